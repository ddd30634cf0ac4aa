from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.errors import UnknownNameError, ValidationError
from localeconomy.model.columns import Coded, Days, value_at, values_of
from localeconomy.model.dates import PartialDate
from localeconomy.model.fields import Field, FieldType, FrozenMapping, Value, fields_of
from localeconomy.model.identity import ids_of
from localeconomy.model.network import Network
from localeconomy.model.plain import entries_of, table_of
from localeconomy.model.records import (
    TABLES,
    Activity,
    Actor,
    Contact,
    Headcount,
    Relationship,
    Review,
)
from localeconomy.model.table import Table
from tests.strategies import networks, partial_dates

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

ACTORS = [Actor("a", "A", kind="business"), Actor("b", kind="founder"), Actor("c", "C")]


def both() -> list[Table[Actor]]:
    """Return the same table once of records, once of columns."""
    columns = Table.from_columns(
        Actor,
        id=["a", "b", "c"],
        name=["A", None, "C"],
        kind=["business", "founder", "unspecified"],
    )
    return [Table(Actor, ACTORS), columns]


@pytest.mark.parametrize("table", both(), ids=["records", "columns"])
def test_a_table_reads_like_a_sequence(table: Table[Actor]) -> None:
    assert len(table) == 3
    assert list(table) == ACTORS
    assert (table[0], table[-1], table[np.int64(1)]) == (ACTORS[0], ACTORS[2], ACTORS[1])
    assert list(table[1:]) == ACTORS[1:]
    assert list(table[::-1]) == ACTORS[::-1]
    assert list(reversed(table)) == ACTORS[::-1]
    assert table.index(ACTORS[1]) == 1
    with pytest.raises(IndexError, match="actors has 3 records, not one at 3"):
        table[3]
    with pytest.raises(IndexError, match="not one at -4"):
        table[-4]
    with pytest.raises(TypeError):
        table[1.0]  # type: ignore[call-overload] # what is tested


@pytest.mark.parametrize("table", both(), ids=["records", "columns"])
def test_a_table_looks_up_by_id(table: Table[Actor]) -> None:
    assert table["b"] == ACTORS[1]
    assert table.get("c") == ACTORS[2]
    assert table.get("d") is None
    assert table.position("c") == 2
    assert [name for name in ("a", "d") if table.__contains__(name)] == ["a"]
    assert ACTORS[0] in table
    assert Actor("a") not in table
    with pytest.raises(UnknownNameError, match=r"^actors has no 'd'; use one of 'a', 'b', 'c'$"):
        table["d"]
    with pytest.raises(KeyError) as caught:
        table.position("d")
    assert isinstance(caught.value, UnknownNameError)
    assert caught.value.into("de").startswith("die Tabelle Akteure enthält 'd' nicht; möglich")


def test_an_id_is_looked_up_in_any_normal_form() -> None:
    table = Table(Actor, [Actor("Ba\u0308cker")])
    for name in ("B\u00e4cker", "Ba\u0308cker"):
        assert table.__contains__(name)
        assert table[name] is table.get(name) is table[0]
        assert table.position(name) == 0


@pytest.mark.parametrize("table", both(), ids=["records", "columns"])
def test_a_table_filters_and_gives_columns(table: Table[Actor]) -> None:
    assert [actor.id for actor in table.where(kind="founder")] == ["b"]
    assert [actor.id for actor in table.where(lambda actor: actor.name is not None)] == ["a", "c"]
    assert [actor.id for actor in table.where(lambda actor: actor.id > "a", name="C")] == ["c"]
    assert table.column("name") == ["A", None, "C"]
    assert table.column("kind") == ["business", "founder", "unspecified"]
    assert table.column("lon") == [None] * 3
    with pytest.raises(TypeError, match="Actor has no field 'knid'; did you mean 'kind'"):
        table.where(knid="founder")


def test_a_filter_takes_values_as_records_take_them() -> None:
    table = Table(Actor, [Actor("a", since="1998"), Actor("b", name="\u00e4")])
    assert [actor.id for actor in table.where(since="1998")] == ["a"]
    assert [actor.id for actor in table.where(name="a\u0308")] == ["b"]


