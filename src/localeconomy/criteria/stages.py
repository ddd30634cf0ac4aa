"""The stages of a network's life, and what the source asks for from each of them on."""

from __future__ import annotations

from typing import Final

import attrs

from localeconomy.language import Text

__all__ = ["STAGES", "Stage"]


@attrs.frozen
class Stage:
    """One stage.

    Parameters
    ----------
    id
        Its name in records and results.
    label
        Its name for people.
    begins
        When it begins.
    asks
        What the source asks for from this stage on.
    chapter
        The chapter of the source that says so.
    quote
        The source's words.
    """

    id: str
    label: Text
    begins: Text
    asks: Text
    chapter: str
    quote: str


STAGES: Final[tuple[Stage, ...]] = (
    Stage(
        "forming",
        Text(de="im Aufbau", en="forming"),
        Text(de="bis zwölf Monate nach der Gründung", en="until twelve months after the founding"),
        Text(
            de="persönliche Ansprache, sichtbarer Nutzen, erste Partner und Öffentlichkeit",
            en="a personal approach, visible benefit, first partners and publicity",
        ),
        "Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
        "ist die direkte persönliche Ansprache ungemein wichtig",
    ),
    Stage(
        "growing",
        Text(de="im Wachstum", en="growing"),
        Text(de="ab zwölf Monaten", en="from twelve months on"),
        Text(
            de="die „kritische Masse“ aktiver Mitglieder",
            en="the “critical mass” of active members",
        ),
        "Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
        "Entscheidend wichtig für den Erfolg ist die Aktivierung einer „kritischen Masse“",
    ),
    Stage(
        "established",
        Text(de="etabliert", en="established"),
        Text(de="ab 36 Monaten", en="from 36 months on"),
        Text(
            de="Eigeninitiative, geteilte Aufgaben und Sitze in Gremien",
            en="initiative of the members, shared tasks and seats on bodies",
        ),
        "Kriterien der Netzwerkentwicklung bei Wirtschaftsnetzwerken in Stadtteilen",
        "Sind genügend Mitglieder gefunden, so gilt es, die Eigeninitiative der Interessierten zu "
        "nutzen und zu stärken",
    ),
    Stage(
        "after_programme",
        Text(de="nach dem Programm", en="after the programme"),
        Text(
            de="sobald das Förderprogramm endet",
            en="as soon as the funding programme ends",
        ),
        Text(
            de="eine dauerhafte Koordinierungsstelle, die das Netzwerk mitträgt",
            en="a lasting coordination office that the network helps to carry",
        ),
        "Qualitäten „guter“ Netzwerkarbeit",
        "eine solche lokal-ökonomische Koordinierungsstelle in selbstfinanzierter Form oft auch "
        "über das Wirtschaftsnetzwerk selbst möglich",
    ),
)
"""In the order of a network's life; months are our assumption."""
