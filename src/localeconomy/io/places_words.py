"""What is said of extracts that cannot be read."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Text

__all__ = [
    "ALL_BARE",
    "BROKEN_OFF",
    "EMPTY",
    "NO_EXTRACT",
    "NO_FEATURE",
    "NO_ID",
    "NO_OBJECT",
    "NO_PLACE",
    "NO_POINTS",
    "NO_TAGS",
    "TOO_DEEP",
    "TOO_LARGE",
    "TOO_MANY",
    "TOO_MANY_POINTS",
    "TWICE",
]

EMPTY: Final = Text(
    de="bitte den Ausschnitt noch einmal herunterladen", en="download the extract again"
)
TOO_LARGE: Final = Text(
    de="{file} hat {n} Millionen Bytes, höchstens {most} lassen sich lesen; bitte einen kleineren "
    "Ausschnitt nehmen",
    en="{file} has {n} million bytes, {most} at most can be read; take a smaller extract",
)
TOO_DEEP: Final = Text(
    de="{file}: zu tief verschachtelt; ein Kartenauszug hat nur einige Ebenen",
    en="{file}: nested too deeply; an extract of a map has a few levels only",
)
ALL_BARE: Final = Text(
    de="{file}: kein Objekt hat Merkmale; bitte mit „out center;“ neu abrufen, nicht mit "
    "„out ids;“ oder „out skel;“",
    en="{file}: no object has tags; fetch it again with 'out center;', not with 'out ids;' or "
    "'out skel;'",
)
BROKEN_OFF: Final = Text(
    de="{file} ist unvollständig, die Abfrage brach ab: {remark}; bitte mit einem kleineren "
    "Ausschnitt oder längerem Zeitlimit neu abrufen",
    en="{file} is incomplete, its query broke off: {remark}; fetch it again with a smaller area or "
    "a longer time limit",
)
TOO_MANY: Final = Text(
    de="{file} hat {n} Objekte, höchstens {most} lassen sich lesen; bitte einen kleineren "
    "Ausschnitt nehmen",
    en="{file} has {n} objects, {most} at most can be read; take a smaller extract",
)
NO_EXTRACT: Final = Text(
    de='{file} ist kein Kartenauszug; bitte Overpass-JSON mit "elements" oder GeoJSON mit '
    '"features" angeben',
    en='{file} is no extract of a map; name Overpass JSON with "elements" or GeoJSON with '
    '"features"',
)
TWICE: Final = Text(
    de="{id} steht schon weiter oben, aber mit anderen Angaben; bitte eines von beiden streichen",
    en="{id} is further up already and says something else; remove one of the two",
)
NO_OBJECT: Final = Text(
    de="{value} ist kein Objekt; bitte den Auszug neu abrufen",
    en="{value} is not an object; fetch the extract again",
)
NO_FEATURE: Final = Text(
    de='{value} ist kein "Feature"; bitte den Auszug neu abrufen',
    en='{value} is not a "Feature"; fetch the extract again',
)
NO_ID: Final = Text(
    de="{value} ist weder Punkt noch Weg noch Relation mit einer Nummer; bitte mit „out center;“ "
    "neu abrufen",
    en="{value} is neither a node nor a way nor a relation with a number; fetch it again with "
    "'out center;'",
)
NO_TAGS: Final = Text(
    de="{value} sind keine Merkmale mit Namen; bitte den Auszug neu abrufen",
    en="{value} are no tags with names; fetch the extract again",
)
NO_PLACE: Final = Text(
    de="Länge {lon}, Breite {lat} ist kein Ort der Erde (−180 bis 180, −90 bis 90); bitte in "
    "WGS 84 (EPSG:4326) ausgeben",
    en="longitude {lon}, latitude {lat} is no place on earth (−180 to 180, −90 to 90); export it "
    "in WGS 84 (EPSG:4326)",
)
NO_POINTS: Final = Text(
    de="{value} sind keine Koordinaten; bitte [Länge, Breite] oder Listen davon angeben",
    en="{value} are no coordinates; give [longitude, latitude] or lists of them",
)
TOO_MANY_POINTS: Final = Text(
    de="der Umriss hat mehr als {most} Punkte; bitte vereinfachen",
    en="the outline has more than {most} points; simplify it",
)
