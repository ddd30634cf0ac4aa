"""Goals on schedule, their review and agreed training places, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.goals import Aim
from localeconomy.model.records import Goal, Observation, Review
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    adding,
    alliance,
    district,
    empty,
    evolved,
    judged,
    keeping,
    organised,
    undeclared,
)
from tests.criteria.cases.quality import checked, observed, training

if TYPE_CHECKING:
    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Finding

HALFWAY = "2003-01-01"


def figure(finding: Finding, label: str) -> float | None:
    return next(each.value for each in finding.figures if each.label.en == label)


def goal(name: str = "g", **values: Any) -> Goal:  # noqa: ANN401 - any field of a goal
    """Return a goal from 10 to 30 within the 730 days of 2002 and 2003."""
    return Goal(name, **{"baseline": 10, "target": 30, "start": "2002", "due": "2003", **values})


def having(*goals: Goal, observations: tuple[Observation, ...] = ()) -> Network:
    """Return the district with these goals and observations and no others."""
    return district().replace(goals=goals, observations=observations)


def at(value: float, day: str = HALFWAY, **values: Any) -> Network:  # noqa: ANN401 - as in `goal`
    """Return the district with one goal, measured once: when half of its time had elapsed."""
    return having(goal(**values), observations=(Observation("g", day, value),))


class TestAim:
    @pytest.mark.parametrize(
        ("baseline", "target", "value", "attained"),
        [
            (10, 30, 15, 0.25),
            (10, 30, 40, 1.0),
            (10, 30, 5, 0.0),
            # down from 18 to 10: 2 of 8
            (18, 10, 16, 0.25),
            (18, 10, 20, 0.0),
            # to keep four is to have four or more
            (4, 4, 4, 1.0),
            (4, 4, 5, 1.0),
            (4, 4, 3, 0.0),
            (None, 30, 15, None),
            (10, None, 15, None),
        ],
    )
    def test_what_is_attained(
        self, baseline: float | None, target: float | None, value: float, attained: float | None
    ) -> None:
        assert Aim(baseline, target, None, None).attained(value) == attained

    @pytest.mark.parametrize(("value", "attained"), [(9, 1.0), (10, 1.0), (11, 0.0)])
    def test_to_keep_a_number_small_is_not_to_exceed_it(
        self, value: float, attained: float
    ) -> None:
        assert Aim(10, 10, None, None, is_falling=True).attained(value) == attained

    def test_a_small_number_is_reached_from_above_like_any_other(self) -> None:
        for is_falling in (True, False):
            assert Aim(18, 10, None, None, is_falling=is_falling).attained(16) == 0.25

    @pytest.mark.parametrize(
        ("start", "due", "day", "share"),
        [
            (100, 200, 150, 0.5),
            (100, 200, 100, 0.0),
            (100, 200, 90, 0.0),
            (100, 200, 200, 1.0),
            (100, 200, 900, 1.0),
            # past the due date the start does not matter, before the start the due date does not
            (None, 200, 200, 1.0),
            (None, 200, 199, None),
            (100, None, 100, 0.0),
            (100, None, 101, None),
        ],
    )
    def test_the_share_of_the_time(
        self, start: int | None, due: int | None, day: int, share: float | None
    ) -> None:
        assert Aim(10, 30, start, due).time_share(day) == share


class TestGoalAttainment:
    NAME = "goal_attainment"

    @pytest.mark.parametrize(
        ("value", "change", "expected"),
        [
            # halfway: a quarter of the way attained, half of it asked for
            (15, {}, 0.5),
            (20, {}, 1.0),
            (25, {}, 1.0),
            (10, {}, 0.0),
            (5, {}, 0.0),
            (25, {"baseline": 30, "target": 10}, 0.5),
            (35, {"baseline": 30, "target": 10}, 0.0),
            # to be kept: held or not, whatever the time
            (10, {"target": 10}, 1.0),
            (9, {"target": 10}, 0.0),
            (12, {"target": 10}, 1.0),
            (12, {"target": 10, "kind": "vacancy"}, 0.0),
            (9, {"target": 10, "kind": "vacancy"}, 1.0),
            (9, {"target": 10, "start": None, "due": None}, 0.0),
        ],
    )
    def test_attainment_by_time_share(
        self, value: float, change: dict[str, Any], expected: float
    ) -> None:
        """365 of 730 days have elapsed on 1 January 2003."""
        finding = judged(at(value, **change), self.NAME)
        assert (finding.state, finding.value, finding.raw) == (State.MEASURED, expected, expected)

    def test_the_mean_over_the_goals(self) -> None:
        """20 of 30 is on schedule, 15 half of it, 10 nothing: (1 + 0.5 + 0)/3."""
        goals = [goal(name) for name in "abc"]
        seen = [
            Observation(name, HALFWAY, value)
            for name, value in zip("abc", (20, 15, 10), strict=True)
        ]
        finding = judged(having(*goals, observations=tuple(seen)), self.NAME)
        assert finding.value == 0.5
        assert finding.n == 3
        assert figure(finding, "on schedule") == 1
        assert "On schedule: 1 of 3 goals; on average 50%" in finding.reason.en

    def test_the_time_share_is_that_of_the_day_of_the_observation(self) -> None:
        """On 1 July 2002, 181 of 730 days: 12 is (2/20)/(181/730)."""
        finding = judged(at(12, "2002-07-01"), self.NAME)
        assert finding.value == pytest.approx(0.1 * 730 / 181)

    def test_after_the_due_date_all_the_time_has_elapsed(self) -> None:
        late = at(20, "2003-06-01", due="2003-03-01")
        assert judged(late, self.NAME).value == 0.5

    def test_the_latest_known_observation_counts(self) -> None:
        """What came after the day, or before the founding, is not known of the network."""
        network = adding(
            at(15),
            "observations",
            Observation("g", "2002-06-01", 30),
            Observation("g", "2003-07-01", 30),
            Observation("g", "2003-06-30", 30, known="2003-07-02"),
        )
        assert judged(network, self.NAME).value == 0.5
        assert judged(organised(at(15), founded="2003-02-01"), self.NAME).state is State.NOT_DUE

    def test_of_two_observations_of_one_day_the_less_favourable_counts(self) -> None:
        more = Observation("g", HALFWAY, 20, id="o2")
        assert judged(adding(at(15), "observations", more), self.NAME).value == 0.5
        assert judged(adding(at(20), "observations", more), self.NAME).value == 1.0

    @pytest.mark.parametrize(
        ("start", "due", "expected"),
        [
            # set within twelve months: nobody needs to have measured it
            ("2002-07-01", "2005", None),
            ("2003-06-30", "2005", None),
            # an older one counts as nothing
            ("2002-06-30", "2005", 0.0),
            ("2001", None, 0.0),
            # new, but its date has passed
            ("2003-01-01", "2003-06-30", 0.0),
            ("2003-01-01", "2003-07-01", None),
        ],
    )
    def test_goals_that_nobody_measured(
        self, start: str, due: str | None, expected: float | None
    ) -> None:
        finding = judged(having(goal(start=start, due=due)), self.NAME)
        assert finding.value == expected
        assert finding.state is (State.NOT_DUE if expected is None else State.MEASURED)

    def test_a_measurement_at_the_very_start_is_none_on_the_way(self) -> None:
        assert judged(at(10, "2003-01-01", start="2003", due="2005"), self.NAME).value is None
        assert judged(at(10, "2002-01-01"), self.NAME).value == 0.0

    def test_an_unmeasured_goal_lowers_the_mean_and_is_named(self) -> None:
        """One on schedule, one never measured, one new: (1 + 0)/2."""
        network = adding(at(20), "goals", goal("old"), goal("new", start="2003", due="2005"))
        finding = judged(network, self.NAME)
        assert finding.value == 0.5
        assert finding.n == 2
        assert "never measured and therefore counted as 0: 1" in finding.reason.en
        assert (figure(finding, "never measured"), figure(finding, "too new yet")) == (1, 1)

    def test_the_time_from_which_a_goal_is_old_can_be_set(self) -> None:
        network = having(goal(start="2003-01-01", due="2005"))
        asked = catalogue().with_thresholds(goal_attainment={"new": 3})
        assert judged(network, self.NAME).state is State.NOT_DUE
        assert judged(network, self.NAME, asked=asked).value == 0.0

    @pytest.mark.parametrize(
        ("due", "counts"),
        [
            ("2002-07-01", False),
            ("2002-06", False),
            ("2002-07-02", True),
            ("2002-07", True),
            (None, True),
        ],
    )
    def test_what_was_due_before_the_window_is_past(self, due: str | None, *, counts: bool) -> None:
        """W begins with 1 July 2002; a full date is itself outside the goal's time."""
        network = adding(at(20), "goals", goal("past", start="2001", due=due))
        finding = judged(network, self.NAME)
        assert finding.value == (0.5 if counts else 1.0)

    def test_without_goals_today_it_is_0(self) -> None:
        for network in (
            empty(district(), "goals"),
            having(goal(start="1999", due="2001")),
            having(goal(start="2003-07-01")),
        ):
            finding = judged(network, self.NAME)
            assert (finding.state, finding.value, finding.n) == (State.MEASURED, 0.0, 0)

    @pytest.mark.parametrize("part", ["baseline", "target", "start", "due"])
    def test_a_goal_that_lacks_a_value_leaves_it_open(self, part: str) -> None:
        """One of two is on schedule, the other anything: 1, between 1/2 and 1."""
        vague = goal("vague", **{part: None})
        network = adding(at(20), "goals", vague)
        network = adding(network, "observations", Observation("vague", HALFWAY, 25))
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.PARTIAL, 1.0, 1)
        assert finding.bounds == (0.5, 1.0)
        assert "because facts are missing: 1" in finding.reason.en
        alone = having(vague, observations=(Observation("vague", HALFWAY, 25),))
        assert judged(alone, self.NAME).state is State.UNKNOWN

    def test_a_goal_without_a_start_that_nobody_measured_could_be_new(self) -> None:
        assert judged(having(goal(start=None)), self.NAME).state is State.UNKNOWN
        past = having(goal(start=None, due="2003-06-30"))
        assert judged(past, self.NAME).value == 0.0

    @pytest.mark.parametrize("table", ["goals", "observations"])
    def test_further_records_can_change_it_either_way(self, table: str) -> None:
        finding = judged(undeclared(at(15), table), self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.5, (0.0, 1.0))

    def test_goals_without_a_word_on_observations_are_unknown(self) -> None:
        assert judged(undeclared(having(goal())), self.NAME).state is State.UNKNOWN

    def test_an_alliance_has_goals_too(self) -> None:
        network = alliance().replace(goals=[goal()], observations=[Observation("g", HALFWAY, 15)])
        assert judged(network, self.NAME).value == 0.5

    @given(one=st.integers(0, 40), other=st.integers(0, 40), is_falling=st.booleans())
    def test_nearer_to_the_target_is_never_worse(
        self, one: int, other: int, *, is_falling: bool
    ) -> None:
        first, last = (35, 5) if is_falling else (5, 35)
        found = [
            judged(at(each, baseline=first, target=last), self.NAME).value or 0.0
            for each in sorted((one, other))
        ]
        assert found == sorted(found, reverse=is_falling)


