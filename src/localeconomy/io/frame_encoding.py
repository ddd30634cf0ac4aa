"""Columns of a frame as codes: each different value once, and where it stands.

Columns that name the same things, such as both ends of ties, are encoded over one list of names: a
million ties then take one look-up a name, and whatever compares the two compares integers.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.io.extras import needed
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Mask = npt.NDArray[np.bool_]

__all__ = [
    "EXTRA",
    "Encoded",
    "FrameColumn",
    "Series",
    "eager_frame",
    "encoded",
    "encoded_together",
    "missing_in",
]

# A series of narwhals, which need not be installed to read this module.
Series: TypeAlias = Any
Codes: TypeAlias = "npt.NDArray[np.int32]"
Encoded: TypeAlias = "tuple[Codes, tuple[Any, ...]]"

EXTRA: Final = "table"

NO_FRAME: Final = Text(
    de="{table}: {kind} ist keine Tabelle von pandas, polars oder pyarrow (eine verzögerte bitte "
    "erst berechnen)",
    en="{table}: {kind} is no data frame of pandas, polars or pyarrow (collect a lazy one first)",
)
SAME_COLUMNS: Final = Text(
    de="{table}: zwei Spalten der Tabelle heißen gleich; bitte eine umbenennen oder weglassen",
    en="{table}: two columns of the frame are called the same; rename one or leave it out",
)


@attrs.frozen(eq=False)
class FrameColumn:
    """A column of a frame and its type, which takes a while to tell where there are many names.

    Parameters
    ----------
    series
        A series of narwhals.
    dtype
        Its type.
    """

    series: Series
    dtype: Any

    @classmethod
    def of(cls, series: Series) -> FrameColumn:
        """Return a series with its type.

        Parameters
        ----------
        series
            A series of narwhals.

        Returns
        -------
        FrameColumn
            The column.
        """
        return cls(series, series.dtype)

    @property
    def is_text(self) -> bool:
        """Whether the type says that it holds texts, as such or as categories."""
        narwhals = needed("narwhals.stable.v2", EXTRA)
        is_plain = self.dtype in (narwhals.String, narwhals.Categorical)
        return is_plain or isinstance(self.dtype, narwhals.Enum)

    @property
    def is_number(self) -> bool:
        """Whether the type says that it holds numbers."""
        return bool(self.dtype.is_numeric())


def eager_frame(frame: object, what: str) -> Any:  # noqa: ANN401 - a frame of narwhals
    """Return a data frame of any library as one of narwhals.

    Parameters
    ----------
    frame
        The frame.
    what
        What it was given as, for messages.

    Returns
    -------
    narwhals.DataFrame
        The same.

    Raises
    ------
    MissingExtraError
        If narwhals is not installed.
    TypeError
        If it is a lazy frame or none, or two of its columns are called the same.
    """
    narwhals = needed("narwhals.stable.v2", EXTRA)
    duplicate = needed("narwhals.exceptions", EXTRA).DuplicateError
    try:
        known = narwhals.from_native(frame, eager_only=True)
        names = [str(name) for name in known.columns]
    except TypeError as error:
        said = NO_FRAME.fill(table=what, kind=type(frame).__qualname__)
        raise TypeError(said.en) from error
    except duplicate as error:
        raise TypeError(SAME_COLUMNS.fill(table=what).en) from error
    if len(set(names)) < len(names):
        raise TypeError(SAME_COLUMNS.fill(table=what).en)
    return known


def missing_in(series: Series) -> Mask:
    """Return which rows of a column hold nothing.

    Parameters
    ----------
    series
        A series of narwhals.

    Returns
    -------
    numpy.ndarray
        Shape ``(rows,)``: True where there is no value.
    """
    found: Mask = np.asarray(series.is_null().to_numpy(), dtype=np.bool_)
    return found


def encoded(column: FrameColumn) -> Encoded:
    """Return which value each row has, -1 for none, and the different values.

    Parameters
    ----------
    column
        A column of texts, categories or numbers.

    Returns
    -------
    codes : numpy.ndarray
        Shape ``(rows,)``.
    different : tuple
        The values.
    """
    if column.is_number:
        return _of_numbers(column.series)
    (codes,), different = encoded_together([column])
    return codes, different


def encoded_together(columns: Sequence[FrameColumn]) -> tuple[list[Codes], tuple[Any, ...]]:
    """Return the codes of several columns of texts over the same values.

    Parameters
    ----------
    columns
        Columns of one frame.

    Returns
    -------
    codes : list of numpy.ndarray
        One array a column.
    different : tuple
        The values of all columns.
    """
    native = [column.series.to_native() for column in columns]
    encode = ENCODERS.get(columns[0].series.implementation.value, _of_any)
    codes, different = encode(native)
    return codes, tuple(different)


def _split(codes: Codes, columns: Sequence[Any]) -> list[Codes]:
    """Return the codes of columns that were encoded one below the other."""
    return np.split(codes, np.cumsum([len(column) for column in columns])[:-1])


def _of_numbers(series: Series) -> Encoded:
    missing = missing_in(series)
    numbers = np.where(missing, 0, series.fill_null(0).to_numpy())
    different, codes = np.unique(numbers, return_inverse=True)
    values = (
        int(number) if isinstance(number, float) and number.is_integer() else number
        for number in different.tolist()
    )
    return np.where(missing, -1, codes).astype(np.int32), tuple(values)


def _of_pandas(columns: Sequence[Any]) -> tuple[list[Codes], list[Any]]:
    pandas = needed("pandas", EXTRA)
    whole = columns[0] if len(columns) == 1 else pandas.concat(columns, ignore_index=True)
    codes, different = pandas.factorize(whole, use_na_sentinel=True)
    return _split(codes.astype(np.int32), columns), different.tolist()


def _of_polars(columns: Sequence[Any]) -> tuple[list[Codes], list[Any]]:
    polars = needed("polars", EXTRA)
    names = columns[0].dtype
    if isinstance(names, polars.Enum) and all(column.dtype == names for column in columns):
        return [_of_enum(column) for column in columns], names.categories.to_list()
    texts = polars.concat([column.cast(polars.String) for column in columns])
    if find_spec("pyarrow") is not None:  # finds the same in half the time
        arrow = needed("pyarrow", EXTRA)
        (codes,), different = _of_arrow([arrow.chunked_array([texts.to_arrow()])])
        return _split(codes, columns), different
    names = polars.Enum(texts.unique(maintain_order=True).drop_nulls())
    return _split(_of_enum(texts.cast(names)), columns), names.categories.to_list()


def _of_enum(column: Any) -> Codes:  # noqa: ANN401 - a series of polars
    polars = needed("polars", EXTRA)
    codes: Codes = column.to_physical().cast(polars.Int32).fill_null(-1).to_numpy()
    return codes


def _of_arrow(columns: Sequence[Any]) -> tuple[list[Codes], list[Any]]:
    arrow = needed("pyarrow", EXTRA)
    chunks = [chunk for column in columns for chunk in column.chunks]
    if not chunks:
        return [np.empty(0, dtype=np.int32)] * len(columns), []
    if _share_a_dictionary(chunks):
        codes = [_of_indices(column.chunks) for column in columns]
        return codes, chunks[0].dictionary.to_pylist()
    # Encoded chunk by chunk, the dictionaries would have to be merged; large strings can be joined
    # beyond 2 GB.
    texts = arrow.concat_arrays([chunk.cast(arrow.large_string()) for chunk in chunks])
    whole = texts.dictionary_encode()
    return _split(_of_indices([whole]), columns), whole.dictionary.to_pylist()


def _of_indices(chunks: Sequence[Any]) -> Codes:
    """Return the codes of dictionary arrays: their own memory where there is one without gaps."""
    parts = []
    for chunk in chunks:
        places = chunk.indices.fill_null(-1) if chunk.indices.null_count else chunk.indices
        parts.append(places.to_numpy(zero_copy_only=False))
    whole = parts[0] if len(parts) == 1 else np.concatenate([np.empty(0, dtype=np.int32), *parts])
    return whole.astype(np.int32, copy=False)


def _share_a_dictionary(chunks: Sequence[Any]) -> bool:
    """Whether all arrays are encoded already, over the same values."""
    first = getattr(chunks[0], "dictionary", None)
    return (
        first is not None
        and not first.null_count
        and all(hasattr(chunk, "dictionary") and chunk.dictionary.equals(first) for chunk in chunks)
    )


def _of_any(columns: Sequence[Any]) -> tuple[list[Codes], list[Any]]:
    narwhals = needed("narwhals.stable.v2", EXTRA)
    places: dict[Any, int] = {None: -1}
    codes = [
        places.setdefault(None if missing else value, len(places) - 1)
        for column in columns
        for series in [narwhals.from_native(column, series_only=True)]
        for value, missing in zip(series.to_list(), missing_in(series).tolist(), strict=True)
    ]
    return _split(np.array(codes, dtype=np.int32), columns), list(places)[1:]


ENCODERS: Final[Mapping[str, Callable[[Sequence[Any]], tuple[list[Codes], list[Any]]]]] = {
    "pandas": _of_pandas,
    "polars": _of_polars,
    "pyarrow": _of_arrow,
}
