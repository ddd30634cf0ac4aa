"""What a start costs: importing the library, and the command line from nothing."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

from benchmarks.measure import Row, Target, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["EXAMPLE", "HEAVY", "measure", "modules_after", "seconds_of_runs"]

LAYER: Final = "start: fresh processes, medians"
EXAMPLE: Final = "kino-knappenviertel"

HEAVY: Final = ("networkx", "scipy", "matplotlib", "pandas")
"""What nobody should wait for who does not use it."""

LIST_MODULES: Final = "import sys, json, localeconomy; print(json.dumps(sorted(sys.modules)))"


def seconds_of_runs(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """Return the median seconds of some commands, run in turns so that drift hits all alike.

    Parameters
    ----------
    commands
        Arguments for this Python, by name.
    runs
        How often each is run, after once to warm the disk's cache.

    Returns
    -------
    dict
        Seconds by name.

    Raises
    ------
    subprocess.CalledProcessError
        If a command fails.
    """
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, arguments in commands.items():
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, *arguments], check=True, capture_output=True, env=environment()
            )
            if run:
                taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in taken.items()}


def modules_after() -> list[str]:
    """Return the modules that are loaded once the library is imported."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES],
        check=True,
        capture_output=True,
        text=True,
        env=environment(),
    )
    found: list[str] = json.loads(done.stdout)
    return found


def measure(runs: int) -> Iterator[Row]:
    """Yield the rows of a start.

    Parameters
    ----------
    runs
        Runs a command.

    Yields
    ------
    Row
        Over bare Python, over NumPy and attrs, and of the command line as a whole.
    """
    assess = f"import localeconomy as le; le.assess(le.example({EXAMPLE!r}))"
    command = ["-m", "localeconomy"]
    taken = seconds_of_runs(
        {
            "bare": ["-c", "pass"],
            "numpy": ["-c", "import numpy, attrs"],
            "networkx": ["-c", "import networkx"],
            "import": ["-c", "import localeconomy"],
            "names": ["-c", "from localeconomy import *"],
            "assess": ["-c", assess],
            "help": [*command, "--help"],
            "report": [*command, "assess", EXAMPLE],
        },
        runs,
    )
    bare, numpy = taken["bare"], taken["numpy"]
    networkx = {"networkx": (taken["networkx"] - bare) * 1000}
    ms = 1000.0
    yield Row(
        LAYER,
        "import localeconomy, over bare Python",
        "ms",
        (taken["import"] - bare) * ms,
        networkx,
        Target(50),
    )
    yield Row(
        LAYER,
        "every public name, over bare Python with NumPy and attrs",
        "ms",
        (taken["names"] - numpy) * ms,
    )
    loaded = modules_after()
    yield Row(LAYER, "modules loaded by the import", "modules", float(len(loaded)))
    heavy = [name for name in HEAVY if name in loaded]
    yield Row(LAYER, f"of them {', '.join(HEAVY)}", "modules", float(len(heavy)), target=Target(0))
    yield Row(LAYER, "localeconomy --help", "ms", taken["help"] * ms, target=Target(150))
    yield Row(LAYER, f"le.assess of {EXAMPLE}", "ms", taken["assess"] * ms)
    yield Row(
        LAYER, f"localeconomy assess {EXAMPLE}", "ms", taken["report"] * ms, target=Target(700)
    )
