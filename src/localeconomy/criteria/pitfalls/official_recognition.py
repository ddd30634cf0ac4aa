"""Do politics, administration and economic development recognise the network?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.units import CLASSES, SHARE
from localeconomy.language import Text
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

RECOGNITION: Final = terms_in("relationship_kind", "recognition")

# A body's class, and the classes of the vocabulary that belong to it.
BODIES: Final = {
    "politics": (("politics", "decision_body"), Text(de="Politik", en="Politics")),
    "administration": (("administration",), Text(de="Verwaltung", en="Administration")),
    "economic_development": (
        ("economic_development",),
        Text(de="Wirtschaftsförderung", en="Economic development"),
    ),
}


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the classes that recognise the network; a claim that nobody confirmed counts half."""
    compiled = terms.compiled
    confirmed = compiled.is_true("relationships", "confirmed")
    points = 0.0
    told: list[Text] = []
    rows: list[int] = []
    for groups, label in BODIES.values():
        found = _recognitions(terms, terms.actors_in(*groups))
        sure = any(confirmed[row] for row in found)
        points += 1.0 if sure else at["claimed"] if found else 0.0
        rows += found
        told.append(_told(label, confirmed=sure, claimed=bool(found)))
    n = len(BODIES)
    return Judgement(
        value=points / n,
        raw=points,
        n=n,
        reason=Text(
            de="; ".join(each.de for each in told) + ".",
            en="; ".join(each.en for each in told) + ".",
        ),
        evidence=(terms.evidence("relationships", rows),),
    )


def _recognitions(terms: Terms, bodies: MaskArray) -> list[int]:
    """Return the ties by which some bodies recognise the network; a mutual one leads both ways."""
    compiled = terms.compiled
    rows = compiled.ties(RECOGNITION)
    sources = compiled.actors_of("relationships", "source")[rows]
    targets = compiled.actors_of("relationships", "target")[rows]
    mutual = compiled.is_true("relationships", "mutual")[rows]
    towards = bodies[sources] & terms.is_network[targets]
    back = mutual & bodies[targets] & terms.is_network[sources]
    found: list[int] = rows[towards | back].tolist()
    return found


def _told(label: Text, *, confirmed: bool, claimed: bool) -> Text:
    if confirmed:
        text = Text(de="{name}: Anerkennung bestätigt", en="{name}: recognition confirmed")
    elif claimed:
        text = Text(
            de="{name}: Anerkennung angegeben, aber nicht bestätigt",
            en="{name}: recognition claimed, but not confirmed",
        )
    else:
        text = Text(de="{name}: keine Anerkennung", en="{name}: no recognition")
    return text.fill(name=label)


CRITERION = Criterion(
    id="official_recognition",
    family="pitfalls",
    title=Text(de="Anerkennung", en="Official recognition"),
    question=Text(
        de="Erkennen Politik, Verwaltung und Wirtschaftsförderung das Netzwerk an?",
        en="Do politics, administration and economic development recognise the network?",
    ),
    chapter="Stolperfallen: (3) Fehlen von Öffentlichkeit, (4) Fehlen strategischer Partner",
    quote="Entscheidend für den Erfolg eines Wirtschaftsnetzwerks ist seine Anerkennung sowie in "
    "Politik und Verwaltung wie auch bei der städtischen Wirtschaftsförderung",
    weight=Weight(3, "entscheidend"),
    scope=Scope.NETWORK,
    formula=Text(
        de="Gruppen {Politik, Verwaltung, Wirtschaftsförderung} mit bestätigter Anerkennung; nur "
        "angegebene zählt halb; geteilt durch 3",
        en="classes {politics, administration, economic development} with a confirmed recognition; "
        "a claimed one counts half; divided by 3",
    ),
    unit=CLASSES,
    thresholds={
        "claimed": Threshold(
            0.5,
            SHARE,
            Text(
                de="Wert einer nicht bestätigten Anerkennung",
                en="worth of an unconfirmed recognition",
            ),
        )
    },
    reads=(Read("relationships", More.RAISES, kinds=RECOGNITION), ACTORS, ORGANISATION),
    measures=(
        Measure(
            Text(
                de="Bezirksvertretung und Verwaltung einmal im Jahr zu einem Bericht einladen und "
                "um "
                "einen Beschluss oder Brief bitten.",
                en="Invite the district council and the administration to a yearly report, and "
                "ask for "
                "a resolution or letter.",
            ),
            "low",
            change=remedies.institutions.recognition_by_council_and_administration,
        ),
        Measure(
            Text(
                de="Mit der städtischen Wirtschaftsförderung ein gemeinsames Vorhaben vereinbaren.",
                en="Agree a joint project with the city's economic development agency.",
            ),
            "medium",
            change=remedies.institutions.recognition_by_economic_development,
        ),
    ),
    pitfalls=(3, 4),
    cap=CapRule(0.40),
    asked_from="forming",
    judge=_judge,
)
