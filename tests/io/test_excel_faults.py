"""What is wrong with a workbook: named all at once, at the cell that the user sees."""

# ruff: noqa: E501 - messages stand here as they are printed

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from localeconomy import io
from localeconomy.errors import FileFormatError, ValidationError
from localeconomy.io.tabular.faults import CellFault
from tests.io.workbooks import saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from localeconomy.io.excel_book import OpenBook

SHEETS: dict[str, list[list[Any]]] = {
    "Stadtteile": [
        ["Kennung", "Gemeindeschlüssel", "Einwohner/innen", "nötige Versorgung"],
        ["nord", 5113000, 12.5, "Post | Blumen"],
        ["sued", 5113000, dt.date(2024, 2, 1), None],
    ],
    "Akteure": [
        ["Händlernetz Hafen, Stand Juni"],
        [],
        ["Kennung", "Name", "Art", "verfügbare Stunden", "seit", "Farbe", "Stadtteil"],
        ["kiosk", "Käse", "Unternehmn", "zwei", "32.13.2001", "rot", "Norden"],
        [None, "ohne", "Person", None, 37028, None, None],
        [],
        ["kiosk", dt.date(2024, 2, 1), "Person", dt.time(7, 30), "9999", None, "nord"],
        ["cafe", True, "Person", -5, 1.5, None, None],
        ["x", "gut", "Person", None, dt.datetime(2001, 5, 17, 8, 30), None, "nord"],  # noqa: DTZ001
    ],
    "Beziehungen": [
        ["von", "zu", "Art", "Gewicht", "gegenseitig", "seit", "bis"],
        ["kiosk", "caffe", "Kooperation", "=1/0", "ja", "2001", "2003"],
        ["kiosk", "cafe", "Kooperation", 0, "vielleicht", "2003", "2001"],
        ["cafe", "x", "Kooperation", "=A1", "ja", None, None],
        ["x", "cafe", "Kontakt", None, None, None, None],
        ["x", "cafe", "Kontakt", None, None, None, None],
        ["x", "kiosk", "Kontakt", None, None, 2001, 2002],
        ["x", "kiosk", None, None, None, 2003, 2004],
    ],
    "Aktivitäten": [
        ["Kennung", "Tag", "Teilnehmende", None],
        ["fest", "2003", "Bewohner/innen: viele", "Notiz"],
    ],
    "Was ist vollständig": [["Tabelle", "vollständig?"], ["Akteure", "teils"], ["Akten", "ja"]],
}

