"""Writing that fails: the old file stays as it was, nothing is left beside it, our own error.

The disk is full at every stage: a limit of the system on the size of files ends the writing after
some bytes, for real; what comes after the bytes (to the disk, its rights, its name) is made to
fail.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

import attrs

import localeconomy as le
from localeconomy.errors import LeftOutWarning, LocalEconomyError
from localeconomy.io.registry import formats
from tests.fuzz.judging import Finding
from tests.fuzz.seeds import everything, sparse

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WRITERS", "Failing", "Writer", "failures", "tried"]

SIZES: Final = (0, 1, 100, 2_000)
"""After how many bytes the disk is full; each file is larger than the last or takes less."""


@attrs.frozen
class Writer:
    """One way to write a file or folder.

    Parameters
    ----------
    name
        What it is called.
    target
        Of what name the file is.
    write
        Writes a network to a path.
    replaces
        Whether it replaces an older file.
    """

    name: str
    target: str
    write: Callable[[le.Network, Path], object] = le.write
    replaces: bool = True


def _as_folder(network: le.Network, path: Path) -> None:
    le.write(network, f"{path}/")


def _template(_: le.Network, path: Path) -> None:
    le.write_template(path)


WRITERS: Final = (
    *(
        Writer(suffix, f"a{suffix}")
        for suffix in sorted({each.suffixes[0] for each in formats().values()})
    ),
    Writer("CSV folder", "a", _as_folder),
    Writer("template", "a.xlsx", _template, replaces=False),
)


@attrs.frozen
class Failing:
    """A way in which writing fails.

    Parameters
    ----------
    name
        What fails.
    makes
        Makes it fail while a context is open.
    """

    name: str
    makes: Callable[[], contextlib.AbstractContextManager[object]]


@contextlib.contextmanager
def _full_after(size: int) -> Iterator[None]:
    """Let no file grow beyond a size."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _refusing(target: str) -> contextlib.AbstractContextManager[object]:
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return mock.patch(target, side_effect=error)


@contextlib.contextmanager
def _device_is_full() -> Iterator[None]:
    """Write to the device that is always full, in the place of each temporary file."""
    made = tempfile.mkstemp

    def opened(*args: Any, **options: Any) -> tuple[int, str]:  # noqa: ANN401 - as they come
        handle, name = made(*args, **options)
        os.close(handle)
        return os.open("/dev/full", os.O_WRONLY), name

    with mock.patch("tempfile.mkstemp", opened):
        yield


def failures() -> list[Failing]:
    """Return the ways in which writing can be made to fail on this system."""
    found = [
        Failing(name, lambda target=name: _refusing(target))  # type: ignore[misc]
        for name in (
            "os.fsync",
            "pathlib.Path.chmod",
            "pathlib.Path.replace",
            "pathlib.Path.rename",
            "tempfile.mkstemp",
            "tempfile.mkdtemp",
        )
    ]
    if Path("/dev/full").exists():
        found.append(Failing("/dev/full", _device_is_full))
    with contextlib.suppress(ImportError):
        import resource

        assert resource.RLIMIT_FSIZE >= 0
        found += [
            Failing(f"{size} bytes", lambda size=size: _full_after(size))  # type: ignore[misc]
            for size in SIZES
        ]
    return found


def _content(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


def tried(writer: Writer, failing: Failing) -> tuple[str, list[Finding]]:
    """Return what became of one writing that fails, ``"written"`` or ``"refused"``.

    Parameters
    ----------
    writer
        What writes.
    failing
        What makes it fail.

    Returns
    -------
    outcome : str
        Not every failure touches every writer.
    findings : list of Finding
        What must not be.
    """
    findings: list[Finding] = []
    outcome = "written"
    with tempfile.TemporaryDirectory() as name, warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", LeftOutWarning)
        folder, waiting = Path(name) / "target", Path(name) / "temporary"
        folder.mkdir()
        waiting.mkdir()
        path = folder / writer.target
        if writer.replaces:
            writer.write(sparse(), path)
        before = _content(folder)
        network = everything()
        heard: list[object] = []
        aside = contextlib.ExitStack()
        aside.enter_context(mock.patch("tempfile.tempdir", str(waiting)))
        aside.enter_context(mock.patch("sys.unraisablehook", heard.append))
        try:
            with failing.makes():
                writer.write(network, path)
        except LocalEconomyError as error:
            outcome = "refused"
            if not (error.into("de") and error.into("en")):
                findings.append(Finding("message", "says nothing"))
        except Exception as error:  # noqa: BLE001 - that is the question
            outcome = "refused"
            findings.append(Finding("exception", f"{type(error).__name__}: {error}"))
        if outcome == "refused" and _content(folder) != before:
            findings.append(Finding("half-written", f"left: {', '.join(_content(folder))}"))
        gc.collect()
        aside.close()
        if heard:
            findings.append(Finding("complaint", f"{len(heard)} on the screen, such as {heard[0]}"))
        if left := sorted(each.name for each in waiting.iterdir()):
            findings.append(Finding("left behind", ", ".join(left)))
    return outcome, findings
