"""The catalogue against the source, against the documented rows, and as a value of its own."""

from __future__ import annotations

import copy
import importlib
import pickle
import re
from pathlib import Path

import attrs
import pytest

import localeconomy.criteria as package
from localeconomy.criteria.catalogue import (
    FAMILIES,
    PITFALLS,
    Catalogue,
    Family,
    catalogue,
)
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.own import criterion
from localeconomy.errors import LocalEconomyError, UnknownNameError
from localeconomy.language import Text
from localeconomy.model.fields import fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.rules import KIND_FIELDS
from localeconomy.model.vocabulary import vocabulary
from tests.criteria.rows import ROWS

CATALOGUE = catalogue()
IDS = [each.id for each in CATALOGUE]
SOURCE = Path(__file__).parents[3] / "shared" / "source" / "netzwerk-lokale-oekonomie.de.txt"


def spelled(text: str) -> str:
    """Return a text without what layout adds or drops: line breaks, hyphens, ligatures."""
    return re.sub(r"[-\u00ad\s]+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl")).casefold()


@pytest.fixture(scope="module")
def source() -> str:
    if not SOURCE.exists():
        pytest.skip("the source document is not beside this checkout")
    return spelled(SOURCE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(ROWS))
def test_rows_are_those_of_the_documentation(name: str) -> None:
    each = CATALOGUE[name]
    cap = None if each.cap is None else (each.cap.limit, each.cap.phased_in)
    assert ROWS[name] == (each.family, each.weight.value, each.scope.value, cap, each.pitfalls)


def test_there_are_the_51_documented_rows_and_no_other() -> None:
    assert len(ROWS) == 51
    assert sorted(IDS) == sorted(ROWS)


@pytest.mark.parametrize("name", IDS)
class TestDeclaration:
    def test_the_file_has_the_name_of_the_criterion(self, name: str) -> None:
        each = CATALOGUE[name]
        module = importlib.import_module(f"{package.__name__}.{each.family}.{name}")
        assert module.CRITERION is each

    def test_the_quote_is_in_the_source(self, name: str, source: str) -> None:
        each = CATALOGUE[name]
        position = 0
        for part in each.quote.split("…"):
            found = source.find(spelled(part), position)
            assert found >= 0, part
            position = found

    def test_the_chapter_is_in_the_source(self, name: str, source: str) -> None:
        for part in re.split(r",\s*(?=\(\d\))|:\s*", CATALOGUE[name].chapter):
            assert spelled(part).strip("„“") in source

    def test_it_reads_tables_and_kinds_that_there_are(self, name: str) -> None:
        for read in CATALOGUE[name].reads:
            assert read.table in TABLES
            field = fields_of(TABLES[read.table].record_type).get(
                KIND_FIELDS.get(read.table, "kind")
            )
            known = vocabulary(field.target) if field is not None and field.target else {}
            assert set(read.kinds) <= set(known)

    def test_facts_need_no_completeness_and_the_rest_does(self, name: str) -> None:
        reads = CATALOGUE[name].reads
        assert {read.table for read in reads if read.more is More.FACT} <= {
            "actors",
            "organisations",
            "districts",
        }
        assert any(read.more is not More.FACT for read in reads)

    def test_everything_is_said_in_german_and_english(self, name: str) -> None:
        each = CATALOGUE[name]
        texts = [each.title, each.question, each.formula, *(m.text for m in each.measures)]
        texts += [] if each.not_due is None else [each.not_due]
        texts += [threshold.label for threshold in each.thresholds.values()]
        for text in texts:
            assert text.de.strip() == text.de != ""
            assert text.en.strip() == text.en != ""
            assert text.de != text.en
            assert "  " not in text.de + text.en

    def test_questions_end_with_a_question_mark_and_measures_with_a_full_stop(
        self, name: str
    ) -> None:
        each = CATALOGUE[name]
        assert each.question.de.endswith("?")
        assert each.question.en.endswith("?")
        for measure in each.measures:
            assert measure.text.de.endswith((".", "?"))
            assert measure.text.en.endswith((".", "?"))

    def test_measures_tell_their_effort(self, name: str) -> None:
        assert CATALOGUE[name].measures
        assert {measure.effort for measure in CATALOGUE[name].measures} <= {"low", "medium", "high"}

    def test_numbers_are_in_range(self, name: str) -> None:
        each = CATALOGUE[name]
        assert each.weight.value in (0, 1, 2, 3)
        assert each.cap is None or 0.4 <= each.cap.limit <= 0.8
        assert set(each.pitfalls) <= set(PITFALLS)
        assert each.life_cycle in ("experimental", "stable", "deprecated")
        assert bool(each.pitfalls) == (each.family == "pitfalls")

    def test_the_id_is_a_noun_in_small_letters(self, name: str) -> None:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)
        assert not re.match(r"(no|not|lack|missing)_", name)


