"""A run of the harness: every reader on its damaged files, findings gathered and made small."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from tests.fuzz.disk import WRITERS, failures, tried
from tests.fuzz.judging import Finding
from tests.fuzz.minimising import minimised
from tests.fuzz.readers import Reader, content_of
from tests.fuzz.running import LONGEST_WAIT, Job, Workers, jobs
from tests.fuzz.summary import Shown, Tally, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


__all__ = ["Report", "fuzzed", "written"]

SLOW = ("slow", "hang", "memory")
"""Findings whose file is not made smaller: each try would take as long."""


@attrs.frozen
class Report:
    """What a run found.

    Parameters
    ----------
    tallies
        What became of the files, by reader.
    found
        The findings, each kind and place once a reader.
    text
        The summary in words.
    """

    tallies: dict[str, Tally]
    found: tuple[Shown, ...]
    text: str


@attrs.define
class _Seen:
    """A finding, where it was seen first, and how often."""

    reader: Reader
    number: int
    finding: Finding
    times: int = 0


def fuzzed(
    readers: Sequence[Reader],
    *,
    seed: int,
    each: int,
    workers: int,
    keep: Path,
    told: Callable[[str], object] = lambda _: None,
    longest_wait: float = LONGEST_WAIT,
) -> Report:
    """Read damaged files and return what came of it.

    Parameters
    ----------
    readers
        What reads them.
    seed
        Of the random numbers: the same seed gives the same files.
    each
        How many files a reader.
    workers
        How many processes at a time.
    keep
        Where files that show a finding are kept.
    told
        Takes a line a reader, while it runs.
    longest_wait
        Seconds after which a silent process is ended.

    Returns
    -------
    Report
        Counts and findings.
    """
    tallies = {reader.name: Tally() for reader in readers}
    seen: dict[tuple[str, str, str], _Seen] = {}
    began = time.monotonic()
    with Workers(workers, longest_wait) as pool:
        work = [job for reader in readers for job in jobs(reader, seed, each)]
        for job, found in pool.run(work):
            for verdict in found:
                tallies[job.reader.name].add(verdict)
                for finding in verdict.findings:
                    key = (job.reader.name, finding.kind, finding.where)
                    first = seen.setdefault(key, _Seen(job.reader, verdict.number, finding))
                    first.times += 1
            if job.numbers.stop == each:
                cells = "  ".join(tallies[job.reader.name].cells(job.reader.name))
                told(f"{time.monotonic() - began:7.0f} s  {cells}")
        shown = tuple(_shown(pool, each_seen, seed, keep) for each_seen in seen.values())
    return Report(tallies, shown, summary(tallies, shown, seed))


def written() -> tuple[str, bool]:
    """Return in words what became of writing that fails, and whether there are findings."""
    lines = []
    listed = []
    for writer in WRITERS:
        outcomes = Counter[str]()
        for failing in failures():
            outcome, findings = tried(writer, failing)
            outcomes[outcome] += 1
            where = f"writing {writer.name}, {failing.name}"
            listed += [f"{where}: {each.kind}: {each.what}" for each in findings]
        counts = f"{outcomes['refused']} refused, {outcomes['written']} not touched by it"
        lines.append(f"writing {writer.name} as the disk fills: {counts}")
    return "\n".join([*lines, *listed]), bool(listed)


def _shown(pool: Workers, seen: _Seen, seed: int, keep: Path) -> Shown:
    """Return a finding with the smallest file that shows it."""
    name, content = content_of(seen.reader, seed, seen.number)
    finding = seen.finding

    def shows(smaller: bytes) -> bool:
        job = Job(seen.reader, seed, range(seen.number, seen.number + 1), (name, smaller))
        (verdict,) = pool.done(job)
        return (finding.kind, finding.where) in {
            (each.kind, each.where) for each in verdict.findings
        }

    small = content
    if finding.kind not in SLOW and shows(content):
        small = minimised(content, shows)
    keep.mkdir(parents=True, exist_ok=True)
    plain = re.sub(r"\W+", "-", f"{seen.reader.name} {seen.number} {finding.kind}")
    path = keep / f"{plain}{''.join(seen.reader.suffix) or '-' + name}"
    path.write_bytes(small)
    return Shown(seen.reader.name, seen.number, finding, seen.times, small, path)
