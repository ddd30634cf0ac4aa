"""What only ever changes a record or a question and assesses again: comparing, for a start."""

from __future__ import annotations

from localeconomy.analysis.comparison import Change, Comparison, compare

__all__ = ["Change", "Comparison", "compare"]
