"""What is recommended: gains are differences of real assessments, in order, and honestly said."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings

import localeconomy as le
from localeconomy.analysis import Move, reassessment, recommendation
from localeconomy.analysis.recommendation_words import signed
from localeconomy.criteria import remedies
from localeconomy.criteria.declaration import Judgement
from localeconomy.errors import LocalEconomyError
from localeconomy.language import Text
from localeconomy.scoring.finding import Measure
from tests.criteria.builders import DAY, district, empty, silent
from tests.criteria.cases import CASES
from tests.properties.worlds import days, worlds

if TYPE_CHECKING:
    import datetime as dt

    from localeconomy.criteria.terms import Terms

KINO = le.example("kino-knappenviertel")
EFFORTS = ("low", "medium", "high")


@pytest.fixture(scope="module")
def of_2014() -> le.Recommendations:
    """Return what is recommended for the bundled network, which takes a while."""
    return le.recommend(KINO, "2014-12-31")


def failing(criterion: str) -> le.Network:
    return CASES[criterion].failing()


def of(found: le.Recommendations, criterion: str) -> list[le.Recommendation]:
    """Return the recommendations for one criterion, in the order of its measures."""
    measures = le.catalogue()[criterion].measures
    ours = [each for each in found if each.criterion == criterion]
    return sorted(ours, key=lambda each: measures.index(each.measure))


def assert_gains_are_real(
    network: le.Network, on: str | dt.date, found: le.Recommendations
) -> None:
    today = le.assess(network, on)
    for each in found:
        if each.expected_gain is None:
            continue
        after = le.assess(each.what_if(), on)
        assert each.score_today == found.score == today.score
        assert each.score == after.score
        assert each.expected_gain == after.score - today.score
        assert each.gain_before_caps == after.ungated - today.ungated
        moved = {
            name
            for name in (one.id for one in today.all_findings)
            if today[name].value != after[name].value
        }
        assert moved <= {one.id for one in each.moves}
        for one in each.moves:
            assert (one.before, one.after) == (today[one.id].value, after[one.id].value)


# -- gains -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("criterion", ["active_core", "official_recognition", "self_financing"])
def test_gains_are_differences_of_two_assessments(criterion: str) -> None:
    network = failing(criterion)
    found = le.recommend(network)
    assert of(found, criterion)
    assert_gains_are_real(network, DAY, found)


def test_gains_of_an_alliance() -> None:
    network = failing("joint_projects")
    found = le.recommend(network)
    assert [each.expected_gain is not None for each in of(found, "joint_projects")] == [True, True]
    assert_gains_are_real(network, DAY, found)


@settings(max_examples=8)
@given(worlds(), days())
def test_gains_of_any_record(network: le.Network, day: dt.date) -> None:
    try:
        assessment = le.assess(network, day)
    except LocalEconomyError:
        return  # nothing is due: there is no score
    found = le.recommend(assessment)
    assert_gains_are_real(network, day, found)
    assert_in_order(found)
    weak = {
        each.id
        for each in assessment.all_findings
        if each.weight > 0 and each.word in ("watch", "failing")
    }
    assert {each.criterion for each in found} == weak


def test_the_comparison_says_what_a_gain_is_owed_to() -> None:
    """All of it by other data, and the finding itself is among what changed."""
    best = le.recommend(failing("official_recognition"), most=1)[0]
    comparison = best.comparison
    assert best.expected_gain is not None
    assert comparison.difference == best.expected_gain > 0
    assert comparison.data == pytest.approx(comparison.difference)
    assert {each.id for each in best.moves} <= {each.id for each in comparison.changes}


def test_a_cap_that_binds_holds_the_gains_of_the_others() -> None:
    """Of the bundled network of 2016 the missing office limits the score to 60.

    Only the measure that brings an office raises it; what others would do before the caps is told.
    """
    found = le.recommend(KINO, "2016-12-31")
    assert found.score == pytest.approx(60)
    office, *others = (each for each in found if each.expected_gain is not None)
    assert office.criterion == "coordination_office"
    assert office.expected_gain is not None
    assert office.expected_gain > 10
    assert {each.expected_gain for each in others} == {0.0}
    held = [each for each in others if (each.gain_before_caps or 0.0) >= 0.05]
    assert held
    for each in held:
        assert "The score would stay at 60.0. Without the caps" in each.sentence.en
        assert "Der Gesamtwert bliebe bei 60,0. Ohne die Obergrenzen" in each.sentence.de


@pytest.mark.parametrize("pitfall", [1, 2, 3, 4])
def test_where_a_pitfall_is_planted_its_measure_comes_first(pitfall: int) -> None:
    """A network that is healthy but for one documented pitfall, made without knowing criteria."""
    network = le.synthetic_network(40, seed=pitfall, pitfalls={pitfall: 1.0})
    best = le.recommend(network, most=1)[0]
    assert pitfall in le.catalogue()[best.criterion].pitfalls
    assert best.expected_gain is not None
    assert best.expected_gain > 5


# -- what is recommended ---------------------------------------------------------------------------


def assert_in_order(found: le.Recommendations) -> None:
    """By falling gain; of equal gains by effort; those not computed last, by effort."""
    keys = [
        (
            each.expected_gain is None,
            -round(each.expected_gain or 0.0, 9),
            EFFORTS.index(each.effort),
            -round(each.gain_before_caps or 0.0, 9),
        )
        for each in found
    ]
    assert keys == sorted(keys)


def test_the_greatest_gain_comes_first_and_of_equal_ones_the_least_effort(
    of_2014: le.Recommendations,
) -> None:
    found = of_2014
    assert_in_order(found)
    assert found[0].expected_gain == max(each.expected_gain or 0.0 for each in found)
    # Among those that gain nothing there are several efforts, which decide.
    assert len({each.effort for each in found if each.expected_gain == 0}) > 1


def test_no_more_than_wanted() -> None:
    every = le.recommend(failing("active_core"))
    assert le.recommend(failing("active_core"), most=2).items == every.items[:2]
    assert len(le.recommend(failing("active_core"), most=10_000)) == len(every)


def test_healthy_and_unknown_findings_and_the_setting_are_left_out() -> None:
    """Of the district some are unknown once nothing is said of the offers."""
    network = silent(failing("official_recognition"), "offers")
    assessment = le.assess(network)
    found = le.recommend(assessment)
    unknown = [
        each.id
        for each in assessment.all_findings
        if each.state is le.State.UNKNOWN and each.weight > 0
    ]
    assert {"coordination_services", "member_qualification"} <= set(unknown)
    assert found.unknown == len(unknown)
    named = {each.criterion for each in found}
    assert not named & set(unknown)
    assert "individual_benefit" not in named  # 0.9
    assert all(le.catalogue()[name].weight.value for name in named)
    assert "official_recognition" in named


def test_only_what_can_be_computed_is_assessed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for the day and once a measure that changes something."""
    calls = []
    real = reassessment.assessed_anew

    def counted(*arguments: object) -> object:
        calls.append(arguments)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(recommendation, "assessed_anew", counted)
    found = le.recommend(failing("active_core"))
    assert len(calls) == sum(bool(each.assumed) for each in found) < len(found)


