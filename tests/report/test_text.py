"""The text report: golden files, and what stands where."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localeconomy.criteria.units import MONTHS
from localeconomy.report.layout import text_width
from localeconomy.report.text import render
from localeconomy.scoring.finding import Cap, Finding, Measure, State
from localeconomy.scoring.summary import CapEffect, FamilyScore, Grade, Summary
from localeconomy.scoring.verdicts import Verdict

if TYPE_CHECKING:
    from localeconomy.assessment import Assessment

CheckGolden = Callable[[str, str], None]


def with_summary(assessment: Assessment, **changes: Any) -> Assessment:  # noqa: ANN401 - any field
    return attrs.evolve(assessment, summary=attrs.evolve(assessment.summary, **changes))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_whole_report_is_as_kept(
    troubled: Assessment, language: str, check_golden: CheckGolden
) -> None:
    check_golden(f"troubled.{language}.txt", render(troubled, language, width=80))


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_report_without_complaints_is_as_kept(
    healthy: Assessment, language: str, check_golden: CheckGolden
) -> None:
    check_golden(f"healthy.{language}.txt", render(healthy, language, width=80))


def test_a_narrow_ascii_report_is_as_kept(troubled: Assessment, check_golden: CheckGolden) -> None:
    text = render(troubled, "de", width=40, encoding="ascii")
    assert text.isascii()
    check_golden("narrow-ascii.de.txt", text)


def test_the_pitfalls_come_first_and_the_present_one_leads(troubled: Assessment) -> None:
    lines = render(troubled, "en", width=100).splitlines()
    parts = ["Pitfalls", "What is strong", "What is weak", "What to watch", "What is not known",
             "Score", "Families", "What is asked at this stage", "Findings in detail",
             "What to record next", "Sources", "How this was assessed"]  # fmt: skip
    headings = [line for line, rule in itertools.pairwise(lines) if set(rule) == {"-"}]
    assert headings == parts
    first = lines[lines.index("Pitfalls") + 2]
    assert first == "✖ present: Too few interested people (pitfall 1)"


def test_a_stage_that_is_not_known_is_said(troubled: Assessment) -> None:
    text = render(attrs.evolve(troubled, stage=None, age=None), "en", width=200)
    assert "The stage is not known, because the founding is not on record." in text
    assert "Due now: Continuous publicity.\nNext: Active core.\n" in text
    assert "Stage: not on record" in text


def test_present_pitfalls_are_ordered_by_their_shortfall(troubled: Assessment) -> None:
    worse = attrs.evolve(
        troubled,
        verdicts=(
            Verdict(1, "present", ("active_core",), 0.65),
            Verdict(2, "absent", ("measurable_goals",), 0.1),
            Verdict(3, "watch", ("self_help",), 0.5),
            Verdict(4, "present", ("active_core",), 0.9),
        ),
    )
    lines = render(worse, "en").splitlines()
    numbers = [int(line[-2]) for line in lines if "(pitfall " in line]
    assert numbers == [4, 1, 3, 2]


def test_no_word_is_said_by_a_symbol_or_colour_alone(troubled: Assessment) -> None:
    text = render(troubled, "en", width=200)
    for sign, word in {"✖": "failing", "▲": "watch", "✔": "healthy", "–": "not due"}.items():
        assert f"  {sign} {word}" in text


def test_weak_findings_are_ordered_by_value_then_weight(
    troubled: Assessment, make_finding: Callable[..., Finding]
) -> None:
    made = [
        make_finding(name, value=value, bounds=(value, value), weight=weight)
        for name, value, weight in [
            ("a", 0.3, 3.0),
            ("b", 0.1, 1.0),
            ("c", 0.3, 1.0),
            ("d", 0.1, 2.0),
        ]
    ]
    assessment = attrs.evolve(troubled, all_findings=(*made, *troubled.all_findings))
    lines = render(assessment, "en").splitlines()
    part = lines[lines.index("What is weak") :]
    assert [line[8] for line in part if line.startswith("✖ Title ")] == ["d", "b", "a", "c"]


def test_healthy_findings_are_ordered_by_weight_then_value(
    troubled: Assessment, make_finding: Callable[..., Finding]
) -> None:
    made = [
        make_finding(name, value=value, bounds=(value, value), weight=weight)
        for name, value, weight in [("a", 0.8, 1.0), ("b", 0.7, 3.0), ("c", 0.9, 3.0)]
    ]
    lines = render(
        attrs.evolve(troubled, all_findings=(*made, *troubled.all_findings))
    ).splitlines()
    assert [line[8] for line in lines if line.startswith("✔ Title ")] == ["c", "b", "a"]


# The score -------------------------------------------------------------------------------------


def test_a_capped_score_names_both_scores_and_the_cause(troubled: Assessment) -> None:
    english = render(troubled, "en", width=100)
    assert "40 of 100, bounds 28 to 43." in english
    assert "61 before the cap, 40 because of “Active core” (active_core)." in english
    assert "Grade: between critical and at risk." in english
    german = render(troubled, "de", width=100)
    assert "61 vor der Obergrenze, 40 wegen „Aktiver Kern“ (active_core)." in german
    assert "Einstufung: zwischen kritisch und gefährdet." in german


def test_further_caps_are_named_after_the_lowest(troubled: Assessment) -> None:
    caps = (CapEffect("active_core", 42.0), CapEffect("self_help", 70.0))
    text = render(with_summary(troubled, caps=caps, score=39.0), "en", width=100)
    assert (
        "61 before the caps, 39 mainly because of “Active core” (active_core), and also of “Title "
        "self_help”\n(self_help)." in text
    )


def test_caps_that_do_not_bind_are_said_not_to(troubled: Assessment) -> None:
    caps = (CapEffect("active_core", 92.0),)
    text = render(with_summary(troubled, caps=caps, score=61.3, ungated=61.3), "de", width=100)
    assert (
        "61 auch vor den Obergrenzen; in Kraft, ohne den Gesamtwert zu senken: „Aktiver Kern“ "
        "(active_core), höchstens 92." in " ".join(text.split())
    )


def test_scores_that_differ_by_less_than_one_show_a_decimal(troubled: Assessment) -> None:
    text = render(with_summary(troubled, score=60.9, ungated=61.3), "de", width=100)
    assert "60,9 von 100; möglich" not in text
    assert "60,9 von 100, Grenzen 28 bis 43." in text
    assert "61,3 vor der Obergrenze, 60,9 wegen" in text


def test_too_little_coverage_gives_no_grade_and_says_why(troubled: Assessment) -> None:
    little = with_summary(troubled, coverage=0.6496, grade=None)
    assert "No grade: 64.9% of the weight is known, 65% is needed." in render(little, "en")
    assert "Keine Einstufung: bekannt sind 64,9 % des Gewichts, nötig sind 65 %." in render(
        little, "de"
    )


def test_a_certain_score_in_spite_of_unknowns_is_called_so(troubled: Assessment) -> None:
    text = render(with_summary(troubled, bounds=(40.4, 40.4)), "en")
    assert "40 of 100, bounds 40 to 40: what is not known cannot change it." in text


def test_unknown_findings_with_weight_are_counted(troubled: Assessment) -> None:
    """Of the three without a value two are unknown; one is only not due yet."""
    assert "Unknown findings with a weight: 2. Each counts as 50 in the score" in render(troubled)


def test_a_score_is_never_rounded_over_a_limit_of_the_grades(troubled: Assessment) -> None:
    text = render(with_summary(troubled, caps=(), score=64.96, ungated=64.96, bounds=(49.7, 65.2)))
    assert "64.9 of 100, bounds 49.7 to 65." in text


def squeezed(text: str) -> str:
    return " ".join(text.split())


# Families --------------------------------------------------------------------------------------


def test_the_context_family_is_marked_as_outside_the_score(troubled: Assessment) -> None:
    rows = render(troubled, "de", width=100).splitlines()
    assert any(squeezed(row) == "Rahmen 25 25 bis 25 100 % außerhalb" for row in rows)
    assert any(squeezed(row) == "Entwicklung – – – –" for row in rows)


def test_a_family_of_unknowns_has_no_value(
    troubled: Assessment, make_finding: Callable[..., Finding]
) -> None:
    """The point score counts an unknown as 0.5; a table that showed 50 would claim to know it."""
    assessment = attrs.evolve(
        troubled,
        all_findings=(make_finding("a", state=State.UNKNOWN), make_finding("b", weight=0.0)),
        verdicts=(),
        summary=Summary(
            score=50.0,
            ungated=50.0,
            bounds=(5.0, 100.0),
            coverage=0.0,
            grade=None,
            caps=(),
            families=tuple(
                FamilyScore(each.id, 0.5, (0.0, 1.0), 0.0, 1.0)
                if each.id == "quality"
                else FamilyScore(each.id, None, None, None, 0.0)
                for each in troubled.family_list
            ),
        ),
    )
    rows = render(assessment, "en", width=100).splitlines()
    assert any(squeezed(row) == "Quality unknown 0 to 100 0% 100%" for row in rows)


# One finding -----------------------------------------------------------------------------------


def detail(assessment: Assessment, finding_id: str, language: str = "en") -> str:
    """Return the part of a report that is about one finding, in a single line."""
    text = render(assessment, language, width=1000)
    start = text.index(f" ({finding_id})\n  ")
    return text[start:].split("\n\n")[0]


def test_evidence_is_named_marked_counted_and_cut(troubled: Assessment) -> None:
    """Nine of 61 activities are named: two of them share a name. 61 − 9 = 52."""
    shown = detail(troubled, "active_core")
    assert "- Actors (1): Bäckerei am Markt°\n" in shown
    assert (
        "- Activities (61): meeting, 4 February 2003; meeting, March 2003° (2 times); meeting 3; "
        "meeting 4; meeting 5; meeting 6; meeting 7; meeting 8; … and 52 more" in shown
    )


def test_a_record_without_a_label_is_called_by_its_id(troubled: Assessment) -> None:
    shown = detail(attrs.evolve(troubled, labels={}), "active_core")
    assert "- Actors (1): baeckerei\n" in shown


def test_figures_are_said_with_their_unit_and_what_they_rest_on(troubled: Assessment) -> None:
    shown = detail(troubled, "active_core", "de")
    assert "Zahl: 12 % (n = 46)" in shown
    assert "Weitere Zahlen: seit der letzten Aktivität: 1 Monat; Auslastung: unbekannt" in shown


def test_measures_stand_below_what_is_not_healthy_only(troubled: Assessment) -> None:
    assert "What would help:\n    - Give a small task each time. (low effort)" in detail(
        troubled, "active_core"
    )
    assert "What would help" in detail(troubled, "self_financing")
    assert "What would help" not in detail(troubled, "measurable_goals")
    assert "What would help" not in detail(troubled, "workload_balance")


def test_the_cap_of_a_failing_and_of_an_unknown_finding_is_told(
    troubled: Assessment, make_finding: Callable[..., Finding]
) -> None:
    assert "Cap: as long as this fails, the score reaches at most 40" in detail(
        troubled, "active_core"
    )
    assert "Cap: if this turns out to fail, the score reaches at most 60" in detail(
        troubled, "publicity_continuity"
    )
    young = make_finding("young", state=State.UNKNOWN, cap=Cap(0.4, force=0.0, least_force=0.0))
    half = make_finding("half", state=State.UNKNOWN, cap=Cap(0.4, force=0.5, least_force=0.5))
    sound = make_finding("sound", cap=Cap(0.4))
    assessment = attrs.evolve(troubled, all_findings=(*troubled.all_findings, young, half, sound))
    assert "Cap" not in detail(assessment, "young")
    assert "at most 70" in detail(assessment, "half")
    assert "Cap" not in detail(assessment, "sound")


def test_weights_name_their_authority(troubled: Assessment) -> None:
    assert "Weight: 3 (in the source: “handlungsunfähig”)" in detail(troubled, "active_core")
    assert "Gewicht: 2 (eigene Annahme)" in detail(troubled, "measurable_goals", "de")
    assert "Weight: none; describes the context" in detail(troubled, "service_point")
    assert "Weight" not in detail(troubled, "workload_balance")


def test_a_provisional_value_shows_its_bounds_and_what_is_missing(troubled: Assessment) -> None:
    shown = detail(troubled, "business_partnerships", "de")
    assert "✔ gut, vorläufig: Wert 76 (möglich 50 bis 100), teilweise bekannt" in shown
    assert "Nicht als vollständig erklärt: Beziehungen" in shown


def test_what_does_not_apply_is_listed_in_short(troubled: Assessment) -> None:
    text = render(troubled, "en", width=100)
    assert "NOT APPLICABLE TO THIS KIND OF NETWORK\n- Alliance: Title practice_exchange" in text
    assert "Reason practice_exchange." not in text


def test_words_of_other_versions_are_shown_as_they_are(
    troubled: Assessment, make_finding: Callable[..., Finding]
) -> None:
    odd = make_finding(
        "odd",
        value=0.1,
        bounds=(0.0, 1.0),
        state=State.PARTIAL,
        missing=("barters",),
        measures=(Measure(troubled.title, "tiny"),),
        raw=2.0,
        unit=MONTHS,
        n=None,
    )
    shown = detail(attrs.evolve(troubled, all_findings=(*troubled.all_findings, odd)), "odd")
    assert "Not declared complete: barters" in shown
    assert "- Nordviertel network (tiny)" in shown
    assert "Figure: 2 months\n" in shown


# What to record next, sources ------------------------------------------------------------------


def test_missing_tables_are_ordered_by_the_weight_they_concern(troubled: Assessment) -> None:
    lines = render(troubled, "en", width=100).splitlines()
    part = lines[lines.index("What to record next") : lines.index("Sources")]
    assert [line for line in part if line.startswith("- ")] == [
        "- Publicity (weight 3), important for: Continuous publicity",
        "- Relationships (weight 2), important for: Stable partnerships (provisional)",
        "- Self-financing: Not known: the end of the programme is not on record.",
    ]


def test_sources_are_distinct_sorted_and_never_those_of_made_up_records(
    troubled: Assessment,
) -> None:
    lines = render(troubled, "en").splitlines()
    part = lines[lines.index("Sources") : lines.index("How this was assessed")]
    assert [line for line in part if line.startswith("- ")] == [
        "- Amtsblatt, 2002",
        "- Zeitung, 2003",
    ]


def test_provenance_ends_the_report(troubled: Assessment) -> None:
    assert render(troubled, "en").endswith(
        "- catalogue 1.0.0, hash 0123456789ab\n"
        "- localeconomy 0.1.0\n"
        "- record 00112233445566778899aabbccddeeff\n"
    )


def test_made_up_and_assumed_are_said_in_plain_sentences(troubled: Assessment) -> None:
    german = render(troubled, "de", width=200)
    assert "Zur Veranschaulichung erdacht: 1.400 von 1.809 Einträgen dieses Netzwerks." in german
    assert "Angenommen, nicht belegt:" in german


def test_a_third_language_falls_back_visibly(troubled: Assessment) -> None:
    assert "[en] Pitfalls" in render(troubled, "nl", width=100)


# The page --------------------------------------------------------------------------------------


# The fixture is one frozen value for all examples.
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(width=st.integers(1, 140), colour=st.booleans(), language=st.sampled_from(["de", "en"]))
def test_no_line_is_wider_than_the_page_or_ends_in_a_space(
    troubled: Assessment, width: int, *, colour: bool, language: str
) -> None:
    text = render(troubled, language, width=width, colour=colour)
    plain = uncoloured(text)
    assert plain == render(troubled, language, width=width)
    for line in plain.splitlines():
        assert text_width(line) <= max(width, 20)
        assert line == line.rstrip()


def uncoloured(text: str) -> str:
    for code in ("\x1b[1m", "\x1b[36m", "\x1b[33m", "\x1b[1;31m", "\x1b[2m", "\x1b[0m"):
        text = text.replace(code, "")
    return text


def test_colours_stand_beside_symbol_and_word(troubled: Assessment) -> None:
    text = render(troubled, "en", colour=True)
    assert "\x1b[1;31m✖ present\x1b[0m: " in text
    assert "\x1b[36m✔ healthy\x1b[0m: value 80, measured" in text
    assert "\x1b" not in uncoloured(text)


def test_names_cannot_rewrite_the_terminal(troubled: Assessment) -> None:
    evil = troubled.title.__class__(de="Netz\x1b[2J\u202enebo", en="Net\x1b[2J\u202epu\nnext")
    text = render(attrs.evolve(troubled, title=evil), "en")
    assert text.splitlines()[0] == "Net[2Jpu next"


def test_the_repr_of_a_grade_is_not_used(troubled: Assessment) -> None:
    same = with_summary(troubled, grade=Grade("sound", "sound"))
    assert "Einstufung: tragfähig." in render(same, "de")
