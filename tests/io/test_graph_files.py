"""GraphML, GEXF and node-link files: foreign ones as they are meant, ours with all they say."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given, settings

import localeconomy as le
from localeconomy.errors import FileFormatError, SelfTieWarning, ValidationError
from localeconomy.io import gexf_format, graphml_format, node_link_format
from localeconomy.io.xml_text import MOST_LEVELS
from localeconomy.model.dates import PartialDate
from localeconomy.model.plain_graph import plain_graph_of
from tests.strategies import networks

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.model.fields import Value

GRAPHML = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
GEXF = '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'


def quarter() -> le.Network:
    return le.Network(
        title=le.Text(de="Hafenviertel", en="Harbour quarter"),
        actors=[
            le.Actor("bakery", "Bäckerei", kind="business", capacity_hours=2.5, since="1998"),
            le.Actor("café", kind="business", supply=("bakery",), attributes={"stars": [4, 5]}),
            le.Actor("verein", kind="network"),
        ],
        memberships=[le.Membership("café", "verein", since="2001-05", source="minutes")],
        relationships=[
            le.Relationship("bakery", "café", "supply", weight=3, confirmed=False),
            le.Relationship("café", "bakery", "cooperation", mutual=True),
        ],
        offers=[le.Offer("verein", "premises", uptake=3)],
    )


def read(path: Path, content: str | bytes, **options: Value) -> le.Network:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return le.read(path, **options)


def faults(path: Path, content: str | bytes, language: str = "en") -> list[str]:
    with pytest.raises(ValidationError) as caught:
        read(path, content)
    assert repr(str(path)) in caught.value.into(language).splitlines()[0]
    return [problem.into(language) for problem in caught.value.problems]


def refusal(path: Path, content: str | bytes, language: str = "en") -> str:
    with pytest.raises(FileFormatError) as caught:
        read(path, content)
    return caught.value.into(language)


# Ours, as networkx reads them ------------------------------------------------------------------


def as_networkx_sees(graph: Any) -> tuple[list[Any], list[Any]]:  # noqa: ANN401 - any kind of graph
    """Nodes and edges with the attributes that every format holds as they are."""
    shown = ("kind", "name", "since", "weight", "table", "ordinal", "reverse", "confirmed")

    def plain(data: dict[str, Any]) -> dict[str, Any]:
        return {name: data[name] for name in shown if data.get(name) is not None}

    nodes = [(label, plain(data)) for label, data in graph.nodes(data=True)]
    edges = [(one, other, plain(data)) for one, other, data in graph.edges(data=True)]
    return nodes, sorted(edges, key=repr)


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".graph.json"])
def test_networkx_reads_what_is_written(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"quarter{suffix}"
    le.write(quarter(), path)
    if suffix == ".graphml":
        graph = nx.read_graphml(path, force_multigraph=True)
    elif suffix == ".gexf":
        graph = nx.read_gexf(path)
    else:
        graph = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    assert as_networkx_sees(graph) == as_networkx_sees(quarter().graph)


@settings(max_examples=25)
@given(networks())
def test_node_link_is_what_networkx_writes(network: le.Network) -> None:
    ours = json.loads(node_link_format.dumps(network))
    theirs = json.loads(json.dumps(nx.node_link_data(network.graph, edges="edges")))
    # networkx lists edges by the node that they start from.
    spelled = [
        sorted(json.dumps(edge, sort_keys=True) for edge in each["edges"])
        for each in (ours, theirs)
    ]
    assert spelled[0] == spelled[1]
    assert {**ours, "edges": []} == {**theirs, "edges": []}


def test_graphml_says_each_field_with_its_type() -> None:
    text = graphml_format.dumps(quarter())
    assert '<key id="n_capacity_hours" for="node" attr.name="capacity_hours"' in text
    assert 'attr.name="capacity_hours" attr.type="double"/>' in text
    assert '<data key="n_supply">[&quot;bakery&quot;]</data>' in text
    assert '<data key="e_confirmed">false</data>' in text
    assert '<edge source="café" target="verein"><data key="e_table">memberships' in text
    assert '<data key="g_name">Harbour quarter</data>' in text
    assert "lat" not in re.findall(r'attr\.name="(\w+)"', text)


def test_a_changed_file_is_read_as_changed(tmp_path: Path) -> None:
    """What is done to the file with another tool counts, not a copy that is kept beside it."""
    for module, path in (
        (graphml_format, tmp_path / "q.graphml"),
        (gexf_format, tmp_path / "q.gexf"),
        (node_link_format, tmp_path / "q.graph.json"),
    ):
        text: str = module.dumps(quarter())
        changed = read(path, text.replace("Bäckerei", "Backstube"))
        assert changed.actors["bakery"].name == "Backstube"
        assert changed.offers == quarter().offers


def test_texts_that_only_look_hidden_stay_as_they_are(tmp_path: Path) -> None:
    network = le.Network(actors=[le.Actor("_x0041_", name="_x005F_x0041_ _x41_")])
    for suffix in (".graphml", ".gexf", ".graph.json"):
        le.write(network, tmp_path / f"a{suffix}")
        assert le.read(tmp_path / f"a{suffix}") == network
    foreign = f'{GRAPHML}<graph><node id="_x0041_"/></graph></graphml>'
    assert read(tmp_path / "b.graphml", foreign).actors[0].id == "_x0041_"


@pytest.mark.parametrize("heading", ["[]", "no JSON", '{"a":' * 3000])
def test_a_damaged_heading_is_named(tmp_path: Path, heading: str) -> None:
    text = (
        f'{GRAPHML}<key id="k" for="graph" attr.name="localeconomy" attr.type="string"/>'
        f'<graph><data key="k">{heading}</data></graph></graphml>'
    )
    assert "the attribute 'localeconomy' is damaged" in refusal(tmp_path / "a.graphml", text)
    german = refusal(tmp_path / "a.graphml", text, "de")
    assert "die Angabe „localeconomy“ ist beschädigt" in german


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("tables", [1]),
        ("tables", {"seats": 1}),
        ("tables", {"seats": [1]}),
        ("title", {"de": "a"}),
        ("description", "text"),
        ("as_of", 2003),
    ],
)
def test_a_damaged_part_of_the_heading_is_named(tmp_path: Path, part: str, value: Value) -> None:
    data = json.loads(node_link_format.dumps(quarter()))
    data["graph"]["localeconomy"][part] = value
    assert f"is damaged ({part})" in refusal(tmp_path / "a.graph.json", json.dumps(data))


# Foreign ones ----------------------------------------------------------------------------------


def foreign() -> Any:  # noqa: ANN401 - a graph
    graph: Any = nx.MultiDiGraph(name="Town")
    graph.add_node("s1", type="shop", name="Käse & Co.", stars=4, rate=0.5, open=True)
    graph.add_node("s2", type="shop", name="Kiosk")
    graph.add_edge("s1", "s2", relation="delivers to", strength=2.5, since="2001-05")
    graph.add_edge("s1", "s2", relation="knows", strength=1.0)
    graph.add_edge("s2", "s1", relation="delivers to", strength=1.5)
    return graph


MAPPING: dict[str, Any] = {
    "weight": "strength",
    "kinds": {"shop": "business", "delivers to": "supply"},
    "node_mapping": {"type": "kind"},
    "edge_mapping": {"relation": "kind"},
}


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".graph.json"])
def test_a_foreign_file_is_read_through_a_mapping(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"town{suffix}"
    if suffix == ".graphml":
        nx.write_graphml(foreign(), path)
    elif suffix == ".gexf":
        nx.write_gexf(foreign(), path)
    else:
        data = nx.node_link_data(foreign(), edges="links")  # the name of older releases
        path.write_text(json.dumps(data), encoding="utf-8")
    network = le.read(path, as_of="2025-12-31", **MAPPING)
    assert network.title.en == "Town"
    assert list(network.actors) == [
        le.Actor(
            "s1",
            "Käse & Co.",
            kind="business",
            attributes={"open": True, "rate": 0.5, "stars": 4},
        ),
        le.Actor("s2", "Kiosk", kind="business"),
    ]
    ties = [
        (tie.source, tie.target, tie.kind, tie.weight, str(tie.since or "-"))
        for tie in network.relationships
    ]
    assert ties == [
        ("s1", "s2", "supply", 2.5, "2001-05"),
        ("s1", "s2", "unspecified", 1.0, "-"),
        ("s2", "s1", "supply", 1.5, "-"),
    ]
    assert network.relationships[1].attributes["relation"] == "knows"


@pytest.mark.parametrize(
    "graph",
    [nx.florentine_families_graph(), nx.karate_club_graph(), nx.davis_southern_women_graph()],
)
@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".graph.json"])
def test_the_same_as_through_networkx(graph: Any, suffix: str, tmp_path: Path) -> None:  # noqa: ANN401 - any kind of graph
    """Reading a file and asking networkx for its graph give the same actors and ties."""
    path = tmp_path / f"graph{suffix}"
    graph.graph.clear()  # the lists of the two-mode network are more than networkx can write
    if suffix == ".graphml":
        nx.write_graphml(graph, path)
        theirs = nx.read_graphml(path)
    elif suffix == ".gexf":
        nx.write_gexf(graph, path)
        theirs = nx.read_gexf(path)
    else:
        path.write_text(json.dumps(nx.node_link_data(graph, edges="edges")), encoding="utf-8")
        theirs = graph
    ours, expected = le.read(path), le.from_networkx(theirs)
    assert ours.actors.ids == expected.actors.ids

    def ties(network: le.Network) -> list[Any]:
        return sorted(
            (*sorted((tie.source, tie.target)), tie.weight, tie.mutual)
            for tie in network.relationships
        )

    assert ties(ours) == ties(expected)


def test_defaults_hold_where_a_node_is_silent(tmp_path: Path) -> None:
    """networkx keeps a default for the whole graph only, and no node has it."""
    text = f"""{GRAPHML}
      <key id="k" for="node" attr.name="kind" attr.type="string"><default>business</default></key>
      <key id="w" for="edge" attr.name="weight" attr.type="double"><default>2</default></key>
      <graph edgedefault="directed">
        <node id="a"/><node id="b"><data key="k">founder</data></node>
        <edge source="a" target="b"/>
      </graph></graphml>"""
    network = read(tmp_path / "a.graphml", text)
    assert [actor.kind for actor in network.actors] == ["business", "founder"]
    assert network.relationships[0].weight == 2


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_edges_with_and_without_direction_in_one_file(suffix: str, tmp_path: Path) -> None:
    """networkx refuses such files, which Gephi and yEd write."""
    if suffix == ".graphml":
        text = f"""{GRAPHML}<graph edgedefault="directed"><node id="a"/><node id="b"/>
          <edge source="a" target="b"/><edge source="b" target="a" directed="false"/>
          </graph></graphml>"""
    else:
        text = f"""{GEXF}<graph defaultedgetype="directed">
          <nodes><node id="a"/><node id="b"/></nodes><edges>
          <edge source="a" target="b"/><edge source="b" target="a" type="undirected"/>
          </edges></graph></gexf>"""
    network = read(tmp_path / f"a{suffix}", text)
    assert [tie.mutual for tie in network.relationships] == [False, True]


def test_undirected_edges_are_mutual(tmp_path: Path) -> None:
    edge = '<edge source="a" target="b"/>'
    text = f'{GRAPHML}<graph edgedefault="undirected"><node id="a"/><node id="b"/>{edge}</graph>'
    assert read(tmp_path / "a.graphml", text + "</graphml>").relationships[0].mutual
    text = f'{GEXF}<graph><nodes><node id="a"/><node id="b"/></nodes><edges>{edge}</edges></graph>'
    assert read(tmp_path / "a.gexf", text + "</gexf>").relationships[0].mutual


def test_labels_are_names_where_there_is_no_other(tmp_path: Path) -> None:
    text = f"""{GRAPHML}<key id="l" for="node" attr.name="label"/>
      <key id="n" for="node" attr.name="name"/><graph>
      <node id="1"><data key="l">Kiosk</data></node>
      <node id="2"><data key="l">2</data><data key="n">Café</data></node>
      </graph></graphml>"""
    path = tmp_path / "a.graphml"
    assert [actor.name for actor in read(path, text).actors] == ["Kiosk", "Café"]
    assert le.read(path, node_mapping={"label": None}).actors[0].attributes == {"label": "Kiosk"}


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".graph.json"])
def test_a_label_that_repeats_the_id_is_no_name(suffix: str, tmp_path: Path) -> None:
    """networkx writes the id as the label of GEXF where there is none; a mapping takes it still."""
    graph: Any = nx.DiGraph()
    graph.add_node("a", label="a")
    graph.add_node("b", label="Kiosk")
    path = tmp_path / f"a{suffix}"
    if suffix == ".graphml":
        nx.write_graphml(graph, path)
    elif suffix == ".gexf":
        nx.write_gexf(graph, path)
    else:
        path.write_text(json.dumps(nx.node_link_data(graph, edges="edges")), encoding="utf-8")
    assert list(le.read(path).actors) == [le.Actor("a"), le.Actor("b", "Kiosk")]
    mapped = le.read(path, node_mapping={"label": "name"})
    assert list(mapped.actors) == [le.Actor("a", "a"), le.Actor("b", "Kiosk")]


def test_an_attribute_of_edges_called_type_is_kept(tmp_path: Path) -> None:
    """networkx writes it where GEXF says whether an edge has a direction."""
    graph: Any = nx.DiGraph()
    graph.add_edge("a", "b", type="delivers to")
    graph.add_edge("b", "c", type="directed")
    path = tmp_path / "a.gexf"
    nx.write_gexf(graph, path)
    assert 'type="delivers to"' in path.read_text(encoding="utf-8")
    ties = le.read(path, edge_mapping={"type": "kind"}, kinds={"delivers to": "supply"})
    said = [(tie.target, tie.kind, tie.mutual) for tie in ties.relationships]
    assert said == [("b", "supply", False), ("c", "unspecified", False)]


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".graph.json"])
def test_a_whole_number_in_a_date_is_a_year(suffix: str, tmp_path: Path) -> None:
    graph: Any = nx.DiGraph()
    graph.add_node("a", founded=1998)
    graph.add_node("b", founded=2001)
    graph.add_edge("a", "b", wave=2012)
    path = tmp_path / f"a{suffix}"
    if suffix == ".graphml":
        nx.write_graphml(graph, path)
    elif suffix == ".gexf":
        nx.write_gexf(graph, path)
    else:
        path.write_text(json.dumps(nx.node_link_data(graph, edges="edges")), encoding="utf-8")
    options: dict[str, Any] = {
        "node_mapping": {"founded": "since"}, "edge_mapping": {"wave": "since"},
    }  # fmt: skip
    for network in (le.read(path, **options), le.from_networkx(graph, **options)):
        assert list(network.actors) == [le.Actor("a", since="1998"), le.Actor("b", since="2001")]
        assert network.relationships.column("since") == [PartialDate(2012)]
    graph.nodes["b"]["founded"] = 1900.0  # as pandas makes it of a whole number beside gaps
    assert le.from_networkx(graph, **options).actors["b"].since == PartialDate(1900)
    for number, said in ((98, "'98'"), (2001.5, "2001.5"), (True, "True")):
        graph.nodes["a"]["founded"] = number
        with pytest.raises(ValidationError, match=f"since: {said} is not a date"):
            le.from_networkx(graph, **options)


def test_labels_and_groups_of_yed(tmp_path: Path) -> None:
    text = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
        xmlns:y="http://www.yworks.com/xml/graphml">
      <key id="d0" for="node" yfiles.type="nodegraphics"/>
      <key id="d1" for="edge" yfiles.type="edgegraphics"/>
      <graph edgedefault="directed">
        <node id="n0" yfiles.foldertype="group"><graph id="n0:">
          <node id="n0::n0"><data key="d0"><y:ShapeNode><y:Geometry x="1"/>
            <y:NodeLabel>Bäckerei<y:Model/></y:NodeLabel></y:ShapeNode></data></node>
        </graph></node>
        <edge source="n0" target="n0::n0"><data key="d1"><y:PolyLineEdge>
          <y:EdgeLabel>owns</y:EdgeLabel></y:PolyLineEdge></data></edge>
      </graph></graphml>"""
    network = read(tmp_path / "a.graphml", text)
    assert network.actors["n0::n0"].name == "Bäckerei"
    assert network.actors["n0::n0"].attributes == {"parent": "n0"}
    assert network.relationships[0].attributes == {"label": "owns"}


