"""Little data: what may be said where records are missing, undeclared or empty.

The bounds have to contain what could well be true; a fault that is proved is said all the same.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from localeconomy.model.network import Network
from localeconomy.model.records import TABLES, Actor, Complete, Headcount, Organisation
from tests.golden.networks.bases import FORMING, SOUND, YOUNG
from tests.golden.networks.golden import ABSENT, Golden, range_around
from tests.golden.networks.pitfalls import office_run, silent
from tests.golden.networks.recording import recorded
from tests.golden.networks.world import DAY

__all__ = ["GOLDENS"]

UNKNOWN: Final = ("unknown", "unknown", "unknown", "unknown")
NOTHING: Final[tuple[str, ...]] = ()

WHO_DID_WHAT: Final = ("activities", "participations")

# All but who recognises whom: no members, no activities, no money, no goals.
ALL_BUT_TIES: Final = tuple(
    name
    for name in TABLES
    if name not in ("actors", "organisations", "relationships", "districts", "completeness")
)


def ten_actors() -> Network:
    """Return ten businesses of which nothing else is known."""
    return Network(
        title="Zehn Namen",
        as_of=DAY,
        actors=[Actor(f"b{number:02d}", kind="business") for number in range(1, 11)],
    )


def empty_and_complete() -> Network:
    """Return a network of three years of which it is declared that there is nothing."""
    return Network(
        title="Leer",
        as_of=DAY,
        organisations=[Organisation("network", form="formal", founded="2005-06-30")],
        actors=[Actor("network", kind="network")],
        completeness=[Complete(name) for name in TABLES if name != "completeness"],
    )


def over_forty() -> Network:
    """Return what a leaflet says: an association, its founding and "over forty businesses"."""
    return Network(
        title="Aus dem Faltblatt",
        as_of=DAY,
        organisations=[Organisation("network", form="formal", founded="2001")],
        actors=[Actor("network", kind="network")],
        headcounts=[Headcount("member_businesses", 41, at_least=True, day="2007-12-31")],
    )


GOLDENS: Final = (
    Golden(
        name="ten actors and nothing else",
        why="Ten names on a sheet of paper allow no judgement at all, neither good nor bad.",
        working="every row unknown: 50, bounds 5 to 100",
        network=ten_actors,
        verdicts=UNKNOWN,
        score=range_around(50, 2),
        grade=None,
        stage=None,
        findings={
            "active_core": "unknown",
            "official_recognition": "unknown",
            "publicity_continuity": "unknown",
            "measurable_goals": "unknown",
        },
        contains=(10, 95),
    ),
    Golden(
        name="over forty businesses, says the leaflet",
        why="A leaflet's head count says how large the network claims to be and nothing of how it "
        "works.",
        working="every row unknown: 50, bounds 5 to 100",
        network=over_forty,
        verdicts=UNKNOWN,
        score=range_around(50, 2),
        grade=None,
        stage="established",
        findings={"active_core": "unknown", "critical_mass": "unknown"},
        contains=(10, 95),
    ),
    Golden(
        name="declared complete and empty",
        why="Somebody looked everywhere and there is nothing: no members, no activity, no report, "
        "no partner; that is no lack of data, there is no network.",
        working="every due row 0: 5; no task areas are required, so that form is not due",
        network=empty_and_complete,
        verdicts=("present", "unknown", "present", "present"),
        score=(5, 6),
        grade="critical",
        stage="growing",
        findings={
            "active_core": "failing",
            "critical_mass": "failing",
            "publicity_continuity": "failing",
            "official_recognition": "failing",
            "community_contact": "failing",
            "measurable_goals": "failing",
            "coordination_office": "failing",
            "personal_approach": "not_due",
            "word_of_mouth": "not_due",
            "task_focus": "not_due",
            "networker_training": "not_due",
            "workload_balance": "not_due",
            "sector_mix": "not_due",
            "organisation_form": "not_due",
            "task_distribution": "not_due",
            "member_qualification": "not_due",
            "decision_body_seats": "not_due",
            "awareness": "not_due",
            "resident_satisfaction": "not_due",
        },
        caps=(
            "active_core",
            "city_public",
            "common_purpose",
            "community_contact",
            "coordination_backup",
            "coordination_office",
            "critical_mass",
            "official_recognition",
            "publicity_continuity",
        ),
        at_most=6,
    ),
    Golden(
        name="sound, old, nothing declared complete",
        why="What is on record is good, and recognition and publicity are proved by what is there; "
        "whether the few who carry are all there are nobody has said.",
        working="as the sound one, 90, but ratios are open: the truth could be a capped 45 or 92",
        network=partial(recorded, SOUND.but(declared=NOTHING)),
        verdicts=("unknown", "absent", "absent", "absent"),
        score=range_around(90, 6),
        grade=None,
        stage="established",
        findings={
            "official_recognition": "healthy",
            "publicity_continuity": "healthy",
            "community_contact": "healthy",
            "coordination_office": "healthy",
        },
        contains=(45, 92),
    ),
    Golden(
        name="sound, forming, nothing declared complete",
        why="A first year's notes are never complete; they show publicity and partners and leave "
        "the rest open.",
        working="as the forming one, 82, with open ratios",
        network=partial(recorded, FORMING.but(declared=NOTHING)),
        verdicts=("unknown", "absent", "absent", "absent"),
        score=range_around(82, 8),
        grade=None,
        stage="forming",
        findings={"official_recognition": "healthy", "self_help": "not_due"},
        contains=(60, 88),
    ),
    Golden(
        name="sound, old, nobody wrote down who did what",
        why="Without a list of activities nobody can say who carries the network; the other three "
        "pitfalls can be ruled out from the rest.",
        working="core, mass, initiative, workload unknown: from 40, were there no carrier, to 90",
        network=partial(recorded, SOUND.but(untold=WHO_DID_WHAT)),
        verdicts=("unknown", "absent", "absent", "absent"),
        score=(60, 88),
        stage="established",
        findings={
            "active_core": "unknown",
            "critical_mass": "unknown",
            "self_initiative": "unknown",
            "resident_participation": "unknown",
            "organisation_form": "healthy",
            "community_contact": "healthy",
            "common_purpose": "healthy",
        },
        contains=(41, 89),
    ),
    Golden(
        name="run by the office, old, nothing declared complete",
        why="The notes name the office at every activity; perhaps members led others that nobody "
        "noted, so that the first pitfall is feared but not proved.",
        working="core 0 at the point: 40; it could be 80 with members' activities unrecorded",
        network=partial(recorded, office_run(SOUND, active=14).but(declared=NOTHING)),
        verdicts=("unknown", "absent", "absent", "absent"),
        score=(38, 46),
        grade=None,
        stage="established",
        findings={"active_core": "failing"},
        caps=("active_core",),
        contains=(40, 84),
    ),
    Golden(
        name="never in public, only the clippings are complete",
        why="The folder of clippings is complete and empty: silence is proved, however little is "
        "known of the rest.",
        working="publicity 0 (cap 60), city 0 (80): at most 60 - 5 = 55",
        network=partial(
            recorded,
            silent(SOUND).but(declared=("publicity", "organisations", "actors")),
        ),
        verdicts=("unknown", "absent", "present", "absent"),
        score=range_around(55, 1),
        grade=None,
        stage="established",
        findings={"publicity_continuity": "failing", "city_public": "failing"},
        caps=("publicity_continuity", "city_public"),
        contains=(41, 55),
        at_most=55.001,
    ),
    Golden(
        name="no clippings, nothing declared complete",
        why="That nobody kept clippings does not say that nobody reported.",
        working="publicity and city unknown: .5 each; networking .869, development .895, pitfalls "
        ".894, quality .853: 88",
        network=partial(recorded, silent(SOUND).but(declared=NOTHING)),
        verdicts=("unknown", "absent", "unknown", "absent"),
        score=range_around(88, 6),
        grade=None,
        stage="established",
        findings={"publicity_continuity": "unknown", "city_public": "unknown"},
        contains=(45, 91),
    ),
    Golden(
        name="never in public, young, only the clippings are complete",
        why="Silence from the start is proved by an empty folder in the first year as well.",
        working="publicity 0 (cap 60), city 0 (80): at most 60 - 5 = 55",
        network=partial(
            recorded, silent(YOUNG).but(declared=("publicity", "organisations", "actors"))
        ),
        verdicts=("unknown", "absent", "present", "absent"),
        score=range_around(55, 1),
        grade=None,
        stage="growing",
        caps=("publicity_continuity", "city_public"),
        contains=(41, 55),
        at_most=55.001,
    ),
    Golden(
        name="recognised by nobody, nothing else told",
        why="Whoever asked the council, the administration and economic development and got three "
        "times no needs no further data to see the decisive fault.",
        working="recognition 0, cap 40; lobby 0; the other partners are in touch; the rest unknown",
        network=partial(
            recorded,
            SOUND.but(recognised={}, untold=ALL_BUT_TIES, declared=("relationships", "actors")),
        ),
        verdicts=("unknown", "unknown", "present", "present"),
        score=range_around(40, 1),
        grade=None,
        stage="established",
        findings={
            "official_recognition": "failing",
            "political_lobby": "failing",
            "community_contact": "healthy",
            "active_core": "unknown",
            "coordination_office": "unknown",
        },
        caps=("official_recognition",),
        contains=(15, 40),
        at_most=40.001,
    ),
    Golden(
        name="sound, the founding day missing",
        why="Nobody remembers the founding day: whether publicity was there from the start and "
        "what can be expected by now stays open, the rest is as good as it was.",
        working="publicity and self-help unknown: from the cap 60 to 91; point: networking .785, "
        "pitfalls .912: 87",
        network=partial(recorded, SOUND.but(founded=None)),
        verdicts=("absent", "absent", "unknown", "absent"),
        score=range_around(87),
        grade="between mixed and strong",
        stage=None,
        findings={
            "publicity_continuity": "unknown",
            "self_help": "unknown",
            "active_core": "healthy",
        },
        contains=(61, 90),
    ),
    Golden(
        name="informal, no list of members",
        why="Who comes to the brunch belongs to it; that nobody keeps a list, and so no benefit is "
        "noted, is the nature of a brunch and no failure to give benefit.",
        working="benefit unknown at .5; members are those who took part: 16",
        network=partial(
            recorded,
            SOUND.but(
                form="informal",
                members=16,
                taking_part=16,
                partnered=12,
                listed=False,
                calendar=FORMING.calendar,
                duties=FORMING.duties,
                guests=("club", "action"),
            ),
        ),
        verdicts=ABSENT,
        score=(76, 92),
        stage="established",
        findings={
            "individual_benefit": "unknown",
            "active_core": "healthy",
            "critical_mass": "healthy",
            "word_of_mouth": "not_due",
            "sector_mix": "healthy",
        },
    ),
)
