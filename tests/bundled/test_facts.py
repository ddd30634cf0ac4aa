"""The bundled networks hold the published facts, say where each comes from, and mark the rest."""

from __future__ import annotations

import datetime as dt
import importlib.resources
import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

import localeconomy as le
from localeconomy.bundled import example, examples
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import terms_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from localeconomy.model.records import Activity, Actor, Membership, Record, Responsibility

NAMES = (
    "bismarcker-business-brunch",
    "gruenderstammtisch-bismarck",
    "kino-knappenviertel",
    "lokale-oekonomie-nrw",
)
KINO_DAYS = ("1997-12-31", "2003-06-30", "2010-12-31", "2014-12-31", "2015-12-31", "2016-12-31")

# How the name of somebody who is no organisation begins: with the role, never with a name.
ROLES = ("Erster Vorsitz", "Vorsitz", "Gründer ", "Gründerin ")
FORMS_OF_ADDRESS = re.compile(r"\b(Herr|Frau|Dr\.|Prof\.|Inh\.|Mr|Mrs|Ms)\s+[A-ZÄÖÜ]")
BEFORE = dt.date(1, 1, 1)
AFTER = dt.date(9999, 12, 31)


@pytest.fixture(scope="module", params=NAMES)
def network(request: pytest.FixtureRequest) -> le.Network:
    return example(request.param)


@pytest.fixture(scope="module")
def kino() -> le.Network:
    return example("kino-knappenviertel")


@pytest.fixture(scope="module")
def alliance() -> le.Network:
    return example("lokale-oekonomie-nrw")


def records(network: le.Network) -> Iterator[tuple[str, Record]]:
    for name, table in network.tables.items():
        for record in table:
            yield name, record


def published(network: le.Network, table: str, **fields: object) -> list[Any]:
    """Return the records of a table that are no illustration and have these values."""
    return [
        record
        for record in network.tables[table]
        if not record.illustrative
        and all(_plain(getattr(record, name)) == value for name, value in fields.items())
    ]


def _plain(value: object) -> object:
    return str(value) if isinstance(value, PartialDate) else value


def span(record: Actor | Membership | Responsibility) -> tuple[dt.date, dt.date]:
    """Return the first day of an interval and the first day after it."""
    since, until = record.since, record.until
    return (BEFORE if since is None else since.first, AFTER if until is None else until.end)


def held(activity: Activity) -> tuple[dt.date, dt.date]:
    """Return the first and last day on which an activity can have taken place."""
    if activity.day is None:
        return BEFORE, AFTER  # a plan without a day
    return activity.day.first, (activity.until or activity.day).last


def value_of(assessment: le.Assessment, criterion: str) -> float:
    value = assessment.findings[criterion].value
    assert value is not None
    return value


def test_the_networks_that_the_source_names_are_there() -> None:
    assert examples() == NAMES


def test_every_fact_says_where_it_comes_from(network: le.Network) -> None:
    silent = [
        f"{name}: {record!r}"
        for name, record in records(network)
        if not record.illustrative and not record.provenance
    ]
    assert silent == []


def test_what_is_made_up_is_most_of_it_and_the_description_says_so(network: le.Network) -> None:
    made_up = sum(record.illustrative for _, record in records(network))
    total = sum(len(table) for table in network.tables.values())
    assert 0 < made_up < total
    assert "zur Veranschaulichung erdacht" in network.description.de
    assert "made up for illustration" in network.description.en


def test_declarations_of_completeness_are_part_of_the_illustration(network: le.Network) -> None:
    assert len(network.completeness) > 0
    assert all(each.illustrative for each in network.completeness)


def test_people_appear_by_their_role(network: le.Network) -> None:
    people = [
        actor.name for actor in network.actors if actor.kind in ("person", "resident", "founder")
    ]
    assert [name for name in people if not (name or "").startswith(ROLES)] == []
    texts = [getattr(record, "name", None) or "" for _, record in records(network)]
    assert [text for text in texts if FORMS_OF_ADDRESS.search(text)] == []


def test_no_member_business_claims_to_be_a_real_one(network: le.Network) -> None:
    economic = terms_in("actor_kind", "economic")
    assert [a.id for a in network.actors if a.kind in economic and not a.illustrative] == []


