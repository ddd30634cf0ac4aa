"""Networks where the criteria of the family `quality` are healthy, middling and failing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.model.records import (
    Activity,
    Actor,
    Cost,
    District,
    Funding,
    Goal,
    Observation,
    Offer,
    Review,
    SurveyWave,
)
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    AREAS,
    adding,
    district,
    evolved,
)
from tests.criteria.cases.case import Case

if TYPE_CHECKING:
    from localeconomy.model.network import Network

GOALS = ("g1", "g2", "g3", "g4")
SERVICES = ("publicity", "event_management", "legal_form", "renewal_introduction")
SUPPLY = ("groceries", "bakery", "pharmacy", "doctor")


def _goals_with_owner(count: int) -> Network:
    owned = [f"g{n}" for n in range(1, count + 1)]
    return evolved(district(), "goals", lambda goal: goal.id not in owned, owner=None)


def trained(*areas: str | None) -> Network:
    """Return the district where somebody trains for these areas since 1999, and offers no more."""
    return district().replace(
        offers=[
            Offer("chamber", "training", area, since="1999", id=f"t{n}")
            for n, area in enumerate(areas)
        ]
    )


def serving(*services: str, provider: str = "office") -> Network:
    """Return the district where a provider offers these services since 1999, and nothing else."""
    return district().replace(
        offers=[
            Offer(provider, service, since="1999", id=f"o{n}") for n, service in enumerate(services)
        ]
    )


def observed(*values: float, day: str = "2003-06-01") -> Network:
    """Return the district whose goals, from 10 to 30 members, were at these values on a day."""
    return district().replace(
        observations=[
            Observation(goal, day, value) for goal, value in zip(GOALS, values, strict=False)
        ]
    )


def checked(count: int) -> Network:
    """Return the district of whose four goals so many were reviewed in May, all measured."""
    reviews = [Review("2003-05-10", GOALS[:count])] if count else []
    return observed(20, 20, 20, 20).replace(reviews=reviews)


def surveyed(question: str, positive: int, answered: int = 100) -> Network:
    """Return the district whose residents were asked in May."""
    return district().replace(
        surveys=[SurveyWave("2003-05-10", question, answered=answered, positive=positive)]
    )


def with_image_work(count: int) -> Network:
    """Return the district with so many image activities in March."""
    return adding(
        district(),
        "activities",
        *(Activity(f"i{n}", kind="image_campaign", day="2003-03-10") for n in range(count)),
    )


def financed(amount: float) -> Network:
    """Return the district whose office costs 60,000 in 2005, of which the city pays an amount."""
    return district().replace(
        funding=[
            Funding(
                "office",
                "municipality",
                amount,
                secured=True,
                since="2005",
                until="2005",
                known="2003-05",
            )
        ],
        costs=[Cost("office", 60000.0, since="2005", until="2005", known="2003-05")],
    )


def training(value: float) -> Network:
    """Return the district that agreed 12 more places for 2002 and 2003, counted in between."""
    goal = Goal("places", kind="training_places", baseline=2, target=14, start="2002", due="2003")
    network = adding(district(), "goals", goal)
    return network.replace(observations=[Observation("places", "2003-01-01", value)])


def supplied(*kinds: str) -> Network:
    """Return the district that needs four kinds of supply, and has these since 1998."""
    shops = [
        Actor(f"s{n}", kind="business", district="quarter", supply=[kind], since="1998")
        for n, kind in enumerate(("stationery", *kinds))
    ]
    gap = Goal("gap", kind="supply_gap", baseline=0, target=1, start="2001", due="2004")
    old = evolved(district(), "actors", lambda a: a.kind == "business", since="1998")
    return adding(adding(old, "actors", *shops), "goals", gap).replace(
        districts=[District("quarter", required_supply=SUPPLY)]
    )


CASES = {
    "awareness": Case(
        lambda: surveyed("awareness", 54),
        lambda: surveyed("awareness", 30),
        lambda: surveyed("awareness", 6),
        0.5,
        emptied=State.NOT_DUE,
    ),
    "controlling": Case(lambda: checked(4), lambda: checked(2), lambda: checked(0), 0.5),
    "coordination_office": Case(
        district,
        lambda: evolved(district(), "funding", until="2004-12-30"),
        lambda: evolved(district(), "funding", secured=False),
        0.5,
    ),
    "coordination_services": Case(
        lambda: serving(*SERVICES),
        lambda: serving(*SERVICES[:2]),
        lambda: serving(*SERVICES, provider="chamber"),
        0.5,
    ),
    "district_image": Case(
        lambda: with_image_work(2), lambda: with_image_work(1), lambda: with_image_work(0), 0.5
    ),
    "goal_attainment": Case(
        lambda: observed(30, 30, 30, 30),
        # half of the goals are reached before their time, nothing came of the others
        lambda: observed(30, 30, 10, 10),
        lambda: observed(10, 10, 10, 10),
        0.5,
    ),
    "measurable_goals": Case(
        district, lambda: _goals_with_owner(2), lambda: _goals_with_owner(0), 0.5
    ),
    "member_qualification": Case(
        lambda: trained(*AREAS),
        lambda: trained("leadership", "finance"),
        lambda: trained("moderation"),
        0.5,
    ),
    "resident_satisfaction": Case(
        lambda: surveyed("satisfaction", 72),
        lambda: surveyed("satisfaction", 55),
        lambda: surveyed("satisfaction", 35),
        0.5,
        emptied=State.NOT_DUE,
    ),
    "self_financing": Case(
        lambda: financed(54000.0), lambda: financed(30000.0), lambda: financed(6000.0), 0.5
    ),
    "supply_gaps": Case(lambda: supplied(*SUPPLY), lambda: supplied(*SUPPLY[:2]), supplied, 0.5),
    "training_places": Case(
        # one of the two years has passed: six of the twelve places are due
        lambda: training(8),
        lambda: training(5),
        lambda: training(3),
        0.5,
        emptied=State.NOT_DUE,
    ),
}
