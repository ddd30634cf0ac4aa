"""How densely a network is woven: ties per member, mutual ties, closed triangles.

Density and clustering drift with size, so they compare one network over time rather than networks
of different size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from localeconomy.indicators import _interpreted, _triples
from localeconomy.indicators._route import is_small, require_undirected

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.compiled.projection import IdArray, MaskArray, Projection

__all__ = [
    "average_clustering",
    "density",
    "dyad_census",
    "in_degree",
    "isolates",
    "mean_degree",
    "out_degree",
    "reciprocity",
    "transitivity",
    "triangles",
]


def density(projection: Projection) -> float | None:
    """Share of the possible ties that are there.

    ``m / (n (n − 1) / 2)``, in a directed graph ``m / (n (n − 1))``; Wasserman, S., Faust, K.
    (1994), *Social Network Analysis*, sections 4.2 and 4.3.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    float or None
        In [0, 1]; None with fewer than two nodes, where no tie is possible.

    Examples
    --------
    Three of the six possible ties among four members:

    >>> from localeconomy.compiled.projection import Projection
    >>> density(Projection.from_arcs(4, [0, 1, 2], [1, 2, 3]))
    0.5
    """
    if projection.size <= 1:
        return None
    return projection.arc_count / (projection.size * (projection.size - 1))


def mean_degree(projection: Projection) -> float | None:
    """Ties per node: ``2 m / n``, in a directed graph arcs per node ``m / n``.

    Wasserman and Faust (1994), section 4.2.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    float or None
        None without nodes.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> mean_degree(Projection.from_arcs(4, [0, 1, 2], [1, 2, 3]))
    1.5
    """
    return projection.arc_count / projection.size if projection.size else None


def out_degree(projection: Projection) -> IdArray:
    """Number of arcs that leave each node; in an undirected graph its degree.

    Wasserman and Faust (1994), sections 4.2 and 4.3.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    numpy.ndarray
        Shape ``(size,)``, in ties.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> out_degree(Projection.from_arcs(3, [0, 0], [1, 2], directed=True)).tolist()
    [2, 0, 0]
    """
    return projection.degree()


def in_degree(projection: Projection) -> IdArray:
    """Number of arcs that reach each node; in an undirected graph its degree.

    Wasserman and Faust (1994), section 4.3.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    numpy.ndarray
        Shape ``(size,)``, in ties.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> in_degree(Projection.from_arcs(3, [0, 0], [1, 2], directed=True)).tolist()
    [0, 1, 1]
    """
    return np.bincount(projection.indices, minlength=projection.size).astype(np.int32)


def isolates(projection: Projection) -> MaskArray:
    """Nodes without any tie, in or out.

    Wasserman and Faust (1994), section 4.3.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    numpy.ndarray
        Mask of shape ``(size,)``.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> isolates(Projection.from_arcs(3, [0], [1], directed=True)).tolist()
    [False, False, True]
    """
    alone: MaskArray = (projection.degree() == 0) & (in_degree(projection) == 0)
    return alone


def dyad_census(projection: Projection) -> tuple[int, int, int]:
    """Pairs of nodes that are tied both ways, one way, and not at all.

    Wasserman and Faust (1994), section 13.1. In an undirected graph every tie is mutual.

    Parameters
    ----------
    projection
        The graph.

    Returns
    -------
    tuple of int
        Mutual, asymmetric and null dyads; they add up to ``n (n − 1) / 2``.

    Examples
    --------
    0 and 1 name each other, 1 names 2:

    >>> from localeconomy.compiled.projection import Projection
    >>> dyad_census(Projection.from_arcs(3, [0, 1, 1], [1, 0, 2], directed=True))
    (1, 1, 1)
    """
    mutual = _reciprocated_arcs(projection) // 2
    asymmetric = projection.arc_count - 2 * mutual
    dyads = projection.size * (projection.size - 1) // 2
    return mutual, asymmetric, dyads - mutual - asymmetric


def reciprocity(projection: Projection) -> float | None:
    """Share of arcs that are answered by the opposite arc (edgewise reciprocity).

    Newman, M. (2018), *Networks*, 2nd ed., section 7.10: ``Σ a_ij a_ji / m``.

    Parameters
    ----------
    projection
        The graph, directed as a rule.

    Returns
    -------
    float or None
        In [0, 1]; 1 for an undirected graph; None without arcs.

    Examples
    --------
    Two of three arcs are mutual:

    >>> from localeconomy.compiled.projection import Projection
    >>> round(reciprocity(Projection.from_arcs(3, [0, 1, 1], [1, 0, 2], directed=True)), 3)
    0.667
    """
    if not projection.arc_count:
        return None
    return _reciprocated_arcs(projection) / projection.arc_count


def _reciprocated_arcs(projection: Projection) -> int:
    if not projection.directed:
        return projection.arc_count
    ahead = projection.rows.astype(np.int64) * projection.size + projection.indices
    reverse = projection.reverse()
    back = reverse.rows.astype(np.int64) * projection.size + reverse.indices
    both = np.sort(np.concatenate([ahead, back]), kind="stable")  # merges two ascending runs
    return int(np.count_nonzero(both[1:] == both[:-1]))


def triangles(projection: Projection) -> npt.NDArray[np.int64]:
    """Number of triangles through each node.

    Newman (2018), section 7.3. Their sum is three times the triangles of the graph.

    Parameters
    ----------
    projection
        The undirected graph.

    Returns
    -------
    numpy.ndarray
        Shape ``(size,)``.

    Raises
    ------
    ValueError
        If the projection is directed.

    Examples
    --------
    A triangle 0-1-2 and a pendant node 3:

    >>> from localeconomy.compiled.projection import Projection
    >>> triangles(Projection.from_arcs(4, [0, 1, 2, 2], [1, 2, 0, 3])).tolist()
    [1, 1, 1, 0]
    """
    require_undirected(projection, "triangles")
    if is_small(projection):
        return np.array(_interpreted.triangles(*projection.lists), dtype=np.int64)
    return _triples.triangles(projection)


def transitivity(projection: Projection) -> float | None:
    """Global clustering: ``3 × triangles / connected triples``.

    Newman, M., Watts, D., Strogatz, S. (2002), "Random graph models of social networks", PNAS 99.

    Parameters
    ----------
    projection
        The undirected graph.

    Returns
    -------
    float or None
        In [0, 1]; None where no node has two neighbours.

    Raises
    ------
    ValueError
        If the projection is directed.

    Examples
    --------
    One triangle; node 2 is the middle of three triples, 0 and 1 of one each: 3 · 1 / 5.

    >>> from localeconomy.compiled.projection import Projection
    >>> transitivity(Projection.from_arcs(4, [0, 1, 2, 2], [1, 2, 0, 3]))
    0.6
    """
    closed = int(triangles(projection).sum())
    degree = projection.degree().astype(np.int64)
    triples = int((degree * (degree - 1) // 2).sum())
    return closed / triples if triples else None


def average_clustering(
    projection: Projection, *, low_degree: Literal["zero", "exclude"] = "zero"
) -> float | None:
    """Mean over the nodes of the share of their pairs of neighbours that are tied.

    Watts, D., Strogatz, S. (1998), "Collective dynamics of 'small-world' networks", Nature 393:
    ``C_i = 2 t_i / (d_i (d_i − 1))``, t the triangles through i and d its degree.

    Parameters
    ----------
    projection
        The undirected graph.
    low_degree
        What nodes with fewer than two neighbours count as: ``"zero"``, or ``"exclude"`` them.

    Returns
    -------
    float or None
        In [0, 1]; None if no node is left to average over.

    Raises
    ------
    ValueError
        If the projection is directed.

    Examples
    --------
    Nodes 0 and 1 have 1, node 2 has 1/3, node 3 has one neighbour only: (1 + 1 + 1/3 + 0) / 4.

    >>> from localeconomy.compiled.projection import Projection
    >>> round(average_clustering(Projection.from_arcs(4, [0, 1, 2, 2], [1, 2, 0, 3])), 4)
    0.5833
    """
    closed = triangles(projection)
    degree = projection.degree().astype(np.int64)
    able = degree > 1
    counted = projection.size if low_degree == "zero" else int(np.count_nonzero(able))
    if not counted:
        return None
    pairs = degree[able] * (degree[able] - 1) / 2
    return float((closed[able] / pairs).sum() / counted)
