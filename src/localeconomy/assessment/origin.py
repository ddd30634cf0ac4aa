"""`Origin`: the record that an assessment was made from, and its values at other thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from localeconomy.criteria.catalogue import Catalogue
from localeconomy.criteria.judging import finding_of
from localeconomy.criteria.terms import Terms
from localeconomy.errors import LocalEconomyError
from localeconomy.language import Text
from localeconomy.scoring.method import THRESHOLD_RANGE, Rejudged

if TYPE_CHECKING:
    from localeconomy.criteria.declaration import Criterion

__all__ = ["Origin", "rejudged"]


@attrs.frozen(eq=False)
class Origin:
    """What an assessment was made from.

    Parameters
    ----------
    terms
        The day of the record.
    catalogue
        The criteria that were asked.
    """

    terms: Terms
    catalogue: Catalogue

    def __reduce__(self) -> tuple[object, ...]:
        """Stay where it is: a copied or pickled result does not carry its record along."""
        return (_nothing, ())


def _nothing() -> None:
    return None


def rejudged(origin: Origin | None) -> dict[str, Rejudged]:
    """Return the values of the findings, had the thresholds been set lower or higher.

    Parameters
    ----------
    origin
        What the assessment was made from.

    Returns
    -------
    dict
        By criterion; only of criteria that have thresholds.

    Raises
    ------
    LocalEconomyError
        If the record is not there.
    """
    if origin is None:
        raise LocalEconomyError(
            Text(
                de="dazu gehört der Datenbestand, der in einer gespeicherten Bewertung nicht "
                "enthalten ist; bitte das Netzwerk noch einmal bewerten",
                en="this needs the record, which a stored assessment does not hold; assess the "
                "network again",
            )
        )
    return {
        each.id: Rejudged(
            _value(each, origin.terms, 1 - THRESHOLD_RANGE),
            _value(each, origin.terms, 1 + THRESHOLD_RANGE),
        )
        for each in origin.catalogue
        if each.thresholds
    }


def _value(criterion: Criterion, terms: Terms, factor: float) -> float | None:
    """Return the value with all thresholds of a criterion moved by a factor."""
    numbers = {name: factor * number for name, number in criterion.numbers.items()}
    return finding_of(criterion, terms, numbers).value
