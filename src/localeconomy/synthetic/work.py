"""Who does the work of a network: who carries it, how it is shared out, who is responsible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from localeconomy.model.records import Responsibility
from localeconomy.synthetic.people import AREAS, OFFICE
from localeconomy.synthetic.world import World, part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Carriers", "carriers", "responsibilities", "shared_out"]


@attrs.frozen
class Carriers:
    """Who does the work of the network.

    Parameters
    ----------
    people
        Members with initiative, in order.
    shares
        How large a part of the work each does, against the others; those without any are left out.
    """

    people: tuple[str, ...]
    shares: Mapping[str, float]


def carriers(world: World, among: Sequence[str], wanted: int) -> Carriers:
    """Return who of some members carries the network.

    Parameters
    ----------
    world
        The network.
    among
        Those who take part.
    wanted
        How many carry it where it is sound.

    Returns
    -------
    Carriers
        Nobody where nobody shows initiative.
    """
    people = tuple(among[: part(wanted, world.level("initiative"))])
    if not people:
        return Carriers((), {})
    # From all of them to one alone; the last of those left does a part.
    shoulders = 1 + (len(people) - 1) * world.level("sharing")
    weights = world.random("effort").uniform(0.8, 1.2, size=len(people))
    return Carriers(
        people,
        {
            name: float(weight) * min(1.0, shoulders - place)
            for place, (name, weight) in enumerate(zip(people, weights, strict=True))
            if place < shoulders
        },
    )


def shared_out(
    slots: Mapping[str, int], core: Carriers, fits: Callable[[str, str, str], bool] | None = None
) -> dict[str, list[str]]:
    """Return who does which task: always somebody with the most of their share still to do.

    Parameters
    ----------
    slots
        How many are needed for each activity.
    core
        Who does the work, and how much of it.
    fits
        Whether two of them go together in an activity; by default they always do.

    Returns
    -------
    dict
        People by activity; fewer where there are not enough.
    """
    total, shares = sum(slots.values()), sum(core.shares.values())
    left = {name: total * share / shares for name, share in core.shares.items()}
    found: dict[str, list[str]] = {}
    for activity, count in slots.items():
        doers: list[str] = []
        for _ in range(count):
            free = [
                each
                for each in left
                if each not in doers
                and (not doers or fits is None or fits(activity, each, doers[0]))
            ]
            if free:
                doers.append(max(free, key=left.__getitem__))
                left[doers[-1]] -= 1
        found[activity] = doers
    return found


def responsibilities(world: World, core: Carriers) -> list[Responsibility]:
    """Return the task areas, who holds them and where the duties are defined.

    Parameters
    ----------
    world
        The network.
    core
        Who does the work; where nobody does, the office holds the areas.

    Returns
    -------
    list of Responsibility
        One an area.
    """
    held = set(world.kept("holders", AREAS))
    defined = set(world.kept("definition", AREAS))
    where = "statutes" if world.form == "formal" else "minutes"
    random = world.random("responsibilities")
    found = []
    for place, area in enumerate(AREAS):
        # Those who do most of the work come first.
        people = list(core.shares) or [OFFICE]
        holder = people[place % len(people)]
        deputy = people[(place + 1) % len(people)]
        found.append(
            Responsibility(
                area,
                holder if area in held else None,
                deputies=(deputy,) if area in held and deputy != holder else (),
                defined_in=where if area in defined else "custom",
                hours=float(random.integers(2, 7)),
                since=world.founded,
                illustrative=True,
            )
        )
    return found
