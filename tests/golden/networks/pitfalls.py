"""Each of the four pitfalls in isolation, in a network that is otherwise sound; old and young."""

from __future__ import annotations

from functools import partial
from typing import Final

import attrs

from tests.golden.networks.bases import INFORMAL, SOUND, YOUNG, run_by_office
from tests.golden.networks.golden import ABSENT, Golden, range_around
from tests.golden.networks.recording import recorded
from tests.golden.networks.world import FULL_YEAR, Duty, Event, World, duties

__all__ = [
    "ADVERTISING",
    "GOLDENS",
    "by_custom",
    "office_run",
    "silent",
    "without_community",
]

RETAIL: Final = {"retail": 27, "food": 3}


def _carried_by(*by: tuple[int, ...]) -> tuple[Event, ...]:
    """Return the full year, carried by others in turn."""
    return tuple(
        attrs.evolve(event, by=by[place % len(by)]) for place, event in enumerate(FULL_YEAR)
    )


def office_run(world: World, *, active: int) -> World:
    """Return the world in which the office does everything but the chair."""
    return world.but(
        calendar=run_by_office(world.calendar),
        duties=(
            Duty("leadership", 1),
            *(attrs.evolve(each, holder=0) for each in world.duties[1:]),
        ),
        taking_part=active,
    )


def by_custom(world: World) -> World:
    """Return the world in which nobody has written down who does what."""
    return world.but(duties=tuple(attrs.evolve(each, defined_in="custom") for each in world.duties))


def silent(world: World) -> World:
    """Return the world of which nobody has ever heard."""
    return world.but(publicity_from="never", city_quarters=0)


def without_community(world: World) -> World:
    """Return the world in which businesses keep to themselves."""
    return world.but(community=(), has_residents=False)


SALES_YEAR: Final = tuple(attrs.evolve(event, kind="market") for event in FULL_YEAR)

ADVERTISING: Final = without_community(
    SOUND.but(
        calendar=SALES_YEAR,
        purpose="advertising",
        mix=RETAIL,
        institutions={"agency": "tie", "chamber": "tie", "jobs": "tie"},
        fields=(),
        seats=0,
        has_lobby=False,
    )
)
"""Thirty shops of one street: sales Sundays and nothing else, recognised for that."""

