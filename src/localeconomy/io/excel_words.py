"""What a template says beside the declarations of tables and fields, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.language import Text

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
    "OWN_SHEETS",
    "SHEETS_HEADERS",
    "UNKNOWN_ID",
]

GUIDE: Final = Text(de="Anleitung", en="Guide")
CRITERIA: Final = Text(de="Kriterien", en="Criteria")
LISTS: Final = Text(de="Listen", en="Lists")

OWN_SHEETS: Final = (GUIDE, CRITERIA, LISTS)
"""The sheets that a template has beside its tables."""

GUIDE_TITLE: Final = Text(
    de="Das Netzwerk erfassen: so geht es", en="Recording the network: how it works"
)
GUIDE_LINES: Final = (
    Text(
        de="Füllen Sie die Blätter von links nach rechts, so weit Sie etwas wissen; leere Blätter "
        "und Spalten schaden nicht. Gebraucht werden nur die Spalten mit einem Stern (*).",
        en="Fill the sheets from left to right as far as you know something; empty sheets and "
        "columns do no harm. Only the columns with an asterisk (*) are needed.",
    ),
    Text(
        de="Geben Sie jedem Stadtteil, Akteur, jeder Aktivität und jedem Ziel eine kurze Kennung, "
        "etwa „baeckerei-kai“. Die anderen Blätter nennen diese Kennung und bieten sie zur "
        "Auswahl an.",
        en="Give every district, actor, activity and goal a short id, 'bakery-quay' for example. "
        "The other sheets name that id and offer it in a list.",
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
        "Lebensmittel | Bäckerei. Die Auswahlliste setzt immer nur eine Angabe; weitere schreiben "
        "Sie dazu.",
        en="Where several values belong into one cell, a vertical bar stands between them: "
        "groceries | bakery. The list puts in one value at a time; write the others after it.",
    ),
    Text(
        de="Die grauen, schrägen Zeilen sind Beispiele. Überschreiben oder löschen Sie sie; was "
        "unverändert stehen bleibt, wird beim Einlesen weggelassen. Die Zeilen 1 und 2 bleiben "
        "stehen.",
        en="The grey, slanted rows are examples. Overwrite or delete them; what is left unchanged "
        "is left out when the file is read. Rows 1 and 2 stay.",
    ),
    Text(
        de="Personen müssen nicht beim Namen genannt werden; die Rolle genügt.",
        en="People need not be named; their role will do.",
    ),
    Text(
        de="Zum Schluss: Schreiben Sie auf dem Blatt „Was ist vollständig“ ein „ja“ zu jeder "
        "Tabelle, in der alles steht, was es gab, und seit wann. Erst das macht aus „nichts "
        "eingetragen“ ein „gab es nicht“.",
        en="At the end: on the sheet 'What is complete', write 'yes' beside every table that holds "
        "all there was, and since when. Only that turns 'nothing entered' into 'there was none'.",
    ),
    Text(
        de="Prüfen und bewerten: localeconomy assess netzwerk.xlsx. Fehler werden mit Blatt, Zeile "
        "und Spalte genannt.",
        en="Check and assess: localeconomy assess network.xlsx. Faults are named with sheet, row "
        "and column.",
    ),
)
SHEETS_HEADERS: Final = (
    Text(de="Blatt", en="sheet"),
    Text(de="Was dort beantwortet wird", en="what is answered there"),
)
ASKED: Final[Mapping[str, Text]] = {
    "network": Text(
        de="Wie heißt die Aufzeichnung, und auf welchen Tag bezieht sie sich?",
        en="What is the record called, and which day is it of?",
    ),
    "completeness": Text(
        de="In welchen Tabellen steht alles, was es gab, und seit wann?",
        en="Which tables hold all there was, and since when?",
    ),
}
CRITERIA_HEADERS: Final = (
    Text(de="Gruppe", en="family"),
    Text(de="Kriterium", en="criterion"),
    Text(de="Blätter, die es beantworten", en="sheets that answer it"),
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
