"""One day of a network as arrays: dates, windows, names, ties, by hand and by plain loops."""

from __future__ import annotations

import datetime as dt
import gc
import weakref
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.compiled.snapshot import CompiledSnapshot, compile_snapshot
from localeconomy.compiled.tie_orders import TieOrders
from localeconomy.errors import MissingDayError, UnknownNameError
from localeconomy.model.columns import NO_DAY, day_number
from localeconomy.model.dates import PartialDate, months_before
from localeconomy.model.fields import Field, fields_of
from localeconomy.model.network import Network
from localeconomy.model.records import (
    TABLES,
    Activity,
    Actor,
    Complete,
    Concern,
    Contact,
    Funding,
    Goal,
    Membership,
    Offer,
    Participation,
    Publicity,
    Qualification,
    Record,
    Relationship,
    Responsibility,
)
from localeconomy.model.table import Table
from tests.strategies import networks, partial_dates

if TYPE_CHECKING:
    from collections.abc import Callable

ACTORS = [Actor("a", kind="business"), Actor("b", kind="founder"), Actor("c")]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def number(text: str) -> int:
    return day_number(day(text))


def tie(since: str | None = None, until: str | None = None, known: str | None = None) -> Network:
    made = Relationship("a", "b", "cooperation", since=since, until=until, known=known)
    return Network(actors=ACTORS, relationships=[made])


def at(network: Network, on: str) -> CompiledSnapshot:
    return compile_snapshot(network.at(on))


class TestInForce:
    @pytest.mark.parametrize(
        ("since", "until", "on", "expected"),
        [
            # [since, until): the first day counts, the last does not
            ("2001-05-10", "2002-05-10", "2001-05-09", False),
            ("2001-05-10", "2002-05-10", "2001-05-10", True),
            ("2001-05-10", "2002-05-10", "2002-05-09", True),
            ("2001-05-10", "2002-05-10", "2002-05-10", False),
            # a year or month begins with its first day and ends after its last
            ("1998", None, "1997-12-31", False),
            ("1998", None, "1998-01-01", True),
            ("1998-03", None, "1998-02-28", False),
            ("1998-03", None, "1998-03-01", True),
            (None, "2001", "2001-12-31", True),
            (None, "2001", "2002-01-01", False),
            (None, "2001-02", "2001-02-28", True),
            (None, "2001-02", "2001-03-01", False),
            (None, "2000-02", "2000-02-29", True),
            # nothing said: in force, whenever one asks
            (None, None, "1900-01-01", True),
            (None, None, "2100-01-01", True),
        ],
    )
    def test_by_hand(
        self, since: str | None, until: str | None, on: str, *, expected: bool
    ) -> None:
        assert at(tie(since, until), on).in_force("relationships").tolist() == [expected]

    def test_what_nobody_knew_yet_is_not_in_force(self) -> None:
        """In force since 1998, but noted only in 2003."""
        network = tie("1998", None, known="2003-06-30")
        assert at(network, "2003-06-29").in_force("relationships").tolist() == [False]
        assert at(network, "2003-06-30").in_force("relationships").tolist() == [True]

    def test_what_is_known_early_is_visible_but_not_in_force(self) -> None:
        """Funding promised in 2001 for 2003."""
        money = Funding("a", "municipality", secured=True, since="2003", known="2001-03")
        network = Network(actors=ACTORS, funding=[money])
        early = at(network, "2001-03-31")
        assert at(network, "2001-03-30").visible("funding").tolist() == [False]
        assert early.visible("funding").tolist() == [True]
        assert early.in_force("funding").tolist() == [False]
        assert at(network, "2003-01-01").in_force("funding").tolist() == [True]

    @given(
        st.none() | partial_dates(),
        st.none() | partial_dates(),
        st.none() | partial_dates(),
        st.dates(dt.date(1990, 1, 1), dt.date(2010, 12, 31)),
    )
    def test_like_the_definition(
        self,
        since: PartialDate | None,
        until: PartialDate | None,
        known: PartialDate | None,
        on: dt.date,
    ) -> None:
        if since is not None and until is not None and until.end <= since.first:
            return
        made = Relationship("a", "b", "cooperation", since=since, until=until, known=known)
        network = Network(actors=ACTORS, relationships=[made])
        visible = (known.last <= on) if known else since is None or since.first <= on
        begun = since is None or since.first <= on
        lasting = until is None or on < until.end
        found = compile_snapshot(network.at(on))
        assert found.visible("relationships").tolist() == [visible]
        assert found.in_force("relationships").tolist() == [visible and begun and lasting]


