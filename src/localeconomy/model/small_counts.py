"""Which counts of people are too small to publish, alone or beside others.

Withheld are counts below a limit, and counts that two published ones would give away by their
difference: primary and complementary suppression of small cells (Hundepool et al. (2012),
"Statistical Disclosure Control", Wiley, chapter 4). Zero is nobody, and stays.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["TOTAL", "WHOLES", "small_groups", "small_parts"]

TOTAL: Final = "participants"
"""The group that all others belong to."""

WHOLES: Final[Mapping[str, tuple[str, ...]]] = {
    "migrant_owned_businesses": ("businesses",),
    "migrant_owned_members": (
        "migrant_owned_businesses",
        "member_businesses",
        "businesses",
        "members",
    ),
    "member_businesses": ("businesses", "members"),
}
"""Groups that are a part of others, by the part."""


def _is_small(count: int, least: int) -> bool:
    return 0 < count < least


def small_groups(counts: Mapping[str, int], least: int) -> frozenset[str]:
    """Return the groups whose counts are withheld, of groups that were counted together.

    Parameters
    ----------
    counts
        How many of each group.
    least
        The smallest count that is published.

    Returns
    -------
    frozenset of str
        Small groups; parts of which too few of a published whole are left; and the total, where it
        would give away the rest.

    Examples
    --------
    >>> sorted(small_groups({"residents": 120, "politics": 2}, 3))
    ['politics']
    >>> sorted(small_groups({"members": 12, "migrant_owned_members": 11}, 3))
    ['migrant_owned_members']
    >>> sorted(small_groups({"participants": 50, "residents": 48, "politics": 2}, 3))
    ['participants', 'politics']
    """
    withheld = {group for group, count in counts.items() if _is_small(count, least)}
    # The smallest parts go first, so that a whole is compared with what is left.
    for part in sorted(WHOLES.keys() & counts.keys(), key=lambda each: counts[each]):
        wholes = [whole for whole in WHOLES[part] if whole in counts and whole not in withheld]
        if any(_is_small(counts[whole] - counts[part], least) for whole in wholes):
            withheld.add(part)
    named = [group for group in counts if group not in (*WHOLES, TOTAL) and group not in withheld]
    if TOTAL in counts and TOTAL not in withheld:
        rest = counts[TOTAL] - sum(counts[group] for group in named)
        single = any(_is_small(counts[TOTAL] - counts[group], least) for group in named)
        if _is_small(rest, least) or single:
            withheld.add(TOTAL)
    return frozenset(withheld)


def small_parts(counts: Sequence[int | None], least: int) -> tuple[bool, ...]:
    """Return which counts are withheld of some of which each is a part of the next.

    The first tells something of each that it counts (they said yes), so that neither they nor the
    others may be few or nobody. The following are sizes alone.

    Parameters
    ----------
    counts
        The counts, None where one is not recorded.
    least
        The smallest count that is published.

    Returns
    -------
    tuple of bool
        As few as possible, the first before others.

    Examples
    --------
    Two of forty said no, which 38 of 40 would give away:

    >>> small_parts([38, 40, 60, None], 3)
    (True, False, False, False)
    >>> small_parts([20, 40, 41, 900], 3)
    (False, False, True, False)
    """
    first, *others = range(len(counts))
    known = [place for place in (*others, first) if counts[place] is not None]
    sizes = {place: counts[place] or 0 for place in known}

    def _is_safe(published: tuple[int, ...]) -> bool:
        plain = [sizes[place] for place in published if place != first]
        if any(_is_small(size, least) for size in plain):
            return False
        if any(_is_small(abs(one - other), least) for one, other in combinations(plain, 2)):
            return False
        return first not in published or (
            sizes[first] >= least and all(size - sizes[first] >= least for size in plain)
        )

    best = next(
        published
        for size in range(len(known), -1, -1)
        for published in combinations(known, size)
        if _is_safe(published)
    )
    return tuple(place in sizes and place not in best for place in range(len(counts)))
