"""The verdict on each documented pitfall, read off the bounds of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from localeconomy.scoring.words import FAILING, HEALTHY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from localeconomy.scoring.finding import Finding

__all__ = ["Verdict", "verdict_of", "verdicts_by_severity"]


@attrs.frozen
class Verdict:
    """Whether a documented pitfall is there.

    Parameters
    ----------
    number
        The pitfall's number in the source, 1 to 4.
    word
        ``"present"``, ``"watch"``, ``"absent"``, ``"unknown"`` or ``"not_applicable"``.
    findings
        The ids of the due findings that it is read off, the weakest first.
    shortfall
        Mean of 1 - value over them, an unknown one counting 0.5 as in the score; None of none.
    """

    number: int
    word: str
    findings: tuple[str, ...]
    shortfall: float | None

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain values, for JSON."""
        return {**attrs.asdict(self), "findings": list(self.findings)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Verdict:
        """Return the verdict that `to_dict` wrote.

        Parameters
        ----------
        data
            The plain values.

        Returns
        -------
        Verdict
            An equal verdict.
        """
        return cls(**{**data, "findings": tuple(data["findings"])})


def verdict_of(number: int, findings: Sequence[Finding]) -> Verdict:
    """Return the verdict on one pitfall.

    Present if the upper bound of a row is below 0.4; else watch if one is below 0.7; absent if all
    lower bounds of its due rows are 0.7 or more; not applicable where scope leaves it no row; else
    unknown. A row whose cap is phased in with age and not in force yet gives no more than watch:
    what the coordination office carries is healthy in a young network.

    Parameters
    ----------
    number
        The pitfall's number.
    findings
        All findings of an assessment.

    Returns
    -------
    Verdict
        The verdict.
    """
    rows = [each for each in findings if number in each.pitfalls]
    due = sorted(
        (each for each in rows if each.state.is_due), key=lambda each: (_point(each), each.id)
    )
    uppers = [each.bounds[1] for each in due]
    held_against = [each.bounds[1] for each in due if not _is_early(each)]
    if not any(each.state.is_applicable for each in rows):
        word = "not_applicable"
    elif any(upper < FAILING for upper in held_against):
        word = "present"
    elif any(upper < HEALTHY for upper in uppers):
        word = "watch"
    elif due and all(each.bounds[0] >= HEALTHY for each in due):
        word = "absent"
    else:
        word = "unknown"
    # Left out, an unknown row would put what is half known before what is wholly known.
    shortfall = sum(1 - _point(each) for each in due) / len(due) if due else None
    return Verdict(number, word, tuple(each.id for each in due), shortfall)


def _is_early(finding: Finding) -> bool:
    """Return whether the network is, or may be, too young for the finding to be held against it."""
    return finding.cap is not None and finding.cap.least_force == 0


def _point(finding: Finding) -> float:
    return 0.5 if finding.value is None else finding.value


def verdicts_by_severity(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts, present ones first and by their shortfall.

    Parameters
    ----------
    verdicts
        The verdicts on all pitfalls.

    Returns
    -------
    list of Verdict
        The worst first.
    """
    order = {"present": 0, "watch": 1, "unknown": 2, "absent": 3, "not_applicable": 4}
    return sorted(
        verdicts, key=lambda each: (order[each.word], -(each.shortfall or 0.0), each.number)
    )