class TestVisible:
    @pytest.mark.parametrize(
        ("table", "record", "first"),
        [
            # a single day given as month or year counts from the end of its period
            ("activities", Activity("x", day="2001-05"), "2001-05-31"),
            ("activities", Activity("x", day="2001"), "2001-12-31"),
            ("activities", Activity("x", day="2001-05-07"), "2001-05-07"),
            ("concerns", Concern("a", "rent", "2001-05"), "2001-05-31"),
            ("goals", Goal("g", start="2001-05"), "2001-05-01"),
            ("memberships", Membership("a", "c", since="2001"), "2001-01-01"),
        ],
    )
    def test_from_its_own_day(self, table: str, record: Record, first: str) -> None:
        network = Network.from_tables({"actors": ACTORS, table: [record]})
        before = day(first) - dt.timedelta(days=1)
        assert compile_snapshot(network.at(before)).visible(table).tolist() == [False]
        assert at(network, first).visible(table).tolist() == [True]

    def test_known_earlier_than_its_day(self) -> None:
        """A festival of 2004, planned since March 2003."""
        planned = Activity("x", day="2004-05", status="planned", known="2003-03")
        network = Network(activities=[planned])
        assert at(network, "2003-03-30").visible("activities").tolist() == [False]
        assert at(network, "2003-03-31").visible("activities").tolist() == [True]

    def test_without_a_day_always(self) -> None:
        network = Network(actors=ACTORS, goals=[Goal("g")], memberships=[Membership("a", "c")])
        found = at(network, "1900-01-01")
        assert found.visible("goals").all()
        assert found.visible("memberships").all()
        assert found.visible("actors").all()

    def test_declarations_of_completeness_are_known_on_every_day(self) -> None:
        """What was complete in 2001 may have been declared in 2010."""
        declared = Complete("actors", since="2001", checked_on="2010", known="2010")
        assert at(Network(completeness=[declared]), "2001").visible("completeness").all()


class TestDays:
    def test_of_each_kind_of_date(self) -> None:
        network = Network(
            actors=[Actor("a", since="2001-02", until="2001-02"), Actor("b")],
            activities=[Activity("x", day="2001-02", until="2001-02-20")],
        )
        found = at(network, "2003-01-01")
        assert found.days("actors", "since").tolist() == [number("2001-02-01"), NO_DAY]
        assert found.days("actors", "until").tolist() == [number("2001-03-01"), NO_DAY]
        assert found.days("activities", "day").tolist() == [number("2001-02-28")]
        assert found.days("activities", "until").tolist() == [number("2001-02-20")]

    def test_of_an_empty_table_and_of_a_field_that_says_nothing(self) -> None:
        found = at(Network(actors=ACTORS), "2003-01-01")
        assert found.days("activities", "day").shape == (0,)
        assert found.days("actors", "since").tolist() == [NO_DAY] * 3


