"""Could the members go on by themselves, without the coordination office?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.criteria import remedies
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
from localeconomy.criteria.respondents import answers_for
from localeconomy.criteria.shared_reads import ACTORS, INFORMAL_MEMBERS, MEMBERS, ORGANISATION
from localeconomy.criteria.silences import group_silence, largest_group
from localeconomy.criteria.terms import COOPERATION, Terms
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import HOLD_TOGETHER
from localeconomy.indicators import components
from localeconomy.language import Number, Text, by_count
from localeconomy.scoring.finding import Measure
from localeconomy.scoring.values import goalposts

if TYPE_CHECKING:
    from collections.abc import Mapping


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Measure the largest group of members that holds together by its own cooperation."""
    if terms.age_stage is None:
        return NotKnown(
            Text(
                de="Nicht bekannt: Das Gründungsdatum fehlt, und davon hängt ab, was zu erwarten "
                "ist.",
                en="Not known: the founding day is missing, and what can be expected depends on "
                "it.",
            )
        )
    if terms.age_stage == "forming":
        return NotDue(
            Text(
                de="Noch nicht fällig: Im ersten Jahr darf die Koordinierungsstelle tragen.",
                en="Not due yet: in the first year the coordination office may carry.",
            ),
            declared=True,
        )
    members = terms.members
    # The network and its office are no members, so that this graph is the one without them.
    graph = terms.compiled.projection(COOPERATION).subgraph(members)
    largest = largest_group(components(graph))
    share = _share(largest, len(members))

    def _value(size: int) -> float:
        return goalposts(_share(size, len(members)), at["zero"], at[str(terms.age_stage)])

    answers = answers_for(terms, COOPERATION, members)
    pairs = None if answers is None else answers.among(members)
    tie_rows = terms.tie_rows(COOPERATION, terms.is_member, terms.is_member)
    return Judgement(
        value=_value(largest),
        raw=share,
        n=len(members),
        reason=Text(
            de="Ohne Koordinierungsstelle {hold} {k} von {n} Mitgliedern ({share}) durch eigene "
            "Zusammenarbeit zusammen.",
            en="Without the coordination office {k} of {n} members ({share}) {hold} together by "
            "their own cooperation.",
        ).fill(
            k=largest,
            n=len(members),
            share=Number(share, percent=True),
            hold=by_count(largest, *HOLD_TOGETHER),
        ),
        evidence=(terms.evidence("relationships", tie_rows),),
        figures=() if answers is None else answers.figures(members, pairs),
        silence=None if pairs is None else group_silence(terms, graph, pairs, _value),
    )


def _share(largest: int, members: int) -> float:
    return largest / members if members else 0.0


CRITERION = Criterion(
    id="self_help",
    family="networking",
    title=Text(de="Hilfe zur Selbsthilfe", en="Help towards self-help"),
    question=Text(
        de="Könnten die Mitglieder aus eigener Kraft weitermachen?",
        en="Could the members go on by themselves?",
    ),
    chapter="Wirtschaftsnetzwerke als Teil lokal-ökonomischer Strategien",
    quote="Dahinter steht der Ansatz „Hilfe zur Selbsthilfe“",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="Anteil der Mitglieder in der größten Gruppe, die ohne Koordinierungsstelle durch "
        "Kooperationen zusammenhängt, zwischen den Stützpunkten der Entwicklungsstufe",
        en="share of members in the largest group that holds together by cooperation without the "
        "coordination office, between the control points of the stage",
    ),
    unit=SHARE,
    thresholds={
        "zero": Threshold(0.1, SHARE, Text(de="Anteil mit dem Wert 0", en="share that is worth 0")),
        "growing": Threshold(
            0.5,
            SHARE,
            Text(de="Anteil mit dem Wert 1 im Aufbau", en="share that is worth 1 while growing"),
            above="zero",
        ),
        "established": Threshold(
            0.7,
            SHARE,
            Text(
                de="Anteil mit dem Wert 1 im etablierten Netzwerk",
                en="share that is worth 1 once established",
            ),
            above="zero",
        ),
    },
    reads=(
        MEMBERS,
        Read("relationships", More.RAISES, kinds=COOPERATION),
        *INFORMAL_MEMBERS,
        ACTORS,
        ORGANISATION,
    ),
    not_due=Text(
        de="im ersten Jahr nach der Gründung; eine dauerhafte Stelle wird dem Netzwerk nie "
        "angelastet",
        en="in the first year after the founding; a lasting office is never held against a network",
    ),
    measures=(
        Measure(
            Text(
                de="Mitglieder ohne Verbindung untereinander in kleine gemeinsame Vorhaben "
                "einbinden.",
                en="Draw members without ties among themselves into small joint undertakings.",
            ),
            "low",
            change=remedies.partnerships.isolated_members_joined,
        ),
        Measure(
            Text(
                de="Aufgaben der Koordinierungsstelle schrittweise an Mitglieder übergeben und sie "
                "dabei begleiten.",
                en="Hand tasks of the coordination office to members step by step, with support.",
            ),
            "medium",
        ),
    ),
    asked_from="established",
    judge=_judge,
)
