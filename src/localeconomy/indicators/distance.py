"""How far apart members are: reach within some steps, mean distance, diameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.indicators import _interpreted, _vectorised
from localeconomy.indicators._route import is_small, require_undirected
from localeconomy.indicators.connectivity import largest_component

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.compiled.projection import IdArray, Projection

__all__ = ["diameter", "distances", "mean_distance", "reach"]

_BLOCK_ENTRIES: Final = 2_000_000
_WORD_BITS: Final = 64
_BITS_IN_BYTE: Final = np.array([byte.bit_count() for byte in range(256)], dtype=np.uint8)


def distances(
    projection: Projection, sources: npt.ArrayLike, *, limit: int | None = None
) -> IdArray:
    """Steps from the nearest of the sources to each node, along the arcs.

    Breadth-first search; Newman, M. (2018), *Networks*, 2nd ed., section 8.5.

    Parameters
    ----------
    projection
        The graph; weights do not count.
    sources
        Mask of shape ``(size,)`` or ids.
    limit
        Steps after which the search ends; None for no limit.

    Returns
    -------
    numpy.ndarray
        Shape ``(size,)``; 0 for the sources, −1 for nodes beyond the limit or out of reach; fragile
        where ties are missing.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> distances(Projection.from_arcs(5, [0, 1, 2], [1, 2, 3]), [0, 3]).tolist()
    [0, 1, 1, 0, -1]
    """
    chosen = np.flatnonzero(projection.mask(sources)).astype(np.int32)
    steps = projection.size if limit is None else limit
    if not len(chosen):
        return np.full(projection.size, -1, dtype=np.int32)
    if is_small(projection):
        found = _interpreted.distances(*projection.lists, chosen.tolist(), steps)
        return np.array(found, dtype=np.int32)
    return _vectorised.distances(projection, chosen, steps)


def reach(projection: Projection, sources: npt.ArrayLike, *, steps: int) -> float | None:
    """Share of the other nodes that the sources reach within some steps.

    Borgatti, S. (2006), "Identifying sets of key players in a social network", Computational &
    Mathematical Organization Theory 12: m-reach, here of those who are not sources themselves.

    Parameters
    ----------
    projection
        The graph; in a directed one the arrows are followed.
    sources
        Mask of shape ``(size,)`` or ids.
    steps
        Steps, at least 0.

    Returns
    -------
    float or None
        In [0, 1]; None without a source, or if every node is one; fragile where ties are missing.

    Examples
    --------
    On a path of five, the first reaches two of the other four within two steps:

    >>> from localeconomy.compiled.projection import Projection
    >>> reach(Projection.from_arcs(5, [0, 1, 2, 3], [1, 2, 3, 4]), [0], steps=2)
    0.5
    """
    found = distances(projection, sources, limit=steps)
    given = int(np.count_nonzero(found == 0))
    if not given or given == projection.size:
        return None
    return int(np.count_nonzero(found > 0)) / (projection.size - given)


def mean_distance(projection: Projection, *, sources: npt.ArrayLike | None = None) -> float | None:
    """Mean number of steps between two nodes of the largest component.

    Watts, D., Strogatz, S. (1998), "Collective dynamics of 'small-world' networks", Nature 393:
    ``L = Σ d(i, j) / (n (n − 1))``, here over the largest component. Its cost grows with nodes
    times ties times steps; beyond some ten thousand nodes give a sample of sources.

    Parameters
    ----------
    projection
        The undirected graph; weights do not count.
    sources
        Mask or ids: average over the distances from these alone, as far as they lie in the largest
        component. None for all of it.

    Returns
    -------
    float or None
        In steps; None if the largest component is a single node, or holds no source; fragile where
        ties are missing.

    Raises
    ------
    ValueError
        If the projection is directed.

    Examples
    --------
    Path of three: distances 1, 1 and 2.

    >>> from localeconomy.compiled.projection import Projection
    >>> round(mean_distance(Projection.from_arcs(3, [0, 1], [1, 2])), 4)
    1.3333
    """
    require_undirected(projection, "mean distance")
    inside = largest_component(projection)
    graph = projection.subgraph(inside)
    if sources is None:
        chosen = np.arange(graph.size, dtype=np.int32)
    else:
        chosen = np.flatnonzero(projection.mask(sources)[inside]).astype(np.int32)
    if graph.size <= 1 or not len(chosen):
        return None
    pairs = len(chosen) * graph.size
    # A pair at distance d is still apart within 0, 1 … d − 1 steps, so it is counted d times.
    apart = sum(pairs - count for count in _reached_pairs(graph, chosen))
    return apart / (pairs - len(chosen))


def _reached_pairs(graph: Projection, sources: IdArray) -> list[int]:
    """How many (source, node) pairs lie within 0, 1, 2 … steps, until all are reached.

    The graph is connected. One bit stands for a source; a step joins the bits of the neighbours, 64
    sources in one operation.
    """
    words = max(1, _BLOCK_ENTRIES // graph.arc_count)
    total: list[int] = []
    finished = 0
    for start in range(0, len(sources), words * _WORD_BITS):
        counts = _reached_in_block(graph, sources[start : start + words * _WORD_BITS])
        total.extend([finished] * (len(counts) - len(total)))
        total = [before + counts[min(step, len(counts) - 1)] for step, before in enumerate(total)]
        finished += counts[-1]
    return total


def _reached_in_block(graph: Projection, block: IdArray) -> list[int]:
    place = np.arange(len(block))
    within = np.zeros((graph.size, -(-len(block) // _WORD_BITS)), dtype=np.uint64)
    bits = np.left_shift(np.uint64(1), (place % _WORD_BITS).astype(np.uint64))
    within[block, place // _WORD_BITS] = bits  # every source has a row of its own
    counts = [len(block)]
    while counts[-1] < len(block) * graph.size:
        within |= np.bitwise_or.reduceat(within[graph.indices], graph.indptr[:-1], axis=0)
        counts.append(int(_BITS_IN_BYTE[within.view(np.uint8)].sum(dtype=np.int64)))
    return counts


def diameter(projection: Projection) -> int | None:
    """The largest distance between two nodes of the largest component.

    Wasserman, S., Faust, K. (1994), *Social Network Analysis*, section 4.2.4. Found exactly with
    few searches as in Takes, F., Kosters, W. (2011), "Determining the diameter of small world
    networks", CIKM '11: a search from v bounds the eccentricity of every w by ``max(d, ecc(v) − d)
    ≤ ecc(w) ≤ ecc(v) + d`` with d = d(v, w), and nodes that cannot exceed the largest found are
    left out.

    Parameters
    ----------
    projection
        The undirected graph.

    Returns
    -------
    int or None
        In steps, 0 for a single node; None without nodes; fragile where ties are missing.

    Raises
    ------
    ValueError
        If the projection is directed.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> diameter(Projection.from_arcs(4, [0, 1], [1, 2]))
    2
    """
    require_undirected(projection, "diameter")
    if not projection.size:
        return None
    graph = projection.subgraph(largest_component(projection))
    degree = graph.degree()
    lower = np.zeros(graph.size, dtype=np.int64)
    upper = np.full(graph.size, graph.size, dtype=np.int64)
    candidates = np.arange(graph.size)
    largest = 0
    widest = True  # take turns: a central node lowers the upper bounds, a far one raises the lower
    while len(candidates):
        bound = upper[candidates] if widest else -lower[candidates]
        best = candidates[bound == bound.max()]
        node = best[np.argmax(degree[best])]
        found = distances(graph, [int(node)]).astype(np.int64)
        eccentricity = int(found.max())
        largest = max(largest, eccentricity)
        np.maximum(lower, np.maximum(found, eccentricity - found), out=lower)
        np.minimum(upper, eccentricity + found, out=upper)
        upper[node] = eccentricity
        largest = max(largest, int(lower.max()))
        candidates = candidates[(upper[candidates] > largest) & (candidates != node)]
        widest = not widest
    return largest
