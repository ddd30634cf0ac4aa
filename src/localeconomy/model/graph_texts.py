"""Values that graphs hold as texts because files can hold nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.graph_heading import DAMAGED
from localeconomy.model.plain_graph import KEY, is_edge_id
from localeconomy.model.records import Actor, Record, Relationship

if TYPE_CHECKING:
    from localeconomy.model.plain_graph import PlainGraph

__all__ = ["shown", "with_values"]

Names: TypeAlias = Mapping[str, "str | None"]
T = FieldType

STRUCTURED: Final = frozenset({T.TEXTS, T.REFERENCES, T.CHOICES, T.COUNTS, T.ATTRIBUTES})
"""Fields of lists or mappings: a graph file holds them as JSON."""

HIDDEN: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def with_values(graph: PlainGraph, node_mapping: Names, edge_mapping: Names) -> PlainGraph:
    """Return a graph with values where it has the texts that files spell them as.

    Parameters
    ----------
    graph
        The graph, of a file or of a program that read one.
    node_mapping, edge_mapping
        As for `localeconomy.from_networkx`.

    Returns
    -------
    PlainGraph
        The heading, lists and mappings as such; labels of nodes are names where there are none.

    Raises
    ------
    FileFormatError
        If the heading is a text that is none of ours.

    Examples
    --------
    >>> from localeconomy.model.plain_graph import PlainGraph
    >>> with_values(PlainGraph([("kiosk", {"supply": '["post"]'})], []), {}, {}).nodes
    [('kiosk', {'supply': ['post']})]
    """
    attributes = dict(graph.attributes)
    # In XML the facts about the whole graph are a text, and texts hide what XML cannot hold.
    is_text = isinstance(attributes.get(KEY), str)
    hides = is_text or (KEY not in attributes and _is_from_gexf(graph))
    if is_text:
        attributes[KEY] = _from_json(shown(attributes[KEY]))
        if not isinstance(attributes[KEY], dict):
            raise FileFormatError(DAMAGED.fill(place=graph.place, part=""))
    of_nodes = _structured(Actor, node_mapping)
    of_edges = _structured(Relationship, edge_mapping)
    nodes = [
        (
            _shown(label, hides=hides),
            _valued(_named(label, data, node_mapping), of_nodes, hides=hides),
        )
        for label, data in graph.nodes
    ]
    arcs = graph.arcs
    if hides or any(not of_edges.isdisjoint(data) for _, _, _, data in arcs):
        arcs = [
            (
                _shown(source, hides=hides),
                _shown(target, hides=hides),
                key,
                _valued(data, of_edges, hides=hides),
            )
            for source, target, key, data in graph.arcs
        ]
    return attrs.evolve(graph, nodes=nodes, arcs=arcs, attributes=attributes)


def _is_from_gexf(graph: PlainGraph) -> bool:
    """Whether an edge has the id that only a GEXF file of ours gives it."""
    return any("id" in data and is_edge_id(data["id"], data) for _, _, _, data in graph.arcs)


def _structured(record_type: type[Record], mapping: Names) -> frozenset[str]:
    """Return the attributes that become fields of lists or mappings."""
    structured = {
        name for name, field in fields_of(record_type).items() if field.type in STRUCTURED
    }
    theirs = {key for key, name in mapping.items() if name in structured}
    return frozenset(theirs | (structured - set(mapping)))


def _named(node: object, data: Mapping[Any, Any], mapping: Names) -> Mapping[Any, Any]:
    """Return a node's attributes with its label as its name, where it has no other.

    A label that repeats the node's id or name says nothing: Gephi and networkx write one anyway.
    """
    label = data.get("label")
    if label is None or "label" in mapping:
        return data
    if label in (str(node), data.get("name")):
        return {key: value for key, value in data.items() if key != "label"}
    if "name" in data or "name" in mapping.values() or not isinstance(label, str):
        return data
    return {"name" if key == "label" else key: value for key, value in data.items()}


def _shown(value: Any, *, hides: bool) -> Any:  # noqa: ANN401 - a value of any graph
    return shown(value) if hides and isinstance(value, str) else value


def _valued(
    data: Mapping[str, Any], structured: frozenset[str], *, hides: bool
) -> Mapping[str, Any]:
    """Return attributes with lists and mappings where texts spell them as JSON."""
    if not hides and structured.isdisjoint(data):
        return data
    values = {key: _shown(value, hides=hides) for key, value in data.items()}
    for key in structured & values.keys():
        value = values[key]
        if isinstance(value, str) and value[:1] in ("[", "{"):
            parsed = _from_json(value)
            values[key] = value if parsed is None else parsed
    return values


def _from_json(text: str) -> Any:  # noqa: ANN401 - whatever it holds
    """Return what a text spells as JSON, None where it does not."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def shown(text: str) -> str:
    r"""Return the text that `hidden` changed.

    Parameters
    ----------
    text
        The changed text.

    Returns
    -------
    str
        The text as it was.

    Examples
    --------
    >>> shown("a_x0007_b"), shown("_x005F_x0007_")
    ('a\x07b', '_x0007_')
    """
    return HIDDEN.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
