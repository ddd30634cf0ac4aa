"""What the network wants and how it looks back: goals, observations, reviews, surveys."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Final

from localeconomy.model.records import Goal, Observation, Review, SurveyWave
from localeconomy.synthetic.world import World, part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.synthetic.people import Tables

__all__ = ["goals", "surveys"]

# Id, kind, unit, where it began and where it is to end.
GOALS: Final = (
    ("more-members", "membership", "members", 10.0, 60.0),
    ("more-events", "activity", "events a year", 4.0, 24.0),
    ("fewer-vacancies", "vacancy", "empty shops", 30.0, 10.0),
    ("training-places", "training_places", "places", 2.0, 22.0),
    ("close-gaps", "supply_gap", "gaps closed", 0.0, 4.0),
)
DUE_DAYS: Final = 365
OBSERVED_DAYS: Final = 40
REVIEWED_DAYS: Final = 30

# Question, share of those who agree in a sound network, and at worst.
QUESTIONS: Final = (
    ("awareness", "awareness", 0.57, 0.03),
    ("satisfaction", "satisfaction", 0.78, 0.25),
    ("image", "image", 0.6, 0.3),
)
WAVES: Final = 3
LEAST_AGE: Final = 6
RESPONSE: Final = 0.6


def goals(world: World, owners: Sequence[str]) -> Tables:
    """Return goals, what was measured of them, and what was discussed.

    Parameters
    ----------
    world
        The network.
    owners
        Who can be in charge of a goal.

    Returns
    -------
    dict
        Records by table.
    """
    names = [name for name, *_ in GOALS]
    clear = set(world.kept("clarity", names))
    start, due = world.ago(min(24, world.age)), world.day + dt.timedelta(days=DUE_DAYS)
    observed = max(start + dt.timedelta(days=1), world.ago(days=OBSERVED_DAYS))
    elapsed = (observed - start).days / (due - start).days
    found: Tables = {"goals": [], "observations": [], "reviews": []}
    for place, (name, kind, unit, baseline, target) in enumerate(GOALS):
        found["goals"].append(
            Goal(
                name,
                kind=kind,
                unit=unit if name in clear else None,
                baseline=baseline,
                target=target,
                start=start,
                due=due,
                owner=owners[place % len(owners)] if name in clear else None,
                illustrative=True,
            )
        )
        progress = world.level("attainment")
        if kind == "training_places":
            progress *= world.level("training_places")
        value = baseline + (target - baseline) * elapsed * progress
        found["observations"].append(Observation(name, observed, value, illustrative=True))
    reviewed = tuple(sorted(world.kept("reviews", names)))
    if reviewed:
        day = max(observed, world.ago(days=REVIEWED_DAYS))
        found["reviews"].append(Review(day, reviewed, illustrative=True))
    return found


def surveys(world: World) -> list[SurveyWave]:
    """Return what residents said, wave by wave; young networks have asked nobody yet.

    Parameters
    ----------
    world
        The network.

    Returns
    -------
    list of SurveyWave
        Up to three waves, each two years after the one before.
    """
    found = []
    for wave in range(WAVES):
        if world.age < LEAST_AGE + 24 * wave:
            break
        day = world.ago(2 + 24 * wave)
        for question, practice, sound, worst in QUESTIONS:
            random = world.random("surveys", question, str(wave))
            asked = int(random.integers(500, 800))
            answered = part(asked, RESPONSE)
            # In earlier years fewer knew it.
            share = worst + (sound - worst) * world.level(practice) * 0.9**wave
            # The same luck at every level of the practice.
            luck = float(random.standard_normal()) * math.sqrt(share * (1 - share) / answered)
            positive = min(answered, max(0, part(answered, share + luck)))
            found.append(
                SurveyWave(
                    day,
                    question,
                    population=9000 + 40 * world.size,
                    asked=asked,
                    answered=answered,
                    positive=positive,
                    illustrative=True,
                )
            )
    return found
