r"""What the points lost from 100 are owed to: exact Shapley values over families and caps.

The players are each family and each cap that bites. Without a family, its findings count as 1;
without a cap, it does not bite. With :math:`v(S)` the points lost with the players S alone and k
players, the contribution of a player i is

.. math:: \varphi_i = \sum_{S \not\ni i} \frac{|S|!\,(k - |S| - 1)!}{k!} (v(S \cup i) - v(S)).

Together they are the points lost. Source: Shapley, L. (1953), "A value for n-person games", in:
Contributions to the Theory of Games II, 307–317.

All :math:`2^k` coalitions are evaluated. Subset sums of the further failures enter the ceiling, so
that no shorter exact way is known; where a catalogue has more players than that allows, those that
lose least are one player together, and the values are exact for these players.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np

from localeconomy.language import Number, Text
from localeconomy.scoring.aggregate import (
    UNKNOWN_VALUE,
    Scheme,
    caps,
    ceiling,
    family_values,
    shortfalls,
    ungated,
)
from localeconomy.scoring.uncertain import due_findings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from localeconomy.scoring.aggregate import FloatArray
    from localeconomy.scoring.finding import Finding

__all__ = ["Contribution", "Contributions", "contributions", "shapley_values"]

MOST_PLAYERS: Final = 18
MOST_FAMILIES: Final = 8

FAMILY: Final = "family"
CAP: Final = "cap"

COSTS: Final = {
    FAMILY: Text(
        de="{points} der {lost} fehlenden Punkte liegen am Bereich „{title}“.",
        en="{points} of the {lost} points lost are owed to the family “{title}”.",
    ),
    CAP: Text(
        de="{points} der {lost} fehlenden Punkte liegen an der Obergrenze durch „{title}“.",
        en="{points} of the {lost} points lost are owed to the cap set by “{title}”.",
    ),
}
NOTHING_LOST: Final = Text(de="Es fehlen keine Punkte bis 100.", en="No points are lost from 100.")
LOST: Final = Text(
    de="Bis 100 fehlen {lost} Punkte. {first}", en="{lost} points are lost from 100. {first}"
)
TOGETHER: Final = Text(de="{n} weitere zusammen", en="{n} others together")


@attrs.frozen
class Contribution:
    """How many of the points lost are owed to a family or a cap.

    Parameters
    ----------
    kind
        ``"family"`` or ``"cap"``.
    ids
        The family, or the criterion that sets the cap; several where they are one player.
    title
        What it is called.
    points
        Points of the score; all together are the points lost.
    lost
        All points lost.
    """

    kind: str
    ids: tuple[str, ...]
    title: Text
    points: float
    lost: float

    @property
    def sentence(self) -> Text:
        """What it says."""
        return COSTS[self.kind].fill(
            points=Number(self.points, 1), lost=Number(self.lost, 1), title=self.title
        )

    def __repr__(self) -> str:
        """Return what it says, in English."""
        return f"<{type(self).__name__}: {self.sentence.en}>"


@attrs.frozen
class Contributions:
    """What the points lost from 100 are owed to.

    Parameters
    ----------
    lost
        100 less the score.
    parts
        Families and caps, the most costly first; they add up to ``lost``.
    """

    lost: float
    parts: tuple[Contribution, ...]

    @property
    def sentence(self) -> Text:
        """What costs most."""
        if round(self.lost, 1) == 0:
            return NOTHING_LOST
        return LOST.fill(lost=Number(self.lost, 1), first=self.parts[0].sentence)

    def __repr__(self) -> str:
        """Return what it says, in English."""
        return f"<{type(self).__name__}: {self.sentence.en}>"

    def to_dict(self) -> dict[str, Any]:
        """Return the contributions as plain values, for JSON."""
        return attrs.asdict(self)


def contributions(
    findings: Sequence[Finding], titles: Mapping[str, Text] | None = None
) -> Contributions:
    """Return what the points lost from 100 are owed to.

    Parameters
    ----------
    findings
        All findings of an assessment.
    titles
        What the families are called, by their ids.

    Returns
    -------
    Contributions
        Over the families with a due finding and the caps that bite.

    Raises
    ------
    LocalEconomyError
        If no criterion with a weight is due.
    """
    scheme = Scheme.of(findings)
    due = due_findings(findings, scheme)
    values = np.array([UNKNOWN_VALUE if each.value is None else each.value for each in due])
    families = _players(
        scheme.families, 1 - family_values(scheme, values), min(MOST_FAMILIES, MOST_PLAYERS)
    )
    bites = shortfalls(values, scheme.force) > 0
    biting = [name for name, bite in zip(scheme.ids, bites, strict=True) if bite]
    depths = 1 - caps(scheme, values, scheme.force)[bites]
    limiting = _players(biting, depths, MOST_PLAYERS - len(families))
    before = ungated(scheme, _values_of_coalitions(scheme, values, families))
    highest = _ceilings_of_coalitions(scheme, values, limiting)
    worth = 100.0 * (1.0 - np.minimum(before[:, np.newaxis], highest))
    points = shapley_values(worth.ravel())
    lost = float(worth[-1, -1])
    named = {} if titles is None else titles
    by_id = {each.id: each.title for each in due}
    # The lowest bits of a coalition's number are its caps.
    parts = [
        *(Contribution(CAP, ids, _title(ids, by_id), 0.0, lost) for ids in limiting),
        *(Contribution(FAMILY, ids, _title(ids, named), 0.0, lost) for ids in families),
    ]
    valued = [
        attrs.evolve(part, points=float(own)) for part, own in zip(parts, points, strict=True)
    ]
    return Contributions(lost, tuple(sorted(valued, key=lambda one: (-one.points, one.ids))))


def shapley_values(worth: FloatArray) -> FloatArray:
    """Return the Shapley value of each player of a game.

    Parameters
    ----------
    worth
        Shape ``(2 ** players,)``: what each coalition is worth; player i is in it where bit i of
        its number is 1.

    Returns
    -------
    ndarray, shape (players,)
        They add up to the worth of all less that of none.

    Examples
    --------
    Two left gloves and one right one (player 2), of which a pair is worth 1: the right one decides
    unless it comes first, 2/3; the others share the rest.

    >>> import numpy as np
    >>> [round(float(each), 4) for each in shapley_values(np.array([0, 0, 0, 0, 0, 1.0, 1, 1]))]
    [0.1667, 0.1667, 0.6667]
    """
    players = len(worth).bit_length() - 1
    sizes = np.zeros(1, dtype=np.intp)
    for _ in range(players):
        sizes = np.concatenate([sizes, sizes + 1])
    chance = np.array([1 / (players * math.comb(players - 1, n)) for n in range(players)] + [0.0])
    weights = chance[sizes]
    values = np.empty(players)
    for player in range(players):
        pairs = worth.reshape(-1, 2, 2**player)
        gains = pairs[:, 1] - pairs[:, 0]
        values[player] = (gains * weights.reshape(-1, 2, 2**player)[:, 0]).sum()
    return values


def _players(
    ids: Sequence[str], losses: npt.NDArray[np.float64], most: int
) -> list[tuple[str, ...]]:
    """Return the players: each alone, but those that lose least together where they are many."""
    if len(ids) <= most:
        return [(each,) for each in ids]
    ranked = [name for _, name in sorted(zip(-losses, ids, strict=True))]
    return [*((each,) for each in ranked[: most - 1]), tuple(sorted(ranked[most - 1 :]))]


def _coalitions(players: Sequence[tuple[str, ...]], names: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return who is in each coalition, one a row, as a mask over names."""
    numbers = np.arange(2 ** len(players))[:, np.newaxis]
    place = {name: bit for bit, player in enumerate(players) for name in player}
    bits = np.array([place[name] for name in names], dtype=np.intp)
    result: npt.NDArray[np.bool_] = (numbers >> bits) % 2 == 1
    return result


def _values_of_coalitions(
    scheme: Scheme, values: FloatArray, players: Sequence[tuple[str, ...]]
) -> FloatArray:
    """Return the values of all findings, 1 in families outside of the coalition."""
    inside = _coalitions(players, scheme.families) @ scheme.belongs > 0
    return np.where(inside, values, 1.0)


def _ceilings_of_coalitions(
    scheme: Scheme, values: FloatArray, players: Sequence[tuple[str, ...]]
) -> FloatArray:
    """Return the ceiling that the caps of each coalition set."""
    names = sorted(name for player in players for name in player)
    if not names:
        return np.ones(1)
    rows = [scheme.ids.index(name) for name in names]
    force = scheme.force[rows]
    biting = attrs.evolve(scheme, limits=scheme.limits[rows], force=force, least_force=force)
    return ceiling(biting, values[rows], force * _coalitions(players, names))


def _title(ids: tuple[str, ...], titles: Mapping[str, Text]) -> Text:
    if len(ids) > 1:
        return TOGETHER.fill(n=len(ids))
    return titles.get(ids[0], Text(de=ids[0], en=ids[0]))
