from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localeconomy import io
from localeconomy.errors import FileFormatError, LocalEconomyError, ValidationError
from localeconomy.io import dumps, loads
from localeconomy.io.json_format import upgraded
from localeconomy.language import Text
from localeconomy.model.network import Network
from localeconomy.model.records import TABLES, Actor, Headcount, Relationship
from localeconomy.model.table import Table
from tests.strategies import networks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from localeconomy.model.fields import Value

HEAD = '"format": "localeconomy/network", "version": 1'


def document(**tables: Value) -> str:
    return json.dumps({"format": "localeconomy/network", "version": 1, **tables})


def faults(text: str | bytes, language: str = "en") -> list[str]:
    """Return the lines of the one error that a text gives, without the heading."""
    with pytest.raises(ValidationError) as caught:
        loads(text, name="kino.json")
    heading, *lines = caught.value.into(language).splitlines()
    count = len(caught.value.problems)
    assert heading in {
        f"{count} problem in 'kino.json':",
        f"{count} problems in 'kino.json':",
        f"{count} Fehler in 'kino.json':",
    }
    return [line.removeprefix("  - ") for line in lines]


@settings(max_examples=40)
@given(networks())
def test_a_network_comes_back_as_it_was(network: Network) -> None:
    text = dumps(network)
    again = loads(text)
    assert again == network
    assert hash(again) == hash(network)
    assert dumps(again) == text
    assert loads(text.encode()) == network
    assert json.loads(text)["format"] == "localeconomy/network"


def test_the_bytes_are_those_that_are_documented() -> None:
    network = Network(
        title=Text(de="Ein Kiosk", en="A kiosk"),
        as_of="2003-06",
        actors=[
            Actor("kiosk", "Käse & Co.", kind="business", capacity_hours=2.5, since="1998"),
            Actor("verein", attributes={"b": (1, 2.0), "a": None}),
        ],
        relationships=[Relationship("verein", "kiosk", "support", weight=3.0, mutual=True)],
    )
    assert (
        dumps(network)
        == """\
{
  "format": "localeconomy/network",
  "version": 1,
  "title": {"de": "Ein Kiosk", "en": "A kiosk"},
  "as_of": "2003-06",
  "actors": [
    {"id": "kiosk", "name": "Käse & Co.", "kind": "business", "capacity_hours": 2.5, \
"since": "1998"},
    {"id": "verein", "attributes": {"a": null, "b": [1, 2.0]}}
  ],
  "relationships": [
    {"source": "verein", "target": "kiosk", "kind": "support", "weight": 3, "mutual": true}
  ]
}
"""
    )


def test_an_empty_network_is_its_format_and_version() -> None:
    assert json.loads(dumps(Network())) == {"format": "localeconomy/network", "version": 1}
    assert loads(dumps(Network())) == Network()


def test_the_order_of_attributes_does_not_change_the_bytes() -> None:
    one = Network(actors=[Actor("a", attributes={"x": {"p": 1, "q": 2}, "y": 1})])
    other = Network(actors=[Actor("a", attributes={"y": 1, "x": {"q": 2, "p": 1}})])
    assert one == other
    assert dumps(one) == dumps(other)


def test_columns_and_records_give_the_same_bytes() -> None:
    ties = [Relationship("a", "b", weight=2), Relationship("b", "a", weight=0.5)]
    columns = Table.from_columns(
        Relationship, source=["a", "b"], target=["b", "a"], weight=[2, 0.5]
    )
    actors = [Actor("a"), Actor("b")]
    one = Network(actors=actors, relationships=ties)
    assert dumps(one) == dumps(Network(actors=actors, relationships=columns))


def test_a_plain_title_holds_for_both_languages_and_a_byte_order_mark_is_read_over() -> None:
    text = document(title="Kiosk", description={"de": "D", "en": "E"})
    for given_text in (text, "\ufeff" + text, b"\xef\xbb\xbf" + text.encode()):
        network = loads(given_text)
        assert network.title == Text(de="Kiosk", en="Kiosk")
        assert network.description == Text(de="D", en="E")


def test_null_is_a_missing_value_and_not_a_default() -> None:
    network = loads(document(actors=[{"id": "a", "name": None, "attributes": None}]))
    assert network.actors["a"] == Actor("a")
    assert faults(document(actors=[{"id": "a", "kind": None, "illustrative": None}])) == [
        "actor 'a' (entry 1): kind: is missing; please give it",
        "actor 'a' (entry 1): illustrative: is missing; please give it",
    ]


