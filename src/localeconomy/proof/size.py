"""Does the score drift with the number of members? The same process at every size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.assessment import assess
from localeconomy.proof.check import Check
from localeconomy.scoring.summary import summarise
from localeconomy.synthetic import MIDDLING, SOUND, synthetic_network

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from localeconomy.proof.plantings import Setting
    from localeconomy.scoring.finding import Finding

__all__ = ["PROCESSES", "SIZES", "size_checks", "sized"]

SIZES: Final = (20, 40, 80, 160, 320)
PROCESSES: Final[Mapping[str, tuple[float, float]]] = {
    "sound": SOUND,
    "middling": MIDDLING,
    "weak": (0.35, 0.65),
}
"""How well everything is done, alike at every size."""

# How many take part is a matter of size itself: what depends on it alone is held at one value.
HELD: Final = ("critical_mass", "active_core")
HELD_VALUE: Final = 0.75


def sized(process: str, setting: Setting) -> tuple[str, int, float]:
    """Return the score of one network with the critical mass and the active core held.

    Parameters
    ----------
    process
        How well everything is done.
    setting
        The network.

    Returns
    -------
    process : str
        The same.
    size : int
        How many members.
    score : float
        From 5 to 100.
    """
    network = synthetic_network(
        setting.size,
        seed=setting.seed,
        age=setting.age,
        form=setting.form,
        quality=PROCESSES[process],
    )
    assessment = assess(network)
    findings = [_held(each) for each in assessment.findings]
    families = [each.id for each in assessment.family_list]
    return process, setting.size, summarise(findings, families).score


def _held(finding: Finding) -> Finding:
    if finding.id not in HELD:
        return finding
    return attrs.evolve(finding, value=HELD_VALUE, bounds=(HELD_VALUE, HELD_VALUE))


def size_checks(scores: Iterable[tuple[str, int, float]]) -> list[Check]:
    """Return by how many points the mean score differs between sizes, at most.

    Parameters
    ----------
    scores
        What `sized` returned, of many networks.

    Returns
    -------
    list of Check
        One a process.
    """
    listed: dict[str, dict[int, list[float]]] = {name: {} for name in PROCESSES}
    for process, size, score in scores:
        listed[process].setdefault(size, []).append(score)
    found = []
    for process, by_size in listed.items():
        means = [sum(each) / len(each) for each in by_size.values()]
        n = sum(len(each) for each in by_size.values())
        found.append(Check("size", process, max(means) - min(means) if means else None, n))
    return found
