"""Large tables, sound or all faults: CSV files, surveys, and archives and workbooks of them."""

from __future__ import annotations

import io
import string
import zipfile
from typing import TYPE_CHECKING, Final

from tests.fuzz.archives import members_of, packed
from tests.fuzz.bulk import SIZE, Make, lines, repeated
from tests.fuzz.foreign import open_documents, spreadsheets

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ACTORS", "ARCHIVES", "BOOKS", "DOCUMENTS", "MATRICES", "ROSTERS"]

ACTORS: Final = (
    lines("a#;b#;business;1,5", "id;name;kind;capacity_hours\n"),
    lines("a#;busines#", "id;kind\n"),
    lines("a#;31.02.20#", "id;since\n"),
    lines("a#;1.5;1,5", "id;capacity_hours;lon\n"),
    lines("a#;bank|x#|bank", "id;supply\n"),
    lines('a#;"{""x"": [1, #]}"', "id;attributes\n"),
    lines("a#;[[[", "id;attributes\n"),
    lines("a;b", "id;name\n"),
    lines("Summe;#", "id;name\n"),
    lines(";", "id;name\n"),
    lines("a#;b;c;d", "id\n"),
    lines('"a#";"b\n"', "id;name\n"),
    lambda: repeated("nam#;", "id;"),
    lambda: repeated("#;", "id;name\n"),
    lambda: repeated("|bank", "id;supply\na;bank"),
    lambda: repeated("x#|", "id;supply\na;"),
    lambda: b"id" + b";" * 400_000 + b"\na" * 200_000,
    lambda: b"id" + b";name" * 90_000 + b"\na" * 200_000,
    lambda: b"\n" * SIZE,
    lambda: b"id;name\n" + b"\r" * SIZE,
    lambda: b'id;name\n"' + b'""' * (SIZE // 2),
    lambda: b'id;name\na;"' + b"x" * SIZE + b'"\n',
    lambda: b'"' * SIZE,
    lambda: b";" * SIZE,
)
ROSTERS: Final = (
    lines("a#,b#,1", "respondent,partner,strength\n"),
    lines("a,b,1", "respondent,partner,strength\n"),
    lines("a#,b#,suply#", "respondent,partner,relation\n"),
    lines("a#,b#,vie#", "respondent,partner,strength\n"),
    lines("a,b,maybe#,20#", "respondent,partner,answered,since\n"),
    lines("a,a", "respondent,partner\n"),
    lines(",#", "respondent,partner\n"),
    lines("a,b,c,d,e", "respondent,partner\n"),
    ("respondent,partner" + "".join(f",q{n}" for n in range(4_990)) + "\na,b" * 200_000)[
        :SIZE
    ].encode,
    lambda: repeated("|suply#", "respondent,partner,relation\na,b,", "\nb,a,supply\n"),
    lambda: b"\n" * SIZE,
    lambda: b'"' * SIZE,
)


def _square(cell: str, size: int, row_name: str = "n#") -> Make:
    names = "".join(f",n{n}" for n in range(size))
    rows = "".join(f"\n{row_name.replace('#', str(n))}" + f",{cell}" * size for n in range(size))
    return (names + rows).encode


MATRICES: Final = (
    _square("1", 660),
    _square("0", 660),
    _square("x", 660),
    _square("vie", 470),
    _square("", 900, "m#"),
    ("".join(f",name{n}" for n in range(4_900)) + "\nnamen" * 150_000)[:SIZE].encode,
    (",".join(["", *(f"name{n}" for n in range(900))]) + "\nnamen,1" * 10_000).encode,
    ("," + ",".join(["ab" * 40_000] * 5) + "\n" + "ba" * 40_000 + ",1").encode,
    lambda: repeated(",n#"),
    lambda: repeated("\nn#", ",n1,n2"),
)


def _archive(name: str, make: Callable[[], bytes], times: int = 1) -> Make:
    """Return an archive with a large file, several times as large where it can be packed small."""

    def made() -> bytes:
        head, _, rest = make().partition(b"\n")
        return packed([(name, head + b"\n" + rest * times)], deflated=True)

    return made


def _overlapping(name: str, times: int) -> bytes:
    """An archive whose directory names the same packed bytes many times over."""
    content = packed([(name, b"id\n" + b"a\n" * 400_000)], deflated=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        start = archive.start_dir
    entry = content[start:-22]
    entries = b"".join(
        entry.replace(name.encode(), f"{number:0{len(name)}}".encode()) for number in range(times)
    )
    end = content[-22:-14] + times.to_bytes(2, "little") * 2
    end += len(entries).to_bytes(4, "little") + content[-6:]
    return content[:start] + entries + end


def _nested(name: str) -> bytes:
    inner = packed([("actors.csv", b"id\n" + b"0" * 9_000_000)], deflated=True)
    for _ in range(5):
        inner = packed([(f"{number}.zip", inner) for number in range(3)], deflated=True)
    return packed([(name, b"id\na\n"), ("inner.zip", inner)], deflated=True)


ARCHIVES: Final = (
    *(_archive("actors.csv", make, times) for make in ACTORS[:12] for times in (1, 10)),
    _archive("actors.csv", lambda: b"id\n" + b"0" * 9_900_000),
    _archive("actors.csv", lambda: b"id\n" + b"\n" * 9_900_000),
    lambda: _overlapping("actors.csv", 900),
    lambda: _nested("actors.csv"),
)


def _book(sheet: str, make: Callable[[str], str], **others: str) -> Make:
    """Return a workbook of which a sheet holds other rows."""

    def made() -> bytes:
        parts = dict(members_of(spreadsheets()[0].content))
        before = parts[sheet].decode()
        start, end = before.index("<sheetData>"), before.index("</sheetData>")
        rows = make(before[start + 11 : end])
        parts[sheet] = (before[:start] + "<sheetData>" + rows + before[end:]).encode()
        parts |= {f"xl/{name}.xml": text.encode() for name, text in others.items()}
        return packed(list(parts.items()), deflated=True)

    return made


SHEET: Final = "xl/worksheets/sheet1.xml"
HEADERS: Final = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'


def _rows(cell: str, times: int, width: int = 1) -> Callable[[str], str]:
    return lambda _: (
        HEADERS
        + "".join("<row>" + cell.replace("#", str(n)) * width + "</row>" for n in range(times))
    )


def _scattered(_: str) -> str:
    """Two cells of a hundred, as far apart as they may be."""
    columns = [f"{one}{two}" for one in ("", "A", "B", "C") for two in string.ascii_uppercase]
    cells = "".join(f'<c r="{column}#"><v>1</v></c>' for column in [*columns[:97], "FTA"])
    return HEADERS + "".join(
        f'<row r="{row}">{cells.replace("#", str(row))}</row>' for row in range(2, 2_500)
    )


TEXT: Final = '<c t="inlineStr"><is><t>a#</t></is></c>'
SHARED: Final = '<c t="s"><v>0</v></c>'
STRINGS: Final = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{}</t></si></sst>'
BOOKS: Final = (
    _book(SHEET, _rows(TEXT, 100_000)),
    _book(SHEET, _rows("<c><v>#</v></c>", 200_000)),
    _book(SHEET, _rows("<c><v>1</v></c>", 20, 16_384)),
    _book(SHEET, _rows('<c t="e"><v>#REF!</v></c>', 200_000)),
    _book(SHEET, _rows("<c><f>A1</f></c>", 300_000)),
    _book(SHEET, _rows(SHARED, 200_000), sharedStrings=STRINGS.format("x" * 32_000)),
    _book(SHEET, _rows(SHARED, 20_000), sharedStrings=STRINGS.format("x" * 5_000_000)),
    _book(SHEET, lambda rows: rows + "<row/>" * 1_000_000),
    _book(SHEET, _scattered),
    lambda: _overlapping("xl/a.xml", 900),
    lambda: _nested("xl/workbook.xml"),
)


def _document(table: str) -> Make:
    def made() -> bytes:
        parts = dict(members_of(open_documents()[0].content))
        before = parts["content.xml"].decode()
        head, tail = before.partition("<table:table ")[0], "</office:spreadsheet>"
        rest = before.partition(tail)[2]
        named = f'<table:table table:name="Akteure">{table}</table:table>'
        parts["content.xml"] = (head + named + tail + rest).encode()
        return packed(list(parts.items()), deflated=True)

    return made


CELL: Final = (
    '<table:table-cell office:value-type="string" {}><text:p>{}</text:p></table:table-cell>'
)
WIDE: Final = 'table:number-columns-repeated="{}"'
LONG: Final = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
DOCUMENTS: Final = (
    _document(LONG.format(1_800, CELL.format(WIDE.format(16_384), "x"))),
    _document(LONG.format(1_000_000, CELL.format(WIDE.format(20), "x"))),
    _document(LONG.format(100_000, CELL.format("", "x" * 30_000))),
    _document(LONG.format(10, CELL.format(WIDE.format(16_000), "x" * 30_000))),
    _document(LONG.format(1, CELL.format("", "a")) * 90_000),
)
