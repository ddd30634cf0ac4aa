"""What is wrong with data frames, named by frame, row and column, and once for all rows alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.hints import quoted
from localeconomy.io.tabular.faults import and_others
from localeconomy.io.tabular.placing import first_like
from localeconomy.language import Text
from localeconomy.model.problems import MOST_PROBLEMS
from localeconomy.model.validation import duplicates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from localeconomy.model.problems import Problem
    from localeconomy.model.table import Table

__all__ = ["FrameFault", "grouped", "placed"]


@attrs.frozen
class FrameFault:
    """A fault of a frame: where it stands, and what is wrong and how to mend it.

    Parameters
    ----------
    frame
        The table that the frame holds.
    message
        What is wrong and the remedy.
    row
        The row by its position, from 0; None for a whole column or frame.
    column
        The column as the frame calls it.
    rows
        All rows with the same fault, as far as they were counted.

    Examples
    --------
    >>> print(FrameFault("actors", Text(de="ist leer", en="is empty"), 3, "kind").into("en"))
    frame 'actors', row 3 (from 0), column 'kind': is empty
    """

    frame: str
    message: Text
    row: int | None = None
    column: str | None = None
    rows: tuple[int, ...] = ()

    @property
    def place(self) -> dict[str, Any]:
        """Where it is, for programs; rows by their position, from 0, as the message counts them."""
        return {"table": self.frame, "row": self.row, "column": self.column}

    def into(self, language: str) -> str:
        """Return the fault in ``language``.

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
        parts = [f"{'Tabelle' if german else 'frame'} {quoted(self.frame)}"]
        if self.row is not None:
            parts.append(f"Zeile {self.row} (ab 0)" if german else f"row {self.row} (from 0)")
        if self.column is not None:
            parts.append(f"{'Spalte' if german else 'column'} {quoted(self.column)}")
        return f"{', '.join(parts)}: {self.message.into(language)}"

    def to_dict(self) -> dict[str, Any]:
        """Return the fault as plain values, for programs.

        Returns
        -------
        dict
            Each part by its name, the message in both languages.
        """
        return attrs.asdict(self, recurse=False) | {"message": self.message.to_dict()}


def placed(
    problems: Iterable[Problem],
    fields: Mapping[str, Mapping[str, str]],
    tables: Mapping[str, Table[Any]],
) -> Iterator[FrameFault]:
    """Yield problems of records where they stand in frames.

    Parameters
    ----------
    problems
        Of records of tables that frames hold.
    fields
        By table, the column of each field.
    tables
        The tables.

    Yields
    ------
    FrameFault
        The same with the row and column of the frame.
    """
    again: dict[str, dict[int, int]] = {}
    for problem in problems:
        name, message = problem.table, problem.message
        if name not in again:
            again[name] = duplicates(tables[name])
        first = first_like(problem, tables[name], again[name])
        if first is not None and problem.field is None:
            message = SAME.fill(row=str(first))
        elif first is not None:
            message = SAME_ID.fill(id=quoted(tables[name].own_ids[first]), row=str(first))
        column = None if problem.field is None else fields[name].get(problem.field)
        yield FrameFault(name, message, problem.row, column)


def grouped(faults: Iterable[FrameFault]) -> list[FrameFault]:
    """Return faults with those that say the same of a column as one, at its first row.

    Parameters
    ----------
    faults
        All faults.

    Returns
    -------
    list of FrameFault
        In the order of the first of each.

    Examples
    --------
    >>> unknown = Text(de="'shop' ist unbekannt", en="'shop' is unknown")
    >>> (fault,) = grouped(FrameFault("actors", unknown, row, "kind") for row in (2, 3, 7))
    >>> print(fault.into("en"))
    frame 'actors', row 2 (from 0), column 'kind': 'shop' is unknown (and so 2 more rows)
    >>> fault.rows
    (2, 3, 7)
    """
    alike: dict[tuple[str, str | None, Text], list[FrameFault]] = {}
    for fault in faults:
        alike.setdefault((fault.frame, fault.column, fault.message), []).append(fault)
    counts = Counter((each[0].frame, each[0].column) for each in alike.values() for _ in each)
    said = []
    for (frame, column, message), each in alike.items():
        rows = tuple(fault.row for fault in each if fault.row is not None)
        more = AT_LEAST if counts[frame, column] >= MOST_PROBLEMS else MORE
        told = and_others(message, len(each) - 1, ONE_MORE, more)
        said.append(attrs.evolve(each[0], message=told, rows=rows))
    return said


SAME_ID: Final = Text(
    de="die Kennung {id} ist doppelt, schon in Zeile {row} (ab 0); bitte eine andere wählen",
    en="the id {id} is used twice, first in row {row} (from 0); choose another one",
)
SAME: Final = Text(
    de="steht schon in Zeile {row} (ab 0); eine der beiden streichen oder unterscheiden",
    en="is already there in row {row} (from 0); remove one of the two or tell them apart",
)
MORE: Final = Text(de="(ebenso {n} weitere Zeilen)", en="(and so {n} more rows)")
AT_LEAST: Final = Text(
    de="(ebenso mindestens {n} weitere Zeilen)", en="(and so at least {n} more rows)"
)
ONE_MORE: Final = Text(de="(ebenso eine weitere Zeile)", en="(and so one more row)")
