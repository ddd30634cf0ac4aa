"""Files that are made to do harm, or happen to: entities, bombs, absurd sizes, endless faults."""

from __future__ import annotations

import io as bytes_io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

import localeconomy as le
from localeconomy.errors import FileFormatError, ValidationError
from localeconomy.io import csv_files, excel_texts, graph_xml, read_places
from localeconomy.io.csv_files import zipped
from localeconomy.io.excel_format import workbook
from localeconomy.model.problems import MOST_HINTS, MOST_PROBLEMS, hints_among
from tests.io.workbooks import changed_parts, open_document, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
GEXF = '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'


def refusal(path: Path, content: str | bytes) -> tuple[str, str]:
    """Return what is said of a file that is refused as a whole."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(FileFormatError) as caught:
        le.read(path)
    return str(caught.value), caught.value.into("de")


def faults(call: Callable[[], object], language: str = "en") -> list[str]:
    """Return the faults that are found in a file."""
    with pytest.raises(ValidationError) as caught:
        call()
    return [each.into(language) for each in caught.value.problems]


def faults_of(path: Path, content: str | bytes) -> list[str]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return faults(lambda: le.read(path))


# XML ---------------------------------------------------------------------------------------------

LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
DECLARATIONS = {
    "a billion laughs": LAUGHS,
    "one long entity": f"<!DOCTYPE x [<!ENTITY a9 '{'x' * 10_000}'>]>",
    "a file of the system": "<!DOCTYPE x [<!ENTITY a9 SYSTEM 'file:///etc/passwd'>]>",
    "a file of the network": "<!DOCTYPE x [<!ENTITY a9 SYSTEM 'http://localhost:1/'>]>",
    "a parameter": "<!DOCTYPE x [<!ENTITY % a9 SYSTEM 'file:///etc/passwd'> %a9;]>",
    "an outer document type": "<!DOCTYPE x SYSTEM 'http://localhost:1/x.dtd'>",
    "a public one": "<!DOCTYPE x PUBLIC '-//X//Y' 'file:///etc/passwd'>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
@pytest.mark.parametrize("name", DECLARATIONS)
def test_document_types_are_refused(tmp_path: Path, name: str, suffix: str, encoding: str) -> None:
    root = GRAPHML if suffix == ".graphml" else GEXF
    text = f'<?xml version="1.0"?>{DECLARATIONS[name]}{root}<graph>&a9;</graph>'
    english, german = refusal(tmp_path / f"a{suffix}", text.encode(encoding))
    assert "line 1: a document type (<!DOCTYPE …>) is not read, for safety; remove it" in english
    assert "Zeile 1: ein Dokumenttyp (<!DOCTYPE …>) wird aus Sicherheitsgründen nicht" in german


def test_what_a_graph_refers_to_outside_is_not_fetched(tmp_path: Path) -> None:
    """A schema, an include and a style sheet: nothing is asked of the network or the disk."""
    text = (
        '<?xml-stylesheet href="http://localhost:1/x.xsl"?><graphml '
        'xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xmlns:xi="http://www.w3.org/2001/XInclude" '
        'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://localhost:1/x.xsd">'
        '<graph><node id="a"/><xi:include href="file:///etc/passwd" parse="text"/></graph>'
        "</graphml>"
    )
    (tmp_path / "a.graphml").write_text(text)
    assert le.read(tmp_path / "a.graphml") == le.Network(actors=[le.Actor("a")])


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_defaults_of_many_nodes_are_limited(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three defaults for four nodes are twelve values."""
    monkeypatch.setattr(graph_xml, "LEAST_FILLED", 11)
    monkeypatch.setattr(graph_xml, "BYTES_A_VALUE", 10**6)
    nodes = "".join(f'<node id="{n}"/>' for n in range(4))
    keys = "".join(
        f'<key id="k{n}" for="node" attr.name="a{n}"><default>1</default></key>' for n in range(3)
    )
    text = f"{GRAPHML}{keys}<graph>{nodes}</graph></graphml>"
    if suffix == ".gexf":
        keys = "".join(
            f'<attribute id="{n}" title="a{n}"><default>1</default></attribute>' for n in range(3)
        )
        text = (
            f'{GEXF}<graph><attributes class="node">{keys}</attributes>'
            f"<nodes>{nodes}</nodes></graph></gexf>"
        )
    path = tmp_path / f"a{suffix}"
    english, german = refusal(path, text)
    assert "the defaults (<default>) would make more than 11 values; remove those" in english
    assert "die Vorgabewerte (<default>) ergäben mehr als 11 Angaben" in german
    monkeypatch.setattr(graph_xml, "LEAST_FILLED", 12)
    assert le.read(path).actors["3"].attributes == {"a0": "1", "a1": "1", "a2": "1"}


