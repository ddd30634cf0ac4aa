"""Values to columns: checked and encoded, a whole array at once where its type allows."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from localeconomy.language import Text
from localeconomy.model.checks import CHECKS, CONVERTERS, LARGEST_INTEGER, MISSING, are_simple
from localeconomy.model.columns import (
    DAY,
    MONTH,
    NO_DAY,
    NO_INTEGER,
    YEAR,
    Coded,
    Column,
    Days,
    Fault,
    day_number,
)
from localeconomy.model.dates import LAST_YEAR
from localeconomy.model.fields import Field, FieldType, Value, to_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["coded_together", "column_from_array", "column_from_values"]

FIRST_DAY: Final = day_number(dt.date(1, 1, 1))
LAST_DAY: Final = day_number(dt.date(LAST_YEAR, 12, 31))
NAMES: Final = (FieldType.REFERENCE, FieldType.CHOICE)


def column_from_values(field: Field, values: Sequence[Any]) -> tuple[Column | None, list[Fault]]:
    """Encode the values of a field, naming every one that does not fit.

    Parameters
    ----------
    field
        The field's declaration.
    values
        One value a row, None where missing, as a record holds them.

    Returns
    -------
    column : Column or None
        The encoded values; None where every value is the field's default. A value that does not
        fit is encoded as missing.
    faults : list of Fault
        One entry a value that does not fit, in order.
    """
    if field.type in NAMES:
        coded = _coded(values)
        if coded is not None and _fits(field, coded):
            return _unless_default(field, coded), []
    check = CHECKS[field.type]
    # A missing value is a fault where the field has a default of its own: None would hide it.
    gap = MISSING if field.required or field.default is not None else None
    faults: list[Fault] = []
    clean: list[Any] = []
    says_nothing = True
    for row, given in enumerate(values):
        value = given
        problem = gap if value is None else check(value, field)
        if problem is not None:
            faults.append(Fault(row, problem))
            value = None  # the fault is named, the column holds none
        clean.append(value)
        says_nothing = says_nothing and value == field.default
    return (None if says_nothing else _encode(field, clean)), faults


def _encode(field: Field, values: list[Any]) -> Column:
    """Encode values that are known to fit."""
    kind = field.type
    if kind in NAMES:
        coded = _coded(values)
        if coded is None:
            raise AssertionError
        return coded
    if kind.is_date:
        first = np.full(len(values), NO_DAY, dtype=np.int32)
        precision = np.zeros(len(values), dtype=np.uint8)
        for row, date in enumerate(values):
            if date is not None:
                first[row] = day_number(date.first)
                precision[row] = DAY if date.day else MONTH if date.month else YEAR
        return Days(_locked(first), _locked(precision))
    if kind is FieldType.NUMBER:
        numbers = [math.nan if value is None else value for value in values]
        return _locked(np.array(numbers, dtype=np.float64))
    if kind is FieldType.INTEGER:
        integers = [NO_INTEGER if value is None else value for value in values]
        return _locked(np.array(integers, dtype=np.int64))
    if kind is FieldType.BOOLEAN:
        return _locked(
            np.array([-1 if value is None else value for value in values], dtype=np.int8)
        )
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return _locked(column)


class _Codes(dict[Value, int]):
    """The code of each name, in the order in which the names are first met."""

    def __missing__(self, name: Value) -> int:
        code = self[name] = len(self)
        return code


def _coded(values: Sequence[Any]) -> Coded | None:
    """Encode names; None where a value is not a name."""
    columns = coded_together([values])
    return None if columns is None else columns[0]


def coded_together(columns: Sequence[Sequence[Any]]) -> list[Coded] | None:
    """Encode columns of names over the same categories, with one look-up a value.

    Parameters
    ----------
    columns
        The names of each column, None where missing.

    Returns
    -------
    list of Coded or None
        One column each; None where a value is not a name.
    """
    codes = _Codes()
    try:
        # A list in between is a third faster than np.fromiter.
        arrays = [
            np.array(list(map(codes.__getitem__, values)), dtype=np.int32) for values in columns
        ]
    except TypeError:  # a value that cannot be hashed
        return None
    gap = codes.pop(None, None)
    if not all(isinstance(name, str) for name in codes):
        return None
    if gap is not None:
        arrays = [
            np.where(array == gap, -1, array - (array > gap)).astype(np.int32) for array in arrays
        ]
    categories = tuple(codes)
    return [Coded(_locked(array), categories) for array in arrays]


def _normal(coded: Coded) -> Coded:
    """Return a column whose names are in normal form and all different."""
    names = coded.categories
    if (
        set(map(type, names)) <= {str}
        and "".join(names).isascii()
        and len(set(names)) == len(names)
    ):
        return coded
    codes = _Codes()
    # The last place is read by -1.
    places = np.array([codes[to_text(name)] for name in names] + [-1], dtype=np.int32)
    if len(codes) == len(names):
        normal = tuple(codes)
        # The very same names where nothing changes: columns that share them go on sharing them.
        return coded if normal == names else Coded(coded.codes, normal)
    return Coded(_locked(places[coded.codes]), tuple(codes))


def _fits(field: Field, coded: Coded) -> bool:
    """Whether no row of names has a fault: each distinct name is checked once."""
    if (field.required or field.default is not None) and (coded.codes < 0).any():
        return False
    names = coded.categories
    if field.type is FieldType.REFERENCE and are_simple(names):
        return True
    check = CHECKS[field.type]
    return all(check(name, field) is None for name in names)


def _unless_default(field: Field, coded: Coded) -> Coded | None:
    """Return a column of names, or None where every row holds the field's default."""
    # Where a column may have gaps, none at all is the default; names that no row holds are left.
    if field.default is None and not (coded.codes >= 0).any():
        return None
    return None if coded.categories == (field.default,) or not len(coded.codes) else coded


