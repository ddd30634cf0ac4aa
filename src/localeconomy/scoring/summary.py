"""The summary of all findings: score, bounds, coverage, families, caps and grade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

from localeconomy.language import Text
from localeconomy.scoring.aggregate import (
    UNKNOWN_VALUE,
    Scheme,
    caps,
    family_values,
    total,
    ungated,
)
from localeconomy.scoring.words import GRADE_LABELS, LEAST_COVERAGE, ROUNDING, grade_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.scoring.finding import Finding

__all__ = ["CapEffect", "FamilyScore", "Grade", "Summary", "coverage_of", "summarise"]


@attrs.frozen
class Grade:
    """The band that the bounds of a score reach, or its two ends.

    Parameters
    ----------
    lowest, highest
        The grades of the lower and the upper bound.

    Examples
    --------
    >>> str(Grade("at_risk", "sound")), str(Grade("sound", "sound"))
    ('between at risk and sound', 'sound')
    """

    lowest: str
    highest: str

    def into(self, language: str) -> str:
        """Return the grade in a language.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            One word, or "between" two.
        """
        low, high = GRADE_LABELS[self.lowest], GRADE_LABELS[self.highest]
        if self.lowest == self.highest:
            return low.into(language)
        between = Text(de="zwischen {low} und {high}", en="between {low} and {high}")
        return between.fill(low=low, high=high).into(language)

    def __str__(self) -> str:
        """Return the grade in English."""
        return self.into("en")


@attrs.frozen
class FamilyScore:
    """What one family of criteria adds up to.

    Parameters
    ----------
    id
        The family.
    value
        Weighted mean of its due findings, in [0, 1]; None where none is due.
    bounds
        Least and greatest value that the record leaves possible; None where none is due.
    coverage
        How much of its weight is known, in [0, 1]; None where none is due.
    weight
        Its share of the score, in [0, 1]; 0 is context.
    """

    id: str
    value: float | None
    bounds: tuple[float, float] | None
    coverage: float | None
    weight: float


@attrs.frozen
class CapEffect:
    """A failing criterion that limits the whole score.

    Parameters
    ----------
    id
        The criterion.
    limit
        The highest score that it leaves, from 5 to 100.
    """

    id: str
    limit: float


@attrs.frozen
class Summary:
    """What all findings add up to.

    Parameters
    ----------
    score
        From 5 to 100.
    ungated
        The score before the caps.
    bounds
        The least and the greatest score that the record leaves possible.
    coverage
        How much of the weight is known, in [0, 1].
    grade
        The grade; None where less than 65 % is known.
    caps
        The caps that bite, the lowest first.
    families
        Every family of the catalogue.
    """

    score: float
    ungated: float
    bounds: tuple[float, float]
    coverage: float
    grade: Grade | None
    caps: tuple[CapEffect, ...]
    families: tuple[FamilyScore, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain values, for JSON."""
        plain: dict[str, Any] = attrs.asdict(
            self,
            value_serializer=lambda _o, _f, value: (
                list(value) if isinstance(value, tuple) else value
            ),
        )
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Summary:
        """Return the summary that `to_dict` wrote.

        Parameters
        ----------
        data
            The plain values.

        Returns
        -------
        Summary
            An equal summary.
        """
        return cls(
            **{
                **data,
                "bounds": tuple(data["bounds"]),
                "grade": None if data["grade"] is None else Grade(**data["grade"]),
                "caps": tuple(CapEffect(**each) for each in data["caps"]),
                "families": tuple(
                    FamilyScore(
                        **{
                            **each,
                            "bounds": None if each["bounds"] is None else tuple(each["bounds"]),
                        }
                    )
                    for each in data["families"]
                ),
            }
        )


def coverage_of(findings: Sequence[Finding]) -> float | None:
    """Return how much of the weight of due findings is known.

    ``Σ w (1 - (high - low)) / Σ w``; context findings weigh alike among themselves.

    Parameters
    ----------
    findings
        Any findings.

    Returns
    -------
    float or None
        In [0, 1]; None where none is due.
    """
    due = sorted((each for each in findings if each.state.is_due), key=lambda each: each.id)
    weights = [each.weight for each in due]
    if not any(weights):
        weights = [1.0] * len(due)
    if not due:
        return None
    known = [1 - (each.bounds[1] - each.bounds[0]) for each in due]
    return sum(w * k for w, k in zip(weights, known, strict=True)) / sum(weights)


def summarise(findings: Sequence[Finding], families: Sequence[str]) -> Summary:
    """Return what findings add up to.

    Parameters
    ----------
    findings
        All findings of an assessment.
    families
        The families of the catalogue, in order.

    Returns
    -------
    Summary
        The score and all that explains it.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due.
    """
    scheme = Scheme.of(findings)
    by_id = {each.id: each for each in findings}
    due = [by_id[name] for name in scheme.ids]
    # One evaluation each of the point, the worst and the best case.
    values = np.array(
        [
            [UNKNOWN_VALUE if each.value is None else each.value for each in due],
            [each.bounds[0] for each in due],
            [each.bounds[1] for each in due],
        ]
    )
    force = np.array([scheme.force, scheme.force, scheme.least_force])
    scores = total(scheme, values, force)
    per_family = family_values(scheme, values)
    biting = sorted(
        (float(100 * cap), name)
        for cap, name in zip(caps(scheme, values[0], scheme.force), scheme.ids, strict=True)
        if cap < 1
    )
    coverage = coverage_of([each for each in findings if each.weight > 0]) or 0.0
    is_enough = coverage + ROUNDING >= LEAST_COVERAGE
    low, high = float(scores[1]), float(scores[2])
    return Summary(
        score=float(scores[0]),
        ungated=float(100 * ungated(scheme, values[0])),
        bounds=(low, high),
        coverage=coverage,
        grade=Grade(grade_of(low), grade_of(high)) if is_enough else None,
        caps=tuple(CapEffect(name, cap) for cap, name in biting),
        families=tuple(
            _family(name, [each for each in findings if each.family == name], scheme, per_family)
            for name in families
        ),
    )


def _family(
    name: str, findings: Sequence[Finding], scheme: Scheme, values: np.ndarray[Any, Any]
) -> FamilyScore:
    if name in scheme.families:
        place = scheme.families.index(name)
        weighted = [each for each in findings if each.weight > 0]
        return FamilyScore(
            id=name,
            value=float(values[0, place]),
            bounds=(float(values[1, place]), float(values[2, place])),
            coverage=coverage_of(weighted),
            weight=float(scheme.family_weights[place] / scheme.family_weights.sum()),
        )
    context = sorted((each for each in findings if each.state.is_due), key=lambda each: each.id)
    if not context or any(each.weight > 0 for each in findings):
        return FamilyScore(name, None, None, None, 0.0)
    count = len(context)
    return FamilyScore(
        id=name,
        value=sum(UNKNOWN_VALUE if each.value is None else each.value for each in context) / count,
        bounds=(
            sum(each.bounds[0] for each in context) / count,
            sum(each.bounds[1] for each in context) / count,
        ),
        coverage=coverage_of(context),
        weight=0.0,
    )