def test_gexf_values_with_and_without_a_time(tmp_path: Path) -> None:
    """Where one has a time, all are kept in their order; an attribute may be called like a part."""
    text = (
        f'{GEXF}<graph><attributes class="node"><attribute id="s" title="staff" type="integer"/>'
        '<attribute id="v" title="viz"/><attribute id="p" title="spells"/></attributes><nodes>'
        '<node id="a"><attvalues><attvalue for="s" value="3"/>'
        '<attvalue for="s" value="4" start="2002"/><attvalue for="v" value="x"/>'
        '<attvalue for="p" value="y"/></attvalues><size value="10"/>'
        '<spells><spell start="2001"/></spells></node></nodes></graph></gexf>'
    )
    (tmp_path / "a.gexf").write_text(text)
    assert le.read(tmp_path / "a.gexf").actors["a"].attributes == {
        "staff": ((3, None, None), (4, "2002", None)),
        "viz": "x",
        "spells": "y",
        "viz_": {"size": {"value": "10"}},
        "spells_": ({"start": "2001"},),
    }


# Graphs of lines and JSON ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dl n=2 labels: a b n=3 data: 0 1 1 0 0 0 0 0 0", "2 labels, 3 are needed"),
        ("dl n=3 labels: a b c n=2 data: 0 1 1 0", "3 labels, 2 are needed"),
        ('dl n=2 labels""data:\n0 1\n0 0', "1 labels, 2 are needed"),
    ],
)
def test_names_that_are_not_as_many_as_nodes(tmp_path: Path, text: str, said: str) -> None:
    assert any(said in each for each in faults_of(tmp_path / "a.dl", text))


def test_numbers_that_a_mapping_cannot_tell_apart_are_no_ids(tmp_path: Path) -> None:
    """Multiples of 2^61 − 1 have one hash in Python: thousands of them would take hours."""
    path = tmp_path / "a.graph.json"
    nodes = [{"id": number * (2**61 - 1)} for number in (1, 2)]
    said = faults_of(path, json.dumps({"nodes": nodes, "links": []}))
    assert said[0] == ("nodes, entry 1: 2305843009213693951 cannot be an id; give a text or number")
    long = faults_of(path, json.dumps({"nodes": [{"id": [1, 2, 3, 4, 5]}], "links": []}))
    assert long == ["nodes, entry 1: [1, 2, 3, 4, 5] cannot be an id; give a text or number"]
    path.write_text(json.dumps({"nodes": [{"id": 2**53}, {"id": [1, "x"]}], "links": []}))
    assert le.read(path).actors.ids == ("9007199254740992", "(1, 'x')")


def test_numbers_without_end_are_no_places(tmp_path: Path) -> None:
    """400 digits are a whole number to Python, and too many for one with a point."""
    path = tmp_path / "a.json"
    for number, said in (("1" + "0" * 399, "no place on earth"), ("NaN", "no place on earth")):
        path.write_text(
            f'{{"elements": [{{"type": "node", "id": 1, "lat": {number}, "lon": 1, '
            '"tags": {"shop": "bakery"}}]}'
        )
        (fault,) = faults(lambda: read_places(path, district="nord", day="2024"))
        assert said in fault
    path.write_text(f'{{"elements": [{{"type": "node", "id": {2**63}, "tags": {{"shop": "x"}}}}]}}')
    (fault,) = faults(lambda: read_places(path, district="nord", day="2024"))
    assert "neither a node nor a way" in fault


# Tables ------------------------------------------------------------------------------------------


