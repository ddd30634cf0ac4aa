"""What the family `quality` reads, drawn at random: goals, surveys, services, money, supply."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import attrs

from localeconomy.model.dates import PartialDate
from localeconomy.model.records import (
    Activity,
    Cost,
    Funding,
    Goal,
    Observation,
    Offer,
    Organisation,
    Review,
    SurveyWave,
)
from localeconomy.model.vocabulary import terms_in, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.properties.worlds import Chance

KINDS = ("training_places", "supply_gap", "vacancy", "awareness")
EARLY = 2001
SUPPLY = ("groceries", "bakery", "pharmacy", "doctor")


def with_aims_and_means(chance: Chance, tables: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Return the tables of a world with more of what is aimed at, asked, offered and paid."""
    goals = _goals(chance)
    more: dict[str, list[Any]] = {
        "goals": goals,
        "observations": _observations(chance, goals),
        "reviews": [
            Review(
                chance.date("2001-01-01", "2004-02-29"),
                tuple(chance.some([each.id for each in goals])),
                id=f"qr{number}",
            )
            for number in range(chance.number(0, 3))
        ],
        "surveys": _surveys(chance),
        "offers": _offers(chance),
        "activities": [
            Activity(f"qa{n}", kind="image_campaign", day=chance.date("2001-06-01", "2004-02-29"))
            for n in range(chance.number(0, 2))
        ],
        "funding": [_funding(chance, number) for number in range(chance.number(0, 3))],
    }
    return {
        **{table: rows + more.get(table, []) for table, rows in tables.items()},
        # Costs without a period, as the world has them, leave all that rests on them unknown.
        "costs": [
            *chance.some(tables["costs"], 0.02),
            *(_cost(chance, number) for number in range(chance.number(0, 3))),
        ],
        "actors": [
            attrs.evolve(each, supply=tuple(chance.some(SUPPLY, 0.2)), district=_place(chance))
            if each.kind in terms_in("actor_kind", "economic")
            else each
            for each in tables["actors"]
        ],
        "organisations": [_organisation(chance, each) for each in tables["organisations"]],
        "districts": [
            attrs.evolve(each, required_supply=tuple(chance.some(SUPPLY, 0.7)))
            for each in tables["districts"]
        ],
    }


def _organisation(chance: Chance, organisation: Organisation) -> Organisation:
    """Return an organisation whose programme may be over, or near its end."""
    founded = organisation.founded
    if founded is not None and founded.year > EARLY:
        return organisation
    ends = chance.perhaps(chance.one_of(["2002", "2003", "2004", "2006"]), 0.85)
    return attrs.evolve(organisation, programme_end=ends)


def _place(chance: Chance) -> str | None:
    return chance.perhaps(chance.one_of(["quarter", "quarter", "elsewhere"]))


def _goals(chance: Chance) -> list[Goal]:
    found = []
    for number in range(chance.number(0, 4)):
        baseline = float(chance.number(0, 3))
        start = chance.date("1999-01-01", "2003-12-31")
        due = chance.date("2001-01-01", "2006-12-31")
        found.append(
            Goal(
                f"qg{number}",
                kind=chance.one_of(KINDS),
                baseline=chance.perhaps(baseline, 0.9),
                target=chance.perhaps(baseline + chance.number(-2, 2), 0.9),
                start=chance.perhaps(start, 0.9),
                due=chance.perhaps(due, 0.9) if due.first > start.last else None,
            )
        )
    return found


def _observations(chance: Chance, goals: list[Goal]) -> list[Observation]:
    return [
        Observation(
            each.id,
            chance.date("1999-01-01", "2004-02-29"),
            float(chance.number(0, 5)),
            id=f"{each.id}-{number}",
        )
        for each in goals
        for number in range(chance.number(0, 3))
    ]


def _surveys(chance: Chance) -> list[SurveyWave]:
    found = []
    for number in range(chance.number(0, 5)):
        answered = chance.number(0, 60)
        found.append(
            SurveyWave(
                chance.date("1998-06-01", "2004-02-29"),
                chance.one_of(list(vocabulary("survey_question"))),
                chance.one_of(["residents", "residents", "city_public"]),
                population=chance.perhaps(5000),
                answered=answered,
                positive=chance.number(0, answered),
                id=f"qs{number}",
            )
        )
    return found


def _offers(chance: Chance) -> list[Offer]:
    """Return trainings and services; in some worlds nobody noted any."""
    if chance.flip(0.4):
        return []
    trainings = [
        Offer(
            "chamber",
            "training",
            chance.perhaps(chance.one_of(list(vocabulary("task_area"))), 0.9),
            uptake=chance.perhaps(chance.number(0, 9), 0.5),
            id=f"qt{number}",
            **chance.span("1999-01-01", "2003-06-30"),
        )
        for number in range(chance.number(0, 4))
    ]
    services = [
        Offer("office", name, id=f"qo-{name}", **chance.span("1999-01-01", "2003-06-30"))
        for name in chance.some(terms_in("service", "network_support"))
    ]
    return [*trainings, *services]


def _money(chance: Chance) -> dict[str, Any]:
    """Return a currency, a period and the day from which it was known."""
    since = chance.date("2001-06-01", "2004-06-30")
    until = PartialDate.of(since.last + dt.timedelta(days=chance.number(300, 1800)))
    return {
        "currency": chance.perhaps("DEM", 0.1),
        "known": chance.perhaps(chance.date("2000-01-01", "2002-12-31")),
        "since": chance.perhaps(since, 0.95),
        "until": chance.perhaps(until, 0.95),
    }


def _funding(chance: Chance, number: int) -> Funding:
    return Funding(
        "office",
        chance.one_of(["municipality", "network", "programme"]),
        chance.perhaps(1000.0 * chance.number(0, 9), 0.9),
        secured=chance.perhaps(chance.flip(0.8), 0.9),
        id=f"qf{number}",
        **_money(chance),
    )


def _cost(chance: Chance, number: int) -> Cost:
    return Cost("office", 5000.0 * chance.number(0, 9), id=f"qc{number}", **_money(chance))
