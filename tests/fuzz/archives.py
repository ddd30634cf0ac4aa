"""Damage to ZIP archives: to the files in them, to their directory, and to their bytes."""

from __future__ import annotations

import functools
import io
import re
import struct
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from tests.fuzz.damage import LARGEST, Seed, damaged, damaged_bytes

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

__all__ = ["damaged_archive", "members_of", "packed"]

GRAMMARS: Final = {".csv": "csv", ".xml": "xml", ".rels": "xml", ".vml": "xml"}
NAMES: Final = (
    *(
        "../actors.csv",
        "/actors.csv",
        "C:\\actors.csv",
        "a/b/c/actors.csv",
        "",
        "/",
        "..",
        "a/",
        "\0",
    ),
    *("ACTORS.CSV", "actors.csv.csv", "Akteure.csv", "actors.txt", ".csv", "__MACOSX/._x.csv"),
    *(
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
        "content.xml",
        "META-INF/manifest.xml",
        "x" * 999,
    ),
    *(
        "xl/workbook.bin",
        "xl/vbaProject.bin",
        "[Content_Types].xml",
        "xl/sharedStrings.xml",
        "ä.csv",
    ),
)
FIELDS: Final = (0, 1, 8, 9, 99, 0xFFFF, 0x7FFF, 0x8000)
TELLING: Final = re.compile(r"\.csv$|sheet[0-9]*\.xml$|sharedStrings|content\.xml")
"""The files of an archive that hold what people entered."""

ANY: Final = re.compile("")
SIGNS: Final = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")


@functools.lru_cache(maxsize=64)
def members_of(content: bytes) -> Mapping[str, bytes]:
    """Return the files of a sound archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Sequence[tuple[str, bytes]], *, deflated: bool = False) -> bytes:
    """Return files as an archive, whatever they are called and however often."""
    method = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method, compresslevel=1) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo("x")
            entry.filename = name
            entry.compress_type = method
            archive.NameToInfo.pop(name, None)  # else a name that stands twice is warned of
            archive.writestr(entry, content)
    return buffer.getvalue()


def damaged_archive(seed: Seed, others: Sequence[Seed], chance: random.Random) -> bytes:
    """Return an archive of which a file, the directory or some bytes are damaged.

    Parameters
    ----------
    seed
        The sound archive.
    others
        Archives to take parts from.
    chance
        Random numbers.

    Returns
    -------
    bytes
        Less than `damage.LARGEST`.
    """
    files = list(members_of(seed.content).items())
    match chance.random():
        case share if share < 0.12:
            return damaged_bytes(seed.content, [each.content for each in others], chance)
        case share if share < 0.2:
            return _with_odd_fields(seed.content, chance)
        case share if share < 0.3:
            files = _listed_otherwise(files, others, chance)
        case share if share < 0.305:
            files = _inflated(files, chance)
            return packed(files, deflated=True)[:LARGEST]
        case _:
            telling = TELLING if chance.random() < 0.8 else ANY
            places = [n for n, (name, _) in enumerate(files) if telling.search(name)]
            place = chance.choice(places or range(len(files)))
            files[place] = (files[place][0], _damaged_member(files[place], others, chance))
    return packed(files, deflated=chance.random() < 0.3)[:LARGEST]


def _damaged_member(
    file: tuple[str, bytes], others: Sequence[Seed], chance: random.Random
) -> bytes:
    """Return the content of a file of the archive, damaged as its kind of text can be."""
    name, content = file
    suffix = PurePosixPath(name).suffix.lower()
    grammar = GRAMMARS.get(suffix, "lines")
    alike = [
        Seed(other_name, other, grammar)
        for each in others
        for other_name, other in members_of(each.content).items()
        if PurePosixPath(other_name).suffix.lower() == suffix
    ]
    own = Seed(name, content, grammar)
    return damaged(own, alike or [own], chance)


def _listed_otherwise(
    files: list[tuple[str, bytes]], others: Sequence[Seed], chance: random.Random
) -> list[tuple[str, bytes]]:
    """Return files without one, with one renamed, doubled, from elsewhere, or with very many."""
    place = chance.randrange(len(files))
    name, content = files[place]
    match chance.randrange(6):
        case 0:
            del files[place]
        case 1:
            files[place] = (chance.choice(NAMES), content)
        case 2:
            files.insert(chance.randrange(len(files)), (name, chance.choice(files)[1]))
        case 3:
            files[place] = (name, chance.choice(files)[1])
        case 4:
            files += members_of(chance.choice(others).content).items()
        case _:
            files += [
                (f"{number}.csv", b"id\n") for number in range(chance.choice((10, 999, 5_001)))
            ]
    return files


def _inflated(files: list[tuple[str, bytes]], chance: random.Random) -> list[tuple[str, bytes]]:
    """Return files of which one is blown up to many times its packed size: a bomb."""
    place = chance.randrange(len(files))
    name, content = files[place]
    lines = content.splitlines(keepends=True) or [b"x"]
    line = chance.choice((lines[-1], chance.choice(lines), b"0", b"\n", b"<a/>", b";", b" "))
    size = chance.choice((9_000_000, 9_900_000, 30_000_000, 200_000_000))
    part = line * (size // max(len(line), 1))
    files[place] = (name, (content + part) if chance.random() < 0.5 else (part + content))
    return files


def _with_odd_fields(content: bytes, chance: random.Random) -> bytes:
    """Return an archive in whose headers a number or two say something else."""
    result = bytearray(content)
    for _ in range(chance.choice((1, 1, 2))):
        sign = chance.choice(SIGNS)
        places = [n for n in range(len(result)) if result.startswith(sign, n)] if sign else []
        if not places:
            continue
        start = chance.choice(places) + chance.randrange(4, 46, 2)
        size = chance.choice((2, 4))
        value = chance.choice((*FIELDS, 0x7FFFFFFF, 0xFFFFFFFF, len(result), zlib.crc32(content)))
        result[start : start + size] = struct.pack("<Q", value)[:size]
    return bytes(result)
