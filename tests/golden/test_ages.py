"""The same network at one, three and seven years, all else equal, is read as the stages say."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

import localeconomy as le
from tests.golden.networks.bases import SOUND, YOUNG, YOUNG_INFORMAL
from tests.golden.networks.pitfalls import office_run, silent, without_community
from tests.golden.networks.recording import recorded
from tests.golden.networks.stages import COORDINATED, HUB
from tests.golden.networks.world import DAY

if TYPE_CHECKING:
    from localeconomy.assessment import Assessment
    from tests.golden.networks.world import World

# Nine months; then one, two, three and seven years to the day.
FOUNDED = {0.75: "2007-10-01", 1: "2007-06-30", 2: "2006-06-30", 3: "2005-06-30", 7: "2001-06-30"}
WORLDS = {
    "hub": HUB,
    "informal and coordinated": COORDINATED,
    "run by its office": office_run(YOUNG, active=11),
    "carried by members": YOUNG,
    "informal, carried by members": YOUNG_INFORMAL,
    "never in public": silent(YOUNG),
    "without the community": without_community(YOUNG),
}


@functools.cache
def at_age(name: str, years: float) -> Assessment:
    world: World = WORLDS[name].but(founded=FOUNDED[years], years=("2007-06-30", "2009-06-30"))
    return le.assess(recorded(world), on=DAY)


def limits(found: Assessment) -> dict[str, float]:
    return {each.id: each.limit for each in found.caps}


@pytest.mark.parametrize(
    ("years", "stage"),
    [(0.75, "forming"), (1, "growing"), (2, "growing"), (3, "growing"), (7, "established")],
)
@pytest.mark.parametrize("name", list(WORLDS))
def test_the_stage_follows_from_the_age(name: str, years: float, stage: str) -> None:
    assert at_age(name, years).stage == stage


@pytest.mark.parametrize("name", ["hub", "informal and coordinated", "run by its office"])
def test_who_hangs_on_an_office_is_not_capped_at_one_year_and_is_at_seven(name: str) -> None:
    young, old = at_age(name, 1), at_age(name, 7)
    assert not young.caps
    assert young.score == young.ungated
    assert [each.id for each in old.caps] == ["active_core"]
    assert young.score >= 65
    assert old.score < 50
    assert old.score < old.ungated


def test_the_cap_of_the_hub_grows_with_the_age() -> None:
    """A core of .5/5 = .1 has the shortfall 1 - .05/.35 = .857.

    Nothing at 9 and 12 months; at 24 half the force: 1 - .6 x .4286 = 74.3; from 36 on all of it:
    1 - .6 x .857 = 48.6.
    """
    found = {years: limits(at_age("hub", years)) for years in FOUNDED}
    assert found == {
        0.75: {},
        1: {},
        2: {"active_core": pytest.approx(74.2857, abs=1e-3)},
        3: {"active_core": pytest.approx(48.5714, abs=1e-3)},
        7: {"active_core": pytest.approx(48.5714, abs=1e-3)},
    }


def test_whether_members_could_go_on_alone_is_not_asked_in_the_first_year() -> None:
    assert at_age("hub", 0.75).findings["self_help"].state.value == "not_due"
    assert at_age("hub", 3).findings["self_help"].value == 0
    assert at_age("hub", 7).findings["self_help"].value == 0


def test_self_help_asks_for_more_as_the_network_gets_older() -> None:
    """8 of 16 hold together: (.5 - .1)/(.5 - .1) = 1 while growing, .4/.6 once established."""
    values = {
        years: at_age("carried by members", years).findings["self_help"].value
        for years in (1, 3, 7)
    }
    assert values == {1: 1.0, 3: 1.0, 7: pytest.approx(2 / 3)}


@pytest.mark.parametrize("name", ["carried by members", "informal, carried by members"])
@pytest.mark.parametrize("years", [1, 2, 3, 7])
def test_who_is_carried_by_members_is_never_capped(name: str, years: float) -> None:
    found = at_age(name, years)
    assert not found.caps
    assert found.score >= 65
    assert "present" not in {each.word for each in found.pitfalls.values()}


@pytest.mark.parametrize(
    ("name", "capped"),
    [
        ("never in public", {"publicity_continuity": 60.0, "city_public": 80.0}),
        ("without the community", {"community_contact": 60.0}),
    ],
)
@pytest.mark.parametrize("years", list(FOUNDED))
def test_publicity_and_partners_are_asked_for_from_the_very_start(
    name: str, capped: dict[str, float], years: float
) -> None:
    found = limits(at_age(name, years))
    assert found == {each: pytest.approx(limit) for each, limit in capped.items()}


@pytest.mark.parametrize("years", list(FOUNDED))
def test_the_office_is_never_held_against_a_network(years: float) -> None:
    """With or without its office at every activity, who carries besides is what counts."""
    world = YOUNG.but(founded=FOUNDED[years], years=("2007-06-30", "2009-06-30"))
    without = world.but(visits=0, calendar=tuple(e for e in world.calendar if 0 not in e.by))
    with_office = le.assess(recorded(world), on=DAY).findings
    alone = le.assess(recorded(without), on=DAY).findings
    for name in ("self_help", "coordination_backup", "coordination_office"):
        more, less = with_office[name].value, alone[name].value
        assert (more is None and less is None) or (
            more is not None and less is not None and more >= less
        )


@pytest.mark.parametrize("years", [1, 3, 7])
def test_a_legal_form_is_never_better_than_an_informal_one(years: float) -> None:
    """The same people, activities and minutes under both forms: the same findings."""
    formal = YOUNG_INFORMAL.but(
        form="formal", founded=FOUNDED[years], years=("2007-06-30", "2009-06-30")
    )
    registered = le.assess(recorded(formal), on=DAY)
    informal = le.assess(recorded(formal.but(form="informal")), on=DAY)
    assert registered.score == informal.score
    assert [each.value for each in registered.findings] == [
        each.value for each in informal.findings
    ]


def test_the_end_of_the_programme_is_a_stage_of_its_own() -> None:
    found = le.assess(recorded(SOUND.but(programme_end="2006", office_until="2011")), on=DAY)
    assert found.after_programme
    assert found.stage == "after_programme"


@pytest.mark.parametrize(
    ("years", "due"),
    [
        (0.75, ["forming"]),
        (1, ["forming", "growing"]),
        (3, ["forming", "growing"]),
        (7, ["forming", "growing", "established"]),
    ],
)
def test_the_stage_reading_of_the_hub(years: float, due: list[str]) -> None:
    """What is asked: partners and publicity at once, the core from a year on, then self-help."""
    reading = at_age("hub", years).stage_reading
    assert [step.stage for step in reading.steps if step.is_due] == due
    words = {step.stage: step.word for step in reading.steps}
    assert words["forming"] in ("in_place", "under_way")
    assert "publicity_continuity" not in (*reading.due_now, *reading.due_next)
    # The core is what comes next at nine months, and what is owed from one year on.
    owed, coming = reading.due_now, reading.due_next
    assert ("active_core" in coming, "active_core" in owed) == (years < 1, years >= 1)
    assert ("self_initiative" in owed) == (years == 7)
