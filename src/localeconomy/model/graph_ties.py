"""The ties that the edges of a graph are: of the record where they say so, else relationships."""

from __future__ import annotations

import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from localeconomy.errors import SelfTieWarning
from localeconomy.hints import quoted
from localeconomy.language import Text
from localeconomy.model.foreign import Reading
from localeconomy.model.plain import Entry, table_of
from localeconomy.model.plain_graph import ENDS, MARKS, TIE_ID, is_edge_id
from localeconomy.model.records import Membership, Relationship
from localeconomy.model.validation import duplicates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.model.plain_graph import PlainGraph
    from localeconomy.model.table import Table

__all__ = ["ties_of", "told_apart", "without_self_ties"]

LOST_DIRECTION: Final = Text(
    de="Kante {where}: eine Mitgliedschaft, deren Richtung der ungerichtete Graph verloren hat; "
    "bitte den gerichteten verwenden",
    en="edge {where}: a membership whose direction the undirected graph has lost; use the "
    "directed one",
)


def ties_of(
    graph: PlainGraph, names: Mapping[Any, str], edges: Reading, *, own: bool
) -> dict[str, list[tuple[int, Entry]]]:
    """Return the entries of memberships and relationships, each with its arc's position.

    Those of the record come in its order, all others after them.

    Parameters
    ----------
    graph
        The graph.
    names
        The id of each node.
    edges
        How edges are read; takes what cannot be kept.
    own
        Whether edges may be of a record of ours, which they say themselves.

    Returns
    -------
    dict
        Pairs of position and entry by table.
    """
    if not own:
        return {"memberships": [], "relationships": _foreign_ties(graph, names, edges)}
    placed: dict[str, list[tuple[int, int, Entry]]] = {name: [] for name in ENDS}
    last = len(graph.arcs)
    parallel = _parallel(graph)
    firsts = _first_arcs(graph)
    memberships = Reading(Membership, ENDS["memberships"], {"origin": "source"}, {}, edges.problems)
    for number, (source, target, key, data) in enumerate(graph.arcs):
        table, ordinal = _record(data)
        if table in ENDS:
            if data.get("reverse") and (target, source, table, ordinal) in firsts:
                continue  # the same tie, seen from its other end
            if table == "memberships" and not graph.directed:
                where = "–".join(quoted(end) for end in (source, target))
                edges.problems.append(LOST_DIRECTION.fill(where=where))
            reading = memberships if table == "memberships" else edges
            entry = reading.entry((source, target), _own_data(data))
            place = last if ordinal is None else ordinal
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


def _record(data: Mapping[Any, Any]) -> tuple[str, int | None]:
    """Return the table of the record that an edge says it is of, and its place there."""
    ordinal = data.get("ordinal")
    return str(data.get("table")), ordinal if isinstance(ordinal, int) else None


def _first_arcs(graph: PlainGraph) -> set[tuple[Any, Any, str, int | None]]:
    """Return the ends and marks of all arcs that are not the second of a mutual tie.

    Not their keys: each program that reads a file gives its own.
    """
    if not graph.directed:
        return set()
    return {
        (source, target, *_record(data))
        for source, target, _, data in graph.arcs
        if data and not data.get("reverse")
    }


def _own_data(data: Mapping[Any, Any]) -> Entry:
    """Return what an edge of `plain_graph_of` says of its record.

    A second arc that is met alone (the first was taken out) is left with one way; in an undirected
    graph the edge itself is both ways. Where networkx has put the id of an edge of the file into
    the place of the tie's id, that of the tie is `TIE_ID`.
    """
    left_out = {*MARKS, TIE_ID, "networkx_key"} | ({"mutual"} if data.get("reverse") else set())
    if is_edge_id(data.get("id"), data):
        left_out.add("id")
    said = {name: value for name, value in data.items() if name not in left_out}
    return said | {"id": data[TIE_ID]} if TIE_ID in data else said


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


def without_self_ties(entries: list[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
    """Return the ties without those of an actor with itself, and say how many there were.

    Parameters
    ----------
    entries
        Pairs of position and entry.

    Returns
    -------
    list of tuple
        Those that remain.

    Warns
    -----
    SelfTieWarning
        If there were any.
    """
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


def told_apart(entries: list[Entry]) -> Table[Relationship]:
    """Return the ties, with an id for each that says exactly the same as an earlier one.

    Parameters
    ----------
    entries
        One mapping a tie.

    Returns
    -------
    Table
        The ties.
    """
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
