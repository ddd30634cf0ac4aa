"""Make the tables of the bundled networks that the page on reading them shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import localeconomy as le
from localeconomy.criteria.stages import STAGES
from localeconomy.model.vocabulary import FORM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from localeconomy.scoring.finding import Finding

__all__ = ["KINO", "PUBLISHED", "examples_tables"]

KINO: Final = "kino-knappenviertel"

PUBLISHED: Final[Mapping[str, str]] = {
    "1997-12-31": "about ten self-employed people were brought together in 1996 (WAZ, 2014); the "
    "district office coordinates on the spot (City of Oberhausen)",
    "2003-06-30": "over forty businesses; organises festivals and a paper on its own and is to "
    "carry the office on (the article, about 2003); the office closed in 2002 (WAZ, 2014)",
    "2010-12-31": "eight years after the programme it carries on the festival, a market, a soapbox "
    "race and a quarterly paper (Soziale Stadt NRW)",
    "2014-12-31": "the motor of the district's development; the office is missed (WAZ, 2014)",
    "2015-12-31": "a month of action with thirty events and sixty member firms (WAZ, 2015); years "
    "of lethargy, says its chair (WAZ, 2016)",
    "2016-12-31": "a conference with a large response, working groups and a forum; the district "
    "council hears it and supports a funded district management (WAZ, 2016)",
}
"""What is published about KinO, in brief, by the day on which it is read."""

STAGE_LABELS: Final = {stage.id: stage.label.en for stage in STAGES}
OVER_TIME: Final = ("coordination_office", "self_initiative", "official_recognition")


def examples_tables() -> dict[str, str]:
    """Return the tables by the name of the file that is included in the page.

    Returns
    -------
    dict
        Markdown: KinO on the days of its story, and each network on its own day.
    """
    return {"kino-over-time.txt": _kino_over_time(), "examples-assessed.txt": _assessed()}


def _kino_over_time() -> str:
    network = le.example(KINO)
    rows = []
    for day, published in PUBLISHED.items():
        found = le.assess(network, on=day)
        office, *shares = (found.findings[name] for name in OVER_TIME)
        months = "none" if not office.raw else f"{office.raw:.0f} months"
        rows.append(
            [
                day,
                _stage(found),
                *_verdicts(found),
                f"{months} ({_value(office)})",
                *(_value(share) for share in shares),
                _score(found),
                published,
            ]
        )
    head = ["day", "stage", "(1)", "(2)", "(3)", "(4)", "office secured"]
    return _table([*head, "self-initiative", "recognition", "score", "what is published"], rows)


def _assessed() -> str:
    rows = []
    for name in le.examples():
        network = le.example(name)
        found = le.assess(network)
        form = network.organisation.form if network.organisation else None
        rows.append(
            [
                f"`{name}`",
                str(found.day),
                FORM[form].label.en if form else "unknown",
                _stage(found),
                *_verdicts(found),
                _score(found),
                str(found.grade),
            ]
        )
    head = ["network", "day", "form", "stage", "(1)", "(2)", "(3)", "(4)", "score", "grade"]
    return _table(head, rows)


def _stage(found: le.Assessment) -> str:
    return STAGE_LABELS.get(found.stage or "", "unknown")


def _verdicts(found: le.Assessment) -> Iterator[str]:
    return (verdict.word.replace("_", " ") for _, verdict in sorted(found.pitfalls.items()))


def _value(finding: Finding) -> str:
    """Return the value, with its bounds where they are apart."""
    if finding.value is None:
        return finding.state.value.replace("_", " ")
    low, high = finding.bounds
    shown = f"{finding.value:.2f}"
    return shown if low == high else f"{shown} ({low:.2f} to {high:.2f})"


def _score(found: le.Assessment) -> str:
    """Return the score, and what it would be without a cap where one bites."""
    score, ungated = f"{found.score:.0f}", f"{found.ungated:.0f}"
    return score if score == ungated else f"{score} (without cap {ungated})"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
