"""What holds for the assessment of any record: ranges, files, completeness, nothing at all."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.assessment import Assessment
from localeconomy.criteria.declaration import Scope
from localeconomy.model.records import TABLES, Complete
from localeconomy.scoring.finding import State
from tests.properties.worlds import DAYS, Chance, Sizes, days, world, worlds
from tests.strategies import networks

if TYPE_CHECKING:
    from localeconomy.model.network import Network

ROUNDING = 1e-9


@given(worlds(), days())
def test_scores_findings_and_files(network: Network, day: dt.date) -> None:
    found = le.assess(network, on=day)
    assert_sound(found)
    assert Assessment.from_json(found.to_json()) == found
    assert Assessment.from_json(found.to_json(indent=None)).to_json() == found.to_json()
    event(f"measured or partial: {sum(f.value is not None for f in found.findings)}")


@given(networks(min_actors=0, max_actors=4), st.dates(dt.date(1996, 1, 1), dt.date(2006, 12, 31)))
def test_any_legal_network_can_be_assessed(network: Network, day: dt.date) -> None:
    """Strange texts, dates and kinds included, which the worlds do not have."""
    found = le.assess(network, on=day)
    assert_sound(found)
    assert Assessment.from_json(found.to_json()) == found
    le.assess(network, on=day, names=False)
    le.assess(network, on=day, assume_complete=True)


def assert_sound(found: Assessment) -> None:
    """Assert what every assessment promises."""
    low, high = found.bounds
    assert 5 - ROUNDING <= low <= found.score + ROUNDING <= high + 2 * ROUNDING
    assert high <= 100 + ROUNDING
    assert 0 <= found.coverage <= 1 + ROUNDING
    assert (found.grade is None) == (found.coverage < 0.65 - ROUNDING)
    for each in found.findings:
        least, most = each.bounds
        assert 0 <= least <= most <= 1
        assert (each.value is not None) == (each.state in (State.MEASURED, State.PARTIAL))
        if each.value is not None:
            assert least - ROUNDING <= each.value <= most + ROUNDING
        if each.state is State.MEASURED:
            assert (least, most) == (each.value, each.value)
            assert each.missing == ()
        if each.state in (State.UNKNOWN, State.NOT_DUE, State.NOT_APPLICABLE):
            assert (least, most) == (0.0, 1.0)
            assert each.evidence == ()
        assert each.reason.de
        assert each.reason.en
        for evidence in each.evidence:
            assert set(evidence.ids) <= set(found.labels[evidence.table])


@given(worlds(), days())
def test_assumed_complete_only_what_is_known_counts(network: Network, day: dt.date) -> None:
    """Partial becomes measured at the same value; only missing facts and values stay open."""
    before, after = le.assess(network, on=day), le.assess(network, on=day, assume_complete=True)
    assert after.provenance.assume_complete
    assert not before.provenance.assume_complete
    for one, other in zip(before.findings, after.findings, strict=True):
        assert other.missing == ()
        assert one.bounds[0] <= other.bounds[0]
        assert other.bounds[1] <= one.bounds[1]
        if one.state is State.PARTIAL:
            assert other.state in (State.MEASURED, State.PARTIAL)
            assert other.value == one.value
        elif one.state is not State.UNKNOWN:
            assert other.state is one.state
            assert other.value == one.value
    assert before.bounds[0] <= after.bounds[0] + ROUNDING
    assert after.bounds[1] <= before.bounds[1] + ROUNDING


@given(worlds(declared=0.0), days())
def test_declared_complete_is_the_same_as_assumed(network: Network, day: dt.date) -> None:
    declared = network.replace(
        as_of=day,
        completeness=[Complete(table) for table in TABLES if table != "completeness"],
    )
    one, other = le.assess(declared), le.assess(network, on=day, assume_complete=True)
    assert one.findings == other.findings
    assert one.summary == other.summary


@given(worlds(declared=1.0), days())
def test_with_every_fact_and_table_known_the_bounds_collapse(
    network: Network, day: dt.date
) -> None:
    """What may stay open is a fact (the founding) or a value (a channel, a place) not noted."""
    found = le.assess(network, on=day, assume_complete=True)
    for each in found.findings:
        if each.state is State.UNKNOWN:
            assert each.reason.de.startswith("Nicht bekannt")
            event(f"unknown: {each.id}")
    if all(f.state not in (State.UNKNOWN, State.PARTIAL) for f in found.findings):
        caps_known = all(f.cap is None or f.cap.force == f.cap.least_force for f in found.findings)
        assert caps_known or found.age is None
        if caps_known:
            event("collapsed")
            assert found.bounds == pytest.approx((found.score, found.score))
            assert found.coverage == pytest.approx(1.0)


def test_the_worlds_are_rich_enough_for_all_this() -> None:
    """Of 600 worlds, each criterion is measured and partial in some, at several values."""
    states: dict[str, Counter[State]] = defaultdict(Counter)
    values: dict[str, set[float]] = defaultdict(set)
    chance = Chance(2003)
    for seed in range(600):
        network = world(
            seed,
            Sizes(
                chance.number(1, 12),
                chance.number(4, 24),
                chance.number(0, 25),
                chance.number(1, 8),
            ),
            declared=chance.one_of([1.0, 0.8, 0.4]),
            known=chance.one_of([1.0, 0.8]),
            form=chance.one_of(["formal", "informal"]),
            scope=chance.one_of(["network", "network", "alliance"]),
        )
        for each in le.assess(network, on=chance.one_of(DAYS)).findings:
            states[each.id][each.state] += 1
            if each.value is not None:
                values[each.id].add(round(each.value, 3))
    for criterion in le.catalogue():
        found = states[criterion.id]
        least = 5 if criterion.scope is not Scope.ALLIANCE else 3
        assert found[State.MEASURED] >= least, (criterion.id, found)
        assert found[State.PARTIAL] >= least, (criterion.id, found)
        assert found[State.UNKNOWN] >= 1, (criterion.id, found)
        assert len(values[criterion.id]) >= 3, (criterion.id, values[criterion.id])
