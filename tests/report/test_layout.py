"""Wrapping, tables, encodings and numbers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.criteria.units import DIVERGENCE, MEMBERS, MONTHS, PEOPLE, RATIO, SHARE
from localeconomy.language import Text
from localeconomy.report import layout, numbers
from localeconomy.report.layout import (
    Block,
    Gap,
    Heading,
    Paragraph,
    Span,
    Table,
    lay_out,
    text_width,
)
from localeconomy.report.symbols import showable

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(" \n\u202e\x1bä商%1"),
    max_size=80,
)


@given(
    text=TEXTS,
    width=st.integers(20, 60),
    indent=st.integers(0, 30),
    bullet=st.sampled_from(["", "- "]),
)
def test_wrapping_keeps_every_character_and_the_width(
    text: str, width: int, indent: int, bullet: str
) -> None:
    laid = lay_out([Paragraph.of(text, indent=indent, bullet=bullet)], width=width)
    for line in laid.splitlines():
        assert text_width(line) <= width
        assert line == line.rstrip(" ")
    # Whatever was not a space, a control or a mark of direction is still there, in order.
    kept = layout.UNWANTED.sub("", layout.SPACES.sub(" ", text))
    said = laid.replace("\n", "").replace(" ", "").removeprefix(bullet.strip())
    assert said == re.sub("[ \N{NO-BREAK SPACE}]", "", kept)


@given(
    cells=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=5),
    width=st.integers(20, 70),
)
def test_tables_keep_the_width(cells: list[tuple[str, str, str]], width: int) -> None:
    head, *rows = cells
    laid = lay_out([Table(head, tuple(rows), right=frozenset({1}))], width=width)
    for line in laid.split("\n"):
        assert text_width(line) <= width
        assert line == line.rstrip(" ")


def test_a_table_is_aligned_wraps_its_last_column_or_becomes_a_list() -> None:
    table = Table(
        header=("id", "cap", "title"),
        rows=(("core", "40", "the active core of a network"), ("goals", "", "")),
        right=frozenset({1}),
        least=(6,),
    )
    assert lay_out([table], width=80) == (
        "id      cap  title\ncore     40  the active core of a network\ngoals\n"
    )
    assert lay_out([table], width=36) == (
        "id      cap  title\ncore     40  the active core of a\n             network\ngoals\n"
    )
    assert lay_out([table], width=30) == (
        "- core: cap 40; title the\n  active core of a network\n- goals:\n"
    )


def test_a_table_whose_last_column_holds_figures_is_never_wrapped() -> None:
    table = Table(("family", "share"), (("Rahmen", "außerhalb der Wertung"),), frozenset({1}))
    assert lay_out([table], width=29) == (
        "family                  share\nRahmen  außerhalb der Wertung\n"
    )
    assert lay_out([table], width=28) == "- Rahmen: share außerhalb\n  der Wertung\n"


def test_headings_are_ruled_by_their_width_and_parted_by_one_empty_line() -> None:
    blocks: list[Block] = [
        Heading("商店", 1),
        Gap(),
        Gap(),
        Heading("Ties", 2),
        Heading("One", 3),
        Gap(),
    ]
    assert lay_out(blocks, width=40) == "商店\n====\n\nTies\n----\n\nOne\n"
    assert lay_out([], width=40) == ""


def test_a_long_heading_is_wrapped_and_its_rule_is_as_long_as_its_longest_line() -> None:
    assert lay_out([Heading("Netzwerk im Stadtteil Nord", 1)], width=20) == (
        "Netzwerk im\nStadtteil Nord\n==============\n"
    )


def test_a_number_and_its_per_cent_sign_stay_together() -> None:
    assert lay_out([Paragraph.of("so viele Betriebe: 79 %")], width=21) == (
        "so viele Betriebe:\n79 %\n"
    )


def test_a_word_that_is_too_long_is_broken_within_its_styles() -> None:
    spans = (Span("a" * 15, "good"), Span("b" * 15), Span("c" * 15, "bad"))
    assert lay_out([Paragraph(spans)], width=20) == (
        "a" * 15 + "b" * 5 + "\n" + "b" * 10 + "c" * 10 + "\n" + "c" * 5 + "\n"
    )
    coloured = lay_out([Paragraph(spans)], width=20, colour=True)
    assert coloured.startswith(f"\x1b[36m{'a' * 15}\x1b[0mbbbbb\n")


def test_a_style_covers_the_spaces_between_its_words_only() -> None:
    spans = (Span("two words", "good"), Span(" and more"))
    assert lay_out([Paragraph(spans)], width=40, colour=True) == (
        "\x1b[36mtwo words\x1b[0m and more\n"
    )


def test_an_unknown_style_is_no_style() -> None:
    assert lay_out([Paragraph((Span("x", "loud"),))], width=40, colour=True) == "x\n"


@given(text=TEXTS, encoding=st.sampled_from(["ascii", "latin-1", "cp1252", "cp437", "utf-8"]))
def test_what_is_shown_can_be_encoded(text: str, encoding: str) -> None:
    showable(text, encoding).encode(encoding)


def test_an_unknown_encoding_is_taken_as_ascii() -> None:
    assert showable("Gründer ✔ 商 \udc80", "no-such-code") == "Gruender + ? ?"
    assert showable("a\udc80", "utf-8") == "a?"


def test_the_width_is_the_terminal_s_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert layout.terminal_width() == 80
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for columns, width in {"60": 60, "100": 100, "240": 100}.items():
        monkeypatch.setenv("COLUMNS", columns)
        assert layout.terminal_width() == width


# Numbers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "de", "en"),
    [
        (0.786, SHARE, "79 %", "79%"),
        (0.004, SHARE, "0,4 %", "0.4%"),
        (0.0, SHARE, "0 %", "0%"),
        (1.125, RATIO, "112 % des Bedarfs", "112% of the need"),
        (1.0, MONTHS, "1 Monat", "1 month"),
        (0.0, MONTHS, "0 Monate", "0 months"),
        (18.53, MONTHS, "18,5 Monate", "18.5 months"),
        (1234.0, PEOPLE, "1.234 Personen", "1,234 people"),
        (1.0, PEOPLE, "1 Person", "1 person"),
        (1.0, MEMBERS, "1 aktives Mitglied", "1 active member"),
        (0.022, DIVERGENCE, "0,02 Bit", "0.02 bits"),
        (1.0, Text(de="Briefe", en="letters"), "1 Briefe", "1 letters"),
    ],
)
def test_figures_have_their_unit(value: float, unit: Text, de: str, en: str) -> None:
    said = numbers.figure(value, unit)
    assert (said.de, said.en) == (de, en)


@pytest.mark.parametrize(
    ("months", "de", "en"),
    [
        (0.0, "am Tag der Gründung oder davor", "on the day of the founding or before"),
        (0.4, "unter einem Monat", "less than a month"),
        (1.0, "1 Monat", "1 month"),
        (11.99, "11 Monate", "11 months"),
        (12.0, "1 Jahr", "1 year"),
        (25.0, "2 Jahre und 1 Monat", "2 years and 1 month"),
        (65.97, "5 Jahre und 5 Monate", "5 years and 5 months"),
    ],
)
def test_an_age_counts_completed_months(months: float, de: str, en: str) -> None:
    assert (numbers.age(months).de, numbers.age(months).en) == (de, en)


@given(st.floats(0, 100))
def test_a_shown_score_has_the_grade_of_the_score(value: float) -> None:
    from localeconomy.scoring.words import grade_of

    shown = float(numbers.score(value).into("en"))
    assert grade_of(shown) == grade_of(value)
    assert abs(shown - value) <= 0.5


@given(st.floats(0, 1))
def test_a_shown_value_has_the_word_of_the_value(value: float) -> None:
    shown = float(numbers.points(value).into("en"))
    assert (shown >= 70, shown >= 40) == (100 * value >= 70, 100 * value >= 40)


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_score_below_a_limit_looks_so(one: float, other: float) -> None:
    value, limit = sorted((one, other))
    if limit - value > 1e-9:
        assert float(numbers.below(value, limit).into("en")) < limit
