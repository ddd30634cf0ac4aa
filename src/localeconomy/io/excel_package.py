"""The parts of a workbook file, unpacked within limits: nothing in it may do harm.

A workbook is a ZIP archive of XML files. Before a library reads it, every part is unpacked once, by
no more than it says to hold, and must be well-formed XML without declarations of its own.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

import attrs

from localeconomy.errors import FileFormatError
from localeconomy.hints import quoted
from localeconomy.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Part", "broken", "parts_of"]

COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of older programs begin, and those that are protected by a password."""

ENCRYPTED_PART: Final = "EncryptedPackage".encode("utf-16-le")
ENCRYPTED: Final = 0x1
METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BINARY_WORKBOOK: Final = "xl/workbook.bin"
MANIFEST: Final = "META-INF/manifest.xml"
ENCRYPTION: Final = b"encryption-data"

MOST_PARTS: Final = 5_000
LARGEST: Final = 2**30
"""Bytes of all parts together; a sheet of a million rows and ten columns takes half of it."""

LEAST_SUSPECT: Final = 10_000_000
LARGEST_RATIO: Final = 50
"""Above this, bytes that are more than `LEAST_SUSPECT` were packed to do harm."""

DAMAGES: Final = (
    zipfile.BadZipFile,
    struct.error,
    ValueError,
    EOFError,
    OSError,
    NotImplementedError,
    OverflowError,
)
HEADER: Final = struct.Struct("<4s22xHH")
HEADER_SIGN: Final = b"PK\x03\x04"
CHUNK: Final = 2**16


