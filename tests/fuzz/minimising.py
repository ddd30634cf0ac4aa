"""The smallest file that still shows a finding: halves, quarters … are left out while it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["minimised"]

MOST_TRIES: Final = 400


def minimised(
    content: bytes, shows: Callable[[bytes], bool], most_tries: int = MOST_TRIES
) -> bytes:
    """Return a small part of a file that still shows what the file shows.

    Parameters
    ----------
    content
        The file.
    shows
        Whether a file shows it.
    most_tries
        How many files may be tried.

    Returns
    -------
    bytes
        The file itself where nothing can be left out.
    """
    best, parts, tries = content, 2, 0
    while best and tries < most_tries:
        size = max(len(best) // parts, 1)
        smaller = None
        for start in range(0, len(best), size):
            candidate = best[:start] + best[start + size :]
            tries += 1
            if shows(candidate):
                smaller = candidate
                break
            if tries >= most_tries:
                break
        if smaller is not None:
            best, parts = smaller, max(parts - 1, 2)
        elif size == 1:
            break
        else:
            parts = min(parts * 2, len(best))
    return best
