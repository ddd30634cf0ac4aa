"""What a spreadsheet shows where a formula has failed, in German and English.

A file that holds such a word where a name should stand has lost the name. Workbooks say that a cell
is an error and write the English word; in CSV it is a text like any other.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from localeconomy.hints import quoted
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ERROR", "error_in", "is_error"]

GERMAN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "#NULL!": "#NULL!",
        "#DIV/0!": "#DIV/0!",
        "#VALUE!": "#WERT!",
        "#REF!": "#BEZUG!",
        "#NAME?": "#NAME?",
        "#NUM!": "#ZAHL!",
        "#N/A": "#NV",
        "#GETTING_DATA": "#DATEN_ABRUFEN",
        "#SPILL!": "#ÜBERLAUF!",
        "#CALC!": "#KALK!",
        "#FIELD!": "#FELD!",
        "#BLOCKED!": "#BLOCKIERT!",
        "#UNKNOWN!": "#UNBEKANNT!",
        "#CONNECT!": "#VERBINDEN!",
        "#BUSY!": "#BESCHÄFTIGT!",
        "#ERROR!": "#FEHLER!",
    }
)
WORDS: Final = frozenset({*GERMAN, *GERMAN.values()})
NUMBERED: Final = re.compile(r"(?:ERR|FEHLER):[0-9]{3}")
"""What LibreOffice shows where Excel has no word."""

ERROR: Final = Text(
    de="{value} ist ein Fehler einer Formel; bitte die Formel berichtigen oder den Wert eintragen",
    en="{value} is the error of a formula; correct the formula or enter the value",
)


def is_error(cell: str) -> bool:
    """Return whether a cell holds what a spreadsheet shows where a formula has failed.

    Parameters
    ----------
    cell
        The cell.

    Returns
    -------
    bool
        True for "#BEZUG!", "#REF!", "Err:502" and the like.

    Examples
    --------
    >>> is_error("#BEZUG!"), is_error(" #n/a "), is_error("#1 Kiosk")
    (True, True, False)
    """
    word = cell.strip().upper()
    return word in WORDS or NUMBERED.fullmatch(word) is not None


def error_in(word: str) -> Text:
    """Return an error as a workbook holds it in the word that each language shows.

    Parameters
    ----------
    word
        The English word.

    Returns
    -------
    Text
        The word in quotation marks.

    Examples
    --------
    >>> error_in("#REF!").de, error_in("#REF!").en
    ("'#BEZUG!'", "'#REF!'")
    """
    return Text(de=quoted(GERMAN.get(word, word)), en=quoted(word))
