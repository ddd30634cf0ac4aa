"""What gets better never lowers a value: over the whole range, the stage held fixed."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.model.records import Relationship
from tests.criteria.builders import (
    BUSINESSES,
    adding,
    district,
    evolved,
    judged,
    keeping,
    organised,
)
from tests.criteria.reading import value_of
from tests.properties.worlds import DAYS, Chance, Sizes, world

if TYPE_CHECKING:
    from collections.abc import Callable

    from localeconomy.model.network import Network

# Corrected for chance or for size, so that the same figure is worth more in one network than in
# another; their own tests hold them within one network.
AGAINST_CHANCE = {"cross_sector_ties", "sector_mix", "workload_balance"}


def test_in_any_network_the_better_figure_has_the_better_value() -> None:
    """Of 300 networks, the figures and values of each criterion at each stage rise together."""
    seen: dict[tuple[str, str | None], set[tuple[float, float]]] = defaultdict(set)
    chance = Chance(1998)
    for seed in range(300):
        network = world(
            seed,
            Sizes(
                chance.number(1, 12),
                chance.number(4, 24),
                chance.number(0, 25),
                chance.number(1, 8),
            ),
            declared=chance.one_of([1.0, 0.8, 0.4]),
            known=chance.one_of([1.0, 0.8]),
            form=chance.one_of(["formal", "informal"]),
            scope=chance.one_of(["network", "network", "alliance"]),
        )
        assessment = le.assess(network, on=chance.one_of(DAYS))
        assert assessment.origin is not None
        stage = assessment.origin.terms.age_stage
        for each in assessment.findings:
            if each.value is not None and each.raw is not None:
                seen[each.id, stage].add((each.raw, each.value))
    assert len({name for name, _ in seen}) > 45
    for (name, stage), points in seen.items():
        if name not in AGAINST_CHANCE:
            for (_, lower), (_, upper) in itertools.pairwise(sorted(points)):
                assert lower <= upper + 1e-9, (name, stage)


def _offered(count: int) -> Network:
    functions = ("business_advice", "funding_advice", "coordination", "project_development")
    return keeping(
        district(),
        "offers",
        lambda offer: offer.provider != "office" or offer.service in functions[:count],
    )


def _engaged(count: int) -> Network:
    """Nobody, then one more tie, then its offer, class by class."""
    bodies = ("agency", "chamber", "jobs")
    offering = bodies[: count // 2]
    tied = bodies[: (count + 1) // 2]
    kept = keeping(
        district(), "offers", lambda o: o.provider not in bodies or o.provider in offering
    )
    return adding(kept, "relationships", *(Relationship(one, "b01", "advice") for one in tied))


def _chained(count: int) -> Network:
    names = BUSINESSES[:count]
    return keeping(
        district(),
        "relationships",
        lambda tie: tie.kind != "cooperation" or {tie.source, tie.target} <= {*names},
    )


def _benefiting(count: int) -> Network:
    names = BUSINESSES[:count]
    stated = evolved(district(), "memberships", benefit="customers")
    return evolved(stated, "memberships", lambda m: m.member not in names, benefit=None)


def _approached(count: int) -> Network:
    by_letter = BUSINESSES[count:]
    visited = evolved(district(), "contacts", channel="visit")
    return evolved(visited, "contacts", lambda c: c.actor in by_letter, channel="letter")


def _recognised(count: int) -> Network:
    """Nobody, then one more that claims it, then confirms it, class by class."""
    bodies = ("council", "city", "agency")
    tied = bodies[: (count + 1) // 2]
    confirmed = bodies[: count // 2]
    kept = keeping(
        district(), "relationships", lambda t: t.kind != "recognition" or t.source in tied
    )
    return evolved(
        kept,
        "relationships",
        lambda t: t.kind == "recognition" and t.source not in confirmed,
        confirmed=None,
    )


def _owned(count: int) -> Network:
    names = [f"g{n}" for n in range(1, count + 1)]
    return evolved(district(), "goals", lambda goal: goal.id not in names, owner=None)


@pytest.mark.parametrize(
    ("name", "make", "most"),
    [
        ("service_point", _offered, 4),
        ("institution_engagement", _engaged, 6),
        ("self_help", _chained, 16),
        ("individual_benefit", _benefiting, 20),
        ("personal_approach", _approached, 10),
        ("official_recognition", _recognised, 6),
        ("measurable_goals", _owned, 4),
    ],
)
@given(data=st.data())
def test_one_more_of_what_is_asked_never_lowers_it(
    name: str, make: Callable[[int], Network], most: int, data: st.DataObject
) -> None:
    """From none to all, in networks that are growing and that are established."""
    founded = data.draw(st.sampled_from(["1999", "2001-01"]), label="founded")
    count = data.draw(st.integers(0, most - 1), label="count")
    fewer, more = (organised(make(number), founded=founded) for number in (count, count + 1))
    assert value_of(judged(fewer, name)) <= value_of(judged(more, name))
    nobody, everybody = (organised(make(number), founded=founded) for number in (0, most))
    assert value_of(judged(nobody, name)) < value_of(judged(everybody, name))
