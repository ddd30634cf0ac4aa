"""Assessing a record anew, changed by a measure: the day, catalogue and options stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.analysis.recommendation_words import NO_RECORD, NOT_COMPUTED
from localeconomy.assessment import assess
from localeconomy.errors import LocalEconomyError

if TYPE_CHECKING:
    from localeconomy.assessment import Assessment
    from localeconomy.assessment.origin import Origin
    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Measure

__all__ = ["assessed_anew", "changed_by", "origin_of"]


def origin_of(assessment: Assessment | None) -> Origin:
    """Return the record that an assessment was made from.

    Parameters
    ----------
    assessment
        The assessment.

    Returns
    -------
    Origin
        The terms of its day and its catalogue.

    Raises
    ------
    LocalEconomyError
        If the record is not there.
    """
    if assessment is None or assessment.origin is None:
        raise LocalEconomyError(NO_RECORD)
    return assessment.origin


def changed_by(measure: Measure, assessment: Assessment | None) -> Network:
    """Return the network of an assessment as it would be, had a measure been carried out.

    Parameters
    ----------
    measure
        The measure.
    assessment
        The assessment.

    Returns
    -------
    Network
        The changed network; the network itself where there is nothing to change.

    Raises
    ------
    LocalEconomyError
        If the measure cannot be expressed so, or the record is not there.
    """
    if measure.change is None:
        raise LocalEconomyError(NOT_COMPUTED.fill(measure=measure.text))
    changed: Network = measure.change(origin_of(assessment).terms)
    return changed


def assessed_anew(network: Network, assessment: Assessment) -> Assessment:
    """Assess another network as an assessment was made.

    Parameters
    ----------
    network
        The network.
    assessment
        An assessment that still has its record.

    Returns
    -------
    Assessment
        On the same day, with the same catalogue and options.
    """
    made = assessment.provenance
    return assess(
        network,
        assessment.day,
        origin_of(assessment).catalogue,
        assume_complete=made.assume_complete,
        draws=made.draws,
        seed=made.seed,
    )
