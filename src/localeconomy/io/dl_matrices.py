"""Matrices of UCINET's data language, cell by cell: whole ones and halves, of one mode or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import attrs

from localeconomy.hints import quoted
from localeconomy.io.dl_text import COLUMNS, FEW, MATRICES, ROWS, Word
from localeconomy.io.line_text import number_of
from localeconomy.language import Text

if TYPE_CHECKING:
    from localeconomy.io.dl_text import Header, Words
    from localeconomy.io.graph_reading import Draft

__all__ = [
    "NO_NUMBER",
    "Matrices",
    "Part",
    "Relation",
    "cell_by_cell",
    "declared",
    "labels_of",
    "two_modes",
]

Part: TypeAlias = Literal["full", "lower", "upper"]

NO_NUMBER: Final = Text(
    de="{word} ist keine Zahl; bitte mit Dezimalpunkt schreiben",
    en="{word} is not a number; write it with a decimal point",
)
CELLS: Final = Text(
    de="die Daten haben {n} Werte, nötig sind {most}",
    en="the data have {n} values, {most} are needed",
)


@attrs.define
class Relation:
    """The cells of one matrix that are not empty: row, column, value and line."""

    label: str | None
    cells: list[tuple[int, int, float, int]] = attrs.field(factory=list)

    @property
    def is_symmetric(self) -> bool:
        """Whether each cell has the same value as the one across the diagonal."""
        values = {(row, column): value for row, column, value, _ in self.cells}
        return len(values) == len(self.cells) and all(
            values.get((column, row)) == value for (row, column), value in values.items()
        )


@attrs.define
class Matrices:
    """The names of the nodes with their lines, and the matrices over them.

    Parameters
    ----------
    labels
        The names.
    relations
        The matrices.
    first_mode
        How many nodes are of the first kind, where there are two; None where there is one.
    """

    labels: list[Word]
    relations: list[Relation]
    first_mode: int | None = None


def labels_of(header: Header, scope: str) -> Words:
    """Return the names that the header has for the nodes of rows or columns.

    Parameters
    ----------
    header
        What a file says before its data.
    scope
        Whether those of rows or of columns are meant, where the two differ.

    Returns
    -------
    list of Word
        The names; empty where it has none.
    """
    labels = header.labels
    if header.is_two_mode:
        return labels.get(scope, [])
    return labels.get("") or labels.get(ROWS) or labels.get(COLUMNS) or []


def declared(header: Header, scope: str) -> Words:
    """Return the names of the nodes of rows or columns, their numbers where there are none.

    Parameters
    ----------
    header, scope
        As for `labels_of`.

    Returns
    -------
    list of Word
        As many as the header says.
    """
    size = header.rows if scope == ROWS else header.columns
    # Numbers alone would be the same for both kinds of nodes.
    before = f"{scope} " if header.is_two_mode else ""
    numbers = [Word(f"{before}{number}", 1) for number in range(1, size + 1)]
    return labels_of(header, scope) or numbers


def cell_by_cell(lines: list[Words], header: Header, draft: Draft, part: Part) -> Matrices:
    """Return matrices that are written cell by cell, one after the other.

    Parameters
    ----------
    lines
        The words of the data, line by line.
    header
        What the file says before.
    draft
        Takes the faults.
    part
        Whether all cells are written, or those of a symmetric matrix up to the diagonal
        (``"lower"``) or from it on (``"upper"``).

    Returns
    -------
    Matrices
        Names and cells.
    """
    found = _written(lines, header, draft, part)
    return found if part == "full" else _mirrored(found)


def _mirrored(half: Matrices) -> Matrices:
    for relation in half.relations:
        relation.cells += [
            (column, row, value, line)
            for row, column, value, line in relation.cells
            if row != column
        ]
    return half


def _written(lines: list[Words], header: Header, draft: Draft, part: Part) -> Matrices:
    """Return the cells that are written."""
    words = [word for line in lines for word in line]
    # A cell of a node with itself is none where the diagonal is absent.
    skips = not (header.diagonal or header.is_two_mode)
    spans = [
        range(
            row if part == "upper" else 0,
            row + 1 if part == "lower" else header.columns,
        )
        for row in range(header.rows)
    ]
    names_above = header.columns if COLUMNS in header.embedded else 0
    before_row = 1 if ROWS in header.embedded else 0
    widths = (before_row + len(each) - (skips and row in each) for row, each in enumerate(spans))
    needed = header.count * (names_above + sum(widths))
    if len(words) != needed:
        line = words[-1].line if words else 1
        draft.note(line, CELLS.fill(n=str(len(words)), most=str(needed)))
        return Matrices([], [])
    above = words[:names_above]
    beside: Words = []
    labels = [word.text for word in header.labels.get(MATRICES, [])]
    relations = []
    place = 0
    for number in range(header.count):
        relation = Relation(labels[number] if number < len(labels) else None)
        place += names_above
        for row, span in enumerate(spans):
            columns = [column for column in span if column != row or not skips]
            if before_row and not number:
                beside.append(words[place])
            place += before_row
            cells = words[place : place + len(columns)]
            relation.cells += _cells(row, columns, cells, draft)
            place += len(columns)
        relations.append(relation)
    return _named(above, beside, relations, header, draft)


def _cells(
    row: int, columns: list[int], words: Words, draft: Draft
) -> list[tuple[int, int, float, int]]:
    found = []
    for column, word in zip(columns, words, strict=True):
        value = number_of(word.text)
        if value is None:
            draft.note(word.line, NO_NUMBER.fill(word=quoted(word.text)))
        elif value:
            found.append((row, column, value, word.line))
    return found


def _named(
    above: Words, beside: Words, relations: list[Relation], header: Header, draft: Draft
) -> Matrices:
    """Return matrices with the names of their nodes."""
    rows = beside or declared(header, ROWS)
    columns = above or declared(header, COLUMNS)
    if not header.is_two_mode:
        rows = columns = above or beside or rows
    for names, size in ((rows, header.rows), (columns, header.columns)):
        if len(names) != size:
            if not draft.faults:  # else it has been said where the names stand
                draft.note(names[0].line, FEW.fill(n=str(len(names)), most=str(size)))
            return Matrices([], [])
    if not header.is_two_mode:
        return Matrices(rows, relations)
    return two_modes(rows, columns, relations)


def two_modes(rows: Words, columns: Words, relations: list[Relation]) -> Matrices:
    """Return matrices over the nodes of rows and then those of columns.

    Parameters
    ----------
    rows, columns
        The nodes.
    relations
        The matrices, whose columns are numbered from 0.

    Returns
    -------
    Matrices
        Names and cells.
    """
    for relation in relations:
        relation.cells = [
            (row, len(rows) + column, value, line) for row, column, value, line in relation.cells
        ]
    return Matrices([*rows, *columns], relations, len(rows))
