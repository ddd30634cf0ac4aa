"""Intervals of a score against calculations by hand, plain loops, and worlds that are drawn."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from typing import TYPE_CHECKING

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measure import environment
from localeconomy.errors import LocalEconomyError
from localeconomy.scoring.finding import Cap, Finding, State
from localeconomy.scoring.intervals import (
    Interval,
    chance_of_increase,
    method_draws,
    method_interval,
    scenario_draws,
    scenario_interval,
)
from localeconomy.scoring.method import Method, Rejudged
from localeconomy.scoring.sampling import Sampling
from localeconomy.scoring.scenario import Scenario
from localeconomy.scoring.summary import summarise
from tests.scoring.builders import FAMILIES, finding, findings, values

if TYPE_CHECKING:
    from random import Random

    from localeconomy.scoring.uncertain import Uncertain

ROUNDING = 1e-9
FEW = 64
LINE = ((0.0, 0.0), (1.0, 1.0))


def sampled(name: str, sampling: Sampling) -> Finding:
    value = float(sampling.values_at(np.array(sampling.positive / sampling.answered)))
    return attrs.evolve(finding(name, value), sampling=sampling)


def rejudged(found: list[Finding]) -> dict[str, Rejudged]:
    """Return values at other thresholds: better at lower ones, worse at higher ones."""
    return {
        each.id: Rejudged(min(1.0, each.value + 0.1), max(0.0, each.value - 0.2))
        for each in found
        if each.value is not None
    }


class TestScenarioByHand:
    """Quantiles of 4,096 draws: the standard error of the 5 % quantile of a uniform is 0.0034."""

    def test_an_unknown_value_is_uniform_between_0_and_1(self) -> None:
        """(1 + x)/2 of 100: 5 % lie below 52.5 and 5 % above 97.5; three errors are 0.51."""
        found = scenario_interval([finding("a", 1.0), finding("b", None)])
        assert (found.low, found.high) == pytest.approx((52.5, 97.5), abs=0.51)

    def test_a_partial_value_is_uniform_within_its_bounds(self) -> None:
        """x in [0.4, 0.8]: 0.42 and 0.78; three errors are 100 · 0.4 · 0.0034 · 3 = 0.41."""
        found = scenario_interval([finding("a", 0.5, bounds=(0.4, 0.8))])
        assert (found.low, found.high) == pytest.approx((42, 78), abs=0.41)

    def test_a_survey_follows_its_posterior(self) -> None:
        """k = 50 of n = 100: Jeffreys' 90 % interval is 0.4186 … 0.5814 (Beta(50.5, 50.5))."""
        found = scenario_interval([sampled("a", Sampling(50, 100, None, LINE))])
        assert (found.low, found.high) == pytest.approx((41.9, 58.1), abs=0.6)

    def test_a_survey_of_everyone_is_exact(self) -> None:
        found = scenario_interval([sampled("a", Sampling(50, 100, 100, LINE))])
        assert (found.low, found.high) == (50.0, 50.0)

    def test_a_survey_that_is_not_all_there_is_counts_by_its_bounds(self) -> None:
        """Partial: within [0.2, 0.6], whatever the sample says: 0.22 and 0.58."""
        part = attrs.evolve(
            finding("a", 0.5, bounds=(0.2, 0.6)), sampling=Sampling(50, 100, None, LINE)
        )
        found = scenario_interval([part])
        assert (found.low, found.high) == pytest.approx((22, 58), abs=0.41)

    def test_an_unknown_stage_puts_caps_in_force_by_an_unknown_share(self) -> None:
        """Value 0, cap 0.4 in a large network: 1 − 0.6 u, uniform from 40 to 100: 43 and 97."""
        rest = finding("z", 1.0, weight=1e6, family="networking")
        found = scenario_interval([finding("a", 0.0, cap=Cap(0.4, 1.0, 0.0)), rest])
        assert (found.low, found.high) == pytest.approx((43, 97), abs=0.7)

    def test_two_caps_of_an_unknown_stage_share_one_stage(self) -> None:
        """Both at 0 with cap 0.4 and force u: 1 − 0.6 u − 0.05 u, uniform from 35 to 100.

        Independent ones would meet at 35 only where both are in full force.
        """
        rest = finding("z", 1.0, weight=1e6, family="networking")
        capped = [finding(name, 0.0, cap=Cap(0.4, 1.0, 0.0)) for name in ("a", "b")]
        found = scenario_interval([*capped, rest])
        assert (found.low, found.high) == pytest.approx((38.25, 96.75), abs=0.7)

    def test_where_all_is_known_nothing_varies(self) -> None:
        found = scenario_interval([finding("a", 0.6), finding("b", None, state=State.NOT_DUE)])
        assert found.low == found.high == pytest.approx(60.0)


