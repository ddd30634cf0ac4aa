"""The projection: rows, merging, direction, parts, and what it refuses."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.compiled._arcs import check_arc_count
from localeconomy.compiled.projection import Projection

Arcs = tuple[int, list[tuple[int, int, float]]]


@st.composite
def weighted_arcs(draw: st.DrawFn) -> Arcs:
    size = draw(st.integers(1, 12))
    ids = st.integers(0, size - 1)
    weights = st.integers(1, 9).map(float)
    return size, draw(st.lists(st.tuples(ids, ids, weights), max_size=40))


def columns(arcs: list[tuple[int, int, float]]) -> tuple[list[int], list[int], list[float]]:
    return [a for a, _, _ in arcs], [b for _, b, _ in arcs], [w for _, _, w in arcs]


def rows_of(graph: Projection) -> list[list[int]]:
    return [graph.neighbours(node).tolist() for node in range(graph.size)]


def test_rows_by_hand() -> None:
    """Arcs 2→0, 0→1, 1→0, 1→1: ties {0,2}, {0,1}; one self-tie, one parallel in the other way."""
    graph = Projection.from_arcs(4, [2, 0, 1, 1], [0, 1, 0, 1], description="cooperation")
    assert graph.indptr.tolist() == [0, 2, 3, 4, 4]
    assert graph.indices.tolist() == [1, 2, 0, 0]
    assert (graph.edge_count, graph.arc_count) == (2, 4)
    assert (graph.self_ties_dropped, graph.parallel_ties_merged) == (1, 1)
    assert graph.description == "cooperation"
    assert graph.indices.dtype == graph.indptr.dtype == np.int32


def test_directed_rows_by_hand() -> None:
    """The same arcs, directed: 0→1, 1→0, 2→0 are three different ties."""
    graph = Projection.from_arcs(4, [2, 0, 1, 1], [0, 1, 0, 1], directed=True)
    assert rows_of(graph) == [[1], [0], [0], []]
    assert graph.edge_count == 3
    assert rows_of(graph.reverse()) == [[1, 2], [0], [], []]
    assert rows_of(graph.undirected()) == [[1, 2], [0], [0], []]


def test_mutual_ties_are_two_arcs() -> None:
    """0⇄1 mutual, 1→2 not; a mutual self-tie is dropped once."""
    graph = Projection.from_arcs(
        3,
        [0, 1, 2],
        [1, 2, 2],
        weights=[5.0, 7.0, 1.0],
        mutual=[True, False, True],
        directed=True,
        merge="sum",
    )
    assert rows_of(graph) == [[1], [0, 2], []]
    assert graph.weights is not None
    assert graph.weights.tolist() == [5.0, 5.0, 7.0]
    assert graph.self_ties_dropped == 1
    unweighted = Projection.from_arcs(3, [0, 1], [1, 2], mutual=[True, False], directed=True)
    assert rows_of(unweighted) == [[1], [0, 2], []]
    assert Projection.from_arcs(3, [0, 1], [1, 2], mutual=[True, False]).edge_count == 2


@pytest.mark.parametrize(("merge", "expected"), [("sum", 10.0), ("max", 5.0), ("min", 2.0)])
def test_merging_weights(merge: Any, expected: float) -> None:  # noqa: ANN401 - a literal
    """0→1 with 2 and 5, 1→0 with 3: sum 10, largest 5, smallest 2."""
    graph = Projection.from_arcs(2, [0, 1, 0], [1, 0, 1], weights=[2.0, 3.0, 5.0], merge=merge)
    assert graph.weights is not None
    assert graph.weights.tolist() == [expected, expected]
    assert graph.parallel_ties_merged == 2


def test_counting_parallels() -> None:
    graph = Projection.from_arcs(3, [0, 0, 1], [1, 1, 2], merge="count", directed=True)
    assert graph.weights is not None
    assert graph.weights.tolist() == [2.0, 1.0]


@given(weighted_arcs(), st.booleans())
def test_rows_hold_every_tie_once_in_order(
    given_arcs: Arcs,
    directed: bool,  # noqa: FBT001 - drawn
) -> None:
    """Against a dictionary of pairs."""
    size, arcs = given_arcs
    sources, targets, weights = columns(arcs)
    graph = Projection.from_arcs(
        size, sources, targets, weights=weights, directed=directed, merge="sum"
    )
    expected: Counter[tuple[int, int]] = Counter()
    for a, b, w in arcs:
        if a != b:
            expected[a, b] += int(w)
            if not directed:
                expected[b, a] += int(w)
    assert graph.weights is not None
    found = dict(
        zip(
            zip(graph.rows.tolist(), graph.indices.tolist(), strict=True),
            graph.weights.tolist(),
            strict=True,
        )
    )
    assert found == expected
    assert list(found) == sorted(found)
    proper = sum(a != b for a, b, _ in arcs)
    assert graph.self_ties_dropped == len(arcs) - proper
    assert graph.parallel_ties_merged == proper - graph.edge_count
    np.testing.assert_array_equal(
        graph.to_scipy().toarray(), graph.reverse().to_scipy().toarray().T
    )


@given(weighted_arcs(), st.booleans(), st.data())
def test_subgraph_is_the_matrix_of_the_rest(
    given_arcs: Arcs,
    directed: bool,  # noqa: FBT001 - drawn
    data: st.DataObject,
) -> None:
    size, arcs = given_arcs
    sources, targets, weights = columns(arcs)
    graph = Projection.from_arcs(
        size, sources, targets, weights=weights, directed=directed, merge="max"
    )
    keep = np.array(data.draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    expected = graph.to_scipy().toarray()[np.ix_(keep, keep)]
    np.testing.assert_array_equal(graph.subgraph(keep).to_scipy().toarray(), expected)
    ids = np.flatnonzero(keep)[::-1]
    np.testing.assert_array_equal(graph.subgraph(ids).to_scipy().toarray(), expected)
    np.testing.assert_array_equal(
        graph.without(np.flatnonzero(~keep)).to_scipy().toarray(), expected
    )


def test_ids_beyond_sixteen_bits_are_in_order() -> None:
    """The radix sort needs its second pass from 65,536 on: compare with a comparison sort."""
    generator = np.random.default_rng(3)
    sources = generator.integers(0, 200_000, 5_000)
    targets = generator.integers(0, 200_000, 5_000)
    graph = Projection.from_arcs(200_000, sources, targets, directed=True)
    expected = np.unique(np.stack([sources, targets], axis=1)[sources != targets], axis=0)
    np.testing.assert_array_equal(np.stack([graph.rows, graph.indices], axis=1), expected)


def test_empty_projections() -> None:
    nothing = Projection.from_arcs(0, [], [])
    assert (nothing.size, nothing.edge_count, nothing.degree().tolist()) == (0, 0, [])
    alone = Projection.from_arcs(3, [], [], weights=[], merge="sum")
    assert alone.degree().tolist() == [0, 0, 0]
    assert alone.subgraph([]).size == 0
    assert alone.to_scipy().shape == (3, 3)


def test_arrays_cannot_be_changed() -> None:
    graph = Projection.from_arcs(2, [0], [1])
    with pytest.raises(ValueError, match="read-only"):
        graph.indices[0] = 0
    with pytest.raises(AttributeError):
        graph.size = 3  # type: ignore[misc]


def test_a_projection_travels_between_processes() -> None:
    graph = Projection.from_arcs(3, [0, 1], [1, 2], merge="count", description="advice")
    assert graph.lists == ([0, 1, 3, 4], [1, 0, 2, 1])
    copy = pickle.loads(pickle.dumps(graph))  # noqa: S301 - made here
    assert rows_of(copy) == rows_of(graph)
    assert copy.description == "advice"


def test_undirected_form_keeps_or_merges_weights() -> None:
    """0→1 with 2 and 1→0 with 3: 5 together; as a count, two arcs."""
    graph = Projection.from_arcs(2, [0, 1], [1, 0], weights=[2.0, 3.0], directed=True, merge="sum")
    merged, counted = graph.undirected(merge="sum"), graph.undirected(merge="count")
    assert merged.weights is not None
    assert counted.weights is not None
    assert merged.weights.tolist() == [5.0, 5.0]
    assert counted.weights.tolist() == [2.0, 2.0]
    assert merged.undirected() is merged
    with pytest.raises(ValueError, match="would drop the weights"):
        graph.undirected()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"size": -1}, "projection of -1 nodes is impossible"),
        ({"size": 2**31}, "projection of 2147483648 nodes is impossible"),
        ({"sources": [0, 1, 0]}, "3 sources but 2 targets"),
        ({"sources": [0, 3]}, r"sources go from 0 to 3; ids must lie in 0 … 2"),
        ({"targets": [-1, 0]}, r"targets go from -1 to 0"),
        ({"sources": [0.5, 1.0]}, "sources must be a one-dimensional array of integer ids"),
        ({"sources": [[0, 1]]}, "sources must be a one-dimensional array"),
        ({"weights": [1.0, 2.0]}, "merge='simple' would drop the weights"),
        ({"weights": [1.0], "merge": "sum"}, r"weights of shape \(1,\) for 2 arcs"),
        ({"merge": "mean"}, "merge='mean' is unknown"),
        ({"mutual": [True], "directed": True}, r"a mask of shape \(1,\) does not fit 2 entries"),
    ],
)
def test_refused_arcs(arguments: dict[str, Any], message: str) -> None:
    complete: dict[str, Any] = {"size": 3, "sources": [0, 1], "targets": [1, 2]} | arguments
    with pytest.raises(ValueError, match=message):
        Projection.from_arcs(**complete)


def test_refused_rows_and_nodes() -> None:
    graph = Projection.from_arcs(3, [0], [1])
    with pytest.raises(IndexError, match="node 3 is outside this projection; ids go from 0 to 2"):
        graph.neighbours(3)
    with pytest.raises(ValueError, match="does not describe 3 rows"):
        Projection(3, directed=False, indptr=[0, 0], indices=[])
    with pytest.raises(ValueError, match="1 weights for 0 arcs"):
        Projection(1, directed=False, indptr=[0, 0], indices=[], weights=[1.0])
    with pytest.raises(ValueError, match="nodes go from 5 to 5"):
        graph.mask([5])
    with pytest.raises(ValueError, match="more than 32-bit indices can number"):
        check_arc_count(2**31)


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 30))
def test_relabelling_changes_nothing_else(seed: int) -> None:
    generator = np.random.default_rng(seed)
    sources, targets = generator.integers(0, 20, (2, 50))
    relabelled = generator.permutation(20)
    graph = Projection.from_arcs(20, sources, targets)
    other = Projection.from_arcs(20, relabelled[sources], relabelled[targets])
    np.testing.assert_array_equal(
        graph.to_scipy().toarray(),
        other.to_scipy().toarray()[np.ix_(relabelled, relabelled)],
    )


def test_small_graphs_do_not_load_scipy_or_networkx() -> None:
    code = (
        "import sys, numpy as np\n"
        "import localeconomy.indicators as indicators\n"
        "from localeconomy.compiled.projection import Projection\n"
        "from localeconomy.compiled.two_mode import two_mode_projection\n"
        "g = Projection.from_arcs(200, range(199), range(1, 200))\n"
        "two_mode_projection(200, range(199), range(1, 200), range(100))\n"
        "for f in 'component_count transitivity betweenness_centralisation constraint diameter "
        "mean_distance bridges core_numbers articulation_points'.split():\n"
        "    getattr(indicators, f)(g)\n"
        "indicators.reach(g, [0], steps=3)\n"
        "print([m for m in ('scipy', 'networkx', 'pandas') if m in sys.modules])\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PATH": ""},
    )
    assert answer.stdout.strip() == "[]"
