"""From arcs to rows: checking ends, sorting in linear time, merging parallel ties.

The steps by which `Projection.from_arcs` builds a graph; each is a plain function on arrays.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = [
    "FloatArray",
    "IdArray",
    "MaskArray",
    "Merge",
    "both_ways",
    "check_arc_count",
    "checked_arcs",
    "checked_ids",
    "checked_mask",
    "joined",
    "merged_arcs",
    "row_pointers",
    "stable_order",
]

IdArray: TypeAlias = npt.NDArray[np.int32]
MaskArray: TypeAlias = npt.NDArray[np.bool_]
FloatArray: TypeAlias = npt.NDArray[np.float64]

Merge: TypeAlias = Literal["simple", "count", "sum", "max", "min"]
"""How parallel ties become one.

``"simple"``: one unweighted tie; ``"count"``: its weight is their number; ``"sum"``, ``"max"``,
``"min"``: of their weights, each 1 where none are given.
"""

_REDUCTIONS: Final[dict[str, np.ufunc]] = {"sum": np.add, "max": np.maximum, "min": np.minimum}
_LARGEST: Final = 2**31 - 1
_HALF_WORD: Final = 16


def checked_ids(values: npt.ArrayLike, size: int, name: str) -> IdArray:
    """Ids as 32-bit integers, or a ValueError that names what is wrong with them."""
    ids = np.asarray(values)
    if ids.ndim != 1 or (ids.size and not np.issubdtype(ids.dtype, np.integer)):
        message = f"{name} must be a one-dimensional array of integer ids, not {ids.dtype} of "
        message += f"shape {ids.shape}"
        raise ValueError(message)
    if ids.size and not (ids.min() >= 0 and ids.max() < size):
        message = f"{name} go from {ids.min()} to {ids.max()}; ids must lie in 0 … {size - 1}"
        raise ValueError(message)
    return ids.astype(np.int32, copy=False)


def checked_mask(values: npt.ArrayLike, length: int) -> MaskArray:
    """A mask of one value an entry, or a ValueError."""
    mask = np.asarray(values, dtype=np.bool_)
    if mask.shape != (length,):
        message = f"a mask of shape {mask.shape} does not fit {length} entries; give one value each"
        raise ValueError(message)
    return mask


def checked_arcs(
    size: int,
    sources: npt.ArrayLike,
    targets: npt.ArrayLike,
    weights: npt.ArrayLike | None,
    merge: Merge,
) -> tuple[IdArray, IdArray, FloatArray | None]:
    """Ends and weights that fit each other and the way of merging, or a ValueError."""
    if not 0 <= size <= _LARGEST:
        message = f"a projection of {size} nodes is impossible; sizes go from 0 to {_LARGEST}"
        raise ValueError(message)
    heads = checked_ids(sources, size, "sources")
    tails = checked_ids(targets, size, "targets")
    if len(heads) != len(tails):
        message = f"{len(heads)} sources but {len(tails)} targets; give both ends of every arc"
        raise ValueError(message)
    check_arc_count(2 * len(heads))  # both directions may be needed
    if merge not in {"simple", "count", *_REDUCTIONS}:
        message = f"merge={merge!r} is unknown; use 'simple', 'count', 'sum', 'max' or 'min'"
        raise ValueError(message)
    if weights is None:
        return heads, tails, None if merge == "simple" else np.ones(len(heads))
    if merge in {"simple", "count"}:
        message = f"merge={merge!r} would drop the weights; use 'sum', 'max' or 'min'"
        raise ValueError(message)
    values = np.asarray(weights, dtype=np.float64)
    if values.shape != heads.shape:
        message = f"weights of shape {values.shape} for {len(heads)} arcs; give one an arc"
        raise ValueError(message)
    return heads, tails, values


def check_arc_count(count: int) -> None:
    """Refuse more arcs than 32-bit indices can number.

    Raises
    ------
    ValueError
        If ``count`` is 2³¹ or more.
    """
    if count > _LARGEST:
        message = (
            f"{count} arcs are more than 32-bit indices can number ({_LARGEST}); "
            "project fewer kinds of ties, or a part of the network"
        )
        raise ValueError(message)


def joined(
    arcs: tuple[IdArray, IdArray, FloatArray | None], both: MaskArray
) -> tuple[IdArray, IdArray, FloatArray | None]:
    """The arcs, and those in ``both`` once more the other way round."""
    heads, tails, values = arcs
    return (
        np.concatenate([heads, tails[both]]),
        np.concatenate([tails, heads[both]]),
        None if values is None else np.concatenate([values, values[both]]),
    )


def stable_order(ids: IdArray) -> npt.NDArray[np.intp]:
    """Stable order of non-negative ids: a radix sort by half-words, in linear time.

    NumPy's stable sort is a radix sort for 16-bit integers only; two passes of it are four times as
    fast as one comparison sort of 32-bit integers.
    """
    order = np.argsort(ids.astype(np.uint16), kind="stable")  # the cast keeps the low half-word
    if ids.size and int(ids.max()) >> _HALF_WORD:
        high = (ids[order] >> _HALF_WORD).astype(np.uint16)
        order = order[np.argsort(high, kind="stable")]
    return order


def merged_arcs(
    heads: IdArray, tails: IdArray, values: FloatArray | None, merge: Merge
) -> tuple[IdArray, IdArray, FloatArray | None]:
    """Arcs in order of head and tail, each pair once."""
    order = stable_order(tails)
    order = order[stable_order(heads[order])]
    heads, tails = heads[order], tails[order]
    first = np.ones(len(heads), dtype=np.bool_)
    first[1:] = (heads[1:] != heads[:-1]) | (tails[1:] != tails[:-1])
    if values is not None:
        reduction = _REDUCTIONS["sum" if merge == "count" else merge]
        starts = np.flatnonzero(first)
        values = reduction.reduceat(values[order], starts) if len(starts) else values
    if first.all():
        return heads, tails, values
    return heads[first], tails[first], values


def both_ways(
    lower: IdArray, upper: IdArray, values: FloatArray | None, size: int
) -> tuple[IdArray, IdArray, FloatArray | None]:
    """Every tie in the rows of both ends: row pointers, neighbours and weights.

    The ties come in order of both ends. A row holds its lower neighbours first, then the upper
    ones, so each tie's two places are known without another sort.
    """
    below, above = np.bincount(upper, minlength=size), np.bincount(lower, minlength=size)
    indptr = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(below + above, out=indptr[1:])
    order = stable_order(upper)
    ties = np.arange(len(lower), dtype=np.int32)
    to_lower = (indptr[:-1] - _exclusive_sum(below)).astype(np.int32)[upper[order]] + ties
    to_upper = (indptr[:-1] + below - _exclusive_sum(above)).astype(np.int32)[lower] + ties
    tails = np.empty(2 * len(lower), dtype=np.int32)
    tails[to_lower], tails[to_upper] = lower[order], upper
    if values is None:
        return indptr, tails, None
    both = np.empty(2 * len(lower))
    both[to_lower], both[to_upper] = values[order], values
    return indptr, tails, both


def _exclusive_sum(counts: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    return np.cumsum(counts) - counts


def row_pointers(rows: IdArray, size: int) -> IdArray:
    """Where each row begins and ends, when row ``i`` has as many entries as ``rows`` has ``i``."""
    pointers = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(rows, minlength=size), out=pointers[1:])
    return pointers
