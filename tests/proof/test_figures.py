"""Each figure of the proof against a calculation by hand."""

from __future__ import annotations

import functools
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import spearmanr

import localeconomy as le
from localeconomy.proof import coverage, severity, size, stability
from localeconomy.proof.detection import (
    bounds_checks,
    capped_checks,
    detection_checks,
    share,
)
from localeconomy.proof.plantings import PLANTINGS, SOUND_WORLD, Setting
from localeconomy.proof.trials import Judged, Trial, settings, trials_of, word_of
from localeconomy.scoring.intervals import scenario_interval
from localeconomy.synthetic import MIDDLING

SETTING = Setting(20, 1, 84, "formal")
SURE_FAILING = Judged(0.1, 0.1, 0.1)
HEALTHY = Judged(0.9, 0.9, 0.9)
OPEN = Judged(None, 0.0, 1.0)
NOT_DUE = Judged(None, 0.0, 1.0, is_due=False)


def trial(
    planting: str,
    *,
    rate: float = 0.0,
    findings: dict[str, Judged] | None = None,
    verdicts: dict[int, str] | None = None,
    **values: object,
) -> Trial:
    """Return a trial in which all is healthy but for what is told."""
    every = {each.id: HEALTHY for each in le.catalogue()}
    told: dict[str, Any] = {
        "setting": SETTING,
        "first": (1, "absent"),
        "score": 90.0,
        "low": 90.0,
        "high": 90.0,
        "limit": 100.0,
        "middling": None,
        **values,
    }
    words = dict.fromkeys((1, 2, 3, 4), "absent")
    return Trial(
        planting=planting,
        rate=rate,
        findings=every | (findings or {}),
        verdicts=words | (verdicts or {}),
        **told,
    )


def figures(trials: list[Trial], subject: str) -> dict[str, Any]:
    return {
        each.claim: (each.figure, each.n)
        for each in detection_checks(trials)
        if each.subject == subject
    }


@pytest.mark.parametrize(
    ("judged", "word"),
    [
        (Judged(0.2, 0.1, 0.39), "failing"),
        (Judged(0.2, 0.1, 0.4), "watch"),
        (Judged(0.9, 0.7, 1.0), "healthy"),
        (Judged(0.9, 0.69, 1.0), "withheld"),
        (Judged(None, 0.0, 1.0, is_due=False), "withheld"),
        (None, "withheld"),
    ],
)
def test_a_finding_says_what_its_bounds_say(judged: Judged | None, word: str) -> None:
    assert word_of(judged) == word


def test_detection_of_a_criterion() -> None:
    """With little lost: named, missed (healthy), withheld: 1 of 2 verdicts, 1 of 3 in all. Of two
    sound networks one is named all the same. With much lost: one planted named, one cleared, one
    withheld, and one sound network quiet: 1 wrong of 4, 1 of 3 withheld.
    """
    name = "sector_mix (one_sector)"
    sound = SOUND_WORLD["network"].id
    trials = [
        trial(name, findings={"sector_mix": SURE_FAILING}),
        trial(name),
        trial(name, rate=0.1, findings={"sector_mix": OPEN}),
        trial(sound, findings={"sector_mix": SURE_FAILING}),
        trial(sound, rate=0.1),
        trial(name, rate=0.3, findings={"sector_mix": SURE_FAILING}),
        trial(name, rate=0.3),
        trial(name, rate=0.3, findings={"sector_mix": OPEN}),
        trial(sound, rate=0.3),
        # Neither little nor much.
        trial(name, rate=0.2, findings={"sector_mix": SURE_FAILING}),
    ]
    assert figures(trials, name) == {
        "recall": (0.5, 2),
        "named": (pytest.approx(1 / 3), 3),
        "false_alarms": (0.5, 2),
        "wrong": (0.25, 4),
        "withheld_each": (pytest.approx(1 / 3), 3),
    }
    assert figures(trials, "all criteria") == {"withheld": (pytest.approx(1 / 3), 3)}


def test_detection_of_a_pitfall() -> None:
    """Pitfall 3 is named in two of two, once in the second place: 1 of 2 first."""
    present = {3: "present", 4: "present"}
    trials = [
        trial("pitfall 3", verdicts=present, first=(3, "present")),
        trial("pitfall 3", verdicts=present, first=(4, "present")),
        trial("pitfall 3", rate=0.3, verdicts={3: "watch"}),
    ]
    found = figures(trials, "pitfall 3")
    assert (found["recall"], found["first"]) == ((1.0, 2), (0.5, 2))
    # "watch" is too little for what is planted in full.
    assert found["wrong"] == (1.0, 1)


def test_a_row_that_two_pitfalls_share_is_no_false_alarm() -> None:
    """Recognition belongs to (3) and (4): failing alone it is held against neither; the contact
    with the community is (4) alone.
    """
    shared = trial("pitfall 3", findings={"official_recognition": SURE_FAILING})
    alone = trial("pitfall 3", findings={"community_contact": SURE_FAILING})
    assert figures([shared, alone], "pitfall 4")["false_alarms"] == (0.5, 2)
    assert figures([shared, alone], "pitfall 2")["false_alarms"] == (0.0, 2)


