"""Do residents take part in the network's activities?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.units import SHARE
from localeconomy.language import Number, Text
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure
from localeconomy.scoring.values import goalposts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

RESIDENTS: Final = terms_in("group", "residents")
UNSPECIFIED: Final = {"participants"}


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Value the share of activities in which residents took part, of those that tell who came."""
    n = int(terms.activities.sum())
    if not n:
        return Judgement(
            value=0.0,
            raw=0.0,
            n=0,
            reason=Text(
                de="In den letzten zwölf Monaten gab es keine Aktivitäten.",
                en="There were no activities in the last twelve months.",
            ),
        )
    joined = terms.joint_with(terms.actors_in("residents"), RESIDENTS)
    counted = joined | (terms.activities & _attendance_noted(terms))
    k, known = int(joined.sum()), int(counted.sum())
    if not known:
        return NotKnown(
            Text(
                de="Nicht bekannt: Zu keiner Aktivität der letzten zwölf Monate ist erfasst, "
                "welche Gruppen teilnahmen.",
                en="Not known: it is recorded of no activity of the last twelve months which "
                "groups took part.",
            )
        )

    def worth(share: float) -> float:
        return goalposts(share, at["zero"], at["one"])

    # Where nobody noted who came, residents may have been there.
    low, high = worth(k / n), worth((k + n - known) / n)
    return Judgement(
        value=worth(k / known),
        raw=k / known,
        n=known,
        reason=Text(
            de="An {k} von {known} Aktivitäten ({share}) nahmen Bewohner/innen teil.",
            en="Residents took part in {k} of {known} activities ({share}).",
        ).fill(k=k, known=known, share=Number(k / known, percent=True)),
        evidence=(terms.evidence("activities", joined),),
        bounds=None if low == high else (low, high),
    )


def _attendance_noted(terms: Terms) -> MaskArray:
    """Return of which activities it is noted which groups came, and not only how many people."""
    size = len(terms.network.activities)
    column = terms.network.activities.columns.get("attendance")
    if not isinstance(column, np.ndarray):
        return np.zeros(size, dtype=np.bool_)
    return np.fromiter((bool(counts.keys() - UNSPECIFIED) for counts in column), np.bool_, size)


CRITERION = Criterion(
    id="resident_participation",
    family="networking",
    title=Text(de="Beteiligung der Bewohner/innen", en="Participation of residents"),
    question=Text(de="Wirken Menschen aus dem Stadtteil mit?", en="Do residents take part?"),
    chapter="Wirtschaftsnetzwerke als Teil lokal-ökonomischer Strategien",
    quote="Beteiligung von Menschen aus dem Stadtteil, die an seiner wirtschaftlichen Entwicklung "
    "interessiert sind, und ihre Einbindung in lokal-ökonomischen Projekte und Aktivitäten",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="Anteil der Aktivitäten in zwölf Monaten, an denen Bewohner/innen teilnahmen, nach "
        "Namen oder Zählung, zwischen zwei Stützpunkten",
        en="share of the activities within twelve months in which residents took part, by name or "
        "by count, between two control points",
    ),
    unit=SHARE,
    thresholds={
        "zero": Threshold(0, SHARE, Text(de="Anteil mit dem Wert 0", en="share that is worth 0")),
        "one": Threshold(
            0.5,
            SHARE,
            Text(
                de="Anteil mit dem Wert 1 (manches bleibt unter Mitgliedern)",
                en="share that is worth 1 (some things stay among members)",
            ),
            above="zero",
        ),
    },
    reads=(
        Read("activities", More.EITHER, months=WINDOW),
        Read("participations", More.RAISES, months=WINDOW, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Bewohner/innen zum nächsten Treffen einladen und notieren, wie viele kommen.",
                en="Invite residents to the next meeting and note how many come.",
            ),
            "low",
            change=remedies.community.meeting_with_residents,
        ),
        Measure(
            Text(
                de="Ein Projekt wählen, das Nachbar/innen mitgestalten, etwa einen Markt oder die "
                "Nutzung eines leeren Ladens.",
                en="Choose a project that neighbours help to shape, a market or the use of an "
                "empty shop, say.",
            ),
            "medium",
            change=remedies.community.project_with_neighbours,
        ),
    ),
    judge=_judge,
)
