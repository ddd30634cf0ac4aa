"""Every figure that we have, on real networks, against what independent tools gave for them.

The networks lie beside the checkout and are no part of it; without them these tests are skipped.
Each has reference figures, most from two or more tools, rounded to about ten digits.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from localeconomy import indicators
from localeconomy.compiled.projection import Projection
from localeconomy.compiled.two_mode import two_mode_projection

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NETWORKS = sorted(path.parent.name for path in DATA.glob("*/ref.json"))

pytestmark = pytest.mark.skipif(not NETWORKS, reason="reference networks are not there")

Row = dict[str, str]

STRUCTURAL: dict[str, Callable[[Projection], Any]] = {
    "n": lambda graph: graph.size,
    "m": lambda graph: graph.edge_count,
    "components": indicators.component_count,
    "weak_components": indicators.component_count,
    "strong_components": lambda graph: int(indicators.strong_components(graph).max()) + 1,
    "largest_component_share": indicators.largest_component_share,
    "isolates": lambda graph: int(indicators.isolates(graph).sum()),
    "max_degree": lambda graph: int(indicators.out_degree(graph).max()),
    "mean_degree": indicators.mean_degree,
    "density": indicators.density,
    "degree_centralisation": indicators.degree_centralisation,
    "indegree_centralisation": lambda graph: indicators.degree_centralisation(
        graph, direction="in"
    ),
    "outdegree_centralisation": lambda graph: indicators.degree_centralisation(
        graph, direction="out"
    ),
    "betweenness_centralisation": indicators.betweenness_centralisation,
    "betweenness_centralisation_directed": indicators.betweenness_centralisation,
    "max_betweenness_raw": lambda graph: float(indicators.betweenness(graph).max()),
    "transitivity": indicators.transitivity,
    "avg_local_clustering_zero_for_degree_lt2": indicators.average_clustering,
    "articulation_points": lambda graph: int(indicators.articulation_points(graph).sum()),
    "bridges": lambda graph: len(indicators.bridges(graph)),
    "core_max": lambda graph: int(indicators.core_numbers(graph).max()),
    "nodes_in_max_core": lambda graph: int(
        (indicators.core_numbers(graph) == indicators.core_numbers(graph).max()).sum()
    ),
    "degree_assortativity": indicators.degree_assortativity,
    "diameter_largest_component": indicators.diameter,
    "mean_distance_largest_component": indicators.mean_distance,
    "reciprocity": indicators.reciprocity,
    "dyads_mutual_asymmetric_null": lambda graph: list(indicators.dyad_census(graph)),
}

BY_GROUP: dict[str, Callable[[Projection, Any], Any]] = {
    "ei_index": indicators.ei_index,
    "ei_internal_external": lambda graph, codes: list(
        reversed(indicators.external_ties(graph, codes))
    ),
    "assortativity": indicators.nominal_assortativity,
    "shannon_entropy_nat": lambda _, codes: indicators.shannon_entropy(
        np.bincount(codes[codes >= 0])
    ),
    "gini_simpson": lambda _, codes: indicators.gini_simpson(np.bincount(codes[codes >= 0])),
}

BURT = "burt_constraint_top5_degree"

NOT_OURS = {
    "top5_degree": "the five nodes that the constraint is given for; read, not compared",
    "_counts": "numbers of rows, self-ties and duplicates in the files, before any projection",
    "_wave_stability": "edges kept between two waves: a comparison of networks, not an indicator",
}


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def view(name: str, nodes: list[Row], edges: list[Row]) -> tuple[list[Row], Projection]:
    """Nodes and graph of a view: ``all|…``, ``type=…|…``, ``wave=…|…``, ``projection …``."""
    if name.startswith("projection kind="):
        kind = name.removeprefix("projection kind=")
        place = {row["id"]: k for k, row in enumerate(nodes)}
        members = [row["kind"] == kind for row in nodes]
        graph = two_mode_projection(
            len(nodes),
            [place[row["source"]] for row in edges],
            [place[row["target"]] for row in edges],
            members,
        )
        return [row for row in nodes if row["kind"] == kind], graph
    part, direction = name.rsplit("|", 1)
    if part != "all":
        column, value = part.split("=", 1)
        edges = [row for row in edges if row[column] == value]
        named = {row[end] for row in edges for end in ("source", "target")}
        nodes = [row for row in nodes if row["id"] in named]
    place = {row["id"]: k for k, row in enumerate(nodes)}
    graph = Projection.from_arcs(
        len(nodes),
        [place[row["source"]] for row in edges],
        [place[row["target"]] for row in edges],
        directed=direction == "directed",
        mutual=[row["directed"] == "0" for row in edges],
        description=name,
    )
    return nodes, graph


def codes_of(nodes: list[Row], attribute: str) -> np.ndarray[Any, np.dtype[np.int64]]:
    values = sorted({row[attribute] for row in nodes} - {""})
    number = {value: k for k, value in enumerate(values)} | {"": -1}
    return np.array([number[row[attribute]] for row in nodes], dtype=np.int64)


def our_figure(key: str, nodes: list[Row], graph: Projection) -> Any:  # noqa: ANN401
    """What we find for a key of the reference, or a KeyError that names it."""
    if key.endswith("]"):
        figure, attribute = key[:-1].split("[", 1)
        return BY_GROUP[figure](graph, codes_of(nodes, attribute))
    return STRUCTURAL[key](graph)


def compared_with(reference: dict[str, Any], nodes: list[Row], edges: list[Row]) -> Counter[str]:
    """Compare every view of a network; how often each key was."""
    compared: Counter[str] = Counter()
    for name, figures in reference["views"].items():
        if name in NOT_OURS:
            continue
        part, graph = view(name, nodes, edges)
        for key, by_tool in figures.items():
            if key in NOT_OURS:
                continue
            if key == BURT:
                compare_constraint(name, by_tool, part, graph)
            else:
                found = our_figure(key, part, graph)
                for tool, expected in by_tool.items():
                    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9), (name, key, tool)
            compared[key] += 1
    return compared


def compare_constraint(
    name: str, by_tool: dict[str, dict[str, float]], nodes: list[Row], graph: Projection
) -> None:
    """Burt's own definition over the direct contacts; some tools add contacts at distance two."""
    tool = next(tool for tool in by_tool if "direct contacts only" in tool)
    place = {row["id"]: k for k, row in enumerate(nodes)}
    found = indicators.constraint(graph)
    for node, expected in by_tool[tool].items():
        assert found[place[node]] == pytest.approx(expected, rel=1e-9, abs=1e-9), (name, node)


@pytest.mark.parametrize("slug", NETWORKS)
def test_against_reference(slug: str) -> None:
    """Within the ten digits that the references are rounded to."""
    folder = DATA / slug
    reference = json.loads((folder / "ref.json").read_text(encoding="utf-8"))
    compared = compared_with(
        reference, read_rows(folder / "nodes.csv"), read_rows(folder / "edges.csv")
    )
    assert compared.total() >= 24  # one undirected view has as many figures
    assert compared[BURT] >= 1


def test_nothing_is_left_out() -> None:
    """Every key of every view is one of ours, or named above with the reason why it is not."""
    found: Counter[str] = Counter()
    for slug in NETWORKS:
        reference = json.loads((DATA / slug / "ref.json").read_text(encoding="utf-8"))
        for name, figures in reference["views"].items():
            found.update([name] if name in NOT_OURS else [key.split("[")[0] for key in figures])
    assert set(found) == set(STRUCTURAL) | set(BY_GROUP) | set(NOT_OURS) | {BURT}
    assert sum(found[key] for key in found if key not in NOT_OURS) > 1_500