class TestWithin:
    @pytest.mark.parametrize(
        ("when", "expected"),
        [
            ("2002-06-30", False),  # (30 June 2002, 30 June 2003]
            ("2002-07-01", True),
            ("2003-06-30", True),
            ("2003-07-01", False),
            ("2003-06", True),  # counts on 30 June
            ("2003", False),  # counts on 31 December
            ("2002", True),
        ],
    )
    def test_the_window_is_open_at_its_beginning(self, when: str, *, expected: bool) -> None:
        network = Network(actors=ACTORS, contacts=[Contact("a", None, when)])
        assert at(network, "2003-06-30").within("contacts", "day", 12).tolist() == [expected]

    def test_february_falls_back(self) -> None:
        """Twelve months before 29 February 2004 is 28 February 2003."""
        network = Network(
            actors=ACTORS,
            contacts=[Contact("a", None, "2003-02-28"), Contact("a", None, "2003-03-01")],
        )
        found = at(network, "2004-02-29").within("contacts", "day", 12)
        assert found.tolist() == [False, True]

    def test_a_missing_date_lies_in_no_window(self) -> None:
        network = Network(actors=ACTORS, memberships=[Membership("a", "c")])
        assert not at(network, "2003-06-30").within("memberships", "since", 12).any()

    def test_what_was_not_known_is_in_no_window(self) -> None:
        network = Network(actors=ACTORS, contacts=[Contact("a", None, "2003-01-01", known="2004")])
        assert not at(network, "2003-06-30").within("contacts", "day", 12).any()


class TestFields:
    def test_kinds(self) -> None:
        found = at(Network(actors=ACTORS), "2003-01-01")
        assert found.is_kind("actors", ("business",)).tolist() == [True, False, False]
        assert found.is_kind("actors", ("founder", "unspecified")).tolist() == [False, True, True]
        assert not found.is_kind("actors", ()).any()
        assert not found.is_kind("actors", ("no such kind",)).any()

    def test_a_column_of_defaults_is_read_as_the_default(self) -> None:
        network = Network(activities=[Activity("x", day="2001"), Activity("y", day="2002")])
        found = at(network, "2003-01-01")
        assert found.is_kind("activities", ("held",), "status").tolist() == [True, True]
        assert found.is_kind("activities", ("planned",), "status").tolist() == [False, False]
        assert found.is_kind("activities", ("common_good",), "purpose").tolist() == [False, False]

    def test_unknown_is_not_true(self) -> None:
        kinds = [("a", "b", True), ("b", "c", False), ("c", "a", None)]
        ties = [Relationship(s, t, "recognition", confirmed=c) for s, t, c in kinds]
        found = at(Network(actors=ACTORS, relationships=ties), "2003-01-01")
        assert found.is_true("relationships", "confirmed").tolist() == [True, False, False]
        assert found.is_missing("relationships", "confirmed").tolist() == [False, False, True]

    def test_true_of_a_column_that_says_nothing_is_never(self) -> None:
        found = at(tie(), "2003-01-01")
        assert found.is_true("relationships", "confirmed").tolist() == [False]
        assert found.is_missing("relationships", "confirmed").tolist() == [True]

    def test_missing_of_each_type_of_column(self) -> None:
        """Reference, choice, number, integer, date, text; blanks are no text."""
        network = Network(
            actors=[
                Actor("a", sector="retail", capacity_hours=0.0, since="2001"),
                Actor("b", sector=" "),
                Actor("c", sector=None),
            ],
            goals=[Goal("g", owner="a", unit="people"), Goal("h", unit="")],
            offers=[],
        )
        found = at(network, "2003-01-01")
        assert found.is_missing("actors", "sector").tolist() == [False, True, True]
        assert found.is_missing("actors", "capacity_hours").tolist() == [False, True, True]
        assert found.is_missing("actors", "since").tolist() == [False, True, True]
        assert found.is_missing("goals", "owner").tolist() == [False, True]
        assert found.is_missing("goals", "unit").tolist() == [False, True]
        assert found.is_missing("offers", "uptake").shape == (0,)

    def test_missing_whole_numbers(self) -> None:
        offers = [Offer("a", "training", uptake=0), Offer("b", "training")]
        found = at(Network(actors=ACTORS, offers=offers), "2003-01-01")
        assert found.is_missing("offers", "uptake").tolist() == [False, True]

    def test_references_become_positions(self) -> None:
        network = Network(
            actors=ACTORS,
            responsibilities=[Responsibility("finance", "c"), Responsibility("events", None)],
        )
        found = at(network, "2003-01-01")
        assert found.actors_of("responsibilities", "holder").tolist() == [2, -1]
        assert found.actors_of("relationships", "source").shape == (0,)

    def test_references_to_other_tables(self) -> None:
        network = Network(
            actors=ACTORS,
            activities=[Activity("x", day="2001"), Activity("y", day="2002")],
            participations=[Participation("y", "a"), Participation("x", "b")],
            publicity=[Publicity("2002", activity="y"), Publicity("2001")],
        )
        found = at(network, "2003-01-01")
        places = found.positions_of("participations", "activity", "activities")
        assert places.tolist() == [1, 0]
        assert found.positions_of("publicity", "activity", "activities").tolist() == [1, -1]

    def test_a_reference_that_all_rows_leave_out(self) -> None:
        network = Network(actors=ACTORS, responsibilities=[Responsibility("finance", None)])
        assert at(network, "2003-01-01").actors_of("responsibilities", "holder").tolist() == [-1]

    def test_categories_that_no_row_uses_need_not_exist(self) -> None:
        """Columns may come with names of a larger graph."""
        names = ["a", "elsewhere", "b"]
        ties = Table.from_columns(Relationship, source=([0, 2], names), target=([2, 0], names))
        found = at(Network(actors=ACTORS[::-1], relationships=ties), "2003-01-01")
        assert found.actors_of("relationships", "source").tolist() == [2, 1]
        assert found.actors_of("relationships", "target").tolist() == [1, 2]


