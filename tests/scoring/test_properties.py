"""What must hold for every score, whatever the findings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from localeconomy.scoring.contributions import contributions
from localeconomy.scoring.finding import Cap, Finding, State
from localeconomy.scoring.summary import Summary, summarise
from localeconomy.scoring.words import GRADES
from tests.scoring.builders import FAMILIES, at, caps, finding, findings, values

if TYPE_CHECKING:
    from random import Random

ROUNDING = 1e-9
BANDS = [name for _, name in reversed(GRADES)]


def summary_of(found: list[Finding]) -> Summary:
    return summarise(found, FAMILIES)


def replaced(found: list[Finding], place: int, by: Finding) -> list[Finding]:
    return [by if number == place else each for number, each in enumerate(found)]


def weighted_due(found: list[Finding]) -> list[int]:
    return [n for n, each in enumerate(found) if each.state.is_due and each.weight > 0]


@given(findings())
def test_scores_lie_between_5_and_100_and_within_their_bounds(found: list[Finding]) -> None:
    summary = summary_of(found)
    low, high = summary.bounds
    assert 5 - ROUNDING <= low <= high + ROUNDING <= 100 + 2 * ROUNDING
    assert low - ROUNDING <= summary.score <= high + ROUNDING
    assert summary.score <= summary.ungated + ROUNDING


@given(findings(), st.data())
def test_a_better_value_never_lowers_the_score(found: list[Finding], data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(weighted_due(found)))
    low, high = sorted([data.draw(values()), data.draw(values())])
    worse = summary_of(replaced(found, place, at(found[place], low)))
    better = summary_of(replaced(found, place, at(found[place], high)))
    assert better.score >= worse.score - ROUNDING
    assert better.ungated >= worse.ungated - ROUNDING
    assert better.bounds[0] >= worse.bounds[0] - ROUNDING
    assert better.bounds[1] >= worse.bounds[1] - ROUNDING


@given(findings(), st.data())
def test_a_worse_pitfall_never_raises_the_grade(found: list[Finding], data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(weighted_due(found)))
    low, high = sorted([data.draw(values()), data.draw(values())])
    worse = summary_of(replaced(found, place, at(found[place], low)))
    better = summary_of(replaced(found, place, at(found[place], high)))
    assert worse.coverage == pytest.approx(better.coverage, abs=1e-12)
    if worse.grade is None or better.grade is None:
        event("no grade")
        return
    event("graded")
    # A score within rounding of a limit may fall on either side of it.
    edges = [least for least, _ in GRADES]
    assume(not any(abs(edge - each) < 1e-6 for edge in edges for each in better.bounds))
    assert BANDS.index(worse.grade.lowest) <= BANDS.index(better.grade.lowest)
    assert BANDS.index(worse.grade.highest) <= BANDS.index(better.grade.highest)


def test_all_at_1_give_100_and_all_at_0_give_5() -> None:
    weights = [3, 2, 2, 3, 1]
    found = [
        finding(f"f{n}", 1.0, weight=w, family=FAMILIES[n % 3], cap=0.4)
        for n, w in enumerate(weights)
    ]
    assert summary_of(found).score == pytest.approx(100, abs=ROUNDING)
    assert summary_of([at(each, 0.0) for each in found]).score == pytest.approx(5, abs=ROUNDING)


def steepest(found: list[Finding]) -> float:
    """Return how many points the score can move per step in the largest value.

    Ungated: ∂G/∂S_d = ω_d G/S_d ≤ ω_d ε^(ω_d − 1), since G ≤ S_d^ω_d and S_d ≥ ε = 0.05; the rows
    of a family together move it by no more than the largest of them. Ceiling: each τ moves by up to
    1/0.35; min cap by (1 − c)/0.35, and the sum of all but the largest of n shortfalls by
    0.05 (n − 1)/0.35.
    """
    applicable = [each for each in found if each.state.is_applicable and each.weight > 0]
    due = [each for each in applicable if each.state.is_due]
    weights = {
        name: math.fsum(each.weight for each in applicable if each.family == name)
        for name in {each.family for each in due}
    }
    shares = [weight / math.fsum(weights.values()) for weight in weights.values()]
    mean = math.fsum(share * 0.05 ** (share - 1) for share in shares)
    limits = [each.cap.limit for each in due if each.cap is not None]
    ceiling = (1 - min(limits) + 0.05 * (len(limits) - 1)) / 0.35 if limits else 0.0
    return 100 * max(mean, ceiling)


@given(findings(), st.floats(1e-9, 0.05), st.randoms(use_true_random=False))
def test_a_small_change_of_all_values_is_a_small_change_of_the_score(
    found: list[Finding], step: float, chance: Random
) -> None:
    moved = [
        at(each, min(max(each.value + chance.uniform(-step, step), 0), 1))
        if each.value is not None
        else each
        for each in found
    ]
    limit = steepest(found) * step
    assert abs(summary_of(moved).score - summary_of(found).score) <= limit * (1 + 1e-6) + ROUNDING


@given(findings(), st.randoms(use_true_random=False))
def test_the_order_of_findings_changes_not_one_bit(found: list[Finding], chance: Random) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    assert summary_of(mixed) == summary_of(found)


@given(findings(), values(), caps(), st.sampled_from(FAMILIES))
def test_a_finding_without_weight_is_inert(
    found: list[Finding], value: float, cap: Cap | None, family: str
) -> None:
    extra = finding("zz", value, weight=0.0, cap=cap, family=family)
    one, other = summary_of(found), summary_of([*found, extra])
    assert attrs.evolve(other, families=()) == attrs.evolve(one, families=())
    for name, each in zip(FAMILIES, one.families, strict=True):
        if each.weight:
            assert other.families[FAMILIES.index(name)] == each


@given(findings(), st.floats(0.01, 100))
def test_rescaled_weights_change_nothing(found: list[Finding], factor: float) -> None:
    scaled = [attrs.evolve(each, weight=each.weight * factor) for each in found]
    one, other = summary_of(found), summary_of(scaled)
    assert other.score == pytest.approx(one.score, abs=ROUNDING)
    assert other.bounds == pytest.approx(one.bounds, abs=ROUNDING)
    assert other.coverage == pytest.approx(one.coverage, abs=1e-12)


@given(findings())
def test_contributions_add_up_to_the_points_lost(found: list[Finding]) -> None:
    result = contributions(found)
    assert result.lost == pytest.approx(100 - summary_of(found).score, abs=ROUNDING)
    assert math.fsum(part.points for part in result.parts) == pytest.approx(
        result.lost, abs=ROUNDING
    )


@st.composite
def later_of(draw: st.DrawFn, each: Finding) -> Finding:
    """Return what can be known later of a finding that is not measured yet."""
    low, high = each.bounds
    one, value, other = sorted(draw(st.tuples(*[st.floats(0, 1)] * 3)))
    inside = [min(max(low + x * (high - low), low), high) for x in (one, value, other)]
    if draw(st.booleans()):
        return at(each, inside[1])
    if each.state is State.UNKNOWN and draw(st.booleans()):
        return attrs.evolve(each, state=State.NOT_DUE)
    return attrs.evolve(each, state=State.PARTIAL, value=inside[1], bounds=(inside[0], inside[2]))


@given(findings(), st.data())
def test_learning_never_widens_the_bounds_and_the_later_score_lies_within_them(
    found: list[Finding], data: st.DataObject
) -> None:
    before = summary_of(found)
    later = [
        data.draw(later_of(each))
        if each.state in (State.UNKNOWN, State.PARTIAL) and data.draw(st.booleans())
        else each
        for each in found
    ]
    assume(weighted_due(later))
    after = summary_of(later)
    event(f"learned: {sum(one != other for one, other in zip(found, later, strict=True))}")
    low, high = before.bounds
    assert low - ROUNDING <= after.bounds[0] <= after.score + ROUNDING
    assert after.score - ROUNDING <= after.bounds[1] <= high + ROUNDING


@given(findings(), st.data())
def test_learning_the_stage_keeps_the_score_within_the_bounds(
    found: list[Finding], data: st.DataObject
) -> None:
    before = summary_of(found)
    force = data.draw(st.floats(0, 1))
    later = [
        attrs.evolve(each, cap=Cap(each.cap.limit, force, force))
        if each.cap is not None and each.cap.force != each.cap.least_force
        else each
        for each in found
    ]
    after = summary_of(later)
    assert before.bounds[0] - ROUNDING <= after.bounds[0]
    assert after.bounds[1] <= before.bounds[1] + ROUNDING
