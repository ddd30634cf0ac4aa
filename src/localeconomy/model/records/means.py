"""What it costs and who pays: funding and costs."""

from __future__ import annotations

from typing import ClassVar

import attrs

from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import FieldType, Tells, about, to_optional_text, to_text
from localeconomy.model.records.base import Record, identity, since, until

__all__ = ["Cost", "Funding"]

T = FieldType


@attrs.frozen(repr=False)
class Funding(Record):
    """Money for an actor over a period."""

    TABLE: ClassVar[str] = "funding"
    KEY: ClassVar[tuple[str, ...]] = ("recipient", "source_kind", "programme", "since")

    recipient: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "empfangende Stelle", "recipient",
            "Wer das Geld erhält.",
            "Who receives the money.",
            target="actors",
            required=True,
            former=("Empfänger",),
        ),
    )  # fmt: skip
    source_kind: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.CHOICE, "Herkunft des Geldes", "source of the money",
            "Woher das Geld kommt.",
            "Where the money comes from.",
            target="funding_source",
            required=True,
            former=("Geldgeber",),
        ),
    )  # fmt: skip
    amount: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "Betrag", "amount",
            "Betrag über den ganzen Zeitraum.",
            "Amount over the whole period.",
            minimum=0.0,
            unit="currency",
        ),
    )  # fmt: skip
    currency: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Währung", "currency",
            "Währung nach ISO 4217; leer heißt EUR.",
            "Currency by ISO 4217; empty is EUR.",
            tells=Tells.NOBODY,
        ),
    )  # fmt: skip
    secured: bool | None = attrs.field(
        default=None,
        metadata=about(
            T.BOOLEAN, "gesichert", "secured",
            "Ob das Geld zugesagt ist.",
            "Whether the money is promised.",
        ),
    )  # fmt: skip
    programme: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Programm", "programme",
            "Name des Programms.",
            "Name of the programme.",
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


@attrs.frozen(repr=False)
class Cost(Record):
    """What an actor or office costs over a period."""

    TABLE: ClassVar[str] = "costs"
    KEY: ClassVar[tuple[str, ...]] = ("of", "since")

    of: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Kosten für", "cost of",
            "Wofür die Kosten entstehen.",
            "What the cost is for.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    amount: float = attrs.field(
        metadata=about(
            T.NUMBER, "Betrag", "amount",
            "Betrag über den ganzen Zeitraum.",
            "Amount over the whole period.",
            minimum=0.0,
            unit="currency",
            required=True,
        ),
    )  # fmt: skip
    currency: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Währung", "currency",
            "Währung nach ISO 4217; leer heißt EUR.",
            "Currency by ISO 4217; empty is EUR.",
            tells=Tells.NOBODY,
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
