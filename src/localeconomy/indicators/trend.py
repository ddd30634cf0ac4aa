"""Whether a few repeated figures rise or fall more than chance explains: the Mann–Kendall test."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["LEAST_WAVES", "MannKendall", "mann_kendall"]

LEAST_WAVES: Final = 5
"""Below five no order is rare: even four figures that all rise have a p-value of 2/24 = 0.083."""


@frozen
class MannKendall:
    """A trend of repeated figures and its p-value.

    Parameters
    ----------
    s
        Pairs in which the later figure is greater less those in which it is smaller.
    n
        How many figures there are.
    p_value
        The chance that an order drawn at random has an s as far from 0, in either direction.
    """

    s: int
    n: int
    p_value: float


def mann_kendall(values: Iterable[float]) -> MannKendall | None:
    """Mann–Kendall test for a trend, with the exact distribution, equal figures included.

    ``S = Σ sgn(x_j − x_i)`` over i < j: Mann, H. (1945), "Nonparametric tests against trend",
    Econometrica 13; Kendall, M. (1975), *Rank Correlation Methods*, 4th ed. If no order of the
    figures is likelier than another, ``S = N − 2 I`` with N pairs of different figures and I
    inversions, whose numbers of orders are the coefficients of the Gaussian multinomial ``[n]!_q /
    Π [t]!_q`` over the sizes t of groups of equal figures: MacMahon, P. (1916), *Combinatory
    Analysis*, vol. 2.

    Parameters
    ----------
    values
        The figures in the order of time, one a wave; how far apart these are does not count.

    Returns
    -------
    MannKendall or None
        None with fewer than five figures, of which no order is rare.

    Raises
    ------
    ValueError
        If a figure is not a finite number.

    Examples
    --------
    Five figures that always rise: S = 10, as in one of 5! = 120 orders, and in one S = −10;
    2/120 = 0.0167. With the last two equal, S = 9: each of 60 orders has the same chance, and one
    of them gives 9, one −9; 2/60 = 0.0333.

    >>> mann_kendall([0.2, 0.25, 0.3, 0.35, 0.4])
    MannKendall(s=10, n=5, p_value=0.016666666666666666)
    >>> mann_kendall([0.2, 0.25, 0.3, 0.35, 0.35])
    MannKendall(s=9, n=5, p_value=0.03333333333333333)
    >>> mann_kendall([0.2, 0.25, 0.3, 0.35]) is None
    True
    """
    figures = [float(value) for value in values]
    if not all(map(math.isfinite, figures)):
        message = f"{figures} are not all finite numbers; leave out the waves without a figure"
        raise ValueError(message)
    if len(figures) < LEAST_WAVES:
        return None
    s = sum((later > earlier) - (later < earlier) for earlier, later in combinations(figures, 2))
    orders = _orders_by_inversions(list(Counter(figures).values()))
    pairs = len(orders) - 1
    as_far = sum(
        count for inversions, count in enumerate(orders) if abs(pairs - 2 * inversions) >= abs(s)
    )
    return MannKendall(s, len(figures), as_far / sum(orders))


def _orders_by_inversions(sizes: Sequence[int]) -> list[int]:
    """Return how many orders of a multiset have 0, 1, 2 … inversions.

    The quotient of products of ``1 − q^k`` is a polynomial; as a power series it can be cut off
    at its degree, the number of pairs of different members, all the way.
    """
    total = sum(sizes)
    degree = math.comb(total, 2) - sum(math.comb(size, 2) for size in sizes)
    series = [1, *[0] * degree]
    for factor in range(1, total + 1):
        for power in range(degree, factor - 1, -1):
            series[power] -= series[power - factor]
    for size in sizes:
        for factor in range(1, size + 1):
            for power in range(factor, degree + 1):
                series[power] += series[power - factor]
    return series
