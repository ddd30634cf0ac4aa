"""Surveys: how sure they are and what changed; and what is done for the district's image."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.criteria.catalogue import catalogue
from localeconomy.model.records import Activity, Complete, SurveyWave
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    adding,
    district,
    empty,
    evolved,
    judged,
    organised,
    undeclared,
)
from tests.criteria.cases.quality import surveyed, with_image_work

if TYPE_CHECKING:
    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Finding

QUESTIONS = {"awareness": "awareness", "resident_satisfaction": "satisfaction"}


def figures(finding: Finding) -> dict[str, float | None]:
    return {each.label.en: each.value for each in finding.figures}


def waves(*counts: tuple[str, int, int], question: str = "awareness") -> Network:
    """Return the district with waves of so many positive answers of so many on these days."""
    return district().replace(
        surveys=[
            SurveyWave(day, question, answered=answered, positive=positive)
            for day, positive, answered in counts
        ]
    )


class TestControlPoints:
    @pytest.mark.parametrize(
        ("positive", "value"), [(0, 0.0), (15, 0.25), (30, 0.5), (60, 1.0), (90, 1.0)]
    )
    def test_awareness_between_0_and_60_per_cent(self, positive: int, value: float) -> None:
        finding = judged(surveyed("awareness", positive), "awareness")
        assert finding.state is State.MEASURED
        assert finding.value == pytest.approx(value)
        assert (finding.raw, finding.n) == (positive / 100, 100)

    @pytest.mark.parametrize(
        ("positive", "value"), [(0, 0.0), (30, 0.0), (40, 0.2), (55, 0.5), (80, 1.0), (95, 1.0)]
    )
    def test_satisfaction_between_30_and_80_per_cent(self, positive: int, value: float) -> None:
        finding = judged(surveyed("satisfaction", positive), "resident_satisfaction")
        assert finding.value == pytest.approx(value)

    def test_they_can_be_set(self) -> None:
        """30 of 100 between 20 and 40 %."""
        asked = catalogue().with_thresholds(awareness={"zero": 0.2, "one": 0.4})
        finding = judged(surveyed("awareness", 30), "awareness", asked=asked)
        assert finding.value == pytest.approx(0.5)
        assert finding.sampling is not None
        assert finding.sampling.points == ((0.2, 0.0), (0.4, 1.0))

    @pytest.mark.parametrize("name", QUESTIONS)
    @given(one=st.integers(0, 100), other=st.integers(0, 100))
    def test_more_who_say_yes_are_never_worse(self, name: str, one: int, other: int) -> None:
        found = [
            judged(surveyed(QUESTIONS[name], each), name).value or 0.0
            for each in sorted((one, other))
        ]
        assert found == sorted(found)


class TestWaves:
    def test_the_latest_known_one_counts(self) -> None:
        network = waves(("2002-05-10", 10, 100), ("2003-05-10", 40, 100), ("2003-07-01", 60, 100))
        assert judged(network, "awareness").raw == 0.4
        late = evolved(network, "surveys", lambda w: str(w.day) == "2003-05-10", known="2003-07-01")
        assert judged(late, "awareness").raw == 0.1

    def test_what_was_asked_before_the_founding_does_not_count(self) -> None:
        network = organised(waves(("2002-05-10", 10, 100)), founded="2002-06")
        assert judged(network, "awareness").state is State.NOT_DUE

    def test_those_of_one_day_are_taken_together(self) -> None:
        """30 of 50 and 10 of 50: 40 of 100."""
        network = waves(("2003-05-10", 30, 50))
        more = SurveyWave("2003-05-10", "awareness", answered=50, positive=10, id="second")
        finding = judged(adding(network, "surveys", more), "awareness")
        assert (finding.raw, finding.n) == (0.4, 100)
        assert finding.evidence[0].count == 2

    def test_another_question_is_another_matter(self) -> None:
        network = surveyed("satisfaction", 80)
        assert judged(network, "awareness").state is State.NOT_DUE
        assert judged(network, "resident_satisfaction").value == 1.0

    def test_other_groups_stand_beside(self) -> None:
        """The residents are scored; of the city's public 20 of 80 know the network."""
        beyond = SurveyWave("2003-06-10", "awareness", "city_public", answered=80, positive=20)
        finding = judged(adding(surveyed("awareness", 30), "surveys", beyond), "awareness")
        assert finding.raw == 0.3
        assert figures(finding)["share in the group public of the city"] == 0.25
        assert finding.evidence[0].count == 2
        alone = judged(district().replace(surveys=[beyond]), "awareness")
        assert alone.state is State.NOT_DUE

    def test_a_wave_without_answers_says_nothing(self) -> None:
        network = waves(("2002-05-10", 10, 100), ("2003-05-10", 0, 0))
        assert judged(network, "awareness").raw == 0.1
        finding = judged(waves(("2003-05-10", 0, 0)), "awareness")
        assert (finding.state, finding.bounds) == (State.UNKNOWN, (0.0, 1.0))
        assert "nobody answered" in finding.reason.en

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_no_wave_is_not_due(self, name: str) -> None:
        finding = judged(district(), name)
        assert finding.state is State.NOT_DUE
        assert "have not been asked" in finding.reason.en

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_a_later_wave_could_say_anything(self, name: str) -> None:
        network = undeclared(surveyed(QUESTIONS[name], 55), "surveys")
        finding = judged(network, name)
        assert (finding.state, finding.bounds) == (State.PARTIAL, (0.0, 1.0))
        enough = network.with_records(
            completeness=[Complete("surveys", kinds=(QUESTIONS[name],), since="1999")]
        )
        assert judged(enough, name).state is State.MEASURED


