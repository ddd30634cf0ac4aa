"""What is declared complete: whether a declaration covers the period that a criterion looks at."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from localeconomy.model.dates import PartialDate
    from localeconomy.model.records import Complete

__all__ = ["covers", "estimated_missing", "tie_surveys"]


def covers(
    declared: Iterable[Complete],
    kinds: tuple[str, ...],
    first: dt.date,
    last: dt.date,
    as_of: PartialDate | None,
) -> bool:
    """Return whether declarations cover every day of a period, for every kind.

    Parameters
    ----------
    declared
        The declarations of one table.
    kinds
        The kinds that count; empty is all.
    first, last
        The period, both days included.
    as_of
        The record's own day, up to which an open declaration reaches.

    Returns
    -------
    bool
        Whether all is declared complete.
    """
    sure = [each for each in declared if not each.estimated_missing and not each.is_survey]
    wanted: tuple[str | None, ...] = kinds or (None,)
    return all(
        _covered(
            [_interval(each, as_of) for each in sure if not each.kinds or kind in each.kinds],
            first,
            last,
        )
        for kind in wanted
    )


def estimated_missing(
    declared: Iterable[Complete],
    kinds: tuple[str, ...],
    first: dt.date,
    last: dt.date,
    as_of: PartialDate | None,
) -> int | None:
    """Return how many records are estimated to be missing in a period.

    Parameters
    ----------
    declared, kinds, first, last, as_of
        As for `covers`.

    Returns
    -------
    int or None
        The sum of the estimates; None where the period is not covered by estimates.
    """
    relevant = [
        each
        for each in declared
        if not each.is_survey and (not each.kinds or (kinds and set(kinds) <= set(each.kinds)))
    ]
    if not _covered([_interval(each, as_of) for each in relevant], first, last):
        return None
    inside = [
        each
        for each in relevant
        if _interval(each, as_of)[0] <= last and _interval(each, as_of)[1] > first
    ]
    return sum(each.estimated_missing or 0 for each in inside)


def tie_surveys(
    declared: Iterable[Complete],
    kind: str,
    first: dt.date,
    last: dt.date,
    as_of: PartialDate | None,
) -> tuple[Complete, ...]:
    """Return the surveys of ties that tell of a kind for a whole period.

    Parameters
    ----------
    declared
        The declarations of the relationships.
    kind
        The kind of tie.
    first, last, as_of
        As for `covers`.

    Returns
    -------
    tuple of Complete
        Those that say who answered.
    """
    return tuple(
        each
        for each in declared
        if each.is_survey
        and (not each.kinds or kind in each.kinds)
        and _covered([_interval(each, as_of)], first, last)
    )


def _interval(declared: Complete, as_of: PartialDate | None) -> tuple[dt.date, dt.date]:
    since = dt.date.min if declared.since is None else declared.since.first
    if declared.until is not None:
        return since, declared.until.end
    if as_of is None:
        return since, dt.date.max
    return since, as_of.last + dt.timedelta(days=1)


def _covered(intervals: list[tuple[dt.date, dt.date]], first: dt.date, last: dt.date) -> bool:
    reached = first
    for since, until in sorted(intervals):
        if since > reached:
            return False
        reached = max(reached, until)
        if reached > last:
            return True
    return reached > last