def test_what_cannot_be_expressed_has_no_gain() -> None:
    """That a form is examined changes no record."""
    found = of(le.recommend(failing("organisation_form")), "organisation_form")
    written, examined = found
    assert written.expected_gain is not None
    assert (examined.expected_gain, examined.gain_before_caps, examined.score) == (None,) * 3
    assert (examined.moves, examined.assumed) == ((), ())
    assert examined.sentence.en.endswith("cannot be expressed as a change of the record.")
    assert examined.sentence.de.endswith("als Änderung des Datenbestands ausdrücken lässt.")
    with pytest.raises(LocalEconomyError, match="cannot be expressed as a change of the record"):
        examined.what_if()
    with pytest.raises(LocalEconomyError, match="cannot be computed"):
        _ = examined.comparison


def test_what_finds_nothing_to_change_gains_nothing() -> None:
    """Neither money nor cost of the office is on record, and both are declared complete.

    So nobody pays, which is 0; but half of what nobody knows cannot be paid.
    """
    network = empty(failing("self_financing"), "costs", "funding")
    city = of(le.recommend(network), "self_financing")[1]
    assert (city.expected_gain, city.gain_before_caps, city.moves, city.assumed) == (
        0.0,
        0.0,
        (),
        (),
    )
    assert city.score == city.score_today
    assert "This record holds nothing that it would change" in city.sentence.en
    assert "gibt es dafür nichts zu ändern; der Gesamtwert bliebe bei" in city.sentence.de


