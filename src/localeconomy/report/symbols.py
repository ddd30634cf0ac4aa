"""Symbols and colours beside the words, and what replaces a character that cannot be shown.

Nothing is said by colour or symbol alone: each stands beside its word.
"""

from __future__ import annotations

import unicodedata
from types import MappingProxyType
from typing import Final

import attrs

__all__ = ["ILLUSTRATIVE_SIGN", "MARKS", "STYLES", "Mark", "showable"]


@attrs.frozen
class Mark:
    """How a word is marked.

    Parameters
    ----------
    sign
        A symbol.
    style
        The name of a style of `STYLES`.
    """

    sign: str
    style: str


MARKS: Final = MappingProxyType(
    {
        "present": Mark("✖", "bad"),
        "failing": Mark("✖", "bad"),
        "watch": Mark("▲", "fair"),
        "absent": Mark("✔", "good"),
        "healthy": Mark("✔", "good"),
        "unknown": Mark("?", "faint"),
        "not_due": Mark("–", "faint"),
        "not_applicable": Mark("–", "faint"),
        "in_place": Mark("✔", "good"),
        "under_way": Mark("▲", "fair"),
        "open": Mark("✖", "bad"),
    }
)
"""Marks of the verdicts, of the words of findings, of their states and of the steps."""

ILLUSTRATIVE_SIGN: Final = "°"

# Cyan, yellow and red stay apart for colour-blind readers, on dark and on light terminals.
STYLES: Final = MappingProxyType(
    {"strong": "1", "good": "36", "fair": "33", "bad": "1;31", "faint": "2"}
)
"""Codes of ECMA-48 (select graphic rendition) by the name of a style."""

# What an encoding without a character shows in its place; German spelling rules for the umlauts.
PLAIN: Final = MappingProxyType(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS",
        "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'",
        "\N{SINGLE LOW-9 QUOTATION MARK}": "'",
        "–": "-", "—": "-", "−": "-", "…": "...", "•": "*", "·": "-", "×": "x", "÷": "/",
        "≥": ">=", "≤": "<=", "½": "1/2", "€": "EUR", "✔": "+", "▲": "!", "✖": "x", "°": "*",
        "→": "->", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ",
    }
)  # fmt: skip


def showable(text: str, encoding: str) -> str:
    """Return a text with every character that an encoding lacks replaced.

    Parameters
    ----------
    text
        Any text.
    encoding
        Name of an encoding; an unknown one is taken as ASCII.

    Returns
    -------
    str
        The text itself where all of it can be shown.

    Examples
    --------
    >>> showable("Gründer/innen – „gut“ ✔", "ascii")
    'Gruender/innen - "gut" +'
    >>> showable("Gründer/innen ✔", "latin-1")
    'Gründer/innen +'
    """
    if _has(encoding, text):
        return text
    return "".join(char if _has(encoding, char) else _plain(char) for char in text)


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    except LookupError:
        return text.isascii()
    return True


def _plain(char: str) -> str:
    if char in PLAIN:
        return PLAIN[char]
    base = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
    return base or "?"
