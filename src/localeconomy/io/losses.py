"""What a file format cannot hold of a network, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from localeconomy.language import Number, Text, enumeration
from localeconomy.model.fields import fields_of
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from localeconomy.model.network import Network
    from localeconomy.model.table import Table

__all__ = ["losses"]

HEADING: Final = {
    "title": Text(de="der Titel", en="the title"),
    "description": Text(de="die Beschreibung", en="the description"),
    "as_of": Text(de="der Stand", en="the day of the record"),
}
RECORDS: Final = Text(de="{n} {plural}", en="{n} {plural}")
FIELDS: Final = Text(de="{plural}: {fields}", en="{plural}: {fields}")
OTHER_NUMBER: Final = Text(
    de="{plural}: aus {before} werden {after}", en="{plural}: {before} become {after}"
)


def losses(network: Network, kept: Network) -> tuple[Text, ...]:
    """Return what of a network is missing in what a file keeps of it.

    Parameters
    ----------
    network
        The network.
    kept
        What the file keeps.

    Returns
    -------
    tuple of Text
        The heading, whole tables, and fields of tables that stay.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor
    >>> whole = Network(title="Kiosk", actors=[Actor("kiosk", kind="business")])
    >>> [loss.en for loss in losses(whole, Network(actors=[Actor("kiosk")]))]
    ['the title', 'actors: kind']
    """
    found = [
        said for name, said in HEADING.items() if getattr(network, name) != getattr(kept, name)
    ]
    for name, table in network.tables.items():
        if len(table):
            found += _of_table(table, kept.tables[name])
    return tuple(found)


def _of_table(table: Table[Any], kept: Table[Any]) -> list[Text]:
    """Return what is missing of a table."""
    info = TABLES[table.record_type.TABLE]
    if not len(kept):
        return [RECORDS.fill(n=Number(len(table)), plural=info.counted(len(table)))]
    found = []
    labels = [
        field.label
        for name, field in fields_of(table.record_type).items()
        if name in table.columns and name not in kept.columns
    ]
    if labels:
        found.append(FIELDS.fill(plural=info.plural, fields=enumeration(labels)))
    if len(kept) != len(table):
        said = OTHER_NUMBER.fill(
            plural=info.plural, before=Number(len(table)), after=Number(len(kept))
        )
        found.append(said)
    return found
