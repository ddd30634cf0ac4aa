"""How much acting together crosses sectors: what is known, what chance gives, what may be missing.

Where sectors are unknown, or a survey of ties did not hear both sides of a pair, a share has a
least and a greatest value beside the one among the known.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.criteria.declaration import Silence
from localeconomy.criteria.imputing import (
    DIFFERENT,
    NETWORKS,
    SAME,
    STRATA,
    Strata,
    tie_chances,
)
from localeconomy.criteria.respondents import OpenPairs
from localeconomy.criteria.terms import COOPERATION
from localeconomy.indicators import expected_external_share, external_ties

if TYPE_CHECKING:
    from localeconomy.compiled.projection import FloatArray, IdArray, Projection

__all__ = ["Acts", "Share", "crossing_silence", "ratio", "share_by_chance"]

LEAST_PARTNERS: Final = 2


def ratio(observed: float, chance: float) -> float:
    """Return the value; where all are of one sector, nothing crosses and it is 0.

    Parameters
    ----------
    observed
        The share that crosses sectors.
    chance
        The share that random mixing would give.

    Returns
    -------
    float
        In [0, 1].

    Examples
    --------
    >>> ratio(0.3, 0.6), ratio(0.9, 0.6), ratio(0.0, 0.0)
    (0.5, 1.0, 0.0)
    """
    if not chance:
        return 1.0 if observed else 0.0
    return min(1.0, observed / chance)


@attrs.frozen
class Share:
    """A share of pairs of different sectors.

    Parameters
    ----------
    low, high
        The least and the greatest that businesses of unknown sector leave possible.
    point
        Among those of known sector; None where there are too few.
    """

    low: float
    high: float
    point: float | None


@attrs.frozen
class Acts:
    """What businesses do together: each act counts by its share of pairs of different sectors.

    Parameters
    ----------
    n
        How many acts there are: cooperations and joint activities.
    least, most
        How many of them cross sectors at least and at most.
    known, crossing
        Of how many it is known, and how many of these do.
    """

    n: int
    least: float
    most: float
    known: int
    crossing: float

    @classmethod
    def of(cls, graph: Projection, joint: list[IdArray], sectors: IdArray) -> Acts:
        """Return what the cooperations and joint activities say.

        Parameters
        ----------
        graph
            The cooperations.
        joint
            Who took part in each joint activity.
        sectors
            The code of each business, negative where it is not recorded.

        Returns
        -------
        Acts
            The counts.
        """
        external, internal = external_ties(graph, sectors)
        low, high, point = _crossing(joint, sectors)
        told = point[~np.isnan(point)]
        # An exact sum does not depend on the order of the records.
        return cls(
            n=graph.edge_count + len(joint),
            least=external + math.fsum(low),
            most=graph.edge_count - internal + math.fsum(high),
            known=external + internal + len(told),
            crossing=external + math.fsum(told),
        )

    @property
    def share(self) -> Share:
        """The share that they have on average; of at least one act."""
        return Share(
            low=self.least / self.n,
            high=self.most / self.n,
            point=self.crossing / self.known if self.known else None,
        )

    def bounds(self, within: int, across: int) -> tuple[float, float]:
        """Return the shares that further cooperations leave possible.

        Parameters
        ----------
        within, across
            How many more may stay within a sector, and how many may cross sectors.

        Returns
        -------
        tuple of float
            Without any act nothing crosses.
        """
        return (
            self.least / (self.n + within) if self.n else 0.0,
            (self.most + across) / (self.n + across) if self.n + across else 0.0,
        )


def share_by_chance(sectors: IdArray) -> Share:
    """Return the share among all businesses, as random mixing would give.

    Parameters
    ----------
    sectors
        The code of each, negative where it is not recorded.

    Returns
    -------
    Share
        The share of pairs of different sectors.
    """
    if len(sectors) < LEAST_PARTNERS:
        return Share(0.0, 0.0, None)
    low, high, _ = _crossing([np.arange(len(sectors), dtype=np.int32)], sectors)
    point = expected_external_share(np.bincount(sectors[sectors >= 0]))
    return Share(low=float(low[0]), high=float(high[0]), point=point)


def _crossing(groups: list[IdArray], sectors: IdArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the share of pairs of different sectors within each group of businesses.

    In a group of n with n_a of sector a it is ``1 − Σ n_a (n_a − 1) / (n (n − 1))``, as in
    `expected_external_share`, so that by chance a group has what all members have: the least and
    the greatest where sectors are unknown, and that among the known, NaN for fewer than two.
    """
    group = np.repeat(np.arange(len(groups)), [len(each) for each in groups])
    codes = sectors[np.concatenate([*groups, np.zeros(0, dtype=np.int32)])]
    known = codes >= 0
    counts = np.zeros((len(groups), int(sectors.max(initial=0)) + 1))
    np.add.at(counts, (group[known], codes[known]), 1.0)
    unknown = np.bincount(group[~known], minlength=len(groups)).astype(np.float64)
    size, largest = counts.sum(axis=1), counts.max(axis=1)
    internal, everybody = _pairs(counts).sum(axis=1), _pairs(size + unknown)
    # Least where all unknown belong to the largest sector, most where each has its own.
    most_internal = internal - _pairs(largest) + _pairs(largest + unknown)
    point = np.full(len(groups), np.nan)
    several = size >= LEAST_PARTNERS
    point[several] = 1.0 - internal[several] / _pairs(size[several])
    return 1.0 - most_internal / everybody, 1.0 - internal / everybody, point


