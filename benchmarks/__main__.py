"""Print the table of all benchmarks, or write it as JSON too."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import THREADS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.measure import Row

SIZES = (10_000, 100_000, 1_000_000)
QUICK_SIZES = (1_000, 4_000)


def rows(*, quick: bool) -> Iterator[Row]:
    """Yield every row.

    Parameters
    ----------
    quick
        Whether to take sizes and repetitions that show that it runs, within seconds.

    Yields
    ------
    Row
        Layer by layer.
    """
    # Imported here: the number of threads is read when NumPy and the peers are loaded.
    from benchmarks import assessment, build, reading, start, structure, uncertainty

    sizes = QUICK_SIZES if quick else SIZES
    repeats = 1 if quick else 5
    yield from start.measure(1 if quick else 9)
    yield from assessment.measure(sizes, repeats)
    yield from uncertainty.measure(repeats)
    yield from build.measure(sizes, repeats)
    yield from reading.measure(sizes, repeats)
    yield from structure.measure(sizes, repeats)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks and print their table.

    Parameters
    ----------
    arguments
        As given on the command line.

    Returns
    -------
    int
        0: a missed target is a line in the table, not a failure.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="tiny sizes, to see that all runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows as JSON as well")
    options = parser.parse_args(arguments)
    from benchmarks.measure import machine
    from benchmarks.table import to_json, to_text

    measured = []
    for row in rows(quick=options.quick):
        if sys.stderr.isatty():
            print(f"{row.layer.split(':')[0]}: {row.work}", file=sys.stderr)
        measured.append(row)
    print(to_text(measured, machine()))
    if options.json is not None:
        options.json.write_text(to_json(measured, machine()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    # One core against one core; has to stand before NumPy is loaded.
    os.environ.update(dict.fromkeys(THREADS, "1"))
    sys.exit(main())
