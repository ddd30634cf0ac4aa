"""An alliance of facilities: exchange, projects, partners, backing and what it shows of itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.model.records import (
    Activity,
    Actor,
    Membership,
    Organisation,
    Participation,
    Relationship,
    Responsibility,
)
from localeconomy.synthetic.people import AREAS, NETWORK, Tables
from localeconomy.synthetic.publicity import publicity
from localeconomy.synthetic.work import carriers, responsibilities, shared_out
from localeconomy.synthetic.world import World, part

if TYPE_CHECKING:
    from localeconomy.synthetic.work import Carriers

__all__ = ["alliance"]

PARTNERS: Final = (
    ("research-institute", "research_institute", "state"),
    ("regional-association", "institution", "region"),
    ("regional-agency", "development_agency", "region"),
    ("network-of-cities", "association", "state"),
    ("state-ministry", "administration", "state"),
    ("regional-chamber", "chamber", "region"),
)
BEYOND: Final = (
    ("federal-institute", "research_institute", "federal"),
    ("facility-abroad", "facility", "foreign"),
)
PRESENT: Final = 0.9
IN_PROJECTS: Final = 0.9
MOST_TOGETHER: Final = 8
LEAST_CARRIERS: Final = 6
CARRIERS: Final = 0.3
COORDINATING: Final = 2
EACH_QUARTER: Final = 2
QUARTERS: Final = 12
LEAST_MEETINGS: Final = 12


def alliance(world: World) -> tuple[Tables, tuple[str, ...]]:
    """Return the records of an alliance, and who can be in charge of its goals.

    Parameters
    ----------
    world
        The alliance.

    Returns
    -------
    tables : dict
        Records by table.
    owners : tuple of str
        Facilities that carry it.
    """
    wanted = max(min(world.size, LEAST_CARRIERS), part(world.size, CARRIERS))
    core = carriers(world, world.shuffled("active", world.members), wanted)
    exchanges, present = _exchanges(world)
    meetings, preparing = _groups(world, core, wanted)
    projects, partners = _projects(world)
    return {
        "organisations": [
            Organisation(
                NETWORK,
                "alliance",
                form=world.form,
                founded=world.founded,
                required_areas=AREAS,
                illustrative=True,
            )
        ],
        "actors": _actors(world),
        "memberships": [
            Membership(name, NETWORK, since=world.founded, illustrative=True)
            for name in world.members
        ],
        "relationships": _ties(world),
        "activities": [*exchanges, *meetings, *projects, *_presence(world)],
        "participations": [*present, *preparing, *partners],
        "responsibilities": [*responsibilities(world, core), *_coordination(world)],
        "publicity": publicity(world),
    }, core.people


def _actors(world: World) -> list[Actor]:
    return [
        Actor(NETWORK, kind="network", illustrative=True),
        *(
            Actor(name, kind="facility", level="district", illustrative=True)
            for name in world.members
        ),
        *(
            Actor(_city(name), kind="municipality", level="city", illustrative=True)
            for name in world.members
        ),
        *(
            Actor(name, kind=kind, level=level, illustrative=True)
            for name, kind, level in (*PARTNERS, *BEYOND)
        ),
    ]


def _city(facility: str) -> str:
    return facility.replace("facility", "city")


def _exchanges(world: World) -> tuple[list[Activity], list[Participation]]:
    """Return the exchanges of each quarter, and who comes; those absent leave a mere meeting."""
    random = world.random("exchanges")
    activities, found = [], []
    for number in range(EACH_QUARTER * min(QUARTERS, max(1, world.age // 3))):
        name = f"exchange-{number:03d}"
        present = world.shuffled(name, world.members)[
            : part(world.size, PRESENT * world.level("exchange"))
        ]
        activities.append(
            Activity(
                name,
                kind="exchange" if present else "meeting",
                day=world.ago(3 * (number // EACH_QUARTER), int(random.integers(5, 80))),
                purpose="exchange",
                illustrative=True,
            )
        )
        found += [Participation(name, each, illustrative=True) for each in sorted(present)]
    return activities, found


def _groups(
    world: World, core: Carriers, wanted: int
) -> tuple[list[Activity], list[Participation]]:
    """Return the meetings of working groups within a year, and who prepares them."""
    count = max(LEAST_MEETINGS, 2 * wanted)
    names = [f"meeting-{number:03d}" for number in range(1, count + 1)]
    slots = dict.fromkeys(names[: part(count, len(core.people) / wanted)], 2)
    doers = shared_out(slots, core)
    activities = [
        Activity(name, kind="working_group", day=day, purpose="internal", illustrative=True)
        for name, day in zip(names, world.days("meetings", count, 12), strict=True)
    ]
    return activities, [
        Participation(name, each, "organiser" if place else "initiator", illustrative=True)
        for name, people in doers.items()
        for place, each in enumerate(people)
    ]


def _projects(world: World) -> tuple[list[Activity], list[Participation]]:
    """Return projects of several facilities each, and one alone for each of the others."""
    joint = world.kept("joint_projects", world.members, IN_PROJECTS)
    groups = [
        [str(each) for each in group]
        for group in np.array_split(joint, max(1, len(joint) // MOST_TOGETHER))
        if len(group)
    ]
    activities, found = [], []
    for number, group in enumerate(groups, 1):
        name = f"project-{number:03d}"
        activities.append(
            Activity(
                name,
                kind="project",
                day=world.ago(min(8, world.age)),
                until=world.day + dt.timedelta(days=200),
                purpose="common_good",
                illustrative=True,
            )
        )
        found += [Participation(name, each, "contributor", illustrative=True) for each in group]
    return activities, found


def _presence(world: World) -> list[Activity]:
    """Return the shared website: there, only planned, or neither."""
    stage = part(2, world.level("presence"))
    if not stage:
        return []
    return [
        Activity(
            "website",
            kind="website",
            day=world.ago(max(0, world.age - 3)) if stage == COORDINATING else None,
            status="held" if stage == COORDINATING else "planned",
            until=world.day + dt.timedelta(days=2000) if stage == COORDINATING else None,
            known=world.founded,
            illustrative=True,
        )
    ]


def _ties(world: World) -> list[Relationship]:
    since = world.ago(max(0, world.age - 3))
    random = world.random("alliance")
    members = world.members
    return [
        *(
            Relationship(_city(name), name, "letter_of_intent", since=since, illustrative=True)
            for name in world.kept("backing", members)
        ),
        *(
            Relationship(NETWORK, name, "partnership", mutual=True, since=since, illustrative=True)
            for name in world.kept("regional", [name for name, *_ in PARTNERS])
        ),
        *(
            Relationship(NETWORK, name, "contact", mutual=True, since=since, illustrative=True)
            for name in world.kept("transregional", [name for name, *_ in BEYOND])
        ),
        *(
            Relationship(
                members[int(random.integers(place))],
                members[place],
                "cooperation",
                mutual=True,
                since=since,
                illustrative=True,
            )
            for place in range(1, len(members))
        ),
    ]


def _coordination(world: World) -> list[Responsibility]:
    """Return who coordinates: two of the facilities in a sound alliance."""
    return [
        Responsibility(
            "coordination",
            name,
            defined_in="rules",
            since=world.founded,
            illustrative=True,
        )
        for name in world.kept("coordination", world.members[-COORDINATING:])
    ]
