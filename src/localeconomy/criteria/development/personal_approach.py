"""Are businesses won by approaching them in person?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    NotDue,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import BECAME, WERE
from localeconomy.language import Number, Text, by_count, enumeration
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

IN_PERSON = terms_in("channel", "in_person")


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Take the weaker of the approaches and the new members, of those there are."""
    compiled = terms.compiled
    economic = np.append(terms.actors_in("economic"), False)
    approaches = terms.within("contacts", "day")
    approaches = approaches & economic[compiled.actors_of("contacts", "actor")]
    joined = terms.new_memberships
    if not approaches.any() and not joined.any():
        return NotDue(
            Text(
                de="Nicht fällig: In den letzten zwölf Monaten wurde niemand angesprochen und "
                "niemand "
                "aufgenommen.",
                en="Not due: nobody was approached and nobody joined in the last twelve months.",
            )
        )
    shares = []
    told = []
    for table, field, rows, wording in (
        (
            "contacts",
            "channel",
            approaches,
            Text(
                de="{k} von {n} Ansprachen ({share}) {were} persönlich",
                en="{k} of {n} approaches ({share}) {were} made in person",
            ),
        ),
        (
            "memberships",
            "first_contact",
            joined,
            Text(
                de="{k} von {n} neuen Mitgliedern ({share}) {became} zuerst persönlich "
                "angesprochen",
                en="{k} of {n} new members ({share}) {became} first contacted in person",
            ),
        ),
    ):
        if rows.any():
            share = _share(terms, table, field, rows)
            shares.append(share[:3])
            k, n = share[3:]
            part = Number(k / n if n else 0.0, percent=True)
            told.append(
                wording.fill(
                    k=k, n=n, share=part, were=by_count(k, *WERE), became=by_count(k, *BECAME)
                )
            )
    if any(point is None for point, _, _ in shares):
        return NotKnown(
            Text(
                de="Nicht bekannt: Der Weg der Ansprache ist nicht erfasst.",
                en="Not known: the channel of the approaches is not recorded.",
            )
        )
    value = min(point for point, _, _ in shares if point is not None)
    low = min(low for _, low, _ in shares)
    high = min(high for _, _, high in shares)
    sentence = enumeration(told)
    return Judgement(
        value=value,
        raw=value,
        n=int(approaches.sum() + joined.sum()),
        reason=Text(de=f"{sentence.de}.", en=f"{sentence.en}."),
        evidence=(terms.evidence("contacts", approaches), terms.evidence("memberships", joined)),
        bounds=None if low == high else (low, high),
    )


def _share(
    terms: Terms, table: str, field: str, rows: MaskArray
) -> tuple[float | None, float, float, int, int]:
    """Return the share in person with its bounds, and the counts; unknown channels are neither."""
    compiled = terms.compiled
    in_person = int((rows & compiled.is_kind(table, IN_PERSON, field)).sum())
    unknown = int((rows & compiled.is_missing(table, field)).sum())
    n = int(rows.sum())
    known = n - unknown
    point = in_person / known if known else None
    return point, in_person / n, (in_person + unknown) / n, in_person, known


CRITERION = Criterion(
    id="personal_approach",
    family="development",
    title=Text(de="Persönliche Ansprache", en="Personal approach"),
    question=Text(
        de="Werden Unternehmen durch direkte persönliche Ansprache gewonnen?",
        en="Are businesses won by approaching them in person?",
    ),
    chapter="Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
    quote="ist die direkte persönliche Ansprache ungemein wichtig",
    weight=Weight(3, "ungemein wichtig"),
    scope=Scope.NETWORK,
    formula=Text(
        de="der kleinere von zwei Anteilen der letzten zwölf Monate: persönliche unter allen "
        "Ansprachen; zuerst persönlich Angesprochene unter den neuen Mitgliedern",
        en="the smaller of two shares of the last twelve months: approaches made in person; new "
        "members first contacted in person",
    ),
    unit=SHARE,
    reads=(
        Read("contacts", More.EITHER, months=WINDOW, needed=Needed.JOINTLY),
        Read("memberships", More.EITHER, months=WINDOW, needed=Needed.JOINTLY),
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn zwölf Monate lang niemand angesprochen und niemand aufgenommen wurde",
        en="where nobody was approached and nobody joined for twelve months",
    ),
    measures=(
        Measure(
            Text(
                de="Betriebe im Laden besuchen, statt sie anzuschreiben; feste Besuchstage "
                "einplanen.",
                en="Visit businesses on their premises instead of writing to them; set visiting "
                "days.",
            ),
            "low",
            change=remedies.recruitment.visits,
        ),
        Measure(
            Text(
                de="Mitglieder bitten, benachbarte Betriebe zum nächsten Treffen mitzubringen.",
                en="Ask members to bring neighbouring businesses along to the next meeting.",
            ),
            "low",
            change=remedies.recruitment.brought_along,
        ),
    ),
    asked_from="forming",
    judge=_judge,
)
