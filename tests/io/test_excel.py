"""Networks as workbooks: out and back, and in from the workbooks that people keep."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy import io
from localeconomy.errors import FileFormatError, LeftOutWarning, UnknownNameError, ValidationError
from localeconomy.io import excel_format
from localeconomy.io.excel_book import escaped, unescaped
from localeconomy.io.excel_format import workbook
from localeconomy.io.excel_reading import ExcelSheet
from localeconomy.language import Text
from localeconomy.model.network import Network
from localeconomy.model.records import (
    Activity,
    Actor,
    Complete,
    District,
    Organisation,
    Relationship,
    Responsibility,
    SectorCount,
)
from tests.io.workbooks import changed_parts, open_document, parts, saved
from tests.strategies import networks

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.io.excel_book import OpenBook

LANGUAGES = (None, "de", "en")
MAY_17, JULY_4 = map(dt.datetime.fromisoformat, ("2001-05-17", "2002-07-04"))

# What a cell, the format's XML or a library for it would change, or a spreadsheet run.
NASTY = (
    "", " ", "'", "''", "'=1+1", "=1+1", "+49 208 1", "-", "-1,5", "@handle", "007", "01.02",
    "1e5", "TRUE", "WAHR", "#REF!", "#N/A", "#DIV/0!", "keine Angabe", ".", "*", "NaN", "Summe",
    "'Insgesamt", "a|b", "a\\|b", "\\", "\\e", 'sie sagt "ja"', "<b>&amp;", "Zeile\nZeile",
    "Zeile\r\nZeile", "\r", "\ttab", "\u00a0fest\u00a0", "Ba\u0308ckerei", "Bäckerei", "مخبز", "🥐",
    "\x00", "a\x1fb", "\ufffe", "_xFFFE_", "_x005F_\uffff", "_x005F_xFFFF_", "_x005F\ufffe",
    "\u2028", "_x000D_", "_x005F_x000D_", "_x000d_", "_x0041_x0042_",
    "2001-05-17", "{=1+1}",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("excel")


@settings(max_examples=30)
@given(networks())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_network_comes_back_as_it_was(
    folder: Path, language: str | None, network: Network
) -> None:
    path = folder / "network.xlsx"
    io.write(network, path, language=language)
    reading = io.read_excel(path)
    assert reading.network == network
    assert (reading.left_out, reading.ignored) == ((), ())


@settings(max_examples=30)
@given(
    name=st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    listed=st.lists(st.sampled_from(NASTY).filter(str.strip), max_size=3, unique=True),
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_comes_back_as_it_was(
    folder: Path, language: str | None, name: str, listed: list[str]
) -> None:
    """An id, a name, a sector, a list, an attribute and a title, each of them nasty."""
    ids = sorted({Actor(each).id for each in listed})
    district = name if name.strip() else "d"
    network = Network(
        title=Text(de=name, en="x"),
        description=name,
        districts=[District(district, name=name)],
        sector_counts=[SectorCount(district, name or "s", count=1, day="2003")],
        actors=[Actor(each, name=name, sector=name, attributes={name: [name]}) for each in ids],
        responsibilities=[
            Responsibility(
                "finance", None, tuple(listed), source=name, why_missing={"holder": name}
            )
        ],
    )
    path = folder / "nasty.xlsx"
    io.write(network, path, language=language)
    assert io.read(path) == network


@given(st.text(st.sampled_from("_x05FEa\r\ufffe\uffff"), max_size=24) | st.text(max_size=12))
def test_escaping_can_be_undone(text: str) -> None:
    """As the format prescribes: ``_xHHHH_`` is the character of that code."""
    assert unescaped(undone(escaped(text))) == text


def undone(text: str) -> str:
    """What a library for reading does: it takes codes below those of surrogates."""
    return re.sub(r"_x([0-9A-Ca-c][0-9A-Fa-f]{3})_", lambda found: chr(int(found[1], 16)), text)


FULL = Network(
    title="Hafen",
    as_of="2003-06",
    actors=[
        Actor("007", "=1+1", kind="business", capacity_hours=2.5, since="1998", sector="01.10"),
        Actor("b", "#REF!", kind="founder", since="2001-05-17", until="2003-05"),
        Actor("c", since="1899-12-31"),
    ],
    relationships=[Relationship("007", "b", weight=0.1, mutual=True, confirmed=False)],
    activities=[Activity("fest", day="2002-07-04", attendance={"residents": 120, "founders": 3})],
    districts=[District("01", municipality_key="05113000", inhabitants=12400)],
)


def cells(path: Path) -> dict[str, list[list[Any]]]:
    """Return what openpyxl, which knows nothing of us, reads in a workbook."""
    opened = openpyxl.load_workbook(path)
    return {sheet.title: [list(row) for row in sheet.values] for sheet in opened.worksheets}


def test_the_cells_are_texts_numbers_and_dates(tmp_path: Path) -> None:
    """A month, a year, a day before 1900 and every code are texts; the rest has its own type."""
    io.write(FULL, tmp_path / "a.xlsx", language="de")
    assert cells(tmp_path / "a.xlsx") == {
        "Netzwerk": [["Titel", "Stand"], ["Hafen", "06.2003"]],
        "Stadtteile": [
            ["Kennung", "Gemeindeschlüssel", "Einwohner/innen"],
            ["01", "05113000", 12400],
        ],
        "Akteure": [
            ["Kennung", "Name", "Art", "Branche", "verfügbare Stunden", "seit", "bis"],
            ["007", "'=1+1", "Unternehmen", "01.10", 2.5, "1998", None],
            ["b", "'#REF!", "Gründer/in", None, None, MAY_17, "05.2003"],
            ["c", None, "ohne Angabe", None, None, "31.12.1899", None],
        ],
        "Beziehungen": [
            ["von", "zu", "Gewicht", "gegenseitig", "bestätigt"],
            ["007", "b", 0.1, "ja", "nein"],
        ],
        "Aktivitäten": [
            ["Kennung", "Tag", "Teilnehmende"],
            ["fest", JULY_4, "Gründer/innen: 3 | Bewohner/innen: 120"],
        ],
    }  # fmt: skip


def test_codes_and_dates_are_formatted_as_such(tmp_path: Path) -> None:
    """Else whoever types 008 over 007 gets 8; and a date would be read the wrong way round."""
    io.write(FULL, tmp_path / "a.xlsx", language="de")
    opened = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert opened["Stadtteile"]["B2"].number_format == "@"
    assert opened["Stadtteile"].column_dimensions["B"].number_format == "@"
    assert opened["Akteure"]["F3"].number_format == "DD.MM.YYYY"
    assert opened["Akteure"].freeze_panes == "A2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cell_is_one_that_a_spreadsheet_runs(tmp_path: Path, language: str | None) -> None:
    """No formula, no link to another file; and no text that would run once it is typed again."""
    names = [each for each in NASTY if each.strip()]
    network = Network(actors=[Actor(f"a{n}", name) for n, name in enumerate(names)])
    io.write(network, tmp_path / "a.xlsx", language=language)
    for name, content in parts(tmp_path / "a.xlsx").items():
        assert b"<f>" not in content, name
        assert b"<f " not in content, name
        assert b"hyperlink" not in content, name
        assert b"externalLink" not in content, name
    for row in cells(tmp_path / "a.xlsx")[{"de": "Akteure"}.get(language or "", "actors")]:
        assert not str(row[1] or "").startswith(tuple("=+-@"))


def test_the_same_network_gives_the_same_file(tmp_path: Path) -> None:
    assert workbook(FULL) == workbook(FULL)
    io.write(FULL, tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == workbook(FULL)
    assert (
        b"2000-01-01T00:00:00Z</dcterms:modified>"
        in parts(tmp_path / "a.xlsx")["docProps/core.xml"]
    )


def test_a_record_of_nothing_but_defaults_is_a_row(tmp_path: Path) -> None:
    network = Network(organisations=[Organisation()])
    for suffix in ("xlsx", "zip"):
        io.write(network, tmp_path / f"a.{suffix}")
        assert io.read(tmp_path / f"a.{suffix}") == network


def test_an_empty_network_is_a_heading_that_says_nothing(tmp_path: Path) -> None:
    io.write(Network(), tmp_path / "a.xlsx")
    assert cells(tmp_path / "a.xlsx") == {"network": [["title"]]}
    assert io.read(tmp_path / "a.xlsx") == Network()


@pytest.mark.parametrize("value", [0.1 + 0.2, 1e-300, 5e-324, 123456789.123456789, 2 / 3, 1e300])
def test_numbers_keep_every_digit(tmp_path: Path, value: float) -> None:
    network = Network(
        actors=[Actor("a"), Actor("b")], relationships=[Relationship("a", "b", weight=value)]
    )
    io.write(network, tmp_path / "a.xlsx", language="de")
    assert io.read(tmp_path / "a.xlsx").relationships[0].weight == value


# Reading what others keep ------------------------------------------------------------------------


def test_either_language_and_the_names_of_programs_are_read(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx",
        {
            "AKTEURE": [
                ["Kennung *", "Name:", "art", "Capacity_Hours"],
                ["a", "A", "Gründer/in", 2],
            ],
            "sector-counts": [
                ["Stadtteil", "sector", "Anzahl", "day"],
                ["nord", "47.1", 6, dt.date(2003, 6, 30)],
            ],
            "Districts": [["id"], ["nord"]],
            "Netzwerk": [["Titel", "as of"], ["Hafen", 2003]],
        },
    )  # fmt: skip
    assert io.read(path) == Network(
        title="Hafen",
        as_of="2003",
        actors=[Actor("a", "A", kind="founder", capacity_hours=2)],
        districts=[District("nord")],
        sector_counts=[SectorCount("nord", "47.1", count=6, day="2003-06-30")],
    )


def test_what_was_read_is_said(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx",
        {
            "Akteure": [["Kennung", "verfügbare Stunden"], ["a", "2,5"], ["b", 1.5]],
            "Notizen": [["Was noch zu tun ist"], ["anrufen"]],
            "Ziele": [["Kennung"]],
            "Netzwerk": [["Titel"], ["Hafen"]],
        },
        lambda made: setattr(made["Ziele"], "sheet_state", "hidden"),
    )
    reading = io.read_excel(path)
    assert reading.sheets == (
        ExcelSheet("Akteure", "actors", 2, "de"),
        ExcelSheet("Ziele", "goals", 0, hidden=True),
        ExcelSheet("Netzwerk", "network", 1),
    )
    assert reading.ignored == ("Notizen",)
    assert [each.into("de") for each in reading.sheets] == [
        "Akteure: Akteure, 2 Einträge",
        "Ziele: Ziele, 0 Einträge, ausgeblendet",
        "Netzwerk: Titel und Stand",
    ]
    assert reading.sheets[0].into("en") == "Akteure: actors, 2 records"
    assert reading.network.actors.column("capacity_hours") == [2.5, 1.5]


def test_headers_may_stand_below_a_title(tmp_path: Path) -> None:
    """Rows are counted as the spreadsheet does: the second record stands in row 6."""
    rows = [["Händlernetz Hafen"], [], ["Kennung", "Art"], ["a", "Person"], [], ["b", "Mensch"]]
    path = saved(tmp_path / "a.xlsx", {"Akteure": rows})
    with pytest.raises(ValidationError, match=r"sheet 'Akteure', row 6, column B 'Art': 'Mensch'"):
        io.read(path)


def test_numbers_serve_as_ids_and_years(tmp_path: Path) -> None:
    """Whole numbers in columns of texts are their digits; so ids and references agree."""
    path = saved(
        tmp_path / "a.xlsx",
        {
            "actors": [["id", "name", "since"], [1, 1860, 2001], [2.0, "B", "05.2001"]],
            "relationships": [["source", "target", "mutual"], [1, "2", 1]],
        },
    )
    network = io.read(path)
    assert [(each.id, each.name, str(each.since)) for each in network.actors] == [
        ("1", "1860", "2001"),
        ("2", "B", "2001-05"),
    ]
    assert network.relationships[0] == Relationship("1", "2", mutual=True)


def test_dates_are_cells_or_texts(tmp_path: Path) -> None:
    given_dates = [
        dt.date(2001, 5, 17),
        MAY_17,
        "17.05.2001",
        "2001-05-17",
        " 17. 5. 2001 ",
    ]
    rows = [[f"a{n}", each] for n, each in enumerate(given_dates)]
    path = saved(tmp_path / "a.xlsx", {"Akteure": [["Kennung", "seit"], *rows]})
    assert {str(each.since) for each in io.read(path).actors} == {"2001-05-17"}


def test_the_calendar_of_old_macintosh_files_is_known(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    path = saved(
        tmp_path / "a.xlsx",
        {"Akteure": [["Kennung", "seit"], ["a", dt.date(2001, 5, 17)]]},
        lambda made: setattr(made, "epoch", CALENDAR_MAC_1904),
    )
    assert str(io.read(path).actors["a"].since) == "2001-05-17"


def test_stored_results_of_formulas_are_read(tmp_path: Path) -> None:
    """As spreadsheets store them: a number, a text, and an empty text, which is none."""
    path = saved(
        tmp_path / "a.xlsx",
        {"Akteure": [["Kennung", "Name", "verfügbare Stunden"], ["a", "=X1", "=2*4"]]},
    )

    def calculate(found: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        sheet = found[name].replace(b"<f>2*4</f><v />", b"<f>2*4</f><v>8</v>")
        sheet = sheet.replace(b'<c r="B2"><f>X1</f><v />', b'<c r="B2" t="str"><f>X1</f><v></v>')
        found[name] = sheet

    changed_parts(path, calculate)
    assert list(io.read(path).actors) == [Actor("a", capacity_hours=8)]


def test_hidden_sheets_rows_and_columns_are_read(tmp_path: Path) -> None:
    """Filtering hides rows; that they count is what the record is for."""

    def hide(made: OpenBook) -> None:
        made["Akteure"].row_dimensions[2].hidden = True
        made["Akteure"].column_dimensions["B"].hidden = True
        made["Ziele"].sheet_state = "veryHidden"

    path = saved(
        tmp_path / "a.xlsx",
        {"Akteure": [["Kennung", "Name"], ["a", "A"]], "Ziele": [["Kennung"], ["z"]]},
        hide,
    )
    network = io.read(path)
    assert network.actors["a"].name == "A"
    assert len(network.goals) == 1


def test_signs_and_sums_are_those_of_official_tables(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx",
        {
            "Stadtteile": [["Kennung", "Fläche"], ["nord", "."], ["süd", 12.5]],
            "Branchenzahlen": [
                ["Stadtteil", "Branche", "Anzahl", "Tag"],
                ["nord", "47", 6, "2003"],
                ["nord", "SUM A-S", 6, "2003"],
                ["nord", "56", "/", "2003"],
            ],
        },
    )
    reading = io.read_excel(path)
    assert reading.network.districts["nord"].why_missing == {"area": "unknown_or_secret"}
    assert [each.into("en") for each in reading.left_out] == [
        "a.xlsx, sheet 'Branchenzahlen', row 3: 'SUM A-S' (a sum of other rows)",
        "a.xlsx, sheet 'Branchenzahlen', row 4: '/' (not reliable enough)",
    ]
    assert reading.left_out[0].into("de") == (
        "a.xlsx, Blatt „Branchenzahlen“, Zeile 3: 'SUM A-S' (Summe anderer Zeilen)"
    )
    with pytest.warns(LeftOutWarning, match=r"left out: a\.xlsx, sheet 'Branchenzahlen', row 3"):
        io.read(path)


def test_the_form_of_numbers_can_be_stated(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.xlsx",
        {"Ziele": [["Kennung", "Zielwert", "Ausgangswert"], ["u", "1.234", 0.5]]},
    )
    with pytest.raises(ValidationError, match=r"can be 1234 in German and 1\.234 in inter"):
        io.read(path)
    goals = [io.read(path, numbers=form).goals["u"] for form in ("de", "en")]
    assert [(each.target, each.baseline) for each in goals] == [(1234, 0.5), (1.234, 0.5)]


def test_what_is_complete_is_ticked(tmp_path: Path) -> None:
    """Rows without a tick declare nothing; one with more in it is told."""
    rows: list[list[Any]] = [
        ["Tabelle", "vollständig?", "seit", "geprüft von"],
        ["Akteure", "ja", "2001", "Büro"],
        ["Ziele", None, None, None],
        ["Kontakte", "nein", None, None],
        ["Beziehungen", True, None, None],
        ["Angebote", None, 2002, None],
    ]
    path = saved(tmp_path / "a.xlsx", {"Was ist vollständig": rows})
    reading = io.read_excel(path)
    assert list(reading.network.completeness) == [
        Complete("actors", since="2001", checked_by="Büro"),
        Complete("relationships"),
    ]
    assert [each.into("en") for each in reading.left_out] == [
        (
            "a.xlsx, sheet 'Was ist vollständig', row 6: 'Angebote' (nothing is complete without a "
            "'yes' in the column before)"
        )
    ]


@pytest.mark.parametrize("suffix", [".xlsm", ".XLSX"])
def test_other_suffixes_of_workbooks_are_read(tmp_path: Path, suffix: str) -> None:
    path = saved(tmp_path / f"a{suffix}", {"Akteure": [["Kennung"], ["a"]]})
    assert io.read(path) == Network(actors=[Actor("a")])


OPEN_DOCUMENT = (
    '<table:table table:name="Akteure"><table:table-column '
    'table:number-columns-repeated="16384"/><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>Kennung</text:p></table:table-cell>'
    '<table:table-cell office:value-type="string"><text:p>verfügbare Stunden</text:p>'
    '</table:table-cell><table:table-cell office:value-type="string"><text:p>seit</text:p>'
    "</table:table-cell></table:table-row><table:table-row>"
    '<table:table-cell office:value-type="string"><text:p>007</text:p></table:table-cell>'
    '<table:table-cell office:value-type="float" office:value="2.5"><text:p>2,5</text:p>'
    '</table:table-cell><table:table-cell office:value-type="date" office:date-value="2001-05-17">'
    "<text:p>17.05.01</text:p></table:table-cell></table:table-row>"
    '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row></table:table>'
)


def test_open_document_workbooks_are_read(tmp_path: Path) -> None:
    path = open_document(tmp_path / "a.ods", OPEN_DOCUMENT)
    assert io.read(path) == Network(actors=[Actor("007", capacity_hours=2.5, since="2001-05-17")])


def test_faults_of_open_document_workbooks_are_named(tmp_path: Path) -> None:
    """The libraries make an empty cell of an error; merged cells are those that cover others."""
    broken = OPEN_DOCUMENT.replace(
        'office:value-type="float" office:value="2.5"><text:p>2,5',
        'office:value-type="string" office:string-value="" calcext:value-type="error">'
        "<text:p>#DIV/0!",
    ).replace(
        '<table:table-cell office:value-type="string"><text:p>007',
        '<table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>007',
    )
    with pytest.raises(ValidationError) as caught:
        io.read(open_document(tmp_path / "a.ods", broken))
    told = [each.into("en").split(";")[0] for each in caught.value.problems]
    assert [each.removeprefix("a.ods, sheet 'Akteure', ") for each in told] == [
        "row 2, column A 'Kennung': the cells A2:B2 are merged, only the first has a value",
        "row 2, column B 'verfügbare Stunden': '#DIV/0!' is the error of a formula",
    ]


# Writing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.ods", "a.xlsm"])
def test_only_xlsx_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileFormatError, match=r"workbooks are written as \.xlsx; use that suffix"):
        io.write(FULL, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_cell_or_a_table_that_is_too_long_is_told_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell holds 32,767 units of UTF-16, an emoji two of them."""
    path = tmp_path / "a.xlsx"
    fits = Actor("a", attributes={"a": "x" * 9_000, "b": "x" * 9_000, "c": "x" * 9_000})
    io.write(Network(actors=[fits]), path)
    assert io.read(path).actors["a"] == fits
    before = path.read_bytes()
    emoji = Actor("a", attributes={"a": "🥐" * 9_000, "b": "🥐" * 9_000})
    with pytest.raises(FileFormatError, match=r"\('further attributes'\) would have .* JSON"):
        io.write(Network(actors=[emoji]), path)
    with pytest.raises(FileFormatError, match=r"a cell \('name'\) would have 35,001 characters"):
        io.write(Network(actors=[Actor("a", "\r" * 5_000)]), path)
    monkeypatch.setattr(excel_format, "MOST_ROWS", 2)
    with pytest.raises(FileFormatError, match="'actors' has more than 1 rows, which no sheet"):
        io.write(Network(actors=[Actor("a"), Actor("b")]), path)
    assert path.read_bytes() == before


def test_options_are_checked(tmp_path: Path) -> None:
    io.write(FULL, tmp_path / "a.xlsx")
    with pytest.raises(UnknownNameError, match="language: no 'fr'"):
        io.write(FULL, tmp_path / "a.xlsx", language="fr")
    with pytest.raises(UnknownNameError, match="numbers: no 'fr'"):
        io.read(tmp_path / "a.xlsx", numbers="fr")
    with pytest.raises(TypeError, match=r"\.xlsx: no option 'encoding'"):
        io.write(FULL, tmp_path / "a.xlsx", encoding="utf-8")
