"""The first pitfall where it is about tasks and support: worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.criteria.catalogue import catalogue
from localeconomy.model.records import (
    Activity,
    Actor,
    Contact,
    Participation,
    Relationship,
    Responsibility,
)
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    AREAS,
    BUSINESSES,
    adding,
    alliance,
    district,
    empty,
    evolved,
    judged,
    organised,
    tasks,
    undeclared,
)
from tests.criteria.reading import figures, shown, value_of

if TYPE_CHECKING:
    from localeconomy.model.network import Network


class TestTaskFocus:
    NAME = "task_focus"
    LARGEST = "tasks and projects of one member at a time, at most"

    def holding(self, *numbers: int) -> Network:
        """Return the district whose members b01, b02 … hold so many areas, and lead one thing."""
        return tasks([1] * len(numbers)).replace(
            responsibilities=[
                Responsibility(area, name, since="2000")
                for name, number in zip(BUSINESSES, numbers, strict=False)
                for area in (*AREAS, "training", "lobbying")[:number]
            ]
        )

    def test_three_at_a_time_are_borne_and_four_are_not(self) -> None:
        """What b01 … b04 led was over in January: 0, 3, 4 and 6 areas; two of four are focused."""
        finding = judged(self.holding(0, 3, 4, 6), self.NAME)
        assert (finding.value, finding.n) == (0.5, 4)
        assert figures(finding) == {self.LARGEST: 6.0}
        assert shown(finding, "actors") == ("b01", "b02", "b03", "b04")
        assert len(shown(finding, "responsibilities")) == 13
        assert finding.reason.en == (
            "2 of 4 members who carry tasks (50%) have at most 3 tasks and projects at a time; the "
            "greatest number of one member is 6."
        )

    @pytest.mark.parametrize(
        ("activity", "counts"),
        [
            (Activity("x", kind="project", day="2003-02-01", until="2003-09"), True),
            (Activity("x", kind="project", day="2001-02-01", until="2003-07-01"), True),
            (Activity("x", day="2003-06-30"), True),
            # over, or without a date, or called off, or not known yet
            (Activity("x", kind="project", day="2003-02-01", until="2003-06-30"), False),
            (Activity("x", kind="project", day="2003-02-01"), False),
            (Activity("x", day="2003-02-01", until="2003-09", status="cancelled"), False),
            (Activity("x", day="2003-09-01", status="planned", known="2003-03"), True),
            (Activity("x", day="2003-09-01", status="planned", known="2003-08"), False),
            (Activity("x", day="2003-09-01", status="planned"), False),
            (Activity("x", status="planned"), False),
        ],
    )
    def test_what_is_under_way_or_planned_for_a_date(
        self, activity: Activity, *, counts: bool
    ) -> None:
        """With three areas b01 bears no fourth task."""
        network = adding(self.holding(3), "activities", activity).with_records(
            participations=[Participation("x", "b01", "organiser")]
        )
        finding = judged(network, self.NAME)
        assert finding.value == (0.0 if counts else 1.0)
        assert shown(finding, "activities") == (("x",) if counts else ())

    def test_to_take_part_is_no_task_and_to_lead_twice_is_one(self) -> None:
        project = Activity("x", kind="project", day="2003-05-01", until="2003-09")
        network = adding(self.holding(3, 2), "activities", project).with_records(
            participations=[
                Participation("x", "b01", "contributor"),
                Participation("x", "b02", "initiator"),
                Participation("x", "b02", "organiser"),
            ]
        )
        finding = judged(network, self.NAME)
        assert (finding.value, figures(finding)) == (1.0, {self.LARGEST: 3.0})

    def test_what_has_ended_does_not_count(self) -> None:
        """All were held in W, but two areas ended before the day."""
        network = evolved(
            self.holding(4),
            "responsibilities",
            lambda r: r.area in AREAS[:2],
            until="2003-06-30",
        )
        assert figures(judged(network, self.NAME)) == {self.LARGEST: 2.0}

    def test_what_somebody_holds_for_a_member_is_the_members(self) -> None:
        network = adding(self.holding(3), "actors", Actor("owner", kind="person"))
        network = adding(network, "responsibilities", Responsibility("other", "owner"))
        acting = adding(network, "relationships", Relationship("owner", "b01", "represents"))
        assert judged(network, self.NAME).value == 1.0
        assert judged(acting, self.NAME).value == 0.0

    def test_without_carriers_it_is_not_due_where_that_is_complete(self) -> None:
        assert judged(tasks([]), self.NAME).state is State.NOT_DUE
        assert judged(undeclared(tasks([]), "activities"), self.NAME).state is State.UNKNOWN

    @pytest.mark.parametrize(
        "table",
        ["activities", "participations", "responsibilities", "memberships", "relationships"],
    )
    def test_more_of_anything_can_turn_it_both_ways(self, table: str) -> None:
        finding = judged(undeclared(self.holding(3, 4), table), self.NAME)
        assert (finding.value, finding.bounds, finding.missing) == (0.5, (0.0, 1.0), (table,))

    def test_its_limit_is_a_threshold(self) -> None:
        asked = catalogue().with_thresholds(task_focus={"most": 4})
        assert judged(self.holding(4), self.NAME, asked=asked).value == 1.0

    @given(st.lists(st.integers(0, 6), min_size=1, max_size=5), st.integers(0, 4))
    @settings(max_examples=25)
    def test_one_more_task_of_a_carrier_never_raises_it(self, numbers: list[int], who: int) -> None:
        more = [min(6, n + (place == who)) for place, n in enumerate(numbers)]
        before, after = (
            value_of(judged(self.holding(*each), self.NAME)) for each in (numbers, more)
        )
        assert before == pytest.approx(sum(n <= 3 for n in numbers) / len(numbers))
        assert after <= before


class TestTaskDistribution:
    NAME = "task_distribution"
    DEPUTISED = "required task areas with a deputy"
    HOLDERS = "holders of the required task areas"

    def test_required_areas_that_somebody_holds(self) -> None:
        """Leadership and finance by b01, publicity by the office; events vacant: 3 of 4.

        The deputy of leadership is another one; that of finance is the holder; training is not
        required: one of four areas has a deputy, and two hold the three.
        """
        network = district().replace(
            responsibilities=[
                Responsibility("leadership", "b01", deputies=["b02"]),
                Responsibility("finance", "b01", deputies=["b01"]),
                Responsibility("publicity", "office"),
                Responsibility("events", None, deputies=["b02"]),
                Responsibility("training", "b09", deputies=["b02"]),
            ]
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (0.75, 4)
        assert figures(finding) == {self.DEPUTISED: 0.25, self.HOLDERS: 2.0}
        assert len(shown(finding, "responsibilities")) == 3
        assert (
            finding.reason.en == "3 of 4 required task areas (75%) have a holder; vacant: events."
        )
        assert finding.reason.de.endswith("unbesetzt: Veranstaltungen.")

    def test_where_all_are_held_it_says_so(self) -> None:
        finding = judged(district(), self.NAME)
        assert finding.reason.de == "Alle 4 nötigen Aufgabenbereiche sind besetzt."
        assert figures(finding) == {self.DEPUTISED: 0.0, self.HOLDERS: 4.0}

    @pytest.mark.parametrize(
        "values", [{"until": "2003-06-30"}, {"since": "2003-07-01"}, {"holder": None}]
    )
    def test_who_has_left_or_is_yet_to_come_holds_nothing(self, values: dict[str, str]) -> None:
        assert judged(evolved(district(), "responsibilities", **values), self.NAME).value == 0.0

    def test_an_area_that_two_share_is_held_once(self) -> None:
        network = district().replace(
            responsibilities=[Responsibility("events", name) for name in BUSINESSES[:3]]
        )
        finding = judged(network, self.NAME)
        assert (finding.value, figures(finding)[self.HOLDERS]) == (0.25, 3.0)

    def test_the_form_makes_no_difference(self) -> None:
        """Held by custom, in an informal network."""
        loose = evolved(district(), "responsibilities", defined_in="custom")
        assert judged(organised(loose, form="informal"), self.NAME).value == 1.0

    def test_nothing_required_is_not_due_where_that_is_complete_and_else_unknown(self) -> None:
        nothing = organised(district(), required_areas=())
        assert judged(nothing, self.NAME).state is State.NOT_DUE
        unsaid = judged(undeclared(nothing, "organisations"), self.NAME)
        assert unsaid.state is State.UNKNOWN
        assert "Welche Aufgabenbereiche besetzt sein müssen" in unsaid.reason.de

    def test_it_is_asked_of_an_alliance_too(self) -> None:
        assert judged(alliance(), self.NAME).value == 1.0

    def test_undeclared_responsibilities_can_only_hide_holders(self) -> None:
        vacant = evolved(district(), "responsibilities", lambda r: r.area == "events", holder=None)
        finding = judged(undeclared(vacant, "responsibilities"), self.NAME)
        assert (finding.value, finding.bounds) == (0.75, (0.75, 1.0))
        assert finding.missing == ("responsibilities",)

    @given(st.sets(st.sampled_from(AREAS)), st.sampled_from(AREAS))
    @settings(max_examples=25)
    def test_one_more_area_held_never_lowers_it(self, held: set[str], more: str) -> None:
        def value(areas: set[str]) -> float:
            rows = [Responsibility(area, "b01") for area in sorted(areas)]
            return value_of(judged(district().replace(responsibilities=rows), self.NAME))

        assert value(held) == len(held) / 4
        assert value(held) <= value({*held, more})


class TestCoordinationBackup:
    NAME = "coordination_backup"
    SUPPORT = "support by the coordination office against the target"
    CHANGE = "change against the six months before"

    def supported(
        self, active: int, contacts: int, *, by: str | None = "office", day: str = "2003-05-10"
    ) -> Network:
        """Return the district with so many active members and so many contacts lately."""
        return empty(district(), "responsibilities").replace(
            participations=[
                Participation("a12", name, "contributor") for name in BUSINESSES[:active]
            ],
            contacts=[Contact("b20", by, day, id=f"k{n}") for n in range(contacts)],
        )

    @pytest.mark.parametrize(
        ("active", "contacts", "value"),
        [
            # Nobody active: all is wanting, and only support counts.
            (0, 0, 0.0),
            (0, 5, 0.25),
            (0, 20, 1.0),
            # Six active are worth 0.5; support makes up for the other half.
            (6, 0, 0.5),
            (6, 10, 0.75),
            (6, 30, 1.0),
            # Fifteen are worth 0.9: without any support 0.9, with a quarter 0.925.
            (15, 0, 0.9),
            (15, 5, 0.925),
        ],
    )
    def test_support_counts_as_far_as_members_are_wanting(
        self, active: int, contacts: int, value: float
    ) -> None:
        finding = judged(self.supported(active, contacts), self.NAME)
        assert finding.value == pytest.approx(value)
        assert (finding.raw, finding.n) == (finding.value, contacts)
        assert figures(finding)[self.SUPPORT] == min(1.0, contacts / 20)

    def test_few_means_the_same_as_for_the_critical_mass(self) -> None:
        network = self.supported(9, 0)
        assert judged(network, self.NAME).value == judged(network, "critical_mass").value
        numbers = catalogue()["critical_mass"].numbers
        assert numbers.items() <= catalogue()[self.NAME].numbers.items()

    def test_what_the_office_worked_on(self) -> None:
        """Two activities, one of them in two roles; as a guest or planned it did not work on any.

        With two contacts: 4 of 20; nobody but the office is active.
        """
        network = self.supported(0, 2).replace(
            participations=[
                Participation("a10", "office", "initiator"),
                Participation("a10", "office", "organiser"),
                Participation("a11", "office"),
                Participation("a12", "office", "guest"),
            ]
        )
        network = adding(network, "activities", Activity("p", day="2003-06-01", status="planned"))
        network = adding(network, "participations", Participation("p", "office", "organiser"))
        finding = judged(network, self.NAME)
        assert finding.value == pytest.approx(0.2)
        assert (shown(finding, "activities"), len(shown(finding, "contacts"))) == (
            ("a10", "a11"),
            2,
        )
        assert finding.reason.en == (
            "Active members: 0; activities of the last six months that the coordination office "
            "worked on: 2, its contacts: 2 (while few are active, 20 together are asked for)."
        )

    @pytest.mark.parametrize(
        ("day", "value"),
        [("2002-12-30", 0.0), ("2002-12-31", 0.5), ("2003-06-30", 0.5), ("2003-07-01", 0.0)],
    )
    def test_the_last_six_months(self, day: str, value: float) -> None:
        network = evolved(self.supported(0, 10, day=day), "contacts", known="2002-01-01")
        assert judged(network, self.NAME).value == value

    def test_the_change_against_the_six_months_before(self) -> None:
        """Two contacts now, three in autumn: one less."""
        network = self.supported(6, 2).with_records(
            contacts=[Contact("b20", "office", "2002-10-10", id=f"o{n}") for n in range(3)]
        )
        assert figures(judged(network, self.NAME))[self.CHANGE] == -1.0

    @pytest.mark.parametrize("by", ["b01", "network", "agency"])
    def test_contacts_that_others_made_do_not_count(self, by: str) -> None:
        assert judged(self.supported(6, 10, by=by), self.NAME).value == 0.5

    def test_the_offices_people_act_for_it(self) -> None:
        network = adding(self.supported(6, 0), "actors", Actor("clerk", kind="person"))
        contacts = [Contact("b20", "clerk", "2003-05-10", id=f"k{n}") for n in range(10)]
        acting = network.replace(contacts=contacts).with_records(
            relationships=[Relationship("clerk", "office", "represents")]
        )
        assert judged(acting, self.NAME).value == 0.75

    def test_contacts_that_nobody_signed_may_be_the_offices(self) -> None:
        """Ten of them: 1 − 0.5 · (1 − 0) for sure, and at most 1 − 0.5 · (1 − 10/20)."""
        finding = judged(self.supported(6, 10, by=None), self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.5, (0.5, 0.75))

    def test_a_lasting_office_is_never_held_against_a_network(self) -> None:
        """Sixteen active: more support raises it, or leaves it where it is."""
        found = [value_of(judged(self.supported(16, n), self.NAME)) for n in (0, 10, 20, 40)]
        assert found == sorted(found)
        assert found[-2:] == [1.0, 1.0]

    def test_without_an_office_only_the_members_carry(self) -> None:
        network = evolved(
            self.supported(6, 10), "actors", lambda a: a.id == "office", kind="institution"
        )
        finding = judged(network, self.NAME)
        assert (finding.value, figures(finding)[self.SUPPORT]) == (0.5, 0.0)
        assert "eine Koordinierungsstelle, die sie unterstützen könnte" in finding.reason.de

    @pytest.mark.parametrize(
        ("founded", "target"),
        [
            ("2002-12-31", 20),  # six months up to and with 30 June
            ("2003-03-31", 10),  # three
            ("2003-05-31", 20 / 6),  # one
            ("2003-06-20", 20 / 6),  # at least one
        ],
    )
    def test_in_the_first_half_year_less_is_to_be_done(self, founded: str, target: float) -> None:
        network = organised(self.supported(0, 3, day="2003-06-20"), founded=founded)
        assert judged(network, self.NAME).value == pytest.approx(3 / target)

    def test_of_an_unknown_age_it_may_have_been_little_that_was_to_be_done(self) -> None:
        """Three contacts of 20 for sure, at best of 20/6: 0.5 + 0.5 · 0.15 … 0.5 + 0.5 · 0.9."""
        finding = judged(organised(self.supported(6, 3), founded=None), self.NAME)
        assert finding.value == pytest.approx(0.575)
        assert finding.bounds == pytest.approx((0.575, 0.95))

    @pytest.mark.parametrize(
        "table",
        [
            *("activities", "participations", "responsibilities", "memberships"),
            *("contacts", "relationships"),
        ],
    )
    def test_more_of_anything_can_only_raise_it(self, table: str) -> None:
        finding = judged(undeclared(self.supported(6, 10), table), self.NAME)
        assert (finding.value, finding.bounds, finding.missing) == (0.75, (0.75, 1.0), (table,))

    def test_silence_about_contacts_leaves_what_the_members_do(self) -> None:
        finding = judged(undeclared(self.supported(6, 0), "contacts"), self.NAME)
        assert (finding.state, finding.bounds) == (State.PARTIAL, (0.5, 1.0))

    @given(st.integers(0, 19), st.integers(0, 24))
    @settings(max_examples=30)
    def test_one_more_active_or_one_more_contact_never_lowers_it(
        self, active: int, contacts: int
    ) -> None:
        value = value_of(judged(self.supported(active, contacts), self.NAME))
        assert value <= value_of(judged(self.supported(active + 1, contacts), self.NAME)) + 1e-12
        assert value <= value_of(judged(self.supported(active, contacts + 1), self.NAME)) + 1e-12
