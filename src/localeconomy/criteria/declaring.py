"""What a criterion can declare: refused here, it cannot make a score absurd later."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from localeconomy.criteria.declaration import CapRule
from localeconomy.criteria.families import PITFALLS
from localeconomy.criteria.stages import STAGES
from localeconomy.criteria.thresholds import check_order
from localeconomy.errors import LocalEconomyError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.arguments import is_real

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from localeconomy.criteria.declaration import Criterion

__all__ = ["check_declaration", "check_score", "is_weight"]

LIFE_CYCLES: Final = ("experimental", "stable", "deprecated")

WRONG: Final = Text(
    de="Kriterium {id}: {name}={value} ist nicht möglich; {remedy}",
    en="criterion {id}: {name}={value} is not possible; {remedy}",
)
A_WEIGHT: Final = Text(
    de="ein Gewicht ist eine Zahl ab 0: 3 entscheidend, 2 wichtig, 1 hilfreich, 0 Kontext",
    en="a weight is a number from 0 on: 3 decisive, 2 important, 1 helpful, 0 context",
)
A_CAP: Final = Text(
    de="eine Obergrenze ist ein Anteil von 0 bis 1, etwa 0.4 für 40 Punkte",
    en="a cap is a share from 0 to 1, for example 0.4 for 40 points",
)
A_TABLE: Final = Text(
    de="bitte wenigstens eine Tabelle nennen, die es liest, etwa reads=['activities']",
    en="name at least one table that it reads, for example reads=['activities']",
)
A_JUDGE: Final = Text(
    de="bitte eine Funktion angeben, die terms und Schwellen annimmt",
    en="give a function that takes terms and thresholds",
)
A_THRESHOLD: Final = Text(de="bitte eine endliche Zahl angeben", en="give a finite number")


def is_weight(value: object) -> bool:
    """Return whether a value can be a weight.

    Parameters
    ----------
    value
        Any value.

    Returns
    -------
    bool
        Whether it is a finite number from 0 on.

    Examples
    --------
    >>> is_weight(1.5), is_weight(-1), is_weight("1")
    (True, False, False)
    """
    return is_real(value) and math.isfinite(value) and value >= 0


def check_declaration(criterion: Criterion) -> None:
    """Refuse a new criterion that no assessment could make sense of.

    Parameters
    ----------
    criterion
        The criterion.

    Raises
    ------
    LocalEconomyError
        If `check_score` refuses it, or it reads no table, or there is no such stage or life cycle.
    """
    check_score(criterion)
    _refuse(criterion, _omissions(criterion))


def check_score(criterion: Criterion) -> None:
    """Refuse a criterion, whatever made it, that would spoil the score of all.

    Parameters
    ----------
    criterion
        The criterion.

    Raises
    ------
    LocalEconomyError
        If a weight, cap, pitfall, threshold or judge is impossible.
    """
    _refuse(criterion, _faults(criterion))
    check_order(criterion.id, criterion.thresholds)


def _refuse(criterion: Criterion, faults: Iterable[tuple[str, object, Text]]) -> None:
    for name, value, remedy in faults:
        said = WRONG.fill(id=quoted(criterion.id), name=name, value=quoted(value), remedy=remedy)
        raise LocalEconomyError(said)


def _faults(criterion: Criterion) -> Iterator[tuple[str, object, Text]]:
    """Yield what is impossible: its name, its value and what to give instead."""
    if not is_weight(criterion.weight.value):
        yield "weight", criterion.weight.value, A_WEIGHT
    cap = criterion.cap
    limit = cap.limit if isinstance(cap, CapRule) else cap
    if limit is not None and not (is_real(limit) and 0 <= limit <= 1):
        yield "cap", limit, A_CAP
    for pitfall in criterion.pitfalls:
        if pitfall not in PITFALLS:
            yield "pitfalls", criterion.pitfalls, did_you_mean(pitfall, map(str, PITFALLS))
    judge: object = criterion.judge
    if not callable(judge):
        yield "judge", judge, A_JUDGE
    for name, threshold in criterion.thresholds.items():
        if not (is_real(threshold.value) and math.isfinite(threshold.value)):
            yield f"thresholds[{name!r}]", threshold.value, A_THRESHOLD


def _omissions(criterion: Criterion) -> Iterator[tuple[str, object, Text]]:
    """Yield the lack of a table, and a stage or life cycle where there is none of that name."""
    if not criterion.reads:
        yield "reads", [], A_TABLE
    stages = [each.id for each in STAGES]
    if criterion.asked_from is not None and criterion.asked_from not in stages:
        yield "asked_from", criterion.asked_from, did_you_mean(criterion.asked_from, stages)
    if criterion.life_cycle not in LIFE_CYCLES:
        yield "life_cycle", criterion.life_cycle, did_you_mean(criterion.life_cycle, LIFE_CYCLES)
