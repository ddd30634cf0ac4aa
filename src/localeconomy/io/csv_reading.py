"""From the files of a folder or archive to a network, with every fault of all of them at once."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.csv_text import decoded, parsed
from localeconomy.io.excel_words import OWN_NAMES
from localeconomy.io.tabular import names
from localeconomy.io.tabular.assembly import ORDER, Assembly
from localeconomy.io.tabular.contents import LeftOut
from localeconomy.io.tabular.faults import CellFault
from localeconomy.io.tabular.numbers import Form
from localeconomy.language import Number, Text
from localeconomy.model.network import Network
from localeconomy.model.problems import MOST_HINTS
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.io.csv_files import Member

__all__ = ["CsvFile", "CsvReading", "assembled"]

SUFFIXES: Final = (".csv", ".tsv")
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
class _Files(Assembly):
    """What has been read so far of some files."""

    files: list[CsvFile] = attrs.field(factory=list, init=False)
    ignored: list[str] = attrs.field(factory=list, init=False)


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
    assembly = _Files(numbers)
    for member in members:
        _take(assembly, member)
    if not assembly.named and not assembly.faults:
        raise FileFormatError(NO_TABLES.fill(file=name))
    network = assembly.network(Text(de="in {file}", en="in {file}").fill(file=name))
    return CsvReading(
        network,
        tuple(assembly.files),
        assembly.left_out,
        tuple(assembly.ignored),
    )


def _take(assembly: _Files, member: Member) -> None:
    """Read one file."""
    path = PurePosixPath(member.name)
    if path.suffix.lower() not in SUFFIXES:
        assembly.ignored.append(member.name)
        return
    called = _names_of(path.stem)
    table = next((found for name in called if (found := names.table_names().get(name))), None)
    if table is None and not OWN_NAMES.isdisjoint(called):
        return
    if table is None:
        labels = [info.plural for info in TABLES.values()]
        # Looking for the nearest name takes a while, which thousands of files need not take.
        is_told = len(assembly.faults) < MOST_HINTS
        hint = names.hint_at(path.stem, labels, ORDER) if is_told else names.BARE
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


def _names_of(stem: str) -> list[str]:
    """Return what a file may be called after: office programs put a workbook's name before it."""
    parts = stem.split("-")
    return [names.normal("-".join(parts[place:])) for place in range(len(parts))]


def _take_text(assembly: _Files, name: str, table: str, text: str, encoding: str) -> None:
    result = parsed(text, table, name)
    assembly.faults += result.faults
    if not result.is_whole:
        assembly.incomplete.add(table)
    if result.sheet is None:
        return
    content, form = assembly.take(result.sheet)
    records = len(content.sheet.rows)
    assembly.files.append(CsvFile(name, table, records, encoding, result.delimiter, form))


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
