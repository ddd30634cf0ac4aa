"""From the value of a field to the text of a cell: the inverse of reading cells."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.io.tabular.names import table_title
from localeconomy.io.tabular.numbers import Form, spelled
from localeconomy.io.tabular.spelling import SEPARATOR, cell_of, joined
from localeconomy.model.fields import Field, FieldType, fields_of
from localeconomy.model.vocabulary import label
from localeconomy.model.withholding import is_withheld

if TYPE_CHECKING:
    from localeconomy.model.dates import PartialDate
    from localeconomy.model.fields import Value
    from localeconomy.model.table import Table

__all__ = ["TOO_FEW_SIGN", "Style", "cell_for", "fields_written", "values_written"]

REASON_FIELD: Final = "why_missing"

TOO_FEW_SIGN: Final = "*"
"""What stands for a count that is too small, as in official tables."""


@attrs.frozen
class Style:
    """How values are written.

    Parameters
    ----------
    language
        The language of kinds, headers and titles; None for the names that programs use.
    """

    language: str | None = None

    @property
    def form(self) -> Form:
        """The form of numbers and dates."""
        return "de" if self.language == "de" else "en"


def fields_written(table: Table[Any]) -> tuple[Field, ...]:
    """Return the fields of a table that get a column: those that say something.

    Parameters
    ----------
    table
        The table.

    Returns
    -------
    tuple of Field
        The fields, in order; every row says something in one of them.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor, Organisation
    >>> network = Network(actors=[Actor("kiosk")], organisations=[Organisation()])
    >>> [field.name for field in fields_written(network.actors)]
    ['id']
    >>> [field.name for field in fields_written(network.organisations)]
    ['scope']
    """
    declared = fields_of(table.record_type).values()
    has_needed = any(field.required and field.default is None for field in declared)
    said = set(table.columns)
    if REASON_FIELD in said and not any(_reasons(table)):
        said.remove(REASON_FIELD)
    # A row of nothing but defaults would be blank, and no record.
    return tuple(
        field
        for field in declared
        if field.name in said or (field.required and (field.default is None or not has_needed))
    )


def values_written(table: Table[Any], field: Field) -> list[Value]:
    """Return the values of a column, with a sign where a count is missing because it is too small.

    Parameters
    ----------
    table
        The table.
    field
        The field.

    Returns
    -------
    list
        One value a row, None where missing; the sign tells the reason, which is not told again.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import District
    >>> few = District("hafen", why_missing={"inhabitants": "too_few"})
    >>> table = Network(districts=[few]).districts
    >>> values_written(table, fields_of(District)["inhabitants"])
    ['*']
    """
    if field.name == REASON_FIELD:
        return _reasons(table)
    values = table.column(field.name)
    if field.counts_people and REASON_FIELD in table.columns:
        for row, why in enumerate(table.column(REASON_FIELD)):
            if is_withheld(field, values[row], why):
                values[row] = TOO_FEW_SIGN
    return values


def _reasons(table: Table[Any]) -> list[Value]:
    """Return why values are missing, without what signs tell."""
    counted = [field for field in fields_of(table.record_type).values() if field.counts_people]
    reasons = [dict(why) for why in table.column(REASON_FIELD)]
    for field in counted:
        for why, value in zip(reasons, table.column(field.name), strict=True):
            if is_withheld(field, value, why):
                del why[field.name]
    return reasons


Writer: TypeAlias = Callable[[Any, Field, Style], str]


def cell_for(value: Value, table: str, field: Field, style: Style) -> str:
    """Return the cell that a value is written as.

    Parameters
    ----------
    value
        The value, as a record holds it; not None.
    table
        The table that the field belongs to.
    field
        The field.
    style
        How values are written.

    Returns
    -------
    str
        The text of the cell.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> from localeconomy.model.fields import fields_of
    >>> fields = fields_of(Actor)
    >>> cell_for("founder", "actors", fields["kind"], Style("de"))
    'Gründer/in'
    >>> cell_for(2.5, "actors", fields["capacity_hours"], Style("de"))
    '2,5'
    """
    special = SPECIAL.get((table, field.name))
    return WRITERS[field.type](value, field, style) if special is None else special(value, style)


def _text(value: str, _field: Field, _style: Style) -> str:
    return cell_of(value)


def _texts(value: tuple[str, ...], _field: Field, _style: Style) -> str:
    return cell_of(joined(value)) if value else ""


def _choice(value: str, field: Field, style: Style) -> str:
    return (
        value if style.language is None else label(field.target or "", value).into(style.language)
    )


def _choices(value: tuple[str, ...], field: Field, style: Style) -> str:
    terms = (_choice(each, field, style) for each in value)
    return joined(terms)


def _number(value: float, _field: Field, style: Style) -> str:
    return spelled(value, style.form)


def _boolean(value: bool, _field: Field, style: Style) -> str:  # noqa: FBT001 - the value itself
    words = {"de": ("nein", "ja"), "en": ("no", "yes"), None: ("false", "true")}
    return words[style.language][value]


def _date(value: PartialDate, _field: Field, style: Style) -> str:
    if style.form == "en":
        return str(value)
    parts = [f"{part:02d}" for part in (value.day, value.month) if part]
    return ".".join([*parts, f"{value.year:04d}"])


def _counts(value: Mapping[str, int], field: Field, style: Style) -> str:
    parts = (f"{_choice(group, field, style)}: {count}" for group, count in value.items())
    return f" {SEPARATOR} ".join(parts)


def _attributes(value: Mapping[str, Any], _field: Field, _style: Style) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False) if value else ""


def _sector(value: str, _style: Style) -> str:
    return cell_of(value, sums=True)


def _table(value: str, style: Style) -> str:
    return table_title(value, style.language)


SPECIAL: Final[Mapping[tuple[str, str], Callable[[Any, Style], str]]] = {
    ("sector_counts", "sector"): _sector,
    ("completeness", "table"): _table,
}
WRITERS: Final[Mapping[FieldType, Writer]] = {
    FieldType.TEXT: _text,
    FieldType.TEXTS: _texts,
    FieldType.REFERENCE: _text,
    FieldType.REFERENCES: _texts,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.NUMBER: _number,
    FieldType.INTEGER: _number,
    FieldType.BOOLEAN: _boolean,
    FieldType.SINCE: _date,
    FieldType.UNTIL: _date,
    FieldType.DAY: _date,
    FieldType.COUNTS: _counts,
    FieldType.ATTRIBUTES: _attributes,
}
