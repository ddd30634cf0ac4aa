"""The four documented pitfalls, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.criteria.catalogue import catalogue
from localeconomy.model.network import Network
from localeconomy.model.records import (
    Activity,
    Actor,
    Complete,
    Membership,
    Participation,
    Publicity,
    Relationship,
    Responsibility,
)
from localeconomy.scoring.finding import Finding, State
from tests.criteria.builders import (
    AREAS,
    BUSINESSES,
    adding,
    district,
    empty,
    evolved,
    judged,
    organised,
    tasks,
    undeclared,
)


def figures(finding: Finding) -> dict[str, float | None]:
    return {figure.label.en: figure.value for figure in finding.figures}


class TestActiveCore:
    NAME = "active_core"

    @pytest.mark.parametrize(
        ("counts", "ratio"),
        [
            # carried = Σ min(1, tasks ÷ 2); need = max(5, 20 % of 20) = 5; led ÷ 2 is greater
            ([2, 2, 2, 2, 2], 1.0),
            ([1, 1, 1, 1], 0.4),  # 4 · ½ ÷ 5
            ([9, 9], 0.4),  # two people count 2, however much they do
            ([3, 1], 0.3),  # (1 + ½) ÷ 5
            ([], 0.0),
        ],
    )
    def test_carriers_against_the_need(self, counts: list[int], ratio: float) -> None:
        finding = judged(tasks(counts), self.NAME)
        assert finding.raw == pytest.approx(ratio)
        assert finding.value == pytest.approx(min(1.0, ratio))

    def test_the_need_grows_with_the_members(self) -> None:
        """Forty members need 8 carriers: 5 · 1 ÷ 8."""
        more = tuple(f"n{number:02d}" for number in range(20))
        network = tasks([2, 2, 2, 2, 2]).with_records(
            actors=[Actor(name, kind="business") for name in more],
            memberships=[Membership(name, "network", since="2000") for name in more],
        )
        finding = judged(network, self.NAME)
        assert (finding.raw, finding.n) == (0.625, 40)
        assert "need is 8" in finding.reason.en

    def test_one_activity_led_is_half_of_the_target(self) -> None:
        """Eight members share one activity and hold a responsibility each: min(8 ÷ 5, 1 ÷ 2)."""
        network = tasks([1]).replace(
            participations=[Participation("t000", name, "organiser") for name in BUSINESSES[:8]],
            responsibilities=[
                Responsibility("other", name, since="2000") for name in BUSINESSES[:8]
            ],
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.raw) == (0.5, 0.5)

    def test_only_leading_roles_of_members_count(self) -> None:
        network = tasks([1]).replace(
            participations=[
                Participation("t000", "b01", "contributor"),
                Participation("t000", "b02", "speaker"),
                Participation("t000", "office", "organiser"),
                Participation("t000", "club", "initiator"),
            ]
        )
        assert judged(network, self.NAME).value == 0.0

    def test_to_initiate_and_organise_the_same_activity_is_one_task(self) -> None:
        """One carrier with one task: ½ ÷ 5."""
        network = tasks([1]).replace(
            participations=[Participation("t000", "b01", r) for r in ("initiator", "organiser")]
        )
        assert judged(network, self.NAME).raw == pytest.approx(0.1)

    def test_the_time_since_a_member_last_led_is_evidence(self) -> None:
        """15 January to 30 June: five months and 15 of June's 30 days."""
        assert figures(judged(tasks([2]), self.NAME)) == {
            "since the last activity led by members": pytest.approx(5.5)
        }
        assert judged(tasks([]), self.NAME).figures == ()

    def test_a_person_acting_for_a_business_makes_it_a_carrier(self) -> None:
        network = adding(tasks([2, 2]), "actors", Actor("owner", kind="person")).replace(
            participations=[
                Participation("t000", "owner", "organiser"),
                Participation("t001", "owner", "organiser"),
            ],
            relationships=[Relationship("owner", "b09", "represents")],
        )
        finding = judged(network, self.NAME)
        assert finding.raw == pytest.approx(0.2)
        assert {each.table: each.ids for each in finding.evidence}["actors"] == ("b09",)

    def test_undeclared_memberships_leave_all_open(self) -> None:
        """More members can carry more, and need more."""
        finding = judged(undeclared(tasks([1] * 5), "memberships"), self.NAME)
        assert (finding.value, finding.bounds) == (0.5, (0.0, 1.0))

    def test_undeclared_activities_can_only_hide_more(self) -> None:
        finding = judged(undeclared(tasks([1] * 5), "activities"), self.NAME)
        assert (finding.value, finding.bounds) == (0.5, (0.5, 1.0))
        assert finding.missing == ("activities",)

    @pytest.mark.parametrize(
        ("founded", "force"),
        [
            ("2003-01", 0.0),
            ("2002-06-30", 0.0),  # twelve months
            ("2001-06-30", 0.5),  # (24 − 12)/24
            ("2000-06-30", 1.0),  # 36
            ("1999", 1.0),
        ],
    )
    def test_its_cap_is_phased_in(self, founded: str, force: float) -> None:
        cap = judged(organised(district(), founded=founded), self.NAME).cap
        assert cap is not None
        assert (cap.limit, cap.force, cap.least_force) == (0.4, force, force)

    def test_of_an_unknown_age_the_cap_may_be_in_force_or_not(self) -> None:
        cap = judged(organised(district(), founded=None), self.NAME).cap
        assert cap is not None
        assert (cap.force, cap.least_force) == (1.0, 0.0)

    def test_in_an_informal_network_more_taking_part_can_lower_it(self) -> None:
        """Five carry two activities each. Thirty more businesses that came make the need 7: 5/7."""
        informal = organised(tasks([2] * 5), form="informal").replace(memberships=[])
        crowd = [f"n{number:02d}" for number in range(30)]
        crowded = informal.with_records(
            actors=[Actor(name, kind="business") for name in crowd],
            participations=[Participation("t000", name) for name in crowd],
        )
        assert judged(informal, self.NAME).value == 1.0
        assert judged(crowded, self.NAME).value == pytest.approx(5 / 7)
        # So what is on record bounds nothing as long as more may have come.
        open_ended = undeclared(informal, "participations")
        assert judged(open_ended, self.NAME).bounds == (0.0, 1.0)

    def test_activities_before_the_founding_were_not_the_networks(self) -> None:
        network = organised(tasks([2, 2]), founded="2003-01-16")
        assert judged(network, self.NAME).value == 0.0

    @given(st.lists(st.integers(0, 4), min_size=5, max_size=5), st.integers(0, 4))
    @settings(max_examples=20)
    def test_one_more_task_never_lowers_it(self, counts: list[int], who: int) -> None:
        more = [count + (place == who) for place, count in enumerate(counts)]
        one, other = judged(tasks(counts), self.NAME), judged(tasks(more), self.NAME)
        assert one.value is not None
        assert other.value is not None
        assert one.value <= other.value


