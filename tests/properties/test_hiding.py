"""Hiding what is known never makes a network look surely better, and never hides what it is.

Hiding is to remove records together with the declarations that cover them. The bounds of what is
left must contain what was there before, finding by finding and in total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.model.records import Actor, Participation, Relationship
from localeconomy.scoring.finding import Finding, State
from tests.criteria.builders import DAY, alliance, district, organised
from tests.properties.changes import OBSERVED, as_rows, hide, remove_one, without_rows
from tests.properties.worlds import Chance, days, worlds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from localeconomy.assessment import Assessment
    from localeconomy.model.network import Network

ROUNDING = 1e-9
SEEDS = st.integers(0, 2**32)
EXAMPLES = [(name, le.example(name)) for name in le.examples()]
YEARS = {
    "kino-knappenviertel": ("1997-12-31", "2003-06-30", "2010-12-31", "2014-12-31", "2016-12-31")
}


def assert_contained(before: Assessment, after: Assessment) -> None:
    """Assert that what was known lies within what is left possible."""
    low, high = after.bounds
    assert low <= before.bounds[0] + ROUNDING
    assert before.bounds[1] <= high + ROUNDING
    assert low - ROUNDING <= before.score <= high + ROUNDING
    for one, other in zip(before.findings, after.findings, strict=True):
        assert_finding_contained(one, other)


def assert_finding_contained(before: Finding, after: Finding) -> None:
    if not after.state.is_due:
        # What was surely not due cannot have been due before something was hidden.
        assert before.state is after.state, before.id
        return
    if before.state is State.NOT_DUE:
        # Its row leaves the family; then nothing may have been sure about it.
        assert after.bounds == (0.0, 1.0), before.id
        return
    assert after.bounds[0] <= before.bounds[0] + ROUNDING, (before, after)
    assert before.bounds[1] <= after.bounds[1] + ROUNDING, (before, after)
    if before.value is not None:
        assert after.bounds[0] - ROUNDING <= before.value <= after.bounds[1] + ROUNDING


def told(assessment: Assessment) -> None:
    """Tell Hypothesis how much there was to judge."""
    for finding in assessment.findings:
        if finding.state in (State.MEASURED, State.PARTIAL):
            event(f"{finding.id}: {finding.state.value}")


@given(worlds(), days(), SEEDS)
def test_in_any_world(network: Network, day: dt.date, seed: int) -> None:
    before = le.assess(network, on=day)
    told(before)
    left, _ = hide(network, Chance(seed))
    assert_contained(before, le.assess(left, on=day))


@given(worlds(declared=1.0), days(), SEEDS)
def test_in_a_world_that_is_known_completely(network: Network, day: dt.date, seed: int) -> None:
    before = le.assess(network, on=day)
    told(before)
    left, _ = hide(network, Chance(seed))
    assert_contained(before, le.assess(left, on=day))


@given(worlds(declared=0.8), days(), SEEDS)
def test_one_record_with_the_declarations_that_cover_it(
    network: Network, day: dt.date, seed: int
) -> None:
    removed = remove_one(network, Chance(seed))
    if removed is None:
        event("nothing to remove")
        return
    left, record = removed
    event(f"without one of {record.TABLE}")
    assert_contained(le.assess(network, on=day), le.assess(left, on=day))


def informal() -> Network:
    """Return the district as an informal network, most of whose members only took part."""
    loose = organised(district(), form="informal")
    some = [each for each in loose.memberships if each.member in ("b01", "b02", "b20")]
    return loose.replace(memberships=some).with_records(
        actors=[Actor("owner", kind="person")],
        participations=[Participation(f"a{n:02d}", "owner", "organiser") for n in range(1, 4)],
        relationships=[Relationship("owner", name, "represents") for name in ("b18", "b19")],
    )


@pytest.mark.parametrize("make", [district, informal, alliance])
def test_every_single_record_of_a_small_network(make: Callable[[], Network]) -> None:
    network = make()
    before = le.assess(network, on=DAY)
    for table in OBSERVED:
        for record_id in network.tables[table].ids:
            changed = without_rows(network, {table: {record_id}})
            changed["completeness"] = [
                each for each in network.completeness if each.table not in changed
            ]
            assert_contained(before, le.assess(network.replace(**as_rows(changed)), on=DAY))


@pytest.mark.parametrize(("name", "network"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
class TestExamples:
    @given(data=st.data(), seed=SEEDS)
    def test_hiding(self, data: st.DataObject, seed: int, name: str, network: Network) -> None:
        day = data.draw(
            st.sampled_from(YEARS.get(name, ("2002-12-31", "2003-06-30", "2003-12-31")))
        )
        left, _ = hide(network, Chance(seed))
        assert_contained(le.assess(network, on=day), le.assess(left, on=day))

    @given(data=st.data(), seed=SEEDS)
    def test_one_record(self, data: st.DataObject, seed: int, name: str, network: Network) -> None:
        day = data.draw(
            st.sampled_from(YEARS.get(name, ("2002-12-31", "2003-06-30", "2003-12-31")))
        )
        removed = remove_one(network, Chance(seed))
        assert removed is not None
        assert_contained(le.assess(network, on=day), le.assess(removed[0], on=day))
