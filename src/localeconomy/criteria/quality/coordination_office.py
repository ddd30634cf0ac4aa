"""Is there a coordination office for the long run?"""

from __future__ import annotations

import datetime as dt
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
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS
from localeconomy.criteria.units import MONTHS
from localeconomy.language import Text
from localeconomy.model.columns import EPOCH, NO_DAY
from localeconomy.model.dates import months_between
from localeconomy.scoring.finding import Measure
from localeconomy.scoring.values import goalposts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Measure how long the office's funding is secured without a gap from today on."""
    compiled = terms.compiled
    offices = np.append(terms.is_coordinator, False)
    relevant = compiled.visible("funding") & offices[compiled.actors_of("funding", "recipient")]
    secured = relevant & compiled.is_true("funding", "secured")
    unsure = relevant & compiled.is_missing("funding", "secured")
    months, cliff = _secured_months(terms, secured, at)
    best, _ = _secured_months(terms, secured | unsure, at)
    value = goalposts(months, at["zero"], at["one"])
    highest = goalposts(best, at["zero"], at["one"])
    if not months:
        reason = Text(
            de="Für eine Koordinierungsstelle ist heute kein Geld gesichert.",
            en="No money is secured for a coordination office today.",
        )
    elif cliff is None:
        reason = Text(
            de="Die Finanzierung der Koordinierungsstelle ist unbefristet gesichert.",
            en="The funding of the coordination office is secured without a time limit.",
        )
    else:
        reason = Text(
            de="Die Finanzierung der Koordinierungsstelle ist gesichert bis zum {cliff} "
            "(verbleibende Monate: {months}).",
            en="The funding of the coordination office is secured until {cliff} (remaining months: "
            "{months}).",
        ).fill(months=round(months), cliff=cliff - dt.timedelta(days=1))
    return Judgement(
        value=value,
        raw=months,
        n=int(relevant.sum()),
        reason=reason,
        evidence=(
            terms.evidence("funding", relevant),
            terms.evidence("actors", terms.is_coordinator & compiled.in_force("actors")),
        ),
        bounds=None if highest == value else (value, highest),
    )


def _secured_months(
    terms: Terms, rows: MaskArray, at: Mapping[str, float]
) -> tuple[float, dt.date | None]:
    """Return the months from today until the money ends, and that day; None for no end."""
    since = terms.compiled.days("funding", "since")[rows].tolist()
    until = terms.compiled.days("funding", "until")[rows].tolist()
    today = reached = terms.compiled.number
    for begin, end in sorted(zip(since, until, strict=True)):
        if begin > reached:
            break
        if end == NO_DAY:
            return at["one"], None
        reached = max(reached, end)
    if reached == today:
        return 0.0, None
    cliff = dt.date.fromordinal(reached + EPOCH)
    return months_between(terms.day, cliff), cliff


CRITERION = Criterion(
    id="coordination_office",
    family="quality",
    title=Text(de="Koordinierungsstelle auf Dauer", en="Lasting coordination office"),
    question=Text(
        de="Gibt es langfristig eine lokal-ökonomische Koordinierungsstelle?",
        en="Is there a coordination office for the long run?",
    ),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="die langfristige Einrichtung einer lokal-ökonomischen Koordinierungsstelle … "
    "unerlässlich "
    "– auch über Programmfinanzierungen hinaus",
    weight=Weight(3, "unerlässlich"),
    scope=Scope.NETWORK,
    formula=Text(
        de="Monate, für die die Finanzierung ab heute lückenlos gesichert ist, zwischen 0 und 36",
        en="months for which funding is secured without a gap from today on, between 0 and 36",
    ),
    unit=MONTHS,
    thresholds={
        "zero": Threshold(0, MONTHS, Text(de="Monate mit dem Wert 0", en="months worth 0")),
        "one": Threshold(
            36,
            MONTHS,
            Text(de="Monate mit dem Wert 1", en="months worth 1"),
            above="zero",
        ),
    },
    reads=(Read("funding", More.RAISES), ACTORS),
    measures=(
        Measure(
            Text(
                de="Zwei Jahre vor Ende der Förderung mit Kommune und Wirtschaftsförderung über "
                "die "
                "Fortführung verhandeln.",
                en="Negotiate the continuation with the municipality and economic development two "
                "years before the funding ends.",
            ),
            "high",
            change=remedies.means.funding_secured,
        ),
        Measure(
            Text(
                de="Prüfen, welchen Teil der Kosten das Netzwerk selbst tragen kann.",
                en="Examine which part of the cost the network can carry itself.",
            ),
            "medium",
        ),
    ),
    cap=CapRule(0.60),
    asked_from="after_programme",
    judge=_judge,
)
