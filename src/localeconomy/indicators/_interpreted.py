"""Graph algorithms as plain loops over rows: the route for small graphs.

Each takes the rows of a simple graph as two sequences (``indptr``, ``indices``) and gives lists.
All are iterative, so depth is no limit: a path of 100,000 nodes works. They use nothing but
indexing and lists that they make themselves, so a compiler can run them as they stand;
`_vectorised` holds the same algorithms for large graphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "add_dependencies",
    "component_labels",
    "core_numbers",
    "distances",
    "lowlink",
    "strong_labels",
    "triangles",
]


def component_labels(indptr: Sequence[int], indices: Sequence[int]) -> list[int]:
    """Component of each node of an undirected graph, numbered by their smallest node."""
    size = len(indptr) - 1
    labels = [-1] * size
    found = 0
    for root in range(size):
        if labels[root] >= 0:
            continue
        labels[root] = found
        stack = [root]
        while stack:
            node = stack.pop()
            for k in range(indptr[node], indptr[node + 1]):
                other = indices[k]
                if labels[other] < 0:
                    labels[other] = found
                    stack.append(other)
        found += 1
    return labels


def strong_labels(indptr: Sequence[int], indices: Sequence[int]) -> list[int]:
    """Strong component of each node of a directed graph, in an arbitrary numbering.

    Tarjan, R. (1972), "Depth-first search and linear graph algorithms", SIAM J. Computing 1(2).
    """
    size = len(indptr) - 1
    labels = [-1] * size
    entered = [0] * size
    low = [0] * size
    parent = [-1] * size
    cursor = list(indptr[:size])
    waiting = [0][:0]
    clock = found = 0
    for root in range(size):
        if entered[root]:
            continue
        node = root
        while node >= 0:
            if not entered[node]:
                clock += 1
                entered[node] = low[node] = clock
                waiting.append(node)
            k = cursor[node]
            if k < indptr[node + 1]:
                cursor[node] = k + 1
                other = indices[k]
                if not entered[other]:
                    parent[other] = node
                    node = other
                elif labels[other] < 0 and entered[other] < low[node]:
                    low[node] = entered[other]
                continue
            if low[node] == entered[node]:
                _take_off(waiting, node, labels, found)
                found += 1
            above = parent[node]
            if above >= 0 and low[node] < low[above]:
                low[above] = low[node]
            node = above
    return labels


def _take_off(waiting: list[int], last: int, labels: list[int], label: int) -> None:
    """Label the nodes on top of the stack down to ``last``."""
    while labels[last] < 0:
        labels[waiting.pop()] = label


def lowlink(
    indptr: Sequence[int], indices: Sequence[int]
) -> tuple[list[int], list[bool], list[bool]]:
    """Depth-first parents (−1 for roots), articulation points, and nodes below a bridge.

    Hopcroft, J., Tarjan, R. (1973), "Algorithm 447: efficient algorithms for graph manipulation",
    Comm. ACM 16(6). A node is below a bridge if the tie to its parent is one.
    """
    size = len(indptr) - 1
    entered = [0] * size
    low = [0] * size
    parent = [-1] * size
    cursor = list(indptr[:size])
    is_articulation = [False] * size
    below_bridge = [False] * size
    clock = 0
    for root in range(size):
        if entered[root]:
            continue
        clock += 1
        entered[root] = low[root] = clock
        branches = 0
        node = root
        while node >= 0:
            k = cursor[node]
            if k < indptr[node + 1]:
                cursor[node] = k + 1
                other = indices[k]
                if not entered[other]:
                    clock += 1
                    entered[other] = low[other] = clock
                    parent[other] = node
                    node = other
                elif other != parent[node] and entered[other] < low[node]:
                    low[node] = entered[other]
                continue
            above = parent[node]
            if above >= 0:
                low[above] = min(low[above], low[node])
                below_bridge[node] = low[node] > entered[above]
                if above == root:
                    branches += 1
                elif low[node] >= entered[above]:
                    is_articulation[above] = True
            node = above
        is_articulation[root] = branches > 1
    return parent, is_articulation, below_bridge


def core_numbers(indptr: Sequence[int], indices: Sequence[int]) -> list[int]:
    """Core number of each node of an undirected graph.

    Batagelj, V., Zaveršnik, M. (2003), "An O(m) algorithm for cores decomposition of networks",
    arXiv:cs/0310049: nodes stand sorted by remaining degree; taking one away moves its neighbours
    one place each.
    """
    size = len(indptr) - 1
    core = [indptr[i + 1] - indptr[i] for i in range(size)]
    starts = [0] * (max(core, default=0) + 2)
    for degree in core:
        starts[degree + 1] += 1
    for degree in range(1, len(starts)):
        starts[degree] += starts[degree - 1]
    place = [0] * size
    order = [0] * size
    following = list(starts)
    for node in range(size):
        place[node] = following[core[node]]
        order[place[node]] = node
        following[core[node]] += 1
    for node in order:  # the order changes only behind the node that is looked at
        for k in range(indptr[node], indptr[node + 1]):
            other = indices[k]
            degree = core[other]
            if degree > core[node]:
                front = starts[degree]
                here, first = place[other], order[front]
                order[here], order[front] = first, other
                place[other], place[first] = front, here
                starts[degree] = front + 1
                core[other] = degree - 1
    return core


def distances(
    indptr: Sequence[int], indices: Sequence[int], sources: Sequence[int], limit: int
) -> list[int]:
    """Steps from the nearest source (each given once); −1 beyond ``limit`` or out of reach."""
    steps = [-1] * (len(indptr) - 1)
    frontier = list(sources)
    for node in frontier:
        steps[node] = 0
    reached = 0
    while frontier and reached < limit:
        reached += 1
        following = [0][:0]
        for node in frontier:
            for k in range(indptr[node], indptr[node + 1]):
                other = indices[k]
                if steps[other] < 0:
                    steps[other] = reached
                    following.append(other)
        frontier = following
    return steps


def triangles(indptr: Sequence[int], indices: Sequence[int]) -> list[int]:
    """Number of triangles through each node of an undirected graph.

    Latapy, M. (2008), "Main-memory triangle computations for very large (sparse (power-law))
    graphs", Theoretical Computer Science 407: each tie points to its end of higher degree, which
    keeps the rows short.
    """
    size = len(indptr) - 1
    higher = [[0][:0] for _ in range(size)]
    for node in range(size):
        degree = indptr[node + 1] - indptr[node]
        for k in range(indptr[node], indptr[node + 1]):
            other = indices[k]
            beyond = indptr[other + 1] - indptr[other]
            if beyond > degree or (beyond == degree and other > node):
                higher[node].append(other)
    count = [0] * size
    marked = [-1] * size
    for node in range(size):
        for other in higher[node]:
            marked[other] = node
        for other in higher[node]:
            for third in higher[other]:
                if marked[third] == node:
                    count[node] += 1
                    count[other] += 1
                    count[third] += 1
    return count


def add_dependencies(
    indptr: Sequence[int], indices: Sequence[int], source: int, betweenness: list[float]
) -> None:
    """Add the dependencies of one source on every node to ``betweenness``.

    Brandes, U. (2001), "A faster algorithm for betweenness centrality", J. Mathematical Sociology
    25(2): the dependency of s on v is Σ σ_v/σ_w (1 + dependency on w) over the nodes w that v
    precedes on shortest paths from s, σ the numbers of shortest paths.
    """
    size = len(indptr) - 1
    steps = [-1] * size
    paths = [0.0] * size
    steps[source] = 0
    paths[source] = 1.0
    order = [source]
    for node in order:  # grows while it is read: a queue
        for k in range(indptr[node], indptr[node + 1]):
            other = indices[k]
            if steps[other] < 0:
                steps[other] = steps[node] + 1
                order.append(other)
            if steps[other] == steps[node] + 1:
                paths[other] += paths[node]
    dependency = [0.0] * size
    for place in range(len(order) - 1, 0, -1):
        node = order[place]
        for k in range(indptr[node], indptr[node + 1]):
            other = indices[k]
            if steps[other] == steps[node] + 1:
                dependency[node] += paths[node] / paths[other] * (1.0 + dependency[other])
        betweenness[node] += dependency[node]
