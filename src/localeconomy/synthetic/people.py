"""Who there is: the district and its businesses, the members, institutions and groups."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from localeconomy.model.dates import PartialDate
from localeconomy.model.records import (
    Actor,
    District,
    Headcount,
    Membership,
    Organisation,
    SectorCount,
)
from localeconomy.synthetic.world import World, part

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "AREAS",
    "DISTRICT",
    "NETWORK",
    "OFFICE",
    "PROGRAMME_DAYS",
    "Tables",
    "closings",
    "founders",
    "newcomers",
    "people",
    "prospects",
    "sectors",
]

Tables: TypeAlias = "dict[str, list[Any]]"

NETWORK: Final = "network"
OFFICE: Final = "office"
DISTRICT: Final = "district"
AREAS: Final = ("leadership", "finance", "publicity", "events", "recruitment", "projects")
"""The task areas that somebody has to hold."""

PROGRAMME_DAYS: Final = 548
"""How long the funding programme goes on: a year and a half."""

# Shares of the district's businesses; retail first, as in the quarters that the source is about.
SECTOR_SHARES: Final[Mapping[str, float]] = {
    "retail": 0.26,
    "crafts": 0.17,
    "services": 0.16,
    "food": 0.14,
    "gastronomy": 0.11,
    "health": 0.08,
    "transport": 0.05,
    "culture": 0.03,
}
SUPPLY: Final = (
    "groceries",
    "bakery",
    "pharmacy",
    "doctor",
    "bank",
    "post",
    "hairdresser",
    "stationery",
)
OTHER_SUPPLY: Final = ("clothing", "craft")

# Id, kind, level and field of everybody who is neither a business nor a founder.
INSTITUTIONS: Final = (
    ("economic-development", "economic_development", "city", "economy"),
    ("chamber", "chamber", "region", "economy"),
    ("employment-agency", "employment_agency", "city", "labour_market"),
    ("district-council", "political_body", "district", None),
    ("city-council", "political_body", "city", None),
    ("planning-committee", "political_body", "city", None),
    ("administration", "administration", "city", "other"),
    ("advisory-board", "decision_body", "district", None),
    ("neighbourhood-forum", "decision_body", "district", None),
    ("renewal-board", "decision_body", "district", None),
    ("urban-renewal", "administration", "city", "urban_renewal"),
    ("social-centre", "social_institution", "district", "social"),
    ("workshop", "labour_market_project", "district", "labour_market"),
    ("school", "school", "district", "education"),
    ("training-centre", "training_provider", "city", "education"),
    ("sports-club", "association", "district", None),
    ("citizens-initiative", "initiative", "district", None),
    ("tenants-circle", "residents_group", "district", None),
)
BENEFITS: Final = ("customers", "image", "exchange", "advice", "purchasing", "representation")
IN_PERSON: Final = ("visit", "in_person", "event")
IMPERSONAL: Final = ("letter", "email", "advertisement")

LEAST_PROSPECTS: Final = 30
LEAST_NEWCOMERS: Final = 3
NEWCOMERS: Final = 0.15
FOUNDING_MEMBERS: Final = 0.6
BENEFITING: Final = 0.95
CLOSED_AT_WORST: Final = 0.45
CLOSED_ANYWAY: Final = 0.02
MIGRANT_SHARE: Final = 0.3


def people(world: World) -> Tables:
    """Return the network's organisation, the district, its actors and the memberships.

    Parameters
    ----------
    world
        The network.

    Returns
    -------
    dict
        Records by table.
    """
    return {
        "organisations": [
            Organisation(
                NETWORK,
                form=world.form,
                founded=world.founded,
                programme_end=world.day + dt.timedelta(days=PROGRAMME_DAYS),
                required_areas=AREAS,
                district=DISTRICT,
                illustrative=True,
            )
        ],
        "districts": [
            District(
                DISTRICT,
                inhabitants=9000 + 40 * world.size,
                required_supply=SUPPLY,
                illustrative=True,
            )
        ],
        "sector_counts": [
            SectorCount(DISTRICT, sector, count=count, day=world.ago(6, 10), illustrative=True)
            for sector, count in _stock(world).items()
        ],
        "actors": [*_offices(), *_businesses(world), *_others(world)],
        "memberships": _memberships(world),
        "headcounts": _headcounts(world),
    }


def prospects(world: World) -> tuple[str, ...]:
    """Return the district's businesses that are not members.

    Parameters
    ----------
    world
        The network.

    Returns
    -------
    tuple of str
        Their ids.
    """
    return tuple(f"local-{n:03d}" for n in range(1, max(LEAST_PROSPECTS, world.size) + 1))


def closings(world: World) -> dict[str, dt.date]:
    """Return which businesses closed in the last twelve months, or since the founding.

    Parameters
    ----------
    world
        The network.

    Returns
    -------
    dict
        Days by the id of the business.
    """
    others = prospects(world)
    share = CLOSED_ANYWAY + (CLOSED_AT_WORST - CLOSED_ANYWAY) * (1 - world.level("stock"))
    closing = world.shuffled("closing", others)[: part(len(others) + world.size, share)]
    return dict(zip(closing, world.days("closing", len(others), 11), strict=False))


def founders(world: World) -> tuple[str, ...]:
    """Return those in the district who want to found a business.

    Parameters
    ----------
    world
        The network.

    Returns
    -------
    tuple of str
        Their ids.
    """
    return tuple(f"founder-{n:02d}" for n in range(1, 8 + world.size // 10))


def newcomers(world: World) -> tuple[str, ...]:
    """Return the members that joined in the last twelve months, or since the founding.

    Parameters
    ----------
    world
        The network.

    Returns
    -------
    tuple of str
        Their ids.
    """
    if world.age <= 12:  # noqa: PLR2004 - months of a year
        return world.members
    count = max(LEAST_NEWCOMERS, part(world.size, NEWCOMERS))
    return tuple(sorted(world.shuffled("newcomers", world.members)[:count]))


@functools.lru_cache(maxsize=8)  # a world is told from others by its identity
def sectors(world: World) -> Mapping[str, str]:
    """Return the sector of each member: drawn as from the district's own businesses.

    Parameters
    ----------
    world
        The network.

    Returns
    -------
    dict
        Sectors by the id of the member.
    """
    counts = _stock(world)
    drawn = world.random("sectors").multivariate_hypergeometric(
        list(counts.values()), world.size, method="marginals"
    )
    named = [name for name, count in zip(counts, drawn.tolist(), strict=True) for _ in range(count)]
    fair = dict(zip(world.members, world.shuffled("sectors", named), strict=True))
    largest = max(counts, key=counts.__getitem__)
    mixed = set(world.kept("sectors", world.members))
    return {name: sector if name in mixed else largest for name, sector in fair.items()}


def _stock(world: World) -> dict[str, int]:
    """Return the district's businesses by sector, of which the network knows a part."""
    total = max(120, 4 * world.size)
    return {name: part(total, share) for name, share in SECTOR_SHARES.items()}


