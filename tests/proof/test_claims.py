"""Claims, targets, and the table that holds them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from localeconomy.language import Text
from localeconomy.proof import CLAIMS, Check, Claim, Proof, to_markdown, to_text
from localeconomy.proof import __main__ as command

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2026, 1, 31)
NAMES = ("recall", "named", "false_alarms", "wrong", "severity")
CHECKS = (
    *(Check(name, "pitfall 3", 0.0 if name == "false_alarms" else 1.0, 40) for name in NAMES),
    Check("first", "pitfall 3", 0.875, 40),
    Check("withheld", "pitfall 3", None, 0),
    Check("size", "sound", 0.5, 20),
)
PROOF = Proof(CHECKS, 7, quick=True, library_version="0.1.0", catalogue_version="1.0.0",
              catalogue_hash="0123456789abcdef")  # fmt: skip


@pytest.mark.parametrize(
    ("least", "most", "figure", "holds", "target"),
    [
        (0.95, None, 0.95, True, "≥ 0.95"),
        (0.95, None, 0.9499, False, "≥ 0.95"),
        (None, 0.05, 0.05, True, "≤ 0.05"),
        (None, 0.05, 0.06, False, "≤ 0.05"),
        (0.88, 0.92, 0.93, False, "0.88 … 0.92"),
        (0.88, 0.92, 0.9, True, "0.88 … 0.92"),
        (1.0, None, 0.999, False, "= 1"),
        (0.95, None, None, False, "≥ 0.95"),
        (None, None, 0.1, None, "–"),
        (None, None, None, None, "–"),
    ],
)
def test_a_figure_lies_in_its_range_or_not(
    least: float | None, most: float | None, figure: float | None, holds: object, target: str
) -> None:
    claim = Claim("any", Text("", ""), Text("", ""), least, most)
    assert claim.holds(figure) is holds
    assert claim.target == target


def test_the_targets_are_those_of_the_specification() -> None:
    """Written down once more, so that none of them can be bent unseen."""
    assert {name: (each.least, each.most) for name, each in CLAIMS.items()} == {
        "recall": (0.95, None),
        "named": (None, None),
        "false_alarms": (None, 0.05),
        "first": (0.95, None),
        "wrong": (None, 0.01),
        "withheld": (None, 0.5),
        "withheld_each": (None, None),
        "severity": (0.95, None),
        "capped": (0.99, None),
        "size": (None, 3.0),
        "bounds": (1.0, None),
        "interval": (0.88, None),
        "interval_free": (0.88, 0.92),
        "stability": (0.9, None),
    }


def test_claims_are_told_in_both_languages() -> None:
    for each in CLAIMS.values():
        assert each.label.de != each.label.en
        assert each.text.de != each.text.en


def test_the_table_names_target_figure_number_and_result() -> None:
    """Of five checks with a target and the size, the first and the withheld ones miss theirs."""
    lines = to_text(PROOF, DAY).splitlines()
    assert lines[0] == (
        "Proof of the score on made-up networks: localeconomy 0.1.0, catalogue 1.0.0 (01234567), "
        "31 January 2026, seed 7, quick sample."
    )
    rows = {line.split("  ")[0]: line.split() for line in lines[4:12]}
    assert rows["recall"][1:] == ["pitfall", "3", "≥", "0.95", "1.000", "40", "met"]
    assert rows["named first"][2:] == ["pitfall", "3", "≥", "0.95", "0.875", "40", "MISSED"]
    assert rows["withheld"][1:] == ["pitfall", "3", "≤", "0.5", "–", "0", "MISSED"]
    assert rows["named of all"][-1] == "–"
    assert "Kendall's τ of the ranking" in "\n".join(lines)
    assert lines[-1] == "4 of 7 targets met."


def test_the_table_speaks_german() -> None:
    told = to_text(PROOF, DAY, "de")
    assert "31.01.2026, Startwert 7, kleine Stichprobe." in told
    assert "0,875" in told
    assert told.endswith("4 von 7 Zielen erreicht.\n")


def test_markdown_has_a_line_for_what_was_planted_and_marks_what_is_missed() -> None:
    lines = to_markdown(PROOF, DAY).splitlines()
    head, _, row = lines[3:6]
    assert head.split(" | ")[0] == "| what was planted"
    cells = ["(3) no publicity", "1.000", "1.000", "0.000", "**0.875**", "**1.000**", "**–**"]
    assert row == f"| {' | '.join([*cells, '', '1.000', '40'])} |"
    assert lines[-1] == "| drift with size | sound | ≤ 3 | 0.500 | 20 |"


def test_the_command_prints_writes_and_tells_what_is_missed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = []

    def proved(**arguments: object) -> Proof:
        asked.append(arguments)
        return PROOF

    monkeypatch.setattr(command, "prove", proved)
    files = [tmp_path / "proof.json", tmp_path / "proof.md"]
    status = command.main(
        ["--quick", "--seed", "7", "--json", str(files[0]), "--markdown", str(files[1])]
    )
    assert status == 1
    assert asked == [{"quick": True, "seed": 7, "workers": None}]
    assert capsys.readouterr().out.startswith("Proof of the score on made-up networks")
    assert all(file.read_text(encoding="utf-8") for file in files)


def test_the_command_ends_well_where_all_is_met(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    met = Proof(
        CHECKS[:1], 0, quick=True, library_version="", catalogue_version="", catalogue_hash=""
    )
    monkeypatch.setattr(command, "prove", lambda **_: met)
    assert command.main(["--language", "de"]) == 0
    assert capsys.readouterr().out.endswith("1 von 1 Zielen erreicht.\n")


def test_the_command_refuses_a_negative_seed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--seed", "-1", "--language", "en"]) == 2
    assert "a seed is a whole number from 0 on" in capsys.readouterr().err