class TestControlling:
    NAME = "controlling"

    def test_both_measured_and_reviewed(self) -> None:
        """g1 and g2 are reviewed, g2 and g3 measured: one of four."""
        network = observed(20, 20, 20)
        network = keeping(network, "observations", lambda each: each.goal != "g1")
        network = network.replace(reviews=[Review("2003-05-10", ("g1", "g2"))])
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.MEASURED, 0.25, 4)
        assert (figure(finding, "measured"), figure(finding, "reviewed")) == (2, 2)
        assert "1 of 4 goals (25%)" in finding.reason.en

    @pytest.mark.parametrize(
        ("day", "value"),
        [("2002-06-30", 0.0), ("2002-07-01", 1.0), ("2003-06-30", 1.0), ("2003-07-01", 0.0)],
    )
    @pytest.mark.parametrize("table", ["observations", "reviews"])
    def test_within_twelve_months(self, table: str, day: str, value: float) -> None:
        assert judged(evolved(checked(4), table, day=day), self.NAME).value == value

    def test_several_reviews_add_up(self) -> None:
        network = adding(checked(2), "reviews", Review("2003-01-10", ("g2", "g3")))
        assert judged(network, self.NAME).value == 0.75

    def test_new_goals_count_once_they_are_reviewed(self) -> None:
        """Two of four are reviewed; without the two new ones that are not, two of two."""
        recent = evolved(checked(2), "goals", lambda g: g.id in ("g3", "g4"), start="2003-02")
        assert judged(recent, self.NAME).value == 1.0
        assert judged(recent, self.NAME).n == 2
        every = evolved(checked(2), "goals", start="2003-02")
        assert judged(every, self.NAME).value == 1.0
        none = evolved(checked(0), "goals", start="2003-02")
        assert judged(none, self.NAME).state is State.NOT_DUE
        past = evolved(checked(0), "goals", start="2003-02", due="2003-06-30")
        assert judged(past, self.NAME).value == 0.0

    def test_goals_of_the_past_are_not_reviewed_for_ever(self) -> None:
        network = adding(checked(4), "goals", goal("past", start="1999", due="2001"))
        assert judged(network, self.NAME).value == 1.0
        only_past = judged(having(goal("past", start="1999", due="2001")), self.NAME)
        assert (only_past.value, only_past.n) == (0.0, 0)

    def test_a_review_that_names_no_goals_could_be_of_all(self) -> None:
        """Two are reviewed for sure; all four are measured."""
        finding = judged(adding(checked(2), "reviews", Review("2003-06-10")), self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.5, (0.5, 1.0))
        old = judged(adding(checked(2), "reviews", Review("2002-06-10")), self.NAME)
        assert (old.state, old.value) == (State.MEASURED, 0.5)

    def test_a_goal_without_a_start_could_be_new(self) -> None:
        """Two of four, or two of three where g4 is new."""
        finding = judged(
            evolved(checked(2), "goals", lambda g: g.id == "g4", start=None), self.NAME
        )
        assert finding.value == 0.5
        assert finding.bounds == pytest.approx((0.5, 2 / 3))
        unsure = judged(evolved(checked(0), "goals", start=None), self.NAME)
        assert unsure.bounds == (0.0, 1.0)

    def test_further_records(self) -> None:
        for table in ("observations", "reviews"):
            assert judged(undeclared(checked(2), table), self.NAME).bounds == (0.5, 1.0)
        assert judged(undeclared(checked(2), "goals"), self.NAME).bounds == (0.0, 1.0)

    def test_evidence_is_of_the_goals_that_count(self) -> None:
        network = adding(checked(4), "goals", goal("past", start="1999", due="2001"))
        network = adding(network, "observations", Observation("past", "2003-05-01", 1))
        found = {each.table: each.ids for each in judged(network, self.NAME).evidence}
        assert found["goals"] == ("g1", "g2", "g3", "g4")
        assert len(found["observations"]) == 4

    @given(st.integers(0, 4), st.integers(0, 4))
    def test_more_reviewed_is_never_worse(self, one: int, other: int) -> None:
        found = [judged(checked(each), self.NAME).value or 0.0 for each in sorted((one, other))]
        assert found == sorted(found)


