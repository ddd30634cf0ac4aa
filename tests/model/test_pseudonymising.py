"""Pseudonyms: what is replaced, what stays, and that nothing which counts changes."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.io import dumps, loads
from localeconomy.model.attribution import is_attribution
from localeconomy.model.columns import Coded
from localeconomy.model.fields import FieldType, Tells, fields_of
from localeconomy.model.records import TABLES
from tests.properties.test_invariance import assert_same_figures
from tests.properties.worlds import days, worlds
from tests.strategies import networks

if TYPE_CHECKING:
    import datetime as dt

    from localeconomy.model.pseudonymising import Which

KEY: Final = "correct horse battery staple"
WHICH: Final[tuple[Which, ...]] = ("people", "all")
OSM: Final = "© OpenStreetMap contributors, ODbL 1.0"

TOLD: Final = {
    **{f"{table}.id": Tells.ANYTHING for table in TABLES},
    **{f"{table}.source": Tells.ANYTHING for table in TABLES if table != "relationships"},
    **{f"{table}.why_missing": Tells.ANYTHING for table in TABLES},
    "relationships.origin": Tells.ANYTHING,
    "actors.id": Tells.NAME,
    "actors.name": Tells.NAME,
    "actors.sector": Tells.NOBODY,
    "actors.lon": Tells.PLACE,
    "actors.lat": Tells.PLACE,
    "actors.attributes": Tells.ANYTHING,
    "districts.id": Tells.NAME,
    "districts.name": Tells.NAME,
    "districts.municipality_key": Tells.PLACE,
    "sector_counts.sector": Tells.NOBODY,
    "memberships.attributes": Tells.ANYTHING,
    "relationships.attributes": Tells.ANYTHING,
    "activities.name": Tells.ANYTHING,
    "concerns.topic": Tells.ANYTHING,
    "goals.name": Tells.ANYTHING,
    "goals.unit": Tells.NOBODY,
    "funding.programme": Tells.ANYTHING,
    "funding.currency": Tells.NOBODY,
    "costs.currency": Tells.NOBODY,
    "completeness.table": Tells.NOBODY,
    "completeness.kinds": Tells.NOBODY,
    "completeness.checked_by": Tells.ANYTHING,
}
"""Every text, and every other field that tells something, decided one by one."""


def code(what: str, text: str, prefix: str) -> str:
    """Return a pseudonym as its definition says it."""
    found = hmac.new(KEY.encode(), f"{what}\0{text}".encode(), hashlib.sha256)
    return f"{prefix}-{found.hexdigest()[:16]}"


def quarter(**changes: Any) -> le.Network:  # noqa: ANN401 - any tables
    return le.Network(
        title="Harbour quarter",
        description="As told by Erika Korn",
        as_of="2025-12-31",
        districts=[le.District("hafen", "Hafenviertel", municipality_key="05113000")],
        actors=[
            le.Actor(
                "korn",
                "Bäckerei Korn",
                kind="business",
                sector="food",
                lon=6.9,
                lat=51.5,
                since="1998-05",
                capacity_hours=4,
                attributes={"Telefon": "0208 123", "seats": 12},
                source="interview with Erika Korn",
            ),
            le.Actor("erika", "Erika Korn", kind="person"),
            le.Actor("verein", "Stadtteilverein", kind="association", lon=6.8, lat=51.4),
            le.Actor("somebody"),
        ],
        memberships=[le.Membership("korn", "verein", since="2020", referred_by="erika")],
        relationships=[
            le.Relationship("erika", "korn", "represents", id="erika-korn", origin="register"),
            le.Relationship("korn", "somebody", "supply", weight=2, reported_by="korn"),
        ],
        activities=[
            le.Activity("fest", "Kirschfest bei Korns", kind="festival", day="2025-05-17"),
        ],
        responsibilities=[le.Responsibility("finance", "erika", deputies=("verein",))],
        concerns=[le.Concern("korn", "Ärger mit Herrn Meier", "2025-02")],
        **changes,
    )


class TestDeclarations:
    def test_every_text_has_been_decided_on(self) -> None:
        """A new text field counts as free text until somebody decides otherwise, here too."""
        found = {
            f"{table}.{name}": field.tells
            for table, info in TABLES.items()
            for name, field in fields_of(info.record_type).items()
            if field.tells is not Tells.NOBODY
            or field.type in (FieldType.TEXT, FieldType.TEXTS, FieldType.ATTRIBUTES)
        }
        assert found == TOLD


class TestPeople:
    hidden = le.pseudonymise(quarter(), KEY)

    def test_private_persons_and_businesses_have_pseudonyms(self) -> None:
        """Also of an unspecified kind, which could be anybody; an association keeps its name."""
        korn, erika, somebody = (
            code("actors.id", each, "actor") for each in ("korn", "erika", "somebody")
        )
        assert [(actor.id, actor.name) for actor in self.hidden.actors] == [
            (korn, korn),
            (erika, erika),
            ("verein", "Stadtteilverein"),
            (somebody, None),
        ]
        membership = self.hidden.memberships[0]
        assert (membership.member, membership.organisation) == (korn, "verein")
        assert membership.referred_by == erika
        assert self.hidden.responsibilities[0].holder == erika
        assert self.hidden.responsibilities[0].deputies == ("verein",)
        tie = self.hidden.relationships[1]
        assert (tie.source, tie.target, tie.reported_by) == (korn, somebody, korn)

    def test_dates_kinds_sectors_and_numbers_stay(self) -> None:
        actor = self.hidden.actors[0]
        assert (actor.kind, actor.sector, str(actor.since)) == ("business", "food", "1998-05")
        assert actor.capacity_hours == 4
        assert (self.hidden.relationships[1].kind, self.hidden.relationships[1].weight) == (
            "supply",
            2.0,
        )
        assert str(self.hidden.activities[0].day) == "2025-05-17"
        assert str(self.hidden.as_of) == "2025-12-31"

    def test_free_text_is_replaced_whomever_the_record_is_about(self) -> None:
        fest = self.hidden.activities[0]
        assert fest.id == code("activities.id", "fest", "activity")
        assert fest.name == code("activities.name", "Kirschfest bei Korns", "text")
        assert self.hidden.concerns[0].topic == code(
            "concerns.topic", "Ärger mit Herrn Meier", "text"
        )
        source = code("actors.source", "interview with Erika Korn", "text")
        assert self.hidden.actors[0].source == source
        assert self.hidden.relationships[0].id == code(
            "relationships.id", "erika-korn", "relationship"
        )
        assert self.hidden.description.de == ""

    def test_attributes_keep_neither_names_nor_values(self) -> None:
        assert self.hidden.actors[0].attributes == {
            code("actors.attributes name", "Telefon", "text"): code(
                "actors.attributes value Telefon", '"0208 123"', "text"
            ),
            code("actors.attributes name", "seats", "text"): code(
                "actors.attributes value seats", "12", "text"
            ),
        }

    def test_places_of_people_are_left_out_and_say_so(self) -> None:
        korn, verein = self.hidden.actors[0], self.hidden.actors[2]
        assert (korn.lon, korn.lat) == (None, None)
        assert korn.why_missing == {"lon": "withheld", "lat": "withheld"}
        assert (verein.lon, verein.lat, verein.why_missing) == (6.8, 51.4, {})

    def test_the_district_and_the_title_stay(self) -> None:
        assert list(self.hidden.districts) == list(quarter().districts)
        assert self.hidden.title == quarter().title

    def test_nothing_of_what_was_said_can_be_read(self) -> None:
        text = dumps(self.hidden)
        for word in ("orn", "rika", "omebody", "eier", "Kirsch", "0208", "elefon", "register"):
            assert word not in text


class TestAll:
    def test_organisations_places_and_the_network_have_pseudonyms(self) -> None:
        hidden = le.pseudonymise(quarter(), KEY, which="all")
        district = hidden.districts[0]
        assert district.id == district.name == code("districts.id", "hafen", "district")
        assert (district.municipality_key, district.why_missing) == (
            None,
            {"municipality_key": "withheld"},
        )
        assert hidden.actors[2].id == code("actors.id", "verein", "actor")
        assert hidden.actors[2].lon is None
        assert re.fullmatch("network-[0-9a-f]{16}", hidden.title.en)
        assert hidden.title.de == hidden.title.en

    def test_people_have_the_same_pseudonyms_as_before(self) -> None:
        some, everything = (le.pseudonymise(quarter(), KEY, which=which) for which in WHICH)
        assert some.actors[0].id == everything.actors[0].id


class TestTextsThatStay:
    def test_attributions_of_licences(self) -> None:
        """Whoever shows the data has to name its source."""
        network = le.Network(
            actors=[le.Actor("a", source=OSM), le.Actor("b", source="Erika Korn")],
            relationships=[le.Relationship("a", "b", origin="City, CC BY 4.0", id="x")],
        )
        hidden = le.pseudonymise(network, KEY, which="all")
        assert hidden.actors[0].source == OSM
        assert hidden.actors[1].source == code("actors.source", "Erika Korn", "text")
        assert hidden.relationships[0].origin == "City, CC BY 4.0"

    def test_what_was_checked_may_be_kept(self) -> None:
        keep = ["activities.name", "description", "actors.attributes"]
        hidden = le.pseudonymise(quarter(), KEY, keep=keep)
        assert hidden.activities[0].name == "Kirschfest bei Korns"
        assert hidden.actors[0].attributes == quarter().actors[0].attributes
        assert hidden.description == quarter().description
        assert hidden.actors[0].source != quarter().actors[0].source

    def test_empty_text_says_nothing_and_stays(self) -> None:
        network = le.Network(actors=[le.Actor("a", "", source="")])
        hidden = le.pseudonymise(network, KEY)
        assert (hidden.actors[0].name, hidden.actors[0].source) == ("", "")

    def test_known_reasons_stay_and_others_do_not(self) -> None:
        reasons = {"sector": "not_stated", "name": "ask Erika", "Erika": "not_stated"}
        network = le.Network(actors=[le.Actor("a", why_missing=reasons)])
        found = le.pseudonymise(network, KEY).actors[0].why_missing
        assert found["sector"] == "not_stated"
        assert len(found) == 3
        assert "Erika" not in str(found)

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            (OSM, True),
            ("© OpenStreetMap-Mitwirkende", True),
            ("Open Database Licence", True),
            ("Land NRW, dl-de/by-2-0", True),
            ("Datenlizenz Deutschland – Namensnennung – 2.0", True),
            ("Erika Korn, CC-BY-SA 4.0", True),
            ("https://creativecommons.org/licenses/by/4.0/", True),
            ("Datenlizenz Deutschland – Zero – 2.0", False),
            ("dl-de/zero-2-0", False),
            ("CC0 1.0", False),
            ("© Erika Korn", False),
            ("McC by the harbour", False),
            ("", False),
            (None, False),
        ],
    )
    def test_what_an_attribution_is(self, source: str | None, expected: bool) -> None:  # noqa: FBT001 - a table of cases
        assert is_attribution(source) is expected


class TestKeys:
    @pytest.mark.parametrize("key", ["", b"", "short", b"123456789012345", "a" * 40, "äöüß" * 9])
    def test_a_short_or_plain_one_is_refused_and_never_printed(self, key: str | bytes) -> None:
        size = len(key.encode() if isinstance(key, str) else key)
        with pytest.raises(LocalEconomyError) as caught:
            le.pseudonymise(quarter(), key)
        assert caught.value.into("de").startswith(f"der Schlüssel hat {size} Byte oder wiederholt")
        assert str(caught.value) == (
            f"the key has {size} bytes or repeats itself; it needs at least 16 random ones, for "
            'example of python -c "import secrets; print(secrets.token_hex(32))"'
        )

    def test_anything_else_is_a_mistake_of_the_caller(self) -> None:
        with pytest.raises(TypeError, match="key: give a text or bytes, not int"):
            le.pseudonymise(quarter(), 1234567890123456)  # type: ignore[arg-type]

    def test_text_and_bytes_are_one_key_in_every_spelling(self) -> None:
        expected = le.pseudonymise(quarter(), "Bäckerei am Hafen")
        assert le.pseudonymise(quarter(), "Ba\u0308ckerei am Hafen") == expected
        assert le.pseudonymise(quarter(), "Bäckerei am Hafen".encode()) == expected

    def test_another_key_gives_others(self) -> None:
        one, other = (le.pseudonymise(quarter(), key, which="all") for key in (KEY, KEY + "!"))
        assert {each.id for each in one.actors}.isdisjoint(each.id for each in other.actors)


class TestOptions:
    def test_names_that_do_not_exist(self) -> None:
        with pytest.raises(UnknownNameError, match="which: no 'everybody'; "):
            le.pseudonymise(quarter(), KEY, which="everybody")  # type: ignore[arg-type]
        with pytest.raises(UnknownNameError, match=r"keep: no 'activities.nam'; did you mean 'act"):
            le.pseudonymise(quarter(), KEY, keep=["activities.nam"])
        with pytest.raises(UnknownNameError, match=r"keep: no 'actors.name'; "):
            le.pseudonymise(quarter(), KEY, keep=["actors.name"])
        with pytest.raises(TypeError, match="keep: give a list"):
            le.pseudonymise(quarter(), KEY, keep="description")


def is_hidden(network: le.Network, table: str, row: int, which: Which) -> bool:
    if table != "actors" or which == "all":
        return which == "all"
    kind = network.actors[row].kind
    return kind in ("business", "founder", "person", "resident", "unspecified")


@settings(max_examples=60)
@given(network=networks(), which=st.sampled_from(WHICH))
def test_no_text_that_may_name_somebody_stays(network: le.Network, which: Which) -> None:
    hidden = le.pseudonymise(network, KEY, which=which)
    for table, field in TOLD.items():
        name, attribute = table.split(".")
        if field is Tells.NOBODY or attribute == "why_missing":
            continue
        pairs = zip(network.tables[name], hidden.tables[name], strict=True)
        for row, (before, after) in enumerate(pairs):
            old, new = getattr(before, attribute), getattr(after, attribute)
            is_empty = old is None or (old in ("", {}) and field is not Tells.PLACE)
            if is_empty or (
                field is not Tells.ANYTHING and not is_hidden(network, name, row, which)
            ):
                assert new == old
            elif field is Tells.PLACE:
                assert new is None
                assert after.why_missing[attribute] == "withheld"
            elif attribute == "attributes":
                assert len(new) == len(old)
                assert all(
                    re.fullmatch("text-[0-9a-f]{16}", each) for each in (*new, *new.values())
                )
            else:
                assert re.fullmatch("[a-z-]+-[0-9a-f]{16}", new)
                event(f"{table} replaced")


@settings(max_examples=40)
@given(network=networks(min_actors=2), which=st.sampled_from(WHICH))
def test_who_is_tied_to_whom_stays(network: le.Network, which: Which) -> None:
    """References point at the records that they pointed at, and nothing else moves."""
    hidden = le.pseudonymise(network, KEY, which=which)
    places = {name: list(table.own_ids) for name, table in network.tables.items()}
    new_places = {name: list(table.own_ids) for name, table in hidden.tables.items()}
    for name, table in network.tables.items():
        for field in fields_of(table.record_type).values():
            old, new = table.column(field.name), hidden.tables[name].column(field.name)
            target = field.target or ""
            if field.type is FieldType.REFERENCE:
                assert [each and places[target].index(each) for each in old] == [
                    each and new_places[target].index(each) for each in new
                ]
            elif field.type is FieldType.REFERENCES:
                assert [[places[target].index(one) for one in each] for each in old] == [
                    [new_places[target].index(one) for one in each] for each in new
                ]
            elif field.tells is Tells.NOBODY:
                assert old == new


@settings(max_examples=25)
@given(network=networks(), which=st.sampled_from(WHICH))
def test_it_is_a_record_like_any_other(network: le.Network, which: Which) -> None:
    hidden = le.pseudonymise(network, KEY, which=which)
    assert hidden == le.pseudonymise(network, KEY.encode(), which=which)
    assert loads(dumps(hidden)) == hidden


@settings(max_examples=30)
@given(network=worlds(), day=days(), which=st.sampled_from(WHICH))
def test_the_assessment_stays(network: le.Network, day: dt.date, which: Which) -> None:
    hidden = le.pseudonymise(network, KEY, which=which)
    one, other = le.assess(network, on=day), le.assess(hidden, on=day)
    assert_same_figures(one, other)
    assert one.scenario_interval == other.scenario_interval


@settings(max_examples=30)
@given(network=networks(min_actors=1), which=st.sampled_from(WHICH))
def test_the_assessment_of_any_record_stays(network: le.Network, which: Which) -> None:
    hidden = le.pseudonymise(network, KEY, which=which)
    assert_same_figures(le.assess(network, "2003-06-30"), le.assess(hidden, "2003-06-30"))


@pytest.mark.parametrize("name", le.examples())
@pytest.mark.parametrize("which", WHICH)
def test_the_assessment_of_the_examples_stays(name: str, which: Which) -> None:
    network = le.example(name)
    hidden = le.pseudonymise(network, KEY, which=which)
    assert_same_figures(le.assess(network), le.assess(hidden))


def months() -> tuple[le.Network, le.Network]:
    """Return a record and what a month brings: new, changed and corrected records."""
    older = quarter()
    newer = le.Network(
        title="Harbour quarter",
        as_of="2026-01-31",
        actors=[
            le.Actor("korn", "Korn & Töchter", kind="business", lon=6.91, attributes={"seats": 20}),
            le.Actor("erika", kind="person", until="2026-01-15"),
            le.Actor("verein", kind="association"),
            le.Actor("radladen", "Radladen", kind="business", source="interview"),
        ],
        memberships=[
            le.Membership("radladen", "verein", since="2026-01", referred_by="korn"),
            le.Membership("korn", "verein", since="2020", benefit="customers"),
        ],
        concerns=[le.Concern("korn", "Ärger mit Herrn Meier", "2025-02", answered="2026-01-20")],
        activities=[le.Activity("fest", kind="festival", day="2025-05-17", budget=900)],
    )
    return older, newer


class TestMonthByMonth:
    @pytest.mark.parametrize("which", WHICH)
    def test_merging_pseudonymised_networks_is_pseudonymising_the_merged(
        self, which: Which
    ) -> None:
        older, newer = months()
        hidden_older, hidden_newer = (
            le.pseudonymise(each, KEY, which=which) for each in (older, newer)
        )
        merged = hidden_older.merge(hidden_newer)
        expected = le.pseudonymise(older.merge(newer).network, KEY, which=which)
        # What the month moved was withheld before and is so after; what it says anew stays said.
        assert merged.network == expected
        assert len(merged.conflicts) < len(older.merge(newer).conflicts)

    @pytest.mark.parametrize("which", WHICH)
    def test_differences_are_those_of_the_networks(self, which: Which) -> None:
        older, newer = months()
        network = older.merge(newer).network
        plain = older.difference(network)
        hidden = le.pseudonymise(older, KEY, which=which).difference(
            le.pseudonymise(network, KEY, which=which)
        )
        for name in TABLES:
            one, other = plain.tables.get(name), hidden.tables.get(name)
            if one is None or other is None:
                assert one is other
                continue
            sizes = [
                (len(each.added), len(each.removed), len(each.changed)) for each in (one, other)
            ]
            assert sizes[0] == sizes[1], name

    @settings(max_examples=30)
    @given(network=networks(min_actors=1), which=st.sampled_from(WHICH), data=st.data())
    def test_any_part_of_a_record_finds_its_place_again(
        self, network: le.Network, which: Which, data: st.DataObject
    ) -> None:
        """Records that nobody refers to are taken away, and come back with the month."""
        loose = [
            name for name in TABLES if name not in ("actors", "districts", "activities", "goals")
        ]
        gone = data.draw(st.sets(st.sampled_from(loose)))
        older = network.without(**dict.fromkeys(gone))
        hidden = le.pseudonymise(network, KEY, which=which)
        merged = le.pseudonymise(older, KEY, which=which).merge(hidden)
        assert merged.network == hidden
        assert merged.conflicts == ()

    def test_comparing_the_assessments(self) -> None:
        network = le.example("kino-knappenviertel")
        hidden = le.pseudonymise(network, KEY)
        plain, other = (
            le.compare(le.assess(each, "2002-12-31"), le.assess(each, "2003-06-30"))
            for each in (network, hidden)
        )
        assert (plain.data, plain.coverage, plain.chance) == (
            other.data,
            other.coverage,
            other.chance,
        )


def test_ties_in_columns_stay_columns() -> None:
    """Both ends of a tie go on sharing their names, so that a million ties take seconds."""
    names = tuple(f"business {n}" for n in range(60))
    pairs = list(itertools.combinations(range(60), 2))
    ties = le.Table.from_columns(
        le.Relationship,
        source=([one for one, _ in pairs], names),
        target=([other for _, other in pairs], names),
        weight=[1.0 + n for n in range(len(pairs))],
    )
    network = le.Network(
        actors=[le.Actor(each, kind="business") for each in names], relationships=ties
    )
    columns = le.pseudonymise(network, KEY).relationships.columns
    source, target = columns["source"], columns["target"]
    assert isinstance(source, Coded)
    assert isinstance(target, Coded)
    assert source.categories is target.categories
    assert columns["weight"] is network.relationships.columns["weight"]
