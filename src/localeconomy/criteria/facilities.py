"""The facilities of an alliance, and who of them took part: what its criteria count alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.declaration import Judgement
from localeconomy.language import Text

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

__all__ = ["is_facility", "is_partner", "is_within", "no_facilities", "taking_part"]

FACILITY: Final = "facility"
PARTNERS: Final = ("institution", "associations")


def is_facility(terms: Terms) -> MaskArray:
    """Return which actors are facilities of the alliance: its members of that kind.

    Institutions may be members as well; nothing is asked of them.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    ndarray of bool, shape (actors,)
        True where the actor is one.
    """
    found: MaskArray = terms.is_member & terms.compiled.is_kind("actors", (FACILITY,))
    return found


def is_within(terms: Terms) -> MaskArray:
    """Return which actors stand for the alliance: itself and its facilities.

    Parameters
    ----------
    terms
        The day of the alliance.

    Returns
    -------
    ndarray of bool, shape (actors,)
        True where the actor does.
    """
    found: MaskArray = terms.is_network | is_facility(terms)
    return found


def is_partner(terms: Terms, levels: tuple[str, ...], *, facilities: bool = False) -> MaskArray:
    """Return which actors could be partners at some levels: institutions and associations.

    Parameters
    ----------
    terms
        The day of the alliance.
    levels
        Levels of the vocabulary.
    facilities
        Whether facilities elsewhere are partners too.

    Returns
    -------
    ndarray of bool, shape (actors,)
        True where the actor could; never the alliance and its own facilities.
    """
    kinds = terms.actors_in(*PARTNERS)
    if facilities:
        kinds = kinds | terms.compiled.is_kind("actors", (FACILITY,))
    at_level = terms.compiled.is_kind("actors", levels, "level")
    found: MaskArray = kinds & at_level & ~is_within(terms)
    return found


def taking_part(terms: Terms, activities: MaskArray) -> dict[int, frozenset[int]]:
    """Return for each of some activities the facilities that took part, in person or by somebody.

    Parameters
    ----------
    terms
        The day of the alliance.
    activities
        Mask over the activities.

    Returns
    -------
    dict
        By row of the activity, where there was any: positions of the facilities.
    """
    compiled = terms.compiled
    known = compiled.visible("participations") & terms.of_activities(activities)
    rows = np.flatnonzero(known)
    index, credited = terms.credited(compiled.actors_of("participations", "actor")[rows])
    attended = terms.participation_activities[rows][index]
    facility = is_facility(terms)
    counted: dict[int, set[int]] = {}
    for activity, actor in zip(attended.tolist(), credited.tolist(), strict=True):
        if facility[actor]:
            counted.setdefault(activity, set()).add(actor)
    return {row: frozenset(present) for row, present in sorted(counted.items())}


def no_facilities() -> Judgement:
    """Return the judgement of an alliance that has no facilities."""
    return Judgement(
        value=0.0,
        raw=0.0,
        n=0,
        reason=Text(
            de="Der Verbund hat keine Einrichtungen.", en="The alliance has no facilities."
        ),
    )
