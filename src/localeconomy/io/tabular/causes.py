"""What lies behind faults: a table that is not there, a row that only sums up others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.io.tabular.faults import CellFault
from localeconomy.io.tabular.missing import is_sum
from localeconomy.language import Number, Text
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.problems import Problem
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from localeconomy.io.tabular.contents import Content
    from localeconomy.io.tabular.sheet import Sheet

__all__ = ["missing_tables", "naming_sums"]

REFERRING: Final = (FieldType.REFERENCE, FieldType.REFERENCES)


def missing_tables(
    problems: Iterable[Any], contents: Mapping[str, Content], there: Collection[str]
) -> dict[str, CellFault]:
    """Return the tables that records refer to and that the file does not have.

    Parameters
    ----------
    problems
        What validation found.
    contents
        The tables that were read.
    there
        The tables that the file has, or may have.

    Returns
    -------
    dict of str to CellFault
        One fault a table, in place of one a reference.
    """
    found: Counter[str] = Counter()
    sheets: dict[str, Sheet] = {}
    for problem in problems:
        if isinstance(problem, Problem) and problem.field is not None:
            field = fields_of(TABLES[problem.table].record_type)[problem.field]
            if field.type in REFERRING and field.target and field.target not in there:
                found[field.target] += 1
                sheets.setdefault(field.target, contents[problem.table].sheet)
    return {
        table: CellFault(
            sheets[table].file,
            (MISSING_FILE if sheets[table].sheet is None else MISSING_SHEET).fill(
                n=Number(many), table=TABLES[table].plural
            ),
        )
        for table, many in found.items()
    }


def naming_sums(
    faults: Iterable[CellFault], contents: Mapping[str, Content]
) -> Iterator[CellFault]:
    """Yield faults; the first of a row that only sums up others says so.

    Parameters
    ----------
    faults
        The faults.
    contents
        The tables that were read.

    Yields
    ------
    CellFault
        Each fault.
    """
    sums = {table: _sum_rows(content) for table, content in contents.items()}
    said = set()
    for fault in faults:
        place = (fault.table, fault.row)
        if fault.row in sums.get(fault.table or "", ()) and place not in said:
            said.add(place)
            message = fault.message
            yield attrs.evolve(
                fault, message=Text(de=f"{message.de} {SUM.de}", en=f"{message.en} {SUM.en}")
            )
        else:
            yield fault


def _sum_rows(content: Content) -> set[int]:
    """Return the rows, as a spreadsheet counts them, of which a cell says that it is a sum."""
    rows: set[int] = set()
    for column in content.sheet.columns:
        codes = {code for code, cell in enumerate(column.cells) if is_sum(cell)}
        if codes:
            rows |= {
                int(row)
                for row, code in zip(content.sheet.rows, column.codes.tolist(), strict=True)
                if code in codes
            }
    return rows


MISSING_SHEET: Final = Text(
    de="das Blatt „{table}“ fehlt (Verweise darauf: {n}); bitte anlegen",
    en="the sheet '{table}' is missing (references to it: {n}); add it",
)
MISSING_FILE: Final = Text(
    de="die Tabelle „{table}“ fehlt (Verweise darauf: {n}); bitte die Datei „{table}.csv“ anlegen",
    en="the table '{table}' is missing (references to it: {n}); add the file '{table}.csv'",
)
SUM: Final = Text(de="(Summenzeile? Bitte löschen)", en="(a row of sums? Delete it)")
