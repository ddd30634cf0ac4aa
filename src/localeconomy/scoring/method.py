"""What is a choice about the score, as a distribution: weights, control points, mean, caps.

Each weight moves by up to 25 % and each cap by up to 0.1, with the same chance everywhere in
between and independently of all others; the control points of each finding move together by up to
10 %; the mean over the families is arithmetic, geometric or harmonic with the same chance. How the
ranges are chosen is our assumption. Source of the procedure: Saisana, M., Saltelli, A., Tarantola,
S. (2005), "Uncertainty and sensitivity analysis techniques as tools for the quality assessment of
composite indicators", J. Royal Statistical Society A 168, 307–323.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.scoring.aggregate import FLOOR, UNKNOWN_VALUE, FloatArray, Scheme, total
from localeconomy.scoring.draws import stream
from localeconomy.scoring.finding import Finding
from localeconomy.scoring.uncertain import MEAN, Column, due_findings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["CAP_RANGE", "EXPONENTS", "THRESHOLD_RANGE", "WEIGHT_RANGE", "Method", "Rejudged"]

WEIGHT_RANGE: Final = 0.25
"""The part of itself by which a weight may be greater or less (our assumption)."""

THRESHOLD_RANGE: Final = 0.1
"""The part of themselves by which control points may be greater or less (our assumption)."""

CAP_RANGE: Final = 0.1
"""By how much a cap may be higher or lower (our assumption)."""

EXPONENTS: Final = (1.0, 0.0, -1.0)
"""The means over the families: arithmetic, geometric, harmonic (our assumption)."""


@attrs.frozen
class Rejudged:
    """What the value of a finding were if its control points lay elsewhere.

    Parameters
    ----------
    lower
        With all thresholds 10 % less; None where it has no value then.
    higher
        With all thresholds 10 % greater; None where it has no value then.
    """

    lower: float | None
    higher: float | None


@attrs.frozen(eq=False)
class Method:
    """The scores that other choices would give the same findings.

    Make one with `Method.of`.

    Parameters
    ----------
    scheme
        Weights, families and caps.
    findings
        The applicable findings with a weight, those of the scheme first.
    lower, point, higher
        Shape ``(findings of the scheme,)``: values at lower, unchanged and higher thresholds.
    """

    scheme: Scheme
    findings: tuple[Finding, ...]
    lower: FloatArray
    point: FloatArray
    higher: FloatArray

    @classmethod
    def of(
        cls, findings: Sequence[Finding], rejudged: Mapping[str, Rejudged] | None = None
    ) -> Method:
        """Return what the score of some findings owes to choices.

        Parameters
        ----------
        findings
            All findings of an assessment.
        rejudged
            Values at other thresholds by the finding's id; one that is missing stays as it is.

        Returns
        -------
        Method
            The same, whatever the order of the findings.
        """
        scheme = Scheme.of(findings)
        due = due_findings(findings, scheme)
        later = sorted(
            (
                each
                for each in findings
                if each.weight > 0
                and each.state.is_applicable
                and not each.state.is_due
                and each.family in scheme.families
            ),
            key=lambda each: each.id,
        )
        other = {} if rejudged is None else rejudged
        rows = [_values(each, other.get(each.id)) for each in due]
        lower, point, higher = np.array(rows).T
        return cls(scheme, (*due, *later), lower, point, higher)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Weights, control points where they matter, caps, and the kind of mean."""
        due = self.findings[: len(self.scheme.ids)]
        moving = [due[place] for place in self._moving]
        capped = [due[place] for place in self._capped]
        return (
            *(Column("weight", each.id, each.family) for each in self.findings),
            *(Column("threshold", each.id, each.family) for each in moving),
            *(Column("cap", each.id, each.family) for each in capped),
            Column("exponent", MEAN, MEAN),
        )

    @property
    def _moving(self) -> list[int]:
        """The places whose value depends on thresholds."""
        moves = (self.lower != self.point) | (self.higher != self.point)
        return np.flatnonzero(moves).tolist()

    @property
    def _capped(self) -> list[int]:
        """The places whose finding has a cap."""
        return [n for n in range(len(self.scheme.ids)) if self.findings[n].cap is not None]

    def draw(self, draws: int, seed: int, *purpose: str) -> FloatArray:
        """Return how far each choice is moved within its range.

        Parameters
        ----------
        draws
            How many.
        seed
            Of the random numbers.
        *purpose
            Names other streams than those of the interval.

        Returns
        -------
        ndarray, shape (draws, columns)
            In [−1, 1].
        """
        drawn = np.empty((draws, len(self.columns)))
        for place, column in enumerate(self.columns):
            drawn[:, place] = stream(seed, *purpose, column.purpose, column.owner).random(draws)
        return 2.0 * drawn - 1.0

    def scores(self, drawn: FloatArray) -> FloatArray:
        """Return the score of each draw.

        Parameters
        ----------
        drawn
            As `draw` returns them.

        Returns
        -------
        ndarray, shape (draws,)
            From 5 to 100.
        """
        due, moving, capped = len(self.scheme.ids), self._moving, self._capped
        weight, threshold, cap = np.split(
            drawn[:, :-1], np.cumsum([len(self.findings), len(moving)]), axis=1
        )
        weights = (1.0 + WEIGHT_RANGE * weight) * [each.weight for each in self.findings]
        values = np.tile(self.point, (len(drawn), 1))
        values[:, moving] += np.where(
            threshold < 0,
            -threshold * (self.lower - self.point)[moving],
            threshold * (self.higher - self.point)[moving],
        )
        limits = np.tile(self.scheme.limits, (len(drawn), 1))
        limits[:, capped] = np.clip(limits[:, capped] + CAP_RANGE * cap, FLOOR, 1.0)
        scheme = attrs.evolve(
            self.scheme,
            weights=weights[:, :due],
            family_weights=weights @ self._family_of_each.T,
            limits=limits,
        )
        # From [−1, 1] to one of the kinds of mean, each with the same chance.
        kind = np.minimum((drawn[:, -1] + 1.0) / 2.0 * len(EXPONENTS), len(EXPONENTS) - 1)
        exponent = np.array(EXPONENTS)[kind.astype(np.intp)]
        return total(scheme, values, self.scheme.force, exponent)

    @property
    def _family_of_each(self) -> FloatArray:
        return np.array(
            [[each.family == name for each in self.findings] for name in self.scheme.families],
            dtype=np.float64,
        )


def _values(finding: Finding, other: Rejudged | None) -> tuple[float, float, float]:
    """Return the value at lower, unchanged and higher thresholds."""
    if finding.value is None:
        return UNKNOWN_VALUE, UNKNOWN_VALUE, UNKNOWN_VALUE
    point = finding.value
    if other is None:
        return point, point, point
    return (
        point if other.lower is None else other.lower,
        point,
        point if other.higher is None else other.higher,
    )
