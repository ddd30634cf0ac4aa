"""Write the pages that are made from the code: criteria, vocabulary, tables, command output.

Sphinx calls `write` before it reads the pages, so that none of them can fall behind the code. The
pages of the criteria are kept beside the code, so that a change of a criterion shows in them: a
test compares them, and ``python docs/make_pages.py`` writes them anew.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest import mock

import localeconomy as le
from localeconomy.cli import main
from localeconomy.criteria.declaration import More, Scope
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import VOCABULARIES
from localeconomy.synthetic import FAULTS, PITFALLS

sys.path.insert(0, str(Path(__file__).parent))

from examples_tables import examples_tables
from places_page import places_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from localeconomy.criteria import Criterion
    from localeconomy.model.fields import Field

__all__ = [
    "command_output",
    "criteria_page",
    "faults_table",
    "kept_pages",
    "overlap_page",
    "pages",
    "record_page",
    "vocabulary_page",
    "write",
]

COMMANDS: Final[Mapping[str, Sequence[str]]] = {
    "help.txt": ["--help", "--language", "en"],
    "assess-help.txt": ["assess", "--help", "--language", "en"],
    "recommend-help.txt": ["recommend", "--help", "--language", "en"],
    "checklist.txt": ["checklist", "--language", "en"],
    "template-help.txt": ["template", "--help", "--language", "en"],
    "validate-help.txt": ["validate", "--help", "--language", "en"],
    "convert-help.txt": ["convert", "--help", "--language", "en"],
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

VOCABULARY_INTRODUCTION: Final = (
    "What a field of a fixed choice may hold. Records store the id; people read the label of their "
    "language. *Classes* are what criteria ask for: a tie of any kind in the class `cooperation` "
    "holds a network together, for example."
)
OVERLAP_INTRODUCTION: Final = (
    "Findings that rest on the same table rise and fall together where its records are wrong or "
    "incomplete. *Weight* is that of all criteria which read the table: what it would cost to "
    "leave it out, and where a check of the records pays most. Declared facts, such as the "
    "founding or the kind of an actor, are left out: nearly every criterion looks some up."
)
OVERLAP_NOTE: Final = (
    "They ask different questions of the same records, so that they are the least independent "
    "pairs of the catalogue."
)
REFERENCE: Final = Path(__file__).parent / "reference"
RECORD_INTRODUCTION: Final = (
    "The tables of a network and the fields of their entries, made from the declarations in the "
    "code. [What a record is](../../explanation/record.md) explains dates, completeness and what "
    "was known when. Fields in **bold** have to be given; every date may also be a year or a month."
)

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


def criteria_page(language: str) -> str:
    """Return the page of all criteria in Markdown, each with a mark to link to.

    Parameters
    ----------
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        What `Catalogue.to_markdown` returns, with marks.
    """
    mark = "" if language == "en" else f"-{language}"
    return re.sub(
        r"^(?=### .*\(`(\w+)`\)$)",
        lambda found: f"({found[1]}{mark})=\n",
        le.catalogue().to_markdown(language),
        flags=re.MULTILINE,
    )


def overlap_page() -> str:
    """Return the page of the tables, and which criteria read each of them.

    Returns
    -------
    str
        Two tables: the criteria by what they read, and the pairs that read most alike.
    """
    criteria = list(le.catalogue())
    rows = []
    for name, info in TABLES.items():
        readers = [each for each in criteria if name in _observed(each)]
        if readers:
            linked = ", ".join(f"[{each.title.en}](#{each.id})" for each in readers)
            weight = sum(each.weight.value for each in readers)
            rows.append([f"[{info.plural.en}](#table-{name})", f"{weight:g}", linked])
    pairs = [
        (len(shared) / len(_observed(one) | _observed(other)), one, other, shared)
        for one, other in itertools.combinations(criteria, 2)
        if (shared := _observed(one) & _observed(other))
        and (one.scope is other.scope or Scope.BOTH in (one.scope, other.scope))
    ]
    alike = [
        [f"[{one.title.en}](#{one.id})", f"[{other.title.en}](#{other.id})", _plural(shared)]
        for share, one, other, shared in pairs
        if share == 1 and len(shared) > 1
    ]
    return "\n".join(
        [
            *("# Which findings read the same records", "", OVERLAP_INTRODUCTION, ""),
            *_table(["table", "weight", "criteria"], rows),
            *("", "## Criteria that read exactly the same tables", "", OVERLAP_NOTE, ""),
            *_table(["criterion", "criterion", "tables"], alike),
            "",
        ]
    )


def _observed(criterion: Criterion) -> frozenset[str]:
    return frozenset(read.table for read in criterion.reads if read.more is not More.FACT)


def _plural(tables: Iterable[str]) -> str:
    return ", ".join(TABLES[name].plural.en for name in sorted(tables))


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


def faults_table() -> str:
    """Return the faults that can be planted in made-up networks, in both languages.

    Returns
    -------
    str
        A table, a line a fault.
    """
    pitfalls = [(f"pitfall {number}", fault) for number, fault in PITFALLS.items()]
    rows = [
        [
            f"`{name}`" if name in FAULTS else name,
            fault.text.en,
            fault.text.de,
            ", ".join(fault.scopes),
        ]
        for name, fault in (*pitfalls, *FAULTS.items())
    ]
    return "\n".join([*_table(["fault", "at its worst", "German", "befalls"], rows), ""])


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
        Markdown pages and tables, and what commands print.
    """
    return {
        "vocabulary.md": vocabulary_page(),
        "record.md": record_page(),
        "faults.md": faults_table(),
        "places.md": places_page(),
        **examples_tables(),
        **{name: command_output(arguments) for name, arguments in COMMANDS.items()},
    }


def kept_pages() -> dict[str, str]:
    """Return the pages that are kept beside the code, so that a change of them is seen.

    Returns
    -------
    dict
        Markdown by file name, below the folder of the reference.
    """
    return {
        "criteria.en.md": criteria_page("en"),
        "criteria.de.md": criteria_page("de"),
        "overlap.md": overlap_page(),
    }


def write(folder: Path) -> None:
    """Write every generated file that is not there yet as it should be.

    Parameters
    ----------
    folder
        Where to; made where it is missing.
    """
    _write(folder, pages())


def _write(folder: Path, made: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        path = folder / name
        # An unchanged file keeps its time, so that Sphinx does not read it again.
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    _write(REFERENCE, kept_pages())
    write(REFERENCE / "generated")
