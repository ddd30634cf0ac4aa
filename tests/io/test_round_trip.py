"""Every format that is registered gives back what it was given, or what it says that it keeps."""

from __future__ import annotations

import itertools
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

import localeconomy as le
from localeconomy.errors import LeftOutWarning
from localeconomy.io.losses import losses
from localeconomy.io.registry import formats
from tests.strategies import AWKWARD, networks

if TYPE_CHECKING:
    from localeconomy.io.registry import Format
    from localeconomy.model.network import Network

FORMATS = {each.suffixes[0]: each for each in formats().values()}
LOSSLESS = [suffix for suffix, each in FORMATS.items() if each.kept is None]


def awkward() -> Network:
    """Every text that has broken a reader as an id and a name, and empty text against missing."""
    actors = [
        le.Actor(text, name=text, kind="business", sector=text, attributes={"text": text})
        for text in AWKWARD
        if text.strip() and text != "Ba\u0308ckerei"  # no id, and the same as its other form
    ]
    actors += [
        le.Actor("decomposed", name="Ba\u0308ckerei"),
        le.Actor("empty", name="", attributes={"empty": "", "none": None, "zero": 0}),
        le.Actor("missing", name=None),
        le.Actor("alarm", name="a\x07b\r\nc_x0007_d\x85e\ufffef", sector="&#228; &amp; ]]>"),
    ]
    ids = [actor.id for actor in actors]
    return le.Network(
        title=le.Text(de="=1+1; Käse", en="=1+1, cheese"),
        description="line\nbreak",
        as_of="2025-12",
        actors=actors,
        relationships=[
            le.Relationship(one, other, "supply", weight=0.1 + n, mutual=n % 2 == 0, origin=one)
            for n, (one, other) in enumerate(itertools.pairwise(ids))
        ],
        memberships=[le.Membership(ids[0], ids[1], source="")],
        headcounts=[le.Headcount("residents", 0, day="2025-01")],
    )


def there_and_back(network: Network, suffix: str, folder: str) -> Network:
    path = Path(folder) / f"network{suffix}"
    chosen: Format = FORMATS[suffix]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        le.write(network, path)
    left_out = () if chosen.kept is None else losses(network, chosen.kept(network))
    assert [each.category for each in caught] == [LeftOutWarning] * bool(left_out)
    for loss in left_out:
        assert loss.en in str(caught[0].message)
    return le.read(path)


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=25)
@given(network=networks())
def test_what_is_written_is_read_back(suffix: str, network: Network) -> None:
    kept = FORMATS[suffix].kept
    expected = network if kept is None else kept(network)
    with tempfile.TemporaryDirectory() as folder:
        assert there_and_back(network, suffix, folder) == expected


@pytest.mark.parametrize("suffix", FORMATS)
def test_awkward_texts_come_back(suffix: str, tmp_path: Path) -> None:
    network = awkward()
    kept = FORMATS[suffix].kept
    again = there_and_back(network, suffix, str(tmp_path))
    assert again == (network if kept is None else kept(network))
    assert [actor.id for actor in again.actors] == [actor.id for actor in network.actors]


@pytest.mark.parametrize("suffix", LOSSLESS)
def test_empty_text_is_not_missing(suffix: str, tmp_path: Path) -> None:
    again = there_and_back(awkward(), suffix, str(tmp_path))
    assert again.actors["empty"].name == ""
    assert again.actors["empty"].attributes == {"empty": "", "none": None, "zero": 0}
    assert again.actors["missing"].name is None
    assert again.actors["007"].sector == "007"
    assert again.memberships[0].source == ""


def test_the_bundled_networks_come_back_from_every_format(tmp_path: Path) -> None:
    for name in le.examples():
        network = le.example(name)
        for suffix, chosen in FORMATS.items():
            expected = network if chosen.kept is None else chosen.kept(network)
            assert there_and_back(network, suffix, str(tmp_path)) == expected, (name, suffix)


@pytest.mark.parametrize("suffix", sorted(set(FORMATS) - {".xlsx"}))
def test_equal_networks_give_equal_files(suffix: str, tmp_path: Path) -> None:
    """Excel's writer stamps the time; all others are the same bytes for the same network."""
    for name in ("one", "other"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", LeftOutWarning)
            le.write(awkward(), tmp_path / f"{name}{suffix}")
    one, other = (tmp_path / f"{name}{suffix}" for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_all_formats_take_part() -> None:
    assert {".json", ".zip", ".graphml", ".gexf", ".graph.json", ".net", ".dl"} <= set(FORMATS)
    assert {".net", ".dl", ".geojson"} == set(FORMATS) - set(LOSSLESS)
