"""Surveys of ties from data frames and arrays of every library, and what is none."""

from __future__ import annotations

import datetime as dt
import re
import sys
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from scipy import sparse

import localeconomy as le
from localeconomy.errors import FileFormatError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable

    from localeconomy.io.roster_answers import SurveyReading

DAY = "2024-03-15"
NAN = np.float32("nan")
MAKERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
}
every_backend = pytest.mark.parametrize("backend", MAKERS)


def weights(reading: SurveyReading) -> dict[tuple[str, str], float]:
    found = reading.network.relationships
    return {(each.source, each.target): each.weight for each in found}


class TestRosters:
    @every_backend
    def test_frames(self, backend: str) -> None:
        """b answered and named nobody; c broke off; d did not answer."""
        frame = MAKERS[backend](
            {
                "respondent": ["a", "b", "c", "d"],
                "partner": ["b", None, "a", None],
                "strength": [2.5, None, 3.0, None],
                "answered": [True, True, False, False],
                "since": [dt.date(2001, 5, 20), None, None, None],
                "trust": [4, None, None, None],
            }
        )
        reading = le.read_roster(frame, day=DAY)
        assert weights(reading) == {("a", "b"): 2.5, ("c", "a"): 3.0}
        assert (reading.answered, reading.silent, reading.unfinished) == (
            ("a", "b"),
            ("d",),
            ("c",),
        )
        first, _ = reading.network.relationships
        assert (str(first.since), dict(first.attributes)) == ("2001-05-20", {"trust": 4.0})

    @every_backend
    def test_whole_numbers_are_ids_also_where_gaps_make_them_floats(self, backend: str) -> None:
        frame = MAKERS[backend](
            {"from": [1, 2, 3], "to": [2.0, float("nan"), 1.0], "kind": [7, None, 7]}
        )
        reading = le.read_roster(frame, day=DAY, relations={7: "supply"}, asked=[4])
        assert weights(reading) == {("1", "2"): 1.0, ("3", "1"): 1.0}
        assert (reading.answered, reading.silent) == (("1", "2", "3"), ("4",))

    def test_columns_that_are_called_by_numbers(self) -> None:
        reading = le.read_roster(
            pd.DataFrame([["a", "b"]]), day=DAY, columns={"respondent": 0, "partner": 1}
        )
        assert weights(reading) == {("a", "b"): 1.0}

    def test_missing_values_of_pandas_in_mappings(self) -> None:
        rows = [
            {
                "from": "a",
                "to": "b",
                "strength": pd.NA,
                "since": pd.NaT,
                "trust": np.float32("nan"),
            },
            {"from": np.int64(7), "to": "b", "strength": np.float32(2), "answered": np.True_},
        ]
        reading = le.read_roster(rows, day=DAY)
        assert weights(reading) == {("a", "b"): 1.0, ("7", "b"): 2.0}
        assert reading.network.relationships[0].attributes == {}

    @pytest.mark.parametrize(
        ("source", "message"),
        [
            (7, "source: int has no rows; give a CSV file, a data frame of pandas, polars or"),
            ({"respondent": ["a"]}, "source: dict has no rows; give"),
            ([["a", "b"]], "source: row 0 (from 0) is of type list, no mapping; give a CSV file"),
            (np.zeros((2, 2)), "source: row 0 (from 0) is of type ndarray, no mapping"),
            (pl.LazyFrame({"from": ["a"]}), ("source: LazyFrame is no data frame of pandas, polars "
             "or pyarrow (collect a lazy one first)")),
        ],
    )  # fmt: skip
    def test_what_is_no_survey(self, source: object, message: str) -> None:
        with pytest.raises(TypeError, match=re.escape(message)):
            le.read_roster(source, day=DAY)

    @pytest.mark.parametrize("source", [[], [{}], pd.DataFrame()])
    def test_nothing_at_all(self, source: object) -> None:
        with pytest.raises(FileFormatError, match="source has no rows; give at least one"):
            le.read_roster(source, day=DAY)

    def test_frames_need_their_extra_and_mappings_do_not(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "narwhals.stable.v2", None)
        rows = [{"from": "a", "to": "b"}]
        assert le.read_roster(rows, day=DAY).ties == 1
        with pytest.raises(MissingExtraError, match=r'pip install "localeconomy\[table\]"'):
            le.read_roster(pd.DataFrame(rows), day=DAY)


GRAPH = nx.DiGraph([("a", "b"), ("c", "a")])
TIES = {("a", "b"): 1.0, ("c", "a"): 1.0}
VALUES = [[0, 1, 0], [0, 0, 0], [1, 0, 0]]


def frame_of(rows: str, columns: str) -> pd.DataFrame:
    """A frame of pandas without ties."""
    return pd.DataFrame(0, list(rows), list(columns))