def test_empty_text_is_not_a_missing_one() -> None:
    network = loads(document(actors=[{"id": "a", "name": ""}, {"id": "b"}]))
    assert network.actors.column("name") == ["", None]
    assert loads(dumps(network)) == network


ALL_AT_ONCE = """{"format": "localeconomy/network", "version": 1, "titel": 1, "title": 3,
"as_of": 2003,
"actors": [
  {"id": "a", "id": "b", "nmae": "x"},
  7,
  {"name": "y"},
  {"id": "c", "kind": "busness", "capacity_hours": -5, "lon": NaN, "lat": 1e999,
   "since": "2004", "until": "2003", "attributes": {"x": {"y": 1, "y": 2}}},
  {"id": "c", "name": 5, "district": "d", "known": "9999-12-31"}],
"headcounts": {"group": "businesses"},
"relationships": [
  {"source": "b", "target": "c", "kind": "freind", "weight": 0},
  {"source": "b", "target": "b", "weight": 1e400},
  {"source": "cc", "target": "b", "mutual": "yes"}]}"""


def test_all_faults_are_named_at_once_in_english() -> None:
    found = faults(ALL_AT_ONCE)
    kinds = "'cooperation', 'joint_marketing'"
    expected = [
        r"unknown name 'titel'; did you mean 'title'\?",
        r"title: 3 is not a text; give ",
        r'as_of: 2003 is not a date; write "YYYY", "YYYY-MM" or "YYYY-MM-DD"',
        r'headcounts: \{"group": "businesses"\} is not a list of records; write \[ … \]',
        r"actor 'b' \(entry 1\): 'id' stands in one entry more than once; give it once",
        r"actor 'b' \(entry 1\): unknown name 'nmae'; did you mean 'name'\?",
        r"actor '-' \(entry 2\): 7 is not a record; write \{ … \} with named fields",
        r"actor '-' \(entry 3\): id: is missing; please give it",
        r"actor 'c' \(entry 4\): 'y' stands in one entry more than once; give it once",
        r"actor 'c' \(entry 4\): kind: 'busness' is unknown; did you mean 'business'\?",
        r"actor 'c' \(entry 4\): capacity_hours: -5 is below 0; give at least 0",
        r"actor 'c' \(entry 4\): lon: NaN is not finite; leave unknown empty",
        r"actor 'c' \(entry 4\): lat: Infinity is not finite; leave unknown empty",
        r"actor 'c' \(entry 4\): until: 2003 is not after since 2004; check the dates",
        r"actor 'c' \(entry 5\): name: 5 is not a text; quote it",
        r"actor 'c' \(entry 5\): id: the id 'c' is used twice \(first by entry 4\)",
        r"actor 'c' \(entry 5\): known: '9999-12-31' is not a date of the calendar; leave an open",
        r"actor 'c' \(entry 5\): district: 'd' is not among the districts; there are none",
        rf"relationship 'b/c/-/-' \(entry 1\): kind: 'freind' is unknown; use one of {kinds}",
        r"relationship 'b/c/-/-' \(entry 1\): weight: 0 is not a weight of this kind of tie",
        r"relationship 'b/b/unspecified/-' \(entry 2\): a tie of an actor with itself; remove",
        r"relationship 'b/b/unspecified/-' \(entry 2\): weight: Infinity is not finite",
        r"relationship 'cc/b/unspecified/-' \(entry 3\): mutual: 'yes' is not true or false",
        r"relationship 'cc/b/unspecified/-' \(entry 3\): source: 'cc' is not among the actors; did",
    ]
    with pytest.raises(ValidationError) as caught:
        loads(ALL_AT_ONCE)
    told = [problem.into("en") for problem in caught.value.problems]
    for pattern in expected:
        assert [line for line in told if re.match(pattern, line)], pattern
    assert len(told) == len(expected)
    # Twenty are shown, in the order of the file; the rest is counted.
    assert found == [*told[:20], f"  … and {len(expected) - 20} more"]


def test_all_faults_are_named_at_once_in_german() -> None:
    found = faults(ALL_AT_ONCE, "de")
    for line in (
        "unbekannter Name 'titel'; meinten Sie 'title'?",
        "Akteur '-' (Eintrag 3): Kennung (id): fehlt; bitte angeben",
        (
            "Akteur 'c' (Eintrag 4): bis (until): 2003 liegt nicht nach „seit“ 2004; bitte die "
            "Daten prüfen"
        ),
        (
            "Akteur 'c' (Eintrag 4): verfügbare Stunden (capacity_hours): -5 ist kleiner als "
            "0; bitte mindestens 0 eintragen"
        ),
        "Akteur 'c' (Eintrag 4): Länge (lon): NaN ist keine endliche Zahl; Unbekanntes leer lassen",
        "  … und 4 weitere",
    ):
        assert line in found


