"""The JSON Schema is made of the declarations, and says of a network what reading says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

import localeconomy as le
from localeconomy.errors import ValidationError
from localeconomy.io import json_schema
from localeconomy.io.json_format import dumps, loads
from localeconomy.model.fields import fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import VOCABULARIES
from tests.strategies import networks

if TYPE_CHECKING:
    from pathlib import Path

VALIDATOR = Draft202012Validator(le.schema())


def document(**tables: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a file may hold
    return {"format": "localeconomy/network", "version": 1, **tables}


def test_the_schema_is_that_of_the_code() -> None:
    """If this fails, a record has changed: run ``python -m localeconomy.io.json_schema``."""
    assert le.schema() == json_schema.generated()


def test_it_is_a_schema_and_written_on_request(tmp_path: Path) -> None:
    Draft202012Validator.check_schema(le.schema())
    json_schema.main([str(tmp_path / "schema.json")])
    written = (tmp_path / "schema.json").read_text(encoding="utf-8")
    assert json.loads(written) == le.schema()
    assert "ü" in written  # readable, not escaped


@pytest.mark.parametrize("name", le.examples())
def test_bundled_networks_fit(name: str) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(dumps(le.example(name))))) == []


@settings(max_examples=40)
@given(networks())
def test_every_network_fits(network: le.Network) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(dumps(network)))] == []


FAULTY: dict[str, dict[str, Any]] = {
    "unknown table": document(actrs=[]),
    "no list": document(actors={}),
    "no record": document(actors=[1]),
    "unknown field": document(actors=[{"id": "a", "nme": "b"}]),
    "no id": document(actors=[{"name": "a"}]),
    "blank id": document(actors=[{"id": " "}]),
    "number for a text": document(actors=[{"id": "a", "name": 3}]),
    "text for a number": document(actors=[{"id": "a", "lon": "7"}]),
    "beyond the range": document(actors=[{"id": "a", "lon": 181}]),
    "unknown kind": document(actors=[{"id": "a", "kind": "shop"}]),
    "no kind": document(actors=[{"id": "a", "kind": None}]),
    "unknown supply": document(actors=[{"id": "a", "supply": ["shoes"]}]),
    "no date": document(actors=[{"id": "a", "since": "May 2001"}]),
    "no month": document(actors=[{"id": "a", "since": "2001-13"}]),
    "half a person": document(headcounts=[{"group": "members", "count": 1.5, "day": "2001"}]),
    "fewer than none": document(headcounts=[{"group": "members", "count": -1, "day": "2001"}]),
    "no truth": document(headcounts=[{"group": "members", "count": 1, "at_least": "yes",
                                      "day": "2001"}]),
    "no day": document(headcounts=[{"group": "members", "count": 1}]),
    "unknown group": document(activities=[{"id": "a", "kind": "fair", "day": "2001",
                                           "attendance": {"pets": 1}}]),
    "no attributes": document(actors=[{"id": "a", "attributes": [1]}]),
    "no title": document(title=3),
    "no wording": document(title={"de": "a"}),
    "no as_of": document(as_of="today"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_what_the_schema_refuses_is_no_network(name: str) -> None:
    assert list(VALIDATOR.iter_errors(FAULTY[name]))
    with pytest.raises(ValidationError):
        loads(json.dumps(FAULTY[name]))


@pytest.mark.parametrize(
    "fits",
    [
        document(title="a", description={"de": "a", "en": "b"}, as_of="2001-05"),
        {"$schema": "network-1.json"} | document(as_of=None),
        document(actors=[{"id": "a", "name": None, "lon": None, "since": None, "level": None}]),
        document(actors=[{"id": "a", "supply": None, "attributes": None}]),
        document(headcounts=[{"group": "members", "count": 2.0, "day": "2001"}]) | {"version": 1.0},
    ],
)
def test_what_fits_is_a_network(fits: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(fits)) == []
    loads(json.dumps(fits))


def test_every_field_is_described_in_both_languages() -> None:
    for name, info in TABLES.items():
        properties = le.schema()["$defs"][name]["properties"]
        assert list(properties) == list(fields_of(info.record_type))
        for field in fields_of(info.record_type).values():
            assert properties[field.name]["title"] == field.label.en
            assert properties[field.name]["x-description-de"] == field.meaning.de
    for name, terms in VOCABULARIES.items():
        listed = [each["const"] for each in le.schema()["$defs"][f"term_{name}"]["oneOf"]]
        assert listed == list(terms)
