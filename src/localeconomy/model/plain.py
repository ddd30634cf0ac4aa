"""Records as plain values (texts, numbers, lists, mappings) and back, for files and graphs."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

import attrs

from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.fields import Field, FieldType, Value, fields_of
from localeconomy.model.problems import MOST_HINTS, MOST_PROBLEMS
from localeconomy.model.reasons import REASONS
from localeconomy.model.records import TABLES, Record
from localeconomy.model.table import Table
from localeconomy.model.validation import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Entry", "Stated", "entries_of", "left_out_of", "stated", "table_of", "unknown_names"]

R = TypeVar("R", bound=Record)
Entry: TypeAlias = dict[str, Any]

EXACT: Final = 2**53
FIGURES: Final = (FieldType.NUMBER, FieldType.INTEGER)
GLANCE: Final = 5
"""How many entries that are left out a warning names."""

LEFT_OUT: Final = Text(
    de="{what}, Eintrag {row}: {field} ({reason})", en="{what}, entry {row}: {field} ({reason})"
)
MORE: Final = Text(de="… {n} weitere", en="… {n} more")
LEFT_OUT_IN: Final = Text(de="weggelassen {place}: {listed}", en="left out {place}: {listed}")


def entries_of(table: Table[Any]) -> Iterator[Entry]:
    """Yield each record as plain values: its fields in order, without those that say nothing.

    Parameters
    ----------
    table
        The records.

    Yields
    ------
    dict
        Values by field; dates as text.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> list(entries_of(Table(Actor, [Actor("kiosk", kind="business", since="1998")])))
    [{'id': 'kiosk', 'kind': 'business', 'since': '1998'}]
    """
    declared = fields_of(table.record_type)
    said = [
        (name, field, table.column(name))
        for name, field in declared.items()
        if name in table.columns
    ]
    for row in range(len(table)):
        yield {
            name: _plain(field, values[row])
            for name, field, values in said
            if values[row] != field.default
        }


@attrs.frozen
class Stated:
    """The entries of a table that are records.

    Parameters
    ----------
    entries
        Those that are.
    rows
        Where each of them stands among all.
    left_out
        The others, in words.
    """

    entries: Sequence[Mapping[str, Any]]
    rows: Sequence[int]
    left_out: tuple[Text, ...] = ()


def stated(record_type: type[Record], entries: Sequence[Mapping[str, Any]]) -> Stated:
    """Tell records from entries that say why they lack their main figure, as official tables do.

    Parameters
    ----------
    record_type
        The class of the records.
    entries
        One mapping an entry.

    Returns
    -------
    Stated
        Nothing known is no record, and not zero.

    Examples
    --------
    >>> from localeconomy.model.records import Headcount
    >>> told = {"group": "founders", "day": "2025", "why_missing": {"count": "too_few"}}
    >>> found = stated(Headcount, [told, {"group": "members", "count": 40, "day": "2025"}])
    >>> found.rows, found.left_out[0].en
    ([1], 'headcount, entry 1: count (too few cases)')
    """
    needed = [
        field
        for field in fields_of(record_type).values()
        if field.required and field.default is None and field.type in FIGURES
    ]
    left_out: dict[int, Text] = {}
    for row, entry in enumerate(entries) if needed else ():
        field = _explained(entry, needed)
        if field is not None:
            # Those beyond a glance are counted alone.
            left_out[row] = (
                _left_out(record_type, row, entry, field) if len(left_out) < GLANCE else LEFT_OUT
            )
    if not left_out:
        return Stated(entries, range(len(entries)))
    rows = [row for row in range(len(entries)) if row not in left_out]
    return Stated([entries[row] for row in rows], rows, tuple(left_out.values()))


def _explained(entry: Mapping[str, Any], needed: Sequence[Field]) -> Field | None:
    """Return the main figure that an entry lacks and says why."""
    why = entry.get("why_missing")
    if not isinstance(why, Mapping):
        return None
    missing = (each for each in needed if entry.get(each.name) is None and each.name in why)
    return next(missing, None)


def _left_out(record_type: type[Record], row: int, entry: Mapping[str, Any], field: Field) -> Text:
    reason = entry["why_missing"][field.name]
    known = REASONS.get(reason) if isinstance(reason, str) else None
    return LEFT_OUT.fill(
        what=TABLES[record_type.TABLE].singular,
        row=row + 1,
        field=field.label,
        reason=quoted(reason) if known is None else known,
    )


def left_out_of(place: Text, left_out: Sequence[Text]) -> Text:
    """Return which entries were left out, in one sentence.

    Parameters
    ----------
    place
        Where, for example ``"in 'actors.json'"``.
    left_out
        The entries, at least one.

    Returns
    -------
    Text
        The first of them, and how many more there are.
    """
    shown, hidden = list(left_out[:GLANCE]), len(left_out) - GLANCE
    if hidden > 0:
        shown.append(MORE.fill(n=hidden))
    listed = Text(de="; ".join(each.de for each in shown), en="; ".join(each.en for each in shown))
    return LEFT_OUT_IN.fill(place=place, listed=listed)


def table_of(record_type: type[R], entries: Sequence[Mapping[str, Any]]) -> Table[R]:
    """Return the table of records given as plain values.

    Parameters
    ----------
    record_type
        The class of the records.
    entries
        One mapping a record; names that are not fields of it are what `unknown_names` finds.

    Returns
    -------
    Table
        The table; its values are checked when it becomes part of a network.
    """
    if not entries:
        return Table(record_type)
    present: set[str] = set().union(*entries)
    return Table.from_columns(
        record_type,
        **{
            name: [entry.get(name, field.default) for entry in entries]
            for name, field in fields_of(record_type).items()
            if name in present or field.required
        },
    )


def unknown_names(
    record_type: type[Record], entries: Sequence[Mapping[str, Any]]
) -> Iterator[Problem]:
    """Yield one problem an entry and name that is no field of its kind of record.

    Parameters
    ----------
    record_type
        The class of the records.
    entries
        One mapping a record.

    Yields
    ------
    Problem
        What is unknown, with the nearest field.
    """
    declared = fields_of(record_type)
    message = Text(de="unbekannter Name {name}; {hint}", en="unknown name {name}; {hint}")
    bare = Text(de="bitte ein bekanntes Feld verwenden", en="use a known field")
    unknown = {
        name: message.fill(
            name=quoted(name), hint=did_you_mean(name, declared) if place < MOST_HINTS else bare
        )
        for place, name in enumerate(sorted(set().union(*entries) - set(declared)))
    }
    if unknown:
        yield from itertools.islice(_named(record_type, entries, unknown), MOST_PROBLEMS)


def _named(
    record_type: type[Record], entries: Sequence[Mapping[str, Any]], unknown: Mapping[str, Text]
) -> Iterator[Problem]:
    for row, entry in enumerate(entries):
        for name in entry:
            if name in unknown:
                called = str(entry.get("id", "-"))
                yield Problem(record_type.TABLE, row, called, None, unknown[name])


def _plain(field: Field, value: Value) -> Value:
    if value is None:
        return None
    if field.type.is_date:
        return str(value)
    if field.type is FieldType.NUMBER:
        # 20000 reads better than 20000.0, and means the same.
        return int(value) if value.is_integer() and abs(value) <= EXACT else value
    return _thawed(value)


def _thawed(value: Value) -> Value:
    """Return a frozen value as ordinary lists and dictionaries."""
    if isinstance(value, Mapping):
        return {name: _thawed(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [_thawed(item) for item in value]
    return value
