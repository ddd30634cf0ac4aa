"""Are goals clear and measurable?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import NAME
from localeconomy.language import Number, Text, by_count
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

PARTS: Final = ("unit", "baseline", "target", "due", "owner")


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the goals that say what is measured, from where, to where, by when and who answers."""
    compiled = terms.compiled
    known = compiled.visible("goals")
    whole = known.copy()
    for part in PARTS:
        whole &= ~compiled.is_missing("goals", part)
    k, n = int(whole.sum()), int(known.sum())
    if not n:
        return Judgement(
            value=0.0,
            raw=0.0,
            n=0,
            reason=Text(
                de="Das Netzwerk hat sich keine Ziele gesetzt.", en="The network has set no goals."
            ),
        )
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=Text(
            de="{k} von {n} Zielen ({share}) {name} Einheit, Ausgangswert, Zielwert, Termin und "
            "Verantwortliche.",
            en="{k} of {n} goals ({share}) {name} unit, baseline, target, due date and owner.",
        ).fill(k=k, n=n, share=Number(k / n, percent=True), name=by_count(k, *NAME)),
        evidence=(terms.evidence("goals", np.flatnonzero(known).astype(np.int32)),),
        reach=lambda missing: (k / (n + missing), (k + missing) / (n + missing)),
    )


CRITERION = Criterion(
    id="measurable_goals",
    family="quality",
    title=Text(de="Messbare Ziele", en="Measurable goals"),
    question=Text(de="Sind die Ziele klar und messbar?", en="Are goals clear and measurable?"),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="Wichtig für Qualität und Außenwirkung eines Wirtschaftsnetzwerks ist darüber hinaus die "
    "Setzung klar definierter und messbarer Ziele",
    weight=Weight(2, "wichtig"),
    scope=Scope.BOTH,
    formula=Text(
        de="Ziele mit Einheit, Ausgangswert, Zielwert, Termin und Verantwortlichen, geteilt durch "
        "alle "
        "Ziele; ohne Ziele 0",
        en="goals with unit, baseline, target, due date and owner, divided by all goals; 0 without "
        "goals",
    ),
    unit=SHARE,
    reads=(Read("goals", More.EITHER, months=None), ORGANISATION),
    measures=(
        Measure(
            Text(
                de="Zu jedem Ziel aufschreiben: Was wird gezählt, wo stehen wir, wohin, bis wann, "
                "wer "
                "steht dafür ein?",
                en="Write down for each goal: what is counted, where are we, where to, by when, "
                "and who "
                "answers for it?",
            ),
            "low",
            change=remedies.goals.goals_made_measurable,
        ),
    ),
    judge=_judge,
)
