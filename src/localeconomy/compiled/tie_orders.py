"""`TieOrders`: the ties of a network sorted by each of their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from localeconomy.compiled.projection import IdArray

__all__ = ["TieOrders"]


class TieOrders:
    """The ties of a network in both sort orders, with the ids of their records.

    Parameters
    ----------
    sources, targets
        Shape ``(ties,)``: the ends as positions in the actors table.
    size
        Number of actors.
    """

    def __init__(self, sources: IdArray, targets: IdArray, size: int) -> None:
        self.by_source = _stable_order(sources, size)
        self.by_target = _stable_order(targets, size)
        self.source_starts = _starts(sources, size)
        self.target_starts = _starts(targets, size)

    @property
    def nbytes(self) -> int:
        """Memory of the arrays in bytes."""
        arrays = (self.by_source, self.by_target, self.source_starts, self.target_starts)
        return sum(array.nbytes for array in arrays)

    def leaving(self, actor: int) -> IdArray:
        """Return the rows of the ties that start at an actor.

        Parameters
        ----------
        actor
            Position in the actors table.

        Returns
        -------
        ndarray of int32
            Rows of the relationships table.
        """
        return self.by_source[self.source_starts[actor] : self.source_starts[actor + 1]]

    def entering(self, actor: int) -> IdArray:
        """Return the rows of the ties that point to an actor.

        Parameters
        ----------
        actor
            Position in the actors table.

        Returns
        -------
        ndarray of int32
            Rows of the relationships table.
        """
        return self.by_target[self.target_starts[actor] : self.target_starts[actor + 1]]


def _starts(ends: IdArray, size: int) -> IdArray:
    starts = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(ends, minlength=size), out=starts[1:])
    return starts


def _stable_order(ends: IdArray, size: int) -> IdArray:
    """Return the rows sorted by an end, equal ends in the record's order.

    NumPy sorts 16-bit integers by radix; two passes order any id faster than one merge sort.
    """
    if size < 1 << 16:
        return np.argsort(ends.astype(np.uint16), kind="stable").astype(np.int32)
    low = np.argsort((ends & 0xFFFF).astype(np.uint16), kind="stable")
    high = np.argsort((ends[low] >> 16).astype(np.uint16), kind="stable")
    return low[high].astype(np.int32)
