"""Networks as Pajek files: who is tied to whom, how strongly and by which kind of tie.

A file can hold arcs, edges, lists of them and matrices, each for several relations. All else that a
record knows has no place in it; `kept` says what is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.files import file_name, write_bytes
from localeconomy.io.graph_reading import Draft, reader
from localeconomy.io.line_text import (
    lines_of,
    number_of,
    quoted_label,
    spelled_number,
    whole_of,
    words_of,
)
from localeconomy.io.registry import Format
from localeconomy.language import Text
from localeconomy.model.fields import fields_of
from localeconomy.model.graph_network import network_of
from localeconomy.model.plain_graph import Arc, PlainGraph
from localeconomy.model.records import Relationship

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.model.network import Network

__all__ = ["FORMAT", "dumps", "kept", "parse", "write"]

MOST_SILENT: Final = 100_000
"""Vertices that a file need not name line by line; more than that come with their lines."""

COORDINATES: Final = ("x", "y", "z")

UNSTATED: Final = fields_of(Relationship)["kind"].default
"""The kind of a tie that nothing is said of."""

NO_VERTICES: Final = Text(
    de="{file} ist keine Pajek-Datei: „*Vertices“ fehlt",
    en="{file} is not a Pajek file: '*Vertices' is missing",
)
SECOND: Final = Text(
    de="hier beginnt eine zweite Liste von Knoten; bitte jedes Netz in eine eigene Datei legen",
    en="a second list of vertices begins here; put each network into a file of its own",
)
NO_COUNT: Final = Text(
    de="nach „*Vertices“ steht die Zahl der Knoten, höchstens {most}",
    en="'*Vertices' is followed by the number of vertices, at most {most}",
)
UNKNOWN: Final = Text(
    de="der Abschnitt {section} wird nicht gelesen; bitte nur das Netzwerk ausgeben",
    en="the section {section} is not read; export the network alone",
)
NO_VERTEX: Final = Text(
    de="{word} ist keine Nummer eines Knotens (1 bis {most})",
    en="{word} is no number of a vertex (1 to {most})",
)
NO_ENDS: Final = Text(
    de="eine Beziehung braucht die Nummern beider Knoten",
    en="a tie needs the numbers of both vertices",
)
NO_NUMBER: Final = Text(
    de="{word} ist keine Zahl; bitte mit Dezimalpunkt schreiben",
    en="{word} is not a number; write it with a decimal point",
)
WIDTH: Final = Text(
    de="die Zeile der Matrix hat {n} Zahlen, nötig sind {most}",
    en="the row of the matrix has {n} numbers, {most} are needed",
)
HEIGHT: Final = Text(
    de="die Matrix hat {n} Zeilen, nötig sind {most}",
    en="the matrix has {n} rows, {most} are needed",
)


@attrs.define
class _Parsing:
    """Where in a file the reading stands."""

    draft: Draft
    most: int
    size: int | None = None
    first_mode: int | None = None
    section: str = ""
    relation: str | None = None
    labels: dict[int, tuple[str, dict[str, Any], int]] = attrs.field(factory=dict)
    ways: list[bool] = attrs.field(factory=list)
    ties: list[tuple[int, int, dict[str, Any], int]] = attrs.field(factory=list)
    row: int = 0


def parse(content: bytes, name: str) -> PlainGraph:
    """Return the graph of a Pajek file.

    Parameters
    ----------
    content
        The bytes of the file.
    name
        What to call it in errors.

    Returns
    -------
    PlainGraph
        The graph; vertices are called by their labels, else by their numbers, and the name of a
        relation is the ``kind`` of its ties.

    Raises
    ------
    FileFormatError
        If the file is no Pajek file.
    ValidationError
        If it has faults; all are named at once.
    """
    lines = lines_of(content, name)
    parsing = _Parsing(Draft(name), max(MOST_SILENT, len(lines)))
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("%"):
            continue
        if stripped.startswith("*"):
            _begin(parsing, stripped, number)
        elif parsing.section == "vertices":
            _take_vertex(parsing, words_of(stripped), number)
        elif parsing.section == "matrix":
            _take_row(parsing, stripped.split(), number)
        elif parsing.section.endswith("list"):
            _take_list(parsing, words_of(stripped), number)
        elif parsing.section:
            _take_tie(parsing, words_of(stripped), number)
    _end_matrix(parsing, len(lines))
    if parsing.size is None:
        raise FileFormatError(NO_VERTICES.fill(file=file_name(name)))
    return _graph(parsing)


def _begin(parsing: _Parsing, line: str, number: int) -> None:
    """Begin a section."""
    _end_matrix(parsing, number)
    head, *rest = line.split(None, 1)
    section, words = head[1:].lower(), words_of(" ".join(rest))
    parsing.section, parsing.relation, parsing.row = section, None, 0
    if section == "network":
        parsing.draft.attributes["name"] = " ".join(words)
        parsing.section = ""
    elif section == "vertices" and parsing.size is not None:
        parsing.draft.note(number, SECOND)
    elif section == "vertices":
        size = whole_of(words[0]) if words else None
        if size is None or size > parsing.most:
            parsing.draft.note(number, NO_COUNT.fill(most=str(parsing.most)))
            size = 0
        parsing.size = size
        parsing.first_mode = whole_of(words[1]) if len(words) > 1 else None
    elif section in ("arcs", "edges", "arcslist", "edgeslist", "matrix"):
        if words and words[0].startswith(":"):
            parsing.relation = " ".join(words[1:]) or words[0][1:]
    else:
        parsing.draft.note(number, UNKNOWN.fill(section=quoted(head)))
        parsing.section = ""


def _take_vertex(parsing: _Parsing, words: list[str], line: int) -> None:
    place = _vertex(parsing, words[0] if words else "", line)
    if place is None:
        return
    data: dict[str, Any] = {}
    rest = words[2:]
    for name in COORDINATES:
        value = number_of(rest[0]) if rest else None
        if value is None:
            break
        data[name] = value
        rest = rest[1:]
    data |= _parameters(rest, "shape")
    label = words[1] if len(words) > 1 else str(place)
    parsing.labels.setdefault(place, (label, data, line))


def _parameters(words: list[str], single: str) -> dict[str, Any]:
    """Return what follows the numbers of a line: pairs of name and value, and times in brackets."""
    times = [word for word in words if _is_time(word)]
    rest = [word for word in words if not _is_time(word)]
    found: dict[str, Any] = {"time": " ".join(times)} if times else {}
    if len(rest) % 2:
        found[single], rest = rest[0], rest[1:]
    return found | dict(zip(rest[::2], rest[1::2], strict=True))


def _is_time(word: str) -> bool:
    return word.startswith("[") and word.endswith("]")


def _vertex(parsing: _Parsing, word: str, line: int) -> int | None:
    """Return the number of a vertex, noting what is none."""
    place = whole_of(word)
    if place is None or not 1 <= place <= (parsing.size or 0):
        said = NO_VERTEX.fill(word=quoted(word), most=str(parsing.size or 0))
        parsing.draft.note(line, said)
        return None
    return place


def _take_tie(parsing: _Parsing, words: list[str], line: int) -> None:
    if len(words) < 2:  # noqa: PLR2004 - two ends
        parsing.draft.note(line, NO_ENDS)
        return
    data: dict[str, Any] = {}
    rest = words[2:]
    if rest and (number := number_of(rest[0])) is not None:
        data["weight"], rest = number, rest[1:]
    elif rest and not _is_time(rest[0]) and len(rest) % 2:
        parsing.draft.note(line, NO_NUMBER.fill(word=quoted(rest[0])))
        return
    data |= _parameters(rest, "parameter")
    _add_tie(parsing, words[0], words[1], data, line)


def _take_list(parsing: _Parsing, words: list[str], line: int) -> None:
    if len(words) < 2:  # noqa: PLR2004 - one end and another
        parsing.draft.note(line, NO_ENDS)
    for word in words[1:]:
        _add_tie(parsing, words[0], word, {}, line)


def _take_row(parsing: _Parsing, cells: list[str], line: int) -> None:
    size = parsing.size or 0
    parsing.row += 1
    if len(cells) != size:
        parsing.draft.note(line, WIDTH.fill(n=str(len(cells)), most=str(size)))
        return
    for place, cell in enumerate(cells, 1):
        weight = number_of(cell)
        if weight is None:
            parsing.draft.note(line, NO_NUMBER.fill(word=quoted(cell)))
        elif weight and parsing.row <= size:
            _put_tie(parsing, (parsing.row, place), {"weight": weight}, line)


def _end_matrix(parsing: _Parsing, line: int) -> None:
    if parsing.section == "matrix" and parsing.row != parsing.size:
        said = HEIGHT.fill(n=str(parsing.row), most=str(parsing.size or 0))
        parsing.draft.note(line, said)


def _add_tie(parsing: _Parsing, source: str, target: str, data: dict[str, Any], line: int) -> None:
    ends = _vertex(parsing, source, line), _vertex(parsing, target, line)
    if ends[0] is not None and ends[1] is not None:
        _put_tie(parsing, (ends[0], ends[1]), data, line)


def _put_tie(parsing: _Parsing, ends: tuple[int, int], data: dict[str, Any], line: int) -> None:
    if parsing.relation is not None:
        data = {"kind": parsing.relation, **data}
    parsing.ties.append((*ends, data, line))
    parsing.ways.append(not parsing.section.startswith("edges"))


def _graph(parsing: _Parsing) -> PlainGraph:
    draft = parsing.draft
    named: dict[int, str] = {}
    for place in range(1, (parsing.size or 0) + 1):
        label, data, line = parsing.labels.get(place, (str(place), {}, 1))
        if parsing.first_mode is not None:
            data = {**data, "mode": 1 if place <= parsing.first_mode else 2}
        named[place] = label
        draft.add_node(label, data, line)
    draft.directed = any(parsing.ways) or not parsing.ways
    for (source, target, said, line), directed in zip(parsing.ties, parsing.ways, strict=True):
        data = said if directed or not draft.directed else {"mutual": True, **said}
        draft.add_arc(named[source], named[target], data, line)
    return draft.result()


def _carried(network: Network) -> PlainGraph:
    """Return what a Pajek file holds of a network."""
    arcs: list[Arc] = [
        (
            tie.source,
            tie.target,
            None,
            {"kind": tie.kind, "weight": tie.weight, "mutual": tie.mutual},
        )
        for tie in network.relationships
    ]
    attributes = {"name": " ".join(network.title.en.split())}
    return PlainGraph([(actor.id, {}) for actor in network.actors], arcs, attributes=attributes)


def kept(network: Network) -> Network:
    """Return what is left of a network in a Pajek file.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    Network
        Its title in English, the ids of its actors, and of each relationship the ends, kind, weight
        and whether it is mutual; relationships that are then alike get ids.
    """
    return network_of(_ordered(_carried(network)))


def _ordered(graph: PlainGraph) -> PlainGraph:
    """Return the ties relation by relation, arcs before edges, as a file has them."""
    kinds = list(dict.fromkeys(data["kind"] for _, _, _, data in graph.arcs))
    arcs = sorted(graph.arcs, key=lambda arc: (kinds.index(arc[3]["kind"]), arc[3]["mutual"]))
    return attrs.evolve(graph, arcs=arcs)


def dumps(network: Network) -> str:
    """Return a network as the text of a Pajek file.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    str
        The text, in ASCII as Pajek itself writes it; equal networks give equal texts.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor, Relationship
    >>> network = Network(
    ...     actors=[Actor("bakery"), Actor("café")],
    ...     relationships=[Relationship("bakery", "café", "supply", weight=2.5)],
    ... )
    >>> print(dumps(network), end="")
    *Vertices 2
    1 "bakery"
    2 "caf&#233;"
    *Arcs :1 "supply"
    1 2 2.5
    """
    graph = _ordered(_carried(network))
    numbers = {label: number for number, (label, _) in enumerate(graph.nodes, 1)}
    title = graph.attributes["name"]
    lines = [f"*Network {quoted_label(title)}"] if title else []
    lines.append(f"*Vertices {len(graph.nodes)}")
    lines += [f"{number} {quoted_label(label)}" for label, number in numbers.items()]
    # Where no kind is stated, the plain form says as much, and more programs read it.
    is_plain = {data["kind"] for _, _, _, data in graph.arcs} <= {UNSTATED}
    relations: dict[str, int] = {}
    begun: tuple[str, bool] | None = None
    for source, target, _, data in graph.arcs:
        kind, mutual = data["kind"], data["mutual"]
        if begun != (kind, mutual):
            begun = kind, mutual
            number = relations.setdefault(kind, len(relations) + 1)
            name = "" if is_plain else f' :{number} "{kind}"'
            lines.append(f"*{'Edges' if mutual else 'Arcs'}{name}")
        lines.append(f"{numbers[source]} {numbers[target]} {spelled_number(data['weight'])}")
    return "\n".join([*lines, ""])


def write(network: Network, path: Path) -> None:
    """Write a network to a Pajek file, whole or not at all.

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
    write_bytes(path, dumps(network).encode("ascii"))


FORMAT: Final = Format(
    name=Text(de="Pajek", en="Pajek"),
    suffixes=(".net",),
    read=reader(parse),
    write=write,
    kept=kept,
)
