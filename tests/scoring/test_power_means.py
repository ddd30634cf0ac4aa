"""Other means over the families, and weights and caps of many draws at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from localeconomy.scoring.aggregate import Scheme, family_values, total, ungated
from tests.scoring.builders import finding, findings

if TYPE_CHECKING:
    from localeconomy.scoring.finding import Finding

TWO = [finding("a", 0.9, family="networking"), finding("b", 0.4, family="pitfalls")]


@pytest.mark.parametrize(
    ("exponent", "expected"),
    [
        (1.0, 0.65),  # (0.9 + 0.4)/2
        (0.0, 0.6),  # √0.36
        (-1.0, 72 / 130),  # 2/(1/0.9 + 1/0.4) = 2 · 0.36/1.3
    ],
)
def test_means_of_two_equal_families(exponent: float, expected: float) -> None:
    found = ungated(Scheme.of(TWO), np.array([0.9, 0.4]), exponent)
    assert float(found) == pytest.approx(expected, abs=1e-12)


def test_each_draw_has_its_own_mean() -> None:
    values = np.array([[0.9, 0.4]] * 3)
    found = ungated(Scheme.of(TWO), values, np.array([1.0, 0.0, -1.0]))
    assert found == pytest.approx([0.65, 0.6, 72 / 130], abs=1e-12)


def test_the_floor_holds_for_every_mean() -> None:
    """Values 1 and 0, the latter counting 0.05: 0.525; √0.05; 2/(1 + 20)."""
    values = np.array([[1.0, 0.0]] * 3)
    found = ungated(Scheme.of(TWO), values, np.array([1.0, 0.0, -1.0]))
    assert found == pytest.approx([0.525, 0.05**0.5, 2 / 21], abs=1e-12)


@given(findings(max_size=8), st.sampled_from([-1.0, 0.0, 1.0, 2.0, -3.0]), st.integers(0, 2**32))
def test_means_are_those_of_scipy(found: list[Finding], exponent: float, seed: int) -> None:
    scheme = Scheme.of(found)
    values = np.random.default_rng(seed).random((5, len(scheme.ids)))
    ours = ungated(scheme, values, exponent)
    of_families = np.maximum(family_values(scheme, values), 0.05)
    theirs = [stats.pmean(row, exponent, weights=scheme.family_weights) for row in of_families]
    assert ours == pytest.approx(theirs, abs=1e-12)


@given(findings(max_size=8), st.integers(0, 2**32))
def test_weights_and_limits_of_each_draw_count_for_it_alone(
    found: list[Finding], seed: int
) -> None:
    """All at once give what each row gives alone, as a scheme without draws."""
    scheme, chance = Scheme.of(found), np.random.default_rng(seed)
    size = (6, len(scheme.ids))
    many = attrs.evolve(
        scheme,
        weights=chance.uniform(0.5, 3.0, size),
        family_weights=chance.uniform(0.5, 3.0, (6, len(scheme.families))),
        limits=chance.uniform(0.1, 1.0, size),
    )
    values, exponent = chance.random(size), chance.choice([-1.0, 0.0, 1.0], 6)
    together = total(many, values, scheme.force, exponent)
    for row in range(6):
        alone = attrs.evolve(
            scheme,
            weights=many.weights[row],
            family_weights=many.family_weights[row],
            limits=many.limits[row],
        )
        score = total(alone, values[row], scheme.force, float(exponent[row]))
        assert together[row] == pytest.approx(float(score), abs=1e-9)


@given(findings(), st.integers(0, 2**32))
def test_a_greater_exponent_never_lowers_the_score(found: list[Finding], seed: int) -> None:
    scheme = Scheme.of(found)
    values = np.random.default_rng(seed).random((4, len(scheme.ids)))
    scores = [total(scheme, values, scheme.force, exponent) for exponent in (-1.0, 0.0, 1.0)]
    assert (np.diff(scores, axis=0) >= -1e-9).all()
