"""`assess` from end to end: what it says, where it is silent, what it keeps to itself."""

from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
import re
import subprocess
import sys

import attrs
import networkx as nx
import pytest

import localeconomy as le
from localeconomy.assessment import Assessment, FamilyResult
from localeconomy.errors import (
    FileFormatError,
    LocalEconomyError,
    MissingDayError,
    UnknownNameError,
)
from localeconomy.language import Text
from localeconomy.model.naming import is_personal
from localeconomy.model.network import Network
from localeconomy.model.records import TABLES, Actor, Complete, Organisation
from localeconomy.scoring.finding import Finding, State
from tests.criteria.builders import DAY, alliance, district, evolved, silent, tasks, undeclared

# The rows that the district is built for, so that what they add up to can be worked out by hand.
WORKED_OUT = (
    *("service_point", "business_partnerships", "institution_engagement", "self_help"),
    *("personal_approach", "individual_benefit", "sector_mix", "critical_mass", "active_core"),
    *("workload_balance", "organisation_form", "publicity_continuity", "official_recognition"),
    *("community_contact", "measurable_goals", "coordination_office", "practice_exchange"),
)
FEW = le.catalogue().without(*(each.id for each in le.catalogue() if each.id not in WORKED_OUT))
EVERYTHING = [Complete(table) for table in TABLES if table != "completeness"]


class TestHealthyDistrict:
    """Every row by hand in its own test; here is what they add up to."""

    def test_score(self) -> None:
        """Networking .8, 1, 1; pitfalls and quality 1; the families weigh 6, 11, 15 and 5 of 37.

        networking = 2.8/3 = .93333; development = (.9131 · 3 + .9 · 6 + 1 · 2)/11 = .92176.
        100 · exp((6 ln .93333 + 11 ln .92176)/37) = 100 · exp(−.03541) = 96.52.
        """
        found = le.assess(district(), catalogue=FEW)
        assert found.score == pytest.approx(96.52, abs=5e-3)
        assert found.bounds == (found.score, found.score)
        assert found.ungated == found.score
        assert found.coverage == 1.0
        assert str(found.grade) == "strong"
        assert found.caps == ()

    def test_families(self) -> None:
        found = le.assess(district(), catalogue=FEW)
        assert list(found.families) == [family.id for family in le.catalogue().families]
        networking = found.families["networking"]
        assert networking.value == pytest.approx(2.8 / 3)
        assert networking.bounds == pytest.approx((2.8 / 3, 2.8 / 3))
        assert networking.coverage == 1.0
        assert [each.id for each in networking] == [
            "business_partnerships",
            "institution_engagement",
            "self_help",
        ]
        assert networking["self_help"].value == pytest.approx(1.0)
        assert networking.score.weight == pytest.approx(6 / 37)
        # Context is shown with a value and has no weight.
        assert (found.families["strategy"].value, found.families["strategy"].score.weight) == (1, 0)
        # No row of the alliance applies.
        assert found.families["alliance"].value is None

    def test_pitfalls_are_absent(self) -> None:
        found = le.assess(district(), catalogue=FEW)
        assert {number: each.word for number, each in found.pitfalls.items()} == dict.fromkeys(
            (1, 2, 3, 4), "absent"
        )

    def test_what_is_known_of_the_network(self) -> None:
        found = le.assess(district(), catalogue=FEW)
        assert (found.scope, found.form, found.stage) == ("network", "formal", "established")
        assert found.age == pytest.approx(53 + 29 / 30)
        assert found.after_programme is False
        assert found.day == dt.date(2003, 6, 30)
        assert found.title == Text("Musterviertel", "Musterviertel")
        assert not found.is_illustrative
        assert found.illustrative[0] == 0

    def test_it_shows_itself_in_one_line(self) -> None:
        assert repr(le.assess(district(), catalogue=FEW)) == (
            "<Assessment of 'Musterviertel' on 2003-06-30: score 97 within 97 … 97, strong, "
            "coverage 100%; pitfalls: (1) absent, (2) absent, (3) absent, (4) absent>"
        )

    def test_without_a_core_it_is_at_risk(self) -> None:
        """Nobody carries anything: active_core and critical_mass are 0, and their caps bite.

        0.4 − 0.05 · (1 + 1 − 1) = 0.35: the caps of 0.40 and 0.50 are both in full force. Only two
        of the four areas … stay defined by nobody, which costs a third: organisation_form is 0 too,
        0.35 − 0.05 = 0.30.
        """
        found = le.assess(tasks([]), catalogue=FEW)
        assert [each.id for each in found.caps] == [
            "active_core",
            "critical_mass",
            "organisation_form",
        ]
        assert [each.limit for each in found.caps] == pytest.approx([40, 50, 80])
        assert found.score == pytest.approx(30.0)
        assert found.ungated > 60
        assert found.pitfalls[1].word == "present"
        assert str(found.grade) == "critical"

    def test_missing_recognition_is_present_in_two_pitfalls(self) -> None:
        lonely = district().replace(
            relationships=[t for t in district().relationships if t.kind != "recognition"]
        )
        found = le.assess(lonely, catalogue=FEW)
        assert [found.pitfalls[number].word for number in (1, 2, 3, 4)] == [
            "absent",
            "absent",
            "present",
            "present",
        ]
        assert found.score == pytest.approx(40.0)


