"""What a criterion's case is."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from localeconomy.model.network import Network
from localeconomy.scoring.finding import State


@attrs.frozen
class Case:
    """Networks of three degrees, and the value in the middle, which the test of the row works out.

    Parameters
    ----------
    healthy, middle, failing
        Each makes a network.
    value
        The value in the middle.
    least
        What no further record can take from the value in the middle.
    emptied
        The state where every observed table is declared complete and empty.
    """

    healthy: Callable[[], Network]
    middle: Callable[[], Network]
    failing: Callable[[], Network]
    value: float
    emptied: State = State.MEASURED
    least: float = 0.0
