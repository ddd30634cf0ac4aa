"""Who is responsible for what, and what helps: qualifications, offers, answers to concerns."""

from __future__ import annotations

from typing import ClassVar

import attrs

from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import FieldType, about, to_optional_text, to_text, to_texts
from localeconomy.model.records.base import Record, day, identity, since, until

__all__ = ["Concern", "Offer", "Qualification", "Responsibility"]

T = FieldType


@attrs.frozen(repr=False)
class Responsibility(Record):
    """A task area, who holds it and where its duties are defined."""

    TABLE: ClassVar[str] = "responsibilities"
    KEY: ClassVar[tuple[str, ...]] = ("area", "holder", "since")

    area: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.CHOICE, "Aufgabenbereich", "area",
            "Der Aufgabenbereich.",
            "The task area.",
            target="task_area",
            required=True,
        ),
    )  # fmt: skip
    holder: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "Zuständige/r", "holder",
            "Wer zuständig ist; leer heißt unbesetzt.",
            "Who holds it; empty is vacant.",
            target="actors",
        ),
    )  # fmt: skip
    deputies: tuple[str, ...] = attrs.field(
        default=(),
        converter=to_texts,
        metadata=about(
            T.REFERENCES, "Stellvertretung", "deputies",
            "Wer vertritt.",
            "Who deputises.",
            target="actors",
        ),
    )  # fmt: skip
    defined_in: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "festgelegt in", "defined in",
            "Wo die Zuständigkeit festgelegt ist.",
            "Where the duties are defined.",
            target="defined_in",
        ),
    )  # fmt: skip
    hours: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "Stunden im Monat", "hours a month",
            "Aufwand im Monat.",
            "Effort a month.",
            unit="hours/month",
            minimum=0.0,
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
class Qualification(Record):
    """That someone was trained for a task area."""

    TABLE: ClassVar[str] = "qualifications"
    KEY: ClassVar[tuple[str, ...]] = ("actor", "area", "day")

    actor: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Akteur", "actor",
            "Wer sich qualifiziert hat.",
            "Who was trained.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    area: str | None = attrs.field(
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Aufgabenbereich", "area",
            "Wofür.",
            "For what.",
            target="task_area",
        ),
    )  # fmt: skip
    day: PartialDate = attrs.field(
        converter=to_partial_date,
        metadata=day(
            "Wann die Qualifizierung abgeschlossen war.",
            "When the training was completed.",
        ),
    )  # fmt: skip
    provider: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "Träger", "provider",
            "Wer qualifiziert hat.",
            "Who trained.",
            target="actors",
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )


@attrs.frozen(repr=False)
class Offer(Record):
    """A service offered to businesses, founders or members."""

    TABLE: ClassVar[str] = "offers"
    KEY: ClassVar[tuple[str, ...]] = ("provider", "service", "area", "since")

    provider: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "anbietende Stelle", "provider",
            "Wer das Angebot macht.",
            "Who offers it.",
            target="actors",
            required=True,
            former=("Anbieter",),
        ),
    )  # fmt: skip
    service: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.CHOICE, "Leistung", "service",
            "Was angeboten wird.",
            "What is offered.",
            target="service",
            required=True,
        ),
    )  # fmt: skip
    area: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Aufgabenbereich", "area",
            "Aufgabenbereich, auf den eine Weiterbildung vorbereitet.",
            "Task area that a training prepares for.",
            target="task_area",
        ),
    )  # fmt: skip
    in_district: bool | None = attrs.field(
        default=None,
        metadata=about(
            T.BOOLEAN, "im Stadtteil", "in the district",
            "Ob es im Stadtteil selbst zu haben ist.",
            "Whether it can be had in the district itself.",
        ),
    )  # fmt: skip
    uptake: int | None = attrs.field(
        default=None,
        metadata=about(
            T.INTEGER, "Nutzung", "uptake",
            "Wie oft es genutzt wurde.",
            "How often it was used.",
            minimum=0,
            counts_people=True,
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
class Concern(Record):
    """A worry or wish of an actor, and whether it was taken up."""

    TABLE: ClassVar[str] = "concerns"
    KEY: ClassVar[tuple[str, ...]] = ("actor", "topic", "raised")

    actor: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Akteur", "actor",
            "Wer das Anliegen hat.",
            "Who has the concern.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    topic: str | None = attrs.field(
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Anliegen", "topic",
            "Worum es geht.",
            "What it is about.",
        ),
    )  # fmt: skip
    raised: PartialDate = attrs.field(
        converter=to_partial_date,
        metadata=about(
            T.DAY, "vorgebracht", "raised",
            "Wann es vorgebracht wurde.",
            "When it was raised.",
            required=True,
        ),
    )  # fmt: skip
    answered: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.DAY, "beantwortet", "answered",
            "Wann darauf eingegangen wurde; leer heißt noch nicht.",
            "When it was answered; empty is not yet.",
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )
