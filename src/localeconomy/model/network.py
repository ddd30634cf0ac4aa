"""`Network`: everything that is recorded of a local economy, immutable and dated."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import attrs

from localeconomy.errors import UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.digest import digest_of
from localeconomy.model.heading import heading_of, to_day
from localeconomy.model.records import (
    TABLES,
    Activity,
    Actor,
    Complete,
    Concern,
    Contact,
    Cost,
    District,
    Funding,
    Goal,
    Headcount,
    Membership,
    Observation,
    Offer,
    Organisation,
    Participation,
    Publicity,
    Qualification,
    Record,
    Relationship,
    Responsibility,
    Review,
    Seat,
    SectorCount,
    SurveyWave,
)
from localeconomy.model.table import Table
from localeconomy.model.validation import check

if TYPE_CHECKING:
    import networkx as nx

    from localeconomy.model.dates import DateLike, PartialDate
    from localeconomy.model.difference import Difference
    from localeconomy.model.fields import Value
    from localeconomy.model.merge import Merged

__all__ = ["Network", "Snapshot", "to_day"]

R = TypeVar("R", bound=Record)
Rows: TypeAlias = Iterable[R] | Table[R]


class Network:
    """A recorded local-economy network.

    Every change gives a new network; nothing is edited in place.

    Parameters
    ----------
    title, description
        What the record is about: a text, or one a language.
    as_of
        The record's own day, on which it is assessed when no other is asked for.
    organisations, districts, sector_counts, actors, memberships, relationships, contacts, \
