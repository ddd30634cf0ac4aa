"""Do the intervals hold the truth as often as they say? Worlds drawn from the declared prior.

The findings of made-up networks with something lost leave values open. A truth is drawn from what
the library declares about them: each open value evenly within its bounds; each survey's share from
Jeffreys' prior, its answers from that share. It is drawn here, not by the code under test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.assessment import assess
from localeconomy.proof.check import Check
from localeconomy.proof.detection import share
from localeconomy.scoring.aggregate import FLOOR, Scheme, total
from localeconomy.scoring.finding import State
from localeconomy.scoring.intervals import scenario_interval
from localeconomy.synthetic import hide, synthetic_network

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from localeconomy.proof.plantings import Setting
    from localeconomy.scoring.finding import Finding

__all__ = ["Covered", "covered", "interval_checks"]

RATES: Final = (0.1, 0.3)
QUALITY: Final = (0.3, 1.0)
JEFFREYS: Final = 0.5
WITHOUT_FOUNDING: Final = 0.1


@attrs.frozen
class Covered:
    """Whether the interval of one world held its truth.

    Parameters
    ----------
    holds
        With all caps.
    holds_free
        Without caps; None where a family could be so weak that the floor binds.
    """

    holds: bool
    holds_free: bool | None


def covered(setting: Setting, worlds: int, draws: int) -> list[Covered]:
    """Return whether the intervals of worlds that one record leaves possible hold their truth.

    Parameters
    ----------
    setting
        The network.
    worlds
        How many truths are drawn.
    draws
        Draws of each interval.

    Returns
    -------
    list of Covered
        One a world.
    """
    random = np.random.default_rng([setting.seed, *b"coverage"])
    level = random.uniform(*QUALITY)
    network = synthetic_network(
        setting.size,
        seed=setting.seed,
        age=setting.age,
        form=setting.form,
        quality=(max(0.0, level - 0.15), min(1.0, level + 0.15)),
    )
    network = hide(network, float(random.uniform(*RATES)), seed=setting.seed)
    if random.random() < WITHOUT_FOUNDING:
        unknown = [attrs.evolve(each, founded=None) for each in network.organisations]
        network = network.replace(organisations=unknown)
    findings = assess(network).findings
    found = []
    for _ in range(worlds):
        seen, truth = _drawn(findings, random)
        free = [attrs.evolve(each, cap=None) for each in seen]
        found.append(
            Covered(
                _holds(seen, truth, random, draws),
                _holds(free, truth, random, draws) if _floor_is_far(free) else None,
            )
        )
    return found


def _drawn(
    findings: Sequence[Finding], random: np.random.Generator
) -> tuple[list[Finding], dict[str, float]]:
    """Return findings as they are seen, with surveys drawn anew, and the true values."""
    seen, truth = [], {}
    for finding in findings:
        shown, value = finding, finding.bounds[0]
        if finding.sampling is not None and finding.state is State.MEASURED:
            shown, value = _surveyed(finding, random)
        elif finding.bounds[0] < finding.bounds[1]:
            value = float(random.uniform(*finding.bounds))
        seen.append(shown)
        truth[finding.id] = value
    return seen, truth


def _surveyed(finding: Finding, random: np.random.Generator) -> tuple[Finding, float]:
    """Return a survey of a population whose share is drawn from the prior, and the true value."""
    sampling = finding.sampling
    if sampling is None:
        raise AssertionError
    chance = random.beta(JEFFREYS, JEFFREYS)
    positive = int(random.binomial(sampling.answered, chance))
    true = chance
    if sampling.population is not None:
        others = random.binomial(sampling.population - sampling.answered, chance)
        true = (positive + others) / max(sampling.population, 1)
    drawn = attrs.evolve(sampling, positive=positive)
    at = drawn.values_at(np.array([positive / max(sampling.answered, 1), true]))
    value = float(at[0])
    shown = attrs.evolve(finding, sampling=drawn, value=value, bounds=(value, value))
    return shown, float(at[1])


def _holds(
    findings: Sequence[Finding],
    truth: dict[str, float],
    random: np.random.Generator,
    draws: int,
) -> bool:
    scheme = Scheme.of(findings)
    # Where the stage is not known, one share for all caps, as declared.
    force = scheme.least_force + random.random() * (scheme.force - scheme.least_force)
    score = float(total(scheme, np.array([truth[name] for name in scheme.ids]), force))
    interval = scenario_interval(findings, draws=draws, seed=int(random.integers(2**31)))
    return interval.low <= score <= interval.high


def _floor_is_far(findings: Sequence[Finding]) -> bool:
    """Return whether no family can be as weak as the floor."""
    due = [each for each in findings if each.state.is_due and each.weight > 0]
    for family in {each.family for each in due}:
        rows = [each for each in due if each.family == family]
        lows = sum(each.weight * each.bounds[0] for each in rows)
        if lows <= FLOOR * sum(each.weight for each in rows):
            return False
    return True


def interval_checks(worlds: Iterable[Covered]) -> list[Check]:
    """Return how often the intervals hold the truth.

    Parameters
    ----------
    worlds
        What `covered` returned, of many networks.

    Returns
    -------
    list of Check
        With all caps, and where neither cap nor floor can bind.
    """
    listed = list(worlds)
    return [
        Check("interval", "scenario interval", *share(each.holds for each in listed)),
        Check(
            "interval_free",
            "scenario interval",
            *share(each.holds_free for each in listed if each.holds_free is not None),
        ),
    ]
