"""Why a record has no value in a field: the reasons that `why_missing` knows by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["REASONS", "TOO_FEW", "WITHHELD"]

TOO_FEW: Final = "too_few"
WITHHELD: Final = "withheld"

REASONS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "nothing_there": Text(de="nichts vorhanden", en="nothing there"),
        "unknown_or_secret": Text(de="unbekannt oder geheim", en="unknown or kept secret"),
        "not_reliable": Text(de="nicht sicher genug", en="not reliable enough"),
        "not_meaningful": Text(de="Aussage nicht sinnvoll", en="not meaningful"),
        TOO_FEW: Text(de="zu wenige Fälle", en="too few cases"),
        "not_yet": Text(de="fällt später an", en="not yet known"),
        "not_stated": Text(de="keine Angabe", en="not stated"),
        WITHHELD: Text(de="für die Veröffentlichung weggelassen", en="left out for publication"),
    }
)
"""Why a value is missing, by the id that the record keeps."""
