"""While few take part, does the coordinator support more?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.criteria import remedies
from localeconomy.criteria.active_mass import MASS_THRESHOLDS, mass_value
from localeconomy.criteria.declaration import (
    CapRule,
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
from localeconomy.criteria.shared_reads import ACTORS, ORGANISATION, REPRESENTATION, WORK
from localeconomy.criteria.units import VALUE
from localeconomy.language import Number, Text
from localeconomy.model.dates import months_between
from localeconomy.scoring.finding import Figure, Measure
from localeconomy.scoring.values import clip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

HALF_YEAR: Final = 6
TIMES: Final = Text(de="Aktivitäten und Kontakte", en="activities and contacts")


@attrs.frozen
class _Support:
    """What the coordination office did within some months.

    Parameters
    ----------
    activities, contacts
        Rows of the activities that it worked on and of the contacts that it made.
    unsigned
        Contacts of which nobody noted who made them.
    """

    activities: tuple[int, ...]
    contacts: tuple[int, ...]
    unsigned: int

    @property
    def times(self) -> int:
        """How often it was there, for sure."""
        return len(self.activities) + len(self.contacts)


def _judge(terms: Terms, at: Mapping[str, float]) -> Outcome:
    """Ask for the coordinator's support as far as the active members fall short."""
    shortfall = 1 - mass_value(terms, at)
    recent = _support(terms, HALF_YEAR)
    target = at["target"] * _months_asked(terms) / HALF_YEAR
    support = min(1.0, recent.times / target)
    value = 1 - shortfall * (1 - support)
    # Without a founding day the network may be so young that less was to be done.
    least = at["target"] / HALF_YEAR if terms.age is None else target
    highest = 1 - shortfall * (1 - min(1.0, (recent.times + recent.unsigned) / least))
    before = _support(terms, 2 * HALF_YEAR).times - recent.times
    return Judgement(
        value=value,
        raw=value,
        n=recent.times,
        reason=_reason(terms, recent, target),
        evidence=(
            terms.evidence("activities", list(recent.activities)),
            terms.evidence("contacts", list(recent.contacts)),
            terms.evidence("actors", terms.active_members),
        ),
        figures=(
            Figure(
                Text(
                    de="Unterstützung der Koordinierungsstelle gegenüber dem Ziel",
                    en="support by the coordination office against the target",
                ),
                support,
                VALUE,
            ),
            Figure(
                Text(
                    de="Veränderung gegenüber dem halben Jahr davor",
                    en="change against the six months before",
                ),
                float(recent.times - before),
                TIMES,
            ),
        ),
        bounds=None if highest == value else (value, highest),
    )


def _support(terms: Terms, months: int) -> _Support:
    """Return what the office did: activities worked on, not as a guest, and contacts made."""
    compiled = terms.compiled
    working = (
        compiled.visible("participations")
        & terms.of_activities(terms.activities_within(months))
        & ~compiled.is_kind("participations", ("guest",), "role")
    )
    made = terms.within("contacts", "day", months)
    rows = _by_office(terms, "participations", "actor", working)
    contacts = _by_office(terms, "contacts", "by", made)
    unsigned = made & compiled.is_missing("contacts", "by")
    return _Support(
        tuple(np.unique(terms.participation_activities[rows]).tolist()),
        tuple(np.flatnonzero(contacts).tolist()),
        int(unsigned.sum()),
    )


def _by_office(terms: Terms, table: str, field: str, rows: MaskArray) -> MaskArray:
    """Return which of some records are of the office, or of somebody who acts for it."""
    places = np.flatnonzero(rows)
    index, credited = terms.credited(terms.compiled.actors_of(table, field)[places])
    found = np.zeros(len(rows), dtype=np.bool_)
    found[places[index[terms.is_coordinator[credited]]]] = True
    return found


