"""What to find out next: the unknowns in the order in which they narrow the score's bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.language import Number, Text, enumeration
from localeconomy.model.records import TABLES
from localeconomy.scoring.aggregate import FloatArray, Scheme, total
from localeconomy.scoring.draws import SEED, check_draws, stream
from localeconomy.scoring.intervals import LEVEL
from localeconomy.scoring.uncertain import due_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.scoring.finding import Finding

__all__ = ["MissingItem", "MissingPlan", "missing_plan"]

PLAN_DRAWS: Final = 128
"""Draws of the values that unknowns may turn out to have, where nothing else is said."""

CELLS: Final = 256
"""Parts of a finding's range in which the bounds of the score are bounded."""

DIGITS: Final = 9
"""Digits of points; the rest is rounding."""

SHOWN: Final = 1
"""Digits of points that a sentence shows."""

NARROWER: Final = Text(
    de="„{title}“ zu klären macht die Spanne des Gesamtwerts im Mittel um {expected} Punkte "
    "schmaler, mindestens um {guaranteed}{tables}.",
    en="Finding out about “{title}” narrows the range of the score by {expected} points on "
    "average, by at least {guaranteed}{tables}.",
)
NO_NARROWER: Final = Text(
    de="„{title}“ zu klären macht für sich allein die Spanne des Gesamtwerts nicht schmaler"
    "{tables}.",
    en="Finding out about “{title}” by itself does not narrow the range of the score{tables}.",
)
TO_FILL: Final = Text(de="; zu ergänzen: {tables}", en="; to be completed: {tables}")
FIRST: Final = Text(
    de="Der Gesamtwert kann um {width} Punkte schwanken. {first}",
    en="The score may vary by {width} points. {first}",
)
CERTAIN: Final = Text(
    de="Was noch offen ist, ändert den Gesamtwert nicht.",
    en="What is still open cannot change the score.",
)
NO_ITEMS: Final = Text(
    de="Zu keinem Befund, der zählt, ist etwas offen.",
    en="Nothing is open about any finding that counts.",
)


@attrs.frozen
class MissingItem:
    """A finding that is not exactly known, and how much narrower knowing it makes the bounds.

    Parameters
    ----------
    id
        The criterion.
    title
        What it is called.
    tables
        The tables that are not declared complete for what it looks at.
    expected
        Points by which knowing this finding alone narrows the bounds of the score, on average
        over the values that it may have.
    guaranteed
        Points by which it narrows them at least, whatever its value turns out to be.
    remaining
        Width of the bounds, on average, once this and all items before it in the plan are known.
    """

    id: str
    title: Text
    tables: tuple[str, ...]
    expected: float
    guaranteed: float
    remaining: float

    @property
    def sentence(self) -> Text:
        """What it says."""
        named = enumeration(TABLES[name].plural if name in TABLES else name for name in self.tables)
        wording = NARROWER if round(self.expected, SHOWN) > 0 else NO_NARROWER
        return wording.fill(
            title=self.title,
            expected=Number(self.expected, SHOWN),
            guaranteed=Number(self.guaranteed, SHOWN),
            tables=TO_FILL.fill(tables=named) if self.tables else "",
        )

    def __repr__(self) -> str:
        """Return what it says, in English."""
        return f"<{type(self).__name__}: {self.sentence.en}>"


@attrs.frozen
class MissingPlan:
    """What to find out next.

    Parameters
    ----------
    width
        Width of the bounds of the score now, in points.
    items
        In the order in which they narrow it most, each after those before it.
    draws
        Draws of the values that the findings may have.
    seed
        Of the random numbers.
    """

    width: float
    items: tuple[MissingItem, ...]
    draws: int
    seed: int

    @property
    def sentence(self) -> Text:
        """What comes first."""
        if not self.items:
            return NO_ITEMS
        if round(self.width, SHOWN) == 0:
            return CERTAIN
        return FIRST.fill(width=Number(self.width, SHOWN), first=self.items[0].sentence)

    def __repr__(self) -> str:
        """Return what it says, in English."""
        return f"<{type(self).__name__}: {self.sentence.en}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the plan as plain values, for JSON."""
        return attrs.asdict(self)


