"""The record of a network as arrays, whatever the day: dates, kinds and references; each made once.

What does not depend on the day is made once for a network and serves all its days.
"""

from __future__ import annotations

import functools
import weakref
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from localeconomy.compiled.tie_orders import TieOrders
from localeconomy.model.columns import NO_DAY, NO_INTEGER, Coded, Days
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.row_ids import RowIds

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence

    from localeconomy.compiled.projection import IdArray, MaskArray
    from localeconomy.model.network import Network
    from localeconomy.model.table import Table

__all__ = ["CompiledRecord", "compile_record", "remembered"]

T = TypeVar("T")


def remembered(cache: dict[Hashable, Any], key: Hashable, make: Callable[[], T]) -> T:
    """Return what a cache holds, made where it is not there yet.

    Parameters
    ----------
    cache
        The cache.
    key
        What is looked for.
    make
        Makes it.

    Returns
    -------
    object
        The same object for everyone; arrays are read-only.
    """
    if key not in cache:
        made = make()
        if isinstance(made, np.ndarray):
            made.flags.writeable = False  # everyone gets the same object
        cache[key] = made
    found: T = cache[key]
    return found


class CompiledRecord:
    """The tables of a network as arrays.

    Parameters
    ----------
    tables
        The tables by name.
    """

    def __init__(self, tables: Mapping[str, Table[Any]]) -> None:
        self.tables = tables
        self._cache: dict[Hashable, Any] = {}
        self._latest: tuple[int, dict[Hashable, Any]] = (NO_DAY, {})

    def cache_of_day(self, number: int) -> dict[Hashable, Any]:
        """Return what is remembered of a day: the arrays of the latest day that was asked for.

        Parameters
        ----------
        number
            Days since 1 January 1970.

        Returns
        -------
        dict
            To be filled by the snapshot of the day.
        """
        latest = self._latest
        if latest[0] != number:
            latest = self._latest = (number, {})
        return latest[1]

    def _cached(self, key: Hashable, make: Callable[[], T]) -> T:
        return remembered(self._cache, key, make)

    def days(self, table: str, field: str) -> npt.NDArray[np.int32]:
        """Return the day numbers of a date field; ``NO_DAY`` where missing.

        Parameters
        ----------
        table, field
            The field: of an interval's beginning the first day, of its end the day after, of a
            single date the last day of its period.

        Returns
        -------
        ndarray of int32, shape (records,)
            Days since 1 January 1970.
        """

        def _make() -> npt.NDArray[np.int32]:
            column = self.tables[table].columns.get(field)
            if not isinstance(column, Days):
                return np.full(len(self.tables[table]), NO_DAY, dtype=np.int32)
            kind = fields_of(self.tables[table].record_type)[field].type
            if kind is FieldType.SINCE:
                return column.first
            numbers = column.end if kind is FieldType.UNTIL else column.last
            return np.where(column.precision > 0, numbers, NO_DAY).astype(np.int32)

        return self._cached(("days", table, field), _make)

    def is_kind(self, table: str, kinds: Sequence[str], field: str = "kind") -> MaskArray:
        """Return which records of a table hold one of some names in a field.

        Parameters
        ----------
        table
            The table's name.
        kinds
            The names.
        field
            A choice or reference.

        Returns
        -------
        ndarray of bool, shape (records,)
            True where the field holds one of them.
        """

        def _make() -> MaskArray:
            records = self.tables[table]
            column = records.columns.get(field)
            if isinstance(column, Coded):
                return column.is_in(kinds)
            default = fields_of(records.record_type)[field].default
            return np.full(len(records), default in kinds, dtype=np.bool_)

        return self._cached(("kind", table, field, tuple(kinds)), _make)

    def is_true(self, table: str, field: str) -> MaskArray:
        """Return which records of a table hold True in a field; unknown is not true.

        Parameters
        ----------
        table, field
            A yes-or-no field.

        Returns
        -------
        ndarray of bool, shape (records,)
            True where the field does.
        """
        column = self.tables[table].columns.get(field)
        if isinstance(column, np.ndarray):
            return column > 0
        return np.zeros(len(self.tables[table]), dtype=np.bool_)

    def is_missing(self, table: str, field: str) -> MaskArray:
        """Return which records of a table hold nothing in a field.

        Parameters
        ----------
        table, field
            A field without a default.

        Returns
        -------
        ndarray of bool, shape (records,)
            True where the field is empty.
        """
        column = self.tables[table].columns.get(field)
        missing: MaskArray
        if column is None:
            missing = np.ones(len(self.tables[table]), dtype=np.bool_)
        elif isinstance(column, Coded):
            missing = column.codes < 0
        elif isinstance(column, Days):
            missing = column.precision == 0
        elif column.dtype == object:
            # A text of blanks says nothing either.
            empty = (value is None or not str(value).strip() for value in column)
            missing = np.fromiter(empty, np.bool_, len(column))
        elif column.dtype.kind == "f":
            missing = np.isnan(column)
        else:
            missing = column == (-1 if column.dtype == np.int8 else NO_INTEGER)
        return missing

    def actors_of(self, table: str, field: str) -> IdArray:
        """Return the actors that a reference names, as positions in the actors table.

        Parameters
        ----------
        table, field
            A reference to actors.

        Returns
        -------
        ndarray of int32, shape (records,)
            Positions; -1 where missing.
        """
        return self.positions_of(table, field, "actors")

    def positions_of(self, table: str, field: str, target: str) -> IdArray:
        """Return the records that a reference names, as positions in their table.

        Parameters
        ----------
        table, field
            A reference.
        target
            The table that it points to.

        Returns
        -------
        ndarray of int32, shape (records,)
            Positions; -1 where missing.
        """

        def _make() -> IdArray:
            column = self.tables[table].columns.get(field)
            if not isinstance(column, Coded):
                return np.full(len(self.tables[table]), -1, dtype=np.int32)
            ids = self.tables[target].ids
            # Comparing costs next to nothing where the names are the very same objects.
            if column.categories == ids[: len(column.categories)]:
                return column.codes
            return self._places_of(column.categories, target)[column.codes]

        return self._cached(("positions", table, field, target), _make)

    def _places_of(self, names: tuple[str, ...], target: str) -> IdArray:
        """Return where the records of some names stand, and behind them -1, which code -1 reads."""

        def _make() -> IdArray:
            places = np.full(len(names) + 1, -1, dtype=np.int32)
            known = self._places(target)
            # A category that no row uses need not exist.
            places[:-1] = [known.get(name, -1) for name in names]
            return places

        # Both ends of the ties share their names; the network keeps these, so their id stays.
        return self._cached(("places of", id(names), target), _make)

    def _places(self, table: str) -> dict[str, int]:
        def _make() -> dict[str, int]:
            ids = self.tables[table].ids
            return dict(zip(ids, range(len(ids)), strict=True))

        return self._cached(("places", table), _make)

    def row_ids(self, table: str) -> RowIds:
        """Return what gives the ids of a few rows of a table.

        Parameters
        ----------
        table
            The table's name.

        Returns
        -------
        RowIds
            The same for every day.
        """
        return self._cached(("row ids", table), lambda: RowIds(self.tables[table]))

    def attendance(self, group: str) -> npt.NDArray[np.int64]:
        """Return how many of a group came to each activity, by the totals of attendance.

        Parameters
        ----------
        group
            A group of the vocabulary.

        Returns
        -------
        ndarray of int, shape (activities,)
            0 where nothing is noted.
        """

        def _make() -> npt.NDArray[np.int64]:
            column = self.tables["activities"].columns.get("attendance")
            size = len(self.tables["activities"])
            if not isinstance(column, np.ndarray):
                return np.zeros(size, dtype=np.int64)
            return np.fromiter((counts.get(group, 0) for counts in column), np.int64, size)

        return self._cached(("attendance", group), _make)

    @functools.cached_property
    def tie_orders(self) -> TieOrders:
        """All relationships in both sort orders, whether in force or not."""
        return TieOrders(
            self.actors_of("relationships", "source"),
            self.actors_of("relationships", "target"),
            len(self.tables["actors"]),
        )


# By identity, and only as long as the network lives: comparing networks means comparing records.
_RECORDS: Final[dict[int, tuple[weakref.ref[Network], CompiledRecord]]] = {}


def compile_record(network: Network) -> CompiledRecord:
    """Return the arrays of a network; made once for each network object and kept with it.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    CompiledRecord
        Its arrays.
    """
    key = id(network)
    found = _RECORDS.get(key)
    if found is None or found[0]() is not network:
        # The record holds the tables, not the network, which it would otherwise keep alive.
        record = CompiledRecord(network.tables)
        found = (weakref.ref(network, lambda _: _RECORDS.pop(key, None)), record)
        _RECORDS[key] = found
    return found[1]
