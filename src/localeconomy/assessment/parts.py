"""What an assessment is made of: its provenance, its families and its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, SupportsIndex, overload

import attrs

from localeconomy.criteria.catalogue import Family
from localeconomy.errors import UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text
from localeconomy.scoring.draws import DRAWS, SEED
from localeconomy.scoring.finding import Finding
from localeconomy.scoring.summary import FamilyScore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["FamilyResult", "Findings", "Provenance", "finding_named"]


def _tuple(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


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
    draws, seed
        Of the random numbers of intervals and sensitivities; the score needs none.
    attributions
        Sources of the record whose licence asks that they be named wherever its data is shown.
    """

    library_version: str
    catalogue_version: str
    catalogue_hash: str
    record_digest: str
    assume_complete: bool
    draws: int = DRAWS
    seed: int = SEED
    attributions: tuple[str, ...] = attrs.field(default=(), converter=_tuple)

    def to_dict(self) -> dict[str, Any]:
        """Return the same as plain values, for JSON."""
        return attrs.asdict(self) | {"attributions": list(self.attributions)}


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

    def __repr__(self) -> str:
        """Return the family, its value and its bounds in one line."""
        if self.value is None or self.bounds is None:
            return f"<FamilyResult {self.family.id}: nothing due>"
        low, high = self.bounds
        return f"<FamilyResult {self.family.id}: {self.value:.2f} in [{low:.2f}, {high:.2f}]>"

    def __iter__(self) -> Iterator[Finding]:
        """Iterate over the findings."""
        return iter(self.findings)

    def __getitem__(self, criterion_id: str) -> Finding:
        """Return the finding of a criterion."""
        return finding_named(self.findings, criterion_id)


def finding_named(findings: tuple[Finding, ...], criterion_id: str) -> Finding:
    """Return the finding of a criterion.

    Parameters
    ----------
    findings
        Where to look.
    criterion_id
        The criterion.

    Returns
    -------
    Finding
        The finding.

    Raises
    ------
    UnknownNameError
        If there is none.
    """
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
            return finding_named(tuple(self), key)
        return super().__getitem__(key)