class TestMethodByHand:
    def test_weights_vary_by_a_quarter(self) -> None:
        """w₁/(w₁ + w₂) with both in [0.75, 1.25]: between 0.375 and 0.625, even around 0.5."""
        scores = method_draws([finding("a", 1.0), finding("b", 0.0)])
        assert 37.5 <= scores.min() < 40
        assert 60 < scores.max() <= 62.5
        assert float(np.median(scores)) == pytest.approx(50, abs=0.5)

    def test_control_points_vary_by_a_tenth(self) -> None:
        """0.5, 0.6, 0.8 at 0.9, 1 and 1.1 of the thresholds: half of the draws between each two.

        5 %: 50 + 10 · 0.1 = 51; 95 %: 60 + 20 · 0.9 = 78.
        """
        found = method_interval([finding("a", 0.6)], {"a": Rejudged(0.5, 0.8)})
        assert (found.low, found.high) == pytest.approx((51, 78), abs=0.5)

    def test_a_finding_without_a_value_at_other_thresholds_keeps_its_own(self) -> None:
        """Half of the draws stay at 60, the others reach from 60 to 80: 5 % → 60, 95 % → 78."""
        found = method_interval([finding("a", 0.6)], {"a": Rejudged(None, 0.8)})
        assert (found.low, found.high) == pytest.approx((60, 78), abs=0.5)

    def test_an_unknown_value_stays_what_the_point_score_takes(self) -> None:
        found = method_interval([finding("a", None)], {"a": Rejudged(0.0, 1.0)})
        assert (found.low, found.high) == pytest.approx((50, 50), abs=ROUNDING)

    def test_caps_vary_by_a_tenth(self) -> None:
        """Value 0, cap in [0.3, 0.5]: 31 and 49."""
        rest = finding("z", 1.0, weight=1e6, family="networking")
        found = method_interval([finding("a", 0.0, cap=0.4), rest])
        assert (found.low, found.high) == pytest.approx((31, 49), abs=0.3)

    def test_a_cap_is_no_less_than_the_floor_and_no_more_than_1(self) -> None:
        rest = finding("z", 1.0, weight=1e9, family="networking")
        for limit, low, high in ((0.1, 5.0, 20.0), (0.95, 85.0, 100.0)):
            scores = method_draws([finding("a", 0.0, cap=limit), rest])
            assert low - ROUNDING <= scores.min() < low + 0.5
            assert high - 0.5 < scores.max() <= high + ROUNDING

    def test_each_kind_of_mean_is_as_frequent(self) -> None:
        """0.9 and 0.4: the means are 0.65, 0.6 and 72/130, give or take what the weights move.

        The share of a family moves between 3/8 and 5/8, and so a mean by less than 0.0625; over
        1,365 draws that averages out to less than 0.004.
        """
        found = [finding("a", 0.9, family="networking"), finding("b", 0.4, family="pitfalls")]
        method = Method.of(found)
        drawn = method.draw(4096, 0)
        scores = method.scores(drawn)
        thirds = np.minimum(np.floor((drawn[:, -1] + 1) * 1.5), 2)
        for third, expected in ((0, 65.0), (1, 60.0), (2, 7200 / 130)):
            chosen = scores[thirds == third]
            assert len(chosen) == pytest.approx(4096 / 3, abs=120)  # four standard deviations
            assert float(chosen.mean()) == pytest.approx(expected, abs=0.4)

    def test_what_is_not_due_moves_the_weight_of_its_family(self) -> None:
        """Alone in their families, a = 0.9 and b = 0.4 of weight 1: shares by weights of 1.

        With 9 more that are not due, b's family weighs 10: about 0.9^(1/11) 0.4^(10/11) = 0.43.
        """
        found = [finding("a", 0.9, family="networking"), finding("b", 0.4, family="pitfalls")]
        later = finding("c", None, weight=9, state=State.NOT_DUE, family="pitfalls")
        scores = method_draws([*found, later])
        assert float(np.median(scores)) == pytest.approx(43, abs=2)
        assert [
            each.owner for each in Method.of([*found, later]).columns if each.purpose == "weight"
        ] == ["a", "b", "c"]


