"""What recommendations say, each once and in every language."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Number, Text

__all__ = [
    "HELD",
    "MOVES",
    "NOTHING_TO_CHANGE",
    "NOT_COMPUTED",
    "NO_NETWORK",
    "NO_RECORD",
    "NO_VALUE",
    "OWN_DAY",
    "TOO_FEW",
    "VALUE_FOUND",
    "VALUE_LEFT",
    "VALUE_MOVES",
    "direction_of",
    "is_nothing",
    "signed",
]

NO_NETWORK: Final = Text(
    de="recommend: gebraucht wird ein Netzwerk oder eine Bewertung, nicht {given}; bitte erst "
    "lesen (localeconomy.read, localeconomy.example) oder bewerten (localeconomy.assess)",
    en="recommend: a network or an assessment is needed, not {given}; read one "
    "(localeconomy.read, localeconomy.example) or assess one (localeconomy.assess) first",
)
RISES: Final = Text(
    de="{measure} Damit stiege der Gesamtwert von {before} auf {after} ({gain} Punkte).",
    en="{measure} The score would rise from {before} to {after} ({gain} points).",
)
FALLS: Final = Text(
    de="{measure} Damit fiele der Gesamtwert von {before} auf {after} ({gain} Punkte).",
    en="{measure} The score would fall from {before} to {after} ({gain} points).",
)
STAYS: Final = Text(
    de="{measure} Der Gesamtwert bliebe bei {before}.",
    en="{measure} The score would stay at {before}.",
)
HELD: Final = Text(
    de="{before} Ohne die Obergrenzen, die andere Befunde setzen, wären es {gain} Punkte.",
    en="{before} Without the caps that other findings set it would be {gain} points.",
)
MOVES: Final = Text(de="{before} Es änderten sich: {moves}.", en="{before} It would move: {moves}.")
VALUE_MOVES: Final = Text(
    de="„{title}“ von {before} auf {after}", en="“{title}” from {before} to {after}"
)
VALUE_FOUND: Final = Text(
    de="„{title}“, bisher ohne Wert, auf {after}",
    en="“{title}”, without a value so far, to {after}",
)
VALUE_LEFT: Final = Text(
    de="„{title}“ von {before} auf keinen Wert", en="“{title}” from {before} to no value"
)
NO_VALUE: Final = Text(de="„{title}“, weiter ohne Wert", en="“{title}”, still without a value")
NOTHING_TO_CHANGE: Final = Text(
    de="{measure} In diesem Datenbestand gibt es dafür nichts zu ändern; der Gesamtwert bliebe bei "
    "{score}.",
    en="{measure} This record holds nothing that it would change; the score would stay at {score}.",
)
NOT_COMPUTED: Final = Text(
    de="{measure} Wie viele Punkte das brächte, lässt sich nicht berechnen, weil es sich nicht als "
    "Änderung des Datenbestands ausdrücken lässt.",
    en="{measure} How many points that would bring cannot be computed, because it cannot be "
    "expressed as a change of the record.",
)

NO_RECORD: Final = Text(
    de="Empfehlungen brauchen den Datenbestand, der in einer gespeicherten Bewertung nicht "
    "enthalten ist; bitte das Netzwerk übergeben oder noch einmal bewerten",
    en="recommendations need the record, which a stored assessment does not hold; give the "
    "network, or assess it again",
)
OWN_DAY: Final = Text(
    de="eine Bewertung hat Tag, Katalog und Annahmen schon; bitte statt ihrer das Netzwerk "
    "übergeben",
    en="an assessment has its day, catalogue and assumptions already; give the network in its "
    "place",
)
TOO_FEW: Final = Text(
    de="{number} ist keine Anzahl von Empfehlungen; bitte mindestens 1",
    en="{number} is not a number of recommendations; give 1 or more",
)


def is_nothing(points: float) -> bool:
    """Return whether points are none as they are written.

    Parameters
    ----------
    points
        Points of the score.

    Returns
    -------
    bool
        Whether they round to 0.0.
    """
    return round(points, 1) == 0


def direction_of(gain: float) -> Text:
    """Return what is said of a gain.

    Parameters
    ----------
    gain
        Points of the score.

    Returns
    -------
    Text
        With the placeholders ``measure``, ``before``, ``after`` and ``gain``.
    """
    if is_nothing(gain):
        return STAYS
    return RISES if gain > 0 else FALLS


def signed(points: float) -> Text:
    """Return points with their sign.

    Parameters
    ----------
    points
        Points of the score.

    Returns
    -------
    Text
        With one decimal.

    Examples
    --------
    >>> signed(8.24).de, signed(-0.5).en, signed(0.0).en
    ('+8,2', '−0.5', '0.0')
    """
    sign = "" if is_nothing(points) else "+" if points > 0 else "−"
    wording = Text(de="{sign}{points}", en="{sign}{points}")
    return wording.fill(sign=sign, points=Number(abs(points), 1))
