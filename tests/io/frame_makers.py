"""Data frames of every library that the tests read, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import localeconomy as le
from localeconomy.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from localeconomy.model.frames import Backend

BACKENDS: tuple[Backend, ...] = ("pandas", "polars", "pyarrow")
MAKERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
}

every_backend = pytest.mark.parametrize("backend", BACKENDS)


def faults(language: str = "en", **given: Any) -> list[str]:  # noqa: ANN401 - frames and options
    with pytest.raises(ValidationError, match=r"problems? in the frames:") as caught:
        le.from_frames(**given)
    return [problem.into(language) for problem in caught.value.problems]
