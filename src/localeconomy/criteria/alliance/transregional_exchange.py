"""Is there exchange beyond the region and the border?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
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
from localeconomy.criteria.plans import planned
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.terms import ACTIVE
from localeconomy.criteria.units import SHARE
from localeconomy.language import Text, enumeration
from localeconomy.model.vocabulary import LEVEL, terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

TRANSREGIONAL: Final = terms_in("level", "transregional")
LEVELS: Final = Text(de="Ebenen", en="levels")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the levels beyond the state with a tie or a joint activity; planned ones half."""
    within = is_within(terms)
    plans = planned(terms, "activities")
    reached: list[str] = []
    ahead: list[str] = []
    ties: set[int] = set()
    activities: set[int] = set()
    for level in TRANSREGIONAL:
        partners = is_partner(terms, (level,), facilities=True)
        tied = terms.tie_rows(ACTIVE, within, partners).tolist()
        joint = np.flatnonzero(terms.joint_with(partners)).tolist()
        intended = np.flatnonzero(_planned_with(terms, partners, plans)).tolist()
        ties.update(tied)
        activities.update(joint, intended)
        if tied or joint:
            reached.append(level)
        elif intended:
            ahead.append(level)
    levels = len(reached) + at["planned"] * len(ahead)
    return Judgement(
        value=min(1.0, levels / at["enough"]),
        raw=levels,
        n=len(TRANSREGIONAL),
        reason=_reason(reached, ahead),
        evidence=(
            terms.evidence("activities", sorted(activities)),
            terms.evidence("relationships", sorted(ties)),
        ),
    )


def _planned_with(terms: Terms, partners: MaskArray, plans: MaskArray) -> MaskArray:
    """Return which planned activities some partners are to take part in."""
    compiled = terms.compiled
    padded = np.append(partners, False)
    known = compiled.visible("participations") & terms.of_activities(plans)
    rows = known & padded[compiled.actors_of("participations", "actor")]
    found = np.zeros(len(plans), dtype=np.bool_)
    found[terms.participation_activities[rows]] = True
    return found


def _reason(reached: list[str], ahead: list[str]) -> Text:
    if not reached and not ahead:
        return Text(
            de="Über das Land hinaus gibt es weder Austausch noch Pläne dafür.",
            en="There is neither exchange beyond the state nor a plan for it.",
        )
    if not ahead:
        text = Text(
            de="Austausch über das Land hinaus: {reached}.",
            en="Exchange beyond the state: {reached}.",
        )
    elif not reached:
        text = Text(
            de="Austausch über das Land hinaus ist geplant: {ahead}.",
            en="Exchange beyond the state is planned: {ahead}.",
        )
    else:
        text = Text(
            de="Austausch über das Land hinaus: {reached}; geplant: {ahead}.",
            en="Exchange beyond the state: {reached}; planned: {ahead}.",
        )
    return text.fill(
        reached=enumeration(LEVEL[name].label for name in reached),
        ahead=enumeration(LEVEL[name].label for name in ahead),
    )


CRITERION = Criterion(
    id="transregional_exchange",
    family="alliance",
    title=Text(de="Überregionaler Austausch", en="Exchange beyond the region"),
    question=Text(
        de="Gibt es Austausch über die Region und die Grenze hinaus?",
        en="Is there exchange beyond the region and the border?",
    ),
    chapter="Wirtschaftsnetzwerke in Stadtteilen mit besonderem Erneuerungsbedarf",
    quote="Parallel soll der überregionale Erfahrungsaustausch forciert werden",
    weight=Weight(1),
    scope=Scope.ALLIANCE,
    formula=Text(
        de="Ebenen {Bund, Ausland, Europa} mit bestehender Verbindung oder gemeinsamer Aktivität "
        "in zwölf Monaten (nur geplant: halb), geteilt durch 2, höchstens 1",
        en="levels {federal, abroad, European} with a tie in force or a joint activity within "
        "twelve months (planned only: half), divided by 2, at most 1",
    ),
    unit=LEVELS,
    thresholds={
        "enough": Threshold(
            2,
            LEVELS,
            Text(
                de="Ebenen, die genügen: eine im Inland und eine jenseits der Grenze, etwa",
                en="levels that are enough: one at home and one across the border, say",
            ),
            positive=True,
        ),
        "planned": Threshold(
            0.5,
            SHARE,
            Text(de="Wert einer nur geplanten Ebene", en="worth of a level that is only planned"),
        ),
    },
    reads=(
        Read("relationships", More.RAISES, kinds=ACTIVE, needed=Needed.JOINTLY),
        Read("activities", More.RAISES, months=WINDOW, needed=Needed.JOINTLY),
        Read("participations", More.RAISES, months=WINDOW, needed=Needed.NEVER),
        Read("memberships", More.RAISES, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Einmal im Jahr eine Einrichtung aus einem anderen Bundesland oder Nachbarland "
                "besuchen oder einladen.",
                en="Once a year visit or invite a facility from another state or a neighbouring "
                "country.",
            ),
            "low",
            change=remedies.alliances.visit_from_abroad,
        ),
        Measure(
            Text(
                de="Mit Partnern jenseits der Grenze einen gemeinsamen Antrag vorbereiten.",
                en="Prepare a joint application with partners across the border.",
            ),
            "high",
            change=remedies.alliances.application_abroad,
        ),
    ),
    judge=_judge,
)