def test_nobody_is_marked_as_a_migrant(network: le.Network) -> None:
    """Sensitive groups are headcounts only; no field or attribute of an actor tells."""
    attributes = {key for actor in network.actors for key in actor.attributes}
    assert attributes <= {"municipality_key"}


def test_nobody_takes_part_who_is_not_there(network: le.Network) -> None:
    activities = {each.id: each for each in network.activities}
    wrong = []
    for each in network.participations:
        first, last = held(activities[each.activity])
        since, until = span(network.actors[each.actor])
        if last < since or first >= until:
            wrong.append(each)
    assert wrong == []


def test_businesses_carry_while_they_are_members(network: le.Network) -> None:
    terms: Mapping[str, list[tuple[dt.date, dt.date]]] = _membership_terms(network)
    activities = {each.id: each for each in network.activities}
    carrying = terms_in("role", "carries")
    wrong = []
    for each in network.participations:
        if each.role not in carrying or each.actor not in terms:
            continue
        first, last = held(activities[each.activity])
        if all(last < since or first >= until for since, until in terms[each.actor]):
            wrong.append(each)
    assert wrong == []


def _membership_terms(network: le.Network) -> Mapping[str, list[tuple[dt.date, dt.date]]]:
    terms = defaultdict(list)
    for each in network.memberships:
        terms[each.member].append(span(each))
    return terms


def test_responsibilities_end_with_the_membership(network: le.Network) -> None:
    terms = _membership_terms(network)
    wrong = []
    for each in network.responsibilities:
        for actor in filter(None, (each.holder, *each.deputies)):
            since, until = span(each)
            if actor in terms and all(end < until for _, end in terms[actor]):
                wrong.append((each.area, actor, since))
    assert wrong == []


def test_effort_is_within_reason(network: le.Network) -> None:
    """An office may spend its hours; someone with a business has 25 a month at most."""
    offices = {a.id for a in network.actors if a.kind in ("coordination_office", "facility")}
    most = max(
        (
            each.hours
            for each in network.responsibilities
            if each.hours and each.holder not in offices
        ),
        default=0.0,
    )
    assert 0 <= most <= 25
    assert max(each.hours for each in network.participations if each.hours) <= 50


def test_sectors_of_the_members_are_those_of_the_district(network: le.Network) -> None:
    counted = {each.sector for each in network.sector_counts}
    named = {a.sector for a in network.actors if a.sector is not None}
    assert named <= counted or not counted


# -- KinO ------------------------------------------------------------------------------------


def test_kino_began_with_about_ten_self_employed_in_1996(kino: le.Network) -> None:
    (meeting,) = published(kino, "activities", day="1996")
    assert dict(meeting.attendance) == {"businesses": 10}
    assert "WAZ, 16. Juni 2014" in meeting.source


def test_kino_founding_names_both_sources(kino: le.Network) -> None:
    organisation = kino.organisation
    assert organisation is not None
    assert (str(organisation.founded), organisation.form) == ("1998", "formal")
    assert organisation.source is not None
    assert "1999" in organisation.source


def test_kino_programme_and_office_end_with_2002(kino: le.Network) -> None:
    organisation = kino.organisation
    assert organisation is not None
    assert str(organisation.programme_end) == "2002"
    office = kino.actors["stadtteilbuero"]
    assert (office.kind, str(office.since), str(office.until)) == (
        "coordination_office",
        "1996-03",
        "2002",
    )
    (money,) = published(kino, "funding", source_kind="programme")
    assert (str(money.since), str(money.until), money.secured) == ("1996-03", "2002", True)
    (planned,) = published(kino, "funding", source_kind="network")
    assert planned.secured is False


@pytest.mark.parametrize(
    ("day", "count", "at_least"),
    [("1996", 10, False), ("2003-06", 40, True), ("2015-05", 60, False), ("2016", 60, False)],
)
def test_kino_member_businesses(kino: le.Network, day: str, count: int, *, at_least: bool) -> None:
    (counted,) = published(kino, "headcounts", group="member_businesses", day=day)
    assert (counted.count, counted.at_least) == (count, at_least)


