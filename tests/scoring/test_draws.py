"""Random streams: named by seed and name alone, the same everywhere."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.measure import environment
from localeconomy.errors import LocalEconomyError
from localeconomy.scoring.draws import check_draws, stream

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@given(st.integers(0, 2**64), NAMES)
def test_a_stream_begins_with_the_same_numbers_however_many_are_drawn(seed: int, name: str) -> None:
    few, many = stream(seed, name).random(3), stream(seed, name).random(10)
    assert few.tolist() == many[:3].tolist()


@given(st.integers(0, 2**64), NAMES, NAMES)
def test_other_names_are_other_streams(seed: int, one: str, other: str) -> None:
    same = stream(seed, one).random() == stream(seed, other).random()
    assert same == (one == other)


def test_other_seeds_and_purposes_are_other_streams() -> None:
    names = [("a",), ("value", "a"), ("weight", "a"), ("valu", "ea")]
    drawn = {stream(seed, *name).random() for seed in (0, 1) for name in names}
    assert len(drawn) == 2 * len(names)


def test_streams_are_uniform_and_independent() -> None:
    """Mean of 4,096 × 50 numbers: 1/2 ± 3 · √(1/12/204,800) = 0.0019.

    Correlations between streams: 0 ± 4.5/√4096 = 0.07 (1,225 pairs).
    """
    drawn = np.array([stream(7, "value", f"criterion_{n}").random(4096) for n in range(50)])
    assert abs(drawn.mean() - 0.5) < 0.0019
    correlation = np.corrcoef(drawn) - np.eye(50)
    assert np.abs(correlation).max() < 0.07


def test_another_process_draws_the_same() -> None:
    code = (
        "from localeconomy.scoring.draws import stream;"
        "print(stream(3, 'value', 'active_core').random(4).tolist())"
    )
    for hash_seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            env={**environment(), "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == str(stream(3, "value", "active_core").random(4).tolist())


@pytest.mark.parametrize(
    ("draws", "seed", "level", "english", "german"),
    [
        (1, 0, 0.9, "draws=1 is not possible; give at least 2", "mindestens 2"),
        (10, -1, 0.9, "seed=-1 is not possible; a seed is", "eine ganze Zahl ab 0"),
        (10, 0, 1.0, "level=1 is not possible; give a chance", "zwischen 0 und 1"),
        (10, 0, 0.0, "level=0 is not possible; give a chance", "zwischen 0 und 1"),
    ],
)
def test_what_is_not_possible_is_refused(
    draws: int, seed: int, level: float, english: str, german: str
) -> None:
    with pytest.raises(LocalEconomyError, match=english) as caught:
        check_draws(draws, seed, level)
    assert german in caught.value.into("de")