# The twenty planted mistakes and what else follows of them, in the order of tables, rows, columns.
EXPECTED = """
Stadtteile!B2 Gemeindeschlüssel | 5113000 is a number, so that zeros are lost; format the column as text and enter the code again (and so in row 3) | 5113000 ist eine Zahl, dabei gehen Nullen verloren; bitte die Spalte als Text formatieren und den Schlüssel neu eingeben (ebenso in Zeile 3)
Stadtteile!C2 Einwohner/innen | 12.5 is not a whole number; enter one | 12,5 ist keine ganze Zahl; bitte eine eintragen
Stadtteile!D2 nötige Versorgung | 'Blumen' is unknown; use one of 'groceries', … | 'Blumen' ist unbekannt; möglich sind 'Lebensmittel', …
Stadtteile!C3 Einwohner/innen | what was entered has become a date (2024-02-01); format the cell as text and enter it again | aus der Eingabe ist ein Datum geworden (01.02.2024); bitte die Zelle als Text formatieren und neu eingeben
Akteure!F3 Farbe | unknown column 'Farbe'; use one of 'id', … | unbekannte Spalte 'Farbe'; möglich sind 'Kennung', …
Akteure!C4 Art | 'Unternehmn' is unknown; did you mean 'Unternehmen'? | 'Unternehmn' ist unbekannt; meinten Sie 'Unternehmen'?
Akteure!D4 verfügbare Stunden | 'zwei' is not a number; write it without a unit or comment | 'zwei' ist keine Zahl; bitte ohne Einheit und Zusätze schreiben
Akteure!E4 seit | there is no day 2001-13-32; correct it | den 32.13.2001 gibt es nicht; bitte berichtigen
Akteure!G4 Stadtteil | 'Norden' is not among the districts; did you mean 'nord'? | 'Norden' steht nicht in der Tabelle Stadtteile; meinten Sie 'nord'?
Akteure!A5 Kennung | is missing; please give it | fehlt; bitte angeben
Akteure!E5 seit | 37028 is a number and no date; enter it as text, for example 2001-05-17, if that day is meant | 37028 ist eine Zahl und kein Datum; bitte als Text eingeben, etwa 17.05.2001, falls dieser Tag gemeint ist
Akteure!A7 Kennung | the id 'kiosk' is used twice (first in row 4); choose another one | die Kennung 'kiosk' ist doppelt (schon Zeile 4); bitte eine andere wählen
Akteure!B7 Name | what was entered has become a date (2024-02-01); format the cell as text and enter it again | aus der Eingabe ist ein Datum geworden (01.02.2024); bitte die Zelle als Text formatieren und neu eingeben
Akteure!D7 verfügbare Stunden | 07:30:00 is a time or duration; enter a number or a text, for hours 7.5, for example | 07:30:00 ist eine Uhrzeit oder Dauer; bitte eine Zahl oder einen Text eingeben, für Stunden etwa 7,5
Akteure!E7 seit | '9999' is not a date of the calendar; leave an open end empty | '9999' ist kein Datum des Kalenders; ein offenes Ende leer lassen
Akteure!B8 Name | TRUE is a truth value and no text; format the cell as text and enter it again | WAHR ist ein Wahrheitswert und kein Text; bitte die Zelle als Text formatieren und neu eingeben
Akteure!D8 verfügbare Stunden | -5 is below 0; give at least 0 | -5 ist kleiner als 0; bitte mindestens 0 eintragen
Akteure!E8 seit | 1.5 is a number and no date; format the cell as text and enter 2001-05-17, 2001-05 or 2001 | 1,5 ist eine Zahl und kein Datum; bitte die Zelle als Text formatieren und 17.05.2001, 05.2001 oder 2001 eingeben
Akteure!E9 seit | 2001-05-17 08:30:00 names a time as well; enter the day alone, 2001-05-17 | 2001-05-17 08:30:00 nennt auch eine Uhrzeit; bitte nur den Tag eingeben, 17.05.2001
Beziehungen!B2 zu | 'caffe' is not among the actors; did you mean 'cafe'? | 'caffe' steht nicht in der Tabelle Akteure; meinten Sie 'cafe'?
Beziehungen!D2 Gewicht | '#DIV/0!' is the error of a formula; correct the formula or enter the value | '#DIV/0!' ist ein Fehler einer Formel; bitte die Formel berichtigen oder den Wert eintragen
Beziehungen!D3 Gewicht | 0 is not a weight of this kind of tie; give one above 0 | …
Beziehungen!E3 gegenseitig | 'vielleicht' is neither yes nor no; write 'yes' or 'no' | 'vielleicht' ist weder ja noch nein; bitte „ja“ oder „nein“ schreiben
Beziehungen!G3 bis | 2001 is not after since 2003; check the dates | …
Beziehungen!D4 Gewicht | the formula has no stored result; open and save the file in a spreadsheet program, or enter the value | die Formel hat kein gespeichertes Ergebnis; bitte die Datei in der Tabellenkalkulation öffnen und speichern oder den Wert eintragen
Beziehungen!6 | is already there in row 5; remove one of the two or tell them apart | steht schon in Zeile 5; eine der beiden streichen oder unterscheiden
Beziehungen!C7 Art | the cells C7:C8 are merged, only the first has a value; unmerge them and fill each | die Zellen C7:C8 sind verbunden, einen Wert hat nur die erste; bitte die Verbindung aufheben und jede Zelle ausfüllen
Aktivitäten!C2 Teilnehmende | 'Bewohner/innen: viele' is not the number of a group; write 'residents: 12' once a group, … | 'Bewohner/innen: viele' ist keine Anzahl einer Gruppe; …
Aktivitäten!D2 | 'Notiz' stands in a column without a header; give one or empty the cell | 'Notiz' steht in einer Spalte ohne Titel; bitte einen eintragen oder die Zelle leeren
Was ist vollständig!B2 vollständig? | 'teils' is neither yes nor no; write 'yes' if all is on record, else empty the cell | 'teils' ist weder ja noch nein; bitte „ja“ schreiben, wenn alles erfasst ist, sonst die Zelle leeren
Was ist vollständig!A3 Tabelle | 'Akten' is unknown; … | 'Akten' ist unbekannt; …
""".strip().splitlines()


def spoil(made: OpenBook) -> None:
    """What a spreadsheet stores for a division by zero, and two cells that are merged."""
    error = made["Beziehungen"]["D2"]
    error.value, error.data_type = "#DIV/0!", "e"
    made["Beziehungen"].merge_cells("C7:C8")


