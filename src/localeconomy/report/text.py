"""The report as plain text: pitfalls first, then what is strong and weak, then the score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.criteria.catalogue import PITFALLS
from localeconomy.language import Number, Text, enumeration, format_date
from localeconomy.model.vocabulary import FORM, SCOPE
from localeconomy.report import contents, numbers, words
from localeconomy.report.layout import (
    Block,
    Gap,
    Heading,
    Paragraph,
    Span,
    Table,
    lay_out,
    terminal_width,
)
from localeconomy.report.symbols import MARKS
from localeconomy.report.text_findings import (
    capitalised,
    detail,
    finding_word,
    listed,
    table_title,
    titled,
)
from localeconomy.report.text_sources import sources
from localeconomy.report.text_stages import STAGE, stages
from localeconomy.report.text_uncertainty import uncertainty
from localeconomy.scoring.aggregate import UNKNOWN_VALUE
from localeconomy.scoring.verdicts import verdicts_by_severity
from localeconomy.scoring.words import LEAST_COVERAGE, STATE_LABELS, VERDICT_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from localeconomy.assessment import Assessment, FamilyResult
    from localeconomy.scoring.finding import Finding
    from localeconomy.scoring.summary import CapEffect
    from localeconomy.scoring.verdicts import Verdict

__all__ = ["render"]


def render(
    assessment: Assessment,
    language: str = "en",
    *,
    width: int | None = None,
    colour: bool = False,
    encoding: str = "utf-8",
    explain_uncertainty: bool = False,
) -> str:
    """Return the report on an assessment as plain text.

    Parameters
    ----------
    assessment
        The assessment.
    language
        ``"de"`` or ``"en"``.
    width
        Columns that a line may take; by default those of the terminal, at most 100, and 80 where
        the output is not a terminal. Less than 20 counts as 20.
    colour
        Whether words are coloured with the codes of a terminal, beside their symbols.
    encoding
        What the text will be written in; characters that it lacks are replaced.
    explain_uncertainty
        Whether intervals, causes and tipping points are computed and told.

    Returns
    -------
    str
        The report; no line ends in a space.

    Examples
    --------
    >>> import localeconomy as le
    >>> assessment = le.assess(le.example("kino-knappenviertel"), on="2003-06-30")
    >>> print(render(assessment, "de", width=60).splitlines()[0])
    KinO e. V. – Knappen-Initiative Oberhausen
    """
    further = (uncertainty,) if explain_uncertainty else ()
    parts = (
        *(_heading, _pitfalls, _summaries, _score, *further, _families, stages),
        *(detail, _next, _origin),
    )
    return lay_out(
        (block for part in parts for block in part(assessment, language)),
        width=terminal_width() if width is None else width,
        colour=colour,
        encoding=encoding,
    )


def _heading(assessment: Assessment, language: str) -> Iterator[Block]:
    yield Heading(assessment.title.into(language) or words.UNTITLED.into(language), 1)
    facts = (
        (words.DAY, format_date(assessment.day, language)),
        (words.KIND, SCOPE[assessment.scope].label.into(language)),
        (words.FORM, _form(assessment).into(language)),
        (words.AGE, _age(assessment).into(language)),
        (words.STAGE, _stage(assessment).into(language)),
        (words.PROGRAMME, words.PROGRAMME_STATE[assessment.after_programme].into(language)),
    )
    for term, said in facts:
        yield Paragraph.of(words.COLON.fill(term=term, text=said).into(language), hang=2)
    yield Gap()
    made_up, count = assessment.illustrative
    if assessment.is_illustrative:
        yield _said(words.ILLUSTRATIVE.fill(k=made_up, n=count), language)
    if assessment.provenance.assume_complete:
        yield _said(words.ASSUMED_COMPLETE, language)


def _said(text: Text, language: str) -> Paragraph:
    return Paragraph.of(text.into(language))


def _form(assessment: Assessment) -> Text:
    return words.NOT_RECORDED if assessment.form is None else FORM[assessment.form].label


def _age(assessment: Assessment) -> Text:
    if assessment.age is None:
        return words.FOUNDING_NOT_RECORDED
    return numbers.age(assessment.age)


def _stage(assessment: Assessment) -> Text:
    return words.NOT_RECORDED if assessment.stage is None else STAGE[assessment.stage].label


def _pitfalls(assessment: Assessment, language: str) -> Iterator[Block]:
    yield Heading(words.PITFALLS.into(language), 2)
    for verdict in verdicts_by_severity(assessment.verdicts):
        yield from _pitfall(assessment, verdict, language)


def _pitfall(assessment: Assessment, verdict: Verdict, language: str) -> Iterator[Block]:
    mark = MARKS[verdict.word]
    word = VERDICT_LABELS[verdict.word].into(language)
    title = words.PITFALL.fill(title=PITFALLS[verdict.number], number=verdict.number)
    yield Paragraph.of(
        Span(f"{mark.sign} {word}", mark.style),
        ": ",
        Span(title.into(language), "strong"),
        hang=4,
    )
    if verdict.word == "not_applicable":
        return
    read = [assessment.findings[each] for each in verdict.findings]
    said = (
        words.READ_OFF.fill(
            findings=listed(
                (
                    words.FINDING_WORD.fill(title=each.title, word=finding_word(each))
                    for each in read
                ),
                ", ",
            )
        )
        if read
        else words.READ_OFF_NONE
    )
    yield Paragraph.of(said.into(language), indent=4)


def _summaries(assessment: Assessment, language: str) -> Iterator[Block]:
    for heading, findings in (
        (words.STRONG, contents.of_word(assessment, "healthy")),
        (words.WEAK, contents.of_word(assessment, "failing")),
        (words.WATCHED, contents.of_word(assessment, "watch")),
        (words.UNKNOWN, contents.not_known(assessment)),
    ):
        yield Heading(heading.into(language), 2)
        if not findings:
            yield _said(words.NOTHING, language)
        for finding in findings:
            mark = MARKS[finding.word or "unknown"]
            yield Paragraph.of(
                Span(f"{titled(finding).into(language)}:", "strong"),
                f" {finding.reason.into(language)}",
                bullet=f"{mark.sign} ",
            )


def _score(assessment: Assessment, language: str) -> Iterator[Block]:
    yield Heading(words.SCORE.into(language), 2)
    low, high = (numbers.score(each) for each in assessment.bounds)
    line = words.SCORE_LINE
    if assessment.bounds[0] == assessment.bounds[1]:
        line = words.CERTAIN_SCORE_LINE if assessment.coverage == 1 else words.EXACT_SCORE_LINE
    yield Paragraph.of(
        Span(line.fill(score=_shown_score(assessment), low=low, high=high).into(language), "strong")
    )
    known = numbers.coverage(assessment.coverage)
    grade = (
        words.NO_GRADE.fill(coverage=known, least=numbers.coverage(LEAST_COVERAGE))
        if assessment.grade is None
        else words.GRADE.fill(grade=assessment.grade)
    )
    said = [grade, _caps(assessment)]
    if assessment.grade is not None:
        said.append(words.COVERAGE.fill(coverage=known))
    unknown = sum(1 for each in contents.not_known(assessment) if each.weight > 0)
    if unknown:
        said.append(words.UNKNOWN_COUNTED.fill(n=unknown, value=numbers.points(UNKNOWN_VALUE)))
    for each in said:
        yield _said(each, language)


def _shown_score(assessment: Assessment) -> Number:
    if contents.is_capped(assessment):
        return numbers.apart(assessment.ungated, assessment.score)[1]
    return numbers.score(assessment.score)


def _caps(assessment: Assessment) -> Text:
    """Return what the caps did: "71 before the cap, 40 because of active_core"."""
    if not assessment.caps:
        return words.NO_CAPS.fill(score=numbers.score(assessment.ungated))
    if not contents.is_capped(assessment):
        return words.CAPS_WITHOUT_EFFECT.fill(
            score=numbers.score(assessment.ungated),
            caps=enumeration(_limited(assessment, each) for each in assessment.caps),
        )
    ungated, score = numbers.apart(assessment.ungated, assessment.score)
    first, *further = assessment.caps
    return (words.CAPPED_FURTHER if further else words.CAPPED).fill(
        ungated=ungated,
        score=score,
        first=_named(assessment, first),
        further=enumeration(_named(assessment, each) for each in further),
    )


def _named(assessment: Assessment, cap: CapEffect) -> Text:
    return words.NAMED_CAUSE.fill(title=assessment.findings[cap.id].title, id=cap.id)


def _limited(assessment: Assessment, cap: CapEffect) -> Text:
    return words.CAP_AT.fill(name=_named(assessment, cap), limit=numbers.score(cap.limit))


def _families(assessment: Assessment, language: str) -> Iterator[Block]:
    yield Heading(words.FAMILIES.into(language), 2)
    heads = (words.FAMILY, words.VALUE, words.BOUNDS, words.COVERAGE_HEAD, words.SHARE_HEAD)
    yield Table(
        header=tuple(each.into(language) for each in heads),
        rows=tuple(_family_row(each, language) for each in assessment.families.values()),
        right=frozenset({1, 2, 3, 4}),
    )
    yield Gap()
    yield _said(words.FAMILIES_NOTE, language)


def _family_row(result: FamilyResult, language: str) -> tuple[str, ...]:
    label = capitalised(result.family.label).into(language)
    absent = words.ABSENT.into(language)
    if result.value is None or result.bounds is None or result.coverage is None:
        return (label, absent, absent, absent, absent)
    is_context = result.score.weight == 0
    # A value that rests on nothing but unknowns is none.
    judged = [each for each in result if each.value is not None and (is_context or each.weight > 0)]
    low, high = (numbers.points(each) for each in result.bounds)
    value = numbers.points(result.value) if judged else STATE_LABELS["unknown"]
    share = Number(result.score.weight, percent=True)
    return (
        label,
        value.into(language),
        words.RANGE.fill(low=low, high=high).into(language),
        numbers.coverage(result.coverage).into(language),
        words.OUTSIDE.into(language) if is_context else share.into(language),
    )


def _next(assessment: Assessment, language: str) -> Iterator[Block]:
    yield Heading(words.NEXT.into(language), 2)
    tables = contents.missing_tables(assessment)
    facts = contents.missing_facts(assessment)
    if not tables and not facts:
        yield _said(words.NOTHING_MISSING, language)
    if tables:
        yield _said(words.NEXT_NOTE, language)
    for each in tables:
        said = words.NEXT_TABLE.fill(
            table=table_title(each.table),
            weight=numbers.weight(each.weight),
            findings=_titles(each.findings),
        )
        yield Paragraph.of(said.into(language), bullet="- ")
    if facts:
        yield _said(words.NEXT_FACT, language)
    for finding in facts:
        said = words.COLON.fill(term=titled(finding), text=finding.reason)
        yield Paragraph.of(said.into(language), bullet="- ")


def _titles(findings: Sequence[Finding]) -> Text:
    return enumeration(titled(each) for each in findings)


def _origin(assessment: Assessment, language: str) -> Iterator[Block]:
    yield Heading(words.SOURCES.into(language), 2)
    yield from sources(assessment, language)
    yield Heading(words.PROVENANCE.into(language), 2)
    made = assessment.provenance
    for said in (
        words.CATALOGUE.fill(version=made.catalogue_version, hash=made.catalogue_hash),
        words.LIBRARY.fill(version=made.library_version),
        words.RECORD.fill(digest=made.record_digest),
    ):
        yield Paragraph.of(said.into(language), bullet="- ")
