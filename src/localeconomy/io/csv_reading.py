"""From the files of a folder or archive to a network, with every fault of all of them at once."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from localeconomy.errors import FileFormatError, LocalEconomyError, ValidationError
from localeconomy.io.csv_text import decoded, parsed
from localeconomy.io.tabular import names
from localeconomy.io.tabular.contents import Content, LeftOut, content_of, number_evidence
from localeconomy.io.tabular.faults import CellFault
from localeconomy.io.tabular.heading import HEADING, heading_from
from localeconomy.io.tabular.numbers import Evidence, Form, number_of
from localeconomy.io.tabular.placing import placed
from localeconomy.language import Number, Text, quoted
from localeconomy.model.columns import value_at
from localeconomy.model.heading import heading_of
from localeconomy.model.network import Network
from localeconomy.model.problems import found
from localeconomy.model.records import TABLES, Record
from localeconomy.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.io.csv_files import Member
    from localeconomy.io.tabular.sheet import Sheet

__all__ = ["CsvFile", "CsvReading", "assembled"]

SUFFIXES: Final = (".csv", ".tsv")
ORDER: Final = {name: place for place, name in enumerate((HEADING, *TABLES))}
SHOWN: Final = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}
DELIMITERS: Final = {"\t": Text(de="Tabulator", en="tab")}
FORM_WORDS: Final = {
    "de": Text(de="Zahlen wie 1.234,5", en="numbers such as 1.234,5"),
    "en": Text(de="Zahlen wie 1,234.5", en="numbers such as 1,234.5"),
}


@attrs.frozen
class CsvFile:
    """How one file was read.

    Parameters
    ----------
    name
        What it is called.
    table
        The table that it holds, ``"network"`` for title and day.
    records
        How many records it holds.
    encoding
        ``"utf-8"``, ``"utf-8-sig"``, ``"utf-16"``, ``"utf-32"`` or ``"cp1252"``.
    delimiter
        The sign between cells.
    numbers
        The form that its numbers showed or that was asked for: ``"de"`` or ``"en"``; None where
        they look the same in both.
    """

    name: str
    table: str
    records: int
    encoding: str
    delimiter: str
    numbers: Form | None = None

    def into(self, language: str) -> str:
        """Return in ``language`` how the file was read.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            One line.
        """
        info = TABLES.get(self.table)
        parts: list[str | Text] = []
        if info is not None:
            word = Text(de="{n} Einträge", en="{n} records")
            if self.records == 1:
                word = Text(de="1 Eintrag", en="1 record")
            parts = [info.plural, word.fill(n=Number(self.records))]
        parts += [
            SHOWN.get(self.encoding, self.encoding.upper()),
            Text(de="Trennzeichen {sign}", en="delimiter {sign}").fill(
                sign=DELIMITERS.get(self.delimiter, self.delimiter)
            ),
        ]
        if self.numbers is not None:
            parts.append(FORM_WORDS[self.numbers])
        said = ", ".join(part if isinstance(part, str) else part.into(language) for part in parts)
        return f"{self.name}: {said}"


@attrs.frozen
class CsvReading:
    """A network that was read from CSV files, and how.

    Parameters
    ----------
    network
        The network.
    files
        How each file was read.
    left_out
        Rows that are no records: sums of others, and counts that their source does not give.
    ignored
        Files that are no CSV files.
    """

    network: Network
    files: tuple[CsvFile, ...]
    left_out: tuple[LeftOut, ...] = ()
    ignored: tuple[str, ...] = ()


@attrs.define
class _Assembly:
    """What has been read so far."""

    numbers: Form | None
    faults: list[CellFault] = attrs.Factory(list)
    files: list[CsvFile] = attrs.Factory(list)
    contents: dict[str, Content] = attrs.Factory(dict)
    incomplete: set[str] = attrs.Factory(set)
    has_unknown: bool = False
    ignored: list[str] = attrs.Factory(list)
    named: dict[str, str] = attrs.Factory(dict)


def assembled(members: Sequence[Member], name: str, numbers: Form | None) -> CsvReading:
    """Return the network of some files.

    Parameters
    ----------
    members
        The files.
    name
        What to call their folder or archive in errors.
    numbers
        The form of their numbers; None lets each file show its own.

    Returns
    -------
    CsvReading
        The network and how it was read.

    Raises
    ------
    FileFormatError
        If there is no CSV file.
    ValidationError
        If the files have faults.
    """
    assembly = _Assembly(numbers)
    for member in members:
        _take(assembly, member)
    if not assembly.named and not assembly.faults:
        raise FileFormatError(NO_TABLES.fill(file=name))
    network = _network(assembly)
    if network is None:
        faults = sorted(assembly.faults, key=_place)
        raise found(faults, Text(de="in {file}", en="in {file}").fill(file=name))
    return CsvReading(
        network,
        tuple(assembly.files),
        tuple(row for content in assembly.contents.values() for row in content.left_out),
        tuple(assembly.ignored),
    )


def _place(fault: CellFault) -> tuple[int, str, int, int, str]:
    """Return where a fault comes: by table, file, row and column."""
    column = fault.column or ""
    return (
        ORDER.get(fault.table or "", -1), fault.file, fault.row or 0, len(column), column,
    )  # fmt: skip


def _take(assembly: _Assembly, member: Member) -> None:
    """Read one file."""
    path = PurePosixPath(member.name)
    if path.suffix.lower() not in SUFFIXES:
        assembly.ignored.append(member.name)
        return
    table = names.table_names().get(names.normal(path.stem))
    if table is None:
        labels = [info.plural for info in TABLES.values()]
        hint = names.hint_at(path.stem, labels, ORDER)
        assembly.faults.append(CellFault(member.name, NO_TABLE.fill(hint=hint)))
        assembly.has_unknown = True
        return
    if table in assembly.named:
        message = SAME_TABLE.fill(other=quoted(assembly.named[table]))
        assembly.faults.append(CellFault(member.name, message, table=table))
        return
    assembly.named[table] = member.name
    try:
        text, encoding = decoded(member.read(), member.name)
    except FileFormatError as error:
        message = Text(de=error.into("de"), en=error.into("en"))
        assembly.faults.append(CellFault(member.name, message, table=table))
        assembly.incomplete.add(table)
        return
    _take_text(assembly, member.name, table, text, encoding)


def _take_text(assembly: _Assembly, name: str, table: str, text: str, encoding: str) -> None:
    result = parsed(text, table, name)
    assembly.faults += result.faults
    if not result.is_whole:
        assembly.incomplete.add(table)
    if result.sheet is None:
        return
    form, fault = _form(result.sheet, assembly.numbers)
    if fault is not None:
        assembly.faults.append(fault)
    content = content_of(result.sheet, None if fault is not None else form)
    assembly.contents[table] = content
    if not _has_needed(content.sheet):
        assembly.incomplete.add(table)
    assembly.faults += content.faults
    records = len(content.sheet.rows)
    assembly.files.append(CsvFile(name, table, records, encoding, result.delimiter, form))


def _form(sheet: Sheet, stated: Form | None) -> tuple[Form | None, CellFault | None]:
    """Return the form of a file's numbers, and what is wrong where they do not settle it."""
    if stated is not None:
        return stated, None
    by_field = number_evidence(sheet)
    evidence = Evidence()
    for each in by_field.values():
        evidence |= each
    if evidence.form is not None:
        return evidence.form, None
    if evidence.german is not None:
        cell = cast("str", evidence.international)
        message = BOTH.fill(german=quoted(evidence.german), international=quoted(cell))
    elif evidence.open is not None:
        cell = evidence.open
        message = OPEN.fill(
            cell=quoted(cell),
            german=_plainly(cell, "de"),
            international=_plainly(cell, "en"),
        )
    else:
        return None, None
    field = next(name for name, each in by_field.items() if cell in (each.international, each.open))
    column = sheet.column(field)
    if column is None:
        raise AssertionError
    row = (column.codes == column.cells.index(cell)).argmax()
    return None, sheet.fault(message, int(row), field)


