"""The record as a networkx graph, and any networkx graph as a record."""

from __future__ import annotations

import unicodedata
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from localeconomy.errors import (
    FileFormatError,
    SelfTieWarning,
    Translatable,
    UnknownNameError,
    ValidationError,
)
from localeconomy.language import Text, did_you_mean, quoted
from localeconomy.model.fields import fields_of
from localeconomy.model.foreign import Reading
from localeconomy.model.network import Network
from localeconomy.model.plain import Entry, entries_of, table_of, unknown_names
from localeconomy.model.records import TABLES, Actor, Membership, Relationship
from localeconomy.model.validation import duplicates, found
from localeconomy.model.vocabulary import VERSION, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from localeconomy.model.dates import DateLike
    from localeconomy.model.table import Table

__all__ = ["from_networkx", "to_networkx"]

# Both ends, the key (None without parallel edges) and the attributes of an edge.
Arc: TypeAlias = tuple[Any, Any, Any, dict[Any, Any]]

KEY: Final = "localeconomy"
FORMAT_VERSION: Final = 1

# The fields that an edge itself says, by table.
ENDS: Final[Mapping[str, tuple[str, str]]] = {
    "memberships": ("member", "organisation"),
    "relationships": ("source", "target"),
}
# What algorithms on graphs ask for is said even where it is the default.
ALWAYS: Final[Mapping[str, tuple[str, ...]]] = {
    "actors": ("kind",),
    "memberships": (),
    "relationships": ("kind", "weight"),
}

LOST_DIRECTION: Final = Text(
    de="Kante {where}: eine Mitgliedschaft, deren Richtung der ungerichtete Graph verloren hat; "
    "bitte den gerichteten verwenden",
    en="edge {where}: a membership whose direction the undirected graph has lost; use the "
    "directed one",
)
PLACE: Final = Text(de="im Graphen", en="in the graph")