@attrs.frozen(eq=False)
class Part:
    """One part of a workbook file.

    Parameters
    ----------
    name
        What it is called in the file.
    content
        The bytes of the whole file.
    entry
        Where it stands there.
    file
        What to call the file in errors.
    """

    name: str
    content: bytes = attrs.field(repr=False)
    entry: zipfile.ZipInfo
    file: str

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the part, by no more than the file says that it holds.

        Yields
        ------
        bytes
            Some of them.

        Raises
        ------
        FileFormatError
            If the part is not what the file says.
        """
        begin = self.entry.header_offset
        header = self.content[begin : begin + HEADER.size]
        if len(header) < HEADER.size or not header.startswith(HEADER_SIGN):
            raise broken(self.file)
        _, name_size, extra_size = HEADER.unpack(header)
        start = begin + HEADER.size + name_size + extra_size
        packed = memoryview(self.content)[start : start + self.entry.compress_size]
        left = self.entry.file_size
        for piece in self._pieces(packed):
            left -= len(piece)
            if left < 0:
                raise broken(self.file)
            yield piece
        if left:
            raise broken(self.file)

    def _pieces(self, packed: memoryview) -> Iterator[bytes]:
        slices = (bytes(packed[at : at + CHUNK]) for at in range(0, len(packed), CHUNK))
        if self.entry.compress_type == zipfile.ZIP_STORED:
            yield from slices
            return
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for piece in slices:
                rest = piece
                while rest and not unpacking.eof:
                    yield unpacking.decompress(rest, CHUNK)
                    rest = unpacking.unconsumed_tail
            yield unpacking.flush()
        except zlib.error as error:
            raise broken(self.file) from error
        if not unpacking.eof:
            raise broken(self.file)


def parts_of(content: bytes, file: str) -> Mapping[str, Part]:
    """Return the parts of a workbook file.

    Parameters
    ----------
    content
        The bytes of the file.
    file
        What to call it in errors.

    Returns
    -------
    Mapping[str, Part]
        The parts by name.

    Raises
    ------
    FileFormatError
        If it is no workbook that can be read, or would fill the memory.
    """
    if content.startswith(COMPOUND):
        raise FileFormatError((SECRET if ENCRYPTED_PART in content else OLD).fill(file=file))
    if not content.startswith(b"PK"):
        raise FileFormatError(NO_WORKBOOK.fill(file=file))
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except DAMAGES as error:
        raise broken(file) from error
    _check_limits(entries, len(content), file)
    parts: dict[str, Part] = {}
    for entry in entries:
        if entry.flag_bits & ENCRYPTED:
            raise FileFormatError(SECRET.fill(file=file))
        if entry.compress_type not in METHODS or entry.filename in parts:
            raise broken(file)
        parts[entry.filename] = Part(entry.filename, content, entry, file)
    if BINARY_WORKBOOK in parts:
        raise FileFormatError(OLD.fill(file=file))
    if MANIFEST in parts and ENCRYPTION in b"".join(parts[MANIFEST].chunks()):
        raise FileFormatError(SECRET.fill(file=file))
    return parts


def _check_limits(entries: list[zipfile.ZipInfo], size: int, file: str) -> None:
    """Refuse a file that would fill the memory."""
    total = sum(each.file_size for each in entries)
    # Parts that share their packed bytes claim more of them than the file has.
    packed = min(sum(each.compress_size for each in entries), size)
    if len(entries) > MOST_PARTS or total > LARGEST:
        raise FileFormatError(TOO_LARGE.fill(file=file, n=total // 10**6, most=LARGEST // 10**6))
    if total > LEAST_SUSPECT and total > LARGEST_RATIO * max(packed, 1):
        ratio = total // max(packed, 1)
        raise FileFormatError(TOO_DENSE.fill(file=file, n=ratio, most=LARGEST_RATIO))


def broken(file: str, part: str | None = None) -> FileFormatError:
    """Return the error that a workbook file is damaged.

    Parameters
    ----------
    file
        What to call the file.
    part
        The part that is damaged, where one is.

    Returns
    -------
    FileFormatError
        The error, to be raised.
    """
    if part is None:
        return FileFormatError(BROKEN.fill(file=file))
    return FileFormatError(BROKEN_PART.fill(file=file, part=quoted(part)))


SECRET: Final = Text(
    de="{file} ist mit einem Passwort geschützt; bitte in der Tabellenkalkulation öffnen und ohne "
    "Passwort speichern",
    en="{file} is protected by a password; open it in a spreadsheet program and save it without "
    "one",
)
OLD: Final = Text(
    de="{file} ist in einem Format gespeichert, das nicht gelesen wird (.xls oder .xlsb); bitte "
    "in der Tabellenkalkulation als .xlsx speichern",
    en="{file} is saved in a format that is not read (.xls or .xlsb); save it as .xlsx in a "
    "spreadsheet program",
)
NO_WORKBOOK: Final = Text(
    de="{file} ist keine Arbeitsmappe, auch wenn die Endung es sagt; bitte in der "
    "Tabellenkalkulation öffnen und als .xlsx speichern",
    en="{file} is no workbook, whatever its suffix says; open it in a spreadsheet program and save "
    "it as .xlsx",
)
BROKEN: Final = Text(
    de="{file} ist beschädigt oder unvollständig; bitte in der Tabellenkalkulation öffnen und neu "
    "speichern",
    en="{file} is damaged or incomplete; open it in a spreadsheet program and save it again",
)
BROKEN_PART: Final = Text(
    de="{file} ist beschädigt ({part}); bitte in der Tabellenkalkulation öffnen und neu speichern",
    en="{file} is damaged ({part}); open it in a spreadsheet program and save it again",
)
TOO_LARGE: Final = Text(
    de="{file} enthält ausgepackt {n} MB oder sehr viele Teile, höchstens {most} MB sind möglich; "
    "bitte als CSV lesen",
    en="{file} holds {n} MB unpacked or very many parts, {most} MB at most are possible; read it "
    "as CSV",
)
TOO_DENSE: Final = Text(
    de="{file} ist {n}-fach verdichtet, höchstens {most}-fach ist möglich; bitte in der "
    "Tabellenkalkulation öffnen und neu speichern",
    en="{file} is packed {n} to 1, {most} to 1 at most is possible; open it in a spreadsheet "
    "program and save it again",
)