def test_headers_without_end(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id" + ";name" * 16_384 + "\na\n")
    (english,) = faults(lambda: le.read(path))
    assert "row 1: the headers have 16,385 cells, 16,384 at most can be read" in english
    (german,) = faults(lambda: le.read(path), "de")
    assert "Zeile 1: die Kopfzeile hat 16.385 Zellen, höchstens 16.384 lassen sich" in german


def test_rows_of_one_cell_below_thousands_of_headers(tmp_path: Path) -> None:
    """3,000 headers and 3,000 rows of one cell would be nine million cells, nearly all empty."""
    path = tmp_path / "actors.csv"
    path.write_text("id" + ";" * 3_000 + "".join(f"\na{n}" for n in range(3_000)))
    (english,) = faults(lambda: le.read(path))
    assert english.endswith(
        "row 668: the row has 1 cells, the headers have 3,001, and so more rows; remove the "
        "headers without values"
    )  # 667 rows lack 2,001,000 cells
    (german,) = faults(lambda: le.read(path), "de")
    assert "und so weitere Zeilen; bitte die Spaltentitel ohne Werte streichen" in german


def test_short_and_blank_rows_are_read_as_before(tmp_path: Path) -> None:
    """A hundred thousand blank lines are none of the cells that are missing."""
    path = tmp_path / "actors.csv"
    path.write_text("id;name;kind;sector\na\n" + "\n" * 600_000 + "b;B\n;;;;\n")
    assert le.read(path) == le.Network(actors=[le.Actor("a"), le.Actor("b", "B")])


@pytest.mark.parametrize("read", [le.read_matrix, le.read_roster])
def test_surveys_of_headers_alone(tmp_path: Path, read: Callable[..., Any]) -> None:
    path = tmp_path / "a.csv"
    titles = ",".join(["respondent", "partner", *(f"n{number}" for number in range(4_000))])
    path.write_text(titles + "\nn1" * 3_000)
    with pytest.raises(FileFormatError) as caught:
        read(path, day="2024")
    assert "there are 4,002 headers, and next to nothing in the rows" in str(caught.value)
    assert "die Kopfzeile hat 4.002 Zellen, die Zeilen haben fast keine" in caught.value.into("de")


# Faults without end ------------------------------------------------------------------------------


def test_the_nearest_word_is_looked_for_a_few_hundred_times(tmp_path: Path) -> None:
    """Among the words of a column, its headers, the entries of a file and the rows of a survey."""
    size = MOST_HINTS + 50
    kinds = "".join(f"a{n};busines{n}\n" for n in range(size))
    said = faults_of(tmp_path / "actors.csv", f"id;kind\n{kinds}")
    assert len(said) == size
    assert said[MOST_HINTS - 1].endswith("is unknown; did you mean 'business'?")
    assert said[-1].endswith("'busines249' is unknown; use a known term")
    said = faults_of(tmp_path / "actors.csv", "id" + "".join(f";nam{n}" for n in range(size)))
    assert "unknown column 'nam199'; did you mean 'name'? Otherwise" in said[MOST_HINTS - 1]
    assert "unknown column 'nam249'; use a known term" in said[-1]
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(size):
        (folder / f"actor{number:03}.csv").touch()
    said = faults(lambda: le.read(folder))
    assert said[MOST_HINTS - 1].endswith("its name is not a table; did you mean 'actors'?")
    assert said[-1].endswith("its name is not a table; use a known term")
    network = {"format": "localeconomy/network", "version": 1}
    entries = [{"id": f"a{n}", f"kin{n:03}": 1} for n in range(size)]
    said = faults_of(tmp_path / "a.json", json.dumps({**network, "actors": entries}))
    assert said[MOST_HINTS - 1].endswith("unknown name 'kin199'; did you mean 'kind'?")
    assert said[-1].endswith("unknown name 'kin249'; use a known field")
    rows = "".join(f"a,b{n},suply{n}\n" for n in range(size))
    (tmp_path / "r.csv").write_text(f"respondent,partner,relation\n{rows}")
    said = faults(lambda: le.read_roster(tmp_path / "r.csv", day="2024"))
    assert "did you mean 'supply'? Assign words" in said[MOST_HINTS - 1]
    assert "'suply249' is unknown; use a known term. Assign words of your own" in said[-1]
    german = faults(lambda: le.read_roster(tmp_path / "r.csv", day="2024"), "de")
    assert "ist unbekannt; bitte eine bekannte Bezeichnung verwenden. Eigene" in german[-1]


def test_names_of_a_survey_are_looked_for_less_often_the_more_there_are(tmp_path: Path) -> None:
    """Twenty thousand comparisons in all: two hundred names are compared a hundred times."""
    assert (hints_among(1), hints_among(200), hints_among(10**6)) == (MOST_HINTS, 100, 3)
    titles = "".join(f",name{n}" for n in range(200))
    rows = "".join(f"\nnome{n}" + "," * 200 for n in range(120))
    (tmp_path / "m.csv").write_text(titles + rows)
    said = faults(lambda: le.read_matrix(tmp_path / "m.csv", day="2024"))
    assert "did you mean 'name99'?" in said[99]
    assert said[100].endswith("'nome100' has no column; use one of the headers")
    network = le.Network(actors=[le.Actor(f"a{n}", f"name{n}") for n in range(100)])
    rows = "".join(f"nome{n},\n" for n in range(120))
    (tmp_path / "r.csv").write_text(f"respondent,partner\n{rows}")
    said = faults(lambda: le.read_roster(tmp_path / "r.csv", day="2024", network=network))
    assert "did you mean 'name99'?" in said[99]
    assert "'nome100' is neither the id nor the unambiguous name of an actor; name an" in said[100]


def entries(one: str) -> str:
    """Return a network of many such entries."""
    head = '{"format": "localeconomy/network", "version": 1, "actors": ['
    return head + ",".join([one] * 20_000) + "]}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", entries("1")),
        ("a.json", entries('{"id": "a", "x": 1}')),
        ("actors.csv", "id;kind\n" + "a;b;c\n" * 30_000),
        ("actors.csv", "id;\n" + "a;b\n" * 30_000),
        ("headcounts.csv", "group;count;day\n" + "members;1;2003\n" * 30_000),
    ],
)
def test_faults_are_counted_up_to_a_limit(tmp_path: Path, name: str, content: str) -> None:
    said = faults_of(tmp_path / name, content)
    assert MOST_PROBLEMS <= len(said) <= 2 * MOST_PROBLEMS + 10


