"""Large graphs as integer columns, and the same graph in the peers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs
import numpy as np
import numpy.typing as npt

import localeconomy as le
from localeconomy.compiled import compile_snapshot
from localeconomy.model.columns import Coded
from localeconomy.model.vocabulary import terms_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from localeconomy.compiled import CompiledSnapshot

__all__ = ["BUILD", "Columns", "Graph", "compiled", "from_columns", "from_texts", "power_law"]

Graph: TypeAlias = Any
"""A graph of any library, in its own class."""

EXPONENT: Final = 2.5
SHIFT: Final = 10.0
"""Keeps the busiest actor below one in a hundred, as in business networks of any size."""

KINDS: Final = terms_in("relationship_kind", "cooperation")
GROUPS: Final = 12
LEAST_ACTORS: Final = 30
"""Enough for different pairs in the smallest graphs."""


@attrs.frozen(eq=False)
class Columns:
    """The columns of a network of ties, as they come out of a database.

    Parameters
    ----------
    names
        Ids of the actors.
    sources, targets
        Shape ``(ties,)``: positions in ``names``.
    kinds
        Shape ``(ties,)``: positions in the kinds of cooperation.
    since
        Shape ``(ties,)``: days.
    weights
        Shape ``(ties,)``.
    groups
        Shape ``(actors,)``: a sector each.
    """

    names: tuple[str, ...]
    sources: npt.NDArray[np.int32]
    targets: npt.NDArray[np.int32]
    kinds: npt.NDArray[np.int32]
    since: npt.NDArray[np.datetime64]
    weights: npt.NDArray[np.float64]
    groups: npt.NDArray[np.int32]

    @property
    def size(self) -> int:
        """Number of actors."""
        return len(self.names)

    @property
    def count(self) -> int:
        """Number of ties."""
        return len(self.sources)

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The ends of each tie, as the peers take them."""
        return list(zip(self.sources.tolist(), self.targets.tolist(), strict=True))


def power_law(ties: int, seed: int = 2003) -> Columns:
    """Return ties between a quarter as many actors, whose degrees follow a power law.

    Chung and Lu (2002): both ends drawn in proportion to a weight. No pair stands twice, and no
    actor is tied to itself.

    Parameters
    ----------
    ties
        How many.
    seed
        Of the random numbers.

    Returns
    -------
    Columns
        The columns.
    """
    random = np.random.default_rng(seed)
    size = max(ties // 4, LEAST_ACTORS)
    chances = np.cumsum((np.arange(size) + SHIFT) ** (-1 / (EXPONENT - 1)))
    chances /= chances[-1]
    # Busy actors stand anywhere in the list.
    places = random.permutation(size)
    keys = np.empty(0, dtype=np.int64)
    while len(keys) < ties:
        one, other = (places[np.searchsorted(chances, random.random(ties))] for _ in range(2))
        drawn = np.minimum(one, other).astype(np.int64) * size + np.maximum(one, other)
        keys = np.unique(np.concatenate([keys, drawn[one != other]]))
    keys = random.permutation(keys)[:ties]
    first_day = np.datetime64("1996-01-01")
    return Columns(
        names=tuple(f"actor-{number}" for number in range(size)),
        sources=(keys // size).astype(np.int32),
        targets=(keys % size).astype(np.int32),
        kinds=random.integers(len(KINDS), size=ties, dtype=np.int32),
        since=first_day + random.integers(2_500, size=ties).astype("timedelta64[D]"),
        weights=random.integers(1, 6, size=ties).astype(np.float64),
        groups=random.integers(GROUPS, size=size, dtype=np.int32),
    )


def actors_of(columns: Columns) -> le.Table[le.Actor]:
    """Return the actors: businesses, each of a sector."""
    sectors = tuple(f"sector-{number}" for number in range(GROUPS))
    return le.Table.from_columns(
        le.Actor,
        id=columns.names,
        kind=["business"] * columns.size,
        sector=[sectors[group] for group in columns.groups.tolist()],
    )


def from_columns(columns: Columns, actors: le.Table[le.Actor]) -> CompiledSnapshot:
    """Build and validate a network from integers; both sort orders included."""
    ties = le.Table.from_columns(
        le.Relationship,
        source=(columns.sources, columns.names),
        target=(columns.targets, columns.names),
        kind=Coded(columns.kinds, KINDS),
        since=columns.since,
        weight=columns.weights,
    )
    return _both_orders(actors, ties)


def from_texts(texts: Mapping[str, Any], actors: le.Table[le.Actor]) -> CompiledSnapshot:
    """Build and validate a network from ids as text; both sort orders included."""
    return _both_orders(actors, le.Table.from_columns(le.Relationship, **texts))


def texts_of(columns: Columns) -> dict[str, Any]:
    """Return the columns with a text in place of every position."""
    names = columns.names
    return {
        "source": [names[place] for place in columns.sources.tolist()],
        "target": [names[place] for place in columns.targets.tolist()],
        "kind": [KINDS[place] for place in columns.kinds.tolist()],
        "since": columns.since,
        "weight": columns.weights,
    }


def _both_orders(actors: le.Table[le.Actor], ties: le.Table[le.Relationship]) -> CompiledSnapshot:
    network = le.Network(as_of="2003-06-30", actors=actors, relationships=ties)
    found = compile_snapshot(network.at())
    _ = found.tie_orders
    return found


def compiled(columns: Columns) -> CompiledSnapshot:
    """Return the network of some columns, compiled for its day."""
    return from_columns(columns, actors_of(columns))


def _networkx(columns: Columns, pairs: list[tuple[int, int]]) -> Graph:
    import networkx as nx

    graph: Graph = nx.Graph()
    graph.add_nodes_from(range(columns.size))
    graph.add_edges_from(pairs)
    return graph


def _igraph(columns: Columns, pairs: list[tuple[int, int]]) -> Graph:
    import igraph

    return igraph.Graph(columns.size, pairs)


def _rustworkx(columns: Columns, pairs: list[tuple[int, int]]) -> Graph:
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=True)
    graph.add_nodes_from(range(columns.size))
    graph.add_edges_from_no_data(pairs)
    return graph


BUILD: Final[Mapping[str, Callable[[Columns, list[tuple[int, int]]], Graph]]] = {
    "networkx": _networkx,
    "igraph": _igraph,
    "rustworkx": _rustworkx,
}
"""The bare graph in each peer: neither kinds, dates nor weights, and nothing is checked."""