def test_gexf_of_other_versions_with_times_and_colours(tmp_path: Path) -> None:
    text = """<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
      <graph defaultedgetype="mutual" name="Hafen">
        <nodes><node id="0" label="Kiosk" start="2001-01-01">
          <attvalues><attvalue for="s" value="3" start="2001" end="2002"/>
            <attvalue for="s" value="4" start="2002"/></attvalues>
          <viz:size value="10"/><spells><spell start="2001" end="2003"/></spells>
          <nodes><node id="1" label="1"/></nodes></node>
        </nodes>
        <edges><edge id="x" source="0" target="1" weight="2.5" label="supply"/></edges>
        <attributes class="node" mode="dynamic">
          <attribute id="s" title="staff" type="integer"/>
          <attribute id="o" title="open" type="boolean"><default>true</default></attribute>
        </attributes>
      </graph></gexf>"""
    network = read(tmp_path / "a.gexf", text, edge_mapping={"label": "kind"})
    assert network.title.en == "Hafen"
    second, first = network.actors  # a node is complete after those in it
    assert (first.id, first.name) == ("0", "Kiosk")
    assert first.attributes["staff"] == ((3, "2001", "2002"), (4, "2002", None))
    assert first.attributes["start"] == "2001-01-01"
    assert first.attributes["viz"] == {"size": {"value": "10"}}
    assert first.attributes["spells"] == ({"start": "2001", "end": "2003"},)
    assert second.attributes == {"open": True, "parent": "0"}
    assert second.name is None
    tie = network.relationships[0]
    assert (tie.id, tie.kind, tie.weight, tie.mutual) == ("x", "supply", 2.5, True)


