"""Networks where the criteria of the family `networking` are healthy, middling and failing."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from localeconomy.model.records import Actor, Relationship
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


def _without_ties(kind: str) -> Network:
    return keeping(district(), "relationships", lambda tie: tie.kind != kind)


def _chain_of(members: int) -> Network:
    names = BUSINESSES[:members]
    return keeping(
        district(),
        "relationships",
        lambda tie: tie.kind != "cooperation" or {tie.source, tie.target} <= set(names),
    )


def _offers_of(*providers: str) -> Network:
    return keeping(district(), "offers", lambda offer: offer.provider in providers)


def _one_offer_and_one_tie() -> Network:
    return adding(
        _offers_of("office", "chamber"), "relationships", Relationship("jobs", "b01", "advice")
    )


INSTITUTIONS = {
    "planning": ("administration", "urban_renewal"),
    "care": ("social_institution", "social"),
    "workshop": ("labour_market_project", "labour_market"),
    "school": ("school", "education"),
}


def with_institutions(**fields: str | None) -> Network:
    """Return the district with one institution of each field of renewal, without any tie."""
    actors = [
        Actor(name, kind=kind, field=fields.get(name, field))
        for name, (kind, field) in INSTITUTIONS.items()
    ]
    return adding(district(), "actors", *actors)


def _linked_with(*names: str) -> Network:
    ties = [Relationship("network", name, "contact", since="2000") for name in names]
    return adding(with_institutions(), "relationships", *ties)


def attended(residents: int, members: int = 12) -> Network:
    """Return the district of whose activities some count residents, some members alone."""
    network = evolved(
        district(),
        "activities",
        lambda a: a.id <= f"a{members:02d}",
        attendance={"member_businesses": 9},
    )
    return evolved(
        network,
        "activities",
        lambda a: a.id <= f"a{residents:02d}",
        attendance={"member_businesses": 9, "residents": 5},
    )


def mixed(across: int, within: int) -> Network:
    """Return the district with cooperations between retail and crafts, and within retail.

    Its activities have one member each, so that none is a joint one.
    """
    retail, crafts = BUSINESSES[:8], BUSINESSES[8:14]
    pairs = [*itertools.product(retail, crafts)][:across]
    pairs += [*itertools.combinations(retail, 2)][:within]
    alone = keeping(district(), "participations", lambda p: p.role == "initiator")
    return alone.replace(
        relationships=[Relationship(one, other, "supply", since="2000") for one, other in pairs]
    )


CASES = {
    "business_partnerships": Case(
        district, lambda: _chain_of(10), lambda: _without_ties("cooperation"), 0.5
    ),
    "institution_engagement": Case(
        district, _one_offer_and_one_tie, lambda: _offers_of("office"), 0.5
    ),
    "renewal_linkage": Case(
        lambda: _linked_with(*INSTITUTIONS),
        lambda: _linked_with("planning", "school"),
        with_institutions,
        0.5,
    ),
    "resident_participation": Case(
        lambda: attended(6), lambda: attended(3), lambda: attended(1), 0.5
    ),
    "cross_sector_ties": Case(lambda: mixed(4, 0), lambda: mixed(7, 12), lambda: mixed(2, 17), 0.5),
    "self_help": Case(district, lambda: _chain_of(8), lambda: _chain_of(2), 0.5),
}
