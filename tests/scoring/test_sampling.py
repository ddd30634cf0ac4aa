"""What a sample leaves open about a population, against scipy and statsmodels."""

from __future__ import annotations

import json

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from localeconomy.scoring.finding import Finding
from localeconomy.scoring.sampling import Sampling
from tests.scoring.builders import finding

WHOLE = ((0.0, 0.0), (1.0, 1.0))


def sampling(positive: int, answered: int, population: int | None = None) -> Sampling:
    return Sampling(positive, answered, population, WHOLE)


def drawn(sample: Sampling, draws: int = 20_000, seed: int = 1) -> np.ndarray:
    return sample.draw(np.random.default_rng(seed), draws)


def test_shares_become_values_on_straight_lines_between_the_control_points() -> None:
    """(0.1, 0), (0.3, 0.8), (0.5, 1): at 0.2 half of the way to 0.8, at 0.4 half of 0.8 to 1."""
    points = ((0.5, 1.0), (0.1, 0.0), (0.3, 0.8))
    sample = Sampling(1, 2, None, points)
    found = sample.values_at(np.array([0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.9]))
    assert found == pytest.approx([0.0, 0.0, 0.4, 0.8, 0.9, 1.0, 1.0])
    assert sample.points == tuple(sorted(points))


def test_asking_everyone_leaves_nothing_open() -> None:
    assert set(drawn(sampling(3, 10, 10)).tolist()) == {0.3}


def test_those_who_were_heard_stay_counted() -> None:
    """12 asked, 3 of 10 said yes: 3, 4 or 5 of 12."""
    assert set(drawn(sampling(3, 10, 12)).tolist()) == {3 / 12, 4 / 12, 5 / 12}


@pytest.mark.parametrize(("k", "n"), [(0, 20), (5, 10), (110, 200), (20, 20)])
def test_of_a_very_large_population_it_is_the_interval_of_jeffreys(k: int, n: int) -> None:
    """The standard error of a quantile of 20,000 draws is below 0.004 here."""
    low, high = np.quantile(drawn(sampling(k, n)), [0.05, 0.95])
    theirs = proportion_confint(k, n, alpha=0.1, method="jeffreys")
    assert (low, high) == pytest.approx(theirs, abs=0.01)


@pytest.mark.parametrize(("k", "n", "size"), [(3, 10, 40), (110, 200, 7_500), (0, 5, 6)])
def test_of_a_small_population_it_is_a_beta_binomial_distribution(
    k: int, n: int, size: int
) -> None:
    """Kolmogorov–Smirnov: with a chance of 0.999 no gap is wider than 1.95/√20,000 = 0.0138."""
    counts = np.rint(drawn(sampling(k, n, size)) * size).astype(int)
    unheard = np.arange(size - n + 1)
    theirs = stats.betabinom.cdf(unheard, size - n, k + 0.5, n - k + 0.5)
    ours = [(counts <= k + number).mean() for number in unheard]
    assert np.abs(np.array(ours) - theirs).max() < 0.0138


def test_intervals_cover_what_they_say_in_worlds_of_the_declared_prior() -> None:
    """2,000 worlds: p from the prior, a population of 300 by it, a sample of 60 without return.

    The standard error of a coverage of 0.9 is √(0.09/2000) = 0.0067: within 0.88 … 0.92.
    A share takes discrete values, so that the interval includes its ends.
    """
    chance = np.random.default_rng(5)
    covered = 0
    for _ in range(2_000):
        yes = chance.binomial(300, chance.beta(0.5, 0.5))
        k = chance.hypergeometric(yes, 300 - yes, 60)
        low, high = np.quantile(sampling(int(k), 60, 300).draw(chance, 800), [0.05, 0.95])
        covered += low <= yes / 300 <= high
    assert 0.88 <= covered / 2_000 <= 0.93


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 100), st.integers(0, 2**32))
def test_shares_are_shares(k: int, refused: int, unheard: int, seed: int) -> None:
    n = k + refused
    sample = sampling(k, n, n + unheard) if n + unheard else sampling(0, 0)
    found = drawn(sample, 50, seed)
    assert ((found >= 0) & (found <= 1)).all()


@pytest.mark.parametrize(
    ("positive", "answered", "population"), [(3, 2, None), (-1, 2, None), (1, 5, 4)]
)
def test_figures_that_do_not_fit_are_refused(
    positive: int, answered: int, population: int | None
) -> None:
    with pytest.raises(ValueError, match=f"{positive} of {answered} answers from a population of"):
        sampling(positive, answered, population)


@pytest.mark.parametrize("points", [(), ((0.5, 0.0), (0.5, 1.0))])
def test_control_points_that_coincide_are_refused(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match=r"control points at .* all different"):
        Sampling(1, 2, None, points)


def test_a_finding_carries_its_sample_through_json() -> None:
    sample = Sampling(110, 200, 7_500, ((0.1, 0.0), (0.6, 1.0)), wave="awareness 2002-10-12")
    full = attrs.evolve(finding("a", 0.9), sampling=sample)
    again = Finding.from_dict(json.loads(json.dumps(full.to_dict())))
    assert again == full
    assert hash(again) == hash(full)
    assert again.sampling == sample


def test_json_from_before_samples_can_be_read() -> None:
    old = finding("a", 0.9).to_dict()
    del old["sampling"]
    assert Finding.from_dict(json.loads(json.dumps(old))) == finding("a", 0.9)
