"""Contact with the community of the district: residents, associations and initiatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
import numpy as np

from localeconomy.criteria.terms import ACTIVE
from localeconomy.language import Text

if TYPE_CHECKING:
    from localeconomy.criteria.terms import Terms

__all__ = ["COMMUNITY", "Contact", "contact_with_community"]

COMMUNITY: Final = {
    "residents": Text(de="Bewohner/innen", en="residents"),
    "associations": Text(de="Vereine und Verbände", en="associations"),
    "initiatives": Text(de="Initiativen", en="initiatives"),
}
"""The classes that the source names."""


@attrs.frozen
class Contact:
    """Which classes of the community the network is in touch with, and by what.

    Parameters
    ----------
    touched, missed
        The classes' names for people.
    activities, ties
        Rows of the joint activities within twelve months, and of the ties in force.
    """

    touched: tuple[Text, ...]
    missed: tuple[Text, ...]
    activities: tuple[int, ...]
    ties: tuple[int, ...]

    @property
    def share(self) -> float:
        """The share of the classes that it is in touch with."""
        return len(self.touched) / len(COMMUNITY)


def contact_with_community(terms: Terms) -> Contact:
    """Return which classes of the community there is a tie in force or a joint activity with.

    Parameters
    ----------
    terms
        The day of the network.

    Returns
    -------
    Contact
        The classes and the records that show it.
    """
    touched: list[Text] = []
    missed: list[Text] = []
    ties: set[int] = set()
    activities: set[int] = set()
    for name, label in COMMUNITY.items():
        group = terms.actors_in(name)
        rows = terms.tie_rows(ACTIVE, group, terms.is_inside).tolist()
        joint = np.flatnonzero(terms.joint_with(group, (name,))).tolist()
        ties.update(rows)
        activities.update(joint)
        (touched if rows or joint else missed).append(label)
    return Contact(tuple(touched), tuple(missed), tuple(sorted(activities)), tuple(sorted(ties)))