class TestLookingUp:
    def test_findings_by_id_position_and_slice(self) -> None:
        found = le.assess(district(), catalogue=FEW)
        assert found.findings["active_core"].id == "active_core"
        assert found.findings[0].id == "service_point"
        assert [each.id for each in found.findings[1:3]] == [
            "business_partnerships",
            "institution_engagement",
        ]
        assert len(found.findings) == len(FEW)

    def test_an_unknown_finding_is_named_with_the_nearest(self) -> None:
        found = le.assess(district(), catalogue=FEW)
        with pytest.raises(UnknownNameError, match="no finding 'activ_core'; did you mean 'active"):
            found.findings["activ_core"]
        with pytest.raises(UnknownNameError) as caught:
            found.families["networking"]["selfhelp"]
        assert caught.value.into("de").startswith("es gibt keinen Befund 'selfhelp'; meinten Sie")

    def test_results_cannot_be_changed(self) -> None:
        found = le.assess(district(), catalogue=FEW)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            found.title = Text("", "")  # type: ignore[misc]
        with pytest.raises(TypeError):
            found.families["networking"] = found.families["quality"]  # type: ignore[index]
        with pytest.raises(TypeError):
            found.labels["actors"] = {}  # type: ignore[index]
        assert isinstance(found.families["networking"], FamilyResult)

    def test_labels_are_made_when_asked_for_and_then_stay(self) -> None:
        found = le.assess(district(), catalogue=FEW)
        labels = found.labels
        assert labels is found.labels
        assert labels["actors"] is labels["actors"]
        assert hash(labels) == hash(Assessment.from_json(found.to_json()).labels)
        assert repr(labels).startswith("{")
        assert copy.deepcopy(labels) == pickle.loads(pickle.dumps(labels)) == labels  # noqa: S301


class TestDay:
    def test_none_is_an_error_in_both_languages(self) -> None:
        with pytest.raises(MissingDayError, match="no day: the network has none of its own") as it:
            le.assess(Network())
        assert it.value.into("de").startswith("Es fehlt der Tag")

    def test_what_is_no_date_is_an_error(self) -> None:
        with pytest.raises(LocalEconomyError, match="'soon' is not a date; write YYYY"):
            le.assess(Network(), on="soon")

    def test_a_year_counts_from_its_last_day(self) -> None:
        assert le.assess(district(), on="2002").day == dt.date(2002, 12, 31)
        assert le.assess(district(), on=dt.date(2002, 5, 1)).day == dt.date(2002, 5, 1)

    def test_after_the_records_own_day_nothing_is_complete(self) -> None:
        """A record of June 2003 cannot say what there was in 2004."""
        found = le.assess(district(), on="2004-06-30")
        assert all(each.state is not State.MEASURED for each in found.findings)