def plain_score(
    found: list[Finding], drawn: dict[tuple[str, str], float], other: dict[str, Rejudged]
) -> float:
    """One draw of the method in loops, without arrays, as an oracle."""
    weight = {
        each.id: each.weight * (1 + 0.25 * drawn.get(("weight", each.id), 0.0)) for each in found
    }
    due = [each for each in found if each.state.is_due and each.weight > 0]
    value: dict[str, float] = {}
    for each in due:
        value[each.id] = 0.5 if each.value is None else each.value
        shift = drawn.get(("threshold", each.id), 0.0)
        if each.value is not None and shift:
            reach = other[each.id].lower if shift < 0 else other[each.id].higher
            assert reach is not None
            value[each.id] += abs(shift) * (reach - each.value)
    parts, shares = [], []
    for family in sorted({each.family for each in due}):
        rows = [each for each in due if each.family == family]
        mean = math.fsum(weight[r.id] * value[r.id] for r in rows) / math.fsum(
            weight[r.id] for r in rows
        )
        parts.append(max(mean, 0.05))
        shares.append(
            math.fsum(
                weight[each.id]
                for each in found
                if each.family == family and each.state.is_applicable
            )
        )
    kind = drawn["exponent", "mean"]
    whole = math.fsum(shares)
    if kind < -1 / 3:
        mean = math.fsum(s * p for s, p in zip(shares, parts, strict=True)) / whole
    elif kind < 1 / 3:
        mean = math.exp(
            math.fsum(s * math.log(p) for s, p in zip(shares, parts, strict=True)) / whole
        )
    else:
        mean = whole / math.fsum(s / p for s, p in zip(shares, parts, strict=True))
    bites, limits = [], [1.0]
    for each in due:
        if each.cap is not None:
            bites.append(each.cap.force * (1 - min(max((value[each.id] - 0.05) / 0.35, 0.0), 1.0)))
            limit = min(max(each.cap.limit + 0.1 * drawn["cap", each.id], 0.05), 1.0)
            limits.append(1 - (1 - limit) * bites[-1])
    further = math.fsum(bites) - max(bites, default=0.0)
    return 100 * min(mean, max(0.05, min(limits) - 0.05 * further))


@given(findings(max_size=10), st.integers(0, 2**32))
def test_draws_of_the_method_are_what_loops_make_of_them(found: list[Finding], seed: int) -> None:
    other = rejudged(found)
    method = Method.of(found, other)
    drawn = method.draw(8, seed)
    names = [(each.purpose, each.owner) for each in method.columns]
    for row, score in zip(drawn, method.scores(drawn), strict=True):
        plain = plain_score(found, dict(zip(names, row.tolist(), strict=True)), other)
        assert score == pytest.approx(plain, abs=ROUNDING)


@given(findings(), st.integers(0, 2**32))
def test_scenarios_lie_within_the_bounds(found: list[Finding], seed: int) -> None:
    low, high = summarise(found, FAMILIES).bounds
    scores = scenario_draws(found, draws=FEW, seed=seed)
    assert low - ROUNDING <= scores.min()
    assert scores.max() <= high + ROUNDING
    interval = scenario_interval(found, draws=FEW, seed=seed)
    assert low - ROUNDING <= interval.low <= interval.high <= high + ROUNDING


