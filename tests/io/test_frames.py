"""Data frames in and out: pandas, polars and pyarrow alike, with their faults where they stand."""

from __future__ import annotations

import datetime as dt
import decimal
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings

import localeconomy as le
from localeconomy.errors import (
    MissingExtraError,
    UnknownNameError,
)
from localeconomy.io import frame_encoding
from localeconomy.model.columns import Coded
from localeconomy.model.records import TABLES
from localeconomy.model.table import Table
from tests.io.frame_makers import MAKERS, every_backend, faults
from tests.strategies import networks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from localeconomy.model.frames import Backend

# There and back --------------------------------------------------------------------------------


@every_backend
@settings(max_examples=25)
@given(network=networks())
def test_every_table_comes_back(backend: Backend, network: le.Network) -> None:
    for all_fields in (False, True):
        frames = {
            name: table.to_frame(backend, all_fields=all_fields)
            for name, table in network.tables.items()
            if len(table)
        }
        again = le.from_frames(
            title=network.title, description=network.description, as_of=network.as_of, **frames
        )
        assert again == network


@every_backend
def test_columns_have_the_types_that_people_expect(backend: Backend) -> None:
    network = le.Network(
        actors=[
            le.Actor("a", "Käse", kind="business", lon=7.0, since="2001-05-20", supply=("post",)),
            le.Actor("b", kind="founder"),
        ],
        relationships=[
            le.Relationship("a", "b", "supply", confirmed=True, since="2001"),
            le.Relationship("b", "a", "contact", weight=2.5),
        ],
        offers=[le.Offer("a", "premises", uptake=3), le.Offer("b", "premises")],
    )
    actors, ties = network.actors.to_frame(backend), network.relationships.to_frame(backend)
    offers = network.offers.to_frame(backend)
    if backend == "pandas":
        assert isinstance(actors["kind"].dtype, pd.CategoricalDtype)
        assert actors["since"].dtype == "datetime64[s]"
        assert actors["lon"].isna().tolist() == [False, True]
        assert actors["supply"].tolist() == [["post"], []]
        assert ties["confirmed"].tolist() == [True, pd.NA]
        assert offers["uptake"].dtype == "Int64"
    elif backend == "polars":
        assert isinstance(actors["kind"].dtype, pl.Enum)
        assert actors["since"].dtype == pl.Date
        assert actors["lon"].to_list() == [7.0, None]
        assert actors["supply"].to_list() == [["post"], []]
        assert ties["confirmed"].to_list() == [True, None]
        assert offers["uptake"].to_list() == [3, None]
    else:
        assert pa.types.is_dictionary(actors.schema.field("kind").type)
        assert actors["since"].to_pylist() == [dt.date(2001, 5, 20), None]
        assert actors["lon"].to_pylist() == [7.0, None]
        assert actors["supply"].to_pylist() == [["post"], []]
        assert ties["confirmed"].to_pylist() == [True, None]
        assert offers["uptake"].to_pylist() == [3, None]
    # The record says a year, so that no column of days can be made of it without being asked.
    since = [str(value) for value in _values(ties, "since")]
    assert since[0] == "2001"


def _values(frame: Any, name: str) -> list[Any]:  # noqa: ANN401 - a frame of any library
    column = frame[name]
    found: list[Any] = column.to_pylist() if hasattr(column, "to_pylist") else column.to_list()
    return found


@every_backend
def test_partial_dates_as_their_first_or_last_day(backend: Backend) -> None:
    table = Table(le.Actor, [le.Actor("a", since="2001"), le.Actor("b", since="2002-02")])
    for dates, expected in (
        ("first", ["2001-01-01", "2002-02-01"]),
        ("last", ["2001-12-31", "2002-02-28"]),
    ):
        found = _values(table.to_frame(backend, dates=dates), "since")  # type: ignore[arg-type]
        assert [str(value)[:10] for value in found] == expected


