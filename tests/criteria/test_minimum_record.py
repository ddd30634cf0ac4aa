"""The fewest questions that release a grade: by brute force, and by answering exactly them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.criteria import More, Read
from localeconomy.criteria.minimum_record import minimum_record
from localeconomy.criteria.own import criterion
from localeconomy.criteria.questions import FACTS, LISTS, TIES, asked, period
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import terms_in
from localeconomy.scoring.words import LEAST_COVERAGE
from tests.criteria.builders import DAY, alliance, district, organised

if TYPE_CHECKING:
    from localeconomy.criteria import Criterion
    from localeconomy.criteria.minimum_record import Question
    from localeconomy.model.network import Network


def a_criterion(name: str, weight: float, tables: tuple[str, ...], **more: object) -> Criterion:
    return criterion(
        name,
        family="quality",
        question="?",
        reads=tables,
        judge=lambda _terms, _at: 1.0,
        weight=weight,
        **more,  # type: ignore[arg-type]
    )


def tables_of(questions: tuple[Question, ...]) -> list[str]:
    return [each.table for each in questions if not each.is_fact]


class TestBySmallCatalogues:
    def test_what_most_weight_rests_on(self) -> None:
        """Of 10, 7 rest on goals alone: 0.7 of the weight is known by one question."""
        asked_of = [
            a_criterion("one", 4, ("goals",)),
            a_criterion("two", 3, ("goals",)),
            a_criterion("three", 3, ("funding",)),
        ]
        (question,) = minimum_record(asked_of)
        assert (question.table, question.criteria) == ("goals", ("one", "two"))
        assert question.period.en == "since the founding"

    def test_a_criterion_is_known_only_by_all_that_it_reads(self) -> None:
        """6.5 of 10 needed: 5 + 2 by three questions, or 5 + 3 by two; never 5 alone."""
        asked_of = [
            a_criterion("one", 5, ("goals",)),
            a_criterion("two", 2, ("funding", "costs")),
            a_criterion("three", 3, ("surveys",)),
        ]
        assert sorted(tables_of(minimum_record(asked_of))) == ["goals", "surveys"]

    def test_what_may_not_be_due_counts_for_less(self) -> None:
        """It is known at 7 of 10; but where it turns out not to be due, 0 of 3 remain."""
        asked_of = [
            a_criterion("one", 7, ("goals",), not_due="Sometimes."),
            a_criterion("two", 3, ("funding",)),
        ]
        assert sorted(tables_of(minimum_record(asked_of))) == ["funding", "goals"]

    def test_a_question_for_all_kinds_answers_the_one_for_some(self) -> None:
        some = Read("activities", More.EITHER, kinds=("festival",), months=12)
        asked_of = [a_criterion("one", 1, ("activities",)), a_criterion("two", 1, (some,))]  # type: ignore[arg-type]
        (question,) = minimum_record(asked_of)
        assert (question.kinds, question.criteria) == ((), ("one", "two"))

    def test_of_equal_numbers_the_one_that_tells_more(self) -> None:
        """Either table makes 0.65 of the weight known; goals make 0.8 known."""
        asked_of = [
            a_criterion("one", 13, ("goals",)),
            a_criterion("two", 3, ("goals",)),
            a_criterion("three", 1, ("funding",)),
            a_criterion("four", 3, ("surveys",)),
        ]
        assert tables_of(minimum_record(asked_of)) == ["goals"]

    def test_context_asks_nothing(self) -> None:
        assert minimum_record([a_criterion("one", 0, ("goals",))]) == ()
        assert minimum_record([a_criterion("one", 1, ("goals",))], "alliance") == ()
        trial = a_criterion("one", 1, ("goals",), life_cycle="experimental")
        assert minimum_record([trial]) == ()

    def test_where_all_may_not_be_due_everything_is_asked(self) -> None:
        """Then no set of answers can promise a grade."""
        asked_of = [
            a_criterion("one", 1, ("goals",), not_due="Sometimes."),
            a_criterion("two", 1, ("funding",), not_due="Sometimes."),
        ]
        assert sorted(tables_of(minimum_record(asked_of))) == ["funding", "goals"]

    @settings(max_examples=60)
    @given(data=st.data())
    def test_no_smaller_set_would_do(self, data: st.DataObject) -> None:
        """Against all subsets of at most five tables."""
        tables = ("goals", "funding", "costs", "surveys", "seats")
        asked_of = [
            a_criterion(
                f"c{n}",
                data.draw(st.integers(1, 3), label="weight"),
                tuple(data.draw(st.sets(st.sampled_from(tables), min_size=1, max_size=3))),
                not_due=data.draw(st.sampled_from([None, "Sometimes."])),
            )
            for n in range(data.draw(st.integers(1, 6), label="criteria"))
        ]
        total = sum(each.weight.value for each in asked_of)

        def releases(answered: tuple[str, ...]) -> bool:
            known = [each for each in asked_of if {*each.tables} <= {*answered}]
            sure = sum(each.weight.value for each in known if each.not_due is None)
            left = total - sum(each.weight.value for each in known if each.not_due is not None)
            return sure >= LEAST_COVERAGE * left - 1e-9 and sure > 0

        sizes = [
            size
            for size in range(1, len(tables) + 1)
            for answered in itertools.combinations(tables, size)
            if releases(answered)
        ]
        found = tables_of(minimum_record(asked_of))
        if sizes:
            assert len(found) == min(sizes)
            assert releases(tuple(found))


def answering(network: Network, questions: tuple[Question, ...]) -> Network:
    """Return the network with exactly the tables of some questions, declared complete."""
    if "districts" not in {each.table for each in questions}:
        network = organised(network, district=None)
    facts = {each.table for each in questions if each.is_fact}
    lists = {each.table: each.kinds for each in questions if not each.is_fact}
    kinds = {
        kind
        for each in questions
        if each.table == "relationships" and not each.is_fact
        for kind in each.kinds
    }
    kept: dict[str, list[object]] = {}
    for name, table in network.tables.items():
        if name in facts or name in lists:
            kept[name] = [
                each for each in table if name != "relationships" or not kinds or each.kind in kinds
            ]
    declared = [
        le.Complete(each.table, since="1999", kinds=each.kinds)
        for each in questions
        if not each.is_fact
    ]
    return le.Network(
        title=network.title,
        as_of=network.as_of,
        **{**kept, "completeness": declared},  # type: ignore[arg-type]
    )


class TestOfTheCatalogue:
    @pytest.mark.parametrize("scope", ["network", "alliance"])
    def test_about_ten_questions(self, scope: str) -> None:
        questions = le.catalogue().minimum_record(scope)
        assert 8 <= len(questions) <= 14
        assert [each.is_fact for each in questions] == sorted(
            (each.is_fact for each in questions), reverse=True
        )
        assert len({each.text.de for each in questions}) == len(questions)

    @pytest.mark.parametrize("form", ["formal", "informal"])
    @pytest.mark.parametrize("scope", ["network", "alliance"])
    def test_answering_exactly_them_releases_a_grade(self, scope: str, form: str) -> None:
        whole = organised(district() if scope == "network" else alliance(), form=form)
        questions = le.catalogue().minimum_record(scope)
        assessment = le.assess(answering(whole, questions), DAY)
        assert assessment.coverage >= LEAST_COVERAGE
        assert assessment.grade is not None

    @pytest.mark.parametrize("scope", ["network", "alliance"])
    def test_that_there_was_nothing_is_an_answer_too(self, scope: str) -> None:
        whole = district() if scope == "network" else alliance()
        questions = le.catalogue().minimum_record(scope)
        answered = answering(whole, questions)
        nothing = answered.replace(
            **{each.table: [] for each in questions if not each.is_fact}  # type: ignore[arg-type]
        )
        assert le.assess(nothing, DAY).grade is not None

    def test_it_follows_the_catalogue(self) -> None:
        """Without weight on anything else, measurable goals need one list."""
        others = [each.id for each in le.catalogue() if each.id != "measurable_goals"]
        lone = le.catalogue().without(*others)
        assert [each.table for each in lone.minimum_record()] == ["organisations", "goals"]

    def test_every_table_that_is_read_has_a_question(self) -> None:
        for each in le.catalogue():
            for read in each.reads:
                words = FACTS if read.more is More.FACT else LISTS
                assert read.table in words or read.table in FACTS, (each.id, read.table)


class TestWording:
    @pytest.mark.parametrize("group", sorted(TIES))
    def test_ties_of_one_class_have_their_own_question(self, group: str) -> None:
        assert (
            asked("relationships", terms_in("relationship_kind", group), is_fact=False)
            == (TIES[group])
        )

    def test_ties_of_two_classes_have_both(self) -> None:
        kinds = (*terms_in("relationship_kind", "representation"), "recognition")
        text = asked("relationships", kinds, is_fact=False)
        assert text.en == f"{TIES['recognition'].en} {TIES['representation'].en}"

    def test_other_kinds_are_named(self) -> None:
        text = asked("relationships", ("payment", "ownership"), is_fact=False)
        assert text.en.endswith("Only: payment and ownership.")
        assert text.de.endswith("Nur: Zahlung und Beteiligung.")
        offers = asked("offers", ("training",), is_fact=False)
        assert offers.de.endswith("Nur: Weiterbildung.")

    def test_every_question_is_one(self) -> None:
        for text in (*FACTS.values(), *LISTS.values(), *TIES.values()):
            assert text.de.endswith("?")
            assert text.en.endswith("?")
        assert {*FACTS, *LISTS} <= {*TABLES}

    @pytest.mark.parametrize(
        ("months", "en"),
        [
            ([0], "as of today"),
            ([0, 6, 12], "within the last 12 months"),
            ([12, None], "since the founding"),
            ([], "as of today"),
        ],
    )
    def test_the_longest_period_counts(self, months: list[int | None], en: str) -> None:
        assert period(months, is_fact=False).en == en
        assert period(months, is_fact=True).en == "as of today"
