"""What changed from one network to another: records added, removed and changed, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.hints import quoted
from localeconomy.language import LANGUAGES, Text, enumeration, speak
from localeconomy.model.dates import PartialDate
from localeconomy.model.fields import FieldType, Value, fields_of
from localeconomy.model.matching import matched
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import VOCABULARIES, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from localeconomy.model.network import Network
    from localeconomy.model.table import Table

__all__ = [
    "HEADING",
    "Difference",
    "FieldChange",
    "RecordChange",
    "TableDifference",
    "difference_between",
    "field_changes",
    "spoken_change",
]

HEADING: Final = ("title", "description", "as_of")
HEADING_LABELS: Final = {
    "title": Text(de="Titel", en="title"),
    "description": Text(de="Beschreibung", en="description"),
    "as_of": Text(de="Stand", en="as of"),
}
SHOWN: Final = 20
NOTHING: Final = "–"


@attrs.frozen
class FieldChange:
    """One field that says something else.

    Parameters
    ----------
    field
        The field.
    before, after
        Its values, None where it said nothing.
    """

    field: str
    before: Value
    after: Value


@attrs.frozen
class RecordChange:
    """One record that says something else.

    Parameters
    ----------
    id
        The record's id in the older network.
    fields
        What changed, in the order of the fields.
    """

    id: str
    fields: tuple[FieldChange, ...]


@attrs.frozen
class TableDifference:
    """What changed in one table.

    Parameters
    ----------
    added
        Ids of records that only the newer network has.
    removed
        Ids of records that only the older network has.
    changed
        Records of both that differ.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[RecordChange, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.added or self.removed or self.changed)


@attrs.frozen(repr=False)
class Difference:
    """What changed from an older network to a newer one; the order of records does not count.

    Parameters
    ----------
    heading
        What changed of title, description and day.
    tables
        What changed by table; tables without a change are left out.
    """

    heading: tuple[FieldChange, ...] = ()
    tables: Mapping[str, TableDifference] = MappingProxyType({})

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.heading or self.tables)

    def into(self, language: str) -> str:
        """Return what changed, in ``language``: the numbers, then one line a record.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The first twenty changes and how many more there are.
        """
        if not self:
            return Text(de="kein Unterschied", en="no difference").into(language)
        lines = list(_lines(self, language))
        hidden = len(lines) - SHOWN
        shown = [f"  {line}" for line in lines[:SHOWN]]
        if hidden > 0:
            more = Text(de="… und {n} weitere", en="… and {n} more").fill(n=hidden)
            shown.append(f"  {more.into(language)}")
        return "\n".join([self._summary().into(language), *shown])

    def _summary(self) -> Text:
        tables = self.tables.values()
        counts = (
            (sum(len(each.added) for each in tables), Text(de="{n} neu", en="{n} added")),
            (sum(len(each.removed) for each in tables), Text(de="{n} entfernt", en="{n} removed")),
            (sum(len(each.changed) for each in tables), Text(de="{n} geändert", en="{n} changed")),
        )
        said = [text.fill(n=count) for count, text in counts if count]
        return enumeration(said or [Text(de="Kopf geändert", en="heading changed")])

    def __repr__(self) -> str:
        """Return what changed, in English."""
        return f"<Difference: {self.into('en')}>"

    def to_dict(self) -> dict[str, Any]:
        """Return what changed as plain values, for programs.

        Returns
        -------
        dict
            The heading, and by table what was added, removed and changed.
        """
        return {
            "heading": [_plain(change) for change in self.heading],
            "tables": {
                name: {
                    "added": list(table.added),
                    "removed": list(table.removed),
                    "changed": [
                        {"id": each.id, "fields": [_plain(change) for change in each.fields]}
                        for each in table.changed
                    ],
                }
                for name, table in self.tables.items()
            },
        }


def _plain(change: FieldChange) -> dict[str, Any]:
    return {
        "field": change.field,
        "before": _plain_value(change.before),
        "after": _plain_value(change.after),
    }


def _plain_value(value: Value) -> Value:
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Text):
        return value.to_dict()
    if isinstance(value, Mapping):
        return {name: _plain_value(item) for name, item in value.items()}
    return [_plain_value(item) for item in value] if isinstance(value, tuple) else value


def difference_between(older: Network, newer: Network) -> Difference:
    """Return what changed from one network to another.

    Parameters
    ----------
    older, newer
        The networks.

    Returns
    -------
    Difference
        What was added, removed and changed.
    """
    heading = tuple(
        FieldChange(name, getattr(older, name), getattr(newer, name))
        for name in HEADING
        if getattr(older, name) != getattr(newer, name)
    )
    found = {name: _table(older.tables[name], newer.tables[name]) for name in TABLES}
    return Difference(
        heading, MappingProxyType({name: each for name, each in found.items() if each})
    )


def _table(older: Table[Any], newer: Table[Any]) -> TableDifference:
    rows = matched(older, newer)
    return TableDifference(
        added=tuple(newer.ids[row] for row in rows.new),
        removed=tuple(older.ids[row] for row in rows.gone),
        changed=tuple(
            RecordChange(older.ids[left], field_changes(older[left], newer[right]))
            for left, right in rows.changed
        ),
    )


def field_changes(before: Value, after: Value) -> tuple[FieldChange, ...]:
    """Return the fields in which two records of one kind differ.

    Parameters
    ----------
    before, after
        The records.

    Returns
    -------
    tuple of FieldChange
        In the order of the fields.
    """
    return tuple(
        FieldChange(name, getattr(before, name), getattr(after, name))
        for name in fields_of(type(before))
        if getattr(before, name) != getattr(after, name)
    )


def _lines(difference: Difference, language: str) -> Iterator[str]:
    for change in difference.heading:
        yield "~ " + spoken_change(None, change, language)
    for name, table in difference.tables.items():
        word = TABLES[name].singular.into(language)
        yield from (f"+ {word} {quoted(each)}" for each in table.added)
        yield from (f"- {word} {quoted(each)}" for each in table.removed)
        for record in table.changed:
            said = "; ".join(spoken_change(name, change, language) for change in record.fields)
            yield f"~ {word} {quoted(record.id)}: {said}"


def spoken_change(table: str | None, change: FieldChange, language: str) -> str:
    """Return in ``language`` from what to what a field changed.

    Parameters
    ----------
    table
        The table; None for the heading.
    change
        The change.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        For example "kind: founder → business".
    """
    if table is None:
        name, vocabulary = HEADING_LABELS[change.field].into(language), None
    else:
        field = fields_of(TABLES[table].record_type)[change.field]
        name = field.label.into(language)
        is_choice = field.type in (FieldType.CHOICE, FieldType.CHOICES)
        vocabulary = field.target if is_choice else None
    before, after = (
        _spoken(value, vocabulary, language) for value in (change.before, change.after)
    )
    return f"{name}: {before} → {after}"


def _spoken(value: Value, vocabulary: str | None, language: str) -> str:
    if value is None or value in ((), {}):
        return NOTHING
    if isinstance(value, tuple):
        return ", ".join(_spoken(item, vocabulary, language) for item in value)
    if isinstance(value, str) and value in VOCABULARIES.get(vocabulary or "", {}):
        return label(vocabulary or "", value).into(language)
    if isinstance(value, Text) and language in LANGUAGES:
        return quoted(value.into(language))
    if isinstance(value, str | Mapping):
        return quoted(value)
    return speak(value, language)
