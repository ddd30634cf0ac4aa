"""What a report contains and in which order, whatever its form: selected from an assessment.

Nothing is judged here: words, verdicts and limits are those of the findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.assessment import Label
from localeconomy.language import Text
from localeconomy.scoring.finding import Finding, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.assessment import Assessment
    from localeconomy.scoring.finding import Evidence
    from localeconomy.scoring.summary import CapEffect

__all__ = [
    "MissingTable",
    "NamedEvidence",
    "cap_in_force",
    "is_capped",
    "missing_facts",
    "missing_tables",
    "needs_help",
    "not_known",
    "of_word",
    "shown_evidence",
    "sources",
    "strongest_first",
]

MOST_NAMES: Final = 8
LEAST_DIFFERENCE: Final = 0.05


@attrs.frozen
class MissingTable:
    """A table that is not declared complete, and what it would tell.

    Parameters
    ----------
    table
        The table's name.
    weight
        The weight of the findings that it concerns.
    findings
        Those findings, the weightiest first.
    """

    table: str
    weight: float
    findings: tuple[Finding, ...]


@attrs.frozen
class NamedEvidence:
    """The records of one table that a finding rests on, as a report names them.

    Parameters
    ----------
    table
        The table's name.
    names
        What the first records are called, each once, and how often the name occurs among them.
    count
        How many records there are in all.
    more
        How many of them are not named.
    """

    table: str
    names: tuple[tuple[Label, int], ...]
    count: int
    more: int


def strongest_first(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings by falling weight, then by falling value.

    Parameters
    ----------
    findings
        Any findings.

    Returns
    -------
    list of Finding
        Equal ones in their given order.
    """
    return sorted(findings, key=lambda each: (-each.weight, -(each.value or 0.0)))


def of_word(assessment: Assessment, word: str) -> list[Finding]:
    """Return the findings of one word: the healthy ones strongest first, the others weakest first.

    Parameters
    ----------
    assessment
        The assessment.
    word
        ``"healthy"``, ``"watch"`` or ``"failing"``.

    Returns
    -------
    list of Finding
        The findings; of equal values the weightiest first.
    """
    found = [each for each in assessment.all_findings if each.word == word]
    if word == "healthy":
        return strongest_first(found)
    return sorted(found, key=lambda each: (each.value, -each.weight))


def not_known(assessment: Assessment) -> list[Finding]:
    """Return the unknown findings, the weightiest first.

    Parameters
    ----------
    assessment
        The assessment.

    Returns
    -------
    list of Finding
        The findings.
    """
    return strongest_first(
        [each for each in assessment.all_findings if each.state is State.UNKNOWN]
    )


def needs_help(finding: Finding) -> bool:
    """Return whether its measures belong in a report: where it is not healthy, or not known.

    Parameters
    ----------
    finding
        The finding.

    Returns
    -------
    bool
        False also where it is not due or does not apply.
    """
    return finding.state is State.UNKNOWN or finding.word in ("watch", "failing")


def is_capped(assessment: Assessment) -> bool:
    """Return whether caps lower the score, by more than can be shown.

    Parameters
    ----------
    assessment
        The assessment.

    Returns
    -------
    bool
        True where the score is lower than before the caps.
    """
    return assessment.ungated - assessment.score >= LEAST_DIFFERENCE


def cap_in_force(assessment: Assessment, finding: Finding) -> CapEffect | None:
    """Return the cap that a finding sets to the score.

    Parameters
    ----------
    assessment
        The assessment.
    finding
        One of its findings.

    Returns
    -------
    CapEffect or None
        None where it sets none.
    """
    return next((each for each in assessment.caps if each.id == finding.id), None)


def missing_tables(assessment: Assessment) -> list[MissingTable]:
    """Return the tables that unknown or provisional findings lack, by the weight that they concern.

    Parameters
    ----------
    assessment
        The assessment.

    Returns
    -------
    list of MissingTable
        The weightiest first.
    """
    concerned: dict[str, list[Finding]] = {}
    for finding in assessment.all_findings:
        if finding.state in (State.UNKNOWN, State.PARTIAL):
            for table in finding.missing:
                concerned.setdefault(table, []).append(finding)
    found = [
        MissingTable(table, sum(each.weight for each in findings), tuple(strongest_first(findings)))
        for table, findings in concerned.items()
    ]
    return sorted(found, key=lambda each: (-each.weight, -len(each.findings), each.table))


def missing_facts(assessment: Assessment) -> list[Finding]:
    """Return the unknown findings that lack a single fact rather than a table.

    Parameters
    ----------
    assessment
        The assessment.

    Returns
    -------
    list of Finding
        The weightiest first; their reasons name the fact.
    """
    return [each for each in not_known(assessment) if not each.missing]


def shown_evidence(assessment: Assessment, evidence: Evidence) -> NamedEvidence:
    """Return the evidence of one table as a report names it.

    Parameters
    ----------
    assessment
        The assessment, which knows what the records are called.
    evidence
        The evidence.

    Returns
    -------
    NamedEvidence
        The first eight names.
    """
    labels = assessment.labels.get(evidence.table, {})
    names: dict[Label, int] = {}
    named = 0
    for record_id in evidence.ids:
        label = labels.get(record_id) or Label(Text(de=record_id, en=record_id))
        shown = attrs.evolve(label, source=None)
        if shown not in names and len(names) == MOST_NAMES:
            break
        names[shown] = names.get(shown, 0) + 1
        named += 1
    more = evidence.count - named
    return NamedEvidence(evidence.table, tuple(names.items()), evidence.count, more)


def sources(assessment: Assessment) -> list[str]:
    """Return where the facts in the evidence come from.

    Parameters
    ----------
    assessment
        The assessment.

    Returns
    -------
    list of str
        Each source once, in alphabetical order; none of illustrative records.
    """
    found = {
        label.source
        for labels in assessment.labels.values()
        for label in labels.values()
        if label.source and not label.illustrative
    }
    return sorted(found, key=lambda each: (each.casefold(), each))