def test_nothing_measured_has_no_figure() -> None:
    assert share([]) == (None, 0)
    assert figures([], "pitfall 1")["recall"] == (None, 0)


def test_bounds_hold_what_all_lists_give() -> None:
    """The truth 0.9 lies in [0, 1] and not in [0.1, 0.1]; not due with something lost does not
    count: of 2 · 51 − 1 findings one is out. The score 90 lies in [80, 95] and not in [91, 95].
    """
    trials = [
        trial("pitfall 1"),
        trial("pitfall 1", rate=0.1, findings={"sector_mix": OPEN}, low=80.0, high=95.0),
        trial(
            "pitfall 1",
            rate=0.2,
            findings={
                "sector_mix": SURE_FAILING,
                "awareness": Judged(None, 0.0, 1.0, is_due=False),
            },
            low=91.0,
            high=95.0,
        ),
    ]
    findings, scores = bounds_checks(trials)
    assert findings.figure == pytest.approx(100 / 101)
    assert findings.n == 101
    assert (scores.figure, scores.n) == (0.5, 2)


def test_a_capped_network_stands_below_a_middling_one() -> None:
    """Two capped ones: 40 < 70 and 72 > 70; against 50 and 80: 40 < 50, 40 < 80, 72 < 80."""
    trials = [
        trial("pitfall 1", limit=40.0, score=40.0, middling=70.0),
        trial("pitfall 1", limit=60.0, score=72.0, middling=70.0),
        trial("pitfall 1", limit=61.0, score=10.0),
        trial("pitfall 1", limit=40.0, score=10.0, rate=0.1),
    ]
    same, pairs = capped_checks(trials, [50.0, 80.0])
    assert (same.figure, same.n) == (0.5, 2)
    assert (pairs.figure, pairs.n) == (0.75, 4)


def test_drift_is_the_greatest_difference_between_mean_scores() -> None:
    """Means 81, 80 and 83 at three sizes: 3 points."""
    scores = [("sound", 20, 80.0), ("sound", 20, 82.0), ("sound", 40, 80.0), ("sound", 80, 83.0)]
    checks = {each.subject: each for each in size.size_checks(scores)}
    assert (checks["sound"].figure, checks["sound"].n) == (3.0, 4)
    assert checks["weak"].figure is None


def test_what_depends_on_size_alone_is_held() -> None:
    """The same network with all its members idle or active has the same score but for the held."""
    process, members, score = size.sized("sound", Setting(20, 3, 84, "formal"))
    assert (process, members) == ("sound", 20)
    network = le.synthetic_network(20, seed=3, age=84)
    whole = le.assess(network)
    # Held at 0.75 instead of about 0.9 and 1.
    assert score < whole.score
    assert score > whole.score - 5


def test_rankings_are_compared_by_kendalls_tau() -> None:
    """Three networks; one draw ranks them alike (τ 1), one swaps two neighbours (τ 1/3)."""
    scores = [np.array([90.0, 80.0, 70.0]), np.array([80.0, 70.0, 75.0]), np.array([70.0, 60, 60])]
    mean, low = stability.stability_checks(scores)
    assert mean.figure == pytest.approx((1 + 1 / 3) / 2)
    assert low.figure == pytest.approx(1 / 3 + 0.05 * 2 / 3)
    assert mean.n == 2


def test_other_weights_leave_the_first_score_as_it_is() -> None:
    """The first column is the score itself; weights are drawn alike for every network."""
    scores = stability.reweighted(Setting(20, 5, 84, "formal"), 3, 0)
    again = stability.reweighted(Setting(20, 5, 84, "formal"), 3, 0)
    assert scores.shape == (4,)
    assert np.array_equal(scores, again)
    assert len(set(scores.tolist())) > 1
    assert np.all((scores >= 5) & (scores <= 100))


def test_the_unweighted_column_is_the_score_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[le.Assessment] = []

    def noted(network: le.Network) -> le.Assessment:
        seen.append(le.assess(network))
        return seen[-1]

    monkeypatch.setattr(stability, "assess", noted)
    scores = stability.reweighted(Setting(20, 6, 84, "formal"), 2, 0)
    assert scores[0] == pytest.approx(seen[0].score, abs=1e-9)


def test_a_growing_fault_lowers_its_value() -> None:
    """Three bodies: 1, 2/3, 1/3 and 0 in four severities, a perfect response."""
    name = "official_recognition (no_recognition)"
    planting, correlation = severity.response(name, SETTING)
    assert planting == name
    assert correlation == pytest.approx(1.0)
    checks = {each.subject: each for each in severity.severity_checks([(name, 0.9), (name, 0.7)])}
    assert checks[name].figure == pytest.approx(0.8)
    assert checks[name].n == 2
    assert checks["pitfall 1"].figure is None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=12))