def test_ids_of_edges_count_where_they_tell_edges_apart(tmp_path: Path) -> None:
    """networkx numbers parallel edges from 0 for each pair: such ids say nothing."""
    nodes = '<node id="a"/><node id="b"/>'
    edges = '<edge id="0" source="a" target="b"/><edge id="{}" source="b" target="a"/>'
    text = f"{GRAPHML}<graph>{nodes}{edges}</graph></graphml>"
    first = read(tmp_path / "a.graphml", text.format("1")).relationships
    assert [tie.id for tie in first] == ["0", "1"]
    second = read(tmp_path / "a.graphml", text.format("0")).relationships
    assert [tie.id for tie in second] == [None, None]


def test_node_link_of_web_graphics_counts_nodes(tmp_path: Path) -> None:
    text = json.dumps(
        {
            "nodes": [{"name": "Kiosk", "group": 1}, {"name": "Café"}],
            "links": [{"source": 0, "target": 1, "value": 3}],
        }
    )
    network = read(tmp_path / "a.graph.json", text, weight="value")
    assert [(actor.id, actor.name) for actor in network.actors] == [("0", "Kiosk"), ("1", "Café")]
    assert network.relationships[0].weight == 3
    assert network.relationships[0].mutual


def test_self_ties_are_an_error_or_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    text = f'{GRAPHML}\n<graph><node id="a"/>\n<edge source="a" target="a"/></graph></graphml>'
    assert faults(path, text) == [
        (
            "line 3: relationship 'a/a/unspecified/-' (entry 1): a tie of an actor with itself; "
            "remove it or correct the target"
        )
    ]
    with pytest.warns(SelfTieWarning, match="1 tie of an actor with itself was dropped"):
        assert len(le.read(path, self_ties="drop").relationships) == 0