@pytest.mark.parametrize("name", [each.id for each in CATALOGUE if each.weight.word])
def test_the_word_of_the_weight_is_in_the_source(name: str, source: str) -> None:
    for part in str(CATALOGUE[name].weight.word).split("…"):
        assert spelled(part) in source


class TestCatalogue:
    def test_looks_up_by_id_and_iterates_family_by_family(self) -> None:
        assert CATALOGUE["active_core"].id == "active_core"
        assert "active_core" in CATALOGUE
        assert "active_cor" not in CATALOGUE
        assert len(CATALOGUE) == len(list(CATALOGUE)) == len(IDS)
        order = [family.id for family in FAMILIES]
        places = [order.index(each.family) for each in CATALOGUE]
        assert places == sorted(places)

    def test_names_the_nearest_id(self) -> None:
        with pytest.raises(UnknownNameError, match="did you mean 'active_core'") as caught:
            CATALOGUE["active_cor"]
        assert "der Katalog kennt kein Kriterium 'active_cor'" in caught.value.into("de")

    def test_is_made_once_and_shows_its_version(self) -> None:
        assert catalogue() is CATALOGUE
        assert repr(CATALOGUE) == (
            f"<Catalogue {CATALOGUE.version} ({CATALOGUE.hash}): {len(IDS)} criteria>"
        )
        assert re.fullmatch(r"[0-9a-f]{12}", CATALOGUE.hash)

    def test_pitfalls_and_families_have_names_in_both_languages(self) -> None:
        assert sorted(PITFALLS) == [1, 2, 3, 4]
        for text in (*PITFALLS.values(), *(family.label for family in FAMILIES)):
            assert text.de
            assert text.en

    def test_travels_to_other_processes(self) -> None:
        for again in (pickle.loads(pickle.dumps(CATALOGUE)), copy.deepcopy(CATALOGUE)):  # noqa: S301 - written here
            assert again == CATALOGUE
            assert again.hash == CATALOGUE.hash

    def test_criteria_are_frozen_and_hashed_by_id(self) -> None:
        each = CATALOGUE["active_core"]
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            each.version = "2"  # type: ignore[misc]
        with pytest.raises(TypeError):
            each.thresholds["need_share"] = 3  # type: ignore[index]
        assert hash(each) == hash("active_core")


