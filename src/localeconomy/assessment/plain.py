"""Assessments as plain values and back: the form of files and of other programs."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.assessment.conforming import misfits, with_whole_numbers
from localeconomy.assessment.labels import Label
from localeconomy.assessment.parts import Provenance
from localeconomy.assessment.result import Assessment
from localeconomy.assessment.sense import contradictions
from localeconomy.criteria.catalogue import Family
from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.language import Text
from localeconomy.scoring.finding import Finding
from localeconomy.scoring.summary import Summary
from localeconomy.scoring.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["assessment_of", "plain_of"]

FORMAT: Final = "localeconomy/assessment"
FORMAT_VERSION: Final = 1


def plain_of(assessment: Assessment, *, uncertainty: bool = False) -> dict[str, Any]:
    """Return an assessment as plain values.

    Parameters
    ----------
    assessment
        The assessment.
    uncertainty
        Whether intervals, causes and tipping points are computed and told.

    Returns
    -------
    dict
        For JSON.
    """
    plain = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "title": assessment.title.to_dict(),
        "day": assessment.day.isoformat(),
        "scope": assessment.scope,
        "form": assessment.form,
        "age": assessment.age,
        "stage": assessment.stage,
        "after_programme": assessment.after_programme,
        "summary": assessment.summary.to_dict(),
        "stage_reading": assessment.stage_reading.to_dict(),
        "verdicts": [each.to_dict() for each in assessment.verdicts],
        "findings": [each.to_dict() for each in assessment.all_findings],
        "families": [attrs.asdict(each) for each in assessment.family_list],
        "labels": {
            table: {record: attrs.asdict(label) for record, label in labels.items()}
            for table, labels in assessment.labels.items()
        },
        "illustrative": list(assessment.illustrative),
        "provenance": assessment.provenance.to_dict(),
    }
    if uncertainty:
        plain["uncertainty"] = _uncertainty(assessment)
    return plain


def _uncertainty(assessment: Assessment) -> dict[str, Any]:
    found: dict[str, Any] = {
        "scenario_interval": assessment.scenario_interval.to_dict(),
        "contributions": assessment.contributions.to_dict(),
        "sensitivity": assessment.sensitivity.to_dict(),
        "tipping_points": [each.to_dict() for each in assessment.tipping_points],
        "missing_plan": assessment.missing_plan.to_dict(),
        "overlap": [each.to_dict() for each in assessment.overlap],
    }
    if assessment.origin is not None:
        found["method_interval"] = assessment.method_interval.to_dict()
    return found


def assessment_of(data: Mapping[str, Any]) -> Assessment:
    """Return the assessment that `plain_of` told.

    Parameters
    ----------
    data
        The plain values.

    Returns
    -------
    Assessment
        An equal assessment, without its record.

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
        found = _assessment(with_whole_numbers(data))
        wrong = next(misfits(found), None)
        if wrong is None:
            # What cannot be told again, an unknown grade for example, was not told by `plain_of`.
            json.dumps([plain_of(found), str(found.grade)], allow_nan=False)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        said = f"{type(error).__name__}: {error}"[:LONGEST_REASON]
        # Half a character of UTF-16, which JSON can hold, can be neither printed nor written.
        printable = said.encode("utf-8", "backslashreplace").decode("utf-8")
        raise FileFormatError(DAMAGED.fill(error=printable)) from error
    if wrong is not None:
        raise FileFormatError(DAMAGED.fill(error=OTHER_TYPE.fill(field=wrong)))
    nonsense = next(contradictions(found), None)
    if nonsense is not None:
        raise FileFormatError(DAMAGED.fill(error=nonsense))
    return found


LONGEST_REASON: Final = 200
OTHER_TYPE: Final = Text(de="{field} ist von anderer Art", en="{field} is of another type")
DAMAGED: Final = Text(
    de="die Bewertung ist beschädigt ({error}); bitte neu erzeugen",
    en="the assessment is damaged ({error}); make it again",
)


def _assessment(data: Mapping[str, Any]) -> Assessment:
    return Assessment(
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
                record: Label(Text.from_dict(label["text"]), label["illustrative"], label["source"])
                for record, label in labels.items()
            }
            for table, labels in data["labels"].items()
        },
        illustrative=(data["illustrative"][0], data["illustrative"][1]),
        provenance=Provenance(**data["provenance"]),
    )
