from __future__ import annotations

import inspect
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

import localeconomy as le
from localeconomy import errors
from localeconomy.errors import (
    FAULT_KEYS,
    FileFormatError,
    LocalEconomyError,
    MissingDayError,
    UnknownNameError,
    ValidationError,
)
from localeconomy.io.frame_faults import FrameFault
from localeconomy.io.graph_reading import LineFault
from localeconomy.io.json_text import EntryFault
from localeconomy.io.tabular.faults import CellFault
from localeconomy.language import Text
from localeconomy.model.plain_graph import LineProblem
from localeconomy.model.problems import MOST_PROBLEMS, Problem, found

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.errors import Translatable

TEXT = Text(de="Etwas fehlt", en="Something is missing")


def test_one_base_class_catches_all() -> None:
    for name in errors.__all__:
        declared = getattr(errors, name)
        if inspect.isclass(declared) and issubclass(declared, Exception):
            assert issubclass(declared, LocalEconomyError | Warning)


@pytest.mark.parametrize(
    "kind", [LocalEconomyError, FileFormatError, UnknownNameError, MissingDayError]
)
def test_an_error_speaks_both_languages(kind: type[LocalEconomyError]) -> None:
    error = kind(TEXT)
    assert str(error) == "Something is missing"
    assert error.into("de") == "Etwas fehlt"


def test_an_unknown_name_is_a_key_error_and_a_missing_day_a_value_error() -> None:
    assert isinstance(UnknownNameError(TEXT), KeyError)
    assert isinstance(MissingDayError(TEXT), ValueError)


def test_a_validation_error_shows_twenty_problems_and_counts_the_rest() -> None:
    problems = [Text(de=f"Fehler {number}", en=f"fault {number}") for number in range(22)]
    error = found(problems, Text(de="hier", en="here"))
    lines = str(error).splitlines()
    assert lines[0] == "22 problems here:"
    assert lines[1:21] == [f"  - fault {number}" for number in range(20)]
    assert lines[21:] == ["  … and 2 more"]
    assert error.into("de").splitlines()[0] == "22 Fehler hier:"
    assert error.into("de").endswith("  … und 2 weitere")
    assert error.problems == tuple(problems)
    assert str(found(problems[:1], Text(de="hier", en="here"))).startswith("1 problem here:\n")


def test_of_very_many_problems_nobody_says_the_exact_number() -> None:
    """Ten thousand are kept; of them 20 are shown."""
    error = found([TEXT] * MOST_PROBLEMS, Text(de="hier", en="here"))
    assert str(error).startswith("at least 10,000 problems here:\n")
    assert str(error).endswith("  … and 9,980 more")
    assert error.into("de").startswith("mindestens 10.000 Fehler hier:\n")
    assert error.into("de").endswith("  … und 9.980 weitere")


def test_an_error_is_data() -> None:
    said = {"de": "Etwas fehlt", "en": "Something is missing"}
    assert UnknownNameError(TEXT).to_dict() == {
        "format": "localeconomy/error",
        "version": 1,
        "kind": "UnknownNameError",
        "file": None,
        "message": said,
        "faults": [{"message": said, "text": said}],
    }
    error = FileFormatError(TEXT, line=3, column=7)
    error.file = "q.json"
    assert error.to_dict()["file"] == "q.json"
    assert error.to_dict()["faults"] == [
        {"file": "q.json", "column": 7, "line": 3, "message": said, "text": said}
    ]
    json.dumps(error.to_dict())


def test_all_problems_are_data_with_the_keys_that_are_promised() -> None:
    """One of each kind, and more of them than the message shows."""
    problem = Problem("actors", 0, "a", "kind", TEXT)
    kinds: list[tuple[Translatable, dict[str, Any]]] = [
        (problem, {"file": "q", "table": "actors", "entry": 1, "record": "a", "field": "kind"}),
        (LineProblem(4, problem), {"file": "q", "line": 4, "table": "actors", "entry": 1,
                                   "record": "a", "field": "kind"}),
        (LineFault(5, TEXT), {"file": "q", "line": 5}),
        (EntryFault(6, TEXT, "nodes"), {"file": "q", "table": "nodes", "entry": 6}),
        (FrameFault("actors", TEXT, 0, "kind"), {"file": "q", "row": 0, "column": "kind",
                                                 "table": "actors"}),
        (CellFault("a.csv", TEXT, 2, "B", "Art", "x", "actors", "kind", "S"),
         {"file": "a.csv", "sheet": "S", "row": 2, "column": "B", "header": "Art", "value": "x",
          "table": "actors", "field": "kind"}),
        (TEXT, {"file": "q"}),
    ]  # fmt: skip
    error = found([fault for fault, _ in kinds] * 4, TEXT)
    error.file = "q"
    faults = error.to_dict()["faults"]
    assert len(faults) == 28
    for fault, (kind, place) in zip(faults, kinds * 4, strict=True):
        said = {"message": TEXT.to_dict(), "text": {"de": kind.into("de"), "en": kind.into("en")}}
        assert fault == place | said
        assert [key for key in FAULT_KEYS if key in fault] == list(fault)


def test_errors_of_files_know_the_file(tmp_path: Path) -> None:
    """Of a reader, of a writer, of a name without a format; a fault keeps a file of its own."""
    broken = tmp_path / "q.json"
    broken.write_text("{", encoding="utf-8")
    for path in (broken, tmp_path / "none.json", tmp_path / "q.txt"):
        with pytest.raises(FileFormatError) as caught:
            le.read(path)
        assert caught.value.file == str(path)
    with pytest.raises(FileFormatError) as caught:
        le.write(le.Network(), tmp_path / "none" / "q.json")
    assert caught.value.file == str(tmp_path / "none" / "q.json")
    (tmp_path / "Akteure.csv").write_text("Kennung;Art\na;Laden\n", encoding="utf-8")
    with pytest.raises(ValidationError) as faulty:
        le.read_csv(tmp_path)
    assert faulty.value.to_dict()["file"] == str(tmp_path)
    assert faulty.value.to_dict()["faults"][0]["file"] == "Akteure.csv"


@pytest.mark.parametrize(
    "error", [FileFormatError(TEXT, line=2), UnknownNameError(TEXT), ValidationError(TEXT, [TEXT])]
)
def test_an_error_can_be_sent_to_another_process(error: LocalEconomyError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - written here
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert again.into("de") == error.into("de")
    assert again.to_dict() == error.to_dict()
