"""The examples of a template: left out while they are unchanged, whoever refers to them told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

import localeconomy as le
from localeconomy import io
from localeconomy.errors import LeftOutWarning, ValidationError
from localeconomy.io.excel_template import ORDER_OF_FILLING, sheet_title
from localeconomy.io.tabular.examples import EXAMPLES, examples_of, mark_field
from localeconomy.language import Text
from localeconomy.model.network import Network
from localeconomy.model.records import TABLES, Actor
from tests.io.templates import LANGUAGES, written

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.io.excel_book import OpenBook

EXAMPLE = "example – overwrite or delete"
LEFT_OUT = Text(
    de="'{}' ist ein Beispiel der Vorlage ({}), das unverändert ist und deshalb weggelassen wurde; "
    "bitte auch jene Zeile ändern oder ",
    en="'{}' is an example of the template ({}) that is unchanged and was therefore left out; "
    "change that row as well or ",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_are_a_network_that_keeps_the_rules(language: str) -> None:
    """Whoever changes a word in an example must not be told of faults that were there before."""
    tables = {
        name: [TABLES[name].record_type(**each) for each in examples_of(name, language)]
        for name in EXAMPLES
    }
    network = Network.from_tables(tables)
    assert {name for name, table in network.tables.items() if len(table)} == set(ORDER_OF_FILLING)
    for name, records in tables.items():
        for record in records:
            assert getattr(record, mark_field(name)).lower().startswith(("beispiel", "example"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_unchanged_examples_are_left_out_and_told(tmp_path: Path, language: str) -> None:
    reading = io.read_excel(written(tmp_path, language))
    assert reading.network == Network()
    assert len(reading.left_out) == sum(map(len, EXAMPLES.values()))
    assert reading.ignored == ()
    first = {
        "de": "netzwerk.xlsx, Blatt „Stadtteile“, Zeile 3: 'beispiel-hafenviertel' (ein "
        "unverändertes Beispiel)",
        "en": "netzwerk.xlsx, sheet 'Districts', row 3: 'example-harbour' (an unchanged example)",
    }
    assert reading.left_out[0].into(language) == first[language]
    with pytest.warns(
        LeftOutWarning, match=f"an unchanged example.*; … {len(reading.left_out) - 5}"
    ):
        io.read(tmp_path / "netzwerk.xlsx")


def changed(path: Path, cells: dict[str, str | None]) -> Path:
    """Change cells of a German template; a cell is called as in Akteure!B5."""
    made: OpenBook = openpyxl.load_workbook(path)
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        made[sheet][cell].value = value
    made.save(path)
    return path


def told(path: Path, language: str) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        io.read(path)
    return [each.into(language) for each in caught.value.problems]


def test_a_changed_example_is_a_record(tmp_path: Path) -> None:
    """The coordinator overwrites the name and clears the district, of which the example is gone.

    What marks the examples is no source of a record, even if it was left standing.
    """
    path = changed(written(tmp_path), {"Akteure!B5": "Café am Hafen", "Akteure!F5": None})
    network = io.read_excel(path).network
    assert network == Network(
        actors=[Actor("beispiel-cafe", "Café am Hafen", kind="business", since="2019-03")]
    )


def test_an_example_with_another_source_is_a_record(tmp_path: Path) -> None:
    """Somebody says where it comes from, so it is meant, whatever else it says."""
    path = changed(written(tmp_path), {"Stadtteile!I3": "Statistikstelle"})
    (district,) = io.read_excel(path).network.districts
    assert (district.id, district.source) == ("beispiel-hafenviertel", "Statistikstelle")


def test_a_changed_example_may_name_another_one_that_was_changed_as_well(tmp_path: Path) -> None:
    path = changed(
        written(tmp_path), {"Akteure!B5": "Café am Hafen", "Stadtteile!B3": "Hafenviertel"}
    )
    network = io.read_excel(path).network
    assert [each.district for each in network.actors] == ["beispiel-hafenviertel"]
    assert [each.name for each in network.districts] == ["Hafenviertel"]


def test_a_record_that_names_an_example_that_was_left_out_is_told_which(tmp_path: Path) -> None:
    """A reference that may be empty, one that may not, and one of several in a cell."""
    path = changed(
        written(tmp_path),
        {
            "Akteure!B5": "Café am Hafen",
            "Mitgliedschaften!A3": "beispiel-cafe",
            "Zuständigkeiten!B3": None,
            "Zuständigkeiten!C3": "beispiel-cafe | beispiel-baeckerei",
        },
    )
    sheet = "netzwerk.xlsx, Blatt „{}“, Zeile {}, Spalte {}: "
    assert told(path, "de") == [
        sheet.format("Akteure", 5, "F „Stadtteil“")
        + LEFT_OUT.de.format("beispiel-hafenviertel", "Blatt „Stadtteile“, Zeile 3")
        + "diese Zelle leeren",
        sheet.format("Mitgliedschaften", 3, "B „Organisation *“")
        + LEFT_OUT.de.format("beispiel-haendlernetz", "Blatt „Akteure“, Zeile 3")
        + "hier etwas anderes eintragen",
        sheet.format("Zuständigkeiten", 3, "C „Stellvertretung“")
        + LEFT_OUT.de.format("beispiel-baeckerei", "Blatt „Akteure“, Zeile 4")
        + "diese Zelle leeren",
    ]
    assert told(path, "en")[1] == (
        "netzwerk.xlsx, sheet 'Mitgliedschaften', row 3, column B 'Organisation *': "
        + LEFT_OUT.en.format("beispiel-haendlernetz", "sheet 'Akteure', row 3")
        + "enter something else here"
    )


def test_an_example_of_a_csv_file_that_was_left_out_is_told(tmp_path: Path) -> None:
    """The same rows as a spreadsheet saves them; here the place is that of another file."""
    book: OpenBook = openpyxl.load_workbook(written(tmp_path, "en"))
    sheet = book["Districts"]
    rows = [[str(cell.value or "") for cell in row[:4]] for row in sheet.iter_rows()]
    rows = [[*row, source] for row, source in zip(rows, ("source", "", EXAMPLE), strict=True)]
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "Districts.csv").write_text("\n".join(map(";".join, rows)), encoding="utf-8")
    (folder / "Actors.csv").write_text("id;district\ncafe;example-harbour\n", encoding="utf-8")
    assert told(folder, "en") == [
        "Actors.csv, row 2, column B 'district': "
        + LEFT_OUT.en.format("example-harbour", "Districts.csv, row 3")
        + "clear this cell"
    ]


def test_an_example_that_was_deleted_is_a_reference_to_nothing(tmp_path: Path) -> None:
    path = changed(written(tmp_path), {"Akteure!B5": "Café am Hafen"})
    made: OpenBook = openpyxl.load_workbook(path)
    made["Stadtteile"].delete_rows(3)
    made.save(path)
    (fault,) = told(path, "en")
    assert fault.endswith("'beispiel-hafenviertel' is not among the districts; there are none")


@pytest.mark.parametrize("way", ["cells", "columns"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_left_out_even_without_their_mark(
    tmp_path: Path, language: str, way: str
) -> None:
    """Somebody clears the sources, which are not needed, or deletes their columns.

    What is left of two examples names no other and could be true: a survey and a headcount. They
    count as they stand, since somebody has changed them.
    """
    path = written(tmp_path, language)
    made: OpenBook = openpyxl.load_workbook(path)
    for table in EXAMPLES:
        sheet = made[sheet_title(table, language)]
        if way == "columns":
            sheet.delete_cols(sheet.max_column)
        else:
            for row in range(3, sheet.max_row + 1):
                sheet.cell(row, sheet.max_column).value = None
    made.save(path)
    reading = io.read_excel(path)
    read = {name: len(table) for name, table in reading.network.tables.items() if len(table)}
    assert read == {"surveys": 1, "headcounts": 1}
    assert len(reading.left_out) == sum(map(len, EXAMPLES.values())) - 2


def test_ids_that_begin_like_those_of_examples_are_read(tmp_path: Path) -> None:
    """What is no example but has its id: only what says all the same is left out."""
    network = Network(
        districts=[le.District("example-harbour")],
        actors=[Actor("example-cafe", "Our café", district="example-harbour")],
    )
    for suffix in ("xlsx", "zip"):
        io.write(network, tmp_path / f"a.{suffix}")
        assert io.read(tmp_path / f"a.{suffix}") == network


def test_deleted_examples_leave_no_trace(tmp_path: Path) -> None:
    path = written(tmp_path)
    made: OpenBook = openpyxl.load_workbook(path)
    for table in ORDER_OF_FILLING:
        sheet = made[sheet_title(table, "de")]
        sheet.delete_rows(3, sheet.max_row)
    made.save(path)
    reading = io.read_excel(path)
    assert (reading.network, reading.left_out) == (Network(), ())
