"""Networks where the criteria of the family `development` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from localeconomy.model.records import Actor, Qualification, Relationship, Seat
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    BUSINESSES,
    adding,
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


def _initiated_by_members(count: int) -> Network:
    """The office initiated the others of the twelve; members organised them all the same."""
    own = [f"a{number:02d}" for number in range(1, count + 1)]
    return evolved(
        district(),
        "participations",
        lambda p: p.role == "initiator" and p.activity not in own,
        actor="office",
    )


def _trained(count: int) -> Network:
    """Twelve members lead activities; the first of them were trained a year ago."""
    return adding(
        district(),
        "qualifications",
        *(Qualification(name, "events", "2002-05-01") for name in BUSINESSES[:count]),
    )


def _seated(count: int) -> Network:
    """Four boards decide about the district; the network sits on the first of them."""
    boards = [f"board{number}" for number in range(1, 5)]
    return adding(
        adding(district(), "actors", *(Actor(board, kind="decision_body") for board in boards)),
        "seats",
        *(Seat(board, "network", since="2000") for board in boards[:count]),
    )


def _lobbying(*bodies: str) -> Network:
    """The district's and the city's council are there; these confirm that they are lobbied."""
    return adding(
        adding(district(), "actors", Actor("rat", "Rat der Stadt", kind="political_body")),
        "relationships",
        *(
            Relationship("network", body, "lobbying", confirmed=True, since="2001")
            for body in bodies
        ),
    )


CASES = {
    "critical_mass": Case(district, lambda: _joined_by(6), lambda: _joined_by(2), 0.5),
    "decision_body_seats": Case(lambda: _seated(4), lambda: _seated(2), lambda: _seated(0), 0.5),
    "individual_benefit": Case(
        district, lambda: _stating_benefit(10), lambda: _stating_benefit(2), 0.5
    ),
    "networker_training": Case(
        lambda: _trained(12),
        lambda: _trained(6),
        lambda: _trained(2),
        0.5,
        emptied=State.NOT_DUE,
    ),
    "personal_approach": Case(
        district,
        lambda: _approached_in_person(5),
        lambda: _approached_in_person(1),
        0.5,
        emptied=State.NOT_DUE,
    ),
    "political_lobby": Case(
        lambda: _lobbying("council", "rat"), lambda: _lobbying("rat"), _lobbying, 0.5
    ),
    "sector_mix": Case(
        district, _half_of_the_largest_sector, _of_one_rare_sector, 0.65546, emptied=State.NOT_DUE
    ),
    "self_initiative": Case(
        district, lambda: _initiated_by_members(6), lambda: _initiated_by_members(2), 0.5
    ),
}
