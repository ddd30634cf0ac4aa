"""The rows that a template shows as examples: one small network, told in either language.

Whoever fills a template may leave them there: a row that still holds what is said here is no
record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from localeconomy.language import Text
from localeconomy.model.dates import PartialDate
from localeconomy.model.fields import fields_of
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.model.fields import Value

__all__ = ["MARK", "examples_of", "mark_field"]

MARK: Final = Text(
    de="Beispiel – bitte überschreiben oder löschen", en="example – overwrite or delete"
)
"""What an example names as its source; so it can be seen, and found when a file is read."""


def _id(de: str, en: str) -> Text:
    return Text(de=f"beispiel-{de}", en=f"example-{en}")


def _name(de: str, en: str) -> Text:
    return Text(de=f"Beispiel: {de}", en=f"Example: {en}")


def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)


DISTRICT: Final = _id("hafenviertel", "harbour")
TRADERS: Final = _id("haendlernetz", "traders")
BAKERY: Final = _id("baeckerei", "bakery")
CAFE: Final = _id("cafe", "cafe")
OFFICE: Final = _id("koordination", "coordination")
BOARD: Final = _id("beirat", "board")
FESTIVAL: Final = _id("hafenfest", "festival")
MORE_MEMBERS: Final = _id("mitglieder", "members")
SECTOR: Final = "47.24"

EXAMPLES: Final[Mapping[str, tuple[Mapping[str, Any], ...]]] = {
    "organisations": (
        {
            "actor": TRADERS, "scope": "network", "form": "formal", "founded": _date("2021-05"),
            "required_areas": ("coordination", "finance"), "district": DISTRICT,
        },
    ),
    "districts": (
        {
            "id": DISTRICT, "name": _name("Hafenviertel", "harbour quarter"),
            "municipality_key": "05113000", "inhabitants": 12_400,
            "required_supply": ("groceries", "bakery"),
        },
    ),
    "sector_counts": (
        {
            "district": DISTRICT, "sector": SECTOR, "scheme": "wz_2008", "count": 6,
            "day": _date("2024-06-30"),
        },
    ),
    "actors": (
        {"id": TRADERS, "name": _name("Händlernetz", "traders' network"), "kind": "network"},
        {
            "id": BAKERY, "name": _name("Bäckerei am Kai", "bakery on the quay"),
            "kind": "business", "sector": SECTOR, "sector_scheme": "wz_2008",
            "district": DISTRICT, "capacity_hours": 7.5, "since": _date("1998"),
            "supply": ("bakery",),
        },
        {
            "id": CAFE, "name": _name("Café", "café"), "kind": "business",
            "district": DISTRICT, "since": _date("2019-03"),
        },
        {
            "id": OFFICE, "name": _name("Koordinierungsstelle", "coordination office"),
            "kind": "coordination_office", "district": DISTRICT,
        },
        {
            "id": BOARD, "name": _name("Stadtteilbeirat", "district board"),
            "kind": "decision_body", "district": DISTRICT,
        },
    ),
    "memberships": (
        {
            "member": BAKERY, "organisation": TRADERS, "referred_by": CAFE,
            "first_contact": "visit", "benefit": "customers", "since": _date("2021-05"),
        },
    ),
    "relationships": (
        {
            "source": BAKERY, "target": CAFE, "kind": "joint_marketing", "mutual": True,
            "confirmed": True, "since": _date("2023"),
        },
    ),
    "contacts": (
        {
            "actor": CAFE, "by": OFFICE, "day": _date("2024-02-11"), "channel": "visit",
            "outcome": "interested",
        },
    ),
    "activities": (
        {
            "id": FESTIVAL, "name": _name("Hafenfest", "harbour festival"), "kind": "festival",
            "day": _date("2024-06-15"), "status": "held", "purpose": "common_good",
            "budget": 1850.0, "attendance": {"residents": 300, "businesses": 12},
        },
    ),
    "participations": (
        {"activity": FESTIVAL, "actor": BAKERY, "role": "organiser", "hours": 12.0},
    ),
    "publicity": (
        {
            "day": _date("2024-06-12"), "status": "published", "medium": "newspaper",
            "reach": "district", "earned": True, "activity": FESTIVAL,
        },
    ),
    "responsibilities": (
        {
            "area": "finance", "holder": BAKERY, "deputies": (CAFE,), "defined_in": "statutes",
            "hours": 4.0, "since": _date("2021-05"),
        },
    ),
    "qualifications": (
        {"actor": BAKERY, "area": "finance", "day": _date("2023-11"), "provider": OFFICE},
    ),
    "offers": (
        {
            "provider": OFFICE, "service": "start_up_advice", "in_district": True, "uptake": 9,
            "since": _date("2022"),
        },
    ),
    "seats": (
        {
            "body": BOARD, "actor": TRADERS, "voting": True, "motions": 1,
            "since": _date("2023"),
        },
    ),
    "concerns": (
        {
            "actor": CAFE, "topic": Text(de="zu wenige Parkplätze", en="too few parking spaces"),
            "raised": _date("2024-03-04"), "answered": _date("2024-04"),
        },
    ),
    "goals": (
        {
            "id": MORE_MEMBERS, "name": _name("mehr Mitglieder", "more members"),
            "kind": "membership", "unit": Text(de="Mitglieder", en="members"), "baseline": 20.0,
            "target": 40.0, "start": _date("2024"), "due": _date("2025"), "owner": BAKERY,
        },
    ),
    "observations": (
        {"goal": MORE_MEMBERS, "day": _date("2024-12-31"), "value": 31.0},
    ),
    "reviews": (
        {"day": _date("2024-12-10"), "goals": (MORE_MEMBERS,)},
    ),
    "surveys": (
        {
            "day": _date("2024-09"), "question": "awareness", "group": "residents",
            "population": 12_400, "asked": 300, "answered": 120, "positive": 54,
        },
    ),
    "funding": (
        {
            "recipient": OFFICE, "source_kind": "programme", "amount": 60_000.0, "secured": True,
            "programme": _name("Förderprogramm", "funding programme"), "since": _date("2024"),
            "until": _date("2025"),
        },
    ),
    "costs": (
        {
            "of": OFFICE, "amount": 55_000.0, "since": _date("2024"), "until": _date("2024"),
        },
    ),
    "headcounts": (
        {"group": "member_businesses", "count": 40, "at_least": True, "day": _date("2024-06-30")},
    ),
}  # fmt: skip


def mark_field(table: str) -> str:
    """Return the field of a table that says where a fact comes from; there an example says so.

    Parameters
    ----------
    table
        The table.

    Returns
    -------
    str
        ``"source"``, but for ties, which start at their source.

    Examples
    --------
    >>> mark_field("actors"), mark_field("relationships")
    ('source', 'origin')
    """
    return "origin" if "origin" in fields_of(TABLES[table].record_type) else "source"


def examples_of(table: str, language: str) -> tuple[dict[str, Any], ...]:
    """Return the examples of a table.

    Parameters
    ----------
    table
        The table.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    tuple of dict
        The values by field, as a record holds them.

    Examples
    --------
    >>> examples_of("participations", "de")[0]["actor"]
    'beispiel-baeckerei'
    """
    return tuple(
        {name: _spoken(value, language) for name, value in example.items()}
        | {mark_field(table): MARK.into(language)}
        for example in EXAMPLES.get(table, ())
    )


def _spoken(value: Value, language: str) -> Value:
    if isinstance(value, tuple):
        return tuple(_spoken(each, language) for each in value)
    return value.into(language) if isinstance(value, Text) else value
