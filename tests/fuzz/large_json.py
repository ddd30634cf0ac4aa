"""Large JSON files, sound or all faults: networks, graphs, maps and assessments."""

from __future__ import annotations

import json
from typing import Any, Final

from tests.fuzz.bulk import SIZE, Make, repeated
from tests.fuzz.seeds import assessments

__all__ = ["ASSESSMENTS", "GRAPHS", "MAPS", "NETWORKS", "OVERPASS", "OWN_MAPS", "colliding"]

HEAD: Final = '{"format": "localeconomy/network", "version": 1, '


def _table(entry: str, table: str = "actors", before: str = "") -> Make:
    return lambda: repeated(entry, f'{HEAD}{before}"{table}": [', "]}", ",\n")


TWO: Final = '"actors": [{"id": "a"}, {"id": "b"}], '
NETWORKS: Final = (
    _table('{"id": "a#"}'),
    _table('{"id": "a"}'),
    _table('{"id": "a#", "kind": "busines#"}'),
    _table('{"id": "a#", "knid#": 1}'),
    _table('{"id": "a#", "since": "20#"}'),
    _table('{"id": "a#", "district": "distric#"}'),
    _table('{"id": "a#", "attributes": {"x": [1, {"y": [2.5, null]}]}}'),
    _table('{"id": "a#", "why_missing": {"kind": "not state#"}}'),
    _table('{"id": "a#", "supply": ["ban#", "bank", "bank"]}'),
    _table("{}"),
    _table("#"),
    _table("[]"),
    _table('{"id": null, "id": "a", "id": 1}'),
    _table('{"source": "a", "target": "b"}', "relationships", TWO),
    _table(
        '{"source": "a", "target": "b", "since": "2001", "until": "2000"}', "relationships", TWO
    ),
    _table('{"source": "a#", "target": "a#"}', "relationships", TWO),
    _table('{"source": "a", "target": "b", "kind": "freind#"}', "relationships", TWO),
    _table('{"area": "finance", "deputies": ["a", "b#", "a"]}', "responsibilities", TWO),
    _table('{"table": "actor#", "kinds": ["x#"]}', "completeness"),
    _table('{"id": "f#", "attendance": {"resident#": 1}}', "activities"),
    lambda: repeated('"x#": 1', HEAD, "}", ","),
    lambda: repeated('"x": 1', HEAD, "}", ","),
    lambda: repeated('"k#": #', HEAD + '"actors": [{"id": "a", "attributes": {', "}}]}", ","),
    lambda: repeated('"k#": #', HEAD + '"actors": [{', "}]}", ","),
    lambda: repeated('"b#"', HEAD + '"responsibilities": [{"deputies": [', "]}]}", ","),
    lambda: repeated("1" * 399, HEAD + '"actors": [', "]}", ","),
    lambda: repeated("a\\u0301", HEAD + '"title": "', '"}'),
    lambda: repeated("[", HEAD + '"title": '),
    lambda: repeated('{"a":', HEAD + '"actors": '),
)


def _graph(node: str, edges: str = "[]") -> Make:
    return lambda: repeated(node, '{"nodes": [', f'], "edges": {edges}}}', ",")


def _edges(edge: str) -> Make:
    return lambda: repeated(edge, '{"nodes": [{"id": 1}, {"id": 2}], "links": [', "]}", ",")


def colliding() -> bytes:
    """Whole numbers that Python's mappings cannot tell apart by their hash."""
    nodes = ",".join(f'{{"id": {number * (2**61 - 1)}}}' for number in range(1, 27_000))
    return f'{{"nodes": [{nodes}], "links": []}}'.encode()


GRAPHS: Final = (
    _graph('{"id": "a#", "kind": "busines#", "name": "x"}'),
    _graph('{"id": "a#", "x#": #}'),
    _graph('{"id": 1}'),
    _graph("{}"),
    _graph('{"id": [1, "#"]}'),
    colliding,
    _edges('{"source": 1, "target": 2, "kind": "freind#"}'),
    _edges('{"source": 1, "target": 2, "key": 0}'),
    _edges('{"source": "a#", "target": 2}'),
    _edges('{"source": 1, "target": 2, "since": "20#"}'),
    _edges('{"source": 1, "target": 1}'),
)


def _places(element: str) -> Make:
    return lambda: repeated(element, '{"elements": [', "]}", ",")


def _features(feature: str) -> Make:
    return lambda: repeated(feature, '{"type": "FeatureCollection", "features": [', "]}", ",")


POINT: Final = '{"type": "Point", "coordinates": [6.9, 51.5]}'
OVERPASS: Final = (
    _places('{"type":"node","id":#,"lat":51.5,"lon":6.9,"tags":{"shop":"bakery","name":"B#"}}'),
    _places('{"type":"node","id":#,"tags":{"shop":"x#"}}'),
    _places('{"type":"node","id":1,"tags":{"shop":"x#"}}'),
    _places("{}"),
    lambda: repeated('"k#":"#"', '{"elements": [{"type":"node","id":1,"tags":{', "}}]}", ","),
    lambda: repeated(
        '{"lat":51.5,"lon":6.9}', '{"elements": [{"type":"way","id":1,"geometry":[', "]}]}", ","
    ),
)
MAPS: Final = (
    _features(f'{{"type":"Feature","geometry":{POINT},"properties":{{"shop":"bakery"}}}}'),
    _features('{"type":"Feature","geometry":null,"properties":{"shop":"x#"}}'),
    lambda: repeated(
        "[6.9,51.5]",
        '{"features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[',
        "]]}}]}",
        ",",
    ),
    lambda: repeated(
        "[[",
        '{"features":[{"type":"Feature","properties":{},"geometry":{"type":"x","coordinates":',
    ),
)


def _own_map(feature: str) -> Make:
    head = '{"type": "FeatureCollection", "localeconomy": ' + HEAD[:-2] + '}, "features": ['
    return lambda: repeated(feature, head, "]}", ",")


OWN_MAPS: Final = (
    _own_map(f'{{"type":"Feature","geometry":{POINT},"properties":{{"id":"a#"}}}}'),
    _own_map('{"type":"Feature","geometry":null,"properties":{"id":"a#","kind":"busines#"}}'),
    _own_map('{"geometry":{"coordinates":[[[[]]]]},"properties":{"id":"a"}}'),
)


def _assessment(key: str) -> bytes:
    """Return an assessment in which one list is very long."""
    document: dict[str, Any] = json.loads(assessments()[0].content)
    entries = document[key]
    size = max(len(json.dumps(entries[0])), 1)
    document[key] = entries + entries[:1] * ((SIZE - len(json.dumps(document))) // size)
    return json.dumps(document).encode()


ASSESSMENTS: Final = (
    *(lambda key=key: _assessment(key) for key in ("findings", "verdicts", "families")),
    lambda: repeated("[", '{"format": "localeconomy/assessment", "version": 1, "title": '),
)
