"""What must not matter: the order of rows, the names of things, and tables that are not read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.model.records import TABLES
from tests.properties.changes import disturbed, renamed, shuffled
from tests.properties.worlds import Chance, days, worlds

if TYPE_CHECKING:
    import datetime as dt

    from localeconomy.assessment import Assessment
    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Finding

SEEDS = st.integers(0, 2**32)
EXAMPLES = [(name, le.example(name)) for name in le.examples()]
ON = "2003-06-30"

# Scope, form, founding and declared completeness matter to every criterion.
ALWAYS_READ = ("organisations", "completeness")


def assert_same_figures(one: Assessment, other: Assessment) -> None:
    """Assert that two assessments agree but for rounding."""
    for a, b in zip(one.findings, other.findings, strict=True):
        assert (a.id, a.state, a.n, a.missing) == (b.id, b.state, b.n, b.missing)
        assert a.value == pytest.approx(b.value, abs=1e-12)
        assert a.raw == pytest.approx(b.raw, abs=1e-9)
        assert a.bounds == pytest.approx(b.bounds, abs=1e-12)
        assert [each.count for each in a.evidence] == [each.count for each in b.evidence]
        assert explained(a) == pytest.approx(explained(b))
    assert one.score == pytest.approx(other.score, abs=1e-9)
    assert one.bounds == pytest.approx(other.bounds, abs=1e-9)
    assert one.coverage == pytest.approx(other.coverage, abs=1e-12)
    assert [each.word for each in one.verdicts] == [each.word for each in other.verdicts]


def explained(finding: Finding) -> list[float | None]:
    """Return the figures that explain a finding.

    Without the departures until work stops: which of two equally busy members leaves first can make
    a difference there, and only their names decide.
    """
    return [each.value for each in finding.figures if not each.label.en.startswith("departures")]


@given(worlds(), days(), SEEDS)
def test_the_order_of_rows_changes_not_one_byte(network: Network, day: dt.date, seed: int) -> None:
    other = shuffled(network, Chance(seed))
    for names in (True, False):
        one, two = le.assess(network, on=day, names=names), le.assess(other, on=day, names=names)
        assert one == two
        assert one.to_json() == two.to_json()


@pytest.mark.parametrize(("name", "network"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_the_order_of_rows_in_examples(name: str, network: Network) -> None:
    expected = le.assess(network, on=ON).to_json()
    for seed in range(3):
        assert le.assess(shuffled(network, Chance(seed)), on=ON).to_json() == expected, name


@given(worlds(), days(), SEEDS)
def test_names_change_no_figure(network: Network, day: dt.date, seed: int) -> None:
    other = renamed(network, Chance(seed))
    assert_same_figures(le.assess(network, on=day), le.assess(other, on=day))


@pytest.mark.parametrize(("name", "network"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_names_change_no_figure_of_examples(name: str, network: Network) -> None:
    for seed in range(3):
        other = renamed(network, Chance(seed))
        assert_same_figures(le.assess(network, on=ON), le.assess(other, on=ON))
        assert other.actors.ids != network.actors.ids, name


def spelled(assessment: Assessment) -> dict[str, str]:
    return {each.id: json.dumps(each.to_dict()) for each in assessment.findings}


@given(worlds(), days(), SEEDS, st.sampled_from(sorted(set(TABLES) - set(ALWAYS_READ))))
def test_tables_that_are_not_read_change_not_one_byte(
    network: Network, day: dt.date, seed: int, table: str
) -> None:
    other = disturbed(network, table, Chance(seed))
    before, after = spelled(le.assess(network, on=day)), spelled(le.assess(other, on=day))
    changed = {name for name, text in after.items() if text != before[name]}
    event(f"{table}: {len(changed)} changed")
    assert changed <= {each.id for each in le.catalogue() if table in each.tables}


@pytest.mark.parametrize(("name", "network"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
@pytest.mark.parametrize("table", sorted(set(TABLES) - set(ALWAYS_READ)))
def test_tables_that_are_not_read_in_examples(table: str, name: str, network: Network) -> None:
    other = disturbed(network, table, Chance(len(table)))
    before, after = spelled(le.assess(network, on=ON)), spelled(le.assess(other, on=ON))
    changed = {each for each, text in after.items() if text != before[each]}
    assert changed <= {each.id for each in le.catalogue() if table in each.tables}, name


@given(worlds(), days())
def test_it_does_not_matter_which_other_networks_were_assessed(
    network: Network, day: dt.date
) -> None:
    alone = le.assess(network, on=day).to_json()
    le.assess(EXAMPLES[0][1], on=ON)
    assert le.assess(network.replace(), on=day).to_json() == alone
