from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.language import (
    LANGUAGES,
    Number,
    Text,
    enumeration,
    format_date,
    format_number,
    speak,
)


@pytest.mark.parametrize(
    ("value", "digits", "german", "english"),
    [
        (1234567.891, None, "1.234.567,89", "1,234,567.89"),
        (1234.5, 0, "1.234", "1,234"),
        (0.1, 3, "0,100", "0.100"),
        (20100, None, "20.100", "20,100"),
        (100, None, "100", "100"),
        (-0.001, None, "0", "0"),
        (-0.0, 1, "0,0", "0.0"),
        (-3.5, None, "-3,5", "-3.5"),
    ],
)
def test_numbers(value: float, digits: int | None, german: str, english: str) -> None:
    assert format_number(value, "de", digits) == german
    assert format_number(value, "en", digits) == english


@given(st.floats(-1e9, 1e9), st.integers(0, 6))
def test_the_two_forms_differ_by_their_separators_only(value: float, digits: int) -> None:
    german, english = format_number(value, "de", digits), format_number(value, "en", digits)
    assert german == english.replace(",", "x").replace(".", ",").replace("x", ".")
    assert float(english.replace(",", "")) == pytest.approx(value, abs=10**-digits)


def test_values_are_spoken_in_each_language() -> None:
    day = dt.date(2003, 12, 31)
    assert (format_date(day, "de"), format_date(day, "en")) == ("31.12.2003", "31 December 2003")
    assert [speak(value, "de") for value in (True, False, 1.5, day, "x", None)] == [
        "ja",
        "nein",
        "1,5",
        "31.12.2003",
        "x",
        "None",
    ]
    assert [speak(value, "en") for value in (True, False)] == ["yes", "no"]
    assert speak(Number(1.25, digits=1), "de") == "1,2"
    assert Number(0.5, percent=True).into("de") == "50 %"
    assert Number(0.5, percent=True, digits=1).into("en") == "50.0%"


def test_a_text_is_filled_and_falls_back_visibly() -> None:
    text = Text(de="am {day}: {what}", en="on {day}: {what}")
    filled = text.fill(day=dt.date(2003, 6, 1), what=Text(de="Fest", en="festival"))
    assert filled == Text(de="am 01.06.2003: Fest", en="on 1 June 2003: festival")
    assert filled.into("tr") == "[en] on 1 June 2003: festival"
    assert Text.from_dict(filled.to_dict()) == filled
    # What is filled in is not a template itself.
    assert Text(de="{x}", en="{x}").fill(x="{y}").en == "{y}"


def test_enumerations() -> None:
    assert enumeration([]).de == ""
    assert enumeration(["a"]).en == "a"
    assert enumeration(["a", "b"]).de == "a und b"
    assert enumeration([1000, Text(de="z", en="y")]).into("de") == "1.000 und z"
    assert enumeration("abc", word=Text(de="oder", en="or")).de == "a, b oder c"


def test_two_languages_are_complete() -> None:
    assert LANGUAGES == ("de", "en")
