"""Members who work together: partners found, groups of mixed sectors, joint undertakings."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.remedies.choosing import by_name, fewest_tasks, name_of
from localeconomy.criteria.remedies.inventing import (
    days_within,
    new_ids,
    with_invented,
    year_ago,
)
from localeconomy.criteria.terms import COOPERATION
from localeconomy.indicators import components
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Activity, Participation, Relationship

if TYPE_CHECKING:
    import datetime as dt

    from localeconomy.compiled.projection import IdArray, MaskArray
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network

__all__ = [
    "introductions",
    "isolated_members_joined",
    "joint_offer",
    "joint_undertaking",
    "mixed_working_groups",
]

IN_ONE_UNDERTAKING: Final = 5
"""How many businesses are assumed in one undertaking."""
GROUPS_A_YEAR: Final = 2
MOST_IN_A_GROUP: Final = 6


def _tie(terms: Terms, one: int, other: int, kind: str, since: dt.date) -> Relationship:
    names = name_of(terms, one), name_of(terms, other)
    return Relationship(*names, kind, mutual=True, since=PartialDate.of(since))


def _has_partner(terms: Terms) -> MaskArray:
    """Return which actors cooperate with a member or a business."""
    return terms.has_tie(COOPERATION, terms.is_member | terms.actors_in("economic"))


def introductions(terms: Terms) -> Network:
    """Give each member business without a partner one among the member businesses.

    They are joined across sectors where they can be, by joint marketing since twelve months ago.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the ties; unchanged where there is nobody to join.
    """
    partnered = _has_partner(terms)
    sectors = terms.network.actors.column("sector")
    businesses = by_name(terms, terms.member_businesses.tolist())
    alone = [each for each in businesses if not partnered[each]]
    alone.sort(key=lambda each: sectors[each] or "")
    half = len(alone) // 2
    # Those of one sector stand together, so that half of the list away is somebody of another.
    pairs = list(zip(alone[:half], alone[half:], strict=False))
    if len(alone) % 2:
        others = [each for each in businesses if each != alone[-1]]
        pairs += [(alone[-1], others[0])] if others else []
    ties = [_tie(terms, *pair, "joint_marketing", year_ago(terms)) for pair in pairs]
    return with_invented(terms.network, *ties)


def joint_undertaking(terms: Terms) -> Network:
    """Have five member businesses, first those without a partner, share one undertaking.

    Each works with the next since twelve months ago.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the ties; unchanged with fewer than two businesses.
    """
    partnered = _has_partner(terms)
    businesses = by_name(terms, terms.member_businesses.tolist())
    businesses.sort(key=lambda each: bool(partnered[each]))
    chosen = businesses[:IN_ONE_UNDERTAKING]
    ties = [
        _tie(terms, *pair, "joint_project", year_ago(terms)) for pair in itertools.pairwise(chosen)
    ]
    return with_invented(terms.network, *ties)


def _one_of_each_sector(terms: Terms) -> list[int]:
    """Return a member business of each sector, those without a partner and with few tasks first."""
    partnered = _has_partner(terms)
    sectors = terms.network.actors.column("sector")
    businesses = set(terms.member_businesses.tolist())
    chosen: dict[str, int] = {}
    for each in sorted(fewest_tasks(terms), key=lambda one: bool(partnered[one])):
        sector = (sectors[each] or "").strip()
        if each in businesses and sector:
            chosen.setdefault(sector, each)
    return [chosen[sector] for sector in sorted(chosen)]


def mixed_working_groups(terms: Terms) -> Network:
    """Hold two working groups within the year, each of one member business a sector.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the groups; unchanged where the members are of fewer than two known sectors.
    """
    chosen = _one_of_each_sector(terms)[:MOST_IN_A_GROUP]
    if len(chosen) < 2:  # noqa: PLR2004 - a mix is of two
        return terms.network
    days = days_within(terms, GROUPS_A_YEAR)
    groups = [
        Activity(name, kind="working_group", day=PartialDate.of(day))
        for name, day in zip(new_ids(terms.network, "activities", len(days)), days, strict=True)
    ]
    staff = [
        Participation(group.id, name_of(terms, each), "contributor")
        for group in groups
        for each in chosen
    ]
    return with_invented(terms.network, *groups, *staff)


def joint_offer(terms: Terms) -> Network:
    """Have one member business a sector contribute to a joint offer, each beside the next.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With ties of joint marketing since the window began; unchanged where the members are of
        fewer than two known sectors.
    """
    chosen = _one_of_each_sector(terms)[:MOST_IN_A_GROUP]
    since = days_within(terms, GROUPS_A_YEAR)[0]
    ties = [_tie(terms, *pair, "joint_marketing", since) for pair in itertools.pairwise(chosen)]
    return with_invented(terms.network, *ties)


def isolated_members_joined(terms: Terms) -> Network:
    """Tie each member who cooperates with no other one to the largest group of members.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With ties of joint projects since the window began, spread over the group; where there is
        no group, the members are joined one to the next.
    """
    graph = terms.compiled.projection(COOPERATION).subgraph(terms.members)
    labels = components(graph)
    sizes = Counter(labels.tolist())
    grouped = np.array([sizes[label] > 1 for label in labels.tolist()], dtype=np.bool_)
    isolated = by_name(terms, terms.members[~grouped].tolist())
    since = days_within(terms, GROUPS_A_YEAR)[0]
    if grouped.any():
        anchors = _largest_group(terms, labels)
        pairs = [(each, anchors[place % len(anchors)]) for place, each in enumerate(isolated)]
    else:
        pairs = list(itertools.pairwise(isolated))
    ties = [_tie(terms, *pair, "joint_project", since) for pair in pairs]
    return with_invented(terms.network, *ties)


def _largest_group(terms: Terms, labels: IdArray) -> list[int]:
    """Return the members of the largest group; of several that of the first by name."""
    groups: dict[int, list[int]] = {}
    label_of = dict(zip(terms.members.tolist(), labels.tolist(), strict=True))
    for member in by_name(terms, terms.members.tolist()):
        groups.setdefault(label_of[member], []).append(member)
    return max(groups.values(), key=len)