def _months_asked(terms: Terms) -> float:
    """Return the months of the half-year that the network has existed for, one at least."""
    day_before = terms.window_begin(HALF_YEAR) - dt.timedelta(days=1)
    return clip(months_between(day_before, terms.day), 1, HALF_YEAR)


def _reason(terms: Terms, recent: _Support, target: float) -> Text:
    if not terms.is_coordinator.any():
        text = Text(
            de="Aktive Mitglieder: {k}; eine Koordinierungsstelle, die sie unterstützen könnte, "
            "ist nicht erfasst.",
            en="Active members: {k}; no coordination office that could support them is on record.",
        )
    else:
        text = Text(
            de="Aktive Mitglieder: {k}; Aktivitäten der letzten sechs Monate, an denen die "
            "Koordinierungsstelle mitwirkte: {activities}, ihre Ansprachen: {contacts} (solange "
            "wenige aktiv sind, sollen es zusammen {target} sein).",
            en="Active members: {k}; activities of the last six months that the coordination "
            "office worked on: {activities}, its contacts: {contacts} (while few are active, "
            "{target} together are asked for).",
        )
    return text.fill(
        k=len(terms.active_members),
        activities=len(recent.activities),
        contacts=len(recent.contacts),
        target=Number(target, 0),
    )


CRITERION = Criterion(
    id="coordination_backup",
    family="pitfalls",
    title=Text(
        de="Rückhalt durch die Koordinierungsstelle", en="Backup by the coordination office"
    ),
    question=Text(
        de="Unterstützt die Koordinierungsstelle stärker, solange nur wenige mitmachen?",
        en="While few take part, does the coordinator support more?",
    ),
    chapter="Stolperfallen: (1) Fehlen von Interessierten",
    quote="Lassen sich zunächst nur wenige Unternehmen zur Zusammenarbeit motivieren, ist es "
    "Aufgabe der verantwortlichen Koordinierungsstelle, intensiver unterstützend mitzuarbeiten",
    weight=Weight(2),
    scope=Scope.NETWORK,
    formula=Text(
        de="1 − Lücke · (1 − Unterstützung); Lücke: 1 − Wert der aktiven Mitglieder wie bei der "
        "kritischen Masse; Unterstützung: min(1, Aktivitäten und Kontakte der "
        "Koordinierungsstelle in sechs Monaten ÷ 20, im ersten halben Jahr anteilig)",
        en="1 − shortfall · (1 − support); shortfall: 1 − value of the active members as for the "
        "critical mass; support: min(1, activities and contacts of the coordination office within "
        "six months ÷ 20, in proportion during the first half-year)",
    ),
    unit=VALUE,
    thresholds={
        **MASS_THRESHOLDS,
        "target": Threshold(
            20,
            TIMES,
            Text(
                de="volle Unterstützung in sechs Monaten",
                en="full support within six months",
            ),
            positive=True,
        ),
    },
    reads=(
        Read("memberships", More.RAISES),
        *WORK,
        Read("contacts", More.RAISES, months=HALF_YEAR, needed=Needed.NEVER),
        REPRESENTATION,
        ACTORS,
        ORGANISATION,
    ),
    measures=(
        Measure(
            Text(
                de="Solange nur wenige aktiv sind, jede Woche einen Betrieb besuchen und zu einer "
                "kleinen Aufgabe einladen.",
                en="As long as few are active, visit one business a week and invite it to a small "
                "task.",
            ),
            "medium",
            change=remedies.recruitment.weekly_visits,
        ),
        Measure(
            Text(
                de="Den Aktiven Schreibarbeit, Räume und Einladungen abnehmen, bis genügend andere "
                "dazukommen.",
                en="Take paperwork, rooms and invitations off the active members until enough "
                "others join.",
            ),
            "medium",
            change=remedies.tasks.office_at_meetings,
        ),
    ),
    pitfalls=(1,),
    cap=CapRule(0.80),
    asked_from="forming",
    judge=_judge,
)
