"""Rows of text to columns: each different cell once, blank rows left out, row numbers kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.hints import quoted
from localeconomy.io.tabular import names
from localeconomy.io.tabular.faults import CellFault, column_letters
from localeconomy.io.tabular.headers import Headers
from localeconomy.io.tabular.sheet import Column, Sheet
from localeconomy.language import Text
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.problems import MOST_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


__all__ = ["LEAST_MISSING", "MOST_MISSING", "Gathering"]

LEAST_MISSING: Final = 2_000_000
MOST_MISSING: Final = 50
"""Beyond `LEAST_MISSING` cells, how many may be missing for each that is there: rows of one cell
below thousands of headers would fill the memory."""

TOO_SHORT: Final = Text(
    de="die Zeile hat {n} Zellen, die Kopfzeile {expected}, und so weitere Zeilen; bitte die "
    "Spaltentitel ohne Werte streichen",
    en="the row has {n} cells, the headers have {expected}, and so more rows; remove the headers "
    "without values",
)
TOO_MANY: Final = Text(
    de="die Zeile hat {n} Zellen, die Kopfzeile {expected}; Text mit dem Trennzeichen bitte in "
    'Anführungszeichen ("…") setzen',
    en="the row has {n} cells, the headers have {expected}; put text that holds the delimiter "
    'into quotation marks ("…")',
)
NO_HEADER: Final = Text(
    de="{value} steht in einer Spalte ohne Titel; bitte einen eintragen oder die Zelle leeren",
    en="{value} stands in a column without a header; give one or empty the cell",
)


class _Codes(dict[str, int]):
    """The code of each different cell, in the order in which they are met."""

    def __missing__(self, cell: str) -> int:
        code = self[cell] = len(self)
        return code


@attrs.define
class Gathering:
    """Columns in the making.

    Parameters
    ----------
    headers
        The headers.
    file
        What the file is called in messages.
    sheet
        What its sheet is called, where it has several.

    Examples
    --------
    >>> from localeconomy.io.tabular.headers import headers_from
    >>> gathering = Gathering(headers_from(["id", "kind"], "actors"), "actors.csv")
    >>> gathering.add_rows([["kiosk", "business"], ["", ""], ["cafe", "business"]])
    >>> sheet = gathering.result()
    >>> sheet.rows.tolist(), sheet.columns[1].cells, sheet.columns[1].codes.tolist()
    ([2, 4], ['business', ''], [0, 0])
    """

    headers: Headers
    file: str
    sheet: str | None = None
    faults: list[CellFault] = attrs.field(factory=list, init=False)
    is_whole: bool = attrs.field(default=True, init=False)
    _codes: list[_Codes] = attrs.field(factory=list, init=False)
    _parts: list[list[npt.NDArray[np.int32]]] = attrs.field(factory=list, init=False)
    _numbers: list[npt.NDArray[np.int64]] = attrs.field(factory=list, init=False)
    _next_row: int = attrs.field(default=0, init=False)
    _missing: int = attrs.field(default=0, init=False)
    _given: int = attrs.field(default=0, init=False)
    _is_over: bool = attrs.field(default=False, init=False)

    def __attrs_post_init__(self) -> None:
        declared = fields_of(names.record_type_of(self.headers.table))
        shared: dict[str | None, _Codes] = {}
        for place, name in enumerate(self.headers.fields):
            # The ends of ties name the same actors: these are read and kept once.
            field = None if name is None else declared.get(name)
            is_reference = field is not None and field.type is FieldType.REFERENCE
            key = field.target if field is not None and is_reference else f"column {place}"
            self._codes.append(shared.setdefault(key, _Codes()))
            self._parts.append([])
        self._next_row = self.headers.row + 1

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.headers.titles)

    def add_rows(self, batch: Sequence[list[str]]) -> None:
        """Take the next rows, of any number of cells.

        Parameters
        ----------
        batch
            The rows.
        """
        if set(map(len, batch)) == {self.width}:
            self.add_columns(list(zip(*batch, strict=True)), len(batch))
        else:
            self.add_some_rows(enumerate(batch), len(batch))

    def add_some_rows(self, rows: Iterable[tuple[int, list[str]]], size: int) -> None:
        """Take those of the next rows that say something.

        Parameters
        ----------
        rows
            The rows, of any number of cells, with their places among the next ones.
        size
            How many rows come next, blank ones among them.
        """
        width = self.width
        pairs = [
            (number, fitted)
            for place, row in rows
            if (fitted := self._fitted(row, number := self._next_row + place, width)) is not None
        ]
        self._next_row += size
        cells = list(zip(*(row for _, row in pairs), strict=True))
        self._add(cells, [number for number, _ in pairs])

    def add_columns(self, columns: Sequence[Sequence[str]], size: int) -> None:
        """Take the next rows, given by column.

        Parameters
        ----------
        columns
            The cells of each column.
        size
            How many rows they are.
        """
        self._add(columns, range(self._next_row, self._next_row + size))
        self._next_row += size

    def _add(self, columns: Sequence[Sequence[str]], numbers: Sequence[int]) -> None:
        self._numbers.append(np.array(numbers, dtype=np.int64))
        for place, cells in enumerate(columns):
            code = self._codes[place].__getitem__
            self._parts[place].append(np.array(list(map(code, cells)), dtype=np.int32))

    def _fitted(self, row: list[str], number: int, width: int) -> list[str] | None:
        """Return a row with as many cells as there are headers, None where it has more."""
        if self._is_over or not any(map(str.strip, row)):
            return None
        if not any(map(str.strip, row[width:])):
            self._missing += max(width - len(row), 0)
            self._given += len(row)
            if self._missing > max(LEAST_MISSING, MOST_MISSING * self._given):
                self._is_over, self.is_whole = True, False
                self._note(TOO_SHORT, number, row)
                return None
            return [*row[:width], *[""] * (width - len(row))]
        self.is_whole = False
        self._note(TOO_MANY, number, row)
        return None

    def _note(self, what: Text, number: int, row: list[str]) -> None:
        """Note a fault of a row; beyond many, one more helps nobody."""
        if len(self.faults) < MOST_PROBLEMS:
            message = what.fill(n=len(row), expected=self.width)
            table = self.headers.table
            self.faults.append(CellFault(self.file, message, number, table=table, sheet=self.sheet))

    def result(self) -> Sheet:
        """Return what was taken, without blank rows.

        Returns
        -------
        Sheet
            The cells of the columns that are fields.
        """
        none = np.empty(0, dtype=np.int32)
        coded = [np.concatenate([none, *parts]) for parts in self._parts]
        numbers = np.concatenate([np.empty(0, dtype=np.int64), *self._numbers])
        said = [
            np.array([bool(cell.strip()) for cell in codes] or [False], dtype=np.bool_)[column]
            for codes, column in zip(self._codes, coded, strict=True)
        ]
        kept = np.any(said, axis=0) if said else np.zeros(len(numbers), dtype=np.bool_)
        columns: dict[str, Column] = {}
        cells = {id(codes): list(codes) for codes in self._codes}
        for place, (title, field) in enumerate(
            zip(self.headers.titles, self.headers.fields, strict=True)
        ):
            listed = cells[id(self._codes[place])]
            if field is not None:
                columns.setdefault(field, Column(place, title, field, coded[place], listed))
            elif not title.strip():
                self._note_orphans(place, numbers[said[place]], coded[place][said[place]], listed)
        sheet = Sheet(
            self.file, self.headers.table, tuple(columns.values()), numbers, sheet=self.sheet
        )
        return sheet.taken(kept)

    def _note_orphans(
        self, place: int, rows: npt.NDArray[Any], codes: npt.NDArray[Any], cells: list[str]
    ) -> None:
        """Note the cells of a column without a header."""
        room = MOST_PROBLEMS - len(self.faults)
        for row, code in zip(rows[:room].tolist(), codes[:room].tolist(), strict=True):
            message = NO_HEADER.fill(value=quoted(cells[code]))
            self.faults.append(
                CellFault(
                    self.file,
                    message,
                    row,
                    column_letters(place),
                    "",
                    cells[code],
                    self.headers.table,
                    sheet=self.sheet,
                )
            )
