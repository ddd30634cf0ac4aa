"""Do the district's economic actors work in stable partnerships?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
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
from localeconomy.criteria.respondents import answers_for
from localeconomy.criteria.shared_reads import ACTORS, INFORMAL_MEMBERS, MEMBERS, ORGANISATION
from localeconomy.criteria.silences import partner_silence
from localeconomy.criteria.terms import COOPERATION, Terms
from localeconomy.criteria.units import MONTHS, SHARE
from localeconomy.criteria.verbs import HAVE, WORK
from localeconomy.language import Number, Text, by_count
from localeconomy.model.columns import NO_DAY, day_number
from localeconomy.model.dates import months_before
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import IdArray

SHORTEST_NAMED: Final = 1.5


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the member businesses with a cooperation that has lasted."""
    businesses = terms.member_businesses
    if not len(businesses):
        return Judgement(
            value=0.0,
            raw=0.0,
            n=0,
            reason=Text(
                de="Das Netzwerk hat keine Unternehmen als Mitglieder.",
                en="The network has no businesses as members.",
            ),
        )
    shortest = at["months"] if terms.age is None else min(at["months"], at["age_share"] * terms.age)
    stable = _partnered(terms, shortest)
    # Without a founding day a young network's shorter ties might count too.
    loosest = stable if terms.age is not None else _partnered(terms, 0.0)
    k, n = len(stable[0]), len(businesses)
    answers = answers_for(terms, COOPERATION, businesses)
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=_wording(shortest).fill(
            k=k,
            n=n,
            share=Number(k / n, percent=True),
            work=by_count(k, *WORK),
            have=by_count(k, *HAVE),
            months=Number(shortest, 0),
        ),
        evidence=(terms.evidence("relationships", stable[1]), terms.evidence("actors", stable[0])),
        figures=() if answers is None else answers.figures(businesses),
        bounds=None if terms.age is not None else (k / n, len(loosest[0]) / n),
        silence=None if answers is None else partner_silence(terms, answers, stable, loosest[0]),
    )


def _wording(months: float) -> Text:
    """Return what is said about the partnered; no duration can be asked of a new network."""
    if months < SHORTEST_NAMED:
        return Text(
            de="{k} von {n} Mitgliedsunternehmen ({share}) {work} mit anderen zusammen; um nach "
            "der Dauer zu fragen, ist das Netzwerk noch zu jung.",
            en="{k} of {n} member businesses ({share}) {work} with others; the network is still "
            "too young to ask for how long.",
        )
    return Text(
        de="{k} von {n} Mitgliedsunternehmen ({share}) {work} seit mindestens {months} Monaten "
        "mit anderen zusammen.",
        en="{k} of {n} member businesses ({share}) {have} cooperated with others for at least "
        "{months} months.",
    )


def _partnered(terms: Terms, months: float) -> tuple[IdArray, IdArray]:
    """Return the member businesses with a cooperation of some months, and the ties."""
    compiled = terms.compiled
    partners = terms.is_member | terms.actors_in("economic")
    rows = terms.tie_rows(COOPERATION, terms.is_member, partners)
    since = compiled.days("relationships", "since")[rows]
    # A missing beginning is read as in force for long; "at least" includes the anniversary.
    old = rows[(since == NO_DAY) | (since <= _latest_start(terms.day, months))]
    tied = np.zeros(len(partners), dtype=np.bool_)
    tied[compiled.actors_of("relationships", "source")[old]] = True
    tied[compiled.actors_of("relationships", "target")[old]] = True
    return terms.member_businesses[tied[terms.member_businesses]], old


def _latest_start(day: dt.date, months: float) -> int:
    """Return the day number on which a tie must have begun to have lasted some months."""
    whole = int(months)
    fraction = dt.timedelta(days=round((months - whole) * 30.4375))
    return day_number(months_before(day, whole) - fraction)


CRITERION = Criterion(
    id="business_partnerships",
    family="networking",
    title=Text(de="Stabile Partnerschaften", en="Stable partnerships"),
    question=Text(
        de="Arbeiten die Wirtschaftsakteure des Stadtteils in stabilen Partnerschaften zusammen?",
        en="Do the district's economic actors work in stable partnerships?",
    ),
    chapter="Wirtschaftsnetzwerke als Teil lokal-ökonomischer Strategien",
    quote="Zusammenführen von stadtteilorientierten Wirtschaftsakteuren zu stabilen "
    "Partnerschaften",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="Mitgliedsunternehmen mit einer bestehenden Kooperation, die mindestens 12 Monate oder "
        "das halbe Alter des Netzwerks besteht, geteilt durch alle Mitgliedsunternehmen",
        en="member businesses with a cooperation in force that is at least 12 months or half the "
        "network's age old, divided by all member businesses",
    ),
    unit=SHARE,
    thresholds={
        "months": Threshold(
            12,
            MONTHS,
            Text(de="Mindestdauer einer stabilen Kooperation", en="least duration of a stable tie"),
        ),
        "age_share": Threshold(
            0.5,
            SHARE,
            Text(
                de="Mindestdauer als Anteil am Alter junger Netzwerke",
                en="least duration as a share of a young network's age",
            ),
        ),
    },
    reads=(
        MEMBERS,
        Read("relationships", More.RAISES, kinds=COOPERATION),
        *INFORMAL_MEMBERS,
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Mitglieder ohne Partner gezielt mit passenden Betrieben bekannt machen, etwa "
                "für "
                "gemeinsame Werbung oder Einkauf.",
                en="Introduce members without a partner to fitting businesses, for joint marketing "
                "or purchasing, say.",
            ),
            "low",
            change=remedies.partnerships.introductions,
        ),
        Measure(
            Text(
                de="Ein gemeinsames Vorhaben mit festem Ablauf vereinbaren, das über ein Jahr "
                "trägt.",
                en="Agree a joint undertaking with a fixed routine that lasts beyond a year.",
            ),
            "medium",
            change=remedies.partnerships.joint_undertaking,
        ),
    ),
    asked_from="growing",
    judge=_judge,
)
