"""Money as a rate: what is paid and what it costs in a year, in one currency at a time.

An amount is recorded over a whole period. Amounts of different periods can be compared only as
rates, and those of different currencies not at all: they are never added.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.model.columns import EPOCH, NO_DAY

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

__all__ = ["EURO", "Rate", "in_force_on", "rates", "sum_of", "years_between"]

EURO: Final = "EUR"
MONTHS_A_YEAR: Final = 12
DAYS_A_YEAR: Final = 365.25


@attrs.frozen
class Rate:
    """What one record of money comes to in a year.

    Parameters
    ----------
    amount
        In a year; None where the amount, its beginning or its end is not recorded.
    currency
        By ISO 4217.
    """

    amount: float | None
    currency: str


def years_between(since: dt.date, until: dt.date) -> float:
    """Return the length of a period in years; a calendar year is one, whether leap or not.

    Parameters
    ----------
    since, until
        The first day, and the day after the last.

    Returns
    -------
    float
        Positive.

    Examples
    --------
    >>> years_between(dt.date(2003, 1, 1), dt.date(2005, 1, 1))
    2.0
    >>> years_between(dt.date(2003, 1, 1), dt.date(2003, 7, 1))
    0.5
    """
    months = MONTHS_A_YEAR * (until.year - since.year) + until.month - since.month
    return months / MONTHS_A_YEAR + (until.day - since.day) / DAYS_A_YEAR


def in_force_on(terms: Terms, table: str, day: int) -> MaskArray:
    """Return which records, known by the day of the network, are in force on another day.

    Parameters
    ----------
    terms
        The day of the network.
    table
        A table with ``since`` and ``until``.
    day
        Number of the other day.

    Returns
    -------
    ndarray of bool, shape (records,)
        True where the record lasts on it.
    """
    since, until = terms.compiled.days(table, "since"), terms.compiled.days(table, "until")
    lasting = (until == NO_DAY) | (until > day)
    found: MaskArray = terms.compiled.visible(table) & (since <= day) & lasting
    return found


def rates(terms: Terms, table: str, rows: MaskArray) -> list[Rate]:
    """Return what some records of money come to in a year.

    Parameters
    ----------
    terms
        The day of the network.
    table
        Funding or costs.
    rows
        Mask over the records.

    Returns
    -------
    list of Rate
        One a record; nothing is nothing in a year, whatever its period.
    """
    records = terms.network.tables[table]
    amounts, currencies = records.column("amount"), records.column("currency")
    since, until = terms.compiled.days(table, "since"), terms.compiled.days(table, "until")
    found = []
    for row in np.flatnonzero(rows).tolist():
        amount, currency = amounts[row], (currencies[row] or EURO).strip().upper() or EURO
        if amount and NO_DAY in (since[row], until[row]):
            amount = None
        elif amount:
            first, last = (dt.date.fromordinal(int(each[row]) + EPOCH) for each in (since, until))
            amount /= years_between(first, last)
        found.append(Rate(amount, currency))
    return found


def sum_of(found: list[Rate]) -> float | None:
    """Return the sum of some rates.

    Parameters
    ----------
    found
        The rates.

    Returns
    -------
    float or None
        None where one of them is unknown, or where they are in several currencies.

    Examples
    --------
    >>> sum_of([Rate(100.0, "EUR"), Rate(20.0, "EUR")]), sum_of([])
    (120.0, 0.0)
    >>> sum_of([Rate(100.0, "EUR"), Rate(20.0, "DEM")]) is None
    True
    """
    if len({each.currency for each in found}) > 1:
        return None
    amounts = [each.amount for each in found if each.amount is not None]
    # An exact sum does not depend on the order of the records.
    return math.fsum(amounts) if len(amounts) == len(found) else None