def missing_plan(
    findings: Sequence[Finding], *, draws: int = PLAN_DRAWS, seed: int = SEED
) -> MissingPlan:
    """Return the unknown and partial findings in the order in which to find out about them.

    Each step takes the finding that, together with those before it, leaves the narrowest bounds of
    the score on average, if each turns out to have any value within its own bounds with the same
    chance. What an unknown stage leaves open stays open.

    Parameters
    ----------
    findings
        All findings of an assessment.
    draws
        Draws of the values, spread evenly over the range of each.
    seed
        Of the random numbers that pair them.

    Returns
    -------
    MissingPlan
        Every due finding with a weight whose value is not exactly known.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due, or draws or seed are not possible.
    """
    check_draws(draws, seed, LEVEL)
    scheme = Scheme.of(findings)
    due = due_findings(findings, scheme)
    low, high = np.array([each.bounds for each in due]).T
    places = np.flatnonzero(low < high)
    now = float(_width(scheme, low, high))
    if not places.size:
        return MissingPlan(now, (), draws, seed)
    drawn = low + (high - low) * _spread(due, places, draws, seed)
    alone, order, left = _greedy(scheme, (low, high), places, drawn)
    narrowed = _guaranteed(scheme, (low, high), places, now)
    items = [
        MissingItem(
            id=due[place].id,
            title=due[place].title,
            tables=due[place].missing,
            expected=max(round(now - alone[place], DIGITS), 0.0),
            guaranteed=narrowed[place],
            remaining=remaining,
        )
        for place, remaining in zip(order, left, strict=True)
    ]
    return MissingPlan(now, tuple(items), draws, seed)


def _width(scheme: Scheme, low: FloatArray, high: FloatArray) -> FloatArray:
    """Return the width of the score's bounds; at best, an unknown stage puts no cap in force."""
    result: FloatArray = total(scheme, high, scheme.least_force) - total(scheme, low, scheme.force)
    return result


def _spread(
    due: Sequence[Finding], places: npt.NDArray[np.intp], draws: int, seed: int
) -> FloatArray:
    """Return numbers spread evenly over [0, 1], in another order for each open finding."""
    even = (np.arange(draws) + 0.5) / draws
    spread = np.zeros((draws, len(due)))
    for place in places:
        spread[:, place] = stream(seed, "plan", due[place].id).permutation(even)
    return spread


def _greedy(
    scheme: Scheme,
    bounds: tuple[FloatArray, FloatArray],
    places: npt.NDArray[np.intp],
    drawn: FloatArray,
) -> tuple[dict[int, float], list[int], list[float]]:
    """Return the mean width knowing each alone, the order, and the mean width after each step."""
    low, high = (np.tile(side, (len(drawn), 1)) for side in bounds)
    rest = places.tolist()
    alone: dict[int, float] = {}
    order: list[int] = []
    left: list[float] = []
    while rest:
        # One finding made known at a time: shape (candidates, draws, findings).
        known = np.zeros((len(rest), 1, low.shape[1]), dtype=np.bool_)
        known[np.arange(len(rest)), 0, rest] = True
        widths = _width(scheme, np.where(known, drawn, low), np.where(known, drawn, high))
        # Rounded: of equals, the first in alphabetical order is taken.
        means = widths.mean(axis=-1).round(DIGITS)
        if not alone:
            alone = dict(zip(rest, means.tolist(), strict=True))
        best = int(np.argmin(means))
        place = rest.pop(best)
        low[:, place] = high[:, place] = drawn[:, place]
        order.append(place)
        left.append(float(means[best]))
    return alone, order, left


def _guaranteed(
    scheme: Scheme,
    bounds: tuple[FloatArray, FloatArray],
    places: npt.NDArray[np.intp],
    now: float,
) -> dict[int, float]:
    """Return by how much knowing each narrows the bounds at least.

    Both bounds rise with the value. So in a part of its range they lie no further apart than the
    upper one at the end of that part and the lower one at its beginning.
    """
    steps = np.linspace(0.0, 1.0, CELLS + 1)
    narrowed = {}
    for place in places.tolist():
        low, high = (np.tile(side, (CELLS + 1, 1)) for side in bounds)
        values = bounds[0][place] + (bounds[1][place] - bounds[0][place]) * steps
        low[:, place] = high[:, place] = values
        lower = total(scheme, low, scheme.force)
        upper = total(scheme, high, scheme.least_force)
        narrowed[place] = max(round(now - float((upper[1:] - lower[:-1]).max()), DIGITS), 0.0)
    return narrowed
