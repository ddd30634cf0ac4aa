"""Sobol indices against shares worked out by hand, and against SALib."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sample

from localeconomy.errors import LocalEconomyError
from localeconomy.language import Text
from localeconomy.scoring.finding import Cap, Finding
from localeconomy.scoring.method import Method, Rejudged
from localeconomy.scoring.scenario import Scenario
from localeconomy.scoring.sensitivity import (
    Sensitivity,
    _with_intervals,
    jansen,
    sensitivity,
)
from tests.scoring.builders import finding, findings, values

if TYPE_CHECKING:
    from random import Random

    from localeconomy.scoring.uncertain import Uncertain

FEW = 64


def shares(found: Sensitivity) -> dict[str, tuple[float, float]]:
    return {each.group: (each.first.value, each.total.value) for each in found.indices}


def near(number: float, within: float) -> Any:  # noqa: ANN401 - takes the place of a number
    return pytest.approx(number, abs=within)


class TestByHand:
    def test_variances_of_a_sum_are_shared_by_the_squares_of_weights(self) -> None:
        """(x + 2 y)/3 of uniform x and y: shares 1 and 4 of 5, and nothing together.

        The floor of a family moves the lowest 0.6 % of the draws a little. Standard errors of the
        estimates from 4,096 draws are below 0.02.
        """
        open_findings = [finding("a", None), finding("b", None, weight=2)]
        found = sensitivity(open_findings, by="criterion", draws=4096)
        assert shares(found) == {
            "a": (near(0.2, 0.06), near(0.2, 0.02)),
            "b": (near(0.8, 0.04), near(0.8, 0.06)),
        }
        assert [each.group for each in found.indices] == ["b", "a"]

    def test_the_deviation_is_that_of_the_score(self) -> None:
        """One uniform value: 100 · √(1/12) = 28.87, a little less by the floor at 5."""
        found = sensitivity([finding("a", None)], draws=8192)
        assert found.deviation == pytest.approx(28.7, abs=0.4)
        assert shares(found) == {"pitfalls": (near(1, 1e-6), near(1, 0.05))}

    def test_of_two_failing_caps_the_lower_explains_what_both_could(self) -> None:
        """A cap far below the other's reach decides alone; the other explains nothing."""
        rest = finding("z", 1.0, weight=1e9, family="networking")
        low = finding("a", 0.1, bounds=(0.0, 0.1), cap=0.4)
        high = finding("b", 0.35, bounds=(0.39, 0.4), cap=0.9)
        found = shares(sensitivity([low, high, rest], by="criterion"))
        assert found["a"] == (near(1, 1e-3), near(1, 0.1))
        assert found["b"] == (near(0, 0.1), near(0, 1e-3))

    def test_an_unknown_stage_is_a_group_of_its_own(self) -> None:
        rest = finding("z", 1.0, weight=1e9, family="networking")
        found = sensitivity([finding("a", 0.0, cap=Cap(0.4, 1.0, 0.0)), rest])
        assert shares(found) == {"stage": (near(1, 1e-6), near(1, 0.1))}
        assert found.indices[0].title.de == "Entwicklungsstand"

    def test_where_all_is_known_nothing_is_explained(self) -> None:
        found = sensitivity([finding("a", 0.6)])
        assert (found.indices, found.deviation) == ((), 0.0)
        assert found.sentence.en == "What is not exactly known cannot change the score."

    def test_what_cannot_change_the_score_is_not_explained(self) -> None:
        """A cap of 0.05 in full force: the score is 5, whatever the other value is."""
        found = sensitivity([finding("a", 0.0, cap=0.05), finding("b", None, weight=0.5)])
        assert (found.indices, found.deviation) == ((), 0.0)

    def test_of_a_lone_finding_without_a_cap_only_control_points_count(self) -> None:
        """Weights cancel and every mean of one family is that family."""
        found = sensitivity(
            [finding("a", 0.6)], source="method", rejudged={"a": Rejudged(0.5, 0.8)}
        )
        assert shares(found) == {
            "pitfalls": (near(1, 1e-6), near(1, 0.1)),
            "mean": (0.0, 0.0),
        }

    def test_the_kind_of_mean_counts_where_families_differ(self) -> None:
        """0.95 and 0.1 give 0.525, 0.308 or 0.181: far more than weights can move."""
        found = sensitivity(
            [finding("a", 0.95, family="networking"), finding("b", 0.1)], source="method"
        )
        assert found.indices[0].group == "mean"
        assert found.indices[0].title.en == "kind of mean"
        assert found.indices[0].first.value > 0.8


