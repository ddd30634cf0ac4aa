"""What is wrong with rosters and matrices: named all at once, where the user sees it."""

# ruff: noqa: E501 - messages stand here as they are printed

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import localeconomy as le
from localeconomy.errors import FileFormatError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = "2024-03-15"

ROSTER = """Befragte;Partner;Art;Stärke;geantwortet;seit;
Kiosk;Café;Kooperaton;viel;vielleicht;32.13.2001;
;Café;;;;;
Kiosk;;Lieferbeziehung;2;;;
Kiosk;Kiosk;;-1;;;
Kiosk;Café;;1;;;
Kiosk;Café;;2;;;mehr
Kiosk;Café;;2;;;;mehr
"""
ENGLISH = """
roster.csv, row 8: the row has more cells than the headers (7); put text that holds the delimiter into quotation marks ("…")
roster.csv, row 1, column G '': the column has no title; give one or empty its cells
"""
# Once the columns are in order, the rows are read.
ROWS_ENGLISH = """
roster.csv, row 8: the row has more cells than the headers (6); put text that holds the delimiter into quotation marks ("…")
roster.csv, row 2, column E 'geantwortet': 'vielleicht' is neither yes nor no; write 'yes' or 'no'
roster.csv, row 2, column D 'Stärke': 'viel' is not a strength; write a number from 0 on (0: no tie)
roster.csv, row 2, column F 'seit': there is no day 2001-13-32; correct it
roster.csv, row 2, column C 'Art': 'Kooperaton' is unknown; did you mean 'cooperation'? Assign words of your own with relations
roster.csv, row 3, column A 'Befragte': is empty; say who answered
roster.csv, row 4, column B 'Partner': is empty; say with whom, or empty the answers of the row
roster.csv, row 5, column D 'Stärke': '-1' is not a strength; write a number from 0 on (0: no tie)
roster.csv, row 5, column B 'Partner': a tie of an actor with itself; remove it or correct the partner
roster.csv, row 7, column B 'Partner': the same tie stands in row 6 already; remove one of the two
roster.csv, row 8, column B 'Partner': the same tie stands in row 6 already; remove one of the two
"""
ROWS_GERMAN = """
roster.csv, Zeile 8: die Zeile hat mehr Zellen als die Kopfzeile (6); Text mit dem Trennzeichen bitte in Anführungszeichen ("…") setzen
roster.csv, Zeile 2, Spalte E „geantwortet“: 'vielleicht' ist weder ja noch nein; bitte „ja“ oder „nein“ schreiben
roster.csv, Zeile 2, Spalte D „Stärke“: 'viel' ist keine Stärke; bitte eine Zahl ab 0 schreiben (0: keine Beziehung)
roster.csv, Zeile 2, Spalte F „seit“: den 32.13.2001 gibt es nicht; bitte berichtigen
roster.csv, Zeile 2, Spalte C „Art“: 'Kooperaton' ist unbekannt; meinten Sie 'Kooperation'? Eigene Bezeichnungen bitte mit relations zuordnen
roster.csv, Zeile 3, Spalte A „Befragte“: ist leer; bitte eintragen, wer geantwortet hat
roster.csv, Zeile 4, Spalte B „Partner“: ist leer; bitte eintragen, mit wem, oder die Antworten der Zeile leeren
roster.csv, Zeile 5, Spalte D „Stärke“: '-1' ist keine Stärke; bitte eine Zahl ab 0 schreiben (0: keine Beziehung)
roster.csv, Zeile 5, Spalte B „Partner“: eine Beziehung mit sich selbst; bitte streichen oder den Partner berichtigen
roster.csv, Zeile 7, Spalte B „Partner“: dieselbe Beziehung steht schon in Zeile 6; bitte eine der beiden streichen
roster.csv, Zeile 8, Spalte B „Partner“: dieselbe Beziehung steht schon in Zeile 6; bitte eine der beiden streichen
"""

MATRIX = """;Kiosk;Café;Cafe;Café;
Kiosk;1;viel;-2;;
Café;2;x;0;;
;1;;;;
Cafe;0;1;-;;
Kiosk;0;0;0;;
Cafeteria;0;0;0;;
"""
MATRIX_ENGLISH = """
matrix.csv, row 1, column E 'Café': is the same actor as column 'Café'; remove one of the two
matrix.csv, row 1, column F '': is empty; write the actor's name
matrix.csv, row 2, column B 'Kiosk': a tie of an actor with itself; empty the cell, or read with self_ties='drop'
matrix.csv, row 2, column C 'Café': 'viel' is not a strength; write a number from 0 on, or 'x'
matrix.csv, row 2, column D 'Cafe': '-2' is not a strength; write a number from 0 on, or 'x'
matrix.csv, row 4, column A '': is empty; write the actor's name
matrix.csv, row 6, column A '': stands in row 2 already; remove one of the two
matrix.csv, row 7, column A '': 'Cafeteria' has no column; did you mean 'Cafe'?
"""


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def faults(call: Callable[[], object], language: str) -> str:
    with pytest.raises(le.ValidationError) as caught:
        call()
    return "\n".join(each.into(language) for each in caught.value.problems)


