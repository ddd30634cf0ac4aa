"""Work, social enterprises and migrant-owned businesses in the setting, worked out by hand."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.model.records import (
    Activity,
    Actor,
    Headcount,
    Offer,
    Participation,
    Relationship,
)
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    adding,
    district,
    empty,
    evolved,
    judged,
    keeping,
    organised,
    undeclared,
)
from tests.criteria.cases.strategy import (
    PROJECT,
    counted,
    spun_off,
)

if TYPE_CHECKING:
    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Finding


def figure(finding: Finding, label: str) -> float | None:
    """Return a further figure of a finding by its English label."""
    return {each.label.en: each.value for each in finding.figures}[label]


class TestEmploymentBridge:
    NAME = "employment_bridge"
    TIED = "member businesses with a tie to training or placement"

    def offering(self, *offers: Offer) -> Network:
        return district().replace(offers=offers)

    def test_a_job_exchange_and_a_placement_desk_in_the_district(self) -> None:
        exchange = Offer("office", "job_exchange", in_district=True)
        desk = Offer("jobs", "placement", in_district=True)
        finding = judged(self.offering(exchange, desk), self.NAME)
        assert (finding.value, finding.raw, finding.n) == (1.0, 1.0, 2)
        assert finding.reason.en == "In place: job exchange and placement of staff."
        half = judged(self.offering(desk), self.NAME)
        assert (half.value, half.reason.en) == (
            0.5,
            "In place: placement of staff; missing: job exchange.",
        )
        assert half.reason.de == "Im Stadtteil vorhanden: Personalvermittlung; es fehlt: Jobbörse."

    @pytest.mark.parametrize(
        "offer",
        [
            Offer("jobs", "placement", in_district=False),
            Offer("jobs", "placement", in_district=True, until="2003-06-30"),
            Offer("jobs", "placement", in_district=True, since="2003-07"),
            Offer("jobs", "training", in_district=True),
        ],
    )
    def test_what_is_elsewhere_over_to_come_or_of_another_kind_does_not_count(
        self, offer: Offer
    ) -> None:
        finding = judged(self.offering(offer), self.NAME)
        assert (finding.value, finding.bounds) == (0.0, (0.0, 0.0))
        assert finding.reason.en == "Missing: job exchange and placement of staff."

    @pytest.mark.parametrize(
        ("day", "status", "value"),
        [("2002-09", "held", 0.5), ("2002-06", "held", 0.0), ("2003-05", "cancelled", 0.0)],
    )
    def test_a_job_exchange_held_in_the_last_year_counts_as_one(
        self, day: str, status: str, value: float
    ) -> None:
        fair = Activity("fair", kind="job_exchange", day=day, status=status)
        assert judged(adding(self.offering(), "activities", fair), self.NAME).value == value

    def test_an_offer_of_unknown_place_leaves_it_open(self) -> None:
        """Placement for sure; the exchange may be in the district: 1/2 … 2/2."""
        exchange = Offer("office", "job_exchange")
        desk = Offer("jobs", "placement", in_district=True)
        finding = judged(self.offering(exchange, desk), self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.5, (0.5, 1.0))
        twice = self.offering(desk, Offer("agency", "placement"))
        assert judged(twice, self.NAME).bounds == (0.5, 0.5)

    def test_one_of_offers_and_activities_is_enough_to_say_something(self) -> None:
        fair = Activity("fair", kind="job_exchange", day="2003-05")
        network = undeclared(adding(self.offering(), "activities", fair), "offers")
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.5, (0.5, 1.0))
        nothing = undeclared(self.offering(), "offers")
        assert judged(nothing, self.NAME).state is State.UNKNOWN

    def test_members_with_a_tie_to_training_or_placement_are_a_further_figure(self) -> None:
        """Of 20 members b01 trains and b02 is sent people; b03's tie has ended."""
        network = district().replace(
            relationships=[
                Relationship("b01", "chamber", "training"),
                Relationship("jobs", "b02", "placement"),
                Relationship("b03", "jobs", "placement", until="2003-06"),
                Relationship("b04", "b05", "cooperation"),
            ]
        )
        finding = judged(network, self.NAME)
        assert figure(finding, self.TIED) == pytest.approx(3 / 20)
        over = judged(network, self.NAME, on="2003-07-01")
        assert figure(over, self.TIED) == pytest.approx(2 / 20)

    def test_that_figure_is_unknown_where_nothing_is_known_of_ties(self) -> None:
        unknown = undeclared(empty(district(), "relationships"), "relationships", "memberships")
        finding = judged(unknown, self.NAME)
        assert (finding.state, finding.value) == (State.MEASURED, 0.5)
        assert figure(finding, self.TIED) is None
        assert figure(judged(empty(district(), "memberships"), self.NAME), self.TIED) is None
        assert figure(judged(empty(district(), "relationships"), self.NAME), self.TIED) == 0.0

    def test_in_an_informal_network_who_takes_part_is_a_member(self) -> None:
        """b01 and b02 came, b01 trains: half of them."""
        informal = organised(empty(district(), "memberships"), form="informal").replace(
            participations=[Participation("a01", name) for name in ("b01", "b02")],
            relationships=[Relationship("b01", "jobs", "training")],
        )
        assert figure(judged(informal, self.NAME), self.TIED) == 0.5

    @given(st.sets(st.sampled_from(["job_exchange", "placement"])))
    def test_more_services_are_never_worse(self, services: set[str]) -> None:
        offers = [Offer("office", service, in_district=True) for service in sorted(services)]
        assert judged(self.offering(*offers), self.NAME).value == len(services) / 2


