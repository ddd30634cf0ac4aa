"""What a record says of itself as a table of one row: title, description and day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

import attrs

from localeconomy.language import Text
from localeconomy.model.dates import PartialDate
from localeconomy.model.fields import FieldType, about

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.model.network import Network

__all__ = ["HEADING", "HEADING_NAMES", "Heading", "heading_from", "heading_values"]

HEADING: Final = "network"
HEADING_NAMES: Final = (HEADING, "Netzwerk")

T = FieldType


@attrs.frozen
class Heading:
    """The columns of the heading; a title without a language holds for both."""

    TABLE: ClassVar[str] = HEADING

    title: str | None = attrs.field(
        default=None,
        metadata=about(
            T.TEXT, "Titel", "title",
            "Wovon die Aufzeichnung handelt.", "What the record is about.",
        ),
    )  # fmt: skip
    title_de: str | None = attrs.field(
        default=None,
        metadata=about(
            T.TEXT, "Titel (deutsch)", "title (German)",
            "Der Titel auf Deutsch.", "The title in German.",
        ),
    )  # fmt: skip
    title_en: str | None = attrs.field(
        default=None,
        metadata=about(
            T.TEXT, "Titel (englisch)", "title (English)",
            "Der Titel auf Englisch.", "The title in English.",
        ),
    )  # fmt: skip
    description: str | None = attrs.field(
        default=None,
        metadata=about(
            T.TEXT, "Beschreibung", "description",
            "Was dazu zu wissen ist.", "What is to be known of it.",
        ),
    )  # fmt: skip
    description_de: str | None = attrs.field(
        default=None,
        metadata=about(
            T.TEXT, "Beschreibung (deutsch)", "description (German)",
            "Die Beschreibung auf Deutsch.", "The description in German.",
        ),
    )  # fmt: skip
    description_en: str | None = attrs.field(
        default=None,
        metadata=about(
            T.TEXT, "Beschreibung (englisch)", "description (English)",
            "Die Beschreibung auf Englisch.", "The description in English.",
        ),
    )  # fmt: skip
    as_of: PartialDate | None = attrs.field(
        default=None,
        metadata=about(
            T.DAY, "Stand", "as of",
            "Der Tag, auf den sich die Aufzeichnung bezieht.", "The day that the record is of.",
        ),
    )  # fmt: skip


def heading_values(network: Network) -> dict[str, Any]:
    """Return the heading of a network by column, without what says nothing.

    Parameters
    ----------
    network
        The network.

    Returns
    -------
    dict
        Values by column.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> heading_values(Network(title="Kiosk"))
    {'title': 'Kiosk'}
    """
    values: dict[str, Any] = {}
    for name in ("title", "description"):
        text = getattr(network, name)
        if text.de == text.en:
            values[name] = text.de or None
        else:
            values |= {f"{name}_de": text.de, f"{name}_en": text.en}
    values["as_of"] = network.as_of
    return {name: value for name, value in values.items() if value is not None}


def heading_from(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return title, description and day from the columns of a heading.

    Parameters
    ----------
    values
        Values by column, None where empty.

    Returns
    -------
    dict
        What `Network` takes.

    Examples
    --------
    >>> heading_from({"title": "Kiosk", "title_en": "A kiosk"})["title"].to_dict()
    {'de': 'Kiosk', 'en': 'A kiosk'}
    """
    result: dict[str, Any] = {"as_of": values.get("as_of")}
    for name in ("title", "description"):
        both = values.get(name) or ""
        german, english = values.get(f"{name}_de"), values.get(f"{name}_en")
        result[name] = Text(
            de=both if german is None else german, en=both if english is None else english
        )
    return result
