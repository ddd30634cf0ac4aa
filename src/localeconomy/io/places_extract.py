"""The objects of an OpenStreetMap extract: Overpass JSON or GeoJSON, within limits.

A node has its own place; of a way or relation it is the centre that Overpass gives (``out center``)
or the middle of its outline. What cannot be read is named object by object.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import FileFormatError, Translatable
from localeconomy.io.files import file_name, read_bytes, told
from localeconomy.io.json_text import decode, parse
from localeconomy.language import Text, quoted
from localeconomy.model.problems import MOST_PROBLEMS, found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["Extract", "Found", "extract_of"]

LARGEST: Final = 200_000_000
"""Bytes; all businesses of a city of a million have about twenty million."""

MOST_OBJECTS: Final = 200_000
MOST_POINTS: Final = 100_000
"""Points of one outline."""

DEEPEST: Final = 8
"""How deep coordinates may be nested: a multipolygon has four levels."""

FARTHEST: Final = (180.0, 90.0)


@attrs.frozen
class Found:
    """One object.

    Parameters
    ----------
    id
        Its type and number, as in ``node/240109189``.
    tags
        Values by key.
    place
        Longitude and latitude; None where the extract gives none.
    """

    id: str
    tags: Mapping[str, str]
    place: tuple[float, float] | None


@attrs.frozen
class Extract:
    """The objects of a file.

    Parameters
    ----------
    objects
        Each once.
    stamp
        The day of the data as the file states it, None where it does not.
    """

    objects: tuple[Found, ...]
    stamp: str | None


def extract_of(path: Path) -> Extract:
    """Return the objects of a file.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    Extract
        Its objects.

    Raises
    ------
    FileFormatError
        If it cannot be read, is too large or no such extract.
    ValidationError
        If objects have faults; all are named at once.
    """
    name = file_name(path)
    with told(path):
        size = path.stat().st_size
    if size > LARGEST:
        raise FileFormatError(TOO_LARGE.fill(file=name, n=size // 10**6, most=LARGEST // 10**6))
    try:
        document, _ = parse(decode(read_bytes(path), str(path)), str(path))
    except RecursionError:
        raise FileFormatError(TOO_DEEP.fill(file=name)) from None
    listed, read, stamp = _form(document, name)
    if len(listed) > MOST_OBJECTS:
        raise FileFormatError(TOO_MANY.fill(file=name, n=len(listed), most=MOST_OBJECTS))
    faults: list[Translatable] = []
    objects: dict[str, Found] = {}
    for number, entry in enumerate(listed, 1):
        try:
            one = read(entry, number)
        except _FaultError as error:
            faults.append(WHERE.fill(n=str(number), fault=error.message))
            continue
        first = objects.setdefault(one.id, one)
        if first != one:
            fault = TWICE.fill(id=quoted(one.id))
            faults.append(WHERE.fill(n=str(number), fault=fault))
    if faults:
        where = Text(de="in {file}", en="in {file}").fill(file=name)
        raise found(faults[:MOST_PROBLEMS], where)
    return Extract(tuple(objects.values()), stamp)


def _form(document: Any, name: str) -> tuple[list[Any], Any, str | None]:  # noqa: ANN401 - any JSON
    """Return the objects of a document, how each is read, and the day of the data."""
    if isinstance(document, dict) and isinstance(document.get("elements"), list):
        osm = document.get("osm3s")
        stamp = osm.get("timestamp_osm_base") if isinstance(osm, dict) else None
        return document["elements"], _element, _day_of(stamp)
    if isinstance(document, dict) and isinstance(document.get("features"), list):
        return document["features"], _feature, _day_of(document.get("timestamp"))
    raise FileFormatError(NO_EXTRACT.fill(file=name))


def _day_of(stamp: object) -> str | None:
    return stamp[:10] if isinstance(stamp, str) and len(stamp) >= len("2024-03-15") else None


class _FaultError(Exception):
    """Something is wrong with an object."""

    def __init__(self, message: Text, **values: object) -> None:
        super().__init__(message.en)
        self.message = message.fill(**values)


# -- Overpass --------------------------------------------------------------------------------------


def _element(entry: Any, _number: int) -> Found:  # noqa: ANN401 - any JSON
    """Return an element of Overpass JSON."""
    if not isinstance(entry, dict):
        raise _FaultError(NO_OBJECT, value=quoted(entry))
    kind, number = entry.get("type"), entry.get("id")
    if kind not in ("node", "way", "relation") or not _is_id(number):
        raise _FaultError(NO_ID, value=quoted(f"{kind}/{number}"))
    place = None
    centre = entry.get("center", entry)
    if isinstance(centre, dict) and "lat" in centre:
        place = _place(centre.get("lon"), centre.get("lat"))
    elif isinstance(entry.get("geometry"), list):
        points = [
            (each.get("lon"), each.get("lat"))
            for each in entry["geometry"]
            if isinstance(each, dict)
        ]
        place = _middle(points)
    elif isinstance(entry.get("bounds"), dict):
        box = entry["bounds"]
        place = _middle([(box.get(f"{end}lon"), box.get(f"{end}lat")) for end in ("min", "max")])
    return Found(f"{kind}/{number}", _tags(entry.get("tags", {})), place)


def _is_id(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)


# -- GeoJSON ---------------------------------------------------------------------------------------


def _feature(entry: Any, number: int) -> Found:  # noqa: ANN401 - any JSON
    """Return a feature of GeoJSON, as the usual tools write it for OpenStreetMap data."""
    if not isinstance(entry, dict) or entry.get("type") != "Feature":
        raise _FaultError(NO_FEATURE, value=quoted(entry))
    said = entry.get("properties") or {}
    if not isinstance(said, dict):
        raise _FaultError(NO_TAGS, value=quoted(said))
    nested = said.get("tags")
    tags = nested if isinstance(nested, dict) else said
    geometry = entry.get("geometry")
    place = None
    if isinstance(geometry, dict):
        place = _middle(_points(geometry))
    return Found(_feature_id(entry, said, number), _tags(tags), place)


def _feature_id(entry: dict[str, Any], said: dict[str, Any], number: int) -> str:
    for given in (said.get("@id"), entry.get("id"), said.get("id")):
        if isinstance(given, str) and given.strip():
            return given.strip()
    kind, place = said.get("osm_type"), said.get("osm_id")
    if isinstance(kind, str) and _is_id(place):
        return f"{kind}/{place}"
    # What has no number of its own is known by its place in the file.
    plain = entry.get("id")
    return f"feature/{plain if _is_id(plain) else number}"


def _points(geometry: dict[str, Any]) -> Iterator[tuple[object, object]]:
    """Yield the points of a geometry, of a polygon those of its outline."""
    kind, nested = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection" and isinstance(geometry.get("geometries"), list):
        for part in geometry["geometries"]:
            if isinstance(part, dict) and part.get("type") != kind:
                yield from _points(part)
        return
    pending: list[tuple[Any, int]] = [(nested, 0)]
    while pending:
        each, level = pending.pop()
        if not isinstance(each, list) or not each or level > DEEPEST:
            raise _FaultError(NO_POINTS, value=quoted(each))
        if isinstance(each[0], list):
            pending += [(part, level + 1) for part in each]
        else:
            yield each[0], each[1] if len(each) > 1 else None


# -- both ------------------------------------------------------------------------------------------


def _tags(given: object) -> Mapping[str, str]:
    """Return tags as texts; what is no text says nothing of a business."""
    if not isinstance(given, dict):
        raise _FaultError(NO_TAGS, value=quoted(given))
    return {key: value for key, value in given.items() if isinstance(value, str)}


def _place(lon: object, lat: object) -> tuple[float, float]:
    """Return a longitude and latitude."""
    found = []
    for value, farthest in zip((lon, lat), FARTHEST, strict=True):
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
            or abs(value) > farthest
        ):
            raise _FaultError(NO_PLACE, lon=quoted(lon), lat=quoted(lat))
        found.append(float(value))
    return found[0], found[1]


def _middle(points: Iterable[tuple[object, object]]) -> tuple[float, float] | None:
    """Return the middle of the smallest box around some points, None where there are none."""
    places = []
    for lon, lat in points:
        places.append(_place(lon, lat))
        if len(places) > MOST_POINTS:
            raise _FaultError(TOO_MANY_POINTS, most=MOST_POINTS)
    if not places:
        return None
    if len(places) == 1:
        return places[0]
    (west, south), (east, north) = (
        map(min, zip(*places, strict=True)),
        map(max, zip(*places, strict=True)),
    )
    return (west + east) / 2, (south + north) / 2


TOO_LARGE: Final = Text(
    de="{file} hat {n} Millionen Bytes, höchstens {most} lassen sich lesen; bitte einen kleineren "
    "Ausschnitt nehmen",
    en="{file} has {n} million bytes, {most} at most can be read; take a smaller extract",
)
TOO_DEEP: Final = Text(
    de="{file}: zu tief verschachtelt; ein Kartenauszug hat nur einige Ebenen",
    en="{file}: nested too deeply; an extract of a map has a few levels only",
)
TOO_MANY: Final = Text(
    de="{file} hat {n} Objekte, höchstens {most} lassen sich lesen; bitte einen kleineren "
    "Ausschnitt nehmen",
    en="{file} has {n} objects, {most} at most can be read; take a smaller extract",
)
NO_EXTRACT: Final = Text(
    de='{file} ist kein Kartenauszug; bitte Overpass-JSON mit "elements" oder GeoJSON mit '
    '"features" angeben',
    en='{file} is no extract of a map; name Overpass JSON with "elements" or GeoJSON with '
    '"features"',
)
WHERE: Final = Text(de="Objekt {n}: {fault}", en="object {n}: {fault}")
TWICE: Final = Text(
    de="{id} steht schon weiter oben, aber mit anderen Angaben; bitte eines von beiden streichen",
    en="{id} is further up already and says something else; remove one of the two",
)
NO_OBJECT: Final = Text(
    de="{value} ist kein Objekt; bitte den Auszug neu abrufen",
    en="{value} is not an object; fetch the extract again",
)
NO_FEATURE: Final = Text(
    de='{value} ist kein "Feature"; bitte den Auszug neu abrufen',
    en='{value} is not a "Feature"; fetch the extract again',
)
NO_ID: Final = Text(
    de="{value} ist weder Punkt noch Weg noch Relation mit einer Nummer; bitte mit „out center;“ "
    "neu abrufen",
    en="{value} is neither a node nor a way nor a relation with a number; fetch it again with "
    "'out center;'",
)
NO_TAGS: Final = Text(
    de="{value} sind keine Merkmale mit Namen; bitte den Auszug neu abrufen",
    en="{value} are no tags with names; fetch the extract again",
)
NO_PLACE: Final = Text(
    de="Länge {lon}, Breite {lat} ist kein Ort der Erde (−180 bis 180, −90 bis 90); bitte "
    "berichtigen",
    en="longitude {lon}, latitude {lat} is no place on earth (−180 to 180, −90 to 90); correct it",
)
NO_POINTS: Final = Text(
    de="{value} sind keine Koordinaten; bitte [Länge, Breite] oder Listen davon angeben",
    en="{value} are no coordinates; give [longitude, latitude] or lists of them",
)
TOO_MANY_POINTS: Final = Text(
    de="der Umriss hat mehr als {most} Punkte; bitte vereinfachen",
    en="the outline has more than {most} points; simplify it",
)