class TestTies:
    TIES = (
        Relationship("a", "b", "cooperation", weight=2.0),
        Relationship("a", "b", "cooperation", weight=3.0, since="2001"),
        Relationship("b", "c", "supply", mutual=True),
        Relationship("c", "a", "contact", until="2002"),
    )

    def network(self) -> Network:
        return Network(actors=ACTORS, relationships=self.TIES)

    def test_of_kinds_in_force(self) -> None:
        found = at(self.network(), "2003-01-01")
        assert found.ties().tolist() == [0, 1, 2]
        assert found.ties(("cooperation",)).tolist() == [0, 1]
        assert found.ties(("contact",)).tolist() == []
        assert at(self.network(), "2000-01-01").ties(("contact", "cooperation")).tolist() == [0, 3]

    def test_an_undirected_projection_merges_parallel_ties(self) -> None:
        graph = at(self.network(), "2003-01-01").projection(("cooperation", "supply"))
        assert graph.edge_count == 2
        assert graph.neighbours(1).tolist() == [0, 2]
        assert graph.parallel_ties_merged == 1
        assert graph.description == "cooperation, supply; undirected; parallel ties: simple"

    def test_a_mutual_tie_leads_both_ways(self) -> None:
        graph = at(self.network(), "2003-01-01").projection(directed=True)
        assert [graph.neighbours(node).tolist() for node in range(3)] == [[1], [2], [1]]
        assert graph.description == "all kinds; directed; parallel ties: simple"

    @pytest.mark.parametrize(
        ("merge", "weight"), [("sum", 5.0), ("max", 3.0), ("min", 2.0), ("count", 2.0)]
    )
    def test_parallel_weights_become_one(self, merge: str, weight: float) -> None:
        found = at(self.network(), "2003-01-01")
        graph = found.projection(("cooperation",), merge=merge)  # type: ignore[arg-type]
        assert graph.weights is not None
        assert graph.weights.tolist() == [weight, weight]

    def test_without_weights_on_record_each_tie_weighs_one(self) -> None:
        graph = at(tie(), "2003-01-01").projection(merge="sum")
        assert graph.weights is not None
        assert graph.weights.tolist() == [1.0, 1.0]

    def test_the_matrix_of_a_kind(self) -> None:
        """Row: where the tie starts. a → b twice (2 + 3), b ↔ c by one mutual record."""
        found = at(self.network(), "2003-01-01")
        cooperation = found.matrix("cooperation")
        assert cooperation.toarray().tolist() == [[0, 5, 0], [0, 0, 0], [0, 0, 0]]
        assert found.matrix("supply").toarray().tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]
        largest = found.matrix("cooperation", merge="max").toarray()
        assert largest.tolist() == [[0, 3, 0], [0, 0, 0], [0, 0, 0]]

    def test_both_sort_orders(self) -> None:
        orders = at(self.network(), "2003-01-01").tie_orders
        assert [orders.leaving(actor).tolist() for actor in range(3)] == [[0, 1], [2], [3]]
        assert [orders.entering(actor).tolist() for actor in range(3)] == [[3], [0, 1], [2]]
        assert orders.nbytes == 4 * (4 + 4 + 4 + 4)

    @given(st.integers(1, 200_000), st.integers(0, 50), st.integers(0, 2**32))
    def test_sort_orders_of_any_size(self, size: int, count: int, seed: int) -> None:
        """Above 65,536 actors a second pass sorts by the upper half of the number."""
        rng = np.random.default_rng(seed)
        sources = rng.integers(0, size, count).astype(np.int32)
        targets = rng.integers(0, size, count).astype(np.int32)
        orders = TieOrders(sources, targets, size)
        assert orders.by_source.tolist() == np.argsort(sources, kind="stable").tolist()
        assert orders.by_target.tolist() == np.argsort(targets, kind="stable").tolist()
        actor = int(sources[0]) if count else 0
        assert orders.leaving(actor).tolist() == np.flatnonzero(sources == actor).tolist()
        assert orders.entering(actor).tolist() == np.flatnonzero(targets == actor).tolist()


