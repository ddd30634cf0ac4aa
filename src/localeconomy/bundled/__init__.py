"""The bundled networks, which the source of the catalogue names."""

from __future__ import annotations

import importlib.resources
from typing import TYPE_CHECKING

from localeconomy.errors import UnknownNameError
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.json_format import loads
from localeconomy.language import Text

if TYPE_CHECKING:
    from localeconomy.model.network import Network

__all__ = ["example", "examples"]


def examples() -> tuple[str, ...]:
    """Return the names of the bundled networks.

    Returns
    -------
    tuple of str
        For `example`.

    Examples
    --------
    >>> examples()
    ('bismarcker-business-brunch', 'gruenderstammtisch-bismarck', 'kino-knappenviertel', \
'lokale-oekonomie-nrw')
    """
    files = importlib.resources.files(__package__).iterdir()
    return tuple(sorted(each.name[:-5] for each in files if each.name.endswith(".json")))


def example(name: str) -> Network:
    """Return a bundled network.

    Parameters
    ----------
    name
        One of `examples`.

    Returns
    -------
    Network
        Facts with their sources, and what was made up to fill the gaps, marked illustrative.

    Raises
    ------
    UnknownNameError
        If there is no such example.

    Examples
    --------
    >>> example("kino-knappenviertel").organisation.form
    'formal'
    """
    if name not in examples():
        raise UnknownNameError(
            Text(
                de="es gibt kein Beispiel {name}; {hint}", en="there is no example {name}; {hint}"
            ).fill(name=quoted(name), hint=did_you_mean(name, examples()))
        )
    file = importlib.resources.files(__package__) / f"{name}.json"
    return loads(file.read_bytes())
