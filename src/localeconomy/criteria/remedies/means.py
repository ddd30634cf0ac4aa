"""The coordination office for the long run: its money, and what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.office_cost import office_cost
from localeconomy.criteria.remedies.choosing import office
from localeconomy.criteria.remedies.inventing import new_ids, with_invented
from localeconomy.model.columns import day_number
from localeconomy.model.dates import PartialDate, months_before
from localeconomy.model.records import Actor, Funding, Offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network

__all__ = ["fee_of_members", "funding_secured", "help_of_the_office", "share_of_the_city"]

YEARS: Final = 3
"""For how long money is secured by an agreement; a fee is voted for one year."""
SHARE_OF_THE_CITY: Final = 0.5
"""Of the office's cost, which a fixed share of the city is assumed to be."""
FEE: Final = 120.0
"""Of a member in a year, in the currency of the office's cost."""
HELP: Final = ("publicity", "event_management")


def funding_secured(terms: Terms) -> Network:
    """Secure the funding of the coordination office for 36 months from the day on.

    From whom stays open. Where there is no office any more, or none yet, one is made up.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the funding.
    """
    recipient, invented = office(terms), []
    if recipient is None:
        recipient = new_ids(terms.network, "actors", 1)[0]
        invented = [Actor(recipient, kind="coordination_office")]
    return with_invented(
        terms.network,
        *invented,
        Funding(
            recipient,
            "other",
            secured=True,
            since=PartialDate.of(terms.day),
            until=PartialDate.of(months_before(terms.day, -12 * YEARS)),
        ),
    )


def share_of_the_city(terms: Terms) -> Network:
    """Have the city pay half of what the office costs, for three years after the programme.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the funding; unchanged where an office, its cost or the programme's end is not on
        record.
    """
    return _paid(terms, "municipality", YEARS, lambda cost: SHARE_OF_THE_CITY * cost)


def fee_of_members(terms: Terms) -> Network:
    """Have each member pay 120 towards the office, for the first year after the programme.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the funding; unchanged where an office, its cost or the programme's end is not on
        record.
    """
    return _paid(terms, "members", 1, lambda _: FEE * len(terms.members))


def _paid(
    terms: Terms, source_kind: str, years: int, in_a_year: Callable[[float], float]
) -> Network:
    recipient, organisation = office(terms), terms.organisation
    if recipient is None or organisation is None or organisation.programme_end is None:
        return terms.network
    # Until the programme ends it pays; once it has ended, the question is who pays today.
    begin = max(organisation.programme_end.end, terms.day)
    _, cost, currency = office_cost(terms, day_number(begin))
    amount = in_a_year(cost or 0.0)
    if not cost or not amount:
        return terms.network
    return with_invented(
        terms.network,
        Funding(
            recipient,
            source_kind,
            years * amount,
            currency=currency,
            secured=True,
            since=PartialDate.of(begin),
            until=PartialDate.of(months_before(begin, -12 * years)),
            known=PartialDate.of(terms.day),
        ),
    )


def help_of_the_office(terms: Terms) -> Network:
    """Have the office help with texts, design and events.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the services that no office offers yet; unchanged without an office on record.
    """
    provider = office(terms)
    if provider is None:
        return terms.network
    compiled = terms.compiled
    providers = compiled.actors_of("offers", "provider")
    offered = compiled.in_force("offers") & terms.is_coordinator[providers]
    lacking = [
        name
        for name in HELP
        if not (offered & compiled.is_kind("offers", (name,), "service")).any()
    ]
    since = PartialDate.of(terms.window_begin(WINDOW))
    return with_invented(terms.network, *(Offer(provider, name, since=since) for name in lacking))
