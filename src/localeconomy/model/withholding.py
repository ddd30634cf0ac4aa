"""Records for publication, without counts of people that are too small.

A count that is withheld is missing, and the record says why (``too_few``). Of a record whose main
figure is withheld only the rest can be passed on: it is written, and a reader leaves it out as it
leaves out such rows of official tables. Declarations of completeness then say how many are missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from localeconomy.errors import LocalEconomyError
from localeconomy.hints import quoted
from localeconomy.language import Text
from localeconomy.model.columns import NO_INTEGER
from localeconomy.model.encoding import column_from_values
from localeconomy.model.fields import Field, FieldType, fields_of, to_frozen_mapping
from localeconomy.model.network import Network
from localeconomy.model.reasons import TOO_FEW
from localeconomy.model.rebuilding import with_columns
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.model.small_counts import small_groups, small_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from localeconomy.model.columns import Column
    from localeconomy.model.table import Table

__all__ = ["is_withheld", "withheld", "withheld_table"]

REASON_FIELD: Final = "why_missing"


def withheld(network: Network, min_cell: int) -> Network:
    """Return what of a network can be published.

    Parameters
    ----------
    network
        The record.
    min_cell
        The smallest count of people or businesses that is published.

    Returns
    -------
    Network
        For writing only: records may lack their main figure, which no rule of the record allows.

    Raises
    ------
    LocalEconomyError
        If ``min_cell`` is no whole number from 1 on.
    """
    tables = {name: withheld_table(table, min_cell) for name, table in network.tables.items()}
    tables["completeness"] = _told_of(tables["completeness"], tables)
    made = Network.__new__(Network)
    made.__setstate__({**network.__getstate__(), "tables": tables})
    return made


def withheld_table(table: Table[Any], min_cell: int) -> Table[Any]:
    """Return what of a table can be published.

    Parameters
    ----------
    table
        The records.
    min_cell
        The smallest count of people or businesses that is published.

    Returns
    -------
    Table
        The table without counts that are smaller, or that others give away.

    Raises
    ------
    LocalEconomyError
        If ``min_cell`` is no whole number from 1 on.

    Examples
    --------
    >>> from localeconomy.model.records import Headcount
    >>> from localeconomy.model.table import Table
    >>> told = Table(Headcount, [Headcount("founders", 2, day="2025")])
    >>> withheld_table(told, 3).column("count"), withheld_table(told, 3).column("why_missing")
    ([None], [{'count': 'too_few'}])
    """
    if type(min_cell) is not int or min_cell < 1:
        raise LocalEconomyError(NO_LIMIT.fill(value=quoted(min_cell)))
    counted = {
        name: field
        for name, field in fields_of(table.record_type).items()
        if field.counts_people and name in table.columns
    }
    if not counted:
        return table
    small: dict[str, list[Any]] = {}
    for name, field in counted.items():
        choose = _mapped if field.type is FieldType.COUNTS else _choice(table)
        small[name] = list(choose(table, name, min_cell))
    changed: dict[str, Column | None] = {}
    reasons = [dict(given) for given in table.column(REASON_FIELD)]
    for name, hidden in small.items():
        if any(hidden):
            changed[name] = _without(counted[name], table, hidden)
        for row, each in enumerate(hidden):
            if each:
                reasons[row][name] = TOO_FEW
    if changed:
        frozen = [to_frozen_mapping(each) for each in reasons]
        field = fields_of(table.record_type)[REASON_FIELD]
        changed[REASON_FIELD] = column_from_values(field, frozen)[0]
    return with_columns(table, changed)


def is_withheld(field: Field, value: object, reasons: Mapping[str, Any]) -> bool:
    """Return whether a count of people is missing because it is too small.

    Parameters
    ----------
    field
        The field.
    value
        What the record holds there.
    reasons
        What the record says of missing values.

    Returns
    -------
    bool
        True for a single count; counts by group say nothing in one cell.
    """
    is_single = field.counts_people and field.type is FieldType.INTEGER
    return is_single and value is None and reasons.get(field.name) == TOO_FEW


def _choice(table: Table[Any]) -> Callable[[Table[Any], str, int], Iterator[bool]]:
    """Return how the small ones among single counts are found."""
    if table.record_type.NESTED:
        return _nested
    return _counted_together if table.record_type.TABLE == "headcounts" else _single


def _single(table: Table[Any], name: str, least: int) -> Iterator[bool]:
    for count in table.column(name):
        yield count is not None and 0 < count < least


def _nested(table: Table[Any], name: str, least: int) -> Iterator[bool]:
    chain = table.record_type.NESTED
    place = chain.index(name)
    for counts in zip(*(table.column(each) for each in chain), strict=True):
        yield small_parts(counts, least)[place]


def _counted_together(table: Table[Any], name: str, least: int) -> Iterator[bool]:
    """Yield which totals are withheld: those of one day can be parts of each other."""
    groups, days, counts = (table.column(each) for each in ("group", "day", name))
    together: dict[Any, dict[str, int]] = {}
    for group, day, count in zip(groups, days, counts, strict=True):
        if count is not None:
            together.setdefault(day, {}).setdefault(group, count)
    small = {day: small_groups(found, least) for day, found in together.items()}
    for group, day, count in zip(groups, days, counts, strict=True):
        yield count is not None and (0 < count < least or group in small[day])


def _mapped(table: Table[Any], name: str, least: int) -> Iterator[frozenset[str]]:
    for counts in table.column(name):
        yield small_groups(counts, least)


def _without(field: Field, table: Table[Any], hidden: list[Any]) -> Column | None:
    """Return the column of a count without what is withheld."""
    values = table.column(field.name)
    if field.type is FieldType.COUNTS:
        rest = [
            to_frozen_mapping({group: n for group, n in counts.items() if group not in gone})
            for counts, gone in zip(values, hidden, strict=True)
        ]
        return column_from_values(field, rest)[0]
    column = np.array(
        [
            NO_INTEGER if gone or value is None else value
            for value, gone in zip(values, hidden, strict=True)
        ],
        dtype=np.int64,
    )
    column.flags.writeable = False
    return column


def _told_of(completeness: Table[Any], tables: Mapping[str, Table[Any]]) -> Table[Any]:
    """Return declarations that say how many records lack their main figure."""
    if not len(completeness):
        return completeness
    lost = {name: list(_lost(table)) for name, table in tables.items()}
    values = []
    for each in completeness:
        kinds = [kind for kind in lost.get(each.table, ()) if not each.kinds or kind in each.kinds]
        more = len(kinds)
        values.append(
            (each.estimated_missing or 0) + more
            if more and not each.is_survey
            else each.estimated_missing
        )
    field = fields_of(completeness.record_type)["estimated_missing"]
    return with_columns(completeness, {"estimated_missing": column_from_values(field, values)[0]})


def _lost(table: Table[Any]) -> Iterator[str | None]:
    """Yield the kinds of the records that lack their main figure."""
    needed = [
        table.column(name)
        for name, field in fields_of(table.record_type).items()
        if field.counts_people and field.required
    ]
    if not needed:
        return
    told = KIND_FIELDS.get(table.record_type.TABLE)
    kinds = table.column(told) if told else [None] * len(table)
    for row, kind in enumerate(kinds):
        if any(values[row] is None for values in needed):
            yield kind


NO_LIMIT: Final = Text(
    de="min_cell={value}: bitte eine ganze Zahl ab 1 angeben, üblich ist 3",
    en="min_cell={value}: give a whole number from 1 on, usually 3",
)
