"""Does the network reach the city's public?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.known_share import KnownShare
from localeconomy.criteria.publicity import (
    QUARTER,
    is_seen_in_quarter,
    published_items,
    quarters_asked,
)
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.units import SHARE
from localeconomy.language import Text
from localeconomy.model.columns import day_number
from localeconomy.model.dates import months_before
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.publicity import Items
    from localeconomy.criteria.terms import Terms

BEYOND: Final = terms_in("reach", "beyond_district")
QUARTERS: Final = 4


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the quarters in which others reported on the network beyond the district."""
    if terms.age is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Das Gründungsdatum fehlt, und damit, wie viele Quartale zu "
                "betrachten sind.",
                en="Not known: the founding day is missing, and with it how many quarters to look "
                "at.",
            )
        )
    items = published_items(terms)
    sure, possible = (items.among(rows) for rows in _reaching(terms))
    quarters = range(quarters_asked(terms.age, at["quarters"]))
    reached = sum(is_seen_in_quarter(terms, sure, number) for number in quarters)
    at_most = sum(is_seen_in_quarter(terms, possible, number) for number in quarters)
    share = KnownShare(reached, len(quarters) - (at_most - reached), at_most - reached)
    if share.point is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Bei den Veröffentlichungen ist nicht erfasst, ob andere von "
                "sich aus berichteten und wie weit.",
                en="Not known: of the items of publicity it is not recorded whether others "
                "reported of their own accord, and how far.",
            )
        )
    return Judgement(
        value=share.point,
        raw=share.point,
        n=share.known,
        reason=_reason(share),
        evidence=(terms.evidence("publicity", sure.rows & _recent(terms, items, len(quarters))),),
        bounds=share.open_bounds,
    )


def _reaching(terms: Terms) -> tuple[MaskArray, MaskArray]:
    """Return which items surely, and which possibly, were others' reports beyond the district."""
    compiled = terms.compiled
    earned = compiled.is_true("publicity", "earned")
    beyond = compiled.is_kind("publicity", BEYOND, "reach")
    may_be_earned = earned | compiled.is_missing("publicity", "earned")
    may_be_beyond = beyond | compiled.is_missing("publicity", "reach")
    return earned & beyond, may_be_earned & may_be_beyond


def _recent(terms: Terms, items: Items, quarters: int) -> MaskArray:
    start = day_number(months_before(terms.day, QUARTER * quarters))
    found: MaskArray = np.greater(items.ends, start + 1)
    return found


def _reason(share: KnownShare) -> Text:
    told = Text(
        de="In {k} von {n} zurückliegenden Quartalen berichteten andere über den Stadtteil hinaus "
        "vom Netzwerk",
        en="In {k} of the last {n} quarters others reported on the network beyond the district",
    ).fill(k=share.fitting, n=share.known)
    return share.sentence(told)


CRITERION = Criterion(
    id="city_public",
    family="pitfalls",
    title=Text(de="Bezug zur städtischen Öffentlichkeit", en="Reach into the city's public"),
    question=Text(
        de="Erreicht das Netzwerk die Öffentlichkeit der Stadt?",
        en="Does the network reach the city's public?",
    ),
    chapter="Stolperfallen: (3) Fehlen von Öffentlichkeit",
    quote="Bei Wirtschaftsnetzwerken fehlt oft der Bezug zur städtischen Öffentlichkeit",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="Quartale der letzten vier (oder des Alters), in denen andere von sich aus über den "
        "Stadtteil hinaus berichteten, geteilt durch die Quartale, von denen es erfasst ist",
        en="quarters of the last four (or of its age) in which others reported beyond the district "
        "of their own accord, divided by the quarters of which it is recorded",
    ),
    unit=SHARE,
    thresholds={
        "quarters": Threshold(
            QUARTERS,
            Text(de="Quartale", en="quarters"),
            Text(de="betrachteter Zeitraum", en="period looked at"),
        )
    },
    reads=(Read("publicity", More.RAISES, months=QUARTERS * QUARTER), ORGANISATION),
    measures=(
        Measure(
            Text(
                de="Eine/n Redakteur/in der Stadtzeitung persönlich kennenlernen und je Quartal "
                "eine Geschichte aus einem Betrieb anbieten.",
                en="Get to know an editor of the city's newspaper in person and offer one story "
                "from a business each quarter.",
            ),
            "low",
            change=remedies.publicity.story_each_quarter,
        ),
        Measure(
            Text(
                de="Einmal im Jahr bei einer Veranstaltung der ganzen Stadt auftreten, etwa auf "
                "einer Messe oder beim Stadtfest.",
                en="Appear once a year at an event of the whole city, a fair or city festival, "
                "say.",
            ),
            "medium",
        ),
    ),
    pitfalls=(3,),
    cap=CapRule(0.80),
    asked_from="forming",
    judge=_judge,
)