def test_what_is_assumed_is_told_by_table() -> None:
    """Four quarters of publicity; two goals that lack who answers for them."""
    (notes, _) = of(le.recommend(failing("publicity_continuity")), "publicity_continuity")
    assert [(each.table, each.added, each.completed) for each in notes.assumed] == [
        ("publicity", 4, 0)
    ]
    (goals,) = of(le.recommend(CASES["measurable_goals"].middle()), "measurable_goals")
    assert [(each.table, each.added, each.completed) for each in goals.assumed] == [("goals", 0, 2)]
    assert "“Measurable goals” from 50 to 100" in goals.sentence.en


def test_where_all_is_well_nothing_is_recommended() -> None:
    asked = le.catalogue().without(
        *(each.id for each in le.assess(district()).all_findings if each.word != "healthy")
    )
    found = le.recommend(district(), catalogue=asked)
    assert (len(found), list(found)) == (0, [])
    assert repr(found).endswith(": 0>")


# -- of what ---------------------------------------------------------------------------------------


def test_an_assessment_will_do_in_place_of_its_network() -> None:
    network = failing("active_core")
    assessment = le.assess(network, assume_complete=True)
    found = le.recommend(assessment)
    assert found == le.recommend(network, DAY, assume_complete=True)
    assert found.provenance.assume_complete
    assert found.provenance == assessment.provenance


def test_the_record_stays_as_it_is() -> None:
    network = failing("active_core")
    digest = network.digest
    best = le.recommend(network)[0]
    assert network.digest == digest
    assert best.what_if() == best.what_if()
    assert best.what_if().is_illustrative
    assert not network.is_illustrative


def test_a_stored_assessment_says_what_to_do() -> None:
    stored = le.Assessment.from_json(le.assess(KINO, "2003").to_json())
    with pytest.raises(LocalEconomyError, match="give the network, or assess it again") as caught:
        le.recommend(stored)
    assert "bitte das Netzwerk übergeben oder noch einmal bewerten" in caught.value.into("de")


def test_an_assessment_has_its_day_already() -> None:
    assessment = le.assess(KINO, "2003")
    for options in ({"on": "2004"}, {"catalogue": le.catalogue()}, {"assume_complete": True}):
        with pytest.raises(LocalEconomyError, match="has its day, catalogue") as caught:
            le.recommend(assessment, **options)
        assert "bitte statt ihrer das Netzwerk übergeben" in caught.value.into("de")


@pytest.mark.parametrize("most", [0, -1])
def test_none_is_no_number_of_recommendations(most: int) -> None:
    with pytest.raises(LocalEconomyError, match=f"{most} is not a number of recommendations") as it:
        le.recommend(KINO, most=most)
    assert "bitte mindestens 1" in it.value.into("de")


def test_a_criterion_of_ones_own_brings_its_own_change() -> None:
    """It asks for an item of publicity each quarter, and there is one in five years."""

    def judge(terms: Terms, _at: object) -> Judgement:
        k = len(terms.network.publicity)
        said = Text(de=f"{k} Meldungen.", en=f"{k} items.")
        return Judgement(min(1.0, k / 20), float(k), k, said)

    text = Text(de="Etwas melden.", en="Report something.")
    own = le.criterion(
        "many_items",
        family="quality",
        question="Many?",
        reads=["publicity"],
        judge=judge,
        measures=[Measure(text, "low", change=remedies.publicity.note_each_quarter), "Wait."],
    )
    network = district().replace(publicity=district().publicity[:1])
    found = le.recommend(network, catalogue=le.catalogue().with_(own))
    told, waiting = of_own = [each for each in found if each.criterion == "many_items"]
    assert len(of_own) == 2
    # One item of twenty, and four more.
    assert next(each for each in told.moves if each.id == "many_items").after == 0.25
    assert waiting.expected_gain is None


