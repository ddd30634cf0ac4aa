"""From a network and a day to an explained score: `assess` and what it returns."""

from __future__ import annotations

from localeconomy.assessment.assessing import assess
from localeconomy.assessment.labels import Label
from localeconomy.assessment.parts import FamilyResult, Findings, Provenance
from localeconomy.assessment.result import Assessment
from localeconomy.assessment.stages import StageReading, Step

__all__ = [
    "Assessment",
    "FamilyResult",
    "Findings",
    "Label",
    "Provenance",
    "StageReading",
    "Step",
    "assess",
]
