"""Pajek and UCINET files: every common form as it is meant, and what they keep of a network."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import given

import localeconomy as le
from localeconomy.errors import FileFormatError, LeftOutWarning, ValidationError
from localeconomy.io import dl_format, pajek_format
from localeconomy.io.line_text import label_of, quoted_label, words_of
from localeconomy.io.losses import losses
from tests.strategies import texts

if TYPE_CHECKING:
    from pathlib import Path

    from localeconomy.model.fields import Value


def read(path: Path, content: str | bytes, **options: Value) -> le.Network:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return le.read(path, **options)


def ties(network: le.Network) -> list[tuple[str, str, str, float, bool]]:
    return [
        (tie.source, tie.target, tie.kind, tie.weight, tie.mutual) for tie in network.relationships
    ]


def faults(path: Path, content: str, language: str = "en") -> list[str]:
    with pytest.raises(ValidationError) as caught:
        read(path, content)
    return [problem.into(language) for problem in caught.value.problems]


def quarter() -> le.Network:
    return le.Network(
        title=le.Text(de="Hafen", en="Harbour"),
        description="Three shops",
        as_of="2025",
        actors=[
            le.Actor("a", "Bäckerei", kind="business"),
            le.Actor("b"),
            le.Actor("c d"),
        ],
        memberships=[le.Membership("a", "b"), le.Membership("c d", "b")],
        relationships=[
            le.Relationship("a", "b", "supply", weight=2.5, since="2020"),
            le.Relationship("b", "c d", "contact", mutual=True),
            le.Relationship("a", "b", "supply", weight=0.5),
        ],
        headcounts=[le.Headcount("residents", 900, day="2025")],
    )


@given(texts())
def test_labels_come_back(label: str) -> None:
    assert words_of(quoted_label(label)) == [label]
    assert quoted_label(label).isascii()


def test_signs_beyond_unicode_stay_as_they_are() -> None:
    assert label_of("&#228;&#1114112;&#55296;&#12345678;") == "ä&#1114112;&#55296;&#12345678;"


# Pajek -----------------------------------------------------------------------------------------


def test_pajek_of_arcs_and_edges(tmp_path: Path) -> None:
    """networkx takes the edges after arcs for arcs, too."""
    text = """% made by hand
*Network Harbour quarter
*vertices 3
1 "Käse & Co." 0.1 0.2 0.5 box ic Red
2 Kiosk
3 "Caf&#233;" [1-5]
*Arcs
1 2 2.5 c Blue
2 1
*Edges
2 3 1 [2-3]
"""
    network = read(tmp_path / "a.net", text)
    assert network.title.en == "Harbour quarter"
    assert [actor.id for actor in network.actors] == ["Käse & Co.", "Kiosk", "Café"]
    assert network.actors[0].attributes == {
        "x": 0.1, "y": 0.2, "z": 0.5, "shape": "box", "ic": "Red",
    }  # fmt: skip
    assert network.actors[2].attributes == {"time": "[1-5]"}
    assert ties(network) == [
        ("Käse & Co.", "Kiosk", "unspecified", 2.5, False),
        ("Kiosk", "Käse & Co.", "unspecified", 1.0, False),
        ("Kiosk", "Café", "unspecified", 1.0, True),
    ]
    assert network.relationships[0].attributes == {"c": "Blue"}
    assert network.relationships[2].attributes == {"time": "[2-3]"}


def test_pajek_of_several_relations(tmp_path: Path) -> None:
    text = """*Vertices 3