def test_the_rank_correlation_is_that_of_scipy(points: list[tuple[int, int]]) -> None:
    """Ties included; where one side stays the same scipy says NaN and this library nothing."""
    one, other = zip(*points, strict=True)
    assume(len(set(one)) > 1 and len(set(other)) > 1)
    expected = spearmanr(one, other).statistic
    assert severity.rank_correlation(one, other) == pytest.approx(expected, abs=1e-12)
    assert severity.rank_correlation(one, [1] * len(one)) == 0.0


def test_a_fault_that_nothing_answers_to_has_no_response(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(severity, "_value", lambda *_: 0.5)
    assert severity.response("pitfall 2", SETTING)[1] == 0.0
    monkeypatch.setattr(severity, "_value", lambda *_: None)
    assert severity.response("pitfall 2", SETTING)[1] == 0.0


def test_trials_lose_more_with_a_higher_rate() -> None:
    found = trials_of("pitfall 3", SETTING)
    assert [each.rate for each in found] == [0.0, 0.1, 0.2, 0.3]
    widths = [each.high - each.low for each in found]
    assert widths == sorted(widths)
    full = found[0]
    assert full.verdicts[3] == "present"
    assert full.first == (3, "present")
    # Without recognition the score is capped at 40; with all values in the middle it were 70.
    assert full.limit <= 40.0
    assert full.middling == pytest.approx(70.0, abs=5.0)
    assert all(each.middling is None for each in found[1:])


def test_settings_are_drawn_from_the_seed() -> None:
    once, other = settings(0, (10, 20), 4), settings(1, (10, 20), 4)
    assert once == settings(0, (10, 20), 4)
    assert once != other
    assert [each.size for each in once] == [10] * 4 + [20] * 4
    assert {each.form for each in once} == {"formal", "informal"}
    # Every cap is in full force from the age of 36 months on.
    assert all(each.age > 36 for each in once)


def test_intervals_hold_the_truth_of_nine_in_ten_worlds() -> None:
    """300 worlds: one standard deviation is √(0.9 · 0.1 / 300) = 1.7 points; three on each side."""
    records = settings(3, (20,), 10)
    worlds = [world for each in records for world in coverage.covered(each, 30, 512)]
    held, free = coverage.interval_checks(worlds)
    assert (held.claim, free.claim) == ("interval", "interval_free")
    assert held.n == 300
    assert held.figure is not None
    assert held.figure > 0.9 - 0.052
    assert free.figure == pytest.approx(0.9, abs=0.06)


def test_an_interval_that_is_too_narrow_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of 50 % holds about half of the truths: the check can fail."""
    monkeypatch.setattr(
        coverage, "scenario_interval", functools.partial(scenario_interval, level=0.5)
    )
    worlds = [w for each in settings(4, (20,), 6) for w in coverage.covered(each, 30, 256)]
    held, _ = coverage.interval_checks(worlds)
    assert held.figure is not None
    assert held.figure < 0.7
    assert held.passed is False


def test_where_a_family_may_be_at_the_floor_nothing_is_said_of_free_intervals() -> None:
    findings = le.assess(le.synthetic_network(10, missing=1.0)).findings
    open_ = [attrs.evolve(each, bounds=(0.0, 1.0)) for each in findings if each.state.is_due]
    assert not coverage._floor_is_far(open_)  # noqa: SLF001 - the rule itself
    sure = [attrs.evolve(each, bounds=(0.5, 0.5)) for each in open_]
    assert coverage._floor_is_far(sure)  # noqa: SLF001 - the rule itself


def test_plantings_have_names_of_their_own() -> None:
    names = [each.id for each in PLANTINGS]
    assert len(names) == len(set(names)) == 4 + 52 + 7


@pytest.mark.parametrize("size", [10, 40, 320])
@pytest.mark.parametrize("age", [4, 20, 120])
@pytest.mark.parametrize("form", ["formal", "informal"])
def test_a_sound_network_is_found_sound(size: int, age: int, form: str) -> None:
    """At every size, age and form; nothing is called present that nobody planted."""
    assessment = le.assess(le.synthetic_network(size, seed=age, age=age, form=form))
    assert {each.word for each in assessment.verdicts} <= {"absent", "watch"}
    assert assessment.score > 80
    assert not assessment.caps


@pytest.mark.parametrize("size", [8, 40])
def test_a_sound_alliance_is_found_sound(size: int) -> None:
    assessment = le.assess(le.synthetic_network(size, scope="alliance"))
    assert {each.word for each in assessment.verdicts} == {"absent", "not_applicable"}
    assert assessment.score > 80


def test_a_middling_network_is_neither() -> None:
    for seed in range(5):
        network = le.synthetic_network(40, seed=seed, quality=MIDDLING)
        assert 55 < le.assess(network).score < 80
