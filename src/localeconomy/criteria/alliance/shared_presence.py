"""Do the facilities present themselves together?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    Outcome,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.plans import planned
from localeconomy.criteria.shared_reads import ORGANISATION
from localeconomy.criteria.units import SHARE
from localeconomy.language import Text
from localeconomy.model.columns import NO_DAY
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.finding import Measure
from localeconomy.scoring.values import ordinal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

SITE: Final = terms_in("activity_kind", "presence")
MEDIA: Final = terms_in("medium", "presence")

REASONS: Final = {
    "in_force": Text(
        de="Der gemeinsame Auftritt besteht.", en="The shared public presence is in force."
    ),
    "planned": Text(
        de="Der gemeinsame Auftritt ist geplant, aber noch nicht da.",
        en="The shared public presence is planned, but not there yet.",
    ),
    "none": Text(
        de="Einen gemeinsamen Auftritt gibt es nicht, und es ist auch keiner geplant.",
        en="There is no shared public presence, nor is one planned.",
    ),
}


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Look whether a shared presence is there, planned, or neither."""
    compiled = terms.compiled
    site = compiled.is_kind("activities", SITE)
    item = compiled.is_kind("publicity", MEDIA, "medium")
    sites, items = site & _launched(terms), item & _shown(terms)
    level = "in_force"
    if not sites.any() and not items.any():
        sites, items = site & planned(terms, "activities"), item & planned(terms, "publicity")
        level = "planned" if sites.any() or items.any() else "none"
    value = ordinal(level, {"in_force": 1.0, "planned": at["planned"], "none": 0.0})
    return Judgement(
        value=value,
        raw=value,
        n=int(sites.sum() + items.sum()),
        reason=REASONS[level],
        evidence=(terms.evidence("activities", sites), terms.evidence("publicity", items)),
    )


def _launched(terms: Terms) -> MaskArray:
    """Return which activities came about and are not over: a site stays until it is taken down."""
    compiled = terms.compiled
    held = compiled.visible("activities") & compiled.is_kind("activities", ("held",), "status")
    day, until = compiled.days("activities", "day"), compiled.days("activities", "until")
    found: MaskArray = (
        held & (day <= compiled.number) & ((until == NO_DAY) | (until > compiled.number))
    )
    return found


def _shown(terms: Terms) -> MaskArray:
    """Return which publicity can be seen today, or appeared within the window."""
    compiled = terms.compiled
    published = compiled.is_kind("publicity", ("published",), "status")
    begun = compiled.visible("publicity") & (compiled.days("publicity", "day") <= compiled.number)
    lasting = begun & (compiled.days("publicity", "until") > compiled.number)
    found: MaskArray = published & (lasting | terms.within("publicity", "day"))
    return found


CRITERION = Criterion(
    id="shared_presence",
    family="alliance",
    title=Text(de="Gemeinsamer Auftritt", en="Shared presence"),
    question=Text(
        de="Stellen sich die Einrichtungen gemeinsam in der Öffentlichkeit dar?",
        en="Do they present themselves together?",
    ),
    chapter="Wirtschaftsnetzwerke in Stadtteilen mit besonderem Erneuerungsbedarf",
    quote="Zukünftig sollen noch weitere Gemeinschaftsprojekte entwickelt werden (z.B. der "
    "gemeinsame Internetauftritt",
    weight=Weight(1, "z.B."),
    scope=Scope.ALLIANCE,
    formula=Text(
        de="1 für einen bestehenden gemeinsamen Auftritt (einen Internetauftritt oder Beiträge in "
        "sozialen Medien), ½ für einen geplanten, sonst 0",
        en="1 for a shared presence in force (a website, or posts in social media), ½ for a "
        "planned one, else 0",
    ),
    unit=SHARE,
    thresholds={
        "planned": Threshold(
            0.5,
            SHARE,
            Text(de="Wert eines geplanten Auftritts", en="worth of a planned presence"),
        )
    },
    reads=(
        Read("activities", More.RAISES, kinds=SITE, months=None, needed=Needed.JOINTLY),
        Read("publicity", More.RAISES, kinds=MEDIA, months=None, needed=Needed.JOINTLY),
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Mit einer einfachen gemeinsamen Seite beginnen, die jede Einrichtung mit "
                "Anschrift und Angebot vorstellt.",
                en="Begin with a simple shared page that shows each facility's address and offers.",
            ),
            "low",
            change=remedies.alliances.shared_page,
        ),
        Measure(
            Text(
                de="Festlegen, wer die Seite betreut und wer ihre Kosten trägt.",
                en="Settle who looks after the site and who bears its cost.",
            ),
            "low",
        ),
    ),
    judge=_judge,
)
