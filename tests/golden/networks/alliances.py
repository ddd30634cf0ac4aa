"""Alliances of facilities: sound, young, asleep, and with each pitfall that can be theirs."""

from __future__ import annotations

from functools import partial
from typing import Final

from localeconomy.model.network import Network
from localeconomy.model.records import Actor, Membership, Organisation
from tests.golden.networks.alliance_world import Alliance, recorded_alliance
from tests.golden.networks.golden import Golden, range_around
from tests.golden.networks.world import DAY, Duty

__all__ = ["GOLDENS"]

# alliance .867: exchange 56/64, letters 7/8, four partners about .8, projects 6/8, two levels
# beyond about .8, presence 1, two coordinators 1. pitfalls .953: publicity 7/8. quality .800: two
# of three goals are whole and reviewed.
SOUND: Final = Alliance()
SOLE: Final = tuple(Duty(area, 1, "rules") for area in ("leadership", "publicity", "finance"))


def eight_facilities() -> Network:
    """Return eight facilities of which it is known that they are an alliance."""
    names = [f"f{number}" for number in range(1, 9)]
    return Network(
        title="Verbund",
        as_of=DAY,
        organisations=[Organisation("alliance", "alliance")],
        actors=[
            Actor("alliance", kind="network"),
            *(Actor(name, kind="facility") for name in names),
        ],
        memberships=[Membership(name, "alliance") for name in names],
    )


GOLDENS: Final = (
    Golden(
        name="alliance, seven years, sound",
        why="Eight facilities that meet each quarter, whose towns stand behind them in writing and "
        "who run a project together are what the source describes.",
        working="alliance .867, pitfalls .953, quality .800: 88",
        network=partial(recorded_alliance, SOUND),
        verdicts=("absent", "absent", "absent", "not_applicable"),
        score=range_around(88, 6),
        grade="strong",
        stage="established",
        findings={
            "practice_exchange": "healthy",
            "municipal_backing": "healthy",
            "joint_projects": "healthy",
            "shared_presence": "healthy",
            "alliance_coordination": "healthy",
            "workload_balance": "healthy",
            "active_core": "not_applicable",
            "official_recognition": "not_applicable",
        },
    ),
    Golden(
        name="alliance, one year, sound",
        why="After one year the meetings are full and the first towns have signed; partners in the "
        "region and projects are still on paper.",
        working="alliance .551 (exchange .906, letters .5, one partner about .3, planned .375, 0, "
        ".5, .8), pitfalls 1, quality 1: 74",
        network=partial(
            recorded_alliance,
            SOUND.but(
                founded="2007-06-30",
                attendance=(6, 7, 8, 8),
                letters=4,
                partners=1,
                beyond=(),
                projects="planned",
                presence="planned",
                coordinators=1,
                gaps=(),
                whole_goals=3,
            ),
        ),
        verdicts=("absent", "absent", "absent", "not_applicable"),
        score=range_around(74, 7),
        stage="growing",
        findings={
            "practice_exchange": "healthy",
            "municipal_backing": "watch",
            "joint_projects": "failing",
            "shared_presence": "watch",
            "transregional_exchange": "failing",
            "workload_balance": "not_due",
        },
    ),
    Golden(
        name="alliance, fallen asleep",
        why="Two years without a meeting, a report or a look at its goals: letters and a website "
        "remain of an alliance whose first purpose is exchange.",
        working="alliance .550 (exchange and projects 0), pitfalls .5, quality .667: 55, below the "
        "cap 60 of publicity",
        network=partial(
            recorded_alliance,
            SOUND.but(attendance=(), projects=None, publicity_until="2006-03", reviewed=0),
        ),
        verdicts=("absent", "absent", "present", "not_applicable"),
        score=range_around(55, 6),
        stage="established",
        findings={"practice_exchange": "failing", "publicity_continuity": "failing"},
        caps=("publicity_continuity",),
    ),
    Golden(
        name="alliance, pitfall 1: one facility does it all",
        why="One facility holds every office and runs each month's working group alone; when its "
        "funding ends the alliance does.",
        working="workload 0, cap 70; ungated 80: 70",
        network=partial(recorded_alliance, SOUND.but(duties=SOLE, hosts=(1,), working_groups=True)),
        verdicts=("present", "absent", "absent", "not_applicable"),
        score=range_around(70, 1),
        grade="sound",
        stage="established",
        findings={"workload_balance": "failing", "task_distribution": "healthy"},
        caps=("workload_balance",),
    ),
    Golden(
        name="alliance, pitfall 2: nothing in writing",
        why="Who invites, who pays and who speaks for the eight is settled by habit; after seven "
        "years that wants writing down.",
        working="form 0, cap 80; ungated 85: 80",
        network=partial(
            recorded_alliance,
            SOUND.but(duties=tuple(Duty(e.area, e.holder, "custom") for e in SOUND.duties)),
        ),
        verdicts=("absent", "present", "absent", "not_applicable"),
        score=range_around(79, 3),
        stage="established",
        findings={"organisation_form": "failing"},
        caps=("organisation_form",),
    ),
    Golden(
        name="alliance, pitfall 3: never in public",
        why="Experts of whom nobody outside has heard cannot lobby for their field.",
        working="publicity 0, cap 60; ungated 74: 60",
        network=partial(recorded_alliance, SOUND.but(publicity_until="1999-01")),
        verdicts=("absent", "absent", "present", "not_applicable"),
        score=range_around(60, 1),
        grade="mixed",
        stage="established",
        findings={"publicity_continuity": "failing"},
        caps=("publicity_continuity",),
    ),
    Golden(
        name="alliance, eight facilities and nothing else",
        why="A list of facilities is no exchange; nothing can be said, and missing partners in a "
        "district are no question to an alliance.",
        working="every row unknown or provisional: about 50",
        network=eight_facilities,
        verdicts=("unknown", "unknown", "unknown", "not_applicable"),
        score=range_around(50, 8),
        grade=None,
        stage=None,
        findings={"practice_exchange": "unknown", "community_contact": "not_applicable"},
        contains=(20, 90),
    ),
)
