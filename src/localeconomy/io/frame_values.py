"""What the columns of a frame have in common, whatever they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from localeconomy.model.columns import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from localeconomy.language import Text
    from localeconomy.model.fields import Field, Value

    Mask = npt.NDArray[np.bool_]

__all__ = ["MOST_FAULTS", "faults_at", "filled", "locked"]

MOST_FAULTS: Final = 10_000


def faults_at(codes: npt.NDArray[np.int32], wrong: Mapping[int, Text]) -> list[Fault]:
    """Return the faults of an encoded column.

    Parameters
    ----------
    codes
        Which value each row has.
    wrong
        What is wrong with some of the values.

    Returns
    -------
    list of Fault
        One a row with such a value.

    Examples
    --------
    >>> from localeconomy.language import Text
    >>> [fault.row for fault in faults_at(np.array([0, 1, 1]), {1: Text(de="falsch", en="wrong")})]
    [1, 2]
    """
    if not wrong:
        return []
    rows = np.flatnonzero(np.isin(codes, list(wrong)))[:MOST_FAULTS]
    return [Fault(int(row), wrong[int(codes[row])]) for row in rows]


def filled(values: npt.NDArray[Any], missing: Mask, field: Field) -> Value:
    """Return an array whose gaps are the field's default, or masked where it has none.

    Parameters
    ----------
    values
        The values; anything in the gaps.
    missing
        Where the gaps are.
    field
        The field.

    Returns
    -------
    numpy.ndarray
        Of the shape of both.
    """
    if not missing.any():
        return values
    if field.default is not None:
        return np.where(missing, field.default, values)
    return np.ma.masked_array(values, missing)


def locked(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return an array that nobody can write to any more; a table takes it without a copy.

    Parameters
    ----------
    array
        The array.

    Returns
    -------
    numpy.ndarray
        The same.
    """
    if array.flags.writeable:
        array.flags.writeable = False
    return array
