"""A survey's answers as rows of text cells, from a CSV file or from Python, in either language."""

from __future__ import annotations

import csv
import io
import itertools
import math
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.io.csv_text import DELIMITERS, decoded
from localeconomy.io.files import as_path, file_name, naming, read_bytes
from localeconomy.io.tabular.faults import CellFault, column_letters
from localeconomy.io.tabular.gathering import LEAST_MISSING, MOST_MISSING
from localeconomy.io.tabular.names import normal
from localeconomy.io.tabular.numbers import FORMS, Evidence, Form, evidence_of
from localeconomy.language import Text, did_you_mean, quoted
from localeconomy.model.problems import MOST_PROBLEMS

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["Grid", "grid_of_file", "grid_of_records", "grid_of_values"]

MOST_COLUMNS: Final = 5_001
"""A matrix of five thousand actors, with their names."""

IN_MEMORY: Final = "rows"
"""What rows that come from no file are called in messages."""


@attrs.frozen(eq=False)
class Grid:
    """Rows of text cells below a row of titles.

    Parameters
    ----------
    file
        What the file is called in messages.
    titles
        The titles of the columns.
    rows
        The cells of each row, as many as there are titles; blank rows are left out.
    numbers
        The number of each row as a spreadsheet counts it.
    faults
        Rows that are longer than the titles.
    written
        The form of its numbers where that is known.
    """

    file: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    faults: tuple[CellFault, ...] = ()
    written: Form | None = None

    @property
    def where(self) -> Text:
        """The place, for the heading of an error."""
        return Text(de="in {file}", en="in {file}").fill(file=quoted(self.file))

    def fault(self, message: Text, row: int | None = None, column: int | None = None) -> CellFault:
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
        CellFault
            The fault at its place.
        """
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
        return Text(de="Zeile {n}", en="row {n}").fill(n=str(self.numbers[row]))

    def form(
        self, columns: Iterable[int], stated: Form | None
    ) -> tuple[Form | None, list[CellFault]]:
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
        faults : list of CellFault
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
        return None, [attrs.evolve(self.fault(message), row=None)]


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


def _grid(file: str, lines: Sequence[Sequence[str]], written: Form | None = None) -> Grid:
    """Return lines as a grid; rows that are longer than the titles are faults."""
    filled = [(number, row) for number, row in enumerate(lines, 1) if any(map(str.strip, row))]
    if not filled:
        raise FileFormatError(EMPTY.fill(file=quoted(file)))
    titles = tuple(title.strip() for title in filled[0][1])
    width = len(titles)
    if width > MOST_COLUMNS:
        raise FileFormatError(WIDE.fill(file=quoted(file), n=width, most=MOST_COLUMNS))
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
        written,
    )


def grid_of_records(records: Iterable[Mapping[str, Any]]) -> Grid:
    """Return rows that are given as mappings from title to value.

    Parameters
    ----------
    records
        The rows.

    Returns
    -------
    Grid
        Their cells; the first record is row 2, as below a row of titles.

    Examples
    --------
    >>> grid_of_records([{"from": "a", "to": "b"}, {"from": "a", "strength": 2.0}]).rows
    (('a', 'b', ''), ('a', '', '2.0'))
    """
    given = list(records)
    titles = list(dict.fromkeys(str(title) for row in given for title in row))
    rows = [{str(title): _cell(value) for title, value in row.items()} for row in given]
    lines = [[row.get(title, "") for title in titles] for row in rows]
    return _grid(
        IN_MEMORY, [titles, *lines], _form_of(each for row in given for each in row.values())
    )


def grid_of_values(values: Iterable[Iterable[Any]], names: Sequence[str]) -> Grid:
    """Return a square of values with the names of its rows and columns.

    Parameters
    ----------
    values
        One row an actor.
    names
        The actors.

    Returns
    -------
    Grid
        The cells as they would stand in a file.

    Raises
    ------
    FileFormatError
        If there is not one row and column a name.

    Examples
    --------
    >>> grid_of_values([[0, 2.0], [None, 0]], ["a", "b"]).rows
    (('a', '0', '2.0'), ('b', '', '0'))
    """
    given = [list(row) for row in values]
    rows = [[_cell(value) for value in row] for row in given]
    if len(rows) != len(names) or any(len(row) != len(names) for row in rows):
        sizes = f"{len(rows)} × {max(map(len, rows), default=0)}"
        raise FileFormatError(SQUARE.fill(sizes=sizes, n=len(names)))
    return _grid(
        IN_MEMORY,
        [["", *names], *([name, *row] for name, row in zip(names, rows, strict=True))],
        _form_of(value for row in given for value in row),
    )


def _form_of(values: Iterable[object]) -> Form | None:
    """Return the form of numbers that Python writes, where there are any with decimals."""
    return "en" if any(isinstance(value, float) for value in values) else None


def _cell(value: object) -> str:
    """Return a value as a cell; what is missing in arrays and frames is empty."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value)


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
SQUARE: Final = Text(
    de="die Matrix hat {sizes} Werte für {n} Namen; bitte je Name eine Zeile und eine Spalte",
    en="the matrix has {sizes} values for {n} names; give one row and one column a name",
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