def to_networkx(network: Network) -> nx.MultiDiGraph[str]:
    """Return a network as a fresh, frozen graph from which it can be made again.

    Nodes are actors by id, edges are memberships and relationships. Their attributes are the fields
    that say something, as plain values (dates as text), and the kind and weight in any case. Each
    edge names its ``table`` and its ``ordinal`` there, and as ``origin`` where the fact comes from.
    A mutual relationship is two arcs, of which the second is marked ``reverse=True``. All else is
    in ``graph.graph["localeconomy"]``.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    networkx.MultiDiGraph
        The graph; copy it (``networkx.MultiDiGraph(graph)``) to change it.

    Examples
    --------
    >>> network = Network(
    ...     actors=[Actor("bakery", kind="business"), Actor("florist", kind="business")],
    ...     relationships=[Relationship("bakery", "florist", "cooperation", mutual=True)],
    ... )
    >>> graph = to_networkx(network)
    >>> list(graph.edges(data="kind"))
    [('bakery', 'florist', 'cooperation'), ('florist', 'bakery', 'cooperation')]
    >>> from_networkx(graph) == network
    True
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph[KEY] = {
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
    for entry in _explicit(network.actors):
        graph.add_node(entry.pop("id"), **entry)
    key = 0
    for name, (start, end) in ENDS.items():
        for ordinal, entry in enumerate(_explicit(network.tables[name])):
            source, target = entry.pop(start), entry.pop(end)
            said = {"table": name, "ordinal": ordinal, **_renamed(entry, "source", "origin")}
            graph.add_edge(source, target, key=key, **said)
            if entry.get("mutual"):
                graph.add_edge(target, source, key=key, **said, reverse=True)
            key += 1
    frozen: nx.MultiDiGraph[str] = nx.freeze(graph)
    return frozen


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


def from_networkx(
    graph: nx.Graph[Any],
    *,
    title: str | Text | None = None,
    as_of: DateLike | None = None,
    weight: str | None = "weight",
    kinds: Mapping[str, str] | None = None,
    node_mapping: Mapping[str, str | None] | None = None,
    edge_mapping: Mapping[str, str | None] | None = None,
    self_ties: Literal["error", "drop"] = "error",
) -> Network:
    """Return the network of any networkx graph; one that `to_networkx` made comes back as it was.

    Nodes become actors, edges relationships (undirected ones mutual). A node's label becomes the
    actor's id as text. Attributes that are called like a field fill it, all others are kept in the
    record's ``attributes``. A kind that the vocabulary does not know becomes ``unspecified`` and
    stays as an attribute. Parallel edges that say exactly the same get ids. An edge key that was
    not given by networkx itself is kept as the attribute ``networkx_key``.

    Parameters
    ----------
    graph
        A graph, directed or not, with parallel edges or not.
    title
        What the network is called; by default the graph's name.
    as_of
        The day of the record.
    weight
        The edge attribute that holds the weight of a tie, greater than 0; None for no weights.
    kinds
        From the graph's kinds of actor and tie to those of the vocabulary.
    node_mapping, edge_mapping
        From the graph's attributes to fields of `Actor` and `Relationship`; None keeps what is
        called like a field as a mere attribute.
    self_ties
        ``"error"``, or ``"drop"`` to leave out ties of a node with itself, with a warning.

    Returns
    -------
    Network
        The network.

    Raises
    ------
    TypeError
        If the graph is none.
    UnknownNameError
        If a mapping names a field or kind that does not exist.
    ValidationError
        If something cannot be kept or breaks a rule; all faults are named at once.

    Warns
    -----
    SelfTieWarning
        If ties of a node with itself were dropped; their number is named.

    Examples
    --------
    >>> import networkx
    >>> from_networkx(networkx.florentine_families_graph())
    <Network: 15 actors, 20 relationships>
    """
    if not hasattr(graph, "is_directed") or not hasattr(graph, "adj"):
        message = f"{quoted(graph)} is not a networkx graph"
        raise TypeError(message)
    if self_ties not in ("error", "drop"):
        message = f"self_ties is {self_ties!r}; use 'error' or 'drop'"
        raise ValueError(message)
    for known_kind in (kinds or {}).values():
        _check_kind(known_kind)
    nodes = Reading(Actor, ("id",), node_mapping or {}, kinds or {})
    edges = Reading(
        Relationship, ENDS["relationships"], _with_weight(edge_mapping, weight), kinds or {}
    )
    heading = graph.graph.get(KEY)
    heading = heading if isinstance(heading, dict) and "format_version" in heading else {}
    _check_version(heading.get("format_version", FORMAT_VERSION))
    names = _names(graph, nodes.problems)
    actors = [
        {"id": names[label], **nodes.entry((label,), data)}
        for label, data in graph.nodes(data=True)
    ]
    ties = _ties(graph, names, edges, own=bool(heading))
    if self_ties == "drop":
        ties["relationships"] = _without_self_ties(ties["relationships"])
    entries = {**heading.get("tables", {}), "actors": actors, "memberships": ties["memberships"]}
    tables: dict[str, Any] = {}
    problems = nodes.problems + edges.problems
    for name, listed in entries.items():
        if name not in TABLES:
            tables[name] = listed  # the network itself says that there is none
            continue
        record_type = TABLES[name].record_type
        problems += unknown_names(record_type, listed)
        tables[name] = table_of(record_type, listed)
    tables["relationships"] = _told_apart(ties["relationships"])
    return _network(tables, _told_heading(graph, heading, title, as_of), problems)


def _network(
    tables: Mapping[str, Any], heading: Mapping[str, Any], problems: list[Translatable]
) -> Network:
    """Return the network, or raise the problems of the graph and of the record together."""
    try:
        network = Network.from_tables(tables, title=heading["title"], as_of=heading["as_of"])
    except ValidationError as error:
        raise found([*problems, *error.problems], PLACE) from None
    if problems:
        raise found(problems, PLACE)
    return network.replace(description=heading["description"])


def _told_heading(
    graph: nx.Graph[Any],
    heading: Mapping[str, Any],
    title: str | Text | None,
    as_of: DateLike | None,
) -> dict[str, Any]:
    name = graph.graph.get("name")
    own = heading.get("title")
    own_title = Text.from_dict(own) if own else name if isinstance(name, str) else ""
    description = heading.get("description")
    return {
        "title": own_title if title is None else title,
        "description": Text.from_dict(description) if description else "",
        "as_of": heading.get("as_of") if as_of is None else as_of,
    }


def _check_version(version: object) -> None:
    if version != FORMAT_VERSION:
        raise FileFormatError(
            Text(
                de="der Graph hat die Version {version}; diese Fassung der Bibliothek liest "
                "Version {newest}: bitte localeconomy aktualisieren",
                en="the graph has version {version}; this release of the library reads version "
                "{newest}: update localeconomy",
            ).fill(version=quoted(version), newest=FORMAT_VERSION)
        )


def _check_kind(kind: str) -> None:
    known = {**vocabulary("actor_kind"), **vocabulary("relationship_kind")}
    if kind not in known:
        raise UnknownNameError(
            Text(
                de="kinds: {kind} ist unbekannt; {hint}", en="kinds: {kind} is unknown; {hint}"
            ).fill(kind=quoted(kind), hint=did_you_mean(kind, known))
        )


def _with_weight(
    mapping: Mapping[str, str | None] | None, weight: str | None
) -> Mapping[str, str | None]:
    named: dict[str, str | None] = {"weight": None} if weight is None else {weight: "weight"}
    if weight not in (None, "weight"):
        named["weight"] = None
    return named | dict(mapping or {})


def _names(graph: nx.Graph[Any], problems: list[Translatable]) -> dict[Any, str]:
    """Return the id of each node; two nodes with one id are a problem."""
    names: dict[Any, str] = {}
    first: dict[str, Any] = {}
    message = Text(
        de="die Knoten {one} und {other} haben beide die Kennung {id}; bitte einen umbenennen "
        "(networkx.relabel_nodes)",
        en="the nodes {one} and {other} both have the id {id}; rename one (networkx.relabel_nodes)",
    )
    for label in graph.nodes:
        name = unicodedata.normalize("NFC", str(label))
        names[label] = name
        if name in first:
            # ascii() shows the difference of two labels that look alike.
            one, other = ascii(first[name]), ascii(label)
            problems.append(message.fill(one=one, other=other, id=quoted(name)))
            names[label] = f"{name} ({len(first)})"  # so that the other faults are found too
        first[names[label]] = label
    return names


def _ties(
    graph: nx.Graph[Any], names: Mapping[Any, str], edges: Reading, *, own: bool
) -> dict[str, list[Entry]]:
    """Return the entries of memberships and relationships, those of the record in its order."""
    placed: dict[str, list[tuple[int, Entry]]] = {name: [] for name in ENDS}
    last = graph.number_of_edges()
    parallel = Counter((source, target) for source, target, _, _ in _arcs(graph))
    memberships = Reading(Membership, ENDS["memberships"], {"origin": "source"}, {}, edges.problems)
    for arc in _arcs(graph):
        source, target, key, data = arc
        table = str(data.get("table")) if own else ""
        if table in ENDS:
            if data.get("reverse") and _has_first_arc(graph, arc):
                continue  # the same tie, seen from its other end
            if table == "memberships" and not graph.is_directed():
                where = "–".join(quoted(end) for end in (source, target))
                edges.problems.append(LOST_DIRECTION.fill(where=where))
            reading = memberships if table == "memberships" else edges
            entry = reading.entry((source, target), _own_data(data))
            ordinal = data.get("ordinal")
            place = ordinal if isinstance(ordinal, int) else last
        else:
            table, place = "relationships", last
            entry = edges.entry((source, target), _with_key(data, key, parallel[source, target]))
        if table == "relationships" and not graph.is_directed():
            entry.setdefault("mutual", True)
        start, end = ENDS[table]
        placed[table].append((place, {start: names[source], end: names[target], **entry}))
    return {
        name: [entry for _, entry in sorted(pairs, key=lambda pair: pair[0])]
        for name, pairs in placed.items()
    }


def _arcs(graph: nx.Graph[Any]) -> Iterator[Arc]:
    """Yield both ends, the key (None without parallel edges) and the attributes of each edge."""
    if graph.is_multigraph():
        yield from graph.edges(keys=True, data=True)  # type: ignore[call-overload] # a multigraph has keys
    else:
        yield from ((source, target, None, data) for source, target, data in graph.edges(data=True))


def _has_first_arc(graph: nx.Graph[Any], arc: Arc) -> bool:
    """Whether the first arc of a mutual tie is there beside its second."""
    if not graph.is_directed():
        return False
    source, target, key, _ = arc
    ends = (target, source, key) if graph.is_multigraph() else (target, source)
    first = graph.get_edge_data(*ends)
    return bool(first) and not first.get("reverse")


def _own_data(data: Mapping[str, Any]) -> Entry:
    """Return what an edge of `to_networkx` says of its record.

    A second arc that is met alone (the first was taken out) is left with one way; in an undirected
    graph the edge itself is both ways.
    """
    left_out = {"table", "ordinal", "reverse"} | ({"mutual"} if data.get("reverse") else set())
    return {name: value for name, value in data.items() if name not in left_out}


def _with_key(data: Mapping[Any, Any], key: object, parallel: int) -> Mapping[Any, Any]:
    """Return the attributes of an edge with its key, unless networkx itself gave it."""
    if _is_automatic(key, parallel):
        return data
    name = "networkx_key"
    while name in data:
        name += "_"
    return {**data, name: key}


def _is_automatic(key: object, parallel: int) -> bool:
    """Whether networkx itself numbered the edge."""
    return key is None or (type(key) is int and 0 <= key < parallel)


def _without_self_ties(entries: list[Entry]) -> list[Entry]:
    """Return the ties without those of an actor with itself, and say how many there were."""
    kept = [entry for entry in entries if entry["source"] != entry["target"]]
    dropped = len(entries) - len(kept)
    if dropped:
        ties = (
            "1 tie of an actor with itself was"
            if dropped == 1
            else (f"{dropped} ties of actors with themselves were")
        )
        warnings.warn(f"{ties} dropped", SelfTieWarning, stacklevel=3)
    return kept


def _told_apart(entries: list[Entry]) -> Table[Relationship]:
    """Return the ties, with an id for each that says exactly the same as an earlier one."""
    table = table_of(Relationship, entries)
    later = duplicates(table)
    if not later:
        return table
    taken = set(table.known_ids)
    count: Counter[int] = Counter()
    for row, first in later.items():
        count[first] += 1
        name = f"{entries[row]['source']}/{entries[row]['target']}#{count[first] + 1}"
        while name in taken:
            name += "'"
        taken.add(name)
        entries[row] = {**entries[row], "id": name}
    return table_of(Relationship, entries)
