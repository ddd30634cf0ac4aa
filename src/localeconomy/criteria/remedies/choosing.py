"""Who would do it: members with few tasks, the office, partners on record or made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.criteria.remedies.inventing import new_ids
from localeconomy.model.records import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

__all__ = [
    "ASSOCIATION",
    "INITIATIVE",
    "SCHOOL",
    "Turns",
    "Wanted",
    "by_name",
    "fewest_tasks",
    "name_of",
    "network_or_member",
    "office",
    "own_side",
    "partners",
]


def name_of(terms: Terms, position: int) -> str:
    """Return the id of an actor.

    Parameters
    ----------
    terms
        The day of the network.
    position
        Position in the actors table.

    Returns
    -------
    str
        The id.
    """
    return terms.network.actors.ids[position]


def by_name(terms: Terms, actors: MaskArray | Iterable[int]) -> list[int]:
    """Return some actors in the order of their ids.

    Parameters
    ----------
    terms
        The day of the network.
    actors
        A mask over the actors, or positions.

    Returns
    -------
    list of int
        Positions.
    """
    listed = np.flatnonzero(actors).tolist() if isinstance(actors, np.ndarray) else list(actors)
    return sorted(listed, key=terms.network.actors.ids.__getitem__)


def fewest_tasks(terms: Terms) -> list[int]:
    """Return the members, those with the fewest tasks of the year first.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    list of int
        Positions; of equal ones the first by name.
    """
    return sorted(by_name(terms, terms.members.tolist()), key=lambda each: terms.tasks.get(each, 0))


class Turns:
    """Members taking turns: whoever has the fewest tasks is next.

    Parameters
    ----------
    terms
        The day of the network.
    among
        Positions of those who take part; all members by default.
    """

    def __init__(self, terms: Terms, among: Sequence[int] | None = None) -> None:
        listed = fewest_tasks(terms) if among is None else among
        self._tasks = {each: terms.tasks.get(each, 0) for each in listed}

    def next(self, *, without: Iterable[int] = (), most: float = np.inf) -> int | None:
        """Return who is next, and count one task more for them.

        Parameters
        ----------
        without
            Positions of those who are there already.
        most
            Tasks that nobody shall exceed.

        Returns
        -------
        int or None
            The position; None where nobody is left.
        """
        left_out = set(without)
        free = [each for each in self._tasks if each not in left_out]
        chosen = min(free, key=self._tasks.__getitem__, default=None)
        if chosen is None or self._tasks[chosen] + 1 > most:
            return None
        self._tasks[chosen] += 1
        return chosen


# -- the network's own side ------------------------------------------------------------------------


def _first(terms: Terms, *groups: MaskArray) -> str | None:
    """Return the first by name of the first group that has anybody."""
    for group in groups:
        for position in by_name(terms, group & terms.compiled.in_force("actors")):
            return name_of(terms, position)
    return None


def office(terms: Terms) -> str | None:
    """Return the coordination office on record.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    str or None
        Its id; the first by name of several.
    """
    return _first(terms, terms.is_coordinator)


def own_side(terms: Terms) -> str | None:
    """Return who acts for the network: itself, its office or a member, whoever is on record.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    str or None
        The id.
    """
    return _first(terms, terms.is_network, terms.is_coordinator, terms.is_member)


def network_or_member(terms: Terms) -> str | None:
    """Return who speaks for the businesses: the network or a member, not the office.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    str or None
        The id.
    """
    return _first(terms, terms.is_network, terms.is_member)


# -- partners --------------------------------------------------------------------------------------


@attrs.frozen
class Wanted:
    """Somebody to work with.

    Parameters
    ----------
    group
        The class of the vocabulary that a partner on record belongs to.
    kind
        The kind of the partner that is made up where none is on record.
    level
        The level, where it matters.
    """

    group: str
    kind: str
    level: str | None = None


ASSOCIATION: Final = Wanted("associations", "association")
INITIATIVE: Final = Wanted("initiatives", "initiative")
SCHOOL: Final = Wanted("education", "school")


def partners(terms: Terms, *wanted: Wanted) -> tuple[list[str], list[Actor]]:
    """Return partners on record where there are any, else some that are made up.

    Parameters
    ----------
    terms
        The day of the network.
    *wanted
        Whom to look for.

    Returns
    -------
    names : list of str
        The id of each.
    invented : list of Actor
        Those who are made up.
    """
    fresh = iter(new_ids(terms.network, "actors", len(wanted)))
    names: list[str] = []
    invented: list[Actor] = []
    for each in wanted:
        group = terms.actors_in(each.group)
        if each.level is not None:
            group = group & terms.compiled.is_kind("actors", (each.level,), "level")
        found = _first(terms, group & ~terms.is_member)
        if found is None:
            invented.append(Actor(next(fresh), kind=each.kind, level=each.level))
            found = invented[-1].id
        names.append(found)
    return names, invented
