"""For each criterion a network where it is healthy, one in the middle and one where it fails.

A criterion that is added to the catalogue needs its three networks here, and a test asks for them.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from localeconomy.model.network import Network
from localeconomy.model.records import Relationship
from tests.criteria.builders import (
    BUSINESSES,
    FACILITIES,
    adding,
    alliance,
    district,
    empty,
    evolved,
    keeping,
    tasks,
)


@attrs.frozen
class Case:
    """Networks of three degrees, and the value in the middle, which the test of the row works out.

    Parameters
    ----------
    healthy, middle, failing
        Each makes a network.
    value
        The value in the middle.
    """

    healthy: Callable[[], Network]
    middle: Callable[[], Network]
    failing: Callable[[], Network]
    value: float


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


def _stating_benefit(count: int) -> Network:
    stating = BUSINESSES[:count]
    return evolved(district(), "memberships", lambda m: m.member not in stating, benefit=None)


def _approached_in_person(count: int) -> Network:
    by_letter = BUSINESSES[count:]
    return evolved(district(), "contacts", lambda c: c.actor in by_letter, channel="letter")


def _defined(*areas: str) -> Network:
    return evolved(
        district(), "responsibilities", lambda r: r.area not in areas, defined_in="custom"
    )


def _published_in(*days: str) -> Network:
    # The first item stays, so that the start was not late.
    return keeping(
        district(), "publicity", lambda p: str(p.day) in days or str(p.day) == "1999-02-15"
    )


def _of_one_rare_sector() -> Network:
    return evolved(district(), "actors", lambda a: a.kind == "business", sector="services")


def _half_of_the_largest_sector() -> Network:
    """Retail and crafts only, ten each."""
    half = evolved(district(), "actors", lambda a: a.id in BUSINESSES[:10], sector="retail")
    return evolved(half, "actors", lambda a: a.id in BUSINESSES[10:], sector="crafts")


def _one_offer_and_one_tie() -> Network:
    return adding(
        _offers_of("office", "chamber"), "relationships", Relationship("jobs", "b01", "advice")
    )


def _meetings_of(count: int) -> Network:
    return keeping(alliance(), "participations", lambda p: p.actor in FACILITIES[:count])


def _joined_by(members: int) -> Network:
    """Nobody but these members is active."""
    network = empty(district(), "responsibilities")
    kept = keeping(network, "participations", lambda _: False)
    return kept.replace(
        participations=[
            attrs.evolve(district().participations[0], actor=name, role="contributor")
            for name in BUSINESSES[:members]
        ]
    )


def _goals_with_owner(count: int) -> Network:
    owned = [f"g{n}" for n in range(1, count + 1)]
    return evolved(district(), "goals", lambda goal: goal.id not in owned, owner=None)


CASES = {
    "service_point": Case(
        district,
        lambda: keeping(
            district(), "offers", lambda o: o.service in ("coordination", "business_advice")
        ),
        lambda: evolved(district(), "funding", until="2003-06-30"),
        0.5,
    ),
    "business_partnerships": Case(
        district, lambda: _chain_of(10), lambda: _without_ties("cooperation"), 0.5
    ),
    "institution_engagement": Case(
        district, _one_offer_and_one_tie, lambda: _offers_of("office"), 0.5
    ),
    "self_help": Case(district, lambda: _chain_of(8), lambda: _chain_of(2), 0.5),
    "critical_mass": Case(district, lambda: _joined_by(6), lambda: _joined_by(2), 0.5),
    "individual_benefit": Case(
        district, lambda: _stating_benefit(10), lambda: _stating_benefit(2), 0.5
    ),
    "personal_approach": Case(
        district, lambda: _approached_in_person(5), lambda: _approached_in_person(1), 0.5
    ),
    "sector_mix": Case(district, _half_of_the_largest_sector, _of_one_rare_sector, 0.65546),
    "active_core": Case(district, lambda: tasks([1] * 5), lambda: tasks([]), 0.5),
    "community_contact": Case(
        district,
        lambda: keeping(district(), "relationships", lambda t: t.target not in ("club", "action")),
        lambda: _without_ties("contact"),
        1 / 3,
    ),
    "official_recognition": Case(
        district,
        lambda: evolved(
            district(), "relationships", lambda t: t.kind == "recognition", confirmed=None
        ),
        lambda: _without_ties("recognition"),
        0.5,
    ),
    "organisation_form": Case(district, lambda: _defined("leadership", "finance"), _defined, 0.5),
    "publicity_continuity": Case(
        district,
        lambda: _published_in("2001-08-15", "2001-11-15", "2003-02-15", "2003-05-15"),
        lambda: _published_in("2003-02-15"),
        0.5,
    ),
    "workload_balance": Case(district, lambda: tasks([9, 4, 4, 4, 3]), lambda: tasks([13, 3]), 0.5),
    "coordination_office": Case(
        district,
        lambda: evolved(district(), "funding", until="2004-12-30"),
        lambda: evolved(district(), "funding", secured=False),
        0.5,
    ),
    "measurable_goals": Case(
        district, lambda: _goals_with_owner(2), lambda: _goals_with_owner(0), 0.5
    ),
    "practice_exchange": Case(alliance, lambda: _meetings_of(4), lambda: _meetings_of(1), 0.5),
}
