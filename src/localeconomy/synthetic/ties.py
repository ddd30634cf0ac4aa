"""What ties the actors: cooperation among members, recognition, contacts, seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.model.records import Relationship, Seat
from localeconomy.synthetic.doings import COMMUNITY
from localeconomy.synthetic.people import NETWORK, Tables, sectors
from localeconomy.synthetic.world import World, part

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

__all__ = ["ties"]

RECOGNISING: Final = ("district-council", "administration", "economic-development")
POLITICAL: Final = ("district-council", "city-council", "planning-committee")
BODIES: Final = ("advisory-board", "neighbourhood-forum", "renewal-board")
RENEWAL: Final = ("urban-renewal", "social-centre", "workshop", "school")
KINDS: Final = ("cooperation", "joint_marketing", "joint_purchasing", "supply", "referral")
TOGETHER: Final = 0.92
FURTHER_TIES: Final = 0.6
YOUNG: Final = 12


def ties(world: World) -> Tables:
    """Return relationships and seats.

    Parameters
    ----------
    world
        The network of a district.

    Returns
    -------
    dict
        Records by table.
    """
    return {
        "relationships": [*_cooperation(world), *_partners(world)],
        "seats": _seats(world),
    }


def _partners(world: World) -> list[Relationship]:
    """Return recognition, lobbying, links with urban renewal and with the community."""
    since = world.ago(max(0, world.age - 2))
    fresh = world.ago(min(2, world.age // 2))
    recognition = [
        Relationship(body, NETWORK, "recognition", confirmed=True, since=since, illustrative=True)
        for body in world.kept("recognition", RECOGNISING)
    ]
    lobbying = [
        Relationship(NETWORK, body, "lobbying", confirmed=True, since=since, illustrative=True)
        for body in world.kept("lobby", POLITICAL)
    ]
    contacts = [
        Relationship(
            NETWORK,
            other,
            "contact",
            mutual=True,
            last_active=fresh,
            since=since,
            illustrative=True,
        )
        for other in (
            *world.kept("renewal", RENEWAL),
            *(COMMUNITY[name] for name in world.kept("community", COMMUNITY)),
        )
    ]
    origin = [
        Relationship("workshop", name, "spin_off", since=world.ago(30), illustrative=True)
        for name in world.kept("spin_offs", ("laundry", "kitchen"))
    ]
    return [*recognition, *lobbying, *contacts, *origin]


def _seats(world: World) -> list[Seat]:
    random = world.random("seats")
    return [
        Seat(
            body,
            NETWORK,
            voting=True,
            motions=int(random.integers(1, 4)),
            since=world.ago(max(0, world.age - 3)),
            illustrative=True,
        )
        for body in world.kept("seats", BODIES)
    ]


def _cooperation(world: World) -> list[Relationship]:
    """Return who works with whom: one large group, the rest in pairs."""
    order = world.shuffled("cohesion", world.members)
    together = part(len(order), TOGETHER * world.level("cohesion"))
    of_sector = sectors(world)
    pairs = _group(world, order[:together], of_sector)
    rest = order[together:]
    others = list(zip(rest[::2], rest[1::2], strict=False))
    mixed = set(world.kept("mixing", others))
    pairs += [pair for pair in others if pair in mixed or of_sector[pair[0]] == of_sector[pair[1]]]
    steady = set(world.kept("stability", world.members))
    random = world.random("cooperation")
    found = []
    for one, other in pairs:
        old = one in steady and other in steady
        found.append(
            Relationship(
                one,
                other,
                str(random.choice(KINDS)),
                mutual=True,
                since=_since(world, random.random(), old=old),
                illustrative=True,
            )
        )
    return found


def _since(world: World, chance: float, *, old: bool) -> dt.date:
    """Return when a cooperation began: long ago for the network's age, or lately."""
    months = min(YOUNG, world.age / 2)
    if old:
        return world.ago(days=int(31 * (months + 1 + chance * (world.age - months - 1))))
    return world.ago(days=int(25 * chance * months))


def _group(world: World, people: list[str], of_sector: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return ties that hold a group together, most of them across sectors where it is sound."""
    random = world.random("group")
    further = part(len(people), FURTHER_TIES)
    drawn = random.random((len(people) + further, 2))
    across = set(world.kept("mixing", range(len(people) + further)))
    found: set[tuple[str, str]] = set()
    for number in range(1, len(people) + further):
        place = number if number < len(people) else int(drawn[number, 1] * len(people))
        one = people[place]
        others = people[:place] if number < len(people) else people
        fitting = [
            each
            for each in others
            if each != one and (of_sector[each] != of_sector[one]) == (number in across)
        ]
        # Where everybody is of one sector, there is nobody else to work with.
        fitting = fitting or ([each for each in others if each != one] if number in across else [])
        if fitting:
            other = fitting[int(drawn[number, 0] * len(fitting))]
            found.add((min(one, other), max(one, other)))
    return sorted(found)
