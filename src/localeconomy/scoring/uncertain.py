"""What is uncertain about a score, as columns of numbers that can be drawn and exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.scoring.aggregate import FloatArray, Scheme
    from localeconomy.scoring.finding import Finding

__all__ = ["MEAN", "STAGE", "Column", "Uncertain", "due_findings"]

STAGE: Final = "stage"
"""Owner of what follows from a stage that is not known: how far the caps are in force."""

MEAN: Final = "mean"
"""Owner of the kind of mean over the families."""


@attrs.frozen
class Column:
    """One thing that is uncertain.

    Parameters
    ----------
    purpose
        What of its owner it is: ``"value"``, ``"weight"``, ``"threshold"`` or ``"cap"``, say.
    owner
        The id of the finding, or `STAGE` or `MEAN`.
    family
        The finding's family; that of `STAGE` and `MEAN` is they themselves.
    """

    purpose: str
    owner: str
    family: str


class Uncertain(Protocol):
    """Anything uncertain about a score: the values of findings, or the method."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is uncertain, in a fixed order."""

    def draw(self, draws: int, seed: int, *purpose: str) -> FloatArray:
        """Return draws of what is uncertain.

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
            One draw a row, one thing a column.
        """

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


def due_findings(findings: Sequence[Finding], scheme: Scheme) -> list[Finding]:
    """Return the findings of a scheme in its order.

    Parameters
    ----------
    findings
        All findings of an assessment.
    scheme
        Their scheme.

    Returns
    -------
    list of Finding
        The due ones with a weight.
    """
    by_id = {each.id: each for each in findings}
    return [by_id[name] for name in scheme.ids]
