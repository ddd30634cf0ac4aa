"""Word of mouth, the city's public and the common purpose: worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.model.records import (
    Activity,
    Actor,
    Membership,
    Participation,
    Publicity,
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
from tests.criteria.reading import figures, shown, value_of

if TYPE_CHECKING:
    from localeconomy.model.network import Network


class TestWordOfMouth:
    NAME = "word_of_mouth"
    OFFICE = "won by the coordination office"

    def joined(self, *referrers: str | None, contact: str | None = "visit") -> Network:
        """Return the district whose members b01 … b10 are joined by new ones, won so."""
        old = keeping(district(), "memberships", lambda m: m.member <= "b10")
        names = [f"n{number}" for number in range(len(referrers))]
        network = adding(old, "actors", *(Actor(name, kind="business") for name in names))
        return adding(
            network,
            "memberships",
            *(
                Membership(
                    name, "network", since="2003-03", referred_by=referrer, first_contact=contact
                )
                for name, referrer in zip(names, referrers, strict=True)
            ),
        )

    def test_new_members_whom_members_won(self) -> None:
        """Two by members, one of them new itself; one by the office, one by a club: 2 of 4."""
        finding = judged(self.joined("b01", "n0", "office", "club"), self.NAME)
        assert (finding.value, finding.n) == (0.5, 4)
        assert figures(finding) == {self.OFFICE: 0.25}
        assert len(shown(finding, "memberships")) == 4
        assert finding.reason.en == (
            "2 of 4 members who joined in the last twelve months (50%) were won by members."
        )

    @pytest.mark.parametrize(("left", "value"), [("2003-04-01", 1.0), ("2002-06-30", 0.0)])
    def test_who_has_left_within_the_year_had_won_others(self, left: str, value: float) -> None:
        network = evolved(
            self.joined("b01"), "memberships", lambda m: m.member == "b01", until=left
        )
        assert judged(network, self.NAME).value == value

    def test_who_acts_for_a_member_wins_for_it(self) -> None:
        network = adding(self.joined("office"), "actors", Actor("owner", kind="person"))
        network = evolved(network, "memberships", lambda m: m.member == "n0", referred_by="owner")
        acting = adding(network, "relationships", Relationship("owner", "b02", "represents"))
        assert judged(network, self.NAME).value == 0.0
        assert judged(acting, self.NAME).value == 1.0

    @pytest.mark.parametrize("contact", ["visit", "in_person", "event", None])
    def test_of_whom_nobody_noted_it_the_way_is_open(self, contact: str | None) -> None:
        """1 of the 2 known; of three at least 1 and at most 2."""
        network = evolved(
            self.joined("b01", "office", None),
            "memberships",
            lambda m: m.member == "n2",
            first_contact=contact,
        )
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.PARTIAL, 0.5, 2)
        assert finding.bounds == pytest.approx((1 / 3, 2 / 3))
        assert finding.reason.de.endswith("; weitere ohne Angabe: 1.")

    @pytest.mark.parametrize("contact", ["letter", "email", "advertisement"])
    def test_who_came_upon_a_letter_was_won_by_nobodys_word(self, contact: str) -> None:
        finding = judged(self.joined(None, contact=contact), self.NAME)
        assert (finding.state, finding.value) == (State.MEASURED, 0.0)

    def test_if_nobody_noted_any_it_is_unknown(self) -> None:
        finding = judged(self.joined(None, None), self.NAME)
        assert finding.state is State.UNKNOWN
        assert "who won the new members is not recorded" in finding.reason.en

    def test_without_new_members_it_is_not_due_where_that_is_complete(self) -> None:
        assert judged(self.joined(), self.NAME).state is State.NOT_DUE
        assert judged(undeclared(self.joined(), "memberships"), self.NAME).state is State.UNKNOWN

    @pytest.mark.parametrize("since", ["2002-06-30", "2003-07-01"])
    def test_only_who_joined_in_the_last_twelve_months_counts(self, since: str) -> None:
        network = evolved(
            self.joined("b01"), "memberships", lambda m: m.member == "n0", since=since
        )
        assert judged(network, self.NAME).state is State.NOT_DUE

    def test_founding_members_are_not_new(self) -> None:
        """Founded in May 2003, by whomever: who came with the founding was won by nobody's word."""
        founders = organised(self.joined("office"), founded="2003-05")
        founders = evolved(founders, "memberships", since="2003-05-31")
        assert judged(founders, self.NAME).state is State.NOT_DUE
        later = evolved(founders, "memberships", since="2003-06-01", referred_by="b01")
        assert judged(later, self.NAME).state is State.MEASURED

    def test_the_office_is_no_new_member(self) -> None:
        network = adding(
            self.joined(), "memberships", Membership("office", "network", since="2003-03")
        )
        assert judged(network, self.NAME).state is State.NOT_DUE

    def test_members_of_another_network_are_none_of_this_one(self) -> None:
        network = adding(self.joined("club"), "actors", Actor("other", kind="network"))
        network = adding(network, "memberships", Membership("club", "other", since="2000"))
        assert judged(network, self.NAME).value == 0.0

    def test_where_no_organisation_is_named_any_membership_counts(self) -> None:
        assert judged(organised(self.joined("b01"), actor=None), self.NAME).value == 1.0

    def test_in_an_informal_network_who_takes_part_wins_others(self) -> None:
        network = organised(self.joined("b12"), form="informal")
        assert judged(network, self.NAME).value == 1.0
        assert judged(network.replace(participations=[]), self.NAME).value == 0.0

    @pytest.mark.parametrize(
        ("table", "bounds"), [("memberships", (0.0, 1.0)), ("relationships", (0.5, 1.0))]
    )
    def test_what_is_not_declared_leaves_it_open(
        self, table: str, bounds: tuple[float, float]
    ) -> None:
        finding = judged(undeclared(self.joined("b01", "office"), table), self.NAME)
        assert (finding.value, finding.bounds, finding.missing) == (0.5, bounds, (table,))

    @given(st.integers(0, 7))
    @settings(max_examples=8)
    def test_one_more_won_by_members_never_lowers_it(self, count: int) -> None:
        def value(number: int) -> float:
            return value_of(
                judged(self.joined(*["b01"] * number, *["office"] * (8 - number)), self.NAME)
            )

        assert value(count) == count / 8
        assert value(count) < value(count + 1)


