"""What holds for every criterion of the catalogue, on the networks of its case."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import attrs
import pytest

from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.declaration import More, Scope
from localeconomy.model.records import TABLES
from localeconomy.scoring.finding import Finding, State
from tests.criteria.builders import empty, judged, keeping, organised, undeclared
from tests.criteria.cases import CASES

if TYPE_CHECKING:
    from localeconomy.language import Text
    from localeconomy.model.network import Network

CATALOGUE = catalogue()
IDS = [each.id for each in CATALOGUE]

# Everything that is observed; the rest are declared facts of the network and its district.
OBSERVED = tuple(
    name for name in TABLES if name not in {"organisations", "districts", "actors", "completeness"}
)


def bare(criterion: str) -> Network:
    """Return the healthy network without all that is observed, and that declared complete.

    Of the actors, which others refer to, those of a criterion that counts actors alone are left
    out.
    """
    counted = counted_actors(criterion)
    network = empty(CASES[criterion].healthy(), *OBSERVED)
    return keeping(network, "actors", lambda actor: actor.kind not in counted)


def counted_actors(criterion: str) -> set[str]:
    """Return the kinds of actors that a criterion counts, where it counts nothing else."""
    counted = [
        read for read in CATALOGUE[criterion].reads if read.more not in (More.FACT, More.FIGURES)
    ]
    if any(read.table != "actors" for read in counted):
        return set()
    return {kind for read in counted for kind in read.kinds}


def case_networks(criterion: str) -> list[Network]:
    case = CASES[criterion]
    return [case.healthy(), case.middle(), case.failing()]


def test_every_criterion_has_its_case() -> None:
    assert sorted(CASES) == sorted(IDS)


@pytest.mark.parametrize("name", IDS)
class TestCases:
    def test_it_is_healthy_where_all_is_well(self, name: str) -> None:
        finding = judged(CASES[name].healthy(), name)
        assert finding.state is State.MEASURED
        assert finding.value is not None
        assert finding.value >= 0.8
        assert finding.bounds == (finding.value, finding.value)
        assert finding.missing == ()

    def test_it_fails_where_that_is_missing(self, name: str) -> None:
        finding = judged(CASES[name].failing(), name)
        assert finding.state is State.MEASURED
        assert finding.value is not None
        assert finding.value <= 0.2
        assert finding.bounds == (finding.value, finding.value)

    def test_it_has_the_value_worked_out_in_the_middle(self, name: str) -> None:
        finding = judged(CASES[name].middle(), name)
        assert finding.state is State.MEASURED
        assert finding.value == pytest.approx(CASES[name].value, abs=5e-5)

    def test_evidence_names_records_that_there_are(self, name: str) -> None:
        for network in case_networks(name):
            for evidence in judged(network, name).evidence:
                assert evidence.count >= len(evidence.ids) > 0
                assert set(evidence.ids) <= set(network.tables[evidence.table].ids)
                assert evidence.table in CATALOGUE[name].tables

    def test_a_healthy_finding_rests_on_evidence(self, name: str) -> None:
        assert judged(CASES[name].healthy(), name).evidence

    def test_it_gives_its_reason_in_both_languages(self, name: str) -> None:
        for network in case_networks(name):
            reason = judged(network, name).reason
            assert_spoken(reason)
            assert reason.de != reason.en
            assert reason.de.endswith(".")
            assert reason.en.endswith(".")

    def test_findings_survive_json(self, name: str) -> None:
        for network in case_networks(name):
            for each in (judged(network, name), judged(undeclared(network), name)):
                assert Finding.from_dict(json.loads(json.dumps(each.to_dict()))) == each


def assert_spoken(text: Text) -> None:
    for wording in (text.de, text.en):
        assert wording.strip() == wording != ""
        assert not re.search(r"\{[a-z_]*\}", wording), wording
        assert "  " not in wording


@pytest.mark.parametrize("name", IDS)
class TestStates:
    def test_nothing_on_record_and_nothing_declared_is_unknown(self, name: str) -> None:
        tables = (*OBSERVED, "actors") if counted_actors(name) else OBSERVED
        finding = judged(undeclared(bare(name), *tables), name)
        assert (finding.state, finding.value, finding.bounds) == (State.UNKNOWN, None, (0.0, 1.0))
        assert finding.missing
        assert finding.reason.de.startswith("Nicht bekannt")
        assert finding.reason.en.startswith("Not known")

    def test_on_record_but_not_declared_is_partial(self, name: str) -> None:
        network = CASES[name].middle()
        measured, partial = judged(network, name), judged(undeclared(network), name)
        assert partial.state is State.PARTIAL
        assert partial.value == measured.value
        low, high = partial.bounds
        assert low <= CASES[name].value <= high + 1e-9
        read = {each.table for each in CATALOGUE[name].reads if each.more is not More.FACT}
        assert set(partial.missing) <= read

    def test_bounds_are_open_to_what_more_records_can_do(self, name: str) -> None:
        """Only further records that can but raise the value keep it as lower bound.

        Or a part of it that they cannot take, as the case says.
        """
        partial = judged(undeclared(CASES[name].middle()), name)
        effects = {
            each.more
            for each in CATALOGUE[name].reads
            if each.more not in (More.FACT, More.FIGURES) and not each.informal_only
        }
        value = partial.value if effects == {More.RAISES} else CASES[name].least
        assert partial.bounds == (value, 1.0)

    def test_taken_as_complete_it_is_as_if_declared(self, name: str) -> None:
        network = CASES[name].middle()
        assumed = judged(undeclared(network), name, assume_complete=True)
        assert assumed == judged(network, name)

    def test_a_fact_that_does_not_count_is_no_reason_to_ask(self, name: str) -> None:
        """The other scope: the criterion does not apply, whatever is on record."""
        scope = CATALOGUE[name].scope
        other = organised(
            CASES[name].healthy(),
            scope="network" if scope is Scope.ALLIANCE else "alliance",
        )
        finding = judged(other, name)
        if scope is Scope.BOTH:
            assert finding.state.is_applicable
        else:
            assert (finding.state, finding.value) == (State.NOT_APPLICABLE, None)
            assert finding.missing == ()
            assert_spoken(finding.reason)

    def test_learning_what_is_complete_table_by_table_never_widens(self, name: str) -> None:
        network = undeclared(CASES[name].middle())
        before = judged(network, name)
        for declared in CASES[name].middle().completeness:
            network = network.with_records(completeness=[declared])
            after = judged(network, name)
            assert before.bounds[0] <= after.bounds[0]
            assert after.bounds[1] <= before.bounds[1]
            before = after
        assert before.state is State.MEASURED


@pytest.mark.parametrize("name", IDS)
def test_complete_and_empty_is_0_or_not_due(name: str) -> None:
    """ "Everything else (no activities, no publicity, no goals at all, no members): 0"."""
    finding = judged(bare(name), name)
    state = CASES[name].emptied
    assert finding.state is state
    assert finding.value == (0.0 if state is State.MEASURED else None)
    assert_spoken(finding.reason)


@pytest.mark.parametrize("name", IDS)
def test_before_its_first_day_nothing_is_known(name: str) -> None:
    """Long before everything on record: what is due is unknown, what the stage excuses not due."""
    finding = judged(CASES[name].healthy(), name, on="1990-06-30")
    assert finding.state in (State.UNKNOWN, State.NOT_DUE)


@pytest.mark.parametrize("name", IDS)
def test_findings_carry_what_the_criterion_declares(name: str) -> None:
    criterion = CATALOGUE[name]
    finding = judged(CASES[name].healthy(), name)
    assert (finding.id, finding.family) == (name, criterion.family)
    assert finding.weight == criterion.weight.value
    assert finding.weight_word == criterion.weight.word
    assert finding.pitfalls == criterion.pitfalls
    assert finding.reads == criterion.tables
    assert finding.measures == criterion.measures
    assert finding.unit == criterion.unit
    assert (finding.cap is None) == (criterion.cap is None)
    if finding.cap is not None and criterion.cap is not None:
        # Four and a half years old: in full force.
        assert attrs.astuple(finding.cap) == (criterion.cap.limit, 1.0, 1.0)