# Archives ----------------------------------------------------------------------------------------


def overlapping(name: str, content: bytes, times: int) -> bytes:
    """Return an archive whose directory names the same packed bytes many times over."""
    made = zipped({name: content})
    with zipfile.ZipFile(bytes_io.BytesIO(made)) as archive:
        start = archive.start_dir
    entry = made[start:-22]
    entries = b"".join(
        entry.replace(name.encode(), f"{n:0{len(name) - 4}}.csv".encode()) for n in range(times)
    )
    end = made[-22:-14] + times.to_bytes(2, "little") * 2
    return made[:start] + entries + end + len(entries).to_bytes(4, "little") + made[-6:]


# Numbers in rows, packed about three to one.
ROWS = b"id\n" + b"".join(b"%d\n" % (number * 7919 % 1_000_003) for number in range(150_000))


def test_entries_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    """Each of 60 is packed two to one by its own account, all of them a hundred to one."""
    content = overlapping("actors.csv", ROWS, 60)
    with zipfile.ZipFile(bytes_io.BytesIO(content)) as archive:
        assert all(each.file_size < 3 * each.compress_size for each in archive.infolist())
    english, _ = refusal(tmp_path / "a.zip", content)
    assert "to 1, 30 to 1 at most is possible; unpack it yourself and read the folder" in english
    english, _ = refusal(tmp_path / "a.xlsx", content)
    assert "to 1, 50 to 1 at most is possible; open it in a spreadsheet program" in english


def test_an_archive_in_an_archive_is_not_unpacked(tmp_path: Path) -> None:
    inner = zipped({"actors.csv": b"id\n" + b"0" * 5_000_000})
    for _ in range(4):
        inner = zipped({f"{number}.zip": inner for number in range(9)})
    (tmp_path / "a.zip").write_bytes(zipped({"actors.csv": b"id\na\n", "inner.zip": inner}))
    reading = le.read_csv(tmp_path / "a.zip")
    assert reading.network == le.Network(actors=[le.Actor("a")])
    assert reading.ignored == ("inner.zip",)