class TestWorkloadBalance:
    NAME = "workload_balance"

    @pytest.mark.parametrize(
        ("counts", "half", "value"),
        [
            # T = 20, k = min(5, 5) = 5: 9 of 20 by the first, a quarter of the next 4: h = 1.25;
            # (h − 1)/(5/2 − 1) = 1/6
            ([9, 4, 4, 3], 1.25, 1 / 6),
            # T = 24, k = 5: the first 9, three quarters of 4: h = 1.75; 0.75/1.5
            ([9, 4, 4, 4, 3], 1.75, 0.5),
            ([4, 4, 4, 4, 4], 2.5, 1.0),  # even
            ([2] * 10, 5.0, 1.0),  # better than needed
            ([12, 1], 13 / 24, 0.0),  # 6.5 of 12: less than one does half
            # T = 12, k = min(5, 3) = 3: 4 + 2/4 of 4: h = 1.5 against 1.5
            ([4, 4, 4], 1.5, 1.0),
        ],
    )
    def test_how_many_do_half(self, counts: list[int], half: float, value: float) -> None:
        finding = judged(tasks(counts), self.NAME)
        assert finding.raw == pytest.approx(half)
        assert finding.value == pytest.approx(value)
        assert finding.n == sum(counts)

    def test_below_twelve_tasks_it_is_not_asked(self) -> None:
        finding = judged(tasks([11]), self.NAME)
        assert finding.state is State.NOT_DUE
        assert finding.reason.en == (
            "Not due: to judge the distribution, there were too few tasks within twelve months: 11."
        )

    def test_but_only_where_there_are_surely_no_more(self) -> None:
        assert judged(undeclared(tasks([11]), "activities"), self.NAME).state is State.UNKNOWN

    def test_responsibilities_are_tasks_too(self) -> None:
        """b01 … b04 hold one each beside their three activities: 4 · 4 = 16 tasks, even."""
        network = tasks([3, 3, 3, 3]).replace(responsibilities=district().responsibilities)
        finding = judged(network, self.NAME)
        assert (finding.n, finding.raw) == (16, 2.0)

    def test_figures_that_explain(self) -> None:
        """Shares 9/24, 3 · 4/24, 3/24: Σ s² = (81 + 48 + 9)/576; busiest 9/24.

        The busiest leaves 9 of 24 activities without anybody, the second 4 more: 13 of 24.
        """
        found = figures(judged(tasks([9, 4, 4, 4, 3]), self.NAME))
        assert found == {
            "share of the busiest": 0.375,
            "effective number of carriers": pytest.approx(576 / 138),
            "departures after which more than half of the activities have nobody": 2.0,
        }

    def test_hours_of_the_busiest_to_its_capacity(self) -> None:
        """b01 is the busiest: 5 of 20 hours a month. Of equals the most burdened counts."""
        network = tasks([9, 8]).replace(
            responsibilities=[
                Responsibility("events", "b01", hours=5.0),
                Responsibility("finance", "b02", hours=9.0),
                Responsibility("other", "b02"),
            ]
        )
        network = evolved(network, "actors", lambda a: a.id in ("b01", "b02"), capacity_hours=20.0)
        label = "hours of the busiest to hours available"
        # 10 tasks each: b01 with 0.25, b02 with 0.45 of its hours.
        assert figures(judged(network, self.NAME))[label] == 0.45
        reversed_rows = network.replace(actors=list(network.actors)[::-1])
        assert figures(judged(reversed_rows, self.NAME))[label] == 0.45
        assert label not in figures(
            judged(evolved(network, "responsibilities", hours=None), self.NAME)
        )

    def test_thresholds_for_two_people_do_not_divide_by_zero(self) -> None:
        """k = min(2, …) = 2: an even split among two has h = 1."""
        asked = catalogue().with_thresholds(
            workload_balance={"least_need": 2, "need_share": 0, "least_tasks": 4}
        )
        even = judged(tasks([6, 6]), self.NAME, asked=asked)
        alone = judged(tasks([12]), self.NAME, asked=asked)
        assert (even.value, alone.value) == (1.0, 0.0)

    def test_more_work_can_turn_it_both_ways(self) -> None:
        """Sixteen tasks, four each; sixteen more by one of them, or by four others.

        20 of 32 by the first: h = 16/20 = 0.8, worth 0; 8 · 4: h = 4 of 2.5 needed, worth 1.
        """
        assert judged(tasks([4, 4, 4, 4]), self.NAME).value == 1.0
        assert judged(tasks([20, 4, 4, 4]), self.NAME).value == 0.0
        assert judged(tasks([4] * 8), self.NAME).value == 1.0
        for table in ("activities", "participations", "responsibilities", "memberships"):
            finding = judged(undeclared(tasks([4, 4, 4, 4]), table), self.NAME)
            assert (finding.bounds, finding.missing) == ((0.0, 1.0), (table,))

    def test_who_acts_for_a_member_is_no_second_one(self) -> None:
        """One business led all twelve, by its owner: once it leaves, nobody is left."""
        network = adding(tasks([12]), "actors", Actor("owner", kind="person"))
        network = evolved(network, "participations", actor="owner").replace(
            relationships=[Relationship("owner", "b01", "represents")]
        )
        found = figures(judged(network, self.NAME))
        assert found["departures after which more than half of the activities have nobody"] == 1.0

    def test_everything_open_can_turn_it_both_ways(self) -> None:
        finding = judged(undeclared(tasks([9, 4, 4, 4, 3]), "participations"), self.NAME)
        assert finding.value == pytest.approx(0.5)
        assert finding.bounds == (0.0, 1.0)


