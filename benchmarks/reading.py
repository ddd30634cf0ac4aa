"""Reading a network: from CSV with nothing but the core, through a data frame, from a frame."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import localeconomy as le
from benchmarks import graphs
from benchmarks.measure import Row, Target, installed, median_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from benchmarks.measure import Times

__all__ = ["FRAMES", "frames_of", "measure", "peer_graph", "through_frames", "written"]

Frame: TypeAlias = Any
"""A data frame of any library."""

LAYER: Final = (
    "reading: ties with kinds, days and weights, and their actors; peer: pandas and networkx "
    "(MultiDiGraph with all attributes, nothing checked)"
)
MILLION: Final = 1_000_000
FROM_CSV, THROUGH_FRAME, FROM_FRAME = 6_000, 3_000, 1_000
"""Milliseconds for a million ties."""

PEER: Final = "networkx"


def measure(sizes: tuple[int, ...], repeats: int) -> Iterator[Row]:
    """Yield the rows: each way of reading, in time passed and in time of the processor.

    Parameters
    ----------
    sizes
        Numbers of ties.
    repeats
        Timed calls a row.

    Yields
    ------
    Row
        Two a size and a way of reading.
    """
    for ties in sizes:
        with tempfile.TemporaryDirectory() as name:
            yield from _rows(Path(name), ties, repeats)


def _rows(folder: Path, ties: int, repeats: int) -> Iterator[Row]:
    columns = graphs.power_law(ties)
    plain, german = (written(columns, folder, way) for way in (None, "de"))
    peer = _peer_times(lambda: (plain,), lambda path: peer_graph(frames_of(path, "pandas")), ties)
    for what, path in (("CSV", plain), ("German CSV", german)):
        ours = median_times(le.read, partial(tuple, [path]), repeats=repeats)[0]
        yield from _two(f"{ties:,} ties from {what}, the core alone", ours, peer, FROM_CSV, ties)
    for library in installed(tuple(FRAMES)):
        ours = median_times(
            partial(through_frames, library=library), partial(tuple, [plain]), repeats=repeats
        )[0]
        what = f"{ties:,} ties from CSV, through {library}"
        yield from _two(what, ours, peer, THROUGH_FRAME, ties)
    peer = _peer_times(lambda: (frames_of(plain, "pandas"),), peer_graph, ties)
    for library in installed(tuple(FRAMES)):
        frames = frames_of(plain, library)
        ours = median_times(_from_frames, partial(tuple, [frames]), repeats=repeats)[0]
        yield from _two(f"{ties:,} ties from a {library} frame", ours, peer, FROM_FRAME, ties)


def _two(work: str, ours: Times, peer: Times | None, limit: float, ties: int) -> tuple[Row, Row]:
    """Return the row of the time that passes, and that of the processor."""
    passed, used = (
        Row(
            LAYER,
            f"{work}{suffix}",
            "ms",
            getattr(ours, name) * 1000,
            {} if peer is None else {PEER: getattr(peer, name) * 1000},
            Target(limit) if ties == MILLION else None,
        )
        for suffix, name in (("", "wall"), (" (processor)", "cpu"))
    )
    return passed, used


def _peer_times(
    prepare: Callable[[], tuple[Any, ...]], work: Callable[..., Any], ties: int
) -> Times | None:
    """Return what the peer takes; of a million ties, half a minute each, once will do."""
    if len(installed(("pandas", PEER))) < 2:
        return None
    is_large = ties >= MILLION
    return median_times(work, prepare, repeats=1 if is_large else 3, warm_up=not is_large)[0]


def written(columns: graphs.Columns, folder: Path, language: str | None) -> Path:
    """Write ties and actors as CSV, and return their folder.

    Parameters
    ----------
    columns
        The ties.
    folder
        Where to write.
    language
        That of headers, kinds, numbers and dates; None writes the names that programs use.

    Returns
    -------
    pathlib.Path
        A new folder in ``folder``.
    """
    ties = le.Table.from_columns(le.Relationship, **graphs.texts_of(columns))
    network = le.Network(actors=graphs.actors_of(columns), relationships=ties)
    path = folder / (language or "plain")
    path.mkdir()
    le.write(network, path, language=language)
    return path


def _pandas(path: Path) -> Frame:
    import pandas as pd

    dates = ["since"] if path.stem == "relationships" else []
    # "NA" can be a name: only what is empty is missing.
    return pd.read_csv(path, parse_dates=dates, keep_default_na=False, na_values=[""])


def _polars(path: Path) -> Frame:
    import polars as pl

    return pl.read_csv(path, try_parse_dates=True)


def _arrow(path: Path) -> Frame:
    from pyarrow import csv

    return csv.read_csv(path)


FRAMES: Final[Mapping[str, Callable[[Path], Frame]]] = {
    "polars": _polars,
    "pyarrow": _arrow,
    "pandas": _pandas,
}
"""How each library reads a CSV file, by its name."""


def frames_of(folder: Path, library: str) -> dict[str, Frame]:
    """Return actors and ties of a folder as data frames.

    Parameters
    ----------
    folder
        What `written` returned.
    library
        A name in `FRAMES`.

    Returns
    -------
    dict
        Frames by table.
    """
    return {name: FRAMES[library](folder / f"{name}.csv") for name in ("actors", "relationships")}


def _from_frames(frames: Mapping[str, Frame]) -> le.Network:
    return le.from_frames(**frames)


def through_frames(folder: Path, library: str) -> le.Network:
    """Return the network of a folder of CSV, read by a library of data frames."""
    return _from_frames(frames_of(folder, library))


def peer_graph(frames: Mapping[str, Frame]) -> graphs.Graph:
    """Return what pandas and networkx make of the same: all attributes on nodes and edges."""
    import networkx as nx

    ties = frames["relationships"]
    graph: graphs.Graph = nx.from_pandas_edgelist(
        ties, "source", "target", edge_attr=True, create_using=nx.MultiDiGraph
    )
    graph.add_nodes_from(frames["actors"].set_index("id").to_dict("index").items())
    return graph
