"""Cells that say why there is no value, and rows that only sum up others.

Official statistics print a sign where there is no figure, and each sign says something else (DIN
55301). None of them is read as a number: the value is missing, and the record keeps why.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from localeconomy.model.reasons import REASONS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["REASONS", "is_sum", "reason_of", "reason_of_text"]

SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "-": "nothing_there",
        "–": "nothing_there",
        "—": "nothing_there",
        ".": "unknown_or_secret",
        "/": "not_reliable",
        "*": "too_few",
        "...": "not_yet",
        "…": "not_yet",
        "keine angabe": "not_stated",
        "k. a.": "not_stated",
        "k.a.": "not_stated",
        "not stated": "not_stated",
    }
)
# What may be a text of its own, but is neither a number nor a date.
SIGNS_OF_VALUES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "x": "not_meaningful",
        "na": "not_stated",
        "n/a": "not_stated",
        "nan": "not_stated",
        "null": "not_stated",
        "none": "not_stated",
        "ohne angabe": "not_stated",
        "unbekannt": "not_stated",
        "unknown": "not_stated",
    }
)

SUM: Final = re.compile(
    r"SUM(?![a-zäöüß]).*|SUMME\b.*|Summe\b.*"
    r"|(?i:insgesamt|gesamt|total|zusammen|alle branchen|all sectors)\s*:?",
    re.DOTALL,
)


def reason_of_text(cell: str) -> str | None:
    """Return why a text is missing, None where the cell holds a text.

    Parameters
    ----------
    cell
        The cell.

    Returns
    -------
    str or None
        An id of `REASONS`.

    Examples
    --------
    >>> reason_of_text("keine Angabe"), reason_of_text("x")
    ('not_stated', None)
    """
    return SIGNS.get(" ".join(cell.split()).casefold())


def reason_of(cell: str) -> str | None:
    """Return why a number, date or choice is missing, None where the cell holds something else.

    Parameters
    ----------
    cell
        The cell.

    Returns
    -------
    str or None
        An id of `REASONS`.

    Examples
    --------
    >>> reason_of("."), reason_of("x"), reason_of("12")
    ('unknown_or_secret', 'not_meaningful', None)
    """
    return reason_of_text(cell) or SIGNS_OF_VALUES.get(cell.strip().casefold())


def is_sum(cell: str) -> bool:
    """Return whether a cell in the column of sectors names a sum of other rows.

    Parameters
    ----------
    cell
        The cell.

    Returns
    -------
    bool
        True for "SUM A–S", "Summe", "Insgesamt" and the like.

    Examples
    --------
    >>> is_sum("SUM_WZ"), is_sum("Insgesamt"), is_sum("Sumpfpflanzen")
    (True, True, False)
    """
    return SUM.fullmatch(cell.strip()) is not None
