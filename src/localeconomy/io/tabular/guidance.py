"""Rows of a template that guide whoever fills it: explanations, examples, tables without a tick.

They are recognised by what they say, in either language, and are no records. An example counts as
one from the moment that any of its cells is changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np

from localeconomy.io.tabular.cells import NO, YES, Missing, value_of
from localeconomy.io.tabular.contents import LeftOut
from localeconomy.io.tabular.examples import MARK, examples_of, mark_field
from localeconomy.io.tabular.explaining import explanation_of
from localeconomy.io.tabular.faults import CellFault
from localeconomy.io.tabular.heading import HEADING
from localeconomy.io.tabular.sheet import Sheet
from localeconomy.io.tabular.spelling import text_of
from localeconomy.io.tabular.ticks import TICK, TICK_MEANING
from localeconomy.language import LANGUAGES, Text, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from localeconomy.io.tabular.sheet import Column

__all__ = ["Guided", "without_guidance"]

EXAMPLE: Final = Text(de="ein unverändertes Beispiel", en="an unchanged example")
NO_TICK: Final = Text(
    de="ohne „ja“ in der Spalte davor ist nichts vollständig",
    en="nothing is complete without a 'yes' in the column before",
)
NEITHER: Final = Text(
    de="{value} ist weder ja noch nein; bitte „ja“ schreiben, wenn alles erfasst ist, sonst die "
    "Zelle leeren",
    en="{value} is neither yes nor no; write 'yes' if all is on record, else empty the cell",
)


@attrs.frozen(eq=False)
class Guided:
    """A sheet without the rows that only guide.

    Parameters
    ----------
    sheet
        The rows that are left.
    left_out
        Rows that look like records and are none.
    faults
        Ticks that are neither yes nor no.
    """

    sheet: Sheet
    left_out: tuple[LeftOut, ...] = ()
    faults: tuple[CellFault, ...] = ()


def without_guidance(sheet: Sheet) -> Guided:
    """Return a sheet without the rows that guide whoever fills it.

    Parameters
    ----------
    sheet
        The sheet.

    Returns
    -------
    Guided
        The rows that are records, and which others were left out.

    Examples
    --------
    >>> from localeconomy.io.tabular.gathering import Gathering
    >>> from localeconomy.io.tabular.headers import headers_from
    >>> gathering = Gathering(headers_from(["Tabelle", "vollständig?"], "completeness"), "t.csv")
    >>> gathering.add_rows([["Akteure", "ja"], ["Ziele", ""]])
    >>> without_guidance(gathering.result()).sheet.rows.tolist()
    [2]
    """
    explained = sheet.taken(~_explanations(sheet))
    examples = sorted(set(_examples(explained)))
    kept = np.ones(len(explained.rows), dtype=np.bool_)
    kept[examples] = False
    left_out = [_left_out(explained, row, EXAMPLE) for row in examples]
    ticked = _ticked(explained.taken(kept))
    return attrs.evolve(ticked, left_out=(*left_out, *ticked.left_out))


def _explanations(sheet: Sheet) -> npt.NDArray[np.bool_]:
    """Return which rows explain their columns, and say nothing else."""
    explains = np.zeros(len(sheet.rows), dtype=np.bool_)
    for column in sheet.columns:
        explains |= _is_any(column, _explanation(sheet, column))
    for row in np.flatnonzero(explains).tolist():
        explains[row] = all(
            _normal(column.cells[column.codes[row]]) in ("", *_explanation(sheet, column))
            for column in sheet.columns
        )
    return explains


def _explanation(sheet: Sheet, column: Column) -> tuple[str, ...]:
    field = sheet.fields.get(column.field)
    said = TICK_MEANING if field is None else explanation_of(field)
    return tuple(_normal(said.into(language)) for language in LANGUAGES)


def _normal(cell: str) -> str:
    """Return a cell without what saving a template may change: blanks and the mark of texts."""
    return " ".join(text_of(cell).split())


def _is_any(column: Column, texts: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    """Return which rows hold one of some texts; of many cells, only the same text is looked for."""
    codes = [column.cells.index(text) for text in texts if text in column.cells]
    return np.isin(column.codes, codes)


def _examples(sheet: Sheet) -> Iterator[int]:
    """Yield the positions of the rows that still hold an example."""
    if sheet.table == HEADING:
        return
    mark = sheet.column(mark_field(sheet.table))
    if mark is None:
        return
    for language in LANGUAGES:
        rows = np.flatnonzero(_is_any(mark, (MARK.into(language),))).tolist()
        examples = examples_of(sheet.table, language) if rows else ()
        for row in rows:
            if any(_is_example(sheet, row, example) for example in examples):
                yield row


def _is_example(sheet: Sheet, row: int, example: Mapping[str, Any]) -> bool:
    for column in sheet.columns:
        field = sheet.fields.get(column.field)
        if field is None:
            return False
        value = value_of(column.cells[column.codes[row]], sheet.table, field, None)
        if isinstance(value, Missing):
            value = field.default
        if value != example.get(column.field, field.default):
            return False
    return True


def _ticked(sheet: Sheet) -> Guided:
    """Return the rows with a tick, where the sheet has ticks at all."""
    ticks = sheet.column(TICK)
    if ticks is None:
        return Guided(sheet)
    said = [ticks.cells[code].strip().casefold() for code in ticks.codes.tolist()]
    others = tuple(each for each in sheet.columns if each is not ticks)
    left_out, faults = [], []
    for row, tick in enumerate(said):
        if tick and tick not in YES | NO:
            message = NEITHER.fill(value=quoted(ticks.cells[ticks.codes[row]]))
            faults.append(sheet.fault(message, row, TICK))
        elif tick not in YES and _has_entry(others, row):
            left_out.append(_left_out(sheet, row, NO_TICK))
    kept = np.array([tick in YES for tick in said], dtype=np.bool_)
    rest = attrs.evolve(sheet, columns=others).taken(kept)
    return Guided(rest, tuple(left_out), tuple(faults))


def _has_entry(columns: tuple[Column, ...], row: int) -> bool:
    """Whether somebody wrote something beside the table and its kinds."""
    return any(
        column.cells[column.codes[row]].strip()
        for column in columns
        if column.field not in ("table", "kinds")
    )


def _left_out(sheet: Sheet, row: int, reason: Text) -> LeftOut:
    """Return that a row is no record; what it is called stands in its first cell."""
    cells = (column.cells[column.codes[row]] for column in sheet.columns)
    value = next((cell for cell in cells if cell.strip()), "")
    return LeftOut(sheet.file, int(sheet.rows[row]), value, reason, sheet.sheet)
