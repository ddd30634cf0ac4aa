"""The whole suite: which networks are made, how the work is shared out, and what comes of it."""

from __future__ import annotations

import functools
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from localeconomy import __version__
from localeconomy.assessment import assess
from localeconomy.criteria.catalogue import catalogue
from localeconomy.errors import LocalEconomyError
from localeconomy.language import Text
from localeconomy.proof import coverage, size, stability
from localeconomy.proof.check import Check
from localeconomy.proof.detection import bounds_checks, capped_checks, detection_checks
from localeconomy.proof.plantings import PLANTINGS, SOUND_WORLD, Setting
from localeconomy.proof.severity import response, severity_checks
from localeconomy.proof.trials import RATES, SIZES, settings, trials_of
from localeconomy.synthetic import MIDDLING, synthetic_network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


__all__ = ["QUICK", "WHOLE", "Extent", "Proof", "prove"]

T = TypeVar("T")

INTERVAL_SIZES: Final = (20, 40)

OFTEN: Final = 3
"""How many times as often pitfalls are planted as single faults: each has a verdict of its own."""


@attrs.frozen
class Extent:
    """How much is tried.

    Parameters
    ----------
    sizes
        Sizes of the networks: members or facilities.
    rates
        Chances of each list of records to be lost.
    planted, sound
        Networks of each size with each fault planted, and with nothing planted; pitfalls are
        planted three times as often.
    growing
        Networks of each size in which each fault grows.
    severities
        In how many severities, where it grows evenly.
    growing_sizes
        The sizes of those networks.
    middling
        Middling networks of each size.
    sized
        Networks of each size and process, for the drift.
    ranked, weightings
        Networks that are ranked, and draws of other weights.
    records, worlds, draws
        Records with something lost, worlds drawn for each, and draws of each interval.
    """

    sizes: tuple[int, ...]
    rates: tuple[float, ...]
    planted: int
    sound: int
    growing: int
    severities: int
    growing_sizes: tuple[int, ...]
    middling: int
    sized: int
    ranked: int
    weightings: int
    records: int
    worlds: int
    draws: int


WHOLE: Final = Extent(
    sizes=SIZES,
    rates=RATES,
    planted=20,
    sound=60,
    growing=4,
    severities=11,
    growing_sizes=SIZES,
    middling=25,
    sized=30,
    ranked=240,
    weightings=400,
    records=100,
    worlds=40,
    draws=4096,
)
"""Within a quarter of an hour on two processors."""

QUICK: Final = Extent(
    sizes=SIZES,
    rates=(0.0, 0.1, 0.3),
    planted=1,
    sound=4,
    growing=1,
    severities=5,
    growing_sizes=(40,),
    middling=3,
    sized=4,
    ranked=40,
    weightings=50,
    records=30,
    worlds=30,
    draws=1024,
)
"""Within a minute on two processors: enough to see that something broke."""


@attrs.frozen
class Proof:
    """What was measured.

    Parameters
    ----------
    checks
        One a claim and subject.
    seed
        Of all random numbers.
    quick
        Whether it was the small sample.
    library_version, catalogue_version, catalogue_hash
        What was put to the proof.
    """

    checks: tuple[Check, ...]
    seed: int
    quick: bool
    library_version: str
    catalogue_version: str
    catalogue_hash: str

    @property
    def missed(self) -> tuple[Check, ...]:
        """The checks whose target is not met."""
        return tuple(each for each in self.checks if each.passed is False)

    def to_dict(self) -> dict[str, Any]:
        """Return the proof as plain values, for JSON."""
        return {
            "seed": self.seed,
            "quick": self.quick,
            "library_version": self.library_version,
            "catalogue_version": self.catalogue_version,
            "catalogue_hash": self.catalogue_hash,
            "checks": [each.to_dict() for each in self.checks],
        }


def prove(
    *, quick: bool = False, seed: int = 0, workers: int | None = None, extent: Extent | None = None
) -> Proof:
    """Put the score to the proof on networks that are made up.

    Parameters
    ----------
    quick
        Whether a small sample is enough.
    seed
        Of all random numbers; the same seed gives the same figures, whatever the number of workers.
    workers
        Processes; by default one a processor.
    extent
        How much is tried; by default `QUICK` or `WHOLE`.

    Returns
    -------
    Proof
        One check a claim and subject.

    Raises
    ------
    LocalEconomyError
        If the seed is negative or there is no process to do the work.
    """
    if seed < 0 or (workers is not None and workers < 1):
        raise LocalEconomyError(
            Text(
                de="seed={seed}, workers={workers} ist nicht möglich; der Startwert ist eine ganze "
                "Zahl ab 0, Prozesse gibt es mindestens einen",
                en="seed={seed}, workers={workers} is not possible; a seed is a whole number from "
                "0 on, and there is at least one process",
            ).fill(seed=seed, workers=workers)
        )
    much = extent or (QUICK if quick else WHOLE)
    processes = workers or os.cpu_count() or 1
    if processes == 1:
        checks = _checks(much, seed, map)
    else:
        # Started afresh: a copy of a process with threads may hang.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(processes, mp_context=context) as pool:
            checks = _checks(much, seed, functools.partial(pool.map, chunksize=4))
    asked = catalogue()
    return Proof(tuple(checks), seed, quick, __version__, asked.version, asked.hash)


def _checks(much: Extent, seed: int, mapped: Callable[..., Iterator[Any]]) -> list[Check]:
    jobs = [
        (each.id, setting, much.rates)
        for each in PLANTINGS
        for setting in settings(seed, much.sizes, much.planted * (OFTEN if each.pitfall else 1))
    ]
    jobs += [
        (each.id, setting, much.rates)
        for each in SOUND_WORLD.values()
        for setting in settings(seed, much.sizes, much.sound)
    ]
    trials = [trial for found in mapped(trials_of, *_columns(jobs)) for trial in found]
    middling = list(mapped(middling_score, settings(seed + 1, much.sizes, much.middling)))
    grown = settings(seed + 2, much.growing_sizes, much.growing)
    pairs = _columns([(each.id, setting) for each in PLANTINGS for setting in grown])
    responses = list(mapped(response, *pairs, [much.severities] * len(pairs[0])))
    drifting = _columns(
        [
            (process, setting)
            for process in size.PROCESSES
            for setting in settings(seed + 3, size.SIZES, much.sized)
        ]
    )
    ranked = settings(seed + 4, much.sizes, max(1, much.ranked // len(much.sizes)))
    records = settings(seed + 5, INTERVAL_SIZES, max(1, much.records // len(INTERVAL_SIZES)))
    worlds = mapped(
        coverage.covered, records, [much.worlds] * len(records), [much.draws] * len(records)
    )
    rankings = mapped(
        stability.reweighted, ranked, [much.weightings] * len(ranked), [seed] * len(ranked)
    )
    return [
        *detection_checks(trials),
        *severity_checks(responses),
        *capped_checks(trials, middling),
        *size.size_checks(mapped(size.sized, *drifting)),
        *bounds_checks(trials),
        *coverage.interval_checks(world for found in worlds for world in found),
        *stability.stability_checks(list(rankings)),
    ]


def _columns(rows: Sequence[tuple[T, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def middling_score(setting: Setting) -> float:
    """Return the score of a network in which every practice is middling.

    Parameters
    ----------
    setting
        The network.

    Returns
    -------
    float
        From 5 to 100.
    """
    network = synthetic_network(
        setting.size,
        seed=setting.seed,
        age=setting.age,
        form=setting.form,
        quality=MIDDLING,
    )
    return assess(network).score
