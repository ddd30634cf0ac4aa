"""Networks as UCINET DL files: one matrix a kind of tie.

A matrix has one value a cell. All else that a record knows has no place in it; `kept` says what is
left.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from localeconomy.errors import FileFormatError
from localeconomy.io.dl_data import matrices_of
from localeconomy.io.dl_matrices import Matrices, Relation
from localeconomy.io.dl_text import Word
from localeconomy.io.files import write_bytes
from localeconomy.io.graph_reading import Draft, reader
from localeconomy.io.line_text import quoted_label, spelled_number
from localeconomy.io.registry import Format
from localeconomy.language import Text
from localeconomy.model.graph_network import network_of

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.model.network import Network
    from localeconomy.model.plain_graph import PlainGraph

__all__ = ["FORMAT", "dumps", "kept", "parse", "write"]

MOST_CELLS: Final = 25_000_000

TOO_MANY: Final = Text(
    de="die Matrizen hätten {n} Zellen, höchstens {most} werden geschrieben; bitte GraphML "
    "verwenden",
    en="the matrices would have {n} cells, {most} at most are written; use GraphML",
)
TOO_STRONG: Final = Text(
    de="die Gewichte von {source} und {target} sind zusammen zu groß; bitte GraphML verwenden",
    en="the weights of {source} and {target} are too large together; use GraphML",
)


def parse(content: bytes, name: str) -> PlainGraph:
    """Return the graph of a DL file.

    Parameters
    ----------
    content
        The bytes of the file.
    name
        What to call it in errors.

    Returns
    -------
    PlainGraph
        The graph; the label of a matrix is the ``kind`` of its ties, and one that is symmetric
        holds mutual ties. Where rows and columns are of different nodes, their ``mode`` is 1 or 2.

    Raises
    ------
    FileFormatError
        If the file is no DL file.
    ValidationError
        If it has faults; all are named at once.
    """
    draft = Draft(name)
    return _graph(matrices_of(content, name, draft), draft)


def _graph(matrices: Matrices, draft: Draft) -> PlainGraph:
    labels = [label.text for label in matrices.labels]
    for place, label in enumerate(matrices.labels):
        data = {}
        if matrices.first_mode is not None:
            data["mode"] = 1 if place < matrices.first_mode else 2
        draft.add_node(label.text, data, label.line)
    for relation in matrices.relations:
        kind: dict[str, Any] = {} if relation.label is None else {"kind": relation.label}
        mutual = relation.is_symmetric
        for row, column, value, line in relation.cells:
            if mutual and row > column:
                continue  # the same tie, seen from its other end
            said = {**kind, "weight": value, "mutual": mutual and row != column}
            draft.add_arc(labels[row], labels[column], said, line)
    return draft.result()


def _carried(network: Network) -> Matrices:
    """Return what a DL file holds of a network; parallel ties of one kind are added up."""
    places = {actor.id: place for place, actor in enumerate(network.actors)}
    sums: dict[str, dict[tuple[int, int], float]] = {}
    for tie in network.relationships:
        cells = sums.setdefault(tie.kind, {})
        source, target = places[tie.source], places[tie.target]
        for ends in ((source, target), (target, source))[: 1 + tie.mutual]:
            cells[ends] = cells.get(ends, 0.0) + tie.weight
            if not math.isfinite(cells[ends]):
                raise FileFormatError(TOO_STRONG.fill(source=tie.source, target=tie.target))
    relations = [
        Relation(kind, [(*ends, value, 1) for ends, value in sorted(cells.items()) if value])
        for kind, cells in sums.items()
    ]
    return Matrices([Word(actor.id, 1) for actor in network.actors], relations)


def kept(network: Network) -> Network:
    """Return what is left of a network in a DL file.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    Network
        The ids of its actors, and for each kind of relationship the sum of the weights from one
        actor to the other. Ties are mutual where all of a kind are.

    Raises
    ------
    FileFormatError
        If weights that are added up become too large.
    """
    return network_of(_graph(_carried(network), Draft("DL")))


def dumps(network: Network) -> str:
    """Return a network as the text of a DL file.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    str
        The text in ASCII; equal networks give equal texts.

    Raises
    ------
    FileFormatError
        If its matrices would be too large.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor, Relationship
    >>> network = Network(
    ...     actors=[Actor("bakery"), Actor("café")],
    ...     relationships=[Relationship("bakery", "café", "supply", weight=2.5)],
    ... )
    >>> print(dumps(network), end="")
    dl n=2 nm=1 format=fullmatrix
    labels:
    "bakery"
    "caf&#233;"
    matrix labels:
    "supply"
    data:
    0 2.5
    0 0
    """
    matrices = _carried(network)
    size, count = len(matrices.labels), max(len(matrices.relations), 1)
    if size * size * count > MOST_CELLS:
        raise FileFormatError(TOO_MANY.fill(n=size * size * count, most=MOST_CELLS))
    lines = [f"dl n={size} nm={count} format=fullmatrix", "labels:"]
    lines += [quoted_label(label.text) for label in matrices.labels]
    if matrices.relations:
        lines.append("matrix labels:")
        lines += [quoted_label(relation.label or "") for relation in matrices.relations]
    lines.append("data:")
    for relation in matrices.relations or [Relation(None)]:
        cells = {(row, column): value for row, column, value, _ in relation.cells}
        lines += [
            " ".join(spelled_number(cells.get((row, column), 0.0)) for column in range(size))
            for row in range(size)
        ]
    return "\n".join([*lines, ""])


def write(network: Network, path: Path) -> None:
    """Write a network to a DL file, whole or not at all.

    Parameters
    ----------
    network
        The network.
    path
        The file.

    Raises
    ------
    FileFormatError
        If the file cannot be written or its matrices would be too large.
    """
    write_bytes(path, dumps(network).encode("ascii"))


FORMAT: Final = Format(
    name=Text(de="UCINET DL", en="UCINET DL"),
    suffixes=(".dl",),
    read=reader(parse),
    write=write,
    kept=kept,
)