def column_from_array(field: Field, values: Value) -> tuple[Column | None, list[Fault]]:
    """Encode an array, by the column where its type allows it and value by value elsewhere.

    Parameters
    ----------
    field
        The field's declaration.
    values
        A column of the table's own kind, a NumPy array, or a sequence; values may be anything that
        the record itself would take.

    Returns
    -------
    column : Column or None
        The encoded values.
    faults : list of Fault
        One entry a value that does not fit.
    """
    if isinstance(values, Coded) and field.type in NAMES:
        return _checked_codes(field, values)
    if isinstance(values, Days) and field.type.is_date:
        return _checked_days(field, values)
    array = values if isinstance(values, np.ndarray) else None
    if array is not None:
        whole = (
            _masked_column(field, array)
            if isinstance(array, np.ma.MaskedArray)
            else _whole_column(field, array)
        )
        if whole is not None:
            return whole
    listed: list[Any] = array.tolist() if array is not None else list(values)
    if array is not None and array.dtype.kind == "M":
        listed = list(array)  # `tolist` would make numbers of nanoseconds
    return _column_from_list(field, listed)


def _column_from_list(field: Field, listed: list[Any]) -> tuple[Column | None, list[Fault]]:
    """Encode a list, all of it at once where its values are of one simple kind."""
    if field.type in NAMES:
        coded = _coded(listed)
        if coded is not None and _fits(field, normal := _normal(coded)):
            return _unless_default(field, normal), []
    if set(map(type, listed)) == {PLAIN.get(field.type)}:
        whole = _whole_column(field, np.array(listed))
        if whole is not None:
            return whole
    if field.type is FieldType.TEXT and set(map(type, listed)) == {str} and are_simple(listed):
        texts = np.empty(len(listed), dtype=object)
        texts[:] = listed
        return _locked(texts), []
    convert = CONVERTERS[field.type]
    return column_from_values(field, [convert(value) for value in listed])


def _whole_column(
    field: Field, array: npt.NDArray[Any]
) -> tuple[Column | None, list[Fault]] | None:
    """Encode an array at once; None where single values have to be looked at."""
    if field.type is FieldType.NUMBER and array.dtype.kind in "fiu":
        return _whole_numbers(field, array)
    if field.type is FieldType.INTEGER and field.default is None and array.dtype.kind in "iu":
        low = -LARGEST_INTEGER if field.minimum is None else field.minimum
        high = LARGEST_INTEGER if field.maximum is None else field.maximum
        fits = ((array >= low) & (array <= high)).all()
        return (_locked(array.astype(np.int64)), []) if fits else None
    if field.type is FieldType.BOOLEAN and array.dtype.kind == "b":
        says_nothing = not array.any() and field.default is False
        return (None if says_nothing else _locked(array.astype(np.int8))), []
    if field.type.is_date and array.dtype.kind == "M":
        return _days_from_array(field, array)
    return None


