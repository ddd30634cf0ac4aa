"""Does each business see its own benefit at once, and are its concerns taken up?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
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
from localeconomy.criteria.shared_reads import ACTORS, INFORMAL_MEMBERS, MEMBERS, ORGANISATION
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import STATE, WERE
from localeconomy.language import Number, Text, by_count
from localeconomy.model.columns import NO_DAY
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Take the weaker of benefits stated and concerns answered in time."""
    members = terms.members
    if not len(members):
        return Judgement(
            value=0.0,
            raw=0.0,
            n=0,
            reason=Text(de="Das Netzwerk hat keine Mitglieder.", en="The network has no members."),
        )
    compiled = terms.compiled
    stated = terms.memberships & ~compiled.is_missing("memberships", "benefit")
    joined = compiled.actors_of("memberships", "member")
    listed = np.intersect1d(joined[terms.memberships], members)
    benefiting = np.intersect1d(joined[stated], members)
    # Who belongs to an informal network by taking part alone could not say so in any list.
    share = KnownShare(len(benefiting), len(listed), len(members) - len(listed))
    if share.point is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Wer teilnimmt, steht in keiner Mitgliederliste, und deshalb ist "
                "kein Nutzen erfasst.",
                en="Not known: those who take part are on no list of members, so that no benefit "
                "is on record.",
            )
        )
    reason = Text(
        de="{k} von {n} Mitgliedern ({share}) {state} einen Nutzen",
        en="{k} of {n} members ({share}) {state} a benefit",
    ).fill(
        k=share.fitting,
        n=share.known,
        share=Number(share.point, percent=True),
        state=by_count(share.fitting, *STATE),
    )
    raised = compiled.days("concerns", "raised")
    answer = compiled.days("concerns", "answered")
    # An answer after the day of the assessment is not known on it.
    answered = (answer != NO_DAY) & (answer <= compiled.number)
    known = compiled.visible("concerns")
    due = known & (answered | (compiled.number - raised > at["days"]))
    in_time = due & answered & (answer - raised <= at["days"])
    k, n = int(in_time.sum()), int(due.sum())
    if n:
        heard = Text(
            de="{before}; auf {k} von {n} Anliegen ({share}) wurde binnen {days} Tagen "
            "eingegangen.",
            en="{before}; {k} of {n} concerns ({share}) {were} answered within {days} days.",
        ).fill(
            before=reason,
            k=k,
            n=n,
            share=Number(k / n, percent=True),
            were=by_count(k, *WERE),
            days=int(at["days"]),
        )
    else:
        heard = Text(
            de="{before}; Anliegen, auf die einzugehen war, gab es nicht.",
            en="{before}; there were no concerns to be answered.",
        ).fill(before=reason)
    answered_share = k / n if n else 1.0
    value = min(share.point, answered_share)
    low, high = (min(each, answered_share) for each in share.bounds)
    return Judgement(
        value=value,
        raw=value,
        n=share.known,
        reason=heard,
        bounds=(low, high) if share.unknown else None,
        evidence=(terms.evidence("memberships", stated), terms.evidence("concerns", due)),
    )


CRITERION = Criterion(
    id="individual_benefit",
    family="development",
    title=Text(de="Eigener Nutzen", en="Individual benefit"),
    question=Text(
        de="Erkennt jedes Unternehmen sofort seinen eigenen Nutzen, und werden seine Sorgen ernst "
        "genommen?",
        en="Does each business see its own benefit at once, and are its concerns taken up?",
    ),
    chapter="Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
    quote="das jeweilige Unternehmen muss den Eigennutzen eines Wirtschaftsnetzwerks für sich "
    "selbst "
    "sofort erkennen können",
    weight=Weight(3, "muss"),
    scope=Scope.NETWORK,
    formula=Text(
        de="der kleinere von zwei Anteilen: Mitglieder mit genanntem oder erfahrenem Nutzen (wer "
        "in einem informellen Netzwerk nur teilnimmt, zählt erst mit einem Eintrag); binnen "
        "90 Tagen beantwortete unter den beantworteten oder über 90 Tage alten Anliegen",
        en="the smaller of two shares: members with a benefit stated or received (who merely takes "
        "part in an informal network counts once there is an entry); concerns answered "
        "within 90 days among those answered or older than 90 days",
    ),
    unit=SHARE,
    thresholds={
        "days": Threshold(
            90,
            Text(de="Tage", en="days"),
            Text(de="Frist, um auf ein Anliegen einzugehen", en="time to answer a concern"),
        )
    },
    reads=(
        MEMBERS,
        Read("concerns", More.EITHER, months=None),
        *INFORMAL_MEMBERS,
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Jedes Mitglied einmal im Jahr fragen, was ihm das Netzwerk bringt und was ihm "
                "fehlt.",
                en="Ask each member once a year what it gains from the network and what it lacks.",
            ),
            "low",
            change=remedies.members.benefits_named,
        ),
        Measure(
            Text(
                de="Anliegen mit Datum notieren und binnen drei Monaten beantworten, auch wenn die "
                "Antwort Nein lautet.",
                en="Note concerns with their date and answer within three months, even with a no.",
            ),
            "low",
            change=remedies.members.concerns_answered,
        ),
    ),
    asked_from="forming",
    judge=_judge,
)
