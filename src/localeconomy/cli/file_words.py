"""What the commands on files say."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Text

VALIDATE: Final = Text(
    de="prüfen, ob eine Datei sich lesen lässt, mit allen Fehlern",
    en="check that a file can be read, with all its faults",
)
VALIDATE_AT_LENGTH: Final = Text(
    de="Liest eine Datei und nennt alle Fehler auf einmal, jeden mit seiner Stelle und dem, was zu "
    "tun ist.",
    en="Reads a file and names all its faults at once, each with its place and what to do.",
)
VALIDATE_STATUS: Final = Text(
    de="Rückgabewert: 0 kein Fehler, 1 Fehler in der Datei, 2 falscher Aufruf, die Datei ist "
    "nicht zu erreichen oder ein Paket fehlt, das sie liest, 130 abgebrochen.",
    en="Exit status: 0 no fault, 1 faults in the file, 2 wrong usage, the file cannot be "
    "reached, or a package is missing that reads it, 130 interrupted.",
)
VALIDATE_JSON: Final = Text(
    de="die Fehler als JSON ausgeben, in beiden Sprachen",
    en="print the faults as JSON, in both languages",
)
CONVERT_JSON: Final = Text(
    de="als JSON ausgeben, was geschrieben wurde und was nicht hineinpasst, in beiden Sprachen",
    en="print as JSON what was written and what does not fit, in both languages",
)
FILE: Final = Text(
    de="eine Datei oder ein Ordner mit CSV-Dateien", en="a file, or a folder of CSV files"
)
FILE_NAME: Final = Text(de="DATEI", en="FILE")
NUMBERS: Final = Text(
    de="Form der Zahlen, wo eine CSV-Datei oder Arbeitsmappe sie nicht selbst zeigt: de (1.234,5) "
    "oder en (1,234.5)",
    en="form of numbers where a CSV file or workbook does not show it itself: de (1.234,5) or en "
    "(1,234.5)",
)
CONVERT: Final = Text(
    de="eine Datei in ein anderes Format umwandeln", en="turn a file into another format"
)
CONVERT_AT_LENGTH: Final = Text(
    de="Liest ein Netzwerk und schreibt es in dem Format, das die Endung der zweiten Datei nennt. "
    "Mit --language erhalten CSV-Dateien und Arbeitsmappen Titel in dieser Sprache. Was "
    "das Format nicht fasst, wird genannt; eine ältere Datei wird erst ersetzt, wenn die neue "
    "vollständig ist.",
    en="Reads a network and writes it in the format that the suffix of the second file names. "
    "With --language, CSV files and workbooks get headers in that language. What the "
    "format cannot hold is listed; an older file is replaced only when the new one is complete.",
)
TARGET: Final = Text(
    de="die neue Datei; ein / am Ende meint einen Ordner mit CSV-Dateien",
    en="the new file; a / at its end means a folder of CSV files",
)
TARGET_NAME: Final = Text(de="NEUE-DATEI", en="NEW-FILE")
READING: Final = Text(de="lese {file}", en="reading {file}")
WRITING: Final = Text(de="schreibe {file}", en="writing {file}")
FINE: Final = Text(de="{file}: kein Fehler; {sizes}", en="{file}: no faults; {sizes}")
DONE: Final = Text(de="{file} geschrieben: {sizes}", en="{file} written: {sizes}")
EMPTY: Final = Text(de="keine Einträge", en="no records")
FAULTS: Final = Text(de="{file}: {n} Fehler", en="{file}: {n} faults")
FAULT: Final = Text(de="{file}: 1 Fehler", en="{file}: 1 fault")
NO_NUMBERS: Final = Text(
    de="--numbers gilt nur für CSV-Dateien und Arbeitsmappen",
    en="--numbers is for CSV files and workbooks alone",
)
