"""The benchmarks measure what they say: the same work, the same figures, an honest table."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

import localeconomy as le
from benchmarks import __main__ as command
from benchmarks import (
    assessment,
    build,
    graphs,
    measure,
    networks,
    reading,
    start,
    structure,
    table,
    uncertainty,
)
from benchmarks.measure import Row, Target
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from pathlib import Path

TIES = 400


@pytest.fixture(scope="module")
def columns() -> graphs.Columns:
    return graphs.power_law(TIES)


def test_generated_ties_are_different_pairs_of_different_actors(columns: graphs.Columns) -> None:
    pairs = {tuple(sorted(pair)) for pair in columns.pairs}
    assert len(pairs) == len(columns.pairs) == TIES
    assert all(one != other for one, other in pairs)
    assert columns.size == TIES // 4


def test_generated_degrees_follow_a_power_law() -> None:
    """Exponent 2.5, shifted: the busiest has many times the mean of 8, but few are so busy."""
    many = graphs.power_law(20_000)
    degree = np.bincount(np.concatenate([many.sources, many.targets]), minlength=many.size)
    assert degree.mean() == 8.0
    assert degree.max() > 10 * degree.mean()
    assert np.median(degree) < degree.mean()


def test_columns_and_texts_make_the_same_network(columns: graphs.Columns) -> None:
    actors = graphs.actors_of(columns)
    one = graphs.from_columns(columns, actors)
    other = graphs.from_texts(graphs.texts_of(columns), actors)
    assert one.network == other.network
    assert one.tie_orders.by_target.tolist() == other.tie_orders.by_target.tolist()


def test_peers_are_given_the_same_graph(columns: graphs.Columns) -> None:
    nx = graphs.BUILD["networkx"](columns, columns.pairs)
    assert {frozenset(edge) for edge in nx.edges} == {frozenset(pair) for pair in columns.pairs}
    assert nx.number_of_nodes() == columns.size


@pytest.mark.parametrize("figure", [work.name for work in structure.WORK])
def test_peers_find_the_same_figures(columns: graphs.Columns, figure: str) -> None:
    """Beside networkx (a dependency) every peer that is installed has its say."""
    found = structure.results(columns)[figure]
    assert "networkx" in found
    ours = found.pop("localeconomy")
    assert [name for name, theirs in found.items() if not measure.agree(ours, theirs)] == []


def test_a_figure_that_differs_is_seen() -> None:
    assert measure.agree(3, 3)
    assert not measure.agree(3, 4)
    assert measure.agree([0.1 + 0.2, 1.0], [0.3, 1.0])
    assert not measure.agree([0.3, 1.0], [0.3, 1.001])


def test_measuring_stops_where_a_peer_finds_something_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong = structure.Work("components", lambda *_: 1, {"networkx": lambda *_: 2})
    monkeypatch.setattr(structure, "WORK", (wrong,))
    with pytest.raises(ValueError, match="components of 400 ties: networkx finds something else"):
        list(structure.measure((TIES,), 1))


def test_bytes_are_those_of_the_columns_and_orders(columns: graphs.Columns) -> None:
    """A tie: three codes of 4 bytes, a day of 4 + 1, a weight of 8, a place in each order of 4.

    An actor: where its ties begin in each order, 4 + 4, and once the end.
    """
    expected = TIES * (3 * 4 + 5 + 8 + 2 * 4) + 2 * 4 * (columns.size + 1)
    assert build.bytes_of(graphs.compiled(columns)) == expected


def test_memory_is_told_for_this_library_and_for_peers() -> None:
    kept = build.memory_kept("localeconomy", TIES)
    assert kept["allocated"] >= kept["arrays"] > 0
    assert set(build.memory_kept("networkx", TIES)) <= {"resident"}


def test_plausible_network_has_records_in_every_table() -> None:
    network = networks.plausible_network()
    assert [name for name in TABLES if not len(network.tables[name])] == []
    assert (len(network.actors), len(network.relationships)) == (200, 1_000)
    assert network == networks.plausible_network()


def test_plausible_network_is_judged_by_every_criterion_of_networks() -> None:
    found = le.assess(networks.plausible_network())
    unknown = [each.id for each in found.findings if each.state is le.State.UNKNOWN]
    assert unknown == []
    assert found.findings["active_core"].state is le.State.MEASURED


def test_large_network_is_assessed_with_members_and_ties() -> None:
    found = assessment.assessed(TIES)
    assert found.findings["business_partnerships"].n == TIES // 4
    assert found.findings["business_partnerships"].state is le.State.MEASURED


def test_uncertainty_is_timed_on_a_record_that_leaves_much_open() -> None:
    found = le.assess(uncertainty.undeclared_network()).all_findings
    assert sum(each.state is le.State.PARTIAL for each in found) > 10
    whole = uncertainty.catalogue_findings()
    assert (len(whole), len({each.id for each in whole})) == (51, 51)
    assert sum(each.cap is not None for each in whole) == 13


def test_rows_of_uncertainty_are_measured() -> None:
    """Five times for a record, one for a catalogue, and 0.116 s over the time of one draw of it."""
    *times, catalogue, ratio = uncertainty.measure(1, draws=500)
    assert len(times) == 5
    assert ratio.ours == pytest.approx(0.116 * 500 / (catalogue.ours / 1000))


def test_import_loads_nothing_heavy() -> None:
    loaded = start.modules_after()
    assert "localeconomy" in loaded
    assert set(start.HEAVY).isdisjoint(loaded)


def test_median_is_of_calls_on_fresh_input() -> None:
    made: list[int] = []

    def prepare() -> tuple[int]:
        made.append(len(made))
        return (made[-1],)

    seconds, last = measure.median_seconds(lambda number: number, prepare, repeats=3)
    assert (made, last) == ([0, 1, 2, 3], 3)  # the first call warms up
    assert 0 <= seconds < 1


def test_time_is_that_of_the_clock_and_of_the_processor() -> None:
    """Asleep the processor does nothing; awake it works as long as the clock runs, or less."""
    asleep, _ = measure.median_times(time.sleep, lambda: (0.05,), repeats=3)
    assert asleep.wall >= 0.05 > 2 * asleep.cpu
    awake, found = measure.median_times(sum, lambda: (range(300_000),), repeats=3)
    assert awake.cpu > 0
    assert found == 300_000 * 299_999 // 2


@pytest.fixture(scope="module")
def folders(columns: graphs.Columns, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("reading")
    return [reading.written(columns, folder, language) for language in (None, "de")]


def test_every_way_of_reading_gives_the_same_network(
    columns: graphs.Columns, folders: list[Path]
) -> None:
    expected = graphs.compiled(columns).network.tables
    found = [le.read(folder) for folder in folders]
    found += [reading.through_frames(folders[0], library) for library in reading.FRAMES]
    assert [network.tables == expected for network in found] == [True] * 5


def test_the_peer_reads_the_same_ties(columns: graphs.Columns, folders: list[Path]) -> None:
    graph = reading.peer_graph(reading.frames_of(folders[0], "pandas"))
    names = columns.names
    ties = zip(columns.sources.tolist(), columns.targets.tolist(), columns.weights, strict=True)
    assert sorted(graph.edges(data="weight")) == sorted(
        (names[source], names[target], weight) for source, target, weight in ties
    )
    assert set(graph) == set(names)
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"business"}
    some = next(iter(graph.edges(data=True)))[2]
    assert set(some) == {"kind", "since", "weight"}


def test_rows_of_reading_are_measured() -> None:
    """Two ways from CSV alone, three through frames, three from frames: each by both clocks."""
    rows = list(reading.measure((TIES,), 1))
    assert len(rows) == 2 * (2 + 3 + 3)
    assert all(row.ours > 0 and row.peers["networkx"] > 0 for row in rows)
    assert not any(row.target for row in rows)
    large = reading._two("work", measure.Times(1.5, 0.5), None, 1_000, 1_000_000)  # noqa: SLF001
    assert [(row.ours, row.is_met) for row in large] == [(1500.0, False), (500.0, True)]


def test_targets_are_met_or_missed() -> None:
    assert Row("a", "b", "ms", 10.0, target=Target(10)).is_met is True
    assert Row("a", "b", "ms", 10.1, target=Target(10)).is_met is False
    assert Row("a", "b", "×", 10.0, target=Target(30, at_least=True)).is_met is False
    assert Row("a", "b", "ms", 10.0).is_met is None


def test_table_prints_ratios_gaps_and_verdicts() -> None:
    """8 / 2 = 4 times ours; 1 / 2 is half; a peer without a figure is a dash."""
    rows = [
        Row("first", "work", "ms", 2.0, {"networkx": 8.0, "igraph": 1.0}, Target(3)),
        Row("second", "other work", "MB", 71.0, target=Target(70)),
    ]
    lines = table.to_text(rows, "a machine").splitlines()
    assert lines[0] == "a machine"
    assert lines[4] == "first"
    cells = [each.strip() for each in lines[5].split("  ") if each.strip()]
    assert cells == ["work", "2 ms", "8 ms (4 ×)", "1 ms (0.5 ×)", "–", "≤ 3 ms", "met"]
    assert lines[8].split() == [
        "other",
        "work",
        "71",
        "MB",
        "–",
        "–",
        "–",
        "≤",
        "70",
        "MB",
        "missed",
    ]
    assert lines[-1].startswith("1 of 2 targets met.")


def test_command_prints_the_table_and_writes_json(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = Row("layer", "work", "ms", 2.0, {"networkx": 8.0}, Target(3))
    monkeypatch.setattr(command, "rows", lambda *, quick: iter([row] if quick else []))
    file = tmp_path / "rows.json"
    assert command.main(["--quick", "--json", str(file)]) == 0
    assert "8 ms (4 ×)" in capsys.readouterr().out
    data = json.loads(file.read_text(encoding="utf-8"))
    assert data["rows"] == [
        {
            "layer": "layer",
            "work": "work",
            "unit": "ms",
            "ours": 2.0,
            "peers": {"networkx": 8.0},
            "target": {"limit": 3, "at_least": False},
            "met": True,
        }
    ]


def test_quick_rows_of_structure_and_build_are_measured() -> None:
    rows = [*structure.measure((TIES,), 1), *build.measure((TIES,), 1)]
    assert len(rows) == len(structure.WORK) + 4
    assert all(row.ours > 0 for row in rows)
