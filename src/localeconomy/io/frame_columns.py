"""One column of a data frame as a column of the record, whole where its type allows it."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from localeconomy.io.extras import needed
from localeconomy.io.tabular.names import normal, term_names
from localeconomy.language import Text, quoted
from localeconomy.model.columns import DAY, MONTH, NO_DAY, YEAR, Coded, Days, Fault, day_number
from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import FieldType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.model.fields import Field, Value

    Mask = npt.NDArray[np.bool_]

__all__ = ["column_of", "values_of_series"]

# A series of narwhals, which need not be installed to read this module.
Series: TypeAlias = Any
Encoded: TypeAlias = "tuple[npt.NDArray[np.int32], list[Any]]"

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


def column_of(series: Series, field: Field, kinds: Mapping[str, str]) -> tuple[Value, list[Fault]]:
    """Return a column of a frame as a table takes it.

    Parameters
    ----------
    series
        A series of narwhals.
    field
        The field that it becomes.
    kinds
        From the frame's words for kinds to those of the vocabulary.

    Returns
    -------
    values : object
        What `Table.from_columns` takes; what is missing is the field's default where it has one.
    faults : list of Fault
        What is wrong with single values; they are missing in the column.
    """
    narwhals = needed("narwhals.stable.v2", "table")
    dtype = series.dtype
    is_text = dtype in (narwhals.String, narwhals.Categorical) or isinstance(dtype, narwhals.Enum)
    if field.type in (T.REFERENCE, T.CHOICE, T.TEXT) and (is_text or dtype.is_numeric()):
        return _names(series, field, kinds)
    if field.type.is_date and dtype in (narwhals.Date, narwhals.Datetime):
        return _days(series, is_datetime=dtype == narwhals.Datetime), []
    if field.type.is_date and (is_text or dtype.is_numeric()):
        return _dates(*_encoded(series))
    if field.type in (T.NUMBER, T.INTEGER) and dtype.is_numeric():
        return _numbers(series, field), []
    if field.type is T.BOOLEAN and dtype == narwhals.Boolean:
        return _filled(series.fill_null(value=False).to_numpy(), _missing(series), field), []
    values = values_of_series(series)
    default = field.default
    return [default if value is None else _plain(value, field) for value in values], []


def _missing(series: Series) -> Mask:
    found: Mask = np.asarray(series.is_null().to_numpy(), dtype=np.bool_)
    return found


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
    pairs = zip(series.to_list(), _missing(series).tolist(), strict=True)
    return [None if missing else value for value, missing in pairs]


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


def _encoded(series: Series) -> Encoded:
    """Return which value each row has, -1 for none, and the different values."""
    native, implementation = series.to_native(), series.implementation
    if series.dtype.is_numeric():
        return _encoded_numbers(series)
    if implementation.is_polars():
        return _encoded_polars(native)
    if implementation.is_pyarrow():
        return _encoded_arrow(native)
    if implementation.is_pandas():
        return _encoded_pandas(native)
    places: dict[Any, int] = {None: -1}
    codes = [places.setdefault(value, len(places) - 1) for value in values_of_series(series)]
    return np.array(codes, dtype=np.int32), list(places)[1:]


def _encoded_numbers(series: Series) -> Encoded:
    missing = _missing(series)
    numbers = np.where(missing, 0, series.fill_null(0).to_numpy())
    different, codes = np.unique(numbers, return_inverse=True)
    values = [
        int(number) if isinstance(number, float) and number.is_integer() else number
        for number in different.tolist()
    ]
    return np.where(missing, -1, codes).astype(np.int32), values


def _encoded_pandas(native: Any) -> Encoded:  # noqa: ANN401 - a series of pandas
    pandas = needed("pandas", "table")
    if isinstance(native.dtype, pandas.CategoricalDtype):
        codes = native.cat.codes.to_numpy()
        return codes.astype(np.int32), list(native.cat.categories)
    codes, different = pandas.factorize(native, use_na_sentinel=True)
    return codes.astype(np.int32), list(different)


def _encoded_polars(native: Any) -> Encoded:  # noqa: ANN401 - a series of polars
    polars = needed("polars", "table")
    texts = native.cast(polars.String)
    # Polars numbers its categories over all series; here they are numbered as they are met.
    found = texts.cast(polars.Categorical).to_physical().cast(polars.Int64).fill_null(-1).to_numpy()
    size = int(found.max(initial=-1)) + 2
    first = np.zeros(size, dtype=np.int64)
    first[found[::-1]] = np.arange(len(found) - 1, -1, -1)
    seen = np.zeros(size, dtype=np.bool_)
    seen[found] = True
    seen[-1] = False  # the missing ones
    places = np.flatnonzero(seen)
    ordered = places[np.argsort(first[places])]
    codes = np.full(size, -1, dtype=np.int32)
    codes[ordered] = np.arange(len(ordered), dtype=np.int32)
    return codes[found], texts.gather(first[ordered]).to_list()


def _encoded_arrow(native: Any) -> Encoded:  # noqa: ANN401 - a column of pyarrow
    arrow = needed("pyarrow", "table")
    if not arrow.types.is_dictionary(native.type):
        native = native.dictionary_encode()
    whole = native.unify_dictionaries().combine_chunks()
    if isinstance(whole, arrow.ChunkedArray):
        whole = whole.chunk(0) if whole.num_chunks else arrow.array([], native.type)
    codes = whole.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return codes.astype(np.int32), whole.dictionary.to_pylist()


def _names(series: Series, field: Field, kinds: Mapping[str, str]) -> tuple[Value, list[Fault]]:
    """Return texts; whole numbers are written out, as the labels of a graph are."""
    codes, different = _encoded(series)
    wrong = {
        place: NO_TEXT.fill(value=quoted(value))
        for place, value in enumerate(different)
        if isinstance(value, float)
    }
    texts = [None if place in wrong else str(value) for place, value in enumerate(different)]
    if field.type is T.CHOICE:
        known = term_names(field.target or "")
        texts = [
            None if text is None else kinds.get(text) or known.get(normal(text), text)
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
    missing = _missing(series)
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
