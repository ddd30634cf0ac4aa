"""What would move the grade: by hand, and by assessing what is just before and at the place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.scoring.finding import Finding, State
from localeconomy.scoring.summary import summarise
from localeconomy.scoring.tipping import (
    Tip,
    TippingPoint,
    value_tipping_points,
    weight_tipping_points,
)
from localeconomy.scoring.words import grade_of
from tests.scoring.builders import FAMILIES, at, finding, findings, values

if TYPE_CHECKING:
    from random import Random

NEAR = 1e-6


def near(number: float, within: float) -> Any:  # noqa: ANN401 - takes the place of a number
    return pytest.approx(number, abs=within)


def by_id(points: tuple[TippingPoint, ...]) -> dict[str, TippingPoint]:
    return {each.id: each for each in points}


def grade_with(found: list[Finding], other: Finding) -> str:
    changed = [other if each.id == other.id else each for each in found]
    return grade_of(summarise(changed, FAMILIES).score)


class TestValuesByHand:
    def test_a_score_of_60_tips_at_65_and_below_50(self) -> None:
        (point,) = value_tipping_points([finding("a", 0.6)])
        assert point.above == Tip(near(0.65, 1e-8), "sound")
        assert point.below == Tip(near(0.5, 1e-8), "at_risk")
        assert point.nearest == point.above
        assert point.change == pytest.approx(0.05, abs=1e-8)

    def test_one_of_four_moves_a_quarter(self) -> None:
        """(3 · 0.6 + x)/4 = 0.65 at 0.8; = 0.5 at 0.2."""
        found = value_tipping_points([finding(name, 0.6) for name in "abcd"])
        assert [each.id for each in found] == ["a", "b", "c", "d"]
        assert found[0].above == Tip(near(0.8, 1e-8), "sound")
        assert found[0].below == Tip(near(0.2, 1e-8), "at_risk")

    def test_one_of_ten_cannot_move_it_alone(self) -> None:
        """(9 · 0.58 + x)/10 lies between 0.522 and 0.622."""
        found = value_tipping_points([finding(f"a{n}", 0.58) for n in range(10)])
        assert {(each.above, each.below, each.nearest, each.change) for each in found} == {
            (None, None, None, None)
        }

    def test_the_finding_behind_a_cap_tips_first(self) -> None:
        """Ceiling 1 − 0.6 (1 − (v − 0.05)/0.35) = 0.5 at τ = 5/6: v = 0.05 + 0.35/6 = 0.10833."""
        rest = finding("z", 1.0, weight=1e6, family="networking")
        found = value_tipping_points([finding("a", 0.0, cap=0.4), rest])
        assert [each.id for each in found] == ["a", "z"]
        assert found[0].above == Tip(near(0.108333, 1e-6), "mixed")
        assert found[0].below is None
        # Below 0.35, the mean itself is at risk's lower end.
        assert found[1].above is None
        assert found[1].below == Tip(near(0.35, 1e-4), "critical")

    def test_an_unknown_value_starts_from_the_half(self) -> None:
        """(0.7 + x)/2 = 0.65 at 0.6, = 0.5 at 0.3; now (0.7 + 0.5)/2 = 0.6."""
        point = by_id(value_tipping_points([finding("a", 0.7), finding("b", None)]))["b"]
        assert point.now == 0.5
        assert point.above == Tip(near(0.6, 1e-8), "sound")
        assert point.below == Tip(near(0.3, 1e-8), "at_risk")

    def test_a_score_on_a_limit_tips_at_once_downwards(self) -> None:
        (point,) = value_tipping_points([finding("a", 0.65)])
        assert point.grade == "sound"
        assert point.below == Tip(near(0.65, 1e-8), "mixed")
        assert point.change == pytest.approx(0, abs=1e-8)

    def test_the_best_and_the_worst_tip_to_one_side(self) -> None:
        (best,) = value_tipping_points([finding("a", 1.0)])
        assert (best.above, best.below) == (None, Tip(near(0.8, 1e-8), "sound"))
        (worst,) = value_tipping_points([finding("a", 0.0)])
        assert (worst.above, worst.below) == (Tip(near(0.35, 1e-8), "at_risk"), None)


class TestWeightsByHand:
    def test_a_healthy_and_a_weak_finding(self) -> None:
        """(w + 0.2)/(w + 1): 0.65 at w = 0.45/0.35 = 9/7; below 0.5 under w = 0.3/0.5 = 0.6."""
        point = by_id(weight_tipping_points([finding("a", 1.0), finding("b", 0.2)]))["a"]
        assert (point.now, point.grade) == (1.0, "mixed")
        assert point.above == Tip(near(9 / 7, 1e-7), "sound")
        assert point.below == Tip(near(0.6, 1e-7), "at_risk")
        assert point.nearest == point.above

    def test_the_weak_one_tips_the_other_way(self) -> None:
        """(1 + 0.2 w)/(1 + w): 0.65 at w = 0.35/0.45 = 7/9; below 0.5 above w = 0.5/0.3 = 5/3."""
        point = by_id(weight_tipping_points([finding("a", 1.0), finding("b", 0.2)]))["b"]
        assert point.below == Tip(near(7 / 9, 1e-7), "sound")
        assert point.above == Tip(near(5 / 3, 1e-7), "at_risk")
        assert point.nearest == point.below

    def test_a_weight_also_counts_for_its_family(self) -> None:
        """0.9^(w/(w + 1)) · 0.4^(1/(w + 1)) = 0.65: w ln(0.65/0.9) = ln(0.4/0.65).

        w = 0.485508/0.325422 = 1.49193; = 0.5: w = ln(0.4/0.5)/ln(0.5/0.9) = 0.37963.
        """
        found = [finding("a", 0.9, family="networking"), finding("b", 0.4, family="pitfalls")]
        point = by_id(weight_tipping_points(found))["a"]
        assert point.above == Tip(near(1.49193, 1e-4), "sound")
        assert point.below == Tip(near(0.37963, 1e-4), "at_risk")

    def test_no_weight_moves_a_lone_finding(self) -> None:
        (point,) = weight_tipping_points([finding("a", 0.64)])
        assert (point.above, point.below, point.change) == (None, None, None)

    def test_no_weight_lifts_a_cap(self) -> None:
        rest = finding("z", 1.0, weight=3.0, family="networking")
        found = by_id(weight_tipping_points([finding("a", 0.0, cap=0.4, weight=1e-9), rest]))
        assert (found["z"].above, found["z"].below) == (None, None)


def is_near_a_limit(found: list[Finding]) -> bool:
    score = summarise(found, FAMILIES).score
    return any(abs(score - least) < NEAR for least in (35, 50, 65, 80))


@given(findings())
def test_a_value_tips_where_it_says_and_not_before(found: list[Finding]) -> None:
    grade = grade_of(summarise(found, FAMILIES).score)
    known = {each.id: each for each in found}
    for point in value_tipping_points(found):
        assert point.grade == grade
        each = known[point.id]
        for tip, end in ((point.above, 1.0), (point.below, 0.0)):
            if tip is None:
                assert grade_with(found, at(each, end)) == grade
                continue
            assert grade_with(found, at(each, tip.at)) == tip.grade != grade
            before = tip.at + (NEAR if tip is point.below else -NEAR)
            is_between = min(point.now, tip.at) < before < max(point.now, tip.at)
            if is_between and not is_near_a_limit(
                [at(each, before) if one is each else one for one in found]
            ):
                assert grade_with(found, at(each, before)) == grade


@given(findings())
def test_a_weight_tips_where_it_says(found: list[Finding]) -> None:
    grade = grade_of(summarise(found, FAMILIES).score)
    known = {each.id: each for each in found}
    for point in weight_tipping_points(found):
        assert (point.grade, point.now) == (grade, known[point.id].weight)
        for tip in (point.above, point.below):
            if tip is not None:
                assert 0.1 - NEAR <= tip.at / point.now <= 10 + NEAR
                there = attrs.evolve(known[point.id], weight=tip.at)
                assert grade_with(found, there) == tip.grade != grade


@given(findings(), st.data())
def test_no_weight_nearer_than_that_tips(found: list[Finding], data: st.DataObject) -> None:
    """Any weight nearer than the tipping point keeps the grade, but for the search's 64 steps."""
    grade = grade_of(summarise(found, FAMILIES).score)
    point = data.draw(st.sampled_from(weight_tipping_points(found)))
    low = point.now / 10 if point.below is None else point.below.at
    high = point.now * 10 if point.above is None else point.above.at
    weight = data.draw(st.floats(low, high))
    each = next(one for one in found if one.id == point.id)
    changed = [attrs.evolve(each, weight=weight) if one is each else one for one in found]
    if not is_near_a_limit(changed):
        assert grade_of(summarise(changed, FAMILIES).score) == grade


