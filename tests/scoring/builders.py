"""Findings that say only what a test is about, and strategies for whole sets of them."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

import attrs
from hypothesis import strategies as st

from localeconomy.language import Text
from localeconomy.scoring.finding import Cap, Finding, State

FAMILIES = ("networking", "development", "pitfalls")

Row: TypeAlias = tuple[State, tuple[float, float, float], float, str, Cap | None, tuple[int, ...]]


@cache
def named(name: str) -> Text:
    """Return a name that is the same in both languages."""
    return Text(de=name, en=name)


def finding(
    name: str = "a",
    value: float | None = 1.0,
    *,
    bounds: tuple[float, float] | None = None,
    weight: float = 1.0,
    family: str = "pitfalls",
    cap: Cap | float | None = None,
    state: State | None = None,
    pitfalls: tuple[int, ...] = (),
) -> Finding:
    """Return a finding: measured where it has a value and no bounds of its own, else unknown."""
    if state is None:
        state = State.UNKNOWN if value is None else State.MEASURED
        state = State.PARTIAL if value is not None and bounds is not None else state
    text = named(name)
    return Finding(
        id=name,
        family=family,
        pitfalls=pitfalls,
        title=text,
        question=text,
        state=state,
        value=value if state in (State.MEASURED, State.PARTIAL) else None,
        bounds=bounds or ((0.0, 1.0) if value is None else (value, value)),
        raw=value,
        unit=text,
        n=1,
        reason=text,
        weight=weight,
        cap=Cap(cap) if isinstance(cap, float) else cap,
    )


# Made once: a strategy that is built anew for each draw costs more than what is tested.
TURNING = st.sampled_from([0.0, 0.05, 0.4, 0.5, 0.7, 1.0])
VALUES = TURNING | st.floats(0.0, 1.0)
LIMITS = st.sampled_from([0.4, 0.5, 0.6, 0.7, 0.8]) | st.floats(0.05, 1.0)
CAPS = (
    st.none()
    | st.builds(lambda limit, force: Cap(limit, force, force), LIMITS, st.floats(0.0, 1.0))
    | LIMITS.map(lambda limit: Cap(limit, 1.0, 0.0))
)
ROWS = st.tuples(
    st.sampled_from(State),
    st.tuples(VALUES, VALUES, VALUES),
    st.sampled_from([0.0, 1.0, 2.0, 3.0]),
    st.sampled_from(FAMILIES),
    CAPS,
    st.sampled_from([(), (1,), (3,), (3, 4)]),
)


def values() -> st.SearchStrategy[float]:
    """Return values in [0, 1], the points where something changes among them."""
    return VALUES


def caps() -> st.SearchStrategy[Cap | None]:
    """Return caps in full force, partly in force, or of unknown force."""
    return CAPS


def findings(*, min_size: int = 1, max_size: int = 8) -> st.SearchStrategy[list[Finding]]:
    """Return findings of all states, at least one of them due and with a weight."""
    return st.lists(ROWS, min_size=min_size, max_size=max_size).map(_of_rows)


def _of_rows(rows: list[Row]) -> list[Finding]:
    made = [_of_row(f"f{number}", row) for number, row in enumerate(rows)]
    if not any(each.state.is_due and each.weight > 0 for each in made):
        made[0] = finding("f0", rows[0][1][0], weight=1.0)
    return made


def _of_row(name: str, row: Row) -> Finding:
    state, given, weight, family, cap, pitfalls = row
    low, value, high = sorted(given)
    has_value = state in (State.MEASURED, State.PARTIAL)
    bounds = {State.MEASURED: (value, value), State.PARTIAL: (low, high)}.get(state, (0.0, 1.0))
    return finding(
        name,
        value if has_value else None,
        bounds=bounds,
        weight=weight,
        family=family,
        cap=cap,
        state=state,
        pitfalls=pitfalls,
    )


def at(each: Finding, value: float) -> Finding:
    """Return a finding measured at a value."""
    return attrs.evolve(each, state=State.MEASURED, value=value, bounds=(value, value))
