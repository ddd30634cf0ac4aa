"""Networks where the criteria of the family `alliance` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.criteria.builders import (
    FACILITIES,
    alliance,
    keeping,
)
from tests.criteria.cases.case import Case

if TYPE_CHECKING:
    from localeconomy.model.network import Network


def _meetings_of(count: int) -> Network:
    return keeping(alliance(), "participations", lambda p: p.actor in FACILITIES[:count])


CASES = {
    "practice_exchange": Case(alliance, lambda: _meetings_of(4), lambda: _meetings_of(1), 0.5),
}
