"""Made-up networks are valid records, the same for the same seed, with what is planted in them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import terms_in
from localeconomy.synthetic import FAULTS, PITFALLS, PRACTICES, synthetic_network

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = dt.date(2004, 6, 30)
CARRYING = terms_in("role", "carries")
COOPERATION = terms_in("relationship_kind", "cooperation")
IN_PERSON = terms_in("channel", "in_person")
COMMUNITY = terms_in("actor_kind", "community")
kinds = st.fixed_dictionaries(
    {
        "members": st.integers(5, 60),
        "seed": st.integers(0, 2**31),
        "age": st.integers(1, 200),
        "form": st.sampled_from(["formal", "informal"]),
        "scope": st.sampled_from(["network", "network", "alliance"]),
    }
)


@given(kinds, st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_chosen_the_record_is_valid(
    chosen: dict[str, Any], data: st.DataObject
) -> None:
    """`Network` refuses what breaks a rule; nothing of the network lies before its founding."""
    possible = [name for name, fault in FAULTS.items() if chosen["scope"] in fault.scopes]
    planted = data.draw(st.dictionaries(st.sampled_from(possible), st.floats(0, 1), max_size=4))
    network = synthetic_network(**chosen, faults=planted)
    founded = network.organisations[0].founded
    assert founded is not None
    for name in ("activities", "publicity", "contacts", "concerns", "memberships", "seats"):
        field = {"concerns": "raised", "memberships": "since", "seats": "since"}.get(name, "day")
        for record in network.tables[name]:
            day = getattr(record, field)
            assert day is None or day.first >= founded.first
    assert len(network.memberships) == chosen["members"]


@given(kinds)
@settings(max_examples=20, deadline=None)
def test_what_has_been_known_is_known_by_the_day(chosen: dict[str, Any]) -> None:
    """Only plans and secured money lie ahead, and each says since when it is known."""
    network = synthetic_network(**chosen)
    for name, table in network.tables.items():
        declared = fields_of(TABLES[name].record_type)
        begins = [field for field in ("since", "day", "raised") if field in declared]
        for record in table:
            assert record.known is None or record.known.first <= DAY
            for field in begins:
                day = getattr(record, field)
                assert day is None or day.first <= DAY or record.known is not None


@pytest.mark.parametrize("scope", ["network", "alliance"])
def test_a_network_has_every_kind_of_record(scope: str) -> None:
    """Districts, sectors, surveys, counts and costs are those of a district's network alone."""
    network = synthetic_network(30, scope=scope)
    district_only = {"districts", "sector_counts", "surveys", "headcounts", "costs", "seats"}
    district_only |= {"contacts", "concerns", "offers", "funding", "qualifications"}
    empty = {name for name, table in network.tables.items() if not len(table)}
    assert empty == (district_only if scope == "alliance" else set())
    declared = {each.table for each in network.completeness}
    assert declared == set(TABLES) - {"completeness"}


def test_every_record_is_marked_as_made_up() -> None:
    network = synthetic_network(12, form="informal", faults={"no_own_money": 0.5})
    assert all(record.illustrative for table in network for record in table)
    assert le.assess(network).is_illustrative
    assert "no record describes a real network" in network.description.en


@pytest.mark.parametrize("scope", ["network", "alliance"])
def test_the_same_arguments_give_the_same_network(scope: str) -> None:
    once, again = (synthetic_network(20, seed=3, scope=scope) for _ in range(2))
    assert once == again
    assert once.digest != synthetic_network(20, seed=4, scope=scope).digest


def test_another_process_makes_the_same_network() -> None:
    """A text's own hash differs from process to process; nothing may rest on it."""
    code = (
        "import localeconomy as le; print(le.synthetic_network(20, seed=5, form='informal', "
        "pitfalls={1: 0.5}, missing=0.5).digest)"
    )
    source = "import sys; sys.path[:0] = " + repr(sys.path) + "; "
    digests = {
        subprocess.run(
            [sys.executable, "-c", source + code],
            capture_output=True,
            check=True,
            text=True,
            env={"PYTHONHASHSEED": hash_seed},
        ).stdout
        for hash_seed in ("1", "2")
    }
    assert len(digests) == 1


def test_making_up_networks_loads_nothing_that_judges() -> None:
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}; from localeconomy.synthetic import "
        "synthetic_network; synthetic_network(10, missing=0.5); "
        "print([m for m in sys.modules if m.startswith('localeconomy.') and m.split('.')[1] in "
        "('scoring', 'criteria', 'assessment', 'indicators', 'compiled', 'report', 'io')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("name", FAULTS)
def test_no_severity_is_the_sound_network(name: str) -> None:
    scope = FAULTS[name].scopes[-1]
    sound = synthetic_network(20, seed=2, scope=scope)
    assert synthetic_network(20, seed=2, scope=scope, faults={name: 0.0}) == sound


@pytest.mark.parametrize("number", PITFALLS)
def test_no_severity_of_a_pitfall_is_the_sound_network(number: int) -> None:
    sound = synthetic_network(20, seed=2)
    assert synthetic_network(20, seed=2, pitfalls={number: 0.0}) == sound
    assert synthetic_network(20, seed=2, pitfalls={number: 1.0}) != sound


def test_every_practice_belongs_to_a_fault_and_every_pitfall_to_practices() -> None:
    assert {practice for fault in PITFALLS.values() for practice in fault.practices} <= {*PRACTICES}


def test_members_are_drawn_as_from_the_district() -> None:
    """Of 400 members and 1,600 businesses the shares of the sectors differ by chance alone: one
    standard deviation is at most √(0.25 · 0.75 / 400) = 0.022.
    """
    network = synthetic_network(400, seed=1, quality=1.0)
    district = {each.sector: each.count for each in network.sector_counts}
    members = {each.member for each in network.memberships}
    ours = Counter(each.sector for each in network.actors if each.id in members)
    assert sum(ours.values()) == 400
    for sector, count in district.items():
        assert ours[sector] / 400 == pytest.approx(count / sum(district.values()), abs=0.08)


# -- what is planted is there ----------------------------------------------------------------------


def _members(network: le.Network) -> set[str]:
    return {each.member for each in network.memberships}


def _doers(network: le.Network, *, with_plans: bool = False) -> Counter[str]:
    """Return how many activities each member started or organised."""
    held = {each.id for each in network.activities if with_plans or each.status == "held"}
    done = {
        (each.actor, each.activity)
        for each in network.participations
        if each.role in CARRYING and each.activity in held and each.actor in _members(network)
    }
    return Counter(actor for actor, _ in done)


def _with(network: le.Network, *kinds: str) -> list[Any]:
    return [each for each in network.relationships if each.kind in kinds]


def _services(network: le.Network, provider: str) -> set[str]:
    return {each.service for each in network.offers if each.provider == provider}


def _pairs(network: le.Network) -> list[tuple[str, str]]:
    ties = [(each.source, each.target) for each in _with(network, *COOPERATION)]
    return [pair for pair in ties if set(pair) <= _members(network)]


def _largest_group(network: le.Network) -> int:
    """Return the size of the largest group of members that cooperation holds together."""
    group = {name: {name} for name in _members(network)}
    for one, other in _pairs(network):
        joined = group[one] | group[other]
        for name in joined:
            group[name] = joined
    return max(map(len, group.values()))


