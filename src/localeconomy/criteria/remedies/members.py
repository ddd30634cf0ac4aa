"""Members heard: what they gain, and their concerns answered."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.remedies.inventing import completed
from localeconomy.model.columns import NO_DAY
from localeconomy.model.dates import PartialDate

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network

__all__ = ["benefits_named", "concerns_answered"]

ANSWER_AFTER: Final = dt.timedelta(days=30)


def benefits_named(terms: Terms) -> Network:
    """Have each member of whom no benefit is on record name one.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With a benefit of each membership in force.
    """
    lacking = terms.memberships & terms.compiled.is_missing("memberships", "benefit")
    rows = np.flatnonzero(lacking).tolist()
    return completed(terms.network, "memberships", {row: {"benefit": "other"} for row in rows})


def concerns_answered(terms: Terms) -> Network:
    """Answer each concern that is waiting, a month after it was raised.

    What was answered late stays late.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the answers to concerns that were raised a month ago or earlier.
    """
    compiled = terms.compiled
    waiting = compiled.visible("concerns") & (compiled.days("concerns", "answered") == NO_DAY)
    changes = {}
    for row in np.flatnonzero(waiting).tolist():
        answered = terms.network.concerns[row].raised.last + ANSWER_AFTER
        if answered <= terms.day:
            changes[row] = {"answered": PartialDate.of(answered)}
    return completed(terms.network, "concerns", changes)
