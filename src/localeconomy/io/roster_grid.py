"""A survey's answers as rows of text cells, and how each cell is called in messages."""

from __future__ import annotations

import csv
import enum
import io
import itertools
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.csv_text import DELIMITERS, decoded
from localeconomy.io.files import as_path, file_name, naming, read_bytes
from localeconomy.io.tabular.faults import CellFault, RowFault, column_letters
from localeconomy.io.tabular.gathering import LEAST_MISSING, MOST_MISSING
from localeconomy.io.tabular.names import normal
from localeconomy.io.tabular.numbers import FORMS, Evidence, Form, evidence_of
from localeconomy.language import Text
from localeconomy.model.problems import MOST_PROBLEMS

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["Grid", "Origin", "checked_width", "grid_of_file"]

MOST_COLUMNS: Final = 5_001
"""A matrix of five thousand actors, with their names."""


class Origin(enum.Enum):
    """Where rows come from, which decides what they are called in messages."""

    FILE = "file"
    """Counted as a spreadsheet does."""

    ROWS = "rows"
    """Counted as Python does: from 0."""

    MATRIX = "matrix"
    """Called by the names of their actors."""


@attrs.frozen(eq=False)
class Grid:
    """Rows of text cells below a row of titles.

    Parameters
    ----------
    file
        What the file is called in messages; empty where there is none.
    titles
        The titles of the columns.
    rows
        The cells of each row, as many as there are titles; blank rows are left out.
    numbers
        The number of each row as the user counts it.
    faults
        Rows that are longer than the titles.
    written
        The form of its numbers where that is known.
    origin
        Where the rows come from.
    """

    file: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    faults: tuple[CellFault, ...] = ()
    written: Form | None = None
    origin: Origin = Origin.FILE

    @property
    def where(self) -> Text:
        """The place, for the heading of an error."""
        return PLACES[self.origin].fill(file=quoted(self.file))

    def fault(
        self, message: Text, row: int | None = None, column: int | None = None
    ) -> CellFault | RowFault:
        """Return a fault of the grid.

        Parameters
        ----------
        message
            What is wrong and the remedy.
        row
            The position of the row; None for the row of titles.
        column
            The position of the column; None where the fault lies between columns.

        Returns
        -------
        CellFault or RowFault
            The fault at its place.
        """
        if self.origin is not Origin.FILE:
            return RowFault(
                message,
                self._where(row, column),
                None if row is None else self.numbers[row],
                None if column is None else self.titles[column],
            )
        value = None if row is None or column is None else self.rows[row][column]
        return CellFault(
            file=self.file,
            message=message,
            row=1 if row is None else self.numbers[row],
            column=None if column is None else column_letters(column),
            header=None if column is None else self.titles[column],
            value=value,
        )

    def row_name(self, row: int) -> Text:
        """Return what the user calls a row.

        Parameters
        ----------
        row
            Its position.

        Returns
        -------
        Text
            For use within a sentence.
        """
        if self.origin is Origin.MATRIX:
            return NAMED_ROW.fill(name=quoted(self.rows[row][0]))
        wording = NUMBERED_ROW if self.origin is Origin.FILE else ROW_FROM_0
        return wording.fill(n=str(self.numbers[row]))

    def column_name(self, column: int) -> Text:
        """Return what the user calls a column.

        Parameters
        ----------
        column
            Its position.

        Returns
        -------
        Text
            For use within a sentence.
        """
        if self.origin is Origin.MATRIX:  # its names are an option, counted without the corner
            return NAME.fill(n=str(column - 1), name=quoted(self.titles[column]))
        return COLUMN.fill(name=quoted(self.titles[column]))

    def _where(self, row: int | None, column: int | None) -> Text | None:
        """Return where a fault stands in rows that come from no file."""
        if row is None:
            return None if column is None else self.column_name(column)
        if column is None:
            return self.row_name(row)
        header = COLUMN.fill(name=quoted(self.titles[column]))
        return Text(de="{row}, {column}", en="{row}, {column}").fill(
            row=self.row_name(row), column=header
        )

    def form(
        self, columns: Iterable[int], stated: Form | None
    ) -> tuple[Form | None, list[CellFault | RowFault]]:
        """Return the form of the numbers in some columns, and what leaves it open.

        Parameters
        ----------
        columns
            Their positions.
        stated
            The form that was asked for; None lets the cells show it.

        Returns
        -------
        form : str or None
            None where every number is the same in both forms.
        faults : list of CellFault or RowFault
            The first cell of each form where both are used, or one that could be both.
        """
        if stated is not None or self.written is not None:
            return stated or self.written, []
        found = Evidence()
        for column in columns:
            cells = dict.fromkeys(row[column] for row in self.rows)
            found |= evidence_of(cells, whole=False)
        if found.form is not None:
            return found.form, []
        if found.german is None and found.open is None:
            return None, []
        message = OPEN.fill(cell=quoted(found.open))
        if found.german is not None:
            message = BOTH.fill(german=quoted(found.german), english=quoted(found.international))
        if self.origin is Origin.FILE:
            return None, [CellFault(self.file, message)]
        return None, [RowFault(message)]


def grid_of_file(path: str | os.PathLike[str], numbers: Form | None, known: frozenset[str]) -> Grid:
    """Return the cells of a CSV file.

    Parameters
    ----------
    path
        The file.
    numbers
        The form of numbers that was asked for.
    known
        Titles that tell the delimiter, as `localeconomy.io.tabular.names.normal` compares them.

    Returns
    -------
    Grid
        Its cells.

    Raises
    ------
    FileFormatError
        If it cannot be read or its cells cannot be told apart.
    """
    if numbers is not None and numbers not in FORMS:
        message = Text(de="numbers: {value}; {hint}", en="numbers: {value}; {hint}")
        raise FileFormatError(
            message.fill(value=quoted(numbers), hint=did_you_mean(numbers, FORMS))
        )
    file = as_path(path)
    with naming(file):
        return _grid(file.name, _lines(file, known))


