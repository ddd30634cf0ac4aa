"""Whether ties cross groups: E–I index, assortativity, and what chance alone would give.

Groups are integer codes, one a node; a negative code means that the group is unknown. Ties count
where both ends are known.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from localeconomy.indicators._route import require_undirected
from localeconomy.indicators.moments import Moments

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.compiled.projection import Projection

__all__ = [
    "degree_assortativity",
    "ei_index",
    "expected_external_share",
    "external_share_null",
    "external_ties",
    "nominal_assortativity",
]


def external_ties(projection: Projection, groups: npt.ArrayLike) -> tuple[int, int]:
    """Number of ties between groups and within them.

    Krackhardt, D., Stern, R. (1988), "Informal networks and organizational crises", Social
    Psychology Quarterly 51(2).

    Parameters
    ----------
    projection
        The graph; a directed one counts arcs.
    groups
        Shape ``(size,)``: integer codes, negative where unknown.

    Returns
    -------
    tuple of int
        External and internal ties among nodes of known group.

    Raises
    ------
    ValueError
        If there is not one code a node.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> external_ties(Projection.from_arcs(4, [0, 1, 2], [1, 2, 3]), [0, 0, 1, -1])
    (1, 1)
    """
    codes = _checked_groups(projection, groups)
    one, other = codes[projection.rows], codes[projection.indices]
    known = (one >= 0) & (other >= 0)
    external = int(np.count_nonzero(known & (one != other)))
    internal = int(np.count_nonzero(known)) - external
    both_ways = 1 if projection.directed else 2
    return external // both_ways, internal // both_ways


def ei_index(projection: Projection, groups: npt.ArrayLike) -> float | None:
    """E–I index: ``(external − internal) / (external + internal)`` ties.

    Krackhardt and Stern (1988). From −1 (all ties within groups) to 1 (all between); by chance
    alone it is ``2 μ − 1`` with μ from `expected_external_share`, not 0.

    Parameters
    ----------
    projection
        The graph.
    groups
        Shape ``(size,)``: integer codes, negative where unknown.

    Returns
    -------
    float or None
        In [−1, 1]; None without ties among nodes of known group.

    Raises
    ------
    ValueError
        If there is not one code a node.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> round(ei_index(Projection.from_arcs(4, [0, 1, 2], [1, 2, 3]), [0, 0, 1, 1]), 4)
    -0.3333
    """
    external, internal = external_ties(projection, groups)
    ties = external + internal
    return (external - internal) / ties if ties else None


def expected_external_share(counts: npt.ArrayLike) -> float | None:
    """Share of ties that would cross groups if partners met at random.

    ``μ = 1 − Σ n_a (n_a − 1) / (n (n − 1))``: the chance that two different nodes belong to
    different groups, which is the expected share of external ties in any graph whose nodes are
    permuted (Krackhardt and Stern 1988; the complement of Simpson's unbiased index, Simpson, E.
    (1949), "Measurement of diversity", Nature 163).

    Parameters
    ----------
    counts
        Number of nodes in each group.

    Returns
    -------
    float or None
        In [0, 1]; None with fewer than two nodes.

    Examples
    --------
    Two groups of two: of the six pairs, four are mixed.

    >>> round(expected_external_share([2, 2]), 4)
    0.6667
    """
    sizes = np.asarray(counts, dtype=np.float64)
    total = float(sizes.sum())
    if total <= 1:
        return None
    return float(1.0 - (sizes * (sizes - 1)).sum() / (total * (total - 1)))


def external_share_null(projection: Projection, groups: npt.ArrayLike) -> Moments | None:
    """Share of external ties when the groups are dealt out to the nodes at random.

    The join-count moments under permutation (Cliff, A., Ord, J. (1981), *Spatial Processes*,
    chapter 2), exact for the graph as it is: with m ties and degrees d, ``E X² = m μ + Σ d (d − 1)
    π₂ + (m² − m − Σ d (d − 1)) π₃``, π₂ and π₃ the chances that two ties with a common node, and
    two without, both cross. E–I is ``2 x − 1`` for a share x, so its standard deviation is twice
    this one.

    Parameters
    ----------
    projection
        The undirected graph.
    groups
        Shape ``(size,)``: integer codes, negative where unknown.

    Returns
    -------
    Moments or None
        Of the share; None without ties among nodes of known group.

    Raises
    ------
    ValueError
        If the projection is directed, or there is not one code a node.

    Examples
    --------
    A path of three, one member of group 1: it stands at an end (one of two ties crosses) with
    chance 2/3, or in the middle (both cross): mean 2/3, variance 2/3 · 1/4 + 1/3 · 1 − 4/9 = 1/18.

    >>> from localeconomy.compiled.projection import Projection
    >>> null = external_share_null(Projection.from_arcs(3, [0, 1], [1, 2]), [0, 0, 1])
    >>> round(null.mean, 4), round(null.standard_deviation**2 * 18, 4)
    (0.6667, 1.0)
    """
    require_undirected(projection, "external share under permutation")
    codes = _checked_groups(projection, groups)
    known = codes >= 0
    graph = projection.subgraph(known)
    ties = graph.edge_count
    sizes = np.bincount(codes[known]).astype(np.float64)
    mean = expected_external_share(sizes)
    if not ties or mean is None:
        return None
    degree = graph.degree().astype(np.int64)
    adjacent = int((degree * (degree - 1)).sum())
    apart = ties * ties - ties - adjacent
    second = ties * mean
    if adjacent:
        second += adjacent * _both_cross_with_common_node(sizes)
    if apart:
        second += apart * _both_cross_apart(sizes, mean)
    variance = second / ties**2 - mean**2
    return Moments(mean=mean, standard_deviation=math.sqrt(max(variance, 0.0)))


def _both_cross_with_common_node(sizes: npt.NDArray[np.float64]) -> float:
    total = sizes.sum()
    others = total - sizes
    ways = (sizes * others * (others - 1)).sum()
    return float(ways / (total * (total - 1) * (total - 2)))


def _both_cross_apart(sizes: npt.NDArray[np.float64], mean: float) -> float:
    total = sizes.sum()
    pairs = sizes * (sizes - 1)
    same_twice = (pairs * (sizes - 2) * (sizes - 3)).sum() + pairs.sum() ** 2 - (pairs**2).sum()
    both_within = same_twice / (total * (total - 1) * (total - 2) * (total - 3))
    return float(1.0 - 2.0 * (1.0 - mean) + both_within)


def nominal_assortativity(projection: Projection, groups: npt.ArrayLike) -> float | None:
    """How far ties stay within groups, corrected for the groups' shares of tie ends.

    Newman, M. (2003), "Mixing patterns in networks", Physical Review E 67: ``r = (Σ e_aa − Σ a_a
    b_a) / (1 − Σ a_a b_a)`` with e the shares of ties between groups and a, b its row and column
    sums.

    Parameters
    ----------
    projection
        The graph.
    groups
        Shape ``(size,)``: integer codes, negative where unknown; ties count among known nodes only.

    Returns
    -------
    float or None
        1 if all ties stay within groups, 0 as by chance, negative if they avoid it; None without
        such ties, or where all tie ends belong to one group.

    Raises
    ------
    ValueError
        If there is not one code a node.

    Examples
    --------
    A path of four, two and two: e_00 = e_11 = 1/3, a = 1/2 each: (2/3 − 1/2) / (1/2).

    >>> from localeconomy.compiled.projection import Projection
    >>> round(nominal_assortativity(Projection.from_arcs(4, [0, 1, 2], [1, 2, 3]), [0, 0, 1, 1]), 4)
    0.3333
    """
    codes = _checked_groups(projection, groups)
    one, other = codes[projection.rows], codes[projection.indices]
    known = (one >= 0) & (other >= 0)
    one, other = one[known], other[known]
    arcs = len(one)
    if not arcs:
        return None
    count = int(codes.max()) + 1
    leaving = np.bincount(one, minlength=count) / arcs
    arriving = np.bincount(other, minlength=count) / arcs
    if np.count_nonzero(leaving) == 1 and np.array_equal(leaving, arriving):
        return None
    within = np.count_nonzero(one == other) / arcs
    chance = float(leaving @ arriving)
    return float((within - chance) / (1.0 - chance))


def degree_assortativity(projection: Projection) -> float | None:
    """Correlation of the degrees at the two ends of a tie.

    Newman, M. (2002), "Assortative mixing in networks", Physical Review Letters 89: Pearson's r
    over the ties, each read in both directions; in a directed graph of out-degree and in-degree.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    float or None
        In [−1, 1]; None where the degrees at the ends do not vary.

    Examples
    --------
    In a star, high degree meets low alone:

    >>> from localeconomy.compiled.projection import Projection
    >>> round(degree_assortativity(Projection.from_arcs(4, [0, 0, 0], [1, 2, 3])), 4)
    -1.0
    """
    arriving = np.bincount(projection.indices, minlength=projection.size)
    one = projection.degree()[projection.rows].astype(np.float64)
    other = arriving[projection.indices].astype(np.float64)
    if not len(one) or one.min() == one.max() or other.min() == other.max():
        return None
    one -= one.mean()
    other -= other.mean()
    return float(one @ other / math.sqrt((one @ one) * (other @ other)))


def _checked_groups(projection: Projection, groups: npt.ArrayLike) -> npt.NDArray[Any]:
    codes = np.asarray(groups)
    if codes.shape != (projection.size,) or (
        codes.size and not np.issubdtype(codes.dtype, np.integer)
    ):
        message = (
            f"groups of {codes.dtype} and shape {codes.shape} do not fit {projection.size} nodes; "
            "give one integer code a node, negative where the group is unknown"
        )
        raise ValueError(message)
    return codes