BROKEN: dict[str, tuple[str | bytes, str, str]] = {
    "empty": ("", r"is empty; a network without records is", r"ist leer"),
    "blank": (" \n", r"is empty", r"ist leer"),
    "truncated in a text": (
        "{" + HEAD + ',\n "actors": [{"id": "a',
        r"line 2, column 20: unterminated string starting at; the file breaks off",
        r"Zeile 2, Spalte 20: der Text, der hier beginnt, endet nicht; die Datei bricht ab",
    ),
    "truncated after a value": (
        "{" + HEAD + ', "actors": [{"id": "a"}',
        r"line 1, column \d+: expecting ',' delimiter; the file breaks off",
        r"hier wird ein Komma erwartet; die Datei bricht ab",
    ),
    "missing comma": (
        "{" + HEAD + '\n"actors": []}',
        r"line 2, column 1: expecting ',' delimiter; correct it there",
        r"Zeile 2, Spalte 1: hier wird ein Komma erwartet; bitte dort berichtigen",
    ),
    "two documents": ("{" + HEAD + "} {}", r"extra data; correct", r"nach dem Ende steht noch"),
    "control character": (
        "{" + HEAD + ', "title": "a\nb"}',
        r"invalid control character",
        r"ein unerlaubtes Steuerzeichen",
    ),
    "UTF-16": (
        ("{" + HEAD + "}").encode("utf-16"),
        r"line 1: not in UTF-8; save the file in UTF-8",
        r"Zeile 1: nicht in UTF-8; bitte die Datei in UTF-8 speichern",
    ),
    "Latin-1": (
        ("{" + HEAD + ',\n"title": "Käse"}').encode("latin-1"),
        r"line 2: not in UTF-8",
        r"Zeile 2: nicht in UTF-8",
    ),
    "nested too deeply": ("[" * 100_000, r"nested too deeply", r"zu tief verschachtelt"),
    "nested too deeply in objects": ('{"a":' * 50_000, r"nested too deeply", r"zu tief"),
    "huge number": (
        "{" + HEAD + ', "title": ' + "9" * 5000 + "}",
        r"line 1, column \d+: a number of too many digits",
        r"eine Zahl mit zu vielen Ziffern",
    ),
    "list": ("[1]", r"holds no network but \[1\]; begin with", r"enthält kein Netzwerk, sondern"),
    "no format": ('{"actors": []}', r'"format" is missing; add "format"', r'"format" fehlt'),
    "other format": (
        '{"format": "else"}',
        r"""is 'else'; a network has "localeconomy/network\"""",
        r"ist 'else'; ein Netzwerk hat",
    ),
    "graph": (
        '{"nodes": [], "links": []}',
        r"looks like a graph of nodes and edges; rename the file to end in \.graph\.json",
        r"sieht nach einem Graphen aus Knoten und Kanten aus; .* auf .graph.json endet",
    ),
    "newer": (
        '{"format": "localeconomy/network", "version": 2}',
        r"has version 2; this release of the library reads version 1 at most: update",
        r"hat die Version 2; .* höchstens Version 1: bitte localeconomy aktualisieren",
    ),
}
for wrong in ("0", "-1", "true", "1.5", '"1"', "null", "NaN"):
    BROKEN[f"version {wrong}"] = (
        '{"format": "localeconomy/network", "version": ' + wrong + "}",
        r'"version" is .*; give a whole number from 1 to 1',
        r'"version" ist .*; bitte eine ganze Zahl von 1 bis 1',
    )
BROKEN["no version"] = (
    '{"format": "localeconomy/network"}',
    r'"version" is missing; add "version": 1',
    r'"version" fehlt; bitte "version": 1 ergänzen',
)


def test_values_of_the_form_are_shown_as_json_writes_them() -> None:
    assert faults(document(title=None, as_of=False, actors=None, seats=[None])) == [
        'title: null is not a text; give "…" or {"de": "…", "en": "…"}',
        'as_of: false is not a date; write "YYYY", "YYYY-MM" or "YYYY-MM-DD"',
        "actors: null is not a list of records; write [ … ]",
        "seat '-' (entry 1): null is not a record; write { … } with named fields",
    ]


