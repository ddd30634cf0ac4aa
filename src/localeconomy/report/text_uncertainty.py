"""How sure the score is and what it is owed to, as text: computed only where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.report import words
from localeconomy.report.layout import Block, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from localeconomy.assessment import Assessment
    from localeconomy.language import Text

__all__ = ["uncertainty"]

MOST: Final = 5
LEAST_POINTS: Final = 0.05


def uncertainty(assessment: Assessment, language: str) -> Iterator[Block]:
    """Yield intervals, causes, tipping points and what to find out next.

    Parameters
    ----------
    assessment
        The assessment.
    language
        ``"de"`` or ``"en"``.

    Yields
    ------
    Block
        A heading and what belongs to it.
    """
    yield Heading(words.HOW_SURE.into(language), 2)
    found: list[Text] = [assessment.scenario_interval.sentence]
    if assessment.origin is not None:
        found.append(assessment.method_interval.sentence)
    found.append(assessment.sensitivity.sentence)
    for sentence in found:
        yield Paragraph.of(sentence.into(language))
    costs = [each.sentence for each in assessment.contributions.parts if _counts(each.points)]
    for heading, sentences in (
        (words.WHAT_COSTS, costs),
        (words.WHAT_TIPS, [each.sentence for each in assessment.tipping_points[:MOST]]),
        (words.WHAT_TO_LEARN, [each.sentence for each in assessment.missing_plan.items[:MOST]]),
        (words.WHAT_OVERLAPS, [each.sentence for each in assessment.overlap[:MOST]]),
    ):
        yield from _listed(heading, sentences, language)


def _counts(points: float) -> bool:
    return abs(points) >= LEAST_POINTS


def _listed(heading: Text, sentences: Iterable[Text], language: str) -> Iterator[Block]:
    bullets = [Paragraph.of(each.into(language), bullet="- ") for each in sentences]
    if bullets:
        yield Heading(heading.into(language), 3)
        yield from bullets
