"""Cells and files of a workbook: never one that a spreadsheet would run, the same bytes again.

The text of a cell is written as a text, whatever it begins with. What the format cannot hold as it
is (control characters, a carriage return, what looks like an escape) is escaped as it prescribes.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import sys
import traceback
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from localeconomy.errors import FileFormatError
from localeconomy.io.csv_files import zipped
from localeconomy.io.extras import needed
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = [
    "AS_TEXT",
    "EXTRA",
    "FIRST_DATE",
    "OpenBook",
    "OpenCell",
    "OpenSheet",
    "discard",
    "escaped",
    "new_book",
    "set_number",
    "set_text",
    "stable",
    "temporary_room",
    "unescaped",
]

OpenBook: TypeAlias = Any
OpenSheet: TypeAlias = Any
OpenCell: TypeAlias = Any
"""What openpyxl gives, which has no types."""

EXTRA: Final = "excel"
AS_TEXT: Final = "@"
"""The number format of cells in which a code keeps its zeros, and "1.2" is no date."""

LONGEST_CELL: Final = 32_767
FIRST_DATE: Final = dt.date(1900, 3, 1)
"""Before this day spreadsheets do not agree on how days are counted."""

MADE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zones
PROPERTIES: Final = "docProps/core.xml"
MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
STAMP: Final = rb"\g<1>2000-01-01T00:00:00Z\g<2>"

LOOKS_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f]")
NO_CHARACTERS: Final = str.maketrans({"_": "_x005F_", "\ufffe": "_xFFFE_", "\uffff": "_xFFFF_"})
HAS_NONE: Final = re.compile("[\ufffe\uffff]|_xFFF[EF]_")
ESCAPES: Final = re.compile("_x(005F|FFF[EF])_")


def escaped(text: str) -> str:
    r"""Return a text as a workbook's XML holds it, so that it comes back as it was.

    Parameters
    ----------
    text
        The text.

    Returns
    -------
    str
        With ``_xHHHH_`` for what XML cannot hold.

    Examples
    --------
    >>> escaped("Käse"), escaped("a\rb"), escaped("_x000D_")
    ('Käse', 'a_x000D_b', '_x005F_x000D_')
    """
    if text.isalnum():
        return text
    if HAS_NONE.search(text):
        # Readers do not undo the escapes of codes that are no characters: see `unescaped`.
        text = text.translate(NO_CHARACTERS)
    marked = LOOKS_ESCAPED.sub("_x005F_", text)
    return UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", marked)


def unescaped(text: str) -> str:
    r"""Return a text with the two codes that are no characters, which readers leave escaped.

    Parameters
    ----------
    text
        The text of a cell, as a library reads it.

    Returns
    -------
    str
        The text that was written.

    Examples
    --------
    >>> unescaped("_xFFFE_") == "\ufffe", unescaped("_x005F_")
    (True, '_x005F_')
    """
    if "_xFFF" not in text or not HAS_NONE.search(text):
        return text
    return ESCAPES.sub(lambda found: chr(int(found[1], 16)), text)


def set_text(cell: OpenCell, text: str, label: Text) -> None:
    """Write a text into a cell, as a text.

    Parameters
    ----------
    cell
        The cell.
    text
        The text.
    label
        What the column is called, for the error.

    Raises
    ------
    FileFormatError
        If the cell cannot hold so much.
    """
    spelled = escaped(text)
    size = max(len(spelled), len(text.encode("utf-16-le", "surrogatepass")) // 2)
    if size > LONGEST_CELL:
        raise FileFormatError(TOO_LONG.fill(label=label, n=size, most=LONGEST_CELL))
    cell.value = spelled
    # A text that begins with "=" would be a formula, "#N/A" an error.
    cell.data_type = "s"


def set_number(cell: OpenCell, value: float) -> None:
    """Write a number into a cell, with all the digits that it takes to read the same one.

    Parameters
    ----------
    cell
        The cell.
    value
        The number.
    """
    # openpyxl would round a number to 16 digits, but leaves one alone that is spelled out.
    cell.value = repr(value)
    cell.data_type = "n"


def new_book(*, rows_alone: bool) -> OpenBook:
    """Return a workbook without sheets.

    Parameters
    ----------
    rows_alone
        Whether it is written row by row, which takes less memory.

    Returns
    -------
    openpyxl.Workbook
        The workbook.

    Raises
    ------
    MissingExtraError
        If openpyxl is not installed.
    """
    book = needed("openpyxl", EXTRA).Workbook(write_only=rows_alone)
    for sheet in list(book.worksheets):
        book.remove(sheet)
    book.properties.creator = "localeconomy"
    book.properties.created = MADE
    return book


@contextlib.contextmanager
def temporary_room() -> Iterator[None]:
    """Turn the system's errors into one that a person can act on, while a workbook is made.

    Its sheets wait in temporary files, for which there may be no room.

    Yields
    ------
    None
        Once.

    Raises
    ------
    FileFormatError
        In place of an error of the system.
    """
    known = set(_temporary_files())
    try:
        yield
    except OSError as error:
        with _unheard():
            traceback.clear_frames(error.__traceback__)
        raise FileFormatError(NO_ROOM.fill(reason=error.strerror or str(error))) from error
    finally:
        for left_over in set(_temporary_files()) - known:
            with contextlib.suppress(OSError):
                Path(left_over).unlink(missing_ok=True)


def _temporary_files() -> list[str]:
    """Return the temporary files that openpyxl has made; it removes them when the program ends."""
    module = sys.modules.get("openpyxl.worksheet._writer")
    return list(getattr(module, "ALL_TEMP_FILES", ()))


@contextlib.contextmanager
def _unheard() -> Iterator[None]:
    """Let what is forgotten half-written complain to nobody: the error has been told."""
    hook = sys.unraisablehook
    sys.unraisablehook = lambda _: None
    try:
        yield
    finally:
        sys.unraisablehook = hook


def discard(book: OpenBook) -> None:
    """Close what a workbook that could not be completed has begun to write row by row.

    Parameters
    ----------
    book
        The workbook.
    """
    for sheet in book.worksheets:
        writer = getattr(sheet, "_writer", None)
        parts: list[Any] = [getattr(sheet, "_rows", None), getattr(writer, "xf", None)]
        for begun in parts:
            # Each completes its file when it is closed, which may be what could not be done.
            with contextlib.suppress(Exception):
                begun.close()


def stable(save: Callable[[io.BytesIO], Any]) -> bytes:
    """Return a workbook as a file: the same bytes for the same content.

    Parameters
    ----------
    save
        Writes the workbook.

    Returns
    -------
    bytes
        The file, with one date wherever the day of writing would stand.
    """
    buffer = io.BytesIO()
    save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in _in_order(archive.namelist())}
    parts[PROPERTIES] = MODIFIED.sub(STAMP, parts[PROPERTIES])
    return zipped(parts)


def _in_order(names: Iterable[str]) -> list[str]:
    """Return the parts in a fixed order; by the first, programs tell what the file is."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))


NO_ROOM: Final = Text(
    de="die temporären Dateien, die eine Arbeitsmappe braucht, lassen sich nicht schreiben "
    "({reason}); bitte auf dem Datenträger Platz schaffen oder in der Umgebungsvariablen TMPDIR "
    "einen anderen Ordner angeben",
    en="the temporary files that a workbook needs cannot be written ({reason}); make room on the "
    "disk or name another folder in the environment variable TMPDIR",
)
TOO_LONG: Final = Text(
    de="eine Zelle („{label}“) hätte {n} Zeichen, höchstens {most} fasst sie; bitte als JSON "
    "schreiben",
    en="a cell ('{label}') would have {n} characters, it holds {most} at most; write JSON",
)
