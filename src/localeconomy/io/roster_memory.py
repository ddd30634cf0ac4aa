"""A survey's answers that are in memory: rows as mappings, or a data frame."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.errors import FileFormatError
from localeconomy.io.frame_columns import values_of_series
from localeconomy.io.frame_encoding import eager_frame
from localeconomy.io.roster_grid import Grid, Origin, checked_width
from localeconomy.language import Text

if TYPE_CHECKING:
    from localeconomy.io.tabular.numbers import Form

__all__ = ["as_cell", "form_of", "grid_of_records", "is_frame"]

EXACT: Final = 2**53
"""Up to here each whole number is one of floating point."""

GAPS: Final = frozenset({"NAType", "NaTType"})
"""What pandas calls the types of its missing values, which no comparison tells."""


def as_cell(value: object, gap: str = "") -> str:
    """Return a value as a cell.

    Parameters
    ----------
    value
        Any value.
    gap
        What stands for a missing value: None, NaN, and what pandas has for them.

    Returns
    -------
    str
        The cell. Whole numbers are written as such: where ids have gaps, pandas makes floats of
        them.

    Examples
    --------
    >>> [as_cell(value) for value in (2.0, 2.5, float("nan"), None, True, "2.0")]
    ['2', '2.5', '', '', '1', '2.0']
    """
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return gap if math.isnan(value) else _number(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, np.number | np.bool_):
        return as_cell(value.item(), gap)
    if value is None or type(value).__name__ in GAPS:
        return gap
    return str(value)


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < EXACT else str(value)


def form_of(values: Iterable[object]) -> Form | None:
    """Return the form of numbers that Python writes, where there are any with decimals.

    Parameters
    ----------
    values
        All values.

    Returns
    -------
    str or None
        The form; None where the values do not tell.
    """
    return "en" if any(isinstance(value, float | np.floating) for value in values) else None


def is_frame(source: object) -> bool:
    """Return whether something has columns, as data frames of all libraries do.

    Parameters
    ----------
    source
        Anything.

    Returns
    -------
    bool
        True also for frames that are not computed yet.
    """
    return hasattr(type(source), "columns")  # of a lazy frame, to ask itself would compute it


def grid_of_records(source: object) -> Grid:
    """Return rows that are given as mappings from title to value, or as a data frame.

    Parameters
    ----------
    source
        The rows.

    Returns
    -------
    Grid
        Their cells; rows are counted from 0.

    Raises
    ------
    FileFormatError
        If there is nothing in them.
    TypeError
        If they are neither.

    Examples
    --------
    >>> grid_of_records([{"from": "a", "to": "b"}, {"from": "a", "strength": 2.5}]).rows
    (('a', 'b', ''), ('a', '', '2.5'))
    """
    if is_frame(source):
        known = eager_frame(source, "source")
        titles = [str(title).strip() for title in known.columns]
        columns = [values_of_series(series) for series in known.iter_columns()]
        form = form_of(value for column in columns for value in column)
        rows = list(zip(*([as_cell(value) for value in column] for column in columns), strict=True))
    else:
        given = _mappings(source)
        form = form_of(value for row in given for value in row.values())
        said = [{as_cell(title): as_cell(value) for title, value in row.items()} for row in given]
        titles = list(dict.fromkeys(title for row in said for title in row))
        rows = [tuple(row.get(title, "") for title in titles) for row in said]
        titles = [title.strip() for title in titles]
    if not titles:
        raise FileFormatError(EMPTY)
    checked_width(len(titles), "source")
    filled = [(place, row) for place, row in enumerate(rows) if any(map(str.strip, row))]
    return Grid(
        "",
        tuple(titles),
        tuple(row for _, row in filled),
        tuple(place for place, _ in filled),
        written=form,
        origin=Origin.ROWS,
    )


def _mappings(source: object) -> list[Mapping[object, object]]:
    """Return rows, if they are mappings."""
    wanted = (
        "give a CSV file, a data frame of pandas, polars or pyarrow, or rows as mappings such as "
        "{'respondent': 'bakery', 'partner': 'cafe'}"
    )
    if not isinstance(source, Iterable) or isinstance(source, Mapping):
        message = f"source: {type(source).__qualname__} has no rows; {wanted}"
        raise TypeError(message)
    given = list(source)
    for place, row in enumerate(given):
        if not isinstance(row, Mapping):
            kind = type(row).__qualname__
            message = f"source: row {place} (from 0) is of type {kind}, no mapping; {wanted}"
            raise TypeError(message)
    return given


EMPTY: Final = Text(
    de="source enthält keine Zeilen; bitte mindestens eine angeben",
    en="source has no rows; give at least one",
)
