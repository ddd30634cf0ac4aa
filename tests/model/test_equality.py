"""Tables are equal when their records are, however they are held: as records, arrays or codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given

from localeconomy.model import columns, equality
from localeconomy.model.columns import DAY, YEAR, Coded, Days, day_number
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Actor, Headcount, Relationship
from localeconomy.model.table import Table
from tests.strategies import networks

if TYPE_CHECKING:
    import pytest

    from localeconomy.model.network import Network

MANY = 100_000


def columnar(table: Table[Any]) -> Table[Any]:
    """The same table, made of plain values by column."""
    return Table.from_columns(
        table.record_type, **{name: table.column(name) for name in table.columns}
    )


def many_ties(**changed: Any) -> Table[Relationship]:  # noqa: ANN401 - columns of any kind
    rows = np.arange(MANY)
    ties: dict[str, Any] = {
        "source": (rows % 300, [f"a{number}" for number in range(300)]),
        "target": (rows % 301, [f"b{number}" for number in range(301)]),
        "kind": ["supply", "contact"] * (MANY // 2),
        "weight": np.linspace(1, 2, MANY),
        "since": np.datetime64("2001-01-01") + (rows % 2000).astype("timedelta64[D]"),
        "confirmed": np.ma.masked_array(rows % 3 == 0, rows % 5 == 0),
    }
    return Table.from_columns(Relationship, **ties | changed)


@given(networks())
def test_records_equal_the_columns_that_say_the_same(network: Network) -> None:
    for table in network.tables.values():
        records = Table(table.record_type, list(table))
        assert records == columnar(table)
        assert columnar(table) == records
        assert columnar(table) == columnar(table)


@given(networks())
def test_one_field_of_one_record_makes_the_difference(network: Network) -> None:
    """The last row loses a value by column; whether that says another thing, its record tells."""
    for table in network.tables.values():
        records = Table(table.record_type, list(table))
        for name in table.columns:
            changed = {name: [*table.column(name)[:-1], None]}
            said = {each: table.column(each) for each in table.columns} | changed
            other = Table.from_columns(table.record_type, **said)
            same = list(table) == list(other)
            assert (records == other) is same
            assert (columnar(table) == other) is same


def test_many_rows_are_compared_by_array(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal arrays need no look at a row, different ones a look at the first row that differs."""
    looked: list[int] = []

    def counted(field: Any, column: Any, row: int) -> Any:  # noqa: ANN401
        looked.append(row)
        return columns.value_at(field, column, row)

    monkeypatch.setattr(equality, "value_at", counted)
    one = many_ties()
    assert one == many_ties()
    assert looked == []
    heavier = np.linspace(1, 2, MANY)
    heavier[MANY - 2 :] = 9
    assert one != many_ties(weight=heavier)
    assert one != many_ties(since=[f"{2001 + row % 20}" for row in range(MANY)])
    kinds = ["supply", "contact"] * (MANY // 2 - 1) + ["contact", "contact"]
    assert one != many_ties(kind=kinds)
    assert looked == [MANY - 2] * 2 + [0] * 2 + [MANY - 2] * 2


def test_names_in_another_order_are_the_same_names() -> None:
    names = [f"a{number}" for number in range(300)]
    rows = np.arange(MANY) % 300
    other = many_ties(source=(299 - rows, names[::-1]))
    assert many_ties() == other
    assert many_ties() != many_ties(source=(299 - rows, names))


def test_a_column_that_is_not_there_equals_one_of_defaults_only() -> None:
    """Names that no row has are kept by a column of codes, which then says nothing else.

    References that no row has are no column at all.
    """
    ends = {"source": ["a", "b"], "target": ["b", "a"]}
    plain = Table.from_columns(Relationship, **ends)
    kinds = Coded(np.array([1, 1], dtype=np.int32), ("supply", "unspecified"))
    nobody = Coded(np.array([-1, -1], dtype=np.int32), ("c",))
    other = Table.from_columns(Relationship, **ends, kind=kinds, reported_by=nobody)
    assert set(other.columns) - set(plain.columns) == {"kind"}
    assert plain == other
    assert other == Table(Relationship, [Relationship("a", "b"), Relationship("b", "a")])
    supply = Coded(np.array([1, 0], dtype=np.int32), ("supply", "unspecified"))
    assert plain != Table.from_columns(Relationship, **ends, kind=supply)


def test_dates_are_equal_as_they_are_read() -> None:
    """A year counts from its first day, whatever day of it the column was given with."""
    days = [day_number(PartialDate.parse(text).first) for text in ("2001-01-01", "2001-05-20")]
    first, late = (
        Days(np.array([day], dtype=np.int32), np.array([YEAR], dtype=np.uint8)) for day in days
    )
    given = [Table.from_columns(Actor, id=["a"], since=each) for each in (first, late)]
    assert given[0] == given[1] == Table(Actor, [Actor("a", since="2001")])
    exact = Days(first.first, np.array([DAY], dtype=np.uint8))
    assert given[0] != Table.from_columns(Actor, id=["a"], since=exact)


def test_missing_numbers_are_equal() -> None:
    hours = np.ma.masked_array([1.0, 2.0], [False, True])
    one, other = (Table.from_columns(Actor, id=["a", "b"], capacity_hours=hours) for _ in range(2))
    assert one == other
    assert one != Table.from_columns(Actor, id=["a", "b"], capacity_hours=[1.0, 2.0])
    counts = {"group": ["members"] * 2, "day": ["2001", "2002"]}
    assert Table.from_columns(Headcount, **counts, count=[1, 2]) == Table.from_columns(
        Headcount, **counts, count=np.array([1, 2], dtype=np.int8)
    )


def test_values_that_do_not_fit_tell_tables_apart() -> None:
    """They are named as faults and missing in the column, in which alone they would be equal."""
    one, same, other = (
        Table.from_columns(Actor, id=["a"], lon=[value]) for value in ("east", "east", "west")
    )
    assert one == same
    assert one != other
    assert one != Table.from_columns(Actor, id=["a"])
