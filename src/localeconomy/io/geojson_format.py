"""Actors on a map: GeoJSON (RFC 7946), one feature an actor, for geographic information systems.

A feature's geometry is the actor's place, or null where it has none. Beside the features stand the
heading of the record and its districts, so that the actors come back as they were.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from localeconomy.errors import FileFormatError
from localeconomy.io import json_format
from localeconomy.io.files import file_name, read_bytes, write_bytes
from localeconomy.io.json_text import decode, parse
from localeconomy.io.registry import Format
from localeconomy.language import Text
from localeconomy.model.attribution import attributions
from localeconomy.model.network import Network
from localeconomy.model.plain import entries_of

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FORMAT", "dumps", "kept", "loads", "read", "write"]

OWN: Final = "localeconomy"
PLACE: Final = ("lon", "lat")


def kept(network: Network) -> Network:
    """Return what is left of a network on a map.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    Network
        Its heading, actors and districts.
    """
    return Network(
        title=network.title,
        description=network.description,
        as_of=network.as_of,
        actors=network.actors,
        districts=network.districts,
    )


def dumps(network: Network) -> str:
    """Return the actors of a network as GeoJSON text.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    str
        One line a feature.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> print(dumps(Network(actors=[Actor("kiosk", kind="business", lon=6.9, lat=51.5)])))
    {
      "type": "FeatureCollection",
      "localeconomy": {"format": "localeconomy/network", "version": 1},
      "features": [
        {"type": "Feature", "id": "kiosk", "geometry": {"type": "Point", "coordinates": [6.9, \
51.5]}, "properties": {"id": "kiosk", "kind": "business"}}
      ]
    }
    <BLANKLINE>
    """
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    heading = json.loads(json_format.dumps(kept(network).without(actors=None)))
    parts = ['  "type": "FeatureCollection"', f'  "{OWN}": {encode(heading)}']
    named = attributions(kept(network))
    if named:
        parts.append(f'  "attribution": {encode("; ".join(named))}')
    lines = [f"    {encode(_feature(entry))}" for entry in entries_of(network.actors)]
    features = "[\n" + ",\n".join(lines) + "\n  ]" if lines else "[]"
    parts.append(f'  "features": {features}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _feature(entry: dict[str, Any]) -> dict[str, Any]:
    """Return the feature of an actor; half a place stays among the properties."""
    properties = dict(entry)
    geometry = None
    if all(name in entry for name in PLACE):
        coordinates = [properties.pop(name) for name in PLACE]
        geometry = {"type": "Point", "coordinates": coordinates}
    return {
        "type": "Feature",
        "id": entry["id"],
        "geometry": geometry,
        "properties": properties,
    }


def loads(text: str | bytes, *, name: str = "GeoJSON") -> Network:
    """Return the actors of a GeoJSON text that `dumps` wrote.

    Parameters
    ----------
    text
        The text, or its bytes in UTF-8.
    name
        What to call it in errors: the file's name.

    Returns
    -------
    Network
        The actors and districts.

    Raises
    ------
    FileFormatError
        If the text is not GeoJSON that a network was written as.
    ValidationError
        If its content breaks a rule; all faults are named at once.
    """
    try:
        document, _ = parse(decode(text, name), name, EMPTY)
        if not isinstance(document, dict) or not isinstance(document.get(OWN), dict):
            raise FileFormatError(FOREIGN.fill(file=file_name(name)))
        features = document.get("features")
        if not isinstance(features, list):
            raise FileFormatError(NO_FEATURES.fill(file=file_name(name)))
        actors = [_entry(each) for each in features]
        # One reader of records names all faults in one way.
        plain = json.dumps({**document[OWN], "actors": actors}, ensure_ascii=False)
        return json_format.loads(plain, name=name)
    except RecursionError:
        raise FileFormatError(TOO_DEEP.fill(file=file_name(name))) from None


def _entry(feature: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return the actor of a feature; what is none is left for the reader of records to name."""
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        return feature
    entry = dict(feature["properties"])
    geometry = feature.get("geometry")
    if isinstance(geometry, dict):
        place = geometry.get("coordinates")
        # A map may have moved or removed the point, or given it a height.
        if geometry.get("type") != "Point" or not isinstance(place, list):
            place = [geometry]
        entry |= dict(zip(PLACE, place, strict=False))
    return entry


def read(path: Path) -> Network:
    """Return the actors of a GeoJSON file that a network was written to.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    Network
        The actors and districts.

    Raises
    ------
    FileFormatError
        If the file cannot be reached, or holds anything else.
    ValidationError
        If its content breaks a rule.
    """
    return loads(read_bytes(path), name=str(path))


def write(network: Network, path: Path) -> None:
    """Write the actors of a network to a GeoJSON file, whole or not at all.

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


EMPTY: Final = Text(
    de='ein Netzwerk ohne Einträge ist {"type": "FeatureCollection", "localeconomy": '
    '{"format": "localeconomy/network", "version": 1}, "features": []}',
    en='a network without records is {"type": "FeatureCollection", "localeconomy": '
    '{"format": "localeconomy/network", "version": 1}, "features": []}',
)
FOREIGN: Final = Text(
    de="{file} ist GeoJSON, aber kein Netzwerk; einen Kartenauszug liest read_places()",
    en="{file} is GeoJSON but no network; read_places() reads an extract of a map",
)
NO_FEATURES: Final = Text(
    de='{file}: "features" fehlt; bitte die vollständige Datei verwenden',
    en='{file}: "features" is missing; use the complete file',
)
TOO_DEEP: Final = Text(
    de="{file}: zu tief verschachtelt; Angaben dürfen höchstens einige Ebenen haben",
    en="{file}: nested too deeply; values may have a few levels at most",
)

FORMAT: Final = Format(
    name=Text(de="GeoJSON", en="GeoJSON"),
    suffixes=(".geojson",),
    read=read,
    write=write,
    kept=kept,
)
