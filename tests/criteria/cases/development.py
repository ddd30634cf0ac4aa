"""Networks where the criteria of the family `development` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    BUSINESSES,
    district,
    empty,
    evolved,
    keeping,
)
from tests.criteria.cases.case import Case

if TYPE_CHECKING:
    from localeconomy.model.network import Network


def _stating_benefit(count: int) -> Network:
    stating = BUSINESSES[:count]
    return evolved(district(), "memberships", lambda m: m.member not in stating, benefit=None)


def _approached_in_person(count: int) -> Network:
    by_letter = BUSINESSES[count:]
    return evolved(district(), "contacts", lambda c: c.actor in by_letter, channel="letter")


def _of_one_rare_sector() -> Network:
    return evolved(district(), "actors", lambda a: a.kind == "business", sector="services")


def _half_of_the_largest_sector() -> Network:
    """Retail and crafts only, ten each."""
    half = evolved(district(), "actors", lambda a: a.id in BUSINESSES[:10], sector="retail")
    return evolved(half, "actors", lambda a: a.id in BUSINESSES[10:], sector="crafts")


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


CASES = {
    "critical_mass": Case(district, lambda: _joined_by(6), lambda: _joined_by(2), 0.5),
    "individual_benefit": Case(
        district, lambda: _stating_benefit(10), lambda: _stating_benefit(2), 0.5
    ),
    "personal_approach": Case(
        district,
        lambda: _approached_in_person(5),
        lambda: _approached_in_person(1),
        0.5,
        emptied=State.NOT_DUE,
    ),
    "sector_mix": Case(
        district, _half_of_the_largest_sector, _of_one_rare_sector, 0.65546, emptied=State.NOT_DUE
    ),
}