class TestSocialEnterprise:
    NAME = "social_enterprise"
    LASTED = "spin-offs that lasted for two years at least"

    def spun_off(self, **spans: tuple[str | None, str | None]) -> Network:
        """Return the district with a project and enterprises of some spans spun off from it."""
        actors = [
            Actor(name, kind="social_enterprise", since=since, until=until)
            for name, (since, until) in spans.items()
        ]
        ties = [Relationship(PROJECT.id, name, "spin_off") for name in spans]
        return adding(adding(district(), "actors", PROJECT, *actors), "relationships", *ties)

    @pytest.mark.parametrize(("count", "value"), [(0, 0.0), (1, 0.5), (2, 1.0), (3, 1.0)])
    def test_enterprises_that_stand_today_between_the_control_points(
        self, count: int, value: float
    ) -> None:
        finding = judged(spun_off(*("x", "y", "z")[:count]), self.NAME)
        assert (finding.value, finding.raw) == (value, count)

    def test_how_many_lasted_for_two_years(self) -> None:
        """Old enough: x (stands), y (24 months to the day) and z (a day less): 2 of 3.

        Of w, eighteen months old, and v, whose beginning nobody noted, it cannot be said. Standing
        today: x, w and v.
        """
        network = self.spun_off(
            x=("2000", None),
            y=("1999-05-01", "2001-05-01"),
            z=("1999-05-01", "2001-04-30"),
            w=("2002-01-01", None),
            v=(None, None),
        )
        finding = judged(network, self.NAME)
        assert (finding.raw, finding.n) == (3.0, 5)
        assert figure(finding, self.LASTED) == pytest.approx(2 / 3)
        assert finding.reason.en == (
            "Came out of labour-market projects and stand on the market today: 3; 2 of 3 lasted "
            "for at least 24 months."
        )

    @pytest.mark.parametrize(("since", "share"), [("2001-06-30", 1.0), ("2001-07-01", None)])
    def test_when_it_can_be_said(self, since: str, share: float | None) -> None:
        finding = judged(self.spun_off(x=(since, None)), self.NAME)
        assert (finding.value, figure(finding, self.LASTED)) == (0.5, share)
        assert ("es noch zu früh" in finding.reason.de) == (share is None)

    def test_the_tie_to_the_project_may_have_ended_and_tells_the_beginning(self) -> None:
        network = spun_off()
        laundry = Actor("laundry", kind="business")
        tie = Relationship(PROJECT.id, "laundry", "spin_off", since="2000-07", until="2002-07")
        finding = judged(
            adding(adding(network, "actors", laundry), "relationships", tie), self.NAME
        )
        assert (finding.raw, figure(finding, self.LASTED)) == (1.0, 1.0)

    @pytest.mark.parametrize(
        "tie",
        [
            Relationship("club", "laundry", "spin_off"),  # from no labour-market project
            Relationship(PROJECT.id, "club", "spin_off"),  # of no enterprise
            Relationship(PROJECT.id, "laundry", "supply"),
            Relationship(PROJECT.id, "laundry", "spin_off", since="2003-07"),
            Relationship(PROJECT.id, "laundry", "spin_off", since="1995", until="1998"),
        ],
    )
    def test_what_is_no_spin_off(self, tie: Relationship) -> None:
        laundry = Actor("laundry", kind="social_enterprise")
        network = adding(adding(spun_off(), "actors", laundry), "relationships", tie)
        finding = judged(network, self.NAME)
        assert (finding.value, finding.raw) == (0.0, 0.0)
        assert finding.reason.en.startswith("No enterprise that stands today has come out")

    def test_an_enterprise_of_two_projects_counts_once(self) -> None:
        second = Relationship("school", "laundry", "spin_off", since="2001")
        network = adding(
            adding(spun_off("laundry"), "actors", Actor("school", kind="labour_market_project")),
            "relationships",
            second,
        )
        finding = judged(network, self.NAME)
        assert (finding.raw, finding.n) == (1.0, 1)

    def test_without_projects_and_spin_offs_it_is_not_due(self) -> None:
        assert judged(district(), self.NAME).state is State.NOT_DUE
        for table in ("actors", "relationships"):
            assert judged(undeclared(district(), table), self.NAME).state is State.UNKNOWN

    @pytest.mark.parametrize(
        ("until", "state"), [("2002-07-02", State.MEASURED), ("2002-07-01", State.NOT_DUE)]
    )
    def test_a_project_of_the_last_year_is_asked_for_its_spin_offs(
        self, until: str, state: State
    ) -> None:
        network = evolved(spun_off(), "actors", lambda a: a.id == PROJECT.id, until=until)
        assert judged(network, self.NAME).state is state
        standing = evolved(spun_off("x"), "actors", lambda a: a.id == PROJECT.id, until=until)
        assert judged(standing, self.NAME).value == 0.5

    def test_undeclared_ties_can_only_raise_it(self) -> None:
        finding = judged(undeclared(spun_off("x"), "relationships"), self.NAME)
        assert (finding.state, finding.bounds) == (State.PARTIAL, (0.5, 1.0))

    @given(st.integers(0, 4))
    def test_more_spin_offs_are_never_worse(self, count: int) -> None:
        names = [f"s{number}" for number in range(count + 1)]
        fewer = judged(spun_off(*names[:-1]), self.NAME).value
        more = judged(spun_off(*names), self.NAME).value
        assert fewer is not None
        assert more is not None
        assert fewer <= more


