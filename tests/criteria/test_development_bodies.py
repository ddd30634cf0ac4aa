"""Seats on decision bodies and lobbying at political ones: worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy.model.records import (
    Actor,
    Complete,
    District,
    Membership,
    Record,
    Relationship,
    Seat,
)
from localeconomy.scoring.finding import State
from tests.criteria.builders import adding, district, evolved, judged, organised, undeclared
from tests.criteria.reading import figures, shown, value_of

if TYPE_CHECKING:
    from localeconomy.model.network import Network


class TestDecisionBodySeats:
    NAME = "decision_body_seats"

    def with_bodies(self, *bodies: Actor, seats: tuple[Seat, ...] = ()) -> Network:
        two = adding(district(), "districts", District("other"))
        return adding(two, "actors", *bodies).replace(seats=seats)

    def board(
        self,
        name: str = "board",
        *,
        district: str | None = None,
        level: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Actor:
        kind = "decision_body"
        return Actor(name, kind=kind, district=district, level=level, since=since, until=until)

    @pytest.mark.parametrize(
        ("seat", "value"),
        [
            (Seat("board", "network"), 1.0),
            (Seat("board", "b03"), 1.0),
            (Seat("board", "owner"), 1.0),  # acts for b09
            (Seat("board", "office"), 0.0),  # not the businesses
            (Seat("board", "club"), 0.0),
            (Seat("board", "network", until="2003-06-30"), 0.0),
            (Seat("board", "network", since="2003-07-01"), 0.0),
            (Seat("council", "network"), 0.0),  # a political body, no decision body
        ],
    )
    def test_who_holds_a_seat_for_the_network(self, seat: Seat, value: float) -> None:
        network = self.with_bodies(self.board(), Actor("owner", kind="person"), seats=(seat,))
        network = adding(network, "relationships", Relationship("owner", "b09", "represents"))
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (value, 1)

    def test_an_office_that_acts_for_the_network_is_still_not_the_network(self) -> None:
        network = self.with_bodies(self.board(), seats=(Seat("board", "office"),))
        network = adding(network, "relationships", Relationship("office", "network", "represents"))
        assert judged(network, self.NAME).value == 0.0

    def test_bodies_of_the_district_that_exist(self) -> None:
        """Of the district, without a district, and of the city; the rest do not count: 1 of 3."""
        network = self.with_bodies(
            self.board("a", district="quarter"),
            self.board("b"),
            self.board("c", level="city"),
            self.board("d", district="other"),
            self.board("e", level="region"),
            self.board("f", level="foreign"),
            self.board("g", until="2002"),
            self.board("h", since="2004"),
            seats=tuple(Seat(body, "network") for body in "adefgh"),
        )
        finding = judged(network, self.NAME)
        assert finding.value == pytest.approx(1 / 3)
        assert (
            finding.reason.en == "The network sits on 1 of 3 decision bodies of the district (33%)."
        )
        assert shown(finding, "actors") == ("a", "b", "c")
        # Whose district is not recorded may have bodies anywhere.
        anywhere = judged(organised(network, district=None), self.NAME)
        assert anywhere.value == pytest.approx(2 / 4)

    def test_several_seats_on_one_body_are_one(self) -> None:
        """Motions: 2 + 1 of those recorded; one seat has a vote."""
        network = self.with_bodies(
            self.board("a"),
            self.board("b"),
            seats=(
                Seat("a", "network", voting=True, motions=2),
                Seat("a", "b01", voting=False, motions=1),
                Seat("a", "b02"),
            ),
        )
        finding = judged(network, self.NAME)
        assert finding.value == 0.5
        assert figures(finding) == {
            "seats with a vote, where recorded": 1.0,
            "motions brought, where recorded": 3.0,
        }

    def test_motions_that_nobody_noted_are_not_none(self) -> None:
        unnoted = self.with_bodies(self.board(), seats=(Seat("board", "network"),))
        assert figures(judged(unnoted, self.NAME)) == {"seats with a vote, where recorded": 0.0}
        elsewhere = self.with_bodies(
            self.board(), seats=(Seat("board", "network"), Seat("board", "club", motions=4))
        )
        assert figures(judged(elsewhere, self.NAME))["motions brought, where recorded"] is None

    def test_without_bodies_it_is_not_due_where_that_is_complete(self) -> None:
        finding = judged(district(), self.NAME)
        assert finding.state is State.NOT_DUE
        assert "kein Entscheidungsgremium" in finding.reason.de
        assert judged(undeclared(district(), "actors"), self.NAME).state is State.UNKNOWN

    @pytest.mark.parametrize(
        ("table", "bounds"),
        [
            ("seats", (0.5, 1.0)),
            ("actors", (0.0, 0.5)),  # one more body, on which no seat is on record
            ("memberships", (0.5, 1.0)),
            ("relationships", (0.5, 1.0)),
        ],
    )
    def test_what_is_not_declared_leaves_it_open(
        self, table: str, bounds: tuple[float, float]
    ) -> None:
        network = self.with_bodies(self.board("a"), self.board("b"), seats=(Seat("a", "network"),))
        finding = judged(undeclared(network, table), self.NAME)
        assert (finding.value, finding.bounds, finding.missing) == (0.5, bounds, (table,))

    def test_other_actors_need_not_be_complete(self) -> None:
        network = self.with_bodies(self.board(), seats=(Seat("board", "network"),))
        bodies = Complete("actors", kinds=("decision_body",), since="1999")
        declared = undeclared(network, "actors").with_records(completeness=[bodies])
        assert judged(declared, self.NAME).state is State.MEASURED

    def test_in_an_informal_network_a_seat_of_who_took_part_counts(self) -> None:
        network = self.with_bodies(self.board(), seats=(Seat("board", "b01"),))
        informal = organised(network, form="informal").replace(memberships=[])
        assert judged(informal, self.NAME).value == 1.0
        assert judged(informal.replace(participations=[]), self.NAME).value == 0.0

    @given(st.integers(1, 5), st.integers(0, 5))
    @settings(max_examples=20)
    def test_one_more_seat_never_lowers_it_and_one_more_body_never_raises_it(
        self, bodies: int, seated: int
    ) -> None:
        def value(many: int, sat_on: int) -> float:
            boards = [self.board(f"x{number}") for number in range(many)]
            seats = tuple(Seat(board.id, "network") for board in boards[:sat_on])
            found = value_of(judged(self.with_bodies(*boards, seats=seats), self.NAME))
            assert found == pytest.approx(min(sat_on, many) / many)
            return found

        assert value(bodies, seated) <= value(bodies, seated + 1)
        assert value(bodies + 1, min(seated, bodies)) <= value(bodies, min(seated, bodies))


class TestPoliticalLobby:
    NAME = "political_lobby"

    def by(self, *ties: Relationship, also: tuple[Record, ...] = ()) -> Network:
        """Return the district, whose council is the one political body, with these ties only."""
        return adding(district(), "actors", *also).replace(relationships=ties)

    def lobbying(self, source: str = "network", **values: object) -> Relationship:
        return Relationship(source, "council", "lobbying", **values)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("confirmed", "value", "bounds"),
        [(True, 1.0, (1.0, 1.0)), (False, 0.0, (0.0, 0.0)), (None, 0.5, (0.0, 1.0))],
    )
    def test_the_body_confirms_denies_or_is_silent(
        self, *, confirmed: bool | None, value: float, bounds: tuple[float, float]
    ) -> None:
        finding = judged(self.by(self.lobbying(confirmed=confirmed)), self.NAME)
        assert (finding.value, finding.bounds) == (value, bounds)
        assert finding.state is (State.PARTIAL if confirmed is None else State.MEASURED)

    @pytest.mark.parametrize(
        ("tie", "value"),
        [
            (Relationship("council", "network", "recognition", confirmed=True), 1.0),
            (Relationship("network", "council", "recognition", mutual=True, confirmed=True), 1.0),
            (Relationship("council", "network", "recognition", reported_by="council"), 1.0),
            # These do not say that the body names the network.
            (Relationship("network", "council", "recognition", confirmed=True), 0.0),
            (Relationship("council", "b01", "recognition", confirmed=True), 0.0),
            (Relationship("council", "network", "support", confirmed=True), 0.0),
            # A claim on which the body has not said anything.
            (Relationship("council", "network", "recognition"), 0.5),
        ],
    )
    def test_a_recognition_by_a_lobbied_body_names_the_network_too(
        self, tie: Relationship, value: float
    ) -> None:
        finding = judged(self.by(self.lobbying(confirmed=False), tie), self.NAME)
        assert finding.value == value

    def test_recognition_without_lobbying_is_no_lobbying(self) -> None:
        tie = Relationship("council", "network", "recognition", confirmed=True)
        finding = judged(self.by(tie), self.NAME)
        assert (finding.value, shown(finding, "relationships")) == (0.0, ())
        assert finding.reason.en == (
            "The network lobbies 0 of 1 political bodies; confirmed by them: 0, only claimed: 0."
        )

    def test_what_the_body_itself_reported_needs_no_confirmation(self) -> None:
        assert judged(self.by(self.lobbying(reported_by="council")), self.NAME).value == 1.0
        assert judged(self.by(self.lobbying(reported_by="network")), self.NAME).value == 0.5

    @pytest.mark.parametrize(("source", "value"), [("b02", 1.0), ("owner", 1.0), ("office", 0.0)])
    def test_who_lobbies_for_the_network(self, source: str, value: float) -> None:
        """A member, somebody who acts for one; the office's own contacts are not the network's."""
        network = self.by(
            self.lobbying(source, confirmed=True),
            Relationship("owner", "b09", "represents"),
            also=(Actor("owner", kind="person"),),
        )
        assert judged(network, self.NAME).value == value

    def test_a_mutual_tie_may_start_at_the_body(self) -> None:
        tie = Relationship("council", "network", "lobbying", mutual=True, confirmed=True)
        one_way = Relationship("council", "network", "lobbying", confirmed=True)
        assert judged(self.by(tie), self.NAME).value == 1.0
        assert judged(self.by(one_way), self.NAME).value == 0.0

    def test_political_bodies_of_district_and_city(self) -> None:
        """Council confirmed, city council claimed, a third not lobbied: (1 + ½)/3, 1/3 … 2/3.

        The state parliament, and a board on which one sits, are not counted.
        """
        network = self.by(
            self.lobbying(confirmed=True),
            Relationship("network", "rat", "lobbying"),
            Relationship("network", "landtag", "lobbying", confirmed=True),
            Relationship("network", "board", "lobbying", confirmed=True),
            also=(
                Actor("rat", kind="political_body", level="city"),
                Actor("ausschuss", kind="political_body", level="district"),
                Actor("landtag", kind="political_body", level="state"),
                Actor("board", kind="decision_body"),
            ),
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (0.5, 3)
        assert finding.bounds == pytest.approx((1 / 3, 2 / 3))
        assert finding.reason.de == (
            "Das Netzwerk betreibt Lobbyarbeit bei 2 von 3 politischen Organen; von ihnen "
            "bestätigt: 1, nur angegeben: 1."
        )

    def test_one_confirmation_outweighs_other_ties_to_the_same_body(self) -> None:
        ties = (self.lobbying(confirmed=True), self.lobbying("b01"))
        finding = judged(self.by(*ties), self.NAME)
        assert (finding.state, finding.value) == (State.MEASURED, 1.0)

    def test_what_has_ended_does_not_count(self) -> None:
        ended = self.lobbying(confirmed=True, until="2003-06-30")
        assert judged(self.by(ended), self.NAME).value == 0.0

    def test_without_political_bodies_it_is_not_due_where_that_is_complete(self) -> None:
        nothing = evolved(self.by(), "actors", lambda a: a.id == "council", kind="administration")
        assert judged(nothing, self.NAME).state is State.NOT_DUE
        assert judged(undeclared(nothing, "actors"), self.NAME).state is State.UNKNOWN

    def test_recognition_on_record_does_not_break_the_silence_about_lobbying(self) -> None:
        tie = Relationship("council", "network", "recognition", confirmed=True)
        finding = judged(undeclared(self.by(tie), "relationships"), self.NAME)
        assert (finding.state, finding.missing) == (State.UNKNOWN, ("relationships",))

    @pytest.mark.parametrize(
        ("table", "bounds"),
        [
            ("relationships", (0.5, 1.0)),
            ("actors", (0.0, 0.5)),
            ("memberships", (0.5, 1.0)),
        ],
    )
    def test_what_is_not_declared_leaves_it_open(
        self, table: str, bounds: tuple[float, float]
    ) -> None:
        network = self.by(
            self.lobbying(confirmed=True), also=(Actor("rat", kind="political_body"),)
        )
        finding = judged(undeclared(network, table), self.NAME)
        assert (finding.value, finding.bounds, finding.missing) == (0.5, bounds, (table,))

    @given(
        st.lists(st.sampled_from([None, "none", "claimed", "confirmed"]), min_size=1, max_size=4)
    )
    @settings(max_examples=30)
    def test_what_becomes_better_of_one_body_never_lowers_it(
        self, states: list[str | None]
    ) -> None:
        """By hand: (confirmed + ½ claimed) ÷ bodies; each step up at the first body raises it."""

        def value(first: str | None) -> float:
            worth = {"confirmed": 1.0, "claimed": 0.5}
            known = [first, *states[1:]]
            bodies = [Actor(f"p{n}", kind="political_body") for n in range(len(known))]
            ties = [
                Relationship("b01", f"p{n}", "lobbying", confirmed=state == "confirmed" or None)
                for n, state in enumerate(known)
                if state in worth
            ]
            network = evolved(
                self.by(*ties, also=tuple(bodies)),
                "actors",
                lambda a: a.id == "council",
                kind="administration",
            )
            found = value_of(judged(network, self.NAME))
            assert found == pytest.approx(sum(worth.get(s or "", 0.0) for s in known) / len(known))
            return found

        assert value(None) <= value("claimed") <= value("confirmed")


def test_members_of_another_network_do_not_speak_for_this_one() -> None:
    other = adding(
        district(), "actors", Actor("other", kind="network"), Actor("x", kind="business")
    )
    network = adding(other, "memberships", Membership("x", "other", since="2000")).with_records(
        relationships=[Relationship("x", "council", "lobbying", confirmed=True)]
    )
    assert judged(network, "political_lobby").value == 0.0
