"""Random numbers for a score: one stream for each criterion and purpose.

A stream depends on the seed and on its own name alone, so that neither a further criterion nor
another order of the findings shifts the draws of any other.
"""

from __future__ import annotations

import hashlib
from typing import Final

import numpy as np

from localeconomy.errors import LocalEconomyError
from localeconomy.language import Text

__all__ = ["DRAWS", "SEED", "check_draws", "stream"]

DRAWS: Final = 4096
"""Draws of an interval where nothing else is said."""

SEED: Final = 0
"""Seed where nothing else is said."""

LEAST_DRAWS: Final = 2


def stream(seed: int, *name: str) -> np.random.Generator:
    """Return the random numbers of one name.

    Parameters
    ----------
    seed
        Not negative.
    *name
        What they are for, and the id of the criterion.

    Returns
    -------
    Generator
        The same for the same seed and name, in every process; independent of all others.

    Examples
    --------
    >>> stream(0, "value", "active_core").random() == stream(0, "value", "active_core").random()
    True
    >>> stream(0, "value", "active_core").random() == stream(0, "value", "sector_mix").random()
    False
    """
    # Not hash(): that of a text differs from process to process.
    digest = hashlib.sha256("\0".join(name).encode()).digest()
    key = int.from_bytes(digest[:16], "little")
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(key,))))


def check_draws(draws: int, seed: int, level: float) -> None:
    """Refuse a number of draws, a seed or a level that is not possible.

    Parameters
    ----------
    draws
        How many.
    seed
        Of the random numbers.
    level
        The chance that an interval is to hold.

    Raises
    ------
    LocalEconomyError
        If one of them is out of range.
    """
    if draws < LEAST_DRAWS:
        raise LocalEconomyError(
            Text(
                de="draws={n} ist nicht möglich; mindestens {least}, üblich sind {usual}",
                en="draws={n} is not possible; give at least {least}, usual are {usual}",
            ).fill(n=draws, least=LEAST_DRAWS, usual=DRAWS)
        )
    if seed < 0:
        raise LocalEconomyError(
            Text(
                de="seed={seed} ist nicht möglich; der Startwert ist eine ganze Zahl ab 0",
                en="seed={seed} is not possible; a seed is a whole number from 0 on",
            ).fill(seed=seed)
        )
    if not 0.0 < level < 1.0:
        raise LocalEconomyError(
            Text(
                de="level={level} ist nicht möglich; die Wahrscheinlichkeit liegt zwischen 0 und 1",
                en="level={level} is not possible; give a chance between 0 and 1",
            ).fill(level=level)
        )