def test_tables_are_equal_by_content_and_order() -> None:
    records, columns = both()
    assert records == columns
    assert columns == records
    assert hash(records) == hash(columns)
    assert records != Table(Actor, ACTORS[:2])
    assert columns != records[::-1]
    assert Table(Actor, [Actor("x")]) != Table.from_columns(Actor, id=["x"], name=["X"])
    assert Table(Actor) != Table(Activity)
    assert records != "actors"
    assert Table(Actor, [Actor("a")]) == Table(Actor, [Actor("a")])


def test_a_table_shows_its_first_records() -> None:
    assert (
        repr(Table(Actor, ACTORS[:1])) == "<actors: 1>\n  Actor(id='a', name='A', kind='business')"
    )
    assert repr(Table(Actor)) == "<actors: 0>"
    assert repr(Table(Actor, ACTORS * 3)).endswith("  … 4 more")


@pytest.mark.parametrize("table", both(), ids=["records", "columns"])
def test_a_table_can_be_sent_to_another_process(table: Table[Actor]) -> None:
    assert table.ids
    again = pickle.loads(pickle.dumps(table))  # noqa: S301 - written here
    assert again == table
    assert again.column("name") == ["A", None, "C"]


def test_a_table_holds_records_of_its_class_only() -> None:
    wrong: Any = [Actor("a"), "b"]
    with pytest.raises(TypeError, match="actors, entry 2: 'b' is not a record of class Actor"):
        Table(Actor, wrong)


def test_what_a_table_holds_cannot_be_changed() -> None:
    weights = np.array([1.0, 2.0])
    codes = np.array([0, 1])
    ids = ["a", "b", "c"]
    table = Table.from_columns(
        Relationship, source=(codes, ids), target=(np.array([1, 2]), ids), weight=weights
    )
    network = Network(actors=[Actor(name) for name in ids], relationships=table)
    before = list(network.relationships)
    weights[0] = 99
    codes[0] = 2
    ids[0] = "z"
    assert list(network.relationships) == before
    for column in network.relationships.columns.values():
        arrays = [column.codes] if isinstance(column, Coded) else [column]
        for array in arrays:
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 1  # type: ignore[index] # an array
    with pytest.raises(TypeError):
        table.columns["weight"] = weights  # type: ignore[index] # what is tested
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        before[0].weight = 3.0  # type: ignore[misc] # what is tested


# --- columns ---------------------------------------------------------------------------------


def test_positions_stand_for_ids() -> None:
    ids = np.array(["a", "b", "c"])
    table = Table.from_columns(Relationship, source=([0, -1], ids), target=([1, 2], tuple("abc")))
    assert (table[0].source, table[0].target, table[1].target) == ("a", "b", "c")
    with pytest.raises(ValidationError, match=r"source: is missing") as caught:
        Network(actors=[Actor(name) for name in "abc"], relationships=table)
    assert len(caught.value.problems) == 1


def test_wrong_positions_are_told() -> None:
    def ties(positions: Value) -> Table[Relationship]:
        return Table.from_columns(
            Relationship, source=(positions, ["a", "b"]), target=([1] * len(positions), ["a", "b"])
        )

    actors = [Actor("a"), Actor("b")]
    with pytest.raises(ValidationError) as caught:
        Network(actors=actors, relationships=ties([0, 2, -2]))
    told = [problem.into("en") for problem in caught.value.problems]
    assert "source: there is no position 2; use 0 to 1 (-1 for none)" in told[0]
    assert "source: there is no position -2" in told[1]
    assert len(told) == 2
    with pytest.raises(TypeError, match="positions must be whole numbers, not float64"):
        ties(np.array([0.0]))
    with pytest.raises(ValueError, match="positions must lie within 0 and 2147483647"):
        ties(np.array([2**31]))