@given(findings(), st.integers(0, 2**32))
def test_the_method_keeps_the_range_of_scores(found: list[Finding], seed: int) -> None:
    scores = method_draws(found, rejudged(found), draws=FEW, seed=seed)
    assert scores.min() >= 5 - ROUNDING
    assert scores.max() <= 100 + ROUNDING


@given(findings(), st.data())
def test_better_bounds_never_lower_the_ends_of_a_scenario(
    found: list[Finding], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(found) - 1))
    low, middle, high, top = sorted(data.draw(st.tuples(*[values()] * 4)))
    for worse, better in (((low, middle), (high, top)), ((low, high), (middle, top))):
        one, other = (
            scenario_interval(
                [
                    attrs.evolve(each, bounds=ends, value=None, state=State.UNKNOWN)
                    if n == place and each.state.is_due
                    else each
                    for n, each in enumerate(found)
                ],
                draws=FEW,
            )
            for ends in (worse, better)
        )
        assert one.low <= other.low + ROUNDING
        assert one.high <= other.high + ROUNDING


@given(findings(), st.randoms(use_true_random=False), st.integers(0, 2**32))
def test_the_order_of_findings_changes_not_one_bit(
    found: list[Finding], chance: Random, seed: int
) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    other = rejudged(found)
    assert scenario_interval(mixed, draws=FEW, seed=seed) == scenario_interval(
        found, draws=FEW, seed=seed
    )
    assert method_interval(mixed, other, draws=FEW, seed=seed) == method_interval(
        found, other, draws=FEW, seed=seed
    )


@given(findings(), values(), st.sampled_from(FAMILIES))
def test_a_finding_without_weight_is_inert(found: list[Finding], value: float, family: str) -> None:
    extra = finding("f00", value, weight=0.0, cap=0.4, family=family, bounds=(0.0, 1.0))
    more, other = [*found, extra], {**rejudged(found), "f00": Rejudged(0.0, 1.0)}
    assert scenario_draws(more, draws=FEW).tolist() == scenario_draws(found, draws=FEW).tolist()
    assert (
        method_draws(more, other, draws=FEW).tolist()
        == method_draws(found, rejudged(found), draws=FEW).tolist()
    )


@given(findings(), st.integers(0, 2**32))
def test_a_further_criterion_shifts_no_other_stream(found: list[Finding], seed: int) -> None:
    """The name of the new one stands in the middle of the others in alphabetical order."""
    extra = finding("f1a", 0.3, bounds=(0.0, 0.7), cap=0.4)
    pairs: list[tuple[Uncertain, Uncertain]] = [
        (Scenario.of(found), Scenario.of([*found, extra])),
        (
            Method.of(found, rejudged(found)),
            Method.of([*found, extra], {**rejudged(found), "f1a": Rejudged(0.1, 0.9)}),
        ),
    ]
    for before, after in pairs:
        old = dict(zip(before.columns, before.draw(5, seed).T.tolist(), strict=True))
        new = dict(zip(after.columns, after.draw(5, seed).T.tolist(), strict=True))
        assert {column: new[column] for column in old} == old
        assert {column.owner for column in new.keys() - old.keys()} >= {"f1a"}


def test_another_process_finds_the_same_bytes() -> None:
    code = (
        "import json;"
        "from tests.scoring.builders import finding;"
        "from localeconomy.scoring.intervals import scenario_interval, method_interval;"
        "found = [finding('a', None, cap=0.4), finding('b', 0.7, family='networking')];"
        "print(json.dumps([scenario_interval(found).to_dict(), method_interval(found).to_dict()]))"
    )
    found = [finding("a", None, cap=0.4), finding("b", 0.7, family="networking")]
    expected = json.dumps([scenario_interval(found).to_dict(), method_interval(found).to_dict()])
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment(), "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == expected


def test_another_seed_is_another_interval() -> None:
    found = [finding("a", None)]
    one, other = scenario_interval(found, seed=1), scenario_interval(found, seed=2)
    assert one != other
    assert one.low == pytest.approx(other.low, abs=1.5)


