"""The families of criteria and the four documented pitfalls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FAMILIES", "PITFALLS", "Family"]


@attrs.frozen
class Family:
    """A group of criteria.

    Parameters
    ----------
    id
        Its name, also the folder of its criteria.
    label
        Its name for people.
    chapter
        The chapter of the source that it restates.
    """

    id: str
    label: Text
    chapter: str


FAMILIES: Final[tuple[Family, ...]] = (
    Family(
        "strategy",
        Text(de="Rahmen", en="setting"),
        "Lokale Ökonomie – Intention und Herangehensweise",
    ),
    Family(
        "networking",
        Text(de="Vernetzung", en="networking"),
        "Wirtschaftsnetzwerke als Teil lokal-ökonomischer Strategien",
    ),
    Family(
        "development",
        Text(de="Entwicklung", en="development"),
        "Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
    ),
    Family(
        "pitfalls",
        Text(de="Stolperfallen", en="pitfalls"),
        "Stolperfallen: Was sollte man beim Aufbau und der Betreuung von Wirtschaftsnetzwerken im "
        "Stadtteil vermeiden?",
    ),
    Family(
        "quality",
        Text(de="Qualität", en="quality"),
        "Qualitäten „guter“ Netzwerkarbeit",
    ),
    Family(
        "alliance",
        Text(de="Verbund", en="alliance"),
        "Wirtschaftsnetzwerke in Stadtteilen mit besonderem Erneuerungsbedarf",
    ),
)

PITFALLS: Final[Mapping[int, Text]] = {
    1: Text(de="Fehlen von Interessierten", en="Too few interested people"),
    2: Text(de="Fehlen einer geeigneten Organisationsform", en="No suitable form of organisation"),
    3: Text(de="Fehlen von Öffentlichkeit", en="No publicity"),
    4: Text(de="Fehlen strategischer Partner", en="No strategic partners"),
}
