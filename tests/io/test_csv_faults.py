"""What is wrong with CSV files: named all at once, where the user sees it, with the remedy."""

# ruff: noqa: E501 - messages stand here as they are printed

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from localeconomy import io
from localeconomy.errors import FileFormatError, ValidationError
from localeconomy.io.tabular.faults import CellFault

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "Akteure": """Kennung;Name;Art;verfügbare Stunden;seit;Farbe;Stadtteil
kiosk;Käse;Unternehmn;12,5;1998;rot;
cafe;Café;Unternehmen;abc;32.13.2001;;
kiosk;Doppelt;Gründer/in;1.5;17.5.01;;Norden

;ohne;Verein;1;9999;;
x;y;Person;1;;;nord;;mehr
""",
    "Stadtteile": "Kennung;Einwohner/innen;nötige Versorgung\nnord;12,5;Post, Blumen\n",
    "relationships": """source,target,weight,mutual,since,until,attributes
kiosk,cafe,1.5,perhaps,2003,2001,{}
cafe,cafe,0,,,,[]
kiosk,cafe,,,2004,,"{""a"": NaN}"
kiosk,cafe,,,2005,,
kiosk,cafe,,,2005,,
kiosk,cafe,-,,2006,,
""",
    "Aktivitäten": """Kennung;Tag;Teilnehmende;Stand
a;2003;Bewohner/innen: viele;-
b;2003;Marsmenschen: 3;
c;2003;founders: 3 | Gründer/innen: 4;
""",
    "Überprüfungen": "Tag;Ziele\n2003;g, h\n",
    "Ziele": "Kennung\ng\nh\n",
    "Vollständigkeit": "Tabelle\nAkteur\nAkteurinnen\n",
    "Kontakte": "Akteur;Tag\nkiosk;\n",
}

ENGLISH = r"""
Stadtteile.csv, row 2, column B 'Einwohner/innen': '12,5' is not a whole number; write digits only
Stadtteile.csv, row 2, column C 'nötige Versorgung': 'Blumen' is unknown; use one of 'groceries', 'bakery', 'pharmacy', 'doctor', 'bank', 'post office', 'chemist', 'hairdresser', 'restaurant', 'crafts', 'clothing', 'stationery'
Akteure.csv, row 1, column F 'Farbe': unknown column 'Farbe'; use one of 'id', 'name', 'kind', …
Akteure.csv, row 2, column C 'Art': 'Unternehmn' is unknown; did you mean 'Unternehmen'?
Akteure.csv, row 3, column D 'verfügbare Stunden': 'abc' is not a number; write it without a unit or comment
Akteure.csv, row 3, column E 'seit': there is no day 2001-13-32; correct it
Akteure.csv, row 4, column A 'Kennung': the id 'kiosk' is used twice (first in row 2); choose another one
Akteure.csv, row 4, column D 'verfügbare Stunden': the file writes numbers in two ways: '12,5' German and '1.5' international; use one of them, or read with --numbers de or --numbers en (in Python numbers='de' or numbers='en')
Akteure.csv, row 4, column E 'seit': '17.5.01' is not a date; write 2001-05-17, 2001-05 or 2001
Akteure.csv, row 4, column G 'Stadtteil': 'Norden' is not among the districts; did you mean 'nord'?
Akteure.csv, row 6, column A 'Kennung': is missing; please give it
Akteure.csv, row 6, column C 'Art': 'Verein' is unknown; did you mean 'association'?
Akteure.csv, row 6, column E 'seit': '9999' is not a date of the calendar; leave an open end empty
Akteure.csv, row 7: the row has 9 cells, the headers have 7; put text that holds the delimiter into quotation marks ("…")
relationships.csv, row 2, column D 'mutual': 'perhaps' is neither yes nor no; write 'yes' or 'no'
relationships.csv, row 2, column F 'until': 2001 is not after since 2003; check the dates
relationships.csv, row 3, column C 'weight': 0 is not a weight of this kind of tie; give one above 0
relationships.csv, row 3, column G 'attributes': '[]' is not a mapping; write it as JSON, for example {"phone": "0208"}
relationships.csv, row 4, column G 'attributes': '{"a": NaN}' is not a mapping; write it as JSON, for example {"phone": "0208"}
relationships.csv, row 6: is already there in row 5; remove one of the two or tell them apart
relationships.csv, row 7, column C 'weight': '-' stands for a missing value, but one is needed; please give it
Kontakte.csv, row 2, column B 'Tag': is missing; please give it
Aktivitäten.csv, row 2, column C 'Teilnehmende': 'Bewohner/innen: viele' is not the number of a group; write 'residents: 12' once a group, several separated by |
Aktivitäten.csv, row 2, column D 'Stand': '-' stands for a missing value, but one is needed; please give it
Aktivitäten.csv, row 3, column C 'Teilnehmende': 'Marsmenschen' is unknown; use one of 'residents', …
Aktivitäten.csv, row 4, column C 'Teilnehmende': 'Gründer/innen: 4' is not the number of a group; write 'residents: 12' once a group, several separated by |
Überprüfungen.csv, row 2, column B 'Ziele': 'g, h' is not among the goals; use one of 'g', 'h'; several are separated by |
Vollständigkeit.csv, row 3, column A 'Tabelle': 'Akteurinnen' is unknown; did you mean 'Akteure'?
""".strip().splitlines()


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / f"{name}.csv").write_bytes(text.encode("cp1252"))
    return tmp_path


