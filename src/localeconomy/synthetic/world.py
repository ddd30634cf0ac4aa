"""`World`: how one synthetic network is, before any record of it is written.

Every part of a record draws from a random stream of its own, named by what is drawn, so that a
fault changes what it is about and nothing else, and a graver fault takes away more of the same.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

import attrs
import numpy as np

from localeconomy.model.dates import months_before

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["World", "part"]

T = TypeVar("T")


def part(number: float, share: float) -> int:
    """Return the whole number nearest to a share of a number, half rounded up.

    Parameters
    ----------
    number
        The whole.
    share
        In [0, 1].

    Returns
    -------
    int
        At least 0.

    Examples
    --------
    >>> part(3, 0.5), part(10, 0.24)
    (2, 2)
    """
    return max(0, int(number * share + 0.5))


@attrs.frozen(eq=False, slots=False)  # slots would leave no room for what is remembered
class World:
    """One network: how large and old it is, and how well each thing is done.

    Parameters
    ----------
    size
        Members of a district's network, facilities of an alliance.
    day
        The day of the record.
    age
        Months since the founding.
    form
        ``"formal"`` or ``"informal"``.
    scope
        ``"network"`` or ``"alliance"``.
    seed
        Of all random numbers.
    levels
        How well each practice is, in [0, 1]; 1 where it is not named.
    """

    size: int
    day: dt.date
    age: int
    form: str
    scope: str
    seed: int
    levels: Mapping[str, float]

    @functools.cached_property
    def founded(self) -> dt.date:
        """The founding day."""
        return months_before(self.day, self.age)

    @functools.cached_property
    def members(self) -> tuple[str, ...]:
        """The ids of the members: businesses, or facilities of an alliance."""
        kind = "facility" if self.scope == "alliance" else "business"
        return tuple(f"{kind}-{number:03d}" for number in range(1, self.size + 1))

    def level(self, practice: str) -> float:
        """Return how well a practice is.

        Parameters
        ----------
        practice
            Its name.

        Returns
        -------
        float
            In [0, 1], 1 is sound.
        """
        return self.levels.get(practice, 1.0)

    def random(self, *name: str) -> np.random.Generator:
        """Return the random numbers of one purpose.

        Parameters
        ----------
        *name
            What they are for.

        Returns
        -------
        Generator
            The same for the same seed and name, whatever else is drawn.
        """
        return np.random.default_rng([self.seed, *"/".join(name).encode()])

    def shuffled(self, name: str, items: Iterable[T]) -> list[T]:
        """Return items in a random order of their own.

        Parameters
        ----------
        name
            What the order is for.
        items
            The items.

        Returns
        -------
        list
            The same order for the same seed, name and number of items.
        """
        listed = list(items)
        return [listed[place] for place in self.random("order", name).permutation(len(listed))]

    def kept(self, practice: str, items: Iterable[T], share: float = 1.0) -> list[T]:
        """Return the items that a practice, as well as it is done here, leaves.

        Parameters
        ----------
        practice
            Its name.
        items
            What there is where it is sound, or of which a share is.
        share
            The share where it is sound.

        Returns
        -------
        list
            In a random order; a lower level keeps fewer of the same.
        """
        ordered = self.shuffled(practice, items)
        return ordered[: part(len(ordered), share * self.level(practice))]

    def ago(self, months: int = 0, days: int = 0) -> dt.date:
        """Return a day before the day of the record.

        Parameters
        ----------
        months, days
            How long before.

        Returns
        -------
        datetime.date
            Not before the founding.
        """
        found: dt.date = months_before(self.day, months) - dt.timedelta(days=days)
        return max(self.founded, found)

    def days(self, name: str, count: int, months: int, until: int = 0) -> list[dt.date]:
        """Return days spread over a period, one in each of equal parts of it.

        Parameters
        ----------
        name
            What happens on them.
        count
            How many.
        months
            How many months before the day the period begins, at the founding at the earliest.
        until
            How many months before the day it ends.

        Returns
        -------
        list of datetime.date
            In order.
        """
        first, last = self.ago(months, -1), max(self.ago(months, -1), self.ago(until))
        length = (last - first).days
        places = (np.arange(count) + self.random("days", name).random(count)) / max(count, 1)
        return [first + dt.timedelta(days=int(place * (length + 1))) for place in places]
