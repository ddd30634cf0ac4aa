"""What is asked of an alliance beside its exchange of practice, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    FACILITIES,
    FOUNDED,
    adding,
    alliance,
    district,
    empty,
    evolved,
    judged,
    keeping,
    undeclared,
)
from tests.criteria.cases.alliance import PARTNERS, TOWNS, connected

if TYPE_CHECKING:
    from localeconomy.model.network import Network

OF_AN_ALLIANCE = (
    "municipal_backing",
    "regional_partnerships",
    "joint_projects",
    "transregional_exchange",
    "shared_presence",
    "alliance_coordination",
)


@pytest.mark.parametrize("name", OF_AN_ALLIANCE)
def test_a_districts_network_is_not_asked(name: str) -> None:
    assert judged(district(), name).state is State.NOT_APPLICABLE


@pytest.mark.parametrize("name", ["municipal_backing", "joint_projects"])
def test_an_alliance_without_facilities_has_no_share_of_them(name: str) -> None:
    """Institutions may be members, but nothing is asked of them."""
    network = evolved(connected(), "actors", lambda a: a.id in FACILITIES, kind="institution")
    finding = judged(network, name)
    assert (finding.state, finding.value, finding.n) == (State.MEASURED, 0.0, 0)
    assert finding.reason.en == "The alliance has no facilities."


def estimated(network: Network, table: str, missing: int) -> Network:
    """Return the network with so many records of a table estimated to be missing."""
    return undeclared(network, table).with_records(
        completeness=[Complete(table, since=FOUNDED, estimated_missing=missing)]
    )


class TestMunicipalBacking:
    NAME = "municipal_backing"

    def letters(self, *letters: Relationship) -> Network:
        others = keeping(connected(), "relationships", lambda tie: tie.kind != "letter_of_intent")
        return adding(others, "relationships", *letters)

    def signed_by(self, signer: Actor) -> Network:
        """Return the alliance where only this actor signed a letter, to the first facility."""
        return self.letters().with_records(
            actors=[signer], relationships=[Relationship(signer.id, "f1", "letter_of_intent")]
        )

    @pytest.mark.parametrize(
        ("letter", "value"),
        [
            # one of eight facilities
            (Relationship("t1", "f1", "letter_of_intent", since="2000"), 0.125),
            (Relationship("t1", "f1", "letter_of_intent", confirmed=True), 0.125),
            (Relationship("f1", "t1", "letter_of_intent", mutual=True), 0.125),
            # what the town denies, a letter to the town, one that is over, one to come
            (Relationship("t1", "f1", "letter_of_intent", confirmed=False), 0.0),
            (Relationship("f1", "t1", "letter_of_intent"), 0.0),
            (Relationship("t1", "f1", "letter_of_intent", until="2003-06-30"), 0.0),
            (Relationship("t1", "f1", "letter_of_intent", since="2003-07"), 0.0),
            # no letter, not from a municipality, not to a facility
            (Relationship("t1", "f1", "support"), 0.0),
            (Relationship("p1", "f1", "letter_of_intent"), 0.0),
            (Relationship("t1", "abroad", "letter_of_intent"), 0.0),
            (Relationship("t1", "alliance", "letter_of_intent"), 0.0),
        ],
    )
    def test_a_letter_from_a_municipality_to_a_facility(
        self, letter: Relationship, value: float
    ) -> None:
        assert judged(self.letters(letter), self.NAME).value == value

    @pytest.mark.parametrize(
        ("kind", "level", "value"),
        [
            ("political_body", "city", 0.125),
            ("political_body", None, 0.125),
            # a department is not the level that decides, and a parliament is of no municipality
            ("administration", "city", 0.0),
            ("political_body", "state", 0.0),
        ],
    )
    def test_the_council_decides_for_the_municipality(
        self, kind: str, level: str | None, value: float
    ) -> None:
        signed = self.signed_by(Actor("signer", kind=kind, level=level))
        assert judged(signed, self.NAME).value == value

    def test_a_second_letter_to_the_same_facility_adds_nothing(self) -> None:
        """Two towns sign for f1, one for f2: two of eight."""
        network = self.letters(
            *(
                Relationship(town, name, "letter_of_intent")
                for town, name in (("t1", "f1"), ("t2", "f1"), ("t2", "f2"))
            )
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (0.25, 8)
        assert "2 of 8 facilities (25%)" in finding.reason.en
        assert {each.table: each.count for each in finding.evidence} == {
            "memberships": 8,
            "relationships": 3,
        }

    @pytest.mark.parametrize(
        ("table", "missing", "bounds"),
        [
            # four of eight; two letters more make six of eight, two facilities more four of ten
            ("relationships", 2, (4 / 8, 6 / 8)),  # all facilities are known
            ("memberships", 2, (4 / 10, 6 / 8)),
            ("relationships", 9, (4 / 8, 1.0)),
        ],
    )
    def test_estimated_missing_records_bound_the_share(
        self, table: str, missing: int, bounds: tuple[float, float]
    ) -> None:
        half = keeping(
            connected(),
            "relationships",
            lambda tie: tie.kind != "letter_of_intent" or tie.source in TOWNS[:4],
        )
        finding = judged(estimated(half, table, missing), self.NAME)
        assert (finding.state, finding.value) == (State.PARTIAL, 0.5)
        assert finding.bounds == pytest.approx(bounds)

    def test_letters_need_be_complete_and_other_ties_need_not(self) -> None:
        declared = undeclared(connected(), "relationships").with_records(
            completeness=[Complete("relationships", kinds=("letter_of_intent",), since=FOUNDED)]
        )
        assert judged(declared, self.NAME).state is State.MEASURED

    @given(st.integers(0, 7))
    def test_a_further_letter_is_never_worse(self, count: int) -> None:
        """The value is the share itself, over the whole range."""
        for letters in (count, count + 1):
            network = self.letters(
                *(
                    Relationship(town, name, "letter_of_intent")
                    for town, name in zip(TOWNS[:letters], FACILITIES, strict=False)
                )
            )
            assert judged(network, self.NAME).value == letters / 8


class TestRegionalPartnerships:
    NAME = "regional_partnerships"

    def tied(self, *ties: Relationship) -> Network:
        return connected().replace(relationships=ties)

    @pytest.mark.parametrize(
        ("partners", "value"),
        [
            # 1/(1 + (2/x)^k), k = ln 9/ln 2.5 = 2.39796: (2/1)^k = 5.2706, (2/4)^k = 0.18973
            (0, 0.0),
            (1, 0.159475),
            (2, 0.5),
            (4, 0.840525),
            (5, 0.9),
        ],
    )
    def test_partners_on_a_saturating_curve(self, partners: int, value: float) -> None:
        network = self.tied(
            *(Relationship("alliance", name, "partnership") for name in PARTNERS[:partners])
        )
        finding = judged(network, self.NAME)
        assert finding.value == pytest.approx(value, abs=5e-6)
        assert (finding.raw, finding.n) == (partners, partners)

    def test_a_contact_alone_counts_half(self) -> None:
        """One partner and two contacts: 1 + 2 · ½ = 2, which is worth 0.5."""
        network = self.tied(
            Relationship("alliance", "p1", "joint_project"),
            Relationship("p2", "alliance", "contact"),
            Relationship("f3", "p3", "information"),
        )
        finding = judged(network, self.NAME)
        assert (finding.raw, finding.n) == (2.0, 3)
        assert finding.value == pytest.approx(0.5)
        assert "level: 1; contacts without partnership: 2" in finding.reason.en

    def test_a_partner_counts_once(self) -> None:
        """By three ties, of the alliance and of a facility: one partner."""
        network = self.tied(
            Relationship("alliance", "p1", "partnership"),
            Relationship("f1", "p1", "cooperation"),
            Relationship("p1", "alliance", "contact"),
        )
        assert judged(network, self.NAME).raw == 1.0

    @pytest.mark.parametrize(
        "tie",
        [
            Relationship("alliance", "p1", "recognition"),
            Relationship("alliance", "p1", "partnership", until="2003-06-30"),
            Relationship("alliance", "p1", "partnership", since="2003-07"),
            # with a town, a federal institute, another facility; among others
            Relationship("alliance", "t1", "partnership"),
            Relationship("alliance", "federal", "partnership"),
            Relationship("alliance", "other", "partnership"),
            Relationship("alliance", "press", "contact"),
            Relationship("p1", "p2", "partnership"),
        ],
    )
    def test_what_is_no_partnership_with_the_region_or_state(self, tie: Relationship) -> None:
        network = adding(
            connected(),
            "actors",
            Actor("other", kind="facility", level="region"),
            Actor("press", kind="media", level="region"),
        )
        finding = judged(network.replace(relationships=[tie]), self.NAME)
        assert (finding.value, finding.raw) == (0.0, 0.0)

    @pytest.mark.parametrize("kind", ["institution", "association", "political_body", "chamber"])
    @pytest.mark.parametrize("level", ["region", "state"])
    def test_institutions_and_associations_of_both_levels_are_partners(
        self, kind: str, level: str
    ) -> None:
        network = evolved(
            self.tied(Relationship("alliance", "p1", "partnership")),
            "actors",
            lambda actor: actor.id == "p1",
            kind=kind,
            level=level,
        )
        assert judged(network, self.NAME).raw == 1.0

    def test_a_facility_of_the_alliance_is_not_its_partner(self) -> None:
        network = evolved(
            connected(), "actors", lambda a: a.id in FACILITIES, level="region"
        ).replace(relationships=[Relationship("f1", "f2", "cooperation")])
        assert judged(network, self.NAME).raw == 0.0

    def test_without_the_memberships_a_tie_of_a_facility_is_not_the_alliances(self) -> None:
        """More members can only add ties: the value is a lower bound."""
        network = undeclared(
            empty(self.tied(Relationship("f1", "p1", "cooperation")), "memberships"),
            "memberships",
        )
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.0, (0.0, 1.0))

    @given(st.integers(0, 4), st.integers(0, 3))
    def test_more_partners_are_never_worse(self, partners: int, contacts: int) -> None:
        def network(partners: int, contacts: int) -> Network:
            named = (*PARTNERS, "p6", "p7", "p8")
            wider = adding(
                connected(),
                "actors",
                *(Actor(name, kind="institution", level="state") for name in named[5:]),
            )
            return wider.replace(
                relationships=[
                    *(Relationship("alliance", name, "partnership") for name in named[:partners]),
                    *(
                        Relationship("alliance", name, "contact")
                        for name in named[partners : partners + contacts]
                    ),
                ]
            )

        value = judged(network(partners, contacts), self.NAME).value
        more = judged(network(partners, contacts + 1), self.NAME).value
        deeper = judged(network(partners + 1, contacts), self.NAME).value
        assert value is not None
        assert more is not None
        assert deeper is not None
        assert value < more < deeper


class TestJointProjects:
    NAME = "joint_projects"

    def projects(self, *projects: tuple[Activity, int]) -> Network:
        """Return the alliance with projects, the first so many facilities in each."""
        return connected().replace(
            activities=[activity for activity, _ in projects],
            participations=[
                Participation(activity.id, name, "contributor")
                for activity, count in projects
                for name in FACILITIES[:count]
            ],
        )

    @pytest.mark.parametrize(
        ("project", "value"),
        [
            # held in the window, running into it, running today
            (Activity("p", kind="project", day="2003-06-30"), 0.5),
            (Activity("p", kind="project", day="2002-07-01"), 0.5),
            (Activity("p", kind="project", day="2000-01-15", until="2002-08-01"), 0.5),
            (Activity("p", kind="project", day="2001-01-15", until="2005"), 0.5),
            # over before the window, cancelled, of another kind, not begun
            (Activity("p", kind="project", day="2002-06-30"), 0.0),
            (Activity("p", kind="project", day="2000-01-15", until="2002-06-30"), 0.0),
            (Activity("p", kind="project", day="2003-06-01", status="cancelled"), 0.0),
            (Activity("p", kind="meeting", day="2003-06-01"), 0.0),
            (Activity("p", kind="project", day="2003-07-01", known="2003-01-01"), 0.0),
            # planned: without a day, ahead, begun by plan and not over
            (Activity("p", kind="project", status="planned"), 0.25),
            (Activity("p", kind="project", day="2004", status="planned", known="2003-02"), 0.25),
            (Activity("p", kind="project", day="2003-06-30", status="planned"), 0.25),
            (
                Activity("p", kind="project", day="2003-05-01", until="2004", status="planned"),
                0.25,
            ),
            # a plan that its day has overtaken, and one that nobody knew of
            (Activity("p", kind="project", day="2003-06-29", status="planned"), 0.0),
            (Activity("p", kind="project", day="2004", status="planned"), 0.0),
            (Activity("p", kind="project", status="planned", known="2003-07-01"), 0.0),
        ],
    )
    def test_four_of_eight_facilities_in_one_project(self, project: Activity, value: float) -> None:
        """Run: 4/8; planned: 4 · ½/8."""
        assert judged(self.projects((project, 4)), self.NAME).value == value

    def test_a_plan_adds_those_who_are_in_no_project_yet(self) -> None:
        """Three in one that runs, six in a planned one: (3 + ½ · 3)/8."""
        finding = judged(
            self.projects(
                (Activity("a", kind="project", day="2003-02-01"), 3),
                (Activity("b", kind="project", status="planned"), 6),
            ),
            self.NAME,
        )
        assert finding.value == pytest.approx(4.5 / 8)
        assert "3 of 8 facilities (38%)" in finding.reason.en
        assert finding.reason.en.endswith("in planned ones only: 3.")
        assert finding.evidence[0].ids == ("a", "b")

    def test_projects_of_a_single_facility_are_not_joint(self) -> None:
        network = self.projects(
            (Activity("a", kind="project", day="2003-02-01"), 1),
            (Activity("b", kind="project", status="planned"), 1),
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.evidence) == (0.0, ())

    def test_partners_make_no_project_joint(self) -> None:
        """One facility with an institution and a facility from abroad: no two of the alliance."""
        network = adding(
            self.projects((Activity("a", kind="project", day="2003-02-01"), 1)),
            "participations",
            Participation("a", "p1"),
            Participation("a", "abroad"),
        )
        assert judged(network, self.NAME).value == 0.0

    def test_who_acts_for_a_facility_brings_it_in(self) -> None:
        """Somebody of f8 joins f1: two of eight."""
        network = adding(
            self.projects((Activity("a", kind="project", day="2003-02-01"), 1)),
            "actors",
            Actor("head", kind="person"),
        ).with_records(
            participations=[Participation("a", "head")],
            relationships=[Relationship("head", "f8", "represents")],
        )
        assert judged(network, self.NAME).value == 0.25

    def test_other_activities_need_not_be_complete(self) -> None:
        declared = undeclared(connected(), "activities").with_records(
            completeness=[Complete("activities", kinds=("project",), since="2002-06-30")]
        )
        assert judged(declared, self.NAME).state is State.MEASURED

    def test_further_facilities_can_lower_it(self) -> None:
        assert judged(undeclared(connected(), "memberships"), self.NAME).bounds == (0.0, 1.0)
        network = adding(connected(), "memberships", Membership("abroad", "alliance", since="2003"))
        assert judged(network, self.NAME).value == pytest.approx(8 / 9)

    @given(st.integers(0, 7), st.integers(0, 8), st.booleans())
    def test_more_in_projects_is_never_worse(self, run: int, ahead: int, first: bool) -> None:  # noqa: FBT001 - drawn
        def value(run: int, ahead: int) -> float:
            found = judged(
                self.projects(
                    (Activity("a", kind="project", day="2003-02-01"), run),
                    (Activity("b", kind="project", status="planned"), ahead),
                ),
                self.NAME,
            ).value
            assert found is not None
            return found

        more = (run + 1, ahead) if first else (run, min(8, ahead + 1))
        assert value(run, ahead) <= value(*more)


class TestTransregionalExchange:
    NAME = "transregional_exchange"

    def quiet(self) -> Network:
        """Return the alliance without ties, and with facilities alone at its exchanges."""
        return keeping(connected(), "participations", lambda p: p.actor != "abroad").replace(
            relationships=[]
        )

    @pytest.mark.parametrize(
        ("tie", "value"),
        [
            (Relationship("federal", "alliance", "contact"), 0.5),
            (Relationship("f3", "federal", "cooperation"), 0.5),
            (Relationship("abroad", "f3", "information"), 0.5),
            (Relationship("federal", "alliance", "lobbying"), 0.0),
            (Relationship("federal", "alliance", "contact", until="2003"), 0.5),
            (Relationship("federal", "alliance", "contact", until="2002"), 0.0),
            (Relationship("p1", "alliance", "contact"), 0.0),
            (Relationship("federal", "abroad", "contact"), 0.0),
            (Relationship("journal", "alliance", "contact"), 0.0),
        ],
    )
    def test_a_tie_with_an_institution_or_facility_beyond_the_state(
        self, tie: Relationship, value: float
    ) -> None:
        """One level of the two that are enough."""
        network = adding(self.quiet(), "actors", Actor("journal", kind="media", level="federal"))
        assert judged(adding(network, "relationships", tie), self.NAME).value == value

    @pytest.mark.parametrize(
        ("activity", "value"),
        [
            (Activity("m", kind="exchange", day="2003-06-30"), 0.5),
            (Activity("m", kind="conference", day="2002-07-01"), 0.5),
            (Activity("m", kind="exchange", day="2002-06-30"), 0.0),
            (Activity("m", kind="exchange", day="2003-06-01", status="cancelled"), 0.0),
            # planned: half of a level
            (Activity("m", kind="project", status="planned"), 0.25),
            (Activity("m", kind="project", status="planned", known="2003-07-01"), 0.0),
            (Activity("m", kind="exchange", day="2003-06-29", status="planned"), 0.0),
        ],
    )
    def test_an_activity_with_somebody_from_beyond_the_state(
        self, activity: Activity, value: float
    ) -> None:
        network = adding(self.quiet(), "activities", activity).with_records(
            participations=[Participation("m", "abroad", "guest"), Participation("m", "f1")]
        )
        finding = judged(network, self.NAME)
        assert finding.value == value
        assert [each.ids for each in finding.evidence] == ([("m",)] if value else [])

    def test_two_levels_are_enough(self) -> None:
        """Federal by a tie, abroad by a visit, Europe by a plan: (1 + 1 + ½)/2, at most 1."""
        network = adding(
            connected(), "actors", Actor("commission", kind="administration", level="european")
        ).with_records(
            activities=[Activity("bid", kind="project", status="planned")],
            participations=[Participation("bid", "commission")],
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.raw) == (1.0, 2.5)
        assert finding.reason.en == (
            "Exchange beyond the state: federal and abroad; planned: European."
        )

    def test_what_is_only_planned_is_told_apart(self) -> None:
        """The source's own case: a bid with partners abroad, nothing yet: ½ of 2 levels."""
        network = adding(
            self.quiet(), "activities", Activity("bid", kind="project", status="planned")
        ).with_records(participations=[Participation("bid", "abroad")])
        finding = judged(network, self.NAME)
        assert finding.value == 0.25
        assert finding.reason.de == "Austausch über das Land hinaus ist geplant: Ausland."

    def test_without_any_it_is_0(self) -> None:
        finding = judged(self.quiet(), self.NAME)
        assert (finding.value, finding.evidence) == (0.0, ())
        assert finding.reason.en == "There is neither exchange beyond the state nor a plan for it."

    def test_two_partners_of_one_level_are_one_level(self) -> None:
        network = adding(
            self.quiet(), "actors", Actor("second", kind="institution", level="federal")
        ).with_records(
            relationships=[
                Relationship(name, "alliance", "contact") for name in ("federal", "second")
            ]
        )
        assert judged(network, self.NAME).raw == 1.0

    @given(st.lists(st.sampled_from(["federal", "foreign", "european"]), max_size=4), st.booleans())
    def test_another_partner_is_never_worse(self, levels: list[str], tied: bool) -> None:  # noqa: FBT001 - drawn
        def network(levels: list[str]) -> Network:
            names = [f"x{number}" for number in range(len(levels))]
            actors = [
                Actor(name, kind="institution", level=level)
                for name, level in zip(names, levels, strict=True)
            ]
            known = adding(self.quiet(), "actors", *actors)
            if tied:
                ties = [Relationship(name, "alliance", "contact") for name in names]
                return adding(known, "relationships", *ties)
            return adding(
                known, "activities", Activity("bid", kind="project", status="planned")
            ).with_records(participations=[Participation("bid", name) for name in names])

        values = [judged(network(levels[:n]), self.NAME).value for n in range(len(levels) + 1)]
        assert values == sorted(values, key=lambda value: value or 0.0)


