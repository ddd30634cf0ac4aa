"""The catalogue in words."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from localeconomy.criteria import (
    CapRule,
    Catalogue,
    Criterion,
    Judgement,
    More,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.units import MONTHS, SHARE
from localeconomy.errors import UnknownNameError
from localeconomy.language import Text
from localeconomy.report.catalogue_text import explain, list_criteria
from localeconomy.report.layout import text_width
from localeconomy.scoring.finding import Measure

CheckGolden = Callable[[str, str], None]


def both(de: str, en: str) -> Text:
    return Text(de=de, en=en)


BACKED = Criterion(
    id="backing",
    family="pitfalls",
    title=both("Rückhalt", "Backing"),
    question=both("Hat das Netzwerk Rückhalt?", "Is the network backed?"),
    chapter="Stolperfallen",
    quote="schützt vor dem „Einschlafen“ des Netzwerks",
    weight=Weight(3, "entscheidend"),
    scope=Scope.BOTH,
    formula=both("Gremien mit Rückhalt ÷ Gremien", "bodies that back it ÷ bodies"),
    unit=SHARE,
    reads=(
        Read("relationships", More.RAISES, kinds=("recognition", "lobbying", "barter"), months=12),
        Read("memberships", More.EITHER),
        Read("activities", More.LOWERS, kinds=("festival",), months=None, informal_only=True),
        Read("publicity", More.RAISES, kinds=("press",)),
        Read("barters", More.RAISES, kinds=("swap",)),
        Read("actors", More.FACT),
    ),
    judge=lambda _terms, _at: Judgement(1.0, 1.0, 1, both("Ja.", "Yes.")),
    thresholds={
        "least": Threshold(0.25, SHARE, both("nötiger Anteil", "least share")),
        "age": Threshold(1, MONTHS, both("Mindestalter", "least age"), "Müller (2001), S. 12"),
    },
    measures=(Measure(both("Gremien besuchen.", "Visit the bodies."), "low"),),
    not_due=both("ohne Gremien im Stadtteil", "without bodies in the district"),
    pitfalls=(3, 4),
    cap=CapRule(0.4, phased_in=True),
)
PLAIN = attrs.evolve(
    BACKED, id="plain", family="quality", pitfalls=(), cap=CapRule(0.8), not_due=None, reads=(),
    thresholds={}, measures=(), weight=Weight(0), scope=Scope.ALLIANCE, life_cycle="retired",
)  # fmt: skip
MADE = Catalogue((BACKED, PLAIN), version="9.8.7")


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_criterion_is_explained_as_kept(language: str, check_golden: CheckGolden) -> None:
    text = explain(MADE, "backing", language, width=80)
    text += "\n" + explain(MADE, "plain", language, width=80)
    check_golden(f"criterion.{language}.txt", text)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_list_is_as_kept(language: str, check_golden: CheckGolden) -> None:
    check_golden(f"catalogue.{language}.txt", list_criteria(MADE, language, width=80))


def test_an_unknown_criterion_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="no criterion 'baking'; did you mean 'backing'"):
        MADE.explain("baking")


def test_a_catalogue_explains_itself() -> None:
    assert MADE.explain("backing", "de") == explain(MADE, "backing", "de", width=80)
    assert MADE.explain("backing").startswith("Backing (backing)\n")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_criterion_of_the_library_can_be_explained(language: str) -> None:
    """No placeholder is left over, no line is too wide, and every threshold names its authority."""
    ours = {"de": "eigene Annahme", "en": "our assumption"}[language]
    for criterion in catalogue():
        text = explain(catalogue(), criterion.id, language, width=80)
        assert all(text_width(line) <= 80 for line in text.splitlines())
        joined = " ".join(text.split())
        for name, threshold in criterion.thresholds.items():
            assert f"({name}; {threshold.authority or ours})" in joined
        if criterion.weight.word is None and criterion.weight.value:
            assert ours in joined


def test_the_list_holds_every_criterion_once_with_its_weight() -> None:
    rows = [line.split() for line in list_criteria(catalogue(), width=200).splitlines()]
    for criterion in catalogue():
        (row,) = [each for each in rows if each and each[0] == criterion.id]
        assert float(row[1]) == criterion.weight.value


def test_an_empty_catalogue_is_a_list_of_none() -> None:
    assert list_criteria(Catalogue(()), "de").startswith("Katalog 1.0.0: 0 Kriterien\n")
