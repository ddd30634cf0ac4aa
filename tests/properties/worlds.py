"""Plausible small networks, drawn at random, in which every criterion finds something to judge.

They are made from a seed and a few sizes, so that Hypothesis can shrink the sizes; what is declared
complete, and which values nobody noted, is drawn as well.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import numpy as np
from hypothesis import strategies as st

from localeconomy.model.dates import PartialDate
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
    Headcount,
    Membership,
    Observation,
    Offer,
    Organisation,
    Participation,
    Publicity,
    Qualification,
    Record,
    Relationship,
    Responsibility,
    Review,
    Seat,
    SectorCount,
    SurveyWave,
)
from localeconomy.model.vocabulary import terms_in, vocabulary
from tests.properties.alliance_worlds import of_an_alliance
from tests.properties.drive_worlds import driven
from tests.properties.quality_worlds import with_aims_and_means
from tests.properties.strategy_worlds import around_a_district

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")
R = TypeVar("R", bound=Record)

DAYS = tuple(
    dt.date.fromisoformat(d) for d in ("2003-06-30", "2002-12-31", "2004-02-29", "2001-03-15")
)
SECTORS = ("retail", "crafts", "food", "services")
INSTITUTIONS = {
    "agency": "economic_development",
    "chamber": "chamber",
    "jobs": "employment_agency",
    "council": "political_body",
    "city": "administration",
    "club": "association",
    "action": "initiative",
    "tenants": "residents_group",
}


class Chance:
    """Random choices from one seed."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)

    def flip(self, chance: float = 0.5) -> bool:
        """Return True with a chance."""
        return bool(self._random.random() < chance)

    def number(self, low: int, high: int) -> int:
        """Return a whole number, both ends included."""
        return int(self._random.integers(low, high + 1))

    def one_of(self, options: Sequence[T]) -> T:
        """Return one of some options."""
        return options[self.number(0, len(options) - 1)]

    def some(self, options: Iterable[T], chance: float = 0.5) -> list[T]:
        """Return a random part of some options, in order."""
        return [each for each in options if self.flip(chance)]

    def mixed(self, options: Iterable[T]) -> list[T]:
        """Return some options in random order."""
        listed = list(options)
        return [listed[int(place)] for place in self._random.permutation(len(listed))]

    def perhaps(self, value: T, chance: float = 0.8) -> T | None:
        """Return a value with a chance, else None."""
        return value if self.flip(chance) else None

    def date(self, first: str, last: str) -> PartialDate:
        """Return a date between two days, sometimes of its month or year alone."""
        begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
        day = begin + dt.timedelta(days=self.number(0, (end - begin).days))
        exact = PartialDate.of(day)
        if self.flip(0.85):
            return exact
        return PartialDate(day.year, day.month) if self.flip(0.7) else PartialDate(day.year)

    def span(self, first: str, last: str, *, open_end: float = 0.7) -> dict[str, Any]:
        """Return since and until of an interval that begins between two days."""
        since = self.date(first, last)
        until = None
        if not self.flip(open_end):
            until = PartialDate.of(since.last + dt.timedelta(days=self.number(30, 900)))
        return {"since": self.perhaps(since, 0.9), "until": until}


@attrs.frozen
class Sizes:
    """How large a world is.

    Parameters
    ----------
    members, activities, ties, records
        How many there are at most; records of each smaller table.
    """

    members: int
    activities: int
    ties: int
    records: int


