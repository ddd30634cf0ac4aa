"""What all readers of graph files share: limits, faults by line, and the way to the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.io.files import file_name, read_bytes
from localeconomy.language import Text
from localeconomy.model.graph_network import SelfTies, network_of
from localeconomy.model.plain_graph import Arc, PlainGraph
from localeconomy.model.problems import MOST_PROBLEMS, found

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.model.dates import DateLike
    from localeconomy.model.kinds import Kinds
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

    @property
    def place(self) -> dict[str, Any]:
        """Where it is, for programs."""
        return {"line": self.line}

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
        kinds: Kinds | None = None,
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
        return network_of(
            parse(read_bytes(path, LARGEST), str(path)),
            title=title,
            as_of=as_of,
            weight=weight,
            kinds=kinds,
            node_mapping=node_mapping,
            edge_mapping=edge_mapping,
            self_ties=self_ties,
        )

    return read
