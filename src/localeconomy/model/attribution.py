"""Which sources ask to be named wherever their data is shown: attributions under open licences.

A source is an attribution if it names such a licence, or what everybody names in its place: the
Open Database License or OpenStreetMap, Creative Commons and Data licence Germany with attribution,
the Open Government Licence. Licences that ask for nothing (CC0, dl-de/zero) are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from localeconomy.model.network import Network

__all__ = ["SOURCES", "attributions", "is_attribution"]

LICENCES: Final = re.compile(
    r"\bODbL\b|Open Database Licen[cs]e|OpenStreetMap|\bODC[- ]By\b"
    r"|\bCC[- ]BY\b|creativecommons\.org/licenses/by|Creative Commons (Attribution|Namensnennung)"
    r"|\bdl-de/by\b|\bdl-de-by\b|Datenlizenz Deutschland\W+Namensnennung"
    r"|Open Government Licen[cs]e|\bOGL\b",
    re.IGNORECASE,
)
SOURCES: Final = ("source", "origin")
"""The fields that say where a fact comes from; of a relationship it is the second."""


def is_attribution(source: str | None) -> bool:
    """Return whether a source asks to be named wherever its data is shown.

    Parameters
    ----------
    source
        Where a fact comes from.

    Returns
    -------
    bool
        Whether it names a licence with attribution.

    Examples
    --------
    >>> is_attribution("Stadt Musterstadt, dl-de/by-2-0"), is_attribution("minutes of 3 May")
    (True, False)
    """
    return source is not None and LICENCES.search(source) is not None


def attributions(network: Network) -> tuple[str, ...]:
    """Return the attributions that a network's records ask for.

    Parameters
    ----------
    network
        The record.

    Returns
    -------
    tuple of str
        Each once, in alphabetical order.

    Examples
    --------
    >>> from localeconomy.model.network import Network
    >>> from localeconomy.model.records import Actor
    >>> bakery = Actor("bakery", source="© OpenStreetMap contributors, ODbL 1.0")
    >>> attributions(Network(actors=[bakery, Actor("kiosk", source="own survey")]))
    ('© OpenStreetMap contributors, ODbL 1.0',)
    """
    found: set[str] = set()
    for name, table in network.tables.items():
        field = SOURCES[name == "relationships"]
        if field in table.columns:
            found.update(each for each in set(table.column(field)) if is_attribution(each))
    return tuple(sorted(found, key=lambda each: (each.casefold(), each)))
