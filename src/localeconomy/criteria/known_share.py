"""A share of records of which some lack the value that it asks for: unknown is neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from localeconomy.language import Text

if TYPE_CHECKING:
    from localeconomy.compiled.projection import MaskArray

__all__ = ["KnownShare"]


@attrs.frozen
class KnownShare:
    """How many records fit, among how many of which it is known, and of how many it is not.

    Parameters
    ----------
    fitting
        Records that fit.
    known
        Records of which it is known, whether they fit or not.
    unknown
        Records that lack the value.

    Examples
    --------
    >>> share = KnownShare(fitting=2, known=3, unknown=1)
    >>> share.bounds
    (0.5, 0.75)
    >>> KnownShare(fitting=0, known=0, unknown=4).point is None
    True
    """

    fitting: int
    known: int
    unknown: int

    @classmethod
    def of(cls, rows: MaskArray, fitting: MaskArray, unknown: MaskArray) -> KnownShare:
        """Return the share of some records.

        Parameters
        ----------
        rows
            Mask over the records that are asked about.
        fitting, unknown
            Masks over the records that fit, and of which it is not known.

        Returns
        -------
        KnownShare
            The counts.
        """
        missing = int((rows & unknown).sum())
        return cls(int((rows & fitting & ~unknown).sum()), int(rows.sum()) - missing, missing)

    @property
    def point(self) -> float | None:
        """The share among those of which it is known; None where it is known of none."""
        return self.fitting / self.known if self.known else None

    @property
    def bounds(self) -> tuple[float, float]:
        """The share if none, and if all, of the others fit; anything where there are none."""
        total = self.known + self.unknown
        if not total:
            return 0.0, 1.0
        return self.fitting / total, (self.fitting + self.unknown) / total

    @property
    def open_bounds(self) -> tuple[float, float] | None:
        """The bounds where a value is missing, None where all are known."""
        return self.bounds if self.unknown else None

    def sentence(self, known: Text) -> Text:
        """Return a sentence that also says of how many it is not known.

        Parameters
        ----------
        known
            What is said of those of which it is known, without a full stop.

        Returns
        -------
        Text
            The whole sentence.

        Examples
        --------
        >>> share = KnownShare(fitting=2, known=3, unknown=1)
        >>> share.sentence(Text(de="2 von 3 Treffen", en="2 of 3 meetings")).en
        '2 of 3 meetings; further ones without a record: 1.'
        """
        if not self.unknown:
            return Text(de=f"{known.de}.", en=f"{known.en}.")
        return Text(
            de="{known}; weitere ohne Angabe: {unknown}.",
            en="{known}; further ones without a record: {unknown}.",
        ).fill(known=known, unknown=self.unknown)
