"""Changes of whole records: hiding, removing, renaming, shuffling and disturbing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import attrs

from localeconomy.model.dates import PartialDate
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from localeconomy.model.network import Network
    from localeconomy.model.records import Complete, Record
    from tests.properties.worlds import Chance

FACTS = ("organisations", "districts", "actors", "completeness")
OBSERVED = tuple(name for name in TABLES if name not in FACTS)


def without_rows(network: Network, gone: Mapping[str, set[str]]) -> dict[str, list[Any]]:
    """Return the tables without some records, and without the records that refer to them.

    Parameters
    ----------
    network
        The network.
    gone
        Ids by table.

    Returns
    -------
    dict
        The new contents of every table that has lost something.
    """
    left = {name: set(ids) for name, ids in gone.items()}
    changed: dict[str, list[Any]] = {}
    for name, table in network.tables.items():
        lost = left.get(name, set())
        kept = [
            each
            for record_id, each in zip(table.ids, table, strict=True)
            if record_id not in lost and not _refers(each, left)
        ]
        if len(kept) < len(table):
            changed[name] = kept
    return changed


def _refers(record: Record, gone: Mapping[str, set[str]]) -> bool:
    for name, field in fields_of(type(record)).items():
        lost = gone.get(field.target or "", set())
        value = getattr(record, name)
        if not lost or value is None:
            continue
        if field.type is FieldType.REFERENCE and value in lost:
            return True
        if field.type is FieldType.REFERENCES and lost & set(value):
            return True
    return False


def hide(network: Network, chance: Chance) -> tuple[Network, tuple[str, ...]]:
    """Remove some records of some observed tables, and every declaration for these tables.

    Returns
    -------
    network : Network
        What is left.
    tables : tuple of str
        The tables that lost records or declarations.
    """
    chosen = [chance.one_of(OBSERVED)]
    if chance.flip():
        chosen += chance.some(OBSERVED, chance.one_of([0.1, 0.5]))
    share = chance.one_of([0.0, 0.1, 0.5, 1.0])
    gone = {name: set(chance.some(network.tables[name].ids, share)) for name in chosen}
    changed = without_rows(network, gone)
    hidden = {*chosen, *changed} - {"completeness"}
    changed["completeness"] = [each for each in network.completeness if each.table not in hidden]
    return network.replace(**as_rows(changed)), tuple(sorted(hidden))


def as_rows(tables: Mapping[str, Iterable[Record]]) -> dict[str, Any]:
    return {name: list(rows) for name, rows in tables.items()}


def remove_one(network: Network, chance: Chance) -> tuple[Network, Record] | None:
    """Remove one observed record, and the declarations that cover the time of which it tells."""
    filled = [name for name in OBSERVED if len(network.tables[name])]
    if not filled:
        return None
    table = network.tables[chance.one_of(filled)]
    row = chance.number(0, len(table) - 1)
    changed = without_rows(network, {table.record_type.TABLE: {table.ids[row]}})
    lost = [each for name in changed for each in set(network.tables[name]) - set(changed[name])]
    changed["completeness"] = [
        declared
        for declared in network.completeness
        if not any(_tells_of(network, each, declared) for each in lost)
    ]
    return network.replace(**as_rows(changed)), table[row]


def _tells_of(network: Network, record: Any, declared: Complete) -> bool:  # noqa: ANN401 - of any table
    if declared.table != record.TABLE:
        return False
    begin, end = _time_of(network, record)
    since = declared.since.first if declared.since is not None else dt.date.min
    until = declared.until.end if declared.until is not None else dt.date.max
    return since < end and begin < until


def _time_of(network: Network, record: Any) -> tuple[dt.date, dt.date]:  # noqa: ANN401 - of any table
    """Return the time of which a record tells, its end exclusive."""
    if record.TABLE == "participations":
        record = network.activities[record.activity]
    begin, end = dt.date.min, dt.date.max
    if getattr(record, "day", None) is not None:
        begin, end = record.day.last, record.day.last + dt.timedelta(days=1)
    for name in ("since", "raised", "start"):
        if getattr(record, name, None) is not None:
            begin = getattr(record, name).first
    if getattr(record, "until", None) is not None:
        end = record.until.end
    if record.TABLE == "concerns" and record.answered is not None:
        end = record.answered.last + dt.timedelta(days=1)
    if record.TABLE in ("headcounts", "sector_counts"):
        end = dt.date.max  # the latest count holds until the next
    if record.known is not None:
        begin = min(begin, record.known.first)
    return begin, end


def shuffled(network: Network, chance: Chance) -> Network:
    """Return the network with the records of every table in another order."""
    mixed: dict[str, Any] = {name: chance.mixed(table) for name, table in network.tables.items()}
    return network.replace(**mixed)


NAMED = ("actors", "activities", "goals", "districts")


def renamed(network: Network, chance: Chance) -> Network:
    """Return the network with other ids, consistently, of everything that is referred to."""
    new = {
        name: dict(
            zip(network.tables[name].ids, _fresh(len(network.tables[name]), chance), strict=True)
        )
        for name in NAMED
    }
    tables: dict[str, Any] = {
        name: [_with_ids(each, new) for each in table] for name, table in network.tables.items()
    }
    return network.replace(**tables)


def _fresh(count: int, chance: Chance) -> list[str]:
    return chance.mixed([f"id{number}" for number in range(count)])


def _with_ids(record: Record, new: Mapping[str, Mapping[str, str]]) -> Record:
    values: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value, names = getattr(record, name), new.get(field.target or "", {})
        if name == "id" and record.TABLE in new:
            values[name] = new[record.TABLE][value]
        elif field.type is FieldType.REFERENCE and value is not None and names:
            values[name] = names[value]
        elif field.type is FieldType.REFERENCES and names:
            values[name] = tuple(names[each] for each in value)
    return attrs.evolve(record, **values)


def disturbed(network: Network, table: str, chance: Chance) -> Network:
    """Return the network with one table changed at random; what others refer to stays there."""
    rows = [_disturbed(each, chance) for each in network.tables[table]]
    if table not in NAMED:
        rows = chance.some(rows, chance.one_of([0.0, 0.5, 1.0]))
    changed: dict[str, Any] = {table: list(dict.fromkeys(rows))}
    return network.replace(**changed)


def _disturbed(record: Record, chance: Chance) -> Record:
    """Return a record with other dates, choices and texts, as legal as before."""
    changes: dict[str, Any] = {}
    for name, field in fields_of(type(record)).items():
        value = getattr(record, name)
        if name == "id" or value is None or chance.flip():
            continue
        if field.type.is_date and name in ("since", "day", "raised", "start"):
            changes[name] = PartialDate(value.year - chance.number(0, 3), value.month, 0)
        elif field.type is FieldType.BOOLEAN:
            changes[name] = not value
        elif field.type is FieldType.TEXT:
            changes[name] = f"{value}!"
        elif name in ("purpose", "first_contact", "channel", "benefit", "sector", "defined_in"):
            changes[name] = None
    return attrs.evolve(record, **changes)
