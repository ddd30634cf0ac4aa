"""The assessments of the bundled networks against what is published, where the sources agree.

Directions only: stages, verdicts, the office's cliff, what rises and what falls. Where assessment
and publication part, the page "The examples, read" says why, and nothing is held here.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest

import localeconomy as le
from localeconomy.scoring.finding import State

if TYPE_CHECKING:
    from types import ModuleType

DOCS = Path(__file__).resolve().parents[2] / "docs"
MAIN_DAYS = {
    "bismarcker-business-brunch": "2003-12-31",
    "gruenderstammtisch-bismarck": "2003-12-31",
    "kino-knappenviertel": "2003-06-30",
    "lokale-oekonomie-nrw": "2003-12-31",
}
KINO_DAYS = ("1997-12-31", "2003-06-30", "2010-12-31", "2014-12-31", "2015-12-31", "2016-12-31")
FORMING, PRAISED, CARRIED_ON, MOTOR, DIFFERING, RENEWED = KINO_DAYS
HEALTHY, FAILING = 0.7, 0.4


@pytest.fixture(scope="module")
def kino() -> dict[str, le.Assessment]:
    network = le.example("kino-knappenviertel")
    return {day: le.assess(network, on=day) for day in KINO_DAYS}


@pytest.fixture(scope="module")
def assessed() -> dict[str, le.Assessment]:
    return {name: le.assess(le.example(name), on=day) for name, day in MAIN_DAYS.items()}


def least(found: le.Assessment, criterion: str) -> float:
    """Return the value that is certain."""
    return found.findings[criterion].bounds[0]


def most(found: le.Assessment, criterion: str) -> float:
    """Return the value that is possible at most."""
    return found.findings[criterion].bounds[1]


def value(found: le.Assessment, criterion: str) -> float:
    judged = found.findings[criterion].value
    assert judged is not None
    return judged


def test_every_example_is_read() -> None:
    assert tuple(MAIN_DAYS) == le.examples()


@pytest.mark.parametrize("name", MAIN_DAYS)
def test_each_criterion_in_scope_can_be_judged(
    assessed: dict[str, le.Assessment], name: str
) -> None:
    findings = [each for each in assessed[name].findings if each.state.is_applicable]
    assert len(findings) == (44 if assessed[name].scope == "network" else 14)
    assert [each.id for each in findings if each.state is State.UNKNOWN] == []


@pytest.mark.parametrize("day", KINO_DAYS)
def test_each_criterion_can_be_judged_on_each_day_of_kino(
    kino: dict[str, le.Assessment], day: str
) -> None:
    assert [each.id for each in kino[day].findings if each.state is State.UNKNOWN] == []


class TestKino:
    def test_stages(self, kino: dict[str, le.Assessment]) -> None:
        """Before the founding of 1998 it is forming; the programme ended with 2002."""
        assert [kino[day].stage for day in KINO_DAYS] == ["forming"] + ["after_programme"] * 5

    def test_the_office_ends_with_2002(self, kino: dict[str, le.Assessment]) -> None:
        """On 1 July 2002 the money lasts six months more, on 31 December for the day alone."""
        network = le.example("kino-knappenviertel")
        before = le.assess(network, on="2002-07-01").findings["coordination_office"]
        assert before.raw == pytest.approx(6.0)
        assert "31 December 2002" in before.reason.en
        last, first = (
            le.assess(network, on=day).findings["coordination_office"].value
            for day in ("2002-12-31", "2003-01-01")
        )
        assert last is not None
        assert last > 0.0
        assert first == 0.0
        assert value(kino[FORMING], "coordination_office") == 1.0

    @pytest.mark.parametrize("day", KINO_DAYS[1:])
    def test_afterwards_the_missing_office_limits_the_score(
        self, kino: dict[str, le.Assessment], day: str
    ) -> None:
        """The district office is missed in 2014, and in 2016 its successor is only supported."""
        assert most(kino[day], "coordination_office") == 0.0
        assert {cap.id: cap.limit for cap in kino[day].caps}["coordination_office"] == 60.0
        assert kino[day].score <= 60.0

    @pytest.mark.parametrize("day", [PRAISED, CARRIED_ON])
    def test_it_is_strong_in_its_own_activity(
        self, kino: dict[str, le.Assessment], day: str
    ) -> None:
        """Over forty businesses with festivals and a paper of their own, carried on in 2010."""
        found = kino[day]
        for criterion in ("active_core", "critical_mass", "self_initiative", "workload_balance"):
            assert least(found, criterion) >= HEALTHY, criterion
        assert least(found, "publicity_continuity") >= HEALTHY
        assert {found.pitfalls[number].word for number in (1, 2, 3, 4)} <= {"absent", "watch"}
        assert found.ungated > found.score
        assert found.ungated >= 65

    def test_from_the_founding_on_the_drive_comes_from_the_members(
        self, kino: dict[str, le.Assessment]
    ) -> None:
        assert most(kino[FORMING], "self_initiative") < least(kino[PRAISED], "self_initiative")
        for day in KINO_DAYS[1:]:
            assert least(kino[day], "self_initiative") >= HEALTHY, day

    def test_recognition_is_confirmed_in_2010_and_in_2016(
        self, kino: dict[str, le.Assessment]
    ) -> None:
        """The state programme's look back, and the district council's hearing."""
        over_time = {day: value(kino[day], "official_recognition") for day in KINO_DAYS}
        assert over_time[FORMING] < over_time[PRAISED] < over_time[CARRIED_ON]
        assert over_time[DIFFERING] < over_time[RENEWED]
        assert max(over_time, key=over_time.__getitem__) == RENEWED

    def test_in_2014_it_moves_the_district_without_an_office(
        self, kino: dict[str, le.Assessment]
    ) -> None:
        found = kino[MOTOR]
        assert least(found, "self_initiative") >= HEALTHY
        assert least(found, "common_purpose") >= FAILING
        assert found.pitfalls[4].word != "present"
        assert most(found, "coordination_office") == 0.0

    def test_in_2015_both_sources_show(self, kino: dict[str, le.Assessment]) -> None:
        """A month of action that many carried, and little that would go on without it."""
        found = kino[DIFFERING]
        for criterion in ("active_core", "critical_mass", "self_initiative"):
            assert least(found, criterion) >= HEALTHY, criterion
        for criterion in ("self_help", "decision_body_seats", "networker_training"):
            assert most(found, criterion) < FAILING, criterion
        assert most(found, "task_distribution") < HEALTHY

    def test_in_2016_it_is_renewed(self, kino: dict[str, le.Assessment]) -> None:
        """A conference, working groups, a forum and a hearing after years of lethargy."""
        now, before = kino[RENEWED], kino[MOTOR]
        assert [now.pitfalls[number].word for number in (2, 3, 4)] == ["absent"] * 3
        assert before.pitfalls[1].word == "present"
        assert now.pitfalls[1].word != "present"
        assert now.ungated > max(before.ungated, kino[DIFFERING].ungated)
        for criterion in ("self_help", "decision_body_seats", "community_contact"):
            assert least(now, criterion) > most(before, criterion), criterion


class TestBrunch:
    NAME = "bismarcker-business-brunch"

    def test_it_is_sound(self, assessed: dict[str, le.Assessment]) -> None:
        """The article names it as one of two forms that work."""
        found = assessed[self.NAME]
        assert (found.stage, str(found.grade)) == ("growing", "sound")
        assert "present" not in {verdict.word for verdict in found.pitfalls.values()}

    def test_being_informal_is_not_held_against_it(
        self, assessed: dict[str, le.Assessment]
    ) -> None:
        """The same record of a registered association: the same finding, and no better verdict."""
        network = le.example(self.NAME)
        (organisation,) = network.organisations
        registered = network.replace(organisations=[attrs.evolve(organisation, form="formal")])
        formal = le.assess(registered, on=MAIN_DAYS[self.NAME])
        informal = assessed[self.NAME]
        assert formal.findings["organisation_form"].value == value(informal, "organisation_form")
        assert informal.pitfalls[2].word == formal.pitfalls[2].word == "absent"

    @pytest.mark.parametrize("day", ["2001-12-31", "2002-08-31", "2002-12-31"])
    def test_being_coordinated_does_not_limit_it_while_it_is_young(self, day: str) -> None:
        """The office carries nearly everything: weak findings, but no cap from any of them."""
        found = le.assess(le.example(self.NAME), on=day)
        assert value(found, "active_core") < HEALTHY
        phased_in = {"active_core", "critical_mass", "workload_balance", "task_focus"}
        assert phased_in.isdisjoint(cap.id for cap in found.caps)

    def test_the_end_of_its_office_is_seen_coming(self) -> None:
        """Until the end of 2004, so that each half year is worth less."""
        network = le.example(self.NAME)
        months = [
            le.assess(network, on=day).findings["coordination_office"].raw
            for day in ("2002-12-31", "2003-06-30", "2003-12-31")
        ]
        assert months == pytest.approx([24, 18, 12], abs=0.1)


def test_the_round_table_carries_itself(assessed: dict[str, le.Assessment]) -> None:
    """Founders meet every month, with speakers of their own and from outside."""
    found = assessed["gruenderstammtisch-bismarck"]
    assert (found.stage, str(found.grade)) == ("growing", "sound")
    assert [found.pitfalls[number].word for number in (1, 2)] == ["absent", "absent"]
    assert "present" not in {verdict.word for verdict in found.pitfalls.values()}


class TestAlliance:
    NAME = "lokale-oekonomie-nrw"

    def test_what_the_article_names_is_healthy(self, assessed: dict[str, le.Assessment]) -> None:
        """Letters of all municipalities, four partners, two coordinators, joint projects."""
        found = assessed[self.NAME]
        assert str(found.grade) == "strong"
        assert value(found, "municipal_backing") == 1.0
        assert value(found, "alliance_coordination") == 1.0
        for criterion in ("practice_exchange", "regional_partnerships", "joint_projects"):
            assert least(found, criterion) >= HEALTHY, criterion

    def test_what_was_planned_counts_half(self, assessed: dict[str, le.Assessment]) -> None:
        assert value(assessed[self.NAME], "shared_presence") == 0.5


# -- the page --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tables() -> ModuleType:
    specification = importlib.util.spec_from_file_location(
        "examples_tables", DOCS / "examples_tables.py"
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_table_of_the_page_is_that_of_the_code(
    tables: ModuleType, kino: dict[str, le.Assessment]
) -> None:
    rows = tables.examples_tables()["kino-over-time.txt"].splitlines()[2:]
    assert len(rows) == len(KINO_DAYS)
    for row, day in zip(rows, KINO_DAYS, strict=True):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert cells[0] == day
        assert cells[2:6] == [kino[day].pitfalls[number].word for number in (1, 2, 3, 4)]
        assert cells[9].split(" ")[0] == f"{kino[day].score:.0f}"
        assert cells[10] == tables.PUBLISHED[day]


def test_each_network_has_its_row(tables: ModuleType) -> None:
    table = tables.examples_tables()["examples-assessed.txt"]
    assert [f"`{name}`" in table for name in le.examples()] == [True] * 4
    assert len({row.count("|") for row in table.splitlines()}) == 1


def test_the_page_shows_both_tables(tables: ModuleType) -> None:
    page = (DOCS / "explanation" / "examples-read.md").read_text(encoding="utf-8")
    for name in tables.examples_tables():
        assert f"generated/{name}\n" in page
