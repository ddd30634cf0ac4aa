"""Are those who carry the network trained for it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    NotDue,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, CARRIERS, ORGANISATION
from localeconomy.criteria.units import MONTHS, SHARE
from localeconomy.criteria.verbs import HAVE, WERE
from localeconomy.language import Number, Text, by_count
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

RECENT: Final = 36


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the carriers who, or whose people, were trained lately."""
    carriers = np.array(list(terms.tasks), dtype=np.int32)
    if not len(carriers):
        return NotDue(
            Text(
                de="Nicht fällig: In den letzten zwölf Monaten trug kein Mitglied Aufgaben.",
                en="Not due: no member carried tasks in the last twelve months.",
            )
        )
    within = terms.within("qualifications", "day", int(at["months"]))
    recent = np.flatnonzero(within).astype(np.int32)
    index, trained = terms.credited(terms.compiled.actors_of("qualifications", "actor")[recent])
    relevant = np.isin(trained, carriers)
    k, n = len(np.intersect1d(trained, carriers)), len(carriers)
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=Text(
            de="{k} von {n} Mitgliedern, die in den letzten zwölf Monaten Aufgaben trugen "
            "({share}), {have} sich in den letzten {months} Monaten qualifiziert.",
            en="{k} of {n} members who carried tasks in the last twelve months ({share}) {were} "
            "trained in the last {months} months.",
        ).fill(
            k=k,
            n=n,
            share=Number(k / n, percent=True),
            have=by_count(k, *HAVE),
            were=by_count(k, *WERE),
            months=int(at["months"]),
        ),
        evidence=(
            terms.evidence("qualifications", np.unique(recent[index[relevant]])),
            terms.evidence("actors", carriers),
        ),
    )


CRITERION = Criterion(
    id="networker_training",
    family="development",
    title=Text(de="Qualifizierung der Tragenden", en="Training of the carriers"),
    question=Text(
        de="Sind die, die das Netzwerk tragen, dafür qualifiziert?",
        en="Are those who carry the network trained for it?",
    ),
    chapter="Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
    quote="Eine wichtige Stützmaßnahme für die Aufrechterhaltung kontinuierlicher Netzwerkarbeit "
    "ist – neben der Qualifizierung zu Netzwerkern",
    weight=Weight(2, "wichtige Stützmaßnahme"),
    scope=Scope.NETWORK,
    formula=Text(
        de="Mitglieder, die in zwölf Monaten Aufgaben trugen und sich in den letzten 36 Monaten "
        "(seit der Gründung) qualifiziert haben, geteilt durch alle, die Aufgaben trugen",
        en="members who carried tasks within twelve months and were trained in the last 36 months "
        "(since the founding), divided by all who carried tasks",
    ),
    unit=SHARE,
    thresholds={
        "months": Threshold(
            RECENT,
            MONTHS,
            Text(
                de="so lange zählt eine Qualifizierung",
                en="for how long a training counts",
            ),
        )
    },
    reads=(
        Read("qualifications", More.RAISES, months=RECENT),
        *CARRIERS,
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn in zwölf Monaten kein Mitglied Aufgaben trug",
        en="where no member carried tasks within twelve months",
    ),
    measures=(
        Measure(
            Text(
                de="Wer eine Aufgabe übernimmt, bekommt im selben Jahr einen Platz in einem "
                "passenden Abendkurs, etwa zu Moderation, Finanzen oder Pressearbeit.",
                en="Whoever takes on a task gets a place in a fitting evening course within the "
                "year: moderation, finance or press work, say.",
            ),
            "low",
            change=remedies.training.courses_for_carriers,
        ),
        Measure(
            Text(
                de="Mit Kammer oder Volkshochschule eine kurze Schulung im Stadtteil vereinbaren, "
                "zu Zeiten, die Geschäftsleuten passen.",
                en="Agree a short course in the district with the chamber or an adult education "
                "centre, at hours that suit shopkeepers.",
            ),
            "medium",
            change=remedies.training.course_in_the_district,
        ),
    ),
    asked_from="established",
    judge=_judge,
)