class TestOrganisationForm:
    NAME = "organisation_form"

    def test_required_areas_that_are_written_down(self) -> None:
        """Three of four: custom is not written, and an area that is not required does not help."""
        network = district().replace(
            responsibilities=[
                Responsibility("leadership", "b01", defined_in="statutes"),
                Responsibility("finance", "b02", defined_in="minutes"),
                Responsibility("publicity", None, defined_in="contract"),
                Responsibility("events", "b03", defined_in="custom"),
                Responsibility("training", "b03", defined_in="rules"),
            ]
        )
        finding = judged(network, self.NAME)
        assert finding.value == 0.75
        assert "missing: events" in finding.reason.en
        assert "Veranstaltungen" in finding.reason.de

    def test_an_informal_network_is_no_worse(self) -> None:
        assert judged(organised(district(), form="informal"), self.NAME).value == 1.0

    def test_where_nobody_noted_it_the_value_is_open(self) -> None:
        """Two of four for sure; of the third nobody noted where it is defined: ½ … ¾."""
        network = district().replace(
            responsibilities=[
                Responsibility("leadership", "b01", defined_in="statutes"),
                Responsibility("finance", "b02", defined_in="minutes"),
                Responsibility("publicity", "b03"),
            ]
        )
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.5, (0.5, 0.75))

    def test_what_is_over_does_not_count(self) -> None:
        assert (
            judged(evolved(district(), "responsibilities", until="2003-06-30"), self.NAME).value
            == 0
        )

    def test_an_area_named_twice_is_one(self) -> None:
        network = organised(district(), required_areas=("events", "events", "training"))
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (0.5, 2)

    def test_nothing_required_is_not_due_where_that_is_complete_and_else_unknown(self) -> None:
        nothing = organised(district(), required_areas=())
        assert judged(nothing, self.NAME).state is State.NOT_DUE
        finding = judged(undeclared(nothing, "organisations"), self.NAME)
        assert finding.state is State.UNKNOWN
        assert "which task areas must be held is not recorded" in finding.reason.en

    def test_without_an_organisation_it_is_unknown(self) -> None:
        nobody = Network(as_of="2003-06-30")
        assert judged(nobody, self.NAME).state is State.UNKNOWN

    def test_more_areas_defined_never_lower_it(self) -> None:
        found = [
            judged(
                district().replace(responsibilities=list(district().responsibilities)[:count]),
                self.NAME,
            ).value
            for count in range(len(AREAS) + 1)
        ]
        assert found == [0.0, 0.25, 0.5, 0.75, 1.0]


