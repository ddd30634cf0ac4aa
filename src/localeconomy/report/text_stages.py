"""The stage reading as text: what the source asks for by now, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.assessment.stages import STEP_LABELS
from localeconomy.criteria.stages import STAGES
from localeconomy.language import enumeration
from localeconomy.report import words
from localeconomy.report.layout import Block, Heading, Paragraph, Span
from localeconomy.report.symbols import MARKS
from localeconomy.report.text_findings import capitalised, finding_word, listed, titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from localeconomy.assessment import Assessment, Step
    from localeconomy.language import Text

__all__ = ["stages"]

STAGE: Final = {each.id: each for each in STAGES}


def stages(assessment: Assessment, language: str) -> Iterator[Block]:
    """Yield what the source asks for at the network's stage.

    Parameters
    ----------
    assessment
        The assessment.
    language
        ``"de"`` or ``"en"``.

    Yields
    ------
    Block
        A heading, a paragraph a stage, what is due now and what comes next; nothing where no
        criterion belongs to a stage.
    """
    reading = assessment.stage_reading
    if not reading.steps:
        return
    yield Heading(words.STAGE_READING.into(language), 2)
    note = (
        words.STAGE_NOT_KNOWN
        if reading.stage is None
        else words.STAGE_REACHED.fill(stage=STAGE[reading.stage].label)
    )
    yield Paragraph.of(note.into(language))
    for step in reading.steps:
        yield from _step(assessment, step, language)
    for said, ids in ((words.DUE_NOW, reading.due_now), (words.DUE_NEXT, reading.due_next)):
        if ids:
            yield Paragraph.of(said.fill(findings=_titles(assessment, ids)).into(language))


def _step(assessment: Assessment, step: Step, language: str) -> Iterator[Block]:
    stage = STAGE[step.stage]
    word = STEP_LABELS[step.word] if step.is_due else words.LATER.fill(word=STEP_LABELS[step.word])
    mark = MARKS[step.word]
    said = words.STEP.fill(stage=capitalised(stage.label), asks=stage.asks).into(language)
    yield Paragraph.of(
        Span(f"{mark.sign} {word.into(language)}", mark.style if step.is_due else "faint"),
        ": ",
        Span(said, "strong" if step.is_due else ""),
        hang=4,
    )
    if step.findings:
        read = (assessment.findings[each] for each in step.findings)
        listing = listed(
            (words.FINDING_WORD.fill(title=each.title, word=finding_word(each)) for each in read),
            ", ",
        )
        yield Paragraph.of(words.READ_OFF.fill(findings=listing).into(language), indent=4)


def _titles(assessment: Assessment, ids: Sequence[str]) -> Text:
    return enumeration(titled(assessment.findings[each]) for each in ids)