@every_backend
def test_all_fields_are_columns_when_asked_for(backend: Backend) -> None:
    for info in TABLES.values():
        empty: Table[Any] = Table(info.record_type)
        frame = empty.to_frame(backend, all_fields=True, dates="first")
        names = frame.column_names if backend == "pyarrow" else list(frame.columns)
        assert len(names) == len({*names}) > 4
        assert "illustrative" in names


def test_a_column_is_shared_where_it_can_be() -> None:
    table = Table.from_columns(le.Relationship, source=["a"] * 9, target=["b"] * 9, weight=range(9))
    column: Any = table.columns["weight"]
    assert np.shares_memory(table.to_frame("pandas")["weight"].to_numpy(), column)
    assert np.shares_memory(table.to_frame("pyarrow")["weight"].chunk(0).to_numpy(), column)
    codes: Any = table.columns["source"]
    shared = table.to_frame("pyarrow")["source"].chunk(0).indices.to_numpy()
    assert np.shares_memory(shared, codes.codes)


def test_unknown_ways_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table(le.Actor, [le.Actor("a")])
    with pytest.raises(UnknownNameError, match=r"no 'pandsa'; did you mean 'pandas'\?"):
        table.to_frame("pandsa")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match=r"dates: no 'start'; use one of 'as given'"):
        table.to_frame("pandas", dates="start")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match="this needs polars; install it: pip") as caught:
        table.to_frame("polars")
    assert "pip install polars" in caught.value.into("de")


def test_a_missing_extra_prints_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtraError, match=r'pip install "localeconomy\[table\]"'):
        le.from_frames(actors=pd.DataFrame({"id": ["a"]}))


# Foreign frames --------------------------------------------------------------------------------


@every_backend
def test_kinds_count_where_the_vocabulary_has_them(backend: Backend) -> None:
    """One word in two frames and two columns means what the vocabulary there has."""
    make = MAKERS[backend]
    everywhere = {"business": "supply", "Laden": "founder", "town": "city"}
    by_table = {
        "relationships": {"business": "supply"},
        "actors": {"Laden": "founder", "town": "city"},
    }
    for kinds in (everywhere, by_table):
        network = le.from_frames(
            actors=make({"id": ["a", "b"], "kind": ["business", "Laden"], "level": ["town", None]}),
            relationships=make({"source": ["a"], "target": ["b"], "kind": ["business"]}),
            kinds=kinds,
        )
        assert list(network.actors) == [
            le.Actor("a", kind="business", level="city"),
            le.Actor("b", kind="founder"),
        ]
        assert list(network.relationships) == [le.Relationship("a", "b", "supply")]


def test_unknown_kinds_and_tables_of_kinds_are_told() -> None:
    frame = pd.DataFrame({"id": ["a"]})
    with pytest.raises(UnknownNameError, match=r"kinds: 'busines' is unknown; did you mean 'busin"):
        le.from_frames(actors=frame, kinds={"shop": "busines"})
    with pytest.raises(UnknownNameError, match=r"kinds\['actors'\]: 'supply' is unknown; "):
        le.from_frames(actors=frame, kinds={"actors": {"shop": "supply"}})
    with pytest.raises(UnknownNameError, match=r"kinds: 'actor' is no table whose kinds are named"):
        le.from_frames(actors=frame, kinds={"actor": {"shop": "business"}})


@every_backend
def test_columns_of_other_names_and_kinds(backend: Backend) -> None:
    make = MAKERS[backend]
    network = le.from_frames(
        title="Cluster",
        as_of="2015",
        actors=make(
            {"firm": [1, 2], "staff": [5, None], "type": ["firm", "Gründer/in"], "x": [1, 2]}
        ),
        relationships=make({"from": [1, 2], "to": [2, 1], "wave": [2012, 2015]}),
        columns={
            "actors": {"firm": "id", "type": "kind", "staff": "attributes", "x": None},
            "relationships": {"from": "source", "to": "target", "wave": ("since", "until")},
        },
        kinds={"firm": "business"},
    )
    assert list(network.actors) == [
        le.Actor("1", kind="business", attributes={"staff": 5}),
        le.Actor("2", kind="founder"),
    ]
    assert list(network.relationships) == [
        le.Relationship("1", "2", since="2012", until="2012"),
        le.Relationship("2", "1", since="2015", until="2015"),
    ]


