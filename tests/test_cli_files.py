"""`localeconomy validate` and `convert`: what they say, where, and with which status."""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path

import pytest

import localeconomy as le
from localeconomy.cli import main
from localeconomy.cli.progress import working
from localeconomy.language import Text

EXAMPLE = "gruenderstammtisch-bismarck"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english_in_its_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> int:
    return main(arguments)


def quarter() -> le.Network:
    return le.Network(
        title="Quarter",
        actors=[le.Actor("a", kind="business"), le.Actor("b")],
        relationships=[le.Relationship("a", "b", "supply")],
    )


# validate --------------------------------------------------------------------------------------


def test_a_sound_file(capsys: Capture) -> None:
    le.write(quarter(), "q.json")
    assert run("validate", "q.json") == 0
    said = capsys.readouterr()
    assert said.out == "'q.json': no faults; 2 actors and 1 relationship\n"
    assert said.err == (
        "localeconomy: 1 actor has nothing but an id ('b'); delete it if it is a heading, or enter "
        "the kind\nthe founding of the network is not recorded; enter it in the table "
        "'organisation' under 'founded' if it is known\n"
    )
    assert run("validate", "q.json", "--language", "de") == 0
    assert capsys.readouterr().out == "'q.json': kein Fehler; 2 Akteure und 1 Beziehung\n"
    le.write(le.Network(), "empty.json")
    assert run("validate", "empty.json") == 0
    assert capsys.readouterr().out == "'empty.json': no faults; no records\n"


def test_all_faults_are_listed_with_status_1(capsys: Capture, tmp_path: Path) -> None:
    """More than the twenty that an error shows."""
    entries = [{"id": str(number), "kind": "shop"} for number in range(25)]
    document = {"format": "localeconomy/network", "version": 1, "actors": entries}
    (tmp_path / "q.json").write_text(json.dumps(document), encoding="utf-8")
    assert run("validate", "q.json") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "'q.json': 25 faults"
    assert len(lines) == 26
    assert lines[25].startswith("  - actor '24' (entry 25): kind: 'shop' is unknown;")
    assert run("validate", "q.json", "--language", "de") == 1
    assert capsys.readouterr().out.startswith("'q.json': 25 Fehler\n  - Akteur '0' (Eintrag 1)")


