"""What is valid and still looks like a slip."""

from __future__ import annotations

import datetime as dt

from localeconomy import Network
from localeconomy.model.doubts import doubts
from localeconomy.model.records import Activity, Actor, Goal, Organisation

TODAY = dt.date(2004, 1, 1)
FOUNDED = Organisation(founded="1998")


def said(network: Network, language: str = "de") -> list[str]:
    return [each.into(language) for each in doubts(network, TODAY)]


def test_a_good_record_gives_no_cause() -> None:
    network = Network(
        actors=[Actor("a", kind="business"), Actor("b", "B")],
        activities=[Activity("f", day="2003-07"), Activity("g", day="2004-02", status="planned")],
        goals=[Goal("z", due="2010")],
        organisations=[FOUNDED],
        as_of="2003-06-30",
    )
    assert said(network) == []
    assert said(Network()) == []


def test_actors_with_nothing_but_an_id_are_named() -> None:
    network = Network(
        actors=[Actor("Handel:"), Actor("a", "A"), Actor("Handwerk:")], organisations=[FOUNDED]
    )
    assert said(network) == [
        (
            "2 Akteure haben nur eine Kennung ('Handel:' und 'Handwerk:'); "
            "Überschriften bitte löschen, sonst die Art eintragen"
        )
    ]
    many = Network(actors=[Actor(f"a{n}") for n in range(7)], organisations=[FOUNDED])
    assert "('a0', 'a1', 'a2', 'a3', 'a4' and 2 more)" in said(many, "en")[0]


def test_days_far_ahead_are_named_once() -> None:
    """One year and a day after 30 June 2003 begins on 1 July 2004."""
    network = Network(
        actors=[Actor("a", "A", since="2204")],
        activities=[Activity("f", day="2204-03-12"), Activity("g", day="2004-02-01")],
        organisations=[FOUNDED],
        as_of="2003-06-30",
    )
    actor, late, early = said(network)
    assert actor.endswith("2204 liegt mehr als ein Jahr nach dem Stand 30.06.2003; bitte prüfen")
    assert late == (
        "Aktivität 'f' (Eintrag 1): Tag (day): 12.03.2204 liegt mehr als ein Jahr nach dem Stand "
        "30.06.2003; bitte prüfen"
    )
    assert "01.02.2004 liegt in der Zukunft, die Aktivität ist aber durchgeführt" in early


def test_without_a_day_of_the_record_today_counts() -> None:
    network = Network(
        activities=[
            Activity("f", day="2204", status="planned"), Activity("g", day="2204", status="held"),
        ],
        organisations=[FOUNDED],
    )  # fmt: skip
    assert [each.partition(":")[0] for each in said(network, "en")] == ["activity 'g' (entry 2)"]


def test_that_no_founding_is_recorded_is_told() -> None:
    for organisations in ([], [Organisation()]):
        network = Network(actors=[Actor("a", "A")], organisations=organisations)
        assert said(network, "en") == [
            (
                "the founding of the network is not recorded; enter it in the table "
                "'organisation' under 'founded' if it is known"
            )
        ]
