r"""From values to the score: families, the geometric mean over them, and the caps.

With value :math:`v_i`, weight :math:`w_i` and :math:`\varepsilon = 0.05`:

- family: :math:`S_d = \sum w_i v_i / \sum w_i` over its due criteria;
- ungated: :math:`G = \exp(\sum W_d \ln \max(S_d, \varepsilon) / \sum W_d)` over the families with a
  due criterion, :math:`W_d` the sum of weights over all *applicable* criteria of the family, so
  that learning that a criterion is not due shifts no family;
- cap of a failing criterion with limit :math:`c`: :math:`1 - (1 - c)\tau` with
  :math:`\tau = f \cdot (1 - \mathrm{clip}((v - 0.05)/0.35, 0, 1))` and :math:`f` its force;
- ceiling: :math:`C = \max(\varepsilon, \min \mathrm{cap} - 0.05 (\sum\tau - \max\tau))`;
- score: :math:`100 \min(G, C)`.

Weights and limits may be those of one catalogue or of many draws, one row each; the mean over the
families may be any power mean, the geometric one having the exponent 0.

Sources: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), section 6 (geometric
aggregation limits compensation); the caps are our own construction (see the documentation).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.errors import LocalEconomyError
from localeconomy.language import Text
from localeconomy.scoring.words import FAILING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.scoring.finding import Finding

__all__ = [
    "FLOOR",
    "FURTHER_FAILURE",
    "GEOMETRIC",
    "UNKNOWN_VALUE",
    "Bounded",
    "Scheme",
    "caps",
    "ceiling",
    "family_values",
    "shortfalls",
    "total",
    "ungated",
]

FLOOR: Final = 0.05
UNKNOWN_VALUE: Final = 0.5
FURTHER_FAILURE: Final = 0.05
GEOMETRIC: Final = 0.0
"""Exponent of the power mean over the families."""

FloatArray = npt.NDArray[np.float64]


@attrs.frozen
class Bounded:
    """A figure with the least and the greatest that the record leaves possible.

    Parameters
    ----------
    value
        The figure.
    low, high
        Its bounds.
    """

    value: float
    low: float
    high: float


@attrs.frozen(eq=False)
class Scheme:
    """The weights, families and caps of the due findings, as arrays in the order of their ids.

    Parameters
    ----------
    ids
        The due findings with a weight.
    weights
        Shape ``(findings,)``, or ``(…, findings)`` for many draws of them.
    belongs
        Shape ``(families, findings)``: 1 where a finding is of a family, else 0.
    families
        The families with a due finding.
    family_weights
        Shape ``(families,)`` or ``(…, families)``: the weight of all applicable criteria of each.
    limits
        Shape ``(findings,)`` or ``(…, findings)``: the cap in full force, 1 where there is none.
    force, least_force
        Shape ``(findings,)``: how far each cap is in force.
    """

    ids: tuple[str, ...]
    weights: FloatArray
    belongs: FloatArray
    families: tuple[str, ...]
    family_weights: FloatArray
    limits: FloatArray
    force: FloatArray
    least_force: FloatArray

    @property
    def capped(self) -> npt.NDArray[np.intp]:
        """The places whose cap is in force, however little."""
        return np.flatnonzero(np.maximum(self.force, self.least_force))

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> Scheme:
        """Return the scheme of some findings.

        Parameters
        ----------
        findings
            All findings of an assessment.

        Returns
        -------
        Scheme
            The due ones with a weight.

        Raises
        ------
        LocalEconomyError
            If none is due: there is nothing to score.
        """
        due = sorted(
            (each for each in findings if each.state.is_due and each.weight > 0),
            key=lambda each: each.id,
        )
        if not due:
            raise LocalEconomyError(
                Text(
                    de="kein Kriterium mit Gewicht ist fällig; bitte Katalog und Organisation "
                    "prüfen",
                    en="no criterion with a weight is due; check the catalogue and the "
                    "organisation",
                )
            )
        families = tuple(sorted({each.family for each in due}))
        return cls(
            ids=tuple(each.id for each in due),
            weights=np.array([each.weight for each in due], dtype=np.float64),
            belongs=np.array(
                [[each.family == name for each in due] for name in families], dtype=np.float64
            ),
            families=families,
            family_weights=np.array(
                [
                    sum(
                        each.weight
                        for each in sorted(findings, key=lambda one: one.id)
                        if each.family == name and each.state.is_applicable
                    )
                    for name in families
                ],
                dtype=np.float64,
            ),
            limits=np.array([1.0 if each.cap is None else each.cap.limit for each in due]),
            force=np.array([0.0 if each.cap is None else each.cap.force for each in due]),
            least_force=np.array(
                [0.0 if each.cap is None else each.cap.least_force for each in due]
            ),
        )


def family_values(scheme: Scheme, values: FloatArray) -> FloatArray:
    """Return the weighted mean of each family.

    Parameters
    ----------
    scheme
        Weights and families.
    values
        Shape ``(…, findings)``, in [0, 1].

    Returns
    -------
    ndarray, shape (…, families)
        In [0, 1].
    """
    weighted = (values * scheme.weights) @ scheme.belongs.T
    result: FloatArray = weighted / (scheme.weights @ scheme.belongs.T)
    return result


def ungated(
    scheme: Scheme, values: FloatArray, exponent: float | FloatArray = GEOMETRIC
) -> FloatArray:
    """Return the weighted geometric mean over the families, before the caps.

    Parameters
    ----------
    scheme
        Weights and families.
    values
        Shape ``(…, findings)``, in [0, 1].
    exponent
        One number, or shape ``(…)``: of another power mean, 1 the arithmetic and −1 the harmonic.

    Returns
    -------
    ndarray, shape (…)
        In [0.05, 1].
    """
    floored = np.maximum(family_values(scheme, values), FLOOR)
    shares = scheme.family_weights / scheme.family_weights.sum(axis=-1, keepdims=True)
    result: FloatArray = np.exp((shares * np.log(floored)).sum(axis=-1))
    is_geometric = np.equal(exponent, GEOMETRIC)
    if not is_geometric.all():
        power = np.where(is_geometric, 1.0, exponent)
        mean = (shares * floored ** power[..., np.newaxis]).sum(axis=-1) ** (1.0 / power)
        result = np.where(is_geometric, result, mean)
    return np.clip(result, FLOOR, 1.0)


def shortfalls(values: FloatArray, force: FloatArray) -> FloatArray:
    """Return how far each cap bites: 0 from the value 0.4 on, the full force at 0.05 and below.

    Parameters
    ----------
    values
        Shape ``(…, findings)``.
    force
        Shape ``(findings,)`` or ``(…, findings)``: the stage's force of each cap, 0 for none.

    Returns
    -------
    ndarray, shape (…, findings)
        The shortfall τ of each.
    """
    result: FloatArray = force * (1.0 - np.clip((values - FLOOR) / (FAILING - FLOOR), 0.0, 1.0))
    return result


def caps(scheme: Scheme, values: FloatArray, force: FloatArray) -> FloatArray:
    """Return the cap that each finding sets.

    Parameters
    ----------
    scheme
        The limits.
    values, force
        As for `shortfalls`.

    Returns
    -------
    ndarray, shape (…, findings)
        1 where none bites.
    """
    return _caps(scheme.limits, shortfalls(values, force))


def _caps(limits: FloatArray, bite: FloatArray) -> FloatArray:
    result: FloatArray = 1.0 - (1.0 - limits) * bite
    return result


def ceiling(scheme: Scheme, values: FloatArray, force: FloatArray) -> FloatArray:
    """Return the ceiling that all caps together set; each further failure lowers it a little.

    Parameters
    ----------
    scheme
        The limits.
    values, force
        As for `shortfalls`.

    Returns
    -------
    ndarray, shape (…)
        In [0.05, 1].
    """
    # Most findings have no cap: leaving them out makes thousands of draws several times as fast.
    places = scheme.capped
    bite = shortfalls(values[..., places], force[..., places])
    further = bite.sum(axis=-1) - bite.max(axis=-1, initial=0.0)
    lowest = _caps(scheme.limits[..., places], bite).min(axis=-1, initial=1.0)
    result: FloatArray = np.maximum(FLOOR, lowest - FURTHER_FAILURE * further)
    return result


def total(
    scheme: Scheme,
    values: FloatArray,
    force: FloatArray,
    exponent: float | FloatArray = GEOMETRIC,
) -> FloatArray:
    """Return the score.

    Parameters
    ----------
    scheme
        Weights, families and limits.
    values, force
        As for `shortfalls`.
    exponent
        As for `ungated`.

    Returns
    -------
    ndarray, shape (…)
        From 5 to 100.
    """
    before = ungated(scheme, values, exponent)
    result: FloatArray = 100.0 * np.minimum(before, ceiling(scheme, values, force))
    return result
