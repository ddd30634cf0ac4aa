"""The sectors of the district's businesses, as they were last counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from localeconomy.model.columns import Coded

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms

__all__ = ["district_sectors"]


def district_sectors(terms: Terms) -> tuple[dict[str, int], list[int]]:
    """Return the district's businesses by sector at the latest count, and its rows.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    counts : dict of str to int
        By sector; empty where nobody counted.
    rows : list of int
        Rows of the sector counts.
    """
    compiled = terms.compiled
    counts = terms.network.sector_counts
    known = compiled.visible("sector_counts")
    column = counts.columns.get("district")
    ours = None if terms.organisation is None else terms.organisation.district
    if ours is not None and isinstance(column, Coded):
        known = known & column.is_in((ours,))
    days = compiled.days("sector_counts", "day")
    if not known.any():
        return {}, []
    rows = np.flatnonzero(known & (days == days[known].max())).tolist()
    found: dict[str, int] = {}
    for row in rows:
        record = counts[row]
        found[record.sector] = found.get(record.sector, 0) + record.count
    return found, rows
