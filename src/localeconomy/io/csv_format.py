"""Networks as CSV: a folder or ZIP archive with one file a table, German or international.

Each file shows its own encoding, delimiter and form of numbers; what was found is part of the
result. A cell that could be read in two ways is an error that says how to settle it.
"""

from __future__ import annotations

import warnings
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from localeconomy.errors import FileFormatError, LeftOutWarning, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.csv_files import members_of, write_folder, zipped
from localeconomy.io.csv_reading import CsvReading, assembled
from localeconomy.io.csv_text import DELIMITERS, ENCODINGS, encoded, quoted_cell
from localeconomy.io.files import as_path, file_name, naming, write_bytes
from localeconomy.io.registry import Format
from localeconomy.io.tabular import names
from localeconomy.io.tabular.contents import said_of
from localeconomy.io.tabular.heading import HEADING, Heading, heading_values
from localeconomy.io.tabular.numbers import FORMS
from localeconomy.io.tabular.written import (
    TOO_FEW_SIGN,
    Style,
    cell_for,
    fields_written,
    values_written,
)
from localeconomy.language import LANGUAGES, Text
from localeconomy.model.columns import Coded, Days, value_at
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.uncollected import uncollected

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from localeconomy.io.tabular.numbers import Form
    from localeconomy.model.fields import Field, Value
    from localeconomy.model.network import Network
    from localeconomy.model.table import Table

__all__ = ["FORMAT", "csv_files", "read", "read_csv", "write"]

SUFFIX: Final = ".csv"
LONGEST_CELL: Final = 131_072
"""What readers of CSV take, Python's among them."""

LINE_END: Final = "\r\n"
DELIMITER: Final = {"de": ";", "en": ","}


def read_csv(path: str | os.PathLike[str], *, numbers: Form | None = None) -> CsvReading:
    r"""Return the network of CSV files, and how they were read.

    Parameters
    ----------
    path
        A folder or ZIP archive with one CSV file a table, or a single CSV file. A file is called
        like its table: ``actors.csv`` or ``Akteure.csv``.
    numbers
        The form of numbers, ``"de"`` for 1.234,5 or ``"en"`` for 1,234.5; by default each file
        shows its own.

    Returns
    -------
    CsvReading
        The network, and of each file its encoding, delimiter and form of numbers.

    Raises
    ------
    FileFormatError
        If the files cannot be reached or there are none.
    ValidationError
        If their content breaks a rule; all faults of all files are named at once.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder) / "Akteure.csv"
    ...     written = file.write_bytes("Kennung;Name\r\nkiosk;Käse\r\n".encode("cp1252"))
    ...     reading = read_csv(folder)
    >>> reading.network.actors["kiosk"].name
    'Käse'
    >>> print(reading.files[0].into("en"))
    Akteure.csv: actors, 1 record, Windows-1252, delimiter ;
    """
    if numbers is not None:
        _known(numbers, FORMS, "numbers")
    folder = as_path(path)
    with naming(folder), uncollected():
        return assembled(members_of(folder), file_name(folder), numbers)


def read(path: Path, *, numbers: Form | None = None) -> Network:
    """Return the network of CSV files.

    Parameters
    ----------
    path, numbers
        As for `read_csv`.

    Returns
    -------
    Network
        The network.

    Warns
    -----
    LeftOutWarning
        If rows are no records: sums of others, or counts that their source does not give.
    """
    reading = read_csv(path, numbers=numbers)
    if reading.left_out:
        warnings.warn(LeftOutWarning(said_of(reading.left_out)), stacklevel=3)
    return reading.network


def write(
    network: Network, path: Path, *, language: str | None = None, encoding: str | None = None
) -> None:
    """Write a network as CSV files, whole or not at all.

    Parameters
    ----------
    network
        The network.
    path
        A ZIP archive or folder. An older folder is replaced only if it holds nothing but tables.
    language
        ``"de"``: German titles and kinds, ``;``, decimal comma, 31.12.2003. ``"en"``: English
        ones, ``,``, decimal point, 2003-12-31. By default the names that programs use, in
        international form.
    encoding
        By default UTF-8, for German with the byte order mark that spreadsheets look for.

    Raises
    ------
    FileFormatError
        If the files cannot be written, or the encoding cannot hold them.
    """
    files = csv_files(network, language=language, encoding=encoding)
    if path.suffix.lower() == SUFFIX:
        raise FileFormatError(ONE_FILE.fill(file=file_name(path)))
    if path.suffix.lower() == ".zip" and not path.is_dir():
        write_bytes(path, zipped(files))
    else:
        write_folder(path, files, _is_table)


def _is_table(name: str) -> bool:
    """Whether a file of an older folder is one that writing a network makes."""
    path = PurePosixPath(name)
    return path.suffix.lower() == SUFFIX and names.normal(path.stem) in names.table_names()