def test_a_dense_archive_of_ours_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What would be refused as a bomb is written without packing it."""
    network = le.Network(actors=[le.Actor(f"a{n}", "the same name " * 20) for n in range(300)])
    le.write(network, tmp_path / "packed.zip")
    monkeypatch.setattr(csv_files, "LEAST_SUSPECT", 1_000)
    english, _ = refusal(tmp_path / "a.zip", (tmp_path / "packed.zip").read_bytes())
    assert "30 to 1 at most is possible" in english
    le.write(network, tmp_path / "plain.zip")
    assert le.read(tmp_path / "plain.zip") == network
    assert (tmp_path / "plain.zip").stat().st_size > 80_000


def test_an_encrypted_part_of_a_workbook_is_told(tmp_path: Path) -> None:
    """The general purpose bit 0 says so, in the directory and before the part."""
    content = bytearray(workbook(le.Network(actors=[le.Actor("a")])))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    english, german = refusal(tmp_path / "a.xlsx", bytes(content))
    assert "is protected by a password; open it in a spreadsheet program" in english
    assert "ist mit einem Passwort geschützt" in german


# Workbooks ---------------------------------------------------------------------------------------


def with_shared_text(path: Path, text: str, cells: int, index: int = 1) -> Path:
    """Save a workbook of which many cells show one text that is kept once."""
    saved(path, {"Akteure": [["Kennung"], ["a"]]})

    def change(found: dict[str, bytes]) -> None:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        found["xl/sharedStrings.xml"] = (
            f'<sst xmlns="{main}"><si><t>Kennung</t></si><si><t>{text}</t></si></sst>'
        ).encode()
        rows = (
            '<row><c t="s"><v>0</v></c></row>' + f'<row><c t="s"><v>{index}</v></c></row>' * cells
        )
        sheet = found["xl/worksheets/sheet1.xml"].decode()
        before, after = sheet.split("<sheetData>")[0], sheet.split("</sheetData>")[1]
        found["xl/worksheets/sheet1.xml"] = (
            f"{before}<sheetData>{rows}</sheetData>{after}"
        ).encode()
        types = found["[Content_Types].xml"].decode()
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        if "sharedStrings" not in types:
            part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
            found["[Content_Types].xml"] = types.replace("</Types>", part).encode()

    return changed_parts(path, change)


def test_one_text_in_every_cell_does_not_fill_the_memory(tmp_path: Path) -> None:
    """Thirty thousand letters in a hundred thousand cells are three thousand million."""
    path = with_shared_text(tmp_path / "a.xlsx", "x" * 30_000, 100_000)
    assert path.stat().st_size < 50_000
    with pytest.raises(FileFormatError) as caught:
        le.read(path)
    assert "the cells hold 3,00" in str(caught.value)
    assert "134,217,728 at most are possible; shorten long texts" in str(caught.value)
    assert "höchstens 134.217.728 sind möglich; bitte lange Texte kürzen" in caught.value.into("de")


def test_a_long_text_in_few_cells_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The longest text in every cell would be too much; counted one by one, it is not."""
    monkeypatch.setattr(excel_texts, "LARGEST", 20_000)
    path = with_shared_text(tmp_path / "a.xlsx", "x" * 5_000, 10, index=0)
    with pytest.raises(ValidationError, match="the id 'Kennung' is used twice"):
        le.read(path)
    with pytest.raises(FileFormatError, match=r"the cells hold [\d,]+ characters together"):
        le.read(with_shared_text(tmp_path / "b.xlsx", "x" * 5_000, 10))


def test_a_repeated_cell_does_not_fill_the_memory(tmp_path: Path) -> None:
    """An OpenDocument of a few hundred bytes can name millions of cells, or thousands of texts."""
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="{}">'
        "<text:p>{}</text:p></table:table-cell>"
    )
    table = (
        '<table:table table:name="Akteure"><table:table-row table:number-rows-repeated="{}">'
        "{}</table:table-row></table:table>"
    )
    many = open_document(tmp_path / "a.ods", table.format(60_000, cell.format(20, "x")))
    with pytest.raises(FileFormatError, match="reaches to cell T60000 but has only 1,200,000"):
        le.read(many)
    long = open_document(tmp_path / "b.ods", table.format(1, cell.format(16_000, "x" * 30_000)))
    with pytest.raises(FileFormatError, match=r"the cells hold 48[\d,]+ characters together"):
        le.read(long)
    few = open_document(tmp_path / "c.ods", table.format(1, cell.format(2, "Kennung")))
    with pytest.raises(ValidationError, match="is the same field as column A"):
        le.read(few)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("blank", ["", " ", ";;", "\t"])
def test_lines_before_the_headers_are_counted(tmp_path: Path, blank: str, end: str) -> None:
    """Five blank lines, the headers in row 6, a blank one, and a fault in row 8."""
    lines = [blank] * 5 + ["id;name;kind", blank, "a;A;busines"]
    path = tmp_path / "actors.csv"
    path.write_bytes(end.join(lines).encode())
    (said,) = faults(lambda: le.read(path))
    assert said.startswith("actors.csv, row 8, column C 'kind': 'busines' is unknown")


def test_millions_of_blank_lines_are_passed_over(tmp_path: Path) -> None:
    """They once took a second a million: before the headers four times, and among the rows."""
    blank = b"\n" * 1_000_000
    path = tmp_path / "actors.csv"
    path.write_bytes(blank + b"id;name\n" + blank + b"a;A\n" + blank)
    assert le.read(path) == le.Network(actors=[le.Actor("a", "A")])
    path.write_bytes(blank + b"id;name;kind\na;A;busines\n")
    (said,) = faults(lambda: le.read(path))
    assert "row 1000002, column C" in said or "row 1,000,002, column C" in said
