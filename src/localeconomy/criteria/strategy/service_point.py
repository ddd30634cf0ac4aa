"""Is there a service point for businesses and founders in the district, continuously funded?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS
from localeconomy.criteria.units import SHARE
from localeconomy.language import Text, enumeration
from localeconomy.model.vocabulary import SERVICE, terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

FUNCTIONS = terms_in("service", "service_point")


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the functions that funded providers offer in the district."""
    compiled = terms.compiled
    funding = compiled.in_force("funding") & compiled.is_true("funding", "secured")
    local = compiled.in_force("offers") & compiled.is_true("offers", "in_district")
    counted = local & _funded(terms, funding)
    covered = _covered(terms, counted)
    # Money of unknown security and offers of an unknown place could count as well.
    unsure = compiled.in_force("funding") & compiled.is_missing("funding", "secured")
    unplaced = compiled.in_force("offers") & compiled.is_missing("offers", "in_district")
    possible = _covered(terms, (local | unplaced) & _funded(terms, funding | unsure))
    share, highest = len(covered) / len(FUNCTIONS), len(possible) / len(FUNCTIONS)
    reason = (
        Text(
            de="Vor Ort und heute finanziert: {covered} ({k} von {n} Aufgaben).",
            en="In the district and funded today: {covered} ({k} of {n} functions).",
        )
        if covered
        else Text(
            de="Keine der {n} Aufgaben einer Anlaufstelle wird vor Ort von einer heute "
            "finanzierten "
            "Stelle angeboten.",
            en="None of the {n} functions of a service point is offered in the district by a "
            "provider that is funded today.",
        )
    )
    return Judgement(
        value=share,
        raw=share,
        n=len(FUNCTIONS),
        reason=reason.fill(
            covered=enumeration(SERVICE[name].label for name in covered),
            k=len(covered),
            n=len(FUNCTIONS),
        ),
        evidence=(terms.evidence("offers", counted), terms.evidence("funding", funding)),
        bounds=None if highest == share else (share, highest),
    )


def _funded(terms: Terms, funding: MaskArray) -> MaskArray:
    """Return which offers of a service point are made by somebody who receives some money."""
    compiled = terms.compiled
    funded = np.unique(compiled.actors_of("funding", "recipient")[funding])
    found: MaskArray = np.isin(compiled.actors_of("offers", "provider"), funded)
    return found & compiled.is_kind("offers", FUNCTIONS, "service")


def _covered(terms: Terms, offers: MaskArray) -> list[str]:
    """Return the functions that some offers cover."""
    return [
        name
        for name in FUNCTIONS
        if (offers & terms.compiled.is_kind("offers", (name,), "service")).any()
    ]


CRITERION = Criterion(
    id="service_point",
    family="strategy",
    title=Text(de="Anlaufstelle", en="Service point"),
    question=Text(
        de="Gibt es im Stadtteil eine dauerhaft geförderte Anlaufstelle für Unternehmen und "
        "Gründer/innen?",
        en="Is there a service point for businesses and founders in the district, continuously "
        "funded?",
    ),
    chapter="Lokale Ökonomie – Intention und Herangehensweise",
    quote="Einrichtung und entsprechende kontinuierliche Förderung von Anlaufstellen",
    weight=Weight(0),
    scope=Scope.NETWORK,
    formula=Text(
        de="Aufgaben {Unternehmens-, Förderberatung, Koordination, Projektentwicklung}, die heute "
        "finanzierte Stellen im Stadtteil anbieten, geteilt durch 4",
        en="functions {business advice, funding advice, coordination, project development} offered "
        "in the district by providers funded today, divided by 4",
    ),
    unit=SHARE,
    reads=(Read("offers", More.RAISES), Read("funding", More.RAISES), ACTORS),
    measures=(
        Measure(
            Text(
                de="Mit Kommune und Förderstellen eine dauerhafte Finanzierung der Anlaufstelle "
                "vereinbaren.",
                en="Agree lasting funding of the service point with the municipality and funders.",
            ),
            "high",
        ),
        Measure(
            Text(
                de="Fehlende Beratung über feste Sprechstunden von Kammern und "
                "Wirtschaftsförderung "
                "in den Stadtteil holen.",
                en="Bring missing advice into the district through regular surgeries of chambers "
                "and the economic development agency.",
            ),
            "low",
        ),
    ),
    judge=_judge,
)
