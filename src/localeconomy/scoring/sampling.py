r"""`Sampling`: the survey that a finding rests on, and what it leaves open about the population.

Of a population of N, n answered and k of them said yes. With Jeffreys' prior
:math:`p \sim \mathrm{Beta}(1/2, 1/2)` for the share in all that could have been asked,
:math:`p \mid k, n \sim \mathrm{Beta}(k + 1/2, n - k + 1/2)`; those who were not heard add
:math:`\mathrm{Binomial}(N - n, p)` to the k that are known. So asking everyone leaves nothing open.

Sources: Ericson, W. (1969), "Subjective Bayesian models in sampling finite populations", J. Royal
Statistical Society B 31, 195–233; the prior: Brown, L., Cai, T., DasGupta, A. (2001), "Interval
estimation for a binomial proportion", Statistical Science 16, 101–133.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import numpy.typing as npt

    FloatArray = npt.NDArray[np.float64]

__all__ = ["PRIOR", "Sampling"]

PRIOR: Final = 0.5
"""Both parameters of the Beta prior for the share in a population (Jeffreys)."""


def _in_order(points: Iterable[Iterable[float]]) -> tuple[tuple[float, float], ...]:
    return tuple(sorted((share, value) for share, value in points))


@attrs.frozen
class Sampling:
    """The sample that a finding rests on, and how a share becomes a value.

    Parameters
    ----------
    positive
        How many said yes.
    answered
        How many answered.
    population
        How many could have been asked; None for very many.
    points
        Control points (share, value) of different shares; straight lines between them.
    wave
        What tells this sample from others of the same question: its day, say. Draws of one wave
        are the same wherever it is used, those of two waves are independent.
    """

    positive: int
    answered: int
    population: int | None
    points: tuple[tuple[float, float], ...] = attrs.field(converter=_in_order)
    wave: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse figures that do not fit each other."""
        if not 0 <= self.positive <= self.answered or (
            self.population is not None and self.answered > self.population
        ):
            message = (
                f"{self.positive} of {self.answered} answers from a population of "
                f"{self.population}; each must not be greater than the next"
            )
            raise ValueError(message)
        shares = [share for share, _ in self.points]
        if not shares or len(set(shares)) < len(shares):
            message = f"control points at {shares}; give at least one, their shares all different"
            raise ValueError(message)

    @property
    def name(self) -> tuple[str, ...]:
        """What its random stream is named by."""
        return self.wave, str(self.positive), str(self.answered), str(self.population)

    def values_at(self, shares: FloatArray) -> FloatArray:
        """Return the values of shares.

        Parameters
        ----------
        shares
            In [0, 1].

        Returns
        -------
        ndarray
            In [0, 1], of the same shape.
        """
        result: FloatArray = np.interp(
            shares, [share for share, _ in self.points], [value for _, value in self.points]
        )
        return result

    def draw(self, chance: np.random.Generator, draws: int) -> FloatArray:
        """Return shares of the population that the answers leave possible.

        Parameters
        ----------
        chance
            The random numbers.
        draws
            How many.

        Returns
        -------
        ndarray, shape (draws,)
            In [0, 1].
        """
        refused = self.answered - self.positive
        share: FloatArray = chance.beta(self.positive + PRIOR, refused + PRIOR, draws)
        if self.population is None:
            return share
        unheard = chance.binomial(self.population - self.answered, share)
        result: FloatArray = (self.positive + unheard) / max(self.population, 1)
        return result

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Sampling:
        """Return the sample that `attrs.asdict` wrote.

        Parameters
        ----------
        data
            The plain values.

        Returns
        -------
        Sampling
            An equal sample.
        """
        return cls(**data)
