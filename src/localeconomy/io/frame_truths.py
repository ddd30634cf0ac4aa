"""A column of a frame that says yes or no, in numbers or in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from localeconomy.hints import quoted
from localeconomy.io.frame_encoding import encoded
from localeconomy.io.frame_values import faults_at, filled
from localeconomy.io.tabular.cells import NO, YES
from localeconomy.language import Text

if TYPE_CHECKING:
    from localeconomy.io.frame_encoding import FrameColumn
    from localeconomy.model.columns import Fault
    from localeconomy.model.fields import Field, Value

__all__ = ["truth_of", "truths_of"]

NEITHER: Final = Text(
    de="{value} ist weder wahr noch falsch; bitte True und False, 1 und 0 oder „ja“ und „nein“ "
    "verwenden",
    en="{value} is neither true nor false; use True and False, 1 and 0, or 'yes' and 'no'",
)


def truths_of(column: FrameColumn, field: Field) -> tuple[Value, list[Fault]]:
    """Return what numbers or texts say: 1 and 0, or the words that a CSV file may have.

    Parameters
    ----------
    column
        A column of numbers or texts.
    field
        The field that it becomes.

    Returns
    -------
    values : object
        True and False; what is missing is the field's default where it has one.
    faults : list of Fault
        Other numbers and words; they are missing in the column.
    """
    codes, different = encoded(column)
    truths = [truth_of(value) for value in different]
    wrong = {
        place: NEITHER.fill(value=quoted(value))
        for place, (value, truth) in enumerate(zip(different, truths, strict=True))
        if truth is None and str(value).strip()
    }
    missing = np.array([truth is None for truth in truths] + [True])[codes]  # -1 reads the last
    values = np.array([bool(truth) for truth in truths] + [False])[codes]
    return filled(values, missing, field), faults_at(codes, wrong)


def truth_of(value: Any) -> bool | None:  # noqa: ANN401 - any value
    """Return what a value says: True and False, 1 and 0, or words such as yes and no.

    Parameters
    ----------
    value
        A value of a column.

    Returns
    -------
    bool or None
        None where it says neither.

    Examples
    --------
    >>> [truth_of(value) for value in (1, 0.0, "Ja", "no", 2, "")]
    [True, False, True, False, None, None]
    """
    if isinstance(value, str):
        word = value.strip().casefold()
        return True if word in YES else False if word in NO else None
    is_number = isinstance(value, int | float)
    return bool(value) if is_number and value in (0, 1) else None
