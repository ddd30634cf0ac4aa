"""Businesses of a district from an OpenStreetMap extract: a draft of the district's baseline.

A map knows shops, workshops and offices; it does not know all of them, nor who left last month. So
nothing is declared complete. Every record names the source, which reports then print: the data is
free under the Open Database License, which asks for that.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.errors import LocalEconomyError
from localeconomy.hints import quoted
from localeconomy.io.files import as_path, file_name, naming
from localeconomy.io.places_extract import extract_of
from localeconomy.io.places_tags import KEYS, place_of
from localeconomy.language import Number, Text
from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.network import Network
from localeconomy.model.records import Actor, District, SectorCount

if TYPE_CHECKING:
    import os

    from localeconomy.io.places_extract import Found
    from localeconomy.io.places_tags import Place
    from localeconomy.model.dates import DateLike

__all__ = ["ATTRIBUTION", "PlacesReading", "read_places"]

ATTRIBUTION: Final = "© OpenStreetMap contributors, ODbL 1.0, openstreetmap.org/copyright"
"""What the licence asks to be named wherever the data is shown."""


@attrs.frozen(repr=False)
class PlacesReading:
    """A draft of a district's baseline, and what of the extract is not in it.

    Parameters
    ----------
    network
        The district, its businesses and their numbers by sector.
    vacant
        How many shops stand empty.
    left_out
        How many objects are no businesses, by their tag; those without a key of the table of tags
        are counted as "other". What has no tags at all is not counted.
    unplaced
        How many businesses have no coordinates.
    """

    network: Network
    vacant: int
    left_out: dict[str, int]
    unplaced: int

    def into(self, language: str) -> str:
        """Return what was read, in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            Businesses, empty shops and other objects.
        """
        return SUMMARY.fill(
            n=Number(len(self.network.actors)),
            sectors=Number(len(self.network.sector_counts)),
            vacant=Number(self.vacant),
            others=Number(sum(self.left_out.values())),
        ).into(language)

    def __repr__(self) -> str:
        """Return what was read, in English."""
        return f"<PlacesReading: {self.into('en')}>"


def read_places(
    path: str | os.PathLike[str], *, district: District | str, day: DateLike | None = None
) -> PlacesReading:
    """Return the businesses of an OpenStreetMap extract, as a draft of the district's baseline.

    Parameters
    ----------
    path
        Overpass JSON (``out center;``) or GeoJSON, as overpass-turbo and QGIS write it. It holds
        what lies in the district and nothing else.
    district
        The district, or its id.
    day
        The day of the data; by default as the file states it.

    Returns
    -------
    PlacesReading
        The draft: an actor a business with its sector, local supply and coordinates, and the
        numbers by sector. All records carry the attribution that the licence asks for.

    Raises
    ------
    FileFormatError
        If the file cannot be read, is too large or no such extract.
    ValidationError
        If objects of it have faults; all are named at once.
    LocalEconomyError
        If no day is given and the file states none, or what is given is none.

    Examples
    --------
    >>> import json, pathlib, tempfile
    >>> bakery = {"type": "node", "id": 1, "lat": 51.5, "lon": 6.9, "tags": {"shop": "bakery"}}
    >>> extract = {"osm3s": {"timestamp_osm_base": "2024-03-15T08:00:00Z"}, "elements": [bakery]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder) / "extract.json"
    ...     written = file.write_text(json.dumps(extract))
    ...     reading = read_places(file, district="harbour")
    >>> reading
    <PlacesReading: businesses: 1, sectors: 1; empty shops: 0; objects that are no business: 0.>
    >>> reading.network.actors["node/1"].sector
    'Lebensmittel / food'
    """
    file = as_path(path)
    with naming(file):
        extract = extract_of(file)
    counted = _day(extract.stamp if day is None else day)
    if counted is None:
        told = NO_DAY if day is None else NO_DATE
        raise LocalEconomyError(told.fill(file=file_name(file), value=quoted(day)))
    home = District(district, source=ATTRIBUTION) if isinstance(district, str) else district
    judged = [(one, place_of(one.tags)) for one in extract.objects]
    businesses = [(one, place) for one, place in judged if place is not None and place.sector]
    others = [(one, place) for one, place in judged if place is None or not place.sector]
    sectors = Counter(place.sector for _, place in businesses)
    network = Network(
        title=home.name or home.id,
        description=DESCRIPTION,
        as_of=counted,
        districts=[home],
        sector_counts=[
            SectorCount(home.id, sector, "own", count=count, day=counted, source=ATTRIBUTION)
            for sector, count in sorted(sectors.items(), key=lambda each: (-each[1], str(each[0])))
            if sector is not None
        ],
        actors=[_actor(one, place, home.id, counted) for one, place in businesses],
    )
    return PlacesReading(
        network=network,
        vacant=sum(place is not None and place.is_vacant for _, place in others),
        left_out=dict(
            sorted(
                Counter(
                    _tag(one) if place is None else place.tag
                    for one, place in others
                    if place is None or not place.is_vacant
                ).items()
            )
        ),
        unplaced=sum(one.place is None for one, _ in businesses),
    )


def _day(given: DateLike | None) -> PartialDate | None:
    found = to_partial_date(given)
    return found if isinstance(found, PartialDate) else None


def _tag(one: Found) -> str:
    """Return the tag of an object that is no business."""
    key = next((key for key in KEYS if key in one.tags), None)
    return "other" if key is None else f"{key}={one.tags[key]}"


def _actor(one: Found, place: Place, district: str, day: PartialDate) -> Actor:
    lon, lat = one.place or (None, None)
    return Actor(
        one.id,
        one.tags.get("name"),
        kind="business",
        sector=place.sector,
        sector_scheme="own",
        district=district,
        lon=lon,
        lat=lat,
        supply=place.supply,
        attributes={"osm": place.tag},
        known=day,
        source=ATTRIBUTION,
    )


DESCRIPTION: Final = Text(
    de=f"Entwurf aus einem Kartenauszug, ohne Gewähr der Vollständigkeit. {ATTRIBUTION}",
    en=f"Draft from an extract of a map, not known to be complete. {ATTRIBUTION}",
)
NO_DAY: Final = Text(
    de="{file} sagt nicht, von welchem Tag die Daten sind; bitte mit day angeben",
    en="{file} does not say of which day the data is; give it with day",
)
NO_DATE: Final = Text(
    de="day={value}: kein Datum; bitte „JJJJ“, „JJJJ-MM“ oder „JJJJ-MM-TT“ angeben",
    en="day={value}: not a date; give 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'",
)
SUMMARY: Final = Text(
    de="Unternehmen: {n}, Branchen: {sectors}; leere Läden: {vacant}; Objekte, die keine "
    "Unternehmen sind: {others}.",
    en="businesses: {n}, sectors: {sectors}; empty shops: {vacant}; objects that are no business: "
    "{others}.",
)
