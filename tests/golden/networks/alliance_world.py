"""The world of an alliance of facilities, and how it is written down."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.model.network import Network
from localeconomy.model.records import (
    TABLES,
    Activity,
    Actor,
    Complete,
    Goal,
    Membership,
    Observation,
    Organisation,
    Participation,
    Publicity,
    Relationship,
    Responsibility,
    Review,
)
from tests.golden.networks.world import DAY, Duty

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Alliance", "recorded_alliance"]

# One exchange a quarter, the latest first.
EXCHANGES: Final = tuple(
    f"{year}-{month:02d}-12" for year in (2008, 2007, 2006) for month in (11, 8, 5, 2)
)[2:]

PARTNERS: Final = (
    Actor("institute", "Landesinstitut", kind="research_institute", level="state"),
    Actor("association", "Regionalverband", kind="institution", level="region"),
    Actor("agency", "Projektgesellschaft", kind="development_agency", level="region"),
    Actor("cities", "Städtenetz", kind="institution", level="state"),
)
BEYOND: Final = {
    "federal": Actor("federal", "Bundesinitiative", kind="institution", level="federal"),
    "foreign": Actor("neighbours", "Nachbarstadt", kind="institution", level="foreign"),
}


@attrs.frozen(kw_only=True)
class Alliance:
    """An alliance of eight facilities.

    Parameters
    ----------
    founded
        When it was founded.
    attendance
        How many facilities came to the exchange of each quarter, the latest last.
    hosts
        The facilities that prepare the exchanges in turn, two at a time where there are several.
    working_groups
        Whether the first host also runs a working group each month.
    letters, partners, beyond
        Letters of intent; partners in region and state; levels reached beyond the state.
    projects, presence
        Whether a joint project of six and a website are "held", "planned" or None.
    coordinators
        How many bodies coordinate.
    duties
        The task areas, with the facilities that hold them.
    publicity_until, gaps
        The last quarter with a report, and months without.
    whole_goals, reviewed
        Of three goals: how many are whole, how many were reviewed.
    """

    founded: str = "2001-06-30"
    attendance: tuple[int, ...] = (7, 7, 6, 8, 7, 6, 7, 8)
    hosts: tuple[int, ...] = (5, 6, 7, 8, 1)
    working_groups: bool = False
    letters: int = 7
    partners: int = 4
    beyond: tuple[str, ...] = ("federal", "foreign")
    projects: str | None = "held"
    presence: str | None = "held"
    coordinators: int = 2
    duties: tuple[Duty, ...] = (
        Duty("leadership", 1, "rules"),
        Duty("publicity", 2, "rules"),
        Duty("finance", 3, "rules"),
    )
    publicity_until: str = "2008-05"
    gaps: tuple[str, ...] = ("2007-02",)
    whole_goals: int = 2
    reviewed: int = 2

    def but(self, **changes: Any) -> Alliance:  # noqa: ANN401 - values of any field
        """Return the alliance with something different."""
        return attrs.evolve(self, **changes)


FACILITIES: Final = tuple(f"f{number}" for number in range(1, 9))
COORDINATORS: Final = ("bureau", "planners")


def recorded_alliance(world: Alliance) -> Network:
    """Return an alliance as a network."""
    activities, participations = _meetings(world)
    more_activities, more_participations = _undertakings(world)
    goals = range(1, 4)
    reviewed = tuple(f"g{number}" for number in goals if number <= world.reviewed)
    return Network(
        title="Verbund",
        as_of=DAY,
        organisations=[
            Organisation(
                "alliance",
                "alliance",
                form="informal",
                founded=world.founded,
                required_areas=tuple(each.area for each in world.duties),
            )
        ],
        actors=_actors(world),
        memberships=[Membership(name, "alliance", since=world.founded) for name in FACILITIES],
        relationships=list(_ties(world)),
        activities=[*activities, *more_activities],
        participations=[*participations, *more_participations],
        responsibilities=[
            *(
                Responsibility(e.area, f"f{e.holder}", defined_in=e.defined_in, since=world.founded)
                for e in world.duties
            ),
            *(
                Responsibility("coordination", name, defined_in="contract", since=world.founded)
                for name in COORDINATORS[: world.coordinators]
            ),
        ],
        publicity=list(_publicity(world)),
        goals=[
            Goal(
                f"g{number}",
                kind="exchange",
                unit="meetings" if number <= world.whole_goals else None,
                baseline=0,
                target=8,
                start="2007-06-30",
                due="2009-06-30",
                owner="f1",
            )
            for number in goals
        ],
        observations=[Observation(f"g{number}", "2008-06-15", 5) for number in goals],
        reviews=[Review("2008-03-20", goals=reviewed)] if reviewed else [],
        completeness=[Complete(name) for name in TABLES if name != "completeness"],
    )


def _actors(world: Alliance) -> list[Actor]:
    return [
        Actor("alliance", "Verbund", kind="network"),
        *(Actor(name, f"Einrichtung {name}", kind="facility") for name in FACILITIES),
        *(Actor(f"town{name}", "Kommune", kind="municipality") for name in FACILITIES),
        *PARTNERS,
        *BEYOND.values(),
        *(Actor(n, kind="coordination_office") for n in COORDINATORS[: world.coordinators]),
    ]


def _ties(world: Alliance) -> Iterator[Relationship]:
    since = world.founded
    for name in FACILITIES[: world.letters]:
        yield Relationship(f"town{name}", name, "letter_of_intent", confirmed=True, since=since)
    partners = [*PARTNERS[: world.partners], *(BEYOND[level] for level in world.beyond)]
    for partner in partners:
        yield Relationship("alliance", partner.id, "partnership", mutual=True, since=since)
    for one, other in itertools.pairwise(FACILITIES):
        yield Relationship(one, other, "information", mutual=True, since=since)


def _meetings(world: Alliance) -> tuple[list[Activity], list[Participation]]:
    days = EXCHANGES[: len(world.attendance)][::-1]
    activities = [Activity(f"exchange-{day}", kind="exchange", day=day) for day in days]
    participations = []
    for place, (activity, coming) in enumerate(zip(activities, world.attendance, strict=True)):
        hosts = [f"f{world.hosts[(place + step) % len(world.hosts)]}" for step in (0, 1)]
        leading = list(dict.fromkeys(hosts))
        rest = [name for name in FACILITIES if name not in leading][: coming - len(leading)]
        roles = ("initiator", "organiser")
        participations += [
            Participation(activity.id, n, role) for n, role in zip(leading, roles, strict=False)
        ]
        participations += [Participation(activity.id, name) for name in rest]
    return activities, participations


def _undertakings(world: Alliance) -> tuple[list[Activity], list[Participation]]:
    activities, participations = [], []
    if world.working_groups:
        for year, month in ((y, m) for y in (2007, 2008) for m in range(1, 13)):
            if "2007-07" <= f"{year}-{month:02d}" <= "2008-06":
                each = Activity(f"group-{year}-{month:02d}", kind="working_group",
                                day=f"{year}-{month:02d}-20")  # fmt: skip
                activities.append(each)
                participations.append(Participation(each.id, f"f{world.hosts[0]}", "initiator"))
    if world.projects:
        begin = "2007-09-01" if world.projects == "held" else "2008-09-01"
        activities.append(
            Activity("joint-project", kind="project", day=begin, until="2009-12-31",
                     status=world.projects, purpose="common_good")
        )  # fmt: skip
        first = world.hosts[0]
        roles = {first: "initiator"} if len(world.hosts) == 1 else {1: "initiator", 2: "organiser"}
        participations += [
            Participation("joint-project", f"f{n}", roles.get(n, "contributor"))
            for n in range(1, 7)
        ]
    if world.presence:
        begin = "2003-01-15" if world.presence == "held" else "2008-10-01"
        activities.append(
            Activity("website", kind="website", day=begin, until="2012-12-31",
                     status=world.presence)
        )  # fmt: skip
    # What is only planned is known today.
    return [
        attrs.evolve(each, known="2008-03-01") if each.status == "planned" else each
        for each in activities
    ], participations


def _publicity(world: Alliance) -> Iterator[Publicity]:
    for year, month in itertools.product(range(2001, 2009), (2, 5, 8, 11)):
        quarter = f"{year}-{month:02d}"
        begun = world.founded <= f"{quarter}-10"
        if begun and quarter <= world.publicity_until and quarter not in world.gaps:
            yield Publicity(f"{quarter}-10", medium="report", reach="region")
