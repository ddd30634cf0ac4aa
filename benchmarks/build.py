"""Building the record: time, and the memory that it keeps."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import subprocess
import sys
import tracemalloc
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from benchmarks import graphs
from benchmarks.measure import Row, Target, environment, installed, median_seconds
from localeconomy.model.columns import Coded, Days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import localeconomy as le
    from benchmarks.graphs import Columns, Graph
    from localeconomy.compiled import CompiledSnapshot

__all__ = ["bytes_of", "measure", "memory_kept"]

T = TypeVar("T")

LAYER: Final = "build: ties with kinds, days and weights, checked, in both sort orders"
MILLION: Final = 1_000_000
LEAST_FOR_PAGES: Final = 100_000
"""Below, a process grows by more or less than what it holds."""

PAGE: Final = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def measure(sizes: tuple[int, ...], repeats: int) -> Iterator[Row]:
    """Yield the rows: from integer columns, from texts, and what is kept in memory.

    Parameters
    ----------
    sizes
        Numbers of ties.
    repeats
        Timed calls a row.

    Yields
    ------
    Row
        One a size and a way of building.
    """
    for ties in sizes:
        columns = graphs.power_law(ties)
        actors = graphs.actors_of(columns)
        _ = actors.ids
        million = ties == MILLION
        seconds, _found = median_seconds(
            graphs.from_columns, partial(_given, columns, actors), repeats=repeats
        )
        yield Row(
            LAYER,
            f"{ties:,} ties from integer columns",
            "ms",
            seconds * 1000,
            _peers(columns, repeats),
            Target(300) if million else None,
        )
        seconds, _found = median_seconds(
            graphs.from_texts, partial(_given, graphs.texts_of(columns), actors), repeats=repeats
        )
        yield Row(
            LAYER,
            f"{ties:,} ties from text ids",
            "ms",
            seconds * 1000,
            target=Target(800) if million else None,
        )
        del columns, actors
        yield from _memory_rows(ties)


def _given(*arguments: T) -> tuple[T, ...]:
    return arguments


def _peers(columns: Columns, repeats: int) -> dict[str, float]:
    """Return the milliseconds in which each peer builds the bare graph."""
    pairs = columns.pairs
    taken = {}
    for name in installed():
        seconds, _graph = median_seconds(
            graphs.BUILD[name],
            partial(_given, columns, pairs),
            repeats=min(repeats, 3),
            warm_up=columns.count < MILLION,
        )
        taken[name] = seconds * 1000
    return taken


def _memory_rows(ties: int) -> Iterator[Row]:
    """Yield what a graph keeps in memory, each in a process of its own."""
    target = Target(70) if ties == MILLION else None
    kept = memory_in_process("localeconomy", ties)
    what = f"{ties:,} ties: columns and both orders"
    yield Row(LAYER, f"{what}, their bytes", "MB", kept["arrays"], target=target)
    yield Row(LAYER, f"{what}, allocated", "MB", kept["allocated"], target=target)
    if "resident" in kept and ties >= LEAST_FOR_PAGES:
        others = {name: memory_in_process(name, ties)["resident"] for name in installed()}
        what = f"{ties:,} ties, with the actors' ids and sectors: resident"
        yield Row(LAYER, what, "MB", kept["resident"], others)


def bytes_of(found: CompiledSnapshot) -> int:
    """Return the bytes of the ties' columns and both sort orders; ids as text are extra."""
    table: le.Table[Any] = found.network.relationships
    total = found.tie_orders.nbytes
    for column in table.columns.values():
        if isinstance(column, Coded):
            total += column.codes.nbytes
        elif isinstance(column, Days):
            total += column.first.nbytes + column.precision.nbytes
        else:
            total += column.nbytes
    return total


def memory_in_process(name: str, ties: int) -> dict[str, float]:
    """Return the memory that a library keeps for a graph, in MB, measured in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.build", name, str(ties)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    found: dict[str, float] = json.loads(done.stdout)
    return found


def memory_kept(name: str, ties: int) -> dict[str, float]:
    """Return the memory kept by a graph in MB: of the arrays, allocated, resident.

    Parameters
    ----------
    name
        This library or a peer.
    ties
        How many.

    Returns
    -------
    dict
        ``arrays`` and ``allocated`` for this library, ``resident`` where the system tells.
    """
    make = _ours if name == "localeconomy" else graphs.BUILD[name]
    _ = make(graphs.power_law(8), [(0, 1)])  # what importing takes is not the graph's
    result = {}
    before = _resident()
    kept = _made(make, ties)
    if before is not None:
        result["resident"] = ((_resident() or 0) - before) / 1e6
    if name == "localeconomy":
        result["arrays"] = bytes_of(kept) / 1e6
        del kept
        result["allocated"] = _allocated(ties) / 1e6
    return result


def _ours(columns: Columns, _pairs: list[tuple[int, int]]) -> CompiledSnapshot:
    return graphs.compiled(columns)


def _made(make: Callable[[Columns, list[tuple[int, int]]], Graph], ties: int) -> Graph:
    """Return a graph whose columns are gone, as far as it does not hold them itself."""
    columns = graphs.power_law(ties)
    return make(columns, columns.pairs)


def _allocated(ties: int) -> int:
    """Return what building the ties leaves allocated, by Python's own account; actors are given."""
    columns = graphs.power_law(ties)
    actors = graphs.actors_of(columns)
    _ = actors.ids
    tracemalloc.start()
    found = graphs.from_columns(columns, actors)
    gc.collect()
    traced = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del found
    return traced


def _resident() -> int | None:
    """Return the resident bytes of this process, None where the system does not tell."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)  # glibc: gives back what is free
    status = Path("/proc/self/statm")
    if not status.exists():
        return None
    return int(status.read_text(encoding="ascii").split()[1]) * PAGE


if __name__ == "__main__":
    print(json.dumps(memory_kept(sys.argv[1], int(sys.argv[2]))))