class TestSharedPresence:
    NAME = "shared_presence"

    def presence(self, *, site: Activity | None = None, item: Publicity | None = None) -> Network:
        return alliance().replace(
            activities=[] if site is None else [site],
            participations=[],
            publicity=[] if item is None else [item],
        )

    @pytest.mark.parametrize(
        ("site", "value"),
        [
            # a site stays until it is taken down
            (Activity("s", kind="website", day="1999-05-01"), 1.0),
            (Activity("s", kind="website", day="1999-05-01", until="2003-07-01"), 1.0),
            (Activity("s", kind="website", day="1999-05-01", until="2003-06-30"), 0.0),
            (Activity("s", kind="website", day="2003-07-01"), 0.0),
            (Activity("s", kind="website", day="2003-05-01", status="cancelled"), 0.0),
            (Activity("s", kind="publication", day="2003-05-01"), 0.0),
            (Activity("s", kind="website", status="planned"), 0.5),
            (Activity("s", kind="website", day="2004", status="planned", known="2003-02"), 0.5),
            (Activity("s", kind="website", day="2003-06-29", status="planned"), 0.0),
            (Activity("s", kind="website", status="planned", known="2003-07-01"), 0.0),
        ],
    )
    def test_a_website_in_force_or_planned(self, site: Activity, value: float) -> None:
        assert judged(self.presence(site=site), self.NAME).value == value

    @pytest.mark.parametrize(
        ("item", "value"),
        [
            (Publicity("2002-07-01", medium="website"), 1.0),
            (Publicity("2003-06-30", medium="social_media"), 1.0),
            (Publicity("2002-06-30", medium="website"), 0.0),
            (Publicity("2001-06-30", until="2004", medium="website"), 1.0),
            (Publicity("2003-06-01", medium="press"), 0.0),
            (Publicity("2003-07-01", medium="website"), 0.0),
            (Publicity("2003-12", medium="website", status="planned", known="2003-06"), 0.5),
            (Publicity("2003-06-01", medium="website", status="planned"), 0.0),
        ],
    )
    def test_publicity_on_a_site(self, item: Publicity, value: float) -> None:
        assert judged(self.presence(item=item), self.NAME).value == value

    def test_what_is_there_hides_what_is_planned(self) -> None:
        finding = judged(
            self.presence(
                site=Activity("s", kind="website", status="planned"),
                item=Publicity("2003-05-01", medium="website"),
            ),
            self.NAME,
        )
        assert (finding.value, finding.n) == (1.0, 1)
        assert [each.table for each in finding.evidence] == ["publicity"]
        assert finding.reason.en == "The shared public presence is in force."

    def test_a_plan_on_record_is_a_lower_bound(self) -> None:
        network = undeclared(self.presence(site=Activity("s", kind="website", status="planned")))
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.5, (0.5, 1.0))

    def test_silence_on_both_is_unknown(self) -> None:
        finding = judged(undeclared(self.presence()), self.NAME)
        assert finding.state is State.UNKNOWN
        assert set(finding.missing) == {"activities", "publicity"}

    def test_more_of_it_is_never_worse(self) -> None:
        """None, planned, in force: 0 ≤ 0.5 ≤ 1, in this order."""
        values = [
            judged(self.presence(site=site), self.NAME).value
            for site in (
                None,
                Activity("s", kind="website", status="planned"),
                Activity("s", kind="website", day="2003-01-01"),
            )
        ]
        assert values == [0.0, 0.5, 1.0]


