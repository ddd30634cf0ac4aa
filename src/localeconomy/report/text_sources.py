"""Where the facts of a report come from, and the attributions that their licences ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.report import contents, words
from localeconomy.report.layout import Block, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from localeconomy.assessment import Assessment, Provenance
    from localeconomy.language import Text

__all__ = ["attributed", "sources"]


def sources(assessment: Assessment, language: str) -> Iterator[Block]:
    """Yield where the facts in the evidence come from.

    Parameters
    ----------
    assessment
        The assessment.
    language
        ``"de"`` or ``"en"``.

    Yields
    ------
    Block
        The sources, each once, then the attributions.
    """
    found = contents.sources(assessment)
    named_below = assessment.provenance.attributions
    listed = [each for each in found if each not in named_below]
    if listed or not found:
        yield _said(words.SOURCES_NOTE if listed else words.NO_SOURCES, language)
    for source in listed:
        yield Paragraph.of(source, bullet="- ")
    yield from attributed(assessment.provenance, language)


def attributed(provenance: Provenance, language: str) -> Iterator[Block]:
    """Yield the attributions that licences ask for, with or without names in the report.

    Parameters
    ----------
    provenance
        What a result was made from.
    language
        ``"de"`` or ``"en"``.

    Yields
    ------
    Block
        Nothing where there are none.
    """
    if provenance.attributions:
        yield _said(words.ATTRIBUTIONS_NOTE, language)
    for each in provenance.attributions:
        yield Paragraph.of(each, bullet="- ")


def _said(text: Text, language: str) -> Paragraph:
    return Paragraph.of(text.into(language))
