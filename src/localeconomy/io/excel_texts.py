"""How much text the cells of a workbook hold once each has its own.

A workbook keeps a text once and names it in every cell that shows it, or repeats a cell thousands
of times: a small file can fill the memory. So the texts are added up before they are read.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from localeconomy.errors import FileFormatError
from localeconomy.io.excel_package import broken
from localeconomy.language import Number, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from localeconomy.io.excel_package import Part

__all__ = ["MOST_REPEATED", "check_texts", "sizes_of"]

LARGEST: Final = 2**27
"""Characters of all cells together; a sheet of a million rows and a hundred characters a row has
fewer."""

MOST_REPEATED: Final = 1_000_000
"""Filled cells that a file may name by repeating one."""

SHARED: Final = "s"
MOST_DIGITS: Final = 9


def sizes_of(starts: Sequence[int], part: Part) -> list[int]:
    """Return how long each of the shared texts can be.

    Parameters
    ----------
    starts
        Where each begins in its part, in bytes.
    part
        The part.

    Returns
    -------
    list of int
        One size a text.
    """
    return [after - start for start, after in pairwise([*starts, part.entry.file_size])]


def check_texts(
    sheets: Iterable[tuple[Part, int]], sizes: Sequence[int], repeated: int, file: str
) -> None:
    """Refuse a workbook whose cells would fill the memory with their texts.

    Parameters
    ----------
    sheets
        The sheets, and how many cells of each name a shared text.
    sizes
        How long the shared texts are.
    repeated
        How much text is repeated from cell to cell.
    file
        What to call the file.

    Raises
    ------
    FileFormatError
        If the cells hold too much.
    """
    listed = list(sheets)
    most = repeated + sum(cells for _, cells in listed) * max(sizes, default=0)
    if most <= LARGEST:
        return  # even if every cell showed the longest text
    size = repeated + sum(_shared_text(part, sizes) for part, cells in listed if cells)
    if size > LARGEST:
        raise FileFormatError(TOO_MUCH.fill(file=file, n=Number(size), most=Number(LARGEST)))


def _shared_text(part: Part, sizes: Sequence[int]) -> int:
    """Return how much text the cells of a sheet share."""
    cells = _Cells(sizes)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = cells.start
    parser.CharacterDataHandler = cells.text
    parser.EndElementHandler = cells.end
    try:
        for chunk in part.chunks():
            parser.Parse(chunk, False)  # noqa: FBT003 - the only form that it takes
    except expat.ExpatError as error:
        raise broken(part.file, part.name) from error
    return cells.size


class _Cells:
    """The cells of a sheet that name a shared text."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = sizes
        self.size = 0
        self._is_shared = self._is_value = False
        self._said: list[str] = []

    def start(self, name: str, given: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._is_shared = given.get("t") == SHARED
        self._is_value = self._is_shared and local == "v"

    def text(self, said: str) -> None:
        if self._is_value:
            self._said.append(said)

    def end(self, _name: str) -> None:
        if self._said:
            number = "".join(self._said).strip()
            if number.isdecimal() and len(number) < MOST_DIGITS and int(number) < len(self.sizes):
                self.size += self.sizes[int(number)]
            self._said.clear()
        self._is_value = False


TOO_MUCH: Final = Text(
    de="{file}: die Zellen enthalten zusammen {n} Zeichen, höchstens {most} sind möglich; bitte "
    "lange Texte kürzen, die in vielen Zellen stehen",
    en="{file}: the cells hold {n} characters together, {most} at most are possible; shorten long "
    "texts that stand in many cells",
)
