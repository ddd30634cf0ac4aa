"""For each criterion a network where it is healthy, one in the middle and one where it fails.

A criterion that is added to the catalogue needs its three networks here, and a test asks for them.
"""

from __future__ import annotations

from tests.criteria.cases import alliance, development, networking, pitfalls, quality, strategy
from tests.criteria.cases.case import Case

__all__ = ["CASES", "Case"]

CASES: dict[str, Case] = {
    **strategy.CASES,
    **networking.CASES,
    **development.CASES,
    **pitfalls.CASES,
    **quality.CASES,
    **alliance.CASES,
}