class TestChanges:
    def test_leaving_out(self) -> None:
        smaller = CATALOGUE.without("active_core", "self_help")
        assert len(smaller) == len(CATALOGUE) - 2
        assert "self_help" not in smaller
        assert smaller.hash != CATALOGUE.hash
        with pytest.raises(UnknownNameError, match="no criterion 'core'"):
            CATALOGUE.without("core")

    def test_other_weights_are_the_users_own(self) -> None:
        changed = CATALOGUE.with_weights(active_core=1.5, self_help=0)
        assert changed["active_core"].weight == Weight(1.5, None)
        assert changed["self_help"].weight.value == 0
        assert changed["critical_mass"] == CATALOGUE["critical_mass"]
        assert CATALOGUE["active_core"].weight.value == 3
        assert changed.hash != CATALOGUE.hash

    @pytest.mark.parametrize("weight", [-1, float("nan"), float("inf")])
    def test_a_weight_is_a_finite_number_from_0(self, weight: float) -> None:
        with pytest.raises(LocalEconomyError, match=r"'active_core': .* is not a weight; give 0"):
            CATALOGUE.with_weights(active_core=weight)
        with pytest.raises(UnknownNameError, match="no criterion 'core'"):
            CATALOGUE.with_weights(core=weight)

    @pytest.mark.parametrize("weight", ["x", None, True, [1]])
    def test_a_weight_is_a_number(self, weight: float) -> None:
        with pytest.raises(LocalEconomyError, match=r"'active_core': .* is not a weight") as caught:
            CATALOGUE.with_weights(active_core=weight)
        assert "ist kein Gewicht; bitte mindestens 0" in caught.value.into("de")

    def test_other_thresholds(self) -> None:
        changed = CATALOGUE.with_thresholds(critical_mass={"half": 8})
        assert changed["critical_mass"].numbers == {"half": 8.0, "nearly_all": 15.0}
        assert changed["critical_mass"].thresholds["half"].label.en == "active members worth 0.5"
        assert changed.hash != CATALOGUE.hash

    def test_an_unknown_threshold_is_named(self) -> None:
        with pytest.raises(UnknownNameError, match="no threshold 'hlaf'; did you mean 'half'"):
            CATALOGUE.with_thresholds(critical_mass={"hlaf": 8})
        with pytest.raises(UnknownNameError, match="no criterion 'mass'"):
            CATALOGUE.with_thresholds(mass={})

    @pytest.mark.parametrize("number", [float("nan"), float("inf"), -1.0])
    def test_a_threshold_is_a_finite_number_from_0(self, number: float) -> None:
        with pytest.raises(LocalEconomyError, match=r"critical_mass: .* is not a threshold") as it:
            CATALOGUE.with_thresholds(critical_mass={"half": number})
        assert "ist keine Schwelle" in it.value.into("de")

    def test_adding_ones_own(self) -> None:
        larger = CATALOGUE.with_(OWN)
        assert larger["parking_spaces"] is OWN
        assert larger.hash != CATALOGUE.hash

    def test_an_id_can_be_there_once_only(self) -> None:
        with pytest.raises(LocalEconomyError, match="'active_core' is in the catalogue twice"):
            CATALOGUE.with_(CATALOGUE["active_core"])

    def test_a_family_has_to_exist(self) -> None:
        stray = attrs.evolve(OWN, family="pitfals")
        with pytest.raises(LocalEconomyError, match="unknown family 'pitfals'; did you mean 'pit"):
            CATALOGUE.with_(stray)
        family = Family("pitfals", Text("a", "b"), "c")
        assert len(Catalogue((stray,), (family,))) == 1

    @pytest.mark.parametrize(
        "change",
        [
            {"weight": Weight(1, "muss")},
            {"cap": CapRule(0.3, phased_in=True)},
            {"cap": CapRule(0.4, phased_in=False)},
            {"version": "1.1"},
            {"reads": (Read("goals", More.EITHER),)},
            {"pitfalls": (2,)},
            {"scope": Scope.ALLIANCE},
            {"life_cycle": "experimental"},
            {"thresholds": {}},
        ],
    )
    def test_whatever_can_change_a_result_changes_the_hash(self, change: dict[str, object]) -> None:
        before = CATALOGUE["active_core"]
        changed = attrs.evolve(before, **change)  # type: ignore[arg-type]
        criteria = tuple(changed if each is before else each for each in CATALOGUE)
        assert attrs.evolve(CATALOGUE, criteria=criteria).hash != CATALOGUE.hash

    def test_wording_does_not_change_the_hash(self) -> None:
        before = CATALOGUE["active_core"]
        changed = attrs.evolve(before, title=Text("anders", "different"))
        criteria = tuple(changed if each is before else each for each in CATALOGUE)
        assert attrs.evolve(CATALOGUE, criteria=criteria).hash == CATALOGUE.hash


OWN = criterion(
    id="parking_spaces",
    family="quality",
    title=Text("Stellplätze", "parking"),
    question=Text("Gibt es Stellplätze?", "Is there parking?"),
    chapter="",
    quote="",
    weight=Weight(1),
    scope=Scope.BOTH,
    formula=Text("Ziele", "goals"),
    unit=Text("Anteil", "share"),
    reads=(Read("goals", More.EITHER, months=None),),
    judge=lambda _terms, _at: Judgement(1.0, 1.0, 1, Text("Ja.", "Yes.")),
    thresholds={"least": Threshold(1, Text("Ziele", "goals"), Text("mindestens", "at least"))},
)


def test_criterion_is_the_class_that_declares_one() -> None:
    assert isinstance(OWN, Criterion)
    assert OWN.tables == ("goals",)
    assert OWN.numbers == {"least": 1}
