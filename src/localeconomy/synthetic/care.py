"""What is done for members: approaches, concerns, offers, training, and the money behind it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from localeconomy.model.records import Concern, Contact, Cost, Funding, Offer, Qualification
from localeconomy.synthetic.people import (
    AREAS,
    IMPERSONAL,
    IN_PERSON,
    OFFICE,
    PROGRAMME_DAYS,
    Tables,
    closings,
    founders,
    newcomers,
    prospects,
)
from localeconomy.synthetic.world import World, part

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["care"]

SERVICES: Final = ("publicity", "event_management", "legal_form", "renewal_introduction")
FUNCTIONS: Final = ("business_advice", "funding_advice", "coordination", "project_development")
EMPLOYMENT: Final = ("job_exchange", "placement")
# What each institution offers in the district where it engages.
ENGAGED: Final = (
    ("economic-development", "premises"),
    ("chamber", "start_up_advice"),
    ("employment-agency", "other"),
)
APPROACHES: Final = 52
PERSONAL: Final = 0.95
BY_MEMBERS: Final = 0.2
ADVISED: Final = 0.9
CONCERNS: Final = 0.4
HEARD: Final = 0.96
TRAINED: Final = 0.95
SECURED_DAYS: Final = 1461
LAST_DAYS: Final = 20
COST: Final = 60_000.0
TOPICS: Final = ("parking", "rent", "cleanliness", "succession", "staff", "opening hours")


def care(world: World, carrying: Sequence[str]) -> Tables:
    """Return contacts, concerns, offers, qualifications, funding and costs.

    Parameters
    ----------
    world
        The network of a district.
    carrying
        The members who carry it.

    Returns
    -------
    dict
        Records by table.
    """
    return {
        "contacts": [*_approaches(world), *_advice(world)],
        "concerns": _concerns(world),
        "offers": _offers(world),
        "qualifications": _qualifications(world, carrying),
        "funding": _funding(world),
        "costs": [
            Cost(
                OFFICE,
                COST * (SECURED_DAYS / 365.25 + 1),
                since=world.ago(12),
                until=world.day + dt.timedelta(days=SECURED_DAYS),
                illustrative=True,
            )
        ],
    }


def _approaches(world: World) -> list[Contact]:
    """Return visits and letters to businesses, most by the office, some by members."""
    count = APPROACHES + world.size // 4
    places = list(range(count))
    by_members = set(world.shuffled("approaching", places)[: part(count, BY_MEMBERS)])
    by_office = set(
        world.kept("office_support", [place for place in places if place not in by_members])
    )
    personal = set(world.kept("personal_approach", places, PERSONAL))
    random = world.random("approaches")
    closed = closings(world)
    found = []
    for place, day in enumerate(world.days("approaches", count, 12)):
        targets = [name for name in prospects(world) if closed.get(name, world.day) >= day]
        target = targets[int(random.integers(len(targets)))]
        member = world.members[int(random.integers(world.size))]
        channel = str(random.choice(IN_PERSON if place in personal else IMPERSONAL))
        if place in by_members or place in by_office:
            found.append(
                Contact(
                    target,
                    member if place in by_members else OFFICE,
                    day,
                    channel=channel,
                    outcome=str(random.choice(("interested", "declined", "open"))),
                    id=f"approach-{place:03d}",
                    illustrative=True,
                )
            )
    return found


def _advice(world: World) -> list[Contact]:
    """Return that founders were advised by the chamber."""
    everybody = founders(world)
    advised = world.kept("founders", everybody, ADVISED)
    return [
        Contact(
            name,
            "chamber",
            world.ago(days=int(days)),
            channel="in_person",
            outcome="advised",
            id=f"advice-{name}",
            illustrative=True,
        )
        for name, days in zip(
            advised, world.random("advice").integers(1, 25, size=len(advised)), strict=True
        )
    ]


def _concerns(world: World) -> list[Concern]:
    """Return concerns that were raised long enough ago to be answered."""
    count = max(6, part(world.size, CONCERNS))
    heard = set(world.kept("concerns", range(count), HEARD))
    random = world.random("concerns")
    new = newcomers(world)
    raising = [name for name in world.members if name not in new] or world.members
    found = []
    for place, day in enumerate(world.days("concerns", count, 24, 4)):
        name = raising[int(random.integers(len(raising)))]
        answer = min(day + dt.timedelta(days=int(random.integers(3, 75))), world.day)
        found.append(
            Concern(
                name,
                str(random.choice(TOPICS)),
                day,
                answered=answer if place in heard else None,
                id=f"concern-{place:03d}",
                illustrative=True,
            )
        )
    return found


def _offers(world: World) -> list[Offer]:
    since = world.ago(max(0, world.age - 3))
    engaged = world.kept("institutions", ENGAGED)
    rows = [
        *((OFFICE, name, None, True) for name in world.kept("services", SERVICES)),
        *((OFFICE, name, None, True) for name in world.kept("service_point", FUNCTIONS)),
        *(("workshop", name, None, True) for name in world.kept("employment", EMPLOYMENT)),
        *(
            ("training-centre", "training", area, False)
            for area in world.kept("training_offers", AREAS)
        ),
        *(
            (provider, service, None, (provider, service) in engaged)
            for provider, service in ENGAGED
        ),
    ]
    return [
        Offer(provider, service, area, in_district=here, since=since, illustrative=True)
        for provider, service, area, here in rows
    ]


def _qualifications(world: World, carrying: Sequence[str]) -> list[Qualification]:
    trained = world.kept("training", carrying, TRAINED)
    random = world.random("qualifications")
    return [
        Qualification(
            name,
            str(random.choice(AREAS)),
            day,
            provider="training-centre",
            illustrative=True,
        )
        for name, day in zip(trained, world.days("training", len(trained), 30), strict=True)
    ]


def _funding(world: World) -> list[Funding]:
    """Return the programme's money to its end, and who pays from then on."""
    programme_end = world.day + dt.timedelta(days=PROGRAMME_DAYS)
    last = LAST_DAYS + part(SECURED_DAYS - LAST_DAYS, world.level("funding"))
    end = world.day + dt.timedelta(days=last)
    start = world.ago(24)
    programme = Funding(
        OFFICE,
        "programme",
        COST * (min(programme_end, end) - start).days / 365.25,
        secured=True,
        programme="Soziale Stadt",
        since=start,
        until=min(programme_end, end),
        known=start,
        illustrative=True,
    )
    if end <= programme_end:
        return [programme]
    total = COST * (end - programme_end).days / 365.25
    own = world.level("own_money")
    shares = (
        ("municipality", 0.6 * own),
        ("members", 0.4 * own),
        ("foundation", 1 - own),
    )
    return [
        programme,
        *(
            Funding(
                OFFICE,
                source,
                total * share,
                secured=True,
                since=programme_end,
                until=end,
                known=world.ago(1),
                illustrative=True,
            )
            for source, share in shares
            if share > 0
        ),
    ]