def _lines(file: Path, known: frozenset[str]) -> list[list[str]]:
    """Return the cells of a CSV file, told apart by the delimiter that fits best."""
    text, _ = decoded(read_bytes(file), file_name(file))
    text = text.removeprefix("\ufeff")
    best: tuple[tuple[int, int, int], list[list[str]]] | None = None
    for place, delimiter in enumerate(DELIMITERS):
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        rank = _rank(rows, known)
        if best is None or (*rank, -place) > best[0]:
            best = ((*rank, -place), rows)
    if best is None:
        raise FileFormatError(UNCLOSED.fill(file=file_name(file)))
    return best[1]


def _rank(rows: list[list[str]], known: frozenset[str]) -> tuple[int, int]:
    """Return how much speaks for a delimiter: titles that are known, and rows of equal length."""
    filled = [row for row in rows if any(map(str.strip, row))]
    if not filled or len(filled[0]) == 1:
        return 0, 0
    alike = all(len(row) == len(filled[0]) for row in filled)
    return sum(normal(title) in known for title in filled[0]), len(filled[0]) if alike else 1


def _grid(file: str, lines: Sequence[Sequence[str]]) -> Grid:
    """Return lines as a grid; rows that are longer than the titles are faults."""
    filled = [(number, row) for number, row in enumerate(lines, 1) if any(map(str.strip, row))]
    if not filled:
        raise FileFormatError(EMPTY.fill(file=quoted(file)))
    titles = tuple(title.strip() for title in filled[0][1])
    width = checked_width(len(titles), file)
    given = sum(len(row) for _, row in filled[1:])
    missing = sum(max(width - len(row), 0) for _, row in filled[1:])
    if missing > max(LEAST_MISSING, MOST_MISSING * given):
        raise FileFormatError(SHORT.fill(file=quoted(file), n=width))
    long = LONG.fill(n=width)
    return Grid(
        file,
        titles,
        tuple((*row[:width], *[""] * (width - len(row))) for _, row in filled[1:]),
        tuple(number for number, _ in filled[1:]),
        tuple(
            CellFault(file, long, number)
            for number, row in itertools.islice(
                (each for each in filled[1:] if any(map(str.strip, each[1][width:]))),
                MOST_PROBLEMS,
            )
        ),
    )


def checked_width(width: int, file: str) -> int:
    """Return how many columns there are, if that many can be read.

    Parameters
    ----------
    width
        How many.
    file
        Whose, for the message.

    Returns
    -------
    int
        The same.

    Raises
    ------
    FileFormatError
        If there are more.
    """
    if width > MOST_COLUMNS:
        raise FileFormatError(WIDE.fill(file=quoted(file), n=width, most=MOST_COLUMNS))
    return width


PLACES: Final = MappingProxyType(
    {
        Origin.FILE: Text(de="in {file}", en="in {file}"),
        Origin.ROWS: Text(de="in den Zeilen", en="in the rows"),
        Origin.MATRIX: Text(de="in der Matrix", en="in the matrix"),
    }
)
NUMBERED_ROW: Final = Text(de="Zeile {n}", en="row {n}")
ROW_FROM_0: Final = Text(de="Zeile {n} (ab 0)", en="row {n} (from 0)")
NAMED_ROW: Final = Text(de="Zeile {name}", en="row {name}")
COLUMN: Final = Text(de="Spalte {name}", en="column {name}")
NAME: Final = Text(de="Name {n} (ab 0) {name}", en="name {n} (from 0) {name}")


UNCLOSED: Final = Text(
    de='{file}: ein Anführungszeichen (") wird nicht geschlossen; bitte dort berichtigen',
    en='{file}: a quotation mark (") is not closed; correct it',
)
EMPTY: Final = Text(
    de="{file} ist leer; bitte in die erste Zeile die Spaltentitel schreiben",
    en="{file} is empty; write the headers into the first row",
)
WIDE: Final = Text(
    de="{file} hat {n} Spalten, höchstens {most} lassen sich lesen; bitte aufteilen",
    en="{file} has {n} columns, {most} at most can be read; split it",
)
SHORT: Final = Text(
    de="{file}: die Kopfzeile hat {n} Zellen, die Zeilen haben fast keine; bitte die Spaltentitel "
    "ohne Werte streichen",
    en="{file}: there are {n} headers, and next to nothing in the rows; remove the headers without "
    "values",
)
LONG: Final = Text(
    de="die Zeile hat mehr Zellen als die Kopfzeile ({n}); Text mit dem Trennzeichen bitte in "
    'Anführungszeichen ("…") setzen',
    en="the row has more cells than the headers ({n}); put text that holds the delimiter into "
    'quotation marks ("…")',
)
BOTH: Final = Text(
    de="die Datei schreibt Zahlen auf zwei Arten: {german} deutsch und {english} international; "
    "bitte eine Art verwenden oder mit numbers='de' oder numbers='en' lesen",
    en="the file writes numbers in two ways: {german} German and {english} international; use one "
    "of them, or read with numbers='de' or numbers='en'",
)
OPEN: Final = Text(
    de="{cell} kann deutsch oder international gelesen werden; bitte ohne Tausendertrennung "
    "schreiben oder mit numbers='de' oder numbers='en' lesen",
    en="{cell} can be read in German or international form; write it without thousands "
    "separators, or read with numbers='de' or numbers='en'",
)
