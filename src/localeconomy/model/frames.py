"""Tables as data frames of pandas, polars or pyarrow, without copying what they can share."""

from __future__ import annotations

import importlib
import json
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from localeconomy.errors import MissingExtraError, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.columns import DAY, NO_DAY, NO_INTEGER, Coded, Days
from localeconomy.model.fields import FieldType, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from localeconomy.model.columns import Column
    from localeconomy.model.fields import Field
    from localeconomy.model.table import Table

__all__ = ["Backend", "Dates", "frame_of", "table_frame"]

Backend: TypeAlias = Literal["pandas", "polars", "pyarrow"]
Dates: TypeAlias = Literal["as given", "first", "last"]
Mask: TypeAlias = "npt.NDArray[np.bool_]"

BACKENDS: Final[tuple[Backend, ...]] = ("pandas", "polars", "pyarrow")
DATES: Final[tuple[Dates, ...]] = ("as given", "first", "last")

UNKNOWN: Final = Text(de="{name}: {value} gibt es nicht; {hint}", en="{name}: no {value}; {hint}")


class _Maker(Protocol):
    """How one library makes columns and frames; ``missing`` is True where there is no value."""

    def coded(self, codes: npt.NDArray[np.int32], names: Sequence[str]) -> Any: ...  # noqa: ANN401
    def days(self, days: npt.NDArray[np.int32], missing: Mask) -> Any: ...  # noqa: ANN401
    def array(self, values: npt.NDArray[Any], missing: Mask) -> Any: ...  # noqa: ANN401
    def texts(self, values: Sequence[str | None]) -> Any: ...  # noqa: ANN401
    def lists(self, values: Sequence[Sequence[str]]) -> Any: ...  # noqa: ANN401
    def frame(self, columns: Mapping[str, Any]) -> Any: ...  # noqa: ANN401


