"""Publicity quarter by quarter: what had appeared, and when it was to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.compiled.projection import IdArray, MaskArray
from localeconomy.model.columns import NO_DAY, day_number
from localeconomy.model.dates import months_before

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms

__all__ = ["QUARTER", "Items", "is_seen_in_quarter", "published_items", "quarters_asked"]

QUARTER: Final = 3
"""Months of a quarter; quarters are counted back from the day."""


@attrs.frozen(eq=False)
class Items:
    """The items of publicity that had appeared by the day.

    Parameters
    ----------
    rows
        Mask over the publicity table.
    days
        The day of each row.
    ends
        The day after the last on which each row was to be seen.
    """

    rows: MaskArray
    days: IdArray
    ends: IdArray

    def among(self, rows: MaskArray) -> Items:
        """Return those of the items that are among some rows.

        Parameters
        ----------
        rows
            Mask over the publicity table.

        Returns
        -------
        Items
            As many or fewer.
        """
        return attrs.evolve(self, rows=self.rows & rows)


def published_items(terms: Terms) -> Items:
    """Return what had appeared by the day, and was to be seen since the founding.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Items
        Neither planned nor later ones.
    """
    compiled = terms.compiled
    known = compiled.visible("publicity") & compiled.is_kind("publicity", ("published",), "status")
    days = compiled.days("publicity", "day")
    until = compiled.days("publicity", "until")
    ends = np.where(until == NO_DAY, days + 1, until).astype(np.int32)
    # What was over before the founding was no publicity of the network.
    lasting = ends > day_number(terms.beginning)
    return Items(known & (days <= compiled.number) & lasting, days, ends)


def quarters_asked(age: float, most: float) -> int:
    """Return how many quarters are looked at: no more than the network is old, one at least.

    Parameters
    ----------
    age
        Months since the founding.
    most
        Quarters that are looked at where it is old enough.

    Returns
    -------
    int
        Whole quarters.

    Examples
    --------
    >>> quarters_asked(54, 8), quarters_asked(7, 8), quarters_asked(0, 8)
    (8, 2, 1)
    """
    return max(1, min(int(most), int(age // QUARTER)))


def is_seen_in_quarter(terms: Terms, items: Items, number: int) -> bool:
    """Return whether any of some items was to be seen in a quarter.

    Parameters
    ----------
    terms
        The day of the network.
    items
        The items.
    number
        The quarter, counted back from the day: 0 is the one that ends with it.

    Returns
    -------
    bool
        Whether there was anything.
    """
    last = day_number(months_before(terms.day, QUARTER * number))
    first = day_number(months_before(terms.day, QUARTER * (number + 1))) + 1
    return bool((items.rows & (items.days <= last) & (items.ends > first)).any())
