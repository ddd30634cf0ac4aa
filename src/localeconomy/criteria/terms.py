"""The terms that the criteria share: members, carriers, tasks, need, ties.

Each is defined once, in the words of the catalogue, on the arrays of one day. A criterion combines
them; it never defines a term of its own that another one uses too.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.day import WINDOW, Day
from localeconomy.model.vocabulary import terms_in

if TYPE_CHECKING:
    from localeconomy.compiled.projection import FloatArray, IdArray, MaskArray

__all__ = ["Terms", "sum_of_recorded"]

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


class Terms(Day):
    """One day of a network in the terms of the catalogue."""

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
    def participations(self) -> MaskArray:
        """Which participations belong to an activity held within the window."""
        known = self.compiled.visible("participations")
        return known & self.of_activities(self.activities)

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
        return self.lasting_within("responsibilities") & self._is_member_at(
            self.compiled.actors_of("responsibilities", "holder")
        )

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
        attended = np.zeros(len(self.network.activities), dtype=np.bool_)
        for group in groups:
            attended |= self.compiled.record.attendance(group) > 0
        return attended

    def joint_with(self, actors: MaskArray, groups: tuple[str, ...] = ()) -> MaskArray:
        """Return which activities of the window some actors or groups took part in.

        Parameters
        ----------
        actors
            Mask over the actors.
        groups
            Groups of the vocabulary, by the totals of attendance.

        Returns
        -------
        ndarray of bool, shape (activities,)
            By name, or by head count.
        """
        padded = np.append(actors, False)
        rows = self.participations & padded[self._participants]
        joint: MaskArray = self.activities & self.attended_by(groups)
        joint[self.participation_activities[rows]] = True
        return joint
