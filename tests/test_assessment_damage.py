"""Assessments that were written and then damaged: told, and never half read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import localeconomy as le
from localeconomy.assessment.conforming import misfits
from localeconomy.errors import FileFormatError

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def assessment() -> le.Assessment:
    actors = [le.Actor(name, kind="business") for name in "abc"]
    ties = [le.Relationship("a", "b", "cooperation", mutual=True)]
    return le.assess(le.Network(title="Hafen", actors=actors, relationships=ties), "2003")


def refusal(assessment: le.Assessment, change: Callable[[dict[str, Any]], object]) -> str:
    data = json.loads(assessment.to_json())
    change(data)
    with pytest.raises(FileFormatError) as caught:
        le.Assessment.from_dict(data)
    assert "die Bewertung ist beschädigt (" in caught.value.into("de")
    assert str(caught.value).endswith("); make it again")
    return str(caught.value)


def put(where: str, value: object) -> Callable[[dict[str, Any]], object]:
    """Return what puts a value at a path such as ``findings.0.value``."""

    def change(data: Any) -> None:  # noqa: ANN401 - any JSON
        *path, last = [int(part) if part.isdecimal() else part for part in where.split(".")]
        for part in path:
            data = data[part]
        data[last] = value

    return change


@pytest.mark.parametrize(
    ("where", "value", "field"),
    [
        ("findings.0.value", "high", "all_findings[0].value"),
        ("findings.1.value", float("nan"), "all_findings[1].value"),
        ("findings.0.raw", 10**400, "all_findings[0].raw"),
        ("findings.0.bounds", [0.0], "all_findings[0].bounds"),
        ("findings.0.n", 2.5, "all_findings[0].n"),
        ("findings.0.weight", True, "all_findings[0].weight"),
        ("findings.0.family", 7, "all_findings[0].family"),
        ("findings.0.reads", [{}], "all_findings[0].reads[0]"),
        ("summary.score", float("inf"), "summary.score"),
        ("stage", ["growing"], "stage"),
        ("scope", None, "scope"),
        ("provenance.draws", 2**64, "provenance.draws"),
        ("illustrative", [0, "1"], "illustrative[1]"),
        (
            "labels",
            {"actors": {"a": {"text": {"de": "a", "en": "a"}, "illustrative": 1, "source": None}}},
            "labels['actors']['a'].illustrative",
        ),
    ],
)
def test_a_value_of_another_type_is_named(
    assessment: le.Assessment, where: str, value: object, field: str
) -> None:
    assert f"damaged ({field} is of another type)" in refusal(assessment, put(where, value))


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("stage", "flying"),
        ("summary.grade", {"lowest": "great", "highest": "great"}),
        ("day", "soon"),
        ("findings.0.state", "perhaps"),
        ("findings", 7),
        ("labels", [1]),
    ],
)
def test_a_value_that_does_not_exist_is_told(
    assessment: le.Assessment, where: str, value: object
) -> None:
    assert refusal(assessment, put(where, value)).startswith("the assessment is damaged (")


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        ("summary.score", 300, "summary.score is 300 and not between 50 and 50"),
        ("summary.bounds", [300.0, 50.0], "summary.bounds[0] is 300 and not between 5 and 100"),
        ("summary.bounds", [60.0, 50.0], "the lower bound 60 is above the upper one 50"),
        ("summary.bounds", [60.0, 70.0], "summary.score is 50 and not between 60 and 70"),
        ("summary.ungated", 4, "summary.ungated is 4 and not between 5 and 100"),
        ("summary.coverage", 1.5, "summary.coverage is 1.5 and not between 0 and 1"),
        ("summary.caps", [{"id": "city_public", "limit": 1}], "summary.caps[0].limit is 1 and not"),
        ("summary.caps", [{"id": "no", "limit": 60}], "summary.caps names 'no', which is not in"),
        ("summary.families.1.value", 2, "summary.families[1].value is 2 and not between"),
        ("summary.families.1.weight", -1, "summary.families[1].weight is -1 and not between"),
        ("summary.families", [], "family_list names 'strategy', which is not in it"),
        ("findings", [], "all_findings is empty"),
        ("findings.0.value", 1.5, "all_findings[0].value is 1.5 and not between 0 and 1"),
        ("findings.0.bounds", [0, 7], "all_findings[0].bounds[1] is 7 and not between 0 and 1"),
        ("findings.0.bounds", [1, 0], "the lower bound 1 is above the upper one 0"),
        ("findings.0.family", "no", "all_findings names 'no', which is not in it"),
        ("findings.0.cap", {"limit": 7, "force": 1, "least_force": 1}, "cap.limit is 7 and not"),
        ("families", [], "all_findings names 'strategy', which is not in it"),
        ("verdicts.0.findings", ["no"], "verdicts[0].findings names 'no', which is not in it"),
    ],
)
def test_figures_that_cannot_be_are_told(
    assessment: le.Assessment, where: str, value: object, said: str
) -> None:
    """Of three businesses and a tie too little is known: the score is 50 within 5 … 100."""
    narrow = put("summary.bounds", [50.0, 50.0])

    def change(data: Any) -> None:  # noqa: ANN401 - any JSON
        data["summary"]["score"] = 50.0
        narrow(data)
        put(where, value)(data)

    assert said in refusal(assessment, change)


def test_a_whole_number_may_be_written_with_a_point(assessment: le.Assessment) -> None:
    data = json.loads(assessment.to_json())
    data["version"] = 1.0
    data["provenance"]["draws"] = float(data["provenance"]["draws"])
    data["verdicts"][0]["number"] = 1.0
    data["illustrative"] = [float(number) for number in data["illustrative"]]
    again = le.Assessment.from_dict(data)
    assert again.to_json() == assessment.to_json()


def test_a_finding_stands_in_it_once(assessment: le.Assessment) -> None:
    said = refusal(assessment, lambda data: data["findings"].append(data["findings"][0]))
    assert f"all_findings names {assessment.findings[0].id!r} twice" in said


def test_what_is_sound_comes_back(assessment: le.Assessment) -> None:
    assert not list(misfits(assessment))
    again = le.Assessment.from_json(assessment.to_json(uncertainty=True))
    assert again == assessment
    assert again.to_json() == assessment.to_json()