def _offices() -> list[Actor]:
    return [
        Actor(NETWORK, kind="network", illustrative=True),
        Actor(OFFICE, kind="coordination_office", district=DISTRICT, illustrative=True),
        *(
            Actor(
                name,
                kind=kind,
                level=level,
                field=field,
                district=DISTRICT if level == "district" else None,
                illustrative=True,
            )
            for name, kind, level, field in INSTITUTIONS
        ),
    ]


def _businesses(world: World) -> list[Actor]:
    """Return members and other businesses; some of the others closed within the year."""
    of_members = sectors(world)
    random = world.random("businesses")
    others = prospects(world)
    closed = closings(world)
    stock = _stock(world)
    chance = np.array(list(stock.values())) / sum(stock.values())
    drawn = random.choice(list(stock), size=len(others), p=chance)
    supply = _supply(world)
    opened = random.integers(1, 25, size=world.size + len(others))
    since = [PartialDate(world.founded.year - int(years)) for years in opened]
    return [
        *(
            Actor(
                name,
                kind="business",
                sector=of_members[name],
                sector_scheme="own",
                district=DISTRICT,
                capacity_hours=float(hours),
                supply=supply.get(name, ()),
                since=day,
                illustrative=True,
            )
            for name, hours, day in zip(
                world.members, random.integers(4, 17, size=world.size), since, strict=False
            )
        ),
        *(
            Actor(
                name,
                kind="business",
                sector=str(sector),
                sector_scheme="own",
                district=DISTRICT,
                since=day,
                until=closed.get(name),
                illustrative=True,
            )
            for name, sector, day in zip(others, drawn, since[world.size :], strict=True)
        ),
    ]


def _supply(world: World) -> dict[str, list[str]]:
    """Return what some of the members supply: what the district needs, and other things."""
    found: dict[str, list[str]] = {}
    for place, kind in enumerate((*world.kept("supply", SUPPLY), *OTHER_SUPPLY)):
        found.setdefault(world.members[place % world.size], []).append(kind)
    return found


def _others(world: World) -> list[Actor]:
    """Return founders, and the enterprises that came out of the labour-market project."""
    return [
        *(
            Actor(name, kind="founder", district=DISTRICT, since=day, illustrative=True)
            for name, day in zip(
                founders(world), world.days("founders", len(founders(world)), 11, 1), strict=True
            )
        ),
        *(
            Actor(
                name,
                kind="social_enterprise",
                district=DISTRICT,
                since=world.ago(30),
                illustrative=True,
            )
            for name in world.kept("spin_offs", ("laundry", "kitchen"))
        ),
    ]


def _memberships(world: World) -> list[Membership]:
    random = world.random("memberships")
    new = newcomers(world)
    old = [name for name in world.shuffled("joining", world.members) if name not in new]
    at_the_founding = part(len(old), FOUNDING_MEMBERS)
    since = dict.fromkeys(old[:at_the_founding], world.founded)
    since |= dict(
        zip(
            old[at_the_founding:],
            world.days("joining", len(old) - at_the_founding, world.age, 13),
            strict=True,
        )
    )
    since |= dict(zip(new, world.days("newcomers", len(new), 11), strict=True))
    benefiting = set(world.kept("benefit", world.members, BENEFITING))
    won = set(world.kept("referral", new))
    approached = set(world.kept("personal_approach", new))
    recruiters = old or list(new)
    found = []
    for name in world.members:
        others = [each for each in recruiters[:12] if each != name] or [OFFICE]
        in_person = name in approached or name not in new
        found.append(
            Membership(
                name,
                NETWORK,
                referred_by=others[int(random.integers(len(others)))] if name in won else OFFICE,
                first_contact=str(random.choice(IN_PERSON if in_person else IMPERSONAL)),
                benefit=str(random.choice(BENEFITS)) if name in benefiting else None,
                since=since[name],
                illustrative=True,
            )
        )
    return found


def _headcounts(world: World) -> list[Headcount]:
    """Return counts without names; nobody's origin is noted beside a name."""
    businesses = sum(_stock(world).values())
    counted = {
        "businesses": businesses,
        "member_businesses": world.size,
        "migrant_owned_businesses": part(businesses, MIGRANT_SHARE),
        "migrant_owned_members": part(world.size, MIGRANT_SHARE * world.level("migrant_share")),
    }
    return [
        Headcount(group, count, day=world.ago(6, 10), illustrative=True)
        for group, count in counted.items()
    ]
