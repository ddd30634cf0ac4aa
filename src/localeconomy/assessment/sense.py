"""Whether the figures of an assessment that was read from a file go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from localeconomy.hints import quoted
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from localeconomy.assessment.result import Assessment

__all__ = ["HIGHEST_SCORE", "LOWEST_SCORE", "contradictions"]

LOWEST_SCORE: Final = 5.0
HIGHEST_SCORE: Final = 100.0
ROUNDING: Final = 1e-6
"""What sums of many floats may be off by."""

OUTSIDE: Final = Text(
    de="{field} ist {value} und liegt nicht zwischen {low} und {high}",
    en="{field} is {value} and not between {low} and {high}",
)
REVERSED: Final = Text(
    de="{field}: die untere Grenze {low} liegt über der oberen {high}",
    en="{field}: the lower bound {low} is above the upper one {high}",
)
NO_FINDINGS: Final = Text(de="{field} ist leer", en="{field} is empty")
NO_SUCH: Final = Text(
    de="{field} nennt {name}, und das gibt es darin nicht",
    en="{field} names {name}, which is not in it",
)
TWICE: Final = Text(de="{field} nennt {name} zweimal", en="{field} names {name} twice")


def contradictions(assessment: Assessment) -> Iterator[Text]:
    """Yield what cannot be true of an assessment whose fields are of the right types.

    Parameters
    ----------
    assessment
        The assessment.

    Yields
    ------
    Text
        The field, its value and what it may be.

    Examples
    --------
    >>> import localeconomy as le
    >>> list(contradictions(le.assess(le.example("kino-knappenviertel"), on="2003-06-30")))
    []
    """
    yield from _of_summary(assessment)
    yield from _of_findings(assessment)
    yield from _of_names(assessment)


def _of_summary(assessment: Assessment) -> Iterator[Text]:
    summary = assessment.summary
    low, high = summary.bounds
    yield from _bounded("summary.bounds", summary.bounds, LOWEST_SCORE, HIGHEST_SCORE)
    yield from _within("summary.score", summary.score, low, high)
    yield from _within("summary.ungated", summary.ungated, LOWEST_SCORE, HIGHEST_SCORE)
    yield from _within("summary.coverage", summary.coverage, 0, 1)
    for place, cap in enumerate(summary.caps):
        yield from _within(f"summary.caps[{place}].limit", cap.limit, LOWEST_SCORE, HIGHEST_SCORE)
    for place, family in enumerate(summary.families):
        where = f"summary.families[{place}]"
        yield from _judged(where, family.value, family.bounds or (0, 1))
        yield from _within(f"{where}.coverage", family.coverage, 0, 1)
        yield from _within(f"{where}.weight", family.weight, 0, 1)


def _of_findings(assessment: Assessment) -> Iterator[Text]:
    for place, finding in enumerate(assessment.all_findings):
        where = f"all_findings[{place}]"
        yield from _judged(where, finding.value, finding.bounds)
        if finding.cap is not None:
            cap = finding.cap
            for name, share in (
                ("limit", cap.limit),
                ("force", cap.force),
                ("least_force", cap.least_force),
            ):
                yield from _within(f"{where}.cap.{name}", share, 0, 1)


def _of_names(assessment: Assessment) -> Iterator[Text]:
    """Yield which findings and families are named and are not there."""
    findings = [each.id for each in assessment.all_findings]
    families = [each.id for each in assessment.family_list]
    scored = [each.id for each in assessment.summary.families]
    if not findings:
        yield NO_FINDINGS.fill(field="all_findings")
    for field, names in (
        ("all_findings", findings),
        ("family_list", families),
        ("summary.families", scored),
    ):
        yield from _once(field, names)
    yield from _known("all_findings", (each.family for each in assessment.all_findings), families)
    yield from _known("family_list", families, scored)
    yield from _known("summary.families", scored, families)
    yield from _known("summary.caps", (each.id for each in assessment.summary.caps), findings)
    for place, verdict in enumerate(assessment.verdicts):
        yield from _known(f"verdicts[{place}].findings", verdict.findings, findings)


def _judged(where: str, value: float | None, bounds: tuple[float, float]) -> Iterator[Text]:
    yield from _bounded(f"{where}.bounds", bounds, 0, 1)
    yield from _within(f"{where}.value", value, *bounds)


def _bounded(
    field: str, bounds: tuple[float, float], lowest: float, highest: float
) -> Iterator[Text]:
    for place, bound in enumerate(bounds):
        yield from _within(f"{field}[{place}]", bound, lowest, highest)
    low, high = bounds
    if low > high + ROUNDING:
        yield REVERSED.fill(field=field, low=_shown(low), high=_shown(high))


def _within(field: str, value: float | None, low: float, high: float) -> Iterator[Text]:
    if value is not None and not low - ROUNDING <= value <= high + ROUNDING:
        yield OUTSIDE.fill(field=field, value=_shown(value), low=_shown(low), high=_shown(high))


def _shown(number: float) -> str:
    """Return a number about as the file writes it; hundreds of digits would fill the message."""
    return f"{number:.6g}"


def _once(field: str, names: list[str]) -> Iterator[Text]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield TWICE.fill(field=field, name=quoted(name))
        seen.add(name)


def _known(field: str, names: Iterable[str], known: list[str]) -> Iterator[Text]:
    there = set(known)
    yield from (NO_SUCH.fill(field=field, name=quoted(each)) for each in names if each not in there)
