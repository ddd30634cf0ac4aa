"""Several files as one: a folder, or a ZIP archive, read within limits and written whole."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.io.files import file_name, read_bytes, told, write_bytes
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Member", "members_of", "write_folder", "zipped"]

MOST_FILES: Final = 1_000
LARGEST: Final = 2**30
"""Bytes of all files of an archive together; a million ties take fifty million."""

LEAST_SUSPECT: Final = 10_000_000
LARGEST_RATIO: Final = 30
"""Above this, bytes that are more than `LEAST_SUSPECT` were packed to do harm; tables are packed
three to ten to one."""

METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED: Final = 0x1
FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest date of an archive; the real one would make equal networks differ."""

LEFT_BY_SYSTEMS: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


@attrs.frozen
class Member:
    """One file of a folder or archive.

    Parameters
    ----------
    name
        What it is called there.
    read
        Returns its bytes.
    """

    name: str
    read: Callable[[], bytes]


def members_of(path: Path) -> list[Member]:
    """Return the files of a folder or archive, or a single file, in the order of their names.

    Parameters
    ----------
    path
        The folder, archive or file.

    Returns
    -------
    list of Member
        The files; those that systems leave behind are none.

    Raises
    ------
    FileFormatError
        If it cannot be reached, is no sound archive, or leads out of itself.
    """
    if path.suffix.lower() == ".zip" and not path.is_dir():
        found = list(_members_of_zip(path, read_bytes(path)))
    elif path.is_dir():
        with told(path):
            found = [_member_of_folder(path, each) for each in sorted(path.iterdir())]
    else:
        content = read_bytes(path)
        found = [Member(path.name, lambda: content)]
    return [
        attrs.evolve(each, name=unicodedata.normalize("NFC", each.name))
        for each in found
        if not _is_left_by_system(each.name)
    ]


def _is_left_by_system(name: str) -> bool:
    last = PurePosixPath(name).name
    return last.lower() in LEFT_BY_SYSTEMS or last.startswith("._") or name.startswith("__MACOSX/")


def _member_of_folder(folder: Path, path: Path) -> Member:
    def read() -> bytes:
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            raise FileFormatError(
                Text(
                    de="{file} verweist aus dem Ordner hinaus; bitte die Datei selbst hineinlegen",
                    en="{file} leads out of the folder; put the file itself there",
                ).fill(file=file_name(path))
            )
        return read_bytes(path)

    return Member(path.name, read)


def _members_of_zip(path: Path, content: bytes) -> Iterator[Member]:
    name = file_name(path)
    with _sound(name):
        archive = zipfile.ZipFile(io.BytesIO(content))
    entries = [each for each in archive.infolist() if not each.filename.endswith("/")]
    _check_limits(entries, len(content), name)
    seen = set()
    for entry in sorted(entries, key=lambda each: each.filename):
        _check_entry(entry, name)
        if entry.filename in seen:
            raise _refused(TWICE, name, entry.filename)
        seen.add(entry.filename)
        yield Member(entry.filename, _reader(archive, entry, name))


