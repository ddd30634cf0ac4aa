"""What age and stage change: hubs, helpers, late starts, and offices whose money ends."""

from __future__ import annotations

from functools import partial
from typing import Final

import attrs

from tests.golden.networks.bases import (
    AFTER_PROGRAMME,
    GROWN,
    SOUND,
    YOUNG,
    YOUNG_INFORMAL,
    YOUNG_YEAR,
    run_by_office,
)
from tests.golden.networks.golden import ABSENT, Golden, range_around
from tests.golden.networks.recording import recorded
from tests.golden.networks.world import Event, World, duties

__all__ = ["COORDINATED", "GOLDENS", "HUB"]

# Everybody works with the office and hardly anybody with each other; a member helped with one
# festival. networking: no partnerships, no self-help. development .627: critical mass of 12 .841,
# no initiative, nobody trained. pitfalls .856: core .5/5. quality .864.
HUB: Final = YOUNG.but(
    members=20,
    taking_part=12,
    partnered=16,
    has_hub=True,
    benefit=16,
    calendar=tuple(
        attrs.evolve(event, by=(0, 1) if event.on == "12-01" else (0,)) for event in YOUNG_YEAR
    ),
    duties=duties(0, 0, 0, 0),
    trained=0,
)

# The brunch of an office: it invites, leads and writes the minutes; one business sees to the venue.
COORDINATED: Final = YOUNG_INFORMAL.but(
    calendar=run_by_office(YOUNG_INFORMAL.calendar),
    duties=duties(
        0, 0, 0, 1, areas=("coordination", "moderation", "publicity", "events"),
        defined_in="minutes",
    ),
    trained=0,
)  # fmt: skip

# Eight members, four of them interested, two who carry: four activities in the year.
FEW_YEAR: Final = (
    Event("12-01", "festival", "common_good", (1,), 200),
    Event("03-08", "campaign", "common_good", (2,), 40, "social"),
    Event("05-31", "festival", "common_good", (1,), 500),
    Event("06-17", "image_campaign", "common_good", (2,), 30, "urban_renewal"),
)
FEW: Final = YOUNG.but(
    members=8,
    taking_part=4,
    partnered=2,
    joined=2,
    referred=1,
    benefit=6,
    visits=0,
    calendar=FEW_YEAR,
    duties=duties(1, 2, 0, 0),
)

HUB_FINDINGS: Final = {
    "active_core": "failing",
    "self_initiative": "failing",
    "business_partnerships": "failing",
    "coordination_backup": "healthy",
    "critical_mass": "healthy",
}
HUB_VERDICTS: Final = ("present", "absent", "absent", "absent")
# What the office carries is healthy in the first year, and no more than to be watched.
YOUNG_HUB_VERDICTS: Final = ("watch", "absent", "absent", "absent")


def _aged(world: World, founded: str) -> World:
    return world.but(founded=founded)


HUBS: Final = (
    Golden(
        name="hub, nine months",
        why="At nine months the office is the hub and has to be; whether the members could go on "
        "alone is not asked yet.",
        working="self-help not due; networking .548, development .627, pitfalls .856, quality "
        ".864: 74",
        network=partial(recorded, _aged(HUB, "2007-10-01")),
        verdicts=YOUNG_HUB_VERDICTS,
        score=range_around(74),
        stage="forming",
        findings={**HUB_FINDINGS, "self_help": "not_due"},
    ),
    Golden(
        name="hub, one year",
        why="At one year the office still holds all threads, which is to be expected and not to be "
        "punished; the source wants it to support, and it does.",
        working="no cap yet; networking .444, development .627, pitfalls .856, quality .864: 71",
        network=partial(recorded, HUB),
        verdicts=YOUNG_HUB_VERDICTS,
        score=range_around(71, 6),
        stage="growing",
        findings=HUB_FINDINGS,
    ),
    Golden(
        name="hub, two years",
        why="At two years the same hub is a matter of concern: half of the patience is used up.",
        working="core .1 at half the force: cap 74; ungated 71",
        network=partial(recorded, _aged(HUB, "2006-06-30")),
        verdicts=HUB_VERDICTS,
        score=range_around(71, 6),
        stage="growing",
        findings=HUB_FINDINGS,
        caps=("active_core",),
    ),
    Golden(
        name="hub, three years",
        why="After three years members should have taken something over; a network that hangs on "
        "its office alone is at risk.",
        working="core .1: cap 1 - .6 (1 - .05/.35) = 49",
        network=partial(recorded, _aged(HUB, "2005-06-30")),
        verdicts=HUB_VERDICTS,
        score=range_around(48.6, 2),
        grade="at risk",
        stage="growing",
        findings={**HUB_FINDINGS, "self_help": "failing"},
        caps=("active_core",),
    ),
    Golden(
        name="hub, seven years",
        why="After seven years a star around one office is a warning: it ends with the programme.",
        working="core .1: cap 1 - .6 (1 - .05/.35) = 49",
        network=partial(recorded, _aged(HUB, "2001-06-30")),
        verdicts=HUB_VERDICTS,
        score=range_around(48.6, 2),
        grade="at risk",
        stage="established",
        findings={**HUB_FINDINGS, "self_help": "failing"},
        caps=("active_core",),
    ),
    Golden(
        name="informal, coordinated while young",
        why="An office that invites to a brunch and leads it in its first year does what the "
        "source asks of it; informal and coordinated is no reason to damn it.",
        working="no cap; networking .667, development .623, pitfalls .844, quality .864: 75",
        network=partial(recorded, COORDINATED),
        verdicts=YOUNG_HUB_VERDICTS,
        score=range_around(75),
        stage="growing",
        findings={
            "organisation_form": "healthy",
            "task_distribution": "healthy",
            "coordination_backup": "healthy",
            "self_help": "healthy",
        },
    ),
    Golden(
        name="informal, still coordinated after seven years",
        why="The same brunch, still led by its office alone after seven years, has not become the "
        "businesses' own.",
        working="core 0, cap 40: 40",
        network=partial(recorded, _aged(COORDINATED, "2001-06-30")),
        verdicts=HUB_VERDICTS,
        score=range_around(40, 1),
        grade="at risk",
        stage="established",
        findings={"active_core": "failing", "organisation_form": "healthy"},
        caps=("active_core",),
    ),
)

INTERESTED: Final = (
    Golden(
        name="few interested, the office supports more",
        why="Only four of eight take part, and the office does what the source asks of it: it goes "
        "from shop to shop and stands by the two who carry.",
        working="core 2/5, support 1: networking .632, development .740, pitfalls .883, quality "
        ".864: 79",
        network=partial(
            recorded,
            FEW.but(
                visits=4,
                calendar=tuple(attrs.evolve(each, by=(*each.by, 0)) for each in FEW_YEAR),
            ),
        ),
        verdicts=("watch", "absent", "absent", "absent"),
        score=range_around(79, 6),
        stage="growing",
        findings={
            "critical_mass": "failing",
            "active_core": "watch",
            "coordination_backup": "healthy",
            "word_of_mouth": "watch",
        },
    ),
    Golden(
        name="few interested, the office stands by",
        why="Only four of eight take part and the office leaves them to themselves, just when the "
        "source asks it to help more.",
        working="support 0: backup .274, cap 93; networking .632, development .740, pitfalls .823, "
        "quality .864: 77",
        network=partial(recorded, FEW),
        verdicts=("present", "absent", "absent", "absent"),
        score=range_around(77, 6),
        stage="growing",
        findings={"critical_mass": "failing", "coordination_backup": "failing"},
        caps=("coordination_backup",),
    ),
)

STARTS: Final = (
    Golden(
        name="late publicity, young",
        why="For a year nobody heard of it; the four reports since then are a beginning, but an "
        "effect in public is hard to build afterwards.",
        working="4/8 quarters, start after 13 months: .5 (1 - .5 x .70) = .324, cap 91; ungated 80",
        network=partial(
            recorded,
            YOUNG.but(
                founded="2006-06-30",
                years=("2007-06-30", "2009-06-30"),
                publicity_from="2007-08-01",
            ),
        ),
        verdicts=("absent", "absent", "present", "absent"),
        score=range_around(80),
        stage="growing",
        findings={"publicity_continuity": "failing", "city_public": "healthy"},
        caps=("publicity_continuity",),
    ),
    Golden(
        name="late publicity, three years",
        why="It began to speak in public after nineteen months and has not stopped since: the gap "
        "still tells, and it closes.",
        working="6/8 quarters, start after 19 months, 17 ago: .75 (1 - .5 x .54) = .549; "
        "networking .847, development .865, pitfalls .918, quality .812: 87",
        network=partial(recorded, GROWN.but(publicity_from="2007-01-15")),
        verdicts=("absent", "absent", "watch", "absent"),
        score=range_around(87),
        stage="growing",
        findings={"publicity_continuity": "watch"},
    ),
    Golden(
        name="late publicity, faded after seven years",
        why="A late start five years ago is forgotten; what counts is that there has been a report "
        "in nearly each quarter since.",
        working="7/8 quarters, the penalty has run out: as the sound one, 90",
        network=partial(recorded, SOUND.but(publicity_from="2003-02-01")),
        verdicts=ABSENT,
        score=range_around(90),
        grade="strong",
        stage="established",
        findings={"publicity_continuity": "healthy"},
    ),
)

MONEY: Final = (
    Golden(
        name="the office's money ends soon",
        why="In six months the programme ends and nobody has promised a cent for the office that "
        "the source calls indispensable: the best network should worry now.",
        working="6.1 of 36 months: .168, cap 1 - .4 x .66 = 73; self-financing 0; ungated 85",
        network=partial(recorded, SOUND.but(programme_end="2008", office_until="2008")),
        verdicts=ABSENT,
        score=range_around(73.5, 2),
        grade="sound",
        stage="established",
        findings={"coordination_office": "failing", "self_financing": "failing"},
        caps=("coordination_office",),
    ),
    Golden(
        name="the office's money is followed by the network's own",
        why="The programme ends in six months, and city and members have signed for the four years "
        "after it: this is what long-term means.",
        working="54 of 36 months, self-financing 54/60: 90",
        network=partial(
            recorded,
            SOUND.but(
                programme_end="2008",
                office_until="2008",
                carried_by=(("network", 18_000.0), ("municipality", 36_000.0)),
            ),
        ),
        verdicts=ABSENT,
        score=range_around(90),
        grade="strong",
        stage="established",
        findings={"coordination_office": "healthy", "self_financing": "healthy"},
    ),
    Golden(
        name="after the programme, the office gone, the network strong",
        why="The members carry on by themselves and none of the pitfalls is there, yet the place "
        "to turn to is missed, and the source calls it indispensable.",
        working="office 0, cap 60; services 0: networking .869, development .913, pitfalls .956, "
        "quality .538: ungated 81",
        network=partial(recorded, AFTER_PROGRAMME.but(has_office=False)),
        verdicts=ABSENT,
        score=range_around(60, 1),
        grade="mixed",
        stage="after_programme",
        findings={
            "coordination_office": "failing",
            "coordination_services": "failing",
            "self_help": "healthy",
            "self_initiative": "healthy",
            "active_core": "healthy",
        },
        caps=("coordination_office",),
    ),
)

GOLDENS: Final = (*HUBS, *INTERESTED, *STARTS, *MONEY)
