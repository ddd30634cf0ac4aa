"""Shares of a sample, their intervals and their changes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from localeconomy import indicators

samples = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(samples, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_wilson_against_scipy(sample: tuple[int, int], confidence: float) -> None:
    found = indicators.wilson_interval(*sample, confidence=confidence)
    assert found is not None
    expected = binomtest(*sample).proportion_ci(confidence, method="wilson")
    assert found == pytest.approx((expected.low, expected.high), abs=1e-12)


@given(samples, st.integers(0, 300))
def test_finite_population_correction(sample: tuple[int, int], further: int) -> None:
    """z² shrinks by (N − n)/(N − 1), as for n (N − 1)/(N − n) answers; a census has no error."""
    successes, total = sample
    population = total + further
    found = indicators.wilson_interval(successes, total, population=population)
    plain = indicators.wilson_interval(successes, total)
    assert found is not None
    assert plain is not None
    share = successes / total
    assert plain[0] - 1e-12 <= found[0] <= share + 1e-12
    assert share - 1e-12 <= found[1] <= plain[1] + 1e-12
    if not further:
        assert found == pytest.approx((share, share))
        return
    z2 = 1.959963984540054**2
    effective = total * (population - 1) / (population - total)
    for limit in found:
        if 0.0 < limit < 1.0:
            # the score equation of the larger sample: (share − p)² = z² p (1 − p) / n
            assert (share - limit) ** 2 == pytest.approx(
                z2 * limit * (1 - limit) / effective, abs=1e-9
            )


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
    ],
)
def test_newcombe_as_published(
    new: tuple[int, int], old: tuple[int, int], expected: tuple[float, float]
) -> None:
    """Newcombe (1998), table II, method 10: five of its contrasts."""
    assert indicators.newcombe_interval(old, new) == pytest.approx(expected, abs=5e-5)


def test_nothing_asked_is_unknown() -> None:
    assert indicators.proportion(0, 0) is None
    assert indicators.wilson_interval(0, 0) is None
    assert indicators.newcombe_interval((0, 0), (1, 2)) is None
    assert indicators.newcombe_interval((1, 2), (0, 0)) is None
    assert indicators.detectable_change(0.5, 0, 10) is None
    assert indicators.proportion(0, 3) == 0.0


def test_detectable_change() -> None:
    """(1.95996 + 1.28155) · √(0.2 · 0.8 · (1/50 + 1/200)); certain answers show any change."""
    found = indicators.detectable_change(0.2, 50, 200, power=0.9)
    assert found == pytest.approx(3.2415155 * (0.16 * 0.025) ** 0.5)
    assert indicators.detectable_change(0.0, 50, 50) == 0.0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: indicators.proportion(3, 2), "3 of 2 is no share"),
        (lambda: indicators.proportion(-1, 2), "-1 of 2 is no share"),
        (lambda: indicators.wilson_interval(1, 5, population=4), "population of 4"),
        (lambda: indicators.wilson_interval(1, 5, confidence=1.0), "confidence=1.0"),
        (lambda: indicators.detectable_change(1.2, 5, 5), "share=1.2"),
        (lambda: indicators.detectable_change(0.5, 5, 5, power=1.0), "power=1.0"),
    ],
)
def test_refused(call: Any, message: str) -> None:  # noqa: ANN401 - a call without arguments
    with pytest.raises(ValueError, match=message):
        call()
