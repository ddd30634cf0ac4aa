"""Reading pauses the search for cycles, and leaves it as it was."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import networkx as nx
import pytest

import localeconomy as le
from localeconomy.errors import LocalEconomyError
from localeconomy.model.problems import found
from localeconomy.model.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was else gc.disable)()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError
    assert gc.isenabled()


def test_what_the_caller_chose_stays() -> None:
    gc.disable()
    with uncollected():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_a_block_within_another_ends_with_the_outer_one() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_paused_while_a_graph_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = []

    def told(*given: object) -> object:
        seen.append(gc.isenabled())
        return found(*given)  # type: ignore[arg-type] # what it was called with

    monkeypatch.setattr("localeconomy.model.graph_network.found", told)
    with pytest.raises(LocalEconomyError, match="-1 is not a weight"):
        le.from_networkx(nx.DiGraph([("a", "b", {"weight": -1})]))
    path = tmp_path / "a.net"
    path.write_text("*Vertices 2\n*Arcs\n1 2 -1\n")
    with pytest.raises(LocalEconomyError, match="-1 is not a weight"):
        le.read(path)
    assert seen == [False, False]
    assert gc.isenabled()
