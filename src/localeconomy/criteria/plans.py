"""What is planned: on record as a plan that its own day has not overtaken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.model.columns import NO_DAY

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

__all__ = ["planned"]


def planned(terms: Terms, table: str) -> MaskArray:
    """Return which records of a table were known as plans that are still ahead.

    A plan whose day has passed without having been held is none any more.

    Parameters
    ----------
    terms
        The day of the network.
    table
        A table whose records have ``day``, ``until`` and ``status``.

    Returns
    -------
    ndarray of bool, shape (records,)
        True where the record is such a plan; one without a day lies ahead.
    """
    compiled = terms.compiled
    day, until = compiled.days(table, "day"), compiled.days(table, "until")
    # The day after the end; a single day ends with itself.
    end = np.where(until == NO_DAY, day + 1, until)
    ahead = (day == NO_DAY) | (end > compiled.number)
    plan = compiled.is_kind(table, ("planned",), "status")
    found: MaskArray = compiled.visible(table) & plan & ahead
    return found
