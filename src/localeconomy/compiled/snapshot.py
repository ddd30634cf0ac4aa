"""One day of a network as arrays: visibility, intervals, windows, projections; each made once.

This is the one place where dates become masks and names become integer ids. Criteria and users ask
a `CompiledSnapshot`; nothing above it looks at a date column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from localeconomy.compiled.projection import IdArray, MaskArray, Merge, Projection
from localeconomy.compiled.record import compile_record, remembered
from localeconomy.errors import UnknownNameError, WrongTypeError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.arguments import given
from localeconomy.model.columns import NO_DAY, day_number
from localeconomy.model.dates import months_before
from localeconomy.model.fields import fields_of
from localeconomy.model.network import Snapshot
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from scipy.sparse import csr_array

    from localeconomy.compiled.tie_orders import TieOrders

__all__ = ["CompiledSnapshot", "compile_snapshot"]

T = TypeVar("T")

# The field by which a record becomes known where it does not say so itself.
OWN_DAYS: Final = ("since", "day", "raised", "start")


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
        self.record = compile_record(snapshot.network)
        self._cache = self.record.cache_of_day(self.number)

    def _cached(self, key: Hashable, make: Callable[[], T]) -> T:
        return remembered(self._cache, key, make)

    def __repr__(self) -> str:
        """Return the network and the day."""
        return f"<CompiledSnapshot of {self.day}: {self.network!r}>"

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
        return self.record.days(table, field)

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
        return self.record.is_kind(table, kinds, field)

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
        return self.record.is_true(table, field)

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
        return self.record.is_missing(table, field)

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
        return self.record.actors_of(table, field)

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
        return self.record.positions_of(table, field, target)

    # -- ties --------------------------------------------------------------------------------

    @property
    def tie_orders(self) -> TieOrders:
        """All relationships in both sort orders, whether in force or not."""
        return self.record.tie_orders

    def ties(self, kinds: str | Sequence[str] | None = None) -> IdArray:
        """Return the rows of the relationships of some kinds that are in force.

        Parameters
        ----------
        kinds
            Kinds of relationship, or one; all by default.

        Returns
        -------
        ndarray of int32
            Rows of the relationships table.

        Raises
        ------
        UnknownNameError
            If there is no such kind.
        """
        named = _named(kinds)

        def _make() -> IdArray:
            mask = self.in_force("relationships")
            if named is not None:
                mask = mask & self.is_kind("relationships", _known(named))
            return np.flatnonzero(mask).astype(np.int32)

        return self._cached(("ties", named), _make)

    def projection(
        self,
        kinds: str | Sequence[str] | None = None,
        *,
        directed: bool = False,
        merge: Merge = "simple",
    ) -> Projection:
        """Return the graph of the relationships of some kinds that are in force.

        Parameters
        ----------
        kinds
            Kinds of relationship that count as a tie, or one; all by default.
        directed
            Whether the direction matters; a mutual tie leads both ways. Without it a tie is one
            whichever way it points, so that reciprocity is 1.
        merge
            What becomes of parallel ties, see `Projection.from_arcs`.

        Returns
        -------
        Projection
            Over all actors of the record, by their position in the actors table.

        Raises
        ------
        UnknownNameError
            If there is no such kind.
        """
        listed = _named(kinds)

        def _make() -> Projection:
            rows = self.ties(listed)
            weights = self.network.relationships.columns.get("weight")
            mutual = self.network.relationships.columns.get("mutual")
            weighted = merge in ("sum", "max", "min") and isinstance(weights, np.ndarray)
            named = "all kinds" if listed is None else ", ".join(listed)
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

        return self._cached(("projection", listed, directed, merge), _make)

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


def _named(kinds: str | Sequence[str] | None) -> tuple[str, ...] | None:
    """Return kinds as a tuple; one name alone is one kind, and not one a letter."""
    return (kinds,) if isinstance(kinds, str) else None if kinds is None else tuple(kinds)


def _known(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return kinds of relationship that exist: a misspelt one would be a graph without ties."""
    known = vocabulary("relationship_kind")
    for kind in kinds:
        if kind not in known:
            message = Text(
                de="die Art von Beziehung {kind} ist unbekannt; {hint}",
                en="the kind of tie {kind} is unknown; {hint}",
            )
            raise UnknownNameError(message.fill(kind=quoted(kind), hint=did_you_mean(kind, known)))
    return kinds


def compile_snapshot(snapshot: Snapshot) -> CompiledSnapshot:
    """Return the arrays of a snapshot.

    What does not depend on the day is made once for a network; of the days, the latest is kept.

    Parameters
    ----------
    snapshot
        The network and the day.

    Returns
    -------
    CompiledSnapshot
        Its arrays.

    Raises
    ------
    WrongTypeError
        If it is no snapshot.
    """
    if not isinstance(snapshot, Snapshot):
        raise WrongTypeError(NO_SNAPSHOT.fill(given=given(snapshot)))
    return CompiledSnapshot(snapshot)


NO_SNAPSHOT: Final = Text(
    de="compile_snapshot: gebraucht wird ein Netzwerk an einem Tag, nicht {given}; bitte "
    "network.at('2003-06-30') angeben",
    en="compile_snapshot: a network on a day is needed, not {given}; give network.at('2003-06-30')",
)
