"""What the coordination offices cost in a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.money import EURO, in_force_on, rates, sum_of
from localeconomy.model.columns import NO_DAY, day_number

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

__all__ = ["office_cost"]


def office_cost(terms: Terms, day: int) -> tuple[MaskArray, float | None, str]:
    """Return the costs of the offices, what they come to in a year, and in which currency.

    Where nothing is planned for the day, the office is taken to cost what it did last.

    Parameters
    ----------
    terms
        The day of the network.
    day
        Number of the day that is asked about.

    Returns
    -------
    rows : ndarray of bool, shape (costs,)
        The costs.
    amount : float or None
        In a year; None where it is not known, or in several currencies.
    currency : str
        By ISO 4217.
    """
    compiled = terms.compiled
    offices = np.append(terms.is_coordinator, False)
    until = compiled.days("costs", "until")
    counted = compiled.visible("costs") & offices[compiled.actors_of("costs", "of")]
    # What an office cost years ago says nothing about what it would cost now.
    begin = day_number(terms.window_begin(WINDOW))
    counted = counted & ((until == NO_DAY) | (until > begin))
    rows = counted & in_force_on(terms, "costs", day)
    earlier = counted & (until != NO_DAY) & (until <= day)
    if not rows.any() and earlier.any():
        last = int(until[earlier].max()) - 1
        rows = counted & in_force_on(terms, "costs", last)
    found = rates(terms, "costs", rows)
    currency = min((each.currency for each in found), default=EURO)
    return rows, sum_of(found) if found else None, currency