def test_intervals_cover_what_they_say_where_no_cap_can_bind() -> None:
    """3,000 worlds of the declared assumptions: standard error √(0.09/3000) = 0.0055."""
    found = [
        finding("a", None, weight=2),
        finding("b", 0.5, bounds=(0.3, 0.9), family="networking"),
        sampled("c", Sampling(30, 80, 500, ((0.1, 0.2), (0.9, 1.0)))),
        finding("d", 0.8),
    ]
    worlds = scenario_draws(found, draws=3_000, seed=99)
    interval = scenario_interval(found, seed=1)
    covered = float(((worlds >= interval.low) & (worlds <= interval.high)).mean())
    assert 0.88 <= covered <= 0.92


def test_surveys_of_two_waves_are_independent_and_one_wave_is_itself() -> None:
    """50 of 100 at both: the later is greater with a chance of one half; the same is the same."""
    first = [sampled("a", Sampling(50, 100, None, LINE, wave="2002"))]
    second = [sampled("a", Sampling(50, 100, None, LINE, wave="2004"))]
    before, again, after = (scenario_draws(each) for each in (first, first, second))
    assert before.tolist() == again.tolist()
    assert chance_of_increase(before, again) == 0.5
    assert chance_of_increase(before, after) == pytest.approx(0.5, abs=0.03)
    assert abs(np.corrcoef(before, after)[0, 1]) < 0.06


def test_the_chance_of_an_increase_of_a_share_is_that_of_two_beta_distributions() -> None:
    """40 of 100, then 55 of 100: P(q > p) from 10⁶ pairs of Beta(40.5, 60.5), Beta(55.5, 45.5)."""
    chance = np.random.default_rng(3)
    expected = (chance.beta(55.5, 45.5, 10**6) > chance.beta(40.5, 60.5, 10**6)).mean()
    before = scenario_draws([sampled("a", Sampling(40, 100, None, LINE, wave="2002"))])
    after = scenario_draws([sampled("a", Sampling(55, 100, None, LINE, wave="2004"))])
    assert chance_of_increase(before, after) == pytest.approx(float(expected), abs=0.01)


def test_what_stays_unknown_is_as_good_later_as_before() -> None:
    """b rises from 0.4 to 0.5, a is unknown on both days: the later is better in every draw."""
    before = scenario_draws([finding("a", None), finding("b", 0.4)])
    after = scenario_draws([finding("a", None), finding("b", 0.5)])
    assert chance_of_increase(before, after) == 1.0


def test_sentences_name_the_range_the_chance_and_what_is_assumed() -> None:
    scenario = Interval("scenario", 41.25, 62.06, 0.9, 4096, 0).sentence
    assert scenario.de == (
        "Wäre alles bekannt, läge der Gesamtwert mit 90 % Wahrscheinlichkeit zwischen 41,2 und "
        "62,1; angenommen ist, dass Unbekanntes irgendwo in seinen Grenzen liegt, jeder Wert "
        "gleich wahrscheinlich, und dass Befragungen Zufallsstichproben sind."
    )
    method = Interval("method", 41.25, 62.06, 0.9, 4096, 0).sentence
    assert method.en == (
        "How much depends on the method is another matter: the same records under other weights "
        "(± 25%), thresholds (± 10%) and caps (± 10 points), and another kind of mean over the "
        "families, taken at random, would give a score between 41.2 and 62.1 in 90% of the cases."
    )
    certain = Interval("method", 60.0, 60.0, 0.9, 4096, 0).sentence
    assert certain.en == "The score would be 60.0 with other weights, thresholds and caps as well."


def test_intervals_survive_json() -> None:
    interval = scenario_interval([finding("a", None)], draws=FEW, seed=3, level=0.8)
    assert (interval.level, interval.draws, interval.seed) == (0.8, FEW, 3)
    assert Interval.from_dict(json.loads(json.dumps(interval.to_dict()))) == interval


def test_too_few_draws_are_refused() -> None:
    for make in (scenario_interval, method_interval, scenario_draws, method_draws):
        with pytest.raises(LocalEconomyError, match="draws=1 is not possible"):
            make([finding("a", 1.0)], draws=1)
