"""What ties the actors: relationships and seats on bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import (
    FieldType,
    FrozenMapping,
    about,
    to_frozen_mapping,
    to_optional_text,
    to_text,
)
from localeconomy.model.records.base import Record, identity, since, until

__all__ = ["Relationship", "Seat"]

T = FieldType


@attrs.frozen(repr=False)
class Relationship(Record):
    """A dated tie from one actor to another, both ways where it is mutual."""

    TABLE: ClassVar[str] = "relationships"
    KEY: ClassVar[tuple[str, ...]] = ("source", "target", "kind", "since")

    source: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "von", "source",
            "Von wem die Beziehung ausgeht.",
            "Where the tie starts.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    target: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "zu", "target",
            "Auf wen sie sich richtet.",
            "Where the tie points to.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    kind: str = attrs.field(
        default="unspecified",
        converter=to_text,
        metadata=about(
            T.CHOICE, "Art", "kind",
            "Art der Beziehung.",
            "Kind of tie.",
            target="relationship_kind",
            required=True,
        ),
    )  # fmt: skip
    weight: float = attrs.field(
        default=1.0,
        metadata=about(
            T.NUMBER, "Gewicht", "weight",
            "Stärke der Beziehung; für alle Beziehungen dieselbe Skala, etwa 1 lose, 2 regelmäßig, "
            "3 eng.",
            "Strength of the tie; the same scale for all ties, say 1 loose, 2 regular, 3 close.",
            required=True,
        ),
    )  # fmt: skip
    mutual: bool = attrs.field(
        default=False,
        metadata=about(
            T.BOOLEAN, "gegenseitig", "mutual",
            "Ob die Beziehung in beide Richtungen gilt.",
            "Whether the tie holds both ways.",
        ),
    )  # fmt: skip
    confirmed: bool | None = attrs.field(
        default=None,
        metadata=about(
            T.BOOLEAN, "bestätigt", "confirmed",
            "Ob die andere Seite die Beziehung bestätigt hat.",
            "Whether the other side has confirmed the tie.",
        ),
    )  # fmt: skip
    reported_by: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "berichtet von", "reported by",
            "Wer die Beziehung angegeben hat.",
            "Who reported the tie.",
            target="actors",
        ),
    )  # fmt: skip
    last_active: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.DAY, "zuletzt gepflegt", "last active",
            "Wann die Beziehung zuletzt gelebt wurde.",
            "When the tie was last active.",
        ),
    )  # fmt: skip
    since: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=since(),
    )
    until: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=until(),
    )
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )
    attributes: Mapping[str, Any] = attrs.field(
        default=FrozenMapping(),
        converter=to_frozen_mapping,
        metadata=about(
            T.ATTRIBUTES, "weitere Angaben", "further attributes",
            "Angaben, die das Vokabular nicht kennt.",
            "Facts that the vocabulary does not know.",
        ),
    )  # fmt: skip
    origin: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Quelle", "source of the fact",
            "Woher die Angabe stammt („Quelle“ ist hier der Ausgangspunkt).",
            "Where the fact comes from (`source` is where the tie starts).",
        ),
    )  # fmt: skip

    @property
    def provenance(self) -> str | None:
        """Where the fact comes from."""
        return self.origin


@attrs.frozen(repr=False)
class Seat(Record):
    """A seat on a decision body."""

    TABLE: ClassVar[str] = "seats"
    KEY: ClassVar[tuple[str, ...]] = ("body", "actor", "since")

    body: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Gremium", "body",
            "Das Gremium.",
            "The body.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    actor: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Akteur", "actor",
            "Wer den Sitz innehat.",
            "Who holds the seat.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    voting: bool | None = attrs.field(
        default=None,
        metadata=about(
            T.BOOLEAN, "stimmberechtigt", "voting",
            "Ob der Sitz stimmberechtigt ist.",
            "Whether the seat has a vote.",
        ),
    )  # fmt: skip
    motions: int | None = attrs.field(
        default=None,
        metadata=about(
            T.INTEGER, "Anträge", "motions",
            "Zahl der eingebrachten Anträge.",
            "Number of motions brought.",
            minimum=0,
        ),
    )  # fmt: skip
    since: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=since(),
    )
    until: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=until(),
    )
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )
