"""One day of a network as arrays: the form that indicators and criteria work on."""

from __future__ import annotations

from localeconomy.compiled.projection import Projection
from localeconomy.compiled.snapshot import CompiledSnapshot, compile_snapshot

__all__ = ["CompiledSnapshot", "Projection", "compile_snapshot"]
