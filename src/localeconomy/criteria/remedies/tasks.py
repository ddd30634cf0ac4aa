"""Tasks for more members: small ones at meetings, activities of their own, areas and duties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.remedies.choosing import Turns, fewest_tasks, name_of, office
from localeconomy.criteria.remedies.inventing import (
    completed,
    days_within,
    new_ids,
    with_invented,
)
from localeconomy.criteria.task_areas import areas_without, required_areas
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Activity, Participation, Responsibility
from localeconomy.model.vocabulary import terms_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network
    from localeconomy.model.records import Record

__all__ = [
    "activity_of_members_each_quarter",
    "areas_assigned",
    "duties_in_minutes",
    "latest_activities",
    "office_at_meetings",
    "present_at",
    "small_tasks",
    "tasks_at_meetings",
    "two_activities_of_members",
]

MOST_MEETINGS: Final = 12
"""One a month: how many meetings of a year are used."""
A_QUARTER: Final = 4
"""One a quarter: how many meetings are assumed where there are none."""
TWO: Final = 2
HALF_YEAR: Final = 6
BY_WORD: Final = "custom"
DEFINED: Final = terms_in("defined_in", "defined")


# -- at meetings -----------------------------------------------------------------------------------


def tasks_at_meetings(terms: Terms) -> Network:
    """Have a member with the fewest tasks organise something at each meeting of the year.

    The twelve latest activities are used; where there are none, a meeting a quarter is assumed.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With one organiser more for each; unchanged without members.
    """
    return _at_meetings(terms, fewest_tasks(terms), "organiser")


def small_tasks(terms: Terms) -> Network:
    """Have a member who was not active yet contribute to each meeting of the year.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With one contributor more for each, as long as there are any; meetings as for
        `tasks_at_meetings`.
    """
    active = set(terms.active_members.tolist())
    idle = [each for each in fewest_tasks(terms) if each not in active]
    # Each is asked once: who has contributed is active.
    return _at_meetings(terms, idle, "contributor", once=True)


def _at_meetings(terms: Terms, among: Sequence[int], role: str, *, once: bool = False) -> Network:
    if not among:
        return terms.network
    present, ids = present_at(terms), terms.network.activities.ids
    meetings = [
        (ids[row], present.get(row, set())) for row in latest_activities(terms, terms.activities)
    ]
    assumed = [] if meetings else _meetings(terms, A_QUARTER)
    meetings += [(each.id, set()) for each in assumed]
    turns, asked, tasks = Turns(terms, among), set[int](), []
    for meeting, there in meetings:
        chosen = turns.next(without=there | asked)
        if chosen is not None:
            tasks.append(Participation(meeting, name_of(terms, chosen), role))
            asked |= {chosen} if once else set()
    return with_invented(terms.network, *assumed, *tasks)


def latest_activities(terms: Terms, among: MaskArray) -> list[int]:
    """Return the latest activities among some, as many as there are months in a year.

    Parameters
    ----------
    terms
        The day of the network.
    among
        Mask over the activities.

    Returns
    -------
    list of int
        Rows by day; of one day by id.
    """
    days, ids = terms.compiled.days("activities", "day"), terms.network.activities.ids
    rows = sorted(np.flatnonzero(among).tolist(), key=lambda row: (int(days[row]), ids[row]))
    return rows[-MOST_MEETINGS:]


def present_at(terms: Terms) -> dict[int, set[int]]:
    """Return who took part in the activities of the year, in whatever role.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    dict
        Positions of actors by row of the activity.
    """
    rows = np.flatnonzero(terms.participations)
    actors = terms.compiled.actors_of("participations", "actor")[rows].tolist()
    activities = terms.participation_activities[rows].tolist()
    present: dict[int, set[int]] = {}
    for activity, actor in zip(activities, actors, strict=True):
        present.setdefault(activity, set()).add(actor)
    return present


def _meetings(terms: Terms, count: int) -> list[Activity]:
    names = new_ids(terms.network, "activities", count)
    return [
        Activity(name, kind="meeting", day=PartialDate.of(day))
        for name, day in zip(names, days_within(terms, count), strict=True)
    ]


def two_activities_of_members(terms: Terms) -> Network:
    """Have members initiate and organise two activities of their own within the year.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the activities, each of two members with few tasks; unchanged without members.
    """
    return _led_by_members(terms, TWO)


def activity_of_members_each_quarter(terms: Terms) -> Network:
    """Have members initiate and organise an activity of their own in each quarter of the year.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        As for `two_activities_of_members`.
    """
    return _led_by_members(terms, A_QUARTER)


def _led_by_members(terms: Terms, count: int) -> Network:
    turns = Turns(terms)
    records: list[Record] = []
    for activity in _meetings(terms, count):
        initiator = turns.next()
        if initiator is None:
            return terms.network
        records += [activity, Participation(activity.id, name_of(terms, initiator), "initiator")]
        organiser = turns.next(without=[initiator])
        if organiser is not None:
            records.append(Participation(activity.id, name_of(terms, organiser), "organiser"))
    return with_invented(terms.network, *records)


def office_at_meetings(terms: Terms) -> Network:
    """Have the coordination office help with every activity of the last six months.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With its contribution to those that it did not work on; unchanged without an office on
        record.
    """
    helper = office(terms)
    if helper is None:
        return terms.network
    held = np.flatnonzero(terms.activities_within(HALF_YEAR)).tolist()
    position, present = terms.network.actors.position(helper), present_at(terms)
    ids = terms.network.activities.ids
    names = sorted(ids[row] for row in held if position not in present.get(row, ()))
    return with_invented(
        terms.network, *(Participation(name, helper, "contributor") for name in names)
    )


# -- areas and duties ------------------------------------------------------------------------------


def areas_assigned(terms: Terms) -> Network:
    """Give each required area that nobody holds to the member with the fewest tasks.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With a holder of each since the window began; unchanged without members.
    """
    compiled = terms.compiled
    held = compiled.in_force("responsibilities") & (
        compiled.actors_of("responsibilities", "holder") >= 0
    )
    turns = Turns(terms)
    since = PartialDate.of(terms.window_begin(WINDOW))
    records = []
    for area in areas_without(terms, required_areas(terms), held):
        holder = turns.next()
        if holder is not None:
            records.append(
                Responsibility(area, name_of(terms, holder), defined_in=BY_WORD, since=since)
            )
    return with_invented(terms.network, *records)


def duties_in_minutes(terms: Terms) -> Network:
    """Write the duties that go by custom, or of which nobody noted it, into the minutes.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With ``defined_in`` of the required areas in force.
    """
    compiled = terms.compiled
    asked = compiled.in_force("responsibilities") & compiled.is_kind(
        "responsibilities", required_areas(terms), "area"
    )
    open_ = asked & ~compiled.is_kind("responsibilities", DEFINED, "defined_in")
    rows = np.flatnonzero(open_).tolist()
    return completed(
        terms.network, "responsibilities", {row: {"defined_in": "minutes"} for row in rows}
    )
