"""The workbook that people fill: what it says, and what becomes of it once it is filled."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

import localeconomy as le
from localeconomy import io
from localeconomy.cli import main
from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.declaration import More
from localeconomy.errors import FileFormatError, LeftOutWarning, UnknownNameError, ValidationError
from localeconomy.io.excel_template import OMITTED, ORDER_OF_FILLING, sheet_title, template
from localeconomy.io.tabular.examples import EXAMPLES, examples_of, mark_field
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.network import Network
from localeconomy.model.records import TABLES, Actor, Complete, Membership, Relationship
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.io.excel_book import OpenBook

LANGUAGES: Final = ("de", "en")

# What a coordinator knows, by the German title of the sheet, row by row.
FILLED: Final[dict[str, list[list[Any]]]] = {
    "Netzwerk": [["Händlernetz Hafen", None, None, None, None, None, "31.12.2024"]],
    "Stadtteile": [["hafen", "Hafenviertel", "05113000", 12400, None, "Lebensmittel | Post"]],
    "Akteure": [
        ["netz", "Händlernetz Hafen e. V.", "Netzwerk"],
        ["007", "Bäckerei", "Unternehmen", "01.10", "WZ 2008", "hafen", *[None] * 2, 7.5, "1998"],
        ["cafe", "Café", "Unternehmen", "56.10", "WZ 2008", "hafen", None, None, None, "03.2019"],
    ],
    "Organisation": [["netz", None, "formell (etwa eingetragener Verein)", "17.05.2021"]],
    "Mitgliedschaften": [["007", "netz", None, "Besuch", "Kundschaft", "05.2021"]],
    "Beziehungen": [["007", "cafe", "gemeinsame Werbung", None, "ja", "ja"]],
    "Aktivitäten": [
        ["fest", "Hafenfest", "Stadtteilfest", "15.06.2024", None, "durchgeführt",
         "Gemeinwohl des Stadtteils", None, 1850.5, "Bewohner/innen: 300 | Unternehmen: 12"],
    ],
    "Beteiligungen": [["fest", "007", "organisiert", 12]],
}  # fmt: skip
TICKED: Final = {"Akteure": ("ja", "2021"), "Mitgliedschaften": ("ja", "17.05.2021")}

EXPECTED: Final = Network(
    title="Händlernetz Hafen",
    as_of="2024-12-31",
    districts=[
        le.District(
            "hafen", "Hafenviertel", municipality_key="05113000", inhabitants=12400,
            required_supply=("groceries", "post"),
        )
    ],
    actors=[
        Actor("netz", "Händlernetz Hafen e. V.", kind="network"),
        Actor(
            "007", "Bäckerei", kind="business", sector="01.10", sector_scheme="wz_2008",
            district="hafen", capacity_hours=7.5, since="1998",
        ),
        Actor(
            "cafe", "Café", kind="business", sector="56.10", sector_scheme="wz_2008",
            district="hafen", since="2019-03",
        ),
    ],
    organisations=[le.Organisation("netz", form="formal", founded="2021-05-17")],
    memberships=[
        Membership("007", "netz", first_contact="visit", benefit="customers", since="2021-05")
    ],
    relationships=[
        Relationship("007", "cafe", kind="joint_marketing", mutual=True, confirmed=True)
    ],
    activities=[
        le.Activity(
            "fest", "Hafenfest", kind="festival", day="2024-06-15", purpose="common_good",
            budget=1850.5, attendance={"residents": 300, "businesses": 12},
        )
    ],
    participations=[le.Participation("fest", "007", role="organiser", hours=12)],
    completeness=[
        Complete("actors", since="2021"), Complete("memberships", since="2021-05-17"),
    ],
)  # fmt: skip


def written(folder: Path, language: str = "de") -> Path:
    path = folder / "netzwerk.xlsx"
    le.write_template(path, language=language)
    return path


def fill(path: Path) -> None:
    """Fill a German template as a coordinator does: below the examples, which stay."""
    made = openpyxl.load_workbook(path)
    for name, rows in FILLED.items():
        sheet = made[name]
        for offset, values in enumerate(rows, sheet.max_row + 1):
            for column, value in enumerate(values, 1):
                if value is not None:
                    sheet.cell(offset, column, value)
    for row in made["Was ist vollständig"].iter_rows(min_row=3):
        if row[0].value in TICKED:
            row[1].value, row[2].value = TICKED[row[0].value]
    made.save(path)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, OpenBook]:
    folder = tmp_path_factory.mktemp("templates")
    opened = {}
    for language in LANGUAGES:
        (folder / language).mkdir()
        opened[language] = openpyxl.load_workbook(written(folder / language, language))
    return opened


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
            assert explanation.value.startswith(field.meaning.into(language))
            assert header.font.bold
            assert explanation.font.italic
            width = sheet.column_dimensions[header.column_letter].width
            assert max(14, len(header.value)) <= width <= 34
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
    made = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert made["Criteria"].max_row == len(small) + 1


# The examples ------------------------------------------------------------------------------------


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


def test_a_changed_example_is_a_record(tmp_path: Path) -> None:
    path = written(tmp_path)
    made = openpyxl.load_workbook(path)
    made["Akteure"]["B5"].value = "Café am Hafen"
    made["Akteure"]["F5"].value = None  # the district is an example still, and left out
    made.save(path)
    network = io.read_excel(path).network
    assert [(each.id, each.name) for each in network.actors] == [("beispiel-cafe", "Café am Hafen")]


def test_deleted_examples_leave_no_trace(tmp_path: Path) -> None:
    path = written(tmp_path)
    made = openpyxl.load_workbook(path)
    for table in ORDER_OF_FILLING:
        sheet = made[sheet_title(table, "de")]
        sheet.delete_rows(3, sheet.max_row)
    made.save(path)
    reading = io.read_excel(path)
    assert (reading.network, reading.left_out) == (Network(), ())


# Filled ------------------------------------------------------------------------------------------


def test_a_filled_template_is_read_without_a_fault(tmp_path: Path) -> None:
    path = written(tmp_path)
    fill(path)
    reading = io.read_excel(path)
    assert reading.network == EXPECTED
    assert {each.reason.en for each in reading.left_out} == {"an unchanged example"}


def test_a_mistake_in_a_filled_template_is_named_at_its_cell(tmp_path: Path) -> None:
    """The explanations stand in row 2, five examples below them: the first entry is row 8."""
    path = written(tmp_path)
    fill(path)
    made = openpyxl.load_workbook(path)
    made["Akteure"]["C8"].value = "Netz"
    made.save(path)
    with pytest.raises(ValidationError) as caught:
        io.read(path)
    assert caught.value.into("de").splitlines()[1:] == [
        (
            "  - netzwerk.xlsx, Blatt „Akteure“, Zeile 8, Spalte C „Art“: 'Netz' ist unbekannt; "
            "meinten Sie 'Netzwerk'?"
        )
    ]


SOFFICE = shutil.which("soffice")
CSV_OF_ALL_SHEETS = (
    "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,false,true,false,false,false,-1"
)
"""Semicolons, UTF-8, German, as shown, one file a sheet."""


def office(tmp_path: Path, kind: str, path: Path) -> None:
    """Convert a file with LibreOffice, as somebody who opens and saves it would."""
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
            "--outdir", str(tmp_path / "out"), str(path),
        ],
        check=True, capture_output=True, timeout=240,
        env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_template_that_libreoffice_saved_is_read_without_a_fault(tmp_path: Path) -> None:
    path = written(tmp_path)
    fill(path)
    for kind in ("xlsx:Calc MS Excel 2007 XML", "ods"):
        office(tmp_path, kind, path)
        reading = io.read_excel(tmp_path / "out" / f"netzwerk.{kind[:4].rstrip(':')}")
        assert reading.network == EXPECTED
        assert len(reading.left_out) == sum(map(len, EXAMPLES.values()))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_template_that_libreoffice_saved_as_csv_is_read_without_a_fault(tmp_path: Path) -> None:
    """One file a sheet, called as the sheet is; the sheets that hold no table are left behind."""
    path = written(tmp_path)
    fill(path)
    office(tmp_path, CSV_OF_ALL_SHEETS, path)
    tables = tmp_path / "netz"
    tables.mkdir()
    for each in ("network", *ORDER_OF_FILLING, "completeness"):
        title = sheet_title(each, "de")
        (tmp_path / "out" / f"netzwerk-{title}.csv").rename(tables / f"{title}.csv")
    reading = io.read_csv(tables)
    assert reading.network == EXPECTED
    assert len(reading.left_out) == sum(map(len, EXAMPLES.values()))


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
