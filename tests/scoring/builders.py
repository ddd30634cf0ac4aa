"""Findings that say only what a test is about, and strategies for whole sets of them."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TypeAlias

import attrs
from hypothesis import settings
from hypothesis import strategies as st

from localeconomy.language import Text
from localeconomy.scoring.finding import Cap, Finding, State

FAMILIES = ("networking", "development", "pitfalls")

NIGHTLY_OF_RECORDS = 2_000
"""Cases of the profile for the night; of the scoring alone there are many more."""

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
TURNING = (0.0, 0.05, 0.4, 0.5, 0.7, 1.0)
USUAL_LIMITS = (0.4, 0.5, 0.6, 0.7, 0.8)
WEIGHTS = (0.0, 1.0, 2.0, 3.0)
PITFALLS: tuple[tuple[int, ...], ...] = ((), (1,), (3,), (3, 4))
VALUES = st.sampled_from(TURNING) | st.floats(0.0, 1.0)
LIMITS = st.sampled_from(USUAL_LIMITS) | st.floats(0.05, 1.0)
CAPS = (
    st.none()
    | st.builds(lambda limit, force: Cap(limit, force, force), LIMITS, st.floats(0.0, 1.0))
    | LIMITS.map(lambda limit: Cap(limit, 1.0, 0.0))
)
ROWS = st.tuples(
    st.sampled_from(State),
    st.tuples(VALUES, VALUES, VALUES),
    st.sampled_from(WEIGHTS),
    st.sampled_from(FAMILIES),
    CAPS,
    st.sampled_from(PITFALLS),
)


def values() -> st.SearchStrategy[float]:
    """Return values in [0, 1], the points where something changes among them."""
    return VALUES


def caps() -> st.SearchStrategy[Cap | None]:
    """Return caps in full force, partly in force, or of unknown force."""
    return CAPS


def findings(*, min_size: int = 1, max_size: int = 8) -> st.SearchStrategy[list[Finding]]:
    """Return findings of all states, at least one of them due and with a weight."""
    listed = st.lists(ROWS, min_size=min_size, max_size=max_size)
    numbered = st.integers(0, 2**64 - 1).map(lambda seed: _rows_of(seed, min_size, max_size))
    # Simple cases are worth their time in a short search, many cases in a long one.
    return st.deferred(lambda: numbered if is_long_search() else listed).map(_of_rows)


def is_long_search() -> bool:
    """Return whether Hypothesis runs with the profile for the night."""
    usual = settings.default
    return usual is not None and usual.max_examples >= NIGHTLY_OF_RECORDS


def _rows_of(seed: int, min_size: int, max_size: int) -> list[Row]:
    """Return rows as `ROWS` has them, all from one number."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    states = tuple(State)
    return [
        (
            chance.choice(states),
            (_value(chance), _value(chance), _value(chance)),
            chance.choice(WEIGHTS),
            chance.choice(FAMILIES),
            _cap(chance),
            chance.choice(PITFALLS),
        )
        for _ in range(chance.randint(min_size, max_size))
    ]


def _value(chance: Random) -> float:
    return chance.choice(TURNING) if chance.random() < 0.5 else chance.random()


def _cap(chance: Random) -> Cap | None:
    kind = chance.randrange(3)
    limit = chance.choice(USUAL_LIMITS) if chance.random() < 0.5 else chance.uniform(0.05, 1.0)
    if kind == 0:
        return None
    force = 1.0 if kind == 1 else chance.random()
    return Cap(limit, force, 0.0 if kind == 1 else force)


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
