"""Recommendations: what to do, what it would gain, and what that rests on."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, overload

import attrs

from localeconomy.analysis.comparison import Comparison, compare
from localeconomy.analysis.reassessment import assessed_anew, changed_by
from localeconomy.analysis.recommendation_words import (
    HELD,
    MOVES,
    NO_VALUE,
    NOT_COMPUTED,
    NOTHING_TO_CHANGE,
    VALUE_FOUND,
    VALUE_LEFT,
    VALUE_MOVES,
    direction_of,
    is_nothing,
    signed,
)
from localeconomy.assessment import Assessment, Provenance
from localeconomy.language import Number, Text, enumeration, format_number
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from localeconomy.model.network import Network

__all__ = ["Assumed", "Move", "Recommendation", "Recommendations"]

SHOWN: Final = 8
FORMAT: Final = "localeconomy/recommendations"
FORMAT_VERSION: Final = 1


@attrs.frozen
class Move:
    """A finding that a measure would move.

    Parameters
    ----------
    id
        The criterion.
    title
        What it is called.
    weight
        Its weight; 0 is context, outside the score.
    before, after
        Its values; None where it has none.
    state_before, state_after
        Its states.
    """

    id: str
    title: Text
    weight: float
    before: float | None
    after: float | None
    state_before: str
    state_after: str

    @property
    def sentence(self) -> Text:
        """What it says."""
        before, after = (
            None if each is None else Number(100 * each) for each in (self.before, self.after)
        )
        said = (
            (VALUE_LEFT if before else NO_VALUE)
            if after is None
            else (VALUE_MOVES if before else VALUE_FOUND)
        )
        return said.fill(title=self.title, before=before, after=after)


@attrs.frozen
class Assumed:
    """How many records of a table a measure would bring or complete.

    Parameters
    ----------
    table
        The table's name.
    added, completed
        How many records are made up, and how many that are on record get values.
    """

    table: str
    added: int
    completed: int


@attrs.frozen(repr=False)
class Recommendation:
    """One measure, and what the score would be had it been carried out.

    Parameters
    ----------
    criterion
        The criterion whose finding it mends.
    title
        What that is called.
    value
        Its value today.
    measure
        What to do, and with how much effort.
    expected_gain
        Points of the score; None where the measure cannot be expressed as a change of the record.
    gain_before_caps
        Points of the score before its caps, which may hold it where it is; None as before.
    score
        The score that it would give; None as before.
    score_today
        The score today.
    moves
        The findings that it would move, the weightiest moves first.
    assumed
        What the record would hold, by table; empty where the measure finds nothing to change.
    assessment
        What it was recommended for. It is no part of the result: not compared, not written.
    """

    criterion: str
    title: Text
    value: float
    measure: Measure
    expected_gain: float | None
    gain_before_caps: float | None
    score: float | None
    score_today: float
    moves: tuple[Move, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    assessment: Assessment | None = attrs.field(default=None, eq=False)

    @property
    def effort(self) -> str:
        """``"low"``, ``"medium"`` or ``"high"``."""
        return self.measure.effort

    @property
    def sentence(self) -> Text:
        """What it says."""
        today, gain = Number(self.score_today, 1), self.expected_gain
        if gain is None or self.gain_before_caps is None or self.score is None:
            return NOT_COMPUTED.fill(measure=self.measure.text)
        if not self.assumed:
            return NOTHING_TO_CHANGE.fill(measure=self.measure.text, score=today)
        said = direction_of(gain).fill(
            measure=self.measure.text,
            before=today,
            after=Number(self.score, 1),
            gain=signed(gain),
        )
        if is_nothing(gain) and not is_nothing(self.gain_before_caps):
            said = HELD.fill(before=said, gain=signed(self.gain_before_caps))
        if not self.moves:
            return said
        moves = enumeration(each.sentence for each in self.moves)
        return MOVES.fill(before=said, moves=moves)

    def what_if(self) -> Network:
        """Return the network as it would be on the day, had the measure been carried out.

        Returns
        -------
        Network
            What is made up in it has an id that begins with ``what-if`` and is marked as
            illustrative.

        Raises
        ------
        LocalEconomyError
            If the measure cannot be expressed so, or the record is not there.
        """
        return changed_by(self.measure, self.assessment)

    @functools.cached_property
    def comparison(self) -> Comparison:
        """What the gain is owed to, finding by finding: `compare` of today and the what-if.

        Raises
        ------
        LocalEconomyError
            If the measure cannot be expressed as a change, or the record is not there.
        """
        changed = self.what_if()
        if self.assessment is None:
            raise AssertionError
        return compare(self.assessment, assessed_anew(changed, self.assessment))

    def __repr__(self) -> str:
        """Return the gain, the effort and what to do in one line."""
        return f"<Recommendation {_line(self)}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the recommendation as plain values, for JSON."""
        return {
            "criterion": self.criterion,
            "title": self.title.to_dict(),
            "value": self.value,
            "measure": {"text": self.measure.text.to_dict(), "effort": self.effort},
            "expected_gain": self.expected_gain,
            "gain_before_caps": self.gain_before_caps,
            "score": self.score,
            "moves": [attrs.asdict(each) for each in self.moves],
            "assumed": [attrs.asdict(each) for each in self.assumed],
            "sentence": self.sentence.to_dict(),
        }


@attrs.frozen(repr=False)
class Recommendations(Sequence[Recommendation]):
    """Recommendations, the greatest gain first; of equal gains the least effort.

    Those whose gain cannot be computed stand at the end.

    Parameters
    ----------
    title
        What they are for.
    day
        The day of the assessment.
    score
        The score on that day.
    items
        The recommendations.
    unknown
        How many findings of the score are unknown: nothing is recommended for what nobody knows.
    illustrative
        How many records of the network are made up for illustration, and how many there are.
    provenance
        What they were made from and with.
    """

    title: Text
    day: dt.date
    score: float
    items: tuple[Recommendation, ...]
    unknown: int
    illustrative: tuple[int, int]
    provenance: Provenance

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.items)

    @overload
    def __getitem__(self, place: int) -> Recommendation: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Recommendation, ...]: ...
    def __getitem__(self, place: int | slice) -> Recommendation | tuple[Recommendation, ...]:
        """Return one by its place, or some."""
        return self.items[place]

    def __repr__(self) -> str:
        """Return the day, the score and the first recommendations, a line each."""
        score = format_number(self.score, "en", 1)
        lines = [
            f"<Recommendations for {self.title.en!r} on {self.day}, score {score}: {len(self)}"
        ]
        lines += [f"  {_line(each)}" for each in self.items[:SHOWN]]
        if len(self) > SHOWN:
            lines.append(f"  … and {len(self) - SHOWN} more")
        return "\n".join(lines) + ">"

    def to_dict(self) -> dict[str, Any]:
        """Return the recommendations as plain values, for JSON."""
        return {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "title": self.title.to_dict(),
            "day": self.day.isoformat(),
            "score": self.score,
            "unknown": self.unknown,
            "illustrative": list(self.illustrative),
            "recommendations": [each.to_dict() for each in self.items],
            "provenance": self.provenance.to_dict(),
        }


def _line(each: Recommendation) -> str:
    gain = "  ?" if each.expected_gain is None else signed(each.expected_gain).en
    return f"{gain} ({each.effort} effort) {each.criterion}: {each.measure.text.en}"
