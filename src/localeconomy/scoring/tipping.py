"""How little would move the grade of the point score: a finding's value, or a weight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.language import Number, Text
from localeconomy.scoring.aggregate import UNKNOWN_VALUE, FloatArray, Scheme, total
from localeconomy.scoring.uncertain import due_findings
from localeconomy.scoring.words import GRADE_LABELS, GRADES, ROUNDING, grade_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from localeconomy.scoring.finding import Finding

    BoolArray = npt.NDArray[np.bool_]

__all__ = ["Tip", "TippingPoint", "value_tipping_points", "weight_tipping_points"]

HALVINGS: Final = 40
"""Of a range of at most 10; what is left is below the rounding of the limits of grades."""

MARGIN: Final = ROUNDING / 2
"""So far beyond a limit is the place that is named, lest rounding put it before the limit."""

WIDEST_FACTOR: Final = 10.0
"""A weight is tried from a tenth to ten times of itself."""

STEPS: Final = 64
"""Weights tried on either side; the score need not be monotone in a weight."""

VALUE: Final = "value"
WEIGHT: Final = "weight"

NEVER: Final = {
    VALUE: Text(
        de="Kein Wert von „{title}“ bringt den Gesamtwert für sich allein aus dem Bereich "
        "„{grade}“.",
        en="No value of “{title}” by itself takes the score out of the range “{grade}”.",
    ),
    WEIGHT: Text(
        de="Kein Gewicht von „{title}“ zwischen einem Zehntel und dem Zehnfachen bringt den "
        "Gesamtwert aus dem Bereich „{grade}“.",
        en="No weight of “{title}” between a tenth and ten times of it takes the score out of the "
        "range “{grade}”.",
    ),
}
NEAREST: Final = {
    VALUE: Text(
        de="Der Gesamtwert läge im Bereich „{other}“ statt „{grade}“, wenn „{title}“ bei {at} "
        "statt {now} von 100 läge.",
        en="The score would be in the range “{other}” instead of “{grade}” if “{title}” were at "
        "{at} instead of {now} of 100.",
    ),
    WEIGHT: Text(
        de="Der Gesamtwert läge im Bereich „{other}“ statt „{grade}“, wenn „{title}“ das Gewicht "
        "{at} statt {now} hätte.",
        en="The score would be in the range “{other}” instead of “{grade}” if “{title}” had the "
        "weight {at} instead of {now}.",
    ),
}


@attrs.frozen
class Tip:
    """Where the grade changes.

    Parameters
    ----------
    at
        The value or weight.
    grade
        The grade there.
    """

    at: float
    grade: str


@attrs.frozen
class TippingPoint:
    """The nearest values, or weights, of one finding that give the score another grade.

    Parameters
    ----------
    of
        ``"value"`` or ``"weight"``.
    id
        The criterion.
    title
        What it is called.
    now
        The value or weight as it is; an unknown value counts 0.5.
    grade
        The grade of the score as it is.
    above, below
        The nearest greater and the nearest lesser one with another grade; None where there is none.
    """

    of: str
    id: str
    title: Text
    now: float
    grade: str
    above: Tip | None
    below: Tip | None

    @property
    def nearest(self) -> Tip | None:
        """The nearer of both."""
        tips = [each for each in (self.above, self.below) if each is not None]
        return min(tips, key=lambda each: abs(each.at - self.now), default=None)

    @property
    def change(self) -> float | None:
        """The smallest change, with its sign; None where none moves the grade."""
        return None if self.nearest is None else self.nearest.at - self.now

    @property
    def sentence(self) -> Text:
        """What it says."""
        grade, tip = GRADE_LABELS[self.grade], self.nearest
        if tip is None:
            return NEVER[self.of].fill(title=self.title, grade=grade)
        scale, digits = (100, 1) if self.of == VALUE else (1, 2)
        return NEAREST[self.of].fill(
            title=self.title,
            grade=grade,
            other=GRADE_LABELS[tip.grade],
            at=Number(scale * tip.at, digits),
            now=Number(scale * self.now, digits),
        )

    def __repr__(self) -> str:
        """Return what it says, in English."""
        return f"<{type(self).__name__}: {self.sentence.en}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the tipping point as plain values, for JSON."""
        return attrs.asdict(self)


