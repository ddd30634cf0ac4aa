"""Whether what was read from a file is of the types that its class declares."""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Union, cast, get_args, get_origin, get_type_hints

import attrs

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

__all__ = ["misfits", "with_whole_numbers"]

LARGEST: Final = 2**63
WHOLE: Final = frozenset(
    {
        *("n", "count", "number", "positive", "answered", "population", "draws", "seed"),
        *("counts", "pitfalls", "illustrative"),
    }
)
"""The keys of an assessment that hold whole numbers, or lists of them."""

UNIONS: Final = (Union, UnionType)


def with_whole_numbers(plain: Any, key: str = "") -> Any:  # noqa: ANN401 - any JSON
    """Return plain values in which ``2.0`` is 2 where a whole number belongs: to JSON both are one.

    Parameters
    ----------
    plain
        The values.
    key
        The key under which they stand.

    Returns
    -------
    object
        The same with whole numbers.

    Examples
    --------
    >>> with_whole_numbers({"n": 2.0, "value": 1.0})
    {'n': 2, 'value': 1.0}
    """
    if isinstance(plain, dict):
        return {name: with_whole_numbers(item, str(name)) for name, item in plain.items()}
    if isinstance(plain, list):
        return [with_whole_numbers(item, key) for item in plain]
    is_whole = isinstance(plain, float) and key in WHOLE and plain.is_integer()
    return int(plain) if is_whole else plain


def misfits(value: Any, where: str = "") -> Iterator[str]:  # noqa: ANN401 - of any such class
    """Yield the fields of an object that hold another type than they declare.

    Parameters
    ----------
    value
        An object of a class that attrs made.
    where
        What to call it.

    Yields
    ------
    str
        The path to a field, with names and positions.

    Examples
    --------
    >>> from localeconomy.scoring.summary import CapEffect, Grade
    >>> list(misfits(CapEffect("city_public", 40.0))), list(misfits(CapEffect("a", float("nan"))))
    ([], ['limit'])
    >>> list(misfits(Grade("sound", ["sound"]), "grade"))
    ['grade.highest']
    """
    kind = cast("Hashable", type(value))  # as mypy sees it, an object's class is none
    hints = _hints(kind)
    for name in _declared(kind):
        path = f"{where}.{name}" if where else name
        yield from _misfits(getattr(value, name), hints[name], path)


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@functools.cache
def _declared(kind: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    """Return the fields that take part in what is compared and written."""
    return tuple(field.name for field in attrs.fields(kind) if field.eq)


def _misfits(value: object, hint: Any, where: str) -> Iterator[str]:  # noqa: ANN401 - any type
    """Yield where a value, or a part of it, is not of a type."""
    kind = get_origin(hint) or hint
    if kind in UNIONS:
        if all(any(True for _ in _misfits(value, each, where)) for each in get_args(hint)):
            yield where
    elif kind is tuple or kind is Mapping:
        yield from _misfits_of_parts(value, kind, get_args(hint), where)
    elif not _is_one(value, kind):
        yield where
    elif attrs.has(type(value)):
        yield from misfits(value, where)


def _is_one(value: object, kind: type) -> bool:
    """Return whether a value that has no parts is of a type."""
    if kind is NoneType:
        return value is None
    if kind in (int, float):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        # Neither infinite nor NaN, which JSON does not have; nor of hundreds of digits.
        most = sys.float_info.max if kind is float else LARGEST
        return abs(value) <= most and (kind is float or isinstance(value, int))
    return isinstance(value, kind)


def _misfits_of_parts(
    value: object, kind: type, parts: tuple[Any, ...], where: str
) -> Iterator[str]:
    """Yield where a part of a tuple or mapping is not of its type."""
    if not isinstance(value, kind):
        yield where
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _misfits(key, parts[0], f"{where}[{key!r}]")
            yield from _misfits(item, parts[1], f"{where}[{key!r}]")
    elif isinstance(value, tuple):
        hints = parts[:1] * len(value) if parts[-1] is Ellipsis else parts
        if len(hints) != len(value):
            yield where
            return
        for place, (item, hint) in enumerate(zip(value, hints, strict=True)):
            yield from _misfits(item, hint, f"{where}[{place}]")
