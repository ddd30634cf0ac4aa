"""The catalogue: the documented success criteria, pitfalls and qualities, one small file each."""

from __future__ import annotations

from localeconomy.criteria.catalogue import Catalogue, Family
from localeconomy.criteria.declaration import (
    CapRule,
    Criterion,
    Judgement,
    More,
    Needed,
    NotDue,
    NotKnown,
    Read,
    Scope,
    Threshold,
    Weight,
)
from localeconomy.criteria.stages import STAGES, Stage

__all__ = [
    "STAGES",
    "CapRule",
    "Catalogue",
    "Criterion",
    "Family",
    "Judgement",
    "More",
    "Needed",
    "NotDue",
    "NotKnown",
    "Read",
    "Scope",
    "Stage",
    "Threshold",
    "Weight",
]
