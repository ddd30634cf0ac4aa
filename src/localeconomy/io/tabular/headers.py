"""The row of headers: which column is which field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.hints import quoted
from localeconomy.io.tabular import names
from localeconomy.io.tabular.faults import CellFault, column_letters
from localeconomy.language import LANGUAGES, Text
from localeconomy.model.fields import fields_of
from localeconomy.model.problems import MOST_HINTS, MOST_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Headers", "header_faults", "headers_from"]

NO_HEADERS: Final = Text(
    de="ist leer; bitte in die erste Zeile die Spaltentitel schreiben",
    en="is empty; write the headers into the first row",
)
UNKNOWN: Final = Text(de="unbekannte Spalte {header}; {hint}", en="unknown column {header}; {hint}")
TO_SHEET: Final = Text(
    de="sonst bitte löschen oder auf ein eigenes Blatt verschieben",
    en="otherwise delete it or move it to a sheet of its own",
)
TO_FILE: Final = Text(
    de="sonst bitte löschen oder in eine Datei außerhalb verschieben",
    en="otherwise delete it or move it to a file elsewhere",
)
TWICE: Final = Text(
    de="ist dieselbe Angabe wie Spalte {first}; bitte eine der beiden streichen",
    en="is the same field as column {first}; remove one of the two",
)
NEEDED: Final = Text(
    de="die Spalte „{label}“ ({name}) fehlt; bitte ergänzen",
    en="the column '{label}' ({name}) is missing; please add it",
)


@attrs.frozen
class Headers:
    """The headers of a table.

    Parameters
    ----------
    table
        The table.
    row
        The row in which they stand, as a spreadsheet counts it.
    titles
        What they say.
    fields
        The field of each column, None where it is unknown or has no header.
    """

    table: str
    row: int
    titles: tuple[str, ...]
    fields: tuple[str | None, ...]

    @property
    def known(self) -> int:
        """How many columns are fields."""
        return sum(field is not None for field in self.fields)


def headers_from(cells: Iterable[str], table: str, row: int = 1) -> Headers:
    """Return the headers that a row of cells is.

    Parameters
    ----------
    cells
        The cells of the row.
    table
        The table.
    row
        The row as a spreadsheet counts it.

    Returns
    -------
    Headers
        With labels of either language, or the names that programs use, as fields.

    Examples
    --------
    >>> headers_from(["Kennung", "kind", "Farbe"], "actors").fields
    ('id', 'kind', None)
    """
    titles = tuple(cells)
    known = names.field_names(table)
    return Headers(table, row, titles, tuple(known.get(names.normal(title)) for title in titles))


def header_faults(headers: Headers, file: str, sheet: str | None = None) -> Iterator[CellFault]:
    """Yield what is wrong with headers: none, unknown ones, one twice, a needed one missing.

    Parameters
    ----------
    headers
        The headers.
    file
        What the file is called in messages.
    sheet
        What its sheet is called, where it has several.

    Yields
    ------
    CellFault
        One a fault.
    """
    table = headers.table
    if not any(title.strip() for title in headers.titles):
        yield CellFault(file, NO_HEADERS, table=table, sheet=sheet)
        return
    declared = fields_of(names.record_type_of(table))
    labels = [field.label for field in declared.values()]
    first: dict[str, str] = {}
    unknown = 0
    for place, (title, field) in enumerate(zip(headers.titles, headers.fields, strict=True)):
        letters = column_letters(place)
        message = None
        if field is None and title.strip():
            unknown += 1
            if unknown > MOST_PROBLEMS:
                continue
            hint = names.BARE
            if unknown <= MOST_HINTS:
                hint = names.hint_at(title.strip(), labels, declared)
            way_out = TO_FILE if sheet is None else TO_SHEET
            message = UNKNOWN.fill(header=quoted(title.strip()), hint=_otherwise(hint, way_out))
        elif field is not None and first.setdefault(field, letters) != letters:
            message = TWICE.fill(first=first[field])
        if message is not None:
            yield CellFault(
                file, message, headers.row, letters, title, title, table, field, sheet=sheet
            )
    for name, each in declared.items():
        if each.required and each.default is None and name not in first:
            message = NEEDED.fill(label=each.label, name=name)
            yield CellFault(file, message, headers.row, table=table, field=name, sheet=sheet)


def _otherwise(hint: Text, way_out: Text) -> Text:
    """Return a hint and what to do if it does not help; after a question a sentence begins."""
    said = {
        language: f"{begin} {end[0].upper()}{end[1:]}" if begin.endswith("?") else f"{begin}; {end}"
        for language in LANGUAGES
        for begin, end in [(hint.into(language), way_out.into(language))]
    }
    return Text(**said)
