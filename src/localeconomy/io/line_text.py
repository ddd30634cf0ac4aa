"""Text files of lines and words: quoted labels, comments, numbers, and signs beyond ASCII.

Pajek keeps other signs than ASCII as ``&#228;``; so labels keep here what a line cannot hold.
"""

from __future__ import annotations

import math
import re
from typing import Final

from localeconomy.errors import FileFormatError
from localeconomy.io.csv_text import decoded
from localeconomy.io.files import file_name
from localeconomy.language import Text

__all__ = [
    "label_of",
    "lines_of",
    "number_of",
    "quoted_label",
    "spelled_number",
    "whole_of",
    "words_of",
]

WORD: Final = re.compile(r'"([^"]*)"|([^\s"]+)')
SIGN: Final = re.compile(r"&#([0-9]{1,7});")
# What stands between quotation marks as it is: printable ASCII but the marks themselves.
UNFIT: Final = re.compile(r"[^ -~]|\"|&(?=#[0-9])")
NUMBER: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
WHOLE: Final = re.compile(r"[0-9]{1,9}")
EXACT: Final = 2**53
LAST_SIGN: Final = 0x10FFFF
SURROGATES: Final = range(0xD800, 0xE000)
NO_TEXT: Final = Text(
    de="{file} ist kein Text; bitte die Datei neu ausgeben",
    en="{file} is not text; export the file again",
)


def lines_of(content: bytes, name: str) -> list[str]:
    """Return the lines of a text file.

    Parameters
    ----------
    content
        Its bytes, in UTF-8, UTF-16 with its mark, or Windows-1252.
    name
        What to call it in errors.

    Returns
    -------
    list of str
        The lines without their ends.

    Raises
    ------
    FileFormatError
        If the bytes are no text.
    """
    try:
        text, _ = decoded(content, name)
    except FileFormatError:
        raise FileFormatError(NO_TEXT.fill(file=file_name(name))) from None
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def words_of(line: str) -> list[str]:
    """Return the words of a line; quotation marks hold several together.

    Parameters
    ----------
    line
        The line.

    Returns
    -------
    list of str
        The words, without quotation marks and with the signs that ``&#…;`` stands for.

    Examples
    --------
    >>> words_of('1 "B&#228;ckerei am Markt" 0.5')
    ['1', 'Bäckerei am Markt', '0.5']
    """
    return [label_of(found[1] if found[2] is None else found[2]) for found in WORD.finditer(line)]


def label_of(text: str) -> str:
    """Return a text with the signs that ``&#…;`` stands for.

    Parameters
    ----------
    text
        The text of a file.

    Returns
    -------
    str
        The label.
    """
    return SIGN.sub(_sign, text) if "&#" in text else text


def _sign(found: re.Match[str]) -> str:
    code = int(found[1])
    return chr(code) if code <= LAST_SIGN and code not in SURROGATES else found[0]


def quoted_label(label: str) -> str:
    """Return a label as a line holds it.

    Parameters
    ----------
    label
        The label.

    Returns
    -------
    str
        In quotation marks; `label_of` turns it back.

    Examples
    --------
    >>> quoted_label('Café "Mokka"')
    '"Caf&#233; &#34;Mokka&#34;"'
    """
    return f'"{UNFIT.sub(lambda found: f"&#{ord(found[0])};", label)}"'


def number_of(word: str) -> float | None:
    """Return the number that a word is.

    Parameters
    ----------
    word
        The word.

    Returns
    -------
    float or None
        The number, None where it is no finite one.

    Examples
    --------
    >>> number_of("2.5"), number_of("1e400"), number_of("two")
    (2.5, None, None)
    """
    number = float(word) if NUMBER.fullmatch(word) else math.nan
    return number if math.isfinite(number) else None


def spelled_number(value: float) -> str:
    """Return a number as a line holds it, whole ones without a point.

    Parameters
    ----------
    value
        The number.

    Returns
    -------
    str
        Its digits; `number_of` turns them back.

    Examples
    --------
    >>> spelled_number(3.0), spelled_number(0.1)
    ('3', '0.1')
    """
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) <= EXACT else repr(number)


def whole_of(word: str) -> int | None:
    """Return the whole number that a word is, None where it is none.

    Parameters
    ----------
    word
        The word.

    Returns
    -------
    int or None
        The number, of at most nine digits.
    """
    return int(word) if WHOLE.fullmatch(word) else None
