"""A workbook to fill: a sheet a table, with explanations, drop-down lists and examples.

What it says of tables and fields comes from their declarations, in one language. Cells that hold
texts are formatted as text, so that codes keep their zeros and nothing typed becomes a date.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.io.excel_book import (
    AS_TEXT,
    EXTRA,
    new_book,
    set_text,
    stable,
    temporary_room,
)
from localeconomy.io.excel_lists import Lists
from localeconomy.io.excel_words import (
    ASKED,
    CRITERIA,
    CRITERIA_HEADERS,
    GUIDE,
    GUIDE_LINES,
    GUIDE_TITLE,
    SHEETS_HEADERS,
)  # fmt: skip
from localeconomy.io.extras import needed
from localeconomy.io.tabular.examples import examples_of
from localeconomy.io.tabular.explaining import explanation_of
from localeconomy.io.tabular.heading import HEADING, Heading
from localeconomy.io.tabular.names import record_type_of, table_title
from localeconomy.io.tabular.ticks import (
    TICK,
    TICK_LABEL,
    TICK_MEANING,
    TICKED_TABLE,
    TICKS_TITLE,
)  # fmt: skip
from localeconomy.io.tabular.written import Style, cell_for
from localeconomy.language import Text
from localeconomy.model.fields import Field, FieldType, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from localeconomy.io.excel_book import OpenBook, OpenCell, OpenSheet

__all__ = ["ORDER_OF_FILLING", "Answer", "sheet_title", "template"]

ORDER_OF_FILLING: Final = (
    "districts", "actors", "organisations", "memberships", "relationships", "activities",
    "participations", "responsibilities", "contacts", "publicity", "offers", "qualifications",
    "concerns", "goals", "observations", "reviews", "surveys", "funding", "costs", "seats",
    "headcounts", "sector_counts",
)  # fmt: skip
"""The tables as somebody fills them: first those that others refer to."""

OMITTED: Final = frozenset({"attributes", "why_missing", "illustrative", "known", "lon", "lat"})
"""Fields for programs and special cases; a column that is added is read all the same."""

HEADING_FIELDS: Final = ("title", "as_of", "description")
"""What a record says of itself; titles in two languages are for those who publish in both."""

OMITTED_TICKS: Final = frozenset({"asked", "answered"})
"""Fields of the table that is ticked which a survey among members fills."""

TICK_FIELD: Final = Field(FieldType.BOOLEAN, TICK_LABEL, TICK_MEANING, name=TICK)
NUMBERS: Final = frozenset({FieldType.NUMBER, FieldType.INTEGER})

HEADER_ROW, EXPLANATION_ROW, FIRST_ROW = 1, 2, 3
NARROWEST, ROOMY, WIDEST = 14, 28, 40
NAMING: Final = frozenset({"name", "title", "description", "topic"})
"""Fields of which the cells are longer than their headers."""

LINE_HEIGHT: Final = 12.5
SIGNS: Final = 1.1
"""How many signs of a text take as much room as the digit by which spreadsheets measure widths."""

MARGIN: Final = 0.4
"""Beside what is printed, in inches."""

GUIDE_WIDTHS: Final = (26, 96)
CRITERIA_WIDTHS: Final = (24, 44, 82)
FONT: Final = "Calibri"
SMALL, NORMAL, LARGE = 9, 11, 16
FILL: Final = "FFDCE6F1"
GREY: Final = "FF595959"
BLUE: Final = "FF0072B2"


@attrs.frozen
class Answer:
    """Which tables a criterion is judged by.

    Parameters
    ----------
    criterion
        Its question.
    family
        The family that it belongs to.
    tables
        The tables.
    """

    criterion: Text
    family: Text
    tables: tuple[str, ...]


def template(
    language: str, *, questions: Mapping[str, Text], answers: Sequence[Answer] = ()
) -> bytes:
    """Return a workbook to fill.

    Parameters
    ----------
    language
        ``"de"`` or ``"en"``.
    questions
        What each table answers, by table.
    answers
        Which tables each criterion is judged by.

    Returns
    -------
    bytes
        The file; the same for the same wording and the same version of openpyxl.

    Raises
    ------
    MissingExtraError
        If the packages for workbooks are not installed.
    """
    making = _Making(new_book(rows_alone=False), language)
    _add_guide(making, questions)
    heading = fields_of(Heading)
    _add_table(making, HEADING, [heading[name] for name in HEADING_FIELDS])
    for table in ORDER_OF_FILLING:
        _add_table(making, table, _fields(table))
    _add_ticks(making)
    if answers:
        _add_criteria(making, answers)
    making.lists.add_sheet(making.book)
    with temporary_room():
        return stable(making.book.save)


def sheet_title(table: str, language: str) -> str:
    """Return what the sheet of a table is called in a template.

    Parameters
    ----------
    table
        The table.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    str
        The title, with a capital letter.

    Examples
    --------
    >>> sheet_title("sector_counts", "en"), sheet_title("completeness", "de")
    ('Sector counts', 'Was ist vollständig')
    """
    title = TICKS_TITLE.into(language) if table == TICKED_TABLE else table_title(table, language)
    return title[:1].upper() + title[1:]


def _fields(table: str) -> list[Field]:
    """Return the fields that somebody fills by hand."""
    return [
        field
        for name, field in fields_of(record_type_of(table)).items()
        if name not in OMITTED
        and (table != TICKED_TABLE or name not in OMITTED_TICKS)
        and (name != "id" or field.required)
    ]


class _Making:
    """A template in the making: the workbook, its lists and its looks.

    Parameters
    ----------
    book
        The workbook.
    language
        ``"de"`` or ``"en"``.
    """

    def __init__(self, book: OpenBook, language: str) -> None:
        styles = needed("openpyxl.styles", EXTRA)
        self.book = book
        self.language = language
        self.lists = Lists(language, lambda table: sheet_title(table, language))
        self.plain = styles.Font(name=FONT, size=NORMAL)
        self.bold = styles.Font(name=FONT, size=NORMAL, bold=True)
        self.title = styles.Font(name=FONT, size=LARGE, bold=True)
        self.explanation = styles.Font(name=FONT, size=SMALL, italic=True, color=GREY)
        self.example = styles.Font(name=FONT, size=NORMAL, italic=True, color=GREY)
        self.link = styles.Font(name=FONT, size=NORMAL, underline="single", color=BLUE)
        self.fill = styles.PatternFill("solid", fgColor=FILL)
        self.wrapped = styles.Alignment(wrap_text=True, vertical="top")
        self.right = styles.Alignment(horizontal="right", vertical="top")

    def sheet(self, title: str, *, freeze: str | None = None) -> OpenSheet:
        """Add a sheet that prints on as many pages as it needs, each as wide as the sheet."""
        sheet = self.book.create_sheet(title)
        if freeze is not None:
            sheet.freeze_panes = freeze
            sheet.print_title_rows = f"1:{int(freeze[1:]) - 1}"
            sheet.print_options.gridLines = True
        sheet.oddHeader.left.text = "&A"  # the name of the sheet
        sheet.oddHeader.right.text = "&P / &N"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToHeight = 0
        sheet.page_margins.left = sheet.page_margins.right = MARGIN
        sheet.sheet_properties.pageSetUpPr = needed(
            "openpyxl.worksheet.properties", EXTRA
        ).PageSetupProperties(fitToPage=True)
        return sheet

    def write(
        self, sheet: OpenSheet, row: int, column: int, text: str, **looks: object
    ) -> OpenCell:
        """Write a text."""
        cell = sheet.cell(row, column)
        set_text(cell, text, GUIDE)
        cell.number_format = AS_TEXT
        cell.font = self.plain
        for name, look in looks.items():
            setattr(cell, name, look)
        return cell

    def set_widths(self, sheet: OpenSheet, widths: Iterable[float]) -> None:
        """Set the widths of columns, in characters."""
        letters = needed("openpyxl.utils", EXTRA).get_column_letter
        for column, width in enumerate(widths, 1):
            sheet.column_dimensions[letters(column)].width = width


def _add_guide(making: _Making, questions: Mapping[str, Text]) -> None:
    """Add the first sheet: how to fill the others, and what each answers."""
    language = making.language
    sheet = making.sheet(GUIDE.into(language))
    sheet.sheet_properties.tabColor = BLUE
    making.set_widths(sheet, GUIDE_WIDTHS)
    making.write(sheet, 1, 1, GUIDE_TITLE.into(language), font=making.title)
    row = 3
    for number, line in enumerate(GUIDE_LINES, 1):
        text = line.into(language)
        making.write(sheet, row, 1, f"{number}.", alignment=making.right)
        making.write(sheet, row, 2, text, alignment=making.wrapped)
        sheet.row_dimensions[row].height = _height([text], GUIDE_WIDTHS[1:], NORMAL)
        row += 1
    row += 1
    for column, header in enumerate(SHEETS_HEADERS, 1):
        making.write(sheet, row, column, header.into(language), font=making.bold, fill=making.fill)
    described = {HEADING: ASKED[HEADING], **questions, TICKED_TABLE: ASKED[TICKED_TABLE]}
    for table in (HEADING, *ORDER_OF_FILLING, TICKED_TABLE):
        row += 1
        title = sheet_title(table, language)
        cell = making.write(sheet, row, 1, title, alignment=making.wrapped)
        cell.hyperlink = needed("openpyxl.worksheet.hyperlink", EXTRA).Hyperlink(
            ref=cell.coordinate, location=f"'{title}'!A1"
        )
        cell.font = making.link
        text = described[table].into(language) if table in described else ""
        making.write(sheet, row, 2, text, alignment=making.wrapped)
        sheet.row_dimensions[row].height = _height([text], GUIDE_WIDTHS[1:], NORMAL)


def _add_table(making: _Making, table: str, fields: Sequence[Field]) -> OpenSheet:
    """Add the sheet of a table: headers, explanations, examples and lists to choose from."""
    language = making.language
    sheet = making.sheet(sheet_title(table, language), freeze="B3")
    headers = [_header(field, language) for field in fields]
    texts = [_explained(field).into(language) for field in fields]
    examples = () if table == HEADING else examples_of(table, language)
    cells = [[_example(table, each, row, language) for row in examples] for each in fields]
    widths = [_width(*each) for each in zip(fields, headers, texts, cells, strict=True)]
    making.set_widths(sheet, widths)
    letters = needed("openpyxl.utils", EXTRA).get_column_letter
    for column, (field, header, text) in enumerate(zip(fields, headers, texts, strict=True), 1):
        if field.type not in NUMBERS:
            sheet.column_dimensions[letters(column)].number_format = AS_TEXT
        making.write(sheet, HEADER_ROW, column, header, font=making.bold, fill=making.fill)
        making.write(
            sheet, EXPLANATION_ROW, column, text, font=making.explanation, alignment=making.wrapped
        )
        making.lists.offer(sheet, letters(column), field, FIRST_ROW)
    sheet.row_dimensions[EXPLANATION_ROW].height = _height(texts, widths, SMALL)
    for column, (field, texts_of_column) in enumerate(zip(fields, cells, strict=True), 1):
        for row, text in enumerate(texts_of_column, FIRST_ROW):
            if text:
                cell = making.write(sheet, row, column, text, font=making.example)
                if field.type in NUMBERS:
                    cell.data_type, cell.number_format = "n", "General"
    return sheet


def _example(table: str, field: Field, example: Mapping[str, Any], language: str) -> str:
    """Return the cell of an example."""
    value = example.get(field.name)
    if value is None:
        return ""
    # A number in the form of the file itself, which a spreadsheet shows in that of its user.
    style = Style("en" if field.type in NUMBERS else language)
    return cell_for(value, table, field, style)


def _add_ticks(making: _Making) -> None:
    """Add the sheet on which tables are ticked as complete, one row each."""
    declared = {each.name: each for each in _fields(TICKED_TABLE)}
    first = [declared.pop(name) for name in ("table", "since", "until")]
    fields = [first[0], TICK_FIELD, *first[1:], *declared.values()]
    sheet = _add_table(making, TICKED_TABLE, fields)
    sheet.sheet_properties.tabColor = BLUE
    for row, table in enumerate(ORDER_OF_FILLING, FIRST_ROW):
        making.write(sheet, row, 1, table_title(table, making.language))
        tick = sheet.cell(row, 2)
        tick.number_format, tick.fill = AS_TEXT, making.fill


def _add_criteria(making: _Making, answers: Sequence[Answer]) -> None:
    """Add the sheet that says which sheets answer which criterion."""
    language = making.language
    sheet = making.sheet(CRITERIA.into(language), freeze="A2")
    making.set_widths(sheet, CRITERIA_WIDTHS)
    for column, header in enumerate(CRITERIA_HEADERS, 1):
        making.write(sheet, 1, column, header.into(language), font=making.bold, fill=making.fill)
    for row, answer in enumerate(answers, 2):
        titles = ", ".join(
            sheet_title(table, language) for table in ORDER_OF_FILLING if table in answer.tables
        )
        texts = [answer.family.into(language), answer.criterion.into(language), titles]
        for column, text in enumerate(texts, 1):
            making.write(sheet, row, column, text, alignment=making.wrapped)
        sheet.row_dimensions[row].height = _height(texts, CRITERIA_WIDTHS, NORMAL)


def _header(field: Field, language: str) -> str:
    """Return a column's header; an asterisk marks those without which there is no record."""
    return field.label.into(language) + (" *" if field.required and field.default is None else "")


def _explained(field: Field) -> Text:
    return TICK_MEANING if field.name == TICK else explanation_of(field)


def _width(field: Field, header: str, explanation: str, examples: Sequence[str]) -> float:
    """Return how wide a column is: its header and examples in one line, the explanation in four."""
    least = ROOMY if field.name in NAMING else NARROWEST
    longest = max(map(len, examples), default=0) / SIGNS + 2
    return min(max(least, len(header) + 3, len(explanation) / 4, longest), WIDEST)


def _height(texts: Sequence[str], widths: Sequence[float], size: float) -> float:
    """Return the height in which the longest of some wrapped texts has room."""
    lines = max(
        len(textwrap.wrap(text, int(width * SIGNS * NORMAL / size))) or 1
        for text, width in zip(texts, widths, strict=True)
    )
    return lines * LINE_HEIGHT * (size / SMALL) * 0.98 + 4
