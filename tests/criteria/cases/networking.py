"""Networks where the criteria of the family `networking` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.model.records import Relationship
from tests.criteria.builders import (
    BUSINESSES,
    adding,
    district,
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


CASES = {
    "business_partnerships": Case(
        district, lambda: _chain_of(10), lambda: _without_ties("cooperation"), 0.5
    ),
    "institution_engagement": Case(
        district, _one_offer_and_one_tie, lambda: _offers_of("office"), 0.5
    ),
    "self_help": Case(district, lambda: _chain_of(8), lambda: _chain_of(2), 0.5),
}
