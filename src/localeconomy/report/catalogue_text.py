"""The catalogue as plain text: a list of all criteria, and all about one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.catalogue import PITFALLS
from localeconomy.criteria.judging import PHASE_BEGIN, PHASE_LENGTH
from localeconomy.criteria.stages import STAGES
from localeconomy.language import Number, Text, enumeration
from localeconomy.model.fields import fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.model.vocabulary import VOCABULARIES
from localeconomy.report import numbers, words
from localeconomy.report.layout import (
    Block,
    Gap,
    Heading,
    Paragraph,
    Table,
    lay_out,
    terminal_width,
)
from localeconomy.report.text_findings import (
    capitalised,
    listed,
    measure_said,
    table_title,
    weight_said,
)
from localeconomy.scoring.words import FAILING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from localeconomy.criteria.catalogue import Catalogue, Family
    from localeconomy.criteria.declaration import CapRule, Criterion, Read, Threshold

__all__ = ["explain", "facts_said", "list_criteria", "read_said", "threshold_said"]

INNER_QUOTES: Final = str.maketrans("„“”", "‚‘’")  # noqa: RUF001 - German quotation marks


def list_criteria(
    catalogue: Catalogue,
    language: str = "en",
    *,
    width: int | None = None,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return the criteria of a catalogue, family by family, with weight, cap and scope.

    Parameters
    ----------
    catalogue
        The catalogue.
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
    >>> print(list_criteria(catalogue(), "de").splitlines()[0][:13])
    Katalog 1.0.0
    """
    return lay_out(
        _overview(catalogue, language),
        width=terminal_width() if width is None else width,
        colour=colour,
        encoding=encoding,
    )