*Arcs :1 "asks advice of"
1 2
*Edges :2
2 3
*Arcslist :3 "supply"
1 2 3
*Edgeslist :4 "contact"
3 1
"""
    network = read(tmp_path / "a.net", text, kinds={"asks advice of": "advice"})
    assert ties(network) == [
        ("1", "2", "advice", 1.0, False),
        ("2", "3", "unspecified", 1.0, True),
        ("1", "2", "supply", 1.0, False),
        ("1", "3", "supply", 1.0, False),
        ("3", "1", "contact", 1.0, True),
    ]
    assert network.relationships[1].attributes == {"kind": "2"}


def test_pajek_of_matrices_and_two_modes(tmp_path: Path) -> None:
    text = '*Vertices 3 2\n1 a\n2 b\n3 c\n*Matrix :1 "supply"\n0 1.5 0\n0 0 0\n0 2 0\n'
    network = read(tmp_path / "a.net", text)
    assert ties(network) == [("a", "b", "supply", 1.5, False), ("c", "b", "supply", 2.0, False)]
    assert [actor.attributes["mode"] for actor in network.actors] == [1, 1, 2]


def test_pajek_in_the_encodings_that_are_met(tmp_path: Path) -> None:
    text = '*Vertices 1\r\n1 "Käse"\r\n'
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert read(tmp_path / "a.net", text.encode(encoding)).actors[0].id == "Käse"


def test_pajek_as_networkx_writes_it(tmp_path: Path) -> None:
    graphs: tuple[Any, ...] = (nx.DiGraph([("a", "b")]), nx.florentine_families_graph())
    for graph in graphs:
        nx.set_node_attributes(graph, dict.fromkeys(graph, "business"), "kind")
        nx.write_pajek(graph, tmp_path / "a.net")
        network = le.read(tmp_path / "a.net")
        assert [actor.id for actor in network.actors] == list(graph)
        assert {actor.kind for actor in network.actors} == {"business"}
        assert len(network.relationships) == graph.number_of_edges()
        assert {tie.mutual for tie in network.relationships} == {not graph.is_directed()}


def test_all_faults_of_a_pajek_file(tmp_path: Path) -> None:
    text = """*Vertices 2
