"""A table as it stands in a file: text cells by column, each different cell kept once."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.io.tabular import names
from localeconomy.io.tabular.faults import CellFault, column_letters
from localeconomy.model.fields import Field, fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.language import Text

__all__ = ["Column", "Sheet"]


@attrs.frozen(eq=False)
class Column:
    """One column of a table: ``cells[codes[row]]`` is what the row holds.

    Parameters
    ----------
    place
        Its place in the file, from 0.
    header
        What stands above it.
    field
        The field that it is.
    codes
        The place of each row's cell among the different ones.
    cells
        The different cells.
    """

    place: int
    header: str
    field: str
    codes: npt.NDArray[np.int32]
    cells: list[str]


@attrs.frozen(eq=False)
class Sheet:
    """One table as it stands in a file.

    Parameters
    ----------
    file
        What the file is called in messages.
    table
        The table that it holds.
    columns
        Its columns, in their order.
    rows
        The number of each row as a spreadsheet counts it.
    sheet
        What the sheet is called, where the file has several.
    """

    file: str
    table: str
    columns: tuple[Column, ...]
    rows: npt.NDArray[np.int64]
    sheet: str | None = None

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields of the table."""
        return fields_of(names.record_type_of(self.table))

    def column(self, field: str) -> Column | None:
        """Return the column of a field, None where the file has none.

        Parameters
        ----------
        field
            The field.

        Returns
        -------
        Column or None
            The column.
        """
        return next((column for column in self.columns if column.field == field), None)

    def taken(self, kept: npt.NDArray[np.bool_]) -> Sheet:
        """Return the sheet with some of its rows.

        Parameters
        ----------
        kept
            Which rows.

        Returns
        -------
        Sheet
            The smaller sheet.
        """
        if kept.all():
            return self
        columns = tuple(attrs.evolve(each, codes=each.codes[kept]) for each in self.columns)
        return attrs.evolve(self, columns=columns, rows=self.rows[kept])

    def with_used_cells(self) -> Sheet:
        """Return the sheet without the cells that no row holds any more.

        Returns
        -------
        Sheet
            The same rows; columns that share their cells go on sharing them.
        """
        used: dict[int, npt.NDArray[np.bool_]] = {}
        for column in self.columns:
            mask = used.setdefault(id(column.cells), np.zeros(len(column.cells), dtype=np.bool_))
            mask[column.codes] = True
        if all(mask.all() for mask in used.values()):
            return self
        places = {key: np.cumsum(mask, dtype=np.int32) - np.int32(1) for key, mask in used.items()}
        lists: dict[int, list[str]] = {}
        columns = []
        for column in self.columns:
            key = id(column.cells)
            if key not in lists:
                lists[key] = list(itertools.compress(column.cells, used[key].tolist()))
            codes = places[key][column.codes]
            columns.append(attrs.evolve(column, codes=codes, cells=lists[key]))
        return attrs.evolve(self, columns=tuple(columns))

    def fault(self, message: Text, row: int | None = None, field: str | None = None) -> CellFault:
        """Return a fault of the sheet.

        Parameters
        ----------
        message
            What is wrong and the remedy.
        row
            The position of the row among those of the sheet, None for all.
        field
            The field, None where the fault lies between fields.

        Returns
        -------
        CellFault
            The fault at its place.
        """
        column = None if field is None else self.column(field)
        return CellFault(
            file=self.file,
            message=message,
            row=None if row is None else int(self.rows[row]),
            column=None if column is None else column_letters(column.place),
            header=None if column is None else column.header,
            value=None if column is None or row is None else column.cells[column.codes[row]],
            table=self.table,
            field=field,
            sheet=self.sheet,
        )
