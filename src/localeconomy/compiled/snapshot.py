"""One day of a network as arrays: visibility, intervals, windows, projections; each made once.

This is the one place where dates become masks and names become integer ids. Criteria and users ask
a `CompiledSnapshot`; nothing above it looks at a date column.
"""

from __future__ import annotations

import functools
import weakref
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from localeconomy.compiled.projection import IdArray, MaskArray, Merge, Projection
from localeconomy.model.columns import NO_DAY, NO_INTEGER, Coded, Days, day_number
from localeconomy.model.dates import months_before
from localeconomy.model.fields import FieldType, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from scipy.sparse import csr_array

    from localeconomy.model.network import Snapshot

__all__ = ["CompiledSnapshot", "TieOrders", "compile_snapshot"]

T = TypeVar("T")

# The field by which a record becomes known where it does not say so itself.
OWN_DAYS: Final = ("since", "day", "raised", "start")


class TieOrders:
    """The ties of a network in both sort orders, with the ids of their records.

    Parameters
    ----------
    sources, targets
        Shape ``(ties,)``: the ends as positions in the actors table.
    size
        Number of actors.
    """

    def __init__(self, sources: IdArray, targets: IdArray, size: int) -> None:
        self.by_source = _stable_order(sources, size)
        self.by_target = _stable_order(targets, size)
        self.source_starts = _starts(sources, size)
        self.target_starts = _starts(targets, size)

    @property
    def nbytes(self) -> int:
        """Memory of the arrays in bytes."""
        arrays = (self.by_source, self.by_target, self.source_starts, self.target_starts)
        return sum(array.nbytes for array in arrays)

    def leaving(self, actor: int) -> IdArray:
        """Return the rows of the ties that start at an actor.

        Parameters
        ----------
        actor
            Position in the actors table.

        Returns
        -------
        ndarray of int32
            Rows of the relationships table.
        """
        return self.by_source[self.source_starts[actor] : self.source_starts[actor + 1]]

    def entering(self, actor: int) -> IdArray:
        """Return the rows of the ties that point to an actor.

        Parameters
        ----------
        actor
            Position in the actors table.

        Returns
        -------
        ndarray of int32
            Rows of the relationships table.
        """
        return self.by_target[self.target_starts[actor] : self.target_starts[actor + 1]]


def _starts(ends: IdArray, size: int) -> IdArray:
    starts = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(ends, minlength=size), out=starts[1:])
    return starts


def _stable_order(ends: IdArray, size: int) -> IdArray:
    """Return the rows sorted by an end, equal ends in the record's order.

    NumPy sorts 16-bit integers by radix; two passes order any id faster than one merge sort.
    """
    if size < 1 << 16:
        return np.argsort(ends.astype(np.uint16), kind="stable").astype(np.int32)
    low = np.argsort((ends & 0xFFFF).astype(np.uint16), kind="stable")
    high = np.argsort((ends[low] >> 16).astype(np.uint16), kind="stable")
    return low[high].astype(np.int32)


