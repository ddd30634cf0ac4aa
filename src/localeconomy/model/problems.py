"""One fault of a record, and the error that names many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.errors import Translatable, ValidationError
from localeconomy.hints import quoted
from localeconomy.language import Text, format_number, speak
from localeconomy.model.fields import fields_of
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from localeconomy.model.columns import Fault
    from localeconomy.model.table import Table

__all__ = [
    "MOST_HINTS",
    "MOST_PROBLEMS",
    "Problem",
    "faulty_rows",
    "found",
    "hints_among",
    "problems_in",
]

MOST_PROBLEMS: Final = 10_000
FEWEST_HINTS: Final = 3
COMPARED: Final = 20_000
"""Names that may be compared with unknown words in all, at about ten microseconds each."""

MOST_HINTS: Final = 200
"""How many faults name what is nearest to an unknown word: looking for it takes a while."""


@attrs.frozen
class Problem:
    """One fault: where it is, in which field, and what is wrong and how to mend it.

    Parameters
    ----------
    table
        The table's name.
    row
        The record's position in it, from 0.
    record
        What the record is called: its id, else its key fields.
    field
        The field's name, None where the fault lies between fields or records.
    message
        What is wrong and the remedy.
    """

    table: str
    row: int
    record: str
    field: str | None
    message: Text

    @property
    def place(self) -> dict[str, Any]:
        """Where it is, for programs; entries count from 1."""
        return {
            "table": self.table,
            "entry": self.row + 1,
            "record": self.record,
            "field": self.field,
        }

    def into(self, language: str) -> str:
        """Return the problem in ``language``.

        Parameters
        ----------
        language
            ``"de"`` or ``"en"``.

        Returns
        -------
        str
            The wording.
        """
        info = TABLES[self.table]
        entry = "Eintrag" if language == "de" else "entry"
        number = format_number(self.row + 1, language)
        record = speak(quoted(self.record), language)
        where = f"{info.singular.into(language)} {record} ({entry} {number}): "
        if self.field is not None:
            label = fields_of(info.record_type)[self.field].label
            where += f"{label.de} ({self.field}): " if language == "de" else f"{self.field}: "
        return where + self.message.into(language)


def found(problems: Sequence[Translatable], where: Text) -> ValidationError:
    """Return the error that names some problems.

    Parameters
    ----------
    problems
        What was found.
    where
        The place, for example ``"in the network"``.

    Returns
    -------
    ValidationError
        The error, to be raised.
    """
    heading = Text(de="{n} Fehler {where}:", en="{n} problems {where}:")
    if len(problems) == 1:
        heading = Text(de="1 Fehler {where}:", en="1 problem {where}:")
    elif len(problems) >= MOST_PROBLEMS:  # beyond so many nobody counted
        heading = Text(de="mindestens {n} Fehler {where}:", en="at least {n} problems {where}:")
    return ValidationError(heading.fill(n=len(problems), where=where), problems)


def hints_among(names: int) -> int:
    """Return how many faults may name the nearest of some names, so that all take a moment.

    Parameters
    ----------
    names
        How many names there are to be compared.

    Returns
    -------
    int
        A few at least.

    Examples
    --------
    >>> hints_among(50), hints_among(5_000)
    (200, 4)
    """
    return min(max(COMPARED // max(names, 1), FEWEST_HINTS), MOST_HINTS)


def problems_in(table: Table[Any], field: str | None, faults: Sequence[Fault]) -> Iterator[Problem]:
    """Yield the problems that a table's faults are.

    Parameters
    ----------
    table
        The table.
    field
        The field that they are in, None where they lie between fields or records.
    faults
        What is wrong, by row.

    Yields
    ------
    Problem
        One a fault, up to `MOST_PROBLEMS`.
    """
    for fault in faults[:MOST_PROBLEMS]:
        name = table.name_of(fault.row)
        yield Problem(table.record_type.TABLE, fault.row, name, field, fault.message)


def faulty_rows(table: Table[Any]) -> set[int]:
    """Return the rows with a value that does not fit; no other rule is asked about them.

    Parameters
    ----------
    table
        The table.

    Returns
    -------
    set of int
        Their positions.
    """
    return {fault.row for faults in table.faults.values() for fault in faults}
