"""The fixed wording of reports, each once and in every language.

What the findings say is worded by the criteria, what the grades are called by the scoring; here is
what stands around it. A further language is added to these texts and to those two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

# The heading ---------------------------------------------------------------------------------

UNTITLED: Final = Text(de="Netzwerk ohne Namen", en="Network without a name")
DAY: Final = Text(de="Tag", en="Day")
KIND: Final = Text(de="Art", en="Kind")
FORM: Final = Text(de="Form", en="Form")
AGE: Final = Text(de="Alter", en="Age")
STAGE: Final = Text(de="Entwicklungsstand", en="Stage")
PROGRAMME: Final = Text(de="Förderprogramm", en="Funding programme")
NOT_RECORDED: Final = Text(de="nicht erfasst", en="not on record")
FOUNDING_NOT_RECORDED: Final = Text(de="Gründung nicht erfasst", en="founding not on record")
PROGRAMME_STATE: Final[Mapping[bool | None, Text]] = {
    True: Text(de="beendet", en="ended"),
    False: Text(de="noch nicht beendet", en="not ended yet"),
    None: Text(de="Ende nicht erfasst", en="end not on record"),
}
NOT_FOUNDED: Final = Text(
    de="am Tag der Gründung oder davor", en="on the day of the founding or before"
)
UNDER_A_MONTH: Final = Text(de="unter einem Monat", en="less than a month")
ONE_YEAR: Final = Text(de="1 Jahr", en="1 year")
YEARS: Final = Text(de="{n} Jahre", en="{n} years")
ONE_MONTH: Final = Text(de="1 Monat", en="1 month")
MONTHS: Final = Text(de="{n} Monate", en="{n} months")

ILLUSTRATIVE: Final = Text(
    de="Zur Veranschaulichung erdacht: {k} von {n} Einträgen dieses Netzwerks. Die Bewertung "
    "zeigt, wie das Verfahren arbeitet; über das wirkliche Netzwerk sagt sie nichts Verlässliches.",
    en="Made up for illustration: {k} of the {n} records of this network. The assessment shows how "
    "the method works; it says nothing reliable about the real network.",
)
ASSUMED_COMPLETE: Final = Text(
    de="Angenommen, nicht belegt: Was erfasst ist, gilt in dieser Bewertung als alles, was es "
    "gibt. Die Grenzen sind deshalb enger, als es der Kenntnisstand erlaubt.",
    en="Assumed, not shown: this assessment takes what is on record as all there is. Its bounds "
    "are therefore narrower than what is known allows.",
)

# The stage reading ---------------------------------------------------------------------------

STAGE_READING: Final = Text(
    de="Was auf diesem Entwicklungsstand gefragt ist", en="What is asked at this stage"
)
STAGE_REACHED: Final = Text(
    de="Stand des Netzwerks: {stage}. Schritt für Schritt verlangt die Quelle:",
    en="Stage of the network: {stage}. Step by step, the source asks for:",
)
STAGE_NOT_KNOWN: Final = Text(
    de="Der Entwicklungsstand ist nicht bekannt, weil die Gründung nicht erfasst ist. Sicher "
    "verlangt ist nur, was von Anfang an gilt.",
    en="The stage is not known, because the founding is not on record. Only what holds from the "
    "very start is certainly asked.",
)
STEP: Final = Text(de="{stage} – {asks}", en="{stage} – {asks}")
LATER: Final = Text(de="später verlangt, {word}", en="asked later, {word}")
DUE_NOW: Final = Text(de="Jetzt an der Reihe: {findings}.", en="Due now: {findings}.")
DUE_NEXT: Final = Text(de="Als Nächstes: {findings}.", en="Next: {findings}.")

# How sure, and why ---------------------------------------------------------------------------

HOW_SURE: Final = Text(de="Wie sicher das ist, und woran es liegt", en="How sure, and why")
WHAT_COSTS: Final = Text(de="Was Punkte kostet", en="What costs points")
SPLIT: Final = Text(
    de="Die Aufteilung rechnet mit, was die Obergrenze kosten würde, wenn die anderen Befunde "
    "besser wären.",
    en="The split also reckons with what the cap would cost if the other findings were better.",
)
SCORE_BESIDE: Final = Text(
    de="Der Gesamtwert von {score} liegt außerhalb: Er zählt jeden Befund so, wie er eingetragen "
    "ist, und Unbekanntes mit {value}; hier ist mitgerechnet, was noch hinzukommen kann.",
    en="The score of {score} lies outside: it counts each finding as it is on record, and the "
    "unknown as {value}; this range also reckons with what may still come.",
)
GUARANTEED: Final = Text(
    de="Zugesichert sind allein die Grenzen von {low} bis {high}; der Stichprobenfehler von "
    "Befragungen gehört nicht zu ihnen, sondern in diese Spanne.",
    en="Only the bounds of {low} to {high} are guaranteed; the sampling error of surveys is no "
    "part of them, but of this interval.",
)
WHAT_TIPS: Final = Text(
    de="Was die Einstufung am ehesten ändern würde", en="What would soonest move the grade"
)
WHAT_MOVES: Final = Text(
    de="Was den Gesamtwert am ehesten in einen anderen Bereich brächte",
    en="What would soonest move the score to another range",
)
WHAT_TO_LEARN: Final = Text(
    de="Was zu klären sich am meisten lohnt", en="What is most worth finding out"
)
WHAT_OVERLAPS: Final = Text(
    de="Was auf denselben Einträgen beruht", en="What rests on the same records"
)

# The parts -----------------------------------------------------------------------------------

PITFALLS: Final = Text(de="Stolperfallen", en="Pitfalls")
STRONG: Final = Text(de="Was gut ist", en="What is strong")
WEAK: Final = Text(de="Was schwach ist", en="What is weak")
WATCHED: Final = Text(de="Was im Auge zu behalten ist", en="What to watch")
UNKNOWN: Final = Text(de="Was nicht bekannt ist", en="What is not known")
SCORE: Final = Text(de="Gesamtwert", en="Score")
FAMILIES: Final = Text(de="Bereiche", en="Families")
DETAILS: Final = Text(de="Befunde im Einzelnen", en="Findings in detail")
NEXT: Final = Text(de="Was als Nächstes zu erfassen ist", en="What to record next")
SOURCES: Final = Text(de="Quellen", en="Sources")
PROVENANCE: Final = Text(de="Womit bewertet wurde", en="How this was assessed")

NOTHING: Final = Text(de="Nichts.", en="Nothing.")
COLON: Final = Text(de="{term}: {text}", en="{term}: {text}")
NAMED: Final = Text(de="{title} ({id})", en="{title} ({id})")
NAMED_CAUSE: Final = Text(de="„{title}“ ({id})", en="“{title}” ({id})")
READ_OFF: Final = Text(de="Abgelesen an: {findings}.", en="Read off: {findings}.")
READ_OFF_NONE: Final = Text(
    de="Dazu ist noch kein Kriterium fällig.", en="No criterion about it is due yet."
)
PITFALL: Final = Text(de="{title} (Stolperfalle {number})", en="{title} (pitfall {number})")
FINDING_WORD: Final = Text(de="{title} ({word})", en="{title} ({word})")
PROVISIONAL: Final = Text(de="vorläufig", en="provisional")
CONTEXT: Final = Text(de="Rahmen", en="context")
QUALIFIED: Final = Text(de="{title} ({qualities})", en="{title} ({qualities})")

# The score -----------------------------------------------------------------------------------

SCORE_LINE: Final = Text(
    de="{score} von 100, Grenzen {low} bis {high}.",
    en="{score} of 100, bounds {low} to {high}.",
)
EXACT_SCORE_LINE: Final = Text(
    de="{score} von 100, Grenzen {low} bis {high}: Was nicht bekannt ist, ändert daran nichts.",
    en="{score} of 100, bounds {low} to {high}: what is not known cannot change it.",
)
CERTAIN_SCORE_LINE: Final = Text(
    de="{score} von 100, Grenzen {low} bis {high}: Was zählt, ist bekannt.",
    en="{score} of 100, bounds {low} to {high}: all that counts is known.",
)
GRADE: Final = Text(de="Einstufung: {grade}.", en="Grade: {grade}.")
NO_GRADE: Final = Text(
    de="Keine Einstufung: bekannt sind {coverage} des Gewichts, nötig sind {least}.",
    en="No grade: {coverage} of the weight is known, {least} is needed.",
)
COVERAGE: Final = Text(
    de="Abdeckung: {coverage} des Gewichts sind bekannt.",
    en="Coverage: {coverage} of the weight is known.",
)
CAPPED: Final = Text(
    de="{ungated} vor der Obergrenze, {score} wegen {first}.",
    en="{ungated} before the cap, {score} because of {first}.",
)
CAPPED_FURTHER: Final = Text(
    de="{ungated} vor den Obergrenzen, {score} vor allem wegen {first}, außerdem wegen {further}.",
    en="{ungated} before the caps, {score} mainly because of {first}, and also of {further}.",
)
CAPS_WITHOUT_EFFECT: Final = Text(
    de="{score} auch vor den Obergrenzen; in Kraft, ohne den Gesamtwert zu senken: {caps}.",
    en="{score} before the caps too; in force without lowering it: {caps}.",
)
NO_CAPS: Final = Text(
    de="{score} vor den Obergrenzen; keine greift.", en="{score} before the caps; none is in force."
)
CAP_AT: Final = Text(de="{name}, höchstens {limit}", en="{name}, at most {limit}")
UNKNOWN_COUNTED: Final = Text(
    de="Unbekannte Befunde mit Gewicht: {n}. Jeder zählt im Gesamtwert mit {value}, in den Grenzen "
    "mit 0 und 100.",
    en="Unknown findings with a weight: {n}. Each counts as {value} in the score, and as 0 and 100 "
    "in its bounds.",
)

# The families --------------------------------------------------------------------------------

FAMILY: Final = Text(de="Bereich", en="Family")
VALUE: Final = Text(de="Wert", en="Value")
BOUNDS: Final = Text(de="Grenzen", en="Bounds")
COVERAGE_HEAD: Final = Text(de="Abdeckung", en="Coverage")
SHARE_HEAD: Final = Text(de="Anteil", en="Share")
RANGE: Final = Text(de="{low} bis {high}", en="{low} to {high}")
OUTSIDE: Final = Text(de="außerhalb", en="outside")
ABSENT: Final = Text(de="–", en="–")
FAMILIES_NOTE: Final = Text(
    de="Alle Werte von 0 bis 100. Anteil: Gewicht des Bereichs am Gesamtwert; „außerhalb“ heißt, "
    "dass er beschrieben, aber nicht mitgerechnet wird; –, dass nichts davon fällig ist.",
    en="All values from 0 to 100. Share: the family's weight in the score; “outside” means that it "
    "is described but not counted; –, that nothing of it is due.",
)

# One finding ---------------------------------------------------------------------------------

MARKS_NOTE: Final = Text(
    de="Werte von 0 bis 100; gut ab {healthy}, schwach unter {failing}. Vorläufig ist ein Wert, "
    "wenn Einträge vorliegen, aber nicht als vollständig erklärt sind. n sagt, worauf eine Zahl "
    "beruht: Mitglieder, Aktivitäten, Ziele …",
    en="Values from 0 to 100; healthy from {healthy}, failing below {failing}. A value is "
    "provisional where there are records that are not declared complete. n says what a figure "
    "rests on: members, activities, goals …",
)
ILLUSTRATIVE_NOTE: Final = Text(
    de="{sign} zur Veranschaulichung erdacht.", en="{sign} made up for illustration."
)
VALUE_EXACT: Final = Text(de="Wert {value}, {state}", en="value {value}, {state}")
VALUE_WITHIN: Final = Text(
    de="Wert {value} (möglich {low} bis {high}), {state}",
    en="value {value} ({low} to {high} possible), {state}",
)
ASKED: Final = Text(de="Frage", en="Question")
FIGURE: Final = Text(de="Zahl", en="Figure")
FIGURE_OF: Final = Text(de="{figure} (n = {n})", en="{figure} (n = {n})")
FURTHER_FIGURES: Final = Text(de="Weitere Zahlen", en="Further figures")
EVIDENCE: Final = Text(de="Belege", en="Evidence")
EVIDENCE_OF: Final = Text(de="{table} ({n}): {names}", en="{table} ({n}): {names}")
AND_ONE_MORE: Final = Text(de="… und 1 weiterer Eintrag", en="… and 1 more")
AND_MORE: Final = Text(de="… und {n} weitere", en="… and {n} more")
REPEATED: Final = Text(de="{name} ({n}-mal)", en="{name} ({n} times)")
INCOMPLETE: Final = Text(de="Nicht als vollständig erklärt", en="Not declared complete")
HELPS: Final = Text(de="Was hilft", en="What would help")
MEASURE: Final = Text(de="{text} ({effort})", en="{text} ({effort})")
CAP: Final = Text(de="Obergrenze", en="Cap")
CAP_IN_FORCE: Final = Text(
    de="solange das schwach bleibt, erreicht der Gesamtwert höchstens {limit}",
    en="as long as this fails, the score reaches at most {limit}",
)
CAP_POSSIBLE: Final = Text(
    de="falls sich das als schwach erweist, erreicht der Gesamtwert höchstens {limit}",
    en="if this turns out to fail, the score reaches at most {limit}",
)
WEIGHT: Final = Text(de="Gewicht", en="Weight")
WEIGHT_OF_SOURCE: Final = Text(
    de="{weight} (in der Quelle: „{word}“)", en="{weight} (in the source: “{word}”)"
)
WEIGHT_OF_OURS: Final = Text(de="{weight} ({ours})", en="{weight} ({ours})")
OUR_ASSUMPTION: Final = Text(de="eigene Annahme", en="our assumption")
WEIGHT_OF_CONTEXT: Final = Text(
    de="keines; beschreibt den Rahmen und zählt im Gesamtwert nicht mit",
    en="none; describes the context and does not count in the score",
)
NOT_APPLICABLE_HERE: Final = Text(
    de="trifft auf diese Art von Netzwerk nicht zu", en="not applicable to this kind of network"
)

# What to record next, sources, provenance ----------------------------------------------------

NEXT_NOTE: Final = Text(
    de="Diese Tabellen sind nicht als vollständig erklärt. Wer sie ergänzt und für vollständig "
    "erklärt, macht das Ergebnis sicherer; was am meisten Gewicht betrifft, steht zuerst.",
    en="These tables are not declared complete. Completing them and declaring them complete makes "
    "the result surer; what concerns most weight comes first.",
)
NEXT_TABLE: Final = Text(
    de="{table} (Gewicht {weight}), wichtig für: {findings}",
    en="{table} (weight {weight}), important for: {findings}",
)
NEXT_FACT: Final = Text(de="Einzelne Angaben fehlen:", en="Single facts are missing:")
NOTHING_MISSING: Final = Text(
    de="Für alle fälligen Befunde ist erfasst, was sie brauchen.",
    en="All that the due findings need is on record.",
)
SOURCES_NOTE: Final = Text(
    de="Woher die Angaben stammen, auf denen die Befunde beruhen:",
    en="Where the facts come from that the findings rest on:",
)
NO_SOURCES: Final = Text(
    de="Zu den Belegen sind keine Quellen angegeben.",
    en="No sources are given for the evidence.",
)
ATTRIBUTIONS_NOTE: Final = Text(
    de="Enthält Daten unter Lizenzen, die eine Namensnennung verlangen:",
    en="Contains data under licences that ask for attribution:",
)
CATALOGUE: Final = Text(
    de="Katalog {version}, Prüfsumme {hash}", en="catalogue {version}, hash {hash}"
)
LIBRARY: Final = Text(de="localeconomy {version}", en="localeconomy {version}")
RECORD: Final = Text(de="Datenbestand {digest}", en="record {digest}")

# Units that read better in a form of their own ------------------------------------------------

SINGULARS: Final[Mapping[str, Text]] = {
    "active members": Text(de="aktives Mitglied", en="active member"),
    "people": Text(de="Person", en="person"),
    "members": Text(de="Mitglied", en="member"),
    "founders": Text(de="Gründer/in", en="founder"),
    "facilities": Text(de="Einrichtung", en="facility"),
    "coordinating bodies": Text(de="koordinierende Stelle", en="coordinating body"),
    "partner institutions": Text(de="Partnereinrichtung", en="partner institution"),
    "businesses": Text(de="Unternehmen", en="business"),
    "spin-offs": Text(de="Ausgründung", en="spin-off"),
    "levels": Text(de="Ebene", en="level"),
    "seats": Text(de="Sitz", en="seat"),
    "motions": Text(de="Antrag", en="motion"),
    "tasks": Text(de="Aufgabe", en="task"),
    "activities": Text(de="Aktivität", en="activity"),
    "activities and contacts": Text(de="Aktivität oder Kontakt", en="activity or contact"),
    "times": Text(de="Mal", en="time"),
    "quarters": Text(de="Quartal", en="quarter"),
    "days": Text(de="Tag", en="day"),
    "standard deviations": Text(de="Standardabweichung", en="standard deviation"),
    "bits": Text(de="Bit", en="bit"),
    "months": Text(de="Monat", en="month"),
    "percentage points": Text(de="Prozentpunkt", en="percentage point"),
    "gaps": Text(de="Lücke", en="gap"),
    "goals": Text(de="Ziel", en="goal"),
    "training places": Text(de="Ausbildungsplatz", en="training place"),
    "image activities": Text(de="Image-Aktivität", en="image activity"),
    "pairs": Text(de="Paar", en="pair"),
    "surveys": Text(de="Befragung", en="survey"),
}
OF_THE_NEED: Final = Text(de="{share} des Bedarfs", en="{share} of the need")
WITH_UNIT: Final = Text(de="{number} {unit}", en="{number} {unit}")
ALONE: Final = Text(de="{text}", en="{text}")

# The catalogue --------------------------------------------------------------------------------

CRITERIA: Final = Text(de="Kriterien", en="Criteria")
CRITERIA_INTRODUCTION: Final = Text(
    de="Katalog {version}, Prüfsumme `{hash}`: {n} Kriterien. Zitate sind Wortlaut der Quelle.",
    en="Catalogue {version}, hash `{hash}`: {n} criteria. Quotations are the words of the source.",
)
CATALOGUE_TITLE: Final = Text(
    de="Katalog {version}: {n} Kriterien", en="Catalogue {version}: {n} criteria"
)
ID: Final = Text(de="Kennung", en="Id")
TITLE: Final = Text(de="Titel", en="Title")
SCOPE: Final = Text(de="für", en="for")
SCOPES: Final[Mapping[str, Text]] = {
    "N": Text(de="Netzwerk", en="network"),
    "A": Text(de="Verbund", en="alliance"),
    "NA": Text(de="beide", en="both"),
}
SCOPES_AT_LENGTH: Final[Mapping[str, Text]] = {
    "N": Text(de="Netzwerke eines Stadtteils", en="networks of a district"),
    "A": Text(de="Verbünde von Einrichtungen", en="alliances of facilities"),
    "NA": Text(
        de="Netzwerke eines Stadtteils und Verbünde von Einrichtungen",
        en="networks of a district and alliances of facilities",
    ),
}
CATALOGUE_NOTE: Final = Text(
    de="Gewicht 0: beschreibt den Rahmen und zählt im Gesamtwert nicht mit. Obergrenze: der "
    "höchste Gesamtwert, wenn das Kriterium ganz verfehlt wird; * erst ab einem Alter von 12 "
    "Monaten, voll ab 36. Einzelheiten: localeconomy catalogue explain KENNUNG",
    en="Weight 0: describes the context and does not count in the score. Cap: the highest score "
    "where the criterion fails altogether; * from an age of 12 months on, in full force from 36. "
    "Details: localeconomy catalogue explain ID",
)
PHASED_SIGN: Final = "*"
FAMILY_AND_PITFALLS: Final = Text(
    de="{family}; Stolperfalle {numbers}", en="{family}; pitfall {numbers}"
)
CHAPTER: Final = Text(de="Kapitel der Quelle", en="Chapter of the source")
WORDING: Final = Text(de="Wortlaut der Quelle", en="Words of the source")
QUOTED: Final = Text(de="„{quote}“", en="“{quote}”")
APPLIES_TO: Final = Text(de="Gilt für", en="Applies to")
ASKED_FROM: Final = Text(de="gefragt ab dem Stand", en="asked from the stage")
FORMULA: Final = Text(de="So wird der Wert gebildet", en="How the value is made")
UNIT: Final = Text(de="Einheit der Zahl", en="Unit of the figure")
NOT_DUE: Final = Text(de="Nicht fällig", en="Not due")
CAP_AT_ONCE: Final = Text(
    de="höchstens {limit} von 100, wenn das Kriterium ganz verfehlt wird; unter einem Wert von "
    "{failing} beginnt sie zu greifen",
    en="at most {limit} of 100 where the criterion fails altogether; it begins to bite below a "
    "value of {failing}",
)
CAP_PHASED_IN: Final = Text(
    de="{cap}. Sie gilt noch nicht bis zum Alter von {begin} Monaten, von da an zunehmend, ab "
    "{full} Monaten ganz",
    en="{cap}. Not in force up to an age of {begin} months, growing from there on, in full force "
    "from {full} months",
)
THRESHOLDS: Final = Text(de="Schwellen", en="Thresholds")
THRESHOLD: Final = Text(
    de="{label}: {figure} ({name}; {authority})", en="{label}: {figure} ({name}; {authority})"
)
READS: Final = Text(de="Gelesene Tabellen", en="Tables that it reads")
READ: Final = Text(de="{table}: {how}", en="{table}: {how}")
READ_KINDS: Final = Text(de="Arten: {kinds}", en="kinds: {kinds}")
READ_PERIOD: Final[Mapping[bool, Text]] = {
    True: Text(de="am Tag der Bewertung", en="on the day of the assessment"),
    False: Text(de="alle früheren", en="all of the past"),
}
READ_MONTHS: Final = Text(de="die letzten {n} Monate", en="the last {n} months")
READ_INFORMAL: Final = Text(de="nur in informellen Netzwerken", en="in informal networks only")
EFFECTS: Final[Mapping[str, Text]] = {
    "raises": Text(
        de="weitere Einträge können den Wert nur erhöhen",
        en="further records can only raise the value",
    ),
    "lowers": Text(
        de="weitere Einträge können den Wert nur senken",
        en="further records can only lower the value",
    ),
    "either": Text(
        de="weitere Einträge können den Wert erhöhen oder senken",
        en="further records can raise or lower the value",
    ),
    "fact": Text(
        de="nachgeschlagen, was dort erklärt ist", en="looked up for what is declared there"
    ),
    "figures": Text(
        de="weitere Einträge ändern nur ergänzende Zahlen, nie den Wert",
        en="further records change further figures alone, never the value",
    ),
}
MEASURES: Final = Text(de="Was einen schwachen Wert bessert", en="What mends a failing value")
VERSION: Final = Text(de="Fassung", en="Version")
VERSION_OF: Final = Text(de="{version}, {life_cycle}", en="{version}, {life_cycle}")
LIFE_CYCLES: Final[Mapping[str, Text]] = {
    "stable": Text(de="gültig", en="stable"),
    "experimental": Text(de="in Erprobung, ohne Gewicht", en="experimental, without weight"),
    "deprecated": Text(de="läuft aus", en="deprecated"),
}

# The list of examples -------------------------------------------------------------------------

EXAMPLES_TITLE: Final = Text(de="Mitgelieferte Netzwerke", en="Bundled networks")
SIZE: Final = Text(
    de="{actors} Akteure, {records} Einträge insgesamt",
    en="{actors} actors, {records} records in all",
)
DAY_AND_SIZE: Final = Text(de="{day}; {size}", en="{day}; {size}")
EXAMPLES_NOTE: Final = Text(
    de="Ein Beispiel bewerten: localeconomy assess NAME. Erdachte Einträge veranschaulichen das "
    "Verfahren; die übrigen nennen ihre Quelle.",
    en="Assess an example: localeconomy assess NAME. Made-up records illustrate the method; the "
    "others name their source.",
)

# The checklist -------------------------------------------------------------------------------

CHECKLIST_TITLE: Final = Text(
    de="Checkliste: Was für eine Einstufung genügt", en="Checklist: what suffices for a grade"
)
CHECKLIST_NOTE: Final = Text(
    de="Wer diese {n} Fragen beantwortet und die Listen als vollständig erklärt, erhält eine "
    "Einstufung ({scope}). Weniger Fragen reichen nicht. Auch „es gab keine“ ist eine Antwort: "
    "Dann bleibt die Tabelle leer und gilt als vollständig.",
    en="Whoever answers these {n} questions and declares the lists complete gets a grade "
    "({scope}). Fewer questions do not suffice. “There were none” is an answer, too: the table "
    "then stays empty and is declared complete.",
)
CHECKLIST_FACTS: Final = Text(de="Zuerst die Tatsachen", en="First the facts")
CHECKLIST_LISTS: Final = Text(de="Dann die vollständigen Listen", en="Then the complete lists")
CHECKLIST_ANSWER: Final = Text(de="Tabelle: {table}; {period}", en="Table: {table}; {period}")
CHECKLIST_SERVES: Final = Text(de="Wofür: {criteria}", en="What for: {criteria}")
CHECKLIST_FURTHER: Final = Text(
    de="Alle weiteren Kriterien bleiben damit „unbekannt“ und weiten die Grenzen des Gesamtwerts.",
    en="All other criteria then stay “unknown” and widen the bounds of the score.",
)
CHECKLIST_EMPTY: Final = Text(
    de="Der Katalog hat dafür kein Kriterium mit Gewicht.",
    en="The catalogue has no criterion with a weight for it.",
)
