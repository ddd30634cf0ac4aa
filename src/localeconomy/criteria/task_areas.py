"""The task areas that must be held, and which of them some responsibilities cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.criteria.declaration import More, Needed, NotDue, NotKnown, Read
from localeconomy.language import Text

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray
    from localeconomy.criteria.terms import Terms

__all__ = ["areas_without", "nothing_required", "required_areas"]

# The organisation's required areas are a declared fact, but they are what is counted here.
ORGANISATION_READ: Final = Read("organisations", More.EITHER, needed=Needed.NEVER)


def required_areas(terms: Terms) -> tuple[str, ...]:
    """Return the task areas that the network says must be held, each once.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    tuple of str
        In the network's own order.
    """
    organisation = terms.organisation
    return () if organisation is None else tuple(dict.fromkeys(organisation.required_areas))


def nothing_required(terms: Terms) -> NotDue | NotKnown:
    """Return what follows where no required area is recorded.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    NotDue or NotKnown
        Not due only where the record of the organisation is declared complete.
    """
    if terms.is_complete(ORGANISATION_READ):
        return NotDue(
            Text(
                de="Nicht fällig: Es sind keine Aufgabenbereiche nötig.",
                en="Not due: no task areas are required.",
            )
        )
    return NotKnown(
        Text(
            de="Nicht bekannt: Welche Aufgabenbereiche besetzt sein müssen, ist nicht erfasst.",
            en="Not known: which task areas must be held is not recorded.",
        )
    )


def areas_without(terms: Terms, required: tuple[str, ...], rows: MaskArray) -> list[str]:
    """Return the required areas that none of some responsibilities covers.

    Parameters
    ----------
    terms
        The day of the network.
    required
        The required areas.
    rows
        Mask over the responsibilities.

    Returns
    -------
    list of str
        In the order of the required areas.
    """
    return [
        area
        for area in required
        if not (rows & terms.compiled.is_kind("responsibilities", (area,), "area")).any()
    ]
