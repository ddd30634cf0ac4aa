"""Less on the shoulders of the busiest: tasks handed over, and work shared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.remedies.choosing import Turns, by_name, fewest_tasks, name_of
from localeconomy.criteria.remedies.inventing import completed, with_invented
from localeconomy.criteria.remedies.tasks import latest_activities, present_at
from localeconomy.criteria.tasks_at_a_time import tasks_at_a_time
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Participation, Responsibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network

__all__ = ["tasks_handed_over", "work_shared"]

MOST_AT_A_TIME: Final = 3
HELPERS: Final = 2
"""How many join an activity that one member carried alone."""


def tasks_handed_over(terms: Terms) -> Network:
    """Have members with more than three tasks at a time hand responsibilities to those with fewer.

    What they hold ends on the day; the successor holds it from the day on.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With as many responsibilities handed over as find somebody with room for one more.
    """
    found = tasks_at_a_time(terms)
    room = {
        each: MOST_AT_A_TIME - found.numbers[each]
        for each in fewest_tasks(terms)
        if _acts_for_itself(terms, each)
    }
    today = PartialDate.of(terms.day)
    ended: dict[int, dict[str, object]] = {}
    taken = []
    for row in _surplus(terms, found.held.tolist(), found.numbers):
        successor = max(room, key=room.__getitem__, default=None)
        if successor is None or room[successor] < 1:
            break
        room[successor] -= 1
        task = terms.network.responsibilities[row]
        ended[row] = {"until": today}
        taken.append(
            Responsibility(
                task.area,
                name_of(terms, successor),
                defined_in=task.defined_in,
                hours=task.hours,
                since=today,
            )
        )
    return with_invented(completed(terms.network, "responsibilities", ended), *taken)


def _acts_for_itself(terms: Terms, actor: int) -> bool:
    """Return whether a task of an actor is credited to nobody else."""
    return len(terms.credited(np.array([actor], dtype=np.int32))[0]) == 1


def _surplus(terms: Terms, held: Sequence[int], numbers: Counter[int]) -> list[int]:
    """Return the responsibilities that the busiest would hand over, by the holder's name."""
    holders = terms.compiled.actors_of("responsibilities", "holder")
    since = terms.compiled.days("responsibilities", "since")
    tasks = terms.network.responsibilities
    found: list[int] = []
    for holder in by_name(terms, {int(holders[row]) for row in held}):
        # What began on the day cannot end on it.
        own = [row for row in held if holders[row] == holder and since[row] < terms.compiled.number]
        own.sort(key=lambda row: (tasks[row].area, int(since[row]), tasks.name_of(row)))
        found += own[: max(0, numbers[holder] - MOST_AT_A_TIME)]
    return found


def work_shared(terms: Terms) -> Network:
    """Have two members join each activity that one member carried alone, as organisers.

    The twelve latest activities are used. Nobody gets more tasks than the least busy of those who
    together do half of the work, so that more members are needed for half of it than before.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the helpers.
    """
    rows = np.flatnonzero(terms.carrying)
    activities = terms.participation_activities[rows].tolist()
    actors = terms.compiled.actors_of("participations", "actor")[rows].tolist()
    carriers = Counter(activity for activity, _ in set(zip(activities, actors, strict=True)))
    alone = np.zeros(len(terms.network.activities), dtype=np.bool_)
    alone[[activity for activity, count in carriers.items() if count == 1]] = True
    most, present, turns = _marginal_tasks(terms), present_at(terms), Turns(terms)
    joining = []
    for row in latest_activities(terms, alone):
        there = set(present[row])
        for _ in range(HELPERS):
            helper = turns.next(without=there, most=most)
            if helper is not None:
                there.add(helper)
                activity = terms.network.activities.ids[row]
                joining.append(Participation(activity, name_of(terms, helper), "organiser"))
    return with_invented(terms.network, *joining)


def _marginal_tasks(terms: Terms) -> int:
    """Return the fewest tasks of anybody among the busiest who together do half of all."""
    counts = sorted(terms.tasks.values(), reverse=True)
    reached = 0
    for count in counts:
        reached += count
        if 2 * reached >= sum(counts):
            return count
    return 0