class TestHowSureTheyAre:
    def test_the_sampling_error_is_no_part_of_the_bounds(self) -> None:
        """5 of 10: Wilson's limits are 0.2366 and 0.7634, the bounds the value itself."""
        finding = judged(waves(("2003-05-10", 5, 10)), "awareness")
        assert finding.bounds == (finding.value, finding.value)
        found = figures(finding)
        assert found["uncertainty of the sample (95%), from"] == pytest.approx(0.2366, abs=5e-5)
        assert found["uncertainty of the sample (95%), to"] == pytest.approx(0.7634, abs=5e-5)

    def test_asking_everyone_leaves_no_error(self) -> None:
        network = evolved(waves(("2003-05-10", 5, 10)), "surveys", asked=10, population=10)
        found = figures(judged(network, "awareness"))
        assert found["uncertainty of the sample (95%), from"] == pytest.approx(0.5)
        assert found["uncertainty of the sample (95%), to"] == pytest.approx(0.5)
        assert found["response rate"] == 1.0

    def test_response_rate_and_age(self) -> None:
        """100 of 400 answered; from 30 March to 30 June it is three months."""
        network = evolved(surveyed("awareness", 30), "surveys", asked=400, day="2003-03-30")
        found = figures(judged(network, "awareness"))
        assert found["response rate"] == 0.25
        assert found["age of the survey"] == pytest.approx(3.0)
        assert "response rate" not in figures(judged(surveyed("awareness", 30), "awareness"))

    def test_the_sample_goes_with_the_finding(self) -> None:
        network = evolved(surveyed("awareness", 30), "surveys", population=5000)
        sampling = judged(network, "awareness").sampling
        assert sampling is not None
        assert (sampling.positive, sampling.answered, sampling.population) == (30, 100, 5000)
        assert sampling.wave == "awareness residents 2003-05-10"
        assert sampling.points == ((0.0, 0.0), (0.6, 1.0))

    def test_two_samples_of_one_day_have_no_common_population(self) -> None:
        network = evolved(surveyed("awareness", 30), "surveys", population=5000, asked=200)
        more = SurveyWave("2003-05-10", "awareness", answered=50, positive=10, id="second")
        finding = judged(adding(network, "surveys", more), "awareness")
        assert finding.sampling is not None
        assert finding.sampling.population is None
        assert "response rate" not in figures(finding)

    def test_the_change_and_what_could_have_been_seen(self) -> None:
        """Newcombe's own example, 56/70 less 48/80: 0.2, from 0.0524 to 0.3339.

        Detectable at 0.6: (1.9600 + 0.8416) · √(0.24 · (1/80 + 1/70)) = 2.8016 · 0.080178.
        """
        network = waves(("2001-05-10", 48, 80), ("2003-05-10", 56, 70))
        found = figures(judged(network, "awareness"))
        assert found["change since the survey before"] == pytest.approx(20.0)
        assert found["change (95%), from"] == pytest.approx(5.24, abs=5e-3)
        assert found["change (95%), to"] == pytest.approx(33.39, abs=5e-3)
        detectable = found["smallest change that both surveys would probably have shown"]
        assert detectable == pytest.approx(22.46, abs=5e-3)

    def test_where_nobody_said_yes_before_no_detectable_change_is_given(self) -> None:
        found = figures(judged(waves(("2001", 0, 80), ("2002", 40, 80)), "awareness"))
        assert found["smallest change that both surveys would probably have shown"] is None

    @pytest.mark.parametrize(
        ("before", "said"),
        [
            (20, "a rise that chance in sampling does not explain"),
            (80, "a fall that chance in sampling does not explain"),
            (45, "a difference that chance in sampling can explain"),
            (50, "unchanged"),
        ],
    )
    def test_the_change_in_words(self, before: int, said: str) -> None:
        network = waves(("2001-05-10", before, 100), ("2003-05-10", 50, 100))
        reason = judged(network, "awareness").reason
        assert reason.en == (
            "Survey of 10 May 2003: of 100 residents 50 know the network (50%); before "
            f"(10 May 2001) it was {before}%: {said}."
        )
        assert "davor (10.05.2001) waren es" in reason.de

    def test_a_first_wave_changes_nothing(self) -> None:
        finding = judged(surveyed("awareness", 30), "awareness")
        assert not any(label.startswith("change") for label in figures(finding))
        assert finding.reason.de == (
            "Befragung 10.05.2003: Von 100 Bewohner/innen kennen 30 das Netzwerk (30 %)."
        )


