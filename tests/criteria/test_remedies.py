"""What measures would change in the record: each on the cases of its criterion, and by hand."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.compiled import compile_snapshot
from localeconomy.criteria import remedies
from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.judging import finding_of
from localeconomy.criteria.remedies.inventing import PREFIX
from localeconomy.criteria.terms import Terms
from localeconomy.language import Text
from localeconomy.model.network import Network
from localeconomy.model.records import (
    Actor,
    Concern,
    Cost,
    Goal,
    Observation,
    Organisation,
    Participation,
    Qualification,
    Responsibility,
    Seat,
)
from localeconomy.scoring.finding import Finding, Measure
from localeconomy.scoring.words import HEALTHY
from tests.criteria.builders import (
    AREAS,
    BUSINESSES,
    DAY,
    adding,
    alliance,
    district,
    empty,
    evolved,
    judged,
    keeping,
    organised,
    tasks,
)
from tests.criteria.cases import CASES
from tests.properties.changes import shuffled
from tests.properties.worlds import Chance, days, worlds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

CATALOGUE = catalogue()
EXPRESSED = [
    (each.id, number)
    for each in CATALOGUE
    for number, measure in enumerate(each.measures)
    if measure.change is not None
]
# What a completed record may say anew although it said something before: when it ends, and where
# a duty is written down. Everything else on record stays as it is.
REPLACED = {"until", "defined_in", "illustrative"}


def with_old_concerns() -> Network:
    """Return the district where five concerns of the winter are still waiting for an answer."""
    return evolved(district(), "concerns", answered=None)


# A criterion that takes the weaker of two parts can fail by either; its case fails by the first.
OTHER_FAILING: dict[tuple[str, int], Callable[[], Network]] = {
    ("individual_benefit", 1): with_old_concerns
}


def terms_of(network: Network, on: str | dt.date = DAY) -> Terms:
    return Terms(compile_snapshot(network.at(on)))


def changed(network: Network, criterion: str, number: int, on: str | dt.date = DAY) -> Network:
    change = CATALOGUE[criterion].measures[number].change
    assert change is not None
    found = change(terms_of(network, on))
    assert isinstance(found, Network)
    return found


def value_of(network: Network, criterion: str) -> float:
    value = judged(network, criterion).value
    assert value is not None
    return value


def new_records(before: Network, after: Network, table: str) -> list[Any]:
    """Return what a change added to a table."""
    return list(after.tables[table])[len(before.tables[table]) :]


def assert_only_invented(before: Network, after: Network) -> None:
    """Assert that nothing is gone, and that all that is new or completed says so."""
    for name, table in after.tables.items():
        old = list(before.tables[name])
        kept, added = list(table)[: len(old)], list(table)[len(old) :]
        for one, other in zip(old, kept, strict=True):
            if one != other:
                assert other.illustrative
                differing = [
                    each.name
                    for each in attrs.fields(type(one))
                    if getattr(one, each.name) != getattr(other, each.name)
                ]
                assert all(each in REPLACED or getattr(one, each) is None for each in differing), (
                    name,
                    differing,
                )
        for each in added:
            assert each.illustrative
            assert each.id.startswith(PREFIX)


# -- every measure on the cases of its criterion ---------------------------------------------------


def test_two_thirds_of_the_weighted_measures_are_expressed() -> None:
    weighted = [measure for each in CATALOGUE if each.weight.value for measure in each.measures]
    expressed = [measure for measure in weighted if measure.change is not None]
    assert 3 * len(expressed) >= 2 * len(weighted)
    # What weighs nothing has no gain.
    assert len(expressed) == len(EXPRESSED)


@pytest.mark.parametrize(("name", "number"), EXPRESSED)
class TestEveryChange:
    def test_it_raises_what_fails(self, name: str, number: int) -> None:
        failing = OTHER_FAILING.get((name, number), CASES[name].failing)()
        after = changed(failing, name, number)
        assert value_of(failing, name) <= 0.2
        assert value_of(after, name) > value_of(failing, name) + 0.03
        assert_only_invented(failing, after)

    def test_it_lowers_nothing_of_its_own(self, name: str, number: int) -> None:
        for network in (CASES[name].middle(), CASES[name].healthy()):
            after = changed(network, name, number)
            assert value_of(after, name) >= value_of(network, name)
            assert_only_invented(network, after)

    def test_it_can_be_done_twice(self, name: str, number: int) -> None:
        """Ids that are made up do not clash with those made up before."""
        failing = OTHER_FAILING.get((name, number), CASES[name].failing)()
        once = changed(failing, name, number)
        twice = changed(once, name, number)
        assert value_of(twice, name) >= value_of(once, name)

    def test_it_leaves_the_network_itself_alone(self, name: str, number: int) -> None:
        failing = CASES[name].failing()
        digest = failing.digest
        changed(failing, name, number)
        assert failing.digest == digest

    def test_it_knows_what_to_do_without_any_record(self, name: str, number: int) -> None:
        scope = "alliance" if CATALOGUE[name].family == "alliance" else "network"
        for network in (
            Network(),
            Network(organisations=[Organisation(scope=scope, founded="2005")]),
        ):
            assert_only_invented(network, changed(network, name, number))


# -- on any record ---------------------------------------------------------------------------------


@given(worlds(), days(), st.integers(0, 2**32))
def test_changes_of_any_record(network: Network, day: dt.date, seed: int) -> None:
    """Valid, invented, of any order of records the same, and never worse where help is needed.

    What is healthy may come a little nearer to the limit: with more members, chance excuses less
    of an uneven mix of sectors.
    """
    chance = Chance(seed)
    terms, other = terms_of(network, day), terms_of(shuffled(network, chance), day)
    for name, number in chance.mixed(EXPRESSED)[:20]:
        change = CATALOGUE[name].measures[number].change
        assert change is not None
        after = change(terms)
        assert after.digest == change(other).digest
        assert_only_invented(network, after)
        before = finding_of(CATALOGUE[name], terms).value
        if before is not None:
            found = finding_of(CATALOGUE[name], terms_of(after, day)).value
            assert found is not None
            assert found >= min(before, HEALTHY) - 1e-9, (name, number)


# -- what a measure is -----------------------------------------------------------------------------


class TestMeasures:
    def test_the_change_is_no_part_of_what_a_measure_says(self) -> None:
        text = Text(de="Etwas tun.", en="Do something.")
        plain = Measure(text, "low")
        told = Measure(text, "low", change=remedies.publicity.note_each_quarter)
        assert plain == told
        assert hash(plain) == hash(told)
        assert "change" not in repr(told)
        assert pickle.loads(pickle.dumps(told)).change is told.change  # noqa: S301 - written here

    def test_findings_write_text_and_effort_alone(self) -> None:
        finding = judged(district(), "active_core")
        assert finding.measures[0].change is not None
        plain = finding.to_dict()
        assert [sorted(each) for each in plain["measures"]] == [["effort", "text"]] * 2
        read = Finding.from_dict(plain)
        assert read == finding
        assert read.measures[0].change is None


# -- by hand ---------------------------------------------------------------------------------------


class TestTasks:
    def test_at_each_meeting_somebody_without_a_task(self) -> None:
        """b13 to b20 have no task; b05 to b12 lead two activities, b01 to b04 hold an area too.

        b13 to b16 came to the first of the twelve activities, so that b17 is asked there. After
        eight activities each of the eight has one task, and the first by name are next.
        """
        before = district()
        after = changed(before, "active_core", 0)
        given_to = new_records(before, after, "participations")
        assert [each.activity for each in given_to] == [f"a{n:02d}" for n in range(1, 13)]
        assert [int(each.actor[1:]) for each in given_to] == [
            *(17, 13, 14, 15, 16, 18, 19, 20),
            *(13, 14, 15, 16),
        ]
        assert {each.role for each in given_to} == {"organiser"}

    def test_where_there_are_no_meetings_one_a_quarter_is_assumed(self) -> None:
        """Of the 365 days to 30 June 2003 a quarter each: 30 September, 30 December, 31 March."""
        before = tasks([])
        after = changed(before, "active_core", 0)
        meetings = new_records(before, after, "activities")
        assert [str(each.day) for each in meetings] == [
            "2002-09-30",
            "2002-12-30",
            "2003-03-31",
            "2003-06-30",
        ]
        assert [each.actor for each in new_records(before, after, "participations")] == [
            *("b01", "b02", "b03", "b04")
        ]

    def test_nobody_is_asked_twice_for_a_small_task(self) -> None:
        """Two are active, and 18 are not; there are twelve meetings."""
        before = CASES["critical_mass"].failing()
        after = changed(before, "critical_mass", 0)
        asked = [each.actor for each in new_records(before, after, "participations")]
        assert len(asked) == len(set(asked)) == 12
        assert not {"b01", "b02"} & set(asked)

    def test_two_activities_are_led_by_four_members(self) -> None:
        before = tasks([])
        after = changed(before, "active_core", 1)
        led = [(each.activity, each.actor, each.role) for each in after.participations]
        assert led == [
            ("what-if-1", "b01", "initiator"),
            ("what-if-1", "b02", "organiser"),
            ("what-if-2", "b03", "initiator"),
            ("what-if-2", "b04", "organiser"),
        ]

    def test_without_members_nobody_can_lead(self) -> None:
        network = empty(district(), "memberships")
        for name, number in (("active_core", 0), ("active_core", 1), ("task_distribution", 0)):
            assert changed(network, name, number) is network

    def test_vacant_areas_go_to_those_with_the_fewest_tasks(self) -> None:
        """b13 to b20 have none; two of the four areas are vacant."""
        before = CASES["task_distribution"].middle()
        after = changed(before, "task_distribution", 0)
        assert [
            (each.area, each.holder, str(each.since))
            for each in new_records(before, after, "responsibilities")
        ] == [("finance", "b13", "2002-07-01"), ("events", "b14", "2002-07-01")]

    def test_duties_of_required_areas_are_written_down(self) -> None:
        before = adding(
            CASES["organisation_form"].failing(),
            "responsibilities",
            Responsibility("moderation", "b05", defined_in="custom", id="further"),
        )
        after = changed(before, "organisation_form", 0)
        written = {each.area: each.defined_in for each in after.responsibilities}
        assert written == {**dict.fromkeys(AREAS, "minutes"), "moderation": "custom"}

    def test_the_office_helps_with_what_it_did_not_work_on(self) -> None:
        """January to June are six activities; it worked on that of June."""
        before = adding(district(), "participations", Participation("a12", "office", "contributor"))
        after = changed(before, "coordination_backup", 1)
        assert [each.activity for each in new_records(before, after, "participations")] == [
            *("a07", "a08", "a09", "a10", "a11")
        ]


class TestWorkload:
    def test_what_is_too_much_is_handed_over(self) -> None:
        """b01 to b10 hold four areas each, one too many: ten go to b11, b12 and others.

        b11 to b20 have room for three; all are equal, so that each gets one, b13 to b20 first
        because they have no task yet, then b11 and b12. From each the first area by name goes:
        events.
        """
        before = CASES["task_focus"].failing()
        after = changed(before, "task_focus", 0)
        ended = [each for each in after.responsibilities if each.until is not None]
        assert [(each.area, each.holder) for each in ended] == [
            ("events", name) for name in BUSINESSES[:10]
        ]
        taken = [each.holder for each in new_records(before, after, "responsibilities")]
        assert taken == [*BUSINESSES[12:], *BUSINESSES[10:12]]
        assert value_of(after, "task_focus") == 1.0

    def test_it_ends_where_nobody_has_room(self) -> None:
        """Everybody has four."""
        full = district().replace(
            responsibilities=[
                Responsibility(area, name, since="2000") for name in BUSINESSES for area in AREAS
            ]
        )
        assert changed(full, "task_focus", 0) is full

    def test_helpers_stay_below_those_who_do_half(self) -> None:
        """Tasks 13 and 3, each activity carried alone: the first alone does half of 16.

        Twelve of the 16 activities get two helpers each, 24 tasks; 18 members had none and one had
        three. With 40 tasks half is 20: 13 + 3 + 2 + 2, so that four do it.
        """
        before = CASES["workload_balance"].failing()
        after = changed(before, "workload_balance", 1)
        assert len(new_records(before, after, "participations")) == 24
        finding = judged(after, "workload_balance")
        assert finding.n == 40
        assert finding.raw == pytest.approx(4.0)

    def test_where_all_have_the_same_nothing_is_gained_by_helping(self) -> None:
        """Four members with three tasks each: nobody may get a fourth."""
        four = keeping(tasks([3, 3, 3, 3]), "memberships", lambda m: m.member in BUSINESSES[:4])
        assert changed(four, "workload_balance", 1) is four


class TestPeople:
    def test_weak_sectors_are_won_first(self) -> None:
        """The district has 40, 30, 20 and 10 of 100; all 20 members are of services.

        Of 21 there should be 8.4 of retail, the most missing; then of 22 retail 8.8 − 1 = 7.8 is
        still ahead of crafts 6.6; of 23 retail 9.2 − 2 = 7.2 before crafts 6.9; of 24 crafts 7.2
        before retail 9.6 − 3 = 6.6; of 25 retail 10 − 3 = 7 before crafts 7.5 − 1 = 6.5.
        """
        before = CASES["sector_mix"].failing()
        after = changed(before, "sector_mix", 0)
        assert [each.sector for each in new_records(before, after, "actors")] == [
            *("retail", "retail", "retail", "crafts", "retail")
        ]

    def test_without_a_count_of_the_district_nobody_can_tell_which(self) -> None:
        network = empty(district(), "sector_counts")
        assert changed(network, "sector_mix", 0) is network

    def test_new_members_are_won_by_members_in_person(self) -> None:
        before = CASES["word_of_mouth"].failing()
        after = changed(before, "word_of_mouth", 0)
        joined = new_records(before, after, "memberships")
        assert [(each.member, each.referred_by, each.first_contact) for each in joined] == [
            (f"what-if-{number}", f"b{number + 12}", "in_person") for number in range(1, 6)
        ]
        # Five of nine new members, where none of four was.
        assert value_of(after, "word_of_mouth") == pytest.approx(5 / 9)

    def test_neighbours_on_record_are_approached_first(self) -> None:
        before = adding(district(), "actors", Actor("kiosk", kind="business"))
        after = changed(before, "personal_approach", 0)
        contacts = new_records(before, after, "contacts")
        assert [each.actor for each in contacts] == [
            "kiosk",
            *(f"what-if-{number}" for number in range(1, 10)),
        ]
        assert {(each.by, each.channel) for each in contacts} == {("office", "visit")}

    def test_one_visit_a_week_in_half_a_year(self) -> None:
        """From 1 January to 30 June 2003 there are 180 days: 25 weeks and the day itself."""
        before = CASES["coordination_backup"].failing()
        visits = new_records(before, changed(before, "coordination_backup", 0), "contacts")
        assert len(visits) == 26
        assert (str(visits[0].day), str(visits[-1].day)) == ("2003-06-30", "2003-01-06")
        # b01 and b02 are active already.
        assert [each.actor for each in visits[:2]] == ["b03", "b04"]

    def test_without_an_office_it_cannot_visit(self) -> None:
        network = evolved(district(), "actors", lambda a: a.id == "office", until="2001")
        for number in (0, 1):
            assert changed(network, "coordination_backup", number) is network

    def test_benefits_are_filled_in_and_stated_ones_stay(self) -> None:
        before = CASES["individual_benefit"].middle()
        after = changed(before, "individual_benefit", 0)
        assert [each.benefit for each in after.memberships] == ["customers"] * 10 + ["other"] * 10

    def test_concerns_are_answered_a_month_after(self) -> None:
        """One of 10 June would be answered on 10 July, after the day."""
        before = district().replace(
            concerns=[
                Concern("b01", "rent", "2003-01-10"),
                Concern("b02", "noise", "2003-06-10"),
                Concern("b03", "dirt", "2002-01-01", answered="2003-01-01"),
            ]
        )
        after = changed(before, "individual_benefit", 1)
        answers = [None if each.answered is None else str(each.answered) for each in after.concerns]
        assert answers == ["2003-02-09", None, "2003-01-01"]

    def test_everybody_who_carries_is_trained(self) -> None:
        """Twelve carry tasks; two of them were trained a year ago, another one too long ago."""
        before = adding(
            CASES["networker_training"].failing(),
            "qualifications",
            Qualification("b05", "events", "1999-05-01"),
        )
        trained = new_records(before, changed(before, "networker_training", 0), "qualifications")
        assert [each.actor for each in trained] == list(BUSINESSES[2:12])

    def test_a_course_teaches_what_is_lacking(self) -> None:
        """The district requires four areas, and nobody trains for any of them."""
        before = CASES["networker_training"].failing()
        after = changed(before, "networker_training", 1)
        (offer,) = new_records(before, after, "offers")
        assert (offer.provider, offer.area, offer.in_district) == ("chamber", "leadership", True)
        assert len(new_records(before, after, "qualifications")) == 10


class TestTies:
    def test_introductions_cross_sectors(self) -> None:
        """Sorted by sector: six of crafts, four of food, eight of retail, two of services.

        Half a list away each of crafts meets retail, each of food retail or services.
        """
        before = CASES["business_partnerships"].failing()
        after = changed(before, "business_partnerships", 0)
        sector = {each.id: each.sector for each in before.actors}
        pairs = [(each.source, each.target) for each in new_records(before, after, "relationships")]
        assert len(pairs) == 10
        assert all(sector[one] != sector[other] for one, other in pairs)
        assert {str(each.since) for each in new_records(before, after, "relationships")} == {
            "2002-06-30"
        }

    def test_the_odd_one_out_is_introduced_too(self) -> None:
        """Without b20 there are three: b17 and b18 of food, and b19 of services, who meets b01."""
        before = keeping(district(), "memberships", lambda m: m.member != "b20")
        after = changed(before, "business_partnerships", 0)
        assert [
            (each.source, each.target) for each in new_records(before, after, "relationships")
        ] == [("b17", "b18"), ("b19", "b01")]

    def test_who_stands_alone_is_tied_to_the_largest_group(self) -> None:
        """b01 to b08 hold together; twelve others are spread over them."""
        before = CASES["self_help"].middle()
        ties = new_records(before, changed(before, "self_help", 0), "relationships")
        assert [each.source for each in ties] == list(BUSINESSES[8:])
        assert [each.target for each in ties] == [*BUSINESSES[:8], *BUSINESSES[:4]]

    def test_groups_have_one_of_each_sector(self) -> None:
        before = CASES["cross_sector_ties"].failing()
        after = changed(before, "cross_sector_ties", 0)
        sector = {each.id: each.sector for each in before.actors}
        staff = new_records(before, after, "participations")
        assert [sector[each.actor] for each in staff] == [
            *("crafts", "food", "retail", "services") * 2
        ]

    def test_one_sector_cannot_be_mixed(self) -> None:
        network = CASES["sector_mix"].failing()
        for number in (0, 1):
            assert changed(network, "cross_sector_ties", number) is network

    def test_no_political_body_is_made_up(self) -> None:
        before = keeping(
            CASES["official_recognition"].failing(),
            "actors",
            lambda a: a.id not in ("council", "city"),
        )
        after = changed(before, "official_recognition", 0)
        assert [each.kind for each in new_records(before, after, "actors")] == ["administration"]
        assert len(new_records(before, after, "relationships")) == 1

    def test_lobbying_stays_unconfirmed(self) -> None:
        before = CASES["political_lobby"].failing()
        for number, bodies in ((0, ["council"]), (1, ["council", "rat"])):
            ties = new_records(before, changed(before, "political_lobby", number), "relationships")
            assert [each.target for each in ties] == bodies
            assert {each.confirmed for each in ties} == {None}

    def test_a_seat_is_taken_where_there_is_none(self) -> None:
        before = CASES["decision_body_seats"].middle()
        seats = new_records(before, changed(before, "decision_body_seats", 0), "seats")
        assert [(each.body, each.actor) for each in seats] == [("board3", "network")]
        full = CASES["decision_body_seats"].healthy()
        assert changed(full, "decision_body_seats", 0) is full

    def test_a_seat_of_the_office_alone_is_none_of_the_network(self) -> None:
        before = adding(
            CASES["decision_body_seats"].failing(), "seats", Seat("board1", "office", since="2000")
        )
        seats = new_records(before, changed(before, "decision_body_seats", 0), "seats")
        assert [each.body for each in seats] == ["board1"]

    def test_where_education_is_reached_the_labour_market_is_next(self) -> None:
        before = CASES["renewal_linkage"].middle()  # linked with planning and school
        after = changed(before, "renewal_linkage", 1)
        (project,) = new_records(before, after, "activities")
        assert project.field == "labour_market"
        assert value_of(after, "renewal_linkage") == 0.75


class TestPublicity:
    def test_one_a_quarter_counted_back_from_the_day(self) -> None:
        before = CASES["publicity_continuity"].failing()
        notes = new_records(before, changed(before, "publicity_continuity", 0), "publicity")
        assert [str(each.day) for each in notes] == [
            *("2003-06-30", "2003-03-30", "2002-12-30", "2002-09-30")
        ]

    def test_none_before_the_founding(self) -> None:
        """Founded in February 2003, of the four only those of June and March."""
        before = organised(district(), founded="2003-02")
        notes = new_records(before, changed(before, "publicity_continuity", 0), "publicity")
        assert [str(each.day) for each in notes] == ["2003-06-30", "2003-03-30"]


class TestGoals:
    def test_what_goals_lack_is_written_down(self) -> None:
        """The first lacks all, and was last seen at 7; the second lacks who answers for it."""
        before = district().replace(
            goals=[
                Goal("bare"),
                Goal("owned", unit="shops", baseline=2.0, target=4.0, start="2001", due="2005"),
            ],
            observations=[
                Observation("bare", "2003-01-01", 5.0),
                Observation("bare", "2003-05-01", 7.0),
            ],
        )
        bare, owned = changed(before, "measurable_goals", 0).goals
        assert (bare.baseline, bare.target, str(bare.due)) == (7.0, 8.0, "2004-06-30")
        assert (str(bare.start), bare.owner) == ("2003-06-30", "network")
        assert owned == attrs.evolve(before.goals["owned"], owner="network", illustrative=True)

    def test_an_old_goal_gets_no_beginning_after_its_end(self) -> None:
        before = district().replace(goals=[Goal("old", due="2002-01-01")])
        (old,) = changed(before, "measurable_goals", 0).goals
        assert (old.start, str(old.due)) == (None, "2002-01-01")
        assert value_of(changed(before, "measurable_goals", 0), "measurable_goals") == 1.0

    def test_the_review_is_about_goals_of_the_year(self) -> None:
        before = adding(CASES["controlling"].failing(), "goals", Goal("past", due="2001"))
        (review,) = new_records(before, changed(before, "controlling", 0), "reviews")
        assert review.goals == ("g1", "g2", "g3", "g4")
        nothing = empty(district(), "goals")
        assert changed(nothing, "controlling", 0) is nothing


class TestMeans:
    def test_money_is_secured_for_three_years(self) -> None:
        before = CASES["coordination_office"].failing()
        (money,) = new_records(before, changed(before, "coordination_office", 0), "funding")
        assert (money.recipient, money.secured) == ("office", True)
        assert (str(money.since), str(money.until)) == (DAY, "2006-06-30")

    def test_an_office_that_has_closed_is_followed_by_another(self) -> None:
        before = evolved(district(), "actors", lambda a: a.id == "office", until="2002")
        after = changed(before, "coordination_office", 0)
        (office,) = new_records(before, after, "actors")
        assert office.kind == "coordination_office"
        assert new_records(before, after, "funding")[0].recipient == office.id

    def test_the_city_pays_half_and_members_a_fee(self) -> None:
        """The office costs 60,000 a year from 2005, when the programme has ended.

        Half for three years is 90,000; 20 members pay 120 each for one year, 2,400.
        """
        before = CASES["self_financing"].failing()
        amounts = [
            new_records(before, changed(before, "self_financing", number), "funding")[0]
            for number in (1, 2)
        ]
        assert [(each.source_kind, each.amount) for each in amounts] == [
            ("municipality", 90000.0),
            ("members", 2400.0),
        ]
        assert {str(each.since) for each in amounts} == {"2005-01-01"}

    def test_nobody_can_pay_for_what_is_not_known(self) -> None:
        before = empty(CASES["self_financing"].failing(), "costs")
        for number in (1, 2):
            assert changed(before, "self_financing", number) is before

    def test_money_is_paid_in_the_currency_of_the_cost(self) -> None:
        before = (
            CASES["self_financing"]
            .failing()
            .replace(
                costs=[Cost("office", 100000.0, "DEM", since="2005", until="2005", known="2003-05")]
            )
        )
        (money,) = new_records(before, changed(before, "self_financing", 1), "funding")
        assert (money.amount, money.currency) == (150000.0, "DEM")

    def test_the_office_offers_what_it_did_not(self) -> None:
        before = CASES["coordination_services"].failing()
        offers = new_records(before, changed(before, "coordination_services", 0), "offers")
        assert [each.service for each in offers] == ["publicity", "event_management"]


class TestAlliances:
    def test_all_facilities_meet_each_quarter(self) -> None:
        before = CASES["practice_exchange"].failing()
        after = changed(before, "practice_exchange", 0)
        assert len(new_records(before, after, "activities")) == 4
        assert len(new_records(before, after, "participations")) == 32

    def test_facilities_without_a_project_are_first(self) -> None:
        """f1 to f4 run one together; of the others three are taken."""
        before = CASES["joint_projects"].middle()
        present = new_records(before, changed(before, "joint_projects", 0), "participations")
        assert {each.actor for each in present} <= {"f5", "f6", "f7", "f8"}
        assert len(present) == 3

    def test_an_application_is_a_plan(self) -> None:
        before = CASES["joint_projects"].failing()
        (plan,) = new_records(before, changed(before, "joint_projects", 1), "activities")
        assert (plan.status, plan.day, str(plan.known)) == ("planned", None, DAY)

    def test_institutions_on_record_are_asked_first(self) -> None:
        """None of the five is a partner, and all of them are on record."""
        before = CASES["regional_partnerships"].failing()
        for number, kind in ((0, "contact"), (1, "partnership")):
            after = changed(before, "regional_partnerships", number)
            ties = new_records(before, after, "relationships")
            assert [(each.target, each.kind) for each in ties] == [("p1", kind), ("p2", kind)]
            assert not new_records(before, after, "actors")

    def test_letters_go_to_those_without(self) -> None:
        before = CASES["municipal_backing"].middle()
        for number, facilities in ((0, ["f5", "f6", "f7", "f8"]), (1, ["f5", "f6"])):
            letters = new_records(
                before, changed(before, "municipal_backing", number), "relationships"
            )
            assert [each.target for each in letters] == facilities

    def test_without_facilities_nothing_can_be_done(self) -> None:
        nobody = empty(alliance(), "memberships")
        for name, number in (
            ("practice_exchange", 0),
            ("joint_projects", 0),
            ("joint_projects", 1),
            ("municipal_backing", 0),
            ("alliance_coordination", 0),
            ("transregional_exchange", 0),
            ("transregional_exchange", 1),
        ):
            assert changed(nobody, name, number) is nobody
