"""Declarations of who was asked for ties and who answered: their rules, and what they are not."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import localeconomy as le
from localeconomy.criteria.completeness import covers, estimated_missing, tie_surveys
from localeconomy.model.dates import PartialDate
from localeconomy.model.records import Complete

ACTORS = [le.Actor(name) for name in "abc"]
DAY = dt.date(2024, 3, 15)


def faults(**fields: Any) -> list[str]:  # noqa: ANN401 - of any field
    declared = Complete(**{"table": "relationships", **fields})
    with pytest.raises(le.ValidationError) as caught:
        le.Network(actors=ACTORS, completeness=[declared])
    return [each.into("en").partition("(entry 1): ")[2] for each in caught.value.problems]


class TestRules:
    def test_a_survey_of_ties(self) -> None:
        network = le.Network(
            actors=ACTORS,
            completeness=[
                Complete("relationships", asked=list("abc"), answered=["a"]),
                Complete("relationships", kinds=["supply"], asked=["b"]),
            ],
        )
        assert [each.is_survey for each in network.completeness] == [True, True]

    def test_only_of_ties(self) -> None:
        (fault,) = faults(table="memberships", answered=["a"])
        assert fault == (
            "answered: who was asked and answered belongs to the table 'relationships' alone; "
            "remove it here"
        )

    def test_who_answered_was_asked(self) -> None:
        assert faults(asked=["a"], answered=["a", "b"]) == [
            "answered: 'b' answered, but is not among those asked; add it there"
        ]

    def test_no_estimate_beside_it(self) -> None:
        assert faults(answered=["a"], estimated_missing=3) == [
            "estimated_missing: who answered already says what is missing; remove the estimate"
        ]

    def test_all_at_once(self) -> None:
        assert len(faults(table="goals", asked=["a"], answered=["b"], estimated_missing=3)) == 3

    def test_actors_exist(self) -> None:
        assert faults(answered=["d"]) == [
            "answered: 'd' is not among the actors; use one of 'a', 'b', 'c'"
        ]


class TestReading:
    SURVEY = Complete("relationships", kinds=["supply"], answered=["a"], since="2024", until="2025")

    def test_it_declares_no_table_complete(self) -> None:
        everything = Complete("relationships", asked=["a", "b"])
        for declared in (self.SURVEY, everything):
            assert not covers([declared], ("supply",), DAY, DAY, None)
            assert estimated_missing([declared], ("supply",), DAY, DAY, None) is None

    @pytest.mark.parametrize(
        ("kind", "day", "found"),
        [
            ("supply", DAY, True),
            ("referral", DAY, False),
            ("supply", dt.date(2023, 12, 31), False),
            ("supply", dt.date(2025, 12, 31), True),
            ("supply", dt.date(2026, 1, 1), False),
        ],
    )
    def test_it_tells_of_its_kinds_in_its_time(
        self, kind: str, day: dt.date, *, found: bool
    ) -> None:
        whole = Complete("relationships", kinds=["supply"], since="2000")
        surveys = tie_surveys([self.SURVEY, whole], kind, day, day, None)
        assert surveys == ((self.SURVEY,) if found else ())

    def test_an_open_one_reaches_to_the_day_of_the_record(self) -> None:
        survey = Complete("relationships", answered=["a"], since="2024")
        as_of = PartialDate(2024, 3)
        assert tie_surveys([survey], "supply", DAY, DAY, as_of) == (survey,)
        late = dt.date(2024, 4, 1)
        assert not tie_surveys([survey], "supply", late, late, as_of)
