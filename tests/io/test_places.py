"""Extracts of a map: which objects become businesses, where they lie, and what is wrong with files.

All objects are made up; forms and tags are those of Overpass, overpass-turbo, QuickOSM and GDAL.
"""

# ruff: noqa: E501 - messages stand here as they are printed

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import localeconomy as le
from localeconomy.errors import FileFormatError, LocalEconomyError, ValidationError
from localeconomy.io import places, places_extract
from localeconomy.io.places_tags import KEYS, NO_BUSINESS, NOT_IN_USE, SECTORS, SUPPLY, place_of
from localeconomy.model.attribution import is_attribution
from localeconomy.model.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from localeconomy.io import PlacesReading

STAMP = {"timestamp_osm_base": "2024-03-15T08:00:00Z"}
POINT = {"type": "Point", "coordinates": [6.9, 51.5]}
NAMED = "© OpenStreetMap contributors, ODbL 1.0, openstreetmap.org/copyright"


def node(number: int, /, lon: float = 6.9, lat: float = 51.5, **tags: str) -> dict[str, Any]:
    return {"type": "node", "id": number, "lon": lon, "lat": lat, "tags": tags}


def feature(tags: Mapping[str, Any], geometry: Any = None, **further: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {"type": "Feature", "properties": dict(tags), "geometry": geometry, **further}


@pytest.fixture
def overpass(tmp_path: Path) -> Callable[..., PlacesReading]:
    """Read elements of Overpass JSON."""

    def _read(*elements: Any, day: str | None = None, **head: Any) -> PlacesReading:  # noqa: ANN401 - any JSON
        path = tmp_path / "extract.json"
        document = {"osm3s": STAMP, "elements": elements} | head
        path.write_text(json.dumps(document), encoding="utf-8")
        return le.read_places(path, district="harbour", day=day)

    return _read


@pytest.fixture
def geojson(tmp_path: Path) -> Callable[..., PlacesReading]:
    """Read features of GeoJSON."""

    def _read(*features: Any, day: str | None = "2024-03-15", **head: Any) -> PlacesReading:  # noqa: ANN401 - any JSON
        path = tmp_path / "extract.geojson"
        document = {"type": "FeatureCollection", "features": features} | head
        path.write_text(json.dumps(document), encoding="utf-8")
        return le.read_places(path, district="harbour", day=day)

    return _read


def place(reading: PlacesReading) -> tuple[float | None, float | None]:
    (actor,) = reading.network.actors
    return actor.lon, actor.lat


def faults(read: Callable[[], object], language: str = "en") -> list[str]:
    with pytest.raises(ValidationError) as caught:
        read()
    return [problem.into(language) for problem in caught.value.problems]


def refusal(read: Callable[[], object], language: str = "en") -> str:
    with pytest.raises(FileFormatError) as caught:
        read()
    return caught.value.into(language)


class TestDraft:
    def test_a_business_has_sector_supply_place_and_source(
        self, overpass: Callable[..., PlacesReading]
    ) -> None:
        reading = overpass(node(1, 6.9, 51.5, shop="bakery", name="Korn"))
        assert list(reading.network.actors) == [
            le.Actor(
                "node/1",
                "Korn",
                kind="business",
                sector="Lebensmittel / food",
                sector_scheme="own",
                district="harbour",
                lon=6.9,
                lat=51.5,
                supply=("bakery",),
                attributes={"osm": "shop=bakery"},
                known="2024-03-15",
                source=NAMED,
            )
        ]

    def test_sectors_are_counted_the_most_frequent_first(
        self, overpass: Callable[..., PlacesReading]
    ) -> None:
        reading = overpass(
            node(1, shop="florist"),
            node(2, amenity="cafe"),
            node(3, amenity="restaurant"),
            node(4, shop="vacant"),
        )
        assert list(reading.network.sector_counts) == [
            le.SectorCount("harbour", sector, "own", count=n, day="2024-03-15", source=NAMED)
            for sector, n in (("Gastronomie / hospitality", 2), ("Einzelhandel / retail", 1))
        ]

    def test_it_is_a_draft_of_its_day_and_nothing_is_declared_complete(
        self, overpass: Callable[..., PlacesReading]
    ) -> None:
        network = overpass(node(1, shop="florist")).network
        assert str(network.as_of) == "2024-03-15"
        assert len(network.completeness) == 0
        assert network.title.de == "harbour"
        assert NAMED in network.description.de
        assert network.description.en.startswith("Draft from an extract of a map, not known to be")

    def test_the_district_may_be_given_with_what_it_needs(self, tmp_path: Path) -> None:
        path = tmp_path / "extract.json"
        path.write_text(
            json.dumps({"osm3s": STAMP, "elements": [node(1, shop="bakery")]}), encoding="utf-8"
        )
        home = le.District("hafen", "Hafenviertel", required_supply=["bakery", "doctor"])
        network = le.read_places(path, district=home).network
        assert list(network.districts) == [home]
        assert network.title.en == "Hafenviertel"
        assert network.actors["node/1"].district == "hafen"

    def test_what_is_no_business_is_counted_by_its_tag(
        self, overpass: Callable[..., PlacesReading]
    ) -> None:
        reading = overpass(
            node(1, shop="bakery"),
            node(2, amenity="bench"),
            node(3, amenity="bench"),
            node(4, highway="crossing"),
            node(5, office="government"),
            node(6, shop="vacant"),
            node(7) | {"tags": {"disused:shop": "butcher"}},
            node(8),
        )
        assert reading.left_out == {"amenity=bench": 2, "office=government": 1, "other": 1}
        assert reading.vacant == 2
        assert reading.into("de") == (
            "Unternehmen: 1, Branchen: 1; leere Läden: 2; Objekte, die keine Unternehmen sind: 4."
        )
        assert repr(reading) == (
            "<PlacesReading: businesses: 1, sectors: 1; empty shops: 2; objects that are no "
            "business: 4.>"
        )

    def test_a_day_that_is_given_counts(self, overpass: Callable[..., PlacesReading]) -> None:
        assert str(overpass(node(1, shop="bakery"), day="2023-01").network.as_of) == "2023-01"

    def test_without_a_day_it_is_asked_for(self, overpass: Callable[..., PlacesReading]) -> None:
        told = "'extract.json' does not say of which day the data is; give it with day"
        with pytest.raises(LocalEconomyError, match=re.escape(told.split("'", 2)[2])):
            overpass(node(1, shop="bakery"), osm3s={})
        with pytest.raises(LocalEconomyError, match="day='spring': not a date; give 'YYYY'"):
            overpass(node(1, shop="bakery"), day="spring")

    def test_without_businesses_there_is_the_district_alone(
        self, overpass: Callable[..., PlacesReading]
    ) -> None:
        network = overpass().network
        assert (len(network.districts), len(network.actors), len(network.sector_counts)) == (
            1,
            0,
            0,
        )


class TestPlacesOfOverpass:
    """A node has its own place; ways and relations one of several, by what was asked for."""

    def test_the_centre(self, overpass: Callable[..., PlacesReading]) -> None:
        way = {"type": "way", "id": 5, "tags": {"shop": "florist"}}
        assert place(overpass({**way, "center": {"lon": 6.5, "lat": 51.25}})) == (6.5, 51.25)

    def test_the_middle_of_the_outline(self, overpass: Callable[..., PlacesReading]) -> None:
        way = {"type": "way", "id": 5, "tags": {"shop": "florist"}}
        outline = [{"lon": 6.0, "lat": 51.0}, {"lon": 7.0, "lat": 51.5}, {"lon": 6.2, "lat": 52.0}]
        assert place(overpass({**way, "geometry": outline})) == (6.5, 51.5)

    def test_the_middle_of_the_bounds(self, overpass: Callable[..., PlacesReading]) -> None:
        box = {"minlon": 6.0, "minlat": 51.0, "maxlon": 7.0, "maxlat": 52.0}
        relation = {"type": "relation", "id": 5, "tags": {"shop": "mall;florist"}, "bounds": box}
        reading = overpass(relation)
        assert place(reading) == (6.5, 51.5)
        assert reading.network.actors["relation/5"].sector == "Einzelhandel / retail"

    def test_the_nodes_that_follow(self, overpass: Callable[..., PlacesReading]) -> None:
        """As ``out body; >; out skel;`` gives it: a tagged node may be listed again without tags.

        The third node of the way is not in the extract.
        """
        bare = [{"type": "node", "id": n, "lon": 6.0 + n, "lat": 51.0} for n in (1, 2)]
        reading = overpass(
            node(1, 7.0, 51.0, shop="kiosk"),
            {"type": "way", "id": 5, "tags": {"shop": "florist"}, "nodes": [1, 2, 3]},
            *bare,
        )
        found = reading.network.actors
        assert [each.id for each in found] == ["node/1", "way/5"]
        assert (found["way/5"].lon, found["way/5"].lat) == (7.5, 51.0)
        assert reading.left_out == {}

    def test_nowhere(self, overpass: Callable[..., PlacesReading]) -> None:
        reading = overpass({"type": "way", "id": 5, "tags": {"shop": "florist"}})
        assert (place(reading), reading.unplaced) == ((None, None), 1)


class TestGeoJson:
    def test_as_overpass_turbo_writes_it(self, geojson: Callable[..., PlacesReading]) -> None:
        reading = geojson(
            feature({"@id": "node/1", "shop": "bakery"}, POINT, id="node/1"),
            day=None,
            timestamp="2024-03-15T08:00:00Z",
        )
        assert [each.id for each in reading.network.actors] == ["node/1"]
        assert place(reading) == (6.9, 51.5)
        assert str(reading.network.as_of) == "2024-03-15"

    @pytest.mark.parametrize(
        ("said", "further", "name"),
        [
            ({"full_id": "w17", "osm_id": "17", "osm_type": "way"}, {}, "way/17"),
            ({"osm_type": "relation", "osm_id": 9}, {}, "relation/9"),
            ({"osm_id": "7"}, {}, "node/7"),
            ({"osm_way_id": "8", "osm_id": None}, {}, "way/8"),
            ({}, {"id": 4}, "feature/4"),
            ({}, {}, "feature/1"),
            ({"osm_id": "x"}, {}, "feature/1"),
        ],
    )
    def test_ids_of_other_tools(
        self,
        geojson: Callable[..., PlacesReading],
        said: dict[str, Any],
        further: dict[str, Any],
        name: str,
    ) -> None:
        """QuickOSM and GDAL name them differently; what has none counts by its place in the file."""
        reading = geojson(feature({"shop": "bakery", **said}, POINT, **further))
        assert [each.id for each in reading.network.actors] == [name]

    def test_areas_of_gdal_are_relations_and_lines_ways(
        self, geojson: Callable[..., PlacesReading]
    ) -> None:
        ring = [[6.0, 51.0], [7.0, 51.0], [6.0, 52.0], [6.0, 51.0]]
        reading = geojson(
            feature(
                {"osm_id": "1", "shop": "mall;toys"}, {"type": "Polygon", "coordinates": [ring]}
            ),
            feature({"osm_id": "1", "shop": "toys"}, {"type": "LineString", "coordinates": ring}),
        )
        assert [each.id for each in reading.network.actors] == ["relation/1", "way/1"]
        assert {(each.lon, each.lat) for each in reading.network.actors} == {(6.5, 51.5)}

    def test_tags_in_one_column_or_nested(self, geojson: Callable[..., PlacesReading]) -> None:
        reading = geojson(
            feature({"name": "Korn", "other_tags": r'"shop"=>"bakery","note"=>"a \"b\""'}),
            feature({"id": "node/2", "tags": {"amenity": "cafe"}}),
        )
        assert [each.sector for each in reading.network.actors] == [
            "Lebensmittel / food",
            "Gastronomie / hospitality",
        ]
        assert reading.unplaced == 2

    @pytest.mark.parametrize(
        "geometry",
        [
            {"type": "MultiPoint", "coordinates": [[6.0, 51.0], [7.0, 52.0, 30.0]]},
            {"type": "MultiPolygon", "coordinates": [[[[6, 51], [7, 51], [7, 52]]]]},
            {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Point", "coordinates": [6.0, 51.0]},
                    {"type": "Point", "coordinates": [7.0, 52.0]},
                ],
            },
        ],
    )
    def test_the_middle_of_any_geometry(
        self, geojson: Callable[..., PlacesReading], geometry: dict[str, Any]
    ) -> None:
        assert place(geojson(feature({"shop": "toys"}, geometry))) == (6.5, 51.5)


