"""One damaged file, read: what came of it, and whether that is as it should be.

Right are a network, and one of our own errors that can be told in both languages. Everything else
is a finding: another exception or warning, more than five seconds, much memory, and a network that
is another one after it has been written and read again.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path
from threading import current_thread, main_thread
from typing import TYPE_CHECKING, Final

import attrs

import localeconomy as le
from localeconomy.errors import LeftOutWarning, LocalEconomyError, SelfTieWarning, fault_data
from localeconomy.io.registry import formats
from tests.fuzz.readers import Reader, UnfitError, content_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from localeconomy.io.registry import Format

__all__ = ["LONGEST", "MOST_MEMORY", "Finding", "Verdict", "judged", "judged_case"]

LONGEST: Final = 5.0
"""Seconds of computing that a file of less than a million bytes may take."""

TRACED: Final = 5
"""How many times as long all takes at the most while its coverage is measured."""

MOST_MEMORY: Final = 700
"""Megabytes that reading such a file may take on top."""

ALLOWED: Final = (LeftOutWarning, SelfTieWarning)
LONGEST_MESSAGE: Final = 40_000
SAMPLED: Final = 5
"""One network in so many is written and read again."""

PACKAGE: Final = os.sep + "localeconomy" + os.sep


class _TooLongError(BaseException):
    """The time is over; no reader may mistake it for a fault of the file."""


@attrs.frozen
class Finding:
    """Something that must not be.

    Parameters
    ----------
    kind
        ``"exception"``, ``"warning"``, ``"slow"``, ``"memory"``, ``"round trip"``, ``"message"``,
        ``"crash"`` or ``"hang"``.
    what
        What was seen.
    where
        The innermost line of the library's own; findings of one kind and place are one.
    """

    kind: str
    what: str
    where: str = ""


@attrs.frozen
class Verdict:
    """What became of one file.

    Parameters
    ----------
    number
        Its number in the run.
    outcome
        ``"read"``, ``"refused"`` or ``"unfit"``.
    seconds
        Of computing.
    findings
        What must not be.
    """

    number: int
    outcome: str
    seconds: float
    findings: tuple[Finding, ...] = ()


def judged_case(reader: Reader, seed: int, number: int) -> Verdict:
    """Return what became of one file of a run."""
    name, content = content_of(reader, seed, number)
    return judged(reader, name, content, number)


def judged(reader: Reader, name: str, content: bytes, number: int = 0) -> Verdict:
    """Return what became of a file.

    Parameters
    ----------
    reader
        What reads it.
    name, content
        The file.
    number
        Its number; of some numbers the network is written and read again.

    Returns
    -------
    Verdict
        Its outcome and findings.
    """
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (folder / name).write_bytes(content)
    findings: list[Finding] = []
    before, began = _peak(), time.process_time()
    outcome, found = _read(reader, folder / name, findings)
    seconds = time.process_time() - began
    grown = _peak() - before
    if grown > MOST_MEMORY:
        findings.append(Finding("memory", f"{grown:.0f} MB more for {len(content)} bytes"))
    network = getattr(found, "network", found)
    if number % SAMPLED == 0 and isinstance(network, le.Network):
        findings += _again(network, reader, folder, number)
    elif number % SAMPLED == 0 and isinstance(found, le.Assessment):
        findings += _told_again(found)
    shutil.rmtree(folder, ignore_errors=True)
    return Verdict(number, outcome, seconds, tuple(findings))


def _read(reader: Reader, path: Path, findings: list[Finding]) -> tuple[str, object]:
    """Return what came of a file, and what was read; note what must not be."""
    try:
        with _watched(findings), _timed():
            return "read", reader.read(path)
    except LocalEconomyError as error:
        findings += _of_message(error)
    except UnfitError:
        return "unfit", None
    except _TooLongError as error:
        findings.append(_seen("slow", error, f"more than {LONGEST:g} s"))
    except MemoryError as error:
        findings.append(_seen("memory", error))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - that is the question
        findings.append(_seen("exception", error))
    return "refused", None


# Time and memory ---------------------------------------------------------------------------------


@contextlib.contextmanager
def _timed() -> Iterator[None]:
    """Raise an error once the time is over; what computes without Python is ended by the parent."""
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        raise _TooLongError

    old = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, LONGEST * (TRACED if sys.gettrace() else 1))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, old)


def _peak() -> float:
    """Return the most memory that this process has had so far, in megabytes."""
    try:
        import resource
    except ImportError:  # not on every system
        return 0.0
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (2**20 if sys.platform == "darwin" else 2**10)


@contextlib.contextmanager
def _watched(findings: list[Finding]) -> Iterator[None]:
    """Note warnings that are not ours, files that stay open among them."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            yield
        finally:
            gc.collect(0)
            findings += [
                Finding("warning", f"{each.category.__name__}: {each.message}"[:300], each.filename)
                for each in caught
                if not issubclass(each.category, ALLOWED)
            ]


