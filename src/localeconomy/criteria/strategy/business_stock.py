"""Are the district's businesses kept, won and reached?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.compiled.projection import MaskArray
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    NotDue,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.enterprises import ENTERPRISE, GUIDANCE, advice, in_district
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.units import SHARE
from localeconomy.language import Number, Text, by_count
from localeconomy.model.columns import NO_DAY, day_number
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Figure, Measure
from localeconomy.scoring.values import goalposts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.terms import Terms

IN_PERSON: Final = terms_in("channel", "in_person")
BUSINESSES: Final = Text(de="Unternehmen", en="businesses")
A_YEAR_AGO: Final = Text(de="vor zwölf Monaten", en="twelve months ago")
AT_THE_FOUNDING: Final = Text(de="bei der Gründung", en="at the founding")
CONTACTS: Final = Read("contacts", More.FIGURES, months=WINDOW)
TIES: Final = Read("relationships", More.FIGURES, kinds=GUIDANCE, months=WINDOW)


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Value the share of the businesses there at the window's beginning that still are."""
    stock = _stock(terms)
    when = AT_THE_FOUNDING if terms.window_begin(WINDOW) == terms.founded else A_YEAR_AGO
    there, kept = int(stock.there.sum()), int((stock.there & stock.now).sum())
    if not there:
        return NotDue(
            Text(
                de="Nicht fällig: Im Stadtteil gab es {when} kein Unternehmen, das zu halten war.",
                en="Not due: there was no business in the district {when} that could be kept.",
            ).fill(when=when)
        )

    def worth(share: float) -> float:
        return goalposts(share, at["zero"], at["one"])

    low, high = (worth(share) for share in _extremes(stock))
    exact = low == high
    share = kept / there
    return Judgement(
        value=worth(share),
        raw=share,
        n=there,
        reason=Text(
            de="Von {n} Unternehmen, {that} es {when} gab, {are} {k} noch ({share}); neu "
            "hinzugekommen: {new}.",
            en="Of {n} {that} there {when}, {k} still {are} ({share}); newly arrived: {new}.",
        ).fill(
            k=kept,
            n=there,
            that=by_count(
                there,
                Text(de="das", en="business that was"),
                Text(de="die", en="businesses that were"),
            ),
            are=by_count(kept, Text(de="besteht", en="is"), Text(de="bestehen", en="are")),
            when=when,
            share=Number(share, percent=True),
            new=int(stock.new.sum()),
        ),
        evidence=(terms.evidence("actors", stock.there | stock.new),),
        figures=(
            Figure(
                Text(de="neu hinzugekommene Unternehmen", en="businesses newly arrived"),
                float(stock.new.sum()),
                BUSINESSES,
            ),
            Figure(
                Text(
                    de="im letzten Jahr beraten oder persönlich aufgesucht",
                    en="advised or met in person in the last year",
                ),
                _reached(terms, stock.now),
                SHARE,
            ),
        ),
        bounds=None if exact else (low, high),
        reach=lambda missing: (
            worth(kept / (there + missing)),
            worth((kept + missing) / (there + missing)),
        ),
    )


@attrs.frozen(eq=False)
class _Stock:
    """The district's businesses, as masks over the actors.

    Those that nobody located are taken as the district's.
    """

    there: MaskArray
    """At the beginning of the window."""
    now: MaskArray
    """On the day."""
    new: MaskArray
    """Begun since then, whether they lasted or not."""
    unplaced: MaskArray
    """Whether they are in the district is not recorded."""


def _stock(terms: Terms) -> _Stock:
    compiled = terms.compiled
    located, unplaced = in_district(terms)
    ours = compiled.visible("actors") & compiled.is_kind("actors", ENTERPRISE)
    ours = ours & (located | unplaced)
    since, until = compiled.days("actors", "since"), compiled.days("actors", "until")
    # A network younger than the window can have kept what was there when it was founded.
    begin = day_number(terms.window_begin(WINDOW))
    return _Stock(
        there=ours & (since <= begin) & ((until == NO_DAY) | (until > begin)),
        now=ours & compiled.in_force("actors"),
        new=ours & (since > begin) & (since <= compiled.number),
        unplaced=unplaced,
    )