def test_names_of_positions_are_put_in_normal_form_and_merged() -> None:
    names = ["a", "a\u0308", "\u00e4", "b"]
    table = Table.from_columns(Relationship, source=([1, 2], names), target=([0, 3], names))
    actors = [Actor("a"), Actor("\u00e4"), Actor("b")]
    network = Network(actors=actors, relationships=table)
    assert network.relationships.column("source") == ["\u00e4", "\u00e4"]
    again = Table.from_columns(Relationship, source=([1, 2], names), target=([2, 3], names))
    with pytest.raises(ValidationError, match="a tie of an actor with itself") as caught:
        Network(actors=actors, relationships=again)
    assert [problem.row for problem in caught.value.problems] == [0]  # type: ignore[attr-defined]
    one = Table.from_columns(Relationship, source=([0], ["a\u0308"]), target=([0], ["b"]))
    assert Network(actors=actors, relationships=one).relationships[0].source == "\u00e4"


def test_names_of_positions_are_checked() -> None:
    table = Table.from_columns(
        Relationship, source=([0, 1, 0], ["", "a"]), target=([0, 0, 0], ("b",))
    )
    with pytest.raises(ValidationError, match="source: is empty; please give an id") as caught:
        Network(actors=[Actor("a"), Actor("b")], relationships=table)
    assert len(caught.value.problems) == 2


def test_columns_must_be_fields_of_one_length() -> None:
    with pytest.raises(TypeError, match="Actor has no field 'nmae'; did you mean 'name'"):
        Table.from_columns(Actor, id=["a"], nmae=["A"])
    with pytest.raises(ValueError, match=r"columns of actors differ in length: \{'id': 1, 'na"):
        Table.from_columns(Actor, id=["a"], name=["A", "B"])
    assert len(Table.from_columns(Actor)) == 0


def test_arrays_become_columns_as_they_are() -> None:
    ids = ["a", "b", "c"]
    table = Table.from_columns(
        Relationship,
        source=ids,
        target=["b", "c", "a"],
        weight=np.array([1, 2, 3], dtype=np.int32),
        mutual=np.array([True, False, True]),
        confirmed=np.array([False, False, False]),
        since=np.array(["2001-05", "NaT", "2003-01"], dtype="datetime64[M]"),
        until=np.array(["2004", "2005", "2006"], dtype="datetime64[Y]"),
        last_active=np.array(["2003-05-20", "NaT", "2003-01-02"], dtype="datetime64[ns]"),
        known=np.array(["NaT"] * 3, dtype="datetime64[D]"),
    )
    network = Network(actors=[Actor(name) for name in ids], relationships=table)
    assert list(network.relationships) == [
        Relationship(
            "a",
            "b",
            weight=1.0,
            mutual=True,
            confirmed=False,
            since="2001-05",
            until="2004",
            last_active="2003-05-20",
        ),
        Relationship("b", "c", weight=2.0, confirmed=False, until="2005"),
        Relationship(
            "c",
            "a",
            weight=3.0,
            mutual=True,
            confirmed=False,
            since="2003-01",
            until="2006",
            last_active="2003-01-02",
        ),
    ]
    assert "known" not in network.relationships.columns


@pytest.mark.parametrize(
    ("field", "values", "told"),
    [
        ("weight", np.array([1.0, np.nan]), "weight: nan is not finite"),
        ("weight", np.array([1, 2**60]), "weight: 1152921504606846976 is too large"),
        ("weight", np.array([1.0, -1.0]), "weight: -1 is not a weight"),
        ("weight", np.array([True, False]), "weight: True is not a number"),
        ("mutual", np.array([0, 1]), "mutual: 0 is not true or false"),
        ("since", np.array(["2001-05-20T12:00", "NaT"], dtype="M8[m]"), "since: .* is not a date"),
        ("since", np.array([10**7, 0], dtype="M8[Y]"), "since: .* is not a date"),
        ("kind", ["freind", "friend"], "kind: 'freind' is unknown"),
        ("reported_by", ["a", 5], "reported_by: 5 is not a text"),
        ("reported_by", [["a"], None], r"reported_by: \['a'\] is not a text"),
    ],
)
def test_faults_of_arrays_are_told(field: str, values: Value, told: str) -> None:
    columns = {"source": ["a", "b"], "target": ["b", "a"], field: values}
    with pytest.raises(ValidationError, match=told):
        Network(
            actors=[Actor("a"), Actor("b")],
            relationships=Table.from_columns(Relationship, **columns),
        )


