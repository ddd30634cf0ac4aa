"""The checklist as text; the questions themselves have tests of their own."""

from __future__ import annotations

import localeconomy as le
from localeconomy.report.catalogue_markdown import to_markdown
from localeconomy.report.checklist_text import list_questions


def test_a_catalogue_without_weights_asks_nothing() -> None:
    context = le.catalogue().without(*(each.id for each in le.catalogue() if each.weight.value))
    text = list_questions(context, "network", "de", width=80)
    assert text.endswith("Der Katalog hat dafür kein Kriterium mit Gewicht.\n")


def test_facts_come_before_lists_and_are_numbered_on() -> None:
    lone = le.catalogue().without(*(c.id for c in le.catalogue() if c.id != "measurable_goals"))
    text = list_questions(lone, "network", "en", width=200)
    assert "\n 1. Since when does the network exist" in text
    assert "\n 2. Which goals has the network set" in text
    assert "    Table: Goals; since the founding\n    What for: Measurable goals\n" in text


def test_a_catalogue_that_asks_no_facts_has_no_heading_for_them() -> None:
    own = le.criterion("own", family="quality", question="?", reads=["goals"], judge=_half)
    lone = le.catalogue().without(*(each.id for each in le.catalogue())).with_(own)
    text = list_questions(lone, "network", "en", width=200)
    assert "First the facts" not in text
    assert "\n 1. Which goals has the network set" in text


def test_a_page_leaves_out_what_a_criterion_does_not_state() -> None:
    own = le.criterion("own", family="quality", question="?", reads=["goals"], judge=_half)
    lone = le.catalogue().without(*(each.id for each in le.catalogue())).with_(own)
    page = to_markdown(lone)
    assert "### own (`own`)" in page
    for term in ("Words of the source", "Chapter of the source", "What mends"):
        assert term not in page


def _half(_terms: object, _at: object) -> float:
    return 0.5
