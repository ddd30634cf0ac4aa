"""One fault of rows and columns, of a file or in memory, named where the user sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from localeconomy.hints import quoted
from localeconomy.language import Text, speak

if TYPE_CHECKING:
    from localeconomy.language import Language

__all__ = ["CellFault", "RowFault", "and_others", "column_letters"]

LETTERS = 26


def column_letters(place: int) -> str:
    """Return what a spreadsheet calls a column.

    Parameters
    ----------
    place
        Its place, from 0.

    Returns
    -------
    str
        One letter or more.

    Examples
    --------
    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    rest = place + 1
    while rest:
        rest, digit = divmod(rest - 1, LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters


def and_others(message: Text, others: int, one: Text, more: Text) -> Text:
    """Return what is wrong, and in how many other places.

    Parameters
    ----------
    message
        What is wrong with the first.
    others
        How many more there are.
    one, more
        What is said of one more, and of ``{n}`` more.

    Returns
    -------
    Text
        The message, longer where there are others.

    Examples
    --------
    >>> one, more = Text(de="(noch eine)", en="(one more)"), Text(de="(noch {n})", en="({n} more)")
    >>> and_others(Text(de="ist leer", en="is empty"), 2, one, more).en
    'is empty (2 more)'
    """
    if not others:
        return message
    said = one if others == 1 else more.fill(n=others)
    return Text(de=f"{message.de} {said.de}", en=f"{message.en} {said.en}")


@attrs.frozen
class CellFault:
    """One fault: where it stands, what is there, and what is wrong and how to mend it.

    Parameters
    ----------
    file
        The file, as it is called in its folder or archive.
    message
        What is wrong and the remedy.
    row
        The row as a spreadsheet counts it, the headers being row 1; None for the whole file.
    column
        The column's letter in a spreadsheet, None where the fault lies between columns.
    header
        What stands above the column.
    value
        What the cell holds.
    table, field
        The table and field that it was to become.
    sheet
        The sheet, where the file has several.

    Examples
    --------
    >>> fault = CellFault("actors.csv", Text(de="ist leer", en="is empty"), 7, "C", "kind")
    >>> print(fault.into("en"))
    actors.csv, row 7, column C 'kind': is empty
    >>> print(fault.into("de"))
    actors.csv, Zeile 7, Spalte C „kind“: ist leer
    """

    file: str
    message: Text
    row: int | None = None
    column: str | None = None
    header: str | None = None
    value: str | None = None
    table: str | None = None
    field: str | None = None
    sheet: str | None = None

    @property
    def place(self) -> dict[str, Any]:
        """Where it is, for programs; rows as a spreadsheet counts them."""
        return attrs.asdict(self, recurse=False)

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
        parts = [self.file if self.file.isprintable() else quoted(self.file)]
        if self.sheet is not None:
            parts.append(f"Blatt „{self.sheet}“" if german else f"sheet {quoted(self.sheet)}")
        if self.row is not None:
            parts.append(f"{'Zeile' if german else 'row'} {self.row}")
        if self.column is not None:
            header = speak(quoted(self.header or ""), language)
            shown = f"„{header.strip(header[0])}“" if german else header
            parts.append(f"{'Spalte' if german else 'column'} {self.column} {shown}")
        return f"{', '.join(parts)}: {self.message.into(language)}"

    def to_dict(self, language: Language | None = None) -> dict[str, Any]:
        """Return the fault as plain values, for programs.

        Parameters
        ----------
        language
            The language of the message; None gives it in both.

        Returns
        -------
        dict
            Each part by its name.
        """
        message: object = (
            self.message.to_dict() if language is None else self.message.into(language)
        )
        return attrs.asdict(self, recurse=False) | {"message": message}


@attrs.frozen
class RowFault:
    """One fault of rows that come from no file, named as the caller counts or calls them.

    Parameters
    ----------
    message
        What is wrong and the remedy.
    where
        Where it stands, in words; None where it concerns everything.
    row
        The row by its position, from 0.
    column
        What the column is called.

    Examples
    --------
    >>> where = Text(de="Zeile 0 (ab 0)", en="row 0 (from 0)")
    >>> print(RowFault(Text(de="ist leer", en="is empty"), where, 0).into("en"))
    row 0 (from 0): is empty
    """

    message: Text
    where: Text | None = None
    row: int | None = None
    column: str | None = None

    @property
    def place(self) -> dict[str, Any]:
        """Where it is, for programs."""
        return {"row": self.row, "column": self.column}

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
        said = self.message.into(language)
        return said if self.where is None else f"{self.where.into(language)}: {said}"
