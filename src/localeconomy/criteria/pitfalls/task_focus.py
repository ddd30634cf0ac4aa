"""Do active members avoid spreading themselves thin, and is the network clear to the outside?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

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
from localeconomy.criteria.terms import CARRYING_ROLES, Terms
from localeconomy.criteria.units import SHARE
from localeconomy.language import Number, Text
from localeconomy.model.columns import NO_DAY
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import IdArray, MaskArray

TASKS = Text(de="Aufgaben", en="tasks")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the carriers who have no more than a few tasks and projects at a time."""
    carriers = list(terms.tasks)
    if not carriers:
        return NotDue(
            Text(
                de="Nicht fällig: in den letzten zwölf Monaten trug kein Mitglied Aufgaben.",
                en="Not due: no member carried tasks in the last twelve months.",
            )
        )
    under_way = _under_way(terms)
    compiled = terms.compiled
    held = _rows(terms.responsibilities & compiled.in_force("responsibilities"))
    led = _rows(
        compiled.visible("participations")
        & compiled.is_kind("participations", CARRYING_ROLES, "role")
        & terms.of_activities(under_way)
    )
    counted = _concurrent(terms, held, led)
    numbers = [counted[carrier] for carrier in carriers]
    k, n, most = sum(each <= at["most"] for each in numbers), len(carriers), max(numbers)
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=Text(
            de="{k} von {n} Mitgliedern, die Aufgaben tragen ({share}), haben höchstens {limit} "
            "Aufgaben und Projekte zugleich; die größte Zahl bei einem Mitglied ist {most}.",
            en="{k} of {n} members who carry tasks ({share}) have at most {limit} tasks and "
            "projects at a time; the greatest number of one member is {most}.",
        ).fill(
            k=k,
            n=n,
            share=Number(k / n, percent=True),
            limit=Number(at["most"], None),
            most=most,
        ),
        evidence=(
            terms.evidence("actors", carriers),
            terms.evidence("responsibilities", held),
            terms.evidence("activities", np.unique(terms.participation_activities[led])),
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


def _rows(mask: MaskArray) -> IdArray:
    return np.flatnonzero(mask).astype(np.int32)


def _under_way(terms: Terms) -> MaskArray:
    """Return the activities on somebody's hands on the day: those that last, and those ahead.

    What is planned for a date keeps those busy who prepare it; a plan without one does not yet.
    """
    compiled = terms.compiled
    day, until = compiled.days("activities", "day"), compiled.days("activities", "until")
    # The day after the end; a single day ends with itself.
    end = np.where(until == NO_DAY, day + 1, until)
    cancelled = compiled.is_kind("activities", ("cancelled",), "status")
    dated = (day != NO_DAY) & (end > compiled.number)
    found: MaskArray = compiled.visible("activities") & ~cancelled & dated
    return found


def _concurrent(terms: Terms, held: IdArray, led: IdArray) -> Counter[int]:
    """Return by member the responsibilities held and the activities led, each activity once."""
    compiled = terms.compiled
    holders = compiled.actors_of("responsibilities", "holder")[held]
    index, leaders = terms.credited(compiled.actors_of("participations", "actor")[led])
    activities = terms.participation_activities[led][index]
    leading = set(zip(leaders.tolist(), activities.tolist(), strict=True))
    return Counter([*terms.credited(holders)[1].tolist(), *(leader for leader, _ in leading)])


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
