"""What the points lost are owed to: by hand, by all orders of arrival, and what must hold."""

from __future__ import annotations

import json
import math
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.language import Text
from localeconomy.scoring.contributions import Contributions, contributions, shapley_values
from localeconomy.scoring.finding import Cap, Finding
from localeconomy.scoring.summary import summarise
from tests.scoring.builders import FAMILIES, finding, findings, values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

ROUNDING = 1e-9


def points(found: Contributions) -> dict[str, float]:
    return {f"{part.kind} {' '.join(part.ids)}": part.points for part in found.parts}


def of(*found: Finding) -> dict[str, float]:
    return points(contributions(found))


class TestByHand:
    def test_one_family_loses_all(self) -> None:
        assert of(finding("a", 0.7)) == pytest.approx({"family pitfalls": 30.0})

    def test_two_equal_families_lose_the_same(self) -> None:
        """√(0.64 · 0.64) = 0.64."""
        found = of(finding("a", 0.64, family="networking"), finding("b", 0.64, family="pitfalls"))
        assert found == pytest.approx({"family networking": 18.0, "family pitfalls": 18.0})

    def test_families_share_what_they_lose_together(self) -> None:
        """√0.81 = 0.9 and √0.36 = 0.6, both 0.54: lost 10, 40 and 46.

        networking: (10 + (46 − 40))/2 = 8; pitfalls: (40 + (46 − 10))/2 = 38.
        """
        found = of(finding("a", 0.81, family="networking"), finding("b", 0.36, family="pitfalls"))
        assert found == pytest.approx({"family networking": 8.0, "family pitfalls": 38.0})

    def test_a_cap_shares_with_the_family_below_it(self) -> None:
        """a = 0 with cap 0.4: alone the family loses 100 − 5 = 95, the cap 60, both 95.

        family: (95 + (95 − 60))/2 = 65; cap: (60 + (95 − 95))/2 = 30.
        """
        found = of(finding("a", 0.0, cap=0.4))
        assert found == pytest.approx({"family pitfalls": 65.0, "cap a": 30.0})

    def test_two_caps_share_the_lower_one_and_the_further_failure(self) -> None:
        """Caps 0.4 and 0.6 in full force in a large network of 1s: lost 60, 40 and, both, 65.

        a: (60 + (65 − 40))/2 = 42.5; b: (40 + (65 − 60))/2 = 22.5.
        """
        rest = finding("z", 1.0, weight=1e12, family="networking")
        found = of(finding("a", 0.0, cap=0.4), finding("b", 0.0, cap=0.6), rest)
        assert found["cap a"] == pytest.approx(42.5, abs=1e-6)
        assert found["cap b"] == pytest.approx(22.5, abs=1e-6)
        assert found["family networking"] == 0.0

    def test_a_cap_that_does_not_bite_is_no_player(self) -> None:
        assert set(of(finding("a", 0.4, cap=0.4), finding("b", 0.0, cap=Cap(0.4, 0.0, 0.0)))) == {
            "family pitfalls"
        }

    def test_nothing_lost_is_owed_to_nothing(self) -> None:
        found = contributions([finding("a", 1.0, cap=0.4), finding("b", 1.0, family="networking")])
        assert points(found) == {"family networking": 0.0, "family pitfalls": 0.0}
        assert found.sentence.en == "No points are lost from 100."


class TestShapleyValues:
    def test_an_airport_is_shared_by_those_who_need_each_part(self) -> None:
        """Runways of 2, 6 and 9: 2/3; 2/3 + 4/2; 2/3 + 4/2 + 3 (Littlechild & Owen 1973)."""
        needs = np.array([2.0, 6.0, 9.0])
        worth = np.array(
            [max((needs[i] for i in range(3) if n >> i & 1), default=0.0) for n in range(8)]
        )
        assert shapley_values(worth) == pytest.approx([2 / 3, 8 / 3, 17 / 3])

    def test_a_game_without_players_has_no_values(self) -> None:
        assert shapley_values(np.array([0.0])).tolist() == []

    @given(st.integers(1, 6), st.integers(0, 2**32))
    def test_they_are_the_mean_gains_over_all_orders_of_arrival(self, size: int, seed: int) -> None:
        worth = np.random.default_rng(seed).normal(size=2**size)
        expected = by_orders(range(size), lambda there: float(worth[sum(2**one for one in there)]))
        assert shapley_values(worth) == pytest.approx(expected, abs=ROUNDING)


def by_orders(players: Sequence[int], worth: Callable[[frozenset[int]], float]) -> list[float]:
    """The definition itself: the mean gain of each player over all orders of arrival."""
    gains = dict.fromkeys(players, 0.0)
    for order in permutations(players):
        there: frozenset[int] = frozenset()
        for player in order:
            gains[player] += worth(there | {player}) - worth(there)
            there |= {player}
    return [gain / math.factorial(len(players)) for gain in gains.values()]


