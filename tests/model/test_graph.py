from __future__ import annotations

import datetime as dt
import json
import math
import os
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import localeconomy
from localeconomy.errors import (
    FileFormatError,
    SelfTieWarning,
    UnknownNameError,
    ValidationError,
)
from localeconomy.language import Text
from localeconomy.model.dates import PartialDate
from localeconomy.model.graph import from_networkx, to_networkx
from localeconomy.model.network import Network
from localeconomy.model.records import Actor, Membership, Relationship, Seat
from tests.strategies import networks

if TYPE_CHECKING:
    from localeconomy.model.fields import Value


def kino() -> Network:
    return Network(
        title=Text(de="KinO", en="KinO network"),
        description="A test",
        as_of="2003-06",
        actors=[
            Actor("kino", "KinO e.V.", kind="network"),
            Actor("florist", kind="business", since="1998", attributes={"tags": ["a", {"b": 1}]}),
            Actor("bakery", kind="business", lon=7.0, lat=51.5),
        ],
        memberships=[
            Membership("florist", "kino", since="2001-05"),
            Membership("bakery", "kino", source="minutes"),
        ],
        relationships=[
            Relationship("florist", "bakery", "cooperation", mutual=True, weight=2.0),
            Relationship("bakery", "florist", "supply", since="2001-05-20", id="tie"),
            Relationship("bakery", "florist", "supply", since="2002", until="2003"),
        ],
        seats=[Seat("kino", "bakery", voting=True)],
    )


def problems(graph: nx.Graph[Any], **options: Value) -> list[str]:
    with pytest.raises(ValidationError, match=r"problems? in the graph:") as caught:
        from_networkx(graph, **options)
    assert re.match(r"\d+ Fehler im Graphen:", caught.value.into("de"))
    return [problem.into("en") for problem in caught.value.problems]


@settings(max_examples=30)
@given(networks())
def test_a_network_comes_back_from_its_graph(network: Network) -> None:
    graph = to_networkx(network)
    assert from_networkx(graph) == network
    assert from_networkx(pickle.loads(pickle.dumps(graph))) == network  # noqa: S301 - written here
    assert from_networkx(nx.MultiDiGraph(graph)) == network
    data = json.loads(json.dumps(nx.node_link_data(graph, edges="edges")))
    assert from_networkx(nx.node_link_graph(data, edges="edges")) == network


def test_nodes_and_edges_say_what_the_record_says() -> None:
    graph = kino().graph
    assert isinstance(graph, nx.MultiDiGraph)
    assert list(graph.nodes) == ["kino", "florist", "bakery"]
    assert graph.nodes["florist"] == {
        "kind": "business",
        "since": "1998",
        "attributes": {"tags": ["a", {"b": 1}]},
    }
    assert graph.nodes["bakery"] == {"kind": "business", "lon": 7, "lat": 51.5}
    first = {
        "table": "relationships",
        "ordinal": 0,
        "kind": "cooperation",
        "weight": 2,
        "mutual": True,
    }
    assert list(graph.edges(data=True)) == [
        ("florist", "kino", {"table": "memberships", "ordinal": 0, "since": "2001-05"}),
        ("florist", "bakery", first),
        ("bakery", "kino", {"table": "memberships", "ordinal": 1, "origin": "minutes"}),
        ("bakery", "florist", first | {"reverse": True}),
        (
            "bakery",
            "florist",
            {
                "table": "relationships",
                "ordinal": 1,
                "kind": "supply",
                "weight": 1,
                "since": "2001-05-20",
                "id": "tie",
            },
        ),
        (
            "bakery",
            "florist",
            {
                "table": "relationships",
                "ordinal": 2,
                "kind": "supply",
                "weight": 1,
                "since": "2002",
                "until": "2003",
            },
        ),
    ]
    assert graph.graph["localeconomy"] == {
        "format_version": 1,
        "vocabulary_version": "1.0",
        "title": {"de": "KinO", "en": "KinO network"},
        "description": {"de": "A test", "en": "A test"},
        "as_of": "2003-06",
        "tables": {"seats": [{"body": "kino", "actor": "bakery", "voting": True}]},
    }


def test_the_graph_is_fresh_and_frozen_each_time() -> None:
    network = kino()
    one, other = network.graph, network.graph
    assert one is not other
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        one.add_node("x")
    one.nodes["kino"]["name"] = "changed"
    one.nodes["florist"]["attributes"]["tags"].append("changed")
    assert network == kino()
    assert other.nodes["kino"]["name"] == "KinO e.V."


