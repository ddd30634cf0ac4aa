"""Which rows of two tables are the same record.

A record with an id is known by it, one without by its key fields. Several records without an id can
share these (parallel ties): equal ones are the same, the others are paired in their order.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from localeconomy.model.fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from localeconomy.model.table import Table

__all__ = ["Matching", "matched"]

Row: TypeAlias = tuple[Any, ...]

ONLY_ONE: Final = frozenset({"organisations"})
"""Tables that hold one record at most, which is the same whatever it says."""


@attrs.frozen
class Matching:
    """How the rows of an older and a newer table belong together.

    Parameters
    ----------
    changed
        Rows of both that are the same record and differ.
    gone
        Rows of the older one alone, in order.
    new
        Rows of the newer one alone, in order.
    """

    changed: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def matched(older: Table[Any], newer: Table[Any]) -> Matching:
    """Return how the rows of two tables of one kind belong together.

    Parameters
    ----------
    older, newer
        The tables.

    Returns
    -------
    Matching
        What is equal in both is left out.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> from localeconomy.model.table import Table
    >>> older = Table(Actor, [Actor("a"), Actor("b")])
    >>> matched(older, Table(Actor, [Actor("c"), Actor("b", name="B")]))
    Matching(changed=((1, 1),), gone=(0,), new=(0,))
    """
    if older is newer:
        return Matching((), (), ())
    said = [name for name in fields_of(older.record_type) if _is_said(name, older, newer)]
    rows = (_rows(older, said), _rows(newer, said))
    places = (_places(older), _places(newer))
    changed: list[tuple[int, int]] = []
    gone: list[int] = []
    new: list[int] = []
    for identity in {**places[0], **places[1]}:
        left, right = (each.get(identity, []) for each in places)
        if len(left) != 1 or len(right) != 1:
            left, right = _without_equals(left, right, rows)
        elif rows[0][left[0]] == rows[1][right[0]]:
            continue
        changed += zip(left, right, strict=False)
        gone += left[len(right) :]
        new += right[len(left) :]
    return Matching(tuple(sorted(changed)), tuple(sorted(gone)), tuple(sorted(new)))


def _is_said(name: str, *tables: Table[Any]) -> bool:
    return any(name in table.columns for table in tables)


def _rows(table: Table[Any], names: Sequence[str]) -> list[Row]:
    """Return the values of each row."""
    if not names:
        return [()] * len(table)
    return list(zip(*(table.column(name) for name in names), strict=True))


def _places(table: Table[Any]) -> dict[Hashable, list[int]]:
    """Return the rows of each record, or of those that cannot be told apart."""
    keys = _rows(table, table.record_type.KEY)
    is_one = table.record_type.TABLE in ONLY_ONE
    places: dict[Hashable, list[int]] = {}
    for row, (own, key) in enumerate(zip(table.own_ids, keys, strict=True)):
        identity: Hashable = None if is_one else key if own is None else own
        places.setdefault(identity, []).append(row)
    return places


def _without_equals(
    left: list[int], right: list[int], rows: tuple[list[Row], list[Row]]
) -> tuple[list[int], list[int]]:
    """Return the rows of both that have no equal on the other side."""
    both = Counter(rows[0][row] for row in left) & Counter(rows[1][row] for row in right)
    kept: list[list[int]] = []
    for side, values in zip((left, right), rows, strict=True):
        pairs = both.copy()
        rest = []
        for row in side:
            if pairs[values[row]]:
                pairs[values[row]] -= 1
            else:
                rest.append(row)
        kept.append(rest)
    return kept[0], kept[1]
