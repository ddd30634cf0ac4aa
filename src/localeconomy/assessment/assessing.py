"""`assess`: from a network and a day to an explained score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy import __version__
from localeconomy.assessment.labels import Label, Labels, labels_of, without_ids
from localeconomy.assessment.origin import Origin
from localeconomy.assessment.parts import Provenance
from localeconomy.assessment.result import Assessment
from localeconomy.compiled import compile_snapshot
from localeconomy.criteria.catalogue import PITFALLS, Catalogue
from localeconomy.criteria.catalogue import catalogue as standard_catalogue
from localeconomy.criteria.judging import finding_of
from localeconomy.criteria.terms import Terms
from localeconomy.errors import WrongTypeError
from localeconomy.language import Text
from localeconomy.model.arguments import check_network, given, truth
from localeconomy.model.attribution import attributions
from localeconomy.scoring.draws import DRAWS, SEED, check_draws
from localeconomy.scoring.intervals import LEVEL
from localeconomy.scoring.summary import summarise
from localeconomy.scoring.verdicts import verdict_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.model.dates import DateLike
    from localeconomy.model.network import Network

__all__ = ["assess"]

NO_CATALOGUE: Final = Text(
    de="catalogue: gebraucht wird ein Katalog von Kriterien, nicht {given}; bitte "
    "localeconomy.catalogue() oder einen daraus gemachten angeben",
    en="catalogue: a catalogue of criteria is needed, not {given}; give localeconomy.catalogue() "
    "or one that was made of it",
)


def assess(
    network: Network,
    on: DateLike | None = None,
    catalogue: Catalogue | None = None,
    *,
    assume_complete: bool = False,
    names: bool = True,
    draws: int = DRAWS,
    seed: int = SEED,
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
    draws, seed
        Of the random numbers of intervals and sensitivities, which are computed when asked for;
        the score itself needs none.

    Returns
    -------
    Assessment
        Findings with evidence, verdicts on the pitfalls, and the score with its bounds.

    Raises
    ------
    WrongTypeError
        If something of the wrong kind is given: a text or snapshot in place of the network, or
        anything but True and False for ``assume_complete`` or ``names``.
    MissingDayError
        If no day is given and the record has none of its own.
    LocalEconomyError
        If no criterion with a weight is due, or draws or seed are not possible.

    Examples
    --------
    >>> import localeconomy as le
    >>> assessment = le.assess(le.example("kino-knappenviertel"), on="2003-06-30")
    >>> assessment["coordination_office"].reason.en
    'No money is secured for a coordination office today.'
    """
    check_network(network, "assess")
    # A text such as "off" counts as true: names would be given out that were to be hidden.
    assume_complete, names = truth(assume_complete, "assume_complete"), truth(names, "names")
    check_draws(draws, seed, LEVEL)
    asked = standard_catalogue() if catalogue is None else catalogue
    if not isinstance(asked, Catalogue):
        raise WrongTypeError(NO_CATALOGUE.fill(given=given(asked)))
    terms = Terms(compile_snapshot(network.at(on)), assume_complete=assume_complete)
    findings = tuple(finding_of(each, terms) for each in asked)
    spoken, rows = findings, terms.shown
    labels: Mapping[str, Mapping[str, Label]] = Labels(
        lambda: labels_of(network, spoken, rows, names=names)
    )
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
            draws=draws,
            seed=seed,
            attributions=attributions(network),
        ),
        origin=Origin(terms, asked),
    )


def _illustrative(network: Network) -> tuple[int, int]:
    made_up = 0
    for table in network.tables.values():
        column = table.columns.get("illustrative")
        if column is not None:
            made_up += int((column > 0).sum())  # type: ignore[union-attr,operator] # a boolean column
    return made_up, sum(len(table) for table in network.tables.values())