class TestAllianceCoordination:
    NAME = "alliance_coordination"

    def held(self, *tasks: Responsibility) -> Network:
        return connected().replace(responsibilities=tasks)

    @pytest.mark.parametrize(
        ("holders", "value"), [((), 0.0), (("f1",), 0.8), (("f1", "f2"), 1.0), (FACILITIES, 1.0)]
    )
    def test_none_one_and_several_bodies(self, holders: tuple[str, ...], value: float) -> None:
        tasks = [Responsibility("coordination", name, since="2000") for name in holders]
        finding = judged(self.held(*tasks), self.NAME)
        assert (finding.value, finding.raw, finding.n) == (value, len(holders), len(holders))

    @pytest.mark.parametrize(
        "task",
        [
            Responsibility("moderation", "f1"),
            Responsibility("coordination", None),
            Responsibility("coordination", "f1", until="2003-06-30"),
            Responsibility("coordination", "f1", since="2003-07"),
        ],
    )
    def test_who_does_not_coordinate_today(self, task: Responsibility) -> None:
        finding = judged(self.held(task), self.NAME)
        assert (finding.value, finding.figures) == (0.0, ())
        assert finding.reason.en == "Nobody is responsible for coordinating the alliance."

    def test_a_body_that_is_named_twice_is_one(self) -> None:
        tasks = [Responsibility("coordination", "f1", since=since) for since in ("2000", "2002")]
        finding = judged(self.held(*tasks), self.NAME)
        assert (finding.value, finding.evidence[0].count) == (0.8, 2)

    def test_people_count_as_the_bodies_that_they_act_for(self) -> None:
        """Two people of f1 are one body; one of f2 beside them makes two."""
        people = connected().replace(
            actors=[
                *connected().actors,
                *(Actor(name, kind="person") for name in ("one", "two")),
            ],
            responsibilities=[
                Responsibility("coordination", name, since="2002") for name in ("one", "two")
            ],
        )
        # for nobody on record: somebody coordinates, but no second body is known
        assert judged(people, self.NAME).value == 0.8
        same = adding(
            people,
            "relationships",
            *(Relationship(name, "f1", "represents") for name in ("one", "two")),
        )
        assert judged(same, self.NAME).value == 0.8
        other = adding(same, "relationships", Relationship("two", "f2", "represents"))
        assert judged(other, self.NAME).value == 1.0

    def test_an_office_of_its_own_is_a_body(self) -> None:
        network = self.held().with_records(
            actors=[Actor("office", kind="coordination_office")],
            responsibilities=[Responsibility("coordination", "office", since="2002")],
        )
        finding = judged(network, self.NAME)
        assert finding.value == 0.8
        # It is no facility: without it the star of all eight stays.
        assert [each.value for each in finding.figures] == [1.0]

    def test_what_stays_connected_without_the_body_that_holds_most_together(self) -> None:
        """A star around f1: without it seven stand alone, 1/7; without f2 all seven hold, 1."""
        (figure,) = judged(connected(), self.NAME).figures
        assert figure.value == pytest.approx(1 / 7)
        second = self.held(Responsibility("coordination", "f2", since="2002"))
        assert judged(second, self.NAME).figures[0].value == 1.0

    def test_other_tasks_need_not_be_complete(self) -> None:
        declared = undeclared(connected(), "responsibilities").with_records(
            completeness=[Complete("responsibilities", kinds=("coordination",), since=FOUNDED)]
        )
        assert judged(declared, self.NAME).state is State.MEASURED

    def test_undeclared_a_second_body_is_possible(self) -> None:
        one = self.held(Responsibility("coordination", "f1", since="2000"))
        finding = judged(undeclared(one, "responsibilities"), self.NAME)
        assert (finding.state, finding.bounds) == (State.PARTIAL, (0.8, 1.0))

    @given(st.integers(0, 7))
    def test_another_body_is_never_worse(self, count: int) -> None:
        values = [
            judged(
                self.held(
                    *(
                        Responsibility("coordination", name, since="2000")
                        for name in FACILITIES[:bodies]
                    )
                ),
                self.NAME,
            ).value
            for bodies in (count, count + 1)
        ]
        assert values == sorted(values, key=lambda value: value or 0.0)
