"""How sure and why: intervals, and what a score is owed to, of the usual size."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import localeconomy as le
from benchmarks.measure import Row, Target, median_seconds
from benchmarks.networks import plausible_network
from localeconomy.scoring.draws import DRAWS
from localeconomy.scoring.finding import Cap, State
from localeconomy.scoring.intervals import method_interval
from localeconomy.scoring.method import Rejudged
from localeconomy.scoring.sensitivity import BASE_DRAWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["catalogue_findings", "measure", "moved", "undeclared_network"]

LAYER: Final = "uncertainty: intervals, contributions, sensitivity, what to ask next"
USUAL: Final = (200, 1_000)

COINR_SECONDS: Final = 11.6 / 100
"""Processor time of COINr (R) for one draw of its uncertainty analysis, measured once."""

ROWS: Final = {
    "networking": (6, ()),
    "development": (8, (0.5,)),
    "pitfalls": (12, (0.4, 0.7, 0.8, 0.7, 0.8, 0.8, 0.6, 0.8, 0.4, 0.6, 0.6)),
    "quality": (18, (0.6,)),
    "alliance": (7, ()),
}
"""Rows of a catalogue of 51, and their caps, by family."""


def measure(repeats: int, draws: int = 10_000) -> Iterator[Row]:
    """Yield the rows of uncertainty and causes.

    Parameters
    ----------
    repeats
        Timed calls a row.
    draws
        Draws over the whole catalogue.

    Yields
    ------
    Row
        A record of the usual size of which nothing is declared complete, then a whole catalogue.
    """
    actors, ties = USUAL
    network = undeclared_network()
    size = f"{actors} actors, {ties:,} ties, nothing declared complete"

    def _intervals(found: le.Assessment) -> None:
        _ = found.scenario_interval, found.method_interval

    def _causes(found: le.Assessment) -> None:
        _ = found.contributions, found.sensitivity

    # As a user asks for them, the new verdicts at other thresholds included.
    work: tuple[tuple[str, Callable[[le.Assessment], object], Target | None], ...] = (
        (f"both intervals, {DRAWS:,} draws", _intervals, Target(50)),
        (f"Shapley values, and Sobol indices of {BASE_DRAWS:,} × groups", _causes, Target(150)),
        ("tipping points of all values and weights", lambda found: found.tipping_points, None),
        ("what to ask next", lambda found: found.missing_plan, None),
        ("which findings rest on the same records", lambda found: found.overlap, None),
    )
    for name, call, target in work:
        seconds, _ = median_seconds(call, lambda: (le.assess(network),), repeats=2 * repeats)
        yield Row(LAYER, f"{size}: {name}", "ms", seconds * 1000, target=target)
    whole = catalogue_findings()
    seconds, _ = median_seconds(
        lambda found, other: method_interval(found, other, draws=draws),
        lambda: (whole, moved(whole)),
        repeats=repeats,
    )
    yield Row(LAYER, f"{len(whole)} criteria, {draws:,} draws of the method", "ms", seconds * 1000)
    ratio = COINR_SECONDS / (seconds / draws)
    target = Target(1_000, at_least=True)
    yield Row(LAYER, "COINr's time for a draw over ours", "×", ratio, target=target)


def undeclared_network() -> le.Network:
    """Return a plausible network of which nothing is declared complete."""
    actors, ties = USUAL
    network = plausible_network(actors, ties)
    tables = {name: table for name, table in network.tables.items() if name != "completeness"}
    return le.Network.from_tables(tables, as_of=network.as_of)


def catalogue_findings(seed: int = 2003) -> tuple[le.Finding, ...]:
    """Return findings in the number, families and caps of a whole catalogue.

    Parameters
    ----------
    seed
        Of their values; every second cap bites.

    Returns
    -------
    tuple of Finding
        All measured and with a weight.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    found = []
    for family, (count, caps) in ROWS.items():
        for place in range(count):
            limit = caps[place] if place < len(caps) else None
            text = le.Text(de=f"{family} {place}", en=f"{family} {place}")
            value = chance.uniform(0.1, 0.4) if limit and place % 2 else chance.uniform(0.4, 1.0)
            found.append(
                le.Finding(
                    id=f"{family}_{place:02d}",
                    family=family,
                    pitfalls=(),
                    title=text,
                    question=text,
                    state=State.MEASURED,
                    value=value,
                    bounds=(value, value),
                    raw=value,
                    unit=text,
                    n=None,
                    reason=text,
                    weight=float(chance.randint(1, 3)),
                    cap=None if limit is None else Cap(limit),
                )
            )
    return tuple(found)


def moved(findings: Sequence[le.Finding]) -> dict[str, Rejudged]:
    """Return values as other thresholds would give them: a tenth more, a tenth less.

    Parameters
    ----------
    findings
        Any findings.

    Returns
    -------
    dict
        By the finding's id.
    """
    return {
        each.id: Rejudged(min(1.1 * each.value, 1.0), 0.9 * each.value)
        for each in findings
        if each.value is not None
    }