@given(findings(), st.randoms(use_true_random=False))
def test_the_order_of_findings_changes_nothing(found: list[Finding], chance: Random) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    assert value_tipping_points(mixed) == value_tipping_points(found)
    assert weight_tipping_points(mixed) == weight_tipping_points(found)


@given(findings(), values())
def test_a_finding_without_weight_is_inert(found: list[Finding], value: float) -> None:
    extra = finding("f00", value, weight=0.0, cap=0.4)
    assert value_tipping_points([*found, extra]) == value_tipping_points(found)
    assert weight_tipping_points([*found, extra]) == weight_tipping_points(found)


@given(findings())
def test_the_smallest_change_comes_first(found: list[Finding]) -> None:
    for points in (value_tipping_points(found), weight_tipping_points(found)):
        changes = [float("inf") if each.change is None else abs(each.change) for each in points]
        assert changes == sorted(changes)
        due = {each.id for each in found if each.state.is_due and each.weight > 0}
        assert {each.id for each in points} == due


def test_what_is_not_due_has_no_tipping_point() -> None:
    later = finding("b", None, state=State.NOT_DUE)
    assert set(by_id(value_tipping_points([finding("a", 0.6), later]))) == {"a"}


def test_sentences_name_both_grades_and_both_figures() -> None:
    (value,) = value_tipping_points([finding("a", 0.6)])
    assert value.sentence.de == (
        "Der Gesamtwert läge im Bereich „tragfähig“ statt „durchwachsen“, wenn „a“ bei 65,0 statt "
        "60,0 von 100 läge."
    )
    weight = by_id(weight_tipping_points([finding("a", 1.0), finding("b", 0.2)]))["a"]
    assert weight.sentence.en == (
        "The score would be in the range “sound” instead of “mixed” if “a” had the weight 1.29 "
        "instead of 1.00."
    )
    (never,) = weight_tipping_points([finding("a", 0.64)])
    assert never.sentence.de == (
        "Kein Gewicht von „a“ zwischen einem Zehntel und dem Zehnfachen bringt den Gesamtwert aus "
        "dem Bereich „durchwachsen“."
    )
    tied = value_tipping_points([finding(f"a{n}", 0.58) for n in range(10)])[0]
    assert tied.sentence.en == (
        "No value of “a0” by itself takes the score out of the range “mixed”."
    )


def test_tipping_points_become_plain_values() -> None:
    (point,) = value_tipping_points([finding("a", 1.0)])
    plain = json.loads(json.dumps(point.to_dict()))
    assert plain["above"] is None
    assert plain["below"]["grade"] == "sound"
