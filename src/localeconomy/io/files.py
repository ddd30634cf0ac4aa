"""Bytes of files, read whole and written whole or not at all; each failure says what to do."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from localeconomy.errors import FileFormatError, LocalEconomyError
from localeconomy.hints import quoted
from localeconomy.language import Number, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["as_path", "file_name", "naming", "read_bytes", "told", "write_bytes"]

LONGEST_PATH: Final = 1000
LARGEST: Final = 2**30
"""Bytes of a file; a million ties take three hundred million in the wordiest format."""

TOO_LARGE: Final = Text(
    de="{file} hat mehr als {most} Byte; bitte teilen oder als CSV schreiben",
    en="{file} has more than {most} bytes; split it or write CSV",
)
NO_PATH: Final = Text(
    de="der Pfad ist leer; bitte eine Datei oder einen Ordner angeben",
    en="the path is empty; name a file or a folder",
)
NOT_ORDINARY: Final = Text(
    de="{file} ist ein Gerät oder Datenstrom und keine gewöhnliche Datei; bitte eine Datei angeben",
    en="{file} is a device or pipe and no ordinary file; name a file",
)


def file_name(path: Path | str) -> str:
    """Return what to call a file in a message: its whole path, in quotation marks.

    Parameters
    ----------
    path
        The path, or another name.

    Returns
    -------
    str
        The name.

    Examples
    --------
    >>> file_name("kino.json")
    "'kino.json'"
    """
    return quoted(str(path), LONGEST_PATH)


def as_path(path: str | os.PathLike[str]) -> Path:
    """Return a path, with ``~`` read as the home folder.

    Parameters
    ----------
    path
        A text or path object.

    Returns
    -------
    Path
        The path.

    Raises
    ------
    TypeError
        If it is neither.
    FileFormatError
        If it is empty: that would mean the current folder.
    """
    given = os.fspath(path)
    if not given:
        raise FileFormatError(NO_PATH)
    # A folder that is really called "~" stays reachable as "./~".
    with contextlib.suppress(RuntimeError):
        return Path(given).expanduser()
    return Path(given)


def read_bytes(path: Path, most: int = LARGEST) -> bytes:
    """Return the content of a file.

    Parameters
    ----------
    path
        The file.
    most
        How many bytes it may have.

    Returns
    -------
    bytes
        All of it.

    Raises
    ------
    FileFormatError
        If it does not exist, is a folder, no ordinary file or too large, or cannot be read.
    """
    with told(path):
        _check_ordinary(path)
        if path.exists() and path.stat().st_size > most:
            raise FileFormatError(TOO_LARGE.fill(file=file_name(path), most=Number(most)))
        return path.read_bytes()


def _check_ordinary(path: Path) -> None:
    """Refuse a device or pipe: it would be read without end, or a file be put in its place."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise FileFormatError(NOT_ORDINARY.fill(file=file_name(path)))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: on any failure the old one stays as it was.

    Parameters
    ----------
    path
        The file; a symbolic link is followed.
    content
        What it shall hold.

    Raises
    ------
    FileFormatError
        If the folder does not exist, the file is no ordinary one or cannot be written.
    """
    with told(path):
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError
        _check_ordinary(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(_mode(target))
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _mode(target: Path) -> int:
    """Return the permissions of the old file, or those that a new one would get."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextlib.contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let every error know the file that was worked on, as data beside its words.

    Parameters
    ----------
    path
        The file or folder.

    Yields
    ------
    None
        Once.

    Examples
    --------
    >>> try:
    ...     with naming(Path("kiosk.json")):
    ...         raise FileFormatError(Text(de="ist leer", en="is empty"))
    ... except FileFormatError as error:
    ...     print(error.file)
    kiosk.json
    """
    try:
        yield
    except LocalEconomyError as error:
        if error.file is None:
            error.file = str(path)
        raise


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the system's errors into ones that a person can act on.

    Parameters
    ----------
    path
        The file or folder that is worked on.

    Yields
    ------
    None
        Once.

    Raises
    ------
    FileFormatError
        In place of an error of the system.
    """
    try:
        yield
    except FileNotFoundError as error:
        missing = path if path.parent.is_dir() else path.parent
        raise FileFormatError(
            Text(
                de="{file} gibt es nicht; bitte Namen und Ordner prüfen",
                en="{file} does not exist; check its name and folder",
            ).fill(file=file_name(missing))
        ) from error
    except IsADirectoryError as error:
        raise FileFormatError(
            Text(
                de="{file} ist ein Ordner; bitte eine Datei angeben",
                en="{file} is a folder; name a file",
            ).fill(file=file_name(path))
        ) from error
    except PermissionError as error:
        raise FileFormatError(
            Text(
                de="{file}: der Zugriff ist nicht erlaubt; bitte die Rechte der Datei und ihres "
                "Ordners prüfen",
                en="{file}: access is not permitted; check the rights of the file and its folder",
            ).fill(file=file_name(path))
        ) from error
    except (OSError, ValueError) as error:
        # ValueError: a path with a null character.
        reason = getattr(error, "strerror", None) or str(error)
        raise FileFormatError(
            Text(
                de="{file} ist nicht zugänglich ({reason}); bitte Pfad und Datenträger prüfen",
                en="{file} cannot be accessed ({reason}); check the path and the disk",
            ).fill(file=file_name(path), reason=reason)
        ) from error
