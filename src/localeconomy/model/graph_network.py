"""The network that any graph is: nodes become actors, edges relationships."""

from __future__ import annotations

import unicodedata
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from localeconomy.errors import (
    FileFormatError,
    LeftOutWarning,
    SelfTieWarning,
    Translatable,
    UnknownNameError,
    ValidationError,
)
from localeconomy.language import Text, did_you_mean, quoted
from localeconomy.model.foreign import Reading
from localeconomy.model.network import Network
from localeconomy.model.plain import Entry, left_out_of, stated, table_of, unknown_names
from localeconomy.model.plain_graph import ENDS, FORMAT_VERSION, KEY, LineProblem
from localeconomy.model.problems import Problem
from localeconomy.model.records import TABLES, Actor, Membership, Relationship
from localeconomy.model.validation import duplicates, found
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.model.dates import DateLike
    from localeconomy.model.plain_graph import PlainGraph
    from localeconomy.model.table import Table

__all__ = ["SelfTies", "network_of"]

SelfTies: TypeAlias = Literal["error", "drop"]

LOST_DIRECTION: Final = Text(
    de="Kante {where}: eine Mitgliedschaft, deren Richtung der ungerichtete Graph verloren hat; "
    "bitte den gerichteten verwenden",
    en="edge {where}: a membership whose direction the undirected graph has lost; use the "
    "directed one",
)
SAME_ID: Final = Text(
    de="die Knoten {one} und {other} haben beide die Kennung {id}; bitte einen umbenennen "
    "(networkx.relabel_nodes)",
    en="the nodes {one} and {other} both have the id {id}; rename one (networkx.relabel_nodes)",
)
DAMAGED: Final = Text(
    de="die Angabe „localeconomy“ des Graphen ist beschädigt ({part}); bitte die unveränderte "
    "Datei verwenden oder die Angabe entfernen",
    en="the graph's attribute 'localeconomy' is damaged ({part}); use the unchanged file or remove "
    "the attribute",
)


def network_of(
    graph: PlainGraph,
    *,
    title: str | Text | None = None,
    as_of: DateLike | None = None,
    weight: str | None = "weight",
    kinds: Mapping[str, str] | None = None,
    node_mapping: Mapping[str, str | None] | None = None,
    edge_mapping: Mapping[str, str | None] | None = None,
    self_ties: SelfTies = "error",
) -> Network:
    """Return the network that a graph is.

    Parameters
    ----------
    graph
        The graph.
    title, as_of, weight, kinds, node_mapping, edge_mapping, self_ties
        As for `localeconomy.from_networkx`.

    Returns
    -------
    Network
        The network.

    Raises
    ------
    UnknownNameError
        If a mapping names a field or kind that does not exist.
    FileFormatError
        If the graph is one of ours and damaged, or of a later version.
    ValidationError
        If something cannot be kept or breaks a rule; all faults are named at once.

    Warns
    -----
    SelfTieWarning
        If ties of a node with itself were dropped; their number is named.
    LeftOutWarning
        If entries lack their main figure and say why: these are no records.

    Examples
    --------
    >>> from localeconomy.model.plain_graph import PlainGraph
    >>> network_of(PlainGraph([("a", {}), ("b", {})], [("a", "b", None, {"weight": 2})]))
    <Network: 2 actors, 1 relationship>
    """
    if self_ties not in ("error", "drop"):
        message = f"self_ties is {self_ties!r}; use 'error' or 'drop'"
        raise ValueError(message)
    for known_kind in (kinds or {}).values():
        _check_kind(known_kind)
    nodes = Reading(Actor, ("id",), node_mapping or {}, kinds or {})
    edges = Reading(
        Relationship, ENDS["relationships"], _with_weight(edge_mapping, weight), kinds or {}
    )
    heading = _own_heading(graph)
    names = _names(graph, nodes.problems)
    tables: dict[str, Any] = {
        **heading.get("tables", {}),
        "actors": [
            {"id": names[label], **nodes.entry((label,), data)} for label, data in graph.nodes
        ],
    }
    ties = _ties(graph, names, edges, own=bool(heading))
    if self_ties == "drop":
        ties["relationships"] = _without_self_ties(ties["relationships"])
    tables["memberships"] = [entry for _, entry in ties["memberships"]]
    problems = nodes.problems + edges.problems
    left_out: list[Text] = []
    for name, listed in tables.items():
        if name in TABLES:
            record_type = TABLES[name].record_type
            problems += unknown_names(record_type, listed)
            told = stated(record_type, listed)
            left_out += told.left_out
            tables[name] = table_of(record_type, told.entries)
        # Of any other the network itself says that there is none.
    tables["relationships"] = _told_apart([entry for _, entry in ties["relationships"]])
    told_heading = _told_heading(graph, heading, title, as_of)
    network = _network(tables, told_heading, problems, _lines(graph, ties), graph.place)
    if left_out:
        warnings.warn(LeftOutWarning(left_out_of(graph.place, left_out)), stacklevel=3)
    return network


