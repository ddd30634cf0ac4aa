"""Declarations of completeness: which days and kinds they cover, and what may be missing."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.criteria.completeness import covers, estimated_missing
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Complete

FIRST, LAST = dt.date(2002, 7, 1), dt.date(2003, 6, 30)


def declared(*parts: tuple[str | None, str | None]) -> list[Complete]:
    return [Complete("goals", since=since, until=until) for since, until in parts]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], False),
        ([(None, None)], True),
        ([("2002-07-01", None)], True),
        ([("2002-07-02", None)], False),  # the first day is missing
        ([(None, "2003-07-01")], True),
        ([(None, "2003-06-30")], False),  # the end is exclusive: the last day is missing
        ([(None, "2003-06")], True),  # a partial end includes its period
        ([("2002", "2003")], True),
        # declarations that follow each other, in any order
        ([("2003", None), ("2002", "2002")], True),
        ([("2002", "2002-12-31"), ("2003", None)], False),  # 31 December is missing
        ([("2001", "2002-10"), ("2002-09", "2003-02"), ("2003-02", None)], True),
        ([("2005", None)], False),
    ],
)
def test_every_day_of_the_period_must_be_covered(
    parts: list[tuple[str | None, str | None]], *, expected: bool
) -> None:
    assert covers(declared(*parts), (), FIRST, LAST, None) is expected


def test_an_open_declaration_reaches_as_far_as_the_record() -> None:
    """A record of 2003-06 says nothing about July."""
    parts = declared(("2002", None))
    assert covers(parts, (), FIRST, LAST, PartialDate(2003, 6))
    assert not covers(parts, (), FIRST, LAST, PartialDate(2003, 6, 29))
    assert not covers(parts, (), FIRST, dt.date(2003, 7, 1), PartialDate(2003, 6))


def test_kinds() -> None:
    only = [Complete("relationships", kinds=("supply", "contact"), since="2000")]
    every = [Complete("relationships", since="2000")]
    assert covers(only, ("supply",), FIRST, LAST, None)
    assert covers(only, ("supply", "contact"), FIRST, LAST, None)
    assert not covers(only, ("supply", "referral"), FIRST, LAST, None)
    assert not covers(only, (), FIRST, LAST, None)
    assert covers(every, ("supply", "referral"), FIRST, LAST, None)
    each = [
        Complete("relationships", kinds=(kind,), since="2000") for kind in ("supply", "referral")
    ]
    assert covers(each, ("supply", "referral"), FIRST, LAST, None)


def test_with_records_missing_nothing_is_complete() -> None:
    some = [Complete("goals", since="2000", estimated_missing=2)]
    none = [Complete("goals", since="2000", estimated_missing=0)]
    assert not covers(some, (), FIRST, LAST, None)
    assert covers(none, (), FIRST, LAST, None)


class TestEstimates:
    def test_those_of_the_period_add_up(self) -> None:
        """3 of 2002 and 4 of 2003; what was missing in 2000 does not matter."""
        parts = [
            Complete("goals", since="2000", until="2000", estimated_missing=50),
            Complete("goals", since="2001", until="2002", estimated_missing=3),
            Complete("goals", since="2003", estimated_missing=4),
        ]
        assert estimated_missing(parts, (), FIRST, LAST, None) == 7

    def test_beside_a_sure_declaration_only_the_rest_may_be_missing(self) -> None:
        parts = [
            Complete("goals", since="2001", until="2002"),
            Complete("goals", since="2003", estimated_missing=4),
        ]
        assert estimated_missing(parts, (), FIRST, LAST, None) == 4

    def test_days_without_any_leave_the_number_open(self) -> None:
        parts = [Complete("goals", since="2003", estimated_missing=4)]
        assert estimated_missing(parts, (), FIRST, LAST, None) is None
        assert estimated_missing([], (), FIRST, LAST, None) is None

    def test_it_must_hold_for_all_the_kinds_that_count(self) -> None:
        parts = [Complete("goals", kinds=("image",), since="2000", estimated_missing=4)]
        assert estimated_missing(parts, (), FIRST, LAST, None) is None
        assert estimated_missing(parts, ("image",), FIRST, LAST, None) == 4
        assert estimated_missing(parts, ("image", "jobs"), FIRST, LAST, None) is None


DAYS = st.dates(dt.date(2002, 1, 1), dt.date(2003, 12, 31))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=5), DAYS, DAYS)
def test_covered_days_are_counted_one_by_one(
    parts: list[tuple[dt.date, dt.date]], one: dt.date, other: dt.date
) -> None:
    """Against the plain definition: each day of the period lies in some declaration."""
    first, last = sorted([one, other])
    known = [
        Complete("goals", since=PartialDate.of(since), until=PartialDate.of(until))
        for since, until in parts
        if since < until
    ]
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    expected = all(
        any(each.since.first <= day < each.until.end for each in known if each.since and each.until)
        for day in days
    )
    assert covers(known, (), first, last, None) is expected