class _Pandas:
    """Columns of pandas."""

    def __init__(self, pandas: Any) -> None:  # noqa: ANN401 - a module that need not be there
        self.pandas = pandas

    def coded(self, codes: npt.NDArray[np.int32], names: Sequence[str]) -> Any:  # noqa: ANN401
        categories = self.pandas.Index(list(names), dtype="str" if names else "object")
        return self.pandas.Categorical.from_codes(codes, categories)

    def days(self, days: npt.NDArray[np.int32], missing: Mask) -> Any:  # noqa: ANN401
        found = days.astype("datetime64[D]")
        found[missing] = np.datetime64("NaT")
        return found.astype("datetime64[s]")

    def array(self, values: npt.NDArray[Any], missing: Mask) -> Any:  # noqa: ANN401
        if not missing.any() or (values.dtype.kind == "f" and np.isnan(values[missing]).all()):
            return values
        if values.dtype.kind == "f":
            return np.where(missing, np.nan, values)
        kind = "Int64" if values.dtype.kind == "i" else "boolean"
        found = self.pandas.array(values, dtype=kind)
        found[missing] = self.pandas.NA
        return found

    def texts(self, values: Sequence[str | None]) -> Any:  # noqa: ANN401
        return self.pandas.array(values, dtype="string")

    def lists(self, values: Sequence[Sequence[str]]) -> Any:  # noqa: ANN401
        found = np.empty(len(values), dtype=object)
        found[:] = [list(value) for value in values]
        return found

    def frame(self, columns: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return self.pandas.DataFrame(dict(columns), copy=False)


class _Polars:
    """Columns of polars."""

    def __init__(self, polars: Any) -> None:  # noqa: ANN401 - a module that need not be there
        self.polars = polars

    def coded(self, codes: npt.NDArray[np.int32], names: Sequence[str]) -> Any:  # noqa: ANN401
        # Releases differ in how codes become categories; by the names, all do it alike.
        categories = self.polars.Series(names, dtype=self.polars.String)
        texts = categories.gather(self.array(codes, codes < 0))
        return texts.cast(self.polars.Enum(categories))

    def days(self, days: npt.NDArray[np.int32], missing: Mask) -> Any:  # noqa: ANN401
        return self.array(days, missing).cast(self.polars.Date)

    def array(self, values: npt.NDArray[Any], missing: Mask) -> Any:  # noqa: ANN401
        series = self.polars.Series(values)
        if not missing.any():
            return series
        present = self.polars.Series(~missing)
        return self.polars.select(self.polars.when(present).then(series)).to_series()

    def texts(self, values: Sequence[str | None]) -> Any:  # noqa: ANN401
        return self.polars.Series(values, dtype=self.polars.String)

    def lists(self, values: Sequence[Sequence[str]]) -> Any:  # noqa: ANN401
        listed = [list(value) for value in values]
        return self.polars.Series(listed, dtype=self.polars.List(self.polars.String))

    def frame(self, columns: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return self.polars.DataFrame(dict(columns))


class _Arrow:
    """Columns of pyarrow."""

    def __init__(self, pyarrow: Any) -> None:  # noqa: ANN401 - a module that need not be there
        self.arrow = pyarrow

    def coded(self, codes: npt.NDArray[np.int32], names: Sequence[str]) -> Any:  # noqa: ANN401
        indices = self.array(codes, codes < 0)
        categories = self.arrow.array(list(names), type=self.arrow.string())
        return self.arrow.DictionaryArray.from_arrays(indices, categories)

    def days(self, days: npt.NDArray[np.int32], missing: Mask) -> Any:  # noqa: ANN401
        return self.array(days, missing).view(self.arrow.date32())

    def array(self, values: npt.NDArray[Any], missing: Mask) -> Any:  # noqa: ANN401
        return self.arrow.array(values, mask=missing if missing.any() else None)

    def texts(self, values: Sequence[str | None]) -> Any:  # noqa: ANN401
        return self.arrow.array(values, type=self.arrow.string())

    def lists(self, values: Sequence[Sequence[str]]) -> Any:  # noqa: ANN401
        listed = [list(value) for value in values]
        return self.arrow.array(listed, type=self.arrow.list_(self.arrow.string()))

    def frame(self, columns: Mapping[str, Any]) -> Any:  # noqa: ANN401
        return self.arrow.table(dict(columns))


MAKERS: Final[Mapping[Backend, Callable[[Any], _Maker]]] = {
    "pandas": _Pandas,
    "polars": _Polars,
    "pyarrow": _Arrow,
}


def _maker(backend: Backend) -> _Maker:
    if backend not in BACKENDS:
        hint = did_you_mean(backend, BACKENDS)
        raise UnknownNameError(UNKNOWN.fill(name="backend", value=quoted(backend), hint=hint))
    try:
        module = importlib.import_module(backend)
    except ModuleNotFoundError as error:
        raise MissingExtraError(backend) from error
    return MAKERS[backend](module)


def frame_of(columns: Mapping[str, Sequence[Any]], backend: Backend) -> Any:  # noqa: ANN401
    """Return a data frame of plain columns.

    Parameters
    ----------
    columns
        Texts, or numbers, or truth values of each column by its name; None where missing.
    backend
        ``"pandas"``, ``"polars"`` or ``"pyarrow"``.

    Returns
    -------
    object
        The frame of that library.

    Raises
    ------
    UnknownNameError
        If there is no such backend.
    MissingExtraError
        If its package is not installed.

    Examples
    --------
    >>> frame_of({"id": ["a", "b"], "value": [0.5, None]}, "pandas")["value"].isna().tolist()
    [False, True]
    """
    maker = _maker(backend)
    return maker.frame({name: _plain(maker, values) for name, values in columns.items()})


def _plain(maker: _Maker, values: Sequence[Any]) -> Any:  # noqa: ANN401
    said = [value for value in values if value is not None]
    missing = np.array([value is None for value in values], dtype=np.bool_)
    if said and all(isinstance(value, bool) for value in said):
        return maker.array(np.array([bool(value) for value in values]), missing)
    if said and all(isinstance(value, int) for value in said):
        return maker.array(np.array([value or 0 for value in values]), missing)
    if said and all(isinstance(value, int | float) for value in said):
        numbers = [np.nan if value is None else float(value) for value in values]
        return maker.array(np.array(numbers, dtype=np.float64), missing)
    return maker.texts([None if value is None else str(value) for value in values])


def table_frame(table: Table[Any], backend: Backend, dates: Dates, *, all_fields: bool) -> Any:  # noqa: ANN401
    """Return a table as a data frame; see `Table.to_frame`.

    Parameters
    ----------
    table
        The table.
    backend
        ``"pandas"``, ``"polars"`` or ``"pyarrow"``.
    dates
        ``"as given"``, ``"first"`` or ``"last"``.
    all_fields
        Whether fields that say nothing are columns, too.

    Returns
    -------
    object
        The frame of that library.

    Raises
    ------
    UnknownNameError
        If there is no such backend or way to give dates.
    MissingExtraError
        If the package of the backend is not installed.
    """
    if dates not in DATES:
        hint = did_you_mean(dates, DATES)
        raise UnknownNameError(UNKNOWN.fill(name="dates", value=quoted(dates), hint=hint))
    maker = _maker(backend)
    return maker.frame(
        {
            name: _column(maker, table, field, dates)
            for name, field in fields_of(table.record_type).items()
            if all_fields or name in table.columns or (field.required and field.default is None)
        }
    )


def _column(maker: _Maker, table: Table[Any], field: Field, dates: Dates) -> Any:  # noqa: ANN401
    column = table.columns.get(field.name)
    if column is None:
        column = _default_column(field, len(table), dates)
    if isinstance(column, Coded):
        return maker.coded(column.codes, column.categories)
    if isinstance(column, Days) and (dates != "as given" or _is_exact(column)):
        return maker.days(column.last if dates == "last" else column.first, column.first == NO_DAY)
    values = table.column(field.name)
    if field.type in (FieldType.NUMBER, FieldType.INTEGER, FieldType.BOOLEAN):
        return _numbers(maker, field, column, values)
    if field.type in (FieldType.TEXTS, FieldType.REFERENCES, FieldType.CHOICES):
        return maker.lists([value or () for value in values])
    if field.type in (FieldType.COUNTS, FieldType.ATTRIBUTES):
        return maker.texts(
            [json.dumps(value, ensure_ascii=False) if value else None for value in values]
        )
    return maker.texts([None if value is None else str(value) for value in values])


def _default_column(field: Field, size: int, dates: Dates) -> Column | None:
    """Return the column of a field that says nothing, of the type that it has where it does."""
    if field.type in (FieldType.REFERENCE, FieldType.CHOICE):
        names = () if field.default is None else (field.default,)
        return Coded(np.full(size, len(names) - 1, dtype=np.int32), names)
    if field.type.is_date and dates != "as given":
        none = np.zeros(size, dtype=np.uint8)
        return Days(np.full(size, NO_DAY, dtype=np.int32), none)
    return None


def _is_exact(days: Days) -> bool:
    """Whether every date is a single day."""
    return bool(((days.precision == DAY) | (days.precision == 0)).all())


def _numbers(maker: _Maker, field: Field, column: Column | None, values: list[Any]) -> Any:  # noqa: ANN401
    if not isinstance(column, np.ndarray):
        missing = np.array([value is None for value in values], dtype=np.bool_)
        filled = np.array([0 if value is None else value for value in values])
        return maker.array(filled.astype(KINDS[field.type]), missing)
    if field.type is FieldType.NUMBER:
        return maker.array(column, np.isnan(column))
    if field.type is FieldType.INTEGER:
        missing = column == NO_INTEGER
        return maker.array(np.where(missing, 0, column) if missing.any() else column, missing)
    return maker.array(column > 0, column < 0)


KINDS: Final[Mapping[FieldType, type]] = {
    FieldType.NUMBER: np.float64,
    FieldType.INTEGER: np.int64,
    FieldType.BOOLEAN: np.bool_,
}
