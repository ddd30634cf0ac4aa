"""Dates as people know them: a year, a month or a day, kept as given.

An interval is ``[since, until)``. A partial ``since`` begins with its period, a partial ``until``
ends after it, and a single day given as a month or year counts from the last day of that period:
nothing is ever taken to have happened before it surely had.
"""

from __future__ import annotations

import calendar
import contextlib
import datetime as dt
import re
from typing import TYPE_CHECKING, Final, TypeAlias, cast

import attrs

from localeconomy.language import MONTHS, Text, format_date

if TYPE_CHECKING:
    import numpy as np

__all__ = [
    "LAST_YEAR",
    "PATTERN",
    "DateLike",
    "PartialDate",
    "international",
    "months_before",
    "months_between",
    "no_such_date",
    "to_partial_date",
]

DateLike: TypeAlias = "str | dt.date | PartialDate | np.datetime64"

PATTERN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
"""How a date is written: year, month, day."""

GERMAN: Final = re.compile(r"(?:(?:([0-9]{1,2})\. ?)?([0-9]{1,2})\. ?)?([0-9]{4})")
LAST_YEAR: Final = 9998
"""The last year whose end is still a day of the calendar."""


@attrs.frozen(order=True)
class PartialDate:
    """A date of which the year, the month or the day is known.

    Parameters
    ----------
    year
        The year, 1 to 9998.
    month
        The month, 0 where only the year is known.
    day
        The day of the month, 0 where only the month is known.

    Raises
    ------
    ValueError
        If the calendar has no such date.

    Examples
    --------
    >>> PartialDate.parse("2001-05").first, PartialDate.parse("2001-05").last
    (datetime.date(2001, 5, 1), datetime.date(2001, 5, 31))
    >>> PartialDate.parse("2001").end
    datetime.date(2002, 1, 1)
    >>> str(PartialDate.parse("2001-05"))
    '2001-05'
    """

    year: int
    month: int = 0
    day: int = 0

    def __attrs_post_init__(self) -> None:
        """Check that the calendar has the date."""
        if self.year > LAST_YEAR:
            # The end of its period must still be a date; 9999 is meant to say "no end".
            message = f"the year {self.year} has no end in the calendar; leave an open end empty"
            raise ValueError(message)
        if self.day and not self.month:
            message = f"a day ({self.day}) needs a month"
            raise ValueError(message)
        dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Return the date written as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Parameters
        ----------
        text
            The date.

        Returns
        -------
        PartialDate
            The date, as exact as it was given.

        Raises
        ------
        ValueError
            If the text has another form or names no day of the calendar.
        """
        match = PATTERN.fullmatch(text)
        if match is None:
            message = f"{text[:40]!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD"
            raise ValueError(message)
        parts = [int(part) for part in match.groups() if part]
        if 0 in parts[1:]:
            message = f"{text!r} is not a date: months and days begin with 01"
            raise ValueError(message)
        return cls(*parts)

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """Return an exact day.

        Parameters
        ----------
        day
            The day.

        Returns
        -------
        PartialDate
            The same day.
        """
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> dt.date:
        """The first day of the period; where an interval that begins then begins."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day of the period; from where a single day counts."""
        if self.day:
            return self.first
        month = self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def end(self) -> dt.date:
        """The first day after an interval that ends with this date.

        A full date is the exclusive end itself; a partial one includes its whole period.
        """
        return self.first if self.day else self.last + dt.timedelta(days=1)

    def __str__(self) -> str:
        """Return the date as it was given."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def into(self, language: str) -> str:
        """Return the date as a person would write it in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The wording.
        """
        if self.day:
            return format_date(self.first, language)
        if self.month:
            months = MONTHS["de" if language == "de" else "en"]
            return f"{months[self.month - 1]} {self.year}"
        return str(self.year)


def to_partial_date(value: DateLike | None) -> PartialDate | None:
    """Return the date that a value means, or the value itself where it means none.

    Validation names what is left; a record never loses what was given.

    Parameters
    ----------
    value
        A text, `datetime.date`, `datetime.datetime`, NumPy day or `PartialDate`.

    Returns
    -------
    PartialDate or None
        The date; what cannot be read as one stays as it is.

    Examples
    --------
    >>> to_partial_date("1998")
    PartialDate(year=1998, month=0, day=0)
    >>> to_partial_date("soon")
    'soon'
    """
    if value is None or isinstance(value, PartialDate):
        return value
    read: object = value
    # What the calendar does not have stays as it was given.
    with contextlib.suppress(ValueError):
        if isinstance(value, str):
            read = PartialDate.parse(value)
        elif isinstance(value, dt.datetime):
            # A time of day would be lost: only midnight is a day.
            read = PartialDate.of(value.date()) if value.time() == dt.time() else value
        elif isinstance(value, dt.date):
            read = PartialDate.of(value)
        elif getattr(getattr(value, "dtype", None), "kind", "") == "M":
            read = _from_numpy(value)
    return cast("PartialDate | None", read)


def international(text: str) -> str:
    """Return a date that is written in German form, 30.06.2003, as 2003-06-30.

    Parameters
    ----------
    text
        The date; blanks around it are left out.

    Returns
    -------
    str
        The same date; a text of another form stays as it is.

    Examples
    --------
    >>> international("30.6.2003"), international("06.2003"), international("soon")
    ('2003-06-30', '2003-06', 'soon')
    """
    bare = text.strip()
    german = GERMAN.fullmatch(bare)
    if german is None:
        return bare
    day, month, year = german.groups()
    return "-".join([year, *(f"{part:0>2}" for part in (month, day) if part)])


def no_such_date(value: object) -> Text | None:
    """Return that the calendar has no such day or month, where only the form is that of a date.

    Parameters
    ----------
    value
        What is no date.

    Returns
    -------
    Text or None
        The fault and its remedy; None where the form is wrong as well.

    Examples
    --------
    >>> print(no_such_date("31.02.2003").de)
    den 31.02.2003 gibt es nicht; bitte berichtigen
    """
    match = PATTERN.fullmatch(international(str(value)[: len("30. 06. 2003") + 1]))
    if match is None or not 0 < int(match[1]) <= LAST_YEAR or match[2] is None:
        return None
    year, month, day = match.groups()
    if day is None:
        return Text(
            de=f"den Monat {month}.{year} gibt es nicht; bitte berichtigen",
            en=f"there is no month {year}-{month}; correct it",
        )
    return Text(
        de=f"den {day}.{month}.{year} gibt es nicht; bitte berichtigen",
        en=f"there is no day {year}-{month}-{day}; correct it",
    )


def _from_numpy(value: np.datetime64) -> object:
    """Return the date of a NumPy one, as exact as its unit; itself where it has a time of day."""
    day = value.astype("datetime64[D]")
    exact = day.item()
    if exact is None:
        return None
    if not isinstance(exact, dt.date) or day != value:
        return value
    # NumPy writes a year or month as YYYY or YYYY-MM, as a partial date is written.
    unit = str(value.dtype)
    if unit in ("datetime64[Y]", "datetime64[M]"):
        return PartialDate.parse(str(value))
    return PartialDate.of(exact)


def months_before(day: dt.date, months: int) -> dt.date:
    """Return the day that lies a number of calendar months earlier.

    Parameters
    ----------
    day
        The day.
    months
        Whole months; the 31st falls back to the last day of a shorter month.

    Returns
    -------
    datetime.date
        The earlier day, not before the calendar's first.

    Examples
    --------
    >>> months_before(dt.date(2003, 6, 30), 12)
    datetime.date(2002, 6, 30)
    >>> months_before(dt.date(2004, 3, 31), 1)
    datetime.date(2004, 2, 29)
    """
    total = max(day.year * 12 + day.month - 1 - months, 12)
    year, month = divmod(total, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_between(earlier: dt.date, later: dt.date) -> float:
    """Return the time between two days in months; whole on each monthly anniversary.

    Parameters
    ----------
    earlier, later
        The two days.

    Returns
    -------
    float
        Months; negative where ``later`` lies before ``earlier``.

    Examples
    --------
    >>> months_between(dt.date(1998, 1, 1), dt.date(2003, 6, 30))
    65.96666666666667
    >>> months_between(dt.date(2002, 6, 30), dt.date(2003, 6, 30))
    12.0
    """
    whole = (later.year - earlier.year) * 12 + later.month - earlier.month
    days = calendar.monthrange(later.year, later.month)[1]
    return whole + (later.day - earlier.day) / days
