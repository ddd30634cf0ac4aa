"""Recommendations as text: what stands where, in both languages, and what is left unsaid."""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

import localeconomy as le
from localeconomy.analysis import Assumed, Move
from localeconomy.language import Text
from localeconomy.report.layout import text_width
from localeconomy.report.recommendations_text import list_recommendations
from localeconomy.scoring.finding import Measure
from tests.criteria.cases import CASES

CORE = Text(de="Aktiver Kern", en="Active core")


def made(text: str, gain: float | None, further: float | None = None) -> le.Recommendation:
    """Return a recommendation made by hand, of a network whose score is 50."""
    return le.Recommendation(
        criterion="active_core",
        title=CORE,
        value=0.25,
        measure=Measure(Text(de=f"{text} tun.", en=f"Do {text}."), "low"),
        expected_gain=gain,
        gain_before_caps=gain if further is None else further,
        score=None if gain is None else 50 + gain,
        score_today=50.0,
        moves=() if gain is None else (Move("a", CORE, 3.0, 0.25, 0.75, "measured", "measured"),),
        assumed=() if gain is None else (Assumed("goals", 2, 1),),
    )


@pytest.fixture(scope="module")
def plain() -> le.Recommendations:
    found = le.recommend(CASES["shared_presence"].middle())
    return attrs.evolve(
        found,
        title=Text(de="Viertel", en="Quarter"),
        day=dt.date(2003, 6, 30),
        score=50.0,
        unknown=2,
        items=(
            made("A", 4.25),
            made("B", 0.0, 1.5),
            attrs.evolve(made("C", 0.0), assumed=(), moves=()),
            made("D", -1.0),
            made("E", None),
        ),
    )


ENGLISH = """\
What would help: Quarter
========================
Day: 30 June 2003
Score today: 50.0

For each measure the record is changed as it would be on this day, had the
measure been carried out, and assessed anew. That is a what-if for the same day,
not a forecast. What is assumed for it stands beside it; gains cannot be added
up.

With a computed gain
--------------------
 1. Do A.
    +4.2 points (to 54.2); low effort; for: Active core, 25 today
    moves: Active core 25 → 75
    assumed: Goals: 2 new; Goals: 1 completed

What would bring no points today
--------------------------------
 2. Do B.
    0.0 points; +1.5 without the caps that other findings set; low effort; for:
      Active core, 25 today
    moves: Active core 25 → 75
    assumed: Goals: 2 new; Goals: 1 completed
 3. Do C.
    nothing to change in this record; low effort; for: Active core, 25 today

What would lower the score at first
-----------------------------------
 4. Do D.
    −1.0 points (to 49.0); low effort; for: Active core, 25 today
    moves: Active core 25 → 75
    assumed: Goals: 2 new; Goals: 1 completed

Without a computed gain
-----------------------
These measures cannot be expressed as a change of the record. That does not say
whether, or how much, they help.
- Do E. (Active core; low effort)

Unknown findings: 2. Nothing is recommended for them until more is on record;
what is worth finding out says: localeconomy assess --uncertainty
"""


def test_the_whole_list_is_as_told(plain: le.Recommendations) -> None:
    assert list_recommendations(plain, "en", width=80) == ENGLISH


def test_it_is_german_as_well(plain: le.Recommendations) -> None:
    lines = list_recommendations(plain, "de", width=80).splitlines()
    assert lines[0] == "Was helfen würde: Viertel"
    assert lines[2:4] == ["Tag: 30.06.2003", "Gesamtwert heute: 50,0"]
    assert "    +4,2 Punkte (auf 54,2); geringer Aufwand; für: Aktiver Kern, heute 25" in lines
    assert "    angenommen: Ziele: 2 neu; Ziele: 1 ergänzt" in lines
    assert "- E tun. (Aktiver Kern; geringer Aufwand)" in lines
    assert "Was den Gesamtwert zunächst senken würde" in lines


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("width", [30, 80, 100])
def test_no_line_is_too_wide(plain: le.Recommendations, language: str, width: int) -> None:
    text = list_recommendations(plain, language, width=width)
    assert all(text_width(line) <= width for line in text.splitlines())
    assert all(line == line.rstrip() for line in text.splitlines())


def test_ascii_and_colour(plain: le.Recommendations) -> None:
    assert list_recommendations(plain, "de", width=80, encoding="ascii").isascii()
    assert "\x1b[1mDo A.\x1b[0m" in list_recommendations(plain, "en", width=80, colour=True)


def test_what_looks_the_same_is_not_told(plain: le.Recommendations) -> None:
    still = Move("b", Text(de="B", en="B"), 1.0, 0.981, 0.984, "measured", "measured")
    found = Move("c", Text(de="C", en="C"), 1.0, None, 0.5, "unknown", "partial")
    lost = Move("d", Text(de="D", en="D"), 1.0, 0.5, None, "partial", "unknown")
    one = attrs.evolve(made("A", 1.0), moves=(still, found, lost))
    text = list_recommendations(attrs.evolve(plain, items=(one,)), "en", width=80)
    assert "    moves: C no value → 50; D 50 → no value\n" in text


def test_of_many_moves_the_first_are_told(plain: le.Recommendations) -> None:
    moves = tuple(
        Move(name, Text(de=name, en=name), 1.0, 0.0, 1.0, "measured", "measured")
        for name in "ABCDEFGH"
    )
    one = attrs.evolve(made("A", 1.0), moves=moves)
    text = list_recommendations(attrs.evolve(plain, items=(one,)), "en", width=100)
    assert "F 0 → 100; and 2 more\n" in text
    assert "G 0" not in text


def test_what_is_assumed_or_made_up_is_said(plain: le.Recommendations) -> None:
    told = attrs.evolve(
        plain,
        illustrative=(3, 9),
        provenance=attrs.evolve(plain.provenance, assume_complete=True),
    )
    text = list_recommendations(told, "en", width=100)
    assert "Made up for illustration: 3 of the 9 records" in text
    assert "Assumed, not shown" in text
    assert "Made up for illustration" not in list_recommendations(plain, "en")


def test_nothing_weak_and_no_name(plain: le.Recommendations) -> None:
    nothing = attrs.evolve(plain, items=(), unknown=0, title=Text(de="", en=""))
    text = list_recommendations(nothing, "de", width=80)
    assert text.startswith("Was helfen würde: Netzwerk ohne Namen\n")
    assert text.endswith("schwach; es gibt nichts zu\nempfehlen.\n")
