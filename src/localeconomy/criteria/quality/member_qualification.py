"""Can members learn what their tasks need?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
from localeconomy.criteria.task_areas import nothing_required, required_areas
from localeconomy.criteria.units import SHARE
from localeconomy.language import Number, Text, by_count, enumeration
from localeconomy.model.vocabulary import TASK_AREA
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

TRAINING: Final = ("training",)


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the task areas for which a training is on offer."""
    required = required_areas(terms)
    if not required:
        return nothing_required(terms)
    compiled = terms.compiled
    offered = compiled.in_force("offers") & compiled.is_kind("offers", TRAINING, "service")
    matching = offered & compiled.is_kind("offers", required, "area")
    missing = [
        area
        for area in required
        if not (matching & compiled.is_kind("offers", (area,), "area")).any()
    ]
    k, n = len(required) - len(missing), len(required)
    # Each training of which nobody noted for what could be for one of the missing areas.
    unnoted = int((offered & compiled.is_missing("offers", "area")).sum())
    highest = min(n, k + unnoted) / n
    if missing:
        reason = Text(
            de="Für {k} von {n} Aufgabenbereichen ({share}) gibt es ein passendes "
            "Qualifizierungsangebot; es fehlt für: {missing}.",
            en="There is a matching training for {k} of {n} task areas ({share}); missing for: "
            "{missing}.",
        )
    else:
        reason = by_count(
            n,
            Text(
                de="Für den einzigen Aufgabenbereich gibt es ein passendes Qualifizierungsangebot.",
                en="There is a matching training for the only task area.",
            ),
            Text(
                de="Für alle {n} Aufgabenbereiche gibt es ein passendes Qualifizierungsangebot.",
                en="There is a matching training for all {n} task areas.",
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
            missing=enumeration(TASK_AREA[area].label for area in missing),
        ),
        evidence=(terms.evidence("offers", matching),),
        figures=(_uptake(terms, matching),),
        bounds=None if highest == k / n else (k / n, highest),
    )


def _uptake(terms: Terms, offers: MaskArray) -> Figure:
    """Return how often the offers were used, where that was noted."""
    uptake = terms.network.offers.column("uptake")
    noted = [
        used for used, counts in zip(uptake, offers, strict=True) if counts and used is not None
    ]
    return Figure(
        Text(de="Nutzung dieser Angebote", en="uptake of these offers"),
        sum(noted) if noted else None,
        Text(de="Mal", en="times"),
    )


CRITERION = Criterion(
    id="member_qualification",
    family="quality",
    title=Text(de="Qualifizierung der Mitglieder", en="Qualification of the members"),
    question=Text(
        de="Können die Mitglieder lernen, was ihre Aufgaben verlangen?",
        en="Can members learn what their tasks need?",
    ),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="Grundvoraussetzung ist zunächst … Über entsprechende Qualifizierungsangebote erhalten "
    "die Netzwerk-Mitglieder Kenntnisse und Fähigkeiten zur Bewältigung ihrer verschiedenen "
    "Aufgabenbereiche",
    weight=Weight(3, "Grundvoraussetzung"),
    scope=Scope.NETWORK,
    formula=Text(
        de="nötige Aufgabenbereiche, für die es heute ein passendes Qualifizierungsangebot gibt, "
        "geteilt durch die nötigen",
        en="required task areas for which there is a matching training today, divided by the "
        "required ones",
    ),
    unit=SHARE,
    reads=(Read("offers", More.RAISES, kinds=TRAINING), ORGANISATION),
    not_due=Text(
        de="wenn keine Aufgabenbereiche nötig sind", en="where no task areas are required"
    ),
    measures=(
        Measure(
            Text(
                de="Die Zuständigen fragen, was ihnen für ihre Aufgabe fehlt, und bei "
                "Volkshochschule, Kammer und Freiwilligenagentur nach einem passenden Kurs suchen.",
                en="Ask those in charge what they lack for their task, and look for a matching "
                "course at the adult education centre, the chamber and the volunteer agency.",
            ),
            "low",
            change=remedies.training.courses_found,
        ),
        Measure(
            Text(
                de="Für jeden Aufgabenbereich ohne Angebot einen Abend anbieten, an dem erfahrene "
                "Mitglieder oder Gäste ihr Wissen weitergeben.",
                en="For each task area without an offer hold an evening at which experienced "
                "members or guests pass on what they know.",
            ),
            "medium",
            change=remedies.training.evenings_offered,
        ),
    ),
    judge=_judge,
)