def test_a_draw_that_counts_twice_is_as_good_as_two() -> None:
    outputs = np.random.default_rng(1).normal(size=(4, 20))
    counts = np.random.default_rng(2).integers(0, 3, 20)
    doubled = jansen(np.repeat(outputs, counts, axis=1), np.ones(counts.sum()))
    for ours, theirs in zip(jansen(outputs, counts.astype(float)), doubled, strict=True):
        assert ours == pytest.approx(theirs, abs=1e-12)


@pytest.mark.filterwarnings("ignore:unique with argument:FutureWarning")  # SALib before 1.6
class TestAgainstSalib:
    def test_totals_of_the_function_of_ishigami_are_equal_and_first_orders_in_its_intervals(
        self,
    ) -> None:
        """Ishigami & Homma (1990): first orders 0.314, 0.442, 0; totals 0.558, 0.442, 0.244."""
        problem = {"num_vars": 3, "names": ["x", "y", "z"], "bounds": [[-np.pi, np.pi]] * 3}
        drawn = sample.sample(problem, 1024, calc_second_order=False, seed=1)
        x, y, z = drawn.T
        output = np.sin(x) + 7 * np.sin(y) ** 2 + 0.1 * z**4 * np.sin(x)
        theirs = analysis.analyze(problem, output, calc_second_order=False, seed=2)
        # SALib's rows go: A, A with one column from B for each, B.
        outputs = np.array([output[0::5], output[4::5], *(output[n::5] for n in (1, 2, 3))])
        first, total = jansen(outputs, np.ones(1024))
        assert total == pytest.approx(theirs["ST"], abs=1e-9)
        assert (np.abs(first - theirs["S1"]) <= theirs["S1_conf"]).all()
        assert first == pytest.approx([0.314, 0.442, 0.0], abs=0.02)
        for whole, (own, both) in zip(
            [(0.314, 0.558), (0.442, 0.442), (0.0, 0.244)], _with_intervals(outputs, 0), strict=True
        ):
            assert own.low <= whole[0] <= own.high
            assert both.low <= whole[1] <= both.high

    @pytest.mark.parametrize("by", ["family", "criterion"])
    def test_indices_of_a_score_lie_in_its_intervals(self, by: str) -> None:
        """Six unknown findings with a cap among them; SALib draws the values and groups itself."""
        found = [
            finding("a", None, weight=3, family="networking"),
            finding("b", None, weight=1, family="networking"),
            finding("c", None, weight=2, family="development"),
            finding("d", 0.4, bounds=(0.2, 0.9), weight=3, family="development"),
            finding("e", 0.3, bounds=(0.1, 0.5), weight=3, cap=0.5),
            finding("f", None, weight=2),
            finding("g", 0.7, weight=4),
        ]
        scenario = Scenario.of(found)
        columns = scenario.columns
        groups = [each.family if by == "family" else each.owner for each in columns]
        bounds = {each.id: list(each.bounds) for each in found}
        problem = {
            "num_vars": len(columns),
            "names": [each.owner for each in columns],
            "bounds": [bounds[each.owner] for each in columns],
            "groups": groups,
        }
        drawn = sample.sample(problem, 4096, calc_second_order=False, seed=1)
        theirs = analysis.analyze(
            problem, scenario.scores(drawn), calc_second_order=False, conf_level=0.99, seed=2
        )
        names = list(dict.fromkeys(groups))
        # Two estimates from different draws differ by the errors of both; ours has 8,192 draws.
        ours = {
            each.group: each
            for each in sensitivity(
                found, by="family" if by == "family" else "criterion", draws=8192
            ).indices
        }
        assert set(ours) == set(names)
        for place, name in enumerate(names):
            assert abs(ours[name].first.value - theirs["S1"][place]) <= theirs["S1_conf"][place]
            assert abs(ours[name].total.value - theirs["ST"][place]) <= theirs["ST_conf"][place]


