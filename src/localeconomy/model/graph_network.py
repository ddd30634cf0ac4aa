"""The network that any graph is: nodes become actors, edges relationships."""

from __future__ import annotations

import unicodedata
import warnings
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from localeconomy.errors import LeftOutWarning, Translatable, ValidationError
from localeconomy.hints import quoted
from localeconomy.language import Text
from localeconomy.model.foreign import Reading
from localeconomy.model.graph_heading import LOST, lifted, own_heading, without_lost_references
from localeconomy.model.graph_texts import with_values
from localeconomy.model.graph_ties import ties_of, told_apart, without_self_ties
from localeconomy.model.kinds import Kinds, kinds_by_table
from localeconomy.model.network import Network
from localeconomy.model.plain import Entry, left_out_of, stated, table_of, unknown_names
from localeconomy.model.plain_graph import ENDS, LineProblem, is_marked
from localeconomy.model.problems import Problem
from localeconomy.model.records import TABLES, Actor, Relationship
from localeconomy.model.validation import found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.model.dates import DateLike
    from localeconomy.model.plain_graph import PlainGraph

__all__ = ["SelfTies", "network_of"]

SelfTies: TypeAlias = Literal["error", "drop"]

SAME_ID: Final = Text(
    de="die Knoten {one} und {other} haben beide die Kennung {id}; bitte einen umbenennen "
    "(networkx.relabel_nodes)",
    en="the nodes {one} and {other} both have the id {id}; rename one (networkx.relabel_nodes)",
)


def network_of(
    graph: PlainGraph,
    *,
    title: str | Text | None = None,
    as_of: DateLike | None = None,
    weight: str | None = "weight",
    kinds: Kinds | None = None,
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
        If entries lack their main figure and say why: these are no records. If the graph has edges
        of a record of ours and has lost what was said of the whole.

    Examples
    --------
    >>> from localeconomy.model.plain_graph import PlainGraph
    >>> network_of(PlainGraph([("a", {}), ("b", {})], [("a", "b", None, {"weight": 2})]))
    <Network: 2 actors, 1 relationship>
    """
    if self_ties not in ("error", "drop"):
        message = f"self_ties is {self_ties!r}; use 'error' or 'drop'"
        raise ValueError(message)
    meant = kinds_by_table(kinds, ("actors", "relationships"))
    nodes = Reading(Actor, ("id",), node_mapping or {}, meant["actors"])
    mapping = _with_weight(edge_mapping, weight)
    edges = Reading(Relationship, ENDS["relationships"], mapping, meant["relationships"])
    graph = with_values(lifted(graph), node_mapping or {}, edge_mapping or {})
    heading = own_heading(graph)
    is_ours = bool(heading) or any("table" in arc[3] and is_marked(arc[3]) for arc in graph.arcs)
    names = _names(graph, nodes.problems)
    tables: dict[str, Any] = {
        **heading.get("tables", {}),
        "actors": [
            {"id": names[label], **nodes.entry((label,), data)} for label, data in graph.nodes
        ],
    }
    ties = ties_of(graph, names, edges, own=is_ours)
    if self_ties == "drop":
        ties["relationships"] = without_self_ties(ties["relationships"])
    tables["memberships"] = [entry for _, entry in ties["memberships"]]
    if is_ours and not heading:
        kept = ("actors", *ENDS)
        tables["actors"] = without_lost_references(Actor, tables["actors"], kept)
        warnings.warn(LeftOutWarning(LOST.fill(place=graph.place)), stacklevel=3)
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
    tables["relationships"] = told_apart([entry for _, entry in ties["relationships"]])
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
