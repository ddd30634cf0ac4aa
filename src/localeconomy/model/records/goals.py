"""What the network sets out to reach and how it checks: goals, observations, reviews, surveys."""

from __future__ import annotations

from typing import ClassVar

import attrs

from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import FieldType, Tells, about, to_optional_text, to_text, to_texts
from localeconomy.model.records.base import Record, day, identity

__all__ = ["Goal", "Observation", "Review", "SurveyWave"]

T = FieldType


@attrs.frozen(repr=False)
class Goal(Record):
    """A goal that the network has set itself."""

    TABLE: ClassVar[str] = "goals"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: str = attrs.field(
        converter=to_text,
        metadata=identity(required=True),
    )
    name: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Ziel", "goal",
            "Was erreicht werden soll.",
            "What is to be reached.",
        ),
    )  # fmt: skip
    kind: str = attrs.field(
        default="other",
        converter=to_text,
        metadata=about(
            T.CHOICE, "Art", "kind",
            "Worauf sich das Ziel bezieht.",
            "What the goal is about.",
            target="goal_kind",
            required=True,
        ),
    )  # fmt: skip
    unit: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Einheit", "unit",
            "Worin gemessen wird.",
            "What it is measured in.",
            tells=Tells.NOBODY,
        ),
    )  # fmt: skip
    baseline: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "Ausgangswert", "baseline",
            "Wert zu Beginn.",
            "Value at the start.",
        ),
    )  # fmt: skip
    target: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "Zielwert", "target",
            "Wert, der erreicht oder gehalten werden soll.",
            "Value to be reached or kept.",
        ),
    )  # fmt: skip
    start: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.SINCE, "Beginn", "start",
            "Wann das Ziel gesetzt wurde.",
            "When the goal was set.",
        ),
    )  # fmt: skip
    due: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.UNTIL, "fällig", "due",
            "Bis wann es erreicht sein soll.",
            "When it is to be reached.",
        ),
    )  # fmt: skip
    owner: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "verantwortlich", "owner",
            "Wer dafür einsteht.",
            "Who answers for it.",
            target="actors",
        ),
    )  # fmt: skip


@attrs.frozen(repr=False)
class Observation(Record):
    """A measured value on the way to a goal."""

    TABLE: ClassVar[str] = "observations"
    KEY: ClassVar[tuple[str, ...]] = ("goal", "day")

    goal: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Ziel", "goal",
            "Das Ziel.",
            "The goal.",
            target="goals",
            required=True,
        ),
    )  # fmt: skip
    day: PartialDate = attrs.field(
        converter=to_partial_date,
        metadata=day(
            "Wann gemessen wurde.",
            "When it was measured.",
        ),
    )  # fmt: skip
    value: float = attrs.field(
        metadata=about(
            T.NUMBER, "Wert", "value",
            "Gemessener Wert.",
            "Measured value.",
            required=True,
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )


@attrs.frozen(repr=False)
class Review(Record):
    """A meeting at which goals were reviewed."""

    TABLE: ClassVar[str] = "reviews"
    KEY: ClassVar[tuple[str, ...]] = ("day",)

    day: PartialDate = attrs.field(
        converter=to_partial_date,
        metadata=day(
            "Wann überprüft wurde.",
            "When the review took place.",
        ),
    )  # fmt: skip
    goals: tuple[str, ...] = attrs.field(
        default=(),
        converter=to_texts,
        metadata=about(
            T.REFERENCES, "Ziele", "goals",
            "Welche Ziele überprüft wurden.",
            "Which goals were reviewed.",
            target="goals",
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )


@attrs.frozen(repr=False)
class SurveyWave(Record):
    """One wave of a survey: how many were asked, answered and said yes."""

    TABLE: ClassVar[str] = "surveys"
    KEY: ClassVar[tuple[str, ...]] = ("question", "group", "day")
    NESTED: ClassVar[tuple[str, ...]] = ("positive", "answered", "asked", "population")

    day: PartialDate = attrs.field(
        converter=to_partial_date,
        metadata=day(
            "Wann befragt wurde.",
            "When the survey took place.",
        ),
    )  # fmt: skip
    question: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.CHOICE, "Frage", "question",
            "Wonach gefragt wurde.",
            "What was asked.",
            target="survey_question",
            required=True,
        ),
    )  # fmt: skip
    group: str = attrs.field(
        default="residents",
        converter=to_text,
        metadata=about(
            T.CHOICE, "Gruppe", "group",
            "Wer befragt wurde.",
            "Who was asked.",
            target="group",
            required=True,
        ),
    )  # fmt: skip
    population: int | None = attrs.field(
        default=None,
        metadata=about(
            T.INTEGER, "Grundgesamtheit", "population",
            "Größe der Gruppe.",
            "Size of the group.",
            minimum=1,
            counts_people=True,
        ),
    )  # fmt: skip
    asked: int | None = attrs.field(
        default=None,
        metadata=about(
            T.INTEGER, "angefragt", "asked",
            "Wie viele gefragt wurden.",
            "How many were asked.",
            minimum=0,
            counts_people=True,
        ),
    )  # fmt: skip
    answered: int = attrs.field(
        kw_only=True,
        metadata=about(
            T.INTEGER, "geantwortet", "answered",
            "Wie viele geantwortet haben.",
            "How many answered.",
            minimum=0,
            required=True,
            counts_people=True,
        ),
    )  # fmt: skip
    positive: int = attrs.field(
        kw_only=True,
        metadata=about(
            T.INTEGER, "zustimmend", "positive",
            "Wie viele zugestimmt haben.",
            "How many said yes.",
            minimum=0,
            required=True,
            counts_people=True,
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )
