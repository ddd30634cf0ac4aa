"""Sound networks of each form and age."""

from __future__ import annotations

from functools import partial
from typing import Final

from tests.golden.networks.bases import (
    AFTER_PROGRAMME,
    FORMING,
    GROWN,
    INFORMAL,
    SOUND,
    YOUNG,
    YOUNG_INFORMAL,
    YOUNG_YEAR,
)
from tests.golden.networks.golden import ABSENT, Golden, range_around
from tests.golden.networks.recording import recorded
from tests.golden.networks.world import Aim, Event, World, duties

__all__ = ["GOLDENS"]

# A round table each month: every second one initiated by a founder; six of them carry three each.
ROUND_TABLES: Final = tuple(
    Event(f"{month:02d}-14", "round_table", "exchange", by)
    for month, by in enumerate(
        (
            (1, 2), (0, 3), (4, 5), (0, 6), (2, 1), (0, 4),
            (3, 6), (0, 5), (1, 4), (0, 2), (5, 3), (0, 6),
        ),
        1,
    )
)  # fmt: skip

FOUNDERS: Final = World(
    founded="2006-12-31",
    form="informal",
    kind="founder",
    members=14,
    taking_part=12,
    partnered=8,
    benefit=13,
    concerns=(5, 0),
    letters=0,
    calendar=ROUND_TABLES,
    duties=duties(0, 1, 2, areas=("coordination", "moderation", "training"), defined_in="minutes"),
    city_quarters=2,
    recognised={"city": True, "agency": True},
    community=("action", "tenants"),
    institutions={"agency": "offer", "chamber": "offer"},
    fields=("labour_market",),
    seats=0,
    has_lobby=False,
    training=("moderation", "training"),
    trained=4,
    aims=(Aim("founding", 0, 8, 7), Aim("activity", 6, 12, 12)),
    surveyed=None,
)

