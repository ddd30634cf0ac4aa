"""Are employers tied to training and placement in the district?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.terms import REPRESENTS, Terms
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import LACK
from localeconomy.language import Text, by_count, enumeration
from localeconomy.model.vocabulary import SERVICE, terms_in
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray

SERVICES: Final = terms_in("service", "employment")
EMPLOYMENT: Final = terms_in("relationship_kind", "employment")
# A job exchange may be a lasting service or a fair that the network holds every year.
JOB_EXCHANGE: Final = ("job_exchange",)
TIES: Final = Read("relationships", More.FIGURES, kinds=EMPLOYMENT)


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the job exchange and the placement desk, where they are offered in the district."""
    compiled = terms.compiled
    services = compiled.in_force("offers") & compiled.is_kind("offers", SERVICES, "service")
    local = services & compiled.is_true("offers", "in_district")
    unplaced = services & compiled.is_missing("offers", "in_district")
    exchanges = terms.activities & compiled.is_kind("activities", JOB_EXCHANGE)
    in_place = _in_place(terms, local, exchanges)
    possible = _in_place(terms, local | unplaced, exchanges)
    n = len(SERVICES)
    share, highest = len(in_place) / n, len(possible) / n
    return Judgement(
        value=share,
        raw=share,
        n=n,
        reason=_reason(in_place),
        evidence=(terms.evidence("offers", local), terms.evidence("activities", exchanges)),
        figures=(
            Figure(
                Text(
                    de="Mitgliedsunternehmen mit Verbindung zu Ausbildung oder Vermittlung",
                    en="member businesses with a tie to training or placement",
                ),
                _tied(terms),
                SHARE,
            ),
        ),
        # An offer of an unknown place could be in the district.
        bounds=None if highest == share else (share, highest),
    )


def _in_place(terms: Terms, offers: MaskArray, exchanges: MaskArray) -> list[str]:
    """Return the services that some offers, or activities of the last year, provide."""
    return [
        name
        for name in SERVICES
        if (offers & terms.compiled.is_kind("offers", (name,), "service")).any()
        or (name in JOB_EXCHANGE and exchanges.any())
    ]


def _reason(in_place: list[str]) -> Text:
    missing = [name for name in SERVICES if name not in in_place]
    parts = [
        (Text(de="im Stadtteil vorhanden: {names}", en="in place: {names}"), in_place),
        (Text(de="es {lack}: {names}", en="missing: {names}"), missing),
    ]
    told = [
        text.fill(
            names=enumeration(SERVICE[name].label for name in names),
            lack=by_count(len(names), *LACK),
        )
        for text, names in parts
        if names
    ]
    de, en = ("; ".join(each.into(language) for each in told) for language in ("de", "en"))
    return Text(de=f"{de[0].upper()}{de[1:]}.", en=f"{en[0].upper()}{en[1:]}.")


def _tied(terms: Terms) -> float | None:
    """Return the share of member businesses that are tied to training or placement."""
    businesses = terms.member_businesses
    if not len(businesses) or not (terms.is_complete(TIES) or terms.has_records(TIES)):
        return None
    everybody = np.ones(len(terms.network.actors), dtype=np.bool_)
    return float(np.mean(terms.has_tie(EMPLOYMENT, everybody)[businesses]))


CRITERION = Criterion(
    id="employment_bridge",
    family="strategy",
    title=Text(de="Brücke in Arbeit und Ausbildung", en="Bridge into work and training"),
    question=Text(
        de="Sind die Unternehmen in Ausbildung und Vermittlung im Stadtteil einbezogen?",
        en="Are employers tied to training and placement in the district?",
    ),
    chapter="Lokale Ökonomie – Intention und Herangehensweise",
    quote="Ein Ziel sollte dabei die Einrichtung von Jobbörsen und Transferstellen zur "
    "Personalvermittlung im Stadtteil sein",
    weight=Weight(0),
    scope=Scope.NETWORK,
    formula=Text(
        de="{Jobbörse, Personalvermittlung}, die es heute im Stadtteil gibt, geteilt durch 2; als "
        "Jobbörse zählt auch eine, die in zwölf Monaten veranstaltet wurde",
        en="{job exchange, placement of staff} in the district today, divided by 2; a job exchange "
        "held as an event within twelve months counts as well",
    ),
    unit=SHARE,
    reads=(
        Read("offers", More.RAISES, kinds=SERVICES, needed=Needed.JOINTLY),
        Read("activities", More.RAISES, kinds=JOB_EXCHANGE, months=WINDOW, needed=Needed.JOINTLY),
        TIES,
        Read("memberships", More.FIGURES),
        Read("participations", More.FIGURES, months=WINDOW, informal_only=True),
        Read("relationships", More.FIGURES, kinds=REPRESENTS, informal_only=True),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Arbeitsagentur, Jobcenter und Beschäftigungsträger um eine feste Sprechzeit "
                "zur Personalvermittlung im Stadtteil bitten.",
                en="Ask employment agency and labour-market projects for regular hours of "
                "placement in the district.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Mit Schulen und Betrieben einmal im Jahr eine Jobbörse für Praktika und "
                "Ausbildungsplätze veranstalten.",
                en="Hold a yearly job exchange for placements and apprenticeships with schools "
                "and businesses.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
