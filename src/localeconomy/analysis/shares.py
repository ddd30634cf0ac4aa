"""Splitting a difference of two scores exactly: into data, coverage and catalogue, by finding.

The players of a cooperative game are the findings that differ and, where it does, the catalogue.
The worth of a coalition is the score with those of the later side. Groups of players are the kinds
of change; their shares are Shapley values, exact since all six orders of three groups are tried.
Within a group each finding has its Owen value (Owen 1977, "Values of games with a priori unions"),
the mean over random orders within the groups with a fixed seed; whatever the orders, the findings
of a group add up to its share.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from typing import TYPE_CHECKING, Final

import attrs
import numpy as np
import numpy.typing as npt

from localeconomy.scoring.aggregate import UNKNOWN_VALUE, FloatArray, Scheme, total
from localeconomy.scoring.draws import stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from localeconomy.scoring.finding import Finding

__all__ = ["CATALOGUE", "COVERAGE", "DATA", "KINDS", "Sides", "split"]

DATA: Final = "data"
COVERAGE: Final = "coverage"
CATALOGUE: Final = "catalogue"
KINDS: Final = (DATA, COVERAGE, CATALOGUE)

ORDERS: Final = 32
"""Random orders within the groups for each order of the groups, each also taken backwards."""

BoolArray = npt.NDArray[np.bool_]


@attrs.frozen(eq=False)
class Side:
    """The findings of one record under one catalogue, as arrays over all ids.

    Parameters
    ----------
    values, weights, limits, force
        Shape ``(findings,)``: the value, the weight where due, the cap and its force.
    applicable
        Shape ``(findings,)``: the weight where applicable, due or not.
    """

    values: FloatArray
    weights: FloatArray
    limits: FloatArray
    force: FloatArray
    applicable: FloatArray

    @classmethod
    def of(cls, findings: Mapping[str, Finding], ids: Sequence[str]) -> Side:
        """Return the arrays of some findings.

        Parameters
        ----------
        findings
            By id.
        ids
            All findings of either side; one that is not asked here weighs nothing.

        Returns
        -------
        Side
            In the order of the ids.
        """
        rows = []
        for name in ids:
            each = findings.get(name)
            if each is None:
                rows.append((UNKNOWN_VALUE, 0.0, 1.0, 0.0, 0.0))
                continue
            cap = each.cap if each.state.is_due and each.weight > 0 else None
            rows.append(
                (
                    UNKNOWN_VALUE if each.value is None else each.value,
                    each.weight if each.state.is_due else 0.0,
                    1.0 if cap is None else cap.limit,
                    0.0 if cap is None else cap.force,
                    each.weight if each.state.is_applicable else 0.0,
                )
            )
        return cls(*np.array(rows, dtype=np.float64).reshape(-1, 5).T)


@attrs.frozen(eq=False)
class Sides:
    """Two records under two catalogues, each finding in its four versions.

    Parameters
    ----------
    ids
        All findings of either side.
    families
        The family of each.
    versions
        By record (0 earlier, 1 later) and catalogue (0 earlier, 1 later).
    """

    ids: tuple[str, ...]
    families: tuple[str, ...]
    versions: Mapping[tuple[int, int], Side]

    @classmethod
    def of(cls, findings: Mapping[tuple[int, int], Sequence[Finding]]) -> Sides:
        """Return the four versions of all findings.

        Parameters
        ----------
        findings
            By record and catalogue.

        Returns
        -------
        Sides
            In the order of the ids.
        """
        by_id = {key: {one.id: one for one in each} for key, each in findings.items()}
        families = {one.id: one.family for each in findings.values() for one in each}
        ids = tuple(sorted(families))
        return cls(
            ids,
            tuple(families[name] for name in ids),
            {key: Side.of(each, ids) for key, each in by_id.items()},
        )

    def scores(self, later: BoolArray, new_catalogue: BoolArray) -> FloatArray:
        """Return the score of coalitions.

        Parameters
        ----------
        later
            Shape ``(coalitions, findings)``: which findings are those of the later record.
        new_catalogue
            Shape ``(coalitions,)``: whether the catalogue is the later one.

        Returns
        -------
        ndarray, shape (coalitions,)
            From 5 to 100.
        """

        def _chosen(name: str) -> FloatArray:
            old, new = (
                np.where(
                    later,
                    getattr(self.versions[1, catalogue], name),
                    getattr(self.versions[0, catalogue], name),
                )
                for catalogue in (0, 1)
            )
            found: FloatArray = np.where(new_catalogue[:, np.newaxis], new, old)
            return found

        names = sorted(set(self.families))
        belongs = np.array(
            [[one == name for one in self.families] for name in names], dtype=np.float64
        )
        weights = _chosen("weights")
        due = weights @ belongs.T > 0
        # A family without a due row leaves: it weighs nothing, whatever its mean.
        family_weights = np.where(due, _chosen("applicable") @ belongs.T, 0.0)
        weights = weights + (~due).astype(np.float64) @ belongs
        force = _chosen("force")
        scheme = Scheme(
            ids=self.ids,
            weights=weights,
            belongs=belongs,
            families=tuple(names),
            family_weights=family_weights,
            limits=_chosen("limits"),
            force=force.max(axis=0),
            least_force=force.max(axis=0),
        )
        return total(scheme, _chosen("values"), force)


def split(sides: Sides, kinds: Sequence[str]) -> tuple[dict[str, float], FloatArray]:
    """Return what each kind of change and each finding add to the difference of the scores.

    Parameters
    ----------
    sides
        The findings of both sides.
    kinds
        For each finding, ``"data"`` or ``"coverage"``.

    Returns
    -------
    shares : dict of str to float
        Points by kind; they add up to the difference.
    points : ndarray, shape (findings,)
        Points of each finding; they add up to the shares of data and of coverage.
    """
    members: dict[str, list[int]] = {
        kind: [place for place, one in enumerate(kinds) if one == kind] for kind in KINDS
    }
    # The catalogue is one player, behind all findings.
    members[CATALOGUE] = [len(kinds)]
    sequences = np.array(list(_sequences(members)), dtype=np.intp)
    count, length = sequences.shape
    later = np.zeros((count, length + 1, length), dtype=np.bool_)
    rows = np.arange(count)
    for step in range(length):
        later[:, step + 1] = later[:, step]
        later[rows, step + 1, sequences[:, step]] = True
    coalitions = later.reshape(-1, length)
    scores = sides.scores(coalitions[:, :-1], coalitions[:, -1]).reshape(count, length + 1)
    gains = np.diff(scores, axis=1)
    points = np.zeros(length)
    for place in range(length):
        points[place] = gains[sequences == place].mean()
    shares = {kind: float(points[places].sum()) for kind, places in members.items()}
    return shares, points[:-1]


def _sequences(members: Mapping[str, Sequence[int]]) -> list[list[int]]:
    """Return orders of all players: all orders of the groups, some within them."""
    chance = stream(0, "compare", "orders")
    within = []
    for _ in range(ORDERS):
        order = {kind: list(chance.permutation(places)) for kind, places in members.items()}
        within += [order, {kind: places[::-1] for kind, places in order.items()}]
    return [
        [int(place) for kind in groups for place in order[kind]]
        for groups in permutations(members)
        for order in within
    ]
