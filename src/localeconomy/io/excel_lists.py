"""What may be chosen from in the cells of a template: kinds, yes or no, ids of other sheets.

A list in a cell itself holds 255 characters and no commas, so the lists stand on a hidden sheet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.io.excel_book import AS_TEXT, EXTRA, set_text
from localeconomy.io.excel_words import LISTS, NOT_LISTED, NOT_LISTED_TITLE, UNKNOWN_ID
from localeconomy.io.extras import needed
from localeconomy.io.tabular.names import table_title
from localeconomy.language import Text
from localeconomy.model.fields import FieldType
from localeconomy.model.records import TABLES
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from localeconomy.io.excel_book import OpenBook, OpenSheet
    from localeconomy.model.fields import Field

__all__ = ["Lists"]

LAST_ROW: Final = 1_048_576
LAST_ID: Final = 5_000
"""As far down as ids are offered in other sheets."""

YES_OR_NO: Final = "yes or no"
YES_AND_NO: Final = (Text(de="ja", en="yes"), Text(de="nein", en="no"))
TABLES_LIST: Final = "tables"
STRICT: Final = frozenset({FieldType.CHOICE, FieldType.BOOLEAN})
"""Types of which a cell holds one thing from the list, and nothing else."""


class Lists:
    """The lists of a template: each is written once, whoever needs it.

    Parameters
    ----------
    language
        ``"de"`` or ``"en"``.
    title_of
        What the sheet of a table is called.
    """

    def __init__(self, language: str, title_of: Callable[[str], str]) -> None:
        self._language = language
        self._title_of = title_of
        self._lists: dict[str, tuple[str, ...]] = {}

    def offer(self, sheet: OpenSheet, column: str, field: Field, first_row: int) -> None:
        """Offer a list in the cells of a column, where its field has one.

        Parameters
        ----------
        sheet
            The sheet.
        column
            The letters of the column.
        field
            The field.
        first_row
            The first row that is filled.
        """
        source = self._source(field)
        if source is None:
            return
        validation = needed("openpyxl.worksheet.datavalidation", EXTRA).DataValidation(
            type="list", formula1=source, allow_blank=True
        )
        is_strict = field.type in STRICT or field.name == "table"
        validation.showErrorMessage = is_strict or field.type is FieldType.REFERENCE
        validation.errorStyle = "stop" if is_strict else "warning"
        validation.errorTitle = NOT_LISTED_TITLE.into(self._language)
        message = UNKNOWN_ID if field.type is FieldType.REFERENCE else NOT_LISTED
        target = self._title_of(field.target) if field.target and field.target in TABLES else ""
        validation.error = message.into(self._language).format(target=target)
        validation.add(f"{column}{first_row}:{column}{LAST_ROW}")
        sheet.add_data_validation(validation)

    def _source(self, field: Field) -> str | None:
        """Return where the list of a field stands; None where it has none."""
        if field.target is not None and field.target in TABLES:
            return self._ids_of(field.target)
        if field.name == "table":
            labels = [table_title(table, self._language) for table in TABLES]
            return self._listed(TABLES_LIST, labels)
        if field.type is FieldType.BOOLEAN:
            return self._listed(YES_OR_NO, [each.into(self._language) for each in YES_AND_NO])
        if field.target is None:
            return None
        terms = vocabulary(field.target).values()
        return self._listed(field.target, [term.label.into(self._language) for term in terms])

    def _ids_of(self, table: str) -> str:
        """Return the ids on another sheet: down to the last one, whichever rows are cleared."""
        sheet = f"'{self._title_of(table)}'"
        ids = f"{sheet}!$A$3:$A${LAST_ID}"
        last = f'SUMPRODUCT(MAX(({ids}<>"")*ROW({ids})))'
        return f"OFFSET({sheet}!$A$2,1,0,MAX(1,{last}-2),1)"

    def _listed(self, name: str, items: list[str]) -> str:
        self._lists.setdefault(name, tuple(items))
        place = list(self._lists).index(name) + 1
        letters = needed("openpyxl.utils", EXTRA).get_column_letter(place)
        return f"'{LISTS.into(self._language)}'!${letters}$2:${letters}${len(items) + 1}"

    def add_sheet(self, book: OpenBook) -> None:
        """Add the hidden sheet on which the lists stand.

        Parameters
        ----------
        book
            The workbook.
        """
        sheet = book.create_sheet(LISTS.into(self._language))
        sheet.sheet_state = "hidden"
        for column, (name, items) in enumerate(self._lists.items(), 1):
            for row, text in enumerate((name, *items), 1):
                cell = sheet.cell(row, column)
                set_text(cell, text, LISTS)
                cell.number_format = AS_TEXT