# -- how it shows itself ---------------------------------------------------------------------------


def test_it_is_said_in_both_languages() -> None:
    """Without recognition the cap of 40 binds; each body's yes is worth a third."""
    found = le.recommend(failing("official_recognition"))
    best = found[0]
    before, after = f"{found.score:.1f}", f"{best.score or 0:.1f}"
    gain = signed(best.expected_gain or 0.0)
    assert f"The score would rise from {before} to {after} ({gain.en} points)." in best.sentence.en
    assert (
        f"Damit stiege der Gesamtwert von {before} auf {after} (".replace(".", ",")
        in best.sentence.de
    )
    assert "It would move: “Official recognition” from 0 to 67" in best.sentence.en
    assert "Es änderten sich: „Anerkennung“ von 0 auf 67" in best.sentence.de


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (0.25, 1.0, "“Title” from 25 to 100"),
        (None, 0.5, "“Title”, without a value so far, to 50"),
        (0.5, None, "“Title” from 50 to no value"),
        (None, None, "“Title”, still without a value"),
        (0.0, 0.004, "“Title” from 0 to 0"),
    ],
)
def test_moves_are_said(before: float | None, after: float | None, said: str) -> None:
    move = Move("id", Text(de="Titel", en="Title"), 1.0, before, after, "measured", "measured")
    assert move.sentence.en == said
    assert move.sentence.de.startswith("„Titel“")


def test_a_loss_is_said_as_a_loss() -> None:
    """Nothing hides that a measure for one finding can cost others more, for the time being."""
    plain = le.recommend(failing("active_core"), most=1)[0]
    lost = attrs.evolve(
        plain, expected_gain=-2.5, gain_before_caps=-2.5, score=plain.score_today - 2.5
    )
    assert "The score would fall from " in lost.sentence.en
    assert "(−2.5 points)" in lost.sentence.en
    assert "Damit fiele der Gesamtwert von " in lost.sentence.de


def test_it_shows_itself(of_2014: le.Recommendations) -> None:
    found = of_2014
    lines = repr(found).splitlines()
    assert lines[0].startswith("<Recommendations for 'KinO e.V.")
    assert lines[0].endswith(f"on 2014-12-31, score {found.score:.1f}: {len(found)}")
    assert len(lines) == 10
    assert lines[-1] == f"  … and {len(found) - 8} more>"
    best = found[0]
    assert lines[1].strip() == repr(best).removeprefix("<Recommendation ").removesuffix(">")
    assert repr(best).startswith(
        f"<Recommendation {signed(best.expected_gain or 0).en} ({best.effort} effort) "
    )
    assert repr(found[-1]).startswith("<Recommendation   ? (")
    assert found[:2] == found.items[:2]
    assert best in found


def test_it_can_be_written(of_2014: le.Recommendations) -> None:
    found = of_2014
    plain = found.to_dict()
    assert json.loads(json.dumps(plain, allow_nan=False)) == plain
    assert (plain["format"], plain["version"]) == ("localeconomy/recommendations", 1)
    assert plain["day"] == "2014-12-31"
    assert len(plain["recommendations"]) == len(found)
    first = plain["recommendations"][0]
    assert first["measure"] == {"text": found[0].measure.text.to_dict(), "effort": found[0].effort}
    assert first["expected_gain"] == found[0].expected_gain
    assert {"moves", "assumed", "sentence", "gain_before_caps", "score", "value"} <= set(first)
    again = le.recommend(KINO, "2014-12-31").to_dict()
    assert json.dumps(again) == json.dumps(plain)


def test_it_travels_without_its_record() -> None:
    found = le.recommend(failing("active_core"), most=2)
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - written here
    assert again == found
    with pytest.raises(LocalEconomyError, match="recommendations need the record"):
        again[0].what_if()
