"""Networks where the criteria of the family `pitfalls` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.model.records import Participation, Publicity, Responsibility
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    AREAS,
    BUSINESSES,
    district,
    empty,
    evolved,
    keeping,
    tasks,
)
from tests.criteria.cases.case import Case

if TYPE_CHECKING:
    from localeconomy.model.network import Network


def _without_ties(kind: str) -> Network:
    return keeping(district(), "relationships", lambda tie: tie.kind != kind)


def _defined(*areas: str) -> Network:
    return evolved(
        district(), "responsibilities", lambda r: r.area not in areas, defined_in="custom"
    )


def _published_in(*days: str) -> Network:
    # The first item stays, so that the start was not late.
    return keeping(
        district(), "publicity", lambda p: str(p.day) in days or str(p.day) == "1999-02-15"
    )


def _burdened(count: int) -> Network:
    """Of the twelve who carry tasks, the first ones hold four areas each."""
    return district().replace(
        responsibilities=[
            Responsibility(area, name, since="2000")
            for name in BUSINESSES[:count]
            for area in AREAS
        ]
    )


def _vacant(*areas: str) -> Network:
    return evolved(district(), "responsibilities", lambda r: r.area in areas, holder=None)


def _active(members: int, contacts: int) -> Network:
    """So many took part in the first activity, and the office made so many contacts lately."""
    return empty(district(), "responsibilities").replace(
        participations=[Participation("a01", name, "contributor") for name in BUSINESSES[:members]],
        contacts=list(district().contacts)[:contacts],
    )


def _won_by_members(count: int) -> Network:
    """Four joined within the year; the office won those whom no member did."""
    by_members = BUSINESSES[16 : 16 + count]
    network = evolved(district(), "memberships", referred_by="office")
    return evolved(network, "memberships", lambda m: m.member in by_members, referred_by="b01")


def _reported_in_the_city(*days: str) -> Network:
    """An own leaflet in each quarter, and reports in the city's newspaper on these days."""
    own = evolved(district(), "publicity", medium="flyer", reach="district", earned=False)
    return own.with_records(
        publicity=[Publicity(day, medium="press", reach="city", earned=True) for day in days]
    )


def _serving(activities: int, *, classes: int) -> Network:
    """So many of twelve activities for the common good, the rest for advertising."""
    serving = [f"a{number:02d}" for number in range(1, activities + 1)]
    groups = ("club", "action", "tenants")[classes:]
    network = keeping(district(), "relationships", lambda tie: tie.target not in groups)
    network = evolved(network, "activities", purpose="advertising")
    return evolved(network, "activities", lambda a: a.id in serving, purpose="common_good")


CASES = {
    "active_core": Case(district, lambda: tasks([1] * 5), lambda: tasks([]), 0.5),
    "city_public": Case(
        lambda: _reported_in_the_city("2002-08-20", "2002-11-20", "2003-02-20", "2003-05-20"),
        lambda: _reported_in_the_city("2002-11-20", "2003-05-20"),
        _reported_in_the_city,
        0.5,
    ),
    "common_purpose": Case(
        lambda: _serving(10, classes=3),
        lambda: _serving(6, classes=1),
        lambda: _serving(2, classes=0),
        0.5,
        least=1 / 3,
    ),
    "community_contact": Case(
        district,
        lambda: keeping(district(), "relationships", lambda t: t.target not in ("club", "action")),
        lambda: _without_ties("contact"),
        1 / 3,
    ),
    # Six active are worth 0.5, so that 0.5 is wanting; 10 of 20 contacts make up for half of it.
    "coordination_backup": Case(
        district, lambda: _active(6, contacts=10), lambda: _active(2, contacts=0), 0.75
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
    "task_distribution": Case(
        district, lambda: _vacant("finance", "events"), lambda: _vacant(*AREAS), 0.5
    ),
    "task_focus": Case(
        district, lambda: _burdened(6), lambda: _burdened(10), 0.5, emptied=State.NOT_DUE
    ),
    "word_of_mouth": Case(
        lambda: _won_by_members(4),
        lambda: _won_by_members(2),
        lambda: _won_by_members(0),
        0.5,
        emptied=State.NOT_DUE,
    ),
    "workload_balance": Case(
        district, lambda: tasks([9, 4, 4, 4, 3]), lambda: tasks([13, 3]), 0.5, emptied=State.NOT_DUE
    ),
}
