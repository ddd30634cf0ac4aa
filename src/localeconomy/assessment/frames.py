"""Assessments as data frames: one row a finding, or one a family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from localeconomy.errors import UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.model.frames import frame_of

if TYPE_CHECKING:
    from localeconomy.assessment.parts import FamilyResult
    from localeconomy.assessment.result import Assessment
    from localeconomy.model.frames import Backend
    from localeconomy.scoring.finding import Finding

__all__ = ["Rows", "assessment_frame"]

Rows: TypeAlias = Literal["findings", "families"]

ROWS: Final[tuple[Rows, ...]] = ("findings", "families")
UNKNOWN: Final = Text(de="rows: {value} gibt es nicht; {hint}", en="rows: no {value}; {hint}")


def assessment_frame(assessment: Assessment, backend: Backend, rows: Rows, language: str) -> Any:  # noqa: ANN401 - a frame of the library that was asked for
    """Return an assessment as a data frame; see `Assessment.to_frame`.

    Parameters
    ----------
    assessment
        The assessment.
    backend
        ``"pandas"``, ``"polars"`` or ``"pyarrow"``.
    rows
        ``"findings"`` or ``"families"``.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    object
        The frame of that library.

    Raises
    ------
    UnknownNameError
        If there is no such backend or kind of rows.
    MissingExtraError
        If the package of the backend is not installed.
    """
    if rows not in ROWS:
        said = UNKNOWN.fill(value=quoted(rows), hint=did_you_mean(rows, ROWS))
        raise UnknownNameError(said)
    if rows == "findings":
        listed = [_finding(each, language) for each in assessment.findings]
    else:
        listed = [_family(each, language) for each in assessment.families.values()]
    names = dict.fromkeys(name for row in listed for name in row)
    return frame_of({name: [row[name] for row in listed] for name in names}, backend)


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    low, high = finding.bounds
    return {
        "id": finding.id,
        "family": finding.family,
        "title": finding.title.into(language),
        "state": finding.state.value,
        "word": finding.word,
        "value": finding.value,
        "lower": low,
        "upper": high,
        "raw": finding.raw,
        "unit": finding.unit.into(language),
        "n": finding.n,
        "weight": finding.weight,
        "cap": None if finding.cap is None else finding.cap.limit,
        "pitfalls": ", ".join(map(str, finding.pitfalls)) or None,
        "missing": ", ".join(finding.missing) or None,
        "reason": finding.reason.into(language),
    }


def _family(result: FamilyResult, language: str) -> dict[str, Any]:
    low, high = result.bounds or (None, None)
    return {
        "id": result.family.id,
        "title": result.family.label.into(language),
        "value": result.value,
        "lower": low,
        "upper": high,
        "coverage": result.coverage,
        "weight": result.score.weight,
        "findings": len(result.findings),
    }
