"""Do economic development, chambers and employment agency engage in the district?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.terms import ACTIVE, Terms
from localeconomy.criteria.units import CLASSES, SHARE
from localeconomy.language import Text
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

INSTITUTIONS: Final = {
    "economic_development": Text(de="Wirtschaftsförderung", en="Economic development"),
    "chamber": Text(de="Kammern", en="Chambers"),
    "employment_agency": Text(de="Arbeitsagentur/Jobcenter", en="Employment agency"),
}


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Give each class of institution half for a tie and the whole for an offer on the spot."""
    compiled = terms.compiled
    offers = compiled.in_force("offers") & compiled.is_true("offers", "in_district")
    unplaced = compiled.in_force("offers") & compiled.is_missing("offers", "in_district")
    providers = compiled.actors_of("offers", "provider")
    points = highest = 0.0
    told: list[Text] = []
    tie_rows: list[int] = []
    offer_rows: list[int] = []
    for name, label in INSTITUTIONS.items():
        group = terms.actors_in(name)
        local = [row for row in offers.nonzero()[0].tolist() if group[providers[row]]]
        ties = terms.tie_rows(ACTIVE, group, terms.is_inside).tolist()
        offer_rows += local
        tie_rows += ties
        worth = 1.0 if local else at["tie_only"] if ties else 0.0
        points += worth
        # An offer of an unknown place could be in the district.
        highest += 1.0 if (unplaced & group[providers]).any() else worth
        told.append(_told(label, offered=bool(local), tied=bool(ties)))
    n = len(INSTITUTIONS)
    return Judgement(
        value=points / n,
        raw=points,
        n=n,
        reason=Text(
            de="; ".join(each.de for each in told) + ".",
            en="; ".join(each.en for each in told) + ".",
        ),
        evidence=(
            terms.evidence("offers", offer_rows),
            terms.evidence("relationships", sorted(set(tie_rows))),
        ),
        bounds=None if highest == points else (points / n, highest / n),
    )


def _told(label: Text, *, offered: bool, tied: bool) -> Text:
    if offered:
        text = Text(de="{name}: Angebot im Stadtteil", en="{name}: an offer in the district")
    elif tied:
        text = Text(de="{name}: in Verbindung", en="{name}: in touch")
    else:
        text = Text(de="{name}: nicht beteiligt", en="{name}: not engaged")
    return text.fill(name=label)


CRITERION = Criterion(
    id="institution_engagement",
    family="networking",
    title=Text(de="Engagement der Institutionen", en="Engagement of institutions"),
    question=Text(
        de="Engagieren sich Wirtschaftsförderung, Kammern und Arbeitsagentur im Stadtteil?",
        en="Do economic development, chambers and employment agency engage in the district?",
    ),
    chapter="Wirtschaftsnetzwerke als Teil lokal-ökonomischer Strategien",
    quote="Angebote zu dezentralisieren und sich mit Aktivitäten in den Stadtteilen zu engagieren",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="je Gruppe 1 für ein Angebot im Stadtteil, ½ für eine bestehende Verbindung; Summe "
        "geteilt durch 3",
        en="for each class 1 for an offer in the district, ½ for a tie in force; sum divided by 3",
    ),
    unit=CLASSES,
    thresholds={
        "tie_only": Threshold(
            0.5,
            SHARE,
            Text(de="Wert einer Verbindung ohne Angebot", en="worth of a tie without an offer"),
        )
    },
    reads=(
        Read("offers", More.RAISES, needed=Needed.JOINTLY),
        Read("relationships", More.RAISES, kinds=ACTIVE, needed=Needed.JOINTLY),
        Read("memberships", More.RAISES, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Kammern, Wirtschaftsförderung und Arbeitsagentur um eine regelmäßige "
                "Sprechstunde im Stadtteil bitten.",
                en="Ask chambers, economic development and employment agency for a regular surgery "
                "in the district.",
            ),
            "low",
            change=remedies.institutions.surgeries,
        ),
        Measure(
            Text(
                de="Zu jeder Institution eine feste Ansprechperson benennen und mit ihr ein erstes "
                "gemeinsames Vorhaben verabreden.",
                en="Name a standing contact for each institution and agree a first joint project.",
            ),
            "medium",
            change=remedies.institutions.contacts_named,
        ),
    ),
    asked_from="forming",
    judge=_judge,
)
