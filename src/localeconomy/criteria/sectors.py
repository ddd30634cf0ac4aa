"""Sectors of actors as codes, so that figures of mixing can be asked of arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from localeconomy.compiled.projection import IdArray
    from localeconomy.criteria.terms import Terms

__all__ = ["sector_codes"]


def sector_codes(terms: Terms, actors: IdArray) -> IdArray:
    """Return the sectors of some actors as codes, in the order of their names.

    Parameters
    ----------
    terms
        The day of the network.
    actors
        Their positions.

    Returns
    -------
    ndarray of int32
        -1 where nobody noted it.
    """
    column = terms.network.actors.columns.get("sector")
    # A column that says nothing is not stored at all.
    noted = column[actors] if isinstance(column, np.ndarray) else [None] * len(actors)
    names = ["" if sector is None else str(sector).strip() for sector in noted]
    codes = {name: code for code, name in enumerate(sorted({*names} - {""}))}
    return np.array([codes.get(name, -1) for name in names], dtype=np.int32)
