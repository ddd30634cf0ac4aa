"""Initiative and training: worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.model.records import (
    Activity,
    Actor,
    Complete,
    Participation,
    Qualification,
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
    organised,
    tasks,
    undeclared,
)
from tests.criteria.reading import figures, shown, value_of

if TYPE_CHECKING:
    from localeconomy.model.network import Network


class TestSelfInitiative:
    NAME = "self_initiative"

    def initiated(self, *initiators: str | None, day: str = "2003-05-01") -> Network:
        """Return the district with an activity each of these initiated, None: not recorded."""
        return empty(district(), "activities").replace(
            activities=[Activity(f"i{n}", day=day) for n in range(len(initiators))],
            participations=[
                Participation(f"i{n}", name, "initiator")
                for n, name in enumerate(initiators)
                if name is not None
            ],
        )

    def test_activities_that_members_initiated(self) -> None:
        """Two of five by members, two by the office, one by a club; the office's share is 2/5."""
        finding = judged(self.initiated("b01", "b01", "office", "office", "club"), self.NAME)
        assert (finding.value, finding.raw, finding.n) == (0.4, 0.4, 5)
        assert figures(finding) == {"initiated by the coordination office": 0.4}
        assert shown(finding, "activities") == ("i0", "i1")
        assert finding.reason.en == (
            "2 of 5 activities of the last twelve months (40%) were initiated by members."
        )
        assert finding.reason.de.endswith("(40 %) haben Mitglieder angestoßen.")

    def test_initiated_together_it_is_the_members_too(self) -> None:
        network = self.initiated("office").with_records(
            participations=[Participation("i0", "b05", "initiator")]
        )
        finding = judged(network, self.NAME)
        assert (finding.value, figures(finding)) == (
            1.0,
            {"initiated by the coordination office": 1.0},
        )

    def test_to_organise_is_not_to_initiate(self) -> None:
        network = self.initiated("office").with_records(
            participations=[Participation("i0", "b05", "organiser")]
        )
        assert judged(network, self.NAME).value == 0.0

    def test_who_acts_for_a_member_initiates_for_it(self) -> None:
        network = adding(self.initiated("b01", "office"), "actors", Actor("owner", kind="person"))
        network = evolved(network, "participations", lambda p: p.actor == "b01", actor="owner")
        acting = adding(network, "relationships", Relationship("owner", "b09", "represents"))
        assert judged(network, self.NAME).value == 0.0
        assert judged(acting, self.NAME).value == 0.5

    def test_an_initiator_that_nobody_noted_is_neither(self) -> None:
        """1 of the 2 known; of four at least 1 and at most 3: bounds 0.25 … 0.75."""
        finding = judged(self.initiated("b01", "office", None, None), self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.PARTIAL, 0.5, 2)
        assert finding.bounds == (0.25, 0.75)
        assert finding.reason.en.endswith("further ones without a record: 2.")

    def test_if_nobody_noted_any_it_is_unknown(self) -> None:
        finding = judged(self.initiated(None, None), self.NAME)
        assert finding.state is State.UNKNOWN
        assert "Wer die Aktivitäten angestoßen hat, ist nicht erfasst" in finding.reason.de

    def test_without_activities_there_is_no_initiative(self) -> None:
        finding = judged(self.initiated(), self.NAME)
        assert (finding.value, finding.n) == (0.0, 0)
        assert finding.reason.de == "In den letzten zwölf Monaten gab es keine Aktivitäten."

    @pytest.mark.parametrize("day", ["2002-06-30", "2003-07-01"])
    def test_only_the_last_twelve_months_count(self, day: str) -> None:
        assert judged(self.initiated("b01", day=day), self.NAME).n == 0

    def test_in_an_informal_network_taking_part_makes_the_member(self) -> None:
        network = organised(self.initiated("b01", "office"), form="informal")
        assert judged(network.replace(memberships=[]), self.NAME).value == 0.5

    @pytest.mark.parametrize(
        ("table", "bounds"),
        [
            # One more activity, by members or not, or one more initiator: either way.
            ("activities", (0.0, 1.0)),
            ("participations", (0.0, 1.0)),
            # One more member, or one more who acts for one, can only add.
            ("memberships", (0.5, 1.0)),
            ("relationships", (0.5, 1.0)),
        ],
    )
    def test_what_is_not_declared_leaves_it_open(
        self, table: str, bounds: tuple[float, float]
    ) -> None:
        finding = judged(undeclared(self.initiated("b01", "office"), table), self.NAME)
        assert (finding.value, finding.bounds, finding.missing) == (0.5, bounds, (table,))

    def test_an_estimate_of_what_is_missing_narrows_it(self) -> None:
        """1 of 2; two more: 1/(2 + 2) … min(1, (1 + 2)/2). One member more could turn them all."""
        network = self.initiated("b01", "office")
        estimate = Complete("activities", since="1999", estimated_missing=2)
        nearly = undeclared(network, "activities").with_records(completeness=[estimate])
        assert judged(nearly, self.NAME).bounds == (0.25, 1.0)
        assert judged(undeclared(nearly, "memberships"), self.NAME).bounds == (0.0, 1.0)

    @given(st.integers(0, 12))
    @settings(max_examples=13)
    def test_one_more_by_members_never_lowers_it(self, count: int) -> None:
        names = ["b01"] * count + ["office"] * (13 - count)
        more = ["b01"] * (count + 1) + ["office"] * (12 - count)
        one, other = (judged(self.initiated(*each), self.NAME).value for each in (names, more))
        assert one == pytest.approx(count / 13)
        assert other == pytest.approx((count + 1) / 13)


