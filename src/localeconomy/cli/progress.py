"""A sign of life on a terminal, for work that takes more than a moment."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from typing import TYPE_CHECKING, Final

from localeconomy.cli.streams import say
from localeconomy.language import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from localeconomy.language import Text

__all__ = ["working"]

PATIENCE: Final = 1.0
"""Seconds before anything is said."""

STEP: Final = 0.5
CLEAR: Final = "\r\x1b[K"


@contextlib.contextmanager
def working(what: Text, language: str, *, patience: float = PATIENCE) -> Iterator[None]:
    """Say on the standard error what is being done and for how long, where that is a terminal.

    Parameters
    ----------
    what
        What is being done.
    language
        ``"de"`` or ``"en"``.
    patience
        Seconds before anything is said.

    Yields
    ------
    None
        Once.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    began = time.monotonic()

    def tell() -> None:
        """Write the seconds anew until the work is done."""
        wait = patience
        while not done.wait(wait):
            seconds = format_number(time.monotonic() - began, language, 0)
            say(f"{CLEAR}{what.into(language)} … {seconds} s")
            wait = STEP

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
        if time.monotonic() - began > patience:
            say(CLEAR)
