"""`recommend`: what would help, by assessing the record anew as each measure would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from localeconomy.analysis.reassessment import assessed_anew, changed_by, origin_of
from localeconomy.analysis.recommendation_words import NO_NETWORK, OWN_DAY, TOO_FEW
from localeconomy.analysis.recommendations import Assumed, Move, Recommendation, Recommendations
from localeconomy.assessment import Assessment, assess
from localeconomy.errors import LocalEconomyError, WrongTypeError
from localeconomy.hints import quoted
from localeconomy.model.arguments import given, is_whole, truth
from localeconomy.model.network import Network
from localeconomy.scoring.finding import Finding, Measure, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from localeconomy.criteria.catalogue import Catalogue
    from localeconomy.model.dates import DateLike

__all__ = ["recommend"]

EFFORTS: Final = {"low": 0, "medium": 1, "high": 2}
ROUNDING: Final = 9
"""Decimals of a gain that count when recommendations are put in order."""


def recommend(
    of: Network | Assessment,
    on: DateLike | None = None,
    *,
    most: int | None = None,
    catalogue: Catalogue | None = None,
    assume_complete: bool = False,
) -> Recommendations:
    """Say what would help, and by how many points of the score.

    For each measure of a finding in the score that is not healthy, the record is changed as it
    would be on the same day, had the measure been carried out, and assessed anew: a what-if, not
    a forecast. Findings that are unknown are left out; what to find out about them says
    `Assessment.missing_plan`.

    Parameters
    ----------
    of
        The network, or an assessment that still has its record.
    on
        The day; by default the record's own ``as_of``. For a network only.
    most
        How many recommendations at most; all by default.
    catalogue, assume_complete
        As for `assess`. For a network only.

    Returns
    -------
    Recommendations
        The greatest gain first.

    Raises
    ------
    WrongTypeError
        If neither a network nor an assessment is given, or anything but True and False for
        ``assume_complete``.
    LocalEconomyError
        If an assessment was read from a file, which does not hold its record, or is given with a
        day or a catalogue; or if ``most`` is no whole number from 1
        on.

    Examples
    --------
    >>> import localeconomy as le
    >>> kino = le.example("kino-knappenviertel")
    >>> best = le.recommend(kino, "2014-12-31", most=1)[0]
    >>> round(best.score - best.score_today - best.expected_gain, 9)
    0.0
    """
    if not isinstance(of, Network | Assessment):
        raise WrongTypeError(NO_NETWORK.fill(given=given(of)))
    assume_complete = truth(assume_complete, "assume_complete")
    if most is not None and (not is_whole(most) or most < 1):
        raise LocalEconomyError(TOO_FEW.fill(number=quoted(most)))
    if isinstance(of, Network):
        assessment = assess(of, on, catalogue, assume_complete=assume_complete)
    elif on is not None or catalogue is not None or assume_complete:
        raise LocalEconomyError(OWN_DAY)
    else:
        assessment = of
    found = sorted(_all(assessment), key=_order)
    in_score = [each for each in assessment.all_findings if each.weight > 0]
    return Recommendations(
        title=assessment.title,
        day=assessment.day,
        score=assessment.score,
        items=tuple(found[:most]),
        unknown=sum(each.state is State.UNKNOWN for each in in_score),
        illustrative=assessment.illustrative,
        provenance=assessment.provenance,
    )


def _order(each: Recommendation) -> tuple[float, int, float]:
    """Return what a recommendation stands by; equal ones stay in the order of the catalogue.

    What the caps hold back is the better one of two that gain nothing.
    """
    effort = EFFORTS.get(each.effort, len(EFFORTS))
    if each.expected_gain is None or each.gain_before_caps is None:
        return float("inf"), effort, 0.0
    gain, further = (
        -round(points, ROUNDING) for points in (each.expected_gain, each.gain_before_caps)
    )
    return gain, effort, further


def _all(assessment: Assessment) -> Iterator[Recommendation]:
    """Yield the recommendations in the order of the catalogue."""
    catalogue = origin_of(assessment).catalogue
    for finding in assessment.all_findings:
        if finding.weight > 0 and finding.word not in (None, "healthy"):
            for measure in catalogue[finding.id].measures:
                yield _recommendation(assessment, finding, measure)


def _recommendation(assessment: Assessment, finding: Finding, measure: Measure) -> Recommendation:
    common: dict[str, Any] = {
        "criterion": finding.id,
        "title": finding.title,
        "value": finding.value,
        "measure": measure,
        "score_today": assessment.score,
        "assessment": assessment,
    }
    if measure.change is None:
        return Recommendation(**common, expected_gain=None, gain_before_caps=None, score=None)
    changed, network = changed_by(measure, assessment), origin_of(assessment).terms.network
    if changed is network:
        return Recommendation(
            **common, expected_gain=0.0, gain_before_caps=0.0, score=assessment.score
        )
    after = assessed_anew(changed, assessment)
    return Recommendation(
        **common,
        expected_gain=after.score - assessment.score,
        gain_before_caps=after.ungated - assessment.ungated,
        score=after.score,
        moves=_moves(assessment, after),
        assumed=_assumed(network, changed),
    )


def _moves(before: Assessment, after: Assessment) -> tuple[Move, ...]:
    pairs = zip(before.all_findings, after.all_findings, strict=True)
    found = [
        Move(
            one.id,
            one.title,
            one.weight,
            one.value,
            other.value,
            one.state.value,
            other.state.value,
        )
        for one, other in pairs
        if one.value != other.value or (one.value is None and one.state != other.state)
    ]
    return tuple(sorted(found, key=_weightiest))


def _weightiest(move: Move) -> tuple[float, str]:
    if move.before is None or move.after is None:
        return 0.0, move.id
    return -move.weight * abs(move.after - move.before), move.id


def _assumed(before: Network, after: Network) -> tuple[Assumed, ...]:
    found = []
    for name, table in after.tables.items():
        old = before.tables[name]
        if table is not old:
            # Records that are not touched are the same objects in most tables.
            completed = sum(
                one is not other and one != other for one, other in zip(old, table, strict=False)
            )
            found.append(Assumed(name, len(table) - len(old), completed))
    return tuple(found)
