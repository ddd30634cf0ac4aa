"""Units of scored figures, in both languages."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Text

__all__ = ["CLASSES", "DIVERGENCE", "MEMBERS", "MONTHS", "PEOPLE", "RATIO", "SHARE"]

SHARE: Final = Text(de="Anteil", en="share")
RATIO: Final = Text(de="Verhältnis zum Bedarf", en="ratio to the need")
CLASSES: Final = Text(de="von 3 Gruppen", en="of 3 classes")
MEMBERS: Final = Text(de="aktive Mitglieder", en="active members")
PEOPLE: Final = Text(de="Personen", en="people")
MONTHS: Final = Text(de="Monate", en="months")
DIVERGENCE: Final = Text(de="Bit", en="bits")
