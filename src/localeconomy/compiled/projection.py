"""The explicit graph that structural indicators work on.

A record knows many kinds of ties, with directions, dates and parallels. A structural figure means
something only once it is said which of them count and how they are merged: that choice is a
`Projection`. It is a simple graph over the integer ids ``0 … size - 1`` in compressed sparse rows
(CSR), never changed after it is built, and it carries the words that name the choice.

The neighbours of a node stand in ascending order, so equal graphs have equal arrays. An undirected
tie stands in the rows of both its ends.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import field, frozen

from localeconomy.compiled._arcs import (
    FloatArray,
    IdArray,
    MaskArray,
    Merge,
    both_ways,
    checked_arcs,
    checked_ids,
    checked_mask,
    joined,
    merged_arcs,
    row_pointers,
    stable_order,
)

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy.sparse import csr_array

__all__ = ["FloatArray", "IdArray", "MaskArray", "Merge", "Projection"]


def _read_only_ids(values: npt.ArrayLike) -> IdArray:
    view = np.asarray(values, dtype=np.int32).view()
    view.flags.writeable = False
    return view


def _read_only_weights(values: npt.ArrayLike | None) -> FloatArray | None:
    if values is None:
        return None
    view = np.asarray(values, dtype=np.float64).view()
    view.flags.writeable = False
    return view


@frozen(eq=False)
class Projection:
    """A simple graph in compressed sparse rows: which ties count, and how they were merged.

    Build one with `from_arcs`; the constructor takes rows that are in order already.

    Parameters
    ----------
    size
        Number of nodes, isolates included.
    directed
        Whether a tie leads one way only.
    indptr
        Shape ``(size + 1,)``: the row of node ``i`` is ``indices[indptr[i]:indptr[i + 1]]``.
    indices
        Shape ``(arc_count,)``: the neighbours, ascending within each row.
    weights
        Shape ``(arc_count,)``, beside ``indices``; None for an unweighted graph.
    description
        Kinds of ties, direction and merging in words, for the evidence of a finding.
    self_ties_dropped
        Ties from a node to itself that were left out.
    parallel_ties_merged
        Ties that were merged into another one.

    Examples
    --------
    Four businesses; 0 and 1 named each other, 1 and 2 cooperate, 3 stands alone.

    >>> graph = Projection.from_arcs(4, [0, 1, 1], [1, 0, 2])
    >>> graph.edge_count, graph.degree().tolist(), graph.neighbours(1).tolist()
    (2, [1, 2, 1, 0], [0, 2])
    >>> graph.parallel_ties_merged
    1
    """

    size: int
    directed: bool
    indptr: IdArray = field(converter=_read_only_ids, repr=False)
    indices: IdArray = field(converter=_read_only_ids, repr=False)
    weights: FloatArray | None = field(default=None, converter=_read_only_weights, repr=False)
    description: str = ""
    self_ties_dropped: int = 0
    parallel_ties_merged: int = 0

    def __attrs_post_init__(self) -> None:
        """Check that the arrays fit each other."""
        if len(self.indptr) != self.size + 1 or self.indptr[-1] != len(self.indices):
            message = (
                f"indptr of length {len(self.indptr)} does not describe {self.size} rows with "
                f"{len(self.indices)} entries; build the projection with Projection.from_arcs"
            )
            raise ValueError(message)
        if self.weights is not None and len(self.weights) != len(self.indices):
            message = f"{len(self.weights)} weights for {len(self.indices)} arcs; give one an arc"
            raise ValueError(message)

    @classmethod
    def from_arcs(
        cls,
        size: int,
        sources: npt.ArrayLike,
        targets: npt.ArrayLike,
        *,
        weights: npt.ArrayLike | None = None,
        directed: bool = False,
        merge: Merge = "simple",
        mutual: npt.ArrayLike | None = None,
        description: str = "",
    ) -> Projection:
        """Build the simple graph of arcs between integer ids.

        Ties from a node to itself are dropped and counted, parallel ties merged as said. In an
        undirected graph ``a → b`` and ``b → a`` are parallel.

        Parameters
        ----------
        size
            Number of nodes.
        sources, targets
            Shape ``(k,)``: the two ends of each arc, ids below ``size``.
        weights
            Shape ``(k,)``: one weight an arc; needs a ``merge`` that says what becomes of it.
        directed
            Whether ``a → b`` says nothing about ``b → a``.
        merge
            How parallel ties become one, see `Merge`.
        mutual
            Shape ``(k,)``: arcs that lead both ways; matters for directed graphs only.
        description
            What counts as a tie here, in words.

        Raises
        ------
        ValueError
            If the arrays do not fit each other, an id is out of range, weights would be dropped
            silently, or there are 2³¹ arcs or more.

        Examples
        --------
        >>> graph = Projection.from_arcs(
        ...     3, [0, 0, 2], [1, 1, 2], weights=[2.0, 3.0, 1.0], directed=True, merge="sum"
        ... )
        >>> graph.weights.tolist(), graph.self_ties_dropped, graph.parallel_ties_merged
        ([5.0], 1, 1)
        """
        heads, tails, values = checked_arcs(size, sources, targets, weights, merge)
        proper = heads != tails
        dropped = int(len(proper) - np.count_nonzero(proper))
        if directed and mutual is not None:
            both = checked_mask(mutual, len(heads)) & proper
            heads, tails, values = joined((heads, tails, values), both)
            proper = heads != tails
        if dropped:
            heads, tails = heads[proper], tails[proper]
            values = None if values is None else values[proper]
        given = len(heads)
        if not directed:
            heads, tails = np.minimum(heads, tails), np.maximum(heads, tails)
        heads, tails, values = merged_arcs(heads, tails, values, merge)
        merged = given - len(heads)
        if directed:
            indptr = row_pointers(heads, size)
        else:
            indptr, tails, values = both_ways(heads, tails, values, size)
        return cls(
            size=size,
            directed=directed,
            indptr=indptr,
            indices=tails,
            weights=values,
            description=description,
            self_ties_dropped=dropped,
            parallel_ties_merged=merged,
        )

    @property
    def arc_count(self) -> int:
        """Number of entries in the rows: an undirected tie counts twice."""
        return len(self.indices)

    @property
    def edge_count(self) -> int:
        """Number of ties: arcs in a directed graph, unordered pairs in an undirected one."""
        return self.arc_count if self.directed else self.arc_count // 2

    @cached_property
    def rows(self) -> IdArray:
        """Shape ``(arc_count,)``: the node in whose row each entry of ``indices`` stands."""
        return _read_only_ids(np.repeat(np.arange(self.size, dtype=np.int32), self.degree()))

    @cached_property
    def lists(self) -> tuple[list[int], list[int]]:
        """``indptr`` and ``indices`` as lists, which interpreted loops read fastest."""
        return self.indptr.tolist(), self.indices.tolist()

    def degree(self) -> IdArray:
        """Length of each row, shape ``(size,)``: degree, or out-degree in a directed graph."""
        return np.diff(self.indptr)

    def neighbours(self, node: int) -> IdArray:
        """Neighbours of a node in ascending order; in a directed graph those it points to.

        Parameters
        ----------
        node
            The node's id.

        Raises
        ------
        IndexError
            If there is no such node.
        """
        if not 0 <= node < self.size:
            message = f"node {node} is outside this projection; ids go from 0 to {self.size - 1}"
            raise IndexError(message)
        return self.indices[self.indptr[node] : self.indptr[node + 1]]

    def reverse(self) -> Projection:
        """The same graph with every arc turned round; an undirected graph is its own reverse."""
        return self._reversed

    @cached_property
    def _reversed(self) -> Projection:
        if not self.directed:
            return self
        order = stable_order(self.indices)
        return self._with_rows(
            row_pointers(self.indices, self.size),
            self.rows[order],
            None if self.weights is None else self.weights[order],
        )

    def undirected(self, *, merge: Merge = "simple") -> Projection:
        """The same graph without directions.

        Parameters
        ----------
        merge
            How the two directions of a tie become one, see `Merge`; ``"count"`` ignores weights.

        Raises
        ------
        ValueError
            If the graph has weights that ``merge`` would drop silently.
        """
        if not self.directed:
            return self
        return Projection.from_arcs(
            self.size,
            self.rows,
            self.indices,
            weights=None if merge == "count" else self.weights,
            merge=merge,
            description=self.description,
        )

    def subgraph(self, keep: npt.ArrayLike) -> Projection:
        """The nodes in ``keep`` and the ties among them, renumbered in ascending order.

        Parameters
        ----------
        keep
            A mask of shape ``(size,)``, or ids in any order; new id ``k`` is the ``k``-th kept.

        Examples
        --------
        >>> path = Projection.from_arcs(4, [0, 1, 2], [1, 2, 3])
        >>> path.subgraph([3, 2, 0]).neighbours(1).tolist()
        [2]
        """
        mask = self.mask(keep)
        numbers = np.cumsum(mask, dtype=np.int32) - np.int32(1)
        stays = mask[self.rows] & mask[self.indices]
        kept = int(np.count_nonzero(mask))
        return self._with_rows(
            row_pointers(numbers[self.rows[stays]], kept),
            numbers[self.indices[stays]],
            None if self.weights is None else self.weights[stays],
            size=kept,
        )

    def without(self, leave: npt.ArrayLike) -> Projection:
        """The graph that remains when some nodes are gone, renumbered in ascending order.

        Parameters
        ----------
        leave
            A mask of shape ``(size,)``, or ids in any order.
        """
        return self.subgraph(~self.mask(leave))

    def mask(self, nodes: npt.ArrayLike) -> MaskArray:
        """Nodes given as a mask or as ids, as a mask.

        Parameters
        ----------
        nodes
            A mask of shape ``(size,)``, or ids in any order.

        Raises
        ------
        ValueError
            If a mask has another length, or an id is out of range.
        """
        given = np.asarray(nodes)
        if given.dtype == np.bool_:
            return checked_mask(given, self.size)
        ids = checked_ids(given, self.size, "nodes")
        result = np.zeros(self.size, dtype=np.bool_)
        result[ids] = True
        return result

    def to_scipy(self) -> csr_array[Any]:
        """The adjacency matrix as a SciPy sparse array; ones where the graph is unweighted."""
        from scipy.sparse import csr_array

        weights = np.ones(self.arc_count) if self.weights is None else self.weights
        return csr_array((weights, self.indices, self.indptr), shape=(self.size, self.size))

    def _with_rows(
        self,
        indptr: IdArray,
        indices: IdArray,
        weights: FloatArray | None,
        *,
        size: int | None = None,
    ) -> Projection:
        return Projection(
            size=self.size if size is None else size,
            directed=self.directed,
            indptr=indptr,
            indices=indices,
            weights=weights,
            description=self.description,
        )
