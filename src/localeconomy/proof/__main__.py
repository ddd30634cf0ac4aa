"""Put the score to the proof and print the table: ``python -m localeconomy.proof``."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from localeconomy.errors import LocalEconomyError
from localeconomy.proof.suite import prove
from localeconomy.proof.table import to_json, to_markdown, to_text

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

MISSED: Final = 1
WRONG: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the proof and print its table.

    Parameters
    ----------
    arguments
        As given on the command line.

    Returns
    -------
    int
        0 where every target is met, 1 where one is missed, 2 for a wrong argument.
    """
    options = _parser().parse_args(arguments)
    try:
        proof = prove(quick=options.quick, seed=options.seed, workers=options.workers)
    except LocalEconomyError as error:
        sys.stderr.write(f"{error.into(options.language)}\n")
        return WRONG
    today = dt.datetime.now(tz=dt.UTC).date()
    sys.stdout.write(to_text(proof, today, options.language))
    if options.json is not None:
        options.json.write_text(to_json(proof, today), encoding="utf-8")
    if options.markdown is not None:
        options.markdown.write_text(to_markdown(proof, today, options.language), encoding="utf-8")
    return MISSED if proof.missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m localeconomy.proof", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small sample, within a minute")
    parser.add_argument(
        "--seed", type=int, default=0, help="of all random numbers (default: 0)", metavar="N"
    )
    parser.add_argument("--workers", type=int, metavar="N", help="processes (default: processors)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON too")
    parser.add_argument(
        "--markdown", type=Path, metavar="FILE", help="write the table in Markdown too"
    )
    parser.add_argument("--language", choices=("de", "en"), default="en", help="of the table")
    return parser


if __name__ == "__main__":
    sys.exit(main())
