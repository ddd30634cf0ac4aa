"""The JSON Schemas of what the library writes: networks, and assessments of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from localeconomy.errors import UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["schema"]

Kind: TypeAlias = Literal["network", "assessment"]

NO_SCHEMA: Final = Text(de="of: {value}; {hint}", en="of: {value}; {hint}")


def schema(of: Kind = "network") -> dict[str, Any]:
    """Return the JSON Schema of a file that the library writes.

    Parameters
    ----------
    of
        ``"network"`` for what `Network.to_json` and `write` make, ``"assessment"`` for what
        `Assessment.to_json` and ``localeconomy assess --json`` make.

    Returns
    -------
    dict
        A schema of the dialect 2020-12. That of a network holds what can be said of each record
        for itself; that ids exist and dates are in order is checked when a network is read. A main
        figure, such as the count of a headcount, may be missing where ``why_missing`` says why.

    Raises
    ------
    UnknownNameError
        If there is no such schema.

    Examples
    --------
    >>> schema()["properties"]["format"]
    {'const': 'localeconomy/network'}
    >>> schema("assessment")["properties"]["format"]
    {'const': 'localeconomy/assessment'}
    """
    if of not in SCHEMAS:
        raise UnknownNameError(NO_SCHEMA.fill(value=quoted(of), hint=did_you_mean(of, SCHEMAS)))
    return SCHEMAS[of]()


def _of_network() -> dict[str, Any]:
    from localeconomy.io import json_schema

    return json_schema.schema()


def _of_assessment() -> dict[str, Any]:
    from localeconomy.assessment import json_schema

    return json_schema.schema()


SCHEMAS: Final[Mapping[str, Callable[[], dict[str, Any]]]] = {
    "network": _of_network,
    "assessment": _of_assessment,
}
