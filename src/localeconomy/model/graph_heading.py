"""What a graph says of the whole network: its heading, found, checked, or missed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.language import Text
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.plain_graph import FORMAT_VERSION, KEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.model.plain import Entry
    from localeconomy.model.plain_graph import PlainGraph
    from localeconomy.model.records import Record

__all__ = ["DAMAGED", "LOST", "lifted", "own_heading", "without_lost_references"]

BEGINNING: Final = '{"format_version": '
"""How a heading begins that stands as a text among the attributes of a node."""

DAMAGED: Final = Text(
    de="{place}: die Angabe „localeconomy“ ist beschädigt{part}; bitte die unveränderte Datei "
    "verwenden oder die Angabe entfernen",
    en="{place}: the attribute 'localeconomy' is damaged{part}; use the unchanged file or remove "
    "the attribute",
)
TWO: Final = Text(
    de="{place} stehen die Angaben „localeconomy“ zweier Netzwerke, an den Knoten {one} und "
    "{other}; bitte jedes für sich einlesen und mit network.merge verbinden",
    en="{place} stand the attributes 'localeconomy' of two networks, at the nodes {one} and "
    "{other}; read each by itself and join them with network.merge",
)
LOST: Final = Text(
    de="{place} fehlt die Angabe „localeconomy“: verloren sind Beschreibung, Stand und alle "
    "Tabellen außer Akteuren, Mitgliedschaften und Beziehungen; was auf diese verweist, steht "
    "unter den weiteren Attributen. Bitte die Datei verwenden, die localeconomy geschrieben hat, "
    "oder den Stand mit as_of angeben",
    en="{place} the attribute 'localeconomy' is missing: lost are the description, the day of the "
    "record and all tables but actors, memberships and relationships; what refers to them stands "
    "among the further attributes. Use the file that localeconomy wrote, or give the day with "
    "as_of",
)


def lifted(graph: PlainGraph) -> PlainGraph:
    """Return a graph with its heading among its own attributes, wherever it stood.

    GEXF has no attributes of the whole graph that other programs keep; a node has it there.

    Parameters
    ----------
    graph
        The graph.

    Returns
    -------
    PlainGraph
        The same, or one whose nodes no longer have the heading.

    Raises
    ------
    FileFormatError
        If two nodes have different ones.

    Examples
    --------
    >>> from localeconomy.model.plain_graph import PlainGraph
    >>> graph = lifted(PlainGraph([("a", {KEY: '{"format_version": 1}'})], []))
    >>> graph.nodes, graph.attributes
    ([('a', {})], {'localeconomy': '{"format_version": 1}'})
    """
    found = {label: data[KEY] for label, data in graph.nodes if _is_heading(data.get(KEY))}
    if not found or KEY in graph.attributes:
        return graph
    (first, heading), *others = found.items()
    for other, said in others:
        if said != heading:
            message = TWO.fill(place=graph.place, one=quoted(first), other=quoted(other))
            raise FileFormatError(message)
    nodes = [
        (label, {name: said for name, said in data.items() if name != KEY or label not in found})
        for label, data in graph.nodes
    ]
    return attrs.evolve(graph, nodes=nodes, attributes={**graph.attributes, KEY: heading})


def _is_heading(value: object) -> bool:
    return isinstance(value, str) and value.startswith(BEGINNING)


def own_heading(graph: PlainGraph) -> dict[str, Any]:
    """Return what a graph of `plain_graph_of` says of the whole, of any other nothing.

    Parameters
    ----------
    graph
        The graph.

    Returns
    -------
    dict
        The version, the title, the description, the day and the other tables.

    Raises
    ------
    FileFormatError
        If it is damaged or of a later version.
    """
    heading = graph.attributes.get(KEY)
    if not isinstance(heading, dict) or "format_version" not in heading:
        return {}
    _check_version(heading["format_version"])
    tables = heading.get("tables", {})
    sound = {
        "tables": isinstance(tables, dict) and all(map(_is_table, tables.values())),
        **{name: _is_wording(heading.get(name)) for name in ("title", "description")},
        "as_of": isinstance(heading.get("as_of"), str | None),
    }
    for part, is_sound in sound.items():
        if not is_sound:
            raise FileFormatError(DAMAGED.fill(place=graph.place, part=f" ({part})"))
    return heading


def _is_table(entries: object) -> bool:
    return isinstance(entries, list) and all(
        isinstance(entry, dict) and all(isinstance(key, str) for key in entry) for entry in entries
    )


def _is_wording(value: object) -> bool:
    return not value or (isinstance(value, dict) and {"de", "en"} <= set(value))


def _check_version(version: object) -> None:
    if version != FORMAT_VERSION:
        raise FileFormatError(
            Text(
                de="der Graph hat die Version {version}; diese Fassung der Bibliothek liest "
                "Version {newest}: bitte localeconomy aktualisieren",
                en="the graph has version {version}; this release of the library reads version "
                "{newest}: update localeconomy",
            ).fill(version=quoted(version), newest=FORMAT_VERSION)
        )


def without_lost_references(
    record_type: type[Record], entries: Sequence[Entry], kept: Sequence[str]
) -> list[Entry]:
    """Return entries that refer to kept tables alone; other references become mere attributes.

    Parameters
    ----------
    record_type
        The class of the records.
    entries
        One mapping a record.
    kept
        The tables that are left.

    Returns
    -------
    list of dict
        The entries.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> without_lost_references(Actor, [{"id": "kiosk", "district": "harbour"}], ["actors"])
    [{'id': 'kiosk', 'attributes': {'district': 'harbour'}}]
    """
    lost = {
        name
        for name, field in fields_of(record_type).items()
        if field.type in (FieldType.REFERENCE, FieldType.REFERENCES) and field.target not in kept
    }
    return [entry if lost.isdisjoint(entry) else _aside(entry, lost) for entry in entries]


def _aside(entry: Entry, lost: set[str]) -> Entry:
    rest = dict(entry.get("attributes", {}))
    for name in sorted(lost & entry.keys()):
        free = name
        while free in rest:
            free += "_"
        rest[free] = entry[name]
    return {name: said for name, said in entry.items() if name not in lost} | {"attributes": rest}
