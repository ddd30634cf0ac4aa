"""`Assessment`: the findings of one day, and what they add up to."""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, SupportsIndex, overload

import attrs

from localeconomy.assessment.labels import Label
from localeconomy.criteria.catalogue import Family
from localeconomy.errors import FileFormatError, UnknownNameError
from localeconomy.language import Text, did_you_mean, format_number, quoted
from localeconomy.model.fields import to_frozen_mapping
from localeconomy.scoring.finding import Finding
from localeconomy.scoring.summary import CapEffect, FamilyScore, Grade, Summary
from localeconomy.scoring.verdicts import Verdict

__all__ = ["Assessment", "FamilyResult", "Findings", "Provenance"]

FORMAT: Final = "localeconomy/assessment"
FORMAT_VERSION: Final = 1


@attrs.frozen
class Provenance:
    """What an assessment was made from and with.

    Parameters
    ----------
    library_version
        Version of the library.
    catalogue_version, catalogue_hash
        The catalogue that was asked.
    record_digest
        Digest of the record, whatever the order of its rows.
    assume_complete
        Whether the record was taken as all there is.
    """

    library_version: str
    catalogue_version: str
    catalogue_hash: str
    record_digest: str
    assume_complete: bool


@attrs.frozen
class FamilyResult:
    """One family of an assessment: its score and its findings.

    Parameters
    ----------
    family
        The family.
    score
        What it adds up to.
    findings
        Its findings.
    """

    family: Family
    score: FamilyScore
    findings: tuple[Finding, ...]

    @property
    def value(self) -> float | None:
        """Weighted mean of the due findings, in [0, 1]."""
        return self.score.value

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Least and greatest value that the record leaves possible."""
        return self.score.bounds

    @property
    def coverage(self) -> float | None:
        """How much of its weight is known, in [0, 1]."""
        return self.score.coverage

    def __iter__(self) -> Iterator[Finding]:
        """Iterate over the findings."""
        return iter(self.findings)

    def __getitem__(self, criterion_id: str) -> Finding:
        """Return the finding of a criterion."""
        return _finding(self.findings, criterion_id)


def _finding(findings: tuple[Finding, ...], criterion_id: str) -> Finding:
    for each in findings:
        if each.id == criterion_id:
            return each
    raise UnknownNameError(
        Text(de="es gibt keinen Befund {id}; {hint}", en="there is no finding {id}; {hint}").fill(
            id=quoted(criterion_id), hint=did_you_mean(criterion_id, [each.id for each in findings])
        )
    )


class Findings(tuple[Finding, ...]):
    """The findings of an assessment: in order, and by the id of the criterion."""

    __slots__ = ()

    @overload
    def __getitem__(self, key: str | SupportsIndex) -> Finding: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, key: str | SupportsIndex | slice) -> Finding | tuple[Finding, ...]:
        """Return a finding by id or position, or several by a slice."""
        if isinstance(key, str):
            return _finding(tuple(self), key)
        return super().__getitem__(key)


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
        ``"forming"``, ``"growing"`` or ``"established"``; None where the founding is not recorded.
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
    labels: Mapping[str, Mapping[str, Label]] = attrs.field(converter=to_frozen_mapping)
    illustrative: tuple[int, int]
    provenance: Provenance

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

    def to_dict(self) -> dict[str, Any]:
        """Return the assessment as plain values, for JSON.

        Returns
        -------
        dict
            Both languages included.
        """
        return {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "title": self.title.to_dict(),
            "day": self.day.isoformat(),
            "scope": self.scope,
            "form": self.form,
            "age": self.age,
            "stage": self.stage,
            "after_programme": self.after_programme,
            "summary": self.summary.to_dict(),
            "verdicts": [each.to_dict() for each in self.verdicts],
            "findings": [each.to_dict() for each in self.all_findings],
            "families": [attrs.asdict(each) for each in self.family_list],
            "labels": {
                table: {record: attrs.asdict(label) for record, label in labels.items()}
                for table, labels in self.labels.items()
            },
            "illustrative": list(self.illustrative),
            "provenance": attrs.asdict(self.provenance),
        }

    def to_json(self, *, indent: int | None = 1) -> str:
        """Return the assessment as JSON: the same bytes for the same assessment.

        Parameters
        ----------
        indent
            Spaces a level; None for one line.

        Returns
        -------
        str
            For `from_json`.
        """
        return json.dumps(self.to_dict(), ensure_ascii=False, allow_nan=False, indent=indent)

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
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise FileFormatError(
                Text(
                    de='das ist keine Bewertung: es fehlt "format": "{format}"',
                    en='this is not an assessment: it lacks "format": "{format}"',
                ).fill(format=FORMAT)
            )
        if data.get("version") != FORMAT_VERSION:
            raise FileFormatError(
                Text(
                    de="Version {version} der Bewertung ist nicht lesbar, nur Version {known}",
                    en="version {version} of an assessment cannot be read, only version {known}",
                ).fill(version=quoted(data.get("version")), known=FORMAT_VERSION)
            )
        try:
            return cls._from_dict(data)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise FileFormatError(
                Text(
                    de="die Bewertung ist beschädigt ({error}); bitte neu erzeugen",
                    en="the assessment is damaged ({error}); make it again",
                ).fill(error=f"{type(error).__name__}: {error}")
            ) from error

    @classmethod
    def _from_dict(cls, data: Mapping[str, Any]) -> Assessment:
        return cls(
            title=Text.from_dict(data["title"]),
            day=dt.date.fromisoformat(data["day"]),
            scope=data["scope"],
            form=data["form"],
            age=data["age"],
            stage=data["stage"],
            after_programme=data["after_programme"],
            all_findings=tuple(Finding.from_dict(each) for each in data["findings"]),
            verdicts=tuple(Verdict.from_dict(each) for each in data["verdicts"]),
            summary=Summary.from_dict(data["summary"]),
            family_list=tuple(
                Family(each["id"], Text.from_dict(each["label"]), each["chapter"])
                for each in data["families"]
            ),
            labels={
                table: {
                    record: Label(
                        Text.from_dict(label["text"]), label["illustrative"], label["source"]
                    )
                    for record, label in labels.items()
                }
                for table, labels in data["labels"].items()
            },
            illustrative=(data["illustrative"][0], data["illustrative"][1]),
            provenance=Provenance(**data["provenance"]),
        )

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
