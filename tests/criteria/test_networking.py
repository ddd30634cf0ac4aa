"""Levels of networking and the service point, worked out by hand."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.model.records import (
    Actor,
    Funding,
    Membership,
    Offer,
    Participation,
    Relationship,
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


def with_ties(*ties: Relationship) -> Network:
    return district().replace(relationships=ties)


class TestServicePoint:
    NAME = "service_point"

    def test_functions_offered_in_the_district_by_whoever_is_funded_today(self) -> None:
        """Three of four functions: the agency's advice is not funded, so it does not count."""
        offers = [
            Offer("office", "coordination", in_district=True),
            Offer("office", "funding_advice", in_district=True),
            Offer("office", "project_development", in_district=True),
            Offer("agency", "business_advice", in_district=True),
        ]
        finding = judged(district().replace(offers=offers), self.NAME)
        assert finding.value == 0.75
        assert finding.reason.en == (
            "In the district and funded today: funding advice, coordination and project "
            "development (3 of 4 functions)."
        )

    @pytest.mark.parametrize(
        "offer",
        [
            Offer("office", "coordination", in_district=False),
            Offer("office", "coordination", in_district=True, until="2003-06-30"),
            Offer("office", "coordination", in_district=True, since="2003-07"),
            Offer("office", "training", in_district=True),
        ],
    )
    def test_what_is_elsewhere_over_to_come_or_no_function_does_not_count(
        self, offer: Offer
    ) -> None:
        finding = judged(district().replace(offers=[offer]), self.NAME)
        assert (finding.value, finding.bounds) == (0.0, (0.0, 0.0))
        assert finding.reason.de.startswith("Keine der 4 Aufgaben einer Anlaufstelle")

    def test_an_unknown_place_or_unknown_security_leaves_the_value_open(self) -> None:
        """One function is sure; a second offer may be in the district, and is funded: 1/4 … 2/4."""
        offers = [
            Offer("office", "coordination", in_district=True),
            Offer("office", "funding_advice"),
        ]
        unplaced = district().replace(offers=offers)
        finding = judged(unplaced, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (
            State.PARTIAL,
            0.25,
            (0.25, 0.5),
        )
        unsure = evolved(unplaced, "funding", secured=None)
        assert judged(unsure, self.NAME).bounds == (0.0, 0.5)
        assert judged(unsure, self.NAME, assume_complete=True).state is State.PARTIAL

    def test_money_not_secured_does_not_count(self) -> None:
        assert judged(evolved(district(), "funding", secured=False), self.NAME).value == 0.0


class TestBusinessPartnerships:
    NAME = "business_partnerships"

    @pytest.mark.parametrize(
        ("since", "expected"),
        [
            ("2002-06-30", 2 / 20),  # twelve months to the day
            ("2002-07-01", 0.0),
            (None, 2 / 20),  # a missing beginning is read as in force
            ("1997", 2 / 20),  # older than the network itself
        ],
    )
    def test_a_cooperation_is_stable_after_twelve_months(
        self, since: str | None, expected: float
    ) -> None:
        network = with_ties(Relationship("b01", "b02", "supply", since=since))
        assert judged(network, self.NAME).value == expected

    @pytest.mark.parametrize(("since", "expected"), [("2003-03-31", 0.1), ("2003-04-01", 0.0)])
    def test_in_a_young_network_half_of_its_age_will_do(self, since: str, expected: float) -> None:
        """Founded on 1 January 2003: 5 + 29/30 months old, half of that is 2.983 months.

        Two months before 30 June is 30 April, and 0.983 · 30.4375 = 30 days before that 31 March.
        """
        network = organised(
            with_ties(Relationship("b01", "b02", "supply", since=since)), founded="2003-01-01"
        )
        finding = judged(network, self.NAME)
        assert finding.n == 20
        assert finding.value == expected

    def test_partners_may_be_businesses_outside_but_not_institutions(self) -> None:
        """b01 with a business that is no member counts, b02 with the chamber does not."""
        network = adding(district(), "actors", Actor("x", kind="business")).replace(
            relationships=[
                Relationship("x", "b01", "supply", since="2000"),
                Relationship("chamber", "b02", "cooperation", since="2000"),
            ]
        )
        finding = judged(network, self.NAME)
        assert finding.value == 1 / 20
        assert {each.table: each.ids for each in finding.evidence}["actors"] == ("b01",)

    def test_ties_that_are_no_cooperation_or_have_ended_do_not_count(self) -> None:
        network = with_ties(
            Relationship("b01", "b02", "personal", since="2000"),
            Relationship("b03", "b04", "cooperation", since="2000", until="2003-06-30"),
        )
        assert judged(network, self.NAME).value == 0.0

    def test_without_a_founding_day_younger_ties_may_count(self) -> None:
        """Two of 20 for sure, four if the network turns out to be young: bounds 0.1 … 0.2."""
        network = organised(
            with_ties(
                Relationship("b01", "b02", "supply", since="2000"),
                Relationship("b03", "b04", "supply", since="2003-06-30"),
            ),
            founded=None,
            programme_end=None,
        )
        finding = judged(network.replace(completeness=[]), self.NAME, assume_complete=True)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.1, (0.1, 0.2))

    def test_an_association_that_is_a_member_is_no_business(self) -> None:
        """The club joins: still 16 of 20 businesses."""
        network = adding(district(), "memberships", Membership("club", "network", since="2000"))
        finding = judged(network, self.NAME)
        assert (finding.n, finding.value) == (20, 0.8)

    @given(st.integers(0, 15))
    def test_more_pairs_never_lower_it(self, pairs: int) -> None:
        ties = [
            Relationship(one, other, "supply", since="2000")
            for one, other in itertools.pairwise(BUSINESSES)
        ]
        one, other = with_ties(*ties[:pairs]), with_ties(*ties[: pairs + 1])
        less, more = judged(one, self.NAME).value, judged(other, self.NAME).value
        assert less is not None
        assert more is not None
        assert less <= more


