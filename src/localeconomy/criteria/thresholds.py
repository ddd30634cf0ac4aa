"""What a threshold can be: checked where it is changed, not first where a network is assessed.

What a criterion divides by, or where its value begins and ends, is declared with the threshold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.criteria.units import SHARE
from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.arguments import is_real

if TYPE_CHECKING:
    from localeconomy.criteria.declaration import Criterion, Threshold

__all__ = ["MOST", "changed_thresholds", "check_order"]

MOST: Final = 1e9
"""The greatest number: more than any count of anything, and far from what a float cannot hold."""

NO_MAPPING: Final = Text(
    de="{id}: {given} nennt keine Schwelle; bitte Zahlen nach Namen angeben, etwa {example}",
    en="{id}: {given} names no threshold; give numbers by name, for example {example}",
)
NONE: Final = Text(
    de="{id} hat keine Schwellen; bitte {given} weglassen",
    en="{id} has no thresholds; leave {given} out",
)
UNKNOWN: Final = Text(
    de="{id} hat keine Schwelle {name}; {hint}", en="{id} has no threshold {name}; {hint}"
)
WRONG: Final = Text(
    de="{id}: {number} ist keine Schwelle {name}; {remedy}",
    en="{id}: {number} is not a threshold {name}; {remedy}",
)
NO_NUMBER: Final = Text(de="bitte eine Zahl angeben", en="give a number")
AT_LEAST_0: Final = Text(de="bitte mindestens 0", en="give 0 or more")
ABOVE_0: Final = Text(de="bitte mehr als 0", en="give more than 0")
A_SHARE: Final = Text(de="bitte einen Anteil von 0 bis 1", en="give a share from 0 to 1")
TOO_MUCH: Final = Text(de="bitte höchstens {most}", en="give {most} or less")
ORDER: Final = Text(
    de="{id}: {low} ({lower}) liegt nicht unter {high} ({higher}); bitte {low} kleiner oder {high} "
    "größer wählen",
    en="{id}: {low} ({lower}) is not below {high} ({higher}); give a smaller {low} or a "
    "greater {high}",
)


def changed_thresholds(criterion: Criterion, numbers: object) -> Mapping[str, Threshold]:
    """Return the thresholds of a criterion with other numbers.

    Parameters
    ----------
    criterion
        The criterion.
    numbers
        The new numbers by name.

    Returns
    -------
    Mapping
        All thresholds by name.

    Raises
    ------
    UnknownNameError
        If there is no such threshold.
    LocalEconomyError
        If the criterion has none, a number is impossible, or two that belong together are in the
        wrong order.

    Examples
    --------
    >>> from localeconomy.criteria.catalogue import catalogue
    >>> changed_thresholds(catalogue()["critical_mass"], {"half": 8})["half"].value
    8.0
    """
    declared = criterion.thresholds
    if not declared and numbers:
        raise LocalEconomyError(NONE.fill(id=criterion.id, given=quoted(numbers)))
    if not isinstance(numbers, Mapping):
        first = {name: threshold.value for name, threshold in [*declared.items()][:1]}
        example = f"{criterion.id}={first}"
        raise LocalEconomyError(
            NO_MAPPING.fill(id=criterion.id, given=quoted(numbers), example=example)
        )
    for name, number in numbers.items():
        if name not in declared:
            hint = did_you_mean(name, declared)
            raise UnknownNameError(UNKNOWN.fill(id=criterion.id, name=quoted(name), hint=hint))
        remedy = _remedy(declared[name], number)
        if remedy is not None:
            said = WRONG.fill(
                id=criterion.id, number=quoted(number), name=quoted(name), remedy=remedy
            )
            raise LocalEconomyError(said)
    changed = {
        name: attrs.evolve(threshold, value=float(numbers[name])) if name in numbers else threshold
        for name, threshold in declared.items()
    }
    check_order(criterion.id, changed)
    return changed


def check_order(criterion_id: str, thresholds: Mapping[str, Threshold]) -> None:
    """Refuse thresholds that do not lie above those that they are declared to lie above.

    Parameters
    ----------
    criterion_id
        The criterion that they belong to.
    thresholds
        All of its thresholds by name.

    Raises
    ------
    LocalEconomyError
        If one is not greater.
    """
    for name, threshold in thresholds.items():
        lower = None if threshold.above is None else thresholds.get(threshold.above)
        if lower is not None and not lower.value < threshold.value:
            raise LocalEconomyError(
                ORDER.fill(
                    id=criterion_id,
                    low=quoted(threshold.above),
                    lower=quoted(lower.value),
                    high=quoted(name),
                    higher=quoted(threshold.value),
                )
            )


def _remedy(threshold: Threshold, number: object) -> Text | None:
    """Return what to give instead of a number, None where it is possible."""
    if not is_real(number):
        return NO_NUMBER
    # Any comparison with "not a number" is false.
    if threshold.unit == SHARE and not 0 <= number <= 1:
        return A_SHARE
    if threshold.positive and not number > 0:
        return ABOVE_0
    if not number >= 0:
        return AT_LEAST_0
    return None if number <= MOST else TOO_MUCH.fill(most=int(MOST))
