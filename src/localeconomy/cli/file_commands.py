"""The commands on files: `validate` and `convert`."""

from __future__ import annotations

import datetime as dt
import inspect
import os
import warnings
from typing import TYPE_CHECKING, Any, Final

from localeconomy.cli import file_words as words
from localeconomy.cli.progress import working
from localeconomy.cli.streams import dumped
from localeconomy.errors import (
    FileFormatError,
    LocalEconomyError,
    MissingExtraError,
)
from localeconomy.hints import quoted
from localeconomy.language import LANGUAGES, Number, Text, enumeration, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from localeconomy.io.registry import Format
    from localeconomy.model.network import Network

__all__ = ["converted", "opened", "validated"]

FAULTY: Final = 1
VALIDATION: Final = "localeconomy/validation"
CONVERSION: Final = "localeconomy/conversion"
FORMAT_VERSION: Final = 1


def opened(path: Path, numbers: str | None, language: str) -> tuple[Network, str]:
    """Read a network to work on.

    Parameters
    ----------
    path
        The file.
    numbers
        The form of numbers in CSV files, if it was given.
    language
        ``"de"`` or ``"en"``.

    Returns
    -------
    network : Network
        What the file holds.
    note : str
        For the standard error: what was left out.

    Raises
    ------
    LocalEconomyError
        If it cannot be read.
    """
    from localeconomy.io.registry import format_of

    network, notes = _read(path, _options(format_of(path), numbers), language)
    return network, _listed(notes, language)


def validated(
    given: str, numbers: str | None, language: str, *, as_json: bool
) -> tuple[str, int, str]:
    """Return what there is to say of a file.

    Parameters
    ----------
    given
        The file.
    numbers
        The form of numbers in CSV files, if it was given.
    language
        ``"de"`` or ``"en"``.
    as_json
        Whether programs read it, not people.

    Returns
    -------
    text : str
        For the standard output.
    status : int
        1 where there are faults.
    note : str
        For the standard error.

    Raises
    ------
    FileFormatError
        If the file cannot be reached or its suffix is unknown.
    MissingExtraError
        If a package is missing that reads it.
    """
    from localeconomy.io.files import as_path
    from localeconomy.io.registry import format_of

    path = as_path(given)
    chosen = format_of(path)
    options = _options(chosen, numbers)
    network: Network | None = None
    failed: LocalEconomyError | None = None
    notes: list[object] = []
    try:
        network, read_notes = _read(path, options, language)
        notes = [*read_notes, *_doubts(network)]
    except LocalEconomyError as error:
        # Neither says anything of what the file holds.
        if isinstance(error, MissingExtraError) or isinstance(error.__cause__, OSError):
            raise
        failed = error
    status = 0 if failed is None else FAULTY
    if as_json:
        data = {
            "format": VALIDATION,
            "version": FORMAT_VERSION,
            "file": given,
            "valid": failed is None,
            "records": _numbers(network),
            "faults": [] if failed is None else failed.to_dict()["faults"],
            "notes": _in_both(notes),
        }
        return dumped(data), status, ""
    if network is not None:
        said = words.FINE.fill(file=quoted(given), sizes=_sizes(network)).into(language)
        return f"{said}\n", status, _listed(notes, language)
    faults = () if failed is None else failed.faults
    heading = words.FAULT if len(faults) == 1 else words.FAULTS
    lines = [heading.fill(file=quoted(given), n=Number(len(faults))).into(language)]
    lines += [f"  - {fault.into(language)}" for fault in faults]
    return "\n".join([*lines, ""]), status, ""


def _numbers(network: Network | None) -> dict[str, int]:
    """Return how many records the tables of a network hold, by table."""
    tables = {} if network is None else network.tables
    return {name: len(table) for name, table in tables.items() if len(table)}


def _in_both(notes: Sequence[object]) -> list[dict[str, str]]:
    return [{language: _told(note, language) for language in LANGUAGES} for note in notes]


def converted(
    given: str,
    target: str,
    language: str,
    *,
    numbers: str | None,
    titles: str | None,
    as_json: bool,
    example: Callable[[str], Network],
) -> tuple[str, int, str]:
    """Read a network and write it to another file.

    Parameters
    ----------
    given, target
        The old and the new file.
    language
        The language to speak.
    numbers
        The form of numbers in CSV files, if it was given.
    titles
        The language of headers, if it was given.
    as_json
        Whether programs read what is said, not people.
    example
        Returns the bundled network of a name, where there is no such file.

    Returns
    -------
    text : str
        For the standard output.
    status : int
        0.
    note : str
        For the standard error: what was left out.

    Raises
    ------
    LocalEconomyError
        If the one cannot be read or the other not be written.
    """
    from localeconomy.io import write
    from localeconomy.io.files import as_path
    from localeconomy.io.registry import format_of

    path, new = as_path(given), as_path(target)
    chosen = format_of(new, folder=target.endswith(("/", os.sep)))
    if path.exists():
        network, notes = _read(path, _options(format_of(path), numbers), language)
    else:
        network, notes = example(given), []
    options: dict[str, Any] = {}
    if titles and _has(chosen.write, "language"):
        options["language"] = titles
    with (
        warnings.catch_warnings(record=True) as caught,
        working(words.WRITING.fill(file=quoted(target)), language),
    ):
        warnings.simplefilter("always")
        write(network, target, **options)
    notes += [each.message for each in caught]
    held = network if chosen.kept is None else chosen.kept(network)
    if as_json:
        data = {
            "format": CONVERSION,
            "version": FORMAT_VERSION,
            "file": given,
            "target": target,
            "records": _numbers(held),
            "notes": _in_both(notes),
        }
        return dumped(data), 0, ""
    said = words.DONE.fill(file=quoted(target), sizes=_sizes(held)).into(language)
    return f"{said}\n", 0, _listed(notes, language)


def _options(chosen: Format, numbers: str | None) -> dict[str, Any]:
    """Return the options of reading a format, refusing one that it does not have."""
    if numbers is None:
        return {}
    if not _has(chosen.read, "numbers"):
        raise FileFormatError(words.NO_NUMBERS)
    return {"numbers": numbers}


def _read(
    path: Path, options: dict[str, Any], language: str
) -> tuple[Network, list[Warning | str]]:
    """Return the network of a file and what was left out of it."""
    from localeconomy.io import read

    with (
        warnings.catch_warnings(record=True) as caught,
        working(words.READING.fill(file=quoted(str(path))), language),
    ):
        warnings.simplefilter("always")
        network = read(path, **options)
    return network, [each.message for each in caught]


def _has(call: Callable[..., object], name: str) -> bool:
    return name in inspect.signature(call).parameters


def _doubts(network: Network) -> tuple[object, ...]:
    """Return what is valid and still looks like a slip."""
    from localeconomy.model.doubts import doubts

    return doubts(network, dt.datetime.now(tz=dt.UTC).date())


def _listed(notes: Sequence[object], language: str) -> str:
    return "\n".join(_told(note, language) for note in notes)


def _told(note: object, language: str) -> str:
    return speak(note, language)


def _sizes(network: Network) -> Text:
    """Return how many records the tables of a network hold, in words."""
    from localeconomy.model.records import TABLES

    parts = [
        Text(de="{n} {what}", en="{n} {what}").fill(
            n=Number(len(table)),
            what=TABLES[name].counted(len(table)),
        )
        for name, table in network.tables.items()
        if len(table)
    ]
    return enumeration(parts) if parts else words.EMPTY
