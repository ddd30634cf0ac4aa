"""Reading and writing networks: one module a format, chosen by the file's suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from localeconomy.io.files import as_path
from localeconomy.io.json_format import dumps, loads
from localeconomy.io.registry import format_of, formats

if TYPE_CHECKING:
    import os

    from localeconomy.model.network import Network

__all__ = ["dumps", "formats", "loads", "read", "write"]


def read(path: str | os.PathLike[str]) -> Network:
    """Return the network that a file holds.

    Parameters
    ----------
    path
        The file; its suffix tells the format.

    Returns
    -------
    Network
        The network.

    Raises
    ------
    FileFormatError
        If the file cannot be reached or has another form.
    ValidationError
        If its records break a rule; all faults are named at once.
    """
    file = as_path(path)
    return format_of(file).read(file)


def write(network: Network, path: str | os.PathLike[str]) -> None:
    """Write a network to a file, whole or not at all.

    Parameters
    ----------
    network
        The network.
    path
        The file; its suffix tells the format. An older file is replaced only when the new one is
        complete.

    Raises
    ------
    FileFormatError
        If the suffix is unknown or the file cannot be written.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> from localeconomy.model.network import Network
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder) / "empty.json"
    ...     write(Network(title="Empty"), file)
    ...     read(file)
    <Network 'Empty': empty>
    """
    file = as_path(path)
    format_of(file).write(network, file)
