"""Do businesses of different sectors act together?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    NotKnown,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, INFORMAL_MEMBERS, MEMBERS, ORGANISATION
from localeconomy.criteria.terms import COOPERATION, REPRESENTS, Terms
from localeconomy.criteria.units import SHARE
from localeconomy.indicators import expected_external_share, external_share_null, external_ties
from localeconomy.language import Number, Text
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import FloatArray, IdArray, Projection

GUESTS: Final = ("guest",)
LEAST_PARTNERS: Final = 2


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Compare how much acting together crosses sectors with what random mixing would give."""
    graph = terms.compiled.projection(COOPERATION).subgraph(terms.member_businesses)
    joint = _joint_activities(terms)
    n = graph.edge_count + len(joint)
    if not n:
        return Judgement(
            value=0.0,
            raw=0.0,
            n=0,
            reason=Text(
                de="Die Mitgliedsunternehmen arbeiten nicht zusammen: es gibt keine Kooperationen "
                "und keine gemeinsamen Aktivitäten.",
                en="The member businesses do not act together: there are no cooperations and no "
                "joint activities.",
            ),
        )
    sectors = _sectors(terms)
    observed, chance = _observed(graph, list(joint.values()), sectors), _expected(sectors)
    if observed.point is None or chance.point is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: von den Unternehmen, die zusammenarbeiten, ist die Branche "
                "nicht erfasst.",
                en="Not known: the sectors of the businesses that act together are not recorded.",
            )
        )
    low, high = _ratio(observed.low, chance.high), _ratio(observed.high, chance.low)
    deviation = external_share_null(graph, sectors)
    return Judgement(
        value=_ratio(observed.point, chance.point),
        raw=observed.point,
        n=n,
        reason=_reason(chance.point).fill(
            ties=graph.edge_count,
            joint=len(joint),
            share=Number(observed.point, percent=True),
            chance=Number(chance.point, percent=True),
        ),
        evidence=(
            terms.evidence("relationships", _tie_rows(terms)),
            terms.evidence("activities", sorted(joint)),
        ),
        figures=(
            Figure(
                Text(
                    de="Anteil über Branchen hinweg, den zufällige Mischung ergäbe",
                    en="share across sectors that random mixing would give",
                ),
                chance.point,
                SHARE,
            ),
            Figure(
                Text(
                    de="übliche zufällige Schwankung dieses Anteils bei den Kooperationen",
                    en="usual variation of this share by chance, of the cooperations",
                ),
                None if deviation is None else deviation.standard_deviation,
                SHARE,
            ),
        ),
        bounds=(low, high) if (sectors < 0).any() else None,
    )


def _reason(chance: float) -> Text:
    if not chance:
        return Text(
            de="Alle Mitgliedsunternehmen gehören zu einer Branche; Verbünde über Branchen hinweg "
            "kann es so nicht geben.",
            en="All member businesses belong to one sector, so that nothing can cross sectors.",
        )
    return Text(
        de="Kooperationen: {ties}, gemeinsame Aktivitäten: {joint}. Davon führt ein Anteil von "
        "{share} über Branchen hinweg zusammen; bei zufälliger Mischung wären es {chance}.",
        en="Cooperations: {ties}, joint activities: {joint}. A share of {share} of them brings "
        "different sectors together; random mixing would give {chance}.",
    )


def _ratio(observed: float, chance: float) -> float:
    """Return the value; where all are of one sector, nothing crosses and it is 0."""
    if not chance:
        return 1.0 if observed else 0.0
    return min(1.0, observed / chance)


@attrs.frozen
class _Share:
    """A share of pairs of different sectors.

    Parameters
    ----------
    low, high
        The least and the greatest that businesses of unknown sector leave possible.
    point
        Among those of known sector; None where there are too few.
    """

    low: float
    high: float
    point: float | None


def _observed(graph: Projection, joint: list[IdArray], sectors: IdArray) -> _Share:
    """Return the share that the cooperations and joint activities have on average."""
    external, internal = external_ties(graph, sectors)
    low, high, point = _crossing(joint, sectors)
    n = graph.edge_count + len(joint)
    told = point[~np.isnan(point)]
    known = external + internal + len(told)
    # An exact sum does not depend on the order of the records.
    return _Share(
        low=(external + math.fsum(low)) / n,
        high=(graph.edge_count - internal + math.fsum(high)) / n,
        point=(external + math.fsum(told)) / known if known else None,
    )


def _expected(sectors: IdArray) -> _Share:
    """Return the share among all member businesses, as random mixing would give."""
    low, high, _ = _crossing([np.arange(len(sectors), dtype=np.int32)], sectors)
    point = expected_external_share(np.bincount(sectors[sectors >= 0]))
    return _Share(low=float(low[0]), high=float(high[0]), point=point)


