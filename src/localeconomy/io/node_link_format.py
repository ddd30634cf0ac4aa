"""Networks as node-link JSON, as networkx and web graphics read and write it: nothing lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from localeconomy.errors import FileFormatError, Translatable
from localeconomy.hints import quoted
from localeconomy.io.files import file_name, write_bytes
from localeconomy.io.graph_reading import in_file, reader
from localeconomy.io.json_text import EntryFault, decode
from localeconomy.io.json_text import parse as parsed
from localeconomy.io.json_values import spelled
from localeconomy.io.registry import Format
from localeconomy.language import Text
from localeconomy.model.plain_graph import PlainGraph, plain_graph_of
from localeconomy.model.problems import MOST_PROBLEMS, found

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from localeconomy.model.network import Network
    from localeconomy.model.plain_graph import Arc

__all__ = ["FORMAT", "dumps", "parse", "write"]

LARGEST_LABEL: Final = 2**53
MOST_PARTS: Final = 4
"""Of a label that is a list."""


EMPTY: Final = Text(
    de='ein Graph ohne Knoten ist {"nodes": [], "edges": []}',
    en='a graph without nodes is {"nodes": [], "edges": []}',
)
NO_GRAPH: Final = Text(
    de="{file} enthält keinen Graphen aus Knoten und Kanten; bitte eine Datei mit "
    '"nodes" und "edges" (oder "links") angeben',
    en='{file} holds no graph of nodes and edges; name a file with "nodes" and "edges" (or '
    '"links")',
)
BOTH: Final = Text(
    de='{file} hat "edges" und "links"; bitte eines davon streichen',
    en='{file} has both "edges" and "links"; remove one',
)
NO_OBJECT: Final = Text(
    de="{value} ist kein Eintrag; bitte {{ … }} mit benannten Angaben schreiben",
    en="{value} is not an object; write {{ … }} with named values",
)
NO_LABEL: Final = Text(
    de="{value} kann keine Kennung sein; bitte Text oder Zahl angeben",
    en="{value} cannot be an id; give a text or number",
)
NODE_TWICE: Final = Text(
    de="der Knoten {node} steht schon weiter oben; bitte einen umbenennen oder streichen",
    en="the node {node} is already further up; rename or remove one",
)
NO_END: Final = Text(de='"{name}" fehlt', en='"{name}" is missing')
NO_NODE: Final = Text(
    de="die Kante nennt den Knoten {node}, den es nicht gibt; bitte ergänzen oder berichtigen",
    en="the edge names the node {node}, which is not there; add it or correct the edge",
)
TWICE: Final = Text(
    de="{key} steht mehrfach in einem Eintrag; bitte nur einmal angeben",
    en="{key} stands in one object more than once; give it once",
)
TOO_DEEP: Final = Text(
    de="{file}: zu tief verschachtelt; Angaben dürfen höchstens einige Ebenen haben",
    en="{file}: nested too deeply; values may have a few levels at most",
)


def parse(content: bytes, name: str) -> PlainGraph:
    """Return the graph of a node-link file.

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
        If the file is not JSON or holds no graph.
    ValidationError
        If it has faults; all are named at once.
    """
    try:
        return _graph(*parsed(decode(content, name), name, EMPTY), name)
    except RecursionError:
        raise FileFormatError(TOO_DEEP.fill(file=file_name(name))) from None


def _graph(document: Any, repeated: Iterable[tuple[object, str]], name: str) -> PlainGraph:  # noqa: ANN401 - any JSON
    faults: list[Translatable] = [TWICE.fill(key=quoted(key)) for _, key in repeated]
    listed = _lists(document, name)
    nodes = _nodes(listed["nodes"], faults)
    is_multigraph = document.get("multigraph", True) is not False
    arcs = _arcs(listed["edges"], {label for label, _ in nodes}, faults, keyed=is_multigraph)
    if faults:
        raise found(faults[:MOST_PROBLEMS], in_file(name))
    attributes = document.get("graph")
    return PlainGraph(
        nodes,
        arcs,
        document.get("directed", False) is True,
        attributes if isinstance(attributes, dict) else {},
        place=in_file(name),
    )


def _lists(document: object, name: str) -> dict[str, list[Any]]:
    """Return the lists of nodes and edges."""
    if not isinstance(document, dict) or not isinstance(document.get("nodes"), list):
        raise FileFormatError(NO_GRAPH.fill(file=file_name(name)))
    named = [key for key in ("edges", "links") if isinstance(document.get(key), list)]
    if len(named) != 1:
        raise FileFormatError((BOTH if named else NO_GRAPH).fill(file=file_name(name)))
    return {"nodes": document["nodes"], "edges": document[named[0]]}


def _entries(
    listed: Iterable[object], name: str, faults: list[Translatable]
) -> Iterable[tuple[int, dict[str, Any]]]:
    """Yield the objects of a list with their numbers, noting what is none."""
    for number, entry in enumerate(listed, 1):
        if isinstance(entry, dict):
            yield number, entry
        else:
            fault = NO_OBJECT.fill(value=spelled(entry))
            faults.append(EntryFault(number, fault, name))


def _nodes(listed: list[Any], faults: list[Translatable]) -> list[tuple[object, Mapping[str, Any]]]:
    """Return the nodes; one without an id is called by its place, as networkx does it."""
    nodes: dict[object, Mapping[str, Any]] = {}
    for number, entry in _entries(listed, "nodes", faults):
        label = _label(entry.get("id", number - 1))
        fault = None
        if label is None:
            fault = NO_LABEL.fill(value=spelled(entry["id"]))
        elif label in nodes:
            fault = NODE_TWICE.fill(node=quoted(label))
        if fault is not None:
            faults.append(EntryFault(number, fault, "nodes"))
        else:
            nodes[label] = {key: value for key, value in entry.items() if key != "id"}
    return list(nodes.items())


def _label(value: object) -> object:
    """Return what can be a node: a text, a number or a tuple of them; None for all else."""
    parts = value if isinstance(value, list) else [value]
    if not 1 <= len(parts) <= MOST_PARTS or not all(map(_is_part, parts)):
        return None
    return tuple(value) if isinstance(value, list) else value


def _is_part(value: object) -> bool:
    # Larger numbers can be chosen so that a mapping takes hours to tell them apart.
    is_small = not isinstance(value, int | float) or abs(value) <= LARGEST_LABEL
    return isinstance(value, str | int | float) and is_small


def _arcs(
    listed: list[Any], known: set[object], faults: list[Translatable], *, keyed: bool
) -> list[Arc]:
    arcs: list[Arc] = []
    for number, entry in _entries(listed, "edges", faults):
        ends = []
        for name in ("source", "target"):
            label = _label(entry.get(name))
            ends.append(label)
            fault = None
            if name not in entry:
                fault = NO_END.fill(name=name)
            elif label is None:
                fault = NO_LABEL.fill(value=spelled(entry[name]))
            elif label not in known:
                fault = NO_NODE.fill(node=quoted(label))
            if fault is not None:
                faults.append(EntryFault(number, fault, "edges"))
        left_out = ("source", "target", "key") if keyed else ("source", "target")
        key = _label(entry.get("key")) if keyed else None
        data = {name: value for name, value in entry.items() if name not in left_out}
        arcs.append((ends[0], ends[1], key, data))
    return arcs


def dumps(network: Network) -> str:
    """Return a network as node-link JSON.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    str
        The text, which `networkx.node_link_graph` reads with ``edges="edges"``; equal networks
        give equal texts.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor
    >>> import json
    >>> json.loads(dumps(Network(actors=[Actor("kiosk", kind="business")])))["nodes"]
    [{'id': 'kiosk', 'kind': 'business'}]
    """
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    graph = plain_graph_of(network)
    nodes = [encode({"id": label, **data}) for label, data in graph.nodes]
    edges = [
        encode({"source": source, "target": target, "key": key, **data})
        for source, target, key, data in graph.arcs
    ]
    parts = ['  "directed": true', '  "multigraph": true', f'  "graph": {encode(graph.attributes)}']
    for name, lines in (("nodes", nodes), ("edges", edges)):
        inner = "\n    " + ",\n    ".join(lines) + "\n  " if lines else ""
        parts.append(f'  "{name}": [{inner}]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def write(network: Network, path: Path) -> None:
    """Write a network to a node-link file, whole or not at all.

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
    name=Text(de="Node-Link-JSON", en="node-link JSON"),
    suffixes=(".graph.json",),
    read=reader(parse),
    write=write,
)