1 "a"
2 "a"
3 "c"
*Arcs
1
1 x 2
1 2 heavy
*Arcslist
1
*Matrix
0 1
0 one
*Matrix
0
*Partition p
1
"""
    assert faults(tmp_path / "a.net", text) == [
        "line 3: the node 'a' is already in line 2; rename or remove one",
        "line 4: '3' is no number of a vertex (1 to 2)",
        "line 6: a tie needs the numbers of both vertices",
        "line 7: 'x' is no number of a vertex (1 to 2)",
        "line 8: 'heavy' is not a number; write it with a decimal point",
        "line 10: a tie needs the numbers of both vertices",
        "line 13: 'one' is not a number; write it with a decimal point",
        "line 15: the row of the matrix has 1 numbers, 2 are needed",
        "line 16: the matrix has 1 rows, 2 are needed",
        "line 16: the section '*Partition' is not read; export the network alone",
    ]
    assert faults(tmp_path / "a.net", text, "de")[1] == (
        "Zeile 4: '3' ist keine Nummer eines Knotens (1 bis 2)"
    )


@pytest.mark.parametrize("count", ["", "many", "99999999", "-1"])
def test_absurd_sizes_are_refused_at_once(tmp_path: Path, count: str) -> None:
    said = "line 1: '*Vertices' is followed by the number of vertices, at most 100000"
    assert faults(tmp_path / "a.net", f"*Vertices {count}\n") == [said]
    assert len(read(tmp_path / "a.net", "*Vertices 100000\n").actors) == 100_000


def test_a_second_network_in_one_file_is_a_fault(tmp_path: Path) -> None:
    """Its ties would be taken for those of the first."""
    text = "*Vertices 2\n*Matrix\n0 1\n0 0\n*Vertices 1\n*Vertices\n"
    said = "a second list of vertices begins here; put each network into a file of its own"
    assert faults(tmp_path / "a.net", text) == [f"line 5: {said}", f"line 6: {said}"]


def test_no_pajek_file(tmp_path: Path) -> None:
    for content in ("", "1 2\n", b"\x00\x01"):
        with pytest.raises(FileFormatError, match=r"is not a Pajek file|is not text"):
            read(tmp_path / "a.net", content)


def test_what_pajek_keeps(tmp_path: Path) -> None:
    """Worked out by hand: ids, and of each tie the ends, kind, weight and way; by kind."""
    path = tmp_path / "a.net"
    said = (
        r"Pajek does not hold the title; the description; the day of the record; actors: name and "
        r"kind; 2 memberships; relationships: since; 1 headcount$"
    )
    with pytest.warns(LeftOutWarning, match=said):
        le.write(quarter(), path)
    assert path.read_text(encoding="ascii") == (
        '*Network "Harbour"\n*Vertices 3\n1 "a"\n2 "b"\n3 "c d"\n'
        '*Arcs :1 "supply"\n1 2 2.5\n1 2 0.5\n*Edges :2 "contact"\n2 3 1\n'
    )
    expected = [
        ("a", "b", "supply", 2.5, False),
        ("a", "b", "supply", 0.5, False),
        ("b", "c d", "contact", 1.0, True),
    ]
    again = le.read(path)
    assert ties(again) == expected == ties(pajek_format.kept(quarter()))
    assert again.title == le.Text(de="Harbour", en="Harbour")


def test_ties_of_no_stated_kind_are_written_plainly(tmp_path: Path) -> None:
    """networkx takes the name of a second relation for a tie, igraph reads no names at all."""
    actors = [le.Actor("a"), le.Actor("b"), le.Actor("c")]
    one_way = [le.Relationship("a", "b", weight=2.5), le.Relationship("b", "c")]
    network = le.Network(
        actors=actors,
        relationships=[one_way[0], le.Relationship("b", "c", mutual=True), one_way[1]],
    )
    path = tmp_path / "a.net"
    le.write(network, path)
    vertices = '*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n'
    assert path.read_text(encoding="ascii") == f"{vertices}*Arcs\n1 2 2.5\n2 3 1\n*Edges\n2 3 1\n"
    assert le.read(path) == pajek_format.kept(network)
    for ties_, is_directed in ((one_way, True), ([network.relationships[1]], False)):
        le.write(le.Network(actors=actors, relationships=ties_), path)
        graph = nx.read_pajek(path)
        assert graph.is_directed() == is_directed
        assert list(graph.nodes) == ["a", "b", "c"]
        assert [(one, other, data["weight"]) for one, other, data in graph.edges(data=True)] == [
            (tie.source, tie.target, tie.weight) for tie in ties_
        ]


def test_networkx_reads_one_relation_of_one_way_alone(tmp_path: Path) -> None:
    """What the how-to guide warns of: of a second relation, networkx makes two nodes."""
    network = quarter().without(memberships=None)
    with pytest.warns(LeftOutWarning):
        le.write(network, tmp_path / "a.net")
    assert list(nx.read_pajek(tmp_path / "a.net")) == ["a", "b", "c d", "*Edges", ":2"]
    one = network.replace(relationships=[network.relationships[0], network.relationships[2]])
    with pytest.warns(LeftOutWarning):
        le.write(one, tmp_path / "a.net")
    graph = nx.read_pajek(tmp_path / "a.net")
    assert sorted(graph.edges(data="weight")) == [("a", "b", 0.5), ("a", "b", 2.5)]


def test_nothing_is_said_where_nothing_is_lost(tmp_path: Path) -> None:
    network = le.Network(actors=[le.Actor("a"), le.Actor("b")])
    for suffix in (".net", ".dl"):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            le.write(network, tmp_path / f"a{suffix}")
        assert le.read(tmp_path / f"a{suffix}") == network


def test_losses_in_german() -> None:
    found = [loss.de for loss in losses(quarter(), dl_format.kept(quarter()))]
    assert found == [
        "der Titel", "die Beschreibung", "der Stand", "Akteure: Name und Art",
        "2 Mitgliedschaften", "Beziehungen: seit", "Beziehungen: aus 3 werden 2", "1 Zählung",
    ]  # fmt: skip


# UCINET DL -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "dl n=3 format=fullmatrix\nlabels:\na,b,c\ndata:\n0 2 0\n0 0 0\n1 0 0\n",
        'DL N = 3\nLABELS:\n"a"\n"b" c\nDATA:\n0 2 0 0 0 0\n1 0 0',
        "dl n=3\ndiagonal = absent\nlabels:\na b c\ndata:\n2 0\n0 0\n1 0\n",
        "dl nr=3, nc=3\nrow labels:\na b c\ncolumn labels:\na b c\ndata:\n0 2 0\n0 0 0\n1 0 0\n",
        "dl n=3 format=fm labels embedded\ndata:\n  a b c\na 0 2 0\nb 0 0 0\nc 1 0 0\n",
        "dl n=3, format=edgelist1\nlabels:\na,b,c\ndata:\n1 2 2\n3 1\n",
        "dl n=3 format=el1 labels embedded:\ndata:\na b 2\nc a\n",
        "dl n=3 format=edgelist1\nlabels:\na,b,c\nlabels embedded\ndata:\na,b,2\nc,a\n",
    ],
)
def test_forms_of_dl(tmp_path: Path, text: str) -> None:
    network = read(tmp_path / "a.dl", text)
    assert {actor.id for actor in network.actors} == {"a", "b", "c"}
    assert ties(network) == [
        ("a", "b", "unspecified", 2.0, False),
        ("c", "a", "unspecified", 1.0, False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "dl n=3 format=nodelist1\nlabels:\na,b,c\ndata:\n1 2 3\n3 2\n",
        "dl format=nl1\nlabels embedded\ndata:\na b c\nc b\n",
    ],
)
def test_lists_of_nodes(tmp_path: Path, text: str) -> None:
    found = [(one, other) for one, other, *_ in ties(read(tmp_path / "a.dl", text))]
    assert found == [("a", "b"), ("a", "c"), ("c", "b")]


@pytest.mark.parametrize(
    "text",
    [
        "dl n=3 format=lowerhalf\nlabels: a b c\ndata:\n0\n2 0\n0 1.5 0\n",
        "dl n=3 format=lh diagonal absent\nlabels: a b c\ndata:\n2\n0 1.5\n",
        "dl n=3 format=upperhalf\nlabels: a b c\ndata:\n0 2 0\n0 1.5\n0\n",
        "dl n=3 format=uh\ndiagonal = absent\nlabels: a b c\ndata:\n2 0\n1.5\n",
        "dl n=3 format=lowerhalf\nrow labels embedded\ndata:\na 0\nb 2 0\nc 0 1.5 0\n",
        "dl n=3 format=upperhalf labels embedded\ndata:\na b c\na 0 2 0\nb 0 1.5\nc 0\n",
    ],
)
def test_halves_of_matrices_hold_mutual_ties(tmp_path: Path, text: str) -> None:
    network = read(tmp_path / "a.dl", text)
    assert network.actors.ids == ("a", "b", "c")
    assert ties(network) == [
        ("a", "b", "unspecified", 2.0, True),
        ("b", "c", "unspecified", 1.5, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "dl nr=2 nc=3\nrow labels:\nann bob\ncolumn labels:\nx y z\ndata:\n1 0 2\n0 1 0\n",
        "dl nr=2, nc=3\nlabels embedded\ndata:\nx y z\nann 1 0 2\nbob 0 1 0\n",
        "dl nr=2 nc=3\nrow labels embedded\ncol labels: x y z\ndata:\nann 1 0 2\nbob 0 1 0\n",
        "dl nr=2 nc=3 format=el2 row labels: ann bob col labels: x y z data:\n1 1\n1 3 2\n2 2\n",
        "dl nr=2 nc=3 format=edgelist2\nlabels embedded\ndata:\nann x\nbob y\nann z 2\n",
    ],
)
def test_two_kinds_of_nodes(tmp_path: Path, text: str) -> None:
    """Rows are the first kind, columns the second: as for Pajek, ties lead from the one to it."""
    network = read(tmp_path / "a.dl", text)
    modes = {actor.id: actor.attributes["mode"] for actor in network.actors}
    assert modes == {"ann": 1, "bob": 1, "x": 2, "y": 2, "z": 2}
    assert sorted(ties(network)) == [
        ("ann", "x", "unspecified", 1.0, False),
        ("ann", "z", "unspecified", 2.0, False),
        ("bob", "y", "unspecified", 1.0, False),
    ]


def test_two_kinds_of_as_many_nodes(tmp_path: Path) -> None:
    """What tells them apart is their names; without names, their numbers would be the same."""
    text = "dl nr=2 nc=2\nrow labels: ann bob\ncol labels: x y\ndata:\n0 1\n1 0\n"
    assert [tie[:2] for tie in ties(read(tmp_path / "a.dl", text))] == [("ann", "y"), ("bob", "x")]
    text = "dl nr=1 nc=2 nm=2\nmatrix labels: supply contact\ndata:\n0 1\n1 0\n"
    network = read(tmp_path / "a.dl", text)
    assert network.actors.ids == ("row 1", "col 1", "col 2")
    assert ties(network) == [
        ("row 1", "col 2", "supply", 1.0, False),
        ("row 1", "col 1", "contact", 1.0, False),
    ]
    text = "dl nr=2 nc=3 format=nodelist2\ndata:\n1 1 3\n2 2\n"
    assert [tie[:2] for tie in ties(read(tmp_path / "a.dl", text))] == [
        ("row 1", "col 1"), ("row 1", "col 3"), ("row 2", "col 2"),
    ]  # fmt: skip


def test_several_relations_and_symmetric_ones(tmp_path: Path) -> None:
    text = """dl n=2 nm=3
