"""Would other weights rank networks otherwise?"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.assessment import assess
from localeconomy.proof.check import Check
from localeconomy.scoring.aggregate import Scheme, total
from localeconomy.synthetic import PITFALLS, synthetic_network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.proof.plantings import Setting
    from localeconomy.scoring.finding import Finding

__all__ = ["reweighted", "stability_checks"]

FloatArray = npt.NDArray[np.float64]

WEIGHT_RANGE: Final = 0.25
LOWEST: Final = 0.05
"""The share of the draws of weights that may rank the networks even more differently."""

QUALITY: Final = (0.3, 1.0)
SPREAD: Final = 0.15
WITH_PITFALL: Final = 0.4


def reweighted(setting: Setting, draws: int, seed: int) -> FloatArray:
    """Return the score of one network of any kind as it is, and under other weights.

    Parameters
    ----------
    setting
        The network.
    draws
        How many other weights.
    seed
        Of the weights: the same for every network.

    Returns
    -------
    ndarray, shape (1 + draws,)
        The score first.
    """
    random = np.random.default_rng([setting.seed, *b"stability"])
    level = random.uniform(*QUALITY)
    quality = (max(0.0, level - SPREAD), min(1.0, level + SPREAD))
    pitfalls = {
        number: float(random.random()) for number in PITFALLS if random.random() < WITH_PITFALL
    }
    network = synthetic_network(
        setting.size,
        seed=setting.seed,
        age=setting.age,
        form=setting.form,
        quality=quality,
        pitfalls=pitfalls,
    )
    return _scores(assess(network).findings, draws, seed)


def _scores(findings: Sequence[Finding], draws: int, seed: int) -> FloatArray:
    scheme = Scheme.of(findings)
    by_id = {each.id: each for each in findings}
    counted = [each for each in findings if each.weight > 0 and each.state.is_applicable]
    weights = np.array([_weights(each, draws, seed) for each in counted]).T
    places = [[each.id for each in counted].index(name) for name in scheme.ids]
    belongs = np.array(
        [[each.family == name for each in counted] for name in scheme.families], dtype=np.float64
    )
    other = attrs.evolve(scheme, weights=weights[:, places], family_weights=weights @ belongs.T)
    values = np.array([_value(by_id[name]) for name in scheme.ids])
    return total(other, np.broadcast_to(values, (1 + draws, len(values))), scheme.force)


def _value(finding: Finding) -> float:
    return 0.5 if finding.value is None else finding.value


def _weights(finding: Finding, draws: int, seed: int) -> FloatArray:
    """Return the weight of a criterion as it is, and as it could be; alike for every network."""
    key = int.from_bytes(hashlib.sha256(finding.id.encode()).digest()[:8], "little")
    drawn = np.random.default_rng([seed, key]).uniform(-WEIGHT_RANGE, WEIGHT_RANGE, size=draws)
    result: FloatArray = finding.weight * np.concatenate([[1.0], 1.0 + drawn])
    return result


def stability_checks(scores: Sequence[FloatArray]) -> list[Check]:
    """Return how much of the ranking stays under other weights.

    Parameters
    ----------
    scores
        What `reweighted` returned, one a network.

    Returns
    -------
    list of Check
        Kendall's τ on average, and what it reaches in 95 of 100 draws.
    """
    from scipy.stats import kendalltau

    table = np.array(scores).T
    found = [float(kendalltau(table[0], row).statistic) for row in table[1:]]
    n = len(found)
    return [
        Check("stability", "mean over draws", float(np.mean(found)) if n else None, n),
        Check("stability", "95 of 100 draws", float(np.quantile(found, LOWEST)) if n else None, n),
    ]
