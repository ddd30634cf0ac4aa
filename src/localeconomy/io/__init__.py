"""Reading and writing networks: one module a format, chosen by the file's suffix."""

from __future__ import annotations

import inspect
import os
from typing import TYPE_CHECKING, Any

from localeconomy.io.csv_format import read_csv
from localeconomy.io.csv_reading import CsvFile, CsvReading
from localeconomy.io.files import as_path
from localeconomy.io.json_format import dumps, loads
from localeconomy.io.registry import format_of, formats
from localeconomy.language import did_you_mean, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from localeconomy.model.network import Network

__all__ = ["CsvFile", "CsvReading", "dumps", "formats", "loads", "read", "read_csv", "write"]


def read(path: str | os.PathLike[str], **options: Any) -> Network:  # noqa: ANN401 - each format's own
    """Return the network that a file holds.

    Parameters
    ----------
    path
        The file, or a folder of CSV files; its suffix tells the format.
    **options
        Options of the format, for example ``numbers="de"`` for CSV.

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
    TypeError
        If the format has no such option.
    """
    file = as_path(path)
    call = format_of(file).read
    _check_options(call, options, file.suffix)
    return call(file, **options)


def write(network: Network, path: str | os.PathLike[str], **options: Any) -> None:  # noqa: ANN401 - each format's own
    """Write a network to a file, whole or not at all.

    Parameters
    ----------
    network
        The network.
    path
        The file; its suffix tells the format. A folder, existing or with a stroke at its end, is
        written as CSV files. What is older is replaced only when the new one is complete.
    **options
        Options of the format, for example ``language="de"`` for CSV.

    Raises
    ------
    FileFormatError
        If the suffix is unknown or the file cannot be written.
    TypeError
        If the format has no such option.

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
    is_folder = os.fspath(path).endswith(("/", os.sep))
    call = format_of(file, folder=is_folder).write
    _check_options(call, options, file.suffix)
    call(network, file, **options)


def _check_options(call: Callable[..., Any], options: Mapping[str, Any], suffix: str) -> None:
    """Refuse an option that a format does not have."""
    parameters = inspect.signature(call).parameters.values()
    known = [each.name for each in parameters if each.kind is inspect.Parameter.KEYWORD_ONLY]
    for name in options:
        if name not in known:
            message = f"{suffix or 'CSV'}: no option {quoted(name)}; {did_you_mean(name, known).en}"
            raise TypeError(message)
