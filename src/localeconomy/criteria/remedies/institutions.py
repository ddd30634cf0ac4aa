"""Institutions that take part: surgeries, contacts, renewal, recognition, lobbying and seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.local_bodies import local_bodies, speaks_for_network
from localeconomy.criteria.remedies.choosing import (
    SCHOOL,
    Wanted,
    by_name,
    fewest_tasks,
    name_of,
    network_or_member,
    own_side,
    partners,
)
from localeconomy.criteria.remedies.inventing import with_invented
from localeconomy.criteria.remedies.joint_activities import held_with
from localeconomy.criteria.terms import ACTIVE
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Offer, Relationship, Responsibility, Seat
from localeconomy.model.vocabulary import terms_in

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network
    from localeconomy.model.records import Record

__all__ = [
    "contact_for_politics",
    "contacts_named",
    "project_with_education_or_work",
    "recognition_by_council_and_administration",
    "recognition_by_economic_development",
    "renewal_conference",
    "seat_on_a_body",
    "surgeries",
    "tour_for_politics",
]

SURGERIES: Final = {
    "economic_development": "business_advice",
    "chamber": "start_up_advice",
    "employment_agency": "placement",
}
"""What each class of institution is assumed to offer in the district."""
LOBBYING: Final = terms_in("relationship_kind", "lobbying")
RECOGNITION: Final = terms_in("relationship_kind", "recognition")
ADMINISTRATION: Final = Wanted("administration", "administration")
ECONOMIC_DEVELOPMENT: Final = Wanted("economic_development", "economic_development")
WORK: Final = Wanted("labour_market", "labour_market_project")
POLITICS: Final = ("politics", "decision_body")


def _since(terms: Terms) -> PartialDate:
    """Return the first day of the window."""
    return PartialDate.of(terms.window_begin(WINDOW))


# -- engagement and renewal ------------------------------------------------------------------------


def surgeries(terms: Terms) -> Network:
    """Have economic development, a chamber and the employment agency hold regular surgeries.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With an offer in the district of each class that has none.
    """
    compiled = terms.compiled
    local = compiled.in_force("offers") & compiled.is_true("offers", "in_district")
    providers = compiled.actors_of("offers", "provider")[local]
    lacking = [name for name in SURGERIES if not terms.actors_in(name)[providers].any()]
    names, invented = partners(terms, *(Wanted(name, name) for name in lacking))
    offers = [
        Offer(provider, SURGERIES[group], in_district=True, since=_since(terms))
        for group, provider in zip(lacking, names, strict=True)
    ]
    return with_invented(terms.network, *invented, *offers)


def contacts_named(terms: Terms) -> Network:
    """Agree a first joint project with each class of institution that there is no tie with.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the ties; unchanged where nobody is on record who could act for the network.
    """
    ours = own_side(terms)
    lacking = [
        name
        for name in SURGERIES
        if not len(terms.tie_rows(ACTIVE, terms.actors_in(name), terms.is_inside))
    ]
    if ours is None or not lacking:
        return terms.network
    names, invented = partners(terms, *(Wanted(name, name) for name in lacking))
    ties = [
        Relationship(ours, name, "joint_project", mutual=True, since=_since(terms))
        for name in names
    ]
    return with_invented(terms.network, *invented, *ties)


def renewal_conference(terms: Terms) -> Network:
    """Take part in a conference of urban renewal within the year.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the conference.
    """
    return held_with(terms, "conference", field="urban_renewal")


def project_with_education_or_work(terms: Terms) -> Network:
    """Run a project with a school or, where education is reached already, on the labour market.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the project and its partner.
    """
    schools = terms.actors_in("education")
    of_field = terms.compiled.is_kind("activities", ("education",), "field")
    joint = terms.joint_with(schools) | (terms.activities & of_field)
    if joint.any() or len(terms.tie_rows(ACTIVE, schools, terms.is_inside)):
        return held_with(terms, "project", WORK, field="labour_market")
    return held_with(terms, "project", SCHOOL, field="education")


# -- recognition, lobbying and seats ---------------------------------------------------------------


def recognition_by_council_and_administration(terms: Terms) -> Network:
    """Have a political body on record and the administration confirm that they recognise it.

    No political body is made up: what else it would be asked for, nobody knows.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With a confirmed recognition by each that has none.
    """
    politics = terms.actors_in(*POLITICS) & terms.compiled.in_force("actors")
    bodies = [name_of(terms, each) for each in by_name(terms, politics)][:1]
    if _is_recognised_by(terms, terms.actors_in(*POLITICS)):
        bodies = []
    if not _is_recognised_by(terms, terms.actors_in("administration")):
        names, invented = partners(terms, ADMINISTRATION)
        return _recognised_by(terms, [*bodies, *names], *invented)
    return _recognised_by(terms, bodies)


def recognition_by_economic_development(terms: Terms) -> Network:
    """Agree a joint project with economic development, which confirms that it recognises it.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the recognition and the project; unchanged where it is confirmed already.
    """
    if _is_recognised_by(terms, terms.actors_in("economic_development")):
        return terms.network
    names, invented = partners(terms, ECONOMIC_DEVELOPMENT)
    ours = own_side(terms)
    project = [
        Relationship(name, ours, "joint_project", mutual=True, since=_since(terms))
        for name in names
        if ours is not None
    ]
    return _recognised_by(terms, names, *invented, *project)


def _is_recognised_by(terms: Terms, bodies: MaskArray) -> bool:
    rows = terms.tie_rows(RECOGNITION, bodies, terms.is_network)
    return bool(terms.compiled.is_true("relationships", "confirmed")[rows].any())


def _recognised_by(terms: Terms, bodies: list[str], *further: Record) -> Network:
    """Return the network with a confirmed recognition by some bodies, and further records."""
    itself = [name_of(terms, each) for each in by_name(terms, terms.is_network)][:1]
    ties = [
        Relationship(body, name, "recognition", confirmed=True, since=_since(terms))
        for body in bodies
        for name in itself
    ]
    return with_invented(terms.network, *further, *ties) if ties else terms.network


def tour_for_politics(terms: Terms) -> Network:
    """Invite one political body of the district that was not lobbied yet to a tour.

    What it says of the network is its own affair: the lobbying stays unconfirmed.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the lobbying; unchanged where all are lobbied, or nobody could do it.
    """
    return _lobbied(terms, network_or_member(terms), _not_lobbied(terms)[:1])


def contact_for_politics(terms: Terms) -> Network:
    """Have a member with few tasks lobby all political bodies of the district not lobbied yet.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the responsibility and the lobbying, unconfirmed; unchanged where all are lobbied, or
        there is no member.
    """
    bodies = _not_lobbied(terms)
    members = [each for each in fewest_tasks(terms) if each not in bodies]
    if not members or not bodies:
        return terms.network
    name = name_of(terms, members[0])
    task = Responsibility("lobbying", name, defined_in="custom", since=_since(terms))
    return _lobbied(terms, name, bodies, task)


def _not_lobbied(terms: Terms) -> list[int]:
    """Return the political bodies of the district that nobody lobbies for the network."""
    bodies = local_bodies(terms, "politics")
    own = speaks_for_network(terms) & ~bodies
    return by_name(terms, bodies & ~terms.has_tie(LOBBYING, own))


def _lobbied(terms: Terms, by: str | None, bodies: list[int], *further: Record) -> Network:
    if by is None or not bodies:
        return terms.network
    ties = [
        Relationship(by, name_of(terms, body), "lobbying", since=_since(terms)) for body in bodies
    ]
    return with_invented(terms.network, *further, *ties)


def seat_on_a_body(terms: Terms) -> Network:
    """Give the network a seat on one decision body of the district where it has none.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the seat; unchanged where it sits on all, or nobody could take it.
    """
    compiled = terms.compiled
    own = speaks_for_network(terms)[compiled.actors_of("seats", "actor")]
    taken = compiled.actors_of("seats", "body")[compiled.in_force("seats") & own]
    vacant = local_bodies(terms, "decision_body")
    vacant[taken] = False
    ours, bodies = network_or_member(terms), by_name(terms, vacant)
    if ours is None or not bodies:
        return terms.network
    return with_invented(terms.network, Seat(name_of(terms, bodies[0]), ours, since=_since(terms)))
