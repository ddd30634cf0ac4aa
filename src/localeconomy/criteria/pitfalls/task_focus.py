"""Do active members avoid spreading themselves thin, and is the network clear to the outside?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    NotDue,
    Outcome,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, CARRIERS, ORGANISATION
from localeconomy.criteria.tasks_at_a_time import tasks_at_a_time
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import HAVE
from localeconomy.language import Number, Text, by_count
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

TASKS = Text(de="Aufgaben", en="tasks")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the carriers who have no more than a few tasks and projects at a time."""
    carriers = list(terms.tasks)
    if not carriers:
        return NotDue(
            Text(
                de="Nicht fällig: In den letzten zwölf Monaten trug kein Mitglied Aufgaben.",
                en="Not due: no member carried tasks in the last twelve months.",
            )
        )
    found = tasks_at_a_time(terms)
    numbers = [found.numbers[carrier] for carrier in carriers]
    k, n, most = sum(each <= at["most"] for each in numbers), len(carriers), max(numbers)
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=Text(
            de="{k} von {n} Mitgliedern, die Aufgaben tragen ({share}), {have} höchstens {limit} "
            "Aufgaben und Projekte zugleich; die größte Zahl bei einem Mitglied ist {most}.",
            en="{k} of {n} members who carry tasks ({share}) {have} at most {limit} tasks and "
            "projects at a time; the greatest number of one member is {most}.",
        ).fill(
            k=k,
            n=n,
            share=Number(k / n, percent=True),
            have=by_count(k, *HAVE),
            limit=Number(at["most"], None),
            most=most,
        ),
        evidence=(
            terms.evidence("actors", carriers),
            terms.evidence("responsibilities", found.held),
            terms.evidence("activities", np.unique(terms.participation_activities[found.led])),
        ),
        figures=(
            Figure(
                Text(
                    de="Aufgaben und Projekte zugleich bei einem Mitglied, höchstens",
                    en="tasks and projects of one member at a time, at most",
                ),
                float(most),
                TASKS,
            ),
        ),
    )


CRITERION = Criterion(
    id="task_focus",
    family="pitfalls",
    title=Text(de="Klare Schwerpunkte", en="Focus on few tasks"),
    question=Text(
        de="Verzetteln sich die Aktiven nicht, und ist das Netzwerk nach außen eindeutig?",
        en="Do active members avoid spreading themselves thin, and is the network clear to the "
        "outside?",
    ),
    chapter="Stolperfallen: (1) Fehlen von Interessierten",
    quote="kann es zur Selbstüberforderung und Verzettelung aktiver Netzwerkmitglieder kommen, die "
    "ein Netzwerk schnell handlungsunfähig machen und nach außen hin nicht eindeutig erscheinen "
    "lassen",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="Mitglieder, die in zwölf Monaten Aufgaben trugen und heute höchstens drei zugleich "
        "haben (Zuständigkeiten; laufende und fest geplante Aktivitäten, die sie anstießen oder "
        "organisieren), geteilt durch alle, die Aufgaben trugen",
        en="members who carried tasks within twelve months and have at most three at a time today "
        "(responsibilities; activities under way or planned for a date that they initiated or "
        "organise), divided by all who carried tasks",
    ),
    unit=SHARE,
    thresholds={
        "most": Threshold(
            3,
            TASKS,
            Text(
                de="Aufgaben und Projekte, die ein Mitglied zugleich tragen kann",
                en="tasks and projects that one member can carry at a time",
            ),
        )
    },
    reads=(*CARRIERS, ACTORS, ORGANISATION),
    not_due=Text(
        de="wenn in zwölf Monaten kein Mitglied Aufgaben trug",
        en="where no member carried tasks within twelve months",
    ),
    measures=(
        Measure(
            Text(
                de="Mit den am stärksten Belasteten durchgehen, welche Aufgabe ruhen, enden oder "
                "abgegeben werden kann.",
                en="Go through with the busiest which task can rest, end or be handed over.",
            ),
            "low",
            change=remedies.workload.tasks_handed_over,
        ),
        Measure(
            Text(
                de="Für das Jahr zwei oder drei gemeinsame Vorhaben beschließen und alles Weitere "
                "zurückstellen.",
                en="Decide on two or three joint undertakings for the year and put off the rest.",
            ),
            "low",
        ),
    ),
    pitfalls=(1,),
    cap=CapRule(0.80, phased_in=True),
    asked_from="established",
    judge=_judge,
)
