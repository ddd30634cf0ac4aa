"""The streams of the process: what they can show, and writing to them without a traceback."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from localeconomy.report.symbols import showable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import TextIO

__all__ = ["dumped", "encoding_of", "never_missing", "say", "silence", "wants_colour"]


@contextlib.contextmanager
def never_missing() -> Iterator[None]:
    """Let what is written to a stream that the process began without vanish (``2>&-``).

    Python has None in place of such a stream. Nothing to write to is no reason to fail, nor to end
    with another status.

    Yields
    ------
    None
        Once; the streams are as before afterwards.
    """
    with contextlib.ExitStack() as stack:
        for name, replace in (
            ("stdout", contextlib.redirect_stdout),
            ("stderr", contextlib.redirect_stderr),
        ):
            stream = getattr(sys, name)
            if stream is None or stream.closed:
                nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - closed by the stack
                stack.enter_context(nowhere)
                stack.enter_context(replace(nowhere))
        yield


def encoding_of(stream: TextIO) -> str:
    """Return the encoding of a stream, UTF-8 where it has none of its own.

    Parameters
    ----------
    stream
        A stream of text.

    Returns
    -------
    str
        The name of the encoding.
    """
    return getattr(stream, "encoding", None) or "utf-8"


def dumped(plain: Mapping[str, Any]) -> str:
    """Return plain values as JSON that survives the encoding of the standard output.

    Parameters
    ----------
    plain
        The values.

    Returns
    -------
    str
        The text.
    """
    import json

    is_utf8 = encoding_of(sys.stdout).lower().replace("_", "-") in ("utf-8", "utf8")
    return f"{json.dumps(plain, ensure_ascii=not is_utf8, allow_nan=False, indent=1)}\n"


def wants_colour() -> bool:
    """Return whether the output is a terminal that shows colours and whose user wants them.

    Returns
    -------
    bool
        False where ``NO_COLOR`` is set.
    """
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    capable = os.name != "nt" or "WT_SESSION" in os.environ
    return sys.stdout.isatty() and capable and not unwanted


def say(text: str) -> None:
    """Write to the standard error; where even that is closed, there is nobody to tell.

    Parameters
    ----------
    text
        The text.
    """
    with contextlib.suppress(OSError):
        sys.stderr.write(showable(text, encoding_of(sys.stderr)))
        sys.stderr.flush()


def silence(stream: TextIO) -> None:
    """Let what is still unwritten vanish, so that the interpreter's last flush cannot fail.

    Parameters
    ----------
    stream
        A stream that can no longer be written to.
    """
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