GOLDENS: Final = (
    Golden(
        name="formal, nine months, sound",
        why="A young association that visits the shops, shows each of them a benefit, has its "
        "first partners and a note in the paper each quarter does what the start asks for, though "
        "it has no seat on a body and few of its people are trained yet.",
        working="networking .648, development .712, pitfalls .979, quality .864: 82",
        network=partial(recorded, FORMING),
        verdicts=ABSENT,
        score=range_around(82),
        stage="forming",
        findings={
            "self_help": "not_due",
            "personal_approach": "healthy",
            "individual_benefit": "healthy",
            "publicity_continuity": "healthy",
            "word_of_mouth": "healthy",
            "decision_body_seats": "failing",
            "active_core": "healthy",
            "workload_balance": "healthy",
        },
    ),
    Golden(
        name="formal, one year, sound",
        why="After one year six of sixteen members carry the work with the office beside them, "
        "which is as much as anyone could ask for so early.",
        working="networking .695, development .710, pitfalls .971, quality .864: 83",
        network=partial(recorded, YOUNG),
        verdicts=ABSENT,
        score=range_around(83),
        stage="growing",
        findings={
            "self_help": "healthy",
            "critical_mass": "healthy",
            "self_initiative": "watch",
            "decision_body_seats": "failing",
            "coordination_backup": "healthy",
        },
    ),
    Golden(
        name="formal, three years, sound",
        why="Three years on, members start most activities, half of those who carry them are "
        "trained, and the network has its seat on the advisory board.",
        working="networking .847, development .865, pitfalls .970, quality .812: 88",
        network=partial(recorded, GROWN),
        verdicts=ABSENT,
        score=range_around(88),
        grade="strong",
        stage="growing",
        findings={
            "self_initiative": "healthy",
            "decision_body_seats": "healthy",
            "networker_training": "watch",
            "business_partnerships": "watch",
        },
    ),
    Golden(
        name="formal, seven years, sound",
        why="An association that carries a full year of festivals, markets and campaigns on twelve "
        "shoulders, is known to everybody and has its office paid for years is what the source "
        "calls a success.",
        working="networking .869, development .895, pitfalls .956, quality .853: 90",
        network=partial(recorded, SOUND),
        verdicts=ABSENT,
        score=range_around(90),
        grade="strong",
        stage="established",
        findings={
            "active_core": "healthy",
            "workload_balance": "healthy",
            "task_focus": "healthy",
            "resident_participation": "healthy",
            "cross_sector_ties": "healthy",
            "sector_mix": "healthy",
            "goal_attainment": "healthy",
            "measurable_goals": "healthy",
            "resident_satisfaction": "healthy",
            "coordination_office": "healthy",
            "self_financing": "not_due",
        },
    ),
    Golden(
        name="formal, after the programme, sound",
        why="The programme ended eighteen months ago and the association carries the office on "
        "with the city's help, which is the best end that the source knows.",
        working="as at seven years, self-financing .9: 90",
        network=partial(recorded, AFTER_PROGRAMME),
        verdicts=ABSENT,
        score=range_around(90),
        grade="strong",
        stage="after_programme",
        findings={"coordination_office": "healthy", "self_financing": "healthy"},
    ),
    Golden(
        name="informal, one year, sound",
        why="A quarterly brunch that its guests take turns to host, with minutes that say who does "
        "what, needs no statutes to be a good beginning.",
        working="networking .667, development .745, pitfalls .970, quality .864: 83",
        network=partial(recorded, YOUNG_INFORMAL),
        verdicts=ABSENT,
        score=range_around(83),
        stage="growing",
        findings={
            "organisation_form": "healthy",
            "active_core": "healthy",
            "self_initiative": "healthy",
            "resident_participation": "watch",
            "community_contact": "healthy",
        },
    ),
    Golden(
        name="informal, three years, sound",
        why="An exchange that has met for three years, with twelve of twenty businesses working "
        "together between the meetings, is a stable network without any register.",
        working="networking .753, development .865, pitfalls .969, quality .825: 87",
        network=partial(
            recorded,
            INFORMAL.but(
                founded="2005-06-30",
                members=20,
                taking_part=14,
                partnered=12,
                benefit=17,
                trained=3,
                gaps=(),
            ),
        ),
        verdicts=ABSENT,
        score=range_around(87),
        grade="strong",
        stage="growing",
        findings={"organisation_form": "healthy", "task_distribution": "healthy"},
    ),
    Golden(
        name="informal, seven years, sound",
        why="A brunch that six hosts carry in turn and that the whole district comes to is as "
        "healthy after seven years as an association would be.",
        working="networking .778, development .891, pitfalls .955, quality .825: 88",
        network=partial(recorded, INFORMAL),
        verdicts=ABSENT,
        score=range_around(88),
        grade="strong",
        stage="established",
        findings={
            "organisation_form": "healthy",
            "workload_balance": "healthy",
            "self_help": "healthy",
            "common_purpose": "healthy",
        },
    ),
    Golden(
        name="informal, after the programme, sound",
        why="The brunch goes on because the city pays its small office after the programme; who "
        "pays is no flaw of a network without a cash box.",
        working="as at seven years, self-financing 50/60: 88",
        network=partial(
            recorded,
            INFORMAL.but(
                founded="1999-06-30",
                programme_end="2006",
                office_until="2006",
                carried_by=(("municipality", 50_000.0),),
            ),
        ),
        verdicts=ABSENT,
        score=range_around(88),
        grade="strong",
        stage="after_programme",
        findings={"coordination_office": "healthy", "self_financing": "healthy"},
    ),
    Golden(
        name="informal, founders' round table",
        why="A monthly round table of founders lives and teaches, but politics has not taken note "
        "of it and it meets without residents, so that its partners want watching.",
        working="networking .581, development .665, pitfalls .849, quality .822: 74",
        network=partial(recorded, FOUNDERS),
        verdicts=("absent", "absent", "watch", "watch"),
        score=range_around(74, 6),
        stage="growing",
        findings={
            "resident_participation": "failing",
            "city_public": "watch",
            "official_recognition": "watch",
            "community_contact": "watch",
            "active_core": "healthy",
            "self_help": "healthy",
            "member_qualification": "watch",
        },
    ),
    Golden(
        name="small, seven years, sound",
        why="Ten businesses of a small quarter, nine of them active and six with a task, are a "
        "whole network; small is no fault.",
        working="networking .814, development .831, pitfalls .962, quality .872: 88",
        network=partial(
            recorded,
            SOUND.but(
                members=10,
                taking_part=9,
                partnered=8,
                joined=1,
                referred=1,
                benefit=9,
                concerns=(3, 0),
                calendar=YOUNG_YEAR,
                duties=duties(1, 2, 4, 5),
                trained=4,
            ),
        ),
        verdicts=ABSENT,
        score=range_around(88),
        grade="strong",
        stage="established",
        findings={"critical_mass": "healthy", "active_core": "healthy", "sector_mix": "healthy"},
    ),
    Golden(
        name="large, seven years, sound",
        why="Sixty members with twelve who carry two tasks and more each and two seats on the two "
        "boards are carried as well as thirty.",
        working="networking .875, development .920, pitfalls .959, quality .853: 91",
        network=partial(
            recorded,
            SOUND.but(
                members=60,
                taking_part=45,
                partnered=50,
                joined=6,
                referred=5,
                benefit=52,
                trained=10,
                bodies=2,
                seats=2,
            ),
        ),
        verdicts=ABSENT,
        score=range_around(91),
        grade="strong",
        stage="established",
        findings={"active_core": "healthy", "workload_balance": "healthy"},
    ),
)
