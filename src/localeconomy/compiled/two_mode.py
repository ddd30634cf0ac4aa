"""One-mode projections of two-mode facts: who shares an activity, a board, a group.

Taking part in the same event is a fact about two kinds of things, not a tie between two actors. It
becomes a graph of actors only through an explicit projection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.compiled._arcs import check_arc_count
from localeconomy.compiled.projection import Projection

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["two_mode_projection"]

_PAIRS_AT_ONCE: Final = 4_000_000
"""Pairs that are listed before equal ones are merged: bounds the memory (about 100 MB)."""


def two_mode_projection(
    size: int,
    sources: npt.ArrayLike,
    targets: npt.ArrayLike,
    members: npt.ArrayLike,
    *,
    counted: bool = False,
    description: str = "",
) -> Projection:
    """Tie two nodes of one kind where they share a neighbour of another kind.

    Newman, M. (2018), *Networks*, 2nd ed., section 6.6: the projection of the incidence matrix B is
    ``B Bᵀ`` without its diagonal.

    Parameters
    ----------
    size
        Number of nodes of both kinds.
    sources, targets
        Shape ``(k,)``: the ends of each tie between the kinds, in either direction. Ties within a
        kind do not count.
    members
        Mask of shape ``(size,)`` or ids: the nodes to be tied.
    counted
        Whether the weight of a tie is the number of neighbours shared; else it is unweighted.
    description
        What is shared, in words.

    Returns
    -------
    Projection
        Undirected, over the members alone, renumbered in ascending order of their ids.

    Raises
    ------
    ValueError
        If ids are out of range, or there are more ties than 32-bit indices can number.

    Examples
    --------
    Businesses 0, 1 and 2; event 3 brought 0 and 1 together, event 4 all three.

    >>> graph = two_mode_projection(5, [0, 1, 0, 1, 2], [3, 3, 4, 4, 4], [0, 1, 2], counted=True)
    >>> graph.neighbours(0).tolist(), graph.weights[:2].tolist()
    ([1, 2], [2.0, 1.0])
    """
    ties = Projection.from_arcs(size, sources, targets)
    chosen = ties.mask(members)
    between = ~chosen[ties.rows] & chosen[ties.indices]
    numbers = np.cumsum(chosen) - 1
    shared, who = ties.rows[between], numbers[ties.indices[between]]
    count = int(np.count_nonzero(chosen))
    keys, sharing = _pairs(shared, who, count)
    return Projection.from_arcs(
        count,
        keys // max(count, 1),
        keys % max(count, 1),
        weights=sharing if counted else None,
        merge="sum" if counted else "simple",
        description=description,
    )


def _pairs(
    shared: npt.NDArray[np.int32], who: npt.NDArray[np.int_], count: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int_]]:
    """Pairs ``low * count + high`` that share something, and how often; memory stays bounded.

    ``shared`` is ascending and ``who`` ascending within equal entries of it.
    """
    if not len(shared):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int_)
    ends = np.append(np.flatnonzero(np.diff(shared)), len(shared) - 1)
    last = np.repeat(ends, np.diff(ends, prepend=-1))
    partners = last - np.arange(len(shared))  # entries after this one in the same group
    total = np.cumsum(partners)
    keys: list[npt.NDArray[np.int64]] = []
    counts: list[npt.NDArray[np.int_]] = []
    start, done, found = 0, 0, 0
    while start < len(shared):
        stop = max(start + 1, int(np.searchsorted(total, done + _PAIRS_AT_ONCE, side="right")))
        number = partners[start:stop]
        first = np.repeat(np.arange(start, stop), number)
        offset = np.arange(len(first)) - np.repeat(np.cumsum(number) - number, number)
        listed = who[first].astype(np.int64) * count + who[first + 1 + offset]
        key, how_often = np.unique(listed, return_counts=True)
        keys.append(key)
        counts.append(how_often)
        found += len(key)
        check_arc_count(2 * found)
        start, done = stop, int(total[stop - 1])
    return np.concatenate(keys), np.concatenate(counts)
