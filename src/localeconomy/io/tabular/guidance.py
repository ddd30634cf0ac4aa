"""Rows of a template that guide whoever fills it: explanations, examples, tables without a tick.

They are recognised by what they say, in either language, and are no records. An example counts as
one from the moment that any of its cells is changed; clearing the cell that marks it is no change,
and no row that was changed has the mark for its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np

from localeconomy.hints import quoted
from localeconomy.io.tabular.cells import NO, YES, Missing, value_of
from localeconomy.io.tabular.contents import LeftOut
from localeconomy.io.tabular.examples import MARK, examples_of, mark_field
from localeconomy.io.tabular.explaining import explanation_of
from localeconomy.io.tabular.faults import CellFault
from localeconomy.io.tabular.heading import HEADING
from localeconomy.io.tabular.names import record_type_of
from localeconomy.io.tabular.sheet import Sheet
from localeconomy.io.tabular.spelling import joined, text_of
from localeconomy.io.tabular.ticks import TICK, TICK_MEANING
from localeconomy.language import LANGUAGES, Text
from localeconomy.model.fields import FieldType, fields_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.io.tabular.sheet import Column

__all__ = ["Guided", "naming_example", "without_guidance"]

REFERRING: Final = frozenset({FieldType.REFERENCE, FieldType.REFERENCES})
MARKS: Final = frozenset(MARK.into(language) for language in LANGUAGES)

EXAMPLE: Final = Text(de="ein unverändertes Beispiel", en="an unchanged example")
NAMES_EXAMPLE: Final = Text(
    de="{id} ist ein Beispiel der Vorlage ({place}), das unverändert ist und deshalb weggelassen "
    "wurde; bitte auch jene Zeile ändern oder {instead}",
    en="{id} is an example of the template ({place}) that is unchanged and was therefore left out; "
    "change that row as well or {instead}",
)
CLEAR: Final = Text(de="diese Zelle leeren", en="clear this cell")
REPLACE: Final = Text(de="hier etwas anderes eintragen", en="enter something else here")
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
    examples
        The examples among the rows that were left out, by their id.
    """

    sheet: Sheet
    left_out: tuple[LeftOut, ...] = ()
    faults: tuple[CellFault, ...] = ()
    examples: Mapping[str, LeftOut] = attrs.field(factory=dict)


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
    examples = {row: _left_out(explained, row, EXAMPLE) for row in sorted(_examples(explained))}
    kept = np.ones(len(explained.rows), dtype=np.bool_)
    kept[list(examples)] = False
    ids = explained.column("id")
    by_id = {} if ids is None else {_id_at(ids, row): told for row, told in examples.items()}
    ticked = _ticked(_without_marks(explained.taken(kept)))
    left_out = (*examples.values(), *ticked.left_out)
    return attrs.evolve(ticked, left_out=left_out, examples=by_id)


def naming_example(fault: CellFault, examples: Mapping[str, Mapping[str, LeftOut]]) -> CellFault:
    """Return a fault that says so where a record names an example that was left out.

    Parameters
    ----------
    fault
        That a cell names a record which does not exist, or another fault.
    examples
        The examples that were left out, by table and id.

    Returns
    -------
    CellFault
        With the row of the example, or the fault as it was.

    Examples
    --------
    >>> fault = CellFault(
    ...     "t.csv", Text(de="", en="'example-cafe' is …"), table="seats", field="body"
    ... )
    >>> left_out = LeftOut("a.csv", 5, "example-cafe", EXAMPLE)
    >>> print(naming_example(fault, {"actors": {"example-cafe": left_out}}).message.en)
    'example-cafe' is an example of the template (a.csv, row 5) that is unchanged and was therefore
    left out; change that row as well or enter something else here
    """
    if fault.table is None or fault.field is None:
        return fault
    field = fields_of(record_type_of(fault.table)).get(fault.field)
    if field is None or field.type not in REFERRING:
        return fault
    for name, example in examples.get(field.target or "", {}).items():
        # Of several ids in a cell, the message names the one that it is about.
        if fault.message.en.startswith(f"{quoted(name)} "):
            instead = REPLACE if field.required and field.default is None else CLEAR
            message = NAMES_EXAMPLE.fill(id=quoted(name), place=_place(example), instead=instead)
            return attrs.evolve(fault, message=message)
    return fault


def _place(example: LeftOut) -> Text:
    """Return where an example stands: the sheet where there are several, else the file."""
    if example.sheet is None:
        german = english = example.file
    else:
        german, english = f"Blatt „{example.sheet}“", f"sheet {quoted(example.sheet)}"
    return Text(de=f"{german}, Zeile {example.row}", en=f"{english}, row {example.row}")


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


def _examples(sheet: Sheet) -> set[int]:
    """Return the positions of the rows that still hold an example."""
    if sheet.table == HEADING:
        return set()
    mark = mark_field(sheet.table)
    return {
        row
        for language in LANGUAGES
        for example in examples_of(sheet.table, language)
        for row in np.flatnonzero(_may_be(sheet, example, mark)).tolist()
        if _is_example(sheet, row, example, mark)
    }


def _may_be(sheet: Sheet, example: Mapping[str, Any], mark: str) -> npt.NDArray[np.bool_]:
    """Return which rows name an example or say that they are one; few have to be looked at."""
    found = np.zeros(len(sheet.rows), dtype=np.bool_)
    for column in sheet.columns:
        field = sheet.fields.get(column.field)
        said = example.get(column.field)
        if said is not None and field is not None:
            if field.name in ("id", mark) or field.type is FieldType.REFERENCE:
                found |= _is_any(column, (said,))
            elif field.type is FieldType.REFERENCES:
                found |= _is_any(column, (joined(said),))
    return found


def _is_example(sheet: Sheet, row: int, example: Mapping[str, Any], mark: str) -> bool:
    """Whether a row says what an example says; without its mark, it must say all of it."""
    said: dict[str, Any] = {}
    for column in sheet.columns:
        field = sheet.fields[column.field]
        value = value_of(column.cells[column.codes[row]], sheet.table, field, None)
        said[field.name] = field.default if isinstance(value, Missing) else value
    is_marked = said.get(mark) == example[mark]
    if not is_marked and said.pop(mark, None) is not None:
        return False
    fields = sheet.fields
    expected = said.keys() if is_marked else said.keys() | example.keys() - {mark}
    return all(
        name in said and said[name] == example.get(name, fields[name].default) for name in expected
    )


def _id_at(ids: Column, row: int) -> str:
    return text_of(ids.cells[ids.codes[row]])


def _without_marks(sheet: Sheet) -> Sheet:
    """Return a sheet without the marks of examples: no fact comes from there."""
    if sheet.table == HEADING:
        return sheet
    mark = sheet.column(mark_field(sheet.table))
    if mark is None or MARKS.isdisjoint(mark.cells):
        return sheet
    cells = ["" if cell in MARKS else cell for cell in mark.cells]
    bare = attrs.evolve(mark, cells=cells)
    return attrs.evolve(
        sheet, columns=tuple(bare if each is mark else each for each in sheet.columns)
    )


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