def _crossing(groups: list[IdArray], sectors: IdArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the share of pairs of different sectors within each group of businesses.

    In a group of n with n_a of sector a it is ``1 − Σ n_a (n_a − 1) / (n (n − 1))``, as in
    `expected_external_share`, so that by chance a group has what all members have: the least and
    the greatest where sectors are unknown, and that among the known, NaN for fewer than two.
    """
    group = np.repeat(np.arange(len(groups)), [len(each) for each in groups])
    codes = sectors[np.concatenate([*groups, np.zeros(0, dtype=np.int32)])]
    known = codes >= 0
    counts = np.zeros((len(groups), int(sectors.max(initial=0)) + 1))
    np.add.at(counts, (group[known], codes[known]), 1.0)
    unknown = np.bincount(group[~known], minlength=len(groups)).astype(np.float64)
    size, largest = counts.sum(axis=1), counts.max(axis=1)
    internal, everybody = _pairs(counts).sum(axis=1), _pairs(size + unknown)
    # Least where all unknown belong to the largest sector, most where each has its own.
    most_internal = internal - _pairs(largest) + _pairs(largest + unknown)
    point = np.full(len(groups), np.nan)
    several = size >= LEAST_PARTNERS
    point[several] = 1.0 - internal[several] / _pairs(size[several])
    return 1.0 - most_internal / everybody, 1.0 - internal / everybody, point


def _pairs(sizes: FloatArray) -> FloatArray:
    """Return the numbers of ordered pairs in groups of some sizes."""
    return sizes * (sizes - 1.0)


def _sectors(terms: Terms) -> IdArray:
    """Return the sectors of the member businesses as codes, -1 where nobody noted it."""
    members = terms.member_businesses
    column = terms.network.actors.columns.get("sector")
    # A column that says nothing is not stored at all.
    noted = column[members] if isinstance(column, np.ndarray) else [None] * len(members)
    names = ["" if sector is None else str(sector).strip() for sector in noted]
    codes = {name: code for code, name in enumerate(sorted({*names} - {""}))}
    return np.array([codes.get(name, -1) for name in names], dtype=np.int32)


def _joint_activities(terms: Terms) -> dict[int, IdArray]:
    """Return the activities of the window in which several member businesses took part, and who.

    Guests do not count; the businesses are numbered as in `Terms.member_businesses`.
    """
    compiled = terms.compiled
    guests = compiled.is_kind("participations", GUESTS, "role")
    rows = np.flatnonzero(terms.participations & ~guests)
    index, actors = terms.credited(compiled.actors_of("participations", "actor")[rows])
    activities = terms.participation_activities[rows][index]
    numbers = {actor: number for number, actor in enumerate(terms.member_businesses.tolist())}
    present: dict[int, set[int]] = {}
    for activity, actor in zip(activities.tolist(), actors.tolist(), strict=True):
        if actor in numbers:
            present.setdefault(activity, set()).add(numbers[actor])
    return {
        activity: np.array(sorted(found), dtype=np.int32)
        for activity, found in sorted(present.items())
        if len(found) >= LEAST_PARTNERS
    }


def _tie_rows(terms: Terms) -> IdArray:
    members = np.zeros(len(terms.network.actors), dtype=np.bool_)
    members[terms.member_businesses] = True
    return terms.tie_rows(COOPERATION, members, members)


CRITERION = Criterion(
    id="cross_sector_ties",
    family="networking",
    title=Text(de="Branchenübergreifende Verbünde", en="Ties across sectors"),
    question=Text(
        de="Handeln Unternehmen verschiedener Branchen gemeinsam?",
        en="Do businesses of different sectors act together?",
    ),
    chapter="Wirtschaftsnetzwerke als Teil lokal-ökonomischer Strategien",
    quote="Als sehr erfolgreich auf Stadtteilebene erweist sich die Schaffung "
    "branchenübergreifender Unternehmensverbünde",
    weight=Weight(2, "sehr erfolgreich"),
    scope=Scope.NETWORK,
    formula=Text(
        de="min(1; x/μ₀); x: Anteil der Paare verschiedener Branchen, gemittelt über die "
        "Kooperationen und gemeinsamen Aktivitäten der Mitgliedsunternehmen; μ₀: derselbe Anteil "
        "unter allen Mitgliedsunternehmen (zufällige Mischung); μ₀ = 0: 0",
        en="min(1, x/μ₀); x: share of pairs of different sectors, averaged over the cooperations "
        "and joint activities of the member businesses; μ₀: the same share among all member "
        "businesses (random mixing); μ₀ = 0: 0",
    ),
    unit=SHARE,
    reads=(
        MEMBERS,
        Read("relationships", More.EITHER, kinds=COOPERATION, needed=Needed.JOINTLY),
        Read("participations", More.EITHER, months=WINDOW, needed=Needed.JOINTLY),
        Read("activities", More.EITHER, months=WINDOW, needed=Needed.NEVER),
        Read("relationships", More.EITHER, kinds=REPRESENTS, needed=Needed.NEVER),
        *INFORMAL_MEMBERS,
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Arbeitsgruppen und Festvorbereitungen bewusst aus verschiedenen Branchen "
                "besetzen.",
                en="Staff working groups and festival committees from different sectors on "
                "purpose.",
            ),
            "low",
        ),
        Measure(
            Text(
                de="Ein gemeinsames Angebot entwickeln, zu dem mehrere Branchen beitragen, etwa "
                "ein Gutscheinheft oder eine Leistungsschau des Stadtteils.",
                en="Develop a joint offer to which several sectors contribute, a voucher booklet "
                "or a trade show of the district, say.",
            ),
            "medium",
        ),
    ),
    asked_from="growing",
    judge=_judge,
)
