"""Qualities of good network work, and the exchange within an alliance, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.model.records import (
    Activity,
    Actor,
    Complete,
    Funding,
    Goal,
    Membership,
    Participation,
    Relationship,
)
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    FACILITIES,
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

if TYPE_CHECKING:
    from localeconomy.model.network import Network


class TestCoordinationOffice:
    NAME = "coordination_office"

    def funded(self, *parts: tuple[str | None, str | None, bool | None]) -> Network:
        """Return the district whose office has funding [since, until), each secured or not."""
        money = [
            Funding(
                "office", "municipality", secured=secured, since=since, until=until, known="1999"
            )
            for since, until, secured in parts
        ]
        return district().replace(funding=money)

    @pytest.mark.parametrize(
        ("parts", "months"),
        [
            ([("1999", "2003-12-30", True)], 6.0),
            # two grants that follow each other without a gap, in whatever order
            ([("2003-12-30", "2004-06-30", True), ("1999", "2003-12-30", True)], 12.0),
            # an overlap changes nothing
            ([("1999", "2003-12-30", True), ("2003-10", "2004-06-30", True)], 12.0),
            # one within another does not shorten it
            ([("1999", "2004-06-30", True), ("2000", "2003-12-30", True)], 12.0),
            # a day's gap ends it
            ([("1999", "2003-12-30", True), ("2003-12-31", "2006", True)], 6.0),
            # not today
            ([("2003-07-01", "2006", True)], 0.0),
            ([("1999", "2003-06-30", True)], 0.0),
            ([("1999", "2006", False)], 0.0),
            ([(None, "2003-12-30", True)], 6.0),
            ([], 0.0),
            # without an end: as many months as are worth 1
            ([("1999", "2003-12-30", True), ("2003-12", None, True)], 36.0),
        ],
    )
    def test_months_secured_without_a_gap_from_today_on(
        self, parts: list[tuple[str | None, str | None, bool | None]], months: float
    ) -> None:
        finding = judged(self.funded(*parts), self.NAME)
        assert finding.raw == pytest.approx(months)
        assert finding.value == pytest.approx(months / 36)
        assert finding.state is State.MEASURED

    def test_the_last_day_is_named(self) -> None:
        """Until 30 December is the exclusive end: the 29th is the last day with money."""
        finding = judged(self.funded(("1999", "2003-12-30", True)), self.NAME)
        assert "29.12.2003" in finding.reason.de
        assert "29 December 2003" in finding.reason.en

    def test_money_of_unknown_security_leaves_the_value_open(self) -> None:
        """Six months for sure, twelve if the rest is secured."""
        network = self.funded(("1999", "2003-12-30", True), ("2003-12", "2004-06-30", None))
        finding = judged(network, self.NAME)
        assert finding.state is State.PARTIAL
        assert finding.value == pytest.approx(1 / 6)
        assert finding.bounds == pytest.approx((1 / 6, 1 / 3))

    def test_money_of_others_does_not_count(self) -> None:
        network = district().replace(funding=[Funding("network", "municipality", secured=True)])
        assert judged(network, self.NAME).value == 0.0

    def test_funding_that_nobody_knew_of_yet_does_not_count(self) -> None:
        late = evolved(self.funded(("1999", "2006", True)), "funding", known="2003-07-01")
        assert judged(late, self.NAME).value == 0.0

    @given(st.integers(0, 50), st.integers(0, 50))
    def test_longer_is_never_worse(self, one: int, other: int) -> None:
        def until(months: int) -> Network:
            number = 2003 * 12 + 7 + months
            return self.funded(("1999", f"{number // 12}-{number % 12 + 1:02d}-01", True))

        less, more = sorted([one, other])
        found = [judged(until(each), self.NAME).value for each in (less, more)]
        assert found[0] is not None
        assert found[1] is not None
        assert found[0] <= found[1]


class TestMeasurableGoals:
    NAME = "measurable_goals"

    @pytest.mark.parametrize("part", ["unit", "baseline", "target", "due", "owner"])
    def test_a_goal_without_a_part_is_not_measurable(self, part: str) -> None:
        """One of four goals lacks it: 3/4."""
        network = evolved(district(), "goals", lambda goal: goal.id == "g1", **{part: None})
        finding = judged(network, self.NAME)
        assert finding.value == 0.75
        assert "3 of 4 goals (75%)" in finding.reason.en

    def test_zero_is_a_baseline(self) -> None:
        assert judged(evolved(district(), "goals", baseline=0.0), self.NAME).value == 1.0

    def test_without_goals_it_is_0(self) -> None:
        finding = judged(empty(district(), "goals"), self.NAME)
        assert (finding.state, finding.value) == (State.MEASURED, 0.0)

    def test_goals_set_after_the_day_are_not_known(self) -> None:
        network = adding(district(), "goals", Goal("later", start="2003-07-01"))
        assert judged(network, self.NAME).n == 4

    @pytest.mark.parametrize(
        ("missing", "bounds"),
        [
            (1, (2 / 5, 3 / 5)),  # [k/(n + u), (k + u)/(n + u)] of k = 2, n = 4
            (4, (2 / 8, 6 / 8)),
        ],
    )
    def test_estimated_missing_goals_bound_the_share(
        self, missing: int, bounds: tuple[float, float]
    ) -> None:
        network = evolved(district(), "goals", lambda g: g.id in ("g1", "g2"), owner=None)
        estimated = undeclared(network, "goals").with_records(
            completeness=[Complete("goals", since="1999", estimated_missing=missing)]
        )
        finding = judged(estimated, self.NAME)
        assert (finding.state, finding.value) == (State.PARTIAL, 0.5)
        assert finding.bounds == pytest.approx(bounds)

    def test_an_estimate_of_none_missing_is_complete(self) -> None:
        network = undeclared(district(), "goals").with_records(
            completeness=[Complete("goals", since="1999", estimated_missing=0)]
        )
        assert judged(network, self.NAME).state is State.MEASURED

    def test_a_declaration_from_the_founding_on_is_enough(self) -> None:
        network = undeclared(district(), "goals")
        late = network.with_records(completeness=[Complete("goals", since="1999-01-02")])
        assert judged(late, self.NAME).state is State.PARTIAL
        enough = network.with_records(completeness=[Complete("goals", since="1999-01")])
        assert judged(enough, self.NAME).state is State.MEASURED


class TestPracticeExchange:
    NAME = "practice_exchange"

    def exchanges(self, *meetings: tuple[str, int], founded: str = "1999") -> Network:
        """Return the alliance with exchanges of so many facilities on these days."""
        network = organised(alliance(), founded=founded)
        return network.replace(
            activities=[
                Activity(f"x{n}", kind="exchange", day=day) for n, (day, _) in enumerate(meetings)
            ],
            participations=[
                Participation(f"x{n}", name)
                for n, (_, count) in enumerate(meetings)
                for name in FACILITIES[:count]
            ],
        )

    def test_the_largest_meeting_of_each_quarter(self) -> None:
        """Quarters back from 30 June: max(2, 6)/8, then 4/8, then none …: (0.75 + 0.5)/8."""
        finding = judged(
            self.exchanges(("2003-06-30", 2), ("2003-04-01", 6), ("2003-03-30", 4)), self.NAME
        )
        assert finding.value == pytest.approx(1.25 / 8)
        assert "2 of 8 quarters" in finding.reason.en

    def test_of_a_young_alliance_the_whole_quarters_of_its_age_count(self) -> None:
        """Seven months old: two quarters, 8/8 and 4/8."""
        network = self.exchanges(("2003-06-01", 8), ("2003-02-01", 4), founded="2002-11-30")
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (0.75, 2)

    def test_only_exchanges_that_were_held_by_members_count(self) -> None:
        network = self.exchanges(("2003-06-01", 8))
        for change in ({"kind": "meeting"}, {"status": "cancelled"}, {"day": "2003-07-01"}):
            assert judged(evolved(network, "activities", **change), self.NAME).value == 0.0
        guests = adding(network, "actors", *(Actor(f"g{n}", kind="facility") for n in range(8)))
        guests = guests.replace(participations=[Participation("x0", f"g{n}") for n in range(8)])
        assert judged(guests, self.NAME).value == 0.0

    def test_who_comes_for_a_facility_makes_it_present(self) -> None:
        network = adding(self.exchanges(("2003-06-01", 1)), "actors", Actor("head", kind="person"))
        network = network.with_records(
            participations=[Participation("x0", "head")],
            relationships=[Relationship("head", "f8", "represents")],
        )
        assert judged(network, self.NAME).value == pytest.approx(2 / 8 / 8)

    def test_without_facilities_it_is_0(self) -> None:
        finding = judged(empty(alliance(), "memberships"), self.NAME)
        assert (finding.value, finding.n) == (0.0, 0)

    def test_without_a_founding_day_it_is_unknown(self) -> None:
        assert judged(organised(alliance(), founded=None), self.NAME).state is State.UNKNOWN

    def test_further_facilities_can_lower_it(self) -> None:
        """Seven of eight; of sixteen it would be seven again, so nothing is certain."""
        assert judged(undeclared(alliance(), "memberships"), self.NAME).bounds == (0.0, 1.0)
        more = adding(
            adding(alliance(), "actors", *(Actor(f"n{n}", kind="facility") for n in range(8))),
            "memberships",
            *(Membership(f"n{n}", "alliance", since="2003") for n in range(8)),
        )
        assert judged(more, self.NAME).value == pytest.approx(7 / 16)

    def test_other_activities_need_not_be_complete(self) -> None:
        declared = undeclared(alliance(), "activities").with_records(
            completeness=[Complete("activities", kinds=("exchange",), since="1999")]
        )
        assert judged(declared, self.NAME).state is State.MEASURED

    def test_in_an_informal_alliance_taking_part_makes_no_facility(self) -> None:
        """A business that takes part becomes a member; the exchanges alone stay enough."""
        informal = organised(alliance(), form="informal")
        declared = undeclared(informal, "activities").with_records(
            actors=[Actor("shop", kind="business")],
            participations=[Participation("x1", "shop")],
            completeness=[Complete("activities", kinds=("exchange",), since="1999")],
        )
        finding = judged(declared, self.NAME)
        assert finding.state is State.MEASURED
        assert finding.value == pytest.approx(7 / 8)

    def test_members_of_another_kind_are_no_facilities(self) -> None:
        """The university joins and comes to every exchange: still seven of eight."""
        joined = adding(alliance(), "actors", Actor("uni", kind="research_institute"))
        joined = joined.with_records(
            memberships=[Membership("uni", "alliance", since="1999")],
            participations=[Participation(f"x{n}", "uni") for n in range(1, 9)],
        )
        assert judged(joined, self.NAME).value == pytest.approx(7 / 8)

    @given(st.integers(0, 7), st.integers(0, 7))
    def test_more_present_is_never_worse(self, quarter: int, count: int) -> None:
        days = [each.day for each in alliance().activities]
        others = [(str(day), 4) for number, day in enumerate(days) if number != quarter]
        one = self.exchanges(*others, (str(days[quarter]), count))
        other = self.exchanges(*others, (str(days[quarter]), count + 1))
        less, more = judged(one, self.NAME).value, judged(other, self.NAME).value
        assert less is not None
        assert more is not None
        assert less <= more

    def test_fewer_meetings_on_record_are_a_lower_bound(self) -> None:
        some = keeping(alliance(), "participations", lambda p: p.activity in ("x7", "x8"))
        finding = judged(undeclared(some, "participations"), self.NAME)
        assert finding.value == pytest.approx(2 * 7 / 8 / 8)
        assert finding.bounds == pytest.approx((2 * 7 / 8 / 8, 1.0))
