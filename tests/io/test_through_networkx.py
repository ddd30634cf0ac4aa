"""Files of ours that networkx has read, and perhaps written again, are still the same network."""

from __future__ import annotations

import json
import re
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given, settings

import localeconomy as le
from localeconomy.errors import FileFormatError, LeftOutWarning
from tests.strategies import networks

if TYPE_CHECKING:
    from collections.abc import Callable

LOST = (
    r"^in {file} the attribute 'localeconomy' is missing: lost are the description, the day of the "
    r"record and all tables but actors, memberships and relationships; what refers to them stands "
    r"among the further attributes\. Use the file that localeconomy wrote, or give the day with "
    r"as_of$"
)


def _read_node_link(path: Path) -> Any:  # noqa: ANN401 - a graph
    return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")


def _write_node_link(graph: Any, path: Path) -> None:  # noqa: ANN401 - a graph
    path.write_text(json.dumps(nx.node_link_data(graph, edges="edges")), encoding="utf-8")


PROGRAMS: dict[str, tuple[Callable[[Path], Any], Callable[[Any, Path], None]]] = {
    ".graphml": (nx.read_graphml, nx.write_graphml),
    ".gexf": (nx.read_gexf, nx.write_gexf),
    ".graph.json": (_read_node_link, _write_node_link),
}


def read_by_networkx(network: le.Network, suffix: str, folder: Path) -> Any:  # noqa: ANN401 - a graph
    le.write(network, folder / f"ours{suffix}")
    return PROGRAMS[suffix][0](folder / f"ours{suffix}")


def written_by_networkx(graph: Any, suffix: str, folder: Path) -> Path:  # noqa: ANN401 - a graph
    path = folder / f"theirs{suffix}"
    PROGRAMS[suffix][1](graph, path)
    return path


def quarter() -> le.Network:
    return le.Network(
        title=le.Text(de="Hafenviertel", en="Harbour quarter"),
        description="Three shops",
        as_of="2025",
        districts=[le.District("harbour")],
        actors=[
            le.Actor("bakery", "Bäckerei", kind="business", district="harbour", supply=("bakery",)),
            le.Actor("café", kind="business", attributes={"stars": [4, 5], "label": "K"}),
            le.Actor("verein", "a\x07b\rc", kind="network"),
        ],
        memberships=[le.Membership("café", "verein", since="2001-05", source="")],
        relationships=[
            le.Relationship("bakery", "café", "supply", weight=3, id="tie"),
            le.Relationship("café", "bakery", "cooperation", mutual=True, id="e0"),
            le.Relationship("verein", "bakery", "support", mutual=True),
        ],
        offers=[le.Offer("verein", "premises", uptake=3)],
    )


# What networkx keeps comes back ----------------------------------------------------------------


@pytest.mark.parametrize("suffix", PROGRAMS)
@settings(max_examples=25)
@given(network=networks(min_actors=1))
def test_a_network_comes_back_through_networkx(suffix: str, network: le.Network) -> None:
    with tempfile.TemporaryDirectory() as folder:
        graph = read_by_networkx(network, suffix, Path(folder))
        assert le.from_networkx(graph) == network
        path = written_by_networkx(graph, suffix, Path(folder))
        assert le.read(path) == network
        assert le.from_networkx(PROGRAMS[suffix][0](path)) == network


@pytest.mark.parametrize("suffix", PROGRAMS)
def test_graphs_with_and_without_parallel_edges_come_back(suffix: str, tmp_path: Path) -> None:
    families = le.from_networkx(nx.florentine_families_graph())
    for network, is_multigraph in (
        (families, suffix == ".graph.json"),
        (quarter(), True),
        (quarter().without(memberships=None), True),
        (le.example("kino-knappenviertel"), True),
    ):
        graph = read_by_networkx(network, suffix, tmp_path)
        assert graph.is_multigraph() or not is_multigraph
        assert le.from_networkx(graph) == network
        path = written_by_networkx(graph, suffix, tmp_path)
        assert le.read(path) == network
        assert le.from_networkx(PROGRAMS[suffix][0](path)) == network


