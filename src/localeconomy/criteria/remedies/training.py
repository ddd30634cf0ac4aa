"""Learning what tasks need: courses for those who carry them, and offers for their areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.remedies.choosing import Wanted, by_name, name_of, own_side, partners
from localeconomy.criteria.remedies.inventing import days_within, with_invented
from localeconomy.criteria.task_areas import required_areas
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Offer, Qualification

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network
    from localeconomy.model.records import Actor

__all__ = ["course_in_the_district", "courses_for_carriers", "courses_found", "evenings_offered"]

PLACES: Final = 10
"""How many members are assumed in one course."""
USUAL_AREA: Final = "moderation"
CHAMBER: Final = Wanted("chamber", "chamber")
PROVIDER: Final = Wanted("education", "training_provider")
RECENT: Final = 36


def _untrained(terms: Terms) -> list[str]:
    """Return the members who carried tasks within the year and were not trained lately."""
    recent = terms.within("qualifications", "day", RECENT)
    actors = terms.compiled.actors_of("qualifications", "actor")[recent]
    trained = set(terms.credited(actors)[1].tolist())
    return [name_of(terms, each) for each in by_name(terms, terms.tasks) if each not in trained]


def courses_for_carriers(terms: Terms) -> Network:
    """Give everybody who carries tasks and was not trained lately a place in an evening course.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the qualifications, completed within the year.
    """
    day = PartialDate.of(days_within(terms, 2)[0])
    return with_invented(
        terms.network, *(Qualification(name, USUAL_AREA, day) for name in _untrained(terms))
    )


def course_in_the_district(terms: Terms) -> Network:
    """Have a chamber hold one course in the district, for ten of those not trained lately.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the offer and the qualifications; unchanged where everybody is trained.
    """
    attending = _untrained(terms)[:PLACES]
    if not attending:
        return terms.network
    (provider,), invented = partners(terms, CHAMBER)
    day = PartialDate.of(days_within(terms, 2)[0])
    area = next(iter(_areas_without_training(terms)), USUAL_AREA)
    return with_invented(
        terms.network,
        *invented,
        Offer(provider, "training", area, in_district=True, since=day),
        *(Qualification(name, area, day, provider=provider) for name in attending),
    )


def _areas_without_training(terms: Terms) -> list[str]:
    """Return the required task areas for which there is no training on offer."""
    compiled = terms.compiled
    offered = compiled.in_force("offers") & compiled.is_kind("offers", ("training",), "service")
    areas = {terms.network.offers[row].area for row in np.flatnonzero(offered).tolist()}
    return [area for area in required_areas(terms) if area not in areas]


def courses_found(terms: Terms) -> Network:
    """Find a course outside the district for each required task area without a training.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the offers; unchanged where no area lacks one.
    """
    areas = _areas_without_training(terms)
    if not areas:
        return terms.network
    (provider,), invented = partners(terms, PROVIDER)
    return _offered(terms, provider, areas, invented=invented, in_district=False)


def evenings_offered(terms: Terms) -> Network:
    """Hold an evening of the network itself for each required task area without a training.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the offers; unchanged where nobody on record could make them.
    """
    ours = own_side(terms)
    if ours is None:
        return terms.network
    return _offered(terms, ours, _areas_without_training(terms), invented=[], in_district=True)


def _offered(
    terms: Terms, provider: str, areas: list[str], *, invented: list[Actor], in_district: bool
) -> Network:
    since = PartialDate.of(terms.window_begin(WINDOW))
    offers = [
        Offer(provider, "training", area, in_district=in_district, since=since) for area in areas
    ]
    return with_invented(terms.network, *invented, *offers)
