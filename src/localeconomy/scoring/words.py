"""The words for figures, and the limits at which they change; the limits are our assumptions."""

from __future__ import annotations

from typing import Final

from localeconomy.language import Text

__all__ = [
    "EFFORT_LABELS",
    "FAILING",
    "GRADES",
    "GRADE_LABELS",
    "HEALTHY",
    "LEAST_COVERAGE",
    "ROUNDING",
    "STATE_LABELS",
    "VERDICT_LABELS",
    "WORD_LABELS",
    "grade_of",
]

HEALTHY: Final = 0.7
"""From this value on, a finding is healthy (our assumption)."""

FAILING: Final = 0.4
"""Below this value, a finding fails, and its cap begins to bite (our assumption)."""

LEAST_COVERAGE: Final = 0.65
"""Below this coverage, no grade is given (our assumption)."""

ROUNDING: Final = 1e-9
"""So little below a limit is on it: a sum of 65 may come out as 64.99999999999999."""

GRADES: Final[tuple[tuple[float, str], ...]] = (
    (80.0, "strong"),
    (65.0, "sound"),
    (50.0, "mixed"),
    (35.0, "at_risk"),
    (0.0, "critical"),
)
"""The grades and the least score of each (our assumption)."""

GRADE_LABELS: Final = {
    "strong": Text(de="stark", en="strong"),
    "sound": Text(de="tragfähig", en="sound"),
    "mixed": Text(de="durchwachsen", en="mixed"),
    "at_risk": Text(de="gefährdet", en="at risk"),
    "critical": Text(de="kritisch", en="critical"),
}

WORD_LABELS: Final = {
    "healthy": Text(de="gut", en="healthy"),
    "watch": Text(de="im Auge behalten", en="watch"),
    "failing": Text(de="schwach", en="failing"),
}

VERDICT_LABELS: Final = {
    "present": Text(de="vorhanden", en="present"),
    "watch": Text(de="im Auge behalten", en="watch"),
    "absent": Text(de="nicht vorhanden", en="absent"),
    "unknown": Text(de="unbekannt", en="unknown"),
    "not_applicable": Text(de="trifft nicht zu", en="not applicable"),
}

STATE_LABELS: Final = {
    "measured": Text(de="gemessen", en="measured"),
    "partial": Text(de="teilweise bekannt", en="partial"),
    "unknown": Text(de="unbekannt", en="unknown"),
    "not_due": Text(de="nicht fällig", en="not due"),
    "not_applicable": Text(de="trifft nicht zu", en="not applicable"),
}

EFFORT_LABELS: Final = {
    "low": Text(de="geringer Aufwand", en="low effort"),
    "medium": Text(de="mittlerer Aufwand", en="medium effort"),
    "high": Text(de="hoher Aufwand", en="high effort"),
}


def grade_of(score: float) -> str:
    """Return the grade of a score.

    Parameters
    ----------
    score
        From 0 to 100.

    Returns
    -------
    str
        ``"strong"``, ``"sound"``, ``"mixed"``, ``"at_risk"`` or ``"critical"``.

    Examples
    --------
    >>> grade_of(65), grade_of(64.9)
    ('sound', 'mixed')
    """
    return next(grade for least, grade in GRADES if score + ROUNDING >= least)
