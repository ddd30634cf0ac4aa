"""What a district has around its network: founders, spin-offs, institutions, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from localeconomy.model.records import (
    Activity,
    Actor,
    Contact,
    Headcount,
    Offer,
    Participation,
    Relationship,
)
from localeconomy.model.vocabulary import terms_in, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.properties.worlds import Chance

INSTITUTIONS = {
    "planning": ("administration", "urban_renewal"),
    "care": ("social_institution", "social"),
    "workshop": ("labour_market_project", "labour_market"),
    "school": ("school", "education"),
    "hall": ("institution", "culture"),
}
FOUNDERS = ("founder-0", "founder-1", "founder-2")
SPIN_OFFS = ("laundry", "kitchen", "courier")
GROUPS = ("member_businesses", "migrant_owned_members", "businesses", "migrant_owned_businesses")


def around_a_district(chance: Chance, members: Sequence[str], known: float) -> dict[str, list[Any]]:
    """Return further records of a network's district, drawn at random.

    Parameters
    ----------
    chance
        Where the draws come from.
    members
        Ids of the members.
    known
        The chance of each value to be noted.
    """
    activities = _activities(chance, known)
    there = chance.some(INSTITUTIONS, 0.8)
    founders, spin_offs = chance.some(FOUNDERS, 0.6), chance.some(SPIN_OFFS, 0.5)
    advised = [*founders, *members[:3]]
    return {
        "actors": [
            *(_institution(chance, name, known) for name in there),
            *(Actor(name, kind="founder", **_life(chance)) for name in founders),
            *(
                Actor(
                    name,
                    kind=chance.one_of(("social_enterprise", "business")),
                    district=chance.perhaps(chance.one_of(("quarter", "elsewhere")), known),
                    **_life(chance),
                )
                for name in spin_offs
            ),
        ],
        "activities": activities,
        "participations": [
            Participation(each.id, name, chance.one_of(("guest", "contributor")))
            for each in activities
            for name in chance.some((*there, "tenants"), 0.15)
        ],
        "relationships": [
            *_ties(chance, founders, spin_offs, ("represents", "ownership"), 0.2),
            *_ties(chance, ["office", *members[:1]], advised, ("advice", "mentoring"), 0.15),
            *_ties(chance, members[:4], there, ("training", "placement", "contact"), 0.1),
            *_ties(
                chance,
                chance.some(("workshop",) if "workshop" in there else ()),
                spin_offs,
                ("spin_off",),
                0.8,
            ),
        ],
        "contacts": [
            Contact(
                name,
                "office",
                chance.date("2001-06-01", "2003-12-31"),
                channel=chance.perhaps("visit", known),
                outcome=chance.perhaps(chance.one_of(list(vocabulary("outcome"))), known),
                id=f"talk-{number}",
            )
            for number, name in enumerate(chance.some(2 * advised, 0.4))
        ],
        "offers": [
            Offer(
                chance.one_of(("office", "jobs")),
                service,
                in_district=chance.perhaps(chance.flip(0.7), known),
                **chance.span("1999-01-01", "2003-06-30"),
            )
            for service in chance.some(terms_in("service", "employment"))
        ],
        "headcounts": [
            Headcount(group, chance.number(0, 30), at_least=chance.flip(0.15), day=day)
            for day in ("2001", "2002-11-15")
            if chance.flip(0.7)
            for group in chance.some(GROUPS, 0.85)
        ],
    }


def _institution(chance: Chance, name: str, known: float) -> Actor:
    kind, field = INSTITUTIONS[name]
    return Actor(name, kind=kind, field=chance.perhaps(field, known))


def _life(chance: Chance) -> dict[str, Any]:
    """Return since and until of somebody who comes and may go."""
    return {
        "since": chance.perhaps(chance.date("1998-01-01", "2003-12-31"), 0.8),
        "until": chance.perhaps(chance.date("2004-01-01", "2005-12-31"), 0.3),
    }


def _activities(chance: Chance, known: float) -> list[Activity]:
    groups = ("residents", "member_businesses", "participants")
    return [
        Activity(
            f"event-{number}",
            kind=chance.one_of(("project", "meeting", "job_exchange")),
            day=chance.date("2002-03-01", "2004-02-29"),
            field=chance.perhaps(chance.one_of(list(vocabulary("institution_field"))), 0.4),
            attendance={group: chance.number(0, 9) for group in chance.some(groups, known / 2)},
        )
        for number in range(chance.number(0, 4))
    ]


def _ties(
    chance: Chance,
    sources: Sequence[str],
    targets: Sequence[str],
    kinds: Sequence[str],
    share: float,
) -> list[Relationship]:
    return [
        Relationship(
            one,
            other,
            chance.one_of(kinds),
            id=f"{one}-{other}-{kinds[0]}",
            **chance.span("1998-01-01", "2003-12-31"),
        )
        for one in sources
        for other in targets
        if one != other and chance.flip(share)
    ]