INTEREST: Final = (
    Golden(
        name="pitfall 1, old: the office does everything",
        why="After seven years no business leads anything, and the day the office is ill nothing "
        "happens; all its partners and reports cannot make up for that.",
        working="core 0, cap 40; ungated 84: 40",
        network=partial(recorded, office_run(SOUND, active=14)),
        verdicts=("present", "absent", "absent", "absent"),
        score=range_around(40, 1),
        grade="at risk",
        stage="established",
        findings={
            "active_core": "failing",
            "self_initiative": "failing",
            "workload_balance": "not_due",
            "coordination_backup": "healthy",
            "critical_mass": "healthy",
        },
        caps=("active_core",),
    ),
    Golden(
        name="pitfall 1, young: the office does everything",
        why="In the first year the office carries and the lack of own initiative has to be named, "
        "but nobody would write the network off for it yet.",
        working="networking .695, development .728, pitfalls .844, quality .864; no cap: 79",
        network=partial(recorded, office_run(YOUNG, active=11)),
        verdicts=("watch", "absent", "absent", "absent"),
        score=range_around(79),
        stage="growing",
        findings={"active_core": "failing", "coordination_backup": "healthy"},
    ),
    Golden(
        name="pitfall 1, old: fallen asleep",
        why="Nothing has been held for eighteen months; statutes, a board and a newsletter do not "
        "keep a network from having fallen asleep.",
        working="no activity in the year: core 0, cap 40; ungated 77: 40",
        network=partial(recorded, SOUND.but(asleep_since="2006-12-31")),
        verdicts=("present", "absent", "absent", "absent"),
        score=range_around(40, 1),
        grade="at risk",
        stage="established",
        findings={
            "active_core": "failing",
            "self_initiative": "failing",
            "resident_participation": "failing",
            "critical_mass": "watch",
            "organisation_form": "healthy",
            "community_contact": "healthy",
            "common_purpose": "healthy",
        },
        caps=("active_core",),
    ),
    Golden(
        name="pitfall 1, old: one eager chair",
        why="One person organises all twelve activities and holds all six offices; the programme "
        "looks full, and it ends with her strength.",
        working="core 1/6 (cap 60), workload 0 (70), focus 0 (80): 60 - 5 (2.67 - 1) = 52",
        network=partial(
            recorded,
            SOUND.but(calendar=_carried_by((1,)), duties=duties(1, 1, 1, 1, 1, 1), taking_part=14),
        ),
        verdicts=("present", "absent", "absent", "absent"),
        score=range_around(51.7, 2),
        grade="mixed",
        stage="established",
        findings={
            "active_core": "failing",
            "workload_balance": "failing",
            "task_focus": "failing",
            "self_initiative": "healthy",
            "task_distribution": "healthy",
            "organisation_form": "healthy",
        },
        caps=("active_core", "workload_balance", "task_focus"),
    ),
    Golden(
        name="pitfall 1, old: two shoulders",
        why="Two members organise every activity and six others keep small offices: there is a "
        "core, but the load on the two is not fair and will break it.",
        working="core 5/6; half of 30 tasks by 1.25 people where 3 would be fair: .125, cap 76",
        network=partial(
            recorded, SOUND.but(calendar=_carried_by((1, 2)), duties=duties(3, 4, 5, 6, 7, 8))
        ),
        verdicts=("present", "absent", "absent", "absent"),
        score=range_around(76.4, 2),
        grade="sound",
        stage="established",
        findings={"active_core": "healthy", "workload_balance": "failing"},
        caps=("workload_balance",),
    ),
    Golden(
        name="pitfall 1, old: scattered",
        why="Six hard-working members run four projects at once beside their offices; the load is "
        "shared, but nobody outside can say what the network stands for.",
        working="focus 0, cap 80; ungated 89: 80",
        network=partial(
            recorded,
            SOUND.but(
                calendar=_carried_by((1, 2), (3, 4), (5, 6)),
                duties=duties(1, 2, 3, 4, 5, 6),
                projects=((1, 2, 3, 4, 5, 6),) * 4,
            ),
        ),
        verdicts=("present", "absent", "absent", "absent"),
        score=range_around(80, 2),
        stage="established",
        findings={
            "task_focus": "failing",
            "workload_balance": "healthy",
            "active_core": "healthy",
        },
        caps=("task_focus",),
    ),
    Golden(
        name="pitfall 1, old: offices vacant",
        why="The statutes define six offices and none of them is filled: people help at events, "
        "but nobody answers for anything.",
        working="distribution 0, cap 70; ungated 88: 70",
        network=partial(recorded, SOUND.but(duties=duties(None, None, None, None, None, None))),
        verdicts=("present", "absent", "absent", "absent"),
        score=range_around(70, 1),
        grade="sound",
        stage="established",
        findings={
            "task_distribution": "failing",
            "organisation_form": "healthy",
            "active_core": "healthy",
        },
        caps=("task_distribution",),
    ),
)

