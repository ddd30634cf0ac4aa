"""Periods, gaps and recency of dated events."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy import indicators
from localeconomy.model.dates import months_before, months_between

END = dt.date(2003, 6, 30)
recent = st.dates(dt.date(1998, 1, 1), dt.date(2004, 12, 31))


def test_last_eight_quarters() -> None:
    """From 30 June 2001, every three months: nine limits."""
    limits = indicators.period_ends(END, periods=8)
    assert len(limits) == 9
    assert limits[[0, 1, -1]].tolist() == [dt.date(2001, 6, 30), dt.date(2001, 9, 30), END]


def test_a_young_network_answers_for_its_age() -> None:
    """Since 1 February 2003 the day before is 31 January: one whole quarter (30 March to 30 June)

    and two months more, which belong to it. Since 31 December 2002: two whole quarters.
    """
    young = indicators.period_ends(END, periods=8, start=dt.date(2003, 2, 1))
    assert young.tolist() == [dt.date(2003, 1, 31), END]
    older = indicators.period_ends(END, periods=8, start=dt.date(2002, 12, 31))
    assert older.tolist() == [dt.date(2002, 12, 30), dt.date(2003, 3, 30), END]
    newborn = indicators.period_ends(END, periods=8, start=END)
    assert newborn.tolist() == [dt.date(2003, 6, 29), END]
    assert len(indicators.period_ends(END, periods=8, start=dt.date(2000, 1, 1))) == 9
    assert len(indicators.period_ends(END, periods=2, start=dt.date.min)) == 3


def test_before_the_start_there_are_no_periods() -> None:
    limits = indicators.period_ends(END, periods=8, start=dt.date(2003, 7, 1))
    assert limits.tolist() == []
    assert indicators.covered_share(["2003-06-01"], limits) is None
    assert indicators.period_index(["2003-06-01"], limits).tolist() == [-1]


def test_share_of_quarters_with_publicity() -> None:
    """Of four quarters, the first and the last have items; the day of a limit ends its period."""
    limits = indicators.period_ends(END, periods=4)
    days = ["2002-09-30", "2002-07-01", "2003-06-30", "2002-06-30", "2003-07-01", "NaT"]
    assert indicators.period_index(days, limits).tolist() == [0, 0, 3, -1, -1, -1]
    assert indicators.covered_share(days, limits) == 0.5
    assert indicators.covered_share([], limits) == 0.0


@given(st.lists(recent, max_size=30), st.integers(1, 9), st.integers(1, 12), recent)
def test_share_against_a_plain_count(
    days: list[dt.date], periods: int, months: int, start: dt.date
) -> None:
    limits = indicators.period_ends(END, periods=periods, months=months, start=start)
    share = indicators.covered_share(np.array(days, dtype="datetime64[D]"), limits)
    marks = limits.tolist()
    if not marks:
        assert start > END
        assert share is None
        return
    covered = sum(any(earlier < day <= later for day in days) for earlier, later in pairwise(marks))
    assert share == covered / (len(marks) - 1)
    assert marks == sorted(set(marks))
    assert marks[-1] == END
    first = max(start - dt.timedelta(days=1), months_before(END, periods * months))
    assert marks[0] == first


def test_longest_gap_by_hand() -> None:
    """1 January, [1 February], [1 May], 1 June: one, three and one months."""
    span = {"start": dt.date(2003, 1, 1), "end": dt.date(2003, 6, 1)}
    assert indicators.longest_gap(["2003-05-01", "2003-02-01"], **span) == 3.0
    assert indicators.longest_gap([], **span) == 5.0
    assert indicators.longest_gap(["2002-12-31", "2003-06-02", "NaT"], **span) == 5.0
    backwards = indicators.longest_gap([], start=dt.date(2003, 6, 1), end=dt.date(2003, 1, 1))
    assert backwards is None


def test_months_since_the_last_event() -> None:
    days = ["2003-02-01", "2003-03-30", "2003-08-01", "NaT"]
    assert indicators.months_since_last(days, end=END) == 3.0
    assert indicators.months_since_last(["2003-08-01"], end=END) is None
    assert indicators.months_since_last([], end=END) is None


@given(st.lists(recent, max_size=10))
def test_an_event_more_never_lengthens_a_gap(days: list[dt.date]) -> None:
    start = dt.date(2000, 1, 1)
    gaps = [
        indicators.longest_gap(np.array(days[:k], dtype="datetime64[D]"), start=start, end=END)
        for k in range(len(days) + 1)
    ]
    known = [gap for gap in gaps if gap is not None]
    assert known[0] == months_between(start, END)
    assert known == sorted(known, reverse=True)


@pytest.mark.parametrize(("periods", "months"), [(0, 3), (4, 0)])
def test_refused_periods(periods: int, months: int) -> None:
    with pytest.raises(ValueError, match="both must be 1 or more"):
        indicators.period_ends(END, periods=periods, months=months)
