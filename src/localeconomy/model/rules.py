"""The rules of single tables: dates in order, ties, surveys, declarations of completeness."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.columns import NO_INTEGER, Coded, Days, Fault, value_at
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.problems import MOST_PROBLEMS, Problem, faulty_rows, problems_in
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import terms_in, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from localeconomy.model.table import Table
    from localeconomy.model.vocabulary import Term

__all__ = ["KIND_FIELDS", "kinds_of", "rule_problems"]

# Pairs of dates of which the second may not lie before the first.
INTERVALS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    **{
        name: (("since", "until"),)
        for name, info in TABLES.items()
        if {"since", "until"} <= set(fields_of(info.record_type))
    },
    "activities": (("day", "until"),),
    "publicity": (("day", "until"),),
    "concerns": (("raised", "answered"),),
    "goals": (("start", "due"),),
    "organisations": (("founded", "programme_end"),),
}


def rule_problems(table: Table[Any]) -> Iterator[Problem]:
    """Yield what breaks the rules of a table, beyond the type of single values.

    Parameters
    ----------
    table
        The table.

    Yields
    ------
    Problem
        One a fault.
    """
    for earlier, later in INTERVALS.get(table.record_type.TABLE, ()):
        yield from _order_problems(table, earlier, later)
    rule = RULES.get(table.record_type.TABLE)
    if rule is not None:
        yield from rule(table)


def _order_problems(table: Table[Any], earlier: str, later: str) -> Iterator[Problem]:
    declared = fields_of(table.record_type)
    begin, end = table.columns.get(earlier), table.columns.get(later)
    if not isinstance(begin, Days) or not isinstance(end, Days):
        return
    both = (begin.precision > 0) & (end.precision > 0)
    # An interval must hold a day at least; an answer may come on the day of the question, and an
    # event of one day may be said to last until that day.
    last = end.last
    if declared[later].type is FieldType.UNTIL and declared[earlier].type is FieldType.SINCE:
        last = end.end - np.int32(1)
    start = begin.first
    message = Text(
        de="{end} liegt nicht nach „{earlier}“ {begin}; bitte die Daten prüfen",
        en="{end} is not after {earlier} {begin}; check the dates",
    )
    faults = []
    for row in np.flatnonzero(both & (last < start))[:MOST_PROBLEMS]:
        told = message.fill(
            end=value_at(declared[later], end, int(row)),
            earlier=declared[earlier].label,
            begin=value_at(declared[earlier], begin, int(row)),
        )
        faults.append(Fault(int(row), told))
    yield from problems_in(table, later, faults)


def _same(table: Table[Any], one: str, other: str) -> npt.NDArray[np.intp]:
    """Return the rows in which two references name the same record."""
    left, right = table.columns.get(one), table.columns.get(other)
    if not isinstance(left, Coded) or not isinstance(right, Coded):
        return np.empty(0, dtype=np.intp)
    if left.categories is right.categories:
        return np.flatnonzero((left.codes == right.codes) & (left.codes >= 0))
    places = {name: code for code, name in enumerate(right.categories)}
    mapped = np.array([places.get(name, -2) for name in left.categories] + [-2], dtype=np.int32)
    return np.flatnonzero((mapped[left.codes] == right.codes) & (left.codes >= 0))


def _relationship_problems(table: Table[Any]) -> Iterator[Problem]:
    message = Text(
        de="eine Beziehung mit sich selbst; bitte streichen oder das Ziel berichtigen",
        en="a tie of an actor with itself; remove it or correct the target",
    )
    yield from problems_in(
        table, None, [Fault(int(row), message) for row in _same(table, "source", "target")]
    )
    weights = table.columns.get("weight")
    if not isinstance(weights, np.ndarray):
        return
    kinds = table.columns.get("kind")
    signed = (
        kinds.is_in(terms_in("relationship_kind", "signed"))
        if isinstance(kinds, Coded)
        else np.zeros(len(table), dtype=np.bool_)
    )
    message = Text(
        de="{value} ist kein Gewicht dieser Art von Beziehung; bitte größer als 0",
        en="{value} is not a weight of this kind of tie; give one above 0",
    )
    wrong = np.flatnonzero((weights == 0) | ((weights < 0) & ~signed))
    yield from problems_in(
        table, "weight", [Fault(int(row), message.fill(value=weights[row].item())) for row in wrong]
    )


def _membership_problems(table: Table[Any]) -> Iterator[Problem]:
    message = Text(
        de="eine Mitgliedschaft bei sich selbst; bitte die Organisation berichtigen",
        en="a membership of an actor in itself; correct the organisation",
    )
    yield from problems_in(
        table, None, [Fault(int(row), message) for row in _same(table, "member", "organisation")]
    )


def _activity_problems(table: Table[Any]) -> Iterator[Problem]:
    message = Text(
        de="fehlt; nur Geplantes darf ohne Tag sein", en="is missing; only plans may have no day"
    )
    faulty = faulty_rows(table)
    dated = zip(table.column("day"), table.column("status"), strict=True)
    faults = [
        Fault(row, message)
        for row, (day, status) in enumerate(dated)
        if day is None and status != "planned" and row not in faulty
    ]
    yield from problems_in(table, "day", faults)


def _survey_problems(table: Table[Any]) -> Iterator[Problem]:
    message = Text(
        de="{more} ({a}) ist größer als {less} ({b}); bitte die Zahlen prüfen",
        en="{more} ({a}) is greater than {less} ({b}); check the figures",
    )
    declared = fields_of(table.record_type)
    faults = []
    for row in range(len(table)):
        chain = [
            (name, value)
            for name in table.record_type.NESTED
            if (column := table.columns.get(name)) is not None
            and (value := int(column[row])) != NO_INTEGER  # type: ignore[index] # an integer array
        ]
        faults += [
            Fault(row, message.fill(more=declared[one].label, a=a, less=declared[other].label, b=b))
            for (one, a), (other, b) in pairwise(chain)
            if a > b
        ]
    yield from problems_in(table, None, faults)


def kinds_of(name: str) -> Mapping[str, Term]:
    """Return the kinds that a declaration of completeness may name.

    Parameters
    ----------
    name
        The table that it is about.

    Returns
    -------
    Mapping[str, Term]
        The terms by id; none where the table tells no kinds apart.

    Examples
    --------
    >>> "business" in kinds_of("actors"), kinds_of("sector_counts")
    (True, {})
    """
    declared = fields_of(TABLES[name].record_type).get(KIND_FIELDS.get(name, "kind"))
    return vocabulary(declared.target) if declared is not None and declared.target else {}


def _completeness_problems(table: Table[Any]) -> Iterator[Problem]:
    strangers, faults = [], []
    unknown = Text(de="{value} ist unbekannt; {hint}", en="{value} is unknown; {hint}")
    for row, (name, kinds) in enumerate(
        zip(table.column("table"), table.column("kinds"), strict=True)
    ):
        if name not in TABLES:
            if name is not None:
                hint = did_you_mean(name, TABLES)
                strangers.append(Fault(row, unknown.fill(value=quoted(name), hint=hint)))
            continue
        terms = kinds_of(name)
        wrong = next((kind for kind in kinds or () if kind not in terms), None)
        if wrong is not None:
            hint = did_you_mean(wrong, terms)
            faults.append(Fault(row, unknown.fill(value=quoted(wrong), hint=hint)))
    yield from problems_in(table, "table", strangers)
    yield from problems_in(table, "kinds", faults)
    yield from _tie_survey_problems(table)


def _tie_survey_problems(table: Table[Any]) -> Iterator[Problem]:
    """Yield what is wrong with declarations of who answered a survey of ties."""
    if not {"asked", "answered"} & set(table.columns):
        return
    faulty = faulty_rows(table)
    for row in range(len(table)):
        declared = None if row in faulty else table[row]
        if declared is None or not declared.is_survey:
            continue
        beyond = [name for name in declared.answered if name not in declared.asked]
        if declared.table != "relationships":
            yield from problems_in(table, "answered", [Fault(row, ONLY_TIES)])
        if declared.asked and beyond:
            message = NOT_ASKED.fill(name=quoted(beyond[0]))
            yield from problems_in(table, "answered", [Fault(row, message)])
        if declared.estimated_missing is not None:
            yield from problems_in(table, "estimated_missing", [Fault(row, TWO_WAYS)])


ONLY_TIES: Final = Text(
    de="Befragte und Antwortende gehören nur zur Tabelle „relationships“; bitte hier streichen",
    en="who was asked and answered belongs to the table 'relationships' alone; remove it here",
)
NOT_ASKED: Final = Text(
    de="{name} hat geantwortet, steht aber nicht unter den Befragten; bitte dort ergänzen",
    en="{name} answered, but is not among those asked; add it there",
)
TWO_WAYS: Final = Text(
    de="was fehlt, sagt schon, wer geantwortet hat; bitte die Schätzung streichen",
    en="who answered already says what is missing; remove the estimate",
)


def _organisation_problems(table: Table[Any]) -> Iterator[Problem]:
    message = Text(
        de="ein Netzwerk hat nur eine Organisation; bitte die übrigen streichen",
        en="a network has one organisation only; remove the others",
    )
    yield from problems_in(table, None, [Fault(row, message) for row in range(1, len(table))])


# The field that tells the kinds of a table apart, where it is not called "kind".
KIND_FIELDS: Final[Mapping[str, str]] = {
    "offers": "service",
    "surveys": "question",
    "funding": "source_kind",
    "headcounts": "group",
    "responsibilities": "area",
    "publicity": "medium",
    "participations": "role",
    "contacts": "channel",
}

RULES: Final = {
    "relationships": _relationship_problems,
    "memberships": _membership_problems,
    "activities": _activity_problems,
    "surveys": _survey_problems,
    "completeness": _completeness_problems,
    "organisations": _organisation_problems,
}
