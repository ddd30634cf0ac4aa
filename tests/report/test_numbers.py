"""Figures with their units, in the singular and plural."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from localeconomy.criteria import units
from localeconomy.criteria.catalogue import catalogue
from localeconomy.language import Text
from localeconomy.report import words
from localeconomy.report.numbers import BARE, figure
from tests.criteria.builders import judged
from tests.criteria.cases import CASES

if TYPE_CHECKING:
    from localeconomy.criteria.declaration import Criterion

CATALOGUE = catalogue()

# "1 of 3 classes", "100% of the need" and "0 EUR a year" read the same for one and for many.
UNCHANGED = {
    units.SHARE,
    units.RATIO,
    units.CLASSES,
    Text(de="von 4 Handlungsfeldern", en="of 4 fields"),
}
MONEY = re.compile("[A-Z]{3} a year")


def units_of_figures(name: str) -> set[Text]:
    case = CASES[name]
    networks = (case.healthy(), case.middle(), case.failing())
    return {each.unit for network in networks for each in judged(network, name).figures}


@pytest.mark.parametrize("criterion", CATALOGUE, ids=lambda each: each.id)
def test_every_unit_has_a_singular(criterion: Criterion) -> None:
    found = {criterion.unit, *(each.unit for each in criterion.thresholds.values())}
    found |= units_of_figures(criterion.id)
    lacking = {unit.en for unit in found - UNCHANGED - {*BARE} if not MONEY.fullmatch(unit.en)}
    assert lacking - set(words.SINGULARS) == set()


def test_one_is_said_in_the_singular() -> None:
    seats = Text(de="Sitze", en="seats")
    assert [figure(n, seats).de for n in (0, 1, 2)] == ["0 Sitze", "1 Sitz", "2 Sitze"]
    assert [figure(n, seats).en for n in (-1, 1)] == ["−1 seat", "1 seat"]


def test_what_says_no_more_than_the_number_is_left_out() -> None:
    assert figure(0.99, units.VALUE).de == "0,99"
    assert figure(0.58, units.RATIO_OF_SHARES).de == "0,58"


def test_a_negative_figure_has_a_minus_and_no_hyphen() -> None:
    assert figure(-8.8, units.POINTS).de == "−8,8 Prozentpunkte"
    assert figure(-0.125, units.SHARE).en == "−12%"
    assert figure(-0.001, units.POINTS).de == "0 Prozentpunkte"
