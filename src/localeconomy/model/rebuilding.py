"""Tables and networks made of columns that are encoded already, for what changes whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from localeconomy.model.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from localeconomy.model.columns import Column

__all__ = ["with_columns"]


def with_columns(table: Table[Any], changed: Mapping[str, Column | None]) -> Table[Any]:
    """Return a table with some columns replaced.

    Parameters
    ----------
    table
        The table.
    changed
        New columns by field, encoded as `Table.columns` are; None where every value is the default.

    Returns
    -------
    Table
        The same table where nothing changes; its values are not checked.

    Examples
    --------
    >>> from localeconomy.model.records import Actor
    >>> table = Table(Actor, [Actor("bakery", "Korn")])
    >>> with_columns(table, {"name": None})[0]
    Actor(id='bakery')
    """
    if not changed:
        return table
    columns = {
        name: column for name, column in {**table.columns, **changed}.items() if column is not None
    }
    made: Table[Any] = Table(table.record_type)
    made.__setstate__(
        {"_size": len(table), "_given": {}, "_records": None, "_encoded": (columns, {})}
    )
    return made