class TestFaults:
    def test_all_are_named_at_once(self, overpass: Callable[..., PlacesReading]) -> None:
        elements = [
            "shop",
            {"type": "street", "id": 1},
            {"type": "node", "id": True, "tags": {}},
            {"type": "node", "id": 2, "lon": 181, "lat": 51, "tags": {"shop": "toys"}},
            {"type": "node", "id": 3, "lon": 6.9, "lat": 51, "tags": ["shop"]},
            node(4, shop="toys"),
            node(4, shop="florist"),
        ]
        assert faults(lambda: overpass(*elements)) == [
            "object 1: 'shop' is not an object; fetch the extract again",
            "object 2: 'street/1' is neither a node nor a way nor a relation with a number; fetch it again with 'out center;'",
            "object 3: 'node/true' is neither a node nor a way nor a relation with a number; fetch it again with 'out center;'",
            "object 4: longitude 181, latitude 51 is no place on earth (−180 to 180, −90 to 90); export it in WGS 84 (EPSG:4326)",
            'object 5: ["shop"] are no tags with names; fetch the extract again',
            "object 7: 'node/4' is further up already and says something else; remove one of the two",
        ]

    def test_in_german_and_with_the_file(self, geojson: Callable[..., PlacesReading]) -> None:
        projected = {"type": "Point", "coordinates": [355000, 5707000]}
        features = [
            feature({"shop": "toys"}, projected),
            feature({"shop": "toys"}, {"type": "Point", "coordinates": []}),
            {"type": "Point"},
        ]
        with pytest.raises(ValidationError) as caught:
            geojson(*features)
        first, *further = caught.value.into("de").splitlines()
        assert re.fullmatch(r"3 Fehler in '.*extract\.geojson':", first)
        assert further == [
            "  - Objekt 1: Länge 355000, Breite 5707000 ist kein Ort der Erde (−180 bis 180, −90 bis 90); bitte in WGS 84 (EPSG:4326) ausgeben",
            "  - Objekt 2: [] sind keine Koordinaten; bitte [Länge, Breite] oder Listen davon angeben",
            '  - Objekt 3: {"type": "Point"} ist kein "Feature"; bitte den Auszug neu abrufen',
        ]

    def test_a_query_that_broke_off(self, overpass: Callable[..., PlacesReading]) -> None:
        remark = "runtime error: Query timed out in 'query' at line 3 after 26 seconds."
        told = refusal(lambda: overpass(node(1, shop="toys"), remark=remark))
        assert 'is incomplete, its query broke off: "runtime error: Query timed out' in told
        assert told.endswith("fetch it again with a smaller area or a longer time limit")
        assert len(overpass(node(1, shop="toys"), remark="thanks").network.actors) == 1

    def test_objects_without_any_tags(self, overpass: Callable[..., PlacesReading]) -> None:
        assert "no object has tags; fetch it again with 'out center;'" in refusal(
            lambda: overpass({"type": "node", "id": 1}, {"type": "node", "id": 2})
        )

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ('{"nodes": []}', 'is no extract of a map; name Overpass JSON with "elements"'),
            ("[]", "is no extract of a map"),
            ("<osm/>", "line 1, column 1: expecting value"),
            ('{"elements": [' + "[" * 100_000, "nested too deeply"),
        ],
    )
    def test_other_files(self, tmp_path: Path, content: str, told: str) -> None:
        path = tmp_path / "extract.json"
        path.write_text(content, encoding="utf-8")
        said = refusal(lambda: le.read_places(path, district="harbour"))
        assert told in said
        assert "extract.json" in said

    def test_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(FileFormatError, match=r"none\.json"):
            le.read_places(tmp_path / "none.json", district="harbour")

    def test_what_is_too_large(
        self,
        monkeypatch: pytest.MonkeyPatch,
        overpass: Callable[..., PlacesReading],
        geojson: Callable[..., PlacesReading],
    ) -> None:
        monkeypatch.setattr(places_extract, "MOST_OBJECTS", 1)
        monkeypatch.setattr(places_extract, "MOST_POINTS", 2)
        line = {"type": "LineString", "coordinates": [[6, 51], [7, 51], [7, 52]]}
        assert "has 2 objects, 1 at most can be read; take a smaller extract" in refusal(
            lambda: overpass(node(1, shop="toys"), node(2, shop="toys"))
        )
        assert faults(lambda: geojson(feature({"shop": "toys"}, line))) == [
            "object 1: the outline has more than 2 points; simplify it"
        ]
        monkeypatch.setattr(places_extract, "LARGEST", 5)
        assert "million bytes" in refusal(lambda: overpass(node(1, shop="toys")))


