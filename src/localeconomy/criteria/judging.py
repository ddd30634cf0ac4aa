"""From a criterion and a day to a finding: applicability, completeness, state and bounds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    Needed,
    NotDue,
    NotKnown,
    Read,
    Silence,
)
from localeconomy.errors import LocalEconomyError
from localeconomy.hints import quoted
from localeconomy.language import Text, enumeration
from localeconomy.model.arguments import given, is_real
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import SCOPE
from localeconomy.scoring.draws import SEED, stream
from localeconomy.scoring.finding import Cap, Finding, State
from localeconomy.scoring.imputed import Imputed
from localeconomy.scoring.values import clip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.declaration import Outcome
    from localeconomy.criteria.terms import Terms

__all__ = ["finding_of"]

PHASE_BEGIN = 12.0
PHASE_LENGTH = 24.0
UNKNOWN_BOUNDS = (0.0, 1.0)

FAILED: Final = Text(
    de="Kriterium {id}: Die Funktion, die es beurteilt, scheitert ({error}); bitte dort prüfen, "
    "was bei leeren Tabellen und fehlenden Angaben geschieht",
    en="criterion {id}: the function that judges it fails ({error}); check what it does with empty "
    "tables and missing values",
)
NO_OUTCOME: Final = Text(
    de="Kriterium {id}: Ein Urteil ist Judgement, NotDue oder NotKnown, nicht {given}; "
    "localeconomy.criterion nimmt auch Zahlen und None",
    en="criterion {id}: what is judged is a Judgement, NotDue or NotKnown, not {given}; "
    "localeconomy.criterion takes numbers and None as well",
)
NO_NUMBER: Final = Text(
    de="Kriterium {id}: Die Funktion, die es beurteilt, gibt {name}={value}; bitte endliche "
    "Zahlen zurückgeben, oder None (NotKnown), wo nichts bekannt ist",
    en="criterion {id}: the function that judges it gives {name}={value}; return finite numbers, "
    "or None (NotKnown) where nothing is known",
)


def finding_of(
    criterion: Criterion, terms: Terms, numbers: Mapping[str, float] | None = None
) -> Finding:
    """Judge one criterion on one day.

    Parameters
    ----------
    criterion
        What is asked.
    terms
        The day of the network.
    numbers
        Other thresholds than those that the criterion declares.

    Returns
    -------
    Finding
        The answer with its state, bounds and evidence.

    Raises
    ------
    LocalEconomyError
        If its judge fails, or says what is no judgement.
    """
    if not criterion.scope.includes(terms.scope):
        reason = Text(de="Gilt nicht für: {scope}.", en="Does not apply here: {scope}.").fill(
            scope=SCOPE[terms.scope].label
        )
        return _without_value(criterion, terms, State.NOT_APPLICABLE, reason, ())
    due_reads = [read for read in criterion.reads if _is_read(read, terms)]
    open_reads = [read for read in due_reads if not terms.is_complete(read)]
    outcome = _judged(criterion, terms, criterion.numbers if numbers is None else numbers)
    silence = outcome.silence if isinstance(outcome, Judgement) else None
    told = [read for read in open_reads if _is_told(read, silence)]
    if silence is not None and not silence.unheard:
        open_reads = [read for read in open_reads if read not in told]
    missing = tuple(dict.fromkeys(read.table for read in open_reads))
    if isinstance(outcome, NotDue) and (outcome.declared or not open_reads):
        return _without_value(criterion, terms, State.NOT_DUE, outcome.rule, missing)
    if isinstance(outcome, NotKnown):
        return _without_value(criterion, terms, State.UNKNOWN, outcome.reason, missing)
    silent = _silent(due_reads, [read for read in open_reads if read not in told], terms)
    if isinstance(outcome, NotDue) or silent:
        tables = enumeration(TABLES[name].plural for name in dict.fromkeys(silent or missing))
        reason = (
            Text(
                de="Nicht bekannt: Dazu ist nichts eingetragen, und nicht als vollständig erklärt "
                "ist: {tables}.",
                en="Not known: nothing about it is on record, and this is not declared complete: "
                "{tables}.",
            )
            if silent
            else Text(
                de="Nicht bekannt: Das Erfasste reicht für ein Urteil nicht aus, und nicht als "
                "vollständig erklärt ist: {tables}.",
                en="Not known: what is on record does not suffice for a judgement, and this is not "
                "declared complete: {tables}.",
            )
        )
        return _without_value(criterion, terms, State.UNKNOWN, reason.fill(tables=tables), missing)
    return _with_value(criterion, terms, outcome, open_reads, missing)


def _judged(criterion: Criterion, terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Return what the judge of a criterion says, or an error that names the criterion."""
    try:
        outcome = criterion.judge(terms, at)
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        raise LocalEconomyError(FAILED.fill(id=quoted(criterion.id), error=told)) from error
    if isinstance(outcome, NotDue | NotKnown):
        return outcome
    if not isinstance(outcome, Judgement):
        raise LocalEconomyError(NO_OUTCOME.fill(id=quoted(criterion.id), given=given(outcome)))
    _check_number(criterion, "value", outcome.value)
    if outcome.raw is not None:
        _check_number(criterion, "raw", outcome.raw)
    return outcome