class TestCache:
    def test_arrays_are_made_once_for_a_network(self) -> None:
        """Those of its latest day, and on every day those that do not depend on it."""
        network = tie()
        one, again = at(network, "2003"), at(network, "2003")
        assert one.in_force("relationships") is again.in_force("relationships")
        kinds = one.is_kind("relationships", ("supply",))
        later = at(network, "2004")
        assert later.is_kind("relationships", ("supply",)) is kinds
        assert later.tie_orders is one.tie_orders
        assert later.in_force("relationships") is not one.in_force("relationships")
        assert at(network, "2003").in_force("relationships") is not again.in_force("relationships")
        assert one.in_force("relationships") is again.in_force("relationships")

    def test_an_equal_network_has_arrays_of_its_own(self) -> None:
        one, other = tie(), tie()
        assert one == other
        assert at(one, "2003").record is not at(other, "2003").record

    def test_every_array_is_made_once_and_cannot_be_written_to(self) -> None:
        found = at(TestTies().network(), "2003")
        arrays: dict[str, Callable[[], Any]] = {
            "days": lambda: found.days("relationships", "until"),
            "visible": lambda: found.visible("relationships"),
            "in force": lambda: found.in_force("relationships"),
            "kind": lambda: found.is_kind("relationships", ("supply",)),
            "actors": lambda: found.actors_of("relationships", "source"),
            "ties": lambda: found.ties(("supply",)),
        }
        for name, make in arrays.items():
            assert make() is make(), name
            with pytest.raises(ValueError, match="read-only"):
                make()[0] = 0
        assert found.projection(("supply",)) is found.projection(["supply"])
        assert found.projection(("supply",)) is not found.projection(("supply",), directed=True)
        assert found.tie_orders is found.tie_orders

    def test_it_goes_with_its_network(self) -> None:
        network = tie()
        record = weakref.ref(compile_snapshot(network.at("2003")).record)
        gc.collect()
        assert record() is not None
        del network
        gc.collect()
        assert record() is None


class TestDay:
    def test_by_default_it_is_the_records_own(self) -> None:
        network = Network(as_of="2003-06", actors=ACTORS)
        assert compile_snapshot(network.at()).day == dt.date(2003, 6, 30)

    def test_without_one_it_is_an_error_never_today(self) -> None:
        with pytest.raises(MissingDayError, match="no day: the network has none of its own"):
            Network().at()


