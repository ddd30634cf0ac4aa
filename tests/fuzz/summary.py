"""What a run found, in words: one line a reader, then each finding with the file that shows it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from tests.fuzz.judging import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.fuzz.judging import Verdict

__all__ = ["Shown", "Tally", "summary"]

HEADERS: Final = ("reader", "files", "read", "refused", "unfit", "findings", "slowest")
SHORTEST: Final = 200
"""Bytes of a minimised file up to which it is printed."""


@attrs.define
class Tally:
    """What became of the files of one reader."""

    read: int = 0
    refused: int = 0
    unfit: int = 0
    findings: int = 0
    slowest: float = 0.0

    @property
    def files(self) -> int:
        """How many there were."""
        return self.read + self.refused + self.unfit

    def add(self, verdict: Verdict) -> None:
        """Count one file."""
        setattr(self, verdict.outcome, getattr(self, verdict.outcome) + 1)
        self.findings += bool(verdict.findings)
        self.slowest = max(self.slowest, verdict.seconds)

    def cells(self, name: str) -> tuple[str, ...]:
        """Return a line of the table."""
        counts = (self.files, self.read, self.refused, self.unfit, self.findings)
        return (name, *map(str, counts), f"{self.slowest:.2f} s")


@attrs.frozen
class Shown:
    """A finding with the file that shows it.

    Parameters
    ----------
    reader
        The name of the reader.
    number
        The number of the file in the run.
    finding
        What was seen.
    times
        In how many files.
    content
        The smallest file that shows it.
    path
        Where that file is kept.
    """

    reader: str
    number: int
    finding: Finding
    times: int
    content: bytes = attrs.field(repr=False)
    path: Path

    def lines(self) -> Iterable[str]:
        """Yield what is printed of it."""
        times = "" if self.times == 1 else f", {self.times} times"
        yield f"{self.reader}, file {self.number}{times}: {self.finding.kind}: {self.finding.what}"
        if self.finding.where:
            yield f"    at {self.finding.where}"
        shown = f": {self.content!r}" if len(self.content) <= SHORTEST else ""
        yield f"    {self.path} ({len(self.content)} bytes){shown}"


def summary(tallies: Mapping[str, Tally], shown: Iterable[Shown], seed: int) -> str:
    """Return the summary of a run.

    Parameters
    ----------
    tallies
        What became of the files, by reader.
    shown
        The findings.
    seed
        Of the run.

    Returns
    -------
    str
        A table, and the findings.
    """
    total = Tally()
    for each in tallies.values():
        total.read += each.read
        total.refused += each.refused
        total.unfit += each.unfit
        total.findings += each.findings
        total.slowest = max(total.slowest, each.slowest)
    rows = [HEADERS, *(each.cells(name) for name, each in tallies.items()), total.cells("total")]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADERS))]
    lines = [
        row[0].ljust(widths[0])
        + "".join(f"  {cell.rjust(width)}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    ]
    found = [line for each in shown for line in each.lines()]
    return "\n".join([*lines, "", *(found or [f"no findings (seed {seed})"])])