# What was seen -----------------------------------------------------------------------------------


def _seen(kind: str, error: BaseException, what: str = "") -> Finding:
    """Return a finding with the innermost place of the library's own code."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [each for each in frames if PACKAGE in each.filename] or list(frames)
    where = ""
    if own:
        place = own[-1].filename.rpartition(PACKAGE)[2]
        where = f"{place}:{own[-1].lineno} in {own[-1].name}"
    said = what or f"{type(error).__name__}: {error}"[:300]
    return Finding(kind, said.encode("utf-8", "backslashreplace").decode(), where)


def _of_message(error: LocalEconomyError) -> Iterator[Finding]:
    """Yield what is wrong with the words of an error: a person must be able to read them."""
    try:
        for language in ("en", "de"):
            said = error.into(language)
            said.encode()
            if not said.strip() or len(said) > LONGEST_MESSAGE:
                yield Finding("message", f"{len(said)} characters: {said[:100]}")
        json.dumps([fault_data(fault, error.file) for fault in error.faults[:50]]).encode()
        str(error).encode()
    except Exception as other:  # noqa: BLE001 - that is the question
        yield _seen("message", other)


# There and back ----------------------------------------------------------------------------------


def _again(network: le.Network, reader: Reader, folder: Path, number: int) -> Iterator[Finding]:
    """Yield what is wrong with a network that was read, once it is written and read again."""
    known = {each.suffixes[0]: each for each in formats().values()}
    other = sorted(known)[number // SAMPLED % len(known)]
    own = formats().get(reader.suffix)
    suffixes = {".json", other if own is None else own.suffixes[0], other}
    for suffix in sorted(suffixes) if len(network.actors) < 2_000 else [".json"]:
        try:
            yield from _there_and_back(network, known[suffix], folder / f"again{suffix}")
        except Exception as error:  # noqa: BLE001 - that is the question
            yield _seen("round trip", error, f"{suffix}: {type(error).__name__}: {error}"[:300])


def _told_again(assessment: le.Assessment) -> Iterator[Finding]:
    """Yield what is wrong with an assessment that was read, once it is told in each form."""
    try:
        if le.Assessment.from_json(assessment.to_json()) != assessment:
            yield Finding("round trip", "another assessment came back")
        for form in (repr, str, lambda each: each.to_frame("polars")):
            form(assessment)
    except Exception as error:  # noqa: BLE001 - that is the question
        yield _seen("round trip", error, f"{type(error).__name__}: {error}"[:300])


def _there_and_back(network: le.Network, form: Format, path: Path) -> Iterator[Finding]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", LeftOutWarning)
        try:
            le.write(network, path)
        except LocalEconomyError:
            # What a format cannot hold it may refuse; JSON holds everything.
            if path.suffix == ".json":
                raise
            return
        expected = network if form.kept is None else form.kept(network)
        if le.read(path) != expected:
            yield Finding("round trip", f"{path.suffix}: another network came back")
