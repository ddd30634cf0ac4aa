"""Coverage, grade, families and caps of a summary, by hand."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given

from localeconomy.scoring.finding import Cap, Finding, State
from localeconomy.scoring.summary import (
    CapEffect,
    Grade,
    Summary,
    coverage_of,
    summarise,
)
from tests.scoring.builders import FAMILIES, finding, findings


class TestCoverage:
    def test_is_the_weighted_mean_of_what_the_bounds_leave_certain(self) -> None:
        """(3 · (1 − 0) + 2 · (1 − 0.5) + 1 · (1 − 1))/6 = 4/6."""
        found = [
            finding("a", 0.2, weight=3),
            finding("b", 0.6, bounds=(0.3, 0.8), weight=2),
            finding("c", None, weight=1),
        ]
        assert coverage_of(found) == pytest.approx(4 / 6)

    def test_leaves_out_what_is_not_due(self) -> None:
        later = finding("b", None, weight=9, state=State.NOT_DUE)
        out = finding("c", None, weight=9, state=State.NOT_APPLICABLE)
        assert coverage_of([finding("a", 1.0), later, out]) == 1.0

    def test_of_context_weighs_all_alike(self) -> None:
        """(1 + 0)/2 where no weight says otherwise."""
        found = [finding("a", 1.0, weight=0), finding("b", None, weight=0)]
        assert coverage_of(found) == 0.5

    def test_of_nothing_due_is_none(self) -> None:
        assert coverage_of([finding("a", None, state=State.NOT_DUE)]) is None

    def test_context_stays_out_of_the_total(self) -> None:
        found = [finding("a", 1.0), finding("b", None, weight=0)]
        assert summarise(found, FAMILIES).coverage == 1.0


class TestGrade:
    def test_is_one_band_where_the_bounds_lie_in_one(self) -> None:
        assert summarise([finding("a", 0.7)], FAMILIES).grade == Grade("sound", "sound")

    def test_names_both_ends_where_the_bounds_reach_further(self) -> None:
        """Coverage 1 − 0.35 = 0.65 is just enough; bounds 45 and 80."""
        found = [finding("a", 0.6, bounds=(0.45, 0.8))]
        summary = summarise(found, FAMILIES)
        assert summary.coverage == pytest.approx(0.65)
        assert summary.grade == Grade("at_risk", "strong")

    def test_is_withheld_below_a_coverage_of_65_percent(self) -> None:
        """Coverage 1 − 0.36 = 0.64."""
        summary = summarise([finding("a", 0.6, bounds=(0.45, 0.81))], FAMILIES)
        assert summary.grade is None
        assert summary.score == pytest.approx(60.0)

    def test_an_unknown_cap_widens_it_by_itself(self) -> None:
        """One unknown row of four (coverage 0.75): √ of nothing, bounds (3 + 0 … 1)/4 = 75 … 100.

        With a cap of 0.40 the worst case is 40 instead of 75.
        """
        rest = [finding(f"r{n}", 1.0) for n in range(3)]
        plain = summarise([*rest, finding("a", None)], FAMILIES)
        capped = summarise([*rest, finding("a", None, cap=0.4)], FAMILIES)
        assert plain.grade == Grade("sound", "strong")
        assert capped.grade == Grade("at_risk", "strong")


class TestCaps:
    def test_those_that_bite_are_named_the_lowest_first(self) -> None:
        """b at 0.225 has τ = 0.5, so its cap is 100 · (1 − 0.2 · 0.5) = 90."""
        found = [
            finding("a", 0.0, cap=0.4),
            finding("b", 0.225, cap=0.8),
            finding("c", 0.4, cap=0.4),
            finding("d", 0.0, cap=Cap(0.5, 0.0, 0.0)),
        ]
        effects = summarise(found, FAMILIES).caps
        assert [each.id for each in effects] == ["a", "b"]
        assert [each.limit for each in effects] == pytest.approx([40.0, 90.0])

    def test_an_unknown_row_does_not_bite_in_the_point(self) -> None:
        found = summarise([finding("a", None, cap=0.4), finding("b", 1.0)], FAMILIES)
        assert found.caps == ()


class TestFamilies:
    def test_every_family_is_listed_with_its_share(self) -> None:
        found = [
            finding("a", 0.2, weight=3, family="networking"),
            finding("b", 0.8, weight=1, family="networking"),
            finding("c", 0.5, bounds=(0.25, 0.75), family="pitfalls"),
        ]
        networking, development, pitfalls = summarise(found, FAMILIES).families
        assert networking.value == pytest.approx(0.35)  # (0.6 + 0.8)/4
        assert networking.bounds == pytest.approx((0.35, 0.35))
        assert (networking.coverage, networking.weight) == (1.0, 0.8)
        assert (development.value, development.bounds, development.coverage) == (None, None, None)
        assert development.weight == 0.0
        assert pitfalls.bounds == pytest.approx((0.25, 0.75))
        assert (pitfalls.coverage, pitfalls.weight) == (0.5, 0.2)

    def test_context_shows_the_plain_mean_of_its_rows(self) -> None:
        """(1 + 0.5 + 0.5)/3, the unknown one as 0.5; bounds (1 + 0.5 + 0)/3 and (1 + 0.5 + 1)/3."""
        found = [
            finding("a", 1.0),
            finding("b", 1.0, weight=0, family="networking"),
            finding("c", 0.5, weight=0, family="networking"),
            finding("d", None, weight=0, family="networking"),
        ]
        context = summarise(found, FAMILIES).families[0]
        assert context.value == pytest.approx(2 / 3)
        assert context.bounds == pytest.approx((0.5, 2.5 / 3))
        assert context.coverage == pytest.approx(2 / 3)
        assert context.weight == 0.0

    def test_a_weighted_family_without_a_due_row_has_no_value(self) -> None:
        later = finding("b", None, state=State.NOT_DUE, family="networking")
        context = finding("c", 0.3, weight=0, family="networking")
        family = summarise([finding("a", 1.0), later, context], FAMILIES).families[0]
        assert (family.value, family.weight) == (None, 0.0)


@given(findings())
def test_a_summary_survives_json(found: list[Finding]) -> None:
    summary = summarise(found, FAMILIES)
    assert Summary.from_dict(json.loads(json.dumps(summary.to_dict()))) == summary


@given(findings())
def test_caps_shown_explain_the_score(found: list[Finding]) -> None:
    """Where no cap bites, the score is the ungated one; else it is no more than the lowest cap."""
    summary = summarise(found, FAMILIES)
    lowest = min((each.limit for each in summary.caps), default=100.0)
    assert summary.score <= lowest + 1e-9
    if not summary.caps:
        assert summary.score == pytest.approx(summary.ungated)


def test_results_are_frozen() -> None:
    summary = summarise([finding("a", 1.0)], FAMILIES)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        summary.score = 3.0  # type: ignore[misc]
    assert summary.caps == ()
    assert CapEffect("a", 40.0) == CapEffect("a", 40.0)
