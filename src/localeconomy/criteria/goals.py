"""The goals that a network pursues at present, and how far they are on schedule."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.criteria.day import WINDOW
from localeconomy.model.columns import NO_DAY, day_number
from localeconomy.model.dates import months_before
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.values import attainment

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

__all__ = [
    "Aim",
    "Schedule",
    "aims",
    "current_goals",
    "latest_observations",
    "new_goals",
    "schedule",
]

# Goals about a number that is to be small: to keep it is not to exceed it.
FALLING: Final = terms_in("goal_kind", "falling")
ROUNDING: Final = 1e-9


@attrs.frozen
class Aim:
    """From where to where a goal leads, and in which time.

    Parameters
    ----------
    baseline, target
        The values; None where they are not recorded.
    start, due
        Day numbers; None where they are not recorded.
    is_falling
        Whether it is about a number that is to be small.
    """

    baseline: float | None
    target: float | None
    start: int | None
    due: int | None
    is_falling: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the goal is to keep what there is."""
        return self.baseline is not None and self.baseline == self.target

    def attained(self, value: float) -> float | None:
        """Return how far an observed value attains the goal.

        Parameters
        ----------
        value
            The observed value.

        Returns
        -------
        float or None
            In [0, 1]; to keep a value is held or not. None without baseline or target.

        Examples
        --------
        >>> Aim(18, 10, None, None).attained(16), Aim(4, 4, None, None).attained(3)
        (0.25, 0.0)
        """
        if self.baseline is None or self.target is None:
            return None
        # A falling goal is a rising one below zero; only keeping it makes a difference.
        sign = -1.0 if self.is_falling else 1.0
        return attainment(sign * value, sign * self.baseline, sign * self.target)

    def time_share(self, day: int) -> float | None:
        """Return which share of its time had elapsed on a day.

        Parameters
        ----------
        day
            The day's number.

        Returns
        -------
        float or None
            In [0, 1]; None without a start or due date, where it matters.
        """
        if self.due is not None and day >= self.due:
            return 1.0
        if self.start is not None and day <= self.start:
            return 0.0
        if self.start is None or self.due is None:
            return None
        return (day - self.start) / (self.due - self.start)

    def part(self, value: float, day: int) -> float | None:
        """Return how far the goal is by what the time elapsed asks for.

        Parameters
        ----------
        value
            The observed value.
        day
            The number of the day of the observation, after the start.

        Returns
        -------
        float or None
            ``min(1, attainment / time share)``; None where a value is missing.
        """
        attained, share = self.attained(value), self.time_share(day)
        if attained is None or self.is_kept:
            return attained
        return min(1.0, attained / share) if share else None


@attrs.frozen
class Schedule:
    """How far some goals are, by their rows in the goals table.

    Parameters
    ----------
    parts
        For each goal that can be judged, how far it is by what the time elapsed asks for.
    unclear
        Goals that lack a value without which nothing can be said.
    waiting
        Goals that are too new to have been measured.
    unmeasured
        Those judged 0 because nobody measured them.
    observations
        Rows of the observations that it rests on.
    """

    parts: dict[int, float]
    unclear: tuple[int, ...]
    waiting: tuple[int, ...]
    unmeasured: tuple[int, ...]
    observations: tuple[int, ...]

    @property
    def value(self) -> float | None:
        """The mean over the goals that can be judged; None where there is none."""
        return math.fsum(self.parts.values()) / len(self.parts) if self.parts else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """What the unclear goals leave possible; None where there is none."""
        if not self.unclear:
            return None
        total, n = math.fsum(self.parts.values()), len(self.parts) + len(self.unclear)
        return total / n, (total + len(self.unclear)) / n

    @property
    def on_schedule(self) -> int:
        """How many goals are as far as the time elapsed asks for."""
        return sum(part >= 1.0 - ROUNDING for part in self.parts.values())


def aims(terms: Terms) -> list[Aim]:
    """Return from where to where each goal leads, in the order of the goals table.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    list of Aim
        One a goal.
    """
    goals, compiled = terms.network.goals, terms.compiled
    days = (
        [None if day == NO_DAY else day for day in compiled.days("goals", name).tolist()]
        for name in ("start", "due")
    )
    falling = compiled.is_kind("goals", FALLING).tolist()
    values = (goals.column("baseline"), goals.column("target"), *days, falling)
    return [Aim(*each) for each in zip(*values, strict=True)]


