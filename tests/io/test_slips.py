"""The slips that people make when they fill tables: each is named in words that help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from localeconomy import Network, io
from localeconomy.errors import FileFormatError, ValidationError
from localeconomy.io.tabular import names
from localeconomy.language import Text
from localeconomy.model.records import Actor, Relationship
from tests.io.workbooks import saved

if TYPE_CHECKING:
    from pathlib import Path

ACTORS = [["Kennung", "Name", "Art"], ["grün", "Blumen Grün", "Unternehmen"]]
TIES = ["von", "zu", "Art"]


def told(path: Path, language: str = "de") -> list[str]:
    with pytest.raises(ValidationError) as caught:
        io.read(path)
    return [each.into(language).partition(", ")[2] for each in caught.value.problems]


def in_book(tmp_path: Path, sheets: dict[str, list[list[Any]]], language: str = "de") -> list[str]:
    return told(saved(tmp_path / "a.xlsx", sheets), language)


def test_an_unknown_kind_is_named_at_its_cell_with_the_label(tmp_path: Path) -> None:
    rows = [["Tabelle", "Arten"], ["Beziehungen", "Lieferbeziehng"]]
    (said,) = in_book(tmp_path, {"Was ist vollständig": rows})
    assert said == (
        "Blatt „Was ist vollständig“, Zeile 2, Spalte B „Arten“: 'Lieferbeziehng' ist unbekannt; "
        "meinten Sie 'Lieferbeziehung'?"
    )


@pytest.mark.parametrize("word", ["#BEZUG!", "#NV", "#WERT!", "#REF!", "#ÜBERLAUF!", "Err:502"])
def test_the_error_of_a_formula_is_no_name(tmp_path: Path, word: str) -> None:
    (tmp_path / "Akteure.csv").write_text(f"Kennung;Name\na;{word}\n", encoding="utf-8")
    (said,) = told(tmp_path / "Akteure.csv")
    assert said.startswith(f"Zeile 2, Spalte B „Name“: '{word}' ist ein Fehler einer Formel; bitte")


def test_a_name_like_an_error_is_read_as_it_was(tmp_path: Path) -> None:
    network = Network(actors=[Actor("a", "#NV"), Actor("b", "Fehler:502")])
    io.write(network, tmp_path / "a.xlsx")
    io.write(network, tmp_path / "a.zip")
    assert io.read(tmp_path / "a.xlsx") == io.read(tmp_path / "a.zip") == network


def test_a_workbook_shows_the_error_in_the_reader_s_language(tmp_path: Path) -> None:
    def spoil(made: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        made["Akteure"]["B2"].value, made["Akteure"]["B2"].data_type = "#REF!", "e"

    path = saved(tmp_path / "a.xlsx", {"Akteure": ACTORS}, spoil)
    assert "'#BEZUG!' ist ein Fehler" in told(path)[0]
    assert "'#REF!' is the error" in told(path, "en")[0]


def test_a_sheet_is_taken_for_the_table_that_fits_best(tmp_path: Path) -> None:
    (said,) = in_book(tmp_path, {"Ziele": [["Kennung"], ["z"]], "Akteure alt": ACTORS})
    assert said.startswith("Blatt „Akteure alt“: das Blatt sieht aus wie die Tabelle „Akteure“;")


def test_the_copy_of_a_sheet_is_told_to_be_one(tmp_path: Path) -> None:
    (said,) = in_book(tmp_path, {"Akteure Copy": ACTORS, "Akteure": ACTORS})
    assert said == (
        "Blatt „Akteure Copy“: das Blatt sieht aus wie die Tabelle „Akteure“, die schon auf dem "
        "Blatt 'Akteure' steht; bitte die Zeilen dort eintragen oder dieses Blatt ausblenden oder "
        "löschen"
    )


def test_a_column_without_entries_is_none(tmp_path: Path) -> None:
    """The template explains the column in a row that is no entry."""
    rows = [
        [*TIES, "berichtet von"],
        ["", "", "", "Wer die Beziehung angegeben hat. (Kennung aus „Akteure“)"],
        ["a", "b", "Lieferbeziehung", ""],
    ]
    sheets = {"Akteure": [["Kennung"], ["a"], ["b"]], "Beziehungen": rows}
    network = io.read(saved(tmp_path / "a.xlsx", sheets))
    ties = network.relationships
    assert set(ties.columns) == {"source", "target", "kind"}
    assert ties.columns["source"].categories == ("a", "b")  # type: ignore[union-attr] # names
    assert network == Network(
        actors=[Actor("a"), Actor("b")], relationships=[Relationship("a", "b", "supply")]
    )


def test_hints_are_in_the_language_of_the_message() -> None:
    labels = [Text(de="organisiert", en="organiser"), Text(de="nimmt teil", en="participant")]
    hint = names.hint_at("Organisator", labels, ["organiser"])
    assert (hint.de, hint.en) == ("meinten Sie 'organisiert'?", "did you mean 'organiser'?")
    hint = names.hint_at("Telefon", [Text(de="Länge", en="longitude")], ["lon"])
    assert hint.de == "möglich sind 'Länge'"
    assert names.hint_at("suply", labels, ["supply"]).de == "meinten Sie 'supply'?"


def test_a_name_in_place_of_an_id_is_told(tmp_path: Path) -> None:
    ties = [TIES, ["blumen gruen", "grün", "Kooperation"], ["gruen", "grün", "Kooperation"]]
    found = in_book(tmp_path, {"Akteure": ACTORS, "Beziehungen": ties})
    assert [each.partition("“: ")[2] for each in found] == [
        "'blumen gruen' ist der Name von 'grün'; bitte die Kennung eintragen",
        "'gruen' steht nicht in der Tabelle Akteure; meinten Sie 'grün'?",
    ]
    with pytest.raises(ValidationError, match="'Blumen' is the name of 'g'; enter the id"):
        Network(actors=[Actor("g", "Blumen")], relationships=[Relationship("Blumen", "g")])


def test_a_name_of_two_is_no_hint() -> None:
    twice = [Actor("g", "Blumen"), Actor("h", "Blumen")]
    with pytest.raises(ValidationError, match="'Blumen' is not among the actors; use one of 'g'"):
        Network(actors=twice, relationships=[Relationship("Blumen", "g")])


@pytest.mark.parametrize(
    ("header", "cell", "expected"),
    [
        ("seit", "31.02.2003", "den 31.02.2003 gibt es nicht; bitte berichtigen"),
        ("seit", "13.2003", "den Monat 13.2003 gibt es nicht; bitte berichtigen"),
        ("seit", "bald", "'bald' ist kein Datum; bitte 17.05.2001, 05.2001 oder 2001 schreiben"),
        ("verfügbare Stunden", -2.5, "-2,5 ist kleiner als 0; bitte mindestens 0 eintragen"),
    ],
)
def test_a_value_that_cannot_be(
    tmp_path: Path, header: str, cell: str | float, expected: str
) -> None:
    rows: list[list[Any]] = [["Kennung", header], ["a", cell]]
    (said,) = in_book(tmp_path, {"Akteure": rows})
    assert said.endswith(f": {expected}")


def test_groups_are_separated_by_a_bar(tmp_path: Path) -> None:
    rows = [["Kennung", "Tag", "Teilnehmende"], ["f", "2003", "Bewohner/innen: 3; Unternehmen: 1"]]
    (said,) = in_book(tmp_path, {"Aktivitäten": rows})
    assert said.endswith("nennt mehrere Gruppen; mehrere bitte mit | trennen")


def test_codes_that_are_numbers_are_named_by_row(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Kennung", "Branche"], ["a", 47], ["b", 48], ["c", "x"], ["d", 49]]
    (said,) = in_book(tmp_path, {"Akteure": rows})
    assert said.endswith("(ebenso in den Zeilen 3 und 5)")


def test_an_old_workbook_is_to_be_saved_anew(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match=r"the old format of Excel; save it as \.xlsx"):
        io.read(tmp_path / "a.xls")


def test_a_column_of_one_s_own_may_move(tmp_path: Path) -> None:
    (said,) = in_book(tmp_path, {"Akteure": [["Kennung", "Telefon"], ["a", "1"]]})
    assert "unbekannte Spalte 'Telefon'; möglich sind 'Kennung', 'Name'" in said
    assert said.endswith("; sonst bitte löschen oder auf ein eigenes Blatt verschieben")
    (said,) = in_book(tmp_path, {"Akteure": [["Kennung", "Nam"], ["a", "1"]]}, "en")
    assert said.endswith(
        "did you mean 'name'? Otherwise delete it or move it to a sheet of its own"
    )


def test_a_row_of_sums_is_told_to_be_one(tmp_path: Path) -> None:
    rows = [["Kennung", "Art", "seit"], ["a", "Laden", ""], ["Summe", "2", "2 Orte"]]
    first, second, third = in_book(tmp_path, {"Akteure": rows})
    assert "Summenzeile" not in first + third
    assert second.endswith("(Summenzeile? Bitte löschen)")


def test_a_table_that_is_missing_is_told_once(tmp_path: Path) -> None:
    ties = [TIES, *([f"a{n}", "b", "Kooperation"] for n in range(20))]
    path = saved(tmp_path / "a.xlsx", {"Beziehungen": ties})
    with pytest.raises(ValidationError) as caught:
        io.read(path)
    (problem,) = caught.value.problems
    assert problem.into("de") == (
        "a.xlsx: das Blatt „Akteure“ fehlt (Verweise darauf: 40); bitte anlegen"
    )
    (tmp_path / "Beziehungen.csv").write_text("von;zu\na;b\n", encoding="utf-8")
    with pytest.raises(ValidationError, match="the table 'actors' is missing") as caught:
        io.read(tmp_path / "Beziehungen.csv")
    assert len(caught.value.problems) == 1
