"""The catalogue as a page in Markdown: all about every criterion, family by family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.report import words
from localeconomy.report.catalogue_text import facts_said, read_said, threshold_said
from localeconomy.report.text_findings import capitalised, measure_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from localeconomy.criteria.catalogue import Catalogue, Family
    from localeconomy.criteria.declaration import Criterion

__all__ = ["to_markdown"]


def to_markdown(catalogue: Catalogue, language: str = "en") -> str:
    """Return the page of all criteria in Markdown.

    Parameters
    ----------
    catalogue
        The criteria.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        A section a family, in it one a criterion.

    Examples
    --------
    >>> from localeconomy.criteria.catalogue import catalogue
    >>> print(to_markdown(catalogue()).splitlines()[0])
    # Criteria
    """
    introduction = words.CRITERIA_INTRODUCTION.fill(
        version=catalogue.version, hash=catalogue.hash, n=len(catalogue)
    )
    lines = [f"# {words.CRITERIA.into(language)}", "", introduction.into(language), ""]
    for family in catalogue.families:
        criteria = [each for each in catalogue if each.family == family.id]
        if criteria:
            lines += [f"## {capitalised(family.label).into(language)} (`{family.id}`)", ""]
        for each in criteria:
            lines += _criterion(each, family, language)
    return "\n".join(lines)


def _criterion(criterion: Criterion, family: Family, language: str) -> Iterator[str]:
    yield from (f"### {criterion.title.into(language)} (`{criterion.id}`)", "")
    yield from (criterion.question.into(language), "")
    for term, said in facts_said(criterion, family):
        if term is not words.FAMILY or criterion.pitfalls:
            yield f"- **{term.into(language)}**: {said.into(language)}"
    yield ""
    thresholds = [threshold_said(name, each) for name, each in criterion.thresholds.items()]
    for heading, items in (
        (words.THRESHOLDS, thresholds),
        (words.READS, [read_said(each) for each in criterion.reads]),
        (words.MEASURES, [measure_said(each) for each in criterion.measures]),
    ):
        if items:
            yield from (f"**{heading.into(language)}**", "")
            yield from (f"- {each.into(language)}" for each in items)
            yield ""
