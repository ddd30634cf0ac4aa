"""What the record leaves open, as a distribution: survey samples, partial and unknown findings.

Declared assumptions, not knowledge:

- a survey finding follows the posterior of its sample (see `Sampling`);
- a finding that non-response to a survey of ties alone leaves open takes the values that imputed
  ties give (see `Imputed`);
- any other partial or unknown finding takes every value within its bounds with the same chance;
- all of them independently of each other;
- where the stage is not known, so does the one factor by which it phases in caps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np

from localeconomy.scoring.aggregate import Scheme, total
from localeconomy.scoring.draws import stream
from localeconomy.scoring.finding import Finding, State
from localeconomy.scoring.uncertain import STAGE, Column, due_findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.scoring.aggregate import FloatArray

__all__ = ["Scenario"]


@attrs.frozen(eq=False)
class Scenario:
    """The values that findings may have, given the record.

    Make one with `Scenario.of`.

    Parameters
    ----------
    scheme
        Weights, families and caps.
    findings
        The findings of the scheme, in its order.
    places
        Where in the scheme the findings stand whose value is open.
    """

    scheme: Scheme
    findings: tuple[Finding, ...]
    places: tuple[int, ...]

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> Scenario:
        """Return what some findings leave open.

        Parameters
        ----------
        findings
            All findings of an assessment.

        Returns
        -------
        Scenario
            The same, whatever their order.
        """
        scheme = Scheme.of(findings)
        due = due_findings(findings, scheme)
        places = tuple(
            place for place, each in enumerate(due) if _is_sampled(each) or _is_open(each)
        )
        return cls(scheme, tuple(due), places)

    @property
    def knows_stage(self) -> bool:
        """Whether the stage is known, as far as caps depend on it."""
        return bool(np.array_equal(self.scheme.force, self.scheme.least_force))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The open findings, and the stage where it is not known."""
        owners = [self.findings[place] for place in self.places]
        columns = [Column("value", each.id, each.family) for each in owners]
        return (*columns, *([] if self.knows_stage else [Column("force", STAGE, STAGE)]))

    def draw(self, draws: int, seed: int, *purpose: str) -> FloatArray:
        """Return values of the open findings, and the share of the stage's factor.

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
            In [0, 1].
        """
        drawn = np.empty((draws, len(self.columns)))
        for column, place in enumerate(self.places):
            drawn[:, column] = _draw(self.findings[place], draws, seed, purpose)
        if not self.knows_stage:
            drawn[:, -1] = stream(seed, *purpose, STAGE).random(draws)
        return drawn

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
        values = np.tile([each.bounds[0] for each in self.findings], (len(drawn), 1))
        values[:, list(self.places)] = drawn[:, : len(self.places)]
        scheme = self.scheme
        if self.knows_stage:
            return total(scheme, values, scheme.force)
        in_force = drawn[:, -1:] * (scheme.force - scheme.least_force) + scheme.least_force
        return total(scheme, values, in_force)


def _is_sampled(finding: Finding) -> bool:
    """Return whether a finding rests on a sample and on nothing less certain."""
    return finding.state is State.MEASURED and finding.sampling is not None


def _is_open(finding: Finding) -> bool:
    return finding.bounds[0] < finding.bounds[1]


def _draw(finding: Finding, draws: int, seed: int, purpose: tuple[str, ...]) -> FloatArray:
    if _is_sampled(finding) and finding.sampling is not None:
        # Named by the wave too: two waves of one question are two samples, drawn independently.
        chance = stream(seed, *purpose, "sample", finding.id, *finding.sampling.name)
        return finding.sampling.values_at(finding.sampling.draw(chance, draws))
    low, high = finding.bounds
    chances: FloatArray = stream(seed, *purpose, "value", finding.id).random(draws)
    if finding.imputed is not None:
        return finding.imputed.at(chances)
    return low + (high - low) * chances