def _is_of(group: str, counted: Headcount) -> bool:
    return counted.group == group


class TestEthnicEconomy:
    NAME = "ethnic_economy"

    def counts(self, **groups: tuple[int, bool]) -> Network:
        """Return the case's counts, some replaced by a number that may be a lower limit."""
        network = counted(4)
        for group, (count, at_least) in groups.items():
            of_group = functools.partial(_is_of, group)
            network = evolved(network, "headcounts", of_group, count=count, at_least=at_least)
        return network

    def test_the_share_of_the_members_against_that_of_the_district(self) -> None:
        """6 of 40 are 15 %, 20 of 100 are 20 %: 0.15/0.2."""
        finding = judged(counted(6), self.NAME)
        assert finding.value == pytest.approx(0.75)
        assert finding.raw == pytest.approx(0.75)
        assert finding.n == 40
        assert finding.reason.en == (
            "Migrant-owned businesses: 6 of 40 member businesses (15%), in the district 20 of 100 "
            "(20%)."
        )
        assert [each.value for each in finding.figures] == [0.15, 0.2]

    def test_more_than_in_the_district_is_worth_no_more(self) -> None:
        finding = judged(counted(16), self.NAME)
        assert (finding.value, finding.raw) == (1.0, 2.0)

    @pytest.mark.parametrize(
        ("groups", "bounds"),
        [
            # 4 of 40 or more: any share down to 0.
            ({"member_businesses": (40, True)}, (0.0, 0.5)),
            # 4 or more of 40: up to all of them.
            ({"migrant_owned_members": (4, True)}, (0.5, 1.0)),
            # 20 of 100 or more: the district's share may be as good as 0.
            ({"businesses": (100, True)}, (0.5, 1.0)),
            # 20 or more of 100: up to all; 0.1/1.
            ({"migrant_owned_businesses": (20, True)}, (0.1, 0.5)),
            ({"migrant_owned_businesses": (20, True), "businesses": (100, True)}, (0.1, 1.0)),
        ],
    )
    def test_lower_limits_leave_it_open(
        self, groups: dict[str, tuple[int, bool]], bounds: tuple[float, float]
    ) -> None:
        finding = judged(self.counts(**groups), self.NAME)
        assert (finding.state, finding.value) == (State.PARTIAL, 0.5)
        assert finding.bounds == pytest.approx(bounds)
        assert "at least" in finding.reason.en
        assert "mindestens" in finding.reason.de

    def test_the_latest_day_with_both_counts_tells_a_share(self) -> None:
        """The members: 4 of 40 at the start of 2003, though 60 were counted in May; not 4 of 60."""
        later = Headcount("member_businesses", 60, day="2003-05-01")
        assert judged(adding(counted(4), "headcounts", later), self.NAME).value == 0.5
        both = adding(
            counted(4), "headcounts", later, Headcount("migrant_owned_members", 9, day="2003-05-01")
        )
        assert judged(both, self.NAME).value == pytest.approx(0.15 / 0.2)

    def test_where_there_is_none_each_latest_count_does(self) -> None:
        """The members were counted in May only, 50 of them: 4/50 = 0.08 against 0.2."""
        network = keeping(counted(4), "headcounts", lambda h: h.group != "member_businesses")
        later = Headcount("member_businesses", 50, day="2003-05-01")
        assert judged(adding(network, "headcounts", later), self.NAME).value == pytest.approx(0.4)

    def test_counts_after_the_day_are_not_known(self) -> None:
        counts = [attrs.evolve(each, count=1, day="2003-07-01") for each in counted(4).headcounts]
        network = adding(counted(4), "headcounts", *counts)
        assert judged(network, self.NAME).value == 0.5
        assert judged(network, self.NAME, on="2003-07-01").value == 1.0

    def test_of_two_counts_of_a_day_the_higher_and_then_the_exact_one(self) -> None:
        """40 and "at least 50", then "at least 40": 4/50 at most, and 4/40."""
        more = Headcount("member_businesses", 50, at_least=True, day="2003-01-01", id="h1")
        finding = judged(adding(counted(4), "headcounts", more), self.NAME)
        assert finding.value == pytest.approx(0.4)
        assert finding.bounds == pytest.approx((0.0, 0.4))
        same = Headcount("member_businesses", 40, at_least=True, day="2003-01-01", id="h2")
        assert judged(adding(counted(4), "headcounts", same), self.NAME).bounds == (0.5, 0.5)

    @pytest.mark.parametrize(
        "group",
        ["migrant_owned_members", "member_businesses", "migrant_owned_businesses", "businesses"],
    )
    def test_what_is_not_counted_is_not_due(self, group: str) -> None:
        network = keeping(counted(4), "headcounts", lambda h: h.group != group)
        assert judged(network, self.NAME).state is State.NOT_DUE
        assert judged(undeclared(network, "headcounts"), self.NAME).state is State.UNKNOWN

    def test_a_district_without_any_is_not_due(self) -> None:
        finding = judged(self.counts(migrant_owned_businesses=(0, False)), self.NAME)
        assert finding.state is State.NOT_DUE
        assert finding.reason.de.endswith("Im Stadtteil gibt es keine migrantischen Unternehmen.")

    def test_none_counted_for_sure_is_no_ratio(self) -> None:
        """ "At least 0" of 100: as healthy as it may be, and as bad as 0.1 against all."""
        finding = judged(self.counts(migrant_owned_businesses=(0, True)), self.NAME)
        assert (finding.value, finding.raw, finding.bounds) == (1.0, None, (0.1, 1.0))

    def test_a_network_without_businesses_is_0(self) -> None:
        finding = judged(
            self.counts(member_businesses=(0, False), migrant_owned_members=(0, False)), self.NAME
        )
        assert (finding.state, finding.value) == (State.MEASURED, 0.0)

    def test_names_and_memberships_do_not_matter(self) -> None:
        network = empty(counted(4), "memberships", "relationships")
        assert judged(network, self.NAME) == judged(counted(4), self.NAME)

    @given(st.integers(0, 39), st.integers(1, 99))
    def test_more_members_are_never_worse_and_more_in_the_district_never_better(
        self, members: int, businesses: int
    ) -> None:
        def value(inside: int, outside: int) -> float:
            found = judged(counted(inside, 40, outside, 100), self.NAME).value
            assert found is not None
            return found

        assert value(members, businesses) <= value(members + 1, businesses)
        assert value(members, businesses) >= value(members, businesses + 1)
