"""From a network and a day to an explained score: `assess` and what it returns."""

from __future__ import annotations

from localeconomy.assessment.assessing import assess
from localeconomy.assessment.labels import Label
from localeconomy.assessment.result import Assessment, FamilyResult, Findings, Provenance

__all__ = ["Assessment", "FamilyResult", "Findings", "Label", "Provenance", "assess"]
