"""A survey of ties as a matrix: one row and one column an actor, a number where there is a tie."""

from __future__ import annotations

import os
import warnings
from typing import TYPE_CHECKING, Final, Literal

import attrs

from localeconomy.errors import SelfTieWarning
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.roster_answers import (
    KIND,
    Report,
    SurveyReading,
    TieSurvey,
    known_kind,
    recorded,
)
from localeconomy.io.roster_grid import Grid, Origin, grid_of_file
from localeconomy.io.roster_people import People
from localeconomy.io.roster_values import grid_of_values
from localeconomy.io.tabular.cells import NO, YES
from localeconomy.io.tabular.faults import CellFault, RowFault
from localeconomy.io.tabular.missing import reason_of
from localeconomy.io.tabular.numbers import FORMS, Form, number_of
from localeconomy.io.tabular.spelling import text_of
from localeconomy.language import Text
from localeconomy.model.arguments import truth
from localeconomy.model.problems import MOST_PROBLEMS, found, hints_among
from localeconomy.model.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from localeconomy.model.dates import DateLike
    from localeconomy.model.network import Network

__all__ = ["read_matrix"]

NOTHING: Final = "nothing_there"


def read_matrix(  # noqa: PLR0913 - a survey has many options; all have a default
    source: object,
    *,
    day: DateLike,
    names: Iterable[object] | None = None,
    until: DateLike | None = None,
    network: Network | None = None,
    kind: str = KIND,
    kinds: Iterable[str] | None = None,
    closed: bool = True,
    self_ties: Literal["error", "drop"] = "error",
    actor_kind: str = "business",
    numbers: Form | None = None,
    origin: str | None = None,
) -> SurveyReading:
    """Return the ties of an adjacency matrix: row names column, with a number or a mark.

    Each row is what its actor answered. An empty row is somebody who did not answer; within a row
    that says something, an empty cell and 0 say that there is no tie. A row with a sign for a
    missing answer (*k. A.* or NA; in memory NaN, None or NA) is answered in part: what it names
    counts, what it leaves out says nothing.

    Parameters
    ----------
    source
        A CSV file with names in the first row and column; rows of values: lists, or an array of
        NumPy or SciPy, also a sparse one; or a data frame. One of pandas names its rows in the
        index, others in a first column of text, or not at all where they stand in the order of the
        columns.
    day
        When the survey was held; a month or year will do.
    names
        The actors of the rows and columns, as texts or numbers, where values are given; files and
        frames have their own.
    until
        Up to when its answers are taken as still true; by default for its own day alone.
    network
        The record that the actors belong to, named by id or name. Without one, the matrix makes
        its own.
    kind
        The kind of tie.
    kinds
        The kinds of tie that the survey asked about: by default that kind. Cooperation stands for
        every kind of cooperation.
    closed
        Whether nobody beyond the matrix could be named; then it says nothing of ties with others.
    self_ties
        What becomes of a number in the diagonal: ``"error"``, or ``"drop"`` to leave it out.
    actor_kind
        The kind of actors, where no network is given.
    numbers
        The form of numbers, ``"de"`` or ``"en"``; by default the file shows its own.
    origin
        Where the facts come from, for reports.

    Returns
    -------
    SurveyReading
        The network, who answered and who did not, and how far both sides agree.

    Raises
    ------
    FileFormatError
        If the file cannot be read, or there is not one row and column a name.
    ValidationError
        If cells have faults; all are named at once.
    UnknownNameError
        If an option names a kind that does not exist.
    MissingExtraError
        If a data frame is given and narwhals is not installed.
    TypeError
        If the source is no matrix, if values have no names, or a file or frame is given some.

    Warns
    -----
    SelfTieWarning
        If numbers in the diagonal are left out, as was asked for.

    Examples
    --------
    The florist answered nothing at all:

    >>> values = [[0, 2, 1], [None, None, None], [1, 0, 0]]
    >>> reading = read_matrix(values, names=["bakery", "florist", "cafe"], day="2024-03-15")
    >>> print(reading.into("en"))
    2 of 3 asked answered in full; ties named: 2. Of the ties between two who answered, both sides \
named 100%.
    >>> reading.silent
    ('florist',)
    """
    closed = truth(closed, "closed")
    if isinstance(source, str | os.PathLike):
        if names is not None:
            message = "names: give them with rows of values, and not with a file, which has its own"
            raise TypeError(message)
        grid = grid_of_file(source, numbers, frozenset())
    else:
        grid = grid_of_values(source, names)
    matrix = _Matrix(grid, People(network, actor_kind), known_kind(kind), self_ties == "drop")
    with uncollected():
        matrix.read(numbers)
    if matrix.faults:
        raise found(matrix.faults, grid.where)
    if matrix.left_out:
        listed = ", ".join(map(quoted, matrix.left_out))
        warnings.warn(f"ties with themselves left out: {listed}", SelfTieWarning, stacklevel=2)
    survey = TieSurvey.of(
        day, until, [kind] if kinds is None else kinds, is_closed=closed, source=origin
    )
    with uncollected():
        return recorded(matrix.people, survey, matrix.reports, matrix.answers, matrix.unfinished)


