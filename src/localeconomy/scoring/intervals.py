"""How far a score is uncertain: by what the record leaves open, and by choices of the method.

Neither is a bound: bounds hold whatever comes; an interval holds with the chance that is named,
under assumptions that are named (see `Scenario` and `Method`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np

from localeconomy.language import Number, Text
from localeconomy.scoring.draws import DRAWS, SEED, check_draws
from localeconomy.scoring.method import CAP_RANGE, THRESHOLD_RANGE, WEIGHT_RANGE, Method
from localeconomy.scoring.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.scoring.aggregate import FloatArray
    from localeconomy.scoring.finding import Finding
    from localeconomy.scoring.method import Rejudged

__all__ = [
    "LEVEL",
    "Interval",
    "chance_of_increase",
    "method_draws",
    "method_interval",
    "scenario_draws",
    "scenario_interval",
]

LEVEL: Final = 0.9
"""The chance that an interval is to hold where nothing else is said."""

SCENARIO: Final = "scenario"
METHOD: Final = "method"

SENTENCES: Final = {
    SCENARIO: Text(
        de="Wäre alles bekannt, läge der Gesamtwert mit {level} Wahrscheinlichkeit zwischen {low} "
        "und {high}; angenommen ist, dass Unbekanntes irgendwo in seinen Grenzen liegt, jeder Wert "
        "gleich wahrscheinlich, und dass Befragungen Zufallsstichproben sind.",
        en="If all were known, the score would with a chance of {level} lie between {low} and "
        "{high}; this assumes that the unknown lies anywhere within its bounds, each value with "
        "the same chance, and that surveys are random samples.",
    ),
    METHOD: Text(
        de="Etwas anderes ist, wie viel am Verfahren hängt: Gäbe man denselben Einträgen zufällig "
        "andere Gewichte (± {weight}), Schwellen (± {threshold}) und Obergrenzen (± {cap} Punkte) "
        "und eine andere Art der Mittelung über die Bereiche, läge der Gesamtwert in {level} der "
        "Fälle zwischen {low} und {high}.",
        en="How much depends on the method is another matter: the same records under other "
        "weights (± {weight}), thresholds (± {threshold}) and caps (± {cap} points), and another "
        "kind of mean over the families, taken at random, would give a score between {low} and "
        "{high} in {level} of the cases.",
    ),
}

CERTAIN: Final = {
    SCENARIO: Text(
        de="Der Gesamtwert ist {low} und bliebe es auch, wenn alles bekannt wäre.",
        en="The score is {low} and would stay so if all were known.",
    ),
    METHOD: Text(
        de="Der Gesamtwert wäre auch mit anderen Gewichten, Schwellen und Obergrenzen {low}.",
        en="The score would be {low} with other weights, thresholds and caps as well.",
    ),
}


@attrs.frozen
class Interval:
    """A range that holds the score with a chance, under assumptions that are named.

    Parameters
    ----------
    kind
        ``"scenario"`` or ``"method"``.
    low, high
        Its ends, from 5 to 100; as far as many draws tell them.
    level
        The chance, half of the rest beyond each end.
    draws
        How many.
    seed
        Of the random numbers.

    Examples
    --------
    >>> print(Interval("scenario", 40.2, 40.2, 0.9, 4096, 0).sentence.en)
    The score is 40.2 and would stay so if all were known.
    """

    kind: str
    low: float
    high: float
    level: float
    draws: int
    seed: int

    @property
    def sentence(self) -> Text:
        """What it says, with what it assumes."""
        wording = CERTAIN if self.low == self.high else SENTENCES
        return wording[self.kind].fill(
            low=Number(self.low, 1),
            high=Number(self.high, 1),
            level=Number(self.level, percent=True),
            weight=Number(WEIGHT_RANGE, percent=True),
            threshold=Number(THRESHOLD_RANGE, percent=True),
            cap=Number(100 * CAP_RANGE),
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the interval as plain values, for JSON."""
        return attrs.asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Interval:
        """Return the interval that `to_dict` wrote.

        Parameters
        ----------
        data
            The plain values.

        Returns
        -------
        Interval
            An equal interval.
        """
        return cls(**data)


