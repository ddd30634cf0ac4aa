"""A data frame as a table: which column is which field, and every fault where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.errors import UnknownNameError
from localeconomy.io.extras import needed
from localeconomy.io.frame_columns import column_of, values_of_series
from localeconomy.io.frame_encoding import EXTRA, FrameColumn, encoded_together
from localeconomy.language import Text, did_you_mean, quoted
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.foreign import NotKeptError, attribute_value
from localeconomy.model.records import TABLES
from localeconomy.model.table import Table

if TYPE_CHECKING:
    from localeconomy.io.frame_encoding import Encoded
    from localeconomy.model.problems import Problem

__all__ = ["Fields", "FrameFault", "FrameReading"]

Fields: TypeAlias = "str | tuple[str, ...] | None"

REST: Final = "attributes"

NO_FRAME: Final = Text(
    de="{table}: {kind} ist keine Tabelle von pandas, polars oder pyarrow (eine verzögerte bitte "
    "erst berechnen)",
    en="{table}: {kind} is no data frame of pandas, polars or pyarrow (collect a lazy one first)",
)
NO_SUCH_COLUMN: Final = Text(
    de="columns: die Tabelle {table} hat keine Spalte {column}; {hint}",
    en="columns: the frame {table} has no column {column}; {hint}",
)
NO_FIELD: Final = Text(
    de="columns: {table} hat kein Feld {field}; {hint}",
    en="columns: {table} has no field {field}; {hint}",
)
UNKNOWN: Final = Text(
    de="gehört zu keinem Feld; {hint} (columns={{'{table}': {{{column}: …}}}}; None lässt die "
    "Spalte weg{rest})",
    en="belongs to no field; {hint} (columns={{'{table}': {{{column}: …}}}}; None leaves the "
    "column out{rest})",
)
KEEP: Final = Text(
    de=", 'attributes' behält sie als weitere Angabe", en=", 'attributes' keeps it as an attribute"
)
TWICE: Final = Text(
    de="ist dieselbe Angabe wie die Spalte {other}; bitte eine mit None weglassen",
    en="is the same field as the column {other}; leave one out with None",
)
NEEDED: Final = Text(
    de="die Spalte „{label}“ ({name}) fehlt; bitte ergänzen oder mit columns benennen",
    en="the column '{label}' ({name}) is missing; add it or name it with columns",
)


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

    Examples
    --------
    >>> print(FrameFault("actors", Text(de="ist leer", en="is empty"), 3, "kind").into("en"))
    frame 'actors', row 3 (from 0), column 'kind': is empty
    """

    frame: str
    message: Text
    row: int | None = None
    column: str | None = None

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


