"""What a workbook's sheets hold that a library for reading them does not tell.

Such a library makes an empty cell of ``#REF!`` and of a formula that was never calculated, and
makes room for every cell up to the last one that is filled. So each sheet is looked through first:
how far it reaches, which cells hold an error, which formulas no result, and which are merged.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from xml.parsers import expat

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.excel_package import broken
from localeconomy.io.excel_texts import MOST_REPEATED, check_texts, sizes_of
from localeconomy.io.tabular.faults import column_letters
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.io.excel_package import Part

__all__ = ["Survey", "surveyed"]

Handler: TypeAlias = Callable[[dict[str, str]], None]

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
FARTHEST: Final = 10**9
"""Beyond any sheet: rows and columns that a file makes up past it are all the same."""

MOST_CELLS: Final = 30_000_000
LEAST_SPARSE: Final = 2_000_000
LEAST_FILLED: Final = 0.02
"""Above `LEAST_SPARSE` cells, a sheet with less than this share of them filled is refused."""

OPEN_DOCUMENT: Final = "content.xml"
WORKBOOK: Final = re.compile(r"(?:^|/)workbook\.xml$")
DRAWING: Final = ".vml"
"""Drawings of an old form, which need not be XML and are never read."""

PLACE: Final = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


@attrs.define
class Survey:
    """What one sheet holds that is not told when it is read; rows and columns from 0.

    Parameters
    ----------
    errors
        What each cell with an error shows.
    unstored
        The cells whose formula has no result.
    merged
        The first and last row and column of each merged range.
    shared
        How many cells name a text that is kept elsewhere.
    repeated
        How much text is repeated from cell to cell.
    """

    errors: dict[tuple[int, int], str] = attrs.field(factory=dict)
    unstored: set[tuple[int, int]] = attrs.field(factory=set)
    merged: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    shared: int = 0
    repeated: int = 0
    _copies: int = 0
    _filled: int = 0
    _last_row: int = -1
    _last_column: int = -1

    def fill(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """Note that cells hold something.

        Parameters
        ----------
        row, column
            The first cell.
        rows, columns
            How many there are.
        """
        self._filled += rows * columns
        self._copies += rows * columns - 1
        self._last_row = min(max(self._last_row, row + rows - 1), FARTHEST)
        self._last_column = min(max(self._last_column, column + columns - 1), FARTHEST)

    def check(self, file: str) -> None:
        """Refuse a sheet that would fill the memory.

        Parameters
        ----------
        file
            What to call the file.

        Raises
        ------
        FileFormatError
            If it reaches too far for what it holds.
        """
        area = (self._last_row + 1) * (self._last_column + 1)
        is_sparse = area > LEAST_SPARSE and self._filled < LEAST_FILLED * area
        is_sparse |= self._copies > MOST_REPEATED
        is_outside = self._last_row >= MOST_ROWS or self._last_column >= MOST_COLUMNS
        if area > MOST_CELLS or is_sparse or is_outside:
            corner = f"{column_letters(self._last_column)}{self._last_row + 1}"
            raise FileFormatError(TOO_FAR.fill(file=file, corner=corner, n=self._filled))


def surveyed(parts: Mapping[str, Part], file: str) -> Mapping[str, Survey]:
    """Return what the sheets of a workbook hold beside what is read from them.

    Parameters
    ----------
    parts
        The parts of the file.
    file
        What to call it in errors.

    Returns
    -------
    Mapping[str, Survey]
        By the name of the sheet.

    Raises
    ------
    FileFormatError
        If a part is damaged, declares entities, or holds a sheet that would fill the memory.
    """
    found = {name: _looked_through(part) for name, part in parts.items() if _is_looked_at(name)}
    for each in found.values():
        for survey in each.surveys.values():
            survey.check(file)
    _check_texts(parts, found, file)
    if OPEN_DOCUMENT in found:
        return found[OPEN_DOCUMENT].surveys
    book = next((name for name in sorted(found) if WORKBOOK.search(name)), None)
    if book is None:
        raise broken(file)
    folder, last = posixpath.split(book)
    links = found.get(posixpath.join(folder, "_rels", f"{last}.rels"))
    surveys: dict[str, Survey] = {}
    for sheet, link in found[book].sheets.items():
        target = "" if links is None else links.targets.get(link, "")
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if path not in found:
            raise broken(file, target or sheet)
        surveys[sheet] = found[path].surveys.get("", Survey())
    return surveys


def _check_texts(parts: Mapping[str, Part], found: Mapping[str, _Look], file: str) -> None:
    """Refuse a workbook in which few long texts fill very many cells."""
    sizes = [size for name, look in found.items() for size in sizes_of(look.strings, parts[name])]
    sheets = [(parts[name], each) for name in found for each in found[name].surveys.values()]
    repeated = sum(each.repeated for _, each in sheets)
    check_texts([(part, each.shared) for part, each in sheets], sizes, repeated, file)


def _is_looked_at(name: str) -> bool:
    return not name.endswith("/") and not name.lower().endswith(DRAWING)


def _looked_through(part: Part) -> _Look:
    """Return what the XML of a part says; of a part that is no XML, nothing."""
    look = _Look()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declaration
    parser.StartElementHandler = look.start
    look.parser = parser
    started = False
    try:
        for chunk in part.chunks():
            if not started and (start := chunk.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")):
                started = True
                if not start.startswith((b"<", b"\x00<")):
                    return _rest_of(part)
            parser.Parse(chunk, False)  # noqa: FBT003 - the only form that it takes
        parser.Parse(b"", started)
    except _DeclarationError as error:
        raise FileFormatError(DECLARES.fill(file=part.file, part=quoted(part.name))) from error
    except (expat.ExpatError, ValueError) as error:
        raise broken(part.file, part.name) from error
    look.finish()
    return look


def _rest_of(part: Part) -> _Look:
    """Unpack a part that is no XML, a picture for example: it must hold what it says."""
    for _ in part.chunks():
        pass
    return _Look()


class _DeclarationError(Exception):
    """That a part declares what its XML means; a workbook has no need of that."""


def _refuse_declaration(*_: object) -> None:
    raise _DeclarationError


class _Look:
    """What the elements of one part say, whatever part it is.

    Only the beginnings of elements are looked at, since a million rows have many: what a cell was
    is known when the next one begins.
    """

    def __init__(self) -> None:
        self.parser: Any = None
        self.surveys: dict[str, Survey] = {}
        self.sheets: dict[str, str] = {}
        self.targets: dict[str, str] = {}
        self.strings: list[int] = []
        self._survey = Survey()
        self._row = self._column = -1
        self._rows = self._columns = 1
        self._copies = self._begin = 0
        self._kind = ""
        self._has_formula = False
        self._text: list[str] | None = None
        self._handlers = _Handlers(self)

    def start(self, name: str, given: dict[str, str]) -> None:
        handler = self._handlers[name]
        if handler is not None:
            handler(given)

    # Excel --------------------------------------------------------------------------------------

    def sheet(self, given: dict[str, str]) -> None:
        if "name" in given:
            link = (value for key, value in given.items() if key.endswith(":id"))
            self.sheets[given["name"]] = next(link, "")

    def relationship(self, given: dict[str, str]) -> None:
        self.targets[given.get("Id", "")] = given.get("Target", "")

    def string(self, _given: dict[str, str]) -> None:
        self.strings.append(self.parser.CurrentByteIndex)

    def worksheet(self, _given: dict[str, str]) -> None:
        self.surveys[""] = self._survey

    def row(self, given: dict[str, str]) -> None:
        self.finish()
        self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
        self._column = -1

    def cell(self, given: dict[str, str]) -> None:
        if self._text is not None or self._has_formula:
            self.finish()
        place = given.get("r")
        if place is None:
            self._column += 1
        else:
            self._row, self._column = _place(place)
        self._kind = given.get("t", "")
        if self._kind == "s":
            self._survey.shared += 1

    def formula(self, _given: dict[str, str]) -> None:
        self._has_formula = True

    def value(self, _given: dict[str, str]) -> None:
        self._survey.fill(self._row, self._column)
        if self._kind == "e" or self._has_formula:
            self._listen()

    def inline(self, _given: dict[str, str]) -> None:
        self._survey.fill(self._row, self._column)

    def merge(self, given: dict[str, str]) -> None:
        first, _, last = given.get("ref", "").partition(":")
        self._survey.merged.append((*_place(first), *_place(last or first)))

    # OpenDocument -------------------------------------------------------------------------------

    def table(self, given: dict[str, str]) -> None:
        self.finish()
        self._survey = self.surveys[given.get("table:name", "")] = Survey()
        self._row, self._rows = -1, 1

    def table_row(self, given: dict[str, str]) -> None:
        self.finish()
        self._row += self._rows
        self._rows = _repeats(given, "table:number-rows-repeated")
        self._column, self._columns = -1, 1

    def table_cell(self, given: dict[str, str]) -> None:
        self.finish()
        self._column += self._columns
        self._columns = _repeats(given, "table:number-columns-repeated")
        if "office:value-type" in given:
            self._survey.fill(self._row, self._column, self._rows, self._columns)
            self._copies = self._rows * self._columns - 1
            self._begin = self.parser.CurrentByteIndex
        down = _repeats(given, "table:number-rows-spanned")
        right = _repeats(given, "table:number-columns-spanned")
        if down > 1 or right > 1:
            row, column = self._row, self._column
            self._survey.merged.append((row, column, row + down - 1, column + right - 1))
        if given.get("calcext:value-type") == "error":
            self._kind = "e"
            self._listen()

    # Both ---------------------------------------------------------------------------------------

    def _listen(self) -> None:
        self._text = []
        self.parser.CharacterDataHandler = self._text.append
        self.parser.EndElementHandler = self._end

    def _end(self, name: str) -> None:
        if name.endswith(("v", "table-cell")):
            self.parser.CharacterDataHandler = self.parser.EndElementHandler = None

    def finish(self) -> None:
        """Note what the last cell was, now that all of it has been seen."""
        if self._kind == "e" and self._text is not None:
            shown = "".join(self._text).strip()
            self._survey.errors[self._row, self._column] = shown or "#?"
        elif self._has_formula and self._kind != "str" and not "".join(self._text or ()).strip():
            self._survey.unstored.add((self._row, self._column))
        if self._copies:
            self._survey.repeated += self._copies * (self.parser.CurrentByteIndex - self._begin)
        self._copies = 0
        self._has_formula = False
        self._text = None
        self._kind = ""


class _Handlers(dict[str, Handler | None]):
    """What is done at the beginning of an element, by its name with or without a prefix."""

    def __init__(self, look: _Look) -> None:
        super().__init__(
            {
                "table:table": look.table,
                "table:table-row": look.table_row,
                "table:table-cell": look.table_cell,
                "table:covered-table-cell": look.table_cell,
            }
        )
        self._look = look

    def __missing__(self, name: str) -> Handler | None:
        local = name.rpartition(":")[2]
        method = EXCEL.get(local)
        handler = self[name] = None if method is None else getattr(self._look, method)
        return handler


EXCEL: Final = {
    "sheet": "sheet",
    "Relationship": "relationship",
    "worksheet": "worksheet",
    "row": "row",
    "c": "cell",
    "f": "formula",
    "v": "value",
    "is": "inline",
    "si": "string",
    "mergeCell": "merge",
}


def _place(reference: str) -> tuple[int, int]:
    """Return the row and column of a reference such as AB12."""
    match = PLACE.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _repeats(given: dict[str, str], name: str) -> int:
    return max(int(given.get(name, "1")), 1)


TOO_FAR: Final = Text(
    de="{file}: ein Blatt reicht bis zur Zelle {corner}, hat aber nur {n} gefüllte Zellen oder zu "
    "viele; bitte löschen, was weit außerhalb der Tabelle steht (Strg+Ende zeigt die letzte Zelle)",
    en="{file}: a sheet reaches to cell {corner} but has only {n} filled cells, or too many; "
    "delete what stands far outside the table (Ctrl+End shows the last cell)",
)
DECLARES: Final = Text(
    de="{file}: {part} erklärt eigene XML-Bausteine, die eine Arbeitsmappe nicht braucht und die "
    "Schaden anrichten können; bitte in der Tabellenkalkulation öffnen und neu speichern",
    en="{file}: {part} declares XML entities, which a workbook does not need and which can do "
    "harm; open it in a spreadsheet program and save it again",
)
