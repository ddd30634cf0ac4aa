"""Networks where the criteria of the family `quality` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.criteria.builders import (
    district,
    evolved,
)
from tests.criteria.cases.case import Case

if TYPE_CHECKING:
    from localeconomy.model.network import Network


def _goals_with_owner(count: int) -> Network:
    owned = [f"g{n}" for n in range(1, count + 1)]
    return evolved(district(), "goals", lambda goal: goal.id not in owned, owner=None)


CASES = {
    "coordination_office": Case(
        district,
        lambda: evolved(district(), "funding", until="2004-12-30"),
        lambda: evolved(district(), "funding", secured=False),
        0.5,
    ),
    "measurable_goals": Case(
        district, lambda: _goals_with_owner(2), lambda: _goals_with_owner(0), 0.5
    ),
}
