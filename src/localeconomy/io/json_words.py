"""What is said of a JSON file that is no network, or whose form is at fault."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Text

__all__ = [
    "GRAPH",
    "NO_DATE",
    "NO_FORMAT",
    "NO_LIST",
    "NO_NETWORK",
    "NO_OBJECT",
    "NO_TITLE",
    "NO_VERSION",
    "OTHER_FORMAT",
    "REPEATED",
    "UNKNOWN_KEY",
]

UNKNOWN_KEY: Final = Text(de="unbekannter Name {key}; {hint}", en="unknown name {key}; {hint}")
NO_NETWORK: Final = Text(
    de='{file} enthält kein Netzwerk, sondern {value}; bitte mit {{"format": "{format}" beginnen',
    en='{file} holds no network but {value}; begin with {{"format": "{format}"',
)
OTHER_FORMAT: Final = Text(
    de='{file}: "format" ist {value}; ein Netzwerk hat "{format}"',
    en='{file}: "format" is {value}; a network has "{format}"',
)
NO_VERSION: Final = Text(
    de='{file}: "version" fehlt; bitte "version": {newest} ergänzen',
    en='{file}: "version" is missing; add "version": {newest}',
)
NO_FORMAT: Final = Text(
    de='{file}: "format" fehlt; bitte "format": "{format}", "version": {version} ergänzen',
    en='{file}: "format" is missing; add "format": "{format}", "version": {version}',
)
GRAPH: Final = Text(
    de="{file} sieht nach einem Graphen aus Knoten und Kanten aus; bitte die Datei so umbenennen, "
    "dass sie auf .graph.json endet",
    en="{file} looks like a graph of nodes and edges; rename the file to end in .graph.json",
)
NO_LIST: Final = Text(
    de="{table}: {value} ist keine Liste von Einträgen; bitte [ … ] schreiben",
    en="{table}: {value} is not a list of records; write [ … ]",
)
NO_OBJECT: Final = Text(
    de="{value} ist kein Eintrag; bitte {{ … }} mit benannten Feldern schreiben",
    en="{value} is not a record; write {{ … }} with named fields",
)
NO_TITLE: Final = Text(
    de='{key}: {value} ist kein Text; bitte "…" oder {{"de": "…", "en": "…"}}',
    en='{key}: {value} is not a text; give "…" or {{"de": "…", "en": "…"}}',
)
NO_DATE: Final = Text(
    de='as_of: {value} ist kein Datum; bitte "JJJJ", "JJJJ-MM" oder "JJJJ-MM-TT" schreiben',
    en='as_of: {value} is not a date; write "YYYY", "YYYY-MM" or "YYYY-MM-DD"',
)
REPEATED: Final = Text(
    de="{key} steht mehrfach in einem Eintrag; bitte nur einmal angeben",
    en="{key} stands in one entry more than once; give it once",
)
