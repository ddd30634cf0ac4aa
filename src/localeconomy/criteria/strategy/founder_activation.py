"""Are people willing to found accompanied into business?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    NotDue,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.enterprises import (
    FOUNDER,
    FOUNDING,
    GUIDANCE,
    Advice,
    Founding,
    advice,
    founded_within,
    foundings,
)
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.units import MONTHS, SHARE
from localeconomy.criteria.verbs import BECAME
from localeconomy.language import Number, Text, by_count
from localeconomy.scoring.finding import Evidence, Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

FOUNDERS: Final = Text(de="Gründer/innen", en="founders")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the founders known, not yet in business when the window began, who were advised."""
    founded = foundings(terms)
    known = _known(terms, founded)
    if not known.any():
        return NotDue(
            Text(
                de="Nicht fällig: In den letzten zwölf Monaten war niemand bekannt, der oder die "
                "gründen wollte.",
                en="Not due: nobody who was willing to found was known in the last twelve months.",
            )
        )
    found = advice(terms)
    advised = known & _with_own_business(found.advised, founded)
    perhaps = known & ~advised & _with_own_business(found.perhaps, founded)
    k, n = int(advised.sum()), int(known.sum())
    recent = founded_within(founded, terms, int(at["recent"]))
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=Text(
            de="{k} von {n} bekannten Gründungswilligen ({share}) {became} in den letzten zwölf "
            "Monaten beraten; Gründungen in den letzten {months} Monaten: {founders}.",
            en="{k} of {n} people known to be willing to found ({share}) {became} advised in "
            "the last twelve months; foundings in the last {months} months: {founders}.",
        ).fill(
            k=k,
            n=n,
            share=Number(k / n, percent=True),
            became=by_count(k, *BECAME),
            months=Number(at["recent"]),
            founders=len({each.founder for each in recent}),
        ),
        evidence=_evidence(terms, known, founded, found),
        figures=(
            Figure(
                Text(de="vor Kurzem selbst gegründet", en="founded a business lately"),
                float(len({each.founder for each in recent})),
                FOUNDERS,
            ),
        ),
        bounds=(k / n, (k + int(perhaps.sum())) / n) if perhaps.any() else None,
    )


def _known(terms: Terms, founded: list[Founding]) -> MaskArray:
    """Return the founders of the window; who was in business before it is one no longer."""
    lately = {each.row for each in founded_within(founded, terms)}
    known = terms.lasting_within("actors") & terms.compiled.is_kind("actors", FOUNDER)
    known[[each.founder for each in founded if each.row not in lately]] = False
    return known


def _with_own_business(actors: MaskArray, founded: list[Founding]) -> MaskArray:
    """Return a mask over actors in which advice to a business is advice to who founded it."""
    found = actors.copy()
    for each in founded:
        found[each.founder] |= actors[each.enterprise]
    return np.asarray(found)


def _evidence(
    terms: Terms, known: MaskArray, founded: list[Founding], found: Advice
) -> tuple[Evidence, ...]:
    """Return the founders known, what shows that they were advised, and what they founded."""
    theirs = known.copy()
    theirs[[each.enterprise for each in founded if known[each.founder]]] = True
    compiled = terms.compiled
    approached = compiled.actors_of("contacts", "actor")[found.contacts]
    ends = [compiled.actors_of("relationships", end)[found.ties] for end in ("source", "target")]
    ties = found.ties[theirs[ends[0]] | theirs[ends[1]]].tolist()
    ties += [each.row for each in founded if known[each.founder]]
    return (
        terms.evidence("actors", known),
        terms.evidence("contacts", found.contacts[theirs[approached]]),
        terms.evidence("relationships", sorted(set(ties))),
    )


CRITERION = Criterion(
    id="founder_activation",
    family="strategy",
    title=Text(de="Begleitung von Gründungswilligen", en="Support for founders"),
    question=Text(
        de="Werden Gründungswillige auf dem Weg in die Selbstständigkeit begleitet?",
        en="Are people willing to found accompanied into business?",
    ),
    chapter="Wirtschaftsnetzwerke als Teil lokal-ökonomischer Strategien",
    quote="Aktivierung und Begleitung potenzieller Gründungswilliger in Form von "
    "Einzelfallberatung",
    weight=Weight(0),
    scope=Scope.NETWORK,
    formula=Text(
        de="in zwölf Monaten Beratene (Kontakt mit dem Ergebnis „beraten“, bestehende Beratung "
        "oder Mentoring) geteilt durch alle bekannten Gründer/innen, die nicht schon vorher ein "
        "eigenes Unternehmen hatten",
        en="founders advised within twelve months (a contact with the outcome “advised”, advice or "
        "mentoring in force) divided by all founders known who had no business of their own before",
    ),
    unit=SHARE,
    thresholds={
        "recent": Threshold(
            24,
            MONTHS,
            Text(
                de="Zeitraum, in dem eine Gründung als jung zählt",
                en="time within which a founding counts as recent",
            ),
        )
    },
    reads=(
        Read("actors", More.EITHER, kinds=FOUNDER, months=WINDOW),
        Read("contacts", More.RAISES, months=WINDOW, needed=Needed.JOINTLY),
        Read("relationships", More.RAISES, kinds=GUIDANCE, months=WINDOW, needed=Needed.JOINTLY),
        Read("relationships", More.EITHER, kinds=FOUNDING, months=None, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn in zwölf Monaten niemand als gründungswillig bekannt war",
        en="where nobody was known to be willing to found within twelve months",
    ),
    measures=(
        Measure(
            Text(
                de="Alle bekannten Gründungswilligen zu einem Einzelgespräch mit der "
                "Gründungsberatung einladen.",
                en="Invite everybody known to be willing to found to a personal talk with the "
                "start-up advice.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Mit erfahrenen Mitgliedern Patenschaften für das erste Jahr nach der Gründung "
                "vereinbaren.",
                en="Agree with experienced members that they mentor new businesses through their "
                "first year.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