class TestDistrictImage:
    NAME = "district_image"

    @pytest.mark.parametrize(("count", "value"), [(0, 0.0), (1, 0.5), (2, 1.0), (5, 1.0)])
    def test_image_activities_within_twelve_months(self, count: int, value: float) -> None:
        finding = judged(with_image_work(count), self.NAME)
        assert (finding.state, finding.value, finding.raw) == (State.MEASURED, value, count)

    @pytest.mark.parametrize(
        "change",
        [
            {"kind": "festival"},
            {"status": "planned"},
            {"status": "cancelled"},
            {"day": "2002-06-30"},
            {"day": "2003-07-01"},
        ],
    )
    def test_only_those_held_in_the_window_count(self, change: dict[str, str]) -> None:
        network = evolved(
            with_image_work(1), "activities", lambda a: a.kind == "image_campaign", **change
        )
        assert judged(network, self.NAME).value == 0.0

    def test_surveys_of_the_image_stand_beside(self) -> None:
        """From 30 of 100 to 60 of 100: shown, not scored."""
        network = with_image_work(1).replace(
            surveys=waves(
                ("2001-05-10", 30, 100), ("2003-05-10", 60, 100), question="image"
            ).surveys
        )
        finding = judged(network, self.NAME)
        assert finding.value == 0.5
        assert figures(finding)["good image of the district"] == 0.6
        assert figures(finding)["change since the survey before"] == pytest.approx(30)
        assert "(10 May 2003) 60% spoke well of the district" in finding.reason.en
        assert {each.table for each in finding.evidence} == {"activities", "surveys"}
        assert "spoke" not in judged(surveyed("awareness", 60), self.NAME).reason.en

    def test_surveys_need_not_be_complete(self) -> None:
        network = undeclared(with_image_work(1), "surveys")
        assert judged(network, self.NAME).state is State.MEASURED

    def test_further_activities_can_only_raise_it(self) -> None:
        network = undeclared(with_image_work(1), "activities")
        assert judged(network, self.NAME).bounds == (0.5, 1.0)
        enough = network.with_records(
            completeness=[Complete("activities", kinds=("image_campaign",), since="1999")]
        )
        assert judged(enough, self.NAME).state is State.MEASURED
        nothing = undeclared(empty(district(), "activities"), "activities")
        assert judged(nothing, self.NAME).state is State.UNKNOWN

    def test_the_word_agrees_with_the_number(self) -> None:
        assert "gab es 1 Aktivität für" in judged(with_image_work(1), self.NAME).reason.de
        assert "gab es 2 Aktivitäten für" in judged(with_image_work(2), self.NAME).reason.de

    @given(st.integers(0, 6), st.integers(0, 6))
    def test_more_is_never_worse(self, one: int, other: int) -> None:
        found = [
            judged(with_image_work(each), self.NAME).value or 0.0 for each in sorted((one, other))
        ]
        assert found == sorted(found)

    def test_other_activities_are_no_image_work(self) -> None:
        network = adding(
            with_image_work(0), "activities", Activity("f", kind="festival", day="2003-05")
        )
        assert judged(network, self.NAME).value == 0.0


