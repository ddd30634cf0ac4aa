"""Values of JSON: as messages show them, and whole numbers that are written with a point."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any, Final

from localeconomy.hints import LONGEST_QUOTE, quoted
from localeconomy.language import Text
from localeconomy.model.checks import LARGEST_INTEGER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from localeconomy.model.fields import Value

__all__ = ["respelled", "spelled", "whole_of", "with_whole_numbers"]

OTHERWISE: Final = ("None ", "True ", "False ", "nan ", "inf ", "-inf ", "[", "{")
"""How messages begin that show a value which JSON writes in another way."""

SEARCHED: Final = 100
"""Parts of a value that are looked at for the one that a message is about."""


def spelled(value: object) -> str:
    """Return a value for a message: texts as everywhere, anything else as JSON writes it.

    Parameters
    ----------
    value
        Any value of a JSON text.

    Returns
    -------
    str
        The value, or its beginning.

    Examples
    --------
    >>> spelled(None), spelled([True, "a"]), spelled("a")
    ('null', '[true, "a"]', "'a'")
    """
    if isinstance(value, str):
        return quoted(value)
    shown = json.dumps(value, ensure_ascii=False)
    if not shown.isprintable():
        shown = json.dumps(value)
    return shown if len(shown) <= 2 * LONGEST_QUOTE else f"{shown[:LONGEST_QUOTE]}…"


def respelled(message: Text, value: object) -> Text:
    """Return a message of the record about a value, which Python writes in another way than JSON.

    Parameters
    ----------
    message
        What is wrong; it begins with the value, or with that of a part of it.
    value
        The value as it was read.

    Returns
    -------
    Text
        The message with the value as the file writes it.

    Examples
    --------
    >>> respelled(Text(de="None ist keine Zahl", en="None is not a number"), [1, None]).en
    'null is not a number'
    """
    if not message.en.startswith(OTHERWISE):
        return message
    parts: Iterable[object] = value if isinstance(value, list) else ()
    if isinstance(value, dict):
        parts = value.values()
    for part in (value, *itertools.islice(parts, SEARCHED)):
        shown = "" if isinstance(part, str) else quoted(part)
        if shown and message.en.startswith(f"{shown} "):
            rest = len(shown)
            return Text(de=spelled(part) + message.de[rest:], en=spelled(part) + message.en[rest:])
    return message


def with_whole_numbers(entry: dict[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    """Return an entry in which ``2.0`` is 2 where a whole number belongs: in JSON both are one.

    Parameters
    ----------
    entry
        A record as the file has it.
    fields
        The fields of whole numbers, or of mappings to them.

    Returns
    -------
    dict
        The entry, the same where there is nothing to change.
    """
    changed = {}
    for name in fields:
        value = entry.get(name)
        if isinstance(value, float):
            changed[name] = whole_of(value)
        elif isinstance(value, dict):
            changed[name] = {key: whole_of(item) for key, item in value.items()}
    return {**entry, **changed} if changed else entry


def whole_of(value: Value) -> Value:
    """Return a whole number that is written with a point as what it is, anything else unchanged.

    Parameters
    ----------
    value
        Any value of a JSON text.

    Returns
    -------
    object
        An integer, or the value.

    Examples
    --------
    >>> whole_of(2.0), whole_of(2.5), whole_of("2.0")
    (2, 2.5, '2.0')
    """
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) <= LARGEST_INTEGER
    return int(value) if is_whole else value