def scenario_draws(
    findings: Sequence[Finding], *, draws: int = DRAWS, seed: int = SEED
) -> FloatArray:
    """Return scores that the record leaves possible.

    Parameters
    ----------
    findings
        All findings of an assessment.
    draws
        How many.
    seed
        Of the random numbers.

    Returns
    -------
    ndarray, shape (draws,)
        From 5 to 100, in the order of the draws.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due, or draws or seed are not possible.
    """
    check_draws(draws, seed, LEVEL)
    scenario = Scenario.of(findings)
    return scenario.scores(scenario.draw(draws, seed))


def method_draws(
    findings: Sequence[Finding],
    rejudged: Mapping[str, Rejudged] | None = None,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
) -> FloatArray:
    """Return scores that other choices of the method would give the same findings.

    Parameters
    ----------
    findings
        All findings of an assessment.
    rejudged
        Values at other thresholds by the finding's id; one that is missing stays as it is.
    draws
        How many.
    seed
        Of the random numbers.

    Returns
    -------
    ndarray, shape (draws,)
        From 5 to 100, in the order of the draws.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due, or draws or seed are not possible.
    """
    check_draws(draws, seed, LEVEL)
    method = Method.of(findings, rejudged)
    return method.scores(method.draw(draws, seed))


def scenario_interval(
    findings: Sequence[Finding], *, draws: int = DRAWS, seed: int = SEED, level: float = LEVEL
) -> Interval:
    """Return where the score lies, given what the record leaves open.

    Parameters
    ----------
    findings
        All findings of an assessment.
    draws
        How many.
    seed
        Of the random numbers.
    level
        The chance that it holds.

    Returns
    -------
    Interval
        Within the bounds of the score, but for the chance in surveys; the score itself, which
        counts what is on record, may lie beside it.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due, or draws, seed or level are not possible.
    """
    check_draws(draws, seed, level)
    return _interval(SCENARIO, scenario_draws(findings, draws=draws, seed=seed), seed, level)


def method_interval(
    findings: Sequence[Finding],
    rejudged: Mapping[str, Rejudged] | None = None,
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    level: float = LEVEL,
) -> Interval:
    """Return where the score would lie under other choices of the method.

    Parameters
    ----------
    findings
        All findings of an assessment.
    rejudged
        Values at other thresholds by the finding's id; one that is missing stays as it is.
    draws
        How many.
    seed
        Of the random numbers.
    level
        The chance that it holds.

    Returns
    -------
    Interval
        Around the score, or beside it where the score is an extreme.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due, or draws, seed or level are not possible.
    """
    check_draws(draws, seed, level)
    return _interval(METHOD, method_draws(findings, rejudged, draws=draws, seed=seed), seed, level)


def chance_of_increase(before: FloatArray, after: FloatArray) -> float:
    """Return the chance that a later score is greater than an earlier one.

    What is unknown on both days is drawn alike where both draws have the same seed: it is taken
    to be as good or as bad later as before. Surveys of two waves are independent in any case.

    Parameters
    ----------
    before, after
        Draws of the two scores, of the same length and seed.

    Returns
    -------
    float
        In [0, 1]; equal draws count half.

    Examples
    --------
    >>> import numpy as np
    >>> chance_of_increase(np.array([40.0, 50, 60, 70]), np.array([50.0, 50, 50, 80]))
    0.625
    """
    return float((after > before).mean() + (after == before).mean() / 2)


def _interval(kind: str, scores: FloatArray, seed: int, level: float) -> Interval:
    low, high = np.quantile(scores, [(1 - level) / 2, (1 + level) / 2])
    return Interval(kind, float(low), float(high), level, len(scores), seed)
