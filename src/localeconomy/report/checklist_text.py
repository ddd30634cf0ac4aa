"""The checklist as plain text: the fewest questions whose answers release a grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.language import enumeration
from localeconomy.model.vocabulary import SCOPE
from localeconomy.report import words
from localeconomy.report.layout import Block, Gap, Heading, Paragraph, Span, lay_out, terminal_width
from localeconomy.report.text_findings import table_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from localeconomy.criteria.catalogue import Catalogue
    from localeconomy.criteria.minimum_record import Question

__all__ = ["list_questions"]


def list_questions(
    catalogue: Catalogue,
    scope: str = "network",
    language: str = "en",
    *,
    width: int | None = None,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return the minimum record of a catalogue as a list of questions.

    Parameters
    ----------
    catalogue
        The catalogue.
    scope
        ``"network"`` or ``"alliance"``.
    language
        ``"de"`` or ``"en"``.
    width, colour, encoding
        As for `localeconomy.report.text.render`.

    Returns
    -------
    str
        The list.

    Examples
    --------
    >>> from localeconomy.criteria.catalogue import catalogue
    >>> print(list_questions(catalogue()).splitlines()[0])
    Checklist: what suffices for a grade
    """
    return lay_out(
        _blocks(catalogue, scope, language),
        width=terminal_width() if width is None else width,
        colour=colour,
        encoding=encoding,
    )


def _blocks(catalogue: Catalogue, scope: str, language: str) -> Iterator[Block]:
    questions = catalogue.minimum_record(scope)
    yield Heading(words.CHECKLIST_TITLE.into(language), 1)
    if not questions:
        yield Paragraph.of(words.CHECKLIST_EMPTY.into(language))
        return
    note = words.CHECKLIST_NOTE.fill(n=len(questions), scope=SCOPE[scope].label)
    yield Paragraph.of(note.into(language))
    facts = [each for each in questions if each.is_fact]
    for heading, group, first in (
        (words.CHECKLIST_FACTS, facts, 1),
        (words.CHECKLIST_LISTS, questions[len(facts) :], len(facts) + 1),
    ):
        if group:
            yield Heading(heading.into(language), 2)
        yield from _questions(catalogue, group, first, language)
    yield Gap()
    yield Paragraph.of(words.CHECKLIST_FURTHER.into(language))


def _questions(
    catalogue: Catalogue, questions: Sequence[Question], first: int, language: str
) -> Iterator[Block]:
    for number, each in enumerate(questions, first):
        yield Paragraph.of(Span(each.text.into(language), "strong"), bullet=f"{number:2d}. ")
        answer = words.CHECKLIST_ANSWER.fill(table=table_title(each.table), period=each.period)
        serves = words.CHECKLIST_SERVES.fill(
            criteria=enumeration(catalogue[name].title for name in each.criteria)
        )
        said = (answer,) if each.is_fact else (answer, serves)
        for line in said:
            yield Paragraph.of(line.into(language), indent=4, hang=2)
