"""Does the drive come from the members?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.known_share import KnownShare
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION, REPRESENTATION
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import WERE
from localeconomy.language import Number, Text, by_count
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from localeconomy.compiled.projection import IdArray, MaskArray
    from localeconomy.criteria.terms import Terms

INITIATING: Final = terms_in("role", "initiates")
MEMBERSHIPS: Final = Read("memberships", More.RAISES)


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the activities that members initiated, themselves or by somebody who acts for them."""
    held = terms.activities
    if not held.any():
        return Judgement(
            value=0.0,
            raw=0.0,
            n=0,
            reason=Text(
                de="In den letzten zwölf Monaten gab es keine Aktivitäten.",
                en="There were no activities in the last twelve months.",
            ),
        )
    initiating = terms.compiled.is_kind("participations", INITIATING, "role")
    rows = np.flatnonzero(terms.participations & initiating).astype(np.int32)
    by_members = _initiated(terms, rows, terms.is_member)
    by_office = _initiated(terms, rows, terms.is_coordinator)
    anybody = np.ones(len(terms.is_member), dtype=np.bool_)
    share = KnownShare.of(held, by_members, ~_initiated(terms, rows, anybody))
    if share.point is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Wer die Aktivitäten angestoßen hat, ist nicht erfasst.",
                en="Not known: who initiated the activities is not recorded.",
            )
        )
    return Judgement(
        value=share.point,
        raw=share.point,
        n=share.known,
        reason=_reason(share),
        evidence=(terms.evidence("activities", by_members),),
        figures=(
            Figure(
                Text(
                    de="von der Koordinierungsstelle angestoßen",
                    en="initiated by the coordination office",
                ),
                int(by_office.sum()) / share.known,
                SHARE,
            ),
        ),
        bounds=share.open_bounds,
        reach=_reach(terms, share),
    )


def _initiated(terms: Terms, rows: IdArray, actors: MaskArray) -> MaskArray:
    """Return the activities that some actors, or those who act for them, initiated."""
    initiators = terms.compiled.actors_of("participations", "actor")[rows]
    index, credited = terms.credited(initiators)
    found = np.zeros(len(terms.activities), dtype=np.bool_)
    found[terms.participation_activities[rows][index[actors[credited]]]] = True
    return found


def _reason(share: KnownShare) -> Text:
    told = Text(
        de="{k} von {n} Aktivitäten der letzten zwölf Monate ({share}) haben Mitglieder angestoßen",
        en="{k} of {n} activities of the last twelve months ({share}) {were} initiated by members",
    ).fill(
        k=share.fitting,
        n=share.known,
        share=Number(share.point or 0.0, percent=True),
        were=by_count(share.fitting, *WERE),
    )
    return share.sentence(told)


def _reach(terms: Terms, share: KnownShare) -> Callable[[int], tuple[float, float]] | None:
    """Return what some missing activities or initiators can do, where the members are known.

    A member that is missing could be the one who initiated all the rest.
    """
    if not (terms.is_complete(MEMBERSHIPS) and terms.is_complete(REPRESENTATION)):
        return None
    k, n = share.fitting, share.known
    return lambda missing: (k / (n + missing), min(1.0, (k + missing) / n))


CRITERION = Criterion(
    id="self_initiative",
    family="development",
    title=Text(de="Eigeninitiative", en="Self-initiative"),
    question=Text(
        de="Kommt der Antrieb von den Mitgliedern selbst?",
        en="Does the drive come from the members?",
    ),
    chapter="Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
    quote="so gilt es, die Eigeninitiative der Interessierten zu nutzen und zu stärken",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="Aktivitäten der letzten zwölf Monate, die Mitglieder angestoßen haben, geteilt durch "
        "alle, deren Anstoß erfasst ist; ohne Aktivitäten 0",
        en="activities of the last twelve months that members initiated, divided by all whose "
        "initiator is recorded; 0 without activities",
    ),
    unit=SHARE,
    reads=(
        Read("activities", More.EITHER, months=WINDOW),
        Read("participations", More.EITHER, months=WINDOW),
        MEMBERSHIPS,
        REPRESENTATION,
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Bei jedem Treffen fragen, was die Mitglieder als Nächstes anpacken möchten, "
                "und die "
                "Idee bei ihnen lassen.",
                en="At each meeting ask what the members want to take on next, and leave the idea "
                "with them.",
            ),
            "low",
            change=remedies.tasks.activity_of_members_each_quarter,
        ),
        Measure(
            Text(
                de="Ein kleines Budget bereitstellen, aus dem Mitglieder eigene Vorhaben ohne "
                "langen Antrag bezahlen können.",
                en="Provide a small budget from which members can pay for undertakings of their "
                "own without a long application.",
            ),
            "medium",
            change=remedies.tasks.two_activities_of_members,
        ),
    ),
    asked_from="established",
    judge=_judge,
)
