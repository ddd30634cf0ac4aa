"""UCINET's data language: the words of a file, and what it says before its data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import attrs

from localeconomy.hints import quoted
from localeconomy.io.line_text import label_of, whole_of
from localeconomy.language import Text

if TYPE_CHECKING:
    from localeconomy.io.graph_reading import Draft

__all__ = ["FEW", "Header", "Word", "Words", "header_of", "words_in"]

MOST_SILENT: Final = 100_000
"""Nodes that a list of edges need not mention."""

WORD: Final = re.compile(r'"([^"]*)"|([^\s,="]+)')
SIZES: Final = ("n", "nr", "nc", "nm")
ROWS, COLUMNS, MATRICES = "row", "col", "matrix"
SCOPES: Final = {
    "row": ROWS,
    "column": COLUMNS,
    "col": COLUMNS,
    "matrix": MATRICES,
    "level": MATRICES,
}
"""What labels can be of, by the word before them."""

TWO_MODES: Final = ("edgelist2", "el2", "nodelist2", "nl2")
"""Lists whose first and other nodes are of two kinds."""

UNKNOWN: Final = Text(
    de="{word} ist keine Angabe, die gelesen wird; möglich sind n, nr, nc, nm, format, labels, row "
    "labels, column labels, matrix labels, diagonal, data",
    en="{word} is no statement that is read; use n, nr, nc, nm, format, labels, row labels, column "
    "labels, matrix labels, diagonal, data",
)
NO_SIZE: Final = Text(
    de="{word}: nach „{name} =“ steht eine ganze Zahl von höchstens {most}",
    en="{word}: '{name} =' is followed by a whole number of at most {most}",
)
SIZE_FIRST: Final = Text(
    de="die Namen stehen vor ihrer Zahl; bitte „n = …“ davor schreiben",
    en="the labels come before their number; write 'n = …' first",
)
FEW: Final = Text(
    de="{n} Namen, nötig sind {most}; Namen mit Leerzeichen in Anführungszeichen setzen",
    en="{n} labels, {most} are needed; put labels with blanks into quotation marks",
)


class Word(NamedTuple):
    """A word, its line, and whether it stood in quotation marks."""

    text: str
    line: int
    quoted: bool = False


Words: TypeAlias = list[Word]


@attrs.define
class Header:
    """What a file says before its data.

    Parameters
    ----------
    sizes
        Numbers of nodes (``n``), rows (``nr``), columns (``nc``) and matrices (``nm``).
    format
        The form of the data.
    labels
        Names of all nodes (``""``), of rows, columns or matrices.
    embedded
        Whether names stand among the data: those of rows, of columns.
    diagonal
        Whether matrices have one.
    """

    sizes: dict[str, int] = attrs.field(factory=dict)
    format: str = "fullmatrix"
    labels: dict[str, Words] = attrs.field(factory=dict)
    embedded: set[str] = attrs.field(factory=set)
    diagonal: bool = True

    @property
    def has_size(self) -> bool:
        """Whether it says how many nodes there are."""
        return bool({"n", "nr", "nc"} & set(self.sizes))

    @property
    def rows(self) -> int:
        """The number of nodes that rows are of."""
        return self.sizes.get("nr", self.sizes.get("n", 0))

    @property
    def columns(self) -> int:
        """The number of nodes that columns are of."""
        return self.sizes.get("nc", self.sizes.get("n", self.rows))

    @property
    def count(self) -> int:
        """The number of matrices."""
        return self.sizes.get("nm", 1)

    @property
    def is_two_mode(self) -> bool:
        """Whether rows and columns are of different nodes."""
        names = [[word.text for word in self.labels.get(scope, ())] for scope in (ROWS, COLUMNS)]
        is_named_apart = all(names) and names[0] != names[1]
        return self.format in TWO_MODES or self.rows != self.columns or is_named_apart


def words_in(lines: list[str]) -> Words:
    """Return the words of a text.

    Parameters
    ----------
    lines
        Its lines.

    Returns
    -------
    list of Word
        Words between blanks, commas and equals signs.

    Examples
    --------
    >>> [word.text for word in words_in(['dl n=2, "Café Kai"'])]
    ['dl', 'n', '2', 'Café Kai']
    """
    return [
        Word(label_of(found[2] or found[1] or ""), number, found[2] is None)
        for number, line in enumerate(lines, 1)
        for found in WORD.finditer(line)
    ]


def header_of(words: Words, draft: Draft) -> tuple[Header, int | None]:
    """Return what a file says before its data.

    Parameters
    ----------
    words
        The words of the file.
    draft
        Takes the faults.

    Returns
    -------
    header : Header
        What it says.
    place : int or None
        Where the data begin, None where they are missing.
    """
    header = Header()
    place, scope = 1, ""
    most = max(MOST_SILENT, len(words))
    while place < len(words):
        word, line, is_label = words[place]
        said = "" if is_label else word.lower().rstrip(":")
        following = words[place + 1].text if place + 1 < len(words) else ""
        if said == "data":
            return header, place + 1
        if said in (*SIZES, "format", "diagonal"):
            _take(header, said, following, draft, line, most)
            place += 2
        elif said in SCOPES:
            scope = SCOPES[said]
            place += 1
        elif said == "labels" and following.lower().rstrip(":") == "embedded":
            if scope != MATRICES:
                header.embedded |= {scope} if scope else {ROWS, COLUMNS}
            place, scope = place + 2, ""
        elif said == "labels":
            place, scope = _read_labels(words, place + 1, scope, header, draft), ""
        else:
            draft.note(line, UNKNOWN.fill(word=quoted(word)))
            place += 1
    return header, None


def _take(header: Header, name: str, value: str, draft: Draft, line: int, most: int) -> None:
    """Take a statement of one value."""
    if name == "format":
        header.format = value.lower()
    elif name == "diagonal":
        header.diagonal = value.lower() != "absent"
    else:
        size = whole_of(value)
        if size is None or size > most:
            draft.note(line, NO_SIZE.fill(word=quoted(value), name=name, most=str(most)))
            size = 0
        header.sizes[name] = size


def _read_labels(words: Words, place: int, scope: str, header: Header, draft: Draft) -> int:
    """Read the names of a scope, as many as it has; return where they end."""
    line = words[place - 1].line
    sizes = {MATRICES: header.count, COLUMNS: header.columns}
    size = sizes.get(scope, header.rows)
    if not size and scope != MATRICES and not header.has_size:
        draft.note(line, SIZE_FIRST)
        return place
    listed = words[place : place + size]
    ends = (k for k, word in enumerate(listed) if word.text.lower() == "data:" and not word.quoted)
    end = next(ends, len(listed))
    if end < size:
        draft.note(line, FEW.fill(n=str(end), most=str(size)))
    header.labels[scope] = listed[:end]
    return place + end
