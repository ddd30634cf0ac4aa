"""Do the facilities run projects together?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
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
from localeconomy.criteria.facilities import is_facility, no_facilities, taking_part
from localeconomy.criteria.plans import planned
from localeconomy.criteria.shared_reads import ACTORS, MEMBERS, ORGANISATION, REPRESENTATION
from localeconomy.criteria.units import SHARE
from localeconomy.criteria.verbs import RAN
from localeconomy.language import Number, Text, by_count
from localeconomy.model.columns import day_number
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

PROJECT: Final = terms_in("activity_kind", "project")
TOGETHER: Final = 2


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Count the facilities in a project with at least one other; in a planned one half."""
    n = int(is_facility(terms).sum())
    if not n:
        return no_facilities()
    project = terms.compiled.is_kind("activities", PROJECT)
    run = _joint(terms, project & _run(terms))
    ahead = _joint(terms, project & planned(terms, "activities"))
    doing = frozenset().union(*run.values())
    planning = frozenset().union(*ahead.values()) - doing
    share = (len(doing) + at["planned"] * len(planning)) / n
    return Judgement(
        value=share,
        raw=share,
        n=n,
        reason=Text(
            de="{k} von {n} Einrichtungen ({share}) {ran} in zwölf Monaten gemeinsame Projekte "
            "durch; nur an geplanten beteiligt: {m}.",
            en="{k} of {n} facilities ({share}) ran joint projects within twelve months; in "
            "planned ones only: {m}.",
        ).fill(
            k=len(doing),
            n=n,
            share=Number(len(doing) / n, percent=True),
            m=len(planning),
            ran=by_count(len(doing), *RAN),
        ),
        evidence=(terms.evidence("activities", sorted({*run, *ahead})),),
    )


def _run(terms: Terms) -> MaskArray:
    """Return which activities were held within the window, or lasted into it."""
    compiled = terms.compiled
    held = compiled.visible("activities") & compiled.is_kind("activities", ("held",), "status")
    begun = compiled.days("activities", "day") <= compiled.number
    # The day after the end; without an end (far in the past) it lasted its day alone.
    into = compiled.days("activities", "until") > day_number(terms.window_begin(WINDOW))
    found: MaskArray = held & begun & (into | terms.activities)
    return found


def _joint(terms: Terms, projects: MaskArray) -> dict[int, frozenset[int]]:
    """Return the projects of at least two facilities, with them."""
    return {
        row: facilities
        for row, facilities in taking_part(terms, projects).items()
        if len(facilities) >= TOGETHER
    }


CRITERION = Criterion(
    id="joint_projects",
    family="alliance",
    title=Text(de="Gemeinschaftsprojekte", en="Joint projects"),
    question=Text(
        de="Führen die Einrichtungen gemeinsam Projekte durch?",
        en="Do facilities run projects together?",
    ),
    chapter="Wirtschaftsnetzwerke in Stadtteilen mit besonderem Erneuerungsbedarf",
    quote="Gemeinschaftsprojekte wurden durchgeführt, um lokal-ökonomische Themen und Aktivitäten "
    "in den Ansatz der Sozialen Stadtteilerneuerung zu integrieren",
    weight=Weight(2),
    scope=Scope.ALLIANCE,
    formula=Text(
        de="Einrichtungen in mindestens einem Projekt mit einer anderen, das in zwölf Monaten "
        "lief (nur geplant: halb), geteilt durch alle Einrichtungen",
        en="facilities in at least one project with another one that ran within twelve months "
        "(planned only: half), divided by all facilities",
    ),
    unit=SHARE,
    thresholds={
        "planned": Threshold(
            0.5,
            SHARE,
            Text(de="Wert eines geplanten Projekts", en="worth of a planned project"),
        )
    },
    reads=(
        MEMBERS,
        Read("activities", More.RAISES, kinds=PROJECT, months=WINDOW),
        Read("participations", More.RAISES, months=WINDOW),
        REPRESENTATION,
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Beim nächsten Austausch ein Thema suchen, das mehrere Einrichtungen haben, und "
                "es zusammen angehen.",
                en="At the next exchange find a subject that several facilities share, and tackle "
                "it together.",
            ),
            "low",
            change=remedies.alliances.project_together,
        ),
        Measure(
            Text(
                de="Gemeinsam einen Förderantrag stellen und die Arbeit auf alle Einrichtungen "
                "verteilen.",
                en="Apply for funding together and divide the work among all facilities.",
            ),
            "high",
            change=remedies.alliances.application_together,
        ),
    ),
    judge=_judge,
)