@pytest.mark.parametrize(
    ("day", "least", "most"),
    [
        ("1996-12-31", 9, 11),
        ("2003-06-30", 41, 49),
        ("2015-05-31", 60, 60),
        ("2016-12-31", 55, 65),
    ],
)
def test_kino_members_by_name_agree_with_the_totals(
    kino: le.Network, day: str, least: int, most: int
) -> None:
    """About ten in 1996, over forty about 2003, sixty in May 2015, about sixty after."""
    on = dt.date.fromisoformat(day)
    businesses = {a.id for a in kino.actors if a.kind in terms_in("actor_kind", "economic")}
    members = {
        each.member
        for each in kino.memberships
        if each.member in businesses and span(each)[0] <= on < span(each)[1]
    }
    assert least <= len(members) <= most


def test_kino_festivals_are_counted_from_the_seventeenth(kino: le.Network) -> None:
    """The 17th was in 2013, so that one a year makes 1997 the first and 2016 the 20th."""
    festivals = sorted(held(a)[0].year for a in kino.activities if a.kind == "festival")
    assert festivals == list(range(1997, 2017))
    (seventeenth,) = published(kino, "activities", day="2013-07-06")
    assert (seventeenth.kind, seventeenth.budget) == ("festival", 14800.0)
    (eighteenth,) = published(kino, "activities", day="2014-06-14")
    assert eighteenth.kind == "festival"
    (asked,) = published(kino, "funding", amount=1500.0)
    assert asked.secured is None


def test_kino_festival_of_2013_was_carried_with_the_district(kino: le.Network) -> None:
    partners = {each.actor for each in published(kino, "participations", activity="fest-2013")}
    kinds = {kino.actors[actor].kind for actor in partners}
    assert {"association", "school", "religious_community", "social_institution"} <= kinds
    assert len(partners) == 11


def test_kino_chairs_follow_each_other(kino: le.Network) -> None:
    chairs = published(kino, "responsibilities", area="leadership")
    assert [(c.holder, str(c.since), c.until and str(c.until)) for c in chairs] == [
        ("vorsitz-1", "1998", "2013"),
        ("vorsitz-2", "2013", "2013"),
        ("vorsitz-3", "2014", None),
    ]


def test_kino_month_of_action_and_lethargy_are_both_on_record(kino: le.Network) -> None:
    (month,) = [a for a in kino.activities if a.id == "aktionsmonat-2015"]
    assert held(month) == (dt.date(2015, 5, 1), dt.date(2015, 5, 31))
    assert not month.illustrative
    (observed,) = published(kino, "observations", goal="z-monat-2015")
    assert observed.value == 30
    (concern,) = published(kino, "concerns")
    assert "Lethargie" in concern.topic


def test_kino_only_published_recognition_is_confirmed(kino: le.Network) -> None:
    confirmed = [
        (each.source, str(each.since), each.illustrative)
        for each in kino.relationships
        if each.kind == "recognition" and each.confirmed
    ]
    assert confirmed == [
        ("soziale-stadt-nrw", "2010", False),
        ("bezirksvertretung", "2016-11", False),
    ]


# -- Bismarck --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES[:2])
def test_bismarck_office_and_its_partners(name: str) -> None:
    network = example(name)
    office = network.actors["buero"]
    assert (str(office.since), str(office.until)) == ("1998-04", "2004-12")
    (money,) = published(network, "funding")
    assert (str(money.until), money.secured) == ("2004-12", True)
    partners = published(network, "relationships", source="buero", kind="partnership")
    assert {each.target for each in partners} == {
        "ihk",
        "hwk",
        "kreishandwerkerschaft",
        "einzelhandelsverband",
        "gruendungsinitiative",
    }
    (district,) = network.districts
    assert district.inhabitants == 20_100
    organisation = network.organisation
    assert organisation is not None
    assert (organisation.form, str(organisation.programme_end)) == ("informal", "2004")


@pytest.mark.parametrize(
    ("name", "kind", "months"),
    [
        ("bismarcker-business-brunch", "meeting", 3),
        ("gruenderstammtisch-bismarck", "round_table", 1),
    ],
)
def test_bismarck_meetings_keep_their_rhythm(name: str, kind: str, months: int) -> None:
    """The brunch is quarterly and the round table monthly, from the founding to the last day."""
    network = example(name)
    organisation = network.organisation
    assert organisation is not None
    assert organisation.founded is not None
    met = sorted(held(a)[0] for a in network.activities if a.kind == kind and a.status == "held")
    steps = [
        (later.year - earlier.year) * 12 + later.month - earlier.month
        for earlier, later in itertools.pairwise(met)
    ]
    assert set(steps) == {months}
    assert (met[0].year, met[0].month) == (organisation.founded.year, organisation.founded.month)
    assert (met[-1].year, met[-1].month) == (2003, 12)


def test_brunch_invites_everyone_that_the_source_names() -> None:
    network = example("bismarcker-business-brunch")
    meetings = {a.id for a in network.activities if a.kind == "meeting"}
    guests = {
        network.actors[each.actor].kind
        for each in network.participations
        if each.activity in meetings and each.role == "guest"
    }
    assert {"political_body", "administration", "economic_development"} <= guests
    assert {"chamber", "employment_agency", "association", "initiative", "school"} <= guests


def test_round_table_has_internal_and_external_speakers() -> None:
    network = example("gruenderstammtisch-bismarck")
    speakers = {each.actor for each in network.participations if each.role == "speaker"}
    members = {each.member for each in network.memberships}
    assert speakers & members
    assert speakers - members


# -- the alliance ----------------------------------------------------------------------------


def test_alliance_has_the_eight_facilities_of_the_source(alliance: le.Network) -> None:
    facilities = {each.member for each in published(alliance, "memberships")}
    assert len(facilities) == 8
    assert {alliance.actors[each].kind for each in facilities} == {"facility"}
    assert str(alliance.actors["eg-du"].since) == "1999-01-01"
    letters = published(alliance, "relationships", kind="letter_of_intent")
    assert {each.target for each in letters} == facilities
    assert {alliance.actors[each.source].kind for each in letters} == {"municipality"}


def test_alliance_has_its_coordinators_and_partners(alliance: le.Network) -> None:
    coordinating = published(alliance, "responsibilities", area="coordination")
    assert {each.holder for each in coordinating} == {"activa", "stadtbuero"}
    partners = published(alliance, "relationships", kind="partnership")
    assert {alliance.actors[each.target].level for each in partners} == {"state", "region"}
    assert len(partners) == 4


def test_alliance_plans_stay_plans(alliance: le.Network) -> None:
    plans = {a.id: a.kind for a in published(alliance, "activities", status="planned")}
    assert plans == {"interreg-iiib": "project", "internetauftritt": "website"}
    abroad = {
        each.actor
        for each in alliance.participations
        if each.activity == "interreg-iiib" and alliance.actors[each.actor].level == "foreign"
    }
    assert abroad == {"partner-nl", "partner-be"}


# -- what an assessment makes of them ----------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_each_example_has_a_grade_on_its_own_day(name: str) -> None:
    assert le.assess(example(name)).coverage > 0.65


@pytest.mark.parametrize("day", KINO_DAYS)
def test_kino_has_a_grade_on_each_day_of_its_story(kino: le.Network, day: str) -> None:
    assert le.assess(kino, on=day).coverage > 0.65


def test_kino_of_2003_is_strong_in_its_own_activity_and_has_no_office(kino: le.Network) -> None:
    """The source praises the association; the programme's money for the office ended with 2002."""
    assessed = le.assess(kino, on="2003-06-30")
    for healthy in ("active_core", "critical_mass", "workload_balance", "publicity_continuity"):
        assert value_of(assessed, healthy) >= 0.7, healthy
    assert value_of(assessed, "coordination_office") == 0.0
    assert assessed.ungated > assessed.score


def test_kino_of_2014_moves_the_district_on_few_shoulders(kino: le.Network) -> None:
    before, after = (le.assess(kino, on=day) for day in ("2003-06-30", "2014-12-31"))
    assert value_of(after, "active_core") < 0.7 <= value_of(before, "active_core")
    assert value_of(after, "self_help") < value_of(before, "self_help")


def test_every_table_is_used_by_an_example() -> None:
    used = {name for each in NAMES for name, table in example(each).tables.items() if len(table)}
    assert used == set(TABLES)


def test_files_are_small() -> None:
    folder = importlib.resources.files("localeconomy.bundled")
    assert all(len((folder / f"{each}.json").read_bytes()) < 350_000 for each in NAMES)
