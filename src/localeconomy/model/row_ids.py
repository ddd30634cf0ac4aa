"""The ids of a few rows of a table, without making those of all the others.

Evidence names at most fifty of a million ties. Making a million ids for that takes seconds; here,
sorting one integer a row tells which rows share their key fields, and only the rows that are named
get an id: the very same that `Table.ids` would give them.
"""

from __future__ import annotations

import functools
import heapq
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from localeconomy.model.columns import Coded, Days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.model.table import Table

__all__ = ["RowIds"]

Rows = npt.NDArray[np.intp]

FEW: Final = 5_000
"""Up to this many records all ids are made at once, in a few milliseconds."""

RESERVED: Final = "/#"
"""Signs that join key fields and ordinals: names with them could spell another record's id."""

MOST_KEYS: Final = 2**62


class RowIds:
    """The ids of the rows of a table, made for the rows that are asked for.

    Parameters
    ----------
    table
        The table.

    Examples
    --------
    >>> from localeconomy.model.records import Relationship
    >>> from localeconomy.model.table import Table
    >>> ties = Table(Relationship, [Relationship("b", "c"), Relationship("a", "c")])
    >>> RowIds(ties).first(np.array([0, 1]), 1)
    [('a/c/unspecified/-', 1)]
    """

    def __init__(self, table: Table[Any]) -> None:
        self.table = table

    def first(self, rows: npt.NDArray[np.integer[Any]], most: int) -> list[tuple[str, int]]:
        """Return the first ids of some rows in alphabetical order, each with its row.

        Parameters
        ----------
        rows
            Shape ``(k,)``: rows of the table, each once.
        most
            How many ids at most.

        Returns
        -------
        list of tuple
            Id and row.
        """
        if self._are_made_singly:
            return sorted(self._made(self._candidates(rows, most)))[:most]
        ids = self.table.ids
        first = rows[np.argsort(self._ranks[rows])[:most]]
        return [(ids[row], row) for row in first.tolist()]

    @functools.cached_property
    def _ranks(self) -> npt.NDArray[np.intp]:
        """The place of each row in the alphabetical order of the ids."""
        ids = self.table.ids
        ranks = np.empty(len(ids), dtype=np.intp)
        ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
        return ranks

    @functools.cached_property
    def _are_made_singly(self) -> bool:
        """Whether an id follows from its own row and those of equal key, and nothing else."""
        if len(self.table) <= FEW or "id" in self.table.columns or len(self._key) < 2:  # noqa: PLR2004 - the order is taken from the first of several
            return False
        return isinstance(self._key[0], Coded) and all(
            column is None
            or isinstance(column, Days)
            or (isinstance(column, Coded) and _are_plain(column.categories))
            for column in self._key
        )

    @functools.cached_property
    def _key(self) -> list[Any]:
        return [self.table.columns.get(name) for name in self.table.record_type.KEY]

    def _candidates(self, rows: npt.NDArray[np.integer[Any]], most: int) -> list[int]:
        """Return rows among which the first ids are: those of the first names in their first key.

        An id begins with that name and a stroke, which no name contains.
        """
        first: Coded = self._key[0]
        names = (*first.categories, "-")  # -1 reads the last: no name
        codes = first.codes[rows]
        counts = np.bincount(codes + 1)
        present = (np.flatnonzero(counts) - 1).tolist()
        begins = [f"{names[code]}/" for code in present]
        chosen = np.zeros(len(names), dtype=np.bool_)
        found = 0
        for _, code in heapq.nsmallest(most, zip(begins, present, strict=True)):
            if found >= most:
                break
            chosen[code] = True
            found += int(counts[code + 1])
        listed: list[int] = rows[chosen[codes]].tolist()
        return listed

    def _made(self, rows: Sequence[int]) -> list[tuple[str, int]]:
        keys = self._keys
        repeated = self._repeated
        made = {}
        for row in rows:
            if row in made:
                continue
            place = int(np.searchsorted(repeated, keys[row]))
            if place == len(repeated) or repeated[place] != keys[row]:
                made[row] = self.table.name_of(row)
                continue
            alike = np.flatnonzero(keys == keys[row]).tolist()
            alike.sort(key=lambda each: repr(self.table[each]))
            for ordinal, each in enumerate(alike, 1):
                name = self.table.name_of(each)
                made[each] = name if ordinal == 1 else f"{name}#{ordinal}"
        return [(made[row], row) for row in rows]

    @functools.cached_property
    def _keys(self) -> npt.NDArray[np.int64]:
        """One integer a row, equal where all key fields are."""
        keys = np.zeros(len(self.table), dtype=np.int64)
        size = 1
        for column in self._key:
            if column is None:
                continue
            digits, count = _digits(column)
            if size * count > MOST_KEYS:
                _, keys = np.unique(keys, return_inverse=True)
                size = len(keys)
            keys = keys * count + digits
            size *= count
        return keys

    @functools.cached_property
    def _repeated(self) -> npt.NDArray[np.int64]:
        """The keys that several rows have, in order."""
        ordered = np.sort(self._keys)
        return np.unique(ordered[1:][ordered[1:] == ordered[:-1]])


def _digits(column: Coded | Days) -> tuple[npt.NDArray[np.int64], int]:
    """Return one number a row from 0 on, equal for equal values, and how many there can be."""
    if isinstance(column, Coded):
        return column.codes.astype(np.int64) + 1, len(column.categories) + 1
    numbers = column.first.astype(np.int64) * 4 + column.precision
    known = column.precision > 0
    least = int(numbers[known].min()) if known.any() else 0
    digits = np.where(known, numbers - least + 1, 0)
    return digits, int(digits.max(initial=0)) + 1


def _are_plain(names: Sequence[str]) -> bool:
    """Return whether names can be joined to an id that says which names they were."""
    joined = "\n".join(names)
    return not any(sign in joined for sign in RESERVED) and "-" not in names
