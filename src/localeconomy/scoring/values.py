"""Value functions: from a figure to a value in [0, 1], monotone, with fixed control points.

No value depends on any other network. Where a figure is worse the higher it is, the first control
point is the greater one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["attainment", "clip", "goalposts", "ordinal", "saturating"]

# exp(709) is the last that a float holds; the value is 0 to 300 digits by then.
LARGEST_EXPONENT: Final = 700.0


def clip(x: float, low: float = 0.0, high: float = 1.0) -> float:
    """Return a number moved into a range.

    Parameters
    ----------
    x
        The number.
    low, high
        The range.

    Returns
    -------
    float
        The nearest number within.

    Examples
    --------
    >>> clip(1.2), clip(-3.0), clip(0.4)
    (1.0, 0.0, 0.4)
    """
    return min(max(x, low), high)


def goalposts(x: float, zero: float, one: float) -> float:
    """Return where a figure lies between two goalposts.

    ``clip((x - zero) / (one - zero), 0, 1)``. Source: OECD/JRC, *Handbook on Constructing Composite
    Indicators* (2008), section 5 (min-max with fixed goalposts).

    Parameters
    ----------
    x
        The figure.
    zero
        The figure that is worth 0.
    one
        The figure that is worth 1; less than ``zero`` where less is better.

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If the goalposts coincide.

    Examples
    --------
    >>> goalposts(18, 0, 36), goalposts(3, 10, 0)
    (0.5, 0.7)
    """
    if zero == one:
        message = f"the goalposts coincide at {zero}; give two different figures"
        raise ValueError(message)
    return clip((x - zero) / (one - zero))


def saturating(x: float, half: float, nearly_all: float) -> float:
    """Return a value that rises steeply at first and saturates.

    ``1 / (1 + (half / x)^k)`` with ``k = ln 9 / ln(nearly_all / half)``: 0.5 at ``half``, 0.9 at
    ``nearly_all``. Source: Hill (1910), *J. Physiol.* 40, iv–vii.

    Parameters
    ----------
    x
        The figure, not negative.
    half
        The figure that is worth 0.5.
    nearly_all
        The figure that is worth 0.9, greater than ``half``.

    Returns
    -------
    float
        In [0, 1].

    Raises
    ------
    ValueError
        If the control points are not ``0 < half < nearly_all``.

    Examples
    --------
    >>> saturating(6, 6, 15), round(saturating(15, 6, 15), 12), saturating(0, 6, 15)
    (0.5, 0.9, 0.0)
    """
    if not 0 < half < nearly_all:
        message = f"control points must satisfy 0 < {half} < {nearly_all}"
        raise ValueError(message)
    if x <= 0:
        return 0.0
    steepness = math.log(9) / math.log(nearly_all / half)
    exponent = steepness * (math.log(half) - math.log(x))
    return 1.0 / (1.0 + math.exp(min(exponent, LARGEST_EXPONENT)))


def ordinal(level: str, scale: Mapping[str, float]) -> float:
    """Return the value of a level on a scale.

    Parameters
    ----------
    level
        The level.
    scale
        The value of each level, in [0, 1].

    Returns
    -------
    float
        The level's value.

    Raises
    ------
    ValueError
        If the scale lacks the level.

    Examples
    --------
    >>> ordinal("planned", {"none": 0.0, "planned": 0.5, "in force": 1.0})
    0.5
    """
    if level not in scale:
        message = f"{level!r} is not a level of this scale; use one of {', '.join(scale)}"
        raise ValueError(message)
    return scale[level]


def attainment(observed: float, baseline: float, target: float) -> float:
    """Return how far a goal is attained; goals may raise, lower or keep a figure.

    ``clip((observed - baseline) / (target - baseline), 0, 1)``; where the target is the baseline,
    1 if it is kept exactly or exceeded upwards, else 0. Source: goal attainment scaling, Kiresuk &
    Sherman (1968), *Community Mental Health Journal* 4, 443–453, without its weights.

    Parameters
    ----------
    observed
        The latest figure.
    baseline
        The figure at the start.
    target
        The figure to be reached.

    Returns
    -------
    float
        In [0, 1].

    Examples
    --------
    >>> attainment(45, 40, 50), attainment(12, 20, 10), attainment(40, 40, 40)
    (0.5, 0.8, 1.0)
    """
    if target == baseline:
        return float(observed >= target)
    return goalposts(observed, baseline, target)
