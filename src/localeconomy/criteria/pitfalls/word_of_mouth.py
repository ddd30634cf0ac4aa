"""Do visible successes and members win new members?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    NotDue,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.known_share import KnownShare
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION, TAKING_PART
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import BECAME
from localeconomy.language import Number, Text, by_count
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

IN_PERSON: Final = terms_in("channel", "in_person")


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the new members whom members won."""
    compiled = terms.compiled
    joining = compiled.actors_of("memberships", "member")
    joined = terms.new_memberships & ~(terms.is_network | terms.is_coordinator)[joining]
    # Nobody's word won those who founded it: the source expects it once successes are seen.
    joined &= compiled.days("memberships", "since") > terms.founding_end
    if not joined.any():
        return NotDue(
            Text(
                de="Nicht fällig: In den letzten zwölf Monaten kam nach der Gründung kein Mitglied "
                "hinzu.",
                en="Not due: nobody joined in the last twelve months, after the founding.",
            )
        )
    by_members = _referred(terms, joined, _has_been_member(terms))
    by_office = _referred(terms, joined, terms.is_coordinator)
    share = KnownShare.of(joined, by_members, _is_open(terms))
    if share.point is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Von wem die neuen Mitglieder geworben wurden, ist nicht "
                "erfasst.",
                en="Not known: who won the new members is not recorded.",
            )
        )
    return Judgement(
        value=share.point,
        raw=share.point,
        n=share.known,
        reason=_reason(share),
        evidence=(terms.evidence("memberships", joined),),
        figures=(
            Figure(
                Text(
                    de="von der Koordinierungsstelle geworben",
                    en="won by the coordination office",
                ),
                int(by_office.sum()) / share.known,
                SHARE,
            ),
        ),
        bounds=share.open_bounds,
    )


def _has_been_member(terms: Terms) -> MaskArray:
    """Return who was a member within the window; who has left since may have won others."""
    compiled = terms.compiled
    organisations = compiled.actors_of("memberships", "organisation")
    lasting = terms.lasting_within("memberships")
    if terms.network_actor >= 0:
        lasting = lasting & (organisations == terms.network_actor)
    found = terms.is_member.copy()
    found[compiled.actors_of("memberships", "member")[lasting]] = True
    return found & ~terms.is_network & ~terms.is_coordinator


def _referred(terms: Terms, joined: MaskArray, actors: MaskArray) -> MaskArray:
    """Return which new memberships some actors, or those who act for them, brought about."""
    rows = np.flatnonzero(joined)
    index, credited = terms.credited(terms.compiled.actors_of("memberships", "referred_by")[rows])
    found = np.zeros(len(joined), dtype=np.bool_)
    found[rows[index[actors[credited]]]] = True
    return found


def _is_open(terms: Terms) -> MaskArray:
    """Return of which memberships it is not known how they came about.

    Who came upon a letter or an advertisement was not won by anybody's word.
    """
    compiled = terms.compiled
    in_person = compiled.is_kind("memberships", IN_PERSON, "first_contact")
    unnoted = compiled.is_missing("memberships", "first_contact")
    return compiled.is_missing("memberships", "referred_by") & (in_person | unnoted)


def _reason(share: KnownShare) -> Text:
    told = Text(
        de="{k} von {n} neuen Mitgliedern der letzten zwölf Monate ({share}) {became} von "
        "Mitgliedern geworben",
        en="{k} of {n} members who joined in the last twelve months ({share}) {became} won by "
        "members",
    ).fill(
        k=share.fitting,
        n=share.known,
        share=Number(share.point or 0.0, percent=True),
        became=by_count(share.fitting, *BECAME),
    )
    return share.sentence(told)


CRITERION = Criterion(
    id="word_of_mouth",
    family="pitfalls",
    title=Text(de="Mundpropaganda", en="Word of mouth"),
    question=Text(
        de="Gewinnen sichtbare Erfolge und die Mitglieder selbst neue Mitglieder?",
        en="Do visible successes and members win new members?",
    ),
    chapter="Stolperfallen: (1) Fehlen von Interessierten",
    quote="Sobald die ersten Erfolge sichtbar werden, können darüber neue Mitstreiter/innen – am "
    "vielversprechendsten über die Mundpropaganda der beteiligten Unternehmen selbst – gewonnen "
    "werden",
    weight=Weight(1, "können"),
    scope=Scope.NETWORK,
    formula=Text(
        de="neue Mitglieder der letzten zwölf Monate, die von Mitgliedern geworben wurden, geteilt "
        "durch alle, bei denen der Weg erfasst ist; ohne die Gründungsmitglieder",
        en="new members of the last twelve months whom members won, divided by all of whom it is "
        "recorded how they came; without the founding members",
    ),
    unit=SHARE,
    reads=(Read("memberships", More.EITHER, months=WINDOW), *TAKING_PART, ACTORS, ORGANISATION),
    not_due=Text(
        de="wenn in zwölf Monaten nach der Gründung kein Mitglied hinzukam",
        en="where nobody joined within twelve months, after the founding",
    ),
    measures=(
        Measure(
            Text(
                de="Jedes Mitglied bitten, zum nächsten Treffen einen Betrieb aus der "
                "Nachbarschaft mitzubringen.",
                en="Ask each member to bring a neighbouring business to the next meeting.",
            ),
            "low",
            change=remedies.recruitment.won_by_members,
        ),
        Measure(
            Text(
                de="Erste Erfolge so zeigen, dass Mitglieder davon erzählen können: ein Aushang im "
                "Laden, Zahlen nach dem Fest.",
                en="Show early successes so that members can tell of them: a notice in the shop, "
                "figures after the festival.",
            ),
            "low",
        ),
    ),
    pitfalls=(1,),
    asked_from="growing",
    judge=_judge,
)
