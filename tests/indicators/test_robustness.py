"""Which figures are marked as fragile, and that missing ties do move them as no others."""

from __future__ import annotations

import inspect

from localeconomy import indicators
from localeconomy.compiled import Projection


def test_fragile_figures_say_so_where_they_are_explained() -> None:
    """In both directions: what is marked says so, and what says so is marked."""
    said = {
        name
        for name in indicators.__all__
        if "fragile where ties are missing"
        in " ".join((inspect.getdoc(getattr(indicators, name)) or "").split())
    }
    assert said == indicators.FRAGILE


def test_one_missing_tie_turns_a_ring_into_a_path() -> None:
    """Of ten in a ring nobody is a cut point; without one tie of ten eight are, and nine bridges.

    The diameter goes from 5 to 9; the mean degree only from 2 to 1.8.
    """
    ring = Projection.from_arcs(10, list(range(10)), [*range(1, 10), 0])
    path = Projection.from_arcs(10, list(range(9)), list(range(1, 10)))
    assert indicators.articulation_points(ring).sum() == 0
    assert indicators.articulation_points(path).sum() == 8
    assert (len(indicators.bridges(ring)), len(indicators.bridges(path))) == (0, 9)
    assert (indicators.diameter(ring), indicators.diameter(path)) == (5, 9)
    assert (indicators.mean_degree(ring), indicators.mean_degree(path)) == (2.0, 1.8)
