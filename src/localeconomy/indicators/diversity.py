"""How mixed a membership is, and how like its district: entropy, Gini–Simpson, Jensen–Shannon."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from localeconomy.indicators.moments import Moments

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.compiled.projection import FloatArray

__all__ = [
    "gini_simpson",
    "jensen_shannon_distance",
    "jensen_shannon_divergence",
    "representative_divergence",
    "shannon_entropy",
]


def shannon_entropy(counts: npt.ArrayLike) -> float | None:
    """Diversity of a mix: ``H = −Σ p ln p``, in nats.

    Shannon, C. (1948), "A mathematical theory of communication", Bell System Technical Journal 27;
    plug-in estimate.

    Parameters
    ----------
    counts
        Shape ``(k,)``: number or weight of each sort, at least 0.

    Returns
    -------
    float or None
        From 0 to ln k, in nats; None if there is nothing to count.

    Raises
    ------
    ValueError
        If a count is negative or not a number.

    Examples
    --------
    Two equal sorts: ln 2.

    >>> round(shannon_entropy([3, 3, 0]), 4)
    0.6931
    """
    shares = _proportions(counts)
    if shares is None:
        return None
    present = shares[shares > 0.0]
    return abs(float((present * np.log(present)).sum()))


def gini_simpson(counts: npt.ArrayLike) -> float | None:
    """Chance that two draws with replacement are of different sorts: ``1 − Σ p²``.

    Simpson, E. (1949), "Measurement of diversity", Nature 163, as its complement.

    Parameters
    ----------
    counts
        Shape ``(k,)``: number or weight of each sort, at least 0.

    Returns
    -------
    float or None
        From 0 to 1 − 1/k; None if there is nothing to count.

    Raises
    ------
    ValueError
        If a count is negative or not a number.

    Examples
    --------
    >>> gini_simpson([3, 3, 0])
    0.5
    """
    shares = _proportions(counts)
    return None if shares is None else float(1.0 - (shares**2).sum())


def jensen_shannon_divergence(one: npt.ArrayLike, other: npt.ArrayLike) -> float | None:
    """How far two mixes differ: ``½ Σ p log₂(p/m) + ½ Σ q log₂(q/m)`` with ``m = (p + q)/2``.

    Lin, J. (1991), "Divergence measures based on the Shannon entropy", IEEE Trans. Information
    Theory 37. This is the divergence, in bits; its square root is `jensen_shannon_distance`.

    Parameters
    ----------
    one, other
        Shape ``(k,)`` each: numbers or weights of the same sorts in the same order.

    Returns
    -------
    float or None
        From 0 (the same mix) to 1 (nothing in common); None if one of them is empty.

    Raises
    ------
    ValueError
        If a count is negative or not a number, or the two differ in length.

    Examples
    --------
    p = (1, 0), q = (1/2, 1/2), m = (3/4, 1/4): ½ log₂ 4/3 + ¼ log₂ 2/3 + ¼ log₂ 2.

    >>> round(jensen_shannon_divergence([5, 0], [7, 7]), 4)
    0.3113
    """
    first, second = _proportions(one), _proportions(other)
    if np.shape(one) != np.shape(other):
        message = (
            f"mixes of shape {np.shape(one)} and {np.shape(other)}; give the same sorts in both"
        )
        raise ValueError(message)
    if first is None or second is None:
        return None
    total = float(_divergence_terms(first, second).sum())
    return min(max(total, 0.0), 1.0)


def jensen_shannon_distance(one: npt.ArrayLike, other: npt.ArrayLike) -> float | None:
    """Square root of the Jensen–Shannon divergence in bits: a metric.

    Endres, D., Schindelin, J. (2003), "A new metric for probability distributions", IEEE Trans.
    Information Theory 49.

    Parameters
    ----------
    one, other
        Shape ``(k,)`` each: numbers or weights of the same sorts in the same order.

    Returns
    -------
    float or None
        From 0 (the same mix) to 1 (nothing in common); None if one of them is empty.

    Raises
    ------
    ValueError
        If a count is negative or not a number, or the two differ in length.

    Examples
    --------
    >>> jensen_shannon_distance([5, 0], [0, 7])
    1.0
    """
    divergence = jensen_shannon_divergence(one, other)
    return None if divergence is None else math.sqrt(divergence)


def representative_divergence(district: npt.ArrayLike, members: int) -> Moments | None:
    """Jensen–Shannon divergence that a representative draw from the district has by chance.

    ``members`` businesses are drawn without replacement from the district's, whatever their sector:
    the numbers by sector X are multivariate hypergeometric. The divergence is a sum of terms of one
    sector each, so mean and variance follow exactly by adding sector after sector: hypergeometric
    numbers are independent binomials given their sum (Johnson, N., Kotz, S., Balakrishnan, N.
    (1997), *Discrete Multivariate Distributions*, chapter 39), and sums over X with ``Σ X =
    members`` are convolutions.

    Parameters
    ----------
    district
        Shape ``(k,)``: number of businesses in each sector, whole numbers.
    members
        Number of members m.

    Returns
    -------
    Moments or None
        Of the divergence in bits; None without members, or with more than the district has
        businesses.

    Raises
    ------
    ValueError
        If a number is negative or not whole.

    Examples
    --------
    One of two businesses in two sectors: p = (1, 0) against q = (1/2, 1/2) whoever is drawn.

    >>> null = representative_divergence([1, 1], 1)
    >>> round(null.mean, 4), round(null.standard_deviation, 4)
    (0.3113, 0.0)
    """
    counts = np.asarray(district, dtype=np.float64).ravel()
    if (counts.size and (counts.min() < 0 or (counts != np.floor(counts)).any())) or members < 0:
        message = f"{members} members of {counts.tolist()}; give whole numbers of 0 or more"
        raise ValueError(message)
    total = int(counts.sum())
    if not 0 < members <= total:
        return None
    if members == total:
        return Moments(mean=0.0, standard_deviation=0.0)
    drawn = np.arange(members + 1)
    weight = np.zeros(members + 1)
    weight[0] = 1.0
    first, second = np.zeros(members + 1), np.zeros(members + 1)
    for size in counts[counts > 0].astype(int).tolist():
        chance = _binomial_weights(size, members, members / total)
        term = _divergence_terms(drawn / members, np.full(members + 1, size / total))
        once = chance * term
        second = _add(second, chance) + 2.0 * _add(first, once) + _add(weight, once * term)
        first = _add(first, chance) + _add(weight, once)
        weight = _add(weight, chance)
    mean = float(first[-1] / weight[-1])
    variance = float(second[-1] / weight[-1]) - mean**2
    return Moments(mean=mean, standard_deviation=math.sqrt(max(variance, 0.0)))


def _add(one: FloatArray, other: FloatArray) -> FloatArray:
    """Weights of the sum of two numbers, up to the length of the first."""
    return np.convolve(one, other)[: len(one)]


def _binomial_weights(trials: int, most: int, chance: float) -> FloatArray:
    """Binomial probabilities of 0 … ``most`` successes."""
    reach = min(trials, most)
    steps = np.arange(reach)
    odds = math.log(chance) - math.log1p(-chance)
    ratios = np.log((trials - steps) / (steps + 1.0)) + odds
    exponents = np.concatenate([[0.0], np.cumsum(ratios)]) + trials * math.log1p(-chance)
    weights = np.zeros(most + 1)
    weights[: reach + 1] = np.exp(exponents)
    return weights


def _divergence_terms(one: FloatArray, other: FloatArray) -> FloatArray:
    """What each sort adds to the divergence, in bits; 0 log 0 counts as 0."""
    middle = (one + other) / 2.0
    terms = np.zeros(len(middle))
    for part in (one, other):
        there = part > 0.0
        terms[there] += part[there] * np.log2(part[there] / middle[there]) / 2.0
    return terms


def _proportions(counts: npt.ArrayLike) -> FloatArray | None:
    """Counts as shares of their sum, or None if that is 0."""
    values = np.asarray(counts, dtype=np.float64).ravel()
    if values.size and not (np.isfinite(values).all() and values.min() >= 0.0):
        message = f"counts go from {values.min()} to {values.max()}; they must be finite and ≥ 0"
        raise ValueError(message)
    total = values.sum()
    return values / total if total > 0.0 else None
