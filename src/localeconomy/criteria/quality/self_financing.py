"""Will the network, with the city, carry the coordination office itself?"""

from __future__ import annotations

import math
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
    Threshold,
    Weight,
)
from localeconomy.criteria.money import in_force_on, rates, sum_of
from localeconomy.criteria.office_cost import office_cost
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.units import MONTHS, SHARE
from localeconomy.language import Number, Text
from localeconomy.model.columns import day_number
from localeconomy.model.dates import months_before
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

LASTING: Final = terms_in("funding_source", "lasting")


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Hold the money of network and city against the cost, from the programme's end on."""
    organisation = terms.organisation
    if organisation is None or organisation.programme_end is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Wann das Förderprogramm endet, ist nicht erfasst.",
                en="Not known: when the funding programme ends is not recorded.",
            )
        )
    end = organisation.programme_end.end
    if terms.day < months_before(end, int(at["months"])):
        return NotDue(
            Text(
                de="Nicht fällig: Das Förderprogramm läuft noch länger als {months} Monate.",
                en="Not due: the funding programme goes on for more than {months} months.",
            ).fill(months=at["months"]),
            declared=True,
        )
    # Once the programme has ended, the question is who carries the office today.
    day = max(end, terms.day)
    costs, cost, currency = office_cost(terms, day_number(day))
    secured, possible, rows = _money(terms, day_number(day), currency)
    if not cost and possible:
        return NotKnown(
            Text(
                de="Nicht bekannt: Was die Koordinierungsstelle im Jahr kostet, ist nicht oder "
                "nicht in einer Währung mit Beginn und Ende erfasst.",
                en="Not known: what the coordination office costs in a year is not recorded, or "
                "not in one currency with a beginning and an end.",
            )
        )
    ratio = secured / cost if cost else 0.0
    value, highest = min(1.0, ratio), min(1.0, possible / cost) if cost else 0.0
    in_a_year = Text(de="{currency} im Jahr", en="{currency} a year").fill(currency=currency)
    return Judgement(
        value=value,
        raw=ratio,
        n=int(rows.sum()),
        reason=_reason((secured, possible), cost, currency, day),
        evidence=(terms.evidence("funding", rows), terms.evidence("costs", costs)),
        figures=(
            Figure(
                Text(de="gesichert aus Netzwerk und Kommune", en="secured by network and city"),
                secured,
                in_a_year,
            ),
            Figure(
                Text(de="Kosten der Koordinierungsstelle", en="cost of the coordination office"),
                cost,
                in_a_year,
            ),
        ),
        bounds=None if highest == value else (value, highest),
    )


def _money(terms: Terms, day: int, currency: str) -> tuple[float, float, MaskArray]:
    """Return what network and city give the offices in a year, in the currency of the cost.

    First what is promised for sure, then what it may come to with money of which promise, amount
    or worth is not known, then which funding it is.
    """
    compiled = terms.compiled
    offices = np.append(terms.is_coordinator, False)
    given = in_force_on(terms, "funding", day)
    given = given & offices[compiled.actors_of("funding", "recipient")]
    given = given & compiled.is_kind("funding", LASTING, "source_kind")
    secured = given & compiled.is_true("funding", "secured")
    unsure = given & compiled.is_missing("funding", "secured")
    sure = rates(terms, "funding", secured)
    comparable = [each for each in sure if each.currency == currency and each.amount is not None]
    amount = sum_of(comparable) or 0.0
    further = [each for each in sure if each not in comparable] + rates(terms, "funding", unsure)
    open_ended = any(
        each.amount is None or (each.amount and each.currency != currency) for each in further
    )
    more = math.fsum(each.amount or 0.0 for each in further)
    return amount, math.inf if open_ended else amount + more, secured | unsure


def _reason(money: tuple[float, float], cost: float | None, currency: str, day: dt.date) -> Text:
    secured, possible = money
    if secured:
        reason = Text(
            de="Für den {day} sind aus Netzwerk und Kommune {money} {currency} im Jahr gesichert, "
            "das sind {share} der Kosten ({cost} {currency})",
            en="For {day} network and city have secured {money} {currency} a year, which is "
            "{share} of the cost ({cost} {currency})",
        ).fill(
            day=day,
            money=Number(secured),
            cost=Number(cost or 0.0),
            currency=currency,
            share=Number(secured / (cost or math.inf), percent=True),
        )
    else:
        reason = Text(
            de="Für den {day} ist kein Geld von Netzwerk oder Kommune für die "
            "Koordinierungsstelle gesichert",
            en="For {day} no money of network or city is secured for the coordination office",
        ).fill(day=day)
    if possible > secured:
        reason = Text(
            de="{before}; weiteres Geld, dessen Zusage, Betrag, Dauer oder Wert in {currency} "
            "nicht feststeht, ist nicht eingerechnet",
            en="{before}; further money of which promise, amount, duration or worth in {currency} "
            "is not settled is not counted",
        ).fill(before=reason, currency=currency)
    return Text(de="{reason}.", en="{reason}.").fill(reason=reason)


CRITERION = Criterion(
    id="self_financing",
    family="quality",
    title=Text(de="Finanzierung aus eigener Kraft", en="Self-financing"),
    question=Text(
        de="Wird das Netzwerk die Koordinierungsstelle mit der Kommune selbst tragen?",
        en="Will the network, with the city, carry the coordination office itself?",
    ),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="eine solche lokal-ökonomische Koordinierungsstelle in selbstfinanzierter Form oft auch "
    "über das Wirtschaftsnetzwerk selbst möglich",
    weight=Weight(1, "oft … möglich"),
    scope=Scope.NETWORK,
    formula=Text(
        de="gesichertes Geld von Netzwerk, Mitgliedern und Kommune im Jahr, geteilt durch die "
        "Kosten der Koordinierungsstelle, für den ersten Tag nach dem Programm; danach für den Tag "
        "der Bewertung",
        en="secured money of network, members and municipality in a year, divided by the cost of "
        "the coordination office, for the first day after the programme; later for the day of the "
        "assessment",
    ),
    unit=SHARE,
    thresholds={
        "months": Threshold(
            24,
            MONTHS,
            Text(de="fällig vor Ende des Programms", en="due before the programme's end"),
        )
    },
    reads=(
        Read("funding", More.RAISES, kinds=LASTING),
        Read("costs", More.EITHER, months=WINDOW),
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="früher als 24 Monate vor dem Ende des Förderprogramms",
        en="earlier than 24 months before the end of the funding programme",
    ),
    measures=(
        Measure(
            Text(
                de="Ausrechnen, was die Koordinierungsstelle in kleinster sinnvoller Form kostet "
                "und wer welchen Teil davon tragen kann.",
                en="Work out what the coordination office costs in its smallest sensible form, and "
                "who can carry which part.",
            ),
            "medium",
        ),
        Measure(
            Text(
                de="Mit Stadt und Wirtschaftsförderung eine feste Beteiligung für mehrere Jahre "
                "schriftlich vereinbaren.",
                en="Agree a fixed share for several years with the city and its economic "
                "development agency, in writing.",
            ),
            "high",
            change=remedies.means.share_of_the_city,
        ),
        Measure(
            Text(
                de="Einen Beitrag der Mitglieder einführen, der an die Koordinierungsstelle geht.",
                en="Introduce a members' fee that goes to the coordination office.",
            ),
            "medium",
            change=remedies.means.fee_of_members,
        ),
    ),
    asked_from="after_programme",
    judge=_judge,
)