def test_what_was_added_to_a_copy_follows_after_the_record() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph(kino().graph)
    graph.add_node("kiosk", kind="business")
    graph.add_edge("kiosk", "bakery", kind="referral")
    network = from_networkx(graph)
    assert network.relationships[:3] == kino().relationships
    assert network.relationships[3] == Relationship("kiosk", "bakery", "referral")
    assert network.memberships == kino().memberships


def test_half_of_a_mutual_tie_is_one_way() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph(kino().graph)
    graph.remove_edge("florist", "bakery", key=2)
    network = from_networkx(graph)
    assert network.relationships[0] == Relationship("bakery", "florist", "cooperation", weight=2.0)
    assert len(network.relationships) == 3


def test_an_undirected_copy_has_mutual_ties() -> None:
    network = kino().without(memberships=None)
    for order in (["florist", "bakery"], ["bakery", "florist"]):
        graph: nx.MultiGraph[Any] = nx.MultiGraph()
        graph.graph.update(network.graph.graph)
        graph.add_nodes_from((name, network.graph.nodes[name]) for name in ["kino", *order])
        for source, target, key, data in network.graph.edges(keys=True, data=True):
            graph.add_edge(source, target, key=key, **data)
        ties = from_networkx(graph).relationships
        assert [tie.kind for tie in ties] == ["cooperation", "supply", "supply"]
        assert all(tie.mutual for tie in ties)
    simple = from_networkx(nx.DiGraph(kino().graph))
    assert simple.memberships == kino().memberships


def test_an_undirected_copy_cannot_tell_member_and_organisation() -> None:
    graph: nx.Graph[Any] = nx.Graph(kino().graph)
    assert "edge 'kino'–'florist': a membership whose direction the undirected graph has" in str(
        problems(graph)
    )


def test_a_smaller_copy_names_what_its_other_tables_miss() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph(kino().graph)
    graph.remove_node("bakery")
    (line,) = problems(graph)
    assert "seat 'kino/bakery/-' (entry 1): actor: 'bakery' is not among the actors" in line


def test_a_tampered_graph_is_refused() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph(kino().graph)
    graph.graph["localeconomy"] = {**graph.graph["localeconomy"], "format_version": 2}
    with pytest.raises(FileFormatError, match=r"graph has version 2; .* reads version 1: update"):
        from_networkx(graph)
    graph.graph["localeconomy"] = {"format_version": 1, "tables": {"seatz": [{}]}}
    with pytest.raises(UnknownNameError, match=r"no table 'seatz'; did you mean 'seats'"):
        from_networkx(graph)
    graph.graph["localeconomy"] = {
        "format_version": 1,
        "tables": {"seats": [{"body": "kino", "actor": "bakery", "vote": 1}]},
    }
    assert problems(graph) == ["seat '-' (entry 1): unknown name 'vote'; did you mean 'voting'?"]


def test_florentine_families() -> None:
    """Padgett's marriages: 15 families with ties, 20 marriages."""
    network = from_networkx(nx.florentine_families_graph())
    assert (len(network.actors), len(network.relationships)) == (15, 20)
    assert {actor.kind for actor in network.actors} == {"unspecified"}
    assert {(tie.kind, tie.mutual, tie.weight) for tie in network.relationships} == {
        ("unspecified", True, 1.0)
    }
    assert nx.utils.graphs_equal(
        nx.Graph(nx.florentine_families_graph()),
        nx.Graph((tie.source, tie.target) for tie in network.relationships),
    )


def test_weights_names_and_numbers_of_another_graph() -> None:
    network = from_networkx(nx.karate_club_graph(), as_of="1972")
    assert network.title.en == "Zachary's Karate Club"
    assert network.as_of == PartialDate(1972)
    assert network.actors[0] == Actor("0", attributes={"club": "Mr. Hi"})
    assert network.relationships[0] == Relationship("0", "1", weight=4.0, mutual=True)
    assert from_networkx(nx.karate_club_graph(), title="Club").title.de == "Club"
    bare = from_networkx(nx.karate_club_graph(), weight=None)
    assert bare.relationships[0] == Relationship("0", "1", mutual=True, attributes={"weight": 4})