def plain_loss(found: list[Finding], families: set[str], biting: set[str]) -> float:
    """The points lost with some families and caps alone, in loops."""
    due = [each for each in found if each.state.is_due and each.weight > 0]
    points_of = {each.id: half_if_unknown(each) for each in due}
    logs = weights = 0.0
    for family in sorted({each.family for each in due}):
        rows = [each for each in due if each.family == family]
        mean = math.fsum(r.weight * points_of[r.id] for r in rows) / math.fsum(
            r.weight for r in rows
        )
        weight = math.fsum(
            each.weight for each in found if each.family == family and each.state.is_applicable
        )
        logs += weight * math.log(max(mean, 0.05)) if family in families else 0.0
        weights += weight
    bites, limits = [], [1.0]
    for each in due:
        if each.cap is not None and each.id in biting:
            fraction = min(max((points_of[each.id] - 0.05) / 0.35, 0.0), 1.0)
            bites.append(each.cap.force * (1 - fraction))
            limits.append(1 - (1 - each.cap.limit) * bites[-1])
    further = math.fsum(bites) - max(bites, default=0.0)
    ceiling = max(0.05, min(limits) - 0.05 * further)
    return 100 * (1 - min(math.exp(logs / weights), ceiling))


@given(findings(max_size=6))
def test_they_are_the_mean_losses_over_all_orders_of_arrival(found: list[Finding]) -> None:
    parts = contributions(found).parts
    players = range(len(parts))

    def _lost(there: frozenset[int]) -> float:
        families = {parts[n].ids[0] for n in there if parts[n].kind == "family"}
        return plain_loss(
            found, families, {parts[n].ids[0] for n in there if parts[n].kind == "cap"}
        )

    if len(parts) <= 6:
        expected = by_orders(players, _lost)
        assert [part.points for part in parts] == pytest.approx(expected, abs=ROUNDING)


@given(findings(max_size=16))
def test_they_add_up_to_the_points_lost(found: list[Finding]) -> None:
    result = contributions(found)
    summary = summarise(found, FAMILIES)
    assert result.lost == pytest.approx(100 - summary.score, abs=ROUNDING)
    assert math.fsum(part.points for part in result.parts) == pytest.approx(
        result.lost, abs=ROUNDING
    )
    assert all(part.points >= -ROUNDING for part in result.parts)
    biting = {
        each.id
        for each in found
        if each.state.is_due
        and each.weight > 0
        and each.cap is not None
        and each.cap.force * (1 - min(max((half_if_unknown(each) - 0.05) / 0.35, 0.0), 1.0)) > 0
    }
    assert {part.ids[0] for part in result.parts if part.kind == "cap"} == biting


def half_if_unknown(each: Finding) -> float:
    return 0.5 if each.value is None else each.value


@given(findings(), st.randoms(use_true_random=False))
def test_the_order_of_findings_changes_not_one_bit(found: list[Finding], chance: Random) -> None:
    mixed = list(found)
    chance.shuffle(mixed)
    assert contributions(mixed) == contributions(found)


@given(findings(), values(), st.sampled_from(FAMILIES))
def test_a_finding_without_weight_is_inert(found: list[Finding], value: float, family: str) -> None:
    extra = finding("f00", value, weight=0.0, cap=0.4, family=family)
    assert contributions([*found, extra]) == contributions(found)


def test_with_very_many_caps_those_that_cost_least_are_one_player() -> None:
    """One family and 30 caps are 31 players: the 16 lowest caps and all others together are 18."""
    found = [finding(f"c{n:02d}", 0.0, cap=0.4 + 0.01 * n) for n in range(30)]
    result = contributions(found)
    assert len(result.parts) == 18
    together = next(part for part in result.parts if len(part.ids) > 1)
    assert together.ids == tuple(f"c{n:02d}" for n in range(16, 30))
    assert together.title.de == "14 weitere zusammen"
    assert math.fsum(part.points for part in result.parts) == pytest.approx(95.0, abs=ROUNDING)
    assert result.lost == pytest.approx(100 - summarise(found, FAMILIES).score, abs=ROUNDING)


def test_with_very_many_families_those_that_lose_least_are_one_player() -> None:
    found = [finding(f"a{n:02d}", 0.1 + 0.04 * n, family=f"family_{n:02d}") for n in range(20)]
    result = contributions(found)
    assert len(result.parts) == 8
    together = next(part for part in result.parts if len(part.ids) > 1)
    assert together.ids == tuple(f"family_{n:02d}" for n in range(7, 20))
    assert math.fsum(part.points for part in result.parts) == pytest.approx(
        result.lost, abs=ROUNDING
    )


def test_parts_and_sentences_name_what_costs_most_first() -> None:
    titles = {"pitfalls": Text(de="Stolperfallen", en="Pitfalls")}
    found = contributions([finding("a", 0.0, cap=0.4)], titles)
    assert [part.points for part in found.parts] == sorted(
        (part.points for part in found.parts), reverse=True
    )
    assert found.sentence == Text(
        de="Bis 100 fehlen 95,0 Punkte. 65,0 der 95,0 fehlenden Punkte liegen am Bereich "
        "„Stolperfallen“.",
        en="95.0 points are lost from 100. 65.0 of the 95.0 points lost are owed to the family "
        "“Pitfalls”.",
    )
    assert found.parts[1].sentence.de == (
        "30,0 der 95,0 fehlenden Punkte liegen an der Obergrenze durch „a“."
    )
    untitled = contributions([finding("a", 0.0, cap=0.4)])
    assert untitled.parts[0].title.de == "pitfalls"


def test_contributions_become_plain_values() -> None:
    found = contributions([finding("a", 0.0, cap=0.4)])
    plain = json.loads(json.dumps(found.to_dict()))
    assert plain["lost"] == found.lost
    assert [part["ids"] for part in plain["parts"]] == [["pitfalls"], ["a"]]
