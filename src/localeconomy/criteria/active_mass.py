"""The value of the number of active members: what is a critical mass, and how far one falls short.

One place, because a criterion that asks for support where few take part must mean the same by few.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from localeconomy.criteria.declaration import Threshold
from localeconomy.criteria.units import MEMBERS
from localeconomy.language import Text
from localeconomy.scoring.values import saturating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

__all__ = ["MASS_THRESHOLDS", "mass_value"]

MASS_THRESHOLDS: Final[Mapping[str, Threshold]] = MappingProxyType(
    {
        "half": Threshold(
            6,
            MEMBERS,
            Text(de="aktive Mitglieder mit dem Wert 0,5", en="active members worth 0.5"),
            positive=True,
        ),
        "nearly_all": Threshold(
            15,
            MEMBERS,
            Text(de="aktive Mitglieder mit dem Wert 0,9", en="active members worth 0.9"),
            above="half",
        ),
    }
)


def mass_value(terms: Terms, at: Mapping[str, float]) -> float:
    """Return the value of the number of active members.

    Parameters
    ----------
    terms
        The day of the network.
    at
        The control points ``half`` and ``nearly_all``.

    Returns
    -------
    float
        In [0, 1], on a saturating curve.
    """
    return saturating(len(terms.active_members), at["half"], at["nearly_all"])
