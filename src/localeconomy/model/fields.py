"""How a field of a record is declared: its type, meaning, unit and labels, once.

Validation, the columns, the file formats and the documentation all read these declarations; nothing
else in the library knows the fields of a record.
"""

from __future__ import annotations

import enum
import functools
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import attrs

from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

__all__ = [
    "Field",
    "FieldType",
    "FrozenMapping",
    "Tells",
    "Value",
    "about",
    "fields_of",
    "to_frozen_mapping",
    "to_optional_text",
    "to_text",
    "to_texts",
]

Value: TypeAlias = Any
"""What a field holds, or what was given for it; only validation knows whether it fits."""

KEY: Final = "localeconomy"
DEEPEST: Final = 5


class FieldType(enum.Enum):
    """What a field may hold."""

    TEXT = "text"
    TEXTS = "texts"
    REFERENCE = "reference"
    REFERENCES = "references"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    SINCE = "since"
    UNTIL = "until"
    DAY = "day"
    COUNTS = "counts"
    ATTRIBUTES = "attributes"

    @property
    def is_date(self) -> bool:
        """Whether the field holds a date."""
        return self in (FieldType.SINCE, FieldType.UNTIL, FieldType.DAY)


class Tells(enum.Enum):
    """Whom or what a field's values may give away, for publication."""

    NOBODY = "nobody"
    """Numbers, dates, kinds, codes and units."""
    NAME = "name"
    """What the record itself is called."""
    PLACE = "place"
    """Where exactly it is."""
    ANYTHING = "anything"
    """Free text: it may hold any name, also that of somebody else."""


FREE: Final = (FieldType.TEXT, FieldType.TEXTS, FieldType.ATTRIBUTES)


@attrs.frozen
class Field:
    """The declaration of one field.

    Parameters
    ----------
    type
        What it may hold.
    label
        Its name for people.
    meaning
        One sentence on what it records.
    unit
        The unit of a number, for example ``"hours/month"``.
    target
        The table that a reference points to, or the vocabulary that a choice is taken from.
    required
        Whether a record without it is faulty.
    minimum, maximum
        The range of a number, both ends allowed.
    tells
        Whom or what it may give away.
    counts_people
        Whether it counts people or businesses, so that a small number may point at them.
    former
        Labels that it had once, under which files may still have it.
    name
        The attribute's name, filled in when the record class is read.
    default
        The value of a record that says nothing.
    """

    type: FieldType
    label: Text
    meaning: Text
    unit: str | None = None
    target: str | None = None
    required: bool = False
    minimum: float | None = None
    maximum: float | None = None
    tells: Tells = Tells.NOBODY
    counts_people: bool = False
    former: tuple[str, ...] = ()
    name: str = ""
    default: Any = None


def about(  # noqa: PLR0913 - a declaration names each property once
    type: FieldType,  # noqa: A002 - the field's own word
    de: str,
    en: str,
    meaning_de: str,
    meaning_en: str,
    *,
    unit: str | None = None,
    target: str | None = None,
    required: bool = False,
    minimum: float | None = None,
    maximum: float | None = None,
    tells: Tells | None = None,
    counts_people: bool = False,
    former: tuple[str, ...] = (),
) -> dict[str, Field]:
    """Return the metadata of an `attrs.field` that declares a field of a record.

    Parameters
    ----------
    type
        What the field may hold.
    de, en
        Its label in both languages.
    meaning_de, meaning_en
        What it records, in both languages.
    unit, target, required, minimum, maximum
        As in `Field`.
    tells
        As in `Field`; by default a text may tell anything, and all else nobody.
    counts_people, former
        As in `Field`.

    Returns
    -------
    dict
        For the ``metadata`` of `attrs.field`.
    """
    return {
        KEY: Field(
            type=type,
            label=Text(de=de, en=en),
            meaning=Text(de=meaning_de, en=meaning_en),
            unit=unit,
            target=target,
            required=required,
            minimum=minimum,
            maximum=maximum,
            tells=tells or (Tells.ANYTHING if type in FREE else Tells.NOBODY),
            counts_people=counts_people,
            former=former,
        )
    }