def test_mutual_ties_are_read_once(tmp_path: Path) -> None:
    """20 marriages of 15 families are 40 edges in the file and 20 ties of the record."""
    families = le.from_networkx(nx.florentine_families_graph())
    for suffix in (".graphml", ".gexf"):
        graph = read_by_networkx(families, suffix, tmp_path)
        assert (graph.is_multigraph(), graph.number_of_edges()) == (False, 40)
        ties = le.from_networkx(graph).relationships
        assert (len(ties), {(tie.mutual, tie.id) for tie in ties}) == (20, {(True, None)})


def test_the_heading_of_gexf_without_nodes_is_its_description(tmp_path: Path) -> None:
    """networkx keeps neither: of a network without actors it leaves the English title."""
    network = le.Network(title="Empty", as_of="2025", districts=[le.District("harbour")])
    le.write(network, tmp_path / "a.gexf")
    assert "<description>localeconomy: {" in (tmp_path / "a.gexf").read_text(encoding="utf-8")
    assert le.read(tmp_path / "a.gexf") == network
    assert le.from_networkx(nx.read_gexf(tmp_path / "a.gexf")) == le.Network(title="Empty")


# What it does not keep is told -----------------------------------------------------------------


def with_description(path: Path) -> Path:
    """Return a file of release 0.1.0, which told the other tables in the description."""
    text = path.read_text(encoding="utf-8")
    found = re.search(r'<attvalue for="n_localeconomy" value="([^"]*)"/>', text)
    assert found is not None
    text = text.replace(found[0], "").replace(
        "<description></description>", f"<description>localeconomy: {found[1]}</description>"
    )
    text = re.sub(r'id="localeconomy/[^"]*"', "", text).replace("e_tie_id", "e_id")
    path.write_text(text.replace('title="tie_id"', 'title="id"'), encoding="utf-8")
    return path


def test_files_of_the_first_release_are_read(tmp_path: Path) -> None:
    le.write(quarter(), tmp_path / "a.gexf")
    assert le.read(with_description(tmp_path / "a.gexf")) == quarter()


def test_a_file_that_has_lost_its_heading_is_read_and_told(tmp_path: Path) -> None:
    """Where networkx drops the description, what is left are actors, memberships and ties."""
    network = quarter().replace(actors=[*quarter().actors[:2], le.Actor("verein", kind="network")])
    le.write(network, tmp_path / "a.gexf")
    graph = nx.read_gexf(with_description(tmp_path / "a.gexf"))
    nx.write_gexf(graph, tmp_path / "b.gexf")
    with pytest.warns(LeftOutWarning, match=LOST.format(file=".*b.gexf'")):
        written = le.read(tmp_path / "b.gexf")
    with pytest.warns(LeftOutWarning, match="^in the graph the attribute") as caught:
        kept = le.from_networkx(graph)
    german = caught[0].message.into("de")  # type: ignore[union-attr] # a warning of ours
    assert german.startswith("im Graphen fehlt die Angabe „localeconomy“: verloren sind Beschrei")
    for again in (written, kept):
        assert again.title.de == "Harbour quarter"
        assert again.as_of is None
        assert len(again.districts) == len(again.offers) == 0
        assert again.actors["bakery"] == le.Actor(
            "bakery",
            "Bäckerei",
            kind="business",
            supply=("bakery",),
            attributes={"district": "harbour"},
        )
        assert again.actors["café"] == network.actors["café"]
        assert again.memberships == network.memberships
        assert [(tie.source, tie.kind, tie.weight, tie.mutual) for tie in again.relationships] == [
            ("bakery", "supply", 3.0, False),
            ("café", "cooperation", 1.0, True),
            ("verein", "support", 1.0, True),
        ]