def test_limits_of_a_field_hold_for_arrays() -> None:
    with pytest.raises(ValidationError, match=r"lon: 181 is above 180"):
        Network(actors=Table.from_columns(Actor, id=["a"], lon=np.array([181.0])))
    with pytest.raises(ValidationError, match=r"lat: -91 is below -90"):
        Network(actors=Table.from_columns(Actor, id=["a"], lat=np.array([-91.0])))
    network = Network(actors=Table.from_columns(Actor, id=["a"], lat=np.array([-90.0])))
    assert network.actors[0].lat == -90.0


def test_a_missing_day_in_an_array_of_days_is_a_fault_where_it_is_required() -> None:
    table = Table.from_columns(
        Headcount,
        group=["founders", "founders"],
        count=np.array([1, 2]),
        day=np.array(["2001-01-01", "NaT"], dtype="datetime64[D]"),
    )
    with pytest.raises(ValidationError, match=r"\(entry 2\): day: is missing") as caught:
        Network(headcounts=table)
    assert len(caught.value.problems) == 1


def test_columns_of_a_table_can_be_columns_of_another() -> None:
    one = Table.from_columns(
        Contact, actor=["a", "b"], by=[None, None], day=["2001", "2002-05"], channel=["visit", None]
    )
    network = Network(actors=[Actor("a"), Actor("b")], contacts=one)
    days, actors = network.contacts.columns["day"], network.contacts.columns["actor"]
    assert isinstance(days, Days)
    assert isinstance(actors, Coded)
    other = Table.from_columns(
        Contact, actor=actors, by=[None, "a"], day=days, known=days, channel=["visit", None]
    )
    again = network.replace(contacts=other).contacts
    assert again.column("day") == [PartialDate(2001), PartialDate(2002, 5)]
    assert again.column("known") == again.column("day")
    assert again[0] == Contact("a", None, "2001", channel="visit", known="2001")


def test_a_million_ties_are_small() -> None:
    """Two int32 codes and a float64 weight: 16 MB."""
    size, actors = 1_000_000, 1000
    ids = [f"a{number}" for number in range(actors)]
    source = np.repeat(np.arange(actors), actors)
    target = np.tile(np.arange(actors), actors)
    kept = source != target
    table = Table.from_columns(
        Relationship,
        source=(source[kept], ids),
        target=(target[kept], ids),
        weight=np.linspace(1, 2, size - actors),
    )
    network = Network(actors=Table.from_columns(Actor, id=ids), relationships=table)
    columns: dict[str, Any] = dict(network.relationships.columns)
    weight, codes = columns["weight"], [columns["source"].codes, columns["target"].codes]
    assert sorted(columns) == ["source", "target", "weight"]
    assert weight.nbytes + sum(each.nbytes for each in codes) <= 16 * size
    assert network.relationships[-1].target == "a998"


@given(st.lists(st.none() | partial_dates(), max_size=4))
def test_dates_come_back_from_their_column(dates: list[PartialDate | None]) -> None:
    table = Table.from_columns(Actor, id=[str(row) for row in range(len(dates))], since=dates)
    assert table.column("since") == dates
    assert [actor.since for actor in table] == dates


def test_a_column_that_is_not_there_is_the_default() -> None:
    field = fields_of(Actor)["kind"]
    assert value_at(field, None, 5) == "unspecified"
    assert values_of(field, None, 2) == ["unspecified"] * 2


def test_codes() -> None:
    coded = Coded(np.array([0, -1, 1], np.int32), ("x", "y"))
    assert (coded.code("y"), coded.code("z")) == (1, -2)
    assert coded.is_in(["y", "z"]).tolist() == [False, False, True]


# --- ids -------------------------------------------------------------------------------------


