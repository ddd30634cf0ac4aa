"""Networks where the criteria of the family `alliance` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.model.records import (
    Activity,
    Actor,
    Participation,
    Publicity,
    Relationship,
    Responsibility,
)
from tests.criteria.builders import (
    FACILITIES,
    FOUNDED,
    alliance,
    empty,
    evolved,
    keeping,
)
from tests.criteria.cases.case import Case

if TYPE_CHECKING:
    from localeconomy.model.network import Network

TOWNS = tuple(f"t{number}" for number in range(1, 9))
PARTNERS = tuple(f"p{number}" for number in range(1, 6))


def connected() -> Network:
    """Return the alliance with all that the source names: healthy by every criterion.

    Each facility has its town and the town's letter; five institutions of the state are partners;
    there is exchange with federal research and with a facility abroad; all eight run a project; a
    website is there; two facilities coordinate, and a star around the first holds all together.
    """
    return alliance().with_records(
        actors=[
            *(Actor(name, kind="municipality", level="city") for name in TOWNS),
            *(Actor(name, kind="institution", level="state") for name in PARTNERS),
            Actor("federal", kind="research_institute", level="federal"),
            Actor("abroad", kind="facility", level="foreign"),
        ],
        relationships=[
            *(
                Relationship(town, facility, "letter_of_intent", confirmed=True, since="2000")
                for town, facility in zip(TOWNS, FACILITIES, strict=True)
            ),
            *(
                Relationship("alliance", name, "partnership", mutual=True, since="2001")
                for name in PARTNERS
            ),
            *(
                Relationship("f1", name, "cooperation", mutual=True, since="2000")
                for name in FACILITIES[1:]
            ),
            Relationship("federal", "alliance", "information", since="2002"),
        ],
        activities=[
            Activity("project", kind="project", day="2002-02-01", until="2003-01-31"),
            Activity("visit", kind="exchange", day="2003-05-20"),
            Activity("website", kind="website", day="2001-09-01"),
        ],
        participations=[
            *(Participation("project", name, "contributor") for name in FACILITIES),
            Participation("visit", "f1"),
            Participation("visit", "abroad", "guest"),
        ],
        responsibilities=[
            Responsibility("coordination", name, since=FOUNDED) for name in FACILITIES[:2]
        ],
    )


def _meetings_of(count: int) -> Network:
    return keeping(alliance(), "participations", lambda p: p.actor in FACILITIES[:count])


def _letters_of(count: int) -> Network:
    return keeping(
        connected(),
        "relationships",
        lambda tie: tie.kind != "letter_of_intent" or tie.source in TOWNS[:count],
    )


def _partners(count: int) -> Network:
    return keeping(
        connected(),
        "relationships",
        lambda tie: tie.kind != "partnership" or tie.target in PARTNERS[:count],
    )


def _project_of(count: int) -> Network:
    return keeping(
        connected(),
        "participations",
        lambda p: p.activity != "project" or p.actor in FACILITIES[:count],
    )


def _without_exchange_abroad() -> Network:
    return keeping(connected(), "participations", lambda p: p.actor != "abroad")


def _within_the_state() -> Network:
    return keeping(_without_exchange_abroad(), "relationships", lambda tie: tie.source != "federal")


def _site_planned() -> Network:
    return evolved(
        connected(),
        "activities",
        lambda activity: activity.id == "website",
        status="planned",
        day=None,
        known="2003-02",
    )


def _without_site() -> Network:
    network = keeping(connected(), "activities", lambda activity: activity.id != "website")
    return network.with_records(publicity=[Publicity("2003-05-15", medium="press")])


def _coordinated_by(count: int) -> Network:
    return keeping(
        connected(),
        "responsibilities",
        lambda task: task.area != "coordination" or task.holder in FACILITIES[:count],
    )


CASES = {
    "practice_exchange": Case(alliance, lambda: _meetings_of(4), lambda: _meetings_of(1), 0.5),
    "municipal_backing": Case(connected, lambda: _letters_of(4), lambda: _letters_of(1), 0.5),
    # Five partners are worth 0.9, two 0.5.
    "regional_partnerships": Case(connected, lambda: _partners(2), lambda: _partners(0), 0.5),
    # A project of one facility is none together.
    "joint_projects": Case(connected, lambda: _project_of(4), lambda: _project_of(1), 0.5),
    # One of two levels that are enough.
    "transregional_exchange": Case(connected, _without_exchange_abroad, _within_the_state, 0.5),
    "shared_presence": Case(connected, _site_planned, _without_site, 0.5),
    "alliance_coordination": Case(
        connected,
        lambda: _coordinated_by(1),
        lambda: empty(connected(), "responsibilities"),
        0.8,
    ),
}
