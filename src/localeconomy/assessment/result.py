"""`Assessment`: the findings of one day, and what they add up to."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from localeconomy.assessment.labels import Label, to_labels
from localeconomy.assessment.origin import Origin, rejudged
from localeconomy.assessment.parts import FamilyResult, Findings, Provenance
from localeconomy.assessment.stages import StageReading, read_stage
from localeconomy.criteria.catalogue import Family
from localeconomy.errors import FileFormatError
from localeconomy.language import Text, format_number
from localeconomy.scoring.contributions import Contributions, contributions
from localeconomy.scoring.finding import Finding
from localeconomy.scoring.intervals import Interval, method_interval, scenario_interval
from localeconomy.scoring.missing_plan import MissingPlan, missing_plan
from localeconomy.scoring.overlap import Overlap, overlap
from localeconomy.scoring.sensitivity import Sensitivity, sensitivity
from localeconomy.scoring.summary import CapEffect, Grade, Summary
from localeconomy.scoring.tipping import (
    TippingPoint,
    value_tipping_points,
    weight_tipping_points,
)
from localeconomy.scoring.verdicts import Verdict

if TYPE_CHECKING:
    from localeconomy.assessment.frames import Rows
    from localeconomy.language import Language
    from localeconomy.model.frames import Backend

__all__ = ["Assessment"]


@attrs.frozen
class Assessment:
    """The health of a network on one day: findings first, then what they add up to.

    Make one with `assess`.

    Parameters
    ----------
    title
        What was assessed.
    day
        The day.
    scope, form
        The kind of network, and its form where it is recorded.
    age
        Months since the founding; None where it is not recorded.
    stage
        ``"forming"``, ``"growing"``, ``"established"`` or, once the funding programme has ended,
        ``"after_programme"``; None where the founding is not recorded.
    after_programme
        Whether the funding programme has ended; None where its end is not recorded.
    all_findings
        The findings, family by family.
    verdicts
        The verdicts on the four pitfalls.
    summary
        What the findings add up to.
    family_list
        The families of the catalogue.
    labels
        What the records in the evidence are called, by table and id.
    illustrative
        How many records of the network are made up for illustration, and how many there are.
    provenance
        What it was made from and with.
    origin
        The record that it was made from, for what is computed when asked for. It is no part of the
        result: not compared, not copied, not written.
    """

    title: Text
    day: dt.date
    scope: str
    form: str | None
    age: float | None
    stage: str | None
    after_programme: bool | None
    all_findings: tuple[Finding, ...]
    verdicts: tuple[Verdict, ...]
    summary: Summary
    family_list: tuple[Family, ...]
    labels: Mapping[str, Mapping[str, Label]] = attrs.field(converter=to_labels)
    illustrative: tuple[int, int]
    provenance: Provenance
    origin: Origin | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def score(self) -> float:
        """The score, from 5 to 100; never alone: see `bounds`, `coverage` and `caps`."""
        return self.summary.score

    @property
    def ungated(self) -> float:
        """The score before the caps."""
        return self.summary.ungated

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest score that the record leaves possible."""
        return self.summary.bounds

    @property
    def coverage(self) -> float:
        """How much of the weight is known, in [0, 1]."""
        return self.summary.coverage

    @property
    def grade(self) -> Grade | None:
        """The grade; None where too little is known."""
        return self.summary.grade

    @property
    def caps(self) -> tuple[CapEffect, ...]:
        """The failing criteria that limit the score, the lowest limit first."""
        return self.summary.caps

    @functools.cached_property
    def findings(self) -> Findings:
        """The findings, in order and by id."""
        return Findings(self.all_findings)

    def __getitem__(self, criterion_id: str) -> Finding:
        """Return the finding of a criterion."""
        return self.findings[criterion_id]

    @functools.cached_property
    def pitfalls(self) -> Mapping[int, Verdict]:
        """The verdicts on the documented pitfalls by number."""
        return MappingProxyType({each.number: each for each in self.verdicts})

    @functools.cached_property
    def families(self) -> Mapping[str, FamilyResult]:
        """The families with their findings."""
        scores = {each.id: each for each in self.summary.families}
        return MappingProxyType(
            {
                family.id: FamilyResult(
                    family,
                    scores[family.id],
                    tuple(each for each in self.all_findings if each.family == family.id),
                )
                for family in self.family_list
            }
        )

    @functools.cached_property
    def stage_reading(self) -> StageReading:
        """What the source asks for at the network's stage, and what is due next."""
        return read_stage(self.stage, self.all_findings)

    # -- how sure, and why: computed when asked for -----------------------------------------------

    @functools.cached_property
    def scenario_interval(self) -> Interval:
        """Where the score lies with a chance of 90 %, given what the record leaves open."""
        return scenario_interval(self.all_findings, **self._chance)

    @functools.cached_property
    def method_interval(self) -> Interval:
        """Where it would lie with a chance of 90 % under other weights, thresholds and caps.

        Raises
        ------
        LocalEconomyError
            If the assessment was read from a file: the thresholds need the record.
        """
        return method_interval(self.all_findings, rejudged(self.origin), **self._chance)

    @functools.cached_property
    def contributions(self) -> Contributions:
        """What the points lost from 100 are owed to: exact Shapley values of families and caps."""
        return contributions(self.all_findings, self._family_labels)

    @functools.cached_property
    def sensitivity(self) -> Sensitivity:
        """Which families the uncertainty is owed to that the record leaves: Sobol indices."""
        seed = self.provenance.seed
        return sensitivity(self.all_findings, titles=self._family_labels, seed=seed)

    @functools.cached_property
    def tipping_points(self) -> tuple[TippingPoint, ...]:
        """The smallest changes of a value or a weight that move the grade, the smallest first."""
        points = (
            *value_tipping_points(self.all_findings),
            *weight_tipping_points(self.all_findings),
        )
        tipping = (each for each in points if each.change is not None)
        return tuple(sorted(tipping, key=lambda each: (abs(each.change or 0.0), each.id)))

    @functools.cached_property
    def missing_plan(self) -> MissingPlan:
        """What to find out next, by how much it narrows the bounds."""
        return missing_plan(self.all_findings, seed=self.provenance.seed)

    @functools.cached_property
    def overlap(self) -> tuple[Overlap, ...]:
        """Which findings rest on the same records."""
        return overlap(self.all_findings)

    @property
    def _chance(self) -> dict[str, int]:
        return {"draws": self.provenance.draws, "seed": self.provenance.seed}

    @property
    def _family_labels(self) -> dict[str, Text]:
        return {each.id: each.label for each in self.family_list}

    @property
    def is_illustrative(self) -> bool:
        """Whether the network holds records made up for illustration."""
        return self.illustrative[0] > 0

    def __repr__(self) -> str:
        """Return the day, the score with its bounds, the grade and the pitfalls."""
        low, high = (format_number(each, "en", 0) for each in self.bounds)
        grade = "no grade" if self.grade is None else str(self.grade)
        verdicts = ", ".join(f"({each.number}) {each.word}" for each in self.verdicts)
        return (
            f"<Assessment of {self.title.en!r} on {self.day}: "
            f"score {format_number(self.score, 'en', 0)} within {low} … {high}, {grade}, "
            f"coverage {self.coverage:.0%}; pitfalls: {verdicts}>"
        )

    def to_dict(self, *, uncertainty: bool = False) -> dict[str, Any]:
        """Return the assessment as plain values, for JSON.

        Parameters
        ----------
        uncertainty
            Whether intervals, causes and tipping points are computed and told, which `from_dict`
            leaves out: they can be computed again.

        Returns
        -------
        dict
            Both languages included.
        """
        from localeconomy.assessment.plain import plain_of

        return plain_of(self, uncertainty=uncertainty)

    def to_json(self, *, indent: int | None = 1, uncertainty: bool = False) -> str:
        """Return the assessment as JSON: the same bytes for the same assessment.

        Parameters
        ----------
        indent
            Spaces a level; None for one line.
        uncertainty
            As for `to_dict`.

        Returns
        -------
        str
            For `from_json`.
        """
        plain = self.to_dict(uncertainty=uncertainty)
        return json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=indent)

    def to_frame(
        self, backend: Backend = "pandas", *, rows: Rows = "findings", language: Language = "en"
    ) -> Any:  # noqa: ANN401 - a frame of the library that was asked for
        """Return the findings as a data frame, one a row, or the families.

        Parameters
        ----------
        backend
            ``"pandas"``, ``"polars"`` or ``"pyarrow"``.
        rows
            ``"findings"`` or ``"families"``.
        language
            The language of titles, units and reasons, ``"de"`` or ``"en"``.

        Returns
        -------
        object
            A frame of that library; what is unknown is missing.

        Raises
        ------
        UnknownNameError
            If there is no such backend or kind of rows.
        MissingExtraError
            If the package of the backend is not installed.
        """
        from localeconomy.assessment.frames import assessment_frame

        return assessment_frame(self, backend, rows, language)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Assessment:
        """Return the assessment that `to_dict` wrote.

        Parameters
        ----------
        data
            The plain values.

        Returns
        -------
        Assessment
            An equal assessment.

        Raises
        ------
        FileFormatError
            If the values are not those of an assessment.
        """
        from localeconomy.assessment.plain import assessment_of

        return assessment_of(data)

    @classmethod
    def from_json(cls, text: str | bytes) -> Assessment:
        """Return the assessment that `to_json` wrote.

        Parameters
        ----------
        text
            The JSON.

        Returns
        -------
        Assessment
            An equal assessment.

        Raises
        ------
        FileFormatError
            If the text is not JSON, or not an assessment.
        """
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise FileFormatError(
                Text(de="kein gültiges JSON: {error}", en="not valid JSON: {error}").fill(
                    error=str(error)
                )
            ) from error
        return cls.from_dict(data)
