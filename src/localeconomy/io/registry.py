"""The file formats: each is one module of this package that declares ``FORMAT``."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.files import file_name, naming, told
from localeconomy.language import Text, enumeration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from localeconomy.model.network import Network

    Reader: TypeAlias = Callable[..., Network]
    Writer: TypeAlias = Callable[..., None]
    Keeper: TypeAlias = Callable[[Network], Network]

__all__ = ["Format", "format_of", "formats"]

NO_SUFFIX: Final = Text(
    de="{file}: die Endung {suffix} gehört zu keinem bekannten Format; möglich ist {known}",
    en="{file}: the suffix {suffix} belongs to no known format; use {known}",
)
OLD_EXCEL: Final = ".xls"
SAVE_ANEW: Final = Text(
    de="{file}: die Endung '.xls' gehört zum alten Format von Excel; bitte als .xlsx speichern",
    en="{file}: the suffix '.xls' belongs to the old format of Excel; save it as .xlsx",
)


@attrs.frozen
class Format:
    """One file format.

    Parameters
    ----------
    name
        What it is called.
    suffixes
        The endings of its files, in lower case, the usual one first.
    read
        Returns the network of a file; its keyword-only parameters are options of `le.read`.
    write
        Writes a network to a file, whole or not at all; its keyword-only parameters are options
        of `le.write`.
    folders
        Whether a folder can be such a file.
    kept
        What is left of a network in such a file; None where nothing is lost.
    """

    name: Text
    suffixes: tuple[str, ...]
    read: Reader
    write: Writer
    folders: bool = False
    kept: Keeper | None = None


@functools.cache
def formats() -> Mapping[str, Format]:
    """Return the formats by suffix.

    Returns
    -------
    Mapping[str, Format]
        One entry a suffix.

    Examples
    --------
    >>> formats()[".json"].name.en
    'JSON'
    """
    package = importlib.import_module(__package__ or "localeconomy.io")
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(package.__path__):
        declared = getattr(
            importlib.import_module(f"{package.__name__}.{module.name}"), "FORMAT", None
        )
        if isinstance(declared, Format):
            found |= dict.fromkeys(declared.suffixes, declared)
    return MappingProxyType(found)


def format_of(path: Path, *, folder: bool = False) -> Format:
    """Return the format of a file by its suffix; a folder holds CSV files whatever it is called.

    Parameters
    ----------
    path
        The file; it need not exist.
    folder
        Whether a folder is meant, whatever it is called.

    Returns
    -------
    Format
        Its format.

    Raises
    ------
    FileFormatError
        If no format has that suffix, or the system refuses the path.
    """
    known = formats()
    with naming(path), told(path):
        if folder or path.is_dir():
            return next(each for each in known.values() if each.folders)
        suffix = "".join(path.suffixes[-2:]).lower()
        if suffix not in known:
            suffix = path.suffix.lower()
        if suffix == OLD_EXCEL:
            raise FileFormatError(SAVE_ANEW.fill(file=file_name(path)))
        if suffix not in known:
            listed = enumeration(sorted(known), word=Text(de="oder", en="or"))
            name = file_name(path)
            raise FileFormatError(NO_SUFFIX.fill(file=name, suffix=quoted(suffix), known=listed))
        return known[suffix]
