"""How the work is spread, and what fair lots alone would give."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy import indicators

amounts = st.lists(st.integers(0, 50), min_size=1, max_size=12)


def test_by_hand() -> None:
    """Shares 0.4, 0.3, 0.3: Σs² = 0.34; half after the first and 0.1/0.3 of the second.

    Differences 1, 1, 0 of 4, 3, 3, each twice: 4 of 2 · 9 · 10/3 = 60; corrected by 3/2.
    """
    assert indicators.effective_number([4, 3, 3]) == pytest.approx(1 / 0.34)
    assert indicators.people_who_do_half([3, 4, 3]) == pytest.approx(1 + 1 / 3)
    assert indicators.gini([3, 3, 4]) == pytest.approx(4 / 60)
    assert indicators.gini([3, 3, 4], corrected=True) == pytest.approx(0.1)


def test_one_person_does_everything() -> None:
    assert indicators.effective_number([0, 7, 0]) == 1.0
    assert indicators.people_who_do_half([0, 7, 0]) == 0.5
    assert indicators.people_who_do_half([0, 7, 0], part=1.0) == 1.0
    assert indicators.gini([0, 7, 0]) == pytest.approx(2 / 3)
    assert indicators.gini([0, 7, 0], corrected=True) == pytest.approx(1.0)


@pytest.mark.parametrize("nothing", [[], [0], [0, 0]])
def test_nothing_done_is_unknown(nothing: list[int]) -> None:
    assert indicators.effective_number(nothing) is None
    assert indicators.people_who_do_half(nothing) is None
    assert indicators.gini(nothing) is None
    assert indicators.gini([5], corrected=True) is None


@given(amounts, st.sampled_from([0.25, 0.5, 0.8, 1.0]))
def test_definitions(values: list[int], part: float) -> None:
    """Gini against all pairs; the half-count against a curve of one thousandth steps a person."""
    x = np.array(values, dtype=float)
    if not x.sum():
        return
    pairs = np.abs(x[:, None] - x[None, :]).sum() / (2 * len(x) ** 2 * x.mean())
    assert indicators.gini(values) == pytest.approx(pairs, abs=1e-12)
    ordered = np.sort(x)[::-1] / x.sum()
    expected = np.interp(
        part,
        np.concatenate([[0], np.cumsum(ordered[ordered > 0])]),
        np.arange(np.count_nonzero(ordered) + 1),
    )
    assert indicators.people_who_do_half(values, part=part) == pytest.approx(expected)


@given(amounts, st.integers(1, 1_000))
def test_bounds_and_units(values: list[int], factor: int) -> None:
    scaled = [value * factor for value in values]
    for figure in (
        indicators.effective_number,
        indicators.people_who_do_half,
        indicators.gini,
    ):
        plain = figure(values)
        if plain is None:
            assert figure(scaled) is None
        else:
            assert figure(scaled) == pytest.approx(plain, abs=1e-12)
    busy = sum(value > 0 for value in values)
    number, half = indicators.effective_number(values), indicators.people_who_do_half(values)
    if number is not None and half is not None:
        assert 1 - 1e-12 <= number <= busy + 1e-9
        assert 0 < half <= busy / 2 + 1e-9


@pytest.mark.parametrize("number", [1, 2, 5, 8])
def test_even_split(number: int) -> None:
    assert indicators.effective_number([3] * number) == pytest.approx(number)
    assert indicators.people_who_do_half([3] * number) == pytest.approx(number / 2)
    assert indicators.gini([3] * number) == pytest.approx(0.0)


def test_tiny_and_huge_amounts() -> None:
    assert indicators.effective_number([1e-300, 1e-300]) == pytest.approx(2.0)
    assert indicators.effective_number([1e300, 1e300]) == pytest.approx(2.0)


@pytest.mark.parametrize("bad", [[-1, 2], [np.nan, 1], [np.inf, 1]])
def test_refused_amounts(bad: list[float]) -> None:
    with pytest.raises(ValueError, match="must be finite and ≥ 0"):
        indicators.gini(bad)


@pytest.mark.parametrize("part", [0.0, -1.0, 1.5])
def test_refused_parts(part: float) -> None:
    with pytest.raises(ValueError, match="is no part of the work"):
        indicators.people_who_do_half([1], part=part)
    with pytest.raises(ValueError, match="is no part of the work"):
        indicators.expected_people_who_do_half(1, 1, part=part)


def test_fair_lots_have_a_gini_of_their_own() -> None:
    """20 tasks to 10 people: 0.35 even if the lots are fair; seeded simulation within 4 errors."""
    exact = indicators.expected_gini(20, 10)
    assert exact is not None
    assert round(exact, 2) == 0.35
    loads = np.random.default_rng(1).multinomial(20, [0.1] * 10, size=4_000)
    simulated = [indicators.gini(row) for row in loads]
    error = np.std(np.array(simulated, dtype=float)) / np.sqrt(len(loads))
    assert abs(exact - np.mean(np.array(simulated, dtype=float))) < 4 * error


@pytest.mark.parametrize(("tasks", "people"), [(1, 1), (1, 3), (3, 2), (4, 3), (5, 4), (6, 2)])
def test_fair_lots_against_every_allocation(tasks: int, people: int) -> None:
    """All ``people ** tasks`` ways to draw, each as likely as another."""
    loads = [np.bincount(drawn, minlength=people) for drawn in product(range(people), repeat=tasks)]
    ginis = np.array([indicators.gini(row) for row in loads], dtype=float)
    assert indicators.expected_gini(tasks, people) == pytest.approx(ginis.mean(), abs=1e-12)
    for part in (0.5, 0.3, 1.0):
        halves = [indicators.people_who_do_half(row, part=part) for row in loads]
        assert indicators.expected_people_who_do_half(tasks, people, part=part) == pytest.approx(
            np.mean(np.array(halves, dtype=float))
        )


def test_many_tasks_approach_an_even_split() -> None:
    """500 tasks for 4 people: half of the work is done by a little less than two."""
    half, unevenness = (
        indicators.expected_people_who_do_half(500, 4),
        indicators.expected_gini(100_000, 4),
    )
    assert half is not None
    assert unevenness is not None
    assert 1.8 < half < 2.0
    assert unevenness < 0.01


def test_fair_lots_without_tasks_or_people() -> None:
    assert indicators.expected_gini(0, 5) is None
    assert indicators.expected_gini(5, 0) is None
    assert indicators.expected_people_who_do_half(0, 5) is None
    assert indicators.expected_people_who_do_half(5, 0) is None
    with pytest.raises(ValueError, match="-1 tasks and 3 people"):
        indicators.expected_gini(-1, 3)


def test_bus_factor_by_hand() -> None:
    """Ann holds three of four tasks, one with Ben: without her two have nobody, not more than half.

    Without Ben, too, all four. If she alone holds the third, her leaving is enough.
    """
    assert indicators.greedy_bus_factor([0, 1, 2, 2, 3], [0, 0, 0, 1, 1]) == 2
    assert indicators.greedy_bus_factor([0, 1, 2, 3], [0, 0, 0, 1]) == 1
    assert indicators.greedy_bus_factor([], []) is None
    assert indicators.greedy_bus_factor([0], [0], task_count=3) == 0
    assert indicators.greedy_bus_factor([0, 1], [0, 1], part=1.0) == 2  # never more than all


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), min_size=1, max_size=20))
def test_bus_factor_is_enough_and_never_below_the_fewest(held: list[tuple[int, int]]) -> None:
    """Against every set of people: the greedy choice suffices, and no smaller set than the best."""
    tasks, people = [a for a, _ in held], [b for _, b in held]
    found = indicators.greedy_bus_factor(tasks, people)
    assert found is not None
    everyone = sorted(set(people))

    def orphans(leaving: tuple[int, ...]) -> int:
        return len(set(tasks)) - len({a for a, b in held if b not in leaving})

    fewest = next(
        size
        for size in range(len(everyone) + 1)
        for leaving in combinations(everyone, size)
        if orphans(leaving) > len(set(tasks)) / 2
    )
    assert fewest <= found <= len(everyone)


def test_refused_holders() -> None:
    with pytest.raises(ValueError, match="give one a holder"):
        indicators.greedy_bus_factor([0, 1], [0])
    with pytest.raises(ValueError, match="task_count=1, but 2 tasks have a holder"):
        indicators.greedy_bus_factor([0, 1], [0, 0], task_count=1)
