"""Heard of more: notes to the press, stories in the city's paper, a shared page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.remedies.inventing import quarter_days, with_invented
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Publicity

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms
    from localeconomy.model.network import Network

__all__ = ["note_each_quarter", "story_each_quarter"]

QUARTERS: Final = 4
"""A year of the measure."""


def note_each_quarter(terms: Terms) -> Network:
    """Publish a note in the press in each of the last four quarters.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the notes, none before the founding.
    """
    return with_invented(
        terms.network,
        *(
            Publicity(PartialDate.of(day), medium="press", reach="district", earned=False)
            for day in quarter_days(terms, QUARTERS)
        ),
    )


def story_each_quarter(terms: Terms) -> Network:
    """Have the city's newspaper report in each of the last four quarters.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Network
        With the reports, none before the founding.
    """
    return with_invented(
        terms.network,
        *(
            Publicity(PartialDate.of(day), medium="newspaper", reach="city", earned=True)
            for day in quarter_days(terms, QUARTERS)
        ),
    )
