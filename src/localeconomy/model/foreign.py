"""Attributes of other graphs as fields of a record, and what else a record can keep."""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np

from localeconomy.errors import Translatable, UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.fields import DEEPEST, FieldType, Value, fields_of
from localeconomy.model.records import Record
from localeconomy.model.vocabulary import VOCABULARIES

if TYPE_CHECKING:
    from localeconomy.model.plain import Entry

__all__ = ["NotKeptError", "Reading", "attribute_value", "field_value"]

TWICE: Final = Text(
    de="gibt es zweimal; bitte einmal umbenennen", en="is there twice; rename one of them"
)
NODE_PROBLEM: Final = Text(
    de="Knoten {where}: Attribut {name}: {reason}", en="node {where}: attribute {name}: {reason}"
)
EDGE_PROBLEM: Final = Text(
    de="Kante {where}: Attribut {name}: {reason}", en="edge {where}: attribute {name}: {reason}"
)


class NotKeptError(Exception):
    """A value cannot be kept without changing what it says.

    Parameters
    ----------
    reason
        Why, and what to do, in every language.
    """

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def field_value(value: Value) -> Value:
    """Return a value as a field of a record takes it: NumPy's numbers and texts as Python's.

    Parameters
    ----------
    value
        Any value.

    Returns
    -------
    object
        The value; validation names it if it does not fit.

    Examples
    --------
    >>> import numpy
    >>> field_value(numpy.float32(0.5))
    0.5
    """
    if isinstance(value, np.generic) and value.dtype.kind != "M":
        return value.item()
    return value


def attribute_value(value: Value, levels: int = DEEPEST - 1) -> Value:
    """Return a value as an attribute of a record can keep it and a file can hold it.

    Parameters
    ----------
    value
        A text, number, date, tuple, list or mapping, of Python or NumPy.
    levels
        How deep it may be nested.

    Returns
    -------
    object
        Texts, numbers, lists and dictionaries.

    Raises
    ------
    NotKeptError
        If it is or holds anything else.

    Examples
    --------
    >>> attribute_value((1, dt.date(2003, 6, 30)))
    [1, '2003-06-30']
    """
    value = _python_value(value)
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if math.isfinite(value):
            return value
        raise NotKeptError(
            Text(
                de="{value} ist keine endliche Zahl; Unbekanntes weglassen",
                en="{value} is not a finite number; leave out what is unknown",
            ).fill(value=quoted(value))
        )
    if levels >= 0 and isinstance(value, list | tuple):
        return [attribute_value(item, levels - 1) for item in value]
    if levels >= 0 and isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: attribute_value(item, levels - 1) for key, item in value.items()}
    raise NotKeptError(
        Text(
            de="{value} ({kind}) lässt sich nicht festhalten; bitte in Text, Zahl oder Liste "
            "wandeln",
            en="{value} ({kind}) cannot be kept; turn it into a text, number or list",
        ).fill(value=quoted(value), kind=type(value).__name__)
    )


def _python_value(value: Value) -> Value:
    """Return NumPy's values and dates as Python's own plain ones."""
    if isinstance(value, np.datetime64):
        return str(value)
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return value


@attrs.define
class Reading:
    """How the attributes of nodes or edges become fields, and what could not be kept."""

    record_type: type[Record]
    ends: tuple[str, ...]
    mapping: Mapping[str, str | None]
    kinds: Mapping[str, str]
    problems: list[Translatable] = attrs.Factory(list)
    _changes_nothing: bool = attrs.field(init=False)
    _dates: frozenset[str] = attrs.field(init=False)
    _choices: Mapping[str, Mapping[str, object]] = attrs.field(init=False)
    _fields: frozenset[str] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        fields = fields_of(self.record_type)
        self._dates = frozenset(name for name, field in fields.items() if field.type.is_date)
        self._choices = {
            name: VOCABULARIES.get(field.target or "", {})
            for name, field in fields.items()
            if field.type is FieldType.CHOICE
        }
        known = [name for name in fields if name not in self.ends]
        self._fields = frozenset(known)
        self._changes_nothing = all(theirs == ours for theirs, ours in self.mapping.items())
        for theirs, ours in self.mapping.items():
            if ours is not None and ours not in known:
                raise UnknownNameError(
                    Text(
                        de="{theirs}: es gibt kein Feld {ours}; {hint}",
                        en="{theirs}: there is no field {ours}; {hint}",
                    ).fill(theirs=quoted(theirs), ours=quoted(ours), hint=did_you_mean(ours, known))
                )

    def entry(self, labels: tuple[Any, ...], data: Mapping[Any, Any]) -> Entry:
        """Return the attributes of a node (one label) or edge (two) as an entry of its table.

        Parameters
        ----------
        labels
            The label of the node, or of both ends of the edge.
        data
            Its attributes.

        Returns
        -------
        dict
            Values by field; what is no field stands in ``attributes``.
        """
        entry: Entry = {}
        rest: Entry = {}
        for key in self._in_order(data):
            given = data[key]
            name = self.mapping.get(key, key)
            if name == "attributes" and isinstance(given, dict) and name in self._fields:
                for inner, item in given.items():
                    self._keep(labels, inner, item, rest)
            elif name not in self._fields or name in entry:
                self._keep(labels, key, given, rest)
            elif (value := self._value(name, given)) is not None:
                terms = self._choices.get(name)
                if terms is None or (isinstance(value, str) and value in terms):
                    entry[name] = value
                else:
                    self._keep(labels, key, given, rest)
        if rest:
            entry["attributes"] = rest
        return entry

    def _value(self, name: str, given: Value) -> Value:
        """Return the value of an attribute as its field takes it."""
        value = field_value(given)
        if name in self._dates:
            return _year_or(value)
        if name in self._choices and isinstance(value, str):
            meant = self.kinds.get(value)
            return meant if meant in self._choices[name] else value
        return value

    def _in_order(self, data: Mapping[Any, Any]) -> Iterable[Any]:
        """Return what the caller mapped first: it wins over an attribute called like the field."""
        if self._changes_nothing:
            return data
        return sorted(data, key=lambda each: each not in self.mapping)

    def _keep(self, labels: tuple[Any, ...], key: object, value: object, rest: Entry) -> None:
        """Keep an attribute that is no field, or note why that cannot be done."""
        name = unicodedata.normalize("NFC", str(key))
        if name in rest:
            self._note(labels, name, TWICE)
            return
        try:
            rest[name] = attribute_value(value)
        except NotKeptError as error:
            self._note(labels, name, error.reason)

    def _note(self, labels: tuple[Any, ...], name: str, reason: Text) -> None:
        told = NODE_PROBLEM if len(labels) == 1 else EDGE_PROBLEM
        where = "–".join(quoted(label) for label in labels)
        self.problems.append(told.fill(where=where, name=quoted(name), reason=reason))


def _year_or(value: Value) -> Value:
    """Return a whole number in a field of dates as the year that it is, anything else as it is."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