class TestTable:
    """The table of tags: what it says, and that it cannot contradict itself."""

    @pytest.mark.parametrize(
        ("tags", "sector", "supply"),
        [
            ({"shop": "bakery"}, "Lebensmittel / food", ("bakery",)),
            ({"shop": "supermarket"}, "Lebensmittel / food", ("groceries",)),
            ({"shop": "anything"}, "Einzelhandel / retail", ()),
            ({"shop": "chemist"}, "Einzelhandel / retail", ("chemist",)),
            ({"craft": "bakery"}, "Lebensmittel / food", ("bakery", "craft")),
            ({"craft": "carpenter"}, "Bau und Ausbau / building trades", ("craft",)),
            ({"shop": "car_repair"}, "Kfz und Zweirad / vehicles", ()),
            ({"amenity": "doctors", "healthcare": "doctor"}, "Gesundheit / health", ("doctor",)),
            ({"healthcare": "nurse"}, "Pflege und Soziales / care", ()),
            ({"office": "tax_advisor"}, "Recht und Steuern / law and tax", ()),
            ({"office": "coworking"}, "Büros und Dienste / offices and services", ()),
            ({"shop": "kiosk", "post_office": "yes"}, "Einzelhandel / retail", ("post",)),
            ({"shop": "kiosk", "post_office": "no"}, "Einzelhandel / retail", ()),
            ({"shop": "mall; Bakery "}, "Lebensmittel / food", ("bakery",)),
            ({"shop": "vacant", "office": "lawyer"}, "Recht und Steuern / law and tax", ()),
        ],
    )
    def test_examples(self, tags: dict[str, str], sector: str, supply: tuple[str, ...]) -> None:
        found = place_of(tags)
        assert found is not None
        assert (found.sector, found.supply) == (sector, supply)

    @pytest.mark.parametrize(
        "tags",
        [
            {"amenity": "bench"},
            {"office": "government"},
            {"healthcare": "hospital"},
            {"shop": "no"},
            {"tourism": "museum"},
            {"building": "retail"},
            {},
        ],
    )
    def test_no_business(self, tags: dict[str, str]) -> None:
        found = place_of(tags)
        assert found is None or (found.sector is None and not found.is_vacant)

    def test_no_value_stands_in_two_sectors_of_one_key(self) -> None:
        named = [
            (key, value)
            for values in SECTORS.values()
            for key, listed in values.items()
            for value in listed.split()
        ]
        assert len(named) == len(set(named))
        assert {key for key, _ in named} == set(KEYS)

    def test_it_names_no_business_that_is_none(self) -> None:
        for values in SECTORS.values():
            for key, listed in values.items():
                assert NO_BUSINESS.get(key, frozenset()).isdisjoint(listed.split())
                assert NOT_IN_USE.isdisjoint(listed.split())

    def test_supply_is_that_of_the_vocabulary_in_its_order(self) -> None:
        known = list(vocabulary("supply"))
        assert list(SUPPLY) == [each for each in known if each in SUPPLY]

    @given(
        st.dictionaries(
            st.sampled_from([*KEYS, "post_office", "disused:shop", "name"]),
            st.sampled_from(["bakery", "vacant", "no", "x;y", " ; ", "doctors", "mall", "*", ""]),
        )
    )
    def test_any_tags_have_one_answer(self, tags: dict[str, str]) -> None:
        found = place_of(tags)
        if found is not None:
            key, value = found.tag.split("=", 1)
            assert value in [tags[key], *(part.strip() for part in tags[key].split(";"))]
            assert found.sector is None or (found.sector in SECTORS and not found.is_vacant)


