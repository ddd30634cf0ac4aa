"""From the file of a survey to the score: twelve members, three of whom did not answer.

The file is that of the guide. Food: Bäckerei, Café, Kiosk; retail: Blumenladen, Radladen, Optiker,
Apotheke; crafts: Tischlerei, Elektrobetrieb, Druckerei, Schneiderei, Friseursalon. Seven ties were
named; Kiosk (named by Café), Schneiderei and Friseursalon (named by nobody) are silent, so that
the three pairs among them are open: Schneiderei–Friseursalon within crafts, two across sectors.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import attrs
import numpy as np
import pytest

import localeconomy as le
from localeconomy.scoring.intervals import scenario_draws

ROOT: Final = Path(__file__).resolve().parent.parent
FILE: Final = ROOT / "docs" / "how-to" / "umfrage" / "Fragebogen.csv"
SECTORS: Final = {
    "food": ["Bäckerei", "Café", "Kiosk"],
    "retail": ["Blumenladen", "Radladen", "Optiker", "Apotheke"],
    "crafts": ["Tischlerei", "Elektrobetrieb", "Druckerei", "Schneiderei", "Friseursalon"],
}
READ_OFF_TIES: Final = ("business_partnerships", "self_help", "cross_sector_ties")


def members() -> le.Network:
    """Return the record before the survey: everything but cooperation is declared complete."""
    names = [name for listed in SECTORS.values() for name in listed]
    return le.Network(
        title="Hafenviertel",
        as_of="2024-12-31",
        organisations=[le.Organisation("Verein", form="formal", founded="2016-03")],
        actors=[
            le.Actor("Verein", kind="network"),
            *(
                le.Actor(name, kind="business", sector=sector, sector_scheme="own")
                for sector, listed in SECTORS.items()
                for name in listed
            ),
        ],
        memberships=[le.Membership(name, "Verein", since="2016-03") for name in names],
        completeness=[
            *(
                le.Complete(table, since="2016-03")
                for table in ("memberships", "activities", "participations")
            ),
            le.Complete("relationships", kinds=["represents"], since="2016-03"),
        ],
    )


def surveyed(**options: str) -> le.Network:
    """Return the record with the answers; they were given in November."""
    return le.read_roster(
        FILE,
        network=members(),
        day="2024-11",
        kinds=["cooperation"],
        **({"until": "2025"} | options),  # type: ignore[arg-type] # texts alone
    ).network


@pytest.fixture(scope="module")
def assessment() -> le.Assessment:
    return le.assess(surveyed())


def figures(finding: le.Finding) -> dict[str, float | None]:
    return {each.label.en: each.value for each in finding.figures}


class TestBounds:
    @pytest.mark.parametrize("name", READ_OFF_TIES)
    def test_what_silence_leaves_open_is_said(self, assessment: le.Assessment, name: str) -> None:
        found = assessment[name]
        assert (found.state, found.missing) == (le.State.PARTIAL, ("relationships",))
        assert figures(found)["share of the members who answered the survey of ties"] == 0.75

    def test_having_a_partner(self, assessment: le.Assessment) -> None:
        """Ten have one for certain, Kiosk among them; the two whom nobody named may have one."""
        found = assessment["business_partnerships"]
        assert found.raw == pytest.approx(10 / 12)
        assert found.bounds == pytest.approx((10 / 12, 12 / 12))

    def test_hanging_together(self, assessment: le.Assessment) -> None:
        """Five around Bäckerei and Café; seven if Kiosk worked with both others.

        Established, a share is worth (share − 0.1)/0.6.
        """
        found = assessment["self_help"]
        assert found.raw == pytest.approx(5 / 12)
        assert found.bounds == pytest.approx(((5 / 12 - 0.1) / 0.6, (7 / 12 - 0.1) / 0.6))
        assert figures(found)["pairs of which neither side answered"] == 3

    def test_across_sectors(self, assessment: le.Assessment) -> None:
        """Two of seven cross (Bäckerei–Blumenladen, Radladen–Café); of the open pairs two would.

        By chance 1 − (3 · 2 + 4 · 3 + 5 · 4)/(12 · 11) = 94/132 do. At least 2 of 8, at most 4 of
        9 ties.
        """
        found = assessment["cross_sector_ties"]
        chance = 94 / 132
        assert found.value == pytest.approx(2 / 7 / chance)
        assert found.bounds == pytest.approx((2 / 8 / chance, 4 / 9 / chance))

    @pytest.mark.parametrize("name", READ_OFF_TIES)
    def test_whatever_the_silent_would_have_said_lies_within(
        self, assessment: le.Assessment, name: str
    ) -> None:
        """All eight answers that the three could have given, as if everybody had answered."""
        open_pairs = (
            ("Kiosk", "Schneiderei"),
            ("Kiosk", "Friseursalon"),
            ("Schneiderei", "Friseursalon"),
        )
        low, high = assessment[name].bounds
        network = surveyed()
        told = [
            attrs.evolve(each, answered=(*each.answered, *open_pairs[0], "Friseursalon"))
            if each.is_survey
            else each
            for each in network.completeness
        ]
        values = []
        for answer in range(8):
            ties = [
                le.Relationship(*pair, "supply", since="2018")
                for place, pair in enumerate(open_pairs)
                if answer >> place & 1
            ]
            whole = network.replace(
                relationships=[*network.relationships, *ties], completeness=told
            )
            found = le.assess(whole)[name]
            assert found.state is le.State.MEASURED
            assert found.value is not None
            values.append(found.value)
        assert min(values) == pytest.approx(low)
        assert max(values) == pytest.approx(high)

    def test_beyond_its_time_the_survey_says_nothing(self) -> None:
        """By default its answers hold for November alone."""
        found = le.assess(surveyed(until="2024-11"))["self_help"]
        assert found.bounds == pytest.approx(((5 / 12 - 0.1) / 0.6, 1.0))
        assert found.figures == ()


class TestScenarioInterval:
    def test_open_pairs_are_tied_as_often_as_others_of_their_stratum(
        self, assessment: le.Assessment
    ) -> None:
        """Told of: 45 pairs across sectors, 2 tied, posterior Beta(2.5, 43.5).

        The largest group stays at five unless Kiosk has a tie: the chance that it has neither is
        E (1 − p)² = 43.5 · 44.5/(46 · 47) = 0.895, within 256 networks ± 0.06.
        """
        imputed = assessment["self_help"].imputed
        assert imputed is not None
        five = (5 / 12 - 0.1) / 0.6
        stayed = imputed.counts[imputed.values.index(pytest.approx(five))]
        assert stayed / sum(imputed.counts) == pytest.approx(0.895, abs=0.06)

    def test_the_interval_is_drawn_from_them(self, assessment: le.Assessment) -> None:
        """Evenly within the bounds the three would be better than the imputed ties make them."""
        evenly = [
            attrs.evolve(each, imputed=None) if each.id == "self_help" else each
            for each in assessment.all_findings
        ]
        drawn = scenario_draws(assessment.all_findings)
        assert drawn.mean() < scenario_draws(evenly).mean()
        found = assessment.scenario_interval
        assert (found.low, found.high) == pytest.approx(
            tuple(np.quantile(drawn, [0.05, 0.95])), abs=1e-9
        )


def test_no_criterion_is_scored_by_a_fragile_figure() -> None:
    """Shortest paths and cut points may move by any amount when a tie is missing."""
    used = set()
    for file in (ROOT / "src" / "localeconomy" / "criteria").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "localeconomy.indicators":
                used |= {each.name for each in node.names}
    assert "components" in used
    assert used.isdisjoint(le.indicators.FRAGILE)
