"""Is the network known in the district and beyond?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.declaration import (
    Criterion,
    More,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.surveys import judge_survey
from localeconomy.criteria.units import SHARE
from localeconomy.language import Text
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

QUESTION: Final = "awareness"


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Read how many residents knew the network when they were last asked."""
    said = Text(
        de="Befragung {when}: Von {n} Bewohner/innen {know} {k} das Netzwerk ({share})",
        en="Survey of {when}: of {n} residents {k} {know} the network ({share})",
    )
    return judge_survey(terms, at, QUESTION, said)


CRITERION = Criterion(
    id="awareness",
    family="quality",
    title=Text(de="Bekanntheit", en="Awareness"),
    question=Text(
        de="Ist das Netzwerk im Stadtteil und darüber hinaus bekannt?",
        en="Is the network known in the district and beyond?",
    ),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="Durch Folge-Befragungen kann längerfristig z.B. die Entwicklung des Bekanntheitsgrads "
    "des Netzwerks in der Stadtteil-Bevölkerung und über die Stadtteilgrenzen hinaus überprüft "
    "werden",
    weight=Weight(1, "kann"),
    scope=Scope.NETWORK,
    formula=Text(
        de="Anteil der Bewohner/innen, die das Netzwerk kennen, in der letzten Befragung, zwischen "
        "0 und 60 %",
        en="share of the residents who know the network, in the latest survey, between 0 and 60%",
    ),
    unit=SHARE,
    thresholds={
        "zero": Threshold(0, SHARE, Text(de="Anteil mit dem Wert 0", en="share worth 0")),
        "one": Threshold(
            0.6,
            SHARE,
            Text(de="Anteil mit dem Wert 1", en="share worth 1"),
            above="zero",
        ),
    },
    reads=(Read("surveys", More.EITHER, kinds=(QUESTION,), months=None), ORGANISATION),
    not_due=Text(
        de="wenn die Bewohner/innen noch nicht danach gefragt wurden",
        en="where the residents have not been asked yet",
    ),
    measures=(
        Measure(
            Text(
                de="Auf jedem Plakat und bei jedem Fest sichtbar machen, dass das Netzwerk "
                "dahintersteht: gleicher Name, gleiches Zeichen.",
                en="Show on each poster and at each festival that the network is behind it: the "
                "same name, the same sign.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Alle zwei Jahre mit derselben Frage am Markt und vor Läden nachfragen, etwa "
                "über eine Schule oder Hochschule.",
                en="Ask the same question every two years at the market and in front of shops, "
                "through a school or university, say.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
