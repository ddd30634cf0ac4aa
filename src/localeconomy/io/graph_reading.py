"""What all readers of graph files share: limits, faults by line, and the way to the record."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.io.files import file_name, read_bytes
from localeconomy.io.graph_values import STRUCTURED, shown
from localeconomy.language import Text
from localeconomy.model.fields import fields_of
from localeconomy.model.graph_network import SelfTies, network_of
from localeconomy.model.plain_graph import KEY, Arc, PlainGraph
from localeconomy.model.problems import MOST_PROBLEMS, found
from localeconomy.model.records import Actor, Record, Relationship

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.model.dates import DateLike
    from localeconomy.model.network import Network

__all__ = ["Draft", "LineFault", "in_file", "reader"]

Parse: TypeAlias = Callable[[bytes, str], PlainGraph]
Mapping_: TypeAlias = Mapping[str, "str | None"]

LARGEST: Final = 2**30
"""Bytes of a graph file; a million ties in GraphML take three hundred million."""

NO_NODE: Final = Text(
    de="die Kante nennt den Knoten {node}, den es nicht gibt; bitte ergänzen oder berichtigen",
    en="the edge names the node {node}, which is not there; add it or correct the edge",
)
NODE_TWICE: Final = Text(
    de="der Knoten {node} steht schon in Zeile {first}; bitte einen umbenennen oder streichen",
    en="the node {node} is already in line {first}; rename or remove one",
)
DAMAGED: Final = Text(
    de="{file}: die Angabe „localeconomy“ ist beschädigt; bitte die unveränderte Datei verwenden "
    "oder die Angabe entfernen",
    en="{file}: the attribute 'localeconomy' is damaged; use the unchanged file or remove the "
    "attribute",
)


@attrs.frozen
class LineFault:
    """A fault in the form of a text file, and its line.

    Parameters
    ----------
    line
        The line, from 1.
    message
        What is wrong and the remedy.

    Examples
    --------
    >>> print(LineFault(7, Text(de="ist leer", en="is empty")).into("de"))
    Zeile 7: ist leer
    """

    line: int
    message: Text

    def into(self, language: str) -> str:
        """Return the fault in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The wording.
        """
        word = "Zeile" if language == "de" else "line"
        return f"{word} {self.line}: {self.message.into(language)}"


def in_file(name: str) -> Text:
    """Return the words that say in which file something is wrong.

    Parameters
    ----------
    name
        The file's name.

    Returns
    -------
    Text
        The words.
    """
    return Text(de="in {file}", en="in {file}").fill(file=file_name(name))


@attrs.define
class Draft:
    """A graph in the making, and what is wrong with it.

    Parameters
    ----------
    name
        What the file is called.
    directed
        Whether edges have a direction where they do not say.

    Examples
    --------
    >>> draft = Draft("kiosk.net")
    >>> draft.add_node("a", {}, 2)
    >>> draft.add_arc("a", "b", {}, 3)
    >>> draft.result()
    Traceback (most recent call last):
    ...
    localeconomy.errors.ValidationError: 1 problem in 'kiosk.net':
      - line 3: the edge names the node 'b', which is not there; add it or correct the edge
    """

    name: str
    directed: bool = True
    attributes: dict[str, Any] = attrs.field(factory=dict, init=False)
    faults: list[LineFault] = attrs.field(factory=list, init=False)
    _nodes: dict[str, Mapping[str, Any]] = attrs.field(factory=dict, init=False)
    _lines: dict[str, int] = attrs.field(factory=dict, init=False)
    _arcs: list[Arc] = attrs.field(factory=list, init=False)
    _arc_lines: list[int] = attrs.field(factory=list, init=False)

    def note(self, line: int, message: Text) -> None:
        """Note a fault; beyond many, one more helps nobody.

        Parameters
        ----------
        line
            Its line.
        message
            What is wrong and the remedy.
        """
        if len(self.faults) < MOST_PROBLEMS:
            self.faults.append(LineFault(line, message))

    def add_node(self, label: str, data: Mapping[str, Any], line: int) -> None:
        """Take a node; one of the same label is a fault.

        Parameters
        ----------
        label
            Its label, which becomes the actor's id.
        data
            Its attributes.
        line
            Its line.
        """
        if label in self._nodes:
            first = self._lines[label]
            self.note(line, NODE_TWICE.fill(node=repr(label[:60]), first=str(first)))
            return
        self._nodes[label] = data
        self._lines[label] = line

    def add_arc(
        self, source: str, target: str, data: Mapping[str, Any], line: int, key: object = None
    ) -> None:
        """Take an edge.

        Parameters
        ----------
        source, target
            The labels of its ends.
        data
            Its attributes.
        line
            Its line.
        key
            What tells it from parallel ones.
        """
        self._arcs.append((source, target, key, data))
        self._arc_lines.append(line)

    def result(self) -> PlainGraph:
        """Return the graph.

        Returns
        -------
        PlainGraph
            The graph.

        Raises
        ------
        ValidationError
            If there are faults; all are named at once.
        """
        for (source, target, _, _), line in zip(self._arcs, self._arc_lines, strict=True):
            for end in (source, target):
                if end not in self._nodes:
                    self.note(line, NO_NODE.fill(node=repr(end[:60])))
        if self.faults:
            faults: list[LineFault] = sorted(self.faults, key=attrgetter("line"))
            raise found(faults, in_file(self.name))
        return PlainGraph(
            list(self._nodes.items()),
            self._arcs,
            self.directed,
            self.attributes,
            list(self._lines.values()),
            self._arc_lines,
            in_file(self.name),
        )


def reader(parse: Parse) -> Callable[..., Network]:
    """Return the function that reads the files of a format.

    Parameters
    ----------
    parse
        From the bytes of a file and its name to the graph.

    Returns
    -------
    callable
        Takes a path and the options of `localeconomy.from_networkx`.
    """

    def read(
        path: Path,
        *,
        title: str | Text | None = None,
        as_of: DateLike | None = None,
        weight: str | None = "weight",
        kinds: Mapping[str, str] | None = None,
        node_mapping: Mapping_ | None = None,
        edge_mapping: Mapping_ | None = None,
        self_ties: SelfTies = "error",
    ) -> Network:
        """Return the network of a graph file.

        Parameters
        ----------
        path
            The file.
        title, as_of, weight, kinds, node_mapping, edge_mapping, self_ties
            As for `localeconomy.from_networkx`.

        Returns
        -------
        Network
            The network.

        Raises
        ------
        FileFormatError
            If the file cannot be reached, is too large or of another form.
        ValidationError
            If its content breaks a rule; all faults are named at once.
        """
        graph = parse(read_bytes(path, LARGEST), str(path))
        return network_of(
            _prepared(graph, str(path), node_mapping or {}, edge_mapping or {}),
            title=title,
            as_of=as_of,
            weight=weight,
            kinds=kinds,
            node_mapping=node_mapping,
            edge_mapping=edge_mapping,
            self_ties=self_ties,
        )

    return read


def _prepared(
    graph: PlainGraph, name: str, node_mapping: Mapping_, edge_mapping: Mapping_
) -> PlainGraph:
    """Return a graph with values where its file can only hold texts."""
    attributes = dict(graph.attributes)
    own = KEY in attributes
    # In XML the facts about the whole graph are a text, and texts hide what XML cannot hold.
    hides = isinstance(attributes.get(KEY), str)
    if hides:
        attributes[KEY] = _from_json(shown(attributes[KEY]))
        if not isinstance(attributes[KEY], dict):
            raise FileFormatError(DAMAGED.fill(file=file_name(name)))
    of_nodes = _structured(Actor, node_mapping)
    of_edges = _structured(Relationship, edge_mapping)
    nodes = [
        (
            _shown(label, hides=hides),
            _valued(data if own else _named(label, data, node_mapping), of_nodes, hides=hides),
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


def _structured(record_type: type[Record], mapping: Mapping_) -> frozenset[str]:
    """Return the attributes that become fields of lists or mappings."""
    structured = {
        name for name, field in fields_of(record_type).items() if field.type in STRUCTURED
    }
    theirs = {key for key, name in mapping.items() if name in structured}
    return frozenset(theirs | (structured - set(mapping)))


def _named(node: object, data: Mapping[str, Any], mapping: Mapping_) -> Mapping[str, Any]:
    """Return a node's attributes with its label as its name, where it has no other.

    A label that repeats the node's id says nothing: Gephi and networkx write one in any case.
    """
    if "label" in mapping or "label" not in data:
        return data
    if data["label"] == node:
        return {key: value for key, value in data.items() if key != "label"}
    if "name" in data or "name" in mapping.values():
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
