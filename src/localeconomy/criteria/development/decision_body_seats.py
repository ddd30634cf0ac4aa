"""Does the network sit on the local decision bodies?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    NotDue,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.local_bodies import local_bodies, speaks_for_network
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION, OWN_SIDE
from localeconomy.criteria.units import SHARE
from localeconomy.language import Number, Text
from localeconomy.model.columns import NO_INTEGER
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

GROUP: Final = "decision_body"
SEATS: Final = Text(de="Sitze", en="seats")
MOTIONS: Final = Text(de="Anträge", en="motions")


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the district's bodies on which the network, or somebody for it, has a seat."""
    bodies = local_bodies(terms, GROUP)
    n = int(bodies.sum())
    if not n:
        return NotDue(
            Text(
                de="Nicht fällig: Im Stadtteil gibt es kein Entscheidungsgremium.",
                en="Not due: there is no decision body in the district.",
            )
        )
    compiled = terms.compiled
    body = compiled.actors_of("seats", "body")
    own = speaks_for_network(terms)[compiled.actors_of("seats", "actor")]
    seats = compiled.in_force("seats") & bodies[body] & own
    k = len(np.unique(body[seats]))
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=Text(
            de="Das Netzwerk sitzt in {k} von {n} Entscheidungsgremien des Stadtteils ({share}).",
            en="The network sits on {k} of {n} decision bodies of the district ({share}).",
        ).fill(k=k, n=n, share=Number(k / n, percent=True)),
        evidence=(terms.evidence("seats", seats), terms.evidence("actors", bodies)),
        figures=_figures(terms, seats),
    )


def _figures(terms: Terms, seats: MaskArray) -> tuple[Figure, ...]:
    """Return the seats with a vote and the motions that were brought, where they are recorded."""
    voting = int((seats & terms.compiled.is_true("seats", "voting")).sum())
    told = Text(de="Sitze mit Stimmrecht, soweit erfasst", en="seats with a vote, where recorded")
    voted = Figure(told, float(voting), SEATS)
    column = terms.network.seats.columns.get("motions")
    if not isinstance(column, np.ndarray):
        return (voted,)
    brought = column[seats & (column != NO_INTEGER)]
    label = Text(de="eingebrachte Anträge, soweit erfasst", en="motions brought, where recorded")
    return (voted, Figure(label, float(brought.sum()) if len(brought) else None, MOTIONS))


CRITERION = Criterion(
    id="decision_body_seats",
    family="development",
    title=Text(de="Sitz in Entscheidungsgremien", en="Seats on decision bodies"),
    question=Text(
        de="Ist das Netzwerk in die lokalen Entscheidungsgremien eingebunden?",
        en="Does the network sit on the local decision bodies?",
    ),
    chapter="Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
    quote="Eine wichtige Stützmaßnahme … die Integration von Wirtschaftsnetzwerken in die lokalen "
    "Entscheidungsgremien (z.B. Stadtteil-Beirat)",
    weight=Weight(2, "wichtige Stützmaßnahme"),
    scope=Scope.NETWORK,
    formula=Text(
        de="Entscheidungsgremien des Stadtteils, in denen heute das Netzwerk, ein Mitglied oder "
        "jemand für sie sitzt (nicht allein die Koordinierungsstelle), geteilt durch alle",
        en="decision bodies of the district on which the network, a member or somebody for them "
        "sits today (not the coordination office alone), divided by all",
    ),
    unit=SHARE,
    reads=(
        Read("seats", More.RAISES),
        # A body that nobody recorded has no seat on record either.
        Read("actors", More.LOWERS, kinds=terms_in("actor_kind", GROUP)),
        *OWN_SIDE,
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn es im Stadtteil kein Entscheidungsgremium gibt",
        en="where the district has no decision body",
    ),
    measures=(
        Measure(
            Text(
                de="Beim Stadtteilbeirat einen festen Sitz für das Netzwerk beantragen, mit einer "
                "Vertretung für die Termine am Tag.",
                en="Ask the district's advisory board for a permanent seat of the network, with a "
                "deputy for dates during business hours.",
            ),
            "low",
            change=remedies.institutions.seat_on_a_body,
        ),
        Measure(
            Text(
                de="Anträge vor jeder Sitzung im Netzwerk beraten und danach über das Ergebnis "
                "berichten.",
                en="Discuss motions in the network before each session and report on the result "
                "afterwards.",
            ),
            "low",
        ),
    ),
    asked_from="established",
    judge=_judge,
)
