"""Are tasks distributed adequately?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria import remedies
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
from localeconomy.criteria.shared_reads import ACTORS
from localeconomy.criteria.task_areas import areas_without, nothing_required, required_areas
from localeconomy.criteria.units import PEOPLE, SHARE
from localeconomy.language import Number, Text, by_count, enumeration
from localeconomy.model.vocabulary import TASK_AREA
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the required areas that somebody holds, a member or the coordination office."""
    required = required_areas(terms)
    if not required:
        return nothing_required(terms)
    compiled = terms.compiled
    asked = compiled.is_kind("responsibilities", required, "area")
    holders = compiled.actors_of("responsibilities", "holder")
    held = compiled.in_force("responsibilities") & asked & (holders >= 0)
    vacant = areas_without(terms, required, held)
    k, n = len(required) - len(vacant), len(required)
    if vacant:
        reason = Text(
            de="{k} von {n} nötigen Aufgabenbereichen ({share}) {are} besetzt; unbesetzt: "
            "{vacant}.",
            en="{k} of {n} required task areas ({share}) {are} a holder; vacant: {vacant}.",
        )
    else:
        reason = by_count(
            n,
            Text(
                de="Der einzige nötige Aufgabenbereich ist besetzt.",
                en="The only required task area has a holder.",
            ),
            Text(
                de="Alle {n} nötigen Aufgabenbereiche sind besetzt.",
                en="All {n} required task areas have a holder.",
            ),
        )
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=reason.fill(
            k=k,
            n=n,
            share=Number(k / n, percent=True),
            are=by_count(k, Text(de="ist", en="has"), Text(de="sind", en="have")),
            vacant=enumeration(TASK_AREA[area].label for area in vacant),
        ),
        evidence=(terms.evidence("responsibilities", held),),
        figures=(
            Figure(
                Text(
                    de="nötige Aufgabenbereiche mit Stellvertretung",
                    en="required task areas with a deputy",
                ),
                (n - len(areas_without(terms, required, _deputised(terms, held)))) / n,
                SHARE,
            ),
            Figure(
                Text(
                    de="Zuständige für die nötigen Aufgabenbereiche",
                    en="holders of the required task areas",
                ),
                float(len(np.unique(holders[held]))),
                PEOPLE,
            ),
        ),
    )


def _deputised(terms: Terms, held: MaskArray) -> MaskArray:
    """Return which of some responsibilities somebody could take over from the holder."""
    found = np.zeros(len(held), dtype=np.bool_)
    for row in np.flatnonzero(held).tolist():
        record = terms.network.responsibilities[row]
        found[row] = any(deputy != record.holder for deputy in record.deputies)
    return found


CRITERION = Criterion(
    id="task_distribution",
    family="pitfalls",
    title=Text(de="Aufgabenverteilung", en="Distribution of tasks"),
    question=Text(
        de="Sind die Aufgaben angemessen verteilt?", en="Are tasks distributed adequately?"
    ),
    chapter="Stolperfallen: (1) Fehlen von Interessierten",
    quote="Gleiches geschieht, wenn eine adäquate Aufgabenverteilung im Netzwerk verpasst wurde",
    weight=Weight(2),
    scope=Scope.BOTH,
    formula=Text(
        de="nötige Aufgabenbereiche, für die jemand zuständig ist, geteilt durch die nötigen",
        en="required task areas that somebody holds, divided by the required ones",
    ),
    unit=SHARE,
    reads=(Read("responsibilities", More.RAISES), Read("organisations", More.FACT), ACTORS),
    not_due=Text(
        de="wenn keine Aufgabenbereiche nötig sind", en="where no task areas are required"
    ),
    measures=(
        Measure(
            Text(
                de="Unbesetzte Bereiche beim nächsten Treffen einzeln aufrufen und für ein Jahr "
                "vergeben, notfalls geteilt.",
                en="Call the vacant areas one by one at the next meeting and assign them for a "
                "year, shared if need be.",
            ),
            "low",
            change=remedies.tasks.areas_assigned,
        ),
        Measure(
            Text(
                de="Für jeden Bereich eine Stellvertretung benennen und die Übergabe einmal üben.",
                en="Name a deputy for each area and rehearse the handover once.",
            ),
            "medium",
        ),
    ),
    pitfalls=(1,),
    cap=CapRule(0.70),
    asked_from="established",
    judge=_judge,
)
