"""Whether two columns say the same, told by their arrays and not row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.model.columns import Coded, Days, value_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from localeconomy.model.columns import Column
    from localeconomy.model.fields import Field

__all__ = ["same_values"]


def same_values(field: Field, one: Column | None, other: Column | None, size: int) -> bool:
    """Return whether two columns of a field hold equal values in the same order.

    Parameters
    ----------
    field
        The field's declaration.
    one, other
        Its columns; None where every value is the default.
    size
        The number of rows of both.

    Returns
    -------
    bool
        Whether records made from either would say the same.

    Examples
    --------
    >>> from localeconomy.model.fields import fields_of
    >>> from localeconomy.model.records import Relationship
    >>> field = fields_of(Relationship)["source"]
    >>> column = Coded(np.array([0, 1, 0]), ("b", "a"))
    >>> same_values(field, column, Coded(np.array([1, 0, 1]), ("a", "b")), 3)
    True
    """
    if one is other:
        return True
    # Arrays that differ may stand for equal values all the same; one row that does not will do.
    return all(
        value_at(field, one, row) == value_at(field, other, row)
        for row in _differing(field, one, other, size)
    )


def _differing(field: Field, one: Column | None, other: Column | None, size: int) -> Iterable[int]:
    """Return the rows whose values are not plainly equal."""
    if isinstance(one, Coded) or isinstance(other, Coded):
        left, right = (_coded(field, column, size) for column in (one, other))
        return map(int, np.flatnonzero(_different_names(left, right)))
    if isinstance(one, Days) and isinstance(other, Days):
        different = (one.first != other.first) | (one.precision != other.precision)
        return map(int, np.flatnonzero(different))
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray) and one.dtype != object:
        both_missing = np.isnan(one) & np.isnan(other)
        return map(int, np.flatnonzero((one != other) & ~both_missing))
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return range(0 if one.tolist() == other.tolist() else size)
    return range(size)


def _coded(field: Field, column: Column | None, size: int) -> Coded:
    """Return a column of names; one that says nothing holds the default in every row."""
    if isinstance(column, Coded):
        return column
    names = () if field.default is None else (field.default,)
    return Coded(np.full(size, len(names) - 1, dtype=np.int32), names)


def _different_names(one: Coded, other: Coded) -> npt.NDArray[np.bool_]:
    different: npt.NDArray[np.bool_]
    if one.categories == other.categories:
        different = one.codes != other.codes
        return different
    # Both over the same names; the last place is read by -1.
    places: dict[str, int] = {}
    left, right = (
        np.array([*(places.setdefault(name, len(places)) for name in column.categories), -1])[
            column.codes
        ]
        for column in (one, other)
    )
    different = left != right
    return different
