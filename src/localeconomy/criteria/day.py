"""One day of a network's record: its age and stage, windows, what is declared, evidence.

What is known of the day itself, before anything is said of who belongs to the network and what
they do; that is `criteria.terms`.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.completeness import covers, estimated_missing, tie_surveys
from localeconomy.model.columns import NO_DAY, day_number
from localeconomy.model.dates import months_before, months_between
from localeconomy.model.fields import fields_of
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.scoring.finding import MOST_EVIDENCE, Evidence

if TYPE_CHECKING:
    from localeconomy.compiled import CompiledSnapshot
    from localeconomy.compiled.projection import IdArray, MaskArray
    from localeconomy.criteria.declaration import Read
    from localeconomy.model.records import Complete, Organisation

__all__ = ["FORMING_MONTHS", "GROWING_MONTHS", "WINDOW", "Day"]

WINDOW: Final = 12
"""Length of the window W that most criteria look at, in months (the catalogue)."""

FORMING_MONTHS: Final = 12.0
GROWING_MONTHS: Final = 36.0


class Day:
    """One day of a network.

    Parameters
    ----------
    compiled
        The arrays of the day.
    assume_complete
        Whether what is on record is taken as all there is.
    """

    def __init__(self, compiled: CompiledSnapshot, *, assume_complete: bool = False) -> None:
        self.compiled = compiled
        self.network = compiled.network
        self.day = compiled.day
        self.assume_complete = assume_complete
        self.shown: dict[str, dict[str, int]] = {}
        """The rows of the records that are named as evidence, by table and id."""
        self._complete: dict[tuple[str, tuple[str, ...], int | None], bool] = {}

    # -- the organisation and its age ----------------------------------------------------------

    @functools.cached_property
    def organisation(self) -> Organisation | None:
        """What is assessed, where the record says."""
        return self.network.organisation

    @property
    def scope(self) -> str:
        """``"network"`` or ``"alliance"``; a network where the record does not say."""
        return "network" if self.organisation is None else self.organisation.scope

    @property
    def is_informal(self) -> bool:
        """Whether the form is declared informal, so that taking part makes a member."""
        return self.organisation is not None and self.organisation.form == "informal"

    @property
    def founded(self) -> dt.date | None:
        """The founding day, None where it is not recorded."""
        if self.organisation is None or self.organisation.founded is None:
            return None
        return self.organisation.founded.first

    @property
    def founding_end(self) -> int:
        """Number of the last day of the founding as it is recorded (a year, a month or a day).

        Before all days where it is not recorded.
        """
        if self.organisation is None or self.organisation.founded is None:
            return NO_DAY
        return day_number(self.organisation.founded.last)

    @functools.cached_property
    def age(self) -> float | None:
        """Months since the founding, 0 before it, None where it is not recorded."""
        return None if self.founded is None else max(0.0, months_between(self.founded, self.day))

    @property
    def age_stage(self) -> str | None:
        """``"forming"``, ``"growing"`` or ``"established"``; None without a founding day."""
        if self.age is None:
            return None
        if self.age < FORMING_MONTHS:
            return "forming"
        return "growing" if self.age <= GROWING_MONTHS else "established"

    @property
    def stage(self) -> str | None:
        """The stage by age, or ``"after_programme"`` once the programme's end has passed."""
        return "after_programme" if self.after_programme else self.age_stage

    @property
    def after_programme(self) -> bool | None:
        """Whether the funding programme has ended; None where its end is not recorded."""
        if self.organisation is None or self.organisation.programme_end is None:
            return None
        return self.day >= self.organisation.programme_end.end

    # -- completeness --------------------------------------------------------------------------

    @functools.cached_property
    def _declared(self) -> dict[str, list[Complete]]:
        """The declarations of completeness by table."""
        declared: dict[str, list[Complete]] = {}
        for each in self.network.completeness:
            declared.setdefault(each.table, []).append(each)
        return declared

    def period(self, read: Read) -> tuple[dt.date, dt.date]:
        """Return the first and last day that a criterion looks at in a table.

        There is nothing to know of the network before its founding.

        Parameters
        ----------
        read
            What it reads.

        Returns
        -------
        tuple of datetime.date
            Both days included.
        """
        if read.months == 0:
            return self.day, self.day
        if read.months is None:
            return self.beginning, self.day
        return self.window_begin(read.months), self.day

    @functools.cached_property
    def beginning(self) -> dt.date:
        """The first day of which there is something to know: the founding, where it is past.

        Before the founding, the window; without a founding day, all of the past.
        """
        if self.founded is None:
            return dt.date.min
        if self.founded > self.day:
            return months_before(self.day, WINDOW) + dt.timedelta(days=1)
        return self.founded

    def window_begin(self, months: int) -> dt.date:
        """Return the first day of the window of some months that ends with the day.

        Parameters
        ----------
        months
            Length of the window.

        Returns
        -------
        datetime.date
            Not before the beginning.
        """
        return max(months_before(self.day, months) + dt.timedelta(days=1), self.beginning)

    def within(self, table: str, field: str, months: int = WINDOW) -> MaskArray:
        """Return which records lie in the window of months that ends with the day.

        Parameters
        ----------
        table, field
            A date field.
        months
            Length of the window.

        Returns
        -------
        ndarray of bool, shape (records,)
            Known records whose date lies in the window, from the founding on.
        """
        begun = self.compiled.days(table, field) >= day_number(self.window_begin(months))
        found: MaskArray = self.compiled.within(table, field, months) & begun
        return found

    def lasting_within(self, table: str, months: int = WINDOW) -> MaskArray:
        """Return which records were in force at any time within the window of months.

        Parameters
        ----------
        table
            A table whose records last: with ``since`` and ``until``.
        months
            Length of the window.

        Returns
        -------
        ndarray of bool, shape (records,)
            Known records that had begun and had not ended before the window.
        """
        until = self.compiled.days(table, "until")
        begun = self.compiled.days(table, "since") <= self.compiled.number
        lasting = (until == NO_DAY) | (until > day_number(self.window_begin(months)))
        found: MaskArray = self.compiled.visible(table) & begun & lasting
        return found

    @functools.cached_property
    def participation_activities(self) -> IdArray:
        """For each participation, the position of its activity."""
        return self.compiled.positions_of("participations", "activity", "activities")

    def of_activities(self, activities: MaskArray) -> MaskArray:
        """Return which participations belong to some activities.

        Parameters
        ----------
        activities
            Mask over the activities.

        Returns
        -------
        ndarray of bool, shape (participations,)
            Mask over the participations.
        """
        padded = np.append(activities, False)
        found: MaskArray = padded[self.participation_activities]
        return found

    def is_complete(self, read: Read) -> bool:
        """Return whether what a criterion reads is declared complete.

        Parameters
        ----------
        read
            What it reads.

        Returns
        -------
        bool
            Whether declarations cover the whole period.
        """
        if self.assume_complete:
            return True
        key = (read.table, read.kinds, read.months)
        if key not in self._complete:
            declared = self._declared.get(read.table, ())
            period = self.period(read)
            self._complete[key] = covers(declared, read.kinds, *period, self.network.as_of)
        return self._complete[key]

    def tie_surveys(self, kind: str) -> tuple[Complete, ...] | None:
        """Return the surveys that tell who answered about ties of a kind on the day.

        Parameters
        ----------
        kind
            The kind of tie.

        Returns
        -------
        tuple of Complete or None
            None where all ties of the kind are declared complete, so that no survey is needed.
        """
        declared = self._declared.get("relationships", ())
        period = self.day, self.day
        if covers(declared, (kind,), *period, self.network.as_of):
            return None
        return tie_surveys(declared, kind, *period, self.network.as_of)

    def estimated_missing(self, read: Read) -> int | None:
        """Return how many records are estimated to be missing of what a criterion reads.

        Parameters
        ----------
        read
            What it reads.

        Returns
        -------
        int or None
            None where there is no estimate.
        """
        declared = self._declared.get(read.table, ())
        return estimated_missing(declared, read.kinds, *self.period(read), self.network.as_of)

    def has_records(self, read: Read) -> bool:
        """Return whether anything is on record of what a criterion reads.

        Parameters
        ----------
        read
            What it reads.

        Returns
        -------
        bool
            Whether a known record of the kinds exists in the period. Old records of what is over
            say nothing about it.
        """
        mask = self.compiled.visible(read.table) & self._in_period(read)
        if read.kinds:
            field = KIND_FIELDS.get(read.table, "kind")
            mask = mask & self.compiled.is_kind(read.table, read.kinds, field)
        return bool(mask.any())

    def _in_period(self, read: Read) -> MaskArray:
        """Return which records of a table lie, or last, in the period that is looked at."""
        table = self.network.tables[read.table]
        begin = day_number(self.period(read)[0])
        until = self.compiled.days(read.table, "until")
        lasting: MaskArray = until > begin
        if read.months is None:
            lasting = np.ones(len(table), dtype=np.bool_)
        elif read.table == "participations":
            lasting = self.of_activities(self.within("activities", "day", read.months))
        elif "since" in fields_of(table.record_type):
            lasting = lasting | (until == NO_DAY)
        elif read.months == 0:
            # The latest count holds until the next one.
            lasting = np.ones(len(table), dtype=np.bool_)
        else:
            lasting = lasting | self.within(read.table, "day", read.months)
        return lasting

    # -- evidence ------------------------------------------------------------------------------

    def evidence(self, table: str, rows: IdArray | MaskArray | list[int]) -> Evidence:
        """Return the evidence of some records of a table.

        Parameters
        ----------
        table
            The table's name.
        rows
            Rows, or a mask over the rows.

        Returns
        -------
        Evidence
            Their ids and count.
        """
        listed = np.asarray(rows, dtype=np.intp if isinstance(rows, list) else None)
        if listed.dtype == np.bool_:
            listed = np.flatnonzero(listed)
        found = self.compiled.record.row_ids(table).first(listed, MOST_EVIDENCE)
        self.shown.setdefault(table, {}).update(found)
        return Evidence(table, tuple(each for each, _ in found), len(listed))
