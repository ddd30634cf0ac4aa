"""Graph algorithms as SciPy and array operations: the route for large graphs.

Same algorithms, same results as `_interpreted`. SciPy is imported by the functions that need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from localeconomy.indicators import _interpreted, _route

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.compiled.projection import FloatArray, IdArray, MaskArray, Projection

__all__ = [
    "betweenness",
    "component_labels",
    "core_numbers",
    "distances",
    "lowlink",
    "strong_labels",
]

_DENSE_ENTRIES: Final = 2_000_000
"""Entries of a dense block of sources (16 MB a matrix of float64)."""

_SHORT_FRONTIER: Final = 64
"""Frontiers below this size are peeled by hand: an array operation has a fixed cost."""

_SCANS_AN_ARC: Final = 1_000
"""Entries that compiled code reads in the time that a loop takes for one arc."""

_DENSE_SIZE: Final = 500
"""Up to this many nodes a dense adjacency matrix is the faster one, and needs no SciPy."""

_DEEP: Final = 64
"""Breadth-first levels above which matrix products lose against loops."""


def component_labels(projection: Projection) -> IdArray:
    """Component of each node of an undirected graph, numbered by their smallest node."""
    from scipy.sparse.csgraph import connected_components

    # Every arc has its reverse, so strong components are the components, without a transpose.
    labels = connected_components(projection.to_scipy(), directed=True, connection="strong")[1]
    return by_first_node(labels)


def strong_labels(projection: Projection) -> IdArray:
    """Strong component of each node, in an arbitrary numbering."""
    from scipy.sparse.csgraph import connected_components

    labels: IdArray = connected_components(
        projection.to_scipy(), directed=True, connection="strong"
    )[1]
    return labels


def by_first_node(labels: npt.NDArray[np.integer[Any]]) -> IdArray:
    """Renumber labels in the order of their first node."""
    count = int(labels.max()) + 1 if len(labels) else 0
    first = np.zeros(count, dtype=np.intp)
    first[labels[::-1]] = np.arange(len(labels) - 1, -1, -1)  # the last one written stays
    rank = np.empty(count, dtype=np.int32)
    rank[np.argsort(first)] = np.arange(count, dtype=np.int32)
    result: IdArray = rank[labels]
    return result


def lowlink(projection: Projection) -> tuple[IdArray, MaskArray, MaskArray]:
    """Depth-first parents (−1 for roots), articulation points, and nodes below a bridge.

    Hopcroft and Tarjan (1973) over a depth-first order that SciPy finds. One extra node, tied to
    the first node of every component, makes it one tree. SciPy reads a row again after every child,
    so rows that are very long go through `_interpreted`.
    """
    size = projection.size
    roots = _component_roots(projection)
    scans = len(roots) ** 2 + int(np.square(projection.degree(), dtype=np.int64).sum())
    if scans > _SCANS_AN_ARC * (projection.arc_count + size):
        by_loops = _interpreted.lowlink(*projection.lists)
        return (
            np.array(by_loops[0], dtype=np.int32),
            np.array(by_loops[1], dtype=np.bool_),
            np.array(by_loops[2], dtype=np.bool_),
        )
    order, parent = _depth_first(projection, roots)
    entered = np.zeros(size + 1, dtype=np.int32)
    entered[order] = np.arange(len(order), dtype=np.int32)
    low = _lowest_entries(projection, order, parent, entered)
    parent = parent[:size]
    is_root = parent == size
    deep = parent != size
    split = low[deep] >= entered[parent[deep]]
    below_bridge = np.zeros(size, dtype=np.bool_)
    below_bridge[deep] = low[deep] > entered[parent[deep]]
    branches = np.bincount(parent[deep], minlength=size)
    is_articulation = np.zeros(size, dtype=np.bool_)
    is_articulation[parent[deep][split]] = True
    is_articulation[is_root] = branches[is_root] > 1
    return np.where(is_root, np.int32(-1), parent), is_articulation, below_bridge


def _component_roots(projection: Projection) -> IdArray:
    """The first node of every component that has a tie."""
    labels = component_labels(projection)
    is_first = np.diff(np.maximum.accumulate(labels), prepend=-1) > 0
    return np.flatnonzero(is_first & (projection.degree() > 0)).astype(np.int32)


def _depth_first(projection: Projection, roots: IdArray) -> tuple[IdArray, IdArray]:
    """Preorder and parents of a depth-first tree; its root is an extra node ``size`` above all."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import depth_first_order

    size = projection.size
    indices = np.concatenate([projection.indices, roots])
    indptr = np.append(projection.indptr, np.int32(len(indices)))
    matrix = csr_array((np.ones(len(indices)), indices, indptr), shape=(size + 1, size + 1))
    order, parent = depth_first_order(matrix, size, directed=True, return_predecessors=True)
    parent[parent < 0] = size  # isolates, and the extra node itself
    return order, parent


def _lowest_entries(
    projection: Projection, order: IdArray, parent: IdArray, entered: IdArray
) -> IdArray:
    """The earliest entry that each node or its descendants reach by one tie off the tree."""
    size = projection.size
    low = entered[:size].copy()
    rows, indices = projection.rows, projection.indices
    off_tree = indices != parent[rows]
    np.minimum.at(low, rows[off_tree], entered[indices[off_tree]])
    lowest, above = low.tolist(), parent.tolist()
    for node in order[:0:-1].tolist():  # children before parents
        higher = above[node]
        if higher < size and lowest[node] < lowest[higher]:
            lowest[higher] = lowest[node]
    return np.array(lowest, dtype=np.int32)


