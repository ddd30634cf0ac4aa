"""From the sheets of a workbook to a network, with every fault of all of them at once."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.excel_sheet import Grid, taken_from
from localeconomy.io.excel_words import OWN_NAMES
from localeconomy.io.tabular import names
from localeconomy.io.tabular.assembly import ORDER, Assembly
from localeconomy.io.tabular.contents import LeftOut
from localeconomy.io.tabular.faults import CellFault
from localeconomy.io.tabular.headers import headers_from
from localeconomy.io.tabular.numbers import Form
from localeconomy.language import Number, Text
from localeconomy.model.fields import fields_of
from localeconomy.model.network import Network
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ExcelReading", "ExcelSheet", "assembled"]

ALIKE: Final = 0.8
"""How alike a sheet's name and that of a table are where it is taken for a slip of the pen."""

SOMEWHAT_ALIKE: Final = 0.6
"""From where on a sheet's name tells which of several tables with its headers it may be."""


@attrs.frozen
class ExcelSheet:
    """How one sheet was read.

    Parameters
    ----------
    name
        What it is called.
    table
        The table that it holds, ``"network"`` for title and day.
    records
        How many records it holds.
    numbers
        The form that numbers written as text showed or that was asked for: ``"de"`` or ``"en"``;
        None where there are none or they look the same in both.
    hidden
        Whether the sheet is hidden.
    """

    name: str
    table: str
    records: int
    numbers: Form | None = None
    hidden: bool = False

    def into(self, language: str) -> str:
        """Return in ``language`` what the sheet holds.

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
        word = Text(de="{n} Einträge", en="{n} records")
        if self.records == 1:
            word = Text(de="1 Eintrag", en="1 record")
        parts = [] if info is None else [info.plural, word.fill(n=Number(self.records))]
        if info is None:
            parts.append(Text(de="Titel und Stand", en="title and day"))
        if self.hidden:
            parts.append(Text(de="ausgeblendet", en="hidden"))
        return f"{self.name}: {', '.join(part.into(language) for part in parts)}"


@attrs.frozen
class ExcelReading:
    """A network that was read from a workbook, and how.

    Parameters
    ----------
    network
        The network.
    sheets
        How each sheet was read.
    left_out
        Rows that are no records: unchanged examples of a template, sums of others, counts that
        their source does not give, declarations of completeness without a tick.
    ignored
        Sheets that hold no table.
    """

    network: Network
    sheets: tuple[ExcelSheet, ...]
    left_out: tuple[LeftOut, ...] = ()
    ignored: tuple[str, ...] = ()


@attrs.define
class _Sheets(Assembly):
    """What has been read so far of some sheets."""

    sheets: list[ExcelSheet] = attrs.field(factory=list, init=False)
    ignored: list[str] = attrs.field(factory=list, init=False)
    grids: dict[str, Grid] = attrs.field(factory=dict, init=False)


def assembled(grids: Iterable[Grid], file: str, name: str, numbers: Form | None) -> ExcelReading:
    """Return the network of some sheets.

    Parameters
    ----------
    grids
        The sheets.
    file
        What to call the file beside the place of a fault.
    name
        What to call it in the heading of errors.
    numbers
        The form of numbers that are written as text; None lets each sheet show its own.

    Returns
    -------
    ExcelReading
        The network and how it was read.

    Raises
    ------
    FileFormatError
        If no sheet holds a table.
    ValidationError
        If the sheets have faults.
    """
    assembly = _Sheets(numbers)
    strangers = [grid for grid in grids if not _take(assembly, grid, file)]
    for grid in strangers:
        _take_stranger(assembly, grid, file)
    if not assembly.named and not assembly.faults:
        raise FileFormatError(NO_TABLES.fill(file=name))
    where = Text(de="in {file}", en="in {file}").fill(file=name)
    network = assembly.network(where, shown=lambda fault: _as_seen(fault, assembly.grids))
    return ExcelReading(network, tuple(assembly.sheets), assembly.left_out, tuple(assembly.ignored))


def _take(assembly: _Sheets, grid: Grid, file: str) -> bool:
    """Read one sheet; return whether it is called like a table."""
    assembly.grids[grid.name] = grid
    table = names.table_names().get(names.normal(grid.name))
    if table is None:
        return False
    if table in assembly.named:
        message = SAME_TABLE.fill(other=quoted(assembly.named[table]))
        assembly.faults.append(CellFault(file, message, table=table, sheet=grid.name))
    else:
        _take_table(assembly, grid, table, file)
    return True


def _take_stranger(assembly: _Sheets, grid: Grid, file: str) -> None:
    """Note what is wrong with a sheet of another name; the sheets of all tables are known."""
    table = _likely_table(grid)
    if table is None:
        if names.normal(grid.name) not in OWN_NAMES:
            assembly.ignored.append(grid.name)
        return
    if table in assembly.named:
        message = COPY.fill(table=_title(table), other=quoted(assembly.named[table]))
    else:
        message = _to_rename(grid, table)
        assembly.has_unknown = True
    assembly.faults.append(CellFault(file, message, sheet=grid.name))


def _take_table(assembly: _Sheets, grid: Grid, table: str, file: str) -> None:
    """Read the sheet of a table."""
    assembly.named[table] = grid.name
    taken = taken_from(grid, table, file)
    assembly.faults += taken.faults
    if not taken.is_whole:
        assembly.incomplete.add(table)
    if taken.sheet is None:
        return
    content, form = assembly.take(taken.sheet)
    assembly.sheets.append(
        ExcelSheet(grid.name, table, len(content.sheet.rows), form, grid.is_hidden)
    )


def _likely_table(grid: Grid) -> str | None:
    """Return the table that a sheet of another name may be, None where it surely is none."""
    if grid.is_hidden or names.normal(grid.name) in OWN_NAMES:
        return None
    named = _nearest_name(grid)
    if named is not None:
        return names.table_names()[named]
    return max(
        (table for table in TABLES if _known_headers(grid, table)),
        key=lambda table: (_known_headers(grid, table), _likeness(grid.name, table)),
        default=None,
    )


def _nearest_name(grid: Grid) -> str | None:
    """Return the name of a table of which a sheet's name is a slip of the pen."""
    name = names.normal(grid.name)
    nearest = difflib.get_close_matches(name, names.table_names(), n=1, cutoff=ALIKE)
    return nearest[0] if nearest else None


