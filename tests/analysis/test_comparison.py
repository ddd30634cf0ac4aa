"""A difference of two scores is split without a rest, and everything that changed is told."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.analysis.shares import COVERAGE, DATA, Sides, split
from localeconomy.errors import LocalEconomyError
from localeconomy.scoring.summary import summarise
from tests.criteria.builders import district, evolved, organised, silent
from tests.properties.worlds import DAYS, worlds
from tests.report.conftest import finding

if TYPE_CHECKING:
    from localeconomy.analysis import Change, Comparison
    from localeconomy.model.network import Network

KINO = le.example("kino-knappenviertel")
FAMILIES = [each.id for each in le.catalogue().families]


def rest(found: Comparison) -> float:
    return found.data + found.coverage + found.catalogue - found.difference


def changes(found: Comparison) -> dict[str, Change]:
    return {each.id: each for each in found.changes}


class TestTwoFindingsByHand:
    """One family of two findings, so that the score is 100 times their mean."""

    def shares(self, before: tuple[float, ...], after: tuple[float, ...]) -> list[float]:
        def made(values: tuple[float, ...]) -> list[le.Finding]:
            return [
                finding(name, value=value, bounds=(value, value))
                for name, value in zip("ab", values, strict=True)
            ]

        one, other = made(before), made(after)
        sides = Sides.of({(0, 0): one, (0, 1): one, (1, 0): other, (1, 1): other})
        shares, points = split(sides, [DATA, COVERAGE])
        assert shares["catalogue"] == 0
        assert points.tolist() == pytest.approx([shares[DATA], shares[COVERAGE]])
        return [float(each) for each in points]

    def test_of_a_mean_each_has_its_own_part(self) -> None:
        """(0.6 + 0.8)/2 = 0.7 to (1 + 0.6)/2 = 0.8: 20 points by the first, −10 by the other."""
        assert self.shares((0.6, 0.8), (1.0, 0.6)) == pytest.approx([20, -10])

    def test_what_only_both_together_do_is_shared(self) -> None:
        """Below the floor of 5 nothing counts: (0, 0) and both singles of 0.1/2 score 5, both 10.

        Each alone adds nothing first and 5 points last: half of it is 2.5.
        """
        assert self.shares((0.0, 0.0), (0.1, 0.1)) == pytest.approx([2.5, 2.5])


class TestWhatChanged:
    def test_nothing(self) -> None:
        one = le.assess(district())
        found = le.compare(one, le.assess(district()))
        assert (found.difference, found.data, found.coverage, found.catalogue) == (0, 0, 0, 0)
        assert found.changes == ()
        assert found.chance == 0.5
        assert found.sentence.en.startswith("The score stays from ")

    def test_data(self) -> None:
        """Recognition is withdrawn: nothing else moves."""
        lonely = district().replace(
            relationships=[t for t in district().relationships if t.kind != "recognition"]
        )
        found = le.compare(le.assess(district()), le.assess(lonely))
        assert found.data == pytest.approx(found.difference)
        assert found.difference < -20
        assert (found.coverage, found.catalogue) == (0, 0)
        assert found.changes[0].id == "official_recognition"
        assert found.changes[0].sentence.en.startswith("“Official recognition”: 100 → 0 (−")
        assert found.chance == 0.0

    def test_coverage(self) -> None:
        """The same network, of which less is told: what could be judged is unknown now."""
        found = le.compare(le.assess(district()), le.assess(silent(district(), "goals")))
        kinds = {each.id: each.kind for each in found.changes}
        assert kinds["measurable_goals"] == COVERAGE
        assert found.coverage == pytest.approx(found.difference)
        assert found.data == pytest.approx(0)
        change = changes(found)["measurable_goals"]
        assert (change.before, change.after) == (1.0, None)
        assert "100 → no value" in change.sentence.en
        assert "100 → ohne Wert" in change.sentence.de

    def test_catalogue(self) -> None:
        """The same record asked otherwise: the data explain nothing."""
        asked = le.catalogue().without("coordination_office").with_weights(active_core=1)
        found = le.compare(le.assess(district()), le.assess(district(), catalogue=asked))
        assert found.catalogue == pytest.approx(found.difference)
        assert found.difference != 0
        assert [found.data, found.coverage] == pytest.approx([0, 0])
        assert changes(found)["coordination_office"].kind == "catalogue"

    def test_all_at_once(self) -> None:
        asked = le.catalogue().with_thresholds(personal_approach={}).with_weights(awareness=3)
        later = silent(evolved(district(), "memberships", benefit=None), "publicity")
        found = le.compare(le.assess(district()), le.assess(later, catalogue=asked))
        assert rest(found) == pytest.approx(0, abs=1e-9)
        assert sum(each.points for each in found.changes) == pytest.approx(
            found.data + found.coverage
        )
        assert abs(found.data) > 1
        assert abs(found.coverage) > 1

    def test_a_finding_that_is_not_due_on_one_day(self) -> None:
        """At six months nobody asks whether the members could go on by themselves."""
        young = organised(district(), founded="2003-01")
        found = le.compare(le.assess(young), le.assess(district()))
        assert rest(found) == pytest.approx(0, abs=1e-9)
        change = changes(found)["self_help"]
        assert (change.state_before, change.state_after) == ("not_due", "measured")
        assert change.kind == DATA


class TestExactness:
    @given(worlds(), worlds(), st.sampled_from(DAYS), st.sampled_from(DAYS))
    @settings(max_examples=25)
    def test_of_any_two_records(
        self, one: Network, other: Network, day: object, later: object
    ) -> None:
        first, last = sorted([day, later], key=str)
        before, after = le.assess(one, first), le.assess(other, last)  # type: ignore[arg-type]
        assume(before.scope == after.scope)  # others are refused, see below
        found = le.compare(before, after, renamed=True)
        assert rest(found) == pytest.approx(0, abs=1e-9)
        assert sum(each.points for each in found.changes) == pytest.approx(
            found.data + found.coverage, abs=1e-9
        )
        assert 0 <= found.chance <= 1

    @given(worlds(), st.sampled_from(DAYS), st.integers(0, 5))
    @settings(max_examples=15)
    def test_of_any_two_catalogues(self, network: Network, day: object, weight: int) -> None:
        asked = le.catalogue().with_weights(active_core=weight, measurable_goals=3)
        before = le.assess(network, day)  # type: ignore[arg-type]
        after = le.assess(network, day, asked)  # type: ignore[arg-type]
        found = le.compare(before, after)
        assert found.catalogue == pytest.approx(found.difference, abs=1e-9)

    def test_the_score_of_a_side_is_that_of_its_assessment(self) -> None:
        """The whole coalition and the empty one are the two assessments themselves."""
        before, after = le.assess(KINO, "2003-06-30"), le.assess(KINO, "2014-12-31")
        found = le.compare(before, after)
        assert found.scores == (before.score, after.score)
        assert summarise(after.all_findings, FAMILIES).score == after.score
        assert rest(found) == pytest.approx(0, abs=1e-9)

    def test_it_is_the_same_in_every_run(self) -> None:
        one = le.compare(le.assess(KINO, "2003"), le.assess(KINO, "2014"))
        again = le.compare(le.assess(KINO, "2003"), le.assess(KINO, "2014"))
        assert one == again
        assert json.dumps(one.to_dict()) == json.dumps(again.to_dict())

    def test_there_and_back_is_the_opposite(self) -> None:
        one, other = le.assess(KINO, "2014"), le.assess(KINO.without(publicity=None), "2014")
        there, back = le.compare(one, other), le.compare(other, one)
        assert there.data < -1
        assert back.data == pytest.approx(-there.data)
        assert back.chance == pytest.approx(1 - there.chance)


class TestLikeWithLike:
    def refused(self, before: le.Assessment, after: le.Assessment) -> tuple[str, str]:
        with pytest.raises(LocalEconomyError) as caught:
            le.compare(before, after)
        return str(caught.value), caught.value.into("de")

    def test_the_later_one_is_not_the_earlier_one(self) -> None:
        said, gesagt = self.refused(le.assess(KINO, "2014"), le.assess(KINO, "2003"))
        assert said == (
            "the later assessment is of 31 December 2003, the earlier one of 31 December 2014; "
            "swap them"
        )
        assert gesagt.endswith("ist vom 31.12.2003, die frühere vom 31.12.2014; bitte vertauschen")

    def test_two_networks_are_not_ranked(self) -> None:
        brunch = le.example("bismarcker-business-brunch")
        before, after = le.assess(KINO, "2003"), le.assess(brunch, "2003")
        said, gesagt = self.refused(before, after)
        assert "are two networks, and the score is no league table" in said
        assert "sind zwei Netzwerke" in gesagt
        assert le.compare(before, after, renamed=True).scores == (before.score, after.score)

    def test_an_alliance_is_no_network_of_a_district(self) -> None:
        alliance = le.assess(le.example("lokale-oekonomie-nrw"))
        said, gesagt = self.refused(le.assess(KINO, "2003"), alliance)
        assert said.startswith("a network of a district and an alliance of facilities are assessed")
        assert gesagt.startswith("ein Netzwerk im Stadtteil und ein Verbund von Einrichtungen")
        with pytest.raises(LocalEconomyError, match="assessed by different criteria"):
            le.compare(le.assess(KINO, "2003"), alliance, renamed=True)


class TestCatalogues:
    def test_stored_assessments_can_be_compared(self) -> None:
        before, after = le.assess(KINO, "2003"), le.assess(KINO, "2014")
        stored = [le.Assessment.from_json(each.to_json()) for each in (before, after)]
        assert le.compare(*stored) == le.compare(before, after)

    def test_not_under_different_catalogues(self) -> None:
        """Their thresholds would have to be asked of the records."""
        other = le.catalogue().with_weights(active_core=1)
        before = le.Assessment.from_json(le.assess(KINO, "2003").to_json())
        after = le.assess(KINO, "2014", other)
        with pytest.raises(LocalEconomyError, match="needs the records, which stored") as caught:
            le.compare(before, after)
        assert "bitte beide Netzwerke noch einmal bewerten" in caught.value.into("de")
        with pytest.raises(LocalEconomyError, match="needs the records"):
            le.compare(before, after, catalogue=other)

    def test_never_across_major_versions(self) -> None:
        newer = attrs.evolve(le.catalogue(), version="2.0.0")
        before, after = le.assess(KINO, "2003"), le.assess(KINO, "2003", newer)
        with pytest.raises(LocalEconomyError, match=r"different major versions \(1\.\d+\.\d+, 2"):
            le.compare(before, after)
        # Under one catalogue it is the same question of the same record.
        found = le.compare(before, after, catalogue=newer)
        assert found.difference == 0
        assert {each.catalogue_version for each in found.provenance} == {"2.0.0"}

    def test_options_stay_when_assessed_anew(self) -> None:
        before = le.assess(KINO, "2003", assume_complete=True, seed=3, draws=100)
        found = le.compare(before, before, catalogue=le.catalogue().without("awareness"))
        made = found.provenance[0]
        assert (made.assume_complete, made.seed, made.draws) == (True, 3, 100)


def test_it_shows_itself() -> None:
    found = le.compare(le.assess(KINO, "2003-06-30"), le.assess(KINO, "2014-12-31"))
    assert repr(found).startswith("<Comparison 2003-06-30 … 2014-12-31: ")
    assert found.sentence.de.startswith("Der Gesamtwert fällt von ")
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own bytes
    plain = found.to_dict()
    assert plain["days"] == ["2003-06-30", "2014-12-31"]
    assert plain["difference"] == found.difference
