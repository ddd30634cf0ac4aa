"""Networks that others collected, read through mappings, have the figures that others found.

They lie beside the checkout and are no part of it; without them these tests are skipped. Every view
of every network is made from the record that was read, and compared with its reference figures.
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any, Final

import attrs
import networkx as nx
import numpy as np
import polars as pl
import pytest

import localeconomy as le
from localeconomy.compiled import compile_snapshot
from localeconomy.compiled.projection import Projection
from localeconomy.compiled.two_mode import two_mode_projection
from tests.indicators import test_reference_networks as reference

DATA: Final = Path(__file__).resolve().parents[3] / "shared" / "data"
NETWORKS: Final = sorted(path.parent.name for path in DATA.glob("*/ref.json"))

pytestmark = pytest.mark.skipif(not NETWORKS, reason="real networks are not there")

every_network = pytest.mark.parametrize("slug", NETWORKS)

ACTOR_KINDS: Final = {
    "firm": "business",
    "company": "business",
    "organisation": "institution",
    "club or board": "association",
    "committee": "political_body",
    "group": "initiative",
    "project": "initiative",
    **dict.fromkeys(("CEO", "director", "lawyer", "person", "woman", "worker"), "person"),
    **dict.fromkeys(("activity field", "event", "family"), "unspecified"),
}
TIE_KINDS: Final = {
    "asks_technical_advice": "advice",
    "business": "cooperation",
    "collaboration": "cooperation",
    "communication": "information",
    "cowork": "joint_project",
    "deems_influential": "recognition",
    "dissemination": "information",
    "friendship": "personal",
    "instrumental": "support",
    "lead_partner": "joint_project",
    "marriage": "personal",
    "partner": "joint_project",
    "political_information": "information",
    "scientific_info_received_from": "information",
    "scientific_info_sent_to": "information",
    "sociational": "personal",
    **dict.fromkeys(
        ("active_in", "board_seat", "committee_membership", "membership", "participates_in"),
        "unspecified",
    ),
}
WAVES: Final = {
    "kecskemet_print_cluster": {"2012": "2012-12-31", "2015": "2015-12-31"},
    "scottish_capital": {
        "1904-05": "1905-06-30",
        "1920-21": "1921-06-30",
        "1937-38": "1938-06-30",
        "1955-56": "1956-06-30",
        "1973-74": "1974-06-30",
    },
}
"""Where waves are times, a day of each; elsewhere they stay an attribute."""


# How they are read ------------------------------------------------------------------------------


@attrs.frozen
class Source:
    """What a folder holds, and what its columns mean."""

    actors: pl.DataFrame
    ties: pl.DataFrame
    self_ties: int

    @property
    def columns(self) -> dict[str, dict[str, Any]]:
        """The mapping: kinds are kept in their own words as well, all else as attributes."""
        actors = {"label": "name", "kind": ("kind", "attributes")}
        ties = {"type": ("kind", "attributes"), "start": "since", "end": "until"}
        return {
            name: {
                column: known.get(column, "attributes")
                for column in frame.columns
                if column in known or column not in plain
            }
            for name, frame, known, plain in (
                ("actors", self.actors, actors, ("id", "sector", "district")),
                ("relationships", self.ties, ties, ("source", "target", "weight", "mutual", "id")),
            )
        }


def source_of(slug: str) -> Source:
    """The frames of a folder: undirected ties are mutual, those of a node with itself left out."""
    actors = pl.read_csv(DATA / slug / "nodes.csv", infer_schema_length=None)
    ties = pl.read_csv(DATA / slug / "edges.csv", infer_schema_length=None)
    ties = ties.with_columns(mutual=pl.col("directed") == 0).drop("directed")
    if slug == "interreg_de_nl":  # 2015/06/30 is no date of the calendar as programs write it
        ties = ties.with_columns(pl.col("start", "end").str.replace_all("/", "-"))
    if slug == "kecskemet_print_cluster":  # a year of a survey
        ties = ties.with_columns(start=pl.col("wave"), end=pl.col("wave"))
    if slug == "scottish_capital":
        # 1904-05 is a span of two years and no month of May. The same seat may stand twice in it.
        first = pl.col("wave").str.slice(0, 4).cast(pl.Int64)
        ties = ties.with_columns(start=first, end=first + 1).with_row_index("id")
    proper = ties.filter(pl.col("source") != pl.col("target"))
    return Source(actors, proper, len(ties) - len(proper))


def network_of(source: Source, convert: Any = None) -> le.Network:  # noqa: ANN401 - from polars to others
    districts = source.actors.select(pl.col("^district$")).drop_nulls().unique(maintain_order=True)
    frames: dict[str, Any] = {"actors": source.actors, "relationships": source.ties}
    columns: dict[str, Any] = {**source.columns}
    if districts.width:
        frames["districts"] = districts
        columns["districts"] = {"district": "id"}
    if convert is not None:
        frames = {name: convert(frame) for name, frame in frames.items()}
    return le.from_frames(**frames, columns=columns, kinds=ACTOR_KINDS | TIE_KINDS)


# What is made of them ---------------------------------------------------------------------------


def rows_of(actors: le.Table[le.Actor]) -> list[dict[str, str]]:
    """The actors as the reference's own reader gives them: texts, empty where missing."""
    names = {name for actor in actors for name in actor.attributes}
    return [
        dict.fromkeys(names, "")
        | {"id": actor.id, "sector": actor.sector or "", "district": actor.district or ""}
        | {name: str(value) for name, value in actor.attributes.items()}
        for actor in actors
    ]