@every_backend
def test_whoever_is_referred_to_can_become_an_actor(backend: Backend) -> None:
    make = MAKERS[backend]
    ties = make({"source": ["a", "b"], "target": ["b", "c"]})
    network = le.from_frames(relationships=ties, add_actors=True)
    assert network.actors.ids == ("a", "b", "c")
    actors = make({"id": ["c"], "kind": ["business"]})
    network = le.from_frames(actors=actors, relationships=ties, add_actors=True)
    assert network.actors.ids == ("c", "a", "b")
    assert network.actors["c"].kind == "business"
    tasks = make({"area": ["finance"], "deputies": [["a", "d"]]})
    assert le.from_frames(responsibilities=tasks, add_actors=True).actors.ids == ("a", "d")


@every_backend
def test_what_is_missing_is_missing_or_the_default(backend: Backend) -> None:
    make = MAKERS[backend]
    network = le.from_frames(
        actors=make({"id": ["a", "b"], "kind": ["business", None], "lon": [None, 7.5],
                     "since": [dt.date(2001, 5, 20), None], "name": [None, "B"],
                     "supply": [["post"], None]}),
        relationships=make({"source": ["a", "b"], "target": ["b", "a"], "weight": [2.0, None],
                            "mutual": [None, True], "confirmed": [None, True],
                            "reported_by": [None, "a"]}),
        offers=make({"provider": ["a", "b"], "service": ["premises"] * 2, "uptake": [None, 4]}),
    )  # fmt: skip
    assert list(network.actors) == [
        le.Actor("a", kind="business", since="2001-05-20", supply=("post",)),
        le.Actor("b", "B", lon=7.5),
    ]
    assert list(network.relationships) == [
        le.Relationship("a", "b", weight=2.0),
        le.Relationship("b", "a", mutual=True, confirmed=True, reported_by="a"),
    ]
    assert [offer.uptake for offer in network.offers] == [None, 4]


ENDS: dict[str, list[str | None]] = {
    "source": ["b", "a", "b"],
    "target": ["a", "c", "d"],
    "reported_by": [None, "c", "b"],
}


def arrow(make: Callable[[Sequence[str | None]], Any]) -> Any:  # noqa: ANN401 - pyarrow has no types
    """The ends of ties as a table of Arrow, each column made in some way."""
    return pa.table({name: make(texts) for name, texts in ENDS.items()})


def coded(texts: Sequence[str | None]) -> Any:  # noqa: ANN401
    return pa.array(texts).dictionary_encode()


def test_categories_of_every_library() -> None:
    texts = ["supply", "contact", "supply"]
    ends = {"source": ["a", "b", "c"], "target": ["b", "c", "a"]}
    columns: list[Any] = [
        pd.DataFrame(ends | {"kind": pd.Categorical(texts)}),
        pd.DataFrame(ends).assign(kind=pd.Categorical(texts, [*sorted(set(texts)), "x"])),
        pl.DataFrame(ends | {"kind": pl.Series(texts, dtype=pl.Categorical)}),
        pl.DataFrame(ends | {"kind": pl.Series(texts, dtype=pl.Enum(["contact", "supply"]))}),
        pa.table(ends | {"kind": pa.array(texts).dictionary_encode()}),
        pa.concat_tables(
            [
                pa.table({"source": ["a"], "target": ["b"], "kind": coded(["supply"])}),
                pa.table({"source": ["b", "c"], "target": ["c", "a"],
                          "kind": coded(["contact", "supply"])}),
            ]
        ),
    ]  # fmt: skip
    for frame in columns:  # a category that no row has is no fault
        network = le.from_frames(relationships=frame, add_actors=True)
        assert [tie.kind for tie in network.relationships] == texts