class TestLittleKnown:
    """Unknown is not zero: little knowledge gives wide bounds and no grade."""

    def actors_only(self) -> Network:
        return Network(actors=[Actor(f"a{n}", kind="business") for n in range(10)])

    def test_ten_actors_and_nothing_else(self) -> None:
        found = le.assess(self.actors_only(), on="2003-06-30")
        weighed = [each for each in found.findings if each.state.is_applicable and each.weight > 0]
        assert {each.state for each in weighed} == {State.UNKNOWN}
        # Of undated businesses nobody knows since when they are there: no bound follows.
        (stock,) = [each for each in found.findings if each.state is State.PARTIAL]
        assert (stock.id, stock.bounds) == ("business_stock", (0.0, 1.0))
        assert found.grade is None
        assert found.coverage == 0.0
        assert found.bounds == pytest.approx((5.0, 100.0))
        assert found.score == pytest.approx(50.0)
        assert {each.word for each in found.verdicts} == {"unknown"}

    def test_the_same_with_everything_declared_complete(self) -> None:
        """Without organisation founding and programme stay unknown: four rows depend on them."""
        found = le.assess(self.actors_only().replace(completeness=EVERYTHING), on="2003-06-30")
        unknown = {each.id for each in found.findings if each.state is State.UNKNOWN}
        assert unknown == {"self_help", "publicity_continuity", "city_public", "self_financing"}
        measured = [each for each in found.findings if each.state is State.MEASURED]
        values = {each.value for each in measured if each.weight > 0}
        assert values == {0.0}
        assert found.score < 10
        assert found.bounds[0] == pytest.approx(5.0)

    def test_founded_and_declared_complete_it_is_at_the_floor(self) -> None:
        """All that is due is 0; not due is what zero over zero leaves open (the catalogue)."""
        network = self.actors_only().replace(
            organisations=[Organisation(form="formal", founded="1999", programme_end="2009")],
            completeness=EVERYTHING,
        )
        found = le.assess(network, on="2003-06-30")
        not_due = {f.id for f in found.findings if f.state is State.NOT_DUE and f.weight > 0}
        assert not_due == {
            *("personal_approach", "sector_mix", "word_of_mouth"),  # nobody came or was counted
            *("networker_training", "task_focus", "workload_balance"),  # nobody carries anything
            *("organisation_form", "task_distribution", "member_qualification"),  # no areas
            *("decision_body_seats", "political_lobby"),  # no bodies
            *("awareness", "resident_satisfaction"),  # no survey
            "self_financing",  # the programme runs for six more years
        }
        assert found.score == pytest.approx(5.0)
        assert found.bounds == pytest.approx((5.0, 5.0))
        assert str(found.grade) == "critical"
        assert [found.pitfalls[n].word for n in (1, 2, 3, 4)] == [
            "present",
            "unknown",
            "present",
            "present",
        ]

    @pytest.mark.parametrize("actors", [0, 1])
    def test_an_empty_network_and_a_single_actor(self, actors: int) -> None:
        network = Network(actors=[Actor("a", kind="business")][:actors])
        found = le.assess(network, on="2003")
        assert found.grade is None
        assert found.bounds == pytest.approx((5.0, 100.0))
        assert {*found.labels} <= {"actors"}
        known = le.assess(network, on="2003", assume_complete=True)
        assert known.score < 10

    def test_a_foreign_graph(self) -> None:
        """Marriages of Florentine families are no cooperation of businesses."""
        network = le.from_networkx(nx.florentine_families_graph())
        found = le.assess(network, on="1430")
        assert found.grade is None
        assert found.coverage == 0.0
        assert all(each.state in (State.UNKNOWN, State.NOT_APPLICABLE) for each in found.findings)

    def test_assumed_complete_says_so(self) -> None:
        found = le.assess(undeclared(district()), on=DAY, assume_complete=True)
        assert found.provenance.assume_complete
        assert found.score == pytest.approx(le.assess(district()).score)
        assert le.assess(undeclared(district())).grade is None


class TestExamples:
    @pytest.mark.parametrize("day", ["1997", "2003-06-30", "2010", "2014", "2016-12-31"])
    def test_kino_through_the_years(self, day: str) -> None:
        found = le.assess(le.example("kino-knappenviertel"), on=day)
        assert found.is_illustrative
        assert found.scope == "network"
        assert 5 <= found.bounds[0] <= found.score <= found.bounds[1] <= 100

    @pytest.mark.parametrize("name", le.examples())
    def test_each_on_its_own_day(self, name: str) -> None:
        found = le.assess(le.example(name))
        assert Assessment.from_json(found.to_json()) == found
        assert any(
            label.illustrative for table in found.labels.values() for label in table.values()
        )

    def test_the_alliance_is_asked_its_own_questions(self) -> None:
        found = le.assess(le.example("lokale-oekonomie-nrw"))
        assert found.scope == "alliance"
        assert found.findings["practice_exchange"].state.is_applicable
        assert not found.findings["active_core"].state.is_applicable
        assert found.pitfalls[4].word == "not_applicable"