class TestInstitutionEngagement:
    NAME = "institution_engagement"

    def test_half_for_a_tie_and_the_whole_for_an_offer_on_the_spot(self) -> None:
        """Agency: offer, 1. Chamber: tie, ½. Employment agency: nothing. 1.5/3."""
        network = district().replace(
            offers=[Offer("agency", "business_advice", in_district=True)],
            relationships=[Relationship("b01", "chamber", "advice")],
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.raw) == (0.5, 1.5)
        assert finding.reason.en == (
            "Economic development: an offer in the district; Chambers: in touch; Employment "
            "agency: not engaged."
        )

    def test_a_tie_counts_with_the_network_its_office_members_or_any_business(self) -> None:
        for inside in ("network", "office", "b01"):
            network = district().replace(
                offers=[], relationships=[Relationship(inside, "chamber", "information")]
            )
            assert judged(network, self.NAME).value == pytest.approx(0.5 / 3)
        outside = district().replace(
            offers=[], relationships=[Relationship("city", "chamber", "information")]
        )
        assert judged(outside, self.NAME).value == 0.0

    def test_an_association_counts_once_it_is_a_member(self) -> None:
        tied = district().replace(
            offers=[], relationships=[Relationship("club", "jobs", "placement")]
        )
        member = adding(tied, "memberships", Membership("club", "network", since="2002"))
        assert judged(tied, self.NAME).value == 0.0
        assert judged(member, self.NAME).value == pytest.approx(0.5 / 3)

    def test_an_offer_of_unknown_place_leaves_its_class_open(self) -> None:
        """Chamber: ½ for the tie, the whole if its offer is in the district: (½ … 1)/3."""
        network = district().replace(
            offers=[Offer("chamber", "training")],
            relationships=[Relationship("b01", "chamber", "advice")],
        )
        finding = judged(network, self.NAME)
        assert finding.state is State.PARTIAL
        assert finding.value == pytest.approx(0.5 / 3)
        assert finding.bounds == pytest.approx((0.5 / 3, 1 / 3))

    def test_one_of_two_tables_is_enough_to_say_something(self) -> None:
        only_offers = undeclared(empty(district(), "relationships"), "relationships")
        finding = judged(only_offers, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 1.0, (1.0, 1.0))

    def test_neither_of_them_is_unknown(self) -> None:
        neither = empty(district(), "relationships", "offers")
        finding = judged(undeclared(neither, "relationships"), self.NAME)
        assert finding.state is State.UNKNOWN
        assert "relationships" in finding.reason.en


