"""The monthly update: same ids update, new ids join, conflicts are listed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.errors import ValidationError
from localeconomy.language import Text
from localeconomy.model.merge import Conflict
from localeconomy.model.network import Network
from localeconomy.model.records import (
    TABLES,
    Activity,
    Actor,
    District,
    Organisation,
    Relationship,
    Responsibility,
    SectorCount,
)
from tests.strategies import networks, record_orders

MAY = Network(
    title="Kiosk",
    as_of="2003-05-31",
    actors=[
        Actor("bakery", "Bakery", kind="founder", sector="food"),
        Actor("florist", kind="business"),
        Actor("network", kind="network"),
    ],
    relationships=[Relationship("bakery", "florist", "supply", since="2001")],
    activities=[Activity("festival", day="2003-06-14", status="planned")],
)
JUNE = Network(
    as_of="2003-06-30",
    actors=[
        Actor("bakery", kind="business", since="1998"),
        Actor("florist", "Florist"),
        Actor("kiosk"),
    ],
    relationships=[
        Relationship("bakery", "florist", "supply", since="2001", until="2003-06-01"),
        Relationship("kiosk", "bakery", "contact"),
    ],
    activities=[Activity("festival", day="2003-06-14", attendance={"residents": 120})],
)


def test_a_month_joins_the_record() -> None:
    """The bakery's kind and the festival's status contradict; all else fills gaps or is new."""
    merged = MAY.merge(JUNE)
    assert merged.network == Network(
        title="Kiosk",
        as_of="2003-06-30",
        actors=[
            Actor("bakery", "Bakery", kind="business", sector="food", since="1998"),
            Actor("florist", "Florist", kind="business"),
            Actor("network", kind="network"),
            Actor("kiosk"),
        ],
        relationships=[
            Relationship("bakery", "florist", "supply", since="2001", until="2003-06-01"),
            Relationship("kiosk", "bakery", "contact"),
        ],
        activities=[
            Activity("festival", day="2003-06-14", status="held", attendance={"residents": 120})
        ],
    )
    assert merged.conflicts == (
        Conflict("actors", "bakery", "kind", "founder", "business"),
        Conflict("activities", "festival", "status", "planned", "held"),
    )
    assert merged.changes == MAY.difference(merged.network)


def test_it_is_said_in_both_languages() -> None:
    merged = MAY.merge(JUNE)
    assert merged.into("de").splitlines() == [
        "2 neu und 4 geändert",
        "  ~ Stand: 31.05.2003 → 30.06.2003",
        "  + Akteur 'kiosk'",
        "  ~ Akteur 'bakery': Art: Gründer/in → Unternehmen; seit: – → 1998",
        "  ~ Akteur 'florist': Name: – → 'Florist'",
        "  + Beziehung 'kiosk/bakery/contact/-'",
        "  ~ Beziehung 'bakery/florist/supply/2001': bis: – → 01.06.2003",
        (
            "  ~ Aktivität 'festival': Stand: geplant → durchgeführt; Teilnehmende: – → "
            "{'residents': 120}"
        ),
        "2 Widersprüche, das Neuere gilt:",
        "  Akteur 'bakery': Art: Gründer/in → Unternehmen",
        "  Aktivität 'festival': Stand: geplant → durchgeführt",
    ]
    one = Network(actors=[Actor("a", "A")]).merge(Network(actors=[Actor("a", "B")]))
    assert repr(one) == (
        "<Merged: 1 changed\n  ~ actor 'a': name: 'A' → 'B'\n1 conflict, newer holds:\n"
        "  actor 'a': name: 'A' → 'B'>"
    )


def test_many_conflicts_are_counted_not_listed() -> None:
    older = Network(actors=[Actor(f"a{n:02}", "A") for n in range(25)])
    newer = Network(actors=[Actor(f"a{n:02}", "B") for n in range(25)])
    assert older.merge(newer).into("en").splitlines()[-1] == "  … and 5 more"


def test_what_is_left_open_stays() -> None:
    """None, an empty list and the kind "unspecified" say nothing; an empty text does."""
    older = Network(
        districts=[District("d", "D", required_supply=("post",))],
        actors=[Actor("a", "A", kind="business", attributes={"x": 1})],
    )
    newer = Network(districts=[District("d")], actors=[Actor("a")])
    assert older.merge(newer).network == older
    assert not older.merge(newer).changes
    emptied = older.merge(Network(actors=[Actor("a", "")]))
    assert emptied.network.actors["a"].name == ""
    assert emptied.conflicts == (Conflict("actors", "a", "name", "A", ""),)


def test_a_made_up_record_stays_one() -> None:
    older = Network(actors=[Actor("a", illustrative=True), Actor("b")])
    newer = Network(actors=[Actor("a", "A"), Actor("b", illustrative=True)])
    merged = older.merge(newer)
    assert merged.network.actors.column("illustrative") == [True, True]
    assert merged.conflicts == ()


def test_mappings_are_merged_name_by_name() -> None:
    older = Network(actors=[Actor("a", attributes={"x": 1, "y": 2, "z": 3})])
    newer = Network(actors=[Actor("a", attributes={"w": 0, "x": 1, "y": 5})])
    merged = older.merge(newer)
    assert merged.network.actors["a"].attributes == {"w": 0, "x": 1, "y": 5, "z": 3}
    assert merged.conflicts == (Conflict("actors", "a", "attributes", {"y": 2}, {"y": 5}),)


def test_lists_are_replaced_as_a_whole() -> None:
    actors = [Actor("a"), Actor("b")]
    older = Network(actors=actors, responsibilities=[Responsibility("finance", "a", ("b",))])
    newer = Network(actors=actors, responsibilities=[Responsibility("finance", "a", ("b", "a"))])
    merged = older.merge(newer)
    assert merged.network.responsibilities[0].deputies == ("b", "a")
    assert merged.conflicts == (
        Conflict("responsibilities", "finance/a/-", "deputies", ("b",), ("b", "a")),
    )


def test_a_reason_goes_when_the_value_comes() -> None:
    """What was kept secret is known now; why the area is missing becomes known."""
    older = Network(districts=[District("d", why_missing={"inhabitants": "unknown_or_secret"})])
    newer = Network(districts=[District("d", inhabitants=900, why_missing={"area": "not_yet"})])
    merged = older.merge(newer)
    assert merged.network.districts[0] == District(
        "d", inhabitants=900, why_missing={"area": "not_yet"}
    )
    assert merged.conflicts == ()


def test_there_is_one_organisation() -> None:
    """An organisation that is named only now is the same; two would be refused."""
    older = Network(actors=[Actor("n")], organisations=[Organisation(form="informal")])
    newer = Network(actors=[Actor("n")], organisations=[Organisation("n", form="formal")])
    merged = older.merge(newer)
    assert merged.network.organisations[0] == Organisation("n", form="formal")
    assert merged.conflicts == (Conflict("organisations", "-", "form", "informal", "formal"),)


def test_counts_of_the_same_day_are_corrected() -> None:
    districts = [District("d")]
    older = Network(
        districts=districts, sector_counts=[SectorCount("d", "food", count=9, day="2003")]
    )
    newer = Network(
        districts=districts,
        sector_counts=[
            SectorCount("d", "food", count=8, day="2003"),
            SectorCount("d", "food", count=7, day="2004"),
        ],
    )
    merged = older.merge(newer)
    assert merged.network.sector_counts.column("count") == [8, 7]
    assert merged.conflicts == (Conflict("sector_counts", "d/food/2003", "count", 9, 8),)


def test_equal_parallel_ties_do_not_multiply() -> None:
    ties = [Relationship("bakery", "florist", weight=weight) for weight in (1, 2)]
    older = MAY.replace(relationships=ties)
    newer = MAY.replace(relationships=[ties[1], Relationship("bakery", "florist", weight=3)])
    merged = older.merge(newer)
    assert merged.network.relationships.column("weight") == [3, 2]
    assert [each.newer for each in merged.conflicts] == [3]


def test_what_does_not_go_together_is_an_error() -> None:
    """Each alone is sound: one knows only the end, the other only a later beginning."""
    older, newer = (
        Network(actors=[Actor("a", until="2003")]),
        Network(actors=[Actor("a", since="2004")]),
    )
    with pytest.raises(ValidationError, match="2003 is not after since 2004; check the dates"):
        older.merge(newer)


def test_ids_alone_suffice_for_what_a_month_refers_to() -> None:
    month = Network(
        actors=[Actor("bakery"), Actor("network")],
        relationships=[Relationship("bakery", "network", "lobbying")],
    )
    merged = MAY.merge(month)
    assert merged.network.actors == MAY.actors
    assert merged.changes.tables["relationships"].added == ("bakery/network/lobbying/-",)
    assert merged.conflicts == ()


def test_the_heading_is_that_of_the_newer_where_it_says_something() -> None:
    older = Network(title="Alt", description="D", as_of="2003")
    newer = Network(title=Text(de="Neu", en="New"), as_of="2004")
    merged = older.merge(newer).network
    assert (merged.title, merged.description.de, str(merged.as_of)) == (
        Text(de="Neu", en="New"),
        "D",
        "2004",
    )
    assert older.merge(Network()).network == older


def test_a_table_without_news_is_the_same_object() -> None:
    merged = MAY.merge(Network(actors=[Actor("x")])).network
    for name in TABLES:
        assert (merged.tables[name] is MAY.tables[name]) == (name != "actors")


@settings(max_examples=40)
@given(networks(), st.data())
def test_merging_what_is_known_changes_nothing(network: Network, data: st.DataObject) -> None:
    """Against nothing, with itself in another order, and from nothing."""
    assert network.merge(Network()).network == network
    again = network.merge(data.draw(record_orders(network)))
    assert again.network == network
    assert not again.changes
    assert again.conflicts == ()
    assert Network().merge(network).network == network


@settings(max_examples=40)
@given(networks(min_actors=1))
def test_a_merge_brings_back_what_was_taken_away(network: Network) -> None:
    poorer = network.replace(actors=[Actor(each.id) for each in network.actors])
    merged = poorer.merge(network)
    assert merged.conflicts == ()
    assert merged.network == network
    assert merged.changes == poorer.difference(network)