def test_a_whole_number_may_be_written_with_a_point() -> None:
    """In JSON 2.0 and 2 are one number; so they are to a JSON Schema."""
    text = document(
        headcounts=[{"group": "members", "count": 40.0, "day": "2001"}],
        activities=[{"id": "a", "kind": "fair", "day": "2001", "attendance": {"members": 3.0}}],
    ).replace('"version": 1', '"version": 1.0')
    network = loads(text)
    assert network.headcounts[0].count == 40
    assert dict(network.activities["a"].attendance) == {"members": 3}
    assert '"count": 40,' in dumps(network)
    assert faults(document(headcounts=[{"group": "members", "count": 1.5, "day": "2001"}])) == [
        "headcount 'members/2001' (entry 1): count: 1.5 is not a whole number"
    ]


def test_a_network_is_told_as_json_and_back() -> None:
    network = Network(title="Käse", actors=[Actor("kiosk", kind="business")])
    assert network.to_json() == dumps(network)
    assert Network.from_json(network.to_json().encode()) == network
    with pytest.raises(FileFormatError, match=r"^'upload\.json' is empty; a network without"):
        Network.from_json(b"", name="upload.json")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.json", 'ein Netzwerk ohne Einträge ist {"format": "localeconomy/network"'),
        ("a.geojson", 'ein Netzwerk ohne Einträge ist {"type": "FeatureCollection"'),
        ("a.graph.json", 'ein Graph ohne Knoten ist {"nodes": [], "edges": []}'),
    ],
)
def test_what_is_named_instead_of_an_empty_file_can_be_read(
    tmp_path: Path, name: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(" \n", encoding="utf-8")
    with pytest.raises(FileFormatError) as caught:
        io.read(path)
    assert said in caught.value.into("de")
    path.write_text(str(caught.value)[str(caught.value).index("{") :], encoding="utf-8")
    assert io.read(path) == Network()


@pytest.mark.parametrize("case", BROKEN)
def test_a_text_that_is_no_network_is_told_in_both_languages(case: str) -> None:
    text, english, german = BROKEN[case]
    with pytest.raises(FileFormatError, match=english) as caught:
        loads(text, name="kino.json")
    assert re.search(german, caught.value.into("de"))
    assert str(caught.value).startswith("'kino.json'")
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("id", 7, r"id: 7 is not a text; quote it"),
        ("id", "", r"id: is empty; please give an id"),
        ("id", " \t", r"id: is empty; please give an id"),
        ("id", "\ud800", r"id: '\\ud800' is not valid Unicode; type it again"),
        ("name", ["x"], r'name: \["x"\] is not a text'),
        ("kind", {"a": 1}, r'kind: \{"a": 1\} is unknown'),
        ("capacity_hours", "5", r"capacity_hours: '5' is not a number"),
        ("capacity_hours", True, r"capacity_hours: true is not a number"),
        (
            "capacity_hours",
            10**30,
            r"capacity_hours: 10+ is too large; at most 9,007,199,254,740,992",
        ),
        ("supply", [None], r"supply: null is unknown"),
        ("supply", ["bakery", False], r"supply: false is unknown"),
        ("attributes", [None, "a", True], r'attributes: \[null, "a", true\] is not a mapping'),
        ("name", {"de": None}, r'name: \{"de": null\} is not a text'),
        ("lon", 181, r"lon: 181 is above 180; give at most 180"),
        ("since", 1998, r'since: 1998 is not a date; write "YYYY"'),
        ("since", "1998-13", r"since: there is no month 1998-13"),
        ("since", "2003-02-29", r"since: there is no day 2003-02-29"),
        ("since", "98", r"since: '98' is not a date"),
        ("since", "٢٠٠١", r"since: '٢٠٠١' is not a date"),
        ("attributes", {"x": {"y": {"": []}}, "z": [[[[[[]]]]]]}, r"attributes: 'z': .* mapping"),
        ("attributes", [1], r"attributes: \[1\] is not a mapping of names to texts"),
        ("attributes", {"x": "\udfff"}, r"attributes: 'x': '\\udfff' is not a mapping of names"),
        ("attributes", {"x\udfff": 1}, r"attributes: the name .*udfff' is not an unambiguous text"),
        ("attributes", {"ä": 1, "a\u0308": 2}, r"attributes: the name .*u0308' is not an unambig"),
    ],
)
def test_a_value_of_the_wrong_type_names_entry_field_value_and_remedy(
    field: str, value: object, told: str
) -> None:
    entry = {"id": "a", field: value}
    (line,) = faults(document(actors=[entry]))
    assert re.match(rf"actor '.*' \(entry 1\): {told}", line), line


