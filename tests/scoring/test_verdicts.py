"""The verdict on a pitfall follows from the bounds of its rows alone."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.scoring.finding import Cap, Finding, State
from localeconomy.scoring.verdicts import Verdict, verdict_of, verdicts_by_severity
from tests.scoring.builders import at, finding, findings, values


def row(name: str, low: float, high: float, *, pitfalls: tuple[int, ...] = (1,)) -> Finding:
    return finding(name, (low + high) / 2, bounds=(low, high), pitfalls=pitfalls)


@pytest.mark.parametrize(
    ("rows", "word"),
    [
        # One row's upper bound below 0.4 is enough, whatever the others say.
        ([(0.0, 0.39), (0.9, 1.0)], "present"),
        ([(0.0, 0.39), (0.0, 1.0)], "present"),
        # 0.4 itself is not below 0.4.
        ([(0.0, 0.4), (0.9, 1.0)], "watch"),
        ([(0.0, 0.69), (0.0, 1.0)], "watch"),
        # 0.7 itself is not below 0.7, so nothing is known yet.
        ([(0.0, 0.7), (0.9, 1.0)], "unknown"),
        ([(0.69, 1.0), (0.9, 1.0)], "unknown"),
        ([(0.7, 1.0), (0.7, 0.7)], "absent"),
        ([(0.0, 1.0)], "unknown"),
    ],
)
def test_rules(rows: list[tuple[float, float]], word: str) -> None:
    made = [row(f"r{number}", low, high) for number, (low, high) in enumerate(rows)]
    assert verdict_of(1, made).word == word


@pytest.mark.parametrize(
    ("force", "least_force", "word"),
    [
        (0.0, 0.0, "watch"),  # at most a year old
        (0.25, 0.25, "present"),  # eighteen months
        (1.0, 1.0, "present"),
        (1.0, 0.0, "watch"),  # the founding is not recorded: it may be young
    ],
)
def test_what_is_phased_in_is_not_held_against_a_young_network(
    force: float, least_force: float, word: str
) -> None:
    young = attrs.evolve(row("active_core", 0.0, 0.1), cap=Cap(0.4, force, least_force))
    assert verdict_of(1, [young, row("b", 0.8, 0.9)]).word == word
    # Another row can still be.
    assert verdict_of(1, [young, row("b", 0.0, 0.1)]).word == "present"


def test_without_an_applicable_row_the_pitfall_does_not_apply() -> None:
    out = finding("a", None, state=State.NOT_APPLICABLE, pitfalls=(4,))
    assert verdict_of(4, [out]).word == "not_applicable"
    assert verdict_of(4, [out, row("b", 0.0, 0.1)]).word == "not_applicable"


def test_without_a_due_row_nothing_is_known() -> None:
    later = finding("a", None, state=State.NOT_DUE, pitfalls=(1,))
    verdict = verdict_of(1, [later])
    assert (verdict.word, verdict.findings, verdict.shortfall) == ("unknown", (), None)


def test_rows_that_are_not_due_do_not_keep_a_pitfall_from_being_absent() -> None:
    later = finding("a", None, state=State.NOT_DUE, pitfalls=(1,))
    assert verdict_of(1, [later, row("b", 0.8, 0.9)]).word == "absent"


def test_a_row_of_two_numbers_counts_for_both() -> None:
    """Missing recognition is pitfall (3) and (4) alike, here with a healthy row of each."""
    shared = row("official_recognition", 0.0, 0.0, pitfalls=(3, 4))
    others = [
        row("publicity_continuity", 1, 1, pitfalls=(3,)),
        row("community_contact", 1, 1, pitfalls=(4,)),
    ]
    verdicts = [verdict_of(number, [shared, *others]) for number in (3, 4)]
    assert [verdict.word for verdict in verdicts] == ["present", "present"]
    assert [verdict.findings[0] for verdict in verdicts] == ["official_recognition"] * 2


def test_shortfall_is_the_mean_distance_from_one_with_unknown_rows_in_the_middle() -> None:
    """(1 − 0.2 + 1 − 0.9 + 1 − 0.5)/3 = 1.4/3: the unknown row counts 0.5, as in the score."""
    rows = [row("a", 0.2, 0.2), row("b", 0.9, 0.9), finding("c", None, pitfalls=(1,))]
    verdict = verdict_of(1, rows)
    assert verdict.shortfall == pytest.approx(1.4 / 3)
    # The unknown one stands at 0.5 between the two.
    assert verdict.findings == ("a", "c", "b")


def test_what_is_wholly_known_to_fail_comes_before_what_is_half_known() -> None:
    """(3): (1 + 0.5)/2 = 0.75, as nobody knows of its publicity; (4): (1 + 1)/2 = 1."""
    found = [
        row("official_recognition", 0.0, 0.0, pitfalls=(3, 4)),
        finding("publicity_continuity", None, pitfalls=(3,)),
        row("community_contact", 0.0, 0.0, pitfalls=(4,)),
    ]
    ordered = verdicts_by_severity([verdict_of(number, found) for number in (3, 4)])
    assert [each.number for each in ordered] == [4, 3]
    assert [each.shortfall for each in ordered] == [pytest.approx(1.0), pytest.approx(0.75)]


def test_present_pitfalls_come_first_and_the_worst_of_them_before_the_others() -> None:
    verdicts = [
        Verdict(1, "absent", (), 0.1),
        Verdict(2, "present", (), 0.6),
        Verdict(3, "not_applicable", (), None),
        Verdict(4, "present", (), 0.9),
        Verdict(5, "unknown", (), None),
        Verdict(6, "watch", (), 0.5),
        Verdict(7, "present", (), 0.6),
    ]
    assert [each.number for each in verdicts_by_severity(verdicts)] == [4, 2, 7, 6, 5, 1, 3]


def test_a_verdict_survives_json() -> None:
    verdict = Verdict(3, "watch", ("a", "b"), 0.25)
    assert Verdict.from_dict(verdict.to_dict()) == verdict


BETTER = {"present": 0, "watch": 1, "unknown": 1, "absent": 2, "not_applicable": 3}


@given(findings(), st.data())
def test_a_better_row_never_makes_a_verdict_worse(
    found: list[Finding], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(found) - 1))
    low, high = sorted([data.draw(values()), data.draw(values())])
    before, after = list(found), list(found)
    before[place], after[place] = at(found[place], low), at(found[place], high)
    for number in (1, 3, 4):
        one, other = verdict_of(number, before).word, verdict_of(number, after).word
        assert BETTER[one] <= BETTER[other]


@given(findings())
def test_the_order_of_the_findings_does_not_matter(found: list[Finding]) -> None:
    for number in (1, 3, 4):
        assert verdict_of(number, found) == verdict_of(number, found[::-1])
