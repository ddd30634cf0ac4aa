"""Activities that the network would hold with partners on record or made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.criteria.remedies.choosing import own_side, partners
from localeconomy.criteria.remedies.inventing import days_within, new_ids, with_invented
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Activity, Participation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.remedies.choosing import Wanted
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network

__all__ = ["held_with"]


def held_with(
    terms: Terms,
    kind: str,
    *wanted: Wanted,
    field: str | None = None,
    purpose: str | None = None,
    attendance: Mapping[str, int] | None = None,
) -> Network:
    """Hold one activity within the year, organised by the network itself.

    Parameters
    ----------
    terms
        The day of the network.
    kind
        The kind of activity.
    *wanted
        Who contributes.
    field, purpose, attendance
        As for `Activity`.

    Returns
    -------
    Network
        With the activity, in the middle of the window, and those who took part.
    """
    names, invented = partners(terms, *wanted)
    activity = Activity(
        new_ids(terms.network, "activities", 1)[0],
        kind=kind,
        day=PartialDate.of(days_within(terms, 2)[0]),
        field=field,
        purpose=purpose,
        attendance=attendance or {},
    )
    taking_part = [Participation(activity.id, name, "contributor") for name in names]
    ours = own_side(terms)
    if ours is not None:
        taking_part.append(Participation(activity.id, ours, "organiser"))
    return with_invented(terms.network, *invented, activity, *taking_part)
