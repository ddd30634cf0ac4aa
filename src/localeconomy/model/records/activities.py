"""What is done and who hears of it: activities, participations and publicity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

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
from localeconomy.model.records.base import Record, day, identity

__all__ = ["Activity", "Participation", "Publicity"]

T = FieldType


@attrs.frozen(repr=False)
class Activity(Record):
    """A meeting, festival, project or other activity of the network."""

    TABLE: ClassVar[str] = "activities"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: str = attrs.field(
        converter=to_text,
        metadata=identity(required=True),
    )
    name: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Name", "name",
            "Wie die Aktivität heißt.",
            "What the activity is called.",
        ),
    )  # fmt: skip
    kind: str = attrs.field(
        default="other",
        converter=to_text,
        metadata=about(
            T.CHOICE, "Art", "kind",
            "Art der Aktivität.",
            "Kind of activity.",
            target="activity_kind",
            required=True,
        ),
    )  # fmt: skip
    day: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=day(
            "Wann sie stattfand, begann oder geplant ist.",
            "When it took place, began or is planned.",
            required=False,
        ),
    )  # fmt: skip
    until: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.UNTIL, "bis", "until",
            "Bis wann sie dauerte, wenn länger als einen Tag.",
            "Until when it lasted, where longer than a day.",
        ),
    )  # fmt: skip
    status: str = attrs.field(
        default="held",
        converter=to_text,
        metadata=about(
            T.CHOICE, "Stand", "status",
            "Ob sie stattfand, geplant oder abgesagt ist.",
            "Whether it was held, is planned or was cancelled.",
            target="activity_status",
            required=True,
        ),
    )  # fmt: skip
    purpose: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Zweck", "purpose",
            "Wem sie vor allem dient.",
            "Whom it serves above all.",
            target="purpose",
        ),
    )  # fmt: skip
    field: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Handlungsfeld", "field",
            "Handlungsfeld der Stadterneuerung, mit dem sie verbunden ist.",
            "Field of urban renewal that it is linked with.",
            target="institution_field",
        ),
    )  # fmt: skip
    budget: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "Kosten", "budget",
            "Gesamtkosten.",
            "Total cost.",
            unit="EUR",
            minimum=0.0,
        ),
    )  # fmt: skip
    attendance: Mapping[str, int] = attrs.field(
        default=FrozenMapping(),
        converter=to_frozen_mapping,
        metadata=about(
            T.COUNTS, "Teilnehmende", "attendance",
            "Wie viele aus welcher Gruppe teilnahmen.",
            "How many of which group took part.",
            target="group",
            counts_people=True,
        ),
    )  # fmt: skip


@attrs.frozen(repr=False)
class Participation(Record):
    """That an actor took part in an activity, in a role."""

    TABLE: ClassVar[str] = "participations"
    KEY: ClassVar[tuple[str, ...]] = ("activity", "actor", "role")

    activity: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Aktivität", "activity",
            "Die Aktivität.",
            "The activity.",
            target="activities",
            required=True,
        ),
    )  # fmt: skip
    actor: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Akteur", "actor",
            "Wer beteiligt war.",
            "Who took part.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    role: str = attrs.field(
        default="participant",
        converter=to_text,
        metadata=about(
            T.CHOICE, "Rolle", "role",
            "In welcher Rolle.",
            "In which role.",
            target="role",
            required=True,
        ),
    )  # fmt: skip
    hours: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "Stunden", "hours",
            "Aufgewandte Stunden.",
            "Hours spent.",
            unit="hours",
            minimum=0.0,
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )


@attrs.frozen(repr=False)
class Publicity(Record):
    """One item of publicity for the network"s work."""

    TABLE: ClassVar[str] = "publicity"
    KEY: ClassVar[tuple[str, ...]] = ("day", "medium")

    day: PartialDate = attrs.field(
        converter=to_partial_date,
        metadata=day(
            "Wann sie erschien.",
            "When it appeared.",
        ),
    )  # fmt: skip
    until: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.UNTIL, "bis", "until",
            "Bis wann sie zu sehen war, wenn länger als einen Tag.",
            "Until when it could be seen, where longer than a day.",
        ),
    )  # fmt: skip
    status: str = attrs.field(
        default="published",
        converter=to_text,
        metadata=about(
            T.CHOICE, "Stand", "status",
            "Ob sie erschienen oder geplant ist.",
            "Whether it has appeared or is planned.",
            target="publicity_status",
            required=True,
        ),
    )  # fmt: skip
    medium: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Medium", "medium",
            "Wo sie erschien.",
            "Where it appeared.",
            target="medium",
        ),
    )  # fmt: skip
    reach: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Reichweite", "reach",
            "Wen sie erreicht.",
            "Whom it reaches.",
            target="reach",
        ),
    )  # fmt: skip
    earned: bool | None = attrs.field(
        default=None,
        metadata=about(
            T.BOOLEAN, "redaktionell", "earned",
            "Ob andere von sich aus berichtet haben.",
            "Whether others reported of their own accord.",
        ),
    )  # fmt: skip
    activity: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "Aktivität", "activity",
            "Worüber berichtet wird.",
            "What it reports on.",
            target="activities",
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )
