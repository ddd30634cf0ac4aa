"""Businesses approached in person, and new members won."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Final

from localeconomy.criteria.district_sectors import district_sectors
from localeconomy.criteria.remedies.choosing import (
    Turns,
    by_name,
    fewest_tasks,
    name_of,
    office,
    own_side,
)
from localeconomy.criteria.remedies.inventing import days_within, new_ids, with_invented
from localeconomy.criteria.remedies.tasks import latest_activities
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Actor, Contact, Membership, Participation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network
    from localeconomy.model.records import Record

__all__ = [
    "brought_along",
    "visits",
    "weekly_visits",
    "won_across_sectors",
    "won_by_members",
    "won_for_joint_work",
]

APPROACHES: Final = 10
"""How many businesses are approached."""
NEW_MEMBERS: Final = 5
"""How many are assumed to join."""
HALF_YEAR: Final = 6
WEEK: Final = dt.timedelta(days=7)


# -- approaches ------------------------------------------------------------------------------------


def visits(terms: Terms) -> Network:
    """Visit ten businesses that are not members, by the office or whoever acts for the network.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the visits within the year; businesses are made up where too few are on record.
    """
    return _approached(terms, "visit", [office(terms) or own_side(terms)])


def brought_along(terms: Terms) -> Network:
    """Have members invite ten neighbouring businesses in person, those with few tasks first.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the approaches within the year; unchanged without members.
    """
    members = [name_of(terms, each) for each in fewest_tasks(terms)]
    return _approached(terms, "in_person", members) if members else terms.network


def _approached(terms: Terms, channel: str, by: Sequence[str | None]) -> Network:
    names, invented = _businesses(terms, APPROACHES)
    contacts = [
        Contact(name, by[number % len(by)], PartialDate.of(day), channel=channel)
        for number, (name, day) in enumerate(
            zip(names, days_within(terms, len(names)), strict=True)
        )
    ]
    return with_invented(terms.network, *invented, *contacts)


def weekly_visits(terms: Terms) -> Network:
    """Have the office visit one business a week for half a year, those not active first.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the visits, none before the founding; unchanged without an office on record.
    """
    visitor = office(terms)
    if visitor is None:
        return terms.network
    active = set(terms.active_members.tolist())
    known = terms.actors_in("economic") & terms.compiled.in_force("actors")
    names = [name_of(terms, each) for each in by_name(terms, known) if each not in active]
    invented: list[Actor] = []
    if not names:
        names, invented = _businesses(terms, APPROACHES)
    weeks = (terms.day - terms.window_begin(HALF_YEAR)) // WEEK + 1
    contacts = [
        Contact(
            names[week % len(names)],
            visitor,
            PartialDate.of(terms.day - week * WEEK),
            channel="visit",
        )
        for week in range(weeks)
    ]
    return with_invented(terms.network, *invented, *contacts)


def _businesses(terms: Terms, count: int) -> tuple[list[str], list[Actor]]:
    """Return businesses that are not members, made up where too few are on record."""
    neighbours = terms.actors_in("economic") & ~terms.is_member
    known = by_name(terms, neighbours & terms.compiled.in_force("actors"))[:count]
    invented = _new_businesses(terms, [None] * (count - len(known)))
    names = [name_of(terms, each) for each in known]
    return [*names, *(each.id for each in invented)], invented


def _new_businesses(terms: Terms, sectors: Sequence[str | None]) -> list[Actor]:
    home = None if terms.organisation is None else terms.organisation.district
    return [
        Actor(name, kind="business", sector=sector, district=home)
        for name, sector in zip(
            new_ids(terms.network, "actors", len(sectors)), sectors, strict=True
        )
    ]


# -- new members -----------------------------------------------------------------------------------


def won_by_members(terms: Terms) -> Network:
    """Have five businesses join within the year, each won by a member in person.

    Each names a benefit, as nobody would join without one, and belongs to a sector that is
    strong in the district and weak among the members, where sectors are known.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the new members; unchanged without a network, or members to win them.
    """
    return with_invented(terms.network, *_joining(terms))


def won_across_sectors(terms: Terms) -> Network:
    """Have five businesses of sectors that are weak among the members join within the year.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        As for `won_by_members`; unchanged where the district's sectors are not counted.
    """
    counted, _ = district_sectors(terms)
    return won_by_members(terms) if counted else terms.network


def won_for_joint_work(terms: Terms) -> Network:
    """Have five businesses join as for `won_by_members`, and contribute to an activity each.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the new members and what they did; unchanged without activities within the year.
    """
    records, ids = _joining(terms), terms.network.activities.ids
    rows = latest_activities(terms, terms.activities)
    joining = [each.member for each in records if isinstance(each, Membership)]
    if not rows:
        return terms.network
    taking_part = [
        Participation(ids[rows[-1 - number % len(rows)]], name, "contributor")
        for number, name in enumerate(joining)
    ]
    return with_invented(terms.network, *records, *taking_part)


def _joining(terms: Terms) -> list[Record]:
    """Return new member businesses and their memberships."""
    network, turns = _network(terms), Turns(terms)
    if network is None or not len(terms.members):
        return []
    businesses = _new_businesses(terms, _weak_sectors(terms, NEW_MEMBERS))
    memberships = []
    for business, day in zip(businesses, days_within(terms, NEW_MEMBERS), strict=True):
        winner = turns.next()
        memberships.append(
            Membership(
                business.id,
                network,
                referred_by=None if winner is None else name_of(terms, winner),
                first_contact="in_person",
                benefit="other",
                since=PartialDate.of(day),
            )
        )
    return [*businesses, *memberships]


def _network(terms: Terms) -> str | None:
    """Return the actor that one becomes a member of."""
    network = by_name(terms, terms.is_network)
    return name_of(terms, network[0]) if network else None


def _weak_sectors(terms: Terms, count: int) -> list[str | None]:
    """Return the sectors that members are missing most, one after the other.

    By the district's latest count; where there is none, by an equal share of the members' own.
    """
    sectors = terms.network.actors.column("sector")
    ours = Counter(
        sectors[each] for each in terms.member_businesses.tolist() if sectors[each] is not None
    )
    counted, _ = district_sectors(terms)
    stock = {name: number for name, number in counted.items() if number} or dict.fromkeys(ours, 1)
    if not stock:
        return [None] * count
    total = sum(stock.values())
    found: list[str | None] = []
    for _ in range(count):
        size = ours.total() + 1
        chosen = max(sorted(stock), key=lambda name: stock[name] * size / total - ours[name])
        ours[chosen] += 1
        found.append(chosen)
    return found
