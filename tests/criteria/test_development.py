"""Success criteria of the network's development, worked out by hand."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.criteria.catalogue import catalogue
from localeconomy.indicators import jensen_shannon_divergence
from localeconomy.model.records import (
    Activity,
    Actor,
    Concern,
    Contact,
    District,
    Membership,
    Participation,
    Relationship,
    Responsibility,
    SectorCount,
)
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    BUSINESSES,
    adding,
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


class TestPersonalApproach:
    NAME = "personal_approach"

    def contacts(self, *channels: str | None) -> Network:
        """Return the district with these approaches in W and no new member."""
        older = evolved(district(), "memberships", since="1999")
        return older.replace(
            contacts=[
                Contact(name, "office", "2003-03-01", channel=channel)
                for name, channel in zip(BUSINESSES, channels, strict=False)
            ]
        )

    def test_visits_talks_and_events_are_in_person(self) -> None:
        """Three of five."""
        network = self.contacts("visit", "in_person", "event", "telephone", "email")
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (0.6, 5)
        assert finding.reason.en == "3 of 5 approaches (60%) were made in person."

    def test_the_weaker_of_approaches_and_new_members_counts(self) -> None:
        """4 of 4 approaches, but of the four new members one came by letter: min(1, 3/4)."""
        network = evolved(
            district(), "memberships", lambda m: m.member == "b20", first_contact="letter"
        )
        network = evolved(network, "contacts", channel="visit")
        finding = judged(network, self.NAME)
        assert finding.value == 0.75
        assert finding.reason.en == (
            "10 of 10 approaches (100%) were made in person and 3 of 4 new members (75%) were "
            "first contacted in person."
        )

    def test_channels_that_nobody_noted_leave_it_open(self) -> None:
        """2 of the 3 known are in person; of 4 at least 2 and at most 3: bounds 0.5 … 0.75."""
        finding = judged(self.contacts("visit", "visit", "letter", None), self.NAME)
        assert finding.state is State.PARTIAL
        assert finding.value == pytest.approx(2 / 3)
        assert finding.bounds == (0.5, 0.75)

    def test_if_nobody_noted_any_it_is_unknown(self) -> None:
        finding = judged(self.contacts(None, None), self.NAME)
        assert (finding.state, finding.bounds) == (State.UNKNOWN, (0.0, 1.0))
        assert "Der Weg der Ansprache ist nicht erfasst" in finding.reason.de

    def test_nobody_approached_and_nobody_new_is_not_due(self) -> None:
        assert judged(self.contacts(), self.NAME).state is State.NOT_DUE

    def test_that_is_known_only_where_both_are_complete(self) -> None:
        for table in ("contacts", "memberships"):
            finding = judged(undeclared(self.contacts(), table), self.NAME)
            assert finding.state is State.UNKNOWN
            assert finding.missing == (table,)

    def test_approaches_to_institutions_and_older_ones_do_not_count(self) -> None:
        network = self.contacts("visit").with_records(
            contacts=[
                Contact("chamber", "office", "2003-03-01", channel="letter"),
                Contact("b09", "office", "2002-06-30", channel="letter"),
            ]
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (1.0, 1)

    def test_what_happened_before_the_founding_does_not_count(self) -> None:
        network = organised(self.contacts("visit", "letter"), founded="2003-03-02")
        assert judged(network, self.NAME).state is State.NOT_DUE


class TestIndividualBenefit:
    NAME = "individual_benefit"

    def concerns(self, *days: tuple[str, str | None]) -> Network:
        return district().replace(
            concerns=[
                Concern("b01", f"c{n}", raised, answered)
                for n, (raised, answered) in enumerate(days)
            ]
        )

    def test_the_weaker_of_benefit_and_answers_counts(self) -> None:
        """18 of 20 state a benefit; of three due concerns one was answered within 90 days."""
        finding = judged(
            self.concerns(
                ("2003-01-01", "2003-04-01"),  # 90 days
                ("2003-01-01", "2003-04-02"),  # 91 days
                ("2003-03-31", None),  # open for 91 days
                ("2003-04-01", None),  # open for 90 days: not due yet
            ),
            self.NAME,
        )
        assert finding.value == pytest.approx(1 / 3)
        assert "18 of 20 members (90%) state a benefit; 1 of 3 concerns (33%)" in finding.reason.en

    def test_who_takes_part_without_being_listed_is_neither(self) -> None:
        """Informal, ten on the list of whom eight state a benefit; six others merely took part.

        8/10 of those who could be asked; of 16 in all at least 8, at most 14.
        """
        informal = organised(district(), form="informal")
        network = keeping(informal, "memberships", lambda m: m.member in BUSINESSES[10:])
        network = keeping(network, "participations", lambda p: p.actor in BUSINESSES[4:])
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (0.8, 10)
        assert finding.bounds == pytest.approx((8 / 16, 14 / 16))
        assert finding.state is State.PARTIAL

    def test_without_any_list_it_is_unknown(self) -> None:
        network = empty(organised(district(), form="informal"), "memberships")
        finding = judged(network, self.NAME)
        assert finding.state is State.UNKNOWN
        assert finding.reason.en.startswith("Not known: those who take part are on no list")

    def test_without_due_concerns_the_benefit_alone_counts(self) -> None:
        finding = judged(self.concerns(("2003-06-01", None)), self.NAME)
        assert finding.value == 0.9
        assert "Anliegen, auf die einzugehen war, gab es nicht" in finding.reason.de

    def test_an_answer_after_the_day_is_not_known_on_it(self) -> None:
        """Raised in January, answered in July: on 30 June it is open and overdue."""
        finding = judged(self.concerns(("2003-01-01", "2003-07-01")), self.NAME)
        assert finding.value == 0.0

    def test_a_concern_raised_after_the_day_does_not_count(self) -> None:
        assert judged(self.concerns(("2003-07-01", "2003-07-02")), self.NAME).value == 0.9

    def test_without_members_nobody_benefits(self) -> None:
        finding = judged(empty(district(), "memberships"), self.NAME)
        assert (finding.value, finding.n) == (0.0, 0)
        assert finding.reason.en == "The network has no members."

    def test_only_members_of_today_count(self) -> None:
        """The two without a benefit have left: 18 of 18."""
        network = evolved(
            district(), "memberships", lambda m: m.benefit is None, until="2003-06-30"
        )
        assert (
            judged(self.concerns().replace(memberships=network.memberships), self.NAME).value == 1
        )


class TestSectorMix:
    NAME = "sector_mix"

    def test_the_middle_case_by_hand(self) -> None:
        """Members (10, 10, 0, 0) against the district (40, 30, 20, 10), in bits.

        m = (.45, .40, .10, .05).
        JSD = ½ [.5 log₂(.5/.45) + .5 log₂(.5/.4)]
            + ½ [.4 log₂(.4/.45) + .3 log₂(.3/.4) + .2 + .1]
            = ½ [.07600 + .16096] + ½ [−.06797 − .12451 + .3] = .11848 + .05376 = .17224.
        Retail only: m = (.7, .15, .1, .05):
        ½ log₂(1/.7) + ½ [.4 log₂(.4/.7) + .3 + .2 + .1] = .25729 + .13853 = .39582.
        q of 20 of 100 by simulation below; value = 1 − (.17224 − q)/(.39582 − q).
        """
        half = evolved(district(), "actors", lambda a: a.id in BUSINESSES[:10], sector="retail")
        half = evolved(half, "actors", lambda a: a.id in BUSINESSES[10:], sector="crafts")
        finding = judged(half, self.NAME)
        assert finding.raw == pytest.approx(0.17224, abs=1e-5)
        noise = finding.figures[0].value
        assert noise is not None
        assert noise == pytest.approx(self.simulated_noise(), abs=1e-3)
        assert finding.value == pytest.approx(1 - (0.17224 - noise) / (0.39582 - noise), abs=1e-4)
        assert "spread over 2 of the district's 4 sectors" in finding.reason.en
        assert "0,17 Bit" in finding.reason.de

    def simulated_noise(self) -> float:
        """Mean + 1.28 standard deviations of 20,000 draws of 20 of the 100 businesses."""
        stock = [40, 30, 20, 10]
        draws = np.random.default_rng(7).multivariate_hypergeometric(stock, 20, size=20_000)
        distinct, counts = np.unique(draws, axis=0, return_counts=True)
        found = np.array([jensen_shannon_divergence(draw, stock) for draw in distinct], dtype=float)
        mean = np.average(found, weights=counts)
        spread = math.sqrt(np.average((found - mean) ** 2, weights=counts))
        return float(mean + 1.28 * spread)

    def test_a_representative_draw_is_worth_1(self) -> None:
        """Members 8, 6, 4, 2 of 40, 30, 20, 10: no divergence at all."""
        finding = judged(district(), self.NAME)
        assert finding.value == 1.0
        assert finding.raw == pytest.approx(0.0, abs=1e-12)

    def test_a_monoculture_of_the_largest_sector_is_worth_0(self) -> None:
        finding = judged(evolved(district(), "actors", sector="retail"), self.NAME)
        assert finding.value == pytest.approx(0.0, abs=1e-12)
        assert finding.raw == pytest.approx(0.39582, abs=1e-5)

    def test_sectors_that_nobody_noted_leave_it_open(self) -> None:
        one = evolved(district(), "actors", lambda a: a.id == "b01", sector=None)
        finding = judged(one, self.NAME)
        assert (finding.state, finding.bounds, finding.n) == (State.PARTIAL, (0.0, 1.0), 19)
        none = judged(evolved(district(), "actors", sector=None), self.NAME)
        assert (none.state, none.bounds, none.value) == (State.PARTIAL, (0.0, 1.0), 0.5)

    def test_without_members_it_is_0(self) -> None:
        finding = judged(empty(district(), "memberships"), self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.MEASURED, 0.0, 0)

    def test_without_counted_businesses_it_is_not_due(self) -> None:
        none = empty(district(), "sector_counts")
        assert judged(none, self.NAME).state is State.NOT_DUE
        assert judged(undeclared(none, "sector_counts"), self.NAME).state is State.UNKNOWN
        zero = evolved(district(), "sector_counts", count=0)
        assert judged(zero, self.NAME).state is State.NOT_DUE

    def test_the_latest_count_of_the_own_district_counts(self) -> None:
        """An older count, a later one and another district would all turn the picture."""
        other = district().with_records(
            districts=[District("elsewhere")],
            sector_counts=[
                SectorCount("quarter", "fishing", count=900, day="2002-01-01"),
                SectorCount("quarter", "fishing", count=900, day="2003-07-01"),
                SectorCount("elsewhere", "fishing", count=900, day="2003-01-02"),
            ],
        )
        assert judged(other, self.NAME).value == judged(district(), self.NAME).value

    def test_members_of_sectors_that_the_count_left_out(self) -> None:
        """Twenty of a new sector: JSD 1 beyond any monoculture of the largest, so 0."""
        finding = judged(evolved(district(), "actors", sector="fishing"), self.NAME)
        assert finding.value == 0.0
        assert "am häufigsten: fishing (20)" in finding.reason.de

    @given(st.integers(0, 7))
    @settings(max_examples=8)
    def test_the_nearer_to_a_monoculture_the_worse(self, moved: int) -> None:
        def after(count: int) -> float:
            names = BUSINESSES[8 : 8 + count]
            found = judged(
                evolved(district(), "actors", lambda a: a.id in names, sector="retail"), self.NAME
            ).value
            assert found is not None
            return found

        assert after(moved) >= after(moved + 1)


class TestCriticalMass:
    NAME = "critical_mass"

    def test_sixteen_of_twenty(self) -> None:
        """k = ln 9/ln 2.5 = 2.39796; 1/(1 + (6/16)^k) = 1/(1 + 0.09518) = 0.9131."""
        finding = judged(district(), self.NAME)
        assert (finding.raw, finding.n) == (16.0, 20)
        assert finding.value == pytest.approx(0.9131, abs=5e-5)
        assert finding.reason.en.startswith("16 of 20 members were active")
        assert "about 6 barely make a critical mass, 15 clearly do" in finding.reason.en

    def only(self, *participations: Participation) -> Network:
        return empty(district(), "responsibilities").replace(participations=participations)

    def test_guests_and_others_are_not_active_members(self) -> None:
        network = self.only(
            Participation("a01", "b01"),
            Participation("a01", "b01", "speaker"),  # once is enough
            Participation("a02", "b02", "guest"),
            Participation("a02", "club"),
            Participation("a02", "office", "organiser"),
        )
        assert judged(network, self.NAME).raw == 1.0

    def test_who_acts_for_a_business_makes_it_active(self) -> None:
        people = adding(district(), "actors", Actor("owner", kind="person"))
        acting = people.replace(
            participations=[Participation("a01", "owner")],
            responsibilities=[],
            relationships=[
                Relationship("owner", "b07", "represents", since="2000"),
                Relationship("owner", "b08", "represents", until="2001"),
            ],
        )
        finding = judged(acting, self.NAME)
        assert finding.raw == 1.0
        assert {each.table: each.ids for each in finding.evidence}["actors"] == ("b07",)

    @pytest.mark.parametrize(
        ("since", "until", "active"),
        [
            ("1999", None, 1.0),
            ("1999", "2002-07-02", 1.0),  # its last day, 1 July 2002, lies in W
            ("1999", "2002-07-01", 0.0),  # ended with 30 June 2002
            ("2003-06-30", None, 1.0),
            ("2003-07-01", None, 0.0),
        ],
    )
    def test_a_responsibility_at_any_time_in_the_window_counts(
        self, since: str, until: str | None, active: float
    ) -> None:
        network = empty(district(), "participations").replace(
            responsibilities=[Responsibility("events", "b01", since=since, until=until)]
        )
        assert judged(network, self.NAME).raw == active

    def test_cancelled_planned_and_older_activities_do_not_count(self) -> None:
        activities = [
            Activity("x", day="2003-01-01", status="cancelled"),
            Activity("y", day="2003-08-01", status="planned", known="2003-01-01"),
            Activity("z", day="2002-06-30"),
        ]
        network = district().replace(
            activities=activities,
            participations=[
                Participation(name, member) for name, member in zip("xyz", BUSINESSES, strict=False)
            ],
            responsibilities=[],
        )
        assert judged(network, self.NAME).raw == 0.0

    def test_hours_available_to_hours_needed(self) -> None:
        """Members offer 6 + 4 hours, responsibilities need 4 + 1: ratio 2, as evidence only."""
        network = evolved(district(), "actors", lambda a: a.id == "b01", capacity_hours=6.0)
        network = evolved(network, "actors", lambda a: a.id == "b02", capacity_hours=4.0)
        assert judged(network, self.NAME).figures == ()
        network = evolved(network, "responsibilities", lambda r: r.area == "events", hours=4.0)
        network = evolved(network, "responsibilities", lambda r: r.area == "finance", hours=1.0)
        assert [figure.value for figure in judged(network, self.NAME).figures] == [2.0]

    def test_hours_of_others_are_not_the_members(self) -> None:
        network = evolved(district(), "actors", lambda a: a.id == "office", capacity_hours=40.0)
        network = evolved(network, "responsibilities", hours=2.0)
        assert judged(network, self.NAME).figures == ()

    def test_the_office_and_the_network_are_no_members(self) -> None:
        network = adding(district(), "memberships", Membership("office", "network", since="1999"))
        assert judged(network, self.NAME).n == 20

    def test_thresholds_can_be_set(self) -> None:
        asked = catalogue().with_thresholds(critical_mass={"half": 16, "nearly_all": 20.5})
        finding = judged(district(), self.NAME, asked=asked)
        assert finding.value == pytest.approx(0.5)
        assert "about 16 barely make a critical mass, 20.5 clearly do" in finding.reason.en

    @given(st.sets(st.sampled_from(BUSINESSES)), st.sampled_from(BUSINESSES))
    @settings(max_examples=20)
    def test_one_more_never_lowers_it(self, names: set[str], more: str) -> None:
        one = self.only(*(Participation("a01", name) for name in sorted(names)))
        other = self.only(*(Participation("a01", name) for name in sorted({*names, more})))
        less, greater = judged(one, self.NAME).value, judged(other, self.NAME).value
        assert less is not None
        assert greater is not None
        assert less <= greater
        # Undeclared, the smaller record leaves the larger one possible.
        low, high = judged(undeclared(one, "participations"), self.NAME).bounds
        assert low <= greater <= high

    def test_keeping_only_some_members_keeps_the_count_honest(self) -> None:
        """Half of the memberships hidden: 10 active at least, and more are possible."""
        hidden = undeclared(
            keeping(district(), "memberships", lambda m: m.member in BUSINESSES[:10]), "memberships"
        )
        finding = judged(hidden, self.NAME)
        assert finding.raw == 10.0
        assert finding.value is not None
        assert finding.bounds == (finding.value, 1.0)
