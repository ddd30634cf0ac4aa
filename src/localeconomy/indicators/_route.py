"""Which of the two routes a graph takes: interpreted loops, or SciPy and array operations.

Importing SciPy's graph routines takes about 0.4 s, more than the loops need for a graph of a
hundred thousand ties; once loaded they are faster from a few thousand arcs on. The limits lie
between: a small network never pays the import, and a large one takes it for granted. Both routes
give the same figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from localeconomy.compiled.projection import Projection

__all__ = ["is_small", "require_undirected"]

INTERPRETED_ARCS: Final = 5_000
"""Graphs up to this many arcs run through `_interpreted` (a millisecond or two an indicator)."""

INTERPRETED_STEPS: Final = 2_000_000
"""The same for figures over all pairs, in sources times arcs (less than the import takes)."""


def is_small(projection: Projection) -> bool:
    """Whether interpreted loops are the better route for one pass over the arcs."""
    return projection.arc_count <= INTERPRETED_ARCS


def require_undirected(projection: Projection, figure: str) -> None:
    """Refuse a directed projection where direction would be dropped silently.

    Raises
    ------
    ValueError
        If ``projection`` is directed.
    """
    if projection.directed:
        message = (
            f"{figure}: defined on undirected projections, this one is directed; "
            "call projection.undirected() first"
        )
        raise ValueError(message)
