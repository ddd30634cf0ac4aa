"""Networks as CSV: out and back, in the forms that people and offices use."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy import io
from localeconomy.errors import FileFormatError, LeftOutWarning, UnknownNameError, ValidationError
from localeconomy.io.csv_format import csv_files
from localeconomy.io.csv_reading import CsvFile
from localeconomy.language import Text
from localeconomy.model.dates import PartialDate
from localeconomy.model.network import Network
from localeconomy.model.records import (
    Activity,
    Actor,
    Complete,
    District,
    Headcount,
    Relationship,
    Responsibility,
    Review,
    SectorCount,
)
from tests.strategies import networks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LANGUAGES = (None, "de", "en")

# What a cell alone would change, or a spreadsheet run.
NASTY = (
    "",
    " ",
    "'",
    "''",
    "'=1+1",
    "=1+1",
    "+49 208 1",
    "-",
    "-1,5",
    "@handle",
    "＝1",  # noqa: RUF001 - the wide sign that spreadsheets run as well
    "007",
    "01.02",
    "1e5",
    "keine Angabe",
    "K. A.",
    ".",
    "*",
    "x",
    "NaN",
    "Summe",
    "SUM A–F",
    "Insgesamt",
    "'Insgesamt",
    "a|b",
    "a\\|b",
    "\\",
    "\\e",
    "e",
    "a;b",
    "a,b",
    'sie sagt "ja"',
    '"',
    "Zeile\nZeile",
    "Zeile\r\nZeile",
    "\r",
    "\ttab",
    "\u00a0fest\u00a0",
    "Ba\u0308ckerei",
    "Bäckerei",
    "مخبز",
    "🥐",
    "\x00",
    "\ufeffname",
    "sep=;",
)


def in_folder(path: Path, **files: str | bytes) -> Path:
    """Write some CSV files; a text in UTF-8."""
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (path / f"{name}.csv").write_bytes(data)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("csv")


@settings(max_examples=40)
@given(networks())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_network_comes_back_as_it_was(
    folder: Path, language: str | None, network: Network
) -> None:
    path = folder / "network.zip"
    io.write(network, path, language=language)
    reading = io.read_csv(path)
    assert reading.network == network
    assert (reading.left_out, reading.ignored) == ((), ())


@given(
    name=st.sampled_from(NASTY),
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
    path = folder / "nasty.zip"
    io.write(network, path, language=language)
    assert io.read(path) == network


def test_empty_text_is_not_a_missing_one(tmp_path: Path) -> None:
    """An empty cell is missing; an apostrophe alone is a text without letters."""
    network = Network(actors=[Actor("a", name=""), Actor("b")])
    assert csv_files(network)["actors.csv"] == b"id,name\r\na,'\r\nb,\r\n"
    io.write(network, tmp_path / "a.zip")
    assert io.read(tmp_path / "a.zip").actors.column("name") == ["", None]


FORMS: Mapping[str | None, dict[str, str]] = {
    None: {
        "network": "title,as_of\r\nKiosk,2003-06\r\n",
        "actors": "id,name,kind,capacity_hours,since,attributes\r\n"
        'kiosk,Käse & Co.,business,2.5,1998,"{""b"": [1, 2.0]}"\r\n'
        "verein,'=1+1,unspecified,20000,2001-05-17,\r\n",
        "relationships": "source,target,weight,mutual,confirmed\r\n"
        "verein,kiosk,1.2340,true,false\r\n",
        "activities": "id,day,attendance\r\nfest,2002-07,founders: 3 | residents: 120\r\n",
    },
    "de": {
        "Netzwerk": "Titel;Stand\r\nKiosk;06.2003\r\n",
        "Akteure": "Kennung;Name;Art;verfügbare Stunden;seit;weitere Angaben\r\n"
        'kiosk;Käse & Co.;Unternehmen;2,5;1998;"{""b"": [1, 2.0]}"\r\n'
        "verein;'=1+1;ohne Angabe;20000;17.05.2001;\r\n",
        "Beziehungen": "von;zu;Gewicht;gegenseitig;bestätigt\r\nverein;kiosk;1,2340;ja;nein\r\n",
        "Aktivitäten": "Kennung;Tag;Teilnehmende\r\n"
        "fest;07.2002;Gründer/innen: 3 | Bewohner/innen: 120\r\n",
    },
}


@pytest.mark.parametrize("language", [None, "de"])
def test_the_bytes_are_those_that_are_documented(language: str | None) -> None:
    """1.234 gets a fourth decimal, or it could be 1234 in the other form."""
    network = Network(
        title="Kiosk",
        as_of="2003-06",
        actors=[
            Actor(
                "kiosk",
                "Käse & Co.",
                kind="business",
                capacity_hours=2.5,
                since="1998",
                attributes={"b": (1, 2.0)},
            ),
            Actor("verein", "=1+1", capacity_hours=20000, since="2001-05-17"),
        ],
        relationships=[Relationship("verein", "kiosk", weight=1.234, mutual=True, confirmed=False)],
        activities=[Activity("fest", day="2002-07", attendance={"residents": 120, "founders": 3})],
    )
    files = csv_files(network, language=language)
    mark = b"\xef\xbb\xbf" if language == "de" else b""
    assert files == {f"{name}.csv": mark + text.encode() for name, text in FORMS[language].items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", ["a;b", "a,b", "a\tb", "a|b", 'a "b";'])
def test_a_single_column_does_not_hide_its_delimiter(
    tmp_path: Path, language: str | None, title: str
) -> None:
    io.write(Network(title=title), tmp_path / "a.zip", language=language)
    assert io.read(tmp_path / "a.zip").title.de == title


def test_an_empty_network_is_a_heading_that_says_nothing(tmp_path: Path) -> None:
    assert csv_files(Network()) == {"network.csv": b"title\r\n\r\n"}
    io.write(Network(), tmp_path / "empty.zip")
    assert io.read(tmp_path / "empty.zip") == Network()


GERMAN = "Kennung;Name;Art;verfügbare Stunden;seit\nkiosk;Käse;Unternehmen;1.234,5;17.05.2001\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_german_csv_is_read_in_every_encoding(tmp_path: Path, encoding: str, found: str) -> None:
    in_folder(tmp_path, Akteure=GERMAN.encode(encoding))
    reading = io.read_csv(tmp_path)
    assert reading.network == Network(
        actors=[Actor("kiosk", "Käse", kind="business", capacity_hours=1234.5, since="2001-05-17")]
    )
    assert reading.files == (CsvFile("Akteure.csv", "actors", 1, found, ";", "de"),)


def test_utf_16_big_endian_is_read(tmp_path: Path) -> None:
    in_folder(tmp_path, Akteure=b"\xfe\xff" + GERMAN.encode("utf-16-be"))
    assert io.read(tmp_path).actors["kiosk"].name == "Käse"


def test_what_was_found_is_said_in_both_languages() -> None:
    one = CsvFile("Akteure.csv", "actors", 1, "cp1252", ";", "de")
    assert one.into("de") == (
        "Akteure.csv: Akteure, 1 Eintrag, Windows-1252, Trennzeichen ;, Zahlen wie 1.234,5"
    )
    many = CsvFile("a.tsv", "actors", 1200, "utf-16", "\t", "en")
    assert many.into("en") == (
        "a.tsv: actors, 1,200 records, UTF-16, delimiter tab, numbers such as 1,234.5"
    )
    assert CsvFile("network.csv", "network", 1, "utf-8", ",").into("en") == (
        "network.csv: UTF-8, delimiter ,"
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_found(tmp_path: Path, delimiter: str, line_end: str) -> None:
    rows = ["id#name#kind", "a#A;b,c#business", "", "b#B#"]
    text = line_end.join(
        "#".join(f'"{cell}"' if ";" in cell else cell for cell in row.split("#")) for row in rows
    ).replace("#", delimiter)
    in_folder(tmp_path, actors=text)
    reading = io.read_csv(tmp_path)
    assert reading.files[0].delimiter == delimiter
    assert [(each.id, each.name, each.kind) for each in reading.network.actors] == [
        ("a", "A;b,c", "business"),
        ("b", "B", "unspecified"),
    ]


def test_the_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    """A file whose only column would fit any delimiter; the fault stands in the second row."""
    in_folder(tmp_path, districts="sep=,\r\nid,inhabitants\r\nnord,viele\r\n")
    with pytest.raises(ValidationError, match=r"districts\.csv, row 2, column B 'inhabitants'"):
        io.read(tmp_path)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Akteure", "actors"),
        ("AKTEURE", "actors"),
        ("actor", "actors"),
        ("sector counts", "sector_counts"),
        ("Sector-Counts", "sector_counts"),
        ("Öffentlichkeit", "publicity"),
        ("O\u0308ffentlichkeit", "publicity"),
        ("Kosten", "costs"),
        ("Netzwerk", "network"),
    ],
)
def test_files_are_called_like_their_tables(tmp_path: Path, name: str, table: str) -> None:
    headers = {
        "sector_counts": "district,sector,count,day",
        "publicity": "Tag",
        "costs": "of,amount",
        "network": "title",
    }.get(table, "id")
    in_folder(tmp_path, **{name: f"{headers}\n"})
    assert io.read_csv(tmp_path).files[0].table == table


def test_headers_may_be_mixed_and_kinds_written_in_any_way(tmp_path: Path) -> None:
    in_folder(
        tmp_path,
        actors=" Kennung ;NAME;art:;Capacity_Hours*;until\n"
        "a;A;Gründer/in;1;\nb;B;founder;2;\nc;C;GRÜNDER/IN;;\nd;D;social_enterprise;;\n"
        "e;E;Social enterprise;;\n",
    )
    actors = io.read(tmp_path).actors
    assert actors.column("kind") == [*["founder"] * 3, *["social_enterprise"] * 2]
    assert actors.column("capacity_hours") == [1, 2, None, None, None]


def test_codes_stay_text(tmp_path: Path) -> None:
    in_folder(
        tmp_path,
        districts="id;municipality_key\n007;05113000\n01;0\n",
        actors="id;sector;district\n0;47.1;007\n1e5;01;01\n",
    )
    network = io.read(tmp_path)
    assert network.districts.column("municipality_key") == ["05113000", "0"]
    assert [(each.id, each.sector, each.district) for each in network.actors] == [
        ("0", "47.1", "007"),
        ("1e5", "01", "01"),
    ]


def test_a_heading_may_be_written_in_one_language_or_two(tmp_path: Path) -> None:
    in_folder(
        tmp_path,
        Netzwerk="Titel;Titel (englisch);Beschreibung (deutsch);Stand\n"
        "Hafen;Harbour;D;31.12.2003\n",
    )
    network = io.read(tmp_path)
    assert network.title == Text(de="Hafen", en="Harbour")
    assert network.description == Text(de="D", en="")
    assert network.as_of == PartialDate(2003, 12, 31)


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2001", "2001"),
        ("05.2001", "2001-05"),
        ("5.2001", "2001-05"),
        ("2001-05", "2001-05"),
        ("17.05.2001", "2001-05-17"),
        ("7. 5. 2001", "2001-05-07"),
        ("2001-05-17", "2001-05-17"),
        ("2001-05-17 00:00:00", "2001-05-17"),
        ("2001-05-17T00:00:00.000Z", "2001-05-17"),
        (" 2001 ", "2001"),
        ("", None),
    ],
)
def test_dates_of_both_forms_stand_side_by_side(
    tmp_path: Path, cell: str, date: str | None
) -> None:
    in_folder(tmp_path, actors=f"id,since\na,{cell}\n")
    found = io.read(tmp_path).actors["a"].since
    assert (None if found is None else str(found)) == date


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        (("ja", "JA", "yes", "1", "true", "wahr", "x", "X", "✓"), True),
        (("nein", "no", "0", "false", "Falsch", "n"), False),
        (("", " ", "keine Angabe"), None),
    ],
)
def test_yes_and_no_in_every_spelling(
    tmp_path: Path,
    cells: tuple[str, ...],
    value: bool | None,  # noqa: FBT001 - the value itself
) -> None:
    rows = "".join(f"a,b,contact,{year},{cell}\n" for year, cell in enumerate(cells, 1990))
    headers = "source,target,kind,since,confirmed"
    in_folder(tmp_path, actors="id\na\nb\n", relationships=f"{headers}\n{rows}")
    assert io.read(tmp_path).relationships.column("confirmed") == [value] * len(cells)


def test_lists_counts_and_attributes_stand_in_one_cell(tmp_path: Path) -> None:
    in_folder(
        tmp_path,
        Akteure='Kennung;weitere Angaben\na;"{""Telefon"": ""0208"", ""n"": [1, 2.0]}"\nb|c;\n',
        Ziele="Kennung\nz1\nz2\n",
        Überprüfungen="Tag;Ziele\n2003;z1 | z2\n2004;\n",
        Zuständigkeiten="Aufgabenbereich;Stellvertretung\nFinanzen;a | b\\|c\n",
        Stadtteile="Kennung;nötige Versorgung\nnord;Lebensmittel | Bank oder Sparkasse\n"
        'sued;"Lebensmittel, Post; Apotheke"\n',
        Aktivitäten="Kennung;Tag;Teilnehmende\nfest;2003;Bewohner/innen: 120 | founders:3\n",
        Vollständigkeit="Tabelle;Arten\nBeziehungen;Kooperation, contact\nactors;\n",
    )
    network = io.read(tmp_path)
    assert network.actors["a"].attributes == {"Telefon": "0208", "n": (1, 2.0)}
    assert [each.goals for each in network.reviews] == [("z1", "z2"), ()]
    assert network.responsibilities[0].deputies == ("a", "b|c")
    assert [each.required_supply for each in network.districts] == [
        ("groceries", "bank"),
        ("groceries", "post", "pharmacy"),
    ]
    assert network.activities[0].attendance == {"residents": 120, "founders": 3}
    assert [(each.table, each.kinds) for each in network.completeness] == [
        ("relationships", ("cooperation", "contact")),
        ("actors", ()),
    ]


def test_signs_of_official_tables_keep_their_reason(tmp_path: Path) -> None:
    """DIN 55301: "-" nothing there, "." unknown or secret, "/" not reliable, "x" not meaningful."""
    in_folder(
        tmp_path,
        Stadtteile="Kennung;Name;Einwohner/innen;Fläche;seit\n"
        "a;.;-;.;x\nb;keine Angabe;/;x;…\nc;x;*;k. A.;2001\nd;;;;\n",
    )
    districts = io.read(tmp_path).districts
    assert districts.column("inhabitants") == districts.column("area") == [None] * 4
    assert districts.column("name") == [None, None, "x", None]
    assert districts.column("why_missing") == [
        {
            "name": "unknown_or_secret",
            "inhabitants": "nothing_there",
            "area": "unknown_or_secret",
            "since": "not_meaningful",
        },
        {
            "name": "not_stated",
            "inhabitants": "not_reliable",
            "area": "not_meaningful",
            "since": "not_yet",
        },
        {"inhabitants": "too_few", "area": "not_stated"},
        {},
    ]


def test_reasons_of_cells_join_those_of_their_own_column(tmp_path: Path) -> None:
    in_folder(tmp_path, districts='id;area;why_missing\na;.;"{""name"": ""secret""}"\nb;1;\nc;.;\n')
    assert io.read(tmp_path).districts.column("why_missing") == [
        {"area": "unknown_or_secret", "name": "secret"},
        {},
        {"area": "unknown_or_secret"},
    ]


SECTORS = """Stadtteil;Branche;Anzahl;Tag
nord;Handel;12;2003
nord;Bau;.;2003
nord;Sumpfpflanzen;1;2003
nord;SUM A-F;13;2003
nord;Insgesamt;13;2003
"""


def test_sums_and_withheld_counts_are_no_records(tmp_path: Path) -> None:
    """12 + 1 of Handel and Sumpfpflanzen; Bau is unknown, not zero; 13 would be counted again."""
    in_folder(tmp_path, Stadtteile="Kennung\nnord\n", Branchenzahlen=SECTORS)
    reading = io.read_csv(tmp_path)
    assert [(each.sector, each.count) for each in reading.network.sector_counts] == [
        ("Handel", 12),
        ("Sumpfpflanzen", 1),
    ]
    assert [each.into("de") for each in reading.left_out] == [
        "Branchenzahlen.csv, Zeile 5: 'SUM A-F' (Summe anderer Zeilen)",
        "Branchenzahlen.csv, Zeile 6: 'Insgesamt' (Summe anderer Zeilen)",
        "Branchenzahlen.csv, Zeile 3: '.' (unbekannt oder geheim)",
    ]
    assert reading.left_out[0].into("en") == (
        "Branchenzahlen.csv, row 5: 'SUM A-F' (a sum of other rows)"
    )


def test_leaving_out_is_said_aloud(tmp_path: Path) -> None:
    in_folder(tmp_path, Stadtteile="Kennung\nnord\n", Branchenzahlen=SECTORS)
    with pytest.warns(LeftOutWarning, match=r"Branchenzahlen\.csv, row 5: 'SUM A-F'"):
        network = io.read(tmp_path)
    assert len(network.sector_counts) == 2


def test_a_sector_that_is_called_like_a_sum_comes_back(tmp_path: Path) -> None:
    network = Network(
        districts=[District("d")],
        sector_counts=[SectorCount("d", name, count=1, day="2003") for name in ("Summe", "'Total")],
        headcounts=[Headcount("members", 0, day="2003")],
    )
    io.write(network, tmp_path / "a.zip")
    assert io.read_csv(tmp_path / "a.zip").network == network


NUMBERS = "id;target;baseline\na;{};{}\n"


@pytest.mark.parametrize(
    ("cells", "form", "values"),
    [
        (("1.234,5", "1.234"), "de", (1234.5, 1234)),
        (("1,234.5", "1,234"), "en", (1234.5, 1234)),
        (("12,5", "1.234"), "de", (12.5, 1234)),
        (("0.123", "1,234"), "en", (0.123, 1234)),
        (("1.234.567", "0,5"), "de", (1234567, 0.5)),
        (("1 234,5", "1 234"), "de", (1234.5, 1234)),
        (("−5", "1e3"), None, (-5, 1000)),
        (("1,5e-3", "7"), "de", (0.0015, 7)),
    ],
)
def test_one_form_of_numbers_holds_for_a_file(
    tmp_path: Path, cells: tuple[str, str], form: str | None, values: tuple[float, float]
) -> None:
    in_folder(tmp_path, goals=NUMBERS.format(*cells))
    reading = io.read_csv(tmp_path)
    assert reading.files[0].numbers == form
    goal = reading.network.goals[0]
    assert (goal.target, goal.baseline) == values


def test_whole_numbers_settle_what_decimals_leave_open(tmp_path: Path) -> None:
    """1.200 inhabitants can only be German; then 1.234 of an area is 1234."""
    in_folder(tmp_path, districts="id;inhabitants;area\na;1.200;1.234\n")
    district = io.read(tmp_path).districts[0]
    assert (district.inhabitants, district.area) == (1200, 1234)


@pytest.mark.parametrize(("numbers", "value"), [("de", 1234.0), ("en", 1.234)])
def test_an_open_number_is_settled_by_an_option(tmp_path: Path, numbers: str, value: float) -> None:
    in_folder(tmp_path, goals=NUMBERS.format("1.234", ""))
    with pytest.raises(ValidationError) as caught:
        io.read(tmp_path)
    (problem,) = caught.value.problems
    assert problem.into("en") == (
        "goals.csv, row 2, column B 'target': '1.234' can be 1234 in German and 1.234 in "
        "international form; write it without thousands separators, or read with --numbers de or "
        "--numbers en (in Python numbers='de' or numbers='en')"
    )
    assert problem.into("de") == (
        "goals.csv, Zeile 2, Spalte B „target“: '1.234' kann deutsch 1234 und international 1,234 "
        "heißen; bitte ohne Tausendertrennung schreiben oder mit --numbers de oder --numbers en "
        "lesen (in Python numbers='de' oder numbers='en')"
    )
    assert io.read(tmp_path, numbers=numbers).goals[0].target == value


@pytest.mark.parametrize(
    ("numbers", "wrong"), [("de", "C 'baseline': '2.5'"), ("en", "B 'target': '1,5'")]
)
def test_two_forms_in_a_file_are_a_fault(tmp_path: Path, numbers: str, wrong: str) -> None:
    in_folder(tmp_path, goals=NUMBERS.format("1,5", "2.5"))
    with pytest.raises(ValidationError, match=r"'1,5' German and '2\.5' international; use one"):
        io.read(tmp_path)
    with pytest.raises(ValidationError, match=f"column {wrong} does not fit the other numbers"):
        io.read(tmp_path, numbers=numbers)


def test_each_file_has_its_own_form(tmp_path: Path) -> None:
    in_folder(
        tmp_path,
        goals=NUMBERS.format("1,5", ""),
        actors="id,capacity_hours\na,1.5\n",
    )
    network = io.read(tmp_path)
    assert network.goals[0].target == network.actors[0].capacity_hours == 1.5


@pytest.mark.parametrize("digits", [100, 1000])
@pytest.mark.parametrize(("sign", "form"), [(".", "en"), (",", "de")])
def test_many_numbers_are_read_like_few(tmp_path: Path, sign: str, form: str, digits: int) -> None:
    """Two decimals take the short way, three (which look like thousands) the long one."""
    numbers = [f"{n}.{n % digits:02}" for n in range(1200)]
    rows = "".join(f"g{n};{cell}\n" for n, cell in enumerate(numbers))
    in_folder(tmp_path, goals=f"id;target\n{rows}".replace(".", sign))
    reading = io.read_csv(tmp_path)
    assert reading.files[0].numbers == form
    assert reading.network.goals.column("target") == list(map(float, numbers))


def test_whole_numbers_may_have_an_exponent_or_zeros_behind_the_point(tmp_path: Path) -> None:
    in_folder(tmp_path, districts="id,inhabitants\na,1e3\nb,12.0\n")
    assert io.read(tmp_path).districts.column("inhabitants") == [1000, 12]


def test_signs_in_lists_and_counts_are_missing_values(tmp_path: Path) -> None:
    in_folder(
        tmp_path,
        districts="id,required_supply\na,-\n",
        activities="id,day,attendance\nf,2003,*\n",
        responsibilities="area,deputies\nfinance,k. A.\n",
    )
    network = io.read(tmp_path)
    assert network.districts[0] == District("a", why_missing={"required_supply": "nothing_there"})
    assert network.activities[0] == Activity("f", day="2003", why_missing={"attendance": "too_few"})
    assert network.responsibilities[0].why_missing == {"deputies": "not_stated"}


def test_many_texts_are_read_like_few(tmp_path: Path) -> None:
    """Among two thousand plain ids one that is none is still looked at."""
    ids = [f"actor {n}" for n in range(2000)]
    for last, found in (("'=1", "=1"), ("keine Angabe", "keine Angabe"), (" b ", "b")):
        in_folder(tmp_path, actors="id\n" + "\n".join([*ids, last]) + "\n")
        assert io.read(tmp_path).actors.column("id") == [*ids, found]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_networks_are_written_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    network = Network(title="Käse – 5 €", actors=[Actor("a", "Ärger")])
    io.write(network, tmp_path / "a.zip", language="de", encoding=encoding)
    reading = io.read_csv(tmp_path / "a.zip")
    assert reading.network == network
    assert {each.encoding for each in reading.files} == {encoding}


@pytest.mark.parametrize("name", ["مخبز", "Ã¤"])
def test_what_an_encoding_cannot_keep_is_an_error(tmp_path: Path, name: str) -> None:
    """Ã¤ in Windows-1252 has the bytes of ä in UTF-8: it would come back as another text."""
    with pytest.raises(FileFormatError, match="cannot be kept in cp1252; use encoding='utf-8-sig'"):
        io.write(Network(actors=[Actor("a", name)]), tmp_path / "a.zip", encoding="cp1252")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda path: io.read(path, numbers="fr"), "numbers: no 'fr'; use one of 'de', 'en'"),
        (lambda path: io.write(Network(), path, language="nl"), "language: no 'nl'; use one of"),
        (lambda path: io.write(Network(), path, encoding="utf8"), "encoding: no 'utf8'; did you"),
    ],
)
def test_an_unknown_option_value_lists_the_known_ones(
    tmp_path: Path, call: Callable[[Path], object], told: str
) -> None:
    io.write(Network(), tmp_path / "a.zip")
    with pytest.raises(UnknownNameError, match=told):
        call(tmp_path / "a.zip")


def test_an_unknown_option_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="no option 'number'; did you mean 'numbers'"):
        io.read(tmp_path / "none.zip", number="de")
    with pytest.raises(TypeError, match="no option 'language'; there are none"):
        io.write(Network(), tmp_path / "a.json", language="de")


def test_an_archive_holds_the_files_of_the_folder(tmp_path: Path) -> None:
    network = Network(title="Kiosk", actors=[Actor("a")], completeness=[Complete("actors")])
    io.write(network, tmp_path / "a.zip", language="de")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == csv_files(
            network, language="de"
        )
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("Vollständigkeit.csv").decode("utf-8-sig") == "Tabelle\r\nAkteure\r\n"


def test_reviews_without_goals_and_records_without_fields_come_back(tmp_path: Path) -> None:
    network = Network(reviews=[Review("2003"), Review("2004")])
    io.write(network, tmp_path / "a.zip", language="de")
    assert io.read(tmp_path / "a.zip") == network


def test_the_files_of_the_guide_are_read() -> None:
    """What docs/how-to/csv-files.md shows: 12.400 inhabitants and 2,5 hours in German form."""
    pages = Path(__file__).resolve().parents[2] / "docs" / "how-to"
    reading = io.read_csv(pages / "hafenviertel")
    network = reading.network
    assert (network.districts[0].inhabitants, network.districts[0].area) == (12400, None)
    assert network.districts[0].municipality_key == "05113000"
    assert network.actors["baeckerei"].capacity_hours == 2.5
    assert network.activities[0].attendance == {"residents": 300, "businesses": 12}
    assert [(each.row, each.value) for each in reading.left_out] == [(5, "SUM A-S"), (4, "/")]
    merged = network.merge(io.read(pages / "hafenviertel-juni"))
    assert merged.changes.tables["actors"].added == ("kiosk",)
    assert merged.conflicts == ()
