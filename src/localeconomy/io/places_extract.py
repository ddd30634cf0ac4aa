"""The objects of an OpenStreetMap extract: Overpass JSON or GeoJSON, within limits.

A node has its own place; of a way or relation it is the centre that Overpass gives (``out center``)
or the middle of its outline. What cannot be read is named object by object.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import FileFormatError, Translatable
from localeconomy.hints import quoted
from localeconomy.io import places_words as words
from localeconomy.io.files import file_name, read_bytes, told
from localeconomy.io.json_text import EntryFault, decode, parse
from localeconomy.io.json_values import spelled
from localeconomy.language import Text
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

LARGEST_ID: Final = 2**63 - 1
"""Map data counts in 64 bits; larger numbers can be made to keep a mapping busy for hours."""

FARTHEST: Final = (180.0, 90.0)

OTHER_TAGS: Final = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
"""What GDAL writes of the tags that have no column of their own: ``"shop"=>"bakery"``."""

FULL_ID: Final = re.compile(r"([nwr])(\d+)", re.ASCII)
GEOMETRIES: Final = {"Point": "node", "LineString": "way"}
"""What GDAL makes of each type; areas are relations where they do not name their way."""

TYPES: Final = {"n": "node", "w": "way", "r": "relation"}


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
        raise FileFormatError(
            words.TOO_LARGE.fill(file=name, n=size // 10**6, most=LARGEST // 10**6)
        )
    try:
        document, _ = parse(decode(read_bytes(path), str(path)), str(path), words.EMPTY)
    except RecursionError:
        raise FileFormatError(words.TOO_DEEP.fill(file=name)) from None
    listed, read, stamp = _form(document, name)
    if len(listed) > MOST_OBJECTS:
        raise FileFormatError(words.TOO_MANY.fill(file=name, n=len(listed), most=MOST_OBJECTS))
    faults: list[Translatable] = []
    objects: dict[str, Found] = {}
    for number, entry in enumerate(listed, 1):
        try:
            one = read(entry, number)
            objects[one.id] = _joined(objects.get(one.id, one), one)
        except _FaultError as error:
            faults.append(EntryFault(number, error.message))
    if faults:
        where = Text(de="in {file}", en="in {file}").fill(file=name)
        raise found(faults[:MOST_PROBLEMS], where)
    # What has no tags only outlines other objects.
    tagged = tuple(one for one in objects.values() if one.tags)
    if objects and not tagged:
        raise FileFormatError(words.ALL_BARE.fill(file=name))
    return Extract(tagged, stamp)


def _joined(first: Found, again: Found) -> Found:
    """Return an object that is listed again, if only with a part of what is known of it."""
    if (first.tags and again.tags and first.tags != again.tags) or (
        first.place and again.place and first.place != again.place
    ):
        raise _FaultError(words.TWICE, id=quoted(again.id))
    return Found(first.id, first.tags or again.tags, first.place or again.place)


def _form(document: Any, name: str) -> tuple[list[Any], Any, str | None]:  # noqa: ANN401 - any JSON
    """Return the objects of a document, how each is read, and the day of the data."""
    if isinstance(document, dict) and isinstance(document.get("elements"), list):
        remark = document.get("remark")
        if isinstance(remark, str) and "error" in remark.casefold():
            # Overpass then answers with what it had found until it gave up.
            raise FileFormatError(words.BROKEN_OFF.fill(file=name, remark=quoted(remark)))
        osm = document.get("osm3s")
        stamp = osm.get("timestamp_osm_base") if isinstance(osm, dict) else None
        elements = document["elements"]
        read = functools.partial(_element, nodes=_node_places(elements))
        return elements, read, _day_of(stamp)
    if isinstance(document, dict) and isinstance(document.get("features"), list):
        return document["features"], _feature, _day_of(document.get("timestamp"))
    raise FileFormatError(words.NO_EXTRACT.fill(file=name))


def _day_of(stamp: object) -> str | None:
    return stamp[:10] if isinstance(stamp, str) and len(stamp) >= len("2024-03-15") else None


class _FaultError(Exception):
    """Something is wrong with an object."""

    def __init__(self, message: Text, **values: object) -> None:
        super().__init__(message.en)
        self.message = message.fill(**values)


# -- Overpass --------------------------------------------------------------------------------------


def _node_places(elements: list[Any]) -> dict[int, tuple[object, object]]:
    """Return the places of the nodes by number: ways may be outlined by these alone."""
    return {
        each["id"]: (each.get("lon"), each.get("lat"))
        for each in elements
        if isinstance(each, dict)
        and each.get("type") == "node"
        and _is_id(each.get("id"))
        and {"lon", "lat"} <= set(each)
    }


def _element(
    entry: Any,  # noqa: ANN401 - any JSON
    _number: int,
    *,
    nodes: Mapping[int, tuple[object, object]],
) -> Found:
    """Return an element of Overpass JSON."""
    if not isinstance(entry, dict):
        raise _FaultError(words.NO_OBJECT, value=spelled(entry))
    kind, number = entry.get("type"), entry.get("id")
    if kind not in ("node", "way", "relation") or not _is_id(number):
        raise _FaultError(words.NO_ID, value=quoted(f"{kind}/{_bare(number)}"))
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
    elif isinstance(entry.get("nodes"), list):
        place = _middle([nodes[each] for each in entry["nodes"] if _is_id(each) and each in nodes])
    return Found(f"{kind}/{number}", _tags(entry.get("tags", {})), place)


def _bare(value: object) -> str:
    return value if isinstance(value, str) else spelled(value)


def _is_id(number: object) -> bool:
    if isinstance(number, bool) or not isinstance(number, int):
        return False
    return abs(number) <= LARGEST_ID


# -- GeoJSON ---------------------------------------------------------------------------------------


def _feature(entry: Any, number: int) -> Found:  # noqa: ANN401 - any JSON
    """Return a feature of GeoJSON, as the usual tools write it for OpenStreetMap data."""
    if not isinstance(entry, dict) or entry.get("type") != "Feature":
        raise _FaultError(words.NO_FEATURE, value=spelled(entry))
    said = entry.get("properties") or {}
    if not isinstance(said, dict):
        raise _FaultError(words.NO_TAGS, value=spelled(said))
    nested = said.get("tags")
    tags = nested if isinstance(nested, dict) else {**_other_tags(said), **said}
    geometry = entry.get("geometry")
    place = None
    if isinstance(geometry, dict):
        place = _middle(_points(geometry))
    return Found(_feature_id(entry, said, number), _tags(tags), place)


def _other_tags(said: dict[str, Any]) -> dict[str, str]:
    """Return the tags that stand in one column together."""
    listed = said.get("other_tags")
    if not isinstance(listed, str):
        return {}
    return {
        re.sub(r"\\(.)", r"\1", key): re.sub(r"\\(.)", r"\1", value)
        for key, value in OTHER_TAGS.findall(listed)
    }


def _feature_id(entry: dict[str, Any], said: dict[str, Any], number: int) -> str:
    for given in (said.get("@id"), entry.get("id"), said.get("id")):
        if isinstance(given, str) and given.strip():
            return given.strip()
    full = FULL_ID.fullmatch(str(said.get("full_id")))
    if full is not None:
        return f"{TYPES[full[1]]}/{full[2]}"
    kind, place = said.get("osm_type"), str(said.get("osm_id"))
    if str(said.get("osm_way_id")).isdecimal():
        kind, place = "way", str(said["osm_way_id"])
    elif kind is None and isinstance(entry.get("geometry"), dict):
        kind = GEOMETRIES.get(str(entry["geometry"].get("type")), "relation")
    if isinstance(kind, str) and place.isdecimal():
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
            raise _FaultError(words.NO_POINTS, value=spelled(each))
        if isinstance(each[0], list):
            pending += [(part, level + 1) for part in each]
        else:
            yield each[0], each[1] if len(each) > 1 else None


# -- both ------------------------------------------------------------------------------------------


def _tags(given: object) -> Mapping[str, str]:
    """Return tags as texts; what is no text says nothing of a business."""
    if not isinstance(given, dict):
        raise _FaultError(words.NO_TAGS, value=spelled(given))
    return {key: value for key, value in given.items() if isinstance(value, str)}


def _place(lon: object, lat: object) -> tuple[float, float]:
    """Return a longitude and latitude."""
    found = []
    for value, farthest in zip((lon, lat), FARTHEST, strict=True):
        if (
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not abs(value) <= farthest  # nor is what is no number
        ):
            raise _FaultError(words.NO_PLACE, lon=spelled(lon), lat=spelled(lat))
        found.append(float(value))
    return found[0], found[1]


def _middle(points: Iterable[tuple[object, object]]) -> tuple[float, float] | None:
    """Return the middle of the smallest box around some points, None where there are none."""
    places = []
    for lon, lat in points:
        places.append(_place(lon, lat))
        if len(places) > MOST_POINTS:
            raise _FaultError(words.TOO_MANY_POINTS, most=MOST_POINTS)
    if not places:
        return None
    if len(places) == 1:
        return places[0]
    (west, south), (east, north) = (
        map(min, zip(*places, strict=True)),
        map(max, zip(*places, strict=True)),
    )
    return (west + east) / 2, (south + north) / 2
