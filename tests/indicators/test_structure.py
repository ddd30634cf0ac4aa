"""Structural figures by hand, where they are not defined, and graphs that are deep or wide."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING
from unittest import mock

import numpy as np
import pytest

from localeconomy import indicators
from localeconomy.compiled.projection import Projection
from localeconomy.indicators import _route, _vectorised

if TYPE_CHECKING:
    from collections.abc import Callable

UNDIRECTED_ONLY = [
    indicators.triangles,
    indicators.transitivity,
    indicators.average_clustering,
    indicators.articulation_points,
    indicators.bridges,
    indicators.core_numbers,
    indicators.mean_distance,
    indicators.diameter,
    indicators.effective_size,
    lambda graph: indicators.external_share_null(graph, [0, 1, 1]),
]


def path(size: int) -> Projection:
    return Projection.from_arcs(size, np.arange(size - 1), np.arange(1, size))


def star(size: int) -> Projection:
    return Projection.from_arcs(size, np.zeros(size - 1, dtype=int), np.arange(1, size))


def test_bowtie() -> None:
    """Two triangles 0-1-2 and 2-3-4 share node 2.

    Density 6/10; node 2 has 4 contacts, of whose 6 pairs 2 are tied; triples 4·1 + 6 = 10,
    triangles 2: transitivity 6/10; local 1, 1, 1/3, 1, 1: mean 13/15. Node 2 lies between 2·2
    pairs. Degrees 2, 2, 4, 2, 2: Σ(4 − d) = 8 of 4·3 = 12. Betweenness 4 of 4²·3/2 = 24, four
    times: 16/24.
    """
    graph = Projection.from_arcs(5, [0, 1, 2, 2, 3, 4], [1, 2, 0, 3, 4, 2])
    assert indicators.density(graph) == 0.6
    assert indicators.mean_degree(graph) == 2.4
    assert indicators.transitivity(graph) == 0.6
    assert indicators.average_clustering(graph) == pytest.approx(13 / 15)
    assert indicators.betweenness(graph).tolist() == [0, 0, 4, 0, 0]
    assert indicators.degree_centralisation(graph) == pytest.approx(8 / 12)
    assert indicators.betweenness_centralisation(graph) == pytest.approx(16 / 24)
    assert indicators.articulation_points(graph).tolist() == [False, False, True, False, False]
    assert indicators.bridges(graph).shape == (0, 2)
    assert indicators.core_numbers(graph).tolist() == [2] * 5
    assert indicators.largest_component_without(graph, [2]) == 0.5
    assert indicators.effective_size(graph)[2] == 4 - 2 * 2 / 4


def test_constraint_of_the_bowtie() -> None:
    """Node 2 has p = 1/4 to each of four, and through each partner (1/4)(1/2): 4 (3/8)² = 9/16.

    Node 0 has p = 1/2 to 1 and 2. To 1: 1/2 + 1/2 · p_21 = 1/2 + 1/8; to 2: 1/2 + 1/2 · p_12 = 3/4.
    Squares 25/64 + 36/64 = 61/64.
    """
    graph = Projection.from_arcs(5, [0, 1, 2, 2, 3, 4], [1, 2, 0, 3, 4, 2])
    assert indicators.constraint(graph, [0, 2]) == (61 / 64, 9 / 16)


def test_directed_centralisation() -> None:
    """Everyone names node 0: in-degrees 3, 0, 0, 0, so 9 of (4 − 1)² = 9; out-degrees 0, 1, 1, 1: 1
    of 9.

    With 0 naming node 1 too, paths 2→0→1 and 3→0→1: betweenness of 0 is 2 of 3²·2 = 18, thrice:
    6/18.
    """
    graph = Projection.from_arcs(4, [1, 2, 3], [0, 0, 0], directed=True)
    assert indicators.degree_centralisation(graph, direction="in") == 1.0
    assert indicators.degree_centralisation(graph, direction="out") == pytest.approx(1 / 9)
    longer = Projection.from_arcs(4, [1, 2, 3, 0], [0, 0, 0, 1], directed=True)
    assert indicators.betweenness_centralisation(longer) == pytest.approx(6 / 18)


def test_undefined_figures_are_none() -> None:
    nothing = Projection.from_arcs(0, [], [])
    one = Projection.from_arcs(1, [], [])
    two = Projection.from_arcs(2, [], [])
    assert indicators.density(one) is None
    assert indicators.density(two) == 0.0
    assert indicators.mean_degree(nothing) is None
    assert indicators.component_count(nothing) == 0
    assert indicators.largest_component(nothing).tolist() == []
    assert indicators.largest_component_share(nothing) is None
    assert indicators.largest_component_without(one, [0]) is None
    assert indicators.transitivity(two) is None
    assert indicators.average_clustering(nothing) is None
    assert indicators.average_clustering(two) == 0.0
    assert indicators.diameter(nothing) is None
    assert indicators.diameter(two) == 0
    assert indicators.mean_distance(two) is None
    assert indicators.reach(two, [0, 1], steps=1) is None
    assert indicators.reach(two, [], steps=1) is None
    assert indicators.degree_centralisation(one) is None
    assert indicators.degree_centralisation(two) is None
    assert indicators.betweenness_centralisation(two) is None
    assert indicators.betweenness(nothing).tolist() == []
    assert indicators.betweenness_centralisation(nothing) is None
    assert indicators.reciprocity(two) is None
    assert indicators.reciprocity(star(3)) == 1.0
    assert indicators.constraint(nothing) == ()
    assert indicators.ei_index(two, [0, 1]) is None
    assert indicators.expected_external_share([1]) is None
    assert indicators.external_share_null(two, [0, 1]) is None
    assert indicators.nominal_assortativity(two, [0, 1]) is None
    assert indicators.nominal_assortativity(star(3), [1, 1, 1]) is None
    assert indicators.degree_assortativity(two) is None
    directed = Projection.from_arcs(1, [], [], directed=True)
    assert indicators.degree_centralisation(directed, direction="in") is None


@pytest.mark.parametrize("figure", UNDIRECTED_ONLY)
def test_directions_are_never_dropped_silently(figure: Callable[[Projection], object]) -> None:
    graph = Projection.from_arcs(3, [0], [1], directed=True)
    with pytest.raises(ValueError, match=r"call projection.undirected\(\) first"):
        figure(graph)


def test_refused_arguments() -> None:
    graph = path(3)
    with pytest.raises(ValueError, match="direction='in' does not fit"):
        indicators.degree_centralisation(graph, direction="in")
    with pytest.raises(ValueError, match="direction=None does not fit"):
        indicators.degree_centralisation(Projection.from_arcs(3, [0], [1], directed=True))
    with pytest.raises(ValueError, match="pivots choose no node"):
        indicators.betweenness(graph, pivots=[])
    with pytest.raises(ValueError, match=r"shape \(2,\) do not fit 3 nodes"):
        indicators.ei_index(graph, [0, 1])
    with pytest.raises(ValueError, match="groups of float64"):
        indicators.ei_index(graph, [0.0, 1.0, 0.0])


@pytest.mark.parametrize("limit", [10**9, -1], ids=["loops", "arrays"])
def test_deep_graph(limit: int) -> None:
    """A path of 100,000: no recursion, no array operation a step.

    Every inner node is a cut point and every tie a bridge; the core is 1 throughout; the ends are
    99,999 apart, and the middle reaches half of the others within 25,000 steps on either side.
    """
    size = 100_000
    graph = path(size)
    with mock.patch.object(_route, "INTERPRETED_ARCS", limit):
        assert indicators.component_count(graph) == 1
        assert indicators.articulation_points(graph).sum() == size - 2
        assert len(indicators.bridges(graph)) == size - 1
        assert set(indicators.core_numbers(graph).tolist()) == {1}
        assert indicators.triangles(graph).sum() == 0
        assert indicators.diameter(graph) == size - 1
        assert indicators.reach(graph, [50_000], steps=25_000) == pytest.approx(0.5, abs=1e-4)
        forward = Projection.from_arcs(size, np.arange(size - 1), np.arange(1, size), directed=True)
        assert len(np.unique(indicators.strong_components(forward))) == size
        # Node k lies between the source 0 and the nodes beyond it.
        passed = indicators.betweenness(forward, pivots=[0]) / size
        assert passed[[0, 1, 50_000, size - 1]].tolist() == [0, size - 2, size - 50_001, 0]


def test_wide_graphs_take_linear_time() -> None:
    """A star of 100,000, as many isolates: SciPy's depth-first search would take seconds each."""
    size = 100_000
    with mock.patch.object(_route, "INTERPRETED_ARCS", -1):
        assert np.flatnonzero(indicators.articulation_points(star(size))).tolist() == [0]
        apart = Projection.from_arcs(size, [0, 5], [3, 3])
        assert np.flatnonzero(indicators.articulation_points(apart)).tolist() == [3]
        assert indicators.bridges(apart).tolist() == [[0, 3], [3, 5]]


