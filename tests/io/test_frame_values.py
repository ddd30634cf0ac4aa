"""Dates, and yes and no, in the columns of data frames of every library."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import localeconomy as le
from localeconomy.model.dates import PartialDate
from tests.io.frame_makers import MAKERS, every_backend, faults

if TYPE_CHECKING:
    from localeconomy.model.frames import Backend


# Dates -----------------------------------------------------------------------------------------


@every_backend
def test_dates_of_every_kind(backend: Backend) -> None:
    days = {
        "texts": ["2001", "2001-05", "2001-05-20", None],
        "years": [2001, 2002, 2003, None],
        "days": [dt.date(2001, 5, 20), None, dt.date(1900, 1, 1), dt.date(9998, 12, 31)],
        "midnights": [dt.datetime(2001, 5, 20), None] * 2,  # noqa: DTZ001 - the day of a calendar
    }
    expected = {
        "texts": ["2001", "2001-05", "2001-05-20", None],
        "years": ["2001", "2002", "2003", None],
        "days": ["2001-05-20", None, "1900-01-01", "9998-12-31"],
        "midnights": ["2001-05-20", None] * 2,
    }
    for name, values in days.items():
        frame = MAKERS[backend]({"id": list("abcd"), "since": values})
        found = [actor.since for actor in le.from_frames(actors=frame).actors]
        said = [value if value is None else PartialDate.parse(value) for value in expected[name]]
        assert found == said, name


def test_midnight_is_that_of_the_columns_own_zone() -> None:
    """Midnight in Berlin is 22:00 of the day before in Greenwich: the day is the 20th."""
    moments = pd.to_datetime(["2001-05-20T00:00:00+02:00"]).tz_convert("Europe/Berlin")
    for frame in (
        pd.DataFrame({"id": ["a"], "since": moments}),
        pl.DataFrame({"id": ["a"], "since": pl.Series([moments[0].to_pydatetime()])}),
        pa.table(
            {"id": ["a"], "since": pa.array(moments, type=pa.timestamp("us", "Europe/Berlin"))}
        ),
    ):
        actors = le.from_frames(actors=frame).actors
        assert actors[0].since == PartialDate(2001, 5, 20)


@every_backend
def test_a_time_of_day_is_no_day(backend: Backend) -> None:
    """Told once for the column, whose times are all cut off at once."""
    day = dt.datetime(2020, 1, 1)  # noqa: DTZ001 - the day of a calendar
    moments = [day, None, day.replace(hour=13), day.replace(hour=14, minute=30), day]
    frame = MAKERS[backend]({"id": list("abcde"), "since": moments})
    (said,) = faults(actors=frame)
    assert said == (
        "frame 'actors', row 2 (from 0), column 'since': 2020-01-01 13:00 has a time of day, a "
        "date has none; cut the time off (pandas: .dt.normalize(), polars: .dt.date()) (and so one "
        "more row)"
    )
    (said,) = faults("de", actors=frame)
    assert said == (
        "Tabelle 'actors', Zeile 2 (ab 0), Spalte 'since': 2020-01-01 13:00 hat eine Uhrzeit, ein "
        "Datum hat keine; bitte die Uhrzeit weglassen (pandas: .dt.normalize(), polars: "
        ".dt.date()) (ebenso eine weitere Zeile)"
    )


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2020-01-01T13:00:05", "2020-01-01 13:00:05"),
        ("2020-01-01T00:00:00.25", "2020-01-01 00:00:00.25"),
        ("1950-12-31T23:59", "1950-12-31 23:59"),
    ],
)
def test_a_time_is_shown_as_people_write_it(moment: str, shown: str) -> None:
    frame = pd.DataFrame({"id": ["a"], "since": [pd.Timestamp(moment)]})
    (said,) = faults(actors=frame)
    assert f"column 'since': {shown} has a time of day" in said


@pytest.mark.parametrize(
    ("frequency", "expected"), [("D", "2001-05-20"), ("M", "2001-05"), ("Y", "2001")]
)
def test_periods_of_the_calendar(frequency: str, expected: str) -> None:
    periods = pd.PeriodIndex(["2001-05-20", None], freq=frequency)
    actors = le.from_frames(actors=pd.DataFrame({"id": ["a", "b"], "since": periods})).actors
    assert [actor.since for actor in actors] == [PartialDate.parse(expected), None]


@pytest.mark.parametrize(
    ("frequency", "shown"),
    [("Q", "2001Q2"), ("Y-JUN", "2001"), ("W", "2001-05-14/2001-05-20"), ("h", "2001-05-20 13:00")],
)
def test_other_periods_are_no_date(frequency: str, shown: str) -> None:
    """A year that ends in June is none of the calendar."""
    periods = pd.PeriodIndex(["2001-05-20 13:00", None], freq=frequency)
    (said,) = faults(actors=pd.DataFrame({"id": ["a", "b"], "since": periods}))
    assert said == (
        f"frame 'actors', row 0 (from 0), column 'since': '{shown}' is neither a day nor a month "
        "nor a year of the calendar; convert it, for example to its first month: "
        '.dt.asfreq("M", how="start")'
    )


def objects(values: list[object]) -> pd.DataFrame:
    """A frame whose second column has values of several types."""
    since = pd.Series(values, dtype=object)
    return pd.DataFrame({"id": [str(place) for place in range(len(values))], "since": since})


def test_dates_of_several_types_in_one_column() -> None:
    values = ["2001", pd.Period("2001-05", "M"), pd.Timestamp("2001-05-20"), dt.date(2001, 5, 20)]
    found = [actor.since for actor in le.from_frames(actors=objects([*values, None])).actors]
    assert [str(each) for each in found] == ["2001", "2001-05", *["2001-05-20"] * 2, "None"]
    said = faults(actors=objects([pd.Timestamp("2020-01-01 13:00"), pd.Period("2001Q2"), "2001"]))
    assert [each.partition(" is not a date; write")[0] for each in said] == [
        "frame 'actors', row 0 (from 0), column 'since': '2020-01-01 13:00'",
        "frame 'actors', row 1 (from 0), column 'since': '2001Q2 (Q-DEC)'",
    ]


# Yes and no ------------------------------------------------------------------------------------


@every_backend
@pytest.mark.parametrize(
    "values",
    [[1, 0, None], [1.0, 0.0, None], ["yes", "no", ""], ["Ja", " nein", None], ["x", "0", None]],
)
def test_yes_and_no_in_numbers_and_words(backend: Backend, values: list[object]) -> None:
    """What is missing is the default of mutual, and missing of confirmed."""
    ends = {"source": ["a", "b", "c"], "target": ["b", "c", "a"]}
    frame = MAKERS[backend](ends | {"mutual": values, "confirmed": values})
    ties = le.from_frames(relationships=frame, add_actors=True).relationships
    assert [(tie.mutual, tie.confirmed) for tie in ties] == [
        (True, True), (False, False), (False, None),
    ]  # fmt: skip


@every_backend
@pytest.mark.parametrize(
    ("values", "shown"),
    [([1, -1, 0], "-1"), ([0.5, 1.0, 0.0], "0.5"), (["yes", "-1", "no"], "'-1'")],
)
def test_what_is_neither_yes_nor_no(backend: Backend, values: list[object], shown: str) -> None:
    row = 0 if shown == "0.5" else 1
    given = {"actors": MAKERS[backend]({"id": list("abc"), "illustrative": values})}
    (said,) = faults(**given)
    assert said == (
        f"frame 'actors', row {row} (from 0), column 'illustrative': {shown} is neither true nor "
        "false; use True and False, 1 and 0, or 'yes' and 'no'"
    )
    assert faults("de", **given)[0].endswith(
        f"{shown} ist weder wahr noch falsch; bitte True und False, 1 und 0 oder „ja“ und „nein“ "
        "verwenden"
    )


def test_yes_and_no_of_several_types_in_one_column() -> None:
    values = pd.Series([1, "yes", False, None], dtype=object)
    frame = pd.DataFrame({"id": list("abcd"), "illustrative": values})
    actors = le.from_frames(actors=frame).actors
    assert [actor.illustrative for actor in actors] == [True, True, False, False]
