"""From the value of a spreadsheet's cell to the text that the readers of cells take.

A cell of a spreadsheet is a text, a number, a date, a time, or true or false. What a program made
of what somebody typed is not always what was meant: a code that became a number has lost its zeros,
"1.2" may have become the first of February. Where that cannot be told, it is a fault.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.io.excel_book import unescaped
from localeconomy.language import Text
from localeconomy.model.fields import FieldType

if TYPE_CHECKING:
    from localeconomy.model.fields import Field

__all__ = ["CODES", "Cells", "cells_of", "shown"]

CODES: Final = frozenset(
    {
        ("districts", "municipality_key"),
        ("actors", "sector"),
        ("sector_counts", "sector"),
    }
)
"""Fields that hold official codes, in which a zero at either end counts."""

LEAST_YEAR, LAST_YEAR = 1000, 9998
DAY_ONE: Final = dt.date(1899, 12, 30)
"""The day from which Excel counts; right from 1 March 1900 on."""

FIRST_SERIAL, LAST_SERIAL = 10_000, 2_958_465
MOST_DIGITS: Final = 10**15
"""From here on a spreadsheet does not keep every digit of a number."""

TEXTS: Final = frozenset(
    {FieldType.TEXT, FieldType.TEXTS, FieldType.REFERENCE, FieldType.REFERENCES}
)


@attrs.frozen(eq=False)
class Cells:
    """The cells of one column.

    Parameters
    ----------
    texts
        What each row holds, as a text.
    faults
        What is wrong, by row from 0.
    """

    texts: Sequence[str]
    faults: Mapping[int, Text]


def cells_of(values: Sequence[Any], table: str, field: Field | None) -> Cells:
    """Return the texts of a column's cells, and which of them are not what was meant.

    Parameters
    ----------
    values
        The cells: texts, numbers, dates, times, true or false.
    table
        The table.
    field
        The field of the column; None where it is none.

    Returns
    -------
    Cells
        The texts; a faulty cell is empty.

    Examples
    --------
    >>> from localeconomy.model.records import District
    >>> from localeconomy.model.fields import fields_of
    >>> fields = fields_of(District)
    >>> cells_of(["nord", 7.0], "districts", fields["id"]).texts
    ['nord', '7']
    >>> print(cells_of([5113000.0], "districts", fields["municipality_key"]).faults[0].en)
    5113000 is a number, so that zeros are lost; format the column as text and enter the code again
    """
    if set(map(type, values)) <= {str}:
        has_escapes = "_xFFF" in "".join(values)
        return Cells([unescaped(value) for value in values] if has_escapes else values, {})
    known: dict[tuple[type, Any], str | Text] = {}
    texts: list[str] = []
    faults: dict[int, Text] = {}
    for row, value in enumerate(values):
        if type(value) is str:
            texts.append(unescaped(value))
            continue
        key = (type(value), value)
        if key not in known:
            known[key] = shown(value) if field is None else _text(value, table, field)
        text = known[key]
        if isinstance(text, Text):
            faults[row] = text
            text = ""
        texts.append(text)
    return Cells(texts, faults)


def shown(value: object) -> str:
    """Return a cell as a spreadsheet would show it, in international form.

    Parameters
    ----------
    value
        The cell.

    Returns
    -------
    str
        The text.

    Examples
    --------
    >>> import datetime
    >>> shown(12.0), shown(True), shown(datetime.date(2001, 5, 17))
    ('12', 'TRUE', '2001-05-17')
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        return _digits(value) if _is_whole(value) else f"{value:.15g}"
    return str(value)


def _text(value: object, table: str, field: Field) -> str | Text:
    """Return what a cell that is no text says in a field, or what is wrong with it."""
    if isinstance(value, bool):
        return _of_truth(field, value=value)
    if isinstance(value, float | int):
        return _of_number(value, table, field)
    if isinstance(value, dt.date):
        return _of_date(value, field)
    return TIME.fill(value=shown(value))


def _of_truth(field: Field, *, value: bool) -> str | Text:
    if field.type in TEXTS:
        return TRUTH.fill(value=_spoken_truth(value=value))
    return "true" if value else "false"


def _spoken_truth(*, value: bool) -> Text:
    return Text(de="WAHR", en="TRUE") if value else Text(de="FALSCH", en="FALSE")


def _of_number(value: float, table: str, field: Field) -> str | Text:
    if not math.isfinite(value):
        return NOT_FINITE.fill(value=shown(value))
    if field.type is FieldType.NUMBER:
        return _in_either_form(value)
    if field.type is FieldType.INTEGER:
        return _digits(value) if _is_whole(value) else NOT_WHOLE.fill(value=_spoken(value))
    if field.type.is_date:
        return _of_number_as_date(value)
    return _of_number_as_text(value, table, field)


