"""How a text is spelled in a cell, so that a spreadsheet does not run it and it reads back equal.

An apostrophe in front marks a text that a cell alone would change: one that a spreadsheet would run
(``=1+1``), that begins or ends with a blank, that is empty (an empty cell is a missing value), or
that would be read as a sign for a missing value or as the error of a formula. Several texts in one
cell are separated by ``|``; a backslash takes the next sign as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from localeconomy.io.tabular.formula_errors import is_error
from localeconomy.io.tabular.missing import is_sum, reason_of_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["SEPARATOR", "are_plain", "cell_of", "joined", "parts_of", "text_of"]

MARK: Final = "'"
RUN: Final = frozenset("=+-@＝＋－＠")  # noqa: RUF001 - the wide signs that spreadsheets run as well
SEPARATOR: Final = "|"
ESCAPE: Final = "\\"
EMPTY: Final = "e"
WORDS: Final = re.compile(r"^(?:keine|k|not|err|fehler)\b", re.IGNORECASE | re.MULTILINE)
"""How the signs for a missing text and the errors of formulas begin that are words."""


def cell_of(text: str, *, sums: bool = False) -> str:
    """Return the cell that a text is written as.

    Parameters
    ----------
    text
        The text.
    sums
        Whether the column may name sums of other rows, which a text must not look like.

    Returns
    -------
    str
        The text, marked where that is needed.

    Examples
    --------
    >>> cell_of("Bäckerei"), cell_of("=1+1"), cell_of(""), cell_of("'=1")
    ('Bäckerei', "'=1+1", "'", "''=1")
    """
    marked = (
        _is_special(text)
        or (text.startswith(MARK) and _would_be_marked(text))
        or (sums and is_sum(text))
    )
    return MARK + text if marked else text


def text_of(cell: str) -> str:
    """Return the text that a cell holds: the inverse of `cell_of`.

    Parameters
    ----------
    cell
        The cell.

    Returns
    -------
    str
        Without the mark, or without blanks around it.

    Examples
    --------
    >>> text_of("'=1+1"), text_of(" Bäckerei "), text_of("'s Lädchen")
    ('=1+1', 'Bäckerei', "'s Lädchen")
    """
    if cell.startswith(MARK) and _would_be_marked(cell[1:]):
        return cell[1:]
    return cell.strip()


def _is_special(text: str) -> bool:
    return (
        not text
        or text[0] in RUN
        or text[0].isspace()
        or text[-1].isspace()
        or reason_of_text(text) is not None
        or is_error(text)
    )


def _would_be_marked(text: str) -> bool:
    """Whether a mark before the text belongs to the spelling and not to the text."""
    bare = text.lstrip(MARK)
    return any(_is_special(each) or is_sum(each) for each in (text, bare))


def are_plain(cells: Collection[str]) -> bool:
    """Return whether cells are plainly texts; where not, each has to be looked at.

    Parameters
    ----------
    cells
        The cells.

    Returns
    -------
    bool
        True only if every one is the text that it spells.

    Examples
    --------
    >>> are_plain(["kiosk", "cafe 2"]), are_plain(["kiosk", "'=1"])
    (True, False)
    """
    ends = {cell[:1] for cell in cells} | {cell[-1:] for cell in cells}
    text = "\n".join(cells)  # one long text is read faster than many short ones
    return all(sign.isalnum() for sign in ends) and text.isascii() and not WORDS.search(text)


def joined(texts: Iterable[str]) -> str:
    r"""Return several texts in one cell, without its mark.

    Parameters
    ----------
    texts
        The texts.

    Returns
    -------
    str
        The texts with ``|`` between them.

    Examples
    --------
    >>> joined(["bakery", "a|b", ""])
    'bakery | a\\|b | \\e'
    """
    return f" {SEPARATOR} ".join(map(_part, texts))


def _part(text: str) -> str:
    if not text:
        return ESCAPE + EMPTY
    escaped = text.replace(ESCAPE, ESCAPE * 2).replace(SEPARATOR, ESCAPE + SEPARATOR)
    if text[-1].isspace():
        escaped = escaped[:-1] + ESCAPE + escaped[-1]
    # A text of one blank has its backslash already.
    return ESCAPE + escaped if text[0].isspace() and escaped[0] != ESCAPE else escaped


def parts_of(text: str, separators: str = SEPARATOR) -> list[str]:
    r"""Return the texts that `joined` put together.

    Parameters
    ----------
    text
        The cell without its mark.
    separators
        The signs that stand between texts.

    Returns
    -------
    list of str
        The texts; what is empty or blank between two separators is none.

    Examples
    --------
    >>> parts_of("bakery | a\\|b | \\e | ")
    ['bakery', 'a|b', '']
    """
    parts: list[list[tuple[str, bool]]] = [[]]
    signs = iter(text)
    for sign in signs:
        if sign == ESCAPE:
            parts[-1].append((next(signs, ESCAPE), True))
        elif sign in separators:
            parts.append([])
        else:
            parts[-1].append((sign, False))
    return [_text_of_part(part) for part in map(_stripped, parts) if part]


def _stripped(part: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return the signs of a part without the blanks around it that are not taken as they are."""
    kept = [place for place, (sign, literal) in enumerate(part) if literal or not sign.isspace()]
    return part[kept[0] : kept[-1] + 1] if kept else []


def _text_of_part(part: list[tuple[str, bool]]) -> str:
    return "" if part == [(EMPTY, True)] else "".join(sign for sign, _ in part)
