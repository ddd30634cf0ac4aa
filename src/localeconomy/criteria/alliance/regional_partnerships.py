"""Is the alliance a partner in regional and state policy?"""

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
from localeconomy.criteria.facilities import is_partner, is_within
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.terms import ACTIVE, COOPERATION
from localeconomy.criteria.units import SHARE
from localeconomy.language import Number, Text
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure
from localeconomy.scoring.values import saturating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

REGIONAL: Final = terms_in("level", "regional")
INSTITUTIONS: Final = Text(de="Partnereinrichtungen", en="partner institutions")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Value the partners at regional and state level on a saturating curve."""
    within = is_within(terms)
    others = is_partner(terms, REGIONAL)
    rows = terms.tie_rows(ACTIVE, within, others)
    partners = others & terms.has_tie(COOPERATION, within)
    contacts = others & terms.has_tie(ACTIVE, within) & ~partners
    k, m = int(partners.sum()), int(contacts.sum())
    counted = k + at["contact_only"] * m
    return Judgement(
        value=saturating(counted, at["half"], at["nearly_all"]),
        raw=counted,
        n=k + m,
        reason=Text(
            de="Partnerschaften auf Landes- und Regionalebene: {k}; Kontakte ohne Partnerschaft: "
            "{m} (für einen anerkannten Verbund reichen etwa {half} Partner knapp, {most} gut).",
            en="Partnerships at state and regional level: {k}; contacts without partnership: {m} "
            "(about {half} partners barely make a recognised alliance, {most} clearly do).",
        ).fill(k=k, m=m, half=Number(at["half"], None), most=Number(at["nearly_all"], None)),
        evidence=(
            terms.evidence("actors", partners | contacts),
            terms.evidence("relationships", rows),
        ),
    )


CRITERION = Criterion(
    id="regional_partnerships",
    family="alliance",
    title=Text(de="Partner in Land und Region", en="Partners in region and state"),
    question=Text(
        de="Ist der Verbund Partner in der Regional- und Landespolitik?",
        en="Is it a partner in regional and state policy?",
    ),
    chapter="Wirtschaftsnetzwerke in Stadtteilen mit besonderem Erneuerungsbedarf",
    quote="Aus der Beteiligung an wirtschaftsrelevanten regionalen Politikdiskussionen entstanden "
    "Partnerschaften mit Institutionen",
    weight=Weight(2, "zunehmend an Bedeutung"),
    scope=Scope.ALLIANCE,
    formula=Text(
        de="Einrichtungen und Verbände auf Regional- oder Landesebene mit bestehender Kooperation "
        "(Kontakt ohne Kooperation zählt halb), auf einer Sättigungskurve",
        en="institutions and associations at regional or state level with a cooperation in force "
        "(a contact without cooperation counts half), on a saturating curve",
    ),
    unit=INSTITUTIONS,
    thresholds={
        "half": Threshold(
            2,
            INSTITUTIONS,
            Text(de="Partner mit dem Wert 0,5", en="partners worth 0.5"),
            positive=True,
        ),
        "nearly_all": Threshold(
            5,
            INSTITUTIONS,
            Text(de="Partner mit dem Wert 0,9", en="partners worth 0.9"),
            above="half",
        ),
        "contact_only": Threshold(
            0.5,
            SHARE,
            Text(
                de="Wert eines Kontakts ohne Kooperation",
                en="worth of a contact without cooperation",
            ),
        ),
    },
    reads=(
        Read("relationships", More.RAISES, kinds=ACTIVE),
        Read("memberships", More.RAISES, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Zu jedem Austausch eine Einrichtung des Landes oder der Region einladen.",
                en="Invite one institution of the state or region to each exchange.",
            ),
            "low",
            change=remedies.alliances.guests_of_the_region,
        ),
        Measure(
            Text(
                de="Zu einer laufenden politischen Debatte gemeinsam Stellung nehmen und sie mit "
                "möglichen Partnern abstimmen.",
                en="Issue a joint statement on a current political debate, agreed with possible "
                "partners.",
            ),
            "medium",
            change=remedies.alliances.partners_in_a_debate,
        ),
    ),
    judge=_judge,
)
