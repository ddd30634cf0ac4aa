"""The columns of a table: typed arrays, and the values that they stand for.

A column that says nothing (every value is the field's default) is not stored at all. References and
choices are coded (int32 codes into a tuple of names, -1 for none), dates are day numbers with the
precision that they were given in, numbers are float64 with NaN inside for missing. Outside, missing
is None. The arrays cannot be written to.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.language import Text
from localeconomy.model.dates import PartialDate
from localeconomy.model.fields import Field, FieldType, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "NO_DAY",
    "NO_INTEGER",
    "Coded",
    "Column",
    "Days",
    "Fault",
    "day_number",
    "taken",
    "value_at",
    "values_of",
]

NO_INTEGER: Final = np.iinfo(np.int64).min
NO_DAY: Final = np.iinfo(np.int32).min
EPOCH: Final = dt.date(1970, 1, 1).toordinal()
YEAR, MONTH, DAY = 1, 2, 3


@attrs.frozen(eq=False)
class Coded:
    """A column of names: ``categories[codes[row]]``, none where the code is -1."""

    codes: npt.NDArray[np.int32]
    categories: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.codes)

    def code(self, name: str) -> int:
        """Return the code of a name, -2 (which no row has) where the column lacks it.

        Parameters
        ----------
        name
            The name.

        Returns
        -------
        int
            Its place among the categories.
        """
        try:
            return self.categories.index(name)
        except ValueError:
            return -2

    def is_in(self, names: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Return which rows hold one of some names.

        Parameters
        ----------
        names
            The names.

        Returns
        -------
        numpy.ndarray
            Shape ``(rows,)``: True where the row holds one of them.
        """
        wanted = np.zeros(len(self.categories) + 1, dtype=np.bool_)
        chosen = set(names)
        for code, name in enumerate(self.categories):
            wanted[code] = name in chosen
        found: npt.NDArray[np.bool_] = wanted[self.codes]  # -1 reads the last, always False
        return found


@attrs.frozen(eq=False)
class Days:
    """A column of dates: the first day of each (days since 1970) and how exact it is."""

    first: npt.NDArray[np.int32]
    precision: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.first)

    @property
    def last(self) -> npt.NDArray[np.int32]:
        """The last day of each date's period."""
        return self._end(exclusive_full_days=False) - np.int32(1)

    @property
    def end(self) -> npt.NDArray[np.int32]:
        """The exclusive end of an interval that ends with each date."""
        return self._end(exclusive_full_days=True)

    def _end(self, *, exclusive_full_days: bool) -> npt.NDArray[np.int32]:
        end = self.first + np.int32(0 if exclusive_full_days else 1)
        for precision, unit in ((YEAR, "Y"), (MONTH, "M")):
            partial = self.precision == precision
            if partial.any():
                period = self.first[partial].astype("datetime64[D]").astype(f"datetime64[{unit}]")
                after = period + np.array(1, dtype=f"timedelta64[{unit}]")
                end[partial] = after.astype("datetime64[D]").astype(np.int32)
        return end


Column: TypeAlias = "npt.NDArray[Any] | Coded | Days"


@attrs.frozen
class Fault:
    """What is wrong with one value of a column."""

    row: int
    message: Text


def day_number(day: dt.date) -> int:
    """Return the days since 1 January 1970.

    Parameters
    ----------
    day
        The day.

    Returns
    -------
    int
        Its number, negative before 1970.

    Examples
    --------
    >>> day_number(dt.date(1970, 1, 2))
    1
    """
    return day.toordinal() - EPOCH


def value_at(field: Field, column: Column | None, row: int) -> Value:
    """Return the value of one row, as a record holds it.

    Parameters
    ----------
    field
        The field's declaration.
    column
        Its column; None where every value is the default.
    row
        The row.

    Returns
    -------
    object
        The value, None where missing.
    """
    if column is None:
        return field.default
    if isinstance(column, Coded):
        code = int(column.codes[row])
        return None if code < 0 else column.categories[code]
    if isinstance(column, Days):
        return _date(int(column.first[row]), int(column.precision[row]))
    value = column[row]
    if field.type in MISSING_AS:
        return MISSING_AS[field.type](value)
    return value


def _date(first: int, precision: int) -> PartialDate | None:
    if not precision:
        return None
    day = dt.date.fromordinal(first + EPOCH)
    return PartialDate(
        day.year, day.month if precision >= MONTH else 0, day.day if precision == DAY else 0
    )


# How the sentinels of numeric columns are read.
MISSING_AS: Final[Mapping[FieldType, Callable[[Value], Value]]] = {
    FieldType.NUMBER: lambda value: None if math.isnan(value) else float(value),
    FieldType.INTEGER: lambda value: None if value == NO_INTEGER else int(value),
    FieldType.BOOLEAN: lambda value: None if value < 0 else bool(value),
}


def taken(column: Column, rows: Sequence[int]) -> Column:
    """Return some rows of a column.

    Parameters
    ----------
    column
        The column.
    rows
        Which rows, in the order that is wanted.

    Returns
    -------
    Column
        A column of these rows alone.

    Examples
    --------
    >>> taken(Coded(np.array([0, 1, 0], dtype=np.int32), ("a", "b")), [1, 2]).codes.tolist()
    [1, 0]
    """
    places = np.asarray(rows, dtype=np.intp)
    if isinstance(column, Coded):
        return Coded(column.codes[places], column.categories)
    if isinstance(column, Days):
        return Days(column.first[places], column.precision[places])
    return column[places]


def values_of(field: Field, column: Column | None, size: int) -> list[Value]:
    """Return the values of all rows, as records hold them.

    Parameters
    ----------
    field
        The field's declaration.
    column
        Its column; None where every value is the default.
    size
        The number of rows.

    Returns
    -------
    list
        One value a row, None where missing.
    """
    if column is None:
        return [field.default] * size
    if isinstance(column, Coded):
        names = (*column.categories, None)  # -1 reads the last
        return [names[code] for code in column.codes.tolist()]
    if isinstance(column, Days):
        told = list(zip(column.first.tolist(), column.precision.tolist(), strict=True))
        dates = {each: _date(*each) for each in set(told)}  # few days, however many rows
        return [dates[each] for each in told]
    if field.type is FieldType.NUMBER:
        return [None if math.isnan(value) else value for value in column.tolist()]
    values: list[Value] = column.tolist()
    if field.type in MISSING_AS:
        return [*map(MISSING_AS[field.type], values)]
    return values
