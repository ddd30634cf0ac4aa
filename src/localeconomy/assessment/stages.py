"""The stage reading: what the source asks for at the network's stage, and what is due next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.criteria.stages import STAGES
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.scoring.finding import Finding

__all__ = ["STEP_LABELS", "StageReading", "Step", "read_stage"]

ORDER: Final = tuple(each.id for each in STAGES)

STEP_LABELS: Final = {
    "in_place": Text(de="erreicht", en="in place"),
    "under_way": Text(de="auf dem Weg", en="under way"),
    "open": Text(de="offen", en="open"),
    "unknown": Text(de="unbekannt", en="unknown"),
    "not_due": Text(de="nicht fällig", en="not due"),
}


@attrs.frozen
class Step:
    """What the source asks for from one stage on, and how far it is there.

    Parameters
    ----------
    stage
        The stage.
    is_due
        Whether the network has reached the stage.
    word
        ``"in_place"``: all its findings are healthy; ``"under_way"``: some are, or are nearly so;
        ``"open"``: all fail; ``"unknown"``: none could be judged; ``"not_due"``: none asks.
    findings
        The criteria that it is read off.
    """

    stage: str
    is_due: bool
    word: str
    findings: tuple[str, ...]


@attrs.frozen
class StageReading:
    """What the source asks for at a network's stage.

    Parameters
    ----------
    stage
        The stage; None where the founding is not recorded.
    steps
        What is asked, from the first stage to the last.
    due_now
        The criteria that are asked by now and not healthy: the earliest stage first, in it the
        weightiest.
    due_next
        The criteria that the next stage will ask for and that are not healthy yet.

    Examples
    --------
    >>> import localeconomy as le
    >>> reading = le.assess(le.example("kino-knappenviertel"), on="2003-06-30").stage_reading
    >>> reading.stage, [step.stage for step in reading.steps if step.is_due][-1]
    ('after_programme', 'after_programme')
    """

    stage: str | None
    steps: tuple[Step, ...]
    due_now: tuple[str, ...]
    due_next: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the reading as plain values, for JSON."""
        plain: dict[str, Any] = attrs.asdict(
            self,
            value_serializer=lambda _o, _f, value: (
                list(value) if isinstance(value, tuple) else value
            ),
        )
        return plain


def read_stage(stage: str | None, findings: Sequence[Finding]) -> StageReading:
    """Return what is asked at a stage, read off the findings.

    Parameters
    ----------
    stage
        The network's stage; without one, only what is asked from the very start is due.
    findings
        The findings of an assessment.

    Returns
    -------
    StageReading
        The four steps, what is due now and what comes next.
    """
    reached = 0 if stage is None else ORDER.index(stage)
    asked = {
        name: [each for each in findings if each.asked_from == name and each.state.is_due]
        for name in ORDER
    }
    known = {
        name: tuple(
            each.id for each in findings if each.asked_from == name and each.state.is_applicable
        )
        for name in ORDER
    }
    if not any(known.values()):
        return StageReading(stage, (), (), ())
    steps = tuple(
        Step(name, place <= reached, _word(asked[name]), known[name])
        for place, name in enumerate(ORDER)
    )
    due = [each for name in ORDER[: reached + 1] for each in _open(asked[name])]
    coming = [each for name in ORDER[reached + 1 : reached + 2] for each in _open(asked[name])]
    return StageReading(stage, steps, tuple(due), tuple(coming))


def _word(findings: Sequence[Finding]) -> str:
    words = {each.word for each in findings}
    if not words:
        return "not_due"
    if words == {None}:
        return "unknown"
    if words == {"healthy"}:
        return "in_place"
    return "open" if words <= {"failing", None} else "under_way"


def _open(findings: Sequence[Finding]) -> list[str]:
    """Return what is not healthy, the weightiest first."""
    weakest = sorted(findings, key=lambda each: (-each.weight, each.value or 0.0, each.id))
    return [each.id for each in weakest if each.word != "healthy"]
