"""The command `localeconomy recommend`: what it prints, where, and with which status."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

import localeconomy as le
from localeconomy.cli import main
from localeconomy.report.recommendations_text import list_recommendations

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = "lokale-oekonomie-nrw"
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def run(*arguments: str) -> int:
    return main(["recommend", *arguments])


@pytest.mark.parametrize("language", ["de", "en"])
def test_it_prints_the_list(capsys: Capture, language: str) -> None:
    assert run(EXAMPLE, "--on", "2003-12", "--language", language) == 0
    said = capsys.readouterr()
    found = le.recommend(le.example(EXAMPLE), "2003-12-31")
    assert said.out == list_recommendations(found, language, width=80)
    assert said.err == ""


def test_a_file_will_do(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    le.write(le.example(EXAMPLE).replace(title="Eigenes"), file)
    assert run(str(file), "--most", "1", "--language=de") == 0
    said = capsys.readouterr().out
    assert said.startswith("Was helfen würde: Eigenes\n")
    assert " 1. " in said
    assert " 2. " not in said


def test_json_is_what_the_library_says(capsys: Capture) -> None:
    assert run(EXAMPLE, "--json", "--most", "2", "--assume-complete") == 0
    found = le.recommend(le.example(EXAMPLE), most=2, assume_complete=True)
    assert json.loads(capsys.readouterr().out) == found.to_dict()


def test_json_survives_an_output_without_umlauts(monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", output)
    assert run(EXAMPLE, "--json") == 0
    output.flush()
    written = output.buffer.getvalue().decode("ascii")
    assert json.loads(written)["title"]["de"] == le.example(EXAMPLE).title.de


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--most", "0"], "--most: '0' ist keine Anzahl; bitte etwa 5 schreiben"),
        (["--most", "viele"], "--most: 'viele' ist keine Anzahl; bitte etwa 5 schreiben"),
        (["--fail-under", "3"], "unbekannte Argumente: --fail-under 3"),
    ],
)
def test_wrong_usage_is_told(capsys: Capture, arguments: list[str], message: str) -> None:
    assert run(EXAMPLE, *arguments, "--language", "de") == 2
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""


def test_a_missing_network_is_told(capsys: Capture) -> None:
    assert run("kino-knapenviertel", "--language", "en") == 2
    assert "did you mean 'kino-knappenviertel'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "said"), [("de", "keine Vorhersage"), ("en", "not a forecast")]
)
def test_help_says_what_it_is_and_is_not(capsys: Capture, language: str, said: str) -> None:
    assert run("--help", "--language", language) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert said in text
    assert "--most N" in text
