"""Write the pages that are made from the code: criteria, vocabulary, tables, command output.

Sphinx calls `write` before it reads the pages, so that none of them can fall behind the code. By
hand: ``python docs/make_pages.py FOLDER``.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

import localeconomy as le
from localeconomy.cli import main
from localeconomy.criteria.catalogue import PITFALLS
from localeconomy.criteria.declaration import Scope
from localeconomy.language import Number
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import VOCABULARIES
from localeconomy.report import numbers
from localeconomy.report.text_findings import measure_said, weight_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from localeconomy.criteria import Catalogue, Criterion
    from localeconomy.model.fields import Field

__all__ = ["command_output", "criteria_page", "pages", "record_page", "vocabulary_page", "write"]

COMMANDS: Final[Mapping[str, Sequence[str]]] = {
    "help.txt": ["--help", "--language", "en"],
    "assess-help.txt": ["assess", "--help", "--language", "en"],
    "examples.txt": ["examples", "--language", "en"],
    "catalogue.txt": ["catalogue", "--language", "en"],
    "explain-active_core.txt": ["catalogue", "explain", "active_core", "--language", "en"],
    "kino.en.txt": ["assess", "kino-knappenviertel", "--on", "2003-06-30", "--language", "en"],
    "kino.de.txt": ["assess", "kino-knappenviertel", "--on", "2003-06-30", "--language", "de"],
    "kino-without-names.txt": [
        *("assess", "kino-knappenviertel", "--on", "2003-06-30"),
        *("--names", "off", "--language", "en"),
    ],
}
"""Arguments of ``localeconomy`` by the file that shows what it prints."""

SAID: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "title": "Criteria",
        "intro": "Catalogue {version}, hash `{hash}`: {n} criteria. Made from the declarations "
        "in the code. Quotations are the words of the source.",
        "chapter": "chapter of the source",
        "quote": "words of the source",
        "weight": "weight",
        "assumption": "our assumption",
        "scope": "applies to",
        "formula": "value",
        "unit": "unit of the figure",
        "reads": "reads",
        "not_due": "not due",
        "cap": "cap",
        "at_most": "at most {limit} of 100 where it fails altogether",
        "phased": "at most {limit} of 100 where it fails altogether; from an age of 12 months on, "
        "in full force from 36",
        "pitfalls": "pitfall",
        "thresholds": "Thresholds",
        "number": "number",
        "meaning": "meaning",
        "authority": "authority",
        "measures": "What mends a weak value",
    },
    "de": {
        "title": "Kriterien (deutsch)",
        "intro": "Katalog {version}, Prüfsumme `{hash}`: {n} Kriterien. Erzeugt aus den Angaben "
        "im Code. Zitate sind Wortlaut der Quelle.",
        "chapter": "Kapitel der Quelle",
        "quote": "Wortlaut der Quelle",
        "weight": "Gewicht",
        "assumption": "eigene Annahme",
        "scope": "gilt für",
        "formula": "Wert",
        "unit": "Einheit der Zahl",
        "reads": "liest",
        "not_due": "nicht fällig",
        "cap": "Obergrenze",
        "at_most": "höchstens {limit} von 100, wenn das Kriterium ganz verfehlt wird",
        "phased": "höchstens {limit} von 100, wenn das Kriterium ganz verfehlt wird; ab dem Alter "
        "von 12 Monaten zunehmend, ab 36 ganz",
        "pitfalls": "Stolperfalle",
        "thresholds": "Schwellen",
        "number": "Zahl",
        "meaning": "Bedeutung",
        "authority": "woher",
        "measures": "Was einen schwachen Wert bessert",
    },
}

VOCABULARY_INTRODUCTION: Final = (
    "What a field of a fixed choice may hold. Records store the id; people read the label of their "
    "language. *Classes* are what criteria ask for: a tie of any kind in the class `cooperation` "
    "holds a network together, for example."
)
RECORD_INTRODUCTION: Final = (
    "The tables of a network and the fields of their entries, made from the declarations in the "
    "code. [What a record is](../../explanation/record.md) explains dates, completeness and what "
    "was known when. Fields in **bold** have to be given; every date may also be a year or a month."
)

SCOPES: Final[Mapping[Scope, Mapping[str, str]]] = {
    Scope.NETWORK: {"en": "networks of a district", "de": "Netzwerke eines Stadtteils"},
    Scope.ALLIANCE: {"en": "alliances of facilities", "de": "Verbünde von Einrichtungen"},
    Scope.BOTH: {"en": "both kinds of network", "de": "beide Arten von Netzwerken"},
}

TYPES: Final[Mapping[FieldType, str]] = {
    FieldType.TEXT: "text",
    FieldType.TEXTS: "texts",
    FieldType.REFERENCE: "id of {target}",
    FieldType.REFERENCES: "ids of {target}",
    FieldType.CHOICE: "one of {target}",
    FieldType.CHOICES: "some of {target}",
    FieldType.COUNTS: "numbers by {target}",
    FieldType.NUMBER: "number",
    FieldType.INTEGER: "whole number",
    FieldType.BOOLEAN: "yes or no",
    FieldType.SINCE: "date, beginning",
    FieldType.UNTIL: "date, end",
    FieldType.DAY: "date",
    FieldType.ATTRIBUTES: "mapping",
}


def command_output(arguments: Sequence[str]) -> str:
    """Return what ``localeconomy`` prints.

    Parameters
    ----------
    arguments
        Its arguments.

    Returns
    -------
    str
        The standard output.

    Raises
    ------
    ValueError
        If the command fails.
    """
    plain = {"COLUMNS": "80", "NO_COLOR": "1"}
    printed = io.StringIO()
    with mock.patch.dict(os.environ, plain), contextlib.redirect_stdout(printed):
        status = main([*arguments])
    if status:
        raise ValueError(f"localeconomy {' '.join(arguments)} ends with status {status}")
    return printed.getvalue()


def criteria_page(catalogue: Catalogue, language: str) -> str:
    """Return the page of all criteria in Markdown.

    Parameters
    ----------
    catalogue
        The criteria.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        A section a family, in it one a criterion.
    """
    said = SAID[language]
    intro = said["intro"].format(version=catalogue.version, hash=catalogue.hash, n=len(catalogue))
    lines = [f"# {said['title']}", "", intro, ""]
    for family in catalogue.families:
        criteria = [each for each in catalogue if each.family == family.id]
        if not criteria:
            continue
        label = family.label.into(language)
        lines += [f"## {label[0].upper()}{label[1:]} (`{family.id}`)", ""]
        for each in criteria:
            lines += [*_criterion(each, language), ""]
    return "\n".join(lines)


def _criterion(criterion: Criterion, language: str) -> Iterator[str]:
    said = SAID[language]
    anchor = f"({criterion.id})=" if language == "en" else f"({criterion.id}-{language})="
    yield from (anchor, f"### {criterion.title.into(language)} (`{criterion.id}`)", "")
    yield from (criterion.question.into(language), "")
    for term, value in _facts(criterion, language):
        yield from (said[term], f": {value}", "")
    if criterion.thresholds:
        head = ["", said["number"], said["meaning"], said["authority"]]
        yield from (f"**{said['thresholds']}**", "")
        yield from _table(
            head,
            [
                [
                    f"`{name}`",
                    numbers.figure(each.value, each.unit).into(language),
                    each.label.into(language),
                    each.authority or said["assumption"],
                ]
                for name, each in criterion.thresholds.items()
            ],
        )
        yield ""
    if criterion.measures:
        yield from (f"**{said['measures']}**", "")
        yield from (f"- {measure_said(each).into(language)}" for each in criterion.measures)
        yield ""


def _facts(criterion: Criterion, language: str) -> Iterator[tuple[str, str]]:
    said = SAID[language]
    yield "quote", f"„{criterion.quote}“"
    yield "chapter", criterion.chapter
    yield "formula", criterion.formula.into(language)
    yield "unit", criterion.unit.into(language)
    yield "weight", weight_said(criterion.weight.value, criterion.weight.word).into(language)
    if criterion.cap is not None:
        form = said["phased" if criterion.cap.phased_in else "at_most"]
        yield "cap", form.format(limit=Number(100 * criterion.cap.limit, 0).into(language))
    if criterion.pitfalls:
        yield (
            "pitfalls",
            "; ".join(f"{each} ({PITFALLS[each].into(language)})" for each in criterion.pitfalls),
        )
    yield "scope", SCOPES[criterion.scope][language]
    if criterion.not_due is not None:
        yield "not_due", criterion.not_due.into(language)
    yield "reads", ", ".join(TABLES[name].plural.into(language) for name in criterion.tables)


def vocabulary_page() -> str:
    """Return the page of all kinds of things in Markdown, in both languages.

    Returns
    -------
    str
        A section a vocabulary.
    """
    lines = [
        "# Vocabulary",
        "",
        VOCABULARY_INTRODUCTION,
        "",
    ]
    for name, terms in VOCABULARIES.items():
        lines += [f"(vocabulary-{name})=", f"## `{name}`", ""]
        rows = [
            [
                f"`{term.id}`",
                term.label.en,
                term.label.de,
                ", ".join(f"`{each}`" for each in term.classes),
            ]
            for term in terms.values()
        ]
        lines += [*_table(["id", "English", "German", "classes"], rows), ""]
    return "\n".join(lines)


def record_page() -> str:
    """Return the page of all tables and fields in Markdown, in both languages.

    Returns
    -------
    str
        A section a table.
    """
    lines = [
        "# The record",
        "",
        RECORD_INTRODUCTION,
        "",
    ]
    for name, info in TABLES.items():
        record_type = info.record_type
        title = info.plural.en
        lines += [
            f"(table-{name})=",
            f"## {title[0].upper()}{title[1:]}: `{name}`",
            "",
            f"German: {info.plural.de}.",
            "",
            "```{eval-rst}",
            f".. autoclass:: localeconomy.{record_type.__name__}",
            "   :no-members:",
            "```",
            "",
        ]
        rows = [_field_row(field, each) for field, each in fields_of(record_type).items()]
        lines += [*_table(["field", "holds", "meaning", "German"], rows), ""]
    return "\n".join(lines)


def _field_row(name: str, field: Field) -> list[str]:
    shown = f"`{name}`" if not field.required or field.default is not None else f"**`{name}`**"
    return [shown, _holds(field), field.meaning.en, f"{field.label.de}: {field.meaning.de}"]


def _holds(field: Field) -> str:
    target = field.target or ""
    if target in TABLES:
        target = f"[{TABLES[target].plural.en}](#table-{target})"
    elif target:
        target = f"[`{target}`](#vocabulary-{target})"
    holds = TYPES[field.type].format(target=target)
    return holds if field.unit is None else f"{holds}, {field.unit}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _line(head)
    yield _line(["---"] * len(head))
    for row in rows:
        yield _line([cell.replace("|", "\\|").replace("\n", " ") for cell in row])


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def pages() -> dict[str, str]:
    """Return every generated file by its name.

    Returns
    -------
    dict
        Markdown pages, and what commands print.
    """
    return {
        "criteria.md": criteria_page(le.catalogue(), "en"),
        "criteria.de.md": criteria_page(le.catalogue(), "de"),
        "vocabulary.md": vocabulary_page(),
        "record.md": record_page(),
        **{name: command_output(arguments) for name, arguments in COMMANDS.items()},
    }


def write(folder: Path) -> None:
    """Write every generated file that is not there yet as it should be.

    Parameters
    ----------
    folder
        Where to; made where it is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        path = folder / name
        # An unchanged file keeps its time, so that Sphinx does not read it again.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