def graph_of(network: le.Network, rows: Any, *, directed: bool) -> Projection:  # noqa: ANN401 - an index
    """The graph of some rows of the relationships, in force or not."""
    compiled = compile_snapshot(network.at("2026-01-01"))
    return Projection.from_arcs(
        len(network.actors),
        compiled.actors_of("relationships", "source")[rows],
        compiled.actors_of("relationships", "target")[rows],
        directed=directed,
        mutual=compiled.is_true("relationships", "mutual")[rows],
    )


def has_attribute(network: le.Network, name: str, value: str) -> np.ndarray[Any, Any]:
    said = [str(each.get(name)) for each in network.relationships.column("attributes")]
    return np.array([each == value for each in said], dtype=np.bool_)


def view(slug: str, network: le.Network, name: str) -> tuple[list[dict[str, str]], Projection]:
    """Actors and graph of a view: ``all|…``, ``type=…|…``, ``wave=…|…``, ``projection …``."""
    actors = rows_of(network.actors)
    if name.startswith("projection kind="):
        members = [row["kind"] == name.removeprefix("projection kind=") for row in actors]
        compiled = compile_snapshot(network.at("2026-01-01"))
        source, target = (compiled.actors_of("relationships", end) for end in ("source", "target"))
        graph = two_mode_projection(len(actors), source, target, members)
        return [row for row, chosen in zip(actors, members, strict=True) if chosen], graph
    part, direction = name.rsplit("|", 1)
    directed = direction == "directed"
    if part == "all":
        return actors, graph_of(network, slice(None), directed=directed)
    what, value = part.split("=", 1)
    if what == "wave" and slug in WAVES:
        graph = compile_snapshot(network.at(WAVES[slug][value])).projection(directed=directed)
    else:
        graph = graph_of(network, has_attribute(network, what, value), directed=directed)
    tied = graph.undirected().degree() > 0
    return [row for row, has_tie in zip(actors, tied, strict=True) if has_tie], graph.subgraph(tied)


def compare(slug: str, network: le.Network, name: str, figures: dict[str, Any]) -> int:
    """Compare one view with all tools, within the ten digits that the references have."""
    actors, graph = view(slug, network, name)
    compared = 0
    for key, by_tool in figures.items():
        if key in reference.NOT_OURS:
            continue
        if key == reference.BURT:
            reference.compare_constraint(name, by_tool, actors, graph)
        else:
            found = reference.our_figure(key, actors, graph)
            for tool, expected in by_tool.items():
                assert found == pytest.approx(expected, rel=1e-9, abs=1e-9), (name, key, tool)
        compared += 1
    return compared


def figures_of(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / slug / "ref.json").read_text(encoding="utf-8"))
    return found["views"]  # type: ignore[no-any-return]


def pairs_on(network: le.Network, day: str) -> set[tuple[str, str]]:
    """Who is tied to whom on a day, whatever the direction."""
    ids = network.actors.ids
    graph = compile_snapshot(network.at(day)).projection()
    arcs = zip(graph.rows.tolist(), graph.indices.tolist(), strict=True)
    return {(ids[one], ids[other]) for one, other in arcs if one < other}


# Tests ------------------------------------------------------------------------------------------


@every_network
def test_nothing_is_lost_in_reading(slug: str) -> None:
    source = source_of(slug)
    network = network_of(source)
    counts = {name: set(by_tool.values()) for name, by_tool in figures_of(slug)["_counts"].items()}
    assert {len(network.actors)} == counts["node_rows"]
    assert {source.self_ties} == counts["self_loops"]
    assert {len(network.relationships) + source.self_ties} == counts["edge_rows"]
    # A self-tie of these data weighs 1.
    weight = sum(network.relationships.column("weight")) + source.self_ties
    assert {weight} == counts["weight_sum"]
    for name, frame, table in (
        ("actors", source.actors, network.actors),
        ("relationships", source.ties, network.relationships),
    ):
        for column, field in source.columns[name].items():
            kept = sum(column in record.attributes for record in table)
            expected = frame[column].count() if "attributes" in field else 0
            assert kept == expected, (name, column)


@every_network
def test_every_library_of_frames_gives_the_same_network(slug: str) -> None:
    source = source_of(slug)
    network = network_of(source)
    assert network_of(source, pl.DataFrame.to_arrow) == network
    again = network_of(source, pl.DataFrame.to_pandas)
    assert again.relationships == network.relationships
    # pandas makes floats of whole numbers beside gaps: 5 becomes 5.0, which is the same number.
    assert again.actors == network.actors


