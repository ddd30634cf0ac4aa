"""What a template says beside the declarations of tables and fields, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.io.tabular.names import normal
from localeconomy.language import LANGUAGES, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ASKED",
    "CRITERIA",
    "CRITERIA_HEADERS",
    "GUIDE",
    "GUIDE_LINES",
    "GUIDE_TITLE",
    "LISTS",
    "NOT_LISTED",
    "NOT_LISTED_TITLE",
    "OWN_NAMES",
    "OWN_SHEETS",
    "SHEETS_HEADERS",
    "UNKNOWN_ID",
]

GUIDE: Final = Text(de="Anleitung", en="Guide")
CRITERIA: Final = Text(de="Kriterien", en="Criteria")
LISTS: Final = Text(de="Listen", en="Lists")

OWN_SHEETS: Final = (GUIDE, CRITERIA, LISTS)
"""The sheets that a template has beside its tables."""

OWN_NAMES: Final = frozenset(normal(title.into(each)) for title in OWN_SHEETS for each in LANGUAGES)
"""What they are called, as names are compared."""

GUIDE_TITLE: Final = Text(
    de="Das Netzwerk erfassen: so geht es", en="Recording the network: how it works"
)
GUIDE_LINES: Final = (
    Text(
        de="Füllen Sie die Blätter von links nach rechts aus, soweit Sie etwas wissen; leere "
        "Blätter und Spalten schaden nicht. Nötig sind in jeder Zeile nur die Spalten mit einem "
        "Stern (*).",
        en="Fill in the sheets from left to right as far as you know something; empty sheets and "
        "columns do no harm. In each row, only the columns with an asterisk (*) are needed.",
    ),
    Text(
        de="Geben Sie jedem Stadtteil, jedem Akteur, jeder Aktivität und jedem Ziel eine kurze "
        "Kennung, etwa „baeckerei-kai“. Die anderen Blätter nennen diese Kennung und bieten sie "
        "zur Auswahl an.",
        en="Give every district, actor, activity and goal a short id, 'bakery-quay' for example. "
        "The other sheets refer to that id and offer it in a list.",
    ),
    Text(
        de="Was nicht bekannt ist, bleibt leer. Leer heißt „unbekannt“, nie „null“ oder „nein“.",
        en="What is not known stays empty. Empty means 'unknown', never 'zero' or 'no'.",
    ),
    Text(
        de="Ein Datum kann so genau sein, wie Sie es wissen: 17.05.2001, 05.2001 oder 2001.",
        en="A date may be as exact as you know it: 2001-05-17, 2001-05 or 2001.",
    ),
    Text(
        de="Wo mehrere Angaben in eine Zelle gehören, steht ein senkrechter Strich dazwischen: "
        "Lebensmittel | Bäckerei. Aus der Liste lässt sich nur eine Angabe wählen; weitere "
        "schreiben Sie dahinter.",
        en="Where several values belong in one cell, put a vertical bar between them: "
        "groceries | bakery. The list gives one value only; type the others after it.",
    ),
    Text(
        de="Die grauen, kursiven Zeilen sind Beispiele. Überschreiben Sie jede Zelle oder löschen "
        "Sie die Zeilen; Beispiele, die unverändert stehen bleiben, werden beim Einlesen "
        "weggelassen. Die Zeilen 1 und 2 bleiben stehen.",
        en="The grey rows in italics are examples. Overwrite every cell or delete the rows; "
        "examples that stay unchanged are left out when the file is read. Keep rows 1 and 2.",
    ),
    Text(
        de="Personen müssen nicht mit Namen genannt werden; ihre Rolle genügt.",
        en="People need not be named; their role will do.",
    ),
    Text(
        de="Zum Schluss: Tragen Sie auf dem Blatt „Was ist vollständig“ bei jeder Tabelle „ja“ "
        "ein, in der alles steht, was es gab, und dazu, seit wann. Erst dadurch wird aus „nichts "
        "eingetragen“ ein „gab es nicht“.",
        en="At the end: on the sheet 'What is complete', enter 'yes' beside every table that holds "
        "all there was, and since when. Only that turns 'nothing entered' into 'there was none'.",
    ),
    Text(
        de="Prüfen: localeconomy validate netzwerk.xlsx. Fehler werden mit Blatt, Zeile und "
        "Spalte genannt. Bewerten: localeconomy assess netzwerk.xlsx.",
        en="Check: localeconomy validate network.xlsx. Faults are named with sheet, row and "
        "column. Assess: localeconomy assess network.xlsx.",
    ),
)
SHEETS_HEADERS: Final = (
    Text(de="Blatt", en="Sheet"),
    Text(de="Welche Fragen es beantwortet", en="What it answers"),
)
ASKED: Final[Mapping[str, Text]] = {
    "network": Text(
        de="Wie heißt das Netzwerk, und auf welchen Tag bezieht sich alles?",
        en="What is the network called, and to which day does it all refer?",
    ),
    "completeness": Text(
        de="In welchen Tabellen steht alles, was es gab, und seit wann?",
        en="Which tables hold all there was, and since when?",
    ),
}
CRITERIA_HEADERS: Final = (
    Text(de="Gruppe", en="Family"),
    Text(de="Kriterium", en="Criterion"),
    Text(de="Blätter, die es beantworten", en="Sheets that answer it"),
)

NOT_LISTED_TITLE: Final = Text(de="Nicht in der Liste", en="Not in the list")
NOT_LISTED: Final = Text(
    de="Bitte etwas aus der Liste wählen (Pfeil rechts neben der Zelle).",
    en="Please choose from the list (arrow beside the cell).",
)
UNKNOWN_ID: Final = Text(
    de="Diese Kennung steht noch nicht in der ersten Spalte des Blatts „{target}“.",
    en="This id is not yet in the first column of the sheet '{target}'.",
)
