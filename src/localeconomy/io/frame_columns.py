"""One column of a data frame as a column of the record, whole where its type allows it."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from localeconomy.io.extras import needed
from localeconomy.io.frame_encoding import EXTRA, encoded, missing_in
from localeconomy.io.tabular.names import normal, term_names
from localeconomy.language import Text, quoted
from localeconomy.model.columns import DAY, MONTH, NO_DAY, YEAR, Coded, Days, Fault, day_number
from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import FieldType
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.io.frame_encoding import Encoded, FrameColumn, Series
    from localeconomy.model.fields import Field, Value

    Mask = npt.NDArray[np.bool_]

__all__ = ["column_of", "values_of_series"]

T = FieldType

NO_TEXT: Final = Text(
    de="{value} ist eine Zahl mit Nachkommastellen, keine Kennung; bitte die Spalte als Text lesen",
    en="{value} is a number with decimals, no id; read the column as text",
)
NO_DATE: Final = Text(
    de='{value} ist kein Datum; bitte "JJJJ", "JJJJ-MM" oder "JJJJ-MM-TT" schreiben',
    en='{value} is not a date; write "YYYY", "YYYY-MM" or "YYYY-MM-DD"',
)
MOST_FAULTS: Final = 10_000


def column_of(
    column: FrameColumn, field: Field, kinds: Mapping[str, str], known: Encoded | None = None
) -> tuple[Value, list[Fault]]:
    """Return a column of a frame as a table takes it.

    Parameters
    ----------
    column
        The column.
    field
        The field that it becomes.
    kinds
        From the frame's words for kinds to those of the vocabulary.
    known
        The column encoded, where it shares its names with others.

    Returns
    -------
    values : object
        What `Table.from_columns` takes; what is missing is the field's default where it has one.
    faults : list of Fault
        What is wrong with single values; they are missing in the column.
    """
    narwhals = needed("narwhals.stable.v2", EXTRA)
    series, dtype = column.series, column.dtype
    if field.name == "id" and column.is_text:
        return values_of_series(series), []  # all are different: nothing is said twice
    if field.type in (T.REFERENCE, T.CHOICE, T.TEXT) and (column.is_text or column.is_number):
        return _names(known or encoded(column), field, kinds)
    if field.type.is_date and dtype in (narwhals.Date, narwhals.Datetime):
        return _days(series, is_datetime=dtype == narwhals.Datetime), []
    if field.type.is_date and (column.is_text or column.is_number):
        return _dates(*encoded(column))
    return _values(column, field), []


def _values(column: FrameColumn, field: Field) -> Value:
    """Return values that are no names and no dates."""
    series = column.series
    if field.type in (T.NUMBER, T.INTEGER) and column.is_number:
        return _numbers(series, field)
    if field.type is T.BOOLEAN and column.dtype == needed("narwhals.stable.v2", EXTRA).Boolean:
        return _filled(series.fill_null(value=False).to_numpy(), missing_in(series), field)
    return [
        field.default if value is None else _plain(value, field)
        for value in values_of_series(series)
    ]


def values_of_series(series: Series) -> list[Any]:
    """Return the values of a column one by one, None where missing.

    Parameters
    ----------
    series
        A series of narwhals.

    Returns
    -------
    list
        Values of Python.
    """
    values: list[Any] = series.to_list()
    missing = missing_in(series)
    if missing.any():
        pairs = zip(values, missing.tolist(), strict=True)
        return [None if is_missing else value for value, is_missing in pairs]
    return values


def _plain(value: Value, field: Field) -> Value:
    """Return a list or mapping as a field takes it; texts may spell it as JSON."""
    if field.type not in (T.TEXTS, T.REFERENCES, T.CHOICES, T.COUNTS, T.ATTRIBUTES):
        return value
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, str) and value[:1] in ("[", "{"):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    if isinstance(value, dict):  # a struct has all fields in each row
        return {name: item for name, item in value.items() if item is not None}
    return value


def _names(column: Encoded, field: Field, kinds: Mapping[str, str]) -> tuple[Value, list[Fault]]:
    """Return texts; whole numbers are written out, as the labels of a graph are."""
    codes, different = column
    if field.type is T.REFERENCE and set(map(type, different)) <= {str}:
        return Coded(_locked(codes), different), []  # the very names that other columns share
    wrong = {
        place: NO_TEXT.fill(value=quoted(value))
        for place, value in enumerate(different)
        if isinstance(value, float)
    }
    texts = [None if place in wrong else str(value) for place, value in enumerate(different)]
    if field.type is T.CHOICE:
        known, terms = term_names(field.target or ""), vocabulary(field.target or "")
        meant = {word: kind for word, kind in kinds.items() if kind in terms}
        texts = [
            None if text is None else meant.get(text) or known.get(normal(text), text)
            for text in texts
        ]
    faults = _faults(codes, wrong)
    named = np.array([*texts, field.default], dtype=object)  # -1 reads the last
    if field.type is T.TEXT:
        return named[codes], faults
    if field.default is not None:
        texts.append(field.default)
        codes = np.where(codes < 0, len(texts) - 1, codes).astype(np.int32)
    gaps = [place for place, text in enumerate(texts) if text is None]
    if gaps:
        codes = np.where(np.isin(codes, gaps), -1, codes).astype(np.int32)
    return Coded(_locked(codes), tuple(text or "-" for text in texts)), faults


def _faults(codes: npt.NDArray[np.int32], wrong: Mapping[int, Text]) -> list[Fault]:
    if not wrong:
        return []
    rows = np.flatnonzero(np.isin(codes, list(wrong)))[:MOST_FAULTS]
    return [Fault(int(row), wrong[int(codes[row])]) for row in rows]


def _days(series: Series, *, is_datetime: bool) -> npt.NDArray[Any]:
    """Return days; a time is that of the column's own zone, and no day unless it is midnight."""
    if is_datetime and series.dtype.time_zone is not None:
        series = series.dt.replace_time_zone(None)
    days = np.asarray(series.to_numpy())
    return days if days.dtype.kind == "M" else days.astype("datetime64[D]")


