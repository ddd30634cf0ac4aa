"""Are enough members active?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.active_mass import MASS_THRESHOLDS, mass_value
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION, REPRESENTATION, WORK
from localeconomy.criteria.terms import Terms, sum_of_recorded
from localeconomy.criteria.units import MEMBERS, RATIO
from localeconomy.criteria.verbs import WERE
from localeconomy.language import Number, Text, by_count
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Value the number of active members on a saturating curve."""
    active = terms.active_members
    reason = Text(
        de="{k} von {n} Mitgliedern {were} in den letzten zwölf Monaten aktiv; für eine tragende "
        "Gruppe reichen etwa {half} knapp, {most} gut.",
        en="{k} of {n} members {were} active in the last twelve months; about {half} barely make a "
        "critical mass, {most} clearly do.",
    ).fill(
        k=len(active),
        n=len(terms.members),
        were=by_count(len(active), *WERE),
        half=Number(at["half"], None),
        most=Number(at["nearly_all"], None),
    )
    return Judgement(
        value=mass_value(terms, at),
        raw=float(len(active)),
        n=len(terms.members),
        reason=reason,
        evidence=(terms.evidence("actors", active),),
        figures=_capacity(terms),
    )


def _capacity(terms: Terms) -> tuple[Figure, ...]:
    """Return the members' hours against those that responsibilities need, where recorded."""
    hours = terms.network.actors.columns.get("capacity_hours")
    needed = terms.network.responsibilities.columns.get("hours")
    if not isinstance(hours, np.ndarray) or not isinstance(needed, np.ndarray):
        return ()
    available = sum_of_recorded(hours[terms.members])
    required = sum_of_recorded(needed[terms.compiled.in_force("responsibilities")])
    if available is None or not required:
        return ()
    label = Text(
        de="verfügbare zu benötigten Stunden, soweit erfasst",
        en="hours available to hours needed, as far as recorded",
    )
    return (Figure(label, available / required, RATIO),)


CRITERION = Criterion(
    id="critical_mass",
    family="development",
    title=Text(de="Kritische Masse", en="Critical mass"),
    question=Text(de="Sind genügend Mitglieder aktiv?", en="Are enough members active?"),
    chapter="Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
    quote="Entscheidend wichtig für den Erfolg ist die Aktivierung einer „kritischen Masse“",
    weight=Weight(3, "entscheidend wichtig"),
    scope=Scope.NETWORK,
    formula=Text(
        de="Mitglieder, die in zwölf Monaten an Aktivitäten mitwirkten oder eine Zuständigkeit "
        "hatten, auf einer Sättigungskurve mit zwei Stützpunkten",
        en="members who took part in activities or held a responsibility within twelve months, on "
        "a "
        "saturating curve with two control points",
    ),
    unit=MEMBERS,
    thresholds=MASS_THRESHOLDS,
    reads=(
        Read("memberships", More.RAISES),
        *WORK,
        REPRESENTATION,
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Zu kleinen, klar begrenzten Aufgaben einladen statt zu Ämtern.",
                en="Invite people to small tasks with a clear end rather than to offices.",
            ),
            "low",
            change=remedies.tasks.small_tasks,
        ),
        Measure(
            Text(
                de="Sichtbare erste Erfolge nutzen, um weitere Betriebe zum Mitmachen zu gewinnen.",
                en="Use visible early successes to win further businesses for joint work.",
            ),
            "medium",
            change=remedies.recruitment.won_for_joint_work,
        ),
    ),
    cap=CapRule(0.50, phased_in=True),
    asked_from="growing",
    judge=_judge,
)
