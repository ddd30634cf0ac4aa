"""A digest of a record that does not depend on the order of its rows.

Each row is hashed from its columns, vectorised, and the rows of a table are added up; a million
ties take a fraction of a second. The digest tells versions of a record apart; it is no signature.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from localeconomy.model.columns import Coded, Days

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.model.columns import Column
    from localeconomy.model.table import Table

__all__ = ["digest_of"]

Hashes = npt.NDArray[np.uint64]

# The finaliser of SplitMix64: Steele, Lea & Flood (2014), OOPSLA.
FIRST: Final = np.uint64(0xBF58476D1CE4E5B9)
SECOND: Final = np.uint64(0x94D049BB133111EB)
STEP: Final = np.uint64(0x9E3779B97F4A7C15)


def digest_of(tables: Mapping[str, Table[Any]], heading: tuple[object, ...]) -> str:
    """Return the digest of a network.

    Parameters
    ----------
    tables
        Its tables by name.
    heading
        What else belongs to it: title, description, day.

    Returns
    -------
    str
        Thirty-two hexadecimal digits, equal for equal records in any order.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor
    >>> one, other = Actor("a"), Actor("b")
    >>> Network(actors=[one, other]).digest == Network(actors=[other, one]).digest
    True
    """
    names: dict[int, Hashes] = {}
    parts = [
        f"{name}:{len(table)}:{_table_sums(table, names)}"
        for name, table in tables.items()
        if len(table)
    ]
    return hashlib.blake2b("\n".join([repr(heading), *parts]).encode(), digest_size=16).hexdigest()


def _table_sums(table: Table[Any], names: dict[int, Hashes]) -> tuple[int, int]:
    rows = np.zeros(len(table), dtype=np.uint64)
    for name, column in table.columns.items():
        # The names of the fields keep equal values of different fields apart.
        rows += _mixed(_hashes(column, names) ^ _hashes_of([name]))
    mixed = _mixed(rows)
    return int(mixed.sum(dtype=np.uint64)), int(_mixed(mixed ^ FIRST).sum(dtype=np.uint64))


def _mixed(values: Hashes) -> Hashes:
    values = (values ^ (values >> np.uint64(30))) * FIRST
    values = (values ^ (values >> np.uint64(27))) * SECOND
    return values ^ (values >> np.uint64(31))


def _hashes_of(values: Sequence[object]) -> Hashes:
    """Return a hash of each value: the sum of its bytes, each times the number of its place.

    Carter & Wegman (1979), Journal of Computer and System Sciences 18: multilinear hashing.
    """
    # The sign in front keeps the text "None" apart from a missing value.
    texts = [f"={value}" if isinstance(value, str) else repr(_ordered(value)) for value in values]
    encoded = [text.encode() for text in texts]
    lengths = np.fromiter(map(len, encoded), np.int64, len(encoded)) + 1
    signs = np.frombuffer(b"\0".join(encoded) + b"\0", dtype=np.uint8).astype(np.uint64)
    starts = np.cumsum(lengths) - lengths
    places = np.arange(len(signs)) - np.repeat(starts, lengths)
    factors = _mixed(np.arange(1, int(lengths.max()) + 1, dtype=np.uint64) * STEP)
    return _mixed(np.add.reduceat((signs + np.uint64(1)) * factors[places], starts))


def _ordered(value: object) -> object:
    if isinstance(value, dict):
        return sorted((key, _ordered(item)) for key, item in value.items())
    return value


def _hashes(column: Column, names: dict[int, Hashes]) -> Hashes:
    if isinstance(column, Coded):
        # The ends of a million ties share their names: these are hashed once.
        if id(column.categories) not in names:
            names[id(column.categories)] = _hashes_of([*column.categories, None])
        return names[id(column.categories)][column.codes]
    if isinstance(column, Days):
        return column.first.astype(np.int64).view(np.uint64) * np.uint64(4) + column.precision
    if column.dtype == object:
        return _hashes_of(column.tolist())
    if column.dtype.kind == "f":
        return (column + 0.0).astype(np.float64).view(np.uint64)  # -0.0 and 0.0 are one number
    return column.astype(np.int64).view(np.uint64)
