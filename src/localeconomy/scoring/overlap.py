"""Which findings rest on the same records, and so are no independent witnesses."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import attrs

from localeconomy.language import Number, Text, enumeration
from localeconomy.model.records import TABLES
from localeconomy.scoring.finding import Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.scoring.finding import Finding

__all__ = ["Overlap", "overlap"]

SAME: Final = Text(
    de="„{first}“ und „{second}“ beruhen zum Teil auf denselben Einträgen ({tables}: {least}{n}, "
    "{share} der kleineren Grundlage).",
    en="“{first}” and “{second}” rest on some of the same records ({tables}: {least}{n}, {share} "
    "of the smaller basis).",
)
AT_LEAST: Final = Text(de="mindestens ", en="at least ")
TABLES_ONLY: Final = Text(
    de="„{first}“ und „{second}“ lesen dieselben Listen ({tables}), aber keine gemeinsamen "
    "Einträge, die als Beleg genannt sind.",
    en="“{first}” and “{second}” read the same tables ({tables}), but name no record in common as "
    "evidence.",
)


@attrs.frozen
class Overlap:
    """What two findings have in common.

    Parameters
    ----------
    first, second
        The criteria, in alphabetical order.
    titles
        What they are called.
    tables
        The tables that both read.
    shared
        The records that both name as evidence, table by table.
    count
        How many these are.
    share
        Their share of the records of the finding that names fewer, in [0, 1].
    is_exact
        Whether the evidence of both is listed in full; else there may be more of them.
    """

    first: str
    second: str
    titles: tuple[Text, Text]
    tables: tuple[str, ...]
    shared: tuple[Evidence, ...]
    count: int
    share: float
    is_exact: bool

    @property
    def sentence(self) -> Text:
        """What it says."""
        names = [each.table for each in self.shared] or self.tables
        wording = SAME if self.count else TABLES_ONLY
        return wording.fill(
            first=self.titles[0],
            second=self.titles[1],
            tables=enumeration(TABLES[name].plural if name in TABLES else name for name in names),
            n=self.count,
            least="" if self.is_exact else AT_LEAST,
            share=Number(self.share, percent=True),
        )

    def __repr__(self) -> str:
        """Return what it says, in English."""
        return f"<{type(self).__name__}: {self.sentence.en}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the overlap as plain values, for JSON."""
        return attrs.asdict(self)


def overlap(findings: Sequence[Finding], *, least: int = 1) -> tuple[Overlap, ...]:
    """Return which findings read the same records.

    Parameters
    ----------
    findings
        All findings of an assessment.
    least
        How many records two findings must share; 0 adds those that share tables alone.

    Returns
    -------
    tuple of Overlap
        Pairs of findings that could be judged, those with the most shared records first.
    """
    judged = sorted((each for each in findings if each.value is not None), key=lambda each: each.id)
    pairs = (_overlap(one, other) for one, other in combinations(judged, 2))
    found = [each for each in pairs if each.count >= least and (each.count or each.tables)]
    return tuple(
        sorted(found, key=lambda each: (-each.count, -len(each.tables), each.first, each.second))
    )


def _overlap(one: Finding, other: Finding) -> Overlap:
    theirs = {each.table: each for each in other.evidence}
    shared, exact = [], True
    for mine in one.evidence:
        if mine.table not in theirs:
            continue
        listed = theirs[mine.table]
        ids = set(mine.ids) & set(listed.ids)
        # A list cut off after fifty may hide common records.
        exact &= len(mine.ids) == mine.count and len(listed.ids) == listed.count
        if ids:
            shared.append(Evidence.of(mine.table, sorted(ids)))
    count = sum(each.count for each in shared)
    smaller = min(sum(each.count for each in side.evidence) for side in (one, other))
    return Overlap(
        first=one.id,
        second=other.id,
        titles=(one.title, other.title),
        tables=tuple(name for name in one.reads if name in other.reads),
        shared=tuple(shared),
        count=count,
        share=count / smaller if smaller else 0.0,
        is_exact=exact,
    )