class TestPublicityContinuity:
    NAME = "publicity_continuity"

    def published(self, *items: Publicity | str, founded: str = "1999") -> Network:
        made = [Publicity(each) if isinstance(each, str) else each for each in items]
        return organised(district(), founded=founded).replace(publicity=made)

    def test_quarters_are_counted_back_from_the_day(self) -> None:
        """(30 March, 30 June], (30 December, 30 March] …: three of eight quarters.

        The first item on 2 January 1999 was there from the start. Two in one quarter count once.
        """
        finding = judged(
            self.published(
                "1999-01-02", "2003-06-30", "2003-04-01", "2003-03-30", "2001-07-01", "2001-06-30"
            ),
            self.NAME,
        )
        assert (finding.value, finding.n) == (0.375, 8)
        assert finding.reason.en == "There was publicity in 3 of the last 8 quarters."

    def test_what_can_be_seen_for_long_covers_all_its_quarters(self) -> None:
        """A website from 1999 on, last seen on 30 December 2002: six of eight quarters."""
        finding = judged(
            self.published(Publicity("1999-02-01", "2002-12-31", medium="website")), self.NAME
        )
        assert finding.value == 0.75
        assert finding.evidence[0].count == 1

    def test_planned_and_later_items_do_not_count(self) -> None:
        finding = judged(
            self.published(
                Publicity("2003-05-01", status="planned"),
                Publicity("2003-09-01", known="2003-01-01"),
            ),
            self.NAME,
        )
        assert finding.value == 0.0

    def test_a_late_start_costs_half_and_fades_over_three_years(self) -> None:
        """Founded on 30 June 2000, first item on 30 June 2001, two years ago: delay 12 months.

        Full penalty 0.5, a third of it left (1 − 24/36): 0.5/3. Covered: 1 of 8 quarters, for the
        first item lies just outside the last eight, the second inside: 1/8 · (1 − 1/6).
        """
        finding = judged(
            self.published("2001-06-30", "2003-06-01", founded="2000-06-30"), self.NAME
        )
        assert finding.value == pytest.approx(1 / 8 * (1 - 1 / 6))
        assert figures(finding) == {"start after the founding": 12.0}
        assert "It began only 12 months after the founding" in finding.reason.en

    @pytest.mark.parametrize(
        ("founded", "penalty"),
        [
            ("2003-03-30", 0.0),  # a delay of 3 months is within the grace
            ("2002-12-30", 0.5 * 3 / 9),  # six months: (6 − 3)/(12 − 3) of the penalty
            ("2002-06-30", 0.5),  # twelve
        ],
    )
    def test_the_penalty_grows_from_three_to_twelve_months(
        self, founded: str, penalty: float
    ) -> None:
        """The first item appears on the day itself, so that nothing has faded yet.

        Of a network younger than three months, or of 6 or 12, one, two or four quarters count.
        """
        finding = judged(self.published("2003-06-30", founded=founded), self.NAME)
        quarters = {"2003-03-30": 1, "2002-12-30": 2, "2002-06-30": 4}[founded]
        assert finding.n == quarters
        assert finding.value == pytest.approx((1 - penalty) / quarters)

    def test_without_any_item_no_start_is_named(self) -> None:
        finding = judged(self.published(), self.NAME)
        assert (finding.value, figures(finding)) == (0.0, {"start after the founding": None})

    def test_without_a_founding_day_it_is_unknown(self) -> None:
        finding = judged(organised(district(), founded=None), self.NAME)
        assert finding.state is State.UNKNOWN

    def test_what_was_over_before_the_founding_does_not_count(self) -> None:
        """Two months old: the one quarter reaches back before the founding, its item does not."""
        assert judged(self.published("2003-04-20", founded="2003-05"), self.NAME).value == 0.0
        assert judged(self.published("2003-05-01", founded="2003-05"), self.NAME).value == 1.0

    def test_the_beginning_must_be_known_to_be_sure(self) -> None:
        """Complete for the last two years only: whether there was an earlier item is not known."""
        network = undeclared(self.published("2002-01-15"), "publicity").with_records(
            completeness=[Complete("publicity", since="2001")]
        )
        finding = judged(network, self.NAME)
        assert finding.state is State.PARTIAL
        assert finding.bounds == (finding.value, 1.0)

    def test_old_items_alone_say_nothing_of_the_last_two_years(self) -> None:
        old = self.published("1999-02-01", "2000-02-01")
        assert judged(old, self.NAME).value == 0.0
        assert judged(undeclared(old, "publicity"), self.NAME).state is State.UNKNOWN

    @given(st.sets(st.sampled_from(range(54)), max_size=8), st.sampled_from(range(54)))
    @settings(max_examples=30)
    def test_one_more_item_never_lowers_it(self, months: set[int], more: int) -> None:
        """Whenever it appears: the earlier it is, the less late was the start."""

        def after(numbers: set[int]) -> tuple[float, tuple[float, float]]:
            days = [f"{1999 + n // 12}-{n % 12 + 1:02d}-15" for n in sorted(numbers)]
            known = judged(self.published(*days), self.NAME).value
            assert known is not None
            return known, judged(undeclared(self.published(*days), "publicity"), self.NAME).bounds

        less, bounds = after(months)
        greater, _ = after({*months, more})
        assert less <= greater + 1e-12
        assert bounds[0] - 1e-12 <= greater <= bounds[1]


