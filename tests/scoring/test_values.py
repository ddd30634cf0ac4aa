"""Value functions against hand calculations, and their monotony."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.scoring.values import attainment, clip, goalposts, ordinal, saturating

NUMBERS = st.floats(-1e6, 1e6)


@pytest.mark.parametrize(
    ("x", "expected"), [(-0.1, 0.0), (0.0, 0.0), (0.3, 0.3), (1.0, 1.0), (7, 1.0)]
)
def test_clip_moves_into_the_unit_interval(x: float, expected: float) -> None:
    assert clip(x) == expected


def test_clip_moves_into_any_range() -> None:
    assert [clip(x, -2, 3) for x in (-5, 0, 5)] == [-2, 0, 3]


@pytest.mark.parametrize(
    ("x", "zero", "one", "expected"),
    [
        (0, 0, 36, 0.0),  # at the lower post
        (9, 0, 36, 0.25),  # 9/36
        (36, 0, 36, 1.0),  # at the upper post
        (48, 0, 36, 1.0),  # above it
        (-3, 0, 36, 0.0),  # below the lower one
        (0.3, 0.1, 0.5, 0.5),  # (0.3 − 0.1)/(0.5 − 0.1) = 0.2/0.4
        (3, 12, 3, 1.0),  # less is better
        (7.5, 12, 3, 0.5),  # (7.5 − 12)/(3 − 12) = 4.5/9
        (13, 12, 3, 0.0),
    ],
)
def test_goalposts(x: float, zero: float, one: float, expected: float) -> None:
    assert goalposts(x, zero, one) == pytest.approx(expected, abs=1e-15)


def test_goalposts_must_differ() -> None:
    with pytest.raises(ValueError, match="the goalposts coincide at 3; give two different"):
        goalposts(1, 3, 3)


@given(st.lists(NUMBERS, min_size=2, max_size=2), NUMBERS, NUMBERS)
def test_goalposts_rise_from_zero_to_one(xs: list[float], zero: float, one: float) -> None:
    if zero == one:
        return
    low, high = sorted(xs, reverse=one < zero)
    assert 0.0 <= goalposts(low, zero, one) <= goalposts(high, zero, one) <= 1.0


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        # k = ln 9 / ln(15/6) = 2.19722/0.91629 = 2.397956
        (0, 0.0),
        (3, 1 / (1 + 2**2.39795569)),  # (6/3)^k = 5.2705 → 0.15948
        (6, 0.5),
        (12, 1 / (1 + 0.5**2.39795569)),  # 1 − 0.15948 = 0.84052: the curve is symmetric in ln x
        (15, 0.9),
        (37.5, 81 / 82),  # 6.25 times the half: (1/6.25)^k = 1/81
    ],
)
def test_saturating_curve_through_six_and_fifteen(x: float, expected: float) -> None:
    assert saturating(x, 6, 15) == pytest.approx(expected, abs=1e-7)


def test_saturating_value_of_three_in_figures() -> None:
    assert saturating(3, 6, 15) == pytest.approx(0.1595, abs=5e-5)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.1, 100), st.floats(1.01, 100))
def test_saturating_is_monotone_and_below_one(
    one: float, other: float, half: float, factor: float
) -> None:
    low, high = sorted([one, other])
    assert 0.0 <= saturating(low, half, half * factor) <= saturating(high, half, half * factor) <= 1


@pytest.mark.parametrize(("half", "most"), [(0, 5), (5, 5), (6, 5), (-1, 5)])
def test_saturating_control_points_must_rise(half: float, most: float) -> None:
    with pytest.raises(ValueError, match=f"control points must satisfy 0 < {half} < {most}"):
        saturating(1, half, most)


def test_ordinal_looks_a_level_up() -> None:
    scale = {"none": 0.0, "planned": 0.5, "in force": 1.0}
    assert [ordinal(level, scale) for level in scale] == [0.0, 0.5, 1.0]


def test_ordinal_names_an_unknown_level() -> None:
    with pytest.raises(ValueError, match="'soon' is not a level of this scale; use one of none"):
        ordinal("soon", {"none": 0.0})


@pytest.mark.parametrize(
    ("observed", "baseline", "target", "expected"),
    [
        (45, 40, 50, 0.5),  # 5 of 10 upwards
        (12, 20, 10, 0.8),  # 8 of 10 downwards
        (25, 20, 10, 0.0),  # the wrong way
        (8, 20, 10, 1.0),  # further than asked
        (40, 40, 40, 1.0),  # kept
        (41, 40, 40, 1.0),
        (39, 40, 40, 0.0),  # not kept
    ],
)
def test_attainment(observed: float, baseline: float, target: float, expected: float) -> None:
    assert attainment(observed, baseline, target) == pytest.approx(expected, abs=1e-15)


@given(st.floats(0, 1e3), st.floats(0.5, 1e3), st.floats(1.01, 50))
def test_saturating_is_continuous(x: float, half: float, factor: float) -> None:
    """The slope is at most k/4 per unit of ln x: a step of 1e-6 in ln x moves at most k/4e6."""
    steepness = math.log(9) / math.log(factor)
    moved = saturating(x * math.exp(1e-6), half, half * factor) - saturating(x, half, half * factor)
    assert 0 <= moved <= steepness / 4 * 1e-6 + 1e-12
