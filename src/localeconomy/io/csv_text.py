"""The text of one CSV file: its encoding, its delimiter, its cells by column; and back.

Nothing is guessed from the statistics of letters: a byte order mark says the encoding, else it is
UTF-8 if the bytes are UTF-8, else Windows-1252 as German spreadsheets write it. The delimiter is
the one under which most headers are known.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
import itertools
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.tabular.faults import CellFault
from localeconomy.io.tabular.gathering import Gathering
from localeconomy.io.tabular.headers import Headers, header_faults, headers_from
from localeconomy.io.tabular.sheet import Sheet
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator


__all__ = ["DELIMITERS", "ENCODINGS", "Parsed", "decoded", "encoded", "parsed", "quoted_cell"]

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
DELIMITERS: Final = (";", ",", "\t", "|")
QUOTE: Final = '"'
BLANK: Final = "\r\n \t" + "".join(DELIMITERS)
MOST_COLUMNS: Final = 16_384
"""As many as spreadsheets have."""

BATCH: Final = 10_000
HEAD: Final = 100_000


@attrs.frozen(eq=False)
class Parsed:
    """The cells of a CSV text.

    Parameters
    ----------
    delimiter
        The sign between cells.
    sheet
        The cells by column; None where they could not be told apart.
    faults
        What is wrong with the headers and the form of the rows.
    is_whole
        Whether every row is in the sheet.
    """

    delimiter: str
    sheet: Sheet | None
    faults: tuple[CellFault, ...]
    is_whole: bool


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file and the encoding that it was read in.

    Parameters
    ----------
    content
        The bytes.
    name
        What to call the file in errors.

    Returns
    -------
    text : str
        The text.
    encoding : str
        ``"utf-8-sig"``, ``"utf-16"``, ``"utf-32"``, ``"utf-8"`` or ``"cp1252"``.

    Raises
    ------
    FileFormatError
        If the bytes are text in none of these.

    Examples
    --------
    >>> decoded("Käse".encode("cp1252"), "kiosk.csv")
    ('Käse', 'cp1252')
    """
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    candidates: tuple[str, ...] = ("utf-8", "cp1252") if marked is None else (marked,)
    if marked is None and content[:2].count(0) == 1:
        candidates = ()  # UTF-16 without its mark
    for encoding in candidates:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise FileFormatError(
        Text(
            de="{file} ist kein Text in UTF-8 oder Windows-1252; bitte als „CSV UTF-8“ speichern",
            en="{file} is not text in UTF-8 or Windows-1252; save it as 'CSV UTF-8'",
        ).fill(file=quoted(name))
    )


def encoded(text: str, encoding: str, name: str) -> bytes:
    r"""Return a text as bytes that `decoded` reads back.

    Parameters
    ----------
    text
        The text.
    encoding
        One of the encodings that `decoded` knows.
    name
        What to call the file in errors.

    Returns
    -------
    bytes
        The bytes, with a byte order mark where the encoding has one.

    Raises
    ------
    FileFormatError
        If the encoding cannot hold the text.

    Examples
    --------
    >>> encoded("Käse", "cp1252", "kiosk.csv")
    b'K\xe4se'
    """
    if encoding == "utf-16":
        # The same bytes on every machine.
        return codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    try:
        content = text.encode(encoding)
        back, _ = decoded(content, name)
    except UnicodeEncodeError as error:
        shown = text[error.start]
    else:
        if back == text:
            return content
        shown = next(sign for sign in text if not sign.isascii())
    raise FileFormatError(
        Text(
            de="{file}: {sign} lässt sich in {encoding} nicht festhalten; bitte "
            "encoding='utf-8-sig' verwenden",
            en="{file}: {sign} cannot be kept in {encoding}; use encoding='utf-8-sig'",
        ).fill(file=quoted(name), sign=quoted(shown), encoding=encoding)
    )


def quoted_cell(cell: str, delimiter: str) -> str:
    """Return a cell as it stands in a CSV file.

    Parameters
    ----------
    cell
        The text of the cell.
    delimiter
        The sign between cells.

    Returns
    -------
    str
        In quotation marks where it holds the delimiter, a quotation mark or a line break.

    Examples
    --------
    >>> quoted_cell("a;b", ","), quoted_cell("a;b", ";"), quoted_cell('2" pipe', ";")
    ('a;b', '"a;b"', '"2"" pipe"')
    """
    if delimiter in cell or QUOTE in cell or "\n" in cell or "\r" in cell:
        return f"{QUOTE}{cell.replace(QUOTE, QUOTE * 2)}{QUOTE}"
    return cell


