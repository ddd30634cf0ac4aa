"""A network from data frames: pandas, polars, pyarrow and whatever else narwhals reads.

A frame holds one table. Columns are called like fields, or a mapping says what theirs mean. Whole
columns are taken over where their type allows it; a fault is named by frame, row and column.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final, get_args

import numpy as np

from localeconomy.errors import Translatable, UnknownNameError, ValidationError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.extras import needed
from localeconomy.io.frame_encoding import EXTRA
from localeconomy.io.frame_faults import grouped, placed
from localeconomy.io.frame_reading import Fields, FrameReading, OtherColumns
from localeconomy.language import Text
from localeconomy.model.arguments import truth
from localeconomy.model.columns import Coded
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.kinds import kinds_by_table
from localeconomy.model.network import Network
from localeconomy.model.problems import MOST_PROBLEMS, Problem, found
from localeconomy.model.records import TABLES, Actor
from localeconomy.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.model.dates import DateLike
    from localeconomy.model.kinds import Kinds

__all__ = ["from_frames"]

T = FieldType

IN_FRAMES: Final = Text(de="in den Tabellen", en="in the frames")
OTHERS: Final = get_args(OtherColumns)
NO_OTHERS: Final = Text(
    de="other_columns: {value} gibt es nicht; {hint}", en="other_columns: no {value}; {hint}"
)
NO_TABLE: Final = Text(
    de="es gibt keine Tabelle {name}; {hint}", en="there is no table {name}; {hint}"
)


def from_frames(
    *,
    title: str | Text = "",
    description: str | Text = "",
    as_of: DateLike | None = None,
    columns: Mapping[str, Mapping[str, Fields]] | None = None,
    kinds: Kinds | None = None,
    add_actors: bool = False,
    other_columns: OtherColumns = "error",
    **frames: Any,  # noqa: ANN401 - frames of any library
) -> Network:
    """Return the network that data frames hold, one a table.

    Parameters
    ----------
    title, description, as_of
        As for `Network`.
    columns
        By table, from the frame's columns to fields: one field, several (a tuple), None to leave
        the column out, or ``"attributes"`` to keep it under its own name. Columns that are called
        like a field need no entry.
    kinds
        From the frames' words for kinds to those of the vocabulary; each counts in the tables that
        have the kind it becomes. ``{"relationships": {…}}`` says what words mean in that table
        alone. The vocabulary's ids and labels in either language need no entry.
    add_actors
        Whether whoever is referred to and stands in no frame becomes an actor, of no stated kind.
    other_columns
        What becomes of columns that are called like no field and stand in no mapping: they are an
        ``"error"``, they are kept as ``"attributes"`` where the table has such a field, or
        ``"drop"`` leaves them out.
    **frames
        By table: a frame of pandas, polars, pyarrow or another library that narwhals reads.

    Returns
    -------
    Network
        The network. A missing value is missing, or the field's default where it has one.

    Raises
    ------
    MissingExtraError
        If narwhals is not installed.
    TypeError
        If something is no frame.
    UnknownNameError
        If there is no such table, a mapping names a column, field or kind that does not exist, or
        ``other_columns`` is none of the three.
    ValidationError
        If the frames break a rule; all faults are named at once.

    Examples
    --------
    >>> import pandas
    >>> ties = pandas.DataFrame({"from": ["bakery"], "to": ["café"], "kind": ["delivers to"]})
    >>> from_frames(
    ...     relationships=ties,
    ...     columns={"relationships": {"from": "source", "to": "target"}},
    ...     kinds={"delivers to": "supply"},
    ...     add_actors=True,
    ... ).relationships[0]
    Relationship(source='bakery', target='café', kind='supply')
    """
    add_actors = truth(add_actors, "add_actors")
    needed("narwhals", EXTRA)
    mappings = dict(columns or {})
    for name in (*frames, *mappings):
        if name not in TABLES:
            hint = did_you_mean(name, TABLES)
            raise UnknownNameError(NO_TABLE.fill(name=quoted(name), hint=hint))
    if other_columns not in OTHERS:
        hint = did_you_mean(other_columns, OTHERS)
        raise UnknownNameError(NO_OTHERS.fill(value=quoted(other_columns), hint=hint))
    meant = kinds_by_table(kinds, TABLES)
    readings = {
        name: FrameReading.of(name, frame, mappings.get(name, {}), meant[name], other_columns)
        for name, frame in frames.items()
        if frame is not None
    }
    tables = {name: reading.table() for name, reading in readings.items()}
    if add_actors and ("actors" not in readings or readings["actors"].is_whole):
        tables["actors"] = _with_all(tables)
    problems: Sequence[Translatable] = ()
    try:
        network = Network.from_tables(tables, title=title, description=description, as_of=as_of)
    except ValidationError as error:
        problems = error.problems
    faults = _all_faults(readings, tables, problems)
    if faults:
        raise found(faults[:MOST_PROBLEMS], IN_FRAMES)
    return network


def _all_faults(
    readings: Mapping[str, FrameReading],
    tables: Mapping[str, Table[Any]],
    problems: Sequence[Translatable],
) -> list[Translatable]:
    """Return the faults of all frames, and the problems of the record that they do not explain."""
    faults = [fault for reading in readings.values() for fault in reading.faults]
    known = {(fault.frame, fault.row, fault.column) for fault in faults}
    broken = {name for name, reading in readings.items() if not reading.is_whole}
    of_frames: list[Problem] = []
    others: list[Translatable] = []
    for problem in problems:
        if not isinstance(problem, Problem) or problem.table not in readings:
            others.append(problem)
            continue
        field = fields_of(TABLES[problem.table].record_type).get(problem.field or "")
        if field is None or field.target not in broken:
            of_frames.append(problem)
    fields = {name: reading.fields for name, reading in readings.items()}
    told = [
        fault
        for fault in placed(of_frames, fields, tables)
        if (fault.frame, fault.row, fault.column) not in known
    ]
    return [*grouped([*faults, *told]), *others]


def _with_all(tables: Mapping[str, Table[Any]]) -> Table[Actor]:
    """Return the actors with all that are referred to and missing."""
    given: Table[Any] = tables.get("actors", Table(Actor))
    names: dict[str, None] = {}
    for table in tables.values():
        for name, field in fields_of(table.record_type).items():
            if field.target != "actors" or field.type not in (T.REFERENCE, T.REFERENCES):
                continue
            column = table.columns.get(name)
            if isinstance(column, Coded):
                used = np.bincount(column.codes + 1, minlength=len(column.categories) + 1)[1:] > 0
                names |= dict.fromkeys(itertools.compress(column.categories, used.tolist()))
            elif column is not None:
                names |= dict.fromkeys(each for listed in table.column(name) for each in listed)
    missing = [name for name in names if name not in given.known_ids]
    if not len(given):
        return Table.from_columns(Actor, id=missing)
    return Table(Actor, [*given, *map(Actor, missing)])