class TestSelfHelp:
    NAME = "self_help"

    def test_the_largest_group_without_the_office_between_the_control_points(self) -> None:
        """b01–b02–b03 and b04–b05: 3 of 20 = 0.15; (0.15 − 0.1)/(0.7 − 0.1) = 1/12."""
        network = with_ties(
            Relationship("b01", "b02", "cooperation"),
            Relationship("b03", "b02", "supply"),
            Relationship("b04", "b05", "cooperation"),
        )
        finding = judged(network, self.NAME)
        assert finding.value == pytest.approx(1 / 12)
        assert (finding.raw, finding.n) == (0.15, 20)
        assert "3 of 20 members (15%) hold together" in finding.reason.en

    def test_the_office_holds_nobody_together(self) -> None:
        """All have a tie with the office, none with each other."""
        spokes = [Relationship("office", name, "cooperation") for name in BUSINESSES]
        assert judged(with_ties(*spokes), self.NAME).value == 0.0

    def test_neither_does_the_network_itself(self) -> None:
        spokes = [Relationship(name, "network", "cooperation") for name in BUSINESSES]
        assert judged(with_ties(*spokes), self.NAME).value == 0.0

    def test_while_growing_half_of_the_members_are_enough(self) -> None:
        """Founded two years ago: (0.5 − 0.1)/(0.5 − 0.1) = 1; established: 0.4/0.6."""
        ties = [
            Relationship(one, other, "cooperation")
            for one, other in itertools.pairwise(BUSINESSES[:10])
        ]
        established = with_ties(*ties)
        growing = organised(established, founded="2001-06-30")
        assert judged(growing, self.NAME).value == pytest.approx(1.0)
        assert judged(established, self.NAME).value == pytest.approx(2 / 3)

    def test_it_is_not_asked_in_the_first_year(self) -> None:
        young = organised(district(), founded="2002-07-01")
        finding = judged(undeclared(young), self.NAME)
        assert (finding.state, finding.missing) == (State.NOT_DUE, ())
        assert "Im ersten Jahr" in finding.reason.de
        old_enough = organised(district(), founded="2002-06-30")
        assert judged(old_enough, self.NAME).state is State.MEASURED

    def test_without_a_founding_day_it_is_unknown(self) -> None:
        finding = judged(organised(district(), founded=None), self.NAME)
        assert finding.state is State.UNKNOWN
        assert finding.reason.en.startswith("Not known: the founding day is missing")

    def test_one_member_alone_is_no_group(self) -> None:
        network = keeping(district(), "memberships", lambda m: m.member == "b01")
        finding = judged(network, self.NAME)
        assert (finding.value, finding.raw, finding.n) == (0.0, 0.0, 1)


class TestInformalNetworks:
    """Taking part makes a member of a business, never of a guest from politics or the chamber."""

    def network(self) -> Network:
        informal = organised(empty(district(), "memberships"), form="informal")
        return informal.replace(
            participations=[
                Participation("a01", "b01"),
                Participation("a01", "b02", "organiser"),
                Participation("a01", "chamber", "guest"),
                Participation("a01", "council", "speaker"),
                Participation("a01", "office", "organiser"),
            ]
        )

    def test_members_are_the_businesses_that_came(self) -> None:
        finding = judged(self.network(), "business_partnerships")
        assert (finding.n, finding.value) == (2, 1.0)

    def test_undeclared_participations_leave_the_members_open(self) -> None:
        finding = judged(undeclared(self.network(), "participations"), "business_partnerships")
        assert (finding.state, finding.bounds) == (State.PARTIAL, (0.0, 1.0))
        assert finding.missing == ("participations",)

    def test_in_a_formal_one_they_do_not_matter(self) -> None:
        formal = undeclared(district(), "participations", "activities")
        assert judged(formal, "business_partnerships").state is State.MEASURED


def test_funding_of_a_second_provider_adds_its_functions() -> None:
    """The agency's business advice counts once it is funded: 1/4 + 1/4."""
    offers = [
        Offer("office", "coordination", in_district=True),
        Offer("agency", "business_advice", in_district=True),
    ]
    network = district().replace(offers=offers)
    funded = adding(network, "funding", Funding("agency", "municipality", secured=True))
    assert judged(network, "service_point").value == 0.25
    assert judged(funded, "service_point").value == 0.5
