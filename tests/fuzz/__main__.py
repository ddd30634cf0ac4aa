"""Read damaged files with every reader: ``python -m tests.fuzz``, from the project's folder.

Exit status 1 if anything came of it but networks and the library's own errors.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

SOURCE = Path(__file__).parents[2] / "src"
if SOURCE.is_dir() and str(SOURCE) not in sys.path:
    sys.path.insert(0, str(SOURCE))  # the checkout itself, whether or not another one is installed

from tests.fuzz.fuzzing import fuzzed, written  # noqa: E402 - the path comes first
from tests.fuzz.readers import READERS, named  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the fuzz harness and print its summary.

    Parameters
    ----------
    arguments
        As given on the command line.

    Returns
    -------
    int
        1 if there are findings.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--each", type=int, default=5_000, help="files a reader")
    parser.add_argument("--seed", type=int, default=0, help="another one gives other files")
    parser.add_argument("--workers", type=int, default=2, help="processes at a time")
    parser.add_argument(
        "--reader",
        action="append",
        default=[],
        choices=[each.name for each in READERS],
        metavar="NAME",
        help="one of: " + ", ".join(each.name for each in READERS),
    )
    parser.add_argument("--keep", type=Path, help="folder for the files that show a finding")
    options = parser.parse_args(arguments)
    keep = options.keep or Path(tempfile.gettempdir()) / f"fuzz-findings-{options.seed}"
    report = fuzzed(
        named(options.reader),
        seed=options.seed,
        each=options.each,
        workers=options.workers,
        keep=keep,
        told=lambda line: print(line, file=sys.stderr, flush=True),  # noqa: T201 - progress
    )
    print(report.text)  # noqa: T201 - the summary
    failed = bool(report.found)
    if not options.reader:
        said, has_findings = written()
        print(f"\n{said}")  # noqa: T201
        failed |= has_findings
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
