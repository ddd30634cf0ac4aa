"""What non-response to a survey of ties leaves possible: of a largest group, of having a partner.

Both figures can only rise with further ties, so that the known ones give the least value and ties
between all pairs of which nobody told the greatest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.compiled.projection import Projection
from localeconomy.criteria.declaration import Silence
from localeconomy.criteria.imputing import Strata, imputed_pairs, is_small_enough
from localeconomy.criteria.sectors import sector_codes
from localeconomy.criteria.terms import COOPERATION
from localeconomy.indicators import components

if TYPE_CHECKING:
    from collections.abc import Callable

    from localeconomy.compiled.projection import IdArray
    from localeconomy.criteria.respondents import Answers, OpenPairs
    from localeconomy.criteria.terms import Terms

__all__ = ["group_silence", "largest_group", "partner_silence"]


def largest_group(labels: IdArray) -> int:
    """Return how many belong to the largest component; who stands alone is no group.

    Parameters
    ----------
    labels
        The component of each.

    Returns
    -------
    int
        0 where all stand alone.

    Examples
    --------
    >>> largest_group(np.array([0, 1, 0])), largest_group(np.array([0, 1]))
    (2, 0)
    """
    largest = int(np.bincount(labels).max(initial=0))
    return largest if largest > 1 else 0


def group_silence(
    terms: Terms, graph: Projection, pairs: OpenPairs, value: Callable[[int], float]
) -> Silence:
    """Return what open pairs of members leave possible of their largest group.

    Parameters
    ----------
    terms
        The day of the network.
    graph
        The known ties of the members.
    pairs
        The pairs of members of which nobody told.
    value
        From the size of the largest group to the value.

    Returns
    -------
    Silence
        Bounds, and imputed values.
    """
    labels = components(graph)
    strata = Strata(sector_codes(terms, terms.members), np.ones(pairs.size, dtype=np.bool_))

    def _draw(chance: np.random.Generator) -> list[float]:
        networks = imputed_pairs(graph, pairs, strata, chance)
        return [value(_joined(labels, one, other)) for one, other in networks]

    return Silence(
        kinds=COOPERATION,
        unheard=pairs.count,
        bounds=(value(largest_group(labels)), value(largest_group(pairs.joined(graph)))),
        draw=_draw if is_small_enough(pairs) else None,
    )


def _joined(labels: IdArray, one: IdArray, other: IdArray) -> int:
    """Return the size of the largest group once further pairs are tied."""
    sizes = np.bincount(labels).tolist()
    leader = list(range(len(sizes)))

    def _leader(label: int) -> int:
        while leader[label] != label:
            leader[label] = label = leader[leader[label]]
        return label

    for left, right in zip(labels[one].tolist(), labels[other].tolist(), strict=True):
        first, second = _leader(left), _leader(right)
        if first != second:
            leader[second] = first
            sizes[first] += sizes[second]
    largest = max(sizes, default=0)
    return largest if largest > 1 else 0


def partner_silence(
    terms: Terms, answers: Answers, stable: tuple[IdArray, IdArray], loosest: IdArray
) -> Silence:
    """Return what members who did not tell of all their ties leave possible of having a partner.

    They may have partners beyond those on record, so that each of them may have one.

    Parameters
    ----------
    terms
        The day of the network.
    answers
        Who told.
    stable
        The member businesses that have a partner, and the ties that make them so.
    loosest
        The member businesses that may have one by the known ties.

    Returns
    -------
    Silence
        Bounds of the share, and imputed shares.
    """
    businesses = terms.member_businesses
    silent = ~answers.tell_all[businesses]
    possible = len(loosest) + int((silent & ~np.isin(businesses, loosest)).sum())
    everyone = np.flatnonzero(terms.is_member | terms.actors_in("economic")).astype(np.int32)
    pairs = answers.among(everyone)
    # Where lists were closed, no answer says how often there are ties with others.
    is_heard = bool((answers.tell_all | ~answers.answered)[businesses].all())

    def _draw(chance: np.random.Generator) -> list[float]:
        strata = Strata(sector_codes(terms, everyone), terms.is_member[everyone])
        graph = _graph(terms, stable[1]).subgraph(everyone)
        lone = np.isin(everyone, np.setdiff1d(businesses, stable[0]))
        gained = (
            int(lone[np.union1d(one, other)].sum())
            for one, other in imputed_pairs(graph, pairs, strata, chance)
        )
        return [(len(stable[0]) + more) / len(businesses) for more in gained]

    return Silence(
        kinds=COOPERATION,
        unheard=int(silent.sum()),
        bounds=(len(stable[0]) / len(businesses), possible / len(businesses)),
        draw=_draw if is_heard and is_small_enough(pairs) else None,
    )


def _graph(terms: Terms, rows: IdArray) -> Projection:
    """Return the graph of some relationships."""
    compiled = terms.compiled
    return Projection.from_arcs(
        len(terms.network.actors),
        compiled.actors_of("relationships", "source")[rows],
        compiled.actors_of("relationships", "target")[rows],
    )