class TestTrend:
    """From five waves on; the figure is the p-value, its label says what it means."""

    TOO_FEW = "too few surveys for a trend (at least 5 are needed), so far"

    @staticmethod
    def of(*positive: int) -> Network:
        """Return the district with a wave of 100 answers a year up to 2003."""
        first = 2004 - len(positive)
        network = organised(district(), founded="1980").replace(
            surveys=[
                SurveyWave(f"{first + n}-05-10", "awareness", answered=100, positive=each)
                for n, each in enumerate(positive)
            ]
        )
        return network.replace(
            completeness=[attrs.evolve(each, since="1980") for each in network.completeness]
        )

    def labels(self, *positive: int) -> dict[str, float | None]:
        found = figures(judged(self.of(*positive), "awareness"))
        return {name: value for name, value in found.items() if "trend" in name}

    @pytest.mark.parametrize("n", [1, 2, 3, 4])
    def test_up_to_four_are_too_few(self, n: int) -> None:
        assert self.labels(*range(10, 10 + n)) == {self.TOO_FEW: n}

    def test_in_german_too(self) -> None:
        (figure,) = (
            each
            for each in judged(self.of(10, 20), "awareness").figures
            if "Trend" in each.label.de
        )
        assert figure.label.de == (
            "zu wenige Befragungen für einen Trend (nötig sind mindestens 5), bisher"
        )
        assert figure.unit.de == "Befragungen"

    def test_five_that_rise_are_a_trend(self) -> None:
        """Two of 120 orders rise or fall throughout."""
        (label,) = found = self.labels(10, 20, 30, 40, 50)
        assert label.startswith("trend over 5 surveys (Mann–Kendall): a rise; as clear by chance")
        assert found[label] == pytest.approx(2 / 120)

    def test_six_that_fall_but_once(self) -> None:
        """One exchange of neighbours: S = −13; 2 (1 + 5)/720 orders are as clear."""
        (label,) = found = self.labels(60, 50, 30, 40, 20, 10)
        assert "(Mann–Kendall): a fall;" in label
        assert found[label] == pytest.approx(12 / 720)

    def test_no_trend_beyond_chance(self) -> None:
        """S = 6 of 10: one-sided 14/120 orders have 6 or more, both sides 28/120."""
        (label,) = found = self.labels(10, 30, 20, 50, 40)
        assert "none that stands out from chance" in label
        assert found[label] == pytest.approx(28 / 120)

    def test_it_rests_on_all_waves_that_somebody_answered(self) -> None:
        assert judged(self.of(10, 20, 30, 40, 50), "awareness").evidence[0].count == 5
        assert judged(self.of(10, 20, 30, 40), "awareness").evidence[0].count == 2
        unanswered = self.of(10, 20, 30, 40).with_records(
            surveys=[SurveyWave("1990-05-10", "awareness", answered=0, positive=0)]
        )
        found = figures(judged(unanswered, "awareness"))
        assert found[self.TOO_FEW] == 4

    def test_satisfaction_says_it_alike(self) -> None:
        finding = judged(surveyed("satisfaction", 55), "resident_satisfaction")
        assert figures(finding)[self.TOO_FEW] == 1