class CompiledSnapshot:
    """What was known of a network by a day, as arrays.

    Parameters
    ----------
    snapshot
        The network and the day.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor, Relationship
    >>> network = Network(
    ...     actors=[Actor("a"), Actor("b")],
    ...     relationships=[Relationship("a", "b", "cooperation", since="2001", until="2002")],
    ... )
    >>> compile_snapshot(network.at("2001-06-30")).in_force("relationships").tolist()
    [True]
    >>> compile_snapshot(network.at("2003-06-30")).in_force("relationships").tolist()
    [False]
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.network = snapshot.network
        self.day = snapshot.day
        self.number = day_number(snapshot.day)
        self._cache: dict[Hashable, Any] = {}

    def _cached(self, key: Hashable, make: Callable[[], T]) -> T:
        if key not in self._cache:
            made = make()
            if isinstance(made, np.ndarray):
                made.flags.writeable = False  # everyone gets the same object
            self._cache[key] = made
        found: T = self._cache[key]
        return found

    # -- dates -------------------------------------------------------------------------------

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
            column = self.network.tables[table].columns.get(field)
            if not isinstance(column, Days):
                return np.full(len(self.network.tables[table]), NO_DAY, dtype=np.int32)
            kind = fields_of(self.network.tables[table].record_type)[field].type
            if kind is FieldType.SINCE:
                return column.first
            numbers = column.end if kind is FieldType.UNTIL else column.last
            return np.where(column.precision > 0, numbers, NO_DAY).astype(np.int32)

        return self._cached(("days", table, field), _make)

    def visible(self, table: str) -> MaskArray:
        """Return which records of a table were known by the day.

        Parameters
        ----------
        table
            The table's name.

        Returns
        -------
        ndarray of bool, shape (records,)
            True where the record was known.
        """

        def _make() -> MaskArray:
            declared = fields_of(self.network.tables[table].record_type)
            known = self.days(table, "known")
            if table == "completeness":
                return np.ones(len(known), dtype=np.bool_)
            own = next((self.days(table, name) for name in OWN_DAYS if name in declared), None)
            from_day = known if own is None else np.where(known == NO_DAY, own, known)
            return from_day <= self.number

        return self._cached(("visible", table), _make)

    def in_force(self, table: str) -> MaskArray:
        """Return which records of a table were known and in force on the day.

        Parameters
        ----------
        table
            A table with ``since`` and ``until``.

        Returns
        -------
        ndarray of bool, shape (records,)
            A missing beginning is read as in force, a missing end as open.
        """

        def _make() -> MaskArray:
            until = self.days(table, "until")
            begun = self.days(table, "since") <= self.number
            lasting = (until == NO_DAY) | (until > self.number)
            found: MaskArray = self.visible(table) & begun & lasting
            return found

        return self._cached(("in force", table), _make)

    def within(self, table: str, field: str, months: int) -> MaskArray:
        """Return which records lie in the window of months that ends with the day.

        Parameters
        ----------
        table, field
            A date field.
        months
            Length of the window ``(day - months, day]``.

        Returns
        -------
        ndarray of bool, shape (records,)
            Known records whose date lies in the window.
        """
        numbers = self.days(table, field)
        start = day_number(months_before(self.day, months))
        return self.visible(table) & (numbers > start) & (numbers <= self.number)

    # -- names -------------------------------------------------------------------------------

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
            records = self.network.tables[table]
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
        column = self.network.tables[table].columns.get(field)
        if isinstance(column, np.ndarray):
            return column > 0
        return np.zeros(len(self.network.tables[table]), dtype=np.bool_)

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
        column = self.network.tables[table].columns.get(field)
        missing: MaskArray
        if column is None:
            missing = np.ones(len(self.network.tables[table]), dtype=np.bool_)
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
            column = self.network.tables[table].columns.get(field)
            if not isinstance(column, Coded):
                return np.full(len(self.network.tables[table]), -1, dtype=np.int32)
            ids = self.network.tables[target].ids
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
            ids = self.network.tables[table].ids
            return dict(zip(ids, range(len(ids)), strict=True))

        return self._cached(("places", table), _make)

    # -- ties --------------------------------------------------------------------------------

    @functools.cached_property
    def tie_orders(self) -> TieOrders:
        """All relationships in both sort orders, whether in force or not."""
        return TieOrders(
            self.actors_of("relationships", "source"),
            self.actors_of("relationships", "target"),
            len(self.network.actors),
        )

    def ties(self, kinds: Sequence[str] | None = None) -> IdArray:
        """Return the rows of the relationships of some kinds that are in force.

        Parameters
        ----------
        kinds
            Kinds of relationship; all by default.

        Returns
        -------
        ndarray of int32
            Rows of the relationships table.
        """

        def _make() -> IdArray:
            mask = self.in_force("relationships")
            if kinds is not None:
                mask = mask & self.is_kind("relationships", kinds)
            return np.flatnonzero(mask).astype(np.int32)

        return self._cached(("ties", None if kinds is None else tuple(kinds)), _make)

    def projection(
        self,
        kinds: Sequence[str] | None = None,
        *,
        directed: bool = False,
        merge: Merge = "simple",
    ) -> Projection:
        """Return the graph of the relationships of some kinds that are in force.

        Parameters
        ----------
        kinds
            Kinds of relationship that count as a tie; all by default.
        directed
            Whether the direction matters; a mutual tie leads both ways.
        merge
            What becomes of parallel ties, see `Projection.from_arcs`.

        Returns
        -------
        Projection
            Over all actors of the record, by their position in the actors table.
        """

        def _make() -> Projection:
            rows = self.ties(kinds)
            weights = self.network.relationships.columns.get("weight")
            mutual = self.network.relationships.columns.get("mutual")
            weighted = merge in ("sum", "max", "min") and isinstance(weights, np.ndarray)
            named = "all kinds" if kinds is None else ", ".join(kinds)
            direction = "directed" if directed else "undirected"
            return Projection.from_arcs(
                len(self.network.actors),
                self.actors_of("relationships", "source")[rows],
                self.actors_of("relationships", "target")[rows],
                weights=weights[rows] if weighted else None,  # type: ignore[index] # an array, as tested
                directed=directed,
                merge=merge,
                mutual=mutual[rows] > 0 if isinstance(mutual, np.ndarray) else None,
                description=f"{named}; {direction}; parallel ties: {merge}",
            )

        key = ("projection", None if kinds is None else tuple(kinds), directed, merge)
        return self._cached(key, _make)

    def matrix(self, kind: str, *, merge: Merge = "sum") -> csr_array[Any]:
        """Return the weighted adjacency matrix of one kind of tie in force.

        Parameters
        ----------
        kind
            The kind of relationship.
        merge
            What becomes of parallel ties.

        Returns
        -------
        scipy.sparse.csr_array, shape (actors, actors)
            Row: where the tie starts; column: where it points to.
        """
        return self.projection((kind,), directed=True, merge=merge).to_scipy()


# A cache, not a setting: the arrays of a snapshot live as long as the snapshot does.
_COMPILED: Final[weakref.WeakKeyDictionary[Snapshot, CompiledSnapshot]] = (
    weakref.WeakKeyDictionary()
)


def compile_snapshot(snapshot: Snapshot) -> CompiledSnapshot:
    """Return the arrays of a snapshot; made once for each snapshot object and kept with it.

    Parameters
    ----------
    snapshot
        The network and the day.

    Returns
    -------
    CompiledSnapshot
        Its arrays.
    """
    if snapshot not in _COMPILED:
        _COMPILED[snapshot] = CompiledSnapshot(snapshot)
    return _COMPILED[snapshot]
