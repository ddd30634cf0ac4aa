"""The tick before a declaration of completeness: a template lists every table, people tick some."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Text

__all__ = ["TICK", "TICKED_TABLE", "TICKS_TITLE", "TICK_LABEL", "TICK_MEANING"]

TICKED_TABLE: Final = "completeness"
TICK: Final = "complete"
"""What the column is called beside the fields of the table; no record has it."""

TICK_LABEL: Final = Text(de="vollständig?", en="complete?")
TICK_MEANING: Final = Text(
    de="„ja“, wenn alles erfasst ist, was es in der Zeit gab; sonst leer lassen.",
    en="'yes' if all there was in that time is on record; else leave it empty.",
)
TICKS_TITLE: Final = Text(de="Was ist vollständig", en="What is complete")
"""What the table is called where it has ticks; a sheet's name takes no question mark."""
