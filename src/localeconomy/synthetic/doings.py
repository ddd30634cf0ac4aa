"""What is done in a year: activities, who leads them and who comes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from localeconomy.model.records import Activity, Participation
from localeconomy.synthetic.people import OFFICE, Tables, prospects, sectors
from localeconomy.synthetic.work import carriers, responsibilities, shared_out
from localeconomy.synthetic.world import World, part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.synthetic.work import Carriers


__all__ = ["COMMUNITY", "active_members", "doings"]

COMMUNITY: Final[Mapping[str, str]] = {
    "residents": "tenants-circle",
    "associations": "sports-club",
    "initiatives": "citizens-initiative",
}
"""The groups of the district's community, each with the actor that stands for it."""

YEAR: Final = 12
CRITICAL_MASS: Final = 15
ACTIVE: Final = 0.6
LEAST_CARRIERS: Final = 7
CARRIERS: Final = 0.28
LEAST_ACTIVITIES: Final = 12
ACTIVITIES: Final = 1.3
EARLIER_ACTIVITIES: Final = 0.5
STARTED_BY_MEMBERS: Final = 0.92
ORGANISERS: Final = 2
WITH_RESIDENTS: Final = 0.6
FOR_THE_COMMON_GOOD: Final = 0.6
WITH_OFFICE: Final = 0.7
VISITS: Final = 3
IMAGE_ACTIVITIES: Final = 2
TOO_MANY: Final = 4
KINDS: Final = ("meeting", "round_table", "working_group", "festival", "market", "fair", "campaign")
AGENCY: Final = "economic-development"
OTHER_PURPOSES: Final = ("exchange", "internal")


def active_members(world: World) -> list[str]:
    """Return the members who take part: a critical mass, or all where there are fewer.

    Parameters
    ----------
    world
        The network.

    Returns
    -------
    list of str
        At least one.
    """
    wanted = max(min(world.size, CRITICAL_MASS), part(world.size, ACTIVE))
    return world.shuffled("active", world.members)[: max(1, part(wanted, world.level("activity")))]


def doings(world: World) -> Tables:
    """Return activities, who took part in them, and the responsibilities.

    Parameters
    ----------
    world
        The network of a district.

    Returns
    -------
    dict
        Records by table.
    """
    active = active_members(world)
    wanted = max(LEAST_CARRIERS, part(world.size, CARRIERS))
    core = carriers(world, active, wanted)
    count = max(LEAST_ACTIVITIES, part(wanted, ACTIVITIES))
    held = _held(world, count)
    led = _led(world, held, core, wanted)
    circles, attending = _attending(world, held, led, active)
    earlier = _earlier(world, part(count, EARLIER_ACTIVITIES), core)
    ahead = _ahead(world, core)
    return {
        "activities": [*held, *circles, *(each for each, _ in (*earlier, *ahead))],
        "participations": [
            *led,
            *attending,
            *_guests(world, held),
            *(each for _, several in (*earlier, *ahead) for each in several),
        ],
        "responsibilities": responsibilities(world, core),
    }


def _held(world: World, count: int) -> list[Activity]:
    """Return the activities of the last twelve months."""
    names = [f"activity-{number:03d}" for number in range(1, count + 1)]
    purposes = _purposes(world, names)
    image = dict.fromkeys(world.kept("image", names[:IMAGE_ACTIVITIES]), "image_campaign")
    classes = set(_community(world))
    with_residents = set(world.kept("residents", names, WITH_RESIDENTS))
    random = world.random("activities")
    found = []
    for name, day in zip(names, world.days("activities", count, YEAR), strict=True):
        kind = str(random.choice(KINDS))
        members, residents = int(random.integers(5, 20)), int(random.integers(3, 60))
        attendance = {"members": min(members, world.size)}
        if name in with_residents and "residents" in classes:
            attendance["residents"] = residents
        found.append(
            Activity(
                name,
                kind=image.get(name, kind),
                day=day,
                purpose=purposes[name],
                budget=float(random.integers(1, 30) * 50),
                attendance=attendance,
                illustrative=True,
            )
        )
    return found


def _purposes(world: World, names: Sequence[str]) -> dict[str, str]:
    """Return what each activity is for; what does not serve the district more and more sells."""
    serving = world.kept("common_good", names, FOR_THE_COMMON_GOOD)
    others = [name for name in world.shuffled("common_good", names) if name not in serving]
    selling = others[: part(len(others), 1 - world.level("common_good"))]
    random = world.random("purposes")
    return {
        name: "common_good"
        if name in serving
        else "advertising"
        if name in selling
        else str(random.choice(OTHER_PURPOSES))
        for name in names
    }


def _community(world: World) -> list[str]:
    """Return the groups of the community that the network is in touch with."""
    return world.kept("community", COMMUNITY)