def test_faults_as_data(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "Akteure.csv").write_text("Kennung;Art\na;Laden\n", encoding="utf-8")
    assert run("validate", "Akteure.csv", "--json") == 1
    said = json.loads(capsys.readouterr().out)
    assert said["valid"] is False
    assert said["records"] == {}
    (fault,) = said["faults"]
    assert {key: fault[key] for key in ("file", "row", "column", "value", "table", "field")} == {
        "file": "Akteure.csv", "row": 2, "column": "B", "value": "Laden", "table": "actors",
        "field": "kind",
    }  # fmt: skip
    assert fault["text"]["de"].startswith("Akteure.csv, Zeile 2, Spalte B „Art“: 'Laden'")


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        (
            "q.json",
            '{"format": "localeconomy/network", "version": 1, "actors": [{"id": "a", "lon": "x"}]}',
            {"table": "actors", "entry": 1, "record": "a", "field": "lon"},
        ),
        ("q.json", "{\n ?", {"file": "q.json", "line": 2, "column": 2}),
        ("q.graphml", "<graphml>\n</a>", {"file": "q.graphml", "line": 2, "column": 3}),
        ("q.gexf", "<!DOCTYPE a>", {"file": "q.gexf", "line": 1}),
        ("q.graph.json", '{"nodes": [1], "edges": []}', {"table": "nodes", "entry": 1}),
        ("q.net", "*Vertices 1\n2 a\n", {"line": 2}),
        (
            "q.net",
            "*Vertices 2\n*Arcs\n1 2 0\n",
            {"line": 3, "table": "relationships", "entry": 1, "field": "weight"},
        ),
    ],
)
def test_each_fault_says_where_it_is(
    capsys: Capture, tmp_path: Path, name: str, content: str, place: dict[str, object]
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert run("validate", name, "--json") == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert {key: fault.get(key) for key in place} == place
    assert set(fault["text"]) == set(fault["message"]) == {"de", "en"}


def test_a_sound_file_as_data(capsys: Capture) -> None:
    le.write(quarter(), "q.graphml")
    assert run("validate", "q.graphml", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    bare, founding = said.pop("notes")
    assert said == {
        "format": "localeconomy/validation",
        "version": 1,
        "file": "q.graphml",
        "valid": True,
        "records": {"actors": 2, "relationships": 1},
        "faults": [],
    }
    assert bare["de"].startswith("1 Akteur hat nur eine Kennung ('b')")
    assert founding["en"].startswith("the founding of the network is not recorded")


@pytest.mark.parametrize("json_too", [(), ("--json",)])
def test_what_cannot_be_reached_has_status_2(
    capsys: Capture, tmp_path: Path, json_too: tuple[str, ...]
) -> None:
    (tmp_path / "q.txt").write_text("a", encoding="utf-8")
    assert run("validate", "none.json", *json_too) == 2
    assert "'none.json' does not exist" in capsys.readouterr().err
    assert run("validate", "q.txt", *json_too) == 2
    assert "the suffix '.txt' belongs to no known format" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["validate", "convert", "assess"])
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_missing_package_is_no_fault_of_the_file(
    capsys: Capture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    options: list[str],
) -> None:
    file = tmp_path / "network.xlsx"
    le.write(le.example("gruenderstammtisch-bismarck"), file)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    further = [str(tmp_path / "network.json")] if command == "convert" else options
    assert main([command, str(file), *further, "--language", "en"]) == 2
    said = capsys.readouterr()
    needed = 'this needs python-calamine; install it: pip install "localeconomy[excel]"'
    assert needed in said.err
    if "--json" in further:
        assert json.loads(said.out)["kind"] == "MissingExtraError"
    else:
        assert said.out == ""


@pytest.mark.parametrize(
    ("arguments", "kind", "said"),
    [
        (("assess", "none.json"), "UnknownNameError", "there is no file 'none.json'"),
        (("recommend", "q.json"), "ValidationError", "kind: 'shop' is unknown"),
        (("convert", "q.json", "q.net"), "ValidationError", "kind: 'shop' is unknown"),
        (("convert", "sound.json", "q.txt"), "FileFormatError", "the suffix '.txt' belongs"),
        (("validate", "none.json"), "FileFormatError", "'none.json' does not exist"),
        (("assess", "sound.json", "--on", "soon"), "LocalEconomyError", "'soon'"),
        (("recommend", "sound.json", "--most", "0"), "UsageError", "--most"),
    ],
)
def test_who_asks_for_json_gets_errors_as_json(
    capsys: Capture, tmp_path: Path, arguments: tuple[str, ...], kind: str, said: str
) -> None:
    le.write(quarter(), "sound.json")
    text = (
        '{"format": "localeconomy/network", "version": 1, "actors": [{"id": "a", "kind": "shop"}]}'
    )
    (tmp_path / "q.json").write_text(text, encoding="utf-8")
    assert run(*arguments, "--json") == 2
    printed = capsys.readouterr()
    error = json.loads(printed.out)
    assert (error["format"], error["version"], error["kind"]) == ("localeconomy/error", 1, kind)
    assert said in error["message"]["en"]
    assert said in printed.err
    assert said in error["faults"][0]["text"]["en"]
    assert run(*arguments) == 2
    assert capsys.readouterr().out == ""


def test_rows_that_are_left_out_are_told(capsys: Capture, tmp_path: Path) -> None:
    text = "Gruppe;Anzahl;Tag\nUnternehmen;/;2025\n"
    (tmp_path / "Zählungen.csv").write_text(text, encoding="utf-8")
    assert run("validate", "Zählungen.csv", "--language", "de") == 0
    said = capsys.readouterr()
    assert said.out == "'Zählungen.csv': kein Fehler; keine Einträge\n"
    assert "Zeile 2: '/' (nicht sicher genug)" in said.err
    assert run("validate", "Zählungen.csv", "--json") == 0
    (note,) = json.loads(capsys.readouterr().out)["notes"]
    assert "(not reliable enough)" in note["en"]


def test_the_form_of_numbers_can_be_stated(capsys: Capture, tmp_path: Path) -> None:
    text = "Kennung;Art;Zielwert\nz;Finanzierung;1.234\n"
    (tmp_path / "Ziele.csv").write_text(text, encoding="utf-8")
    assert run("validate", "Ziele.csv") == 1
    assert run("validate", "Ziele.csv", "--numbers", "de") == 0
    assert run("convert", "Ziele.csv", "z.json", "--numbers", "en") == 0
    assert le.read("z.json").goals["z"].target == 1.234
    capsys.readouterr()
    assert run("validate", "z.json", "--numbers", "de") == 2
    assert "--numbers is for CSV files and workbooks alone" in capsys.readouterr().err
    assert run("validate", "Ziele.csv", "--numbers", "fr") == 2


@pytest.mark.parametrize("command", ["assess", "recommend"])
def test_what_is_left_out_is_told_beside_a_result(capsys: Capture, command: str) -> None:
    """In the language that is spoken, and not among what is printed for a file."""
    folder = Path("netz")
    le.write(le.example(EXAMPLE), "netz/", language="de")
    with (folder / "Zählungen.csv").open("a", encoding="utf-8") as file:
        file.write("Unternehmen;/;2025;nein\n")
    assert run(command, "netz", "--language", "de") == 0
    said = capsys.readouterr()
    assert "'/' (nicht sicher genug)" in said.err
    assert "'/'" not in said.out


def test_the_form_of_numbers_can_be_stated_for_an_assessment(capsys: Capture) -> None:
    le.write(quarter(), "netz/", language="de")
    text = "Kennung;Art;Zielwert\nz;Finanzierung;1.234\n"
    Path("netz/Ziele.csv").write_text(text, encoding="utf-8")
    assert run("assess", "netz", "--on", "2020") == 2
    assert "'1.234'" in capsys.readouterr().err
    assert run("assess", "netz", "--on", "2020", "--numbers", "de") == 0


# convert ---------------------------------------------------------------------------------------


def test_from_every_format_to_every_other(capsys: Capture) -> None:
    le.write(quarter(), "q.json")
    path = "q.json"
    for suffix in (".graphml", ".gexf", ".graph.json", ".zip", ".json"):
        assert run("convert", path, f"next{suffix}") == 0
        assert capsys.readouterr().err == ""
        path = f"next{suffix}"
    assert le.read(path) == quarter()


def test_convert_says_what_was_written_and_what_was_lost(capsys: Capture) -> None:
    le.write(quarter(), "q.json")
    assert run("convert", "q.json", "q.net") == 0
    said = capsys.readouterr()
    assert said.out == "'q.net' written: 2 actors and 1 relationship\n"
    assert said.err == "localeconomy: 'q.net': Pajek does not hold actors: kind\n"
    assert run("convert", "q.json", "q.net", "--language", "de") == 0
    said = capsys.readouterr()
    assert said.out == "'q.net' geschrieben: 2 Akteure und 1 Beziehung\n"
    assert said.err == "localeconomy: 'q.net': nicht in Pajek enthalten sind Akteure: Art\n"


def test_what_was_written_as_data(capsys: Capture) -> None:
    le.write(quarter(), "q.json")
    assert run("convert", "q.json", "q.net", "--json") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert json.loads(said.out) == {
        "format": "localeconomy/conversion",
        "version": 1,
        "file": "q.json",
        "target": "q.net",
        "records": {"actors": 2, "relationships": 1},
        "notes": [
            {
                "de": "'q.net': nicht in Pajek enthalten sind Akteure: Art",
                "en": "'q.net': Pajek does not hold actors: kind",
            }
        ],
    }


def test_the_language_of_headers_is_the_one_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without --language, names as programs use them, whatever the environment speaks."""
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    le.write(quarter(), "q.json")
    assert run("convert", "q.json", "plain/") == 0
    assert run("convert", "q.json", "german/", "--language", "de") == 0
    assert (tmp_path / "plain" / "actors.csv").exists()
    assert (tmp_path / "german" / "Akteure.csv").exists()


def test_a_bundled_network_can_be_converted(capsys: Capture) -> None:
    assert run("convert", EXAMPLE, "own.json") == 0
    assert le.read("own.json") == le.example(EXAMPLE)
    assert run("convert", "no-such-network", "own.json") == 2
    assert "there is no file 'no-such-network'" in capsys.readouterr().err


def test_what_a_format_drops_is_not_told_as_written(capsys: Capture) -> None:
    """GeoJSON holds places: districts and actors, no ties."""
    assert run("convert", EXAMPLE, "a.geojson") == 0
    said = capsys.readouterr()
    sizes = said.out.partition(" written: ")[2]
    assert "actors" in sizes
    assert "relationships" not in sizes
    assert "relationships" in said.err


def test_nothing_is_written_where_the_old_file_is_faulty(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "q.net").write_text("*Vertices 1\n2 a\n", encoding="utf-8")
    assert run("convert", "q.net", "q.json") == 2
    assert "line 2: '2' is no number of a vertex" in capsys.readouterr().err
    assert not (tmp_path / "q.json").exists()
    le.write(quarter(), "q.json")
    assert run("convert", "q.json", "q.txt") == 2
    assert "belongs to no known format" in capsys.readouterr().err


# progress --------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_slow_work_is_told_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    what = Text(de="lese", en="reading")
    for stream, expected in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with working(what, "en", patience=0.05):
            time.sleep(0.2)
        assert ("reading … 0 s" in stream.getvalue()) is expected
        assert (stream.getvalue().endswith("\r\x1b[K")) is expected


def test_quick_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with working(Text(de="lese", en="reading"), "en"):
        pass
    assert stream.getvalue() == ""


def test_the_sign_of_life_ends_with_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(ValueError, match="broken"), working(Text("a", "b"), "en", patience=0):
        raise ValueError("broken")
    said = stream.getvalue()
    time.sleep(0.1)
    assert stream.getvalue() == said
