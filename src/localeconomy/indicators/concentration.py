"""How the work is spread: effective number, how many do half of it, Gini, bus factor.

Amounts are tasks or hours a person. People who do nothing count for the Gini coefficient, since it
asks how evenly a group shares; the other figures are unchanged by them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from localeconomy.compiled.projection import FloatArray

__all__ = ["effective_number", "gini", "greedy_bus_factor", "people_who_do_half"]


def effective_number(amounts: npt.ArrayLike) -> float | None:
    """How many people with equal shares would be as concentrated: ``1 / Σ s²``.

    Laakso, M., Taagepera, R. (1979), "Effective number of parties", Comparative Political Studies
    12; the inverse of Simpson's (1949) concentration, Hill's (1973) number of order 2.

    Parameters
    ----------
    amounts
        Shape ``(n,)``: what each does, at least 0, in any unit.

    Returns
    -------
    float or None
        In people, from 1 to n; None if nothing is done.

    Raises
    ------
    ValueError
        If an amount is negative or not a number.

    Examples
    --------
    1 / (0.25 + 0.0625 + 0.0625):

    >>> round(effective_number([2, 1, 1]), 4)
    2.6667
    """
    shares = _shares(amounts)
    return None if shares is None else float(1.0 / (shares**2).sum())


def people_who_do_half(amounts: npt.ArrayLike, *, part: float = 0.5) -> float | None:
    """How many people do half of the work, the busiest first, interpolated within the last one.

    The median of the concentration curve (Lorenz, M. (1905), "Methods of measuring the
    concentration of wealth", Publ. American Statistical Association 9, read from the top): with
    shares in descending order and S their sums, ``h = k + (part − S_k) / s_(k+1)`` for the last k
    with ``S_k < part``. An even split among n gives ``part · n``.

    Parameters
    ----------
    amounts
        Shape ``(n,)``: what each does, at least 0, in any unit.
    part
        The part of the work, in (0, 1].

    Returns
    -------
    float or None
        In people; None if nothing is done.

    Raises
    ------
    ValueError
        If an amount is negative or not a number, or ``part`` is not in (0, 1].

    Examples
    --------
    The busiest does 0.4; the second is needed for a third of 0.3:

    >>> round(people_who_do_half([4, 3, 3]), 4)
    1.3333
    """
    if not 0.0 < part <= 1.0:
        message = f"part={part} is no part of the work; give a figure above 0 and up to 1"
        raise ValueError(message)
    shares = _shares(amounts)
    if shares is None:
        return None
    shares = np.sort(shares[shares > 0.0])[::-1]
    done = np.cumsum(shares)
    whole = min(int(np.searchsorted(done, part)), len(shares) - 1)  # rounding may end below 1
    before = float(done[whole - 1]) if whole else 0.0
    return whole + min(1.0, (part - before) / float(shares[whole]))


def gini(amounts: npt.ArrayLike, *, corrected: bool = False) -> float | None:
    """How unevenly the work is spread: ``G = Σ_i Σ_j |x_i − x_j| / (2 n² x̄)``.

    Gini, C. (1914), "Sulla misura della concentrazione e della variabilità dei caratteri"; computed
    from ranks as in Sen, A. (1973), *On Economic Inequality*, section 2.7. Over the whole group,
    those who do nothing included. Fair lots alone give more than 0: compare with `expected_gini`.

    Parameters
    ----------
    amounts
        Shape ``(n,)``: what each does, at least 0, in any unit.
    corrected
        Whether to multiply by ``n / (n − 1)``, so that one person doing everything gives 1 rather
        than ``(n − 1) / n`` (Deltas, G. (2003), "The small-sample bias of the Gini coefficient",
        Review of Economics and Statistics 85).

    Returns
    -------
    float or None
        From 0 (even) to 1; None if nothing is done, or corrected for a single person.

    Raises
    ------
    ValueError
        If an amount is negative or not a number.

    Examples
    --------
    Differences 1, 1 and 0, each twice, over 2 · 9 · 4/3:

    >>> round(gini([2, 1, 1]), 4)
    0.1667
    """
    shares = _shares(amounts)
    if shares is None or (corrected and len(shares) <= 1):
        return None
    count = len(shares)
    ranks = np.arange(1, count + 1)
    plain = float(((2 * ranks - count - 1) * np.sort(shares)).sum() / count)
    return plain * count / (count - 1) if corrected else plain


def greedy_bus_factor(
    tasks: npt.ArrayLike,
    people: npt.ArrayLike,
    *,
    task_count: int | None = None,
    part: float = 0.5,
) -> int | None:
    """How few people must leave until more than half of the tasks have nobody.

    The truck factor of Avelino, G., et al. (2016), "A novel approach for estimating truck factors",
    ICPC 2016: again and again the one who holds most of the tasks that are still held leaves. The
    fewest possible may be lower still, so the figure is an upper bound.

    Parameters
    ----------
    tasks, people
        Shape ``(k,)``: who holds which task, as integer codes; several may hold one.
    task_count
        Number of tasks, those without any holder included; None if every task has one.
    part
        The part of the tasks that has to be exceeded.

    Returns
    -------
    int or None
        In people, 0 if too many tasks have nobody already; None without tasks.

    Raises
    ------
    ValueError
        If the arrays differ in length, or ``task_count`` is below the number of tasks held.

    Examples
    --------
    Person 7 holds three of four tasks, one of them with person 8:

    >>> greedy_bus_factor([0, 1, 2, 2, 3], [7, 7, 7, 8, 8])
    2
    """
    task, person = np.asarray(tasks), np.asarray(people)
    if task.shape != person.shape or task.ndim != 1:
        message = (
            f"tasks of shape {task.shape} and people of shape {person.shape}; give one a holder"
        )
        raise ValueError(message)
    holders: dict[int, set[int]] = {}
    for one, who in zip(task.tolist(), person.tolist(), strict=True):
        holders.setdefault(one, set()).add(who)
    total = len(holders) if task_count is None else task_count
    if total < len(holders):
        message = f"task_count={total}, but {len(holders)} tasks have a holder; count every task"
        raise ValueError(message)
    return _leave_one_by_one(list(holders.values()), total, part) if total else None


def _leave_one_by_one(holders: list[set[int]], total: int, part: float) -> int:
    left = 0
    while total - len(holders) <= part * total:
        held: dict[int, int] = {}
        for group in holders:
            for who in group:
                held[who] = held.get(who, 0) + 1
        if not held:  # every task has nobody, and even that does not exceed the part
            break
        busiest = min(held, key=lambda who: (-held[who], who))
        holders = [rest for group in holders if (rest := group - {busiest})]
        left += 1
    return left


def _shares(amounts: npt.ArrayLike) -> FloatArray | None:
    """Amounts as shares of their sum, or None if that is 0."""
    values = np.asarray(amounts, dtype=np.float64).ravel()
    if values.size and not (np.isfinite(values).all() and values.min() >= 0.0):
        message = f"amounts go from {values.min()} to {values.max()}; they must be finite and ≥ 0"
        raise ValueError(message)
    largest = values.max(initial=0.0)
    if largest <= 0.0:
        return None
    scaled = values / largest  # sums and squares stay within range
    result: FloatArray = scaled / scaled.sum()
    return result
