"""What an alliance has beside the doings of any network: letters, partners near and far, a site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from localeconomy.model.records import (
    Activity,
    Actor,
    Participation,
    Relationship,
    Responsibility,
)
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from tests.properties.worlds import Chance

TOWNS = ("town", "city_council")
NEAR = ("institute", "union", "ministry")
FAR = ("federal", "foreign", "european")


def of_an_alliance(chance: Chance, facilities: list[str]) -> dict[str, list[Any]]:
    """Return further records of an alliance, drawn at random.

    Parameters
    ----------
    chance
        Where the draws come from.
    facilities
        Ids of the facilities.
    """
    backed, linked = chance.one_of([0.0, 0.3, 0.9]), chance.one_of([0.1, 0.5])
    activities = [
        _activity(chance, name, kind)
        for name, kind in (("site", "website"), ("bid", "project"), ("trip", "exchange"))
        if chance.flip(0.7)
    ]
    return {
        "actors": [
            *(Actor(name, kind="municipality", level="city") for name in TOWNS),
            *(Actor(name, kind="institution", level="state") for name in NEAR),
            *(Actor(name, kind="institution", level=name) for name in FAR),
        ],
        "activities": activities,
        "participations": [
            Participation(each.id, name, "contributor")
            for each in activities
            for name in chance.some((*facilities, *FAR), 0.4)
        ],
        "relationships": [
            *(
                Relationship(
                    chance.one_of(TOWNS),
                    name,
                    "letter_of_intent",
                    confirmed=chance.perhaps(chance.flip(0.9)),
                    **chance.span("1999-01-01", "2003-12-31"),
                )
                for name in chance.some(facilities, backed)
            ),
            *(
                Relationship("net", name, chance.one_of(list(vocabulary("relationship_kind"))))
                for name in chance.some((*NEAR, *FAR), linked)
            ),
        ],
        "responsibilities": [
            Responsibility("coordination", name, **chance.span("1999-01-01", "2003-06-30"))
            for name in chance.some(facilities[:3], 0.3)
        ],
    }


def _activity(chance: Chance, name: str, kind: str) -> Activity:
    status = chance.one_of(("held", "planned", "planned", "cancelled"))
    # Only a plan may have no day yet.
    dated = status != "planned" or chance.flip(0.6)
    day = chance.date("2001-06-01", "2004-06-30") if dated else None
    return Activity(name, kind=kind, status=status, day=day)