def faults(path: Path) -> list[CellFault]:
    with pytest.raises(ValidationError) as caught:
        io.read(path)
    assert all(isinstance(each, CellFault) for each in caught.value.problems)
    return [each for each in caught.value.problems if isinstance(each, CellFault)]


def place(fault: CellFault) -> str:
    header = f" {fault.header}" if fault.header else ""
    return f"{fault.sheet}!{fault.column or ''}{fault.row}{header}"


def test_all_faults_of_all_sheets_are_named_at_their_cells(tmp_path: Path) -> None:
    """Thirty-one in one workbook, more than the twenty that are asked for, each once.

    The headers of the actors stand in row 3, below a title. The row without an id (5) could be any
    actor, so that a reference to nobody would still be told: the actors were read whole.
    """
    found = faults(saved(tmp_path / "netz.xlsx", SHEETS, spoil))
    assert [place(each) for each in found] == [line.split(" | ")[0].strip() for line in EXPECTED]
    assert len(found) >= 20
    for fault, line in zip(found, EXPECTED, strict=True):
        _, english, german = line.split(" | ")
        for language, expected in (("en", english), ("de", german)):
            said = fault.message.into(language)
            assert said == expected or (
                expected.endswith("…") and said.startswith(expected.removesuffix("…"))
            )


def test_a_fault_is_said_and_is_data(tmp_path: Path) -> None:
    fault = faults(saved(tmp_path / "netz.xlsx", SHEETS, spoil))[1]
    assert fault.into("de") == (
        "netz.xlsx, Blatt „Stadtteile“, Zeile 2, Spalte C „Einwohner/innen“: 12,5 ist keine ganze "
        "Zahl; bitte eine eintragen"
    )
    assert fault.into("en") == (
        "netz.xlsx, sheet 'Stadtteile', row 2, column C 'Einwohner/innen': 12.5 is not a whole "
        "number; enter one"
    )
    assert fault.to_dict("en") == {
        "file": "netz.xlsx",
        "message": "12.5 is not a whole number; enter one",
        "row": 2,
        "column": "C",
        "header": "Einwohner/innen",
        "value": "12.5",
        "table": "districts",
        "field": "inhabitants",
        "sheet": "Stadtteile",
    }


def test_the_value_of_a_fault_is_what_the_cell_shows(tmp_path: Path) -> None:
    found = {place(each): each.value for each in faults(saved(tmp_path / "a.xlsx", SHEETS, spoil))}
    assert found["Beziehungen!D2 Gewicht"] == "#DIV/0!"
    assert found["Akteure!D8 verfügbare Stunden"] == "-5"
    assert found["Akteure!D7 verfügbare Stunden"] == "07:30:00"
    assert found["Beziehungen!6"] is None


def one_fault(
    path: Path, sheets: dict[str, Any], change: Callable[[OpenBook], object] | None = None
) -> str:
    (found,) = faults(saved(path / "a.xlsx", sheets, change))
    return found.into("en").removeprefix("a.xlsx, ")


@pytest.mark.parametrize(
    ("name", "rows", "expected"),
    [
        ("Akteuere", [["x"]], "its name is not a table; did you mean 'Akteure'?"),
        ("Firmen", [["Kennung", "Art"], ["a", "Person"]], "it looks like the table 'actors'"),
        ("Ties", [["von", "zu", "Stärke"]], "it looks like the table 'relationships'"),
    ],
)
def test_a_sheet_that_may_be_a_table_is_not_passed_over(
    tmp_path: Path, name: str, rows: list[list[str]], expected: str
) -> None:
    sheets = {"Ziele": [["Kennung"], ["z"]], name: rows}
    assert one_fault(tmp_path, sheets).startswith(f"sheet '{name}': {expected}")
    hidden = saved(
        tmp_path / "b.xlsx", sheets, lambda made: setattr(made[name], "sheet_state", "hidden")
    )
    assert io.read_excel(hidden).ignored == (name,)


def test_references_are_not_blamed_where_a_table_may_be_missing(tmp_path: Path) -> None:
    sheets = {
        "Firmen": [["Kennung", "Art"], ["a", "Person"]],
        "Beziehungen": [["von", "zu"], ["a", "b"]],
    }
    assert one_fault(tmp_path, sheets).startswith("sheet 'Firmen': it looks like")


