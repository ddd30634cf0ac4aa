"""Acting together across sectors, worked out by hand."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.indicators import expected_external_share
from localeconomy.model.records import Actor, Participation, Relationship
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    BUSINESSES,
    adding,
    empty,
    evolved,
    judged,
    keeping,
    organised,
    undeclared,
)
from tests.criteria.cases.networking import mixed

if TYPE_CHECKING:
    from localeconomy.model.network import Network


class TestCrossSectorTies:
    """The members: 8 of retail, 6 of crafts, 4 of food, 2 of services.

    Of the 20 · 19 = 380 ordered pairs 8·7 + 6·5 + 4·3 + 2·1 = 100 lie within a sector, so that by
    chance 280/380 = 14/19 cross.
    """

    NAME = "cross_sector_ties"
    CHANCE = 14 / 19

    def cooperating(self, *pairs: tuple[str, str]) -> Network:
        ties = [Relationship(one, other, "supply", since="2000") for one, other in pairs]
        return mixed(0, 0).replace(relationships=ties)

    def meeting(self, *groups: tuple[str, ...], role: str = "participant") -> Network:
        """Return the district without ties, each of whose first activities had a group."""
        return mixed(0, 0).replace(
            participations=[
                Participation(f"a{number:02d}", name, role)
                for number, group in enumerate(groups, 1)
                for name in group
            ]
        )

    def test_cooperations_against_random_mixing(self) -> None:
        """Retail with crafts crosses, retail with retail does not: 1/2 against 14/19."""
        finding = judged(self.cooperating(("b01", "b09"), ("b01", "b02")), self.NAME)
        assert (finding.raw, finding.n) == (0.5, 2)
        assert finding.value == pytest.approx(0.5 / self.CHANCE)
        assert finding.figures[0].value == pytest.approx(self.CHANCE)
        assert finding.reason.en == (
            "Cooperations: 2, joint activities: 0. 50% of them connect different sectors; random "
            "mixing would give 74%."
        )
        assert finding.evidence[0].count == 2

    def test_the_usual_variation_by_chance_of_one_tie(self) -> None:
        """One tie crosses or not, with chance μ: standard deviation √(μ (1 − μ))."""
        finding = judged(self.cooperating(("b01", "b09")), self.NAME)
        assert finding.figures[1].value == pytest.approx((self.CHANCE * (1 - self.CHANCE)) ** 0.5)
        nobody = judged(self.meeting(("b01", "b09")), self.NAME)
        assert nobody.figures[1].value is None

    def test_parallel_ties_count_once_and_others_not_at_all(self) -> None:
        """b01–b09 twice, b01–b02 once; the club, an outsider and old ties are left out: 1 of 2."""
        network = adding(mixed(0, 0), "actors", Actor("x", kind="business", sector="fishing"))
        network = network.replace(
            relationships=[
                Relationship("b01", "b09", "supply"),
                Relationship("b09", "b01", "referral"),
                Relationship("b01", "b02", "cooperation"),
                Relationship("b01", "club", "cooperation"),
                Relationship("b01", "x", "cooperation"),
                Relationship("b01", "b10", "supply", until="2003-06-30"),
                Relationship("b01", "b11", "personal"),
            ]
        )
        finding = judged(network, self.NAME)
        assert (finding.raw, finding.n) == (0.5, 2)
        assert {each.table: each.count for each in finding.evidence} == {"relationships": 3}

    def test_a_joint_activity_counts_by_its_pairs(self) -> None:
        """Two of retail and one of crafts: of three pairs two cross. All of retail: none.

        On average 1/3, against 14/19.
        """
        finding = judged(self.meeting(("b01", "b02", "b09"), ("b01", "b02")), self.NAME)
        assert finding.raw == pytest.approx(1 / 3)
        assert finding.n == 2
        assert finding.value == pytest.approx(1 / 3 / self.CHANCE)
        assert {each.table: each.ids for each in finding.evidence} == {"activities": ("a01", "a02")}

    def test_everybody_together_is_as_mixed_as_chance(self) -> None:
        finding = judged(self.meeting(BUSINESSES), self.NAME)
        assert finding.raw == pytest.approx(self.CHANCE)
        assert finding.value == pytest.approx(1.0)

    def test_guests_alone_and_single_members_act_with_nobody(self) -> None:
        for network in (
            self.meeting(("b01", "b09"), role="guest"),
            self.meeting(("b01", "chamber", "office")),
        ):
            finding = judged(network, self.NAME)
            assert (finding.state, finding.value, finding.n) == (State.MEASURED, 0.0, 0)
            assert finding.reason.de.startswith("Die Mitgliedsunternehmen arbeiten nicht zusammen")

    def test_a_person_acts_for_a_business(self) -> None:
        """The owner of b09 and b01: one joint activity, of two sectors."""
        network = adding(mixed(0, 0), "actors", Actor("owner", kind="person")).replace(
            participations=[Participation("a01", name) for name in ("b01", "owner")],
            relationships=[Relationship("owner", "b09", "represents")],
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (1.0, 1)
        assert judged(undeclared(network, "relationships"), self.NAME).bounds == (0.0, 1.0)

    def test_one_sector_alone_is_0(self) -> None:
        network = evolved(mixed(7, 12), "actors", lambda a: a.id in BUSINESSES, sector="retail")
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.raw) == (State.MEASURED, 0.0, 0.0)
        assert finding.reason.en == (
            "All member businesses belong to one sector, so that nothing can cross sectors."
        )

    def test_more_across_than_by_chance_is_worth_no_more(self) -> None:
        finding = judged(mixed(19, 0), self.NAME)
        assert (finding.value, finding.raw) == (1.0, 1.0)

    def test_a_member_of_unknown_sector_leaves_it_open(self) -> None:
        """b20 (services) is unknown, with one tie of three; one tie crosses for sure, one does not.

        Among the known: 1/2. Of all three: 1/3 if b20 is like its partner, else 2/3. By chance, the
        19 known (8, 6, 4, 1) have 98 of 342 pairs within sectors, 244/342 across; b20 in retail
        makes it 114 of 380, 266/380 across; alone in its sector, 98 of 380, 282/380.
        Bounds: (1/3)/(282/380) … (2/3)/(266/380).
        """
        network = self.cooperating(("b01", "b09"), ("b01", "b02"), ("b01", "b20"))
        network = evolved(network, "actors", lambda a: a.id == "b20", sector=None)
        finding = judged(network, self.NAME)
        assert (finding.state, finding.raw, finding.n) == (State.PARTIAL, 0.5, 3)
        assert finding.value == pytest.approx(0.5 / (244 / 342))
        assert finding.bounds == pytest.approx(((1 / 3) / (282 / 380), (2 / 3) / (266 / 380)))

    def test_unknown_sectors_in_a_joint_activity(self) -> None:
        """Two of retail, one of crafts, one unknown: 2/3 among the known.

        In retail: 3·2 of 12 ordered pairs within, 1/2 across; alone: 2 of 12 within, 5/6 across.
        By chance as above: between 266/380 and 282/380.
        """
        network = evolved(
            self.meeting(("b01", "b02", "b09", "b20")),
            "actors",
            lambda a: a.id == "b20",
            sector=None,
        )
        finding = judged(network, self.NAME)
        assert finding.raw == pytest.approx(2 / 3)
        assert finding.bounds == pytest.approx((0.5 / (282 / 380), 1.0))

    def test_one_known_sector_and_unknown_ones_could_be_anything(self) -> None:
        """All retail but b20, which b01 works with: 0 as far as known, 1 if it is of another."""
        network = evolved(
            self.cooperating(("b01", "b20"), ("b01", "b02")),
            "actors",
            lambda a: a.id in BUSINESSES,
            sector="retail",
        )
        network = evolved(network, "actors", lambda a: a.id == "b20", sector=None)
        finding = judged(network, self.NAME)
        assert (finding.value, finding.bounds) == (0.0, (0.0, 1.0))

    def test_no_sectors_at_all_are_unknown(self) -> None:
        network = evolved(mixed(7, 12), "actors", lambda a: a.id in BUSINESSES, sector=None)
        finding = judged(network, self.NAME)
        assert finding.state is State.UNKNOWN
        assert "ist die Branche nicht erfasst" in finding.reason.de
        blank = evolved(mixed(7, 12), "actors", lambda a: a.id in BUSINESSES, sector=" ")
        assert judged(blank, self.NAME).state is State.UNKNOWN

    def test_one_of_ties_and_participations_is_enough_to_say_something(self) -> None:
        ties = undeclared(empty(mixed(4, 0), "participations"), "participations")
        finding = judged(ties, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 1.0, (0.0, 1.0))
        joint = undeclared(self.meeting(("b01", "b09")), "relationships")
        assert judged(joint, self.NAME).state is State.PARTIAL
        neither = undeclared(empty(mixed(4, 0), "relationships", "participations"), "relationships")
        assert judged(neither, self.NAME).state is State.UNKNOWN

    def test_in_an_informal_network_who_came_is_a_member(self) -> None:
        """b01 and b09 alone: by chance all pairs cross, and this one does."""
        informal = organised(empty(self.meeting(("b01", "b09")), "memberships"), form="informal")
        finding = judged(informal, self.NAME)
        assert (finding.value, finding.figures[0].value) == (1.0, 1.0)

    @given(st.integers(0, 19))
    def test_more_ties_across_are_never_worse(self, across: int) -> None:
        """Of 20 ties, one more crosses."""
        fewer = judged(mixed(across, 20 - across), self.NAME)
        more = judged(mixed(across + 1, 19 - across), self.NAME)
        assert fewer.raw == pytest.approx(across / 20)
        assert float(fewer.raw or 0) < float(more.raw or 0)
        assert float(fewer.value or 0) <= float(more.value or 0)

    @settings(max_examples=30)
    @given(st.lists(st.sampled_from(["retail", "crafts", "food", None]), min_size=3, max_size=6))
    def test_bounds_hold_whatever_the_unknown_sectors_are(self, sectors: list[str | None]) -> None:
        """Every way to fill in the unknown ones, new sectors included, lies within the bounds."""
        names = BUSINESSES[: len(sectors)]
        network = keeping(
            self.cooperating(*itertools.pairwise(names)), "memberships", lambda m: m.member in names
        )

        def of(filled: tuple[str | None, ...]) -> Network:
            by_name = dict(zip(names, filled, strict=True))
            return network.replace(
                actors=[
                    attrs.evolve(each, sector=by_name.get(each.id, each.sector))
                    for each in network.actors
                ]
            )

        low, high = judged(of(tuple(sectors)), self.NAME).bounds
        choices = [
            ("retail", "crafts", "new", f"own{n}") if sector is None else (sector,)
            for n, sector in enumerate(sectors)
        ]
        ways = list(itertools.product(*choices))
        for way in ways[:: max(1, len(ways) // 12)]:
            value = judged(of(way), self.NAME).value
            assert value is not None
            assert low - 1e-9 <= value <= high + 1e-9

    @given(st.lists(st.integers(0, 3), min_size=2, max_size=20))
    def test_one_meeting_of_all_mixes_as_the_indicator_says(self, codes: list[int]) -> None:
        names = BUSINESSES[: len(codes)]
        network = keeping(self.meeting(names), "memberships", lambda m: m.member in names)
        actors = [
            Actor(a.id, kind=a.kind, sector=str(codes[names.index(a.id)])) if a.id in names else a
            for a in network.actors
        ]
        finding = judged(network.replace(actors=actors), self.NAME)
        expected = expected_external_share([codes.count(code) for code in range(4)])
        assert finding.raw == pytest.approx(expected)
