"""What is expected of a golden network, and why an experienced coordinator would expect it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from localeconomy.model.network import Network
from tests.golden.networks.world import DAY

__all__ = ["ABSENT", "NOWHERE", "UNSTATED", "Golden", "range_around"]

UNSTATED: Final = "unstated"
"""That a golden network says nothing of the grade; None says that there is none."""

ABSENT: Final = ("absent", "absent", "absent", "absent")
NOWHERE: Final[tuple[str, ...]] = ()
"""No cap bites."""


@attrs.frozen(kw_only=True)
class Golden:
    """One network and what is expected of it.

    Parameters
    ----------
    name
        What it is called.
    why
        One sentence: why an experienced coordinator would say so.
    working
        The score by hand: the mean of each family, the caps.
    network
        Makes the record.
    verdicts
        Of the pitfalls 1 to 4.
    score
        The least and the greatest score.
    stage
        The stage that it is at.
    grade
        As a report prints it, None for no grade.
    findings
        By id: healthy, watch or failing, or the name of a state without a value.
    caps
        The criteria whose caps bite, whether or not they bind.
    contains
        A range that the bounds have to contain: what could well be true.
    at_most
        What the upper bound must not exceed.
    on
        The day.
    """

    name: str
    why: str
    working: str
    network: Callable[[], Network]
    verdicts: tuple[str, str, str, str]
    score: tuple[float, float]
    stage: str | None
    grade: str | None = UNSTATED
    findings: Mapping[str, str] = attrs.field(factory=dict)
    caps: tuple[str, ...] = NOWHERE
    contains: tuple[float, float] | None = None
    at_most: float | None = None
    on: str = DAY


def range_around(score: float, spread: float = 5.0) -> tuple[float, float]:
    """Return a range around a score that was worked out by hand.

    The spread is left for what the catalogue does not fix: control points of surveys and of image
    work, and rounding.
    """
    return score - spread, score + spread
