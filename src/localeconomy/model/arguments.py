"""What callers give: of the kind that was asked for, or an error that says what to give instead.

Python itself would go on with most of it and fail later, far from the mistake. Worst is a text
where a truth value belongs: ``"off"`` counts as true, and names would be given out.
"""

from __future__ import annotations

import os
from numbers import Integral, Real
from typing import TYPE_CHECKING, Final

import numpy as np

from localeconomy.errors import WrongTypeError
from localeconomy.hints import quoted
from localeconomy.language import Text
from localeconomy.model.network import Network, Snapshot

if TYPE_CHECKING:
    from typing import TypeGuard

__all__ = ["check_network", "given", "is_real", "is_whole", "truth"]

NO_TRUTH: Final = Text(
    de="{name}: {value} ist weder True noch False; bitte eines von beiden angeben",
    en="{name}: {value} is neither True nor False; give one of the two",
)
NO_NETWORK: Final = Text(
    de="{call}: gebraucht wird ein Netzwerk, nicht {given}; {remedy}",
    en="{call}: a network is needed, not {given}; {remedy}",
)
TEXT_GIVEN: Final = Text(de="der Text {value}", en="the text {value}")
OF_TYPE: Final = Text(de="ein Wert vom Typ {type}", en="a value of type {type}")
READ_FIRST: Final = Text(
    de="bitte erst lesen: localeconomy.read(…) für eine Datei, localeconomy.example(…) für ein "
    "Beispiel",
    en="read it first: localeconomy.read(…) for a file, localeconomy.example(…) for an example",
)
SNAPSHOT_GIVEN: Final = Text(
    de="bitte Netzwerk und Tag angeben: {call}(snapshot.network, snapshot.day)",
    en="give the network and the day: {call}(snapshot.network, snapshot.day)",
)
GRAPH_GIVEN: Final = Text(
    de="bitte erst umwandeln: localeconomy.from_networkx(…)",
    en="turn it into one first: localeconomy.from_networkx(…)",
)
MAKE_ONE: Final = Text(
    de="ein Netzwerk geben localeconomy.read, localeconomy.example und localeconomy.Network",
    en="localeconomy.read, localeconomy.example and localeconomy.Network give one",
)


def truth(value: object, name: str) -> bool:
    """Return a truth value, refusing whatever Python would merely take for one.

    Parameters
    ----------
    value
        What was given.
    name
        What it was given for.

    Returns
    -------
    bool
        The value.

    Raises
    ------
    WrongTypeError
        If it is neither True nor False; those of NumPy are fine.

    Examples
    --------
    >>> truth(False, "names")
    False
    """
    if not isinstance(value, bool | np.bool_):
        raise WrongTypeError(NO_TRUTH.fill(name=name, value=quoted(value)))
    return bool(value)


def is_whole(value: object) -> TypeGuard[int]:
    """Return whether a value is a whole number; True and False are none.

    Parameters
    ----------
    value
        Any value.

    Returns
    -------
    bool
        Whether it is one, of Python or NumPy.

    Examples
    --------
    >>> is_whole(40), is_whole(40.0), is_whole(True)
    (True, False, False)
    """
    return isinstance(value, Integral) and not isinstance(value, bool)


def is_real(value: object) -> TypeGuard[float]:
    """Return whether a value is a real number, which may be infinite or "not a number".

    Parameters
    ----------
    value
        Any value.

    Returns
    -------
    bool
        Whether it is one, of Python or NumPy; True and False are none.

    Examples
    --------
    >>> is_real(0.5), is_real("0.5"), is_real(True)
    (True, False, False)
    """
    return isinstance(value, Real) and not isinstance(value, bool)


def given(value: object) -> Text:
    """Return how to call something of the wrong kind in a message.

    Parameters
    ----------
    value
        What was given.

    Returns
    -------
    Text
        A text is quoted; of anything else its type is named, for it may hold names or be long.

    Examples
    --------
    >>> given("kino").en, given([1, 2]).en
    ("the text 'kino'", 'a value of type list')
    """
    if isinstance(value, str):
        return TEXT_GIVEN.fill(value=quoted(value))
    return OF_TYPE.fill(type=type(value).__name__)


def check_network(value: object, call: str) -> None:
    """Refuse what is no network, and say how to get one.

    Parameters
    ----------
    value
        What was given.
    call
        The function that it was given to.

    Raises
    ------
    WrongTypeError
        If it is none.
    """
    if isinstance(value, Network):
        return
    if isinstance(value, str | os.PathLike):
        remedy = READ_FIRST
    elif isinstance(value, Snapshot):
        remedy = SNAPSHOT_GIVEN.fill(call=call)
    elif hasattr(value, "nodes") and hasattr(value, "edges"):
        remedy = GRAPH_GIVEN
    else:
        remedy = MAKE_ONE
    raise WrongTypeError(NO_NETWORK.fill(call=call, given=given(value), remedy=remedy))
