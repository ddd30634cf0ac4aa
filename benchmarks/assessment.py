"""Assessing whole networks: of the size that is usual, and of sizes that are not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import localeconomy as le
from benchmarks import graphs
from benchmarks.measure import Row, Target, median_seconds
from benchmarks.networks import DAY, plausible_network

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.graphs import Columns

__all__ = ["assessed", "measure"]

LAYER: Final = "assess: all criteria, score, bounds, findings with evidence"
USUAL: Final = (200, 1_000)


def measure(sizes: tuple[int, ...], repeats: int) -> Iterator[Row]:
    """Yield the rows of whole assessments.

    Parameters
    ----------
    sizes
        Numbers of ties of the large networks, in ascending order.
    repeats
        Timed calls a row.

    Yields
    ------
    Row
        The usual size, the large ones, and how time grows between these.
    """
    actors, ties = USUAL
    network = plausible_network(actors, ties)
    seconds, _ = median_seconds(le.assess, lambda: (network,), repeats=4 * repeats)
    usual = f"{actors} actors, {ties:,} ties, every table"
    yield Row(LAYER, f"{usual}: again", "ms", seconds * 1000, target=Target(10))
    seconds, _ = median_seconds(
        le.assess, lambda: (plausible_network(actors, ties),), repeats=repeats
    )
    yield Row(LAYER, f"{usual}: a network just made", "ms", seconds * 1000)
    taken: dict[int, float] = {}
    for size in sizes:
        columns = graphs.power_law(size)
        taken[size], _ = median_seconds(
            partial(le.assess, assume_complete=True),
            partial(_new, columns),
            repeats=repeats if size < 1_000_000 else min(repeats, 3),
            warm_up=size < 1_000_000,
        )
        yield Row(LAYER, f"{size:,} ties, first time", "ms", taken[size] * 1000)
    small, large = min(sizes), max(sizes)
    if small < large:
        growth = taken[large] / taken[small] / (large / small)
        what = f"growth from {small:,} to {large:,} ties, over linear"
        yield Row(LAYER, what, "×", growth, target=Target(1.15))


def _new(columns: Columns) -> tuple[le.Network]:
    return (_network(columns),)


def _network(columns: Columns) -> le.Network:
    """Return a network of businesses, all of them members, nothing compiled yet."""
    network = graphs.from_columns(columns, graphs.actors_of(columns)).network
    names = [*columns.names, "association"]
    return le.Network.from_tables(
        {
            "organisations": [le.Organisation(actor="association", founded="1996")],
            "actors": le.Table.from_columns(
                le.Actor,
                id=names,
                kind=[*["business"] * columns.size, "network"],
                sector=[*(f"sector-{group}" for group in columns.groups.tolist()), None],
            ),
            "relationships": network.relationships,
            "memberships": le.Table.from_columns(
                le.Membership,
                member=(list(range(columns.size)), names),
                organisation=([columns.size] * columns.size, names),
                since=["1997"] * columns.size,
            ),
        },
        as_of=DAY,
    )


def assessed(ties: int) -> le.Assessment:
    """Return the assessment of a large network, as it is timed here."""
    return le.assess(_network(graphs.power_law(ties)), assume_complete=True)
