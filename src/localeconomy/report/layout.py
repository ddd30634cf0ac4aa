"""Blocks of text, and how they are laid out to a width: wrapped, aligned, coloured.

A report is a sequence of blocks. Wrapping happens here alone, on the width that characters take on
a terminal, so that colours and wide characters never break the right margin.
"""

from __future__ import annotations

import re
import shutil
import sys
import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from localeconomy.report.symbols import STYLES, showable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "LEAST_WIDTH",
    "Block",
    "Gap",
    "Heading",
    "Paragraph",
    "Span",
    "Table",
    "lay_out",
    "terminal_width",
    "text_width",
]

LEAST_WIDTH: Final = 20
WIDEST: Final = 100
USUAL_WIDTH: Final = 80
BETWEEN: Final = "  "

SPACES: Final = re.compile(r"[ \t\n\r\f\v]+")
# A number and its sign stay together; the space is put back when the line is written.
GLUE: Final = "\N{NO-BREAK SPACE}"
GLUED: Final = re.compile(r"(?<=\d) (?=%)")
# Controls that could rewrite a terminal, and marks that reverse what follows them.
UNWANTED: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@attrs.frozen
class Span:
    """A piece of a paragraph.

    Parameters
    ----------
    text
        The wording.
    style
        Name of a style, empty for none.
    """

    text: str
    style: str = ""


@attrs.frozen
class Heading:
    """A heading.

    Parameters
    ----------
    text
        The wording.
    level
        1 for the title, 2 for a part, 3 for what stands in a part.
    """

    text: str
    level: int


@attrs.frozen
class Paragraph:
    """A paragraph, a list item where it has a bullet.

    Parameters
    ----------
    spans
        Its pieces.
    indent
        Columns before it.
    bullet
        What the first line begins with; further lines are indented by as much.
    hang
        Columns by which further lines are indented.
    """

    spans: tuple[Span, ...]
    indent: int = 0
    bullet: str = ""
    hang: int = 0

    @classmethod
    def of(cls, *spans: Span | str, indent: int = 0, bullet: str = "", hang: int = 0) -> Paragraph:
        """Return a paragraph of pieces, plain texts among them.

        Parameters
        ----------
        *spans
            The pieces.
        indent, bullet, hang
            As for the class.

        Returns
        -------
        Paragraph
            The paragraph.
        """
        pieces = tuple(Span(each) if isinstance(each, str) else each for each in spans)
        return cls(pieces, indent, bullet, hang)


@attrs.frozen
class Gap:
    """An empty line; several in a row are one."""


@attrs.frozen
class Table:
    """Rows of cells in aligned columns; one list item a row where the width does not suffice.

    The last column is wrapped where it is too wide.

    Parameters
    ----------
    header
        What the columns are called.
    rows
        The cells of each row.
    right
        The columns that are aligned to the right.
    least
        The least width of the first columns, which aligns several tables with each other.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()
    least: tuple[int, ...] = ()


Block: TypeAlias = Heading | Paragraph | Gap | Table


def terminal_width() -> int:
    """Return the width of the terminal, 100 at most; 80 where the output is not a terminal."""
    # Without a console (pythonw, a service) there is no stream at all.
    if sys.stdout is None or not sys.stdout.isatty():
        return USUAL_WIDTH
    return min(shutil.get_terminal_size((USUAL_WIDTH, 24)).columns, WIDEST)


def text_width(text: str) -> int:
    """Return how many columns a text takes on a terminal.

    Parameters
    ----------
    text
        Any text without control characters.

    Returns
    -------
    int
        Two for a wide character, none for a combining one (Unicode Standard Annex 11).

    Examples
    --------
    >>> text_width("Café"), text_width("Cafe\N{COMBINING ACUTE ACCENT}"), text_width("商店")
    (4, 4, 4)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def lay_out(
    blocks: Iterable[Block], *, width: int, colour: bool = False, encoding: str = "utf-8"
) -> str:
    """Return blocks as lines of text.

    Parameters
    ----------
    blocks
        The blocks.
    width
        The widest line, in columns; less than 20 counts as 20.
    colour
        Whether styles are written as codes of a terminal.
    encoding
        What the text will be written in; characters that it lacks are replaced.

    Returns
    -------
    str
        The lines, none wider than ``width`` and none ending in a space; a line feed at the end.

    Examples
    --------
    >>> item = Paragraph.of("34 of 45 members cooperate with others", bullet="- ")
    >>> print(lay_out([Heading("Ties", 2), item], width=24), end="")
    Ties
    ----
    - 34 of 45 members
      cooperate with others
    """
    page = _Page(max(width, LEAST_WIDTH), colour, encoding)
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Gap | Heading) and lines and lines[-1]:
            lines.append("")
        lines += page.lines(block)
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