class TestOfficialRecognition:
    NAME = "official_recognition"

    def by(self, *ties: Relationship) -> Network:
        return district().replace(relationships=ties)

    def test_confirmed_counts_whole_and_claimed_half(self) -> None:
        """Politics 1, administration ½, economic development 0: 1.5/3."""
        finding = judged(
            self.by(
                Relationship("council", "network", "recognition", confirmed=True),
                Relationship("city", "network", "recognition"),
                Relationship("city", "network", "recognition", since="2002", confirmed=False),
            ),
            self.NAME,
        )
        assert (finding.value, finding.raw) == (0.5, 1.5)
        assert finding.reason.en == (
            "Politics: recognition confirmed; Administration: recognition claimed, but not "
            "confirmed; Economic development: no recognition."
        )

    def test_decision_bodies_and_municipalities_belong_to_their_class(self) -> None:
        network = adding(
            district().replace(relationships=[]),
            "actors",
            Actor("body", kind="decision_body"),
            Actor("town", kind="municipality"),
        ).with_records(
            relationships=[
                Relationship("body", "network", "recognition", confirmed=True),
                Relationship("town", "network", "recognition", confirmed=True),
            ]
        )
        assert judged(network, self.NAME).value == pytest.approx(2 / 3)

    def test_it_must_lead_to_the_network_or_both_ways(self) -> None:
        back = Relationship("network", "council", "recognition", confirmed=True)
        mutual = Relationship("network", "council", "recognition", confirmed=True, mutual=True)
        member = Relationship("council", "b01", "recognition", confirmed=True)
        assert judged(self.by(back, member), self.NAME).value == 0.0
        assert judged(self.by(mutual), self.NAME).value == pytest.approx(1 / 3)

    def test_where_no_organisation_is_named_any_network_is_meant(self) -> None:
        network = organised(
            self.by(Relationship("council", "network", "recognition", confirmed=True)), actor=None
        )
        assert judged(network, self.NAME).value == pytest.approx(1 / 3)

    def test_what_has_ended_does_not_count(self) -> None:
        ended = Relationship(
            "council", "network", "recognition", confirmed=True, until="2003-06-30"
        )
        assert judged(self.by(ended), self.NAME).value == 0.0

    def test_other_ties_on_record_do_not_say_anything_about_recognition(self) -> None:
        network = undeclared(self.by(Relationship("b01", "b02", "supply")), "relationships")
        assert judged(network, self.NAME).state is State.UNKNOWN

    def test_its_cap_is_in_force_from_the_first_day(self) -> None:
        cap = judged(organised(district(), founded="2003-06-29"), self.NAME).cap
        assert cap is not None
        assert (cap.limit, cap.force) == (0.4, 1.0)


