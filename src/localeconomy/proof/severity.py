"""Does a graver fault give a lower value?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.compiled import compile_snapshot
from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.judging import finding_of
from localeconomy.criteria.terms import Terms
from localeconomy.proof.check import Check
from localeconomy.proof.plantings import PLANTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from localeconomy.model.network import Network
    from localeconomy.proof.plantings import Planting, Setting

__all__ = ["rank_correlation", "response", "severity_checks"]

LEAST_POINTS: Final = 3


def response(planting: str, setting: Setting, most: int = 11) -> tuple[str, float]:
    """Return how the value follows the severity of a fault that grows in one network.

    Parameters
    ----------
    planting
        Name of what is planted.
    setting
        The network before.
    most
        How many severities, where the fault grows evenly.

    Returns
    -------
    planting : str
        The name.
    correlation : float
        Spearman's, turned so that 1 is "the graver, the lower"; 0 where the value stays the same.
    """
    planted = next(each for each in PLANTINGS if each.id == planting)
    if planted.fault is None:
        raise AssertionError
    points = [
        (severity, value)
        for severity in planted.fault.severities(most)
        if (value := _value(planted, planted.network(setting, severity))) is not None
    ]
    if len(points) < LEAST_POINTS:
        return planting, 0.0
    severities, values = zip(*points, strict=True)
    return planting, -rank_correlation(severities, values)


def rank_correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Spearman's rank correlation; equal values share the mean of their ranks.

    Parameters
    ----------
    one, other
        As many values of each.

    Returns
    -------
    float
        In [-1, 1]; 0 where one of them stays the same.

    Examples
    --------
    >>> rank_correlation([1, 2, 3], [10, 30, 20])
    0.5
    """
    ranks, others = (_ranks(values) - (len(values) + 1) / 2 for values in (one, other))
    spread = math.sqrt(float((ranks**2).sum() * (others**2).sum()))
    return float((ranks * others).sum()) / spread if spread else 0.0


def _ranks(values: Sequence[float]) -> npt.NDArray[np.float64]:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    highest = np.cumsum(counts)
    found: npt.NDArray[np.float64] = (highest - (counts - 1) / 2)[places]
    return found


def _value(planted: Planting, network: Network) -> float | None:
    """Return the value of the criterion, or the mean of the values of the pitfall's rows."""
    terms = Terms(compile_snapshot(network.at()))
    asked = [
        each
        for each in catalogue()
        if each.id == planted.criterion
        or (planted.pitfall is not None and planted.pitfall in each.pitfalls)
    ]
    values = [found for each in asked if (found := finding_of(each, terms).value) is not None]
    return sum(values) / len(values) if values else None


def severity_checks(responses: Iterable[tuple[str, float]]) -> list[Check]:
    """Return the mean correlation for everything that can be planted.

    Parameters
    ----------
    responses
        What `response` returned, of many networks.

    Returns
    -------
    list of Check
        In the order of the plantings.
    """
    listed: dict[str, list[float]] = {each.id: [] for each in PLANTINGS}
    for name, correlation in responses:
        listed[name].append(correlation)
    return [
        Check("severity", name, sum(found) / len(found) if found else None, len(found))
        for name, found in listed.items()
    ]
