"""What is valid in a record and still looks like a slip: to be looked at, no fault."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from localeconomy.hints import quoted
from localeconomy.language import Text, enumeration
from localeconomy.model.columns import Coded, Days, Fault, day_number, taken, value_at, values_of
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.problems import Problem, problems_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from localeconomy.errors import Translatable
    from localeconomy.model.network import Network
    from localeconomy.model.table import Table

__all__ = ["doubts"]

GLANCE: Final = 5
"""How many records of a kind are named."""

PAST: Final = (FieldType.SINCE, FieldType.DAY)
"""Days that tell what was; an end may well lie years ahead."""


def doubts(network: Network, today: dt.date) -> tuple[Translatable, ...]:
    """Return what in a valid record looks like a slip.

    Parameters
    ----------
    network
        The record.
    today
        The day after which nothing can have happened yet.

    Returns
    -------
    tuple of Translatable
        Actors of whom nothing is known, days that lie far ahead, and that no founding is recorded.

    Examples
    --------
    >>> import datetime as dt
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor
    >>> [first, second] = doubts(Network(actors=[Actor("Einzelhandel:")]), dt.date(2026, 1, 1))
    >>> print(first.into("en"))
    1 actor has nothing but an id ('Einzelhandel:'); delete it if it is a heading, or enter the kind
    """
    if not any(map(len, network.tables.values())):
        return ()
    return (
        *_bare_actors(network.tables["actors"]),
        *_late_days(network, today),
        *_founding(network.tables["organisations"]),
    )


def _bare_actors(table: Table[Any]) -> Iterator[Text]:
    declared = fields_of(table.record_type)
    rows = list(range(len(table)))
    for name, column in table.columns.items():
        if name == "id" or not rows:
            continue
        values = values_of(declared[name], taken(column, rows), len(rows))
        default = declared[name].default
        rows = [row for row, value in zip(rows, values, strict=True) if value in (None, default)]
    if rows:
        listed = [quoted(table.own_ids[row]) for row in rows[:GLANCE]]
        message = BARE if len(rows) > 1 else ONE_BARE
        more = [MORE.fill(n=len(rows) - GLANCE)] if len(rows) > GLANCE else []
        yield message.fill(n=len(rows), ids=enumeration([*listed, *more]))


def _late_days(network: Network, today: dt.date) -> Iterator[Problem]:
    """Yield days that a slip has moved into the future, each once."""
    limit = None
    if network.as_of is not None:
        limit = day_number(network.as_of.last + dt.timedelta(days=366))
    for name, table in network.tables.items():
        for field, declared in fields_of(table.record_type).items():
            column = table.columns.get(field)
            if declared.type not in PAST or not isinstance(column, Days):
                continue
            given = column.precision > 0
            late = given & (column.first > limit) if limit is not None else given & False
            message = LATE.fill(as_of=network.as_of)
            yield from _told(table, field, late, message)
            if (name, field) == ("activities", "day"):
                held = given & (column.first > day_number(today)) & ~late & _held(table)
                yield from _told(table, field, held, NOT_YET)


def _held(table: Table[Any]) -> npt.NDArray[np.bool_]:
    status = table.columns.get("status")
    if isinstance(status, Coded):
        return status.is_in(["held"])
    return np.ones(len(table), dtype=np.bool_)  # every status is the default


def _told(
    table: Table[Any], field: str, which: npt.NDArray[np.bool_], message: Text
) -> Iterator[Problem]:
    declared = fields_of(table.record_type)[field]
    rows = np.flatnonzero(which).tolist()
    faults = []
    for row in rows[:GLANCE]:
        day = value_at(declared, table.columns[field], row)
        faults.append(Fault(row, message.fill(day=day)))
    yield from problems_in(table, field, faults)


def _founding(table: Table[Any]) -> Iterator[Text]:
    if not len(table) or table.column("founded")[0] is None:
        yield NO_FOUNDING


ONE_BARE: Final = Text(
    de="1 Akteur hat nur eine Kennung ({ids}); eine Überschrift bitte löschen, sonst die Art "
    "eintragen",
    en="1 actor has nothing but an id ({ids}); delete it if it is a heading, or enter the kind",
)
BARE: Final = Text(
    de="{n} Akteure haben nur eine Kennung ({ids}); Überschriften bitte löschen, sonst die Art "
    "eintragen",
    en="{n} actors have nothing but an id ({ids}); delete headings, or enter the kind",
)
MORE: Final = Text(de="{n} weitere", en="{n} more")
LATE: Final = Text(
    de="{{day}} liegt mehr als ein Jahr nach dem Stand {as_of}; bitte prüfen",
    en="{{day}} is more than a year after the day of the record, {as_of}; please check",
)
NOT_YET: Final = Text(
    de="{day} liegt in der Zukunft, die Aktivität ist aber durchgeführt; bitte den Tag oder den "
    "Status berichtigen",
    en="{day} lies in the future, but the activity was held; correct the day or the status",
)
NO_FOUNDING: Final = Text(
    de="die Gründung des Netzwerks ist nicht erfasst; bitte in der Tabelle „Organisation“ unter "
    "„gegründet“ eintragen, wenn sie bekannt ist",
    en="the founding of the network is not recorded; enter it in the table 'organisation' under "
    "'founded' if it is known",
)