def _whole_numbers(
    field: Field, array: npt.NDArray[Any]
) -> tuple[Column | None, list[Fault]] | None:
    """Encode an array of numbers; None where one of them does not fit."""
    numbers = array.astype(np.float64)
    good = np.isfinite(numbers)
    if array.dtype.kind != "f":
        good &= np.abs(numbers) <= LARGEST_INTEGER
    if field.minimum is not None:
        good &= numbers >= field.minimum
    if field.maximum is not None:
        good &= numbers <= field.maximum
    if not good.all():
        return None
    says_nothing = field.default is not None and bool((numbers == field.default).all())
    return (None if says_nothing else _locked(numbers)), []


# What the values of a list are where all of it can be encoded at once.
PLAIN: Final[Mapping[FieldType, type]] = {FieldType.NUMBER: float, FieldType.BOOLEAN: bool}

# What stands where a masked value is missing.
GAPS: Final = {
    FieldType.NUMBER: math.nan,
    FieldType.INTEGER: NO_INTEGER,
    FieldType.BOOLEAN: -1,
}


def _masked_column(
    field: Field, masked: npt.NDArray[Any]
) -> tuple[Column | None, list[Fault]] | None:
    """Encode an array of which some values are missing; None where single ones have to be seen."""
    missing = np.ma.getmaskarray(masked)
    if field.type not in GAPS or field.required or field.default is not None:
        return None
    # What stands behind the mask is nothing; the field's least value fits in any case.
    filled = np.where(missing, np.array(field.minimum or 0, masked.dtype), np.ma.getdata(masked))
    whole = _whole_column(field, filled)
    if whole is None or not isinstance(whole[0], np.ndarray):
        return None
    column = whole[0].copy()
    column[missing] = GAPS[field.type]
    return (None if missing.all() else _locked(column)), []


def _checked_codes(field: Field, given: Coded) -> tuple[Column | None, list[Fault]]:
    codes, size = given.codes, len(given.categories)
    outside = np.flatnonzero((codes < -1) | (codes >= size))
    if len(outside):
        message = Text(
            de="die Position {value} gibt es nicht; bitte 0 bis {most} (-1 für keine)",
            en="there is no position {value}; use 0 to {most} (-1 for none)",
        )
        safe = codes.copy()
        safe[outside] = -1
        column = Coded(_locked(safe), given.categories)
        return column, [
            Fault(int(row), message.fill(value=int(codes[row]), most=size - 1)) for row in outside
        ]
    coded = _normal(
        Coded(codes if not codes.flags.writeable else _locked(codes.copy()), given.categories)
    )
    if _fits(field, coded):
        return _unless_default(field, coded), []
    names = (*coded.categories, None)
    return column_from_values(field, [names[code] for code in coded.codes.tolist()])


def _checked_days(field: Field, days: Days) -> tuple[Column | None, list[Fault]]:
    if field.required:
        faults = [Fault(int(row), MISSING) for row in np.flatnonzero(days.precision == 0)]
        return days, faults
    return (days if days.precision.any() else None), []


def _days_from_array(
    field: Field, array: npt.NDArray[Any]
) -> tuple[Column | None, list[Fault]] | None:
    missing = np.isnat(array)
    days = array.astype("datetime64[D]")
    number = days.astype(np.int64)
    within = (number >= FIRST_DAY) & (number <= LAST_DAY) & (days.astype(array.dtype) == array)
    if not (within | missing).all():
        return None
    precision = {"Y": YEAR, "M": MONTH}.get(np.datetime_data(array.dtype)[0], DAY)
    first = np.where(missing, NO_DAY, number).astype(np.int32)
    known = np.where(missing, 0, precision).astype(np.uint8)
    return _checked_days(field, Days(_locked(first), _locked(known)))


def _locked(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return an array of this module's own making that nobody can write to any more."""
    array.flags.writeable = False
    return array
