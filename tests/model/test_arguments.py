"""What is of the wrong kind is refused with what was given and what to do."""

from __future__ import annotations

import pathlib
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest

import localeconomy as le
from localeconomy.errors import FileFormatError, LocalEconomyError, UnknownNameError, WrongTypeError
from localeconomy.model.arguments import given, is_real, is_whole, truth

if TYPE_CHECKING:
    from collections.abc import Callable

KINO = le.example("kino-knappenviertel")
DAY = "2003-06-30"

NO_BOOLEANS = ["off", "", "no", 0, 1, None, np.int64(0), np.array([True])]


@pytest.mark.parametrize("value", NO_BOOLEANS)
def test_names_are_never_given_out_by_mistake(value: object) -> None:
    """``"off"`` is true for Python: the names that were to be hidden would be printed."""
    with pytest.raises(WrongTypeError, match=r"names: .* is neither True nor False") as caught:
        le.assess(KINO, DAY, names=value)  # type: ignore[arg-type]
    assert "weder True noch False" in caught.value.into("de")


def test_truth_values_of_numpy_are_fine() -> None:
    hidden = le.assess(KINO, DAY, names=np.False_)  # type: ignore[arg-type]
    assert hidden == le.assess(KINO, DAY, names=False)
    assumed = le.assess(KINO, DAY, assume_complete=np.True_)  # type: ignore[arg-type]
    assert assumed.provenance.assume_complete is True
    assert truth(np.True_, "x") is True


@pytest.mark.parametrize(
    "call",
    [
        lambda value: le.assess(KINO, DAY, assume_complete=value),
        lambda value: le.recommend(KINO, DAY, assume_complete=value),
        lambda value: le.catalogue(installed=value),
        lambda value: le.from_frames(add_actors=value),
        lambda value: le.read_roster([], day=DAY, closed=value),
        lambda value: le.read_matrix([], names=[], day=DAY, closed=value),
    ],
)
def test_every_choice_of_meaning_is_a_truth_value(call: Callable[[object], object]) -> None:
    with pytest.raises(WrongTypeError, match=r": 'no' is neither True nor False; give one"):
        call("no")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("kino", r"not the text 'kino'; read it first: localeconomy\.read"),
        (pathlib.Path("kino.json"), r"read it first: localeconomy\.read"),
        (KINO.at(DAY), r"type Snapshot; give the network and the day: .*\(snapshot\.network, sn"),
        (nx.Graph(), r"type Graph; turn it into one first: localeconomy\.from_networkx"),
        (None, r"type NoneType; localeconomy\.read, localeconomy\.example"),
    ],
)
@pytest.mark.parametrize("call", [le.assess, lambda it: le.pseudonymise(it, "0123456789abcdef")])
def test_what_is_no_network_is_told_with_the_way_to_one(
    call: Callable[[object], object], value: object, message: str
) -> None:
    with pytest.raises(TypeError, match=message) as caught:
        call(value)
    assert isinstance(caught.value, LocalEconomyError)
    assert "gebraucht wird ein Netzwerk, nicht" in caught.value.into("de")


def test_what_is_no_catalogue_assessment_or_snapshot_is_told() -> None:
    with pytest.raises(WrongTypeError, match=r"catalogue: a catalogue of criteria .* not the text"):
        le.assess(KINO, DAY, "standard")  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="two assessments are needed, not a value of type Net"):
        le.compare(KINO, KINO)  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match="a network or an assessment is needed, not the text"):
        le.recommend("kino")  # type: ignore[arg-type]
    with pytest.raises(WrongTypeError, match=r"a network on a day is needed.*network\.at\("):
        le.compile_snapshot(KINO)  # type: ignore[arg-type]
    with pytest.raises(LocalEconomyError, match=r"2\.5 is not a number of recommendations"):
        le.recommend(KINO, DAY, most=2.5)  # type: ignore[arg-type]


def test_an_unknown_field_is_told() -> None:
    with pytest.raises(UnknownNameError, match=r"Actor has no field 'nmae'; did you mean 'name'\?"):
        KINO.actors.column("nmae")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"members": 40.0}, r"members=40\.0: a whole number is needed, for example members=40"),
        ({"seed": "1"}, "seed='1': a whole number"),
        ({"age": None}, "age=None: a whole number"),
        ({"missing": "half"}, "missing='half': a number from 0 to 1"),
        ({"quality": "sound"}, r"quality='sound': a number from 0 to 1 is needed, or two"),
        ({"quality": (0.5,)}, r"quality=\(0\.5,\): a number"),
        ({"quality": ()}, r"quality=\(\): a number"),
        ({"pitfalls": [3]}, r"pitfalls=\[3\]: severities .* for example pitfalls=\{3: 1\.0\}"),
        ({"pitfalls": {3: "bad"}}, r"severities from 0 to 1 are needed"),
        ({"faults": "no_recognition"}, r"for example faults=\{'no_recognition': 1\.0\}"),
    ],
)
def test_the_generator_tells_what_it_needs(options: dict[str, object], message: str) -> None:
    with pytest.raises(WrongTypeError, match=message):
        le.synthetic_network(**options)  # type: ignore[arg-type]


def test_the_examples_of_the_generator_work() -> None:
    made = le.synthetic_network(np.int64(20), faults={"no_recognition": 1.0}, pitfalls={3: 1})  # type: ignore[arg-type]
    assert made == le.synthetic_network(20, faults={"no_recognition": 1.0}, pitfalls={3: 1.0})


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("9999-12-31", "'9999-12-31' lies beyond the last day .* give 9998-12-31 at the latest"),
        (np.datetime64("9999"), "lies beyond the last day"),
        ("2003-02-30", "there is no day 2003-02-30; correct it"),
        ("2003-13", "there is no month 2003-13; correct it"),
        ("soon", "'soon' is not a date; write YYYY"),
        (2003.5, r"2003\.5 is not a date"),
    ],
)
def test_a_day_is_refused_for_the_right_reason(day: str, message: str) -> None:
    with pytest.raises(LocalEconomyError, match=message):
        le.assess(KINO, day)


def test_an_empty_path_is_not_the_current_folder(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    le.write(KINO, "./")
    for call in (le.read, lambda path: le.write(KINO, path), le.write_template):
        with pytest.raises(FileFormatError, match="the path is empty; name a file or a folder"):
            call("")


def test_numbers_are_told_apart_from_truth_values() -> None:
    assert [is_whole(each) for each in (1, np.int8(1), 1.0, True, "1")] == [True, True] + [
        False
    ] * 3
    assert [is_real(each) for each in (1, np.float32(1), float("nan"), False, "1")] == [
        *[True] * 3,
        False,
        False,
    ]
    assert given({"name": "Korn"}).de == "ein Wert vom Typ dict"
