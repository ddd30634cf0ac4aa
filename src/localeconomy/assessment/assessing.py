"""`assess`: from a network and a day to an explained score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy import __version__
from localeconomy.assessment.labels import labels_of, without_ids
from localeconomy.assessment.result import Assessment, Provenance
from localeconomy.compiled import compile_snapshot
from localeconomy.criteria.catalogue import PITFALLS, Catalogue
from localeconomy.criteria.catalogue import catalogue as standard_catalogue
from localeconomy.criteria.judging import finding_of
from localeconomy.criteria.terms import Terms
from localeconomy.scoring.summary import summarise
from localeconomy.scoring.verdicts import verdict_of

if TYPE_CHECKING:
    from localeconomy.model.dates import DateLike
    from localeconomy.model.network import Network

__all__ = ["assess"]


def assess(
    network: Network,
    on: DateLike | None = None,
    catalogue: Catalogue | None = None,
    *,
    assume_complete: bool = False,
    names: bool = True,
) -> Assessment:
    """Assess the health of a network on a day.

    Parameters
    ----------
    network
        The record.
    on
        The day; by default the record's own ``as_of``.
    catalogue
        The criteria; by default those of the source.
    assume_complete
        Take what is on record as all there is. Every report says so.
    names
        Whether the evidence names private persons and businesses, or gives them numbers.

    Returns
    -------
    Assessment
        Findings with evidence, verdicts on the pitfalls, and the score with its bounds.

    Raises
    ------
    MissingDayError
        If no day is given and the record has none of its own.
    LocalEconomyError
        If no criterion with a weight is due.

    Examples
    --------
    >>> import localeconomy as le
    >>> assessment = le.assess(le.example("kino-knappenviertel"), on="2003-06-30")
    >>> assessment["coordination_office"].reason.en
    'No money is secured for a coordination office today.'
    """
    asked = standard_catalogue() if catalogue is None else catalogue
    terms = Terms(compile_snapshot(network.at(on)), assume_complete=assume_complete)
    findings = tuple(finding_of(each, terms) for each in asked)
    labels = labels_of(network, findings, terms.shown, names=names)
    if not names:
        findings, labels = without_ids(findings, labels)
    return Assessment(
        title=network.title,
        day=terms.day,
        scope=terms.scope,
        form=None if terms.organisation is None else terms.organisation.form,
        age=terms.age,
        stage=terms.stage,
        after_programme=terms.after_programme,
        all_findings=findings,
        verdicts=tuple(verdict_of(number, findings) for number in PITFALLS),
        summary=summarise(findings, [each.id for each in asked.families]),
        family_list=asked.families,
        labels=labels,
        illustrative=_illustrative(network),
        provenance=Provenance(
            library_version=__version__,
            catalogue_version=asked.version,
            catalogue_hash=asked.hash,
            record_digest=network.digest,
            assume_complete=assume_complete,
        ),
    )


def _illustrative(network: Network) -> tuple[int, int]:
    made_up = 0
    for table in network.tables.values():
        column = table.columns.get("illustrative")
        if column is not None:
            made_up += int((column > 0).sum())  # type: ignore[union-attr,operator] # a boolean column
    return made_up, sum(len(table) for table in network.tables.values())
