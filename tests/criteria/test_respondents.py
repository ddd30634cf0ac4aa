"""Pairs of which nobody told, against a look at every pair."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.compiled import Projection, compile_snapshot
from localeconomy.criteria.respondents import OpenPairs, answers_for
from localeconomy.criteria.terms import Terms
from localeconomy.indicators import components
from localeconomy.model.records import Complete

if TYPE_CHECKING:
    from localeconomy.criteria.respondents import Answers

NAMES = "abcdefg"
EVERYBODY = np.arange(len(NAMES), dtype=np.int32)
KINDS = ("supply", "referral")


def answers(*declared: Complete) -> Answers | None:
    network = le.Network(
        as_of="2024", actors=[le.Actor(name) for name in NAMES], completeness=declared
    )
    return answers_for(Terms(compile_snapshot(network.at("2024"))), KINDS, EVERYBODY)


def survey(answered: str, asked: str = "", *kinds: str) -> Complete:
    return Complete("relationships", kinds, answered=list(answered), asked=list(asked))


def open_pairs(found: Answers, actors: str = NAMES) -> set[str]:
    """Return the open pairs of some actors by their names."""
    pairs = found.among(np.array([NAMES.index(name) for name in actors], dtype=np.int32))
    one, other = pairs.listed()
    assert len(one) == pairs.count
    return {
        "".join(sorted(actors[i] + actors[j]))
        for i, j in zip(one.tolist(), other.tolist(), strict=True)
    }


class TestByHand:
    def test_a_pair_is_open_where_neither_answered(self) -> None:
        found = answers(survey("abcd"))
        assert found is not None
        assert open_pairs(found) == {"ef", "eg", "fg"}

    def test_on_a_closed_list_pairs_with_others_are_open(self) -> None:
        """Of a to d, a and b answered: among these only c–d is open, and all with e, f and g."""
        found = answers(survey("ab", "abcd"))
        assert found is not None
        assert open_pairs(found, "abcd") == {"cd"}
        assert open_pairs(found, "abe") == {"ae", "be"}
        assert not found.tell_all.any()

    def test_each_kind_has_to_be_told_of(self) -> None:
        """Supply was answered by a and b, referral by b and c: of a–c, each told of one."""
        found = answers(survey("ab", "", "supply"), survey("bc", "", "referral"))
        assert found is not None
        assert [NAMES[place] for place in np.flatnonzero(found.tell_all)] == ["b"]
        assert open_pairs(found, "abc") == set()
        assert open_pairs(found, "acd") == {"ad", "cd"}

    def test_several_surveys_of_one_kind_add_up(self) -> None:
        found = answers(survey("a"), survey("b", "bc"))
        assert found is not None
        assert open_pairs(found, "bcd") == {"bd", "cd"}

    def test_a_kind_declared_complete_needs_no_survey(self) -> None:
        whole = Complete("relationships", ("referral",))
        found = answers(survey("ab", "", "supply"), whole)
        assert found is not None
        assert open_pairs(found, "abcd") == {"cd"}

    @pytest.mark.parametrize(
        "declared",
        [
            (),
            (Complete("relationships"),),
            (survey("ab", "", "supply"),),
            (survey("", "abc"),),
            (Complete("relationships", answered=["a"], since="2020", until="2022"),),
        ],
    )
    def test_without_answers_about_all_kinds_there_are_none(
        self, declared: tuple[Complete, ...]
    ) -> None:
        assert answers(*declared) is None

    def test_nobody_of_those_asked_about_answered(self) -> None:
        network = le.Network(
            as_of="2024",
            actors=[le.Actor(name) for name in NAMES],
            completeness=[survey("a")],
        )
        terms = Terms(compile_snapshot(network.at("2024")))
        assert answers_for(terms, KINDS, EVERYBODY[1:]) is None
        assert answers_for(terms, KINDS, EVERYBODY) is not None

    def test_figures(self) -> None:
        found = answers(survey("abcd"))
        assert found is not None
        share, unheard = found.figures(EVERYBODY, found.among(EVERYBODY))
        assert share.value == pytest.approx(4 / 7)
        assert unheard.value == 3.0
        assert found.figures(EVERYBODY)[0] == share


SUBSETS = st.sets(st.sampled_from(NAMES))


@st.composite
def surveys(draw: st.DrawFn) -> list[tuple[set[str], set[str], tuple[str, ...]]]:
    """Return who answered, who was asked (nobody: everybody) and of which kinds."""
    drawn = []
    for _ in range(draw(st.integers(1, 3))):
        asked = draw(SUBSETS)
        answered = draw(SUBSETS)
        kinds = draw(st.sampled_from([(), ("supply",), ("referral",)]))
        drawn.append((answered & asked if asked else answered, asked, kinds))
    return drawn


@given(surveys())
def test_every_pair_is_told_of_by_a_survey_of_each_kind(
    drawn: list[tuple[set[str], set[str], tuple[str, ...]]],
) -> None:
    found = answers(
        *dict.fromkeys(
            survey("".join(sorted(a)), "".join(sorted(b)), *kinds)
            for a, b, kinds in drawn
            if a or b
        )
    )

    def told(one: str, other: str, kind: str) -> bool:
        return any(
            bool({one, other} & answered) and (not asked or {one, other} <= asked)
            for answered, asked, kinds in drawn
            if not kinds or kind in kinds
        )

    expected = {
        one + other
        for one, other in itertools.combinations(NAMES, 2)
        if not all(told(one, other, kind) for kind in KINDS)
    }
    if found is None:
        # Nobody answered about both kinds.
        heard = [
            set().union(*(a for a, _, kinds in drawn if not kinds or kind in kinds))
            for kind in KINDS
        ]
        assert not heard[0] & heard[1]
    else:
        assert open_pairs(found) == expected


@st.composite
def pairs_and_ties(draw: st.DrawFn) -> tuple[OpenPairs, Projection, list[int]]:
    size = draw(st.integers(1, 8))
    groups = np.unique(
        draw(st.lists(st.integers(0, 2), min_size=size, max_size=size)), return_inverse=True
    )[1]
    count = int(groups.max()) + 1
    half = np.triu(
        np.array(draw(st.lists(st.booleans(), min_size=count**2, max_size=count**2))).reshape(
            count, count
        )
    )
    ends = st.lists(st.integers(0, size - 1), min_size=3, max_size=3)
    codes = draw(st.lists(st.integers(-1, 2), min_size=size, max_size=size))
    return (
        OpenPairs(groups.astype(np.int32), half | half.T),
        Projection.from_arcs(size, draw(ends), draw(ends)),
        codes,
    )


@given(pairs_and_ties())
def test_open_pairs_one_by_one(drawn: tuple[OpenPairs, Projection, list[int]]) -> None:
    """Counts, counts within a code, and components with all open pairs tied."""
    pairs, graph, codes = drawn
    listed = [
        (one, other)
        for one, other in itertools.combinations(range(pairs.size), 2)
        if pairs.is_open[pairs.groups[one], pairs.groups[other]]
    ]
    one, other = pairs.listed()
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == listed
    assert pairs.count == len(listed)
    assert pairs.count_within(codes) == sum(codes[i] == codes[j] >= 0 for i, j in listed)
    whole = Projection.from_arcs(
        pairs.size, np.concatenate([graph.rows, one]), np.concatenate([graph.indices, other])
    )
    assert pairs.joined(graph).tolist() == components(whole).tolist()