def _led(
    world: World, held: Sequence[Activity], core: Carriers, wanted: int
) -> list[Participation]:
    """Return who started and organised each activity: members, else the office or an agency."""
    names = [each.id for each in held]
    by_members = set(world.kept("drive", names, STARTED_BY_MEMBERS * len(core.people) / wanted))
    organised = set(
        world.shuffled("organised", names)[: part(len(names), len(core.people) / wanted)]
    )
    slots = {name: int(name in by_members) + ORGANISERS * int(name in organised) for name in names}
    of_sector, apart = sectors(world), _apart(world, names)

    def fits(activity: str, one: str, other: str) -> bool:
        return activity not in apart or of_sector[one] == of_sector[other]

    doers = shared_out(slots, core, fits)
    helped = set(world.kept("office_support", names, WITH_OFFICE))
    found = []
    for name in names:
        people = doers[name]
        if name in by_members and people:
            found.append(_carries(name, people.pop(0), "initiator"))
        else:
            # Where the office does not stir, an agency of the city has to.
            starter = OFFICE if world.level("office_support") and name in helped else None
            found.append(_carries(name, starter or AGENCY, "initiator"))
        if name in helped and found[-1].actor != OFFICE:
            found.append(_carries(name, OFFICE, "organiser"))
        found += [_carries(name, each, "organiser") for each in people]
    return found


def _carries(activity: str, actor: str, role: str) -> Participation:
    return Participation(activity, actor, role, illustrative=True)


def _apart(world: World, names: Sequence[str]) -> set[str]:
    """Return the activities to which members of one sector alone come."""
    mixed = world.kept("mixing", names)
    return set(names) - set(mixed)


def _attending(
    world: World,
    held: Sequence[Activity],
    led: Sequence[Participation],
    active: Sequence[str],
) -> tuple[list[Activity], list[Participation]]:
    """Return who else took part, everybody who is active at least once, and further circles.

    A sector that keeps to itself, and of which nobody leads an activity, has a circle of its own.
    """
    there: dict[str, list[str]] = {each.id: [] for each in held}
    of_sector = sectors(world)
    for each in led:
        if each.actor in of_sector:
            there[each.activity].append(each.actor)
    apart = _apart(world, list(there))
    random = world.random("attending")
    circles: list[Activity] = []
    found = []
    for name in active:
        fitting = [
            activity
            for activity, present in there.items()
            if activity not in apart or {of_sector[one] for one in present} <= {of_sector[name]}
        ]
        if not fitting:
            circles.append(_circle(world, of_sector[name]))
            fitting = [circles[-1].id]
            there[fitting[0]] = []
            apart.add(fitting[0])
            found.append(_carries(fitting[0], OFFICE, "initiator"))
        chosen = random.permutation(len(fitting))[: int(random.integers(1, VISITS + 1))]
        for activity in (fitting[place] for place in chosen):
            if name not in there[activity]:
                there[activity].append(name)
                role = "contributor" if random.random() < 0.3 else "participant"  # noqa: PLR2004 - a share
                found.append(Participation(activity, name, role, illustrative=True))
    return circles, found


def _circle(world: World, sector: str) -> Activity:
    return Activity(
        f"circle-{sector}",
        kind="round_table",
        day=world.ago(days=15),
        purpose="exchange",
        attendance={"members": 2},
        illustrative=True,
    )


def _guests(world: World, held: Sequence[Activity]) -> list[Participation]:
    """Return the groups of the community that came, and businesses that looked in."""
    random = world.random("guests")
    classes = _community(world)
    found = []
    for each in held:
        group = COMMUNITY[classes[int(random.integers(len(classes)))]] if classes else None
        if group in (COMMUNITY["associations"], COMMUNITY["initiatives"]):
            found.append(Participation(each.id, group, "guest", illustrative=True))
    if world.form == "informal":
        visitors = prospects(world)[: 1 + world.size // 20]
        found += [
            Participation(
                held[int(random.integers(len(held)))].id, name, "guest", illustrative=True
            )
            for name in visitors
        ]
    return found


def _earlier(
    world: World, count: int, core: Carriers
) -> list[tuple[Activity, list[Participation]]]:
    """Return activities of the year before, where the network is old enough."""
    if world.age <= 2 * YEAR:
        return []
    random = world.random("earlier")
    found = []
    for number, day in enumerate(world.days("earlier", count, 2 * YEAR, YEAR + 1), 1):
        name = f"earlier-{number:03d}"
        doers = tuple(core.shares) or (OFFICE if world.level("office_support") else AGENCY,)
        doer = doers[int(random.integers(len(doers)))]
        activity = Activity(
            name, kind=str(random.choice(KINDS)), day=day, purpose="exchange", illustrative=True
        )
        found.append((activity, [_carries(name, doer, "initiator")]))
    return found


def _ahead(world: World, core: Carriers) -> list[tuple[Activity, list[Participation]]]:
    """Return what is planned: a little for some, too much at a time for those spread thin."""
    spread = [name for name in core.shares if name not in world.kept("focus", core.shares)]
    calm = [name for name in core.shares if name not in spread]
    plans = [calm[:2], *([spread] * TOO_MANY if spread else [])]
    found = []
    for number, people in enumerate(plans, 1):
        name = f"planned-{number:03d}"
        activity = Activity(
            name,
            kind="project",
            day=world.day + dt.timedelta(days=20 * number),
            status="planned",
            known=world.ago(days=20),
            illustrative=True,
        )
        found.append((activity, [_carries(name, each, "organiser") for each in people]))
    return found
