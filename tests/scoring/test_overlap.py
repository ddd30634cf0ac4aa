"""Which findings rest on the same records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.scoring.finding import Evidence, Finding
from localeconomy.scoring.overlap import overlap
from tests.scoring.builders import finding

if TYPE_CHECKING:
    from random import Random


def resting_on(name: str, *reads: str, **ids: list[str]) -> Finding:
    return attrs.evolve(
        finding(name, 0.5),
        reads=reads or tuple(ids),
        evidence=tuple(Evidence.of(table, each) for table, each in ids.items()),
    )


A = resting_on("a", "activities", "memberships", activities=["x", "y", "z"], memberships=["m"])
B = resting_on("b", activities=["y", "z", "w", "v"])
C = resting_on("c", "activities", "surveys", surveys=["s"])


def test_two_findings_share_two_of_three_or_four_records() -> None:
    """a names 4 records, b 4, common are y and z: 2 of 4."""
    (pair,) = overlap([B, A, C])
    assert (pair.first, pair.second, pair.count, pair.share) == ("a", "b", 2, 0.5)
    assert pair.tables == ("activities",)
    assert pair.shared == (Evidence("activities", ("y", "z"), 2),)
    assert pair.is_exact


def test_records_of_two_tables_with_one_id_are_two_records() -> None:
    found = overlap(
        [resting_on("a", activities=["x"]), resting_on("b", memberships=["x"])], least=0
    )
    assert found == ()


def test_tables_alone_are_named_on_request() -> None:
    found = overlap([A, B, C], least=0)
    assert [(each.first, each.second, each.count) for each in found] == [
        ("a", "b", 2),
        ("a", "c", 0),
        ("b", "c", 0),
    ]
    assert found[1].sentence.en == (
        "“a” and “c” read the same tables (activities), but name no record in common as evidence."
    )


def test_the_same_basis_is_shared_in_full() -> None:
    (pair,) = overlap([B, attrs.evolve(B, id="bb")])
    assert (pair.count, pair.share) == (4, 1.0)


def test_a_finding_that_could_not_be_judged_shares_nothing() -> None:
    assert overlap([A, attrs.evolve(B, value=None)], least=0) == ()


def test_of_long_lists_only_the_first_fifty_can_be_compared() -> None:
    """a names 0 … 59 and lists 0 … 49; b names 40 … 69 in full: 10 can be seen of 20."""
    ids = [f"{number:02d}" for number in range(70)]
    (pair,) = overlap([resting_on("a", activities=ids[:60]), resting_on("b", activities=ids[40:])])
    assert (pair.count, pair.is_exact) == (10, False)
    assert pair.share == pytest.approx(1 / 3)
    assert "Aktivitäten: mindestens 10, 33 % der kleineren Grundlage" in pair.sentence.de


def test_a_sentence_names_both_findings_the_tables_and_the_share() -> None:
    (pair,) = overlap([A, B])
    assert pair.sentence.de == (
        "„a“ und „b“ beruhen zum Teil auf denselben Einträgen (Aktivitäten: 2, 50 % der kleineren "
        "Grundlage)."
    )
    assert pair.sentence.en == (
        "“a” and “b” rest on some of the same records (activities: 2, 50% of the smaller basis)."
    )


RECORDS = st.lists(st.sampled_from("uvwxyz"), max_size=6, unique=True)


@given(RECORDS, RECORDS, RECORDS, st.randoms(use_true_random=False))
def test_pairs_are_those_of_sets_in_any_order(
    one: list[str], two: list[str], three: list[str], chance: Random
) -> None:
    found = [
        resting_on(name, activities=ids) for name, ids in zip("abc", (one, two, three), strict=True)
    ]
    mixed = list(found)
    chance.shuffle(mixed)
    pairs = overlap(mixed)
    assert pairs == overlap(found)
    sets = {"a": set(one), "b": set(two), "c": set(three)}
    expected = {
        (first, second): len(sets[first] & sets[second])
        for first, second in (("a", "b"), ("a", "c"), ("b", "c"))
        if sets[first] & sets[second]
    }
    assert {(each.first, each.second): each.count for each in pairs} == expected
    assert [each.count for each in pairs] == sorted(expected.values(), reverse=True)


def test_overlaps_become_plain_values() -> None:
    (pair,) = overlap([A, B])
    plain = json.loads(json.dumps(pair.to_dict()))
    assert plain["shared"] == [{"table": "activities", "ids": ["y", "z"], "count": 2}]
