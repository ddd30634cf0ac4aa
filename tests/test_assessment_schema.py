"""The JSON Schema of an assessment is made of the declarations, and every assessment fits it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from jsonschema import Draft202012Validator

import localeconomy as le
from localeconomy.assessment import json_schema
from localeconomy.errors import FileFormatError, UnknownNameError

if TYPE_CHECKING:
    from pathlib import Path

VALIDATOR = Draft202012Validator(le.schema("assessment"))


def misfits(plain: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(plain)]


@pytest.fixture(scope="module")
def plain() -> dict[str, Any]:
    assessment = le.assess(le.example("kino-knappenviertel"), on="2003-06-30")
    found: dict[str, Any] = json.loads(assessment.to_json())
    return found


def test_the_schema_is_that_of_the_code() -> None:
    """If this fails, a part has changed: run ``python -m localeconomy.assessment.json_schema``."""
    assert le.schema("assessment") == json_schema.generated()


def test_it_is_a_schema_and_written_on_request(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(le.schema("assessment"))
    json_schema.main([str(tmp_path / "schema.json")])
    written = (tmp_path / "schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == le.schema("assessment")


def test_there_are_two_schemas() -> None:
    assert le.schema() == le.schema("network") == le.schema(of="network")
    assert le.schema("assessment")["$id"] == "urn:localeconomy:assessment:1"
    with pytest.raises(UnknownNameError, match="of: 'assesment'; did you mean 'assessment'"):
        le.schema("assesment")  # type: ignore[arg-type] # as a user may write it


@pytest.mark.parametrize("name", le.examples())
@pytest.mark.parametrize("uncertainty", [False, True])
def test_every_bundled_example_fits(name: str, *, uncertainty: bool) -> None:
    """Also where the record was left behind, so that no interval of the method is told."""
    assessment = le.assess(le.example(name))
    plain = json.loads(assessment.to_json(uncertainty=uncertainty))
    assert misfits(plain) == []
    again = le.Assessment.from_dict(plain)
    assert misfits(json.loads(again.to_json())) == []


def test_a_stored_assessment_and_one_of_an_empty_record_fit(plain: dict[str, Any]) -> None:
    stored = le.Assessment.from_dict(plain)
    told = json.loads(stored.to_json(uncertainty=True))
    assert "method_interval" not in told["uncertainty"]
    assert misfits(told) == []
    empty = le.assess(le.Network(actors=[le.Actor("a")]), "2003")
    assert misfits(json.loads(empty.to_json(uncertainty=True))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("version", 2),
        ("summary.score", 300),
        ("summary.score", None),
        ("summary.bounds", [50]),
        ("summary.coverage", 1.1),
        ("summary.grade", {"lowest": "great", "highest": "great"}),
        ("stage", "flying"),
        ("day", "soon"),
        ("findings.0.value", 1.5),
        ("findings.0.state", "perhaps"),
        ("findings.0.n", 2.5),
        ("findings.0.title", "Titel"),
        ("verdicts.0.word", "perhaps"),
        ("labels", []),
    ],
)
def test_what_the_schema_refuses_is_no_assessment(
    plain: dict[str, Any], path: str, value: object
) -> None:
    changed: Any = json.loads(json.dumps(plain))
    inner = changed
    *outer, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
    for part in outer:
        inner = inner[part]
    inner[last] = value
    assert misfits(changed)
    if path != "verdicts.0.word":  # a word that nobody knows is told, not understood
        with pytest.raises(FileFormatError):
            le.Assessment.from_dict(changed)


def test_keys_of_later_releases_are_no_fault(plain: dict[str, Any]) -> None:
    assert misfits(plain | {"later": 1}) == []


def test_every_limit_is_that_of_a_field() -> None:
    for kind, name in json_schema.LIMITS:
        assert name in {field.name for field in attrs.fields(kind)}, (kind, name)


def test_every_key_is_described() -> None:
    for name, each in le.schema("assessment")["$defs"].items():
        for key, value in each["properties"].items():
            assert name == "wording" or len(value["description"]) > 2, (name, key)
