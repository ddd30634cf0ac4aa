"""Training, services, money and local supply, worked out by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localeconomy.criteria.catalogue import catalogue
from localeconomy.criteria.money import Rate, sum_of, years_between
from localeconomy.model.records import (
    Actor,
    Complete,
    Cost,
    District,
    Funding,
    Observation,
    Offer,
)
from localeconomy.scoring.finding import State
from tests.criteria.builders import (
    AREAS,
    adding,
    empty,
    evolved,
    judged,
    keeping,
    organised,
    undeclared,
)
from tests.criteria.cases.quality import SERVICES, SUPPLY, financed, serving, supplied, trained

if TYPE_CHECKING:
    from localeconomy.model.network import Network
    from localeconomy.scoring.finding import Finding


def figures(finding: Finding) -> dict[str, float | None]:
    return {each.label.en: each.value for each in finding.figures}


class TestMemberQualification:
    NAME = "member_qualification"

    def test_required_areas_with_a_training(self) -> None:
        """Three of four; a second course, or one for another area, adds nothing."""
        network = trained("leadership", "leadership", "finance", "events", "moderation")
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.MEASURED, 0.75, 4)
        assert "missing for: publicity." in finding.reason.en
        assert finding.evidence[0].count == 4

    @pytest.mark.parametrize(
        "change", [{"service": "publicity"}, {"until": "2003-06-30"}, {"since": "2003-07-01"}]
    )
    def test_only_trainings_in_force_count(self, change: dict[str, str]) -> None:
        network = evolved(trained(*AREAS), "offers", lambda o: o.area == "finance", **change)
        assert judged(network, self.NAME).value == 0.75

    @pytest.mark.parametrize(
        ("areas", "bounds"),
        [
            # one course of which nobody noted for what could fill one gap, two could fill two
            (("leadership", None), (0.25, 0.5)),
            (("leadership", None, None), (0.25, 0.75)),
            ((*AREAS[:3], None, None), (0.75, 1.0)),
        ],
    )
    def test_a_training_of_unknown_area_could_fill_a_gap(
        self, areas: tuple[str | None, ...], bounds: tuple[float, float]
    ) -> None:
        finding = judged(trained(*areas), self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, bounds[0], bounds)
        whole = judged(trained(*AREAS, None), self.NAME)
        assert (whole.state, whole.value) == (State.MEASURED, 1.0)

    def test_uptake_is_a_figure(self) -> None:
        """5 and 3 noted, one not."""
        network = trained("leadership", "finance", "events")
        assert figures(judged(network, self.NAME)) == {"uptake of these offers": None}
        network = evolved(network, "offers", lambda o: o.area == "leadership", uptake=5)
        network = evolved(network, "offers", lambda o: o.area == "finance", uptake=3)
        assert figures(judged(network, self.NAME)) == {"uptake of these offers": 8}

    def test_where_nothing_is_required_it_is_not_due(self) -> None:
        network = organised(trained(*AREAS), required_areas=())
        assert judged(network, self.NAME).state is State.NOT_DUE
        assert judged(undeclared(network), self.NAME).state is State.UNKNOWN

    def test_further_trainings_can_only_raise_it(self) -> None:
        network = undeclared(trained("finance"), "offers")
        assert judged(network, self.NAME).bounds == (0.25, 1.0)
        enough = network.with_records(
            completeness=[Complete("offers", kinds=("training",), since="1999")]
        )
        assert judged(enough, self.NAME).state is State.MEASURED

    @given(st.sets(st.sampled_from(AREAS)), st.sampled_from(AREAS))
    def test_one_more_is_never_worse(self, areas: set[str], more: str) -> None:
        less = judged(trained(*sorted(areas)), self.NAME).value
        assert less is not None
        assert (judged(trained(*sorted(areas), more), self.NAME).value or 0.0) >= less


class TestCoordinationServices:
    NAME = "coordination_services"

    @pytest.mark.parametrize("k", range(5))
    def test_services_of_the_office(self, k: int) -> None:
        finding = judged(serving(*SERVICES[:k]), self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.MEASURED, k / 4, 4)

    def test_what_is_there_and_what_is_missing(self) -> None:
        reason = judged(serving("publicity", "legal_form"), self.NAME).reason
        assert reason.en == (
            "The coordination office offers 2 of 4 services: publicity and legal questions of "
            "form; missing: event management and introduction to renewal projects."
        )
        assert "missing" not in judged(serving(*SERVICES), self.NAME).reason.en

    @pytest.mark.parametrize(
        "change", [{"provider": "agency"}, {"until": "2003-06-30"}, {"since": "2003-07-01"}]
    )
    def test_only_those_of_an_office_today_count(self, change: dict[str, str]) -> None:
        network = evolved(
            serving(*SERVICES), "offers", lambda o: o.service == "publicity", **change
        )
        assert judged(network, self.NAME).value == 0.75

    def test_two_offices_together(self) -> None:
        network = adding(
            serving(*SERVICES[:2]), "actors", Actor("second", kind="coordination_office")
        )
        network = adding(network, "offers", Offer("second", SERVICES[2]))
        assert judged(network, self.NAME).value == 0.75

    def test_advice_to_businesses_is_another_matter(self) -> None:
        assert judged(serving("business_advice", "coordination"), self.NAME).value == 0.0

    def test_further_offers_can_only_raise_it(self) -> None:
        network = undeclared(serving("publicity"), "offers")
        assert judged(network, self.NAME).bounds == (0.25, 1.0)

    @given(st.sets(st.sampled_from(SERVICES)), st.sampled_from(SERVICES))
    def test_one_more_is_never_worse(self, services: set[str], more: str) -> None:
        less = judged(serving(*sorted(services)), self.NAME).value
        assert less is not None
        assert (judged(serving(*sorted(services), more), self.NAME).value or 0.0) >= less


class TestMoney:
    @pytest.mark.parametrize(
        ("since", "until", "years"),
        [
            ("2003-01-01", "2004-01-01", 1.0),
            ("2004-01-01", "2005-01-01", 1.0),  # a leap year is a year
            ("2003-01-01", "2005-07-01", 2.5),
            ("2003-01-31", "2003-02-01", 1 / 12 - 30 / 365.25),
            ("2003-03-01", "2003-03-11", 10 / 365.25),
        ],
    )
    def test_years_of_a_period(self, since: str, until: str, years: float) -> None:
        first, last = dt.date.fromisoformat(since), dt.date.fromisoformat(until)
        assert years_between(first, last) == pytest.approx(years)

    @given(
        st.dates(dt.date(1995, 1, 1), dt.date(2010, 1, 1)),
        st.integers(1, 2000),
    )
    def test_a_period_of_a_day_or_more_has_a_length(self, since: dt.date, days: int) -> None:
        years = years_between(since, since + dt.timedelta(days=days))
        assert years > 0
        assert years == pytest.approx(days / 365.25, abs=0.01)

    def test_sums(self) -> None:
        assert sum_of([Rate(1.0, "EUR"), Rate(2.0, "EUR")]) == 3.0
        assert sum_of([Rate(1.0, "EUR"), Rate(None, "EUR")]) is None
        assert sum_of([Rate(1.0, "EUR"), Rate(2.0, "DEM")]) is None


def funding(source_kind: str = "municipality", **values: Any) -> Funding:  # noqa: ANN401 - any field
    """Return money for the office in 2005, promised and known since May 2003."""
    told = {"secured": True, "since": "2005", "until": "2005", "known": "2003-05", **values}
    return Funding("office", source_kind, **told)


class TestSelfFinancing:
    """The programme ends with 2004; the office costs 60,000 in 2005."""

    NAME = "self_financing"

    def giving(self, *money: Funding) -> Network:
        return financed(0.0).replace(funding=money)

    @pytest.mark.parametrize(
        ("amounts", "value"), [((30000.0,), 0.5), ((30000.0, 15000.0), 0.75), ((90000.0,), 1.0)]
    )
    def test_money_by_cost(self, amounts: tuple[float, ...], value: float) -> None:
        money = (
            funding(source, amount=amount)
            for source, amount in zip(("municipality", "network"), amounts, strict=False)
        )
        finding = judged(self.giving(*money), self.NAME)
        assert (finding.state, finding.value) == (State.MEASURED, value)
        assert finding.raw == sum(amounts) / 60000
        assert figures(finding) == {
            "secured by network and city": sum(amounts),
            "cost of the coordination office": 60000,
        }
        assert "For 1 January 2005 network and city have secured" in finding.reason.en

    def test_amounts_are_over_the_whole_period(self) -> None:
        """90,000 for 2005 to 2007 are 30,000 a year; 20,000 for half of 2005 are 40,000."""
        three_years = self.giving(funding(amount=90000.0, until="2007"))
        assert judged(three_years, self.NAME).value == pytest.approx(0.5)
        half = self.giving(funding(amount=20000.0, until="2005-07-01"))
        assert judged(half, self.NAME).value == pytest.approx(2 / 3)

    @pytest.mark.parametrize("source", ["municipality", "network", "members"])
    def test_network_members_and_city_count(self, source: str) -> None:
        assert judged(self.giving(funding(source, amount=30000.0)), self.NAME).value == 0.5

    @pytest.mark.parametrize("source", ["programme", "state", "sponsors", "foundation"])
    def test_others_do_not(self, source: str) -> None:
        assert judged(self.giving(funding(source, amount=30000.0)), self.NAME).value == 0.0

    @pytest.mark.parametrize(
        "change",
        [
            {"secured": False},
            {"until": "2004", "since": "2003"},  # the day after the programme it is over
            {"since": "2005-02"},
            {"known": "2003-07"},
        ],
    )
    def test_only_what_is_secured_for_the_day_after(self, change: dict[str, Any]) -> None:
        finding = judged(self.giving(funding(amount=30000.0, **change)), self.NAME)
        assert (finding.state, finding.value) == (State.MEASURED, 0.0)
        assert "no money of network or city is secured" in finding.reason.en

    def test_money_of_others_than_the_office_does_not_count(self) -> None:
        network = evolved(financed(30000.0), "funding", recipient="network")
        assert judged(network, self.NAME).value == 0.0
        assert judged(evolved(financed(30000.0), "costs", of="network"), self.NAME).value is None

    @pytest.mark.parametrize(
        ("end", "state"),
        [
            ("2005-06-30", State.MEASURED),
            ("2005-07-01", State.NOT_DUE),
            ("2005", State.NOT_DUE),
            (None, State.UNKNOWN),
        ],
    )
    def test_due_from_24_months_before_the_end(self, end: str | None, state: State) -> None:
        """On 30 June 2003: an end of 30 June 2005 is 24 months away."""
        finding = judged(organised(financed(30000.0), programme_end=end), self.NAME)
        assert finding.state is state

    def test_when_it_is_due_can_be_set(self) -> None:
        asked = catalogue().with_thresholds(self_financing={"months": 6})
        finding = judged(financed(30000.0), self.NAME, asked=asked)
        assert finding.state is State.NOT_DUE
        assert "more than 6 months" in finding.reason.en

    def test_after_the_programme_the_day_itself_counts(self) -> None:
        network = organised(financed(30000.0), programme_end="2002")
        today = {"since": "2003", "until": "2003", "known": None}
        ended = evolved(evolved(network, "funding", **today), "costs", **today)
        finding = judged(ended, self.NAME)
        assert finding.value == 0.5
        assert "For 30 June 2003" in finding.reason.en
        assert judged(network, self.NAME).value == 0.0

    def test_without_a_plan_the_office_costs_what_it_did_last(self) -> None:
        """120,000 over 2002 and 2003 are 60,000 a year; what ended before W is too long ago."""
        last = evolved(financed(30000.0), "costs", amount=120000.0, since="2002", until="2003")
        assert judged(evolved(last, "costs", known=None), self.NAME).value == 0.5
        old = evolved(financed(30000.0), "costs", since="2001", until="2002-07-01", known=None)
        assert judged(old, self.NAME).state is State.UNKNOWN
        both = adding(last, "costs", Cost("office", 30000.0, since="2001", until="2002-12-31"))
        assert judged(both, self.NAME).value == 0.5

    def test_several_costs_of_one_day_add_up(self) -> None:
        rent = Cost("office", 15000.0, since="2005", until="2005", known="2003-05")
        assert judged(adding(financed(30000.0), "costs", rent), self.NAME).value == 0.4

    def test_currencies_are_never_added(self) -> None:
        """20,000 EUR count; what 10,000 marks are worth is left open."""
        network = self.giving(
            funding(amount=20000.0, currency="eur"),
            funding("network", amount=10000.0, currency="DEM"),
        )
        finding = judged(network, self.NAME)
        assert finding.value == pytest.approx(1 / 3)
        assert finding.bounds == pytest.approx((1 / 3, 1.0))
        assert "worth in EUR is not settled" in finding.reason.en
        nothing = self.giving(funding(amount=20000.0), funding("network", amount=0.0, currency="X"))
        assert judged(nothing, self.NAME).state is State.MEASURED
        marks = evolved(network, "costs", currency="DEM")
        assert judged(marks, self.NAME).value == pytest.approx(1 / 6)
        mixed = adding(
            network,
            "costs",
            Cost("office", 1.0, currency="DEM", since="2005", until="2005", known="2003-05"),
        )
        assert judged(mixed, self.NAME).state is State.UNKNOWN

    @pytest.mark.parametrize(
        ("change", "bounds"),
        [
            # 30,000 for sure, and 15,000 that may be promised
            ({"amount": 15000.0, "secured": None}, (0.5, 0.75)),
            # an amount or a period that nobody noted could come to anything
            ({"amount": None}, (0.5, 1.0)),
            ({"amount": 15000.0, "until": None}, (0.5, 1.0)),
            ({"amount": None, "secured": None}, (0.5, 1.0)),
        ],
    )
    def test_what_nobody_noted(self, change: dict[str, Any], bounds: tuple[float, float]) -> None:
        network = self.giving(funding(amount=30000.0), funding("network", **change))
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value) == (State.PARTIAL, 0.5)
        assert finding.bounds == bounds
        assert "is not counted" in finding.reason.en

    @pytest.mark.parametrize("change", [{"until": None}, {"since": None}, {"amount": 0.0}])
    def test_an_unknown_cost_leaves_it_unknown_where_there_is_money(
        self, change: dict[str, Any]
    ) -> None:
        assert judged(evolved(financed(30000.0), "costs", **change), self.NAME).state is (
            State.UNKNOWN
        )
        without = empty(evolved(financed(30000.0), "costs", **change), "funding")
        assert judged(without, self.NAME).value == 0.0

    def test_further_records(self) -> None:
        """More funding can only raise it, other costs do either."""
        assert judged(undeclared(financed(30000.0), "funding"), self.NAME).bounds == (0.5, 1.0)
        assert judged(undeclared(financed(30000.0), "costs"), self.NAME).bounds == (0.0, 1.0)
        others = undeclared(financed(30000.0), "funding").with_records(
            completeness=[
                Complete("funding", kinds=("municipality", "network", "members"), since="1999")
            ]
        )
        assert judged(others, self.NAME).state is State.MEASURED

    @given(st.integers(0, 90), st.integers(0, 90))
    def test_more_money_is_never_worse(self, one: int, other: int) -> None:
        found = [
            judged(financed(1000.0 * each), self.NAME).value or 0.0 for each in sorted((one, other))
        ]
        assert found == sorted(found)


class TestSupplyGaps:
    NAME = "supply_gaps"

    @pytest.mark.parametrize("k", range(5))
    def test_required_kinds_that_there_are(self, k: int) -> None:
        finding = judged(supplied(*SUPPLY[:k]), self.NAME)
        assert (finding.state, finding.value, finding.n) == (State.MEASURED, k / 4, 4)

    def test_one_shop_may_have_several(self) -> None:
        network = evolved(
            supplied("bakery"), "actors", lambda a: a.id == "s1", supply=["bakery", "groceries"]
        )
        finding = judged(network, self.NAME)
        assert finding.value == 0.5
        assert "missing: pharmacy and doctor." in finding.reason.en
        assert finding.evidence[0].ids == ("s1",)

    @pytest.mark.parametrize(
        "change",
        [
            {"until": "2003-06-30"},
            {"since": "2003-07-01"},
            {"district": "elsewhere"},
            {"kind": "association"},
        ],
    )
    def test_only_businesses_of_the_district_today_count(self, change: dict[str, str]) -> None:
        network = adding(supplied("bakery", "doctor"), "districts", District("elsewhere"))
        moved = evolved(network, "actors", lambda a: a.id == "s1", **change)
        assert judged(moved, self.NAME).value == 0.25

    def test_who_is_not_placed_could_be_in_the_district(self) -> None:
        network = evolved(
            supplied("bakery", "doctor"), "actors", lambda a: a.id == "s1", district=None
        )
        finding = judged(network, self.NAME)
        assert (finding.state, finding.value, finding.bounds) == (State.PARTIAL, 0.25, (0.25, 0.5))

    def test_agreed_gaps_stand_beside(self) -> None:
        """The gap is to be closed by the end of 2004; a shop came, or the date passed."""
        agreed, closed, passed = "agreed to be closed", "closed by their date", "date passed"
        network = supplied("bakery")
        assert figures(judged(network, self.NAME)) == {agreed: 1, closed: 0, passed: 0}
        came = adding(network, "observations", Observation("gap", "2003-05-01", 1))
        assert figures(judged(came, self.NAME)) == {agreed: 1, closed: 1, passed: 0}
        assert judged(came, self.NAME).value == judged(network, self.NAME).value
        late = evolved(came, "goals", lambda g: g.id == "gap", due="2003-04-01")
        assert figures(judged(late, self.NAME)) == {agreed: 1, closed: 0, passed: 1}

    def test_goals_need_not_be_complete(self) -> None:
        network = undeclared(supplied("bakery"), "goals", "observations")
        assert judged(network, self.NAME).state is State.MEASURED

    def test_where_nothing_is_required_it_is_not_due(self) -> None:
        network = supplied("bakery").replace(districts=[District("quarter")])
        assert judged(network, self.NAME).state is State.NOT_DUE
        assert judged(undeclared(network, "districts"), self.NAME).state is State.UNKNOWN

    def test_the_only_district_is_the_networks(self) -> None:
        network = organised(supplied("bakery"), district=None)
        assert judged(network, self.NAME).value == 0.25
        two = adding(network, "districts", District("elsewhere", required_supply=["bank"]))
        assert judged(two, self.NAME).state is State.NOT_DUE

    def test_where_nobody_noted_any_supply_it_is_unknown(self) -> None:
        network = evolved(supplied("bakery"), "actors", lambda a: a.kind == "business", supply=())
        finding = judged(network, self.NAME)
        assert finding.state is State.UNKNOWN
        assert "for no business in the district" in finding.reason.en

    def test_a_district_without_businesses_has_nothing(self) -> None:
        network = empty(supplied(), "participations", "memberships", "responsibilities")
        network = empty(network, "relationships", "contacts", "concerns", "goals")
        nobody = keeping(network, "actors", lambda a: a.kind != "business")
        assert judged(nobody, self.NAME).value == 0.0

    def test_further_businesses_can_only_raise_it(self) -> None:
        network = undeclared(supplied("bakery"), "actors")
        assert judged(network, self.NAME).bounds == (0.25, 1.0)

    @given(st.sets(st.sampled_from(SUPPLY)), st.sampled_from(SUPPLY))
    def test_one_more_is_never_worse(self, kinds: set[str], more: str) -> None:
        less = judged(supplied(*sorted(kinds)), self.NAME).value
        assert less is not None
        assert (judged(supplied(*sorted(kinds), more), self.NAME).value or 0.0) >= less
