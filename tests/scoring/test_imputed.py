"""The values of imputed networks as a distribution, and how a scenario draws from it."""

from __future__ import annotations

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.scoring.finding import Finding, State
from localeconomy.scoring.imputed import Imputed
from localeconomy.scoring.intervals import scenario_draws
from tests.scoring.builders import finding

VALUES = st.lists(st.sampled_from([0.0, 0.1, 0.25, 1.0]), min_size=1, max_size=30)


@given(VALUES)
def test_evenly_spread_chances_give_back_the_values(values: list[float]) -> None:
    """The middles of n equal parts of [0, 1) take each network once."""
    chances = (np.arange(len(values)) + 0.5) / len(values)
    assert Imputed.of(values).at(chances).tolist() == sorted(values)


@given(VALUES, st.floats(0, 1, exclude_max=True))
def test_every_draw_is_one_of_the_values(values: list[float], chance: float) -> None:
    assert Imputed.of(values).at(np.array([chance])).item() in values


def test_the_chance_just_below_1_is_the_greatest_value() -> None:
    """Three thirds may add up to less than 1."""
    imputed = Imputed.of([0.1, 0.2, 0.3])
    assert imputed.at(np.array([np.nextafter(1.0, 0.0)])).item() == 0.3


def partial(imputed: Imputed | None) -> Finding:
    return attrs.evolve(
        finding("self_help", 0.2), state=State.PARTIAL, bounds=(0.2, 1.0), imputed=imputed
    )


def test_a_finding_keeps_it_in_plain_values() -> None:
    for imputed in (None, Imputed.of([0.2, 0.2, 0.6])):
        kept = partial(imputed)
        assert Finding.from_dict(kept.to_dict()) == kept
    older = partial(None).to_dict()
    del older["imputed"]
    assert Finding.from_dict(older).imputed is None


def test_a_scenario_draws_from_it_instead_of_evenly() -> None:
    """Three of four imputed networks leave the value at 0.2: three quarters of the draws.

    One finding with weight 2 is all there is, so that the score is 100 times its value.
    """
    scores = scenario_draws([partial(Imputed.of([0.2, 0.2, 0.2, 0.6]))], draws=4096)
    assert set(np.round(scores, 9).tolist()) == {20.0, 60.0}
    assert (scores < 40).mean() == pytest.approx(0.75, abs=0.03)
    even = scenario_draws([partial(None)], draws=4096)
    assert even.mean() == pytest.approx(60, abs=1)
    # The same stream: who is low in one is low in the other.
    assert ((scores > 40) == (even > np.quantile(even, 0.75))).mean() > 0.95
