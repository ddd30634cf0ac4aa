"""Links with urban renewal and residents, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.model.records import Activity, Actor, Membership, Participation, Relationship
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    adding,
    district,
    empty,
    evolved,
    judged,
    undeclared,
)
from tests.criteria.cases.networking import INSTITUTIONS, attended, with_institutions

if TYPE_CHECKING:
    from localeconomy.model.network import Network


class TestRenewalLinkage:
    NAME = "renewal_linkage"

    def tied(self, *ties: Relationship, **fields: str | None) -> Network:
        return with_institutions(**fields).replace(relationships=ties)

    def test_fields_with_an_active_tie_of_the_networks_side(self) -> None:
        """The office with planning, a member with the school: 2 of 4."""
        network = self.tied(
            Relationship("planning", "office", "support"),
            Relationship("b01", "school", "training"),
            Relationship("council", "care", "contact"),  # not the network's side
            Relationship("b02", "workshop", "personal"),  # not active
            Relationship("b03", "workshop", "placement", until="2003-06-30"),  # over
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.raw, finding.n) == (0.5, 2.0, 4)
        assert finding.reason.en == (
            "Linked with: urban renewal and education; not linked with: social affairs and labour "
            "market."
        )
        assert finding.reason.de == (
            "Verknüpft mit: Stadterneuerung und Bildung; nicht verknüpft mit: Soziales und "
            "Arbeitsmarkt."
        )
        assert {each.table: each.count for each in finding.evidence} == {"relationships": 2}

    @pytest.mark.parametrize(
        ("day", "status", "value"),
        [("2002-07-01", "held", 0.25), ("2002-06", "held", 0.0), ("2003-05", "planned", 0.0)],
    )
    def test_an_activity_in_a_field_links_with_it(
        self, day: str, status: str, value: float
    ) -> None:
        project = Activity("p", kind="project", day=day, status=status, field="social")
        finding = judged(adding(self.tied(), "activities", project), self.NAME)
        assert finding.value == value

    @pytest.mark.parametrize("role", ["organiser", "guest"])
    def test_so_does_an_institution_of_the_field_that_takes_part(self, role: str) -> None:
        network = adding(self.tied(), "participations", Participation("a03", "school", role))
        finding = judged(network, self.NAME)
        assert finding.value == 0.25
        assert {each.table: each.ids for each in finding.evidence} == {"activities": ("a03",)}

    def test_other_fields_are_none_of_renewal(self) -> None:
        network = self.tied(
            Relationship("b01", "school", "training"),
            Relationship("b01", "agency", "contact"),
            school="culture",
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.bounds) == (0.0, (0.0, 0.0))

    @pytest.mark.parametrize(
        ("name", "field"),
        [("care", "social affairs"), ("workshop", "labour market"), ("school", "education")],
    )
    def test_where_no_field_is_noted_the_kind_tells_it(self, name: str, field: str) -> None:
        network = self.tied(Relationship("network", name, "contact"), **{name: None})
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value) == (State.MEASURED, 0.25)
        assert finding.reason.en.startswith(f"Linked with: {field};")

    def test_a_field_that_is_noted_goes_before_the_kind(self) -> None:
        network = self.tied(Relationship("network", "care", "contact"), care="education")
        assert judged(network, self.NAME).reason.en.startswith("Linked with: education;")

    def test_institutions_of_unknown_field_leave_it_open(self) -> None:
        """The school for sure; planning and the city, both tied, may stand for two fields more."""
        ties = [Relationship("b01", name, "contact") for name in ("school", "planning", "city")]
        network = self.tied(*ties, planning=None)
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.25, (0.25, 0.75))
        came = adding(self.tied(ties[0]), "participations", Participation("a01", "city", "guest"))
        assert judged(came, self.NAME).bounds == (0.25, 0.5)
        untied = self.tied(ties[0], planning=None)
        assert judged(untied, self.NAME).state is State.MEASURED

    def test_councils_chambers_and_associations_are_of_no_unknown_field(self) -> None:
        ties = [
            Relationship("network", name, "contact")
            for name in ("council", "chamber", "agency", "club", "action", "tenants")
        ]
        assert judged(self.tied(*ties), self.NAME).bounds == (0.0, 0.0)

    def test_all_four_cannot_become_more(self) -> None:
        ties = [Relationship("network", name, "contact") for name in (*INSTITUTIONS, "city")]
        finding = judged(self.tied(*ties), self.NAME)
        assert (finding.state, finding.value) == (State.MEASURED, 1.0)
        assert "nicht verknüpft" not in finding.reason.de

    def test_the_networks_own_side_is_no_institution_of_a_field(self) -> None:
        """The office works on renewal and b01 in education: they do not link with themselves."""
        network = evolved(district(), "actors", lambda a: a.id == "office", field="urban_renewal")
        network = evolved(network, "actors", lambda a: a.id == "b01", field="education")
        tie = Relationship("office", "b01", "advice")
        assert judged(network.replace(relationships=[tie]), self.NAME).value == 0.0

    def test_a_member_institution_with_a_tie_counts(self) -> None:
        """The club becomes a member; its tie to the school is one of the network's side."""
        network = self.tied(Relationship("club", "school", "cooperation"))
        member = adding(network, "memberships", Membership("club", "network", since="2002"))
        assert judged(network, self.NAME).value == 0.0
        assert judged(member, self.NAME).value == 0.25

    def test_one_of_ties_and_activities_is_enough_to_say_something(self) -> None:
        network = self.tied(Relationship("b01", "school", "training"))
        for table in ("activities", "participations", "memberships"):
            finding = judged(undeclared(empty(network, table), table), self.NAME)
            assert (finding.state, finding.bounds) == (State.PARTIAL, (0.25, 1.0))
        nothing = undeclared(empty(network, "activities", "relationships"), "relationships")
        assert judged(nothing, self.NAME).state is State.UNKNOWN

    @given(st.sets(st.sampled_from(sorted(INSTITUTIONS))), st.sampled_from(sorted(INSTITUTIONS)))
    def test_more_links_are_never_worse(self, names: set[str], further: str) -> None:
        def value(linked: set[str]) -> float:
            ties = [Relationship("network", name, "contact") for name in sorted(linked)]
            found = judged(self.tied(*ties), self.NAME).value
            assert found is not None
            return found

        assert value(names) == len(names) / 4
        assert value(names) <= value(names | {further})


