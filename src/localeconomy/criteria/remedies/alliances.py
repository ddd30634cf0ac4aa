"""What an alliance of facilities would do: exchange, projects, letters, partners, coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.facilities import is_facility, is_partner, is_within, taking_part
from localeconomy.criteria.remedies.choosing import by_name, fewest_tasks, name_of
from localeconomy.criteria.remedies.inventing import (
    days_within,
    new_ids,
    quarter_days,
    with_invented,
)
from localeconomy.criteria.terms import ACTIVE
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import (
    Activity,
    Actor,
    Participation,
    Relationship,
    Responsibility,
)
from localeconomy.model.vocabulary import terms_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network

__all__ = [
    "application_abroad",
    "application_together",
    "deputy_coordinator",
    "exchange_each_quarter",
    "guests_of_the_region",
    "letters_for_all",
    "letters_for_two",
    "partners_in_a_debate",
    "project_together",
    "shared_page",
    "visit_from_abroad",
]

QUARTERS: Final = 4
TOGETHER: Final = 3
"""How many facilities are assumed in one project."""
TWO: Final = 2
REGIONAL: Final = terms_in("level", "regional")
BACKING: Final = terms_in("relationship_kind", "backing")
PROJECT: Final = terms_in("activity_kind", "project")
ABROAD: Final = "foreign"


def _since(terms: Terms) -> PartialDate:
    return PartialDate.of(terms.window_begin(WINDOW))


def _facilities(terms: Terms) -> list[int]:
    """Return the facilities, those with the fewest tasks first."""
    facility = is_facility(terms)
    return [each for each in fewest_tasks(terms) if facility[each]]


def _ourselves(terms: Terms) -> str | None:
    """Return the alliance as an actor, else a facility."""
    ours = [*by_name(terms, terms.is_network), *_facilities(terms)]
    return name_of(terms, ours[0]) if ours else None


# -- exchange and projects -------------------------------------------------------------------------


def exchange_each_quarter(terms: Terms) -> Network:
    """Hold an exchange of all facilities in each of the last four quarters.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the meetings, none before the founding; unchanged without facilities.
    """
    days = quarter_days(terms, QUARTERS)
    meetings = [
        Activity(name, kind="exchange", day=PartialDate.of(day))
        for name, day in zip(new_ids(terms.network, "activities", len(days)), days, strict=True)
    ]
    return _held(terms, meetings, _facilities(terms))


def project_together(terms: Terms) -> Network:
    """Run a project of three facilities, those without one first.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the project; unchanged with fewer than two facilities.
    """
    projects = terms.compiled.is_kind("activities", PROJECT)
    joint = [group for group in taking_part(terms, projects).values() if len(group) > 1]
    busy = frozenset().union(*joint)
    chosen = sorted(_facilities(terms), key=lambda each: each in busy)[:TOGETHER]
    if len(chosen) < TWO:
        return terms.network
    day = PartialDate.of(days_within(terms, TWO)[0])
    return _held(terms, [_activity(terms, "project", day)], chosen)


def application_together(terms: Terms) -> Network:
    """Apply with all facilities for a project that is still ahead.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the plan; unchanged with fewer than two facilities.
    """
    chosen = _facilities(terms)
    return _held(terms, [_plan(terms)], chosen) if len(chosen) >= TWO else terms.network


def _activity(terms: Terms, kind: str, day: PartialDate) -> Activity:
    return Activity(new_ids(terms.network, "activities", 1)[0], kind=kind, day=day)


def _plan(terms: Terms) -> Activity:
    """Return a project that is planned, without a date."""
    name = new_ids(terms.network, "activities", 1)[0]
    known = PartialDate.of(terms.day)
    return Activity(name, kind="project", status="planned", known=known)


def _held(terms: Terms, activities: Sequence[Activity], facilities: Sequence[int]) -> Network:
    if not facilities:
        return terms.network
    present = [
        Participation(activity.id, name_of(terms, each), "contributor")
        for activity in activities
        for each in facilities
    ]
    return with_invented(terms.network, *activities, *present)


def shared_page(terms: Terms) -> Network:
    """Have a simple shared website.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the site, launched within the year.
    """
    day = PartialDate.of(days_within(terms, TWO)[0])
    return with_invented(terms.network, _activity(terms, "website", day))


# -- coordination and backing ----------------------------------------------------------------------


def deputy_coordinator(terms: Terms) -> Network:
    """Give the coordination to one facility more, the one with the fewest tasks.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the responsibility; unchanged where every facility coordinates already.
    """
    compiled = terms.compiled
    held = compiled.in_force("responsibilities")
    held = held & compiled.is_kind("responsibilities", ("coordination",), "area")
    holders = set(compiled.actors_of("responsibilities", "holder")[held].tolist())
    free = [each for each in _facilities(terms) if each not in holders][:1]
    return with_invented(
        terms.network,
        *(
            Responsibility(
                "coordination", name_of(terms, each), defined_in="custom", since=_since(terms)
            )
            for each in free
        ),
    )


def letters_for_all(terms: Terms) -> Network:
    """Have each facility without a letter of intent receive one of its municipality.

    Which municipality that is, is not on record, so that each is made up.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the letters.
    """
    return _letters(terms, _without_letter(terms))


def letters_for_two(terms: Terms) -> Network:
    """Have two facilities without a letter of intent receive one of their municipality.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        As for `letters_for_all`.
    """
    return _letters(terms, _without_letter(terms)[:TWO])


def _without_letter(terms: Terms) -> list[int]:
    backed = terms.has_tie(BACKING, terms.actors_in("municipal_decision"))
    return by_name(terms, is_facility(terms) & ~backed)


def _letters(terms: Terms, facilities: Sequence[int]) -> Network:
    towns = [
        Actor(name, kind="municipality", level="city")
        for name in new_ids(terms.network, "actors", len(facilities))
    ]
    letters = [
        Relationship(
            town.id,
            name_of(terms, each),
            "letter_of_intent",
            confirmed=True,
            since=_since(terms),
        )
        for town, each in zip(towns, facilities, strict=True)
    ]
    return with_invented(terms.network, *towns, *letters)


# -- partners --------------------------------------------------------------------------------------


def guests_of_the_region(terms: Terms) -> Network:
    """Get in touch with two institutions of region or state, as guests of exchanges.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the contacts; unchanged where nobody on record could have them.
    """
    return _regional(terms, "contact")


def partners_in_a_debate(terms: Terms) -> Network:
    """Win two institutions of region or state as partners, by a statement issued together.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the partnerships; unchanged where nobody on record could have them.
    """
    return _regional(terms, "partnership")


def _regional(terms: Terms, kind: str) -> Network:
    ours = _ourselves(terms)
    if ours is None:
        return terms.network
    others = is_partner(terms, REGIONAL) & terms.compiled.in_force("actors")
    known = by_name(terms, others & ~terms.has_tie(ACTIVE, is_within(terms)))[:TWO]
    invented = [
        Actor(name, kind="institution", level="state")
        for name in new_ids(terms.network, "actors", TWO - len(known))
    ]
    names = [*(name_of(terms, each) for each in known), *(each.id for each in invented)]
    ties = [Relationship(ours, name, kind, mutual=True, since=_since(terms)) for name in names]
    return with_invented(terms.network, *invented, *ties)


def visit_from_abroad(terms: Terms) -> Network:
    """Hold an exchange with a facility of a neighbouring country.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the visit; unchanged without facilities.
    """
    day = PartialDate.of(days_within(terms, TWO)[0])
    return _with_one_from_abroad(terms, _activity(terms, "exchange", day), "guest")


def application_abroad(terms: Terms) -> Network:
    """Prepare a project with a facility of a neighbouring country, still ahead.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    Network
        With the plan; unchanged without facilities.
    """
    return _with_one_from_abroad(terms, _plan(terms), "contributor")


def _with_one_from_abroad(terms: Terms, activity: Activity, role: str) -> Network:
    ours = _facilities(terms)[:1]
    if not ours:
        return terms.network
    others = is_partner(terms, (ABROAD,), facilities=True) & terms.compiled.in_force("actors")
    known = [name_of(terms, each) for each in by_name(terms, others)][:1]
    invented = [
        Actor(name, kind="facility", level=ABROAD)
        for name in new_ids(terms.network, "actors", 1 - len(known))
    ]
    names = [*known, *(each.id for each in invented)]
    return with_invented(
        terms.network,
        *invented,
        activity,
        Participation(activity.id, name_of(terms, ours[0]), "contributor"),
        *(Participation(activity.id, name, role) for name in names),
    )
