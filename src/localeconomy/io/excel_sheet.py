"""From the grid of a spreadsheet to the cells of a table, with what is wrong at its true cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.io.excel_cells import CODES, cells_of, shown
from localeconomy.io.excel_survey import Survey
from localeconomy.io.tabular import names
from localeconomy.io.tabular.faults import CellFault, column_letters
from localeconomy.io.tabular.formula_errors import ERROR, error_in
from localeconomy.io.tabular.gathering import Gathering
from localeconomy.io.tabular.headers import Headers, header_faults, headers_from
from localeconomy.io.tabular.sheet import Sheet
from localeconomy.language import Text, enumeration
from localeconomy.model.fields import fields_of
from localeconomy.model.problems import MOST_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from localeconomy.model.fields import Field

__all__ = ["Grid", "Taken", "taken_from"]

GLANCE: Final = 5
"""How many rows are named in which the same is wrong."""

HEAD: Final = 20
"""Among how many rows the headers are looked for."""


@attrs.frozen(eq=False)
class Grid:
    """One sheet as a spreadsheet shows it.

    Parameters
    ----------
    name
        What it is called.
    rows
        The cells of each row, from A1 on, as many in each.
    survey
        What they hold that is not told there.
    is_hidden
        Whether the sheet is hidden.
    """

    name: str
    rows: Sequence[Sequence[Any]] = attrs.field(repr=False)
    survey: Survey = attrs.field(repr=False)
    is_hidden: bool = False

    def shown(self, row: int, column: str) -> str:
        """Return what a cell shows.

        Parameters
        ----------
        row
            The row as a spreadsheet counts it.
        column
            The letters of the column.

        Returns
        -------
        str
            The text, empty where there is nothing.
        """
        place = 0
        for letter in column:
            place = place * 26 + ord(letter) - ord("A") + 1
        error = self.survey.errors.get((row - 1, place - 1))
        if error is not None:
            return error
        inside = row <= len(self.rows) and place <= len(self.rows[row - 1])
        return shown(self.rows[row - 1][place - 1]) if inside else ""


@attrs.frozen(eq=False)
class Taken:
    """The cells of a table, and what is wrong with their form.

    Parameters
    ----------
    sheet
        The cells; None where no header is known.
    faults
        What is wrong.
    is_whole
        Whether all rows could be taken.
    """

    sheet: Sheet | None
    faults: tuple[CellFault, ...]
    is_whole: bool


def taken_from(grid: Grid, table: str, file: str) -> Taken:
    """Return the cells of the table that a sheet holds.

    Parameters
    ----------
    grid
        The sheet.
    table
        The table.
    file
        What to call the file in messages.

    Returns
    -------
    Taken
        The cells, and what is wrong with their form.

    Examples
    --------
    >>> from localeconomy.io.excel_survey import Survey
    >>> rows = [["Netzwerk Hafen", ""], ["Kennung", "Art"], ["kiosk", "Unternehmen"]]
    >>> taken = taken_from(Grid("Akteure", rows, Survey()), "actors", "netz.xlsx")
    >>> taken.sheet.rows.tolist(), taken.sheet.columns[1].cells
    ([3], ['Unternehmen'])
    """
    headers = _headers(grid, table)
    faults = list(header_faults(headers, file, grid.name))
    if not headers.known:
        return Taken(None, tuple(faults), is_whole=False)
    gathering = Gathering(headers, file, grid.name)
    place = _Place(headers, file, grid.name)
    body = grid.rows[headers.row :]
    columns = [list(cells) for cells in zip(*body, strict=True)] or [[] for _ in headers.titles]
    faults += _merged(grid, columns, place)
    texts: list[Sequence[str]] = []
    for number, values in enumerate(columns):
        cells = cells_of(values, table, place.field(number))
        texts.append(cells.texts)
        faults += _told(cells.faults, number, place)
    faults += _unreadable(grid, place)
    gathering.add_columns(texts, len(body))
    sheet = gathering.result()
    return Taken(sheet, (*faults, *gathering.faults), gathering.is_whole)


@attrs.frozen
class _Place:
    """Names the cells of a sheet in faults."""

    headers: Headers
    file: str
    sheet: str

    def field(self, column: int) -> Field | None:
        """Return the field of a column, None where it has none."""
        known = self.headers.fields
        name = known[column] if column < len(known) else None
        return fields_of(names.record_type_of(self.headers.table)).get(name or "")

    def fault(self, message: Text, row: int, column: int) -> CellFault:
        """Return a fault of a cell; rows and columns from 0."""
        headers = self.headers
        inside = column < len(headers.titles)
        return CellFault(
            self.file,
            message,
            row + 1,
            column_letters(column),
            headers.titles[column] if inside else "",
            None,
            headers.table,
            headers.fields[column] if inside else None,
            self.sheet,
        )

    def is_read(self, row: int, column: int) -> bool:
        """Whether a cell belongs to the headers or to a column that is a field."""
        if row < self.headers.row:
            return row == self.headers.row - 1
        return column < len(self.headers.fields) and self.headers.fields[column] is not None


def _headers(grid: Grid, table: str) -> Headers:
    """Return the row of headers: of the first rows, the one in which most are known."""
    said = [
        headers_from(["" if cell == "" else shown(cell) for cell in cells], table, number)
        for number, cells in enumerate(grid.rows[:HEAD], 1)
        if any(str(cell).strip() for cell in cells)
    ]
    return max(said, key=lambda each: each.known, default=headers_from([], table))


def _merged(grid: Grid, columns: list[list[Any]], place: _Place) -> Iterator[CellFault]:
    """Yield the merged ranges of the table; their cells are filled, lest each be blamed again."""
    first = place.headers.row
    left_over = sum(map(len, columns))
    for top, left, bottom, right in grid.survey.merged:
        inside = [
            (row - first, column)
            for column in range(left, min(right, len(columns) - 1) + 1)
            if place.is_read(first, column)
            for row in range(max(top, first), min(bottom + 1, first + len(columns[column])))
        ]
        left_over -= len(inside)
        if left_over < 0:
            return  # ranges do not overlap, unless somebody made them to
        if len(inside) < 2 or top < first:  # noqa: PLR2004 - one cell is merged with none
            continue
        value = columns[left][top - first]
        if value == "":
            continue
        for row, column in inside:
            columns[column][row] = value
        ends = f"{column_letters(left)}{top + 1}:{column_letters(right)}{bottom + 1}"
        yield place.fault(MERGED.fill(cells=ends), top, left)


def _told(faults: Mapping[int, Text], column: int, place: _Place) -> Iterator[CellFault]:
    """Yield the faults of a column; that codes are numbers is told once."""
    field = place.field(column)
    is_code = field is not None and (place.headers.table, field.name) in CODES
    shown_faults = list(faults.items())[: 1 if is_code else MOST_PROBLEMS]
    others = list(faults)[1:]
    for row, message in shown_faults:
        said = message
        if is_code and others:
            more = _more_rows([other + place.headers.row + 1 for other in others])
            said = Text(de=f"{message.de} {more.de}", en=f"{message.en} {more.en}")
        yield place.fault(said, row + place.headers.row, column)


def _more_rows(rows: list[int]) -> Text:
    """Return in which rows the same is wrong."""
    listed: list[str] = list(map(str, rows[:GLANCE]))
    if len(rows) == 1:
        return ONE_MORE.fill(row=listed[0])
    if len(rows) <= GLANCE:
        return MORE.fill(rows=enumeration(listed))
    return MANY_MORE.fill(rows=", ".join(listed), n=len(rows) - GLANCE)


def _unreadable(grid: Grid, place: _Place) -> Iterator[CellFault]:
    """Yield the cells that hold an error, or a formula that was never calculated."""
    errors = grid.survey.errors
    wrong = [(cell, ERROR.fill(value=error_in(text))) for cell, text in errors.items()]
    wrong += [(cell, UNSTORED) for cell in grid.survey.unstored]
    told = (each for each in sorted(wrong, key=lambda each: each[0]) if place.is_read(*each[0]))
    for (row, column), message in list(told)[:MOST_PROBLEMS]:
        yield place.fault(message, row, column)


MERGED: Final = Text(
    de="die Zellen {cells} sind verbunden, einen Wert hat nur die erste; bitte die Verbindung "
    "aufheben und jede Zelle ausfüllen",
    en="the cells {cells} are merged, only the first has a value; unmerge them and fill each",
)
UNSTORED: Final = Text(
    de="die Formel hat kein gespeichertes Ergebnis; bitte die Datei in der Tabellenkalkulation "
    "öffnen und speichern oder den Wert eintragen",
    en="the formula has no stored result; open and save the file in a spreadsheet program, or "
    "enter the value",
)
MORE: Final = Text(de="(ebenso in den Zeilen {rows})", en="(and so in rows {rows})")
ONE_MORE: Final = Text(de="(ebenso in Zeile {row})", en="(and so in row {row})")
MANY_MORE: Final = Text(
    de="(ebenso in den Zeilen {rows} und {n} weiteren)", en="(and so in rows {rows} and {n} more)"
)
