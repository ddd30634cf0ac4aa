"""How many tasks and projects a member has at a time: what is held, and what is under way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs
import numpy as np

from localeconomy.compiled.projection import IdArray
from localeconomy.criteria.terms import CARRYING_ROLES, Terms
from localeconomy.model.columns import NO_DAY

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray

__all__ = ["TasksAtATime", "tasks_at_a_time"]


@attrs.frozen(eq=False)
class TasksAtATime:
    """The tasks that are on somebody's hands on the day.

    Parameters
    ----------
    held
        Rows of the responsibilities that members hold.
    led
        Rows of the participations by which activities under way are led.
    numbers
        By actor, how many responsibilities and activities these are, each activity once.
    """

    held: IdArray
    led: IdArray
    numbers: Counter[int]


def tasks_at_a_time(terms: Terms) -> TasksAtATime:
    """Return the responsibilities held and the activities led at a time.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    TasksAtATime
        Those of the day.
    """
    compiled = terms.compiled
    held = _rows(terms.responsibilities & compiled.in_force("responsibilities"))
    led = _rows(
        compiled.visible("participations")
        & compiled.is_kind("participations", CARRYING_ROLES, "role")
        & terms.of_activities(_under_way(terms))
    )
    holders = compiled.actors_of("responsibilities", "holder")[held]
    index, leaders = terms.credited(compiled.actors_of("participations", "actor")[led])
    activities = terms.participation_activities[led][index]
    leading = set(zip(leaders.tolist(), activities.tolist(), strict=True))
    numbers = Counter([*terms.credited(holders)[1].tolist(), *(leader for leader, _ in leading)])
    return TasksAtATime(held, led, numbers)


def _rows(mask: MaskArray) -> IdArray:
    return np.flatnonzero(mask).astype(np.int32)


def _under_way(terms: Terms) -> MaskArray:
    """Return the activities on somebody's hands on the day: those that last, and those ahead.

    What is planned for a date keeps those busy who prepare it; a plan without one does not yet.
    """
    compiled = terms.compiled
    day, until = compiled.days("activities", "day"), compiled.days("activities", "until")
    # The day after the end; a single day ends with itself.
    end = np.where(until == NO_DAY, day + 1, until)
    cancelled = compiled.is_kind("activities", ("cancelled",), "status")
    dated = (day != NO_DAY) & (end > compiled.number)
    found: MaskArray = compiled.visible("activities") & ~cancelled & dated
    return found
