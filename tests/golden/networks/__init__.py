"""Golden networks: written by hand before any threshold was tuned, with what to expect of each."""

from __future__ import annotations

from tests.golden.networks import alliances, data, pairs, pitfalls, sound, stages

__all__ = ["ALL"]

ALL = (
    *sound.GOLDENS,
    *pitfalls.GOLDENS,
    *pairs.GOLDENS,
    *stages.GOLDENS,
    *data.GOLDENS,
    *alliances.GOLDENS,
)