class TestCityPublic:
    NAME = "city_public"

    def reported(self, *items: Publicity | str, founded: str | None = "1999") -> Network:
        """Return the district with these items, or reports in the city on these days."""
        made = [
            Publicity(each, reach="city", earned=True) if isinstance(each, str) else each
            for each in items
        ]
        return organised(district(), founded=founded).replace(publicity=made)

    def test_quarters_are_counted_back_from_the_day(self) -> None:
        """(30 March, 30 June], (30 December, 30 March] …: the first, the second and the last.

        Two in one quarter are one; the day before the last quarter is too long ago.
        """
        finding = judged(
            self.reported("2003-06-30", "2003-03-31", "2003-03-30", "2002-07-01", "2002-06-30"),
            self.NAME,
        )
        assert (finding.value, finding.n) == (0.75, 4)
        assert len(shown(finding, "publicity")) == 4
        assert finding.reason.en == (
            "In 3 of the last 4 quarters others reported on the network beyond the district."
        )

    @pytest.mark.parametrize(
        ("item", "value"),
        [
            (Publicity("2003-05-01", reach="region", earned=True), 0.25),
            (Publicity("2003-05-01", reach="beyond", earned=True), 0.25),
            (Publicity("2003-05-01", reach="district", earned=True), 0.0),
            (Publicity("2003-05-01", reach="network", earned=True), 0.0),
            (Publicity("2003-05-01", reach="city", earned=False), 0.0),
            (Publicity("2003-05-01", reach="city", earned=True, status="planned"), 0.0),
            # To be seen from the last quarter of 2002 on: in three quarters.
            (Publicity("2002-12-01", until="2003-04-15", reach="city", earned=True), 0.75),
        ],
    )
    def test_others_reported_beyond_the_district(self, item: Publicity, value: float) -> None:
        assert judged(self.reported(item), self.NAME).value == value

    @pytest.mark.parametrize(
        ("item", "is_open"),
        [
            (Publicity("2003-05-01", reach="city"), True),
            (Publicity("2003-05-01", earned=True), True),
            (Publicity("2003-05-01"), True),
            (Publicity("2003-05-01", earned=False), False),
            (Publicity("2003-05-01", reach="district"), False),
        ],
    )
    def test_what_nobody_noted_leaves_its_quarter_open(
        self, item: Publicity, *, is_open: bool
    ) -> None:
        """One quarter for sure; the latest is open: 1 of 3, between 1/4 and 2/4."""
        finding = judged(self.reported("2003-02-01", item), self.NAME)
        if is_open:
            assert (finding.state, finding.bounds) == (State.PARTIAL, (0.25, 0.5))
            assert finding.value == pytest.approx(1 / 3)
            assert finding.reason.de.endswith("weitere ohne Angabe: 1.")
        else:
            assert (finding.state, finding.value) == (State.MEASURED, 0.25)

    def test_a_quarter_with_a_sure_report_is_not_open(self) -> None:
        unnoted = Publicity("2003-05-01")
        assert judged(self.reported("2003-05-02", unnoted), self.NAME).state is State.MEASURED

    def test_if_every_quarter_is_open_it_is_unknown(self) -> None:
        finding = judged(self.reported(Publicity("2002-01-01", until="2004")), self.NAME)
        assert finding.state is State.UNKNOWN
        assert "ist nicht erfasst, ob andere von sich aus berichteten" in finding.reason.de

    @pytest.mark.parametrize(
        ("founded", "quarters"),
        [("2003-06-01", 1), ("2003-03-30", 1), ("2002-12-30", 2), ("2002-09-30", 3), ("2002", 4)],
    )
    def test_a_young_network_is_asked_for_its_own_quarters(
        self, founded: str, quarters: int
    ) -> None:
        finding = judged(self.reported("2003-06-15", founded=founded), self.NAME)
        assert (finding.value, finding.n) == pytest.approx((1 / quarters, quarters))

    def test_what_appeared_before_the_founding_was_not_the_networks(self) -> None:
        assert judged(self.reported("2003-04-20", founded="2003-05"), self.NAME).value == 0.0

    def test_without_a_founding_day_it_is_unknown(self) -> None:
        finding = judged(self.reported("2003-05-01", founded=None), self.NAME)
        assert finding.state is State.UNKNOWN
        assert "the founding day is missing" in finding.reason.en

    def test_without_publicity_the_city_does_not_know_it(self) -> None:
        assert judged(self.reported(), self.NAME).value == 0.0
        assert judged(undeclared(self.reported(), "publicity"), self.NAME).state is State.UNKNOWN

    def test_undeclared_publicity_can_only_hide_more(self) -> None:
        finding = judged(undeclared(self.reported("2003-05-01"), "publicity"), self.NAME)
        assert (finding.value, finding.bounds) == (0.25, (0.25, 1.0))
        assert finding.missing == ("publicity",)

    @given(st.sets(st.sampled_from(range(18)), max_size=6), st.sampled_from(range(18)))
    @settings(max_examples=30)
    def test_one_more_report_never_lowers_it(self, months: set[int], more: int) -> None:
        def value(numbers: set[int]) -> float:
            days = [f"{2002 + n // 12}-{n % 12 + 1:02d}-15" for n in sorted(numbers)]
            return value_of(judged(self.reported(*days), self.NAME))

        assert value(months) == len({n // 3 for n in months if n >= 6}) / 4
        assert value(months) <= value({*months, more})


class TestCommonPurpose:
    NAME = "common_purpose"
    GOOD = "activities for the common good"
    ADVERTISING = "activities for advertising"
    CONTACT = "contact with the community"
    BUDGET = "share of the common good in the cost, as far as recorded"

    def serving(self, *purposes: str | None, groups: tuple[str, ...] = ()) -> Network:
        """Return the district with activities of these purposes and ties to these groups."""
        return empty(district(), "activities").replace(
            activities=[
                Activity(f"z{n}", day="2003-05-01", purpose=purpose)
                for n, purpose in enumerate(purposes)
            ],
            relationships=[Relationship("network", group, "contact") for group in groups],
        )

    @pytest.mark.parametrize(
        ("groups", "value"),
        [((), 0.25), (("club",), 1 / 3), (("club", "action", "tenants"), 1.0)],
    )
    def test_the_stronger_of_two_signs_counts(self, groups: tuple[str, ...], value: float) -> None:
        """One of four activities for the common good against contact with 0, 1 or 3 of 3."""
        network = self.serving(
            "common_good", "advertising", "advertising", "internal", groups=groups
        )
        finding = judged(network, self.NAME)
        assert finding.value == pytest.approx(value)
        assert figures(finding) == {
            self.GOOD: 0.25,
            self.ADVERTISING: 0.5,
            self.CONTACT: pytest.approx(len(groups) / 3),
        }

    def test_an_advertising_association_is_told_by_several_signs_together(self) -> None:
        """Only advertising, and nobody of the community: 0. Either sign alone does not fail it."""
        only = self.serving("advertising", "advertising")
        assert judged(only, self.NAME).value == 0.0
        open_to_all = self.serving("advertising", groups=("club", "action", "tenants"))
        assert judged(open_to_all, self.NAME).value == 1.0
        assert judged(self.serving("common_good"), self.NAME).value == 1.0

    def test_it_means_the_same_by_contact_as_its_own_criterion(self) -> None:
        """By a guest and by a head count, as there."""
        network = self.serving("advertising", "advertising").with_records(
            participations=[Participation("z0", "club", "guest")]
        )
        network = evolved(
            network, "activities", lambda a: a.id == "z1", attendance={"residents": 9}
        )
        finding = judged(network, self.NAME)
        assert finding.value == judged(network, "community_contact").value == pytest.approx(2 / 3)
        assert shown(finding, "activities") == ("z0", "z1")
        assert finding.reason.en == (
            "0 of 2 activities of the last twelve months (0%) above all served the common good of "
            "the district. There is contact with 2 of 3 classes of the community."
        )

    def test_purposes_that_nobody_noted_leave_it_open(self) -> None:
        """1 of 2 known; of four at least 1 and at most 3; contact holds it at 1/3 or more."""
        finding = judged(
            self.serving("common_good", "internal", None, None, groups=("club",)), self.NAME
        )
        assert (finding.state, finding.value) == (State.PARTIAL, 0.5)
        assert finding.bounds == pytest.approx((1 / 3, 0.75))
        assert "weitere ohne Angabe: 2. Kontakt" in finding.reason.de

    @pytest.mark.parametrize(
        ("groups", "value", "low"),
        [((), 0.5, 0.0), (("club",), 0.5, 1 / 3), (("club", "action"), 2 / 3, 2 / 3)],
    )
    def test_where_no_purpose_is_noted_it_is_not_taken_for_none(
        self, groups: tuple[str, ...], value: float, low: float
    ) -> None:
        finding = judged(self.serving(None, None, groups=groups), self.NAME)
        assert finding.state is State.PARTIAL
        assert finding.value == pytest.approx(value)
        assert finding.bounds == pytest.approx((low, 1.0))
        assert "Of no activity of the last twelve months is the purpose recorded" in (
            finding.reason.en
        )

    def test_with_all_of_the_community_no_purpose_need_be_noted(self) -> None:
        finding = judged(self.serving(None, groups=("club", "action", "tenants")), self.NAME)
        assert (finding.state, finding.value) == (State.MEASURED, 1.0)

    def test_without_activities_contact_is_what_there_is(self) -> None:
        finding = judged(self.serving(groups=("club",)), self.NAME)
        assert (finding.value, finding.n) == pytest.approx((1 / 3, 0))
        assert finding.reason.de.startswith(
            "In den letzten zwölf Monaten gab es keine Aktivitäten."
        )
        assert judged(self.serving(), self.NAME).value == 0.0

    def test_the_share_in_the_cost_is_shown(self) -> None:
        """300 of 400 euros; of the last activity no purpose is noted, so it is left out."""
        purposes = ("common_good", "advertising", "internal", None)
        costs = (300.0, 100.0, None, 500.0)
        network = self.serving().replace(
            activities=[
                Activity(f"z{n}", day="2003-05-01", purpose=purpose, budget=cost)
                for n, (purpose, cost) in enumerate(zip(purposes, costs, strict=True))
            ]
        )
        assert figures(judged(network, self.NAME))[self.BUDGET] == 0.75
        assert self.BUDGET not in figures(judged(self.serving("common_good"), self.NAME))

    def test_an_older_activity_does_not_count(self) -> None:
        network = evolved(
            self.serving("common_good", "advertising"),
            "activities",
            lambda a: a.purpose == "common_good",
            day="2002-06-30",
        )
        assert judged(network, self.NAME).value == 0.0

    @pytest.mark.parametrize(
        ("table", "bounds"),
        [
            # one class of three is in touch with it, whatever else there was
            ("activities", (1 / 3, 1.0)),
            ("relationships", (0.5, 1.0)),
            ("participations", (0.5, 1.0)),
            ("memberships", (0.5, 1.0)),
        ],
    )
    def test_what_is_not_declared_leaves_it_open(
        self, table: str, bounds: tuple[float, float]
    ) -> None:
        network = self.serving("common_good", "advertising", groups=("club",))
        finding = judged(undeclared(network, table), self.NAME)
        assert (finding.value, finding.bounds, finding.missing) == (0.5, bounds, (table,))

    def test_ties_alone_say_something(self) -> None:
        network = undeclared(self.serving(groups=("club",)), "activities", "participations")
        finding = judged(network, self.NAME)
        assert finding.state is State.PARTIAL
        assert finding.value == pytest.approx(1 / 3)

    @given(st.integers(0, 5), st.integers(0, 2))
    @settings(max_examples=18)
    def test_one_more_for_the_common_good_or_one_more_class_never_lowers_it(
        self, serving: int, classes: int
    ) -> None:
        def value(number: int, touched: int) -> float:
            purposes = ["common_good"] * number + ["advertising"] * (6 - number)
            groups = ("club", "action", "tenants")[:touched]
            return value_of(judged(self.serving(*purposes, groups=groups), self.NAME))

        assert value(serving, classes) == pytest.approx(max(serving / 6, classes / 3))
        assert value(serving, classes) <= value(serving + 1, classes)
        assert value(serving, classes) <= value(serving, classes + 1)
