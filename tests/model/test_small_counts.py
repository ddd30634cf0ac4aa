"""Which counts are withheld: alone, as parts of each other, and beside a total."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.model.small_counts import TOTAL, WHOLES, small_groups, small_parts
from localeconomy.model.vocabulary import vocabulary

GROUPS: Final = sorted(vocabulary("group"))
LEAST: Final = st.integers(1, 6)
SIZES: Final = st.integers(0, 12)


class TestGroups:
    @pytest.mark.parametrize(
        ("counts", "withheld"),
        [
            ({}, set()),
            ({"residents": 0, "politics": 3}, set()),
            ({"residents": 1, "politics": 2}, {"residents", "politics"}),
            # One member is not migrant-owned: 12 − 11.
            ({"members": 12, "migrant_owned_members": 11}, {"migrant_owned_members"}),
            ({"members": 12, "migrant_owned_members": 12}, set()),
            ({"members": 12, "migrant_owned_members": 9}, set()),
            # What is withheld gives nothing away.
            ({"members": 2, "migrant_owned_members": 0}, {"members"}),
            # 50 − 48 are two who are no residents, whether they are recorded or not.
            ({"participants": 50, "residents": 48}, {"participants"}),
            # 50 − 40 − 8 would give the two away.
            (
                {"participants": 50, "residents": 40, "institutions": 8, "politics": 2},
                {"politics", "participants"},
            ),
            # Ten others are not recorded, so that the difference says nothing of the two.
            ({"participants": 60, "residents": 40, "institutions": 8, "politics": 2}, {"politics"}),
            # Groups overlap: no difference.
            ({"participants": 50, "residents": 40, "members": 30}, set()),
        ],
    )
    def test_cases(self, counts: dict[str, int], withheld: set[str]) -> None:
        assert small_groups(counts, 3) == withheld

    @given(st.dictionaries(st.sampled_from(GROUPS), SIZES), LEAST)
    def test_no_difference_of_published_counts_is_small(
        self, counts: dict[str, int], least: int
    ) -> None:
        withheld = small_groups(counts, least)
        assert withheld <= counts.keys()
        published = {group: n for group, n in counts.items() if group not in withheld}
        assert all(n == 0 or n >= least for n in published.values())
        for part, wholes in WHOLES.items():
            for whole in wholes:
                if {part, whole} <= published.keys():
                    assert not 0 < published[whole] - published[part] < least
        if TOTAL in published:
            rest = published[TOTAL]
            for group, n in published.items():
                if group not in (*WHOLES, TOTAL):
                    assert not 0 < published[TOTAL] - n < least
                    rest -= n
            assert not 0 < rest < least

    @given(st.dictionaries(st.sampled_from(GROUPS), SIZES))
    def test_a_limit_of_one_withholds_nothing(self, counts: dict[str, int]) -> None:
        assert small_groups(counts, 1) == frozenset()

    def test_parts_and_wholes_are_groups_of_the_vocabulary(self) -> None:
        assert {TOTAL, *WHOLES, *(each for wholes in WHOLES.values() for each in wholes)} <= set(
            GROUPS
        )


def _in_order(sizes: list[int | None]) -> list[int | None]:
    known = iter(sorted(size for size in sizes if size is not None))
    return [None if size is None else next(known) for size in sizes]


CHAINS: Final = st.lists(st.none() | SIZES, min_size=4, max_size=4).map(_in_order)


class TestParts:
    @pytest.mark.parametrize(
        ("counts", "withheld"),
        [
            # positive, answered, asked, population
            ([20, 40, 60, 900], (False, False, False, False)),
            # Two said yes; two said no.
            ([2, 40, 60, 900], (True, False, False, False)),
            ([38, 40, 60, 900], (True, False, False, False)),
            # Everybody said yes, or nobody did: then it is known of each.
            ([40, 40, 60, 900], (True, False, False, False)),
            ([0, 40, 60, 900], (True, False, False, False)),
            # One did not answer; one was not asked; everybody answered.
            ([20, 40, 41, 900], (False, False, True, False)),
            ([20, 40, 899, 900], (False, False, False, True)),
            ([20, 40, 40, 40], (False, False, False, False)),
            # Two answered.
            ([1, 2, 60, 900], (True, True, False, False)),
            # Without the answers, 59 of 60 asked would tell of the last one.
            ([59, 60, 60, None], (True, False, False, False)),
            ([None, 40, None, None], (False, False, False, False)),
        ],
    )
    def test_cases(self, counts: list[int | None], withheld: tuple[bool, ...]) -> None:
        assert small_parts(counts, 3) == withheld

    @given(CHAINS, LEAST)
    def test_no_difference_of_published_counts_is_small(
        self, counts: list[int | None], least: int
    ) -> None:
        withheld = small_parts(counts, least)
        published = [
            (place, n)
            for place, (n, hidden) in enumerate(zip(counts, withheld, strict=True))
            if n is not None and not hidden
        ]
        for (one, fewer), (_, more) in combinations(published, 2):
            assert (more - fewer >= least) if one == 0 else not 0 < more - fewer < least
        for place, n in published:
            assert n >= least or (n == 0 and place > 0)
        # Nothing is withheld that was not recorded, and nothing without need.
        assert not any(n is None and hidden for n, hidden in zip(counts, withheld, strict=True))

    @given(CHAINS, LEAST)
    def test_as_little_as_possible_is_withheld(self, counts: list[int | None], least: int) -> None:
        """What is left cannot be added to: each withheld count would give something away."""
        withheld = small_parts(counts, least)
        for place, hidden in enumerate(withheld):
            if hidden:
                kept = [
                    n if one == place or not withheld[one] else None for one, n in enumerate(counts)
                ]
                assert any(small_parts(kept, least))
