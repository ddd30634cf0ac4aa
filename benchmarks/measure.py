"""Timing, memory, and what a row of the table holds."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import sys
import time
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import attrs
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "PEERS",
    "THREADS",
    "Row",
    "Target",
    "Times",
    "agree",
    "environment",
    "installed",
    "machine",
    "median_seconds",
    "median_times",
]

T = TypeVar("T")

PEERS: Final = ("networkx", "igraph", "rustworkx")
"""Benchmarks only: igraph is GPL and never a dependency."""

FRAMES: Final = ("pandas", "polars", "pyarrow")
"""Libraries of data frames, whose versions are told too."""

THREADS: Final = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "POLARS_MAX_THREADS",
    "RAYON_NUM_THREADS",
)
"""Set to one before NumPy or a peer is loaded, so that one core is compared with one core."""


@attrs.frozen
class Target:
    """What a figure has to be.

    Parameters
    ----------
    limit
        The most (or, where ``at_least``, the least) that it may be, in the row's unit.
    at_least
        Whether more is better.
    """

    limit: float
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        """Return whether a figure meets it."""
        return value >= self.limit if self.at_least else value <= self.limit


@attrs.frozen
class Times:
    """How long a piece of work took.

    Parameters
    ----------
    wall
        The seconds that passed.
    cpu
        The seconds that the processor worked on it, in all threads: where others work on the same
        machine, this says more.
    """

    wall: float
    cpu: float


@attrs.frozen
class Row:
    """One row of the table: a piece of work, and what it took here and elsewhere.

    Parameters
    ----------
    layer
        The part of the library.
    work
        What was done.
    unit
        ``"ms"``, ``"MB"``, ``"modules"`` or ``"×"``.
    ours
        The figure of this library.
    peers
        The figures of other libraries that did the same.
    target
        What ours has to be; None where the row only informs.
    """

    layer: str
    work: str
    unit: str
    ours: float
    peers: Mapping[str, float] = attrs.field(factory=dict)
    target: Target | None = None

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met, None without one."""
        return None if self.target is None else self.target.is_met(self.ours)

    def to_dict(self) -> dict[str, Any]:
        """Return the row as plain values, for JSON."""
        return attrs.asdict(self) | {"met": self.is_met}


def environment() -> dict[str, str]:
    """Return the environment of a new process that sees the modules that this one sees."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(entry or "." for entry in sys.path)}


def installed(names: tuple[str, ...] = PEERS) -> tuple[str, ...]:
    """Return the peers that can be imported."""
    return tuple(name for name in names if find_spec(name) is not None)


def median_seconds(
    work: Callable[..., T],
    prepare: Callable[[], tuple[Any, ...]],
    *,
    repeats: int = 5,
    warm_up: bool = True,
) -> tuple[float, T]:
    """Time a piece of work, each time on fresh input, with the garbage collector waiting.

    Parameters
    ----------
    work
        Called with what ``prepare`` returned.
    prepare
        Makes the arguments; its time does not count, and nothing cached survives in it.
    repeats
        Timed calls.
    warm_up
        Whether to call once before, untimed.

    Returns
    -------
    seconds : float
        The median.
    result : object
        What the last call returned, to be compared between libraries.
    """
    times, result = median_times(work, prepare, repeats=repeats, warm_up=warm_up)
    return times.wall, result


def median_times(
    work: Callable[..., T],
    prepare: Callable[[], tuple[Any, ...]],
    *,
    repeats: int = 5,
    warm_up: bool = True,
) -> tuple[Times, T]:
    """Time a piece of work as `median_seconds` does, by the clock and by the processor.

    Parameters
    ----------
    work, prepare, repeats, warm_up
        As for `median_seconds`.

    Returns
    -------
    times : Times
        The medians.
    result : object
        What the last call returned.
    """
    wall, cpu = [], []
    if warm_up:
        work(*prepare())
    for _ in range(repeats):
        given = prepare()
        result = None  # so that two results never share the memory
        gc.collect()
        gc.disable()
        try:
            start, used = time.perf_counter(), time.process_time()
            result = work(*given)
            wall.append(time.perf_counter() - start)
            cpu.append(time.process_time() - used)
        finally:
            gc.enable()
    return Times(statistics.median(wall), statistics.median(cpu)), cast("T", result)


def agree(one: object, other: object) -> bool:
    """Return whether two libraries found the same: counts exactly, real numbers within 1e-9."""
    if isinstance(one, int) and isinstance(other, int):
        return one == other
    return bool(
        np.allclose(
            np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64), 1e-9, 1e-12
        )
    )


def machine() -> str:
    """Return what the figures were taken on, in one line."""
    details = [f"Python {platform.python_version()}", f"{platform.system()} {platform.machine()}"]
    processor = _processor()
    if processor:
        details.append(processor)
    details.append(f"{os.cpu_count()} cores, one used")
    for name in ("numpy", "scipy", *PEERS, *FRAMES):
        version = _version(name)
        details.append(f"{name} {version or '–'}")
    return ", ".join(details)


def _processor() -> str | None:
    information = Path("/proc/cpuinfo")
    if not information.exists():
        return platform.processor() or None
    for line in information.read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return None


def _version(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None
