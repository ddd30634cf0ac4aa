"""What is lost is declared no longer, and what is still declared is all there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.errors import LocalEconomyError
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.synthetic import LISTS, hide, synthetic_network

if TYPE_CHECKING:
    from localeconomy.model.records import Complete

NETWORK = synthetic_network(20, seed=1)
ALLIANCE = synthetic_network(12, seed=1, scope="alliance")
EVENTS = ("contacts", "activities", "participations", "publicity", "surveys")


def _falls_under(record: Any, table: str, declared: Complete, network: le.Network) -> bool:  # noqa: ANN401 - a record of any table
    """Whether a record is of the kinds, and not over before the time, of a declaration."""
    field = KIND_FIELDS.get(table, "kind")
    if declared.kinds and getattr(record, field) not in declared.kinds:
        return False
    if table not in EVENTS or declared.since is None:
        return True
    dated = network.activities[record.activity] if table == "participations" else record
    last = getattr(dated, "until", None) or dated.day
    return last is None or last.last >= declared.since.first


@pytest.mark.parametrize("network", [NETWORK, ALLIANCE], ids=["network", "alliance"])
@given(st.integers(0, 2**31), st.sampled_from([0.1, 0.3, 1.0]))
@settings(max_examples=40, deadline=None)
def test_what_is_still_declared_complete_is_complete(
    network: le.Network, seed: int, rate: float
) -> None:
    """Otherwise a bound would be drawn from what is not known."""
    left = hide(network, rate, seed=seed)
    for declared in left.completeness:
        there = set(left.tables[declared.table])
        for record in network.tables[declared.table]:
            if declared.table != "reviews" and _falls_under(
                record, declared.table, declared, network
            ):
                assert record in there


@given(st.integers(0, 2**31), st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_nothing_is_added(seed: int, rate: float) -> None:
    left = hide(NETWORK, rate, seed=seed)
    for name, table in left.tables.items():
        if name not in ("completeness", "reviews"):
            assert set(table) <= set(NETWORK.tables[name])
    assert {each.table for each in left.completeness} <= {
        each.table for each in NETWORK.completeness
    }


def test_the_rate_is_the_share_of_the_lists_that_are_lost() -> None:
    """Of 16 lists and 60 draws, 960 in all, 30 % are 288; one standard deviation is 14."""
    lost = 0
    for seed in range(60):
        left = hide(NETWORK, 0.3, seed=seed)
        whole = {each for each in left.completeness if each in set(NETWORK.completeness)}
        declared = {each.table for each in whole}
        lost += sum(tables[0] not in declared for tables in LISTS)
    assert 288 - 60 <= lost <= 288 + 60


def test_without_a_rate_nothing_is_lost() -> None:
    assert hide(NETWORK, 0.0, seed=9) == NETWORK
    assert synthetic_network(20, seed=1, missing=0.4) == hide(NETWORK, 0.4, seed=1)


def test_all_that_the_organisation_says_of_itself_stays() -> None:
    left = hide(NETWORK, 1.0, seed=2)
    assert left.organisations == NETWORK.organisations
    assert left.districts == NETWORK.districts
    assert {each.table for each in left.completeness} & {"organisations", "districts"}
    # Everybody who is still named is still there; others are not known of.
    assert len(left.actors) < len(NETWORK.actors)


@pytest.mark.parametrize("name", le.examples())
def test_the_examples_lose_their_lists_too(name: str) -> None:
    network = le.example(name)
    for seed in range(12):
        left = hide(network, 0.6, seed=seed)
        for table, records in left.tables.items():
            assert len(records) <= len(network.tables[table])


@pytest.mark.parametrize(("rate", "seed"), [(-0.1, 0), (1.1, 0), (0.5, -1)])
def test_what_is_not_possible_is_refused(rate: float, seed: int) -> None:
    with pytest.raises(LocalEconomyError, match=rf"^rate={rate}, seed={seed} is not possible; "):
        hide(NETWORK, rate, seed=seed)
