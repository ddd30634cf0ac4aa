"""Units of scored figures, in both languages."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Text

__all__ = [
    "CLASSES",
    "DIVERGENCE",
    "GAPS",
    "GOALS",
    "IMAGE_WORK",
    "MEMBERS",
    "MONTHS",
    "PAIRS",
    "PEOPLE",
    "PLACES",
    "POINTS",
    "RATIO",
    "RATIO_OF_SHARES",
    "SHARE",
    "VALUE",
    "WAVES",
]

SHARE: Final = Text(de="Anteil", en="share")
RATIO: Final = Text(de="Verhältnis zum Bedarf", en="ratio to the need")
CLASSES: Final = Text(de="von 3 Gruppen", en="of 3 classes")
MEMBERS: Final = Text(de="aktive Mitglieder", en="active members")
PAIRS: Final = Text(de="Paare", en="pairs")
PEOPLE: Final = Text(de="Personen", en="people")
MONTHS: Final = Text(de="Monate", en="months")
POINTS: Final = Text(de="Prozentpunkte", en="percentage points")
GAPS: Final = Text(de="Lücken", en="gaps")
GOALS: Final = Text(de="Ziele", en="goals")
WAVES: Final = Text(de="Befragungen", en="surveys")
PLACES: Final = Text(de="Ausbildungsplätze", en="training places")
IMAGE_WORK: Final = Text(de="Image-Aktivitäten", en="image activities")
DIVERGENCE: Final = Text(de="Bit", en="bits")
RATIO_OF_SHARES: Final = Text(de="Verhältnis der Anteile", en="ratio of the shares")

VALUE: Final = Text(de="Wert", en="value")
"""Says nothing that a number alone does not say; reports leave it out."""
