"""Who there is: actors, their memberships and the totals that are kept without names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs

from localeconomy.model.dates import PartialDate, to_partial_date
from localeconomy.model.fields import (
    FieldType,
    FrozenMapping,
    Tells,
    about,
    to_frozen_mapping,
    to_optional_text,
    to_text,
    to_texts,
)
from localeconomy.model.records.base import Record, day, identity, since, until

__all__ = ["Actor", "Contact", "Headcount", "Membership"]

T = FieldType


@attrs.frozen(repr=False)
class Actor(Record):
    """A business, founder, resident, association, institution, office or the network itself."""

    TABLE: ClassVar[str] = "actors"
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
            "Wie der Akteur heißt; bei Privatpersonen die Rolle.",
            "What the actor is called; the role where it is a private person.",
            tells=Tells.NAME,
        ),
    )  # fmt: skip
    kind: str = attrs.field(
        default="unspecified",
        converter=to_text,
        metadata=about(
            T.CHOICE, "Art", "kind",
            "Art des Akteurs.",
            "Kind of actor.",
            target="actor_kind",
            required=True,
        ),
    )  # fmt: skip
    sector: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.TEXT, "Branche", "sector",
            "Branche, als Schlüssel oder Bezeichnung.",
            "Sector, as a code or a name.",
            tells=Tells.NOBODY,
        ),
    )  # fmt: skip
    sector_scheme: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Branchensystematik", "sector scheme",
            "Systematik, aus der die Branche stammt.",
            "Classification that the sector is taken from.",
            target="sector_scheme",
        ),
    )  # fmt: skip
    district: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "Stadtteil", "district",
            "Stadtteil, in dem der Akteur sitzt.",
            "District in which the actor is located.",
            target="districts",
        ),
    )  # fmt: skip
    level: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Ebene", "level",
            "Ebene einer Einrichtung.",
            "Level of an institution.",
            target="level",
        ),
    )  # fmt: skip
    field: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Handlungsfeld", "field",
            "Handlungsfeld einer Einrichtung.",
            "Field of an institution.",
            target="institution_field",
        ),
    )  # fmt: skip
    capacity_hours: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "verfügbare Stunden", "capacity",
            "Stunden im Monat, die der Akteur für das Netzwerk hat.",
            "Hours a month that the actor has for the network.",
            unit="hours/month",
            minimum=0.0,
        ),
    )  # fmt: skip
    lon: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "Länge", "longitude",
            "Geografische Länge (WGS 84).",
            "Longitude (WGS 84).",
            unit="degrees",
            minimum=-180.0,
            maximum=180.0,
            tells=Tells.PLACE,
        ),
    )  # fmt: skip
    lat: float | None = attrs.field(
        default=None,
        metadata=about(
            T.NUMBER, "Breite", "latitude",
            "Geografische Breite (WGS 84).",
            "Latitude (WGS 84).",
            unit="degrees",
            minimum=-90.0,
            maximum=90.0,
            tells=Tells.PLACE,
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
    supply: tuple[str, ...] = attrs.field(
        default=(),
        converter=to_texts,
        metadata=about(
            T.CHOICES, "Versorgung", "supply",
            "Angebote der Nahversorgung, die es bei dem Akteur gibt.",
            "Local supply that the actor provides.",
            target="supply",
        ),
    )  # fmt: skip
    attributes: Mapping[str, Any] = attrs.field(
        default=FrozenMapping(),
        converter=to_frozen_mapping,
        metadata=about(
            T.ATTRIBUTES, "weitere Angaben", "further attributes",
            "Angaben, die das Vokabular nicht kennt.",
            "Facts that the vocabulary does not know.",
        ),
    )  # fmt: skip


@attrs.frozen(repr=False)
class Membership(Record):
    """That an actor belongs to a network or association."""

    TABLE: ClassVar[str] = "memberships"
    KEY: ClassVar[tuple[str, ...]] = ("member", "organisation", "since")

    member: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Mitglied", "member",
            "Wer angehört.",
            "Who belongs.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    organisation: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Organisation", "organisation",
            "Wem das Mitglied angehört.",
            "What the member belongs to.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    referred_by: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "geworben von", "referred by",
            "Wer das Mitglied geworben hat.",
            "Who won the member.",
            target="actors",
        ),
    )  # fmt: skip
    first_contact: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Erstkontakt", "first contact",
            "Weg des ersten Kontakts.",
            "Channel of the first contact.",
            target="channel",
        ),
    )  # fmt: skip
    benefit: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Nutzen", "benefit",
            "Nutzen, den das Mitglied nennt oder erfahren hat.",
            "Benefit that the member states or has received.",
            target="benefit",
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


@attrs.frozen(repr=False)
class Contact(Record):
    """An approach to an actor or a visit."""

    TABLE: ClassVar[str] = "contacts"
    KEY: ClassVar[tuple[str, ...]] = ("actor", "by", "day")

    actor: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.REFERENCE, "Akteur", "actor",
            "Wer angesprochen wurde.",
            "Who was approached.",
            target="actors",
            required=True,
        ),
    )  # fmt: skip
    by: str | None = attrs.field(
        converter=to_optional_text,
        metadata=about(
            T.REFERENCE, "durch", "by",
            "Wer angesprochen hat.",
            "Who approached.",
            target="actors",
        ),
    )  # fmt: skip
    day: PartialDate = attrs.field(
        converter=to_partial_date,
        metadata=day(
            "Wann angesprochen wurde.",
            "When the approach was made.",
        ),
    )  # fmt: skip
    channel: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Weg", "channel",
            "Weg der Ansprache.",
            "Channel of the approach.",
            target="channel",
        ),
    )  # fmt: skip
    outcome: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=about(
            T.CHOICE, "Ergebnis", "outcome",
            "Was daraus wurde.",
            "What came of it.",
            target="outcome",
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )


@attrs.frozen(repr=False)
class Headcount(Record):
    """A total without names; sensitive groups are recorded only so."""

    TABLE: ClassVar[str] = "headcounts"
    KEY: ClassVar[tuple[str, ...]] = ("group", "day")

    group: str = attrs.field(
        converter=to_text,
        metadata=about(
            T.CHOICE, "Gruppe", "group",
            "Wer gezählt wird.",
            "Who is counted.",
            target="group",
            required=True,
        ),
    )  # fmt: skip
    count: int = attrs.field(
        metadata=about(
            T.INTEGER, "Anzahl", "count",
            "Wie viele es sind.",
            "How many there are.",
            minimum=0,
            required=True,
            counts_people=True,
        ),
    )  # fmt: skip
    at_least: bool = attrs.field(
        default=False,
        metadata=about(
            T.BOOLEAN, "mindestens", "at least",
            "Ob die Zahl nur eine Untergrenze ist.",
            "Whether the number is only a lower limit.",
        ),
    )  # fmt: skip
    day: PartialDate = attrs.field(
        kw_only=True,
        converter=to_partial_date,
        metadata=day(
            "Stichtag der Zählung.",
            "Day of the count.",
        ),
    )  # fmt: skip
    id: str | None = attrs.field(
        default=None,
        converter=to_optional_text,
        metadata=identity(),
    )
