"""Is success reviewed regularly?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
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
from localeconomy.criteria.goals import current_goals, new_goals
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.units import GOALS, MONTHS, SHARE
from localeconomy.language import Number, Text
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the goals that were both measured and discussed within the window."""
    current = current_goals(terms)
    if not current.any():
        return Judgement(
            value=0.0,
            raw=0.0,
            n=0,
            reason=Text(
                de="Das Netzwerk verfolgt zurzeit keine Ziele, die zu überprüfen wären.",
                en="The network pursues no goals at present that could be reviewed.",
            ),
        )
    observed, observations = _observed(terms, current)
    reviewed, unnamed = _reviewed(terms)
    checked = current & observed & reviewed
    # Nobody needs to have looked at a new goal; who has done so already gets the credit.
    asked = checked | (current & ~new_goals(terms, at["new"]))
    k, n = int(checked.sum()), int(asked.sum())
    if not n:
        return NotDue(
            Text(
                de="Nicht fällig: Die Ziele sind noch zu neu, um schon überprüft zu sein.",
                en="Not due: the goals are too new to have been reviewed.",
            )
        )
    # A review of which nobody noted what was discussed could have been about any goal; a goal
    # without a start could be new.
    possible = current & observed & (reviewed | unnamed)
    undated = current & terms.compiled.is_missing("goals", "start") & ~possible
    k_best, n_best = int(possible.sum()), int(((asked | possible) & ~undated).sum())
    highest = k_best / n_best if n_best else 1.0
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=Text(
            de="In zwölf Monaten gemessen und gemeinsam überprüft: {k} von {n} Zielen ({share}).",
            en="Measured and reviewed within twelve months: {k} of {n} goals ({share}).",
        ).fill(k=k, n=n, share=Number(k / n, percent=True)),
        evidence=(
            terms.evidence("goals", asked),
            terms.evidence("observations", observations),
            terms.evidence("reviews", terms.within("reviews", "day", WINDOW)),
        ),
        figures=(
            Figure(Text(de="gemessen", en="measured"), int((asked & observed).sum()), GOALS),
            Figure(Text(de="überprüft", en="reviewed"), int((asked & reviewed).sum()), GOALS),
        ),
        bounds=None if highest == k / n else (k / n, highest),
    )


def _observed(terms: Terms, current: MaskArray) -> tuple[MaskArray, MaskArray]:
    """Return which of some goals were measured within the window, and the rows that tell."""
    goals = terms.compiled.positions_of("observations", "goal", "goals")
    rows = terms.within("observations", "day", WINDOW) & current[goals]
    found = np.zeros(len(current), dtype=np.bool_)
    found[goals[rows]] = True
    return found, rows


def _reviewed(terms: Terms) -> tuple[MaskArray, bool]:
    """Return which goals were reviewed within the window, and whether one names no goals."""
    found = np.zeros(len(terms.network.goals), dtype=np.bool_)
    unnamed = False
    listed = terms.network.reviews.column("goals")
    for row in np.flatnonzero(terms.within("reviews", "day", WINDOW)).tolist():
        unnamed = unnamed or not listed[row]
        for name in listed[row]:
            found[terms.network.goals.position(name)] = True
    return found, unnamed


CRITERION = Criterion(
    id="controlling",
    family="quality",
    title=Text(de="Regelmäßige Überprüfung", en="Regular review"),
    question=Text(de="Wird der Erfolg regelmäßig überprüft?", en="Is success reviewed regularly?"),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="All dies sind erste Schritte auf dem Weg zur Entwicklung eines Controlling-Verfahrens "
    "über Erfolg und Misserfolg",
    weight=Weight(1, "erste Schritte"),
    scope=Scope.BOTH,
    formula=Text(
        de="Ziele, die in zwölf Monaten gemessen und überprüft wurden, geteilt durch die Ziele "
        "dieser Zeit; neue Ziele zählen erst, wenn sie überprüft sind; ohne Ziele 0",
        en="goals that were measured and reviewed within twelve months, divided by the goals of "
        "that time; new goals count only once they were reviewed; 0 without goals",
    ),
    unit=SHARE,
    thresholds={
        "new": Threshold(
            12,
            MONTHS,
            Text(
                de="so lange gilt ein Ziel ohne Überprüfung als neu",
                en="how long a goal without a review is new",
            ),
        )
    },
    reads=(
        Read("goals", More.EITHER, months=None),
        Read("observations", More.RAISES, months=WINDOW),
        Read("reviews", More.RAISES, months=WINDOW),
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn alle Ziele zu neu sind, um schon überprüft zu sein",
        en="where all goals are too new to have been reviewed",
    ),
    measures=(
        Measure(
            Text(
                de="Einmal im Jahr ein Treffen ganz den Zielen widmen: Stand, Gründe, was sich "
                "ändern soll; das Ergebnis ins Protokoll.",
                en="Give one meeting a year to the goals: where they stand, why, what is to "
                "change; put the result in the minutes.",
            ),
            "low",
            change=remedies.goals.goals_reviewed,
        ),
        Measure(
            Text(
                de="Für jedes Ziel eine einfache Strichliste führen, die jede/r ablesen kann.",
                en="Keep a simple tally for each goal that everybody can read.",
            ),
            "low",
        ),
    ),
    judge=_judge,
)
