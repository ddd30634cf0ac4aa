"""Shares of a sample and how sure they are: Wilson's interval, Newcombe's for a change."""

from __future__ import annotations

import math
from statistics import NormalDist

__all__ = ["detectable_change", "newcombe_interval", "proportion", "wilson_interval"]


def proportion(successes: float, total: float) -> float | None:
    """Share ``k / n``.

    Parameters
    ----------
    successes, total
        Numbers, ``0 ≤ successes ≤ total``.

    Returns
    -------
    float or None
        In [0, 1]; None where there is nothing to take a share of.

    Raises
    ------
    ValueError
        If the numbers do not fit each other.

    Examples
    --------
    >>> proportion(3, 4)
    0.75
    """
    if not 0 <= successes <= total:
        message = f"{successes} of {total} is no share; the first must lie between 0 and the second"
        raise ValueError(message)
    return successes / total if total else None


def wilson_interval(
    successes: int,
    total: int,
    *,
    confidence: float = 0.95,
    population: int | None = None,
) -> tuple[float, float] | None:
    """Wilson's score interval for the share in the population.

    Wilson, E. (1927), "Probable inference, the law of succession, and statistical inference", J.
    American Statistical Association 22: the p with ``|k/n − p| ≤ z √(p (1 − p) f / n)``, with the
    finite-population correction ``f = (N − n) / (N − 1)`` for a sample of n from N (Cochran, W.
    (1977), *Sampling Techniques*, 3rd ed., section 3.2). Asking everyone leaves no sampling error.

    Parameters
    ----------
    successes
        Positive answers k.
    total
        Answers n.
    confidence
        In (0, 1).
    population
        N, from which the sample was drawn without replacement; None for a very large one.

    Returns
    -------
    tuple of float, or None
        Lower and upper limit in [0, 1]; None without answers.

    Raises
    ------
    ValueError
        If the numbers do not fit each other.

    Examples
    --------
    z² = 3.8415; centre (5 + 1.9207)/(10 + 3.8415) = 0.5, half-width
    1.96 · √(2.5 + 0.9604)/13.8415 = 0.2634:

    >>> [round(limit, 4) for limit in wilson_interval(5, 10)]
    [0.2366, 0.7634]
    """
    share = proportion(successes, total)
    if population is not None and population < total:
        message = f"{total} answers from a population of {population}; give the whole population"
        raise ValueError(message)
    square = _z(confidence) ** 2
    if share is None:
        return None
    if population is not None:
        square *= (population - total) / max(population - 1, 1)
    centre = (successes + square / 2) / (total + square)
    half = math.sqrt(square * (total * share * (1 - share) + square / 4)) / (total + square)
    lower = 0.0 if successes == 0 else max(0.0, centre - half)
    upper = 1.0 if successes == total else min(1.0, centre + half)
    return lower, upper


def _z(confidence: float) -> float:
    if not 0.0 < confidence < 1.0:
        message = f"confidence={confidence} is not possible; give a figure between 0 and 1"
        raise ValueError(message)
    return NormalDist().inv_cdf((1 + confidence) / 2)


def newcombe_interval(
    before: tuple[int, int],
    after: tuple[int, int],
    *,
    confidence: float = 0.95,
    populations: tuple[int | None, int | None] = (None, None),
) -> tuple[float, float] | None:
    """Interval for the change of a share between two independent samples, after less before.

    Newcombe, R. (1998), "Interval estimation for the difference between independent proportions",
    Statistics in Medicine 17, method 10: with Wilson limits l, u of each share,
    ``d − √((p₂ − l₂)² + (u₁ − p₁)²)`` to ``d + √((u₂ − p₂)² + (p₁ − l₁)²)``. Where samples are
    drawn from small populations, the limits are those of `wilson_interval` with its correction.

    Parameters
    ----------
    before, after
        Positive answers and answers of the earlier and the later sample.
    confidence
        In (0, 1).
    populations
        Of how many each sample was drawn; None for very many.

    Returns
    -------
    tuple of float, or None
        Lower and upper limit in [−1, 1]; None without answers in one of them.

    Raises
    ------
    ValueError
        If the numbers do not fit each other.

    Examples
    --------
    Newcombe's own example (a), 56/70 less 48/80: 0.0524 to 0.3339.

    >>> [round(limit, 4) for limit in newcombe_interval((48, 80), (56, 70))]
    [0.0524, 0.3339]
    """
    first = wilson_interval(*before, confidence=confidence, population=populations[0])
    second = wilson_interval(*after, confidence=confidence, population=populations[1])
    if first is None or second is None:
        return None
    old, new = before[0] / before[1], after[0] / after[1]
    change = new - old
    down = math.hypot(new - second[0], first[1] - old)
    up = math.hypot(second[1] - new, old - first[0])
    return max(-1.0, change - down), min(1.0, change + up)


def detectable_change(
    share: float, before: int, after: int, *, confidence: float = 0.95, power: float = 0.8
) -> float | None:
    """Smallest change of a share that two samples of these sizes would probably show.

    ``(z_(1−α/2) + z_power) √(p (1 − p) (1/n₁ + 1/n₂))``, the normal approximation at the earlier
    share; Fleiss, J., Levin, B., Paik, M. (2003), *Statistical Methods for Rates and Proportions*,
    3rd ed., chapter 4.

    Parameters
    ----------
    share
        The earlier share, in [0, 1].
    before, after
        Answers in the earlier and the later sample.
    confidence
        In (0, 1).
    power
        Chance with which the change is to be found, in (0, 1).

    Returns
    -------
    float or None
        As a share; None without answers in one of them.

    Raises
    ------
    ValueError
        If a share, confidence or power is out of range.

    Examples
    --------
    (1.96 + 0.8416) · √(0.25 · 0.02):

    >>> round(detectable_change(0.5, 100, 100), 4)
    0.1981
    """
    if not 0.0 <= share <= 1.0 or not 0.0 < power < 1.0:
        message = f"share={share}, power={power}; a share lies in 0 … 1, a power between 0 and 1"
        raise ValueError(message)
    standard = _z(confidence) + NormalDist().inv_cdf(power)
    if before <= 0 or after <= 0:
        return None
    return max(standard, 0.0) * math.sqrt(share * (1 - share) * (1 / before + 1 / after))
