"""Every rule about raw records; all problems are gathered and raised once.

The rules run on columns, so that a million ties are checked as fast as ten. A network made from
another one re-checks only the tables that changed and the references that may be affected.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np

from localeconomy.errors import ValidationError
from localeconomy.hints import did_you_mean, folded, quoted
from localeconomy.language import Text
from localeconomy.model.checks import are_simple
from localeconomy.model.columns import Coded, Column, Fault, taken, values_of
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.problems import MOST_PROBLEMS, Problem, faulty_rows, found, problems_in
from localeconomy.model.records import TABLES
from localeconomy.model.rules import rule_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from localeconomy.model.table import Table

__all__ = ["Problem", "check", "duplicates", "found", "problems_of"]

# Looking for the nearest name takes time: a few milliseconds among a thousand.
MANY_NAMES: Final = 1000
MOST_COMPARED: Final = 20_000
MOST_HINTS: Final = ValidationError.shown
FEWEST_HINTS: Final = 3


def check(
    tables: Mapping[str, Table[Any]], trusted: Mapping[str, Table[Any]] | None = None
) -> None:
    """Raise every problem of a set of tables at once.

    Parameters
    ----------
    tables
        All tables of a network by name.
    trusted
        Tables that were checked together before; what they share is not checked again.

    Raises
    ------
    ValidationError
        If there is any problem.
    """
    problems = list(problems_of(tables, trusted))
    if problems:
        raise found(problems, Text(de="im Netzwerk", en="in the network"))


def problems_of(
    tables: Mapping[str, Table[Any]], trusted: Mapping[str, Table[Any]] | None = None
) -> Iterator[Problem]:
    """Yield every problem of a set of tables, in the order of the record.

    Parameters
    ----------
    tables
        All tables of a network by name.
    trusted
        Tables that were checked together before.

    Yields
    ------
    Problem
        One a fault.
    """
    before = trusted or {}
    changed = {name for name, table in tables.items() if before.get(name) is not table}
    for name, table in tables.items():
        if name in changed:
            yield from _table_problems(table)
        yield from _reference_problems(table, tables, changed)


def _table_problems(table: Table[Any]) -> Iterator[Problem]:
    for name, faults in table.faults.items():
        yield from problems_in(table, name, faults)
    yield from _empty_ids(table)
    yield from _duplicate_ids(table)
    yield from _duplicates(table)
    yield from rule_problems(table)


def _empty_ids(table: Table[Any]) -> Iterator[Problem]:
    message = Text(de="ist leer; bitte eine Kennung angeben", en="is empty; please give an id")
    given = [name for name in table.own_ids if name is not None]
    if "id" not in table.columns or are_simple(given):
        return
    faults = [
        Fault(row, message)
        for row, name in enumerate(table.own_ids)
        if name is not None and not name.strip()
    ]
    yield from problems_in(table, "id", faults)


def _duplicate_ids(table: Table[Any]) -> Iterator[Problem]:
    if len(table.known_ids) + table.own_ids.count(None) == len(table):
        return
    seen: dict[str, int] = {}
    message = Text(
        de="die Kennung {id} ist doppelt (schon Eintrag {first}); bitte eine andere wählen",
        en="the id {id} is used twice (first by entry {first}); choose another one",
    )
    faults: list[Fault] = []
    for row, name in enumerate(table.own_ids):
        if name is None:
            continue
        if name in seen and len(faults) < MOST_PROBLEMS:
            faults.append(Fault(row, message.fill(id=quoted(name), first=seen[name] + 1)))
        seen.setdefault(name, row)
    yield from problems_in(table, "id", faults)


def duplicates(table: Table[Any]) -> dict[int, int]:
    """Return the records that say exactly the same as an earlier one.

    Parameters
    ----------
    table
        The records.

    Returns
    -------
    dict
        The position of the first such record, by the position of each later one.
    """
    if "id" in table.columns and None not in table.own_ids:
        return {}  # their ids tell them apart
    rows = _candidate_rows(table)
    if len(rows) < 2:  # noqa: PLR2004 - one record is like no other
        return {}
    faulty = faulty_rows(table)
    declared = fields_of(table.record_type)
    # The values of a row tell as much as its record, and are made much faster.
    values = [
        values_of(declared[name], taken(column, rows), len(rows))
        for name, column in table.columns.items()
    ]
    seen: dict[Any, int] = {}
    later: dict[int, int] = {}
    told = zip(*values, strict=True) if values else [()] * len(rows)
    for row, said in zip(rows, told, strict=True):
        if row in faulty:
            continue
        first = seen.setdefault(said, row)
        if first != row:
            later[row] = first
    return later


def _duplicates(table: Table[Any]) -> Iterator[Problem]:
    message = Text(
        de="steht schon als Eintrag {first} da; den zweiten streichen oder unterscheiden",
        en="is already there as entry {first}; remove the second or tell them apart",
    )
    later = itertools.islice(duplicates(table).items(), MOST_PROBLEMS)
    faults = [Fault(row, message.fill(first=first + 1)) for row, first in later]
    yield from problems_in(table, None, faults)


def _candidate_rows(table: Table[Any]) -> list[int]:
    """Return the rows that can be duplicates: those which share their references.

    Sorting one integer a row leaves few rows to compare as records.
    """
    coded = [
        column
        for name, field in fields_of(table.record_type).items()
        if field.type is FieldType.REFERENCE
        and isinstance(column := table.columns.get(name), Coded)
    ]
    if len(coded) < 2:  # noqa: PLR2004 - a pair of references tells rows apart
        return list(range(len(table)))
    key = coded[0].codes.astype(np.int64) * (len(coded[1].categories) + 1) + coded[1].codes
    ordered = np.sort(key)
    repeated = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    if not len(repeated):
        return []
    place = np.minimum(np.searchsorted(repeated, key), len(repeated) - 1)
    return [int(row) for row in np.flatnonzero(repeated[place] == key)]


def _reference_problems(
    table: Table[Any], tables: Mapping[str, Table[Any]], changed: set[str]
) -> Iterator[Problem]:
    known: dict[str, tuple[str, ...]] = {}
    for name, field in fields_of(table.record_type).items():
        if field.type not in (FieldType.REFERENCE, FieldType.REFERENCES):
            continue
        target = field.target or ""
        if table.record_type.TABLE not in changed and target not in changed:
            continue
        column = table.columns.get(name)
        if isinstance(column, Coded):
            if known.get(target) is column.categories:
                continue  # both ends of a tie share their names, which take a while to look up
            if tables[target].known_ids.issuperset(column.categories):
                known[target] = column.categories
                continue
        if column is not None:
            yield from problems_in(table, name, _unknown(column, tables[target]))


def _unknown(column: Column, target: Table[Any]) -> list[Fault]:
    """Return the rows of a reference column whose record does not exist."""
    known = target.known_ids
    plural = TABLES[target.record_type.TABLE].plural
    message = Text(
        de="{id} steht nicht in der Tabelle {table}; {hint}",
        en="{id} is not among the {table}; {hint}",
    )
    bare = Text(
        de="bitte dort eintragen oder hier berichtigen", en="add it there or correct it here"
    )
    names = [name for name in target.own_ids if name is not None]
    most_hints = FEWEST_HINTS if len(names) > MANY_NAMES else MOST_HINTS
    told: dict[str, Text] = {}
    by_name = functools.cache(lambda: _ids_by_name(target))

    def fault(row: int, name: str) -> Fault:
        if name not in told:
            meant = by_name().get(folded(name))
            if meant is not None:
                told[name] = IS_NAME.fill(name=quoted(name), id=quoted(meant))
            else:
                hint = did_you_mean(name, names) if len(told) < most_hints else bare
                told[name] = message.fill(id=quoted(name), table=plural, hint=hint)
        return Fault(row, told[name])

    if isinstance(column, Coded):
        wrong = np.array([name not in known for name in column.categories] + [False])
        rows = np.flatnonzero(wrong[column.codes])[:MOST_PROBLEMS]
        return [fault(int(row), column.categories[column.codes[row]]) for row in rows]
    return [
        fault(row, name)
        for row, listed in enumerate(cast("npt.NDArray[Any]", column))
        for name in listed or ()
        if name not in known
    ]


def _ids_by_name(target: Table[Any]) -> Mapping[str, str]:
    """Return the ids of records by what they are called, where that is one record's name."""
    called = target.columns.get("name")
    if called is None:
        return {}
    found: dict[str, str | None] = {}
    pairs = zip(target.own_ids, cast("npt.NDArray[Any]", called), strict=True)
    for own, name in itertools.islice(pairs, MOST_COMPARED):
        if name:
            found[folded(name)] = None if folded(name) in found else own
    return {name: own for name, own in found.items() if own is not None}


IS_NAME: Final = Text(
    de="{name} ist der Name von {id}; bitte die Kennung eintragen",
    en="{name} is the name of {id}; enter the id",
)
