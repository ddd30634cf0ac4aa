"""What the cells of a sheet mean: columns of a table, faults, and rows that are no records.

Each different cell is read once, however many rows hold it: a million ties of a hundred thousand
actors take as many look-ups as there are different cells, and a few passes over integers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.hints import quoted
from localeconomy.io.tabular.cells import EMPTY, Missing, Wrong, value_of
from localeconomy.io.tabular.faults import CellFault
from localeconomy.io.tabular.missing import REASONS, is_sum
from localeconomy.io.tabular.numbers import DECIMALS, FORMS, Evidence, all_plain, evidence_of
from localeconomy.io.tabular.sheet import Sheet
from localeconomy.io.tabular.spelling import are_plain
from localeconomy.language import Text, speak
from localeconomy.model.columns import DAY, MONTH, NO_DAY, YEAR, Coded, Days, day_number
from localeconomy.model.fields import FieldType
from localeconomy.model.problems import MOST_HINTS, MOST_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from localeconomy.io.tabular.numbers import Form
    from localeconomy.io.tabular.sheet import Column
    from localeconomy.model.dates import PartialDate
    from localeconomy.model.fields import Field, Value

__all__ = ["Content", "LeftOut", "content_of", "number_evidence", "said_of"]

MANY: Final = 1000
REASON_FIELD: Final = "why_missing"
SUM_COLUMN: Final = ("sector_counts", "sector")
GLANCE: Final = 5
"""How many rows that are left out a warning names."""

SUM_ROW: Final = Text(de="Summe anderer Zeilen", en="a sum of other rows")


@attrs.frozen
class LeftOut:
    """A row that is no record: a sum of others, or a count that its source does not give.

    Parameters
    ----------
    file
        The file.
    row
        The row as a spreadsheet counts it.
    value
        What the cell holds that tells.
    reason
        Why the row is left out.
    sheet
        The sheet, where the file has several.
    """

    file: str
    row: int
    value: str
    reason: Text
    sheet: str | None = None

    def into(self, language: str) -> str:
        """Return in ``language`` which row was left out and why.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The wording.
        """
        german = language == "de"
        parts = [self.file]
        if self.sheet is not None:
            parts.append(f"Blatt „{self.sheet}“" if german else f"sheet {quoted(self.sheet)}")
        parts.append(f"{'Zeile' if german else 'row'} {self.row}")
        why = self.reason.into(language)
        return f"{', '.join(parts)}: {speak(quoted(self.value), language)} ({why})"


def said_of(left_out: Sequence[LeftOut]) -> Text:
    """Return which rows were left out, in one sentence.

    Parameters
    ----------
    left_out
        The rows, at least one.

    Returns
    -------
    Text
        The first of them, and how many more there are.

    Examples
    --------
    >>> print(said_of([LeftOut("a.csv", 5, "SUM A-S", SUM_ROW)]).en)
    left out: a.csv, row 5: 'SUM A-S' (a sum of other rows)
    """
    hidden = len(left_out) - GLANCE
    wordings = {}
    for language, begin, more in (("de", "weggelassen", "weitere"), ("en", "left out", "more")):
        parts = [each.into(language) for each in left_out[:GLANCE]]
        if hidden > 0:
            parts.append(f"… {hidden} {more}")
        wordings[language] = f"{begin}: {'; '.join(parts)}"
    return Text(**wordings)


@attrs.frozen(eq=False)
class _Found:
    """What the different cells of a column hold."""

    values: list[Any]
    special: Mapping[int, Missing | Wrong]
    """By place, where there is no value."""

    names: tuple[str, ...] | None = None
    """The values as one object, where columns share them."""


@attrs.frozen(eq=False)
class Content:
    """What the cells of a sheet mean.

    Parameters
    ----------
    sheet
        The rows that are records.
    columns
        What `Table.from_columns` takes.
    faults
        What is wrong with single cells.
    left_out
        Rows that are no records.
    """

    sheet: Sheet
    columns: Mapping[str, Any]
    faults: tuple[CellFault, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def number_evidence(sheet: Sheet) -> dict[str, Evidence]:
    """Return what each column of numbers says about their form.

    Parameters
    ----------
    sheet
        The sheet.

    Returns
    -------
    dict
        Evidence by field.
    """
    found = {}
    for column in sheet.columns:
        kind = sheet.fields[column.field].type
        if kind is FieldType.INTEGER:
            found[column.field] = evidence_of(column.cells, whole=True)
        elif kind is FieldType.NUMBER:
            found[column.field] = evidence_of(_telling(column.cells), whole=False)
    return found


def _telling(cells: list[str]) -> list[str]:
    """Return the cells that have to be looked at: of a million plain numbers, one will do."""
    if len(cells) > MANY:
        for form in FORMS:
            if all_plain(cells, form) is not None:
                return [next((cell for cell in cells if DECIMALS[form] in cell), "0")]
    return cells


def content_of(sheet: Sheet, form: Form | None) -> Content:
    """Return what the cells of a sheet mean.

    Parameters
    ----------
    sheet
        The sheet.
    form
        The form of its numbers; None takes either.

    Returns
    -------
    Content
        Columns, faults and rows that are no records.
    """
    sheet, sums = _without_sums(sheet)
    sheet = sheet.with_used_cells()
    known: dict[tuple[object, ...], _Found] = {}
    found = {column.field: _found(sheet, column, form, known) for column in sheet.columns}
    sheet, unstated = _without_unstated(sheet, found)
    columns = {
        column.field: _encoded(sheet.fields[column.field], column.codes, found[column.field])
        for column in sheet.columns
    }
    reasons: dict[int, dict[str, str]] = {}
    faults: list[CellFault] = []
    for column in sheet.columns:
        for row, what in _special_rows(column, found[column.field]):
            if isinstance(what, Missing):
                reasons.setdefault(row, {})[column.field] = what.reason or ""
            elif len(faults) < MOST_PROBLEMS:
                message = what.message if len(faults) < MOST_HINTS else what.bare
                faults.append(sheet.fault(message, row, column.field))
    if reasons and REASON_FIELD in sheet.fields:
        said = columns.get(REASON_FIELD) or [None] * len(sheet.rows)
        columns[REASON_FIELD] = [
            {**reasons.get(row, {}), **(given or {})} for row, given in enumerate(said)
        ]
    return Content(sheet, columns, tuple(faults), (*sums, *unstated))


def _without_sums(sheet: Sheet) -> tuple[Sheet, list[LeftOut]]:
    table, field = SUM_COLUMN
    column = sheet.column(field)
    if sheet.table != table or column is None:
        return sheet, []
    sums = _rows_of(column, [place for place, cell in enumerate(column.cells) if is_sum(cell)])
    left_out = [
        LeftOut(
            sheet.file,
            int(sheet.rows[row]),
            column.cells[column.codes[row]],
            SUM_ROW,
            sheet.sheet,
        )
        for row in sums
    ]
    return _without(sheet, sums), left_out


def _without_unstated(sheet: Sheet, found: Mapping[str, _Found]) -> tuple[Sheet, list[LeftOut]]:
    """Leave out the rows whose count is withheld: nothing known is no record, and not zero."""
    left_out: dict[int, LeftOut] = {}
    for column in sheet.columns:
        field = sheet.fields[column.field]
        if not field.required or field.default is not None:
            continue
        for row, what in _special_rows(column, found[column.field]):
            if isinstance(what, Missing):
                left_out[row] = LeftOut(
                    sheet.file,
                    int(sheet.rows[row]),
                    column.cells[column.codes[row]],
                    REASONS[what.reason or ""],
                    sheet.sheet,
                )
    rows = np.array(sorted(left_out), dtype=np.intp)
    return _without(sheet, rows), [left_out[int(row)] for row in rows]


def _without(sheet: Sheet, rows: npt.NDArray[np.intp]) -> Sheet:
    kept = np.ones(len(sheet.rows), dtype=np.bool_)
    kept[rows] = False
    return sheet.taken(kept)


def _rows_of(column: Column, places: Sequence[int]) -> npt.NDArray[np.intp]:
    """Return the rows that hold one of some cells."""
    if not places:
        return np.empty(0, dtype=np.intp)
    chosen = np.zeros(len(column.cells), dtype=np.bool_)
    chosen[places] = True
    return np.flatnonzero(chosen[column.codes])


def _special_rows(column: Column, found: _Found) -> Iterator[tuple[int, Missing | Wrong]]:
    """Yield the rows whose cell is wrong, or missing for a reason."""
    special = found.special
    places = [place for place, what in special.items() if what != EMPTY]
    for row in _rows_of(column, places).tolist():
        yield row, special[column.codes[row]]


def _found(
    sheet: Sheet, column: Column, form: Form | None, known: dict[tuple[object, ...], _Found]
) -> _Found:
    """Return what each different cell holds; the ends of ties share their cells and this."""
    field = sheet.fields[column.field]
    if field.type is FieldType.NUMBER and form is not None and len(column.cells) > MANY:
        plain = all_plain(column.cells, form)
        if plain is not None:
            return _Found(plain, {})
    if field.type is not FieldType.REFERENCE:
        return _read(sheet, column, form)
    key = (id(column.cells), field.required)
    if key not in known:
        known[key] = _read(sheet, column, form)
    return known[key]


def _read(sheet: Sheet, column: Column, form: Form | None) -> _Found:
    """Return what each different cell holds, looking at each."""
    field = sheet.fields[column.field]
    is_text = field.type in (FieldType.TEXT, FieldType.REFERENCE)
    if is_text and len(column.cells) > MANY and are_plain(column.cells):
        return _Found(column.cells, {}, tuple(column.cells))
    values = [value_of(cell, sheet.table, field, form) for cell in column.cells]
    special = {
        place: value for place, value in enumerate(values) if isinstance(value, Missing | Wrong)
    }
    for place in special:
        values[place] = field.default
    named = field.type is FieldType.REFERENCE and not special
    return _Found(values, special, tuple(values) if named else None)


def _encoded(field: Field, codes: npt.NDArray[np.int32], found: _Found) -> Value:
    """Return a column as `Table.from_columns` takes it."""
    values = found.values
    if field.type in (FieldType.REFERENCE, FieldType.CHOICE):
        return _coded(codes, found)
    if field.type.is_date:
        return _days(codes, values)
    if None not in values and field.type in (FieldType.NUMBER, FieldType.BOOLEAN):
        dtype = np.float64 if field.type is FieldType.NUMBER else np.bool_
        return np.array(values, dtype=dtype)[codes]
    return [values[code] for code in codes.tolist()]


def _coded(codes: npt.NDArray[np.int32], found: _Found) -> Coded:
    if found.names is not None:
        return Coded(_locked(codes), found.names)
    values = found.values
    places = np.cumsum([value is not None for value in values], dtype=np.int32) - np.int32(1)
    places[[place for place, value in enumerate(values) if value is None]] = -1
    return Coded(_locked(places[codes]), tuple(value for value in values if value is not None))


def _days(codes: npt.NDArray[np.int32], values: list[PartialDate | None]) -> Days:
    first = np.full(len(values), NO_DAY, dtype=np.int32)
    precision = np.zeros(len(values), dtype=np.uint8)
    for place, date in enumerate(values):
        if date is not None:
            first[place] = day_number(date.first)
            precision[place] = DAY if date.day else MONTH if date.month else YEAR
    return Days(_locked(first[codes]), _locked(precision[codes]))


def _locked(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return an array that nobody can write to any more; a table takes it without a copy."""
    array.flags.writeable = False
    return array
