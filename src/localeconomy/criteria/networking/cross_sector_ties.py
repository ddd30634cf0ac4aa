"""Do businesses of different sectors act together?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.crossing import Acts, crossing_silence, ratio, share_by_chance
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
from localeconomy.criteria.respondents import answers_for
from localeconomy.criteria.sectors import sector_codes
from localeconomy.criteria.shared_reads import ACTORS, INFORMAL_MEMBERS, MEMBERS, ORGANISATION
from localeconomy.criteria.terms import COOPERATION, REPRESENTS, Terms
from localeconomy.criteria.units import SHARE
from localeconomy.indicators import external_share_null
from localeconomy.language import Number, Text
from localeconomy.scoring.finding import Figure, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import IdArray

GUESTS: Final = ("guest",)
LEAST_PARTNERS: Final = 2


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Compare how much acting together crosses sectors with what random mixing would give."""
    businesses = terms.member_businesses
    graph = terms.compiled.projection(COOPERATION).subgraph(businesses)
    joint = _joint_activities(terms)
    sectors = sector_codes(terms, businesses)
    acts, chance = Acts.of(graph, list(joint.values()), sectors), share_by_chance(sectors)
    answers = answers_for(terms, COOPERATION, businesses)
    pairs = None if answers is None else answers.among(businesses)
    silence = None if pairs is None else crossing_silence(graph, pairs, sectors, (acts, chance))
    response = () if answers is None else answers.figures(businesses, pairs)
    if not acts.n:
        return Judgement(
            value=0.0,
            raw=0.0,
            n=0,
            reason=Text(
                de="Die Mitgliedsunternehmen arbeiten nicht zusammen: Es gibt keine Kooperationen "
                "und keine gemeinsamen Aktivitäten.",
                en="The member businesses do not act together: there are no cooperations and no "
                "joint activities.",
            ),
            figures=response,
            silence=silence,
        )
    observed = acts.share
    if observed.point is None or chance.point is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Von den Unternehmen, die zusammenarbeiten, ist die Branche "
                "nicht erfasst.",
                en="Not known: the sectors of the businesses that act together are not recorded.",
            )
        )
    low, high = ratio(observed.low, chance.high), ratio(observed.high, chance.low)
    deviation = external_share_null(graph, sectors)
    return Judgement(
        value=ratio(observed.point, chance.point),
        raw=observed.point,
        n=acts.n,
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
            *response,
        ),
        bounds=(low, high) if (sectors < 0).any() else None,
        silence=silence,
    )


def _reason(chance: float) -> Text:
    if not chance:
        return Text(
            de="Alle Mitgliedsunternehmen gehören zu einer Branche; Verbünde über Branchen hinweg "
            "kann es so nicht geben.",
            en="All member businesses belong to one sector, so that nothing can cross sectors.",
        )
    return Text(
        de="Kooperationen: {ties}, gemeinsame Aktivitäten: {joint}. Davon verbinden {share} "
        "verschiedene Branchen; bei zufälliger Mischung wären es {chance}.",
        en="Cooperations: {ties}, joint activities: {joint}. {share} of them connect "
        "different sectors; random mixing would give {chance}.",
    )


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
            change=remedies.partnerships.mixed_working_groups,
        ),
        Measure(
            Text(
                de="Ein gemeinsames Angebot entwickeln, zu dem mehrere Branchen beitragen, etwa "
                "ein Gutscheinheft oder eine Leistungsschau des Stadtteils.",
                en="Develop a joint offer to which several sectors contribute, a voucher booklet "
                "or a trade show of the district, say.",
            ),
            "medium",
            change=remedies.partnerships.joint_offer,
        ),
    ),
    asked_from="growing",
    judge=_judge,
)
