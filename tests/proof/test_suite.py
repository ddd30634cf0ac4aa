"""The score does what is claimed of it, on a small sample of made-up networks."""

from __future__ import annotations

import json

import attrs
import pytest

import localeconomy as le
from localeconomy.errors import LocalEconomyError
from localeconomy.proof import CLAIMS, QUICK, WHOLE, Extent, Proof, prove, suite, to_json
from localeconomy.proof.plantings import CRITERION_OF, PLANTINGS
from localeconomy.synthetic import FAULTS

# As little as possible of everything.
TINY = Extent(
    sizes=(10,),
    rates=(0.0, 0.3),
    planted=1,
    sound=1,
    growing=1,
    severities=2,
    growing_sizes=(10,),
    middling=1,
    sized=1,
    ranked=2,
    weightings=2,
    records=2,
    worlds=2,
    draws=16,
)


@pytest.fixture(scope="module")
def proof() -> Proof:
    return prove(quick=True, seed=0, workers=2)


@pytest.mark.parametrize("claim", [name for name, each in CLAIMS.items() if each.target != "–"])
def test_the_small_sample_meets_the_targets(proof: Proof, claim: str) -> None:
    measured = [each for each in proof.checks if each.claim == claim]
    assert measured
    missed = [(each.subject, each.figure, each.n) for each in measured if not each.passed]
    assert not missed, f"{CLAIMS[claim].text.en} ({CLAIMS[claim].target})"


def test_every_claim_is_measured_of_everything_planted(proof: Proof) -> None:
    measured = {(each.claim, each.subject) for each in proof.checks}
    for planting in PLANTINGS:
        claims = {"recall", "named", "false_alarms", "wrong", "severity"}
        claims |= {"first", "withheld"} if planting.pitfall else {"withheld_each"}
        assert {(claim, planting.id) for claim in claims} <= measured
    assert {claim for claim, _ in measured} == set(CLAIMS)
    assert len(measured) == len(proof.checks)


def test_every_criterion_has_a_fault_that_it_is_to_detect() -> None:
    """All 51 can be planted, each in a network that it applies to."""
    catalogue = {each.id: each for each in le.catalogue()}
    assert set(CRITERION_OF.values()) == set(catalogue)
    assert set(CRITERION_OF) == set(FAULTS)
    planted: dict[str, set[str]] = {each.criterion: set() for each in PLANTINGS if each.criterion}
    for each in PLANTINGS:
        if each.criterion is not None:
            planted[each.criterion].add(each.scope)
    for name, scopes in planted.items():
        assert scopes == {
            scope for scope in ("network", "alliance") if catalogue[name].scope.includes(scope)
        }


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plant only a few things."""
    monkeypatch.setattr(suite, "PLANTINGS", PLANTINGS[2:6])


@pytest.mark.usefixtures("few")
def test_the_figures_rest_on_the_seed_alone() -> None:
    once = prove(workers=1, extent=TINY, seed=3)
    again = prove(workers=2, extent=TINY, seed=3)
    assert once == again
    assert once != prove(workers=1, extent=TINY, seed=4)


@pytest.mark.usefixtures("few")
def test_what_is_missed_is_told_and_what_has_no_target_is_not_missed() -> None:
    proof = prove(workers=1, extent=TINY)
    assert all(each.passed is False for each in proof.missed)
    assert not [each for each in proof.missed if each.claim in ("named", "withheld_each")]
    assert proof.catalogue_hash == le.catalogue().hash


def test_the_quick_sample_is_a_part_of_what_the_whole_one_tries() -> None:
    quick, whole = attrs.asdict(QUICK), attrs.asdict(WHOLE)
    assert quick.pop("sizes") == whole.pop("sizes") == (10, 20, 40, 80)
    for name in ("growing_sizes", "rates"):
        assert set(quick.pop(name)) < set(whole.pop(name))
    assert all(quick[name] < whole[name] for name in quick)


@pytest.mark.parametrize(("seed", "workers"), [(-1, None), (0, 0)])
def test_what_is_not_possible_is_refused(seed: int, workers: int | None) -> None:
    with pytest.raises(LocalEconomyError, match=r" is not possible; a seed is a whole number"):
        prove(extent=TINY, seed=seed, workers=workers)


def test_json_holds_every_figure(proof: Proof) -> None:
    import datetime as dt

    plain = json.loads(to_json(proof, dt.date(2026, 1, 31)))
    assert (plain["day"], plain["seed"], plain["quick"]) == ("2026-01-31", 0, True)
    assert plain["checks"] == [each.to_dict() for each in proof.checks]
