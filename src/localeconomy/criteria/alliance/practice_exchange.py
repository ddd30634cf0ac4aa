"""Do the facilities exchange practice continuously?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.facilities import is_facility, no_facilities, taking_part
from localeconomy.criteria.shared_reads import ACTORS, MEMBERS, ORGANISATION, REPRESENTATION
from localeconomy.criteria.units import SHARE
from localeconomy.language import Number, Text
from localeconomy.model.columns import day_number
from localeconomy.model.dates import months_before
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

EXCHANGE = terms_in("activity_kind", "exchange")
QUARTER = 3


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Average over quarters the largest share of facilities that met for one exchange."""
    if terms.age is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Das Gründungsdatum des Verbunds fehlt.",
                en="Not known: the founding day of the alliance is missing.",
            )
        )
    facilities = int(is_facility(terms).sum())
    if not facilities:
        return no_facilities()
    quarters = max(1, min(int(at["quarters"]), int(terms.age // QUARTER)))
    present = _facilities_present(terms, quarters)
    days = terms.compiled.days("activities", "day")
    shares = []
    for number in range(quarters):
        last = day_number(months_before(terms.day, QUARTER * number))
        first = day_number(months_before(terms.day, QUARTER * (number + 1)))
        meetings = [present[row] for row in present if first < days[row] <= last]
        shares.append(max(meetings, default=0) / facilities)
    value = sum(shares) / quarters
    held = sum(share > 0 for share in shares)
    return Judgement(
        value=value,
        raw=value,
        n=quarters,
        reason=Text(
            de="In {held} von {n} Quartalen gab es einen Austausch; im Mittel kamen {share} der "
            "{facilities} Einrichtungen zusammen.",
            en="There was an exchange in {held} of {n} quarters; on average {share} of the "
            "{facilities} facilities came together.",
        ).fill(held=held, n=quarters, share=Number(value, percent=True), facilities=facilities),
        evidence=(terms.evidence("activities", list(present)),),
    )


def _facilities_present(terms: Terms, quarters: int) -> dict[int, int]:
    """Return for each exchange of the last quarters how many facilities took part."""
    exchange = terms.compiled.is_kind("activities", EXCHANGE)
    held = terms.activities_within(QUARTER * quarters) & exchange
    return {row: len(present) for row, present in taking_part(terms, held).items()}


CRITERION = Criterion(
    id="practice_exchange",
    family="alliance",
    title=Text(de="Erfahrungs- und Praxisaustausch", en="Exchange of practice"),
    question=Text(
        de="Tauschen sich die Einrichtungen kontinuierlich über ihre Praxis aus?",
        en="Do the facilities exchange practice continuously?",
    ),
    chapter="Wirtschaftsnetzwerke in Stadtteilen mit besonderem Erneuerungsbedarf",
    quote="Die primäre Zielsetzung des Netzwerks ist der kontinuierliche Austausch über die "
    "Projekte "
    "und Aktivitäten",
    weight=Weight(3, "primäre Zielsetzung"),
    scope=Scope.ALLIANCE,
    formula=Text(
        de="Mittel über die letzten acht Quartale (oder das Alter) des größten Anteils der "
        "Einrichtungen bei einem Austausch; 0, wo es keinen gab",
        en="mean over the last eight quarters (or its age) of the largest share of facilities at "
        "one "
        "exchange; 0 where there was none",
    ),
    unit=SHARE,
    thresholds={
        "quarters": Threshold(
            8,
            Text(de="Quartale", en="quarters"),
            Text(de="betrachteter Zeitraum", en="period looked at"),
        )
    },
    reads=(
        MEMBERS,
        Read("activities", More.RAISES, kinds=EXCHANGE, months=24),
        Read("participations", More.RAISES, months=24),
        REPRESENTATION,
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Termine für das ganze Jahr festlegen, reihum bei den Einrichtungen.",
                en="Fix the dates for the whole year, hosted by the facilities in turn.",
            ),
            "low",
            change=remedies.alliances.exchange_each_quarter,
        ),
        Measure(
            Text(
                de="Jedes Treffen mit einem Praxisfall einer Einrichtung beginnen.",
                en="Begin each meeting with a practical case of one facility.",
            ),
            "low",
        ),
    ),
    judge=_judge,
)
