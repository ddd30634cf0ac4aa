"""The command line: what it prints, where, and with which status."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import localeconomy as le
from localeconomy.assessment import Assessment
from localeconomy.cli import main
from localeconomy.cli.languages import chosen_language
from localeconomy.cli.parser import build_parser
from localeconomy.language import format_number
from localeconomy.model.vocabulary import ACTOR_KIND
from localeconomy.report.text import render

EXAMPLE = "gruenderstammtisch-bismarck"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def run(*arguments: str) -> int:
    return main(arguments)


# Assess ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
def test_assess_prints_the_report_of_an_example(capsys: Capture, language: str) -> None:
    assert run("assess", EXAMPLE, "--on", "2003-06", "--language", language) == 0
    said = capsys.readouterr()
    assert said.out == render(le.assess(le.example(EXAMPLE), "2003-06-30"), language, width=80)
    assert said.err == ""


def test_a_file_comes_before_an_example_of_the_same_name(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = le.example(EXAMPLE).replace(title="Ein anderes Netzwerk")
    le.write(other, tmp_path / "own.json")
    monkeypatch.chdir(tmp_path)
    assert run("assess", "own.json") == 0
    assert capsys.readouterr().out.startswith("Ein anderes Netzwerk\n")
    # Without a suffix no format reads it, yet it is the file that is meant.
    (tmp_path / "own.json").rename(tmp_path / EXAMPLE)
    assert run("assess", EXAMPLE) == 2
    assert "belongs to no known format" in capsys.readouterr().err


def test_a_folder_of_the_name_does_not_hide_the_example(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / EXAMPLE).mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("assess", EXAMPLE) == 0
    assert capsys.readouterr().out.startswith("Founders' round table")


def test_json_reads_back_as_an_equal_assessment(capsys: Capture) -> None:
    assert run("assess", EXAMPLE, "--json", "--assume-complete") == 0
    read = Assessment.from_json(capsys.readouterr().out)
    assert read == le.assess(le.example(EXAMPLE), assume_complete=True)
    assert read.provenance.assume_complete


def test_assume_complete_is_said_in_the_report(capsys: Capture) -> None:
    assert run("assess", EXAMPLE, "--assume-complete", "--language=de") == 0
    assert "Angenommen, nicht belegt:" in capsys.readouterr().out


@pytest.mark.parametrize("example", le.examples())
@pytest.mark.parametrize("form", [["--json"], ["--language", "de"], ["--language", "en"]])
def test_without_names_no_private_person_or_business_is_named(
    capsys: Capture, example: str, form: list[str]
) -> None:
    assert run("assess", example, "--names", "off", *form) == 0
    text = capsys.readouterr().out
    private = [
        actor
        for actor in le.example(example).actors
        if "personal" in ACTOR_KIND[actor.kind].classes
    ]
    joined = " ".join(text.split())
    for actor in private:
        for name in filter(None, (actor.name, actor.id)):
            assert f" {name}" not in joined
            assert f'"{name}' not in joined


def test_with_names_they_are_there(capsys: Capture) -> None:
    """The test above could pass on an empty report."""
    private = {
        actor.name
        for actor in le.example(EXAMPLE).actors
        if "personal" in ACTOR_KIND[actor.kind].classes
    }
    assert run("assess", EXAMPLE, "--json", "--names=on") == 0
    text = capsys.readouterr().out
    assert sum(f'"{name}' in text for name in private if name) > 10


def test_fail_under_sets_the_status_and_says_why(capsys: Capture) -> None:
    score = le.assess(le.example(EXAMPLE)).score
    assert run("assess", EXAMPLE, "--fail-under", str(score)) == 0
    assert capsys.readouterr().err == ""
    assert run("assess", EXAMPLE, "--fail-under", "100", "--language", "de") == 1
    said = capsys.readouterr()
    assert f"Gesamtwert {score:.0f} liegt unter 100 (--fail-under)" in said.err
    assert said.out.startswith("Existenzgründer")
    assert run("assess", EXAMPLE, "--fail-under", f"{score + 1e-6:.8f}", "--json") == 1
    assert Assessment.from_json(capsys.readouterr().out).score == score


def test_where_there_is_no_grade_no_limit_is_passed(capsys: Capture, tmp_path: Path) -> None:
    """Hardly anything is known of this network: no grade, but a middling score."""
    file = tmp_path / "hardly.json"
    network = le.Network(
        title="Kaum bekannt",
        as_of="2003-12-31",
        actors=[le.Actor("net", kind="network")],
        organisations=[le.Organisation("net", scope="network", founded="1999")],
    )
    le.write(network, file)
    score = le.assess(network).score
    assert run("assess", str(file)) == 0
    assert capsys.readouterr().err == ""
    assert run("assess", str(file), "--fail-under", "1") == 1
    said = capsys.readouterr()
    assert "No grade:" in said.out
    assert re.fullmatch(
        r"localeconomy: no grade: \d+% of the weight is known, 65% is needed \(--fail-under\)\n",
        said.err,
    )
    # Both reasons are told where both hold.
    limit = str(min(100.0, score + 1))
    assert run("assess", str(file), "--fail-under", limit, "--language", "de") == 1
    said = capsys.readouterr()
    assert f"{score:.0f} liegt unter" in said.err
    assert "\nkeine Einstufung: bekannt sind" in said.err


# Bad input -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "english", "german"),
    [
        (
            ["--fail-under", "abc"],
            "'abc' is not a number from 0 to 100",
            "'abc' ist keine Zahl von",
        ),
        (["--fail-under", "101"], "'101' is not a number from 0", "'101' ist keine Zahl von 0 bis"),
        (["--fail-under", "nan"], "'nan' is not a number from 0", "'nan' ist keine Zahl von 0 bis"),
        (["--fail-under"], "--fail-under: its value is missing", "--fail-under: es fehlt der Wert"),
        (
            ["--names", "of"],
            "unknown 'of'; did you mean 'off'?",
            "'of' gibt es hier nicht; meinten",
        ),
        (["--json=1"], "--json: takes no value ('1')", "--json: nimmt keinen Wert an ('1')"),
        (["--bogus"], "unknown arguments: --bogus", "unbekannte Argumente: --bogus"),
        (["--on", "2003-13"], "there is no month 2003-13", "den Monat 13.2003 gibt es nicht"),
        (
            ["--on", "30/06/03"],
            "'30/06/03' is not a date; write",
            "'30/06/03' ist kein Datum; bitte",
        ),
    ],
)
def test_wrong_arguments_are_told_in_both_languages(
    capsys: Capture, arguments: list[str], english: str, german: str
) -> None:
    assert run("assess", EXAMPLE, *arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"localeconomy: error: {english}" in said.err or f": {english}" in said.err
    # First, so that it is no value of an option that lacks its own.
    assert run("--language", "de", "assess", EXAMPLE, *arguments) == 2
    assert german in capsys.readouterr().err


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_is_neither_a_file_nor_an_example_is_named_as_both(
    capsys: Capture, language: str
) -> None:
    assert run("assess", "kino-knapenviertel", "--language", language) == 2
    message = {
        "de": "eine Datei 'kino-knapenviertel' gibt es nicht, und ein Beispiel dieses Namens auch "
        "nicht; meinten Sie 'kino-knappenviertel'?",
        "en": "there is no file 'kino-knapenviertel', and no example of that name; did you mean "
        "'kino-knappenviertel'?",
    }[language]
    assert message in capsys.readouterr().err


def test_a_missing_file_named_like_an_example_is_answered_with_it(capsys: Capture) -> None:
    assert run("assess", "somewhere/kino-knappenviertel.json") == 2
    assert "did you mean 'kino-knappenviertel'?" in capsys.readouterr().err


def test_a_folder_is_told(capsys: Capture, tmp_path: Path) -> None:
    assert run("assess", str(tmp_path)) == 2
    assert "is a folder; name a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "Zeile 1, Spalte 2"),
        ('{"format": "localeconomy/network", "version": 1, "actrs": []}', "'actrs'"),
        ("", "ist leer"),
    ],
)
def test_a_broken_file_is_told_without_a_traceback(
    capsys: Capture, tmp_path: Path, content: str, message: str
) -> None:
    file = tmp_path / "broken.json"
    file.write_text(content, encoding="utf-8")
    assert run("assess", str(file), "--language", "de") == 2
    said = capsys.readouterr()
    assert said.err.startswith("localeconomy: Fehler: ")
    assert message in said.err
    assert "Traceback" not in said.err


def test_a_network_without_a_day_asks_for_one(capsys: Capture, tmp_path: Path) -> None:
    le.write(le.Network(actors=[le.Actor("a")]), tmp_path / "undated.json")
    assert run("assess", str(tmp_path / "undated.json")) == 2
    assert "--on 2003-06-30" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "first"),
    [("de", "Checkliste: Was für eine Einstufung genügt"), ("en", "Checklist: what suffices")],
)
def test_checklist_asks_the_minimum_record(capsys: Capture, language: str, first: str) -> None:
    for scope in ("network", "alliance"):
        assert run("checklist", "--language", language, "--scope", scope) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert said.startswith(first)
        for number, each in enumerate(le.catalogue().minimum_record(scope), 1):
            assert f" {number}. {each.text.into(language)}" in said


def test_checklist_knows_two_scopes(capsys: Capture) -> None:
    assert run("checklist", "--scope", "aliance", "--language", "en") == 2
    assert "unknown 'aliance'; did you mean 'alliance'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "möglich sind assess, recommend, checklist, template, validate, convert, examples"),
        (["asess", "x"], "'asess' gibt es hier nicht; meinten Sie 'assess'?"),
        (["assess"], "es fehlt: DATEI-ODER-BEISPIEL"),
        (["catalogue", "explian"], "meinten Sie 'explain'?"),
        (["catalogue", "explain"], "es fehlt: KENNUNG"),
        (["catalogue", "explain", "criticalmass"], "meinten Sie 'critical_mass'?"),
    ],
)
def test_wrong_commands_are_told(capsys: Capture, arguments: list[str], message: str) -> None:
    assert main(["--language=de", *arguments]) == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""


def test_an_unknown_language_is_told_in_that_of_the_environment(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert run("examples", "--language", "fr") == 2
    assert "--language: 'fr' gibt es hier nicht; möglich sind 'de', 'en'" in capsys.readouterr().err


def test_a_message_that_argparse_alone_knows_is_passed_on(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        build_parser("de").error("something new")
    assert stop.value.code == 2
    assert "localeconomy: Fehler: something new" in capsys.readouterr().err


# The other commands ----------------------------------------------------------------------------


def test_examples_are_listed_with_title_day_and_size(capsys: Capture) -> None:
    assert run("examples", "--language", "de") == 0
    text = capsys.readouterr().out
    for name in le.examples():
        network = le.example(name)
        count = sum(len(table) for table in network.tables.values())
        assert f"\n{name}\n  {network.title.de}\n" in text
        size = f"{len(network.actors)} Akteure, {format_number(count, 'de')} Einträge insgesamt"
        assert size in text
    assert "31.12.2003; " in text


def test_a_network_without_a_day_is_listed_too() -> None:
    from localeconomy.report.examples_text import list_networks

    text = list_networks({"undated": le.Network(title="Ohne Tag")}, "de")
    assert "\n  Ohne Tag\n  0 Akteure, 0 Einträge insgesamt\n" in text


def test_the_catalogue_is_listed_and_explained(capsys: Capture) -> None:
    assert run("catalogue", "--language", "de") == 0
    assert capsys.readouterr().out.startswith("Katalog ")
    assert run("catalogue", "explain", "critical_mass", "--language", "de") == 0
    assert capsys.readouterr().out == le.catalogue().explain("critical_mass", "de")


def test_version_and_help(capsys: Capture) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"localeconomy {le.__version__}\n"
    assert run("assess", "--help", "--language", "de") == 0
    text = " ".join(capsys.readouterr().out.split())
    assert text.startswith("Aufruf: localeconomy assess [-h] [--language SPRACHE] [--on TAG]")
    assert "1 mit --fail-under: Gesamtwert darunter oder keine Einstufung, 2 falscher" in text
    for english in ("usage", "options", "arguments", "show this"):
        assert english not in text


# Language --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {"LANG": "de_DE.UTF-8"}, "de"),
        ([], {"LANG": "de"}, "de"),
        ([], {"LANG": "deu_XX"}, "en"),
        ([], {"LC_ALL": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "de_CH", "LANG": "en_US"}, "de"),
        ([], {"LC_ALL": "C", "LANG": "de_DE"}, "en"),
        (["--language", "en"], {"LANG": "de_DE"}, "en"),
        (["assess", "x", "--language=de"], {"LANG": "en_US"}, "de"),
        (["--language"], {"LANG": "de_DE"}, "de"),
        (["assess", "--", "--language", "en"], {"LANG": "de_DE"}, "de"),
    ],
)
def test_the_language_is_that_of_the_option_or_of_the_environment(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert chosen_language(arguments, environment) == language


@pytest.mark.parametrize(
    ("known", "language"),
    [("German_Germany", "de"), ("de_DE", "de"), ("en_US", "en"), (None, "en")],
)
def test_a_system_without_variables_is_asked(
    monkeypatch: pytest.MonkeyPatch, known: str | None, language: str
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (known, "cp1252"))
    assert chosen_language([], {}) == language


def test_a_system_whose_locale_is_broken_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ValueError("unknown locale: UTF-8")

    monkeypatch.setattr("locale.getlocale", fail)
    assert chosen_language([], {}) == "en"


# Streams ---------------------------------------------------------------------------------------


class Terminal(io.TextIOWrapper):
    """A terminal of some encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        return True

    def said(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode(self.encoding)


MakeTerminal = Callable[[str], Terminal]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> MakeTerminal:
    def make(encoding: str) -> Terminal:
        made = Terminal(encoding)
        monkeypatch.setattr("sys.stdout", made)
        return made

    return make


def test_a_terminal_gets_colours_and_its_width(
    terminal: MakeTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "50")
    screen = terminal("utf-8")
    assert run("assess", EXAMPLE) == 0
    assert "\x1b[36m✔ healthy\x1b[0m" in screen.said()
    expected = render(le.assess(le.example(EXAMPLE)), "en", width=50, colour=True)
    assert screen.said() == expected


@pytest.mark.parametrize("variable", [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_declined(
    terminal: MakeTerminal, monkeypatch: pytest.MonkeyPatch, variable: tuple[str, str]
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(*variable)
    screen = terminal("utf-8")
    assert run("catalogue") == 0
    assert "\x1b" not in screen.said()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_an_output_that_lacks_characters_gets_others(terminal: MakeTerminal, encoding: str) -> None:
    screen = terminal(encoding)
    for arguments in (
        ["assess", EXAMPLE],
        ["examples"],
        ["catalogue"],
        ["catalogue", "explain", "active_core"],
        ["--help"],
    ):
        assert main(["--language", "de", *arguments]) == 0
    text = screen.said()
    assert "Gruender" in text or "Gründer" in text


def test_json_for_another_encoding_is_plain_ascii(terminal: MakeTerminal) -> None:
    screen = terminal("cp1252")
    assert run("assess", EXAMPLE, "--json") == 0
    text = screen.said()
    assert text.isascii()
    assert Assessment.from_json(text) == le.assess(le.example(EXAMPLE))
    assert json.loads(text)["title"]["de"].startswith("Existenzgründer")


def test_errors_reach_an_ascii_error_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = Terminal("ascii")
    monkeypatch.setattr("sys.stderr", errors)
    assert run("--language", "de") == 2
    assert "es fehlt ein Befehl; moeglich sind" in errors.said()


def test_interruption_has_its_own_status(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("localeconomy.bundled.examples", interrupt)
    assert run("examples", "--language", "de") == 130
    assert capsys.readouterr().err == "localeconomy: abgebrochen\n"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied", "x.json"), "'x.json' cannot be accessed: Perm"),
        (OSError(28, "No space left on device"), "the system reports: No space left on device"),
        (OSError("odd"), "the system reports: odd"),
    ],
)
def test_faults_of_the_system_are_told(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr("localeconomy.bundled.examples", fail)
    assert run("examples") == 2
    assert message in capsys.readouterr().err


def test_a_closed_error_stream_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr("sys.stderr", Closed())
    assert run("asess") == 2


COMMANDS_WITHOUT_STREAMS = [
    (["examples"], 0),
    (["--help"], 0),
    (["--version"], 0),
    (["assess", EXAMPLE], 0),
    (["assess", EXAMPLE, "--json"], 0),
    (["assess", EXAMPLE, "--fail-under", "100"], 1),
    (["assess", "nowhere"], 2),
    (["asess"], 2),
    ([], 2),
]


@pytest.mark.parametrize("missing", [("stdout",), ("stderr",), ("stdout", "stderr")])
@pytest.mark.parametrize(("arguments", "status"), COMMANDS_WITHOUT_STREAMS)
def test_nothing_to_write_to_changes_no_status(
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    status: int,
    missing: tuple[str, ...],
) -> None:
    """Python has None where a stream was closed before it began; here also one closed since."""
    closed = io.StringIO()
    closed.close()
    for instead in (None, closed):
        for name in missing:
            monkeypatch.setattr(sys, name, instead)
        assert run(*arguments) == status
        for name in missing:
            assert getattr(sys, name) is instead
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err


def test_a_report_needs_no_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert render(le.assess(le.example(EXAMPLE)), "en").startswith("Founders")


def test_a_closed_pipe_ends_quietly_with_the_status_of_the_command(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr("sys.stdout", pipe)
        assert run("assess", EXAMPLE, "--fail-under", "100") == 1
        # The descriptor leads nowhere now, so that what is left unwritten harms nobody.
        pipe.write("more")
    assert "is below 100" in capsys.readouterr().err


def test_the_module_is_the_command(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["localeconomy", "--version"])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("localeconomy", run_name="__main__")
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"localeconomy {le.__version__}\n"


# As a process ----------------------------------------------------------------------------------


def process(*arguments: str, **variables: str) -> subprocess.Popen[bytes]:
    source = str(Path(le.__file__).parent.parent)
    return subprocess.Popen(
        [sys.executable, "-m", "localeconomy", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": source, **variables},
    )


def test_the_module_runs_as_a_command() -> None:
    with process("assess", "nowhere", LANG="de_DE.UTF-8", PYTHONIOENCODING="ascii") as running:
        out, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert out == b""
    assert b"localeconomy: Fehler: eine Datei 'nowhere' gibt es nicht" in err


@pytest.mark.parametrize("arguments", [["assess", EXAMPLE], ["--help"]])
def test_a_reader_who_has_seen_enough_is_no_fault(arguments: list[str]) -> None:
    """The pipe is closed before anything is written; Python would complain at its exit."""
    with process(*arguments) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        errors = running.stderr.read()
        running.wait(timeout=60)
    assert errors == b""
    assert running.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(("arguments", "status"), [("examples", 0), ("assess nowhere", 2)])
def test_streams_closed_by_the_shell(arguments: str, status: int, closing: str) -> None:
    source = str(Path(le.__file__).parent.parent)
    finished = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m localeconomy {arguments} {closing}', sys.executable],
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": source},
    )
    assert finished.returncode == status
    assert b"Error" not in finished.stdout + finished.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told() -> None:
    with contextlib.ExitStack() as stack:
        full = stack.enter_context(Path("/dev/full").open("wb"))
        source = str(Path(le.__file__).parent.parent)
        finished = subprocess.run(
            [sys.executable, "-m", "localeconomy", "--language=en", "examples"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            env={**os.environ, "PYTHONPATH": source},
        )
    assert finished.returncode == 2
    assert finished.stderr.startswith(b"localeconomy: error: the system reports: No space left")
    assert finished.stderr.count(b"\n") == 1


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from localeconomy.cli import main\n"
        "assert main(['--help', '--language=de']) == 0\n"
        "heavy = {'numpy', 'scipy', 'networkx', 'localeconomy.model', 'localeconomy.assessment'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(le.__file__).parent.parent)},
    )
    assert finished.stderr.strip() == b"[]"
