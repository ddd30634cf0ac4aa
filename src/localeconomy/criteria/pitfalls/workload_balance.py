"""Is the work on enough shoulders?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    Needed,
    NotDue,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, INFORMAL_MEMBERS, MEMBERS, ORGANISATION
from localeconomy.criteria.terms import (
    LEAST_NEED,
    NEED_SHARE,
    REPRESENTS,
    Terms,
    sum_of_recorded,
)
from localeconomy.criteria.units import PEOPLE, SHARE, VALUE
from localeconomy.indicators import effective_number, greedy_bus_factor, people_who_do_half
from localeconomy.language import Number, Text
from localeconomy.scoring.finding import Figure, Measure
from localeconomy.scoring.values import goalposts

if TYPE_CHECKING:
    from collections.abc import Mapping


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Compare how many members do half of the work with an even split among those needed."""
    tasks = terms.tasks
    total = sum(tasks.values())
    if total < at["least_tasks"]:
        return NotDue(
            Text(
                de="Nicht fällig: Um die Verteilung zu beurteilen, gab es in zwölf Monaten zu "
                "wenige Aufgaben: {n}.",
                en="Not due: to judge the distribution, there were too few tasks within twelve "
                "months: {n}.",
            ).fill(n=total)
        )
    counts = np.array(sorted(tasks.values()), dtype=np.float64)
    half = people_who_do_half(counts) or 0.0
    need = max(at["least_need"], at["need_share"] * len(terms.members))
    even = min(need, total / at["tasks_each"])
    fair = even / 2
    most = max(tasks.values())
    busiest = [carrier for carrier, number in tasks.items() if number == most]
    return Judgement(
        # With own thresholds two members may be enough, who cannot share any better.
        value=goalposts(half, 1, fair) if fair > 1 else float(half >= fair),
        raw=half,
        n=total,
        reason=Text(
            de="Die Hälfte der {n} Aufgaben liegt bei rechnerisch {half} Mitgliedern (je mehr, "
            "desto besser verteilt; Richtwert {fair}).",
            en="Half of the {n} tasks rests with {half} members, by calculation (the more, the "
            "better shared; guide value {fair}).",
        ).fill(n=total, half=Number(half, 1), fair=Number(fair, 1)),
        evidence=(
            terms.evidence("actors", list(tasks)),
            terms.evidence("responsibilities", terms.responsibilities),
        ),
        figures=(
            Figure(
                Text(de="Anteil der am stärksten Belasteten", en="share of the busiest"),
                most / total,
                SHARE,
            ),
            Figure(
                Text(de="wirksame Zahl der Tragenden", en="effective number of carriers"),
                effective_number(counts),
                PEOPLE,
            ),
            *_bus_factor(terms),
            *_busiest_hours(terms, busiest),
        ),
    )


def _bus_factor(terms: Terms) -> tuple[Figure, ...]:
    """Return how many members can leave before half of the activities led lose everyone."""
    rows = np.flatnonzero(terms.carrying)
    carried, carriers = terms.credited(terms.compiled.actors_of("participations", "actor")[rows])
    # Who acts for a member is no second one that could stay.
    led_by = terms.is_member[carriers]
    activities = terms.participation_activities[rows][carried[led_by]]
    # Among equals the first by name leaves first, wherever it stands in the record.
    ids = terms.network.actors.ids
    by_name = sorted(set(carriers[led_by].tolist()), key=ids.__getitem__)
    places = {carrier: place for place, carrier in enumerate(by_name)}
    people = np.array([places[carrier] for carrier in carriers[led_by].tolist()], dtype=np.int64)
    factor = greedy_bus_factor(activities, people)
    label = Text(
        de="Austritte, nach denen über die Hälfte der Aktivitäten niemanden mehr hat",
        en="departures after which more than half of the activities have nobody",
    )
    return () if factor is None else (Figure(label, float(factor), PEOPLE),)


def _busiest_hours(terms: Terms, busiest: list[int]) -> tuple[Figure, ...]:
    """Return the busiest member's hours against its capacity, where both are recorded.

    Of several with as many tasks, the one with the greatest ratio.
    """
    hours = terms.network.responsibilities.columns.get("hours")
    if not isinstance(hours, np.ndarray):
        return ()
    holders = terms.compiled.actors_of("responsibilities", "holder")
    in_force = terms.compiled.in_force("responsibilities")
    ratios = []
    for member in busiest:
        capacity = terms.network.actors[member].capacity_hours
        spent = sum_of_recorded(hours[in_force & (holders == member)])
        if capacity and spent is not None:
            ratios.append(spent / capacity)
    if not ratios:
        return ()
    label = Text(
        de="Stunden der am stärksten Belasteten zu verfügbaren Stunden",
        en="hours of the busiest to hours available",
    )
    return (Figure(label, max(ratios), VALUE),)


CRITERION = Criterion(
    id="workload_balance",
    family="pitfalls",
    title=Text(de="Verteilte Last", en="Balanced workload"),
    question=Text(
        de="Liegt die Arbeit auf genügend Schultern?", en="Is the work on enough shoulders?"
    ),
    chapter="Stolperfallen: (1) Fehlen von Interessierten",
    quote="damit die Arbeit nicht nur auf wenige Schultern lastet",
    weight=Weight(2),
    scope=Scope.BOTH,
    formula=Text(
        de="clip((h − 1) / (k/2 − 1)); h: wie viele Mitglieder die Hälfte der Aufgaben tun; k: "
        "min(Bedarf, Aufgaben ÷ 4), unter denen gleich verteilt wäre",
        en="clip((h − 1) / (k/2 − 1)); h: how many members do half of the tasks; k: min(need, "
        "tasks ÷ 4), among whom an even split is taken",
    ),
    unit=PEOPLE,
    thresholds={
        "least_tasks": Threshold(
            12,
            Text(de="Aufgaben", en="tasks"),
            Text(de="Aufgaben, ab denen geurteilt wird", en="tasks from which it is judged"),
            positive=True,
        ),
        "tasks_each": Threshold(
            4,
            Text(de="Aufgaben", en="tasks"),
            Text(de="zumutbare Aufgaben je Mitglied", en="tasks that one member can bear"),
            positive=True,
        ),
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
    },
    reads=(
        MEMBERS,
        Read("activities", More.EITHER, months=WINDOW),
        Read("participations", More.EITHER, months=WINDOW),
        Read("responsibilities", More.EITHER, months=WINDOW, needed=Needed.NEVER),
        Read("relationships", More.EITHER, kinds=REPRESENTS, needed=Needed.NEVER),
        *INFORMAL_MEMBERS,
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="bei weniger als zwölf Aufgaben in zwölf Monaten",
        en="with fewer than twelve tasks within twelve months",
    ),
    measures=(
        Measure(
            Text(
                de="Die am stärksten Belasteten je eine Aufgabe abgeben lassen und "
                "Stellvertretungen "
                "benennen.",
                en="Let the busiest hand over one task each, and name deputies.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Große Aufgaben in Teilaufgaben für Arbeitsgruppen zerlegen.",
                en="Split large tasks into parts for working groups.",
            ),
            "medium",
            change=remedies.workload.work_shared,
        ),
    ),
    pitfalls=(1,),
    cap=CapRule(0.70, phased_in=True),
    asked_from="established",
    judge=_judge,
)
