"""The terms that the criteria share: window, stage, members, carriers, tasks, need.

Each is defined once, in the words of the catalogue, on the arrays of one day. A criterion combines
them; it never defines a term of its own that another one uses too.
"""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.completeness import covers, estimated_missing
from localeconomy.model.columns import NO_DAY, day_number
from localeconomy.model.dates import months_before, months_between
from localeconomy.model.fields import fields_of
from localeconomy.model.row_ids import RowIds
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import MOST_EVIDENCE, Evidence

if TYPE_CHECKING:
    from localeconomy.compiled import CompiledSnapshot
    from localeconomy.compiled.projection import FloatArray, IdArray, MaskArray
    from localeconomy.criteria.declaration import Read
    from localeconomy.model.records import Complete, Organisation

__all__ = ["WINDOW", "Terms", "sum_of_recorded"]

WINDOW: Final = 12
"""Length of the window W that most criteria look at, in months (the catalogue)."""

FORMING_MONTHS: Final = 12.0
GROWING_MONTHS: Final = 36.0
LEAST_NEED: Final = 5.0
NEED_SHARE: Final = 0.2

COOPERATION: Final = terms_in("relationship_kind", "cooperation")
ACTIVE: Final = terms_in("relationship_kind", "active")
REPRESENTS: Final = terms_in("relationship_kind", "representation")
CARRYING_ROLES: Final = terms_in("role", "carries")
ECONOMIC: Final = terms_in("actor_kind", "economic")


def sum_of_recorded(values: FloatArray) -> float | None:
    """Return the sum of what is recorded, in whatever order.

    Parameters
    ----------
    values
        Shape ``(k,)``, NaN where nothing is recorded.

    Returns
    -------
    float or None
        None where nothing is recorded at all.

    Examples
    --------
    >>> sum_of_recorded(np.array([2.0, np.nan])), sum_of_recorded(np.array([np.nan]))
    (2.0, None)
    """
    recorded = values[~np.isnan(values)]
    # An exact sum does not depend on the order of the records.
    return math.fsum(recorded.tolist()) if len(recorded) else None


