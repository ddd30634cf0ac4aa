"""Faults of a file as plain values, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from localeconomy.io.graph_reading import LineFault
from localeconomy.io.tabular.faults import CellFault
from localeconomy.language import LANGUAGES
from localeconomy.model.plain_graph import LineProblem
from localeconomy.model.problems import Problem

if TYPE_CHECKING:
    from localeconomy.errors import LocalEconomyError, Translatable

__all__ = ["fault_data", "faults_of"]


def faults_of(error: LocalEconomyError) -> tuple[Translatable, ...]:
    """Return the faults that an error names: several of a record, else the error itself.

    Parameters
    ----------
    error
        What reading a file raised.

    Returns
    -------
    tuple
        One entry a fault.
    """
    problems: tuple[Translatable, ...] = getattr(error, "problems", (error,))
    return problems


def fault_data(fault: Translatable) -> dict[str, Any]:
    """Return a fault as plain values.

    Parameters
    ----------
    fault
        A problem of an error.

    Returns
    -------
    dict
        Where it is, as far as that is known: ``file``, ``sheet``, ``row``, ``column``, ``header``,
        ``value`` of a table, ``line`` of a text, ``table``, ``entry``, ``record`` and ``field`` of
        the record; and what is wrong in both languages, alone (``message``) and with its place
        (``text``).

    Examples
    --------
    >>> from localeconomy.language import Text
    >>> fault_data(LineFault(7, Text(de="ist leer", en="is empty")))["text"]["en"]
    'line 7: is empty'
    """
    said = {language: fault.into(language) for language in LANGUAGES}
    return {**_place(fault), "text": said}


def _place(fault: Translatable) -> dict[str, Any]:
    if isinstance(fault, LineProblem):
        return {"line": fault.line, **_place(fault.problem)}
    if isinstance(fault, LineFault):
        return {"line": fault.line, "message": fault.message.to_dict()}
    if isinstance(fault, CellFault):
        return {name: value for name, value in fault.to_dict().items() if value is not None}
    if isinstance(fault, Problem):
        said: dict[str, Any] = {
            "table": fault.table,
            "entry": fault.row + 1,
            "record": fault.record,
            "field": fault.field,
            "message": fault.message.to_dict(),
        }
        return {name: value for name, value in said.items() if value is not None}
    return {"message": {language: fault.into(language) for language in LANGUAGES}}
