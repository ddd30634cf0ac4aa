"""A column of a frame that holds dates: days, timestamps, periods, texts or years."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from localeconomy.hints import quoted
from localeconomy.io.extras import needed
from localeconomy.io.frame_encoding import EXTRA, encoded
from localeconomy.io.frame_values import MOST_FAULTS, faults_at, locked
from localeconomy.language import Text
from localeconomy.model.columns import DAY, MONTH, NO_DAY, YEAR, Days, Fault, day_number
from localeconomy.model.dates import PartialDate, to_partial_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.io.frame_encoding import FrameColumn, Series

__all__ = ["NO_DATE", "dates_of", "plain_date"]

Dates: TypeAlias = "tuple[Days | npt.NDArray[Any], list[Fault]]"

PERIOD: Final = "period["
"""How the types of periods of pandas begin."""

CALENDAR: Final = frozenset({"period[D]", "period[M]", "period[Y-DEC]", "period[A-DEC]"})
"""Periods that are a day, month or year of the calendar; older versions say A for a year."""

NO_DATE: Final = Text(
    de='{value} ist kein Datum; bitte "JJJJ", "JJJJ-MM" oder "JJJJ-MM-TT" schreiben',
    en='{value} is not a date; write "YYYY", "YYYY-MM" or "YYYY-MM-DD"',
)
TIME: Final = Text(
    de="{value} hat eine Uhrzeit, ein Datum hat keine; bitte die Uhrzeit weglassen (pandas: "
    ".dt.normalize(), polars: .dt.date())",
    en="{value} has a time of day, a date has none; cut the time off (pandas: .dt.normalize(), "
    "polars: .dt.date())",
)
NO_PERIOD: Final = Text(
    de="{value} ist weder Tag noch Monat noch Jahr des Kalenders; bitte umrechnen, zum Beispiel in "
    'den ersten Monat: .dt.asfreq("M", how="start")',
    en="{value} is neither a day nor a month nor a year of the calendar; convert it, for example "
    'to its first month: .dt.asfreq("M", how="start")',
)


def dates_of(column: FrameColumn) -> Dates | None:
    """Return the dates that a column holds.

    Parameters
    ----------
    column
        The column.

    Returns
    -------
    dates : Days or numpy.ndarray
        The dates; None in place of the pair where values have to be looked at one by one.
    faults : list of Fault
        What is no date; it is missing in the column.
    """
    narwhals = needed("narwhals.stable.v2", EXTRA)
    if column.dtype in (narwhals.Date, narwhals.Datetime):
        return _days(column.series, is_datetime=column.dtype == narwhals.Datetime)
    if column.is_text or column.is_number:
        return _written(*encoded(column))
    kind = str(getattr(column.series.to_native(), "dtype", ""))
    if kind.startswith(PERIOD):
        return _written(*encoded(column), NO_DATE if kind in CALENDAR else NO_PERIOD)
    return None


def plain_date(value: Any) -> Any:  # noqa: ANN401 - any value
    """Return a single value as a date can be made of it, or a message be written.

    Parameters
    ----------
    value
        A value of a column that holds values of several types.

    Returns
    -------
    object
        A period of the calendar and a moment as text, all else as it is.

    Examples
    --------
    >>> import datetime as dt
    >>> plain_date(dt.datetime(2020, 1, 1, 13)), plain_date(dt.date(2020, 1, 1))
    ('2020-01-01 13:00', datetime.date(2020, 1, 1))
    """
    frequency = getattr(value, "freqstr", None)
    if frequency is not None:
        text = str(value)
        return text if f"{PERIOD}{frequency}]" in CALENDAR else f"{text} ({frequency})"
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return _moment(np.datetime64(value.replace(tzinfo=None)))
    return value


def _days(series: Series, *, is_datetime: bool) -> Dates:
    """Return days; a time is that of the column's own zone, and no day unless it is midnight."""
    if is_datetime and series.dtype.time_zone is not None:
        series = series.dt.replace_time_zone(None)
    moments = np.asarray(series.to_numpy())
    days = moments.astype("datetime64[D]")
    if moments.dtype.kind != "M" or not is_datetime:
        return days, []
    rows = np.flatnonzero((moments != days) & ~np.isnat(moments))
    if not len(rows):
        return days, []
    days = np.where(moments == days, days, np.datetime64("NaT"))
    # One message for all: what is to be done is done to the column.
    said = TIME.fill(value=_moment(moments[rows[0]]))
    return days, [Fault(int(row), said) for row in rows[:MOST_FAULTS]]


def _moment(moment: np.datetime64) -> str:
    """Return a moment as people write it: seconds only where there are some."""
    day, _, time = str(moment).partition("T")
    clock, _, fraction = time.partition(".")
    if fraction.strip("0"):
        return f"{day} {clock}.{fraction.rstrip('0')}"
    return f"{day} {clock.removesuffix(':00') if clock.count(':') > 1 else clock}"


def _written(
    codes: npt.NDArray[np.int32], different: Sequence[Any], wrong_kind: Text = NO_DATE
) -> Dates:
    """Return dates that are written as texts, as the number of a year, or as periods."""
    first = np.full(len(different) + 1, NO_DAY, dtype=np.int32)  # -1 reads the last
    precision = np.zeros(len(different) + 1, dtype=np.uint8)
    wrong = {}
    for place, value in enumerate(different):
        text = value if isinstance(value, str) else f"{value}"
        date = None if wrong_kind is NO_PERIOD else to_partial_date(text)
        if isinstance(date, PartialDate):
            first[place] = day_number(date.first)
            precision[place] = DAY if date.day else MONTH if date.month else YEAR
        elif text.strip():
            shown = value if isinstance(value, str | float | int) else text
            wrong[place] = wrong_kind.fill(value=quoted(shown))
    days = Days(locked(first[codes]), locked(precision[codes]))
    return days, faults_at(codes, wrong)
