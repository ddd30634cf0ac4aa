"""What the command line says: its help and its errors, each once and in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

# Help ------------------------------------------------------------------------------------------

ABOUT: Final = Text(
    de="Ist das Wirtschaftsnetzwerk eines Stadtteils gesund, wie sicher ist das, warum, und was "
    "würde als Nächstes helfen?",
    en="Is a neighbourhood's business network healthy, how sure is that, why, and what would help "
    "next?",
)
MORE_HELP: Final = Text(
    de="Mehr zu einem Befehl: localeconomy BEFEHL --help",
    en="More on a command: localeconomy COMMAND --help",
)
USAGE: Final = Text(de="Aufruf: ", en="usage: ")
COMMANDS: Final = Text(de="Befehle", en="commands")
ARGUMENTS: Final = Text(de="Argumente", en="arguments")
OPTIONS: Final = Text(de="Optionen", en="options")
COMMAND: Final = Text(de="BEFEHL", en="COMMAND")
HELP: Final = Text(de="diese Hilfe zeigen", en="show this help")
VERSION: Final = Text(de="die Version zeigen", en="show the version")
LANGUAGE: Final = Text(
    de="Sprache: de oder en; ohne Angabe die der Umgebung",
    en="language: de or en; by default that of the environment",
)
LANGUAGE_NAME: Final = Text(de="SPRACHE", en="LANGUAGE")

ASSESS: Final = Text(de="ein Netzwerk bewerten", en="assess a network")
ASSESS_AT_LENGTH: Final = Text(
    de="Bewertet ein Netzwerk an einem Tag: Stolperfallen, Stärken und Schwächen, Gesamtwert mit "
    "seinen Grenzen, alle Befunde mit Belegen, und was als Nächstes zu erfassen ist.",
    en="Assesses a network on a day: pitfalls, strengths and weaknesses, the score with its "
    "bounds, all findings with their evidence, and what to record next.",
)
NETWORK_NAME: Final = Text(de="DATEI-ODER-BEISPIEL", en="FILE-OR-EXAMPLE")
NETWORK: Final = Text(
    de="eine Datei; gibt es keine dieses Namens, das mitgelieferte Beispiel",
    en="a file; where there is none of that name, the bundled example",
)
ON: Final = Text(
    de="Tag der Bewertung, etwa 2003-06-30; ein Monat oder Jahr meint dessen letzten Tag; ohne "
    "Angabe der Tag des Datenbestands",
    en="day of the assessment, for example 2003-06-30; a month or year means its last day; by "
    "default the day of the record",
)
ON_NAME: Final = Text(de="TAG", en="DAY")
JSON: Final = Text(
    de="die Bewertung als JSON ausgeben, in beiden Sprachen",
    en="print the assessment as JSON, in both languages",
)
UNCERTAINTY: Final = Text(
    de="dazu Intervalle, Ursachen, Kipppunkte und was zu klären lohnt",
    en="add intervals, causes, tipping points and what is worth finding out",
)
ASSUME_COMPLETE: Final = Text(
    de="annehmen, dass erfasst ist, was es gibt; der Bericht sagt es dazu",
    en="take what is on record as all there is; the report says so",
)
NAMES: Final = Text(
    de="off: Unternehmen und Privatpersonen erscheinen als Nummern (ohne Angabe: on)",
    en="off: businesses and private persons appear as numbers (default: on)",
)
FAIL_UNDER: Final = Text(
    de="Rückgabewert 1, wenn der Gesamtwert unter N liegt (0 bis 100) oder zu wenig für eine "
    "Einstufung bekannt ist; maßgeblich ist der Gesamtwert selbst, nicht seine Grenzen und nicht, "
    "wie er eingestuft wird",
    en="exit status 1 if the score is below N (0 to 100), or if too little is known for a grade; "
    "what counts is the score itself, neither its bounds nor what the grade is",
)
EXIT_STATUS: Final = Text(
    de="Rückgabewert: 0 in Ordnung, 1 mit --fail-under: Gesamtwert darunter oder keine Einstufung, "
    "2 falscher Aufruf oder unlesbare Daten, 130 abgebrochen.",
    en="Exit status: 0 fine, 1 with --fail-under: score below it or no grade, 2 wrong usage or "
    "unreadable data, 130 interrupted.",
)
RECOMMEND: Final = Text(
    de="sagen, was helfen würde, mit berechnetem Gewinn", en="say what would help, and by how much"
)
RECOMMEND_AT_LENGTH: Final = Text(
    de="Ändert den Datenbestand für jede Maßnahme zu einem Befund, der nicht gut ist, so, wie er "
    "am selben Tag wäre, wenn sie schon umgesetzt wäre, und bewertet ihn noch einmal: ein "
    "Gedankenspiel, keine Vorhersage.",
    en="For each measure of a finding that is not healthy, changes the record as it would be on "
    "the same day, had the measure been carried out, and assesses it anew: a what-if, not a "
    "forecast.",
)
RECOMMEND_JSON: Final = Text(
    de="die Empfehlungen als JSON ausgeben, in beiden Sprachen",
    en="print the recommendations as JSON, in both languages",
)
MOST: Final = Text(
    de="höchstens N Empfehlungen, die mit dem größten Gewinn (ohne Angabe alle)",
    en="at most N recommendations, those with the greatest gain (default: all)",
)
EXAMPLES: Final = Text(de="die mitgelieferten Netzwerke auflisten", en="list the bundled networks")
CATALOGUE: Final = Text(
    de="die Kriterien auflisten oder eines erklären", en="list the criteria or explain one"
)
EXPLAIN: Final = Text(
    de="alles über ein Kriterium: Quelle, Gewicht, Formel, Schwellen, gelesene Tabellen, Maßnahmen",
    en="all about one criterion: source, weight, formula, thresholds, tables read, measures",
)
CRITERION: Final = Text(
    de="Kennung des Kriteriums, etwa active_core", en="id of the criterion, for example active_core"
)
CRITERION_NAME: Final = Text(de="KENNUNG", en="ID")
CHECKLIST: Final = Text(
    de="die wenigen Fragen, deren Antworten für eine Einstufung genügen",
    en="the few questions whose answers suffice for a grade",
)
CHECKLIST_AT_LENGTH: Final = Text(
    de="Nennt die kleinste Zahl von Fragen, deren Antworten eine Einstufung freigeben, jede mit "
    "der Tabelle, die sie füllt. Aus den Kriterien berechnet.",
    en="Lists the smallest number of questions whose answers release a grade, each with the table "
    "that it fills. Computed from the criteria.",
)
SCOPE: Final = Text(
    de="network: Netzwerk eines Stadtteils (ohne Angabe); alliance: Verbund von Einrichtungen",
    en="network: network of a district (default); alliance: alliance of facilities",
)

TEMPLATE: Final = Text(
    de="eine Excel-Vorlage schreiben, die sich ausfüllen lässt",
    en="write an Excel workbook to fill",
)
TEMPLATE_AT_LENGTH: Final = Text(
    de="Schreibt eine Arbeitsmappe in der gewählten Sprache: ein Blatt je Tabelle mit "
    "Erläuterungen, Auswahllisten und Beispielen, eines zum Ankreuzen, was vollständig ist, und "
    "eines, das sagt, welches Blatt welches Kriterium beantwortet. Ausgefüllt liest sie jeder "
    "Befehl.",
    en="Writes a workbook in the chosen language: a sheet a table with explanations, lists to "
    "choose from and examples, one to tick what is complete, and one that says which sheet answers "
    "which criterion. Every command reads it once it is filled.",
)
WORKBOOK_NAME: Final = Text(de="DATEI", en="FILE")
WORKBOOK: Final = Text(
    de="die neue Datei, etwa netzwerk.xlsx", en="the new file, network.xlsx for example"
)
WRITTEN: Final = Text(
    de="{file} ist geschrieben; bitte ausfüllen, dann: localeconomy assess {file}",
    en="{file} is written; fill it, then: localeconomy assess {file}",
)

# Errors ----------------------------------------------------------------------------------------

ERROR: Final = Text(de="Fehler: {message}", en="error: {message}")
MISSING_COMMAND: Final = Text(
    de="es fehlt ein Befehl; möglich sind {commands}", en="a command is missing; use {commands}"
)
UNKNOWN_CHOICE: Final = Text(de="{value} gibt es hier nicht; {hint}", en="unknown {value}; {hint}")
BAD_FAIL_UNDER: Final = Text(
    de="{value} ist keine Zahl von 0 bis 100; bitte etwa 65 schreiben",
    en="{value} is not a number from 0 to 100; write 65, for example",
)
BAD_MOST: Final = Text(
    de="{value} ist keine Anzahl; bitte etwa 5 schreiben",
    en="{value} is not a number of recommendations; write 5, for example",
)
NO_SUCH_NETWORK: Final = Text(
    de="eine Datei {name} gibt es nicht, und ein Beispiel dieses Namens auch nicht; {hint} "
    "(Liste: localeconomy examples)",
    en="there is no file {name}, and no example of that name; {hint} (list: localeconomy examples)",
)
FOLDER: Final = Text(
    de="{name} ist ein Ordner; bitte eine Datei angeben", en="{name} is a folder; name a file"
)
UNREACHABLE: Final = Text(
    de="{name} ist nicht zugänglich: {reason}", en="{name} cannot be accessed: {reason}"
)
SYSTEM: Final = Text(de="das System meldet: {reason}", en="the system reports: {reason}")
BELOW: Final = Text(
    de="Gesamtwert {score} liegt unter {limit} (--fail-under)",
    en="the score {score} is below {limit} (--fail-under)",
)
UNGRADED: Final = Text(
    de="keine Einstufung: bekannt sind {coverage} des Gewichts, nötig sind {least} (--fail-under)",
    en="no grade: {coverage} of the weight is known, {least} is needed (--fail-under)",
)
INTERRUPTED: Final = Text(de="abgebrochen", en="interrupted")

# The messages of argparse, which speaks English only, as patterns and their wording.
USAGE_ERRORS: Final[Mapping[str, Text]] = {
    r"the following arguments are required: (.*)": Text(de="es fehlt: {0}", en="missing: {0}"),
    r"unrecognized arguments: (.*)": Text(
        de="unbekannte Argumente: {0}", en="unknown arguments: {0}"
    ),
    r"argument (.*?): expected one argument": Text(
        de="{0}: es fehlt der Wert", en="{0}: its value is missing"
    ),
    r"argument (.*?): ignored explicit argument (.*)": Text(
        de="{0}: nimmt keinen Wert an ({1})", en="{0}: takes no value ({1})"
    ),
    r"argument (.*?): (.*)": Text(de="{0}: {1}", en="{0}: {1}"),
}
