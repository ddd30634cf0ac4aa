"""The stage reading, read off findings made by hand."""

from __future__ import annotations

import attrs
import pytest

import localeconomy as le
from localeconomy.assessment.stages import ORDER, STEP_LABELS, Step, read_stage
from localeconomy.criteria import STAGES
from localeconomy.report.symbols import MARKS
from localeconomy.scoring.finding import State
from tests.criteria.builders import DAY, district, organised
from tests.report.conftest import finding

APPROACH = finding("approach", asked_from="forming", weight=3.0, value=0.9)
MASS = finding("mass", asked_from="growing", weight=3.0, value=0.5)
DRIVE = finding("drive", asked_from="established", weight=2.0, value=0.1)
SEATS = finding("seats", asked_from="established", weight=2.0, value=0.05)
OFFICE = finding("office", asked_from="after_programme", weight=3.0, state=State.UNKNOWN)
GOALS = finding("goals", weight=2.0, value=0.0)
ALL = (GOALS, OFFICE, SEATS, DRIVE, MASS, APPROACH)


def test_steps_go_from_the_first_stage_to_the_last() -> None:
    """Growing: two steps are due; what no stage asks for ("goals") is left out."""
    assert read_stage("growing", ALL).steps == (
        Step("forming", is_due=True, word="in_place", findings=("approach",)),
        Step("growing", is_due=True, word="under_way", findings=("mass",)),
        Step("established", is_due=False, word="open", findings=("seats", "drive")),
        Step("after_programme", is_due=False, word="unknown", findings=("office",)),
    )


@pytest.mark.parametrize(
    ("stage", "now", "coming"),
    [
        (None, (), ("mass",)),
        ("forming", (), ("mass",)),
        ("growing", ("mass",), ("seats", "drive")),
        # the weakest of equal weight first
        ("established", ("mass", "seats", "drive"), ("office",)),
        ("after_programme", ("mass", "seats", "drive", "office"), ()),
    ],
)
def test_what_is_due_now_and_next(
    stage: str | None, now: tuple[str, ...], coming: tuple[str, ...]
) -> None:
    reading = read_stage(stage, ALL)
    assert (reading.stage, reading.due_now, reading.due_next) == (stage, now, coming)


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ((0.7, 0.9), "in_place"),
        ((0.7, 0.1), "under_way"),
        ((0.4, 0.1), "under_way"),
        ((0.39, 0.1), "open"),
        ((None, 0.1), "open"),
        ((None, 0.9), "under_way"),
        ((None, None), "unknown"),
        ((), "not_due"),
    ],
)
def test_words_of_a_step(values: tuple[float | None, ...], word: str) -> None:
    asked = [
        finding(f"f{n}", asked_from="forming", state=State.UNKNOWN)
        if value is None
        else finding(f"f{n}", asked_from="forming", value=value)
        for n, value in enumerate(values)
    ]
    not_due = finding("later", asked_from="forming", state=State.NOT_DUE)
    step = read_stage("forming", [*asked, not_due]).steps[0]
    assert step.word == word
    assert "later" in step.findings
    assert word in STEP_LABELS
    assert word in MARKS


def test_what_does_not_apply_is_not_named() -> None:
    other = attrs.evolve(APPROACH, state=State.NOT_APPLICABLE, value=None)
    assert read_stage("forming", [other]).steps == ()
    assert read_stage("forming", [GOALS]).to_dict() == {
        "stage": "forming",
        "steps": [],
        "due_now": [],
        "due_next": [],
    }


def test_every_stage_is_asked_for_by_some_criterion_and_no_other() -> None:
    asked = [each.asked_from for each in le.catalogue() if each.asked_from is not None]
    assert set(asked) == set(ORDER) == {each.id for each in STAGES}


def test_the_source_asks_from_the_very_start() -> None:
    """Personal approach, visible benefit, first partners, publicity: chapters 4 and 5 (3)."""
    asked = {each.id: each.asked_from for each in le.catalogue()}
    for name in (
        *("personal_approach", "individual_benefit", "institution_engagement"),
        *("publicity_continuity", "official_recognition", "community_contact"),
    ):
        assert asked[name] == "forming"
    assert asked["critical_mass"] == "growing"
    for name in ("self_initiative", "workload_balance", "task_distribution", "decision_body_seats"):
        assert asked[name] == "established"
    for name in ("coordination_office", "self_financing"):
        assert asked[name] == "after_programme"


@pytest.mark.parametrize(
    ("founded", "programme_end", "stage"),
    [
        ("2003", "2005", "forming"),
        ("2001", "2005", "growing"),
        ("1999", "2005", "established"),
        ("1999", "2002", "after_programme"),
        (None, "2005", None),
    ],
)
def test_it_is_part_of_an_assessment(
    founded: str | None, programme_end: str, stage: str | None
) -> None:
    network = organised(district(), founded=founded, programme_end=programme_end)
    assessment = le.assess(network, DAY)
    assert assessment.stage == assessment.stage_reading.stage == stage
    assert assessment.to_dict()["stage_reading"] == assessment.stage_reading.to_dict()
    assert le.Assessment.from_json(assessment.to_json()).stage_reading == assessment.stage_reading
