"""Golden networks are judged as an experienced coordinator would judge them.

What is expected was written before any of it was assessed; each golden network says why and shows
the calculation.
"""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

import pytest

import localeconomy as le
from localeconomy.scoring.finding import State
from tests.golden.networks import ALL
from tests.golden.networks.golden import UNSTATED
from tests.golden.networks.sound import GOLDENS as SOUND_ONES

if TYPE_CHECKING:
    from localeconomy.assessment import Assessment
    from tests.golden.networks.golden import Golden

NAMES = {each.name: each for each in ALL}
# What all of the record is told leaves nothing open; a wider range would say nothing.
WIDEST = 24.0


@functools.cache
def assessed(name: str) -> Assessment:
    golden = NAMES[name]
    return le.assess(golden.network(), on=golden.on)


def said_of(found: Assessment, criterion: str) -> str:
    """Return healthy, watch or failing, or the state of a finding without a value."""
    finding = found.findings[criterion]
    if finding.state in (State.MEASURED, State.PARTIAL):
        return str(finding.word)
    return str(finding.state.value)


goldens = pytest.mark.parametrize("golden", ALL, ids=[each.name for each in ALL])


@goldens
def test_the_verdicts_on_the_pitfalls(golden: Golden) -> None:
    found = assessed(golden.name).pitfalls
    assert tuple(found[number].word for number in (1, 2, 3, 4)) == golden.verdicts, golden.why


@goldens
def test_the_findings(golden: Golden) -> None:
    found = {name: said_of(assessed(golden.name), name) for name in golden.findings}
    assert found == dict(golden.findings), golden.why


@goldens
def test_the_score(golden: Golden) -> None:
    low, high = golden.score
    assert low <= assessed(golden.name).score <= high, golden.working


@goldens
def test_the_caps(golden: Golden) -> None:
    assert {each.id for each in assessed(golden.name).caps} == set(golden.caps), golden.working


@goldens
def test_the_stage_and_the_grade(golden: Golden) -> None:
    found = assessed(golden.name)
    assert found.stage == golden.stage
    if golden.grade != UNSTATED:
        grade = None if found.grade is None else str(found.grade)
        assert grade == golden.grade, golden.why


@goldens
def test_the_bounds(golden: Golden) -> None:
    """Bounds contain the score and what could well be true; a proved fault limits them."""
    found = assessed(golden.name)
    low, high = found.bounds
    least, most = golden.contains or (found.score, found.score)
    assert low <= least + 1e-9
    assert high >= most - 1e-9
    assert golden.at_most is None or high <= golden.at_most


@goldens
def test_each_says_why_in_one_sentence(golden: Golden) -> None:
    assert golden.why.endswith(".")
    assert ". " not in golden.why
    assert len(golden.why.split()) >= 10
    assert golden.score[1] - golden.score[0] <= (WIDEST if golden.contains is None else 50)


def test_support_helps_where_few_are_interested() -> None:
    """All else equal, an office that supports more is worth more."""
    helped = assessed("few interested, the office supports more")
    left_alone = assessed("few interested, the office stands by")
    assert helped.score > left_alone.score
    changed = {
        one.id
        for one, other in zip(helped.findings, left_alone.findings, strict=True)
        if one.value != other.value
    }
    assert changed == {"coordination_backup"}


def test_there_are_enough_and_no_two_of_a_name() -> None:
    assert len(NAMES) == len(ALL) >= 30


def test_sound_networks_of_each_form_and_stage() -> None:
    there = {
        (golden.network().organisations[0].form, golden.stage)
        for golden in SOUND_ONES
        if golden.score[0] >= 65
    }
    stages = ("growing", "established", "after_programme")
    assert there >= set(itertools.product(("formal", "informal"), stages))
    assert ("formal", "forming") in there


@pytest.mark.parametrize("pair", tuple(itertools.combinations(range(4), 2)), ids=str)
def test_each_pair_of_pitfalls_is_there(pair: tuple[int, int]) -> None:
    """At one year the first pitfall is to be watched only: the office may carry."""

    def is_there(golden: Golden, number: int) -> bool:
        early = number == 0 and golden.stage == "growing"
        return golden.verdicts[number] in (("present", "watch") if early else ("present",))

    stages = {
        golden.stage for golden in ALL if tuple(n for n in range(4) if is_there(golden, n)) == pair
    }
    assert stages >= {"growing", "established"}


@pytest.mark.parametrize("number", range(4))
def test_each_pitfall_is_there_alone(number: int) -> None:
    wanted = dict.fromkeys(("growing", "established"), False)
    for golden in ALL:
        alone = [n for n in range(4) if golden.verdicts[n] == "present"] == [number]
        if alone and golden.stage in wanted:
            wanted[golden.stage] = True
    assert all(wanted.values())