def test_the_node_with_the_heading_may_be_gone(tmp_path: Path) -> None:
    graph = read_by_networkx(quarter(), ".gexf", tmp_path)
    graph.remove_node("bakery")
    with pytest.warns(LeftOutWarning, match="the attribute 'localeconomy' is missing"):
        network = le.from_networkx(graph)
    nx.write_gexf(graph, tmp_path / "b.gexf")
    with pytest.warns(LeftOutWarning, match="the attribute 'localeconomy' is missing"):
        assert le.read(tmp_path / "b.gexf") == network
    assert list(network.actors) == list(quarter().actors)[1:]
    assert network.memberships == quarter().memberships
    assert list(network.relationships) == []


def test_a_reference_stands_beside_an_attribute_of_its_name() -> None:
    """Nobody's attribute is lost for it: ``district`` is taken, so it is ``district_``."""
    network = le.Network(
        districts=[le.District("harbour")],
        actors=[le.Actor("a", district="harbour", attributes={"district": 3}), le.Actor("b")],
        relationships=[le.Relationship("a", "b")],
    )
    graph: Any = nx.MultiDiGraph(network.graph)
    del graph.graph["localeconomy"]
    with pytest.warns(LeftOutWarning):
        actors = le.from_networkx(graph).actors
    assert actors["a"].attributes == {"district": 3, "district_": "harbour"}


def test_two_networks_in_one_graph_are_refused(tmp_path: Path) -> None:
    one = read_by_networkx(quarter(), ".gexf", tmp_path)
    other = read_by_networkx(le.Network(actors=[le.Actor("kiosk")]), ".gexf", tmp_path)
    with pytest.raises(FileFormatError) as caught:
        le.from_networkx(nx.compose(one, nx.MultiDiGraph(other)))
    assert str(caught.value) == (
        "in the graph stand the attributes 'localeconomy' of two networks, at the nodes 'bakery' "
        "and 'kiosk'; read each by itself and join them with network.merge"
    )
    said = caught.value.into("de")
    assert said.startswith("im Graphen stehen die Angaben „localeconomy“ zweier Netzwerke, an den ")


# Other graphs ----------------------------------------------------------------------------------


def test_marks_count_only_where_they_fit() -> None:
    graph: Any = nx.DiGraph()
    graph.add_edge("a", "b", table="oak", ordinal=0, reverse=True)
    graph.add_edge("b", "a", table="relationships", ordinal="first")
    graph.add_edge("b", "c", id="localeconomy/oak/0")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ties = le.from_networkx(graph).relationships
    assert list(ties) == [
        le.Relationship("a", "b", attributes={"table": "oak", "ordinal": 0, "reverse": True}),
        le.Relationship("b", "a", attributes={"table": "relationships", "ordinal": "first"}),
        le.Relationship("b", "c", id="localeconomy/oak/0"),
    ]


def test_marks_of_any_type_are_borne() -> None:
    """Beside edges of ours, another says of its place what can be no place."""
    graph: Any = nx.MultiDiGraph(quarter().graph)
    graph.add_edge("bakery", "verein", table="relationships", ordinal={"a": 1}, reverse=True)
    graph.add_edge("verein", "café", table={"a": 1}, ordinal=[1])
    network = le.from_networkx(graph)
    assert network.relationships[:3] == quarter().relationships
    assert list(network.relationships)[3:] == [
        le.Relationship("bakery", "verein"),
        le.Relationship("verein", "café", attributes={"table": {"a": 1}, "ordinal": [1]}),
    ]


def test_texts_that_spell_lists_and_mappings_are_read_from_any_graph() -> None:
    graph: Any = nx.DiGraph()
    graph.add_node("a", supply='["post"]', attributes='{"stars": [4]}', note="[x]")
    graph.add_node("b", label="Kiosk")
    graph.add_node("c", label=3, name="Café")
    graph.add_node("d", label="Café", name="Café")
    graph.add_node(5, label="5")
    actors = le.from_networkx(graph).actors
    assert list(actors) == [
        le.Actor("a", supply=("post",), attributes={"stars": [4], "note": "[x]"}),
        le.Actor("b", "Kiosk"),
        le.Actor("c", "Café", attributes={"label": 3}),
        le.Actor("d", "Café"),
        le.Actor("5"),
    ]