labels: a b
matrix labels: supply, "asks for" Contact
data:
0 2
0 0

0 1
1 0

0 1
2 0
"""
    network = read(tmp_path / "a.dl", text, kinds={"asks for": "advice", "Contact": "contact"})
    assert ties(network) == [
        ("a", "b", "supply", 2.0, False),
        ("a", "b", "advice", 1.0, True),  # symmetric
        ("a", "b", "contact", 1.0, False),
        ("b", "a", "contact", 2.0, False),
    ]


def test_without_labels_nodes_are_numbered(tmp_path: Path) -> None:
    network = read(tmp_path / "a.dl", "dl n=3 format=edgelist1\ndata:\n1 2\n")
    assert [actor.id for actor in network.actors] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dl n=2\ndata:\n0 1 0\n", "line 3: the data have 3 values, 4 are needed"),
        ("dl n=2\ndata:\n0 x\n1 0", "line 3: 'x' is not a number; write it with a decimal point"),
        ("dl n=two\ndata:\n", "'two': 'n =' is followed by a whole number of at most 100000"),
        ("dl n=999999999\ndata:\n", "is followed by a whole number of at most 100000"),
        ("dl n=2 format=blockmatrix\ndata:\n", "the format 'blockmatrix' is not read; use full"),
        ("dl nr=2 nc=3\ndata:\n", "line 1: the data have 0 values, 6 are needed"),
        ("dl nr=2 nc=3 format=el1\ndata:\n1 2", "line 2: the format 'edgelist1' has one kind of"),
        ("dl nr=2 nc=3 format=lh\ndata:\n1 2", "rows and of columns differ; use fullmatrix"),
        ("dl nr=1 nc=2\nlabels:\na b\ndata:\n1 2", "line 3: the nodes of rows and of columns diff"),
        ("dl nr=1 nc=2\nrow labels: a\ncol labels: a b\ndata:\n0 1", "the node 'a' is already in"),
        ("dl nr=1 nc=2 format=el2\ndata:\n2 1\n1 2", "line 3: '2' is no number of a node (1 to 1)"),
        (
            "dl nr=2 nc=1 format=nl2 labels embedded\ndata:\na x",
            "data name 1 nodes, nr is 2; change",
        ),
        ("dl n=3 format=lowerhalf\ndata:\n0\n1 0\n", "the data have 3 values, 6 are needed"),
        ("dl n=100000 format=uh\ndata:\n0", "the data have 1 values, 5000050000 are needed"),
        ("dl labels:\na b\nn=2\ndata:\n", "the labels come before their number; write 'n = …'"),
        ("dl n=3 labels:\na b\ndata:\n", "line 1: 2 labels, 3 are needed"),
        ("dl n=2 labels:\na\ndata:\n0 1 0 0", "line 1: 1 labels, 2 are needed"),
        ("dl n=1 labels:\na\nn=2\ndata:\n0 1 0 0", "line 2: 1 labels, 2 are needed"),
        ("dl n=2 colour=red\ndata:\n0 0 0 0", "line 1: 'colour' is no statement that is read"),
        ("dl n=2 format=edgelist1\ndata:\n1 3\n", "line 3: '3' is no number of a node (1 to 2)"),
        ("dl n=2 format=edgelist1\ndata:\n1\n", "line 3: 1 values; an edge has two nodes and at"),
        ("dl n=2 format=edgelist1\ndata:\n1 2 x", "line 3: 'x' is not a number"),
        ("dl n=2 nm=2 format=el1\ndata:\n1 2", "several relations (nm) are read as matrices alone"),
        ("dl n=3 format=el1 labels embedded\ndata:\na b", "the data name 2 nodes, n is 3; change"),
        ("dl n=2\nlabels: a a\ndata:\n0 0 0 0", "line 2: the node 'a' is already in line 2"),
        ("dl n=1\nlabels: a\ndata:\n1", "line 4: relationship 'a/a/unspecified/-' (entry 1)"),
    ],
)
def test_faults_of_dl(tmp_path: Path, text: str, said: str) -> None:
    assert said in "\n".join(faults(tmp_path / "a.dl", text))
    assert faults(tmp_path / "a.dl", text, "de")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is not a DL file"),
        ("0 1\n1 0\n", "is not a DL file"),
        ("dl n=3\n", "'data:' is missing"),
        (b"\x00\x01", "is not text"),
    ],
)
def test_no_dl_file(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(FileFormatError, match=said):
        read(tmp_path / "a.dl", content)


def test_what_dl_keeps(tmp_path: Path) -> None:
    """Two parallel ties of 2.5 and 0.5 make one cell of 3; the contact is symmetric."""
    path = tmp_path / "a.dl"
    with pytest.warns(LeftOutWarning, match="relationships: 3 become 2"):
        le.write(quarter(), path)
    assert path.read_text(encoding="ascii").split("data:\n")[1] == (
        "0 3 0\n0 0 0\n0 0 0\n0 0 0\n0 0 1\n0 1 0\n"
    )
    assert ties(le.read(path)) == [
        ("a", "b", "supply", 3.0, False),
        ("b", "c d", "contact", 1.0, True),
    ]


def test_labels_that_look_like_statements(tmp_path: Path) -> None:
    network = le.Network(actors=[le.Actor("data:"), le.Actor("labels:"), le.Actor("n=3")])
    le.write(network, tmp_path / "a.dl")
    assert le.read(tmp_path / "a.dl") == network


def test_too_large_a_matrix_is_not_written(tmp_path: Path) -> None:
    """5,001 actors make 25,010,001 cells."""
    network = le.Network(actors=[le.Actor(str(number)) for number in range(5001)])
    with pytest.raises(FileFormatError, match=r"25,010,001 cells, 25,000,000 at most .* GraphML"):
        le.write(network, tmp_path / "a.dl")
    twice = [le.Relationship("a", "b", "supply", weight=1.7e308, id=name) for name in "xy"]
    strong = le.Network(actors=[le.Actor("a"), le.Actor("b")], relationships=twice)
    with pytest.raises(FileFormatError, match="the weights of a and b are too large together"):
        dl_format.dumps(strong)
