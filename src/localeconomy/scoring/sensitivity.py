r"""Which part of a score's uncertainty is owed to which findings: grouped Sobol indices.

For inputs drawn independently, in groups g: the first-order index is the share of the variance that
would go if the group became known, the total index the share that would stay if all else did.
From two samples A and B, and :math:`A_g` (A with the columns of the group from B), by Jansen:

.. math:: S_g = 1 - \frac{\overline{(f(B) - f(A_g))^2}}{2 V}, \qquad
          T_g = \frac{\overline{(f(A) - f(A_g))^2}}{2 V}

with V the variance of f over A and B. Sources: Jansen, M. (1999), "Analysis of variance designs for
model output", Computer Physics Communications 117, 35–43; Saltelli, A. et al. (2010), "Variance
based sensitivity analysis of model output", Computer Physics Communications 181, 259–270. The
intervals are percentiles of a bootstrap over the draws; estimates may lie outside [0, 1] by chance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import attrs
import numpy as np

from localeconomy.language import Number, Text
from localeconomy.scoring.aggregate import Bounded
from localeconomy.scoring.draws import SEED, check_draws, stream
from localeconomy.scoring.intervals import LEVEL, METHOD, SCENARIO
from localeconomy.scoring.method import Method, Rejudged
from localeconomy.scoring.scenario import Scenario
from localeconomy.scoring.uncertain import MEAN, STAGE, Column, Uncertain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.scoring.aggregate import FloatArray
    from localeconomy.scoring.finding import Finding

__all__ = ["BASE_DRAWS", "Sensitivity", "SobolIndex", "jansen", "sensitivity"]

BASE_DRAWS: Final = 1024
"""Draws a group, and of the two samples besides, where nothing else is said."""

REPLICATES: Final = 1000
"""Bootstrap samples of the draws."""

LEAST_VARIANCE: Final = 1e-18
"""Below this, a variance in points² is rounding."""

LEAST_SHARE: Final = 1e-20
"""Below this, a share of the variance is rounding."""

FAMILY: Final = "family"
CRITERION: Final = "criterion"

OF_ALL: Final = {
    STAGE: Text(de="Entwicklungsstand", en="stage"),
    MEAN: Text(de="Art der Mittelung", en="kind of mean"),
}
SHARE: Final = {
    SCENARIO: Text(
        de="Was zu „{title}“ nicht genau bekannt ist, erklärt für sich allein {first} der "
        "Unsicherheit des Gesamtwerts und zusammen mit anderem {total} ({low} bis {high}).",
        en="What is not exactly known about “{title}” explains {first} of the score's uncertainty "
        "by itself, and {total} together with other things ({low} to {high}).",
    ),
    METHOD: Text(
        de="Was zu „{title}“ festgelegt ist, erklärt für sich allein {first} davon, wie weit "
        "andere Festlegungen den Gesamtwert verschieben, und zusammen mit anderem {total} ({low} "
        "bis {high}).",
        en="The choices about “{title}” explain {first} of how far other choices move the score by "
        "themselves, and {total} together with others ({low} to {high}).",
    ),
}
NOTHING: Final = {
    SCENARIO: Text(
        de="Was nicht genau bekannt ist, ändert den Gesamtwert nicht.",
        en="What is not exactly known cannot change the score.",
    ),
    METHOD: Text(
        de="Andere Festlegungen ändern den Gesamtwert nicht.",
        en="Other choices do not change the score.",
    ),
}


@attrs.frozen
class SobolIndex:
    """How much of a score's uncertainty is owed to one group.

    Parameters
    ----------
    source
        ``"scenario"`` or ``"method"``: the uncertainty that is explained.
    group
        A family or criterion; ``"stage"`` where it is not known, ``"mean"`` for the kind of mean.
    title
        What it is called.
    first
        Share that the group explains by itself, with its bootstrap interval.
    total
        Share that it explains together with others.
    """

    source: str
    group: str
    title: Text
    first: Bounded
    total: Bounded

    @property
    def sentence(self) -> Text:
        """What it says, without what chance alone did to the estimates.

        Shares out of [0, 1] are shown at its ends, and a part is never more than the whole.
        """
        first, whole, low, high = (
            Number(min(max(share, 0.0), 1.0), percent=True)
            for share in (
                min(self.first.value, self.total.value),
                self.total.value,
                self.total.low,
                self.total.high,
            )
        )
        return SHARE[self.source].fill(
            title=self.title, first=first, total=whole, low=low, high=high
        )

    def __repr__(self) -> str:
        """Return what it says, in English."""
        return f"<{type(self).__name__}: {self.sentence.en}>"


@attrs.frozen
class Sensitivity:
    """What a score's uncertainty is owed to.

    Parameters
    ----------
    source
        ``"scenario"`` or ``"method"``: the uncertainty that is explained.
    deviation
        Standard deviation of the score, in points.
    indices
        The groups, the greatest total first; none where nothing is uncertain.
    level
        The chance of the bootstrap intervals.
    draws
        Draws a group.
    seed
        Of the random numbers.
    """

    source: str
    deviation: float
    indices: tuple[SobolIndex, ...]
    level: float
    draws: int
    seed: int

    @property
    def sentence(self) -> Text:
        """What explains most."""
        return self.indices[0].sentence if self.indices else NOTHING[self.source]

    def __repr__(self) -> str:
        """Return what it says, in English."""
        return f"<{type(self).__name__}: {self.sentence.en}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the sensitivity as plain values, for JSON."""
        return attrs.asdict(self)


