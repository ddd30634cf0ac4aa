"""The bodies that decide about the district, and who speaks for the network before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.model.vocabulary import terms_in

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

__all__ = ["local_bodies", "speaks_for_network"]

REMOTE_LEVELS: Final = (*terms_in("level", "regional"), *terms_in("level", "transregional"))


def local_bodies(terms: Terms, group: str) -> MaskArray:
    """Return which actors are bodies of a class that decide about the network's district.

    A body of the whole city decides about its districts too; one of the region or of another
    district is none of them. Where level and district are not recorded, the body is a local one.

    Parameters
    ----------
    terms
        The day of the network.
    group
        A class of the vocabulary of actors: ``"decision_body"`` or ``"politics"``.

    Returns
    -------
    ndarray of bool, shape (actors,)
        True where the actor is such a body and exists on the day.
    """
    compiled = terms.compiled
    found: MaskArray = terms.actors_in(group) & compiled.in_force("actors")
    found = found & ~compiled.is_kind("actors", REMOTE_LEVELS, "level")
    home = None if terms.organisation is None else terms.organisation.district
    if home is None:
        return found
    here = compiled.is_kind("actors", (home,), "district")
    return found & (here | compiled.is_missing("actors", "district"))


def speaks_for_network(terms: Terms) -> MaskArray:
    """Return which actors speak for the network: itself, its members, and who acts for them.

    The coordination office does not: that it is heard is no sign that the businesses are.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    ndarray of bool, shape (actors,)
        True where the actor does.
    """
    own = terms.is_network | terms.is_member
    actors, credited = terms.credited(np.arange(len(own), dtype=np.int32))
    found = np.zeros(len(own), dtype=np.bool_)
    found[actors[own[credited]]] = True
    return found & ~terms.is_coordinator
