"""The people of the district taking part: residents, associations, initiatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.remedies.choosing import ASSOCIATION, INITIATIVE, SCHOOL
from localeconomy.criteria.remedies.joint_activities import held_with

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network

__all__ = [
    "day_for_the_district",
    "festival_with_community",
    "image_campaign",
    "meeting_with_residents",
    "project_with_neighbours",
    "undertaking_with_an_association",
]

RESIDENTS: Final = {"residents": 10}
"""How many are assumed to come; what counts is that some do."""


def festival_with_community(terms: Terms) -> Network:
    """Prepare one festival with an association and an initiative.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the festival and those who contributed.
    """
    return held_with(terms, "festival", ASSOCIATION, INITIATIVE)


def meeting_with_residents(terms: Terms) -> Network:
    """Hold one meeting to which residents come, and note how many.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the meeting.
    """
    return held_with(terms, "meeting", attendance=RESIDENTS)


def project_with_neighbours(terms: Terms) -> Network:
    """Run one project that residents help to shape.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the project.
    """
    return held_with(terms, "project", attendance=RESIDENTS)


def day_for_the_district(terms: Terms) -> Network:
    """Hold one activity for the common good alone.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the activity.
    """
    return held_with(terms, "campaign", purpose="common_good")


def undertaking_with_an_association(terms: Terms) -> Network:
    """Run one project for the common good with an association.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the project and its partner.
    """
    return held_with(terms, "project", ASSOCIATION, purpose="common_good")


def image_campaign(terms: Terms) -> Network:
    """Show with a school what is good about the district.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the campaign and its partner.
    """
    return held_with(terms, "image_campaign", SCHOOL)
