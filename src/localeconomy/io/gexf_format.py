"""Networks as GEXF, as Gephi reads and writes it: nothing lost, read strictly.

GEXF has no place for facts about the whole graph but the description in its heading, and other
programs do not keep that. So the other tables of the record are an attribute of the first node, and
the description where there is no node. Versions 1.1 to 1.3 are read.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, TypeAlias

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
from localeconomy.model.plain_graph import KEY, TIE_ID, edge_id, plain_graph_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from localeconomy.model.network import Network
    from localeconomy.model.plain_graph import PlainGraph

__all__ = ["FORMAT", "dumps", "parse", "write"]

NAMESPACE: Final = "http://www.gexf.net/1.2draft"
OWN: Final = "localeconomy: "
"""How a description begins that holds the other tables of the record."""

TIMES: Final = ("start", "end", "startopen", "endopen")
DIRECTIONS: Final = ("directed", "undirected", "mutual")
"""Types of edges; networkx writes an attribute of that name in their place, whatever it says."""

LISTS: Final = {"spells": "spell", "slices": "slice", "parents": "parent"}

# The title and type of each declared attribute by its class and id.
_Keys: TypeAlias = dict[tuple[str, str], tuple[str, str]]


def parse(content: bytes, name: str) -> PlainGraph:
    """Return the graph of a GEXF file.

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
    keys = _declared(content, name, defaults)
    edges: list[tuple[Element, dict[str, Any]]] = []
    graphs = 0
    for element in elements(content, name, {"meta", "node", "edge", "graph"}):
        match element.name:
            case "meta":
                _take_description(draft, element)
            case "node":
                _add_node(draft, element, keys, defaults)
            case "edge":
                edges.append((element, _edge_data(draft, element, keys, defaults)))
                element.children.clear()
            case _:
                graphs += 1
                if graphs > 1:
                    draft.note(element.line, SEVERAL)
                if element.attributes.get("name"):
                    draft.attributes["name"] = element.attributes["name"]
    if not graphs:
        raise FileFormatError(NO_GRAPH.fill(file=file_name(name), format="GEXF"))
    direct(draft, edges, _is_directed)
    return draft.result()


def _declared(content: bytes, name: str, defaults: Defaults) -> _Keys:
    """Return the declared attributes; they may stand after the nodes that have them."""
    keys: _Keys = {}
    for element in elements(content, name, {"attributes"}):
        scope = element.attributes.get("class", "")
        for each in element.children:
            if each.name == "attribute":
                own = each.attributes
                key = own.get("id", "")
                keys[scope, key] = own.get("title", key), own.get("type", "string")
                default = next(each.within("default"), None)
                text = None if default is None else default.text
                defaults.declare(scope, key, *keys[scope, key], text)
    return keys


def _take_description(draft: Draft, meta: Element) -> None:
    description = next(meta.within("description"), None)
    if description is not None and description.text.startswith(OWN):
        draft.attributes[KEY] = description.text.removeprefix(OWN)


def _add_node(draft: Draft, element: Element, keys: _Keys, defaults: Defaults) -> None:
    own = element.attributes
    if "id" not in own:
        draft.note(element.line, WITHOUT.fill(name="id"))
        return
    data = _data(draft, element, keys, defaults)
    if "label" in own:
        data.setdefault("label", own["label"])
    group = element.around("node")
    parent = own.get("pid", None if group is None else group.attributes.get("id"))
    if parent is not None:
        data.setdefault("parent", parent)
    draft.add_node(own["id"], data, element.line)


def _data(draft: Draft, element: Element, keys: _Keys, defaults: Defaults) -> dict[str, Any]:
    """Return the attributes of a node or edge; where it is silent, the declared default."""
    found: dict[str, Any] = {
        name: element.attributes[name] for name in TIMES if name in element.attributes
    }
    said: dict[str, list[list[Any]]] = {}
    for value in element.within("attvalue"):
        own = value.attributes
        key = own.get("for", own.get("id", ""))
        if (element.name, key) not in keys:
            draft.note(value.line, UNDECLARED.fill(key=quoted(key)))
            continue
        title, kind = keys[element.name, key]
        read = convert(own.get("value", ""), title, kind, draft, value.line)
        said.setdefault(title, []).append([read, *(own.get(name) for name in TIMES[:2])])
    for title, values in said.items():
        if any(start or end for _, start, end in values):
            found[title] = values
        elif values[-1][0] is not None:
            found[title] = values[-1][0]
    defaults.fill(found, element.name, element.line)
    drawn: dict[str, dict[str, str]] = {}
    for child in element.children:
        if child.name in LISTS:
            listed = [dict(each.attributes) for each in child.within(LISTS[child.name])]
            found[_free(child.name, found)] = listed
        elif child.name in ("color", "size", "position", "shape", "thickness"):
            drawn[child.name] = dict(child.attributes)
    if drawn:
        found[_free("viz", found)] = drawn
    return found