def world(
    seed: int, sizes: Sizes, *, declared: float, known: float, form: str, scope: str
) -> Network:
    """Return a network of a district, or an alliance, made from a seed.

    Parameters
    ----------
    seed
        The seed.
    sizes
        How large it is.
    declared
        The chance of each table to be declared complete.
    known
        The chance of each value to be noted.
    form
        Formal or informal.
    scope
        Network or alliance.
    """
    chance = Chance(seed)
    members = [f"m{number}" for number in range(sizes.members)]
    founded = chance.one_of(
        ["1999", "1999-05", "2000-02-29", "2001-09", "2002-08-15", "2003-05", "2005"]
    )
    tables: dict[str, list[Any]] = {
        "organisations": [
            Organisation(
                "net" if chance.flip(0.95) else None,
                scope,
                form=form,
                founded=founded if chance.flip(0.93) else None,
                programme_end=chance.perhaps("2006", 0.5),
                required_areas=tuple(chance.some(vocabulary("task_area"), 0.3)),
                district=chance.perhaps("quarter"),
            )
        ],
        "districts": [District("quarter"), District("elsewhere")],
        "actors": _actors(chance, members, scope, known),
    }
    people = [*members, "owner", "office", *INSTITUTIONS]
    tables |= _doings(chance, sizes, people, known)
    # In an informal network those who take part are members, so few of them are on a list.
    listed = 0.85 if form == "formal" else 0.25
    tables |= _ties(chance, sizes, people, known)
    tables["memberships"] = _memberships(chance, members, known, listed)
    tables |= _means(chance, sizes, people, known)
    tables |= _aims(chance, sizes, people, known)
    tables["completeness"] = _declarations(chance, declared)
    tables = with_aims_and_means(chance, tables)
    if scope == "alliance":
        for table, records in of_an_alliance(chance, members).items():
            tables[table] += records
    else:
        for make in (around_a_district, driven):
            if chance.flip(0.6):
                for table, records in make(chance, members, known).items():
                    tables[table] += records
    return Network.from_tables(
        {name: list(dict.fromkeys(rows)) for name, rows in tables.items()},
        title="World",
        as_of=chance.one_of([None, "2003-06-30", "2004"]),
    )


def _actors(chance: Chance, members: list[str], scope: str, known: float) -> list[Actor]:
    kinds = (
        ("facility",) if scope == "alliance" else ("business", "business", "founder", "association")
    )
    return [
        Actor("net", kind="network"),
        Actor("office", kind="coordination_office"),
        Actor("owner", kind="person"),
        *(Actor(name, kind=kind) for name, kind in INSTITUTIONS.items()),
        *(
            Actor(
                name,
                kind=chance.one_of(kinds),
                sector=chance.perhaps(chance.one_of(SECTORS), known),
                capacity_hours=chance.perhaps(float(chance.number(1, 40)), 0.3),
            )
            for name in members
        ),
        *_neighbours(chance),
    ]


def _neighbours(chance: Chance) -> list[Actor]:
    """Return businesses that belong to no network, some of which come and go."""
    return [
        Actor(
            f"neighbour-{n}",
            kind="business",
            since=chance.perhaps(chance.one_of(["1996", "2001", "2003-03"]), 0.8),
            until=chance.perhaps(chance.one_of(["2003-04", "2004", "2005"]), 0.5),
        )
        for n in range(max(0, chance.number(-3, 4)))
    ]


def _doings(chance: Chance, sizes: Sizes, people: list[str], known: float) -> dict[str, list[Any]]:
    activities = [
        Activity(
            f"a{number}",
            kind=chance.one_of(["exchange", "exchange", "meeting", "festival", "project"]),
            day=chance.date("2002-03-01" if chance.flip(0.7) else "2000-01-01", "2004-02-29"),
            status=chance.one_of(["held"] * 8 + ["planned", "cancelled"]),
            purpose=chance.perhaps("common_good", known),
            attendance={
                group: chance.number(0, 9)
                for group in chance.some(("residents", "initiatives", "politics"), 0.2)
            },
            known=chance.perhaps(PartialDate(2002, 6), 0.1),
        )
        for number in range(sizes.activities)
    ]
    # Some do much and others nothing.
    eager = {name: chance.one_of([0.05, 0.4, 0.9]) for name in people}
    roles = ("initiator", "organiser", "organiser", "participant", "guest")
    participations = [
        Participation(each.id, name, chance.one_of(roles))
        for each in activities
        for name in people
        if chance.flip(eager[name])
    ]
    publicity = [
        Publicity(
            chance.date("1999-01-01", "2004-06-30"),
            status=chance.one_of(["published"] * 5 + ["planned"]),
            medium=chance.perhaps(chance.one_of(["press", "website"]), known),
            activity=chance.one_of(activities).id if activities and chance.flip(0.2) else None,
            id=f"p{number}",
        )
        for number in range(chance.number(0, 2 * sizes.records))
    ]
    long = [
        attrs.evolve(
            each, until=PartialDate.of(each.day.last + dt.timedelta(days=chance.number(1, 400)))
        )
        if chance.flip(0.3)
        else each
        for each in publicity
    ]
    return {"activities": activities, "participations": participations, "publicity": long}


