"""Who stands between others: Burt's constraint and effective size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.indicators import _triples
from localeconomy.indicators._route import is_small
from localeconomy.indicators.cohesion import triangles

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.compiled.projection import FloatArray, Projection

__all__ = ["constraint", "effective_size"]


def constraint(
    projection: Projection, nodes: npt.ArrayLike | None = None
) -> tuple[float | None, ...]:
    """How far the contacts of each node are bound up with one another.

    Burt, R. (1992), *Structural Holes*, chapter 2: ``c_i = Σ_j (p_ij + Σ_q p_iq p_qj)²`` over the
    direct contacts j of i, q over those too, with ``p_ij = (a_ij + a_ji) / Σ_k (a_ik + a_ki)``.
    High means redundant contacts, low means structural holes between them.

    Parameters
    ----------
    projection
        The graph; weights count where it has them, and a directed one is summed over both
        directions.
    nodes
        Mask of shape ``(size,)`` or ids: the nodes asked for, in ascending order. None for all.

    Returns
    -------
    tuple of (float or None)
        One figure a node asked for; None for a node without contacts.

    Examples
    --------
    The centre of a star of two has p = 1/2 to each, who are not tied: 1/4 + 1/4. An end has all its
    ties to the centre: 1.

    >>> from localeconomy.compiled.projection import Projection
    >>> constraint(Projection.from_arcs(4, [0, 0], [1, 2]))
    (0.5, 1.0, 1.0, None)
    """
    mask = np.ones(projection.size, dtype=np.bool_) if nodes is None else projection.mask(nodes)
    chosen = np.flatnonzero(mask).astype(np.int32)
    graph = projection.undirected(merge="count" if projection.weights is None else "sum")
    if is_small(graph):
        found = _constraint_by_loops(graph, chosen.tolist())
    else:
        found = _triples.constraint(graph)[chosen].tolist()
    tied = graph.degree()[chosen] > 0
    return tuple(
        value if known else None for value, known in zip(found, tied.tolist(), strict=True)
    )


def _tie_shares(graph: Projection) -> FloatArray:
    """``p_ij`` for every entry of the rows."""
    weights = np.ones(graph.arc_count) if graph.weights is None else graph.weights
    strength = np.bincount(graph.rows, weights=weights, minlength=graph.size)
    shares: FloatArray = weights / strength[graph.rows]
    return shares


def _constraint_by_loops(graph: Projection, nodes: list[int]) -> list[float]:
    indptr, indices = graph.lists
    shares = _tie_shares(graph).tolist()
    result = []
    for node in nodes:
        row = range(indptr[node], indptr[node + 1])
        invested = {indices[k]: shares[k] for k in row}
        for k in row:
            through, share = indices[k], shares[k]
            for step in range(indptr[through], indptr[through + 1]):
                contact = indices[step]
                if contact in invested and contact != node:
                    invested[contact] += share * shares[step]
        result.append(sum(value * value for value in invested.values()))
    return result


def effective_size(projection: Projection) -> tuple[float | None, ...]:
    """Number of contacts of each node less their redundancy: ``d − 2 t / d``.

    Burt (1992), in the form of Borgatti, S. (1997), "Structural holes: unpacking Burt's redundancy
    measures", Connections 20(1), with t the ties among the contacts; weights do not count.

    Parameters
    ----------
    projection
        The undirected graph.

    Returns
    -------
    tuple of (float or None)
        One figure a node, in contacts; None for a node without contacts.

    Raises
    ------
    ValueError
        If the projection is directed.

    Examples
    --------
    Node 2 has contacts 0, 1 and 3, of which 0 and 1 are tied: 3 − 2/3.

    >>> from localeconomy.compiled.projection import Projection
    >>> graph = Projection.from_arcs(4, [0, 1, 2, 2], [1, 2, 0, 3])
    >>> round(effective_size(graph)[2], 4)
    2.3333
    """
    among = triangles(projection).tolist()
    degree = projection.degree().tolist()
    return tuple(
        size - 2 * ties / size if size else None for size, ties in zip(degree, among, strict=True)
    )
