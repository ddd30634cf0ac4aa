"""Reading and writing networks: one module a format, chosen by the file's suffix."""

from __future__ import annotations

import inspect
import os
import warnings
from typing import TYPE_CHECKING, Any, Final

from localeconomy.errors import LeftOutWarning
from localeconomy.hints import did_you_mean, quoted
from localeconomy.io.csv_format import read_csv
from localeconomy.io.csv_reading import CsvFile, CsvReading
from localeconomy.io.excel_format import read_excel
from localeconomy.io.excel_reading import ExcelReading, ExcelSheet
from localeconomy.io.files import as_path, file_name, naming
from localeconomy.io.json_format import dumps, loads
from localeconomy.io.losses import losses
from localeconomy.io.places import PlacesReading, read_places
from localeconomy.io.registry import format_of, formats
from localeconomy.io.roster import read_roster
from localeconomy.io.roster_answers import SurveyReading
from localeconomy.io.roster_matrix import read_matrix
from localeconomy.language import Text
from localeconomy.model.uncollected import uncollected
from localeconomy.model.withholding import withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from localeconomy.model.network import Network

__all__ = [
    "CsvFile",
    "CsvReading",
    "ExcelReading",
    "ExcelSheet",
    "PlacesReading",
    "SurveyReading",
    "dumps",
    "formats",
    "loads",
    "read",
    "read_csv",
    "read_excel",
    "read_matrix",
    "read_places",
    "read_roster",
    "write",
]


def read(path: str | os.PathLike[str], **options: Any) -> Network:  # noqa: ANN401 - each format's own
    """Return the network that a file holds.

    Parameters
    ----------
    path
        The file; its suffix tells the format. A folder holds CSV files, whatever it is called.
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
    with naming(file), uncollected():
        call = format_of(file).read
        _check_options(call, options, file.suffix)
        return call(file, **options)


def write(
    network: Network,
    path: str | os.PathLike[str],
    *,
    min_cell: int | None = None,
    **options: Any,  # noqa: ANN401 - each format's own
) -> None:
    """Write a network to a file, whole or not at all.

    Parameters
    ----------
    network
        The network.
    path
        The file; its suffix tells the format. A folder, existing or with a stroke at its end, is
        written as CSV files. What is older is replaced only when the new one is complete.
    min_cell
        For publication: counts of people or businesses below it are withheld, and those that
        would give them away; usually 3. Tables show ``*``, and `why_missing` says ``too_few``.
    **options
        Options of the format, for example ``language="de"`` for CSV.

    Raises
    ------
    FileFormatError
        If the suffix is unknown or the file cannot be written.
    LocalEconomyError
        If ``min_cell`` is no whole number from 1 on.
    TypeError
        If the format has no such option.

    Warns
    -----
    LeftOutWarning
        If the format cannot hold all of the network; what is left out is listed.

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
    published = network if min_cell is None else withheld(network, min_cell)
    with naming(file):
        chosen = format_of(file, folder=is_folder)
        _check_options(chosen.write, options, file.suffix)
        chosen.write(published, file, **options)
    left_out = () if chosen.kept is None else losses(published, chosen.kept(published))
    if left_out:
        listed = Text(
            de="; ".join(each.de for each in left_out), en="; ".join(each.en for each in left_out)
        )
        said = NOT_HELD.fill(file=file_name(file), format=chosen.name, listed=listed)
        warnings.warn(LeftOutWarning(said), stacklevel=2)


NOT_HELD: Final = Text(
    de="{file}: nicht in {format} enthalten sind {listed}",
    en="{file}: {format} does not hold {listed}",
)


def _check_options(call: Callable[..., Any], options: Mapping[str, Any], suffix: str) -> None:
    """Refuse an option that a format does not have."""
    parameters = inspect.signature(call).parameters.values()
    known = [each.name for each in parameters if each.kind is inspect.Parameter.KEYWORD_ONLY]
    for name in options:
        if name not in known:
            message = f"{suffix or 'CSV'}: no option {quoted(name)}; {did_you_mean(name, known).en}"
            raise TypeError(message)
