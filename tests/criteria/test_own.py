"""Criteria of one's own, in a few lines and from installed packages."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import attrs
import numpy as np
import pytest

import localeconomy as le
from localeconomy.criteria import CapRule, Judgement, More, NotDue, Read, Scope, Threshold, Weight
from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.own import criterion
from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.language import Text
from localeconomy.report.text import render
from localeconomy.scoring.finding import Measure, State
from tests.criteria.builders import DAY, district, undeclared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def half(_terms: object, _at: object) -> float:
    return 0.5


class TestInAFewLines:
    def test_defaults(self) -> None:
        made = criterion("parking", family="quality", question="?", reads=["goals"], judge=half)
        assert made.title == made.title.__class__(de="parking", en="parking")
        assert made.reads == (Read("goals", More.EITHER, months=None),)
        assert (made.weight, made.scope, made.cap) == (Weight(1.0), Scope.NETWORK, None)
        assert made.unit.en == "points from 0 to 1"

    def test_numbers_and_texts_stand_for_what_they_mean(self) -> None:
        made = criterion(
            "parking",
            family="quality",
            question=Text("Gibt es Stellplätze?", "Is there parking?"),
            reads=[Read("goals", More.RAISES)],
            judge=half,
            weight=Weight(2, "wichtig"),
            scope="both",
            unit="places",
            thresholds={"least": 4, "most": Threshold(9, Text("a", "b"), Text("c", "d"), "law")},
            measures=["Build some.", Measure(Text("Bauen.", "Build."), "high")],
            not_due="Never.",
            pitfalls=[1],
            asked_from="growing",
            cap=0.8,
        )
        assert made.question.de == "Gibt es Stellplätze?"
        assert made.numbers == {"least": 4.0, "most": 9}
        assert made.thresholds["least"].authority is None
        assert made.thresholds["least"].unit.en == "places"
        assert [each.effort for each in made.measures] == ["medium", "high"]
        assert (made.scope, made.cap, made.pitfalls) == (Scope.BOTH, CapRule(0.8), (1,))
        assert (made.not_due, made.asked_from) == (Text("Never.", "Never."), "growing")

    def test_unknown_names_are_told_with_a_remedy(self) -> None:
        with pytest.raises(UnknownNameError, match="no table 'goal'; did you mean 'goals'"):
            criterion("a", family="quality", question="?", reads=["goal"], judge=half)
        with pytest.raises(UnknownNameError, match="'net' is not a scope"):
            criterion("a", family="quality", question="?", reads=["goals"], judge=half, scope="net")
        lone = criterion("a", family="qualities", question="?", reads=["goals"], judge=half)
        with pytest.raises(LocalEconomyError, match="unknown family 'qualities'; did you mean"):
            catalogue().with_(lone)

    @pytest.mark.parametrize(
        ("said", "state", "value"),
        [
            (0.25, State.MEASURED, 0.25),
            (3, State.MEASURED, 1.0),
            (None, State.UNKNOWN, None),
            (NotDue(Text("Nie.", "Never."), declared=True), State.NOT_DUE, None),
        ],
    )
    def test_what_a_judge_may_say(self, said: object, state: State, value: float | None) -> None:
        made = criterion(
            "own",
            family="quality",
            question="?",
            reads=["goals"],
            judge=lambda _terms, _at: said,  # type: ignore[arg-type,return-value]
        )
        found = le.assess(district(), DAY, catalogue().with_(made))["own"]
        assert (found.state, found.value) == (state, value)

    def test_it_is_provisional_where_its_tables_are_not_declared_complete(self) -> None:
        made = criterion("own", family="quality", question="?", reads=["goals"], judge=half)
        found = le.assess(undeclared(district()), DAY, catalogue().with_(made))["own"]
        assert (found.state, found.bounds) == (State.PARTIAL, (0.0, 1.0))

    def test_it_appears_in_assessment_report_and_weights(self) -> None:
        """Weighing 1000 and failing, it drags the family to the floor of the value."""
        made = criterion(
            "own",
            family="quality",
            title=Text("Stellplätze", "Parking spaces"),
            question="?",
            reads=["goals"],
            judge=lambda _terms, _at: 0.0,
            measures=["Build some."],
            weight=1000,
        )
        before = le.assess(district(), DAY)
        after = le.assess(district(), DAY, catalogue().with_(made))
        assert after["own"].value == 0
        assert after.families["quality"].value == pytest.approx(0.0, abs=0.05)
        assert after.score < before.score
        assert after.provenance.catalogue_hash != before.provenance.catalogue_hash
        for language, title in (("de", "Stellplätze"), ("en", "Parking spaces")):
            text = render(after, language, width=100)
            assert text.count(title) >= 2
            assert "Build some." in text
        assert "Parking spaces" in catalogue().with_(made).to_markdown()
        assert "own" in catalogue().with_(made).explain("own")


class TestGuards:
    """A criterion of one's own must not make the score of all absurd."""

    @pytest.mark.parametrize(
        ("declared", "message"),
        [
            ({"weight": -100}, "weight=-100 is not possible; a weight is a number from 0 on"),
            ({"weight": float("nan")}, "weight=nan is not possible"),
            ({"weight": float("inf")}, "weight=inf is not possible"),
            ({"weight": "x"}, "weight='x' is not possible"),
            ({"weight": Weight(-1, "wichtig")}, "weight=-1 is not possible"),
            ({"cap": 400.0}, r"cap=400\.0 is not possible; a cap is a share from 0 to 1"),
            ({"cap": CapRule(-0.1)}, r"cap=-0\.1 is not possible"),
            ({"cap": "low"}, "cap='low' is not possible"),
            ({"pitfalls": [9]}, r"pitfalls=\(9,\) is not possible; use one of '1', '2', '3', '4'"),
            ({"reads": []}, r"reads=\[\] is not possible; name at least one table"),
            ({"asked_from": "grown"}, "asked_from='grown' is not possible; did you mean 'growing'"),
            ({"life_cycle": "new"}, "life_cycle='new' is not possible; use one of 'experimental'"),
            ({"judge": 0.5}, r"judge=0\.5 is not possible; give a function"),
            ({"thresholds": {"least": "x"}}, r"thresholds\['least'\]='x' is not possible"),
            (
                {"thresholds": {"least": float("nan")}},
                r"thresholds\['least'\]=nan is not possible; give a finite",
            ),
        ],
    )
    def test_what_cannot_be_is_refused_at_the_declaration(
        self, declared: dict[str, object], message: str
    ) -> None:
        plain: dict[str, object] = {
            "family": "quality",
            "question": "?",
            "reads": ["goals"],
            "judge": half,
        }
        with pytest.raises(LocalEconomyError, match=rf"criterion 'own': {message}") as caught:
            criterion("own", **{**plain, **declared})  # type: ignore[arg-type]
        assert caught.value.into("de").startswith("Kriterium 'own': ")
        assert "ist nicht möglich; " in caught.value.into("de")

    def test_no_other_way_into_the_catalogue_passes_by(self) -> None:
        fine = criterion("own", family="quality", question="?", reads=["goals"], judge=half)
        spoilt = attrs.evolve(fine, weight=Weight(float("nan")))
        with pytest.raises(LocalEconomyError, match="'own': weight=nan is not possible"):
            catalogue().with_(spoilt)

    def test_thresholds_of_ones_own_can_say_what_they_must_be(self) -> None:
        unit = Text("Ziele", "goals")
        fine = criterion(
            "own",
            family="quality",
            question="?",
            reads=["goals"],
            judge=half,
            thresholds={
                "few": Threshold(1, unit, unit, positive=True),
                "many": Threshold(3, unit, unit, above="few"),
            },
        )
        larger = catalogue().with_(fine)
        with pytest.raises(LocalEconomyError, match="own: 0 is not a threshold 'few'; give more"):
            larger.with_thresholds(own={"few": 0})
        with pytest.raises(LocalEconomyError, match=r"own: 'few' \(4\.0\) is not below 'many' \(3"):
            larger.with_thresholds(own={"few": 4})

    @pytest.mark.parametrize(
        ("said", "message"),
        [
            (float("nan"), "gives value=nan; return finite numbers"),
            (np.float64("nan"), r"gives value=.*nan"),
            (float("inf"), "gives value=inf"),
            (-np.inf, "gives value=-inf"),
            (Judgement(float("nan"), 1.0, 1, Text("a", "b")), "gives value=nan"),
            (Judgement(0.5, float("inf"), 1, Text("a", "b")), "gives raw=inf"),
            (Judgement("good", 1.0, 1, Text("a", "b")), "gives value='good'"),  # type: ignore[arg-type]
            (
                Judgement(0.5, 0.5, 1, Text("a", "b"), bounds=(0.0, float("nan"))),
                "gives bounds=nan",
            ),
            ("good", r"fails \(ValueError: could not convert string to float: 'good'\)"),
            ([], r"fails \(TypeError: "),
        ],
    )
    def test_what_is_no_judgement_names_the_criterion(self, said: object, message: str) -> None:
        made = criterion(
            "own",
            family="quality",
            question="?",
            reads=["goals"],
            judge=lambda _terms, _at: said,  # type: ignore[arg-type,return-value]
        )
        larger = catalogue().with_(made)
        with pytest.raises(LocalEconomyError, match=f"criterion 'own': .*{message}") as caught:
            le.assess(district(), DAY, larger)
        assert caught.value.into("de").startswith("Kriterium 'own': Die Funktion, die es beurteilt")

    def test_a_judge_that_fails_is_named_with_its_cause(self) -> None:
        made = criterion(
            "own",
            family="quality",
            question="?",
            reads=["goals"],
            judge=lambda _terms, at: 1 / at["none"],
            thresholds={"none": 0},
        )
        with pytest.raises(
            LocalEconomyError,
            match=r"criterion 'own': .* fails \(ZeroDivisionError: .*empty tables",
        ) as caught:
            le.assess(district(), DAY, catalogue().with_(made))
        assert isinstance(caught.value.__cause__, ZeroDivisionError)

    def test_a_declared_criterion_has_to_judge(self) -> None:
        fine = criterion("own", family="quality", question="?", reads=["goals"], judge=half)
        bare = attrs.evolve(fine, judge=half)  # type: ignore[arg-type]
        with pytest.raises(LocalEconomyError, match=r"'own': .* not a value of type float; .*take"):
            le.assess(district(), DAY, catalogue().with_(bare))