def test_ids_of_records_without_one() -> None:
    ties = [
        Relationship("a", "b", "supply", since="2001"),
        Relationship("a", "b", "supply", since="2001", weight=2.0),
        Relationship("a", "b", "supply", since="2001", id="a/b/supply/2001"),
        Relationship("b", "a"),
    ]
    table = Table(Relationship, ties)
    # The shorter text comes first: a closing bracket sorts before a comma.
    assert table.ids == (
        "a/b/supply/2001'",
        "a/b/supply/2001#2",
        "a/b/supply/2001",
        "b/a/unspecified/-",
    )
    assert table["b/a/unspecified/-"] == ties[3]


@settings(max_examples=30)
@given(networks(), st.randoms(use_true_random=False))
def test_ids_are_unique_and_do_not_depend_on_the_order(network: Network, random: Random) -> None:
    for table in network.tables.values():
        assert len(set(table.ids)) == len(table)
        assert [table[name] for name in table.ids] == list(table)
        shuffled = list(table)
        random.shuffle(shuffled)
        again = Table(table.record_type, shuffled)
        assert {name: again[name] for name in again.ids} == {
            name: table[name] for name in table.ids
        }


def test_given_ids_are_left_alone() -> None:
    assert ids_of(["x", None], lambda _: "x", str) == ("x", "x'")
    assert ids_of([None, None, None], lambda _: "k", lambda row: "bca"[row]) == ("k#2", "k#3", "k")
    assert ids_of([], str, str) == ()


# --- declarations ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_every_field_is_declared_in_both_languages(name: str) -> None:
    info = TABLES[name]
    assert info.name == info.record_type.TABLE == name
    declared = fields_of(info.record_type)
    assert set(info.record_type.KEY) <= set(declared)
    for field_name, field in declared.items():
        assert isinstance(field, Field)
        assert field.name == field_name
        for text in (field.label, field.meaning):
            assert text.de.strip()
            assert text.en.strip()
        assert field.meaning.de.endswith(".")
        if field.type in (FieldType.REFERENCE, FieldType.REFERENCES):
            assert field.target in TABLES


def test_frozen_mappings_refuse_every_change() -> None:
    actor = Actor("a", attributes={"x": [1, {"y": 2}]})
    mapping: Any = actor.attributes
    changes: tuple[Callable[[], object], ...] = (
        lambda: mapping.__setitem__("x", 1),
        lambda: mapping.__delitem__("x"),
        lambda: mapping.update(x=1),
        mapping.clear,
        lambda: mapping.pop("x"),
        mapping.popitem,
        lambda: mapping.setdefault("z", 1),
        lambda: mapping.__ior__({"z": 1}),
        lambda: mapping["x"][1].update(y=3),
    )
    for change in changes:
        with pytest.raises(TypeError, match="records are immutable"):
            change()
    assert mapping["x"] == (1, {"y": 2})
    again = pickle.loads(pickle.dumps(mapping))  # noqa: S301 - written here
    assert again == mapping
    assert type(again) is FrozenMapping
    assert hash(actor) == hash(Actor("a", attributes={"x": (1.0, {"y": 2})}))


def test_a_record_shows_what_it_says() -> None:
    tie = Relationship("a", "b", since="2001-05", origin="minutes")
    assert repr(tie) == "Relationship(source='a', target='b', since='2001-05', origin='minutes')"
    assert tie.provenance == "minutes"
    assert Actor("a", source="survey").provenance == "survey"


def test_sets_of_ids_are_put_in_order() -> None:
    activity = Activity("f", day="2001", attendance=None)
    assert activity.attendance == {}
    assert Review("2001", goals={"b", "a\u0308"}).goals == ("b", "\u00e4")
    assert Review("2001", goals=None).goals == ()


def test_a_required_column_that_is_not_given_is_missing_in_every_row() -> None:
    table = Table.from_columns(Relationship, source=["a", "b"])
    with pytest.raises(ValidationError, match="target: is missing") as caught:
        Network(actors=[Actor("a"), Actor("b")], relationships=table)
    assert len(caught.value.problems) == 2


def test_plain_values_of_a_table_that_was_not_checked_say_what_it_says() -> None:
    table = Table(Actor, [Actor("a", illustrative=None)])  # type: ignore[arg-type] # what is tested
    assert list(entries_of(table)) == [{"id": "a", "illustrative": None}]
    assert len(table_of(Actor, [])) == 0
