"""Mean and standard deviation of a figure under a null model."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Moments"]


@frozen
class Moments:
    """What a figure would be by chance alone.

    Parameters
    ----------
    mean
        Expected value, in the unit of the figure.
    standard_deviation
        Its standard deviation, in the same unit.
    """

    mean: float
    standard_deviation: float