activities, participations, publicity, responsibilities, qualifications, offers, seats, concerns, \
goals, observations, reviews, surveys, funding, costs, headcounts, completeness
        The records of each table, as records or as a `Table`.

    Raises
    ------
    ValidationError
        If a record breaks a rule; all faults are named at once.

    Examples
    --------
    >>> from localeconomy.model.records import Actor, Relationship
    >>> network = Network(
    ...     title="Two shops",
    ...     as_of="2003-06-30",
    ...     actors=[Actor("bakery", kind="business"), Actor("florist", kind="business")],
    ...     relationships=[Relationship("bakery", "florist", "cooperation", mutual=True)],
    ... )
    >>> network
    <Network 'Two shops' as of 2003-06-30: 2 actors, 1 relationship>
    """

    organisations: Table[Organisation]
    districts: Table[District]
    sector_counts: Table[SectorCount]
    actors: Table[Actor]
    memberships: Table[Membership]
    relationships: Table[Relationship]
    contacts: Table[Contact]
    activities: Table[Activity]
    participations: Table[Participation]
    publicity: Table[Publicity]
    responsibilities: Table[Responsibility]
    qualifications: Table[Qualification]
    offers: Table[Offer]
    seats: Table[Seat]
    concerns: Table[Concern]
    goals: Table[Goal]
    observations: Table[Observation]
    reviews: Table[Review]
    surveys: Table[SurveyWave]
    funding: Table[Funding]
    costs: Table[Cost]
    headcounts: Table[Headcount]
    completeness: Table[Complete]

    def __init__(  # noqa: PLR0913 - one argument a table
        self,
        *,
        title: str | Text = "",
        description: str | Text = "",
        as_of: DateLike | None = None,
        organisations: Rows[Organisation] = (),
        districts: Rows[District] = (),
        sector_counts: Rows[SectorCount] = (),
        actors: Rows[Actor] = (),
        memberships: Rows[Membership] = (),
        relationships: Rows[Relationship] = (),
        contacts: Rows[Contact] = (),
        activities: Rows[Activity] = (),
        participations: Rows[Participation] = (),
        publicity: Rows[Publicity] = (),
        responsibilities: Rows[Responsibility] = (),
        qualifications: Rows[Qualification] = (),
        offers: Rows[Offer] = (),
        seats: Rows[Seat] = (),
        concerns: Rows[Concern] = (),
        goals: Rows[Goal] = (),
        observations: Rows[Observation] = (),
        reviews: Rows[Review] = (),
        surveys: Rows[SurveyWave] = (),
        funding: Rows[Funding] = (),
        costs: Rows[Cost] = (),
        headcounts: Rows[Headcount] = (),
        completeness: Rows[Complete] = (),
    ) -> None:
        given = {name: rows for name, rows in locals().items() if name in TABLES}
        self._set(heading_of(title, description, as_of), given, None)

    def _set(
        self,
        heading: Mapping[str, Any],
        given: Mapping[str, Rows[Any]],
        trusted: Mapping[str, Table[Any]] | None,
    ) -> None:
        tables = {name: _table(name, given[name]) for name in TABLES}
        check(tables, trusted)
        self.__dict__.update(heading)
        self.__dict__.update(tables)
        self.__dict__["tables"] = MappingProxyType(tables)

    title: Text
    description: Text
    as_of: PartialDate | None
    tables: Mapping[str, Table[Any]]

    @classmethod
    def from_tables(
        cls,
        tables: Mapping[str, Rows[Any]],
        *,
        title: str | Text = "",
        description: str | Text = "",
        as_of: DateLike | None = None,
    ) -> Network:
        """Return a network from its tables by name.

        Parameters
        ----------
        tables
            Records or a `Table` for each table that has any.
        title, description, as_of
            As for `Network`.

        Returns
        -------
        Network
            The network.

        Raises
        ------
        UnknownNameError
            If there is no such table.
        ValidationError
            If a record breaks a rule.
        """
        for name in tables:
            _known_table(name)
        return cls(title=title, description=description, as_of=as_of, **tables)

    def _changed(self, tables: Mapping[str, Rows[Any]], **heading: Value) -> Network:
        network = Network.__new__(Network)
        kept = {"title": self.title, "description": self.description, "as_of": self.as_of}
        network._set(kept | heading, {**self.tables, **tables}, self.tables)  # noqa: SLF001 - its own class
        return network

    def with_records(self, **tables: Iterable[Record]) -> Network:
        """Return the network with records added to tables.

        Parameters
        ----------
        **tables
            New records by table.

        Returns
        -------
        Network
            The larger network.

        Raises
        ------
        ValidationError
            If the new records break a rule.

        Examples
        --------
        >>> Network().with_records(actors=[Actor("a", kind="business")])
        <Network: 1 actor>
        """
        for name in tables:
            _known_table(name)
        return self._changed({name: (*self.tables[name], *rows) for name, rows in tables.items()})

    def without(self, **tables: Iterable[str] | None) -> Network:
        """Return the network without some records; the rest must not refer to them.

        Parameters
        ----------
        **tables
            Ids to leave out by table; None leaves out the whole table.

        Returns
        -------
        Network
            The smaller network.

        Raises
        ------
        UnknownNameError
            If a table has no such record.
        ValidationError
            If a remaining record refers to one that is left out.

        Examples
        --------
        >>> Network(actors=[Actor("a"), Actor("b")]).without(actors=["a"])
        <Network: 1 actor>
        """
        changed: dict[str, Rows[Any]] = {}
        for name, ids in tables.items():
            _known_table(name)
            table = self.tables[name]
            if ids is None:
                changed[name] = ()
                continue
            left_out = {table.position(one) for one in ids}
            changed[name] = [record for row, record in enumerate(table) if row not in left_out]
        return self._changed(changed)

    def replace(
        self,
        *,
        title: str | Text | None = None,
        description: str | Text | None = None,
        as_of: DateLike | None = None,
        **tables: Rows[Any],
    ) -> Network:
        """Return the network with whole tables, its title, description or day replaced.

        Parameters
        ----------
        title, description, as_of
            New values; None keeps what is there.
        **tables
            New contents by table.

        Returns
        -------
        Network
            The changed network.

        Raises
        ------
        ValidationError
            If the new records break a rule.

        Examples
        --------
        >>> Network(title="Old").replace(title="New").title.en
        'New'
        """
        for name in tables:
            _known_table(name)
        return self._changed(
            tables,
            **heading_of(
                self.title if title is None else title,
                self.description if description is None else description,
                self.as_of if as_of is None else as_of,
            ),
        )

    def difference(self, other: Network) -> Difference:
        """Return what changed from this network to another one.

        Parameters
        ----------
        other
            The newer network.

        Returns
        -------
        Difference
            Records added, removed and changed, by table and field; the order of records does not
            count. A record without an id is known by its key fields.

        Examples
        --------
        >>> before = Network(actors=[Actor("bakery", kind="founder"), Actor("kiosk")])
        >>> before.difference(Network(actors=[Actor("bakery", kind="business")]))
        <Difference: 1 removed and 1 changed
          - actor 'kiosk'
          ~ actor 'bakery': kind: founder → business>
        """
        from localeconomy.model.difference import difference_between

        return difference_between(self, other)

    def merge(self, other: Network) -> Merged:
        """Return this network with what a newer one says, and where the two contradict.

        Parameters
        ----------
        other
            The newer network, for example the records of one month. Records that it refers to
            are in it, if only with their ids.

        Returns
        -------
        Merged
            The merged network. The same record takes over each value that the newer one gives and
            keeps the others; new records join; nothing is removed. A field in which both say
            something else is listed as a conflict, and the newer value holds.

        Raises
        ------
        ValidationError
            If what both say does not go together, as a beginning of the one after an end of the
            other.

        Examples
        --------
        >>> older = Network(actors=[Actor("bakery", kind="founder", sector="food")])
        >>> merged = older.merge(Network(actors=[Actor("bakery", kind="business"), Actor("kiosk")]))
        >>> merged.network
        <Network: 2 actors>
        >>> [conflict.into("en") for conflict in merged.conflicts]
        ["actor 'bakery': kind: founder → business"]
        """
        from localeconomy.model.merge import merged

        return merged(self, other)

    def at(self, day: DateLike | None = None) -> Snapshot:
        """Return what was known by a day.

        Parameters
        ----------
        day
            The day; by default the record's own ``as_of``.

        Returns
        -------
        Snapshot
            The view of that day.

        Raises
        ------
        MissingDayError
            If no day is given and the record has none of its own.
        """
        return Snapshot(self, to_day(self.as_of if day is None else day))

    @property
    def organisation(self) -> Organisation | None:
        """What is assessed, where the record says."""
        return self.organisations[0] if len(self.organisations) else None

    @functools.cached_property
    def digest(self) -> str:
        """Thirty-two hexadecimal digits, equal for equal records in any order."""
        return digest_of(self.tables, (self.title, self.description, self.as_of))

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The network as a fresh, frozen `networkx.MultiDiGraph`.

        Nodes are actors, edges are relationships and memberships with all fields; the other tables
        are in ``graph.graph["localeconomy"]``.
        """
        from localeconomy.model.graph import to_networkx

        return to_networkx(self)

    def to_json(self) -> str:
        """Return the network as JSON: the same text for the same network, as a file holds it.

        Returns
        -------
        str
            For `from_json`, or a file that ends in ``.json``.

        Examples
        --------
        >>> network = Network(title="One shop", actors=[Actor("kiosk", kind="business")])
        >>> Network.from_json(network.to_json()) == network
        True
        """
        from localeconomy.io.json_format import dumps

        return dumps(self)

    @classmethod
    def from_json(cls, text: str | bytes, *, name: str = "JSON") -> Network:
        """Return the network that a JSON text holds, for example an upload.

        Parameters
        ----------
        text
            The text, or its bytes in UTF-8.
        name
            What to call it in errors: the name of the file that was sent, for example.

        Returns
        -------
        Network
            The network.

        Raises
        ------
        FileFormatError
            If the text is not JSON or not a network of a readable version.
        ValidationError
            If its content breaks a rule; all faults are named at once.

        Warns
        -----
        LeftOutWarning
            If entries lack their main figure and say why: these are no records.
        """
        from localeconomy.io.json_format import loads

        return loads(text, name=name)

    @property
    def is_illustrative(self) -> bool:
        """Whether any record is made up for illustration."""
        return any("illustrative" in table.columns for table in self.tables.values())

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a network is immutable."""
        message = f"a network is immutable: use .replace(…) instead of setting {name!r}"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        """Refuse: a network is immutable."""
        self.__setattr__(name, None)

    def __getstate__(self) -> dict[str, Any]:
        """Return the heading and the tables, without what was only remembered for speed."""
        return {
            "title": self.title,
            "description": self.description,
            "as_of": self.as_of,
            "tables": dict(self.tables),
        }

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Take the state that `__getstate__` returned."""
        self.__dict__.update(state)
        self.__dict__.update(state["tables"])
        self.__dict__["tables"] = MappingProxyType(state["tables"])

    def __iter__(self) -> Iterator[Table[Any]]:
        """Iterate over the tables in the record's order."""
        return iter(self.tables.values())

    def __eq__(self, other: object) -> bool:
        """Return whether two networks say the same in the same order."""
        if not isinstance(other, Network):
            return NotImplemented
        mine = (self.title, self.description, self.as_of)
        return mine == (other.title, other.description, other.as_of) and all(
            table == other.tables[name] for name, table in self.tables.items()
        )

    def __hash__(self) -> int:
        """Return a hash of all records."""
        return hash((self.title, self.as_of, tuple(self.tables.values())))

    def __repr__(self) -> str:
        """Return the title, the day and the size of each table that has records."""
        head = "Network"
        if self.title.en:
            head += f" {self.title.en!r}"
        if self.as_of is not None:
            head += f" as of {self.as_of}"
        sizes = [
            f"{len(table):,} {info.counted(len(table)).en}"
            for name, info in TABLES.items()
            if len(table := self.tables[name])
        ]
        return f"<{head}: {', '.join(sizes) or 'empty'}>"


@attrs.frozen(eq=False)
class Snapshot:
    """What was known of a network by a day.

    Parameters
    ----------
    network
        The record.
    day
        The day.
    """

    network: Network
    day: dt.date


def _table(name: str, rows: Rows[Any]) -> Table[Any]:
    record_type = TABLES[name].record_type
    if isinstance(rows, Table):
        if rows.record_type is not record_type:
            message = (
                f"{name}: a table of {rows.record_type.__name__} is not one of "
                f"{record_type.__name__}"
            )
            raise TypeError(message)
        return rows
    return Table(record_type, rows)


def _known_table(name: str) -> None:
    if name not in TABLES:
        raise UnknownNameError(
            Text(
                de="es gibt keine Tabelle {name}; {hint}", en="there is no table {name}; {hint}"
            ).fill(name=quoted(name), hint=did_you_mean(name, TABLES))
        )
