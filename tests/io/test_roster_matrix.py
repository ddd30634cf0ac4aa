"""Surveys of ties as matrices: files, lists and arrays; silence, gaps and the diagonal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.errors import FileFormatError, SelfTieWarning

if TYPE_CHECKING:
    from localeconomy.io.roster_answers import SurveyReading

DAY = "2024-03-15"
PAGES = Path(__file__).resolve().parents[2] / "docs" / "how-to"
NAN = float("nan")


def read(values: Any, **options: Any) -> SurveyReading:  # noqa: ANN401 - of any option
    names = "abcdefgh"[: len(values)]
    return le.read_matrix(values, **{"names": list(names), "day": DAY, **options})


def ties(reading: SurveyReading) -> dict[tuple[str, str], tuple[float, bool | None]]:
    found = reading.network.relationships
    return {(each.source, each.target): (each.weight, each.confirmed) for each in found}


class TestAnswers:
    def test_a_row_is_what_its_actor_answered(self) -> None:
        """a named b (2), b named a (3), c answered and named nobody, though b named c."""
        reading = read([[0, 2, 0], [3, 0, 1], [0, 0, 0]])
        assert ties(reading) == {
            ("a", "b"): (2.0, True),
            ("b", "a"): (3.0, True),
            ("b", "c"): (1.0, False),
        }
        assert (reading.answered, reading.silent) == (("a", "b", "c"), ())

    def test_an_empty_row_is_silence(self) -> None:
        reading = read([[0, 2], [None, None]])
        assert ties(reading) == {("a", "b"): (2.0, None)}
        assert reading.silent == ("b",)

    def test_gaps_settle_nothing_but_what_is_named_counts(self, tmp_path: Path) -> None:
        file = tmp_path / "m.csv"
        file.write_text("x;a;b;c\na;-;1;NA\nb;0;-;0\nc;k. A.;NA;-\n", encoding="utf-8")
        reading = le.read_matrix(file, day=DAY)
        assert ties(reading) == {("a", "b"): (1.0, False)}
        assert (reading.answered, reading.silent, reading.unfinished) == (("b",), ("c",), ("a",))

    @pytest.mark.parametrize("gap", [None, NAN, np.float32("nan"), pd.NA])
    def test_what_is_missing_in_memory_is_no_no(self, gap: object) -> None:
        """a said nothing of c, and left out nothing of b; an empty text is an empty cell."""
        reading = read([[gap, 1, gap], [0, 0, 0], [1, "", 0]])
        assert (reading.answered, reading.silent, reading.unfinished) == (("b", "c"), (), ("a",))
        frame = pd.DataFrame([[gap, 1, gap], [0, 0, 0], [1, 0, 0]], list("abc"), list("abc"))
        for values in (frame.to_numpy(dtype=object), frame.astype("Float64")):
            names = None if isinstance(values, pd.DataFrame) else "abc"
            assert le.read_matrix(values, day=DAY, names=names) == reading

    def test_it_is_declared_with_its_list(self) -> None:
        (declared,) = read([[0, 2, 0], [None] * 3, [0, 0, 0]]).network.completeness
        assert (declared.asked, declared.answered) == (("a", "b", "c"), ("a", "c"))
        (declared,) = read([[0, 2], [None] * 2], closed=False).network.completeness
        assert (declared.asked, declared.answered) == ((), ("a",))

    def test_marks_are_ties(self, tmp_path: Path) -> None:
        file = tmp_path / "m.csv"
        file.write_text(";a;b;c\na;x;x;ja\nb;-;–;nein\n", encoding="utf-8")
        reading = le.read_matrix(file, day=DAY)
        assert ties(reading) == {("a", "b"): (1.0, False), ("a", "c"): (1.0, None)}
        assert reading.silent == ("c",)

    @pytest.mark.parametrize("cell", ["-1", "-0.5", "-2", "_1", "1*", "-x", "-ja", "-no"])
    def test_what_is_below_nothing_is_no_tie(self, cell: str, tmp_path: Path) -> None:
        """-1, as some programs write a missing answer, is neither a tie nor none."""
        message = f"{cell!r} is not a strength; write a number from 0 on, or 'x'"
        file = tmp_path / "m.csv"
        file.write_text(f";a;b\na;0;{cell}\nb;1;0\n", encoding="utf-8")
        with pytest.raises(le.ValidationError, match=re.escape(message)):
            le.read_matrix(file, day=DAY)
        with pytest.raises(le.ValidationError, match=re.escape(message)):
            read([[0, cell], [1, 0]])

    @given(st.integers(1, 6).flatmap(lambda n: st.lists(
        st.lists(st.sampled_from([0, 1, 2.5]), min_size=n, max_size=n), min_size=n, max_size=n
    )))  # fmt: skip
    def test_union_of_any_matrix(self, values: list[list[float]]) -> None:
        """Off the diagonal: one tie a number above 0, confirmed where its mirror is above 0."""
        for place, row in enumerate(values):
            row[place] = 0
        names = "abcdef"
        assert ties(read(values)) == {
            (names[i], names[j]): (value, values[j][i] > 0)
            for i, row in enumerate(values)
            for j, value in enumerate(row)
            if value
        }


class TestSources:
    @pytest.mark.parametrize(
        "values",
        [
            [[0, 2.5], [1, 0]],
            ((0, 2.5), (1, 0)),
            np.array([[0, 2.5], [1, 0]]),
            np.array([[NAN, 2.5], [1, NAN]], dtype=np.float32),
        ],
    )
    def test_lists_and_arrays(self, values: Any) -> None:  # noqa: ANN401 - of any sort
        assert ties(read(values)) == {("a", "b"): (2.5, True), ("b", "a"): (1.0, True)}

    def test_an_array_of_truths(self) -> None:
        assert ties(read(np.array([[False, True], [False, False]]))) == {("a", "b"): (1.0, False)}

    def test_three_decimals_in_python_are_no_thousands(self) -> None:
        assert ties(read([[0, 1.234], [0, 0]])) == {("a", "b"): (1.234, False)}

    def test_the_file_of_the_guide(self) -> None:
        """The bicycle shop left out the florist; the café's row is empty."""
        reading = le.read_matrix(PAGES / "umfrage" / "Matrix.csv", day=DAY)
        assert ties(reading) == {
            ("Bäckerei", "Blumenladen"): (3.0, True),
            ("Bäckerei", "Café"): (2.0, None),
            ("Blumenladen", "Bäckerei"): (2.0, True),
            ("Radladen", "Café"): (1.0, None),
        }
        assert (reading.silent, reading.unfinished) == (("Café",), ("Radladen",))

    def test_names_belong_to_values(self, tmp_path: Path) -> None:
        with pytest.raises(TypeError, match="give them with rows of values, and not with a file"):
            le.read_matrix([[0]], day=DAY)
        with pytest.raises(TypeError, match="names"):
            le.read_matrix(tmp_path / "m.csv", names=["a"], day=DAY)

    @pytest.mark.parametrize("values", [[[0, 1]], [[0, 1], [0]], [[0], [1]], []])
    def test_one_row_and_column_a_name(self, values: list[list[int]]) -> None:
        with pytest.raises(FileFormatError, match="for 2 names; give one row and one column"):
            le.read_matrix(values, names=["a", "b"], day=DAY)

    def test_a_record_and_its_names(self) -> None:
        record = le.Network(actors=[le.Actor("b1", "Kiosk"), le.Actor("b2", "Café")])
        reading = le.read_matrix(
            [[0, 1], [0, 0]], names=["Kiosk", "b2"], day=DAY, network=record, kind="supply"
        )
        assert ties(reading) == {("b1", "b2"): (1.0, False)}
        assert reading.network.completeness[0].kinds == ("supply",)


class TestDiagonal:
    def test_a_number_in_it_is_a_fault(self) -> None:
        with pytest.raises(le.ValidationError, match="a tie of an actor with itself; empty the"):
            read([[1, 0], [0, 0]])

    def test_or_left_out_as_asked(self) -> None:
        with pytest.warns(SelfTieWarning, match="ties with themselves left out: 'a'"):
            reading = read([[1, 2], [0, 0]], self_ties="drop")
        assert ties(reading) == {("a", "b"): (2.0, False)}

    def test_it_says_nothing_of_having_answered(self) -> None:
        assert read([[0, None], [1, None]]).answered == ("b",)