def test_attributes_become_fields_and_the_rest_is_kept() -> None:
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_node(
        "a",
        type="firm",
        name="A",
        level=3,
        since=dt.date(1998, 5, 1),
        size=np.int64(7),
        when=dt.datetime(2001, 2, 3, 4, 5, tzinfo=dt.UTC),
        day=np.datetime64("2001-05-20"),
        place=(7.0, np.float32(0.5)),
        matrix=np.eye(2),
        note=None,
        district=None,
    )
    graph.add_node("b", kind="unspecified", id="own", attributes={"x": 1}, more={"y": (1,)})
    graph.add_edge(
        "a",
        "b",
        type="freind",
        strength=np.float64(2),
        source="survey",
        until=np.datetime64("2001-05"),
        confirmed=np.bool_(True),  # noqa: FBT003 - the value itself
    )
    network = from_networkx(
        graph,
        weight="strength",
        kinds={"firm": "business"},
        node_mapping={"type": "kind", "level": None},
        edge_mapping={"type": "kind"},
    )
    assert network.actors["a"] == Actor(
        "a",
        "A",
        kind="business",
        since="1998-05-01",
        attributes={
            "level": 3,
            "size": 7,
            "when": "2001-02-03T04:05:00+00:00",
            "day": "2001-05-20",
            "place": [7.0, 0.5],
            "matrix": [[1.0, 0.0], [0.0, 1.0]],
            "note": None,
        },
    )
    assert network.actors["b"] == Actor("b", attributes={"id": "own", "x": 1, "more": {"y": [1]}})
    assert network.relationships[0] == Relationship(
        "a",
        "b",
        weight=2.0,
        until="2001-05",
        confirmed=True,
        attributes={"type": "freind", "source": "survey"},
    )
    kept = network.relationships[0].attributes
    assert type(from_networkx(graph).actors["a"].attributes["size"]) is int
    assert kept["type"] == "freind"


def test_two_attributes_for_one_field_are_both_kept() -> None:
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_node("a", kind="business", type="founder")
    network = from_networkx(graph, node_mapping={"type": "kind"})
    assert network.actors["a"] == Actor("a", kind="founder", attributes={"kind": "business"})


def test_what_cannot_be_kept_is_named_all_at_once() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.add_node(1, tags={1, 2}, deep=[[[[[[[1]]]]]]], a=1, attributes={"a": 2})
    graph.add_node("1", blob=b"x")
    graph.add_node("e\u0301")
    graph.add_node("é", score=math.nan, keys={1: 2})
    graph.add_edge(1, "é", weight=0, what=1j)
    graph.add_edge("é", "é")
    found = problems(graph)
    expected = [
        r"node 1: attribute 'tags': \{1, 2\} \(set\) cannot be kept; turn it into a text, number",
        r"node 1: attribute 'deep': \[1\] \(list\) cannot be kept|node 1: attribute 'deep': ",
        r"node 1: attribute 'a': is there twice; rename one of them",
        r"the nodes 1 and '1' both have the id '1'; rename one \(networkx\.relabel_nodes\)",
        r"the nodes 'e\\u0301' and '\\xe9' both have the id 'é'; rename one",
        r"node '1': attribute 'blob': b'x' \(bytes\) cannot be kept",
        r"node 'é': attribute 'score': nan is not a finite number; leave out what is unknown",
        r"node 'é': attribute 'keys': \{1: 2\} \(dict\) cannot be kept",
        r"edge 1–'é': attribute 'what': 1j \(complex\) cannot be kept",
        r"relationship .* weight: 0 is not a weight of this kind of tie",
        r"relationship .* a tie of an actor with itself",
    ]
    for pattern in expected:
        assert [line for line in found if re.match(pattern, line)], pattern
    assert len(found) == len(expected)


def test_parallel_edges_stay_and_get_ids_where_they_say_the_same() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph([("a", "b"), ("a", "b"), ("a", "b"), ("b", "a")])
    graph.add_edge("a", "b", id="a/b#2")
    graph.add_edge("a", "b", key="friend")
    graph.add_edge("a", "b", key=1999)
    graph.add_edge("a", "b", key="x", networkx_key="mine")
    network = from_networkx(graph)
    assert list(network.relationships) == [
        Relationship("a", "b"),
        Relationship("a", "b", id="a/b#2'"),
        Relationship("a", "b", id="a/b#3"),
        Relationship("a", "b", id="a/b#2"),
        Relationship("a", "b", attributes={"networkx_key": "friend"}),
        Relationship("a", "b", attributes={"networkx_key": 1999}),
        Relationship("a", "b", attributes={"networkx_key": "mine", "networkx_key_": "x"}),
        Relationship("b", "a"),
    ]
    assert from_networkx(network.graph) == network


def test_self_ties_are_an_error_or_dropped_with_their_number() -> None:
    graph: nx.Graph[Any] = nx.Graph([("a", "b"), ("a", "a"), ("b", "b")])
    assert len(problems(graph)) == 2
    with pytest.warns(SelfTieWarning, match=r"^2 ties of actors with themselves were dropped$"):
        assert len(from_networkx(graph, self_ties="drop").relationships) == 1
    graph.remove_edge("b", "b")
    with pytest.warns(SelfTieWarning, match=r"^1 tie of an actor with itself was dropped$"):
        from_networkx(graph, self_ties="drop")
    graph.remove_edge("a", "a")
    assert len(from_networkx(graph, self_ties="drop").relationships) == 1