class TestResidentParticipation:
    NAME = "resident_participation"

    def test_activities_with_residents_between_the_control_points(self) -> None:
        """4 of 12 are a third, worth 1/3 ÷ 1/2."""
        finding = judged(attended(4), self.NAME)
        assert finding.value == pytest.approx(2 / 3)
        assert finding.raw == pytest.approx(1 / 3)
        assert finding.n == 12
        assert finding.reason.en == "Residents took part in 4 of 12 activities (33%)."
        assert finding.reason.de == "An 4 von 12 Aktivitäten (33 %) nahmen Bewohner/innen teil."
        assert finding.evidence[0].ids == ("a01", "a02", "a03", "a04")

    @pytest.mark.parametrize("residents", [6, 7, 12])
    def test_half_of_them_is_enough(self, residents: int) -> None:
        assert judged(attended(residents), self.NAME).value == 1.0

    @pytest.mark.parametrize(
        ("name", "kind", "value"),
        [
            ("tenants", "residents_group", 1 / 6),
            ("neighbour", "resident", 1 / 6),
            ("owner", "person", 0.0),
            ("club", "association", 0.0),
        ],
    )
    def test_residents_by_name_count_too(self, name: str, kind: str, value: float) -> None:
        """One of 12 activities, worth 1/12 ÷ 1/2; an owner or a club is nobody of the kind."""
        network = attended(0)
        if name not in network.actors.ids:
            network = adding(network, "actors", Actor(name, kind=kind))
        network = adding(network, "participations", Participation("a12", name, "guest"))
        assert judged(network, self.NAME).value == pytest.approx(value)

    def test_none_counted_are_none(self) -> None:
        network = evolved(district(), "activities", attendance={"residents": 0})
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.MEASURED, 0.0, 12)

    def test_where_nobody_noted_who_came_it_stays_open(self) -> None:
        """Of 12, two with and six without residents are noted: 2/8; 2/12 … 6/12 are possible.

        Worth 2/8 ÷ 1/2 = 0.5, at least 2/12 ÷ 1/2 = 1/3 and at most 1.
        """
        finding = judged(attended(2, members=8), self.NAME)
        assert (finding.state, finding.raw, finding.n) == (State.PARTIAL, 0.25, 8)
        assert finding.value == 0.5
        assert finding.bounds == pytest.approx((1 / 3, 1.0))
        assert judged(attended(2, members=8), self.NAME, assume_complete=True) == finding

    def test_a_mere_number_of_people_does_not_tell_which_groups_came(self) -> None:
        network = evolved(
            attended(3), "activities", lambda a: a.id == "a12", attendance={"participants": 80}
        )
        finding = judged(network, self.NAME)
        assert finding.n == 11
        assert finding.bounds == pytest.approx((0.5, 2 / 3))

    def test_without_any_such_note_it_is_unknown(self) -> None:
        finding = judged(district(), self.NAME)
        assert (finding.state, finding.bounds) == (State.UNKNOWN, (0.0, 1.0))
        assert finding.reason.en == (
            "Not known: it is recorded of no activity of the last twelve months which groups took "
            "part."
        )

    def test_only_what_was_held_in_the_last_year_counts(self) -> None:
        """Older, planned and cancelled ones leave the 12 as they are."""
        with_residents = {"residents": 10}
        network = adding(
            attended(3),
            "activities",
            Activity("old", day="2002-06-30", attendance=with_residents),
            Activity("plan", day="2003-06", status="planned", attendance=with_residents),
            Activity("off", day="2003-06", status="cancelled", attendance=with_residents),
        )
        assert (judged(network, self.NAME).n, judged(network, self.NAME).value) == (12, 0.5)

    def test_no_activities_are_0(self) -> None:
        finding = judged(empty(attended(3), "activities"), self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.MEASURED, 0.0, 0)
        assert "keine Aktivitäten" in finding.reason.de

    def test_undeclared_participations_can_only_raise_it(self) -> None:
        finding = judged(undeclared(attended(3), "participations"), self.NAME)
        assert (finding.state, finding.bounds) == (State.PARTIAL, (0.5, 1.0))
        finding = judged(undeclared(attended(3), "activities"), self.NAME)
        assert (finding.state, finding.bounds) == (State.PARTIAL, (0.0, 1.0))

    @given(st.integers(0, 11))
    def test_more_with_residents_are_never_worse(self, count: int) -> None:
        fewer, more = judged(attended(count), self.NAME), judged(attended(count + 1), self.NAME)
        assert float(fewer.raw or 0) < float(more.raw or 0)
        assert float(fewer.value or 0) <= float(more.value or 0)
