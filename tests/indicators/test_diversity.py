"""Diversity, likeness of two mixes, and what a representative draw has by chance."""

from __future__ import annotations

import math
from itertools import combinations
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon
from scipy.stats import entropy

from localeconomy import indicators

mixes = st.lists(st.integers(0, 30), min_size=1, max_size=8)


@given(mixes)
def test_entropy_and_gini_simpson(counts: list[int]) -> None:
    """Entropy against SciPy; Gini–Simpson against the chance of two different draws."""
    if not sum(counts):
        assert indicators.shannon_entropy(counts) is None
        assert indicators.gini_simpson(counts) is None
        return
    assert indicators.shannon_entropy(counts) == pytest.approx(entropy(counts), abs=1e-12)
    shares = np.array(counts) / sum(counts)
    different = 1 - sum(p * p for p in shares)
    assert indicators.gini_simpson(counts) == pytest.approx(different)


@given(
    st.integers(1, 8).flatmap(
        lambda k: st.tuples(*[st.lists(st.integers(0, 30), min_size=k, max_size=k)] * 2)
    )
)
def test_jensen_shannon_against_scipy(two: tuple[list[int], list[int]]) -> None:
    one, other = two
    found = indicators.jensen_shannon_divergence(one, other)
    distance = indicators.jensen_shannon_distance(one, other)
    if not sum(one) or not sum(other):
        assert found is None
        assert distance is None
        return
    assert found is not None
    assert found == pytest.approx(float(jensenshannon(one, other, base=2)) ** 2, abs=1e-9)
    assert distance == pytest.approx(math.sqrt(found))
    assert 0.0 <= found <= 1.0
    assert indicators.jensen_shannon_divergence(other, one) == pytest.approx(found, abs=1e-12)


def test_same_and_disjoint_mixes() -> None:
    assert indicators.jensen_shannon_divergence([1, 2, 3], [2, 4, 6]) == pytest.approx(0.0)
    assert indicators.jensen_shannon_divergence([1, 0], [0, 9]) == 1.0
    assert indicators.shannon_entropy([4]) == 0.0


@pytest.mark.parametrize(
    ("district", "members"), [([3, 2, 1], 2), ([3, 2, 1], 5), ([4, 0, 3], 3), ([1, 1, 1, 4], 4)]
)
def test_representative_draws_listed(district: list[int], members: int) -> None:
    """All ways to draw the members from the district's businesses, each as likely as another."""
    sectors = np.repeat(np.arange(len(district)), district)
    drawn = [
        indicators.jensen_shannon_divergence(
            np.bincount(sectors[list(chosen)], minlength=len(district)), district
        )
        for chosen in combinations(range(len(sectors)), members)
    ]
    values = np.array(drawn, dtype=float)
    null = indicators.representative_divergence(district, members)
    assert null is not None
    assert null.mean == pytest.approx(values.mean(), abs=1e-12)
    assert null.standard_deviation == pytest.approx(values.std(), abs=1e-9)


def test_twenty_members_over_fifteen_sectors() -> None:
    """A representative draw of 20 over 15 sectors has a distance of about 0.40, by chance alone.

    The moments against 20,000 seeded draws (within 4 standard errors), and fast: 0.5 ms.
    """
    district = [40] * 15
    null = indicators.representative_divergence(district, 20)
    assert null is not None
    draws = np.random.default_rng(2).multivariate_hypergeometric(district, 20, size=20_000)
    middle = (draws / 20 + 1 / 15) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(draws > 0, draws / 20 * np.log2(draws / 20 / middle), 0.0)
    values = (terms + 1 / 15 * np.log2(1 / 15 / middle)).sum(axis=1) / 2
    assert abs(null.mean - values.mean()) < 4 * values.std() / math.sqrt(len(values))
    assert null.standard_deviation == pytest.approx(values.std(), rel=0.03)
    assert np.sqrt(values).mean() == pytest.approx(0.40, abs=0.01)
    started = perf_counter()
    for _ in range(20):
        indicators.representative_divergence(district, 20)
    assert (perf_counter() - started) / 20 < 0.01  # ten times what it takes, for slow machines


def test_large_district() -> None:
    """1,000 of a million in two equal halves: against the sum over the hypergeometric itself."""
    members, half = 1_000, 500_000
    null = indicators.representative_divergence([half, half], members)
    assert null is not None
    k = np.arange(members + 1)
    log_weight = np.array(
        [
            math.lgamma(half + 1) * 2
            - math.lgamma(i + 1)
            - math.lgamma(half - i + 1)
            - math.lgamma(members - i + 1)
            - math.lgamma(half - members + i + 1)
            for i in k.tolist()
        ]
    )
    weight = np.exp(log_weight - log_weight.max())
    divergence = np.array(
        [indicators.jensen_shannon_divergence([i, members - i], [1, 1]) for i in k.tolist()],
        dtype=float,
    )
    assert null.mean == pytest.approx(float(weight @ divergence / weight.sum()), rel=1e-6)


def test_draws_that_are_certain_or_impossible() -> None:
    everyone = indicators.representative_divergence([3, 2], 5)
    assert everyone == indicators.Moments(mean=0.0, standard_deviation=0.0)
    one_sector = indicators.representative_divergence([9], 4)
    assert one_sector is not None
    assert one_sector.mean == pytest.approx(0.0)
    assert indicators.representative_divergence([3, 2], 0) is None
    assert indicators.representative_divergence([3, 2], 6) is None
    assert indicators.representative_divergence([], 1) is None


def test_refused_counts() -> None:
    with pytest.raises(ValueError, match=r"counts go from -1\.0 to 2\.0"):
        indicators.shannon_entropy([-1, 2])
    with pytest.raises(ValueError, match="give the same sorts in both"):
        indicators.jensen_shannon_divergence([1, 2], [1])
    with pytest.raises(ValueError, match="give whole numbers"):
        indicators.representative_divergence([1.5, 2], 1)
    with pytest.raises(ValueError, match="give whole numbers"):
        indicators.representative_divergence([1, 2], -1)
