"""Structural indicators on graphs of growing size, beside the peers' own functions."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np
import numpy.typing as npt

from benchmarks import graphs
from benchmarks.graphs import Columns, Graph
from benchmarks.measure import PEERS, Row, agree, installed, median_seconds
from localeconomy import indicators
from localeconomy.compiled import Projection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

__all__ = ["WORK", "Work", "measure", "results"]

LAYER: Final = "structural indicators"
SOURCES: Final = 20
STEPS: Final = 3
MILLION: Final = 1_000_000


@attrs.frozen
class Work:
    """A figure, and how this library and the peers get it.

    Parameters
    ----------
    name
        What it is.
    ours
        From a projection and the columns to the figure.
    peers
        The same from a peer's graph; a peer without a function for it is left out.
    """

    name: str
    ours: Callable[[Projection, Columns], Any]
    peers: Mapping[str, Callable[[Graph, Columns], Any]]


def _sources(columns: Columns) -> list[int]:
    return list(range(0, columns.size, max(columns.size // SOURCES, 1)))[:SOURCES]


def _share(reached: int, columns: Columns) -> float:
    given = len(_sources(columns))
    return (reached - given) / (columns.size - given)


def _networkx_reach(graph: Graph, columns: Columns) -> float:
    import networkx as nx

    reached = 0
    for step, layer in enumerate(nx.bfs_layers(graph, _sources(columns))):
        if step > STEPS:
            break
        reached += len(layer)
    return _share(reached, columns)


def _igraph_reach(graph: Graph, columns: Columns) -> float:
    near = graph.neighborhood(_sources(columns), order=STEPS)
    return _share(len(set().union(*near)), columns)


def _networkx_ei(graph: Graph, columns: Columns) -> float:
    import networkx as nx

    nx.set_node_attributes(graph, dict(enumerate(columns.groups.tolist())), "sector")
    # Every tie of an undirected graph stands in it twice, once a direction.
    mixing = nx.attribute_mixing_matrix(graph, "sector", normalized=False)
    return float(1 - 2 * np.trace(mixing) / mixing.sum())


def _by_actor(values: Mapping[int, float]) -> list[float]:
    return [values[actor] for actor in sorted(values)]


def _work() -> tuple[Work, ...]:
    """Return the figures; the peers are imported when one of their functions is called."""
    return (
        Work(
            "components",
            lambda graph, _: indicators.component_count(graph),
            {
                "networkx": lambda graph, _: _nx().number_connected_components(graph),
                "igraph": lambda graph, _: len(graph.connected_components()),
                "rustworkx": lambda graph, _: _rx().number_connected_components(graph),
            },
        ),
        Work(
            "articulation points",
            lambda graph, _: int(indicators.articulation_points(graph).sum()),
            {
                "networkx": lambda graph, _: len(set(_nx().articulation_points(graph))),
                "igraph": lambda graph, _: len(graph.articulation_points()),
                "rustworkx": lambda graph, _: len(_rx().articulation_points(graph)),
            },
        ),
        Work(
            "core numbers",
            lambda graph, _: indicators.core_numbers(graph),
            {
                "networkx": lambda graph, _: _by_actor(_nx().core_number(graph)),
                "igraph": lambda graph, _: graph.coreness(),
                "rustworkx": lambda graph, _: _by_actor(_rx().core_number(graph)),
            },
        ),
        Work(
            f"reach of {SOURCES} in {STEPS} steps",
            lambda graph, columns: indicators.reach(graph, _sources(columns), steps=STEPS),
            {"networkx": _networkx_reach, "igraph": _igraph_reach},
        ),
        Work(
            "transitivity",
            lambda graph, _: indicators.transitivity(graph),
            {
                "networkx": lambda graph, _: _nx().transitivity(graph),
                "igraph": lambda graph, _: graph.transitivity_undirected(),
                "rustworkx": lambda graph, _: _rx().transitivity(graph),
            },
        ),
        Work(
            "Burt's constraint",
            lambda graph, _: _known(indicators.constraint(graph)),
            {
                "networkx": lambda graph, _: _known(_by_actor(_nx().constraint(graph))),
                "igraph": lambda graph, _: _known(graph.constraint()),
            },
        ),
        Work(
            "E–I index of sectors",
            lambda graph, columns: indicators.ei_index(graph, columns.groups),
            {"networkx": _networkx_ei},
        ),
    )


def _known(values: Iterable[float | None]) -> npt.NDArray[np.float64]:
    """Return the figures that are defined as an array, in order."""
    found = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return found[~np.isnan(found)]


def _nx() -> ModuleType:
    return importlib.import_module("networkx")


def _rx() -> ModuleType:
    return importlib.import_module("rustworkx")


WORK: Final = _work()


def results(columns: Columns) -> dict[str, dict[str, Any]]:
    """Return every figure as each library finds it, by figure and library.

    Parameters
    ----------
    columns
        The graph.

    Returns
    -------
    dict
        For each figure, ours and those of the peers that are installed and have it.
    """
    graph = graphs.compiled(columns).projection()
    found: dict[str, dict[str, Any]] = {
        work.name: {"localeconomy": work.ours(graph, columns)} for work in WORK
    }
    for peer in installed():
        other = graphs.BUILD[peer](columns, columns.pairs)
        for work in WORK:
            if peer in work.peers:
                found[work.name][peer] = work.peers[peer](other, columns)
    return found


def measure(sizes: tuple[int, ...], repeats: int) -> Iterator[Row]:
    """Yield a row a figure and size.

    Parameters
    ----------
    sizes
        Numbers of ties.
    repeats
        Timed calls a row.

    Yields
    ------
    Row
        With the peers that have the figure.

    Raises
    ------
    ValueError
        If a peer finds something else: then one of the two did not do the work.
    """
    for ties in sizes:
        columns = graphs.power_law(ties)
        snapshot = graphs.compiled(columns)
        graph = snapshot.projection()
        others = {name: graphs.BUILD[name](columns, columns.pairs) for name in installed()}
        for work in WORK:
            seconds, ours = median_seconds(
                work.ours, partial(_fresh, graph, columns), repeats=repeats
            )
            peers: dict[str, float] = {}
            for name in (each for each in PEERS if each in others and each in work.peers):
                taken, theirs = median_seconds(
                    work.peers[name],
                    partial(_pair, others[name], columns),
                    repeats=min(repeats, 3) if ties < MILLION else 1,
                    warm_up=ties < MILLION,
                )
                if not agree(ours, theirs):
                    raise ValueError(f"{work.name} of {ties:,} ties: {name} finds something else")
                peers[name] = taken * 1000
            yield Row(LAYER, f"{ties:,} ties: {work.name}", "ms", seconds * 1000, peers)


def _fresh(graph: Projection, columns: Columns) -> tuple[Projection, Columns]:
    """Return a projection that remembers nothing: what it works out is part of the work."""
    return attrs.evolve(graph), columns


def _pair(graph: Graph, columns: Columns) -> tuple[Graph, Columns]:
    return graph, columns