class TestNetworkerTraining:
    NAME = "networker_training"

    def trained(self, *records: Qualification) -> Network:
        """Return the district where b01 … b04 carry two activities each."""
        return tasks([2, 2, 2, 2]).replace(qualifications=records)

    def test_carriers_who_were_trained(self) -> None:
        """b01 twice, b02 once; b09 carries nothing: 2 of 4."""
        finding = judged(
            self.trained(
                Qualification("b01", "events", "2002-01-10"),
                Qualification("b01", "finance", "2003-01-10"),
                Qualification("b02", None, "2003-01-10"),
                Qualification("b09", "events", "2003-01-10"),
            ),
            self.NAME,
        )
        assert (finding.value, finding.n) == (0.5, 4)
        assert {each.table: each.count for each in finding.evidence} == {
            "qualifications": 3,
            "actors": 4,
        }
        assert "2 of 4 members who carried tasks" in finding.reason.en
        assert "(50 %), haben sich in den letzten 36 Monaten qualifiziert" in finding.reason.de

    @pytest.mark.parametrize(
        ("day", "value"),
        [("2000-06-30", 0.0), ("2000-07-01", 0.25), ("2003-06-30", 0.25), ("2003-07-01", 0.0)],
    )
    def test_a_training_counts_for_36_months(self, day: str, value: float) -> None:
        network = self.trained(Qualification("b01", "events", day, known="2000-01-01"))
        assert judged(network, self.NAME).value == value

    def test_what_was_learnt_before_the_founding_is_not_the_networks(self) -> None:
        network = self.trained(Qualification("b01", "events", "2002-06-30"))
        assert judged(organised(network, founded="2002-07"), self.NAME).value == 0.0

    def test_the_training_of_who_acts_for_a_member_is_the_members(self) -> None:
        network = adding(self.trained(), "actors", Actor("owner", kind="person"))
        network = adding(network, "qualifications", Qualification("owner", "events", "2003-01-10"))
        acting = adding(network, "relationships", Relationship("owner", "b03", "represents"))
        assert judged(network, self.NAME).value == 0.0
        assert judged(acting, self.NAME).value == 0.25

    def test_without_carriers_it_is_not_due_where_that_is_complete(self) -> None:
        nobody = self.trained(Qualification("b01", "events", "2003-01-10")).replace(
            participations=[]
        )
        assert judged(nobody, self.NAME).state is State.NOT_DUE
        assert judged(undeclared(nobody, "participations"), self.NAME).state is State.UNKNOWN

    def test_silence_about_training_is_not_no_training(self) -> None:
        assert judged(undeclared(self.trained(), "qualifications"), self.NAME).state is (
            State.UNKNOWN
        )
        assert judged(self.trained(), self.NAME).value == 0.0

    @pytest.mark.parametrize(
        ("table", "bounds"),
        [
            ("qualifications", (0.25, 1.0)),
            ("activities", (0.0, 1.0)),
            ("participations", (0.0, 1.0)),
            ("responsibilities", (0.0, 1.0)),
            ("memberships", (0.0, 1.0)),
            ("relationships", (0.0, 1.0)),
        ],
    )
    def test_what_is_not_declared_leaves_it_open(
        self, table: str, bounds: tuple[float, float]
    ) -> None:
        network = self.trained(Qualification("b01", "events", "2003-01-10"))
        finding = judged(undeclared(network, table), self.NAME)
        assert (finding.value, finding.bounds, finding.missing) == (0.25, bounds, (table,))

    @given(st.sets(st.sampled_from(BUSINESSES[:6])), st.sampled_from(BUSINESSES[:6]))
    @settings(max_examples=25)
    def test_one_more_training_never_lowers_it(self, names: set[str], more: str) -> None:
        found = [
            value_of(
                judged(
                    self.trained(*(Qualification(n, "events", "2003-01-10") for n in sorted(each))),
                    self.NAME,
                )
            )
            for each in (names, {*names, more})
        ]
        assert found[0] == pytest.approx(len(names & set(BUSINESSES[:4])) / 4)
        assert found[0] <= found[1]