def csv_files(
    network: Network, *, language: str | None = None, encoding: str | None = None
) -> dict[str, bytes]:
    """Return the CSV files of a network.

    Parameters
    ----------
    network, language, encoding
        As for `write`.

    Returns
    -------
    dict
        The bytes of each file by its name; the same for the same network.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor
    >>> network = Network(actors=[Actor("kiosk", kind="business", capacity_hours=2.5)])
    >>> print(csv_files(network, language="de", encoding="utf-8")["Akteure.csv"].decode())
    Kennung;Art;verfügbare Stunden
    kiosk;Unternehmen;2,5
    """
    if language is not None:
        _known(language, LANGUAGES, "language")
    if encoding is not None:
        _known(encoding, ENCODINGS, "encoding")
    style = Style(language)
    used = encoding or ("utf-8-sig" if style.form == "de" else "utf-8")
    texts = {HEADING: _heading_text(network, style)}
    for name, table in network.tables.items():
        if len(table):
            texts[name] = _table_text(table, style)
    files = {}
    for name, text in texts.items():
        title = names.table_title(name, language) + SUFFIX
        files[title] = encoded(text, used, title)
    return files


def _known(value: str, known: Iterable[str], name: str) -> None:
    if value not in known:
        message = Text(de="{name}: {value} gibt es nicht; {hint}", en="{name}: no {value}; {hint}")
        raise UnknownNameError(
            message.fill(name=name, value=quoted(value), hint=did_you_mean(value, known))
        )


def _heading_text(network: Network, style: Style) -> str:
    declared = fields_of(Heading)
    said = heading_values(network) or {"title": None}
    columns = [[_cell(value, HEADING, declared[name], style)] for name, value in said.items()]
    return _text([declared[name] for name in said], columns, style)


def _table_text(table: Table[Any], style: Style) -> str:
    fields = fields_written(table)
    return _text(fields, [_cells(table, field, style) for field in fields], style)


def _cell(value: Value, table: str, field: Field, style: Style) -> str:
    """Return a value as it stands in a file."""
    if value is None:
        return ""
    if field.counts_people and value == TOO_FEW_SIGN:
        return TOO_FEW_SIGN
    cell = cell_for(value, table, field, style)
    if len(cell) > LONGEST_CELL:
        raise FileFormatError(TOO_LONG.fill(label=field.label, n=len(cell), most=LONGEST_CELL))
    return quoted_cell(cell, DELIMITER[style.form])


def _cells(table: Table[Any], field: Field, style: Style) -> list[str]:
    """Return the cells of a column; each different value is spelled once where that is quick."""
    name = table.record_type.TABLE
    column = table.columns.get(field.name)
    if isinstance(column, Coded):
        cells = [_cell(each, name, field, style) for each in (*column.categories, None)]
        return [cells[code] for code in column.codes.tolist()]  # -1 reads the last
    if isinstance(column, Days):
        keys = column.first.astype(np.int64) * 4 + column.precision
        _, firsts, places = np.unique(keys, return_index=True, return_inverse=True)
        cells = [_cell(value_at(field, column, row), name, field, style) for row in firsts.tolist()]
        return [cells[place] for place in places.tolist()]
    values = values_written(table, field)
    if field.type in (FieldType.NUMBER, FieldType.INTEGER, FieldType.BOOLEAN):
        spelled = {value: _cell(value, name, field, style) for value in set(values)}
        return [spelled[value] for value in values]
    return [_cell(value, name, field, style) for value in values]


def _text(fields: Sequence[Field], columns: Sequence[Sequence[str]], style: Style) -> str:
    delimiter = DELIMITER[style.form]
    headers = [quoted_cell(names.header_of(field, style.language), delimiter) for field in fields]
    if len(fields) == 1:
        # No delimiter of a second column tells the reader which one the file has.
        columns = [[_unmistakable(cell) for cell in columns[0]]]
    rows = map(delimiter.join, zip(*columns, strict=True))
    return LINE_END.join([delimiter.join(headers), *rows, ""])


def _unmistakable(cell: str) -> str:
    signs = [sign for sign in DELIMITERS if sign in cell]
    return quoted_cell(cell, signs[0]) if signs and not cell.startswith('"') else cell


TOO_LONG: Final = Text(
    de="eine Zelle („{label}“) hätte {n} Zeichen, höchstens {most} lassen sich lesen; bitte als "
    "JSON schreiben",
    en="a cell ('{label}') would have {n} characters, {most} at most can be read; write JSON",
)
ONE_FILE: Final = Text(
    de="{file}: ein Netzwerk hat mehrere Tabellen; bitte ein ZIP-Archiv (netz.zip) oder einen "
    "Ordner (netz/) angeben",
    en="{file}: a network has several tables; name a ZIP archive (network.zip) or a folder "
    "(network/)",
)

FORMAT: Final = Format(
    name=Text(de="CSV", en="CSV"), suffixes=(".zip", ".csv"), read=read, write=write, folders=True
)
