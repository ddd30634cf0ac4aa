"""Goals that can be measured, and their review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.goals import current_goals, latest_observations
from localeconomy.criteria.remedies.choosing import own_side
from localeconomy.criteria.remedies.inventing import completed, days_within, with_invented
from localeconomy.model.dates import PartialDate, months_before
from localeconomy.model.records import Review

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network
    from localeconomy.model.records import Goal

__all__ = ["goals_made_measurable", "goals_reviewed"]

A_YEAR_AHEAD: Final = -12


def goals_made_measurable(terms: Terms) -> Network:
    """Write down what goals lack: unit, where we are, where to, by when, and who answers.

    Where we are is the latest observation, else 0; the aim is one more within a year; the network
    itself answers. A goal without a start begins on the day, so that what is made up is not held
    against it.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With whole goals; unchanged where nobody is on record who could answer for them.
    """
    owner, latest = own_side(terms), latest_observations(terms)
    if owner is None:
        return terms.network
    values = terms.network.observations.column("value")
    changes = {}
    for row in np.flatnonzero(terms.compiled.visible("goals")).tolist():
        goal = terms.network.goals[row]
        reached = min((values[each] for each in latest.get(row, [])), default=0.0)
        whole = _whole(terms, goal, reached, owner)
        lacking = {name: value for name, value in whole.items() if getattr(goal, name) is None}
        if lacking.keys() - {"start"}:
            changes[row] = lacking
    return completed(terms.network, "goals", changes)


def _whole(terms: Terms, goal: Goal, reached: float, owner: str) -> dict[str, object]:
    begun = terms.day if goal.start is None else max(terms.day, goal.start.first)
    due = PartialDate.of(months_before(begun, A_YEAR_AHEAD))
    baseline = reached if goal.baseline is None else goal.baseline
    whole: dict[str, object] = {
        "unit": "what-if",
        "baseline": baseline,
        "target": baseline + 1,
        "due": due,
        "owner": owner,
    }
    if goal.due is None or goal.due.end > terms.day:
        whole["start"] = PartialDate.of(terms.day)
    return whole


def goals_reviewed(terms: Terms) -> Network:
    """Give one meeting within the year to all goals that are pursued at present.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the review; unchanged without goals.
    """
    goals = np.flatnonzero(current_goals(terms)).tolist()
    if not goals:
        return terms.network
    names = tuple(sorted(terms.network.goals.ids[row] for row in goals))
    day = PartialDate.of(days_within(terms, 2)[0])
    return with_invented(terms.network, Review(day, names))