def test_of_the_columns_of_a_roster(tmp_path: Path) -> None:
    file = written(tmp_path, "roster.csv", ROSTER)
    assert faults(lambda: le.read_roster(file, day=DAY), "en") == ENGLISH.strip()


@pytest.mark.parametrize(("language", "expected"), [("en", ROWS_ENGLISH), ("de", ROWS_GERMAN)])
def test_of_the_rows_of_a_roster(language: str, expected: str, tmp_path: Path) -> None:
    text = re.sub(";\n", "\n", ROSTER).replace(";;;mehr\n", ";;\n", 1)
    file = written(tmp_path, "roster.csv", text)
    assert faults(lambda: le.read_roster(file, day=DAY), language) == expected.strip()


def test_of_a_matrix(tmp_path: Path) -> None:
    file = written(tmp_path, "matrix.csv", MATRIX)
    assert faults(lambda: le.read_matrix(file, day=DAY), "en") == MATRIX_ENGLISH.strip()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a;b;", "a;;no"),
        ("a;;no", "a;b;"),
        ("a;;no", "a;b;yes"),
        ("a;;no", "a;;yes"),
        ("a;;", "a;;no"),
        ("a;b;no", "a;c;yes"),
        ("a;;", "a;b;no"),
    ],
)
def test_whether_one_answered_in_two_ways(first: str, second: str, tmp_path: Path) -> None:
    """Either nothing is known of a's other ties, or that there are none; never both."""
    file = written(tmp_path, "r.csv", f"from;to;answered\n{first}\nx;y;\n{second}\n")
    assert faults(lambda: le.read_roster(file, day=DAY), "en") == (
        "r.csv, row 4, column C 'answered': contradicts row 2: by one of the two 'a' "
        "answered, by the other not; make them agree (who broke off has 'no' in each row with a partner)"
    )
    assert faults(lambda: le.read_roster(file, day=DAY), "de") == (
        "r.csv, Zeile 4, Spalte C „answered“: widerspricht Zeile 2: laut der einen hat "
        "'a' geantwortet, laut der anderen nicht; bitte angleichen (wer abgebrochen hat, bekommt „nein“ in jeder "
        "Zeile mit Partner)"
    )


def test_what_is_no_answer_contradicts_none(tmp_path: Path) -> None:
    file = written(tmp_path, "r.csv", "from;to;answered\na;b;perhaps\na;;no\n")
    assert faults(lambda: le.read_roster(file, day=DAY), "en") == (
        "r.csv, row 2, column C 'answered': 'perhaps' is neither yes nor no; write 'yes' or 'no'"
    )


@pytest.mark.parametrize(("first", "second"), [(0, 2), (2, 0), (0, 0)])
def test_a_tie_and_no_tie_between_the_same(first: int, second: int, tmp_path: Path) -> None:
    file = written(tmp_path, "r.csv", f"from;to;strength\na;b;{first}\na;b;{second}\n")
    assert faults(lambda: le.read_roster(file, day=DAY), "en") == (
        "r.csv, row 3, column B 'to': the same tie stands in row 2 already; remove one of the two"
    )


def test_as_data(tmp_path: Path) -> None:
    file = written(tmp_path, "roster.csv", "from;to\na;a\n")
    with pytest.raises(le.ValidationError) as caught:
        le.read_roster(file, day=DAY)
    (problem,) = caught.value.problems
    data = problem.to_dict("en")  # type: ignore[attr-defined] # a fault of a cell
    assert (data["file"], data["row"], data["column"], data["value"]) == ("roster.csv", 2, "B", "a")
    assert str(caught.value).startswith("1 problem in 'roster.csv':")


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        ("from;strength\na;1\n", {}, "the column for 'partner' is missing; it may be called partner; alter; to"),
        ("from;von;to\na;a;b\n", {}, "row 1, column B 'von': is the same as column 'from'; remove"),
        ("from;to;Q;Q\na;b;1;1\n", {}, "column D 'Q': is the same as column 'Q'"),
        ("from;to\na;b\n", {"columns": {"partnr": "to"}}, "columns: 'partnr' is nothing that a roster says; did you mean 'partner'"),
        ("from;to\na;b\n", {"columns": {"partner": "tto"}}, "columns: there is no column 'tto'; did you mean 'to'"),
        ("from;to;strength\na;b;1,5\na;c;1.5\n", {}, "the file writes numbers in two ways: '1,5' German and '1.5'"),
        ("from;to;strength\na;b;1.234\n", {}, "'1.234' can be read in German or international form"),
        ("from;to;strength\na;b;1.5\n", {"numbers": "de"}, "'1.5' is not a strength"),
    ],
)  # fmt: skip
def test_each_says_what_to_do(
    text: str, options: dict[str, Any], message: str, tmp_path: Path
) -> None:
    file = written(tmp_path, "roster.csv", text)
    assert message in faults(lambda: le.read_roster(file, day=DAY, **options), "en")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'roster.csv' is empty; write the headers into the first row"),
        ("\n;;\n", "'roster.csv' is empty"),
        ('from;to\n"a;b\n', 'a quotation mark (") is not closed; correct it'),
        (";".join(f"c{n}" for n in range(5002)), "'roster.csv' has 5,002 columns, 5,001 at most"),
    ],
)
def test_files_without_rows_and_columns(text: str, message: str, tmp_path: Path) -> None:
    file = written(tmp_path, "roster.csv", text)
    with pytest.raises(FileFormatError, match=re.escape(message)):
        le.read_roster(file, day=DAY)


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match="does not exist"):
        le.read_roster(tmp_path / "none.csv", day=DAY)
    with pytest.raises(FileFormatError, match="is a folder; name a file"):
        le.read_matrix(tmp_path, day=DAY)


