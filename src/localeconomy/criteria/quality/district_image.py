"""Does the network work on the district's image, and does it show?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.surveys import change_figures, wave_figures, waves_of
from localeconomy.criteria.units import IMAGE_WORK, SHARE
from localeconomy.language import Number, Text, by_count
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Figure, Measure
from localeconomy.scoring.values import goalposts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.surveys import Wave
    from localeconomy.criteria.terms import Terms

IMAGE: Final = terms_in("activity_kind", "image")
QUESTION: Final = "image"


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the activities for the district's image; what residents think of it stands beside."""
    held = terms.activities & terms.compiled.is_kind("activities", IMAGE)
    count = int(held.sum())
    none = Text(
        de="In zwölf Monaten gab es keine Aktivitäten für das Image des Stadtteils",
        en="Within twelve months there were no activities for the district's image",
    )
    some = by_count(
        count,
        Text(
            de="In zwölf Monaten gab es {k} Aktivität für das Image des Stadtteils",
            en="Within twelve months there was {k} activity for the district's image",
        ),
        Text(
            de="In zwölf Monaten gab es {k} Aktivitäten für das Image des Stadtteils",
            en="Within twelve months there were {k} activities for the district's image",
        ),
    )
    reason = some.fill(k=count) if count else none
    waves = [wave for wave in waves_of(terms, QUESTION) if wave.answered][-2:]
    rows = [row for wave in waves for row in wave.rows]
    return Judgement(
        value=goalposts(count, at["zero"], at["one"]),
        raw=float(count),
        n=None,
        reason=_with_survey(reason, waves),
        evidence=(terms.evidence("activities", held), terms.evidence("surveys", rows)),
        figures=_figures(terms, waves),
    )


def _with_survey(reason: Text, waves: list[Wave]) -> Text:
    if not waves:
        return Text(de="{reason}.", en="{reason}.").fill(reason=reason)
    return Text(
        de="{reason}; bei der letzten Befragung ({when}) sprachen {share} gut vom Stadtteil.",
        en="{reason}; in the latest survey ({when}) {share} spoke well of the district.",
    ).fill(reason=reason, when=waves[-1].when, share=Number(waves[-1].share, percent=True))


def _figures(terms: Terms, waves: list[Wave]) -> tuple[Figure, ...]:
    """Return what the latest image survey says, and how it changed."""
    if not waves:
        return ()
    *earlier, last = waves
    said = Text(de="gutes Bild vom Stadtteil", en="good image of the district")
    return (
        Figure(said, last.share, SHARE),
        *wave_figures(terms, last),
        *change_figures(earlier[0] if earlier else None, last),
    )


CRITERION = Criterion(
    id="district_image",
    family="quality",
    title=Text(de="Image des Stadtteils", en="Image of the district"),
    question=Text(
        de="Arbeitet das Netzwerk am Image des Stadtteils, und zeigt sich das?",
        en="Does the network work on the district's image, and does it show?",
    ),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="die sich der Imageverbesserung eines benachteiligten Stadtteils verpflichtet",
    weight=Weight(1),
    scope=Scope.NETWORK,
    formula=Text(
        de="Image-Aktivitäten in zwölf Monaten, zwischen 0 und 2; Befragungen zum Image stehen als "
        "Zahlen daneben",
        en="image activities within twelve months, between 0 and 2; surveys of the image stand "
        "beside as figures",
    ),
    unit=IMAGE_WORK,
    thresholds={
        "zero": Threshold(
            0, IMAGE_WORK, Text(de="Aktivitäten mit dem Wert 0", en="activities worth 0")
        ),
        "one": Threshold(
            2,
            IMAGE_WORK,
            Text(de="Aktivitäten mit dem Wert 1", en="activities worth 1"),
            above="zero",
        ),
    },
    reads=(
        Read("activities", More.RAISES, kinds=IMAGE, months=WINDOW),
        Read("surveys", More.FIGURES, kinds=(QUESTION,), months=None),
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Mit Schule, Musikschule oder Verein eine Aktion planen, die das Gute am "
                "Stadtteil zeigt, etwa in den Schaufenstern.",
                en="Plan something with a school, music school or association that shows what is "
                "good about the district, in the shop windows say.",
            ),
            "low",
            change=remedies.community.image_campaign,
        ),
        Measure(
            Text(
                de="Der Presse regelmäßig gute Geschichten aus dem Stadtteil anbieten.",
                en="Offer the press good stories from the district regularly.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Alle zwei Jahre fragen, wie die Menschen ihren Stadtteil sehen.",
                en="Ask every two years how people see their district.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