class Terms:
    """One day of a network in the terms of the catalogue.

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
        self._row_ids: dict[str, RowIds] = {}

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

    @functools.cached_property
    def age(self) -> float | None:
        """Months since the founding, 0 before it, None where it is not recorded."""
        return None if self.founded is None else max(0.0, months_between(self.founded, self.day))

    @property
    def stage(self) -> str | None:
        """``"forming"``, ``"growing"`` or ``"established"``; None without a founding day."""
        if self.age is None:
            return None
        if self.age < FORMING_MONTHS:
            return "forming"
        return "growing" if self.age <= GROWING_MONTHS else "established"

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
        return self._window_begin(read.months), self.day

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

    def _window_begin(self, months: int) -> dt.date:
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
        begun = self.compiled.days(table, field) >= day_number(self._window_begin(months))
        found: MaskArray = self.compiled.within(table, field, months) & begun
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
        declared = self._declared.get(read.table, ())
        return covers(declared, read.kinds, *self.period(read), self.network.as_of)

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
            lasting = self._of_activities(self.within("activities", "day", read.months))
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
        if table not in self._row_ids:
            self._row_ids[table] = RowIds(self.network.tables[table])
        found = self._row_ids[table].first(listed, MOST_EVIDENCE)
        self.shown.setdefault(table, {}).update(found)
        return Evidence(table, tuple(each for each, _ in found), len(listed))

    # -- actors --------------------------------------------------------------------------------

    def actors_in(self, *groups: str) -> MaskArray:
        """Return which actors are of a kind that belongs to one of some classes.

        Parameters
        ----------
        *groups
            Classes of the vocabulary of actors, for example ``"economic"``.

        Returns
        -------
        ndarray of bool, shape (actors,)
            True where the kind belongs to one.
        """
        kinds = [kind for group in groups for kind in terms_in("actor_kind", group)]
        return self.compiled.is_kind("actors", tuple(kinds))

    @functools.cached_property
    def network_actor(self) -> int:
        """Position of the actor that stands for the network itself, -1 where there is none."""
        if self.organisation is None or self.organisation.actor is None:
            return -1
        return self.network.actors.position(self.organisation.actor)

    @functools.cached_property
    def is_network(self) -> MaskArray:
        """Which actors stand for the network itself, or are networks where none is named."""
        if self.network_actor < 0:
            return self.compiled.is_kind("actors", ("network",))
        mask = np.zeros(len(self.network.actors), dtype=np.bool_)
        mask[self.network_actor] = True
        return mask

    @functools.cached_property
    def is_coordinator(self) -> MaskArray:
        """Which actors are coordination offices."""
        return self.compiled.is_kind("actors", ("coordination_office",))

    def _mask(self, positions: IdArray) -> MaskArray:
        mask = np.zeros(len(self.network.actors), dtype=np.bool_)
        mask[positions[positions >= 0]] = True
        return mask

    # -- members -------------------------------------------------------------------------------

    @functools.cached_property
    def memberships(self) -> MaskArray:
        """Which memberships in the network are in force."""
        mask = self.compiled.in_force("memberships")
        return np.logical_and(mask, self._in_network, dtype=np.bool_)

    @functools.cached_property
    def _in_network(self) -> MaskArray:
        organisations = self.compiled.actors_of("memberships", "organisation")
        if self.network_actor < 0:
            return np.ones(len(organisations), dtype=np.bool_)
        found: MaskArray = organisations == self.network_actor
        return found

    @functools.cached_property
    def is_member(self) -> MaskArray:
        """Which actors are members, shape (actors,).

        A membership in force; in an informal network also the businesses and founders that took
        part in an activity within the window. Neither the network nor its coordination office.
        """
        positions = self.compiled.actors_of("memberships", "member")[self.memberships]
        mask = self._mask(positions)
        if self.is_informal:
            taking_part = self._mask(self.credited(self._participants[self.participations])[1])
            mask = mask | (taking_part & self.actors_in("economic"))
        return mask & ~self.is_network & ~self.is_coordinator

    @functools.cached_property
    def members(self) -> IdArray:
        """Positions of the members in the actors table."""
        return np.flatnonzero(self.is_member).astype(np.int32)

    @functools.cached_property
    def member_businesses(self) -> IdArray:
        """Positions of the members that are businesses or founders."""
        return np.flatnonzero(self.is_member & self.actors_in("economic")).astype(np.int32)

    @functools.cached_property
    def new_memberships(self) -> MaskArray:
        """Which memberships in the network began within the window and were known."""
        return self._in_network & self.within("memberships", "since")

    @functools.cached_property
    def _represented(self) -> dict[int, list[int]]:
        """For each actor that acts for others by a ``represents`` tie in force: for whom."""
        sources = self.compiled.actors_of("relationships", "source")
        targets = self.compiled.actors_of("relationships", "target")
        represented: dict[int, list[int]] = {}
        for row in self.compiled.ties(REPRESENTS).tolist():
            represented.setdefault(int(sources[row]), []).append(int(targets[row]))
        return represented

    def credited(self, actors: IdArray) -> tuple[IdArray, IdArray]:
        """Return to whom the doings of actors are credited: to themselves and whom they act for.

        Parameters
        ----------
        actors
            Shape ``(k,)``: positions of actors, -1 for nobody.

        Returns
        -------
        rows : ndarray of int32
            Index into ``actors``.
        credited : ndarray of int32
            Positions of the actors credited.
        """
        rows = np.flatnonzero(actors >= 0).astype(np.int32)
        credited = actors[rows]
        if not self._represented:
            return rows, credited
        further = [
            (row, other)
            for row, actor in zip(rows.tolist(), credited.tolist(), strict=True)
            for other in self._represented.get(actor, ())
        ]
        extra = np.array(further, dtype=np.int32).reshape(-1, 2)
        return np.concatenate([rows, extra[:, 0]]), np.concatenate([credited, extra[:, 1]])

    # -- activities and tasks ------------------------------------------------------------------

    @functools.cached_property
    def activities(self) -> MaskArray:
        """Which activities were held within the window."""
        return self.activities_within(WINDOW)

    def activities_within(self, months: int) -> MaskArray:
        """Return which activities were held within some months.

        Parameters
        ----------
        months
            Length of the window.

        Returns
        -------
        ndarray of bool, shape (activities,)
            Neither planned nor cancelled ones.
        """
        held = self.compiled.is_kind("activities", ("held",), "status")
        return held & self.within("activities", "day", months)

    @functools.cached_property
    def _participants(self) -> IdArray:
        return self.compiled.actors_of("participations", "actor")

    @functools.cached_property
    def participation_activities(self) -> IdArray:
        """For each participation, the position of its activity."""
        return self.compiled.positions_of("participations", "activity", "activities")

    @functools.cached_property
    def participations(self) -> MaskArray:
        """Which participations belong to an activity held within the window."""
        known = self.compiled.visible("participations")
        return known & self._of_activities(self.activities)

    def _of_activities(self, activities: MaskArray) -> MaskArray:
        padded = np.append(activities, False)
        found: MaskArray = padded[self.participation_activities]
        return found

    @functools.cached_property
    def carrying(self) -> MaskArray:
        """Which participations are of members who initiated or organised within the window."""
        roles = self.compiled.is_kind("participations", CARRYING_ROLES, "role")
        return self.participations & roles & self._is_member_at(self._participants)

    def _is_member_at(self, positions: IdArray) -> MaskArray:
        rows, credited = self.credited(positions)
        found = np.zeros(len(positions), dtype=np.bool_)
        found[rows[self.is_member[credited]]] = True
        return found

    @functools.cached_property
    def responsibilities(self) -> MaskArray:
        """Which responsibilities were held by members at any time within the window."""
        return self.held_within_window & self._is_member_at(
            self.compiled.actors_of("responsibilities", "holder")
        )

    @functools.cached_property
    def held_within_window(self) -> MaskArray:
        """Which responsibilities were in force at any time within the window."""
        until = self.compiled.days("responsibilities", "until")
        begun = self.compiled.days("responsibilities", "since") <= self.compiled.number
        lasting = (until == NO_DAY) | (until > day_number(self._window_begin(WINDOW)))
        found: MaskArray = self.compiled.visible("responsibilities") & begun & lasting
        return found

    @functools.cached_property
    def tasks(self) -> dict[int, int]:
        """Tasks within the window by member: activities carried, and responsibilities held."""
        rows = np.flatnonzero(self.carrying)
        activities = self.participation_activities[rows]
        carried, carriers = self.credited(self._participants[rows])
        # Who both initiated and organised an activity had one task.
        done = set(zip(carriers.tolist(), activities[carried].tolist(), strict=True))
        holders = self.compiled.actors_of("responsibilities", "holder")[self.responsibilities]
        doers = [carrier for carrier, _ in done] + self.credited(holders)[1].tolist()
        counted = Counter(doer for doer in doers if self.is_member[doer])
        return dict(sorted(counted.items()))

    @functools.cached_property
    def member_led(self) -> IdArray:
        """Rows of the activities within the window that members initiated or organised."""
        return np.unique(self.participation_activities[self.carrying]).astype(np.int32)

    @functools.cached_property
    def active_members(self) -> IdArray:
        """Positions of the members who took part, not as guests, or held a responsibility."""
        guests = self.compiled.is_kind("participations", ("guest",), "role")
        taking_part = self._participants[self.participations & ~guests]
        holders = self.compiled.actors_of("responsibilities", "holder")[self.responsibilities]
        active = self._mask(self.credited(np.concatenate([taking_part, holders]))[1])
        return np.flatnonzero(active & self.is_member).astype(np.int32)

    @property
    def need(self) -> float:
        """Carriers needed: five, or a fifth of the members where that is more (our assumption)."""
        return max(LEAST_NEED, NEED_SHARE * len(self.members))

    # -- ties ----------------------------------------------------------------------------------

    def has_tie(self, kinds: tuple[str, ...], others: MaskArray) -> MaskArray:
        """Return which actors have a tie of some kinds in force with one of others.

        Parameters
        ----------
        kinds
            Kinds of relationship.
        others
            Mask over the actors at the other end.

        Returns
        -------
        ndarray of bool, shape (actors,)
            In either direction.
        """
        rows = self.compiled.ties(kinds)
        sources = self.compiled.actors_of("relationships", "source")[rows]
        targets = self.compiled.actors_of("relationships", "target")[rows]
        return self._mask(
            np.concatenate([sources[others[targets]], targets[others[sources]]]).astype(np.int32)
        )

    def tie_rows(self, kinds: tuple[str, ...], ends: MaskArray, others: MaskArray) -> IdArray:
        """Return the rows of the ties in force between two groups of actors.

        Parameters
        ----------
        kinds
            Kinds of relationship.
        ends, others
            Masks over the actors at the two ends, in either direction.

        Returns
        -------
        ndarray of int32
            Rows of the relationships table.
        """
        rows = self.compiled.ties(kinds)
        sources = self.compiled.actors_of("relationships", "source")[rows]
        targets = self.compiled.actors_of("relationships", "target")[rows]
        between = (ends[sources] & others[targets]) | (ends[targets] & others[sources])
        return rows[between]

    @functools.cached_property
    def is_inside(self) -> MaskArray:
        """Which actors are the network's own side: itself, its office, members and businesses."""
        return self.is_network | self.is_coordinator | self.is_member | self.actors_in("economic")

    # -- attendance ----------------------------------------------------------------------------

    def attended_by(self, groups: tuple[str, ...]) -> MaskArray:
        """Return which activities count at least one attendant of some groups.

        Parameters
        ----------
        groups
            Groups of the vocabulary.

        Returns
        -------
        ndarray of bool, shape (activities,)
            By the totals of attendance, not by names.
        """
        column = self.network.activities.columns.get("attendance")
        size = len(self.network.activities)
        if not isinstance(column, np.ndarray):
            return np.zeros(size, dtype=np.bool_)
        return np.fromiter(
            (any(counts.get(group, 0) > 0 for group in groups) for counts in column),
            dtype=np.bool_,
            count=size,
        )
