"""The findings one by one, family by family, as blocks of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.criteria.units import RATIO_OF_SHARES
from localeconomy.language import Text, by_count, enumeration
from localeconomy.model.records import TABLES
from localeconomy.report import contents, numbers, words
from localeconomy.report.layout import Block, Heading, Paragraph, Span
from localeconomy.report.symbols import ILLUSTRATIVE_SIGN, MARKS
from localeconomy.scoring.finding import State
from localeconomy.scoring.words import (
    EFFORT_LABELS,
    FAILING,
    HEALTHY,
    STATE_LABELS,
    WORD_LABELS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from localeconomy.assessment import Assessment
    from localeconomy.scoring.finding import Evidence, Finding, Measure

__all__ = [
    "capitalised",
    "detail",
    "finding_word",
    "listed",
    "measure_said",
    "table_title",
    "titled",
    "weight_said",
]

INDENT = 2


def capitalised(text: Text) -> Text:
    """Return a text that begins with a capital letter in every language.

    Parameters
    ----------
    text
        The text.

    Returns
    -------
    Text
        The text as a heading or at the beginning of a line.
    """
    return Text(de=text.de[:1].upper() + text.de[1:], en=text.en[:1].upper() + text.en[1:])


def table_title(name: str) -> Text:
    """Return what a table is called at the beginning of a line.

    Parameters
    ----------
    name
        The table's name.

    Returns
    -------
    Text
        Its label; the name itself where it is a table of another version.
    """
    return capitalised(TABLES[name].plural) if name in TABLES else Text(de=name, en=name)


def titled(finding: Finding) -> Text:
    """Return the title of a finding, marked where it is provisional or outside the score.

    Parameters
    ----------
    finding
        The finding.

    Returns
    -------
    Text
        Its title.
    """
    qualities = [words.CONTEXT] if finding.weight == 0 else []
    if finding.state is State.PARTIAL:
        qualities.append(words.PROVISIONAL)
    if not qualities:
        return finding.title
    return words.QUALIFIED.fill(title=finding.title, qualities=listed(qualities, ", "))


def listed(items: Iterable[Text], between: str = "; ") -> Text:
    """Return texts as a list without a joining word.

    Parameters
    ----------
    items
        The texts.
    between
        What stands between two of them.

    Returns
    -------
    Text
        The list.
    """
    texts = list(items)
    return Text(
        de=between.join(each.de for each in texts), en=between.join(each.en for each in texts)
    )


def finding_word(finding: Finding) -> Text:
    """Return the word for a finding, or its state where it has no value.

    Parameters
    ----------
    finding
        The finding.

    Returns
    -------
    Text
        Marked where it is provisional.
    """
    if finding.word is None:
        return STATE_LABELS[finding.state.value]
    word = WORD_LABELS[finding.word]
    return listed([word, words.PROVISIONAL], ", ") if finding.state is State.PARTIAL else word


def weight_said(weight: float, word: str | None) -> Text:
    """Return a weight and where it comes from.

    Parameters
    ----------
    weight
        The weight.
    word
        The source's word; None for an assumption.

    Returns
    -------
    Text
        Weight and authority.
    """
    if weight == 0:
        return words.WEIGHT_OF_CONTEXT
    if word is None:
        return words.WEIGHT_OF_OURS.fill(weight=numbers.weight(weight), ours=words.OUR_ASSUMPTION)
    return words.WEIGHT_OF_SOURCE.fill(weight=numbers.weight(weight), word=word)


def detail(assessment: Assessment, language: str) -> Iterator[Block]:
    """Yield every finding with all that explains it.

    Parameters
    ----------
    assessment
        The assessment.
    language
        ``"de"`` or ``"en"``.

    Yields
    ------
    Block
        Headings and paragraphs, family by family.
    """
    yield Heading(words.DETAILS.into(language), 2)
    notes = [
        words.MARKS_NOTE.fill(healthy=numbers.points(HEALTHY), failing=numbers.points(FAILING))
    ]
    if assessment.is_illustrative:
        notes.append(words.ILLUSTRATIVE_NOTE.fill(sign=ILLUSTRATIVE_SIGN))
    yield Paragraph.of(" ".join(each.into(language) for each in notes))
    for result in assessment.families.values():
        applicable = [each for each in result if each.state.is_applicable]
        if applicable:
            yield _family_heading(result.family.label, language)
        for finding in applicable:
            yield from _finding(assessment, finding, language)
    yield from _not_applicable(assessment, language)


def _family_heading(label: Text, language: str) -> Heading:
    return Heading(label.into(language).upper(), 3)


def _not_applicable(assessment: Assessment, language: str) -> Iterator[Block]:
    """Yield what the criteria for other kinds of network are called, in short."""
    left_out = {
        family: [each for each in result if not each.state.is_applicable]
        for family, result in assessment.families.items()
    }
    if any(left_out.values()):
        yield _family_heading(words.NOT_APPLICABLE_HERE, language)
    for family, findings in left_out.items():
        if findings:
            titles = listed(
                (words.NAMED.fill(title=each.title, id=each.id) for each in findings), ", "
            )
            label = capitalised(assessment.families[family].family.label)
            said = words.COLON.fill(term=label, text=titles)
            yield Paragraph.of(said.into(language), bullet="- ")


def _finding(assessment: Assessment, finding: Finding, language: str) -> Iterator[Block]:
    yield Heading(words.NAMED.fill(title=finding.title, id=finding.id).into(language), 3)
    mark = MARKS[finding.word or finding.state.value]
    spans = [Span(f"{mark.sign} {finding_word(finding).into(language)}", mark.style)]
    if finding.value is not None:
        spans.append(Span(f": {_value(finding).into(language)}"))
    yield Paragraph(tuple(spans), indent=INDENT, hang=INDENT)
    yield Paragraph.of(finding.reason.into(language), indent=INDENT)
    for term, said in _lines(assessment, finding):
        line = words.COLON.fill(term=term, text=said).into(language)
        yield Paragraph.of(line, indent=INDENT, hang=INDENT)
    yield from _items(
        words.EVIDENCE, [_evidence(assessment, each) for each in finding.evidence], language
    )
    if contents.needs_help(finding):
        yield from _items(words.HELPS, [measure_said(each) for each in finding.measures], language)


def _items(term: Text, items: Sequence[Text], language: str) -> Iterator[Block]:
    if items:
        yield Paragraph.of(f"{term.into(language)}:", indent=INDENT)
    for item in items:
        yield Paragraph.of(item.into(language), indent=2 * INDENT, bullet="- ")


def _value(finding: Finding) -> Text:
    low, high = finding.bounds
    form = words.VALUE_EXACT if low == high else words.VALUE_WITHIN
    return form.fill(
        value=numbers.points(finding.value or 0.0),
        low=numbers.points(low),
        high=numbers.points(high),
        state=STATE_LABELS[finding.state.value],
    )


def _lines(assessment: Assessment, finding: Finding) -> Iterator[tuple[Text, Text]]:
    """Yield what explains a finding, each with its term."""
    yield words.ASKED, finding.question
    if finding.raw is not None:
        term = capitalised(finding.unit) if finding.unit == RATIO_OF_SHARES else words.FIGURE
        yield term, _figure(finding)
    if finding.figures:
        yield words.FURTHER_FIGURES, _further(finding)
    if finding.missing:
        yield words.INCOMPLETE, enumeration(table_title(each) for each in finding.missing)
    cap = _cap(assessment, finding)
    if cap is not None:
        yield words.CAP, cap
    if finding.state.is_due:
        yield words.WEIGHT, weight_said(finding.weight, finding.weight_word)


def _figure(finding: Finding) -> Text:
    said = numbers.figure(finding.raw or 0.0, finding.unit)
    return said if finding.n is None else words.FIGURE_OF.fill(figure=said, n=finding.n)


def _further(finding: Finding) -> Text:
    said = [
        words.COLON.fill(
            term=each.label,
            text=STATE_LABELS["unknown"]
            if each.value is None
            else numbers.figure(each.value, each.unit),
        )
        for each in finding.figures
    ]
    return listed(said)


def _evidence(assessment: Assessment, evidence: Evidence) -> Text:
    shown = contents.shown_evidence(assessment, evidence)
    names = []
    for label, count in shown.names:
        sign = ILLUSTRATIVE_SIGN if label.illustrative else ""
        name = Text(de=label.text.de + sign, en=label.text.en + sign)
        names.append(name if count == 1 else words.REPEATED.fill(name=name, n=count))
    if shown.more:
        names.append(by_count(shown.more, words.AND_ONE_MORE, words.AND_MORE).fill(n=shown.more))
    return words.EVIDENCE_OF.fill(
        table=table_title(shown.table), n=shown.count, names=listed(names)
    )


def _cap(assessment: Assessment, finding: Finding) -> Text | None:
    effect = contents.cap_in_force(assessment, finding)
    if effect is not None:
        return words.CAP_IN_FORCE.fill(limit=numbers.score(effect.limit))
    if finding.cap is None or finding.state is not State.UNKNOWN or not finding.cap.force:
        return None
    # An unknown value may turn out to be 0, where the cap bites with all its force.
    worst = 100 * (1 - (1 - finding.cap.limit) * finding.cap.force)
    return words.CAP_POSSIBLE.fill(limit=numbers.score(worst))


def measure_said(measure: Measure) -> Text:
    """Return a measure with its effort.

    Parameters
    ----------
    measure
        The measure.

    Returns
    -------
    Text
        Its wording.
    """
    effort = EFFORT_LABELS.get(measure.effort, Text(de=measure.effort, en=measure.effort))
    return words.MEASURE.fill(text=measure.text, effort=effort)
