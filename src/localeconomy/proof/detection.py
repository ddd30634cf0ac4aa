"""Does it detect what was planted, and nothing else? Recall, false alarms, abstention, bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.catalogue import catalogue
from localeconomy.proof.check import Check
from localeconomy.proof.plantings import PLANTINGS, SOUND_WORLD
from localeconomy.proof.trials import SEVERE, word_of
from localeconomy.scoring.words import FAILING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from localeconomy.proof.plantings import Planting
    from localeconomy.proof.trials import Trial

__all__ = ["bounds_checks", "capped_checks", "detection_checks", "share"]

LITTLE: Final = 0.1
"""Up to this rate of loss, recall and false alarms are held against their targets."""

MUCH: Final = 0.3
ROUNDING: Final = 1e-9


def share(hits: Iterable[bool]) -> tuple[float | None, int]:
    """Return the share of what is true, and of how many; None of nothing.

    Parameters
    ----------
    hits
        What is true or not.

    Returns
    -------
    share : float or None
        In [0, 1].
    n : int
        How many there are.

    Examples
    --------
    >>> share([True, False]), share([])
    ((0.5, 2), (None, 0))
    """
    listed = list(hits)
    return (sum(listed) / len(listed) if listed else None), len(listed)


def detection_checks(trials: Sequence[Trial]) -> list[Check]:
    """Return how well each pitfall and criterion is detected.

    Parameters
    ----------
    trials
        Trials of everything that is planted, and of sound networks.

    Returns
    -------
    list of Check
        Six for each pitfall, five for each fault of a criterion, one for all criteria together.
    """
    found = []
    withheld: list[bool] = []
    for planting in PLANTINGS:
        planted = [each for each in trials if each.planting == planting.id]
        words = {rate: [_word(each, planting) for each in _at(planted, rate)] for rate in (0, 1)}
        given = [word for word in words[0] if word != "withheld"]
        found.append(Check("recall", planting.id, *share(word == "named" for word in given)))
        found.append(Check("named", planting.id, *share(word == "named" for word in words[0])))
        found.append(Check("false_alarms", planting.id, *share(_false_alarms(trials, planting, 0))))
        if planting.pitfall is not None:
            named = [each for each in _at(planted, 0) if each.first[1] == "present"]
            firsts = share(each.first[0] == planting.pitfall for each in named)
            found.append(Check("first", planting.id, *firsts))
        wrong = [word in ("missed", "cleared") for word in words[1]]
        wrong += _false_alarms(trials, planting, 1)
        found.append(Check("wrong", planting.id, *share(wrong)))
        silent = [word == "withheld" for word in words[1]]
        if planting.pitfall is None:
            withheld += silent
        claim = "withheld" if planting.pitfall is not None else "withheld_each"
        found.append(Check(claim, planting.id, *share(silent)))
    return [*found, Check("withheld", "all criteria", *share(withheld))]


def _at(trials: Iterable[Trial], much: int) -> list[Trial]:
    """Return the trials in which little is lost (0), or much (1)."""
    if much:
        return [each for each in trials if each.rate == MUCH]
    return [each for each in trials if each.rate <= LITTLE]


def _word(trial: Trial, planting: Planting) -> str:
    """Return what became of something planted in full: named, missed, cleared or withheld."""
    said = (
        word_of(trial.findings.get(str(planting.criterion)))
        if planting.pitfall is None
        else trial.verdicts[planting.pitfall]
    )
    words = {
        "failing": "named",
        "present": "named",
        "watch": "missed",
        "healthy": "cleared",
        "absent": "cleared",
    }
    return words.get(said, "withheld")


def _false_alarms(trials: Iterable[Trial], planting: Planting, much: int) -> list[bool]:
    """Return of each network in which it is not planted whether it is named all the same.

    A pitfall is looked for where another one is planted too, but for rows that the two share.
    """
    sound = _at((each for each in trials if each.planting == SOUND_WORLD[planting.scope].id), much)
    if planting.pitfall is None:
        return [word_of(each.findings.get(str(planting.criterion))) == "failing" for each in sound]
    alarms = [each.verdicts[planting.pitfall] == "present" for each in sound]
    for other in PLANTINGS:
        if other.pitfall is None or other.pitfall == planting.pitfall:
            continue
        rows = _rows(planting.pitfall) - _rows(other.pitfall)
        alarms += [
            any(each.findings[row].is_due and each.findings[row].high < FAILING for row in rows)
            for each in _at((each for each in trials if each.planting == other.id), much)
        ]
    return alarms


def _rows(pitfall: int) -> set[str]:
    return {each.id for each in catalogue() if pitfall in each.pitfalls}


def bounds_checks(trials: Sequence[Trial]) -> list[Check]:
    """Return how often the bounds with something lost hold what full knowledge gives.

    Parameters
    ----------
    trials
        Trials, of each network one with nothing lost.

    Returns
    -------
    list of Check
        Of findings and of scores.
    """
    full = {(each.planting, each.setting): each for each in trials if not each.rate}
    findings, scores = [], []
    for trial in trials:
        if not trial.rate:
            continue
        truth = full[trial.planting, trial.setting]
        scores.append(trial.low - ROUNDING <= truth.score <= trial.high + ROUNDING)
        for name, judged in trial.findings.items():
            value = truth.findings[name].value
            if value is not None and judged.is_due:
                findings.append(judged.low - ROUNDING <= value <= judged.high + ROUNDING)
    return [
        Check("bounds", "findings", *share(findings)),
        Check("bounds", "score", *share(scores)),
    ]


def capped_checks(trials: Sequence[Trial], middling: Sequence[float]) -> list[Check]:
    """Return how often a network under a severe cap stands below a middling one.

    Parameters
    ----------
    trials
        Trials of everything that is planted.
    middling
        Scores of made-up networks in which every practice is middling.

    Returns
    -------
    list of Check
        Against the same network with middling values, and against middling networks.
    """
    capped = [each for each in trials if each.limit <= SEVERE and not each.rate]
    same = [each.score < each.middling for each in capped if each.middling is not None]
    pairs = [each.score < other for each in capped for other in middling]
    return [
        Check("capped", "middling values", *share(same)),
        Check("capped", "middling networks", *share(pairs)),
    ]