def test_the_line_is_that_of_the_tie_after_others_were_dropped(tmp_path: Path) -> None:
    text = f"""{GRAPHML}<key id="w" attr.name="weight" attr.type="double"/><graph>
      <node id="a"/><node id="b"/>
      <edge source="a" target="a"/>
      <edge source="a" target="b"><data key="w">0</data></edge></graph></graphml>"""
    path = tmp_path / "a.graphml"
    path.write_text(text, encoding="utf-8")
    with pytest.warns(SelfTieWarning), pytest.raises(ValidationError, match="line 4: relations"):
        le.read(path, self_ties="drop")


# Faults ----------------------------------------------------------------------------------------


def test_all_faults_of_a_graphml_file_with_their_lines(tmp_path: Path) -> None:
    text = f"""{GRAPHML}
      <key id="s" for="node" attr.name="stars" attr.type="int"/>
      <key id="o" for="node" attr.name="open" attr.type="boolean"/>
      <graph edgedefault="directed">
        <node id="a"><data key="s">four</data></node>
        <node id="a"/>
        <node><data key="x">1</data></node>
        <node id="b"><data key="o">maybe</data></node>
        <edge source="a" target="c"/>
        <edge target="b"/>
        <hyperedge/>
      </graph><graph/></graphml>"""
    assert faults(tmp_path / "a.graphml", text) == [
        "line 5: 'stars': 'four' is no value of the type int; correct it or change the type",
        "line 6: the node 'a' is already in line 5; rename or remove one",
        "line 7: the attribute id is missing",
        "line 8: 'open': 'maybe' is no value of the type boolean; correct it or change the type",
        "line 9: the edge names the node 'c', which is not there; add it or correct the edge",
        "line 10: the attribute source is missing",
        "line 11: a hyperedge; a tie has two ends, resolve it into edges",
        "line 12: a second graph; a file is one network, export the graphs one by one",
    ]
    german = faults(tmp_path / "a.graphml", text, "de")
    assert german[1] == (
        "Zeile 6: der Knoten 'a' steht schon in Zeile 5; bitte einen umbenennen oder streichen"
    )


