"""One mistake in a filled template each: named once, at the cell that the user sees.

In German and English, in the workbook itself and in the CSV files that LibreOffice makes of it.
"""

# ruff: noqa: E501 - messages stand here as they are printed

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import attrs
import openpyxl
import pytest

from localeconomy import io
from localeconomy.errors import ValidationError
from localeconomy.io.tabular.faults import CellFault
from localeconomy.language import Text
from tests.io.templates import SOFFICE, fill, office_csv, written

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.io.excel_book import OpenBook

Change = Callable[["OpenBook"], object]


@attrs.frozen
class Mistake:
    """A mistake, where it stands and what is said of it.

    Explanations stand in row 2 and examples from row 3 on: of the actors, the coordinator's own
    begin in row 8, of all other tables in row 4.
    """

    make: Change
    sheet: str
    place: str
    header: str | None
    value: str | None
    said: Text
    in_csv: Text | None
    """What is said of the CSV file; None where its text is as good as any other."""

    csv_value: str | None


def entered(cells: dict[str, Any]) -> Change:
    """Enter something into cells, which are called as in Akteure!B5."""

    def enter(made: OpenBook) -> None:
        for place, value in cells.items():
            sheet, _, cell = place.partition("!")
            made[sheet][cell].value = value

    return enter


def formula_error(place: str, error: str) -> Change:
    """Make a cell the error of a formula, as spreadsheets store it."""

    def spoil(made: OpenBook) -> None:
        sheet, _, cell = place.partition("!")
        made[sheet][cell].value, made[sheet][cell].data_type = error, "e"

    return spoil


SAME: Final = Text(de="same", en="same")


def mistake(
    make: dict[str, Any] | Change, at: str, header: str | None, value: str | None, de: str, en: str,
    in_csv: Text | None = SAME, csv_value: str | None = None,
) -> Mistake:  # fmt: skip
    sheet, _, place = at.partition("!")
    said = Text(de=de, en=en)
    return Mistake(
        entered(make) if isinstance(make, dict) else make, sheet, place, header, value, said,
        said if in_csv is SAME else in_csv, value if csv_value is None else csv_value,
    )  # fmt: skip


NO_NUMBER: Final = Text(
    de="{} ist keine Zahl; bitte ohne Einheit und Zusätze schreiben",
    en="{} is not a number; write it without a unit or comment",
)


def no_number(value: str) -> Text:
    return Text(de=NO_NUMBER.de.format(repr(value)), en=NO_NUMBER.en.format(repr(value)))