def explain(
    catalogue: Catalogue,
    criterion_id: str,
    language: str = "en",
    *,
    width: int | None = None,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return all about one criterion: question, source, weight, formula, thresholds, reads, cap.

    Parameters
    ----------
    catalogue
        The catalogue.
    criterion_id
        The criterion.
    language
        ``"de"`` or ``"en"``.
    width, colour, encoding
        As for `localeconomy.report.text.render`.

    Returns
    -------
    str
        The explanation.

    Raises
    ------
    UnknownNameError
        If there is no such criterion.

    Examples
    --------
    >>> from localeconomy.criteria.catalogue import catalogue
    >>> print(explain(catalogue(), "critical_mass").splitlines()[0])
    Critical mass (critical_mass)
    """
    criterion = catalogue[criterion_id]
    family = next(each for each in catalogue.families if each.id == criterion.family)
    return lay_out(
        _explanation(criterion, family, language),
        width=terminal_width() if width is None else width,
        colour=colour,
        encoding=encoding,
    )


def _overview(catalogue: Catalogue, language: str) -> Iterator[Block]:
    title = words.CATALOGUE_TITLE.fill(version=catalogue.version, n=len(catalogue))
    yield Heading(title.into(language), 1)
    yield Paragraph.of(words.CATALOGUE_NOTE.into(language))
    longest = max((len(each.id) for each in catalogue), default=0)
    heads = (words.ID, words.WEIGHT, words.CAP, words.SCOPE, words.TITLE)
    for family in catalogue.families:
        rows = [each for each in catalogue if each.family == family.id]
        if rows:
            yield Heading(capitalised(family.label).into(language), 2)
            yield Table(
                header=tuple(each.into(language) for each in heads),
                rows=tuple(_row(each, language) for each in rows),
                right=frozenset({1, 2}),
                least=(longest,),
            )


def _row(criterion: Criterion, language: str) -> tuple[str, ...]:
    cap = ""
    if criterion.cap is not None:
        # A space keeps the digits below each other.
        sign = words.PHASED_SIGN if criterion.cap.phased_in else " "
        cap = f"{numbers.points(criterion.cap.limit).into(language)}{sign}"
    return (
        criterion.id,
        numbers.weight(criterion.weight.value).into(language),
        cap,
        words.SCOPES[criterion.scope.value].into(language),
        criterion.title.into(language),
    )


def _explanation(criterion: Criterion, family: Family, language: str) -> Iterator[Block]:
    title = words.NAMED.fill(title=criterion.title, id=criterion.id)
    yield Heading(title.into(language), 1)
    yield Paragraph.of(criterion.question.into(language))
    yield Gap()
    for term, said in facts_said(criterion, family):
        line = words.COLON.fill(term=term, text=said).into(language)
        yield Paragraph.of(line, hang=2)
    thresholds = [threshold_said(name, each) for name, each in criterion.thresholds.items()]
    for heading, items in (
        (words.THRESHOLDS, thresholds),
        (words.READS, [read_said(each) for each in criterion.reads]),
        (words.MEASURES, [measure_said(each) for each in criterion.measures]),
    ):
        yield from _items(heading, items, language)


def _items(heading: Text, items: Sequence[Text], language: str) -> Iterator[Block]:
    if items:
        yield Heading(heading.into(language), 2)
    for item in items:
        yield Paragraph.of(item.into(language), bullet="- ")


def facts_said(criterion: Criterion, family: Family) -> Iterator[tuple[Text, Text]]:
    """Yield what is said about a criterion, each with its term.

    Parameters
    ----------
    criterion
        The criterion.
    family
        Its family.

    Yields
    ------
    tuple of Text
        The term and the text; only what the criterion states.
    """
    yield words.FAMILY, _family(criterion, family)
    if criterion.chapter:
        yield words.CHAPTER, _quoted(criterion.chapter)
    if criterion.quote:
        yield words.WORDING, _quoted(criterion.quote)
    yield words.WEIGHT, weight_said(criterion.weight.value, criterion.weight.word)
    yield words.APPLIES_TO, words.SCOPES_AT_LENGTH[criterion.scope.value]
    if criterion.formula.en:
        yield words.FORMULA, criterion.formula
    yield words.UNIT, criterion.unit
    if criterion.asked_from is not None:
        yield words.ASKED_FROM, _stage(criterion.asked_from)
    if criterion.not_due is not None:
        yield words.NOT_DUE, criterion.not_due
    if criterion.cap is not None:
        yield words.CAP, _cap(criterion.cap)
    life_cycle = words.LIFE_CYCLES.get(
        criterion.life_cycle, Text(de=criterion.life_cycle, en=criterion.life_cycle)
    )
    yield words.VERSION, words.VERSION_OF.fill(version=criterion.version, life_cycle=life_cycle)


def _quoted(quote: str) -> Text:
    """Return the source's words in quotation marks; quotations in them get single ones."""
    single = quote.translate(INNER_QUOTES)
    return words.QUOTED.fill(quote=single)


def _family(criterion: Criterion, family: Family) -> Text:
    label = capitalised(family.label)
    if not criterion.pitfalls:
        return label
    named = enumeration(
        words.NAMED.fill(title=number, id=PITFALLS[number]) for number in criterion.pitfalls
    )
    return words.FAMILY_AND_PITFALLS.fill(family=label, numbers=named)


def _stage(name: str) -> Text:
    return next((each.label for each in STAGES if each.id == name), Text(de=name, en=name))


def _cap(rule: CapRule) -> Text:
    said = words.CAP_AT_ONCE.fill(limit=numbers.points(rule.limit), failing=numbers.points(FAILING))
    if not rule.phased_in:
        return said
    return words.CAP_PHASED_IN.fill(
        cap=said, begin=Number(PHASE_BEGIN), full=Number(PHASE_BEGIN + PHASE_LENGTH)
    )


def threshold_said(name: str, threshold: Threshold) -> Text:
    """Return what a threshold says: its meaning, number, name and authority.

    Parameters
    ----------
    name
        Its name.
    threshold
        The threshold.

    Returns
    -------
    Text
        In one line.
    """
    authority = threshold.authority
    return words.THRESHOLD.fill(
        label=capitalised(threshold.label),
        figure=numbers.figure(threshold.value, threshold.unit),
        name=name,
        authority=words.OUR_ASSUMPTION if authority is None else authority,
    )


def read_said(read: Read) -> Text:
    """Return which table is read, how far back, and what more records could do.

    Parameters
    ----------
    read
        What is read.

    Returns
    -------
    Text
        In one line.
    """
    how = []
    if read.kinds:
        kinds = enumeration(_kind(read, each) for each in read.kinds)
        how.append(words.READ_KINDS.fill(kinds=kinds))
    if read.months:
        how.append(words.READ_MONTHS.fill(n=read.months))
    elif read.more.value != "fact":
        how.append(words.READ_PERIOD[read.months == 0])
    if read.informal_only:
        how.append(words.READ_INFORMAL)
    how.append(words.EFFECTS[read.more.value])
    return words.READ.fill(table=table_title(read.table), how=listed(how))


def _kind(read: Read, kind: str) -> Text:
    """Return what a kind is called in the vocabulary of the table's field of kinds."""
    if read.table in TABLES:
        declared = fields_of(TABLES[read.table].record_type)
        field = declared.get(KIND_FIELDS.get(read.table, "kind"))
        term = VOCABULARIES.get((field.target if field else None) or "", {}).get(kind)
        if term is not None:
            return term.label
    return Text(de=kind, en=kind)