@attrs.define
class FrameReading:
    """One frame, what its columns mean, and what is wrong with it."""

    name: str
    columns: dict[str, FrameColumn]
    fields: dict[str, str]
    """The column of each field."""

    rest: tuple[str, ...]
    kinds: Mapping[str, str]
    size: int
    faults: list[FrameFault] = attrs.field(factory=list, init=False)
    is_whole: bool = attrs.field(default=True, init=False)

    @classmethod
    def of(
        cls, name: str, frame: object, mapping: Mapping[str, Fields], kinds: Mapping[str, str]
    ) -> FrameReading:
        """Return the reading of a frame with its columns told apart.

        Parameters
        ----------
        name
            The table.
        frame
            A frame of any library that narwhals knows.
        mapping
            From a column to what it is read as.
        kinds
            From a kind in the frame to one of the library.

        Returns
        -------
        FrameReading
            Nothing is read yet.

        Raises
        ------
        TypeError
            If it is no data frame.
        UnknownNameError
            If the mapping names a column that it does not have.
        """
        narwhals = needed("narwhals.stable.v2", EXTRA)
        try:
            known = narwhals.from_native(frame, eager_only=True)
        except TypeError as error:
            said = NO_FRAME.fill(table=name, kind=type(frame).__qualname__)
            raise TypeError(said.en) from error
        columns = {str(column): FrameColumn.of(known[column]) for column in known.columns}
        for column in mapping:
            if column not in columns:
                hint = did_you_mean(column, columns)
                said = NO_SUCH_COLUMN.fill(table=name, column=quoted(column), hint=hint)
                raise UnknownNameError(said)
        reading = cls(name, columns, {}, (), kinds, len(known))
        reading._assign(mapping)
        return reading

    def _assign(self, mapping: Mapping[str, Fields]) -> None:
        """Find the field of each column."""
        declared = fields_of(TABLES[self.name].record_type)
        rest = []
        for column in self.columns:
            targets = mapping.get(column, column) if column in mapping else column
            for field in (targets,) if isinstance(targets, str) else targets or ():
                if field == REST and column in mapping and REST in declared and column != REST:
                    rest.append(column)
                elif field not in declared:
                    self._unknown(column, field, mapping)
                elif field in self.fields:
                    said = TWICE.fill(other=quoted(self.fields[field]))
                    self.faults.append(FrameFault(self.name, said, None, column))
                else:
                    self.fields[field] = column
        self.rest = tuple(rest)
        for name, each in declared.items():
            if each.required and each.default is None and name not in self.fields:
                said = NEEDED.fill(label=each.label, name=name)
                self.faults.append(FrameFault(self.name, said))
                self.is_whole = False

    def _unknown(self, column: str, field: str, mapping: Mapping[str, Fields]) -> None:
        declared = fields_of(TABLES[self.name].record_type)
        hint = did_you_mean(field, declared)
        if column in mapping:
            said = NO_FIELD.fill(table=self.name, field=quoted(field), hint=hint)
            raise UnknownNameError(said)
        rest = KEEP if REST in declared else ""
        said = UNKNOWN.fill(hint=hint, table=self.name, column=quoted(column), rest=rest)
        self.faults.append(FrameFault(self.name, said, None, column))

    def table(self) -> Table[Any]:
        """Return the table, noting the faults of single values."""
        record_type = TABLES[self.name].record_type
        if not self.is_whole:
            return Table(record_type)
        given: dict[str, Any] = {}
        known = self._shared_names()
        for name, column in self.fields.items():
            field = fields_of(record_type)[name]
            given[name], found_here = column_of(
                self.columns[column], field, self.kinds, known.get(name)
            )
            for fault in found_here:
                self.faults.append(FrameFault(self.name, fault.message, fault.row, column))
        if self.rest:
            given[REST] = self._attributes(given.get(REST))
        return Table.from_columns(record_type, **given)

    def _shared_names(self) -> dict[str, Encoded]:
        """Return the columns that refer to the same table, encoded over the same names."""
        alike: dict[str | None, list[str]] = {}
        for name, column in self.fields.items():
            field = fields_of(TABLES[self.name].record_type)[name]
            if field.type is FieldType.REFERENCE and self.columns[column].is_text:
                alike.setdefault(field.target, []).append(name)
        found: dict[str, Encoded] = {}
        for names in alike.values():
            codes, different = encoded_together([self.columns[self.fields[name]] for name in names])
            found |= {name: (each, different) for name, each in zip(names, codes, strict=True)}
        return found

    def _attributes(self, given: list[Any] | None) -> list[dict[str, Any]]:
        """Return what is kept under its own name, row by row."""
        rows: list[dict[str, Any]] = [dict(value or {}) for value in given or [{}] * self.size]
        for column in self.rest:
            for row, value in enumerate(values_of_series(self.columns[column].series)):
                if value is None:
                    continue
                try:
                    rows[row][column] = attribute_value(value)
                except NotKeptError as error:
                    self.faults.append(FrameFault(self.name, error.reason, row, column))
        return rows

    def placed(self, problem: Problem) -> FrameFault:
        """Return a problem of a record where it stands in the frame.

        Parameters
        ----------
        problem
            Of a record of the table.

        Returns
        -------
        FrameFault
            The same with the row and column of the frame.
        """
        column = None if problem.field is None else self.fields.get(problem.field)
        return FrameFault(self.name, problem.message, problem.row, column)