class TestNames:
    @pytest.mark.parametrize("name", le.examples())
    def test_without_names_no_person_or_business_can_be_found(self, name: str) -> None:
        """Neither name nor id of a personal actor is anywhere in the file."""
        network = le.example(name)
        spoken = le.assess(network, names=False).to_json()
        personal = [each for each in network.actors if is_personal(network, each.id)]
        for actor in personal:
            for word in {actor.id, actor.name} - {None}:
                assert not re.search(rf"(?<!\w){re.escape(str(word))}(?!\w)", spoken), word

    def test_with_names_the_evidence_names_them(self) -> None:
        found = le.assess(district())
        assert found.labels["actors"]["b01"].text.en == "Betrieb b01"
        assert "Betrieb b01" in found.to_json()

    def test_pseudonyms_count_by_kind_and_institutions_keep_their_names(self) -> None:
        found = le.assess(district(), names=False)
        labels = {label.text.en for label in found.labels["relationships"].values()}
        assert "business 1 – business 2, cooperation" in labels
        assert any(
            label.startswith("Bezirksvertretung – Netzwerk Musterviertel") for label in labels
        )
        german = {label.text.de for label in found.labels["actors"].values()}
        assert "Unternehmen 1" in german
        for finding in found.findings:
            for evidence in finding.evidence:
                assert all(re.fullmatch(rf"{evidence.table}-\d+", one) for one in evidence.ids)
                assert set(evidence.ids) <= set(found.labels[evidence.table])

    def test_of_an_unspecified_kind_could_be_anybody(self) -> None:
        network = evolved(district(), "actors", kind="unspecified")
        assert is_personal(network, "b01")
        assert "Betrieb b01" in le.assess(network).to_json()
        assert "Betrieb b01" not in le.assess(network, names=False).to_json()

    def test_sources_go_with_the_names(self) -> None:
        network = evolved(district(), "actors", source="told by Frau Muster")
        assert le.assess(network).labels["actors"]["b01"].source == "told by Frau Muster"
        assert "Frau Muster" not in le.assess(network, names=False).to_json()

    def test_figures_are_the_same(self) -> None:
        one, other = le.assess(district()), le.assess(district(), names=False)
        assert one.summary == other.summary
        assert [f.value for f in one.findings] == [f.value for f in other.findings]


class TestFiles:
    def test_round_trip(self) -> None:
        for network in (district(), alliance(), silent(district(), "activities")):
            found = le.assess(network)
            again = Assessment.from_json(found.to_json())
            assert again == found
            assert hash(again) == hash(found)
            assert again.to_json() == found.to_json()
            assert Assessment.from_json(found.to_json().encode()) == found

    def test_the_same_bytes_twice(self) -> None:
        assert le.assess(district()).to_json() == le.assess(district()).to_json()

    def test_it_is_json_with_german_letters_as_they_are(self) -> None:
        text = le.assess(district()).to_json(indent=None)
        assert json.loads(text)["format"] == "localeconomy/assessment"
        assert "Öffentlichkeit" in text
        assert "\n" not in text

    def test_it_can_be_copied_and_sent_to_other_processes(self) -> None:
        found = le.assess(district())
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - written here
        assert copy.deepcopy(found) == found

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("{", "not valid JSON"),
            ("[]", 'this is not an assessment: it lacks "format": "localeconomy/assessment"'),
            ('{"format": "localeconomy/network"}', "this is not an assessment"),
            (
                '{"format": "localeconomy/assessment", "version": 2}',
                "version 2 of an assessment cannot be read, only version 1",
            ),
            ('{"format": "localeconomy/assessment"}', "version None of an assessment"),
            (
                '{"format": "localeconomy/assessment", "version": 1}',
                "the assessment is damaged .KeyError: 'title'.; make it again",
            ),
            ("[" * 100_000, "not valid JSON"),
        ],
    )
    def test_other_files_are_refused(self, text: str, message: str) -> None:
        with pytest.raises(FileFormatError, match=message) as caught:
            Assessment.from_json(text)
        assert caught.value.into("de") != str(caught.value)

    def test_a_damaged_one_is_refused(self) -> None:
        data = le.assess(district()).to_dict()
        changes: list[dict[str, object]] = [
            {"findings": [{}]},
            {"summary": 3},
            {"day": "yesterday"},
            {"labels": []},
            {"verdicts": None},
        ]
        for change in changes:
            with pytest.raises(FileFormatError, match="the assessment is damaged"):
                Assessment.from_dict({**data, **change})

    def test_what_is_said_of_a_damaged_one_can_be_printed(self) -> None:
        """JSON can hold half a character, which no file and no terminal can."""
        data = le.assess(district()).to_dict()
        data["findings"][0]["a\udfff" + 10**6 * "b"] = 1
        with pytest.raises(FileFormatError, match=r"a\\udfffbbb") as caught:
            Assessment.from_dict(data)
        assert len(str(caught.value).encode()) < 400