def _free(name: str, taken: Mapping[str, object]) -> str:
    """Return a name that no attribute has."""
    while name in taken:
        name += "_"
    return name


def _edge_data(draft: Draft, element: Element, keys: _Keys, defaults: Defaults) -> dict[str, Any]:
    own = element.attributes
    data = _data(draft, element, keys, defaults)
    if "weight" in own:
        data["weight"] = convert(own["weight"], "weight", "double", draft, element.line)
    if "label" in own:
        data.setdefault("label", own["label"])
    if own.get("type", DIRECTIONS[0]) not in DIRECTIONS:
        data.setdefault("type", own["type"])
    return data


def _is_directed(element: Element) -> bool:
    """Whether an edge has one direction; a mutual one has both, like one without."""
    graph = element.around("graph")
    by_default = None if graph is None else graph.attributes.get("defaultedgetype")
    said = element.attributes.get("type")
    return (said if said in DIRECTIONS else by_default or "undirected") == "directed"


def dumps(network: Network) -> str:
    """Return a network as the text of a GEXF file.

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
    >>> text = dumps(Network(actors=[Actor("kiosk", "Käse & Co.", kind="business")]))
    >>> text[text.index("<node ") : text.index("<attvalues>")]
    '<node id="kiosk" label="Käse &amp; Co.">'
    """
    graph = plain_graph_of(network)
    heading = json.dumps(graph.attributes[KEY], ensure_ascii=False, allow_nan=False)
    title = f' name="{escaped(hidden(network.title.en))}"' if network.title.en else ""
    nodes, arcs = _with_heading(graph), [_edge(data) for _, _, _, data in graph.arcs]
    description = "" if nodes else f"{OWN}{escaped(hidden(heading))}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<gexf xmlns="{NAMESPACE}" version="1.2">',
        f"  <meta><description>{description}</description></meta>",
        f'  <graph mode="static" defaultedgetype="directed"{title}>',
    ]
    for scope, types, listed in (
        ("node", {**NODE_TYPES, KEY: "string"}, [data for _, data in nodes]),
        ("edge", EDGE_TYPES, arcs),
    ):
        said = set().union(*listed)
        lines += [
            f'    <attributes class="{scope}">',
            *(
                f'      <attribute id="{scope[0]}_{name}" title="{name}" type="{kind}"/>'
                for name, kind in types.items()
                if name in said and name != "weight"
            ),
            "    </attributes>",
        ]
    lines.append("    <nodes>")
    for label, data in nodes:
        own = escaped(hidden(label))
        name = escaped(hidden(data.get("name") or label))
        lines.append(f'      <node id="{own}" label="{name}">{_values("n", data)}</node>')
    lines += ["    </nodes>", "    <edges>"]
    for (source, target, _, data), own_data in zip(graph.arcs, arcs, strict=True):
        ends = f'source="{escaped(hidden(source))}" target="{escaped(hidden(target))}"'
        weight = f' weight="{spelled(data["weight"])}"' if "weight" in data else ""
        rest = {name: value for name, value in own_data.items() if name != "weight"}
        lines.append(f'      <edge id="{edge_id(data)}" {ends}{weight}>{_values("e", rest)}</edge>')
    return "\n".join([*lines, "    </edges>", "  </graph>", "</gexf>", ""])


def _with_heading(graph: PlainGraph) -> list[tuple[Any, Mapping[str, Any]]]:
    """Return the nodes, of which the first holds what is said of the whole."""
    nodes = list(graph.nodes)
    if nodes:
        label, data = nodes[0]
        nodes[0] = label, {**data, KEY: graph.attributes[KEY]}
    return nodes


def _edge(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what an edge says, with the id of the tie where no id of an edge takes its place."""
    return {TIE_ID if name == "id" else name: value for name, value in data.items()}


def _values(scope: str, data: Mapping[str, Any]) -> str:
    listed = "".join(
        f'<attvalue for="{scope}_{name}" value="{escaped(spelled(value))}"/>'
        for name, value in data.items()
    )
    return f"<attvalues>{listed}</attvalues>"


def write(network: Network, path: Path) -> None:
    """Write a network to a GEXF file, whole or not at all.

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
    name=Text(de="GEXF", en="GEXF"), suffixes=(".gexf",), read=reader(parse), write=write
)
