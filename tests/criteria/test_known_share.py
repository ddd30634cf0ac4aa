"""Shares of which some records lack the value."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.criteria.known_share import KnownShare
from localeconomy.language import Text

COUNTS = st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))


def test_counts_the_records_that_are_asked_about() -> None:
    """Of five rows four are asked about: two fit, one does not, of one it is not known."""
    share = KnownShare.of(
        rows=np.array([True, True, True, True, False]),
        fitting=np.array([True, True, False, False, True]),
        unknown=np.array([False, False, False, True, True]),
    )
    assert share == KnownShare(fitting=2, known=3, unknown=1)
    assert share.point == pytest.approx(2 / 3)
    assert share.bounds == share.open_bounds == (0.5, 0.75)


def test_where_all_is_known_nothing_is_open() -> None:
    share = KnownShare(fitting=1, known=4, unknown=0)
    assert (share.point, share.bounds, share.open_bounds) == (0.25, (0.25, 0.25), None)


def test_where_nothing_is_known_there_is_no_point() -> None:
    assert KnownShare(0, 0, 3).point is None
    assert KnownShare(0, 0, 3).bounds == (0.0, 1.0)
    assert (KnownShare(0, 0, 0).point, KnownShare(0, 0, 0).bounds) == (None, (0.0, 1.0))


def test_the_sentence_tells_what_is_not_known() -> None:
    told = Text(de="2 von 3 Treffen", en="2 of 3 meetings")
    assert KnownShare(2, 3, 0).sentence(told) == Text(de="2 von 3 Treffen.", en="2 of 3 meetings.")
    assert KnownShare(2, 3, 4).sentence(told).de == "2 von 3 Treffen; weitere ohne Angabe: 4."


@given(COUNTS)
def test_the_point_lies_within_the_bounds_and_learning_narrows_them(
    counts: tuple[int, int, int],
) -> None:
    """Whatever the next record turns out to be, the bounds hold what it leads to."""
    fitting, others, unknown = counts
    share = KnownShare(fitting, fitting + others, unknown)
    low, high = share.bounds
    if share.point is not None:
        assert low - 1e-12 <= share.point <= high + 1e-12
    if unknown:
        for fits in (0, 1):
            learnt = KnownShare(fitting + fits, fitting + others + 1, unknown - 1)
            assert low - 1e-12 <= learnt.bounds[0]
            assert learnt.bounds[1] <= high + 1e-12
