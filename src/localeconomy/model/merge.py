"""The monthly update: a newer network joined to an older one, every conflict listed.

The same record (`localeconomy.model.matching` says which) takes over what the newer one says; what
the newer one leaves open stays as it was. So nothing is ever removed or emptied by a merge.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.hints import quoted
from localeconomy.language import Text
from localeconomy.model.difference import (
    HEADING,
    Difference,
    FieldChange,
    RecordChange,
    TableDifference,
    field_changes,
    spoken_change,
)
from localeconomy.model.fields import FieldType, Value, fields_of
from localeconomy.model.matching import matched
from localeconomy.model.network import Network
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from localeconomy.model.fields import Field
    from localeconomy.model.records import Record
    from localeconomy.model.table import Table

__all__ = ["Conflict", "Merged", "merged"]

REASONS: Final = "why_missing"
OPEN: Final = "unspecified"
MADE_UP: Final = "illustrative"
SHOWN: Final = 20


@attrs.frozen
class Conflict:
    """One field in which both networks say something, and not the same; the newer one holds.

    Parameters
    ----------
    table
        The table.
    id
        The record's id in the older network.
    field
        The field.
    older, newer
        What each says; of mappings only the names that both have.
    """

    table: str
    id: str
    field: str
    older: Value
    newer: Value

    def into(self, language: str) -> str:
        """Return the conflict in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The record, the field and both values.
        """
        word = TABLES[self.table].singular.into(language)
        change = FieldChange(self.field, self.older, self.newer)
        return f"{word} {quoted(self.id)}: {spoken_change(self.table, change, language)}"


@attrs.frozen(repr=False)
class Merged:
    """Two networks as one.

    Parameters
    ----------
    network
        The merged network.
    changes
        What changed against the older network.
    conflicts
        Where both say something else; the newer one holds.
    """

    network: Network
    changes: Difference
    conflicts: tuple[Conflict, ...] = ()

    def into(self, language: str) -> str:
        """Return what the merge did, in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The changes, then the conflicts.
        """
        lines = [self.changes.into(language)]
        if self.conflicts:
            heading = Text(
                de="{n} Widersprüche, das Neuere gilt:", en="{n} conflicts, newer holds:"
            )
            if len(self.conflicts) == 1:
                heading = Text(de="1 Widerspruch, das Neuere gilt:", en="1 conflict, newer holds:")
            lines.append(heading.fill(n=len(self.conflicts)).into(language))
            lines += [f"  {each.into(language)}" for each in self.conflicts[:SHOWN]]
        hidden = len(self.conflicts) - SHOWN
        if hidden > 0:
            more = Text(de="… und {n} weitere", en="… and {n} more").fill(n=hidden)
            lines.append(f"  {more.into(language)}")
        return "\n".join(lines)

    def __repr__(self) -> str:
        """Return what the merge did, in English."""
        return f"<Merged: {self.into('en')}>"


def merged(older: Network, newer: Network) -> Merged:
    """Return an older network with what a newer one says.

    Parameters
    ----------
    older, newer
        The networks.

    Returns
    -------
    Merged
        The merged network, what changed and what contradicts.

    Raises
    ------
    ValidationError
        If records of both do not go together.
    """
    tables: dict[str, Any] = {}
    changes: dict[str, TableDifference] = {}
    conflicts: list[Conflict] = []
    for name in TABLES:
        records, change, found = _table(older.tables[name], newer.tables[name])
        conflicts += found
        if change:
            tables[name], changes[name] = records, change
    for name in HEADING:
        value = getattr(newer, name)
        if _is_heading(value):
            tables[name] = value
    network = older.replace(**tables)
    said = tuple(
        FieldChange(name, getattr(older, name), getattr(network, name))
        for name in HEADING
        if getattr(older, name) != getattr(network, name)
    )
    return Merged(network, Difference(said, MappingProxyType(changes)), tuple(conflicts))


def _is_heading(value: Value) -> bool:
    """Whether a title, description or day says something."""
    return bool(value.de or value.en) if isinstance(value, Text) else value is not None


def _table(
    older: Table[Any], newer: Table[Any]
) -> tuple[list[Record], TableDifference, list[Conflict]]:
    """Return the records of both tables, what changed, and what contradicts."""
    rows = matched(older, newer)
    if not rows.changed and not rows.new:
        return [], TableDifference(), []
    records = list(older)
    changed: list[RecordChange] = []
    conflicts: list[Conflict] = []
    for left, right in rows.changed:
        records[left], found = _record(older[left], newer[right])
        conflicts += [
            Conflict(older.record_type.TABLE, older.ids[left], each.field, each.before, each.after)
            for each in found
        ]
        fields = field_changes(older[left], records[left])
        if fields:
            changed.append(RecordChange(older.ids[left], fields))
    records += [newer[row] for row in rows.new]
    added = tuple(newer.ids[row] for row in rows.new)
    return records, TableDifference(added=added, changed=tuple(changed)), conflicts


def _record(older: Record, newer: Record) -> tuple[Record, list[FieldChange]]:
    """Return a record with what a newer one says, and the fields that contradict."""
    values: dict[str, Any] = {}
    conflicts: list[FieldChange] = []
    for name, field in fields_of(type(older)).items():
        before, after = getattr(older, name), getattr(newer, name)
        if name == REASONS or before == after or _is_open(after, field):
            continue
        if isinstance(after, Mapping):
            both = [key for key in after if before.get(key, after[key]) != after[key]]
            values[name] = {**before, **after}
            before = {key: before[key] for key in both}
            after = {key: after[key] for key in both}
        else:
            values[name] = after
        if not _is_open(before, field):
            conflicts.append(FieldChange(name, before, after))
    record = attrs.evolve(older, **values)
    reasons = {
        name: reason
        for name, reason in {**older.why_missing, **newer.why_missing}.items()
        if getattr(record, name, None) is None
    }
    return attrs.evolve(record, why_missing=reasons), conflicts


def _is_open(value: Value, field: Field) -> bool:
    """Whether a value says nothing that an older one could contradict.

    That a record is not made up is its default: naming its id must not turn it into a fact.
    """
    is_unspecified = field.type is FieldType.CHOICE and value == OPEN
    is_default = field.name == MADE_UP and value is False
    return value is None or value in ((), {}) or is_unspecified or is_default