TIES = [
    le.Relationship("b", "a"),
    le.Relationship("a", "c", reported_by="c"),
    le.Relationship("b", "d", reported_by="b"),
]
NAMES = pl.Enum(["z", "a", "b", "c", "d"])


def dictionary(indices: list[int | None], names: list[str | None]) -> Any:  # noqa: ANN401
    """Texts as Arrow keeps categories, over names of one's own."""
    return pa.DictionaryArray.from_arrays(pa.array(indices, type=pa.int32()), pa.array(names))


ENCODINGS: dict[str, Any] = {
    "pandas": pd.DataFrame(ENDS),
    "pandas, objects": pd.DataFrame(ENDS).astype(object),
    "pandas, categories": pd.DataFrame(ENDS).astype("category"),
    "pandas, one of them": pd.DataFrame(ENDS).astype({"target": "category"}),
    "polars": pl.DataFrame(ENDS),
    "polars, categories": pl.DataFrame(ENDS).cast(pl.Categorical),
    "polars, one enumeration": pl.DataFrame(ENDS).cast(NAMES),
    "polars, one of them": pl.DataFrame(ENDS).cast({"source": NAMES, "target": pl.Categorical}),
    "pyarrow": pa.table(ENDS),
    "pyarrow, large": arrow(lambda texts: pa.array(texts, pa.large_string())),
    "pyarrow, views": arrow(lambda texts: pa.array(texts, pa.string_view())),
    "pyarrow, parts": pa.concat_tables([pa.table(ENDS)[:1], pa.table(ENDS)[1:]]),
    "pyarrow, a part": pa.concat_tables([pa.table(ENDS)] * 2)[3:],
    "pyarrow, dictionaries": arrow(coded),
    "pyarrow, one of them": pa.table(ENDS | {"source": coded(ENDS["source"])}),
    "pyarrow, one dictionary": pa.table(
        {
            "source": dictionary([1, 0, 1], ["a", "b", "c", "d"]),
            "target": dictionary([0, 2, 3], ["a", "b", "c", "d"]),
            "reported_by": dictionary([None, 2, 1], ["a", "b", "c", "d"]),
        }
    ),
    "pyarrow, nothing in the dictionary": pa.table(
        ENDS | {"reported_by": dictionary([0, 1, 2], [None, "c", "b"])}
    ),
}  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_names_however_a_library_holds_them(encoding: str) -> None:
    network = le.from_frames(relationships=ENCODINGS[encoding], add_actors=True)
    assert list(network.relationships) == TIES
    assert sorted(network.actors.ids) == ["a", "b", "c", "d"]
    assert (
        network.relationships[:0]
        == le.from_frames(relationships=ENCODINGS[encoding][:0], add_actors=True).relationships
    )