def value_tipping_points(findings: Sequence[Finding]) -> tuple[TippingPoint, ...]:
    """Return by how much each value would have to change to move the grade of the score.

    The score is monotone in a value, so that bisection finds the place. All else stays.

    Parameters
    ----------
    findings
        All findings of an assessment.

    Returns
    -------
    tuple of TippingPoint
        One a due finding with a weight; the smallest change first, those without one last.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due.
    """
    scheme = Scheme.of(findings)
    due = due_findings(findings, scheme)
    now = _point(due)
    score = float(total(scheme, now, scheme.force))

    def _scores(values: FloatArray) -> FloatArray:
        """Return the score with one value changed, one finding a row."""
        changed = np.tile(now, (len(now), 1))
        np.fill_diagonal(changed, values)
        return total(scheme, changed, scheme.force)

    better, worse = _limits(score)
    above = _bisect(lambda values: _scores(values) >= better, now, np.ones_like(now))
    below = _bisect(lambda values: _scores(values) < worse, now, np.zeros_like(now))
    return _ranked(VALUE, due, now, (above, below), _scores)


def weight_tipping_points(findings: Sequence[Finding]) -> tuple[TippingPoint, ...]:
    """Return by how much each weight would have to change to move the grade of the score.

    The score need not be monotone in a weight: the weights from a tenth to ten times are tried in
    64 steps to either side, and the first change of the grade is narrowed down by bisection.

    Parameters
    ----------
    findings
        All findings of an assessment.

    Returns
    -------
    tuple of TippingPoint
        One a due finding with a weight; the smallest change first, those without one last.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due.
    """
    scheme = Scheme.of(findings)
    due = due_findings(findings, scheme)
    values, now = _point(due), scheme.weights

    def _scores(weights: FloatArray) -> FloatArray:
        """Return the score with one weight changed: shape (…, findings), one finding a column."""
        change = (weights - now)[..., np.newaxis]
        changed = attrs.evolve(
            scheme,
            weights=now + change * np.eye(len(now)),
            family_weights=scheme.family_weights + change * scheme.belongs.T,
        )
        return total(changed, values, scheme.force)

    better, worse = _limits(float(total(scheme, values, scheme.force)))

    def _is_other(weights: FloatArray) -> BoolArray:
        """Return where the grade is another one."""
        scores = _scores(weights)
        return (scores < worse) | (scores >= better)

    sides = []
    for factor in (WIDEST_FACTOR, 1 / WIDEST_FACTOR):
        tried = now * np.geomspace(1.0, factor, STEPS + 1)[:, np.newaxis]
        other = _is_other(tried)
        first = np.argmax(other, axis=0)  # 0 where none is: the weight itself has the own grade
        columns = np.arange(len(now))
        before = tried[np.maximum(first - 1, 0), columns]
        sides.append(_bisect(_is_other, before, tried[first, columns]))
    return _ranked(WEIGHT, due, now, (sides[0], sides[1]), _scores)


def _point(due: Sequence[Finding]) -> FloatArray:
    return np.array([UNKNOWN_VALUE if each.value is None else each.value for each in due])


def _limits(score: float) -> tuple[float, float]:
    """Return the score from which on the grade is better, and below which it is worse."""
    own = next(least for least, _ in GRADES if score + ROUNDING >= least)
    better = min((least for least, _ in GRADES if least > own), default=np.inf)
    return better - ROUNDING + MARGIN, own - ROUNDING - MARGIN


def _bisect(
    holds: Callable[[FloatArray], BoolArray], start: FloatArray, end: FloatArray
) -> FloatArray:
    """Return the nearest point where something holds; NaN where it does not even at the end.

    Parameters
    ----------
    holds
        Tells for each element whether it holds; not at the start.
    start, end
        One each a finding.

    Returns
    -------
    ndarray
        Where it holds, within rounding of where it does not.
    """
    reaches = holds(end)
    without, with_it = start.copy(), end.copy()
    for _ in range(HALVINGS):
        middle = (without + with_it) / 2
        there = holds(middle)
        with_it = np.where(there, middle, with_it)
        without = np.where(there, without, middle)
    return np.where(reaches, with_it, np.nan)


def _ranked(
    of: str,
    due: Sequence[Finding],
    now: FloatArray,
    sides: tuple[FloatArray, FloatArray],
    scores: Callable[[FloatArray], FloatArray],
) -> tuple[TippingPoint, ...]:
    """Return the tipping points, the smallest change first."""
    grade = grade_of(float(scores(now)[0]))
    tips = []
    for side in sides:
        reached = scores(np.where(np.isnan(side), now, side))
        tips.append(
            [
                None if np.isnan(at) else Tip(float(at), grade_of(float(score)))
                for at, score in zip(side, reached, strict=True)
            ]
        )
    points = [
        TippingPoint(of, each.id, each.title, float(own), grade, above, below)
        for each, own, above, below in zip(due, now, *tips, strict=True)
    ]
    return tuple(
        sorted(points, key=lambda one: (abs(np.inf if one.change is None else one.change), one.id))
    )