def fields_of(record_type: type) -> Mapping[str, Field]:
    """Return the declarations of a record class by field name, in order.

    Parameters
    ----------
    record_type
        A class of `localeconomy.model.records`.

    Returns
    -------
    Mapping[str, Field]
        The declarations.
    """
    return _fields_of(cast("Hashable", record_type))


@functools.cache
def _fields_of(record_type: type) -> Mapping[str, Field]:
    declared: dict[str, Field] = {}
    # What every record carries is declared in the base class; people read it after the rest.
    for attribute in sorted(attrs.fields(record_type), key=lambda each: each.inherited):
        default = attribute.default
        declared[attribute.name] = attrs.evolve(
            attribute.metadata[KEY],
            name=attribute.name,
            default=None if default is attrs.NOTHING else default,
        )
    return MappingProxyType(declared)


def to_text(value: str) -> str:
    """Return a text in Unicode normal form C, so that ids which look alike are alike.

    What is not a text stays as it is, for validation to name.

    Parameters
    ----------
    value
        The text.

    Returns
    -------
    str
        The normalised text.
    """
    if isinstance(value, str):
        # A NumPy text is made a plain one: it has to compare, hash and print like any other.
        plain = value if type(value) is str else str(value)
        return plain if plain.isascii() else unicodedata.normalize("NFC", plain)
    return value  # type: ignore[unreachable] # callers without a type checker


def to_optional_text(value: str | None) -> str | None:
    """Return a text in Unicode normal form C, or None.

    Parameters
    ----------
    value
        The text or None.

    Returns
    -------
    str or None
        The normalised text.
    """
    return None if value is None else to_text(value)


def to_texts(value: Iterable[str] | None) -> tuple[str, ...]:
    """Return several texts as a tuple, each in Unicode normal form C.

    Parameters
    ----------
    value
        A list, tuple or set, or None for none; anything else stays as it is, for validation to
        name.

    Returns
    -------
    tuple of str
        The normalised texts.
    """
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return tuple(to_text(item) for item in value)
    if isinstance(value, set | frozenset):
        return tuple(sorted((to_text(item) for item in value), key=str))
    return value  # type: ignore[return-value] # validation names it


class FrozenMapping(dict[str, Any]):
    """A dictionary that can be hashed and not be changed."""

    def __hash__(self) -> int:  # type: ignore[override]
        """Return a hash that does not depend on the order of the items."""
        return hash(frozenset(self.items()))

    def _refuse(self, *_: object, **__: object) -> None:
        message = "records are immutable: make a new one with attrs.evolve"
        raise TypeError(message)

    __setitem__ = __delitem__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse  # type: ignore[assignment]
    __ior__ = _refuse  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild from the items (pickling would otherwise set them one by one)."""
        return (FrozenMapping, (dict(self),))


def to_frozen_mapping(value: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Return a mapping as an immutable one, with normalised names in order, at every depth.

    Parameters
    ----------
    value
        A mapping, or None for an empty one; anything else stays as it is, for validation to name.

    Returns
    -------
    Mapping
        The immutable copy; lists in it become tuples.

    Examples
    --------
    >>> to_frozen_mapping({"b": [1, 2], "a": 1})
    {'a': 1, 'b': (1, 2)}
    """
    if value is None:
        return FrozenMapping()
    if isinstance(value, FrozenMapping) or not isinstance(value, Mapping):
        return value
    return cast("Mapping[str, Any]", _frozen(value, DEEPEST))


def _frozen(value: Value, levels: int) -> Value:
    """Return a value that nobody can change; what lies too deep is left for validation to name."""
    if levels < 0:
        return value
    if isinstance(value, Mapping):
        normal = {to_text(key): key for key in value}
        # Names that differ only by Unicode normal form stay apart, for validation to name.
        pairs = normal if len(normal) == len(value) else {key: key for key in value}
        return FrozenMapping(
            {name: _frozen(value[pairs[name]], levels - 1) for name in sorted(pairs, key=str)}
        )
    if isinstance(value, list | tuple):
        return tuple(_frozen(item, levels - 1) for item in value)
    return value
