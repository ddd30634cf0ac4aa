"""A world of the golden networks, written down as records."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import TYPE_CHECKING, Any, Final

from localeconomy.model.network import Network
from localeconomy.model.records import (
    TABLES,
    Activity,
    Actor,
    Complete,
    Concern,
    Contact,
    Cost,
    District,
    Funding,
    Goal,
    Membership,
    Observation,
    Offer,
    Organisation,
    Participation,
    Publicity,
    Qualification,
    Relationship,
    Responsibility,
    Review,
    Seat,
    SectorCount,
    SurveyWave,
)
from tests.golden.networks.world import DAY, DISTRICT, FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.golden.networks.world import Event, World

__all__ = ["recorded"]

TODAY: Final = dt.date.fromisoformat(DAY)
RECORDS_BEGIN: Final = "2001-06-30"
"""Where the founding is not on record, the record begins here."""

YEARLY_COST: Final = 60_000.0
ASKED: Final = 400
PEOPLE: Final = 12_000
PROSPECTS: Final = 12

OTHERS: Final = (
    Actor("network", "Netzwerk", kind="network"),
    Actor("agency", "Wirtschaftsförderung", kind="economic_development", level="city"),
    Actor("chamber", "Kammer", kind="chamber", level="region"),
    Actor("jobs", "Arbeitsamt", kind="employment_agency", level="city"),
    Actor("council", "Bezirksvertretung", kind="political_body", level="district"),
    Actor("city", "Stadtverwaltung", kind="administration", level="city", field="other"),
    Actor("renewal", "Stadterneuerung", kind="administration", level="city", field="urban_renewal"),
    Actor("social", "Sozialwerk", kind="social_institution", level="district", field="social"),
    Actor("school", "Schule", kind="school", level="district", field="education"),
    Actor("project", "Werkhof", kind="labour_market_project", field="labour_market"),
    Actor("club", "Sportverein", kind="association"),
    Actor("action", "Bürgerinitiative", kind="initiative"),
    Actor("tenants", "Mieterkreis", kind="residents_group"),
    *(Actor(f"board{number}", "Beirat", kind="decision_body") for number in (1, 2)),
)
TIES: Final = ("cooperation", "joint_marketing", "referral", "joint_purchasing")
BENEFITS: Final = ("customers", "exchange", "image", "advice")
UNITS: Final = {"membership": "members", "activity": "activities", "publicity": "reports"}


def recorded(world: World) -> Network:
    """Return a world as a network."""
    begin = world.founded or RECORDS_BEGIN
    events = list(_events(world, begin))
    tables: dict[str, Any] = {
        "organisations": [_organisation(world)],
        "districts": [District("quarter", "Musterviertel", inhabitants=PEOPLE)],
        "sector_counts": [
            SectorCount("quarter", sector, count=count, day=day)
            for day in ("2005-01-01", "2008-01-01")
            for sector, count in DISTRICT.items()
        ],
        "actors": _actors(world),
        "memberships": _memberships(world, begin) if world.listed else [],
        "relationships": [*_ties(world, begin), *_partners(world, begin)],
        "contacts": list(_contacts(world, begin)),
        "activities": [each for _, each in events] + _projects(world),
        "participations": list(_participations(world, events)),
        "responsibilities": _responsibilities(world, begin),
        "publicity": list(_publicity(world, begin)),
        "concerns": _concerns(world),
        "seats": [
            Seat(f"board{number}", "network", voting=True, since=begin)
            for number in range(1, world.seats + 1)
        ],
        "offers": _offers(world, begin),
        "qualifications": [
            Qualification(_member(number), "events", "2008-01-20", provider="chamber")
            for number in range(1, world.trained + 1)
        ],
        "surveys": _surveys(world),
        **_means(world, begin),
        **_goals(world),
    }
    names = [name for name in TABLES if name not in ("completeness", *world.untold)]
    declared = names if world.declared is None else world.declared
    tables["completeness"] = [Complete(name) for name in declared if name not in world.untold]
    kept = {name: rows for name, rows in tables.items() if name not in world.untold}
    return Network(title="Musterviertel", as_of=DAY, **kept)


def _member(number: int) -> str:
    return f"b{number:02d}"


def _who(number: int) -> str:
    return "office" if number == 0 else _member(number)


def _coordinator(world: World) -> str:
    """Return who goes from shop to shop and who won the members that no member won."""
    return "office" if world.has_office else "agency"


def _shown(world: World, numbers: tuple[int, ...]) -> list[str]:
    return [_who(number) for number in numbers if number or world.has_office]


def _organisation(world: World) -> Organisation:
    return Organisation(
        "network",
        form=world.form,
        founded=world.founded,
        programme_end=world.programme_end,
        required_areas=tuple(each.area for each in world.duties),
        district="quarter",
    )


# -- who there is ------------------------------------------------------------------------------


def _sectors(mix: Mapping[str, int], number: int) -> list[str]:
    """Return sectors in proportion, one after another as evenly as can be."""
    total = sum(mix.values())
    chosen: list[str] = []
    for place in range(1, number + 1):
        owed = {name: place * share / total - chosen.count(name) for name, share in mix.items()}
        chosen.append(max(owed, key=lambda name: owed[name]))
    return chosen


def _actors(world: World) -> list[Actor]:
    members = [
        Actor(_member(number), f"Betrieb {number}", kind=world.kind, sector=sector)
        for number, sector in enumerate(_sectors(world.mix, world.members), 1)
    ]
    prospects = [
        Actor(f"p{number:02d}", f"Laden {number}", kind="business", sector=sector)
        for number, sector in enumerate(_sectors(DISTRICT, PROSPECTS), 1)
    ]
    office = [Actor("office", "Stadtteilbüro", kind="coordination_office", district="quarter")]
    bodies = [f"board{number}" for number in range(world.bodies + 1, 3)]
    others = [each for each in OTHERS if each.id not in bodies]
    return [*others, *(office if world.has_office else []), *members, *prospects]


def _memberships(world: World, begin: str) -> list[Membership]:
    first_new = world.members - world.joined + 1
    return [
        Membership(
            _member(number),
            "network",
            since=f"2008-0{1 + number % 5}-15" if number >= first_new else begin,
            first_contact="visit",
            referred_by=_member(1 + number % 3)
            if first_new <= number < first_new + world.referred
            else _coordinator(world),
            benefit=BENEFITS[number % 4] if number <= world.benefit else None,
        )
        for number in range(1, world.members + 1)
    ]


def _ties(world: World, begin: str) -> list[Relationship]:
    names = [_member(number) for number in range(1, world.partnered + 1)]
    pairs = [("office", name) for name in names] if world.has_hub else itertools.pairwise(names)
    return [
        Relationship(one, other, TIES[place % 4], mutual=True, since=begin)
        for place, (one, other) in enumerate(pairs)
    ]


def _partners(world: World, begin: str) -> list[Relationship]:
    in_touch = [*world.community, *(FIELDS[name] for name in world.fields)]
    recognition = [
        Relationship(body, "network", "recognition", confirmed=confirmed, since=begin)
        for body, confirmed in world.recognised.items()
    ]
    contact = [
        Relationship("network", other, "information", mutual=True, since=begin)
        for other in (*in_touch, *(n for n, how in world.institutions.items() if how == "tie"))
    ]
    # Who was asked and does not recognise the network has said no; only a claim is open.
    answered = world.recognised.get("council", False)
    lobby = Relationship("network", "council", "lobbying", confirmed=answered, since=begin)
    return [*recognition, *contact, *([lobby] if world.has_lobby else [])]


def _contacts(world: World, begin: str) -> Iterator[Contact]:
    by = "office" if world.has_office else "b01"
    for place, (year, month) in enumerate(_months(begin)):
        for week in range(world.visits):
            other = f"p{1 + (place * 5 + week) % PROSPECTS:02d}"
            yield Contact(other, by, f"{year}-{month:02d}-{4 + 7 * week:02d}", channel="visit")
        for letter in range(world.letters if month % 3 == 1 else 0):
            other = f"p{1 + (place + letter) % PROSPECTS:02d}"
            yield Contact(other, by, f"{year}-{month:02d}-{27 + letter}", channel="letter")


def _months(begin: str) -> Iterator[tuple[int, int]]:
    """Yield the whole months of the last two years and a half, from the founding on."""
    for year, month in itertools.product(range(2006, 2009), range(1, 13)):
        if (year, month) <= (2008, 6) and f"{year}-{month:02d}-01" >= begin:
            yield year, month


# -- what happens --------------------------------------------------------------------------------


def _events(world: World, begin: str) -> Iterator[tuple[Event, Activity]]:
    last = world.asleep_since or DAY
    for year in range(int(begin[:4]), 2009):
        for event in world.calendar:
            day = f"{year}-{event.on}"
            if begin <= day <= last:
                # That nobody came is a count too; without one it would be unknown who came.
                residents = event.residents if world.has_residents else 0
                yield (
                    event,
                    Activity(
                        f"{event.kind}-{day}",
                        kind=event.kind,
                        day=day,
                        purpose=world.purpose or event.purpose,
                        field=event.field if event.field in world.fields else None,
                        attendance={"residents": residents},
                    ),
                )


def _projects(world: World) -> list[Activity]:
    return [
        Activity(
            f"project-{number}",
            kind="project",
            day="2007-09-01",
            until="2008-12-31",
            purpose=world.purpose or "common_good",
            attendance={"residents": 20 if world.has_residents else 0},
        )
        for number in range(1, len(world.projects) + 1)
    ]


def _participations(world: World, events: list[tuple[Event, Activity]]) -> Iterator[Participation]:
    for number, by in enumerate(world.projects, 1):
        yield from _leading(f"project-{number}", _shown(world, by))
    in_year = [each for _, each in events if str(each.day) > "2007-06-30"]
    for place, (event, activity) in enumerate(events):
        leaders = _shown(world, event.by)
        yield from _leading(activity.id, leaders)
        if event.kind in ("meeting", "round_table"):
            yield from (Participation(activity.id, guest, "guest") for guest in world.guests)
        new = activity in in_year
        most = world.taking_part if new else min(world.taking_part, world.members - world.joined)
        # Everyone comes to every third activity, and to each where there are only a few.
        for number in range(1, most + 1):
            comes = len(in_year) < 3 or (place + number) % 3 == 0
            if comes and _member(number) not in leaders:
                yield Participation(activity.id, _member(number))


def _leading(activity: str, leaders: list[str]) -> Iterator[Participation]:
    for place, name in enumerate(leaders):
        yield Participation(activity, name, "organiser" if place else "initiator")


def _publicity(world: World, begin: str) -> Iterator[Publicity]:
    first = world.publicity_from or begin
    quarters = [
        f"{year}-{month:02d}"
        for year, month in itertools.product(range(1999, 2009), (2, 5, 8, 11))
        if f"{year}-{month:02d}-10" >= max(first, begin) and (year, month) <= (2008, 6)
    ]
    if first == "never":
        return
    shown = [quarter for quarter in quarters if quarter not in world.gaps]
    yield from (Publicity(f"{each}-10", medium="newspaper", reach="district") for each in shown)
    for each in ("2007-08", "2007-11", "2008-02", "2008-05")[4 - world.city_quarters :]:
        yield Publicity(f"{each}-20", medium="press", reach="city", earned=True)


# -- who answers for what, and what helps ----------------------------------------------------------


def _responsibilities(world: World, begin: str) -> list[Responsibility]:
    return [
        Responsibility(
            each.area,
            None if each.holder is None else _who(each.holder),
            defined_in=each.defined_in,
            since=begin,
        )
        for each in world.duties
    ]


def _concerns(world: World) -> list[Concern]:
    in_time, late = world.concerns
    answers = ["2007-12-05"] * in_time + ["2008-04-20"] * late
    return [
        Concern(_member(number), f"Anliegen {number}", "2007-11-05", answered=answer)
        for number, answer in enumerate(answers, 1)
    ]


def _offers(world: World, begin: str) -> list[Offer]:
    institutions = {"agency": "start_up_advice", "chamber": "business_advice", "jobs": "placement"}
    offers = [
        Offer(name, institutions[name], in_district=True, since=begin)
        for name, how in world.institutions.items()
        if how == "offer"
    ]
    offers += [
        Offer("chamber", "training", area=area, in_district=False, since=begin)
        for area in world.training
    ]
    own = (*world.services, "business_advice", "coordination") if world.has_office else ()
    return [*offers, *(Offer("office", name, in_district=True, since=begin) for name in own)]


def _means(world: World, begin: str) -> dict[str, list[Any]]:
    """Return the office's money: the programme's in one sum, then what others pay, year by year."""
    if not world.has_office:
        return {}
    first = int(world.office_until) + 1
    years = range(first, world.carried_until + 1)
    paid = Funding(
        "office", "programme", secured=True, programme="Stadtteilprogramm",
        since=begin, until=world.office_until,
    )  # fmt: skip
    further = [
        Funding(
            "office", kind, amount=amount, secured=True, since=str(year), until=str(year),
            known="2006-06-01",
        )
        for year in years
        for kind, amount in world.carried_by
    ]  # fmt: skip
    costs = [
        Cost("office", YEARLY_COST, since=str(year), until=str(year), known="2006-06-01")
        for year in range(2006, 2013)
    ]
    return {"funding": [paid, *further], "costs": costs}


def _goals(world: World) -> dict[str, list[Any]]:
    start, due = world.years
    goals = [
        Goal(
            f"g{number}",
            kind=aim.kind,
            unit=UNITS.get(aim.kind, "places") if aim.is_whole else None,
            baseline=aim.baseline,
            target=aim.target,
            start=start,
            due=due,
            owner="b01" if aim.is_whole else None,
        )
        for number, aim in enumerate(world.aims, 1)
    ]
    seen = [Observation(f"g{n}", "2008-06-15", aim.now) for n, aim in enumerate(world.aims, 1)]
    reviewed = tuple(f"g{n}" for n, aim in enumerate(world.aims, 1) if aim.is_reviewed)
    reviews = [Review("2008-03-20", goals=reviewed)] if reviewed else []
    return {"goals": goals, "observations": seen, "reviews": reviews}


def _surveys(world: World) -> list[SurveyWave]:
    if world.surveyed is None:
        return []
    known, liked = world.surveyed
    aware = round(ASKED * known)
    content = round(aware * liked)
    return [
        SurveyWave(
            "2007-11-15", question, population=PEOPLE, asked=900, answered=n, positive=positive
        )
        for question, n, positive in (
            ("awareness", ASKED, aware),
            ("satisfaction", aware, content),
        )
    ]
