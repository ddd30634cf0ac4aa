"""A data frame as a table: which column is which field, and every fault where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import attrs

from localeconomy.errors import UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.frame_columns import column_of, values_of_series
from localeconomy.io.frame_encoding import FrameColumn, eager_frame, encoded_together
from localeconomy.io.frame_faults import FrameFault
from localeconomy.language import Text
from localeconomy.model.fields import FieldType, fields_of
from localeconomy.model.foreign import NotKeptError, attribute_value
from localeconomy.model.records import TABLES
from localeconomy.model.table import Table

if TYPE_CHECKING:
    from localeconomy.io.frame_encoding import Encoded

__all__ = ["Fields", "FrameReading", "OtherColumns"]

Fields: TypeAlias = "str | tuple[str, ...] | None"
OtherColumns: TypeAlias = Literal["error", "attributes", "drop"]

REST: Final = "attributes"

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
    "Spalte weg{rest}; other_columns tut das mit allen)",
    en="belongs to no field; {hint} (columns={{'{table}': {{{column}: …}}}}; None leaves the "
    "column out{rest}; other_columns does so with all)",
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
        cls,
        name: str,
        frame: object,
        mapping: Mapping[str, Fields],
        kinds: Mapping[str, str],
        others: OtherColumns,
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
        others
            What becomes of columns that are no field and not in the mapping.

        Returns
        -------
        FrameReading
            Nothing is read yet.

        Raises
        ------
        TypeError
            If it is no data frame, or two of its columns are called the same.
        UnknownNameError
            If the mapping names a column that it does not have.
        """
        known = eager_frame(frame, name)
        columns = {str(column): FrameColumn.of(known[column]) for column in known.columns}
        for column in mapping:
            if column not in columns:
                hint = did_you_mean(column, columns)
                said = NO_SUCH_COLUMN.fill(table=name, column=quoted(column), hint=hint)
                raise UnknownNameError(said)
        reading = cls(name, columns, {}, (), kinds, len(known))
        reading._assign({**reading._of_others(mapping, others), **mapping})
        return reading

    def _of_others(
        self, mapping: Mapping[str, Fields], others: OtherColumns
    ) -> dict[str, str | None]:
        """Return what columns without a field of their own are read as, beside the mapping."""
        declared = fields_of(TABLES[self.name].record_type)
        if others == "error" or (others == "attributes" and REST not in declared):
            return {}
        target = REST if others == "attributes" else None
        return {
            column: target
            for column in self.columns
            if column not in declared and column not in mapping
        }

    def _assign(self, mapping: Mapping[str, Fields]) -> None:
        """Find the field of each column."""
        declared = fields_of(TABLES[self.name].record_type)
        rest = []
        for column in self.columns:
            targets = mapping.get(column, column)
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
