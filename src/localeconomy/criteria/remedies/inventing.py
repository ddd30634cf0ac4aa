"""Records that are made up for a what-if, and records that it completes: both say that they are."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.criteria.day import WINDOW
from localeconomy.model.dates import months_before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network
    from localeconomy.model.records import Record

__all__ = [
    "PREFIX",
    "completed",
    "days_within",
    "new_ids",
    "quarter_days",
    "with_invented",
    "year_ago",
]

PREFIX: Final = "what-if"
"""How the id of every record begins that is made up."""


def new_ids(network: Network, table: str, count: int) -> list[str]:
    """Return ids for records that are made up.

    Parameters
    ----------
    network
        The network.
    table
        The table that they join.
    count
        How many.

    Returns
    -------
    list of str
        Ids that the table does not have yet.

    Examples
    --------
    >>> import localeconomy as le
    >>> new_ids(le.Network(actors=[le.Actor("what-if-1")]), "actors", 2)
    ['what-if-2', 'what-if-3']
    """
    known = network.tables[table].known_ids
    names = (f"{PREFIX}-{number}" for number in itertools.count(1))
    return list(itertools.islice((name for name in names if name not in known), count))


def with_invented(network: Network, *records: Record) -> Network:
    """Return the network with further records, marked as made up.

    Parameters
    ----------
    network
        The network.
    *records
        Records of any tables; those without an id get one that says so.

    Returns
    -------
    Network
        The larger network; the network itself where there are none.
    """
    added: dict[str, list[Record]] = {}
    for each in records:
        added.setdefault(each.TABLE, []).append(each)
    if not added:
        return network
    return network.with_records(
        **{table: _marked(network, table, rows) for table, rows in added.items()}
    )


def _marked(network: Network, table: str, records: list[Any]) -> list[Record]:
    unnamed = [each for each in records if each.id is None]
    names = iter(new_ids(network, table, len(unnamed)))
    return [
        attrs.evolve(each, illustrative=True, id=next(names) if each.id is None else each.id)
        for each in records
    ]


def completed(network: Network, table: str, changes: Mapping[int, Mapping[str, object]]) -> Network:
    """Return the network with some fields of records given, each marked as made up.

    Parameters
    ----------
    network
        The network.
    table
        The table.
    changes
        By row, the fields and their new values.

    Returns
    -------
    Network
        The changed network; the network itself where nothing is given.
    """
    if not changes:
        return network
    tables: dict[str, Any] = {
        table: [
            attrs.evolve(each, illustrative=True, **changes[row]) if row in changes else each
            for row, each in enumerate(network.tables[table])
        ]
    }
    return network.replace(**tables)


# -- days ------------------------------------------------------------------------------------------


def days_within(terms: Terms, count: int, months: int = WINDOW) -> list[dt.date]:
    """Return days spread evenly over the window that ends with the day.

    Parameters
    ----------
    terms
        The day of the network.
    count
        How many; several may be one day where the window is short.
    months
        Length of the window.

    Returns
    -------
    list of datetime.date
        From the earliest to the day itself; none before the founding.

    Examples
    --------
    >>> from localeconomy.criteria.terms import Terms
    >>> import localeconomy as le
    >>> terms = Terms(le.compile_snapshot(le.Network().at("2003-12-31")))
    >>> [str(day) for day in days_within(terms, 2)]
    ['2003-07-02', '2003-12-31']
    """
    length = (terms.day - terms.window_begin(months)).days + 1
    return [
        terms.day - dt.timedelta(days=number * length // count) for number in reversed(range(count))
    ]


def quarter_days(terms: Terms, quarters: int) -> list[dt.date]:
    """Return the last days of the quarters that end with the day.

    Parameters
    ----------
    terms
        The day of the network.
    quarters
        How many.

    Returns
    -------
    list of datetime.date
        From the latest back; none before the founding.
    """
    days = [months_before(terms.day, 3 * number) for number in range(quarters)]
    return [day for day in days if day >= terms.beginning]


def year_ago(terms: Terms) -> dt.date:
    """Return the day twelve months ago, or the founding of a younger network.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    datetime.date
        From when a tie has lasted as long as can be asked of it.
    """
    return max(months_before(terms.day, WINDOW), min(terms.beginning, terms.day))
