"""What is wrong with data frames: named once, by frame, row and column as the caller counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pytest

import localeconomy as le
from localeconomy.errors import UnknownNameError, ValidationError
from localeconomy.hints import quoted
from localeconomy.io.frame_dates import NO_DATE
from tests.io.frame_makers import MAKERS, every_backend, faults

if TYPE_CHECKING:
    from localeconomy.model.frames import Backend


@every_backend
def test_faults_are_named_by_frame_row_and_column(backend: Backend) -> None:
    make = MAKERS[backend]
    ties = make(
        {
            "from": ["a", "a", "b", "x"],
            "target": ["b", "a", "a", "a"],
            "type": ["supply", "supply", "suply", "supply"],
            "weight": [1.0, 1.0, 0.0, 1.0],
            "since": ["2001", "soon", None, "2001"],
        }
    )
    mapping = {"relationships": {"from": "source", "type": "kind"}}
    actors = make({"id": ["a", "b", "b"], "lon": [200.0, None, None]})
    given = {"actors": actors, "relationships": ties, "columns": mapping}
    first, above = "frame 'relationships', row", "above 0"
    twice = "first in row 1 (from 0); choose another one"
    assert "\n".join(faults(**given)).splitlines() == [
        f"{first} 1 (from 0), column 'since': {NO_DATE.fill(value=quoted('soon')).en}",
        "frame 'actors', row 0 (from 0), column 'lon': 200 is above 180; give at most 180",
        f"frame 'actors', row 2 (from 0), column 'id': the id 'b' is used twice, {twice}",
        f"{first} 2 (from 0), column 'type': 'suply' is unknown; did you mean 'supply'?",
        f"{first} 1 (from 0): a tie of an actor with itself; remove it or correct the target",
        (
            f"{first} 2 (from 0), column 'weight': 0 is not a weight of this kind of tie; "
            f"give one {above}"
        ),
        f"{first} 3 (from 0), column 'from': 'x' is not among the actors; use one of 'a', 'b', 'b'",
    ]
    assert faults("de", **given)[0].startswith("Tabelle 'relationships', Zeile 1 (ab 0), Spalte")


def test_faults_as_data() -> None:
    with pytest.raises(ValidationError) as caught:
        le.from_frames(actors=pd.DataFrame({"id": ["a"], "kind": ["shop"]}))
    problem: Any = caught.value.problems[0]
    assert problem.to_dict() == {
        "frame": "actors", "row": 0, "column": "kind", "rows": (0,),
        "message": problem.message.to_dict(),
    }  # fmt: skip


def test_columns_that_belong_nowhere() -> None:
    (said,) = faults(actors=pd.DataFrame({"id": ["a"], "nmae": ["A"]}))
    assert said == (
        "frame 'actors', column 'nmae': belongs to no field; did you mean 'name'? "
        "(columns={'actors': {'nmae': …}}; None leaves the column out, 'attributes' keeps it as "
        "an attribute; other_columns does so with all)"
    )
    frame = pd.DataFrame({"group": ["members"], "count": [3], "day": ["2001"], "x": [1]})
    (said,) = faults(headcounts=frame)
    assert said.startswith(
        "frame 'headcounts', column 'x': belongs to no field; use one of 'group'"
    )
    assert said.endswith(
        "(columns={'headcounts': {'x': …}}; None leaves the column out; "
        "other_columns does so with all)"
    )


def test_two_columns_for_one_field_and_none_for_a_needed_one() -> None:
    frame = pd.DataFrame({"kind": ["business"], "type": ["founder"]})
    twice, needed = faults(actors=frame, columns={"actors": {"type": "kind"}})
    assert twice == (
        "frame 'actors', column 'type': is the same field as the column 'kind'; leave one out "
        "with None"
    )
    assert needed == (
        "frame 'actors': the column 'id' (id) is missing; add it or name it with columns"
    )


def test_a_frame_that_is_not_whole_causes_no_other_faults() -> None:
    """Without their ids the actors are not known, which is no fault of the ties."""
    ties = pd.DataFrame({"source": ["a"], "target": ["b"]})
    said = faults(actors=pd.DataFrame({"name": ["A"]}), relationships=ties, add_actors=True)
    assert said == [
        "frame 'actors': the column 'id' (id) is missing; add it or name it with columns"
    ]


def test_names_that_do_not_exist() -> None:
    frame = pd.DataFrame({"id": ["a"]})
    with pytest.raises(UnknownNameError, match=r"no table 'actrs'; did you mean 'actors'\?"):
        le.from_frames(actrs=frame)
    with pytest.raises(UnknownNameError, match=r"has no column 'di'; use one of 'id'"):
        le.from_frames(actors=frame, columns={"actors": {"di": "id"}})
    with pytest.raises(UnknownNameError, match=r"has no field 'idd'; did you mean 'id'\?"):
        le.from_frames(actors=frame, columns={"actors": {"id": "idd"}})
    with pytest.raises(TypeError, match=r"actors: list is no data frame of pandas"):
        le.from_frames(actors=[1])
    with pytest.raises(TypeError, match=r"collect a lazy one first"):
        le.from_frames(actors=pl.LazyFrame({"id": ["a"]}))


@every_backend
def test_values_that_cannot_be_what_they_should(backend: Backend) -> None:
    make = MAKERS[backend]
    base = {"id": ["a", "b"]}
    for column, values, said in (
        ("id", [1.5, 2.0], "column 'id': 1.5 is a number with decimals, no id; read the column"),
        ("lon", ["7", None], "'7' is not a number"),
        ("supply", ["post", None], "'post' is not a list"),
        ("supply", ['["shoes"]', None], "'shoes' is unknown"),
        ("attributes", ["{", None], "'{' is not a mapping"),
        ("illustrative", [2, 0], "2 is neither true nor false; use True and False, 1 and 0, or"),
        ("since", [98, None], "98 is not a date"),
        ("lon", [float("inf"), None], "inf is not finite"),
    ):
        found = faults(actors=make(base | {column: values}))
        assert said in "\n".join(found), (column, found)
        assert f"row 0 (from 0), column {column!r}" in "\n".join(found)
    counts = make({"group": ["members"] * 2, "count": [1.5, 2.0], "day": ["2001", "2002"]})
    assert "1.5 is not a whole number" in "\n".join(faults(headcounts=counts))


def test_attributes_that_cannot_be_kept() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "extra": [float("inf"), 1.0]})
    (said,) = faults(actors=frame, columns={"actors": {"extra": "attributes"}})
    assert said.startswith("frame 'actors', row 0 (from 0), column 'extra': inf is not a finite")


@every_backend
def test_equal_faults_of_a_column_are_told_once(backend: Backend) -> None:
    """Three of five rows say the same; the two others are faults of their own."""
    kinds = ["business", "organisation", "organization", "organisation", "organisation"]
    given = {"actors": MAKERS[backend]({"id": list("abcde"), "kind": kinds})}
    first, second = faults(**given)
    assert first.startswith("frame 'actors', row 1 (from 0), column 'kind': 'organisation' is unk")
    assert first.endswith(" (and so 2 more rows)")
    assert second.startswith("frame 'actors', row 2 (from 0), column 'kind': 'organization' is unk")
    assert not second.endswith("rows)")
    assert faults("de", **given)[0].endswith(" (ebenso 2 weitere Zeilen)")
    with pytest.raises(ValidationError) as caught:
        le.from_frames(**given)
    assert [each.to_dict()["rows"] for each in caught.value.problems] == [(1, 3, 4), (2,)]  # type: ignore[attr-defined]


def test_of_very_many_faults_nobody_says_the_exact_number() -> None:
    size = 10_001
    frame = pl.DataFrame({"id": map(str, range(size)), "kind": ["shop"] * size})
    (said,) = faults(actors=frame)
    assert said.endswith(" (and so at least 9,999 more rows)")
    (said,) = faults(actors=frame.with_columns(kind=None, since=pl.lit("soon")))
    assert said.endswith(" (and so at least 9,999 more rows)")
    (said,) = faults("de", actors=frame)
    assert said.endswith(" (ebenso mindestens 9.999 weitere Zeilen)")


@every_backend
def test_rows_that_are_there_twice_are_counted_from_0(backend: Backend) -> None:
    make = MAKERS[backend]
    ties = make({"source": ["a", "b", "a"], "target": ["b", "a", "b"]})
    given = {"relationships": ties, "add_actors": True}
    (said,) = faults(**given)
    assert said == (
        "frame 'relationships', row 2 (from 0): is already there in row 0 (from 0); remove one of "
        "the two or tell them apart"
    )
    (said,) = faults("de", **given)
    assert said == (
        "Tabelle 'relationships', Zeile 2 (ab 0): steht schon in Zeile 0 (ab 0); eine der beiden "
        "streichen oder unterscheiden"
    )


@every_backend
def test_other_columns_at_once(backend: Backend) -> None:
    """A mapping goes before; a table without attributes cannot keep any."""
    make = MAKERS[backend]
    actors = make({"id": ["a", "b"], "staff": [5, None], "legal": ["GmbH", "eG"], "x": [1, 2]})
    read = {"actors": actors, "columns": {"actors": {"x": None}}}
    kept = le.from_frames(**read, other_columns="attributes").actors
    assert [dict(actor.attributes) for actor in kept] == [
        {"staff": 5, "legal": "GmbH"}, {"legal": "eG"},
    ]  # fmt: skip
    dropped = le.from_frames(**read, other_columns="drop").actors
    assert [dict(actor.attributes) for actor in dropped] == [{}, {}]
    counts = make({"group": ["members"], "count": [3], "day": ["2001"], "y": [1]})
    (said,) = faults(headcounts=counts, other_columns="attributes")
    assert "column 'y': belongs to no field" in said
    assert len(le.from_frames(headcounts=counts, other_columns="drop").headcounts) == 1


def test_other_ways_with_columns_are_told() -> None:
    with pytest.raises(UnknownNameError, match=r"other_columns: no 'keep'; use one of 'error'"):
        le.from_frames(actors=pd.DataFrame({"id": ["a"]}), other_columns="keep")  # type: ignore[arg-type]


def test_columns_of_the_same_name() -> None:
    message = "two columns of the frame are called the same; rename one or leave it out"
    for columns in (["id", "id"], [1, "1"]):
        frame = pd.DataFrame([["a", "b"]], columns=columns)
        with pytest.raises(TypeError, match=f"^actors: {message}"):
            le.from_frames(actors=frame)
        with pytest.raises(TypeError, match=f"^source: {message}"):
            le.read_roster(frame, day="2024")
