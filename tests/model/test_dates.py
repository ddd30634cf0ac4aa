from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.model.columns import DAY, MONTH, YEAR, Days, day_number
from localeconomy.model.dates import (
    PartialDate,
    months_before,
    months_between,
    to_partial_date,
)
from tests.strategies import partial_dates


@pytest.mark.parametrize(
    ("text", "first", "last", "end"),
    [
        ("1998", "1998-01-01", "1998-12-31", "1999-01-01"),
        ("2001-05", "2001-05-01", "2001-05-31", "2001-06-01"),
        ("2004-02", "2004-02-01", "2004-02-29", "2004-03-01"),
        ("2001-12", "2001-12-01", "2001-12-31", "2002-01-01"),
        # A full date is itself outside of the interval that it ends.
        ("2001-05-20", "2001-05-20", "2001-05-20", "2001-05-20"),
        ("0001", "0001-01-01", "0001-12-31", "0002-01-01"),
        ("9998", "9998-01-01", "9998-12-31", "9999-01-01"),
    ],
)
def test_what_a_partial_date_means(text: str, first: str, last: str, end: str) -> None:
    date = PartialDate.parse(text)
    assert [day.isoformat() for day in (date.first, date.last, date.end)] == [first, last, end]
    assert str(date) == text


@given(partial_dates())
def test_text_and_columns_mean_the_same_as_the_date(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date
    precision = DAY if date.day else MONTH if date.month else YEAR
    column = Days(np.array([day_number(date.first)], np.int32), np.array([precision], np.uint8))
    assert column.last.tolist() == [day_number(date.last)]
    assert column.end.tolist() == [day_number(date.end)]
    assert date.first <= date.last
    assert date.first <= date.end


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("98", "write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("1998-1", "write YYYY"),
        ("1998/01", "write YYYY"),
        ("1998-01-01 ", "write YYYY"),
        ("1998-00", "months and days begin with 01"),
        ("1998-01-00", "months and days begin with 01"),
        ("1998-13", "month"),
        ("2003-02-29", "day"),
        ("0000", "year"),
        ("9999-12-31", "leave an open end empty"),
    ],
)
def test_what_is_no_date_is_told(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        PartialDate.parse(text)
    assert str(to_partial_date(text)) == text
    assert not isinstance(to_partial_date(text), PartialDate)


def test_a_date_that_the_calendar_lacks_cannot_be_made() -> None:
    with pytest.raises(ValueError, match=r"a day \(5\) needs a month"):
        PartialDate(2001, 0, 5)
    with pytest.raises(ValueError, match="month"):
        PartialDate(2001, 13)
    with pytest.raises(ValueError, match="year"):
        PartialDate(0)


def test_days_of_other_libraries_are_read_as_exactly_as_they_are() -> None:
    assert to_partial_date(dt.date(2001, 5, 20)) == PartialDate(2001, 5, 20)
    assert to_partial_date(dt.datetime(2001, 5, 20)) == PartialDate(2001, 5, 20)  # noqa: DTZ001 - a day
    assert to_partial_date(np.datetime64("2001")) == PartialDate(2001)
    assert to_partial_date(np.datetime64("2001-05")) == PartialDate(2001, 5)
    assert to_partial_date(np.datetime64("2001-05-20")) == PartialDate(2001, 5, 20)
    assert to_partial_date(np.datetime64("2001-05-20T00:00:00", "ns")) == PartialDate(2001, 5, 20)
    assert to_partial_date(np.datetime64("NaT", "D")) is None
    assert to_partial_date(None) is None
    same = PartialDate(2001)
    assert to_partial_date(same) is same


@pytest.mark.parametrize(
    "value",
    [
        dt.datetime(2001, 5, 20, 12),  # noqa: DTZ001 - a time of day
        np.datetime64("2001-05-20T12:00"),
        np.datetime64(10**6, "Y"),
        dt.date(9999, 12, 31),
        2001,
        "soon",
    ],
)
def test_what_would_lose_something_stays_as_it_was(value: object) -> None:
    assert to_partial_date(value) is value  # type: ignore[arg-type] # what is tested


def test_dates_in_both_languages_and_in_order() -> None:
    date = PartialDate(2003, 6, 5)
    assert (date.into("de"), date.into("en")) == ("05.06.2003", "5 June 2003")
    month = PartialDate(2003, 3)
    assert (month.into("de"), month.into("en")) == ("März 2003", "March 2003")
    assert PartialDate(2003).into("de") == "2003"
    assert sorted([date, month, PartialDate(2003)]) == [PartialDate(2003), month, date]


def test_months_before() -> None:
    assert months_before(dt.date(2003, 6, 30), 18) == dt.date(2001, 12, 30)
    assert months_before(dt.date(2003, 3, 31), 1) == dt.date(2003, 2, 28)
    assert months_before(dt.date(1, 2, 1), 24) == dt.date(1, 1, 1)


@given(st.dates(dt.date(1900, 1, 1)), st.integers(0, 600))
def test_months_before_and_between_agree(day: dt.date, months: int) -> None:
    earlier = months_before(day, months)
    whole = earlier.day == day.day
    if whole:
        assert months_between(earlier, day) == months
    else:
        assert months < months_between(earlier, day) < months + 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(PartialDate.of(earlier)))
