"""The score against calculations by hand, and against the formula written out in plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.errors import LocalEconomyError
from localeconomy.scoring.aggregate import (
    Scheme,
    caps,
    ceiling,
    family_values,
    shortfalls,
    total,
    ungated,
)
from localeconomy.scoring.finding import Cap, Finding, State
from localeconomy.scoring.summary import summarise
from tests.scoring.builders import FAMILIES, findings
from tests.scoring.builders import finding as one


def score_of(*found: Finding) -> float:
    return summarise(found, FAMILIES).score


def ungated_of(*found: Finding) -> float:
    return summarise(found, FAMILIES).ungated


class TestByHand:
    def test_a_family_is_the_weighted_mean_of_its_rows(self) -> None:
        """(3 · 1.0 + 1 · 0.2)/4 = 0.8, alone: the geometric mean of one family is that family."""
        assert score_of(one("a", 1.0, weight=3), one("b", 0.2)) == pytest.approx(80.0)

    def test_families_enter_a_geometric_mean_by_their_weight(self) -> None:
        """0.9^(3/4) · 0.3^(1/4) = exp((3 ln 0.9 + ln 0.3)/4) = exp(−0.38001) = 0.68385."""
        found = [one("a", 0.9, weight=3, family="networking"), one("b", 0.3, family="pitfalls")]
        assert score_of(*found) == pytest.approx(68.385, abs=1e-3)

    def test_equal_families_of_the_values_09_and_04_give_60(self) -> None:
        """√(0.9 · 0.4) = √0.36 = 0.6, where the plain mean would be 0.65."""
        found = [one("a", 0.9, family="networking"), one("b", 0.4, family="pitfalls")]
        assert score_of(*found) == pytest.approx(60.0)

    def test_a_family_counts_no_less_than_the_floor(self) -> None:
        """√(1 · max(0, 0.05)) = 0.2236: without the floor the score would be 0."""
        found = [one("a", 1.0, family="networking"), one("b", 0.0, family="pitfalls")]
        assert score_of(*found) == pytest.approx(100 * math.sqrt(0.05))

    def test_the_worst_of_all_is_5(self) -> None:
        assert score_of(one("a", 0.0, cap=0.4)) == pytest.approx(5.0)

    def test_all_at_their_best_give_100(self) -> None:
        found = [one(name, 1.0, weight=w, family=f, cap=0.4) for name, w, f in ROWS]
        assert score_of(*found) == pytest.approx(100.0, abs=1e-9)

    def test_a_fatal_cap_takes_an_otherwise_perfect_network_to_40(self) -> None:
        """Thirty rows at 0.9 and one fatal zero: the mean is still 87, the score is 40."""
        found = [one(f"r{n}", 0.9, family="development") for n in range(30)]
        found.append(one("active_core", 0.0, cap=0.4, family="development"))
        assert ungated_of(*found) == pytest.approx(100 * 27 / 31)
        assert score_of(*found) == pytest.approx(40.0)

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (0.0, 40.0),
            (0.05, 40.0),  # full force at the floor
            # τ = 1 − (0.225 − 0.05)/0.35 = 0.5, cap = 1 − 0.6 · 0.5 = 0.7
            (0.225, 70.0),
            # τ = 1 − 0.34/0.35 = 0.0285714, cap = 1 − 0.6 · 0.0285714 = 0.982857
            (0.39, 98.2857),
            (0.4, 100.0),  # begins to bite where a finding fails
            (0.7, 100.0),
        ],
    )
    def test_a_cap_grows_from_the_value_04_down(self, value: float, expected: float) -> None:
        scheme = Scheme.of([one("a", value, cap=0.4)])
        found = 100 * ceiling(scheme, np.array([value]), scheme.force)
        assert float(found) == pytest.approx(expected, abs=1e-4)

    def test_two_failing_caps_cost_five_points_more(self) -> None:
        """min(0.4, 0.6) − 0.05 · (1 + 1 − max(1, 1)) = 0.35."""
        rest = [one(f"r{n}", 1.0, weight=30.0, family="networking") for n in range(3)]
        assert score_of(one("a", 0.0, cap=0.4), *rest) == pytest.approx(40.0)
        both = [one("a", 0.0, cap=0.4), one("b", 0.0, cap=0.6)]
        assert score_of(*both, *rest) == pytest.approx(35.0)

    def test_a_half_failing_second_cap_costs_half_of_that(self) -> None:
        """b at 0.225 has τ = 0.5: 0.4 − 0.05 · (1 + 0.5 − 1) = 0.375."""
        rest = [one(f"r{n}", 1.0, weight=90.0, family="networking") for n in range(3)]
        both = [one("a", 0.0, cap=0.4), one("b", 0.225, cap=0.8)]
        assert score_of(*both, *rest) == pytest.approx(37.5)

    def test_the_ceiling_never_falls_below_the_floor(self) -> None:
        """0.4 − 0.05 · 9 = −0.05, but the floor is 0.05."""
        scheme = Scheme.of([one(f"c{n}", 0.0, cap=0.4) for n in range(10)])
        assert float(ceiling(scheme, np.zeros(10), scheme.force)) == pytest.approx(0.05)

    @pytest.mark.parametrize(
        ("force", "expected"),
        [(0.0, 100.0), (0.25, 85.0), (0.5, 70.0), (1.0, 40.0)],  # 1 − 0.6 · force
    )
    def test_a_phased_in_cap_bites_by_its_force(self, force: float, expected: float) -> None:
        rest = [one(f"r{n}", 1.0, weight=1e6, family="networking") for n in range(3)]
        capped = one("a", 0.0, cap=Cap(0.4, force, force))
        assert score_of(capped, *rest) == pytest.approx(expected, abs=1e-3)

    def test_of_an_unknown_stage_the_cap_is_in_force_except_in_the_best_case(self) -> None:
        rest = [one(f"r{n}", 1.0, weight=1e6, family="networking") for n in range(3)]
        found = summarise([one("a", 0.0, cap=Cap(0.4, 1.0, 0.0)), *rest], FAMILIES)
        assert found.score == pytest.approx(40.0)
        assert found.bounds == pytest.approx((40.0, 100.0), abs=1e-3)

    def test_a_severe_cap_in_force_is_below_middling(self) -> None:
        """A cap of 0.60 leaves less than the 65 at which a network is sound."""
        found = [one(f"r{n}", 1.0, weight=90.0, family="networking") for n in range(3)]
        assert score_of(one("a", 0.0, cap=0.6), *found) == pytest.approx(60.0)

    def test_what_is_not_due_leaves_its_family_without_shifting_the_others(self) -> None:
        """pitfalls: (3 · 0.4)/3 = 0.4 instead of (3 · 0.4 + 1)/4; its weight 4 stays.

        √ of nothing: exp((4 ln 0.4 + 4 ln 0.9)/8) = √0.36 = 0.6.
        """
        later = one("b", None, state=State.NOT_DUE)
        found = [one("a", 0.4, weight=3), later, one("c", 0.9, weight=4, family="networking")]
        assert score_of(*found) == pytest.approx(60.0)

    def test_what_does_not_apply_takes_its_weight_along(self) -> None:
        """Now pitfalls weighs 3: exp((3 ln 0.4 + 4 ln 0.9)/7) = exp(−0.45290) = 0.63578."""
        out = one("b", None, state=State.NOT_APPLICABLE)
        found = [one("a", 0.4, weight=3), out, one("c", 0.9, weight=4, family="networking")]
        assert score_of(*found) == pytest.approx(63.578, abs=1e-3)

    def test_a_family_without_a_due_row_leaves(self) -> None:
        later = one("b", None, weight=9, state=State.NOT_DUE, family="networking")
        assert score_of(one("a", 0.4), later) == pytest.approx(40.0)

    def test_an_unknown_row_counts_half_in_the_point(self) -> None:
        found = summarise([one("a", 1.0), one("b", None)], FAMILIES)
        assert found.score == pytest.approx(75.0)
        assert found.bounds == pytest.approx((50.0, 100.0))

    def test_context_is_outside(self) -> None:
        context = one("b", 0.0, weight=0, cap=0.4)
        assert score_of(one("a", 0.8), context) == pytest.approx(80.0)

    def test_nothing_due_is_an_error(self) -> None:
        with pytest.raises(LocalEconomyError, match="no criterion with a weight is due") as caught:
            score_of(one("a", None, state=State.NOT_DUE), one("b", 1.0, weight=0))
        assert "kein Kriterium mit Gewicht ist fällig" in caught.value.into("de")


ROWS = [("a", 3.0, "networking"), ("b", 2.0, "networking"), ("c", 1.0, "development")]


def plain_score(found: list[Finding], values: dict[str, float], *, best: bool) -> float:
    """The formula of the documentation in loops, without arrays, as an oracle."""
    due = [each for each in found if each.state.is_due and each.weight > 0]
    logs = weights = 0.0
    for family in sorted({each.family for each in due}):
        rows = [each for each in due if each.family == family]
        mean = math.fsum(r.weight * values[r.id] for r in rows) / math.fsum(r.weight for r in rows)
        weight = math.fsum(
            each.weight for each in found if each.family == family and each.state.is_applicable
        )
        logs += weight * math.log(max(mean, 0.05))
        weights += weight
    bites, limits = [], [1.0]
    for each in due:
        if each.cap is not None:
            force = each.cap.least_force if best else each.cap.force
            fraction = min(max((values[each.id] - 0.05) / 0.35, 0.0), 1.0)
            bites.append(force * (1 - fraction))
            limits.append(1 - (1 - each.cap.limit) * bites[-1])
    further = math.fsum(bites) - max(bites, default=0.0)
    return 100 * min(math.exp(logs / weights), max(0.05, min(limits) - 0.05 * further))


@given(findings(max_size=12))
def test_the_arrays_say_what_the_formula_says(found: list[Finding]) -> None:
    summary = summarise(found, FAMILIES)
    points = {each.id: 0.5 if each.value is None else each.value for each in found}
    lows = {each.id: each.bounds[0] for each in found}
    highs = {each.id: each.bounds[1] for each in found}
    assert summary.score == pytest.approx(plain_score(found, points, best=False), abs=1e-9)
    assert summary.bounds == pytest.approx(
        (plain_score(found, lows, best=False), plain_score(found, highs, best=True)), abs=1e-9
    )


@given(findings(max_size=6), st.integers(1, 5), st.integers(0, 2**32))
def test_many_draws_give_what_each_gives_alone(found: list[Finding], draws: int, seed: int) -> None:
    scheme = Scheme.of(found)
    values = np.random.default_rng(seed).random((draws, len(scheme.ids)))
    together = total(scheme, values, scheme.force)
    alone = [float(total(scheme, row, scheme.force)) for row in values]
    assert together == pytest.approx(alone, abs=1e-9)


def test_shapes_follow_the_values() -> None:
    found = [one(name, 0.2, weight=w, family=f, cap=0.6) for name, w, f in ROWS]
    scheme = Scheme.of(found)
    values = np.full((4, 2, 3), 0.2)
    assert scheme.ids == ("a", "b", "c")
    assert family_values(scheme, values).shape == (4, 2, 2)
    assert ungated(scheme, values).shape == (4, 2)
    assert shortfalls(values, scheme.force).shape == caps(scheme, values, scheme.force).shape
    assert ceiling(scheme, values, scheme.force).shape == (4, 2)