def test_deep_values_of_an_attribute_are_a_fault_of_that_attribute() -> None:
    deep = "[" * 900 + "]" * 900
    text = "{" + HEAD + ', "actors": [{"id": "a", "attributes": {"x": ' + deep + "}}]}"
    (line,) = faults(text)
    assert re.match(r"actor 'a' \(entry 1\): attributes: 'x': .* is not a mapping", line)
    assert len(line) < 300


def test_ids_that_differ_only_by_normal_form_are_one_id() -> None:
    text = document(
        actors=[{"id": "Ba\u0308ckerei"}, {"id": "Kiosk"}],
        relationships=[{"source": "B\u00e4ckerei", "target": "Kiosk"}],
    )
    network = loads(text)
    assert network.relationships[0].source == network.actors[0].id == "B\u00e4ckerei"
    (line,) = faults(document(actors=[{"id": "Ba\u0308ckerei"}, {"id": "B\u00e4ckerei"}]))
    assert "is used twice (first by entry 1)" in line


@pytest.mark.parametrize("field", ["id", "name", "kind", "since", "district", "lon", "attributes"])
def test_a_text_of_50_mb_gives_a_short_error_quickly(field: str) -> None:
    entry = {"id": "a", field: "ä" * 25_000_000}
    text = json.dumps(
        {"format": "localeconomy/network", "version": 1, "actors": [entry]}, ensure_ascii=False
    ).encode()
    assert len(text) > 50_000_000
    begin = time.process_time()
    lines = faults(text)
    assert time.process_time() - begin < 10
    assert len(lines) == 1
    assert len(lines[0]) < 600
    assert "25000000 characters" in lines[0]


def test_a_title_or_unknown_name_of_50_mb_gives_a_short_error() -> None:
    long = "x" * 50_000_000
    lines = faults(document(title=long, **{long: 1}))
    assert len(lines) == 2
    assert max(map(len, lines)) < 600


@given(st.text(max_size=30) | st.binary(max_size=30))
def test_whatever_is_given_the_error_is_one_of_the_named_ones(text: str | bytes) -> None:
    with pytest.raises(LocalEconomyError):
        loads(text)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from([*TABLES, "title", "description", "as_of"]),
        json_values
        | st.lists(st.dictionaries(st.sampled_from(["id", "kind", "day"]), json_values)),
        max_size=3,
    )
)
def test_wrong_values_anywhere_are_faults_and_never_a_traceback(content: dict[str, Any]) -> None:
    told = None
    try:
        network = loads(document(**content))
    except ValidationError as error:
        told = error
    if told is None:
        assert loads(dumps(network)) == network
    else:
        assert told.problems
        assert told.into("de") != told.into("en")


def test_a_name_given_twice_outside_of_records_is_a_fault() -> None:
    text = "{" + HEAD + ', "title": {"de": "a", "en": "b", "en": "c"}, "actors": [], "actors": []}'
    assert faults(text) == [
        "'actors' stands in one entry more than once; give it once",
        "'en' stands in one entry more than once; give it once",
    ]


def test_older_versions_stay_readable_step_by_step() -> None:
    """Version 1 called actors "members", version 2 called them "people"; 3 is the newest."""
    steps: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
        1: lambda old: {**old, "people": old["members"]},
        2: lambda old: {**old, "actors": old["people"]},
    }
    old = {"version": 1, "members": ["a"]}
    new = upgraded(old, upgrades=steps, newest=3)
    assert (new["version"], new["actors"]) == (3, ["a"])
    assert old == {"version": 1, "members": ["a"]}
    assert upgraded({"version": 2, "people": ["b"]}, upgrades=steps, newest=3)["actors"] == ["b"]
    with pytest.raises(FileFormatError, match=r"has version 4; .* version 3 at most"):
        upgraded({"version": 4}, upgrades=steps, newest=3)


def test_a_required_field_whose_value_is_missing_everywhere_is_named_in_each_entry() -> None:
    lines = faults(document(headcounts=[{"group": "businesses"}, {"day": "2001"}]))
    assert lines == [
        "headcount 'businesses/-' (entry 1): count: is missing; please give it",
        "headcount 'businesses/-' (entry 1): day: is missing; please give it",
        "headcount '-/2001' (entry 2): group: is missing; please give it",
        "headcount '-/2001' (entry 2): count: is missing; please give it",
    ]
    whole = document(headcounts=[{"group": "businesses", "count": 41, "day": "2001"}])
    assert loads(whole).headcounts[0] == Headcount("businesses", 41, day="2001")
