"""A district's network and an alliance, small enough to count by hand, and ways to change them.

The district: 20 businesses as members, an office, institutions, twelve activities in a year, each
led by two members. On 30 June 2003, four and a half years after its founding, it is healthy by
every criterion, and every table is declared complete.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import attrs

from localeconomy.compiled import compile_snapshot
from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.judging import finding_of
from localeconomy.criteria.terms import Terms
from localeconomy.model.network import Network
from localeconomy.model.records import (
    TABLES,
    Activity,
    Actor,
    Complete,
    Concern,
    Contact,
    District,
    Funding,
    Goal,
    Membership,
    Offer,
    Organisation,
    Participation,
    Publicity,
    Relationship,
    Responsibility,
    SectorCount,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from localeconomy.criteria.catalogue import Catalogue
    from localeconomy.model.records import Record
    from localeconomy.scoring.finding import Finding

DAY = "2003-06-30"
FOUNDED = "1999"

BUSINESSES = tuple(f"b{number:02d}" for number in range(1, 21))
# Eight, six, four and two of 20, as 40, 30, 20 and 10 of 100 in the district.
SECTORS = ("retail",) * 8 + ("crafts",) * 6 + ("food",) * 4 + ("services",) * 2

OTHERS = (
    Actor("network", "Netzwerk Musterviertel", kind="network"),
    Actor("office", "Stadtteilbüro", kind="coordination_office"),
    Actor("agency", "Wirtschaftsförderung", kind="economic_development"),
    Actor("chamber", "Kammer", kind="chamber"),
    Actor("jobs", "Arbeitsamt", kind="employment_agency"),
    Actor("council", "Bezirksvertretung", kind="political_body"),
    Actor("city", "Stadtverwaltung", kind="administration"),
    Actor("club", "Sportverein", kind="association"),
    Actor("action", "Bürgerinitiative", kind="initiative"),
    Actor("tenants", "Mieterkreis", kind="residents_group"),
)

# The middle of each month from July 2002 to June 2003.
MONTHS = (
    *(f"2002-{month:02d}" for month in range(7, 13)),
    *(f"2003-0{month}" for month in range(1, 7)),
)
AREAS = ("leadership", "finance", "publicity", "events")


def district() -> Network:
    """Return the healthy network of a district."""
    return Network(
        title="Musterviertel",
        as_of=DAY,
        organisations=[
            Organisation(
                "network",
                form="formal",
                founded=FOUNDED,
                programme_end="2004",
                required_areas=AREAS,
                district="quarter",
            )
        ],
        districts=[District("quarter", "Musterviertel")],
        sector_counts=[
            SectorCount("quarter", sector, count=count, day="2003-01-01")
            for sector, count in (("retail", 40), ("crafts", 30), ("food", 20), ("services", 10))
        ],
        actors=[*OTHERS, *_businesses()],
        memberships=_memberships(),
        relationships=_relationships(),
        contacts=[
            Contact(name, "office", f"2003-02-{day:02d}", channel=channel)
            for day, (name, channel) in enumerate(
                zip(BUSINESSES[:10], ["visit"] * 9 + ["letter"], strict=True), 1
            )
        ],
        activities=[
            Activity(f"a{number:02d}", f"Treffen {number}", "meeting", day=f"{month}-15")
            for number, month in enumerate(MONTHS, 1)
        ],
        participations=_participations(),
        publicity=[
            Publicity(f"{year}-{month:02d}-15", medium="press")
            for year in range(1999, 2004)
            for month in (2, 5, 8, 11)
            if (year, month) <= (2003, 5)
        ],
        responsibilities=[
            Responsibility(area, holder, defined_in="statutes", since=FOUNDED)
            for area, holder in zip(AREAS, BUSINESSES, strict=False)
        ],
        offers=_offers(),
        concerns=[
            Concern(name, "parking", f"2003-0{month}-01", answered=f"2003-0{month}-20")
            for month, name in enumerate(BUSINESSES[:5], 1)
        ],
        goals=[
            Goal(
                f"g{n}",
                unit="members",
                baseline=10,
                target=30,
                due="2005",
                owner="b01",
                start="2001",
            )
            for n in range(1, 5)
        ],
        funding=[Funding("office", "municipality", secured=True, since="1999", until="2006-07-01")],
        completeness=[
            Complete(table, since=FOUNDED) for table in TABLES if table != "completeness"
        ],
    )


def _businesses() -> list[Actor]:
    return [
        Actor(name, f"Betrieb {name}", kind="business", sector=sector)
        for name, sector in zip(BUSINESSES, SECTORS, strict=True)
    ]


def _memberships() -> list[Membership]:
    """Four joined in W after a visit; all but the last two state a benefit."""
    return [
        Membership(
            name,
            "network",
            since="2003-01-01" if name in BUSINESSES[16:] else FOUNDED,
            first_contact="visit",
            benefit="customers" if name in BUSINESSES[:18] else None,
        )
        for name in BUSINESSES
    ]


def _relationships() -> list[Relationship]:
    """A chain through sixteen members since 2000, recognition by all, contact with all groups."""
    chain = [
        Relationship(one, other, "cooperation", mutual=True, since="2000")
        for one, other in itertools.pairwise(BUSINESSES[:16])
    ]
    recognition = [
        Relationship(body, "network", "recognition", confirmed=True, since="2001")
        for body in ("council", "city", "agency")
    ]
    contact = [
        Relationship("network", group, "contact", mutual=True, since="2000")
        for group in ("club", "action", "tenants")
    ]
    return [*chain, *recognition, *contact]


def _participations() -> list[Participation]:
    """Activity n is led by businesses n and n + 1 of twelve; four others come to the first."""
    leading = [
        Participation(f"a{number:02d}", BUSINESSES[(number - 1 + step) % 12], role)
        for number in range(1, 13)
        for step, role in ((0, "initiator"), (1, "organiser"))
    ]
    return [*leading, *(Participation("a01", name, "participant") for name in BUSINESSES[12:16])]


def _offers() -> list[Offer]:
    functions = ("business_advice", "funding_advice", "coordination", "project_development")
    institutions = (("agency", "start_up_advice"), ("chamber", "training"), ("jobs", "placement"))
    return [
        Offer(provider, service, in_district=True, since="1999")
        for provider, service in (*(("office", name) for name in functions), *institutions)
    ]


QUARTERS = ("03", "06", "09", "12")
FACILITIES = tuple(f"f{number}" for number in range(1, 9))
# One exchange in each of the eight quarters that end with 30 June 2003.
EXCHANGES = tuple(
    f"{year}-{month}-10"
    for year, months in ((2001, ("09", "12")), (2002, QUARTERS), (2003, ("03", "06")))
    for month in months
)


def alliance() -> Network:
    """Return an alliance of eight facilities; seven of them come to each exchange."""
    return Network(
        title="Verbund",
        as_of=DAY,
        organisations=[
            Organisation(
                "alliance",
                "alliance",
                form="formal",
                founded=FOUNDED,
                required_areas=("leadership",),
            )
        ],
        actors=[
            Actor("alliance", kind="network"),
            *(Actor(name, kind="facility") for name in FACILITIES),
        ],
        memberships=[Membership(name, "alliance", since=FOUNDED) for name in FACILITIES],
        activities=[
            Activity(f"x{number}", kind="exchange", day=day)
            for number, day in enumerate(EXCHANGES, 1)
        ],
        participations=[
            Participation(f"x{number}", name) for number in range(1, 9) for name in FACILITIES[:7]
        ],
        responsibilities=[Responsibility("leadership", "f1", defined_in="rules", since=FOUNDED)],
        completeness=[
            Complete(table, since=FOUNDED) for table in TABLES if table != "completeness"
        ],
    )


# -- judging ---------------------------------------------------------------------------------------


def judged(
    network: Network,
    criterion: str,
    on: str = DAY,
    *,
    assume_complete: bool = False,
    asked: Catalogue | None = None,
) -> Finding:
    """Return the finding of one criterion on one day."""
    terms = Terms(compile_snapshot(network.at(on)), assume_complete=assume_complete)
    return finding_of((asked or catalogue())[criterion], terms)


# -- changes ---------------------------------------------------------------------------------------

# What refers to a record of a table goes with it.
DEPENDENT = {"activities": ("participations",), "goals": ("observations", "reviews")}


def evolved(
    network: Network,
    table: str,
    fits: Callable[[Any], bool] = lambda _: True,
    /,
    **values: object,
) -> Network:
    """Return the network with some fields of the fitting records of a table changed."""
    changed: dict[str, Any] = {
        table: [
            attrs.evolve(each, **values) if fits(each) else each for each in network.tables[table]
        ]
    }
    return network.replace(**changed)


def keeping(network: Network, table: str, fits: Callable[[Any], bool]) -> Network:
    """Return the network with only the fitting records of a table, and what refers to them."""
    kept: dict[str, Any] = {table: [each for each in network.tables[table] if fits(each)]}
    names = {getattr(each, "id", None) for each in kept[table]}
    field = {"activities": "activity", "goals": "goal"}.get(table)
    for other in DEPENDENT.get(table, ()):
        kept[other] = [
            each
            for each in network.tables[other]
            if names.issuperset(each.goals if other == "reviews" else (getattr(each, str(field)),))
        ]
    return network.replace(**kept)


def empty(network: Network, *tables: str) -> Network:
    """Return the network without the records of tables; what is declared complete stays so."""
    for table in tables:
        network = keeping(network, table, lambda _: False)
    return network


def undeclared(network: Network, *tables: str) -> Network:
    """Return the network with nothing declared complete of some tables, of all by default."""
    return network.replace(
        completeness=[each for each in network.completeness if tables and each.table not in tables]
    )


def silent(network: Network, *tables: str) -> Network:
    """Return the network that says nothing about some tables."""
    dependent = [other for table in tables for other in DEPENDENT.get(table, ())]
    return undeclared(empty(network, *tables), *tables, *dependent)


def organised(network: Network, **values: object) -> Network:
    """Return the network with some facts of its organisation changed."""
    return evolved(network, "organisations", **values)


def adding(network: Network, table: str, *records: Record) -> Network:
    """Return the network with further records of a table."""
    return network.with_records(**{table: records})


def tasks(counts: Iterable[int], *, day: str = "2003-01-15") -> Network:
    """Return the district whose members b01, b02 … organised so many activities and no more."""
    wanted = list(counts)
    activities = [Activity(f"t{number:03d}", day=day) for number in range(sum(wanted))]
    organisers = [name for name, n in zip(BUSINESSES, wanted, strict=False) for _ in range(n)]
    return empty(district(), "activities", "responsibilities").replace(
        activities=activities,
        participations=[
            Participation(activity.id, name, "organiser")
            for activity, name in zip(activities, organisers, strict=True)
        ],
    )