@given(networks(), st.dates(dt.date(1995, 1, 1), dt.date(2006, 12, 31)), st.integers(1, 36))
@settings(max_examples=30)
def test_every_table_like_its_records(network: Network, on: dt.date, months: int) -> None:
    """Against the definitions in plain loops over the records, in every table."""
    found = compile_snapshot(network.at(on))
    start = months_before(on, months)
    for name, table in network.tables.items():
        visible = [is_visible(name, each, on) for each in table]
        assert found.visible(name).tolist() == visible
        declared = {field.name for field in type_fields(name)}
        if {"since", "until"} <= declared:
            in_force = [
                seen
                and (each.since is None or each.since.first <= on)
                and (each.until is None or on < each.until.end)
                for seen, each in zip(visible, table, strict=True)
            ]
            assert found.in_force(name).tolist() == in_force
        if "day" in declared:
            within = [
                seen and each.day is not None and start < each.day.last <= on
                for seen, each in zip(visible, table, strict=True)
            ]
            assert found.within(name, "day", months).tolist() == within


def is_visible(table: str, record: object, on: dt.date) -> bool:
    known = getattr(record, "known", None)
    if table == "completeness":
        return True
    if known is not None:
        return bool(known.last <= on)
    for name, end in (("since", False), ("day", True), ("raised", True), ("start", False)):
        if hasattr(record, name):
            own = getattr(record, name)
            return own is None or bool((own.last if end else own.first) <= on)
    return True


def type_fields(table: str) -> list[Field]:
    return list(fields_of(TABLES[table].record_type).values())


@given(networks(min_actors=2))
@settings(max_examples=30)
def test_columns_and_records_give_the_same_arrays(network: Network) -> None:
    """A network of columns (as files and frames make them) compiles like one of records."""
    columns: dict[str, Any] = {
        name: Table.from_columns(
            TABLES[name].record_type, **{field: table.column(field) for field in table.columns}
        )
        for name, table in network.tables.items()
        if len(table) and name in ("relationships", "memberships", "participations")
    }
    other = network.replace(**columns)
    one, two = compile_snapshot(network.at("2001")), compile_snapshot(other.at("2001"))
    for name in columns:
        assert one.visible(name).tolist() == two.visible(name).tolist()
        field = {"relationships": "source", "memberships": "member"}.get(name, "actor")
        assert one.actors_of(name, field).tolist() == two.actors_of(name, field).tolist()
    assert one.ties().tolist() == two.ties().tolist()


def test_qualifications_are_visible_from_their_day() -> None:
    network = Network(actors=ACTORS, qualifications=[Qualification("a", "finance", "2001-05")])
    assert at(network, "2001-05-30").visible("qualifications").tolist() == [False]


class TestKindsOfTie:
    def test_one_name_is_one_kind(self) -> None:
        found = at(tie(), "2003-06-30")
        assert found.ties("cooperation").tolist() == [0]
        assert found.projection("cooperation").description.startswith("cooperation; undirected")
        assert found.projection("cooperation") is found.projection(["cooperation"])

    @pytest.mark.parametrize("ask", [CompiledSnapshot.ties, CompiledSnapshot.projection])
    def test_a_kind_that_does_not_exist_is_told(self, ask: Callable[..., object]) -> None:
        """Else a slip of the pen would be a graph without ties."""
        with pytest.raises(UnknownNameError) as caught:
            ask(at(tie(), "2003-06-30"), ["suply"])
        assert str(caught.value) == "the kind of tie 'suply' is unknown; did you mean 'supply'?"
        assert caught.value.into("de").startswith("die Art von Beziehung 'suply' ist unbekannt;")

    def test_a_glance_says_which_day_and_network(self) -> None:
        assert repr(at(tie(), "2003-06-30")) == (
            "<CompiledSnapshot of 2003-06-30: <Network: 3 actors, 1 relationship>>"
        )
