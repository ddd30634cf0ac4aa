"""Whether something goes on without breaks: periods with an event, gaps, recency.

Days are ``datetime64[D]``. Periods are counted back from the day of the assessment in calendar
months, each ``(start, end]``: on 30 June 2003 the last quarter is 31 March to 30 June.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.model.dates import months_before, months_between

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = [
    "covered_share",
    "longest_gap",
    "months_since_last",
    "period_ends",
    "period_index",
]

_QUARTER: Final = 3


def period_ends(
    end: dt.date, *, periods: int, months: int = _QUARTER, start: dt.date | None = None
) -> npt.NDArray[np.datetime64]:
    """Limits of the last periods, oldest first: period k is ``(limit[k], limit[k + 1]]``.

    Our assumption for something younger than ``periods``: the whole periods of its age count, at
    least one, and days left over belong to the oldest, so that no fraction of a quarter is asked
    for an event of its own.

    Parameters
    ----------
    end
        The last day.
    periods
        Number of periods, at least 1.
    months
        Length of a period.
    start
        The first day on which an event was possible; None if it lies before all periods.

    Returns
    -------
    numpy.ndarray
        Shape ``(number of periods + 1,)``; empty if ``start`` lies after ``end``.

    Raises
    ------
    ValueError
        If a number is below 1.

    Examples
    --------
    >>> period_ends(dt.date(2003, 6, 30), periods=2).tolist()
    [datetime.date(2002, 12, 30), datetime.date(2003, 3, 30), datetime.date(2003, 6, 30)]
    """
    if periods < 1 or months < 1:
        message = f"{periods} periods of {months} months; both must be 1 or more"
        raise ValueError(message)
    limits = [months_before(end, months * k) for k in range(periods, -1, -1)]
    if start is not None:
        if start > end:
            return np.array([], dtype="datetime64[D]")
        eve = start - dt.timedelta(days=1) if start > dt.date.min else start
        if eve > limits[0]:
            later = [limit for limit in limits[1:-1] if months_before(limit, months) >= eve]
            limits = [eve, *later, end]
    return np.array(limits, dtype="datetime64[D]")


def period_index(days: npt.ArrayLike, limits: npt.NDArray[np.datetime64]) -> npt.NDArray[np.intp]:
    """Period of each day among the limits of `period_ends`; −1 outside or unknown.

    Parameters
    ----------
    days
        Shape ``(k,)``: days, NaT where unknown.
    limits
        From `period_ends`.

    Returns
    -------
    numpy.ndarray
        Shape ``(k,)``, 0 for the oldest period.

    Examples
    --------
    >>> limits = period_ends(dt.date(2003, 6, 30), periods=2)
    >>> period_index(["2003-03-30", "2003-03-31", "2003-07-01"], limits).tolist()
    [0, 1, -1]
    """
    when = _days(days)
    if not len(limits):
        return np.full(len(when), -1, dtype=np.intp)
    index = np.searchsorted(limits, when, side="left") - 1
    outside = np.isnat(when) | (when <= limits[0]) | (when > limits[-1])
    return np.where(outside, -1, index)


def covered_share(days: npt.ArrayLike, limits: npt.NDArray[np.datetime64]) -> float | None:
    """Share of the periods in which something happened.

    ``periods with at least one event / periods``: a count of events alone would let one busy month
    hide a silent year (persistence as in Holme, P., Saramäki, J. (2012), "Temporal networks",
    Physics Reports 519, over fixed windows).

    Parameters
    ----------
    days
        Shape ``(k,)``: days of the events, NaT where unknown; those outside the periods do not
        count.
    limits
        From `period_ends`.

    Returns
    -------
    float or None
        In [0, 1]; None without periods.

    Examples
    --------
    >>> limits = period_ends(dt.date(2003, 6, 30), periods=4)
    >>> covered_share(["2003-05-01", "2003-06-01", "2002-11-05"], limits)
    0.5
    """
    if len(limits) <= 1:
        return None
    index = period_index(days, limits)
    return len(np.unique(index[index >= 0])) / (len(limits) - 1)


def longest_gap(days: npt.ArrayLike, *, start: dt.date, end: dt.date) -> float | None:
    """Longest time without an event from ``start`` to ``end``, in months.

    The longest waiting time, with both ends of the span as limits, so that silence before the first
    event and after the last counts (Holme and Saramäki 2012, section 3).

    Parameters
    ----------
    days
        Shape ``(k,)``: days of the events, NaT where unknown; those outside the span do not count.
    start, end
        The span.

    Returns
    -------
    float or None
        In months, all of the span without events; None if ``start`` lies after ``end``.

    Examples
    --------
    >>> longest_gap(
    ...     ["2003-02-01", "2003-03-01"], start=dt.date(2003, 1, 1), end=dt.date(2003, 6, 1)
    ... )
    3.0
    """
    if start > end:
        return None
    known = _between(days, start, end)
    marks = [start, *np.unique(known).tolist(), end]
    return max(months_between(one, other) for one, other in pairwise(marks))


def months_since_last(days: npt.ArrayLike, *, end: dt.date) -> float | None:
    """Time from the last event up to ``end``, in months.

    Recency as in Fader, P., Hardie, B., Lee, K. (2005), "RFM and CLV", J. Marketing Research 42.

    Parameters
    ----------
    days
        Shape ``(k,)``: days of the events, NaT where unknown; later ones do not count.
    end
        The day asked about.

    Returns
    -------
    float or None
        In months; None if nothing has happened by then.

    Examples
    --------
    >>> months_since_last(["2003-02-01", "2003-03-30"], end=dt.date(2003, 6, 30))
    3.0
    """
    known = _between(days, dt.date.min, end)
    return months_between(known.max().item(), end) if len(known) else None


def _between(days: npt.ArrayLike, start: dt.date, end: dt.date) -> npt.NDArray[np.datetime64]:
    when = _days(days)
    return when[(when >= np.datetime64(start, "D")) & (when <= np.datetime64(end, "D"))]


def _days(days: npt.ArrayLike) -> npt.NDArray[np.datetime64]:
    return np.asarray(days, dtype="datetime64[D]").ravel()
