"""Are residents content with the work of the network?"""

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

QUESTION: Final = "satisfaction"


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Read how many of the residents who know the network were content with it."""
    said = Text(
        de="Befragung {when}: Von {n} Bewohner/innen, die das Netzwerk kennen, {are} {k} mit "
        "seiner Arbeit zufrieden ({share})",
        en="Survey of {when}: of {n} residents who know the network {k} {are} content with its "
        "work ({share})",
    )
    return judge_survey(terms, at, QUESTION, said)


CRITERION = Criterion(
    id="resident_satisfaction",
    family="quality",
    title=Text(de="Zufriedenheit der Bewohner/innen", en="Satisfaction of the residents"),
    question=Text(
        de="Sind die Bewohner/innen mit der Arbeit des Netzwerks zufrieden?",
        en="Are residents content with the work of the network?",
    ),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="Ähnlich kann auch der Grad der Zufriedenheit der Bevölkerung des Stadtteils mit den "
    "fortlaufenden Aktivitäten und Projekten des Wirtschaftsnetzwerks erfasst werden",
    weight=Weight(1, "kann"),
    scope=Scope.NETWORK,
    formula=Text(
        de="Anteil der Zufriedenen unter den Bewohner/innen, die das Netzwerk kennen, in der "
        "letzten Befragung, zwischen 30 und 80 %",
        en="share of the content among the residents who know the network, in the latest survey, "
        "between 30 and 80%",
    ),
    unit=SHARE,
    thresholds={
        "zero": Threshold(0.3, SHARE, Text(de="Anteil mit dem Wert 0", en="share worth 0")),
        "one": Threshold(
            0.8,
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
                de="Bei Festen und im Laden fragen, was fehlt und was stört, und öffentlich sagen, "
                "was daraus geworden ist.",
                en="Ask at festivals and in the shop what is lacking and what annoys, and say in "
                "public what became of it.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Bewohner/innen das Jahresprogramm mitplanen lassen, etwa über Vereine und "
                "Schulen.",
                en="Let residents plan the year's programme as well, through associations and "
                "schools, say.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
