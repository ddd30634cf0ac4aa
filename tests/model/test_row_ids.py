"""Ids of a few rows are those that the whole table would give them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.model import row_ids
from localeconomy.model.records import Actor, Participation, Relationship
from localeconomy.model.row_ids import RowIds
from localeconomy.model.table import Table


@pytest.fixture(autouse=True)
def no_table_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the way of large tables; without this, ids of small tables are all made at once."""
    monkeypatch.setattr(row_ids, "FEW", 0)


# "a-1" sorts before "a", once a stroke follows; "-" is also how no value is written.
NAMES = st.sampled_from(["a", "a-1", "a b", "b", "ä", "-", "a/b", "b#2"])
DAYS = st.sampled_from([None, "2001", "2001-01", "2001-01-01", "0900", "2001-02-03"])
TIES = st.builds(
    Relationship,
    source=NAMES,
    target=NAMES,
    kind=st.sampled_from(["supply", "contact"]),
    since=DAYS,
    weight=st.sampled_from([1.0, 2.0, 3.0]),
    id=st.sampled_from([None] * 6 + ["own"]),
)


def expected(table: Table[Any], rows: list[int], most: int) -> list[tuple[str, int]]:
    return sorted((table.ids[row], row) for row in rows)[:most]


@given(st.lists(TIES, min_size=1, max_size=12, unique=True), st.data())
def test_ids_are_those_of_the_table(ties: list[Relationship], data: st.DataObject) -> None:
    table = Table(Relationship, ties)
    places = st.integers(0, len(ties) - 1)
    rows = data.draw(st.lists(places, unique=True))
    most = data.draw(st.integers(1, 6))
    found = RowIds(table).first(np.array(rows, dtype=np.intp), most)
    assert found == expected(table, rows, most)


@given(
    st.lists(
        st.builds(
            Relationship,
            source=st.sampled_from(["a", "a-1", "b"]),
            target=st.sampled_from(["c", "d"]),
            since=st.sampled_from([None, "2001"]),
            weight=st.integers(1, 4).map(float),
        ),
        min_size=1,
        max_size=20,
        unique=True,
    )
)
def test_parallel_ties_get_the_ordinals_of_the_table(ties: list[Relationship]) -> None:
    """Plain names: the way of large tables is really taken."""
    table = Table(Relationship, ties)
    ids = RowIds(table)
    rows = list(range(len(ties)))
    assert ids.first(np.array(rows), 50) == expected(table, rows, 50)
    assert "ids" in vars(table)  # made by this test alone, not by `first`:
    fresh = Table(Relationship, ties)
    RowIds(fresh).first(np.array(rows), 50)
    assert "ids" not in vars(fresh)


def test_ordinals_count_rows_that_are_not_asked_for() -> None:
    """Weights 1 and 2 of one pair: by content 1 comes first, so 2 is the second of its key."""
    table = Table(
        Relationship,
        [Relationship("a", "b", weight=2.0), Relationship("a", "b", weight=1.0)],
    )
    assert RowIds(table).first(np.array([0]), 5) == [("a/b/unspecified/-#2", 0)]
    assert RowIds(table).first(np.array([1]), 5) == [("a/b/unspecified/-", 1)]


def test_missing_ends_and_own_ids_are_found_too() -> None:
    actors = Table(Actor, [Actor("b"), Actor("a")])
    assert RowIds(actors).first(np.array([0, 1]), 1) == [("a", 1)]
    taking_part = Table(
        Participation,
        [Participation("fair", "b", "guest"), Participation("fair", "a", "speaker")],
    )
    assert RowIds(taking_part).first(np.array([0, 1]), 5) == expected(taking_part, [0, 1], 5)


def test_keys_too_large_for_one_integer_are_numbered_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(row_ids, "MOST_KEYS", 3)
    ties = [
        Relationship(one, other, since=since)
        for one in "ab"
        for other in "cd"
        for since in (None, "2001", "2002")
    ]
    table = Table(Relationship, [*ties, Relationship("a", "c", weight=2.0)])
    rows = list(range(len(table)))
    assert RowIds(table).first(np.array(rows), 50) == expected(table, rows, 50)


def test_no_rows_give_no_ids() -> None:
    table = Table(Relationship, [Relationship("a", "b")])
    assert RowIds(table).first(np.array([], dtype=np.intp), 5) == []
