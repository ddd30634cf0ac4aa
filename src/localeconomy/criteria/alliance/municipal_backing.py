"""Does each facility's municipality back it at decision level?"""

from __future__ import annotations

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
    Weight,
)
from localeconomy.criteria.facilities import is_facility, no_facilities
from localeconomy.criteria.shared_reads import ACTORS, MEMBERS, ORGANISATION
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import HOLD
from localeconomy.language import Number, Text, by_count
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import IdArray
    from localeconomy.criteria.terms import Terms

BACKING: Final = terms_in("relationship_kind", "backing")
# Who decides for a municipality: itself and its council, not a department of its administration.
DECISION_LEVEL: Final = "municipal_decision"
# A committee of a parliament decides as well, but for no municipality.
ABOVE: Final = (*terms_in("level", "regional"), *terms_in("level", "transregional"))


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the facilities that hold a letter of intent of a municipality."""
    facilities = np.flatnonzero(is_facility(terms))
    n = len(facilities)
    if not n:
        return no_facilities()
    rows, backed = _letters(terms)
    k = len(np.intersect1d(backed, facilities))
    return Judgement(
        value=k / n,
        raw=k / n,
        n=n,
        reason=Text(
            de="{k} von {n} Einrichtungen ({share}) {hold} eine Absichtserklärung ihrer Kommune "
            "auf Entscheidungsebene.",
            en="{k} of {n} facilities ({share}) {hold} a letter of intent of their municipality at "
            "decision level.",
        ).fill(k=k, n=n, share=Number(k / n, percent=True), hold=by_count(k, *HOLD)),
        evidence=(
            terms.evidence("memberships", terms.memberships),
            terms.evidence("relationships", rows),
        ),
        # A missing record adds a facility, or a letter of one that is there.
        reach=lambda missing: (k / (n + missing), min(1.0, (k + missing) / n)),
    )


def _letters(terms: Terms) -> tuple[IdArray, IdArray]:
    """Return the letters of municipalities to facilities that are in force, and to whom.

    One that the municipality denies is none. A mutual one leads both ways.
    """
    compiled = terms.compiled
    rows = compiled.ties(BACKING)
    denied = ~compiled.is_true("relationships", "confirmed") & ~compiled.is_missing(
        "relationships", "confirmed"
    )
    rows = rows[~denied[rows]]
    sources = compiled.actors_of("relationships", "source")[rows]
    targets = compiled.actors_of("relationships", "target")[rows]
    mutual = compiled.is_true("relationships", "mutual")[rows]
    deciding = terms.actors_in(DECISION_LEVEL) & ~compiled.is_kind("actors", ABOVE, "level")
    facility = is_facility(terms)
    towards = deciding[sources] & facility[targets]
    back = mutual & deciding[targets] & facility[sources]
    return rows[towards | back], np.concatenate([targets[towards], sources[back]])


CRITERION = Criterion(
    id="municipal_backing",
    family="alliance",
    title=Text(de="Rückhalt der Kommunen", en="Backing by the municipalities"),
    question=Text(
        de="Unterstützt jede Kommune ihre Einrichtung auf Entscheidungsebene?",
        en="Does each facility's municipality back it at decision level?",
    ),
    chapter="Wirtschaftsnetzwerke in Stadtteilen mit besonderem Erneuerungsbedarf",
    quote="wurde mittels einer Absichtserklärung die Unterstützung der jeweiligen Kommunen auf "
    "Entscheidungsebene eingeholt",
    weight=Weight(2),
    scope=Scope.ALLIANCE,
    formula=Text(
        de="Einrichtungen mit bestehender Absichtserklärung einer Kommune (oder ihres Rates) "
        "geteilt durch alle Einrichtungen; als Kommune einer Einrichtung gilt die, die für sie "
        "unterschrieben hat",
        en="facilities with a letter of intent in force from a municipality (or its council) "
        "divided by all facilities; the municipality of a facility is the one that signed for it",
    ),
    unit=SHARE,
    reads=(
        MEMBERS,
        Read("relationships", More.RAISES, kinds=BACKING),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Einen gemeinsamen Mustertext der Absichtserklärung entwerfen, den jede "
                "Einrichtung ihrer Kommune vorlegt.",
                en="Draft one model letter of intent that each facility puts to its municipality.",
            ),
            "low",
            change=remedies.alliances.letters_for_all,
        ),
        Measure(
            Text(
                de="Die Arbeit des Verbunds im Rat oder bei der Verwaltungsspitze der Kommunen "
                "ohne Erklärung vorstellen.",
                en="Present the alliance's work to the council or the head of administration of "
                "the municipalities without a letter.",
            ),
            "medium",
            change=remedies.alliances.letters_for_two,
        ),
    ),
    judge=_judge,
)