class TestCommunityContact:
    NAME = "community_contact"

    def quiet(self) -> Network:
        return empty(district(), "relationships")

    def test_a_tie_a_guest_or_a_head_count_is_contact(self) -> None:
        """Residents by attendance, an association by a participant, an initiative by a tie."""
        network = self.quiet().replace(
            activities=[
                Activity("x", day="2003-05-01", attendance={"residents": 30, "initiatives": 0}),
                Activity("y", day="2003-05-02"),
            ],
            participations=[Participation("y", "club", "guest")],
            relationships=[Relationship("action", "b01", "information")],
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.raw) == (1.0, 3.0)
        assert finding.reason.en == "In touch with: residents, associations, initiatives."
        found = {each.table: each.ids for each in finding.evidence}
        assert found["activities"] == ("x", "y")

    def test_who_is_missed_is_named(self) -> None:
        network = self.quiet().replace(
            activities=[Activity("x", day="2003-05-01", attendance={"residents": 1})],
            participations=[],
        )
        finding = judged(network, self.NAME)
        assert finding.value == pytest.approx(1 / 3)
        assert finding.reason.de == (
            "In Kontakt mit: Bewohner/innen; kein Kontakt zu: Vereine und Verbände, Initiativen."
        )

    def test_a_religious_community_is_an_association_and_a_tenants_group_residents(self) -> None:
        network = adding(self.quiet(), "actors", Actor("parish", kind="religious_community"))
        network = network.replace(relationships=[Relationship("parish", "network", "support")])
        assert judged(network, self.NAME).value == pytest.approx(1 / 3)

    def test_an_older_activity_does_not_count(self) -> None:
        network = self.quiet().replace(
            activities=[Activity("x", day="2002-06-30", attendance={"residents": 9})],
            participations=[],
        )
        assert judged(network, self.NAME).value == 0.0

    def test_ties_among_the_community_do_not_count(self) -> None:
        network = self.quiet().replace(relationships=[Relationship("club", "action", "support")])
        assert judged(network, self.NAME).value == 0.0

    def test_ties_alone_say_something_and_can_only_be_more(self) -> None:
        network = undeclared(empty(district(), "activities"), "activities", "participations")
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 1.0, (1.0, 1.0))
