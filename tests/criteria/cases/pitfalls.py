"""Networks where the criteria of the family `pitfalls` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    district,
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


CASES = {
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
    "workload_balance": Case(
        district, lambda: tasks([9, 4, 4, 4, 3]), lambda: tasks([13, 3]), 0.5, emptied=State.NOT_DUE
    ),
}