def current_goals(terms: Terms) -> MaskArray:
    """Return which goals the network pursued at any time within the window.

    What was due before is a matter of the past: nobody goes on measuring and reviewing it.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    ndarray of bool, shape (goals,)
        Known goals without a due date, or with one after the window's beginning.
    """
    due = terms.compiled.days("goals", "due")
    begin = day_number(terms.window_begin(WINDOW))
    found: MaskArray = terms.compiled.visible("goals") & ((due == NO_DAY) | (due > begin))
    return found


def new_goals(terms: Terms, months: float) -> MaskArray:
    """Return which goals were set so lately that nobody needs to have looked at them yet.

    Parameters
    ----------
    terms
        The day of the network.
    months
        How long a goal is new; one that was set before the founding counts from there.

    Returns
    -------
    ndarray of bool, shape (goals,)
        Goals with a known start whose due date has not passed.
    """
    compiled = terms.compiled
    start, due = compiled.days("goals", "start"), compiled.days("goals", "due")
    begun = np.maximum(start, np.int32(day_number(terms.beginning)))
    recent = begun > day_number(months_before(terms.day, int(months)))
    ahead = (due == NO_DAY) | (due > compiled.number)
    found: MaskArray = (start != NO_DAY) & recent & ahead
    return found


def latest_observations(terms: Terms, *, in_time: bool = False) -> dict[int, list[int]]:
    """Return the rows of the latest observations of each goal, all those of one day.

    Parameters
    ----------
    terms
        The day of the network; what was measured later, or before the founding, does not count.
    in_time
        Whether only what was measured by the goal's due date counts.

    Returns
    -------
    dict
        Rows of the observations table by row of the goals table.
    """
    compiled = terms.compiled
    day = compiled.days("observations", "day")
    goals = compiled.positions_of("observations", "goal", "goals")
    seen = compiled.visible("observations") & (day <= compiled.number)
    seen = seen & (day >= day_number(terms.beginning))
    if in_time:
        due = compiled.days("goals", "due")[goals]
        seen = seen & ((due == NO_DAY) | (day <= due))
    found: dict[int, list[int]] = {}
    for row in np.flatnonzero(seen).tolist():
        rows = found.setdefault(int(goals[row]), [])
        if rows and day[row] > day[rows[0]]:
            rows.clear()
        if not rows or day[row] == day[rows[0]]:
            rows.append(row)
    return found


def schedule(terms: Terms, goals: MaskArray, months: float, *, in_time: bool = False) -> Schedule:
    """Return how far some goals are by what the time elapsed asks for.

    Each is judged on the day of its latest observation. One that was not measured on the way
    stands at 0, unless it is new; one that lacks a value is unclear.

    Parameters
    ----------
    terms
        The day of the network.
    goals
        Mask over the goals.
    months
        How long a goal is new.
    in_time
        Whether only what was measured by the due date counts.

    Returns
    -------
    Schedule
        The parts, and what could not be judged.
    """
    new = new_goals(terms, months)
    latest = latest_observations(terms, in_time=in_time)
    day = terms.compiled.days("observations", "day")
    observed = terms.network.observations.column("value")
    every = aims(terms)
    parts: dict[int, float] = {}
    unclear, waiting, unmeasured, observations = [], [], [], []
    for goal in np.flatnonzero(goals).tolist():
        aim, rows = every[goal], latest.get(goal, [])
        # What was measured on the very first day says nothing about the way.
        if not rows or aim.time_share(int(day[rows[0]])) == 0.0:
            if new[goal]:
                waiting.append(goal)
            elif _may_be_new(aim, terms.compiled.number):
                unclear.append(goal)
            else:
                parts[goal] = 0.0
                unmeasured.append(goal)
            continue
        # Two observations of one day: the less favourable one counts.
        found = [aim.part(observed[row], int(day[row])) for row in rows]
        known = [part for part in found if part is not None]
        if known:
            parts[goal] = min(known)
        else:
            unclear.append(goal)
        observations += rows
    return Schedule(parts, tuple(unclear), tuple(waiting), tuple(unmeasured), tuple(observations))


def _may_be_new(aim: Aim, today: int) -> bool:
    """Return whether a goal without a start could have been set lately."""
    return aim.start is None and (aim.due is None or aim.due > today)
