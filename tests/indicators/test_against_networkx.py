"""Every structural figure, on both routes, against networkx on random graphs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any
from unittest import mock

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy import indicators
from localeconomy.compiled.projection import Projection
from localeconomy.indicators import _route, _triples, _vectorised

if TYPE_CHECKING:
    from collections.abc import Callable

Pairs = tuple[int, list[tuple[int, int]]]


@st.composite
def pairs(draw: st.DrawFn) -> Pairs:
    """Sparse to dense, with isolates, trees and several components."""
    size = draw(st.integers(1, 16))
    ids = st.integers(0, size - 1)
    return size, draw(st.lists(st.tuples(ids, ids), max_size=draw(st.sampled_from([6, 20, 60]))))


def undirected(given_pairs: Pairs) -> tuple[Projection, nx.Graph[int]]:
    size, ties = given_pairs
    reference: nx.Graph[int] = nx.Graph()
    reference.add_nodes_from(range(size))
    reference.add_edges_from((a, b) for a, b in ties if a != b)
    graph = Projection.from_arcs(size, [a for a, _ in ties], [b for _, b in ties])
    return graph, reference


def directed(given_pairs: Pairs) -> tuple[Projection, nx.DiGraph[int]]:
    size, ties = given_pairs
    reference: nx.DiGraph[int] = nx.DiGraph()
    reference.add_nodes_from(range(size))
    reference.add_edges_from((a, b) for a, b in ties if a != b)
    graph = Projection.from_arcs(size, [a for a, _ in ties], [b for _, b in ties], directed=True)
    return graph, reference


def on_both_routes(figure: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the figure gives
    """The figure from loops, after checking that SciPy and arrays give the same."""
    with mock.patch.multiple(_route, INTERPRETED_ARCS=10**9, INTERPRETED_STEPS=10**9):
        by_loops = figure()
    with (
        mock.patch.multiple(_route, INTERPRETED_ARCS=-1, INTERPRETED_STEPS=-1),
        mock.patch.object(_vectorised, "_DENSE_SIZE", -1),
        mock.patch.object(_vectorised, "_SHORT_FRONTIER", 3),
        mock.patch.object(_vectorised, "_DENSE_ENTRIES", 40),
        mock.patch.multiple(_triples, _PAIRS_AT_ONCE=5, _SLOTS_A_TIE=0, _FEWEST_SLOTS=8),
    ):
        by_arrays = figure()
    if isinstance(by_loops, np.ndarray):
        assert by_loops.dtype == by_arrays.dtype
        np.testing.assert_allclose(by_arrays, by_loops, rtol=1e-12, atol=1e-12)
    else:
        assert comparable(by_arrays) == pytest.approx(comparable(by_loops), rel=1e-12)
    return by_loops


def comparable(figures: Any) -> list[float]:  # noqa: ANN401 - one or several, known or None
    """Figures in a list, infinite where they are None: `pytest.approx` compares numbers."""
    several = figures if isinstance(figures, tuple) else (figures,)
    return [math.inf if figure is None else figure for figure in several]


def partition(labels: np.ndarray[Any, Any]) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(labels == k).tolist()) for k in set(labels.tolist())}


@settings(deadline=None)
@given(pairs())
def test_components(given_pairs: Pairs) -> None:
    graph, reference = undirected(given_pairs)
    labels = on_both_routes(lambda: indicators.components(graph))
    assert partition(labels) == {frozenset(c) for c in nx.connected_components(reference)}
    first = [labels.tolist().index(k) for k in range(labels.max() + 1)]
    assert first == sorted(first)
    assert indicators.component_count(graph) == nx.number_connected_components(reference)
    largest = max(map(len, nx.connected_components(reference)))
    assert indicators.largest_component_share(graph) == largest / graph.size
    assert indicators.isolates(graph).sum() == nx.number_of_isolates(reference)


@settings(deadline=None)
@given(pairs())
def test_weak_and_strong_components(given_pairs: Pairs) -> None:
    graph, reference = directed(given_pairs)
    weak = on_both_routes(lambda: indicators.components(graph))
    assert partition(weak) == {frozenset(c) for c in nx.weakly_connected_components(reference)}
    strong = on_both_routes(lambda: indicators.strong_components(graph))
    assert partition(strong) == {frozenset(c) for c in nx.strongly_connected_components(reference)}


@settings(deadline=None)
@given(pairs())
def test_cut_points_bridges_and_cores(given_pairs: Pairs) -> None:
    graph, reference = undirected(given_pairs)
    cut = on_both_routes(lambda: indicators.articulation_points(graph))
    assert set(np.flatnonzero(cut).tolist()) == set(nx.articulation_points(reference))
    cutting: list[tuple[int, int]] = list(nx.bridges(reference))  # type: ignore[arg-type]
    found = on_both_routes(lambda: indicators.bridges(graph))
    assert found.tolist() == sorted(sorted(edge) for edge in cutting)
    cores = on_both_routes(lambda: indicators.core_numbers(graph))
    assert dict(enumerate(cores.tolist())) == nx.core_number(reference)


@settings(deadline=None)
@given(pairs())
def test_clustering(given_pairs: Pairs) -> None:
    graph, reference = undirected(given_pairs)
    closed = on_both_routes(lambda: indicators.triangles(graph))
    assert dict(enumerate(closed.tolist())) == nx.triangles(reference)
    has_triple = any(degree > 1 for _, degree in reference.degree())
    share = indicators.transitivity(graph)
    assert share == (pytest.approx(nx.transitivity(reference)) if has_triple else None)
    zero = indicators.average_clustering(graph)
    assert zero == pytest.approx(nx.average_clustering(reference))
    able = [node for node, degree in reference.degree() if degree > 1]
    excluded = indicators.average_clustering(graph, low_degree="exclude")
    assert excluded == (
        pytest.approx(nx.average_clustering(reference, nodes=able)) if able else None
    )


@settings(deadline=None)
@given(pairs(), st.booleans(), st.data())
def test_distances_and_reach(
    given_pairs: Pairs,
    with_direction: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    graph, reference = directed(given_pairs) if with_direction else undirected(given_pairs)
    sources = data.draw(st.lists(st.integers(0, graph.size - 1), max_size=3))
    limit = data.draw(st.integers(0, 4))
    expected = np.full(graph.size, -1)
    if sources:
        lengths = nx.multi_source_dijkstra_path_length(
            reference, set(sources), cutoff=limit, weight=None
        )
        for node, steps in lengths.items():
            expected[node] = steps
    found = on_both_routes(lambda: indicators.distances(graph, sources, limit=limit))
    np.testing.assert_array_equal(found, expected)
    share = indicators.reach(graph, sources, steps=limit)
    others = graph.size - len(set(sources))
    reached = int((expected > 0).sum())
    assert share == (reached / others if sources and others else None)


@settings(deadline=None)
@given(pairs(), st.data())
def test_mean_distance_and_diameter(given_pairs: Pairs, data: st.DataObject) -> None:
    graph, reference = undirected(given_pairs)
    inside = np.flatnonzero(indicators.largest_component(graph)).tolist()
    part = reference.subgraph(inside)
    assert on_both_routes(lambda: indicators.diameter(graph)) == nx.diameter(part)
    mean = on_both_routes(lambda: indicators.mean_distance(graph))
    sources = data.draw(st.lists(st.integers(0, graph.size - 1), max_size=4, unique=True))
    sampled = indicators.mean_distance(graph, sources=sources)
    if len(inside) == 1:
        assert mean is None
        assert sampled is None
        return
    assert mean == pytest.approx(nx.average_shortest_path_length(part))
    lengths = [
        steps
        for source in sources
        if source in part
        for node, steps in nx.single_source_shortest_path_length(part, source).items()
        if node != source
    ]
    assert sampled == (pytest.approx(np.mean(lengths)) if lengths else None)


@settings(deadline=None)
@given(pairs(), st.booleans())
def test_betweenness(given_pairs: Pairs, with_direction: bool) -> None:  # noqa: FBT001 - drawn
    graph, reference = directed(given_pairs) if with_direction else undirected(given_pairs)
    found = on_both_routes(lambda: indicators.betweenness(graph))
    expected = nx.betweenness_centrality(reference, normalized=False)
    assert found.tolist() == pytest.approx([expected[node] for node in range(graph.size)])
    pivots = indicators.betweenness(graph, pivots=range(graph.size))
    np.testing.assert_allclose(pivots, found)
    np.testing.assert_allclose(indicators.betweenness(graph), found, rtol=1e-12)  # dense


@settings(deadline=None)
@given(pairs(), st.booleans(), st.booleans())
def test_constraint(
    given_pairs: Pairs,
    with_direction: bool,  # noqa: FBT001 - drawn
    with_weights: bool,  # noqa: FBT001
) -> None:
    graph, reference = directed(given_pairs) if with_direction else undirected(given_pairs)
    if with_weights:
        weight = (graph.rows + graph.indices) % 3 + 1.0
        graph = Projection(graph.size, graph.directed, graph.indptr, graph.indices, weights=weight)
        nx.set_edge_attributes(
            reference, {(a, b): (a + b) % 3 + 1.0 for a, b in reference.edges}, "w"
        )
    found = on_both_routes(lambda: indicators.constraint(graph))
    expected = nx.constraint(reference, weight="w" if with_weights else None)
    for node, value in enumerate(found):
        if not graph.undirected(merge="count").degree()[node]:
            assert value is None
        elif not math.isnan(expected[node]):  # networkx 3.4 leaves out those who are named only
            assert value == pytest.approx(expected[node])
    chosen = indicators.constraint(graph, [graph.size - 1, 0])
    ends = (found[0], found[-1]) if graph.size > 1 else (found[0],)
    assert comparable(chosen) == pytest.approx(comparable(ends))


@settings(deadline=None)
@given(pairs())
def test_effective_size(given_pairs: Pairs) -> None:
    graph, reference = undirected(given_pairs)
    expected = nx.effective_size(reference)
    for node, value in enumerate(indicators.effective_size(graph)):
        if reference.degree(node):
            assert value == pytest.approx(expected[node])
        else:
            assert value is None


@settings(deadline=None)
@given(pairs())
def test_reciprocity_and_dyads(given_pairs: Pairs) -> None:
    graph, reference = directed(given_pairs)
    share = indicators.reciprocity(graph)
    if not reference.number_of_edges():
        assert share is None
    else:
        assert share == pytest.approx(nx.overall_reciprocity(reference))
    mutual = sum(reference.has_edge(b, a) for a, b in reference.edges) // 2
    asymmetric = reference.number_of_edges() - 2 * mutual
    pairs_of_nodes = graph.size * (graph.size - 1) // 2
    assert indicators.dyad_census(graph) == (
        mutual,
        asymmetric,
        pairs_of_nodes - mutual - asymmetric,
    )
    assert indicators.in_degree(graph).tolist() == [d for _, d in reference.in_degree()]
    assert indicators.out_degree(graph).tolist() == [d for _, d in reference.out_degree()]


@settings(deadline=None)
@given(pairs(), st.booleans(), st.data())
def test_assortativity(
    given_pairs: Pairs,
    with_direction: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    graph, reference = directed(given_pairs) if with_direction else undirected(given_pairs)
    groups = data.draw(st.lists(st.integers(-1, 2), min_size=graph.size, max_size=graph.size))
    known = reference.subgraph([node for node in range(graph.size) if groups[node] >= 0])
    nx.set_node_attributes(reference, dict(enumerate(groups)), "group")
    found = indicators.nominal_assortativity(graph, groups)
    ends = {groups[node] for edge in known.edges for node in edge}
    if len(ends) < 2:
        assert found is None
    else:
        expected = nx.attribute_assortativity_coefficient(known, "group")
        assert found == pytest.approx(expected, abs=1e-12)
    crossing = sum(groups[a] != groups[b] for a, b in known.edges)
    ties = known.number_of_edges()
    assert indicators.external_ties(graph, groups) == (crossing, ties - crossing)
    assert indicators.ei_index(graph, groups) == (
        pytest.approx((2 * crossing - ties) / ties) if ties else None
    )


@settings(deadline=None)
@given(pairs(), st.booleans())
def test_degree_assortativity(given_pairs: Pairs, with_direction: bool) -> None:  # noqa: FBT001
    graph, reference = directed(given_pairs) if with_direction else undirected(given_pairs)
    found = indicators.degree_assortativity(graph)
    if isinstance(reference, nx.DiGraph):
        ends = [(reference.out_degree(a), reference.in_degree(b)) for a, b in reference.edges]
    else:
        ends = [(reference.degree(a), reference.degree(b)) for a, b in reference.edges]
        ends += [(b, a) for a, b in ends]
    table = np.array(ends, dtype=float).reshape(-1, 2)
    if not ends or (table.std(axis=0) < 1e-12).any():
        assert found is None
    else:
        assert found == pytest.approx(np.corrcoef(table.T)[0, 1], abs=1e-9)


def test_large_random_graph_takes_both_routes() -> None:
    """20,000 ties: more than loops are asked for, several blocks of sources, a real core."""
    generator = np.random.default_rng(11)
    ends = (4_000 * generator.random((2, 20_000)) ** 2).astype(int)
    graph = Projection.from_arcs(4_500, ends[0], ends[1])
    reference: nx.Graph[int] = nx.Graph()
    reference.add_nodes_from(range(graph.size))
    reference.add_edges_from(zip(graph.rows.tolist(), graph.indices.tolist(), strict=True))
    assert dict(enumerate(indicators.core_numbers(graph).tolist())) == nx.core_number(reference)
    cut = np.flatnonzero(indicators.articulation_points(graph)).tolist()
    assert cut == sorted(nx.articulation_points(reference))
    assert indicators.component_count(graph) == nx.number_connected_components(reference)
    closed = nx.triangles(reference)
    assert isinstance(closed, dict)
    assert indicators.triangles(graph).tolist() == list(closed.values())
    pivots = [0, 17, 4_000]
    loops = _vectorised._by_loops(graph, np.array(pivots, dtype=np.int32))  # noqa: SLF001
    found = indicators.betweenness(graph, pivots=pivots)
    np.testing.assert_allclose(found, loops * graph.size / 3 / 2, rtol=1e-12)
    with mock.patch.object(_route, "INTERPRETED_STEPS", -1):
        sparse = indicators.betweenness(graph, pivots=pivots)
    np.testing.assert_allclose(sparse, found, rtol=1e-12)


def test_against_igraph() -> None:
    """A third opinion where it is installed."""
    igraph = pytest.importorskip("igraph")
    generator = np.random.default_rng(5)
    ends = generator.integers(0, 60, (2, 150))
    graph = Projection.from_arcs(60, ends[0], ends[1])
    reference = igraph.Graph(
        60, list(zip(graph.rows.tolist(), graph.indices.tolist(), strict=True))
    ).simplify()
    assert indicators.betweenness(graph).tolist() == pytest.approx(reference.betweenness())
    assert indicators.core_numbers(graph).tolist() == reference.coreness()
    assert indicators.transitivity(graph) == pytest.approx(reference.transitivity_undirected())
    found = [value for value in indicators.constraint(graph) if value is not None]
    expected = [value for value in reference.constraint() if value == value]  # noqa: PLR0124
    assert found == pytest.approx(expected)
    assert indicators.diameter(graph) == reference.diameter()
