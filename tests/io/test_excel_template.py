"""The workbook that people fill: what it says, and what becomes of it once it is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

import localeconomy as le
from localeconomy import io
from localeconomy.cli import main
from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.declaration import More
from localeconomy.errors import FileFormatError, UnknownNameError, ValidationError
from localeconomy.io.excel_template import OMITTED, ORDER_OF_FILLING, sheet_title, template
from localeconomy.io.tabular.examples import EXAMPLES
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.network import Network
from localeconomy.model.records import TABLES, Actor
from localeconomy.model.vocabulary import vocabulary
from tests.io.templates import (
    EXPECTED,
    LANGUAGES,
    SOFFICE,
    fill,
    office,
    office_csv,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.io.excel_book import OpenBook


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, OpenBook]:
    folder = tmp_path_factory.mktemp("templates")
    opened = {}
    for language in LANGUAGES:
        (folder / language).mkdir()
        opened[language] = openpyxl.load_workbook(written(folder / language, language))
    return opened


needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


# What it says ------------------------------------------------------------------------------------


def test_every_table_has_its_sheet_in_the_order_of_filling() -> None:
    assert sorted((*ORDER_OF_FILLING, "completeness")) == sorted(TABLES)
    place = {name: number for number, name in enumerate(ORDER_OF_FILLING)}
    for name in ORDER_OF_FILLING:
        for field in fields_of(TABLES[name].record_type).values():
            if field.type is FieldType.REFERENCE and field.required:
                assert place[field.target or ""] < place[name], f"{name} refers to {field.target}"


def test_the_sheets_are_those_in_the_language(templates: dict[str, OpenBook]) -> None:
    assert templates["de"].sheetnames[:5] == [
        "Anleitung", "Netzwerk", "Stadtteile", "Akteure", "Organisation",
    ]  # fmt: skip
    assert templates["de"].sheetnames[-3:] == ["Was ist vollständig", "Kriterien", "Listen"]
    assert templates["en"].sheetnames[-3:] == ["What is complete", "Criteria", "Lists"]
    assert len(templates["en"].sheetnames) == len(TABLES) + 4
    assert templates["de"]["Listen"].sheet_state == "hidden"
    assert templates["de"].active.title == "Anleitung"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_has_headers_explanations_and_looks(
    templates: dict[str, OpenBook], language: str
) -> None:
    """Every field that is filled by hand; an asterisk where a record needs it."""
    for table in ORDER_OF_FILLING:
        sheet = templates[language][sheet_title(table, language)]
        fields = [
            field
            for name, field in fields_of(TABLES[table].record_type).items()
            if name not in OMITTED and (name != "id" or field.required)
        ]
        assert [cell.value for cell in sheet[1]] == [
            field.label.into(language) + " *" * (field.required and field.default is None)
            for field in fields
        ]
        for field, header, explanation in zip(fields, sheet[1], sheet[2], strict=True):
            assert explanation.value.startswith(field.meaning.into(language).replace("`", "'"))
            assert header.font.bold
            assert explanation.font.italic
            width = sheet.column_dimensions[header.column_letter].width
            assert max(14, len(header.value)) <= width <= 40
        assert sheet.freeze_panes == "B3"


def test_explanations_name_units_and_forms(templates: dict[str, OpenBook]) -> None:
    sheet = templates["de"]["Akteure"]
    said = {header.value: below.value for header, below in zip(sheet[1], sheet[2], strict=True)}
    assert said["verfügbare Stunden"].endswith("(in Stunden im Monat)")
    assert said["Stadtteil"].endswith("(Kennung aus „Stadtteile“)")
    assert said["seit"].endswith("(17.05.2001, 05.2001 oder 2001)")
    assert said["Art"].endswith("(aus der Liste)")
    assert said["Versorgung"].endswith("(aus der Liste, mehrere mit | getrennt)")


def lists_of(made: OpenBook, sheet: str) -> dict[str, Any]:
    """Return the validation of each column by its header."""
    return {
        made[sheet][f"{str(each.sqref).split(':')[0].rstrip('0123456789')}1"].value: each
        for each in made[sheet].data_validations.dataValidation
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_can_be_chosen_from_a_list(
    templates: dict[str, OpenBook], language: str
) -> None:
    """The list on the hidden sheet holds exactly the labels of the vocabulary."""
    made = templates[language]
    for table in ORDER_OF_FILLING:
        title = sheet_title(table, language)
        offered = lists_of(made, title)
        for field in fields_of(TABLES[table].record_type).values():
            if field.type not in (FieldType.CHOICE, FieldType.CHOICES, FieldType.COUNTS):
                continue
            validation = offered[
                field.label.into(language) + " *" * (field.required and field.default is None)
            ]
            name, _, area = validation.formula1.partition("!")
            cells = made[name.strip("'")][area.replace("$", "")]
            assert [row[0].value for row in cells] == [
                term.label.into(language) for term in vocabulary(field.target or "").values()
            ]
            assert str(validation.sqref).endswith("1048576")
            assert validation.showErrorMessage is (field.type is FieldType.CHOICE)


def test_ids_and_yes_or_no_can_be_chosen(templates: dict[str, OpenBook]) -> None:
    offered = lists_of(templates["de"], "Beziehungen")
    assert "'Akteure'!$A$3:$A$5000" in offered["von *"].formula1
    assert offered["von *"].errorStyle == "warning"
    name, _, area = offered["gegenseitig"].formula1.partition("!")
    cells = templates["de"][name.strip("'")][area.replace("$", "")]
    assert [row[0].value for row in cells] == ["ja", "nein"]
    ticks = lists_of(templates["de"], "Was ist vollständig")
    assert {"Tabelle *", "vollständig?"} <= ticks.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_stays_a_text(templates: dict[str, OpenBook], language: str) -> None:
    """Dates as well: a spreadsheet would make the first of May of "05.2001"."""
    for table in ORDER_OF_FILLING:
        sheet = templates[language][sheet_title(table, language)]
        fields = {
            field.label.into(language): field
            for field in fields_of(TABLES[table].record_type).values()
        }
        for header in sheet[1]:
            field = fields[header.value.removesuffix(" *")]
            is_number = field.type in (FieldType.NUMBER, FieldType.INTEGER)
            shown = sheet.column_dimensions[header.column_letter].number_format
            assert shown == ("General" if is_number else "@")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_says_which_sheet_it_is(
    templates: dict[str, OpenBook], language: str
) -> None:
    """Each page has the name of its sheet above it and repeats what stands above the columns."""
    for sheet in templates[language].worksheets[:-1]:
        assert sheet.oddHeader.left.text == "&A"
        frozen = sheet.freeze_panes
        assert sheet.print_title_rows == (frozen and f"$1:${int(frozen[1:]) - 1}")


def test_the_network_is_named_in_one_language(templates: dict[str, OpenBook]) -> None:
    """Titles in two languages are columns that can be added."""
    headers = [cell.value for cell in templates["de"]["Netzwerk"][1]]
    assert headers == ["Titel", "Stand", "Beschreibung"]


def test_no_cell_holds_a_formula(templates: dict[str, OpenBook]) -> None:
    for made in templates.values():
        for sheet in made.worksheets:
            assert not [c for row in sheet.iter_rows() for c in row if c.data_type in ("f", "e")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_criteria_name_the_sheets_that_answer_them(
    templates: dict[str, OpenBook], language: str
) -> None:
    rows = list(templates[language][{"de": "Kriterien", "en": "Criteria"}[language]].values)[1:]
    named = {criterion: set(sheets.split(", ")) for _, criterion, sheets in rows}
    assert len(rows) == len(catalogue())
    for criterion in catalogue():
        observed = {read.table for read in criterion.reads if read.more is not More.FACT}
        tables = observed or {read.table for read in criterion.reads}
        expected = {sheet_title(table, language) for table in tables}
        assert named[criterion.title.into(language)] == expected


def test_the_guide_leads_to_every_sheet(templates: dict[str, OpenBook]) -> None:
    sheet = templates["de"]["Anleitung"]
    links = {
        cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row
        if cell.hyperlink is not None
    }  # fmt: skip
    for table in (*ORDER_OF_FILLING, "completeness"):
        assert links[sheet_title(table, "de")] == f"'{sheet_title(table, 'de')}'!A1"
    asked = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert asked["Akteure"] == (
        "Wer ist im Stadtteil und im Netzwerk dabei, von welcher Art und aus welcher Branche?"
    )
    assert all(asked[title] for title in links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_words_give_the_same_file(language: str) -> None:
    assert template(language, questions={}) == template(language, questions={})


def test_a_template_may_name_other_criteria(tmp_path: Path) -> None:
    small = le.catalogue().without(
        *[each.id for each in le.catalogue() if each.family != "quality"]
    )
    le.write_template(tmp_path / "a.xlsx", catalogue=small)
    made: OpenBook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert made["Criteria"].max_row == len(small) + 1


# Filled ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_is_read_without_a_fault(tmp_path: Path, language: str) -> None:
    path = written(tmp_path, language)
    fill(path, language)
    reading = io.read_excel(path)
    assert reading.network == EXPECTED
    assert {each.reason.en for each in reading.left_out} == {"an unchanged example"}


@needs_office
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_that_libreoffice_saved_is_read_without_a_fault(
    tmp_path: Path, language: str
) -> None:
    path = written(tmp_path, language)
    fill(path, language)
    for suffix, kind in (("xlsx", "xlsx:Calc MS Excel 2007 XML"), ("ods", "ods")):
        saved = office(tmp_path, kind, path) / f"netzwerk.{suffix}"
        reading = io.read_excel(saved)
        assert reading.network == EXPECTED
        assert len(reading.left_out) == sum(map(len, EXAMPLES.values()))


@needs_office
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_that_libreoffice_saved_as_csv_is_read_without_a_fault(
    tmp_path: Path, language: str
) -> None:
    """One file a sheet, called as the sheet is or, as LibreOffice does, after the workbook too."""
    path = written(tmp_path, language)
    fill(path, language)
    (tables,) = office_csv(tmp_path, language, path)
    for name in ("{}", "netzwerk-{}", "netz-2024-{}"):
        folder = tmp_path / name.format("tables")
        folder.mkdir(exist_ok=True)
        for each in tables.iterdir():
            (folder / name.format(each.name)).write_bytes(each.read_bytes())
        reading = io.read_csv(folder if name != "{}" else tables)
        assert reading.network == EXPECTED
        assert len(reading.left_out) == sum(map(len, EXAMPLES.values()))
        assert reading.ignored == ()


def test_tables_that_are_called_after_their_workbook_are_read(tmp_path: Path) -> None:
    """The sheets of a template that hold no table are passed over; a table twice is told."""
    for name in ("netz-2024-Akteure", "netz-2024-Anleitung", "netz-2024-Kriterien", "Lists"):
        (tmp_path / f"{name}.csv").write_text("Kennung\nkiosk\n", encoding="utf-8")
    reading = io.read_csv(tmp_path)
    assert reading.network == Network(actors=[Actor("kiosk")])
    assert [each.name for each in reading.files] == ["netz-2024-Akteure.csv"]
    (tmp_path / "Akteure.csv").write_text("Kennung\nkiosk\n", encoding="utf-8")
    with pytest.raises(ValidationError, match=r"netz-2024-Akteure\.csv: is the same table as 'Ak"):
        io.read(tmp_path)


@needs_office
def test_ids_below_cleared_rows_are_offered_as_well(tmp_path: Path) -> None:
    """Whoever clears the examples leaves gaps: rows 3 to 7 and 9 are empty, the last id is in 10.

    So the list has the 8 rows from 3 to 10.
    """
    path = written(tmp_path)
    made: OpenBook = openpyxl.load_workbook(path)
    offered = lists_of(made, "Beziehungen")["von *"].formula1
    actors = made["Akteure"]
    for row in range(3, 8):
        actors.cell(row, 1).value = None
    actors["A8"].value, actors["A10"].value = "kiosk", "cafe"
    actors["O1"].value = f"=ROWS({offered})"
    actors["O2"].value = f'=INDEX({offered},6)&" "&INDEX({offered},ROWS({offered}))'
    made.save(path)
    (tables,) = office_csv(tmp_path, "de", path)
    rows = (tables / "Akteure.csv").read_text(encoding="utf-8").splitlines()
    assert [row.rpartition(";")[2] for row in rows[:2]] == ["8", "kiosk cafe"]


# Writing it --------------------------------------------------------------------------------------


def test_a_filled_template_is_not_overwritten(tmp_path: Path) -> None:
    path = written(tmp_path)
    before = path.read_bytes()
    with pytest.raises(FileFormatError, match="exists already; choose another name or rename"):
        le.write_template(path)
    assert path.read_bytes() == before


def test_other_suffixes_languages_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match=r"a template is written as \.xlsx"):
        le.write_template(tmp_path / "a.ods")
    with pytest.raises(UnknownNameError, match="language: no 'fr'"):
        le.write_template(tmp_path / "a.xlsx", language="fr")
    with pytest.raises(FileFormatError, match="does not exist"):
        le.write_template(tmp_path / "none" / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "netz.xlsx"
    assert main(["template", str(path), "--language", "de"]) == 0
    assert capsys.readouterr().out == (
        f"{path} ist geschrieben; bitte ausfüllen, dann: localeconomy assess {path}\n"
    )
    assert "Akteure" in openpyxl.load_workbook(path).sheetnames
    assert main(["template", str(path), "--language", "en"]) == 2
    assert "exists already" in capsys.readouterr().err