class TestMatrices:
    def test_a_frame_of_pandas_has_its_own_names(self) -> None:
        """The columns stand in another order than the rows."""
        frame = nx.to_pandas_adjacency(GRAPH)
        for each in (frame, frame[["c", "a", "b"]], frame.astype("Int64"), frame.astype(bool)):
            reading = le.read_matrix(each, day=DAY)
            assert weights(reading) == TIES
            assert reading.answered == ("a", "b", "c")

    def test_names_of_a_frame_may_be_numbers(self) -> None:
        frame = nx.to_pandas_adjacency(nx.DiGraph([(1, 2)]))
        assert weights(le.read_matrix(frame, day=DAY)) == {("1", "2"): 1.0}

    @pytest.mark.parametrize("backend", ["polars", "pyarrow"])
    def test_other_frames_name_their_rows_in_a_first_column_or_not_at_all(
        self, backend: str
    ) -> None:
        columns = {"c": [0, 0, 0], "a": [0, 0, 1], "b": [1, 0, 0]}
        named = MAKERS[backend]({"": ["a", "b", "c"], **columns})
        assert weights(le.read_matrix(named, day=DAY)) == TIES
        bare = MAKERS[backend]({"a": [0, 0, 1], "b": [1, 0, 0], "c": [None, 0, 0]})
        reading = le.read_matrix(bare, day=DAY)
        assert weights(reading) == TIES
        assert reading.unfinished == ("a",)
        with pytest.raises(FileFormatError, match="the matrix has 3 × 2 values for 2 names; give"):
            le.read_matrix(MAKERS[backend]({"a": [0, 0, 1], "b": [1, 0, 0]}), day=DAY)

    @pytest.mark.parametrize(
        ("frame", "message"),
        [
            (
                frame_of("abx", "aby"),
                "(rows only: 'x'; columns only: 'y'); make the names its index",
            ),
            (frame_of("aba", "abc"), "the frame names 'a' twice; give each actor one row and"),
            (frame_of("abc", "aab"), "the frame names 'a' twice"),
            (
                frame_of("0123", "wxyz"),
                "(rows only: '0', '1', '2', …; columns only: 'w', 'x', 'y', …)",
            ),
            (pl.DataFrame({"": ["a", "x"], "a": 0, "b": 0}), "(rows only: 'x'; columns only: 'b')"),
        ],
    )
    def test_names_of_a_frame_that_do_not_agree(self, frame: object, message: str) -> None:
        with pytest.raises(FileFormatError, match=re.escape(message)):
            le.read_matrix(frame, day=DAY)

    @pytest.mark.parametrize(
        "values",
        [
            np.array(VALUES, dtype=object),
            np.array(VALUES, dtype=np.uint8),
            np.asmatrix(VALUES),
            sparse.csr_array(VALUES),
            sparse.coo_matrix(VALUES),
            nx.to_scipy_sparse_array(GRAPH, nodelist="abc"),
            (tuple(row) for row in VALUES),
        ],
    )
    def test_arrays_of_every_kind(self, values: object) -> None:
        reading = le.read_matrix(values, names=np.array(list("abc")), day=DAY)
        assert weights(reading) == TIES
        assert reading.answered == ("a", "b", "c")

    def test_what_is_masked_is_no_answer(self) -> None:
        values: Any = np.ma.masked_equal([[0, 1, 0], [9, 9, 9], [1, 0, 0]], 9)
        assert le.read_matrix(values, names="abc", day=DAY).silent == ("b",)

    def test_names_may_be_numbers(self) -> None:
        reading = le.read_matrix([[0, 1], [0, 0]], names=[1, 2.0], day=DAY)
        assert weights(reading) == {("1", "2"): 1.0}

    def test_a_large_sparse_array_is_not_filled_before_it_is_looked_at(self) -> None:
        message = "the matrix has 1000000 × 1000000 values for 2 names"
        with pytest.raises(FileFormatError, match=message):
            le.read_matrix(sparse.csr_array((10**6, 10**6)), names=[1, 2], day=DAY)

    @pytest.mark.parametrize("shape", [(4,), (2, 2, 2), (2, 3)])
    def test_arrays_that_are_no_square(self, shape: tuple[int, ...]) -> None:
        sizes = " × ".join(map(str, shape))
        with pytest.raises(FileFormatError, match=f"the matrix has {sizes} values for 2 names"):
            le.read_matrix(np.zeros(shape), names=[1, 2], day=DAY)

    def test_a_frame_takes_no_names(self) -> None:
        message = "not with a file or data frame, which has its own"
        with pytest.raises(TypeError, match=message):
            le.read_matrix(pd.DataFrame(VALUES), names=[1, 2, 3], day=DAY)

    @pytest.mark.parametrize(
        ("source", "message"),
        [
            (
                7,
                "source: int is no matrix; give a CSV file, rows of values with names, an array",
            ),
            ({"a": {"b": 1}}, "source: dict is no matrix; give"),
            (GRAPH, "source: row 0 (from 0) of type str is no matrix; give a CSV file"),
            ([0, 1], "source: row 0 (from 0) of type int is no matrix"),
        ],
    )
    def test_what_is_no_matrix(self, source: object, message: str) -> None:
        with pytest.raises(TypeError, match=re.escape(message)):
            le.read_matrix(source, names=["a", "b"], day=DAY)

    def test_a_lazy_frame_is_to_be_collected(self) -> None:
        with pytest.raises(TypeError, match="collect a lazy one first"):
            le.read_matrix(pl.LazyFrame({"a": [0]}), day=DAY)