MISTAKES: Final = {
    "unknown kind": mistake(
        {"Akteure!C9": "Unternehmn"}, "Akteure!C9", "Art", "Unternehmn",
        de="'Unternehmn' ist unbekannt; meinten Sie 'Unternehmen'?",
        en="'Unternehmn' is unknown; did you mean 'Unternehmen'?",
    ),
    "one unknown kind of several": mistake(
        {"Stadtteile!F4": "Post | Blumen"}, "Stadtteile!F4", "nötige Versorgung", "Post | Blumen",
        de="'Blumen' ist unbekannt; möglich sind 'Lebensmittel', 'Bäckerei', …",
        en="'Blumen' is unknown; use one of 'groceries', 'bakery', …",
    ),
    "a day that is not in the calendar": mistake(
        {"Akteure!J9": "31.02.2001"}, "Akteure!J9", "seit", "31.02.2001",
        de="den 31.02.2001 gibt es nicht; bitte berichtigen",
        en="there is no day 2001-02-31; correct it",
    ),
    "the end of time": mistake(
        {"Akteure!K9": "31.12.9999"}, "Akteure!K9", "bis", "31.12.9999",
        de="'31.12.9999' ist kein Datum des Kalenders; ein offenes Ende leer lassen",
        en="'31.12.9999' is not a date of the calendar; leave an open end empty",
    ),
    "a date that is a number": mistake(
        {"Akteure!J9": 37028}, "Akteure!J9", "seit", "37028",
        de="37028 ist eine Zahl und kein Datum; bitte als Text eingeben, etwa 17.05.2001, falls dieser Tag gemeint ist",
        en="37028 is a number and no date; enter it as text, for example 2001-05-17, if that day is meant",
        in_csv=Text(
            de="'37028' ist kein Datum; bitte 17.05.2001, 05.2001 oder 2001 schreiben",
            en="'37028' is not a date; write 2001-05-17, 2001-05 or 2001",
        ),
    ),
    "a name that became a date": mistake(
        {"Akteure!B9": dt.date(2024, 2, 1)}, "Akteure!B9", "Name", "2024-02-01",
        de="aus der Eingabe ist ein Datum geworden (01.02.2024); bitte die Zelle als Text formatieren und neu eingeben",
        en="what was entered has become a date (2024-02-01); format the cell as text and enter it again",
        in_csv=None,
    ),
    "an unknown reference": mistake(
        {"Akteure!F9": "Hafn"}, "Akteure!F9", "Stadtteil", "Hafn",
        de="'Hafn' steht nicht in der Tabelle Stadtteile; meinten Sie 'hafen'?",
        en="'Hafn' is not among the districts; did you mean 'hafen'?",
    ),
    "a reference to an example that is left out": mistake(
        {"Akteure!F9": "beispiel-hafenviertel"}, "Akteure!F9", "Stadtteil", "beispiel-hafenviertel",
        de="'beispiel-hafenviertel' ist ein Beispiel der Vorlage (Blatt „Stadtteile“, Zeile 3), das unverändert ist und deshalb weggelassen wurde; bitte auch jene Zeile ändern oder diese Zelle leeren",
        en="'beispiel-hafenviertel' is an example of the template (sheet 'Stadtteile', row 3) that is unchanged and was therefore left out; change that row as well or clear this cell",
        in_csv=Text(
            de="'beispiel-hafenviertel' ist ein Beispiel der Vorlage (Stadtteile.csv, Zeile 3), das unverändert ist und deshalb weggelassen wurde; bitte auch jene Zeile ändern oder diese Zelle leeren",
            en="'beispiel-hafenviertel' is an example of the template (Stadtteile.csv, row 3) that is unchanged and was therefore left out; change that row as well or clear this cell",
        ),
    ),
    "numbers of two languages": mistake(
        {"Akteure!I9": "7.5", "Akteure!I10": "7,5"}, "Akteure!I9", "verfügbare Stunden", "7.5",
        de="die Datei schreibt Zahlen auf zwei Arten: '7,5' deutsch und '7.5' international; bitte eine Art verwenden oder mit --numbers de oder --numbers en lesen (in Python numbers='de' oder numbers='en')",
        en="the file writes numbers in two ways: '7,5' German and '7.5' international; use one of them, or read with --numbers de or --numbers en (in Python numbers='de' or numbers='en')",
    ),
    "a number in words": mistake(
        {"Akteure!I9": "zwei"}, "Akteure!I9", "verfügbare Stunden", "zwei",
        de=no_number("zwei").de, en=no_number("zwei").en,
    ),
    "a number that became a time": mistake(
        {"Akteure!I9": dt.time(7, 30)}, "Akteure!I9", "verfügbare Stunden", "07:30:00",
        de="07:30:00 ist eine Uhrzeit oder Dauer; bitte eine Zahl oder einen Text eingeben, für Stunden etwa 7,5",
        en="07:30:00 is a time or duration; enter a number or a text, for hours 7.5, for example",
        in_csv=no_number("07:30:00"),
    ),
    "half an inhabitant": mistake(
        {"Stadtteile!D4": 12.5}, "Stadtteile!D4", "Einwohner/innen", "12.5",
        de="12,5 ist keine ganze Zahl; bitte eine eintragen",
        en="12.5 is not a whole number; enter one",
        in_csv=Text(
            de="'12,5' ist keine ganze Zahl; bitte nur Ziffern schreiben",
            en="'12,5' is not a whole number; write digits only",
        ),
        csv_value="12,5",
    ),
    "a count below zero": mistake(
        {"Aktivitäten!J4": "Unternehmen: -5"}, "Aktivitäten!J4", "Teilnehmende", "Unternehmen: -5",
        de="'Unternehmen: -5' ist keine Anzahl einer Gruppe; bitte je Gruppe einmal „Bewohner/innen: 12“ schreiben, mehrere mit | getrennt",
        en="'Unternehmen: -5' is not the number of a group; write 'residents: 12' once a group, several separated by |",
    ),
    "a code that lost its zeros": mistake(
        {"Stadtteile!C4": 5113000}, "Stadtteile!C4", "Gemeindeschlüssel", "5113000",
        de="5113000 ist eine Zahl, dabei gehen Nullen verloren; bitte die Spalte als Text formatieren und den Schlüssel neu eingeben",
        en="5113000 is a number, so that zeros are lost; format the column as text and enter the code again",
        in_csv=None,
    ),
    "an id twice": mistake(
        {"Akteure!A11": "007"}, "Akteure!A11", "Kennung *", "007",
        de="die Kennung '007' ist doppelt (schon Zeile 9); bitte eine andere wählen",
        en="the id '007' is used twice (first in row 9); choose another one",
    ),
    "no id": mistake(
        {"Akteure!B11": "Kiosk"}, "Akteure!A11", "Kennung *", "",
        de="fehlt; bitte angeben", en="is missing; please give it",
    ),
    "an unknown header": mistake(
        {"Akteure!N1": "Farbe", "Akteure!N9": "rot"}, "Akteure!N1", "Farbe", "Farbe",
        de="unbekannte Spalte 'Farbe'; möglich sind 'Kennung', 'Name', …",
        en="unknown column 'Farbe'; use one of 'id', 'name', …",
    ),
    "a header twice": mistake(
        {"Akteure!N1": "kind", "Akteure!N9": "Person"}, "Akteure!N1", "kind", "kind",
        de="ist dieselbe Angabe wie Spalte C; bitte eine der beiden streichen",
        en="is the same field as column C; remove one of the two",
    ),
    "a column without a header": mistake(
        {"Akteure!N9": "anrufen"}, "Akteure!N9", "", "anrufen",
        de="'anrufen' steht in einer Spalte ohne Titel; bitte einen eintragen oder die Zelle leeren",
        en="'anrufen' stands in a column without a header; give one or empty the cell",
    ),
    "the error of a formula in a number": mistake(
        formula_error("Beziehungen!D4", "#REF!"), "Beziehungen!D4", "Gewicht", "#REF!",
        de="'#BEZUG!' ist ein Fehler einer Formel; bitte die Formel berichtigen oder den Wert eintragen",
        en="'#REF!' is the error of a formula; correct the formula or enter the value",
        in_csv=Text(
            de="'#REF!' ist ein Fehler einer Formel; bitte die Formel berichtigen oder den Wert eintragen",
            en="'#REF!' is the error of a formula; correct the formula or enter the value",
        ),
    ),
    "the error of a formula in a text": mistake(
        formula_error("Akteure!F9", "#N/A"), "Akteure!F9", "Stadtteil", "#N/A",
        de="'#NV' ist ein Fehler einer Formel; bitte die Formel berichtigen oder den Wert eintragen",
        en="'#N/A' is the error of a formula; correct the formula or enter the value",
        in_csv=Text(
            de="'#N/A' ist ein Fehler einer Formel; bitte die Formel berichtigen oder den Wert eintragen",
            en="'#N/A' is the error of a formula; correct the formula or enter the value",
        ),
    ),
    "a formula without a result": mistake(
        {"Beziehungen!D4": "=2*4"}, "Beziehungen!D4", "Gewicht", "",
        de="die Formel hat kein gespeichertes Ergebnis; bitte die Datei in der Tabellenkalkulation öffnen und speichern oder den Wert eintragen",
        en="the formula has no stored result; open and save the file in a spreadsheet program, or enter the value",
        in_csv=None,
    ),
    "merged cells": mistake(
        lambda made: made["Akteure"].merge_cells("C9:C10"), "Akteure!C9", "Art", "Unternehmen",
        de="die Zellen C9:C10 sind verbunden, einen Wert hat nur die erste; bitte die Verbindung aufheben und jede Zelle ausfüllen",
        en="the cells C9:C10 are merged, only the first has a value; unmerge them and fill each",
        in_csv=None,
    ),
    "a tie with itself": mistake(
        {"Beziehungen!B4": "007"}, "Beziehungen!4", None, None,
        de="eine Beziehung mit sich selbst; bitte streichen oder das Ziel berichtigen",
        en="a tie of an actor with itself; remove it or correct the target",
    ),
    "an end before the start": mistake(
        {"Beziehungen!I4": "05.2003", "Beziehungen!J4": "2001"}, "Beziehungen!J4", "bis", "2001",
        de="2001 liegt nicht nach „seit“ Mai 2003; bitte die Daten prüfen",
        en="2001 is not after since May 2003; check the dates",
    ),
    "a weight of zero": mistake(
        {"Beziehungen!D4": 0}, "Beziehungen!D4", "Gewicht", "0",
        de="0 ist kein Gewicht dieser Art von Beziehung; bitte größer als 0",
        en="0 is not a weight of this kind of tie; give one above 0",
    ),
    "neither yes nor no": mistake(
        {"Beziehungen!E4": "vielleicht"}, "Beziehungen!E4", "gegenseitig", "vielleicht",
        de="'vielleicht' ist weder ja noch nein; bitte „ja“ oder „nein“ schreiben",
        en="'vielleicht' is neither yes nor no; write 'yes' or 'no'",
    ),
    "the same row twice": mistake(
        {
            "Beziehungen!A5": "007", "Beziehungen!B5": "cafe",
            "Beziehungen!C5": "gemeinsame Werbung", "Beziehungen!E5": "x", "Beziehungen!F5": "ja",
        },
        "Beziehungen!5", None, None,
        de="steht schon in Zeile 4; eine der beiden streichen oder unterscheiden",
        en="is already there in row 4; remove one of the two or tell them apart",
    ),
    "a tick that is none": mistake(
        {"Was ist vollständig!B4": "teils"}, "Was ist vollständig!B4", "vollständig?", "teils",
        de="'teils' ist weder ja noch nein; bitte „ja“ schreiben, wenn alles erfasst ist, sonst die Zelle leeren",
        en="'teils' is neither yes nor no; write 'yes' if all is on record, else empty the cell",
    ),
    "a table that is none": mistake(
        {"Was ist vollständig!A4": "Akten"}, "Was ist vollständig!A4", "Tabelle *", "Akten",
        de="'Akten' ist unbekannt; meinten Sie 'Akteure'?",
        en="'Akten' is unknown; did you mean 'Akteure'?",
    ),
    "a second heading": mistake(
        {"Netzwerk!A4": "Händlernetz Hafen 2"}, "Netzwerk!4", None, None,
        de="das Netzwerk hat nur eine Zeile; bitte die übrigen streichen",
        en="the network has one row only; remove the others",
    ),
    "an unknown sheet": mistake(
        lambda made: setattr(made["Akteure"], "title", "Akteuere"), "Akteuere!", None, None,
        de="der Name des Blatts ist keine Tabelle; meinten Sie 'Akteure'? Gehört es nicht dazu, bitte ausblenden oder anders nennen",
        en="its name is not a table; did you mean 'Akteure'? If it does not belong here, hide it or give it another name",
        in_csv=Text(
            de="der Name der Datei ist keine Tabelle; meinten Sie 'Akteure'?",
            en="its name is not a table; did you mean 'Akteure'?",
        ),
    ),
}  # fmt: skip

needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one workbook a mistake, called by its number."""
    made = tmp_path_factory.mktemp("mistakes")
    template = written(made)
    fill(template)
    for number, each in enumerate(MISTAKES.values()):
        book = openpyxl.load_workbook(template)
        each.make(book)
        book.save(made / f"{number}.xlsx")
    return made


@pytest.fixture(scope="module")
def tables(folder: Path) -> list[Path]:
    """The CSV files that LibreOffice makes of each workbook."""
    return office_csv(folder, "de", *(folder / f"{each}.xlsx" for each in range(len(MISTAKES))))


def one_fault(path: Path) -> CellFault:
    with pytest.raises(ValidationError) as caught:
        io.read(path)
    (fault,) = caught.value.problems
    assert isinstance(fault, CellFault)
    return fault


def as_expected(said: str, expected: str) -> bool:
    beginning = expected.removesuffix("…")
    return said.startswith(beginning) if beginning != expected else said == expected


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_workbook_is_named_at_its_cell(folder: Path, name: str) -> None:
    number, each = list(MISTAKES).index(name), MISTAKES[name]
    fault = one_fault(folder / f"{number}.xlsx")
    assert (fault.file, fault.sheet) == (f"{number}.xlsx", each.sheet)
    assert f"{fault.column or ''}{fault.row or ''}" == each.place
    assert (fault.header, fault.value) == (each.header, each.value)
    assert as_expected(fault.message.de, each.said.de)
    assert as_expected(fault.message.en, each.said.en)


@needs_office
@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_the_csv_of_libreoffice_is_named_at_its_cell(
    tables: list[Path], name: str
) -> None:
    """What only a spreadsheet tells from a text is a text here; a formula has its result."""
    number, each = list(MISTAKES).index(name), MISTAKES[name]
    if each.in_csv is None:
        assert len(io.read_csv(tables[number]).network.actors) == 3
        return
    fault = one_fault(tables[number])
    assert (fault.file, fault.sheet) == (f"{each.sheet}.csv", None)
    assert f"{fault.column or ''}{fault.row or ''}" == each.place
    assert (fault.header, fault.value) == (each.header, each.csv_value)
    assert as_expected(fault.message.de, each.in_csv.de)
    assert as_expected(fault.message.en, each.in_csv.en)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "de",
            "9.xlsx, Blatt „Akteure“, Zeile 9, Spalte I „verfügbare Stunden“: 'zwei' ist keine Zahl; bitte ohne Einheit und Zusätze schreiben",
        ),
        (
            "en",
            "9.xlsx, sheet 'Akteure', row 9, column I 'verfügbare Stunden': 'zwei' is not a number; write it without a unit or comment",
        ),
    ],
)
def test_a_mistake_is_told_whole(folder: Path, language: str, expected: str) -> None:
    assert one_fault(folder / "9.xlsx").into(language) == expected


def test_there_are_more_than_twenty_different_ones() -> None:
    assert len({each.said.en for each in MISTAKES.values()}) >= 20
    assert sum(each.in_csv is not None for each in MISTAKES.values()) >= 20


def test_all_mistakes_of_a_workbook_are_told_at_once(tmp_path: Path) -> None:
    """Those that leave the others' cells as they are, in the order of tables, rows and columns."""
    together = (
        "a second heading", "one unknown kind of several", "half an inhabitant",
        "a code that lost its zeros", "an unknown header", "unknown kind", "an unknown reference",
        "a day that is not in the calendar", "the end of time", "an id twice",
        "a weight of zero", "neither yes nor no", "a count below zero", "a tick that is none",
    )  # fmt: skip
    template = written(tmp_path)
    book = fill(template)
    for name in together:
        MISTAKES[name].make(book)
    book.save(template)
    with pytest.raises(ValidationError) as caught:
        io.read(template)
    found = [each for each in caught.value.problems if isinstance(each, CellFault)]
    assert [f"{each.sheet}!{each.column or ''}{each.row}" for each in found] == [
        "Netzwerk!4", "Stadtteile!C4", "Stadtteile!D4", "Stadtteile!F4", "Akteure!N1",
        "Akteure!C9", "Akteure!F9", "Akteure!J9", "Akteure!K9", "Akteure!A11", "Beziehungen!D4",
        "Beziehungen!E4", "Aktivitäten!J4", "Was ist vollständig!B4",
    ]  # fmt: skip
    assert caught.value.into("de").startswith(f"14 Fehler in {str(template)!r}:\n")
