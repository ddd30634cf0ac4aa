"""What every record carries, and the declarations that many records share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import (
    Field,
    FieldType,
    FrozenMapping,
    Tells,
    about,
    fields_of,
    to_frozen_mapping,
    to_optional_text,
)

__all__ = ["Record", "day", "identity", "since", "until"]

T = FieldType


@attrs.frozen(kw_only=True, repr=False)
class Record:
    """What every record can carry beside its own fields.

    Parameters
    ----------
    source
        Where the fact comes from.
    illustrative
        Whether the fact is made up to show how the library works.
    known
        The day from which the fact was known; by default its own day or beginning.
    why_missing
        Why a field has no value, by field.
    """

    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]] = ()
    NESTED: ClassVar[tuple[str, ...]] = ()
    """Counts of which each is a part of the next."""

    source: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Quelle", "source",
            "Woher die Angabe stammt.", "Where the fact comes from.",
        ),
    )  # fmt: skip
    illustrative: bool = attrs.field(
        default=False,
        metadata=about(
            T.BOOLEAN, "veranschaulichend", "illustrative",
            "Ob die Angabe nur zur Veranschaulichung erdacht ist.",
            "Whether the fact is made up for illustration.",
        ),
    )  # fmt: skip
    known: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.DAY, "bekannt seit", "known since",
            "Ab wann die Angabe bekannt war; sonst ihr eigener Tag oder Beginn.",
            "The day from which the fact was known; else its own day or beginning.",
        ),
    )  # fmt: skip
    why_missing: Mapping[str, Any] = attrs.field(
        default=FrozenMapping(),
        converter=to_frozen_mapping,
        metadata=about(
            T.ATTRIBUTES, "Grund fehlender Angaben", "why missing",
            "Warum eine Angabe fehlt, je Feld: etwa geheim gehalten oder nicht sicher genug.",
            "Why a field has no value, by field: kept secret or not reliable enough, for example.",
        ),
    )  # fmt: skip

    def __repr__(self) -> str:
        """Return the record with the fields that say something."""
        said = [
            f"{name}={str(value) if isinstance(value, PartialDate) else value!r}"
            for name, declared in fields_of(type(self)).items()
            if (value := getattr(self, name)) != declared.default
        ]
        return f"{type(self).__name__}({', '.join(said)})"

    @property
    def provenance(self) -> str | None:
        """Where the fact comes from (a tie calls its starting point ``source``)."""
        return self.source


def identity(*, required: bool = False, is_name: bool = False) -> dict[str, Field]:
    """Return the declaration of a record's id.

    Parameters
    ----------
    required
        Whether every record of the table needs one.
    is_name
        Whether it names what the record is about, and never somebody else.

    Returns
    -------
    dict
        For the ``metadata`` of `attrs.field`.
    """
    return about(
        T.TEXT, "Kennung", "id",
        "Eindeutige Kennung innerhalb der Tabelle.", "Its unique id within the table.",
        required=required,
        tells=Tells.NAME if is_name else None,
    )  # fmt: skip


def since() -> dict[str, Field]:
    """Return the declaration of an interval's beginning."""
    return about(
        T.SINCE, "seit", "since",
        "Ab wann es gilt; leer heißt unbekannt und wird als bestehend gelesen.",
        "From when it is in force; empty is unknown and read as in force.",
    )  # fmt: skip


def until() -> dict[str, Field]:
    """Return the declaration of an interval's end."""
    return about(
        T.UNTIL, "bis", "until",
        "Bis wann es gilt. Ein Datum mit Tag ist der erste Tag, an dem es nicht mehr gilt; leer "
        "heißt ohne Ende.",
        "Until when it is in force. A date with a day is the first day on which it no longer is; "
        "empty has no end.",
    )  # fmt: skip


def day(meaning_de: str, meaning_en: str, *, required: bool = True) -> dict[str, Field]:
    """Return the declaration of a single day.

    Parameters
    ----------
    meaning_de, meaning_en
        What happened on it, in both languages.
    required
        Whether every record of the table needs one.

    Returns
    -------
    dict
        For the ``metadata`` of `attrs.field`.
    """
    return about(T.DAY, "Tag", "day", meaning_de, meaning_en, required=required)
