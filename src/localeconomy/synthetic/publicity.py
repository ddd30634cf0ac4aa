"""What appears about a network, quarter by quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.model.records import Publicity

if TYPE_CHECKING:
    import datetime as dt

    import numpy as np

    from localeconomy.synthetic.world import World

__all__ = ["publicity"]


def publicity(world: World) -> list[Publicity]:
    """Return what appeared, quarter by quarter since the founding.

    Parameters
    ----------
    world
        The network.

    Returns
    -------
    list of Publicity
        In a sound network a report of the city's press and an item of its own each quarter.
    """
    quarters = max(1, world.age // 3)
    # The last two years as a whole, so that as much is missing there as anywhere.
    recent, before = range(min(8, quarters)), range(8, quarters)
    seen = {*world.kept("press", recent), *world.kept("press", before)}
    reported = set(world.kept("city_press", range(min(4, quarters)))) | {*range(4, quarters)}
    random = world.random("publicity")
    found = []
    for quarter in range(quarters):
        days = (world.ago(3 * quarter, int(random.integers(5, 80))) for _ in range(2))
        own, other = days
        item = _own(own, random)
        # Drawn for every quarter, so that those which are left out change no other.
        if quarter not in seen:
            continue
        found.append(item)
        if quarter in reported:
            found.append(
                Publicity(other, medium="press", reach="city", earned=True, illustrative=True)
            )
    return found


def _own(day: dt.date, random: np.random.Generator) -> Publicity:
    medium = str(random.choice(("newspaper", "flyer", "newsletter")))
    return Publicity(day, medium=medium, reach="district", earned=False, illustrative=True)