def _reader(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Callable[[], bytes]:
    def read() -> bytes:
        with _sound(name):
            # Never more bytes than the archive says, which has been checked.
            return archive.read(entry)

    return read


def _check_limits(entries: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """Refuse an archive that would fill the memory."""
    total = sum(each.file_size for each in entries)
    # Entries that share their packed bytes claim more of them than the archive has.
    packed = min(sum(each.compress_size for each in entries), size)
    if len(entries) > MOST_FILES:
        raise _refused(TOO_MANY, name, n=len(entries), most=MOST_FILES)
    if total > LARGEST:
        raise _refused(TOO_LARGE, name, n=total // 10**6, most=LARGEST // 10**6)
    if total > LEAST_SUSPECT and total > LARGEST_RATIO * max(packed, 1):
        raise _refused(TOO_DENSE, name, n=total // max(packed, 1), most=LARGEST_RATIO)


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    """Refuse an entry that leads out of the archive, is encrypted or packed in another way."""
    plain = entry.filename.replace("\\", "/")
    first, *_ = parts = plain.split("/")
    if ".." in parts or not first or ":" in first:
        raise _refused(OUTSIDE, name, entry.filename)
    if entry.flag_bits & ENCRYPTED:
        raise _refused(SECRET, name, entry.filename)
    if entry.compress_type not in METHODS:
        raise _refused(PACKED, name, entry.filename)


def _refused(message: Text, name: str, entry: str = "", **values: object) -> FileFormatError:
    return FileFormatError(message.fill(file=name, entry=quoted(entry), **values))


@contextlib.contextmanager
def _sound(name: str) -> Iterator[None]:
    """Turn what a damaged archive does into an error that a person can act on."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OverflowError,
        struct.error,
    ) as error:
        raise FileFormatError(
            Text(
                de="{file} ist kein vollständiges ZIP-Archiv; bitte neu packen",
                en="{file} is no complete ZIP archive; pack it again",
            ).fill(file=name)
        ) from error


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a ZIP archive, the same bytes for the same files.

    Parameters
    ----------
    files
        The content of each file by its name.

    Returns
    -------
    bytes
        The archive.

    Examples
    --------
    >>> zipped({"a.csv": b"id"}) == zipped({"a.csv": b"id"})
    True
    """
    packed = _packed(files, zipfile.ZIP_DEFLATED)
    total = sum(map(len, files.values()))
    if total > LEAST_SUSPECT and total > LARGEST_RATIO * len(packed):
        # As dense as that it would be refused when it is read.
        return _packed(files, zipfile.ZIP_STORED)
    return packed


def _packed(files: Mapping[str, bytes], method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = method
            entry.create_system = 3  # wherever it is written
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=6)
    return buffer.getvalue()


def write_folder(path: Path, files: Mapping[str, bytes], is_ours: Callable[[str], bool]) -> None:
    """Write a folder whole or not at all; an older one is replaced as a whole.

    Parameters
    ----------
    path
        The folder.
    files
        The content of each file by its name.
    is_ours
        Whether a file of the older folder may be replaced, by its name.

    Raises
    ------
    FileFormatError
        If the folder holds other files, or cannot be written.
    """
    with told(path):
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_dir():
            raise _refused(NO_FOLDER, file_name(path))
        old = sorted(each.name for each in target.iterdir()) if target.exists() else []
        foreign = [each for each in old if not is_ours(each) and not _is_left_by_system(each)]
        if foreign:
            raise _refused(FOREIGN, file_name(path), foreign[0])
        new = Path(tempfile.mkdtemp(prefix=f".{target.name[:50]}.", dir=target.parent))
        try:
            for name, content in files.items():
                write_bytes(new / name, content)
            new.chmod(_mode(target))
            _exchange(new, target)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise


def _exchange(new: Path, target: Path) -> None:
    """Put a folder in the place of another one, which comes back if that fails."""
    if not target.exists():
        new.rename(target)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name[:50]}.", dir=target.parent))
    try:
        target.rename(aside / target.name)
        new.rename(target)
    except BaseException:
        if not target.exists():
            (aside / target.name).rename(target)
        aside.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _mode(target: Path) -> int:
    """Return the permissions of the old folder, or those that a new one would get."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o777 & ~mask


TOO_MANY: Final = Text(
    de="{file} enthält {n} Dateien, höchstens {most} sind möglich; bitte nur die Tabellen packen",
    en="{file} holds {n} files, {most} at most are possible; pack the tables only",
)
TOO_LARGE: Final = Text(
    de="{file} enthält ausgepackt {n} MB, höchstens {most} sind möglich; bitte als Ordner lesen",
    en="{file} holds {n} MB unpacked, {most} at most are possible; read it as a folder",
)
TOO_DENSE: Final = Text(
    de="{file} ist {n}-fach verdichtet, höchstens {most}-fach ist möglich; bitte selbst auspacken "
    "und als Ordner lesen",
    en="{file} is packed {n} to 1, {most} to 1 at most is possible; unpack it yourself and read "
    "the folder",
)
OUTSIDE: Final = Text(
    de="{file}: {entry} führt aus dem Archiv hinaus; bitte ohne Pfade neu packen",
    en="{file}: {entry} leads out of the archive; pack it again without paths",
)
TWICE: Final = Text(
    de="{file}: {entry} ist zweimal darin; bitte nur einmal packen",
    en="{file}: {entry} is in it twice; pack it once",
)
SECRET: Final = Text(
    de="{file}: {entry} ist mit einem Passwort geschützt; bitte ohne packen",
    en="{file}: {entry} is protected by a password; pack it without",
)
PACKED: Final = Text(
    de="{file}: {entry} ist auf eine ungewöhnliche Art gepackt; bitte als gewöhnliches ZIP packen",
    en="{file}: {entry} is packed in an unusual way; pack it as an ordinary ZIP archive",
)
NO_FOLDER: Final = Text(
    de="{file} ist eine Datei; bitte einen Ordner angeben",
    en="{file} is a file; name a folder",
)
FOREIGN: Final = Text(
    de="{file} enthält anderes, etwa {entry}, das beim Schreiben verloren ginge; bitte einen neuen "
    "Ordner angeben",
    en="{file} holds something else, {entry} for example, that writing would remove; name a new "
    "folder",
)