class TestInstalled:
    @pytest.fixture
    def package(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
        """An installed package: a module, and metadata that name its entry points."""
        (tmp_path / "town_criteria.py").write_text(
            "import localeconomy as le\n"
            "def half(terms, at):\n    return 0.5\n"
            "def made(name):\n"
            "    return le.criterion(\n"
            "        name, family='quality', question='?', reads=['goals'], judge=half\n    )\n"
            "ONE = made('town_square')\n"
            "SEVERAL = [made('town_hall'), made('town_wall')]\n"
            "WRONG = 3\n"
            "MIXED = [ONE, 'town']\n",
            encoding="utf-8",
        )
        metadata = tmp_path / "town_criteria-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: town-criteria\nVersion: 1.0\n", encoding="utf-8"
        )
        monkeypatch.syspath_prepend(str(tmp_path))
        importlib.invalidate_caches()
        catalogue.cache_clear()
        yield metadata / "entry_points.txt"
        catalogue.cache_clear()
        sys.modules.pop("town_criteria", None)

    def test_they_join_only_when_asked(self, package: Path) -> None:
        package.write_text(
            "[localeconomy.criteria]\nseveral = town_criteria:SEVERAL\none = town_criteria:ONE\n",
            encoding="utf-8",
        )
        plain, wider = le.catalogue(), le.catalogue(installed=True)
        assert [each.id for each in wider][len(plain) :] == [
            "town_square",
            "town_hall",
            "town_wall",
        ]
        assert "town_square" not in plain
        assert le.assess(district(), DAY, wider)["town_hall"].value == 0.5
        assert le.assess(district(), DAY).provenance.catalogue_hash == plain.hash

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            ("town_criteria:WRONG", r"'wrong' \(town_criteria:WRONG\) names no criterion"),
            ("town_criteria:MIXED", "names no criterion; it should be a Criterion or several"),
            ("town_criteria:MISSING", "'wrong' .* cannot be loaded: .*MISSING"),
            ("no_such_town:ONE", "cannot be loaded: No module named 'no_such_town'"),
        ],
    )
    def test_what_is_no_criterion_is_told(self, package: Path, value: str, message: str) -> None:
        package.write_text(f"[localeconomy.criteria]\nwrong = {value}\n", encoding="utf-8")
        with pytest.raises(LocalEconomyError, match=message):
            le.catalogue(installed=True)