def test_bootstrap_intervals_hold_the_shares_as_often_as_they_say() -> None:
    """200 seeds of (x + 2 y)/3, of which 0.2 and 0.8 are the shares: 90 % ± 3 · 2.1 %."""
    open_findings = [
        finding("a", 0.5, bounds=(0.2, 0.8)),
        finding("b", 0.5, bounds=(0.2, 0.8), weight=2),
    ]
    covered = 0
    for seed in range(200):
        found = sensitivity(open_findings, by="criterion", draws=256, seed=seed)
        total = {each.group: each.total for each in found.indices}["a"]
        covered += total.low <= 0.2 <= total.high
    assert 0.83 <= covered / 200 <= 0.97


@given(
    findings(), st.sampled_from(["scenario", "method"]), st.sampled_from(["family", "criterion"])
)
def test_every_uncertain_group_has_an_index_and_no_other(
    found: list[Finding], source: str, by: str
) -> None:
    uncertain: Uncertain = Scenario.of(found) if source == "scenario" else Method.of(found)
    result = sensitivity(
        found,
        by="family" if by == "family" else "criterion",
        source="scenario" if source == "scenario" else "method",
        draws=FEW,
    )
    expected = {each.family if by == "family" else each.owner for each in uncertain.columns}
    assert {each.group for each in result.indices} == (expected if result.deviation else set())
    for each in result.indices:
        assert each.total.value >= 0
        assert each.first.low <= each.first.high
        if each.total.value == 0:
            assert each.first.value == 0


@given(findings(), st.randoms(use_true_random=False), st.integers(0, 2**32))
def test_the_order_of_findings_changes_not_one_bit(
    found: list[Finding], chance: Random, seed: int
) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    assert sensitivity(mixed, draws=FEW, seed=seed) == sensitivity(found, draws=FEW, seed=seed)


@given(findings(), values())
def test_a_finding_without_weight_is_inert(found: list[Finding], value: float) -> None:
    extra = finding("f00", value, weight=0.0, cap=0.4, bounds=(0.0, 1.0))
    one = sensitivity(found, by="criterion", draws=FEW)
    assert sensitivity([*found, extra], by="criterion", draws=FEW) == one


def test_sentences_name_the_group_and_both_shares() -> None:
    titles = {"pitfalls": Text(de="Stolperfallen", en="Pitfalls")}
    found = sensitivity([finding("a", None)], titles=titles)
    assert found.sentence.en.startswith(
        "What is not exactly known about “Pitfalls” explains 99% of the score's uncertainty by "
        "itself, and "
    )
    index = attrs.evolve(
        found.indices[0],
        first=attrs.evolve(found.indices[0].first, value=-0.02),
        total=attrs.evolve(found.indices[0].total, value=0.614, low=0.52, high=0.7),
        source="method",
    )
    assert index.sentence.de == (
        "Was zu „Stolperfallen“ festgelegt ist, erklärt für sich allein 0 % davon, wie weit andere "
        "Festlegungen den Gesamtwert verschieben, und zusammen mit anderem 61 % (52 % bis 70 %)."
    )


def test_sensitivities_become_plain_values() -> None:
    found = sensitivity([finding("a", None)], draws=FEW, seed=3)
    plain = json.loads(json.dumps(found.to_dict()))
    assert (plain["draws"], plain["seed"], plain["level"]) == (FEW, 3, 0.9)
    assert plain["indices"][0]["total"] == attrs.asdict(found.indices[0].total)


def test_too_few_draws_are_refused() -> None:
    with pytest.raises(LocalEconomyError, match="draws=1 is not possible"):
        sensitivity([finding("a", None)], draws=1)