def test_depth_switches_to_loops() -> None:
    """A cycle of 600 has 300 levels, more than matrix products are good for: each lies between
    others.

    On a cycle of even n each node has (n − 2)² / 8 pairs, as shares: 598²/8.
    """
    nodes = np.arange(600)
    cycle = Projection.from_arcs(600, nodes, (nodes + 1) % 600)
    with mock.patch.object(_route, "INTERPRETED_STEPS", -1):
        found = indicators.betweenness(cycle, pivots=range(600))
    np.testing.assert_allclose(found, 598**2 / 8)
    assert _vectorised._DEEP < 300  # noqa: SLF001 - else this would test nothing


@pytest.mark.parametrize("groups", [[0, 0, 1, 1, 2], [0, 0, 0, 0, 1], [0, 1, -1, 0, 1]])
def test_external_share_under_all_permutations(groups: list[int]) -> None:
    """Mean and deviation over all 5! ways to deal out the groups, on a tree with a triangle."""
    graph = Projection.from_arcs(5, [0, 1, 2, 2, 3], [1, 2, 0, 3, 4])
    known = [node for node in range(5) if groups[node] >= 0]
    part = graph.subgraph(known)
    shares = []
    for dealt in permutations([groups[node] for node in known]):
        external, internal = indicators.external_ties(part, list(dealt))
        shares.append(external / (external + internal))
    null = indicators.external_share_null(graph, groups)
    assert null is not None
    assert null.mean == pytest.approx(np.mean(shares))
    assert null.standard_deviation == pytest.approx(np.std(shares))
    counts = np.bincount([groups[node] for node in known])
    assert indicators.expected_external_share(counts) == pytest.approx(np.mean(shares))


def test_external_share_of_single_ties() -> None:
    """One tie between two nodes of two groups always crosses.

    Two ties that do not touch, two and two members dealt out: of the three ways to pair up, one
    puts equals together (share 0) and two cross twice (share 1): mean 2/3, variance 2/9.
    """
    single = indicators.external_share_null(Projection.from_arcs(2, [0], [1]), [0, 1])
    assert single is not None
    assert (single.mean, single.standard_deviation) == (1.0, 0.0)
    apart = indicators.external_share_null(Projection.from_arcs(4, [0, 2], [1, 3]), [0, 0, 1, 1])
    assert apart is not None
    assert apart.mean == pytest.approx(2 / 3)
    assert apart.standard_deviation == pytest.approx(np.sqrt(2 / 9))