@attrs.define
class _Matrix:
    """A matrix in the reading.

    Parameters
    ----------
    grid
        Its cells.
    people
        Whom it may name.
    kind
        The kind of tie.
    drops_self_ties
        Whether numbers in the diagonal are left out.
    """

    grid: Grid
    people: People
    kind: str
    drops_self_ties: bool
    faults: list[CellFault | RowFault] = attrs.field(factory=list, init=False)
    reports: list[Report] = attrs.field(factory=list, init=False)
    answers: dict[str, bool] = attrs.field(factory=dict, init=False)
    unfinished: set[str] = attrs.field(factory=set, init=False)
    left_out: list[str] = attrs.field(factory=list, init=False)
    _columns: dict[str, int] = attrs.field(factory=dict, init=False)
    _weights: dict[str, float | Text | None] = attrs.field(factory=dict, init=False)
    _forms: tuple[Form, ...] = attrs.field(default=FORMS, init=False)

    def read(self, numbers: Form | None) -> None:
        """Read all rows, noting every fault."""
        self.faults += self.grid.faults
        form, faults = self.grid.form(range(1, len(self.grid.titles)), numbers)
        self.faults += faults
        self._forms = FORMS if form is None else (form,)
        self._read_names()
        seen: dict[str, int] = {}
        for row, cells in enumerate(self.grid.rows):
            actor = self._actor_of(text_of(cells[0]))
            if not isinstance(actor, Text) and seen.setdefault(actor, row) != row:
                actor = SAME_ROW.fill(first=self.grid.row_name(seen[actor]))
            if not isinstance(actor, Text):
                self._read_row(row, actor)
            elif self.grid.origin is Origin.FILE:  # else rows and columns share their names
                self._fault(actor, row, 0)

    def _actor_of(self, name: str) -> str | Text:
        """Return the actor of a row, or what is wrong with its name."""
        if not name:
            return NO_NAME
        actor = self.people.find(name)
        if not isinstance(actor, Text) and actor not in self._columns:
            return NO_COLUMN.fill(value=quoted(name), hint=self._hint(name))
        return actor

    def _fault(self, message: Text, row: int | None, column: int) -> None:
        if len(self.faults) < MOST_PROBLEMS:
            self.faults.append(self.grid.fault(message, row, column))

    def _hint(self, name: str) -> Text:
        """Return the nearest name of a column; after some faults, that there are such names."""
        names = self.grid.titles[1:]
        if len(self.faults) >= hints_among(len(names)):
            return ONE_OF_THEM
        return did_you_mean(name, names)

    def _read_names(self) -> None:
        """Read the first row; nobody of it has answered yet."""
        for column, title in enumerate(self.grid.titles[1:], 1):
            actor = self.people.find(text_of(title)) if title else NO_NAME
            if not isinstance(actor, Text) and actor in self._columns:
                actor = SAME_COLUMN.fill(first=self.grid.column_name(self._columns[actor]))
            if isinstance(actor, Text):
                self._fault(actor, None, column)
            else:
                self._columns[actor] = column
                self.answers[actor] = False

    def _read_row(self, row: int, actor: str) -> None:
        """Read what one actor answered."""
        said = False
        has_gaps = False
        for partner, column in self._columns.items():
            cell = self.grid.rows[row][column]
            if partner == actor:
                self._read_diagonal(row, column, actor)
                continue
            if cell not in self._weights:
                self._weights[cell] = self._weight(cell)
            weight = self._weights[cell]
            if isinstance(weight, Text):
                self._fault(weight, row, column)
                continue
            said |= bool(cell.strip()) and weight is not None
            has_gaps |= weight is None
            if weight:
                self.reports.append(Report(actor, partner, self.kind, {"weight": weight}))
        self.answers[actor] = said
        if said and has_gaps:
            self.unfinished.add(actor)

    def _weight(self, cell: str) -> float | Text | None:
        """Return a strength, 0 for no tie, None for no answer, or what is wrong."""
        text = text_of(cell)
        word = text.casefold()  # as it stands: -1 is no 1
        if not text or word in NO or reason_of(text) == NOTHING:
            return 0.0
        value = next(
            (
                each
                for form in self._forms
                if (each := number_of(text, form, whole=False)) is not None
            ),
            None,
        )
        if value is not None and value >= 0:
            return value
        if word in YES:
            return 1.0
        return None if reason_of(text) is not None else WEIGHT.fill(value=quoted(text))

    def _read_diagonal(self, row: int, column: int, actor: str) -> None:
        """Leave out what a cell says of an actor and itself: nothing, or a tie to be dropped."""
        cell = self.grid.rows[row][column]
        weight = None if reason_of(text_of(cell)) is not None else self._weight(cell)
        if not weight:
            return
        if self.drops_self_ties:
            self.left_out.append(actor)
        else:
            self._fault(SELF, row, column)


NO_NAME: Final = Text(
    de="ist leer; bitte den Akteur eintragen", en="is empty; write the actor's name"
)
NO_COLUMN: Final = Text(de="{value} hat keine Spalte; {hint}", en="{value} has no column; {hint}")
ONE_OF_THEM: Final = Text(de="bitte einen der Spaltentitel verwenden", en="use one of the headers")
SAME_ROW: Final = Text(
    de="steht schon in {first}; bitte eine der beiden streichen",
    en="stands in {first} already; remove one of the two",
)
SAME_COLUMN: Final = Text(
    de="ist derselbe Akteur wie {first}; bitte eine der beiden streichen",
    en="is the same actor as {first}; remove one of the two",
)
SELF: Final = Text(
    de="eine Beziehung mit sich selbst; bitte die Zelle leeren oder mit self_ties='drop' lesen",
    en="a tie of an actor with itself; empty the cell, or read with self_ties='drop'",
)
WEIGHT: Final = Text(
    de="{value} ist keine Stärke; bitte eine Zahl ab 0 oder „x“ schreiben",
    en="{value} is not a strength; write a number from 0 on, or 'x'",
)