def _likeness(name: str, table: str) -> float:
    """Return how alike a sheet's name and those of a table are; 0 where it is mere chance."""
    likeness = max(
        difflib.SequenceMatcher(None, names.normal(name), known).ratio()
        for known, each in names.table_names().items()
        if each == table
    )
    return likeness if likeness >= SOMEWHAT_ALIKE else 0.0


def _to_rename(grid: Grid, table: str) -> Text:
    """Return that a sheet may be a table, and what it should then be called."""
    if _nearest_name(grid) is None:
        return LIKE_TABLE.fill(table=_title(table))
    labels = [info.plural for info in TABLES.values()]
    return NO_TABLE.fill(hint=names.hint_at(grid.name, labels, ORDER))


def _title(table: str) -> Text:
    return Text(de=names.table_title(table, "de"), en=names.table_title(table, "en"))


def _known_headers(grid: Grid, table: str) -> int:
    """Return how many headers of a table a sheet's first row holds; 0 where they do not make it."""
    cells = next((row for row in grid.rows if any(cell != "" for cell in row)), ())
    titles = [str(cell) for cell in cells if str(cell).strip()]
    known = {field for field in headers_from(titles, table).fields if field is not None}
    needed = {
        name
        for name, field in fields_of(TABLES[table].record_type).items()
        if field.required and field.default is None
    }
    is_like = len(known) > 1 and needed <= known and 2 * len(known) >= len(titles)
    return len(known) if is_like else 0


def _as_seen(fault: CellFault, grids: dict[str, Grid]) -> CellFault:
    """Return a fault with the cell as a spreadsheet shows it, and a word on a hidden sheet."""
    grid = grids.get(fault.sheet or "")
    if grid is None:
        return fault
    message = fault.message
    if grid.is_hidden:
        message = Text(de=f"{message.de} {HIDDEN.de}", en=f"{message.en} {HIDDEN.en}")
    value: Any = fault.value
    if fault.row is not None and fault.column is not None:
        value = grid.shown(fault.row, fault.column)
    return attrs.evolve(fault, message=message, value=value)


NO_TABLES: Final = Text(
    de="{file} enthält kein Blatt, das wie eine Tabelle heißt, etwa „Akteure“; eine Vorlage "
    "schreibt: localeconomy template netzwerk.xlsx",
    en="{file} holds no sheet that is called like a table, 'actors' for example; a template is "
    "written by: localeconomy template network.xlsx",
)
NO_TABLE: Final = Text(
    de="der Name des Blatts ist keine Tabelle; {hint} Gehört es nicht dazu, bitte ausblenden oder "
    "anders nennen",
    en="its name is not a table; {hint} If it does not belong here, hide it or give it another "
    "name",
)
LIKE_TABLE: Final = Text(
    de="das Blatt sieht aus wie die Tabelle „{table}“; bitte so nennen oder, wenn es nicht dazu "
    "gehört, ausblenden",
    en="it looks like the table '{table}'; call it so or, if it does not belong here, hide it",
)
COPY: Final = Text(
    de="das Blatt sieht aus wie die Tabelle „{table}“, die schon auf dem Blatt {other} steht; "
    "bitte die Zeilen dort eintragen oder dieses Blatt ausblenden oder löschen",
    en="it looks like the table '{table}', which is already on the sheet {other}; enter the rows "
    "there, or hide or delete this sheet",
)
SAME_TABLE: Final = Text(
    de="ist dieselbe Tabelle wie das Blatt {other}; bitte zusammenlegen oder eines entfernen",
    en="is the same table as the sheet {other}; join the two or remove one",
)
HIDDEN: Final = Text(
    de="(das Blatt ist ausgeblendet: Rechtsklick auf ein Blattregister, „Einblenden“)",
    en="(the sheet is hidden: right-click a sheet tab, 'Unhide')",
)
