"""Does the form fit: are duties defined and delegated?"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import ARE, LACK
from localeconomy.language import Number, Text, by_count, enumeration
from localeconomy.model.vocabulary import TASK_AREA, terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

DEFINED = terms_in("defined_in", "defined")


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the required areas whose duties are written down, whatever the legal form."""
    required = required_areas(terms)
    if not required:
        return nothing_required(terms)
    compiled = terms.compiled
    held = compiled.in_force("responsibilities")
    defined = held & compiled.is_kind("responsibilities", DEFINED, "defined_in")
    missing = areas_without(terms, required, defined)
    # Duties of which nobody noted where they are defined could be defined.
    unnoted = held & compiled.is_missing("responsibilities", "defined_in")
    surely_missing = areas_without(terms, required, defined | unnoted)
    k, n = len(required) - len(missing), len(required)
    highest = (n - len(surely_missing)) / n
    if missing:
        reason = Text(
            de="{k} von {n} nötigen Aufgabenbereichen ({share}) {are} schriftlich festgelegt; es "
            "{lack}: {missing}.",
            en="{k} of {n} required task areas ({share}) {are} defined in writing; missing: "
            "{missing}.",
        )
    else:
        reason = by_count(
            n,
            Text(
                de="Der einzige nötige Aufgabenbereich ist schriftlich festgelegt.",
                en="The only required task area is defined in writing.",
            ),
            Text(
                de="Alle {n} nötigen Aufgabenbereiche sind schriftlich festgelegt.",
                en="All {n} required task areas are defined in writing.",
            ),
        )
    counted = defined & compiled.is_kind("responsibilities", required, "area")
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=reason.fill(
            k=k,
            n=n,
            share=Number(k / n, percent=True),
            are=by_count(k, *ARE),
            lack=by_count(len(missing), *LACK),
            missing=enumeration(TASK_AREA[area].label for area in missing),
        ),
        evidence=(terms.evidence("responsibilities", counted),),
        bounds=None if highest == k / n else (k / n, highest),
    )


CRITERION = Criterion(
    id="organisation_form",
    family="pitfalls",
    title=Text(de="Geeignete Organisationsform", en="Suitable form of organisation"),
    question=Text(
        de="Passt die Organisationsform: Sind Zuständigkeiten festgelegt und übertragen?",
        en="Does the form fit: are duties defined and delegated?",
    ),
    chapter="Stolperfallen: (2) Fehlen einer geeigneten Organisationsform",
    quote="in der Zuständigkeiten und Verantwortlichkeiten für Aufgabenbereiche per se definiert "
    "sind "
    "und delegiert werden können",
    weight=Weight(1, "hilfreich"),
    scope=Scope.BOTH,
    formula=Text(
        de="nötige Aufgabenbereiche, deren Zuständigkeit in Satzung, Geschäftsordnung, Protokoll "
        "oder "
        "Vertrag festgelegt ist, geteilt durch die nötigen",
        en="required task areas whose duties are defined in statutes, rules, minutes or a "
        "contract, "
        "divided by the required ones",
    ),
    unit=SHARE,
    reads=(Read("responsibilities", More.RAISES), Read("organisations", More.FACT), ACTORS),
    not_due=Text(
        de="wenn keine Aufgabenbereiche nötig sind", en="where no task areas are required"
    ),
    measures=(
        Measure(
            Text(
                de="Beim nächsten Treffen aufschreiben, wer wofür zuständig ist, und es im "
                "Protokoll "
                "festhalten.",
                en="At the next meeting write down who is responsible for what, in the minutes.",
            ),
            "low",
            change=remedies.tasks.duties_in_minutes,
        ),
        Measure(
            Text(
                de="Prüfen, welche Form zum Netzwerk passt; sie muss kein Verein sein.",
                en="Examine which form suits the network; it need not be a registered association.",
            ),
            "medium",
        ),
    ),
    pitfalls=(2,),
    cap=CapRule(0.80),
    asked_from="established",
    judge=_judge,
)
