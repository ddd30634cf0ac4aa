"""Criteria of one's own: declared in a few lines, or named by an installed package."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Final

from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    NotDue,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.declaring import check_declaration
from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Number, Text
from localeconomy.model.arguments import is_real
from localeconomy.model.records import TABLES
from localeconomy.scoring.finding import Measure
from localeconomy.scoring.values import clip

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms

__all__ = ["GROUP", "criterion", "installed_criteria"]

GROUP: Final = "localeconomy.criteria"
"""The entry point under which packages name criteria."""

POINTS: Final = Text(de="Punkte von 0 bis 1", en="points from 0 to 1")
SCOPES: Final = {"network": Scope.NETWORK, "alliance": Scope.ALLIANCE, "both": Scope.BOTH}
NO_VALUE: Final = Text(
    de="Nicht bekannt: Das Kriterium nennt keinen Wert.",
    en="Not known: the criterion gives no value.",
)
VALUE: Final = Text(de="Der Wert beträgt {value}.", en="The value is {value}.")


def criterion(  # noqa: PLR0913 - a declaration; all but five have a default
    id: str,
    *,
    family: str,
    question: Text | str,
    reads: Iterable[Read | str],
    judge: Callable[[Terms, Mapping[str, float]], Outcome | float | None],
    weight: Weight | float = 1.0,
    title: Text | str | None = None,
    scope: Scope | str = Scope.NETWORK,
    formula: Text | str = "",
    unit: Text | str = POINTS,
    thresholds: Mapping[str, Threshold | float] | None = None,
    measures: Iterable[Measure | str] = (),
    not_due: Text | str | None = None,
    pitfalls: Iterable[int] = (),
    asked_from: str | None = None,
    cap: CapRule | float | None = None,
    chapter: str = "",
    quote: str = "",
    version: str = "1.0",
    life_cycle: str = "stable",
) -> Criterion:
    """Declare a criterion of one's own, for `Catalogue.with_`.

    Parameters
    ----------
    id
        Its name: nouns, no verbs.
    family
        Its family, for example ``"quality"``.
    question
        What it asks; the answer "yes" is healthy. A plain text stands for both languages, here and
        below.
    reads
        The tables that it uses. The name of a table means all of it, where more records can raise
        or lower the value; a `Read` says more.
    judge
        From the terms of a day and the thresholds to a value in [0, 1], or to a `Judgement` with
        reason and evidence; None, `NotKnown` or `NotDue` where there is no value.
    weight
        3 decisive, 2 important, 1 helpful, 0 context.
    title
        What it is called; by default its id.
    scope
        ``"network"``, ``"alliance"`` or ``"both"``.
    formula
        How the value is made.
    unit
        Unit of the scored figure.
    thresholds
        Named numbers that the judge is given.
    measures
        What mends a weak value.
    not_due
        When it does not ask.
    pitfalls
        The numbers of the pitfalls that it belongs to.
    asked_from
        The stage from which on it is asked.
    cap
        The limit that it sets to the score where it fails, in [0, 1].
    chapter, quote
        What it rests on.
    version, life_cycle
        As for `Criterion`.

    Returns
    -------
    Criterion
        For `Catalogue.with_`.

    Raises
    ------
    UnknownNameError
        If there is no such table or scope.
    LocalEconomyError
        If a weight, cap, pitfall, stage, life cycle, threshold, table or judge is impossible.

    Examples
    --------
    >>> import localeconomy as le
    >>> def judge(terms, at):
    ...     return int(terms.activities.sum()) / at["a_year"]
    >>> mine = le.criterion(
    ...     "regular_activities",
    ...     family="quality",
    ...     question="Is there something every month?",
    ...     reads=["activities"],
    ...     thresholds={"a_year": 12},
    ...     judge=judge,
    ... )
    >>> kino = le.example("kino-knappenviertel")
    >>> found = le.assess(kino, "2003-06-30", le.catalogue().with_(mine))
    >>> found["regular_activities"].reason.en
    'The value is 1.00.'
    """
    wording = unit if isinstance(unit, Text) else _text(unit)
    made = Criterion(
        id=id,
        family=family,
        title=_text(id if title is None else title),
        question=_text(question),
        chapter=chapter,
        quote=quote,
        weight=weight if isinstance(weight, Weight) else Weight(weight),
        scope=scope if isinstance(scope, Scope) else _scope(scope),
        formula=_text(formula),
        unit=wording,
        reads=tuple(_read(each) for each in reads),
        # Callers without a type checker may give anything.
        judge=functools.partial(_judged, judge) if callable(judge) else judge,  # type: ignore[redundant-expr]
        thresholds={
            name: each
            if isinstance(each, Threshold)
            else Threshold(float(each) if is_real(each) else each, wording, Text(de=name, en=name))
            for name, each in (thresholds or {}).items()
        },
        measures=tuple(
            each if isinstance(each, Measure) else Measure(_text(each), "medium")
            for each in measures
        ),
        not_due=None if not_due is None else _text(not_due),
        pitfalls=tuple(pitfalls),
        asked_from=asked_from,
        cap=cap if cap is None or isinstance(cap, CapRule) else CapRule(cap),
        version=version,
        life_cycle=life_cycle,
    )
    check_declaration(made)
    return made


def _text(given: Text | str) -> Text:
    return given if isinstance(given, Text) else Text(de=given, en=given)


def _scope(name: str) -> Scope:
    if name not in SCOPES:
        raise UnknownNameError(
            Text(
                de="{name} ist kein Geltungsbereich; {hint}", en="{name} is not a scope; {hint}"
            ).fill(name=quoted(name), hint=did_you_mean(name, SCOPES))
        )
    return SCOPES[name]


def _read(given: Read | str) -> Read:
    read = given if isinstance(given, Read) else Read(given, More.EITHER, months=None)
    if read.table not in TABLES:
        raise UnknownNameError(
            Text(
                de="es gibt keine Tabelle {name}; {hint}", en="there is no table {name}; {hint}"
            ).fill(name=quoted(read.table), hint=did_you_mean(read.table, TABLES))
        )
    return read


def _judged(
    judge: Callable[[Terms, Mapping[str, float]], Outcome | float | None],
    terms: Terms,
    at: Mapping[str, float],
) -> Outcome:
    """Return what a judge says, plain numbers as judgements."""
    said = judge(terms, at)
    if said is None:
        return NotKnown(NO_VALUE)
    if isinstance(said, (Judgement, NotDue, NotKnown)):
        return said
    number = float(said)
    # What is no number stays so, that it is refused and named.
    value = clip(number) if math.isfinite(number) else number
    return Judgement(value=value, raw=number, n=None, reason=VALUE.fill(value=Number(value, 2)))


def installed_criteria() -> list[Criterion]:
    """Return the criteria that installed packages name under the entry point.

    Returns
    -------
    list of Criterion
        In the order of the entry points' names.

    Raises
    ------
    LocalEconomyError
        If what one names cannot be loaded, or is neither a criterion nor several.
    """
    found: list[Criterion] = []
    for point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        try:
            named = point.load()
        except (ImportError, AttributeError) as error:
            raise LocalEconomyError(
                Text(
                    de="das Kriterium {name} ({value}) lässt sich nicht laden: {error}",
                    en="the criterion {name} ({value}) cannot be loaded: {error}",
                ).fill(name=quoted(point.name), value=point.value, error=str(error))
            ) from error
        several = _several(named)
        if several is None:
            raise LocalEconomyError(
                Text(
                    de="der Einstiegspunkt {name} ({value}) nennt kein Kriterium; erwartet wird "
                    "ein Criterion oder eine Folge davon",
                    en="the entry point {name} ({value}) names no criterion; it should be a "
                    "Criterion or several of them",
                ).fill(name=quoted(point.name), value=point.value)
            )
        found += several
    return found


def _several(named: object) -> list[Criterion] | None:
    """Return one criterion or several as a list, None for anything else."""
    if isinstance(named, Criterion):
        return [named]
    if not isinstance(named, Iterable):
        return None
    several = list(named)
    return several if all(isinstance(each, Criterion) for each in several) else None