def parsed(text: str, table: str, name: str) -> Parsed:
    r"""Return the cells of a CSV text.

    Parameters
    ----------
    text
        The text.
    table
        The table that it holds.
    name
        What to call the file in errors.

    Returns
    -------
    Parsed
        The cells by column, and what is wrong with their form.

    Examples
    --------
    >>> found = parsed("Kennung;Art\nkiosk;business\n", "actors", "actors.csv")
    >>> found.delimiter, found.sheet.fields["kind"].name, found.sheet.rows.tolist()
    (';', 'kind', [2])
    """
    body, stated = _without_hint(text)
    delimiter, headers = _headers(body, table, stated)
    if headers is None:
        broken = CellFault(name, UNCLOSED, 1, table=table)
        return Parsed(delimiter, None, (broken,), is_whole=False)
    if len(headers.titles) > MOST_COLUMNS:
        message = TOO_WIDE.fill(n=len(headers.titles), most=MOST_COLUMNS)
        wide = CellFault(name, message, headers.row, table=table)
        return Parsed(delimiter, None, (wide,), is_whole=False)
    faults = tuple(header_faults(headers, name))
    if not headers.known:
        return Parsed(delimiter, None, faults, is_whole=False)
    gathering = Gathering(headers, name)
    try:
        (_gather_plain if _is_plain(body) else _gather)(body, delimiter, gathering)
    except csv.Error as error:
        broken = attrs.evolve(_broken(error, body, delimiter, name), table=table)
        return Parsed(delimiter, None, (*faults, broken), is_whole=False)
    sheet = gathering.result()
    return Parsed(delimiter, sheet, (*faults, *gathering.faults), gathering.is_whole)


def _is_plain(text: str) -> bool:
    """Whether each line is a row and each delimiter ends a cell."""
    return QUOTE not in text and text.count("\r") == text.count("\r\n")


def _gather(text: str, delimiter: str, gathering: Gathering) -> None:
    rows = itertools.islice(_rows(text, delimiter), gathering.headers.row, None)
    while batch := list(itertools.islice(rows, BATCH)):
        gathering.add_rows(batch)


def _gather_plain(text: str, delimiter: str, gathering: Gathering) -> None:
    """Gather the cells of a text without quotation marks: four times as fast as row by row."""
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    delimiters = {gathering.width - 1}
    for start in range(gathering.headers.row, len(lines), BATCH):
        batch = lines[start : start + BATCH]
        if "" in batch:
            rows = [(place, line.split(delimiter)) for place, line in enumerate(batch) if line]
            gathering.add_some_rows(rows, len(batch))
        elif {line.count(delimiter) for line in batch} == delimiters:
            cells = delimiter.join(batch).split(delimiter)
            columns = [cells[place :: gathering.width] for place in range(gathering.width)]
            gathering.add_columns(columns, len(batch))
        else:
            gathering.add_rows([line.split(delimiter) for line in batch])


def _without_hint(text: str) -> tuple[str, str | None]:
    """Return the text without the line ``sep=;`` that spreadsheets neither show nor count."""
    if text[:4].lower() == "sep=" and text[4:5] in DELIMITERS and text[5:6] in ("\r", "\n"):
        return text[5:].removeprefix("\r").removeprefix("\n"), text[4]
    return text, None


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _headers(text: str, table: str, stated: str | None) -> tuple[str, Headers | None]:
    """Return the delimiter under which most headers are known, and these; None if they break."""
    start = _end_of_blank_lines(text)
    first = 1 + _line_ends(text[:start])
    # The first lines suffice, unless the text begins with a very long one.
    head = text[start : start + HEAD]
    if "\n" not in head.strip():
        head = text[start:]
    found = []
    for delimiter in DELIMITERS if stated is None else (stated,):
        try:
            listed = enumerate(_rows(head, delimiter), first)
            row, cells = next(
                (each for each in listed if any(map(str.strip, each[1]))), (1, list[str]())
            )
        except csv.Error:
            continue
        found.append((delimiter, headers_from(cells, table, row)))
    if not found:
        return stated or DELIMITERS[0], None
    return max(found, key=lambda each: (each[1].known, len(each[1].titles)))


def _end_of_blank_lines(text: str) -> int:
    """Return where the first line begins that says something; millions may come before it."""
    said = len(text) - len(text.lstrip(BLANK))
    return max(text.rfind("\n", 0, said), text.rfind("\r", 0, said)) + 1


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _broken(error: csv.Error, text: str, delimiter: str, name: str) -> CellFault:
    """Return the fault of a text whose cells cannot be told apart."""
    rows = _rows(text, delimiter)
    row = 1
    with contextlib.suppress(csv.Error, StopIteration):
        while next(rows) is not None:
            row += 1
    if "limit" in str(error):
        return CellFault(name, TOO_LONG.fill(most=csv.field_size_limit()), row)
    return CellFault(name, UNCLOSED, row)


TOO_WIDE: Final = Text(
    de="die Kopfzeile hat {n} Zellen, höchstens {most} lassen sich lesen; bitte die überzähligen "
    "streichen",
    en="the headers have {n} cells, {most} at most can be read; remove those that are too many",
)
TOO_LONG: Final = Text(
    de="eine Zelle hat mehr als {most} Zeichen, oder ein Anführungszeichen wird nicht geschlossen; "
    "bitte dort berichtigen",
    en="a cell has more than {most} characters, or a quotation mark is not closed; correct it",
)
UNCLOSED: Final = Text(
    de='ein Anführungszeichen (") wird nicht geschlossen oder steht vor weiterem Text; bitte dort '
    "berichtigen, ein Anführungszeichen im Text doppelt schreiben",
    en='a quotation mark (") is not closed or stands before more text; correct it, and write a '
    "quotation mark within text twice",
)
