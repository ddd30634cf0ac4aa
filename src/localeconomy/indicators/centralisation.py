"""How far a network turns on single nodes: Freeman's centralisation, betweenness.

Centralisation drifts with size and density: read it for one network over time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from localeconomy.indicators import _vectorised
from localeconomy.indicators.cohesion import in_degree

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.compiled.projection import FloatArray, IdArray, Projection

__all__ = ["betweenness", "betweenness_centralisation", "degree_centralisation"]


def degree_centralisation(
    projection: Projection, *, direction: Literal["in", "out"] | None = None
) -> float | None:
    """How far the degrees fall short of the largest one, as a share of what a star reaches.

    Freeman, L. (1979), "Centrality in social networks: conceptual clarification", Social Networks
    1: ``Σ (d_max − d_i) / ((n − 1)(n − 2))``; for in- or out-degree in a directed graph the star
    gives ``(n − 1)²``.

    Parameters
    ----------
    projection
        The graph.
    direction
        ``"in"`` or ``"out"`` for a directed graph, None for an undirected one.

    Returns
    -------
    float or None
        0 where all degrees are equal, 1 for a star; None with fewer than three nodes, in a directed
        graph fewer than two.

    Raises
    ------
    ValueError
        If ``direction`` is missing for a directed graph, or given for an undirected one.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> degree_centralisation(Projection.from_arcs(5, [0, 0, 0, 0], [1, 2, 3, 4]))
    1.0
    """
    if projection.directed != (direction in {"in", "out"}):
        message = (
            f"direction={direction!r} does not fit; give 'in' or 'out' for a directed projection "
            "and nothing for an undirected one"
        )
        raise ValueError(message)
    size = projection.size
    degree = in_degree(projection) if direction == "in" else projection.degree()
    star = (size - 1) ** 2 if projection.directed else (size - 1) * (size - 2)
    return _shortfall(degree.astype(np.int64), star) if size > 1 and star else None


def _shortfall(values: npt.NDArray[np.int64] | FloatArray, star: float) -> float:
    return float((values.max() - values).sum() / star)


def betweenness(projection: Projection, *, pivots: npt.ArrayLike | None = None) -> FloatArray:
    """For how many pairs of other nodes each node lies on the shortest paths between them.

    Freeman (1979): ``b_v = Σ σ_st(v) / σ_st`` over pairs s ≠ v ≠ t, unordered in an undirected
    graph, ordered in a directed one; weights do not count. Computed as in Brandes, U. (2001), "A
    faster algorithm for betweenness centrality", J. Mathematical Sociology 25(2).

    Parameters
    ----------
    projection
        The graph.
    pivots
        Mask of shape ``(size,)`` or ids: estimate from the paths that start at these alone, scaled
        by ``n / number of pivots`` (Brandes, U., Pich, C. (2007), "Centrality estimation in large
        networks", Int. J. Bifurcation and Chaos 17(7)). None for the exact figure, whose cost grows
        with nodes times ties.

    Returns
    -------
    numpy.ndarray
        Shape ``(size,)``, in pairs of nodes, where a pair with several shortest paths counts by
        the share of them; fragile where ties are missing. Divided by the number of pairs of other
        nodes it is what networkx calls normalised.

    Raises
    ------
    ValueError
        If ``pivots`` chooses no node.

    Examples
    --------
    The middle of a path of three lies between one pair:

    >>> from localeconomy.compiled.projection import Projection
    >>> betweenness(Projection.from_arcs(3, [0, 1], [1, 2])).tolist()
    [0.0, 1.0, 0.0]
    """
    if pivots is None:
        sources: IdArray = np.arange(projection.size, dtype=np.int32)
    else:
        sources = np.flatnonzero(projection.mask(pivots)).astype(np.int32)
        if not len(sources):
            message = "pivots choose no node; give at least one, or None for the exact figure"
            raise ValueError(message)
    total = _vectorised.betweenness(projection, sources)
    total *= projection.size / max(len(sources), 1)
    return total if projection.directed else total / 2


def betweenness_centralisation(projection: Projection) -> float | None:
    """How far betweenness is concentrated in one node, as a share of what a star reaches.

    Freeman (1979): ``Σ (b_max − b_i) / ((n − 1)² (n − 2) / 2)``; a directed graph counts ordered
    pairs and divides by ``(n − 1)² (n − 2)``.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    float or None
        0 where all are equal, 1 for a star; None with fewer than three nodes; fragile where ties
        are missing.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> betweenness_centralisation(Projection.from_arcs(5, [0, 0, 0, 0], [1, 2, 3, 4]))
    1.0
    """
    size = projection.size
    star = (size - 1) ** 2 * (size - 2)
    if star <= 0:
        return None
    return _shortfall(betweenness(projection), star if projection.directed else star / 2)
