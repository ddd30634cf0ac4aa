"""What moves a network: bodies and seats, lobbying, press beyond the district, many tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from localeconomy.model.records import (
    Activity,
    Actor,
    Contact,
    Participation,
    Publicity,
    Relationship,
    Responsibility,
    Seat,
)
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.properties.worlds import Chance

BODIES = ("advisory_board", "planning_round", "youth_board")
COUNCILS = ("city_parliament", "second_council")


def driven(chance: Chance, members: Sequence[str], known: float) -> dict[str, list[Any]]:
    """Return further records of a district's network, drawn at random.

    Parameters
    ----------
    chance
        Where the draws come from.
    members
        Ids of the members.
    known
        The chance of a value to be recorded.
    """
    bodies = chance.some(BODIES, chance.one_of([0.3, 1.0]))
    councils = chance.some(COUNCILS, 0.7)
    running = [
        Activity(
            f"running-{number}",
            kind="project",
            day=chance.date("2002-06-01", "2003-05-31"),
            until=chance.one_of(["2003-06", "2004-06"]),
            purpose=chance.perhaps("advertising", known),
        )
        for number in range(chance.number(0, 4))
    ]
    return {
        "actors": [
            *(Actor(name, kind="decision_body", level="district") for name in bodies),
            *(Actor(name, kind="political_body", level="city") for name in councils),
        ],
        "seats": [
            Seat(
                body,
                chance.one_of([*members, "net", "office"]),
                voting=chance.perhaps(chance.flip(), known),
                **chance.span("2000-01-01", "2003-06-30"),
            )
            for body in chance.some(bodies, 0.7)
        ],
        "relationships": [
            Relationship(
                "net",
                body,
                "lobbying",
                confirmed=chance.perhaps(chance.flip(), known),
                id=f"lobby-{body}",
                **chance.span("2000-01-01", "2003-06-30"),
            )
            for body in chance.some([*councils, "council"], 0.8)
        ],
        "publicity": [
            Publicity(
                chance.date("2002-06-01", "2004-02-29"),
                medium="press",
                earned=chance.perhaps(chance.flip(0.8), known),
                reach=chance.perhaps(chance.one_of(list(vocabulary("reach"))), known),
                id=f"press-{number}",
            )
            for number in range(chance.number(0, 6))
        ],
        "contacts": [
            Contact(
                chance.one_of(members),
                chance.perhaps("office", known),
                chance.date("2002-06-01", "2004-02-29"),
                id=f"call-{number}",
            )
            for number in range(chance.number(0, 12))
        ],
        "activities": running,
        "participations": [
            Participation(each.id, name, "organiser")
            for each in running
            for name in chance.some(members[:3], 0.7)
        ],
        "responsibilities": [
            Responsibility(area, members[0], id=f"task-{number}", since="2001")
            for number, area in enumerate(chance.some(vocabulary("task_area"), 0.3))
        ],
    }
