"""Recommendations as plain text: what to do, what it would gain, and what that assumes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.analysis.recommendation_words import is_nothing, signed
from localeconomy.language import Number, Text, format_date
from localeconomy.report import numbers, recommendations_words, words
from localeconomy.report.layout import Block, Gap, Heading, Paragraph, Span, lay_out, terminal_width
from localeconomy.report.text_findings import listed, table_title
from localeconomy.report.text_sources import attributed
from localeconomy.scoring.words import EFFORT_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from localeconomy.analysis import Assumed, Move, Recommendation, Recommendations

__all__ = ["list_recommendations"]

MOST_MOVES: Final = 6
INDENT: Final = 4


def list_recommendations(
    recommendations: Recommendations,
    language: str = "en",
    *,
    width: int | None = None,
    colour: bool = False,
    encoding: str = "utf-8",
) -> str:
    """Return recommendations as a list: those that gain, those that do not, those not computed.

    Parameters
    ----------
    recommendations
        The recommendations.
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
    >>> import localeconomy as le
    >>> found = le.recommend(le.example("lokale-oekonomie-nrw"), most=1)
    >>> print(list_recommendations(found, "de").splitlines()[2])
    Tag: 31.12.2003
    """
    return lay_out(
        _blocks(recommendations, language),
        width=terminal_width() if width is None else width,
        colour=colour,
        encoding=encoding,
    )


def _blocks(found: Recommendations, language: str) -> Iterator[Block]:
    title = found.title if found.title.into(language) else words.UNTITLED
    yield Heading(recommendations_words.TITLE.fill(title=title).into(language), 1)
    day = words.COLON.fill(term=words.DAY, text=format_date(found.day, language))
    yield _said(day, language)
    yield _said(recommendations_words.SCORE.fill(score=Number(found.score, 1)), language)
    yield Gap()
    if not len(found):
        yield _said(recommendations_words.NOTHING_WEAK, language)
    else:
        yield _said(recommendations_words.METHOD, language)
    made_up, count = found.illustrative
    if made_up:
        yield _said(words.ILLUSTRATIVE.fill(k=made_up, n=count), language)
    if found.provenance.assume_complete:
        yield _said(words.ASSUMED_COMPLETE, language)
    yield from _computed(found, language)
    plain = [each for each in found if each.expected_gain is None]
    if plain:
        yield Heading(recommendations_words.NOT_COMPUTED.into(language), 2)
        yield _said(recommendations_words.NOT_COMPUTED_NOTE, language)
        for each in plain:
            yield Paragraph.of(_plain(each).into(language), bullet="- ")
    if found.unknown:
        yield Gap()
        yield _said(recommendations_words.UNKNOWN.fill(n=found.unknown), language)
    if found.provenance.attributions:
        yield Gap()
        yield from attributed(found.provenance, language)


def _said(text: Text, language: str) -> Paragraph:
    return Paragraph.of(text.into(language))


def _computed(found: Iterable[Recommendation], language: str) -> Iterator[Block]:
    number = 0
    gains = [(each, each.expected_gain) for each in found if each.expected_gain is not None]
    for heading, group in (
        (recommendations_words.GAINS, [each for each, gain in gains if round(gain, 1) > 0]),
        (recommendations_words.NO_GAINS, [each for each, gain in gains if is_nothing(gain)]),
        (recommendations_words.LOSSES, [each for each, gain in gains if round(gain, 1) < 0]),
    ):
        if group:
            yield Heading(heading.into(language), 2)
        for each in group:
            number += 1
            text = each.measure.text.into(language)
            yield Paragraph.of(Span(text, "strong"), bullet=f"{number:2d}. ")
            for line in _lines(each):
                yield Paragraph.of(line.into(language), indent=INDENT, hang=2)


def _lines(each: Recommendation) -> Iterator[Text]:
    """Yield what is said of one whose gain is computed."""
    gain, further = each.expected_gain or 0.0, each.gain_before_caps or 0.0
    text = recommendations_words.GAIN
    if not each.assumed:
        text = recommendations_words.UNCHANGED
    elif is_nothing(gain) and not is_nothing(further):
        text = recommendations_words.BEFORE_CAPS
    yield text.fill(
        gain=signed(gain),
        further=signed(further),
        score=Number(each.score or 0.0, 1),
        effort=_effort(each),
        title=each.title,
        value=numbers.points(each.value),
    )
    said = [_move(one) for one in each.moves if _is_seen(one)]
    if said:
        moves = said[:MOST_MOVES]
        more = len(said) - MOST_MOVES
        if more > 0:
            moves.append(recommendations_words.MORE.fill(n=more))
        yield recommendations_words.MOVES.fill(moves=listed(moves))
    if each.assumed:
        yield recommendations_words.ASSUMED.fill(records=listed(_assumed(each.assumed)))


def _is_seen(move: Move) -> bool:
    """Return whether a finding would look different."""
    if move.before is None or move.after is None:
        return True
    return numbers.points(move.before) != numbers.points(move.after)


def _move(move: Move) -> Text:
    before, after = (
        recommendations_words.NO_VALUE if value is None else numbers.points(value)
        for value in (move.before, move.after)
    )
    return recommendations_words.MOVE.fill(title=move.title, before=before, after=after)


def _assumed(assumed: Sequence[Assumed]) -> Iterator[Text]:
    for each in assumed:
        for text, count in (
            (recommendations_words.ADDED, each.added),
            (recommendations_words.COMPLETED, each.completed),
        ):
            if count:
                yield text.fill(table=table_title(each.table), n=count)


def _plain(each: Recommendation) -> Text:
    return recommendations_words.PLAIN.fill(
        text=each.measure.text, title=each.title, effort=_effort(each)
    )


def _effort(each: Recommendation) -> Text:
    return EFFORT_LABELS.get(each.effort, Text(de=each.effort, en=each.effort))
