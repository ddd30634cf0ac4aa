"""Surveys of ties that some did not answer: bounds, states and imputed values of three criteria.

The district of `builders`: twenty businesses in a chain of cooperation from b01 to b16, the last
four without a tie; eight of retail, six of crafts, four of food, two of services.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.criteria import imputing
from localeconomy.criteria.terms import COOPERATION
from localeconomy.model.records import Actor, Complete, Membership, Relationship
from localeconomy.scoring.finding import State
from tests.criteria.builders import BUSINESSES, DAY, district, empty, judged, organised, undeclared

if TYPE_CHECKING:
    from collections.abc import Collection

    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Finding

CRITERIA = ("business_partnerships", "self_help", "cross_sector_ties")
OTHERS = Complete("relationships", kinds=("represents",), since="1999")


def surveyed(network: Network, silent: Collection[str], *, asked: Collection[str] = ()) -> Network:
    """Return a network whose cooperation is known from a survey that some did not answer.

    Everybody who answers tells of all ties, with others on the list where it is closed: a tie of
    which nobody could tell is hidden.
    """
    open_network = undeclared(network, "relationships")
    names = asked or [each.member for each in network.memberships]
    heard = [name for name in names if name not in silent]
    ties = [
        each
        for each in network.relationships
        if each.kind not in COOPERATION
        or (
            {each.source, each.target} & set(heard)
            and (not asked or {each.source, each.target} <= set(asked))
        )
    ]
    if not heard:
        return open_network.replace(
            relationships=ties, completeness=[*open_network.completeness, OTHERS]
        )
    survey = Complete(
        "relationships",
        kinds=COOPERATION,
        asked=asked,
        answered=heard,
        since="1999",
    )
    return open_network.replace(
        relationships=ties, completeness=[*open_network.completeness, OTHERS, survey]
    )


def figures(finding: Finding) -> dict[str, float | None]:
    return {each.label.en: each.value for each in finding.figures}


ANSWERED = "share of the members who answered the survey of ties"
UNHEARD = "pairs of which neither side answered"


class TestEverybodyAnswered:
    @pytest.mark.parametrize("name", CRITERIA)
    def test_it_is_as_good_as_declared_complete(self, name: str) -> None:
        whole = judged(district(), name)
        found = judged(surveyed(district(), ()), name)
        assert found.state is State.MEASURED
        assert (found.value, found.bounds, found.missing) == (whole.value, whole.bounds, ())
        assert figures(found)[ANSWERED] == 1.0

    @pytest.mark.parametrize("name", CRITERIA)
    def test_also_that_nobody_has_a_tie(self, name: str) -> None:
        """No cooperation at all: 0, and of acting together the joint activities remain."""
        alone = empty(district(), "relationships")
        found = judged(surveyed(alone, ()), name)
        whole = judged(alone, name)
        assert (found.state, found.value) == (State.MEASURED, whole.value)

    @pytest.mark.parametrize("name", CRITERIA)
    def test_without_a_survey_nothing_is_said_of_answers(self, name: str) -> None:
        assert ANSWERED not in figures(judged(district(), name))


class TestPartnerships:
    def test_the_silent_may_each_have_a_partner(self) -> None:
        """16 of 20 have one by what others told; b17 to b19 told that they have none, b20 not."""
        found = judged(surveyed(district(), ["b20"]), "business_partnerships")
        assert (found.state, found.value) == (State.PARTIAL, 0.8)
        assert found.bounds == pytest.approx((16 / 20, 17 / 20))
        assert found.missing == ("relationships",)
        assert figures(found)[ANSWERED] == pytest.approx(19 / 20)

    def test_what_only_silent_ones_share_is_missing(self) -> None:
        """b01 has its only tie with b02: 15 known, and b01 may have one, and b20 too.

        b02 is still known to have a partner, since b03 told.
        """
        found = judged(surveyed(district(), ["b01", "b02", "b20"]), "business_partnerships")
        assert found.bounds == pytest.approx((15 / 20, 17 / 20))

    def test_on_a_closed_list_each_without_a_partner_may_have_one_beyond_it(self) -> None:
        found = judged(surveyed(district(), ["b20"], asked=BUSINESSES), "business_partnerships")
        assert found.bounds == pytest.approx((16 / 20, 1.0))
        assert found.imputed is None

    def test_a_partner_who_is_no_member_counts_and_may_be_silent(self) -> None:
        """b20 told of its tie with x, who is no member and was not asked."""
        network = district().with_records(
            actors=[Actor("x", kind="business")],
            relationships=[Relationship("b20", "x", "supply", since="2000")],
        )
        found = judged(surveyed(network, ["b19"]), "business_partnerships")
        assert found.bounds == pytest.approx((17 / 20, 18 / 20))

    def test_without_a_founding_day_shorter_ties_may_count_too(self) -> None:
        """b17 and b18 have cooperated for a month; b20 is silent: 16 or 18, and one more."""
        network = organised(district(), founded=None).with_records(
            relationships=[Relationship("b17", "b18", "supply", since="2003-06")]
        )
        found = judged(surveyed(network, ["b20"]), "business_partnerships")
        assert found.bounds == pytest.approx((16 / 20, 19 / 20))
        assert found.imputed is None


class TestSelfHelp:
    def test_one_silent_member_leaves_nothing_open(self) -> None:
        """Each pair of b20 has another side, which answered."""
        found = judged(surveyed(district(), ["b20"]), "self_help")
        assert (found.state, found.bounds) == (State.MEASURED, (1.0, 1.0))
        assert figures(found)[UNHEARD] == 0.0

    def test_the_largest_group_at_least_and_at_most(self) -> None:
        """b08 and b09 are silent, and b20: their tie is hidden, so that the chain breaks.

        b08 still hangs on b07, b09 on b10: groups of eight. All three pairs of the silent may be
        ties: 16 and b20. Established, a share of 0.7 is worth 1: (0.4 − 0.1)/0.6 = 0.5 to 1.
        """
        found = judged(surveyed(district(), ["b08", "b09", "b20"]), "self_help")
        assert (found.state, found.raw) == (State.PARTIAL, 0.4)
        assert found.bounds == pytest.approx((0.5, 1.0))
        assert figures(found)[UNHEARD] == 3.0

    def test_the_greatest_value_counts_the_open_pairs_only(self) -> None:
        """The chain broken in the middle, b01 and b20 silent: nine of twenty hang together.

        (0.45 − 0.1)/0.6.
        """
        broken = district().replace(
            relationships=[
                each
                for each in district().relationships
                if (each.source, each.target) != ("b08", "b09")
            ]
        )
        found = judged(surveyed(broken, ["b01", "b20"]), "self_help")
        assert found.bounds == pytest.approx((0.5, 0.35 / 0.6))

    def test_a_closed_list_is_enough_where_all_members_stand_on_it(self) -> None:
        found = judged(surveyed(district(), ["b08", "b09"], asked=BUSINESSES), "self_help")
        assert figures(found)[UNHEARD] == 1.0
        few = judged(surveyed(district(), ["b08"], asked=BUSINESSES[:19]), "self_help")
        assert figures(few)[UNHEARD] == 19.0


class TestAcrossSectors:
    def test_open_pairs_may_cross_sectors_or_not(self) -> None:
        """No joint activities; b01 to b03 (retail), b09 (crafts) are silent.

        Of the chain's 15 ties b01–b02 and b02–b03 are hidden: 13, of which two cross sectors,
        b08–b09 and b14–b15. Open pairs: b01–b02, b01–b03, b02–b03 within retail, three with b09.
        At least 2/(13 + 3), at most (2 + 3)/(13 + 3). By chance
        1 − (8 · 7 + 6 · 5 + 4 · 3 + 2)/(20 · 19) = 280/380.
        """
        alone = empty(district(), "activities")
        found = judged(surveyed(alone, ["b01", "b02", "b03", "b09"]), "cross_sector_ties")
        chance = 280 / 380
        assert found.state is State.PARTIAL
        assert found.value == pytest.approx(2 / 13 / chance)
        assert found.bounds == pytest.approx((2 / 16 / chance, 5 / 16 / chance))

    def test_who_does_nothing_by_what_is_known_may_do_it_all(self) -> None:
        """No ties, no activities; b01 and b09 are silent: their one pair crosses sectors."""
        alone = empty(district(), "activities", "relationships")
        found = judged(surveyed(alone, ["b01", "b09"]), "cross_sector_ties")
        assert (found.state, found.value, found.bounds) == (State.PARTIAL, 0.0, (0.0, 1.0))
        within = judged(surveyed(alone, ["b01", "b02"]), "cross_sector_ties")
        assert within.bounds == (0.0, 0.0)

    def test_unknown_sectors_may_be_either(self) -> None:
        """As above with b01 and b09, but nobody noted the sector of b09."""
        alone = empty(district(), "activities")
        unknown = alone.replace(
            actors=[
                attrs.evolve(each, sector=None) if each.id == "b09" else each
                for each in alone.actors
            ]
        )
        found = judged(surveyed(unknown, ["b01", "b09"]), "cross_sector_ties")
        plain = judged(surveyed(alone, ["b01", "b09"]), "cross_sector_ties")
        assert found.bounds[0] < plain.bounds[0]
        assert found.bounds[1] > plain.bounds[1]
        assert found.imputed is None


class TestOtherOpenTables:
    @pytest.mark.parametrize(
        ("name", "bounds"),
        [
            ("business_partnerships", (0.0, 1.0)),
            ("self_help", (0.0, 1.0)),
            ("cross_sector_ties", (0.0, 1.0)),
        ],
    )
    def test_unknown_members_leave_it_as_open_as_ever(
        self, name: str, bounds: tuple[float, float]
    ) -> None:
        found = judged(undeclared(surveyed(district(), ["b20"]), "memberships"), name)
        assert (found.state, found.bounds, found.imputed) == (State.PARTIAL, bounds, None)

    @pytest.mark.parametrize("name", CRITERIA)
    def test_assuming_completeness_takes_what_is_there(self, name: str) -> None:
        network = surveyed(district(), ["b08", "b09", "b20"])
        assert judged(network, name, assume_complete=True).state is State.MEASURED

    @pytest.mark.parametrize("name", CRITERIA)
    def test_a_survey_of_other_kinds_tells_nothing(self, name: str) -> None:
        network = undeclared(district(), "relationships")
        some = Complete("relationships", kinds=COOPERATION[1:], answered=BUSINESSES, since="1999")
        found = judged(network.with_records(completeness=[OTHERS, some]), name)
        assert found.bounds == judged(network, name).bounds
        assert found.figures == judged(network, name).figures

    def test_who_answered_and_named_nobody_has_said_something(self) -> None:
        """Nobody on record has a tie; half have said so, the others may all hang together.

        Ten of twenty: (0.5 − 0.1)/0.6.
        """
        alone = empty(district(), "relationships")
        found = judged(surveyed(alone, BUSINESSES[:10]), "self_help")
        assert (found.state, found.value) == (State.PARTIAL, 0.0)
        assert found.bounds == pytest.approx((0.0, 0.4 / 0.6))


class TestImputed:
    @pytest.mark.parametrize("name", CRITERIA)
    def test_within_the_bounds_and_the_same_every_time(self, name: str) -> None:
        network = surveyed(district(), ["b07", "b08", "b09", "b17", "b18", "b19", "b20"])
        found = judged(network, name)
        assert found.imputed is not None
        assert sum(found.imputed.counts) == imputing.NETWORKS
        low, high = found.bounds
        assert low <= found.imputed.values[0] <= found.imputed.values[-1] <= high
        assert judged(network, name) == found

    def test_it_is_as_often_as_told(self) -> None:
        """Pairs of the silent are tied as often as those told of in their stratum.

        b07 to b09 and b17 to b20 are silent: b07–b08 and b08–b09 are hidden, and 15 of 20 still
        have a partner; b08 and the last four may gain one. Of 47 pairs of one sector that were
        told of 12 are tied (six of retail, five of crafts, one of food): 12.5/48. Of 122 pairs
        across, b14–b15: 1.5/123. Each of the five has one open pair within its sector and five
        across, and stays alone with a chance of (35.5/48) (121.5/123)⁵ = 0.6955:
        (15 + 5 · 0.3045)/20 = 0.826 on average.
        """
        network = surveyed(district(), ["b07", "b08", "b09", "b17", "b18", "b19", "b20"])
        found = judged(network, "business_partnerships")
        assert found.imputed is not None
        assert found.bounds == pytest.approx((0.75, 1.0))
        mean = np.average(found.imputed.values, weights=found.imputed.counts)
        # 256 networks with a standard deviation of about 0.06.
        assert mean == pytest.approx(0.826, abs=0.012)

    def test_the_more_ties_are_told_of_the_more_are_imputed(self) -> None:
        silent = ["b17", "b18", "b19", "b20"]
        dense = district().with_records(
            relationships=[
                Relationship(one, other, "supply", since="2000")
                for one, other in itertools.combinations(BUSINESSES[:16], 2)
            ]
        )
        means = []
        for network in (district(), dense):
            found = judged(surveyed(network, silent), "business_partnerships")
            assert found.imputed is not None
            means.append(np.average(found.imputed.values, weights=found.imputed.counts))
        assert means[0] < means[1]

    def test_too_many_pairs_are_left_evenly_spread(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(imputing, "MOST_PAIRS", 2)
        found = judged(surveyed(district(), ["b08", "b09", "b20"]), "self_help")
        assert found.imputed is None
        assert found.bounds == pytest.approx((0.5, 1.0))

    def test_a_stratum_that_nobody_told_of_has_the_chance_of_all(self) -> None:
        """No pair of the second stratum was told of: 5 of 10 in all, as in the first."""
        chances = imputing.tie_chances(
            np.array([5, 0]), np.array([10, 0]), np.random.default_rng(1)
        )
        assert chances.shape == (imputing.NETWORKS, 2)
        assert chances.mean(axis=0) == pytest.approx([0.5, 0.5], abs=0.03)


@st.composite
def worlds(draw: st.DrawFn) -> Network:
    """Return a small network all of whose ties are known, and declared so."""
    size = draw(st.integers(2, 8))
    names = [f"m{n}" for n in range(size)]
    sectors = st.sampled_from(["retail", "crafts", None])
    pairs = list(itertools.combinations([*names, "outside"], 2))
    tied = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=10))
    return le.Network(
        as_of=DAY,
        organisations=[le.Organisation("network", form="formal", founded="1999")],
        actors=[
            Actor("network", kind="network"),
            Actor("outside", kind="business"),
            *(
                Actor(name, kind="business", sector=draw(sectors))
                for name in names
            ),
        ],
        memberships=[Membership(name, "network", since="1999") for name in names],
        relationships=[
            Relationship(one, other, draw(st.sampled_from(COOPERATION[:2])), since=draw(
                st.sampled_from([None, "2000", "2003-06"])))
            for one, other in tied
        ],
        completeness=[
            Complete(table, since="1999")
            for table in ("memberships", "relationships", "activities", "participations")
        ],
    )  # fmt: skip


@pytest.mark.parametrize("name", CRITERIA)
@given(network=worlds(), data=st.data())
def test_hiding_who_did_not_answer_never_leaves_the_bounds(
    name: str, network: Network, data: st.DataObject
) -> None:
    """The bounds hold the true value; hearing one more never widens them."""
    members = [each.member for each in network.memberships]
    order = data.draw(st.permutations(members))
    closed = data.draw(st.booleans())
    truth = judged(network, name)
    before = (0.0, 1.0)
    for heard in range(len(members) + 1):
        hidden = surveyed(network, order[heard:], asked=members if closed else ())
        found = judged(hidden, name)
        low, high = found.bounds
        if truth.value is not None:
            assert low - 1e-12 <= truth.value <= high + 1e-12
            if found.value is not None:
                assert low - 1e-12 <= found.value <= high + 1e-12
        if found.imputed is not None:
            assert low <= found.imputed.values[0] <= found.imputed.values[-1] <= high
        assert before[0] - 1e-12 <= low <= high <= before[1] + 1e-12
        before = (low, high)


@settings(max_examples=30)
@given(network=worlds(), data=st.data())
def test_the_score_of_a_whole_assessment_stays_within_its_bounds(
    network: Network, data: st.DataObject
) -> None:
    members = [each.member for each in network.memberships]
    silent = data.draw(st.sets(st.sampled_from(members)))
    truth, found = le.assess(network), le.assess(surveyed(network, silent))
    assert found.bounds[0] - 1e-9 <= truth.bounds[0]
    assert truth.bounds[1] <= found.bounds[1] + 1e-9
    interval = found.scenario_interval
    assert found.bounds[0] - 1e-9 <= interval.low <= interval.high <= found.bounds[1] + 1e-9
    assert le.Assessment.from_json(found.to_json()).scenario_interval == interval