def sensitivity(
    findings: Sequence[Finding],
    *,
    by: Literal["family", "criterion"] = "family",
    source: Literal["scenario", "method"] = "scenario",
    rejudged: Mapping[str, Rejudged] | None = None,
    titles: Mapping[str, Text] | None = None,
    draws: int = BASE_DRAWS,
    seed: int = SEED,
) -> Sensitivity:
    """Return which families or criteria the uncertainty of a score is owed to.

    Parameters
    ----------
    findings
        All findings of an assessment.
    by
        Whether families or criteria are the groups.
    source
        Whether what the record leaves open is explained, or what the method chooses.
    rejudged
        For the method: values at other thresholds by the finding's id.
    titles
        What the families are called, by their ids.
    draws
        Draws a group.
    seed
        Of the random numbers.

    Returns
    -------
    Sensitivity
        An index for every group about which something is uncertain.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due, or draws or seed are not possible.
    """
    check_draws(draws, seed, LEVEL)
    uncertain: Uncertain = (
        Scenario.of(findings) if source == SCENARIO else Method.of(findings, rejudged)
    )
    columns = uncertain.columns
    groups = list(dict.fromkeys(_group(each, by) for each in columns))
    if not groups:
        return Sensitivity(source, 0.0, (), LEVEL, draws, seed)
    first = uncertain.draw(draws, seed, "sensitivity", "a")
    second = uncertain.draw(draws, seed, "sensitivity", "b")
    mixed = []
    for group in groups:
        exchanged = np.array([_group(each, by) == group for each in columns])
        mixed.append(uncertain.scores(np.where(exchanged, second, first)))
    outputs = np.array([uncertain.scores(first), uncertain.scores(second), *mixed])
    deviation = float(outputs[:2].std())
    if deviation**2 < LEAST_VARIANCE:
        return Sensitivity(source, 0.0, (), LEVEL, draws, seed)
    named = _titles(findings, by, titles)
    indices = [
        SobolIndex(source, group, named.get(group, Text(de=group, en=group)), *shares)
        for group, shares in zip(groups, _with_intervals(outputs, seed), strict=True)
    ]
    indices.sort(key=lambda one: (-one.total.value, one.group))
    return Sensitivity(source, deviation, tuple(indices), LEVEL, draws, seed)


def jansen(outputs: FloatArray, counts: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return Jansen's estimates of the first-order and total indices.

    Parameters
    ----------
    outputs
        Shape ``(2 + groups, draws)``: f(A), f(B), and f(A) with the columns of each group from B.
    counts
        Shape ``(…, draws)``: how often each draw counts; ones, or those of bootstrap samples.

    Returns
    -------
    first : ndarray, shape (…, groups)
        Share of the variance that would go if the group became known.
    total : ndarray, shape (…, groups)
        Share that would stay if all else did; both are 0 for a group that moves nothing.

    Examples
    --------
    f = x + 2 y of x and y in {0, 1}: variances 1/4 and 1, so shares 1/5 and 4/5. All sixteen pairs
    of (x, y) and (x', y'), each once:

    >>> import itertools, numpy as np
    >>> x, y, u, v = np.array(list(itertools.product([0.0, 1.0], repeat=4))).T
    >>> outputs = np.array([x + 2 * y, u + 2 * v, u + 2 * y, x + 2 * v])
    >>> [share.round(12).tolist() for share in jansen(outputs, np.ones(16))]
    [[0.2, 0.8], [0.2, 0.8]]
    """
    # Centred: the difference of two large squares would lose its digits.
    one, other, *mixed = outputs - outputs[:2].mean()
    weights = counts / counts.sum(axis=-1, keepdims=True)
    mean = (weights @ one + weights @ other) / 2
    variance = (weights @ one**2 + weights @ other**2) / 2 - mean**2
    scale = np.where(variance > 0, 2 * variance, np.inf)[..., np.newaxis]
    left = weights @ (other - mixed).T ** 2
    moved = weights @ (one - mixed).T ** 2
    # A group that moves nothing explains nothing; its first-order estimate would be chance alone.
    moves = moved > LEAST_SHARE * scale
    return np.where(moves, 1 - left / scale, 0.0), np.where(moves, moved / scale, 0.0)


def _with_intervals(outputs: FloatArray, seed: int) -> list[tuple[Bounded, Bounded]]:
    """Return the indices of each group with their bootstrap intervals."""
    draws = outputs.shape[1]
    chance = stream(seed, "sensitivity", "bootstrap")
    drawn = chance.integers(0, draws, (REPLICATES, draws))
    places = drawn + draws * np.arange(REPLICATES)[:, np.newaxis]
    counts = np.bincount(places.ravel(), minlength=REPLICATES * draws).reshape(REPLICATES, draws)
    ends = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    shares = []
    for point, sampled in zip(
        jansen(outputs, np.ones(draws)), jansen(outputs, counts.astype(np.float64)), strict=True
    ):
        limits = np.quantile(sampled, ends, axis=0)
        shares.append(
            [
                Bounded(float(p), float(low), float(high))
                for p, (low, high) in zip(point, limits.T, strict=True)
            ]
        )
    return list(zip(*shares, strict=True))


def _group(column: Column, by: str) -> str:
    return column.family if by == FAMILY else column.owner


def _titles(
    findings: Sequence[Finding], by: str, families: Mapping[str, Text] | None
) -> dict[str, Text]:
    """Return what the groups are called."""
    if by == FAMILY:
        return {**(families or {}), **OF_ALL}
    return {**{each.id: each.title for each in findings}, **OF_ALL}
