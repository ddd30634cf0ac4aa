"""The readers that are tried: every format of the registry, ours and foreign, and all others."""

from __future__ import annotations

import functools
import io
import random
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

import localeconomy as le
from localeconomy.io import read_places
from tests.fuzz import foreign, seeds
from tests.fuzz.archives import damaged_archive
from tests.fuzz.damage import LARGEST, Seed, damaged
from tests.fuzz.large import LARGE

__all__ = ["READERS", "Reader", "UnfitError", "content_of", "named"]

DAY: Final = "2024-03-15"
WIDEST: Final = 5_000
"""Delimiters in a line of what becomes a data frame."""


class UnfitError(Exception):
    """A damaged file is no case for this reader: another library refuses it first."""


@attrs.frozen(eq=False)
class Reader:
    """One way to read files.

    Parameters
    ----------
    name
        What it is called.
    suffix
        Of its files; empty where each keeps the name of its seed.
    seeds
        Gives its sound files.
    read
        Reads one; a network, or something that has one, is written and read again.
    archive
        Whether its files are archives, to be damaged inside.
    """

    name: str
    suffix: str
    seeds: Callable[[], Sequence[Seed]]
    read: Callable[[Path], object] = le.read
    archive: bool = False

    def case(self, chance: random.Random) -> tuple[str, bytes]:
        """Return the name and content of a damaged file."""
        known = self.seeds()
        seed = chance.choice(known)
        damage = damaged_archive if self.archive else damaged
        return (f"a{self.suffix}" if self.suffix else seed.name), damage(seed, known, chance)


def _unpacked(path: Path) -> dict[str, bytes]:
    """Return the files of an archive by their last names."""
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            entries = [each for each in archive.infolist() if Path(each.filename).name]
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise UnfitError
            return {
                Path(entry.filename).name.replace("\0", "0")[:200]: archive.read(entry)
                for entry in entries
                if Path(entry.filename).name != ".."
            }
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError) as error:
        raise UnfitError from error


def _read_folder(path: Path) -> object:
    folder = path.with_suffix("")
    folder.mkdir()
    for name, content in _unpacked(path).items():
        (folder / name).write_bytes(content)
    return le.read(folder)


def _read_frames(path: Path) -> object:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    frames: dict[str, Any] = {}
    for number, (name, content) in enumerate(_unpacked(path).items()):
        if Path(name).stem == "network":
            continue  # the heading, which is no table
        if max(line.count(b",") for line in content.split(b"\n")) > WIDEST:
            raise UnfitError  # pandas itself takes half a minute for a million columns
        try:
            dtype = str if len(content) % 2 else None
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # those of pandas are not ours
                # Without the first column as an index, of which pandas can make a level a cell.
                frame = pd.read_csv(io.BytesIO(content), dtype=dtype, index_col=False)
            make = (pd.DataFrame, pl.from_pandas, pa.Table.from_pandas)[(number + len(content)) % 3]
            frames[Path(name).stem] = make(frame)
        except Exception as error:
            raise UnfitError from error
    try:
        return le.from_frames(**frames, add_actors=len(frames) % 2 == 0)
    except TypeError as error:
        raise UnfitError from error


def _read_assessment(path: Path) -> object:
    return le.Assessment.from_json(path.read_bytes())


def _read_roster(path: Path) -> object:
    return le.read_roster(path, day=DAY, numbers=None)


def _read_matrix(path: Path) -> object:
    return le.read_matrix(path, day=DAY)


def _read_places(path: Path) -> object:
    return read_places(path, district="nord", day=DAY)


def _own(suffix: str, grammar: str) -> Callable[[], Sequence[Seed]]:
    return functools.partial(seeds.written, suffix, grammar)


def _archives() -> tuple[Seed, ...]:
    languages = (None, "de", "en")
    own = [seed for each in languages for seed in seeds.written(".zip", "csv", language=each)]
    return (*own, *foreign.csv_archives())


def _workbooks() -> tuple[Seed, ...]:
    return (*seeds.workbooks(), *foreign.spreadsheets())


READERS: Final = (
    Reader("json", ".json", _own(".json", "json")),
    Reader("csv archive", ".zip", _archives, archive=True),
    Reader("csv folder", ".zip", _archives, _read_folder, archive=True),
    Reader("csv file", "", foreign.csv_files),
    Reader("xlsx", ".xlsx", _workbooks, archive=True),
    Reader("xlsm", ".xlsm", foreign.spreadsheets, archive=True),
    Reader("ods", ".ods", foreign.open_documents, archive=True),
    Reader("graphml", ".graphml", _own(".graphml", "xml")),
    Reader("graphml foreign", ".graphml", foreign.graphml_files),
    Reader("gexf", ".gexf", _own(".gexf", "xml")),
    Reader("gexf foreign", ".gexf", foreign.gexf_files),
    Reader("node-link", ".graph.json", _own(".graph.json", "json")),
    Reader("node-link foreign", ".graph.json", foreign.node_link_files),
    Reader("pajek", ".net", _own(".net", "lines")),
    Reader("pajek foreign", ".net", foreign.pajek_files),
    Reader("dl", ".dl", _own(".dl", "lines")),
    Reader("dl foreign", ".dl", foreign.dl_files),
    Reader("geojson", ".geojson", _own(".geojson", "json")),
    Reader("roster", ".csv", foreign.rosters, _read_roster),
    Reader("matrix", ".csv", foreign.matrices, _read_matrix),
    Reader("places overpass", ".json", foreign.overpass, _read_places),
    Reader("places geojson", ".geojson", foreign.maps, _read_places),
    Reader("assessment", ".json", seeds.assessments, _read_assessment),
    Reader("frames", ".zip", _own(".zip", "csv"), _read_frames, archive=True),
)


def named(names: Sequence[str]) -> tuple[Reader, ...]:
    """Return the readers of some names; all of them where none is named."""
    return tuple(each for each in READERS if not names or each.name in names)


def content_of(reader: Reader, seed: int, number: int) -> tuple[str, bytes]:
    """Return the name and content of one file of a run: the same for the same seed and number.

    Below zero are the large files, whatever the seed.
    """
    if number < 0:
        return f"actors{reader.suffix or '.csv'}", LARGE[reader.name][-number - 1]()
    return reader.case(random.Random(f"{seed}/{reader.name}/{number}"))  # noqa: S311 - no secrets
