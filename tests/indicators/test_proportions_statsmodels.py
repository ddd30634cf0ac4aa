"""Wilson's and Newcombe's intervals against statsmodels, with small populations by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from localeconomy.indicators import newcombe_interval, wilson_interval

samples = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
confidences = st.sampled_from([0.8, 0.9, 0.95, 0.99])


@given(samples, confidences)
def test_wilson(sample: tuple[int, int], confidence: float) -> None:
    expected = proportion_confint(*sample, alpha=1 - confidence, method="wilson")
    found = wilson_interval(*sample, confidence=confidence)
    assert found == pytest.approx(tuple(map(float, expected)), abs=1e-12)


@given(samples, st.integers(1, 400), confidences)
def test_wilson_of_a_small_population(
    sample: tuple[int, int], further: int, confidence: float
) -> None:
    """The score equation with f = (N − n)/(N − 1) is the plain one with n/f answers, k/f positive.

    statsmodels takes numbers of answers that are no whole numbers.
    """
    successes, total = sample
    population = total + further
    factor = (population - total) / (population - 1)
    assume(factor > 0)
    expected = proportion_confint(
        successes / factor, total / factor, alpha=1 - confidence, method="wilson"
    )
    found = wilson_interval(*sample, confidence=confidence, population=population)
    assert found == pytest.approx(tuple(map(float, expected)), abs=1e-9)


@given(samples, samples, confidences)
def test_newcombe(before: tuple[int, int], after: tuple[int, int], confidence: float) -> None:
    expected = confint_proportions_2indep(
        *after, *before, method="newcomb", compare="diff", alpha=1 - confidence
    )
    found = newcombe_interval(before, after, confidence=confidence)
    assert found == pytest.approx(tuple(map(float, expected)), abs=1e-12)


def test_by_hand() -> None:
    """20 of 50 answers from 200, later 30 of 60 from 200; z² = 3.841459.

    f = 150/199: z²f = 2.895572; centre (20 + 1.447786)/52.895572 = 0.405474, half-width
    √(2.895572 · (12 + 0.723893))/52.895572 = 0.114752: 0.290722 to 0.520226.
    f = 140/199: z²f = 2.702534; centre (30 + 1.351267)/62.702534 = 0.5, half-width
    √(2.702534 · (15 + 0.675634))/62.702534 = 0.103803: 0.396197 to 0.603803.
    Change 0.1: down √(0.103803² + 0.120226²) = 0.158838, up √(0.103803² + 0.109278²) = 0.150721.
    """
    assert wilson_interval(20, 50, population=200) == pytest.approx((0.290722, 0.520226), abs=2e-6)
    assert wilson_interval(30, 60, population=200) == pytest.approx((0.396197, 0.603803), abs=2e-6)
    found = newcombe_interval((20, 50), (30, 60), populations=(200, 200))
    assert found == pytest.approx((0.1 - 0.158838, 0.1 + 0.150721), abs=3e-6)


@given(samples, samples)
def test_everybody_asked_twice_leaves_no_doubt(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    change = after[0] / after[1] - before[0] / before[1]
    found = newcombe_interval(before, after, populations=(before[1], after[1]))
    assert found == pytest.approx((change, change), abs=1e-12)


@given(samples, samples, st.integers(1, 100))
def test_a_small_population_narrows_the_interval(
    before: tuple[int, int], after: tuple[int, int], further: int
) -> None:
    plain = newcombe_interval(before, after)
    small = newcombe_interval(before, after, populations=(before[1] + further, None))
    assert plain is not None
    assert small is not None
    assert plain[0] - 1e-12 <= small[0] <= small[1] <= plain[1] + 1e-12
    assert not math.isnan(small[0])