def _recent(network: le.Network, months: int = 12) -> bool:
    begin = dt.date(DAY.year - months // 12, DAY.month, DAY.day)
    return all(each.since.first > begin for each in _with(network, *COOPERATION))


def _taking_part(network: le.Network) -> set[str]:
    held = {each.id for each in network.activities if each.status == "held"}
    return {
        each.actor
        for each in network.participations
        if each.activity in held and each.role != "guest"
    } & _members(network)


def _by_office(network: le.Network) -> int:
    contacts = sum(each.by == "office" for each in network.contacts)
    return contacts + sum(each.actor == "office" for each in network.participations)


def _values(network: le.Network, *goals: str) -> list[tuple[float, float | None]]:
    baseline = {each.id: each.baseline for each in network.goals}
    return [
        (each.value, baseline[each.goal])
        for each in network.observations
        if not goals or each.goal in goals
    ]


def _yes(network: le.Network, question: str) -> float:
    waves = [each for each in network.surveys if each.question == question]
    last = max(waves, key=lambda each: each.day)
    return last.positive / last.answered


# What must hold with a fault in full, in the terms of the record alone.
PLANTED: dict[str, Callable[[le.Network], bool]] = {
    "businesses_lost": lambda n: (
        sum(each.until is not None for each in n.actors if each.kind == "business") > 0.4 * 60
    ),
    "founders_alone": lambda n: not any(each.outcome == "advised" for each in n.contacts),
    "no_service_point": lambda n: (
        not _services(n, "office") & set(terms_in("service", "service_point"))
    ),
    "no_employment_bridge": lambda n: not _services(n, "workshop"),
    "no_spin_offs": lambda n: not _with(n, "spin_off"),
    "migrants_left_out": lambda n: (
        [e.count for e in n.headcounts if e.group == "migrant_owned_members"] == [0]
    ),
    "no_stable_partnerships": _recent,
    "distant_institutions": lambda n: (
        not any(
            each.in_district
            for each in n.offers
            if each.provider in ("chamber", "employment-agency", "economic-development")
        )
    ),
    "no_renewal_link": lambda n: (
        not any(e.target in ("school", "workshop", "urban-renewal") for e in _with(n, "contact"))
    ),
    "no_residents": lambda n: not any(each.attendance.get("residents") for each in n.activities),
    "branches_apart": lambda n: (
        not any(n.actors[one].sector != n.actors[other].sector for one, other in _pairs(n))
    ),
    "falling_apart": lambda n: _largest_group(n) <= 2,
    "impersonal_approach": lambda n: (
        not any(e.channel in IN_PERSON for e in n.contacts if e.outcome != "advised")
    ),
    "no_benefit": lambda n: not any(each.benefit for each in n.memberships),
    "concerns_unheard": lambda n: not any(each.answered for each in n.concerns),
    "one_sector": lambda n: len({n.actors[name].sector for name in _members(n)}) == 1,
    "few_active": lambda n: len(_taking_part(n)) == 1,
    "office_led": lambda n: (
        not any(e.role == "initiator" and e.actor in _members(n) for e in _of_this_year(n))
    ),
    "untrained": lambda n: not len(n.qualifications),
    "no_seats": lambda n: not len(n.seats),
    "no_lobby": lambda n: not _with(n, "lobbying"),
    "no_initiative": lambda n: not _doers(n, with_plans=True),
    "spread_thin": lambda n: (
        min(_planned(n)[name] for name in _doers(n) if name in _planned(n)) >= 4
    ),
    "idle_office": lambda n: len(_taking_part(n)) == 1 and not _by_office(n),
    "no_word_of_mouth": lambda n: all(each.referred_by == "office" for each in n.memberships),
    "no_city_public": lambda n: (
        not any(e.reach == "city" and e.day.first > dt.date(2003, 7, 1) for e in n.publicity)
    ),
    "no_recognition": lambda n: not _with(n, "recognition"),
    "no_community_contact": lambda n: (
        not any(n.actors[e.target].kind in COMMUNITY for e in _with(n, "contact"))
        and not any(n.actors[e.actor].kind in COMMUNITY for e in n.participations)
        and not any(each.attendance.get("residents") for each in n.activities)
    ),
    "advertising_only": lambda n: (
        {e.purpose for e in n.activities if e.id.startswith("activity")} == {"advertising"}
    ),
    "few_shoulders": lambda n: len(_doers(n, with_plans=True)) == 1,
    "vacant_tasks": lambda n: not any(each.holder for each in _required(n)),
    "undefined_duties": lambda n: {each.defined_in for each in _required(n)} == {"custom"},
    "no_publicity": lambda n: not len(n.publicity),
    "no_training_offer": lambda n: not any(each.service == "training" for each in n.offers),
    "few_services": lambda n: (
        not _services(n, "office") & set(terms_in("service", "network_support"))
    ),
    "unknown_network": lambda n: _yes(n, "awareness") < 0.08,
    "discontent_residents": lambda n: _yes(n, "satisfaction") < 0.35,
    "no_image_work": lambda n: not any(each.kind == "image_campaign" for each in n.activities),
    "money_running_out": lambda n: all(
        each.until is not None and each.until.first <= DAY + dt.timedelta(days=30)
        for each in n.funding
    ),
    "no_own_money": lambda n: {e.source_kind for e in n.funding} == {"programme", "foundation"},
    "no_training_places": lambda n: all(v == b for v, b in _values(n, "training-places")),
    "supply_missing": lambda n: (
        not any(set(each.supply) & set(n.districts[0].required_supply) for each in n.actors)
    ),
    "vague_goals": lambda n: not any(each.unit or each.owner for each in n.goals),
    "goals_missed": lambda n: all(value == baseline for value, baseline in _values(n)),
    "no_reviews": lambda n: not len(n.reviews),
    "no_exchange": lambda n: not any(each.kind == "exchange" for each in n.activities),
    "no_backing": lambda n: not _with(n, "letter_of_intent"),
    "no_regional_partners": lambda n: not _with(n, "partnership"),
    "no_joint_projects": lambda n: not any(each.kind == "project" for each in n.activities),
    "no_transregional_exchange": lambda n: not _with(n, "contact"),
    "no_shared_presence": lambda n: not any(each.kind == "website" for each in n.activities),
    "no_coordination": lambda n: not any(e.area == "coordination" for e in n.responsibilities),
}


def _of_this_year(network: le.Network) -> list[Any]:
    return [each for each in network.participations if each.activity.startswith("activity")]


def _required(network: le.Network) -> list[Any]:
    areas = network.organisations[0].required_areas
    return [each for each in network.responsibilities if each.area in areas]


def _planned(network: le.Network) -> Counter[str]:
    ahead = {each.id for each in network.activities if each.status == "planned"}
    return Counter(each.actor for each in network.participations if each.activity in ahead)


def test_every_fault_is_looked_for_here() -> None:
    assert set(PLANTED) == set(FAULTS)


@pytest.mark.parametrize("size", [10, 30])
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_full_is_in_the_record_and_not_in_a_sound_one(name: str, size: int) -> None:
    there = PLANTED[name]
    for scope in FAULTS[name].scopes:
        # A business lost in ten is one in a hundred of sixty: only there the share is counted.
        if name == "businesses_lost" and size != 30:
            continue
        assert there(synthetic_network(size, seed=4, scope=scope, faults={name: 1.0}))
        assert not there(synthetic_network(size, seed=4, scope=scope))


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("no_publicity", {"publicity"}),
        ("no_recognition", {"relationships"}),
        ("undefined_duties", {"responsibilities"}),
        ("no_seats", {"seats"}),
        ("concerns_unheard", {"concerns"}),
        ("untrained", {"qualifications"}),
        ("no_reviews", {"reviews"}),
        ("unknown_network", {"surveys"}),
        ("no_benefit", {"memberships"}),
        ("no_city_public", {"publicity"}),
        ("money_running_out", {"funding"}),
    ],
)
def test_a_fault_changes_only_what_it_is_about(name: str, changed: set[str]) -> None:
    sound, faulty = (synthetic_network(20, seed=6, faults={name: s}) for s in (0.0, 1.0))
    assert {each for each in TABLES if sound.tables[each] != faulty.tables[each]} == changed


