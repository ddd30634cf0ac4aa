"""Are the goals on schedule?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

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
from localeconomy.criteria.goals import current_goals, schedule
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.units import GOALS, MONTHS, SHARE
from localeconomy.language import Number, Text
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.goals import Schedule
    from localeconomy.criteria.terms import Terms


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Hold what is attained of each goal against the share of its time that has elapsed."""
    goals = current_goals(terms)
    if not goals.any():
        return Judgement(
            value=0.0,
            raw=0.0,
            n=0,
            reason=Text(
                de="Das Netzwerk verfolgt zurzeit keine Ziele.",
                en="The network pursues no goals at present.",
            ),
        )
    found = schedule(terms, goals, at["new"])
    if found.value is None:
        if found.unclear:
            return NotKnown(
                Text(
                    de="Nicht bekannt: Bei keinem Ziel stehen Ausgangswert, Zielwert, Beginn und "
                    "Termin fest.",
                    en="Not known: no goal has a baseline, target, start and due date on record.",
                )
            )
        return NotDue(
            Text(
                de="Nicht fällig: Die Ziele sind noch zu neu, um schon gemessen zu sein.",
                en="Not due: the goals are too new to have been measured.",
            )
        )
    return Judgement(
        value=found.value,
        raw=found.value,
        n=len(found.parts),
        reason=_reason(found, found.value),
        evidence=(
            terms.evidence("goals", np.flatnonzero(goals).tolist()),
            terms.evidence("observations", list(found.observations)),
        ),
        figures=(
            Figure(Text(de="im Plan", en="on schedule"), found.on_schedule, GOALS),
            Figure(Text(de="nie gemessen", en="never measured"), len(found.unmeasured), GOALS),
            Figure(Text(de="noch zu neu", en="too new yet"), len(found.waiting), GOALS),
        ),
        bounds=found.bounds,
    )


def _reason(found: Schedule, value: float) -> Text:
    reason = Text(
        de="Im Plan: {k} von {n} Zielen; im Mittel sind {share} dessen erreicht, was nach der "
        "verstrichenen Zeit zu erwarten ist",
        en="On schedule: {k} of {n} goals; on average {share} of what the time elapsed asks for is "
        "attained",
    ).fill(k=found.on_schedule, n=len(found.parts), share=Number(value, percent=True))
    if found.unmeasured:
        reason = Text(
            de="{before}; nie gemessen und darum mit 0 gezählt: {k}",
            en="{before}; never measured and therefore counted as 0: {k}",
        ).fill(before=reason, k=len(found.unmeasured))
    if found.unclear:
        reason = Text(
            de="{before}; nicht zu beurteilen, weil Angaben fehlen: {k}",
            en="{before}; not to be judged, because facts are missing: {k}",
        ).fill(before=reason, k=len(found.unclear))
    return Text(de="{reason}.", en="{reason}.").fill(reason=reason)


CRITERION = Criterion(
    id="goal_attainment",
    family="quality",
    title=Text(de="Ziele im Plan", en="Goals on schedule"),
    question=Text(de="Liegen die Ziele im Plan?", en="Are the goals on schedule?"),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="Wichtig für Qualität … Setzung klar definierter und messbarer Ziele … Erfolg und "
    "Misserfolg",
    weight=Weight(2, "wichtig"),
    scope=Scope.BOTH,
    formula=Text(
        de="Mittel über die Ziele der letzten zwölf Monate aus min(1, erreichter Anteil ÷ "
        "verstrichener Anteil der Zeit) am Tag der letzten Messung; erreichter Anteil (x − x₀) ÷ "
        "(Ziel − x₀), auch bei sinkenden Zielen; „halten“ ist gehalten oder nicht; nie gemessen "
        "zählt 0; ohne Ziele 0",
        en="mean over the goals of the last twelve months of min(1, attainment ÷ time share) on "
        "the day of the latest observation; attainment (x − x₀) ÷ (target − x₀), decreasing "
        "targets too; “keep” is held or not; never measured counts 0; 0 without goals",
    ),
    unit=SHARE,
    thresholds={
        "new": Threshold(
            12,
            MONTHS,
            Text(
                de="so lange gilt ein Ziel ohne Messung als neu",
                en="how long a goal without an observation is new",
            ),
        )
    },
    reads=(
        Read("goals", More.EITHER, months=None),
        Read("observations", More.EITHER, months=None),
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn alle Ziele zu neu sind, um schon gemessen zu sein",
        en="where all goals are too new to have been measured",
    ),
    measures=(
        Measure(
            Text(
                de="Zu jedem Ziel festlegen, wer zweimal im Jahr den Stand misst und aufschreibt.",
                en="Settle for each goal who measures and notes the state twice a year.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Ziele, die zurückliegen, gemeinsam neu planen: weniger auf einmal, mehr Hände, "
                "ein späterer Termin oder der bewusste Verzicht.",
                en="Plan anew together where a goal lags: less at once, more hands, a later date, "
                "or giving it up deliberately.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
