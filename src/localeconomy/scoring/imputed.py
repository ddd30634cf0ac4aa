r"""`Imputed`: the values that a finding has in networks whose unknown ties are imputed.

Those who did not answer a survey of ties leave pairs of which nobody told. Each imputed network
gives such a pair a tie with the chance that pairs told of in the same stratum have:
:math:`p_s \mid t, n \sim \mathrm{Beta}(t + 1/2, n - t + 1/2)` for t ties among the n pairs of
stratum s.

Sources: Rubin, D. (1987), *Multiple Imputation for Nonresponse in Surveys*, chapters 1 and 3; for
networks: Huisman, M. (2009), "Imputation of missing network data: some simple procedures", J. of
Social Structure 10. That silent actors have as many ties as those heard is an assumption of ours.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

__all__ = ["Imputed"]


def _whole(values: Iterable[int]) -> tuple[int, ...]:
    return tuple(values)


def _numbers(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(values)


@attrs.frozen
class Imputed:
    """The values of a finding in imputed networks, each once, and how many networks have it.

    Parameters
    ----------
    values
        In ascending order.
    counts
        How many imputed networks have each.

    Examples
    --------
    >>> found = Imputed.of([0.5, 0.25, 0.5, 1.0])
    >>> found.values, found.counts
    ((0.25, 0.5, 1.0), (1, 2, 1))
    >>> found.at(np.array([0.0, 0.3, 0.99])).tolist()
    [0.25, 0.5, 1.0]
    """

    values: tuple[float, ...] = attrs.field(converter=_numbers)
    counts: tuple[int, ...] = attrs.field(converter=_whole)

    @classmethod
    def of(cls, values: Sequence[float]) -> Imputed:
        """Return the distribution of some values.

        Parameters
        ----------
        values
            One an imputed network, at least one.

        Returns
        -------
        Imputed
            Each value once.
        """
        counted = sorted(Counter(float(value) for value in values).items())
        return cls(tuple(value for value, _ in counted), tuple(count for _, count in counted))

    def at(self, chances: FloatArray) -> FloatArray:
        """Return the values that have a share of the networks below them.

        Parameters
        ----------
        chances
            In [0, 1).

        Returns
        -------
        ndarray
            Of the same shape; equally many of each network for evenly spread chances.
        """
        reached = np.cumsum(self.counts) / sum(self.counts)
        places = np.searchsorted(reached, chances, side="right")
        result: FloatArray = np.asarray(self.values)[np.minimum(places, len(self.values) - 1)]
        return result

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Imputed:
        """Return the distribution that `attrs.asdict` wrote.

        Parameters
        ----------
        data
            The plain values.

        Returns
        -------
        Imputed
            An equal distribution.
        """
        return cls(**data)