class TestProvenance:
    def test_it_tells_record_and_catalogue(self) -> None:
        found = le.assess(district()).provenance
        assert found.library_version == le.__version__
        assert (found.catalogue_version, found.catalogue_hash) == (
            le.catalogue().version,
            le.catalogue().hash,
        )
        assert found.record_digest == district().digest
        assert re.fullmatch(r"[0-9a-f]{32}", found.record_digest)

    def test_other_records_have_other_digests(self) -> None:
        """Whatever is changed: a value, a text for none, the day, the title."""
        base = evolved(district(), "actors", lambda a: a.id == "b01", sector=None)
        others = [
            evolved(district(), "actors", lambda a: a.id == "b01", sector="None"),
            evolved(district(), "actors", lambda a: a.id == "b01", sector=""),
            evolved(base, "memberships", lambda m: m.member == "b01", benefit="image"),
            evolved(base, "funding", until="2006-07-02"),
            evolved(base, "goals", lambda g: g.id == "g1", baseline=10.5),
            evolved(base, "offers", in_district=None),
            base.replace(title="Other"),
            base.replace(as_of="2003-06-29"),
            base.replace(concerns=[]),
        ]
        assert len({each.digest for each in [base, *others]}) == len(others) + 1

    def test_the_catalogue_that_was_asked(self) -> None:
        asked = le.catalogue().with_weights(active_core=1)
        found = le.assess(district(), catalogue=asked)
        assert found.provenance.catalogue_hash == asked.hash != le.catalogue().hash
        assert found.findings["active_core"].weight == 1
        assert found.findings["active_core"].weight_word is None


class TestCatalogues:
    def test_fewer_criteria(self) -> None:
        first = [each.id for each in le.catalogue() if 1 in each.pitfalls]
        found = le.assess(district(), catalogue=le.catalogue().without(*first))
        assert len(found.findings) == len(le.catalogue()) - len(first)
        assert found.pitfalls[1].word == "not_applicable"

    def test_an_empty_catalogue_is_not_the_standard_one(self) -> None:
        nothing = le.catalogue().without(*(each.id for each in le.catalogue()))
        with pytest.raises(LocalEconomyError, match="no criterion with a weight is due"):
            le.assess(district(), catalogue=nothing)

    def test_context_alone_gives_no_score(self) -> None:
        context = [each.id for each in le.catalogue() if each.weight.value]
        with pytest.raises(LocalEconomyError, match="no criterion with a weight is due"):
            le.assess(district(), catalogue=le.catalogue().without(*context))

    def test_a_criterion_without_weight_is_inert(self) -> None:
        """Even where it fails and would cap."""
        asked = le.catalogue().with_weights(coordination_office=0)
        broke = evolved(district(), "funding", secured=False)
        one = le.assess(broke, catalogue=asked)
        other = le.assess(broke, catalogue=le.catalogue().without("coordination_office"))
        assert one.findings["coordination_office"].value == 0.0
        assert (one.score, one.bounds, one.caps) == (other.score, other.bounds, other.caps)

    def test_ones_own_criterion_is_asked(self) -> None:
        own = attrs.evolve(le.catalogue()["measurable_goals"], id="own_goals", life_cycle="stable")
        found = le.assess(district(), catalogue=le.catalogue().with_(own))
        assert found.findings["own_goals"].value == 1.0
        assert isinstance(found.findings["own_goals"], Finding)


def loaded_after(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after some code."""
    program = (
        f"{code}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    )
    path = str(le.__path__[0] + "/..")
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {path!r})\n{program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


class TestImports:
    def test_importing_the_package_costs_next_to_nothing(self) -> None:
        heavy = {"networkx", "scipy", "matplotlib", "pandas", "numpy", "attrs", "attr"}
        assert not loaded_after("import localeconomy") & heavy

    def test_assessing_needs_numpy_alone(self) -> None:
        loaded = loaded_after(
            "import localeconomy as le\n"
            "for name in le.examples():\n"
            "    le.assess(le.example(name)).to_json()"
        )
        assert "numpy" in loaded
        assert not loaded & {"networkx", "scipy", "matplotlib", "pandas"}
