"""What to find out next: by hand, and against the widths that assessing again would give."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.errors import LocalEconomyError
from localeconomy.scoring.finding import Cap, Finding, State
from localeconomy.scoring.missing_plan import MissingItem, missing_plan
from localeconomy.scoring.summary import summarise
from tests.scoring.builders import FAMILIES, at, finding, findings, values

if TYPE_CHECKING:
    from random import Random

ROUNDING = 1e-6


def width_of(found: list[Finding]) -> float:
    low, high = summarise(found, FAMILIES).bounds
    return high - low


class TestByHand:
    def test_weights_decide_where_all_else_is_alike(self) -> None:
        """(a + 3 b + 4 · 0.5)/8: from 25 to 75. Knowing b takes 37.5 of the 50, knowing a 12.5.

        Within a 256th of the range the score moves 37.5/256 = 0.15 and 12.5/256 = 0.05.
        """
        plan = missing_plan(
            [finding("a", None), finding("b", None, weight=3), finding("c", 0.5, weight=4)]
        )
        assert plan.width == pytest.approx(50)
        assert [each.id for each in plan.items] == ["b", "a"]
        b, a = plan.items
        assert (b.expected, b.remaining) == pytest.approx((37.5, 12.5))
        assert b.guaranteed == pytest.approx(37.5 - 37.5 / 256)
        assert (a.expected, a.remaining) == pytest.approx((12.5, 0.0))
        assert a.guaranteed == pytest.approx(12.5 - 12.5 / 256)

    def test_a_partial_finding_counts_by_what_is_open(self) -> None:
        """(x + y)/2 with x in [0.4, 0.6] and y unknown: 10 and 50 points."""
        plan = missing_plan([finding("a", 0.5, bounds=(0.4, 0.6)), finding("b", None)])
        assert {each.id: each.expected for each in plan.items} == pytest.approx({"b": 50, "a": 10})
        assert plan.items[0].id == "b"

    def test_of_a_capped_and_a_free_finding_the_capped_one_comes_first(self) -> None:
        """Weights of 1 beside 100 at 1: the mean hardly moves, the cap reaches from 40 to 100.

        a unknown: with v uniform, the ceiling is 40 up to 0.05, then rises to 100 at 0.4. Knowing
        a leaves less than 2 points of the 60.
        """
        rest = finding("z", 1.0, weight=100, family="networking")
        plan = missing_plan([finding("a", None, cap=0.4), finding("b", None), rest])
        assert [each.id for each in plan.items] == ["a", "b"]
        assert plan.items[0].guaranteed > 55
        assert plan.items[1].expected < 3

    def test_two_caps_that_hide_each_other_are_both_needed(self) -> None:
        """Two unknown caps of 0.4 alike: knowing one leaves the other's whole range in 60 %.

        Known and not failing (above 0.4, 60 %): width 60 less nothing. The second brings it to 0.
        """
        rest = finding("z", 1.0, weight=1e9, family="networking")
        plan = missing_plan([finding(name, None, cap=0.4) for name in "ab"] + [rest])
        first, second = plan.items
        assert first.expected == pytest.approx(second.expected, abs=1e-3)
        assert first.expected < 30
        assert second.remaining == pytest.approx(0, abs=1e-3)

    def test_what_an_unknown_stage_leaves_open_stays(self) -> None:
        """Value 0, cap 0.4 in force or not: 60 points that no finding removes."""
        rest = finding("z", 1.0, weight=1e9, family="networking")
        plan = missing_plan(
            [finding("a", 0.0, cap=Cap(0.4, 1.0, 0.0)), finding("b", None, weight=1e-9), rest]
        )
        assert plan.width == pytest.approx(60, abs=1e-3)
        (item,) = plan.items
        assert item.id == "b"
        assert item.remaining == pytest.approx(60, abs=1e-3)

    def test_equals_stand_in_alphabetical_order(self) -> None:
        plan = missing_plan([finding(name, None) for name in ("c", "a", "b")])
        assert [each.id for each in plan.items] == ["a", "b", "c"]

    def test_where_all_is_known_there_is_nothing_to_find_out(self) -> None:
        plan = missing_plan([finding("a", 0.5), finding("b", None, state=State.NOT_DUE)])
        assert (plan.items, plan.width) == ((), 0.0)
        assert plan.sentence.en == "Nothing is open about any finding that counts."


@given(findings())
def test_the_plan_names_all_that_is_open_once(found: list[Finding]) -> None:
    plan = missing_plan(found, draws=8)
    is_open = {
        each.id
        for each in found
        if each.state.is_due and each.weight > 0 and each.bounds[0] < each.bounds[1]
    }
    assert sorted(each.id for each in plan.items) == sorted(is_open)
    assert plan.width == pytest.approx(width_of(found), abs=ROUNDING)


@given(findings())
def test_each_step_narrows_and_nothing_widens(found: list[Finding]) -> None:
    plan = missing_plan(found, draws=8)
    widths = [plan.width, *(each.remaining for each in plan.items)]
    assert all(after <= before + ROUNDING for before, after in pairwise(widths))
    for each in plan.items:
        assert -ROUNDING <= each.guaranteed <= each.expected + ROUNDING <= plan.width + 2 * ROUNDING
    if plan.items:
        first = plan.items[0]
        assert first.remaining == pytest.approx(plan.width - first.expected, abs=ROUNDING)
        assert first.expected == pytest.approx(
            max(each.expected for each in plan.items), abs=ROUNDING
        )


@given(findings(), st.data())
def test_whatever_it_turns_out_to_be_the_guaranteed_points_are_gone(
    found: list[Finding], data: st.DataObject
) -> None:
    plan = missing_plan(found, draws=8)
    for item in plan.items:
        place = next(n for n, each in enumerate(found) if each.id == item.id)
        low, high = found[place].bounds
        value = min(low + (high - low) * data.draw(values()), high)
        known = [at(each, value) if n == place else each for n, each in enumerate(found)]
        assert width_of(known) <= plan.width - item.guaranteed + ROUNDING


@given(findings(max_size=4))
def test_the_expected_points_are_the_mean_over_the_values_it_may_have(
    found: list[Finding],
) -> None:
    """Sixteen values in the middle of sixteen equal parts of the range, each assessed again."""
    plan = missing_plan(found, draws=16)
    for item in plan.items:
        place = next(n for n, each in enumerate(found) if each.id == item.id)
        low, high = found[place].bounds
        widths = []
        for part in range(16):
            value = low + (high - low) * (part + 0.5) / 16
            known = [at(each, value) if n == place else each for n, each in enumerate(found)]
            widths.append(width_of(known))
        assert item.expected == pytest.approx(plan.width - sum(widths) / 16, abs=ROUNDING)


@given(findings(), st.randoms(use_true_random=False), st.integers(0, 2**32))
def test_the_order_of_findings_changes_not_one_bit(
    found: list[Finding], chance: Random, seed: int
) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    assert missing_plan(mixed, draws=8, seed=seed) == missing_plan(found, draws=8, seed=seed)


@given(findings(), values())
def test_a_finding_without_weight_is_inert(found: list[Finding], value: float) -> None:
    extra = finding("f00", value, weight=0.0, cap=0.4, bounds=(0.0, 1.0))
    assert missing_plan([*found, extra], draws=8) == missing_plan(found, draws=8)


def test_items_name_the_tables_to_fill() -> None:
    unknown = attrs.evolve(finding("a", None), missing=("activities", "own_table"))
    plan = missing_plan([unknown, finding("b", 0.5)])
    assert plan.items[0].tables == ("activities", "own_table")
    assert plan.sentence.de == (
        "Der Gesamtwert kann um 50,0 Punkte schwanken. „a“ zu klären macht die Spanne des "
        "Gesamtwerts im Mittel um 50,0 Punkte schmaler, mindestens um 49,8; zu ergänzen: "
        "Aktivitäten und own_table."
    )
    bare = MissingItem("a", unknown.title, (), 3.0, 1.0, 0.0)
    assert bare.sentence.en == (
        "Finding out about “a” narrows the range of the score by 3.0 points on average, by at "
        "least 1.0."
    )


def test_what_cannot_change_the_score_is_said_to() -> None:
    """A cap of 0.05 in full force: the score is 5, whatever b turns out to be."""
    plan = missing_plan([finding("a", 0.0, cap=0.05), finding("b", None, weight=0.5)])
    assert plan.sentence.de == "Was noch offen ist, ändert den Gesamtwert nicht."
    assert plan.items[0].sentence.en == (
        "Finding out about “b” by itself does not narrow the range of the score."
    )


def test_plans_become_plain_values() -> None:
    plan = missing_plan([finding("a", None)], draws=16, seed=3)
    plain = json.loads(json.dumps(plan.to_dict()))
    assert (plain["draws"], plain["seed"]) == (16, 3)
    assert plain["items"][0]["id"] == "a"


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(LocalEconomyError, match="draws=1 is not possible"):
        missing_plan([finding("a", None)], draws=1)