def _pairs(sizes: FloatArray) -> FloatArray:
    """Return the numbers of ordered pairs in groups of some sizes."""
    return sizes * (sizes - 1.0)


def crossing_silence(
    graph: Projection, pairs: OpenPairs, sectors: IdArray, known: tuple[Acts, Share]
) -> Silence:
    """Return what open pairs of businesses leave possible.

    Parameters
    ----------
    graph
        The known cooperations.
    pairs
        The pairs of which nobody told.
    sectors
        The code of each business, negative where it is not recorded.
    known
        What is known of acting together, and the share by chance.

    Returns
    -------
    Silence
        Bounds of the value, and imputed values.
    """
    acts, chance = known
    strata = Strata(sectors, np.ones(len(sectors), dtype=np.bool_))
    every = OpenPairs(np.zeros(len(sectors), dtype=np.int32), np.ones((1, 1), dtype=np.bool_))
    one_way = graph.rows < graph.indices
    one, other = graph.rows[one_way], graph.indices[one_way]
    stratum, is_open = strata.of(one, other), pairs.has(one, other)
    tied = np.bincount(stratum[~is_open], minlength=STRATA)
    left = _by_stratum(pairs, sectors) - np.bincount(stratum[is_open], minlength=STRATA)
    told = _by_stratum(every, sectors) - _by_stratum(pairs, sectors)
    within, across, unclear = left.tolist()
    low, high = acts.bounds(within + unclear, across + unclear)

    def _draw(chances: np.random.Generator) -> list[float]:
        """Return values; of unknown sectors nothing is drawn, as these have bounds of their own."""
        drawn = tie_chances(tied, told, chances)
        more = chances.binomial(left, drawn)
        crossing = acts.crossing + more[:, DIFFERENT]
        counted = acts.known + more[:, SAME] + more[:, DIFFERENT]
        shares = np.divide(crossing, counted, out=np.zeros(NETWORKS), where=counted > 0)
        return [ratio(share, chance.point or 0.0) for share in shares.tolist()]

    return Silence(
        kinds=COOPERATION,
        unheard=pairs.count,
        bounds=(ratio(low, chance.high), ratio(high, chance.low)),
        draw=None if (sectors < 0).any() else _draw,
    )


def _by_stratum(pairs: OpenPairs, sectors: IdArray) -> IdArray:
    """Return how many pairs are of the same sector, of different ones, and of unknown ones."""
    within = pairs.count_within(sectors)
    known = pairs.count_within(np.minimum(sectors, 0))
    return np.array([within, known - within, pairs.count - known])