def test_undeclared_attributes_are_named(tmp_path: Path) -> None:
    text = f'{GRAPHML}<graph><node id="a"><data key="x">1</data></node></graph></graphml>'
    assert "'x' is declared nowhere" in faults(tmp_path / "a.graphml", text)[0]
    value = '<attvalues><attvalue for="x" value="1"/></attvalues>'
    text = f'{GEXF}<graph><nodes><node id="a">{value}</node></nodes></graph></gexf>'
    assert "'x' is declared nowhere" in faults(tmp_path / "a.gexf", text)[0]


def test_all_faults_of_a_node_link_file(tmp_path: Path) -> None:
    text = json.dumps(
        {
            "nodes": [{"id": "a"}, {"id": "a"}, 3, {"id": {}}, {"id": "b"}],
            "edges": [{"source": "a"}, {"source": "a", "target": "c"}, {"source": [], "target": 1}],
        }
    )
    assert faults(tmp_path / "a.graph.json", text) == [
        "nodes, entry 2: the node 'a' is already further up; rename or remove one",
        "nodes, entry 3: 3 is not an object; write { … } with named values",
        "nodes, entry 4: {} cannot be an id; give a text or number",
        'edges, entry 1: "target" is missing',
        (
            "edges, entry 2: the edge names the node 'c', which is not there; add it or correct "
            "the edge"
        ),
        "edges, entry 3: [] cannot be an id; give a text or number",
        "edges, entry 3: the edge names the node 1, which is not there; add it or correct the edge",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[1]", "holds no graph of nodes and edges"),
        ('{"nodes": []}', "holds no graph of nodes and edges"),
        ('{"nodes": [], "edges": [], "links": []}', 'has both "edges" and "links"'),
        ('{"nodes": [', "the file breaks off"),
        ('{"nodes": [{"id": ' + "[" * 5000 + "]" * 5000 + '}], "edges": []}', "too deeply"),
    ],
)
def test_other_json_is_refused(tmp_path: Path, content: str, said: str) -> None:
    assert said in refusal(tmp_path / "a.graph.json", content)


