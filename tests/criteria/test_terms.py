"""Terms that the criteria share, each by its definition in the catalogue."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from localeconomy.compiled import compile_snapshot
from localeconomy.criteria.declaration import More, Read
from localeconomy.criteria.terms import Terms
from localeconomy.model.network import Network
from localeconomy.model.records import (
    Activity,
    Actor,
    Concern,
    Funding,
    Membership,
    Organisation,
    Participation,
    Publicity,
    Relationship,
    Responsibility,
    SectorCount,
)
from tests.criteria.builders import BUSINESSES, DAY, adding, district, evolved, organised, tasks


def terms(network: Network, on: str = DAY) -> Terms:
    return Terms(compile_snapshot(network.at(on)))


def names(network: Network, positions: object) -> list[str]:
    return [network.actors[int(row)].id for row in positions]  # type: ignore[attr-defined]


class TestAge:
    @pytest.mark.parametrize(
        ("founded", "age", "stage"),
        [
            ("2003-07-01", 0.0, "forming"),  # not founded yet
            ("2003-06-30", 0.0, "forming"),
            ("2002-07-01", 11 + 29 / 30, "forming"),
            ("2002-06-30", 12.0, "growing"),
            ("2000-06-30", 36.0, "growing"),
            ("2000-06-29", 36 + 1 / 30, "established"),
            ("1998", 65 + 29 / 30, "established"),  # from 1 January 1998
            (None, None, None),
        ],
    )
    def test_in_months_and_stages(
        self, founded: str | None, age: float | None, stage: str | None
    ) -> None:
        found = terms(organised(district(), founded=founded))
        assert found.age == (None if age is None else pytest.approx(age))
        assert found.age_stage == stage
        assert found.stage == stage  # the programme ends with 2004

    def test_once_the_programme_has_ended_that_is_the_stage(self) -> None:
        """Whatever the age, also where it is not recorded."""
        for founded, by_age in (("2002-11", "forming"), ("1999", "established"), (None, None)):
            found = terms(organised(district(), founded=founded, programme_end="2003-03"))
            assert (found.stage, found.age_stage) == ("after_programme", by_age)

    @pytest.mark.parametrize(
        ("end", "after"),
        [
            ("2003-06-30", True),
            ("2003-07-01", False),
            ("2002", True),
            ("2003", False),
            (None, None),
        ],
    )
    def test_after_the_programme(self, end: str | None, *, after: bool | None) -> None:
        assert terms(organised(district(), programme_end=end)).after_programme is after

    def test_without_an_organisation_a_network_of_unknown_age_is_meant(self) -> None:
        found = terms(Network(), "2003")
        assert (found.scope, found.age, found.stage, found.after_programme) == (
            "network",
            None,
            None,
            None,
        )
        assert not found.is_informal
        assert found.organisation is None


class TestPeriod:
    @pytest.mark.parametrize(
        ("founded", "months", "first"),
        [
            ("1999", 0, "2003-06-30"),
            ("1999", 12, "2002-07-01"),
            ("1999", None, "1999-01-01"),
            ("2003-02", 12, "2003-02-01"),  # not before the founding
            (None, 12, "2002-07-01"),
            (None, None, "0001-01-01"),
            # Before the founding there is the window, however far back is asked.
            ("2004", 12, "2002-07-01"),
            ("2004", None, "2002-07-01"),
        ],
    )
    def test_begins(self, founded: str | None, months: int | None, first: str) -> None:
        network = organised(district(), founded=founded, programme_end=None)
        period = terms(network).period(Read("goals", More.EITHER, months=months))
        assert period == (dt.date.fromisoformat(first), dt.date(2003, 6, 30))


class TestRecordsOfThePeriod:
    """Old records of what is over say nothing about the period that is looked at."""

    @pytest.mark.parametrize(
        ("table", "record", "months", "expected"),
        [
            ("activities", Activity("x", day="2002-06-30"), 12, False),
            ("activities", Activity("x", day="2002-07-01"), 12, True),
            ("activities", Activity("x", day="2002-01-01", until="2002-08-01"), 12, True),
            (
                "activities",
                Activity("x", day="2003-09-01", known="2003", status="planned"),
                12,
                False,
            ),
            ("memberships", Membership("b01", "network", until="2003-06-30"), 0, False),
            ("memberships", Membership("b01", "network", until="2003-07-01"), 0, True),
            ("memberships", Membership("b01", "network"), 0, True),
            ("memberships", Membership("b01", "network", until="2003-01-01"), 12, True),
            ("funding", Funding("office", "state", until="2002"), 0, False),
            ("funding", Funding("office", "state", since="2004", known="2003-01"), 0, True),
            ("sector_counts", SectorCount("quarter", "food", count=1, day="2001"), 0, True),
            ("publicity", Publicity("1999-05-01"), None, True),
            ("publicity", Publicity("1999-05-01"), 24, False),
            ("concerns", Concern("b01", "rent", "1999-05-01"), None, True),
        ],
    )
    def test_by_table(
        self, table: str, record: object, months: int | None, *, expected: bool
    ) -> None:
        records: dict[str, Any] = {"participations": [], table: [record]}
        network = district().replace(**records)
        read = Read(table, More.EITHER, months=months)
        assert terms(network).has_records(read) is expected

    @pytest.mark.parametrize(("day", "expected"), [("2002-06-30", False), ("2002-07-01", True)])
    def test_participations_by_their_activity(self, day: str, *, expected: bool) -> None:
        network = district().replace(
            activities=[Activity("x", day=day)], participations=[Participation("x", "b01")]
        )
        read = Read("participations", More.EITHER, months=12)
        assert terms(network).has_records(read) is expected

    def test_of_the_kinds_that_count(self) -> None:
        network = district().replace(relationships=[Relationship("b01", "b02", "supply")])
        for kinds, expected in ((("supply",), True), (("recognition",), False), ((), True)):
            read = Read("relationships", More.EITHER, kinds=kinds)
            assert terms(network).has_records(read) is expected
        participations = Read("participations", More.EITHER, kinds=("guest",), months=12)
        assert not terms(district()).has_records(participations)


class TestMembers:
    def test_in_force_today(self) -> None:
        network = evolved(
            district(), "memberships", lambda m: m.member == "b01", until="2003-06-30"
        )
        found = terms(network)
        assert names(network, found.members) == list(BUSINESSES[1:])
        assert found.need == 5.0

    def test_of_this_network_only(self) -> None:
        network = adding(district(), "memberships", Membership("club", "chamber", since="2000"))
        assert "club" not in names(network, terms(network).members)
        unnamed = organised(network, actor=None)
        assert "club" in names(unnamed, terms(unnamed).members)

    def test_businesses_and_founders_are_told_from_other_members(self) -> None:
        network = adding(district(), "actors", Actor("f", kind="founder")).with_records(
            memberships=[
                Membership("club", "network", since="2000"),
                Membership("f", "network", since="2000"),
            ]
        )
        found = terms(network)
        assert len(found.members) == 22
        assert len(found.member_businesses) == 21
        assert "f" in names(network, found.member_businesses)

    def test_in_an_informal_network_businesses_become_members_by_taking_part(self) -> None:
        """By themselves or by who acts for them; invited institutions stay guests."""
        network = Network(
            organisations=[Organisation("n", form="informal", founded="1999")],
            actors=[
                Actor("n", kind="network"),
                Actor("o", kind="coordination_office"),
                Actor("shop", kind="business"),
                Actor("start", kind="founder"),
                Actor("late", kind="business"),
                Actor("boss", kind="person"),
                Actor("chamber", kind="chamber"),
            ],
            activities=[Activity("x", day="2003-05-01"), Activity("old", day="2002-06-30")],
            participations=[
                Participation("x", "shop"),
                Participation("x", "boss"),
                Participation("x", "chamber", "guest"),
                Participation("x", "o", "organiser"),
                Participation("old", "late"),
            ],
            relationships=[Relationship("boss", "start", "represents")],
        )
        assert names(network, terms(network).members) == ["shop", "start"]
        formal = organised(network, form="formal")
        assert names(formal, terms(formal).members) == []

    def test_the_network_itself_and_its_office_are_none(self) -> None:
        network = adding(district(), "memberships", Membership("office", "network", since="2000"))
        found = terms(network)
        assert "office" not in names(network, found.members)
        assert [network.actors[int(i)].id for i in found.is_coordinator.nonzero()[0]] == ["office"]
        assert [network.actors[int(i)].id for i in found.is_network.nonzero()[0]] == ["network"]


class TestTasks:
    def test_activities_carried_and_responsibilities_held(self) -> None:
        """b01 led two and holds one; the vacant area and the office's are nobody's task."""
        network = tasks([2, 1]).replace(
            responsibilities=[
                Responsibility("events", "b01"),
                Responsibility("finance", None),
                Responsibility("projects", "office"),
            ]
        )
        found = terms(network)
        counted = {network.actors[row].id: n for row, n in found.tasks.items()}
        assert counted == {"b01": 3, "b02": 1}
        assert len(found.member_led) == 3
        assert names(network, found.active_members) == ["b01", "b02"]

    def test_who_acts_for_two_is_credited_to_both(self) -> None:
        network = adding(tasks([1]), "actors", Actor("boss", kind="person")).replace(
            participations=[Participation("t000", "boss", "organiser")],
            relationships=[
                Relationship("boss", "b04", "represents"),
                Relationship("boss", "b05", "represents"),
            ],
        )
        counted = {network.actors[row].id: n for row, n in terms(network).tasks.items()}
        assert counted == {"b04": 1, "b05": 1}

    def test_of_two_people_of_one_business_the_activity_is_one_task(self) -> None:
        people = [Actor(name, kind="person") for name in ("boss", "aide")]
        network = adding(tasks([1]), "actors", *people).replace(
            participations=[
                Participation("t000", "boss", "organiser"),
                Participation("t000", "aide", "organiser"),
            ],
            relationships=[Relationship(name, "b04", "represents") for name in ("boss", "aide")],
        )
        assert list(terms(network).tasks.values()) == [1]


class TestTies:
    def test_has_tie_in_either_direction(self) -> None:
        network = district().replace(
            relationships=[
                Relationship("b01", "club", "support"),
                Relationship("club", "b02", "contact"),
                Relationship("b03", "club", "personal"),
            ]
        )
        found = terms(network)
        club = found.actors_in("associations")
        tied = found.has_tie(("support", "contact"), club)
        assert names(network, tied.nonzero()[0]) == ["b01", "b02"]
        rows = found.tie_rows(("support", "contact"), club, found.is_member)
        assert rows.tolist() == [0, 1]

    def test_attendance_by_group(self) -> None:
        network = Network(
            activities=[
                Activity("x", day="2003-05-01", attendance={"residents": 3}),
                Activity("y", day="2003-05-02", attendance={"residents": 0, "politics": 2}),
                Activity("z", day="2003-05-03"),
            ]
        )
        found = terms(network)
        assert found.attended_by(("residents",)).tolist() == [True, False, False]
        assert found.attended_by(("residents", "politics")).tolist() == [True, True, False]
        assert terms(Network()).attended_by(("residents",)).tolist() == []