# In memory --------------------------------------------------------------------------------------

ROWS: list[dict[str, object]] = [
    {"from": "a", "to": "b", "strength": None},
    {"from": "", "to": "", "strength": None},
    {"from": "a", "to": "b", "strength": "strong"},
]


@pytest.mark.parametrize("make", [list, iter, pd.DataFrame, pl.DataFrame, pa.Table.from_pylist])
def test_rows_are_counted_as_python_does(make: Callable[[object], object]) -> None:
    """Blank rows are left out, and counted all the same."""
    assert faults(lambda: le.read_roster(make(ROWS), day=DAY), "en").splitlines() == [
        (
            "row 2 (from 0), column 'strength': 'strong' is not a strength; write a number from 0 on "
            "(0: no tie)"
        ),
        (
            "row 2 (from 0), column 'to': the same tie stands in row 0 (from 0) already; remove one of "
            "the two"
        ),
    ]
    with pytest.raises(le.ValidationError, match=r"^2 problems in the rows:\n") as caught:
        le.read_roster(make(ROWS), day=DAY)
    assert caught.value.problems[1].into("de") == (
        "Zeile 2 (ab 0), Spalte 'to': dieselbe Beziehung steht schon in Zeile 0 (ab 0); bitte eine "
        "der beiden streichen"
    )


def test_of_the_columns_of_rows() -> None:
    rows = [{"from": "a", "von": "a", "": 1, "strength": "1.234"}]
    assert faults(lambda: le.read_roster(rows, day=DAY), "en").splitlines()[:2] == [
        (
            "column 'von': is the same as column 'from'; remove one of the two, or say with columns "
            "which one counts"
        ),
        "column '': the column has no title; give one or empty its cells",
    ]
    rows = [{"from": "a", "to": "b", "strength": "1.234"}]
    said = faults(lambda: le.read_roster(rows, day=DAY), "en")
    assert said.startswith("'1.234' can be read in German or international form; write it without")


def test_cells_of_a_matrix_are_called_by_their_actors() -> None:
    values = [[0, "much", 0], [0, 1, -1.5], [0, 0, 0]]

    def read() -> object:
        return le.read_matrix(values, names=["a", 7, "c"], day=DAY)

    assert faults(read, "en").splitlines() == [
        "row 'a', column '7': 'much' is not a strength; write a number from 0 on, or 'x'",
        (
            "row '7', column '7': a tie of an actor with itself; empty the cell, or read with "
            "self_ties='drop'"
        ),
        "row '7', column 'c': '-1.5' is not a strength; write a number from 0 on, or 'x'",
    ]
    assert faults(read, "de").startswith("Zeile 'a', Spalte '7': 'much' ist keine Stärke; bitte")
    with pytest.raises(le.ValidationError, match=r"^3 problems in the matrix:\n"):
        read()


def test_names_are_counted_as_python_does_and_told_once() -> None:
    values = [[0] * 4] * 4

    def read() -> object:
        return le.read_matrix(values, names=["a", "b", "a", None], day=DAY)

    assert faults(read, "en").splitlines() == [
        "name 2 (from 0) 'a': is the same actor as name 0 (from 0) 'a'; remove one of the two",
        "name 3 (from 0) '': is empty; write the actor's name",
    ]
    assert faults(read, "de").splitlines()[0] == (
        "Name 2 (ab 0) 'a': ist derselbe Akteur wie Name 0 (ab 0) 'a'; bitte eine der beiden "
        "streichen"
    )
