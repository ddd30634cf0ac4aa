"""How sure the score is and what it is owed to, as text: computed only where it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from localeconomy.language import Number
from localeconomy.report import numbers, words
from localeconomy.report.layout import Block, Heading, Paragraph
from localeconomy.scoring.aggregate import UNKNOWN_VALUE
from localeconomy.scoring.contributions import CAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from localeconomy.assessment import Assessment
    from localeconomy.language import Text

__all__ = ["uncertainty"]

MOST: Final = 5
LEAST_POINTS: Final = 0.05
DIGITS: Final = 1


class _Said(Protocol):
    """Anything that says what it means."""

    @property
    def sentence(self) -> Text:
        """What it says."""
        ...


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
    for sentence in _intervals(assessment):
        yield Paragraph.of(sentence.into(language))
    costs = [each for each in assessment.contributions.parts if _counts(each.points)]
    # A cap that lowers nothing today has its share all the same.
    note = words.SPLIT if any(each.kind == CAP for each in costs) else None
    # Without a grade there is none to move, but the score still lies in the range of one.
    tips = words.WHAT_MOVES if assessment.grade is None else words.WHAT_TIPS
    narrowing = [each for each in assessment.missing_plan.items if _counts(each.expected)]
    yield from _listed(words.WHAT_COSTS, costs, language, note)
    yield from _listed(tips, assessment.tipping_points[:MOST], language)
    yield from _listed(words.WHAT_TO_LEARN, narrowing[:MOST], language)
    yield from _listed(words.WHAT_OVERLAPS, assessment.overlap[:MOST], language)


def _intervals(assessment: Assessment) -> Iterator[Text]:
    """Yield where the score would lie if all were known, what that depends on, and on the method.

    Parameters
    ----------
    assessment
        The assessment.

    Yields
    ------
    Text
        One sentence or two.
    """
    scenario = assessment.scenario_interval
    yield scenario.sentence
    if scenario.low != scenario.high:
        low, score, high = (
            round(each, DIGITS) for each in (scenario.low, assessment.score, scenario.high)
        )
        if not low <= score <= high:
            shown = Number(score, DIGITS)
            yield words.SCORE_BESIDE.fill(score=shown, value=numbers.points(UNKNOWN_VALUE))
        least, most = (Number(each, DIGITS) for each in assessment.bounds)
        yield words.GUARANTEED.fill(low=least, high=most)
        yield assessment.sensitivity.sentence
    if assessment.origin is not None:
        yield assessment.method_interval.sentence


def _counts(points: float) -> bool:
    return abs(points) >= LEAST_POINTS


def _listed(
    heading: Text, parts: Iterable[_Said], language: str, note: Text | None = None
) -> Iterator[Block]:
    bullets = [Paragraph.of(each.sentence.into(language), bullet="- ") for each in parts]
    if bullets:
        yield Heading(heading.into(language), 3)
        if note is not None:
            yield Paragraph.of(note.into(language))
        yield from bullets
