"""The minimum record: the fewest questions whose answers release a grade.

A grade needs that enough of the weight is known. Which tables a criterion reads says which
questions have to be answered before it is known; the smallest set of questions that makes enough
weight known is a small integer programme, solved exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.criteria.declaration import More
from localeconomy.criteria.questions import asked, period
from localeconomy.language import Text
from localeconomy.scoring.words import LEAST_COVERAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from localeconomy.criteria.declaration import Criterion, Read

__all__ = ["Question", "minimum_record"]

TIE_BREAK: Final = 0.5
"""What a set that makes all weight known is worth, in questions: decides between equal sizes."""


@attrs.frozen
class Question:
    """What has to be answered, and recorded in which table.

    Parameters
    ----------
    text
        The question.
    table
        The table that the answers fill.
    kinds
        The kinds of records that it asks for; empty is all.
    period
        How far back it asks.
    is_fact
        Whether it asks for facts that others rest on (who, what, since when) rather than for a
        list that is declared complete.
    criteria
        The criteria that rest on it, the weightiest first.
    """

    text: Text
    table: str
    kinds: tuple[str, ...]
    period: Text
    is_fact: bool
    criteria: tuple[str, ...]


def minimum_record(criteria: Iterable[Criterion], scope: str = "network") -> tuple[Question, ...]:
    """Return the fewest questions whose answers release a grade.

    The answers to a question are a table, or some kinds of it, declared complete. A criterion is
    known once all the questions that it rests on are answered. Enough is known where

    ``Σ w x ≥ 0.65 Σ w``

    over the applicable criteria, x = 1 where one is known; one that may turn out not to be due
    counts 0.65 on the left, since its weight then leaves both sides. Among the smallest sets the
    one that makes most weight known is taken.

    Parameters
    ----------
    criteria
        The criteria of a catalogue.
    scope
        ``"network"`` or ``"alliance"``.

    Returns
    -------
    tuple of Question
        First the facts, then the lists, each beginning with what most weight rests on; before all,
        what the network itself is.

    Examples
    --------
    >>> from localeconomy.criteria.catalogue import catalogue
    >>> questions = minimum_record(catalogue())
    >>> questions[0].table, questions[0].is_fact
    ('organisations', True)
    """
    weighed = [
        each
        for each in criteria
        if each.scope.includes(scope) and each.weight.value > 0 and each.life_cycle == "stable"
    ]
    if not weighed:
        return ()
    lists = sorted(
        {(read.table, read.kinds) for each in weighed for read in _lists(each)},
    )
    chosen = {lists[place] for place in _fewest(weighed, lists)}
    known = [each for each in weighed if all(_is_answered(read, chosen) for read in _lists(each))]
    facts = {read.table for each in known for read in each.reads if read.more is More.FACT}
    found = [_question(table, (), known, is_fact=True) for table in facts]
    found += [_question(table, kinds, known, is_fact=False) for table, kinds in chosen]
    weights = {each.id: each.weight.value for each in known}
    return tuple(
        sorted(
            found,
            key=lambda each: (
                not each.is_fact,
                each.table != "organisations",
                -sum(weights[name] for name in each.criteria),
                each.table,
                each.kinds,
            ),
        )
    )


def _lists(criterion: Criterion) -> list[Read]:
    """Return what a criterion needs declared complete, in an informal network as well."""
    return [read for read in criterion.reads if read.more not in (More.FACT, More.FIGURES)]


def _is_answered(read: Read, chosen: Iterable[tuple[str, tuple[str, ...]]]) -> bool:
    return any(_covers(each, read) for each in chosen)


def _covers(question: tuple[str, tuple[str, ...]], read: Read) -> bool:
    table, kinds = question
    return table == read.table and (not kinds or (read.kinds != () and {*read.kinds} <= {*kinds}))


def _fewest(
    criteria: Sequence[Criterion], lists: Sequence[tuple[str, tuple[str, ...]]]
) -> list[int]:
    """Solve for the questions: variables are the questions asked, then the criteria known."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    asks, knows = len(lists), len(criteria)
    weights = np.array([each.weight.value for each in criteria])
    sure = np.array([1.0 if each.not_due is None else LEAST_COVERAGE for each in criteria])
    # A criterion is known only where, for each of its reads, a question that covers it is asked.
    rows = []
    for place, criterion in enumerate(criteria):
        for read in _lists(criterion):
            row = np.zeros(asks + knows)
            row[:asks] = [float(_covers(each, read)) for each in lists]
            row[asks + place] = -1.0
            rows.append(row)
    enough = np.concatenate([np.zeros(asks), weights * sure])
    least = np.append(np.zeros(len(rows)), LEAST_COVERAGE * weights.sum())
    solved = milp(
        np.concatenate([np.ones(asks), -TIE_BREAK * weights / weights.sum()]),
        integrality=np.ones(asks + knows, dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.vstack([*rows, enough]), least, np.inf),
    )
    # Asking everything always suffices, so that there is a solution.
    answer = np.asarray(solved.x, dtype=np.float64)
    return np.flatnonzero(answer[:asks] > TIE_BREAK).tolist()


def _question(
    table: str, kinds: tuple[str, ...], known: Sequence[Criterion], *, is_fact: bool
) -> Question:
    def reads(criterion: Criterion) -> list[Read]:
        return [
            read
            for read in criterion.reads
            if (
                read.more is More.FACT and read.table == table
                if is_fact
                else read in _lists(criterion) and _covers((table, kinds), read)
            )
        ]

    resting = sorted(
        (each for each in known if reads(each)), key=lambda each: (-each.weight.value, each.id)
    )
    months = [read.months for each in resting for read in reads(each)]
    return Question(
        text=asked(table, kinds, is_fact=is_fact),
        table=table,
        kinds=kinds,
        period=period(months, is_fact=is_fact),
        is_fact=is_fact,
        criteria=tuple(each.id for each in resting),
    )
