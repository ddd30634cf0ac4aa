"""What changed from one network to another."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.model.dates import PartialDate
from localeconomy.model.difference import (
    Difference,
    FieldChange,
    RecordChange,
    TableDifference,
)
from localeconomy.model.network import Network
from localeconomy.model.records import (
    TABLES,
    Activity,
    Actor,
    Complete,
    Goal,
    Organisation,
    Relationship,
    Review,
)
from localeconomy.model.table import Table
from tests.strategies import networks, record_orders

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTORS = [Actor("a", "A", kind="business"), Actor("b"), Actor("c")]


def only(before: Network, after: Network, table: str) -> TableDifference:
    """Return the difference of the one table that changed."""
    found = before.difference(after)
    assert set(found.tables) == {table}
    assert found.heading == ()
    return found.tables[table]


def test_records_with_ids_are_known_by_them() -> None:
    """a stays, b is renamed, c goes, d comes; the order says nothing."""
    after = [Actor("d"), Actor("b", "B"), ACTORS[0]]
    assert only(Network(actors=ACTORS), Network(actors=after), "actors") == TableDifference(
        added=("d",),
        removed=("c",),
        changed=(RecordChange("b", (FieldChange("name", None, "B"),)),),
    )


def test_records_without_an_id_are_known_by_their_key_fields() -> None:
    """A tie is known by its ends, kind and beginning: its end changes it, another beginning not."""
    ties = [Relationship("a", "b", "supply", since="2001"), Relationship("b", "c")]
    after = [
        Relationship("a", "b", "supply", since="2001", until="2003", weight=2),
        Relationship("b", "c", since="2000"),
    ]
    found = only(
        Network(actors=ACTORS, relationships=ties),
        Network(actors=ACTORS, relationships=after),
        "relationships",
    )
    assert found == TableDifference(
        added=("b/c/unspecified/2000",),
        removed=("b/c/unspecified/-",),
        changed=(
            RecordChange(
                "a/b/supply/2001",
                (
                    FieldChange("weight", 1.0, 2),
                    FieldChange("until", None, PartialDate(2003)),
                ),
            ),
        ),
    )


def test_a_record_that_gets_an_id_is_another_one() -> None:
    found = only(
        Network(actors=ACTORS, relationships=[Relationship("a", "b")]),
        Network(actors=ACTORS, relationships=[Relationship("a", "b", id="r")]),
        "relationships",
    )
    assert (found.added, found.removed) == (("r",), ("a/b/unspecified/-",))


def parallel(*weights: float) -> Network:
    return Network(
        actors=ACTORS, relationships=[Relationship("a", "b", weight=weight) for weight in weights]
    )


@pytest.mark.parametrize(
    ("before", "after", "sizes"),
    [
        ((1, 2), (2, 1), (0, 0, 0)),
        ((1, 2), (2, 3), (0, 0, 1)),
        ((1, 2, 3), (3,), (0, 2, 0)),
        ((1,), (2, 1, 3), (2, 0, 0)),
        ((1, 2), (3, 4, 5), (1, 0, 2)),
        ((), (1,), (1, 0, 0)),
    ],
)
def test_parallel_ties_are_matched_by_what_they_say(
    before: tuple[float, ...], after: tuple[float, ...], sizes: tuple[int, int, int]
) -> None:
    """Equal ones are the same; the rest are paired in their order, what is left is new or gone."""
    table = (
        parallel(*before)
        .difference(parallel(*after))
        .tables.get("relationships", TableDifference())
    )
    assert (len(table.added), len(table.removed), len(table.changed)) == sizes


def test_a_network_has_one_organisation_whatever_it_says() -> None:
    found = only(
        Network(actors=ACTORS, organisations=[Organisation()]),
        Network(actors=ACTORS, organisations=[Organisation("a", form="formal")]),
        "organisations",
    )
    assert [each.field for each in found.changed[0].fields] == ["actor", "form"]


def test_title_and_day_are_the_heading() -> None:
    found = Network(title="A", as_of="2003").difference(Network(title="B", as_of="2004"))
    assert [each.field for each in found.heading] == ["title", "as_of"]
    assert found.into("de") == ("Kopf geändert\n  ~ Titel: 'A' → 'B'\n  ~ Stand: 2003 → 2004")
    assert found.tables == {}


CHANGED = Network(
    actors=ACTORS, goals=[Goal("g", target=1)], relationships=[Relationship("a", "b", "supply")]
).difference(
    Network(
        actors=[
            Actor("a", "A", kind="founder", capacity_hours=1234.5, since="2001-05-17"),
            Actor("b", attributes={"x": 1}, district=None),
            Actor("d"),
        ],
        reviews=[Review("2003", goals=())],
        activities=[Activity("f", day="2003", attendance={"residents": 3})],
    )
)


def test_it_is_said_in_both_languages() -> None:
    assert CHANGED.into("en").splitlines() == [
        "3 added, 3 removed and 2 changed",
        "  + actor 'd'",
        "  - actor 'c'",
        "  ~ actor 'a': kind: business → founder; capacity: – → 1,234.5; since: – → 17 May 2001",
        "  ~ actor 'b': further attributes: – → {'x': 1}",
        "  - relationship 'a/b/supply/-'",
        "  + activity 'f'",
        "  - goal 'g'",
        "  + review '2003'",
    ]
    assert CHANGED.into("de").splitlines()[:4] == [
        "3 neu, 3 entfernt und 2 geändert",
        "  + Akteur 'd'",
        "  - Akteur 'c'",
        (
            "  ~ Akteur 'a': Art: Unternehmen → Gründer/in; verfügbare Stunden: – → 1.234,5; "
            "seit: – → 17.05.2001"
        ),
    ]
    assert repr(CHANGED) == f"<Difference: {CHANGED.into('en')}>"


def test_it_is_data() -> None:
    plain = CHANGED.to_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["tables"]["actors"] == {
        "added": ["d"],
        "removed": ["c"],
        "changed": [
            {
                "id": "a",
                "fields": [
                    {"field": "kind", "before": "business", "after": "founder"},
                    {"field": "capacity_hours", "before": None, "after": 1234.5},
                    {"field": "since", "before": None, "after": "2001-05-17"},
                ],
            },
            {
                "id": "b",
                "fields": [{"field": "attributes", "before": {}, "after": {"x": 1}}],
            },
        ],
    }
    heading = Network(title="A").difference(Network(title="B")).to_dict()["heading"]
    assert heading == [
        {
            "field": "title",
            "before": {"de": "A", "en": "A"},
            "after": {"de": "B", "en": "B"},
        }
    ]


def test_many_changes_are_counted_not_listed() -> None:
    found = Network().difference(Network(actors=[Actor(f"a{n:02}") for n in range(25)]))
    lines = found.into("de").splitlines()
    assert (lines[0], len(lines), lines[-1]) == ("25 neu", 22, "  … und 5 weitere")


def test_nothing_is_no_difference() -> None:
    found = Network(actors=ACTORS).difference(Network(actors=ACTORS))
    assert not found
    assert (repr(found), found.into("de")) == ("<Difference: no difference>", "kein Unterschied")
    assert found == Difference()
    assert CHANGED


def test_lists_of_kinds_are_spoken() -> None:
    before = Network(organisations=[Organisation(required_areas=("finance",))])
    after = Network(organisations=[Organisation(required_areas=("finance", "events"))])
    assert before.difference(after).into("de").endswith("Finanzen → Finanzen, Veranstaltungen")


def test_columns_and_records_do_not_differ() -> None:
    columns = Table.from_columns(Relationship, source=["a"], target=["b"], since=["2003-05"])
    one = Network(actors=ACTORS, relationships=columns)
    other = Network(actors=ACTORS, relationships=[Relationship("a", "b", since="2003-05")])
    assert not one.difference(other)


@settings(max_examples=30)
@given(networks(), st.data())
def test_the_order_of_records_is_no_difference(network: Network, data: st.DataObject) -> None:
    assert not network.difference(data.draw(record_orders(network)))
    assert not network.difference(pickle.loads(pickle.dumps(network)))  # noqa: S301 - made here


def counts(found: Difference) -> Mapping[str, tuple[int, int, int]]:
    return {
        name: (len(table.added), len(table.removed), len(table.changed))
        for name, table in found.tables.items()
    }


@settings(max_examples=40)
@given(networks(), networks())
def test_what_is_added_one_way_is_removed_the_other(one: Network, other: Network) -> None:
    there, back = one.difference(other), other.difference(one)
    assert counts(back) == {
        name: (removed, added, changed) for name, (added, removed, changed) in counts(there).items()
    }
    for name in TABLES:
        added, removed, _ = counts(there).get(name, (0, 0, 0))
        assert len(one.tables[name]) - removed == len(other.tables[name]) - added
    assert bool(there) == (one.digest != other.digest)


def test_completeness_is_a_table_like_any_other() -> None:
    found = Network().difference(Network(completeness=[Complete("actors")]))
    assert found.tables["completeness"].added == ("actors/-",)
