"""What a finding is, says of itself, and keeps in a file."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given

from localeconomy.language import Text
from localeconomy.scoring.finding import (
    MOST_EVIDENCE,
    Cap,
    Evidence,
    Figure,
    Finding,
    Measure,
    State,
)
from tests.scoring.builders import finding, findings


def test_due_are_measured_partial_and_unknown() -> None:
    assert [state for state in State if state.is_due] == [
        State.MEASURED,
        State.PARTIAL,
        State.UNKNOWN,
    ]


def test_everything_but_what_the_scope_rules_out_applies() -> None:
    assert [state for state in State if not state.is_applicable] == [State.NOT_APPLICABLE]


def test_evidence_names_the_first_fifty_in_alphabetical_order_and_counts_all() -> None:
    ids = [f"record-{number:03d}" for number in range(120)]
    evidence = Evidence.of("activities", ids[::-1])
    assert evidence.count == 120
    assert evidence.ids == tuple(ids[:MOST_EVIDENCE])
    assert MOST_EVIDENCE == 50


def test_a_finding_shows_itself_in_one_line() -> None:
    assert repr(finding("a", 0.25, bounds=(0.1, 0.5))) == (
        "<Finding a: partial, 0.25 in [0.10, 0.50]>"
    )
    assert repr(finding("b", None)) == "<Finding b: unknown, - in [0.00, 1.00]>"


@given(findings())
def test_findings_survive_json(found: list[Finding]) -> None:
    for each in found:
        assert Finding.from_dict(json.loads(json.dumps(each.to_dict()))) == each


def test_everything_of_a_finding_survives_json() -> None:
    text = Text(de="Bäckerei", en="bakery")
    full = attrs.evolve(
        finding("a", 0.25, bounds=(0.1, 0.5), pitfalls=(3, 4)),
        reason=text,
        evidence=(Evidence("actors", ("x", "y"), 2),),
        figures=(Figure(text, None, text), Figure(text, 2.5, text)),
        measures=(Measure(text, "low"),),
        weight_word="muss",
        cap=Cap(0.4, 0.5, 0.25),
        reads=("actors", "activities"),
        missing=("activities",),
    )
    again = Finding.from_dict(json.loads(json.dumps(full.to_dict())))
    assert again == full
    assert hash(again) == hash(full)


def test_findings_are_frozen() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        finding().value = 0.0  # type: ignore[misc]