def test_a_table_twice_is_told(tmp_path: Path) -> None:
    sheets = {"Akteure": [["Kennung"], ["a"]], "actors": [["id"], ["b"]]}
    assert one_fault(tmp_path, sheets) == (
        "sheet 'actors': is the same table as the sheet 'Akteure'; join the two or remove one"
    )


def test_a_fault_on_a_hidden_sheet_says_how_to_see_it(tmp_path: Path) -> None:
    found = one_fault(
        tmp_path,
        {"Akteure": [["Kennung", "Art"], ["a", "Mensch"]], "Ziele": [["Kennung"]]},
        lambda made: setattr(made["Akteure"], "sheet_state", "hidden"),
    )
    assert found.endswith("(the sheet is hidden: right-click a sheet tab, 'Unhide')")


@pytest.mark.parametrize("rows", [[], [[None]], [[" "], ["  "]]])
def test_a_sheet_of_a_table_without_headers_is_told(tmp_path: Path, rows: list[Any]) -> None:
    assert one_fault(tmp_path, {"Akteure": rows}) == (
        "sheet 'Akteure': is empty; write the headers into the first row"
    )


def test_an_error_in_the_headers_is_told(tmp_path: Path) -> None:
    def spoil_header(made: OpenBook) -> None:
        made["Akteure"]["B1"].value = "#NAME?"
        made["Akteure"]["B1"].data_type = "e"

    found = one_fault(
        tmp_path, {"Akteure": [["Kennung", "x", "Art"], ["a", None, "Person"]]}, spoil_header
    )
    assert found.startswith("sheet 'Akteure', row 1, column B '': '#NAME?' is the error of a form")


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("A2:A4", "row 2, column A 'Kennung': the cells A2:A4 are merged"),
        ("A3:B3", "row 3, column A 'Kennung': the cells A3:B3 are merged"),
        ("C2:D4", None),  # no column of the table
        ("A5:A9", None),  # below it
        ("A1:A1", None),
    ],
)
def test_merged_cells_count_where_the_table_is(
    tmp_path: Path, area: str, expected: str | None
) -> None:
    sheets = {"Ziele": [["Kennung", "Ziel"], ["a", "A"], ["b", "B"], ["c", "C"]]}
    path = saved(tmp_path / "a.xlsx", sheets, lambda made: made["Ziele"].merge_cells(area))
    if expected is None:
        assert len(io.read(path).goals) == 3
    else:
        assert faults(path)[0].into("en").startswith(f"a.xlsx, sheet 'Ziele', {expected}")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (2.5, "2.5 is a number and no text"),
        (1e15, "1000000000000000 is a number and no text"),
        (dt.timedelta(days=2), "2 days, 0:00:00 is a time or duration"),
        (False, "FALSE is a truth value and no text"),
    ],
)
def test_what_became_of_an_id_is_told(tmp_path: Path, value: object, expected: str) -> None:
    """From fifteen digits on a spreadsheet has rounded what was typed."""
    sheets: dict[str, list[list[Any]]] = {"Ziele": [["Kennung", "Ziel"], [value, "x"]]}
    found = faults(saved(tmp_path / "a.xlsx", sheets))
    assert (
        found[0]
        .into("en")
        .startswith(f"a.xlsx, sheet 'Ziele', row 2, column A 'Kennung': {expected}")
    )


def test_many_codes_that_are_numbers_are_one_fault(tmp_path: Path) -> None:
    rows = [[f"a{n}", n] for n in range(40)]
    found = one_fault(tmp_path, {"Akteure": [["Kennung", "Branche"], *rows]})
    assert found.startswith("sheet 'Akteure', row 2, column B 'Branche': 0 is a number")
    assert found.endswith("(and so in rows 3, 4, 5, 6, 7 and 34 more)")


def test_thousands_of_faults_are_gathered_and_not_all_told(tmp_path: Path) -> None:
    rows = [[f"a{n}", "?"] for n in range(11_000)]
    assert (
        len(faults(saved(tmp_path / "a.xlsx", {"Akteure": [["Kennung", "Art"], *rows]}))) == 10_000
    )


def test_a_workbook_without_tables_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsx", {"Notizen": [["Text"]], "Anleitung": [["Text"]]})
    with pytest.raises(FileFormatError) as caught:
        io.read(path)
    assert "holds no sheet that is called like a table, 'actors' for example" in str(caught.value)
    assert caught.value.into("de").endswith("schreibt: localeconomy template netzwerk.xlsx")
