"""What the rows of a roster say of having answered, and which of them contradict each other."""

from __future__ import annotations

import enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Claim", "Claims", "claim_of"]


class Claim(enum.Enum):
    """What one row says of whether its respondent answered."""

    ANSWERED = "answered"
    """Says yes, or names nobody without saying no."""

    NAMED = "named"
    """Names somebody, and leaves open whether that is all."""

    BROKE_OFF = "broke off"
    """Says no and names somebody all the same."""

    SILENT = "silent"
    """Says no and names nobody."""


CONTRADICTING: Final[Mapping[Claim, tuple[Claim, ...]]] = MappingProxyType(
    {
        Claim.ANSWERED: (Claim.SILENT, Claim.BROKE_OFF),
        Claim.NAMED: (Claim.SILENT,),
        Claim.BROKE_OFF: (Claim.ANSWERED,),
        Claim.SILENT: (Claim.ANSWERED, Claim.NAMED),
    }
)


def claim_of(has_answered: bool | None, *, names_somebody: bool) -> Claim:  # noqa: FBT001 - a cell
    """Return what a row says.

    Parameters
    ----------
    has_answered
        What stands in the column "answered"; None where it says nothing.
    names_somebody
        Whether the row has a partner.

    Returns
    -------
    Claim
        What it says.

    Examples
    --------
    >>> claim_of(None, names_somebody=False), claim_of(False, names_somebody=True)
    (<Claim.ANSWERED: 'answered'>, <Claim.BROKE_OFF: 'broke off'>)
    """
    if has_answered is False:
        return Claim.BROKE_OFF if names_somebody else Claim.SILENT
    return Claim.NAMED if names_somebody and has_answered is None else Claim.ANSWERED


@attrs.define
class Claims:
    """The first row of each respondent that says one thing or another."""

    _first: dict[tuple[str, Claim], int] = attrs.field(factory=dict, init=False)

    def note(self, respondent: str, claim: Claim, row: int) -> int | None:
        """Keep what a row says.

        Parameters
        ----------
        respondent
            Of whom.
        claim
            What it says.
        row
            Its position.

        Returns
        -------
        int or None
            The position of the first row before that says the contrary.

        Examples
        --------
        >>> claims = Claims()
        >>> claims.note("bakery", Claim.NAMED, 0), claims.note("bakery", Claim.SILENT, 1)
        (None, 0)
        """
        self._first.setdefault((respondent, claim), row)
        rows = (self._first.get((respondent, other)) for other in CONTRADICTING[claim])
        return min((each for each in rows if each is not None), default=None)
