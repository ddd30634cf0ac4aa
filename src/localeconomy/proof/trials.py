"""Trials: a network with something planted and something lost, and what was judged of it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.assessment import assess
from localeconomy.proof.plantings import PLANTINGS, SOUND_WORLD, Planting, Setting
from localeconomy.scoring.summary import summarise
from localeconomy.scoring.verdicts import verdicts_by_severity
from localeconomy.scoring.words import FAILING, HEALTHY
from localeconomy.synthetic import hide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.assessment import Assessment
    from localeconomy.scoring.finding import Finding

__all__ = [
    "MIDDLING_VALUES",
    "RATES",
    "SEVERE",
    "SIZES",
    "Judged",
    "Trial",
    "settings",
    "trials_of",
    "word_of",
]

SIZES: Final = (10, 20, 40, 80)
RATES: Final = (0.0, 0.1, 0.2, 0.3)
"""Chances of each list of records to be lost."""

AGES: Final = (40, 150)
SEVERE: Final = 60.0
"""Caps that leave this score or less are severe."""

MIDDLING_VALUES: Final = (0.65, 0.75)


@attrs.frozen
class Judged:
    """What a trial keeps of a finding.

    Parameters
    ----------
    value
        None where there is none.
    low, high
        Its bounds.
    is_due
        Whether it takes part in the score.
    """

    value: float | None
    low: float
    high: float
    is_due: bool = True


@attrs.frozen
class Trial:
    """What was judged of one network.

    Parameters
    ----------
    planting
        Name of what was planted.
    setting
        The network before.
    rate
        The chance of each list of records to be lost.
    findings
        By the id of the criterion; those that apply.
    verdicts
        The words by the number of the pitfall.
    first
        The number that is named first, and its word.
    score, low, high
        The score and its bounds.
    limit
        The lowest cap that bites, 100 for none.
    middling
        The score that the network would have if all its values were middling; None where no
        severe cap bites or something is lost.
    """

    planting: str
    setting: Setting
    rate: float
    findings: Mapping[str, Judged]
    verdicts: Mapping[int, str]
    first: tuple[int, str]
    score: float
    low: float
    high: float
    limit: float
    middling: float | None


def word_of(judged: Judged | None) -> str:
    """Return what bounds say for sure: the word of a single finding.

    Parameters
    ----------
    judged
        A finding.

    Returns
    -------
    str
        ``"failing"``, ``"watch"``, ``"healthy"`` or, where it is not due or all is possible,
        ``"withheld"``.

    Examples
    --------
    >>> word_of(Judged(0.2, 0.1, 0.3)), word_of(Judged(0.2, 0.1, 0.8))
    ('failing', 'withheld')
    """
    if judged is None or not judged.is_due:
        return "withheld"
    if judged.high < FAILING:
        return "failing"
    if judged.high < HEALTHY:
        return "watch"
    return "healthy" if judged.low >= HEALTHY else "withheld"


def settings(seed: int, sizes: Sequence[int], count: int) -> list[Setting]:
    """Return settings, as many of each size.

    Parameters
    ----------
    seed
        Of all random numbers.
    sizes
        The sizes.
    count
        How many of each.

    Returns
    -------
    list of Setting
        Old enough for every cap to be in full force; every second one is informal.
    """
    found: list[Setting] = []
    for size in sizes:
        random = np.random.default_rng([seed, size, *b"settings"])
        found += [
            Setting(
                size,
                seed=int(random.integers(2**31)),
                age=int(random.integers(*AGES)),
                form="informal" if number % 2 else "formal",
            )
            for number in range(count)
        ]
    return found


@functools.cache
def _known() -> Mapping[str, Planting]:
    return {each.id: each for each in (*PLANTINGS, *SOUND_WORLD.values())}


def trials_of(planting: str, setting: Setting, rates: Sequence[float] = RATES) -> list[Trial]:
    """Return the trials of one network, one for each rate of what is lost.

    Parameters
    ----------
    planting
        Name of what is planted, in full.
    setting
        The network before.
    rates
        The chances of each list of records to be lost.

    Returns
    -------
    list of Trial
        In the order of the rates.
    """
    network = _known()[planting].network(setting)
    # What is lost is drawn anew for everything planted.
    seed = int(np.random.default_rng([setting.seed, *planting.encode()]).integers(2**31))
    found = []
    for rate in rates:
        left = hide(network, rate, seed=seed)
        found.append(_trial(planting, setting, rate, assess(left)))
    return found


def _trial(planting: str, setting: Setting, rate: float, assessment: Assessment) -> Trial:
    first = verdicts_by_severity(assessment.verdicts)[0]
    limit = min((each.limit for each in assessment.caps), default=100.0)
    return Trial(
        planting=planting,
        setting=setting,
        rate=rate,
        findings={
            each.id: Judged(each.value, *each.bounds, each.state.is_due)
            for each in assessment.findings
            if each.state.is_applicable
        },
        verdicts={each.number: each.word for each in assessment.verdicts},
        first=(first.number, first.word),
        score=assessment.score,
        low=assessment.bounds[0],
        high=assessment.bounds[1],
        limit=limit,
        middling=_middling(assessment, setting) if limit <= SEVERE and not rate else None,
    )


def _middling(assessment: Assessment, setting: Setting) -> float:
    """Return the score of the same network with every value drawn from the middle."""
    random = np.random.default_rng([setting.seed, *b"middling"])

    def drawn(finding: Finding) -> Finding:
        value = float(random.uniform(*MIDDLING_VALUES))
        return attrs.evolve(finding, value=value, bounds=(value, value))

    findings = [drawn(each) if each.state.is_due else each for each in assessment.findings]
    return summarise(findings, [each.id for each in assessment.family_list]).score