def _dates(codes: npt.NDArray[np.int32], different: Sequence[Any]) -> tuple[Days, list[Fault]]:
    """Return dates that are written as texts, or as the number of a year."""
    first = np.full(len(different) + 1, NO_DAY, dtype=np.int32)  # -1 reads the last
    precision = np.zeros(len(different) + 1, dtype=np.uint8)
    wrong = {}
    for place, value in enumerate(different):
        date = to_partial_date(value if isinstance(value, str) else f"{value}")
        if isinstance(date, PartialDate):
            first[place] = day_number(date.first)
            precision[place] = DAY if date.day else MONTH if date.month else YEAR
        elif str(value).strip():
            wrong[place] = NO_DATE.fill(value=quoted(value))
    days = Days(_locked(first[codes]), _locked(precision[codes]))
    return days, _faults(codes, wrong)


def _numbers(series: Series, field: Field) -> Value:
    """Return numbers; those of a whole-number field may be floats, as pandas makes them."""
    missing = missing_in(series)
    numbers = series.to_numpy() if not missing.any() else series.fill_null(0).to_numpy()
    if numbers.dtype.kind not in "fiu":
        numbers = numbers.astype(np.float64)  # decimals
    if field.type is T.INTEGER and numbers.dtype.kind == "f":
        present = numbers[~missing]
        if not (np.isfinite(present) & (np.floor(present) == present)).all():
            pairs = zip(numbers.tolist(), missing.tolist(), strict=True)
            return [field.default if gap else _whole(value) for value, gap in pairs]
        numbers = np.where(missing, 0, numbers).astype(np.int64)
    return _filled(numbers, missing, field)


def _whole(value: float) -> float:
    return int(value) if math.isfinite(value) and value == int(value) else value


def _filled(values: npt.NDArray[Any], missing: Mask, field: Field) -> Value:
    """Return an array whose gaps are the field's default, or masked where it has none."""
    if not missing.any():
        return values
    if field.default is not None:
        return np.where(missing, field.default, values)
    return np.ma.masked_array(values, missing)


def _locked(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return an array that nobody can write to any more; a table takes it without a copy."""
    if array.flags.writeable:
        array.flags.writeable = False
    return array
