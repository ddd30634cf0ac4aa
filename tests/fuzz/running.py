"""Workers that read damaged files, each in a process of its own, watched from outside."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final, Self

import attrs

from tests.fuzz.judging import Finding, Verdict, judged, judged_case
from tests.fuzz.large import LARGE
from tests.fuzz.readers import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection


__all__ = ["Job", "Workers", "jobs"]

CHUNK: Final = 250
LONGEST_WAIT: Final = 60.0
"""Seconds without a word after which a worker is taken to hang, wherever it computes or waits."""

MEMORY: Final = 3 * 2**30
"""Bytes of address space that a worker may take on top of what its libraries do."""

SIZES: Final = Path("/proc/self/statm")


@attrs.frozen
class Job:
    """Some files of one reader.

    Parameters
    ----------
    reader
        The reader.
    seed
        Of the run.
    numbers
        Which files of the run.
    file
        The name and content of one file, in the place of those.
    """

    reader: Reader
    seed: int
    numbers: range
    file: tuple[str, bytes] | None = None


def jobs(reader: Reader, seed: int, each: int) -> list[Job]:
    """Return what is to be done for a reader, in pieces: the large files, then damaged ones."""
    starts = range(0, each, CHUNK)
    pieces = [range(-len(LARGE.get(reader.name, ())), 0)]
    pieces += [range(start, min(start + CHUNK, each)) for start in starts]
    return [Job(reader, seed, piece) for piece in pieces if piece]


# In the worker -----------------------------------------------------------------------------------


def _limit_memory() -> None:
    """Let a reader that takes far too much memory fail here, and not the machine."""
    if not SIZES.exists():  # not on every system
        return
    import resource

    pages = int(SIZES.read_text(encoding="ascii").split()[0])
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY, hard))


def _work(pipe: Connection) -> None:
    """Take jobs and send back one verdict a file, until there is no job."""
    for reader in _preloaded():
        __import__(reader)
    _limit_memory()
    while (job := pipe.recv()) is not None:
        for number in job.numbers:
            if job.file is not None:
                name, content = job.file
                pipe.send(judged(job.reader, name, content, number))
            else:
                pipe.send(judged_case(job.reader, job.seed, number))


def _preloaded() -> tuple[str, ...]:
    """Return what is loaded before memory is measured."""
    return (
        "networkx",
        "openpyxl",
        "pandas",
        "polars",
        "pyarrow",
        "python_calamine",
        "scipy.sparse",
    )


# Outside -----------------------------------------------------------------------------------------


class _Worker:
    """A worker process."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process: Any = context.Process(target=_work, args=(other,), daemon=True)
        self.process.start()
        other.close()

    def end(self) -> int | None:
        """End the process, whatever it does; return its exit code if it had ended already."""
        self.process.join(timeout=0.2)
        code: int | None = self.process.exitcode
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()
        return code


class Workers:
    """Some worker processes, started when they are needed and ended at the end.

    Parameters
    ----------
    number
        How many.
    longest_wait
        Seconds without a word after which one is ended.
    """

    def __init__(self, number: int, longest_wait: float = LONGEST_WAIT) -> None:
        self.number = number
        self.longest_wait = longest_wait
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        for _ in range(number):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for _number in range(self.number):
            worker = self._idle.get()
            if worker is not None:
                worker.end()

    def run(self, work: Sequence[Job]) -> Iterator[tuple[Job, list[Verdict]]]:
        """Yield what became of the files of each job, in the order of the jobs."""
        with ThreadPoolExecutor(self.number) as pool:
            yield from zip(work, pool.map(self.done, work), strict=True)

    def done(self, job: Job) -> list[Verdict]:
        """Return what became of the files of a job."""
        found: list[Verdict] = []
        worker = self._idle.get()
        try:
            while len(found) < len(job.numbers):
                rest = attrs.evolve(job, numbers=job.numbers[len(found) :])
                worker = worker or _Worker()
                is_well = self._asked(worker, rest, found)
                if not is_well:
                    worker.end()
                    worker = None
        finally:
            self._idle.put(worker)
        return found

    def _asked(self, worker: _Worker, job: Job, found: list[Verdict]) -> bool:
        """Add verdicts; return whether the worker may go on."""
        worker.pipe.send(job)
        for number in job.numbers:
            if not worker.pipe.poll(self.longest_wait):
                what = f"nothing came of it in {self.longest_wait:g} s"
                found.append(Verdict(number, "refused", 0.0, (Finding("hang", what),)))
                return False
            try:
                found.append(worker.pipe.recv())
            except (EOFError, OSError):
                worker.process.join(timeout=5)
                what = f"the process ended with code {worker.process.exitcode}"
                found.append(Verdict(number, "refused", 0.0, (Finding("crash", what),)))
                return False
            if any(each.kind == "memory" for each in found[-1].findings):
                return False  # what is measured is the most that a process ever had
        return True
