"""Every threshold of every criterion: what is accepted works, what is not is told at once."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import pytest

import localeconomy as le
from localeconomy.compiled import compile_snapshot
from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.judging import finding_of
from localeconomy.criteria.terms import Terms
from localeconomy.errors import LocalEconomyError

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUE = catalogue()
EVERY = [(each.id, name) for each in CATALOGUE for name in each.thresholds]

GIVEN: Mapping[str, object] = {
    "zero": 0,
    "tiny": 1e-9,
    "one": 1,
    "great": 1000,
    "greatest": 1e9,
    "huge": 1e300,
    "infinite": float("inf"),
    "negative": -1.0,
    "none": None,
    "nan": float("nan"),
    "text": "many",
    "truth": True,
}


@functools.cache
def all_terms() -> tuple[Terms, ...]:
    """Return the days of all bundled networks, of made-up ones, and of an empty one."""
    networks = [le.example(name) for name in le.examples()]
    networks += [le.synthetic_network(20, scope=scope) for scope in ("network", "alliance")]
    networks.append(le.Network(as_of="2003"))
    snapshots = [network.at() for network in networks]
    snapshots += [le.example(name).at("2003-06-30") for name in le.examples()]
    return tuple(
        Terms(compile_snapshot(snapshot), assume_complete=assumed)
        for snapshot in snapshots
        for assumed in (False, True)
    )


@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize(("criterion", "threshold"), EVERY)
def test_a_threshold_works_or_is_refused(criterion: str, threshold: str, given: str) -> None:
    number = GIVEN[given]
    try:
        changed = CATALOGUE.with_thresholds(**{criterion: {threshold: number}})  # type: ignore[arg-type]
    except LocalEconomyError as error:
        for language, remedy in (("en", "give "), ("de", "bitte ")):
            said = error.into(language)
            assert said.startswith(f"{criterion}: ")
            assert threshold in said
            assert repr(number) in said or repr(float(number)) in said  # type: ignore[arg-type]
            assert remedy in said
        return
    assert given in ("zero", "tiny", "one", "great", "greatest")
    for terms in all_terms():
        found = finding_of(changed[criterion], terms)
        low, high = found.bounds
        assert 0 <= low <= high <= 1
        assert found.value is None or 0 <= found.value <= 1
        assert "inf" not in found.reason.en.split()
        assert "nan" not in found.reason.en.split()


@pytest.mark.parametrize("name", le.examples())
def test_whole_assessments_work_with_the_least_thresholds(name: str) -> None:
    """All thresholds at once, each a thousandth of what it was; order is kept."""
    numbers = {
        each.id: {key: value / 1000 for key, value in each.numbers.items()} for each in CATALOGUE
    }
    found = le.assess(le.example(name), catalogue=CATALOGUE.with_thresholds(**numbers))
    assert 0 <= found.bounds[0] <= found.score <= found.bounds[1] <= 100


def test_what_a_threshold_lies_above_exists() -> None:
    for each in CATALOGUE:
        for threshold in each.thresholds.values():
            assert threshold.above is None or threshold.above in each.thresholds


@pytest.mark.parametrize(
    ("criterion", "numbers", "english", "german"),
    [
        ("active_core", {"full_tasks": 0}, "give more than 0", "bitte mehr als 0"),
        ("active_core", {"need_share": 1.5}, "give a share from 0 to 1", "einen Anteil von 0 bis"),
        ("active_core", {"need_share": "x"}, "'x' is not a threshold 'need_share'; give a number",
         "'x' ist keine Schwelle 'need_share'; bitte eine Zahl"),
        ("active_core", {"led_activities": 1e10}, "give 1,000,000,000 or less",
         "bitte höchstens 1.000.000.000"),
        ("city_public", {"quarters": -1}, "give 0 or more", "bitte mindestens 0"),
        ("critical_mass", {"half": 20},
         "'half' (20.0) is not below 'nearly_all' (15); give a smaller 'half' or a greater 'nearly",
         "'half' (20.0) liegt nicht unter 'nearly_all' (15); bitte 'half' kleiner oder 'near"),
        ("awareness", {"one": 0}, "'zero' (0) is not below 'one' (0.0)", "'zero' (0) liegt nicht"),
        ("active_core", 3,
         "3 names no threshold; give numbers by name, for example active_core={'least_n",
         "3 nennt keine Schwelle; bitte Zahlen nach Namen"),
        ("personal_approach", {"least": 1},
         "personal_approach has no thresholds; leave {'least': 1}",
         "personal_approach hat keine Schwellen; bitte {'least': 1} weglassen"),
        ("self_help", [], "[] names no threshold", "[] nennt keine Schwelle"),
    ],
)  # fmt: skip
def test_the_remedy_fits(criterion: str, numbers: object, english: str, german: str) -> None:
    with pytest.raises(LocalEconomyError) as caught:
        CATALOGUE.with_thresholds(**{criterion: numbers})  # type: ignore[arg-type]
    assert english in caught.value.into("en")
    assert german in caught.value.into("de")


def test_both_control_points_can_be_moved_together() -> None:
    changed = CATALOGUE.with_thresholds(critical_mass={"half": 20, "nearly_all": 40})
    assert changed["critical_mass"].numbers == {"half": 20.0, "nearly_all": 40.0}
