"""Is the economy linked with urban renewal, social, labour-market and education projects?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.day import WINDOW
from localeconomy.criteria.declaration import (
    Criterion,
    Judgement,
    More,
    Needed,
    Outcome,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION
from localeconomy.criteria.terms import ACTIVE, Terms
from localeconomy.language import Text, enumeration
from localeconomy.model.vocabulary import ACTOR_KIND, INSTITUTION_FIELD, terms_in
from localeconomy.scoring.finding import Measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray

FIELDS: Final = terms_in("institution_field", "renewal")
FIELDS_REACHED: Final = Text(de="von 4 Handlungsfeldern", en="of 4 fields")
# What such an institution works on, its kind does not say.
OF_ANY_FIELD: Final = tuple(
    kind.id
    for kind in ACTOR_KIND.values()
    if "institution" in kind.classes and kind.classes <= {"institution", "administration"}
)


def _judge(terms: Terms, _at: Mapping[str, float]) -> Outcome:
    """Count the fields of urban renewal with a tie in force or a joint activity."""
    linked: list[Text] = []
    missed: list[Text] = []
    ties: set[int] = set()
    activities: set[int] = set()
    for name in FIELDS:
        institutions = _of_field(terms, name)
        rows = terms.tie_rows(ACTIVE, institutions, terms.is_inside).tolist()
        joint = terms.activities & terms.compiled.is_kind("activities", (name,), "field")
        held = np.flatnonzero(joint | terms.joint_with(institutions)).tolist()
        ties.update(rows)
        activities.update(held)
        (linked if rows or held else missed).append(INSTITUTION_FIELD[name].label)
    k, n = len(linked), len(FIELDS)
    highest = min(n, k + _of_unknown_field(terms))
    return Judgement(
        value=k / n,
        raw=float(k),
        n=n,
        reason=_reason(linked, missed),
        evidence=(
            terms.evidence("activities", sorted(activities)),
            terms.evidence("relationships", sorted(ties)),
        ),
        # Each institution whose field nobody noted could stand for one more.
        bounds=None if highest == k else (k / n, highest / n),
    )


def _partners(terms: Terms) -> MaskArray:
    """Return who is neither the network, nor its office, nor a business."""
    return ~(terms.is_network | terms.is_coordinator | terms.actors_in("economic"))


def _of_field(terms: Terms, field: str) -> MaskArray:
    """Return the partners of a field: as noted or, where it is not, by their kind."""
    noted = terms.compiled.is_kind("actors", (field,), "field")
    by_kind = terms.compiled.is_missing("actors", "field") & terms.actors_in(field)
    found: MaskArray = _partners(terms) & (noted | by_kind)
    return found


def _of_unknown_field(terms: Terms) -> int:
    """Return how many institutions of an unknown field are linked."""
    compiled = terms.compiled
    unknown = compiled.is_kind("actors", OF_ANY_FIELD) & compiled.is_missing("actors", "field")
    rows = terms.tie_rows(ACTIVE, unknown, terms.is_inside)
    linked = np.concatenate(
        [
            compiled.actors_of("relationships", "source")[rows],
            compiled.actors_of("relationships", "target")[rows],
            compiled.actors_of("participations", "actor")[terms.participations],
        ]
    )
    return len(np.unique(linked[unknown[linked]]))


def _reason(linked: list[Text], missed: list[Text]) -> Text:
    parts = [
        (Text(de="verknüpft mit: {fields}", en="linked with: {fields}"), linked),
        (Text(de="nicht verknüpft mit: {fields}", en="not linked with: {fields}"), missed),
    ]
    told = [text.fill(fields=enumeration(fields)) for text, fields in parts if fields]
    de, en = ("; ".join(each.into(language) for each in told) for language in ("de", "en"))
    return Text(de=f"{de[0].upper()}{de[1:]}.", en=f"{en[0].upper()}{en[1:]}.")


CRITERION = Criterion(
    id="renewal_linkage",
    family="networking",
    title=Text(de="Verknüpfung mit der Stadterneuerung", en="Link with urban renewal"),
    question=Text(
        de="Ist die lokale Wirtschaft mit Projekten der Stadterneuerung, des Sozialen, des "
        "Arbeitsmarkts und der Bildung verknüpft?",
        en="Is the economy linked with urban renewal, social, labour-market and education "
        "projects?",
    ),
    chapter="Wirtschaftsnetzwerke als Teil lokal-ökonomischer Strategien",
    quote="Verknüpfung der lokal-ökonomischen Aktivitäten mit dem Ansatz der integrierten "
    "Stadtteilerneuerung und den dazugehörigen Projekten im städtebaulichen, sozial- und "
    "arbeitsmarktpolitischen Bereich",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="Handlungsfelder {Stadterneuerung, Soziales, Arbeitsmarkt, Bildung} mit bestehender "
        "Verbindung zu einer ihrer Einrichtungen oder gemeinsamer Aktivität in zwölf Monaten, "
        "geteilt durch 4",
        en="fields {urban renewal, social affairs, labour market, education} with a tie in force "
        "to one of their institutions or a joint activity within twelve months, divided by 4",
    ),
    unit=FIELDS_REACHED,
    reads=(
        Read("relationships", More.RAISES, kinds=ACTIVE, needed=Needed.JOINTLY),
        Read("activities", More.RAISES, months=WINDOW, needed=Needed.JOINTLY),
        Read("participations", More.RAISES, months=WINDOW, needed=Needed.NEVER),
        Read("memberships", More.RAISES, needed=Needed.NEVER),
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="An der Stadtteilkonferenz oder Projektrunde der Stadterneuerung teilnehmen und "
                "dort ein Vorhaben des Netzwerks anbieten.",
                en="Take part in the district conference or project round of urban renewal and "
                "offer an undertaking of the network there.",
            ),
            "low",
            change=remedies.institutions.renewal_conference,
        ),
        Measure(
            Text(
                de="Mit einer Schule oder einem Beschäftigungsträger ein gemeinsames Projekt "
                "verabreden, etwa Praktika oder die Gestaltung leerer Schaufenster.",
                en="Agree a joint project with a school or a labour-market project, work "
                "placements or the design of empty shop windows, say.",
            ),
            "medium",
            change=remedies.institutions.project_with_education_or_work,
        ),
    ),
    judge=_judge,
)
