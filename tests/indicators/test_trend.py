"""The exact Mann–Kendall test against every order, SciPy and printed tables."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from localeconomy.indicators import mann_kendall


def s_of(values: tuple[float, ...]) -> int:
    return sum((b > a) - (b < a) for a, b in combinations(values, 2))


@given(st.lists(st.integers(0, 3), min_size=5, max_size=7))
def test_against_every_order(values: list[int]) -> None:
    """The share of all n! orders with an S as far from 0."""
    found = mann_kendall(values)
    assert found is not None
    every = [abs(s_of(order)) for order in permutations(values)]
    as_far = sum(each >= abs(found.s) for each in every)
    assert found.s == s_of(tuple(values))
    assert found.p_value == float(Fraction(as_far, len(every)))


@given(st.lists(st.floats(0, 1), min_size=5, max_size=25, unique=True))
def test_against_scipy_without_equal_figures(values: list[float]) -> None:
    found = mann_kendall(values)
    assert found is not None
    tau, p_value = stats.kendalltau(range(len(values)), values, method="exact")
    assert found.s == round(tau * math.comb(len(values), 2))
    assert found.p_value == pytest.approx(p_value, abs=1e-12)


@pytest.mark.parametrize(
    ("n", "s", "one_sided"),
    [
        # Kendall (1975), appendix table 1, as in Hollander and Wolfe, table A.30.
        (5, 8, 0.042),
        (5, 10, 0.0083),
        (6, 11, 0.028),
        (8, 16, 0.031),
        (10, 21, 0.036),
    ],
)
def test_against_the_printed_table(n: int, s: int, one_sided: float) -> None:
    """A rising series in which neighbours are exchanged until S is as printed."""
    values = list(range(n))
    place = 0
    while s_of(tuple(values)) > s:
        if values[place] < values[place + 1]:
            values[place], values[place + 1] = values[place + 1], values[place]
        place = (place + 1) % (n - 1)
    found = mann_kendall(values)
    assert found is not None
    assert found.s == s
    assert found.p_value / 2 == pytest.approx(one_sided, abs=0.0005)


def test_figures_that_are_all_equal_show_nothing() -> None:
    found = mann_kendall([0.4] * 6)
    assert found is not None
    assert (found.s, found.p_value) == (0, 1.0)


@given(st.lists(st.integers(0, 5), min_size=5, max_size=9))
def test_turning_time_round_turns_the_sign_only(values: list[int]) -> None:
    forward, backward = mann_kendall(values), mann_kendall(values[::-1])
    assert forward is not None
    assert backward is not None
    assert (forward.s, forward.p_value) == (-backward.s, backward.p_value)


@pytest.mark.parametrize("values", [[], [1.0], [1.0, 2.0, 3.0, 4.0]])
def test_too_few_say_nothing(values: list[float]) -> None:
    """Of four that rise: 2 of 24 orders are as far from 0, more than one in twenty."""
    assert mann_kendall(values) is None


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_figures_are_finite(wrong: float) -> None:
    with pytest.raises(ValueError, match="leave out the waves without a figure"):
        mann_kendall([1.0, 2.0, 3.0, 4.0, wrong])
