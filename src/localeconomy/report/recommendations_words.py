"""The fixed wording around recommendations, each once and in every language."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Text

TITLE: Final = Text(de="Was helfen würde: {title}", en="What would help: {title}")
SCORE: Final = Text(de="Gesamtwert heute: {score}", en="Score today: {score}")
METHOD: Final = Text(
    de="Der Datenbestand wird für jede Maßnahme so geändert, wie er an diesem Tag wäre, wenn sie "
    "schon umgesetzt wäre, und noch einmal bewertet. Das ist ein Gedankenspiel für denselben Tag, "
    "keine Vorhersage. Was dafür angenommen ist, steht dabei; Gewinne lassen sich nicht addieren.",
    en="For each measure the record is changed as it would be on this day, had the measure been "
    "carried out, and assessed anew. That is a what-if for the same day, not a forecast. What is "
    "assumed for it stands beside it; gains cannot be added up.",
)
NOTHING_WEAK: Final = Text(
    de="Kein Befund, der in den Gesamtwert eingeht, ist schwach; es gibt nichts zu empfehlen.",
    en="No finding of the score is weak, so that there is nothing to recommend.",
)
GAINS: Final = Text(de="Mit berechnetem Gewinn", en="With a computed gain")
NO_GAINS: Final = Text(de="Was heute keine Punkte brächte", en="What would bring no points today")
LOSSES: Final = Text(
    de="Was den Gesamtwert zunächst senken würde", en="What would lower the score at first"
)
NOT_COMPUTED: Final = Text(de="Ohne berechneten Gewinn", en="Without a computed gain")
NOT_COMPUTED_NOTE: Final = Text(
    de="Diese Maßnahmen lassen sich nicht als Änderung des Datenbestands ausdrücken. Ob und wie "
    "viel sie helfen, ist damit nicht gesagt.",
    en="These measures cannot be expressed as a change of the record. That does not say whether, "
    "or how much, they help.",
)
GAIN: Final = Text(
    de="{gain} Punkte (auf {score}); {effort}; für: {title}, heute {value}",
    en="{gain} points (to {score}); {effort}; for: {title}, {value} today",
)
BEFORE_CAPS: Final = Text(
    de="{gain} Punkte; {further} ohne die Obergrenzen, die andere Befunde setzen; {effort}; für: "
    "{title}, heute {value}",
    en="{gain} points; {further} without the caps that other findings set; {effort}; for: {title}, "
    "{value} today",
)
UNCHANGED: Final = Text(
    de="nichts zu ändern in diesem Datenbestand; {effort}; für: {title}, heute {value}",
    en="nothing to change in this record; {effort}; for: {title}, {value} today",
)
MOVES: Final = Text(de="bewegt: {moves}", en="moves: {moves}")
MOVE: Final = Text(de="{title} {before} → {after}", en="{title} {before} → {after}")
NO_VALUE: Final = Text(de="ohne Wert", en="no value")
MORE: Final = Text(de="und {n} weitere", en="and {n} more")
ASSUMED: Final = Text(de="angenommen: {records}", en="assumed: {records}")
ADDED: Final = Text(de="{table}: {n} neu", en="{table}: {n} new")
COMPLETED: Final = Text(de="{table}: {n} ergänzt", en="{table}: {n} completed")
PLAIN: Final = Text(de="{text} ({title}; {effort})", en="{text} ({title}; {effort})")
UNKNOWN: Final = Text(
    de="Unbekannte Befunde: {n}. Für sie wird nichts empfohlen, bevor mehr erfasst ist; was sich "
    "zu klären lohnt, sagt: localeconomy assess --uncertainty",
    en="Unknown findings: {n}. Nothing is recommended for them until more is on record; what is "
    "worth finding out says: localeconomy assess --uncertainty",
)
