"""Ties imputed for pairs of which nobody told, by stratum (`localeconomy.scoring.imputed`).

A stratum holds the pairs of the same sector, of different sectors, or of actors of whom the sector
of one is not recorded; each once among members and once between a member and somebody else. The
chance of a tie is drawn anew for every imputed network, from the pairs that answers tell of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np

from localeconomy.compiled.projection import IdArray, MaskArray
from localeconomy.scoring.sampling import PRIOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from localeconomy.compiled.projection import FloatArray, Projection
    from localeconomy.criteria.respondents import OpenPairs

__all__ = [
    "DIFFERENT",
    "NETWORKS",
    "SAME",
    "STRATA",
    "UNKNOWN",
    "Strata",
    "imputed_pairs",
    "is_small_enough",
    "tie_chances",
]

NETWORKS: Final = 256
"""Imputed networks: enough for the 5% and 95% points of a figure within about 1.4% of them."""

MOST_ACTORS: Final = 1_000
MOST_PAIRS: Final = 50_000
"""Beyond these, values are taken as evenly spread within their bounds."""

SAME: Final = 0
DIFFERENT: Final = 1
UNKNOWN: Final = 2
STRATA: Final = 3
"""The strata by sector, and how many they are."""


@attrs.frozen(eq=False)
class Strata:
    """The strata of the pairs of some actors.

    Parameters
    ----------
    sectors
        Shape ``(actors,)``: the code of each, negative where it is not recorded.
    inside
        Which of them are members; pairs of two others are in no stratum.
    """

    sectors: IdArray
    inside: MaskArray

    def of(self, one: IdArray, other: IdArray) -> IdArray:
        """Return the strata of pairs.

        Parameters
        ----------
        one, other
            Shape ``(k,)``: numbers of actors.

        Returns
        -------
        ndarray of int32, shape (k,)
            -1 where both are no members.
        """
        left, right = self.sectors[one], self.sectors[other]
        alike = np.where(left == right, SAME, DIFFERENT)
        sector = np.where((left < 0) | (right < 0), UNKNOWN, alike)
        inside = self.inside[one].astype(np.int32) + self.inside[other]
        return np.where(inside > 0, sector + STRATA * (inside == 1), -1).astype(np.int32)


def is_small_enough(pairs: OpenPairs) -> bool:
    """Return whether the open pairs can be looked at one by one.

    Parameters
    ----------
    pairs
        The open pairs.

    Returns
    -------
    bool
        Whether there are not too many.
    """
    return pairs.size <= MOST_ACTORS and pairs.count <= MOST_PAIRS


def imputed_pairs(
    graph: Projection, pairs: OpenPairs, strata: Strata, chance: np.random.Generator
) -> Iterator[tuple[IdArray, IdArray]]:
    """Yield the ties that imputed networks have beside the known ones.

    Parameters
    ----------
    graph
        The known ties.
    pairs
        The pairs of which nobody told.
    strata
        Which pairs are alike.
    chance
        The random numbers.

    Yields
    ------
    tuple of ndarray
        Both ends of the imputed ties, one network after the other.
    """
    everyone = np.triu_indices(pairs.size, 1)
    one, other = everyone[0].astype(np.int32), everyone[1].astype(np.int32)
    stratum, is_open = strata.of(one, other), pairs.has(one, other)
    tied = np.zeros((pairs.size, pairs.size), dtype=np.bool_)
    tied[graph.rows, graph.indices] = True
    is_tied = tied[one, other]
    told = ~is_open & (stratum >= 0)
    chances = tie_chances(
        np.bincount(stratum[told & is_tied], minlength=2 * STRATA),
        np.bincount(stratum[told], minlength=2 * STRATA),
        chance,
    )
    left = np.flatnonzero(is_open & ~is_tied & (stratum >= 0))
    for row in chances:
        found = left[chance.random(len(left)) < row[stratum[left]]]
        yield one[found], other[found]


def tie_chances(
    ties: npt.NDArray[np.signedinteger[Any]],
    told: npt.NDArray[np.signedinteger[Any]],
    chance: np.random.Generator,
) -> FloatArray:
    """Return the chance of a tie in each stratum for each imputed network.

    Parameters
    ----------
    ties
        Shape ``(strata,)``: how many pairs that answers tell of have a tie.
    told
        Shape ``(strata,)``: how many such pairs there are.
    chance
        The random numbers.

    Returns
    -------
    ndarray, shape (NETWORKS, strata)
        Drawn from the posterior of each stratum; of one that nobody told of, from that of all.
    """
    heard = told > 0
    tied = np.where(heard, ties, ties.sum())
    untied = np.where(heard, told - ties, (told - ties).sum())
    result: FloatArray = chance.beta(tied + PRIOR, untied + PRIOR, (NETWORKS, len(ties)))
    return result
