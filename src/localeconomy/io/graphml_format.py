"""Networks as GraphML: every field of actors and ties as an attribute of its own, nothing lost.

Read strictly: attributes are of the type that the file declares, defaults hold where a node or edge
says nothing, edges may be directed or not one by one, and every fault is named with its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.files import file_name, write_bytes
from localeconomy.io.graph_reading import Draft, reader
from localeconomy.io.graph_values import EDGE_TYPES, NODE_TYPES, hidden, spelled
from localeconomy.io.graph_xml import (
    NO_GRAPH,
    SEVERAL,
    UNDECLARED,
    WITHOUT,
    Defaults,
    convert,
    direct,
)
from localeconomy.io.registry import Format
from localeconomy.io.xml_text import Element, elements, escaped
from localeconomy.language import Text
from localeconomy.model.plain_graph import KEY, plain_graph_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from localeconomy.model.network import Network
    from localeconomy.model.plain_graph import PlainGraph

__all__ = ["FORMAT", "dumps", "parse", "write"]

NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
LABELS: Final = ("NodeLabel", "EdgeLabel")
"""What yEd keeps its labels in."""

HYPEREDGE: Final = Text(
    de="eine Hyperkante; eine Beziehung hat zwei Seiten, bitte in Kanten auflösen",
    en="a hyperedge; a tie has two ends, resolve it into edges",
)


@attrs.frozen
class _Key:
    """One declared attribute."""

    name: str
    type: str


def parse(content: bytes, name: str) -> PlainGraph:
    """Return the graph of a GraphML file.

    Parameters
    ----------
    content
        The bytes of the file.
    name
        What to call it in errors.

    Returns
    -------
    PlainGraph
        The graph.

    Raises
    ------
    FileFormatError
        If the file is not XML or holds no graph.
    ValidationError
        If it has faults; all are named at once.
    """
    draft = Draft(name)
    defaults = Defaults(draft, len(content))
    keys: dict[str, _Key] = {}
    edges: list[tuple[Element, dict[str, Any]]] = []
    graphs = 0
    for element in elements(content, name, {"key", "node", "edge", "graph", "hyperedge"}):
        match element.name:
            case "key":
                _declare(element, keys, defaults)
            case "node":
                _add_node(draft, element, keys, defaults)
            case "edge":
                edges.append((element, _data(draft, element, keys, defaults)))
                element.children.clear()
            case "hyperedge":
                draft.note(element.line, HYPEREDGE)
            case _ if element.around("node") is None:
                graphs += 1
                draft.attributes |= _data(draft, element, keys, defaults)
                if graphs > 1:
                    draft.note(element.line, SEVERAL)
    if not graphs:
        raise FileFormatError(NO_GRAPH.fill(file=file_name(name), format="GraphML"))
    direct(draft, edges, _is_directed)
    return draft.result()


def _declare(element: Element, keys: dict[str, _Key], defaults: Defaults) -> None:
    said = element.attributes
    key = said.get("id", "")
    name = said.get("attr.name", said.get("yfiles.type", key))
    keys[key] = _Key(name, said.get("attr.type", "string"))
    default = next(element.within("default"), None)
    text = None if default is None else default.text
    defaults.declare(said.get("for", "all"), key, name, keys[key].type, text)


def _add_node(draft: Draft, element: Element, keys: Mapping[str, _Key], defaults: Defaults) -> None:
    label = element.attributes.get("id")
    if label is None:
        draft.note(element.line, WITHOUT.fill(name="id"))
        return
    data = _data(draft, element, keys, defaults)
    group = element.around("node")
    if group is not None and "parent" not in data:
        data["parent"] = group.attributes.get("id")
    draft.add_node(label, data, element.line)


def _data(
    draft: Draft, element: Element, keys: Mapping[str, _Key], defaults: Defaults
) -> dict[str, Any]:
    """Return the attributes of a node, edge or graph; where it is silent, the declared default."""
    found: dict[str, Any] = {}
    for child in element.children:
        if child.name != "data":
            continue
        key = keys.get(child.attributes.get("key", ""))
        if key is None:
            shown = quoted(child.attributes.get("key", ""))
            draft.note(child.line, UNDECLARED.fill(key=shown))
        elif child.children:
            # yEd draws with elements of its own; what a node is called is all that is a fact.
            label = next((each for name in LABELS for each in child.within(name)), None)
            if label is not None and label.text.strip():
                found["label"] = label.text.strip()
        else:
            found[key.name] = convert(child.text, key.name, key.type, draft, child.line)
    defaults.fill(found, element.name, element.line)
    return {name: value for name, value in found.items() if value is not None}


def _is_directed(element: Element) -> bool:
    graph = element.around("graph")
    by_default = "directed" if graph is None else graph.attributes.get("edgedefault", "directed")
    said = element.attributes.get("directed")
    return by_default == "directed" if said is None else said in ("true", "1")


def dumps(network: Network) -> str:
    """Return a network as the text of a GraphML file.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    str
        The text; equal networks give equal texts.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor
    >>> text = dumps(Network(actors=[Actor("kiosk", kind="business")]))
    >>> print(text[text.index("    <node") : text.index("  </graph>")], end="")
        <node id="kiosk"><data key="n_kind">business</data></node>
    """
    graph = plain_graph_of(network)
    said = {"node": set().union(*(data for _, data in graph.nodes))}
    said["edge"] = set().union(*(data for _, _, _, data in graph.arcs))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<graphml xmlns="{NAMESPACE}">']
    for scope, types in (("node", NODE_TYPES), ("edge", EDGE_TYPES)):
        lines += [
            f'  <key id="{scope[0]}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>'
            for name, kind in types.items()
            if name in said[scope]
        ]
    about = {KEY: graph.attributes[KEY]}
    if network.title.en:
        about["name"] = network.title.en
    lines += [
        f'  <key id="g_{name}" for="graph" attr.name="{name}" attr.type="string"/>'
        for name in about
    ]
    lines.append('  <graph edgedefault="directed">')
    lines += [f"    {_datum('g', name, value)}" for name, value in about.items()]
    lines += [
        f'    <node id="{escaped(hidden(label))}">{_data_of("n", data)}</node>'
        for label, data in graph.nodes
    ]
    lines += [
        # Without ids of edges, which networkx would put into the place of those of ties.
        f'    <edge source="{escaped(hidden(source))}" '
        f'target="{escaped(hidden(target))}">{_data_of("e", data)}</edge>'
        for source, target, _, data in graph.arcs
    ]
    return "\n".join([*lines, "  </graph>", "</graphml>", ""])


def _data_of(scope: str, data: Mapping[str, Any]) -> str:
    return "".join(_datum(scope, name, value) for name, value in data.items())


def _datum(scope: str, name: str, value: object) -> str:
    return f'<data key="{scope}_{name}">{escaped(spelled(value))}</data>'


def write(network: Network, path: Path) -> None:
    """Write a network to a GraphML file, whole or not at all.

    Parameters
    ----------
    network
        The network.
    path
        The file.

    Raises
    ------
    FileFormatError
        If the file cannot be written.
    """
    write_bytes(path, dumps(network).encode("utf-8"))


FORMAT: Final = Format(
    name=Text(de="GraphML", en="GraphML"), suffixes=(".graphml",), read=reader(parse), write=write
)
