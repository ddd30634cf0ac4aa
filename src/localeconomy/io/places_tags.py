"""Which sector and which local supply a business has by its OpenStreetMap tags: one table.

The sectors are an own classification in plain words, in both languages at once, so that they read
the same in every report. Keys stand in the order in which they decide; the meanings of keys and
values are those of the OpenStreetMap wiki ("Map features").
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KEYS", "SECTORS", "SUPPLY", "Place", "place_of"]

SECTORS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "Lebensmittel / food": {
            "shop": "alcohol bakery beverages butcher cheese chocolate coffee confectionery "
            "convenience dairy deli farm frozen_food greengrocer health_food ice_cream organic "
            "pasta pastry seafood spices supermarket tea water wine",
            "craft": "bakery beekeeper brewery butcher caterer confectionery distillery winery",
        },
        "Einzelhandel / retail": {"shop": "*"},
        "Gastronomie / hospitality": {
            "amenity": "bar biergarten cafe fast_food food_court ice_cream pub restaurant",
            "tourism": "apartment guest_house hostel hotel motel",
        },
        "Bau und Ausbau / building trades": {
            "craft": "bricklayer builder carpenter chimney_sweeper door_construction electrician "
            "floorer gardener glaziery handyman hvac insulation joiner metal_construction "
            "painter parquet_layer paver plasterer plumber roofer scaffolder stonemason "
            "stove_fitter tiler window_construction",
            "office": "construction_company",
        },
        "Handwerk und Reparatur / crafts and repair": {
            "shop": "locksmith shoe_repair tailor watches",
            "craft": "*",
        },
        "Kfz und Zweirad / vehicles": {
            "shop": "bicycle car car_parts car_repair caravan motorcycle motorcycle_repair "
            "scooter truck tyres",
            "amenity": "car_rental car_wash fuel vehicle_inspection",
        },
        "Friseur und Kosmetik / hair and beauty": {
            "shop": "beauty hairdresser massage nails tattoo",
            "leisure": "tanning_salon",
        },
        "Gesundheit / health": {
            "shop": "hearing_aids medical_supply optician",
            "craft": "dental_technician optician orthopaedics",
            "amenity": "clinic dentist doctors pharmacy veterinary",
            "healthcare": "*",
        },
        "Pflege und Soziales / care": {"healthcare": "nurse"},
        "Finanzen und Versicherung / finance": {
            "shop": "money_lender pawnbroker",
            "amenity": "bank bureau_de_change money_transfer",
            "office": "financial financial_advisor insurance",
        },
        "Recht und Steuern / law and tax": {
            "office": "accountant lawyer notary tax_advisor",
        },
        "Immobilien / property": {"office": "estate_agent property_management"},
        "Medien und Druck / media and print": {
            "shop": "copyshop photo",
            "craft": "bookbinder photographer photographic_laboratory printer printmaker signmaker",
            "office": "advertising_agency graphic_design newspaper publisher web_design",
        },
        "Reinigung und Haushalt / household services": {
            "shop": "dry_cleaning funeral_directors laundry",
            "craft": "cleaning",
        },
        "Bildung und Freizeit / education and leisure": {
            "shop": "bookmaker lottery travel_agency",
            "amenity": "casino cinema dancing_school driving_school gambling language_school "
            "music_school nightclub theatre",
            "office": "tutoring",
            "leisure": "adult_gaming_centre amusement_arcade bowling_alley dance "
            "escape_game fitness_centre",
        },
        "Büros und Dienste / offices and services": {
            "amenity": "post_office",
            "office": "*",
        },
    }
)
"""The values of each key that make a sector; ``*`` takes those that no other sector names."""

SUPPLY: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "groceries": {"shop": "butcher convenience frozen_food greengrocer organic supermarket"},
        "bakery": {"shop": "bakery pastry", "craft": "bakery"},
        "pharmacy": {"amenity": "pharmacy", "healthcare": "pharmacy"},
        "doctor": {"amenity": "clinic doctors", "healthcare": "clinic doctor"},
        "bank": {"amenity": "bank"},
        "post": {"amenity": "post_office", "post_office": "*"},
        "chemist": {"shop": "chemist"},
        "hairdresser": {"shop": "hairdresser"},
        "restaurant": {
            "amenity": "bar biergarten cafe fast_food food_court ice_cream pub restaurant"
        },
        "craft": {"craft": "*", "shop": "locksmith shoe_repair tailor"},
        "clothing": {"shop": "boutique clothes shoes"},
        "stationery": {"shop": "stationery"},
    }
)
"""The values of each key that provide a local supply of the vocabulary."""

KEYS: Final = ("shop", "craft", "amenity", "healthcare", "office", "tourism", "leisure")
NOT_IN_USE: Final = frozenset({"vacant", "no", "none", "disused", "abandoned", "closed"})
FORMER_SHOP: Final = "disused:shop"
NO_BUSINESS: Final = MappingProxyType(
    {
        "shop": frozenset({"mall"}),
        "healthcare": frozenset({"blood_donation", "hospital", "hospice", "rehabilitation"}),
        "office": frozenset(
            {
                "administrative", "association", "charity", "diplomatic", "educational_institution",
                "employment_agency", "foundation", "government", "ngo", "parish",
                "political_party", "quango", "religion", "research", "union", "university",
                "water_utility",
            }
        ),
    }
)  # fmt: skip
"""Values that ``*`` does not take: a hospital or an authority is no business of the district."""


@attrs.frozen
class Place:
    """What the tags of an object say.

    Parameters
    ----------
    tag
        The tag that says so, for example ``"shop=bakery"``.
    sector
        The sector; None where it is no business.
    supply
        Local supply, in the order of the vocabulary.
    is_vacant
        Whether it is an empty shop.
    """

    tag: str
    sector: str | None
    supply: tuple[str, ...] = ()
    is_vacant: bool = False


def place_of(tags: Mapping[str, str]) -> Place | None:
    """Return what the tags of an object say.

    Parameters
    ----------
    tags
        Values by key; several values in one are separated by ``;``.

    Returns
    -------
    Place or None
        None where no key tells of a business.

    Examples
    --------
    >>> place_of({"shop": "bakery", "name": "Korn"})
    Place(tag='shop=bakery', sector='Lebensmittel / food', supply=('bakery',), is_vacant=False)
    >>> place_of({"amenity": "bench"}) is None
    True
    """
    unused = None
    for key in KEYS:
        for value in _values(tags.get(key, "")):
            sector = None if value in NOT_IN_USE else _sector(key, value)
            if sector is not None:
                return Place(f"{key}={value}", sector, _supply(tags))
            if value in NOT_IN_USE or value in NO_BUSINESS.get(key, ()):
                vacant = key == "shop" and value == "vacant"
                unused = unused or Place(f"{key}={value}", None, is_vacant=vacant)
    if unused is None and FORMER_SHOP in tags:
        return Place(f"{FORMER_SHOP}={tags[FORMER_SHOP]}", None, is_vacant=True)
    return unused


def _values(text: str) -> list[str]:
    return [value for part in text.split(";") if (value := part.strip().casefold())]


def _sector(key: str, value: str) -> str | None:
    rest = None
    for sector, named in SECTORS.items():
        values = named.get(key, "").split()
        if value in values:
            return sector
        if values == ["*"]:
            rest = sector
    return None if value in NO_BUSINESS.get(key, ()) else rest


def _supply(tags: Mapping[str, str]) -> tuple[str, ...]:
    found = []
    for supply, named in SUPPLY.items():
        for key, listed in named.items():
            given = [value for value in _values(tags.get(key, "")) if value not in NOT_IN_USE]
            if given and (listed == "*" or not set(given).isdisjoint(listed.split())):
                found.append(supply)
                break
    return tuple(found)