def core_numbers(projection: Projection) -> IdArray:
    """Core number of each node: peel everything of the lowest remaining degree, level by level."""
    remaining = projection.degree().astype(np.int64)
    core = np.zeros(projection.size, dtype=np.int32)
    left = np.ones(projection.size, dtype=np.bool_)
    alive = np.flatnonzero(left)
    level = 0
    while len(alive):
        level = max(level, int(remaining[alive].min()))
        frontier = alive[remaining[alive] <= level]
        while len(frontier):
            core[frontier] = level
            left[frontier] = False
            frontier = _peel(projection, frontier, remaining, left, level)
        alive = alive[left[alive]]
    return core


def _peel(
    projection: Projection,
    frontier: npt.NDArray[np.intp],
    remaining: npt.NDArray[np.int64],
    left: MaskArray,
    level: int,
) -> npt.NDArray[np.intp]:
    """Take ``frontier`` away; the nodes left that fall to ``level`` by it."""
    if len(frontier) >= _SHORT_FRONTIER:
        touched = _neighbours_of(projection, frontier)
        touched = touched[left[touched]]
        nodes, times = np.unique(touched, return_counts=True)
        remaining[nodes] -= times
        return nodes[remaining[nodes] <= level].astype(np.intp)
    falling: list[int] = []
    stack: list[int] = frontier.tolist()
    for node in stack:
        for other in projection.neighbours(node).tolist():
            if left[other]:
                remaining[other] -= 1
                if remaining[other] == level:
                    falling.append(other)
    return np.array(falling, dtype=np.intp)


def _neighbours_of(projection: Projection, nodes: npt.NDArray[np.intp]) -> IdArray:
    """The rows of ``nodes``, one after the other."""
    lengths = projection.degree()[nodes]
    before = np.cumsum(lengths) - lengths
    places = np.repeat(projection.indptr[nodes] - before, lengths)
    return projection.indices[places + np.arange(len(places))]


def distances(projection: Projection, sources: IdArray, limit: int) -> IdArray:
    """Steps from the nearest source along the arcs; −1 beyond ``limit`` or out of reach."""
    from scipy.sparse.csgraph import dijkstra

    steps = dijkstra(
        projection.to_scipy(), unweighted=True, indices=sources, min_only=True, limit=limit
    )
    return np.where(np.isinf(steps), -1, steps).astype(np.int32)


def betweenness(projection: Projection, sources: IdArray) -> FloatArray:
    """Sum of the dependencies of ``sources`` on each node (Brandes 2001), in blocks of sources.

    A step is a product of the adjacency matrix with a dense block, one column a source; the number
    of steps is the depth of the graph, so what is deep goes through `_interpreted`.
    """
    size = projection.size
    few_steps = len(sources) * projection.arc_count <= _route.INTERPRETED_STEPS
    if size > _DENSE_SIZE and few_steps:
        return _by_loops(projection, sources)
    result = np.zeros(size)
    outward, inward = _adjacency(projection)
    width = max(1, _DENSE_ENTRIES // max(size, 1))
    for start in range(0, len(sources), width):
        block = sources[start : start + width]
        part = _dependencies(outward, inward, block)
        result += _by_loops(projection, block) if part is None else part
    return result


def _adjacency(projection: Projection) -> tuple[Any, Any]:
    """The unweighted adjacency matrix and its transpose, dense where that is small."""
    size = projection.size
    if size <= _DENSE_SIZE:
        matrix = np.zeros((size, size))
        matrix[projection.rows, projection.indices] = 1.0
        return matrix, matrix.T
    outward = projection.to_scipy()
    outward.data = np.ones(projection.arc_count)
    return outward, outward.T.tocsr()


def _by_loops(projection: Projection, sources: IdArray) -> FloatArray:
    indptr, indices = projection.lists
    sums = [0.0] * projection.size
    for source in sources.tolist():
        _interpreted.add_dependencies(indptr, indices, source, sums)
    return np.array(sums)


def _dependencies(
    outward: Any,  # noqa: ANN401 - a dense array or a sparse one
    inward: Any,  # noqa: ANN401
    block: IdArray,
) -> FloatArray | None:
    """Dependencies of a block of sources, or None if the graph is too deep for this way."""
    columns = np.arange(len(block))
    shape = (outward.shape[0], len(block))
    paths = np.zeros(shape)
    paths[block, columns] = 1.0
    steps = np.full(shape, -1, dtype=np.int32)
    steps[block, columns] = 0
    frontier = paths
    depth = 0
    while True:
        frontier = inward @ frontier
        frontier[steps >= 0] = 0.0
        new = frontier > 0.0
        if not new.any():
            break
        if depth == _DEEP:
            return None
        depth += 1
        steps[new] = depth
        paths = paths + frontier
    dependency = np.zeros(shape)
    share = np.zeros(shape)
    for level in range(depth, 1, -1):
        share.fill(0.0)
        np.divide(1.0 + dependency, paths, out=share, where=steps == level)
        dependency += np.where(steps == level - 1, paths * (outward @ share), 0.0)
    total: FloatArray = dependency.sum(axis=1)
    return total
