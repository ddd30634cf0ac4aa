"""The district's enterprises and those who found one: who is there, who was advised, who founded.

Several criteria of the setting ask for them, each of its own figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.compiled.projection import IdArray, MaskArray
from localeconomy.criteria.day import WINDOW
from localeconomy.model.columns import NO_DAY, day_number
from localeconomy.model.vocabulary import terms_in

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms

__all__ = [
    "ENTERPRISE",
    "FOUNDER",
    "FOUNDING",
    "GUIDANCE",
    "Advice",
    "Founding",
    "advice",
    "founded_within",
    "foundings",
    "in_district",
]

ENTERPRISE: Final = terms_in("actor_kind", "enterprise")
FOUNDER: Final = ("founder",)
GUIDANCE: Final = terms_in("relationship_kind", "guidance")
FOUNDING: Final = terms_in("relationship_kind", "founding")
ADVISED: Final = ("advised",)


def in_district(terms: Terms) -> tuple[MaskArray, MaskArray]:
    """Return which actors are located in the network's district, and which nobody located.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    located : ndarray of bool, shape (actors,)
        In the district; where the network names none, all are.
    unplaced : ndarray of bool, shape (actors,)
        Nowhere that is recorded.
    """
    ours = None if terms.organisation is None else terms.organisation.district
    if ours is None:
        every = np.ones(len(terms.network.actors), dtype=np.bool_)
        return every, ~every
    located = terms.compiled.is_kind("actors", (ours,), "district")
    return located, terms.compiled.is_missing("actors", "district")


@attrs.frozen(eq=False)
class Advice:
    """Who was advised within the window, and what shows it.

    Parameters
    ----------
    contacts, ties
        Rows of the contacts with the outcome "advised" and of the ties of guidance.
    advised
        Mask over the actors.
    perhaps
        Mask over the actors: a contact whose outcome nobody noted.
    """

    contacts: IdArray
    ties: IdArray
    advised: MaskArray
    perhaps: MaskArray


def advice(terms: Terms) -> Advice:
    """Return who was advised within the window, by a contact or by a tie that lasted in it.

    A tie of guidance advises its target. Where that is no business or founder but an institution,
    the tie was noted from the side that is advised.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Advice
        Who, and what shows it.
    """
    compiled = terms.compiled
    made = terms.within("contacts", "day")
    shown = made & compiled.is_kind("contacts", ADVISED, "outcome")
    unsure = made & compiled.is_missing("contacts", "outcome")
    approached = compiled.actors_of("contacts", "actor")
    guiding = terms.lasting_within("relationships") & compiled.is_kind("relationships", GUIDANCE)
    ties = np.flatnonzero(guiding).astype(np.int32)
    sources = compiled.actors_of("relationships", "source")[ties]
    targets = compiled.actors_of("relationships", "target")[ties]
    economic = terms.actors_in("economic")
    both_ways = compiled.is_true("relationships", "mutual")[ties]
    advised = np.concatenate(
        [
            approached[shown],
            targets,
            sources[~economic[targets] | both_ways],
        ]
    )
    size = len(terms.network.actors)
    return Advice(
        contacts=np.flatnonzero(shown).astype(np.int32),
        ties=ties,
        advised=_mask(advised, size),
        perhaps=_mask(approached[unsure], size),
    )


@attrs.frozen
class Founding:
    """That a founder has a business of their own.

    Parameters
    ----------
    founder, enterprise
        Positions in the actors table.
    row
        Row of the tie between them.
    day
        Day number of the founding; ``NO_DAY``, before any other, where nobody noted it.
    """

    founder: int
    enterprise: int
    row: int
    day: int


def foundings(terms: Terms) -> list[Founding]:
    """Return which founders have, or had since the beginning, a business of their own.

    The vocabulary says it by a tie from the founder to the enterprise: acting for it, or owning it.
    It was founded when the tie began or, where that is missing, the enterprise.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    list of Founding
        In the order of the ties.
    """
    compiled = terms.compiled
    until = compiled.days("relationships", "until")
    begun = compiled.days("relationships", "since")
    counted = compiled.visible("relationships") & compiled.is_kind("relationships", FOUNDING)
    # What was over before there was something to know of the network is not asked for.
    counted &= (until == NO_DAY) | (until > day_number(terms.beginning))
    sources = compiled.actors_of("relationships", "source")
    targets = compiled.actors_of("relationships", "target")
    founder, enterprise = _are(terms, FOUNDER), _are(terms, ENTERPRISE)
    rows = np.flatnonzero(counted & founder[sources] & enterprise[targets])
    opened = compiled.days("actors", "since")[targets]
    days = np.where(begun == NO_DAY, opened, begun)
    return [
        Founding(int(sources[row]), int(targets[row]), int(row), int(days[row]))
        for row in rows.tolist()
        if days[row] <= compiled.number
    ]


def founded_within(founded: list[Founding], terms: Terms, months: int = WINDOW) -> list[Founding]:
    """Return the foundings within the last months, from the network's own founding on.

    Parameters
    ----------
    founded
        Foundings.
    terms
        The day of the network.
    months
        Length of the window.

    Returns
    -------
    list of Founding
        Those whose day is known and lies in the window.
    """
    begin = day_number(terms.window_begin(months))
    return [each for each in founded if each.day >= begin]


def _are(terms: Terms, kinds: tuple[str, ...]) -> MaskArray:
    return terms.compiled.is_kind("actors", kinds)


def _mask(positions: IdArray, size: int) -> MaskArray:
    mask = np.zeros(size, dtype=np.bool_)
    mask[positions[positions >= 0]] = True
    return mask
