"""One-mode projections of two-mode facts."""

from __future__ import annotations

from unittest import mock

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from localeconomy.compiled import two_mode
from localeconomy.compiled.two_mode import two_mode_projection


def test_shared_events_by_hand() -> None:
    """Events 3 {0, 1}, 4 {0, 1, 2}; the tie 0–2 is within a kind and does not count by itself."""
    graph = two_mode_projection(
        6,
        [0, 3, 0, 4, 2, 0],
        [3, 1, 4, 1, 4, 2],
        [True, True, True, False, False, False],
        counted=True,
        description="same event",
    )
    assert graph.size == 3
    assert graph.description == "same event"
    assert graph.indices.tolist() == [1, 2, 0, 2, 0, 1]
    assert graph.weights is not None
    assert graph.weights.tolist() == [2.0, 1.0, 2.0, 1.0, 1.0, 1.0]


def test_members_are_renumbered_in_order() -> None:
    """Nodes 1 and 4 share node 2: they become 0 and 1 of the projection."""
    graph = two_mode_projection(5, [1, 4], [2, 2], [4, 1])
    assert (graph.size, graph.neighbours(0).tolist(), graph.weights) == (2, [1], None)


@pytest.mark.parametrize("members", [[], [0], [0, 1, 2]])
def test_nothing_shared(members: list[int]) -> None:
    graph = two_mode_projection(3, [0], [1], members)
    assert (graph.size, graph.edge_count) == (len(members), 0)


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(7, 12)), max_size=40),
    st.sampled_from([1, 3, 1_000]),
)
def test_against_networkx(ties: list[tuple[int, int]], at_once: int) -> None:
    """Whatever the size of the blocks in which the pairs are listed."""
    reference: nx.Graph[int] = nx.Graph()
    reference.add_nodes_from(range(13))
    reference.add_edges_from(ties)
    expected = bipartite.weighted_projected_graph(reference, range(7))
    with mock.patch.object(two_mode, "_PAIRS_AT_ONCE", at_once):
        graph = two_mode_projection(
            13, [a for a, _ in ties], [b for _, b in ties], range(7), counted=True
        )
    np.testing.assert_array_equal(
        graph.to_scipy().toarray(), nx.to_numpy_array(expected, nodelist=range(7))
    )
