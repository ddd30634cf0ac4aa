"""Surveys of ties as rosters: who named whom, who confirmed it, who answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.errors import FileFormatError, LocalEconomyError, UnknownNameError
from localeconomy.io.roster_answers import SurveyReading, TieSurvey
from localeconomy.model.vocabulary import terms_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.io.tabular.numbers import Form

DAY = "2024-03-15"
COOPERATION = set(terms_in("relationship_kind", "cooperation"))
PAGES = Path(__file__).resolve().parents[2] / "docs" / "how-to"


def named(*pairs: str, **options: Any) -> SurveyReading:  # noqa: ANN401 - of any option
    """Return the reading of rows such as ``"a b"`` (a named b) and ``"a"`` (a named nobody)."""
    rows = [dict(zip(("respondent", "partner"), pair.split(), strict=False)) for pair in pairs]
    return le.read_roster(rows, **{"day": DAY, **options})


def ties(reading: SurveyReading) -> dict[tuple[str, str], bool | None]:
    """Return who named whom, and whether it was confirmed."""
    found = reading.network.relationships
    return {(each.source, each.target): each.confirmed for each in found}


class TestUnionAndConfirmation:
    def test_every_named_tie_counts_whoever_named_it(self) -> None:
        """a and b named each other; b named c, who answered otherwise; c named d, who is silent."""
        reading = named("a b", "b a", "b c", "c d")
        assert ties(reading) == {
            ("a", "b"): True,
            ("b", "a"): True,
            ("b", "c"): False,
            ("c", "d"): None,
        }
        assert [each.reported_by for each in reading.network.relationships] == ["a", "b", "b", "c"]

    def test_agreement_is_of_ties_between_two_who_answered(self) -> None:
        """Of a–b, b–c and c–d the first two are between respondents; one of them both named."""
        reading = named("a b", "b a", "b c", "c d")
        assert (reading.ties, reading.agreement) == (3, 0.5)

    def test_without_such_ties_there_is_no_agreement(self) -> None:
        assert named("a b").agreement is None

    def test_a_kind_is_confirmed_by_the_same_kind_only(self) -> None:
        rows = [
            {"respondent": "a", "partner": "b", "relation": "supply"},
            {"respondent": "b", "partner": "a", "relation": "referral"},
        ]
        reading = le.read_roster(rows, day=DAY)
        assert ties(reading) == {("a", "b"): False, ("b", "a"): False}
        assert (reading.ties, reading.agreement) == (2, 0.0)

    def test_on_a_closed_list_only_those_asked_could_have_confirmed(self) -> None:
        """Whoever is named is on the list too, and c of it did not answer."""
        reading = named("a b", "b c", closed=True)
        assert ties(reading) == {("a", "b"): False, ("b", "c"): None}
        assert reading.silent == ("c",)

    @given(
        st.lists(
            st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
                lambda pair: pair[0] != pair[1]
            ),
            min_size=1,
            unique=True,
        )
    )
    def test_of_any_answers(self, pairs: list[tuple[str, str]]) -> None:
        """Each row is one tie; both named: confirmed; named by one and the other answered: not."""
        reading = named(*(" ".join(pair) for pair in pairs))
        answered = {one for one, _ in pairs}
        assert ties(reading) == {
            (one, other): (True if (other, one) in pairs else False if other in answered else None)
            for one, other in pairs
        }
        assert set(reading.answered) == answered


class TestWhoAnswered:
    def test_a_row_without_a_partner_is_an_answer(self) -> None:
        reading = named("a b", "b")
        assert (reading.answered, reading.silent) == (("a", "b"), ())
        assert ties(reading) == {("a", "b"): False}

    def test_no_in_the_column_answered_is_none(self) -> None:
        rows = [
            {"respondent": "a", "partner": "b", "answered": "ja"},
            {"respondent": "b", "partner": "", "answered": "nein"},
        ]
        reading = le.read_roster(rows, day=DAY)
        assert (reading.answered, reading.silent) == (("a",), ("b",))
        assert reading.response_rate == 0.5

    def test_who_broke_off_is_no_respondent_but_the_tie_counts(self) -> None:
        rows = [
            {"respondent": "a", "partner": "b", "answered": "no"},
            {"respondent": "b", "partner": "c", "answered": "yes"},
        ]
        reading = le.read_roster(rows, day=DAY)
        assert (reading.answered, reading.unfinished) == (("b",), ("a",))
        assert ties(reading) == {("a", "b"): False, ("b", "c"): None}
        assert "Answered in part only: 1." in reading.into("en")

    def test_who_broke_off_may_say_so_once_or_in_each_row(self) -> None:
        once = [{"respondent": "a", "partner": "b", "answered": "no"},
                {"respondent": "a", "partner": "c"}]  # fmt: skip
        each = [*once[:1], {"respondent": "a", "partner": "c", "answered": "no"},
                {"respondent": "a", "answered": "no"}]  # fmt: skip
        for rows in (once, each, each[::-1]):
            reading = le.read_roster(rows, day=DAY)
            assert (reading.answered, reading.silent, reading.unfinished) == ((), (), ("a",))
            assert reading.ties == 2

    def test_others_may_have_been_asked(self) -> None:
        reading = named("a b", asked=["b", "c", "a"])
        assert (reading.answered, reading.silent) == (("a",), ("b", "c"))
        assert reading.response_rate == pytest.approx(1 / 3)

    def test_it_is_declared(self) -> None:
        """The list is closed or not: only then does it matter who stood on it."""
        (declared,) = named("a b", "b", asked=["c"]).network.completeness
        assert (declared.table, declared.asked, declared.answered) == (
            "relationships",
            (),
            ("a", "b"),
        )
        (declared,) = named("a b", "b", asked=["c"], closed=True).network.completeness
        assert (declared.asked, declared.answered) == (("a", "b", "c"), ("a", "b"))

    def test_where_nobody_answered_nothing_is_declared(self) -> None:
        reading = le.read_roster([{"from": "a", "to": "", "answered": "no"}], day=DAY)
        assert not len(reading.network.completeness)
        assert (reading.response_rate, reading.ties) == (0.0, 0)

    def test_in_words(self) -> None:
        reading = named("a b", "b a", "b c", "c", asked=["d"])
        assert reading.into("de") == (
            "3 von 4 Befragten haben vollständig geantwortet; genannte Beziehungen: 2. Von den "
            "Beziehungen zwischen zwei Antwortenden haben beide Seiten 50 % genannt."
        )
        assert repr(reading) == (
            "<SurveyReading: 3 of 4 asked answered in full; ties named: 2. Of the ties between "
            "two who answered, both sides named 50%.>"
        )


class TestKinds:
    def test_cooperation_stands_for_every_kind_of_it(self) -> None:
        (declared,) = named("a b").network.completeness
        assert set(declared.kinds) == COOPERATION
        assert named("a b").network.relationships[0].kind == "cooperation"

    def test_else_those_that_occur_are_declared(self) -> None:
        rows: list[Mapping[str, object]] = [
            {"respondent": "a", "partner": "b", "relation": "Lieferbeziehung"},
            {"respondent": "a", "partner": "c", "relation": "advice | supply"},
            {"respondent": "b", "partner": "c", "relation": "payment", "strength": 0},
        ]
        reading = le.read_roster(rows, day=DAY)
        assert [each.kind for each in reading.network.relationships] == [
            "supply",
            "advice",
            "supply",
        ]
        (declared,) = reading.network.completeness
        assert declared.kinds == ("advice", "payment", "supply")

    def test_they_can_be_stated(self) -> None:
        reading = named("a b", kind="Beratung", kinds=["advice", "information"])
        assert reading.network.relationships[0].kind == "advice"
        assert reading.network.completeness[0].kinds == ("advice", "information")

    def test_words_of_the_survey(self) -> None:
        rows = [{"respondent": "a", "partner": "b", "relation": "Wir werben zusammen"}]
        reading = le.read_roster(
            rows, day=DAY, relations={"wir werben zusammen": "gemeinsame Werbung"}
        )
        assert reading.network.relationships[0].kind == "joint_marketing"


class TestAnswersToQuestions:
    def test_strength_trust_value_and_the_rest(self) -> None:
        rows: list[Mapping[str, object]] = [
            {"Ego": "a", "Alter": "b", "Häufigkeit": 3, "Vertrauen": 4.5, "Wert": "", "Bem.": "gut"}
        ]
        (tie,) = le.read_roster(rows, day=DAY).network.relationships
        assert tie.weight == 3.0
        assert tie.attributes == {"trust": 4.5, "Bem.": "gut"}

    def test_no_strength_is_the_usual_one_and_0_is_no_tie(self) -> None:
        rows = [
            {"from": "a", "to": "b", "weight": ""},
            {"from": "a", "to": "c", "weight": "k. A."},
            {"from": "a", "to": "d", "weight": "0"},
        ]
        reading = le.read_roster(rows, day=DAY)
        assert [(each.target, each.weight) for each in reading.network.relationships] == [
            ("b", 1.0),
            ("c", 1.0),
        ]

    def test_dates(self) -> None:
        rows = [{"von": "a", "zu": "b", "seit": "05.2001", "zuletzt gepflegt": "2024"}]
        (tie,) = le.read_roster(rows, day=DAY).network.relationships
        assert (str(tie.since), str(tie.last_active), str(tie.known)) == ("2001-05", "2024", DAY)

    def test_the_source_of_the_facts(self) -> None:
        network = named("a b", origin="Befragung 2024").network
        assert network.relationships[0].origin == "Befragung 2024"
        assert network.completeness[0].source == "Befragung 2024"


class TestDays:
    @pytest.mark.parametrize(
        ("day", "until", "since", "end"),
        [
            ("2024-03-15", None, "2024-03-15", "2024-03-16"),
            ("2024-03", None, "2024-03", "2024-04-01"),
            ("2024-03-15", "2024", "2024-03-15", "2024"),
        ],
    )
    def test_answers_hold_for_their_day_unless_told_otherwise(
        self, day: str, until: str | None, since: str, end: str
    ) -> None:
        (declared,) = named("a b", day=day, until=until).network.completeness
        assert (str(declared.since), str(declared.until)) == (since, end)

    def test_of_its_own_it_is_the_record_of_that_day(self) -> None:
        network = named("a b").network
        assert str(network.as_of) == DAY
        assert [(each.id, each.kind) for each in network.actors] == [
            ("a", "business"),
            ("b", "business"),
        ]
        assert named("a b", actor_kind="facility").network.actors["a"].kind == "facility"


class TestIntoARecord:
    RECORD = le.Network(
        title="Hafen",
        as_of="2024-06-30",
        actors=[
            le.Actor("b1", "Bäckerei Hafen", kind="business"),
            le.Actor("b2", "Café", kind="business"),
            le.Actor("b3", "Café", kind="business"),
        ],
    )

    def test_actors_are_named_by_id_or_name(self) -> None:
        rows = [{"respondent": "bäckerei  hafen", "partner": "b3"}]
        network = le.read_roster(rows, day=DAY, network=self.RECORD).network
        assert ties(le.read_roster(rows, day=DAY, network=self.RECORD)) == {("b1", "b3"): None}
        assert (network.title.en, str(network.as_of), len(network.actors)) == (
            "Hafen",
            "2024-06-30",
            3,
        )

    def test_a_name_of_two_tells_neither(self) -> None:
        rows = [{"respondent": "b1", "partner": "Café"}]
        with pytest.raises(le.ValidationError, match="neither the id nor the unambiguous name"):
            le.read_roster(rows, day=DAY, network=self.RECORD)

    def test_an_option_names_an_actor_that_exists(self) -> None:
        rows = [{"respondent": "b1", "partner": "b2"}]
        with pytest.raises(UnknownNameError, match=r"asked: 'b4' is neither .*; use one of 'Bäck"):
            le.read_roster(rows, day=DAY, network=self.RECORD, asked=["b4"])


class TestOptions:
    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"kind": "freind"}, "the kind of tie 'freind' is unknown"),
            ({"kinds": ["suply"]}, "the kind of tie 'suply' is unknown; did you mean 'supply'"),
            ({"relations": {"x": "y"}}, "the kind of tie 'y' is unknown"),
            ({"day": "März"}, "day='März': not a date; give 'YYYY'"),
            ({"until": "later"}, "until='later': not a date"),
        ],
    )
    def test_what_does_not_exist_is_named(self, options: dict[str, Any], message: str) -> None:
        with pytest.raises(LocalEconomyError, match=message):
            named("a b", **options)

    def test_the_form_of_numbers(self, tmp_path: Path) -> None:
        file = tmp_path / "a.csv"
        file.write_text("from;to\na;b\n", encoding="utf-8")
        with pytest.raises(FileFormatError, match="numbers: 'fr'; use one of 'de', 'en'"):
            le.read_roster(file, day=DAY, numbers="fr")  # type: ignore[arg-type] # what is tested

    def test_a_survey_can_be_made_of_kinds_alone(self) -> None:
        survey = TieSurvey.of("2024", None, ["cooperation"], is_closed=False, source=None)
        assert set(survey.kinds) == COOPERATION


class TestFiles:
    @pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_of_every_form(self, delimiter: str, encoding: str, tmp_path: Path) -> None:
        text = "Befragte;Partner;Stärke\nKäse;Öl;3\nÖl;Käse;1\n".replace(";", delimiter)
        file = tmp_path / "roster.csv"
        file.write_bytes(text.encode(encoding))
        reading = le.read_roster(file, day=DAY)
        assert ties(reading) == {("Käse", "Öl"): True, ("Öl", "Käse"): True}
        assert [each.weight for each in reading.network.relationships] == [3.0, 1.0]

    @pytest.mark.parametrize(
        ("cell", "numbers", "weight"),
        [("2,5", None, 2.5), ("2.5", None, 2.5), ("1.234", "de", 1234.0), ("1.234", "en", 1.234)],
    )
    def test_german_and_international_numbers(
        self, cell: str, numbers: Form | None, weight: float, tmp_path: Path
    ) -> None:
        file = tmp_path / "roster.csv"
        file.write_text(f"from;to;strength\na;b;{cell}\n", encoding="utf-8")
        reading = le.read_roster(file, day=DAY, numbers=numbers)
        assert reading.network.relationships[0].weight == weight

    def test_titles_can_be_assigned(self, tmp_path: Path) -> None:
        file = tmp_path / "roster.csv"
        file.write_text("Org A,Org B,Q1,Partner\na,b,4,ja\n", encoding="utf-8")
        columns = {"respondent": "Org A", "partner": "org b", "strength": "Q1"}
        (tie,) = le.read_roster(file, day=DAY, columns=columns).network.relationships
        assert (tie.source, tie.target, tie.weight) == ("a", "b", 4.0)
        assert tie.attributes == {"Partner": "ja"}

    def test_the_file_of_the_guide(self) -> None:
        """Eleven ties were named; Druckerei answered without naming any, three are silent."""
        reading = le.read_roster(PAGES / "umfrage" / "Fragebogen.csv", day=DAY)
        assert len(reading.answered) == 9
        assert reading.silent == ("Kiosk", "Schneiderei", "Friseursalon")
        found = ties(reading)
        assert [pair for pair, confirmed in found.items() if confirmed is None] == [
            ("Café", "Kiosk")
        ]
        assert [pair for pair, confirmed in found.items() if confirmed is False] == [
            ("Radladen", "Café"),
            ("Elektrobetrieb", "Druckerei"),
        ]
        assert len(found) == 11
        assert reading.network.relationships[1].weight == 2.5

    @given(st.binary(max_size=60))
    def test_any_bytes_end_with_an_error_of_our_own_or_a_network(self, content: bytes) -> None:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "a.csv"
            file.write_bytes(b"from;to;strength\n" + content)
            try:
                reading = le.read_roster(file, day=DAY)
            except LocalEconomyError:
                return
            assert all(each.weight > 0 for each in reading.network.relationships)
