"""How sure a score is, as a part of its assessment; the numerics have tests of their own."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.assessment.origin import rejudged
from localeconomy.errors import LocalEconomyError
from localeconomy.language import Number
from localeconomy.report.text import render
from tests.criteria.builders import district, silent
from tests.properties.changes import shuffled
from tests.properties.worlds import DAYS, Chance, worlds
from tests.test_assessment import FEW

if TYPE_CHECKING:
    from localeconomy.model.network import Network

BRUNCH = le.example("bismarcker-business-brunch")
PARTS = ("scenario_interval", "method_interval", "contributions", "sensitivity", "missing_plan")


@pytest.fixture(scope="module")
def brunch() -> le.Assessment:
    return le.assess(BRUNCH)


def test_the_scenario_interval_lies_within_the_bounds(brunch: le.Assessment) -> None:
    """The brunch has a survey, whose sampling is in the interval and not in the bounds."""
    unsure = le.assess(silent(district(), "goals", "publicity"))
    low, high = unsure.bounds
    assert low <= unsure.scenario_interval.low < unsure.scenario_interval.high <= high
    assert brunch.scenario_interval.low < brunch.score < brunch.scenario_interval.high


def test_what_is_known_for_certain_has_no_interval() -> None:
    known = le.assess(district(), catalogue=FEW)
    assert known.bounds == (known.score, known.score)
    assert known.scenario_interval.low == known.scenario_interval.high == known.score
    assert known.missing_plan.items == ()
    # Other weights and thresholds would still give another score.
    assert known.method_interval.low < known.score < known.method_interval.high


def test_a_glance_at_a_result_is_a_line_or_a_sentence(brunch: le.Assessment) -> None:
    """At the prompt nobody wants both wordings and all record ids."""
    told: list[Any] = [
        *brunch.contributions.parts,
        *brunch.missing_plan.items,
        *brunch.overlap,
        *brunch.tipping_points,
        *brunch.sensitivity.indices,
        brunch.contributions,
        brunch.missing_plan,
        brunch.sensitivity,
    ]
    for each in told:
        assert repr(each) == f"<{type(each).__name__}: {each.sentence.en}>"
    quality = brunch.families["quality"]
    low, high = quality.bounds or (0, 0)
    assert repr(quality) == (
        f"<FamilyResult quality: {quality.value:.2f} in [{low:.2f}, {high:.2f}]>"
    )
    assert repr(brunch.families["alliance"]) == "<FamilyResult alliance: nothing due>"


def test_the_points_lost_add_up(brunch: le.Assessment) -> None:
    parts = brunch.contributions
    assert sum(each.points for each in parts.parts) == pytest.approx(100 - brunch.score, abs=1e-9)
    families = {each.id: each.label.en for each in brunch.family_list}
    named = [each.title.en for each in parts.parts if each.kind == "family"]
    assert {*named} <= {*families.values()}


def test_thresholds_are_judged_anew_lower_and_higher(brunch: le.Assessment) -> None:
    """Half of the activities with residents is worth 1: at 0.45 more, at 0.55 less."""
    other = rejudged(brunch.origin)
    value = brunch["critical_mass"].value
    at = other["critical_mass"]
    assert value is not None
    assert at.lower is not None
    assert at.higher is not None
    assert at.higher <= value <= at.lower
    assert "community_contact" not in other  # it has no thresholds


def test_a_stored_assessment_lacks_its_record_and_says_so(brunch: le.Assessment) -> None:
    stored = le.Assessment.from_json(brunch.to_json())
    assert stored == brunch
    assert stored.origin is None
    assert stored.scenario_interval == brunch.scenario_interval
    with pytest.raises(LocalEconomyError, match="needs the record, which a stored") as caught:
        _ = stored.method_interval
    assert "noch einmal bewerten" in caught.value.into("de")
    assert "method_interval" not in stored.to_dict(uncertainty=True)["uncertainty"]


def test_copies_do_not_carry_the_record_along(brunch: le.Assessment) -> None:
    for other in (copy.deepcopy(brunch), pickle.loads(pickle.dumps(brunch))):  # noqa: S301 - ours
        assert other == brunch
        assert other.origin is None
    assert attrs.evolve(brunch).origin is brunch.origin


def test_tipping_points_move_the_grade_and_the_nearest_comes_first(brunch: le.Assessment) -> None:
    changes = [abs(each.change or 0.0) for each in brunch.tipping_points]
    assert changes == sorted(changes)
    assert changes


def test_overlap_names_findings_of_the_assessment(brunch: le.Assessment) -> None:
    ids = {each.id for each in brunch.findings}
    assert {each.first for each in brunch.overlap} <= ids


@pytest.mark.parametrize(("draws", "seed"), [(1, 0), (10, -1)])
def test_impossible_draws_are_refused(draws: int, seed: int) -> None:
    with pytest.raises(LocalEconomyError, match="is not possible"):
        le.assess(district(), draws=draws, seed=seed)


def test_draws_and_seed_are_part_of_the_provenance() -> None:
    found = le.assess(BRUNCH, draws=64, seed=7)
    assert (found.provenance.draws, found.provenance.seed) == (64, 7)
    assert (found.scenario_interval.draws, found.scenario_interval.seed) == (64, 7)
    assert found.scenario_interval != le.assess(BRUNCH, draws=64, seed=8).scenario_interval
    assert found.score == le.assess(BRUNCH).score


@given(worlds(), st.sampled_from(DAYS), st.integers(0, 2**32))
@settings(max_examples=15)
def test_the_order_of_the_records_changes_no_byte(network: Network, day: object, seed: int) -> None:
    one = le.assess(network, day, draws=64)  # type: ignore[arg-type]
    other = le.assess(shuffled(network, Chance(seed)), day, draws=64)  # type: ignore[arg-type]
    assert one.to_json(uncertainty=True) == other.to_json(uncertainty=True)


def test_the_same_bytes_in_another_process(brunch: le.Assessment) -> None:
    code = (
        "import sys, localeconomy as le\n"
        "found = le.assess(le.example('bismarcker-business-brunch'))\n"
        "sys.stdout.buffer.write(found.to_json(uncertainty=True).encode())\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "77"}
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert said.stdout.decode() == brunch.to_json(uncertainty=True)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_report_tells_it_where_it_is_asked_for(brunch: le.Assessment, language: str) -> None:
    plain = render(brunch, language, width=5000)
    told = render(brunch, language, width=5000, explain_uncertainty=True)
    for name in PARTS:
        sentence = getattr(brunch, name).sentence.into(language)
        assert sentence not in plain
    for name in ("scenario_interval", "method_interval", "sensitivity"):
        assert getattr(brunch, name).sentence.into(language) in told
    for each in (brunch.tipping_points[0], brunch.missing_plan.items[0], brunch.overlap[0]):
        assert each.sentence.into(language) in told


def test_plain_values_are_json(brunch: le.Assessment) -> None:
    plain = brunch.to_dict(uncertainty=True)
    assert le.Assessment.from_dict(json.loads(json.dumps(plain))) == brunch
    assert {*plain["uncertainty"]} == {*PARTS, "tipping_points", "overlap"}


def test_a_report_on_what_is_certain_lists_no_causes() -> None:
    """All healthy and known: nothing costs points, nothing is to be found out."""
    lone = le.catalogue().without(*(c.id for c in le.catalogue() if c.id != "measurable_goals"))
    text = render(le.assess(district(), catalogue=lone), "en", width=5000, explain_uncertainty=True)
    assert "How sure, and why" in text
    assert "What costs points" not in text
    assert "What is most worth finding out" not in text


def lossy() -> le.Assessment:
    """Return an assessment of a sound network that has lost some of its lists."""
    return le.assess(le.synthetic_network(40, seed=17, missing=0.3))


def test_a_score_beside_its_interval_is_explained() -> None:
    """What is on record counts as it is, while the interval reckons with what may come."""
    assessment = lossy()
    assert not (
        assessment.scenario_interval.low <= assessment.score <= assessment.scenario_interval.high
    )
    text = render(assessment, "de", width=5000, explain_uncertainty=True)
    shown = Number(assessment.score, 1).into("de")
    assert f"Der Gesamtwert von {shown} liegt außerhalb: Er zählt" in text


@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_a_sound_network_without_its_lists_is_better_than_its_interval(seed: int) -> None:
    """What was lost was good: the truth lies above the interval, and always within the bounds."""
    truth = le.assess(le.synthetic_network(40, seed=seed)).score
    known = le.assess(le.synthetic_network(40, seed=seed, missing=0.3))
    assert truth > known.scenario_interval.high
    assert known.bounds[0] <= truth <= known.bounds[1]


def test_only_the_bounds_are_guaranteed(brunch: le.Assessment) -> None:
    text = render(brunch, "en", width=5000, explain_uncertainty=True)
    low, high = (Number(each, 1).into("en") for each in brunch.bounds)
    assert f"Only the bounds of {low} to {high} are guaranteed; the sampling error of" in text


def test_a_score_inside_its_interval_is_not(brunch: le.Assessment) -> None:
    assert "liegt außerhalb" not in render(brunch, "de", width=5000, explain_uncertainty=True)


def test_without_a_grade_none_is_named() -> None:
    assessment = lossy()
    assert assessment.grade is None
    text = render(assessment, "de", width=5000, explain_uncertainty=True)
    assert "Die Einstufung wäre" not in text
    assert "Was den Gesamtwert am ehesten in einen anderen Bereich brächte" in text


def test_the_split_over_caps_is_explained_once(brunch: le.Assessment) -> None:
    text = render(brunch, "de", width=5000, explain_uncertainty=True)
    assert text.count("Die Aufteilung rechnet mit, was die Obergrenze kosten würde") == 1


def test_what_narrows_nothing_is_not_worth_finding_out() -> None:
    kino = le.assess(le.example("kino-knappenviertel"), on="2003-06-30")
    assert kino.missing_plan.items
    text = render(kino, "de", width=5000, explain_uncertainty=True)
    assert "Was zu klären sich am meisten lohnt" not in text
    assert text.count("ändert daran nichts") == 1


def test_a_stored_assessment_is_explained_without_its_record(brunch: le.Assessment) -> None:
    stored = le.Assessment.from_json(brunch.to_json())
    text = render(stored, "en", width=5000, explain_uncertainty=True)
    assert brunch.scenario_interval.sentence.en in text
    assert brunch.method_interval.sentence.en not in text
