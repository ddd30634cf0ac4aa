"""A matrix of ties that is in memory: lists, arrays of NumPy and SciPy, or a data frame."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import numpy as np

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.frame_columns import values_of_series
from localeconomy.io.frame_encoding import FrameColumn, eager_frame
from localeconomy.io.roster_grid import Grid, Origin, checked_width
from localeconomy.io.roster_memory import as_cell, form_of, is_frame
from localeconomy.language import Text

__all__ = ["grid_of_values"]

Rows: TypeAlias = "Sequence[Sequence[Any]]"

MISSING: Final = "NA"
"""What a missing value is in a file; an empty cell would say that there is no tie."""

SHOWN: Final = 3
"""How many names a message lists."""


def grid_of_values(source: object, names: Iterable[object] | None) -> Grid:
    """Return a square of values with the names of its rows and columns.

    Parameters
    ----------
    source
        One row an actor: lists, an array, or a data frame, which has names of its own.
    names
        The actors, where the source has none.

    Returns
    -------
    Grid
        The cells as they would stand in a file.

    Raises
    ------
    FileFormatError
        If there is not one row and column a name.
    TypeError
        If it is no matrix, has no names, or is given some beside its own.

    Examples
    --------
    >>> grid_of_values([[0, 2.5], [None, 0]], ["a", 7]).rows
    (('a', '0', '2.5'), ('7', 'NA', '0'))
    """
    if is_frame(source) == (names is not None):
        message = (
            "names: give them with rows of values, and not with a file or data frame, which has "
            "its own"
        )
        raise TypeError(message)
    if names is None:
        called, rows = _of_frame(source)
    else:
        called = list(map(as_cell, names))
        rows = _rows(source, len(called))
    _check_square(rows, len(called))
    checked_width(len(called) + 1, "source")
    cells = [
        (name, *(as_cell(value, MISSING) for value in row))
        for name, row in zip(called, rows, strict=True)
    ]
    filled = [(place, row) for place, row in enumerate(cells) if any(map(str.strip, row))]
    return Grid(
        "",
        ("", *map(str.strip, called)),
        tuple(row for _, row in filled),
        tuple(place for place, _ in filled),
        written=form_of(value for row in rows for value in row),
        origin=Origin.MATRIX,
    )


def _check_square(rows: Rows, size: int) -> None:
    """Raise an error unless there is one row and column a name."""
    if len(rows) != size or any(len(row) != size for row in rows):
        sizes = f"{len(rows)} × {max(map(len, rows), default=0)}"
        raise FileFormatError(SQUARE.fill(sizes=sizes, n=size))


def _check_shape(shape: tuple[int, ...], size: int) -> None:
    """Raise an error unless an array has one row and column a name; it may be too large to fill."""
    if shape != (size, size):
        raise FileFormatError(SQUARE.fill(sizes=" × ".join(map(str, shape)), n=size))


def _rows(source: object, size: int) -> Rows:
    """Return rows with Python's own numbers, which print as they are written."""
    sparse = sys.modules.get("scipy.sparse")  # whoever has such an array has loaded it
    if sparse is not None and sparse.issparse(source):
        _check_shape(source.shape, size)  # type: ignore[attr-defined] # told by issparse
        source = source.toarray()  # type: ignore[attr-defined]
    elif not isinstance(source, list | tuple) and hasattr(source, "__array__"):
        source = np.ma.asanyarray(source)
    if isinstance(source, np.ndarray):
        _check_shape(source.shape, size)
        listed: list[list[Any]] = source.tolist()  # None where a masked array has no value
        return listed
    if not isinstance(source, Iterable) or isinstance(source, Mapping):
        raise TypeError(NO_MATRIX.format(what=type(source).__qualname__))
    rows = []
    for place, row in enumerate(source):
        if not isinstance(row, Iterable) or isinstance(row, str | bytes | Mapping):
            what = f"row {place} (from 0) of type {type(row).__qualname__}"
            raise TypeError(NO_MATRIX.format(what=what))
        rows.append(list(row))
    return rows


def _of_frame(source: object) -> tuple[list[str], Rows]:
    """Return the names and rows of a frame; its columns in the order of its rows."""
    if hasattr(type(source), "index"):  # only frames like those of pandas name their rows
        frame: Any = source
        if not hasattr(frame, "to_numpy"):
            eager_frame(frame, "source")  # says what is taken
        columns = [as_cell(name) for name in frame.columns]
        index = [as_cell(name) for name in frame.index]
        return index, _in_order(frame.to_numpy().tolist(), index, columns)
    known = eager_frame(source, "source")
    names = [str(name) for name in known.columns]
    values = [values_of_series(series) for series in known.iter_columns()]
    if len(names) == len(known) + 1 and FrameColumn.of(known[names[0]]).is_text:
        index = [as_cell(name) for name in values[0]]
        return index, _in_order(list(zip(*values[1:], strict=True)), index, names[1:])
    _check_shape((len(known), len(names)), len(names))
    return names, list(zip(*values, strict=True))


def _in_order(rows: Rows, index: Sequence[str], columns: Sequence[str]) -> Rows:
    """Return rows whose columns stand in the order of the rows."""
    in_rows, in_columns = Counter(index), Counter(columns)
    twice = next((name for name, n in [*in_rows.items(), *in_columns.items()] if n > 1), None)
    if twice is not None:
        raise FileFormatError(TWICE.fill(name=quoted(twice)))
    if in_rows != in_columns:
        only_rows = _listed(name for name in index if name not in in_columns)
        only_columns = _listed(name for name in columns if name not in in_rows)
        raise FileFormatError(APART.fill(rows=only_rows, columns=only_columns))
    places = {name: place for place, name in enumerate(columns)}
    order = [places[name] for name in index]
    return [[row[place] for place in order] for row in rows]


def _listed(names: Iterable[str]) -> str:
    """Return the first of some names."""
    said = list(names)
    return ", ".join([*map(quoted, said[:SHOWN]), *(["…"] if len(said) > SHOWN else [])]) or "–"


SQUARE: Final = Text(
    de="die Matrix hat {sizes} Werte für {n} Namen; bitte je Name eine Zeile und eine Spalte",
    en="the matrix has {sizes} values for {n} names; give one row and one column a name",
)
TWICE: Final = Text(
    de="die Tabelle nennt {name} zweimal; bitte jeden Akteur mit einer Zeile und einer Spalte",
    en="the frame names {name} twice; give each actor one row and one column",
)
APART: Final = Text(
    de="die Zeilen der Tabelle heißen anders als ihre Spalten (nur Zeilen: {rows}; nur Spalten: "
    "{columns}); bitte die Namen als Index setzen, z. B. mit set_index",
    en="the rows of the frame are called otherwise than its columns (rows only: {rows}; columns "
    "only: {columns}); make the names its index, for example with set_index",
)
NO_MATRIX: Final = (
    "source: {what} is no matrix; give a CSV file, rows of values with names, an array of NumPy or "
    "SciPy with names, or a data frame (networkx.to_pandas_adjacency makes one of a graph)"
)