def _network(
    tables: Mapping[str, Any],
    heading: Mapping[str, Any],
    problems: list[Translatable],
    lines: Mapping[str, Sequence[int]],
    place: Text,
) -> Network:
    """Return the network, or raise the problems of the graph and of the record together."""
    try:
        network = Network.from_tables(tables, title=heading["title"], as_of=heading["as_of"])
    except ValidationError as error:
        placed = [_in_line(each, lines) for each in error.problems]
        raise found([*problems, *placed], place) from None
    if problems:
        raise found(problems, place)
    return network.replace(description=heading["description"])


def _in_line(problem: Translatable, lines: Mapping[str, Sequence[int]]) -> Translatable:
    """Return a problem with the line of its record, where that is known."""
    if isinstance(problem, Problem) and problem.row < len(lines.get(problem.table, ())):
        return LineProblem(lines[problem.table][problem.row], problem)
    return problem


def _lines(graph: PlainGraph, ties: Mapping[str, list[tuple[int, Entry]]]) -> dict[str, list[int]]:
    """Return the line of each record that comes from a file, by table."""
    if not graph.node_lines:
        return {}
    lines = {
        name: [graph.arc_lines[arc] for arc, _ in listed]
        for name, listed in ties.items()
        if graph.arc_lines
    }
    return lines | {"actors": list(graph.node_lines)}


def _own_heading(graph: PlainGraph) -> dict[str, Any]:
    """Return what a graph of `plain_graph_of` says of the whole, of any other nothing."""
    heading = graph.attributes.get(KEY)
    if not isinstance(heading, dict) or "format_version" not in heading:
        return {}
    _check_version(heading["format_version"])
    tables = heading.get("tables", {})
    sound = {
        "tables": isinstance(tables, dict) and all(map(_is_table, tables.values())),
        **{name: _is_wording(heading.get(name)) for name in ("title", "description")},
        "as_of": isinstance(heading.get("as_of"), str | None),
    }
    for part, is_sound in sound.items():
        if not is_sound:
            raise FileFormatError(DAMAGED.fill(part=part))
    return heading


def _is_table(entries: object) -> bool:
    return isinstance(entries, list) and all(
        isinstance(entry, dict) and all(isinstance(key, str) for key in entry) for entry in entries
    )


def _is_wording(value: object) -> bool:
    return not value or (isinstance(value, dict) and {"de", "en"} <= set(value))


def _told_heading(
    graph: PlainGraph,
    heading: Mapping[str, Any],
    title: str | Text | None,
    as_of: DateLike | None,
) -> dict[str, Any]:
    name = graph.attributes.get("name")
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


def _names(graph: PlainGraph, problems: list[Translatable]) -> dict[Any, str]:
    """Return the id of each node; two nodes with one id are a problem."""
    names: dict[Any, str] = {}
    first: dict[str, Any] = {}
    for label, _ in graph.nodes:
        name = unicodedata.normalize("NFC", str(label))
        names[label] = name
        if name in first:
            # ascii() shows the difference of two labels that look alike.
            one, other = ascii(first[name]), ascii(label)
            problems.append(SAME_ID.fill(one=one, other=other, id=quoted(name)))
            names[label] = f"{name} ({len(first)})"  # so that the other faults are found too
        first[names[label]] = label
    return names