def faults(path: Path, language: str = "en") -> list[str]:
    """Return the lines of the one error that a folder gives, without the heading."""
    with pytest.raises(ValidationError) as caught:
        io.read(path)
    return [problem.into(language) for problem in caught.value.problems]


def test_all_faults_of_all_files_are_named_at_their_cells(faulty: Path) -> None:
    """Rows as a spreadsheet counts them: the headers are row 1, the blank row 5 counts.

    The tie of a café with itself (row 3) has a fault in a cell and is not told twice; no tie to an
    actor is blamed, since row 7 of the actors could not be read.
    """
    found = faults(faulty)
    for line, expected in zip(found, ENGLISH, strict=True):
        beginning = expected.removesuffix("…")
        assert line.startswith(beginning)
        assert expected.endswith("…") or line == expected


def test_each_fault_is_said_in_german(faulty: Path) -> None:
    english, german = faults(faulty), faults(faulty, "de")
    assert len(german) == len(english)
    for line, same in zip(german, english, strict=True):
        place = re.match(r"(\S+\.csv), row (\d+)(?:, column (\w+))?", same)
        assert place is not None
        column = f", Spalte {place[3]} „" if place[3] else ":"
        assert line.startswith(f"{place[1]}, Zeile {place[2]}{column}")
        assert line.split(": ", 1)[1] != same.split(": ", 1)[1]
    assert german[3] == (
        "Akteure.csv, Zeile 2, Spalte C „Art“: 'Unternehmn' ist unbekannt; meinten Sie "
        "'Unternehmen'?"
    )
    assert german[11].endswith("'Verein' ist unbekannt; meinten Sie 'Verein oder Verband'?")


def test_the_heading_counts_the_faults(faulty: Path) -> None:
    with pytest.raises(ValidationError) as caught:
        io.read(faulty)
    lines = caught.value.into("de").splitlines()
    assert lines[0] == f"{len(ENGLISH)} Fehler in '{faulty}':"
    assert lines[-1] == f"  … und {len(ENGLISH) - 20} weitere"


def test_a_fault_is_data(faulty: Path) -> None:
    with pytest.raises(ValidationError) as caught:
        io.read(faulty)
    fault = caught.value.problems[3]
    assert isinstance(fault, CellFault)
    assert fault.to_dict() == {
        "file": "Akteure.csv",
        "message": {
            "de": "'Unternehmn' ist unbekannt; meinten Sie 'Unternehmen'?",
            "en": "'Unternehmn' is unknown; did you mean 'Unternehmen'?",
        },
        "row": 2,
        "column": "C",
        "header": "Art",
        "value": "Unternehmn",
        "table": "actors",
        "field": "kind",
        "sheet": None,
    }
    assert fault.to_dict("de")["message"] == fault.message.de


def one_fault(path: Path, **files: str | bytes) -> str:
    for name, text in files.items():
        (path / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    (found,) = faults(path)
    return found


def test_a_reference_to_nothing_is_blamed_where_all_actors_are_known(tmp_path: Path) -> None:
    assert one_fault(
        tmp_path, actors="id\nkiosk\ncafe\n", relationships="source,target\nkiosk,caffe\n"
    ) == (
        "relationships.csv, row 2, column B 'target': 'caffe' is not among the actors; did you "
        "mean 'cafe'?"
    )


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ("name\nKiosk\n", "row 1: the column 'id' (id) is missing; please add it"),
        (b"\x81\x8d", "'actors.csv' is not text in UTF-8 or Windows-1252; save it as 'CSV UTF-8'"),
        ("id\n".encode("utf-16-le"), "'actors.csv' is not text in UTF-8 or Windows-1252"),
        (b"\xff\xfei", "'actors.csv' is not text in UTF-8 or Windows-1252"),
        ("", "is empty; write the headers into the first row"),
        ("\n  \n", "is empty; write the headers into the first row"),
        ('id\n"kiosk\n', 'row 2: a quotation mark (") is not closed or stands before more text'),
        ('"id\n', 'row 1: a quotation mark (") is not closed'),
        (f'id\n"{"x" * 140_000}"\n', "row 2: a cell has more than 131,072 characters"),
    ],
)
def test_a_broken_file_gives_one_fault_and_no_consequences(
    tmp_path: Path, actors: str | bytes, expected: str
) -> None:
    found = one_fault(tmp_path, actors=actors, relationships="source,target,weight\nkiosk,cafe,1\n")
    assert found.startswith("actors.csv")
    assert expected in found