FORM: Final = (
    Golden(
        name="pitfall 2, old: nothing in writing",
        why="Everything runs by habit in a registered association; as long as all get on it works, "
        "and it is a real but the least of the four pitfalls.",
        working="form 0, cap 80; ungated 89: 80",
        network=partial(recorded, by_custom(SOUND)),
        verdicts=("absent", "present", "absent", "absent"),
        score=range_around(80, 1),
        stage="established",
        findings={"organisation_form": "failing", "task_distribution": "healthy"},
        caps=("organisation_form",),
    ),
    Golden(
        name="pitfall 2, young: nothing in writing",
        why="Six people share the work of a first year without a line about who does what; easily "
        "mended now, and better now than later.",
        working="form 0, cap 80; ungated 81: 80",
        network=partial(recorded, by_custom(YOUNG)),
        verdicts=("absent", "present", "absent", "absent"),
        score=range_around(79, 3),
        stage="growing",
        findings={"organisation_form": "failing", "task_distribution": "healthy"},
        caps=("organisation_form",),
    ),
    Golden(
        name="pitfall 2, informal: nothing in writing",
        why="An informal round without minutes has the same flaw as an association without rules, "
        "no worse for being informal.",
        working="form 0, cap 80; ungated 86: 80",
        network=partial(recorded, by_custom(INFORMAL)),
        verdicts=("absent", "present", "absent", "absent"),
        score=range_around(80, 1),
        stage="established",
        findings={"organisation_form": "failing"},
        caps=("organisation_form",),
    ),
)

PUBLICITY: Final = (
    Golden(
        name="pitfall 3, old: never in public",
        why="A busy network of which no paper has ever reported cannot build its name afterwards, "
        "and its own people will lose heart.",
        working="publicity 0 (cap 60), city 0 (80): 60 - 5; ungated 85: 55",
        network=partial(recorded, silent(SOUND)),
        verdicts=("absent", "absent", "present", "absent"),
        score=range_around(55, 1),
        grade="mixed",
        stage="established",
        findings={"publicity_continuity": "failing", "city_public": "failing"},
        caps=("publicity_continuity", "city_public"),
    ),
    Golden(
        name="pitfall 3, young: never in public",
        why="Publicity has to be there from the very start, so that a first year without a word in "
        "public is as grave as a seventh.",
        working="publicity 0 (cap 60), city 0 (80): 60 - 5; ungated 77: 55",
        network=partial(recorded, silent(YOUNG)),
        verdicts=("absent", "absent", "present", "absent"),
        score=range_around(55, 1),
        grade="mixed",
        stage="growing",
        findings={"publicity_continuity": "failing", "city_public": "failing"},
        caps=("publicity_continuity", "city_public"),
    ),
    Golden(
        name="pitfall 3, old: known in the district only",
        why="A district paper each quarter and not a line in the city's press: the bond to the "
        "public of the city is what networks most often lack.",
        working="city 0, cap 80; ungated 88: 80",
        network=partial(recorded, SOUND.but(city_quarters=0)),
        verdicts=("absent", "absent", "present", "absent"),
        score=range_around(80, 1),
        stage="established",
        findings={"publicity_continuity": "healthy", "city_public": "failing"},
        caps=("city_public",),
    ),
    Golden(
        name="pitfall 3, old: irregular publicity",
        why="A year without a word and then three reports is not silence, but it is not the steady "
        "presence that the source asks for either.",
        working="publicity 4/8; networking .869, development .895, pitfalls .912, quality .853: 89",
        network=partial(
            recorded,
            # Of eight quarters the district paper reported in one, the city's press in three.
            SOUND.but(
                gaps=(
                    "2006-08",
                    "2007-02",
                    "2007-05",
                    "2007-08",
                    "2007-11",
                    "2008-02",
                    "2008-05",
                ),
            ),
        ),
        verdicts=("absent", "absent", "watch", "absent"),
        score=range_around(89),
        stage="established",
        findings={"publicity_continuity": "watch", "city_public": "healthy"},
    ),
)

