"""`Check`: what was measured of one claim."""

from __future__ import annotations

from typing import Any

import attrs

from localeconomy.proof.claims import CLAIMS

__all__ = ["Check"]


@attrs.frozen
class Check:
    """What was measured of one claim.

    Parameters
    ----------
    claim
        Name of the claim.
    subject
        What it was measured of: a pitfall or criterion, or another part of the score.
    figure
        What was measured; None where there was nothing to measure it on.
    n
        On how many networks, pairs or draws.
    """

    claim: str
    subject: str
    figure: float | None
    n: int

    @property
    def target(self) -> str:
        """The target in signs."""
        return CLAIMS[self.claim].target

    @property
    def passed(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        return CLAIMS[self.claim].holds(self.figure)

    def to_dict(self) -> dict[str, Any]:
        """Return the check as plain values, for JSON."""
        return {**attrs.asdict(self), "target": self.target, "passed": self.passed}
