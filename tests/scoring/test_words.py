"""Words for figures change exactly at their documented limits."""

from __future__ import annotations

import pytest

from localeconomy.scoring.finding import State
from localeconomy.scoring.summary import Grade
from localeconomy.scoring.words import (
    EFFORT_LABELS,
    FAILING,
    GRADE_LABELS,
    GRADES,
    HEALTHY,
    LEAST_COVERAGE,
    STATE_LABELS,
    VERDICT_LABELS,
    WORD_LABELS,
    grade_of,
)
from tests.scoring.builders import finding


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        (100, "strong"),
        (80, "strong"),
        (79.9999999999, "strong"),  # the same but for rounding
        (79.999, "sound"),
        (65, "sound"),
        (64.999, "mixed"),
        (50, "mixed"),
        (49.999, "at_risk"),
        (35, "at_risk"),
        (34.999, "critical"),
        (5, "critical"),
        (0, "critical"),
    ],
)
def test_grades_begin_at_80_65_50_and_35(score: float, grade: str) -> None:
    assert grade_of(score) == grade


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (1.0, "healthy"),
        (0.7, "healthy"),
        (0.699, "watch"),
        (0.4, "watch"),
        (0.399, "failing"),
        (0.0, "failing"),
        (None, None),
    ],
)
def test_a_finding_is_healthy_from_07_and_fails_below_04(
    value: float | None, word: str | None
) -> None:
    assert finding(value=value).word == word


def test_limits_are_those_of_the_documentation() -> None:
    assert (HEALTHY, FAILING, LEAST_COVERAGE) == (0.7, 0.4, 0.65)


def test_german_grades_are_those_of_the_documentation() -> None:
    german = [GRADE_LABELS[name].de for _, name in GRADES]
    assert german == ["stark", "tragfähig", "durchwachsen", "gefährdet", "kritisch"]


def test_every_word_has_a_label_in_both_languages() -> None:
    labels = [GRADE_LABELS, WORD_LABELS, VERDICT_LABELS, STATE_LABELS, EFFORT_LABELS]
    for label in (each for group in labels for each in group.values()):
        assert label.de.strip()
        assert label.en.strip()
    assert set(STATE_LABELS) == {state.value for state in State}


def test_a_grade_is_a_band_or_its_two_ends() -> None:
    assert Grade("sound", "sound").into("de") == "tragfähig"
    assert Grade("at_risk", "sound").into("de") == "zwischen gefährdet und tragfähig"
    assert str(Grade("at_risk", "sound")) == "between at risk and sound"