def _plainly(cell: str, form: Form) -> Text:
    value = number_of(cell, form, whole=False) or 0.0
    return Text(de=f"{value:.15g}".replace(".", ","), en=f"{value:.15g}")


def _network(assembly: _Assembly) -> Network | None:
    """Return the network; None where there are faults, which are then all noted."""
    tables = {
        table: Table.from_columns(
            cast("type[Record]", names.record_type_of(table)), **content.columns
        )
        for table, content in assembly.contents.items()
        if table != HEADING and _has_needed(content.sheet)
    }
    if assembly.has_unknown:
        # A file of an unknown name may be any table that has no other.
        assembly.incomplete.update(set(TABLES) - set(assembly.named))
    heading = _heading(assembly)
    try:
        network = Network.from_tables(tables, **heading)
    except ValidationError as error:
        known = tuple(assembly.faults)
        assembly.faults += placed(
            error.problems, tables, assembly.contents, known, assembly.incomplete
        )
        return None
    return None if assembly.faults else network


def _has_needed(sheet: Sheet) -> bool:
    """Whether a sheet has every column without which there is no record."""
    return all(
        sheet.column(name) is not None
        for name, field in sheet.fields.items()
        if field.required and field.default is None
    )


def _heading(assembly: _Assembly) -> dict[str, Any]:
    """Return title, description and day, noting rows beyond the first."""
    content = assembly.contents.get(HEADING)
    if content is None or not len(content.sheet.rows):
        return {}
    for row in range(1, len(content.sheet.rows)):
        assembly.faults.append(content.sheet.fault(ONE_ROW, row))
    fields = content.sheet.fields
    heading = heading_from(
        {name: value_at(fields[name], column, 0) for name, column in content.columns.items()}
    )
    try:
        return heading_of(**heading)
    except LocalEconomyError as error:
        message = Text(de=error.into("de"), en=error.into("en"))
        assembly.faults.append(content.sheet.fault(message, 0))
        return {}


NO_TABLES: Final = Text(
    de="{file} enthält keine CSV-Datei; eine Datei heißt wie ihre Tabelle, etwa Akteure.csv",
    en="{file} holds no CSV file; a file is called like its table, actors.csv for example",
)
NO_TABLE: Final = Text(
    de="der Name der Datei ist keine Tabelle; {hint}", en="its name is not a table; {hint}"
)
SAME_TABLE: Final = Text(
    de="ist dieselbe Tabelle wie {other}; bitte beide Dateien zusammenlegen oder eine entfernen",
    en="is the same table as {other}; join the two files or remove one",
)
ONE_ROW: Final = Text(
    de="das Netzwerk hat nur eine Zeile; bitte die übrigen streichen",
    en="the network has one row only; remove the others",
)
BOTH: Final = Text(
    de="die Datei schreibt Zahlen auf zwei Arten: {german} deutsch und {international} "
    "international; bitte eine Art verwenden oder mit numbers='de' oder numbers='en' lesen",
    en="the file writes numbers in two ways: {german} German and {international} international; "
    "use one of them, or read with numbers='de' or numbers='en'",
)
OPEN: Final = Text(
    de="{cell} kann deutsch {german} und international {international} heißen; bitte ohne "
    "Tausendertrennung schreiben oder mit numbers='de' oder numbers='en' lesen",
    en="{cell} can be {german} in German and {international} in international form; write it "
    "without thousands separators, or read with numbers='de' or numbers='en'",
)
