"""The documentation prints a whole proof: when, with which seed, of everything that is claimed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

import localeconomy as le
from localeconomy.proof import CLAIMS
from localeconomy.proof.plantings import PLANTINGS
from localeconomy.proof.table import PER_THING

EXPLANATION: Final = Path(__file__).parents[2] / "docs" / "explanation"
FIGURES: Final = (EXPLANATION / "proof-figures.md").read_text(encoding="utf-8")
PAGE: Final = (EXPLANATION / "proof.md").read_text(encoding="utf-8")
NUMBER: Final = re.compile(r"(\*\*)?\d+\.\d{3}(\*\*)?")


def rows(table: int) -> list[list[str]]:
    """Return the cells of the first or the second table, the head first."""
    tables = re.findall(r"(?:^\|.*\|\n)+", FIGURES, re.MULTILINE)
    lines = [line for line in tables[table].splitlines() if not line.startswith("| ---")]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def test_it_says_when_with_which_seed_and_what_was_proved() -> None:
    """If this fails, run ``python -m localeconomy.proof --markdown`` with the name of the file."""
    head = FIGURES.splitlines()[0]
    found = re.fullmatch(
        r"Proof of the score on made-up networks: localeconomy (\S+), catalogue (\S+) "
        r"\([0-9a-f]{8}\), \d+ \w+ 20\d\d, seed \d+, whole sample\.",
        head,
    )
    assert found is not None
    assert found.groups() == (le.__version__, le.catalogue().version)


def test_everything_that_can_be_planted_has_its_line_and_figures() -> None:
    head, *lines = rows(0)
    assert len(head) == len(PER_THING) + 2
    for name, cell in zip(PER_THING, head[1:-1], strict=True):
        target = CLAIMS[name].target
        assert cell == f"{CLAIMS[name].label.en} ({target})" or target == "–"
    assert len(lines) == len(PLANTINGS)
    for planting, line in zip(PLANTINGS, lines, strict=True):
        assert planting.fault is not None
        assert planting.fault.text.en in line[0]
        assert planting.criterion is None or f"`{planting.criterion}`" in line[0]
        figures = [cell for cell in line[1:-1] if cell]
        # Only pitfalls are named first or not; verdicts are withheld on them, or on a criterion.
        assert len(figures) == len(PER_THING) - (2 if planting.pitfall is None else 1)
        assert all(NUMBER.fullmatch(cell) for cell in figures)


def test_every_other_claim_is_there_with_its_target() -> None:
    _, *lines = rows(1)
    told = {line[0]: line[2] for line in lines}
    expected = {
        claim.label.en: claim.target
        for name, claim in CLAIMS.items()
        # Of what is planted the verdicts are withheld one by one, and all together here.
        if name == "withheld" or name not in PER_THING
    }
    assert told == expected
    assert all(NUMBER.fullmatch(line[3]) for line in lines)


def test_as_many_figures_are_marked_as_targets_are_missed() -> None:
    met, of = (
        int(number)
        for number in re.findall(r"^(\d+) of (\d+) targets met", FIGURES, re.MULTILINE)[0]
    )
    # A bold figure has two pairs of asterisks around it.
    assert FIGURES.count("**") == 2 * (of - met)
    # Six with a target for each of four pitfalls, four for each fault of a criterion, the rest.
    single = len(PLANTINGS) - 4
    assert of == 4 * 6 + single * 4 + len(rows(1)) - 1


@pytest.mark.parametrize(
    "words",
    [
        "That a high score makes a district better off",
        "That real faults look like planted ones",
        "That generator and criteria are independent minds",
        "That records are wrong only where they are silent",
    ],
)
def test_the_page_says_what_is_not_proved(words: str) -> None:
    assert words in PAGE.split("## What this does not prove", 1)[1]
