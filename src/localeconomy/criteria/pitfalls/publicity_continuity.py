"""Was publicity there from the start, and without breaks?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    Needed,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.publicity import (
    QUARTER,
    is_seen_in_quarter,
    published_items,
    quarters_asked,
)
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.units import MONTHS, SHARE
from localeconomy.language import Text, by_count
from localeconomy.model.columns import EPOCH, day_number
from localeconomy.model.dates import months_before, months_between
from localeconomy.scoring.finding import Figure, Measure
from localeconomy.scoring.values import clip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import IdArray
    from localeconomy.criteria.terms import Terms


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the quarters with publicity, less a fading penalty for a late start."""
    if terms.age is None or terms.founded is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Das Gründungsdatum fehlt, und Öffentlichkeit zählt von Anfang "
                "an.",
                en="Not known: the founding day is missing, and publicity counts from the start.",
            )
        )
    items = published_items(terms)
    quarters = quarters_asked(terms.age, at["quarters"])
    covered = sum(is_seen_in_quarter(terms, items, number) for number in range(quarters))
    share = covered / quarters
    penalty, delay = _late_start(terms, terms.founded, items.days[items.rows], at)
    reason = Text(
        de="In {k} von {n} zurückliegenden Quartalen gab es Öffentlichkeit.",
        en="There was publicity in {k} of the last {n} quarters.",
    ).fill(k=covered, n=quarters)
    if penalty:
        reason = Text(
            de="{before} Sie begann erst {months} {unit} nach der Gründung; das wirkt noch nach.",
            en="{before} It began only {months} {unit} after the founding, which still tells.",
        ).fill(
            before=reason,
            months=round(delay),
            unit=by_count(round(delay), Text(de="Monat", en="month"), MONTHS),
        )
    value = share * (1 - penalty)
    start = day_number(months_before(terms.day, quarters * QUARTER))
    return Judgement(
        value=value,
        raw=value,
        n=quarters,
        reason=reason,
        evidence=(terms.evidence("publicity", items.rows & (items.ends > start + 1)),),
        figures=(
            Figure(
                Text(de="Beginn nach der Gründung", en="start after the founding"),
                delay if items.rows.any() else None,
                MONTHS,
            ),
        ),
    )


def _late_start(
    terms: Terms,
    founded: dt.date,
    days: IdArray,
    at: Mapping[str, float],
) -> tuple[float, float]:
    """Return the penalty in force today, and the months from the founding to the first item."""
    if not len(days):
        return 0.0, 0.0
    first = dt.date.fromordinal(int(days.min()) + EPOCH)
    delay = max(0.0, months_between(founded, first))
    late = clip((delay - at["grace"]) / (at["late"] - at["grace"]))
    fading = clip(1 - months_between(first, terms.day) / at["fading"])
    return at["penalty"] * late * fading, delay


CRITERION = Criterion(
    id="publicity_continuity",
    family="pitfalls",
    title=Text(de="Stetige Öffentlichkeit", en="Continuous publicity"),
    question=Text(
        de="Gab es von Anfang an und ohne Unterbrechung Öffentlichkeitsarbeit?",
        en="Was publicity there from the start, and without breaks?",
    ),
    chapter="Stolperfallen: (3) Fehlen von Öffentlichkeit",
    quote="Sie muss deshalb von Anfang an … kontinuierlich etabliert werden",
    weight=Weight(3, "muss"),
    scope=Scope.BOTH,
    formula=Text(
        de="Anteil der letzten acht Quartale (oder des Alters) mit Öffentlichkeit × (1 − Abzug für "
        "einen späten Beginn, der über 36 Monate ausläuft)",
        en="share of the last eight quarters (or of its age) with publicity × (1 − penalty for a "
        "late "
        "start, which fades over 36 months)",
    ),
    unit=SHARE,
    thresholds={
        "quarters": Threshold(
            8,
            Text(de="Quartale", en="quarters"),
            Text(de="betrachteter Zeitraum", en="period looked at"),
        ),
        "grace": Threshold(
            3,
            MONTHS,
            Text(de="Beginn ohne Abzug bis", en="start without a penalty up to"),
        ),
        "late": Threshold(
            12,
            MONTHS,
            Text(de="Beginn mit vollem Abzug ab", en="start with the full penalty from"),
            above="grace",
        ),
        "penalty": Threshold(
            0.5, SHARE, Text(de="voller Abzug für einen späten Beginn", en="full penalty")
        ),
        "fading": Threshold(
            36,
            MONTHS,
            Text(de="Auslaufen des Abzugs", en="fading of the penalty"),
            positive=True,
        ),
    },
    reads=(
        Read("publicity", More.RAISES, months=24),
        # The first item of all tells whether it was there from the start.
        Read("publicity", More.RAISES, months=None, needed=Needed.NEVER),
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Einen festen Termin je Quartal für eine Meldung an Presse und Stadtteilzeitung "
                "setzen.",
                en="Fix a date in each quarter for a note to the press and the district newspaper.",
            ),
            "low",
            change=remedies.publicity.note_each_quarter,
        ),
        Measure(
            Text(
                de="Die Öffentlichkeitsarbeit einer Person mit Stellvertretung übertragen.",
                en="Give publicity to one person with a deputy.",
            ),
            "low",
        ),
    ),
    pitfalls=(3,),
    cap=CapRule(0.60),
    asked_from="forming",
    judge=_judge,
)
