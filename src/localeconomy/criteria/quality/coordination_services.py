"""Does the coordination office offer the four services that a network needs?"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from localeconomy.criteria.shared_reads import ACTORS
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import LACK
from localeconomy.language import Text, by_count, enumeration
from localeconomy.model.vocabulary import SERVICE, terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

SERVICES = terms_in("service", "network_support")


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the services that a coordination office offers today."""
    compiled = terms.compiled
    offices = np.append(terms.is_coordinator, False)
    offered = compiled.in_force("offers") & offices[compiled.actors_of("offers", "provider")]
    offered = offered & compiled.is_kind("offers", SERVICES, "service")
    there = [
        name
        for name in SERVICES
        if (offered & compiled.is_kind("offers", (name,), "service")).any()
    ]
    missing = [name for name in SERVICES if name not in there]
    k, n = len(there), len(SERVICES)
    if not there:
        reason = Text(
            de="Keine Koordinierungsstelle bietet eine der {n} Leistungen an: {missing}.",
            en="No coordination office offers any of the {n} services: {missing}.",
        )
    elif missing:
        reason = Text(
            de="Die Koordinierungsstelle bietet {k} von {n} Leistungen an: {there}; es {lack}: "
            "{missing}.",
            en="The coordination office offers {k} of {n} services: {there}; missing: {missing}.",
        )
    else:
        reason = Text(
            de="Die Koordinierungsstelle bietet alle {n} Leistungen an: {there}.",
            en="The coordination office offers all {n} services: {there}.",
        )
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=reason.fill(
            k=k,
            n=n,
            there=enumeration(SERVICE[name].label for name in there),
            lack=by_count(len(missing), *LACK),
            missing=enumeration(SERVICE[name].label for name in missing),
        ),
        evidence=(terms.evidence("offers", offered),),
    )


CRITERION = Criterion(
    id="coordination_services",
    family="quality",
    title=Text(de="Leistungen der Koordinierungsstelle", en="Services of the coordination office"),
    question=Text(
        de="Bietet die Koordinierungsstelle die vier Leistungen an: Öffentlichkeitsarbeit, "
        "Veranstaltungsmanagement, Rechtsfragen der Organisationsform, Einführung in Projekte der "
        "Stadterneuerung?",
        en="Does the coordination office offer the four services: publicity, event management, "
        "legal questions of form, introduction to renewal projects?",
    ),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="Die verantwortliche Koordinierungsstelle sollte dazu ein differenziertes Angebot zur "
    "Verfügung stellen … eine effektive Öffentlichkeitsarbeit … Formen von "
    "Veranstaltungsmanagement … Klärung von Rechtsfragen bei Organisationsformen … gezielte "
    "Einführung zu Projekten der integrierten Stadtteilpolitik",
    weight=Weight(2, "sollte"),
    scope=Scope.NETWORK,
    formula=Text(
        de="Leistungen {Öffentlichkeitsarbeit, Veranstaltungsmanagement, Rechtsfragen der "
        "Organisationsform, Einführung in Projekte der Stadterneuerung}, die eine "
        "Koordinierungsstelle heute anbietet, geteilt durch 4",
        en="services {publicity, event management, legal questions of form, introduction to "
        "renewal projects} that a coordination office offers today, divided by 4",
    ),
    unit=SHARE,
    reads=(Read("offers", More.RAISES, kinds=SERVICES), ACTORS),
    measures=(
        Measure(
            Text(
                de="Mit der Koordinierungsstelle vereinbaren, wer bei Texten, Gestaltung und "
                "Veranstaltungen hilft und wie man diese Hilfe abruft.",
                en="Agree with the coordination office who helps with texts, design and events, "
                "and how to call on that help.",
            ),
            "low",
            change=remedies.means.help_of_the_office,
        ),
        Measure(
            Text(
                de="Was die Koordinierungsstelle nicht selbst kann, etwa Vereinsrecht, über Kammer "
                "oder Stadt als feste Sprechstunde anbieten.",
                en="Offer what the coordination office cannot do itself, association law say, as "
                "a regular surgery of the chamber or the city.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
