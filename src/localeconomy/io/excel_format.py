"""Networks as workbooks: one sheet a table, with headers and kinds in German or English.

Texts are written as texts, numbers as numbers and full dates as dates. When a workbook is read, the
stored result of a formula counts; nothing is calculated, and no link to another file is followed.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Final

from localeconomy.errors import FileFormatError, LeftOutWarning, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.excel_book import (
    AS_TEXT,
    EXTRA,
    FIRST_DATE,
    discard,
    new_book,
    set_number,
    set_text,
    stable,
    temporary_room,
)
from localeconomy.io.excel_package import broken, parts_of
from localeconomy.io.excel_reading import ExcelReading, assembled
from localeconomy.io.excel_sheet import Grid
from localeconomy.io.excel_survey import surveyed
from localeconomy.io.extras import needed
from localeconomy.io.files import as_path, file_name, naming, read_bytes, write_bytes
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
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.uncollected import uncollected

if TYPE_CHECKING:
    import datetime as dt
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from localeconomy.io.excel_book import OpenBook, OpenCell, OpenSheet
    from localeconomy.io.tabular.numbers import Form
    from localeconomy.model.dates import PartialDate
    from localeconomy.model.fields import Field, Value
    from localeconomy.model.network import Network

__all__ = ["FORMAT", "read", "read_excel", "workbook", "write"]

WRITTEN: Final = ".xlsx"
MOST_ROWS: Final = 1_048_576
WIDEST: Final = 40
DATE_FORMATS: Final = {"de": "DD.MM.YYYY", "en": "YYYY-MM-DD"}
NUMBERS: Final = frozenset({FieldType.NUMBER, FieldType.INTEGER})


def read_excel(path: str | os.PathLike[str], *, numbers: Form | None = None) -> ExcelReading:
    """Return the network of a workbook, and how it was read.

    Parameters
    ----------
    path
        A workbook: .xlsx, .xlsm or .ods. A sheet is called like its table: ``Akteure`` or
        ``actors``.
    numbers
        The form of numbers that are written as text, ``"de"`` for 1.234,5 or ``"en"`` for 1,234.5;
        by default each sheet shows its own.

    Returns
    -------
    ExcelReading
        The network, and what each sheet held.

    Raises
    ------
    FileFormatError
        If the file cannot be reached, is no workbook or holds no table.
    ValidationError
        If its content breaks a rule; all faults of all sheets are named at once.
    MissingExtraError
        If the packages for workbooks are not installed.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder) / "netz.xlsx"
    ...     write(Network(actors=[Actor("kiosk", "Käse", kind="business")]), file, language="de")
    ...     reading = read_excel(file)
    >>> reading.network.actors["kiosk"].name
    'Käse'
    >>> print(reading.sheets[1].into("de"))
    Akteure: Akteure, 1 Eintrag
    """
    if numbers is not None:
        _known(numbers, FORMS, "numbers")
    file = as_path(path)
    name = file_name(file)
    with naming(file), uncollected():
        return assembled(_grids(read_bytes(file), name), file.name, name, numbers)


def read(path: Path, *, numbers: Form | None = None) -> Network:
    """Return the network of a workbook.

    Parameters
    ----------
    path, numbers
        As for `read_excel`.

    Returns
    -------
    Network
        The network.

    Warns
    -----
    LeftOutWarning
        If rows are no records, such as the unchanged examples of a template.
    """
    reading = read_excel(path, numbers=numbers)
    if reading.left_out:
        warnings.warn(LeftOutWarning(said_of(reading.left_out)), stacklevel=3)
    return reading.network


def _grids(content: bytes, file: str) -> list[Grid]:
    """Return the sheets of a file, after a look at whether it is safe to read them."""
    surveys = surveyed(parts_of(content, file), file)
    calamine = needed("python_calamine", EXTRA)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = [
            Grid(
                each.name,
                book.get_sheet_by_name(each.name).to_python(skip_empty_area=False),
                surveys[each.name],
                each.visible != calamine.SheetVisibleEnum.Visible,
            )
            for each in book.sheets_metadata
            if each.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            # Whatever such a library makes of a damaged file; a panic is no ordinary exception.
            raise broken(file) from error
        raise
    return found


def write(network: Network, path: Path, *, language: str | None = None) -> None:
    """Write a network as a workbook, whole or not at all.

    Parameters
    ----------
    network
        The network.
    path
        The file, .xlsx.
    language
        ``"de"``: German titles and kinds, 31.12.2003. ``"en"``: English ones, 2003-12-31. By
        default the names that programs use.

    Raises
    ------
    FileFormatError
        If the file cannot be written, has another suffix, or a table is too long for a sheet.
    MissingExtraError
        If the packages for workbooks are not installed.
    """
    if path.suffix.lower() != WRITTEN:
        raise FileFormatError(ONLY_XLSX.fill(file=file_name(path)))
    write_bytes(path, workbook(network, language=language))


def workbook(network: Network, *, language: str | None = None) -> bytes:
    """Return a network as the bytes of a workbook.

    Parameters
    ----------
    network, language
        As for `write`.

    Returns
    -------
    bytes
        The file; the same for the same network and the same version of openpyxl.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> workbook(Network(title="Kiosk")) == workbook(Network(title="Kiosk"))
    True
    """
    if language is not None:
        _known(language, LANGUAGES, "language")
    book = new_book(rows_alone=True)
    with temporary_room():
        try:
            _add_sheets(book, network, Style(language))
            return stable(book.save)
        except BaseException:
            discard(book)
            raise


def _add_sheets(book: OpenBook, network: Network, style: Style) -> None:
    """Write the heading and every table that has records."""
    heading = heading_values(network) or {"title": None}
    declared = fields_of(Heading)
    fields = tuple(declared[name] for name in heading)
    _add_sheet(book, HEADING, fields, [[each] for each in heading.values()], style)
    for name, table in network.tables.items():
        if len(table) >= MOST_ROWS:
            title = names.table_title(name, style.language)
            raise FileFormatError(TOO_MANY.fill(table=title, most=MOST_ROWS - 1))
        if len(table):
            fields = fields_written(table)
            _add_sheet(book, name, fields, [values_written(table, each) for each in fields], style)


def _add_sheet(
    book: OpenBook,
    table: str,
    fields: Sequence[Field],
    columns: Sequence[Sequence[Value]],
    style: Style,
) -> None:
    """Write one table."""
    openpyxl = needed("openpyxl", EXTRA)
    cell_type = needed("openpyxl.cell", EXTRA).WriteOnlyCell
    sheet = book.create_sheet(names.table_title(table, style.language))
    sheet.freeze_panes = "A2"
    headers = []
    for place, field in enumerate(fields, 1):
        header = cell_type(sheet)
        set_text(header, names.header_of(field, style.language), field.label)
        header.font = openpyxl.styles.Font(bold=True)
        headers.append(header)
        dimension = sheet.column_dimensions[openpyxl.utils.get_column_letter(place)]
        dimension.width = min(max(len(header.value) + 3, 12), WIDEST)
        if field.type not in NUMBERS:
            dimension.number_format = AS_TEXT
    sheet.append(headers)
    for row in zip(*columns, strict=True):
        sheet.append(list(_cells(row, cell_type, sheet, table, fields, style)))


def _cells(
    row: Iterable[Value],
    cell_type: Callable[[OpenSheet], OpenCell],
    sheet: OpenSheet,
    table: str,
    fields: Sequence[Field],
    style: Style,
) -> Iterator[OpenCell]:
    for value, field in zip(row, fields, strict=True):
        if value is None:
            yield None
            continue
        cell = cell_type(sheet)
        if field.type in NUMBERS and value == TOO_FEW_SIGN:
            set_text(cell, value, field.label)
        elif field.type in NUMBERS:
            set_number(cell, value)
        elif field.type.is_date and (day := _full_day(value)) is not None:
            cell.value = day
            cell.number_format = DATE_FORMATS[style.form]
        else:
            set_text(cell, cell_for(value, table, field, style), field.label)
            cell.number_format = AS_TEXT
        yield cell


def _full_day(date: PartialDate) -> dt.date | None:
    """Return a date that a spreadsheet can count, None for a month, a year or an early day."""
    return date.first if date.day and date.first >= FIRST_DATE else None


def _known(value: str, known: Iterable[str], name: str) -> None:
    if value not in known:
        message = Text(de="{name}: {value} gibt es nicht; {hint}", en="{name}: no {value}; {hint}")
        raise UnknownNameError(
            message.fill(name=name, value=quoted(value), hint=did_you_mean(value, known))
        )


ONLY_XLSX: Final = Text(
    de="{file}: Arbeitsmappen werden als .xlsx geschrieben; bitte diese Endung verwenden",
    en="{file}: workbooks are written as .xlsx; use that suffix",
)
TOO_MANY: Final = Text(
    de="„{table}“ hat mehr als {most} Zeilen, so viele fasst kein Blatt; bitte als CSV schreiben",
    en="'{table}' has more than {most} rows, which no sheet holds; write CSV",
)

FORMAT: Final = Format(
    name=Text(de="Excel-Arbeitsmappe", en="Excel workbook"),
    suffixes=(".xlsx", ".xlsm", ".ods"),
    read=read,
    write=write,
)
