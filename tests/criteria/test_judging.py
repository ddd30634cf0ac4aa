"""From an outcome to a finding: states, bounds and caps, with criteria made up for the purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

from localeconomy.compiled import compile_snapshot
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    Needed,
    NotDue,
    NotKnown,
    Read,
    Scope,
    Weight,
)
from localeconomy.criteria.judging import finding_of
from localeconomy.criteria.terms import Terms
from localeconomy.language import Text
from localeconomy.model.records import Complete, Goal, Offer, Publicity
from localeconomy.scoring.finding import Evidence, State
from tests.criteria.builders import DAY, district, empty, organised, undeclared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.criteria.declaration import Outcome
    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Finding

TEXT = Text(de="Grund.", en="Reason.")
VALUE = Judgement(value=0.3, raw=0.3, n=1, reason=TEXT)


def asking(outcome: Outcome, *reads: Read, **fields: object) -> Criterion:
    """Return a criterion that always judges alike."""

    def judge(_terms: Terms, _at: Mapping[str, float]) -> Outcome:
        return outcome

    plain: dict[str, Any] = {
        "id": "made_up",
        "family": "quality",
        "title": TEXT,
        "question": TEXT,
        "chapter": "",
        "quote": "",
        "weight": Weight(2, "wichtig"),
        "scope": Scope.BOTH,
        "formula": TEXT,
        "unit": TEXT,
        "reads": reads or (Read("goals", More.EITHER),),
        "judge": judge,
    }
    return Criterion(**{**plain, **fields})


def found(criterion: Criterion, network: Network, *, assume_complete: bool = False) -> Finding:
    terms = Terms(compile_snapshot(network.at(DAY)), assume_complete=assume_complete)
    return finding_of(criterion, terms)


OPEN = undeclared(district())


class TestBounds:
    @pytest.mark.parametrize(
        ("effects", "bounds"),
        [
            ((More.RAISES,), (0.3, 1.0)),
            ((More.LOWERS,), (0.0, 0.3)),
            ((More.EITHER,), (0.0, 1.0)),
            ((More.RAISES, More.LOWERS), (0.0, 1.0)),
            ((More.RAISES, More.EITHER), (0.0, 1.0)),
            ((More.RAISES, More.RAISES), (0.3, 1.0)),
        ],
    )
    def test_of_open_tables(self, effects: tuple[More, ...], bounds: tuple[float, float]) -> None:
        tables = ("goals", "offers")
        reads = [Read(name, effect) for name, effect in zip(tables, effects, strict=False)]
        finding = found(asking(VALUE, *reads), OPEN)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.3, bounds)
        assert finding.missing == tables[: len(effects)]

    def test_a_table_of_further_figures_leaves_the_value_measured(self) -> None:
        """The offers, neither recorded in full nor needed, change no state and no bound."""
        reads = (Read("goals", More.EITHER), Read("offers", More.FIGURES))
        finding = found(asking(VALUE, *reads), undeclared(district(), "offers"))
        assert (finding.state, finding.bounds, finding.missing) == (State.MEASURED, (0.3, 0.3), ())
        assert finding.reads == ("goals", "offers")

    def test_of_complete_tables_are_the_value(self) -> None:
        finding = found(asking(VALUE), district())
        assert (finding.state, finding.bounds, finding.missing) == (State.MEASURED, (0.3, 0.3), ())

    def test_of_missing_values_stay_where_the_tables_are_complete(self) -> None:
        judgement = attrs.evolve(VALUE, bounds=(0.2, 0.5))
        finding = found(asking(judgement), district())
        assert (finding.state, finding.bounds) == (State.PARTIAL, (0.2, 0.5))

    @pytest.mark.parametrize(
        ("effect", "bounds"),
        [(More.RAISES, (0.2, 1.0)), (More.LOWERS, (0.0, 0.5)), (More.EITHER, (0.0, 1.0))],
    )
    def test_of_missing_values_and_missing_records(
        self, effect: More, bounds: tuple[float, float]
    ) -> None:
        judgement = attrs.evolve(VALUE, bounds=(0.2, 0.5))
        assert found(asking(judgement, Read("goals", effect)), OPEN).bounds == bounds

    def test_reach_follows_the_estimates_of_all_open_tables(self) -> None:
        judgement = attrs.evolve(VALUE, reach=lambda missing: (0.1, missing / 10))
        reads = (Read("goals", More.EITHER), Read("offers", More.EITHER))
        goals = Complete("goals", since="1999", estimated_missing=3)
        offers = Complete("offers", since="1999", estimated_missing=2)
        criterion = asking(judgement, *reads)
        assert found(criterion, OPEN.with_records(completeness=[goals])).bounds == (0.0, 1.0)
        both = OPEN.with_records(completeness=[goals, offers])
        assert found(criterion, both).bounds == (0.1, 0.5)

    @pytest.mark.parametrize(
        ("effect", "bounds"),
        [(More.RAISES, (0.3, 0.5)), (More.LOWERS, (0.1, 0.3)), (More.EITHER, (0.1, 0.5))],
    )
    def test_reach_never_goes_against_what_further_records_can_do(
        self, effect: More, bounds: tuple[float, float]
    ) -> None:
        """A reach of 0.1 to 0.5 also allows for further members, who are all known here."""
        judgement = attrs.evolve(VALUE, reach=lambda missing: (0.1, missing / 10))
        goals = Complete("goals", since="1999", estimated_missing=5)
        network = OPEN.with_records(completeness=[goals])
        assert found(asking(judgement, Read("goals", effect)), network).bounds == bounds

    def test_values_are_moved_into_the_unit_interval(self) -> None:
        finding = found(asking(attrs.evolve(VALUE, value=1.7, raw=1.7)), district())
        assert (finding.value, finding.bounds, finding.raw) == (1.0, (1.0, 1.0), 1.7)

    def test_empty_evidence_is_left_out(self) -> None:
        evidence = (Evidence("goals", (), 0), Evidence("goals", ("g1",), 1))
        finding = found(asking(attrs.evolve(VALUE, evidence=evidence)), district())
        assert finding.evidence == evidence[1:]


class TestNotDue:
    def test_by_declared_facts_needs_no_complete_table(self) -> None:
        finding = found(asking(NotDue(TEXT, declared=True)), OPEN)
        assert (finding.state, finding.reason, finding.missing) == (State.NOT_DUE, TEXT, ())

    def test_by_an_empty_table_needs_a_complete_one(self) -> None:
        assert found(asking(NotDue(TEXT)), district()).state is State.NOT_DUE
        finding = found(asking(NotDue(TEXT)), OPEN)
        assert (finding.state, finding.missing) == (State.UNKNOWN, ("goals",))
        assert "goals" in finding.reason.en

    def test_what_is_assumed_complete_is(self) -> None:
        assert found(asking(NotDue(TEXT)), OPEN, assume_complete=True).state is State.NOT_DUE


class TestUnknown:
    def test_a_missing_fact_is_the_reason(self) -> None:
        finding = found(asking(NotKnown(TEXT)), district())
        assert (finding.state, finding.reason, finding.bounds) == (State.UNKNOWN, TEXT, (0.0, 1.0))

    def test_silence_where_a_table_is_always_needed(self) -> None:
        network = empty(OPEN, "goals")
        finding = found(
            asking(VALUE, Read("goals", More.RAISES), Read("offers", More.RAISES)), network
        )
        assert finding.state is State.UNKNOWN
        assert finding.missing == ("goals", "offers")
        assert "goals" in finding.reason.en
        assert "offers" not in finding.reason.en

    def test_a_table_that_only_adds_may_be_silent(self) -> None:
        reads = (Read("offers", More.RAISES), Read("goals", More.RAISES, needed=Needed.NEVER))
        assert found(asking(VALUE, *reads), empty(OPEN, "goals")).state is State.PARTIAL

    def test_of_several_one_may_be_silent_but_not_all(self) -> None:
        reads = [Read(name, More.RAISES, needed=Needed.JOINTLY) for name in ("goals", "offers")]
        criterion = asking(VALUE, *reads)
        assert found(criterion, empty(OPEN, "goals")).state is State.PARTIAL
        assert found(criterion, empty(OPEN, "offers")).state is State.PARTIAL
        assert found(criterion, empty(OPEN, "offers", "goals")).state is State.UNKNOWN
        # One of them declared complete and empty, the other silent: still nothing to go by.
        half = empty(undeclared(district(), "goals"), "goals", "offers")
        finding = found(criterion, half)
        assert (finding.state, finding.missing) == (State.UNKNOWN, ("goals",))
        assert found(criterion, empty(district(), "goals", "offers")).state is State.MEASURED

    def test_kinds_that_do_not_count_do_not_break_the_silence(self) -> None:
        read = Read("offers", More.RAISES, kinds=("placement",))
        network = OPEN.replace(offers=[Offer("office", "training")])
        assert found(asking(VALUE, read), network).state is State.UNKNOWN

    def test_older_records_do_not_break_the_silence(self) -> None:
        read = Read("publicity", More.RAISES, months=12)
        network = OPEN.replace(publicity=[Publicity("2001-01-01")])
        assert found(asking(VALUE, read), network).state is State.UNKNOWN


class TestReads:
    def test_facts_are_not_asked_for_completeness(self) -> None:
        reads = (Read("goals", More.RAISES), Read("actors", More.FACT))
        declared = OPEN.with_records(completeness=[Complete("goals", since="1999")])
        assert found(asking(VALUE, *reads), declared).state is State.MEASURED

    def test_what_is_read_in_informal_networks_only(self) -> None:
        criterion = asking(
            VALUE, Read("goals", More.RAISES), Read("offers", More.EITHER, informal_only=True)
        )
        formal = undeclared(district(), "offers")
        assert found(criterion, formal).state is State.MEASURED
        informal = organised(formal, form="informal")
        assert found(criterion, informal).bounds == (0.0, 1.0)


class TestScope:
    @pytest.mark.parametrize(
        ("scope", "network", "alliance"),
        [(Scope.NETWORK, True, False), (Scope.ALLIANCE, False, True), (Scope.BOTH, True, True)],
    )
    def test_a_row_applies_by_the_declared_scope_alone(
        self, scope: Scope, *, network: bool, alliance: bool
    ) -> None:
        criterion = asking(VALUE, scope=scope)
        for name, applies in (("network", network), ("alliance", alliance)):
            finding = found(criterion, organised(district(), scope=name))
            assert finding.state.is_applicable is applies
            assert scope.includes(name) is applies


class TestCap:
    @pytest.mark.parametrize(
        ("founded", "force"),
        [("2003", 0.0), ("2002-06-30", 0.0), ("2001-12-30", 0.25), ("1990", 1.0)],
    )
    def test_phased_in_between_12_and_36_months(self, founded: str, force: float) -> None:
        """18 months: (18 − 12)/24 = 0.25."""
        criterion = asking(VALUE, cap=CapRule(0.5, phased_in=True))
        cap = found(criterion, organised(district(), founded=founded)).cap
        assert cap is not None
        assert (cap.limit, cap.force, cap.least_force) == (0.5, force, force)

    def test_else_in_force_at_any_age(self) -> None:
        for founded in ("2003", "1990", None):
            cap = found(asking(VALUE, cap=CapRule(0.5)), organised(district(), founded=founded)).cap
            assert cap is not None
            assert (cap.force, cap.least_force) == (1.0, 1.0)

    def test_none(self) -> None:
        assert found(asking(VALUE), district()).cap is None


def test_experimental_criteria_have_no_weight() -> None:
    finding = found(asking(VALUE, life_cycle="experimental"), district())
    assert (finding.weight, finding.weight_word) == (0.0, "wichtig")
    assert found(asking(VALUE), district()).weight == 2.0


def test_each_missing_table_is_named_once() -> None:
    reads = (Read("goals", More.RAISES), Read("goals", More.RAISES, months=None))
    assert found(asking(VALUE, *reads), OPEN).missing == ("goals",)


def test_a_goal_without_dates_is_on_record() -> None:
    network = OPEN.replace(goals=[Goal("g")])
    assert found(asking(VALUE, Read("goals", More.EITHER, months=None)), network).value == 0.3