def test_wrong_arguments_are_told() -> None:
    graph = nx.path_graph(2)
    with pytest.raises(TypeError, match=r"\[1\] is not a networkx graph"):
        from_networkx([1])  # type: ignore[arg-type] # what is tested
    with pytest.raises(ValueError, match=r"self_ties is 'keep'; use 'error' or 'drop'"):
        from_networkx(graph, self_ties="keep")  # type: ignore[arg-type] # what is tested
    with pytest.raises(UnknownNameError, match=r"kinds: 'zzz' is unknown; use one of 'business', "):
        from_networkx(graph, kinds={"x": "zzz"})
    with pytest.raises(
        UnknownNameError, match=r"'x': there is no field 'knid'; did you mean 'kind'"
    ):
        from_networkx(graph, node_mapping={"x": "knid"})
    with pytest.raises(UnknownNameError, match=r"'x': there is no field 'source'"):
        from_networkx(graph, edge_mapping={"x": "source"})


def test_kinds_count_where_the_vocabulary_has_them() -> None:
    """One word for nodes and edges: 'business' stays a kind of actor, and of ties means supply."""
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_node("a", kind="business", level="town")
    graph.add_node("b", kind="Laden")
    graph.add_edge("a", "b", kind="business")
    kinds: Any
    for kinds in (
        {"business": "supply", "Laden": "founder", "town": "city"},
        {"relationships": {"business": "supply"}, "actors": {"Laden": "founder", "town": "city"}},
        {"business": "advice", "relationships": {"business": "supply"}, "Laden": "founder",
         "town": "city"},
    ):  # fmt: skip
        network = from_networkx(graph, kinds=kinds)
        assert list(network.actors) == [
            Actor("a", kind="business", level="city"),
            Actor("b", kind="founder"),
        ]
        assert list(network.relationships) == [Relationship("a", "b", "supply")]


def test_a_word_stays_where_its_kind_is_one_of_another_table() -> None:
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_node("a", kind="Handel")
    graph.add_edge("a", "b", kind="Handel")
    network = from_networkx(graph, kinds={"Handel": "supply"})
    assert network.actors["a"] == Actor("a", attributes={"kind": "Handel"})
    assert network.relationships[0] == Relationship("a", "b", "supply")


def test_unknown_tables_and_kinds_of_tables_are_told() -> None:
    graph = nx.path_graph(2)
    with pytest.raises(
        UnknownNameError, match=r"^kinds\['relationships'\]: 'busines' is unknown; "
    ) as caught:
        from_networkx(graph, kinds={"relationships": {"x": "busines"}})
    assert caught.value.into("de").startswith("kinds['relationships']: 'busines' ist unbekannt; ")
    with pytest.raises(UnknownNameError, match=r"^kinds: 3 is unknown; use one of"):
        from_networkx(graph, kinds={"x": 3})  # type: ignore[dict-item] # what is tested
    with pytest.raises(
        UnknownNameError,
        match=r"^kinds: 'relationship' is no table whose kinds are named here; "
        r"did you mean 'relationships'\?",
    ):
        from_networkx(graph, kinds={"relationship": {"x": "supply"}})


def test_an_empty_graph_is_an_empty_network() -> None:
    assert from_networkx(nx.Graph()) == Network()
    assert from_networkx(nx.empty_graph(1)) == Network(actors=[Actor("0")])


@given(
    st.sampled_from([nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]),
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12),
)
def test_any_graph_keeps_its_nodes_and_edges(
    kind: type[nx.Graph[Any]], pairs: list[tuple[int, int]]
) -> None:
    graph = kind([(one, other) for one, other in pairs if one != other])
    network = from_networkx(graph)
    assert [actor.id for actor in network.actors] == [str(node) for node in graph]
    assert len(network.relationships) == graph.number_of_edges()
    back = network.graph
    arcs = sorted((one, other) for one, other in back.edges())
    both = graph if graph.is_directed() else graph.to_directed()
    assert arcs == sorted((str(one), str(other)) for one, other in both.edges())


def test_networkx_is_imported_on_demand() -> None:
    code = (
        "import sys, localeconomy.io, localeconomy.model.graph; "
        "assert not {'networkx', 'scipy', 'pandas', 'matplotlib'} & set(sys.modules)"
    )
    source = str(Path(localeconomy.__file__).parents[1])
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": source}
    )
