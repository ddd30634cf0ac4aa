"""Do enough members show initiative that the network does not fall asleep?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    Outcome,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import (
    ACTORS,
    INFORMAL_MEMBERS,
    MEMBERS,
    ORGANISATION,
    REPRESENTATION,
    WORK,
)
from localeconomy.criteria.terms import LEAST_NEED, NEED_SHARE, Terms
from localeconomy.criteria.units import MONTHS, RATIO, SHARE
from localeconomy.criteria.verbs import CARRIED
from localeconomy.language import Number, Text, by_count
from localeconomy.model.columns import EPOCH
from localeconomy.model.dates import months_between
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Take the weaker of the carriers and the activities that members led."""
    need = max(at["least_need"], at["need_share"] * len(terms.members))
    tasks = terms.tasks
    carried = sum(min(1.0, count / at["full_tasks"]) for count in tasks.values())
    led = len(terms.member_led)
    ratio = min(carried / need, led / at["led_activities"])
    reason = Text(
        de="{k} von {n} Mitgliedern {carried} in zwölf Monaten Aufgaben (Bedarf: {need}); von "
        "Mitgliedern geführte Aktivitäten: {led}.",
        en="{k} of {n} members {carried} tasks within twelve months (the need is {need}); "
        "activities led by members: {led}.",
    ).fill(
        k=len(tasks),
        n=len(terms.members),
        carried=by_count(len(tasks), *CARRIED),
        need=Number(need, None),
        led=led,
    )
    return Judgement(
        value=min(1.0, ratio),
        raw=ratio,
        n=len(terms.members),
        reason=reason,
        evidence=(
            terms.evidence("actors", list(tasks)),
            terms.evidence("activities", terms.member_led),
            terms.evidence("responsibilities", terms.responsibilities),
        ),
        figures=_since_last(terms),
    )


def _since_last(terms: Terms) -> tuple[Figure, ...]:
    """Return the months since a member last led an activity."""
    if not len(terms.member_led):
        return ()
    latest = int(terms.compiled.days("activities", "day")[terms.member_led].max())
    months = months_between(dt.date.fromordinal(latest + EPOCH), terms.day)
    label = Text(
        de="seit der letzten von Mitgliedern geführten Aktivität",
        en="since the last activity led by members",
    )
    return (Figure(label, months, MONTHS),)


CRITERION = Criterion(
    id="active_core",
    family="pitfalls",
    title=Text(de="Aktiver Kern", en="Active core"),
    question=Text(
        de="Zeigen genügend Mitglieder Eigeninitiative, damit das Netzwerk nicht einschläft?",
        en="Do enough members show initiative that the network does not fall asleep?",
    ),
    chapter="Stolperfallen: (1) Fehlen von Interessierten",
    quote="Einer der häufigsten Fehler beim Aufbau eines Netzwerks ist es, nicht genügend Personen "
    "… mit Eigeninitiative im Netzwerk zu haben, die das Netzwerk vor dem „Einschlafen“ schützen",
    weight=Weight(3, "handlungsunfähig"),
    scope=Scope.NETWORK,
    formula=Text(
        de="der kleinere Wert von: Summe über die Tragenden von min(1, Aufgaben ÷ 2) geteilt durch "
        "den Bedarf max(5; 20 % der Mitglieder); von Mitgliedern geführte Aktivitäten ÷ 2; "
        "jeweils in "
        "zwölf Monaten",
        en="the smaller of: sum over the carriers of min(1, tasks ÷ 2) divided by the need max(5, "
        "20 % of the members); activities led by members ÷ 2; each within twelve months",
    ),
    unit=RATIO,
    thresholds={
        "least_need": Threshold(
            LEAST_NEED,
            Text(de="Mitglieder", en="members"),
            Text(de="Tragende, die mindestens nötig sind", en="carriers needed at least"),
            positive=True,
        ),
        "need_share": Threshold(
            NEED_SHARE,
            SHARE,
            Text(de="nötige Tragende je Mitglied", en="carriers needed per member"),
        ),
        "full_tasks": Threshold(
            2,
            Text(de="Aufgaben", en="tasks"),
            Text(
                de="Aufgaben im Jahr, ab denen ein Mitglied voll zählt",
                en="tasks a year from which a member counts fully",
            ),
            positive=True,
        ),
        "led_activities": Threshold(
            2,
            Text(de="Aktivitäten", en="activities"),
            Text(
                de="Aktivitäten im Jahr, die Mitglieder führen sollen",
                en="activities a year that members are to lead",
            ),
            positive=True,
        ),
    },
    reads=(MEMBERS, *WORK, REPRESENTATION, *INFORMAL_MEMBERS, ACTORS, ORGANISATION),
    measures=(
        Measure(
            Text(
                de="Bei jedem Treffen eine kleine, befristete Aufgabe an jemanden vergeben, der "
                "bisher "
                "keine hat.",
                en="At each meeting give one small, limited task to somebody who has none yet.",
            ),
            "low",
            change=remedies.tasks.tasks_at_meetings,
        ),
        Measure(
            Text(
                de="Zwei Aktivitäten im Jahr ganz in die Hand von Mitgliedern legen.",
                en="Put two activities a year entirely into the hands of members.",
            ),
            "medium",
            change=remedies.tasks.two_activities_of_members,
        ),
    ),
    pitfalls=(1,),
    cap=CapRule(0.40, phased_in=True),
    asked_from="growing",
    judge=_judge,
)
