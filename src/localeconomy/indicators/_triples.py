"""Closed triples of large graphs, listed in blocks: the base of triangles and of Burt's constraint.

Every tie points to its end of higher degree (Latapy 2008), so few pairs of ties have to be looked
at. Most of these are not closed by a third tie; a table of hashed ties sorts them out cheaply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from attrs import frozen

from localeconomy.compiled._arcs import IdArray, row_pointers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from localeconomy.compiled.projection import FloatArray, Projection

__all__ = ["UpwardTies", "closed_triples", "constraint", "triangles", "upward_ties"]

Places: TypeAlias = npt.NDArray[np.intp]

_PAIRS_AT_ONCE: Final = 2_000_000
"""Pairs of ties that are looked at together: bounds the memory (about 100 MB)."""

_SLOTS_A_TIE: Final = 16
_FEWEST_SLOTS: Final = 1 << 10
_FIRST_FACTOR: Final = np.uint32(2_654_435_761)
_SECOND_FACTOR: Final = np.uint32(40_503)


@frozen(eq=False)
class UpwardTies:
    """The ties of an undirected graph, each once, from its end of lower degree to the other.

    Parameters
    ----------
    size
        Number of nodes.
    low, high
        Shape ``(edge_count,)``: the two ends, in ascending order.
    place
        Where each stands in the rows of the graph.
    """

    size: int
    low: IdArray
    high: IdArray
    place: Places


def upward_ties(projection: Projection) -> UpwardTies:
    """Each tie once, towards its end of higher degree, at equal degree of higher id."""
    degree = projection.degree()
    rows, indices = projection.rows, projection.indices
    rises = degree[indices] - degree[rows]
    place = np.flatnonzero((rises > 0) | ((rises == 0) & (rows < indices)))
    return UpwardTies(projection.size, rows[place], indices[place], place)


def closed_triples(ties: UpwardTies) -> Iterator[tuple[Places, Places, Places]]:
    """Triangles in blocks: the ties from low to middle, low to high, and middle to high node."""
    low, high = ties.low, ties.high
    starts = row_pointers(low, ties.size)
    following = np.diff(starts)[high].astype(np.int64)  # ties that go on from the upper end
    total = np.cumsum(following)
    keys = low.astype(np.int64) * ties.size + high
    slots = np.zeros(_slot_count(len(low)), dtype=np.bool_)
    slots[_slot(low, high, len(slots))] = True
    start = done = 0
    while start < len(low):
        stop = max(start + 1, int(np.searchsorted(total, done + _PAIRS_AT_ONCE, side="right")))
        lengths = following[start:stop]
        first = np.repeat(np.arange(start, stop), lengths)
        before = np.repeat(total[start:stop] - lengths, lengths)
        second = np.arange(done, total[stop - 1]) - before + starts[high[first]]
        likely = np.flatnonzero(slots[_slot(low[first], high[second], len(slots))])
        first, second = first[likely], second[likely]
        wanted = low[first].astype(np.int64) * ties.size + high[second]
        third = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        closed = keys[third] == wanted
        yield first[closed], third[closed], second[closed]
        start, done = stop, int(total[stop - 1])


def _slot_count(ties: int) -> int:
    wanted: int = max(_FEWEST_SLOTS, 1 << (_SLOTS_A_TIE * ties).bit_length())
    return wanted


def _slot(one: IdArray, other: IdArray, slots: int) -> npt.NDArray[np.uint32]:
    """A place in the table for a pair; ``slots`` is a power of two, products wrap around."""
    mixed = one.astype(np.uint32) * _FIRST_FACTOR + other.astype(np.uint32) * _SECOND_FACTOR
    result: npt.NDArray[np.uint32] = mixed & np.uint32(slots - 1)
    return result


def triangles(projection: Projection) -> npt.NDArray[np.int64]:
    """Number of triangles through each node of an undirected graph."""
    ties = upward_ties(projection)
    count = np.zeros(projection.size, dtype=np.int64)
    for to_middle, to_high, _ in closed_triples(ties):
        for corner in (ties.low[to_middle], ties.high[to_middle], ties.high[to_high]):
            count += np.bincount(corner, minlength=projection.size)
    return count


def constraint(projection: Projection) -> FloatArray:
    """Burt's constraint of each node of an undirected graph, 0 where it has no contacts.

    With s the strength of a node, ``p_ij = a_ij / s_i``, so ``p_ij + Σ_q p_iq p_qj`` is
    ``(a_ij + Σ_q a_iq a_qj / s_q) / s_i``, whose numerator is the same from both ends of a tie.
    """
    ties = upward_ties(projection)
    weights = projection.weights
    strength = np.bincount(projection.rows, weights=weights, minlength=projection.size)
    tie = np.ones(len(ties.low)) if weights is None else weights[ties.place]
    invested = tie.copy()
    for to_middle, to_high, between in closed_triples(ties):
        for direct, one, other, through in (
            (to_middle, to_high, between, ties.high[to_high]),
            (to_high, to_middle, between, ties.high[to_middle]),
            (between, to_middle, to_high, ties.low[to_middle]),
        ):
            indirect = tie[one] * tie[other] / strength[through]
            invested += np.bincount(direct, weights=indirect, minlength=len(tie))
    squares = invested**2
    both_ends = np.bincount(ties.low, weights=squares, minlength=projection.size)
    both_ends += np.bincount(ties.high, weights=squares, minlength=projection.size)
    result: FloatArray = both_ends / np.where(strength > 0.0, strength, 1.0) ** 2
    return result
