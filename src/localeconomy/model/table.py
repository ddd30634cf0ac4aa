"""`Table`: the records of one kind; reads like a sequence, looks up by id, filters, gives columns.

A table holds records, columns, or both: what was given is kept, the other form is made when someone
asks. A million relationships stay arrays until a row is looked at.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Generic, SupportsIndex, TypeVar, cast, overload

import attrs
import numpy as np

from localeconomy.errors import UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.checks import CONVERTERS
from localeconomy.model.columns import Coded, Column, Fault, value_at, values_of
from localeconomy.model.encoding import coded_together, column_from_array, column_from_values
from localeconomy.model.equality import same_values
from localeconomy.model.fields import FieldType, Value, fields_of, to_text
from localeconomy.model.identity import ids_of
from localeconomy.model.records import TABLES, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.model.frames import Backend, Dates

__all__ = ["Table"]

R = TypeVar("R", bound=Record)

# Records of smaller tables are made once; a million would cost more memory than time.
MOST_REMEMBERED: Final = 50_000


class Table(Sequence[R], Generic[R]):
    """The records of one kind.

    Parameters
    ----------
    record_type
        The class of the records.
    records
        The records, in any order that is worth keeping.

    Raises
    ------
    TypeError
        If a record is of another class.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> table = Table(Actor, [Actor("kino", "KinO e.V.", kind="network")])
    >>> table["kino"].name, len(table), "kino" in table
    ('KinO e.V.', 1, True)
    """

    __slots__ = ("__dict__", "_given", "_records", "_size", "record_type")

    def __init__(self, record_type: type[R], records: Iterable[R] = ()) -> None:
        self.record_type = record_type
        listed = tuple(records)
        for position, record in enumerate(listed):
            if not isinstance(record, record_type):
                message = (
                    f"{record_type.TABLE}, entry {position + 1}: {quoted(record)} is not "
                    f"a record of class {record_type.__name__}"
                )
                raise TypeError(message)
        self._records: tuple[R, ...] | None = listed
        self._given: Mapping[str, Any] = {}
        self._size = len(listed)

    @classmethod
    def from_columns(cls, record_type: type[R], /, **columns: Value) -> Table[R]:
        """Return a table made from columns.

        Parameters
        ----------
        record_type
            The class of the records.
        **columns
            One array or sequence a field, all of one length. A reference may also be a pair
            ``(positions, ids)`` of integer positions into a sequence of ids.

        Returns
        -------
        Table
            The table; its values are checked when it becomes part of a network.

        Raises
        ------
        TypeError
            If a name is not a field of the record.
        ValueError
            If the columns differ in length.

        Examples
        --------
        >>> from localeconomy.model.records import Relationship
        >>> table = Table.from_columns(
        ...     Relationship, source=([0, 1], ["a", "b", "c"]), target=([1, 2], ["a", "b", "c"])
        ... )
        >>> table[1].source, table[1].target
        ('b', 'c')
        """
        declared = fields_of(record_type)
        sizes = {}
        given = {}
        for name, values in columns.items():
            if name not in declared:
                hint = did_you_mean(name, declared).en
                message = f"{record_type.__name__} has no field {quoted(name)}; {hint}"
                raise TypeError(message)
            given[name] = (
                _positions(values) if declared[name].type is FieldType.REFERENCE else values
            )
            sizes[name] = len(given[name])
        if len(set(sizes.values())) > 1:
            message = f"columns of {record_type.TABLE} differ in length: {sizes}"
            raise ValueError(message)
        table: Table[R] = cls(record_type)
        table._records = None
        table._given = given
        table._size = next(iter(sizes.values()), 0)
        return table

    @functools.cached_property
    def _encoded(self) -> tuple[Mapping[str, Column], Mapping[str, list[Fault]]]:
        """The columns by field, and the faults of their values."""
        columns: dict[str, Column] = {}
        faults: dict[str, list[Fault]] = {}
        self._given = {**self._given, **_coded_references(self.record_type, self._given)}
        for name, field in fields_of(self.record_type).items():
            if self._records is not None:
                values = [getattr(each, name) for each in self._records]
                column, found = column_from_values(field, values)
            elif name in self._given:
                column, found = column_from_array(field, self._given[name])
            elif field.required and field.default is None:
                column, found = column_from_values(field, [None] * self._size)
            else:
                continue
            if column is not None:
                columns[name] = column
            if found:
                faults[name] = found
        self._given = {}  # a million texts are not kept beside their codes
        return columns, faults

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns by field; a field whose values are all its default has none."""
        return MappingProxyType(self._encoded[0])

    @property
    def faults(self) -> Mapping[str, list[Fault]]:
        """What is wrong with single values, by field."""
        return MappingProxyType(self._encoded[1])

    def __getstate__(self) -> dict[str, Any]:
        """Return what makes the table, without what was only remembered for speed."""
        state = {"record_type": self.record_type, "_size": self._size, "_given": {}}
        if self._records is not None:
            return state | {"_records": self._records}
        return state | {"_records": None, "_encoded": self._encoded}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Take the state that `__getstate__` returned."""
        for name, value in state.items():
            setattr(self, name, value)

    @functools.cached_property
    def _remembered(self) -> dict[int, R]:
        return {}

    def _row(self, position: int) -> R:
        if self._records is not None:
            return self._records[position]
        if self._size > MOST_REMEMBERED:
            return self._made_row(position)
        if position not in self._remembered:
            self._remembered[position] = self._made_row(position)
        return self._remembered[position]

    def _made_row(self, position: int) -> R:
        declared, columns = fields_of(self.record_type), self.columns
        mandatory = _mandatory(cast("Hashable", self.record_type))
        # A record cannot be made without some fields, even where their value is missing.
        values = {
            name: value_at(field, columns.get(name), position)
            for name, field in declared.items()
            if name in columns or name in mandatory
        }
        return self.record_type(**values)

    def __len__(self) -> int:
        """Return the number of records."""
        return self._size

    @overload
    def __getitem__(self, key: SupportsIndex | str) -> R: ...
    @overload
    def __getitem__(self, key: slice) -> Table[R]: ...
    def __getitem__(self, key: SupportsIndex | str | slice) -> R | Table[R]:
        """Return a record by position or id, or a table of a slice."""
        if isinstance(key, slice):
            return Table(
                self.record_type, [self._row(row) for row in range(*key.indices(self._size))]
            )
        if isinstance(key, str):
            return self._row(self.position(key))
        position = operator.index(key)
        if position < 0:
            position += self._size
        if not 0 <= position < self._size:
            message = f"{self.record_type.TABLE} has {self._size} records, not one at {key}"
            raise IndexError(message)
        return self._row(position)

    def __iter__(self) -> Iterator[R]:
        """Iterate over the records in order."""
        return (self._row(row) for row in range(self._size))

    def __contains__(self, item: object) -> bool:
        """Return whether a record, or a record of an id, is in the table."""
        if isinstance(item, str):
            return to_text(item) in self._positions
        return any(record == item for record in self)

    def __eq__(self, other: object) -> bool:
        """Return whether two tables hold equal records in the same order."""
        if not isinstance(other, Table):
            return NotImplemented
        if self.record_type is not other.record_type or len(self) != len(other):
            return False
        if self is other:
            return True
        if self._records is not None and other._records is not None:
            return self._records == other._records
        if self.faults != other.faults:
            return False  # what does not fit is no part of the columns
        return all(
            same_values(field, self.columns.get(name), other.columns.get(name), self._size)
            for name, field in fields_of(self.record_type).items()
        )

    def __hash__(self) -> int:
        """Return a hash of the records."""
        return hash((self.record_type, tuple(self)))

    def __repr__(self) -> str:
        """Return the size and the first records."""
        shown = [f"  {record!r}" for record in self[:5]]
        more = [f"  … {self._size - 5} more"] if self._size > 5 else []  # noqa: PLR2004 - a glance
        return "\n".join([f"<{self.record_type.TABLE}: {self._size}>", *shown, *more])

    @functools.cached_property
    def ids(self) -> tuple[str, ...]:
        """The id of each record: its own, else its key fields and, among equals, an ordinal.

        The ordinal follows the content of the records, not their order.
        """
        return ids_of(self.own_ids, self._key_name, lambda row: repr(self._row(row)))

    @functools.cached_property
    def own_ids(self) -> tuple[str | None, ...]:
        """The id that each record itself gives, None where it gives none."""
        column = self.columns.get("id")
        return (None,) * self._size if column is None else tuple(cast("Any", column).tolist())

    @functools.cached_property
    def known_ids(self) -> frozenset[str]:
        """The ids that other records can refer to."""
        if "id" not in self.columns:
            return frozenset()
        return frozenset(name for name in self.own_ids if name is not None)

    def name_of(self, row: int) -> str:
        """Return what to call a record in a message: its own id, else its key fields.

        Parameters
        ----------
        row
            The record's position.

        Returns
        -------
        str
            The name; unlike an id it need not be unique.
        """
        return self.own_ids[row] or self._key_name(row)

    def _key_name(self, row: int) -> str:
        declared = fields_of(self.record_type)
        values = (
            value_at(declared[name], self.columns.get(name), row) for name in self.record_type.KEY
        )
        return "/".join("-" if value is None else str(value) for value in values)

    @functools.cached_property
    def _positions(self) -> dict[str, int]:
        return {name: position for position, name in enumerate(self.ids)}

    def position(self, name: str) -> int:
        """Return where the record of an id stands.

        Parameters
        ----------
        name
            The id.

        Returns
        -------
        int
            Its position.

        Raises
        ------
        UnknownNameError
            If the table has no such record.
        """
        position = self._positions.get(to_text(name))
        if position is None:
            message = Text(
                de="die Tabelle {table} enthält {id} nicht; {hint}",
                en="{table} has no {id}; {hint}",
            )
            raise UnknownNameError(
                message.fill(
                    table=TABLES[self.record_type.TABLE].plural,
                    id=quoted(name),
                    hint=did_you_mean(name, self._positions),
                )
            )
        return position

    def get(self, name: str) -> R | None:
        """Return the record of an id, or None.

        Parameters
        ----------
        name
            The id.

        Returns
        -------
        Record or None
            The record.
        """
        position = self._positions.get(to_text(name))
        return None if position is None else self._row(position)

    def where(self, predicate: Callable[[R], bool] | None = None, /, **values: object) -> Table[R]:
        """Return the records that fit.

        Parameters
        ----------
        predicate
            Called with each record.
        **values
            Field values that a record must have.

        Returns
        -------
        Table
            The records, in order.

        Examples
        --------
        >>> from localeconomy.model.records import Actor
        >>> table = Table(Actor, [Actor("a", kind="business"), Actor("b", kind="founder")])
        >>> [actor.id for actor in table.where(kind="founder")]
        ['b']
        """
        declared = fields_of(self.record_type)
        for name in values:
            if name not in declared:
                hint = did_you_mean(name, declared).en
                message = f"{self.record_type.__name__} has no field {quoted(name)}; {hint}"
                raise TypeError(message)
        wanted = {name: CONVERTERS[declared[name].type](value) for name, value in values.items()}
        return Table(
            self.record_type,
            [
                record
                for record in self
                if (predicate is None or predicate(record))
                and all(getattr(record, name) == value for name, value in wanted.items())
            ],
        )

    def column(self, name: str) -> list[Any]:
        """Return the values of one field in order, None where missing.

        Parameters
        ----------
        name
            The field.

        Returns
        -------
        list
            One value a record.

        Raises
        ------
        UnknownNameError
            If records of this kind have no such field.
        """
        declared = fields_of(self.record_type)
        if name not in declared:
            message = Text(
                de="{record} hat kein Feld {name}; {hint}",
                en="{record} has no field {name}; {hint}",
            )
            raise UnknownNameError(
                message.fill(
                    record=self.record_type.__name__,
                    name=quoted(name),
                    hint=did_you_mean(name, declared),
                )
            )
        return values_of(declared[name], self.columns.get(name), self._size)

    def to_frame(
        self,
        backend: Backend = "pandas",
        *,
        dates: Dates = "as given",
        all_fields: bool = False,
        min_cell: int | None = None,
    ) -> Any:  # noqa: ANN401 - a frame of the library that was asked for
        """Return the table as a data frame, sharing memory where that is possible.

        Parameters
        ----------
        backend
            ``"pandas"``, ``"polars"`` or ``"pyarrow"``.
        dates
            ``"as given"``: a column of dates where each is a single day, else of texts such as
            ``2001-05``. ``"first"``, ``"last"``: dates, a month or year by its first or last day.
        all_fields
            Whether fields that say nothing are columns, too.
        min_cell
            For publication: counts of people or businesses below it are missing, and
            ``why_missing`` says ``too_few``; usually 3.

        Returns
        -------
        object
            A frame of that library. References and kinds are categories, lists are lists, counts
            and attributes are JSON; what is missing is missing.

        Raises
        ------
        UnknownNameError
            If there is no such backend.
        MissingExtraError
            If its package is not installed.
        LocalEconomyError
            If ``min_cell`` is no whole number from 1 on.

        Examples
        --------
        >>> from localeconomy.model.records import Actor
        >>> table = Table(Actor, [Actor("bakery", kind="business", since="1998-05-01")])
        >>> table.to_frame("polars").rows()
        [('bakery', 'business', datetime.date(1998, 5, 1))]
        """
        from localeconomy.model.frames import table_frame

        if min_cell is None:
            return table_frame(self, backend, dates, all_fields=all_fields)
        from localeconomy.model.withholding import withheld_table

        return table_frame(withheld_table(self, min_cell), backend, dates, all_fields=all_fields)


def _coded_references(record_type: type[Record], given: Mapping[str, Any]) -> dict[str, Coded]:
    """Encode the texts of references to one table over the same names, where they are texts."""
    together: dict[str | None, list[str]] = {}
    for name, field in fields_of(record_type).items():
        if field.type is FieldType.REFERENCE and isinstance(given.get(name), list | tuple):
            together.setdefault(field.target, []).append(name)
    result: dict[str, Coded] = {}
    for names in together.values():
        coded = coded_together([given[name] for name in names])
        result |= dict(zip(names, coded or (), strict=False))
    return result


@functools.cache
def _mandatory(record_type: type[attrs.AttrsInstance]) -> frozenset[str]:
    """Return the fields that a record cannot be made without."""
    return frozenset(
        each.name for each in attrs.fields(record_type) if each.default is attrs.NOTHING
    )


def _positions(values: Value) -> Value:
    """Return ``(positions, ids)`` as a coded column, anything else as it is."""
    pair = 2
    if isinstance(values, tuple) and len(values) == pair and not isinstance(values[0], str | None):
        codes = np.asarray(values[0])
        if codes.dtype.kind not in "iu":
            message = f"positions must be whole numbers, not {codes.dtype}"
            raise TypeError(message)
        limits = np.iinfo(np.int32)
        if len(codes) and not limits.min <= codes.min() <= codes.max() <= limits.max:
            message = f"positions must lie within 0 and {limits.max}"
            raise ValueError(message)
        names = values[1]
        return Coded(
            codes.astype(np.int32, copy=False), names if isinstance(names, tuple) else tuple(names)
        )
    return values