def _extremes(stock: _Stock) -> tuple[float, float]:
    """Return the least and the greatest share kept, wherever the unplaced are located."""
    kept = stock.there & stock.now
    surely_kept = int((kept & ~stock.unplaced).sum())
    surely_lost = int((stock.there & ~stock.now & ~stock.unplaced).sum())
    perhaps_kept = int((kept & stock.unplaced).sum())
    perhaps_lost = int((stock.there & ~stock.now & stock.unplaced).sum())
    # Without any that is surely the district's, one that is unplaced decides alone.
    least = _share(surely_kept, surely_lost + perhaps_lost, otherwise=1.0)
    most = _share(surely_kept + perhaps_kept, surely_lost, otherwise=0.0)
    return least, most


def _share(kept: int, lost: int, *, otherwise: float) -> float:
    return kept / (kept + lost) if kept + lost else otherwise


def _reached(terms: Terms, now: MaskArray) -> float | None:
    """Return the share of today's businesses that were advised or met in person within W."""
    known = [terms.is_complete(read) or terms.has_records(read) for read in (CONTACTS, TIES)]
    if not now.any() or not any(known):
        return None
    compiled = terms.compiled
    met = terms.within("contacts", "day") & compiled.is_kind("contacts", IN_PERSON, "channel")
    reached = advice(terms).advised
    reached[compiled.actors_of("contacts", "actor")[met]] = True
    return float(np.count_nonzero(reached & now) / np.count_nonzero(now))


CRITERION = Criterion(
    id="business_stock",
    family="strategy",
    title=Text(de="Unternehmensbestand", en="Stock of businesses"),
    question=Text(
        de="Werden die Unternehmen des Stadtteils gehalten, gewonnen und erreicht?",
        en="Are the district's businesses kept, won and reached?",
    ),
    chapter="Lokale Ökonomie – Intention und Herangehensweise",
    quote="die ansässigen und ansiedlungswilligen Unternehmen … soll der ökonomische Bestand "
    "stabilisiert",
    weight=Weight(0),
    scope=Scope.NETWORK,
    formula=Text(
        de="Anteil der Unternehmen von vor zwölf Monaten (in jüngeren Netzwerken: bei der "
        "Gründung), die noch bestehen, zwischen zwei Stützpunkten",
        en="share of the businesses of twelve months ago (in younger networks: at the founding) "
        "that are still there, between two control points",
    ),
    unit=SHARE,
    thresholds={
        "zero": Threshold(0.7, SHARE, Text(de="Anteil mit dem Wert 0", en="share that is worth 0")),
        "one": Threshold(
            0.95,
            SHARE,
            Text(
                de="Anteil mit dem Wert 1 (einzelne Schließungen sind gewöhnlich)",
                en="share that is worth 1 (a few closures are ordinary)",
            ),
            above="zero",
        ),
    },
    reads=(
        Read("actors", More.EITHER, kinds=ENTERPRISE, months=WINDOW),
        CONTACTS,
        TIES,
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn es vor zwölf Monaten kein Unternehmen im Stadtteil gab",
        en="where there was no business in the district twelve months ago",
    ),
    measures=(
        Measure(
            Text(
                de="Betriebe regelmäßig besuchen und nach Nachfolge, Mietvertrag und Aufträgen "
                "fragen, bevor es eng wird.",
                en="Visit businesses regularly and ask about succession, lease and orders before "
                "things get tight.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Leere Ladenlokale mit den Eigentümer/innen gemeinsam erfassen und gezielt "
                "ansiedlungswilligen Betrieben anbieten.",
                en="List vacant premises together with their owners and offer them to businesses "
                "that want to settle.",
            ),
            "medium",
        ),
    ),
    judge=_judge,
)
