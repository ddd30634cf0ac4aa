"""Files and frames for publication: small counts are withheld, and the reason is kept."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings

import localeconomy as le
from localeconomy.errors import LeftOutWarning, LocalEconomyError, ValidationError
from localeconomy.io import dumps, loads
from localeconomy.io.csv_format import csv_files
from localeconomy.io.registry import formats
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.withholding import withheld
from tests.strategies import networks

if TYPE_CHECKING:
    from localeconomy.model.network import Network

WHOLE: Final = [suffix for suffix, each in formats().items() if each.kept is None]
WRITTEN: Final = [suffix for suffix in WHOLE if suffix not in (".csv", ".xlsm", ".ods")]
TOO_FEW: Final = {"count": "too_few"}


def quarter() -> Network:
    return le.Network(
        title="Harbour quarter",
        as_of="2025-12-31",
        actors=[le.Actor("traders", kind="network")],
        districts=[le.District("hafen", inhabitants=12_400), le.District("insel", inhabitants=2)],
        sector_counts=[
            le.SectorCount("hafen", sector, "own", count=n, day="2025")
            for sector, n in (("food", 14), ("retail", 2), ("crafts", 1), ("care", 0))
        ],
        activities=[
            le.Activity(
                "fest",
                kind="festival",
                day="2025-05",
                attendance={"participants": 122, "residents": 120, "politics": 2},
            )
        ],
        offers=[
            le.Offer("traders", "legal_form", uptake=2),
            le.Offer("traders", "premises", uptake=9),
        ],
        surveys=[
            le.SurveyWave(
                "2025-03", "satisfaction", "residents", asked=60, answered=40, positive=39
            ),
            le.SurveyWave("2025-03", "awareness", "residents", asked=60, answered=40, positive=20),
        ],
        headcounts=[
            le.Headcount("members", 12, day="2025"),
            le.Headcount("migrant_owned_members", 11, day="2025"),
            le.Headcount("founders", 2, day="2025", at_least=True),
        ],
        completeness=[
            le.Complete("sector_counts"),
            le.Complete("headcounts", kinds=["founders"], estimated_missing=1),
            le.Complete("headcounts", kinds=["members"]),
            le.Complete("surveys"),
        ],
    )


def read(path: Path | str) -> Network:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", LeftOutWarning)
        return le.read(path)


class TestWhatIsWithheld:
    published = withheld(quarter(), 3)

    def test_single_counts(self) -> None:
        """12,400 stay, 2 go; nobody in care is nobody."""
        assert self.published.districts.column("inhabitants") == [12_400, None]
        assert self.published.districts.column("why_missing") == [{}, {"inhabitants": "too_few"}]
        assert self.published.sector_counts.column("count") == [14, None, None, 0]
        assert self.published.offers.column("uptake") == [None, 9]

    def test_groups_that_came_together(self) -> None:
        """122 − 120 would give the two politicians away."""
        assert self.published.activities.column("attendance") == [{"residents": 120}]
        assert self.published.activities.column("why_missing") == [{"attendance": "too_few"}]

    def test_answers_of_which_too_few_are_the_others(self) -> None:
        """One of forty said no."""
        assert self.published.surveys.column("positive") == [None, 20]
        assert self.published.surveys.column("answered") == [40, 40]

    def test_totals_of_one_day_that_are_parts_of_each_other(self) -> None:
        assert self.published.headcounts.column("count") == [12, None, None]

    def test_totals_of_another_day_say_nothing_of_them(self) -> None:
        network = quarter().replace(
            headcounts=[
                le.Headcount("members", 12, day="2025"),
                le.Headcount("migrant_owned_members", 11, day="2024"),
            ]
        )
        assert withheld(network, 3).headcounts.column("count") == [12, 11]

    def test_declarations_say_how_many_figures_are_gone(self) -> None:
        """Two sectors; one headcount of founders beside one estimated before; one survey."""
        assert self.published.completeness.column("estimated_missing") == [2, 2, None, 1]

    def test_a_survey_of_ties_is_declared_as_before(self) -> None:
        survey = le.Complete("relationships", answered=["traders"])
        network = quarter().with_records(completeness=[survey])
        assert withheld(network, 3).completeness[-1] == survey

    def test_what_is_large_enough_is_the_very_same(self) -> None:
        network = le.Network(headcounts=[le.Headcount("members", 3, day="2025")])
        assert withheld(network, 3) == network
        assert withheld(network, 3).headcounts is network.headcounts

    def test_other_reasons_stay(self) -> None:
        district = le.District("x", inhabitants=2, why_missing={"area": "not_stated"})
        found = withheld(le.Network(districts=[district]), 3).districts.column("why_missing")
        assert found == [{"area": "not_stated", "inhabitants": "too_few"}]

    def test_every_number_has_been_decided_on(self) -> None:
        """Counts of people or businesses; a whole number that is none stands in the second list."""
        numbers: dict[bool, set[str]] = {True: set(), False: set()}
        for table, info in TABLES.items():
            for name, field in fields_of(info.record_type).items():
                if field.type in (FieldType.INTEGER, FieldType.COUNTS):
                    numbers[field.counts_people].add(f"{table}.{name}")
                else:
                    assert not field.counts_people
        assert numbers[True] == {
            "districts.inhabitants",
            "sector_counts.count",
            "activities.attendance",
            "offers.uptake",
            "surveys.population",
            "surveys.asked",
            "surveys.answered",
            "surveys.positive",
            "headcounts.count",
        }
        assert numbers[False] == {"seats.motions", "completeness.estimated_missing"}

    @pytest.mark.parametrize("limit", [0, -1, 2.5, True, "3"])
    def test_the_limit_is_a_whole_number(self, limit: Any, tmp_path: Path) -> None:  # noqa: ANN401 - whatever is given
        with pytest.raises(LocalEconomyError, match=r"^min_cell=.*: give a whole number from 1 on"):
            le.write(quarter(), tmp_path / "a.json", min_cell=limit)
        with pytest.raises(LocalEconomyError) as caught:
            quarter().headcounts.to_frame(min_cell=limit)
        assert caught.value.into("de").endswith("bitte eine ganze Zahl ab 1 angeben, üblich ist 3")
        assert not (tmp_path / "a.json").exists()


class TestFiles:
    def test_tables_show_the_sign_of_official_statistics(self) -> None:
        files = csv_files(withheld(quarter(), 3), language="de", encoding="utf-8")
        assert files["Branchenzahlen.csv"].decode().splitlines() == [
            "Stadtteil;Branche;Branchensystematik;Anzahl;Tag",
            "hafen;food;eigene Einteilung;14;2025",
            "hafen;retail;eigene Einteilung;*;2025",
            "hafen;crafts;eigene Einteilung;*;2025",
            "hafen;care;eigene Einteilung;0;2025",
        ]
        assert files["Stadtteile.csv"].decode().splitlines() == [
            "Kennung;Einwohner/innen",
            "hafen;12400",
            "insel;*",
        ]

    def test_json_says_why(self) -> None:
        lines = dumps(withheld(quarter(), 3)).splitlines()
        assert (
            '    {"group": "founders", "at_least": true, "day": "2025", '
            '"why_missing": {"count": "too_few"}}'
        ) in lines

    @pytest.mark.parametrize("suffix", WRITTEN)
    def test_every_format_gives_back_the_same(self, suffix: str, tmp_path: Path) -> None:
        """A record without its main figure is left out on reading, and that is said."""
        path = tmp_path / f"network{suffix}"
        le.write(quarter(), path, min_cell=3)
        with pytest.warns(LeftOutWarning, match="left out") as caught:
            found = le.read(path)
        told = str(caught[0].message)
        assert told.count("too few cases") == 5
        expected = loads_quietly(dumps(withheld(quarter(), 3)))
        assert found == expected
        assert len(found.sector_counts) == 2
        assert len(found.surveys) == 1
        assert [each.group for each in found.headcounts] == ["members"]
        assert found.districts["insel"].why_missing == {"inhabitants": "too_few"}

    @pytest.mark.parametrize("suffix", WRITTEN)
    def test_what_was_read_can_be_written_again(self, suffix: str, tmp_path: Path) -> None:
        le.write(quarter(), tmp_path / f"one{suffix}", min_cell=3)
        once = read(tmp_path / f"one{suffix}")
        le.write(once, tmp_path / f"two{suffix}")
        assert le.read(tmp_path / f"two{suffix}") == once

    def test_in_german(self) -> None:
        with pytest.warns(LeftOutWarning) as caught:
            loads(dumps(withheld(quarter(), 3)), name="netz.json")
        message = caught[0].message
        assert isinstance(message, LeftOutWarning)
        assert message.into("de") == (
            "weggelassen in 'netz.json': Branchenzahl, Eintrag 2: Anzahl (zu wenige Fälle); "
            "Branchenzahl, Eintrag 3: Anzahl (zu wenige Fälle); Befragung, Eintrag 1: zustimmend "
            "(zu wenige Fälle); Zählung, Eintrag 2: Anzahl (zu wenige Fälle); Zählung, Eintrag 3: "
            "Anzahl (zu wenige Fälle)"
        )

    def test_faults_beside_them_keep_their_places(self) -> None:
        """The second entry is left out, and the third is still called the third."""
        text = dumps(withheld(quarter(), 3)).replace(
            '"group": "founders", "at_least": true, "day": "2025", "why_missing": '
            '{"count": "too_few"}',
            '"group": "founder", "count": 4, "day": "2025"',
        )
        with pytest.raises(ValidationError, match=r"headcount.*\(entry 3\).*'founder' is unknown"):
            loads(text)

    def test_a_figure_without_a_reason_is_still_asked_for(self) -> None:
        text = dumps(withheld(quarter(), 3)).replace(', "why_missing": {"count": "too_few"}', "")
        with pytest.raises(ValidationError, match=r"count: is missing"):
            loads(text)

    def test_the_schema_takes_both(self) -> None:
        jsonschema = pytest.importorskip("jsonschema")
        import json

        check = jsonschema.Draft202012Validator(le.schema())
        document = json.loads(dumps(withheld(quarter(), 3)))
        check.validate(document)
        del document["headcounts"][2]["why_missing"]
        assert not check.is_valid(document)

    def test_a_map_is_written_as_well(self, tmp_path: Path) -> None:
        with pytest.warns(LeftOutWarning, match="GeoJSON does not hold 4 sector counts"):
            le.write(quarter(), tmp_path / "map.geojson", min_cell=3)
        assert le.read(tmp_path / "map.geojson").districts["insel"].inhabitants is None


def loads_quietly(text: str) -> Network:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", LeftOutWarning)
        return loads(text)


@pytest.mark.parametrize("suffix", [".json", ".zip"])
@settings(max_examples=25)
@given(network=networks())
def test_no_small_count_is_in_any_file(suffix: str, network: Network) -> None:
    """Neither alone nor by the difference of two that stand in one record."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"network{suffix}"
        le.write(network, path, min_cell=1000)
        found = read(path)
    for table in found:
        for name, field in fields_of(table.record_type).items():
            if not field.counts_people:
                continue
            for value in table.column(name):
                counts = value.values() if field.type is FieldType.COUNTS else [value]
                assert all(n is None or n == 0 or n >= 1000 for n in counts)
    for wave in found.surveys:
        assert wave.positive >= 1000
        assert wave.answered - wave.positive >= 1000
    # All else is as it was.
    for name in ("actors", "memberships", "relationships", "goals", "observations"):
        assert found.tables[name] == network.tables[name]


class TestFrames:
    @pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
    def test_the_count_is_missing_and_the_reason_beside_it(self, backend: Any) -> None:  # noqa: ANN401 - a backend
        pytest.importorskip(backend)
        frame = quarter().headcounts.to_frame(backend, min_cell=3)
        counts, reasons = (list(frame[name]) for name in ("count", "why_missing"))
        if backend == "pyarrow":
            counts, reasons = ([each.as_py() for each in column] for column in (counts, reasons))
        assert counts[0] == 12
        assert all(str(each) in ("None", "<NA>") for each in counts[1:])
        assert reasons[1:] == ['{"count": "too_few"}'] * 2

    def test_without_a_limit_all_is_there(self) -> None:
        assert list(quarter().headcounts.to_frame()["count"]) == [12, 11, 2]


def test_assessing_what_was_published_knows_less_and_nothing_else(tmp_path: Path) -> None:
    """The survey that one resident's no would be read off is unknown, not zero."""
    network = quarter()
    le.write(network, tmp_path / "published.json", min_cell=3)
    published = read(tmp_path / "published.json")
    assert le.assess(network)["resident_satisfaction"].value is not None
    assert le.assess(published)["resident_satisfaction"].value is None
    assert list(published.surveys) == [network.surveys[1]]