def test_reports_name_where_the_data_is_from(overpass: Callable[..., PlacesReading]) -> None:
    """The licence asks for it, in every form and with or without names."""
    from localeconomy.report.recommendations_text import list_recommendations
    from localeconomy.report.text import render

    assert places.ATTRIBUTION == NAMED
    assert is_attribution(NAMED)
    network = overpass(node(1, shop="bakery")).network
    for names in (True, False):
        assessment = le.assess(network, names=names)
        assert assessment.provenance.attributions == (NAMED,)
        assert render(assessment, "de", width=120).count(NAMED) == 1
        assert "Enthält Daten unter Lizenzen, die eine Namensnennung verlangen:" in render(
            assessment, "de"
        )
        assert assessment.to_dict()["provenance"]["attributions"] == [NAMED]
        assert le.Assessment.from_json(assessment.to_json()) == assessment
    found = le.recommend(network)
    assert NAMED in list_recommendations(found, "en", width=120)
    assert found.to_dict()["provenance"]["attributions"] == [NAMED]


def test_a_record_joined_to_the_draft_keeps_its_heading(
    overpass: Callable[..., PlacesReading],
) -> None:
    """The draft is the older network; the record says who belongs, and its words hold.

    Two of the district's three businesses are members; one more was not on the map.
    """
    draft = overpass(
        node(1, shop="bakery", name="Korn"),
        node(2, shop="hairdresser"),
        node(3, amenity="cafe"),
    ).network
    own = le.Network(
        title="Harbour traders",
        as_of="2025-12-31",
        organisations=[le.Organisation("traders", form="formal", founded="2021-03")],
        districts=[le.District("harbour", inhabitants=12_400)],
        actors=[
            le.Actor("traders", kind="network"),
            le.Actor("node/1", "Korn & Sons", kind="business"),
            le.Actor(
                "joiner", kind="business", sector="Handwerk und Reparatur / crafts and repair"
            ),
        ],
        memberships=[
            le.Membership(each, "traders", since="2021-03") for each in ("node/1", "joiner")
        ],
    )
    merged = draft.merge(own)
    network = merged.network
    assert [conflict.into("en") for conflict in merged.conflicts] == [
        "actor 'node/1': name: 'Korn' → 'Korn & Sons'"
    ]
    assert (network.title.en, str(network.as_of)) == ("Harbour traders", "2025-12-31")
    assert network.districts["harbour"].inhabitants == 12_400
    assert len(network.actors) == 5
    alone, together = le.assess(own), le.assess(network)
    assert alone["sector_mix"].state is le.State.UNKNOWN
    assert together["sector_mix"].state is le.State.PARTIAL
    assert together["sector_mix"].n == 2
    # A map says who is there, not who works with whom: nothing else becomes known by it.
    differing = {each.id for each in together.findings if each.state is not alone[each.id].state}
    assert differing == {"sector_mix"}
    assert together.provenance.attributions == (NAMED,)
    assert alone.provenance.attributions == ()
