"""What holds a network together: components, cut points, bridges, cores, what is left without some.

In a directed projection a component is a weak one: directions are ignored. `strong_components`
follows the arrows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.indicators import _interpreted, _vectorised
from localeconomy.indicators._route import is_small, require_undirected

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.compiled.projection import IdArray, MaskArray, Projection

__all__ = [
    "articulation_points",
    "bridges",
    "component_count",
    "components",
    "core_numbers",
    "largest_component",
    "largest_component_share",
    "largest_component_without",
    "strong_components",
]


def components(projection: Projection) -> IdArray:
    """Component of each node, numbered in the order of their smallest node.

    Wasserman, S., Faust, K. (1994), *Social Network Analysis*, section 4.2.3. In a directed
    projection these are the weak components.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    numpy.ndarray
        Shape ``(size,)``, labels from 0.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> components(Projection.from_arcs(5, [0, 3], [2, 4])).tolist()
    [0, 1, 0, 2, 2]
    """
    graph = projection.undirected(merge="count")  # weights do not matter here
    if is_small(graph):
        return np.array(_interpreted.component_labels(*graph.lists), dtype=np.int32)
    return _vectorised.component_labels(graph)


def strong_components(projection: Projection) -> IdArray:
    """Strong component of each node: the nodes that reach each other along the arrows.

    Wasserman and Faust (1994), section 4.3.4. In an undirected projection these are the components.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    numpy.ndarray
        Shape ``(size,)``, labels from 0 in the order of their smallest node.

    Examples
    --------
    0 and 1 name each other; 2 is named only:

    >>> from localeconomy.compiled.projection import Projection
    >>> strong_components(Projection.from_arcs(3, [0, 1, 1], [1, 0, 2], directed=True)).tolist()
    [0, 0, 1]
    """
    if is_small(projection):
        labels = np.array(_interpreted.strong_labels(*projection.lists), dtype=np.int32)
    else:
        labels = _vectorised.strong_labels(projection)
    return _vectorised.by_first_node(labels)


def component_count(projection: Projection) -> int:
    """Number of components, isolates included; weak ones in a directed projection.

    Wasserman and Faust (1994), section 4.2.3.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    int
        0 without nodes.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> component_count(Projection.from_arcs(5, [0, 3], [2, 4]))
    3
    """
    return int(components(projection).max(initial=-1)) + 1


def largest_component(projection: Projection) -> MaskArray:
    """The nodes of the largest component; of equally large ones, that of the smallest node.

    Wasserman and Faust (1994), section 4.2.3.

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
    >>> largest_component(Projection.from_arcs(4, [1, 2], [2, 3])).tolist()
    [False, True, True, True]
    """
    labels = components(projection)
    if not len(labels):
        return np.zeros(0, dtype=np.bool_)
    inside: MaskArray = labels == np.argmax(np.bincount(labels))
    return inside


def largest_component_share(projection: Projection) -> float | None:
    """Share of the nodes that the largest component holds.

    Newman, M. (2018), *Networks*, 2nd ed., section 10.1.

    Parameters
    ----------
    projection
        The graph, directed or not.

    Returns
    -------
    float or None
        In (0, 1]; None without nodes.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> largest_component_share(Projection.from_arcs(4, [1, 2], [2, 3]))
    0.75
    """
    if not projection.size:
        return None
    return int(np.count_nonzero(largest_component(projection))) / projection.size


def largest_component_without(projection: Projection, leave: npt.ArrayLike) -> float | None:
    """Share of the remaining nodes that still hang together once some have left.

    Albert, R., Jeong, H., Barabási, A.-L. (2000), "Error and attack tolerance of complex networks",
    Nature 406, as a share of those who remain.

    Parameters
    ----------
    projection
        The graph.
    leave
        Mask of shape ``(size,)`` or ids of the nodes that leave.

    Returns
    -------
    float or None
        In (0, 1]; None if nobody remains.

    Examples
    --------
    A star of four falls apart without its centre:

    >>> from localeconomy.compiled.projection import Projection
    >>> star = Projection.from_arcs(5, [0, 0, 0, 0], [1, 2, 3, 4])
    >>> largest_component_without(star, [0])
    0.25
    """
    return largest_component_share(projection.without(leave))


def articulation_points(projection: Projection) -> MaskArray:
    """Nodes whose leaving splits their component.

    Hopcroft, J., Tarjan, R. (1973), "Algorithm 447: efficient algorithms for graph manipulation",
    Comm. ACM 16(6); cut points in Wasserman and Faust (1994), section 4.2.

    Parameters
    ----------
    projection
        The undirected graph.

    Returns
    -------
    numpy.ndarray
        Mask of shape ``(size,)``; fragile where ties are missing.

    Raises
    ------
    ValueError
        If the projection is directed.

    Examples
    --------
    >>> from localeconomy.compiled.projection import Projection
    >>> articulation_points(Projection.from_arcs(3, [0, 1], [1, 2])).tolist()
    [False, True, False]
    """
    require_undirected(projection, "articulation points")
    return _lowlink(projection)[1]


def bridges(projection: Projection) -> IdArray:
    """Ties whose loss splits their component.

    Hopcroft and Tarjan (1973); Wasserman and Faust (1994), section 4.2.

    Parameters
    ----------
    projection
        The undirected graph.

    Returns
    -------
    numpy.ndarray
        Shape ``(k, 2)``: the two ends of each bridge, the smaller first, in ascending order;
        fragile where ties are missing.

    Raises
    ------
    ValueError
        If the projection is directed.

    Examples
    --------
    A triangle 0-1-2 with a tail to 3:

    >>> from localeconomy.compiled.projection import Projection
    >>> bridges(Projection.from_arcs(4, [0, 1, 2, 2], [1, 2, 0, 3])).tolist()
    [[2, 3]]
    """
    require_undirected(projection, "bridges")
    parent, _, below_bridge = _lowlink(projection)
    lower_ends = np.flatnonzero(below_bridge).astype(np.int32)
    upper_ends = parent[lower_ends]
    first, second = np.minimum(lower_ends, upper_ends), np.maximum(lower_ends, upper_ends)
    order = np.lexsort((second, first))
    return np.stack([first[order], second[order]], axis=1)


def _lowlink(projection: Projection) -> tuple[IdArray, MaskArray, MaskArray]:
    if not is_small(projection):
        return _vectorised.lowlink(projection)
    parent, is_articulation, below_bridge = _interpreted.lowlink(*projection.lists)
    return (
        np.array(parent, dtype=np.int32),
        np.array(is_articulation, dtype=np.bool_),
        np.array(below_bridge, dtype=np.bool_),
    )


def core_numbers(projection: Projection) -> IdArray:
    """The largest k for which each node is in the k-core, where all have at least k ties.

    Seidman, S. (1983), "Network structure and minimum degree", Social Networks 5; computed as in
    Batagelj, V., Zaveršnik, M. (2003), arXiv:cs/0310049.

    Parameters
    ----------
    projection
        The undirected graph.

    Returns
    -------
    numpy.ndarray
        Shape ``(size,)``, in ties.

    Raises
    ------
    ValueError
        If the projection is directed.

    Examples
    --------
    A triangle with a tail:

    >>> from localeconomy.compiled.projection import Projection
    >>> core_numbers(Projection.from_arcs(4, [0, 1, 2, 2], [1, 2, 0, 3])).tolist()
    [2, 2, 2, 1]
    """
    require_undirected(projection, "core numbers")
    if is_small(projection):
        return np.array(_interpreted.core_numbers(*projection.lists), dtype=np.int32)
    return _vectorised.core_numbers(projection)
