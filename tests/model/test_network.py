from __future__ import annotations

import copy
import datetime as dt
import pickle
from typing import TYPE_CHECKING, Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.errors import (
    LocalEconomyError,
    MissingDayError,
    UnknownNameError,
    ValidationError,
)
from localeconomy.language import Text
from localeconomy.model.dates import PartialDate
from localeconomy.model.network import Network, to_day
from localeconomy.model.records import TABLES, Actor, Membership, Organisation, Relationship
from localeconomy.model.table import Table
from tests.strategies import networks, record_orders

if TYPE_CHECKING:
    from collections.abc import Callable


def two() -> Network:
    return Network(
        title="Two",
        as_of="2003-06",
        actors=[Actor("a"), Actor("b")],
        relationships=[Relationship("a", "b", "supply")],
    )


def test_tables_by_name_and_in_order() -> None:
    network = two()
    assert list(network.tables) == list(TABLES)
    assert list(network) == list(network.tables.values())
    assert network.tables["actors"] is network.actors
    assert Network.from_tables({"actors": two().actors}) == Network(actors=[Actor("a"), Actor("b")])
    with pytest.raises(UnknownNameError, match="no table 'actor'; did you mean 'actors'"):
        Network.from_tables({"actor": []})
    with pytest.raises(TypeError, match="memberships: a table of Actor is not one of Membership"):
        Network.from_tables({"memberships": Table(Actor)})


def test_adding_removing_and_replacing_give_new_networks() -> None:
    old = two()
    new = old.with_records(actors=[Actor("c")], memberships=[Membership("a", "c")])
    assert (len(new.actors), len(new.memberships)) == (3, 1)
    assert old == two()
    assert new.relationships is old.relationships
    smaller = new.without(memberships=None, actors=["c"])
    assert smaller == old
    assert new.without(relationships=["a/b/supply/-"]).relationships == Table(Relationship)
    changed = old.replace(title="Zwei", description="D", as_of="2004", relationships=[])
    assert (changed.title.de, changed.description.en) == ("Zwei", "D")
    assert changed.as_of == PartialDate(2004)
    assert len(changed.relationships) == 0
    assert old.replace() == old


def test_unknown_tables_and_records_are_told() -> None:
    changes: tuple[Callable[[], object], ...] = (
        lambda: two().with_records(actor=[]),
        lambda: two().without(actor=["a"]),
        lambda: two().replace(actor=[]),
    )
    for change in changes:
        with pytest.raises(UnknownNameError, match="no table 'actor'; did you mean 'actors'") as e:
            change()
        assert e.value.into("de") == "es gibt keine Tabelle 'actor'; meinten Sie 'actors'?"
    with pytest.raises(UnknownNameError, match="actors has no 'z'"):
        two().without(actors=["z"])


def test_a_network_cannot_be_changed() -> None:
    network: Any = two()
    with pytest.raises(AttributeError, match=r"use \.replace\(…\) instead of setting 'title'"):
        network.title = "x"
    with pytest.raises(AttributeError, match="immutable"):
        del network.actors
    with pytest.raises(TypeError):
        network.tables["actors"] = ()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        network.actors[0].name = "x"
    assert network == two()


def test_equality_and_hash() -> None:
    assert two() == two()
    assert hash(two()) == hash(two())
    assert two() != two().replace(title="x")
    assert two() != two().replace(description="x")
    assert two() != two().replace(as_of="2004")
    assert two() != two().with_records(actors=[Actor("c")])
    assert two() != "two"
    assert len({two(), two()}) == 1


@settings(max_examples=25)
@given(networks(), st.data())
def test_order_matters_to_equality_but_not_to_ids(network: Network, data: st.DataObject) -> None:
    other = data.draw(record_orders(network))
    same = all(list(one) == list(two) for one, two in zip(network, other, strict=True))
    assert (network == other) is same
    for name, table in network.tables.items():
        assert sorted(other.tables[name].ids) == sorted(table.ids)


@settings(max_examples=25)
@given(networks())
def test_copies_are_equal(network: Network) -> None:
    for again in (
        pickle.loads(pickle.dumps(network)),  # noqa: S301 - written here
        copy.copy(network),
        copy.deepcopy(network),
    ):
        assert again == network
        assert hash(again) == hash(network)
        assert again.actors is again.tables["actors"]


def test_a_network_of_columns_can_be_sent_to_another_process() -> None:
    network = Network(
        actors=Table.from_columns(Actor, id=["a", "b"], since=np.array(["2001", "NaT"], "M8[Y]")),
        relationships=Table.from_columns(Relationship, source=([0], ["a"]), target=([0], ["b"])),
    )
    assert pickle.loads(pickle.dumps(network)) == network  # noqa: S301 - written here


def test_what_is_shown() -> None:
    assert repr(Network()) == "<Network: empty>"
    assert repr(two()) == "<Network 'Two' as of 2003-06: 2 actors, 1 relationship>"


def test_the_day_is_given_or_the_records_own_and_never_today() -> None:
    network = two()
    assert network.at().day == dt.date(2003, 6, 30)
    assert network.at("2001").day == dt.date(2001, 12, 31)
    assert network.at(dt.date(2001, 2, 3)).day == dt.date(2001, 2, 3)
    assert network.at(np.datetime64("2001-02")).day == dt.date(2001, 2, 28)
    assert network.at().network is network
    with pytest.raises(MissingDayError, match=r"no day: the network has none of its own") as caught:
        Network().at()
    assert caught.value.into("de").startswith("Es fehlt der Tag")
    with pytest.raises(LocalEconomyError, match="'soon' is not a date; write YYYY") as wrong:
        network.at("soon")
    assert wrong.value.into("de").startswith("'soon' ist kein Datum")
    assert to_day(PartialDate(2003)) == dt.date(2003, 12, 31)


def test_titles_are_texts() -> None:
    assert Network(title=Text(de="a\u0308", en="b")).title == Text(de="\u00e4", en="b")
    for wrong in (5, Text(de="x", en=None), "x" * 10_001, "\ud800"):  # type: ignore[arg-type]
        with pytest.raises(LocalEconomyError, match=r"title: .* is not a text of at most 10,000"):
            Network(title=wrong)  # type: ignore[arg-type] # what is tested
    with pytest.raises(LocalEconomyError, match="'x' is not a date") as caught:
        Network(as_of="x")
    assert not isinstance(caught.value, ValidationError)


def test_the_organisation_and_what_is_illustrative() -> None:
    assert two().organisation is None
    own = Organisation("a", form="formal")
    assert two().replace(organisations=[own]).organisation == own
    assert not two().is_illustrative
    assert two().with_records(actors=[Actor("c", illustrative=True)]).is_illustrative
