"""Findings that say only what a test is about, and strategies for whole sets of them."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from localeconomy.language import Text
from localeconomy.scoring.finding import Cap, Finding, State

FAMILIES = ("networking", "development", "pitfalls")


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
    text = Text(de=name, en=name)
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


def values() -> st.SearchStrategy[float]:
    """Return values in [0, 1], the points where something changes among them."""
    turning = st.sampled_from([0.0, 0.05, 0.4, 0.5, 0.7, 1.0])
    return turning | st.floats(0.0, 1.0)


def caps() -> st.SearchStrategy[Cap | None]:
    """Return caps in full force, partly in force, or of unknown force."""
    limits = st.sampled_from([0.4, 0.5, 0.6, 0.7, 0.8]) | st.floats(0.05, 1.0)
    known = st.builds(lambda limit, force: Cap(limit, force, force), limits, st.floats(0.0, 1.0))
    return st.none() | known | limits.map(lambda limit: Cap(limit, 1.0, 0.0))


@st.composite
def findings(draw: st.DrawFn, *, min_size: int = 1, max_size: int = 8) -> list[Finding]:
    """Return findings of all states, at least one of them due and with a weight."""
    size = draw(st.integers(min_size, max_size))
    made = [draw(one_finding(f"f{number}")) for number in range(size)]
    if not any(each.state.is_due and each.weight > 0 for each in made):
        made[0] = finding("f0", draw(values()), weight=1.0)
    return made


@st.composite
def one_finding(draw: st.DrawFn, name: str) -> Finding:
    """Return a finding of any state."""
    state = draw(st.sampled_from(State))
    low, value, high = sorted(draw(st.tuples(values(), values(), values())))
    has_value = state in (State.MEASURED, State.PARTIAL)
    bounds = {State.MEASURED: (value, value), State.PARTIAL: (low, high)}.get(state, (0.0, 1.0))
    return attrs.evolve(
        finding(name, value if has_value else None, bounds=bounds, state=state),
        weight=draw(st.sampled_from([0.0, 1.0, 2.0, 3.0])),
        family=draw(st.sampled_from(FAMILIES)),
        cap=draw(caps()),
        pitfalls=draw(st.sampled_from([(), (1,), (3,), (3, 4)])),
    )


def at(each: Finding, value: float) -> Finding:
    """Return a finding measured at a value."""
    return attrs.evolve(each, state=State.MEASURED, value=value, bounds=(value, value))