class TestTrainingPlaces:
    NAME = "training_places"

    @pytest.mark.parametrize(
        ("value", "expected", "created"),
        [(2, 0.0, 0), (5, 0.5, 3), (8, 1.0, 6), (14, 1.0, 12), (20, 1.0, 18), (1, 0.0, -1)],
    )
    def test_net_new_against_the_baseline(
        self, value: float, expected: float, created: float
    ) -> None:
        """From 2 to 14 in two years: six new ones are due after the first."""
        finding = judged(training(value), self.NAME)
        assert finding.value == expected
        assert (figure(finding, "created"), figure(finding, "agreed")) == (created, 12)

    def test_what_came_after_the_due_date_came_too_late(self) -> None:
        """5 at the end of the time: 3 of 12; 14 a day later does not count."""
        network = evolved(training(5), "goals", lambda g: g.id == "places", due="2003-01-01")
        late = adding(network, "observations", Observation("places", "2003-01-02", 14))
        assert judged(late, self.NAME).value == 0.25
        assert judged(late, "goal_attainment").value != judged(network, "goal_attainment").value

    def test_other_goals_do_not_count(self) -> None:
        finding = judged(evolved(training(5), "goals", kind="jobs"), self.NAME)
        assert finding.state is State.NOT_DUE
        assert "no training places are agreed" in finding.reason.en

    def test_agreements_of_the_past_are_past(self) -> None:
        old = evolved(training(5), "goals", lambda g: g.id == "places", start="2000", due="2001")
        assert judged(old, self.NAME).state is State.NOT_DUE

    def test_nobody_counted(self) -> None:
        network = empty(training(5), "observations")
        finding = judged(network, self.NAME)
        assert (finding.value, figure(finding, "created")) == (0.0, 0)
        new = evolved(network, "goals", start="2003-02")
        assert judged(new, self.NAME).state is State.NOT_DUE

    def test_missing_values(self) -> None:
        vague = evolved(training(5), "goals", lambda g: g.id == "places", target=None)
        assert judged(vague, self.NAME).state is State.UNKNOWN
        both = adding(training(8), "goals", goal("more", kind="training_places", target=None))
        both = adding(both, "observations", Observation("more", HALFWAY, 12))
        assert judged(both, self.NAME).bounds == (0.5, 1.0)

    def test_agreements_alone_have_to_be_complete(self) -> None:
        assert judged(undeclared(training(5), "goals"), self.NAME).bounds == (0.0, 1.0)
        assert judged(undeclared(training(5), "observations"), self.NAME).bounds == (0.0, 1.0)

    @given(st.integers(0, 20), st.integers(0, 20))
    def test_more_places_are_never_worse(self, one: int, other: int) -> None:
        found = [judged(training(each), self.NAME).value or 0.0 for each in sorted((one, other))]
        assert found == sorted(found)
