"""Networks where the criteria of the family `strategy` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.model.records import Actor, Contact, Headcount, Offer, Relationship
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    BUSINESSES,
    adding,
    district,
    evolved,
    keeping,
)
from tests.criteria.cases.case import Case

if TYPE_CHECKING:
    from localeconomy.model.network import Network

FOUNDERS = ("f1", "f2", "f3", "f4")
PROJECT = Actor("workshop", "Werkstatt", kind="labour_market_project", since="1999")


def located() -> Network:
    """Return the district whose twenty businesses are in it since 1998."""
    return evolved(
        district(), "actors", lambda a: a.id in BUSINESSES, district="quarter", since="1998"
    )


def _having_lost(count: int) -> Network:
    lost = BUSINESSES[:count]
    return evolved(located(), "actors", lambda a: a.id in lost, until="2002-12-31")


def founders_advised(count: int) -> Network:
    """Return the district with four founders since 2002, some of whom were advised."""
    founders = [Actor(name, kind="founder", since="2002") for name in FOUNDERS]
    talks = [
        Contact(name, "office", "2003-03-10", channel="in_person", outcome="advised")
        for name in FOUNDERS[:count]
    ]
    return adding(adding(district(), "actors", *founders), "contacts", *talks)


def _without_placement() -> Network:
    return keeping(district(), "offers", lambda offer: offer.service != "placement")


def spun_off(*enterprises: str) -> Network:
    """Return the district with a labour-market project and what was spun off from it in 2000."""
    actors = [Actor(name, kind="social_enterprise", since="2000") for name in enterprises]
    ties = [Relationship(PROJECT.id, name, "spin_off", since="2000") for name in enterprises]
    return adding(adding(district(), "actors", PROJECT, *actors), "relationships", *ties)


def counted(
    migrant_owned_members: int,
    member_businesses: int = 40,
    migrant_owned_businesses: int = 20,
    businesses: int = 100,
) -> Network:
    """Return the district with counts of one day."""
    counts = {
        "migrant_owned_members": migrant_owned_members,
        "member_businesses": member_businesses,
        "migrant_owned_businesses": migrant_owned_businesses,
        "businesses": businesses,
    }
    return district().replace(
        headcounts=[Headcount(group, count, day="2003-01-01") for group, count in counts.items()]
    )


CASES = {
    "business_stock": Case(
        located,
        lambda: _having_lost(3),
        lambda: _having_lost(8),
        0.6,
        emptied=State.NOT_DUE,
    ),
    "employment_bridge": Case(
        lambda: adding(
            district(), "offers", Offer("office", "job_exchange", in_district=True, since="1999")
        ),
        district,
        _without_placement,
        0.5,
    ),
    "ethnic_economy": Case(
        lambda: counted(8), lambda: counted(4), lambda: counted(1), 0.5, emptied=State.NOT_DUE
    ),
    "founder_activation": Case(
        lambda: founders_advised(4),
        lambda: founders_advised(2),
        lambda: founders_advised(0),
        0.5,
    ),
    "service_point": Case(
        district,
        lambda: keeping(
            district(), "offers", lambda o: o.service in ("coordination", "business_advice")
        ),
        lambda: evolved(district(), "funding", until="2003-06-30"),
        0.5,
    ),
    "social_enterprise": Case(
        lambda: spun_off("laundry", "kitchen"),
        lambda: spun_off("laundry"),
        spun_off,
        0.5,
    ),
}