def _of_number_as_text(value: float, table: str, field: Field) -> str | Text:
    if (table, field.name) in CODES:
        return CODE.fill(value=_spoken(value))
    if _is_whole(value) and abs(value) < MOST_DIGITS:
        return _digits(value)
    return NUMBER.fill(value=_spoken(value)) if field.type in TEXTS else shown(value)


def _of_number_as_date(value: float) -> str | Text:
    if _is_whole(value) and LEAST_YEAR <= value <= LAST_YEAR:
        return _digits(value)
    if _is_whole(value) and FIRST_SERIAL <= value <= LAST_SERIAL:
        meant = DAY_ONE + dt.timedelta(days=int(value))
        return SERIAL.fill(
            value=_digits(value), day=Text(de=f"{meant:%d.%m.%Y}", en=meant.isoformat())
        )
    return NO_DATE.fill(value=_spoken(value))


def _of_date(value: dt.date, field: Field) -> str | Text:
    has_time = isinstance(value, dt.datetime) and value.time() != dt.time()
    day = Text(de=f"{value.day:02d}.{value.month:02d}.{value.year:04d}", en=str(value)[:10])
    if not field.type.is_date:
        return DATE.fill(value=day)
    return WITH_TIME.fill(value=shown(value), day=day) if has_time else day.en


def _is_whole(value: float) -> bool:
    return math.isfinite(value) and value == int(value)


def _digits(value: float) -> str:
    return str(int(value))


def _spoken(value: float) -> Text:
    text = shown(value)
    return Text(de=text.replace(".", ","), en=text)


def _in_either_form(value: float) -> str:
    """Return a number without a decimal sign, so that it says the same in German and English."""
    mantissa, _, power = repr(float(value)).partition("e")
    whole, _, decimals = mantissa.partition(".")
    decimals = decimals.rstrip("0")
    exponent = int(power or 0) - len(decimals)
    return f"{whole}{decimals}e{exponent}" if exponent else f"{whole}{decimals}"


CODE: Final = Text(
    de="{value} ist eine Zahl, dabei gehen Nullen verloren; bitte die Spalte als Text formatieren "
    "und den Schlüssel neu eingeben",
    en="{value} is a number, so that zeros are lost; format the column as text and enter the code "
    "again",
)
NUMBER: Final = Text(
    de="{value} ist eine Zahl und kein Text; bitte die Zelle als Text formatieren und neu eingeben",
    en="{value} is a number and no text; format the cell as text and enter it again",
)
NOT_FINITE: Final = Text(
    de="{value} ist keine Zahl; bitte eine eintragen oder die Zelle leeren",
    en="{value} is no number; enter one or empty the cell",
)
NOT_WHOLE: Final = Text(
    de="{value} ist keine ganze Zahl; bitte eine eintragen",
    en="{value} is not a whole number; enter one",
)
SERIAL: Final = Text(
    de="{value} ist eine Zahl und kein Datum; bitte als Text eingeben, etwa {day}, falls dieser "
    "Tag gemeint ist",
    en="{value} is a number and no date; enter it as text, for example {day}, if that day is meant",
)
NO_DATE: Final = Text(
    de="{value} ist eine Zahl und kein Datum; bitte die Zelle als Text formatieren und 17.05.2001, "
    "05.2001 oder 2001 eingeben",
    en="{value} is a number and no date; format the cell as text and enter 2001-05-17, 2001-05 or "
    "2001",
)
DATE: Final = Text(
    de="aus der Eingabe ist ein Datum geworden ({value}); bitte die Zelle als Text formatieren und "
    "neu eingeben",
    en="what was entered has become a date ({value}); format the cell as text and enter it again",
)
WITH_TIME: Final = Text(
    de="{value} nennt auch eine Uhrzeit; bitte nur den Tag eingeben, {day}",
    en="{value} names a time as well; enter the day alone, {day}",
)
TIME: Final = Text(
    de="{value} ist eine Uhrzeit oder Dauer; bitte eine Zahl oder einen Text eingeben, für "
    "Stunden etwa 7,5",
    en="{value} is a time or duration; enter a number or a text, for hours 7.5, for example",
)
TRUTH: Final = Text(
    de="{value} ist ein Wahrheitswert und kein Text; bitte die Zelle als Text formatieren und neu "
    "eingeben",
    en="{value} is a truth value and no text; format the cell as text and enter it again",
)
