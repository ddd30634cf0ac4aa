"""Ways to read a finding in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from localeconomy.scoring.finding import Finding

__all__ = ["figures", "shown", "value_of"]


def figures(finding: Finding) -> dict[str, float | None]:
    """Return the further figures by their English label."""
    return {figure.label.en: figure.value for figure in finding.figures}


def shown(finding: Finding, table: str) -> tuple[str, ...]:
    """Return the records of a table that are named as evidence."""
    return {each.table: each.ids for each in finding.evidence}.get(table, ())


def value_of(finding: Finding) -> float:
    """Return the value of a finding that has one."""
    assert finding.value is not None
    return finding.value
