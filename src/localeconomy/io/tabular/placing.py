"""What is wrong with records, named at the cells that they were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from localeconomy.hints import quoted
from localeconomy.io.tabular.cells import UNKNOWN
from localeconomy.io.tabular.names import hint_at
from localeconomy.language import Text
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.problems import Problem
from localeconomy.model.records import TABLES
from localeconomy.model.rules import kinds_of
from localeconomy.model.validation import duplicates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from localeconomy.errors import Translatable
    from localeconomy.io.tabular.contents import Content
    from localeconomy.io.tabular.faults import CellFault
    from localeconomy.io.tabular.sheet import Sheet
    from localeconomy.model.table import Table

__all__ = ["first_like", "placed"]

SAME_ID: Final = Text(
    de="die Kennung {id} ist doppelt (schon Zeile {row}); bitte eine andere wählen",
    en="the id {id} is used twice (first in row {row}); choose another one",
)
SAME: Final = Text(
    de="steht schon in Zeile {row}; eine der beiden streichen oder unterscheiden",
    en="is already there in row {row}; remove one of the two or tell them apart",
)
SEVERAL: Final = Text(de="; mehrere werden mit | getrennt", en="; several are separated by |")


def placed(
    problems: Sequence[Translatable],
    tables: Mapping[str, Table[Any]],
    contents: Mapping[str, Content],
    known: Sequence[CellFault],
    incomplete: Collection[str],
) -> Iterator[CellFault]:
    """Yield the problems of records as faults of cells.

    Parameters
    ----------
    problems
        What validation found.
    tables
        The tables, by name.
    contents
        The content that each table was made from.
    known
        Faults that are known already: nothing more is said of their cells, and of whole rows with
        one of them.
    incomplete
        Tables that could not be read whole: that a record refers to nothing there says nothing.

    Yields
    ------
    CellFault
        One a fault.
    """
    cells = {(fault.table, fault.row, fault.field) for fault in known}
    rows = {(fault.table, fault.row) for fault in known}
    again = {name: duplicates(table) for name, table in tables.items()}
    for problem in problems:
        if not isinstance(problem, Problem):
            raise TypeError(problem)
        sheet = contents[problem.table].sheet
        row = int(sheet.rows[problem.row])
        is_known = (problem.table, row, problem.field) in cells or (
            problem.field is None and (problem.table, row) in rows
        )
        if not is_known and not _is_consequence(problem, tables, incomplete):
            message = _message(problem, sheet, tables[problem.table], again[problem.table])
            yield sheet.fault(message, problem.row, problem.field)


def _is_consequence(
    problem: Problem, tables: Mapping[str, Table[Any]], incomplete: Collection[str]
) -> bool:
    """Whether a reference fails because the table that it points to was not read whole."""
    if problem.field is None:
        return False
    field = fields_of(tables[problem.table].record_type)[problem.field]
    is_reference = field.type in (FieldType.REFERENCE, FieldType.REFERENCES)
    return is_reference and field.target in incomplete


def _message(problem: Problem, sheet: Sheet, table: Table[Any], again: Mapping[int, int]) -> Text:
    """Return what is wrong, with rows as the user sees them in place of entries."""
    first = first_like(problem, table, again)
    if first is not None and problem.field is None:
        return SAME.fill(row=str(sheet.rows[first]))
    if first is not None:
        return SAME_ID.fill(id=quoted(table.own_ids[first]), row=str(sheet.rows[first]))
    if (problem.table, problem.field) == ("completeness", "kinds"):
        return _unknown_kind(problem, table)
    if problem.field is not None:
        kind = fields_of(table.record_type)[problem.field].type
        if kind is FieldType.REFERENCES:
            return Text(de=problem.message.de + SEVERAL.de, en=problem.message.en + SEVERAL.en)
    return problem.message


def first_like(problem: Problem, table: Table[Any], again: Mapping[int, int]) -> int | None:
    """Return the first record that says the same as the one with a problem, if that is the problem.

    Parameters
    ----------
    problem
        What validation found.
    table
        The table.
    again
        Its records that say the same as an earlier one, and which that is.

    Returns
    -------
    int or None
        The position of the record that has the same id, or is the same altogether.
    """
    if problem.field == "id":
        own = table.own_ids
        first = own.index(own[problem.row])
        return None if first == problem.row or own[first] is None else first
    return again.get(problem.row) if problem.field is None else None


def _unknown_kind(problem: Problem, table: Table[Any]) -> Text:
    """Return that a kind is not known, with a hint in the words of cells."""
    name, kinds = table.column("table")[problem.row], table.column("kinds")[problem.row]
    terms = kinds_of(name) if name in TABLES else {}
    wrong = next((kind for kind in kinds or () if kind not in terms), None)
    if wrong is None or not terms:
        return problem.message
    labels = [term.label for term in terms.values()]
    return UNKNOWN.fill(value=quoted(wrong), hint=hint_at(wrong, labels, terms))
