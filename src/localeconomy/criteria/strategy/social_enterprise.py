"""Do labour-market projects become self-supporting enterprises?"""

from __future__ import annotations

import datetime as dt
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
from localeconomy.criteria.enterprises import ENTERPRISE
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.units import MONTHS, SHARE
from localeconomy.criteria.verbs import LASTED
from localeconomy.language import Text, by_count
from localeconomy.model.columns import EPOCH, NO_DAY, day_number
from localeconomy.model.dates import months_between
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Figure, Measure
from localeconomy.scoring.values import goalposts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import IdArray
    from localeconomy.criteria.terms import Terms

PROJECT: Final = ("labour_market_project",)
SPIN_OFF: Final = terms_in("relationship_kind", "origin")
SPIN_OFFS: Final = Text(de="Ausgründungen", en="spin-offs")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the enterprises that came out of labour-market projects and stand today."""
    rows = _spin_offs(terms)
    begun = _enterprises(terms, rows)
    standing = terms.compiled.in_force("actors")
    k = sum(bool(standing[enterprise]) for enterprise in begun)
    projects = terms.lasting_within("actors") & terms.compiled.is_kind("actors", PROJECT)
    if not k and not projects.any():
        return NotDue(
            Text(
                de="Nicht fällig: Es gibt im Stadtteil weder Arbeitsmarktprojekte noch "
                "Unternehmen, die aus ihnen hervorgegangen sind.",
                en="Not due: the district has neither labour-market projects nor enterprises that "
                "came out of them.",
            )
        )
    lasted, old = _lasted(terms, begun, at["months"])
    return Judgement(
        value=goalposts(k, at["zero"], at["one"]),
        raw=float(k),
        n=len(begun),
        reason=_reason(k, old).fill(
            k=k,
            lasted=lasted,
            old=old,
            existed=by_count(lasted, *LASTED),
            months=int(at["months"]),
        ),
        evidence=(
            terms.evidence("relationships", rows),
            terms.evidence("actors", projects),
        ),
        figures=(
            Figure(
                Text(
                    de="Ausgründungen, die mindestens zwei Jahre bestanden",
                    en="spin-offs that lasted for two years at least",
                ),
                lasted / old if old else None,
                SHARE,
            ),
        ),
    )


def _reason(k: int, old: int) -> Text:
    if not k and not old:
        return Text(
            de="Aus den Arbeitsmarktprojekten ist kein Unternehmen hervorgegangen, das heute "
            "besteht.",
            en="No enterprise that stands today has come out of the labour-market projects.",
        )
    if not old:
        return Text(
            de="Aus Arbeitsmarktprojekten hervorgegangen und heute am Markt: {k}; für ein Urteil "
            "über {months} Monate ist es noch zu früh.",
            en="Came out of labour-market projects and stand on the market today: {k}; it is too "
            "early to judge over {months} months.",
        )
    return Text(
        de="Aus Arbeitsmarktprojekten hervorgegangen und heute am Markt: {k}; mindestens "
        "{months} Monate {existed} {lasted} von {old}.",
        en="Came out of labour-market projects and stand on the market today: {k}; {lasted} of "
        "{old} {existed} for at least {months} months.",
    )


def _spin_offs(terms: Terms) -> IdArray:
    """Return the rows of all spin-offs until the day; the tie to the project may have ended."""
    compiled = terms.compiled
    begun, until = (compiled.days("relationships", name) for name in ("since", "until"))
    counted = compiled.visible("relationships") & compiled.is_kind("relationships", SPIN_OFF)
    counted &= begun <= compiled.number
    # What was over before there was something to know of the network is not asked for.
    counted &= (until == NO_DAY) | (until > day_number(terms.beginning))
    project, enterprise = (compiled.is_kind("actors", kinds) for kinds in (PROJECT, ENTERPRISE))
    counted &= project[compiled.actors_of("relationships", "source")]
    counted &= enterprise[compiled.actors_of("relationships", "target")]
    return np.flatnonzero(counted).astype(np.int32)


def _enterprises(terms: Terms, rows: IdArray) -> dict[int, int]:
    """Return when each enterprise that was spun off began; ``NO_DAY`` where nobody noted it."""
    compiled = terms.compiled
    opened = compiled.days("actors", "since")
    spun_off = compiled.days("relationships", "since")
    begun: dict[int, int] = {}
    for row in rows.tolist():
        enterprise = int(compiled.actors_of("relationships", "target")[row])
        own = int(opened[enterprise])
        day = int(spun_off[row]) if own == NO_DAY else own
        # Several projects may have had a part in it.
        begun[enterprise] = max(day, begun.get(enterprise, NO_DAY))
    return begun


def _lasted(terms: Terms, begun: Mapping[int, int], months: float) -> tuple[int, int]:
    """Return how many enterprises lasted for some months, and how many began so long ago."""
    until = terms.compiled.days("actors", "until")
    lasted = old = 0
    for enterprise, day in begun.items():
        if day == NO_DAY or months_between(_date(day), terms.day) < months:
            continue
        old += 1
        end = int(until[enterprise])
        lasted += end == NO_DAY or months_between(_date(day), _date(end)) >= months
    return lasted, old


def _date(number: int) -> dt.date:
    return dt.date.fromordinal(number + EPOCH)


CRITERION = Criterion(
    id="social_enterprise",
    family="strategy",
    title=Text(de="Soziale Unternehmen", en="Social enterprises"),
    question=Text(
        de="Werden aus Arbeitsmarktprojekten Unternehmen, die sich selbst tragen?",
        en="Do labour-market projects become self-supporting enterprises?",
    ),
    chapter="Lokale Ökonomie – Intention und Herangehensweise",
    quote="Förderung von arbeitsmarktpolitischen Projekten bis hin zur Ausgründung als "
    "eigenwirtschaftlich agierender Betrieb",
    weight=Weight(0),
    scope=Scope.NETWORK,
    formula=Text(
        de="Zahl der Unternehmen, die aus Arbeitsmarktprojekten ausgegründet wurden und heute "
        "bestehen, zwischen zwei Stützpunkten",
        en="number of enterprises spun off from labour-market projects that stand today, between "
        "two control points",
    ),
    unit=SPIN_OFFS,
    thresholds={
        "zero": Threshold(
            0, SPIN_OFFS, Text(de="Ausgründungen mit dem Wert 0", en="spin-offs worth 0")
        ),
        "one": Threshold(
            2,
            SPIN_OFFS,
            Text(de="Ausgründungen mit dem Wert 1", en="spin-offs worth 1"),
            above="zero",
        ),
        "months": Threshold(
            24,
            MONTHS,
            Text(
                de="Zeit, nach der eine Ausgründung als gefestigt gilt",
                en="time after which a spin-off counts as settled",
            ),
        ),
    },
    reads=(
        Read("relationships", More.RAISES, kinds=SPIN_OFF, months=None),
        Read("actors", More.RAISES, kinds=PROJECT, months=WINDOW, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn es im Stadtteil weder Arbeitsmarktprojekte noch Ausgründungen aus ihnen gibt",
        en="where the district has neither labour-market projects nor spin-offs from them",
    ),
    measures=(
        Measure(
            Text(
                de="Mit Trägern von Arbeitsmarktprojekten prüfen, welche Dienste im Stadtteil "
                "zahlende Kundschaft fänden, etwa rund um den Haushalt.",
                en="Examine with labour-market projects which services would find paying customers "
                "in the district, household services, say.",
            ),
            "medium",
        ),
        Measure(
            Text(
                de="Ausgründungen in den ersten zwei Jahren mit Aufträgen der Mitglieder, Räumen "
                "und Beratung stützen.",
                en="Support spin-offs through their first two years with orders from members, "
                "premises and advice.",
            ),
            "high",
        ),
    ),
    judge=_judge,
)
