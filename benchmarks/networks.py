"""A network that could be one: everything that the criteria read, in the size that is asked for."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any, Final

import localeconomy as le
from localeconomy.model.records import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DAY", "plausible_network"]

DAY: Final = dt.date(2003, 6, 30)
FOUNDED: Final = dt.date(1998, 4, 1)

INSTITUTIONS: Final = (
    ("city", "municipality", "urban_renewal"),
    ("planning", "administration", "urban_renewal"),
    ("economic-development", "economic_development", "economy"),
    ("chamber", "chamber", "economy"),
    ("employment-agency", "employment_agency", "labour_market"),
    ("council", "political_body", None),
    ("advisory-board", "decision_body", None),
    ("school", "school", "education"),
    ("youth-centre", "social_institution", "social"),
    ("sports-club", "association", None),
    ("residents", "residents_group", None),
    ("forum", "initiative", None),
)
AREAS: Final = ("leadership", "finance", "publicity", "events", "recruitment", "lobbying")
SECTORS: Final = ("food", "health", "retail", "hospitality", "building", "vehicles", "beauty")
COOPERATION: Final = ("cooperation", "joint_marketing", "joint_project", "referral", "supply")


def plausible_network(actors: int = 200, ties: int = 1_000, seed: int = 2003) -> le.Network:
    """Return a network of a district with a record in every table.

    Parameters
    ----------
    actors
        Actors in all, at least 30.
    ties
        Relationships in all.
    seed
        Of the random numbers.

    Returns
    -------
    Network
        Made up, the same for the same arguments.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    businesses = [f"business-{number}" for number in range(actors - len(INSTITUTIONS) - 2)]
    members = businesses[: max(len(businesses) * 2 // 3, 10)]
    activities = list(_activities(chance))
    tables: dict[str, list[Any]] = {
        **_setting(chance, businesses),
        "memberships": [_membership(chance, member, members) for member in members],
        "relationships": _ties(chance, businesses, ties),
        "activities": activities,
        "participations": list(_participations(chance, activities, members)),
        **_work(chance, members),
        **_goals(members),
    }
    tables["completeness"] = [
        le.Complete(table=name, since="1996", checked_by="benchmark")
        for name in TABLES
        if name != "completeness"
    ]
    return le.Network.from_tables(tables, title="A network of a district", as_of=DAY)


def _days(chance: random.Random, count: int) -> Iterator[dt.date]:
    """Yield days of the last five years, in order."""
    span = (DAY - FOUNDED).days
    yield from (
        FOUNDED + dt.timedelta(days=day) for day in sorted(chance.sample(range(span), count))
    )


def _setting(chance: random.Random, businesses: list[str]) -> dict[str, list[Any]]:
    return {
        "organisations": [
            le.Organisation(
                actor="association",
                form="formal",
                founded=FOUNDED,
                programme_end="2002",
                required_areas=AREAS,
                district="district",
            )
        ],
        "districts": [le.District("district", inhabitants=7_500, required_supply=["bakery"])],
        "sector_counts": [
            le.SectorCount(
                district="district", sector=name, count=10 + 3 * place, scheme="own", day="2002-01"
            )
            for place, name in enumerate(SECTORS)
        ],
        "actors": [
            le.Actor("association", kind="network"),
            le.Actor("office", kind="coordination_office", district="district"),
            *(le.Actor(name, kind=kind, field=field) for name, kind, field in INSTITUTIONS),
            *(
                le.Actor(
                    name,
                    kind="business",
                    sector=chance.choice(SECTORS),
                    sector_scheme="own",
                    district="district",
                    capacity_hours=10,
                    supply=["bakery"] if place == 0 else [],
                )
                for place, name in enumerate(businesses)
            ),
        ],
    }


def _membership(chance: random.Random, member: str, members: list[str]) -> le.Membership:
    return le.Membership(
        member=member,
        organisation="association",
        referred_by=chance.choice([None, *(each for each in members[:10] if each != member)]),
        first_contact=chance.choice(["visit", "in_person", "letter"]),
        benefit=chance.choice([None, "customers", "image", "exchange"]),
        since=FOUNDED + dt.timedelta(days=chance.randrange((DAY - FOUNDED).days)),
    )


def _ties(chance: random.Random, businesses: list[str], count: int) -> list[le.Relationship]:
    ties = [
        le.Relationship(name, "association", "recognition", since="2000", confirmed=True)
        for name, kind, _ in INSTITUTIONS
        if kind in ("municipality", "economic_development", "political_body")
    ]
    ties += [
        le.Relationship(name, "association", "support", since="1999") for name, _, _ in INSTITUTIONS
    ]
    pairs: set[tuple[str, str]] = set()
    while len(ties) < count:
        # Early members have more ties, as in networks that grow.
        one = businesses[int(len(businesses) * chance.random() ** 2)]
        other = businesses[int(len(businesses) * chance.random())]
        if one == other or (one, other) in pairs:
            continue
        pairs.add((one, other))
        since = FOUNDED + dt.timedelta(days=chance.randrange((DAY - FOUNDED).days))
        kind = chance.choice(COOPERATION)
        ties.append(le.Relationship(one, other, kind, since=since, mutual=chance.random() < 0.5))
    return ties


def _activities(chance: random.Random) -> Iterator[le.Activity]:
    for number, day in enumerate(_days(chance, 120)):
        yield le.Activity(
            f"activity-{number}",
            kind=chance.choice(["meeting", "festival", "campaign", "training"]),
            day=day,
            purpose=chance.choice(["common_good", "advertising", "exchange", "internal"]),
            field=chance.choice([None, "education", "social"]),
            attendance={"residents": chance.randrange(80), "member_businesses": 12},
        )


def _participations(
    chance: random.Random, activities: list[le.Activity], members: list[str]
) -> Iterator[le.Participation]:
    for activity in activities:
        present = chance.sample(members[:40], 6)
        for actor, role in zip(
            present, ("initiator", "organiser", *["participant"] * 4), strict=True
        ):
            yield le.Participation(activity=activity.id, actor=actor, role=role, hours=3)
        yield le.Participation(activity=activity.id, actor="office", role="contributor", hours=2)
        yield le.Participation(activity=activity.id, actor="council", role="guest")


def _work(chance: random.Random, members: list[str]) -> dict[str, list[Any]]:
    return {
        "publicity": [
            le.Publicity(
                day=day,
                medium=chance.choice(["press", "newspaper", "flyer"]),
                reach=chance.choice(["district", "city"]),
                earned=chance.random() < 0.4,
            )
            for day in _days(chance, 60)
        ],
        "contacts": [
            le.Contact(actor=chance.choice(members), by="office", day=day, channel="visit")
            for day in _days(chance, 100)
        ],
        "concerns": [
            le.Concern(
                actor=chance.choice(members),
                topic="parking",
                raised=day,
                answered=day + dt.timedelta(days=30),
            )
            for day in _days(chance, 40)
        ],
        "responsibilities": [
            le.Responsibility(
                area=area, holder=member, defined_in="statutes", hours=6, since="2000"
            )
            for area, member in zip(AREAS, members, strict=False)
        ],
        "qualifications": [
            le.Qualification(actor=member, area="events", day="2002-05", provider="chamber")
            for member in members[:6]
        ],
        "offers": [
            le.Offer(provider="office", service=service, in_district=True, since="1999")
            for service in ("business_advice", "funding_advice", "coordination", "publicity")
        ],
        "seats": [le.Seat(body="advisory-board", actor="association", voting=True, since="1999")],
        "funding": [
            le.Funding(
                recipient="office",
                source_kind=source,
                amount=30_000,
                secured=True,
                since="2002",
                until="2005",
            )
            for source in ("municipality", "network")
        ],
        "costs": [le.Cost(of="office", amount=60_000, since="2002", until="2005")],
        "headcounts": [le.Headcount(group="member_businesses", count=len(members), day="2003-06")],
    }


def _goals(members: list[str]) -> dict[str, list[Any]]:
    goals = [
        le.Goal(
            f"goal-{number}",
            kind="membership",
            unit="members",
            baseline=10,
            target=60,
            start="2001",
            due="2004",
            owner=members[number],
        )
        for number in range(5)
    ]
    return {
        "goals": goals,
        "observations": [
            le.Observation(goal=goal.id, day=f"200{year}-12-01", value=20 * year)
            for goal in goals
            for year in (1, 2)
        ],
        "reviews": [le.Review(day="2003-01-15", goals=[goal.id for goal in goals])],
        "surveys": [
            le.SurveyWave(
                day="2002-10-12", question=question, population=7_500, answered=200, positive=110
            )
            for question in ("awareness", "satisfaction", "image")
        ],
    }