# Files that mean harm --------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
@pytest.mark.parametrize(
    "document_type",
    [
        f'<!DOCTYPE g [<!ENTITY l0 "ha">{LAUGHS}]>',
        '<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE g SYSTEM "http://localhost/evil.dtd">',
        '<!DOCTYPE g [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>',
    ],
)
def test_entities_and_references_are_refused(
    tmp_path: Path, suffix: str, document_type: str
) -> None:
    text = f'<?xml version="1.0"?>\n{document_type}\n<g>&l9;&x;</g>'
    said = refusal(tmp_path / f"a{suffix}", text)
    assert "line 2: a document type (<!DOCTYPE …>) is not read, for safety; remove it" in said
    assert "aus Sicherheitsgründen" in refusal(tmp_path / f"a{suffix}", text, "de")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no element found"),
        ("<graphml><graph>", "line 1, column 17: no element found"),
        ("<graphml></graph>", "line 1, column 12: mismatched tag"),
        ("no xml", "line 1, column 1: syntax error"),
        ("<graphml>&nbsp;</graphml>", "undefined entity"),
        ('<?xml version="1.0" encoding="x-none"?><graphml/>', "its encoding cannot be read"),
        ("<graphml/>", "holds no graph; name a GraphML file"),
        ("<a>" * (MOST_LEVELS + 1), f"more than {MOST_LEVELS} levels"),
        (b"<graphml>\xff</graphml>", "not well-formed"),
    ],
)
def test_what_is_no_graph_is_refused(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert said in refusal(tmp_path / "a.graphml", text)
    assert refusal(tmp_path / "a.graphml", text, "de")


def test_other_encodings_are_read(tmp_path: Path) -> None:
    text = '<graph><node id="Käse"/></graph></graphml>'
    for name in ("utf-16", "iso-8859-1", "cp1252"):
        content = f'<?xml version="1.0" encoding="{name}"?>{GRAPHML}{text}'.encode(name)
        assert read(tmp_path / "a.graphml", content).actors[0].id == "Käse"


def test_too_large_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("localeconomy.io.graph_reading.LARGEST", 1000)
    text = f"{GRAPHML}<graph/></graphml>"
    assert read(tmp_path / "a.graphml", text + " " * (1000 - len(text))) == le.Network()
    said = refusal(tmp_path / "a.graphml", text + " " * 1001)
    assert "has more than 1,000 bytes; split it or write CSV" in said


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".graph.json", ".net", ".dl"])
def test_files_that_cannot_be_reached(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(FileFormatError, match="does not exist"):
        le.read(tmp_path / f"none{suffix}")
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(FileFormatError, match="holds no CSV file"):
        le.read(tmp_path / f"folder{suffix}")


def test_the_old_file_stays_when_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for suffix in (".graphml", ".gexf", ".graph.json", ".net", ".dl"):
        path = tmp_path / f"a{suffix}"
        path.write_text("old", encoding="utf-8")
        with monkeypatch.context() as context:
            context.setattr("os.fsync", full)
            with pytest.raises(FileFormatError, match="No space left on device"):
                le.write(quarter(), path)
        assert path.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 5


def test_options_are_those_of_graphs(tmp_path: Path) -> None:
    le.write(quarter(), tmp_path / "a.graphml")
    with pytest.raises(TypeError, match=r"no option 'kindz'; did you mean 'kinds'\?"):
        le.read(tmp_path / "a.graphml", kindz={})
    with pytest.raises(le.LocalEconomyError, match="'shop' is unknown"):
        le.read(tmp_path / "a.graphml", kinds={"x": "shop"})


def test_arcs_are_numbered_by_their_place() -> None:
    """The second arc of a mutual tie has the key of the first: 0, 1, 2, 2."""
    assert [key for _, _, key, _ in plain_graph_of(quarter()).arcs] == [0, 1, 2, 2]


def test_kinds_of_a_file_count_where_the_vocabulary_has_them(tmp_path: Path) -> None:
    text = f"""{GRAPHML}<key id="k" for="all" attr.name="kind"/><graph edgedefault="directed">
      <node id="a"><data key="k">business</data></node><node id="b"/>
      <edge source="a" target="b"><data key="k">business</data></edge></graph></graphml>"""
    kinds: Any
    for kinds in ({"business": "supply"}, {"relationships": {"business": "supply"}}):
        network = read(tmp_path / "a.graphml", text, kinds=kinds)
        assert network.actors["a"] == le.Actor("a", kind="business")
        assert network.relationships[0] == le.Relationship("a", "b", "supply")
