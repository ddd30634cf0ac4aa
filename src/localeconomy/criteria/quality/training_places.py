"""Are agreed training places being created in time?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    NotDue,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.goals import aims, current_goals, latest_observations, schedule
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.units import MONTHS, PLACES, SHARE
from localeconomy.criteria.verbs import ARE
from localeconomy.language import Number, Text, by_count
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

KINDS: Final = ("training_places",)


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Hold the training places created against those agreed by now."""
    goals = current_goals(terms) & terms.compiled.is_kind("goals", KINDS)
    if not goals.any():
        return NotDue(
            Text(
                de="Nicht fällig: Zurzeit sind keine Ausbildungsplätze vereinbart.",
                en="Not due: no training places are agreed at present.",
            )
        )
    found = schedule(terms, goals, at["new"], in_time=True)
    if found.value is None:
        if found.unclear:
            return NotKnown(
                Text(
                    de="Nicht bekannt: Ausgangswert, Zielwert, Beginn oder Termin der "
                    "vereinbarten Ausbildungsplätze sind nicht erfasst.",
                    en="Not known: the baseline, target, start or due date of the agreed training "
                    "places is not recorded.",
                )
            )
        return NotDue(
            Text(
                de="Nicht fällig: Die Vereinbarung ist noch zu neu, um schon gemessen zu sein.",
                en="Not due: the agreement is too new to have been measured.",
            )
        )
    created, agreed = _places(terms, tuple(found.parts))
    return Judgement(
        value=found.value,
        raw=found.value,
        n=len(found.parts),
        reason=Text(
            de="Von {agreed} vereinbarten {places} {are} {created} geschaffen; das sind {share} "
            "dessen, was bis zur letzten Messung zu erwarten war.",
            en="Of {agreed} {places} agreed, {created} {are} created; that is {share} of what was "
            "to be expected by the last observation.",
        ).fill(
            agreed=agreed,
            places=by_count(
                agreed,
                Text(de="Ausbildungsplatz", en="training place"),
                Text(de="Ausbildungsplätzen", en="training places"),
            ),
            created=created,
            are=by_count(created, *ARE),
            share=Number(found.value, percent=True),
        ),
        evidence=(
            terms.evidence("goals", sorted(found.parts)),
            terms.evidence("observations", list(found.observations)),
        ),
        figures=(
            Figure(Text(de="geschaffen", en="created"), created, PLACES),
            Figure(Text(de="vereinbart", en="agreed"), agreed, PLACES),
        ),
        bounds=found.bounds,
    )


def _places(terms: Terms, goals: tuple[int, ...]) -> tuple[float, float]:
    """Return the training places created, net against the baselines, and those agreed."""
    values = terms.network.observations.column("value")
    latest = latest_observations(terms, in_time=True)
    every = aims(terms)
    created, agreed = [], []
    for goal in goals:
        aim = every[goal]
        if aim.baseline is not None and aim.target is not None:
            agreed.append(aim.target - aim.baseline)
            seen = [values[row] for row in latest.get(goal, [])]
            created.append(min(seen) - aim.baseline if seen else 0.0)
    return math.fsum(created), math.fsum(agreed)


CRITERION = Criterion(
    id="training_places",
    family="quality",
    title=Text(de="Ausbildungsplätze", en="Training places"),
    question=Text(
        de="Entstehen die vereinbarten Ausbildungsplätze rechtzeitig?",
        en="Are agreed training places being created in time?",
    ),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="Die konkrete Schaffung einer bestimmten Anzahl von Ausbildungsplätzen in einem vorab "
    "vereinbarten Zeitrahmen",
    weight=Weight(0),
    scope=Scope.NETWORK,
    formula=Text(
        de="Mittel über die Vereinbarungen der letzten zwölf Monate aus min(1, Anteil der "
        "geschaffenen Plätze ÷ verstrichener Anteil der Zeit) am Tag der letzten Messung bis zum "
        "Termin; nie gemessen zählt 0",
        en="mean over the agreements of the last twelve months of min(1, share of the places "
        "created ÷ time share) on the day of the latest observation by the due date; never "
        "measured counts 0",
    ),
    unit=SHARE,
    thresholds={
        "new": Threshold(
            12,
            MONTHS,
            Text(
                de="so lange gilt eine Vereinbarung ohne Messung als neu",
                en="how long an agreement without an observation is new",
            ),
        )
    },
    reads=(
        Read("goals", More.EITHER, kinds=KINDS, months=None),
        Read("observations", More.EITHER, months=None),
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn keine Ausbildungsplätze vereinbart sind",
        en="where no training places are agreed",
    ),
    measures=(
        Measure(
            Text(
                de="Mit Kammer und Arbeitsagentur klären, welche Betriebe ausbilden dürfen und was "
                "ihnen dazu fehlt.",
                en="Settle with the chamber and the employment agency which businesses may train "
                "and what they lack for it.",
            ),
            "medium",
        ),
        Measure(
            Text(
                de="Kleine Betriebe zu einem Ausbildungsverbund zusammenbringen.",
                en="Bring small businesses together to train jointly.",
            ),
            "high",
        ),
    ),
    judge=_judge,
)