@pytest.mark.parametrize("cell", ['{"a": 1, "a": 2}', '{"a": ' + "9" * 401 + "}", "x", '"x"'])
def test_what_is_no_mapping_is_told(tmp_path: Path, cell: str) -> None:
    doubled = cell.replace('"', '""')
    found = one_fault(tmp_path, actors=f'id,attributes\na,"{doubled}"\n')
    assert "is not a mapping; write it as JSON" in found


def test_a_column_twice_and_a_cell_without_a_header_are_told(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id;Art;;kind\na;Person;;\n;;;\nb;;Notiz;\n")
    assert faults(tmp_path) == [
        "actors.csv, row 1, column D 'kind': is the same field as column B; remove one of the two",
        "actors.csv, row 4, column C '': 'Notiz' stands in a column without a header; give one or empty the cell",
    ]


def test_an_unknown_file_and_a_table_twice_are_told(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id\na\n")
    (tmp_path / "Akteure.csv").write_text("id\nb\n")
    (tmp_path / "Akteuren.csv").write_text("x\n")
    assert faults(tmp_path) == [
        "Akteuren.csv: its name is not a table; did you mean 'Akteure'?",
        "actors.csv: is the same table as 'Akteure.csv'; join the two files or remove one",
    ]


def test_an_unknown_file_may_hold_what_is_missing(tmp_path: Path) -> None:
    """ "Firmen" may be the actors: that ties refer to nothing would only distract."""
    (tmp_path / "Firmen.csv").write_text("id\na\nb\n")
    (tmp_path / "relationships.csv").write_text("source,target,weight\na,b,0\n")
    found = faults(tmp_path)
    assert [line.split(": ")[0] for line in found] == [
        "Firmen.csv",
        "relationships.csv, row 2, column C 'weight'",
    ]


def test_a_heading_has_one_row_and_a_title_of_some_length(tmp_path: Path) -> None:
    (tmp_path / "network.csv").write_text(f"title,as_of\n{'x' * 10_001},gestern\nb,\n")
    found = faults(tmp_path)
    assert [line.split(": ")[0] for line in found] == [
        "network.csv, row 2",
        "network.csv, row 2, column B 'as_of'",
        "network.csv, row 3",
    ]
    assert "not a text of at most 10,000 characters" in found[0]
    assert found[2].endswith("the network has one row only; remove the others")


def test_rows_are_counted_past_line_breaks_in_cells(tmp_path: Path) -> None:
    """The second record spans two lines and is one row; so the fault stands in row 4."""
    text = 'id;name;kind\na;"two\nlines";\nb;;\nc;;busines\n'
    assert one_fault(tmp_path, actors=text).startswith("actors.csv, row 4, column C 'kind'")


def test_thousands_of_faults_are_gathered_quickly_and_not_all_told(tmp_path: Path) -> None:
    rows = "\n".join(f"a{n};x{n}" for n in range(20_000))
    (tmp_path / "actors.csv").write_text(f"id;kind\n{rows}\n")
    with pytest.raises(ValidationError) as caught:
        io.read(tmp_path)
    assert len(caught.value.problems) == 10_000


@pytest.mark.parametrize("files", [{}, {"notes.txt": "x"}, {"actors.csv.bak": "id\n"}])
def test_a_folder_without_tables_is_no_network(tmp_path: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(FileFormatError, match="holds no CSV file; a file is called like its table"):
        io.read(tmp_path)


def test_other_files_are_listed_and_what_systems_leave_is_not(tmp_path: Path) -> None:
    for name in ("actors.csv", "notes.txt", ".DS_Store", "Thumbs.db", "._actors.csv"):
        (tmp_path / name).write_text("id\n")
    assert io.read_csv(tmp_path).ignored == ("notes.txt",)