def _ties(chance: Chance, sizes: Sizes, people: list[str], known: float) -> dict[str, list[Any]]:
    kinds = (
        *terms_in("relationship_kind", "cooperation"),
        "contact",
        "advice",
        "recognition",
        "personal",
    )
    ties = []
    for number in range(chance.number(0, sizes.ties)):
        one, other = chance.mixed([*people, "net"])[:2]
        ties.append(
            Relationship(
                one,
                other,
                chance.one_of(kinds),
                mutual=chance.flip(0.3),
                confirmed=chance.perhaps(chance.flip(), known),
                id=f"r{number}",
                **chance.span("1999-01-01", "2003-12-31"),
            )
        )
    ties += [
        Relationship(body, "net", "recognition", confirmed=chance.perhaps(chance.flip(0.8), known))
        for body in chance.some(("council", "city", "agency"))
    ]
    represented = chance.one_of([0.0, 0.2, 0.6])
    ties += [
        Relationship("owner", name, "represents")
        for name in chance.some([each for each in people if each.startswith("m")], represented)
    ]
    return {"relationships": ties}


def _memberships(
    chance: Chance, members: list[str], known: float, listed: float
) -> list[Membership]:
    return [
        Membership(
            name,
            "net",
            referred_by=chance.perhaps(members[0] if name != members[0] else "office", 0.3),
            first_contact=chance.perhaps(chance.one_of(list(vocabulary("channel"))), known),
            benefit=chance.perhaps("customers", known),
            **chance.span("1998-06-01", "2003-06-30", open_end=0.85),
        )
        for name in chance.some([*members, "club", "office"], listed)
    ]


def _means(chance: Chance, sizes: Sizes, people: list[str], known: float) -> dict[str, list[Any]]:
    def several() -> range:
        return range(chance.number(0, sizes.records))

    return {
        "contacts": [
            Contact(
                chance.one_of(people),
                "net",
                chance.date("2001-01-01", "2003-12-31"),
                channel=chance.perhaps(chance.one_of(list(vocabulary("channel"))), known),
                id=f"k{number}",
            )
            for number in several()
        ],
        "responsibilities": [
            Responsibility(
                chance.one_of(list(vocabulary("task_area"))),
                chance.perhaps(chance.one_of(people)),
                defined_in=chance.perhaps(chance.one_of(list(vocabulary("defined_in"))), known),
                hours=chance.perhaps(float(chance.number(0, 9)), 0.4),
                id=f"t{number}",
                **chance.span("1999-01-01", "2003-06-30"),
            )
            for number in several()
        ],
        "offers": [
            Offer(
                chance.one_of(["office", "office", "agency", "chamber", "jobs"]),
                chance.one_of([*terms_in("service", "service_point"), "placement", "training"]),
                in_district=chance.perhaps(chance.flip(0.8), known),
                id=f"o{number}",
                **chance.span("1999-01-01", "2003-06-30"),
            )
            for number in several()
        ],
        "funding": [
            Funding(
                chance.one_of(["office", "office", "agency", "chamber"]),
                chance.one_of(list(vocabulary("funding_source"))),
                secured=chance.perhaps(chance.flip(0.8), known),
                known=chance.perhaps(PartialDate(2001), 0.2),
                id=f"f{number}",
                **chance.span("1999-01-01", "2004-06-30", open_end=0.2),
            )
            for number in several()
        ],
        "costs": [Cost("office", 1000.0 * (number + 1), id=f"c{number}") for number in several()],
        "qualifications": [
            Qualification(
                chance.one_of(people),
                "finance",
                chance.date("2000-01-01", "2003-06-30"),
                id=f"q{n}",
            )
            for n in several()
        ],
        "seats": [Seat("council", name) for name in chance.some(people[:3])],
        "headcounts": [
            Headcount("members", 10 + number, day="2003", id=f"h{number}") for number in several()
        ],
    }