@every_backend
def test_names_of_a_library_that_is_not_known_in_particular(
    backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    """narwhals reads more libraries; their values are looked at one by one."""
    monkeypatch.setattr(frame_encoding, "ENCODERS", {})
    network = le.from_frames(relationships=MAKERS[backend](ENDS), add_actors=True)
    assert list(network.relationships) == TIES


def test_polars_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    actors = pl.DataFrame({"id": list("abcd")})
    frames: dict[str, Any] = {"actors": actors, "relationships": pl.DataFrame(ENDS)}
    expected = le.from_frames(**frames)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    network = le.from_frames(**frames)
    assert network == expected
    for name in ENDS:
        ours, theirs = (each.relationships.columns[name] for each in (network, expected))
        assert isinstance(ours, Coded)
        assert isinstance(theirs, Coded)
        assert (ours.categories, ours.codes.tolist()) == (theirs.categories, theirs.codes.tolist())


@every_backend
def test_ends_share_their_names(backend: Backend) -> None:
    """One list of names for both ends of a million ties, in whatever alphabet."""
    make = MAKERS[backend]
    ties = le.from_frames(
        relationships=make({"source": ["Bäckerei", "b"], "target": ["b", "Café"]}), add_actors=True
    ).relationships
    source, target = ties.columns["source"], ties.columns["target"]
    assert isinstance(source, Coded)
    assert isinstance(target, Coded)
    assert source.categories is target.categories
    assert source.categories == ("Bäckerei", "b", "Café")


def test_codes_of_arrow_are_taken_as_they_are() -> None:
    frame = ENCODINGS["pyarrow, one dictionary"]
    ties = le.from_frames(relationships=frame, add_actors=True).relationships
    for name in ("source", "target"):
        column: Any = ties.columns[name]
        assert np.shares_memory(column.codes, frame[name].chunk(0).indices.to_numpy())


@every_backend
def test_one_wrong_name_of_many_is_found(backend: Backend) -> None:
    """The end that is known hides the one that is not no more than the other way round."""
    make = MAKERS[backend]
    actors = make({"id": ["a", "b"]})
    for ends, column in (({"source": ["a"], "target": ["x"]}, "target"),
                         ({"source": ["x"], "target": ["a"]}, "source")):  # fmt: skip
        (said,) = faults(actors=actors, relationships=make(ends))
        assert said.startswith(f"frame 'relationships', row 0 (from 0), column {column!r}: 'x' is")


@pytest.mark.parametrize(
    "values", [pd.Series(["a"], dtype="object"), pd.Series(["a"], dtype="string")]
)
def test_texts_of_pandas(values: Any) -> None:  # noqa: ANN401
    assert le.from_frames(actors=pd.DataFrame({"id": values})).actors.ids == ("a",)


def test_numbers_of_every_kind() -> None:
    columns = {
        "id": ["a", "b"],
        "lon": pa.array([decimal.Decimal("7.25"), None]),
        "lat": pa.array([51, 52], type=pa.int8()),
        "capacity_hours": pa.array([1.5, 2.5], type=pa.float32()),
    }
    actors = le.from_frames(actors=pa.table(columns)).actors
    assert [(actor.lon, actor.lat, actor.capacity_hours) for actor in actors] == [
        (7.25, 51, 1.5), (None, 52, 2.5),
    ]  # fmt: skip


def test_a_frame_of_no_rows() -> None:
    for make in MAKERS.values():
        network = le.from_frames(
            actors=make({"id": [], "kind": []}), relationships=None, add_actors=True
        )
        assert network == le.Network()
    nothing = pa.chunked_array([], type=pa.string())  # not even an empty part
    assert le.from_frames(relationships=pa.table({"source": nothing, "target": nothing})) == network


# Assessments -----------------------------------------------------------------------------------


@every_backend
def test_an_assessment_is_one_row_a_finding(backend: Backend) -> None:
    assessment = le.assess(le.example("kino-knappenviertel"), on="2003-06-30")
    frame = assessment.to_frame(backend)
    assert _values(frame, "id") == [finding.id for finding in assessment.findings]
    values = [None if pd.isna(value) else value for value in _values(frame, "value")]
    assert values == [finding.value for finding in assessment.findings]
    assert _values(frame, "upper") == [finding.bounds[1] for finding in assessment.findings]
    german = assessment.to_frame(backend, language="de")
    assert _values(german, "title") == [finding.title.de for finding in assessment.findings]
    families = assessment.to_frame(backend, rows="families")
    assert _values(families, "id") == list(assessment.families)
    assert sum(_values(families, "findings")) == len(assessment.findings)


def test_other_rows_of_an_assessment_are_told() -> None:
    assessment = le.assess(le.example("kino-knappenviertel"), on="2003-06-30")
    with pytest.raises(UnknownNameError, match=r"rows: no 'finding'; did you mean 'findings'\?"):
        assessment.to_frame(rows="finding")  # type: ignore[arg-type]
