"""A graph as lists of nodes and edges, between the record and networkx or a graph file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.language import Text
from localeconomy.model.fields import fields_of
from localeconomy.model.plain import Entry, entries_of
from localeconomy.model.problems import Problem
from localeconomy.model.vocabulary import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from localeconomy.model.network import Network
    from localeconomy.model.table import Table

__all__ = [
    "ENDS",
    "FORMAT_VERSION",
    "KEY",
    "MARKS",
    "TIE_ID",
    "Arc",
    "LineProblem",
    "PlainGraph",
    "edge_id",
    "is_edge_id",
    "is_marked",
    "plain_graph_of",
]

# Both ends, the key (None without parallel edges) and the attributes of an edge.
Arc: TypeAlias = tuple[Any, Any, Any, Mapping[Any, Any]]

KEY: Final = "localeconomy"
FORMAT_VERSION: Final = 1

# The fields that an edge itself says, by table.
ENDS: Final[Mapping[str, tuple[str, str]]] = {
    "memberships": ("member", "organisation"),
    "relationships": ("source", "target"),
}
MARKS: Final = ("table", "ordinal", "reverse")
"""What an edge says of the place of its record: its table, its place there, and which way round."""

TIE_ID: Final = "tie_id"
"""What the id of a tie is called in GEXF, where networkx puts that of the edge into its place."""

# What algorithms on graphs ask for is said even where it is the default.
ALWAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "actors": ("kind",),
    "memberships": (),
    "relationships": ("kind", "weight"),
}

IN_GRAPH: Final = Text(de="im Graphen", en="in the graph")


@attrs.frozen(eq=False)
class PlainGraph:
    """A graph as lists, in the order of its source.

    Parameters
    ----------
    nodes
        The label and the attributes of each node.
    arcs
        Both ends, the key (None without parallel edges) and the attributes of each edge.
    directed
        Whether edges have a direction; one that is ``mutual`` goes both ways in any case.
    attributes
        What is said of the whole graph.
    node_lines, arc_lines
        Where each stands in its file, for messages; empty where there is none.
    place
        Where the graph is, for messages.
    """

    nodes: Sequence[tuple[Any, Mapping[Any, Any]]]
    arcs: Sequence[Arc]
    directed: bool = True
    attributes: Mapping[str, Any] = attrs.field(factory=dict)
    node_lines: Sequence[int] = ()
    arc_lines: Sequence[int] = ()
    place: Text = IN_GRAPH


@attrs.frozen
class LineProblem:
    """A problem of a record, and the line of the file that it was read from.

    Parameters
    ----------
    line
        The line, from 1.
    problem
        What is wrong.
    """

    line: int
    problem: Problem

    @property
    def place(self) -> dict[str, Any]:
        """Where it is, for programs."""
        return {"line": self.line, **self.problem.place}

    @property
    def message(self) -> Text:
        """What is wrong and the remedy."""
        return self.problem.message

    def into(self, language: str) -> str:
        """Return the problem in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The wording.
        """
        said = self.problem.into(language)
        return f"{'Zeile' if language == 'de' else 'line'} {self.line}: {said}"


def is_marked(data: Mapping[Any, Any]) -> bool:
    """Whether an edge says of which record of ours it is.

    Parameters
    ----------
    data
        The attributes of the edge.

    Returns
    -------
    bool
        Whether its table and place are said.

    Examples
    --------
    >>> is_marked({"table": "relationships", "ordinal": 0}), is_marked({"table": "oak"})
    (True, False)
    """
    table = data.get("table")
    return isinstance(table, str) and table in ENDS and type(data.get("ordinal")) is int


def edge_id(data: Mapping[Any, Any]) -> str:
    """Return what tells an edge of ours from all others of its file, made of its `MARKS`.

    Parameters
    ----------
    data
        The attributes of the edge.

    Returns
    -------
    str
        The id.

    Examples
    --------
    >>> edge_id({"table": "relationships", "ordinal": 7, "reverse": True})
    'localeconomy/relationships/7/reverse'
    """
    way = "/reverse" if data.get("reverse") else ""
    return f"{KEY}/{data.get('table')}/{data.get('ordinal')}{way}"


def is_edge_id(value: object, data: Mapping[Any, Any]) -> bool:
    """Whether a value is what `edge_id` makes of an edge, and so no id of a tie.

    Parameters
    ----------
    value
        The value.
    data
        The attributes of the edge.

    Returns
    -------
    bool
        Whether it is.

    Examples
    --------
    >>> is_edge_id("localeconomy/memberships/3", {"table": "memberships", "ordinal": 3})
    True
    """
    is_ours = isinstance(value, str) and value.startswith(f"{KEY}/") and is_marked(data)
    return is_ours and value == edge_id(data)


def plain_graph_of(network: Network) -> PlainGraph:
    """Return a network as lists of nodes and edges from which it can be made again.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    PlainGraph
        Nodes are actors by id, edges are memberships and relationships; a mutual relationship is
        two arcs, of which the second is marked ``reverse``. All else is in the attribute `KEY`.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor
    >>> network = Network(actors=[Actor("bakery", kind="business")])
    >>> plain_graph_of(network).nodes
    [('bakery', {'kind': 'business'})]
    """
    heading = {
        "format_version": FORMAT_VERSION,
        "vocabulary_version": VERSION,
        "title": network.title.to_dict(),
        "description": network.description.to_dict(),
        "as_of": None if network.as_of is None else str(network.as_of),
        "tables": {
            name: list(entries_of(table))
            for name, table in network.tables.items()
            if len(table) and name != "actors" and name not in ENDS
        },
    }
    nodes = [(entry.pop("id"), entry) for entry in _explicit(network.actors)]
    arcs: list[Arc] = []
    key = 0
    for name, (start, end) in ENDS.items():
        for ordinal, entry in enumerate(_explicit(network.tables[name])):
            source, target = entry.pop(start), entry.pop(end)
            said = {"table": name, "ordinal": ordinal, **_renamed(entry, "source", "origin")}
            arcs.append((source, target, key, said))
            if entry.get("mutual"):
                arcs.append((target, source, key, said | {"reverse": True}))
            key += 1
    return PlainGraph(nodes, arcs, attributes={KEY: heading})


def _renamed(entry: Entry, old: str, new: str) -> Entry:
    """Return an entry with one field under another name.

    Where a membership comes from is its ``source``, but of an edge that is where it starts:
    `networkx.node_link_data` and `networkx.to_pandas_edgelist` would lose the one in the other.
    """
    return {new if name == old else name: value for name, value in entry.items()}


def _explicit(table: Table[Any]) -> Iterator[Entry]:
    """Yield the records as plain values, those of `ALWAYS` in any case."""
    declared = fields_of(table.record_type)
    always = {name: declared[name].default for name in ALWAYS[table.record_type.TABLE]}
    for entry in entries_of(table):
        yield always | entry
