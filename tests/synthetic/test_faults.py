"""Faults: how they grow, and how several of them add up."""

from __future__ import annotations

import pytest

from localeconomy.synthetic import FAULTS, PITFALLS
from localeconomy.synthetic.faults import levels
from localeconomy.synthetic.world import World, part


def test_a_fault_in_steps_has_one_severity_a_step() -> None:
    """Three bodies recognise a network or not: 0, 1/3, 2/3 and 1 of them are lost."""
    assert FAULTS["no_recognition"].severities() == pytest.approx((0, 1 / 3, 2 / 3, 1))
    assert FAULTS["few_active"].severities() == pytest.approx([n / 10 for n in range(11)])
    assert FAULTS["few_active"].severities(3) == (0.0, 0.5, 1.0)
    # Eight quarters in four severities: 0, 1/3, 2/3, 1.
    assert FAULTS["no_publicity"].severities(4) == pytest.approx((0, 1 / 3, 2 / 3, 1))


def test_faults_of_one_practice_add_up() -> None:
    """Half of what is left after a half is a quarter; a quality of 0.8 leaves 0.8 of that."""
    found = levels({"few_active": 0.5, "idle_office": 0.5}, {}, "network", {"activity": 0.8})
    assert found["activity"] == pytest.approx(0.2)
    assert found["office_support"] == pytest.approx(0.5)
    assert levels({}, {1: 1.0}, "network", {})["referral"] == 0.0


def test_names_texts_and_practices_are_there() -> None:
    for name, fault in {**FAULTS, **{each.id: each for each in PITFALLS.values()}}.items():
        assert fault.id == name
        assert fault.text.de != fault.text.en
        assert fault.practices


@pytest.mark.parametrize(
    ("number", "share", "expected"), [(3, 0.5, 2), (3, 0.49, 1), (10, 1.0, 10), (7, 0.0, 0)]
)
def test_a_part_is_rounded_half_up(number: int, share: float, expected: int) -> None:
    """3 · 0.5 = 1.5 is two, 3 · 0.49 = 1.47 is one."""
    assert part(number, share) == expected


def test_days_are_spread_over_a_period_and_never_before_the_founding() -> None:
    import datetime as dt

    world = World(10, dt.date(2004, 6, 30), 6, "formal", "network", 0, {})
    assert world.founded == dt.date(2003, 12, 30)
    days = world.days("events", 12, 24)
    assert days == sorted(days)
    assert days[0] >= world.founded
    assert days[-1] <= world.day
    # Six in the first half of the time, six in the second.
    assert sum(day < dt.date(2004, 3, 31) for day in days) == 6
    assert world.ago(24) == world.founded
