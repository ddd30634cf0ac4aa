"""Who answered surveys of ties, and of which pairs of actors nobody told.

A tie counts where either side named it. What neither side named is taken as not there where one of
them answered and could have named the other; a pair of which neither did is open. That the word of
one side settles a pair is an assumption of the method (Stork, D., Richards, W. (1992),
"Nonrespondents in communication network studies", Group & Organization Management 17, 193–209).
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs
import numpy as np

from localeconomy.compiled.projection import IdArray, MaskArray, Projection
from localeconomy.criteria.units import PAIRS, SHARE
from localeconomy.indicators import components
from localeconomy.language import Text
from localeconomy.scoring.finding import Figure

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.criteria.terms import Terms
    from localeconomy.model.records import Complete

__all__ = ["Answers", "OpenPairs", "answers_for"]


@attrs.frozen(eq=False)
class _Survey:
    """One survey of ties.

    Parameters
    ----------
    answered
        Mask over the actors.
    asked
        Mask over those on the list; all where anybody could be named.
    is_closed
        Whether nobody beyond the list could be named.
    """

    answered: MaskArray
    asked: MaskArray
    is_closed: bool


@attrs.frozen(eq=False)
class Answers:
    """What surveys of ties tell of some kinds. Make it with `answers_for`.

    Parameters
    ----------
    surveys
        For kinds that are told of alike: the surveys that tell of them.
    """

    surveys: tuple[tuple[_Survey, ...], ...]

    @functools.cached_property
    def tell_all(self) -> MaskArray:
        """Which actors told of all their ties, with whomever."""
        told = [
            np.any([each.answered & (not each.is_closed) for each in group], axis=0)
            for group in self.surveys
        ]
        found: MaskArray = np.all(told, axis=0)
        return found

    @functools.cached_property
    def answered(self) -> MaskArray:
        """Which actors answered a survey of each kind."""
        heard = [np.any([each.answered for each in group], axis=0) for group in self.surveys]
        found: MaskArray = np.all(heard, axis=0)
        return found

    def among(self, actors: IdArray) -> OpenPairs:
        """Return of which pairs of some actors nobody told.

        Parameters
        ----------
        actors
            Their positions.

        Returns
        -------
        OpenPairs
            Over these actors, numbered in their order.
        """
        each = [survey for group in self.surveys for survey in group]
        marks = np.array([mask[actors] for one in each for mask in (one.answered, one.asked)])
        kinds, groups = np.unique(marks.T, axis=0, return_inverse=True)
        told = np.ones((len(kinds), len(kinds)), dtype=np.bool_)
        column = 0
        for group in self.surveys:
            told_here = np.zeros_like(told)
            for _ in group:
                answered, asked = kinds[:, column], kinds[:, column + 1]
                told_here |= (answered[:, None] | answered) & (asked[:, None] & asked)
                column += 2
            told &= told_here
        return OpenPairs(groups.reshape(-1).astype(np.int32), ~told)

    def figures(self, actors: IdArray, pairs: OpenPairs | None = None) -> tuple[Figure, ...]:
        """Return how many of some actors answered, and of how many pairs nobody told.

        Parameters
        ----------
        actors
            Their positions.
        pairs
            Their open pairs, where these matter.

        Returns
        -------
        tuple of Figure
            A share and a count.
        """
        share = Figure(
            Text(
                de="Anteil der Mitglieder, die auf die Befragung nach Beziehungen geantwortet "
                "haben",
                en="share of the members who answered the survey of ties",
            ),
            float(self.answered[actors].mean()) if len(actors) else None,
            SHARE,
        )
        if pairs is None:
            return (share,)
        unheard = Text(
            de="Paare, bei denen keine Seite geantwortet hat",
            en="pairs of which neither side answered",
        )
        return share, Figure(unheard, float(pairs.count), PAIRS)


@attrs.frozen(eq=False)
class OpenPairs:
    """The pairs of some actors of which nobody told, by groups of actors that answered alike.

    Parameters
    ----------
    groups
        Shape ``(actors,)``: the group of each.
    is_open
        Shape ``(groups, groups)``, symmetric: whether pairs between them are open.
    """

    groups: IdArray
    is_open: MaskArray

    @property
    def size(self) -> int:
        """How many actors there are."""
        return len(self.groups)

    @property
    def count(self) -> int:
        """How many pairs are open."""
        return self.count_within(np.zeros(self.size, dtype=np.int32))

    def count_within(self, codes: npt.ArrayLike) -> int:
        """Return how many open pairs have the same code; a negative code has none.

        Parameters
        ----------
        codes
            Shape ``(actors,)``.

        Returns
        -------
        int
            Pairs in either order count once.
        """
        given = np.asarray(codes)
        known = given >= 0
        counts = np.zeros((len(self.is_open), int(given.max(initial=0)) + 1), dtype=np.int64)
        np.add.at(counts, (self.groups[known], given[known]), 1)
        both_orders = (self.is_open * (counts @ counts.T)).sum()
        # Nobody is a pair with themselves.
        themselves = counts[np.diagonal(self.is_open)].sum()
        return int(both_orders - themselves) // 2

    def has(self, one: IdArray, other: IdArray) -> MaskArray:
        """Return which pairs are open.

        Parameters
        ----------
        one, other
            Shape ``(k,)``: numbers of actors.

        Returns
        -------
        ndarray of bool, shape (k,)
            Whether nobody told of them.
        """
        found: MaskArray = self.is_open[self.groups[one], self.groups[other]]
        return found

    def listed(self) -> tuple[IdArray, IdArray]:
        """Return all open pairs: it takes memory for each pair of actors.

        Returns
        -------
        tuple of ndarray
            The smaller and the greater number of each.
        """
        one, other = np.triu_indices(self.size, 1)
        found = self.has(one.astype(np.int32), other.astype(np.int32))
        return one[found].astype(np.int32), other[found].astype(np.int32)

    def joined(self, graph: Projection) -> IdArray:
        """Return the components of a graph in which all open pairs are tied.

        Parameters
        ----------
        graph
            The known ties of the actors.

        Returns
        -------
        ndarray of int32, shape (actors,)
            Labels from 0.
        """
        sources, targets = [graph.rows], [graph.indices]
        sizes = np.bincount(self.groups, minlength=len(self.is_open))
        first = {int(group): place for place, group in reversed(list(enumerate(self.groups)))}
        for one, other in np.argwhere(self.is_open).tolist():
            if one == other and sizes[one] == 1:
                continue
            # All of one group are tied to the first of the other: as connected as by all pairs.
            ends = np.flatnonzero(self.groups == one).astype(np.int32)
            sources.append(ends)
            targets.append(np.full(len(ends), first[other], dtype=np.int32))
        return components(
            Projection.from_arcs(self.size, np.concatenate(sources), np.concatenate(targets))
        )


def answers_for(terms: Terms, kinds: tuple[str, ...], actors: IdArray) -> Answers | None:
    """Return what surveys tell of ties of some kinds on the day.

    Parameters
    ----------
    terms
        The day of the network.
    kinds
        The kinds of tie.
    actors
        Positions of the actors that are asked about.

    Returns
    -------
    Answers or None
        None where the surveys do not tell of every kind, or none of these actors answered. Kinds
        that are declared complete need no survey.
    """
    groups: dict[tuple[Complete, ...], None] = {}
    for kind in kinds:
        found = terms.tie_surveys(kind)
        if found is None:
            continue
        if not found:
            return None
        groups[found] = None
    if not groups:
        return None
    answers = Answers(
        tuple(tuple(_survey(terms, each) for each in declared) for declared in groups)
    )
    return answers if answers.answered[actors].any() else None


def _survey(terms: Terms, declared: Complete) -> _Survey:
    everybody = np.ones(len(terms.network.actors), dtype=np.bool_)
    return _Survey(
        answered=_mask(terms, declared.answered),
        asked=_mask(terms, declared.asked) if declared.asked else everybody,
        is_closed=bool(declared.asked),
    )


def _mask(terms: Terms, names: tuple[str, ...]) -> MaskArray:
    mask = np.zeros(len(terms.network.actors), dtype=np.bool_)
    mask[[terms.network.actors.position(name) for name in names]] = True
    return mask
