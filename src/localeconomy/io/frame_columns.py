"""One column of a data frame as a column of the record, whole where its type allows it."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from localeconomy.hints import quoted
from localeconomy.io.extras import needed
from localeconomy.io.frame_dates import dates_of, plain_date
from localeconomy.io.frame_encoding import EXTRA, encoded, missing_in
from localeconomy.io.frame_truths import truth_of, truths_of
from localeconomy.io.frame_values import faults_at, filled, locked
from localeconomy.io.tabular.names import normal, term_names
from localeconomy.language import Text
from localeconomy.model.columns import Coded
from localeconomy.model.fields import FieldType
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.io.frame_encoding import Encoded, FrameColumn, Series
    from localeconomy.model.columns import Fault
    from localeconomy.model.fields import Field, Value

    Mask = npt.NDArray[np.bool_]

__all__ = ["column_of", "values_of_series"]

T = FieldType

NO_TEXT: Final = Text(
    de="{value} ist eine Zahl mit Nachkommastellen, keine Kennung; bitte die Spalte als Text lesen",
    en="{value} is a number with decimals, no id; read the column as text",
)


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
    series = column.series
    if field.name == "id" and column.is_text:
        return values_of_series(series), []  # all are different: nothing is said twice
    if field.type in (T.REFERENCE, T.CHOICE, T.TEXT) and (column.is_text or column.is_number):
        return _names(known or encoded(column), field, kinds)
    if field.type is T.BOOLEAN and (column.is_text or column.is_number):
        return truths_of(column, field)
    if field.type.is_date and (dates := dates_of(column)) is not None:
        return dates
    return _values(column, field), []


def _values(column: FrameColumn, field: Field) -> Value:
    """Return values that are no names and no dates."""
    series = column.series
    if field.type in (T.NUMBER, T.INTEGER) and column.is_number:
        return _numbers(series, field)
    if field.type is T.BOOLEAN and column.dtype == needed("narwhals.stable.v2", EXTRA).Boolean:
        return filled(series.fill_null(value=False).to_numpy(), missing_in(series), field)
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
    """Return a value of a column whose type does not tell what it holds, as a field takes it."""
    if field.type.is_date:
        return plain_date(value)
    if field.type is T.BOOLEAN:
        truth = truth_of(value)
        return value if truth is None else truth
    return _listed(value, field)


def _listed(value: Value, field: Field) -> Value:
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
        return Coded(locked(codes), different), []  # the very names that other columns share
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
    faults = faults_at(codes, wrong)
    named = np.array([*texts, field.default], dtype=object)  # -1 reads the last
    if field.type is T.TEXT:
        return named[codes], faults
    if field.default is not None:
        texts.append(field.default)
        codes = np.where(codes < 0, len(texts) - 1, codes).astype(np.int32)
    gaps = [place for place, text in enumerate(texts) if text is None]
    if gaps:
        codes = np.where(np.isin(codes, gaps), -1, codes).astype(np.int32)
    return Coded(locked(codes), tuple(text or "-" for text in texts)), faults


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
    return filled(numbers, missing, field)


def _whole(value: float) -> float:
    return int(value) if math.isfinite(value) and value == int(value) else value