def _aims(chance: Chance, sizes: Sizes, people: list[str], known: float) -> dict[str, list[Any]]:
    goals = [
        Goal(
            f"g{number}",
            unit=chance.perhaps("members", known),
            baseline=chance.perhaps(10.0, known),
            target=chance.perhaps(30.0, known),
            start=chance.perhaps(chance.date("1998-06-01", "2003-12-31")),
            due=chance.perhaps("2006", known),
            owner=chance.perhaps(chance.one_of(people), known),
        )
        for number in range(chance.number(0, sizes.records))
    ]
    concerns = [
        Concern(
            chance.one_of(people), "rent", chance.date("2000-01-01", "2003-09-30"), id=f"x{number}"
        )
        for number in range(chance.number(0, sizes.records))
    ]
    answered = [
        attrs.evolve(
            each,
            answered=PartialDate.of(each.raised.last + dt.timedelta(days=chance.number(0, 200))),
        )
        if chance.flip(0.7)
        else each
        for each in concerns
    ]
    counts = [
        SectorCount(
            district, sector, count=chance.number(0, 40), day=day, id=f"{district}{sector}{day}"
        )
        for district in ("quarter", "elsewhere")
        for day in ("2001-01-01", "2002-12-31")
        if chance.flip(0.8)
        for sector in chance.some((*SECTORS, "fishing"), 0.8)
    ]
    return {
        "goals": goals,
        "observations": [
            Observation(each.id, "2002-06-30", 20.0) for each in goals if chance.flip()
        ],
        "reviews": [Review("2003-01-15", tuple(each.id for each in goals))]
        if chance.flip()
        else [],
        "concerns": answered,
        "sector_counts": counts,
        "surveys": [
            SurveyWave("2002-05", "awareness", answered=100, positive=chance.number(0, 100))
        ][: chance.number(0, 1)],
    }


def _declarations(chance: Chance, declared: float) -> list[Complete]:
    """Declare tables complete: for ever, from some day on, in parts, of some kinds, or nearly."""
    found = []
    for table in TABLES:
        if table == "completeness" or not chance.flip(declared):
            continue
        if chance.flip(0.6):
            found.append(Complete(table))
        elif chance.flip(0.4):
            found.append(Complete(table, since=chance.date("1999-01-01", "2003-06-30")))
        elif chance.flip(0.4):
            found += [Complete(table, until="2001"), Complete(table, since="2002")]
        elif chance.flip():
            found.append(Complete(table, estimated_missing=chance.number(0, 3)))
        elif table == "relationships":
            kinds = terms_in("relationship_kind", "active")
            found.append(Complete(table, kinds=(*kinds, "recognition", "represents")))
    return found


@st.composite
def sizes(draw: st.DrawFn) -> Sizes:
    """Return the sizes of a world; simpler ones first."""
    return Sizes(
        # Above 25 members the need for carriers grows with each of them.
        members=draw(st.integers(1, 12) | st.integers(26, 36)),
        activities=draw(st.integers(0, 24)),
        ties=draw(st.integers(0, 25)),
        records=draw(st.integers(0, 8)),
    )


@st.composite
def worlds(draw: st.DrawFn, *, declared: float | None = None) -> Network:
    """Return plausible small networks.

    Parameters
    ----------
    declared
        The chance of each table to be declared complete; any by default.
    """
    return world(
        draw(st.integers(0, 2**32)),
        draw(sizes()),
        declared=draw(st.sampled_from([1.0, 0.8, 0.4, 0.0])) if declared is None else declared,
        known=draw(st.sampled_from([1.0, 1.0, 0.8])),
        form=draw(st.sampled_from(["formal", "formal", "informal"])),
        scope=draw(st.sampled_from(["network", "network", "network", "alliance"])),
    )


def days() -> st.SearchStrategy[dt.date]:
    """Return days on which a world can be assessed, end of February among them."""
    return st.sampled_from(DAYS)
