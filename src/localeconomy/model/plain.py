"""Records as plain values (texts, numbers, lists, mappings) and back, for files and graphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from localeconomy.language import Text, did_you_mean, quoted
from localeconomy.model.fields import Field, FieldType, Value, fields_of
from localeconomy.model.records import Record
from localeconomy.model.table import Table
from localeconomy.model.validation import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Entry", "entries_of", "table_of", "unknown_names"]

R = TypeVar("R", bound=Record)
Entry: TypeAlias = dict[str, Any]

EXACT: Final = 2**53


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
    unknown = {
        name: message.fill(name=quoted(name), hint=did_you_mean(name, declared))
        for name in sorted(set().union(*entries) - set(declared))
    }
    if not unknown:
        return
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
