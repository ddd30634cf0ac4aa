"""Assessments made by hand: what a report shows does not depend on how it was scored."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from localeconomy.assessment import Assessment, Label, Provenance
from localeconomy.criteria.catalogue import FAMILIES
from localeconomy.criteria.units import MONTHS, SHARE
from localeconomy.language import Text
from localeconomy.scoring.finding import Cap, Evidence, Figure, Finding, Measure, State
from localeconomy.scoring.summary import CapEffect, FamilyScore, Grade, Summary
from localeconomy.scoring.verdicts import Verdict

GOLDEN = Path(__file__).parent / "golden"

MakeFinding = Callable[..., Finding]
CheckGolden = Callable[[str, str], None]


def both(de: str, en: str) -> Text:
    return Text(de=de, en=en)


def finding(id: str, **changes: Any) -> Finding:  # noqa: ANN401 - any field
    """Return a healthy, measured finding of weight 2, with changes."""
    plain = Finding(
        id=id,
        family="quality",
        pitfalls=(),
        title=both(f"Titel {id}", f"Title {id}"),
        question=both(f"Frage {id}?", f"Question {id}?"),
        state=State.MEASURED,
        value=0.8,
        bounds=(0.8, 0.8),
        raw=0.8,
        unit=SHARE,
        n=10,
        reason=both(f"Grund {id}.", f"Reason {id}."),
        measures=(Measure(both("Etwas tun.", "Do something."), "low"),),
        weight=2.0,
    )
    if changes.get("state") in (State.UNKNOWN, State.NOT_DUE, State.NOT_APPLICABLE):
        changes = {"value": None, "bounds": (0.0, 1.0), "raw": None, "n": None, **changes}
    return attrs.evolve(plain, **changes)


CORE = finding(
    "active_core",
    family="pitfalls",
    pitfalls=(1,),
    title=both("Aktiver Kern", "Active core"),
    question=both(
        "Zeigen genügend Mitglieder Eigeninitiative, damit das Netzwerk nicht einschläft?",
        "Do enough members show initiative that the network does not fall asleep?",
    ),
    value=0.12,
    bounds=(0.12, 0.12),
    raw=0.12,
    n=46,
    reason=both(
        "1 Mitglied trug in zwölf Monaten Aufgaben (nötig: 9).",
        "1 member carried tasks within twelve months (9 are needed).",
    ),
    evidence=(
        Evidence("actors", ("baeckerei",), 1),
        Evidence("activities", tuple(f"treffen-{n:02d}" for n in range(12)), 61),
    ),
    figures=(
        Figure(both("seit der letzten Aktivität", "since the last activity"), 1.0, MONTHS),
        Figure(both("Auslastung", "load"), None, SHARE),
    ),
    measures=(
        Measure(
            both("Bei jedem Treffen eine kleine Aufgabe vergeben.", "Give a small task each time."),
            "low",
        ),
        Measure(both("Zwei Aktivitäten abgeben.", "Hand over two activities."), "medium"),
    ),
    weight=3.0,
    weight_word="handlungsunfähig",
    cap=Cap(0.4),
    reads=("memberships", "activities"),
    asked_from="growing",
)

TROUBLED_FINDINGS = (
    finding(
        "service_point",
        family="strategy",
        title=both("Anlaufstelle", "Service point"),
        value=0.25,
        bounds=(0.25, 0.25),
        raw=0.25,
        weight=0.0,
    ),
    finding(
        "business_partnerships",
        family="networking",
        title=both("Stabile Partnerschaften", "Stable partnerships"),
        value=0.756,
        bounds=(0.5, 1.0),
        state=State.PARTIAL,
        raw=0.756,
        n=45,
        reason=both(
            "34 von 45 Mitgliedsunternehmen (76 %) arbeiten mit anderen zusammen.",
            "34 of 45 member businesses (76%) have cooperated with others.",
        ),
        missing=("relationships",),
    ),
    finding(
        "self_help",
        family="networking",
        value=0.5,
        bounds=(0.5, 0.5),
        raw=0.33333,
        asked_from="established",
    ),
    CORE,
    finding(
        "workload_balance",
        family="pitfalls",
        pitfalls=(1,),
        title=both("Verteilte Last", "Balanced workload"),
        state=State.NOT_DUE,
        reason=both("Weniger als zwölf Aufgaben.", "Fewer than twelve tasks."),
        asked_from="established",
    ),
    finding(
        "publicity_continuity",
        family="pitfalls",
        pitfalls=(3,),
        title=both("Stetige Öffentlichkeit", "Continuous publicity"),
        state=State.UNKNOWN,
        reason=both(
            "Nicht bekannt: zu Öffentlichkeit ist nichts erfasst und nichts als vollständig "
            "erklärt.",
            "Not known: nothing is on record, or declared complete, about publicity.",
        ),
        cap=Cap(0.6),
        weight=3.0,
        weight_word="muss",
        missing=("publicity",),
        asked_from="forming",
    ),
    finding("measurable_goals", title=both("Messbare Ziele", "Measurable goals"), raw=None, n=None),
    finding(
        "self_financing",
        title=both("Eigenfinanzierung", "Self-financing"),
        state=State.UNKNOWN,
        weight=1.0,
        reason=both(
            "Nicht bekannt: das Ende des Programms ist nicht erfasst.",
            "Not known: the end of the programme is not on record.",
        ),
        asked_from="after_programme",
    ),
    finding("practice_exchange", family="alliance", state=State.NOT_APPLICABLE, weight=3.0),
)

TROUBLED = Assessment(
    title=both("Netzwerk Nordviertel e. V.", "Nordviertel network"),
    day=dt.date(2003, 6, 30),
    scope="network",
    form="formal",
    age=65.97,
    stage="established",
    after_programme=False,
    all_findings=TROUBLED_FINDINGS,
    verdicts=(
        Verdict(1, "present", ("active_core",), 0.88),
        Verdict(2, "not_applicable", (), None),
        Verdict(3, "unknown", ("publicity_continuity",), None),
        Verdict(4, "unknown", (), None),
    ),
    summary=Summary(
        score=40.4,
        ungated=61.3,
        bounds=(27.7, 43.2),
        coverage=0.824,
        grade=Grade("critical", "at_risk"),
        caps=(CapEffect("active_core", 40.4),),
        families=(
            FamilyScore("strategy", 0.25, (0.25, 0.25), 1.0, 0.0),
            FamilyScore("networking", 0.628, (0.5, 0.75), 0.75, 0.3),
            FamilyScore("development", None, None, None, 0.0),
            FamilyScore("pitfalls", 0.31, (0.06, 0.56), 0.5, 0.5),
            FamilyScore("quality", 0.7, (0.53, 0.87), 0.67, 0.2),
            FamilyScore("alliance", None, None, None, 0.0),
        ),
    ),
    family_list=FAMILIES,
    labels={
        "actors": {
            "baeckerei": Label(both("Bäckerei am Markt", "Bäckerei am Markt"), illustrative=True)
        },
        "activities": {
            "treffen-00": Label(both("Treffen, 04.02.2003", "meeting, 4 February 2003")),
            "treffen-01": Label(
                both("Treffen, März 2003", "meeting, March 2003"), illustrative=True
            ),
            "treffen-02": Label(
                both("Treffen, März 2003", "meeting, March 2003"),
                illustrative=True,
                source="invented",
            ),
            **{
                f"treffen-{n:02d}": Label(both(f"Treffen {n}", f"meeting {n}"), source=source)
                for n, source in zip(
                    range(3, 12), ["Zeitung, 2003", "Amtsblatt, 2002"] * 5, strict=False
                )
            },
        },
    },
    illustrative=(1400, 1809),
    provenance=Provenance(
        library_version="0.1.0",
        catalogue_version="1.0.0",
        catalogue_hash="0123456789ab",
        record_digest="00112233445566778899aabbccddeeff",
        assume_complete=True,
    ),
)


@pytest.fixture
def check_golden() -> CheckGolden:
    """Compare a text with a golden file; ``REGENERATE_GOLDEN=1`` writes it, to be read and kept."""

    def check(name: str, text: str) -> None:
        file = GOLDEN / name
        if os.environ.get("REGENERATE_GOLDEN"):
            file.write_text(text, encoding="utf-8", newline="\n")
            pytest.skip(f"wrote {name}")
        assert text == file.read_text(encoding="utf-8")

    return check


@pytest.fixture
def make_finding() -> MakeFinding:
    """Make a healthy, measured finding of weight 2, with changes."""
    return finding


@pytest.fixture
def troubled() -> Assessment:
    """Return an assessment that shows nearly everything a report can say."""
    return TROUBLED


@pytest.fixture
def healthy() -> Assessment:
    """Return an assessment with nothing to complain about, and nothing made up."""
    return attrs.evolve(
        TROUBLED,
        title=both("", ""),
        form=None,
        age=None,
        stage=None,
        after_programme=None,
        all_findings=(
            finding("measurable_goals", value=1.0, bounds=(1.0, 1.0), raw=1.0),
            finding("awareness", weight=1.0),
        ),
        verdicts=(Verdict(1, "absent", ("measurable_goals",), 0.0),),
        summary=Summary(
            score=93.3,
            ungated=93.3,
            bounds=(93.3, 93.3),
            coverage=1.0,
            grade=Grade("strong", "strong"),
            caps=(),
            families=(FamilyScore("quality", 0.933, (0.933, 0.933), 1.0, 1.0),),
        ),
        family_list=tuple(each for each in FAMILIES if each.id == "quality"),
        labels={},
        illustrative=(0, 40),
        provenance=attrs.evolve(TROUBLED.provenance, assume_complete=False),
    )
