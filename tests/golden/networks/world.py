"""The world of the golden networks: a district's network, told as those who run it would tell it.

`World` says who belongs, what happens through the year, who answers for what, who knows of the
network and who pays. `tests.golden.networks.recording` writes it down as records. The defaults are
a sound association of seven years; a golden network says what is different.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs

__all__ = [
    "AREAS",
    "DAY",
    "DISTRICT",
    "FIELDS",
    "FULL_YEAR",
    "SERVICES",
    "Aim",
    "Duty",
    "Event",
    "World",
    "duties",
]

DAY: Final = "2008-06-30"

DISTRICT: Final = {"retail": 60, "services": 45, "crafts": 40, "food": 35, "health": 20}
"""The two hundred businesses of the district."""

FIELDS: Final = {
    "urban_renewal": "renewal",
    "social": "social",
    "education": "school",
    "labour_market": "project",
}
"""The fields of renewal, and who stands for each."""

SERVICES: Final = ("publicity", "event_management", "legal_form", "renewal_introduction")
AREAS: Final = ("leadership", "finance", "publicity", "events", "recruitment", "lobbying")


@attrs.frozen
class Event:
    """An activity of the yearly calendar.

    Parameters
    ----------
    on
        Month and day.
    kind, purpose
        As in the vocabulary.
    by
        Who brings it about, the initiator first: members by number, 0 is the office.
    residents
        How many residents come.
    field
        The field of renewal that it is linked with.
    """

    on: str
    kind: str
    purpose: str
    by: tuple[int, ...]
    residents: int = 0
    field: str | None = None


# Twelve activities: ten initiated by members, ten with residents, eight for the common good. Twelve
# members carry two each, member 6 one: 23 tasks.
FULL_YEAR: Final = (
    Event("01-22", "meeting", "internal", (1, 2)),
    Event("02-19", "image_campaign", "common_good", (3, 4), 6, "urban_renewal"),
    Event("03-11", "training", "exchange", (0, 5)),
    Event("04-12", "campaign", "common_good", (7, 8), 60, "social"),
    Event("05-24", "festival", "common_good", (9, 10), 900),
    Event("06-07", "market", "advertising", (11, 12), 400),
    Event("07-19", "campaign", "common_good", (1, 3), 150),
    Event("08-23", "competition", "common_good", (5, 7), 120, "education"),
    Event("09-13", "market", "advertising", (6, 9), 400),
    Event("10-15", "meeting", "common_good", (0, 2), 35),
    Event("11-12", "image_campaign", "common_good", (4, 11), 300),
    Event("12-06", "festival", "common_good", (8, 10, 12), 200),
)


@attrs.frozen
class Duty:
    """A task area.

    Parameters
    ----------
    area
        The area.
    holder
        Member by number, 0 for the office, None where it is vacant.
    defined_in
        Where the duties are defined.
    """

    area: str
    holder: int | None
    defined_in: str | None = "statutes"


def duties(
    *holders: int | None, areas: tuple[str, ...] = AREAS, defined_in: str = "statutes"
) -> tuple[Duty, ...]:
    """Return the task areas with their holders, in order."""
    return tuple(
        Duty(area, holder, defined_in) for area, holder in zip(areas, holders, strict=False)
    )


@attrs.frozen
class Aim:
    """A goal and how far it is.

    Parameters
    ----------
    kind
        As in the vocabulary.
    baseline, target, now
        In the middle of June 2008 it is at `now`.
    is_whole
        Whether unit and owner are named too.
    is_reviewed
        Whether it was reviewed in spring.
    """

    kind: str
    baseline: float
    target: float
    now: float
    is_whole: bool = True
    is_reviewed: bool = True


@attrs.frozen(kw_only=True)
class World:
    """A district's network.

    Parameters
    ----------
    founded, programme_end, form, years
        When it was founded, when the programme ends, its form, when its goals begin and are due.
    members, kind, mix, listed
        How many belong, of what kind, of which sectors (the district's by default), and whether
        there is a list of members.
    taking_part, partnered, has_hub
        How many come to activities; how many cooperate in a chain; whether they do so with the
        office alone.
    joined, referred, benefit, concerns
        Of the members: new within the year, won by members, stating a benefit; concerns answered in
        time and late.
    visits, letters
        Businesses visited a month, letters sent a quarter.
    calendar, projects, asleep_since
        What happens each year, running projects by who carries them, and since when nothing does.
    has_residents, purpose, guests
        Whether residents come, one purpose for all activities, who is invited to meetings.
    duties
        The task areas needed, with their holders.
    publicity_from, gaps, city_quarters
        When publicity began (None: at the founding, "never"), months without, and how many of the
        last four quarters had a report beyond the district.
    recognised
        Who recognises the network: confirmed (True) or claimed (None).
    community, institutions, fields
        Groups in touch, institutions by "offer" or "tie", fields of renewal in touch.
    bodies, seats, has_lobby
        Decision bodies, seats on them, whether the council is lobbied.
    has_office, office_until, carried_by, services, training, trained
        The coordination office, until when the programme pays, who pays from then on a year, its
        services, the areas that are taught, and how many carriers learnt.
    aims, surveyed
        The goals, and the shares of residents who know and who like the network.
    declared, untold
        Tables declared complete (None: all), and tables of which nothing is told.
    """

    founded: str | None = "2001-06-30"
    programme_end: str | None = "2011"
    form: str | None = "formal"
    years: tuple[str, str] = ("2007-01-01", "2008-12-31")

    members: int = 30
    kind: str = "business"
    mix: Mapping[str, int] = DISTRICT
    listed: bool = True
    taking_part: int = 20
    partnered: int = 24
    has_hub: bool = False
    joined: int = 4
    referred: int = 3
    benefit: int = 26
    concerns: tuple[int, int] = (7, 1)
    visits: int = 2
    letters: int = 1

    calendar: tuple[Event, ...] = FULL_YEAR
    projects: tuple[tuple[int, ...], ...] = ()
    asleep_since: str | None = None
    has_residents: bool = True
    purpose: str | None = None
    guests: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = duties(1, 2, 6, 9, 10, 12)

    publicity_from: str | None = None
    gaps: tuple[str, ...] = ("2006-11",)
    city_quarters: int = 3
    recognised: Mapping[str, bool | None] = {"council": True, "city": True, "agency": True}
    community: tuple[str, ...] = ("club", "action", "tenants")
    institutions: Mapping[str, str] = {"agency": "offer", "chamber": "offer", "jobs": "tie"}
    fields: tuple[str, ...] = ("urban_renewal", "social", "education")
    bodies: int = 1
    seats: int = 1
    has_lobby: bool = True

    has_office: bool = True
    office_until: str = "2011"
    carried_by: tuple[tuple[str, float], ...] = ()
    carried_until: int = 2012
    services: tuple[str, ...] = SERVICES[:3]
    training: tuple[str, ...] = AREAS[:5]
    trained: int = 8

    aims: tuple[Aim, ...] = (
        Aim("membership", 24, 32, 30),
        Aim("activity", 8, 12, 12),
        Aim("training_places", 2, 6, 4),
        Aim("publicity", 4, 8, 7, is_whole=False, is_reviewed=False),
    )
    surveyed: tuple[float, float] | None = (0.68, 0.82)

    declared: tuple[str, ...] | None = None
    untold: tuple[str, ...] = ()

    def but(self, **changes: Any) -> World:  # noqa: ANN401 - values of any field
        """Return the world with something different."""
        return attrs.evolve(self, **changes)
