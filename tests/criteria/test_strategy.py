"""The setting that the network works in, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.criteria.catalogue import catalogue
from localeconomy.model.records import (
    Actor,
    Complete,
    Contact,
    District,
    Relationship,
)
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    BUSINESSES,
    adding,
    district,
    empty,
    evolved,
    judged,
    organised,
    undeclared,
)
from tests.criteria.cases.strategy import (
    FOUNDERS,
    founders_advised,
    located,
)

if TYPE_CHECKING:
    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Finding


def figure(finding: Finding, label: str) -> float | None:
    """Return a further figure of a finding by its English label."""
    return {each.label.en: each.value for each in finding.figures}[label]


def evidence(finding: Finding, table: str) -> tuple[str, ...]:
    """Return the ids that a finding names of a table."""
    return {each.table: each.ids for each in finding.evidence}.get(table, ())


class TestBusinessStock:
    NAME = "business_stock"
    REACHED = "advised or met in person in the last year"

    def losing(self, count: int, until: str = "2002-12-31") -> Network:
        return evolved(located(), "actors", lambda a: a.id in BUSINESSES[:count], until=until)

    @pytest.mark.parametrize(
        ("lost", "share", "value"), [(1, 0.95, 1.0), (4, 0.8, 0.4), (6, 0.7, 0.0)]
    )
    def test_the_share_kept_between_the_control_points(
        self, lost: int, share: float, value: float
    ) -> None:
        """19, 16 and 14 of 20 are kept: (0.8 − 0.7)/(0.95 − 0.7) = 0.4."""
        finding = judged(self.losing(lost), self.NAME)
        assert (finding.raw, finding.n) == (share, 20)
        assert finding.value == pytest.approx(value)

    def test_it_says_how_many_are_kept_and_how_many_are_new(self) -> None:
        network = adding(
            self.losing(4),
            "actors",
            Actor("new", kind="business", district="quarter", since="2003-02"),
            Actor("gone", kind="business", district="quarter", since="2003-02", until="2003-05"),
            Actor("soon", kind="business", district="quarter", since="2003-09", known="2003-05"),
        )
        finding = judged(network, self.NAME)
        assert finding.reason.en == (
            "Of 20 businesses that were there twelve months ago, 16 still are (80%); newly "
            "arrived: 2."
        )
        assert finding.reason.de == (
            "Von 20 Unternehmen, die es vor zwölf Monaten gab, bestehen 16 noch (80 %); neu "
            "hinzugekommen: 2."
        )
        assert figure(finding, "businesses newly arrived") == 2.0
        assert evidence(finding, "actors") == (*BUSINESSES, "gone", "new")

    @pytest.mark.parametrize(
        ("until", "n"),
        [
            ("2002-06-30", 19),  # closed before the window
            ("2002-07-01", 19),  # its first day is the day after the last
            ("2002-07-02", 20),
        ],
    )
    def test_who_was_there_on_the_first_day_of_the_window(self, until: str, n: int) -> None:
        network = self.losing(1, until)
        assert judged(network, self.NAME).n == n

    def test_an_end_to_come_is_no_loss(self) -> None:
        assert judged(self.losing(6, "2003-07"), self.NAME).raw == 1.0

    @pytest.mark.parametrize(("since", "n"), [("2002-07-01", 21), ("2002-07-02", 20), (None, 21)])
    def test_who_came_later_is_new_and_a_missing_beginning_is_long_ago(
        self, since: str | None, n: int
    ) -> None:
        late = Actor("late", kind="social_enterprise", district="quarter", since=since)
        assert judged(adding(located(), "actors", late), self.NAME).n == n

    def test_founders_institutions_and_businesses_elsewhere_are_no_stock(self) -> None:
        others = (
            Actor("f", kind="founder", district="quarter", until="2003-01"),
            Actor("bank", kind="institution", district="quarter", until="2003-01"),
            Actor("far", kind="business", district="elsewhere", until="2003-01"),
        )
        network = adding(located(), "districts", District("elsewhere"))
        assert judged(adding(network, "actors", *others), self.NAME).n == 20

    def test_where_no_district_is_named_all_businesses_count(self) -> None:
        network = organised(adding(located(), "districts", District("elsewhere")), district=None)
        far = Actor("far", kind="business", district="elsewhere", until="2003-01")
        finding = judged(adding(network, "actors", far), self.NAME)
        assert (finding.n, finding.bounds[0]) == (21, finding.bounds[1])

    def test_businesses_that_nobody_located_leave_it_open(self) -> None:
        """16 kept and 2 lost for sure, one kept and one lost somewhere: 17 of 20.

        At least 16 of 19, at most 17 of 19: (16/19 − 0.7)/0.25 … (17/19 − 0.7)/0.25.
        """
        network = self.losing(3)
        unplaced = evolved(network, "actors", lambda a: a.id in ("b03", "b20"), district=None)
        finding = judged(unplaced, self.NAME)
        assert (finding.state, finding.raw) == (State.PARTIAL, 17 / 20)
        assert finding.bounds == pytest.approx(((16 / 19 - 0.7) / 0.25, (17 / 19 - 0.7) / 0.25))

    def test_bounds_where_none_is_surely_the_districts(self) -> None:
        """One kept and one lost somewhere: either may be the only one."""
        others = BUSINESSES[2:]
        network = evolved(located(), "actors", lambda a: a.id in others, kind="association")
        network = evolved(network, "actors", lambda a: a.id in ("b01", "b02"), district=None)
        network = evolved(network, "actors", lambda a: a.id == "b01", until="2003-01")
        assert judged(network, self.NAME).bounds == (0.0, 1.0)
        kept = evolved(network, "actors", lambda a: a.id == "b01", until=None)
        assert judged(kept, self.NAME).state is State.MEASURED
        lost = evolved(network, "actors", lambda a: a.id == "b02", until="2003-01")
        assert judged(lost, self.NAME).bounds == (0.0, 0.0)

    def test_nothing_there_a_year_ago_is_not_due(self) -> None:
        young = evolved(located(), "actors", lambda a: a.id in BUSINESSES, since="2003")
        finding = judged(young, self.NAME)
        assert finding.state is State.NOT_DUE
        assert finding.reason.en == (
            "Not due: there was no business in the district twelve months ago that could be kept."
        )
        assert judged(undeclared(young, "actors"), self.NAME).state is State.UNKNOWN

    def test_a_young_network_answers_for_what_there_was_at_its_founding(self) -> None:
        """Founded on 1 January 2003: who closed by then does not count."""
        young = organised(self.losing(4, "2003-01-01"), founded="2003-01-01")
        finding = judged(young, self.NAME)
        assert (finding.n, finding.value) == (16, 1.0)
        assert finding.reason.de.startswith("Von 16 Unternehmen, die es bei der Gründung gab,")

    def test_estimates_of_missing_businesses_bound_it(self) -> None:
        """18 of 20 kept, 4 missing: 18/24 = 0.75 to 22/24, which is worth 0.2 to 0.8667."""
        estimated = undeclared(self.losing(2), "actors").with_records(
            completeness=[Complete("actors", since="1999", estimated_missing=4)]
        )
        finding = judged(estimated, self.NAME)
        assert (finding.state, finding.missing) == (State.PARTIAL, ("actors",))
        assert finding.bounds == pytest.approx((0.2, (22 / 24 - 0.7) / 0.25))

    def test_reached_by_a_visit_or_by_advice(self) -> None:
        """Of 20, b01 was visited, b02 advised on the telephone, b03 has an adviser, b04 asks one.

        A letter, a visit before the window and advice that has ended before it do not count.
        """
        network = located().replace(
            contacts=[
                Contact("b01", "office", "2003-01", channel="visit", outcome="open"),
                Contact("b02", "office", "2003-01", channel="telephone", outcome="advised"),
                Contact("b05", "office", "2003-01", channel="letter", outcome="interested"),
                Contact("b06", "office", "2002-06", channel="visit", outcome="advised"),
            ],
            relationships=[
                Relationship("office", "b03", "advice", since="2000", until="2002-09"),
                Relationship("b04", "chamber", "advice", since="2003-05"),
                Relationship("office", "b07", "advice", since="2000", until="2002-05"),
                Relationship("office", "b08", "contact"),
                Relationship("chamber", "club", "advice"),
            ],
        )
        assert figure(judged(network, self.NAME), self.REACHED) == pytest.approx(4 / 20)

    def test_between_businesses_the_target_of_guidance_is_advised(self) -> None:
        """b02 mentors b01; b03 and b04 advise each other: three of twenty."""
        network = located().replace(
            contacts=[],
            relationships=[
                Relationship("b02", "b01", "mentoring"),
                Relationship("b03", "b04", "advice", mutual=True),
            ],
        )
        assert figure(judged(network, self.NAME), self.REACHED) == pytest.approx(3 / 20)

    def test_the_further_figures_leave_the_value_alone(self) -> None:
        """Nothing known of contacts and ties: the share reached is unknown, the value measured."""
        tables = ("contacts", "relationships")
        nothing_known = undeclared(empty(located(), *tables), *tables)
        finding = judged(nothing_known, self.NAME)
        assert (finding.state, finding.value, finding.missing) == (State.MEASURED, 1.0, ())
        assert figure(finding, self.REACHED) is None
        assert figure(judged(empty(located(), *tables), self.NAME), self.REACHED) == 0.0

    def test_where_no_business_is_left_nobody_can_be_reached(self) -> None:
        finding = judged(self.losing(20), self.NAME)
        assert (finding.value, figure(finding, self.REACHED)) == (0.0, None)

    @given(st.integers(0, 19))
    def test_losing_more_is_never_better(self, lost: int) -> None:
        fewer, more = judged(self.losing(lost), self.NAME), judged(self.losing(lost + 1), self.NAME)
        assert fewer.raw is not None
        assert more.raw is not None
        assert fewer.raw > more.raw
        assert float(fewer.value or 0) >= float(more.value or 0)


class TestFounderActivation:
    NAME = "founder_activation"
    RECENT = "founded a business lately"

    def founders(self, *names: str) -> Network:
        """Return the district with founders since 2002, and nothing of contacts and ties."""
        actors = [Actor(name, kind="founder", since="2002") for name in names]
        return adding(district(), "actors", *actors).replace(contacts=[], relationships=[])

    def founding(self, network: Network, day: str | None, kind: str = "represents") -> Network:
        """Return the network in which f1 has founded a business."""
        shop = Actor("shop", kind="business", since=None)
        tie = Relationship("f1", "shop", kind, since=day)
        return adding(adding(network, "actors", shop), "relationships", tie)

    def test_advised_by_a_talk_a_tie_of_advice_or_a_mentor(self) -> None:
        """f1 in a talk, f2 by the office until last autumn, f3 by a member; f4 came to a visit."""
        network = self.founders(*FOUNDERS).replace(
            contacts=[
                Contact("f1", "office", "2002-07", channel="telephone", outcome="advised"),
                Contact("f4", "office", "2003-01", channel="visit", outcome="interested"),
            ],
            relationships=[
                Relationship("office", "f2", "advice", since="2001", until="2002-10"),
                Relationship("b01", "f3", "mentoring"),
                Relationship("f4", "b02", "mentoring"),
                Relationship("office", "f4", "contact"),
            ],
        )
        finding = judged(network, self.NAME)
        assert (finding.value, finding.n) == (0.75, 4)
        assert finding.reason.en == (
            "3 of 4 people known to be willing to found (75%) were advised in the last twelve "
            "months; foundings in the last 24 months: 0."
        )
        assert evidence(finding, "actors") == FOUNDERS
        assert len(evidence(finding, "contacts")) == 1
        assert len(evidence(finding, "relationships")) == 3

    @pytest.mark.parametrize("day", ["2002-06", "2003-07"])
    def test_talks_before_the_window_and_after_the_day_do_not_count(self, day: str) -> None:
        talk = Contact("f1", "office", day, channel="visit", outcome="advised")
        assert judged(self.founders("f1").replace(contacts=[talk]), self.NAME).value == 0.0

    def test_an_outcome_that_nobody_noted_leaves_it_open(self) -> None:
        """One of four for sure, and one perhaps: 1/4 … 2/4."""
        perhaps = Contact("f2", "office", "2003-01", channel="visit")
        again = Contact("f1", "office", "2003-02", channel="visit")
        finding = judged(adding(founders_advised(1), "contacts", perhaps, again), self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.25, (0.25, 0.5))

    @pytest.mark.parametrize("kind", ["represents", "ownership"])
    @pytest.mark.parametrize(
        ("day", "n", "recent"),
        [
            ("2003-02", 2, 1),  # founded in the window: a success of this year
            ("2002-07-01", 2, 1),
            ("2002-06-30", 1, 1),  # in business before the window
            ("2001-07-01", 1, 1),
            ("2001-06-30", 1, 0),
            (None, 1, 0),  # a missing day is long ago
        ],
    )
    def test_who_was_in_business_before_is_no_founder_any_more(
        self, day: str | None, n: int, recent: int, kind: str
    ) -> None:
        network = self.founding(self.founders("f1", "f2"), day, kind)
        finding = judged(network, self.NAME)
        assert finding.n == n
        assert figure(finding, self.RECENT) == recent

    def test_where_the_tie_has_no_day_the_beginning_of_the_business_tells(self) -> None:
        network = self.founding(self.founders("f1", "f2"), None)
        opened = evolved(network, "actors", lambda a: a.id == "shop", since="2003-02")
        assert judged(opened, self.NAME).n == 2

    def test_who_takes_over_an_old_business_founds_with_the_tie(self) -> None:
        network = self.founding(self.founders("f1", "f2"), "2003-02")
        old = evolved(network, "actors", lambda a: a.id == "shop", since="1990")
        assert judged(old, self.NAME).n == 2

    @pytest.mark.parametrize(
        ("tie", "opened"),
        [
            ({"since": "2003-09", "known": "2003-05"}, None),
            ({}, "2003-09"),
            ({"since": "1995", "until": "1998"}, None),
        ],
    )
    def test_a_business_to_come_or_over_before_the_network_began_is_not_asked_for(
        self, tie: dict[str, str], opened: str | None
    ) -> None:
        shop = Actor("shop", kind="business", since=opened, known="2003-05")
        network = adding(self.founders("f1", "f2"), "actors", shop)
        founding = Relationship("f1", "shop", "ownership", **tie)  # type: ignore[arg-type] # dates
        finding = judged(adding(network, "relationships", founding), self.NAME)
        assert (finding.n, figure(finding, self.RECENT)) == (2, 0)

    def test_advice_to_the_new_business_is_advice_to_who_founded_it(self) -> None:
        network = self.founding(self.founders("f1", "f2"), "2002-09")
        talk = Contact("shop", "office", "2003-01", channel="visit", outcome="advised")
        finding = judged(network.replace(contacts=[talk]), self.NAME)
        assert finding.value == 0.5
        assert evidence(finding, "contacts")
        unsure = Contact("shop", "office", "2003-01", channel="visit")
        assert judged(network.replace(contacts=[unsure]), self.NAME).bounds == (0.0, 0.5)

    def test_who_gave_up_before_the_window_is_not_known_any_more(self) -> None:
        network = evolved(
            founders_advised(2), "actors", lambda a: a.id in ("f3", "f4"), until="2002-06"
        )
        assert (judged(network, self.NAME).n, judged(network, self.NAME).value) == (2, 1.0)
        later = evolved(network, "actors", lambda a: a.id in ("f3", "f4"), until="2002-09")
        assert (judged(later, self.NAME).n, judged(later, self.NAME).value) == (4, 0.5)

    def test_without_founders_it_is_not_due(self) -> None:
        finding = judged(district(), self.NAME)
        assert finding.state is State.NOT_DUE
        assert "niemand bekannt, der oder die gründen wollte" in finding.reason.de
        assert judged(undeclared(district(), "actors"), self.NAME).state is State.UNKNOWN

    @pytest.mark.parametrize("table", ["contacts", "relationships"])
    def test_one_of_contacts_and_ties_is_enough_to_say_something(self, table: str) -> None:
        network = adding(founders_advised(2), "relationships", Relationship("b01", "f1", "advice"))
        silent_on = undeclared(empty(network, table), table)
        finding = judged(silent_on, self.NAME)
        assert (finding.state, finding.missing) == (State.PARTIAL, (table,))

    def test_neither_of_them_is_unknown(self) -> None:
        network = self.founders("f1")
        finding = judged(undeclared(network, "contacts", "relationships"), self.NAME)
        assert finding.state is State.UNKNOWN

    def test_undeclared_contacts_can_only_raise_it(self) -> None:
        finding = judged(undeclared(founders_advised(2), "contacts"), self.NAME)
        assert (finding.value, finding.bounds) == (0.5, (0.5, 1.0))

    def test_another_time_counts_as_recent_where_the_threshold_says_so(self) -> None:
        asked = catalogue().with_thresholds(founder_activation={"recent": 12})
        network = self.founding(self.founders("f1", "f2"), "2002-06-30")
        assert figure(judged(network, self.NAME, asked=asked), self.RECENT) == 0

    @given(st.integers(0, 3))
    def test_advising_more_is_never_worse(self, count: int) -> None:
        fewer, more = founders_advised(count), founders_advised(count + 1)
        assert judged(fewer, self.NAME).value == count / 4
        assert judged(more, self.NAME).value == (count + 1) / 4