def _ties(
    graph: PlainGraph, names: Mapping[Any, str], edges: Reading, *, own: bool
) -> dict[str, list[tuple[int, Entry]]]:
    """Return the entries of memberships and relationships, each with its arc's position.

    Those of the record come in its order, all others after them.
    """
    if not own:
        return {"memberships": [], "relationships": _foreign_ties(graph, names, edges)}
    placed: dict[str, list[tuple[int, int, Entry]]] = {name: [] for name in ENDS}
    last = len(graph.arcs)
    parallel = _parallel(graph)
    firsts = _first_arcs(graph)
    memberships = Reading(Membership, ENDS["memberships"], {"origin": "source"}, {}, edges.problems)
    for number, (source, target, key, data) in enumerate(graph.arcs):
        table = str(data.get("table"))
        if table in ENDS:
            if data.get("reverse") and (target, source, key) in firsts:
                continue  # the same tie, seen from its other end
            if table == "memberships" and not graph.directed:
                where = "–".join(quoted(end) for end in (source, target))
                edges.problems.append(LOST_DIRECTION.fill(where=where))
            reading = memberships if table == "memberships" else edges
            entry = reading.entry((source, target), _own_data(data))
            ordinal = data.get("ordinal")
            place = ordinal if isinstance(ordinal, int) else last
        else:
            table, place = "relationships", last
            said = _with_key(data, key, parallel[source, target])
            entry = edges.entry((source, target), said)
        if table == "relationships" and not graph.directed:
            entry.setdefault("mutual", True)
        start, end = ENDS[table]
        entry = {start: names[source], end: names[target], **entry}
        placed[table].append((place, number, entry))
    return {
        name: [(number, entry) for _, number, entry in sorted(listed, key=lambda each: each[:2])]
        for name, listed in placed.items()
    }


def _foreign_ties(
    graph: PlainGraph, names: Mapping[Any, str], edges: Reading
) -> list[tuple[int, Entry]]:
    """Return the entry of each edge of a graph that is none of ours, with its position."""
    parallel = _parallel(graph)
    start, end = ENDS["relationships"]
    unsaid = {} if graph.directed else {"mutual": True}
    return [
        (
            number,
            {
                start: names[source],
                end: names[target],
                **unsaid,
                **edges.entry((source, target), _with_key(data, key, parallel[source, target])),
            },
        )
        for number, (source, target, key, data) in enumerate(graph.arcs)
    ]


def _parallel(graph: PlainGraph) -> Counter[tuple[Any, Any]]:
    """Return how many edges each pair of nodes has; nothing where no edge has a key."""
    if all(key is None for _, _, key, _ in graph.arcs):
        return Counter()
    return Counter((source, target) for source, target, _, _ in graph.arcs)


def _first_arcs(graph: PlainGraph) -> set[tuple[Any, Any, Any]]:
    """Return the ends and keys of all arcs that are not the second of a mutual tie."""
    if not graph.directed:
        return set()
    return {
        (source, target, key)
        for source, target, key, data in graph.arcs
        if data and not data.get("reverse")
    }


def _own_data(data: Mapping[Any, Any]) -> Entry:
    """Return what an edge of `plain_graph_of` says of its record.

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


def _without_self_ties(entries: list[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
    """Return the ties without those of an actor with itself, and say how many there were."""
    kept = [each for each in entries if each[1]["source"] != each[1]["target"]]
    dropped = len(entries) - len(kept)
    if dropped:
        ties = (
            "1 tie of an actor with itself was"
            if dropped == 1
            else (f"{dropped} ties of actors with themselves were")
        )
        warnings.warn(f"{ties} dropped", SelfTieWarning, stacklevel=4)
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
