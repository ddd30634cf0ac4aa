"""Are gaps in local supply being closed?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

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
from localeconomy.criteria.enterprises import ENTERPRISE, in_district
from localeconomy.criteria.goals import aims, latest_observations
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.units import GAPS, SHARE
from localeconomy.criteria.verbs import LACK
from localeconomy.language import Number, Text, by_count, enumeration
from localeconomy.model.vocabulary import SUPPLY
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

KINDS: Final = ("supply_gap",)

# What the district needs is a declared fact, but it is what is counted here.
DISTRICTS_READ: Final = Read("districts", More.EITHER, needed=Needed.NEVER)


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the kinds of supply that the district needs and has."""
    required = _required(terms)
    if not required:
        return _nothing_required(terms)
    located, unplaced = in_district(terms)
    there = terms.compiled.in_force("actors") & terms.compiled.is_kind("actors", ENTERPRISE)
    anywhere = np.flatnonzero(there & (located | unplaced)).tolist()
    supply = terms.network.actors.column("supply")
    # Nobody noted it: a district of businesses without any supply is not to be believed.
    if anywhere and not any(supply[row] for row in anywhere):
        return NotKnown(
            Text(
                de="Nicht bekannt: Bei keinem Betrieb im Stadtteil ist erfasst, was es dort gibt.",
                en="Not known: for no business in the district is it recorded what it supplies.",
            )
        )
    present, rows = _provided(terms, required, there & located)
    # Who is not placed could be in the district.
    possible, _ = _provided(terms, required, there & (located | unplaced))
    missing = [name for name in required if name not in present]
    k, n = len(present), len(required)
    goals = terms.compiled.visible("goals") & terms.compiled.is_kind("goals", KINDS)
    figures, observations = _agreed(terms, goals)
    reason = (
        Text(
            de="Im Stadtteil gibt es {k} von {n} nötigen Angeboten ({share}); es {lack}: "
            "{missing}.",
            en="The district has {k} of {n} required kinds of supply ({share}); missing: "
            "{missing}.",
        )
        if missing
        else by_count(
            n,
            Text(
                de="Im Stadtteil gibt es das einzige nötige Angebot.",
                en="The district has the only required kind of supply.",
            ),
            Text(
                de="Im Stadtteil gibt es alle {n} nötigen Angebote.",
                en="The district has all {n} required kinds of supply.",
            ),
        )
    )
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=reason.fill(
            k=k,
            n=n,
            share=Number(k / n, percent=True),
            lack=by_count(len(missing), *LACK),
            missing=enumeration(SUPPLY[name].label for name in missing),
        ),
        evidence=(
            terms.evidence("actors", rows),
            terms.evidence("goals", goals),
            terms.evidence("observations", observations),
        ),
        figures=figures,
        bounds=None if len(possible) == k else (k / n, len(possible) / n),
    )


def _required(terms: Terms) -> tuple[str, ...]:
    """Return the kinds of supply that the network's district needs, each once."""
    organisation, districts = terms.organisation, terms.network.districts
    if organisation is not None and organisation.district is not None:
        return tuple(dict.fromkeys(districts[organisation.district].required_supply))
    # Where there is only one, it is the network's.
    return tuple(dict.fromkeys(districts[0].required_supply)) if len(districts) == 1 else ()


def _nothing_required(terms: Terms) -> Outcome:
    if terms.is_complete(DISTRICTS_READ):
        return NotDue(
            Text(
                de="Nicht fällig: Für den Stadtteil sind keine nötigen Angebote festgelegt.",
                en="Not due: no supply is required for the district.",
            )
        )
    return NotKnown(
        Text(
            de="Nicht bekannt: Welche Angebote der Stadtteil braucht, ist nicht erfasst.",
            en="Not known: which supply the district needs is not recorded.",
        )
    )


def _provided(
    terms: Terms, required: tuple[str, ...], actors: MaskArray
) -> tuple[set[str], list[int]]:
    """Return what some businesses provide of what is required, and which of them do."""
    supply = terms.network.actors.column("supply")
    rows = [
        row for row in np.flatnonzero(actors).tolist() if not set(required).isdisjoint(supply[row])
    ]
    return {name for row in rows for name in supply[row] if name in required}, rows


def _agreed(terms: Terms, goals: MaskArray) -> tuple[tuple[Figure, ...], list[int]]:
    """Return how many agreed gaps were closed by their date, and the observations that tell."""
    latest = latest_observations(terms, in_time=True)
    values = terms.network.observations.column("value")
    every = aims(terms)
    closed = overdue = 0
    rows: list[int] = []
    for goal in np.flatnonzero(goals).tolist():
        seen, due = latest.get(goal, []), every[goal].due
        reached = [every[goal].attained(values[row]) for row in seen]
        rows += seen
        if reached and all(part == 1.0 for part in reached):
            closed += 1
        elif due is not None and due <= terms.compiled.number:
            overdue += 1
    counts = (
        (Text(de="vereinbart zu schließen", en="agreed to be closed"), int(goals.sum())),
        (Text(de="bis zum Termin geschlossen", en="closed by their date"), closed),
        (Text(de="Termin verstrichen", en="date passed"), overdue),
    )
    return tuple(Figure(said, count, GAPS) for said, count in counts), rows


CRITERION = Criterion(
    id="supply_gaps",
    family="quality",
    title=Text(de="Versorgungslücken", en="Gaps in local supply"),
    question=Text(
        de="Werden Versorgungslücken im Stadtteil geschlossen?",
        en="Are gaps in local supply being closed?",
    ),
    chapter="Qualitäten „guter“ Netzwerkarbeit",
    quote="Versorgungslücken im Stadtteil und verpflichtet sich in einer bestimmten Zeit, "
    "Angebotslücken durch gezielte Ansiedlungswerbung zu füllen",
    weight=Weight(0),
    scope=Scope.NETWORK,
    formula=Text(
        de="Angebote, die der Stadtteil braucht und die es in ihm gibt, geteilt durch die nötigen; "
        "vereinbarte und bis zum Termin geschlossene Lücken stehen als Zahlen daneben",
        en="kinds of supply that the district needs and has, divided by those it needs; gaps "
        "agreed and closed by their date stand beside as figures",
    ),
    unit=SHARE,
    reads=(
        Read("actors", More.RAISES, kinds=ENTERPRISE),
        Read("goals", More.FIGURES, kinds=KINDS, months=None),
        Read("observations", More.FIGURES, months=None),
        Read("districts", More.FACT),
        ORGANISATION,
    ),
    not_due=Text(
        de="wenn für den Stadtteil keine nötigen Angebote festgelegt sind",
        en="where no supply is required for the district",
    ),
    measures=(
        Measure(
            Text(
                de="Für jedes fehlende Angebot klären, welches Ladenlokal infrage kommt, und mit "
                "der Wirtschaftsförderung gezielt um einen Betrieb werben.",
                en="For each missing supply settle which shop is suitable, and approach businesses "
                "together with the economic development agency.",
            ),
            "high",
        ),
        Measure(
            Text(
                de="Bis dahin eine Zwischenlösung suchen: Marktstand, Lieferdienst oder "
                "Abholstelle bei einem Mitglied.",
                en="Look for a stopgap until then: a market stall, a delivery service or a pick-up "
                "point at a member's.",
            ),
            "low",
        ),
    ),
    judge=_judge,
)