PARTNERS: Final = (
    Golden(
        name="pitfall 4, old: no contact with the community",
        why="It works for the district, but without residents, associations or initiatives; a "
        "network that speaks for people it never meets lacks its partners.",
        working="community 0, cap 60; ungated 83: 60",
        network=partial(recorded, without_community(SOUND)),
        verdicts=("absent", "absent", "absent", "present"),
        score=range_around(60, 1),
        grade="mixed",
        stage="established",
        findings={
            "community_contact": "failing",
            "common_purpose": "watch",
            "resident_participation": "failing",
            "official_recognition": "healthy",
        },
        caps=("community_contact",),
    ),
    Golden(
        name="pitfall 4, young: no contact with the community",
        why="First partners are sought from the very start; a year without a single association or "
        "resident at the table is a year lost.",
        working="community 0, cap 60; ungated 76: 60",
        network=partial(recorded, without_community(YOUNG)),
        verdicts=("absent", "absent", "absent", "present"),
        score=range_around(60, 1),
        grade="mixed",
        stage="growing",
        findings={"community_contact": "failing", "common_purpose": "watch"},
        caps=("community_contact",),
    ),
    Golden(
        name="pitfalls 3 and 4, old: recognised by nobody",
        why="Neither council nor administration nor economic development takes the network for "
        "real, and the source calls that decisive; it tells of missing publicity and of missing "
        "partners alike.",
        working="recognition 0, cap 40; ungated 83: 40",
        network=partial(recorded, SOUND.but(recognised={})),
        verdicts=("absent", "absent", "present", "present"),
        score=range_around(40, 1),
        grade="at risk",
        stage="established",
        findings={
            "official_recognition": "failing",
            "political_lobby": "failing",
            "publicity_continuity": "healthy",
            "community_contact": "healthy",
        },
        caps=("official_recognition",),
    ),
    Golden(
        name="pitfalls 3 and 4, young: recognised by nobody",
        why="Recognition is decided early: who is not known to the council after a year has "
        "skipped the first visit that every coordinator makes.",
        working="recognition 0, cap 40; ungated 76: 40",
        network=partial(recorded, YOUNG.but(recognised={})),
        verdicts=("absent", "absent", "present", "present"),
        score=range_around(40, 1),
        grade="at risk",
        stage="growing",
        findings={"official_recognition": "failing"},
        caps=("official_recognition",),
    ),
    Golden(
        name="recognition claimed but not confirmed",
        why="The network says that all three recognise it and none has confirmed it: worth a "
        "letter to each, neither a proof nor an alarm.",
        working="recognition 1.5/3, lobby 0: development .790, pitfalls .898: 85",
        network=partial(
            recorded, SOUND.but(recognised={"council": None, "city": None, "agency": None})
        ),
        verdicts=("absent", "absent", "watch", "watch"),
        score=range_around(85),
        stage="established",
        findings={"official_recognition": "watch"},
    ),
    Golden(
        name="pitfall 4, old: a mere advertising association",
        why="Only advertising, only shops of one street, no residents, no associations, no field "
        "of renewal: all signs together say that it serves its members' sales and not the "
        "district.",
        working="community 0 and purpose 0, cap 60 each: 60 - 5; ungated 69: 55",
        network=partial(recorded, ADVERTISING),
        verdicts=("absent", "absent", "absent", "present"),
        score=range_around(55, 1),
        grade="mixed",
        stage="established",
        findings={
            "common_purpose": "failing",
            "community_contact": "failing",
            "resident_participation": "failing",
            "renewal_linkage": "failing",
            "sector_mix": "failing",
            "district_image": "failing",
            "active_core": "healthy",
        },
        caps=("community_contact", "common_purpose"),
    ),
    Golden(
        name="advertising with the district at its table",
        why="It notes every activity as advertising, yet residents come, clubs and initiatives "
        "take part and schools are partners: one sign alone makes no advertising association.",
        working="as the sound one; purpose max(0, 1) = 1: 90",
        network=partial(recorded, SOUND.but(purpose="advertising")),
        verdicts=ABSENT,
        score=range_around(90),
        grade="strong",
        stage="established",
        findings={"common_purpose": "healthy", "community_contact": "healthy"},
    ),
)

GOLDENS: Final = (*INTEREST, *FORM, *PUBLICITY, *PARTNERS)
