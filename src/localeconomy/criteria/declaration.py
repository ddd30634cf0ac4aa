"""What a criterion is made of, and how its judgement becomes a finding.

A criterion states everything about itself in one value: what it asks, what of the source it rests
on, which tables it reads, its thresholds, remedies, and a plain function that judges one day of a
network. The states and bounds follow here, the same way for all.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs
import numpy as np

from localeconomy.language import Text
from localeconomy.model.fields import FrozenMapping
from localeconomy.scoring.finding import Evidence, Figure, Measure
from localeconomy.scoring.sampling import Sampling

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms

__all__ = [
    "CapRule",
    "Criterion",
    "Judge",
    "Judgement",
    "More",
    "Needed",
    "NotDue",
    "NotKnown",
    "Outcome",
    "Read",
    "Scope",
    "Silence",
    "Threshold",
    "Weight",
]


class More(enum.Enum):
    """What further records in a table can do to a value."""

    RAISES = "raises"
    """They can only raise it, so that what is there gives a lower bound."""
    LOWERS = "lowers"
    """They can only lower it, so that what is there gives an upper bound."""
    EITHER = "either"
    """They can do both, so that what is there gives no bound."""
    FACT = "fact"
    """The table is looked up for declared facts of records named elsewhere."""
    FIGURES = "figures"
    """They change further figures alone, never the value."""


class Needed(enum.Enum):
    """When a table without records, not declared complete, leaves a criterion unknown."""

    ALWAYS = "always"
    """The criterion says nothing without it."""
    JOINTLY = "jointly"
    """The criterion says something where one of several such tables has records."""
    NEVER = "never"
    """The table only adds to what others say."""


@attrs.frozen
class Read:
    """That a criterion uses a table.

    Parameters
    ----------
    table
        The table's name.
    more
        What further records can do to the value.
    kinds
        The kinds that count; empty is all.
    months
        How far back it looks: 0 is the day alone, None is all of the past.
    needed
        When an empty, undeclared table leaves the criterion unknown.
    informal_only
        Whether it is read in informal networks only (where taking part makes a member).
    """

    table: str
    more: More
    kinds: tuple[str, ...] = ()
    months: int | None = 0
    needed: Needed = Needed.ALWAYS
    informal_only: bool = False


class Scope(enum.Enum):
    """The kinds of network that a criterion applies to."""

    NETWORK = "N"
    ALLIANCE = "A"
    BOTH = "NA"

    def includes(self, scope: str) -> bool:
        """Return whether an organisation's scope is meant.

        Parameters
        ----------
        scope
            ``"network"`` or ``"alliance"``.

        Returns
        -------
        bool
            Whether the criterion applies.
        """
        return self is Scope.BOTH or self.value == scope[0].upper()


@attrs.frozen
class Weight:
    """A weight and the source's word for it.

    Parameters
    ----------
    value
        3 decisive, 2 important, 1 helpful, 0 context.
    word
        The quoted word; None prints as "our assumption".
    """

    value: float
    word: str | None = None


@attrs.frozen
class CapRule:
    """The limit that a failing criterion sets to the whole score.

    Parameters
    ----------
    limit
        In full force, in [0, 1].
    phased_in
        Whether it grows from nothing at 12 to full force at 36 months of age.
    """

    limit: float
    phased_in: bool = False


@attrs.frozen
class Threshold:
    """A named, overridable number of a criterion.

    Parameters
    ----------
    value
        The number.
    unit
        Its unit.
    label
        What it means.
    authority
        Where it comes from; None prints as "our assumption".
    positive
        Whether it has to be more than 0, for example because something is divided by it. One whose
        unit is a share (`localeconomy.criteria.units.SHARE`) lies within 0 and 1 in any case.
    above
        The threshold of the same criterion that it has to exceed.
    """

    value: float
    unit: Text
    label: Text
    authority: str | None = None
    positive: bool = False
    above: str | None = None


@attrs.frozen
class Silence:
    """What those who did not answer a survey of ties leave possible.

    Parameters
    ----------
    kinds
        The kinds of tie that the answers tell of, as in the criterion's `Read`.
    unheard
        How many pairs, or actors, nobody told of; with none the survey is as good as complete.
    bounds
        The values that any ties among these leave possible; those of missing values included.
    draw
        Values if these pairs had ties as often as those told of; None where that says nothing.
    """

    kinds: tuple[str, ...]
    unheard: int
    bounds: tuple[float, float]
    draw: Callable[[np.random.Generator], Sequence[float]] | None = None


@attrs.frozen
class Judgement:
    """What the records of one day say, taken as all there is.

    Parameters
    ----------
    value
        In [0, 1].
    raw
        The scored figure in the criterion's unit.
    n
        What it rests on.
    reason
        Why, in a sentence.
    evidence
        The records that it rests on.
    figures
        Further figures.
    bounds
        What missing *values* (of records that are there) leave possible; None is exact.
    reach
        From the estimated number of missing records to the bounds, for ratios.
    sampling
        The survey that the value rests on; None where everything was counted.
    least
        What no further record can take away, where some can lower the value.
    silence
        What non-response leaves open where a survey of ties says who answered; None without one.
    """

    value: float
    raw: float | None
    n: int | None
    reason: Text
    evidence: tuple[Evidence, ...] = ()
    figures: tuple[Figure, ...] = ()
    bounds: tuple[float, float] | None = None
    reach: Callable[[int], tuple[float, float]] | None = None
    sampling: Sampling | None = None
    least: float = 0.0
    silence: Silence | None = None


@attrs.frozen
class NotDue:
    """That the criterion does not ask yet, or has nothing to ask of.

    Parameters
    ----------
    rule
        Why.
    declared
        Whether the rule rests on declared facts (day, stage) alone, not on an empty table.
    """

    rule: Text
    declared: bool = False


@attrs.frozen
class NotKnown:
    """That a fact which the criterion needs is not recorded.

    Parameters
    ----------
    reason
        What is missing.
    """

    reason: Text


Outcome: TypeAlias = Judgement | NotDue | NotKnown
Judge: TypeAlias = "Callable[[Terms, Mapping[str, float]], Outcome]"


def _frozen(values: Mapping[str, Threshold]) -> Mapping[str, Threshold]:
    return FrozenMapping(values)


def _texts(values: Sequence[Measure]) -> tuple[Measure, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True, hash=False)
class Criterion:
    """One documented success criterion, pitfall or quality.

    Parameters
    ----------
    id
        Its name: nouns, no verbs.
    family
        Its family.
    title, question
        What it is called and asks; the answer "yes" is healthy.
    chapter
        The chapter of the source that it rests on.
    quote
        The source's words.
    weight
        Its weight and the word for it.
    scope
        The kinds of network that it applies to.
    formula
        How the value is made of the records.
    unit
        Unit of the scored figure.
    reads
        The tables that it uses.
    judge
        From the terms of a day and the thresholds to an outcome.
    thresholds
        Named numbers.
    measures
        What mends a failing value.
    not_due
        When it does not ask.
    pitfalls
        The numbers of the pitfalls that it belongs to.
    asked_from
        The stage from which on the source asks for it: one of `localeconomy.criteria.STAGES`; None
        where it names none.
    cap
        The limit that it sets to the score.
    version
        Its own version.
    life_cycle
        ``"experimental"`` (weight 0), ``"stable"`` or ``"deprecated"``.
    """

    id: str
    family: str
    title: Text
    question: Text
    chapter: str
    quote: str
    weight: Weight
    scope: Scope
    formula: Text
    unit: Text
    reads: tuple[Read, ...]
    judge: Judge
    thresholds: Mapping[str, Threshold] = attrs.field(factory=dict, converter=_frozen)
    measures: tuple[Measure, ...] = attrs.field(default=(), converter=_texts)
    not_due: Text | None = None
    pitfalls: tuple[int, ...] = ()
    asked_from: str | None = None
    cap: CapRule | None = None
    version: str = "1.0"
    life_cycle: str = "stable"

    def __hash__(self) -> int:
        """Return a hash of the id."""
        return hash(self.id)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that it uses, each once, in order."""
        return tuple(dict.fromkeys(read.table for read in self.reads))

    @property
    def numbers(self) -> Mapping[str, float]:
        """The thresholds' numbers by name."""
        return {name: threshold.value for name, threshold in self.thresholds.items()}