@attrs.frozen
class _Page:
    width: int
    colour: bool
    encoding: str

    def lines(self, block: Block) -> Iterator[str]:
        if isinstance(block, Heading):
            yield from self._heading(block)
        elif isinstance(block, Paragraph):
            yield from self._paragraph(block)
        elif isinstance(block, Table):
            yield from self._table(block)

    def _clean(self, text: str) -> str:
        plain = UNWANTED.sub("", SPACES.sub(" ", text))
        return GLUED.sub(GLUE, showable(plain, self.encoding))

    def _heading(self, heading: Heading) -> Iterator[str]:
        lines = list(self._wrapped((Span(heading.text, "strong"),), "", ""))
        yield from lines
        rule = {1: "=", 2: "-"}.get(heading.level)
        if rule:
            longest = max((text_width(line) for line in self._bare(heading.text)), default=0)
            yield rule * longest

    def _bare(self, text: str) -> Iterator[str]:
        return attrs.evolve(self, colour=False)._wrapped((Span(text),), "", "")  # noqa: SLF001 - the same class

    def _paragraph(self, block: Paragraph) -> Iterator[str]:
        bullet = self._clean(block.bullet)
        # However narrow the page, half of it is for the text; the bullet stays.
        half = self.width // 2
        indent = max(0, min(block.indent, half - text_width(bullet)))
        rest = " " * min(half, indent + text_width(bullet) + block.hang)
        yield from self._wrapped(block.spans, " " * indent + bullet, rest)

    def _wrapped(self, spans: Sequence[Span], first: str, rest: str) -> Iterator[str]:
        """Yield lines filled greedily; a word that is wider than a line is broken."""
        room = self.width - text_width(first)
        start, line, taken = first, list[Word](), 0
        for word in self._words(spans):
            needed = sum(text_width(piece.text) for piece in word)
            if line and taken + 1 + needed > room:
                yield self._line(start, line)
                start, line, taken, room = rest, [], 0, self.width - text_width(rest)
            while needed > room:
                head, word = _broken(word, room)  # noqa: PLW2901 - the rest of the word
                yield self._line(start, [head])
                start, room = rest, self.width - text_width(rest)
                needed = sum(text_width(piece.text) for piece in word)
            taken += needed + bool(line)
            line.append(word)
        if line or first.strip():
            yield self._line(start, line)

    def _words(self, spans: Sequence[Span]) -> Iterator[Word]:
        word: Word = []
        for span in spans:
            for position, piece in enumerate(self._clean(span.text).split(" ")):
                if position and word:
                    yield word
                    word = []
                if piece:
                    word.append(Span(piece, span.style))
        if word:
            yield word

    def _line(self, start: str, words: Sequence[Word]) -> str:
        pieces: list[Span] = []
        for word in words:
            if pieces:
                # A space between two pieces of one style belongs to it.
                same = pieces[-1].style == word[0].style
                pieces.append(Span(" ", word[0].style if same else ""))
            pieces += word
        text = "".join(self._styled(style, run) for style, run in _runs(pieces))
        return (start + text).replace(GLUE, " ").rstrip(" ")

    def _styled(self, style: str, text: str) -> str:
        code = STYLES.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text

    def _table(self, table: Table) -> Iterator[str]:
        grid = [[self._clean(cell) for cell in row] for row in (table.header, *table.rows)]
        widths = [max(text_width(row[column]) for row in grid) for column in range(len(grid[0]))]
        for column, least in enumerate(table.least):
            widths[column] = max(widths[column], least)
        last = widths.pop()
        before = sum(widths) + len(BETWEEN) * len(widths)
        # The last column may be wrapped, as long as it keeps some room.
        needed = last if len(widths) in table.right else min(last, LEAST_WIDTH)
        if before + needed > self.width:
            yield from self._listed(grid)
            return
        widths.append(min(last, self.width - before))
        for row in grid:
            *cells, end = [
                _aligned(cell, width, right=column in table.right)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            start = "".join(cell + BETWEEN for cell in cells)
            padding = end[: len(end) - len(end.lstrip(" "))]
            if not end.strip():
                yield start.replace(GLUE, " ").rstrip(" ")
                continue
            yield from self._wrapped((Span(end),), start + padding, " " * text_width(start))

    def _listed(self, grid: Sequence[Sequence[str]]) -> Iterator[str]:
        header, *rows = grid
        for name, *cells in rows:
            said = "; ".join(
                f"{head} {cell}" for head, cell in zip(header[1:], cells, strict=True) if cell
            )
            yield from self._wrapped((Span(f"{name}: ", "strong"), Span(said)), "- ", "  ")


Word: TypeAlias = list[Span]


def _aligned(cell: str, width: int, *, right: bool) -> str:
    padding = " " * (width - text_width(cell))
    return padding + cell if right else cell + padding


def _broken(word: Word, room: int) -> tuple[Word, Word]:
    """Return what of a wider word fits into some columns, at least one character, and the rest."""
    head: Word = []
    taken = 0
    for position, piece in enumerate(word):
        for place, char in enumerate(piece.text):
            taken += _columns(char)
            if taken > room and (head or place):
                kept = [Span(piece.text[:place], piece.style)] if place else []
                rest = [Span(piece.text[place:], piece.style), *word[position + 1 :]]
                return [*head, *kept], rest
        head.append(piece)
    raise AssertionError(word)


def _runs(pieces: Iterable[Span]) -> Iterator[tuple[str, str]]:
    """Yield neighbouring pieces of one style as one."""
    style, text = "", ""
    for piece in pieces:
        if piece.style != style and text:
            yield style, text
            text = ""
        style = piece.style
        text += piece.text
    if text:
        yield style, text
