"""Files of nearly a million bytes from one line, which is what takes a reader longest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

__all__ = ["SIZE", "Make", "lines", "repeated"]

SIZE: Final = 900_000
Make: TypeAlias = Callable[[], bytes]


def repeated(line: str, head: str = "", tail: str = "", joint: str = "") -> bytes:
    """Return a text in which a line stands as often as fits, with its number for ``#``."""
    room = SIZE - len(head.encode()) - len(tail.encode())
    longest = line.replace("#", "1234567") + joint
    numbered = (line.replace("#", str(n)) for n in range(room // len(longest.encode())))
    return (head + joint.join(numbered) + tail).encode()


def lines(line: str, head: str = "") -> Make:
    """Return what makes a text of such lines."""
    return lambda: repeated(line, head, "", "\n")
