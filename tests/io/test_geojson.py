"""GeoJSON: what stands where for other programs, and what comes back."""

# ruff: noqa: E501 - messages stand here as they are printed

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

import localeconomy as le
from localeconomy.errors import FileFormatError, LeftOutWarning, ValidationError
from localeconomy.io import geojson_format
from tests.strategies import networks

if TYPE_CHECKING:
    from pathlib import Path

OPEN_DATA = "Stadt Musterstadt, dl-de/by-2-0"


def quarter() -> le.Network:
    return le.Network(
        title=le.Text(de="Hafenviertel", en="Harbour quarter"),
        as_of="2025-12",
        districts=[le.District("hafen", inhabitants=12_400)],
        actors=[
            le.Actor("bakery", "Bäckerei", kind="business", lon=6.9, lat=51.5, source=OPEN_DATA),
            le.Actor("café", kind="business", district="hafen", source="interview of 3 May"),
            le.Actor("verein", kind="network", lon=7.0),
        ],
    )


def document(network: le.Network) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(geojson_format.dumps(network))
    return found


def test_the_whole_document() -> None:
    """By RFC 7946: a place is longitude, then latitude; nowhere is null.

    Half a place is none, and stays among the properties. Only the licence's source is an
    attribution of the map.
    """
    assert document(quarter()) == {
        "type": "FeatureCollection",
        "localeconomy": {
            "format": "localeconomy/network",
            "version": 1,
            "title": {"de": "Hafenviertel", "en": "Harbour quarter"},
            "as_of": "2025-12",
            "districts": [{"id": "hafen", "inhabitants": 12400}],
        },
        "attribution": OPEN_DATA,
        "features": [
            {
                "type": "Feature",
                "id": "bakery",
                "geometry": {"type": "Point", "coordinates": [6.9, 51.5]},
                "properties": {
                    "id": "bakery",
                    "name": "Bäckerei",
                    "kind": "business",
                    "source": OPEN_DATA,
                },
            },
            {
                "type": "Feature",
                "id": "café",
                "geometry": None,
                "properties": {
                    "id": "café",
                    "kind": "business",
                    "district": "hafen",
                    "source": "interview of 3 May",
                },
            },
            {
                "type": "Feature",
                "id": "verein",
                "geometry": None,
                "properties": {"id": "verein", "kind": "network", "lon": 7},
            },
        ],
    }


def test_one_line_a_feature_and_the_same_bytes() -> None:
    text = geojson_format.dumps(quarter())
    assert sum(line.startswith('    {"type": "Feature"') for line in text.splitlines()) == 3
    assert text == geojson_format.dumps(quarter())


def test_an_empty_network() -> None:
    assert document(le.Network())["features"] == []
    assert "attribution" not in document(le.Network())


@settings(max_examples=25)
@given(network=networks())
def test_it_comes_back(network: le.Network) -> None:
    text = geojson_format.dumps(network)
    assert geojson_format.loads(text) == geojson_format.kept(network)
    assert geojson_format.loads(text.encode()) == geojson_format.kept(network)


def test_what_a_map_cannot_hold_is_named(tmp_path: Path) -> None:
    network = quarter().with_records(
        relationships=[le.Relationship("bakery", "café", "supply")],
        sector_counts=[le.SectorCount("hafen", "food", count=3, day="2024")],
    )
    with pytest.warns(LeftOutWarning, match="GeoJSON does not hold 1 sector count; 1 rel"):
        le.write(network, tmp_path / "map.geojson")
    assert le.read(tmp_path / "map.geojson") == quarter()


class TestEditedInAMapProgram:
    """A map may have moved, raised or removed a point, and added properties of its own."""

    def edited(self, **changes: Any) -> str:  # noqa: ANN401 - any JSON
        found = document(quarter())
        found["features"][0] |= changes
        return json.dumps(found)

    def test_a_point_was_moved(self) -> None:
        moved = {"type": "Point", "coordinates": [6.8, 51.4, 43.0]}
        actor = geojson_format.loads(self.edited(geometry=moved)).actors["bakery"]
        assert (actor.lon, actor.lat) == (6.8, 51.4)

    def test_a_point_was_removed(self) -> None:
        actor = geojson_format.loads(self.edited(geometry=None)).actors["bakery"]
        assert (actor.lon, actor.lat) == (None, None)

    def test_an_outline_is_no_place_of_an_actor(self) -> None:
        line = {"type": "LineString", "coordinates": [[6, 51], [7, 51]]}
        with pytest.raises(ValidationError, match=r"actor 'bakery'.*lon"):
            geojson_format.loads(self.edited(geometry=line))

    def test_unknown_properties_are_named(self) -> None:
        properties = {"id": "bakery", "kind": "busines", "colour": "red"}
        with pytest.raises(ValidationError) as caught:
            geojson_format.loads(self.edited(properties=properties), name="map.geojson")
        known = caught.value.problems[0].into("de")
        assert known.startswith("Akteur 'bakery' (Eintrag 1): unbekannter Name 'colour'; ")
        assert [each.into("de") for each in caught.value.problems] == [
            known,
            "Akteur 'bakery' (Eintrag 1): Art (kind): 'busines' ist unbekannt; meinten Sie 'business'?",
        ]

    def test_what_is_no_feature(self) -> None:
        found = document(quarter())
        found["features"][1] = "café"
        with pytest.raises(ValidationError, match=r"entry 2.*'café' is not a record"):
            geojson_format.loads(json.dumps(found))


class TestOtherFiles:
    def refusal(self, content: str) -> str:
        with pytest.raises(FileFormatError) as caught:
            geojson_format.loads(content, name="map.geojson")
        return caught.value.into("en")

    def test_a_map_of_others_is_read_elsewhere(self) -> None:
        told = self.refusal('{"type": "FeatureCollection", "features": []}')
        assert (
            told
            == "'map.geojson' is GeoJSON but no network; read_places() reads an extract of a map"
        )

    def test_cut_off(self) -> None:
        text = '{"localeconomy": {"format": "localeconomy/network", "version": 1}}'
        assert self.refusal(text) == "'map.geojson': \"features\" is missing; use the complete file"

    def test_too_deep(self) -> None:
        assert "nested too deeply" in self.refusal("[" * 100_000)