def _check_number(criterion: Criterion, name: str, value: object) -> None:
    """Refuse what would spoil the score of all criteria."""
    if not is_real(value) or not math.isfinite(value):
        raise LocalEconomyError(
            NO_NUMBER.fill(id=quoted(criterion.id), name=name, value=quoted(value))
        )


def _silent(due_reads: list[Read], open_reads: list[Read], terms: Terms) -> list[str]:
    """Return the tables whose silence leaves the criterion unknown."""
    silent = [
        read.table
        for read in open_reads
        if read.needed is Needed.ALWAYS and not terms.has_records(read)
    ]
    joint = [read for read in due_reads if read.needed is Needed.JOINTLY]
    open_joint = [read.table for read in joint if read in open_reads]
    if open_joint and not any(terms.has_records(read) for read in joint):
        silent += open_joint
    return silent


def _is_told(read: Read, silence: Silence | None) -> bool:
    """Return whether a survey of ties says who told of what is read."""
    return silence is not None and (read.table, read.kinds) == ("relationships", silence.kinds)


def _is_read(read: Read, terms: Terms) -> bool:
    if read.more in (More.FACT, More.FIGURES):
        return False
    return terms.is_informal or not read.informal_only


def _with_value(
    criterion: Criterion,
    terms: Terms,
    judgement: Judgement,
    open_reads: list[Read],
    missing: tuple[str, ...],
) -> Finding:
    silence = judgement.silence
    is_told = bool(open_reads) and all(_is_told(read, silence) for read in open_reads)
    only_silence = silence if is_told else None
    bounds = _bounds(judgement, open_reads, terms) if only_silence is None else only_silence.bounds
    for bound in bounds:
        _check_number(criterion, "bounds", bound)
    exact = not open_reads and judgement.bounds is None
    return Finding(
        **_common(criterion, terms, missing),
        state=State.MEASURED if exact else State.PARTIAL,
        value=clip(judgement.value),
        bounds=bounds,
        raw=judgement.raw,
        n=judgement.n,
        reason=judgement.reason,
        evidence=tuple(each for each in judgement.evidence if each.count),
        figures=judgement.figures,
        sampling=judgement.sampling,
        imputed=_imputed(criterion, judgement, only_silence),
    )


def _imputed(criterion: Criterion, judgement: Judgement, silence: Silence | None) -> Imputed | None:
    """Return the values that imputed ties give; None where anything else is open too."""
    if silence is None or silence.draw is None or judgement.bounds is not None:
        return None
    low, high = silence.bounds
    if low == high:
        return None
    # The same whenever it is judged: what is drawn of them later has the seed of the interval.
    drawn = silence.draw(stream(SEED, "ties", criterion.id))
    return Imputed.of([clip(value, low, high) for value in drawn])


def _bounds(judgement: Judgement, open_reads: list[Read], terms: Terms) -> tuple[float, float]:
    """Return the values that missing values and missing records leave possible."""
    value = clip(judgement.value)
    low, high = judgement.bounds or (value, value)
    if not open_reads:
        return low, high
    effects = {read.more for read in open_reads}
    least = low if effects <= {More.RAISES} else min(low, judgement.least)
    most = high if effects <= {More.LOWERS} else 1.0
    estimates = [terms.estimated_missing(read) for read in open_reads]
    if judgement.reach is None or judgement.bounds is not None or None in estimates:
        return least, most
    # A reach allows for records of any table that is read; only those of the open ones can come.
    low, high = judgement.reach(sum(each for each in estimates if each is not None))
    return max(low, least), min(high, most)


def _without_value(
    criterion: Criterion, terms: Terms, state: State, reason: Text, missing: tuple[str, ...]
) -> Finding:
    return Finding(
        **_common(criterion, terms, missing if state is State.UNKNOWN else ()),
        state=state,
        value=None,
        bounds=UNKNOWN_BOUNDS,
        raw=None,
        n=None,
        reason=reason,
    )


def _common(criterion: Criterion, terms: Terms, missing: tuple[str, ...]) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "family": criterion.family,
        "pitfalls": criterion.pitfalls,
        "asked_from": criterion.asked_from,
        "title": criterion.title,
        "question": criterion.question,
        "unit": criterion.unit,
        "measures": criterion.measures,
        "weight": 0.0 if criterion.life_cycle == "experimental" else criterion.weight.value,
        "weight_word": criterion.weight.word,
        "cap": _cap(criterion.cap, terms.age),
        "reads": criterion.tables,
        "missing": missing,
    }


def _cap(rule: CapRule | None, age: float | None) -> Cap | None:
    """Return the cap as it is in force at an age in months."""
    if rule is None:
        return None
    if not rule.phased_in:
        return Cap(rule.limit)
    if age is None:
        return Cap(rule.limit, force=1.0, least_force=0.0)
    force = clip((age - PHASE_BEGIN) / PHASE_LENGTH)
    return Cap(rule.limit, force=force, least_force=force)
