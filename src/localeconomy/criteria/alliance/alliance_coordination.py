"""Is the alliance coordinated?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.facilities import is_facility
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.terms import COOPERATION, REPRESENTS
from localeconomy.criteria.units import SHARE
from localeconomy.indicators.connectivity import largest_component_share
from localeconomy.language import Text
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import IdArray
    from localeconomy.criteria.terms import Terms

COORDINATION: Final = ("coordination",)
BODIES: Final = Text(de="koordinierende Stellen", en="coordinating bodies")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the bodies that hold the coordination today."""
    compiled = terms.compiled
    holders = compiled.actors_of("responsibilities", "holder")
    held = compiled.in_force("responsibilities") & (holders >= 0)
    held &= compiled.is_kind("responsibilities", COORDINATION, "area")
    bodies = _bodies(terms, holders[held])
    # Somebody coordinates even where the record does not say for which body.
    count = max(len(bodies), int(held.any()))
    return Judgement(
        value=0.0 if not count else at["one"] if count == 1 else 1.0,
        raw=float(count),
        n=count,
        reason=_reason(count),
        evidence=(terms.evidence("responsibilities", held), terms.evidence("actors", bodies)),
        figures=_without_one(terms, bodies),
    )


def _bodies(terms: Terms, holders: IdArray) -> IdArray:
    """Return the bodies that hold a task, or for which a person does."""
    credited = np.unique(terms.credited(holders)[1])
    person = terms.actors_in("personal") & ~terms.actors_in("economic")
    return credited[~person[credited]]


def _without_one(terms: Terms, bodies: IdArray) -> tuple[Figure, ...]:
    """Return the share that stays connected without the body that holds most together."""
    facility = is_facility(terms)
    if not facility.any() or not len(bodies):
        return ()
    graph = terms.compiled.projection(COOPERATION)
    left = []
    for body in bodies.tolist():
        remaining = facility.copy()
        remaining[body] = False
        left.append(largest_component_share(graph.subgraph(remaining)))
    shares = [share for share in left if share is not None]
    label = Text(
        de="der Einrichtungen bleiben ohne eine der Stellen durch Zusammenarbeit verbunden, im "
        "ungünstigsten Fall",
        en="of the facilities stay connected by cooperation without one of the bodies, in the "
        "worst case",
    )
    return (Figure(label, min(shares), SHARE),) if shares else ()


def _reason(count: int) -> Text:
    if not count:
        return Text(
            de="Niemand ist für die Koordinierung des Verbunds zuständig.",
            en="Nobody is responsible for coordinating the alliance.",
        )
    if count == 1:
        return Text(
            de="Eine Stelle koordiniert den Verbund; fällt sie aus, springt niemand ein.",
            en="One body coordinates the alliance; if it drops out, nobody steps in.",
        )
    return Text(
        de="Den Verbund koordinieren mehrere Stellen: {count}.",
        en="Several bodies coordinate the alliance: {count}.",
    ).fill(count=count)


CRITERION = Criterion(
    id="alliance_coordination",
    family="alliance",
    title=Text(de="Koordinierung des Verbunds", en="Coordination of the alliance"),
    question=Text(de="Wird der Verbund koordiniert?", en="Is the alliance coordinated?"),
    chapter="Wirtschaftsnetzwerke in Stadtteilen mit besonderem Erneuerungsbedarf",
    quote="Activa GmbH, Oberhausen (Koordinierung) … Planungsgruppe STADTBÜRO, Dortmund "
    "(Koordinierung)",
    weight=Weight(2),
    scope=Scope.ALLIANCE,
    formula=Text(
        de="Stellen mit der Zuständigkeit Koordination: eine 0,8; zwei oder mehr 1; keine 0",
        en="bodies with the responsibility for coordination: one 0.8; two or more 1; none 0",
    ),
    unit=BODIES,
    thresholds={
        "one": Threshold(
            0.8,
            SHARE,
            Text(de="Wert einer einzigen Stelle", en="worth of a single body"),
        )
    },
    reads=(
        Read("responsibilities", More.RAISES, kinds=COORDINATION),
        Read("relationships", More.RAISES, kinds=(*REPRESENTS, *COOPERATION), needed=Needed.NEVER),
        Read("memberships", More.RAISES, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Eine zweite Einrichtung als Stellvertretung der Koordinierung benennen und "
                "einarbeiten.",
                en="Name a second facility as deputy coordinator and let it learn the work.",
            ),
            "low",
            change=remedies.alliances.deputy_coordinator,
        ),
        Measure(
            Text(
                de="Aufgaben und Kosten der Koordinierung zwischen den Einrichtungen schriftlich "
                "vereinbaren.",
                en="Agree in writing between the facilities what coordination does and costs.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
