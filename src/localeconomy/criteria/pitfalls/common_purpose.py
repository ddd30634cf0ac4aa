"""Does it serve the district, not advertising alone?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.community import COMMUNITY, contact_with_community
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    CapRule,
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
from localeconomy.criteria.known_share import KnownShare
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.terms import ACTIVE, Terms, sum_of_recorded
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import SERVED
from localeconomy.language import Number, Text, by_count
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.community import Contact

COMMON_GOOD: Final = terms_in("purpose", "common_good")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Take the stronger sign: activities for the common good, or contact with the community."""
    held = terms.activities
    serving = terms.compiled.is_kind("activities", COMMON_GOOD, "purpose")
    unnoted = terms.compiled.is_missing("activities", "purpose")
    share = KnownShare.of(held, serving, unnoted)
    contact = contact_with_community(terms)
    # Where no purpose is noted at all, it stands in the middle of what it could be.
    unknown = at["unnoted"] if share.unknown else 0.0
    point = unknown if share.point is None else share.point
    least, most = share.bounds if held.any() else (0.0, 0.0)
    low, high = max(least, contact.share), max(most, contact.share)
    value = max(point, contact.share)
    return Judgement(
        value=value,
        raw=value,
        n=int(held.sum()),
        reason=_reason(share, contact),
        evidence=(
            terms.evidence("activities", _shown(held & serving, contact)),
            terms.evidence("relationships", list(contact.ties)),
        ),
        figures=_figures(terms, held, share, contact),
        bounds=None if low == high else (low, high),
        # Further activities can lower the share, but no record ends a contact.
        least=contact.share,
    )


def _shown(serving: MaskArray, contact: Contact) -> MaskArray:
    """Return the activities that are a sign of either kind."""
    found = serving.copy()
    found[list(contact.activities)] = True
    return found


def _reason(share: KnownShare, contact: Contact) -> Text:
    if share.point is not None:
        told = Text(
            de="{k} von {n} Aktivitäten der letzten zwölf Monate ({share}) {served} vor allem dem "
            "Gemeinwohl des Stadtteils",
            en="{k} of {n} activities of the last twelve months ({share}) above all {served} the "
            "common good of the district",
        ).fill(
            k=share.fitting,
            n=share.known,
            share=Number(share.point, percent=True),
            served=by_count(share.fitting, *SERVED),
        )
        told = share.sentence(told)
    elif share.unknown:
        told = Text(
            de="Bei keiner Aktivität der letzten zwölf Monate ist der Zweck erfasst.",
            en="Of no activity of the last twelve months is the purpose recorded.",
        )
    else:
        told = Text(
            de="In den letzten zwölf Monaten gab es keine Aktivitäten.",
            en="There were no activities in the last twelve months.",
        )
    return Text(
        de="{told} Kontakt in den Stadtteil besteht zu {k} von {n} Gruppen.",
        en="{told} There is contact with {k} of {n} classes of the community.",
    ).fill(told=told, k=len(contact.touched), n=len(COMMUNITY))


def _figures(
    terms: Terms, held: MaskArray, share: KnownShare, contact: Contact
) -> tuple[Figure, ...]:
    """Return the single signs by which an advertising association could be told."""
    advertising = held & terms.compiled.is_kind("activities", ("advertising",), "purpose")
    found = [
        Figure(
            Text(de="Aktivitäten für das Gemeinwohl", en="activities for the common good"),
            share.point,
            SHARE,
        ),
        Figure(
            Text(de="Aktivitäten zur Werbung", en="activities for advertising"),
            int(advertising.sum()) / share.known if share.known else None,
            SHARE,
        ),
        Figure(
            Text(de="Kontakt in den Stadtteil", en="contact with the community"),
            contact.share,
            SHARE,
        ),
    ]
    budget = _budget_share(terms, held)
    if budget is not None:
        label = Text(
            de="Anteil des Gemeinwohls an den Kosten, soweit erfasst",
            en="share of the common good in the cost, as far as recorded",
        )
        found.append(Figure(label, budget, SHARE))
    return tuple(found)


def _budget_share(terms: Terms, held: MaskArray) -> float | None:
    """Return how much of the recorded cost of activities of a known purpose served the district."""
    budget = terms.network.activities.columns.get("budget")
    if not isinstance(budget, np.ndarray):
        return None
    compiled = terms.compiled
    known = held & ~compiled.is_missing("activities", "purpose")
    serving = known & compiled.is_kind("activities", COMMON_GOOD, "purpose")
    total = sum_of_recorded(budget[known])
    return (sum_of_recorded(budget[serving]) or 0.0) / total if total else None


CRITERION = Criterion(
    id="common_purpose",
    family="pitfalls",
    title=Text(de="Gemeinschaftsinteresse", en="Common purpose"),
    question=Text(
        de="Dient das Netzwerk dem Stadtteil und nicht nur der Werbung?",
        en="Does it serve the district, not advertising alone?",
    ),
    chapter="Stolperfallen: (4) Fehlen strategischer Partner",
    quote="ein solches Netzwerk sich zur reinen „Werbegemeinschaft“ im traditionellen Sinne "
    "entwickelt, die nur Eigeninteressen und keine Gemeinschaftsinteressen im Sinne der "
    "integrierten Stadtteilentwicklung verfolgt",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="der größere Wert von: Anteil der Aktivitäten für das Gemeinwohl in zwölf Monaten "
        "(unter denen mit erfasstem Zweck); Kontakt in den Stadtteil (Gruppen ÷ 3); schwach ist "
        "der Wert nur, wo beides fehlt",
        en="the greater of: share of activities for the common good within twelve months (among "
        "those of a recorded purpose); contact with the community (classes ÷ 3); it fails only "
        "where both are low",
    ),
    unit=SHARE,
    thresholds={
        "unnoted": Threshold(
            0.5,
            SHARE,
            Text(
                de="angenommener Anteil, wo zu keiner Aktivität der Zweck erfasst ist",
                en="share that is assumed where no activity's purpose is recorded",
            ),
        )
    },
    reads=(
        Read("activities", More.EITHER, months=WINDOW, needed=Needed.JOINTLY),
        Read("relationships", More.RAISES, kinds=ACTIVE, needed=Needed.JOINTLY),
        Read("participations", More.RAISES, months=WINDOW, needed=Needed.NEVER),
        Read("memberships", More.RAISES, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Bei jeder Aktivität fragen, was der Stadtteil davon hat, und mindestens eine "
                "im Jahr allein dafür veranstalten.",
                en="Ask of each activity what the district gains, and hold at least one a year for "
                "that alone.",
            ),
            "low",
            change=remedies.community.day_for_the_district,
        ),
        Measure(
            Text(
                de="Mit einem Verein oder einer Schule ein gemeinsames Vorhaben beginnen, das "
                "nicht dem Verkauf dient.",
                en="Begin a joint undertaking with an association or a school that does not serve "
                "sales.",
            ),
            "medium",
            change=remedies.community.undertaking_with_an_association,
        ),
    ),
    pitfalls=(4,),
    cap=CapRule(0.60),
    asked_from="forming",
    judge=_judge,
)
