"""The setting: districts, their sectors, the organisation itself, and what is declared complete."""

from __future__ import annotations

from typing import ClassVar

import attrs

from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import FieldType, Tells, about, to_optional_text, to_text, to_texts
from localeconomy.model.records.base import Record, day, identity, since, until

__all__ = ["Complete", "District", "Organisation", "SectorCount"]

T = FieldType


@attrs.frozen(repr=False)
class District(Record):
    """A district or neighbourhood."""

    TABLE: ClassVar[str] = "districts"
    KEY: ClassVar[tuple[str, ...]] = ("id",)

    id: str = attrs.field(
        converter=to_text,
        metadata=identity(required=True, is_name=True),
    )
    name: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Name", "name",
            "Wie der Stadtteil heißt.",
            "What the district is called.",
            tells=Tells.NAME,
        ),
    )  # fmt: skip
    municipality_key: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Gemeindeschlüssel", "municipality key",
            "Amtlicher Gemeindeschlüssel, als Text.",
            "Official municipality key, as text.",
            tells=Tells.PLACE,
        ),
    )  # fmt: skip
    inhabitants: int | None = attrs.field(
        default=None,
        metadata=about(
            T.INTEGER, "Einwohner/innen", "inhabitants",
            "Zahl der Einwohner/innen.",
            "Number of inhabitants.",
            minimum=0,
            counts_people=True,
        ),
    )  # fmt: skip
    area: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "Fläche", "area",
            "Fläche.",
            "Area.",
            unit="ha",
            minimum=0.0,
        ),
    )  # fmt: skip
    required_supply: tuple[str, ...] = attrs.field(
        default=(),
        converter=to_texts,
        metadata=about(
            T.CHOICES, "nötige Versorgung", "required supply",
            "Angebote, die der Stadtteil braucht.",
            "Supply that the district needs.",
            target="supply",
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


@attrs.frozen(repr=False)
class SectorCount(Record):
    """How many businesses of a sector the district has."""

    TABLE: ClassVar[str] = "sector_counts"
    KEY: ClassVar[tuple[str, ...]] = ("district", "sector", "day")

    district: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Stadtteil", "district",
            "Der Stadtteil.",
            "The district.",
            target="districts",
            required=True,
        ),
    )  # fmt: skip
    sector: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.TEXT, "Branche", "sector",
            "Branche, wie bei den Akteuren.",
            "Sector, as with the actors.",
            required=True,
            tells=Tells.NOBODY,
        ),
    )  # fmt: skip
    scheme: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Branchensystematik", "sector scheme",
            "Systematik der Branche.",
            "Classification of the sector.",
            target="sector_scheme",
        ),
    )  # fmt: skip
    count: int = attrs.field(
        kw_only=True,
        metadata=about(
            T.INTEGER, "Anzahl", "count",
            "Zahl der Unternehmen.",
            "Number of businesses.",
            minimum=0,
            required=True,
            counts_people=True,
        ),
    )  # fmt: skip
    day: PartialDate = attrs.field(
        kw_only=True,
        converter=to_partial_date,
        metadata=day(
            "Stichtag.",
            "Day of the count.",
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )


@attrs.frozen(repr=False)
class Organisation(Record):
    """What is assessed: its form, founding and programme."""

    TABLE: ClassVar[str] = "organisations"
    KEY: ClassVar[tuple[str, ...]] = ("actor",)

    actor: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "Akteur", "actor",
            "Das Netzwerk als Akteur.",
            "The network as an actor.",
            target="actors",
        ),
    )  # fmt: skip
    scope: str = attrs.field(
        default="network",
        converter=to_text,
        metadata=about(
            T.CHOICE, "Art des Netzwerks", "scope",
            "Netzwerk eines Stadtteils oder Verbund von Einrichtungen.",
            "Network of a district or alliance of facilities.",
            target="scope",
            required=True,
        ),
    )  # fmt: skip
    form: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Form", "form",
            "Formell oder informell.",
            "Formal or informal.",
            target="form",
        ),
    )  # fmt: skip
    founded: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.SINCE, "gegründet", "founded",
            "Wann es gegründet wurde.",
            "When it was founded.",
        ),
    )  # fmt: skip
    programme_end: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.UNTIL, "Programmende", "end of the programme",
            "Wann das Förderprogramm endet.",
            "When the funding programme ends.",
        ),
    )  # fmt: skip
    required_areas: tuple[str, ...] = attrs.field(
        default=(),
        converter=to_texts,
        metadata=about(
            T.CHOICES, "nötige Aufgabenbereiche", "required task areas",
            "Aufgabenbereiche, die besetzt sein müssen.",
            "Task areas that must be held.",
            target="task_area",
        ),
    )  # fmt: skip
    district: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "Stadtteil", "district",
            "Stadtteil, in dem es wirkt.",
            "District in which it works.",
            target="districts",
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )


@attrs.frozen(repr=False)
class Complete(Record):
    """The declaration that a table holds all there is for a period, or all ties of some actors."""

    TABLE: ClassVar[str] = "completeness"
    KEY: ClassVar[tuple[str, ...]] = ("table", "since")

    table: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.TEXT, "Tabelle", "table",
            "Welche Tabelle vollständig ist.",
            "Which table is complete.",
            required=True,
            tells=Tells.NOBODY,
        ),
    )  # fmt: skip
    kinds: tuple[str, ...] = attrs.field(
        default=(),
        converter=to_texts,
        metadata=about(
            T.TEXTS, "Arten", "kinds",
            "Für welche Arten das gilt; leer heißt für alle.",
            "For which kinds this holds; empty is for all.",
            tells=Tells.NOBODY,
        ),
    )  # fmt: skip
    asked: tuple[str, ...] = attrs.field(
        default=(),
        kw_only=True,
        converter=to_texts,
        metadata=about(
            T.REFERENCES, "Befragte", "asked",
            "Bei einer Befragung nach Beziehungen: wer auf der Liste stand; leer heißt, dass jeder "
            "genannt werden konnte.",
            "In a survey of ties: who stood on the list; empty says that anybody could be named.",
            target="actors",
        ),
    )  # fmt: skip
    answered: tuple[str, ...] = attrs.field(
        default=(),
        kw_only=True,
        converter=to_texts,
        metadata=about(
            T.REFERENCES, "Antwortende", "answered",
            "Bei einer Befragung nach Beziehungen: wer geantwortet hat; nur deren Beziehungen sind "
            "vollständig. Leer: keine Befragung.",
            "In a survey of ties: who answered; only their ties are complete. Empty: no survey.",
            target="actors",
        ),
    )  # fmt: skip
    estimated_missing: int | None = attrs.field(
        default=None,
        metadata=about(
            T.INTEGER, "geschätzt fehlend", "estimated missing",
            "Wie viele Einträge schätzungsweise fehlen.",
            "How many records are estimated to be missing.",
            minimum=0,
        ),
    )  # fmt: skip
    checked_by: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "geprüft von", "checked by",
            "Wer das geprüft hat (Rolle).",
            "Who checked it (role).",
        ),
    )  # fmt: skip
    checked_on: PartialDate | None = attrs.field(
        default=None,
        converter=to_partial_date,
        metadata=about(
            T.DAY, "geprüft am", "checked on",
            "Wann das geprüft wurde.",
            "When it was checked.",
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

    @property
    def is_survey(self) -> bool:
        """Whether it tells who answered a survey of ties, not that the whole table is complete."""
        return bool(self.asked or self.answered)