@given(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted))
@settings(max_examples=25, deadline=None)
def test_a_graver_fault_takes_away_more_of_the_same(severities: list[float]) -> None:
    """What the graver one leaves, the lighter one leaves as well."""
    faults = ("no_publicity", "no_recognition", "no_seats", "no_renewal_link", "no_lobby")
    less, more = (
        synthetic_network(20, seed=7, faults=dict.fromkeys(faults, severity))
        for severity in severities
    )
    for table in ("publicity", "seats", "relationships"):
        assert set(more.tables[table]) <= set(less.tables[table])


def test_pitfalls_plant_what_the_source_says_of_them() -> None:
    """(1) few carry, (2) duties undefined, (3) no press and no recognition, (4) no partners."""
    first, second, third, fourth = (
        synthetic_network(30, seed=8, pitfalls={number: 1.0}) for number in PITFALLS
    )
    assert all(PLANTED[name](first) for name in ("no_initiative", "vacant_tasks", "idle_office"))
    assert PLANTED["undefined_duties"](second)
    assert all(PLANTED[name](third) for name in ("no_publicity", "no_recognition"))
    assert all(PLANTED[name](fourth) for name in ("no_recognition", "no_community_contact"))
    assert PLANTED["advertising_only"](fourth)


@pytest.mark.parametrize("scope", ["network", "alliance"])
def test_a_lower_quality_leaves_less_of_everything(scope: str) -> None:
    sound, weak = (synthetic_network(30, scope=scope, quality=q) for q in (1.0, 0.4))
    for table in ("publicity", "relationships"):
        assert len(weak.tables[table]) < len(sound.tables[table])


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"members": 3}, LocalEconomyError, r"^members=3 is not possible; the range is 4 … 2000$"),
        ({"seed": -1}, LocalEconomyError, r"^seed=-1 is not possible; the range is 0 …$"),
        ({"age": 0}, LocalEconomyError, r"^age=0 is not possible; the range is 1 … 1200$"),
        ({"quality": (0.9, 0.2)}, LocalEconomyError, r"^quality=\(0.9, 0.2\) is not possible"),
        ({"form": "club"}, LocalEconomyError, r"^form='club' is unknown; use one of 'formal'"),
        ({"scope": "aliance"}, LocalEconomyError, r"did you mean 'alliance'\?$"),
        ({"faults": {"no_pres": 1}}, UnknownNameError, r"^there is no fault 'no_pres'; "),
        ({"pitfalls": {5: 1.0}}, UnknownNameError, r"^there is no fault 5; use one of '1', '2'"),
        (
            {"faults": {"no_seats": 1.5}},
            LocalEconomyError,
            r"^no_seats: the severity 1.5 is not between 0 and 1$",
        ),
        (
            {"faults": {"no_backing": 1.0}},
            LocalEconomyError,
            r"^no_backing does not befall scope='network'; possible with alliance$",
        ),
        ({"missing": 2.0}, LocalEconomyError, r"^rate=2, seed=0 is not possible; "),
    ],
)
def test_what_is_not_possible_is_refused(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        synthetic_network(**arguments)


def test_references_name_records() -> None:
    """Every reference leads to a record of the table that it names (the model checks it too)."""
    network = synthetic_network(15, form="informal", pitfalls={1: 0.6})
    for name, table in network.tables.items():
        for field, declared in fields_of(TABLES[name].record_type).items():
            if declared.type is FieldType.REFERENCE:
                named = {getattr(each, field) for each in table} - {None}
                assert named <= set(network.tables[str(declared.target)].ids)