@every_network
def test_every_figure_is_the_one_that_others_found(slug: str) -> None:
    network = network_of(source_of(slug))
    compared = {
        name: compare(slug, network, name, figures)
        for name, figures in figures_of(slug).items()
        if name not in reference.NOT_OURS
    }
    assert sum(compared.values()) >= 24  # one undirected view has as many figures


@pytest.mark.parametrize("slug", sorted(set(WAVES) & set(NETWORKS)))
def test_what_stays_between_waves(slug: str) -> None:
    """Ties of consecutive days, against the reference's edges kept, lost and new."""
    network = network_of(source_of(slug))
    days = WAVES[slug]
    changes = figures_of(slug)["_wave_stability"]
    assert [(each["from_"], each["to"]) for each in changes] == list(itertools.pairwise(days))
    for change in changes:
        before, after = (pairs_on(network, days[change[end]]) for end in ("from_", "to"))
        named = [{name for pair in pairs for name in pair} for pairs in (before, after)]
        assert change["edges_kept"] == len(before & after)
        assert change["edges_lost"] == len(before - after)
        assert change["edges_new"] == len(after - before)
        assert change["jaccard"] == pytest.approx(len(before & after) / len(before | after))
        assert change["nodes_kept"] == len(named[0] & named[1])
        assert change["nodes_lost"] == len(named[0] - named[1])
        assert change["nodes_new"] == len(named[1] - named[0])


def test_two_waves_of_a_printing_cluster() -> None:
    """Read by a mapping alone: the year of a wave is the time of its ties."""
    slug = "kecskemet_print_cluster"
    nodes = pl.read_csv(DATA / slug / "nodes.csv")
    edges = pl.read_csv(DATA / slug / "edges.csv")
    others = [name for name in nodes.columns if name not in ("id", "label", "kind", "sector")]
    network = le.from_frames(
        actors=nodes,
        relationships=edges,
        columns={
            "actors": {"label": "name", **dict.fromkeys(others, "attributes")},
            "relationships": {"type": "kind", "wave": ("since", "until"), "directed": None},
        },
        kinds={"firm": "business", "asks_technical_advice": "advice"},
    )
    assert repr(network) == "<Network: 28 actors, 404 relationships>"
    views = figures_of(slug)
    for year, ties in ((2012, 223), (2015, 181)):  # the rows of each wave in edges.csv
        compiled = compile_snapshot(network.at(f"{year}-06-30"))
        assert len(compiled.ties(["advice"])) == edges.filter(wave=year).height == ties
        for directed in (False, True):
            graph = compiled.projection(["advice"], directed=directed)
            tied = graph.undirected().degree() > 0
            expected = views[f"wave={year}|{'directed' if directed else 'undirected'}"]
            rows = [row for row, each in zip(rows_of(network.actors), tied, strict=True) if each]
            for key, by_tool in expected.items():
                if key in reference.STRUCTURAL:
                    found = reference.our_figure(key, rows, graph.subgraph(tied))
                    for tool, figure in by_tool.items():
                        assert found == pytest.approx(figure, rel=1e-9, abs=1e-9), (key, tool)
    assert len(compile_snapshot(network.at("2013-06-30")).ties()) == 0


FILES: Final[dict[str, Any]] = {
    ".graphml": nx.write_graphml,
    ".gexf": nx.write_gexf,
    ".graph.json": lambda graph, path: path.write_text(
        json.dumps(nx.node_link_data(graph, edges="edges")), encoding="utf-8"
    ),
}


@pytest.mark.parametrize("suffix", FILES)
@every_network
def test_graph_files_of_networkx_give_the_same_network(
    slug: str, suffix: str, tmp_path: Path
) -> None:
    """The same rows as a graph of networkx, with the attributes that it has for foreign ones."""
    source = source_of(slug)
    graph: Any = nx.MultiDiGraph()
    for row in source.actors.drop("district", strict=False).to_dicts():
        said = {name: value for name, value in row.items() if value is not None}
        graph.add_node(said.pop("id"), **said)
    for row in source.ties.drop("id", strict=False).to_dicts():
        said = {name: value for name, value in row.items() if value is not None}
        graph.add_edge(said.pop("source"), said.pop("target"), **said)
    path = tmp_path / f"network{suffix}"
    FILES[suffix](graph, path)
    read = le.read(
        path,
        node_mapping={"label": "name"},
        edge_mapping={"type": "kind", "start": "since", "end": "until"},
        kinds=ACTOR_KINDS | TIE_KINDS,
    )
    network = network_of(source)
    assert read.actors.ids == network.actors.ids
    for name in ("name", "kind", "sector"):
        assert read.actors.column(name) == network.actors.column(name), name
    fields = ("source", "target", "kind", "weight", "mutual", "since", "until")
    ties = [
        sorted(zip(*(map(str, each.relationships.column(name)) for name in fields), strict=True))
        for each in (read, network)
    ]
    assert ties[0] == ties[1]
