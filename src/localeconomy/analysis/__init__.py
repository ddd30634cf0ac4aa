"""What only ever changes a record or a question and assesses again: comparing, recommending."""

from __future__ import annotations

from localeconomy.analysis.comparison import Change, Comparison, compare
from localeconomy.analysis.recommendation import recommend
from localeconomy.analysis.recommendations import Assumed, Move, Recommendation, Recommendations

__all__ = [
    "Assumed",
    "Change",
    "Comparison",
    "Move",
    "Recommendation",
    "Recommendations",
    "compare",
    "recommend",
]
