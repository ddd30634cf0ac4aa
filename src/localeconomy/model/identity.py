"""Ids for records that give none: their key fields and, among equals, an ordinal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["ids_of"]


def ids_of(
    own: Sequence[str | None], key_name: Callable[[int], str], spelled: Callable[[int], str]
) -> tuple[str, ...]:
    """Return an id for each record: its own, else one made from its content.

    Parameters
    ----------
    own
        The id that each record gives, None where it gives none.
    key_name
        The key fields of a row as text.
    spelled
        All fields of a row as text; it puts rows of equal keys in an order that does not depend on
        where they stand.

    Returns
    -------
    tuple of str
        One id a record; those made here differ from each other and from all given ones.

    Examples
    --------
    >>> ids_of(["x", None, None], lambda row: "a/b", lambda row: "zyx"[row])
    ('x', 'a/b#2', 'a/b')
    """
    given = [name for name in own if name is not None]
    if len(given) == len(own):
        return tuple(given)
    alike: dict[str, list[int]] = {}
    for row, name in enumerate(own):
        if name is None:
            alike.setdefault(key_name(row), []).append(row)
    taken = set(given)
    ids = {row: name for row, name in enumerate(own) if name is not None}
    for name, rows in alike.items():
        ordered = sorted(rows, key=spelled) if len(rows) > 1 else rows
        for ordinal, row in enumerate(ordered, 1):
            unique = name if ordinal == 1 else f"{name}#{ordinal}"
            while unique in taken:
                unique += "'"
            taken.add(unique)
            ids[row] = unique
    return tuple(ids[row] for row in range(len(own)))
